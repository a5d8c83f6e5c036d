# SPDX-License-Identifier: Apache-2.0
"""Germany, Austria, Switzerland."""
from l_ya_kit import *


def de(iso):
    return dt(iso, "{dd}.{mm}.{yyyy}")


@layout("ya-de-abas-werkzeugbau-preis-je-hundert")
def _(name):
    buyer = P("Präzisionswerkzeugbau Altmühl GmbH", "Industriestraße 14", "91710 Gunzenhausen")
    sup = P("Norddeutsche Verbindungstechnik KG", "Postfach 20 31", "24113 Kiel")
    rowsd = (("NV-912-0840", "Zylinderschraube DIN 912 M8x40 12.9", 2000, "Stück", "18,40", 100, "204411"), ("NV-912-1060", "Zylinderschraube DIN 912 M10x60 12.9", 1500, "Stück", "41,75", 100, "204418"), ("NV-7979-10", "Zylinderstift DIN 7979 D 10 m6 x 50", 400, "Stück", "96,20", 100, "205102"), ("NV-125-08", "Scheibe DIN 125 A 8,4 verzinkt", 10000, "Stück", "1,12", 100, "206001"), ("NV-580-16", "Ringschraube DIN 580 M16", 60, "Stück", "2,38", 1, "206210"), ("NV-471-25", "Sicherungsring DIN 471 25x1,2", 1000, "Stück", "7,90", 100, "206400"), ("NV-6325-12", "Zylinderstift DIN 6325 12 m6 x 60", 300, "Stück", "118,00", 100, "205190"), ("NV-913-06", "Gewindestift DIN 913 M6x12 45H", 2000, "Stück", "3,65", 100, "204702"), ("NV-2093-31", "Tellerfeder DIN 2093 31,5x16,3x1,75", 500, "Stück", "34,10", 100, "206880"), ("NV-KLB-243", "Schraubensicherung mittelfest 50 ml", 12, "Fl", "21,60", 1, "209001"), ("NV-936-20", "Sechskantmutter DIN 936 M20x1,5", 200, "Stück", "62,00", 100, "206455"), ("NV-6912-05", "Zylinderschraube DIN 6912 M5x16", 1000, "Stück", "5,85", 100, "204466"))
    L = [Ln(10 * (i + 1), s, t, q, u, p.replace(",", "."), bi=bi, per=per) for i, (s, t, q, u, p, per, bi) in enumerate(rowsd)]
    d = mk(name, "Go fpdf", "de", ["abas form", "Übertrag at the foot of page 1 and the head of page 2", "price per 100 in a PE column", "our number over the supplier's number", "Liefertermin KW 24 in the head as a date", "Unser Zeichen decoys", "Zwischensumme, MwSt., Endbetrag"], L, po_number="B260583", po_date="2026-05-21", requested_date="2026-06-12", currency="EUR", buyer=buyer, supplier=sup, payment_terms="14 Tage 2 % Skonto, 30 Tage netto")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9); c.t(555, 50, "Altmühl", 20, "HB", "r"); c.t(555, 62, "Präzisionswerkzeugbau", 9, a="r"); c.t(50, 116, "Präzisionswerkzeugbau Altmühl GmbH · Industriestraße 14 · 91710 Gunzenhausen".replace("·", "-"), 6.5); c.hl(119, 50, 290, 0.3); c.ts(50, 134, sup.all(), 13, size=10)
    rows(c, 370, 134, (("Bestell-Nr.:", "B260583"), ("Datum:", "21.05.2026"), ("Lieferant:", "70318"), ("Unsere Kd.-Nr.:", "118824"), ("Sachbearbeiter:", "Fr. Wittmann"), ("Telefon:", "09831 55 01-37")), 85, 13)
    c.t(50, 236, "Bestellung B260583", 13, "HB"); c.t(50, 254, "Wir bestellen zu unseren Einkaufsbedingungen. Liefertermin eintreffend: 12.06.2026 (KW 24)"); c.t(50, 267, "Anlieferung: Warenannahme Tor 2, Mo-Do 7-15 Uhr, Fr 7-11 Uhr")
    S = [(50, "l"), (76, "l"), (350, "r"), (356, "l"), (440, "r"), (470, "r"), (555, "r")]

    def hd(y):
        c.hl(y - 11, 50, 555, 0.8); at(c, y, S, ["Pos", "Artikel / Bezeichnung", "Menge", "ME", "Preis EUR", "PE", "Betrag EUR"], font="HB", size=8.5); c.hl(y + 5, 50, 555, 0.8); return y + 20
    y, run = hd(292), D(0)
    for l in L:
        if l.line == 110:
            c.hl(y - 8, 400, 555, 0.4); c.t(470, y + 4, "Übertrag", font="HB", a="r"); c.t(555, y + 4, num(run, "de"), font="HB", a="r"); c.page(); c.t(50, 60, "Bestellung B260583 vom 21.05.2026"); c.t(555, 60, "Seite 2", a="r"); y = hd(90); c.t(76, y, "Übertrag von Seite 1", font="HB"); c.t(555, y, num(run, "de"), font="HB", a="r"); y += 22
        at(c, y, S, [l.line, l.bi, num(l.qty, "de", 0), l.uom, num(l.price, "de"), l.per, num(l.amount, "de")]); c.t(76, y + 11, l.desc); c.t(76, y + 22, "Ihre Art.-Nr. " + l.si, 8); run += l.amount; y += 40
    c.hl(y - 8, 400, 555, 0.8)
    for k, v in (("Nettosumme", d["subtotal"]), ("19,00 % MwSt.", d["tax"]), ("Gesamtbetrag EUR", d["total"])):
        c.t(470, y + 6, k, a="r", font="HB" if "G" in k[:1] else "H"); c.t(555, y + 6, num(v, "de"), a="r", font="HB" if "G" in k[:1] else "H"); y += 15
    c.t(50, y + 20, "Zahlung: 14 Tage 2 % Skonto, 30 Tage netto"); c.t(50, y + 34, "Lieferung frei Haus einschl. Verpackung. Bitte bestätigen Sie uns den Auftrag bis 28.05.2026."); c.gofpdf(d.pdf()); return d


@layout("ya-de-sap-rahmenabruf-klinik-querformat")
def _(name):
    buyer = P("Klinikverbund Hohenlohe gGmbH", "Zentraleinkauf", "Am Spitalwald 2", "74613 Öhringen")
    ship = P("Klinikverbund Hohenlohe gGmbH", "Zentrallager Rampe B", "Austraße 40", "74653 Künzelsau")
    sup = P("Medisan Vertriebs GmbH", "Carl-Zeiss-Ring 9", "85737 Ismaning")
    L = [Ln(10, "MS-IN-22", "Venenverweilkanüle G22 blau, steril, 50 St.", 40, "PAK", "38.50", bi="410022", date="2026-03-03"), Ln(20, "MS-IN-20", "Venenverweilkanüle G20 rosa, steril, 50 St.", 60, "PAK", "38.50", bi="410020", date="2026-03-03"), Ln(30, "MS-SP-10L", "Spritze 10 ml Luer-Lock, 100 St.", 120, "PAK", "9.87", bi="411310", date="2026-03-10"), Ln(40, "MS-VB-1010", "Kompresse 10x10 8-fach unsteril, 100 St.", 300, "PAK", "2.145", bi="420110", date="2026-03-10"), Ln(50, "MS-HD-M", "Untersuchungshandschuh Nitril M, 200 St.", 500, "PAK", "7.42", bi="430002", date="2026-03-03")]
    d = mk(name, "weasyprint", "de", ["landscape order of a hospital", "party boxes three abreast: Besteller, Lieferant, Anlieferung", "ours and the supplier's number in two columns", "Liefertermin per line", "Netto price with three decimals", "total net only, USt words", "Rahmenvertrag number decoy", "EK-Gruppe and Kostenstelle"], L, po_number="4700118364", po_date="2026-02-24", currency="EUR", buyer=buyer, bill_to=P("Klinikverbund Hohenlohe gGmbH", "Kreditorenbuchhaltung", "Postfach 11 20", "74601 Öhringen"), ship_to=ship, supplier=sup, payment_terms="30 Tage netto")
    d["total"] = d.net()
    r = "".join(tr([l.line, l.bi, l.si, l.desc, de(l.date), qn(l.qty, "de"), l.uom, num(l.price, "de", 3), num(l.amount, "de")], "llllcrlrr") for l in L)
    b.weasy(b.page("@page{size:A4 landscape;margin:14mm 15mm;@bottom-right{content:'Seite ' counter(page) ' von ' counter(pages);font:7pt 'Liberation Sans'}}body{font:8.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:1mm}.p td{border:.4pt solid #888;width:25%}.p b{font-size:7pt;color:#00594c}.g th{background:#00594c;color:#fff}.g tr:nth-child(odd) td{background:#eef5f3}[align=right]{text-align:right!important}[align=center]{text-align:center!important}", f'''<table><tr><td><span style="font-size:16pt;color:#00594c">Bestellung / Abruf</span><td style="text-align:right">Bestellnummer <b>4700118364</b> &nbsp; vom <b>24.02.2026</b><br>Abruf zum Rahmenvertrag 4600009917 &nbsp; Einkäufergruppe M03</table><table class=p><tr><td><b>Besteller</b><br>{buyer.h()}<td><b>Lieferant (Nr. 301188)</b><br>{sup.h()}<td><b>Anlieferadresse</b><br>{ship.h()}<td><b>Rechnung an</b><br>{d["bill_to"].h()}</table><p>Zahlungsbedingung: 30 Tage netto &nbsp;&nbsp; Lieferbedingung: frei Verwendungsstelle &nbsp;&nbsp; Währung: EUR &nbsp;&nbsp; Ansprechpartner: S. Deeg, Tel. 07941 55-2218</p><table class=g>{tr(["Pos.", "Unsere Art.-Nr.", "Ihre Art.-Nr.", "Bezeichnung", "Liefertermin", "Menge", "ME", "Nettopreis", "Nettowert"], "llllcrlrr", "th")}{r}<tr><td colspan=8 align=right><b>Gesamtnettowert ohne USt. EUR</b></td><td align=right><b>{num(d["total"], "de")}</b></td></tr></table><p>Lieferungen nur auf Euro-Paletten, maximale Höhe 1,60 m. Chargen- und Verfallsdaten sind auf dem Lieferschein auszuweisen; Restlaufzeit mindestens 18 Monate. Teillieferungen nur nach Absprache.</p>''', "de"), d.pdf()); return d


@layout("ya-at-word-brief-seehotel")
def _(name):
    buyer = P("Seehotel Enzian", "Familie Rautenbacher", "Uferpromenade 8, 9082 Maria Wörth")
    sup = P("Textilhaus Kärntner Leinen", "z. H. Frau Mag. Prasch", "Völkermarkter Ring 21", "9020 Klagenfurt")
    L = [Ln(None, "FT-500-70", "Badetuch Frottier weiß 70x140, 500 g/m²", 120, "Stk", "11.90"), Ln(None, "FT-500-50", "Handtuch Frottier weiß 50x100, 500 g/m²", 200, "Stk", "6.20"), Ln(None, "LK-160", "Leintuch Satin 160x280", 80, "Stk", "24.50"), Ln(None, "BM-WAF-L", "Bademantel Waffelpiqué Gr. L", 24, "Stk", "33.80")]
    d = mk(name, "LibreOffice Writer (html)", "de", ["hotel's letter in a word processor", "Bestellung as the subject with number and date at the right", "quantity first, Stk within the cell, € before the price", "Rabatt row as a sum, Lieferkosten frei", "USt. not stated", "wished delivery date in a sentence", "letterhead foot with UID"], L, po_number="2026/37", po_date="2026-03-30", requested_date="2026-04-24", currency="EUR", buyer=buyer, supplier=sup, payment_terms="10 Tage 3 % Skonto, 30 Tage netto")
    d["subtotal"] = d.net(); d["discount"] = r2(d.net() * D("0.05")); d["total"] = d["subtotal"] - d["discount"]
    r = "".join(f"<tr><td align=right>{l.qty} {l.uom}</td><td>{l.si}</td><td>{E(l.desc)}</td><td align=right>€ {num(l.price, 'de')}</td><td align=right>€ {num(l.amount, 'de')}</td></tr>" for l in L)
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body,td,th{{font-family:"Liberation Serif";font-size:11pt}} p{{margin:0 0 6pt 0}}</style></head><body><table width="100%"><tr><td><font size=6><i>Seehotel Enzian</i></font><br>Familie Rautenbacher<br>Uferpromenade 8, 9082 Maria Wörth</td><td align=right valign=bottom>Tel. 04273 55 018<br>UID: ATU 6144 8820</td></tr></table><p><br></p><p>{sup.h()}</p><p align=right>Maria Wörth, 30. März 2026</p><p><b>Bestellung Nr. 2026/37 – Wäsche Saison 2026</b></p><p>Sehr geehrte Frau Mag. Prasch!</p><p>Danke für Ihr Angebot vom 18. März. Wir bestellen wie besprochen:</p><table width="100%" cellpadding=3 border=1 cellspacing=0><tr><th>Menge</th><th>Art.-Nr.</th><th>Artikel</th><th>Einzelpreis</th><th>Gesamt</th></tr>{r}<tr><td colspan=4 align=right>Zwischensumme</td><td align=right>€ {num(d["subtotal"], "de")}</td></tr><tr><td colspan=4 align=right>abzüglich 5 % Mengenrabatt</td><td align=right>– € {num(d["discount"], "de")}</td></tr><tr><td colspan=4 align=right><b>Summe exkl. USt.</b></td><td align=right><b>€ {num(d["total"], "de")}</b></td></tr></table><p><br></p><p>Wir bitten um Lieferung frei Haus bis spätestens 24. April 2026, da wir am 30. April aufsperren. Zahlung: 10 Tage 3 % Skonto, 30 Tage netto.</p><p>Bitte sticken Sie auf die Bademäntel unser Enzian-Logo in Blau, die Vorlage haben Sie vom Vorjahr.</p><p>Mit freundlichen Grüßen aus Maria Wörth</p><p><br></p><p>Hannes Rautenbacher</p></body></html>''', ".html", d.pdf()); return d


@layout("ya-ch-gemeinde-formular-acroform")
def _(name):
    from reportlab.pdfgen import canvas
    buyer = P("Gemeinde Oberhallwil", "Werkhof", "Dorfstrasse 21", "5705 Oberhallwil")
    ship = P("Schulhaus Matt", "Hauswart U. Gloor", "Mattweg 3", "5705 Oberhallwil")
    sup = P("Winterdienst Profi AG", "Industrie Nord 9", "5634 Merenschwand")
    L = [Ln(None, None, "Auftausalz 25 kg Sack, Palette à 40", 6, "Pal.", "412.00"), Ln(None, None, "Split 4/8 gewaschen, Big Bag", 10, "Stk.", "86.50"), Ln(None, None, "Schneeschaufel Alu 55 cm", 12, "Stk.", "48.90"), Ln(None, None, "Streugutbehälter 200 l orange", 3, "Stk.", "329.00")]
    d = mk(name, "reportlab acroform", "de", ["Swiss municipal form, AcroForm", "labels printed left of the fields", "eight rows, four filled", "amounts 1'234.50", "MWST 8,1 % in a field", "Konto field as decoy", "no item numbers and no positions"], L, po_number="2026-0217", po_date="2026-10-19", requested_date="2026-11-02", currency="CHF", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 Tage netto")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.081")); d["total"] = d["subtotal"] + d["tax"]
    c = canvas.Canvas(d.pdf(), pagesize=(595, 842), invariant=1); n = [0]

    def cap(x, y, s, size=9, f="Helvetica"):
        c.setFont(f, size); c.drawString(x, 842 - y, s)

    def fld(x, y, w, v, h=15):
        n[0] += 1
        c.acroForm.textfield(name=f"feld_{n[0]}", x=x, y=842 - y - 4, width=w, height=h, value=str(v or ""), fontSize=9, borderWidth=0.3, fontName="Helvetica", forceBorder=True)
    cap(45, 60, "Gemeinde Oberhallwil", 15, "Helvetica-Bold"); cap(45, 78, "Bestellformular für Material und Dienstleistungen", 11)
    for i, (k, v) in enumerate((("Bestell-Nr.", "2026-0217"), ("Bestelldatum", "19.10.2026"), ("Liefertermin", "02.11.2026"), ("Konto", "6150.3111.00"))):
        cap(45, 108 + 18 * i, k); fld(120, 108 + 18 * i, 130, v)
    for x, w, k, p in ((45, 60, "Besteller", buyer), (215, 50, "Lieferant", sup), (385, 50, "Lieferort", ship)):
        cap(x, 192, k, 9, "Helvetica-Bold")
        for i in range(4):
            fld(x, 210 + 17 * i, 162, p.all()[i] if i < len(p.all()) else "")
    X = (45, 95, 140, 390, 465, 547); y = 300
    for i, k in enumerate(("Menge", "Einheit", "Bezeichnung", "Preis CHF", "Betrag CHF")):
        cap(X[i] + 2, y, k, 8.5, "Helvetica-Bold")
    for k in range(8):
        l = L[k] if k < len(L) else None
        for i, v in enumerate((l.qty, l.uom, l.desc, num(l.price, "ch"), num(l.amount, "ch")) if l else [""] * 5):
            fld(X[i], y + 18 + 17 * k, X[i + 1] - X[i] - 2, v)
    y += 170
    for k, v in (("Zwischentotal", d["subtotal"]), ("MWST 8,1 %", d["tax"]), ("Total CHF inkl. MWST", d["total"])):
        cap(340, y, k, 9, "Helvetica-Bold"); fld(465, y, 80, num(v, "ch")); y += 18
    cap(45, y, "Zahlungsbedingungen"); fld(150, y, 150, "30 Tage netto"); cap(45, y + 40, "Rechnung mit Bestell-Nr. an: Finanzverwaltung, Dorfstrasse 21, 5705 Oberhallwil", 8.5); cap(45, y + 90, "Visum Ressortleiter: ____________________      Visum Finanzen: ____________________"); c.save()
    d["bill_to"] = P("Finanzverwaltung", "Dorfstrasse 21, 5705 Oberhallwil"); return d


@layout("ya-de-jtl-onlineshop-nachbestellung")
def _(name):
    buyer = P("Spielwelt Bärenhöhle e.K.", "Inh. Katrin Ohlsen", "Lange Straße 77", "26122 Oldenburg")
    ship = P("Spielwelt Bärenhöhle e.K.", "Lager c/o Spedition Harms", "Stubbenweg 15", "26125 Oldenburg")
    sup = P("Holzspiel Erzgebirge GmbH", "Alte Poststraße 3", "09548 Seiffen")
    L = [Ln(1, "HE-1120", "Steckpuzzle Bauernhof 8-tlg.", 24, "Stk.", "7.45", bi="SW-30112"), Ln(2, "HE-1177", "Kugelbahn Turm, Buche", 10, "Stk.", "22.90", bi="SW-30177"), Ln(3, "HE-2203", "Eisenbahn-Set 40-tlg.", 12, "Stk.", "31.60", bi="SW-31203"), Ln(4, "HE-2240", "Zubehör Brücke", 18, "Stk.", "5.25", bi="SW-31240"), Ln(5, "HE-5001", "Räuchermännchen Förster", 6, "Stk.", "28.40", bi="SW-34001")]
    d = mk(name, "Chromium", "de", ["JTL-Wawi purchase print", "Bestellnummer, Datum and Lieferantennr. labels above values in one row", "Unsere Art.-Nr., Ihre Art.-Nr., GTIN as third number", "€ after figures", "Versandkosten row", "VAT 19 % and gross", "Lieferadresse abweichend under the lines"], L, po_number="EK-2026-1093", po_date="2026-09-07", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Rechnung, 21 Tage netto")
    d["subtotal"] = d.net(); d["freight"] = D("9.90"); d["tax"] = r2((d.net() + D("9.90")) * D("0.19")); d["total"] = d.net() + D("9.90") + d["tax"]
    g = ("4012345011207", "4012345011771", "4012345022036", "4012345022401", "4012345050015")
    r = "".join(tr([l.line, l.bi, l.si, f"<span>{E(l.desc)}<br><small>GTIN {x}</small></span>", f"{l.qty} {l.uom}", num(l.price, "de") + " €", num(l.amount, "de") + " €"], "llllrrr") for l, x in zip(L, g))
    b.chromium(b.page("@page{size:A4;margin:15mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:1.4mm 1mm}.g td{border-bottom:1px solid #ddd}.g th{border-bottom:2px solid #444;border-top:2px solid #444}[align=right]{text-align:right!important}small{color:#777}", f'''<table><tr><td><small>{buyer.name}, {buyer.lines[1]}, {buyer.lines[2]}</small><br><br>{sup.h()}<td align=right><b style="font-size:13pt">{buyer.name}</b><br>{br(buyer.lines)}<br>einkauf@baerenhoehle.example</table><h2>Bestellung</h2><table><tr><th>Bestellnummer<th>Bestelldatum<th>Lieferanten-Nr.<th>Unsere Kundennummer<th>Bearbeiter<tr><td>EK-2026-1093<td>07.09.2026<td>L-0044<td>26122-7<td>Katrin Ohlsen</table><br><table class=g>{tr(["Pos.", "Unsere Art.-Nr.", "Ihre Art.-Nr.", "Artikel", "Menge", "EK netto", "Gesamt netto"], "llllrrr", "th")}{r}</table><table style="width:80mm;margin:3mm 0 0 auto"><tr><td>Warenwert netto<td align=right>{num(d["subtotal"], "de")} €<tr><td>Versandkosten netto<td align=right>9,90 €<tr><td>19 % USt.<td align=right>{num(d["tax"], "de")} €<tr><td><b>Gesamtbetrag</b><td align=right><b>{num(d["total"], "de")} €</b></table><p><b>Abweichende Lieferadresse:</b><br>{ship.h()}</p><p>Zahlungsart: Rechnung, 21 Tage netto<br>Versandart: Paketdienst. Bitte Rückstände sofort melden und nicht nachliefern.</p>''', "de"), d.pdf()); return d


@layout("ya-de-scan-bestellschein-malerbetrieb")
def _(name):
    buyer = P("Malerbetrieb Sven Kuhlmann", "Feldstr. 6, 33829 Borgholzhausen")
    sup = P("Farben-Großhandel Teuto", "Bielefeld")
    L = [Ln(1, "4711-125", "Innenfarbe weiß matt 12,5 l", 16, "Eimer", "42.90"), Ln(2, "4802-10", "Tiefgrund LF 10 l", 6, "Kan.", "19.80"), Ln(3, "6620-38", "Kreppband 38 mm x 50 m", 48, "Rolle", "2.35"), Ln(4, "6701-20", "Abdeckfolie 4x5 m", 40, "Stück", "0.89"), Ln(5, "5044-25", "Malervlies 150 g, 25 m", 10, "Rolle", "31.50")]
    d = mk(name, "scan of a print (PDFKit)", "de", ["scan 160 dpi", "pre-printed order form of a painter, filled by machine", "form lines left empty", "Baustelle as delivery place", "Summe without tax", "company stamp at the foot"], L, po_number="1176", po_date="2026-04-13", requested_date="2026-04-16", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Baustelle Kita Pusteblume", "Am Teich 2, 33790 Halle"))
    d["total"] = d.net()
    c = b.Canvas(size=10); c.r(40, 40, 515, 60); c.t(50, 66, "Malerbetrieb Sven Kuhlmann", 17, "HB"); c.t(50, 86, "Feldstr. 6, 33829 Borgholzhausen   Tel. 05425 55 017", 9); c.t(545, 66, "BESTELLUNG", 14, "HB", "r"); c.t(545, 86, "Nr. 1176", 12, "HB", "r")
    for y, k, v, k2, v2 in ((124, "An:", "Farben-Großhandel Teuto, Bielefeld", "Datum:", "13.04.2026"), (146, "Lieferung an:", "Baustelle Kita Pusteblume, Am Teich 2, 33790 Halle", "Liefertag:", "16.04.2026")):
        c.t(40, y, k, 9); c.t(110, y, v, font="C"); c.hl(y + 4, 108, 410, 0.4); c.t(420, y, k2, 9); c.t(470, y, v2, font="C"); c.hl(y + 4, 468, 555, 0.4)
    X = (40, 66, 130, 340, 390, 440, 496, 555)
    for i, h in enumerate(("Pos", "Art.-Nr.", "Bezeichnung", "Menge", "Einheit", "E-Preis", "Gesamt")):
        c.r(X[i], 168, X[i + 1] - X[i], 18, 0.88); c.t(X[i] + 3, 180, h, 8.5, "HB")
        for k in range(12):
            c.r(X[i], 186 + 20 * k, X[i + 1] - X[i], 20, None, 0.4)
    for k, l in enumerate(L):
        at(c, 200 + 20 * k, [(60, "r"), (70, "l"), (134, "l"), (384, "r"), (394, "l"), (492, "r"), (551, "r")], [l.line, l.si, l.desc, l.qty, l.uom, num(l.price, "de"), num(l.amount, "de")], font="C", size=9)
    c.t(440, 442, "Summe EUR", 9, "HB"); c.t(551, 442, num(d["total"], "de"), 9.5, "CB", "r"); c.hl(446, 440, 555); c.t(40, 470, "Preise lt. Rahmenvereinbarung netto. Abladen mit Mitnahmestapler.", 9); c.hl(540, 40, 220); c.t(40, 552, "Unterschrift", 8); c.t(60, 534, "S. Kuhlmann", 16, "HI")
    d.text_from = scratch(name); c.pdfkit(d.text_from); b.scan(d.text_from, d.pdf(), dpi=160, skew=0.7, noise=5, quality=34, seed=33); return d
