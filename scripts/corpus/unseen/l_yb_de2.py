# SPDX-License-Identifier: Apache-2.0
"""Austria, Switzerland and Germany: power company, machine works, farm trade, university; a reminder and a price list."""
from l_yb_kit import *
import tempfile


@layout("yb-at-energieversorger-drei-zeilen")
def _(name):
    I = (("00010", "5540087", "SG-LS-63-4", "Leistungsschalter 3-polig 63 A", "Typ LS63N, Auslöser thermisch/magnetisch", 24, "ST", "412.00", 1, None), ("00020", "5540112", "SG-KAB-4X95", "Erdkabel E-AY2Y-J 4x95 SM", "Trommel zu 500 m, Schnittlängen nach Liste", 1500, "M", "1184.00", 100, 18), ("00030", "5540119", "SG-MUF-95", "Verbindungsmuffe 4x95 Gießharz", "samt Schraubverbindern", 30, "ST", "86.90", 1, 5), ("00040", "5540231", "SG-SCHR-M12", "Sechskantschraube M12x50 A2", "DIN 933, Packung 100", 1200, "ST", "48.60", 100, None))
    buyer = P("Energie Weinviertel Netz GmbH", "Laaer Straße 17", "2130 Mistelbach"); sup = P("Schaltgeräte Gänserndorf Ges.m.b.H.", "Protteser Straße 40", "2230 Gänserndorf")
    d = od(name, "pdflatex", "de", ["Austrian network operator, three rows an item", "material numbers of both inside the item", "price per 100 in words 'je 100 M'", "line rebate as a row of its own", "Gesamtnettowert without tax", "line numbers with leading noughts", "Jänner date"],
           [Ln(int(n), s, t, q, u, p, bi=m, per=pe, disc=r) for n, m, s, t, _, q, u, p, pe, r in I], po_number="4700220316", po_date="2026-01-21", requested_date="2026-02-18", currency="EUR", buyer=buyer, bill_to=P("Energie Weinviertel Netz GmbH", "Rechnungswesen, Laaer Straße 17", "2130 Mistelbach"), ship_to=P("Energie Weinviertel Netz GmbH", "Materiallager Süd, Bahnstraße 88", "2120 Wolkersdorf"), supplier=sup, payment_terms="30 Tage netto ab Rechnungseingang")
    d["total"] = d.net()
    rr = ""
    for l, it in zip(d.lines, I):
        rr += rf"{it[0]} & \textbf{{{l.bi}}} & {l.desc} & & & \\ & & {it[4]}, Ihre Materialnr. \mbox{{{l.si}}} & & & \\ & & {qn(l.qty, 'de')} {l.uom} & {num(l.price, 'de')} & {'je ' + str(l.per) + ' ' + l.uom} & {num(l.qty * l.price / l.per, 'de')} \\ "
        if l.disc:
            rr += rf"& & Rabatt & {l.disc},0- \% & & {num(l.qty * l.price / l.per - l.amount, 'de')}- \\ & & Nettowert & & & {num(l.amount, 'de')} \\ "
        rr += r"[4pt] "
    A = lambda p: r"\\".join(x.replace("&", r"\&") for x in p.all())
    b.latex(r"\documentclass[9pt,a4paper]{extarticle}\usepackage[left=22mm,right=18mm,top=18mm,bottom=20mm]{geometry}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{helvet,fancyhdr,array}\renewcommand\familydefault{\sfdefault}\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}\fancyfoot[C]{\scriptsize Energie Weinviertel Netz GmbH, FN 288104 k, LG Korneuburg, UID ATU63110478 \quad Seite \thepage}\setlength{\parindent}{0pt}\begin{document}{\Large\textbf{Energie Weinviertel} Netz}\hfill{\Large Bestellung}\\[8mm]\begin{minipage}[t]{80mm}{\tiny " + ", ".join(buyer.all()) + r"}\\[1mm]" + A(sup) + r"\end{minipage}\hfill\begin{minipage}[t]{82mm}\begin{tabular}{@{}ll}Bestellnummer / Datum & 4700220316 / 21. Jänner 2026\\Ansprechpartner & Ing. P. Hofbauer, DW 2244\\Unsere Lieferantennr. & 60017\\Lieferdatum & Tag 18.02.2026\\\end{tabular}\end{minipage}\\[10mm]\begin{minipage}[t]{80mm}\textbf{Bitte liefern Sie an:}\\" + A(d["ship_to"]) + r"\end{minipage}\hfill\begin{minipage}[t]{82mm}\textbf{Rechnung an:}\\" + A(d["bill_to"]) + r"\end{minipage}\\[6mm]Lieferbedingung: DAP Wolkersdorf\\Zahlungsbedingung: 30 Tage netto ab Rechnungseingang\\Währung: EUR\\[4mm]\begin{tabular}{@{}ll>{\raggedright\arraybackslash}p{72mm}rlr@{}}\hline Pos. & Material & Bezeichnung & & & \\ & & Bestellmenge Einheit & Preis & pro & Nettowert\\\hline & & & & & \\[-6pt] " + rr + r"\hline & & Gesamtnettowert ohne USt & & EUR & \textbf{" + num(d["total"], "de") + r"}\\\hline\end{tabular}\\[5mm]Wir ersuchen um Auftragsbestätigung binnen 5 Werktagen an einkauf@ew-netz.example. Die Allgemeinen Einkaufsbedingungen (Stand 1/2025) liegen dieser Bestellung zugrunde.\end{document}", d.pdf())
    return d


@layout("yb-ch-textilmaschinen-total-links")
def _(name):
    I = ((1, "M-20-4471", "FR-88-120", "Spindelwelle 120 mm gehärtet", 60, "Stk", "84.50", 1), (2, "M-20-4472", "FR-88-135", "Spindelwelle 135 mm gehärtet", 60, "Stk", "91.20", 1), (3, "M-31-0094", "FR-ZYL-M5", "Zylinderschraube M5x16 12.9", 4000, "Stk", "18.40", 100), (4, "M-31-0131", "FR-SR-25", "Sicherungsring DIN 471-25", 2500, "Stk", "11.75", 100), (5, "M-40-7700", "FR-ENG", "Gravur Seriennummer, Pauschale", 1, "Psch", "380.00", 1))
    buyer = P("Textilmaschinen Glarus AG", "Fabrikweg 3", "8755 Ennenda"); sup = P("Feinmechanik Rüti AG", "Werkstrasse 19", "8630 Rüti ZH")
    d = od(name, "PDFKit ttf", "de", ["Swiss machine works, apostrophe thousands", "order number in the title", "price per 100 as '/100'", "totals box left, text right", "MWST 8.1 %", "note between the items", "delivery week, no date"],
           [Ln(n, s, t, q, u, p, bi=m, per=pe) for n, m, s, t, q, u, p, pe in I], po_number="B26-00711", po_date="2026-04-22", currency="CHF", buyer=buyer, supplier=sup, payment_terms="30 Tage netto")
    sums(d, "8.1")
    c = b.Canvas(size=9)
    c.t(56, 50, "TMG", 24, "TB"); c.ts(116, 40, ["Textilmaschinen Glarus AG", "Fabrikweg 3, 8755 Ennenda", "Tel. 055 645 41 00"], 10.5, size=8)
    c.ts(350, 100, sup.all(), 13, size=10.5); c.t(350, 150, "Ennenda, 22.04.2026", 9.5)
    c.t(56, 190, "Bestellung B26-00711", 14, "HB"); c.t(56, 206, "Ihre Offerte O-3318 vom 14.04.2026 / Unsere Referenz: B. Zwicky / Liefertermin KW 22", 8.5)
    X = [(56, "l"), (80, "l"), (150, "l"), (222, "l"), (408, "r"), (414, "l"), (485, "r"), (553, "r")]
    c.hl(222, 56, 555, 1); at(c, 234, X, ("Pos", "Artikel", "Ihr Artikel", "Bezeichnung", "Menge", "Einh.", "Preis", "Betrag"), font="HB", size=8.5); c.hl(239, 56, 555, 1); y = 254
    for l in d.lines:
        if l.line == 3:
            c.t(80, y, "Folgende Positionen bitte separat verpackt und beschriftet:", 8.5, "HI"); y += 15
        at(c, y, X, (l.line, l.bi, l.si, l.desc, qn(l.qty, "ch"), l.uom, num(l.price, "ch") + ("/100" if l.per == 100 else ""), num(l.amount, "ch"))); y += 16
    c.hl(y - 4, 56, 555, 1); c.r(56, y + 10, 190, 54)
    for k, (a, v) in enumerate((("Total exkl. MWST", d["subtotal"]), ("MWST 8.1 %", d["tax"]), ("Total CHF", d["total"]))):
        c.t(62, y + 24 + 15 * k, a, font="HB" if k == 2 else "H"); c.t(240, y + 24 + 15 * k, num(v, "ch"), a="r", font="HB" if k == 2 else "H")
    c.ts(270, y + 20, ["Zahlungskonditionen: 30 Tage netto", "Lieferung: DAP Ennenda, Warenannahme Tor 4", "Verpackung: Mehrweg, Rücknahme bei Lieferung", "Bitte senden Sie uns Ihre Auftragsbestätigung."], 13)
    c.t(56, 800, "CHE-107.448.220 MWST   Glarner Kantonalbank IBAN CH44 0077 3000 5128 7712 9", 7)
    c.pdfkit(d.pdf(), ttf=True)
    return d


@layout("yb-de-landhandel-scan-ohne-preise")
def _(name):
    I = ((25, "BigBag", "10418", "Kalkammonsalpeter 27 % N, 600 kg"), (12, "BigBag", "10422", "Kornkali mit MgO, 600 kg"), (80, "Sack", "22017", "Mineralfutter Rind, 25 kg"), (40, "Sack", "22140", "Kälbermilch 50 % MMP, 25 kg"), (16, "Kanister", "31805", "Glykol-Propionat, 20 l"))
    buyer = P("Agrargenossenschaft Wendland eG", "Dorfstraße 8", "29439 Lüchow"); sup = P("Landhandel Uelzen GmbH", "Am Stadthafen 12", "29525 Uelzen")
    d = od(name, "scan of a Canvas print", "de", ["scan 170 dpi, slightly skewed, no text layer", "farm co-operative's form without prices", "quantity first", "handwritten-like signature"],
           [Ln(i + 1, s, t, q, u) for i, (q, u, s, t) in enumerate(I)], po_number="2026-118", po_date="2026-02-24", requested_date="2026-03-05", buyer=buyer, supplier=sup, ship_to=P("Milchviehanlage Dolgow", "Zum Silo 1", "29439 Lüchow"))
    c = b.Canvas(size=10.5, font="T")
    c.t(297, 60, buyer.name, 18, "TB", "c"); c.t(297, 76, "Dorfstraße 8 · 29439 Lüchow · Tel. 05841 4471", 10, a="c"); c.hl(84, w=1)
    c.ts(50, 115, sup.all(), 14, size=11.5); c.t(50, 185, "BESTELLUNG", 16, "TB"); c.t(400, 185, "Nr. 2026-118", 13, "TB")
    c.t(50, 210, "Datum: 24.02.2026", 11); c.t(250, 210, "Lieferung bis: 05.03.2026", 11); c.t(50, 228, "Lieferort: Milchviehanlage Dolgow, Zum Silo 1, 29439 Lüchow", 11)
    X = [50, 85, 140, 210, 290, 545]
    for k in range(len(I) + 2):
        c.hl(250 + 24 * k, 50, 545, .8)
    for x in X:
        c.l(x, 250, x, 250 + 24 * (len(I) + 1), .8)
    for x, s in zip(X, ("Pos.", "Menge", "Einheit", "Art.-Nr.", "Bezeichnung")):
        c.t(x + 5, 266, s, 11, "TB")
    for k, l in enumerate(d.lines):
        y = 290 + 24 * k
        for x, v in zip(X, (l.line, qn(l.qty, "de"), l.uom, l.si, l.desc)):
            c.t(x + 5, y, v)
    c.ts(50, 430, ["Preise wie telefonisch mit Herrn Schulze besprochen.", "Entladung mit Radlader möglich, bitte vorher anrufen (0160 4418 207)."], 15); c.t(60, 520, "J. Gade", 20, "HI"); c.hl(526, 50, 220, .6); c.t(50, 538, "Unterschrift", 8)
    t = tempfile.mktemp(".pdf"); c.reportlab(t, ttf=True); d.text_from = t
    b.scan(t, d.pdf(), dpi=170, skew=-0.5, noise=4, quality=36, blur=0.5, seed=11)
    return d


def flatten(p):
    """The same page with the fields' values as text, for the check."""
    t = tempfile.mktemp(".pdf"); b.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=" + t, p]); return t


@layout("yb-de-hochschule-acroform-beschaffung")
def _(name):
    I = (("LC-30114", "Stativklemme, Spannweite 60 mm", 20, "Stk", "8.90"), ("LC-30410", "Magnetrührer 1,5 l, beheizbar", 4, "Stk", "389.00"), ("LC-71002", "Filterpapier 150 mm, Pack 100", 15, "Pack", "14.35"), ("LC-80500", "Schutzbrille klar, EN 166", 50, "Stk", "4.20"))
    buyer = P("Hochschule Oberlausitz", "Zentrale Beschaffung", "Theodor-Körner-Allee 4", "02763 Zittau"); sup = P("LaborChem Görlitz GmbH", "Rauschwalder Straße 60", "02826 Görlitz")
    ship = P("Hochschule Oberlausitz", "Fakultät Naturwissenschaften, Haus Z IV", "Schliebenstraße 21", "02763 Zittau")
    d = od(name, "reportlab acroform", "de", ["AcroForm of a public body, values in fields", "labels left of the boxes", "eight rows, four filled", "Kapitel and Titel decoys", "tax and total in fields"],
           [Ln(i + 1, s, t, q, u, p) for i, (s, t, q, u, p) in enumerate(I)], po_number="ZB-2026/0894", po_date="2026-05-11", requested_date="2026-05-29", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship)
    sums(d, 19)
    from reportlab.pdfgen import canvas
    c = canvas.Canvas(d.pdf(), pagesize=(595, 842), invariant=1); n = [0]

    def fld(x, y, w, h, v, multi=False):
        n[0] += 1; c.acroForm.textfield(name=f"feld{n[0]}", x=x, y=842 - y - h, width=w, height=h, value=v or "", fontSize=9, borderWidth=.5, fontName="Helvetica", forceBorder=True, fieldFlags="multiline" if multi else "")

    def t(x, y, s, size=9, f="Helvetica", r=False):
        c.setFont(f, size); (c.drawRightString if r else c.drawString)(x, 842 - y, s)
    t(40, 46, "Hochschule Oberlausitz", 15, "Helvetica-Bold"); t(40, 60, "Zentrale Beschaffung · Theodor-Körner-Allee 4 · 02763 Zittau"); t(555, 46, "Bestellschein", 15, "Helvetica-Bold", True)
    for k, (a, v, a2, v2) in enumerate((("Bestell-Nr.", "ZB-2026/0894", "Datum", "11.05.2026"), ("Kapitel/Titel", "1207 / 515 03", "Lieferung bis", "29.05.2026"), ("Besteller", "Dr. K. Noack", "Telefon", "03583 612-4410"))):
        t(40, 90 + 22 * k, a); fld(115, 77 + 22 * k, 150, 18, v); t(300, 90 + 22 * k, a2); fld(380, 77 + 22 * k, 175, 18, v2)
    t(40, 158, "Firma"); t(310, 158, "Lieferanschrift")
    for k in range(4):
        fld(115, 146 + 16 * k, 185, 15, (sup.all() + [""])[k]); fld(380, 146 + 16 * k, 175, 15, ship.all()[k])
    X = ((40, 24, "Nr."), (66, 70, "Artikel-Nr."), (138, 200, "Bezeichnung"), (340, 40, "Menge"), (382, 40, "Einheit"), (424, 60, "Einzelpreis €"), (486, 69, "Gesamt €"))
    for x, _, cap in X:
        t(x, 231, cap, 8, "Helvetica-Bold")
    for k in range(8):
        l = d.lines[k] if k < len(d.lines) else None
        for (x, w, _), v in zip(X, (str(l.line), l.si, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de"), num(l.amount, "de")) if l else [""] * 7):
            fld(x, 236 + 20 * k, w, 18, v)
    for k, (a, v) in enumerate((("Summe netto", d["subtotal"]), ("MwSt. 19 %", d["tax"]), ("Gesamtbetrag", d["total"]))):
        t(480, 417 + 21 * k, a, 9, "Helvetica-Bold", True); fld(486, 404 + 21 * k, 69, 18, num(v, "de"))
    t(40, 500, "Rechnungen ausschließlich elektronisch über die Leitweg-ID 14-0801-88. Es gelten die VOL/B.", 8); c.save()
    d.text_from = flatten(d.pdf())
    return d


@layout("yb-non-de-liefermahnung-offene-bestellungen")
def _(name):
    d = non_order(name, "wkhtmltopdf", "de", "letter", ["reminder of late deliveries with a table of orders and items", "Bestellnummer, Menge, Liefertermin columns", "addressed to the supplier by the buyer"])
    rr = "".join(tr(x, "lllrlcc") for x in (("4500771002", "10", "Hydraulikzylinder HZ 63/36-400", "8", "ST", "12.01.2026", "24"), ("4500771002", "30", "Dichtsatz HZ 63", "16", "ST", "12.01.2026", "24"), ("4500772418", "10", "Kolbenstange verchromt 36 x 680", "20", "ST", "19.01.2026", "17")))
    b.wk(b.page("body{font:10pt Arial}table{border-collapse:collapse;width:100%}.l td,.l th{border-bottom:1px solid #999;padding:4px;text-align:left}.l .r{text-align:right}.l .c{text-align:center}", f'''<p style="text-align:right"><b>Krananlagen Havelland GmbH</b><br>Bahnhofstraße 31, 14770 Brandenburg an der Havel<br>Einkauf, Frau Reinicke, Tel. 03381 2077-118</p><p>Hydraulik Süplingen GmbH<br>Vertriebsinnendienst<br>Schulstraße 5<br>39343 Süplingen</p><p style="text-align:right">05.02.2026</p><h3>1. Mahnung – Lieferrückstand zu unseren Bestellungen</h3><p>Sehr geehrte Damen und Herren,<br>folgende Positionen unserer Bestellungen sind bis heute nicht bei uns eingegangen:</p><table class=l>{tr(("Bestellnummer", "Pos.", "Bezeichnung", "Offene Menge", "ME", "Liefertermin", "Tage Verzug"), "lllrlcc", "th")}{rr}</table><p>Wir bitten Sie, die Lieferung unverzüglich auszuführen und uns den verbindlichen Versandtermin bis zum 09.02.2026 mitzuteilen. Weitere Schritte behalten wir uns vor. Sollte sich dieses Schreiben mit Ihrer Lieferung überschnitten haben, betrachten Sie es bitte als gegenstandslos.</p><p>Mit freundlichen Grüßen<br><br>Krananlagen Havelland GmbH<br>i. A. Reinicke</p>''', "de"), d.pdf())
    return d


@layout("yb-non-de-preisliste-staffel")
def _(name):
    d = non_order(name, "TCPDF", "de", "price_list", ["price list with graded quantities, item numbers, units", "valid from, customer number", "no order words but Mindestbestellwert"])
    rr = ""
    for s, t, v, p in (("EK-1010", "Etikett weiß 100 x 50 mm, Rolle", "1.000", ("6,90", "6,20", "5,75")), ("EK-1011", "Etikett weiß 100 x 150 mm, Rolle", "500", ("9,80", "9,10", "8,40")), ("EK-1030", "Etikett Thermo Eco 58 x 43 mm, Rolle", "1.500", ("4,40", "4,05", "3,80")), ("EK-2200", "Farbband Wachs 110 mm x 300 m", "1", ("5,95", "5,40", "4,90")), ("EK-2210", "Farbband Harz 110 mm x 300 m", "1", ("18,20", "17,10", "16,30"))):
        rr += f'<tr><td width="13%">{s}</td><td width="41%">{t}</td><td width="13%" align="right">{v}</td>' + "".join(f'<td width="11%" align="right">{x}</td>' for x in p) + "</tr>"
    b.tcpdf(f'''<h1>Preisliste 2026</h1><p><b>Etiketten Kirchner GmbH</b><br>Industriepark 9, 36251 Bad Hersfeld</p><p>Für: Frischelogistik Werra GmbH, Kundennummer 41180<br>Gültig ab 01.02.2026, Nettopreise in EUR je VPE zuzüglich MwSt.</p><table border="1" cellpadding="3"><tr><td width="13%"><b>Art.-Nr.</b></td><td width="41%"><b>Bezeichnung</b></td><td width="13%"><b>Stück/VPE</b></td><td width="11%"><b>ab 1</b></td><td width="11%"><b>ab 10</b></td><td width="11%"><b>ab 50</b></td></tr>{rr}</table><p>Mindestbestellwert 150,00 EUR. Lieferung frei Haus ab 500,00 EUR Bestellwert. Zahlbar innerhalb 14 Tagen mit 2 % Skonto. Mit Erscheinen dieser Liste verlieren alle früheren Preise ihre Gültigkeit.</p>''', d.pdf())
    return d
