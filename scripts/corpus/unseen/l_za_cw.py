# SPDX-License-Identifier: Apache-2.0
"""United Kingdom, Ireland, Australia: joiner, hospital trust, builders' merchant, winery, shearing shed."""
from l_ya_kit import *


def uk(iso):
    return dt(iso, "{dd}/{mm}/{yyyy}")


@layout("za-uk-sage50-joinery-works")
def _(name):
    buyer = P("Hartwell & Sons Joinery Ltd", "Unit 3 Sawmill Yard", "Ledbury Road", "Hereford", "HR1 2SX"); sup = P("Severn Ironmongery Supplies", "14 Bridge Street", "Worcester", "WR1 3NJ"); ship = P("Site: The Old Rectory", "Church Lane, Bosbury", "HR8 1PX")
    L = [Ln(None, "SIS-4409", "Butt hinge 100mm ball race SSS Grade 13 (pair)", 24, None, "6.85"), Ln(None, "SIS-5120", "Sashlock 5 lever 76mm satin", 9, None, "21.40"), Ln(None, "SIS-7002", "Lever on rose, 19mm RTD, set", 9, None, "17.95"), Ln(None, "M", "Carriage & packing", 1, None, "12.50"), Ln(None, "SIS-8830", "Intumescent strip 15x4 white 2.1m", 40, None, "1.32")]
    vat = "20"
    d = mk(name, "Go fpdf", "en", ["Sage 50 layout", "number, date and account in a narrow grid on the right", "no units", "VAT column amount per line", "net, VAT, carriage 0.00 and gross at the foot", "carriage as stock line M", "site as the delivery address", "address in separate rows"], L, po_number="3306", po_date="2026-04-14", currency="GBP", buyer=buyer, ship_to=ship, supplier=sup)
    d["subtotal"] = d.net(); tx = [r2(l.amount * D(vat) / 100) for l in L]; d["tax"] = sum(tx); d["freight"] = D(0); d["total"] = d.net() + d["tax"]
    c = b.Canvas(595, 842, 9, "T"); c.t(40, 56, buyer.name, 17, "TB"); c.ts(40, 72, buyer.lines, 11.5); c.t(220, 72, "Tel 01432 555 0117"); c.t(220, 84, "VAT Reg No. GB 418 2207 55"); c.t(555, 56, "PURCHASE ORDER", 15, "TB", "r")
    c.r(40, 140, 230, 80); c.ts(48, 156, sup.all(), 12.5, size=10); c.t(290, 148, "Deliver to:", 8); c.ts(290, 160, ship.all(), 12)
    for k, (a, v) in enumerate((("Order No.", "3306"), ("Order Date", uk("2026-04-14")), ("Account Ref.", "SEVER01"), ("Taken By", "MANAGER"))):
        c.r(420, 140 + 18 * k, 65, 18, .9); c.r(485, 140 + 18 * k, 70, 18); c.t(424, 152 + 18 * k, a, 8); c.t(489, 152 + 18 * k, v, 9, "TB")
    X = [40, 75, 140, 365, 425, 490, 555]
    for i, h in enumerate(("Quantity", "Product Code", "Details", "Unit Price", "Net Amount", "VAT")):
        c.r(X[i], 240, X[i + 1] - X[i], 18, .9); c.t((X[i] + X[i + 1]) / 2, 252, h, 8 if i else 7.5, "TB", "c")
    for i in range(6):
        c.r(X[i], 258, X[i + 1] - X[i], 330)
    for k, l in enumerate(L):
        at(c, 274 + 17 * k, [(71, "r"), (79, "l"), (144, "l"), (421, "r"), (486, "r"), (551, "r")], (num(l.qty), l.si, l.desc, num(l.price), num(l.amount), num(tx[k])))
    for k, (a, v) in enumerate((("Total Net Amount £", d["subtotal"]), ("Carriage Net £", D(0)), ("Total VAT Amount £", d["tax"]), ("Order Total £", d["total"]))):
        c.r(365, 596 + 18 * k, 110, 18); c.r(475, 596 + 18 * k, 80, 18); c.t(369, 608 + 18 * k, a, 9, "TB"); c.t(551, 608 + 18 * k, num(v), a="r")
    c.ts(40, 612, ["Please quote our order number on your invoice.", "Joiner on site from 07:45, ask for Gethin 07700 900441."], 12); c.t(297, 800, "Registered in England No. 2207714. Registered office as above.", 7.5, a="c"); c.gofpdf(d.pdf()); return d


@layout("za-uk-nhs-trust-acroform-non-stock")
def _(name):
    from reportlab.pdfgen import canvas
    buyer = P("Wharfedale Hospitals NHS Foundation Trust", "Supplies Department, Otley Road", "Ilkley LS29 8QT"); ship = P("R&D Stores, Level B, Gate 3", "Wharfedale General Hospital", "Ilkley LS29 8QU"); bill = P("Wharfedale Hospitals NHS FT", "RWD Payables M445", "PO Box 312, Leeds LS11 1HP"); sup = P("Calder Instruments Ltd", "7 Weir Mill, Hebden Bridge", "HX7 8AT")
    L = [Ln(1, "CI-LAR-MAC3", "Laryngoscope blade Mac 3 LED reusable", 20, "Each", "34.60"), Ln(2, "CI-LAR-HND", "Laryngoscope handle slim rechargeable", 8, "Each", "88.00"), Ln(3, "CI-BAT-35R", "Battery Li-ion 3.5 V (pack of 2)", 6, "Pack", "41.25")]
    d = mk(name, "reportlab acroform", "en", ["AcroForm, a field for each row of an address", "A4", "captions above fields", "VAT code column", "net, VAT and gross in fields", "required by date", "requisition number as decoy"], L, po_number="R&D-NS-008814", po_date="2026-06-03", requested_date="2026-06-17", currency="GBP", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="30 days from receipt of valid invoice")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    c = canvas.Canvas(d.pdf(), pagesize=(595, 842), invariant=1); n = [0]

    def t(x, y, s, size=8, f="Helvetica"):
        c.setFont(f, size); c.drawString(x, 842 - y, s)

    def fld(x, y, w, v, h=17, cap=None):
        n[0] += 1
        if cap:
            t(x, y - 3, cap, 7)
        c.acroForm.textfield(name=f"Field_{n[0]}", x=x, y=842 - y - h, width=w, height=h, value=str(v), fontSize=9, borderWidth=0.6, fontName="Helvetica", forceBorder=True)
    t(40, 46, buyer.name, 14, "Helvetica-Bold"); t(40, 59, "Supplies Department, Otley Road, Ilkley LS29 8QT   Tel 01943 555 0172"); t(40, 84, "NON-STOCK PURCHASE ORDER", 12, "Helvetica-Bold")
    for i, (cap, v, w) in enumerate((("Order number", "R&D-NS-008814", 120), ("Date of order", "03/06/2026", 100), ("Required by", "17/06/2026", 100), ("Requisition no.", "RQ-55120", 100))):
        fld((40, 168, 276, 384)[i], 104, w, v, cap=cap)
    for x, cap, p in ((40, "Supplier", sup), (214, "Deliver to", ship), (388, "Invoice to", bill)):
        [fld(x, 140 + 16 * i, 167, v, 15, cap if not i else None) for i, v in enumerate(p.all())]
    fld(40, 206, 341, d["payment_terms"], cap="Payment terms"); fld(388, 206, 167, "Priya Nair, bleep 2214", cap="Requested by")
    X = (40, 64, 144, 344, 384, 424, 484, 520, 558)
    H = ("Line", "Catalogue no.", "Description", "Quantity", "Unit", "Price £", "VAT", "Value £")
    X = (40, 64, 148, 350, 388, 428, 480, 506, 558)
    for i, h in enumerate(H):
        t(X[i] + 1, 250, h, 7.5, "Helvetica-Bold")
    for k in range(7):
        l = L[k] if k < len(L) else None
        for i, v in enumerate((l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price), "S", num(l.amount)) if l else [""] * 8):
            fld(X[i], 254 + 19 * k, X[i + 1] - X[i] - 3, v)
    y = 396
    for k, v in (("Net total £", d["subtotal"]), ("VAT £", d["tax"]), ("Order total £", d["total"])):
        t(430, y + 12, k, 8.5, "Helvetica-Bold"); fld(492, y, 63, num(v)); y += 20
    t(40, 480, "This order is subject to the NHS Terms and Conditions for the Supply of Goods (Purchase Order Version, January 2022). No purchase order, no payment.", 7); t(40, 492, "Goods for decontamination must carry form MHRA DB9801. VAT code S: standard rate 20%.", 7); c.save(); return d


@layout("za-ie-builders-merchant-trade-discounts")
def _(name):
    buyer = P("Corrib Builders Providers Ltd", "Tuam Road", "Galway", "H91 K7X2"); sup = P("Slaney Roofing Products DAC", "Old Dublin Road", "Enniscorthy", "Co. Wexford Y21 P5F8"); ship = P("Corrib Builders Providers - Oranmore Depot", "Deerpark Industrial Estate", "Oranmore, Co. Galway H91 E2YT")
    I = (("510226", "SRP-BRM-5050", "Breather membrane 150gsm 1.5m x 50m", 60, "ROLL", "92.00", "45"), ("510231", "SRP-DRV-110", "Dry verge unit LH/RH anthracite", 400, "EACH", "5.10", "40"), ("510240", "SRP-RVT-60", "Ridge vent roll 6m", 75, "EACH", "38.75", "40"), ("510255", "SRP-LED-L4", "Lead flashing code 4 300mm x 6m", 20, "ROLL", "141.00", "22.5"), ("510290", "SRP-BAT-TRT", "Treated slating batten 44x35 4.8m", 1500, "LGTH", "4.25", "15"))
    L = [Ln(i + 1, s, t, q, u, p, bi=m, disc=r) for i, (m, s, t, q, u, p, r) in enumerate(I)]
    d = mk(name, "pdf-lib", "en", ["Intact iQ order", "list price and discount per cent per line", "our code, your code columns", "EUR sign at totals", "VAT at 23% as a row with goods", "depot as delivery address", "no lines ruled but dotted"], L, po_number="ORA/0092217", po_date="2026-02-16", requested_date="2026-02-20", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 days EOM")
    s = d.net(); d["subtotal"] = s; d["tax"] = r2(s * D("0.23")); d["total"] = s + d["tax"]
    c = b.Canvas(595, 842, 8.5); c.r(0, 0, 595, 8, .3, 0); c.t(40, 44, "CORRIB", 24, "HB"); c.t(140, 36, "Builders Providers Ltd", 10, "HB"); c.t(140, 47, ", ".join(buyer.lines) + "   091 555 014", 8); c.t(555, 44, "Purchase Order", 14, a="r")
    c.t(40, 80, "To", 7, "HB"); c.ts(40, 92, sup.all(), 11.5); c.t(225, 80, "Deliver to", 7, "HB"); c.ts(225, 92, ship.all(), 11.5); rows(c, 430, 92, (("Order", "ORA/0092217"), ("Raised", "16 Feb 2026"), ("Wanted", "20 Feb 2026"), ("Terms", "30 days EOM"), ("Your a/c", "CORR04")), 50, 11.5, vf="HB")
    S = [(40, "l"), (54, "l"), (94, "l"), (170, "l"), (362, "r"), (368, "l"), (430, "r"), (470, "r"), (555, "r")]; y = 172; at(c, y, S, ("#", "Our code", "Your code", "Description", "Qty", "Unit", "List", "Disc %", "Nett value"), font="HB", size=7.5); y += 16
    for l in L:
        at(c, y, S, (l.line, l.bi, l.si, l.desc, qn(l.qty), l.uom, num(l.price), qn(l.disc), num(l.amount))); c.t(40, y + 6, "." * 250, 4, grey=.5); y += 19
    for k, (a, v) in enumerate((("Goods", s), ("VAT @ 23%", d["tax"]), ("Total", d["total"]))):
        c.t(470, y + 10 + 14 * k, a, font="HB", a="r"); c.t(555, y + 10 + 14 * k, "€" + num(v), font="HB" if k == 2 else "H", a="r")
    c.ts(40, y + 70, ["Full loads only from Enniscorthy. Forklift on the depot until 16:30, Fridays 15:30.", "Batten to be graded to I.S. EN 14081 and stamped. Short supply must be told to stores@corrib.example on the same day."], 12, size=8); c.pdflib(d.pdf()); return d


@layout("za-au-myob-winery-dry-goods")
def _(name):
    buyer = P("Stony Creek Estate Wines Pty Ltd", "RMB 1180 Coonawarra Road", "Penola SA 5277"); sup = P("Barossa Closures & Glass", "22 Cork Court", "Nuriootpa SA 5355"); ship = P("Limestone Coast Bottlers", "9 Vintage Drive", "Naracoorte SA 5271")
    L = [Ln(None, "BG-750-CL-FG", "Bottle 750 ml claret, French green, screw cap finish", 21504, "Bottle", "0.68"), Ln(None, "CAP-30x60-BK", "Screw cap 30x60 black, saranex liner", 22000, "Cap", "0.115"), Ln(None, "CTN-12-SC", "Carton 12 x 750 upright, printed 1 col", 1800, "Carton", "1.46"), Ln(None, "DIV-12", "Divider 12 cell", 1800, "Ea", "0.39"), Ln(None, "PAL-CHEP", "Pallet hire fee", 16, "Ea", "8.00")]
    d = mk(name, "wkhtmltopdf", "en", ["MYOB order, ABN in the head", "tax-inclusive totals with GST included row", "amounts ex tax, tax code column", "promised date", "comment row beneath table"], L, po_number="00004417", po_date="2026-03-05", requested_date="2026-03-20", currency="AUD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30th after EOM")
    s = d.net(); d["subtotal"] = s; d["freight"] = D("480.00"); d["tax"] = r2((s + 480) / 10); d["total"] = s + 480 + d["tax"]
    r = "".join(f"<tr><td>{l.si}<td>{E(l.desc)}<td class=r>{qn(l.qty)}<td>{l.uom}<td class=r>${qn(l.price) if l.price.as_tuple().exponent < -2 else num(l.price)}<td class=r>${num(l.amount)}<td>GST</tr>" for l in L)
    b.wk(b.page("body{font:10pt 'Liberation Serif'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.i{border:2px solid #6b1f2a;margin-top:10px}.i th{background:#6b1f2a;color:#fff;padding:3px 5px;text-align:left;font-size:9pt}.i td{border-right:1px solid #6b1f2a;padding:4px 5px;font-size:9.5pt}.r{text-align:right!important}", f'''<table><tr><td><span style="font-size:19pt;color:#6b1f2a">Stony Creek Estate Wines Pty Ltd</span><br>{br(buyer.lines)}<br>ABN 51 204 418 772<td class=r><span style="font-size:17pt">Purchase Order</span><br>Purchase No.: <b>00004417</b><br>Date: 5/03/2026<br>Page: 1 of 1</table><br><table><tr><td width="50%"><i>To:</i><br>{sup.h()}<td><i>Ship To:</i><br>{ship.h()}</table><table class=i><tr><th>Your No.<th>Ship Via<th>Promised Date<th>Terms<tr><td>BCG-Q-8841<td>Your carrier<td>20/03/2026<td>Net 30th after EOM</table><table class=i><tr><th>Item No.<th>Description<th class=r>Qty<th>Unit<th class=r>Price<th class=r>Extended<th>Code</tr>{r}<tr><td>&nbsp;<td>Glass by full pallets of 1344, layer pads included. Vintage print on cartons: 2025 SHZ.<td><td><td><td><td></table><br><table><tr><td width="60%">Comment: Book in with bottling line two days before, 08 8555 0121.<br><br>Code GST: Rate 10%<td><table><tr><td>Sale Amount:<td class=r>${num(s)}<tr><td>Freight:<td class=r>$480.00<tr><td>GST:<td class=r>${num(d["tax"])}<tr><td><b>Total Amount (AUD):</b><td class=r><b>${num(d["total"])}</b></table></table>'''), d.pdf()); return d


@layout("za-au-scan-shearing-supplies-dot-matrix")
def _(name):
    buyer = P("MERRIGUM PASTORAL CO", "\"Merrigum Downs\", Cunnamulla Rd", "Bourke NSW 2840"); sup = P("WESTERN RURAL TRADERS", "41 Oxley St, Bourke NSW 2840")
    L = [Ln("1", "HP-COMB-R13", "HANDPIECE COMB R13 RUN-IN", 40, "EA", "31.50"), Ln("2", "HP-CUT-AAA", "CUTTER AAA THIN, BOX 10", 12, "BX", "148.00"), Ln("3", "WP-NYL-STD", "WOOL PACK NYLON STANDARD", 250, "EA", "12.80"), Ln("4", "DR-CLK-20", "CLIK POUR-ON 20 L", 6, "DRM", "412.00"), Ln("5", "ET-NSW-BL26", "EAR TAG NSW 2026 BLUE, 100", 15, "PK", "69.90")]
    d = mk(name, "scan of a print (PDFKit)", "en", ["image only, dot matrix on fan-fold, Courier", "turned 0.7 degrees, faint", "GST inclusive total with GST row", "stamp ORDER PLACED and initials", "required by in the head"], L, po_number="M-00871", po_date="2026-07-20", requested_date="2026-08-03", currency=None, buyer=buyer, supplier=sup, ship_to=buyer, payment_terms="30 DAYS")
    d["currency"] = "AUD"; d["subtotal"] = d.net(); d["tax"] = r2(d.net() / 10); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(595, 842, 11, "C"); c.t(50, 60, buyer.name, 14, "CB"); c.ts(50, 76, buyer.lines, 14); c.t(545, 60, "PURCHASE ORDER", 13, "CB", "r"); c.ts(360, 84, ["ORDER NO   M-00871", "DATE       20/07/2026", "REQD BY    03/08/2026", "TERMS      30 DAYS"], 15)
    c.ts(50, 136, ["TO: WESTERN RURAL TRADERS", "    41 Oxley St, Bourke NSW 2840", "", "DELIVER TO: MERRIGUM PASTORAL CO", "            \"Merrigum Downs\", Cunnamulla Rd", "            Bourke NSW 2840"], 14)
    y = 240; c.t(50, y, "-" * 75); c.t(50, y + 14, "LN CODE         DESCRIPTION                 QTY UN    PRICE     AMOUNT"); c.t(50, y + 26, "-" * 75); y += 46
    for l in L:
        c.t(50, y, f"{l.line:<3}{l.si:<13}{l.desc:<27}{qn(l.qty):>4} {l.uom:<4}{num(l.price):>7}{num(l.amount):>11}"); y += 20
    c.t(50, y, "-" * 75)
    for k, (a, v) in enumerate((("SUBTOTAL", d["subtotal"]), ("GST 10%", d["tax"]), ("TOTAL AUD", d["total"]))):
        c.t(50, y + 20 + 18 * k, f"{a:>55}{num(v):>15}", font="CB" if k == 2 else "C")
    c.r(330, 500, 190, 44, None, 2.5); c.t(425, 518, "ORDER PLACED", 15, "HB", "c", .35); c.t(425, 536, "20 JUL 2026", 11, "HB", "c", .35); c.t(80, 540, "dip drum lids were loose last time!", 13, "HI", grey=.35); c.t(50, 640, "SIGNED ......................... (MANAGER)")
    d.text_from = scratch(name); c.pdfkit(d.text_from); b.scan(d.text_from, d.pdf(), dpi=150, skew=-.7, noise=6, quality=33, fade=25, seed=77); return d
