# SPDX-License-Identifier: Apache-2.0
"""Further trade orders, what is no order, and what a person must look at."""
from l_wa_kit import *
import pikepdf


@layout("wa-ariba-household-goods")
def _(name):
    buyer = P("Brightwater Home Products Company")
    ship = P("Brightwater Home Products - Lima DC", "4400 Findlay Road", "Lima, OH 45801", "United States")
    bill = P("Brightwater Home Products Company", "Shared Service Center", "PO Box 7718", "Cincinnati, OH 45207", "United States")
    sup = P("Ohio Valley Closures Inc.", "1200 Riverfront Rd", "Marietta, OH 45750", "United States")
    d = mk(name, "weasyprint", ["Ariba network style", "From / To columns", "type Material, return column, need-by date, unit price, subtotal with currency after the number", "two part numbers: part # and customer part #", "schedule lines under the item", "order submitted and received time stamps", "sub-total without tax"],
           [Ln(10, "OVC-38-400-WH", "Closure 38-400 white foam liner", 150000, "EA", "0.0385", bi="70031882"), Ln(20, "OVC-28-TR-CL", "Trigger sprayer 28-400 clear 9.25 dip", 80000, "EA", "0.2190", bi="70031907"), Ln(30, "OVC-24-DT-BK", "Disc top 24-410 black", 60000, "EA", "0.0514", bi="70032210")],
           po_number="4500772019", po_date="2025-07-30", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="Net 90")
    d["subtotal"] = None; d["total"] = d.net()
    nb = ["Aug 22, 2025", "Aug 22, 2025", "Sep 5, 2025"]
    r = ""
    for l, n in zip(d.lines, nb):
        r += tr([l.line, f"<span>{l.si}<br><i>{l.bi}</i></span>", "Material", f"{qn(l.qty)} ({l.uom})", n, f"{num(l.price, d=4)} USD", f"{num(l.amount)} USD"], "lllrlrr") + f"<tr class=d><td><td colspan=6>{E(l.desc)}<br><i>Schedule line 1: delivery {n}, {qn(l.qty)} {l.uom}. Status: Unconfirmed</i></tr>"
    h = f'''<table><tr><td><b>From:</b><br>{E(buyer.name)}<br>Purchasing: Trent Dunaway<br>Phone: +1 (513) 555-0148<td><b>To:</b><br>{sup.h()}<br>Phone: +1 (740) 555-0101<td class=n><span style="font-size:14pt;color:#236">Purchase Order</span><br>(New)<br><b>4500772019</b><br>Amount: {num(d["total"])} USD<br>Version: 1</tr></table><table><tr><td><b>Payment Terms</b> Net 90<br><b>Order Date</b> Jul 30, 2025<br>This Purchase Order was sent Wednesday 30 Jul 2025 4:12 PM GMT-04:00<td><b>Ship All Items To</b><br>{ship.h()}<br>Ship To Code: 1400<td><b>Bill To</b><br>{bill.h()}</tr></table><h4>Line Items</h4><table class=g>{tr(["Line #", "Part # / Customer Part #", "Type", "Qty (Unit)", "Need By", "Unit Price", "Subtotal"], "lllrlrr", "th")}{r}</table><p class=n><b>Sub-total: {num(d["total"])} USD</b><br>Est. Grand Total: {num(d["total"])} USD</p><p><b>Transport Terms</b> FCA Marietta. <b>Comments</b> Cartons marked with customer part number. Do not double stack.</p>'''
    d["subtotal"] = d["total"]
    b.weasy(b.page("@page{size:letter;margin:12mm}body{font:8.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse;margin-bottom:4mm}td{vertical-align:top}.g th{background:#e8eef5;text-align:left;font-size:8pt}.g th[align=right],.n{text-align:right}.g td,.g th{padding:3pt}.d td{border-bottom:.5pt solid #bbb;font-size:8pt}i{color:#555}", h), d.pdf())
    return d


@layout("wa-acumatica-pet-wholesaler")
def _(name):
    buyer = P("Pawnee Pet Wholesale LLC", "6001 N Meridian Ave", "Oklahoma City OK 73112", "United States of America")
    ship = P("Pawnee Pet Wholesale - Tulsa", "11500 E Pine St", "Tulsa OK 74116", "United States of America")
    sup = P("Kibbleworks Nutrition Inc", "400 Extruder Pkwy", "Joplin MO 64804", "United States of America")
    d = mk(name, "wkhtmltopdf", ["Acumatica style", "NO. / DATE / PAGE in a head strip", "item in two rows: inventory id and description", "discount per line as amount column", "promised date in the head", "line discount total row, freight row, total with code"],
           [Ln(1, None, "Dog food chicken & rice 40 lb", 180, "BAG", "27.40", bi="KW-DCR-40"), Ln(2, None, "Dog food lamb grain free 25 lb", 96, "BAG", "31.85", bi="KW-DLG-25"), Ln(3, None, "Cat food indoor 16 lb", 120, "BAG", "22.10", bi="KW-CI-16"), Ln(4, None, "Endcap display shipper", 4, "EACH", "0", bi="KW-DISP")],
           po_number="PO0011872", po_date="2025-03-10", requested_date="2025-03-19", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30D - Net 30 Days")
    for l in d.lines:
        l.bi, l.si = l.bi, None
    d["subtotal"] = d.net(); d["freight"] = D("310.00"); d["tax"] = 0; d["total"] = d.net() + 310
    r = "".join(f"<tr><td>{l.line}<td>{l.bi}<br><small>{E(l.desc)}</small><td align=right>{num(l.qty)}<td>{l.uom}<td align=right>{num(l.price, d=4)}<td align=right>0.00<td align=right>{num(l.amount)}</tr>" for l in d.lines)
    h = f'''<table width=100%><tr><td valign=top><b style="font-size:13pt">Pawnee Pet Wholesale LLC</b><br><small>{br(buyer.lines)}<br>Phone: 405-555-0166</small><td align=right><b style="font-size:16pt">Purchase Order</b><table class=k><tr><td>Order NO.:<td><b>PO0011872</b></tr><tr><td>Date:<td>3/10/2025</tr><tr><td>Status:<td>Open</tr><tr><td>Page:<td>1 of 1</tr></table></table><table width=100% class=h><tr><th>VENDOR:<th>SHIP TO:</tr><tr><td>{sup.h()}<td>{ship.h()}</tr></table><table width=100% class=h><tr><th>VENDOR REF.<th>TERMS<th>PROMISED ON<th>SHIP VIA<th>FOB POINT<th>BUYER</tr><tr><td>Q-2204<td>30D - Net 30 Days<td>3/19/2025<td>LTL<td>JOPLIN<td>Baker, Shayla</tr></table>
<table width=100% class=h>{tr(["NO.", "ITEM", "QTY.", "UOM", "UNIT COST", "DISCOUNT", "EXT. COST"], "llrlrrr", "th")}{r}</table><br><table align=right width=42%>{tr(["Line Total:", num(d["subtotal"])], "lr")}{tr(["Freight:", "310.00"], "lr")}{tr(["Tax Total:", "0.00"], "lr")}{tr(["Order Total (USD):", num(d["total"])], "lr")}</table>'''
    b.wk(b.page("body{font:9.5pt 'DejaVu Sans'}.h{border-collapse:collapse;margin-top:10px}.h th{background:#666;color:#fff;font-size:8pt;text-align:left;padding:3px}.h th[align=right]{text-align:right}.h td{padding:3px;vertical-align:top}", h), d.pdf(), "--page-size", "Letter")
    return d


@layout("wa-business-central-canada-packaging")
def _(name):
    buyer = P("Maritime Kraft Packaging Ltd.", "95 Ilsley Avenue", "Dartmouth, NS B3B 1L5", "Canada")
    sup = P("Saint-Laurent Papers & Pulp", "2100 rue du Moulin", "Trois-Rivières, QC G9A 5E1", "Canada")
    d = mk(name, "pdfbox", ["Business Central report", "addresses without any label: vendor left, company right", "label over value in three columns", "No. / vendor item no. in one column, two rows", "direct unit cost excluding tax, quantity with unit word", "total CAD excl. tax, HST, total incl. tax", "landscape no, letter"],
           [Ln(None, "SLP-K175-48", "Kraft linerboard 175 gsm 48 in roll", 22.5, "tonne", "1042.00", bi="RM-1048"), Ln(None, "SLP-M127-48", "Corrugating medium 127 gsm 48 in roll", 18, "tonne", "918.50", bi="RM-1112"), Ln(None, "SLP-STARCH", "Pearl starch 1000 kg tote", 6, "tote", "655.00", bi="RM-2001")],
           po_number="106047", po_date="2025-10-27", requested_date="2025-11-10", currency="CAD", buyer=buyer, ship_to=P("Maritime Kraft Packaging Ltd.", "Mill 2, 40 Thornhill Drive", "Dartmouth, NS B3B 1S1", "Canada"), supplier=sup, payment_terms="1 Month / 2% 8 days")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.15")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(612, 792, 9)
    c.t(40, 52, "Purchase Order 106047", 18, "H"); c.t(572, 46, "Page 1 / 1", 8, a="r"); c.ts(40, 84, sup.all(), 12); c.ts(572, 84, buyer.all(), 12, a="r")
    for i, (k, v) in enumerate((("Document Date", "October 27, 2025"), ("Requested Receipt Date", "November 10, 2025"), ("Purchaser", "Aileen MacKinnon"), ("Payment Terms", "1 Month / 2% 8 days"), ("Shipment Method", "Delivered duty paid"), ("Tax Registration No.", "10488 2219 RT0001"))):
        c.t(40 + (i % 3) * 180, 156 + (i // 3) * 30, k, 8, "HB"); c.t(40 + (i % 3) * 180, 168 + (i // 3) * 30, v)
    c.t(40, 220, "Ship-to Address", 8, "HB"); c.ts(40, 232, d["ship_to"].all(), 12)
    S = [(40, "l"), (130, "l"), (385, "r"), (392, "l"), (490, "r"), (572, "r")]
    at(c, 292, S, ["No. /", "Description", "Quantity", "", "Direct Unit Cost", "Line Amount"], size=8, font="HB"); at(c, 302, S, ["Vendor Item No.", "", "", "", "Excl. Tax", "Excl. Tax"], size=8, font="HB"); c.hl(307, 40, 572, 0.8); y = 324
    for l in d.lines:
        at(c, y, S, [l.bi, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount)]); c.t(40, y + 11, l.si, 8); y += 30
    c.hl(y - 10, 330, 572, 0.4)
    for k, v in (("Subtotal", d["subtotal"]), ("HST 15%", d["tax"]), ("Total CAD Incl. Tax", d["total"])):
        y += 12; c.t(490, y, k, 9, "HB", "r"); c.t(572, y, num(v), a="r")
    c.t(306, 760, "www.maritimekraft.example     orders@maritimekraft.example     902-555-0177", 7.5, a="c"); c.pdfbox(d.pdf())
    return d


@layout("wa-scan-implement-dealer-no-prices")
def _(name):
    buyer = P("Wheatland Implement Co.", "Highway 61 South", "Sharon Springs, KS 67758")
    sup = P("Heartland Ag Parts Depot", "Salina, KS 67401")
    d = mk(name, "scan of a print (Cairo)", ["scan 150 dpi, slightly turned", "stock order without any price", "part number, description, quantity only", "typed in a serif face with dotted lines", "ship by truck and a hand signature"],
           [Ln(None, "AH-138822", "Sickle section, coarse, bolt on", 200, None), Ln(None, "HX-14870", "Sweep, 24 in, truck type", 36, None), Ln(None, "RE-50418", "Fuel filter, secondary", 24, None), Ln(None, "B-3V710", "V belt, cotton, 71 in", 10, None), Ln(None, "CL-50-10", "Roller chain #50, 10 ft box", 15, None)],
           po_number="W-2291", po_date="2025-06-02", buyer=buyer, ship_to=buyer, supplier=sup)
    c = b.Canvas(612, 792, 11, "T")
    c.t(306, 60, "WHEATLAND IMPLEMENT CO.", 20, "TB", "c"); c.t(306, 78, "Highway 61 South, Sharon Springs, KS 67758     785-555-0133", 11, "T", "c"); c.hl(88, 60, 552, 1.4)
    c.t(60, 124, "PURCHASE ORDER NO.  W-2291", 14, "TB"); c.t(430, 124, "June 2, 2025"); c.t(60, 154, "To:  Heartland Ag Parts Depot"); c.t(82, 168, "Salina, KS 67401"); c.t(60, 198, "Ship to us at the above address on your Thursday truck."); c.t(60, 232, "Part No.", font="TB"); c.t(180, 232, "Description", font="TB"); c.t(520, 232, "Quantity", 11, "TB", "r"); y = 254
    for l in d.lines:
        c.t(60, y, l.si); c.t(180, y, l.desc); c.t(520, y, qn(l.qty), a="r"); c.hl(y + 5, 60, 552, 0.3); y += 24
    c.t(60, y + 30, "Price per your current dealer book. Please back order anything short."); c.t(60, y + 90, "Gene Ruckman", 20, "HI"); c.t(60, y + 108, "Parts Manager")
    t = d.pdf() + ".tmp.pdf"
    c.cairo(t)
    b.scan(t, d.pdf(), dpi=150, skew=-0.8, noise=6, quality=40, blur=0.5, seed=4)
    d.text_from = t
    return d


@layout("wa-non-invoice-us-supply-house")
def _(name):
    d = non(name, "jsPDF", "invoice", ["invoice with customer PO number, ship to, order and ship quantities", "remit to block", "the word order in many heads"])
    c = b.Canvas(612, 792, 8.5)
    c.t(40, 48, "Piedmont Pipe & Supply", 15, "HB"); c.ts(40, 62, ["PO Box 4410, Greensboro, NC 27404", "336-555-0119"], 11); c.t(572, 48, "INVOICE", 18, "HB", "r"); c.t(572, 64, "No. 4418820", 10, "H", "r"); c.t(572, 76, "06/11/2025", 9, "H", "r")
    c.t(40, 106, "SOLD TO", 7, "HB"); c.ts(40, 117, ["Carolina Mechanical Services", "2207 Battleground Ave", "Greensboro, NC 27408"], 11); c.t(320, 106, "SHIP TO", 7, "HB"); c.ts(320, 117, ["Job: Guilford Middle School", "401 College Rd", "Greensboro, NC 27410"], 11)
    for i, (k, v) in enumerate((("CUSTOMER P.O.", "CMS-88120"), ("ORDER NO.", "S3310442"), ("ORDER DATE", "06/09/2025"), ("SHIPPED", "06/11/2025"), ("TERMS", "2% 10TH NET 25TH"), ("SALESMAN", "DKW"))):
        c.r(40 + i * 89, 162, 89, 26); c.t(43 + i * 89, 170, k, 6.5, "HB"); c.t(43 + i * 89, 183, v)
    S = [(80, "r"), (125, "r"), (150, "l"), (420, "r"), (440, "l"), (572, "r")]
    at(c, 204, S, ["ORDERED", "SHIPPED", "DESCRIPTION", "PRICE", "UM", "AMOUNT"], size=7.5, font="HB"); c.hl(208, 40, 572)
    it = [(210, 210, "1 IN TYPE L HARD COPPER", "5.18", "FT"), (40, 40, "1 IN PRESS COUPLING", "9.72", "EA"), (16, 14, "1 IN PRESS BALL VALVE", "41.60", "EA")]
    y, s = 224, D(0)
    for o, q, t, p, u in it:
        at(c, y, S, [o, q, t, p, u, num(q * D(p))]); s += q * D(p); y += 15
    for k, v in (("SUBTOTAL", s), ("SALES TAX 6.75%", r2(s * D("0.0675"))), ("AMOUNT DUE", s + r2(s * D("0.0675")))):
        y += 14; c.t(500, y, k, 8.5, "HB", "r"); c.t(572, y, num(v), a="r")
    c.t(40, 700, "REMIT TO: Piedmont Pipe & Supply, PO Box 602114, Charlotte, NC 28260.  A finance charge of 1.5% a month is added to past due accounts.", 7.5); c.jspdf(d.pdf())
    return d


@layout("wa-non-quote-software-reseller")
def _(name):
    d = non(name, "chromium", "quotation", ["quote from a vendor with signature block 'by signing, this becomes a purchase order'", "bill to and ship to, part numbers, totals", "quote expires"])
    r = "".join(tr(x, "rllrr") for x in ((25, "BKP-ENT-1Y", "Backup Enterprise per socket, 1 year", "$612.00", "$15,300.00"), (25, "BKP-SUP-24", "24x7 support uplift", "$88.40", "$2,210.00"), (1, "PS-INST-D", "Installation, day", "$1,450.00", "$1,450.00")))
    b.chromium(b.page("@page{size:letter;margin:14mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.g td,.g th{border-bottom:1px solid #ccc;padding:4px;text-align:left}.g td[align=right]{text-align:right}", f'''<table><tr><td><b style="font-size:14pt">NorthStack Solutions</b><br>1 Tower Plaza, Minneapolis, MN 55402<td align=right><h2 style="margin:0">QUOTE</h2>#NQ-30188<br>04/16/2025<br>Expires 05/16/2025</tr></table><table style="margin:6mm 0"><tr><td><b>Bill To</b><br>City of Prior Falls<br>4646 Dakota Street<br>Prior Falls, MN 55372<td><b>Ship To</b><br>City of Prior Falls IT<br>4646 Dakota Street<br>Prior Falls, MN 55372<td><b>Sales Rep</b><br>Annika Dahl</tr></table><table class=g>{tr(["Quantity", "Item", "Description", "Rate", "Amount"], "rllrr", "th")}{r}</table><p align=right>Subtotal $18,960.00<br>Tax $0.00<br><b>Total $18,960.00</b></p><p>To order, sign below or send your purchase order to orders@northstack.example. Prices valid until the expiry date.</p><p>Signature ____________________ PO # ____________________ Date __________</p>'''), d.pdf())
    return d


@layout("wa-non-order-acknowledgement-uk")
def _(name):
    d = non(name, "PDF::API2", "order_confirmation", ["order acknowledgement of a supplier", "your order number large", "sales order number, despatch dates", "lines with prices and VAT"])
    c = b.Canvas(595, 842, 9, "T")
    c.t(40, 50, "Albion Bearings & Drives Ltd", 16, "TB"); c.t(40, 64, "Halesfield 9, Telford TF7 4QW   Tel 01952 555044"); c.t(555, 50, "ORDER ACKNOWLEDGEMENT", 12, "TB", "r")
    c.ts(40, 100, ["Potter & Lyle Foods Ltd", "Stores Department", "Meadow Lane", "Nottingham NG2 3HN"], 12)
    for i, (k, v) in enumerate((("Your Order No", "PL/118840"), ("Our Sales Order", "SO204471"), ("Order Date", "12/05/2025"), ("Account", "POTT01"))):
        c.t(360, 100 + i * 14, k); c.t(460, 100 + i * 14, v, 10, "TB")
    c.t(40, 170, "Thank you for your order, which we acknowledge as below subject to our conditions of sale."); S = [(40, "l"), (130, "l"), (360, "r"), (420, "r"), (470, "l"), (555, "r")]
    at(c, 196, S, ["Code", "Description", "Qty", "Price", "Despatch", "Value"], font="TB"); c.hl(201); y = 216
    for x in (("6206-2RS", "Deep groove bearing", "20", "6.85", "14/05/25", "137.00"), ("SPB2500", "Wedge belt", "12", "18.40", "14/05/25", "220.80"), ("UCP208", "Plummer block unit", "6", "31.15", "22/05/25", "186.90")):
        at(c, y, S, x); y += 15
    for k, v in (("Goods", "544.70"), ("VAT", "108.94"), ("Total", "653.64")):
        y += 14; c.t(470, y, k, a="r"); c.t(555, y, v, a="r")
    c.perl(d.pdf())
    return d


@layout("wa-non-packing-list-us")
def _(name):
    d = non(name, "reportlab-canvas", "delivery_note", ["packing list with PO number and quantities ordered, shipped, back ordered", "carton counts and weights", "no prices"])
    c = b.Canvas(612, 792, 9, "H")
    c.t(306, 46, "PACKING LIST", 18, "HB", "c"); c.ts(40, 80, ["Corvus Fastening Systems", "8850 Zionsville Rd", "Indianapolis, IN 46268"], 12); c.t(330, 80, "Ship To:", 8, "HB"); c.ts(330, 93, ["Hollis Trailer Manufacturing", "200 Kingpin Drive", "Elkhart, IN 46516"], 12)
    for i, (k, v) in enumerate((("Customer PO", "HT-70331"), ("Order #", "884120"), ("Ship Date", "09/18/2025"), ("Carrier", "R&L"), ("PRO #", "I418822094"), ("Cartons", "14"))):
        c.r(40 + i * 88, 150, 88, 28); c.t(44 + i * 88, 160, k, 7, "HB"); c.t(44 + i * 88, 173, v)
    S = [(40, "l"), (130, "l"), (380, "r"), (440, "r"), (500, "r"), (570, "r")]
    at(c, 200, S, ["Part No.", "Description", "Ordered", "Shipped", "B/O", "Weight lb"], size=8, font="HB"); c.hl(205, 40, 572); y = 222
    for x in (("CF-HL-10", "Huck bolt 5/16 grip 10", "5000", "5000", "0", "412"), ("CF-HL-14", "Huck bolt 5/16 grip 14", "5000", "4000", "1000", "371"), ("CF-COL-10", "Collar 5/16", "10000", "10000", "0", "188")):
        at(c, y, S, x); y += 18
    c.t(40, y + 30, "Report shortages within 5 days. Received by ____________________"); c.reportlab(d.pdf(), ttf=True)
    return d


@layout("wa-non-bid-form-bonfire-county")
def _(name):
    d = non(name, "LaTeX", "rfq", ["invitation to bid with a price schedule to fill in", "quantities printed, price blanks as rules", "the county's sample purchase order terms", "due date and time"])
    b.latex(r"""\documentclass[letterpaper,11pt]{article}\usepackage[margin=2.2cm]{geometry}\usepackage{array}\usepackage[T1]{fontenc}\setlength{\parindent}{0pt}\pagestyle{plain}\begin{document}\begin{center}{\large\bfseries COUNTY OF SAWTOOTH}\\Procurement Division, 300 N Court St, Sawtooth City, ID 83301\\[1em]{\large INVITATION TO BID No.\ 25-031}\\Janitorial Paper and Liners\end{center}\medskip
Sealed bids will be received through the county's bid portal until \textbf{2:00 PM, Thursday, May 8, 2025}. Questions are due by April 29, 2025. Award will be made by purchase order to the lowest responsive and responsible bidder.\\[1em]\textbf{BID SCHEDULE} (bidder must fill in all prices; delivered F.O.B.\ destination)\\[.6em]
\begin{tabular}{|c|p{6.2cm}|r|c|p{2.2cm}|p{2.4cm}|}\hline Item & Description & Est.\ Qty & Unit & Unit Price & Extension\\\hline 1 & Towel, multifold, natural, 4000/cs & 420 & CS & \$ & \$\\\hline 2 & Tissue, toilet, 2-ply, 96 rolls & 380 & CS & \$ & \$\\\hline 3 & Liner, 40x46, 1.2 mil, 100/cs & 250 & CS & \$ & \$\\\hline 4 & Liner, 24x33, 8 mic, 1000/cs & 140 & CS & \$ & \$\\\hline\multicolumn{5}{|r|}{TOTAL BID}&\$\\\hline\end{tabular}\\[1.5em]Company: \hrulefill\ Phone: \hrulefill\\[1em]Address: \hrulefill\\[1em]Signature: \hrulefill\ Date: \hrulefill\\[1.5em]{\small The county reserves the right to reject any bid. A purchase order number must be obtained before goods are shipped. Payment terms Net 30.}\end{document}""", d.pdf())
    return d


@layout("wa-non-statement-australia")
def _(name):
    d = non(name, "dompdf", "statement", ["supplier's statement of account, AUD", "customer order numbers column", "ageing buckets"])
    r = "".join(tr(x, "lllrrr") for x in (("03/02/2025", "INV 118204", "P118102", "1,204.50", "", "1,204.50"), ("11/02/2025", "INV 118417", "P118220", "880.00", "", "2,084.50"), ("14/02/2025", "PAYMENT EFT", "", "", "1,204.50", "880.00"), ("26/02/2025", "INV 118902", "P118447", "3,310.12", "", "4,190.12")))
    b.dompdf(b.page("body{font:10pt Helvetica}table{width:100%;border-collapse:collapse}.g td,.g th{border:1px solid #888;padding:3px;text-align:left}.g td[align=right]{text-align:right}", f'''<h2>Western Chain &amp; Lifting</h2>180 Bushmead Road, Hazelmere WA 6055, ABN 33 208 771 104<h3>STATEMENT as at 28 February 2025</h3><p>Pilbara Rigging &amp; Hire Pty Ltd<br>14 Coolinda Street, Wedgefield WA 6721</p><table class=g>{tr(["Date", "Reference", "Your Order No.", "Debit", "Credit", "Balance"], "lllrrr", "th")}{r}</table><br><table class=g>{tr(["Current", "30 Days", "60 Days", "90 Days +", "Total Due"], "rrrrr", "th")}{tr(["4,190.12", "0.00", "0.00", "0.00", "$4,190.12"], "rrrrr")}</table><p>Terms: 30 days EOM. BSB 066-000 Account 1040 2218</p>'''), d.pdf())
    return d


@layout("wa-non-requisition-school-district")
def _(name):
    d = non(name, "iText", "requisition", ["district requisition that is not a purchase order, said in bold", "suggested vendor, prices, ship-to school", "approval chain with dates", "PO number line left empty"])
    c = b.Canvas(612, 792, 9)
    c.t(40, 46, "TUALATIN RIDGE SCHOOL DISTRICT 51J", 13, "HB"); c.t(572, 46, "REQUISITION", 15, "HB", "r"); c.t(572, 60, "Req # 0000118827", 9, a="r"); c.t(572, 74, "PO # ______________", 9, a="r"); c.t(40, 64, "THIS IS NOT A PURCHASE ORDER - FOR INTERNAL USE ONLY", 9, "HB")
    c.t(40, 92, "Suggested vendor: Cascade Music & Band, 1818 SE Hawthorne Blvd, Portland, OR 97214"); c.t(40, 106, "Deliver to: Ridgeline High School, 6700 SW Beef Bend Rd, Tigard, OR 97224    Date required: 09/02/2025")
    S = [(40, "l"), (70, "r"), (80, "l"), (120, "l"), (480, "r"), (570, "r")]
    at(c, 134, S, ["#", "Qty", "Unit", "Description", "Est. Price", "Est. Total"], size=8, font="HB"); c.hl(139, 40, 572); y = 154
    for x in (("1", "2", "EA", "Euphonium 4 valve compensating", "3,150.00", "6,300.00"), ("2", "30", "EA", "Music stand black", "42.50", "1,275.00"), ("3", "6", "BX", "Clarinet reeds 2.5, box of 10", "27.80", "166.80")):
        at(c, y, S, x); y += 15
    c.t(480, y + 10, "Estimated total", 9, "HB", "r"); c.t(570, y + 10, "7,741.80", a="r"); c.t(40, y + 40, "Account: 100.1131.0460.211.050 100%", 8)
    for i, s in enumerate(("Requested: L. Ostrom 06/03/2025", "Principal: approved 06/04/2025", "Budget: approved 06/06/2025", "Purchasing: pending")):
        c.t(40, y + 64 + i * 13, s)
    c.itext(d.pdf())
    return d


@layout("wa-review-change-order-city-munis")
def _(name):
    buyer = P("City of Fort Darrow", "Purchasing", "201 W Main", "Fort Darrow, OK 74401")
    sup = P("Red Earth Asphalt Products", "PO Box 220", "Muskogee, OK 74402")
    d = mk(name, "Prawn", ["change order number in the head, CHANGE ORDER stamp", "reason text", "original, change and new amounts", "same face as an order"],
           [Ln(1, "REA-SSEM", "Emulsion SS-1H, bulk", 9000, "GAL", "2.85"), Ln(2, "REA-COLD", "Cold patch, premium, 50 lb bag", 560, "BAG", "13.40")],
           po_number="20250774-02", po_date="2025-03-03", currency="USD", buyer=buyer, ship_to=P("Street Department", "1900 S Cherokee", "Fort Darrow, OK 74403"), supplier=sup, doc_type="change_order", expect="review")
    d.must_review = True
    d["total"] = d.net()
    c = b.Canvas(612, 792, 9)
    c.t(40, 48, "City of Fort Darrow", 15, "TB"); c.ts(40, 62, buyer.lines, 11); c.t(572, 48, "Purchase Order", 15, "TB", "r"); c.t(572, 66, "CHANGE ORDER # 2", 13, "HB", "r"); c.t(572, 82, "PO # 20250774-02", 10, "HB", "r"); c.t(572, 95, "PO date 03/03/2025   Change date 05/21/2025", 8, a="r")
    c.t(40, 120, "VENDOR", 7, "HB"); c.ts(40, 132, sup.all(), 11); c.t(320, 120, "SHIP TO", 7, "HB"); c.ts(320, 132, d["ship_to"].all(), 11); c.t(40, 186, "Reason: quantity of line 1 increased from 6,000 to 9,000 gallons; line 2 reduced from 700 to 560 bags. All other terms remain the same.")
    S = [(44, "l"), (66, "l"), (140, "l"), (390, "r"), (398, "l"), (480, "r"), (570, "r")]
    c.r(40, 198, 532, 14, 0.85); at(c, 208, S, ["Line", "Part No.", "Description", "Qty", "UOM", "Unit Price", "Extended"], size=8, font="HB"); y = 228
    for l in d.lines:
        at(c, y, S, [l.line, l.si, l.desc, qn(l.qty), l.uom, "$" + num(l.price), "$" + num(l.amount)]); y += 16
    old = 6000 * D("2.85") + 700 * D("13.40")
    for k, v in (("Previous PO Total", old), ("Change Amount", d["total"] - old), ("New PO Total", d["total"])):
        y += 14; c.t(480, y, k, 9, "HB", "r"); c.t(570, y, "$" + num(v), a="r")
    c.prawn(d.pdf())
    return d


@layout("wa-review-cancellation-sap-us")
def _(name):
    buyer = P("Harlow Creek Papers, Inc.", "1 Mill Street", "Escanaba MI 49829")
    sup = P("Superior Bearing & Chain", "Marquette MI 49855")
    d = mk(name, "Qt", ["SAP output with items marked as deleted", "notice of cancellation of the whole order", "looks like the order"],
           [Ln(10, "SBC-22320", "BEARING SPHERICAL 22320 E/C3", 4, "EA", "412.00", bi="5100882"), Ln(20, "SBC-ADPT", "ADAPTER SLEEVE H2320", 4, "EA", "96.50", bi="5100890")],
           po_number="4500918820", po_date="2025-04-04", currency="USD", buyer=buyer, ship_to=None, supplier=sup, doc_type="cancellation", expect="review")
    d.must_review = True
    d["total"] = d.net()
    c = b.Canvas(612, 792, 9)
    c.t(50, 50, "Harlow Creek Papers, Inc.", 13, "HB"); c.t(50, 63, "1 Mill Street, Escanaba MI 49829"); c.ts(50, 100, sup.all(), 12); c.t(340, 100, "Purchase Order - CANCELLED", 12, "HB"); c.t(340, 116, "PO number/date  4500918820 / 04/04/2025"); c.t(340, 130, "Cancellation date  04/18/2025")
    c.t(50, 160, "Please cancel the following items. Confirm that no shipment will be made.", 9, "HB"); S = [(50, "l"), (90, "l"), (160, "l"), (390, "r"), (400, "l"), (480, "r"), (562, "r")]
    at(c, 186, S, ["Item", "Material", "Description", "Qty", "UM", "Price", "Net value USD"], size=8, font="HB"); c.hl(190, 50, 562); y = 206
    for l in d.lines:
        at(c, y, S, [f"{l.line:05d}", l.bi, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount)]); c.t(160, y + 11, f"Your material {l.si}     ITEM CANCELLED", 8); y += 30
    c.t(480, y, "Total", 9, "HB", "r"); c.t(562, y, num(d["total"]), a="r"); c.qt(d.pdf())
    return d


@layout("wa-review-two-orders-county-library")
def _(name):
    buyer = P("Ozaukee Prairie County Library", "250 Reading Lane", "Port Wilder, WI 53074")
    sup = P("Midland Library Products", "4400 Catalog Drive", "Madison, WI 53718")
    os_ = []
    for no, ship, ls in (("LIB-25-0188", P("Main Library", "250 Reading Lane", "Port Wilder, WI 53074"), [Ln(1, "MLP-1120", "Book tape 3 in x 15 yd", 48, "RL", "6.15"), Ln(2, "MLP-4420", "Label protectors, box 500", 10, "BX", "14.90")]),
                         ("LIB-25-0189", P("Cedar Fork Branch", "18 Elm St", "Cedar Fork, WI 53012"), [Ln(1, "MLP-7703", "Book truck, sloped, 3 shelf", 2, "EA", "418.00"), Ln(2, "MLP-1120", "Book tape 3 in x 15 yd", 12, "RL", "6.15")])):
        o = Doc(name, "", "en", [])
        o.f.update(po_number=no, po_date="2025-05-12", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30", lines=ls)
        o["total"] = o.net(); os_.append(o)
    d = Doc(name, "weasyprint", "en", ["two orders in one file, one a page", "own page count each"], expect="review")
    h = ""
    for o in os_:
        r = "".join(tr([l.line, l.si, l.desc, qn(l.qty), l.uom, "$" + num(l.price), "$" + num(l.amount)], "lllrlrr") for l in o.lines)
        h += f'''<section><table><tr><td><b style="font-size:14pt">{buyer.name}</b><br>{br(buyer.lines)}<td align=right><b>PURCHASE ORDER {o["po_number"]}</b><br>May 12, 2025<br>Terms: Net 30<br>Page 1 of 1</tr></table><table><tr><td><b>Vendor</b><br>{sup.h()}<td><b>Ship to</b><br>{o["ship_to"].h()}</tr></table><table class=g>{tr(["Line", "Item", "Description", "Qty", "Unit", "Price", "Total"], "lllrlrr", "th")}{r}<tr><td colspan=6 align=right><b>Order total</b><td align=right><b>${num(o["total"])}</b></tr></table></section>'''
    b.weasy(b.page("@page{size:letter;margin:16mm}body{font:9.5pt 'Liberation Serif'}section+section{page-break-before:always}table{width:100%;margin-bottom:6mm;border-collapse:collapse}td{vertical-align:top}.g td,.g th{border:.5pt solid #777;padding:3pt;text-align:left}.g td[align=right]{text-align:right}", h), d.pdf())
    d.orders = os_
    return d


class Locked(Doc):
    def truth(self):
        t = super().truth()
        t["_meta"]["password"] = "Heron#418"
        return t


@layout("wa-locked-order-uk-clinic")
def _(name):
    buyer = P("Heronsgate Clinic Ltd", "2 Chapel Walk", "Bath BA1 5QT")
    d = Locked(name, "ReportLab + AES-256", "en", ["AES-256 with a user password", "an ordinary order beneath"], expect="password")
    d.f.update(po_number="HC-0418", po_date="2025-09-29", currency="GBP", buyer=buyer, ship_to=buyer, supplier=P("Avon Dental & Medical", "Keynsham BS31 2AU"), payment_terms="30 days")
    d.f["lines"] = [Ln(1, "ADM-2201", "Couch roll 20 in white, case of 9", 6, "case", "28.40"), Ln(2, "ADM-3318", "Disinfectant wipes tub 200", 24, "tub", "5.95")]
    d["total"] = d.net()
    c = b.Canvas(595, 842, 9.5)
    c.t(40, 50, buyer.name, 14, "HB"); c.t(40, 64, "2 Chapel Walk, Bath BA1 5QT"); c.t(555, 50, "Purchase Order HC-0418", 13, "HB", "r"); c.t(555, 66, "29 September 2025", a="r"); c.t(40, 100, "Supplier: Avon Dental & Medical, Keynsham BS31 2AU"); c.t(40, 114, "Deliver to our address above. Terms: 30 days")
    S = [(40, "l"), (60, "l"), (130, "l"), (380, "r"), (390, "l"), (480, "r"), (555, "r")]
    at(c, 140, S, ["No", "Code", "Description", "Qty", "Unit", "Price £", "Total £"], font="HB"); y = 156
    for l in d.lines:
        at(c, y, S, [l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount)]); y += 15
    c.t(480, y + 6, "Total £", 9.5, "HB", "r"); c.t(555, y + 6, num(d["total"]), a="r")
    t = d.pdf() + ".tmp.pdf"
    c.reportlab(t)
    with pikepdf.open(t) as p:
        p.save(d.pdf(), encryption=pikepdf.Encryption(user="Heron#418", owner="own-418-x", R=6))
    d.text_from = t
    return d


@layout("wa-d365-finance-boat-builder")
def _(name):
    buyer = P("Chesapeake Skiff Works, LLC", "88 Boatyard Lane", "Cambridge, MD 21613", "USA")
    sup = P("Gulf Resin & Composites, Inc.", "PO Box 60188", "Mobile, AL 36660", "USA")
    ship = P("Chesapeake Skiff Works - Lamination", "120 Chesapeake Drive, Bldg C", "Cambridge, MD 21613", "USA")
    d = mk(name, "PDFKit", ["Dynamics 365 Finance report", "number, date, page block at the right with labels left of colons", "vendor account decoys", "external item number in its own row", "charges column, discount percent column, amount", "delivery date per line in two dates", "sales subtotal, total discount, charges, sales tax, invoice total rows"],
           [Ln(10, "GRC-PE-2201-55", "Polyester resin ortho, 55 gal drum", 6, "Drum", "1412.00", bi="RES-1001", disc=4, date="2025-10-20"), Ln(20, "GRC-GC-WHT-5", "Gelcoat white NPG, 5 gal pail", 14, "Pail", "268.75", bi="RES-1040", date="2025-10-20"), Ln(30, "GRC-1708-50", "Biaxial fabric 1708, 50 in x 100 lb", 9, "Roll", "391.20", bi="FAB-1708", disc=4, date="2025-11-03"), Ln(40, "GRC-MEKP-1G", "MEKP catalyst, 1 gal", 24, "Each", "38.95", bi="CAT-0001", date="2025-10-20")],
           po_number="CSW-00009914", po_date="2025-10-06", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30 days")
    d["subtotal"] = d.net(); d["freight"] = D("415.00"); d["tax"] = 0; d["total"] = d.net() + 415
    c = b.Canvas(612, 792, 8)
    c.ts(36, 46, buyer.all(), 11, size=9); c.t(576, 46, "Purchase order", 16, "H", "r")
    for i, (k, v) in enumerate((("Number", "CSW-00009914"), ("Date", "10/6/2025"), ("Page", "1 of 1"), ("Vendor account", "V-100418"), ("Our account number", "C88410"), ("Payment", "Net 30 days"), ("Delivery terms", "FOB destination"), ("Mode of delivery", "Truck"))):
        c.t(370, 66 + i * 11, k); c.t(460, 66 + i * 11, ":"); c.t(470, 66 + i * 11, v)
    c.ts(36, 112, sup.all(), 11, size=9); c.t(36, 172, "Delivery address", 8, "HB"); c.ts(36, 183, ship.all(), 10)
    S = [(36, "l"), (62, "l"), (122, "l"), (345, "r"), (352, "l"), (420, "r"), (455, "r"), (512, "r"), (576, "r")]
    c.hl(236, 36, 576, 1); at(c, 246, S, ["Line", "Item number", "Description", "Quantity", "Unit", "Unit price", "Disc %", "Delivery", "Amount"], size=7.5, font="HB"); c.hl(250, 36, 576, 1); y = 264
    for l in d.lines:
        at(c, y, S, [l.line, l.bi, l.desc, num(l.qty), l.uom, num(l.price), num(l.disc) if l.disc else "", dt(l.date, "{m}/{d}/{yyyy}"), num(l.amount)]); c.t(122, y + 10, "External: " + l.si, 7); y += 26
    c.hl(y, 36, 576, 0.4)
    for i, (k, v) in enumerate((("Sales subtotal", d["subtotal"]), ("Charges", D(415)), ("Sales tax", D(0)), ("Total", d["total"]))):
        c.t(455, y + 14 + i * 12, k, 8, "HB", "r"); c.t(500, y + 14 + i * 12, "USD", a="r"); c.t(576, y + 14 + i * 12, num(v), 8, "HB" if i == 3 else "H", "r")
    c.pdfkit(d.pdf())
    return d


@layout("wa-excel-template-food-bank")
def _(name):
    from l_de import fods
    buyer = P("High Desert Food Bank", "2900 Murphy Road", "Bend, OR 97701")
    sup = P("Umatilla Produce Packers", "77910 Highway 207", "Hermiston, OR 97838")
    d = mk(name, "LibreOffice Calc", ["spreadsheet template of a non-profit", "empty rows of the grid with $ - amounts", "SHIPPING METHOD row", "comments box", "subtotal, tax, shipping, other, total"],
           [Ln(None, "UPP-P50", "Potatoes russet 50 lb sack", 160, None, "13.75"), Ln(None, "UPP-O25", "Onions yellow 25 lb sack", 120, None, "8.90"), Ln(None, "UPP-C50", "Carrots table 50 lb sack", 48, None, "19.20")],
           po_number="HDFB-208", po_date="2025-11-12", currency="USD", buyer=buyer, ship_to=P("Warehouse - Attn: Marisol", "2900 Murphy Road, Door 2", "Bend, OR 97701"), supplier=sup)
    d["subtotal"] = d.net(); d["freight"] = D("180.00"); d["total"] = d.net() + 180
    e = [""] * 5
    rows = [[buyer.name, "", "", "PURCHASE ORDER", ""], [buyer.lines[0], "", "", "DATE", "11/12/2025"], [buyer.lines[1], "", "", "PO #", "HDFB-208"], ["Phone: 541-555-0120", "", "", "", ""], e, ["VENDOR", "", "SHIP TO", "", ""]]
    rows += [[a, "", z, "", ""] for a, z in zip(sup.all(), d["ship_to"].all())] + [["Phone: 541-555-0188", "", "", "", ""], e, ["REQUISITIONER", "SHIP VIA", "F.O.B.", "SHIPPING TERMS", ""], ["M. Ortega", "Your truck", "Dest.", "", ""], e, ["ITEM #", "DESCRIPTION", "QTY", "UNIT PRICE", "TOTAL"]]
    g0 = len(rows) - 1
    rows += [[l.si, l.desc, qn(l.qty), num(l.price), num(l.amount)] for l in d.lines] + [["", "", "", "", "-"] for _ in range(6)]
    g1 = len(rows) - 1
    rows += [["", "", "", "SUBTOTAL", num(d["subtotal"])], ["Comments or Special Instructions", "", "", "TAX", "-"], ["Deliver before Thanksgiving week. Call 24 h ahead.", "", "", "SHIPPING", num(180)], ["", "", "", "OTHER", "-"], ["", "", "", "TOTAL", "$ " + num(d["total"])], e, ["Questions about this purchase order: Marisol, 541-555-0120", "", "", "", ""]]
    b.soffice(fods(rows, ["3.2cm", "5.7cm", "1.8cm", "3.1cm", "2.6cm"], grid=(g0, g1)), ".fods", d.pdf())
    return d
