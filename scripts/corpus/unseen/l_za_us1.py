# SPDX-License-Identifier: Apache-2.0
"""Makers of the United States that order from their ERP: pumps, valves, castings, machine parts, aircraft."""
from l_ya_kit import *


def us(iso):
    return dt(iso, "{m}/{d}/{yyyy}")


@layout("za-us-gp-blank-form-pump-rebuild")
def _(name):
    buyer = P("Tidewater Pump & Process, Inc.", "6120 Sandbridge Road", "Norfolk VA 23502")
    ship = P("Tidewater Pump & Process, Inc.", "Repair Shop, Bay 4", "802 Diamond Springs Ct", "Virginia Beach VA 23455")
    sup = P("Keller Seal Works LLC", "41 Furnace Street", "Akron OH 44308")
    L = [Ln(None, "KSW-1875-BUNA", "Mech seal 1-7/8 type 21 Buna/Carbon/Ceramic", 12, "Each", "86.40", bi="SEAL-21-187"), Ln(None, "KSW-2500-VIT", "Mech seal 2-1/2 type 21 Viton/Carbon/SiC", 6, "Each", "214.95", bi="SEAL-21-250V"),
         Ln(None, "GP-716-GFO", "Packing, 7/16 sq. graphite PTFE, 5 lb box", 4, "Box", "178.00", bi="PACK-716"), Ln(None, "SLV-1875-316", "Shaft sleeve 1-7/8 316SS, bored to print", 10, "Each", "63.25", bi="SLEEVE-187")]
    d = mk(name, "iText", "en", ["Dynamics GP PO Blank Form", "grid of two rows of heads above the items", "item and vendor item in two rows of the same column", "subtotal box of five rows with trade discount", "cancel-after column printed empty"], L, po_number="PO0027714", po_date="2026-03-17", requested_date="2026-04-06", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30")
    d["subtotal"] = d.net(); d["discount"] = D("50.00"); d["freight"] = D("38.75"); d["tax"] = D(0); d["total"] = d.net() - 50 + D("38.75")
    c = b.Canvas(612, 792, 9)
    c.ts(40, 48, buyer.all(), 12); c.t(572, 48, "Purchase Order", 16, "HB", "r")
    for k, (a, v) in enumerate((("Purchase Order No.", "PO0027714"), ("Date", us("2026-03-17")), ("Page", "1 of 1"))):
        c.r(400, 58 + 16 * k, 92, 16); c.r(492, 58 + 16 * k, 80, 16); c.t(404, 69 + 16 * k, a, 8); c.t(568, 69 + 16 * k, v, a="r")
    c.t(40, 122, "Vendor:", font="HB"); c.ts(44, 136, sup.all(), 12); c.t(310, 122, "Ship To:", font="HB"); c.ts(314, 136, ship.all(), 12)
    X = [40, 130, 200, 270, 380, 480, 572]
    for r, vals in enumerate((("Vendor ID", "Req. By", "Buyer", "Shipping Method", "FOB", "Payment Terms"), ("KELLER001", "4/6/2026", "dlangley", "UPS GROUND", "Origin", "Net 30"))):
        for i, v in enumerate(vals):
            c.r(X[i], 196 + 15 * r, X[i + 1] - X[i], 15, .88 if r == 0 else None); c.t(X[i] + 3, 206.5 + 15 * r, v, 8, "HB" if r == 0 else "H")
    Y = [40, 150, 340, 378, 420, 470, 520, 572]; y = 240
    for i, v in enumerate(("Item Number", "Description", "U of M", "Ordered", "Canceled", "Unit Price", "Ext. Price")):
        c.r(Y[i], y, Y[i + 1] - Y[i], 15, .88); c.t(Y[i] + 3, y + 10.5, v, 8, "HB")
    y += 15; top = y
    for l in L:
        c.t(43, y + 12, l.bi, 8.5); c.t(43, y + 23, l.si, 8.5); c.t(153, y + 12, l.desc[:44], 8) if len(l.desc) <= 44 else c.ts(153, y + 12, [l.desc[:l.desc.rfind(" ", 0, 42)], l.desc[l.desc.rfind(" ", 0, 42) + 1:]], 11, size=8)
        c.t(343, y + 12, l.uom, 8.5); c.t(417, y + 12, qn(l.qty), 8.5, a="r"); c.t(467, y + 12, "0", 8.5, a="r"); c.t(517, y + 12, "$" + num(l.price), 8.5, a="r"); c.t(569, y + 12, "$" + num(l.amount), 8.5, a="r"); y += 30
    for x in Y:
        c.l(x, top, x, 600)
    c.hl(600, 40, 572)
    for k, (a, v) in enumerate((("Subtotal", d["subtotal"]), ("Trade Discount", d["discount"]), ("Freight", d["freight"]), ("Miscellaneous", D(0)), ("Tax", D(0)), ("Order Total", d["total"]))):
        c.r(420, 606 + 16 * k, 80, 16); c.r(500, 606 + 16 * k, 72, 16); c.t(424, 617 + 16 * k, a, 8.5, "HB" if k == 5 else "H"); c.t(568, 617 + 16 * k, "$" + num(v), a="r", font="HB" if k == 5 else "H")
    c.ts(40, 622, ["Seals to be individually boxed and tagged with our item number.", "Trade discount per your letter of 2/3/2026."], 12, size=8.5); c.hl(690, 40, 240); c.t(40, 701, "Authorized Signature", 8); c.itext(d.pdf()); return d


@layout("za-us-kinetic-valve-releases")
def _(name):
    buyer = P("Brightwater Valve Company", "900 Commerce Street", "Sheboygan, WI 53081"); sup = P("Northern Investment Castings", "2300 Foundry Road", "Manitowoc, WI 54220")
    ship = P("Brightwater Valve - Plant 2", "1414 S Taylor Drive", "Sheboygan, WI 53081")
    L = [Ln(1, "NIC-BDY-150", "Body casting 1-1/2 in CF8M, heat lot traceable", 240, "EA", "41.7500", bi="C-10044-R", rev="F", rel=(("1", "05/11/2026", 120), ("2", "06/08/2026", 120))), Ln(2, "NIC-BON-150", "Bonnet casting 1-1/2 in CF8M", 240, "EA", "18.2200", bi="C-10045-R", rev="D", rel=(("1", "05/11/2026", 240),)), Ln(3, "NIC-DSC-200", "Disc casting 2 in Alloy 20", 75, "EA", "66.1000", bi="C-20317", rev="B", rel=(("1", "05/26/2026", 75),))]
    d = mk(name, "chromium", "en", ["Epicor Kinetic report", "releases below each line repeat quantities", "Part Number with revision beside", "your part in a row of its own", "PO No. in a box top right", "lines and tax exempt note"], L, po_number="118206", po_date="2026-04-02", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="1% 15 Net 45")
    d["total"] = d.net()
    r = ""
    for l in L:
        r += f'<tr class=m><td>{l.line}<td><b>{l.bi}</b> &nbsp; Rev: {l.rev}<td class=r>{num(l.qty)}<td>{l.uom}<td class=r>{num(l.price, d=4)} /1<td class=r>{num(l.amount)}</tr><tr><td><td colspan=5>{E(l.desc)}</tr><tr><td><td colspan=5>Supplier Part: {l.si}</tr>'
        r += "".join(f'<tr class=s><td><td>&nbsp;&nbsp; Rel {a} &nbsp;&nbsp; Due Date: {w}<td class=r>{num(q)}<td>EA<td><td></tr>' for a, w, q in l.rel)
    b.chromium(b.page("@page{size:letter;margin:13mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top;padding:1px 4px}th{text-align:left;border-bottom:1.5px solid #000;font-size:8pt;padding:2px 4px}.r{text-align:right}.m td{padding-top:7px}.s td{color:#444;font-size:8pt}.box{border:1.5px solid #000;padding:5px;width:62mm}", f'''<table><tr><td style="font-size:12pt"><b>{buyer.name}</b><br><span style="font-size:9pt">{br(buyer.lines)}<br>Phone: 920-555-0142</span><td style="width:70mm"><div class=box><b style="font-size:13pt">Purchase Order</b><br>PO No.: <b>118206</b><br>Order Date: 4/2/2026<br>Page: 1 of 1</div></table><br><table><tr><td><b>Vendor:</b> 2207<br>{sup.h()}<td><b>Ship To:</b><br>{ship.h()}</table><br><table><tr><th>Terms<th>Ship Via<th>FOB<th>Buyer<th>Confirm To<tr><td>1% 15 Net 45<td>Vendor truck<td>Destination<td>Carla Voss<td>cvoss@brightwater.example</table><br><table><tr><th>Line<th>Part Number / Description<th class=r>Order Qty<th>UM<th class=r>Unit Price<th class=r>Ext Price</tr>{r}<tr><td colspan=5 class=r style="padding-top:12px;border-top:1.5px solid #000"><b>Total USD:</b><td class=r style="padding-top:12px;border-top:1.5px solid #000"><b>{num(d["total"])}</b></table><p style="font-size:8pt">Material certifications per EN 10204 3.1 required with every release. Wisconsin tax exempt no. 008-1020441. Quality clauses Q1, Q4 and Q17 apply; see brightwater.example/quality.</p>'''), d.pdf()); return d


@layout("za-us-e2-machine-shop-tooling")
def _(name):
    buyer = P("Pinnacle Precision Machining", "1855 Airport Industrial Blvd", "Rockford, IL 61109"); sup = P("Midwest Carbide Supply", "7400 Forest Hills Rd", "Loves Park, IL 61111")
    I = (("CNMG432-M5", "INSERT, TURNING, GRADE MC4325", 50, "PC", "9.82", "41877"), ("EM-0500-4FL", "ENDMILL 1/2 4FL AlTiN .030 CR", 12, "PC", "47.36", "41877"), ("DR-0257-C3", "DRILL, CARBIDE LTR F 3XD COOLANT THRU", 4, "PC", "88.10", "41902"), ("TAP-0312-18", "TAP 5/16-18 SPIRAL FLUTE H5", 10, "PC", "21.54", "41902"), ("CLNT-55", "COOLANT SEMI-SYNTHETIC 55 GAL DRUM", 1, "DR", "1124.00", "SHOP"))
    L = [Ln(i + 1, s, t, q, u, p, job=j) for i, (s, t, q, u, p, j) in enumerate(I)]
    d = mk(name, "libharu", "en", ["E2 Shop System order", "job number column as decoy", "due date column the same on all lines", "description under the part number across columns", "received columns left blank for the dock"], L, po_number="31190", po_date="2026-05-19", requested_date="2026-05-22", currency="USD", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="2% 10 NET 30")
    d["total"] = d.net(); c = b.Canvas(612, 792, 9)
    c.t(306, 44, buyer.name, 15, "HB", "c"); c.t(306, 58, "1855 Airport Industrial Blvd  *  Rockford, IL 61109  *  815-555-0177", 8.5, a="c"); c.hl(66, 36, 576, 1.4)
    c.t(36, 84, "PURCHASE ORDER", 12, "HB"); c.t(36, 104, "P.O. Number"); c.t(110, 104, "31190", 11, "HB"); c.t(36, 118, "P.O. Date"); c.t(110, 118, "05/19/26"); c.t(36, 132, "Vendor Code"); c.t(110, 132, "MIDCARB")
    c.t(230, 84, "TO", 8, "HB"); c.ts(230, 97, sup.all(), 12); c.t(410, 84, "SHIP TO", 8, "HB"); c.ts(410, 97, buyer.all(), 12)
    rows(c, 36, 158, (("Terms", "2% 10 NET 30"), ("Ship Via", "WILL CALL")), 50); rows(c, 230, 158, (("Entered By", "JRK"), ("FOB", "SHIPPING POINT")), 60); rows(c, 410, 158, (("Contact", "Denise"), ("Revision", "0")), 60)
    S = [(36, "l"), (60, "l"), (210, "l"), (266, "l"), (364, "r"), (378, "l"), (462, "r"), (576, "r")]; y = 198
    c.r(36, 186, 540, 17, .85, 0); at(c, y, S, ("Ln", "Part Number", "Job", "Due Date", "Quantity", "Unit", "Unit Cost", "Total"), font="HB", size=8.5); y += 22
    for l in L:
        at(c, y, S, (l.line, l.si, l.job, "05/22/26", qn(l.qty), l.uom, "$" + num(l.price, d=4), "$" + num(l.amount))); c.t(60, y + 12, l.desc); c.t(378, y + 12, "Recd ______  Date ______  By ____", 7.5, grey=.4); y += 34
    c.hl(y - 8, 36, 576); c.t(462, y + 8, "Order Total:", 10, "HB", "r"); c.t(576, y + 8, "$" + num(d["total"]), 10, "HB", "r")
    c.ts(36, y + 40, ["Packing slip must show P.O. number and job number. Do not ship partial tool sets without a call to the crib (ext. 214).", "Invoices over 90 days old will not be honored. Our standard terms PPM-TC-09 form part of this order."], 12, size=8); c.haru(d.pdf()); return d


@layout("za-us-jobboss-outside-plating")
def _(name):
    buyer = P("Summit Tool & Die Co.", "380 Mill Street", "Waterbury, CT 06706"); sup = P("Naugatuck Metal Finishing", "12 Risdon Way", "Naugatuck, CT 06770")
    L = [Ln("01", None, "Zinc plate, clear chromate per ASTM B633 SC2 Type III", 1500, "ea", "0.4150", bi="ST-4471 REV C", date="2026-02-20", job="26-0388"), Ln("02", None, "Electroless nickel .0005 MIN, bake 375F 4 hrs within 1 hr of plating", 220, "ea", "3.8500", bi="ST-4502 REV A", date="2026-02-24", job="26-0391"), Ln("03", None, "Lot charge, masking of 2 bores per drawing note 7", 1, "lot", "95.0000", date="2026-02-24", job="26-0391")]
    d = mk(name, "PDF::API2", "en", ["JobBOSS outside service order", "our parts are sent, the service is what is bought", "packing in the line: material sent", "4-decimal cost", "total without currency sign", "several note lines below items"], L, po_number="S-20933", po_date="2026-02-11", currency=None, buyer=buyer, supplier=sup, payment_terms="Net 30 Days")
    d["total"] = d.net()
    c = b.Canvas(612, 792, 9, "T")
    c.t(50, 52, "Summit Tool & Die Co.", 18, "TB"); c.ts(50, 68, buyer.lines, 12); c.t(560, 52, "Outside Service Purchase Order", 13, "TB", "r"); c.t(560, 70, "P.O. S-20933", 13, "TB", "r"); c.t(560, 86, "Ordered February 11, 2026", a="r"); c.hl(100, 50, 560, 1)
    c.t(50, 118, "VENDOR", 7, "HB"); c.ts(50, 131, sup.all(), 12, size=10); c.t(330, 118, "INSTRUCTIONS", 7, "HB"); c.ts(330, 131, ["Terms: Net 30 Days", "Ship via: our truck picks up", "Vendor phone: 203-555-0119", "Buyer: Walt Pruchnik"], 12)
    S = [(50, "l"), (82, "l"), (300, "r"), (312, "l"), (400, "r"), (480, "r"), (560, "r")]; y = 196
    at(c, y, S, ("Item", "Part / Job", "Qty", "U/M", "Promised", "Unit cost", "Amount"), font="TB"); c.hl(y + 4, 50, 560); y += 20
    for l in L:
        at(c, y, S, (l.line, l.bi or "(charge)", qn(l.qty), l.uom, dt(l.date, "{mm}-{dd}-{yy}"), num(l.price, d=4), num(l.amount))); c.t(82, y + 12, l.desc); c.t(82, y + 24, f"Job {l.job}, operation 60. Material sent on our packing list 11{l.line}8.", 8, grey=.3); y += 44
    c.hl(y - 8, 400, 560); c.t(480, y + 6, "Total", font="TB", a="r"); c.t(560, y + 6, num(d["total"]), font="TB", a="r")
    c.ts(50, y + 50, ["Certificate of plating thickness (5 readings per lot) to be returned with parts.", "Count on receipt. Shortages above 2% must be reported within 24 hours."], 12); c.hl(y + 120, 50, 250); c.t(50, y + 131, "Purchasing", 8); c.perl(d.pdf()); return d


@layout("za-us-oracle-ebs-aero-shipments")
def _(name):
    buyer = P("Altaire Aerostructures Corp.", "15000 Airfield Way", "Wichita, KS 67209", "United States"); ship = P("ALTAIRE BLDG 12 RECEIVING", "2001 S Hoover Road", "Wichita, KS 67209", "United States"); bill = P("ALTAIRE SHARED SERVICES", "P.O. Box 77010", "Wichita, KS 67277", "United States"); sup = P("GATEWAY FASTENER DISTRIBUTION", "611 Lackland Rd", "Saint Louis, MO 63114", "United States")
    L = [Ln(1, "NAS6604-12", "BOLT, HEX, CLOSE TOL, TI 6AL-4V, 1/4-28", 5000, "Each", "4.12", bi="310-00447-012", date="2026-09-01"), Ln(2, "MS21042L4", "NUT, SELF LOCKING, REDUCED HEX", 12000, "Each", "0.385", bi="310-01902-004", date="2026-09-01"), Ln(3, "NAS1149F0432P", "WASHER, FLAT, STEEL CAD PL", 20000, "Each", "0.061", bi="310-02288-432", date="2026-09-15"), Ln(4, "HL18PB8-10", "PIN, HI-LOK, 1/4 NOM, GRIP 10", 2500, "Each", "2.77", bi="310-03310-810", date="2026-10-06")]
    d = mk(name, "Apache FOP", "en", ["Oracle EBS XML Publisher order", "Type, Order, Revision, Order Date, Created By grid with labels left", "Deliver to and Need By under each line", "line notes", "all prices in USD sentence", "page of n in the head"], L, po_number="1004417", po_date="2026-07-14", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="NET 60")
    d["total"] = d.net()
    blk = lambda xs, a="": "".join(f"<fo:block {a}>{E(x)}</fo:block>" for x in xs)
    tb = lambda ws, rs, a="": f'<fo:table table-layout="fixed" width="{sum(ws)}mm" {a}>' + "".join(f'<fo:table-column column-width="{w}mm"/>' for w in ws) + "<fo:table-body>" + rs + "</fo:table-body></fo:table>"
    cell = lambda x, a="": f'<fo:table-cell padding="1mm" {a}>{x if x.startswith("<fo") else blk([x])}</fo:table-cell>'
    g = "border='0.5pt solid #555'"
    head = "".join(f"<fo:table-row>{cell(k, g + ' background-color=' + chr(39) + '#e4e4e4' + chr(39))}{cell(v, g)}</fo:table-row>" for k, v in (("Type", "Standard Purchase Order"), ("Order", "1004417"), ("Revision", "0"), ("Order Date", "14-JUL-2026"), ("Created By", "Odom, Patrice"), ("Revision Date", ""), ("Current Buyer", "Odom, Patrice")))
    r = "<fo:table-row font-weight='bold' background-color='#e4e4e4'>" + "".join(cell(h, g) for h in ("Line", "Part Number / Description", "Delivery Date/Time", "Quantity", "UOM", "Unit Price (USD)", "Tax", "Amount (USD)")) + "</fo:table-row>"
    for l in L:
        w = dt(l.date, "{dd}-{MON}-{yyyy}")
        r += f"<fo:table-row keep-together='always'>{cell(str(l.line), g)}{cell(blk([l.bi, l.desc, 'Supplier Item: ' + l.si]), g)}{cell(blk(['Needed:', w]), g)}{cell(blk([qn(l.qty, 'plain')], 'text-align=' + chr(34) + 'end' + chr(34)), g)}{cell(l.uom, g)}{cell(blk([qn(l.price)], 'text-align=' + chr(34) + 'end' + chr(34)), g)}{cell('N', g)}{cell(blk([num(l.amount)], 'text-align=' + chr(34) + 'end' + chr(34)), g)}</fo:table-row><fo:table-row><fo:table-cell number-columns-spanned='8' padding='1mm' {g}>{blk(['Ship To: Use the ship-to address at the top of page 1', 'Note to Supplier: DFARS 252.225-7009 applies, mill certs required, cure date n/a'][:2 if l.line != 3 else 1])}</fo:table-cell></fo:table-row>"
    b.fop(f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="8.5pt"><fo:layout-master-set><fo:simple-page-master master-name="p" page-width="8.5in" page-height="11in" margin="12mm"><fo:region-body margin-top="12mm" margin-bottom="10mm"/><fo:region-before extent="10mm"/><fo:region-after extent="8mm"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="p"><fo:static-content flow-name="xsl-region-before"><fo:block font-weight="bold" font-size="11pt" text-align-last="justify">Altaire Aerostructures Corp.<fo:leader leader-pattern="space"/>Purchase Order 1004417, 0</fo:block></fo:static-content><fo:static-content flow-name="xsl-region-after"><fo:block font-size="7pt">Proprietary and Confidential <fo:leader leader-length="110mm"/> Page <fo:page-number/></fo:block></fo:static-content><fo:flow flow-name="xsl-region-body">{tb((100, 34, 52), f"<fo:table-row>{cell(blk(buyer.all()))}<fo:table-cell number-columns-spanned='2'>{tb((34, 52), head)}</fo:table-cell></fo:table-row>")}<fo:block space-before="3mm"/>{tb((62, 62, 62), "<fo:table-row font-weight='bold'>" + cell("Supplier:") + cell("Ship To:") + cell("Bill To:") + "</fo:table-row><fo:table-row>" + cell(blk(sup.all())) + cell(blk(ship.all())) + cell(blk(bill.all())) + "</fo:table-row>")}<fo:block space-before="2mm"/>{tb((31, 31, 31, 31, 31, 31), "<fo:table-row background-color='#e4e4e4' font-weight='bold'>" + "".join(cell(x, g) for x in ("Customer Acct No", "Supplier No.", "Payment Terms", "Freight Terms", "FOB", "Ship Via")) + "</fo:table-row><fo:table-row>" + "".join(cell(x, g) for x in ("ALT-0091", "50318", "NET 60", "Collect", "Origin", "FedEx Ground")) + "</fo:table-row>")}<fo:block space-before="2mm" font-size="7.5pt">This order incorporates the terms and conditions ATC-14 Rev. M. All prices and amounts on this order are expressed in USD.</fo:block><fo:block space-before="2mm"/>{tb((8, 72, 24, 16, 13, 20, 9, 24), r)}<fo:block space-before="3mm" text-align="end" font-weight="bold" font-size="10pt">Total: {num(d["total"])} (USD)</fo:block></fo:flow></fo:page-sequence></fo:root>''', d.pdf()); return d


@layout("za-us-global-shop-per-cwt-foundry")
def _(name):
    buyer = P("LAKE ERIE DUCTILE CASTINGS INC", "4411 W 12TH ST", "ERIE PA 16505"); sup = P("BUCKEYE FERROALLOY CO", "3000 E 55TH ST", "CLEVELAND OH 44127")
    L = [Ln("001", None, "FERROSILICON 75% 2 X 1/2 IN LUMP", 42000, "LB", "78.500", bi="RM-FESI75", per=100), Ln("002", None, "MGFESI 5.5% TREATMENT ALLOY 1 X 4M", 20000, "LB", "121.250", bi="RM-MGFESI", per=100), Ln("003", None, "INOCULANT BARIUM BEARING 8 X 30M, 2200 LB SUPERSACK", 11000, "LB", "134.000", bi="RM-INOC-BA", per=100), Ln("004", None, "CARBON RAISER SYNTHETIC GRAPHITE, 50 LB BAGS", 12000, "LB", "0.690", bi="RM-CARB")]
    d = mk(name, "Prawn", "en", ["Global Shop style", "price per CWT and one per LB in the price unit column", "item number then description in one column", "upper case", "required date in the head", "total weight row beside total"], L, po_number="0048817-00", po_date="2026-10-05", requested_date="2026-10-19", currency=None, buyer=buyer, supplier=sup, ship_to=buyer, payment_terms="NET 45 DAYS")
    d["po_number_alt"] = ["0048817"]; d["total"] = d.net(); c = b.Canvas(612, 792, 9)
    c.ts(40, 46, buyer.all(), 12, size=10, font="HB"); c.r(390, 34, 182, 66); c.t(481, 50, "PURCHASE ORDER", 13, "HB", "c"); rows(c, 398, 66, (("PO NUMBER", "0048817-00"), ("PO DATE", "10/05/26"), ("REQUIRED", "10/19/26")), 76, vf="HB")
    c.t(40, 124, "TO:"); c.ts(70, 124, sup.all(), 12); c.t(320, 124, "SHIP TO:"); c.ts(372, 124, buyer.all(), 12)
    c.hl(170, 40, 572); c.t(40, 182, "TERMS: NET 45 DAYS     FOB: DELIVERED     VIA: DUMP TRAILER / VAN     BUYER: R. SOBCZAK     TAX: EXEMPT"); c.hl(188, 40, 572)
    S = [(40, "l"), (72, "l"), (352, "r"), (364, "l"), (446, "r"), (456, "l"), (572, "r")]; y = 204
    at(c, y, S, ("LINE", "PART / DESCRIPTION", "QUANTITY", "UM", "PRICE", "PER", "EXTENSION"), font="HB", size=8); y += 18
    for l in L:
        at(c, y, S, (l.line, l.bi, num(l.qty, d=2), l.uom, num(l.price, d=3), "CWT" if l.per == 100 else "LB", num(l.amount))); c.t(72, y + 12, l.desc, 8.5); y += 32
    c.hl(y, 40, 572); c.t(352, y + 14, num(sum(l.qty for l in L), d=2), a="r"); c.t(364, y + 14, "LB TOTAL WEIGHT"); c.t(572, y + 14, num(d["total"]), a="r", font="HB"); c.t(500, y + 14, "TOTAL", a="r", font="HB")
    c.ts(40, y + 50, ["CERTIFIED ANALYSIS WITH EACH LOAD. RECEIVING HOURS 6:00 AM - 2:00 PM MON-THU.", "CWT = PER 100 POUNDS. PRICES FIRM THROUGH 12/31/26."], 12, size=8.5); c.prawn(d.pdf()); return d


@layout("za-us-syspro-food-two-pages-carried")
def _(name):
    buyer = P("Prairie Gold Foods LLC", "8800 Mill Road", "Grand Forks, ND 58203"); ship = P("Prairie Gold Foods LLC", "Cold Storage, Door 3", "8850 Mill Road", "Grand Forks, ND 58203"); sup = P("Great Plains Ingredient Supply", "150 Elevator Ave", "Fargo, ND 58102")
    T = ("Whey protein concentrate 80%", "Sunflower lecithin powder", "Pea protein isolate", "Rice flour, white, fine", "Honey, light amber, pail", "Sea salt, fine", "Natural vanilla flavor WONF", "Cocoa powder 10/12 alkalized", "Almond pieces, diced, roasted", "Coconut, medium shred, unsweetened", "Chicory root fiber", "Brown rice syrup, tote", "Rolled oats, quick, GF", "Oat flour, GF", "Cranberries, sliced, infused", "Citric acid, anhydrous", "Mixed tocopherols 50%", "Pumpkin seed, raw", "Chia seed, black", "Date paste")
    Q = (2400, 500, 3000, 5000, 120, 1000, 20, 800, 1500, 600, 900, 2, 8000, 4000, 1200, 250, 15, 700, 450, 1600); U = ("LB", "LB", "LB", "LB", "PAIL", "LB", "GAL", "LB", "LB", "LB", "LB", "TOTE", "LB", "LB", "LB", "LB", "KG", "LB", "LB", "LB")
    R = ("3.4100", "2.9500", "2.1800", "0.4925", "118.0000", "0.2140", "186.5000", "3.0750", "4.1600", "1.8900", "2.3350", "1480.0000", "0.6350", "0.7120", "2.4800", "1.1050", "41.2500", "3.2200", "2.7650", "1.3400")
    L = [Ln(i + 1, f"GPI{30200 + i * 13}", t, q, u, r, bi=f"1{100 + i * 7:04}-{'AB'[i % 2]}") for i, (t, q, u, r) in enumerate(zip(T, Q, U, R))]
    d = mk(name, "cairo", "en", ["SYSPRO order over two pages, head repeated", "carried forward value at foot and head", "stock code, supplier code in columns", "20 lines", "due date in the head", "no rules"], L, po_number="000000000061208", po_date="2026-06-29", requested_date="2026-07-13", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 Days Net")
    d["po_number_alt"] = ["61208"]; d["total"] = d.net(); c = b.Canvas(612, 792, 8.5)
    S = [(36, "l"), (62, "l"), (128, "l"), (190, "l"), (400, "r"), (408, "l"), (490, "r"), (576, "r")]

    def head(pg):
        c.t(36, 42, buyer.name, 14, "HB"); c.t(36, 55, ", ".join(buyer.lines)); c.t(576, 42, "PURCHASE ORDER", 14, "HB", "r"); c.t(576, 56, "000000000061208", 10, "HB", "r"); c.t(576, 69, f"Page {pg} of 2", a="r")
        c.t(36, 88, "Supplier GREPLA", 7.5, "HB"); c.ts(36, 99, sup.all(), 11); c.t(220, 88, "Delivery address", 7.5, "HB"); c.ts(220, 99, ship.all(), 11); rows(c, 420, 99, (("Order date", "2026/06/29"), ("Due date", "2026/07/13"), ("Terms", "30 Days Net"), ("Currency", "USD")), 70, 11)
        at(c, 162, S, ("Line", "Stock code", "Your code", "Description", "Quantity", "Uom", "Price", "Value"), font="HB"); return 180
    y, run = head(1), D(0)
    for l in L:
        if l.line == 16:
            c.t(490, y + 6, "Carried forward", a="r", font="HI"); c.t(576, y + 6, num(run), a="r", font="HI"); c.t(36, 764, "SYSPRO 8  PURSPO  printed 2026/06/29 14:07", 6.5); c.page(); y = head(2); c.t(490, y, "Brought forward", a="r", font="HI"); c.t(576, y, num(run), a="r", font="HI"); y += 22
        at(c, y, S, (l.line, l.bi, l.si, l.desc, num(l.qty, d=3), l.uom, num(l.price, d=4), num(l.amount))); run += l.amount
        if l.line in (3, 13):
            c.t(190, y + 11, "Certificate of analysis and allergen statement by e-mail before shipping", 7, grey=.35)
        y += 36 if l.line < 16 else 28
    c.t(490, y + 8, "Order total USD", 9, "HB", "r"); c.t(576, y + 8, num(d["total"]), 9, "HB", "r"); c.t(36, y + 50, "Pallets 40 x 48 heat treated. Max. stack height 60 in. Trailers above 41 F will be refused at the door."); c.cairo(d.pdf()); return d
