# SPDX-License-Identifier: Apache-2.0
"""United States: cities, counties, states, schools, universities, hospitals, utilities."""
from l_wa_kit import *


@layout("wa-munis-city-waterworks")
def _(name):
    buyer = P("City of Harlan Springs", "Finance Department", "118 W. Commerce Street", "Harlan Springs, TN 37874")
    ship = P("Water Distribution", "2440 Old Mill Road", "Harlan Springs, TN 37874")
    sup = P("BLUE RIVER METER & VALVE CO INC", "PO BOX 4417", "KNOXVILLE, TN 37921")
    d = mk(name, "chromium", ["Munis style", "turned captions VENDOR / SHIP TO / BILL TO beside the boxes", "GL account and amount row under each item", "Part No. under the description", "several small boxes of heads", "PO number with release suffix"],
           [Ln(1, "BRM-T10-58", "5/8 x 3/4 T-10 METER, E-CODER, GALLONS", 144, "EACH", "168.50"), Ln(2, "BRM-MB18", "METER BOX, PLASTIC, 18 IN, W/ CI LID", 60, "EACH", "41.27"), Ln(3, "CS-H1500-1", "CORPORATION STOP 1 IN, NO-LEAD", 80, "EACH", "52.90"), Ln(4, "BRM-FRT", "FREIGHT CHARGE", 1, "EACH", "325.00")],
           po_number="20260418-00", po_number_alt=["20260418"], po_date="2025-08-19", currency="USD", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup)
    d["total"] = d.net()
    gl = ["60052113 - 532550", "60052113 - 532550", "60052140 - 532100", "60052113 - 532550"]
    rows = ""
    for l, g in zip(d.lines, gl):
        rows += tr([l.line, f"<span>{E(l.desc)}<br>Part No. {l.si}</span>", qn(l.qty, d=1), l.uom, "$" + num(l.price, d=4 if l.line == 1 else 2), "$" + num(l.amount)], "llrlrr") + f"<tr class=g><td><td>&nbsp;&nbsp;{g}<td colspan=3><td align=right>$ {num(l.amount)}</tr>"
    box = lambda cap, p, x: f'<div class=b style="left:{x}mm"><div class=v>{cap}</div><div class=a>{p}</div></div>'
    css = "@page{size:letter;margin:10mm}body{font:8.5pt 'Liberation Sans';margin:0}.b{position:relative;display:inline-block;width:96mm;height:27mm;border:1px solid #000;vertical-align:top}.v{position:absolute;left:1mm;top:2mm;height:23mm;writing-mode:vertical-rl;transform:rotate(180deg);font-size:6.5pt;font-weight:bold;text-align:center}.a{margin:2mm 0 0 7mm;line-height:1.35}table{border-collapse:collapse;width:194mm}.k td{border:1px solid #000;height:9mm;vertical-align:top}.k small{display:block;font-size:6pt}.t{border:1px solid #000;margin-top:2mm}.t th{border-bottom:1px solid #000;font-size:7.5pt;background:#ddd}.t td{vertical-align:top;padding:1mm 1.5mm 0}.g td{font-size:7.5pt;padding-bottom:2mm}"
    h = f'''<table><tr><td style="width:100mm;vertical-align:top"><b style="font-size:14pt">City of Harlan Springs</b><br>"Gateway to the Plateau"</td><td align=right><b style="font-size:16pt">Purchase Order</b><br>Fiscal Year 2026 &nbsp;&nbsp; Page 1 of 1<br><span style="font-size:6.5pt">THIS NUMBER MUST APPEAR ON ALL INVOICES, PACKAGES AND SHIPPING PAPERS.</span><br>Purchase Order #&nbsp; <b style="font-size:13pt">20260418-00</b></td></tr></table>
{box("BILL TO", br(buyer.all()), 0)}<div class=b style="font-size:7pt"><div class=a style="margin-left:2mm">Delivery must be made within doors of specified destination.<br>Tennessee sales tax exempt: 62-6000418. Title VI of the Civil Rights Act applies to this order.</div></div><br>{box("VENDOR", br(sup.all()), 0)}{box("SHIP TO", br(ship.all()), 0)}
<table class=k style="margin-top:2mm"><tr><td><small>Vendor Phone Number</small>865-555-0142<td><small>Vendor Fax Number</small>865-555-0190<td><small>Requisition Number</small>20260377<td><small>Delivery Reference</small>D. Whitlow</table><table class=k><tr><td><small>Date Ordered</small>08/19/2025<td><small>Vendor Number</small>10877<td><small>Date Required</small><td><small>Freight Method/Terms</small><td><small>Department/Location</small>Water Distribution</table>
<table class=t><tr><th>Item#<th align=left>Description/Part No.<th>Qty<th>UOM<th>Unit Price<th align=right>Extended Price</tr>{rows}<tr><td colspan=6 style="height:25mm">&nbsp;</tr></table>
<table style="margin-top:2mm"><tr><td style="font-size:7pt">By ____________________________<br>Purchasing Agent &nbsp;&nbsp;&nbsp; VENDOR COPY<td align=right><b>PO Total &nbsp; ${num(d["total"])}</b></tr></table>'''
    b.chromium(b.page(css, h), d.pdf())
    return d


@layout("wa-incode-county-road-bridge")
def _(name):
    buyer = P("LLANO VERDE COUNTY", "501 E. MAIN, SUITE 102", "VERDE, TX 78643")
    ship = P("PRECINCT 3 BARN", "11890 FM 2323", "VERDE, TX 78643")
    sup = P("HILL COUNTRY CULVERT & GEOTEXTILE", "P O BOX 1190", "MARBLE FALLS, TX 78654")
    d = mk(name, "prawn", ["Incode style county order", "units first, no line numbers, no item numbers", "account number column with amount per line", "TOTAL at the bottom of a ruled box far under the lines", "no unit of measure", "all upper case"],
           [Ln(None, None, "36 IN X 20 FT CMP CULVERT 14 GA", 12, None, "642.18"), Ln(None, None, "36 IN CONNECTING BAND W/ BOLTS", 6, None, "58.75"), Ln(None, None, "GEOTEXTILE NONWOVEN 8 OZ 15 X 300", 3, None, "489.00")],
           po_number="25-01986", po_date="2025-05-06", currency="USD", buyer=buyer, bill_to=P("COUNTY AUDITOR", "P.O. BOX 787", "VERDE, TX 78643"), ship_to=ship, supplier=sup)
    d["total"] = d.net()
    c = b.Canvas(612, 792, 9, "C")
    c.t(306, 40, "LLANO VERDE COUNTY", 14, "TB", "c"); c.t(306, 54, "501 E. MAIN, SUITE 102", 9, "T", "c"); c.t(306, 65, "VERDE, TX 78643   (325) 555-0177", 9, "T", "c")
    c.r(400, 80, 180, 46); c.t(406, 94, "PURCHASE ORDER"); c.t(406, 106, "PO NUMBER:  25-01986", font="CB"); c.t(406, 118, "DATE:       05/06/2025")
    c.t(36, 92, "VENDOR: 01-004471"); c.ts(36, 106, sup.all(), 11)
    c.t(36, 160, "SHIP TO:"); c.ts(96, 160, ship.all(), 11); c.t(320, 160, "MAIL INVOICE TO:"); c.ts(420, 160, d["bill_to"].all(), 11)
    c.t(36, 204, "REQ BY: J. KOTHMANN       DESC: CULVERTS CR 307        TERMS:           TAX EXEMPT", 8)
    c.r(36, 214, 544, 420)
    for x in (84, 300, 410, 490):
        c.l(x, 214, x, 634)
    c.hl(230, 36, 580)
    S = [(80, "r"), (90, "l"), (306, "l"), (486, "r"), (576, "r")]
    at(c, 225, S, ["UNITS", "DESCRIPTION", "G/L ACCOUNT", "PRICE", "AMOUNT"], size=8, font="CB")
    y = 246
    for l in d.lines:
        at(c, y, S, [qn(l.qty, d=2), l.desc, "", num(l.price), num(l.amount)], size=8.5)
        c.t(306, y + 11, "023-623-3560", 8); y += 28
    c.r(410, 634, 170, 20); c.t(416, 648, "TOTAL", font="CB"); c.t(576, 648, "$" + num(d["total"]), font="CB", a="r")
    c.t(36, 690, "I CERTIFY THAT FUNDS ARE AVAILABLE:  ______________________________", 8); c.t(36, 702, "                                     COUNTY AUDITOR / DEPUTY", 8)
    c.prawn(d.pdf())
    return d


@layout("wa-peoplesoft-agency-dispatch")
def _(name):
    buyer = P("DEPARTMENT OF PUBLIC LANDS", "Central Purchasing", "700 Capitol Mall, 4th Floor", "Saint Clair MO 65102", "United States")
    ship = P("Ranger District 4 Warehouse", "3815 Ozark Trail Hwy", "Salem MO 65560", "United States")
    bill = P("DPL Fiscal Services", "PO Box 176", "Saint Clair MO 65102", "United States")
    sup = P("Cutter & Sawyer Forestry Supply LLC", "2200 N Glenstone Ave", "Springfield MO 65803", "United States")
    d = mk(name, "Apache FOP", ["PeopleSoft style", "Dispatch via Print", "Line-Sch column 1- 1", "Schedule Total, Item Total rows and Total PO Amount", "item id and description wrapped over rows", "contract ID row", "tax exempt line", "two pages with the head repeated"],
           [Ln(1, "CS-5200-20", "Chain saw 50 cc, 20 in bar", 8, "EA", "429.95000", date="2025-10-15"), Ln(2, "CS-CHPS-L", "Chaps, apron style, UL listed, 36 in", 24, "EA", "88.40000", date="2025-10-15"), Ln(3, "CS-PUL-DB", "Pulaski, double bit, 36 in hickory", 40, "EA", "54.12500", date="2025-10-15"), Ln(4, "CS-DRIP-1", "Drip torch, 1.25 gal, DOT", 16, "EA", "189.00000", date="2025-10-15"), Ln(5, "CS-BOIL-2C", "Two-cycle oil 2.6 oz, case of 48", 10, "CS", "71.76000", date="2025-10-15")],
           po_number="27100-0000048811", po_date="2025-09-22", requested_date="2025-10-15", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="Net 30")
    d["total"] = d.net()
    cell = lambda t, a="start", span=1, x="": f'<fo:table-cell padding="1pt 2pt" number-columns-spanned="{span}" {x}>' + "".join(f'<fo:block text-align="{a}">{E(s)}</fo:block>' for s in (t if isinstance(t, list) else [t])) + '</fo:table-cell>'
    row = lambda *cs: "<fo:table-row>" + "".join(cs) + "</fo:table-row>"
    T = 'border="0.5pt solid black"'
    def tab(ws, body):
        return '<fo:table table-layout="fixed" width="100%">' + "".join(f'<fo:table-column column-width="{w}%"/>' for w in ws) + f'<fo:table-body>{body}</fo:table-body></fo:table>'
    W = [8, 38, 10, 8, 13, 12, 11]
    hd = tab(W, row(*[cell(h, a, 1, 'border-bottom="0.8pt solid black" font-weight="bold" font-size="7.5pt"') for h, a in (("Line-Sch", "start"), ("Item/Description", "start"), ("Quantity", "end"), ("UOM", "start"), ("PO Price", "end"), ("Extended Amt", "end"), ("Due Date", "end"))]))
    def item(l):
        return row(cell(f"{l.line} - 1"), cell([l.si, l.desc, "Contract ID: 0000000000000000004127", "Contract Line: 0"] if l.line < 3 else [l.si, l.desc]), cell(num(l.qty, d=4), "end"), cell(l.uom), cell(num(l.price, d=5), "end"), cell(num(l.amount), "end"), cell(us(l.date), "end")) + row(cell("Schedule Total", "end", 5), cell(num(l.amount), "end"), cell("")) + row(cell("Item Total", "end", 5), cell(num(l.amount), "end"), cell("")) + row(cell(" ", span=7))
    reg = f'''<fo:static-content flow-name="xsl-region-before">{tab([58, 42], row(cell(["DEPARTMENT OF PUBLIC LANDS", "Central Purchasing", "700 Capitol Mall, 4th Floor", "Saint Clair MO 65102", "United States"]), f'<fo:table-cell {T} padding="2pt"><fo:block font-size="12pt" font-weight="bold">Purchase Order</fo:block><fo:block>Purchase Order &#160; 27100-0000048811 &#160;&#160; Dispatch via Print</fo:block><fo:block>Date 09/22/2025 &#160; Revision &#160;&#160; Page <fo:page-number/></fo:block><fo:block>Payment Terms &#160; Freight Terms &#160; Ship Via</fo:block><fo:block>Net 30 &#160;&#160;&#160;&#160;&#160;&#160; FOB Dest &#160;&#160;&#160;&#160; Common</fo:block><fo:block>Buyer: Ada Krenz &#160; Phone 573/555-0131</fo:block></fo:table-cell>'))}</fo:static-content>'''
    two = tab([50, 50], row(cell(["Vendor: 0000031877"] + sup.all()), cell(["Ship To:"] + ship.all() + ["Attention: Dale Roark"])) + row(cell(" ", span=2)) + row(cell(""), cell(["Bill To:"] + bill.all())))
    fo = f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="8.5pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="8.5in" page-height="11in" margin="0.5in"><fo:region-body margin-top="1.25in"/><fo:region-before extent="1.2in"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a">{reg}<fo:flow flow-name="xsl-region-body">{two}<fo:block space-before="4pt" font-size="7.5pt">Tax Exempt? Y &#160; Tax Exempt ID: 12-4410977 &#160;&#160; Replenishment Option: Standard</fo:block><fo:block space-before="4pt"/>{hd}{tab(W, "".join(item(l) for l in d.lines[:4]))}<fo:block break-before="page"/>{hd}{tab(W, item(d.lines[4]) + row(cell("Total PO Amount", "end", 5, 'font-weight="bold"'), cell(num(d["total"]), "end", 1, T + ' font-weight="bold"'), cell("")))}
<fo:block space-before="20pt">All shipments, shipping papers, invoices, and correspondence must be identified with our Purchase Order Number. Overshipments will not be accepted unless authorized by Buyer prior to shipment. Amounts in USD.</fo:block><fo:block space-before="30pt">_____________________________</fo:block><fo:block>Authorized Signature</fo:block></fo:flow></fo:page-sequence></fo:root>'''
    b.fop(fo, d.pdf())
    return d


@layout("wa-banner-community-college")
def _(name):
    buyer = P("Three Forks Community College", "Purchasing Department", "4000 College Parkway", "Elko Junction, NV 89803")
    ship = P("Three Forks Community College", "Central Receiving, Bldg 12", "4000 College Parkway", "Elko Junction, NV 89803")
    sup = P("Meridian Scientific Education Inc", "860 Laboratory Drive", "Rochester, NY 14623")
    d = mk(name, "wkhtmltopdf", ["Banner style", "commodity description over two rows", "U/M, additional and tax columns of zeros", "discount row", "account codes at the end", "PO number P00..., request number decoy", "delivery date in the head"],
           [Ln(1, "ME-61022", "MICROSCOPE, COMPOUND LED 1000X", 6, "EA", "548.00"), Ln(2, "ME-20417", "PREPARED SLIDE SET HISTOLOGY 100", 2, "SET", "389.50"), Ln(3, "ME-88140", "NITRILE GLOVE POWDER FREE MEDIUM", 20, "BX", "11.89"), Ln(4, "ME-33071", "HOT PLATE STIRRER CERAMIC 7X7", 4, "EA", "412.25")],
           po_number="P0031877", po_date="2025-07-14", requested_date="2025-08-11", currency="USD", buyer=buyer, bill_to=P("Three Forks Community College", "Accounts Payable", "PO Box 9911", "Elko Junction, NV 89803"), ship_to=ship, supplier=sup, payment_terms="Net 30 Days")
    d["subtotal"] = d.net(); d["discount"] = D("150.00"); d["tax"] = 0; d["freight"] = D("86.00"); d["total"] = d.net() - 150 + 86
    r = "".join(tr([l.line, f"<span>{E(l.desc)}<br><font size=1>Cat. No. {l.si}</font></span>", l.uom, qn(l.qty, d=2), num(l.price, d=4), num(l.amount), "0.00"], "llcrrrr") for l in d.lines)
    h = f'''<table width=100%><tr><td width=60%><font size=4><b>{E(buyer.name)}</b></font><br>{br(buyer.lines)}<br>Phone (775) 555-0110<td valign=top><table class=x width=100%><tr><td colspan=2 align=center><b>PURCHASE ORDER</b></tr><tr><td>P.O. Number<td><b>P0031877</b></tr><tr><td>P.O. Date<td>14-JUL-2025</tr><tr><td>Delivery Date<td>11-AUG-2025</tr><tr><td>Request No.<td>R0040212</tr><tr><td>Vendor ID<td>T00118204</tr></table></table><br>
<table width=100% class=x><tr><td width=33%><b>To:</b><br>{sup.h()}<td width=33%><b>Ship To:</b><br>{ship.h()}<td><b>Send Invoice To:</b><br>{d["bill_to"].h()}</tr></table><table width=100% class=x style="margin-top:4px"><tr><td>Buyer: M. Etcheverry<td>FOB: Destination<td>Terms: Net 30 Days<td>Carrier: Best Way<td>Blanket: N</tr></table><br>
<table width=100% class=g>{tr(["Item", "Commodity Description", "U/M", "Quantity", "Unit Price", "Extended", "Tax"], "llcrrrr", "th")}{r}</table><br><table align=right width=40%>{"".join(tr(x, "lr") for x in (("Extended Total", num(d["subtotal"])), ("Discount", num(-150)), ("Additional (Freight)", num(86)), ("Tax", "0.00"), ("PURCHASE ORDER TOTAL", "$" + num(d["total"]))))}</table><br clear=all>
<p style="font-size:7pt">FOAPAL: 110001-2710-7044-10 &nbsp; 60% &nbsp; 2,611.11 &nbsp;&nbsp; 220417-2710-7044-10 &nbsp; 40% &nbsp; Sequence 1, 2</p><p style="font-size:7pt">This institution is exempt from Nevada sales tax, account RCE-004-112. Vendor agrees to the terms posted at www.threeforks.example/purchasing. Show the purchase order number on packages and invoices.</p>Approved: ____________________ Director of Purchasing'''
    h = h.replace("2,611.11 ", "").replace("60% &nbsp; ", "").replace("40% &nbsp; ", "")
    b.wk(b.page("body{font:9pt 'Liberation Sans'}.x{border-collapse:collapse}.x td{border:1px solid #444;padding:3px;vertical-align:top}.g{border-collapse:collapse}.g th{border-bottom:2px solid #000;border-top:2px solid #000;text-align:left}.g td{padding:3px;vertical-align:top}", h), d.pdf(), "--page-size", "Letter")
    return d


@layout("wa-workday-health-system")
def _(name):
    buyer = P("Saint Brendan Health System")
    ship = P("SBHS Distribution Center", "4410 Airport Road, Dock 3", "Hermantown, MN 55811", "United States of America")
    sup = P("Corvanta Medical Products, Inc.", "1 Corvanta Way", "Plymouth, MN 55447", "United States of America")
    bill = P("Saint Brendan Health System", "Accounts Payable", "PO Box 16200", "Duluth, MN 55816", "United States of America")
    d = mk(name, "chromium", ["Workday style", "labels over values in a band", "Goods lines with supplier item identifier", "due date per line, all the same", "unit in its own column as a word", "tax and freight zero rows", "memo text"],
           [Ln(1, "CV-18FR-2W", "Catheter Foley 18 Fr 5 mL 2-way silicone coated", 12, "Case", "148.3200", date="2025-11-05"), Ln(2, "CV-DB2000", "Drainage bag 2000 mL anti-reflux", 30, "Case", "61.7500", date="2025-11-05"), Ln(3, "CV-IVST-22", "IV start kit with chloraprep", 45, "Box", "88.1000", date="2025-11-05"), Ln(4, "CV-TRANSP", "Dressing transparent film 4 x 4-3/4", 64, "Box", "52.9480", date="2025-11-05"), Ln(5, "CV-SUCT-Y", "Yankauer suction tip, bulb, vented", 20, "Case", "37.4000", date="2025-11-05"), Ln(6, "CV-OXY-NC7", "Cannula nasal adult 7 ft tubing", 25, "Case", "29.8800", date="2025-11-05")],
           po_number="PO-000218844", po_date="2025-10-29", requested_date="2025-11-05", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="Net 60")
    d["subtotal"] = d.net(); d["tax"] = 0; d["freight"] = 0; d["total"] = d.net()
    r = "".join(tr([l.line, l.si, l.desc, us(l.date), qn(l.qty), l.uom, num(l.price, d=4), num(l.amount)], "llllrlrr") for l in d.lines)
    k = lambda a, v: f"<td><i>{a}</i>{v}</td>"
    h = f'''<div class=top><div><b style="font-size:15pt;color:#1a4f7a">Saint Brendan<br>Health System</b></div><div style="text-align:right"><span style="font-size:17pt">Purchase Order</span><br>PO-000218844</div></div>
<table class=k><tr>{k("Document Date", "10/29/2025")}{k("Purchase Order Type", "Stock Replenishment")}{k("Payment Terms", "Net 60")}{k("Currency", "USD")}{k("Shipping Terms", "FOB Destination, Prepaid")}{k("Buyer", "Kari Ostrander")}</tr></table>
<table class=p><tr><td><i>Supplier</i>{sup.h()}<td><i>Ship-To</i>{ship.h()}<td><i>Bill-To</i>{bill.h()}</tr></table><h4>Goods Lines</h4><table class=g>{tr(["Line", "Supplier Item Identifier", "Item Description", "Due Date", "Quantity", "UOM", "Unit Cost", "Extended Amount"], "llllrlrr", "th")}{r}</table>
<table class=s><tr><td>Subtotal<td align=right>{num(d["subtotal"])}</tr><tr><td>Tax Amount<td align=right>0.00</tr><tr><td>Freight Amount<td align=right>0.00</tr><tr><td>Other Charges<td align=right>0.00</tr><tr><td><b>Total Amount</b><td align=right><b>{num(d["total"])} USD</b></tr></table><p><i>Memo</i>Deliver between 6:00 AM and 1:00 PM. No partial pallets. Contract CV-2024-0091 tier 3 pricing.</p><p style="font-size:6.5pt;color:#666">Saint Brendan Health System is an equal opportunity purchaser. Our standard terms and conditions at sbhs.example/suppliers govern this order. 1 of 1</p>'''
    b.chromium(b.page("@page{size:letter;margin:12mm}body{font:8.5pt 'Liberation Sans'}.top{display:flex;justify-content:space-between}i{display:block;font-style:normal;color:#777;font-size:7pt}table{width:100%;border-collapse:collapse;margin-top:4mm}.k td{border-top:1px solid #1a4f7a;border-bottom:1px solid #1a4f7a;padding:2px 4px}.p td{vertical-align:top;width:33%}.g th{background:#1a4f7a;color:#fff;font-size:7.5pt;padding:3px;text-align:left}.g th[align=right]{text-align:right}.g td{padding:3px;border-bottom:1px solid #ddd}.s{width:42%;margin-left:58%}", h), d.pdf())
    return d


@layout("wa-lawson-hospital-listing")
def _(name):
    buyer = P("MERCY RIDGE REGIONAL MEDICAL CTR", "1500 RIDGECREST DRIVE", "HARRISON AR 72601")
    ship = P("MERCY RIDGE - CENTRAL STORES", "1500 RIDGECREST DRIVE DOCK B", "HARRISON AR 72601")
    bill = P("MERCY RIDGE ACCOUNTS PAYABLE", "PO BOX 5500", "HARRISON AR 72602")
    sup = P("OZARK SURGICAL SUPPLY", "4711 PHOENIX AVENUE", "FORT SMITH AR 72903")
    d = mk(name, "enscript/gs", ["Lawson PO120 style print file", "monospace, rules of dashes", "our item, then vendor item and manufacturer number on rows below", "quantity in units of measure with a conversion", "unit cost with four decimals", "no currency printed"],
           [Ln(1, "OS-4402", "SPONGE GAUZE 4X4 12PLY STERILE 2S", 24, "CS", "61.4400", bi="10023"), Ln(2, "OS-7811-L", "GLOVE SURGICAL LATEX FREE SZ 8", 16, "BX", "74.2250", bi="10417"), Ln(3, "OS-0090", "SUTURE VICRYL 3-0 SH 27IN", 10, "BX", "112.8000", bi="11902"), Ln(4, "OS-5520", "DRAPE LAPAROTOMY 102X78X121", 8, "CS", "139.9600", bi="12044")],
           po_number="448102", po_date="2025-03-18", requested_date="2025-03-21", currency=None, buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="NET 30")
    d["total"] = d.net()
    W = 92
    L = ["MERCY RIDGE REGIONAL MEDICAL CTR".ljust(58) + "P U R C H A S E   O R D E R", "1500 RIDGECREST DRIVE".ljust(58) + "PO NUMBER:  448102    REL: 0", "HARRISON AR 72601".ljust(58) + "PO DATE:    03/18/25", "(870) 555-0100".ljust(58) + "PAGE:       1", "", "VENDOR:  30118".ljust(46) + "SHIP TO:"]
    L += [a.ljust(46) + z for a, z in zip(["  " + x for x in sup.all()], ["  " + x for x in ship.all()])]
    L += ["", "BILL TO:"] + ["  " + x for x in bill.all()] + ["", "BUYER: TLM   TERMS: NET 30   FOB: DEST   SHIP VIA: VENDOR TRUCK   DELIVER BY: 03/21/25", "=" * W,
          "LINE ITEM NBR   DESCRIPTION".ljust(52) + "QTY UOM     UNIT COST      EXTENDED", "=" * W]
    mf = ["COV-441218", "ANS-20685780", "ETH-J416H", "CAR-8842"]
    for l, m in zip(d.lines, mf):
        L += [f"{l.line:>3}  {l.bi:<10}{l.desc:<34}{qn(l.qty):>6} {l.uom:<4}{num(l.price, d=4):>12}{num(l.amount):>14}", f"     VENDOR ITEM: {l.si:<16} MFR: {m}", f"     1 {l.uom} = {[20, 50, 36, 5][l.line - 1]} EA", ""]
    L += ["-" * W, ("TOTAL PURCHASE ORDER" + num(d["total"]).rjust(16)).rjust(88), "", "PLEASE CONFIRM PRICES WITHIN 24 HOURS. NO SUBSTITUTIONS WITHOUT APPROVAL OF MATERIALS MANAGEMENT.", "TAX EXEMPT 501(C)(3)", "", "", "AUTHORIZED BY ______________________________"]
    b.enscript("\n".join(L), d.pdf(), "-f", "Courier9", "-M", "Letter")
    return d


@layout("wa-oracle-ebs-power-district")
def _(name):
    buyer = P("Cedar Bluffs Public Power District", "2800 Substation Road", "Kearney, NE 68847", "United States")
    ship = P("CB - North Yard Stores", "6120 Highway 10", "Kearney, NE 68847", "United States")
    sup = P("GREAT PLAINS LINE HARDWARE", "900 INDUSTRIAL LANE", "GRAND ISLAND, NE 68801", "United States")
    d = mk(name, "iText", ["Oracle E-Business Suite style", "grid of label cells over values", "part number over description in one column, supplier item under it", "needed date and time per line, one for all", "taxable column Y/N", "Ship To as a row under the line", "date 03-JUN-2025", "second page of terms"],
           [Ln(1, "GP-C70-14", "BOLT, MACHINE, GALV, 5/8 X 14", 600, "Each", "3.12", bi="018-20514", date="2025-06-27"), Ln(2, "GP-J2301", "CLAMP, DEADEND, 4/0 ACSR", 144, "Each", "21.87", bi="022-31018", date="2025-06-27"), Ln(3, "GP-4010-ACSR", "WIRE, 1/0 ACSR RAVEN BARE", 12500, "Foot", "0.512", bi="041-00107", date="2025-06-27"), Ln(4, "GP-PIN-F", "INSULATOR, PIN TYPE, 25KV POLY", 90, "Each", "17.06", bi="022-44900", date="2025-06-27")],
           po_number="5118027", po_date="2025-06-03", requested_date="2025-06-27", currency="USD", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="2% 10 NET 30")
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8)
    c.t(36, 44, "CEDAR BLUFFS", 15, "HB"); c.t(36, 57, "PUBLIC POWER DISTRICT", 9, "H")
    def cell(x, y, w, h, k, v, f="H"):
        c.r(x, y, w, h); c.t(x + 3, y + 8, k, 6, "HB"); c.ts(x + 3, y + 18, v if isinstance(v, list) else [v], 9.5, size=8, font=f)
    c.t(576, 40, "Standard Purchase Order", 13, "HB", "r")
    cell(330, 48, 82, 24, "PURCHASE ORDER NO.", "5118027", "HB"); cell(412, 48, 82, 24, "REVISION", "0"); cell(494, 48, 82, 24, "PAGE", "1  OF  2")
    cell(36, 76, 294, 62, "SUPPLIER:", sup.all()); cell(330, 76, 246, 62, "SHIP TO:", ship.all())
    cell(36, 138, 294, 62, "BILL TO:", buyer.all())
    cell(330, 138, 123, 31, "DATE OF ORDER / BUYER", ["03-JUN-2025", "K. Brandt"]); cell(453, 138, 123, 31, "DATE OF REVISION / BUYER", ""); cell(330, 169, 246, 31, "CUSTOMER ACCOUNT NO. / SUPPLIER NO.", "CBPPD-01 / 20874")
    for x, w, k, v in ((36, 108, "PAYMENT TERMS", "2% 10 NET 30"), (144, 80, "SHIP VIA", "Motor Freight"), (224, 106, "F.O.B.", "Destination"), (330, 106, "FREIGHT TERMS", "Prepaid"), (436, 140, "REQUESTOR / DELIVER TO", "Stores, North")):
        cell(x, 200, w, 24, k, v)
    S = [(40, "l"), (62, "l"), (268, "l"), (372, "r"), (378, "l"), (455, "r"), (466, "l"), (572, "r")]
    c.r(36, 232, 540, 18, 0.88)
    at(c, 243, S, ["LN", "PART NUMBER/DESCRIPTION", "DELIVERY DATE", "QUANTITY", "UNIT", "UNIT PRICE", "TAX", "EXTENSION"], size=6.3, font="HB")
    y = 262
    for l in d.lines:
        at(c, y, S, [l.line, l.bi, "27-JUN-2025", qn(l.qty), l.uom, num(l.price, d=3 if l.uom == "Foot" else 2), "N", num(l.amount)])
        c.t(62, y + 10, l.desc); c.t(62, y + 20, "Supplier Item: " + l.si, 7); c.t(62, y + 30, "Ship To: Use the ship-to address at the top of page 1", 7); y += 46
    c.hl(y - 4, 36, 576); c.t(455, y + 8, "TOTAL (USD):", 9, "HB", "r"); c.t(572, y + 8, num(d["total"]), 9, "HB", "r")
    c.t(36, 740, "Terms and conditions of the District as posted apply and are part of this order.", 7); c.t(480, 740, "AUTHORIZED SIGNATURE ____________", 7, a="c")
    terms(c, "STANDARD TERMS AND CONDITIONS", font="T", size=6.2)
    c.itext(d.pdf())
    return d


@layout("wa-jaggaer-research-university")
def _(name):
    buyer = P("Keweenaw State University", "1400 Townsend Loop", "Houghton, MI 49931 US")
    ship = P("Keweenaw State University", "Attn: Priya Raman, Chem Sci 408", "1400 Townsend Loop", "Houghton, MI 49931 US")
    bill = P("KSU Accounts Payable", "ap-invoices@ksu.example", "Houghton, MI 49931 US")
    sup = P("Halogen Fine Chemicals", "330 Reagent Row", "Burlington, MA 01803 US")
    d = mk(name, "weasyprint", ["Jaggaer style university", "product description first, catalog number, size / packaging, unit price, quantity, extended price", "hazardous note rows", "shipping and tax TBD wording as 0", "quote number decoy", "number in the head of the box"],
           [Ln(1, "HF-179973-4L", "Tetrahydrofuran anhydrous 99.9%, inhibitor-free", 4, "EA", "212.40"), Ln(2, "HF-270989-18", "Acetonitrile HPLC grade", 1, "CS", "488.00"), Ln(3, "HF-459844-2", "Ethyl acetate ACS reagent", 6, "EA", "57.15"), Ln(4, "HF-S7653-5K", "Sodium chloride ACS reagent 5 kg", 2, "EA", "134.00")],
           po_number="KSU2502671", po_date="2025-02-11", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="0% 0, Net 30")
    d["subtotal"] = d.net(); d["freight"] = 0; d["total"] = d.net()
    pk = ["4 L", "4 x 4 L", "2.5 L", "5 kg"]
    r = ""
    for l, p in zip(d.lines, pk):
        r += f"<tr><td>{l.line} of 4<td>{E(l.desc)}<td>{l.si}<td>{p} / {l.uom}<td class=n>{num(l.price)} USD<td class=n>{qn(l.qty)} {l.uom}<td class=n>{num(l.amount)} USD</tr><tr><td><td colspan=6 class=x>{'Hazardous Material: Yes' if l.line < 4 else 'Taxable: No'} &nbsp; Capital: No &nbsp; Commodity Code: 12352100 / Chemicals</td></tr>"
    h = f'''<table class=o><tr><td style="width:55%"><h1>Keweenaw State University</h1>Purchasing Services, 1400 Townsend Loop, Houghton, MI 49931<br>purchasing@ksu.example<td><table class=i><tr><th colspan=2>Purchase Order</th></tr><tr><td>PO/Reference No.<td><b>KSU2502671</b></tr><tr><td>Revision No.<td>0</tr><tr><td>Original PO Date<td>2/11/2025</tr><tr><td>Payment Terms<td>0% 0, Net 30</tr><tr><td>F.O.B.<td>Destination</tr><tr><td>Quote number<td>Q-88120-2</tr></table></tr></table>
<table class=o style="margin-top:4mm"><tr><td><u>Supplier</u><br>{sup.h()}<td><u>Deliver To</u><br>{ship.h()}<td><u>Bill To</u><br>{bill.h()}</tr></table><table class=t><tr><th>Line<th>Product Description<th>Catalog No.<th>Size / Packaging<th class=n>Unit Price<th class=n>Quantity<th class=n>Ext. Price</tr>{r}<tr><td colspan=6 class=n>Subtotal<td class=n>{num(d["subtotal"])}</tr><tr><td colspan=6 class=n>Shipping<td class=n>0.00</tr><tr><td colspan=6 class=n><b>Total</b><td class=n><b>{num(d["total"])} USD</b></tr></table>
<p class=x>Shipping, Handling, and Tax charges are calculated and charged by each supplier. The values shown here are for estimation purposes, budget checking, and workflow approvals. The University is exempt from Michigan sales tax.</p>'''
    b.weasy(b.page("@page{size:letter;margin:13mm;@bottom-right{content:'Page ' counter(page) ' of ' counter(pages);font:7pt sans-serif}}body{font:8.5pt 'DejaVu Serif'}h1{font-size:13pt;margin:0 0 2mm;color:#502}table{border-collapse:collapse}.o{width:100%}.o td{vertical-align:top}.i{width:100%}.i td,.i th{border:.5pt solid #888;padding:1.5pt 3pt;font-size:8pt}.i th{background:#502;color:#fff}.t{width:100%;margin-top:5mm}.t th{border-bottom:1pt solid #502;font-size:7.5pt;text-align:left}.t td{padding:2pt;vertical-align:top}.n,.t th.n{text-align:right}.x{font-size:6.5pt;color:#555}", h), d.pdf())
    return d


@layout("wa-school-district-skyward-scan")
def _(name):
    buyer = P("BRUNEAU VALLEY SCHOOL DIST 365", "39678 STATE HWY 78", "BRUNEAU VALLEY, ID 83604")
    ship = P("RIMROCK MIDDLE SCHOOL", "41110 RIMROCK ROAD", "BRUNEAU VALLEY, ID 83604")
    sup = P("SCHOLARS CHOICE SUPPLY", "1250 NORTHWEST BLVD", "COEUR D ALENE, ID 83814")
    d = mk(name, "scan of a print (reportlab)", ["scan 170 dpi grey", "Skyward style school order", "quantity, unit, catalog number first", "account distribution", "signature line", "subtotal and shipping row"],
           [Ln(None, "SC-2240", "CONSTRUCTION PAPER 12X18 ASST 50PK", 40, "PK", "3.85"), Ln(None, "SC-1016", "GLUE STICK WASHABLE 30 CT", 12, "BX", "14.20"), Ln(None, "SC-7705", "COMPOSITION BOOK WIDE RULED", 144, "EA", "1.29"), Ln(None, "SC-9031", "PENCIL SHARPENER ELECTRIC HD", 3, "EA", "64.50")],
           po_number="2502600118", po_date="2025-08-04", currency="USD", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup)
    d["subtotal"] = d.net(); d["freight"] = D("42.95"); d["total"] = d.net() + D("42.95")
    c = b.Canvas(612, 792, 10, "C")
    c.t(306, 46, buyer.name, 15, "HB", "c"); c.t(306, 60, ", ".join(buyer.lines), 10, "H", "c"); c.t(40, 92, "PURCHASE ORDER", 14, "HB"); c.t(380, 86, "PO #: 2502600118", 11, "CB"); c.t(380, 100, "DATE: 08/04/2025", 11); c.t(380, 114, "VENDOR KEY: SCHOLCHO000", 9)
    c.t(40, 140, "VENDOR:", 9, "HB"); c.ts(40, 153, sup.all(), 12); c.t(320, 140, "SHIP TO:", 9, "HB"); c.ts(320, 153, ship.all(), 12); c.t(40, 200, "BILL TO: SAME AS DISTRICT ADDRESS ABOVE", 9)
    S = [(78, "r"), (90, "l"), (126, "l"), (200, "l"), (500, "r"), (574, "r")]
    c.r(36, 214, 540, 18, 0.85); at(c, 226, S, ["QTY", "UNIT", "CATALOG #", "DESCRIPTION", "UNIT COST", "AMOUNT"], size=9, font="HB")
    y = 250
    for l in d.lines:
        at(c, y, S, [qn(l.qty), l.uom, l.si, l.desc, num(l.price, d=5), num(l.amount)], size=9.5); y += 19
    c.hl(y, 36, 576)
    for k, v in (("SUBTOTAL", d["subtotal"]), ("SHIPPING", d["freight"]), ("TOTAL", d["total"])):
        y += 16; c.t(500, y, k, a="r", font="CB"); c.t(574, y, ("$" if k == "TOTAL" else "") + num(v), a="r")
    c.t(40, y + 40, "ACCOUNT NUMBER                           AMOUNT", 9, "CB"); c.t(40, y + 54, "100 512 410 000 365 101     " + num(d["total"]).rjust(18), 9)
    c.t(40, 680, "APPROVED: ______________________________   BUSINESS MANAGER", 9); c.t(130, 674, "R. Aldecoa", 14, "HI")
    t = d.pdf() + ".tmp.pdf"
    c.reportlab(t)
    b.scan(t, d.pdf(), dpi=170, skew=0.6, noise=5, quality=32, blur=0.4, seed=11)
    d.text_from = t
    return d


@layout("wa-state-dot-delivery-order")
def _(name):
    buyer = P("STATE OF WASATCH DEPARTMENT OF TRANSPORTATION", "PROCUREMENT DIVISION", "4501 SOUTH 2700 WEST", "TAYLOR CITY UT 84129")
    ship = P("REGION 2 SIGN SHOP", "1100 BECK STREET GATE 4", "TAYLOR CITY UT 84103")
    sup = P("REFLECTO SIGN BLANKS CORP", "77 FOUNDRY PARK", "OGDEN UT 84404")
    d = mk(name, "gofpdf", ["state delivery order under a price agreement", "title DELIVERY ORDER but an order to take", "commodity code column first, then description in several rows", "unit LB and SF", "discount terms and days after ARO in words", "continuation page with the total only"],
           [Ln(1, "801-60-24", "SHEETING, RETROREFLECTIVE TYPE XI, WHITE, 48 IN X 50 YD", 36, "RL", "742.5000"), Ln(2, "801-52-11", "SIGN BLANK, ALUMINUM 0.080 IN, 30 IN OCTAGON", 400, "EA", "18.9400"), Ln(3, "801-52-19", "SIGN BLANK, ALUMINUM 0.125 IN, FLAT SHEET", 2400, "SF", "5.8725"), Ln(4, "550-88-03", "POST, U-CHANNEL, GALV, 3 LB/FT, 12 FT", 250, "EA", "31.1500")],
           po_number="DO 810 26000004417", po_number_alt=["26000004417", "810 26000004417"], po_date="2025-07-08", currency="USD", buyer=buyer, bill_to=P("UDOT COMPTROLLER", "BOX 141510", "TAYLOR CITY UT 84114"), ship_to=ship, supplier=sup, payment_terms="1% 15 DAYS NET 30")
    for l in d.lines:
        l.bi, l.si = None, None
    d["total"] = d.net()
    cc = ["801-60-24", "801-52-11", "801-52-19", "550-88-03"]
    c = b.Canvas(612, 792, 8.5, "T")
    c.t(306, 36, "STATE OF WASATCH", 13, "TB", "c"); c.t(306, 50, "DELIVERY ORDER", 12, "TB", "c"); c.t(306, 62, "AGAINST PRICE AGREEMENT MA2387", 9, "T", "c")
    c.t(36, 84, "ORDER NO:", 8, "TB"); c.t(100, 84, "DO 810 26000004417", 10, "TB"); c.t(360, 84, "ORDER DATE:", 8, "TB"); c.t(440, 84, "07/08/25"); c.t(36, 98, "VENDOR NO:", 8, "TB"); c.t(100, 98, "VC0000118042"); c.t(360, 98, "BUYER:", 8, "TB"); c.t(440, 98, "LORRAINE PACE 801-555-0144")
    c.t(36, 122, "ISSUED BY", 7, "TB"); c.ts(36, 133, buyer.all(), 10.5); c.t(330, 122, "CONTRACTOR", 7, "TB"); c.ts(330, 133, sup.all(), 10.5)
    c.t(36, 192, "DELIVER TO", 7, "TB"); c.ts(36, 203, ship.all(), 10.5); c.t(330, 192, "INVOICE TO", 7, "TB"); c.ts(330, 203, d["bill_to"].all(), 10.5)
    c.t(36, 250, "PAYMENT TERMS: 1% 15 DAYS NET 30        FOB: DESTINATION        DELIVERY: 30 DAYS ARO", 8.5)
    S = [(38, "l"), (66, "l"), (130, "l"), (412, "r"), (424, "l"), (500, "r"), (574, "r")]
    c.hl(260, 36, 576, 1); at(c, 271, S, ["LINE", "COMMODITY", "DESCRIPTION", "QUANTITY", "UNIT", "UNIT PRICE", "TOTAL"], size=7.5, font="TB"); c.hl(276, 36, 576, 1)
    ext = [["TO MEET ASTM D4956 TYPE XI, PRESSURE SENSITIVE,", "WITH ROLL LINER; LOT NUMBERS ON EACH CARTON"], ["ALLOY 5052-H38, ALODINE 1200 TREATED,", "HOLES PER MUTCD STANDARD"], ["48 IN X 120 IN SHEETS, BAND 2500 LB MAX"], ["RAIL STEEL ASTM A499, 3/8 HOLES 1 IN CENTERS"]]
    y = 292
    for l, x, k in zip(d.lines, ext, cc):
        at(c, y, S, [f"{l.line:04d}", k, l.desc.split(", ")[0] + ", " + ", ".join(l.desc.split(", ")[1:]), qn(l.qty), l.uom, num(l.price, d=4), num(l.amount)], size=7.8)
        y = c.ts(130, y + 10, x, 10, size=7.5) + 14
    c.t(574, 740, "CONTINUED ON NEXT PAGE", 7, "TB", "r"); c.t(306, 760, "PAGE 1 OF 2", 7, a="c"); c.page()
    c.t(36, 40, "ORDER NO: DO 810 26000004417", 9, "TB"); c.t(574, 40, "PAGE 2 OF 2", 8, a="r"); c.hl(48, 36, 576, 1)
    c.t(500, 70, "ORDER TOTAL", 9, "TB", "r"); c.t(574, 70, "$" + num(d["total"]), 9, "TB", "r")
    c.ts(36, 110, ["FUND 2800  DEPT 810  UNIT 3412  OBJ 6255", "", "THE CONTRACTOR SHALL NOTIFY THE RECEIVING POINT 24 HOURS BEFORE DELIVERY. DELIVERIES 7:30 AM TO 3:00 PM MONDAY THROUGH THURSDAY.", "INVOICES WITHOUT THE ORDER NUMBER ARE RETURNED. THE STATE IS EXEMPT FROM SALES AND USE TAX (11736850-010-STC)."], 12, size=8)
    c.t(36, 220, "AUTHORIZED SIGNATURE: ______________________________    DATE: ____________")
    c.gofpdf(d.pdf())
    return d


@layout("wa-hospital-authority-peoplesoft-landscape")
def _(name):
    buyer = P("Pascagoula Sound Hospital Authority", "3109 Bayou Drive", "Gautier MS 39553")
    ship = P("PSHA Main Hospital Receiving", "2809 Denny Avenue", "Pascagoula MS 39581")
    sup = P("DENTON ORTHOPEDICS INC", "PO BOX 71144", "BIRMINGHAM AL 35207")
    d = mk(name, "pdfbox", ["landscape letter", "implant bill-only order after surgery", "lot and serial numbers per item decoys", "price before quantity", "patient and case decoys", "contract price and list price columns both"],
           [Ln(1, "DO-7721-046", "FEMORAL STEM STD SZ 6", 1, "EA", "2890.00"), Ln(2, "DO-7730-28", "FEMORAL HEAD CERAMIC 28 MM", 1, "EA", "1315.00"), Ln(3, "DO-7744-54", "ACETABULAR SHELL 54 MM", 1, "EA", "1742.50"), Ln(4, "DO-7755-28", "LINER XLPE 28 X 54", 1, "EA", "960.00"), Ln(5, "DO-9001-65", "SCREW CANCELLOUS 6.5 X 30", 2, "EA", "148.00")],
           po_number="PSH-119820-BO", po_date="2025-01-27", currency="USD", buyer=buyer, bill_to=P("PSHA Accounts Payable", "PO Box 1200", "Gautier MS 39553"), ship_to=ship, supplier=sup, payment_terms="N45")
    d["total"] = d.net()
    c = b.Canvas(792, 612, 8)
    c.t(36, 40, buyer.name, 13, "HB"); c.t(36, 53, ", ".join(buyer.lines)); c.t(756, 40, "PURCHASE ORDER  (BILL ONLY - DO NOT SHIP)", 11, "HB", "r")
    for i, (k, v) in enumerate((("PO ID", d["po_number"]), ("PO Date", "01/27/2025"), ("Terms", "N45"), ("Buyer", "Renata Cole"), ("Surgery Date", "01/24/2025"), ("Case No.", "S25-00418"))):
        x = 530 + (i // 3) * 122
        c.t(x, 62 + (i % 3) * 12, k, 7, "HB"); c.t(x + 48, 62 + (i % 3) * 12, v, 8)
    for x, k, p in ((36, "Vendor  0000007734", sup), (210, "Ship To", ship), (390, "Invoice To", d["bill_to"])):
        c.t(x, 76, k, 7, "HB"); c.ts(x, 87, p.all(), 10)
    S = [(40, "r"), (50, "l"), (130, "l"), (300, "l"), (400, "l"), (520, "r"), (595, "r"), (640, "r"), (652, "l"), (752, "r")]
    c.r(30, 140, 732, 15, 0.8, 0); at(c, 150, S, ["Line", "Mfr Cat #", "Description", "Lot #", "Serial / UDI", "List", "Contract Price", "Qty", "UM", "Extended"], size=7, font="HB")
    y = 172
    for i, l in enumerate(d.lines):
        at(c, y, S, [l.line, l.si, l.desc, f"L{24110 + i * 37}B", f"(21)88{4120 + i * 913}", num(l.price * D("1.35")), num(l.price), qn(l.qty), l.uom, num(l.amount)]); c.hl(y + 5, 30, 762, 0.2); y += 20
    c.t(640, y + 6, "Order Total USD", 8, "HB", "r"); c.t(752, y + 6, num(d["total"]), 9, "HB", "r")
    c.t(36, 560, "Pricing per Agreement PSHA-ORTHO-2023. Notice: patient identifiers are not to be put on invoices.", 7)
    c.pdfbox(d.pdf())
    return d


@layout("wa-city-acroform-public-safety")
def _(name):
    buyer = P("City of Port Lathrop", "Purchasing Office, 220 Harbor Ave", "Port Lathrop, WA 98368")
    ship = P("Police Dept Evidence Bldg", "1019 Water St", "Port Lathrop, WA 98368")
    sup = P("Badge & Shield Outfitters", "3100 Aurora Ave N", "Seattle, WA 98103")
    d = mk(name, "reportlab acroform", ["AcroForm, values in fields", "sales tax by rate, freight and total in fields", "twelve rows, three filled", "BARS account numbers", "labels left of the boxes"],
           [Ln(1, "BSO-5511", "Uniform shirt LS navy, sizes on list", 30, "EA", "58.75"), Ln(2, "BSO-0227", "Duty belt basketweave 2-1/4 in", 8, "EA", "71.20"), Ln(3, "BSO-8890", "Body armor carrier, external", 6, "EA", "214.00")],
           po_number="PD-2025-0177", po_date="2025-09-09", requested_date="2025-10-01", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.091")); d["freight"] = D("35.00"); d["total"] = d["subtotal"] + d["tax"] + 35
    from reportlab.pdfgen import canvas
    c = canvas.Canvas(d.pdf(), pagesize=(612, 792), invariant=1)
    n = [0]
    def T(x, y, s, sz=8, f="Helvetica"):
        c.setFont(f, sz); c.drawString(x, 792 - y, s)
    def F(x, y, w, v, h=15, ml=False):
        n[0] += 1
        c.acroForm.textfield(name=f"t{n[0]}", x=x, y=792 - y - h + 4, width=w, height=h, value=str(v), fontSize=8.5, borderWidth=0.5, fontName="Helvetica", forceBorder=True, fieldFlags="multiline" if ml else "")
    T(40, 46, "City of Port Lathrop", 18, "Times-Bold"); T(40, 60, "Purchasing Office, 220 Harbor Ave, Port Lathrop, WA 98368", 8); T(430, 46, "PURCHASE ORDER", 14, "Helvetica-Bold")
    T(400, 70, "P.O. Number"); F(470, 66, 102, d["po_number"]); T(400, 90, "P.O. Date"); F(470, 86, 102, "09/09/2025"); T(400, 110, "Needed By"); F(470, 106, 102, "10/01/2025"); T(400, 130, "Terms"); F(470, 126, 102, "Net 30")
    T(40, 88, "Vendor"); [F(90, 80 + 15 * i, 270, v) for i, v in enumerate(sup.all())]; T(40, 138, "Ship To"); [F(90, 132 + 15 * i, 270, v) for i, v in enumerate(ship.all())]
    X = [(40, 26, "Item"), (66, 44, "Qty"), (110, 36, "Unit"), (146, 74, "Part No."), (220, 210, "Description"), (430, 66, "Unit Price"), (496, 76, "Amount")]
    for x, w, s in X:
        T(x + 2, 196, s, 7.5, "Helvetica-Bold")
    for i in range(12):
        l = d.lines[i] if i < 3 else None
        v = [l.line, qn(l.qty), l.uom, l.si, l.desc, num(l.price), num(l.amount)] if l else [""] * 7
        for (x, w, s), t in zip(X, v):
            F(x, 204 + i * 16, w, t)
    for i, (k, v) in enumerate((("Subtotal", d["subtotal"]), ("Sales Tax 9.1%", d["tax"]), ("Freight", d["freight"]), ("TOTAL", d["total"]))):
        T(410, 412 + i * 18, k, 8.5, "Helvetica-Bold"); F(496, 404 + i * 18, 76, ("$" if i in (0, 3) else "") + num(v))
    T(40, 412, "BARS"); F(90, 404, 200, "001.521.20.31.00"); T(40, 432, "Requested by"); F(100, 424, 190, "Sgt. T. Ness")
    T(40, 520, "Department Head ________________________     City Clerk-Treasurer ________________________"); T(40, 545, "Original to vendor, copy to file. The City of Port Lathrop reserves the right to reject goods not as ordered.", 7)
    c.showPage(); c.save()
    tmp = b.Canvas(612, 792, 9)
    y = 20
    for s in buyer.all() + sup.all() + ship.all() + [d["po_number"], "09/09/2025", "10/01/2025", "Net 30"] + [f"{l.line} {qn(l.qty)} {l.uom} {l.si} {l.desc} {num(l.price)} {num(l.amount)}" for l in d.lines] + [num(d[k]) for k in ("subtotal", "tax", "freight", "total")]:
        tmp.t(20, y, s); y += 14
    d.text_from = d.pdf() + ".tmp.pdf"
    tmp.reportlab(d.text_from)
    return d
