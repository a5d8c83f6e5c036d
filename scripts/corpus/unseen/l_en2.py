# SPDX-License-Identifier: Apache-2.0
"""English orders of small companies, offices and forms."""
from lib import *
import backends as b


@layout("typed-letter-order-no-prices")
def _(name):
    d = Doc(name, "LibreOffice Writer", "en", ["letter with labels inside sentences", "no prices", "no currency", "no table rules", "tabs", "inline delivery date", "rare label 'our order'"])
    buyer = P("Thistlewood Boatyard", "The Hard, Maldon", "Essex CM9 5HP")
    sup = P("Anglian Marine Fastenings", "Unit 2 Haven Road", "Colchester CO2 8HT")
    d.f.update(po_number="TB 1129", po_date="2025-09-04", requested_date="2025-09-19", buyer=buyer, ship_to=buyer, supplier=sup)
    d.f["lines"] = [Ln(None, "AMF-316-M10X80", "Coach bolt A4 M10 x 80 with nut", 200, "pcs"), Ln(None, "AMF-RIV-34", "Copper rivet 3/4 inch with rove", 5, "boxes"),
                    Ln(None, "AMF-SC-832", "Silicon bronze screw no. 8 x 1 1/4", 1200, "pcs"), Ln(None, "AMF-AN-ZN7", "Zinc anode pear 2.2 kg", 6, "pcs")]
    rows = "".join(f'<text:p text:style-name="I">{qn(l.qty)} {l.uom}<text:tab/>{l.si}<text:tab/>{E(l.desc)}</text:p>' for l in d.lines)
    par = lambda s: f'<text:p text:style-name="N">{s}</text:p>'
    b.soffice(fodt('<style:style style:name="N" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm"/><style:text-properties style:font-name="Liberation Serif" fo:font-size="11.5pt"/></style:style><style:style style:name="I" style:family="paragraph"><style:paragraph-properties fo:margin-left="1cm"><style:tab-stops><style:tab-stop style:position="3.2cm"/><style:tab-stop style:position="7.6cm"/></style:tab-stops></style:paragraph-properties><style:text-properties style:font-name="Liberation Serif" fo:font-size="11.5pt"/></style:style>',
        par("<text:line-break/>".join(buyer.all()) + "<text:line-break/>Tel. 01621 555 014") + par("<text:line-break/>".join(sup.all())) + par("4th September 2025") + par("Dear Karen,") +
        par("Please supply the following against our order TB 1129, following your quotation 25/884 of 28 August:") + rows + par("") +
        par("We need everything by 19 September 2025 please, delivered to the address above. Call Jim on 07700 900 312 if the lorry is going to be later than four.") +
        par("Prices as your list of April 2025 less our usual 15 per cent. Kind regards,") + par("Ros Thistlewood")), ".fodt", d.pdf())
    return d


def fodt(styles, body):
    return f'''<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls><style:font-face style:name="Liberation Serif" svg:font-family="'Liberation Serif'"/></office:font-face-decls><office:automatic-styles>{styles}<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl"/></office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>'''


@layout("quickbooks-simple-grid")
def _(name):
    d = Doc(name, "TCPDF", "en", ["QuickBooks style", "grid header top right", "vendor and ship-to boxes", "item name as code", "no unit column", "rep and project decoys", "empty rows"])
    buyer = P("Juniper & Sons Landscaping", "4402 Cactus Wren Rd", "Tucson, AZ 85746")
    sup = P("Sonoran Irrigation Supply", "1080 E 36th St", "Tucson, AZ 85713")
    ship = P("Juniper & Sons Landscaping", "Job: Rita Ranch HOA", "9155 S Houghton Rd", "Tucson, AZ 85748")
    d.f.update(po_number="1843", po_date="2025-03-27", currency="USD", buyer=buyer, ship_to=ship, supplier=sup)
    d.f["lines"] = [Ln(None, "RB-5004PC", "Rotor pop-up 4 in part circle", 60, None, "11.89"), Ln(None, "VLV-100DV", "Valve 1 in electric, flow control", 14, None, "18.45"),
                    Ln(None, "PVC40-1", "Pipe sch 40 PVC 1 in x 20 ft", 45, None, "9.1"), Ln(None, "WIRE18-7", "Wire 18/7 direct burial, 250 ft roll", 3, None, "104.99")]
    d["total"] = d.net()
    rows = "".join(f'<tr><td>{l.si}</td><td>{l.desc}</td><td align="right">{qn(l.qty)}</td><td align="right">{num(l.price)}</td><td></td><td align="right">{num(l.amount)}</td></tr>' for l in d.lines)
    rows += '<tr><td> </td><td> </td><td> </td><td> </td><td> </td><td> </td></tr>' * 5
    b.tcpdf(f'''<table><tr><td width="55%"><b>{buyer.h()}</b></td><td width="45%" align="right"><font size="18"><b>Purchase Order</b></font><br><table border="1" cellpadding="3"><tr><td align="center">Date</td><td align="center">P.O. No.</td></tr><tr><td align="center">3/27/2025</td><td align="center">1843</td></tr></table></td></tr></table><br><br>
<table border="1" cellpadding="4"><tr><td width="48%">Vendor</td><td width="4%" border="0"></td><td width="48%">Ship To</td></tr><tr><td>{sup.h()}</td><td></td><td>{ship.h()}</td></tr></table><br><br><table border="1" cellpadding="3"><tr><td width="16%" align="center">Item</td><td width="38%" align="center">Description</td><td width="9%" align="center">Qty</td><td width="12%" align="center">Rate</td><td width="12%" align="center">Customer</td><td width="13%" align="center">Amount</td></tr>{rows}
<tr><td colspan="4" border="0">Phone # 520-555-0162</td><td align="right"><b>Total</b></td><td align="right"><b>${num(d["total"])}</b></td></tr></table>''', d.pdf())
    return d


@layout("city-acroform-quantity-first")
def _(name):
    d = Doc(name, "pdf-lib", "en", ["AcroForm, values in fields", "municipal form", "quantity first, description last but two", "account number per line decoy", "requisition decoy", "tax exempt", "landmark labels in small print above the boxes"])
    buyer = P("Town of Millbrook Falls", "Office of the Comptroller", "1 Village Green", "Millbrook Falls, VT 05679")
    sup = P("Green Mountain Aggregate", "RR 2 Box 118", "Barre, VT 05641")
    ship = P("Highway Garage", "455 Quarry Rd", "Millbrook Falls, VT 05679")
    d.f.update(po_number="25-00619", po_date="2025-10-14", requested_date="2025-10-27", currency="USD", buyer=buyer, ship_to=ship, supplier=sup)
    d["buyer_alt"] = [P("TOWN OF MILLBROOK FALLS")]
    d.f["lines"] = [Ln(1, None, "Winter sand, screened 3/8 minus, delivered", 400, "CY", "17.85"), Ln(2, None, "Crushed ledge 1-1/2 in", 220, "TON", "14.6"), Ln(3, None, "Rock salt untreated, bulk", 75, "TON", "81.25")]
    d["total"] = d.net()
    c = b.Canvas(612, 792, 9)
    c.t(306, 50, "TOWN OF MILLBROOK FALLS", 15, "TB", "c"); c.t(306, 64, "Office of the Comptroller, 1 Village Green, Millbrook Falls, VT 05679", 8, "T", "c")
    c.t(306, 84, "PURCHASE ORDER", 13, "TB", "c")
    c.r(400, 92, 176, 60)
    for i, (k, v) in enumerate([("PURCHASE ORDER NO.", "25-00619"), ("DATE", "10/14/2025"), ("REQUISITION NO.", "R-3308")]):
        c.t(404, 106 + i * 18, k, 6.5); c.t(490, 107 + i * 18, "@" + v, 9, "C")
    for x, k, p in ((36, "TO (VENDOR)", sup), (306, "DELIVER TO", ship)):
        c.r(x, 160, 270, 70); c.t(x + 4, 169, k, 6)
        for i, s in enumerate(p.all()):
            c.t(x + 12, 184 + i * 17, "@" + s, 9, "C")
    c.r(36, 230, 540, 24)
    for x, k, v in ((40, "DELIVERY REQUIRED BY", "10/27/2025"), (180, "VENDOR NO.", "1187"), (300, "DEPARTMENT", "Highway 02"), (430, "BID / CONTRACT", "2025-11")):
        c.t(x, 238, k, 6); c.t(x + 6, 250, "@" + v, 9, "C")
    xs = [36, 70, 110, 150, 350, 430, 500, 576]
    hs = ["ITEM", "QTY", "UNIT", "DESCRIPTION OF GOODS OR SERVICES", "ACCOUNT NO.", "UNIT PRICE", "EXTENSION"]
    c.r(36, 262, 540, 260)
    for x, h in zip(xs, hs):
        c.t(x + 3, 271, h, 6, "HB"); c.l(x, 262, x, 522)
    c.hl(275, 36, 576)
    for i, l in enumerate(d.lines):
        y = 292 + i * 22
        for x, s, a in ((42, l.line, "l"), (106, qn(l.qty), "r"), (116, l.uom, "l"), (154, l.desc, "l"), (354, ("100-3210-442", "100-3210-442", "100-3225-410")[i], "l"), (496, num(l.price), "r"), (572, num(l.amount), "r")):
            c.t(x, y, "@" + str(s), 7.5 if x == 154 else 8.5, "H", a)
    c.t(440, 538, "TOTAL", 9, "HB"); c.t(572, 538, "@" + num(d["total"]), 9, "HB", "r")
    c.ts(36, 556, ["The Town is exempt from Vermont sales tax. Exemption no. 03-6000551. No change may be made without written approval.",
                   "I certify that unencumbered funds are available. Treasurer ______________________   Comptroller ______________________"], size=7)
    c.pdflib(d.pdf())
    return d


@layout("uk-council-latex-longtext")
def _(name):
    d = Doc(name, "pdflatex", "en", ["UK council", "Times, no rules", "dotted leaders to totals", "description above and below the numbers row", "VAT column with rate and amount", "contract and cost code decoys", "date with weekday"])
    buyer = P("Wrenshire County Council", "Shire Hall, Castle Street", "Wrenbury WR1 4AA")
    ship = P("Oakfield Primary School", "Mill Lane", "Little Barton WR7 2QD")
    sup = P("Edumatics Furniture Ltd", "Priory Works", "Kettering NN16 8UP")
    d.f.update(po_number="WCC/ED/25/30718", po_date="2025-06-12", requested_date="2025-08-20", currency="GBP", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 days from receipt of invoice")
    d.f["lines"] = [Ln(1, "EF-TBL-1200", "Classroom table 1200 x 600 beech, edge lipped, height 590 mm", 15, "each", "64.3"),
                    Ln(2, "EF-CHR-S3", "Poly chair size 3, blue, stackable", 32, "each", "17.95"),
                    Ln(3, "EF-TRL-24", "Tray trolley with 24 shallow trays, lockable castors", 4, "each", "212")]
    d["subtotal"] = d.net()
    d["tax"] = r2(d.net() * D("0.2"))
    d["total"] = d["subtotal"] + d["tax"]
    t = lambda s: s.replace("&", r"\&").replace("%", r"\%").replace("_", r"\_")
    split = {1: ("Classroom table 1200 x 600 beech,", "edge lipped, height 590 mm"), 2: ("Poly chair size 3, blue,", "stackable"), 3: ("Tray trolley with 24 shallow", "trays, lockable castors")}
    rows = "".join(r"& & %s & & & & \\ %d & %s & & %s each & %s & 20\%% & %s \\ & & %s & & & & \\[5pt]" % (split[l.line][0], l.line, l.si, qn(l.qty), num(l.price), num(l.amount), split[l.line][1]) for l in d.lines)
    L = lambda p: r"\\ ".join(t(x) for x in p.all())
    b.latex(r"""\documentclass[10pt,a4paper]{article}\usepackage[margin=2cm]{geometry}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{mathptmx,array}\pagestyle{empty}\setlength{\parindent}{0pt}
\begin{document}{\Large\textsc{Wrenshire County Council}}\\ \textit{Shire Hall, Castle Street, Wrenbury WR1 4AA\quad VAT reg.\ 654 4821 09\quad Tel 01632 960 441}\\[1.2em]
\begin{minipage}[t]{.52\textwidth}To\\[2pt]""" + L(sup) + r"""\end{minipage}\begin{minipage}[t]{.46\textwidth}\textbf{\large Official Order}\\[4pt]\begin{tabular}{@{}ll@{}}Order number&""" + d["po_number"] + r"""\\Date of order&Thursday 12 June 2025\\Cost code&E4417 / 8820\\Contract&FW-0091\end{tabular}\end{minipage}\\[1.4em]
Please deliver to:\quad """ + t(", ".join(ship.all())) + r"""\\ Delivery not later than:\quad 20 August 2025\\ Settlement terms:\quad 30 days from receipt of invoice\\[1em]
\begin{tabular}{@{}r l p{5.6cm} r r r r@{}}\textit{Line}&\textit{Your ref.}&\textit{Goods or services}&\textit{Quantity}&\textit{Price \pounds}&\textit{VAT}&\textit{Net \pounds}\\[6pt] """ + rows + r"""\end{tabular}\\[6pt]
Net value of order\dotfill \pounds """ + num(d["subtotal"]) + r"""\\VAT at 20\%\dotfill \pounds """ + num(d["tax"]) + r"""\\ \textbf{Total value}\dotfill \textbf{\pounds """ + num(d["total"]) + r"""}\\[2em]
{\footnotesize This order is subject to the Council's standard conditions (ref.\ SC12, revision 2019), which may be had from procurement@wrenshire.example. Invoices without the order number will be sent back.}\end{document}""", d.pdf())
    return d


@layout("au-government-abn-gst-lines")
def _(name):
    d = Doc(name, "pdfmake", "en", ["Australian government", "GST per line and amount including GST", "two amount columns", "label above value boxes", "dates 3 Nov 2025", "buyer's ABN decoys", "delivery to block"])
    buyer = P("Department of River Health", "Level 3, 80 Mort Street", "Braddon ACT 2612")
    ship = P("Murrumbidgee Field Laboratory", "Banna Avenue 221", "Griffith NSW 2680")
    sup = P("Corella Instruments Pty Ltd", "7 Ferntree Place", "Notting Hill VIC 3168")
    d.f.update(po_number="DRH0045512", po_date="2025-11-03", requested_date="2025-11-28", currency="AUD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="20 days")
    d.f["lines"] = [Ln(1, "CI-YSI-EXO2", "Multiparameter sonde 7 port", 2, "EA", "18450"), Ln(2, "CI-PH-BUF7", "Buffer solution pH 7.00 500 mL", 36, "BT", "14.2"), Ln(3, "CI-TURB-C", "Turbidity calibration service", 2, "EA", "385.5")]
    d["subtotal"], d["tax"] = d.net(), sum(r2(l.amount * D("0.1")) for l in d.lines)
    d["total"] = d["subtotal"] + d["tax"]
    g = lambda l: r2(l.amount * D("0.1"))
    H = lambda s, a="left": {"text": s, "bold": True, "fillColor": "#24546b", "color": "white", "alignment": a}
    R = lambda s: {"text": s, "alignment": "right"}
    box = lambda k, v: {"stack": [{"text": k, "fontSize": 6.5, "color": "#555"}, v]}
    b.pdfmake({"pageSize": "A4", "pageMargins": [40, 40, 40, 50], "defaultStyle": {"fontSize": 8}, "footerText": "DRH0045512    Page {p} of {n}    For official use only", "content": [
        {"columns": [{"text": "Australian Government\nDepartment of River Health", "bold": True}, {"text": "PURCHASE ORDER", "fontSize": 16, "alignment": "right"}]}, "\n",
        {"table": {"widths": ["*", "*", "*", "*"], "body": [[box("PURCHASE ORDER NO", d["po_number"]), box("ORDER DATE", "3 Nov 2025"), box("DELIVERY DUE", "28 Nov 2025"), box("PAYMENT TERMS", "20 days")], [box("ABN (BUYER)", "44 112 330 985"), box("CONTRACT NOTICE ID", "CN4091172"), box("CONTACT", "Ewan Pryde 02 5550 0133"), box("CURRENCY", "AUD")]]}}, "\n",
        {"columns": [{"stack": [{"text": "Supplier", "bold": True}] + sup.all() + ["ABN 90 600 115 220"]}, {"stack": [{"text": "Deliver to", "bold": True}] + ship.all()}, {"stack": [{"text": "Ordered by", "bold": True}] + buyer.all()}]}, "\n",
        {"table": {"headerRows": 1, "widths": [20, 62, "*", 22, 20, 44, 46, 40, 48], "body": [[H("Item"), H("Supplier part"), H("Description"), H("Qty", "right"), H("Unit"), H("Unit price\n(ex GST)", "right"), H("Amount\n(ex GST)", "right"), H("GST", "right"), H("Amount\n(inc GST)", "right")]] +
            [[str(l.line), l.si, l.desc, R(qn(l.qty)), l.uom, R(num(l.price)), R(num(l.amount)), R(num(g(l))), R(num(l.amount + g(l)))] for l in d.lines]}, "layout": "lightHorizontalLines"}, "\n",
        {"table": {"widths": ["*", 120, 70], "body": [["", "Total (ex GST)", R("$" + num(d["subtotal"]))], ["", "GST", R("$" + num(d["tax"]))], ["", {"text": "Total payable (inc GST)", "bold": True}, R("$" + num(d["total"]))]]}, "layout": "noBorders"}]}, d.pdf())
    return d


@layout("canada-bilingual-gst-qst")
def _(name):
    d = Doc(name, "Prawn", "en-fr", ["bilingual English/French header", "two taxes", "stacked bilingual column heads", "buyer and vendor codes", "ISO dates", "price per 100", "1,234.56"])
    buyer = P("Fonderie Chaudière Foundry Inc.", "2100 boul. Guillaume-Couture", "Lévis QC G6W 7X6")
    sup = P("Ontario Abrasives Ltd.", "88 Barton St E", "Hamilton ON L8L 2V7")
    d.f.update(po_number="BC-77043", po_date="2025-02-05", requested_date="2025-02-24", currency="CAD", buyer=buyer, ship_to=P("Entrepôt B / Warehouse B", "2140 boul. Guillaume-Couture", "Lévis QC G6W 7X6"), supplier=sup, payment_terms="Net 30 jours / days")
    d.f["lines"] = [Ln(1, "OA-CD7-24", "Cutting disc 7 in / Disque à tronçonner", 500, "EA", "212.4", bi="20-11872", per=100), Ln(2, "OA-FL5-60", "Flap disc 60 grit / Disque à lamelles", 150, "EA", "389", bi="20-11890", per=100), Ln(3, "OA-BLT-SET", "Belt set / Jeu de bandes", 12, "SET", "46.75", bi="20-20031")]
    d["subtotal"] = d.net(); gst, qst = r2(d.net() * D("0.05")), r2(d.net() * D("0.09975"))
    d["tax"], d["total"] = gst + qst, d.net() + gst + qst
    c = b.Canvas(612, 792, 8.5)
    c.t(36, 50, buyer.name, 12, "HB"); c.ts(36, 63, buyer.lines, 10.5); c.t(576, 50, "BON DE COMMANDE / PURCHASE ORDER", 11, "HB", "r")
    c.r(396, 60, 180, 48, 0.94)
    for i, (k, v) in enumerate([("No. de commande / Order no.", "BC-77043"), ("Date", "2025-02-05"), ("Livraison / Delivery", "2025-02-24")]):
        c.t(400, 73 + i * 14, k, 7.5); c.t(572, 73 + i * 14, v, 9, "HB", "r")
    c.t(36, 130, "Fournisseur / Vendor   V-0418", 7, "HB"); c.ts(36, 142, sup.all(), 10.5)
    c.t(320, 130, "Livrer à / Ship to", 7, "HB"); c.ts(320, 142, d["ship_to"].all(), 10.5)
    c.t(36, 196, "Termes / Terms: Net 30 jours / days      FAB / FOB: Hamilton      Devise / Currency: CAD      Soumission / Quote: 3391-B", 8)
    X = [(40, "l"), (62, "l"), (112, "l"), (180, "l"), (390, "r"), (400, "l"), (478, "r"), (508, "r"), (572, "r")]
    c.r(36, 206, 540, 26, 0.85, 0)
    for (x, a), u, v in zip(X, ["Lig.", "No. article", "No. fourn.", "Description", "Qté", "Un.", "Prix unit.", "Par", "Montant"], ["Ln", "Our item", "Vendor item", "", "Qty", "UM", "Unit price", "Per", "Amount"]):
        c.t(x, 216, u, 7, "HB", a); c.t(x, 226, v, 7, "HI", a)
    y = 246
    for l in d.lines:
        for (x, a), s in zip(X, [l.line, l.bi, l.si, l.desc, qn(l.qty), l.uom, num(l.price), l.per, num(l.amount)]):
            c.t(x, y, s, a=a)
        y += 16
    c.hl(y, 36, 576)
    for k, v in (("Sous-total / Subtotal", d["subtotal"]), ("TPS / GST 5 % (R101234567)", gst), ("TVQ / QST 9.975 %", qst)):
        y += 13; c.t(478, y, k, a="r"); c.t(572, y, num(v), a="r")
    y += 15; c.t(478, y, "TOTAL CAD", 10, "HB", "r"); c.t(572, y, num(d["total"]), 10, "HB", "r")
    c.t(36, 740, "Achats: Mélanie Thivierge  418 555-0119   achats@chaudiere.example", 7)
    c.prawn(d.pdf())
    d["tax_alt"] = [gst, qst]
    return d


@layout("epicor-rev-our-part-your-part")
def _(name):
    d = Doc(name, "PDFKit", "en", ["Epicor style", "three-row records: part/rev, description, your part", "release sub-rows repeat quantity", "price per /EA /M in the price cell", "page X of Y", "2 pages with repeated header"])
    buyer = P("Ridgeback Trailers LLC", "5500 Haul Road", "Elkhart IN 46516", "USA")
    sup = P("Hoosier Fastener & Lighting", "210 Oak St", "South Bend IN 46601", "USA")
    d.f.update(po_number="31408", po_date="2025-05-29", currency="USD", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="1% 10, Net 30")
    spec = [("100-2231", "HF-LED-4RD", "Lamp LED 4 in round red stop/turn/tail", 400, "EA", "6.42", 1), ("100-2240", "HF-GRM-4", "Grommet 4 in PVC", 400, "EA", "0.88", 1), ("205-0087", "HF-716X2-G8", "Bolt hex 7/16-14 x 2 gr 8 ZY", 2500, "EA", "318", 1000), ("205-0091", "HF-716N-G8", "Nut lock 7/16-14 gr C", 2500, "EA", "142.5", 1000),
            ("310-4402", "HF-HRN-7W", "Harness trailer 7-way 28 ft", 60, "EA", "41.1", 1), ("310-4477", "HF-PLUG-7B", "Plug 7-way blade", 60, "EA", "9.36", 1), ("412-0009", "HF-RFT-R", "Reflex reflector red oblong", 800, "EA", "0.615", 1), ("412-0012", "HF-RFT-A", "Reflex reflector amber oblong", 800, "EA", "0.615", 1), ("500-7781", "HF-CHN-14", "Safety chain 1/4 in gr 43 w/ hooks", 120, "EA", "17.8", 1), ("500-7790", "HF-CPL-2516", "Coupler 2-5/16 in adjustable", 40, "EA", "58.25", 1), ("600-1100", "HF-WDG-194", "Bulb wedge 194", 1000, "EA", "24.9", 100)]
    d.f["lines"] = [Ln(i + 1, si, ds, q, u, p, bi=bi, per=per) for i, (bi, si, ds, q, u, p, per) in enumerate(spec)]
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8.5)
    pages = 2
    def head(n):
        c.t(36, 44, "Purchase Order", 17, "HB"); c.t(576, 40, f"Page {n} of {pages}", 8, a="r"); c.t(470, 56, "PO Number:", 9, "HB", "r"); c.t(478, 56, "31408", 11, "HB")
        if n == 1:
            c.ts(36, 62, buyer.all(), 11)
            for i, (k, v) in enumerate([("Order Date:", "5/29/2025"), ("Terms:", d["payment_terms"]), ("Ship Via:", "HOLLAND LTL"), ("Buyer:", "Dee Kowalke"), ("FOB:", "Origin")]):
                c.t(470, 70 + i * 12, k, 8.5, a="r"); c.t(478, 70 + i * 12, v)
            c.t(36, 142, "Vendor:", 8, "HB"); c.ts(80, 142, sup.all(), 11); c.t(320, 142, "Ship To:", 8, "HB"); c.ts(364, 142, buyer.all(), 11)
        y = 205 if n == 1 else 84
        c.r(36, y - 10, 540, 14, 0.88, 0)
        for x, s, a in ((40, "Line", "l"), (70, "Part Number/Rev/Description", "l"), (390, "Order Qty", "r"), (480, "Unit Price", "r"), (570, "Ext. Price", "r")):
            c.t(x, y, s, 8, "HB", a)
        return y + 16
    y = head(1)
    for i, l in enumerate(d.lines):
        if i == 7:
            c.t(570, 740, "Continued on next page", 7, "HI", "r"); c.page(); y = head(2)
        c.t(40, y, l.line); c.t(70, y, l.bi); c.t(150, y, ("A", "C", "00")[i % 3]); c.t(390, y, num(l.qty, d=2) + " " + l.uom, a="r")
        c.t(480, y, num(l.price, d=5) + {1: " /1", 100: " /C", 1000: " /M"}[l.per], a="r"); c.t(570, y, num(l.amount), a="r")
        c.t(70, y + 11, l.desc); c.t(70, y + 22, "Your Part: " + l.si)
        c.t(90, y + 35, "Rel", 7, "HI"); c.t(130, y + 35, "Date", 7, "HI"); c.t(230, y + 35, "Quantity", 7, "HI", "r")
        q1 = l.qty / 2
        for k, (q, day) in enumerate(((q1, "6/16/2025"), (q1, "7/14/2025"))):
            c.t(90, y + 45 + k * 10, k + 1, 7); c.t(130, y + 45 + k * 10, day, 7); c.t(230, y + 45 + k * 10, num(q, d=2), 7, a="r")
        y += 73
    c.hl(y, 380, 576); c.t(480, y + 14, "Total Order Value", 9, "HB", "r"); c.t(570, y + 14, num(d["total"]), 9, "HB", "r")
    c.t(36, 760, "Ridgeback Trailers LLC   574-555-0188   All amounts in US Dollars (USD)", 7)
    c.pdfkit(d.pdf())
    return d
