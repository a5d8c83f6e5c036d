# SPDX-License-Identifier: Apache-2.0
"""German industry and trade: pumps, chemicals, wholesale, building, online shop, host listing."""
from l_zb_kit import *


@layout("zb-de-pumpenwerk-drei-zeilen-pe-hundert")
def _(name):
    I = ((1, "40-118820-3", "GD 4711.22", "Gleitringdichtung 38 mm, SiC/SiC/EPDM", 16, "Stck", "118.40", 1, "Zeichnung 38-20117 Index C"), (2, "40-003310-0", "SKT M10x35", "Sechskantschraube ISO 4017 M10x35 A4-70", 2400, "Stck", "31.65", 100, "Werkszeugnis 2.2 nach EN 10204"), (3, "40-090044-7", "LGR 6308-C3", "Rillenkugellager 6308-2RS/C3", 40, "Stck", "14.92", 1, "Fabrikat nach Ihrer Wahl, kein Import aus Drittland"), (4, "40-771002-1", "OEL VG46", "Lageröl ISO VG 46, Gebinde 20 l", 10, "Kan", "67.30", 1, "Sicherheitsdatenblatt beilegen"))
    buyer = P("Pumpenwerk Oberlahn GmbH", "Am Wehrholz 12-16", "35781 Weilburg"); sup = P("Dichtungstechnik Sauer & Söhne KG", "Lindenallee 7", "56410 Montabaur")
    d = od(name, "iText", "de", ["three rows an item: own number, Ihre Nr., a remark with numbers", "Preiseinheit 100 in the column PE", "no rules between the items", "order number in the right column of the head among nine other labels", "Gesamtbestellwert without tax", "contract number and offer number as decoys"],
           [Ln(n, s, t, q, u, p, bi=m, per=e) for n, m, s, t, q, u, p, e, _ in I], po_number="B26-104477", po_date="2026-02-12", requested_date="2026-03-06", currency="EUR", buyer=buyer, supplier=sup, payment_terms="10 Tage 3 % Skonto, 30 Tage netto")
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(555, 52, "PUMPENWERK OBERLAHN", 17, "HB", "r"); c.t(555, 65, "Kreiselpumpen seit 1924", 8, "HI", "r"); c.hl(72, 300, 555, 1.4)
    c.t(56, 118, "Pumpenwerk Oberlahn GmbH · Am Wehrholz 12-16 · 35781 Weilburg", 6.5); c.hl(121, 56, 262, .4)
    c.ts(56, 138, ["Firma", sup.name, sup.lines[0], "", sup.lines[1]], 13, size=10)
    for k, (a, v) in enumerate((("Bestellung", "B26-104477"), ("Datum", "12.02.2026"), ("Lieferanten-Nr.", "70418"), ("Unsere Kd.-Nr. bei Ihnen", "1100387"), ("Ihr Angebot", "AN-55120 vom 03.02.2026"), ("Rahmenvertrag", "RV-2025-017"), ("Einkäufer", "Hr. Deisenroth"), ("Durchwahl", "06471 9288-214"), ("E-Mail", "einkauf@oberlahn.example"), ("Seite", "1 von 1"))):
        c.t(350, 112 + 12.5 * k, a, 8.5); c.t(555, 112 + 12.5 * k, v, 8.5, "HB" if k < 2 else "H", "r")
    c.t(56, 252, "Wir bestellen zu den umseitigen Einkaufsbedingungen:", 10)
    c.t(56, 268, "Liefertermin 06.03.2026 eintreffend, Lieferbedingung DAP Weilburg (Incoterms 2020)", 9, "HB")
    X = [(56, "l"), (80, "l"), (150, "l"), (380, "r"), (386, "l"), (455, "r"), (485, "r"), (555, "r")]
    c.hl(280, 56, 555, .8); at(c, 292, X, ("Pos", "Artikel", "Bezeichnung", "Menge", "ME", "Preis EUR", "PE", "Wert EUR"), font="HB", size=8.5); c.hl(298, 56, 555, .8); y = 314
    for l, it in zip(d.lines, I):
        at(c, y, X, (l.line, l.bi, l.desc, qn(l.qty, "de"), l.uom, g(l.price), l.per, g(l.amount)))
        c.t(80, y + 12, "Ihre Nr.", 8); c.t(150, y + 12, l.si, 8); c.t(150, y + 24, it[8], 8, "HI"); y += 42
    c.hl(y - 8, 56, 555, .8); c.t(480, y + 8, "Gesamtbestellwert netto", 9, "HB", "r"); c.t(555, y + 8, "EUR " + g(d["total"]), 9, "HB", "r")
    y = c.ts(56, y + 34, ["Zahlung: 10 Tage 3 % Skonto, 30 Tage netto", "Versandart: Spedition Ihrer Wahl, Warenannahme Mo-Do 7.00-15.00, Fr 7.00-12.00", "Bestätigen Sie diesen Auftrag bitte binnen 3 Werktagen. Ohne unsere Bestellnummer werden Rechnungen nicht bearbeitet."], 13)
    c.t(56, y + 24, "Pumpenwerk Oberlahn GmbH"); c.t(56, y + 58, "i. V. Deisenroth            i. A. Launspach")
    c.hl(780, 56, 555, .4); c.ts(56, 790, ["Geschäftsführer: Dipl.-Ing. R. Launspach - Amtsgericht Limburg HRB 2204 - USt-IdNr. DE113887204", "Nassauische Bank IBAN DE06 5105 0015 0535 0177 20 - Steuernummer 020 236 40118"], 9, size=6.5)
    c.itext(d.pdf())
    return d


@layout("zb-de-chemie-s4-formular-fop")
def _(name):
    I = (("00010", "1000448120", "NTR-50-T", "Natronlauge 50 % techn., IBC", 18000, "KG", "38.20", 100, "16.04.2026"), ("00020", "1000448155", "HCL-33-C", "Salzsäure 33 % chem. rein, IBC", 9600, "KG", "27.45", 100, "16.04.2026"), ("00030", "1000451007", "IPA-99", "Isopropanol 99,9 %, Fass 160 kg", 3200, "KG", "1.68", 1, "16.04.2026"), ("00040", "1000460912", "PAL-CP3", "Leihpalette CP3", 12, "ST", "14.50", 1, "16.04.2026"))
    buyer = P("Rheinlack Chemie AG", "Werk Wesseling", "Rodenkirchener Straße 400", "50389 Wesseling"); sup = P("Nordchem Handels GmbH", "Brunsbütteler Damm 210", "25541 Brunsbüttel"); ship = P("Rheinlack Chemie AG", "Tanklager Tor 3, Gebäude 417", "Industriestraße 60", "50389 Wesseling"); bill = P("Rheinlack Shared Services GmbH", "Kreditoren, Postfach 10 04 12", "50444 Köln")
    d = od(name, "Apache FOP", "de", ["ERP form with a grey info block, five-digit position numbers", "each item two rows: material and text, then quantity, price, value", "Ihre Materialnummer below", "price per 100 kg written 38,20 EUR / 100 KG", "Rechnungsadresse of another company", "delivery date on each item the same"],
           [Ln(n, s, t, q, u, p, bi=m, per=e, date="2026-04-16") for n, m, s, t, q, u, p, e, _ in I], po_number="4501882047", po_date="2026-03-31", requested_date="2026-04-16", currency="EUR", buyer=P("Rheinlack Chemie AG", *buyer.lines), supplier=sup, ship_to=ship, bill_to=bill, payment_terms="Zahlbar innerhalb 45 Tagen netto")
    d["total"] = d.net()
    B = lambda xs, s="": "".join(f"<fo:block {s}>{E(x)}</fo:block>" for x in xs)
    C = lambda x, st="": f'<fo:table-cell padding="0.8mm" {st}>{x}</fo:table-cell>'
    T = lambda w, rows, st="": f'<fo:table table-layout="fixed" width="100%" {st}>' + "".join(f'<fo:table-column column-width="{x}mm"/>' for x in w) + f'<fo:table-body>{rows}</fo:table-body></fo:table>'
    R = lambda *cs: "<fo:table-row>" + "".join(cs) + "</fo:table-row>"
    al = lambda v, a="end", s="": f'<fo:block text-align="{a}" {s}>{E(v)}</fo:block>'
    rows = ""
    for l, it in zip(d.lines, I):
        rows += '<fo:table-row keep-with-next="always">' + C(al(it[0], "start"), 'border-top="0.3pt solid #777"') + C(al(l.bi, "start"), 'border-top="0.3pt solid #777"') + C(al(l.desc, "start"), 'number-columns-spanned="3" border-top="0.3pt solid #777"') + "</fo:table-row>"
        rows += R(C("<fo:block/>"), C(al(f"{qn(l.qty, 'de', 3)} {l.uom}")), C(al(f"{g(l.price)} EUR")), C(al(f"/ {l.per} {l.uom}", "start")), C(al(g(l.amount))))
        rows += R(C("<fo:block/>"), C(al(f"Ihre Materialnummer: {l.si}", "start", 'font-size="8pt"') + al(f"Lieferdatum: {it[8]}", "start", 'font-size="8pt"'), 'number-columns-spanned="4"'))
    info = T((34, 40), "".join(R(C(al(a, "start", 'font-size="7.5pt"')), C(al(v, "start", 'font-weight="bold"'))) for a, v in (("Bestellnummer", "4501882047"), ("Bestelldatum", "31.03.2026"), ("Lieferantennummer", "0000310877"), ("Einkäufergruppe", "R14 Fr. Wintgens"), ("Telefon", "02236 77-3140"), ("Währung", "EUR"))))
    h = 'font-size="7.5pt" font-weight="bold"'
    b.fop(f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="9pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="14mm 16mm 10mm 20mm"><fo:region-body margin-bottom="16mm"/><fo:region-after extent="12mm"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-after"><fo:block font-size="6.5pt">Rheinlack Chemie AG, Sitz Wesseling, Registergericht Köln HRB 31 877. Vorstand: Dr. Petra Kallen (Vorsitz), Jens Ohligs. USt-IdNr. DE 122 774 018</fo:block><fo:block font-size="6.5pt" text-align="end">Seite <fo:page-number/></fo:block></fo:static-content><fo:flow flow-name="xsl-region-body"><fo:block font-size="20pt" color="#8a1020" font-weight="bold">RHEINLACK</fo:block><fo:block font-size="8pt" space-after="10mm">{" · ".join(buyer.all())}</fo:block>{T((98, 76), R(C(B(sup.all(), 'font-size="10.5pt"')), C(info, 'background-color="#e8e8e8"')))}<fo:block font-size="15pt" font-weight="bold" space-before="7mm" space-after="3mm">Bestellung</fo:block>{T((87, 87), R(C(f'<fo:block {h}>Bitte liefern Sie an:</fo:block>' + B(ship.all())), C(f'<fo:block {h}>Rechnung senden an:</fo:block>' + B(bill.all()))))}<fo:block space-before="3mm" space-after="4mm">Lieferbedingungen: DAP Wesseling. Zahlbar innerhalb 45 Tagen netto.</fo:block>{T((18, 44, 40, 34, 38), R(*[C(al(x, a, h), 'border-top="1pt solid black"') for x, a in (("Pos.", "start"), ("Material", "start"), ("Bezeichnung", "start"), ("", "end"), ("", "end"))]) + R(*[C(al(x, a, h), 'border-bottom="1pt solid black"') for x, a in (("", "start"), ("Bestellmenge", "end"), ("Preis", "end"), ("pro Einheit", "start"), ("Nettowert EUR", "end"))]) + rows)}<fo:block space-before="2mm"/>{T((136, 38), R(C(al("Gesamtnettowert ohne MwSt. EUR", "end", 'font-weight="bold"'), 'border-top="1pt solid black"'), C(al(g(d["total"]), "end", 'font-weight="bold"'), 'border-top="1pt solid black"')))}<fo:block space-before="6mm" font-size="8pt">Jeder Lieferung ist ein Analysenzertifikat je Charge beizufügen. Kesselwagen und IBC sind nach ADR zu kennzeichnen. Anlieferungen nach 14:30 Uhr werden abgewiesen.</fo:block><fo:block space-before="2mm" font-size="8pt">Es gelten unsere Allgemeinen Einkaufsbedingungen (Stand 01.01.2025), abrufbar unter rheinlack.example/aeb. Diese Bestellung ist ohne Unterschrift gültig.</fo:block></fo:flow></fo:page-sequence></fo:root>''', d.pdf())
    return d


@layout("zb-de-sanitaer-grosshandel-brutto-rabatt")
def _(name):
    I = (("4021344052118", "550118", "Eckventil 1/2\" verchromt, selbstdichtend", 120, "ST", "5.48", "42"), ("4021344060014", "550771", "Waschtischarmatur Einhebel, Auslauf 110 mm", 30, "ST", "96.00", "38"), ("4021344071881", "551904", "Siphon 1 1/4\" Design, Messing", 45, "ST", "41.20", "38"), ("4021344088001", "553300", "Flexschlauch DN 8 300 mm", 200, "ST", "3.10", "50"), ("4021344091278", "554017", "Spülkasten UP 112 cm Trockenbau", 18, "ST", "248.00", "44"), ("4021344093319", "554102", "Betätigungsplatte weiß, 2-Mengen", 18, "ST", "52.60", "44"))
    buyer = P("Haustechnik Zentrum Mosel GmbH", "Gewerbepark 18", "54344 Kenn"); sup = P("Armaturen Röhrig AG", "Postfach 1140", "58540 Meinerzhagen"); ship = P("Abholexpress Wittlich", "Max-Planck-Straße 2", "54516 Wittlich")
    d = od(name, "dompdf", "de", ["gross price and rebate in per cent each a column, no net price", "EAN and supplier's number, none of the buyer", "order number in the title, date far right", "tax shown as information", "commission name beside the order number"],
           [Ln(k + 1, s, t, q, u, p, disc=r) for k, (e, s, t, q, u, p, r) in enumerate(I)], po_number="L26/05518", po_date="2026-05-19", requested_date="2026-05-27", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="30 Tage 3 % Skonto, 60 Tage netto")
    sums(d, 19)
    r = "".join(tr((l.line, it[0], l.si, l.desc, qn(l.qty, "de"), l.uom, g(l.price), l.disc + ",0", g(l.amount)), "clllrcrrr") for l, it in zip(d.lines, I))
    b.dompdf(b.page("@page{margin:12mm 14mm}body{font:8.5pt Helvetica}table{width:100%;border-collapse:collapse}td,th{padding:3px;vertical-align:top}.p th{background:#0b4f6c;color:#fff;font-size:7.5pt;text-align:left}.p td{border-bottom:0.5pt solid #aaa}.r,.p th.r{text-align:right}.c{text-align:center}", f'''<table><tr><td width="60%"><span style="font-size:17pt;color:#0b4f6c"><b>HZM</b></span> Haustechnik Zentrum Mosel GmbH<br>Gewerbepark 18, 54344 Kenn<td class=r>19.05.2026<br>Sachbearbeiter: Th. Kiefer<br>Tel. 06502 9140-33</table><br><br><table><tr><td width="55%">{sup.h()}<td><b>Lieferung an Lager 04:</b><br>{ship.h()}</table><h2>Lagerbestellung L26/05518</h2><p>Kommission: Frühjahrsaktion Bad &nbsp; | &nbsp; Wunschtermin: 27.05.2026 &nbsp; | &nbsp; Zahlung: 30 Tage 3 % Skonto, 60 Tage netto</p><table class=p>{tr(("Pos", "EAN", "Werks-Nr.", "Artikel", "Menge", "ME", "Brutto", "Rab. %", "Gesamt"), "clllrcrrr", "th")}{r}</table><br><table><tr><td width="60%">Versandkostenfrei ab 1.500,00 EUR Netto-Warenwert.<br>Bitte Rückstände nicht nachliefern.<td><table><tr><td>Nettobetrag<td class=r>{g(d["subtotal"])} EUR<tr><td>zzgl. 19 % USt.<td class=r>{g(d["tax"])} EUR<tr><td><b>Bruttobetrag</b><td class=r><b>{g(d["total"])} EUR</b></table></table>''', "de"), d.pdf())
    return d


@layout("zb-de-nachunternehmer-lv-titel-ep-gp")
def _(name):
    I = (("01.01.0010", "Wärmedämmverbundsystem liefern und montieren, Mineralwolle WLG 035, d = 160 mm, inkl. Armierung und Oberputz Kratzputz 2 mm", "1.240,000", 1240, "m2", "98.50"), ("01.01.0020", "Zulage für Laibungen bis 25 cm Tiefe", "386,500", "386.5", "m", "24.80"), ("01.01.0030", "Sockelabschlussprofil Aluminium", "142,000", 142, "m", "13.65"), ("01.02.0010", "Fassadengerüst LK 3, Vorhaltung 8 Wochen", "1.310,000", 1310, "m2", "9.40"), ("01.02.0020", "Gerüstvorhaltung je weitere Woche", "4,000", 4, "Wo", "512.00"), ("01.03.0010", "Stundenlohnarbeiten Facharbeiter, nur auf Anordnung", "20,000", 20, "h", "56.00"))
    buyer = P("Baugesellschaft Hohenlohe mbH & Co. KG", "Keltergasse 3", "74613 Öhringen"); sup = P("Fassadenbau Yilmaz GmbH", "Austraße 44", "74076 Heilbronn")
    d = od(name, "chromium", "de", ["building-trade order to a subcontractor, ordinal numbers of the specification", "titles with sums between the items", "long texts that wrap", "Nachlass 3 %, tax reverse charge §13b: no tax", "units m2, m, Wo, h", "clauses with percentages: Sicherheitseinbehalt, Bauwesenversicherung"],
           [Ln(n, None, t, q, u, p) for n, t, _, q, u, p in I], po_number="NU-2026-0088-03", po_date="2026-03-24", requested_date=None, currency="EUR", buyer=buyer, supplier=sup, payment_terms="21 Tage netto nach Prüfung")
    d["subtotal"] = d.net(); d["discount"] = r2(d.net() * D("0.03")); d["total"] = d["subtotal"] - d["discount"]
    rows, tit, acc = "", {"01.01": "WDVS", "01.02": "Gerüst", "01.03": "Stundenlohn"}, D(0)
    for k, (l, it) in enumerate(zip(d.lines, I)):
        t = l.line[:5]
        if k == 0 or I[k - 1][0][:5] != t:
            rows += f"<tr class=t><td>{t}<td colspan=5>Titel {tit[t]}"; acc = D(0)
        acc += l.amount
        rows += f"<tr><td>{l.line}<td>{E(l.desc)}<td class=r>{it[2]}<td>{l.uom}<td class=r>{g(l.price)}<td class=r>{g(l.amount)}"
        if k + 1 == len(I) or I[k + 1][0][:5] != t:
            rows += f"<tr class=s><td><td colspan=4>Summe {t} {tit[t]}<td class=r>{g(acc)}"
    b.chromium(b.page("@page{size:A4;margin:20mm 18mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.p td,.p th{padding:3px 4px;vertical-align:top;text-align:left}.p td.r,.p th.r{text-align:right;white-space:nowrap}.p th{border-bottom:1.2pt solid #000}.t td{font-weight:bold;padding-top:8px}.s td{font-style:italic;border-top:0.5pt solid #000}ol{font-size:8.5pt;padding-left:16px}", f'''<div style="text-align:right"><b style="font-size:13pt">Baugesellschaft Hohenlohe</b><br>mbH &amp; Co. KG · Keltergasse 3 · 74613 Öhringen</div><p>{sup.h()}</p><p style="text-align:right">Öhringen, 24.03.2026</p><h3>Auftragsschreiben Nachunternehmer Nr. NU-2026-0088-03</h3><p>Bauvorhaben: 0088 Neubau Ärztehaus Künzelsau &nbsp;–&nbsp; Gewerk: Außenputz / WDVS<br>Grundlage: Ihr Angebot 2611 vom 02.03.2026, Verhandlungsprotokoll vom 18.03.2026</p><p>Wir beauftragen Sie mit folgenden Leistungen:</p><table class=p><tr><th>OZ<th>Kurztext<th class=r>Menge<th>ME<th class=r>EP €<th class=r>GP €</tr>{rows}<tr><td><td colspan=4 style="border-top:1.2pt solid #000"><b>Summe netto</b><td class=r style="border-top:1.2pt solid #000"><b>{g(d["subtotal"])}</b><tr><td><td colspan=4>./. Nachlass 3,00 %<td class=r>-{g(d["discount"])}<tr><td><td colspan=4><b>Auftragssumme netto</b><td class=r><b>{g(d["total"])}</b></table><p>Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG.</p><ol><li>Ausführungszeit 18. KW bis 26. KW 2026, Einzelfristen nach Bauablaufplan Rev. 4.<li>Vertragsstrafe 0,2 % je Werktag, höchstens 5 % der Auftragssumme.<li>Sicherheitseinbehalt 5 % der Bruttoabrechnungssumme, ablösbar durch Bürgschaft.<li>Umlagen: Bauwesenversicherung 0,35 %, Baustrom und Bauwasser 0,8 %.<li>Zahlung: 21 Tage netto nach Prüfung.</ol><br><table><tr><td>________________________<br>Auftraggeber<td>________________________<br>Auftragnehmer</table>''', "de"), d.pdf())
    return d


@layout("zb-de-shop-warenkorb-ausdruck-handwerker")
def _(name):
    I = (("DIA-230-B", "Diamanttrennscheibe Beton 230 mm", 6, "39.95"), ("HM-SDS-12-260", "Hammerbohrer SDS-plus 12 x 260 mm", 20, "6.49"), ("MA-PU-750", "Montageschaum 1K 750 ml", 48, "4.85"), ("HS-NIT-L", "Handschuh Nitril beschichtet Gr. 9", 60, "1.79"))
    buyer = P("Zimmerei Hufnagel", "Inh. Georg Hufnagel", "Dorfstraße 31", "83549 Eiselfing"); sup = P("profi-werkzeug24.example", "Logistikallee 5", "99334 Ichtershausen"); ship = P("Zimmerei Hufnagel - Baustelle Aßling", "Bahnhofstraße 9", "85617 Aßling")
    d = od(name, "wkhtmltopdf", "de", ["shop order printed from the browser, header and footer of the browser with address and page", "price with euro sign behind, quantity in a box", "item number below the name after Art.-Nr.:", "Versand row, MwSt. included in words", "delivery address differs from invoice address"],
           [Ln(None, s, t, q, None, p) for s, t, q, p in I], po_number="PW-7741903", po_date="2026-06-08", currency="EUR", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=None, payment_terms="Kauf auf Rechnung, 14 Tage")
    d["subtotal"] = d.net(); d["freight"] = D("9.90"); d["total"] = d["subtotal"] + d["freight"]; d["tax"] = r2(d["total"] * 19 / 119)
    rows = "".join(f"<tr><td><div class=i></div><td><b>{E(l.desc)}</b><br><small>Art.-Nr.: {l.si} &nbsp; sofort lieferbar</small><td align=center><span class=q>{qn(l.qty)}</span><td align=right>{g(l.price)} €<td align=right>{g(l.amount)} €" for l in d.lines)
    b.wk(b.page("body{font:10pt 'DejaVu Sans'}table{width:100%;border-collapse:collapse}.p td{border-bottom:1px solid #ddd;padding:8px}.i{width:34px;height:34px;background:#e3e3e3}.q{border:1px solid #999;padding:2px 10px}small{color:#666}.b{background:#f4f4f4;padding:8px;vertical-align:top}", f'''<table><tr><td><small>09.06.2026</small><td align=right><small>profi-werkzeug24 - Bestellung PW-7741903</small></table><h1 style="color:#d35400">profi-werkzeug24</h1><p>Startseite &gt; Mein Konto &gt; Meine Bestellungen</p><h2>Bestellung PW-7741903</h2><p>Bestelldatum: 08.06.2026, 19:42 Uhr &nbsp; Status: übermittelt</p><table><tr><td class=b width="33%"><b>Rechnungsadresse</b><br>{buyer.h()}<td class=b width="33%"><b>Lieferadresse</b><br>{ship.h()}<td class=b><b>Zahlung</b><br>Kauf auf Rechnung, 14 Tage<br><b>Versandart</b><br>Paketdienst</table><br><table class=p><tr><td><td>Artikel<td align=center>Menge<td align=right>Einzelpreis<td align=right>Summe{rows}</table><table><tr><td width="55%"><td>Zwischensumme<td align=right>{g(d["subtotal"])} €<tr><td><td>Versand<td align=right>{g(d["freight"])} €<tr><td><td><b>Gesamtsumme</b><td align=right><b>{g(d["total"])} €</b><tr><td><td>darin enthaltene MwSt. (19 %)<td align=right>{g(d["tax"])} €</table><p><small>Impressum | AGB | Widerruf | Datenschutz</small></p><br><br><table><tr><td><small>https://www.profi-werkzeug24.example/account/orders/7741903</small><td align=right><small>1/1</small></table>''', "de"), d.pdf())
    return d


@layout("zb-de-host-liste-stahlhandel-vornullen")
def _(name):
    I = (("001", "S235-HEA-140", "HEA 140 S235JR+AR 12,1 M", 24, "STK", "7.254,00", "KG", "0.958", "7254"), ("002", "S235-UNP-120", "UNP 120 S235JR 6,1 M", 40, "STK", "3.270,00", "KG", "0.985", "3270"), ("003", "S355-BL-10", "BLECH 10X2000X6000 S355J2+N", 8, "TAF", "7.536,00", "KG", "1.042", "7536"), ("004", "RO-88,9X4", "ROHR 88,9X4,0 S235JRH 6 M", 60, "STK", "3.016,00", "KG", "1.188", "3016"))
    buyer = P("HALLENBAU KREUZTAL GMBH", "SIEGENER STRASSE 202", "57223 KREUZTAL"); sup = P("STAHLKONTOR LIPPE", "EISENBAHNSTRASSE 1", "32756 DETMOLD")
    d = od(name, "enscript + ghostscript", "de", ["host listing in capitals, fixed pitch", "pieces and weight: the price is per kilogram, quantity of pieces in a text row", "asterisk frame", "order number with leading noughts", "no tax"],
           [Ln(n, s, t, w, pu, p) for n, s, t, q, u, wt, pu, p, w in I], po_number="0041877", po_date="2026-01-27", requested_date="2026-02-17", currency="EUR", buyer=buyer, supplier=sup, payment_terms="30 TAGE NETTO")
    d["total"] = d.net()
    L = ["*" * 77, f"* {buyer.name:<44}BESTELLUNG NR. 0041877       *", f"* {buyer.lines[0]:<44}DATUM     27.01.2026         *", f"* {buyer.lines[1]:<44}BLATT     1                  *", "*" * 77, "", "  " + sup.name + " " * 22 + "LIEFERTERMIN: 17.02.2026", "  " + sup.lines[0] + " " * 21 + "ZAHLUNG.....: 30 TAGE NETTO", "  " + sup.lines[1] + " " * 26 + "WAEHRUNG....: EUR", "", "  SACHBEARB. MENN  TEL 02732-55910  KST 4410", "", "-" * 79, "POS ARTIKEL        BEZEICHNUNG                      MENGE ME   PREIS     BETRAG", "-" * 79]
    for l, it in zip(d.lines, I):
        L += [f"{l.line} {l.si:<14} {l.desc:<28}{it[5]:>10} {it[6]:<3}{num(l.price, 'de', 3):>7}{g(l.amount):>11}", " " * 19 + f"LIEFERUMFANG {it[3]} {it[4]}", ""]
    L += ["-" * 79, f"{'BESTELLWERT NETTO EUR':>62}{g(d['total']):>17}", "=" * 79, "", "  PREISE FREI VERWENDUNGSSTELLE, ZZGL. GESETZLICHER MEHRWERTSTEUER.", "  ABNAHMEPRUEFZEUGNIS 3.1 NACH EN 10204 IST DER LIEFERUNG BEIZULEGEN.", "  ENTLADUNG MIT KRAN BIS 5 T MOEGLICH, 06:30 BIS 14:00 UHR.", "", "  *** ENDE DER BESTELLUNG 0041877 ***"]
    b.enscript("\n".join(L) + "\n", d.pdf(), "-fCourier9.5", "--margins=50:40:50:40", "-MA4")
    return d
