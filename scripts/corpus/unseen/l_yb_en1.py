# SPDX-License-Identifier: Apache-2.0
"""Customers in English: ship chandler, food packer, electronics, university, pharmacy, farm co-operative."""
from l_yb_kit import *
from l_yb_de2 import flatten
import tempfile


@layout("yb-uk-ship-chandler-impa-vessel")
def _(name):
    I = (("IMPA 210115", "HM-MAN-28-220", "Mooring rope PP 8-strand 28 mm x 220 m", "COIL", 2, "1184.00", 5), ("IMPA 232002", "HM-SHK-25", "Bow shackle galvanised 25 mm, SWL 8.5 t", "PCE", 24, "11.85", 5), ("IMPA 330161", "HM-LJ-SOLAS", "Lifejacket SOLAS adult with light", "PCE", 30, "38.40", 10), ("IMPA 490102", "HM-COT-RAG", "Cotton rags, coloured, 10 kg bale", "BALE", 40, "17.25", None), ("IMPA 550106", "HM-DEG-25", "Degreaser, heavy duty, 25 l", "CAN", 16, "46.90", None), ("IMPA 614011", "HM-GRT-450", "Grease gun lever type 450 cc", "PCE", 6, "22.10", None))
    buyer = P("Solent Marine Stores Ltd", "Unit 4 Ocean Way", "Southampton SO14 3TJ", "United Kingdom"); sup = P("Humber Mooring Supplies Ltd", "Hedon Road", "Hull HU9 5PB"); ship = P("M/V NORDIC HERON", "c/o Ancora Agencies, Berth 107", "Western Docks, Southampton SO15 1BG")
    d = od(name, "Qt", "en", ["ship chandler's order for a vessel", "IMPA codes as item numbers of the buyer", "unit before the quantity", "line discount in %", "delivery to the ship care of an agent", "USD of a British house", "landscape, no rules but the head's"],
           [Ln(i + 1, s, t, q, u, p, bi=m.split()[1], disc=r) for i, (m, s, t, u, q, p, r) in enumerate(I)], po_number="SMS/26/2207", po_date="2026-03-04", requested_date="2026-03-11", currency="USD", buyer=buyer, bill_to=None, supplier=sup, ship_to=ship, payment_terms="30 days from invoice date")
    sums(d, freight="180.00")
    c = b.Canvas(w=842, h=595, size=9)
    c.t(40, 46, buyer.name, 16, "TB"); c.t(40, 60, "General Ship Chandlers since 1954   ·   " + ", ".join(buyer.lines), 8); c.t(802, 46, "PURCHASE ORDER", 15, "TB", "r")
    c.t(40, 92, "Supplier:", font="HB"); c.ts(100, 92, sup.all(), 12); c.t(300, 92, "Deliver to:", font="HB"); c.ts(365, 92, ship.all(), 12)
    for k, (a, v) in enumerate((("Order no:", "SMS/26/2207"), ("Order date:", "04 March 2026"), ("On board by:", "11 March 2026 (ETA 10/03)"), ("Terms:", "30 days from invoice date"))):
        c.t(600, 92 + 13 * k, a, font="HB"); c.t(670, 92 + 13 * k, v)
    X = [(40, "l"), (70, "l"), (150, "l"), (245, "l"), (530, "l"), (610, "r"), (680, "r"), (725, "r"), (802, "r")]
    c.hl(160, 40, 802, 1); at(c, 172, X, ("Line", "IMPA code", "Your ref.", "Description", "Unit", "Qty", "USD/unit", "Disc %", "Total USD"), font="HB"); c.hl(178, 40, 802, 1); y = 196
    for l in d.lines:
        at(c, y, X, (l.line, l.bi, l.si, l.desc, l.uom, qn(l.qty), num(l.price), l.disc or "", num(l.amount))); y += 17
        if l.line == 3:
            c.t(245, y - 4, "expiry date of lights not before 2030 - certificates to go with the goods", 8, "HI"); y += 12
    c.hl(y - 6, 560, 802)
    for k, v in (("Goods", d["subtotal"]), ("Delivery on board / launch", d["freight"]), ("ORDER TOTAL USD", d["total"])):
        c.t(725, y + 8, k, a="r", font="HB"); c.t(802, y + 8, num(v), a="r"); y += 15
    c.ts(40, y, ["Mark all packages: M/V NORDIC HERON - SHIP'S STORES IN TRANSIT - Dept. DECK", "Agent: Ancora Agencies, duty officer +44 23 8055 0114. Delivery note to be stamped by the ship's Chief Officer."], 12)
    c.t(421, 570, "Solent Marine Stores Ltd, registered in England 03318840, VAT GB 618 4471 20", 7, a="c")
    c.qt(d.pdf())
    return d


@layout("yb-us-snack-packer-per-thousand")
def _(name):
    I = (("PKG-100412", "CF-8X10-KT", "Bag, kettle chips 8 oz, printed film", 250000, "EA", "61.40", 1000, "2026-06-01"), ("PKG-100418", "CF-5X7-KT", "Bag, kettle chips 2 oz, printed film", 400000, "EA", "28.75", 1000, "2026-06-01"), ("PKG-200033", "CF-RSC-1612", "Case RSC 16 x 12 x 10, 32 ECT", 18000, "EA", "742.00", 1000, "2026-06-08"), ("PKG-200040", "CF-TRAY-24", "Display tray 24 ct, litho", 6000, "EA", "1.12", 1, "2026-06-15"), ("ING-300107", "CF-SEA-BBQ50", "Seasoning, mesquite BBQ, 50 lb bag", 160, "BG", "94.50", 1, "2026-06-01"))
    buyer = P("Copperfield Snack Company", "PO Box 2280", "Hanover, PA 17331"); sup = P("ConverFlex Packaging Inc.", "3300 Concorde Parkway", "York, PA 17402"); ship = P("Copperfield Snack Company", "Plant 1 - Dock 6", "1150 Carlisle Street", "Hanover, PA 17331")
    d = od(name, "wkhtmltopdf", "en", ["price per M in a 'Per' column, one item per EA", "own and vendor's item stacked in a cell", "Due date per line", "page head in coloured bar", "totals right, sales tax exempt", "notes between the lines"],
           [Ln(i + 1, s, t, q, u, p, bi=m, per=pe, date=w) for i, (m, s, t, q, u, p, pe, w) in enumerate(I)], po_number="P118834", po_date="2026-05-04", currency="USD", buyer=buyer, bill_to=P("Copperfield Snack Company", "Attn: Accounts Payable", "PO Box 2280", "Hanover, PA 17331"), supplier=sup, ship_to=ship, payment_terms="2% 10, Net 30")
    d["total"] = d.net()
    rr = ""
    for l in d.lines:
        rr += f"<tr><td>{l.line}<td><b>{l.bi}</b><br>Vendor item: {l.si}<td>{E(l.desc)}<td class=r>{qn(l.qty)}<td>{l.uom}<td class=r>{num(l.price)}<td class=c>{'1,000' if l.per > 1 else '1'}<td class=c>{us(l.date)}<td class=r>{num(l.amount)}</tr>"
        if l.line == 2:
            rr += "<tr><td><td colspan=8><i>Lines 1-2: artwork revision F (allergen panel). Destroy remaining revision E film and send us the certificate.</i></tr>"
    b.wk(b.page("body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.l td{border-bottom:1px solid #ddd;padding:4px}.l th{background:#b5541c;color:#fff;padding:4px;font-size:8pt;text-align:left}.r{text-align:right!important}.c{text-align:center!important}.bar{background:#b5541c;color:#fff;padding:8px;font-size:16pt}.h td{padding:6px 10px 6px 0}.h b{color:#b5541c}", f'''<div class=bar>Copperfield Snack Company <span style="float:right">Purchase Order</span></div><table class=h><tr><td><b>Vendor</b> V01772<br>{sup.h()}<td><b>Ship To</b><br>{ship.h()}<td><b>Bill To</b><br>{d["bill_to"].h()}<td><b>PO Number</b> P118834<br><b>Order Date</b> 05/04/2026<br><b>Payment Terms</b> 2% 10, Net 30<br><b>FOB</b> Destination, freight prepaid<br><b>Buyer</b> Janelle Hostetter<br><b>Currency</b> USD</table><table class=l>{tr(("Ln", "Item Number", "Description", "Ordered", "U/M", "Price", "Per", "Due Date", "Extended"), "lllrlrccr", "th")}{rr}<tr><td colspan=8 class=r><b>Order Total</b><td class=r><b>${num(d["total"])}</b></table><p style="font-size:8pt">Sales tax exempt - PA certificate 91-442180. Over/under runs: 5% maximum on printed film. Every pallet needs a lot tag with our item number and PO number. COA must accompany ingredients.</p><p>Authorized by: <i>Janelle Hostetter</i></p>'''), d.pdf(), "-s", "Letter")
    return d


@layout("yb-us-ems-electronics-mpn-carry")
def _(name):
    M = ("Vishar", "Koyama", "Nordsemi", "Vishar", "Tecra", "Koyama", "Linmar", "Nordsemi", "Tecra", "Ferrolux", "Ferrolux", "Amphor", "Amphor", "Linmar", "Koyama", "Vishar", "Tecra", "Quarzon", "Linmar", "Nordsemi", "Amphor", "Ferrolux")
    T = ("RES 10K 1% 0603", "CAP 100NF 50V X7R 0603", "MCU 32BIT 256K LQFP64", "RES 4.7K 1% 0603", "DIODE SCHOTTKY 40V 1A SMA", "CAP 10UF 25V X5R 0805", "LDO 3.3V 500MA SOT223", "BLE MODULE QFN48", "TVS 24V SMB", "IND 10UH 2.2A", "FERRITE 600R 0805", "CONN USB-C 16P SMT", "HDR 2X5 1.27MM", "BUCK CONV 3A SO8", "CAP 22PF 50V C0G 0402", "RES 0R 0402", "LED GREEN 0603", "XTAL 32.768KHZ", "OPAMP DUAL RRIO MSOP8", "SENSOR TEMP I2C", "CONN FFC 20P 0.5MM", "CHOKE CM 2X51UH")
    S = ("VSR0603-10K0F", "KCB0603X7R104", "NS32L256RET6", "VSR0603-4K70F", "TSS14A", "KCB0805X5R106", "LM1733MP-33", "NSB52832-QF", "TP6SMB24A", "FLX4018-100", "FLB0805-601", "AUC16-SMT-T", "AHD-2x5-127", "LM3380SO", "KCC0402C0G220", "VSR0402-0R", "TLG0603G", "QZ327-12.5", "LM8032MS", "NST1075-I2C", "AFC20-05-B", "FLC-CM51")
    Q = (40000, 60000, 1200, 20000, 6000, 15000, 2400, 1200, 2400, 3600, 10000, 1200, 1200, 2400, 8000, 20000, 4000, 1200, 2400, 1200, 2400, 1200)
    R = ("0.00185", "0.00942", "3.84000", "0.00185", "0.06120", "0.05875", "0.19400", "5.62500", "0.11850", "0.24300", "0.01460", "0.38700", "0.21550", "0.92750", "0.00610", "0.00105", "0.03120", "0.27800", "0.64400", "0.83600", "0.31250", "0.47900")
    buyer = P("Ridgeline EMS Inc.", "4820 Sterling Drive", "Boulder, CO 80301"); sup = P("Crestview Components LLC", "1600 N Collins Blvd, Suite 210", "Richardson, TX 75080")
    d = od(name, "Prawn", "en", ["electronics maker, 22 items over two pages", "MPN and manufacturer columns, house part number", "prices of five decimals", "need-by date a line", "carried forward and brought forward rows", "terms in small print below the total"],
           [Ln(i + 1, s, t, q, "EA", p, bi=f"RL-{41200 + 37 * i}", date="2026-08-%02d" % (3 + 7 * (i % 3)), mf=m) for i, (m, t, s, q, p) in enumerate(zip(M, T, S, Q, R))], po_number="RE-061944", po_date="2026-07-08", currency="USD", buyer=buyer, supplier=sup, ship_to=P("Ridgeline EMS Inc.", "Receiving, 4850 Sterling Drive", "Boulder, CO 80301"), payment_terms="Net 45")
    d["total"] = d.net()
    c = b.Canvas(612, 792, 7.5)
    X = [(36, "l"), (56, "l"), (104, "l"), (190, "l"), (236, "l"), (408, "r"), (414, "l"), (470, "r"), (520, "r"), (576, "r")]

    def head(p):
        c.t(36, 44, "RIDGELINE", 18, "HB"); c.t(150, 44, "EMS Inc.", 11); c.t(576, 40, "PURCHASE ORDER  RE-061944", 11, "HB", "r"); c.t(576, 52, f"Page {p} of 2      Date 07/08/2026", 8, a="r")
        if p == 1:
            for x, k, q in ((36, "SELLER", sup), (230, "SHIP TO", d["ship_to"]), (410, "BUYER", buyer)):
                c.t(x, 76, k, 7, "HB"); c.ts(x, 88, q.all(), 11, size=9)
            c.t(36, 138, "TERMS Net 45     FOB Origin     SHIP VIA UPS Ground Collect 88E-114     PURCHASING AGENT M. Okafor     CONFIRM TO po@ridgeline.example", 7.5)
        y = 150 if p == 1 else 66
        c.hl(y, 36, 576, .8); at(c, y + 11, X, ("Ln", "Part No.", "MPN", "Mfr", "Description", "Qty", "UM", "Unit Price", "Need By", "Extension"), font="HB"); c.hl(y + 16, 36, 576, .8); return y + 32
    y, run = head(1), D(0)
    for l in d.lines:
        if l.line == 17:
            c.hl(y - 10, 470, 576); c.t(520, y + 4, "Carried forward", 8, "HB", "r"); c.t(576, y + 4, num(run), 8, "HB", "r"); c.page(); y = head(2); c.t(520, y, "Brought forward", 8, "HB", "r"); c.t(576, y, num(run), 8, "HB", "r"); y += 24
        at(c, y, X, (l.line, l.bi, l.si, l.mf, l.desc, qn(l.qty), l.uom, num(l.price, d=5), us(l.date), num(l.amount))); c.t(104, y + 9, "RoHS, MSL label, date code within 24 months" if l.line in (3, 8) else "", 6.5, grey=.3); run += l.amount; y += 34 if l.line < 17 else 24
    c.hl(y - 10, 36, 576, .8); c.t(520, y + 6, "TOTAL USD", 9, "HB", "r"); c.t(576, y + 6, num(d["total"]), 9, "HB", "r")
    c.ts(36, y + 40, ["1. No substitutions of manufacturer or MPN without written approval. Broker parts are refused.", "2. Deliveries up to 5 days early and none late. Quantities are not to be exceeded; partial reels need our approval.", "3. Certificate of conformance with each shipment. Counterfeit parts: seller bears all cost of containment."], 10, size=7)
    c.prawn(d.pdf())
    return d


@layout("yb-us-university-acroform-account-string")
def _(name):
    I = ((6, "CS", "GL-70024", "Nitrile glove L, 10 boxes of 100", "94.50"), (2, "EA", "GL-CEN-15", "Mini centrifuge 6000 rpm", "412.00"), (12, "PK", "GL-PT-1000", "Pipette tips 1000 ul, sterile rack", "28.75"))
    buyer = P("Calloway State University", "Procurement Services", "210 Old Main", "Calloway, KY 42066"); sup = P("Greenleaf Scientific", "85 Commerce Court", "Mayfield, KY 42066"); ship = P("Calloway State University", "Biology, Blackburn Hall 118", "1201 Payne Street", "Calloway, KY 42066")
    d = od(name, "reportlab acroform", "en", ["AcroForm, captions inside the boxes' left top", "quantity first", "account string column", "shipping and total in fields", "tax left empty"],
           [Ln(i + 1, s, t, q, u, p) for i, (q, u, s, t, p) in enumerate(I)], po_number="U0094417", po_date="2026-09-14", requested_date="2026-10-01", currency="USD", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="Net 30")
    sums(d, freight="42.15")
    from reportlab.pdfgen import canvas
    c = canvas.Canvas(d.pdf(), pagesize=(612, 792), invariant=1); n = [0]

    def fld(x, y, w, h, v, cap=None):
        n[0] += 1
        if cap:
            c.setFont("Helvetica", 6); c.drawString(x + 2, 792 - y + 2, cap)
        c.acroForm.textfield(name=f"po_{n[0]}", x=x, y=792 - y - h, width=w, height=h, value=v or "", fontSize=9, borderWidth=0, fontName="Times-Roman", forceBorder=True, fillColor=None)
        c.rect(x, 792 - y - h, w, h + (9 if cap else 0))

    def t(x, y, s, size=9, f="Times-Roman", r=False):
        c.setFont(f, size); (c.drawRightString if r else c.drawString)(x, 792 - y, s)
    t(36, 50, "CALLOWAY STATE UNIVERSITY", 15, "Times-Bold"); t(36, 63, "Procurement Services, 210 Old Main, Calloway, KY 42066"); t(576, 50, "PURCHASE ORDER", 14, "Times-Bold", True)
    for x, w, cap, v in ((36, 110, "PURCHASE ORDER NUMBER", "U0094417"), (150, 90, "ORDER DATE", "09/14/2026"), (244, 90, "REQUIRED BY", "10/01/2026"), (338, 110, "PAYMENT TERMS", "Net 30"), (452, 124, "CONTRACT", "KY-PA-2200441")):
        fld(x, 88, w, 16, v, cap)
    for x, cap, p in ((36, "VENDOR", sup), (310, "SHIP TO", ship)):
        for k in range(4):
            fld(x, 124 + 17 * k, 266, 15, (p.all() + [""])[k], None if k else cap)
    X = ((36, 36, "QTY"), (74, 34, "UNIT"), (110, 76, "CATALOG NO."), (188, 190, "DESCRIPTION"), (380, 76, "ACCOUNT"), (458, 54, "UNIT PRICE"), (514, 62, "AMOUNT"))
    for k in range(9):
        l = d.lines[k] if k < len(d.lines) else None
        for (x, w, cap), v in zip(X, (qn(l.qty), l.uom, l.si, l.desc, "11-4402-7110", num(l.price), num(l.amount)) if l else [""] * 7):
            fld(x, 214 + 18 * k, w, 16, v, cap if not k else None)
    for k, (a, v) in enumerate((("SUBTOTAL", num(d["subtotal"])), ("SHIPPING", num(d["freight"])), ("TAX", ""), ("TOTAL", num(d["total"])))):
        t(508, 392 + 20 * k, a, 9, "Times-Bold", True); fld(514, 381 + 20 * k, 62, 16, v)
    t(36, 400, "Tax exempt, Kentucky certificate A-118."); t(36, 414, "Invoices: Accounts Payable, PO Box 90, Calloway, KY 42066."); t(36, 470, "Authorized signature: ______________________________"); c.save()
    d.text_from = flatten(d.pdf())
    return d


@layout("yb-ie-pharmacy-group-footer-buyer")
def _(name):
    I = (("5390778114027", "PHX-0114", "Paracetamol 500 mg tabs 24", 144, "1.18", "0"), ("5390778114119", "PHX-0131", "Ibuprofen 200 mg caps 24", 96, "2.04", "0"), ("5390778220315", "PHX-2203", "Vitamin D3 25 ug caps 60", 60, "4.65", "23"), ("5390778220322", "PHX-2204", "Omega 3 1000 mg caps 90", 36, "6.90", "23"), ("5390778331007", "PHX-3310", "Sun lotion SPF 50 200 ml", 48, "7.35", "23"), ("5390778400116", "PHX-4001", "Thermometer digital flexible tip", 24, "3.80", "23"))
    buyer = P("Ardkeen Pharmacies Ltd", "Unit 7 Cork Road Business Park", "Waterford X91 K4D8"); sup = P("Phoenix Health Distribution Ltd", "Ballymount Avenue", "Dublin 12")
    d = od(name, "dompdf", "en", ["buyer's name and address in the foot only, brand in the head", "EAN column, no line numbers", "VAT rate a line, two rates in the sum", "branch as delivery address", "boxes for the parties, labels inside"],
           [Ln(None, s, t, q, None, p, ean=e, v=v) for e, s, t, q, p, v in I], po_number="APL-30772", po_date="2026-02-18", requested_date="2026-02-20", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("carePlus Tramore", "14 Main Street", "Tramore, Co. Waterford X91 H2E6"), payment_terms="30 days EOM")
    d["subtotal"] = d.net(); d["tax"] = r2(sum(l.amount for l in d.lines if l.v == "23") * D("0.23")); d["total"] = d["subtotal"] + d["tax"]
    rr = "".join(tr((l.ean, l.si, l.desc, qn(l.qty), num(l.price), l.v + "%", num(l.amount)), "lllrrcr") for l in d.lines)
    b.dompdf(b.page("@page{margin:34pt 34pt 60pt}body{font:9pt Helvetica}table{width:100%;border-collapse:collapse}td{vertical-align:top}.r{text-align:right}.c{text-align:center}.g th{background:#0b7a75;color:#fff;padding:4px;font-size:8pt;text-align:left}.g td{padding:4px;border-bottom:0.5pt solid #cde}.p td{border:0.7pt solid #0b7a75;padding:5px;width:33%}.p b{color:#0b7a75;font-size:7.5pt}.f{position:fixed;bottom:-40pt;left:0;right:0;text-align:center;font-size:7pt;color:#444}", f'''<div class=f>{", ".join(buyer.all())} | Registered in Ireland 488201 | VAT IE9744180K | Directors: N. Power, S. Power</div><div style="font-size:22pt;color:#0b7a75">care<b>Plus</b></div><h2 style="margin:4px 0">Purchase Order APL-30772</h2><table class=p><tr><td><b>SUPPLIER</b><br>{sup.h()}<td><b>DELIVER TO</b><br>{d["ship_to"].h()}<td><b>ORDER DETAILS</b><br>Date: 18/02/2026<br>Delivery date: 20/02/2026<br>Account: 77120<br>Payment: 30 days EOM</table><br><table class=g>{tr(("EAN", "Product code", "Product", "Qty", "Cost €", "VAT", "Net €"), "lllrrcr", "th")}{rr}</table><table style="width:40%;margin-left:60%;margin-top:8px"><tr><td>Net total<td class=r>€{num(d["subtotal"])}<tr><td>VAT @ 23%<td class=r>€{num(d["tax"])}<tr><td>VAT @ 0%<td class=r>€0.00<tr><td><b>Order total</b><td class=r><b>€{num(d["total"])}</b></table><p>Please advise of any out of stock lines on receipt of order. Short dated stock (under 12 months) will be returned.</p>'''), d.pdf())
    return d


@layout("yb-ca-farm-coop-scan-stamp")
def _(name):
    I = (("40220", "Twine, baler, poly 9000 ft", "bale", 60, "46.25"), ("40318", "Net wrap 64 in x 9800 ft", "roll", 24, "312.00"), ("51007", "Fence post, treated 4 in x 7 ft", "ea", 400, "8.95"), ("51110", "Barbed wire 12.5 ga 1320 ft", "spool", 36, "114.50"))
    buyer = P("Red Deer Valley Farmers Co-op", "4806 Railway Avenue", "Innisfail, AB T4G 1J9"); sup = P("Prairie Ag Wholesale", "205 McDonald Street", "Regina, SK S4N 5W2")
    d = od(name, "scan of a Canvas print", "en", ["scan 165 dpi, no text layer, received stamp", "Canadian farm co-op, GST row", "own SKU, unit before the quantity", "boxed heads, rows without rules"],
           [Ln(i + 1, None, t, q, u, p, bi=m) for i, (m, t, u, q, p) in enumerate(I)], po_number="70336", po_date="2026-04-09", requested_date="2026-04-24", currency="CAD", buyer=buyer, supplier=sup, ship_to=P("Bowden Farm Supply Yard", "2110 20 Street", "Bowden, AB T0M 0K0"), payment_terms="Net 30")
    sums(d, 5)
    c = b.Canvas(612, 792, 11, "H")
    c.t(50, 60, "RED DEER VALLEY FARMERS CO-OP", 16, "HB"); c.t(50, 76, "4806 Railway Avenue, Innisfail, AB T4G 1J9", 10); c.t(562, 100, "PURCHASE ORDER No. 70336", 14, "HB", "r")
    c.t(50, 130, "VENDOR", 9, "HB"); c.ts(50, 145, sup.all(), 14); c.t(310, 130, "SHIP TO", 9, "HB"); c.ts(310, 145, d["ship_to"].all(), 14)
    for k, (a, v) in enumerate((("DATE", "April 9, 2026"), ("REQUIRED BY", "April 24, 2026"), ("TERMS", "Net 30"), ("CURRENCY", "CAD"))):
        c.r(50 + 128 * k, 200, 128, 34); c.t(55 + 128 * k, 212, a, 8); c.t(55 + 128 * k, 228, v, 11)
    X = [(54, "l"), (80, "l"), (132, "l"), (352, "l"), (430, "r"), (495, "r"), (558, "r")]
    c.r(50, 250, 512, 20); at(c, 264, X, ("#", "SKU", "Description", "Unit", "Qty", "Cost", "Total"), font="HB"); y = 290
    for l in d.lines:
        at(c, y, X, (l.line, l.bi, l.desc, l.uom, qn(l.qty), num(l.price), num(l.amount))); y += 22
    for k, v in (("Subtotal", d["subtotal"]), ("GST 5%", d["tax"]), ("TOTAL", d["total"])):
        c.t(495, y + 14, k, 11, "HB", "r"); c.t(558, y + 14, num(v), a="r"); y += 20
    c.t(60, 480, "APPROVED  APR 09 2026", 15, "CB", grey=.25); c.r(52, 462, 225, 26, None, 1.5); c.t(50, 560, "GST 10188 4471 RT0001. Yard hours 8 - 5 weekdays, forklift on site.", 10)
    t = tempfile.mktemp(".pdf"); c.reportlab(t, ttf=True); d.text_from = t
    b.scan(t, d.pdf(), dpi=165, skew=0.4, noise=4, quality=35, blur=0.5, seed=23)
    return d
