# SPDX-License-Identifier: Apache-2.0
"""Orders of cities, schools, hospitals, and of purchasing portals."""
import draw
from base import PO, D, day, layout, money, num
from grid import heads, pairs, sums, tab
from layouts_web import doc, esc, lines, table

BOX = ".g td,.g th{border:1px solid #555}.n{border:1px solid #999;padding:4px}"
LETTER = "@page{size:Letter;margin:13mm}"


@layout("city-us-preprinted-grid", "pdf-api2", "municipal", "full grid with vertical rules", "quantity first", "account codes below the items", "vendor number", "requisition decoy", "empty rows")
def city():
    o = PO(101, "uspub", sup="ussup", items="en", n=4, number="25-00784", terms="Net 30", buyer=0, supplier=1, qtys=(2, 5, 10, 12))
    o.ship = ("Fallbrook Junction Water Department", "40 Pump House Road", "Fallbrook Junction, OH 44120")
    o.bill = ("City of Fallbrook Junction - Finance", "200 N Main Street, Room 110", "Fallbrook Junction, OH 44120")
    s = draw.Sheet(612, 792)
    s.t(306, 40, "CITY OF FALLBROOK JUNCTION", 15, "q", "c")
    s.t(306, 54, "PURCHASING DIVISION   200 N Main Street, Room 114   Fallbrook Junction, OH 44120   (330) 555-0150", 7.5, "r", "c")
    s.t(306, 74, "P U R C H A S E   O R D E R", 13, "q", "c")
    for i, (a, b) in enumerate([("PURCHASE ORDER NO.", o.number), ("DATE", day(o.date, "%m/%d/%y")), ("REQUISITION NO.", "R25-01188"), ("VENDOR NO.", "004417"), ("DELIVER BY", day(o.req, "%m/%d/%y")), ("TERMS", o.terms)]):
        s.r(36 + 90 * i, 85, 90, 28)
        s.t(81 + 90 * i, 94, a, 6.5, "s", "c")
        s.t(81 + 90 * i, 108, b, 9.5, "b", "c")
    for x, a, p in [(36, "VENDOR", o.supplier), (216, "SHIP TO", o.ship), (396, "BILL TO", o.bill)]:
        s.r(x, 118, 180, 62)
        s.block(x + 4, 128, [a] + list(p), 8.5, first="b")
    xs = [36, 80, 116, 410, 493, 576]
    s.f(36, 190, 540, 16, 0.85)
    for a, x0, x1 in zip(["QTY", "UNIT", "DESCRIPTION", "UNIT PRICE", "TOTAL"], xs, xs[1:]):
        s.t((x0 + x1) / 2, 201, a, 8, "b", "c")
    y = 220
    for l in o.lines:
        s.t(74, y, num(l.qty, "en", 0), 9, align="r")
        s.t(98, y, l.uom, 9, align="c")
        s.t(120, y, l.desc.upper(), 9)
        s.t(120, y + 11, "PART #" + l.supplier_item, 9)
        s.t(488, y, num(l.price), 9, align="r")
        s.t(571, y, num(l.amount), 9, align="r")
        l.desc, l.pos = l.desc.upper(), None
        y += 32
    for x in xs:
        s.l(x, 190, x, 560)
    s.l(36, 560, 576, 560)
    s.t(120, 545, "*** SEE ATTACHED TERMS. TAX EXEMPT 34-6001177 ***", 8)
    s.t(488, 575, "TOTAL", 9, "b", "r")
    s.t(571, 575, num(o.sub), 9, "b", "r")
    s.t(40, 600, "ACCOUNT NUMBER", 7.5, "b")
    s.t(200, 600, "AMOUNT", 7.5, "b")
    s.t(40, 612, "610.5340.54200", 8.5)
    s.t(245, 612, num(o.sub), 8.5, align="r")
    s.t(40, 680, "I hereby certify that the amount required has been lawfully appropriated.  ______________________ Finance Director", 8)
    return draw.perl(s), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("school-us-munis-account-rows", "fpdf", "municipal, Tyler Munis", "account row with a percentage below each item", "bill-to and ship-to stacked left", "freight row in the totals")
def munis():
    o = PO(102, "uspub", sup="ussup", items="office", n=5, number="20250417", terms="NET 30 DAYS", buyer=2, supplier=2, freight="24.50", qtys=(5, 10, 20))
    o.ship = ("WEXFORD HIGH SCHOOL", "300 13TH STREET", "CADILLAC, MI 49601")
    o.bill = ("WEXFORD COUNTY PUBLIC SCHOOLS", "55 SCHOOLHOUSE ROAD", "CADILLAC, MI 49601")
    s = draw.Sheet(612, 792)
    s.block(36, 45, ["Bill To"] + list(o.bill), 9, "m", first="n")
    s.block(36, 110, ["Ship To"] + list(o.ship), 9, "m", first="n")
    s.block(36, 175, ["Vendor"] + [x.upper() for x in o.supplier], 9, "m", first="n")
    s.t(576, 50, "Purchase Order", 16, "b", "r")
    s.t(400, 75, "Fiscal Year 2025", 9)
    s.t(520, 75, "Page: 1 of 1", 9)
    s.r(400, 85, 176, 40)
    s.t(404, 95, "THIS NUMBER MUST APPEAR ON ALL INVOICES, PACKAGES AND", 5.5)
    s.t(404, 101, "SHIPPING PAPERS.", 5.5)
    s.t(404, 117, "Purchase Order #", 9, "b")
    s.t(490, 117, o.number, 11, "b")
    y = 240
    for i, (a, b) in enumerate([("Date Ordered", day(o.date, "%m/%d/%Y")), ("Vendor Number", "3318"), ("Date Required", day(o.req, "%m/%d/%Y")), ("Freight Method/Terms", o.terms), ("Department/Location", "HS OFFICE")]):
        s.r(36 + 108 * i, y, 108, 26)
        s.t(39 + 108 * i, y + 8, a, 6.5, "b")
        s.t(39 + 108 * i, y + 20, b, 8.5, "m")
    y = 285
    for x, a, al in [(36, "Item#", "l"), (75, "Description/Part No.", "l"), (370, "Qty", "r"), (380, "UOM", "l"), (490, "Unit Price", "r"), (576, "Extended Price", "r")]:
        s.t(x, y, a, 8, "b", al)
    s.l(36, y + 4, 576, y + 4)
    y += 18
    for l in o.lines:
        s.t(36, y, f"{l.pos}", 9, "m")
        s.t(75, y, l.desc, 8.5, "m")
        s.t(370, y + 11, num(l.qty, "en", 1), 9, "m", "r")
        s.t(380, y + 11, l.uom, 9, "m")
        s.t(490, y + 11, "$" + num(l.price, "en", 4), 9, "m", "r")
        s.t(576, y + 11, "$" + num(l.amount), 9, "m", "r")
        s.t(75, y + 11, l.supplier_item, 8.5, "m")
        s.t(90, y + 22, f"101-2410-5110-0000   100.00%   ${num(l.amount)}", 8, "m")
        y += 38
    y += 10
    sums(s, y, 400, 576, [("Freight", "$" + num(o.freight)), ("PO Total", "$" + num(o.total))])
    return draw.fpdf(s), o.truth(hide=["tax", "subtotal"], buyer={"name": "WEXFORD COUNTY PUBLIC SCHOOLS", "address": None})


@layout("hospital-us-ghx-items", "itext", "hospital", "GHX-like", "Line/Vendor Catalog/Mfr Catalog", "multi-page without repeated header", "totals on the last page", "32 lines", "packaging string")
def ghx():
    o = PO(103, "uspub", sup="ussup", items="med", n=32, number="SBR-448812", terms="Net 30", buyer=3, supplier=2, bitem="######", qtys=(1, 2, 4, 6, 10))
    o.ship = ("St. Brendan Regional Medical Center", "Receiving Dock - Level B", "910 Hospital Parkway", "Duluth, MN 55805")
    o.bill = ("St. Brendan Accounts Payable", "PO Box 1977", "Duluth, MN 55801")
    s = draw.Sheet(612, 792)
    s.t(36, 45, "St. Brendan Regional Medical Center", 12, "b")
    s.t(576, 45, "PURCHASE ORDER", 12, "b", "r")
    pairs(s, 380, 65, [("PO Number", o.number), ("PO Date", day(o.date, "%m/%d/%Y")), ("Delivery Date", day(o.req, "%m/%d/%Y")), ("Payment Terms", o.terms), ("Your Acct #", "77120")], 85)
    s.block(36, 65, ["Vendor: "] + list(o.supplier), 8.5, first="b")
    s.block(36, 120, ["Ship To:"] + list(o.ship), 8.5, first="b")
    s.block(210, 120, ["Bill To:"] + list(o.bill), 8.5, first="b")
    cols = [(36, "Line", "l"), (62, "Item No", "l"), (112, "Vendor Cat #", "l"), (185, "Description", "l"), (395, "Qty", "r"), (402, "UOM", "l"), (430, "Pkg", "l"), (515, "Price", "r"), (576, "Ext Price", "r")]

    def again(s):
        s.page()
        s.t(36, 40, f"PO Number {o.number}   continued", 8)
        s.t(576, 40, f"Page {len(s.pages)}", 8, align="r")
        return 65

    y = tab(s, 195, cols, [[str(l.pos), l.buyer_item, l.supplier_item, l.desc, num(l.qty, "en", 0), l.uom, f"1 {l.uom}/20 EA", num(l.price, "en", 4), num(l.amount)] for l in o.lines], 8, rule="h", gap=9, foot=740, again=again)
    s.page()
    s.t(36, 60, "Total Lines: 32", 9)
    sums(s, 80, 430, 576, [("Total Amount USD", num(o.sub))])
    return draw.java("Itext", s), o.truth(hide=["tax", "buyer_address"], subtotal=None, total=float(o.sub))


@layout("council-uk-part-no-left", "reportlab-canvas", "UK public sector", "delivery and invoice address boxes", "VAT code per line", "cost centre decoys", "3 March 2025")
def council():
    o = PO(104, "uk", items="office", n=4, cur="GBP", number="RBC4401877", terms="30 days from receipt of invoice", buyer=1, supplier=1, tax=20, qtys=(2, 5, 10))
    o.ship = ("Ribblesdale Borough Council", "Waste Depot", "Quarry Lane", "Clitheroe BB7 4QX")
    o.bill = ("Ribblesdale Borough Council", "Exchequer Services", "Civic Centre", "Clitheroe BB7 2DD")
    s = draw.Sheet()
    s.t(40, 55, "Ribblesdale Borough Council", 16, "q")
    s.t(555, 55, "Official Purchase Order", 14, "q", "r")
    s.r(40, 75, 250, 72)
    s.block(46, 88, ["To:"] + list(o.supplier), 9.5, "r", first="q")
    s.r(305, 75, 250, 72)
    pairs(s, 311, 90, [("Order No.", o.number), ("Order Date", day(o.date, "%e %B %Y")), ("Required By", day(o.req, "%e %B %Y")), ("Cost Centre", "D4471 / 20118"), ("Requisitioner", "J. Alderson x4410")], 80, 9.5, 12, "q", "r")
    s.r(40, 155, 250, 72)
    s.block(46, 168, ["Deliver to:"] + list(o.ship), 9.5, "r", first="q")
    s.r(305, 155, 250, 72)
    s.block(311, 168, ["Invoice to:"] + list(o.bill), 9.5, "r", first="q")
    y = tab(s, 250, [(40, "Item", "l"), (65, "Supplier Ref", "l"), (155, "Details", "l"), (370, "Quantity", "r"), (376, "Unit", "l"), (450, "Price £", "r"), (480, "VAT", "l"), (555, "Net £", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "en", 0), l.uom, num(l.price), "S", num(l.amount)] for l in o.lines], 9, rule="h", font="r", hfont="q")
    sums(s, y + 14, 420, 555, [("Net", "£" + num(o.sub)), ("VAT @ 20%", "£" + num(o.tax)), ("Order Total", "£" + num(o.total))])
    s.t(40, 640, "Payment: " + o.terms, 9, "r")
    s.t(40, 760, "No order is valid unless on an official order form. Invoices without a purchase order number will be returned.", 8, "r")
    return draw.reportlab(s), o.truth(hide=["buyer_address"])


@layout("coupa-us-need-by", "wkhtmltopdf", "Coupa", "supplier part number in a row of its own under the item", "need by column", "commodity decoys", "attention lines", "price with currency code")
def coupa():
    o = PO(105, "us", items="it", n=4, number="4410882", terms="Net 45", buyer=7, supplier=3, qtys=(1, 2, 5, 20))
    o.ship = ("Orinoco Data Centers, Inc.", "1450 Fiber Loop, Suite 300", "Ashburn, VA 20147")
    o.bill = ("Orinoco Data Centers, Inc.", "PO Box 4118", "Ashburn, VA 20146")
    rows = ""
    for l in o.lines:
        rows += f"<tr><td>{l.pos}</td><td>{esc(l.desc)}<br><span class=s>Supplier Part Number: {l.supplier_item}<br>Commodity: IT Hardware (43201)</span></td><td>{day(l.date, '%m/%d/%y')}</td><td class=r>{num(l.qty)}</td><td>{l.uom}</td><td class=r>{num(l.price)}</td><td class=r>{num(l.amount)} USD</td></tr>"
    body = f"<table><tr><td><h2>Purchase Order #{o.number}</h2></td><td class=r><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}</td></tr></table><table class=n><tr><td><b>Status</b> Issued<br><b>Created On</b> {day(o.date, '%m/%d/%y')}<br><b>Payment Term</b> {o.terms}<br><b>Shipping Terms</b> FOB Destination<br><b>Currency</b> USD</td><td><b>Supplier</b><br>{lines(o.supplier)}<br>orders@tricities.example</td></tr><tr><td><b>Ship To Address</b><br>{lines(o.ship)}<br>Location Code: ASH-1<br>Attn: M. Okafor</td><td><b>Bill To Address</b><br>{lines(o.bill)}</td></tr></table><br><table class=g><tr><th>Line</th><th>Description</th><th>Need By</th><th>Qty</th><th>Unit</th><th>Price</th><th>Total</th></tr>{rows}</table><p class=r><b>Total {num(o.sub)} USD</b></p><p class=s>Please reference purchase order {o.number} on the invoice. Terms at orinoco.example/po-terms</p>"
    return draw.html("wkhtmltopdf", doc(body, BOX + ".s{color:#777;font-size:8pt}")), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("ariba-us-schedule-subrows", "chromium", "Ariba", "Line Items with schedule lines", "Not Available cells", "amount with currency code", "STATUS per line", "customer part and supplier part")
def ariba():
    o = PO(106, "us", items="en", n=3, number="EP4400127", terms="Net 60", buyer=4, supplier=0, bitem="SF######", qtys=(20, 50, 100))
    o.ship = ("Santolina Foods Company", "Cannery 2", "1 Canal Bank", "Fresno, CA 93725")
    rows = ""
    for l in o.lines:
        rows += f"<tr class=h><td>{l.pos}</td><td>1</td><td>{l.supplier_item} / {l.buyer_item}</td><td>Material</td><td>{num(l.qty, 'en', 0)} ({l.uom})</td><td>{day(l.date, '%e %b %Y')}</td><td class=r>${num(l.price)} USD</td><td class=r>${num(l.amount)} USD</td></tr><tr><td></td><td colspan=7>{esc(l.desc)}<br><b>Status</b> {num(l.qty, 'en', 0)} Unconfirmed<br><b>Schedule Lines</b><table class=k><tr><td>Schedule Line #</td><td>Delivery Date</td><td>Quantity ({l.uom})</td></tr><tr><td>1</td><td>{day(l.date, '%e %b %Y')}</td><td>{num(l.qty, 'en', 0)}</td></tr></table></td></tr>"
    body = f"<table><tr><td><b>From:</b><br>{lines(o.buyer)}</td><td><b>To:</b><br>{lines(o.supplier)}</td><td class=r><h3>Purchase Order<br>(New)<br>{o.number}</h3>Amount: ${num(o.sub)} USD<br>Version: 1</td></tr></table><hr><table><tr><td>Order submitted on: {day(o.date, '%A %e %b %Y')}<br>Payment Terms: {o.terms}</td><td><b>Ship All Items To</b><br>{lines(o.ship)}<br>Ship To Code: 1310</td><td><b>Bill To</b><br>Santolina Foods Company<br>88 Citrus Row<br>Fresno, CA 93721</td></tr></table><h4>Line Items</h4><table><tr><th>Line #</th><th>No. Schedule Lines</th><th>Part # / Description</th><th>Type</th><th>Qty (Unit)</th><th>Need By</th><th class=r>Price</th><th class=r>Subtotal</th></tr>{rows}</table><p class=r>Sub-total: ${num(o.sub)} USD</p>"
    o.bill = o.buyer
    return draw.html("chromium", doc(body, "th{border-bottom:1px solid #999;font-size:8pt}.h td{border-top:1px solid #ccc;font-weight:bold}.k td{font-size:8pt}", LETTER)), o.truth(hide=["tax"], total=float(o.sub))


@layout("jaggaer-university-catalog-no", "weasyprint", "Jaggaer", "product description and catalogue number columns", "size/packaging column", "shipping, handling and total rows", "header boxes three abreast")
def jaggaer():
    o = PO(107, "uspub", sup="ussup", items="med", n=5, number="TS0044187", terms="2% 10, Net 30", buyer=1, supplier=2, qtys=(1, 2, 5), freight=0)
    o.ship = ("Tamarack State University", "Seaborg Science Complex, Room 2201", "1401 Presque Isle Ave", "Marquette, MI 49855")
    o.bill = ("Tamarack State University Accounts Payable", "118 Administration Building", "Marquette, MI 49855")
    rows = [[f"{l.pos} of {len(o.lines)}", esc(l.desc), l.supplier_item, f"1/{l.uom}", num(l.price), f"{num(l.qty, 'en', 0)} {l.uom}", num(l.amount)] for l in o.lines]
    body = f"<table><tr><td><b>Tamarack State University</b><br>{lines(o.buyer[1:])}</td><td class=r><b style='font-size:14pt'>Purchase Order</b></td></tr></table><table class=g><tr><td><b>Purchase Order Date</b> {day(o.date, '%m/%d/%Y')}<br><b>PO/Reference No.</b> {o.number}<br><b>Contract No.</b> MSC-2021-88<br><b>Revision No.</b> 0</td><td><b>Vendor</b><br>{lines(o.supplier)}<br>Phone +1 608-555-0117<br>Vendor No. 900117</td><td><b>Payment Terms</b> {o.terms}<br><b>F.O.B.</b> Destination<br><b>Requested Delivery Date</b> {day(o.req, '%m/%d/%Y')}</td></tr><tr><td><b>Ship To</b><br>{lines(o.ship)}</td><td><b>Bill To</b><br>{lines(o.bill)}</td><td>Account Codes: 1-10188-4471</td></tr></table><br>"
    body += table([("Line No.", ""), ("Product Description", ""), ("Catalog No.", ""), ("Size / Packaging", ""), ("Unit Price", "r"), ("Quantity", "r"), ("Ext. Price", "r")], rows, "g")
    body += f"<table style='width:40%;margin-left:60%'><tr><td>Shipping</td><td class=r>0.00</td></tr><tr><td>Handling</td><td class=r>0.00</td></tr><tr><td><b>Total</b></td><td class=r><b>{num(o.sub)} USD</b></td></tr></table>"
    return draw.html("weasyprint", doc(body, BOX + "body{font-size:8pt}", LETTER)), o.truth(hide=["tax"], subtotal=None, freight=0.0, total=float(o.sub))


@layout("workday-us-goods-lines", "chromium", "Workday", "labels above values", "goods lines with a memo", "unit cost / extended amount", "tax row zero")
def workday():
    o = PO(108, "us", items="office", n=5, number="PO-10033188", terms="Net 30", buyer=3, supplier=0, qtys=(2, 5, 10), tax=0)
    o.ship = ("Prairie State Dairy Cooperative", "2500 Creamery Ave", "Bloomington, IL 61701")
    o.bill = o.ship
    rows = [[l.pos, esc(l.desc), l.supplier_item, day(l.date, "%Y-%m-%d"), num(l.qty, "en", 0), l.uom, num(l.price), num(l.amount)] for l in o.lines]
    body = f"<div style='float:right;text-align:right'><b>{esc(o.buyer[0])}</b></div><h2>Purchase Order</h2><table class=v><tr><th>Purchase Order Number</th><th>Document Date</th><th>Payment Terms</th><th>Currency</th><th>Total PO Amount</th></tr><tr><td>{o.number}</td><td>{day(o.date, '%Y-%m-%d')}</td><td>{o.terms}</td><td>USD</td><td>{num(o.total)}</td></tr></table><table class=v><tr><th>Supplier</th><th>Ship-To Address</th><th>Bill-To Address</th></tr><tr><td>{lines(o.supplier)}</td><td>{lines(o.ship)}</td><td>{lines(o.bill)}</td></tr></table><h4>Goods</h4>"
    body += table([("Line", ""), ("Item Description", ""), ("Supplier Item ID", ""), ("Due Date", ""), ("Quantity", "r"), ("UOM", ""), ("Unit Cost", "r"), ("Extended Amount", "r")], rows)
    body += f"<p class=r>Subtotal {num(o.sub)}<br>Tax 0.00<br><b>Total {num(o.total)}</b></p>"
    return draw.html("chromium", doc(body, ".v th{color:#777;font-weight:normal;font-size:8pt;padding-top:8px}tbody tr:nth-child(even){background:#f6f6f6}", LETTER)), o.truth()


@layout("xero-uk-no-units", "libreoffice-writer", "Xero", "GBP in the column head", "VAT percentages as words", "delivery address at the foot", "description with the item in front")
def xero():
    o = PO(109, "uk", items="en", n=4, cur="GBP", number="PO-0417", terms=None, buyer=2, supplier=1, tax=20, qtys=(2, 5, 12))
    o.ship = o.buyer
    for l in o.lines:
        l.pos = l.uom = None
    rows = "".join(f"<tr><td>{l.supplier_item}</td><td>{esc(l.desc)}</td><td align=right>{num(l.qty)}</td><td align=right>{num(l.price)}</td><td align=right>20%</td><td align=right>{num(l.amount)}</td></tr>" for l in o.lines)
    body = f"<table width=100%><tr><td><font size=6>PURCHASE ORDER</font><br><br>{lines(o.supplier)}</td><td><b>Purchase Order Date</b><br>{day(o.date, '%e %b %Y')}<br><br><b>Delivery Date</b><br>{day(o.req, '%e %b %Y')}<br><br><b>Purchase Order Number</b><br>{o.number}</td><td>{lines(o.buyer)}</td></tr></table><br><table width=100%><tr><td><b>Item</b></td><td><b>Description</b></td><td align=right><b>Quantity</b></td><td align=right><b>Unit Price</b></td><td align=right><b>VAT</b></td><td align=right><b>Amount GBP</b></td></tr>{rows}<tr><td colspan=5 align=right>Subtotal</td><td align=right>{num(o.sub)}</td></tr><tr><td colspan=5 align=right>TOTAL VAT 20%</td><td align=right>{num(o.tax)}</td></tr><tr><td colspan=5 align=right><b>TOTAL GBP</b></td><td align=right><b>{num(o.total)}</b></td></tr></table><p><b>DELIVERY DETAILS</b></p><p>Delivery Address<br>{lines(o.ship)}</p><p>Telephone 01326 555 180</p>"
    return draw.html("writer", doc(body)), o.truth()


@layout("zoho-us-item-hash", "dompdf", "Zoho Inventory", "blue bar head", "Deliver To", "adjustment row", "qty and unit stacked")
def zoho():
    o = PO(110, "us", items="office", n=4, number="PO-00081", terms="Due on Receipt", buyer=1, supplier=2, qtys=(2, 4, 10), tax="7.5")
    o.ship = ("Bluewater Packaging LLC", "770 Harbor Commerce Pkwy", "Mobile, AL 36602")
    rows = "".join(f"<tr><td>{l.pos}</td><td>{esc(l.desc)}<br><span style='color:#777'>SKU : {l.supplier_item}</span></td><td class=r>{num(l.qty)}<br><span style='color:#777'>{l.uom}</span></td><td class=r>{num(l.price)}</td><td class=r>{num(l.amount)}</td></tr>" for l in o.lines)
    body = f"<table><tr><td><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}<br>U.S.A</td><td class=r><span style='font-size:20pt'>PURCHASE ORDER</span><br># {o.number}</td></tr></table><br><table><tr><td>Vendor Address<br><b>{esc(o.supplier[0])}</b><br>{lines(o.supplier[1:])}</td><td class=r>Date : {day(o.date, '%d %b %Y')}<br>Delivery Date : {day(o.req, '%d %b %Y')}<br>Terms : {o.terms}<br>Ref# : Quote 3318</td></tr><tr><td>Deliver To<br>{lines(o.ship)}</td><td></td></tr></table><br><table><tr style='background:#3c3d3a;color:#fff'><th>#</th><th>Item &amp; Description</th><th class=r>Qty</th><th class=r>Rate</th><th class=r>Amount</th></tr>{rows}</table><table style='width:45%;margin-left:55%'><tr><td class=r>Sub Total</td><td class=r>{num(o.sub)}</td></tr><tr><td class=r>Sales Tax (7.5%)</td><td class=r>{num(o.tax)}</td></tr><tr><td class=r><b>Total</b></td><td class=r><b>${num(o.total)}</b></td></tr></table>"
    return draw.html("dompdf", doc(body)), o.truth()
