# SPDX-License-Identifier: Apache-2.0
"""United States: manufacturers, distributors and small firms."""
from l_wa_kit import *


@layout("wa-sap-medruck-us-chemical")
def _(name):
    buyer = P("Tallgrass Coatings Company", "5500 Kaw River Road", "KANSAS CITY KS 66106")
    ship = P("Tallgrass Coatings Company", "Plant 1200 Receiving", "5510 Kaw River Road", "KANSAS CITY KS 66106")
    sup = P("Permian Solvents LP", "12000 Ship Channel Blvd", "HOUSTON TX 77029")
    d = mk(name, "libharu", ["SAP MEDRUCK in English", "PO number/date in one value", "our material over quantity row", "price per 100 LB and per 1 unit", "freight as condition row under an item and in the net value", "total net item value excl. tax USD", "delivery date Day 09/30/2025"],
           [Ln(10, None, "XYLENE TECHNICAL GRADE BULK", 42000, "LB", "68.50", bi="1000417", per=100, date="2025-09-30"), Ln(20, None, "TITANIUM DIOXIDE R-706 50 LB BAG", 8800, "LB", "189.25", bi="1000532", per=100, date="2025-09-30"), Ln(30, None, "DRUM STEEL 55 GAL UN1A1 NEW", 160, "EA", "61.40", bi="1002008", date="2025-09-30")],
           po_number="4500338172", po_date="2025-09-11", requested_date="2025-09-30", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Within 45 days Due net")
    d["total"] = d.net()
    c = b.Canvas(612, 792, 9.5, "C")
    c.ts(50, 60, buyer.all(), 11); c.ts(50, 120, sup.all(), 11); c.t(330, 60, "Purchase order", 14, "HB")
    for i, (k, v) in enumerate((("PO number/date", "4500338172 / 09/11/2025"), ("Contact person/Telephone", "D. Haverkamp/913-555-0133"), ("Our fax number", "913-555-0134"), ("Your vendor number with us", "0000207731"))):
        c.t(330, 84 + i * 24, k, 8); c.t(330, 94 + i * 24, v)
    c.t(50, 190, "Please deliver to:"); c.ts(50, 203, ship.all(), 11); c.t(330, 190, "Delivery date:  Day 09/30/2025")
    c.t(50, 266, "Terms of delivery:  FCA HOUSTON"); c.t(50, 277, "Terms of payment :  Within 45 days Due net"); c.t(50, 288, "Currency         :  USD")
    c.t(50, 306, "_" * 88, 9.5)
    c.t(50, 320, "Item   Material         Description"); c.t(90, 332, "Order qty.     Unit           Price per unit                    Net value"); c.t(50, 337, "_" * 88)
    y = 356
    for l in d.lines:
        c.t(50, y, f"{l.line:05d}  {l.bi:<16} {l.desc}"); c.t(90, y + 12, f"{qn(l.qty):>10}     {l.uom:<4}   {num(l.price):>16} / {l.per:>4} {l.uom:<4} {num(l.amount):>22}"); y += 30
        if l.line == 20:
            c.t(90, y - 4, "Certificate of analysis must accompany the shipment."); y += 14
    c.t(50, y, "_" * 88); c.t(50, y + 16, "Total net item value excl. tax USD" + num(d["total"]).rjust(49), font="CB")
    c.t(50, y + 50, "Order is subject to the conditions of purchase of Tallgrass Coatings Company."); c.t(520, 760, "Page 1", a="r")
    c.haru(d.pdf())
    return d


@layout("wa-sap-smartform-snack-foods")
def _(name):
    buyer = P("Golden Prairie Snacks, Inc.")
    sup = P("Midwest Flexible Packaging Corp.", "2900 Converter Ct", "Green Bay, WI 54304")
    ship = P("Golden Prairie Snacks - Moorhead Plant", "1400 Beet Road", "Moorhead, MN 56560")
    d = mk(name, "Qt", ["SAP SmartForms", "two-row heads", "your material number row", "schedule rows: two deliveries for an item with quantities", "price per 1,000 EA", "Page 1 of 2, last item and total on page 2", "header text block of instructions"],
           [Ln("00010", "MFP-70112-R4", "Film rollstock Classic 9 oz", 1250000, "EA", "27.14", bi="30011204", per=1000), Ln("00020", "MFP-70113-R4", "Film rollstock Dill 9 oz", 600000, "EA", "28.02", bi="30011205", per=1000), Ln("00030", "MFP-C0488", "Case RSC 9 oz x 12 printed", 48000, "EA", "612.00", bi="30022870", per=1000)],
           po_number="4700091655", po_date="2025-02-20", currency="USD", buyer=buyer, bill_to=P("Golden Prairie Snacks, Inc.", "Attn: Accounts Payable", "PO Box 2044", "Fargo, ND 58108"), ship_to=ship, supplier=sup, payment_terms="2% 15 Days, Net 60")
    for l in d.lines:
        l.line = int(l.line)
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8.5)
    def head(p):
        c.t(562, 44, "Golden Prairie", 16, "HI", "r"); c.t(50, 44, "Purchase Order", 15, "HB"); c.t(50, 58, f"4700091655     Page {p} of 2", 9)
    head(1)
    c.t(50, 84, "Vendor Address", 7, "HB"); c.ts(50, 95, sup.all(), 11); c.t(50, 142, "Vendor no. 100338     Fax 920-555-0171", 7.5)
    c.t(330, 84, "Information", 7, "HB")
    for i, (k, v) in enumerate((("PO Date", "02/20/2025"), ("Purchaser", "Lindsey Aase"), ("Email", "laase@gpsnacks.example"), ("Incoterms", "FOB Origin, Freight Collect"), ("Terms of payment", "2% 15 Days, Net 60"), ("Currency", "USD"))):
        c.t(330, 95 + i * 11, k + ":"); c.t(420, 95 + i * 11, v)
    c.t(50, 176, "Delivery Address", 7, "HB"); c.ts(50, 187, ship.all(), 11); c.t(330, 176, "Invoice to", 7, "HB"); c.ts(330, 187, d["bill_to"].all(), 11)
    c.ts(50, 246, ["Film must be wound per spec GP-F-118, core 6 in. Skids labeled with PO number, item and lot. Loads refused without", "food-grade trailer inspection. Confirm by e-mail within two business days."], 10, size=7.5)
    S = [(50, "l"), (90, "l"), (190, "l"), (250, "r"), (380, "r"), (440, "r"), (562, "r")]
    def cols(y):
        c.hl(y - 10, 50, 562); c.t(50, y, "Item", 8, "HB"); c.t(90, y, "Material", 8, "HB"); c.t(190, y, "Description", 8, "HB")
        c.t(90, y + 11, "Your material", 8); c.t(260, y + 11, "Order Qty", 8, a="r"); c.t(270, y + 11, "Unit", 8); c.t(380, y + 11, "Price", 8, a="r"); c.t(440, y + 11, "Per", 8, a="r"); c.t(562, y + 11, "Net Value", 8, a="r"); c.hl(y + 15, 50, 562)
        return y + 30
    y = cols(280)
    sched = [[("03/10/2025", 625000), ("03/24/2025", 625000)], [("03/10/2025", 600000)], [("03/17/2025", 48000)]]
    for i, l in enumerate(d.lines):
        if i == 2:
            c.page(); head(2); y = cols(90)
        c.t(50, y, f"{l.line:05d}"); c.t(90, y, l.bi); c.t(190, y, l.desc); y += 12
        c.t(90, y, l.si); c.t(260, y, qn(l.qty), a="r"); c.t(270, y, l.uom); c.t(380, y, num(l.price), a="r"); c.t(440, y, "1,000 " + l.uom, a="r"); c.t(562, y, num(l.amount), a="r"); y += 12
        for dd, q in sched[i]:
            c.t(190, y, f"Delivery date: {dd}    Quantity: {qn(q)} EA", 7.5); y += 10
        y += 12
    c.hl(y, 330, 562); c.t(440, y + 14, "Total net value excluding tax USD", 9, "HB", "r"); c.t(562, y + 14, num(d["total"]), 9, "HB", "r")
    c.qt(d.pdf())
    return d


@layout("wa-jde-distributor-wrapped-heads")
def _(name):
    buyer = P("Palmetto Fastener & Supply", "4100 Rivers Avenue", "North Charleston SC 29405")
    ship = P("Palmetto Branch 30 Savannah", "77 Telfair Road", "Savannah GA 31415")
    sup = P("Allied Anchor Manufacturing", "1700 Tower Road", "Aurora IL 60505")
    d = mk(name, "pdf-lib", ["JD Edwards R43500 style", "order number with type and branch: 118804 OP", "line numbers 1.000", "our item number over second item number", "purchasing UOM C, unit cost per hundred", "request date per line", "term column in words", "tax rate row zero"],
           [Ln(1, "AA-WED-38-3", "Wedge anchor 3/8 x 3 zinc", 40, "C", "48.9000", bi="304118", date="2025-06-20"), Ln(2, "AA-WED-12-4", "Wedge anchor 1/2 x 4-1/4 zinc", 25, "C", "97.3500", bi="304121", date="2025-06-20"), Ln(3, "AA-SLV-14-1", "Sleeve anchor 1/4 x 1-3/8 hex", 60, "C", "21.7600", bi="304205", date="2025-06-27"), Ln(4, "AA-DROP-12", "Drop-in anchor 1/2 plain SS303", 15, "C", "188.0000", bi="304330", date="2025-06-27")],
           po_number="118804", po_number_alt=["118804 OP", "118804 OP 00030"], po_date="2025-05-30", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30 Days")
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8, "H")
    c.t(430, 40, "Palmetto Fastener & Supply", 10, "HB", "c"); c.t(430, 52, "4100 Rivers Avenue, North Charleston SC 29405", 8, a="c"); c.t(430, 72, "P u r c h a s e   O r d e r", 13, "TB", "c")
    c.t(36, 96, "Supplier"); c.t(90, 96, "4471002"); c.ts(90, 107, sup.all(), 10); c.t(36, 160, "Ship To"); c.t(90, 160, "30"); c.ts(90, 171, ship.all(), 10)
    for i, (k, v) in enumerate((("Order Number", "118804  OP  00030"), ("Order Date", "05/30/25"), ("Page", "1"), ("Currency", "USD"), ("Freight", "PPA Prepaid and Add"), ("Buyer", "Marcy Tolliver"), ("Payment Terms", "Net 30 Days"))):
        c.t(340, 96 + i * 12, k); c.t(430, 96 + i * 12, v)
    S = [(36, "l"), (70, "l"), (130, "l"), (330, "r"), (340, "l"), (420, "r"), (500, "r"), (572, "r")]
    c.hl(216, 36, 576); at(c, 226, S, ["Line", "Item", "Description /", "Quantity", "UM", "Unit Cost", "Extended", "Request"], font="HB"); at(c, 236, S, ["", "Number", "Supplier Item", "Ordered", "", "", "Amount", "Date"], font="HB"); c.hl(241, 36, 576)
    y = 256
    for l in d.lines:
        at(c, y, S, [f"{l.line}.000", l.bi, l.desc, qn(l.qty), l.uom, num(l.price, d=4), num(l.amount), usy(l.date)]); c.t(130, y + 10, l.si); y += 28
    c.hl(y, 330, 576); c.t(420, y + 12, "Total Order", 8, "HB", "r"); c.t(500, y + 12, num(d["total"]), 8, "HB", "r"); c.t(36, y + 12, "Tax Rate   .000     Sales Tax   .00")
    d["tax"] = 0
    c.pdflib(d.pdf())
    return d


@layout("wa-epicor-kinetic-releases")
def _(name):
    buyer = P("Ironwood Hydraulics LLC", "2750 Cylinder Way", "Rockford IL 61109", "USA")
    sup = P("Precision Chrome & Grind Inc.", "919 Plating Row", "Milwaukee WI 53207", "USA")
    d = mk(name, "weasyprint", ["Epicor Kinetic style", "release rows with dates and quantities inside each line", "part / rev / description in one cell", "supplier part row", "ship-to equals the head company, printed", "total lines, misc charges, order total"],
           [Ln(1, "PCG-ROD-2.5-1045", "ROD 2.500 X 48 CHROME IH 1045", 60, "EA", "184.30000", bi="HY-ROD-250-48"), Ln(2, "PCG-ROD-3.0-1045", "ROD 3.000 X 72 CHROME IH 1045", 24, "EA", "341.75000", bi="HY-ROD-300-72"), Ln(3, None, "TUBE HONED 4.000 ID X 60 DOM", 18, "EA", "402.10000", bi="HY-TUB-400-60")],
           po_number="88417", po_date="2025-10-06", currency="USD", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="Net 30", freight=D("275.00"))
    d["subtotal"] = d.net(); d["total"] = d.net() + 275
    rel = [[("11/03/2025", 30), ("12/01/2025", 30)], [("11/10/2025", 24)], [("11/10/2025", 9), ("12/08/2025", 9)]]
    r = ""
    for l, x in zip(d.lines, rel):
        r += f"<tr class=l><td>{l.line}<td><b>{l.bi}</b> &nbsp; Rev {'ABC'[l.line - 1]}<br>{l.desc}" + (f"<br>Supplier Part: {l.si}" if l.si else "") + f"<td class=n>{num(l.qty)} {l.uom}<td class=n>{num(l.price, d=5)} / 1<td class=n>{num(l.amount)}</tr>" + "".join(f"<tr class=s><td><td>&emsp;Rel {k + 1} &nbsp; Due {a} <td class=n>{num(q)}<td colspan=2></tr>" for k, (a, q) in enumerate(x))
    h = f'''<div style="display:flex;justify-content:space-between"><div><b style="font-size:15pt">IRONWOOD</b><br>{br(buyer.all())}</div><div style="text-align:right"><b style="font-size:15pt">Purchase Order</b><br><b>PO: 88417</b><br>Page 1 of 1</div></div><hr>
<table class=p><tr><td><b>Vendor:</b><br>{sup.h()}<td><b>Ship To:</b><br>{buyer.h()}</tr></table><table class=k><tr><td>Order Date: 10/6/2025<td>Terms: Net 30<td>FOB: Origin<td>Ship Via: UPS Freight<td>Buyer: Tom Riddering<td>Tax ID: 36-4410021</tr></table>
<table class=t><tr><th>Line<th>Part Number/Rev/Description<th class=n>Order Qty<th class=n>Unit Price<th class=n>Ext Price</tr>{r}</table><table class=z><tr><td>Lines Total:<td class=n>{num(d["subtotal"])}</tr><tr><td>Misc Charges (Freight):<td class=n>275.00</tr><tr><td><b>Order Total: USD</b><td class=n><b>{num(d["total"])}</b></tr></table><p>All material must be traceable to heat number; certs with shipment. Do not ship early without approval.</p>'''
    b.weasy(b.page("@page{size:letter;margin:14mm}body{font:9pt 'Liberation Sans Narrow'}table{width:100%;border-collapse:collapse}.p td{width:50%;vertical-align:top}.k td{border:.5pt solid;padding:2pt;font-size:8pt}.t{margin-top:4mm}.t th{border-bottom:1pt solid;text-align:left}.n,.t th.n{text-align:right}.l td{padding-top:5pt;vertical-align:top}.s td{font-size:8pt;color:#333}.z{width:45%;margin:6mm 0 0 55%;border-top:1pt solid}", h), d.pdf())
    return d


@layout("wa-visual-jobshop-two-row")
def _(name):
    buyer = P("Quinnipiac Aerostructures Corp", "33 Turbine Lane", "Wallingford, CT 06492")
    sup = P("Naugatuck Alloys & Bar", "612 Brass Mill Road", "Waterbury, CT 06704")
    ship = P("Quinnipiac Aerostructures Corp", "Bldg 2 Receiving", "35 Turbine Lane", "Wallingford, CT 06492")
    d = mk(name, "jsPDF", ["Infor VISUAL style", "job number decoy rows", "quantity and price with long decimals", "piece count beside weight in pounds", "quality clause numbers", "ship date and desired date columns", "no totals but 'Total Order'", "second page of terms in two columns"],
           [Ln(1, None, "TI 6AL-4V BAR 1.250 DIA AMS 4928", 412.5, "LB", "31.87500", bi="RM-TI64-1250", date="2025-04-14"), Ln(2, None, "15-5PH BAR 2.000 DIA AMS 5659", 860, "LB", "9.42000", bi="RM-155-2000", date="2025-04-14"), Ln(3, "NA-7075-0500", "7075-T651 PLATE .500 X 24 X 36", 6, "EA", "388.15000", bi="RM-7075-500P", date="2025-04-21")],
           po_number="P-061882", po_date="2025-03-26", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="NET 45")
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8)
    c.t(36, 44, "QUINNIPIAC AEROSTRUCTURES CORP", 13, "HB"); c.t(36, 56, "33 Turbine Lane  Wallingford, CT 06492   Tel 203-555-0148   CAGE 4QX71", 7.5)
    c.r(430, 32, 146, 44); c.t(436, 44, "PURCHASE ORDER", 10, "HB"); c.t(436, 58, "P-061882", 12, "HB"); c.t(570, 70, "Page 1", 7, a="r")
    c.t(36, 88, "To:", 7); c.ts(52, 98, sup.all(), 10.5); c.t(330, 88, "Ship To:", 7); c.ts(346, 98, ship.all(), 10.5)
    for i, (k, v) in enumerate((("Order Date", "3/26/2025"), ("Vendor ID", "NAUALL"), ("Terms", "NET 45"), ("F.O.B.", "WATERBURY"), ("Ship Via", "OUR TRUCK"), ("Buyer", "RKM"), ("Contact", "Gail Perrone"))):
        c.r(36 + i * 77, 150, 77, 24); c.t(38 + i * 77, 157, k, 5.8); c.t(40 + i * 77, 169, v, 7.5)
    S = [(38, "l"), (62, "l"), (360, "r"), (366, "l"), (430, "r"), (500, "r"), (574, "r")]
    c.r(36, 184, 540, 14, 0.85); at(c, 194, S, ["Ln#", "Part ID / Description", "Qty", "U/M", "Unit Price", "Desired", "Extended"], size=7.5, font="HB")
    y = 212
    for l, x in zip(d.lines, (["26 PCS X 12 FT R/L", "Job: W-11820/1   Quality clauses: Q1 Q4 Q9 Q22"], ["Job: W-11833/1   Quality clauses: Q1 Q4", "DFARS compliant melt source"], ["Grain direction marked, Job: STOCK"])):
        at(c, y, S, [l.line, l.bi, qn(l.qty, d=4), l.uom, num(l.price, d=5), us(l.date), num(l.amount)]); c.t(62, y + 10, l.desc)
        yy = c.ts(62, y + 20, (["Vendor part: " + l.si] if l.si else []) + x, 9, size=7); y = yy + 12
    c.hl(y, 36, 576); c.t(500, y + 14, "Total Order  $", 9, "HB", "r"); c.t(574, y + 14, num(d["total"]), 9, "HB", "r")
    c.ts(36, 700, ["Q1 Certificate of conformance.  Q4 Mill certs with chemical and physical results.  Q9 No welding or repair.  Q22 Country of melt must be stated.", "Seller shall flow down all clauses. Counterfeit parts prevention per AS6174."], 9, size=6.5)
    terms(c, "TERMS AND CONDITIONS OF PURCHASE")
    c.jspdf(d.pdf())
    return d


@layout("wa-syspro-gasket-maker")
def _(name):
    buyer = P("Lone Star Gasket & Seal, Ltd.", "9119 Telephone Rd.", "Houston, TX 77075")
    sup = P("Carolina Elastomer Compounding", "204 Mill Village Dr.", "Gastonia, NC 28052")
    d = mk(name, "dompdf", ["SYSPRO style", "header of the company, deliver to equals it, labelled", "stock code then description, our order uom", "due date column, same for all lines", "foreign price none; tax column blank", "merchandise value, freight, tax and total with $"],
           [Ln(1, None, "EPDM 70A Sheet 1/8 x 36 in", 1200, "FT", "6.845", bi="SHT-EPDM-125", date="2025-08-22"), Ln(2, None, "Neoprene 60A Sheet 1/4 x 48 in", 480, "FT", "11.92", bi="SHT-NEO-250", date="2025-08-22"), Ln(3, None, "Viton A Compound 75A slab", 330, "LB", "38.75", bi="CMP-VIT-75", date="2025-08-22"), Ln(4, None, "Release film 48 in x 500 ft", 4, "ROL", "129.00", bi="FLM-REL-48", date="2025-08-22")],
           po_number="000000000051870", po_number_alt=["51870"], po_date="2025-08-01", requested_date="2025-08-22", currency="USD", buyer=buyer, ship_to=P("Lone Star Gasket & Seal, Ltd.", "Warehouse MN", "9119 Telephone Rd.", "Houston, TX 77075"), supplier=sup, payment_terms="1.5% 10 days Net 30")
    d["subtotal"] = d.net(); d["freight"] = D("480.00"); d["tax"] = 0; d["total"] = d.net() + 480
    r = "".join(tr([f"{l.line:04d}", l.bi, l.desc, num(l.qty, d=3), l.uom, num(l.price, d=5), usy(l.date), num(l.amount)], "lllrlrlr") for l in d.lines)
    h = f'''<table width="100%"><tr><td width="60%"><b style="font-size:14pt">{E(buyer.name)}</b><br>{br(buyer.lines)}<br>Tel: 713 555 0160</td><td align=right><b>PURCHASE ORDER</b><br>Order No: 000000000051870<br>Order Date: 08/01/25<br>Page: 1</td></tr></table><br><table width="100%"><tr><td width="50%"><u>Supplier CAR004</u><br>{sup.h()}</td><td><u>Deliver to</u><br>{d["ship_to"].h()}</td></tr></table><br>
<table width="100%" class=b>{tr(["Supplier ref", "Buyer", "Payment terms", "Ship via", "Tax status"], "", "th")}{tr(["Q7718", "Gloria Cantu", "1.5% 10 days Net 30", "SAIA LTL", "Exempt - resale"])}</table><br><table width="100%" class=b>{tr(["Line", "Stock code", "Description", "Order qty", "Uom", "Price", "Due", "Value"], "lllrlrlr", "th")}{r}</table><br>
<table width="45%" align=right style="margin-left:55%">{tr(["Merchandise value", "$ " + num(d["subtotal"])], "lr")}{tr(["Freight", "$ 480.00"], "lr")}{tr(["Tax", "$ 0.00"], "lr")}{tr(["Total order value", "$ " + num(d["total"])], "lr")}</table><p style="margin-top:90px">Cure date within 90 days of shipment. Compound lot number on each carton.</p>'''
    b.dompdf(b.page("body{font:9pt Courier}.b{border-collapse:collapse}.b td,.b th{border:1px solid #000;padding:2px 4px;font-size:8pt}th{text-align:left}th[align=right]{text-align:right}td{vertical-align:top}", h), d.pdf())
    return d


@layout("wa-sage100-electrical-contractor")
def _(name):
    buyer = P("Bluff City Electric Service, Inc.", "2880 Lamar Avenue", "Memphis, TN 38114", "(901) 555-0100")
    sup = P("Delta Wire & Conduit", "5500 Distriplex Farms Dr", "Memphis, TN 38141")
    ship = P("Job 2418 - Riverside Clinic", "400 Front Street N", "Memphis, TN 38103")
    d = mk(name, "PDFKit", ["Sage 100 style", "Ordered / Received / Backordered columns", "item code with description on the row below", "unit M and C prices per 1000 and 100 by unit letter", "net order, less discount, freight, sales tax, order total block", "required date and customer PO decoy", "confirm to"],
           [Ln(None, "THHN-12-BLK", "#12 THHN SOLID BLACK 500 FT", 5, "M", "148.00"), Ln(None, "EMT-075", "3/4 EMT CONDUIT 10 FT", 20, "C", "112.50"), Ln(None, "BOX-4SQ-D", "4 SQ BOX 2-1/8 DEEP 1/2-3/4 KO", 150, "EACH", "2.31"), Ln(None, "PNL-42-225", "PANELBOARD 42 CKT 225A MLO 208V", 2, "EACH", "864.00")],
           po_number="0044187", po_date="2025-05-14", requested_date="2025-05-21", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="2% 10th Prox")
    d["subtotal"] = d.net(); d["discount"] = 0; d["freight"] = 0; d["tax"] = r2(d.net() * D("0.0975")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(612, 792, 9, "H")
    c.t(36, 44, buyer.name, 13, "HB"); c.ts(36, 58, buyer.lines, 11); c.t(576, 44, "Purchase Order", 16, "HB", "r")
    for i, (k, v) in enumerate((("Order Number:", "0044187"), ("Order Date:", "5/14/2025"), ("Vendor Number:", "01-DELTAWI"))):
        c.t(470, 62 + i * 12, k, a="r"); c.t(478, 62 + i * 12, v)
    c.t(576, 100, "Page: 1", 8, a="r"); c.ts(50, 124, sup.all(), 12); c.t(330, 112, "Ship To:", 8, "HB"); c.ts(340, 124, ship.all(), 12); c.t(36, 172, "Confirm To: Wes Hollis")
    for i, (k, v) in enumerate((("Required Date", "5/21/2025"), ("Ship VIA", "WILL CALL"), ("F.O.B.", "MEMPHIS"), ("Terms", "2% 10th Prox"), ("Job", "2418"))):
        c.r(36 + i * 108, 182, 108, 30); c.t(40 + i * 108, 192, k, 7.5, "HB"); c.t(40 + i * 108, 206, v)
    S = [(40, "l"), (250, "l"), (330, "r"), (390, "r"), (450, "r"), (510, "r"), (574, "r")]
    c.r(36, 218, 540, 16, 0.9); at(c, 229, S, ["Item Code", "Unit", "Ordered", "Received", "Back Ordered", "Unit Cost", "Amount"], size=7.5, font="HB")
    y = 248
    for l in d.lines:
        at(c, y, S, [l.si, l.uom, num(l.qty), "0.00", "0.00", num(l.price, d=4), num(l.amount)]); c.t(50, y + 11, l.desc, 8); c.t(250, y + 11, "Whse: 000", 7); y += 30
    for i, (k, v) in enumerate((("Net Order:", d["subtotal"]), ("Less Discount:", 0), ("Freight:", 0), ("Sales Tax:", d["tax"]), ("Order Total:", d["total"]))):
        c.t(500, 660 + i * 14, k, a="r"); c.t(574, 660 + i * 14, ("$" if i == 4 else "") + num(v), 9, "HB" if i == 4 else "H", "r")
    c.pdfkit(d.pdf())
    return d


@layout("wa-quickbooks-desktop-sign-shop")
def _(name):
    buyer = P("Hot Metal Signs & Graphics", "1822 Carson Street", "Pittsburgh, PA 15203")
    sup = P("Grimco-Style Sign Supply", "PO Box 11200", "St. Louis, MO 63105")
    d = mk(name, "PDF::API2", ["QuickBooks Desktop style", "Date and P.O. No. boxes at the right", "vendor and ship to boxes", "Item, Description, Qty, Rate, Customer, Amount", "no line numbers, no units", "customer job column decoy", "Total at the foot with $"],
           [Ln(None, "ACM-3MM-WH48", "3mm aluminum composite white 4x8", 40, None, "61.75"), Ln(None, "VIN-54-3651", "Vinyl 54in x 50yd calendered gloss", 6, None, "189.99"), Ln(None, "LED-MOD-65", "LED modules white 6500K bag of 100", 12, None, "94.50"), Ln(None, "COR-4MM", "Coroplast 4mm 48x96 white", 100, None, "11.28"), Ln(None, None, "Crating for sheets", 1, None, "45.00")],
           po_number="7731", po_date="2025-06-17", currency="USD", buyer=buyer, ship_to=buyer, supplier=sup)
    d["total"] = d.net()
    c = b.Canvas(612, 792, 9, "H")
    c.t(42, 56, buyer.name, 12, "HB"); c.ts(42, 70, buyer.lines, 12); c.t(572, 56, "Purchase Order", 18, "HB", "r")
    c.r(432, 74, 70, 36); c.r(502, 74, 70, 36); c.l(432, 90, 572, 90); c.t(467, 86, "Date", a="c"); c.t(537, 86, "P.O. No.", a="c"); c.t(467, 104, "6/17/2025", a="c"); c.t(537, 104, "7731", a="c")
    for x, k, p in ((42, "Vendor", sup), (320, "Ship To", buyer)):
        c.r(x, 130, 252, 78); c.hl(146, x, x + 252); c.t(x + 4, 142, k); c.ts(x + 4, 160, p.all(), 12)
    X = [42, 130, 300, 350, 410, 490, 572]
    for i in range(6):
        c.r(X[i], 236, X[i + 1] - X[i], 400)
    c.hl(252, 42, 572)
    for i, s in enumerate(["Item", "Description", "Qty", "Rate", "Customer", "Amount"]):
        c.t((X[i] + X[i + 1]) / 2, 248, s, a="c")
    y = 266
    for i, l in enumerate(d.lines):
        c.t(46, y, l.si); c.t(134, y, l.desc); c.t(346, y, qn(l.qty), a="r"); c.t(406, y, num(l.price), a="r"); c.t(414, y, ["Allegheny Dental", "", "Kuhn Mkt:Channel", "", ""][i], 7.5); c.t(568, y, num(l.amount), a="r"); y += 13
    c.r(410, 636, 162, 28); c.t(418, 655, "Total", 13, "HB"); c.t(568, 655, "$" + num(d["total"]), 11, "H", "r")
    c.perl(d.pdf())
    return d


@layout("wa-quickbooks-online-landscaper")
def _(name):
    buyer = P("Sagebrush Landscape Co.", "745 Desert Willow Ln", "Reno, NV 89511 US", "office@sagebrushland.example")
    sup = P("Truckee Meadows Nursery Stock", "11000 S Virginia St", "Reno, NV 89521 US")
    d = mk(name, "chromium", ["QuickBooks Online style", "no line item codes: ACTIVITY is the category and product", "qty, rate, amount", "VENDOR / SHIP TO / P.O. in three columns", "note to vendor", "tax none"],
           [Ln(None, None, "Autumn Blaze Maple 2.5 in cal B&B", 14, None, "389.00"), Ln(None, None, "Blue Oat Grass 1 gal", 120, None, "7.85"), Ln(None, None, "Decomposed granite 1/4 minus, ton", 22.5, None, "41.00"), Ln(None, None, "Delivery, dump truck", 2, None, "135.00")],
           po_number="1164", po_date="2025-04-03", currency="USD", buyer=buyer, ship_to=P("Site: Somersett Clubhouse", "7650 Town Square Way", "Reno, NV 89523"), supplier=sup)
    d["total"] = d.net()
    act = ["Plants:Trees", "Plants:Grasses", "Materials:Rock", "Freight In"]
    r = "".join(f"<tr><td><b>{a}</b><br>{E(l.desc)}<td class=n>{qn(l.qty)}<td class=n>{num(l.price)}<td class=n>{num(l.amount)}</tr>" for a, l in zip(act, d.lines))
    h = f'''<div style="font-size:12pt;font-weight:bold">{buyer.name}</div>{br(buyer.lines)}<h1>Purchase Order</h1><table class=p><tr><td><span>VENDOR</span><br>{sup.h()}<td><span>SHIP TO</span><br>{d["ship_to"].h()}<td><span>P.O.</span> 1164<br><span>DATE</span> 04/03/2025</tr></table><table class=g><tr><th>ACTIVITY<th class=n>QTY<th class=n>RATE<th class=n>AMOUNT</tr>{r}</table><div class=t>TOTAL <b>${num(d["total"])}</b></div><p>Trees to be tagged by our foreman before loading. Approved By ____________ &nbsp; Date ____________</p>'''
    b.chromium(b.page("@page{size:letter;margin:15mm}body{font:9pt 'Liberation Sans'}h1{font-weight:300;font-size:17pt;color:#4a7a3a}.p{width:100%}.p td{vertical-align:top;width:33%}span{color:#4a7a3a;font-size:8pt}.g{width:100%;border-collapse:collapse;margin-top:8mm}.g th{background:#dce9d5;color:#4a7a3a;font-weight:normal;text-align:left;padding:4px}.n,.g th.n{text-align:right}.g td{padding:4px;vertical-align:top}.t{border-top:1px dashed #999;text-align:right;font-size:13pt;padding-top:3mm}", h), d.pdf())
    return d


@layout("wa-netsuite-beauty-distributor")
def _(name):
    buyer = P("Lumen & Lather Distribution LLC", "1010 Trade Street Suite 300", "Charlotte NC 28202", "United States")
    ship = P("L&L 3PL - Fort Mill", "3400 Lakemont Blvd", "Fort Mill SC 29708", "United States")
    sup = P("Botanica Labs Inc.", "88 Essence Way", "Edison NJ 08817", "United States")
    d = mk(name, "weasyprint", ["NetSuite advanced PDF style", "#PO11824 under the title", "grey band table of terms", "item name bold over description, vendor name column", "expected receipt date per line", "rate with $", "several pages, heads repeated"],
           [], po_number="PO11824", po_date="2025-11-03", requested_date="2025-12-01", currency="USD", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="Net 60")
    base = [("Shampoo", "Rosemary Mint", "3.42"), ("Conditioner", "Oat Milk", "3.58"), ("Body Wash", "Bergamot", "2.97"), ("Hand Soap", "Fig Leaf", "2.15"), ("Bath Salt", "Lavender", "4.80"), ("Scalp Oil", "Jojoba", "6.25"), ("Body Butter", "Cocoa", "5.10"), ("Face Mist", "Cucumber", "3.95")]
    for i in range(40):
        t, s, p = base[i % 8]
        z = [2, 8, 12, 16, 32][i // 8]
        d.lines.append(Ln(None, f"BL-{t[:2].upper()}{s[:2].upper()}-{z:02}", f"{t} {s} {z} fl oz", 24 * (i % 5 + 2), "Ea", D(p) + D(z) / 20, bi=f"{40110 + i * 7}"))
    d["total"] = d.net()
    r = "".join(f"<tr><td align=right>{qn(l.qty)}<td>{l.uom}<td><b>{l.bi}</b><br>{l.desc}<td>{l.si}<td>12/1/2025<td align=right>${num(l.price)}<td align=right>${num(l.amount)}</tr>" for l in d.lines)
    h = f'''<table width=100%><tr><td><b style="font-size:14pt">Lumen &amp; Lather</b><br>{br(buyer.all())}<td align=right valign=top><span style="font-size:22pt">Purchase Order</span><br><span style="font-size:14pt">#PO11824</span><br>11/3/2025</tr></table><br><table width=100%><tr><td valign=top><b>Vendor</b><br>{sup.h()}<td valign=top><b>Ship To</b><br>{ship.h()}<td align=right valign=top style="background:#eee;padding:6px"><b>TOTAL</b><br><span style="font-size:18pt">${num(d["total"])}</span></tr></table><br>
<table width=100% class=g>{tr(["Terms", "Incoterm", "Receive By", "Employee", "Ship Method"], "", "th")}{tr(["Net 60", "FOB Edison", "12/1/2025", "Dana Whitcomb", "Broker LTL"])}</table><br><table width=100% class=g><thead>{tr(["Quantity", "Units", "Item", "Vendor Name", "Expected Receipt", "Rate", "Amount"], "rllllrr", "th")}</thead>{r}<tr><td colspan=6 align=right><b>Total</b><td align=right><b>${num(d["total"])}</b></tr></table>'''
    b.weasy(b.page("@page{size:letter;margin:12mm 12mm 16mm;@bottom-left{content:'PO11824';font:7pt sans-serif}@bottom-right{content:counter(page) ' of ' counter(pages);font:7pt sans-serif}}body{font:8.5pt 'Liberation Sans'}table{width:100%}[align=right]{text-align:right}.g{border-collapse:collapse}.g th{background:#e3e3e3;text-align:left;padding:5px}.g th[align=right]{text-align:right}.g td{padding:4px;border-bottom:.5pt solid #eee;vertical-align:top}tr{page-break-inside:avoid}thead{display:table-header-group}", h), d.pdf())
    return d


@layout("wa-coupa-solar-maker")
def _(name):
    buyer = P("Helioframe Energy Corp", "2100 Innovation Pkwy", "Chandler, AZ 85286", "United States")
    sup = P("Desert Racking Solutions", "404 Anodize Ave", "Tucson, AZ 85706", "United States")
    ship = P("Helioframe Plant 2", "Dock 14", "5600 W Frye Rd", "Chandler, AZ 85226", "United States", "Attn: M. Okafor")
    d = mk(name, "TCPDF", ["Coupa style", "labels bold with colon in three columns of the head", "line table: Line, Description, Need By, Qty, Unit, Price, Total", "supplier part number in the description cell, labelled", "account string row", "amounts with currency code behind", "tax total of the line rows none"],
           [Ln(1, "DRS-RAIL-168", "Rail XR100 168 in mill finish", 800, "Each", "38.90"), Ln(2, "DRS-MC-35", "Mid clamp 35 mm SS", 6400, "Each", "1.235"), Ln(3, "DRS-EC-35", "End clamp 35 mm SS", 1600, "Each", "1.98")],
           po_number="HFE-4500291", po_date="2025-09-02", requested_date="2025-09-25", currency="USD", buyer=buyer, bill_to=P("Helioframe Energy Corp", "Attn: Accounts Payable", "2100 Innovation Pkwy", "Chandler, AZ 85286", "United States"), ship_to=ship, supplier=sup, payment_terms="Net 75")
    d["total"] = d.net()
    r = "".join(f'<tr><td width="6%">{l.line}</td><td width="42%">{E(l.desc)}<br>Supplier Part Number: {l.si}<br><font size="7">Billing: HFE-7200-510300-P2</font></td><td width="12%">09/25/25</td><td width="10%" align="right">{qn(l.qty)}</td><td width="7%">{l.uom}</td><td width="10%" align="right">{num(l.price, d=3)}</td><td width="13%" align="right">{num(l.amount)} USD</td></tr>' for l in d.lines)
    b.tcpdf(f'''<table><tr><td width="50%"><font size="15"><b>helioframe</b></font></td><td width="50%" align="right"><font size="13">Purchase Order #HFE-4500291</font><br>Version 1</td></tr></table><br><br><table cellpadding="2"><tr><td><b>Supplier:</b><br>{sup.h()}<br><br><b>Contact:</b> Ines Duarte</td><td><b>Ship To Address:</b><br>{ship.h()}</td><td><b>Bill To Address:</b><br>{d["bill_to"].h()}</td></tr><tr><td><b>Date:</b> 09/02/25</td><td><b>Payment Terms:</b> Net 75</td><td><b>Requester:</b> Mbali Okafor</td></tr><tr><td><b>Shipping Terms:</b> DAP</td><td><b>Currency:</b> USD</td><td></td></tr></table><br><br>
<table cellpadding="3"><tr style="background-color:#f2f2f2"><td width="6%"><b>Line</b></td><td width="42%"><b>Description</b></td><td width="12%"><b>Need By</b></td><td width="10%" align="right"><b>Qty</b></td><td width="7%"><b>Unit</b></td><td width="10%" align="right"><b>Price</b></td><td width="13%" align="right"><b>Total</b></td></tr>{r}</table><br><br><table><tr><td width="80%" align="right"><b>Total</b></td><td width="20%" align="right"><b>{num(d["total"])} USD</b></td></tr></table><br><br><font size="7">Send invoices through the supplier portal only. The terms at helioframe.example/po-terms apply and supersede all others.</font>''', d.pdf())
    return d


@layout("wa-fishbowl-brewing-company")
def _(name):
    buyer = P("Cold Hollow Brewing Company", "61 Depot Street", "Waterbury, VT 05676")
    sup = P("Great Lakes Malt & Hops", "3001 Elevator Road", "Traverse City, MI 49684")
    d = mk(name, "Cairo", ["Fishbowl style", "vendor part beside our part number", "qty with unit glued: 40 ea", "bill to and ship to boxes", "scheduled fulfilment date", "subtotal, tax, total", "carrier, FOB, terms band"],
           [Ln(1, "GLM-2R-50", "Malt 2-row pale 50 lb bag", 120, "ea", "34.20", bi="MLT-2ROW"), Ln(2, "GLM-CAR60-50", "Malt caramel 60L 50 lb bag", 16, "ea", "47.85", bi="MLT-C60"), Ln(3, "GLH-CITRA-44", "Hops Citra T90 2024 44 lb box", 8, "ea", "792.00", bi="HOP-CIT"), Ln(4, "GLM-RICE-50", "Rice hulls 50 lb bag", 10, "ea", "26.10", bi="ADJ-RH")],
           po_number="10482", po_date="2025-01-15", requested_date="2025-01-29", currency="USD", buyer=buyer, bill_to=buyer, ship_to=P("Cold Hollow Brewing - Brewhouse", "340 Route 100", "Waterbury, VT 05676"), supplier=sup, payment_terms="NET 30")
    d["subtotal"] = d.net(); d["tax"] = 0; d["total"] = d.net()
    c = b.Canvas(612, 792, 8.5)
    c.t(36, 50, buyer.name, 15, "HB"); c.t(36, 63, ", ".join(buyer.lines)); c.t(576, 50, "PURCHASE ORDER", 13, "HB", "r"); c.t(576, 66, "Order Number: 10482", 9, a="r"); c.t(576, 78, "Date Issued: 1/15/2025", 9, a="r")
    for x, k, p in ((36, "Vendor:", sup), (216, "Bill To:", buyer), (396, "Ship To:", d["ship_to"])):
        c.r(x, 92, 180, 12, 0.75); c.t(x + 3, 101, k, 8, "HB"); c.ts(x + 3, 116, p.all(), 11)
    for i, (k, v) in enumerate((("Vendor Acct", "CHB-11"), ("Carrier", "Old Dominion"), ("FOB Point", "Origin"), ("Payment Terms", "NET 30"), ("Date Scheduled", "1/29/2025"), ("Buyer", "admin"))):
        c.r(36 + i * 90, 160, 90, 13, 0.75); c.t(39 + i * 90, 169, k, 7.5, "HB"); c.r(36 + i * 90, 173, 90, 16); c.t(39 + i * 90, 184, v)
    S = [(46, "r"), (54, "l"), (130, "l"), (210, "l"), (440, "r"), (508, "r"), (572, "r")]
    c.r(36, 200, 540, 14, 0.75); at(c, 210, S, ["#", "Part Number", "Vendor Part", "Description", "Qty Ordered", "Unit Cost", "Total Cost"], size=7.5, font="HB")
    y = 230
    for l in d.lines:
        at(c, y, S, [l.line, l.bi, l.si, l.desc, qn(l.qty) + " " + l.uom, "$" + num(l.price), "$" + num(l.amount)]); y += 16
    for k in ("subtotal", "tax", "total"):
        y += 14; c.t(508, y, k.capitalize() + ":", 8.5, "HB", "r"); c.t(572, y, "$" + num(d[k]), a="r")
    c.cairo(d.pdf())
    return d
