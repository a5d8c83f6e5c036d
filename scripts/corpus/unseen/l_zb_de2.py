# SPDX-License-Identifier: Apache-2.0
"""Austria, Switzerland, Luxembourg; a call-off, a grocery depot, a form and a scan from Germany."""
from l_zb_kit import *


@layout("zb-at-elektriker-brief-word")
def _(name):
    I = ((250, "m", "Kabel NYM-J 5x2,5 grau", "1.72"), (12, "Stk", "FI-Schutzschalter 4p 40/0,03 Typ A", "38.50"), (60, "Stk", "Schalterdose UP, winddicht", "0.94"), (8, "Stk", "LED-Feuchtraumleuchte 1500 mm 48 W", "54.90"))
    buyer = P("Elektro Pichlmayr e.U.", "Marktplatz 6, 4710 Grieskirchen"); sup = P("Elektrogroßhandel Hausruck GmbH", "Industriestraße 22", "4840 Vöcklabruck")
    d = od(name, "LibreOffice Writer from docx", "de", ["letter of an Austrian electrician made with a word processor", "quantity first, unit in a column without heading", "no item numbers and no position numbers", "order number at the end of the sentence", "Jänner in the date", "price without symbol, sum with EUR"],
           [Ln(None, None, t, q, u, p) for q, u, t, p in I], po_number="PI-0126", po_date="2026-01-19", requested_date="2026-01-26", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Volksschule Gallspach", "Schulstraße 2, 4713 Gallspach"))
    sums(d, 20)
    import docx
    from docx.shared import Pt, Cm
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    x = docx.Document(); s = x.styles["Normal"]; s.font.name = "Carlito"; s.font.size = Pt(11); s.paragraph_format.space_after = Pt(4)
    x.sections[0].page_width, x.sections[0].page_height = Cm(21), Cm(29.7)

    def p(t, bold=False, al=None, size=None):
        q = x.add_paragraph(); r = q.add_run(t); r.bold = bold; q.alignment = al
        if size:
            r.font.size = Pt(size)
    p("Elektro Pichlmayr e.U.", True, A.CENTER, 18); p("Marktplatz 6, 4710 Grieskirchen · Tel. 07248 66 118 · UID ATU 61188204", al=A.CENTER, size=9)
    p("\n".join(sup.all())); p("Grieskirchen, 19. Jänner 2026", al=A.RIGHT)
    p("Materialbestellung Volksschule Gallspach", True)
    p("Sehr geehrte Frau Steinbichler,"); p("bitte um Lieferung der folgenden Artikel lt. Preisvereinbarung 2026, unsere Bestellnummer lautet PI-0126:")
    t = x.add_table(rows=1, cols=5); t.style = "Table Grid"; t.autofit = False
    for c, v in zip(t.rows[0].cells, ("Menge", "", "Bezeichnung", "Preis", "Gesamt")):
        c.text = v
    for l in d.lines:
        for c, v in zip(t.add_row().cells, (qn(l.qty, "de"), l.uom, l.desc, g(l.price), g(l.amount))):
            c.text = v
    for k, v in (("Summe netto", g(d["subtotal"])), ("20 % MwSt.", g(d["tax"])), ("Summe brutto EUR", g(d["total"]))):
        r = t.add_row().cells; r[2].text = k; r[4].text = v
    for c, w in zip(t.columns, (1.8, 1.4, 7.6, 2.3, 2.6)):
        c.width = Cm(w)
    for r in t.rows:
        for c, w in zip(r.cells, (1.8, 1.4, 7.6, 2.3, 2.6)):
            c.width = Cm(w)
        for c in (r.cells[0], r.cells[3], r.cells[4]):
            c.paragraphs[0].alignment = A.RIGHT
    p("\nLieferung bis spätestens 26.01.2026 an: Volksschule Gallspach, Schulstraße 2, 4713 Gallspach, Schulwart Herr Ecker 0664 118 20 44. Bitte alles auf eine Palette.")
    p("Mit freundlichen Grüßen\n\n\nMarkus Pichlmayr"); office(x.save, ".docx", d.pdf())
    return d


@layout("zb-ch-maschinenbau-franken-apostroph-teillieferung")
def _(name):
    I = ((1, "1.04.2217", "60-4410", "Linearführung Grösse 25, L = 1'240 mm", 48, "Stk", "286.43", 1, "12.05.2026"), (2, "1.04.2260", "60-4477", "Führungswagen Grösse 25, Vorspannung V1", 192, "Stk", "74.15", 1, "12.05.2026"), (3, "9.80.0031", "11-0912", "Zylinderschraube M6x20 12.9", 5000, "Stk", "9.80", 100, "28.04.2026"), (4, "1.07.0118", "60-9001", "Kugelgewindetrieb 32x10, Länge 1'680 mm, Endenbearbeitung nach Zeichnung 1.07.0118-B", 12, "Stk", "1148.00", 1, "26.05.2026"))
    buyer = P("Aerni Werkzeugmaschinen AG", "Emmenweidstrasse 58", "6020 Emmenbrücke"); sup = P("Linearis Antriebe AG", "Solothurnstrasse 110", "2540 Grenchen")
    d = od(name, "Qt", "de", ["Swiss order: apostrophes between thousands, MWST 8.1 %, CHF", "two item numbers in two columns, price base column", "date per item", "long description on two rows", "Rundung row", "total at the left below the table"],
           [Ln(n, s, t, q, u, p, bi=m, per=e, date="-".join(reversed(w.split(".")))) for n, m, s, t, q, u, p, e, w in I], po_number="EB 2026-1184", po_date="2026-03-30", currency="CHF", buyer=buyer, supplier=sup, payment_terms="30 Tage netto")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.081")); d["total"] = (( d["subtotal"] + d["tax"]) * 20).quantize(D(1)) / 20
    rnd = d["total"] - d["subtotal"] - d["tax"]
    ch = lambda v, n=2: num(v, "ch", n)
    c = b.Canvas(size=9)
    c.r(40, 36, 9, 34, 0, 0); c.t(56, 54, "Aerni Werkzeugmaschinen AG", 15, "HB"); c.t(56, 67, "Emmenweidstrasse 58 | CH-6020 Emmenbrücke | T +41 41 268 81 81", 8)
    c.ts(330, 118, sup.all(), 13, size=10.5)
    c.t(40, 196, "Bestellung EB 2026-1184", 14, "HB")
    for k, (a, v) in enumerate((("Datum", "30.03.2026"), ("Sachbearbeiter", "Reto Zgraggen"), ("Lieferant Nr.", "20418"), ("Zahlungskondition", "30 Tage netto"), ("Lieferbedingung", "DDP Emmenbrücke"), ("MWST-Nr.", "CHE-104.882.017 MWST"))):
        x, y = 40 + 260 * (k % 2), 214 + 13 * (k // 2); c.t(x, y, a); c.t(x + 96, y, v)
    X = [(40, "l"), (62, "l"), (112, "l"), (155, "l"), (360, "r"), (364, "l"), (424, "r"), (446, "r"), (452, "l"), (555, "r")]
    c.r(40, 258, 515, 16, .9, 0); at(c, 269, X, ("Pos.", "Art.-Nr.", "Ihre Nr.", "Bezeichnung", "Menge", "ME", "Preis CHF", "je", "Termin", "Total CHF"), font="HB", size=8); y = 288
    for l, it in zip(d.lines, I):
        w = l.desc.split(", ") if len(l.desc) > 48 else [l.desc]
        if len(w) > 1:
            w = [", ".join(w[:-1]) + ",", w[-1]]
        at(c, y, X, (l.line, l.bi, l.si, w[0], ch(l.qty, 0), l.uom, ch(l.price), l.per, it[8], ch(l.amount)), size=8.5)
        for s in w[1:]:
            y += 11; c.t(155, y, s, 8.5)
        y += 17
    c.hl(y - 4, 40, 555); c.t(40, y + 16, "Warenwert"); c.t(190, y + 16, ch(d["subtotal"]), a="r"); c.t(40, y + 30, "MWST 8.1 %"); c.t(190, y + 30, ch(d["tax"]), a="r"); c.t(40, y + 44, "Rundung"); c.t(190, y + 44, ch(rnd), a="r"); c.hl(y + 50, 40, 190); c.t(40, y + 62, "Total CHF", 10, "HB"); c.t(190, y + 62, ch(d["total"]), 10, "HB", "r")
    c.ts(240, y + 16, ["Teillieferungen gemäss Terminspalte. Bitte pro Lieferung ein Lieferschein.", "Auftragsbestätigung innert 5 Arbeitstagen an einkauf@aerni.example.", "Wareneingang: Rampe 2, Montag bis Freitag 07:00-11:45 und 13:00-16:30 Uhr."], 13, size=8.5)
    c.t(40, y + 130, "Freundliche Grüsse"); c.t(40, y + 146, "Aerni Werkzeugmaschinen AG")
    c.qt(d.pdf())
    return d


@layout("zb-lu-bilingue-bestellung-commande")
def _(name):
    I = (("7", "AB-7731", "Désinfectant de surfaces / Flächendesinfektion 5 l", 36, "bidon", "22.80"), ("8", "AB-7740", "Lingettes imprégnées / Feuchttücher, seau 150 p.", 48, "seau", "9.45"), ("9", "AB-8105", "Papier essuie-tout / Putzrolle 2 plis, 6 rouleaux", 90, "colis", "13.20"))
    buyer = P("Maison de Soins Uelzecht asbl", "18, rue de l'Alzette", "L-4010 Esch-sur-Alzette"); sup = P("Ardenner Hygiène Service S.à r.l.", "Zone artisanale 7", "L-9980 Wilwerdange"); ship = P("Résidence Um Bierg", "4, op der Haart", "L-3542 Dudelange")
    d = od(name, "weasyprint", "fr", ["Luxembourg, captions in two languages with a slash", "position numbers go on from an earlier order: 7, 8, 9", "TVA 17 %, prices with comma", "order number set under its caption in a row of boxes", "delivery date in the boxes, opening hours in the foot"],
           [Ln(int(n), s, t, q, u, p) for n, s, t, q, u, p in I], po_number="MSU/26/0318", po_date="2026-04-22", requested_date="2026-04-29", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="30 jours / 30 Tage")
    sums(d, 17)
    bx = lambda a, v: f"<td><i>{a}</i><br><b>{v}</b>"
    r = "".join(tr((l.line, l.si, l.desc, qn(l.qty), l.uom, f(l.price), f(l.amount)), "cllrlrr") for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:16mm}body{font:9pt 'DejaVu Serif'}table{width:100%;border-collapse:collapse;margin-bottom:4mm}td,th{padding:3px 5px;vertical-align:top;text-align:left}i{font-size:7pt;color:#555}.x td{border:0.6pt solid #35627a}.l th{border-bottom:1pt solid #35627a;font-size:7.5pt}.l td{border-bottom:0.3pt dotted #777}.l .r,.r{text-align:right}.c{text-align:center}", f'''<div style="border-left:5px solid #35627a;padding-left:8px"><b style="font-size:13pt">{buyer.name}</b><br>{", ".join(buyer.lines)}</div><h2 style="text-align:center;font-weight:normal">BON DE COMMANDE / BESTELLSCHEIN</h2><table class=x><tr>{bx("N° de commande / Bestellnummer", "MSU/26/0318")}{bx("Date / Datum", "22.04.2026")}{bx("Livraison / Lieferung", "29.04.2026")}{bx("Paiement / Zahlung", "30 jours / 30 Tage")}</table><table><tr><td width="50%"><i>Fournisseur / Lieferant</i><br>{sup.h()}<td><i>Lieu de livraison / Lieferort</i><br>{ship.h()}</table><table class=l>{tr(("N°", "Référence / Art.-Nr.", "Désignation / Bezeichnung", "Qté / Menge", "Unité / Einheit", "Prix / Preis HTVA", "Total / Gesamt"), "cllrlrr", "th")}{r}</table><table style="width:55%;margin-left:45%"><tr><td>Total HTVA / Netto<td class=r>{f(d["subtotal"])}<tr><td>TVA / MwSt. 17 %<td class=r>{f(d["tax"])}<tr><td><b>Total TTC / Brutto EUR</b><td class=r><b>{f(d["total"])}</b></table><p style="font-size:8pt">Réception des marchandises / Warenannahme: 07:30 – 11:30. R.C.S. Luxembourg F 2204, TVA LU 188 204 17.</p><p>Signature / Unterschrift: ______________________</p>''', "fr"), d.pdf())
    return d


@layout("zb-de-lebensmittel-zentrale-uebertrag-drei-seiten")
def _(name):
    names = ("Apfelsaft naturtrüb", "Orangensaft 100 %", "Traubensaft rot", "Multivitaminsaft", "Kirschnektar", "Bananennektar", "Rhabarberschorle", "Apfelschorle", "Eistee Pfirsich", "Eistee Zitrone", "Tomatensaft", "Karottensaft", "Ananassaft", "Johannisbeernektar", "Birnensaft", "Holunderschorle", "Grapefruitsaft", "Mangonektar", "Maracujaschorle", "Quittensaft", "Pfirsichnektar", "Sauerkrautsaft", "Rote-Bete-Saft", "Cranberrynektar", "Limonade Zitrone", "Limonade Orange")
    I = [(f"40{118220 + 37 * k + 411 * j:06d}", f"{7100 + 13 * k + 4 * j}", f"{n} {v}", (6, 12, 8)[j], (14 + (5 * k + 3 * j) % 19) * (6, 12, 8)[j], D(89 + 7 * k + 31 * j) / 100) for k, n in enumerate(names) for j, v in enumerate(("1,0 l EW", "0,2 l Glas", "0,75 l MW"))]
    buyer = P("Frischemarkt Zentraleinkauf Südwest eG", "Am Großmarkt 1", "68165 Mannheim"); sup = P("Kelterei Bergstraße GmbH & Co. KG", "Mostgasse 11", "64625 Bensheim"); ship = P("Frischelager Hockenheim", "Talhausstraße 90", "68766 Hockenheim")
    d = od(name, "TCPDF", "de", ["78 items over three pages, head of the table repeated", "Übertrag at foot and head of the pages", "EAN, own article number, VPE, quantity in bottles", "no position numbers", "Zahlungsziel and delivery window", "reduced tax rate 7 and full rate 19 not shown; net total only"],
           [Ln(None, None, t, q, "FL", p, bi=m, ean="4" + e.zfill(12), ve=v) for e, m, t, v, q, p in I], po_number="8002177", po_date="2026-06-01", requested_date="2026-06-05", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="14 Tage netto")
    d["total"] = d.net()
    H = '<tr style="background-color:#cfe8cf;font-weight:bold"><td width="19%">EAN</td><td width="10%">Art.-Nr.</td><td width="30%">Artikelbezeichnung</td><td width="7%" align="right">VPE</td><td width="9%" align="right">Menge</td><td width="5%">ME</td><td width="9%" align="right">EK</td><td width="11%" align="right">Wert EUR</td></tr>'
    pg, run, body = [34, 74, 78], D(0), ""
    for k, l in enumerate(d.lines):
        if k in (0, 34, 74):
            i = (0, 34, 74).index(k)
            body += ("<!--page-->" if k else "") + f'<table cellpadding="2"><tr><td width="60%" style="font-size:13pt">Frischemarkt Zentraleinkauf Südwest eG</td><td width="40%" align="right"><b>Bestellung 8002177</b><br>vom 01.06.2026, Seite {i + 1} / 3</td></tr></table>'
            if not k:
                body += f'<p>Am Großmarkt 1, 68165 Mannheim · ILN 4399902117704</p><table cellpadding="2"><tr><td width="36%"><b>Lieferant 30177</b><br>{sup.h()}</td><td width="32%"><b>Warenempfänger</b><br>{ship.h()}</td><td width="32%">Anlieferung: 05.06.2026<br>Zeitfenster: 04:00 - 06:30<br>Zahlung: 14 Tage netto</td></tr></table><br><br>'
            body += f'<table cellpadding="2.5">{H}' + (f'<tr><td colspan="7" align="right"><i>Übertrag</i></td><td align="right"><i>{g(run)}</i></td></tr>' if k else "")
        run += l.amount
        body += f'<tr><td>{l.ean}</td><td>{l.bi}</td><td>{E(l.desc)}</td><td align="right">{l.ve}</td><td align="right">{qn(l.qty, "de")}</td><td>{l.uom}</td><td align="right">{g(l.price)}</td><td align="right">{g(l.amount)}</td></tr>'
        if k + 1 in pg:
            body += (f'<tr><td colspan="7" align="right"><i>Übertrag</i></td><td align="right"><i>{g(run)}</i></td></tr>' if k + 1 < 78 else f'<tr><td colspan="7" align="right" style="border-top:1px solid black"><b>Warenwert netto gesamt</b></td><td align="right" style="border-top:1px solid black"><b>{g(run)}</b></td></tr>') + "</table>"
    b.tcpdf(body + '<p>Die Ware muss bei Anlieferung mindestens 2/3 der Restlaufzeit aufweisen. Pfand wird gesondert über Leergutabrechnung verbucht.</p>', d.pdf())
    return d


@layout("zb-at-gemeindeverband-formular-acroform")
def _(name):
    I = (("Streusalz, gesackt 25 kg", 400, "Sack", "5.35"), ("Kaltasphalt, Eimer 25 kg", 60, "Eimer", "14.80"), ("Leitpfosten 1000 mm mit Reflektor", 80, "Stk", "17.90"))
    buyer = P("Wegeerhaltungsverband Mühlviertel Ost", "Linzer Straße 20", "4240 Freistadt"); sup = P("Kommunalbedarf Donau GmbH", "Hafenstraße 41", "4020 Linz"); ship = P("Bauhof Pregarten", "Tragweiner Straße 55", "4230 Pregarten")
    d = od(name, "reportlab acroform", "de", ["form of an Austrian road association with filled fields", "captions above the boxes", "no item numbers, six rows and three filled", "Geschäftszahl beside the order number", "sum with tax only"],
           [Ln(k + 1, None, t, q, u, p) for k, (t, q, u, p) in enumerate(I)], po_number="WEV-MO 88/2026", po_date="2026-10-05", requested_date="2026-10-30", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="30 Tage nach Rechnungseingang")
    sums(d, 20)
    from reportlab.pdfgen import canvas
    c = canvas.Canvas(d.pdf(), pagesize=(595, 842), invariant=1); n = [0]

    def fld(x, y, w, cap, v, h=17):
        n[0] += 1; c.setFont("Helvetica", 6.5); c.drawString(x + 1, 842 - y + 2, cap)
        c.acroForm.textfield(name=f"txt{n[0]}", x=x, y=842 - y - h, width=w, height=h, value=v, fontSize=9, borderWidth=.5, fontName="Helvetica", forceBorder=True)
    c.setFont("Times-Bold", 14); c.drawString(50, 790, buyer.name); c.setFont("Times-Roman", 9); c.drawString(50, 777, "Linzer Straße 20, 4240 Freistadt, Körperschaft öffentlichen Rechts"); c.setFont("Times-Bold", 18); c.drawRightString(545, 745, "BESTELLUNG")
    fld(50, 120, 160, "Bestellnummer", "WEV-MO 88/2026"); fld(215, 120, 110, "Bestelldatum", "05.10.2026"); fld(330, 120, 105, "Geschäftszahl", "GZ 2026-4417"); fld(440, 120, 105, "Liefertermin", "30.10.2026")
    for k in range(3):
        fld(50, 158 + 19 * k, 240, "Auftragnehmer" if not k else "", sup.all()[k]); fld(305, 158 + 19 * k, 240, "Lieferort" if not k else "", ship.all()[k])
    X = ((50, 26, "Nr."), (78, 217, "Bezeichnung der Leistung"), (297, 52, "Menge"), (351, 50, "Einheit"), (403, 66, "Einzelpreis"), (471, 74, "Gesamtpreis"))
    for k in range(6):
        l = d.lines[k] if k < 3 else None
        for (x, w, cap), v in zip(X, (str(l.line), l.desc, qn(l.qty, "de"), l.uom, g(l.price), g(l.amount)) if l else [""] * 6):
            fld(x, 240 + 19 * k, w, "" if k else cap, v)
    for k, (a, v) in enumerate((("Nettosumme EUR", d["subtotal"]), ("Umsatzsteuer 20 %", d["tax"]), ("Gesamtsumme EUR", d["total"]))):
        c.setFont("Helvetica", 9); c.drawRightString(465, 842 - 378 - 20 * k, a); fld(471, 366 + 20 * k, 74, "", g(v))
    fld(50, 440, 250, "Zahlungsbedingungen", "30 Tage nach Rechnungseingang"); c.setFont("Helvetica", 8); c.drawString(50, 842 - 490, "Rechnungen als PDF an rechnung@wev-mo.example unter Anführung der Bestellnummer. Anlieferung nur Mo-Do 6:30 bis 15:30 Uhr."); c.drawString(50, 842 - 530, "Der Obmann: ____________________"); c.save()
    from l_yb_de2 import flatten
    d.text_from = flatten(d.pdf())
    return d


@layout("zb-de-scan-tierarztpraxis-bestellblatt")
def _(name):
    I = (("120334", "Einmalspritze 5 ml LL", 8, "Pck", "6.90"), ("120871", "Kanülen 0,9 x 40 gelb", 12, "Pck", "2.85"), ("133010", "Verbandwatte 500 g", 20, "Rolle", "4.40"), ("140772", "Untersuchungshandschuhe M", 30, "Box", "5.95"), ("150118", "Ultraschallgel 5 l", 4, "Kan", "13.50"))
    buyer = P("Tierarztpraxis Dr. Wiebke Asmus", "Dithmarscher Weg 14, 25746 Heide"); sup = P("VetBedarf Nord GmbH", "Werkstraße 8, 24783 Osterrönfeld")
    d = od(name, "scan of a Canvas print (cairo)", "de", ["scan 170 dpi without a text layer, skewed, a note in italics below", "order sheet of a vet's practice", "sum without tax", "stamp of the practice in place of a letterhead"],
           [Ln(k + 1, s, t, q, u, p) for k, (s, t, q, u, p) in enumerate(I)], po_number="2026-37", po_date="2026-02-24", currency="EUR", buyer=buyer, supplier=sup)
    d["total"] = d.net()
    c = b.Canvas(size=11, font="T")
    c.r(60, 50, 210, 62, None, 1.6); c.ts(165, 68, [buyer.name, "Dithmarscher Weg 14", "25746 Heide", "Tel. 0481 88 40 17"], 13, size=10, font="HB", a="c")
    c.t(320, 70, "BESTELLUNG Nr. 2026-37", 14, "TB"); c.t(320, 90, "Datum: 24.02.2026", 12)
    c.ts(60, 150, ["An: VetBedarf Nord GmbH", "      Werkstraße 8, 24783 Osterrönfeld", "      Unsere Kundennummer: 48 117"], 16, size=12)
    X = [(66, "l"), (90, "l"), (150, "l"), (375, "r"), (384, "l"), (470, "r"), (542, "r")]
    c.r(60, 212, 488, 22, .93); at(c, 227, X, ("Pos", "Best.-Nr.", "Artikel", "Menge", "Einh.", "Preis €", "Summe €"), font="TB"); y = 252
    for l in d.lines:
        at(c, y, X, (l.line, l.si, l.desc, qn(l.qty), l.uom, g(l.price), g(l.amount)), size=12); c.hl(y + 7, 60, 548, .5); y += 25
    c.t(470, y + 4, "Gesamt netto", 12, "TB", "r"); c.t(542, y + 4, g(d["total"]), 12, "TB", "r")
    c.ts(60, y + 60, ["Bitte mit der nächsten Tour liefern. Vielen Dank!", "", "W. Asmus"], 18, size=12, font="HI")
    d.text_from = scratch(name); c.cairo(d.text_from); b.scan(d.text_from, d.pdf(), dpi=165, skew=0.45, noise=4, quality=36, blur=0.5, seed=71)
    return d
