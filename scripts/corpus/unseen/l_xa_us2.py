# SPDX-License-Identifier: Apache-2.0
"""A wholesaler's order over two pages, a receiving report."""
from l_wa_kit import *


@layout("xa-eclipse-plumbing-wholesaler")
def _(name):
    buyer = P("Tidewater Pipe & Supply", "5500 Virginia Beach Blvd", "Norfolk, VA 23502")
    ship = P("TIDEWATER CHESAPEAKE BRANCH #4", "1204 Cavalier Blvd", "Chesapeake, VA 23323")
    sup = P("Keystone Brass & Fittings Mfg", "2900 State Rd", "Bensalem, PA 19020")
    spec = (("K90-050", '1/2" CXC 90 ELL WROT COPPER', 500, "ea", ".742"), ("K90-075", '3/4" CXC 90 ELL WROT COPPER', 400, "ea", "1.635"), ("K45-075", '3/4" CXC 45 ELL WROT COPPER', 200, "ea", "1.508"), ("KTE-050", '1/2" CXCXC TEE WROT COPPER', 300, "ea", "1.266"), ("KTE-075", '3/4" CXCXC TEE WROT COPPER', 200, "ea", "2.984"), ("KCP-050", '1/2" COUPLING W/ STOP', 500, "ea", ".558"), ("KCP-100", '1" COUPLING W/ STOP', 150, "ea", "2.471"), ("KMA-050", '1/2" C X MIP ADAPTER', 250, "ea", "1.944"), ("KFA-050", '1/2" C X FIP ADAPTER', 200, "ea", "2.618"), ("KBV-050L", '1/2" BALL VALVE SWEAT LF FULL PORT', 144, "ea", "6.905"), ("KBV-075L", '3/4" BALL VALVE SWEAT LF FULL PORT', 120, "ea", "9.870"), ("KBV-100L", '1" BALL VALVE SWEAT LF FULL PORT', 48, "ea", "16.225"), ("KUN-075", '3/4" UNION CXC', 60, "ea", "8.114"), ("KHB-075", '3/4" BOILER DRAIN MIP', 96, "ea", "5.420"), ("KSP-SOLD", 'LEAD FREE SOLDER 1 LB SPOOL', 24, "spl", "21.750"))
    d = mk(name, "jsPDF", ["Eclipse style wholesaler order", "fifteen lines over two pages, heads repeated, 'Continued on next page'", "quantity ordered with unit glued (500ea)", "our product number and part number columns", "net price per unit /ea", "freight allowed note", "terms with discount"],
           [Ln(None, a, t, q, u, p, bi=str(21004 + 37 * i)) for i, (a, t, q, u, p) in enumerate(spec)], po_number="P2018834.001", po_date="2026-05-28", requested_date="2026-06-08", currency="USD", buyer=buyer, bill_to=P("TIDEWATER PIPE & SUPPLY", "PO Box 12884", "Norfolk, VA 23541"), ship_to=ship, supplier=sup, payment_terms="2% 10TH NET 25TH")
    d["subtotal"] = d.net(); d["freight"] = 0; d["tax"] = 0; d["total"] = d.net()
    c = b.Canvas(612, 792, 8.5); S = [(94, "r"), (102, "l"), (150, "l"), (220, "l"), (510, "r"), (572, "r")]

    def head(pg):
        c.t(40, 46, buyer.name, 13, "HB"); c.ts(40, 59, buyer.lines + ["757-555-0133 Fax 757-555-0134"], 10, size=8); c.t(572, 46, "Purchase Order", 14, "HB", "r")
        c.r(330, 54, 242, 30); c.hl(66, 330, 572)
        for x, h, v in ((330, "PO DATE", "05/28/2026"), (402, "PURCHASE ORDER NO.", "P2018834.001"), (520, "PAGE", f"{pg} of 2")):
            c.l(x, 54, x, 84); c.t(x + 3, 63, h, 6.5, "HB"); c.t(x + 3, 79, v, 9)
        c.t(40, 108, "VENDOR:", 7, "HB"); c.ts(86, 108, sup.all(), 11); c.t(330, 108, "SHIP TO:", 7, "HB"); c.ts(376, 108, ship.all(), 11)
        c.r(40, 146, 532, 28); c.hl(158, 40, 572)
        for x, h, v in ((40, "TERMS", "2% 10TH NET 25TH"), (170, "REQUIRED DATE", "06/08/2026"), (270, "SHIP VIA", "BEST WAY"), (360, "FREIGHT", "PREPAID & ALLOWED"), (480, "BUYER", "Cole Ashby")):
            c.l(x, 146, x, 174); c.t(x + 3, 155, h, 6.5, "HB"); c.t(x + 3, 169, v, 8)
        c.r(40, 180, 532, 14, 0.85); at(c, 190, S, ["ORDER QTY", "PROD #", "PART #", "DESCRIPTION", "NET PRC", "EXT PRC"], size=7, font="HB")
        return 208
    y = head(1)
    for i, l in enumerate(d.lines):
        if i == 10:
            c.t(572, 760, "Continued on next page", 8, "HI", "r"); c.page(); y = head(2)
        at(c, y, S, [f"{l.qty}{l.uom}", l.bi, l.si, l.desc, f"{num(l.price, d=3)}/{l.uom}", num(l.amount)]); y += 17
    c.t(150, y + 10, "FREIGHT ALLOWED AT $2500. LEAD FREE (NSF 61/372) ONLY. PHONE IF PRICES DIFFER.", 7.5)
    for i, (k, v) in enumerate((("Subtotal", d.net()), ("S&H Charges", 0), ("Sales Tax", 0), ("Total", d.net()))):
        c.t(510, y + 34 + 13 * i, k, a="r", font="HB" if i == 3 else "H"); c.t(572, y + 34 + 13 * i, num(v), a="r", font="HB" if i == 3 else "H")
    c.t(40, y + 34, "BILL TO:", 7, "HB"); c.ts(86, y + 34, d["bill_to"].all(), 11)
    c.jspdf(d.pdf())
    return d


@layout("xa-non-us-receiving-report-clinic")
def _(name):
    d = non(name, "dompdf", "delivery_note", ["goods receiving report", "PO number and PO date large", "ordered, received and backorder quantities", "vendor and ship to blocks, unit cost"])
    rows = "".join(tr(x, "lllrrrr") for x in (("1", "DX-7710", "Thermometer probe covers, box 500", "40", "40", "0", "12.85"), ("2", "DX-3318", "BP cuff adult, two tube", "12", "8", "4", "31.40"), ("3", "GL-2205", "Exam table paper 21 in x 225 ft, case", "25", "25", "0", "38.10")))
    b.dompdf(b.page("@page{size:letter;margin:36pt}body{font:9pt Helvetica}table{width:100%;border-collapse:collapse}.g td,.g th{border:1px solid #555;padding:3px;text-align:left}td{vertical-align:top}", f'''<table><tr><td><b style="font-size:12pt">Lakeshore Family Clinics</b><br>Central Stores, 88 Pier Avenue, Muskegon, MI 49440<td align=right><h2 style="margin:0">RECEIVING REPORT</h2>Receipt No. R-26-00718<br>Received 05/14/2026 by T. Moody</table><h3>Purchase Order PO-33817 &nbsp; dated 05/04/2026</h3><table><tr><td width=50%><b>Vendor</b><br>Great Lakes Medical Supply<br>4400 Alpine NW<br>Comstock Park, MI 49321<td><b>Ship To</b><br>Lakeshore Family Clinics<br>88 Pier Avenue<br>Muskegon, MI 49440</table><br><table class=g>{tr(["Ln", "Item", "Description", "Ordered", "Received", "Backordered", "Unit cost"], "lllrrrr", "th")}{rows}</table><p>Packing slip 884210. Carrier UPS, 5 cartons, no visible damage.</p><p>Received by ______________________ &nbsp; Checked by ______________________</p>'''), d.pdf())
    return d
