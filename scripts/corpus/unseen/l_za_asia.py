# SPDX-License-Identifier: Apache-2.0
"""India, Singapore, the Philippines, the Gulf, South Africa."""
from l_ya_kit import *


@layout("za-in-tally-pharma-machinery")
def _(name):
    buyer = P("Suryodaya Pharma Machines Pvt. Ltd.", "Plot 118, GIDC Phase II, Vatva, Ahmedabad"); sup = P("Kalpana Steel & Tubes", "12 Kumbharwada Lane, Mumbai"); ship = P("Suryodaya Pharma Machines - Unit II", "Survey 44, Changodar, Ahmedabad")
    I = (("SS316L Pipe 38.1 OD x 1.65 ERW polished", "7306", 240, "mtr", "612.00", "18"), ("SS316L Sheet 2 mm 1250x2500 2B", "7219", 1180, "kg", "318.50", "18"), ("Tri-clover ferrule 1.5\" SS316L", "7307", 160, "nos", "142.00", "18"), ("Silicone gasket TC 1.5\" FDA", "4016", 300, "nos", "38.00", "12"))
    L = [Ln(i + 1, None, t, q, u, p, date="2026-04-25", hsn=h, g=g) for i, (t, h, q, u, p, g) in enumerate(I)]
    d = mk(name, "iText", "en", ["TallyPrime voucher, framed", "Invoice To / Consignee (Ship to) / Supplier stacked at the left, small grid at the right", "HSN and GST rate columns", "Due on per line", "CGST and SGST as rows without quantities", "total row with rupee sign word", "amount in words with Indian grouping", "rate per unit column 'per'"], L, po_number="SPM/PO/26-27/0044", po_date="2026-04-09", requested_date="2026-04-25", currency="INR", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="45 Days")
    s = d.net(); ig = r2(sum(l.amount * D(l.g) / 100 for l in L)); d["subtotal"] = s; d["tax"] = ig; d["total"] = s + ig
    c = b.Canvas(595, 842, 8.5); c.t(297, 40, "PURCHASE ORDER", 12, "HB", "c"); c.r(30, 48, 535, 720)
    c.l(300, 48, 300, 232); y = 60
    for cap, p, x in (("Invoice To", buyer, "GSTIN/UIN: 24AAJCS4410K1ZM"), ("Consignee (Ship to)", ship, "GSTIN/UIN: 24AAJCS4410K1ZM"), ("Supplier (Bill from)", sup, "GSTIN/UIN: 27AAKFK2207P1Z4")):
        c.t(34, y - 2, cap, 7.5); c.t(34, y + 10, p.name, 9, "HB"); c.t(34, y + 22, p.lines[0], 8); c.t(34, y + 34, x, 8); y += 61; c.hl(y - 12, 30, 300)
    for k, (a, v, e, w) in enumerate((("Voucher No.", "SPM/PO/26-27/0044", "Dated", "9-Apr-26"), ("Reference No. & Date.", "KST/Q/118 dt. 2-Apr-26", "Mode/Terms of Payment", "45 Days"), ("Dispatched through", "Road", "Other References", "Proj. 2604"), ("Terms of Delivery", "FOR Changodar, unloading ours", "Destination", "Changodar"))):
        yy = 48 + 46 * k; c.r(300, yy, 140, 46); c.r(440, yy, 125, 46); c.t(303, yy + 11, a, 7.5); c.t(303, yy + 26, v, 8.5, "HB"); c.t(443, yy + 11, e, 7.5); c.t(443, yy + 26, w, 8.5, "HB")
    X = [30, 50, 234, 274, 304, 350, 402, 448, 474, 565]; c.hl(232, 30, 565); c.hl(258, 30, 565); [c.l(x, 232, x, 620) for x in X[1:-1]]
    for i, h in enumerate(("Sl", "Description of Goods", "HSN", "GST %", "Due on", "Quantity", "Rate", "per", "Amount")):
        c.t((X[i] + X[i + 1]) / 2, 248, h, 7.5, a="c")
    y = 274
    for l in L:
        c.t(40, y, l.line, a="c"); c.t(53, y, l.desc, 8, "HB"); c.t(237, y, l.hsn); c.t(301, y, l.g + " %", a="r"); c.t(307, y, "25-Apr-26", 8); c.t(399, y, f"{num(l.qty, 'in', 0)} {l.uom}", 8, "HB", "r"); c.t(445, y, num(l.price, "in"), a="r"); c.t(451, y, l.uom, 8); c.t(562, y, num(l.amount, "in"), font="HB", a="r"); y += 24
    c.hl(y - 10, 474, 565); c.t(562, y + 4, num(s, "in"), a="r"); c.t(231, y + 22, "Input IGST", 8.5, "HI", "r"); c.t(562, y + 22, num(ig, "in"), font="HB", a="r"); c.hl(620, 30, 565); c.hl(640, 30, 565); c.t(231, 633, "Total", a="r"); c.t(562, 633, "Rs. " + num(d["total"], "in"), 9.5, "HB", "r")
    c.t(34, 654, "Amount Chargeable (in words)", 7.5); c.t(562, 654, "E. & O.E", 7.5, "HI", "r"); c.t(34, 668, "INR " + words_in(d["total"]) + " Only", 8.5, "HB"); c.t(34, 700, "Company's PAN : AAJCS4410K", 8); c.t(562, 720, "for Suryodaya Pharma Machines Pvt. Ltd.", 8.5, "HB", "r"); c.t(562, 760, "Authorised Signatory", 8, a="r"); c.t(297, 782, "This is a Computer Generated Document", 7.5, a="c"); c.itext(d.pdf()); return d


def words_in(v):
    """An amount in words with lakh and crore."""
    one = "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen".split()
    ten = "x x Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split()

    def below(n):
        if n < 20:
            return one[n]
        if n < 100:
            return ten[n // 10] + (" " + one[n % 10] if n % 10 else "")
        return one[n // 100] + " Hundred" + (" " + below(n % 100) if n % 100 else "")
    r, p = divmod(int(v * 100), 100); out = []
    for k, w in ((10000000, "Crore"), (100000, "Lakh"), (1000, "Thousand"), (1, "")):
        q, r = divmod(r, k)
        if q:
            out.append((below(q) + " " + w).strip())
    return " ".join(out) + (f" and {below(p)} paise" if p else "")


@layout("za-in-zoho-solar-installer")
def _(name):
    buyer = P("Aruna Solar Solutions LLP", "2nd Floor, 48 Residency Road", "Bengaluru Karnataka 560025", "India", "GSTIN 29ABCFA4417Q1ZD"); sup = P("Deccan Mounting Systems", "Plot 7, Peenya 4th Phase", "Bengaluru 560058 Karnataka"); ship = P("Site: Nandi Textiles", "Doddaballapur Road KM 31", "Bengaluru Rural 561203")
    L = [Ln(1, None, "Module mounting rail HDG 4.2 m\nwith splice", 320, "pcs", "1185.00", hsn="73089090"), Ln(2, None, "Mid clamp 35 mm AL6005", 1500, "pcs", "28.50", hsn="76109010"), Ln(3, None, "End clamp 35 mm AL6005", 260, "pcs", "31.00", hsn="76109010"), Ln(4, None, "MC4 connector pair 1500V", 240, "pair", "96.00", hsn="85366990")]
    d = mk(name, "chromium", "en", ["Zoho Books template", "description of two rows", "unit beneath the quantity", "CGST9 and SGST9 in the foot, rupee sign", "Indian grouping", "# before the number", "delivery date and terms at the right of the addresses"], L, po_number="PO-00318", po_date="2026-05-15", requested_date="2026-05-29", currency="INR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 15")
    s = d.net(); g = r2(s * D("0.09")); d["subtotal"] = s; d["tax"] = 2 * g; d["tax_alt"] = [g]; d["total"] = s + 2 * g
    for l in L:
        l.two = l.desc; l.desc = l.desc.replace("\n", " ")
    r = "".join(f"<tr><td>{l.line}<td>{E(l.two).replace(chr(10), '<br><small>')}<td>{l.hsn}<td class=r>{num(l.qty, 'in')}<br><small>{l.uom}</small><td class=r>{num(l.price, 'in')}<td class=r>{num(l.amount, 'in')}</tr>" for l in L)
    b.chromium(b.page("@page{size:A4;margin:14mm}body{font:9.5pt 'DejaVu Sans';font-size:8.5pt}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;padding:5px;text-align:left}.i th{background:#3c3d3a;color:#fff;font-weight:normal}.i td{border-bottom:1px solid #ccc}.r,.i th.r{text-align:right}small{color:#666}", f'''<table><tr><td style="font-size:22pt;padding-bottom:0">PURCHASE ORDER<br><span style="font-size:9pt"># <b>PO-00318</b></span><td class=r><b>{buyer.name}</b><br>{br(buyer.lines)}</table><br><table><tr><td><small>Vendor Address</small><br><b>{sup.name}</b><br>{br(sup.lines)}<br><br><small>Deliver To</small><br>{ship.h()}<td style="width:75mm"><table><tr><td class=r>Date :<td class=r>15 May 2026<tr><td class=r>Delivery Date :<td class=r>29 May 2026<tr><td class=r>Terms :<td class=r>Net 15<tr><td class=r>Ref# :<td class=r>DMS/Q/2207</table></table><br><table class=i><tr><th>#<th>Item &amp; Description<th>HSN/SAC<th class=r>Qty<th class=r>Rate<th class=r>Amount</tr>{r}</table><table style="width:85mm;margin-left:auto"><tr><td class=r>Sub Total<td class=r>{num(s, "in")}<tr><td class=r>CGST9 (9%)<td class=r>{num(g, "in")}<tr><td class=r>SGST9 (9%)<td class=r>{num(g, "in")}<tr><td class=r><b>Total</b><td class=r><b>₹{num(d["total"], "in")}</b></table><p><small>Terms &amp; Conditions</small><br>HDG coating 80 micron minimum, test certificate per lot. Liquidated damages 0.5% a week, 5% at most.</p><p>Authorized Signature ______________________</p>'''), d.pdf()); return d


@layout("za-in-sap-auto-landscape-tax-columns")
def _(name):
    buyer = P("VEGA AUTO COMPONENTS LIMITED", "E-44 MIDC CHAKAN PHASE 2", "PUNE 410501 MAHARASHTRA"); sup = P("SHREE BALAJI FASTENERS", "C-118 FOCAL POINT PHASE V", "LUDHIANA 141010 PUNJAB")
    I = ("10", "200018834", "HEX FLANGE BOLT M8X1.25X30 10.9 ZNFL", 80000, "NOS", "412.00", 100, "15.07.2026"), ("20", "200018841", "HEX FLANGE NUT M8 CL10 ZNFL", 80000, "NOS", "168.50", 100, "15.07.2026"), ("30", "200022907", "DOWEL PIN 6X16 HARDENED", 25000, "NOS", "2.35", 1, "22.07.2026"), ("40", "200031155", "SEMS SCREW M5X12 TORX", 60000, "NOS", "96.75", 100, "30.07.2026")
    L = [Ln(n, None, t, q, u, p, bi=m, per=k, date=f"{w[6:]}-{w[3:5]}-{w[:2]}") for n, m, t, q, u, p, k, w in I]
    d = mk(name, "Apache PDFBox", "en", ["SAP MM order of an Indian maker, landscape", "rate per 100 in its own column", "basic, IGST % and IGST amount columns", "delivery date as dd.mm.yyyy per line", "grand total after the tax columns", "GST numbers and vendor code as decoys", "terms list numbered beneath"], L, po_number="5700118420", po_date="2026-07-01", currency="INR", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="60 days from date of GRN")
    s = d.net(); tx = [r2(l.amount * D("0.18")) for l in L]; d["subtotal"] = s; d["tax"] = sum(tx); d["total"] = s + sum(tx)
    c = b.Canvas(842, 595, 8); c.r(30, 28, 782, 540); c.t(421, 44, buyer.name, 13, "HB", "c"); c.t(421, 56, ", ".join(buyer.lines) + "   GSTIN 27AABCV2290H1Z7", 8, a="c"); c.t(421, 74, "PURCHASE ORDER (DOMESTIC)", 10, "HB", "c"); c.hl(80, 30, 812); c.l(290, 80, 290, 150); c.l(560, 80, 560, 150)
    c.t(34, 92, "Vendor : 0000104417", 7.5, "HB"); c.ts(34, 104, sup.all() + ["GSTIN 03AAQFS8812L1ZT"], 11); c.t(294, 92, "Ship to :", 7.5, "HB"); c.ts(294, 104, buyer.all(), 11); rows(c, 566, 94, (("PO No.", ": 5700118420"), ("PO Date", ": 01.07.2026"), ("Pay. Terms", ": 60 days from date of GRN"), ("Currency", ": INR"), ("Inco Terms", ": FOR Chakan")), 60, 12); c.hl(150, 30, 812)
    X = [30, 56, 112, 300, 356, 388, 440, 466, 528, 600, 634, 706, 812]
    for i, h in enumerate(("Item", "Material", "Description", "Qty", "UOM", "Rate", "Per", "Del. Date", "Basic Amt", "IGST%", "IGST Amt", "Total Amt")):
        c.t((X[i] + X[i + 1]) / 2, 162, h, 7.5, "HB", "c")
    c.hl(168, 30, 812); [c.l(x, 150, x, 300) for x in X[1:-1]]; y = 184
    for k, l in enumerate(L):
        for i, v in enumerate((l.line, l.bi, l.desc, num(l.qty, "in", 3), l.uom, num(l.price, "in"), l.per, I[k][7], num(l.amount, "in"), "18.00", num(tx[k], "in"), num(l.amount + tx[k], "in"))):
            r = i in (3, 5, 6, 8, 9, 10, 11); c.t(X[i + 1] - 3 if r else X[i] + 3, y, v, a="r" if r else "l")
        y += 26
    c.hl(300, 30, 812); c.t(525, 314, "Total", font="HB", a="r"); c.t(597, 314, num(s, "in"), font="HB", a="r"); c.t(703, 314, num(d["tax"], "in"), font="HB", a="r"); c.t(809, 314, num(d["total"], "in"), font="HB", a="r"); c.hl(322, 30, 812)
    c.ts(34, 340, ["1. Supply strictly as per drawing revision in force and control plan; PPAP level 3 on file.", "2. Qty tolerance +0/-2%. Each box to carry Vega part number, lot number and PO number 5700118420.", "3. Rejections above 50 PPM are debited at Rs. 2500 per lot plus sorting cost.", "4. E-way bill and MTC to accompany the consignment; gate entry 08:30 to 17:00, Tuesday closed.", "5. Disputes: courts at Pune only."], 14); c.t(800, 540, "for VEGA AUTO COMPONENTS LIMITED", 8, "HB", "r"); c.t(800, 560, "Authorised Signatory", 8, a="r"); c.pdfbox(d.pdf()); return d


@layout("za-sg-shipyard-job-number")
def _(name):
    buyer = P("Tuas Meridian Shipyard Pte Ltd", "61 Tuas South Avenue 8", "Singapore 637312"); sup = P("Bukit Valve & Fitting Pte Ltd", "8 Woodlands Terrace #03-11", "Singapore 738434"); ship = P("Tuas Meridian Shipyard Pte Ltd - Store 2", "Gate 4, 65 Tuas South Avenue 8", "Singapore 637316")
    L = [Ln("1.0", None, "Butterfly valve wafer DN150 PN16, DI body, AlBr disc, EPDM, lever", 14, "NO", "142.00"), Ln("2.0", None, "Gate valve flanged DN80 JIS 5K bronze BC6, rising stem", 9, "NO", "268.00"), Ln("3.0", None, "Gasket CNAF 2 mm DN150 PN16 FF", 60, "PC", "2.35"), Ln("4.0", None, "Stud bolt M20 x 90 B7 c/w 2 nuts 2H", 224, "SET", "3.10")]
    d = mk(name, "PDFKit", "en", ["Singapore yard order", "numbering 1.0, 2.0", "less special discount at the foot", "GST 9% after discount", "S$ currency", "vessel and job number as decoys", "delivery 'by 18 September 2026'", "unpriced signature block with cheque-like boxes"], L, po_number="TMS-PO-26-08817", po_date="2026-09-07", requested_date="2026-09-18", currency="SGD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="60 days")
    for l in L:
        l.line = l.line
    s = d.net(); dc = D("150.00"); gst = r2((s - dc) * D("0.09")); d["subtotal"] = s; d["discount"] = dc; d["tax"] = gst; d["total"] = s - dc + gst; d["subtotal_alt"] = [s - dc]
    c = b.Canvas(595, 842, 9); c.r(36, 30, 523, 44, .93, 0); c.t(46, 50, "TUAS MERIDIAN SHIPYARD PTE LTD", 14, "HB"); c.t(46, 64, "61 Tuas South Avenue 8, Singapore 637312   UEN 199804417K   GST Reg M2-0044171-8", 7.5); c.t(297, 96, "PURCHASE ORDER", 13, "HB", "c")
    c.ts(40, 122, sup.all(), 12); c.t(40, 160, "Attn: Ms Lim Hwee Choo    Fax: 6555 0144", 8); rows(c, 340, 122, (("PO No.", "TMS-PO-26-08817"), ("Date", "7 September 2026"), ("Job No.", "SR-2604 (MT Celebes Star)"), ("Your Quotation", "BVF/26/1190"), ("Payment", "60 days")), 84, 12, vf="HB")
    S = [(42, "l"), (70, "l"), (376, "r"), (388, "l"), (470, "r"), (553, "r")]; y = 204; c.hl(192, 36, 559, 1); at(c, y, S, ("Item", "Description", "Qty", "Unit", "Unit Price S$", "Amount S$"), font="HB"); c.hl(210, 36, 559, 1); y += 24
    import textwrap
    for l in L:
        w = textwrap.wrap(l.desc, 48); at(c, y, S, (l.line, "", qn(l.qty), l.uom, num(l.price), num(l.amount))); c.ts(70, y, w, 11.5); y += 12 * len(w) + 10
    c.hl(y, 380, 559)
    for k, (a, v) in enumerate((("Sub-total", num(s)), ("Less special discount", "(150.00)"), ("Add GST 9%", num(gst)), ("Total S$", num(d["total"])))):
        c.t(470, y + 14 + 14 * k, a, font="HB" if k == 3 else "H", a="r"); c.t(553, y + 14 + 14 * k, v, font="HB" if k == 3 else "H", a="r")
    y += 90; c.t(40, y, "Deliver by 18 September 2026 to:", font="HB"); c.ts(40, y + 13, ship.all(), 12); c.ts(40, y + 66, ["1) Class certificates (ABS) for items 1 and 2.   2) Delivery orders in triplicate, stating PO and job number.", "3) No part of this order may be sublet.   4) Contractors enter by Gate 4 with safety shoes; lorry height limit 4.2 m."], 12, size=7.5)
    for k, v in enumerate(("Prepared", "Checked", "Approved")):
        c.r(40 + 175 * k, y + 110, 165, 50); c.t(44 + 175 * k, y + 120, v, 7.5)
    c.pdfkit(d.pdf()); return d


@layout("za-ph-hardware-chain-vat-inclusive")
def _(name):
    buyer = P("GOLDEN ANVIL HARDWARE CORP.", "KM 18 WEST SERVICE ROAD", "PARANAQUE CITY 1709 METRO MANILA"); sup = P("LUZON PAINT & ABRASIVES INC.", "LOT 9 FPIP, STO. TOMAS, BATANGAS"); ship = P("GOLDEN ANVIL - CALAMBA DC", "NATIONAL HIGHWAY, BRGY. TURBINA", "CALAMBA CITY, LAGUNA 4027")
    I = (("4806511200013", "100774", "FLAT LATEX WHITE 4L", 4, 180, "598.00"), ("4806511200112", "100781", "QDE GLOSS BLACK 1L", 12, 96, "214.50"), ("4806511300225", "101190", "SANDPAPER WATERPROOF #400 100S", 1, 60, "1385.00"), ("4806511300416", "101205", "CUTTING DISC 4IN METAL 25S", 8, 40, "512.00"))
    L = [Ln(i + 1, s, t, q, "PC" if k > 1 else "BOX", p, bi=m, pk=k) for i, (s, m, t, k, q, p) in enumerate(I)]
    d = mk(name, "dompdf", "en", ["Philippine retailer", "barcode, SKU columns", "VAT inclusive prices with vatable sales and VAT split after the total", "PHP", "delivery and cancel dates", "SKU count and total pieces"], L, po_number="GA04-0118237", po_date="2026-08-18", requested_date="2026-08-25", currency="PHP", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 DAYS PDC")
    d["total"] = d.net(); v = r2(d["total"] / D("1.12")); d["tax"] = d["total"] - v; d["subtotal"] = v; d["subtotal_alt"] = [d["total"]]
    r = "".join(f"<tr><td>{l.line}<td>{l.si}<td>{l.bi}<td>{l.desc}<td class=r>{l.pk}<td class=r>{qn(l.qty)}<td>{l.uom}<td class=r>{num(l.price)}<td class=r>{num(l.amount)}</tr>" for l in L)
    b.dompdf(b.page("@page{margin:12mm}body{font-family:Courier;font-size:8.5pt}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;padding:2px 4px;text-align:left}.i th{border-top:1px dashed #000;border-bottom:1px dashed #000}.r{text-align:right}", f'''<p style="text-align:center"><b>{buyer.name}</b><br>{", ".join(buyer.lines)}<br>VAT REG TIN 005-118-442-000<br><br><b>P U R C H A S E &nbsp; O R D E R</b></p><table><tr><td>VENDOR : 50188 {sup.name}<br>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;{sup.lines[0]}<br><br>DELIVER TO :<br>{ship.h()}<td>PO NUMBER &nbsp;&nbsp;: GA04-0118237<br>PO DATE &nbsp;&nbsp;&nbsp;&nbsp;: 08/18/2026<br>DELIVERY &nbsp;&nbsp;&nbsp;: 08/25/2026<br>CANCEL DATE : 09/01/2026<br>TERMS &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;: 30 DAYS PDC<br>BUYER &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;: MVSANTOS</table><br><table class=i><tr><th>LN<th>BARCODE<th>SKU<th>DESCRIPTION<th class=r>PACK<th class=r>QTY<th>UM<th class=r>UNIT COST<th class=r>AMOUNT</tr>{r}<tr><td colspan=9 style="border-top:1px dashed #000">&nbsp;<tr><td colspan=4>TOTAL SKU: {len(L)}<td><td class=r>{qn(sum(l.qty for l in L))}<td colspan=2 class=r>TOTAL PHP<td class=r>{num(d["total"])}</table><table style="width:70mm"><tr><td>VATABLE PURCHASES<td class=r>{num(v)}<tr><td>VAT 12%<td class=r>{num(d["tax"])}<tr><td>UNIT COST IS VAT INCLUSIVE</table><p>NO DELIVERY AFTER CANCEL DATE. BRING 3 COPIES OF PO AND SALES INVOICE. RECEIVING: MON-SAT 8AM-3PM, WITH APPOINTMENT.<br>BAD ORDER ALLOWANCE 1.00%. SHELF LIFE OF PAINT: NOT LESS THAN 18 MONTHS UPON RECEIPT.</p><p>APPROVED BY: ______________________ &nbsp; PRINTED 08/18/2026 15:22 BY MVSANTOS</p>'''), d.pdf()); return d


@layout("za-ae-contractor-lpo-dubai")
def _(name):
    buyer = P("Al Naseem Electromechanical LLC", "P.O. Box 44817", "Al Quoz Industrial 3, Dubai, UAE"); sup = P("Gulf Cable Tray Factory", "P.O. Box 2290, Umm Al Quwain, UAE"); ship = P("Creek Harbour Plot 14 - Site Store", "Ras Al Khor, Dubai")
    L = [Ln(1, "GCT-LAD-600-HDG", "Cable ladder 600 x 100 x 2.0 mm HDG, 3 m", 120, "Length", "186.00"), Ln(2, "GCT-BND-90-600", "90 deg flat bend 600 x 100 HDG, R300", 18, "Nos", "142.50"), Ln(3, "GCT-TEE-600", "Equal tee 600 x 100 HDG, R300", 6, "Nos", "205.00"), Ln(4, "GCT-CPL-100", "Coupler set 100 mm with bolts M8", 250, "Set", "8.75"), Ln(5, "GCT-CLV-41", "Cantilever arm 650 mm 41x41", 160, "Nos", "31.20")]
    d = mk(name, "LibreOffice Writer (html)", "en", ["LPO of a Dubai contractor", "AED, TRN numbers as decoys", "5% VAT, rounded down discount", "amount in words", "delivery 'within' not a date", "stamp outlines", "project and MR numbers"], L, po_number="ANE/LPO/2026/1177", po_date="2026-02-10", currency="AED", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="90 days PDC")
    s = d.net(); v = r2(s * D("0.05")); d["subtotal"] = s; d["tax"] = v; d["total"] = s + v
    r = "".join(f"<tr><td align=center>{l.line}</td><td>{E(l.desc)}<br>Code: {l.si}</td><td align=right>{qn(l.qty)}</td><td>{l.uom}</td><td align=right>{num(l.price)}</td><td align=right>{num(l.amount)}</td></tr>" for l in L)
    src = f'''<html><head><meta charset="utf-8"><style>p{{margin:0 0 6pt 0}}body{{font-family:"Liberation Sans";font-size:9.5pt}}td{{font-size:9.5pt}}</style></head><body><table width=100%><tr><td align=center><font size=5><b>{buyer.name}</b></font></td></tr><tr><td align=center>{", ".join(buyer.lines)} - Tel 04 555 0188 - TRN 100244177300003</td></tr></table><p align=center><b>LOCAL PURCHASE ORDER</b></p><table width=100% border=1 cellspacing=0 cellpadding=3><tr><td width=55%><b>M/s. {sup.name}</b><br>{sup.lines[0]}<br>Attn: Mr. Joseph Varghese - TRN 100318842200003</td><td>LPO No.: <b>ANE/LPO/2026/1177</b><br>Date: 10-Feb-2026<br>Your Ref.: GCT/QTN/0418 Rev 1<br>MR No.: 26-0331</td></tr><tr><td>Deliver to: {ship.name}<br>{ship.lines[0]}<br>Contact: Eng. Samir 050 555 0131</td><td>Payment: 90 days PDC<br>Delivery: within 10 days from LPO<br>Project: J-2214</td></tr></table><p>Please supply the following materials as per the terms mentioned:</p><table width=100% border=1 cellspacing=0 cellpadding=3><tr bgcolor="#d9e2f3"><td width=6%><b>Sr.</b></td><td width=48%><b>Material</b></td><td width=10%><b>Qty</b></td><td width=10%><b>Unit</b></td><td width=12%><b>Rate AED</b></td><td width=14%><b>Amount AED</b></td></tr>{r}<tr><td colspan=5 align=right>Total</td><td align=right>{num(s)}</td></tr><tr><td colspan=5 align=right>VAT 5%</td><td align=right>{num(v)}</td></tr><tr><td colspan=5 align=right><b>Grand Total AED</b></td><td align=right><b>{num(d["total"])}</b></td></tr></table><p>AED {words_in(d["total"]).replace("paise", "fils")} only</p><p>Hot dip galvanizing to BS EN ISO 1461, 65 microns minimum. Mill test certificates with each delivery. LPO number to be written on DO and tax invoice. Retention nil.</p><table width=100%><tr><td>Prepared by<br><br>________________</td><td>Procurement Manager<br><br>________________</td><td>Supplier acceptance<br><br>________________</td></tr></table></body></html>'''
    b.soffice(src, ".html", d.pdf()); return d


@layout("za-rsa-mine-supply-evolution-grid")
def _(name):
    buyer = P("Leeukop Platinum Mine (Pty) Ltd", "Farm Leeukop 412 JQ, Rustenburg, 0299"); sup = P("Bushveld Hydraulics CC", "18 Kroondal Road, Rustenburg, 0300"); ship = P("Leeukop Central Stores", "Gate 2, R24 Kroondal, 0350")
    I = (("STK-70018", "BVH-HSE-R2-16", "Hose 2SN 1\" MSHA, 20m", 12, "RL", "2890.00"), ("STK-70044", "BVH-FT-16-JIC", "Crimp fitting 1\" JIC female", 150, "EA", "118.40"), ("STK-70390", "BVH-PMP-A10-45", "Piston pump A10V 45cc reman.", 2, "EA", "38450.00"), ("STK-71002", "BVH-OIL-68-210", "Hydraulic oil ISO 68 210l", 8, "DR", "6120.00"))
    L = [Ln(i + 1, s, t, q, u, p, bi=m) for i, (m, s, t, q, u, p) in enumerate(I)]
    d = mk(name, "Cairo", "en", ["South African mine", "amounts with spaces as thousands and R sign", "VAT 15 %", "exclusive, tax and inclusive columns' totals", "dates 2026/11/05", "VAT and registration numbers as decoys", "grid heavy ruled"], L, po_number="LPM-MRO-114470", po_date="2026-11-05", requested_date="2026-11-12", currency="ZAR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 days from statement")
    s = d.net(); v = r2(s * D("0.15")); d["subtotal"] = s; d["tax"] = v; d["total"] = s + v
    c = b.Canvas(595, 842, 8.5, "N"); c.t(36, 46, buyer.name, 15, "NB" if False else "HB"); c.ts(36, 60, [buyer.lines[0], "Reg No 1998/004417/07      VAT No 4470118822"], 11); c.t(559, 46, "OFFICIAL ORDER", 15, "HB", "r")
    for i, (k, v2) in enumerate((("Order No", "LPM-MRO-114470"), ("Order date", "2026/11/05"), ("Due date", "2026/11/12"), ("Account", "BUS001"), ("Terms", "30 days from statement"))):
        c.r(36 + 104.6 * i, 86, 104.6, 15, .85); c.r(36 + 104.6 * i, 101, 104.6, 17); c.t(40 + 104.6 * i, 96.5, k, 8, "HB"); c.t(40 + 104.6 * i, 113, v2, 9)
    c.r(36, 126, 261, 56); c.r(298, 126, 261, 56); c.t(40, 137, "SUPPLIER", 7, "HB"); c.ts(40, 150, sup.all(), 12); c.t(302, 137, "DELIVERY ADDRESS", 7, "HB"); c.ts(302, 150, ship.all(), 12)
    X = [36, 90, 174, 330, 370, 400, 470, 559]; y = 194
    for i, h in enumerate(("Stock code", "Supplier code", "Description", "Qty", "Unit", "Price (Excl)", "Total (Excl)")):
        c.r(X[i], y, X[i + 1] - X[i], 17, .85); c.t(X[i] + 3, y + 11.5, h, 8, "HB")
    for l in L + [None] * 6:
        y += 17
        for i, t in enumerate((l.bi, l.si, l.desc, num(l.qty, "sp", 2), l.uom, "R " + num(l.price, "sp"), "R " + num(l.amount, "sp")) if l else [""] * 7):
            r = i in (3, 5, 6); c.r(X[i], y, X[i + 1] - X[i], 17); c.t(X[i + 1] - 3 if r else X[i] + 3, y + 11.5, t, a="r" if r else "l")
    for k, (a, t) in enumerate((("Total (Excl)", s), ("VAT 15%", v), ("Total (Incl)", d["total"]))):
        c.r(400, y + 17 + 17 * k, 70, 17, .85); c.r(470, y + 17 + 17 * k, 89, 17); c.t(403, y + 28.5 + 17 * k, a, 8.5, "HB"); c.t(556, y + 28.5 + 17 * k, "R " + num(t, "sp"), a="r", font="HB" if k == 2 else "N")
    for l in L:
        l.line = None
    c.ts(36, y + 36, ["Invoices and statements: creditors@leeukop.example.", "All vehicles are subject to search and breathalyser test at the gate.", "PPE and medical (Annexure 3) for drivers who enter the shaft area.", "BEE certificate of the supplier must be valid on the day of delivery."], 12, size=8); c.t(36, y + 130, "Buyer: T. Mokoena  014 555 0166        Approved: ______________________"); c.cairo(d.pdf()); return d
