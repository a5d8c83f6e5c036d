# SPDX-License-Identifier: Apache-2.0
"""United States and Canada: makers, builders, shops, a hospital, public bodies, a federal form."""
from l_wa_kit import *


@layout("xa-syteline-pump-maker")
def _(name):
    buyer = P("Kettle Moraine Pump Works", "W228 N2760 Duplainville Rd", "Waukesha WI 53186", "USA")
    ship = P("Kettle Moraine Pump Works - Plant 2", "1175 Wilburn Road", "Sun Prairie WI 53590", "USA")
    sup = P("Fox Valley Castings, Inc.", "2140 N Lynndale Dr", "Appleton WI 54914", "USA")
    d = mk(name, "PDFKit", ["SyteLine style", "our item large, vendor item below the description", "drawing revision row", "ordered and due dates per line", "line-release 1-0", "receipt tolerance note", "terms and ship via strip"],
           [Ln(1, "FVC-3390B", "VOLUTE CASING 3X4-10 CL30 GRAY IRON", 40, "EA", "312.75000", bi="10-4471-03", date="2026-02-13"), Ln(2, "FVC-3412A", "BACKPLATE 10 IN CL30 GRAY IRON", 40, "EA", "96.40000", bi="10-4482-01", date="2026-02-13"), Ln(3, "FVC-4107", "IMPELLER 9.5 IN CF8M, AS CAST", 25, "EA", "218.90000", bi="12-2208-06", date="2026-02-27"), Ln(4, None, "PATTERN REPAIR CHARGE 3412A", 1, "LT", "450.00000", bi="NS-PATTERN", date="2026-02-13")],
           po_number="P000048217", po_date="2026-01-09", currency="USD", buyer=buyer, bill_to=None, ship_to=ship, supplier=sup, payment_terms="Net 45 Days")
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8.5)
    c.t(40, 48, buyer.name, 13, "HB"); c.ts(40, 62, buyer.lines, 10); c.t(572, 48, "Purchase Order", 15, "HB", "r")
    for i, (k, v) in enumerate((("PO:", "P000048217"), ("Order Date:", us(d["po_date"])), ("Status:", "Ordered"), ("Buyer:", "tkrause"), ("Page:", "1 of 1"))):
        c.t(470, 64 + i * 11, k, a="r"); c.t(476, 64 + i * 11, v, font="HB" if i == 0 else "H")
    c.t(40, 132, "Vendor:  V001184", font="HB"); c.ts(60, 144, sup.all(), 10.5); c.t(60, 188, "Phone 920-555-0148   Contact: Renee Vande Hei", 7.5)
    c.t(330, 132, "Ship To:  PLT2", font="HB"); c.ts(350, 144, ship.all(), 10.5)
    c.r(40, 202, 532, 28); c.hl(214, 40, 572)
    for x, h, v in ((40, "Terms", "Net 45 Days"), (150, "Ship Via", "DAYTON FREIGHT"), (270, "FOB", "ORIGIN"), (350, "Freight Terms", "COLLECT"), (450, "Vendor Order", "")):
        c.l(x, 202, x, 230); c.t(x + 4, 211, h, 7); c.t(x + 4, 225, v)
    y = 250; S = [(40, "l"), (80, "l"), (312, "r"), (320, "l"), (348, "l"), (400, "l"), (508, "r"), (572, "r")]
    at(c, y, S, ["Line-Rel", "Item / Description", "Qty Ordered", "U/M", "Due Date", "Promised", "Unit Cost", "Ext Cost"], size=7.5, font="HB"); c.hl(y + 4, 40, 572)
    y += 18
    for l, rev in zip(d.lines, ("C", "B", "F", "")):
        at(c, y, S, [f"{l.line}-0", "", num(l.qty, d=4), l.uom, us(l.date), us(l.date), num(l.price, d=5), num(l.amount)]); c.t(80, y, l.bi, font="HB")
        c.t(80, y + 11, l.desc)
        if l.si:
            c.t(80, y + 22, f"Vendor Item: {l.si}", 8); c.t(210, y + 22, f"Drawing {l.bi}  Revision {rev}", 8)
        y += 38
    c.t(80, y, "** Material certs (ASTM A48) to accompany each shipment. Over/under receipt tolerance 0% **", 8, "HI")
    c.hl(y + 14, 420, 572); c.t(508, y + 26, "Order Total (USD):", font="HB", a="r"); c.t(572, y + 26, num(d["total"]), font="HB", a="r")
    c.t(40, 700, "Authorized By: ______________________________", 8); c.t(40, 730, "Terms and conditions of purchase at kmpump.example/terms apply to this order. Acknowledge within 2 business days.", 7)
    c.pdfkit(d.pdf())
    return d


@layout("xa-newworld-city-fleet")
def _(name):
    buyer = P("CITY OF PORT AMANDA", "700 HARBOR BLVD", "PORT AMANDA, FL 33952")
    ship = P("FLEET MAINTENANCE", "2855 EDNOR STREET", "PORT AMANDA, FL 33952")
    bill = P("CITY OF PORT AMANDA", "ACCOUNTS PAYABLE", "P O BOX 494002", "PORT AMANDA, FL 33949")
    sup = P("GULFCOAST TRUCK PARTS & EQUIP LLC", "6120 LIME AVE", "FORT MYERS, FL 33905")
    d = mk(name, "pdfbox", ["Tyler New World style", "quantity and unit first", "vendor part number column after description", "freight and sales tax 0.00 rows", "G/L table under the items repeats amounts", "tax exempt certificate number decoy", "P.O. No. with year"],
           [Ln(None, "1124-HD", "BRAKE SHOE KIT 16-1/2 X 7 Q PLUS", 16, "KIT", "74.9500"), Ln(None, "66864B", "BRAKE DRUM 16.5 X 7 OUTBOARD", 8, "EA", "168.2200"), Ln(None, "SC30-WB", "SPRING BRAKE CHAMBER T30/30", 12, "EA", "61.4800"), Ln(None, "AS-1132", "SLACK ADJUSTER AUTOMATIC 5-1/2", 12, "EA", "58.9000"), Ln(None, "DOT-38K", "AIR LINE FITTING ASSORTMENT DOT", 2, "SET", "139.0000")],
           po_number="2026-00000731", po_date="2025-11-18", requested_date="2025-12-05", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="NET 45 FPPA")
    d["subtotal"] = d.net(); d["tax"] = 0; d["freight"] = 0; d["total"] = d.net()
    c = b.Canvas(612, 792, 8)
    c.t(36, 46, "CITY OF PORT AMANDA", 14, "TB"); c.ts(36, 58, ["Procurement Division", "700 HARBOR BLVD", "PORT AMANDA, FL 33952", "(941) 555-0160"], 10, font="T")
    c.t(576, 46, "PURCHASE ORDER", 14, "TB", "r"); c.r(430, 56, 146, 40)
    c.t(436, 68, "P.O. No."); c.t(572, 68, "2026-00000731", 10, "HB", "r"); c.hl(74, 430, 576, 0.4); c.t(436, 88, "Date"); c.t(572, 88, "11/18/2025", 9, "HB", "r")
    for x, cap, p in ((36, "VENDOR  #3102", sup), (218, "SHIP TO", ship), (400, "INVOICE TO", bill)):
        c.r(x, 108, 176, 72); c.r(x, 108, 176, 12, 0.85, 0.4); c.t(x + 4, 117, cap, 7, "HB"); c.ts(x + 6, 132, p.all(), 10.5, size=7.5)
    c.t(36, 196, "REQUISITION: 2026-00001188     DELIVERY BY: 12/05/2025     TERMS: NET 45 FPPA     FOB: DESTINATION     CONTRACT: PIGGYBACK FSA23-VEH", 7.5)
    c.r(36, 204, 540, 210); X = (36, 80, 112, 340, 420, 500, 576); H = ("QUANTITY", "U/M", "DESCRIPTION", "VENDOR PART NO.", "UNIT COST", "TOTAL COST")
    c.hl(220, 36, 576)
    for i, h in enumerate(H):
        c.l(X[i], 204, X[i], 414, 0.4); c.t((X[i] + X[i + 1]) / 2, 215, h, 6.5, "HB", "c")
    y = 234
    for l in d.lines:
        c.t(76, y, num(l.qty, d=4), a="r"); c.t(84, y, l.uom); c.t(116, y, l.desc); c.t(344, y, l.si); c.t(496, y, "$" + num(l.price, d=4), a="r"); c.t(572, y, "$" + num(l.amount), a="r"); y += 16
    c.t(116, y + 14, "QUOTE 88410 DATED 11/12/2025. UNITS 4402, 4405, 4411.", 7)
    for i, (k, v) in enumerate((("SUBTOTAL", d.net()), ("SALES TAX", 0), ("FREIGHT", 0), ("TOTAL DUE", d.net()))):
        c.r(420, 414 + 15 * i, 156, 15, None, 0.4); c.t(426, 425 + 15 * i, k, 7.5, "HB"); c.t(572, 425 + 15 * i, "$" + num(v), a="r")
    c.t(36, 430, "ACCOUNT NUMBER", 7, "HB"); c.t(200, 430, "AMOUNT", 7, "HB", "r"); c.t(36, 442, "502-1905-591.46-25", 7.5); c.t(200, 442, num(d.net()), 7.5, a="r")
    c.t(36, 500, "FLORIDA SALES TAX EXEMPTION CERTIFICATE 85-8012621704C-8      FEDERAL ID 59-6000412", 7)
    c.ts(36, 520, ["1. The purchase order number must appear on all packages, packing slips and invoices.  2. No substitutions without prior approval.", "3. The City is exempt from all state sales and federal excise taxes.  4. Payment per Florida Prompt Payment Act, Chapter 218, F.S."], 9, size=6.5)
    c.hl(600, 36, 250); c.t(36, 610, "PROCUREMENT MANAGER", 7); c.t(576, 770, "Page 1 of 1", 7, a="r")
    c.pdfbox(d.pdf())
    return d


@layout("xa-unimarket-state-college")
def _(name):
    buyer = P("Bitterroot State College")
    ship = P("Bitterroot State College", "Receiving - Natural Sciences Building", "Attn: Dr. Imogen Tveit, Room 214", "1300 Campus Loop", "Hamilton, MT 59840")
    bill = P("Bitterroot State College", "Accounts Payable", "PO Box 1190", "Hamilton, MT 59840")
    sup = P("Northgate Lab Products", "4411 Industry Way, Suite B", "Spokane Valley, WA 99206")
    d = mk(name, "chromium", ["marketplace style order as web page", "product name in bold with supplier part and manufacturer part beneath", "quantity and pack in one cell", "grey cards", "order summary on the right", "approver list with dates as decoys", "delivery estimated"],
           [Ln(1, "NG-88210", "Beaker, Griffin, low form, 250 mL", 4, "Pack of 12", "58.32"), Ln(2, "NG-41507", "Pipette tips, filtered, 200 uL, racked", 10, "Case", "112.50"), Ln(3, "NG-20031", "Nitrile gloves, powder free, small", 15, "Box of 100", "9.85"), Ln(4, "NG-77402", "Parafilm M, 4 in x 125 ft", 3, "Roll", "36.40")],
           po_number="BSC-PO-0021944", po_date="2026-03-04", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="30 days from invoice")
    d["subtotal"] = d.net(); d["freight"] = D("48.60"); d["tax"] = 0; d["total"] = d.net() + D("48.60")
    mf = ("Corning 1003-250", "Sorenson 35220", "Ansell 92-134-S", "Bemis PM996")
    r = "".join(f'<tr><td>{l.line}<td><b>{E(l.desc)}</b><br><small>Supplier Part: {l.si} &nbsp;|&nbsp; Manufacturer: {m}</small><td class=r>{l.qty}<br><small>{l.uom}</small><td class=r>${num(l.price)}<td class=r>${num(l.amount)}</tr>' for l, m in zip(d.lines, mf))
    b.chromium(b.page("@page{size:letter;margin:13mm}body{font:9pt 'Liberation Sans';color:#222}h1{font-size:18pt;font-weight:normal;margin:0;color:#3b1f63}.c{background:#f3f2f6;border-radius:4px;padding:3mm;width:57mm;display:inline-block;vertical-align:top;margin-right:2mm;min-height:32mm;box-sizing:border-box}.c h4{margin:0 0 1mm;font-size:8pt;color:#3b1f63}table{border-collapse:collapse;width:100%}.g th{font-size:8pt;text-align:left;border-bottom:2px solid #3b1f63;padding:2mm}.g td{padding:2mm;border-bottom:1px solid #ddd;vertical-align:top}.r,.g th.r{text-align:right}small{color:#666}",
      f'''<table><tr><td><h1>Purchase Order</h1>{buyer.name}<td class=r><b style="font-size:13pt">BSC-PO-0021944</b><br>Ordered Mar 4, 2026</table><br><div class=c><h4>Supplier</h4>{sup.h()}<br><small>orders@northgatelab.example</small></div><div class=c><h4>Deliver to</h4>{ship.h()}</div><div class=c><h4>Send invoice to</h4>{bill.h()}<br>invoices@bitterroot.example</div>
<p><b>Payment terms:</b> 30 days from invoice &nbsp;&nbsp; <b>Requestor:</b> I. Tveit &nbsp;&nbsp; <b>Requisition:</b> REQ-0033108</p><table class=g><tr><th>#<th>Product<th class=r>Quantity<th class=r>Unit price<th class=r>Total</tr>{r}</table><table style="width:60mm;margin:3mm 0 0 auto"><tr><td>Items<td class=r>${num(d.net())}<tr><td>Shipping<td class=r>$48.60<tr><td>Tax<td class=r>$0.00<tr><td><b>Order total (USD)</b><td class=r><b>${num(d["total"])}</b></table><p><b>Note to supplier</b><br>Please deliver between 8 am and 3 pm; loading dock closed on Mar 20, 2026. Refrigerated goods to room 218.</p><p><small>Approved: D. Sorlie (Department Chair) Mar 3, 2026 &nbsp; K. Amdahl (Purchasing) Mar 4, 2026. Our standard terms and conditions apply; conflicting terms on the supplier's forms are void.</small></p>'''), d.pdf())
    return d


@layout("xa-buyspeed-state-open-market")
def _(name):
    buyer = P("Department of Corrections and Rehabilitation")
    ship = P("Cold Creek Correctional Center - Laundry", "9100 State Route 121", "Cold Creek, NV 89301", "US")
    bill = P("DOCR Fiscal Office", "3955 W Russell Road", "Carson City, NV 89703", "US")
    sup = P("Commonwealth Textile Supply Corp", "77 Mill Pond Lane", "Fall River, MA 02721", "US")
    d = mk(name, "weasyprint", ["BuySpeed style", "labels in grid cells", "each item a block: description sentence, then a row of its own heads and values", "NIGP class item decoy", "discount and tax columns in each block", "PO number with colon and release"],
           [Ln(1, None, "Bath towel, 20 x 40 in, white, 86/14 cotton/polyester, 5.5 lb per dozen", 300, "DZ - Dozen", "21.36"), Ln(2, None, "Bed sheet, flat, 66 x 104 in, T-130, unbleached, hemmed", 150, "DZ - Dozen", "52.80"), Ln(3, None, "Blanket, thermal, 66 x 90 in, grey, flame resistant", 480, "EA - Each", "11.45")],
           po_number="44DOC-S2208:3", po_number_alt=["44DOC-S2208"], po_date="2025-10-02", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="Net 30", requested_date="2025-11-03", buyer_alt=[P("State of Nevada", "Purchasing Division"), P("State of Nevada, Purchasing Division")])
    d["total"] = d.net()
    k = lambda a, v: f"<td class=k>{a}<td>{v}"
    it = "".join(f'''<div class=i><div class=ih>Item # {l.line}</div>NIGP Class-Item: 850-{44 + 12 * l.line}<br>{E(l.desc)}<table class=v><tr><th>Quantity<th>Unit Price<th>Unit of Measure<th>Discount %<th>Tax Rate<th>Total Discount Amt.<th>Tax Amount<th>Freight<th>Total Cost</tr><tr><td>{num(l.qty, d=1)}<td>$ {num(l.price)}<td>{l.uom}<td>0.00<td>0.00<td>$ 0.00<td>$ 0.00<td>$ 0.00<td>$ {num(l.amount)}</tr></table></div>''' for l in d.lines)
    b.weasy(b.page("@page{size:letter;margin:14mm;@bottom-right{content:'Page ' counter(page) ' of ' counter(pages);font:7pt 'Liberation Sans'}}body{font:8.5pt 'Liberation Sans'}table{border-collapse:collapse;width:100%}.h td{border:.5pt solid #777;padding:1.2mm;vertical-align:top}.k{background:#e6e6e6;font-weight:bold;width:24mm}.i{margin-top:4mm;border-top:1pt solid #000;padding-top:1mm}.ih{font-weight:bold;background:#f0f0f0}.v{margin-top:1.5mm;font-size:7.5pt;text-align:center}.v th{border:.5pt solid #aaa;background:#f7f7f7;font-weight:normal}.v td{border:.5pt solid #aaa}",
      f'''<table><tr><td><b style="font-size:12pt">State of Nevada</b><br>Purchasing Division<td style="text-align:right"><b style="font-size:13pt">Standard Purchase Order</b><br>Release</table><br><table class=h><tr>{k("Purchase Order Number", "<b>44DOC-S2208:3</b>")}{k("Short Description", "Linens, Cold Creek")}<tr>{k("Order Date", "10/02/2025")}{k("Needed By", "11/03/2025")}<tr>{k("Organization", buyer.name)}{k("Buyer", "Marisol Echeverria")}<tr>{k("Vendor", sup.h() + "<br>Vendor No. 0008831")}{k("Payment Terms", "Net 30")}<tr>{k("Ship-to Address", ship.h())}{k("Bill-to Address", bill.h())}<tr>{k("Freight Terms", "FOB Destination, Prepaid")}{k("Contract", "99SWC-S1770 expires 06/30/2027")}</table><h4 style="margin:4mm 0 0">Item Information</h4>{it}<p style="text-align:right;font-size:10pt"><b>Actual Cost: $ {num(d["total"])}</b></p><p style="font-size:7pt">Accounting: 2710-44-7111-00 &nbsp; Dollar amount $ {num(d["total"])}. By accepting this order the vendor certifies under NRS 333.338 that it is not engaged in a boycott. Payment by EFT only.</p><p>APPROVED By: Marisol Echeverria &nbsp;&nbsp; Phone: (775) 555-0123</p>'''), d.pdf())
    return d


@layout("xa-federal-of347-form")
def _(name):
    buyer = P("USFS TWIN BUTTES NATIONAL FOREST", "1206 SOUTH CHALLIS STREET", "SALMON, ID 83467")
    ship = P("LEADORE RANGER STATION", "176 N RAILROAD STREET", "LEADORE, ID 83464")
    bill = P("USFS ALBUQUERQUE SERVICE CENTER", "101B SUN AVE NE", "ALBUQUERQUE, NM 87109")
    sup = P("BIG SKY TRAIL EQUIPMENT", "4420 N RESERVE ST", "MISSOULA, MT 59808")
    d = mk(name, "reportlab acroform", ["AcroForm, values in fields", "OF-347 style: numbered boxes", "two parties' boxes with sub-boxes a-e", "schedule with quantity ordered, unit, unit price, amount, quantity accepted", "17(i) total in a box aside", "requisition and contract number decoys"],
           [Ln("0001", None, "ROCK BAR, 60 IN, 18 LB, CHISEL POINT", 24, "EA", "47.50"), Ln("0002", None, "MCLEOD TOOL, ASH HANDLE 48 IN", 30, "EA", "62.15"), Ln("0003", None, "CROSSCUT SAW, 6 FT, LANCE TOOTH", 4, "EA", "389.00")],
           po_number="127EA326P0044", po_date="2026-04-14", requested_date="2026-05-29", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="NET 30")
    d["total"] = d.net(); d["freight"] = None
    from reportlab.pdfgen import canvas
    from reportlab.lib.colors import white
    c = canvas.Canvas(d.pdf(), pagesize=(612, 792), invariant=1)
    n = [0]

    def cap(x, y, s, z=5.5, f="Helvetica"):
        c.setFont(f, z); c.drawString(x, 792 - y, s)

    def box(x, y, w, h, s, v="", vy=9, z=8, a=None):
        c.rect(x, 792 - y - h, w, h); cap(x + 2, y + 6.5, s)
        if v:
            n[0] += 1
            c.acroForm.textfield(name=f"b{n[0]}", x=x + 2, y=792 - y - h + 1, width=w - 4, height=h - vy + 1, value=v, fontSize=z, borderWidth=0, fontName="Helvetica", forceBorder=False, fillColor=white, borderColor=white)
    cap(160, 34, "ORDER FOR SUPPLIES OR SERVICES", 12, "Helvetica-Bold"); box(470, 22, 106, 20, "PAGE OF PAGES", "1     1")
    cap(36, 48, "IMPORTANT: Mark all packages and papers with contract and/or order numbers.", 7)
    box(36, 52, 130, 24, "1. DATE OF ORDER", "04/14/2026"); box(166, 52, 150, 24, "2. CONTRACT NO. (If any)", "1202RZ24D0911"); box(316, 52, 260, 12, "6. SHIP TO:")
    box(36, 76, 130, 24, "3. ORDER NO.", "127EA326P0044"); box(166, 76, 150, 24, "4. REQUISITION/REFERENCE NO.", "1187720"); box(316, 64, 260, 18, "a. NAME OF CONSIGNEE", ship.name, 9, 7.5); box(316, 82, 260, 18, "b. STREET ADDRESS", ship.lines[0], 9, 7.5)
    box(36, 100, 280, 36, "5. ISSUING OFFICE (Address correspondence to)"); box(316, 100, 140, 18, "c. CITY", "LEADORE", 9, 7.5); box(456, 100, 40, 18, "d. STATE", "ID", 9, 7.5); box(496, 100, 80, 18, "e. ZIP CODE", "83464", 9, 7.5)
    c.acroForm.textfield(name="issuing", x=38, y=792 - 135, width=276, height=29, value="\n".join(buyer.all()), fontSize=7, borderWidth=0, fontName="Helvetica", fieldFlags="multiline", fillColor=white, borderColor=white, forceBorder=False)
    box(316, 118, 260, 18, "f. SHIP VIA", "GROUND", 9, 7.5)
    box(36, 136, 280, 12, "7. TO:"); box(36, 148, 280, 18, "a. NAME OF CONTRACTOR", sup.name, 9, 7.5); box(36, 166, 280, 18, "b. COMPANY NAME"); box(36, 184, 280, 18, "c. STREET ADDRESS", sup.lines[0], 9, 7.5); box(36, 202, 140, 18, "d. CITY", "MISSOULA", 9, 7.5); box(176, 202, 60, 18, "e. STATE", "MT", 9, 7.5); box(236, 202, 80, 18, "f. ZIP CODE", "59808", 9, 7.5)
    box(316, 136, 260, 84, "8. TYPE OF ORDER"); cap(330, 156, "[X] a. PURCHASE", 7); cap(330, 168, "REFERENCE YOUR: QUOTE 26-0331. Please furnish the following on the terms and", 6); cap(330, 176, "conditions specified on both sides of this order.", 6); cap(330, 196, "[  ] b. DELIVERY - Except for billing instructions on the reverse, this delivery order", 6); cap(330, 204, "is subject to instructions contained on this side only of this form.", 6)
    box(36, 220, 280, 22, "9. ACCOUNTING AND APPROPRIATION DATA", "NFTM0326 0413 26P0044 2670"); box(316, 220, 260, 22, "10. REQUISITIONING OFFICE", "RECREATION AND TRAILS")
    box(36, 242, 280, 22, "12. F.O.B. POINT", "DESTINATION"); box(316, 242, 140, 22, "15. DELIVER TO F.O.B. POINT ON OR BEFORE", "05/29/2026"); box(456, 242, 120, 22, "16. DISCOUNT TERMS", "NET 30")
    c.rect(36, 792 - 278, 540, 14); cap(250, 274, "17. SCHEDULE (See reverse for Rejections)", 7)
    W = ((36, 36, "ITEM NO.", "(a)"), (72, 244, "SUPPLIES OR SERVICES", "(b)"), (316, 52, "QUANTITY", "ORDERED (c)"), (368, 34, "UNIT", "(d)"), (402, 56, "UNIT PRICE", "(e)"), (458, 64, "AMOUNT", "(f)"), (522, 54, "QUANTITY", "ACCEPTED (g)"))
    for x, w, a, e in W:
        c.rect(x, 792 - 300, w, 22); cap(x + 3, 286, a); cap(x + 3, 295, e); c.rect(x, 792 - 470, w, 170)
    for i, l in enumerate(d.lines):
        for (x, w, *_), v in zip(W, (l.line, l.desc, str(l.qty), l.uom, num(l.price), num(l.amount))):
            n[0] += 1
            c.acroForm.textfield(name=f"s{n[0]}", x=x + 1, y=792 - 320 - i * 20, width=w - 2, height=14, value=v, fontSize=7.5, borderWidth=0, fontName="Helvetica", fillColor=white, borderColor=white, forceBorder=False)
    box(36, 470, 140, 22, "18. SHIPPING POINT"); box(176, 470, 140, 22, "19. GROSS SHIPPING WEIGHT"); box(316, 470, 142, 22, "20. INVOICE NO."); box(458, 470, 118, 22, "17(h) TOTAL (Cont. pages)")
    box(36, 492, 422, 12, "21. MAIL INVOICE TO:"); box(36, 504, 422, 18, "a. NAME", bill.name, 9, 7.5); box(36, 522, 422, 18, "b. STREET ADDRESS (or P.O. Box)", bill.lines[0], 9, 7.5); box(36, 540, 240, 18, "c. CITY", "ALBUQUERQUE", 9, 7.5); box(276, 540, 82, 18, "d. STATE", "NM", 9, 7.5); box(358, 540, 100, 18, "e. ZIP CODE", "87109", 9, 7.5); box(458, 492, 118, 66, "17(i) GRAND TOTAL", "$" + num(d["total"]), 40, 10)
    box(36, 558, 280, 34, "22. UNITED STATES OF AMERICA BY (Signature)"); box(316, 558, 260, 34, "23. NAME (Typed)", "JODI R. HALVERSON", 12); cap(330, 588, "TITLE: CONTRACTING/ORDERING OFFICER", 6)
    cap(36, 602, "AUTHORIZED FOR LOCAL REPRODUCTION - PREVIOUS EDITION NOT USABLE", 6); cap(450, 602, "OPTIONAL FORM 347 (Rev. 2/2012)", 6)
    c.save()
    return d


@layout("xa-fusion-sensor-maker")
def _(name):
    buyer = P("Halcyon Sensing Technologies Inc.", "4550 Great Mall Parkway", "MILPITAS, CA 95035", "UNITED STATES")
    ship = P("Halcyon Sensing Technologies Inc.", "Dock 3, 1881 Barber Lane", "MILPITAS, CA 95035", "UNITED STATES")
    sup = P("Precision Ceramics of Oregon LLC", "9780 SW Tualatin Sherwood Rd", "TUALATIN, OR 97062", "UNITED STATES")
    d = mk(name, "libharu", ["Oracle Fusion style", "Sold To label for the buyer", "item, description and supplier item stacked in a cell", "quantity and unit of measure in separate columns, dates in a column", "ship-to location under each line", "Total: row and page footer"],
           [Ln(1, "PCO-AL96-22", "SUBSTRATE ALUMINA 96% 22X22X0.635", 5000, "Each", "1.84", bi="300-11874", date="2026-06-15"), Ln(2, "PCO-AL96-40", "SUBSTRATE ALUMINA 96% 40X40X1.0 LASER SCRIBED", 2500, "Each", "4.275", bi="300-11902", date="2026-06-15"), Ln(3, "PCO-ZR-10", "ZIRCONIA STANDOFF 10 MM", 8000, "Each", "0.615", bi="310-00412", date="2026-07-01")],
           po_number="US1-104477", po_date="2026-05-11", currency="USD", buyer=buyer, bill_to=P("Halcyon Sensing Technologies Inc.", "PO Box 361180", "MILPITAS, CA 95036"), ship_to=ship, supplier=sup, payment_terms="2/10 Net 60")
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8)
    c.t(36, 50, "HALCYON", 20, "HB", grey=0.35); c.t(576, 44, "Purchase Order", 14, "HB", "r")
    for i, (k, v) in enumerate((("Order", "US1-104477"), ("Order Date", "11-MAY-2026"), ("Change Order", "0"), ("Change Order Date", ""), ("Currency", "USD (US Dollar)"))):
        c.r(400, 54 + 13 * i, 84, 13, 0.92, 0.3); c.r(484, 54 + 13 * i, 92, 13, None, 0.3); c.t(404, 63.5 + 13 * i, k); c.t(488, 63.5 + 13 * i, v)
    for x, k, p in ((36, "Supplier", sup), (216, "Ship To", ship), (396, "Bill To", d["bill_to"])):
        c.t(x, 138, k, 8, "HB"); c.ts(x, 150, p.all(), 10.5)
    c.t(36, 206, "Sold To", 8, "HB"); c.ts(36, 218, buyer.all(), 10.5); c.t(216, 206, "Notes", 8, "HB"); c.t(216, 218, "RoHS certificate of conformity with each lot.")
    c.r(36, 266, 540, 26, None, 0.3); c.hl(278, 36, 576, 0.3)
    for x, h, v in ((36, "Customer Account", "41180"), (130, "Supplier Number", "22907"), (224, "Payment Terms", "2/10 Net 60"), (330, "Freight Terms", "Collect"), (420, "FOB", "Origin"), (490, "Shipping Method", "UPS Ground")):
        c.l(x, 266, x, 292, 0.3); c.t(x + 3, 275, h, 7, "HB"); c.t(x + 3, 288, v, 7.5)
    S = [(40, "l"), (64, "l"), (270, "l"), (420, "r"), (430, "l"), (506, "r"), (572, "r")]
    c.r(36, 302, 540, 16, 0.9, 0.3); at(c, 313, S, ["Line", "Item", "Delivery Date", "Quantity", "UOM", "Price", "Amount"], font="HB", size=7.5); y = 332
    for l in d.lines:
        at(c, y, S, [l.line, l.bi, "Promised: " + dt(l.date, "{dd}-{MON}-{yyyy}"), qn(l.qty), l.uom, qn(l.price, d=3 if l.line > 1 else 2), num(l.amount)])
        c.t(64, y + 10, l.desc); c.t(64, y + 20, "Supplier Item: " + l.si); c.t(64, y + 30, "Ship To: MILPITAS DOCK 3", 7, "HI"); y += 44; c.hl(y - 10, 36, 576, 0.3)
    c.t(496, y + 4, "Total:", 9, "HB", "r"); c.t(572, y + 4, num(d["total"]), 9, "HB", "r")
    c.t(36, 740, "This order is governed by the Halcyon purchase terms, rev. 7, available to registered suppliers at the portal. Electronically approved; no signature needed.", 6.5); c.t(36, 766, "Proprietary and Confidential", 6.5); c.t(576, 766, "Page 1 of 1", 6.5, a="r")
    c.haru(d.pdf())
    return d


@layout("xa-lightspeed-running-shop")
def _(name):
    buyer = P("Stride & Sole Running Co.", "1844 Lark Street", "Boulder, CO 80302")
    d = mk(name, "jsPDF", ["point of sale program's order", "shop's own system ID and vendor's ID columns", "sizes in descriptions", "no units", "discount and shipping rows", "vendor in bold line without label box", "page of letter size with zebra rows"],
           [Ln(None, "TX4411-090", "Trailrunner 4 Mens Slate 9", 4, None, "71.50", bi="210000018834"), Ln(None, "TX4411-100", "Trailrunner 4 Mens Slate 10", 6, None, "71.50", bi="210000018841"), Ln(None, "TX4411-110", "Trailrunner 4 Mens Slate 11", 4, None, "71.50", bi="210000018858"), Ln(None, "TX5520-075", "Tempo 2 Womens Coral 7.5", 6, None, "64.00", bi="210000019022"), Ln(None, "TX5520-085", "Tempo 2 Womens Coral 8.5", 6, None, "64.00", bi="210000019039"), Ln(None, "TXS-3PK-M", "Crew Sock 3-Pack M", 24, None, "8.25", bi="210000020110")],
           po_number="1187", po_date="2026-01-22", requested_date="2026-03-01", currency="USD", buyer=buyer, bill_to=None, ship_to=P("Stride & Sole Running Co. - Table Mesa", "629 S Broadway", "Boulder, CO 80305"), supplier=P("Terrex Footwear USA"))
    d["subtotal"] = d.net(); d["discount"] = r2(d.net() * D("0.05")); d["freight"] = D("35.00"); d["total"] = d.net() - d["discount"] + 35
    c = b.Canvas(612, 792, 8.5)
    c.t(40, 52, "Purchase Order #1187", 16, "HB"); c.t(40, 68, "Terrex Footwear USA", 11, "HB"); c.t(40, 81, "Account 44-1188   rep: Jordan P.   orders@terrexfootwear.example", 8)
    c.t(572, 48, buyer.name, 10, "HB", "r"); c.t(572, 60, buyer.lines[0], a="r"); c.t(572, 71, buyer.lines[1], a="r"); c.t(572, 82, "303-555-0119", a="r")
    c.t(40, 110, "Ship to:", font="HB"); c.ts(92, 110, d["ship_to"].all(), 11); c.t(400, 110, "Ordered:", font="HB"); c.t(572, 110, "Jan 22, 2026", a="r"); c.t(400, 122, "Expected:", font="HB"); c.t(572, 122, "Mar 1, 2026", a="r"); c.t(400, 134, "Status:", font="HB"); c.t(572, 134, "Ordered", a="r")
    S = [(42, "l"), (118, "l"), (190, "l"), (420, "r"), (490, "r"), (570, "r")]; y = 166
    c.r(40, 154, 532, 17, 0.2, 0); 
    for (x, a), h in zip(S, ["System ID", "Vendor ID", "Item", "Qty.", "Unit Cost", "Total"]):
        c.t(x, y, h, 8, "HB", a, 1)
    for i, l in enumerate(d.lines):
        y += 17
        if i % 2:
            c.r(40, y - 12, 532, 17, 0.94, 0)
        at(c, y, S, [l.bi, l.si, l.desc, l.qty, "$" + num(l.price), "$" + num(l.amount)])
    for i, (k, v) in enumerate((("Subtotal", "$" + num(d["subtotal"])), ("Discount (5%)", "-$" + num(d["discount"])), ("Shipping", "$35.00"), ("Total", "$" + num(d["total"])))):
        c.t(490, y + 26 + 14 * i, k, a="r", font="HB" if i == 3 else "H"); c.t(570, y + 26 + 14 * i, v, a="r", font="HB" if i == 3 else "H")
    c.t(40, y + 26, "Notes", font="HB"); c.t(40, y + 38, "Spring preseason booking. Do not ship before 2/20. Backorders OK.")
    c.jspdf(d.pdf())
    return d


@layout("xa-meditech-community-hospital")
def _(name):
    buyer = P("ST. BRENDAN COMMUNITY HOSPITAL", "410 N WASHINGTON AVE", "MASON CREEK, IA 50401")
    ship = P("ST. BRENDAN COMMUNITY HOSPITAL", "RECEIVING DOCK - LOWER LEVEL", "410 N WASHINGTON AVE", "MASON CREEK, IA 50401")
    sup = P("HAWKEYE MEDICAL DISTRIBUTION", "PO BOX 660415", "DES MOINES, IA 50306")
    d = mk(name, "enscript/gs", ["Meditech style fixed pitch listing", "our stock number above, vendor catalogue below", "packaging string (CA=10x100)", "two pages: TOTAL THIS PAGE and final total", "RUN DATE decoy"],
           [Ln(1, "HM-4412", "GLOVE EXAM NITRILE MED PF", 20, "CA", "61.300", bi="100224"), Ln(2, "HM-4413", "GLOVE EXAM NITRILE LRG PF", 20, "CA", "61.300", bi="100225"), Ln(3, "BD-309653", "SYRINGE LL 60ML W/O NEEDLE", 6, "BX", "28.970", bi="102871"), Ln(4, "KD-8881", "CATH TRAY FOLEY 16FR W/ BAG", 8, "CA", "118.450", bi="104410"), Ln(5, "3M-1527", "TAPE TRANSPORE 1IN X 10YD", 12, "BX", "14.020", bi="105002"), Ln(6, "HM-7730", "UNDERPAD 23X36 MOD ABSORB", 15, "CA", "33.680", bi="106188")],
           po_number="B118842", po_date="2026-02-17", requested_date="2026-02-20", currency=None, buyer=buyer, bill_to=P("ST. BRENDAN COMMUNITY HOSPITAL", "ACCOUNTS PAYABLE", "PO BOX 1447", "MASON CREEK, IA 50402"), ship_to=ship, supplier=sup, payment_terms="NET 30")
    d["total"] = d.net()

    def head(pg):
        r = [f"{'RUN DATE: 02/17/26':<30}{'ST. BRENDAN COMMUNITY HOSPITAL':<46}PAGE {pg}", f"{'RUN TIME: 1412':<30}{'410 N WASHINGTON AVE':<46}", f"{'RUN USER: MM.KAL':<30}{'MASON CREEK, IA 50401':<46}", "", f"{'':<28}P U R C H A S E   O R D E R", "", f"  P.O. NUMBER: B118842          P.O. DATE: 02/17/26        DELIVER BY: 02/20/26", f"  TERMS: NET 30                 FOB: DESTINATION           BUYER: K LARSON", "  " + "-" * 84]
        if pg == 1:
            bl = d["bill_to"].all()
            r += [f"  {'VENDOR: 000417':<42}SHIP TO:"] + [f"  {a:<42}{e}" for a, e in zip(sup.all() + [""], ship.all())] + ["", "  BILL TO: " + bl[0]] + ["           " + x for x in bl[1:]] + ["  " + "-" * 84]
        return r + [f"  {'LN  ITEM/CATALOG NO':<22}{'DESCRIPTION':<30}{'QTY':>5} {'UP':<4}{'PRICE':>10}{'EXTENDED':>11}", "  " + "-" * 84]
    T = head(1)
    def item(l, pk):
        return [f"  {l.line:<4}{l.bi:<18}{l.desc:<30}{l.qty:>5} {l.uom:<4}{num(l.price, d=3):>10}{num(l.amount):>11}", f"      {l.si:<18}{pk}", ""]
    pk = ["CA=10 BX, BX=100 EA"] * 2 + ["BX=30 EA", "CA=10 EA", "BX=12 RL", "CA=150 EA"]
    for l, p in zip(d.lines[:4], pk):
        T += item(l, p)
    T += [f"  {'TOTAL THIS PAGE':>72}{num(sum(l.amount for l in d.lines[:4])):>12}", f"  {'*** CONTINUED ON NEXT PAGE ***':^84}\f"]
    T += head(2)
    for l, p in zip(d.lines[4:], pk[4:]):
        T += item(l, p)
    T += [f"  {'TOTAL THIS PAGE':>72}{num(sum(l.amount for l in d.lines[4:])):>12}", f"  {'P.O. TOTAL':>72}{num(d['total']):>12}", "", "  TAX EXEMPT - IOWA 501(C)(3) HOSPITAL", "", "  AUTHORIZED SIGNATURE: ______________________________"]
    b.enscript("\n".join(T) + "\n", d.pdf(), "-f", "Courier9.5", "-M", "Letter")
    return d


@layout("xa-mail-print-roofing-contractor")
def _(name):
    buyer = P("Summit Ridge Roofing & Exteriors", "3309 Dell Range Blvd", "Cheyenne, WY 82009")
    ship = P("Whitcomb Residence", "6112 Indigo Drive", "Cheyenne, WY 82001")
    d = mk(name, "chromium", ["web mail printed to PDF", "order typed as a list, no table", "buyer only in the signature", "site delivery in a sentence", "no unit prices, no total", "mail head with dates and page URL"],
           [Ln(None, None, "Titanium UDL-50 synthetic underlayment", 12, "rolls", None), Ln(None, None, "Landmark Pro shingles, Weathered Wood", 96, "bundles", None), Ln(None, None, "hip & ridge, Weathered Wood", 8, "boxes", None), Ln(None, None, "ice & water shield 2 sq", 9, "rolls", None), Ln(None, None, "drip edge 2x2 brown 10 ft", 40, "pcs", None)],
           po_number="SR-2291", po_date="2026-04-27", requested_date="2026-05-01", currency=None, buyer=buyer, bill_to=None, ship_to=ship, supplier=P("High Plains"))
    d.alt["ship_to_alt"] = [P("6112 Indigo Drive", "Cheyenne, WY 82001")]
    li = "".join(f"<li>{l.qty} {l.uom} - {E(l.desc)}</li>" for l in d.lines)
    b.chromium(b.page("@page{size:letter;margin:12mm}body{font:10pt 'Liberation Sans';color:#222}hr{border:0;border-top:1px solid #ccc}small{color:#555}ul{list-style:none;padding-left:4mm;line-height:1.6}", f'''<table width=100%><tr><td><small>4/27/26, 7:14 AM</small><td align=center><small>Mail - PO SR-2291 Whitcomb job</small></table><h2 style="font-size:14pt">PO SR-2291 Whitcomb job</h2><hr><b>Dana Ruiz</b> &lt;dana@summitridge.example&gt;<br><small>Mon, Apr 27, 2026 at 7:12 AM<br>To: Order Desk &lt;orders@highplainsbuilding.example&gt;<br>Cc: Luis M.</small><br><br><p>Good morning High Plains,</p><p>Please enter the following order under our account, PO# SR-2291:</p><ul>{li}</ul><p>Rooftop delivery please, Friday May 1, 2026, to Whitcomb Residence, 6112 Indigo Drive, Cheyenne, WY 82001. The driver should call Luis at 307-555-0174 half an hour ahead. Keep the driveway clear on the left side.</p><p>Use our contract pricing. Thanks!</p><p>Dana Ruiz<br>Office Manager<br><b>Summit Ridge Roofing &amp; Exteriors</b><br>3309 Dell Range Blvd, Cheyenne, WY 82009<br>307-555-0170</p><p><small>This message may be confidential. If you are not the intended recipient please delete it.</small></p><small>https://mail.example/u/0/?view=pt&amp;search=all &nbsp;&nbsp;&nbsp; 1/1</small>'''), d.pdf())
    return d


@layout("xa-procore-general-contractor")
def _(name):
    buyer = P("Tamarack Commercial Builders, LLC", "2200 Canyon Creek Rd, Suite 300", "Boise, ID 83705")
    ship = P("Ustick Medical Office Building", "9020 W Ustick Road", "Boise, ID 83704")
    sup = P("Intermountain Door & Hardware", "815 E 43rd Street", "Garden City, ID 83714")
    d = mk(name, "dompdf", ["Procore style purchase order contract", "job number and cost code columns", "quantity with units in one cell", "schedule of values title", "status and retainage rows", "Grand Total", "contract company and ship to beside"],
           [Ln(1, None, "Hollow metal frames 3'-0\" x 7'-0\" 16 ga welded", 46, "ea", "214.00"), Ln(2, None, "Wood doors, plain sliced white oak, 20 min", 46, "ea", "388.50"), Ln(3, None, "Finish hardware sets per schedule 08 71 00", 46, "set", "612.75"), Ln(4, None, "Keying and permanent cores", 1, "ls", "2850.00")],
           po_number="24-118-PO-017", po_date="2026-02-03", requested_date="2026-04-20", currency="USD", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30, 5% retainage")
    d["subtotal"] = d.net(); d["total"] = d.net()
    cc = ("08-1113 - Metal Frames.Material", "08-1416 - Wood Doors.Material", "08-7100 - Door Hardware.Material", "08-7100 - Door Hardware.Material")
    r = "".join(f"<tr><td>{l.line}<td>{k}<td>{E(l.desc)}<td class=r>{num(l.qty)} {l.uom}<td class=r>${num(l.price)}<td class=r>${num(l.amount)}</tr>" for l, k in zip(d.lines, cc))
    b.dompdf(b.page("@page{size:letter;margin:36pt}body{font:9pt Helvetica}table{width:100%;border-collapse:collapse}td{vertical-align:top}.g th{background:#eee;border:1px solid #bbb;padding:3px;font-size:8pt;text-align:left}.g td{border:1px solid #bbb;padding:3px}.r{text-align:right}.k td{padding:2px 0}", f'''<table><tr><td width=60%><b style="font-size:11pt">{E(buyer.name)}</b><br>{br(buyer.lines)}<br>Phone: (208) 555-0188<td class=r><b>Project:</b> 24-118 Ustick Medical Office Building<br>9020 W Ustick Road<br>Boise, Idaho 83704</table><hr><h2 style="text-align:center;margin:6px">PURCHASE ORDER CONTRACT: 24-118-PO-017<br>Doors, Frames and Hardware</h2>
<table class=k><tr><td width=18%><b>CONTRACT COMPANY:</b><td width=34%>{sup.h()}<td width=18%><b>SHIP TO:</b><td>{ship.h()}<tr><td><b>STATUS:</b><td>Approved<td><b>BILL TO:</b><td>{buyer.h()}<tr><td><b>DATE CREATED:</b><td>02/03/2026<td><b>DELIVERY DATE:</b><td>04/20/2026<tr><td><b>CREATED BY:</b><td>Hank Oyler<td><b>PAYMENT TERMS:</b><td>Net 30, 5% retainage<tr><td><b>SHIP VIA:</b><td>Supplier truck<td><b>ASSIGNED TO:</b><td>Priya Nand (IDH)</table><h4>SCHEDULE OF VALUES</h4><table class=g><tr><th>#<th>Budget Code<th>Description<th class=r>Qty<th class=r>Unit Cost<th class=r>Amount</tr>{r}<tr><td colspan=5 class=r>Subtotal:<td class=r>${num(d.net())}<tr><td colspan=5 class=r><b>Grand Total:</b><td class=r><b>${num(d.net())}</b></table><p style="font-size:8pt">Material shall comply with drawings dated 11/14/2025 and addenda 1-3. Partial deliveries by floor as directed by the superintendent. Lien waivers are to be submitted with each application for payment.</p><table style="margin-top:30px"><tr><td>_______________________________<br>{E(buyer.name)}<br>SIGNATURE &nbsp;&nbsp;&nbsp; DATE<td>_______________________________<br>{sup.name}<br>SIGNATURE &nbsp;&nbsp;&nbsp; DATE</table><p style="font-size:7pt">page 1 of 1 &nbsp; Printed On: 02/03/2026 04:12 PM MST</p>'''), d.pdf())
    return d
