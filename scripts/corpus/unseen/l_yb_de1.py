# SPDX-License-Identifier: Apache-2.0
"""German houses: machine builder, dairy, hospital, DIY chain, builder, automotive."""
from l_yb_kit import *


@layout("yb-de-sondermaschinen-zwei-zeilen-uebertrag")
def _(name):
    I = (("70-114-032", "KE-6204-2RS", "Rillenkugellager 6204-2RS C3", "Zg. 4417-03 Pos. 12", 48, "ST", "312.00", 100, 12, "2026-02-09"), ("70-114-047", "KE-7206-BEP", "Schrägkugellager 7206 BEP, paarweise", "Zg. 4417-03 Pos. 14", 16, "ST", "28.40", 1, 12, "2026-02-09"),
         ("70-220-008", "KE-HGH25-L600", "Profilschiene HGH25, L = 600 mm", "beidseitig gefast", 12, "ST", "74.90", 1, 8, "2026-02-16"), ("70-220-019", "KE-HGW25-CC", "Führungswagen HGW25 CC Z1 H", "vorgespannt Z1", 24, "ST", "41.65", 1, 8, "2026-02-16"),
         ("70-305-111", "KE-SFU2505-800", "Kugelgewindetrieb SFU 2505, L = 800 mm", "Endenbearbeitung nach Zg. 4417-21", 4, "ST", "286.00", 1, None, "2026-03-02"), ("70-318-402", "KE-DI-35527", "Wellendichtring 35x52x7 NBR", "", 200, "ST", "84.50", 100, 15, "2026-02-09"),
         ("70-318-410", "KE-DI-406210", "Wellendichtring 40x62x10 FKM", "", 60, "ST", "412.00", 100, 15, "2026-02-09"), ("70-401-066", "KE-ZR-T10-1250", "Zahnriemen T10, 1250 mm, Breite 32", "Stahlzugträger", 10, "ST", "38.75", 1, 10, "2026-02-16"),
         ("70-401-090", "KE-ZS-T10-32-24", "Zahnscheibe T10, 24 Zähne, Bohrung 20H7", "Nut DIN 6885", 10, "ST", "31.20", 1, 10, "2026-02-16"), ("70-590-001", "KE-PM-1KG", "Montagepaste, Dose 1 kg", "", 6, "DO", "22.90", 1, None, "2026-02-09"))
    buyer = P("Brenninger Sondermaschinen GmbH", "Im Weidenbruch 21", "74321 Bietigheim-Bissingen"); sup = P("Kettner Antriebselemente GmbH", "Lindenhofstraße 4", "73033 Göppingen")
    d = od(name, "reportlab", "de", ["two rows an item, heads in two rows", "Preiseinheit PE 1 or 100", "line discount", "delivery date per item", "Übertrag over two pages", "own and supplier's number"],
           [Ln(10 * (i + 1), s, t, q, u, p, bi=m, per=pe, disc=r, date=w) for i, (m, s, t, _, q, u, p, pe, r, w) in enumerate(I)], po_number="BE-260117", po_date="2026-01-19", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Brenninger Sondermaschinen GmbH", "Halle 3, Tor 2", "Im Weidenbruch 25", "74321 Bietigheim-Bissingen"), payment_terms="10 Tage 2 % Skonto, 30 Tage netto")
    sums(d, 19)
    c = b.Canvas(size=8.5)
    X1 = [(42, "l"), (72, "l"), (165, "l"), (553, "r")]; X2 = [(72, "l"), (165, "l"), (352, "r"), (358, "l"), (430, "r"), (458, "r"), (494, "r"), (553, "r")]

    def head(pg):
        c.t(40, 46, "BRENNINGER", 17, "HB"); c.t(40, 58, "Sondermaschinen · Montageautomation", 7.5, grey=0.4); c.t(555, 46, "Bestellung", 15, "H", "r"); c.t(555, 60, f"Seite {pg} von 2", 8, a="r")
        if pg == 2:
            c.t(40, 80, "Bestellung BE-260117 vom 19.01.2026 an Kettner Antriebselemente GmbH", 8); return 96
        c.t(40, 84, "Brenninger Sondermaschinen GmbH · Im Weidenbruch 21 · 74321 Bietigheim-Bissingen", 6); c.ts(40, 100, sup.all(), 12.5, size=10)
        for k, (a, v) in enumerate((("Bestell-Nr.:", "BE-260117"), ("Datum:", "19.01.2026"), ("Lieferant:", "204418"), ("Auftrag / Projekt:", "P-4417 Rundtakttisch"), ("Bearbeiter:", "Sonja Wittek"), ("Durchwahl:", "07142 9981-214"))):
            c.t(345, 92 + 13 * k, a); c.t(440, 92 + 13 * k, v, font="HB" if k == 0 else "H")
        c.t(40, 178, "Lieferanschrift: " + ", ".join(d["ship_to"].all()), 8); c.t(40, 190, "Zahlung: 10 Tage 2 % Skonto, 30 Tage netto      Lieferbedingung: DAP Bietigheim-Bissingen", 8); return 208

    def th(y):
        c.hl(y - 10, w=1); at(c, y, X1, ("Pos.", "Ihre Artikelnummer", "Bezeichnung", "Liefertermin"), font="HB", size=8); at(c, y + 11, X2, ("Unsere Nr.", "Zusatz", "Menge", "ME", "Preis EUR", "PE", "Rab. %", "Wert EUR"), font="HB", size=8); c.hl(y + 16, w=1); return y + 30
    y, run = th(head(1)), D(0)
    for l, it in zip(d.lines, I):
        if l.line == 80:
            c.t(494, y + 4, "Übertrag", 8.5, "HI", "r"); c.t(553, y + 4, num(run, "de"), 8.5, "HB", "r"); c.page(); y = th(head(2)); c.t(494, y, "Übertrag", 8.5, "HI", "r"); c.t(553, y, num(run, "de"), 8.5, "HB", "r"); y += 22
        at(c, y, X1, (l.line, l.si, l.desc, de(l.date))); at(c, y + 11, X2, (l.bi, it[3], qn(l.qty, "de"), l.uom, num(l.price, "de"), l.per, num(l.disc, "de", 1) if l.disc else "", num(l.amount, "de"))); run += l.amount; y += 62 if l.line < 80 else 36
    c.hl(y - 12)
    for k, v in (("Warenwert netto", d["subtotal"]), ("19 % Umsatzsteuer", d["tax"]), ("Bestellwert EUR", d["total"])):
        c.t(494, y + 2, k, 8.5, "HB", "r"); c.t(553, y + 2, num(v, "de"), 8.5, "HB", "r"); y += 14
    c.ts(40, y + 30, ["Bitte bestätigen Sie uns den Auftrag innerhalb von drei Arbeitstagen.", "Es gelten unsere Einkaufsbedingungen in der Fassung 07/2024."], 12)
    c.reportlab(d.pdf())
    return d


@layout("yb-de-molkerei-abrufbestellung-rahmen")
def _(name):
    I = ((10, "400118", "FV-BE-500-N", "Becher 500 g natur, PP, Ø 95", 60000, "48.90", "2026-03-03"), (20, "400118", "FV-BE-500-N", "Becher 500 g natur, PP, Ø 95", 60000, "48.90", "2026-03-17"), (30, "400131", "FV-DE-095-A", "Platine Ø 95 Alu, Dekor Almjoghurt", 120000, "9.35", "2026-03-03"), (40, "400140", "FV-ST-095", "Stülpdeckel Ø 95 transparent", 40000, "21.70", "2026-03-10"))
    buyer = P("Molkerei Hochtannberg eG", "Sennereiweg 1", "87534 Oberstaufen"); sup = P("Formpack Vogtland GmbH", "Werksnummer 3, Elsterberger Straße 112", "08523 Plauen")
    d = od(name, "weasyprint", "de", ["call-off against a frame contract, both numbers in the head", "price per 1.000", "the same item twice with other dates", "no tax, Bestellsumme", "no rules, banded rows"],
           [Ln(n, s, t, q, "ST", p, bi=m, per=1000, date=w) for n, m, s, t, q, p, w in I], po_number="4501187720", po_date="2026-02-12", currency="EUR", buyer=buyer, bill_to=P("Molkerei Hochtannberg eG", "Rechnungsprüfung, Postfach 1140", "87531 Oberstaufen"), supplier=sup, ship_to=P("Molkerei Hochtannberg eG", "Packmittellager Weitnau", "Industriestraße 9", "87480 Weitnau"), payment_terms="30 Tage netto")
    d["total"] = d.net()
    r = "".join(tr((l.line, f"<span>{l.bi}<br><i>{l.si}</i></span>", l.desc, de(l.date), qn(l.qty, "de") + " ST", num(l.price, "de"), "1.000", num(l.amount, "de")), "lllcrrrr", attr=" class=z" if i % 2 else "") for i, l in enumerate(d.lines))
    b.weasy(b.page("@page{size:A4;margin:18mm 18mm 22mm;@bottom-left{content:'Molkerei Hochtannberg eG · GnR 118 Kempten · USt-IdNr. DE129904417';font:6.5pt 'Noto Sans'}@bottom-right{content:counter(page) '/' counter(pages);font:6.5pt 'Noto Sans'}}body{font:9pt 'Noto Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.r{text-align:right}.c{text-align:center}.z{background:#eef4e8}.l th{color:#3c6e2f;font-size:7.5pt;text-align:left;padding:4px 3px}.l th.r{text-align:right}.l td{padding:4px 3px}i{color:#777;font-size:7.5pt}.k td{padding:1px 8px 1px 0}h1{font-size:15pt;color:#3c6e2f;margin:6mm 0 1mm}", f'''<div style="float:right;text-align:right;font-size:8pt"><b style="font-size:14pt;color:#3c6e2f">Hochtannberg</b><br>Molkerei seit 1911</div><div style="font-size:6.5pt;margin-bottom:2mm">{" · ".join(buyer.all())}</div>{sup.h()}<h1>Abrufbestellung 4501187720</h1><div style="color:#555">zum Rahmenvertrag 4600003315 vom 01.10.2025 (gültig bis 30.09.2026)</div><table class=k style="width:auto;margin:4mm 0"><tr><td>Bestelldatum<td>12.02.2026<td>Einkäufer<td>Thomas Bader, Tel. 08386 93-144<tr><td>Lieferanten-Nr.<td>300771<td>Zahlung<td>30 Tage netto<tr><td>Lieferung an<td>{d["ship_to"].h()}<td>Rechnung an<td>{d["bill_to"].h()}</table><p>Bitte liefern Sie aus dem oben genannten Rahmenvertrag:</p><table class=l>{tr(("Pos.", "<span>Material / Ihre Nr.</span>", "Bezeichnung", "Liefertag", "Abrufmenge", "Preis", "je ST", "Wert EUR"), "lllcrrrr", "th")}{r}<tr><td colspan=7 class=r style="border-top:1px solid #3c6e2f"><b>Bestellsumme netto EUR</b><td class=r style="border-top:1px solid #3c6e2f"><b>{num(d["total"], "de")}</b></table><p style="font-size:8pt">Restmenge im Rahmen nach diesem Abruf: Pos. Becher 480.000 ST. Anlieferung nur auf Europaletten, Montag bis Freitag 6.00–13.00 Uhr. Lieferschein mit unserer Bestellnummer und Chargenangabe.</p>''', "de"), d.pdf())
    return d


@layout("yb-de-klinikverbund-gtin-c62")
def _(name):
    I = ((1, "0086421", "04052199120017", "MV-7700-M", "Untersuchungshandschuh Nitril blau, Gr. M, 200 St.", 120, "BX", "7.85"), (2, "0086422", "04052199120024", "MV-7700-L", "Untersuchungshandschuh Nitril blau, Gr. L, 200 St.", 80, "BX", "7.85"), (3, "0091007", "04052199300518", "MV-1140-10", "Spritze 10 ml Luer-Lock, steril", 4000, "C62", "0.089"), (4, "0091033", "04052199300617", "MV-1188-18", "Kanüle 18 G x 40 mm rosa", 2500, "C62", "0.041"), (5, "0102205", "04052199411009", "MV-3055", "Verbandset steril, 12-teilig", 300, "C62", "2.36"))
    buyer = P("Klinikverbund Ostholstein gGmbH", "Zentraler Einkauf, Mühlenkamp 5", "23701 Eutin"); sup = P("Medivita Handelsgesellschaft mbH", "Hafenring 40", "22113 Oststeinbek")
    d = od(name, "chromium", "de", ["units of UN/ECE Rec 20 (C62, BX)", "GTIN column beside own and supplier's number", "party boxes with labels inside", "boxed table", "prices of three decimals", "totals box left"],
           [Ln(n, s, t, q, u, p, bi=m, gtin=g) for n, m, g, s, t, q, u, p in I], po_number="KVO-2026-04418", po_date="2026-04-07", requested_date="2026-04-10", currency="EUR", buyer=buyer, bill_to=P("Klinikverbund Ostholstein gGmbH", "Kreditorenbuchhaltung", "Postfach 3 20", "23693 Eutin"), ship_to=P("Klinik Neustadt", "Versorgungszentrum, Rampe B", "Am Kiebitzberg 10", "23730 Neustadt in Holstein"), supplier=sup, payment_terms="14 Tage 2 %, 30 Tage netto")
    sums(d, 19)
    r = "".join(tr((l.line, l.bi, l.gtin, l.si, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de", 3), num(l.amount, "de")), "clllllcrr".replace("lllc", "llrc")) for l in d.lines)
    bx = lambda k, p: f"<td><small>{k}</small><br>{p.h()}</td>"
    b.chromium(b.page("@page{size:A4;margin:14mm}body{font:8.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse;margin-bottom:3mm}td,th{border:0.7pt solid #333;padding:3px 4px;vertical-align:top}small{font-size:6.5pt;color:#444}.r{text-align:right}.c{text-align:center}th{background:#dfe7ef;font-size:7.5pt;text-align:left}.n,.n td{border:0}.i td:nth-child(4){white-space:nowrap}", f'''<table class=n><tr><td style="font-size:16pt;color:#14508a">Klinikverbund Ostholstein</td><td class=r style="font-size:16pt">BESTELLUNG</td></table><table><tr>{bx("Auftraggeber", buyer)}{bx("Lieferant 118 204", sup)}<tr>{bx("Lieferadresse", d["ship_to"])}{bx("Rechnungsadresse", d["bill_to"])}</table><table><tr><td><small>Bestellnummer</small><br><b>KVO-2026-04418</b><td><small>Bestelldatum</small><br>07.04.2026<td><small>Lieferdatum</small><br>10.04.2026<td><small>Kostenstelle</small><br>918 400<td><small>Währung</small><br>EUR<td><small>Zahlungsbedingung</small><br>14 Tage 2 %, 30 Tage netto</table><table class=i>{tr(("Pos", "Material-Nr.", "GTIN", "Lief.-Art.-Nr.", "Artikelbezeichnung", "Menge", "Einheit", "Preis/Einh.", "Betrag"), "cllllrcrr", "th")}{r}</table><table style="width:62mm"><tr><td>Summe netto<td class=r>{num(d["subtotal"], "de")}<tr><td>MwSt 19 %<td class=r>{num(d["tax"], "de")}<tr><td><b>Gesamtsumme EUR</b><td class=r><b>{num(d["total"], "de")}</b></table><p>Bitte geben Sie auf Lieferschein und Rechnung unsere Bestellnummer an. Einheiten nach UN/ECE Rec. 20: C62 = Stück, BX = Box.</p><p style="font-size:7pt">Dieser Beleg wurde elektronisch erzeugt und ist ohne Unterschrift gültig. Ansprechpartnerin: Frau Lütje, Tel. 04521 787-1180</p>''', "de"), d.pdf())
    return d


@layout("yb-de-baumarkt-zentrallager-fop")
def _(name):
    I = (("4012889400117", "618204", "HW-SG-40", "Schraubzwinge 400 x 120 mm", 12, 144, "8.42"), ("4012889400124", "618205", "HW-SG-60", "Schraubzwinge 600 x 120 mm", 12, 96, "9.97"), ("4012889407703", "618377", "HW-WW-60", "Wasserwaage Alu 60 cm", 6, 240, "11.35"), ("4012889407710", "618378", "HW-WW-100", "Wasserwaage Alu 100 cm", 6, 120, "15.80"), ("4012889511004", "619002", "HW-CM-18", "Cuttermesser 18 mm, 3 Klingen", 24, 960, "2.14"), ("4012889511233", "619010", "HW-KL-18", "Abbrechklingen 18 mm, 10er", 50, 1500, "0.93"))
    buyer = P("Bauwelt Rhein-Ahr Handels KG", "Kölner Straße 300", "53474 Bad Neuenahr-Ahrweiler"); sup = P("Hawerk Werkzeuge GmbH", "Berghauser Straße 61", "42349 Wuppertal")
    d = od(name, "Apache FOP", "de", ["order of a DIY chain's distribution centre", "EAN, own article number, supplier's number", "VPE column beside the quantity", "header discounts: Kopfrabatt", "two pages of purchase terms behind", "landscape"],
           [Ln(i + 1, s, t, q, "Stk", p, bi=m, ean=e, ve=v) for i, (e, m, s, t, v, q, p) in enumerate(I)], po_number="9004417", po_date="2026-05-06", requested_date="2026-05-20", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Zentrallager Grafschaft", "Max-Planck-Straße 14", "53501 Grafschaft"), payment_terms="60 Tage netto")
    sums(d, 19, disc=4)
    T = lambda w, rows, st="": f'<fo:table table-layout="fixed" width="100%" {st}>' + "".join(f'<fo:table-column column-width="{x}mm"/>' for x in w) + f'<fo:table-body>{rows}</fo:table-body></fo:table>'
    R = lambda cs, al="", st="": "<fo:table-row>" + "".join(f'<fo:table-cell padding="1.2mm" {st}><fo:block text-align="{"end" if al[i:i + 1] == "r" else "start"}">{E(v)}</fo:block></fo:table-cell>' for i, v in enumerate(cs)) + "</fo:table-row>"
    B = lambda xs: "".join(f"<fo:block>{E(x)}</fo:block>" for x in xs)
    al, ln = "rlllrrrr", 'border-bottom="0.4pt solid #999"'
    rows = R(("Pos.", "EAN", "Art.-Nr.", "Ihre Art.-Nr.", "Bezeichnung", "VPE", "Menge Stk", "EK EUR", "Wert EUR"), "lllllrrrr", 'border-top="1pt solid black" border-bottom="1pt solid black" font-weight="bold"') + "".join(R((l.line, l.ean, l.bi, l.si, l.desc, l.ve, qn(l.qty, "de"), num(l.price, "de"), num(l.amount, "de")), "lllllrrrr", ln) for l in d.lines)
    tot = "".join(R(("", k, v), "lrr") for k, v in (("Positionswert", num(d["subtotal"], "de")), ("./. Kopfrabatt 4,00 %", "-" + num(d["discount"], "de")), ("MwSt. 19,00 %", num(d["tax"], "de")), ("Auftragswert", num(d["total"], "de"))))
    terms = "".join(f'<fo:block space-before="2mm">§ {i + 1} {x}</fo:block>' for i, x in enumerate(["Geltung. Diese Einkaufsbedingungen gelten ausschließlich; entgegenstehende Bedingungen des Lieferanten werden nicht anerkannt, auch wenn wir ihnen nicht ausdrücklich widersprechen.", "Anlieferung. Das Zeitfenster ist mindestens 48 Stunden vorher im Avisierungsportal zu buchen. Verspätete Fahrzeuge werden nach Verfügbarkeit entladen; Standgelder übernehmen wir nicht.", "Ladungsträger. Euro-Paletten nach UIC 435-2, maximale Höhe 1.800 mm, maximales Gewicht 800 kg. Mischpaletten sind artikelrein zu schichten.", "Kennzeichnung. Jede Versandeinheit trägt ein Etikett mit SSCC, EAN, Menge und unserer Bestellnummer. Bei Fehlen berechnen wir 35,00 EUR je Palette.", "Preise. Die Preise sind Festpreise frei Rampe, einschließlich Verpackung. Preiserhöhungen sind drei Monate vorher schriftlich anzuzeigen.", "Gewährleistung. Die gesetzlichen Rechte stehen uns ungekürzt zu; die Rügefrist für offene Mängel beträgt 10 Arbeitstage ab Wareneingang im Zentrallager.", "Vertragsstrafe. Bei schuldhaftem Lieferverzug schuldet der Lieferant 0,5 % des Auftragswertes je Werktag, höchstens 5 %.", "Rechnung. Rechnungen sind je Bestellung in einfacher Ausfertigung elektronisch zu stellen.", "Gerichtsstand ist Koblenz."] * 4))
    b.fop(f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="8.5pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="297mm" page-height="210mm" margin="12mm"><fo:region-body margin-bottom="8mm"/><fo:region-after extent="6mm"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-after"><fo:block font-size="6.5pt" text-align="center">Bauwelt Rhein-Ahr Handels KG - HRA 12447 Koblenz - ILN 4399901778804 - Seite <fo:page-number/></fo:block></fo:static-content><fo:flow flow-name="xsl-region-body">{T((150, 120), '<fo:table-row><fo:table-cell><fo:block font-size="18pt" font-weight="bold">BAUWELT Rhein-Ahr</fo:block></fo:table-cell><fo:table-cell><fo:block font-size="14pt" text-align="end">Warenbestellung Nr. 9004417</fo:block></fo:table-cell></fo:table-row>')}<fo:block space-before="4mm"/>{T((70, 70, 65, 65), f'<fo:table-row><fo:table-cell><fo:block font-size="7pt">Lieferant 55310</fo:block>{B(sup.all())}</fo:table-cell><fo:table-cell><fo:block font-size="7pt">Anlieferstelle</fo:block>{B(d["ship_to"].all())}</fo:table-cell><fo:table-cell><fo:block font-size="7pt">Besteller</fo:block>{B(buyer.all())}</fo:table-cell><fo:table-cell>{B(("Bestelldatum 06.05.2026", "Anlieferung am 20.05.2026", "Zahlungsziel 60 Tage netto", "Aktion KW 23 Werkzeug"))}</fo:table-cell></fo:table-row>')}<fo:block space-before="5mm"/>{T((12, 34, 22, 30, 75, 18, 26, 26, 28), rows)}<fo:block space-before="3mm"/>{T((183, 60, 28), tot)}<fo:block space-before="4mm">Bitte nur volle VPE liefern. Lieferung frei Rampe, Avisierung über das Lieferantenportal.</fo:block><fo:block break-before="page" font-size="11pt" font-weight="bold">Allgemeine Einkaufs- und Logistikbedingungen</fo:block><fo:block font-size="8pt">{terms}</fo:block></fo:flow></fo:page-sequence></fo:root>''', d.pdf())
    return d


@layout("yb-de-bauunternehmen-betreff-nachlass")
def _(name):
    buyer = P("Gebr. Strothmann Hoch- und Tiefbau GmbH", "Ravensberger Straße 88", "33824 Werther"); sup = P("Betonwerk Senne GmbH & Co. KG", "Senner Hellweg 210", "33689 Bielefeld")
    d = od(name, "LibreOffice Writer", "de", ["letter, order number in the subject line", "no item numbers, units m, Stk, t", "header discount as Nachlass", "a note row between the items", "delivery place in the subject"],
           [Ln("1.1", None, "Stahlbetonrohr DN 400, K-GM, Baulänge 2,50 m", 85, "m", "64.80"), Ln("1.2", None, "Passstück DN 400, Länge 1,00 m", 6, "Stk", "92.00"), Ln("2.1", None, "Schachtunterteil DN 1000, Gerinne DN 400 gerade", 4, "Stk", "388.00"), Ln("2.2", None, "Schachtring DN 1000 x 500", 12, "Stk", "71.50"), Ln("2.3", None, "Schachthals 1000/625 x 600", 4, "Stk", "96.40"), Ln("2.4", None, "Auflagering AR-V 625 x 80", 8, "Stk", "13.20")],
           po_number="26-0387/K", po_date="2026-03-16", requested_date="2026-03-30", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("BV Kanalsanierung Haller Straße", "Haller Straße 12-40", "33790 Halle (Westf.)"), payment_terms="21 Tage 3 % Skonto, 60 Tage netto")
    sums(d, 19, disc=5)
    rr = ""
    for l in d.lines:
        if l.line in ("1.1", "2.1"):
            rr += f'<tr><td></td><td colspan=5><b>{"Rohre und Passstücke" if l.line == "1.1" else "Schachtbauteile nach DIN V 4034-1, mit Steigbügeln"}</b></td></tr>'
        rr += f"<tr><td>{l.line}</td><td>{E(l.desc)}</td><td align=right>{num(l.qty, 'de')}</td><td>{l.uom}</td><td align=right>{num(l.price, 'de')}</td><td align=right>{num(l.amount, 'de')}</td></tr>"
    s = lambda k, v: f"<tr><td colspan=5 align=right>{k}</td><td align=right>{v}</td></tr>"
    b.soffice(f'''<html><head><meta charset="utf-8"><style>@page{{size:21cm 29.7cm;margin:2cm}}body{{font-family:"Liberation Sans";font-size:10pt}}p{{margin-bottom:0.2cm}}td,th{{font-size:9.5pt}}</style></head><body><table width=100%><tr><td align=right><b>Gebr. Strothmann Hoch- und Tiefbau GmbH</b><br>Ravensberger Straße 88, 33824 Werther<br>Telefon 05203 9711-0, einkauf@strothmann-bau.example</td></tr></table><p>{sup.h()}</p><p align=right>Werther, den 16. März 2026</p><p><b>Betreff: Bestellung Nr. 26-0387/K – BV Kanalsanierung Haller Straße, Haller Straße 12-40, 33790 Halle (Westf.)</b></p><p>Sehr geehrter Herr Brockmann,</p><p>auf Grund Ihres Angebotes 11872 vom 03.03.2026 und des Telefonates mit unserem Herrn Tiemann bestellen wir, Liefertermin 30.03.2026 frei Baustelle abgeladen:</p><table width=100% cellpadding=2 cellspacing=0 border=0><tr><th align=left>Pos.</th><th align=left>Leistung / Material</th><th align=right>Menge</th><th align=left>Einh.</th><th align=right>EP €</th><th align=right>GP €</th></tr>{rr}{s("Summe", num(d["subtotal"], "de"))}{s("abzüglich 5 % Nachlass", "-" + num(d["discount"], "de"))}{s("zuzüglich 19 % Mehrwertsteuer", num(d["tax"], "de"))}{s("<b>Auftragssumme</b>", "<b>" + num(d["total"], "de") + "</b>")}</table><p>Zahlung: 21 Tage 3 % Skonto, 60 Tage netto. Rechnungen bitte ausschließlich unter Angabe der Kostenstelle 4410387.</p><p>Abladen mit Kranfahrzeug, Polier vor Ort: Herr Yildiz, 0171 4418820.</p><p>Mit freundlichen Grüßen<br><br>i. V. Henning Strothmann</p></body></html>''', ".html", d.pdf())
    return d


@layout("yb-de-automotive-lieferabruf-cairo")
def _(name):
    I = (("8K0 407 183 C", "VB-33018", "Gummilager Querlenker vorn", 2400, "2026-06-15"), ("8K0 407 515 A", "VB-33022", "Gummilager Querlenker hinten", 2400, "2026-06-15"), ("8K0 505 541 F", "VB-40107", "Anschlagpuffer Hinterachse", 1800, "2026-06-17"), ("8W0 412 377 B", "VB-41550", "Federauflage oben", 3600, "2026-06-17"), ("8W0 412 377 B", "VB-41550", "Federauflage oben", 3600, "2026-06-24"))
    buyer = P("Achsmodul Franken GmbH", "Gutenbergring 17", "91126 Schwabach"); sup = P("Vibrotec Elastomer AG", "Postfach 41 20", "35578 Wetzlar")
    d = od(name, "cairo", "de", ["automotive call-off, no prices", "part numbers with spaces", "cumulative quantity (EFZ) and last delivery note as decoys", "date per item", "plant and unloading point in the head"],
           [Ln(i + 1, s, t, q, "PCE", bi=m, date=w) for i, (m, s, t, q, w) in enumerate(I)], po_number="LA-550041/023", po_date="2026-06-01", buyer=buyer, supplier=sup, ship_to=P("Achsmodul Franken GmbH, Werk 2", "Abladestelle W2-07, Siemensstraße 3", "91154 Roth"))
    c = b.Canvas(size=8.5, font="N")
    c.t(40, 48, "Achsmodul Franken GmbH", 14, "HB"); c.t(40, 61, "Gutenbergring 17, 91126 Schwabach", 9); c.t(555, 48, "LIEFERABRUF", 14, "HB", "r"); c.hl(68, w=1.2)
    c.t(40, 82, "An Lieferant 71-00418", 7, grey=.3); c.ts(40, 94, sup.all(), 12, size=10)
    c.t(300, 82, "Warenempfänger", 7, grey=.3); c.ts(300, 94, d["ship_to"].all(), 12, size=10)
    for k, (a, v) in enumerate((("Abruf-Nr.", "LA-550041/023"), ("Abrufdatum", "01.06.2026"), ("letzter Abruf", "LA-550041/022"), ("Disponent", "G. Hofmockel"), ("Werk", "0200"))):
        x = 40 + 104 * k; c.r(x, 140, 104, 28); c.t(x + 4, 149, a, 7); c.t(x + 4, 162, v, 9, "HB")
    X = [(44, "l"), (64, "l"), (140, "l"), (195, "l"), (368, "r"), (374, "l"), (402, "l"), (500, "r"), (551, "r")]
    c.r(40, 184, 515, 26, .85); at(c, 195, X, ("Pos", "Sach-Nr.", "Ihre Nr.", "Benennung", "Abrufmenge", "ME", "Liefertermin", "EFZ", "Letzter LS"), size=8, font="HB"); y = 226
    for l, e, s in zip(d.lines, ("148.800", "151.200", "88.200", "203.400", "207.000"), ("880412", "880412", "880377", "880420", "880420")):
        at(c, y, X, (l.line, l.bi, l.si, l.desc, qn(l.qty, "de"), l.uom, de(l.date), e, s), size=9); c.hl(y + 6, w=.3); y += 20
    c.ts(40, y + 24, ["Fertigungsfreigabe: 4 Wochen, Materialfreigabe: 8 Wochen ab Abrufdatum.", "Preise nach Rahmenvertrag 550041. Verpackung KLT 6428 nach Packvorschrift PV-118.", "Abweichungen sind innerhalb von 24 Stunden an die Disposition zu melden, andernfalls gilt der Abruf als angenommen."], 12, size=8.5)
    c.t(297, 815, "Registergericht Nürnberg HRB 30417 - Geschäftsführer Dr. A. Kolb - Blatt 1 / 1", 7, a="c")
    c.cairo(d.pdf())
    return d
