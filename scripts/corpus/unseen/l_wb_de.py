# SPDX-License-Identifier: Apache-2.0
"""Houses of Germany: SAP, proALPHA, abas, Navision, Sage, Lexware, DATEV, letters, authorities."""
from lib import *
import backends as b


def put(c, y, X, vals, size=8.5, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


@layout("wb-de-sap-smartforms-zwei-seiten")
def _(name):
    d = Doc(name, "PDF::API2", "de", ["SAP standard form", "position row, item-of-yours row, quantity row", "price per 100", "delivery date per position", "page 2 repeats the head", "Bestellnummer/Datum stacked in one label", "terms over two lines", "purchasing conditions at the end"])
    buyer = P("Ostermeier Pumpentechnik AG", "Werkstraße 40", "92318 Neumarkt i.d.OPf.")
    ship = P("Ostermeier Pumpentechnik AG", "Werk 2, Tor 4", "Regensburger Straße 211", "92318 Neumarkt i.d.OPf.")
    sup = P("Dichtungswerk Haslach GmbH", "Mühlgrüner Weg 7", "95233 Helmbrechts")
    d.f.update(po_number="4500871126", po_date="2025-02-11", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Innerhalb 14 Tagen 3 % Skonto, innerhalb 30 Tagen ohne Abzug")
    for i, m, s, t, q, u, p, per, dt_ in ((10, "10033817", "FB-80120-N", "Faltenbalg NBR 80x120", 60, "Stück", "14.85", 1, "2025-03-10"), (20, "10033904", "GLRD-35-SIC", "Gleitringdichtung 35 mm SiC/SiC", 24, "Stück", "86.20", 1, "2025-03-10"), (30, "10041277", "OR-113X3-FKM", "O-Ring 113x3 FKM 75 Shore", 1500, "Stück", "41.60", 100, "2025-03-24"), (40, "10041280", "OR-52X2.5-EPDM", "O-Ring 52x2,5 EPDM 70 Shore", 3200, "Stück", "9.75", 100, "2025-03-24"), (50, "10050091", None, "Flachdichtung DN100 PN16 faserverstärkt", 400, "Stück", "1.36", 1, "2025-04-07"), (60, "10050118", "GB-20-FDA", "Graphitpackung 20x20 mm", "37.5", "kg", "62.40", 1, "2025-04-07"), (70, "10062440", "RWDR-40-62", "Radialwellendichtring 40x62x7 BASL", 250, "Stück", "388", 100, "2025-04-14")):
        d.lines.append(Ln(i, s, t, q, u, p, bi=m, per=per, date=dt_))
    d["total"] = d.net()
    c = b.Canvas(size=9)
    def head(pg):
        c.t(555, 50, "OSTERMEIER", 20, "HB", "r"); c.t(555, 62, "PUMPENTECHNIK", 9, "H", "r")
        c.t(480, 90, "Seite", 8); c.t(555, 90, f"{pg} / 2", 8, a="r")
        if pg == 1:
            c.t(57, 118, "Ostermeier Pumpentechnik AG · Werkstraße 40 · 92318 Neumarkt i.d.OPf.", 6)
            c.ts(57, 134, ["Firma"] + sup.all(), 12)
            c.t(330, 118, "Bestellung", 14, "HB")
            rows = [("Bestellnummer/Datum", "4500871126 / 11.02.2025"), ("AnsprechpartnerIn/Telefon", "Fr. Kreuzer / 09181 446-318"), ("Unsere Faxnummer", "09181 446-900"), ("Ihre Lieferantennummer bei uns", "0000204417")]
            for i, (k, v) in enumerate(rows):
                c.t(330, 136 + i * 24, k, 7); c.t(330, 147 + i * 24, v, 9.5)
            c.t(57, 245, "Bitte liefern Sie an:", 9, "HB"); c.ts(57, 257, ship.all(), 11.5)
            c.t(57, 318, "Lieferbedingungen: FCA Helmbrechts, Incoterms 2020"); c.t(57, 331, "Zahlungsbed.: Innerhalb 14 Tagen 3 % Skonto, innerhalb"); c.t(119, 342, "30 Tagen ohne Abzug"); c.t(57, 356, "Währung EUR")
            c.t(57, 378, "Wir bestellen auf Grundlage unserer Allgemeinen Einkaufsbedingungen (Stand 07/2023):")
            return 396
        c.t(57, 90, "Bestellung 4500871126 vom 11.02.2025", 9, "HB"); return 112
    def th(y):
        c.hl(y, 57, 555, 0.8); put(c, y + 11, [(57, "l"), (95, "l"), (190, "l")], ["Pos.", "Material", "Bezeichnung"], 8, "HB")
        put(c, y + 22, [(140, "r"), (146, "l"), (400, "r"), (555, "r")], ["Bestellmenge", "Einheit", "Preis pro Einheit", "Nettowert"], 8, "HB"); c.hl(y + 27, 57, 555, 0.8); return y + 42
    y = th(head(1))
    for n, l in enumerate(d.lines):
        if n == 5:
            c.page(); y = th(head(2))
        c.t(57, y, f"{l.line:05}"); c.t(95, y, l.bi); c.t(190, y, l.desc); y += 12
        if l.si:
            c.t(190, y, "Ihre Materialnummer: " + l.si, 8); y += 11
        c.t(140, y, qn(l.qty, "de"), a="r"); c.t(146, y, l.uom); c.t(400, y, f"{num(l.price, 'de')} / {l.per} {'ST' if l.uom == 'Stück' else 'KG'}", a="r"); c.t(555, y, num(l.amount, "de"), a="r"); y += 12
        c.t(95, y, "Liefertermin: Tag " + dt(l.date, "{dd}.{mm}.{yyyy}"), 8); y += 20
    c.hl(y - 8, 57, 555, 0.8); c.t(57, y + 4, "Gesamtnettowert ohne MwSt. EUR", 9, "HB"); c.t(555, y + 4, num(d["total"], "de"), 9, "HB", "r")
    c.ts(57, y + 34, ["Bitte senden Sie uns eine Auftragsbestätigung innerhalb von 3 Arbeitstagen.", "Auf allen Lieferscheinen und Rechnungen ist unsere Bestellnummer mit Position anzugeben.", "Werkszeugnis 2.2 nach EN 10204 zu Pos. 20 und 70 mit der Ware.", "", "Dieser Beleg wurde maschinell erstellt und ist ohne Unterschrift gültig."], 12)
    c.ts(57, 790, ["Ostermeier Pumpentechnik AG, Sitz Neumarkt i.d.OPf., AG Nürnberg HRB 10442, USt-IdNr. DE811207744", "Vorstand: Dr. R. Ostermeier (Vors.), H. Lindner   Commerzbank Nürnberg IBAN DE44 7604 0061 0512 3300 00"], 9, size=6.5)
    c.perl(d.pdf())
    return d


@layout("wb-de-en-sap-bestellung-zweisprachig")
def _(name):
    d = Doc(name, "fop", "de", ["German-English labels with a slash", "grid of head cells", "incoterms, packaging text", "supplier of another country", "HS code and origin under the item", "total and value in words absent"])
    buyer = P("Lindqvist & Brandt Antriebe GmbH", "Daimlerring 12", "31135 Hildesheim", "Germany")
    ship = P("Lindqvist & Brandt Antriebe GmbH", "Warenannahme Halle 5", "Daimlerring 18", "31135 Hildesheim", "Germany")
    sup = P("Kovotech Castings s.r.o.", "Prumyslova 880", "547 01 Nachod", "Czech Republic")
    d.f.update(po_number="4501009342", po_date="2025-05-06", requested_date="2025-06-20", currency="EUR", buyer=buyer, ship_to=ship, bill_to=P("Lindqvist & Brandt Antriebe GmbH", "Kreditorenbuchhaltung", "Postfach 10 12 40", "31112 Hildesheim"), supplier=sup, payment_terms="60 Tage netto / 60 days net")
    d["payment_terms_alt"] = ["60 Tage netto", "60 days net"]
    for i, m, s, t, t2, q, p in ((10, "A2-77310-01", "KT-5510", "Getriebegehäuse GJL-250 bearbeitet", "Gearbox housing GJL-250 machined", 40, "188.50"), (20, "A2-77312-00", "KT-5514", "Lagerdeckel GJS-400", "Bearing cover GJS-400", 160, "23.75"), (30, "A2-80441-02", "KT-5602", "Flansch B5 Größe 132", "Flange B5 size 132", 80, "31.20")):
        d.lines.append(Ln(i, s, t, q, "ST", p, bi=m, date="2025-06-20", t2=t2))
    d["total"] = d.net()
    def cell(k, v, w=1):
        return f'<fo:table-cell border="0.4pt solid black" padding="2pt" number-columns-spanned="{w}"><fo:block font-size="6pt" color="#555555">{k}</fo:block>' + "".join(f"<fo:block>{E(x)}</fo:block>" for x in ([v] if isinstance(v, str) else v)) + "</fo:table-cell>"
    rows = "".join(f'<fo:table-row>' + "".join(f'<fo:table-cell padding="2pt" text-align="{a}"><fo:block>{E(v)}</fo:block>{x}</fo:table-cell>' for v, a, x in ((l.line, "left", ""), (l.bi, "left", f'<fo:block font-size="7pt">Ihre Nr./Your no. {l.si}</fo:block>'), (l.desc, "left", f"<fo:block>{l.t2}</fo:block><fo:block font-size='7pt'>Zolltarif/HS code 84839089, Ursprung/Origin CZ</fo:block>"), (qn(l.qty, "de"), "right", ""), (l.uom, "left", ""), (num(l.price, "de"), "right", ""), (num(l.amount, "de"), "right", ""))) + "</fo:table-row>" for l in d.lines)
    hd = "".join(f'<fo:table-cell border-top="0.6pt solid black" border-bottom="0.6pt solid black" padding="2pt"><fo:block font-weight="bold" font-size="7pt" text-align="{a}">{p}</fo:block><fo:block font-size="7pt" text-align="{a}">{q}</fo:block></fo:table-cell>' for p, q, a in (("Pos.", "Item", "left"), ("Material-Nr.", "Material no.", "left"), ("Bezeichnung", "Description", "left"), ("Menge", "Quantity", "right"), ("ME", "UoM", "left"), ("Preis/ME", "Price/UoM", "right"), ("Wert EUR", "Value EUR", "right")))
    b.fop(f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="15mm 15mm 10mm 20mm"><fo:region-body margin-bottom="18mm"/><fo:region-after extent="14mm"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-after"><fo:block font-size="6pt" text-align="center">Geschäftsführer/Managing directors: Dr. Nils Lindqvist, Petra Brandt - Amtsgericht Hildesheim HRB 3321 - USt-IdNr./VAT ID DE116620418</fo:block><fo:block font-size="6pt" text-align="center">Seite/Page <fo:page-number/> von/of 1</fo:block></fo:static-content><fo:flow flow-name="xsl-region-body" font-family="Helvetica" font-size="9pt"><fo:block font-size="15pt" font-weight="bold" space-after="6pt">BESTELLUNG / PURCHASE ORDER</fo:block>
<fo:table table-layout="fixed" width="100%" space-after="8pt"><fo:table-column column-width="50%"/><fo:table-column column-width="25%"/><fo:table-column column-width="25%"/><fo:table-body><fo:table-row>{cell("Besteller / Purchaser", buyer.all())}{cell("Bestell-Nr. / PO number", d["po_number"])}{cell("Datum / Date", "06.05.2025")}</fo:table-row><fo:table-row>{cell("Lieferant / Supplier", sup.all())}{cell("Lieferanten-Nr. / Vendor no.", "71220")}{cell("Einkäufer / Buyer", ["Hr. T. Wessel", "+49 5121 7760-44", "t.wessel@lb-antriebe.example"])}</fo:table-row><fo:table-row>{cell("Lieferanschrift / Delivery address", ship.all())}{cell("Rechnungsanschrift / Invoice address", d["bill_to"].all(), 2)}</fo:table-row><fo:table-row>{cell("Zahlungsbedingungen / Terms of payment", d["payment_terms"])}{cell("Lieferbedingung / Incoterms", "DAP Hildesheim")}{cell("Liefertermin / Delivery date", "20.06.2025")}</fo:table-row></fo:table-body></fo:table>
<fo:table table-layout="fixed" width="100%"><fo:table-column column-width="9mm"/><fo:table-column column-width="36mm"/><fo:table-column column-width="56mm"/><fo:table-column column-width="18mm"/><fo:table-column column-width="12mm"/><fo:table-column column-width="20mm"/><fo:table-column column-width="24mm"/><fo:table-header><fo:table-row>{hd}</fo:table-row></fo:table-header><fo:table-body>{rows}<fo:table-row><fo:table-cell number-columns-spanned="6" border-top="0.6pt solid black" padding="3pt"><fo:block text-align="right" font-weight="bold">Gesamtwert netto / Total net value EUR</fo:block></fo:table-cell><fo:table-cell border-top="0.6pt solid black" padding="3pt"><fo:block text-align="right" font-weight="bold">{num(d["total"], "de")}</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table><fo:block space-before="14pt" font-size="8pt">Es gelten ausschließlich unsere Einkaufsbedingungen. / Our General Terms of Purchase apply exclusively. Verpackung in Gitterboxen nach Vereinbarung VV-118, Leergut wird getauscht. / Packed in wire mesh boxes as agreed.</fo:block></fo:flow></fo:page-sequence></fo:root>''', d.pdf())
    return d


@layout("wb-de-proalpha-zeichnung-index")
def _(name):
    d = Doc(name, "Prawn", "de", ["proALPHA form", "Beleg in a box at the right with colons", "drawing and index below the item", "Termin as week and date", "Preiseinheit column", "surcharge line Materialteuerungszuschlag as position", "Zwischensumme and VAT"])
    buyer = P("Zerspanungstechnik Möhnesee GmbH", "Am Haarstrang 14", "59519 Möhnesee")
    sup = P("Schmiede Remscheid Nord KG", "Hammerstraße 91", "42855 Remscheid")
    d.f.update(po_number="B25-04418", po_date="2025-03-27", currency="EUR", buyer=buyer, supplier=sup, payment_terms="10 Tage 2 %, 30 Tage netto", ship_to=buyer)
    for i, m, t, z, q, u, p, per, w, dd in ((1, "110-0457", "Schmiederohling Gabelkopf C45E", "Z-40881 Index c", 2500, "Stck", "318.00", 100, "18/2025", "2025-04-30"), (2, "110-0462", "Schmiederohling Hebel 42CrMo4", "Z-41207 Index a", 1800, "Stck", "462.50", 100, "20/2025", "2025-05-16"), (3, "900-0003", "Materialteuerungszuschlag 03/2025", None, 1, "psch", "214.30", 1, "18/2025", "2025-04-30")):
        d.lines.append(Ln(i, None, t, q, u, p, bi=m, per=per, date=dd, z=z, w=w))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.t(57, 52, "ZTM", 28, "HB"); c.t(120, 44, "Zerspanungstechnik", 10); c.t(120, 56, "Möhnesee GmbH", 10)
    c.t(57, 110, "Zerspanungstechnik Möhnesee GmbH, Am Haarstrang 14, 59519 Möhnesee", 6); c.l(57, 112, 270, 112, 0.3); c.ts(57, 126, sup.all(), 12)
    c.r(340, 104, 215, 92)
    for i, (k, v) in enumerate((("Bestellung:", d["po_number"]), ("Datum:", "27.03.2025"), ("Lieferant:", "70318"), ("Unsere Kd.-Nr.:", "11902"), ("Sachbearbeiter:", "Jana Ebbers"), ("Telefon:", "02924 97-211"), ("Seite:", "1 / 1"))):
        c.t(346, 116 + i * 12.3, k); c.t(430, 116 + i * 12.3, v, 9, "HB" if i == 0 else "H")
    c.t(57, 216, "Bestellung", 15, "HB"); c.ts(57, 234, ["Ihr Angebot 2025-0731 vom 19.03.2025", "Lieferadresse: Zerspanungstechnik Möhnesee GmbH, Am Haarstrang 14, 59519 Möhnesee"], 12)
    X = [(57, "l"), (80, "l"), (140, "l"), (352, "r"), (358, "l"), (430, "r"), (458, "r"), (555, "r")]
    c.r(54, 262, 504, 16, 0.88, 0); put(c, 273, X, ["Pos", "Artikel", "Bezeichnung / Termin", "Menge", "ME", "Preis", "PE", "Gesamt EUR"], 8, "HB"); y = 292
    for l in d.lines:
        put(c, y, X, [l.line, l.bi, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de"), l.per, num(l.amount, "de")])
        if l.z:
            y += 11; c.t(140, y, "Zeichnung: " + l.z, 8)
        y += 11; c.t(140, y, f"Termin: KW {l.w} ({dt(l.date, '{dd}.{mm}.{yy}')})", 8); y += 18
    c.hl(y - 8, 54, 558)
    for k, v in (("Zwischensumme", d["subtotal"]), ("19,00 % MwSt.", d["tax"]), ("Endbetrag EUR", d["total"])):
        c.t(430, y + 4, k, 9, "HB" if k[0] == "E" else "H", "r"); c.t(555, y + 4, num(v, "de"), 9, "HB" if k[0] == "E" else "H", "r"); y += 13
    c.ts(57, y + 20, ["Lieferbedingung : frei Haus, einschl. Verpackung", "Zahlungsbedingung : 10 Tage 2 %, 30 Tage netto", "Versandart : Spedition", "", "Erstmuster mit EMPB nach VDA Band 2 sind zu Pos. 2 vorzulegen.", "Wir bitten um umgehende Bestätigung von Preis und Termin."], 12)
    for i, (x, v) in enumerate(((57, ["Geschäftsführer", "Markus Ebbers", "Ute Ebbers-Klein"]), (190, ["Amtsgericht Arnsberg", "HRB 7714", "USt-ID DE 126 330 981"]), (330, ["Sparkasse SoestWerl", "IBAN DE18 4145 0075 0000 1189 02"]), (480, ["Tel. 02924 97-0", "www.ztm.example"]))):
        c.ts(x, 796, v, 8, size=6.5)
    c.prawn(d.pdf())
    return d


@layout("wb-de-abas-bestellung-rahmen")
def _(name):
    d = Doc(name, "reportlab ttf", "de", ["abas form with full rules", "Rahmenvertrag number as decoy", "two item numbers in two columns", "LT column with day and month of the year", "kg and m lines with three decimals", "freight Verpackung row below the table"])
    buyer = P("Gebr. Kötter Fahrzeugbau GmbH & Co. KG", "Lohner Straße 3", "49413 Dinklage")
    ship = P("Werk Langförden", "Bokerner Damm 80", "49377 Vechta-Langförden")
    sup = P("Stahlhandel Weser-Ems GmbH", "Hafenring 22", "26135 Oldenburg")
    d.f.update(po_number="231877", po_date="2025-08-14", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 Tage netto", freight=D("85.00"))
    for i, m, s, t, q, u, p, dd in ((1, "40.1120", "B-S355-6", "Blech S355J2+N 6x1500x3000", "2120.250", "kg", "0.985", "2025-08-28"), (2, "40.2204", "VR-80-5", "Vierkantrohr 80x80x5 S235JRH", "144.000", "m", "11.420", "2025-08-28"), (3, "40.2310", "UNP-120", "U-Profil UNP 120 L=6 m", "96.000", "m", "13.755", "2025-09-04"), (4, "40.9018", "GR-30-2", "Gitterrost 30/30 verz. 1000x500", "20.000", "Stk", "38.900", "2025-09-04")):
        d.lines.append(Ln(i, s, t, q, u, p, bi=m, date=dd))
    d["subtotal"] = d.net(); d["total"] = d["subtotal"] + d["freight"]
    c = b.Canvas(size=8.5)
    c.t(297, 48, "KÖTTER FAHRZEUGBAU", 18, "HB", "c"); c.t(297, 60, "Anhänger · Aufbauten · Sonderfahrzeuge", 8, a="c"); c.hl(66, 50, 550, 1.5)
    c.t(50, 92, "Gebr. Kötter Fahrzeugbau GmbH & Co. KG, Lohner Straße 3, 49413 Dinklage", 6.2); c.ts(50, 108, sup.all(), 12, size=9.5)
    c.t(330, 92, "Lieferanschrift", 7, "HB"); c.ts(330, 104, ship.all(), 11)
    c.t(50, 182, "Bestellung Nr. 231877", 13, "HB"); c.t(550, 182, "Dinklage, 14.08.2025", 9, a="r")
    cells = (("Ihre Lieferantennr.", "700456"), ("Rahmenvertrag", "RV 22-0091"), ("Bearbeiter", "Böckmann, -34"), ("Lieferbed.", "frei Werk"), ("Zahlung", "30 Tage netto"))
    for i, (k, v) in enumerate(cells):
        c.r(50 + i * 100, 192, 100, 26, lw=0.4); c.t(53 + i * 100, 200, k, 6); c.t(53 + i * 100, 212, v, 8.5)
    V = [50, 72, 118, 172, 335, 382, 404, 450, 492, 550]
    y0 = 232
    c.r(50, y0, 500, 18, 0.92, 0.4)
    for i, s in enumerate(("Pos", "Ident.-Nr.", "Ihre Art.-Nr.", "Benennung", "Menge", "ME", "LT", "Preis/ME", "Wert EUR")):
        c.t((V[i] + V[i + 1]) / 2, y0 + 12, s, 7, "HB", "c")
    y = y0 + 18
    for l in d.lines:
        put(c, y + 14, [(61, "c"), (75, "l"), (121, "l"), (175, "l"), (379, "r"), (385, "l"), (407, "l"), (489, "r"), (547, "r")], [l.line, l.bi, l.si, l.desc, num(l.qty, "de", 3), l.uom, dt(l.date, "{dd}.{mm}.{yy}"), num(l.price, "de", 3), num(l.amount, "de")], 8)
        y += 22; c.hl(y, 50, 550, 0.3)
    for x in V:
        c.l(x, y0, x, y, 0.4)
    for k, v, f in (("Warenwert", d["subtotal"], "H"), ("Anlieferung / Verpackung", d["freight"], "H"), ("Bestellsumme (ohne MwSt.)", d["total"], "HB")):
        y += 15; c.t(489, y, k, 8.5, f, "r"); c.t(547, y, num(v, "de"), 8.5, f, "r")
    c.ts(50, y + 34, ["Abnahmeprüfzeugnis 3.1 zu allen Positionen per E-Mail an qs@koetter.example. Anlieferung Mo-Do 6:30 - 15:00, Fr bis 12:00 Uhr.", "Bitte geben Sie auf allen Papieren die Bestellnummer an."], 12)
    c.hl(792, 50, 550, 0.4); c.t(297, 802, "OLB Dinklage IBAN DE61 2802 0050 4400 1871 00 · Steuer-Nr. 68/204/00718 · HRA 110233 Oldenburg · Komplementärin: Kötter Verwaltungs-GmbH", 6.2, a="c")
    c.reportlab(d.pdf(), ttf=True)
    return d


@layout("wb-de-navision-einkauf-bestellung")
def _(name):
    d = Doc(name, "chromium", "de", ["Navision report Einkauf - Bestellung", "buyer address at the right, vendor at the left without label", "label rows without colons", "VAT per group with a Spezifikation table", "line discount", "order to Lieferung an address"])
    buyer = P("Nordlicht Bootsausrüstung GmbH", "Wischhofstraße 1-3", "24148 Kiel", "Deutschland")
    ship = P("Nordlicht Filiale Heiligenhafen", "Am Yachthafen 2", "23774 Heiligenhafen")
    sup = P("Tauwerk Elmshorn GmbH", "Herr Paulsen", "Langelohe 65", "25337 Elmshorn")
    d.f.update(po_number="EB25-00931", po_date="2025-04-02", requested_date="2025-04-16", currency="EUR", buyer=buyer, ship_to=ship, supplier=P("Tauwerk Elmshorn GmbH", "Langelohe 65", "25337 Elmshorn"), payment_terms="30 Tage 2 % Skonto 14 Tage")
    rows = ""
    for n, s, t, q, u, p, di in (("1896-S", "TW-FALL-10", "Fallenleine Dyneema 10 mm grau", 200, "Meter", "3.40", 15), ("1900-S", "TW-SCHOT-12", "Schotleine Polyester 12 mm", 150, "Meter", "2.15", 15), ("1906-S", "TW-FEST-14", "Festmacher 14 mm 10 m mit Auge", 36, "Stück", "18.90", 20), ("1925-W", "TW-BLK-57", "Umlenkblock 57 mm kugelgelagert", 12, "Stück", "44.50", None)):
        l = Ln(None, s, t, q, u, p, bi=n, disc=di); d.lines.append(l)
        rows += f"<tr><td>{n}<td>{s}<td>{t}<td class=n>{qn(q, 'de')}<td>{u}<td class=n>{num(l.price, 'de')}<td class=n>{qn(di, 'de') if di else ''}<td class=n>{num(l.amount, 'de')}</tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    info = "".join(f"<tr><td>{k}<td>{v}" for k, v in (("Telefonnr.", "0431 72 18 40"), ("USt-IdNr.", "DE134577120"), ("Bankkonto", "IBAN DE02 2105 0170 0092 1144 00"), ("", ""), ("Eink. von Kred.-Nr.", "K01254"), ("Belegdatum", "2. April 2025"), ("Bestellnr.", "EB25-00931"), ("Einkäufer", "Silke Hansen"), ("Wareneingangsdatum", "16.04.25"), ("Zahlungsbedingungen", "30 Tage 2 % Skonto 14 Tage"), ("Lieferbedingung", "Frei Haus")))
    b.chromium(b.page("@page{size:A4;margin:18mm}body{font:8.5pt 'Liberation Sans'}table{border-collapse:collapse}td{padding:1px 6px 1px 0;vertical-align:top}h1{font-size:14pt}.l{width:100%}.l th{border-bottom:1px solid;text-align:left;font-size:8pt}.n{text-align:right!important}.t td{padding:2px 4px}", f'''<h1>Einkauf - Bestellung EB25-00931</h1><p>Seite 1</p><table width="100%"><tr><td width="56%">{"<br>".join(("Tauwerk Elmshorn GmbH", "Herr Paulsen", "Langelohe 65", "25337 Elmshorn"))}<td>{buyer.h()}<tr><td><br><b>Lieferung an</b><br>{ship.h()}<td><br><table>{info}</table></table><br>
<table class=l><tr><th>Nr.<th>Kreditor-<br>Artikelnr.<th>Beschreibung<th class=n>Menge<th>Einheit<th class=n>EK-Preis<th class=n>Rabatt %<th class=n>Betrag</tr>{rows}<tr><td colspan=8>&nbsp;<tr><td colspan=7 class=n>Total EUR ohne MwSt.<td class=n>{num(d["subtotal"], "de")}<tr><td colspan=7 class=n>19% MwSt.<td class=n>{num(d["tax"], "de")}<tr><td colspan=7 class=n><b>Total EUR inkl. MwSt.</b><td class=n><b>{num(d["total"], "de")}</b></table><p><b>MwSt.-Betrag Spezifikation</b></p><table class=t><tr><td>MwSt.-Kennzeichen<td>MwSt. %<td>Zeilenbetrag<td>MwSt.-Bemessungsgrundlage<td>MwSt.-Betrag<tr><td>MWST.19<td>19<td>{num(d["subtotal"], "de")}<td>{num(d["subtotal"], "de")}<td>{num(d["tax"], "de")}</table>''', "de"), d.pdf())
    return d


@layout("wb-de-sage-b2-alternativ-titel")
def _(name):
    d = Doc(name, "wkhtmltopdf", "de", ["Sage 100 order to supplier", "Vorgang and Beleg numbers", "long text under the items", "titles with Zwischensumme", "Gesamtrabatt on the order", "Lieferadresse abweichend"])
    buyer = P("Elektro Prangenberg GmbH", "Bonner Straße 118", "53757 Sankt Augustin")
    ship = P("BV Grundschule Menden", "Siegstraße 123", "53757 Sankt Augustin")
    sup = P("Rhein-Sieg Elektrogroßhandel GmbH & Co. KG", "Otto-Hahn-Straße 6", "53842 Troisdorf")
    d.f.update(po_number="2025-20731", po_date="2025-06-12", requested_date="2025-06-23", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="8 Tage 3 % Skonto, 21 Tage rein netto")
    G = (("Titel 1  Beleuchtung", (("1.1", "REG-LED-60", "LED-Panel 62x62 36 W 4000 K", "UGR<19, mit Konverter DALI", 42, "Stück", "54.80"), ("1.2", "REG-NOT-8", "Notleuchte Rettungszeichen 8 W", "Erkennungsweite 26 m", 9, "Stück", "87.35"))), ("Titel 2  Installation", (("2.1", "NYM-3X1.5-T", "Mantelleitung NYM-J 3x1,5 Trommel", None, "1.500", "m", "0.46"), ("2.2", "KK-60X40", "Kabelkanal 60x40 reinweiß", None, 120, "m", "3.18"), ("2.3", "UP-55-R", "Unterputzdose 61 mm tief", None, 200, "Stück", "0.62"))))
    rows = ""
    for g, ls in G:
        rows += f"<tr><td colspan=6><b>{g}</b>"; sub = D(0)
        for i, s, t, t2, q, u, p in ls:
            l = Ln(i, s, t, str(q).replace(".", "") if s[0] == "N" else q, u, p); d.lines.append(l); sub += l.amount
            rows += f"<tr><td>{i}<td>{s}<td>{E(t)}{'<br><small>' + E(t2) + '</small>' if t2 else ''}<td class=n>{qn(l.qty, 'de')} {u}<td class=n>{num(l.price, 'de')}<td class=n>{num(l.amount, 'de')}"
        rows += f"<tr><td colspan=5 class=n><i>Zwischensumme {g[:7]}</i><td class=n><i>{num(sub, 'de')}</i>"
    s = d.net(); d["discount"] = r2(s * D("0.03")); d["subtotal"] = s - d["discount"]; d["subtotal_alt"] = [s]; d["tax"] = r2(d["subtotal"] * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    b.wk(b.page("body{font:9.5pt Arial}table{width:100%;border-collapse:collapse}.l th{border-top:2px solid #1a4c8b;border-bottom:1px solid #1a4c8b;text-align:left}.l td{padding:2px 4px 2px 0;vertical-align:top}.n{text-align:right!important;white-space:nowrap}small{font-size:8pt}", f'''<table><tr><td style="color:#1a4c8b;font-size:20pt"><b>Prangenberg</b><span style="font-size:10pt"> Elektro &middot; Netzwerk &middot; PV</span></table><br><table><tr><td width="58%"><span style="font-size:7pt">{buyer.name} &middot; {" &middot; ".join(buyer.lines)}</span><br><br>{sup.h()}<td valign=top><table><tr><td>Vorgang<td>V-25-1188<tr><td>Belegnummer<td><b>2025-20731</b><tr><td>Belegdatum<td>12.06.2025<tr><td>Lieferant<td>70044<tr><td>Sachbearbeiter<td>D. Prangenberg<tr><td>Liefertermin<td>23.06.2025</table></table><h2>Bestellung</h2><p>Sehr geehrte Damen und Herren,<br>hiermit bestellen wir zur Lieferung an: <b>{ship.name}, {", ".join(ship.lines)}</b> (Abladen mit Hebeb&uuml;hne, Avis 0178 555 01 77)</p>
<table class=l><tr><th>Pos.<th>Artikelnr.<th>Bezeichnung<th class=n>Menge<th class=n>E-Preis<th class=n>G-Preis</tr>{rows}</table><hr><table><tr><td width="60%"><td>Summe Positionen<td class=n>{num(s, "de")}<tr><td><td>abzgl. 3,00 % Objektrabatt<td class=n>-{num(d["discount"], "de")}<tr><td><td>Nettobetrag<td class=n>{num(d["subtotal"], "de")}<tr><td><td>MwSt. 19,00 %<td class=n>{num(d["tax"], "de")}<tr><td><td><b>Gesamtbetrag &euro;</b><td class=n><b>{num(d["total"], "de")}</b></table><p>Zahlungsbedingung: {d["payment_terms"]}</p><p style="font-size:7.5pt;color:#555">Kreissparkasse K&ouml;ln IBAN DE37 3705 0299 0001 0331 18 &ndash; GF: Dieter Prangenberg &ndash; HRB 5528 AG Siegburg &ndash; St.-Nr. 222/5710/0455</p>''', "de"), d.pdf())
    return d


@layout("wb-de-lexware-bestellung-einfach")
def _(name):
    d = Doc(name, "iText", "de", ["Lexware faktura form", "single window address, Bestellung Nr. as subject line", "gross total only with included VAT remark", "Kundennr. of us at the supplier", "no position numbers", "no delivery address"])
    buyer = P("Teestube am Rathaus", "Inh. Wiebke Lohmann", "Markt 6", "21335 Lüneburg")
    sup = P("Hanseatisches Teekontor Sörensen e.K.", "Kehrwieder 9", "20457 Hamburg")
    d.f.update(po_number="BE-2025-0067", po_date="2025-09-30", currency="EUR", buyer=P("Teestube am Rathaus", "Markt 6", "21335 Lüneburg"), supplier=sup, payment_terms="zahlbar sofort ohne Abzug")
    for s, t, q, u, p in (("10220", "Assam Second Flush TGFOP, 1 kg", 8, "Btl.", "34.90"), ("10415", "Darjeeling First Flush Bio, 500 g", 6, "Btl.", "41.50"), ("20118", "Rooibos Vanille, 1 kg", 10, "Btl.", "16.80"), ("30901", "Kandis weiß, 500 g", 24, "Pkg.", "2.35"), ("40077", "Teefilter Gr. 3, 100 St.", 12, "Pkg.", "3.10")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.07")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=10, font="T")
    c.t(545, 60, "Teestube am Rathaus", 22, "TB", "r"); c.ts(545, 78, ["Inh. Wiebke Lohmann", "Markt 6 · 21335 Lüneburg", "Tel. 04131 / 55 02 71"], 12, a="r")
    c.t(60, 140, "Teestube am Rathaus - Markt 6 - 21335 Lüneburg", 7); c.ts(60, 160, sup.all(), 13)
    c.ts(400, 160, ["Kundennr.:", "Datum:", "Seite:"], 13); c.ts(545, 160, ["44871", "30.09.2025", "1"], 13, a="r")
    c.t(60, 250, "Bestellung Nr. BE-2025-0067", 13, "TB"); c.t(60, 272, "Bitte liefern Sie uns so bald wie möglich die folgenden Artikel:")
    X = [(60, "l"), (120, "l"), (330, "r"), (338, "l"), (440, "r"), (545, "r")]
    put(c, 300, X, ["Artikel", "Bezeichnung", "Menge", "Einheit", "Preis €", "Gesamt €"], 10, "TB"); c.hl(305, 60, 545); y = 320
    for l in d.lines:
        put(c, y, X, [l.si, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de"), num(l.amount, "de")], 10, "T"); y += 16
    c.hl(y - 8, 60, 545)
    for k, v in (("Nettosumme", d["subtotal"]), ("zzgl. 7,0 % USt.", d["tax"]), ("Gesamtsumme", d["total"])):
        c.t(440, y + 6, k, 10, "TB" if k[0] == "G" else "T", "r"); c.t(545, y + 6, num(v, "de"), 10, "TB" if k[0] == "G" else "T", "r"); y += 15
    c.ts(60, y + 24, ["Zahlungsbedingungen: zahlbar sofort ohne Abzug per Lastschrift", "", "Mit freundlichen Grüßen", "Wiebke Lohmann"], 14)
    d["payment_terms"] = "zahlbar sofort ohne Abzug per Lastschrift"
    c.itext(d.pdf())
    return d


@layout("wb-de-word-brief-stadtwerke")
def _(name):
    d = Doc(name, "libreoffice writer", "de", ["letter of a utility with Bezugszeichenzeile", "order number in the subject line", "table with rules, unit in the quantity", "lump position", "invoice by mail to another address", "VAT in words only, no sum"])
    buyer = P("Stadtwerke Elsterau GmbH", "Am Gaswerk 1", "04249 Elsterau")
    ship = P("Wasserwerk Nord", "Pumpenweg 3", "04251 Elsterau-Nord")
    bill = P("Stadtwerke Elsterau GmbH", "Rechnungswesen", "Postfach 20 01 11", "04240 Elsterau")
    sup = P("Armaturen Köhler & Sohn OHG", "Leipziger Chaussee 240", "06112 Halle (Saale)")
    d.f.update(po_number="SWE-E 0452/25", po_date="2025-07-21", requested_date="2025-08-11", currency="EUR", buyer=buyer, ship_to=ship, bill_to=bill, supplier=sup, payment_terms="30 Tage nach Rechnungseingang ohne Abzug")
    for i, t, q, u, p in ((1, "Absperrschieber DN 150 PN 16 GGG, EPDM, Typ 4100", 6, "Stück", "412.00"), (2, "Einbaugarnitur teleskopierbar RD 1,0-1,6 m", 6, "Stück", "78.50"), (3, "Unterflurhydrant DN 80, Rd 1,25 m", 4, "Stück", "516.30"), (4, "Montageeinweisung vor Ort, pauschal", 1, "psch.", "350.00")):
        d.lines.append(Ln(i, None, t, q, u, p))
    d["subtotal"] = d.net()
    r = "".join(f"<tr><td align=center>{l.line}</td><td>{E(l.desc)}</td><td align=right>{qn(l.qty, 'de')} {l.uom}</td><td align=right>{num(l.price, 'de')}</td><td align=right>{num(l.amount, 'de')}</td></tr>" for l in d.lines)
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body{{font-family:"Liberation Sans";font-size:10pt}} p{{margin:0 0 5pt 0}} td,th{{font-size:9.5pt}}</style></head><body><table width="100%"><tr><td align=right><font size=4><b>Stadtwerke Elsterau</b></font><br><font size=1>Strom &middot; Gas &middot; Wasser &middot; W&auml;rme</font></td></tr></table><p><font size=1>Stadtwerke Elsterau GmbH &middot; Am Gaswerk 1 &middot; 04249 Elsterau</font></p><p>{sup.h()}</p><p><br></p>
<table width="100%"><tr><td><font size=1>Ihr Zeichen, Ihre Nachricht vom</font><br>AN 25-3380, 08.07.2025</td><td><font size=1>Unser Zeichen</font><br>E-Bk/Ho</td><td><font size=1>Telefon, Name</font><br>034298 77-142, Frau Bock</td><td><font size=1>Datum</font><br>21.07.2025</td></tr></table><p><br></p><p><b>Bestellung SWE-E 0452/25 &ndash; Armaturen Rohrnetz Nord</b></p><p>Sehr geehrter Herr K&ouml;hler,</p><p>auf der Grundlage Ihres o. g. Angebotes und unserer Einkaufsbedingungen beauftragen wir Sie mit der Lieferung von:</p>
<table border=1 cellspacing=0 cellpadding=3 width="100%"><tr><th>Nr.</th><th>Leistung</th><th>Menge</th><th>EP in EUR</th><th>GP in EUR</th></tr>{r}<tr><td></td><td colspan=3><b>Auftragswert netto</b></td><td align=right><b>{num(d["subtotal"], "de")}</b></td></tr></table><p><br></p><p>Die gesetzliche Mehrwertsteuer wird gesondert verg&uuml;tet.</p><p>Liefertermin: 11.08.2025, 7.00 bis 13.00 Uhr<br>Lieferort: Wasserwerk Nord, Pumpenweg 3, 04251 Elsterau-Nord<br>Zahlung: 30 Tage nach Rechnungseingang ohne Abzug</p><p>Die Rechnung ist unter Angabe der Bestellnummer zu richten an: Stadtwerke Elsterau GmbH, Rechnungswesen, Postfach 20 01 11, 04240 Elsterau.</p><p>Mit freundlichen Gr&uuml;&szlig;en</p><p><br>i. V. Bock &nbsp;&nbsp;&nbsp;&nbsp;&nbsp; i. A. Hoffmann</p></body></html>''', ".html", d.pdf())
    return d


@layout("wb-de-datev-praxisbedarf")
def _(name):
    d = Doc(name, "weasyprint", "de", ["DATEV Auftragswesen next", "label: value list at the right", "two VAT rates with marks A and B", "amount column before unit price", "Pharmazentralnummer as number of both sides"])
    buyer = P("Zahnarztpraxis Dr. Melanie Truckenbrodt", "Bahnhofstraße 22", "98527 Suhl")
    sup = P("Dental-Depot Thüringer Wald GmbH", "Gothaer Straße 5a", "98544 Zella-Mehlis")
    d.f.update(po_number="B-10093", po_date="2025-01-17", requested_date="2025-01-24", currency="EUR", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="14 Tage netto")
    rows, tx = "", {"A": D(0), "B": D(0)}
    for i, s, t, q, u, p, v in ((1, "DD-40012", "Nitrilhandschuhe Gr. M, blau, 100 St.", 30, "Packung", "6.49", "A"), (2, "DD-41107", "Komposit A2 Spritze 4 g", 8, "Stück", "38.20", "A"), (3, "DD-43350", "Abformmaterial Putty 2x 300 ml", 4, "Set", "52.75", "A"), (4, "DD-99001", "Fachbuch Prophylaxe, 3. Auflage", 1, "Stück", "79.00", "B"), (5, "DD-42002", "Absaugkanülen 16 mm, 10 St.", 15, "Packung", "4.15", "A")):
        l = Ln(i, s, t, q, u, p); d.lines.append(l); tx[v] += l.amount
        rows += f"<tr><td>{i}<td>{s}<td>{t}<td class=n>{q}<td>{u}<td class=n>{num(l.price, 'de')} €<td class=n>{num(l.amount, 'de')} €<td>{v}"
    d["subtotal"] = d.net(); a, e = r2(tx["A"] * D("0.19")), r2(tx["B"] * D("0.07")); d["tax"] = a + e; d["tax_alt"] = [a, e]; d["total"] = d["subtotal"] + d["tax"]
    b.weasy(b.page("@page{size:A4;margin:20mm 18mm 25mm 22mm;@bottom-center{content:'Seite ' counter(page) ' von ' counter(pages);font:7pt Lato}}body{font:9pt Lato}table{width:100%;border-collapse:collapse}.l th{background:#8bc34a33;text-align:left;padding:4px;font-weight:600}.l td{padding:4px;border-bottom:0.4pt dotted #888}.n{text-align:right!important;white-space:nowrap}", f'''<p style="text-align:right"><b>{buyer.name}</b><br>{"<br>".join(buyer.lines)}</p><table><tr><td style="width:60%"><div style="font-size:6.5pt;text-decoration:underline">{buyer.name}, {", ".join(buyer.lines)}</div><br>{sup.h()}<td>Bestellnummer: <b>B-10093</b><br>Bestelldatum: 17.01.2025<br>Lieferantennummer: 70021<br>Kundennummer: 338214<br>Lieferdatum: 24.01.2025</table><h2 style="font-size:13pt">Bestellung</h2><p>Guten Tag, wir bestellen wie folgt:</p>
<table class=l><tr><th>Pos.<th>Artikelnr.<th>Bezeichnung<th class=n>Menge<th>Einheit<th class=n>Einzelpreis<th class=n>Gesamtpreis<th>USt</tr>{rows}</table><br><table style="width:50%;margin-left:50%"><tr><td>Gesamt netto<td class=n>{num(d["subtotal"], "de")} €<tr><td>A: 19 % USt auf {num(tx["A"], "de")} €<td class=n>{num(a, "de")} €<tr><td>B: 7 % USt auf {num(tx["B"], "de")} €<td class=n>{num(e, "de")} €<tr><td><b>Gesamt brutto</b><td class=n><b>{num(d["total"], "de")} €</b></table><p>Lieferanschrift: wie oben. Zahlungsbedingung: 14 Tage netto.</p>''', "de"), d.pdf())
    return d


@layout("wb-de-universitaet-auftrag-leitweg")
def _(name):
    d = Doc(name, "pdflatex", "de", ["university order, two columns of parties", "Leitweg-ID, Kostenstelle, Projekt decoys", "Lieferung to a lab with room", "CAS numbers in descriptions", "gross total, VAT in one row"])
    buyer = P("Technische Universität Wendland", "Dezernat 4 - Beschaffung", "Akademiestraße 8", "29439 Lüchow")
    ship = P("Institut für Werkstoffchemie", "AG Prof. Reuß, Labor C 214", "Forschungsring 17", "29439 Lüchow")
    bill = P("Technische Universität Wendland", "Zentrale Rechnungsstelle", "29437 Lüchow")
    sup = P("Chemikalien-Versand Harburg AG", "Neuländer Kamp 4", "21079 Hamburg")
    d.f.update(po_number="2025-4-118732", po_date="2025-11-12", currency="EUR", buyer=buyer, ship_to=ship, bill_to=bill, supplier=sup, payment_terms="30 Tage netto")
    for i, s, t, q, u, p in ((1, "CVH-4810.2", "Tetraethylorthosilicat 98 \\%, CAS 78-10-4, 1 l", 3, "Fl.", "62.40"), (2, "CVH-0119.5", "Zirkonium(IV)-propoxid 70 \\%, CAS 23519-77-9, 500 ml", 2, "Fl.", "148.00"), (3, "CVH-9027.1", "Ethanol absolut $\\geq$ 99,8 \\%, vergällt, 2,5 l", 12, "Fl.", "18.95"), (4, "CVH-7701.0", "Korundtiegel 50 ml hohe Form", 20, "St.", "11.26")):
        l = Ln(i, s, t.replace("\\%", "%").replace("$\\geq$ ", ""), q, u, p, tex=t); d.lines.append(l)
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    rows = "\n".join(f"{l.line} & {l.si} & {l.tex} & {q_(l)} & {l.uom} & {num(l.price, 'de')} & {num(l.amount, 'de')} \\\\" for l in d.lines for q_ in [lambda l: qn(l.qty, "de")])
    b.latex(r'''\documentclass[a4paper,10pt]{article}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{lmodern}\usepackage[margin=20mm]{geometry}\usepackage{booktabs,tabularx}\pagestyle{empty}\setlength{\parindent}{0pt}\renewcommand{\familydefault}{\sfdefault}\begin{document}
{\Large\bfseries Technische Universität Wendland}\\Dezernat 4 - Beschaffung\\Akademiestraße 8\\29439 Lüchow\hfill USt-IdNr. DE 115 998 204\\[4mm]{\large\bfseries AUFTRAG Nr. 2025-4-118732}\hfill Lüchow, 12.11.2025\\(Die Auftragsnummer ist auf Lieferschein und Rechnung anzugeben.)\\[4mm]
\begin{minipage}[t]{0.48\textwidth}\textbf{Auftragnehmer}\\''' + r"\\".join(sup.all()) + r'''\end{minipage}\hfill\begin{minipage}[t]{0.48\textwidth}\textbf{Lieferung an}\\''' + r"\\".join(ship.all()) + r'''\end{minipage}\\[5mm]\begin{minipage}[t]{0.48\textwidth}\textbf{Rechnung an}\\''' + r"\\".join(bill.all()) + r'''\\\small rechnung@tu-wendland.example (XRechnung)\end{minipage}\hfill\begin{minipage}[t]{0.48\textwidth}\small\begin{tabular}[t]{@{}ll}Leitweg-ID&03354-17004-66\\Kostenstelle&430112\\Projekt/PSP&DFG RE 2217/9-1\\Ihr Angebot&A 250884 vom 03.11.2025\\Bearbeiter&Herr Dralle, App. 4471\end{tabular}\end{minipage}\\[6mm]
\begin{tabularx}{\textwidth}{@{}rlXrlrr@{}}\toprule Pos. & Kat.-Nr. & Gegenstand & Anz. & Einh. & Preis (EUR) & Betrag (EUR)\\\midrule ''' + rows + r'''\midrule &&&&\multicolumn{2}{r}{Netto}&''' + num(d["subtotal"], "de") + r'''\\&&&&\multicolumn{2}{r}{MwSt. 19 \%}&''' + num(d["tax"], "de") + r'''\\&&&&\multicolumn{2}{r}{\textbf{Brutto}}&\textbf{''' + num(d["total"], "de") + r'''}\\\bottomrule\end{tabularx}\\[6mm]Zahlungsbedingungen: 30 Tage netto. Es gelten die VOL/B sowie die zusätzlichen Vertragsbedingungen der Hochschule. Gefahrgut nur mit Sicherheitsdatenblatt.\\[10mm]Im Auftrag\\[8mm]gez. Dralle\end{document}''', d.pdf())
    return d
