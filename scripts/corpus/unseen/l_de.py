# SPDX-License-Identifier: Apache-2.0
"""Orders of Germany, Austria and Switzerland."""
from lib import *
import backends as b


@layout("sap-sapscript-de-uebertrag")
def _(name):
    d = Doc(name, "libharu", "de", ["SAPscript style", "two-row items: material over quantity and price", "price per 100 ST", "carry-forward Übertrag on two pages", "Ansprechpartner and Lieferantennummer decoys", "Liefertermin Tag in the head", "single net total"])
    buyer = P("Kessler Antriebstechnik GmbH & Co. KG", "Gewerbering 8-12", "74653 Künzelsau")
    sup = P("Normteile Reichert GmbH", "Am Lindenhof 3", "58636 Iserlohn")
    ship = P("Kessler Antriebstechnik GmbH & Co. KG", "Werk 0200 Tor 4", "Industriestraße 1", "74676 Niedernhall")
    d.f.update(po_number="4500071836", po_date="2025-02-27", requested_date="2025-03-24", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="14 Tage 2 % Skonto, 30 Tage netto")
    spec = [("100004711", "NR-933-M8X40", "SK-Schraube DIN 933 M8x40 8.8 vz", 4000, "ST", "6.85", 100), ("100004712", "NR-125-8", "Scheibe DIN 125 A8,4 vz", 4000, "ST", "1.12", 100), ("100004719", "NR-985-M8", "Sicherungsmutter DIN 985 M8 vz", 4000, "ST", "3.4", 100), ("100005002", "NR-6885-8740", "Passfeder DIN 6885 A 8x7x40", 350, "ST", "41.5", 100),
            ("100005103", "NR-471-25", "Sicherungsring DIN 471 25x1,2", 1500, "ST", "7.95", 100), ("100005990", "NR-7-6M6X30", "Zylinderstift DIN 7 6m6x30", 600, "ST", "18.2", 100), ("100006114", "NR-SN-5L", "Schneidöl Kanister 5 l", 12, "KAN", "38.9", 1), ("100006207", "NR-HYLOMAR", "Dichtmasse Hylomar 80 ml", 24, "ST", "14.75", 1),
            ("100006310", "NR-912-M10X60", "Zyl-Schraube DIN 912 M10x60 12.9", 1200, "ST", "28.6", 100), ("100006311", "NR-912-M12X80", "Zyl-Schraube DIN 912 M12x80 12.9", 800, "ST", "54.3", 100)]
    d.f["lines"] = [Ln((i + 1) * 10, si, ds, q, u, p, bi=bi, per=per) for i, (bi, si, ds, q, u, p, per) in enumerate(spec)]
    d["total"] = d.net()
    c = b.Canvas(size=9, font="H")
    c.t(555, 46, "KESSLER", 20, "HB", "r"); c.t(555, 58, "Antriebstechnik", 9, "H", "r")
    c.t(60, 108, "Kessler Antriebstechnik GmbH & Co. KG, Gewerbering 8-12, 74653 Künzelsau", 6)
    c.t(60, 124, "Firma"); c.ts(60, 136, sup.all(), 12)
    c.t(330, 124, "Bestellung", 13, "HB")
    for i, (k, v) in enumerate([("Bestellnummer/Datum", "4500071836 / 27.02.2025"), ("Ansprechpartner/Telefon", "Fr. Waldmann / 07940 555-318"), ("Unsere Faxnummer", "07940 555-399"), ("Ihre Lieferantennummer bei uns", "0000104417")]):
        c.t(330, 140 + i * 20, k, 7); c.t(330, 149 + i * 20, v)
    c.t(60, 214, "Bitte liefern an:", 8, "HB"); c.ts(60, 225, ship.all(), 11)
    c.t(330, 229, "Liefertermin:  Tag 24.03.2025", 9, "HB")
    c.t(60, 280, "Lieferbed.: FCA Iserlohn     Zahlungsbed.: 14 Tage 2 % Skonto, 30 Tage netto     Währung EUR", 8)
    def head(y):
        c.hl(y - 10, 60); c.t(60, y, "Pos.", 8); c.t(95, y, "Material", 8); c.t(170, y, "Bezeichnung", 8)
        c.t(95, y + 11, "Bestellmenge", 8); c.t(165, y + 11, "Einheit", 8); c.t(330, y + 11, "Preis pro Einheit", 8, a="r"); c.t(555, y + 11, "Nettowert", 8, a="r"); c.hl(y + 16, 60)
        return y + 30
    y, s = head(304), Decimal(0)
    for i, l in enumerate(d.lines):
        if i == 7:
            c.t(95, y, "Übertrag"); c.t(555, y, num(s, "de"), a="r"); c.t(300, 810, "Seite 1 von 2", 7, a="c"); c.page()
            c.t(60, 50, "Kessler Antriebstechnik GmbH & Co. KG"); c.t(330, 50, "Bestellnummer/Datum 4500071836 / 27.02.2025"); c.t(555, 62, "Seite 2 von 2", 7, a="r")
            y = head(86); c.t(95, y, "Übertrag"); c.t(555, y, num(s, "de"), a="r"); y += 20
        s += l.amount
        c.t(60, y, f"{l.line:05d}"); c.t(95, y, l.bi); c.t(170, y, l.desc)
        c.t(145, y + 12, qn(l.qty, "de"), a="r"); c.t(165, y + 12, l.uom); c.t(330, y + 12, num(l.price, "de") + " / " + ("1 " if l.per == 1 else "100 ") + l.uom, a="r"); c.t(555, y + 12, num(l.amount, "de"), a="r")
        c.t(95, y + 24, "Ihre Materialnummer " + l.si, 8)
        y += 46
    c.hl(y, 330); c.t(330, y + 14, "Gesamtnettowert ohne Mwst EUR", 9, "HB"); c.t(555, y + 14, num(s, "de"), 9, "HB", "r")
    c.ts(60, y + 44, ["Wir bitten um Auftragsbestätigung innerhalb von 3 Arbeitstagen. Es gelten unsere Einkaufsbedingungen (Stand 01.2024).", "", "Kommanditgesellschaft: Sitz Künzelsau, HRA 590112 Stuttgart, USt-IdNr. DE145998012, IBAN DE12 6225 0182 0000 4411 09"], size=7)
    c.haru(d.pdf())
    return d


@layout("abas-mittelstand-rabatt-latex")
def _(name):
    d = Doc(name, "pdflatex", "de", ["Mittelstand ERP", "discount percent column", "price unit column PE", "date per line", "item code inside description cell", "Bestell-Nr. among many head numbers", "MwSt and gross"])
    buyer = P("Öhler Sondermaschinen GmbH", "Talstraße 44", "72336 Balingen")
    sup = P("Pneumatik Handel Süd KG", "Benzstr. 7", "89079 Ulm")
    d.f.update(po_number="BE2500918", po_date="2025-06-30", currency="EUR", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="30 Tage netto")
    d.f["lines"] = [Ln(1, "CDQ2B32-50", "Kompaktzylinder 32 Hub 50", 16, "Stck", "74.2", disc="18", date="2025-07-14"), Ln(2, "SY5120-5L", "Magnetventil 5/2 24 V DC", 24, "Stck", "58.9", disc="18", date="2025-07-14"),
                    Ln(3, "TU0805BU", "PU-Schlauch 8x5 blau", 200, "m", "98.5", per=100, disc="10", date="2025-07-07"), Ln(4, "KQ2L08-02", "Winkelverschraubung 8-1/4", 150, "Stck", "312", per=100, disc="25", date="2025-07-21"), Ln(5, None, "Kalibrierprotokoll für Pos. 1, kostenlos", 1, "Stck", "0", date="2025-07-14")]
    d["subtotal"], d["tax"] = d.net(), r2(d.net() * D("0.19"))
    d["total"] = d["subtotal"] + d["tax"]
    rows = "".join(r"%d & %s%s & %s & %s & %s & %s & %s & %s & %s\\[3pt]" % (l.line, f"Art. {l.si} – " if l.si else "", l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de"), l.per, num(l.disc, "de", 1) + r"\%" if l.disc else "", dt(l.date, "{dd}.{mm}.{yy}"), num(l.amount, "de")) for l in d.lines)
    b.latex(r"""\documentclass[9pt]{extarticle}\usepackage[a4paper,margin=1.8cm]{geometry}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{helvet,array}\renewcommand{\familydefault}{\sfdefault}\pagestyle{empty}\setlength{\parindent}{0pt}\begin{document}
\textbf{\Large Öhler Sondermaschinen}\hfill Talstraße 44 · 72336 Balingen\\\rule{\textwidth}{1pt}\\[1.5em]\begin{minipage}[t]{.5\textwidth}{\scriptsize\underline{Öhler Sondermaschinen GmbH · Talstraße 44 · 72336 Balingen}}\\[4pt]""" + r"\\ ".join(sup.all()) + r"""\end{minipage}\hfill\begin{minipage}[t]{.4\textwidth}\begin{tabular}[t]{@{}l@{: }l}Beleg-Nr.&BE2500918\\Bestelldatum&30.06.2025\\Lief.-Nr.&70229\\Projekt&24-117 Tristar\\Ihr Angebot&AN 88123 v. 17.06.25\\Bearbeiter&K. Haug\\Durchwahl&07433 555-27\end{tabular}\end{minipage}\\[2em]
\textbf{\large Bestellung}\\[.6em]Sehr geehrte Damen und Herren,\\ wir bestellen zu den umseitigen Bedingungen:\\[.8em]
\begin{tabular}{@{}r >{\raggedright}p{5.2cm} r l r r r l r@{}}\hline Pos&Artikel / Bezeichnung&Menge&ME&E-Preis&PE&Rab.&Termin&G-Preis EUR\\\hline\\[-6pt]""" + rows + r"""\hline\multicolumn{8}{r}{Warenwert netto}&""" + num(d["subtotal"], "de") + r"""\\\multicolumn{8}{r}{zzgl. 19 \% MwSt.}&""" + num(d["tax"], "de") + r"""\\\multicolumn{8}{r}{\textbf{Bestellsumme brutto}}&\textbf{""" + num(d["total"], "de") + r"""}\end{tabular}\\[1.5em]
Zahlung: 30 Tage netto\hspace{2em}Versand: frei Haus an unsere o.\,g. Anschrift\\[3em]i.\,A. K. Haug\vfill{\scriptsize Amtsgericht Stuttgart HRB 411220 · Geschäftsführer: Dr. Ute Öhler · USt-IdNr. DE 812 334 560 · Volksbank Albstadt IBAN DE77 6539 0120 0041 8830 00}\end{document}""", d.pdf())
    return d


@layout("handwerk-calc-ohne-preise")
def _(name):
    d = Doc(name, "LibreOffice Calc", "de", ["spreadsheet form", "no prices at all", "quantity first, two unit words", "Kommission decoy", "empty rows in the grid", "delivery week in words is not a date"])
    buyer = P("Zimmerei Holzapfel", "Inh. Bernd Holzapfel", "Sägweg 2", "87534 Oberstaufen")
    sup = P("Baustoffe Allgäu Union", "87509 Immenstadt")
    d.f.update(po_number="H-25-064", po_date="2025-04-08", buyer=buyer, supplier=sup)
    d.f["lines"] = [Ln(1, None, "Konstruktionsvollholz KVH 8/16 Si 13,00 m", 24, "Stk"), Ln(2, None, "Unterdeckplatte 60 mm Nut+Feder", 180, "m²"), Ln(3, "WG 8x240", "Tellerkopfschraube 8x240, Pack à 50", 6, "Pack"), Ln(4, "USB CL 40", "Klebeband Unterspannbahn 60 mm", 10, "Rollen"), Ln(5, None, "Dachlatte 40/60 S10 4,00 m", 320, "lfm")]
    rows = [["", "", "", "", ""], [buyer.name, "", "", "", ""], [buyer.lines[0], "", "", "", ""], [buyer.lines[1] + ", " + buyer.lines[2], "", "", "Tel. 08386 5550", ""], [], ["An:", sup.name, "", "Bestellung", ""], ["", sup.lines[0], "", "Nr.:", "H-25-064"], ["", "", "", "Datum:", "08.04.2025"], ["", "", "", "Kommission:", "Haus Vogler 2231"], [],
            ["Pos", "Menge", "Einheit", "Artikelbezeichnung", "Art.-Nr."]] + [[l.line, qn(l.qty, "de"), l.uom, l.desc, l.si or ""] for l in d.lines] + [[n, "", "", "", ""] for n in range(6, 10)] + [[], ["Lieferung in KW 17 mit Kranwagen direkt auf die Baustelle, bitte einen Tag vorher anrufen (0171 5550 991).", "", "", "", ""], ["Unterschrift: B. Holzapfel", "", "", "", ""]]
    b.soffice(fods(rows, ["1.1cm", "2.2cm", "1.8cm", "7.6cm", "3.2cm"], grid=(10, 19)), ".fods", d.pdf())
    return d


def fods(rows, widths, grid=(0, 0)):
    def cell(i, v):
        st = "g" if grid[0] <= i <= grid[1] else "n"
        if v == "" or v is None:
            return f'<table:table-cell table:style-name="{st}"/>'
        return f'<table:table-cell table:style-name="{st}" office:value-type="string"><text:p>{E(v)}</text:p></table:table-cell>'
    body = "".join("<table:table-row>" + ("".join(cell(i, v) for v in r) if r else "<table:table-cell/>") + "</table:table-row>" for i, r in enumerate(rows))
    return f'''<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>{"".join(f'<style:style style:name="c{i}" style:family="table-column"><style:table-column-properties style:column-width="{w}"/></style:style>' for i, w in enumerate(widths))}<style:style style:name="n" style:family="table-cell"/><style:style style:name="g" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="B">{"".join(f'<table:table-column table:style-name="c{i}"/>' for i in range(len(widths)))}{body}</table:table></office:spreadsheet></office:body></office:document>'''


@layout("austria-bestellschein-inline")
def _(name):
    d = Doc(name, "Cairo", "de", ["Austrian small firm", "no rules", "labels in running line", "Jänner date in words", "amount before unit price", "unit glued to the quantity", "UID decoy", "discount on the whole order"])
    buyer = P("Gasthof Edelbrunn Betriebs GmbH", "Dorfplatz 1", "5630 Bad Hofgastein")
    sup = P("Gastro Steiner e.U.", "Alpenstraße 99", "5020 Salzburg")
    d.f.update(po_number="26/003", po_date="2026-01-13", requested_date="2026-01-23", currency="EUR", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="8 Tage 3 % Skonto oder 30 Tage netto")
    d.f["lines"] = [Ln(None, "1140-22", "Weinglas Universal 0,3 l mit Eichstrich", 120, "Stk.", "2.35"), Ln(None, "1140-27", "Bierkrug 0,5 l Glas", 96, "Stk.", "3.1"), Ln(None, "2203-01", "GN-Behälter 1/1 100 mm", 14, "Stk.", "18.9"), Ln(None, "7710-05", "Spülmaschinenreiniger 25 kg", 3, "Geb.", "64.5")]
    d["subtotal"] = d.net(); d["discount"] = r2(d.net() * D("0.05"))
    d["tax"] = r2((d["subtotal"] - d["discount"]) * D("0.2")); d["total"] = d["subtotal"] - d["discount"] + d["tax"]
    c = b.Canvas(size=10, font="T")
    c.t(297, 60, "Gasthof Edelbrunn", 22, "TB", "c"); c.t(297, 76, "Gasthof Edelbrunn Betriebs GmbH, Dorfplatz 1, 5630 Bad Hofgastein, Tel. +43 6432 5550, UID ATU61234507", 8, a="c")
    c.ts(60, 120, sup.all(), 13)
    c.t(60, 190, "Bestellschein Nr. 26/003 vom 13. Jänner 2026, lieferbar bis 23.01.2026, Kundennummer bei Ihnen 10558", 10, "TB")
    for x, s, a in ((60, "Best.-Nr.", "l"), (115, "Menge", "l"), (165, "Ware", "l"), (470, "Summe €", "r"), (535, "à €", "r")):
        c.t(x, 220, s, 9, "T", a, 0.35)
    y = 238
    for l in d.lines:
        c.t(60, y, l.si); c.t(115, y, qn(l.qty, "de") + l.uom); c.t(165, y, l.desc); c.t(470, y, num(l.amount, "de"), a="r"); c.t(535, y, num(l.price, "de"), a="r")
        y += 17
    for k, v in (("Warensumme", d["subtotal"]), ("abzüglich 5 % Stammkundenrabatt", -d["discount"]), ("USt 20 %", d["tax"]), ("Gesamtbetrag", d["total"])):
        y += 15; c.t(390, y, k, a="r"); c.t(470, y, num(v, "de"), a="r")
    c.ts(60, y + 40, ["Zahlung: 8 Tage 3 % Skonto oder 30 Tage netto.", "Lieferung an unsere obige Adresse, Hintereingang Küche."], 14)
    c.cairo(d.pdf())
    d["po_date"] = "2026-01-13"
    return d


@layout("swiss-apostrophe-chf")
def _(name):
    d = Doc(name, "weasyprint", "de-CH", ["apostrophe thousands ’", "CHF", "MWST 8.1", "no ß", "delivery address before the supplier", "QR-IBAN decoy", "fractional position numbers 1.1", "unit in the price cell"])
    buyer = P("Rütimann Metallbau AG", "Zürcherstrasse 212", "8406 Winterthur")
    ship = P("Baustelle Neubau Lagerhaus Nord", "Hafenstrasse 30", "4057 Basel")
    sup = P("Stahlcenter Mittelland AG", "Industrie Nord 5", "5634 Merenschwand")
    d.f.update(po_number="EB-104.882", po_date="2025-09-22", requested_date="2025-10-06", currency="CHF", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 Tage rein netto")
    d.f["lines"] = [Ln("1.1", "HEA-200-S355", "Träger HEA 200 S355J2 L=12.10 m", 18, "Stk", "1184.5"), Ln("1.2", "IPE-160-S235", "Träger IPE 160 S235 L=6.05 m", 40, "Stk", "171.3"), Ln("2.1", "FLA-100X10", "Flachstahl 100x10, zugeschnitten", 1250.5, "kg", "1.92"), Ln("2.2", "ANK-M20-300", "Ankerschraube M20x300 feuerverzinkt", 144, "Stk", "7.85")]
    d["subtotal"] = d.net(); d["freight"] = D("380.00"); d["tax"] = r2((d.net() + 380) * D("0.081")); d["total"] = d.net() + 380 + d["tax"]
    N = lambda x: num(x, "chr")
    rows = "".join(f'<tr><td>{l.line}</td><td>{l.si}</td><td>{l.desc}</td><td class=r>{qn(l.qty, "chr")}</td><td class=r>{N(l.price)} / {l.uom}</td><td class=r>{N(l.amount)}</td></tr>' for l in d.lines)
    d["bill_to"] = P("Rütimann Metallbau AG", "Kreditorenbuchhaltung")
    b.weasy(b.page("@page{size:A4;margin:20mm 18mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.r,th.r{text-align:right}th{text-align:left;font-weight:normal;color:#666;border-bottom:.5pt solid #000}td{padding:2.5pt 0;vertical-align:top}h1{font-size:13pt;margin:20pt 0 8pt}",
      f'''<b>{buyer.name}</b><br>{"<br>".join(buyer.lines)}<br><br><table><tr><td width=50%>Lieferadresse<br>{ship.h()}</td><td>Lieferant<br>{sup.h()}</td></tr></table><h1>Materialbestellung EB-104.882</h1>
<table><tr><td>Datum 22.9.2025</td><td>Liefertermin 6.10.2025, 07:00</td><td>Objekt 25-0417</td><td>Sachbearbeiter R. Gmür, 052 555 01 77</td></tr></table><br><table><tr><th>Pos.</th><th>Artikel</th><th>Text</th><th class=r>Menge</th><th class=r>Ansatz CHF</th><th class=r>Betrag CHF</th></tr>{rows}</table><table style="width:50%;margin:8pt 0 0 50%"><tr><td>Zwischentotal</td><td class=r>{N(d["subtotal"])}</td></tr><tr><td>Transport Pauschale</td><td class=r>{N(380)}</td></tr><tr><td>MWST 8.1 %</td><td class=r>{N(d["tax"])}</td></tr><tr><td><b>Total CHF inkl. MWST</b></td><td class=r><b>{N(d["total"])}</b></td></tr></table>
<p>Konditionen: 30 Tage rein netto. Rechnung an {buyer.name}, Kreditorenbuchhaltung. CHE-107.995.220 MWST, IBAN CH44 3199 9123 0008 8901 2</p>'''), d.pdf())
    return d


@layout("sage-titel-zwischensumme-tcpdf")
def _(name):
    d = Doc(name, "TCPDF", "de", ["number in the title with date", "section headings with section sums", "free-of-charge line", "alternating long texts", "Bauvorhaben decoys", "unit price blank for lump sum"])
    buyer = P("Elektro Brandhofer GmbH", "Ringstraße 18", "94469 Deggendorf")
    sup = P("Lichtwerk Handelsges. mbH", "Donaulände 4", "94032 Passau")
    d.f.update(po_number="251177", po_date="2025-11-18", requested_date="2025-12-01", currency="EUR", buyer=buyer, ship_to=P("Bauhof Deggendorf", "Am Stadtpark 2", "94469 Deggendorf"), supplier=sup)
    A = [Ln("1.1", "LW-4471-840", "LED-Hallenleuchte 150 W 4000 K IP65", 28, "St", "164.9"), Ln("1.2", "LW-4471-HK", "Haken für Kettenabhängung", 56, "St", "3.2")]
    B = [Ln("2.1", "LW-NOT-3H", "Rettungszeichenleuchte 3 h", 11, "St", "72.45"), Ln("2.2", "LW-PIK-SET", "Piktogrammsatz Pfeil links/rechts/unten", 11, "Satz", "0")]
    d.f["lines"] = A + B
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.19")); d["total"] = d.net() + d["tax"]
    extra = {"1.1": "<br><font size=\"7\">Gehäuse Aluminium-Druckguss, Abstrahlwinkel 90°, DALI dimmbar,<br>inkl. 2 m Anschlussleitung H05RN-F 5x1,0</font>"}
    N = lambda x: num(x, "de")
    def sec(no, t, ls):
        return f'<tr><td colspan="6"><b>Titel {no}: {t}</b></td></tr>' + "".join(f'<tr><td width="7%">{l.line}</td><td width="16%">{l.si}</td><td width="42%">{l.desc}{extra.get(l.line, "")}</td><td width="13%" align="right">{qn(l.qty, "de")} {l.uom}</td><td width="10%" align="right">{N(l.price) if l.price else "o. B."}</td><td width="12%" align="right">{N(l.amount)}</td></tr>' for l in ls) + f'<tr><td colspan="5" align="right"><i>Summe Titel {no}</i></td><td align="right"><i>{N(sum(l.amount for l in ls))}</i></td></tr>'
    B[1].price = None
    b.tcpdf(f'''<h2>Elektro Brandhofer GmbH</h2>Ringstraße 18, 94469 Deggendorf, Fon 0991 5550-0<br><br>{sup.h()}<br><br><br><h3>Bestellung Nr. 251177 vom 18.11.2025</h3><table><tr><td width="22%">Bauvorhaben:</td><td>BV 2025-33 Bauhof Deggendorf</td></tr><tr><td>Lieferanschrift:</td><td>Bauhof Deggendorf, Am Stadtpark 2, 94469 Deggendorf</td></tr><tr><td>Wunschtermin:</td><td>01.12.2025</td></tr></table><br><br>
<table cellpadding="2"><tr style="background-color:#e0e0e0"><td width="7%">Pos.</td><td width="16%">Artikel-Nr.</td><td width="42%">Bezeichnung</td><td width="13%" align="right">Menge</td><td width="10%" align="right">EP €</td><td width="12%" align="right">GP €</td></tr>{sec(1, "Hallenbeleuchtung", A)}{sec(2, "Sicherheitsbeleuchtung", B)}</table><br><br><table><tr><td width="80%" align="right">Nettobetrag</td><td width="20%" align="right">{N(d["subtotal"])} €</td></tr><tr><td align="right">Mehrwertsteuer 19,00 %</td><td align="right">{N(d["tax"])} €</td></tr><tr><td align="right"><b>Gesamtbetrag</b></td><td align="right"><b>{N(d["total"])} €</b></td></tr></table>''', d.pdf())
    return d


@layout("de-en-stacked-heads-narrow")
def _(name):
    d = Doc(name, "Qt", "de-en", ["bilingual German/English", "tiny font 6.5 pt", "stacked heads", "narrow font", "drawing revision and country of origin decoys", "confirmed date column empty", "kg and piece quantities both printed"])
    buyer = P("Vossberg Hydraulik AG", "Hüttenweg 50", "D-57072 Siegen")
    sup = P("Tornos Precision Turned Parts s.r.o.", "Průmyslová 11", "CZ-60200 Brno")
    d.f.update(po_number="EK-2025-7719/0", po_date="2025-03-14", requested_date="2025-05-02", currency="EUR", buyer=buyer, ship_to=P("Vossberg Hydraulik AG, Werk II", "Zum Hafen 9", "D-57080 Siegen"), supplier=sup, payment_terms="60 Tage netto / 60 days net")
    d.f["lines"] = [Ln(1, "TPT-90412-B", "Ventilkolben / valve spool", 3000, "Stk", "4.873", bi="904.12.0031", date="2025-05-02"), Ln(2, "TPT-90418-A", "Drosselnadel / throttle needle", 5000, "Stk", "1.127", bi="904.18.0007", date="2025-05-02"), Ln(3, "TPT-91177-C", "Gewindebuchse / threaded bush", 1200, "Stk", "2.6805", bi="911.77.0120", date="2025-05-02")]
    d["total"] = d.net()
    c = b.Canvas(size=6.5, font="N")
    c.t(50, 50, "Vossberg Hydraulik AG", 14, "HB"); c.t(50, 60, "Hüttenweg 50 · D-57072 Siegen"); c.t(545, 50, "BESTELLUNG / PURCHASE ORDER", 10, "HB", "r")
    c.t(50, 86, "Lieferant / Supplier", 5.5); c.ts(50, 95, sup.all(), 8.5, size=7.5); c.t(220, 86, "Lieferadresse / Delivery address", 5.5); c.ts(220, 95, d["ship_to"].all(), 8.5, size=7.5)
    for i, (k, v) in enumerate([("Bestell-Nr. / Order No.", d["po_number"]), ("Datum / Date", "14.03.2025"), ("Lieferant-Nr. / Supplier ID", "71182"), ("Einkäufer / Purchaser", "S. Demir, +49 271 555 218"), ("Zahlung / Payment", d["payment_terms"]), ("Lieferbed. / Incoterm", "DAP Siegen (2020)")]):
        c.t(390, 84 + i * 9.5, k); c.t(470, 84 + i * 9.5, v)
    X = [(52, "l", "Pos", "Item"), (70, "l", "Unsere Art.-Nr.", "Our part no."), (120, "l", "Ihre Art.-Nr.", "Your part no."), (172, "l", "Bezeichnung", "Description"), (268, "l", "Zchn./Index", "Drwg/rev"), (335, "r", "Menge", "Qty"), (340, "l", "ME", "UoM"), (392, "r", "Gewicht kg", "Weight kg"), (400, "l", "Termin", "Due"), (435, "l", "Best. Termin", "Conf. date"), (500, "r", "Preis/ME", "Price/UoM"), (543, "r", "Wert EUR", "Value EUR")]
    c.r(50, 150, 495, 20, 0.9)
    for x, a, p, q in X:
        c.t(x, 158, p, 5.5, "HB", a); c.t(x, 166, q, 5.5, "H", a)
    y = 180
    for i, l in enumerate(d.lines):
        for (x, a, *_), s in zip(X, [l.line, l.bi, l.si, l.desc, ("HZ-412/03", "HZ-418/01", "HZ-1177/07")[i], qn(l.qty, "de"), l.uom, ("144,00", "37,50", "61,20")[i], "02.05.25", "", num(l.price, "de", 4), num(l.amount, "de")]):
            c.t(x, y, s, a=a)
        y += 11
    c.hl(y - 4, 50, 545); c.t(500, y + 6, "Gesamtwert netto / Total net value EUR", 7, "HB", "r"); c.t(543, y + 6, num(d["total"], "de"), 7, "HB", "r")
    c.t(50, y + 30, "Warenursprung / Origin: CZ, Zolltarif-Nr. / HS code 84129080. Erstmusterprüfbericht nach VDA erforderlich / PPAP level 3 required.")
    c.qt(d.pdf())
    return d
