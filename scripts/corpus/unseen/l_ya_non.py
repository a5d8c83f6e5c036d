# SPDX-License-Identifier: Apache-2.0
"""What is no order, and what a person must look at."""
from l_ya_kit import *


@layout("ya-non-uk-statement-of-account")
def _(name):
    d = non_order(name, "groff", "en", "statement", ["statement of account of a supplier", "columns of invoices with the customer's order number", "aged balances, remittance slip", "Amount due in bold"])
    r = "".join(f"{a}\t{t}\t{o}\t{x}\t{y}\t{z}\n" for a, t, o, x, y, z in (("02/03/2026", "Invoice 448120", "PO 33107", "1,204.80", "", "1,204.80"), ("09/03/2026", "Invoice 448377", "PO 33142", "386.40", "", "1,591.20"), ("11/03/2026", "Credit 10882", "PO 33107", "", "96.00", "1,495.20"), ("23/03/2026", "Invoice 449016", "PO 33190", "2,718.00", "", "4,213.20"), ("27/03/2026", "Payment BACS", "", "", "1,204.80", "3,008.40")))
    b.groff(f""".fam H
.po 2c
.sp 3
.ps 10
.nr LL 17c
.ll 17c
.nf
\\s+6\\fBBramley Industrial Fasteners Ltd\\fP\\s-6
Unit 12 Holbrook Park, Coventry CV6 4QX    VAT GB 188 4420 71

\\s+4\\fBSTATEMENT OF ACCOUNT\\fP\\s-4          Date: 31/03/2026

To: Thornbury Joinery Limited
    Unit 9 Severn Trading Estate, Thornbury, Bristol BS35 3XH
    Account: THO002        Terms: 30 days

.TS
box tab(\t);
lb | lb | lb | rb | rb | rb
l | l | l | n | n | n.
Date\tDetails\tYour order\tDebit\tCredit\tBalance
_
{r}.TE

.TS
allbox tab(\t);
cb cb cb cb cb
n n n n n.
Current\t30 days\t60 days\t90 days\tAmount due
3,008.40\t0.00\t0.00\t0.00\t3,008.40
.TE

Please remit to: Bramley Industrial Fasteners Ltd, sort code 40-11-18, account 71184420.
Any item in query should be notified within 7 days of the date of this statement.
""", d.pdf()); return d


@layout("ya-non-us-brochure-hand-tools")
def _(name):
    d = non_order(name, "weasyprint", "en", "brochure", ["sales flyer with item numbers, packs and prices", "how to order panel with a phone number", "minimum order and free freight text", "two columns of products"])
    it = "".join(f'<div class=c><b>{t}</b><br>{x}<br><small>Item {s} &nbsp; {p} per box</small><div class=p>${q}</div></div>' for s, t, x, p, q in (("HT-1101", "16 oz Claw Hammer", "Forged head, hickory handle", 6, "18.95"), ("HT-1140", "Tape Rule 25 ft", "Nylon coated blade, magnetic hook", 12, "12.49"), ("HT-2204", "Adjustable Wrench 10 in", "Chrome vanadium, wide jaw", 6, "16.75"), ("HT-2310", "Locking Pliers Set, 3 pc", "Curved and long nose", 4, "34.90"), ("HT-3302", "Utility Knife, Retractable", "With 5 blades", 24, "6.25"), ("HT-4015", "Torpedo Level 9 in", "Three vials, cast aluminum", 12, "14.10")))
    b.weasy(b.page("@page{size:letter;margin:12mm}body{font:10pt 'Lato'}h1{background:#c0392b;color:#fff;padding:5mm;margin:0;font-size:24pt}.c{display:inline-block;width:84mm;margin:3mm 3mm 0 0;border:1px solid #ccc;padding:3mm;height:30mm;vertical-align:top}.p{font-size:18pt;color:#c0392b;text-align:right}.o{background:#f4e9d8;padding:4mm;margin-top:6mm}", f'''<h1>Fall Tool Sale</h1><p><b>Anvil &amp; Oak Hand Tools</b> &nbsp; Prices good September 1 through October 31, 2026, while supplies last.</p>{it}<div class=o><b>Ready to place your order?</b><br>Send your purchase order to orders@anvilandoak.example or call 800-555-0144. Minimum order $150. Free freight on orders over $500 within the lower 48. Net 30 terms available to qualified accounts. Your sales representative will be glad to quote larger quantities.</div><p><small>Anvil &amp; Oak Hand Tools, 400 Forge Street, Rockford, IL 61104. Prices subject to change. Not responsible for printing errors.</small></p>'''), d.pdf()); return d


@layout("ya-non-us-remittance-advice-ap")
def _(name):
    d = non_order(name, "PDF::API2", "en", "remittance_advice", ["accounts payable remittance of a customer", "PO number, invoice number, gross, discount, net columns", "vendor number and payment date", "ACH total"])
    c = b.Canvas(612, 792, 9); c.t(40, 50, "Ridgeline Climate Systems Inc.", 13, "HB"); c.t(40, 63, "Accounts Payable, PO Box 2290, Tulsa OK 74101"); c.t(572, 50, "REMITTANCE ADVICE", 14, "HB", "r"); c.ts(40, 100, ["Brazos Fastener & Fitting Co.", "9021 Wallisville Rd", "Houston TX 77029"], 12)
    rows(c, 380, 100, (("Vendor number", "1004471"), ("Payment date", "04/17/2026"), ("Payment number", "2000188420"), ("Method", "ACH")), 90, 13, "HB"); S = [(40, "l"), (130, "l"), (230, "l"), (380, "r"), (470, "r"), (572, "r")]; c.hl(160, 40, 572); at(c, 172, S, ["Invoice date", "Invoice number", "Purchase order", "Gross amount", "Discount", "Net amount"], font="HB", size=8.5); c.hl(177, 40, 572); y = 194
    for v in (("03/18/2026", "INV-90118", "4500918827", "9,512.30", "0.00", "9,512.30"), ("03/20/2026", "INV-90177", "4500917740", "1,118.00", "22.36", "1,095.64"), ("03/31/2026", "INV-90402", "4500918827", "3,302.30", "0.00", "3,302.30")):
        at(c, y, S, v); y += 15
    c.hl(y - 4, 300, 572); at(c, y + 10, S, ["", "", "Total USD", "13,932.60", "22.36", "13,910.24"], font="HB"); c.t(40, y + 50, "The amount shown has been deposited to your account ending 4471. Questions: ap@ridgelineclimate.example"); c.perl(d.pdf()); return d


@layout("ya-non-de-lieferschein-bestellbezug")
def _(name):
    d = non_order(name, "chromium", "de", "delivery_note", ["Lieferschein with Ihre Bestellung number and date", "positions, quantities and weights, no prices", "two addresses, Empfangsbestätigung at the foot"])
    r = "".join(tr(v, "rllrlr") for v in ((10, "NV-912-0840", "Zylinderschraube DIN 912 M8x40 12.9", "2.000", "Stück", "38,4 kg"), (20, "NV-912-1060", "Zylinderschraube DIN 912 M10x60 12.9", "1.500", "Stück", "66,0 kg"), (40, "NV-125-08", "Scheibe DIN 125 A 8,4 verzinkt", "10.000", "Stück", "17,1 kg")))
    b.chromium(b.page("@page{size:A4;margin:18mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{text-align:left;padding:1.5mm;vertical-align:top}.g td,.g th{border-bottom:1px solid #999}[align=right]{text-align:right!important}", f'''<h3 style="text-align:right">Norddeutsche Verbindungstechnik KG</h3><table><tr><td>Präzisionswerkzeugbau Altmühl GmbH<br>Industriestraße 14<br>91710 Gunzenhausen<td><b>Lieferanschrift</b><br>Präzisionswerkzeugbau Altmühl GmbH<br>Warenannahme Tor 2<br>91710 Gunzenhausen</table><h2>Lieferschein 80044182</h2><table><tr><td>Lieferdatum: 10.06.2026<td>Ihre Bestellung: B260583 vom 21.05.2026<tr><td>Unser Auftrag: 30118842<td>Versand: Spedition, 1 Euro-Palette, 128 kg brutto</table><br><table class=g>{tr(["Pos.", "Artikel", "Bezeichnung", "Menge", "ME", "Gewicht"], "rllrlr", "th")}{r}</table><p>Pos. 30 und 50 bis 120 folgen mit Restlieferung in KW 26.</p><p>Ware vollständig und unbeschädigt erhalten:<br><br>Datum, Unterschrift ______________________________</p><small>Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum. Rechnung folgt gesondert.</small>''', "de"), d.pdf()); return d


@layout("ya-non-fr-devis-menuiserie")
def _(name):
    d = non_order(name, "dompdf", "fr", "quotation", ["Devis with lines, TVA and Total TTC", "bon pour accord signature that would make it an order", "validité 30 jours, acompte"])
    r = "".join(tr(v, "lrlrr") for v in (("Porte d'entrée chêne massif, serrure 3 points", "1", "U", "2 480,00", "2 480,00"), ("Fenêtre bois 2 vantaux 120x125", "6", "U", "612,00", "3 672,00"), ("Volets battants pin, la paire", "6", "P", "388,50", "2 331,00"), ("Pose et évacuation", "1", "Ft", "1 950,00", "1 950,00")))
    b.dompdf(b.page("body{font:9.5pt Helvetica}table{width:100%;border-collapse:collapse}td,th{padding:4px;text-align:left}.g td,.g th{border:1px solid #999}[align=right]{text-align:right}", f'''<table><tr><td><b>Menuiserie Garrigue &amp; Fils</b><br>ZA Les Oliviers, 34150 Gignac<td>Commune de Saint-Paulin<br>Mairie, place de la Fontaine<br>34700 Saint-Paulin</table><h2>DEVIS N° D2026-0311</h2><p>Date : 12/02/2026 &nbsp;&nbsp; Validité : 30 jours &nbsp;&nbsp; Chantier : école maternelle</p><table class=g>{tr(["Désignation", "Qté", "Unité", "P.U. HT", "Total HT"], "lrlrr", "th")}{r}</table><p style="text-align:right">Total HT 10 433,00 €<br>TVA 10 % 1 043,30 €<br><b>Total TTC 11 476,30 €</b></p><p>Acompte de 30 % à la commande, solde à réception de facture. Délai : 6 semaines après accord.</p><p>Pour passer commande, merci de nous retourner ce devis daté et signé avec la mention « Bon pour accord ».</p><p>Date : ______________ &nbsp;&nbsp; Signature : ______________</p>''', "fr"), d.pdf()); return d


@layout("ya-non-es-factura-suministros")
def _(name):
    d = non_order(name, "reportlab platypus", "es", "invoice", ["Factura with Su pedido number and albarán", "lines with prices and IVA", "forma de pago, vencimiento and IBAN"])
    from reportlab.platypus import SimpleDocTemplate, Paragraph, Table, TableStyle, Spacer
    from reportlab.lib.styles import getSampleStyleSheet
    st = getSampleStyleSheet(); T = [["Código", "Descripción", "Cantidad", "Precio", "Dto.", "Importe"], ["FN-933-1040", "Tornillo DIN 933 M10x40 inox A2 (%)", "1.500", "23,60", "15", "300,90"], ["FN-GRL-38", "Grillete lira 3/8 inox AISI 316", "80", "6,72", "10", "483,84"], ["FN-CBL-6", "Cable inox 7x19 6 mm, rollo 100 m", "6", "214,00", "", "1.284,00"], ["", "", "", "", "Base imponible", "2.068,74"], ["", "", "", "", "IVA 21 %", "434,44"], ["", "", "", "", "TOTAL FACTURA", "2.503,18 €"]]
    tb = Table(T, colWidths=[70, 190, 55, 55, 80, 65], style=TableStyle([("FONTSIZE", (0, 0), (-1, -1), 8.5), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), ("GRID", (0, 0), (-1, 3), 0.4, "grey"), ("ALIGN", (2, 0), (-1, -1), "RIGHT"), ("FONTNAME", (4, -1), (-1, -1), "Helvetica-Bold")]))
    two = Table([[Paragraph("<b>Fijaciones y Anclajes del Norte, S.A.</b><br/>C/ Metalurgia, 9<br/>48903 Barakaldo (Bizkaia)<br/>NIF A48118842", st["Normal"]), Paragraph("<b>Cliente:</b><br/>Suministros Navales Txingudi, S.L.<br/>Pol. Ind. Araso, Pab. 24<br/>20305 Irun (Gipuzkoa)", st["Normal"])]], colWidths=[270, 245])
    SimpleDocTemplate(d.pdf(), pagesize=(595, 842), topMargin=45, leftMargin=40, rightMargin=40, invariant=1, title="Factura").build([two, Spacer(1, 16), Paragraph("FACTURA A26/1884", st["Heading2"]), Paragraph("Fecha: 18/05/2026 &nbsp;&nbsp; Su pedido: PC/26000914 &nbsp;&nbsp; Albarán: 26-4471", st["Normal"]), Spacer(1, 12), tb, Spacer(1, 20), Paragraph("Forma de pago: recibo domiciliado 60 días. Vencimiento: 17/07/2026. IBAN ES12 0049 1184 4200 1188 4420", st["Normal"])]); return d


@layout("ya-non-it-richiesta-di-offerta")
def _(name):
    d = non_order(name, "Cairo", "it", "rfq", ["Richiesta di offerta of the same house as an order", "quantities and wished dates, price column to fill", "reply within a date"])
    c = b.Canvas(size=9); c.t(40, 50, "OFFICINE BELLANDI S.p.A.", 14, "HB"); c.t(40, 62, "Via dell'Artigianato 60 - 25030 Castel Mella (BS)", 8); c.t(555, 50, "RICHIESTA DI OFFERTA", 13, "HB", "r"); c.t(330, 90, "Spett.le"); c.ts(330, 103, ["Oleodinamica Franciacorta S.r.l.", "Via Iseo 55", "25038 Rovato (BS)"], 12.5)
    c.t(40, 150, "N. RDO/2026/00318 del 15/04/2026        Offerta da inviare entro il 24/04/2026        Rif. Ing. Tonoli"); c.t(40, 172, "Vi preghiamo di formulare la Vs. migliore offerta per i seguenti articoli, indicando prezzo e termine di consegna:")
    S = [(44, "l"), (70, "l"), (150, "l"), (360, "r"), (368, "l"), (400, "l"), (470, "l")]; c.r(40, 184, 515, 16, 0.9, 0.4); at(c, 195, S, ["Riga", "Codice", "Descrizione", "Quantità", "U.M.", "Consegna", "Vs. prezzo EUR"], font="HB", size=8); y = 214
    for v in ((10, "CIL0080", "Cilindro idraulico alesaggio 80 corsa 400", "12", "NR", "15/06/2026"), (20, "CIL0100", "Cilindro idraulico alesaggio 100 corsa 600", "8", "NR", "15/06/2026"), (30, "CEN0005", "Centralina 5,5 kW con serbatoio 60 l", "2", "NR", "30/06/2026")):
        at(c, y, S, v); c.hl(y + 5, 470, 550, 0.3); y += 22
    c.t(40, y + 20, "La presente non costituisce ordine. Pagamento proposto: R.B. 90 gg F.M. Resa: franco Ns. stabilimento."); c.cairo(d.pdf()); return d


@layout("ya-non-dk-ordrebekraeftelse")
def _(name):
    d = non_order(name, "PDFKit", "da", "order_confirmation", ["Ordrebekræftelse of a supplier with Deres ordrenr.", "lines with prices, moms and total, delivery week", "thanks for the order, terms of sale"])
    c = b.Canvas(size=9.5); c.t(50, 50, "Agro Reservedele ApS", 15, "HB"); c.t(50, 63, "Erhvervsparken 11, 8870 Langå   CVR 31 18 44 20"); c.ts(50, 100, ["Vestjysk Maskinstation A/S", "Ringkøbingvej 204", "6950 Ringkøbing"], 13); c.t(50, 170, "ORDREBEKRÆFTELSE", 14, "HB"); rows(c, 350, 100, (("Vores ordrenr.", "118842"), ("Dato", "08-04-2026"), ("Deres ordrenr.", "40771"), ("Kundenr.", "6950204"), ("Levering", "uge 15")), 90, 13)
    S = [(50, "l"), (120, "l"), (370, "r"), (376, "l"), (450, "r"), (555, "r")]; c.hl(190, 50, 555); at(c, 202, S, ["Varenr.", "Beskrivelse", "Antal", "Enhed", "Pris", "Beløb"], font="HB", size=9); c.hl(207, 50, 555); y = 224
    for v in (("AR-558120", "Knivsæt rotorslåmaskine, 18 stk.", "6", "sæt", "842,00", "5.052,00"), ("AR-440017", "Kædehjul 22 tænder 1\"", "4", "stk", "618,50", "2.474,00"), ("AR-440102", "Rullekæde 1\" pr. meter", "25", "m", "189,75", "4.743,75")):
        at(c, y, S, v); y += 16
    rows(c, 380, y + 14, (("I alt ekskl. moms", "12.269,75"), ("25 % moms", "3.067,44"), ("I alt DKK", "15.337,19")), 175, 14, "HB", va="r"); c.t(50, y + 80, "Tak for Deres ordre, som vi har noteret som ovenfor. Restordre følger. Vore salgs- og leveringsbetingelser gælder."); c.pdfkit(d.pdf()); return d


@layout("ya-review-us-change-order-revision")
def _(name):
    buyer = P("Cascade Propane Distributors", "2211 Industrial Loop", "Yakima WA 98903")
    sup = P("Columbia Tank & Trailer", "880 Port Way", "Clarkston WA 99403")
    L = [Ln(1, "CT-500AG", "500 gal AG tank, white", 36, "EA", "1612.00"), Ln(2, "CT-120V", "120 gal vertical tank", 40, "EA", "498.00"), Ln(3, "CT-LID", "Dome lid, steel", 76, "EA", "31.50")]
    d = mk(name, "pdf-lib", "en", ["CHANGE ORDER No. 2 of an earlier purchase order", "Was and Now quantities", "reason of the change", "net change and new total"], L, doc_type="change_order", expect="review", po_number="260298", po_date="2026-03-02", currency="USD", buyer=buyer, supplier=sup, payment_terms="Net 30")
    d.must_review = True; d["total"] = d.net(); was = (24, 60, 84)
    c = b.Canvas(612, 792, 9); c.t(40, 50, buyer.name, 14, "HB"); c.ts(40, 63, buyer.lines, 11); c.t(572, 50, "PURCHASE ORDER", 14, "HB", "r"); c.t(572, 68, "CHANGE ORDER No. 2", 12, "HB", "r"); rows(c, 400, 90, (("PO Number", "260298"), ("PO Date", "03/02/2026"), ("Change Date", "04/21/2026"), ("Terms", "Net 30")), 80, 13, "HB"); c.t(40, 110, "Vendor", font="HB"); c.ts(40, 123, sup.all(), 12)
    c.t(40, 176, "This change order amends the purchase order above. All other terms remain as they were. Please acknowledge the changed quantities."); c.t(40, 190, "Reason: spring residential program moved to 500 gal tanks."); S = [(44, "l"), (64, "l"), (140, "l"), (340, "r"), (385, "r"), (400, "l"), (490, "r"), (568, "r")]; c.r(40, 202, 532, 17, 0.9); at(c, 214, S, ["Ln", "Item", "Description", "Was", "Now", "UM", "Unit Price", "Extended"], font="HB", size=8.5); y = 236
    for l, w in zip(L, was):
        at(c, y, S, [l.line, l.si, l.desc, w, l.qty, l.uom, num(l.price), num(l.amount)]); y += 17
    old = sum(r2(l.price * w) for l, w in zip(L, was))
    for k, v in (("Previous total", num(old)), ("Net change", num(d["total"] - old)), ("Revised total USD", num(d["total"]))):
        c.t(490, y + 14, k, font="HB", a="r"); c.t(568, y + 14, v, a="r"); y += 14
    c.pdflib(d.pdf()); return d


@layout("ya-review-de-zwei-bestellungen-eine-datei")
def _(name):
    buyer = P("Stadtwerke Rheinaue GmbH", "Hafenstraße 2", "76437 Rastatt")
    sup = P("Armaturen Schwarzwald AG", "Mühlenweg 60", "77652 Offenburg")
    d = Doc(name, "iText", "de", ["two orders in one file, one a page", "other numbers, dates and delivery places, same supplier", "each with its own page count 1/1"], expect="review"); c = b.Canvas(size=9); os_ = []
    for no, iso, ship, L in (("4501188", "2026-06-01", P("Wasserwerk Nord", "Am Rheinwald 1", "76437 Rastatt"), [Ln(10, "AS-200-16", "Absperrschieber DN 200 PN 16", 4, "Stk", "618.40"), Ln(20, "AS-DI200", "Flachdichtung DN 200 mit Stahleinlage", 8, "Stk", "6.85")]), ("4501191", "2026-06-02", P("Fernwärmezentrale Süd", "Kehler Straße 88", "76437 Rastatt"), [Ln(10, "KG-080", "Kugelhahn DN 80 Anschweißende", 6, "Stk", "344.00"), Ln(20, "TH-160", "Bimetallthermometer 0-160 °C", 12, "Stk", "28.90"), Ln(30, "MA-16", "Manometer 0-16 bar Glyzerin", 12, "Stk", "24.20")])):
        o = mk(name, "", "de", [], L, po_number=no, po_date=iso, currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 Tage netto"); o["total"] = o.net()
        if os_:
            c.page()
        c.t(40, 50, buyer.name, 14, "HB"); c.t(40, 63, "Hafenstraße 2, 76437 Rastatt", 8); c.t(555, 50, "Bestellung", 16, "HB", "r"); c.ts(40, 104, sup.all(), 13, size=10); rows(c, 360, 104, (("Bestellnummer", no), ("Datum", dt(iso, "{dd}.{mm}.{yyyy}")), ("Zahlung", "30 Tage netto"), ("Seite", "1/1")), 90, 13, "HB"); c.t(40, 172, "Lieferadresse: " + ", ".join(ship.all()))
        S = [(44, "l"), (70, "l"), (150, "l"), (370, "r"), (378, "l"), (460, "r"), (551, "r")]; c.r(40, 186, 515, 16, 0.9, 0.4); at(c, 197, S, ["Pos", "Art.-Nr.", "Bezeichnung", "Menge", "ME", "Preis EUR", "Wert EUR"], font="HB", size=8.5); y = 218
        for l in L:
            at(c, y, S, [l.line, l.si, l.desc, l.qty, l.uom, num(l.price, "de"), num(l.amount, "de")]); y += 16
        c.t(460, y + 10, "Gesamtwert netto", font="HB", a="r"); c.t(551, y + 10, num(o["total"], "de"), font="HB", a="r"); os_.append(o)
    d.orders = os_; c.itext(d.pdf()); return d


@layout("ya-review-nl-annulering-inkooporder")
def _(name):
    buyer = P("Zorggroep De Linge", "Postbus 88", "6670 AB Zetten")
    sup = P("Medux Hulpmiddelen B.V.", "Rondweg 40", "3542 AR Utrecht")
    L = [Ln(1, "MX-3310", "Hoog-laagbed elektrisch", 6, "st", "1184.00"), Ln(2, "MX-3390", "Matras AD visco 90x200", 6, "st", "318.50")]
    d = mk(name, "weasyprint", "nl", ["Annulering of an inkooporder on the order's own form", "GEANNULEERD over the lines", "quantities and sums still stand"], L, doc_type="cancellation", expect="review", po_number="IO-2026-04418", po_date="2026-02-11", currency="EUR", buyer=buyer, supplier=sup, payment_terms="30 dagen"); d.must_review = True; d["total"] = d.net()
    r = "".join(tr([l.line, l.si, l.desc, l.qty, l.uom, num(l.price, "de"), num(l.amount, "de")], "rllrlrr") for l in L)
    b.weasy(b.page("@page{size:A4;margin:18mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{text-align:left;padding:1.5mm;vertical-align:top}.g td,.g th{border:.4pt solid #888}[align=right]{text-align:right!important}", f'''<table><tr><td><b style="font-size:14pt">{buyer.name}</b><br>{br(buyer.lines)}<td style="text-align:right"><b style="font-size:14pt">ANNULERING INKOOPORDER</b><br>Ordernummer: IO-2026-04418<br>Orderdatum: 11-02-2026<br>Datum annulering: 25-02-2026</table><p>{sup.h()}</p><p>Hierbij annuleren wij bovengenoemde inkooporder in zijn geheel. Wij verzoeken u de volgende regels niet meer te leveren en ons dit schriftelijk te bevestigen.</p><table class=g>{tr(["Nr", "Artikel", "Omschrijving", "Aantal", "Eenheid", "Prijs", "Bedrag"], "rllrlrr", "th")}{r}<tr><td colspan=6 align=right>Totaal excl. btw EUR</td><td align=right>{num(d["total"], "de")}</td></tr></table><p style="color:#b00;font-size:20pt;text-align:center"><b>GEANNULEERD</b></p><p>Betaling: 30 dagen. Reden: levering niet binnen de afgesproken termijn.</p>''', "nl"), d.pdf()); return d
