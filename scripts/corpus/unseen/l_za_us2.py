# SPDX-License-Identifier: Apache-2.0
"""Public bodies, hospitals, schools, shops and builders of the United States."""
from l_ya_kit import *


@layout("za-us-munis-county-road-dept")
def _(name):
    buyer = P("COUNTY OF MERRIWEATHER", "PURCHASING DIVISION", "17234 COURTHOUSE SQUARE", "GREENVILLE, GA 30222"); bill = P("COUNTY OF MERRIWEATHER", "FINANCE DEPARTMENT", "PO BOX 428", "GREENVILLE, GA 30222"); ship = P("ROAD DEPARTMENT SHOP", "2990 GREENVILLE HWY", "GREENVILLE, GA 30222"); sup = P("SOUTHEAST TRAFFIC SUPPLY INC", "1180 LOGAN CIRCLE NW", "ATLANTA, GA 30318")
    L = [Ln("001", None, "SIGN BLANK, ALUMINUM .080, 30 IN OCTAGON, HIGH INTENSITY PRISMATIC FACE R1-1, PUNCHED", 60, "EACH", "41.3500"), Ln("002", None, "POST, U-CHANNEL, 3 LB/FT, GALVANIZED, 10 FT, ASTM A499 GRADE 60", 150, "EACH", "27.8000"), Ln("003", None, "BARRICADE, TYPE III, 8 FT, WITH SANDBAG FRAMES", 12, "EACH", "219.0000"), Ln("004", None, "GLASS BEADS, AASHTO M247 TYPE 1, 50 LB BAG", 80, "BAG", "26.1500")]
    d = mk(name, "Apache PDFBox", "en", ["Tyler Munis order", "fiscal year and purchase order number in a vertical box", "delivery must be made by", "GL account rows with amounts below each item", "description wraps over three rows", "PO Total at the foot, general ledger summary after it"], L, po_number="20260418-00", po_date="2025-10-21", requested_date="2025-11-14", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="NET 30")
    d["po_number_alt"] = ["20260418"]; d["total"] = d.net(); c = b.Canvas(612, 792, 8.5)
    c.r(36, 30, 540, 118); c.l(216, 30, 216, 148); c.l(396, 30, 396, 148); c.ts(42, 44, ["BILL TO"] + bill.all(), 12); c.t(306, 52, "Purchase", 16, "TB", "c"); c.t(306, 70, "Order", 16, "TB", "c"); c.t(306, 96, "Fiscal Year 2026       Page 1 of 1", 8, a="c"); c.t(306, 116, "THIS NUMBER MUST APPEAR ON ALL INVOICES,", 6, a="c"); c.t(306, 124, "PACKAGES AND SHIPPING PAPERS.", 6, a="c")
    c.t(402, 44, "Purchase"); c.t(402, 54, "Order #"); c.t(450, 52, "20260418-00", 12, "HB"); c.t(402, 80, "Delivery must be made within doors of", 6.5); c.t(402, 88, "specified destination.", 6.5); c.ts(402, 108, buyer.all(), 10, size=8)
    c.r(36, 154, 270, 72); c.r(306, 154, 270, 72); c.t(42, 164, "VENDOR", 6.5, "HB"); c.ts(56, 178, sup.all(), 12); c.t(312, 164, "SHIP TO", 6.5, "HB"); c.ts(326, 178, ship.all(), 12)
    X = [36, 126, 216, 306, 396, 486, 576]
    for r, (cap, val) in enumerate(((("VENDOR PHONE", "VENDOR FAX", "REQUISITION #", "DELIVERY REFERENCE", "DATE REQUIRED", "FREIGHT METHOD"), ("404-555-0132", "", "26001877", "T. WYNN", "11/14/2025", "FOB DEST")), (("DATE ORDERED", "VENDOR NUMBER", "TERMS", "DEPARTMENT", "BUYER", "CONTRACT"), ("10/21/2025", "004177", "NET 30", "ROADS", "L. PAIGE", "")))):
        for i in range(6):
            c.r(X[i], 232 + 24 * r, 90, 24); c.t(X[i] + 3, 239 + 24 * r, cap[i], 5.5, grey=.2); c.t(X[i] + 45, 251 + 24 * r, val[i], 8.5, a="c")
    c.t(40, 296, "ITEM DESCRIPTION / PART #", 7, "HB"); c.t(400, 296, "QTY", 7, "HB", "r"); c.t(410, 296, "UOM", 7, "HB"); c.t(500, 296, "UNIT PRICE", 7, "HB", "r"); c.t(570, 296, "EXTENDED", 7, "HB", "r"); c.hl(301, 36, 576); y = 316
    import textwrap
    for l in L:
        w = textwrap.wrap(l.desc, 46); c.t(40, y, l.line); c.ts(64, y, w, 11); c.t(400, y, num(l.qty, d=1), a="r"); c.t(410, y, l.uom); c.t(500, y, "$" + num(l.price, d=4), a="r"); c.t(570, y, "$" + num(l.amount), a="r"); y += 11 * len(w)
        c.t(90, y, "100-4200-531100-RD", 7.5); c.t(300, y, "$" + num(l.amount), 7.5, a="r"); y += 22
    c.hl(560, 36, 576); c.t(500, 576, "PO Total", 10, "HB", "r"); c.t(570, 576, "$" + num(d["total"]), 10, "HB", "r"); c.t(40, 600, "GL SUMMARY", 7, "HB"); c.t(40, 612, "100-4200-531100-RD   ROAD DEPT - SUPPLIES", 7.5); c.t(300, 612, "$" + num(d["total"]), 7.5, a="r")
    c.hl(680, 36, 250); c.t(36, 690, "Authorized Signature", 7); c.t(306, 690, "Exempt from Georgia sales tax, O.C.G.A. 48-8-3. Void after 06/30/2026.", 7); c.pdfbox(d.pdf()); return d


@layout("za-us-meditech-hospital-courier")
def _(name):
    buyer = P("ST BRENDAN REGIONAL MEDICAL CENTER", "MATERIALS MANAGEMENT", "2200 HOSPITAL DRIVE", "BUTTE MT 59701"); sup = P("CASCADE SURGICAL SUPPLY", "PO BOX 9917", "SPOKANE WA 99209")
    I = (("1101174", "CSS-8886", "SUTURE POLYGLACTIN 3-0 SH 27IN UNDYED", "BX/36", 4, "BX", "148.3200"), ("1101933", "CSS-2051", "DRAPE LAPAROTOMY STERILE 102X78X121", "CA/12", 6, "CA", "96.7500"), ("1102240", "CSS-7720B", "TROCAR BLADELESS 5MM X 100MM", "BX/6", 10, "BX", "213.0000"), ("1104018", "CSS-0313", "GOWN SURGICAL AAMI 3 XL", "CA/30", 5, "CA", "71.1000"), ("1104502", "CSS-9104", "CANISTER SUCTION 1500CC W/LID", "CA/48", 3, "CA", "84.9600"))
    L = [Ln(i + 1, s, t, q, u, p, bi=m, pack=k) for i, (m, s, t, k, q, u, p) in enumerate(I)]
    d = mk(name, "enscript + ghostscript", "en", ["MEDITECH order in fixed pitch", "item number, vendor catalog number below", "packaging BX/36 beside unit", "date and time and user in the head", "deliver on a row of its own", "account number of the customer as decoy"], L, po_number="B2207714", po_date="2026-08-04", requested_date="2026-08-07", buyer=buyer, supplier=sup, ship_to=P("RECEIVING DOCK B", "2210 HOSPITAL DRIVE", "BUTTE MT 59701"), bill_to=P("ST BRENDAN ACCOUNTS PAYABLE", "PO BOX 1500", "BUTTE MT 59702"), payment_terms="NET 45")
    d["total"] = d.net()
    T = [f"{buyer.name:^80}", f"{', '.join(buyer.lines):^80}", "", "RUN DATE: 08/04/26        ST BRENDAN MM **LIVE**                   PAGE 1", "RUN TIME: 1012            PURCHASE ORDER", "RUN USER: MMKAT", "", f"{'PO #: B2207714':<44}DATE ORDERED: 08/04/26", f"{'':<44}DELIVER ON:   08/07/26", f"{'ACCT #: 0047120-B':<44}TERMS: NET 45", "", f"{'VENDOR:':<10}{sup.name}", f"{'':<10}{sup.lines[0]}", f"{'':<10}{sup.lines[1]}", "", f"{'SHIP TO:':<44}BILL TO:"]
    T += [f"{a:<44}{e}" for a, e in zip(d["ship_to"].all(), d["bill_to"].all())] + ["", "-" * 80, f"LN# ITEM #    DESCRIPTION{'':<19}{'QTY':>5} UP    {'UNIT COST':>10} {'EXT COST':>12}", f"    CATALOG #", "-" * 80]
    for l in L:
        ds, rest = l.desc, ""
        if len(ds) > 30:
            k = ds.rfind(" ", 0, 31); ds, rest = ds[:k], ds[k + 1:]
        T += [f"{l.line:>3} {l.bi:<10}{ds:<30}{qn(l.qty):>5} {l.uom:<5} {num(l.price, d=4):>10} {num(l.amount):>12}", f"    {l.si:<10}{rest:<26}{'(' + l.pack + ')':<10}", ""]
    T += ["-" * 80, f"{'TOTAL':>66} {num(d['total']):>12}", "", "SPECIAL INSTRUCTIONS: NO SUBSTITUTES. BACKORDERS OVER 48 HOURS CALL 406-555-0191.", "", f"BUYER: KATHRYN LEMIEUX{'':<12}FOB: DESTINATION"]
    b.enscript("\n".join(T) + "\n", d.pdf(), "-f", "Courier10", "-M", "Letter"); return d


@layout("za-us-lawson-clinic-landscape-mfr")
def _(name):
    buyer = P("Blue Mesa Health System", "Supply Chain Services", "4400 Mesa View Pkwy", "Grand Junction, CO 81505"); ship = P("Blue Mesa - Montrose Clinic", "Attn: Infusion Suite", "816 S 5th St", "Montrose, CO 81401"); sup = P("Ridgeway Medical Distribution", "PO Box 31107", "Salt Lake City, UT 84131")
    I = (("0088142", "RMD 22410", "BD-SIM", "382544", "CATH IV 20GA X 1.16IN SHIELDED", 4, "CS", "412.80"), ("0088160", "RMD 22561", "CARDEX", "MS3500-15", "SET INFUSION PUMP LOW SORB FILTER", 10, "CS", "268.45"), ("0090077", "RMD 31009", "HALVARD", "47107", "GLOVE EXAM NITRILE CHEMO M", 12, "CS", "88.20"), ("0090078", "RMD 31010", "HALVARD", "47108", "GLOVE EXAM NITRILE CHEMO L", 12, "CS", "88.20"), ("0093315", "RMD 40772", "COVENT", "6818", "GAUZE SPONGE 4X4 12 PLY STERILE 2S", 6, "CS", "54.75"), ("0094420", "RMD 55018", "AEGIS", "ND-100", "NEEDLE PORT ACCESS 20GA X 1IN SAFETY", 8, "BX", "131.60"))
    L = [Ln(i + 1, s, t, q, u, p, bi=m, mf=f, mn=g) for i, (m, s, f, g, t, q, u, p) in enumerate(I)]
    d = mk(name, "PDFKit", "en", ["Infor Lawson / GHX print", "landscape with item, vendor item, manufacturer and its number as four columns", "ruled grid", "delivery date in the head grid", "freight terms prepaid & add with nothing printed", "total in the head and at the foot"], L, po_number="1174402", po_date="2026-02-03", requested_date="2026-02-05", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="NET 30")
    d["total"] = d.net(); c = b.Canvas(792, 612, 8)
    c.t(36, 44, buyer.name, 15, "HB"); c.t(36, 57, ", ".join(buyer.lines)); c.t(756, 44, "PURCHASE ORDER  1174402", 14, "HB", "r")
    X = [36, 126, 206, 296, 396, 516, 636, 756]
    for i, (k, v) in enumerate((("PO Date", "02/03/2026"), ("PO Code", "STK"), ("Delivery Date", "02/05/2026"), ("Terms", "NET 30"), ("Freight", "PREPAID & ADD"), ("Buyer", "B. Quintana 970-555-0118"), ("PO Total", "USD " + num(d["total"])))):
        c.r(X[i], 68, X[i + 1] - X[i], 26); c.t(X[i] + 3, 76, k, 6.5, grey=.3); c.t(X[i] + 3, 89, v, 8.5, "HB")
    c.t(36, 112, "Vendor 20417", 7, "HB"); c.ts(36, 123, sup.all(), 11, size=9); c.t(300, 112, "Ship to 3150", 7, "HB"); c.ts(300, 123, ship.all(), 11, size=9); c.t(560, 112, "Customer account", 7, "HB"); c.t(560, 123, "BMH-500231", 9)
    Y = [36, 60, 110, 175, 235, 300, 500, 545, 580, 650, 756]; y = 176
    for i, h in enumerate(("Line", "Item", "Vendor item", "Mfr", "Mfr number", "Description", "Quantity", "UOM", "Unit cost", "Extended cost")):
        c.r(Y[i], y, Y[i + 1] - Y[i], 17, .9); c.t(Y[i] + 3, y + 11.5, h, 7.5, "HB")
    for l in L:
        y += 17
        for i, v in enumerate((l.line, l.bi, l.si, l.mf, l.mn, l.desc, qn(l.qty), l.uom, num(l.price, d=4), num(l.amount))):
            c.r(Y[i], y, Y[i + 1] - Y[i], 17); c.t(Y[i + 1] - 3 if i in (6, 8, 9) else Y[i] + 3, y + 11.5, v, a="r" if i in (6, 8, 9) else "l")
    y += 17; c.r(Y[8], y, 70, 17); c.r(Y[9], y, 106, 17); c.t(Y[9] - 3, y + 11.5, "Total", font="HB", a="r"); c.t(753, y + 11.5, num(d["total"]), font="HB", a="r")
    c.ts(36, y + 50, ["Transmitted by GHX Exchange 2026-02-03 08:41 MST. Confirm price differences above 2% before shipping.", "Latex-containing products are not accepted. Montrose Clinic receives Monday to Thursday, 7:30 to 15:00."], 11); c.pdfkit(d.pdf()); return d


@layout("za-us-retail-upc-store-packs")
def _(name):
    buyer = P("Kestrel Home Stores", "1 Kestrel Plaza", "Charlotte, NC 28217"); ship = P("KESTREL DC 0871", "4500 Logistics Blvd", "Salisbury, NC 28147"); sup = P("Dunmore Housewares Inc.", "75 Harbor Drive", "Edison, NJ 08837")
    I = (("718334200117", "40118822", "DH-2011", "CAST IRON SKILLET 10IN", "BLACK", 6, 60, "11.20", "29.99"), ("718334200124", "40118823", "DH-2012", "CAST IRON SKILLET 12IN", "BLACK", 4, 48, "14.85", "39.99"), ("718334300312", "40121077", "DH-3031", "DUTCH OVEN ENAMELED 5QT", "SAGE", 2, 40, "27.40", "79.99"), ("718334300329", "40121078", "DH-3032", "DUTCH OVEN ENAMELED 5QT", "CREAM", 2, 30, "27.40", "79.99"), ("718334410080", "40126640", "DH-4108", "SILICONE TRIVET SET OF 2", "GREY", 12, 25, "3.15", "9.99"))
    L = [Ln(i + 1, s, t + " " + k, cs * n, "EA", p, bi=sku, upc=u, col=k, nm=t, pk=cs, n=n, rt=rt) for i, (u, sku, s, t, k, cs, n, p, rt) in enumerate(I)]
    d = mk(name, "jsPDF", "en", ["retail order: UPC, SKU, vendor style", "case pack, cases, units, cost, retail in one row", "not before and cancel after dates", "retail price column as decoy", "totals of cases and units before cost", "allowance in per cent stated in the terms"], L, po_number="8710045512", po_date="2026-09-08", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="2% 30 NET 60 ROG")
    d["requested_date"] = "2026-10-05"; d["requested_date_alt"] = ["2026-10-09"]; d["total"] = d.net()
    c = b.Canvas(792, 612, 8); c.r(36, 30, 720, 26, .15, 0); c.t(44, 47, "KESTREL HOME STORES", 14, "HB", grey=1); c.t(748, 47, "PURCHASE ORDER", 12, "HB", "r", 1)
    rows(c, 36, 76, (("Order No:", "8710045512"), ("Order Date:", "09/08/2026"), ("Order Type:", "BULK / DC"), ("Dept:", "0044 COOKWARE")), 64, 12, vf="HB"); rows(c, 210, 76, (("Ship not before:", "10/05/2026"), ("Cancel after:", "10/09/2026"), ("Terms:", "2% 30 NET 60 ROG"), ("FOB:", "COLLECT - EDISON NJ")), 80, 12, vf="HB")
    c.t(400, 76, "VENDOR 55210", 7, "HB"); c.ts(400, 88, sup.all(), 11); c.t(580, 76, "SHIP TO", 7, "HB"); c.ts(580, 88, ship.all(), 11); c.t(36, 130, "Buyer: Dana Whitlow, " + ", ".join(buyer.lines) + "    Promotion: none    Ticketing: vendor, RETAIL ON UPC LABEL")
    S = [(36, "l"), (56, "l"), (126, "l"), (180, "l"), (230, "l"), (368, "l"), (440, "r"), (490, "r"), (540, "r"), (600, "r"), (660, "r"), (756, "r")]; y = 154
    c.hl(144, 36, 756); at(c, y, S, ("#", "UPC", "SKU", "Style", "Description", "Color", "Case pk", "Cases", "Units", "Unit cost", "Retail", "Ext. cost"), font="HB"); c.hl(160, 36, 756); y = 176
    for l in L:
        at(c, y, S, (l.line, l.upc, l.bi, l.si, l.nm, l.col, l.pk, l.n, qn(l.qty), num(l.price), l.rt, num(l.amount))); y += 20
        l.uom = None; l.desc = l.nm
    c.hl(y - 8, 36, 756); at(c, y + 6, S[6:], ("Totals", sum(l.n for l in L), qn(sum(l.qty for l in L)), "", "", "$" + num(d["total"])), font="HB")
    c.ts(36, y + 50, ["Defective allowance 1.5% and new store allowance 0.5% are taken at payment, see vendor agreement 2025. ASN (856) due before arrival; chargeback $150 per order.", "Cartons: GS1-128 label, max. 40 lb. Country of origin on each carton. Test reports (CPSIA, Prop 65) on file before the first shipment."], 12, size=7.5); c.jspdf(d.pdf()); return d


@layout("za-us-procore-commitment-slab")
def _(name):
    buyer = P("Holloway Constructors, Inc.", "700 Main Street, Suite 1100", "Boise, ID 83702"); ship = P("Lakeview Elementary Addition", "1455 W Cherry Lane", "Meridian, ID 83642"); sup = P("Treasure Valley Concrete Accessories", "3910 Industrial Way", "Nampa, ID 83687")
    L = [Ln(1, None, "Vapor barrier 15 mil, 14 x 140 ft roll", 22, "rolls", "389.00"), Ln(2, None, "Seam tape 4 in x 180 ft", 44, "rolls", "27.50"), Ln(3, None, "Dowel basket, 3/4 x 18 smooth at 12 in O.C., 8 in slab, 10 ft length, epoxy coated", 96, "ea", "61.25"), Ln(4, None, "Curing compound, dissipating, 55 gal", 3, "drums", "742.00"), Ln(5, None, "Delivery with boom truck, two trips", 1, "ls", "450.00")]
    d = mk(name, "pdfmake", "en", ["Procore commitment", "project name and number as decoys", "schedule of values table with budget codes", "number PO-2214-037 over title", "contract company", "grand total after a zero tax row", "scope, terms and signature blocks"], L, po_number="PO-2214-037", po_date="2026-05-06", requested_date="2026-05-20", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30, 5% retainage does not apply")
    d["payment_terms_alt"] = ["Net 30"]; d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.06")); d["total"] = d["subtotal"] + d["tax"]
    h = lambda s: {"text": s, "bold": True, "fillColor": "#f0efe9"}
    R = lambda s: {"text": s, "alignment": "right"}
    body = [[h(x) for x in ("#", "Cost Code", "Description", "Qty", "UOM", "Unit Cost", "Amount")]] + [[str(l.line), "03-15-00.M", l.desc, R(qn(l.qty)), l.uom, R("$" + num(l.price)), R("$" + num(l.amount))] for l in L]
    body += [[{"text": "", "colSpan": 5, "border": [0, 0, 0, 0]}, "", "", "", "", R("Subtotal:"), R("$" + num(d["subtotal"]))], [{"text": "", "colSpan": 5, "border": [0, 0, 0, 0]}, "", "", "", "", R("ID Sales Tax 6%:"), R("$" + num(d["tax"]))], [{"text": "", "colSpan": 5, "border": [0, 0, 0, 0]}, "", "", "", "", dict(R("Grand Total:"), bold=True), dict(R("$" + num(d["total"])), bold=True)]]
    b.pdfmake({"pageSize": "LETTER", "pageMargins": [40, 50, 40, 50], "defaultStyle": {"fontSize": 9}, "footer": {"text": "Holloway Constructors, Inc.   Printed on Wed May 6, 2026 at 4:18 pm MDT", "fontSize": 7, "margin": [40, 10]}, "content": [{"columns": [{"text": buyer.name + "\n" + "\n".join(buyer.lines) + "\nP: (208) 555-0160"}, {"text": "Project: 2214 - Lakeview Elementary Addition\n1455 W Cherry Lane\nMeridian, ID 83642", "alignment": "right"}]}, {"canvas": [{"type": "line", "x1": 0, "y1": 6, "x2": 532, "y2": 6, "lineWidth": 2, "lineColor": "#f47e42"}]}, {"text": "Purchase Order PO-2214-037: Slab Accessories", "fontSize": 14, "bold": True, "margin": [0, 10]}, {"table": {"widths": [95, 165, 95, "*"], "body": [[h("Contract Company"), "\n".join(sup.all()), h("Ship To"), "\n".join(ship.all())], [h("Date Created"), "05/06/2026", h("Delivery Date"), "05/20/2026"], [h("Created By"), "Marisol Etcheverry", h("Payment Terms"), d["payment_terms"]], [h("Ship Via"), "Vendor boom truck", h("Status"), "Approved"]]}, "layout": "lightHorizontalLines"}, {"text": "Description", "bold": True, "margin": [0, 10, 0, 2]}, "Furnish slab accessories per Division 03 and submittal 031500-2. Unload with vendor's boom; deliveries between 6:30 and 9:00 am only.", {"text": "Schedule of Values", "bold": True, "margin": [0, 10, 0, 4]}, {"table": {"headerRows": 1, "widths": [14, 58, "*", 34, 38, 76, 66], "body": body}}, {"columns": [{"text": "Holloway Constructors, Inc.\n\n______________________\nSignature / Date"}, {"text": "Treasure Valley Concrete Accessories\n\n______________________\nSignature / Date"}], "margin": [0, 40, 0, 0]}]}, d.pdf()); return d


@layout("za-us-fishbowl-brewery-taproom")
def _(name):
    buyer = P("Lost Anchor Brewing Co.", "212 Wharf Street", "Astoria, OR 97103"); sup = P("Columbia Keg & Fitting", "14400 NE Airport Way", "Portland, OR 97230")
    L = [Ln(1, "CKF-SANK-D", "Sankey D coupler, stainless probe", 15, "ea", "34.99", bi="COUP-D"), Ln(2, "CKF-TC15-G", "Tri-clamp gasket 1.5\" EPDM", 200, "ea", "0.72", bi="GSKT-15"), Ln(3, "CKF-HOSE-38", "Beverage line 3/8\" ID barrier, 100 ft", 3, "coil", "118.00", bi="LINE-38"), Ln(4, "CKF-CO2REG2", "CO2 regulator, dual body, 60 psi", 4, "ea", "96.50", bi="REG-2")]
    d = mk(name, "wkhtmltopdf", "en", ["Fishbowl order", "Vendor / Ship To boxes with heading bars", "Date Scheduled", "type column 'Purchase' as decoy", "vendor part number in brackets after ours", "shipping as an amount row"], L, po_number="10188", po_date="2026-01-12", requested_date="2026-01-19", currency="USD", buyer=buyer, bill_to=None, ship_to=P("Lost Anchor Brewing Co.", "Taproom - rear alley", "38 12th Street", "Astoria, OR 97103"), supplier=sup, payment_terms="NET 15")
    d["subtotal"] = d.net(); d["tax"] = D(0); d["freight"] = D("24.60"); d["total"] = d.net() + d["freight"]
    r = "".join(f"<tr><td>{l.line}<td>Purchase<td>{l.bi} [{l.si}]<br><span class=d>{E(l.desc)}</span><td class=r>{qn(l.qty)} {l.uom}<td class=r>${num(l.price)}<td class=r>${num(l.amount)}</tr>" for l in L)
    b.wk(b.page("body{font:10pt 'Liberation Sans Narrow'}table{border-collapse:collapse}.b{width:48%;border:1px solid #1f4e79}.b th{background:#1f4e79;color:#fff;text-align:left;padding:2px 6px}.b td{padding:4px 6px;height:70px;vertical-align:top}.t{width:100%;margin-top:14px}.t th{background:#1f4e79;color:#fff;padding:3px}.t td{padding:4px;border-bottom:1px solid #bbb;vertical-align:top}.r{text-align:right}.d{color:#333;font-size:9pt}", f'''<table width="100%"><tr><td><span style="font-size:20pt;font-family:'Liberation Serif'">Lost Anchor Brewing Co.</span><br>212 Wharf Street, Astoria, OR 97103<td align=right style="font-size:18pt">Purchase Order<br><span style="font-size:13pt">PO# <b>10188</b></span></table><br><table class=b style="float:left"><tr><th>Vendor<tr><td>{sup.h()}</table><table class=b style="float:right"><tr><th>Ship To<tr><td>{d["ship_to"].h()}</table><div style="clear:both"></div><table class=t><tr><th>Date Issued<th>Date Scheduled<th>Buyer<th>Payment Terms<th>Carrier<th>FOB<tr><td align=center>01/12/2026<td align=center>01/19/2026<td align=center>admin<td align=center>NET 15<td align=center>UPS<td align=center>Origin</table><table class=t><tr><th>#<th>Type<th align=left>Item<th>Qty<th>Unit Cost<th>Total</tr>{r}</table><table style="float:right;margin-top:8px;width:240px"><tr><td>Subtotal<td class=r>${num(d["subtotal"])}<tr><td>Shipping<td class=r>$24.60<tr><td>Tax<td class=r>$0.00<tr><td><b>Total</b><td class=r><b>${num(d["total"])}</b></table><p style="clear:both;padding-top:30px;font-size:8pt">January 12, 2026 9:12:40 AM PST &nbsp;&nbsp; Page 1 of 1</p>'''), d.pdf(), "-s", "Letter"); return d


@layout("za-us-quickbooks-landscaper")
def _(name):
    buyer = P("Verde Valley Landscapes LLC", "1902 E Cherry St", "Cottonwood, AZ 86326"); sup = P("High Desert Irrigation Supply", "55 Rio Mesa Trail", "Prescott Valley, AZ 86314"); ship = P("Sedona Ridge HOA - Pool Area", "140 Canyon Dr", "Sedona, AZ 86336")
    L = [Ln(None, None, "PGP rotor 4 in pop-up w/ std nozzle", 48, None, "13.89", act="Rotor PGP-04"), Ln(None, None, "Drip tubing .700 OD 500 ft roll brown", 6, None, "74.25", act="Tubing:DT700"), Ln(None, None, "Valve 1 in, 24 VAC, flow control", 9, None, "21.60", act="Valve:100-DVF"), Ln(None, None, "Controller 12 station outdoor WiFi", 1, None, "268.00", act="Controller:12")]
    for l in L:
        l.bi = l.act
    d = mk(name, "weasyprint", "en", ["QuickBooks Online order", "Activity column as item", "no units", "P.O. DATE and P.O. NO. right", "crew note at the memo", "total bold USD 4-digit"], L, po_number="1077", po_date="2026-04-21", currency="USD", buyer=buyer, ship_to=ship, supplier=sup)
    d["total"] = d.net()
    r = "".join(f"<tr><td><b>{E(l.act)}</b><td>{E(l.desc)}<td class=r>{qn(l.qty)}<td class=r>{num(l.price)}<td class=r>{num(l.amount)}</tr>" for l in L)
    b.weasy(b.page("@page{size:letter;margin:18mm}body{font:9.5pt 'Liberation Sans';color:#3a3a3a}table{width:100%;border-collapse:collapse}td{vertical-align:top}.i th{background:#dbe8d4;color:#4a7a3a;text-align:left;font-weight:normal;font-size:8pt;padding:5px}.i td{padding:6px 5px}.i .r,.r{text-align:right}h1{color:#4a7a3a;font-weight:normal;font-size:17pt}.k{color:#777;font-size:8pt}", f'''<p><b style="font-size:12pt">{buyer.name}</b><br>{br(buyer.lines)}<br>(928) 555-0108 &nbsp; office@verdevalley.example</p><h1>Purchase Order</h1><table><tr><td><span class=k>VENDOR</span><br>{sup.h()}<td><span class=k>SHIP TO</span><br>{ship.h()}<td class=r><span class=k>P.O. NO.</span> 1077<br><span class=k>DATE</span> 04/21/2026</table><p style="border-top:1px solid #9b9;padding-top:6px"><span class=k>SHIP VIA</span> Delivery &nbsp;&nbsp;&nbsp; <span class=k>CREW</span> Team 3 (Luis)</p><table class=i><tr><th>ACTIVITY<th>DESCRIPTION<th class=r>QTY<th class=r>RATE<th class=r>AMOUNT</tr>{r}</table><table style="border-top:1px dotted #777;margin-top:8px"><tr><td style="width:60%">Please drop at the pool gate, code 4471. Call Luis 928-555-0166 when 30 min. out.<td>TOTAL<td class=r style="font-size:13pt"><b>USD {num(d["total"])}</b></table><p style="margin-top:25mm">Approved By ____________________________ &nbsp;&nbsp; Date ______________</p>'''), d.pdf()); return d


@layout("za-us-xlsx-school-district-grid")
def _(name):
    import openpyxl
    from openpyxl.styles import Font, Border, Side, Alignment, PatternFill
    buyer = P("Maple Fork Unified School District", "Business Office, 80 School Lane", "Maple Fork, OH 43349"); ship = P("Maple Fork Middle School", "Art Room 114, 96 School Lane", "Maple Fork, OH 43349"); sup = P("Palette Educational Supply", "1200 Crayon Court", "Easton, PA 18040")
    I = (("9724418", "Tempera paint, washable, set of 12 quarts", 6, "set", "74.95"), ("9720077", "Drawing paper 12 x 18, 80 lb, 500 sheets", 10, "ream", "38.49"), ("9751203", "Brush assortment, classroom pack of 72", 3, "pack", "56.20"), ("9763318", "Air-dry clay, white, 25 lb", 16, "box", "22.75"), ("9799150", "Glaze, lead-free, pint, cobalt blue", 12, "pint", "11.40"))
    L = [Ln(i + 1, s, t, q, u, p) for i, (s, t, q, u, p) in enumerate(I)]
    d = mk(name, "LibreOffice Calc from openpyxl", "en", ["school's spreadsheet form", "12 rows of which 5 are filled", "10% shipping typed by formula", "fund / function / object account boxes as decoys", "amounts with $ in accounting format"], L, po_number="26-01172", po_date="2026-08-19", requested_date=None, currency="USD", buyer=buyer, ship_to=ship, supplier=sup)
    d["subtotal"] = d.net(); d["freight"] = r2(d.net() / 10); d["total"] = d.net() + d["freight"]
    wb = openpyxl.Workbook(); w = wb.active; th = Side(style="thin"); bx = Border(th, th, th, th)
    for k, v in zip("ABCDEFG", (6, 12, 40, 8, 8, 13, 14)):
        w.column_dimensions[k].width = v
    def put(a, v, bold=False, size=10, border=False, al=None, fmt=None, fill=None):
        x = w[a]; x.value = v; x.font = Font(name="Liberation Sans", bold=bold, size=size)
        if border: x.border = bx
        if al: x.alignment = Alignment(horizontal=al)
        if fmt: x.number_format = fmt
        if fill: x.fill = PatternFill("solid", fgColor=fill)
    put("A1", buyer.name.upper(), True, 14); put("A2", ", ".join(buyer.lines) + "   Ph. 567-555-0129", size=9); put("A4", "PURCHASE ORDER", True, 13); put("F4", "P.O. NO.", True); put("G4", "26-01172", True, border=True, al="center"); put("F5", "DATE", True); put("G5", "8/19/2026", border=True, al="center")
    put("A6", "TO:", True); put("D6", "SHIP TO:", True)
    for i, (a, e) in enumerate(zip(sup.all(), ship.all())):
        put(f"B{6 + i}", a); put(f"E{6 + i}", e)
    for a, v in zip(("A10", "B10", "C10", "D10", "F10"), ("FUND", "001", "FUNC 1120   OBJ 511   SCC 0000", "OPU 004", "REQ. 7718")):
        put(a, v, size=8)
    for k, v in zip("ABCDEFG", ("Item", "Catalog #", "Description", "Qty", "Unit", "Unit price", "Total")):
        put(f"{k}12", v, True, border=True, al="center", fill="D9D9D9")
    for r in range(12):
        l = L[r] if r < len(L) else None
        for k, v in zip("ABCDEFG", (l.line, l.si, l.desc, int(l.qty), l.uom, float(l.price), float(l.amount)) if l else (None,) * 7):
            put(f"{k}{13 + r}", v, border=True, fmt='"$"#,##0.00' if k in "FG" else None, al="center" if k in "ABDE" else None)
    for i, (a, v) in enumerate((("Subtotal", d["subtotal"]), ("Shipping 10%", d["freight"]), ("TOTAL", d["total"]))):
        put(f"F{25 + i}", a, True); put(f"G{25 + i}", float(v), i == 2, border=True, fmt='"$"#,##0.00')
    put("A27", "Tax exempt 34-6401772. Deliver school days 8-2 only. Treasurer's certificate (ORC 5705.41) on file.", size=8); put("A30", "Treasurer: ____________________     Superintendent: ____________________")
    w.page_setup.orientation = "portrait"; w.page_setup.fitToWidth = 1; w.page_setup.fitToHeight = 0; w.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True); w.page_setup.paperSize = 1
    t = tempfile.mkdtemp(); wb.save(t + "/a.xlsx")
    b.run(["soffice", "-env:UserInstallation=file://" + t + "/prof", "--headless", "--convert-to", "pdf", "--outdir", t, t + "/a.xlsx"], timeout=240)
    import shutil; shutil.copy(t + "/a.pdf", d.pdf()); shutil.rmtree(t); return d
