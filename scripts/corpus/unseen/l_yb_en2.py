# SPDX-License-Identifier: Apache-2.0
"""Customers in English: retail depot, contractor, wind farm; hidden text; a request for quotation and a credit note."""
from l_yb_kit import *


@layout("yb-uk-grocery-depot-cases-boxes")
def _(name):
    I = (("05014882110347", "774120", "Oat biscuits 250 g", "12x250G", 480, "11.40"), ("05014882110354", "774121", "Oat biscuits choc chip 250 g", "12x250G", 360, "12.24"), ("05014882220107", "775008", "Shortbread fingers 160 g", "18x160G", 240, "17.82"), ("05014882220206", "775013", "Shortbread gift tin 500 g", "6x500G", 96, "26.70"))
    buyer = P("Fennimore Stores plc", "Support Centre, Grange Way", "Northampton NN4 7QT"); sup = P("Glen Affric Biscuits Ltd", "Longman Drive", "Inverness IV1 1SU"); ship = P("Fennimore Daventry Ambient Depot", "Royal Oak Way South", "Daventry NN11 8RA")
    d = od(name, "reportlab", "en", ["retailer's depot order, everything in boxes", "GTIN-14 and the retailer's line code, no supplier code", "case size column, quantity in cases", "price per case", "settlement discount before the total", "booking slot time beside the date", "a page of depot terms behind"],
           [Ln(i + 1, None, t, q, "cases", p, bi=m, g=g, cs=cs) for i, (g, m, t, cs, q, p) in enumerate(I)], po_number="D07-4418220", po_date="2026-06-22", requested_date="2026-06-29", currency="GBP", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="45 days end of month")
    sums(d, disc="2.5")
    c = b.Canvas(size=8.5)
    c.t(40, 46, "fennimore", 22, "TB"); c.t(555, 46, "Depot Purchase Order", 13, "HB", "r")
    for x, y, w, h, k, v in ((40, 60, 130, 32, "Order number", "D07-4418220"), (170, 60, 95, 32, "Order date", "22/06/2026"), (265, 60, 95, 32, "Delivery date", "29/06/2026"), (360, 60, 95, 32, "Booking slot", "06:30 bay 14"), (455, 60, 100, 32, "Supplier no.", "F20418")):
        c.r(x, y, w, h); c.t(x + 4, y + 10, k, 6.5, grey=.3); c.t(x + 4, y + 25, v, 10, "HB")
    for x, w, k, p in ((40, 172, "Ordered by", buyer), (212, 172, "Supplier", sup), (384, 171, "Deliver to", ship)):
        c.r(x, 92, w, 62); c.t(x + 4, 102, k, 6.5, grey=.3); c.ts(x + 4, 116, p.all(), 12, size=9)
    X = [40, 60, 140, 190, 355, 405, 450, 495, 555]
    c.r(40, 168, 515, 24, .88)
    for x, w, s in zip(X, X[1:], ("Ln", "GTIN", "Line code", "Description", "Case size", "Cases", "Case £", "Value £")):
        c.t((x + w) / 2, 183, s, 8, "HB", "c")
    y = 192
    for l in d.lines:
        for x, w in zip(X, X[1:]):
            c.r(x, y, w - x, 22)
        c.t(50, y + 14, l.line, a="c"); c.t(64, y + 14, l.g); c.t(144, y + 14, l.bi); c.t(194, y + 14, l.desc); c.t(380, y + 14, l.cs, a="c"); c.t(446, y + 14, qn(l.qty), a="r"); c.t(491, y + 14, num(l.price), a="r"); c.t(551, y + 14, num(l.amount), a="r"); y += 22
    y += 10
    for k, v in (("Gross value", num(d["subtotal"])), ("Settlement discount 2.5%", "-" + num(d["discount"])), ("Order value", num(d["total"]))):
        c.r(355, y, 140, 18); c.r(495, y, 60, 18); c.t(360, y + 12, k, font="HB"); c.t(551, y + 12, v, a="r"); y += 18
    c.ts(40, y - 44, ["Total cases 1,176   Pallets 14", "All values GBP, zero rated for VAT", "Payment: 45 days end of month"], 13)
    c.t(297, 815, "Fennimore Stores plc, registered office as above, company number 00418822, GLN 5012900000477", 6.5, a="c")
    c.page(); c.t(40, 50, "Conditions of delivery to Fennimore depots", 11, "HB"); y = 70
    for i, s in enumerate(("Orders are placed under the Fennimore Trading Agreement. The supplier's own conditions do not apply.", "Vehicles arriving more than 30 minutes late may be turned away and a charge of £150 made.", "Pallets are to be GKN Chep blue 1200 x 1000, not above 1.75 m, one line code and one best-before date on each.", "Minimum life on delivery is 75% of the total life of the product. Stock with less is rejected.", "Short deliveries are debited at cost plus 10%. Deliveries beyond the ordered quantity are refused.", "GTIN-14 and SSCC labels shall be on two adjacent sides of every pallet.", "Prices are those on the order; a price query must be raised within 24 hours of its date.", "Invoices quote the order number D07-4418220 and are sent by EDI, one invoice to one delivery.", "Quality: random checks are made at goods-in; failure of 3 cases in 50 rejects the whole pallet.", "Product recalls: contact the technical duty manager on 01604 555 0190 at any hour."), 1):
        c.t(40, y, f"{i}.  {s}"); y += 18
    c.reportlab(d.pdf())
    return d


@layout("yb-us-contractor-blanket-release-notes")
def _(name):
    I = (("C-4000-AE", "Ready mix 4000 psi, air entrained, 3/4 in", 180, "CY", "158.50"), ("C-3000-FL", "Flowable fill 3000 psi", 60, "CY", "121.00"), ("S-CACL-2", "Accelerator, calcium chloride 2%", 90, "CY", "6.75"), ("S-FIBER", "Micro synthetic fiber, 1.5 lb dose", 180, "CY", "8.20"), ("S-WASH", "Short load and washout charge", 4, "LD", "85.00"))
    buyer = P("Kestrel Bridge & Highway Contractors", "7100 Industrial Loop", "Knoxville, TN 37921"); sup = P("Volunteer Ready Mix LLC", "412 Quarry Road", "Maryville, TN 37804"); ship = P("TDOT CNY-218 Little River Bridge", "Sta. 114+50, off US 411", "Maryville, TN 37801")
    d = od(name, "weasyprint", "en", ["release against a blanket order, release number in the title", "totals box left, signature right", "note rows between the items", "no item of the buyer, cost code column", "fuel surcharge as freight", "unit CY and LD"],
           [Ln(i + 1, s, t, q, u, p) for i, (s, t, q, u, p) in enumerate(I)], po_number="24118-014-R6", po_date="2026-05-18", requested_date="2026-05-27", currency="USD", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="Net 30, retainage none")
    sums(d, freight="540.00")
    rr = ""
    for l in d.lines:
        rr += tr((l.line, l.si, l.desc, "03-3053" if l.line < 5 else "01-7400", qn(l.qty), l.uom, "$" + num(l.price), "$" + num(l.amount)), "llllrlrr")
        if l.line in (2, 4):
            rr += f'<tr><td><td colspan=7 class=n>{"Pours 5/27, 5/29 and 6/2. First truck 5:30 a.m., then 40 CY per hour." if l.line == 2 else "Fiber in deck mix only; batch tickets must show the dose."}</td></tr>'
    b.weasy(b.page("@page{size:Letter;margin:0.6in}body{font:9pt 'Lato'}table{border-collapse:collapse}td{vertical-align:top}.w{width:100%}.r{text-align:right}.l th{border-bottom:2px solid #000;text-align:left;font-size:8pt;padding:3px}.l th.r{text-align:right}.l td{padding:3px;border-bottom:0.4pt dotted #888}.n{font-style:italic;color:#333}.t td{border:0.7pt solid #000;padding:4px 8px}h1{font:bold 15pt Lato;margin:0}", f'''<table class=w><tr><td><h1>Kestrel Bridge &amp; Highway Contractors</h1>7100 Industrial Loop, Knoxville, TN 37921 &nbsp; 865-555-0140<td class=r><b>PURCHASE ORDER RELEASE</b><br><span style="font-size:14pt">24118-014-R6</span></table><hr><table class=w><tr><td width=36%><b>To:</b><br>{sup.h()}<td width=36%><b>Deliver to jobsite:</b><br>{ship.h()}<td>Release date: 05/18/2026<br>Start of delivery: 05/27/2026<br>Blanket PO: 24118-014 dated 01/09/2026<br>Terms: Net 30, retainage none<br>Superintendent: D. Pruitt</table><br><table class="w l">{tr(("No.", "Mix / item", "Description", "Cost code", "Qty", "Unit", "Unit price", "Amount"), "llllrlrr", "th")}{rr}</table><br><table class=w><tr><td width=50%><table class=t><tr><td>Materials<td class=r>${num(d["subtotal"])}<tr><td>Fuel surcharge / delivery<td class=r>${num(d["freight"])}<tr><td><b>Release total USD</b><td class=r><b>${num(d["total"])}</b></table><td><br>Approved: ______________________<br>Project Manager</table><p>Exempt from sales tax, TDOT contract CNY-218. Show the release number on every batch ticket. Remaining on blanket after this release: 1,240 CY.</p>'''), d.pdf())
    return d


@layout("yb-uk-windfarm-three-row-items")
def _(name):
    I = (("WF-770-1182", "HY-ACC-4L", "Accumulator 4 l, 210 bar, NBR bladder", "CE marked to PED 2014/68/EU, pre-charge 95 bar", 12, "EA", "318.00", "7.5", "2026-08-10"), ("WF-770-1190", "HY-FLT-10", "Filter element 10 micron, offline unit", "suits OEM housing 0060 D", 96, "EA", "42.60", "10", "2026-07-27"), ("WF-771-0041", "HY-HSE-12-1800", "Hose assembly 3/4 in, 1800 mm, BSP 60 cone both ends", "fire resistant sleeve, tagged", 36, "EA", "67.25", None, "2026-08-10"), ("WF-771-0077", "HY-OIL-46-205", "Hydraulic oil ISO VG 46, synthetic, 205 l", "arctic grade, pour point -45 C", 8, "DR", "1264.00", "5", "2026-07-27"))
    buyer = P("Dogger Array Operations Limited", "Sandy Haven House, Fish Dock Road", "Grimsby DN31 3NL"); sup = P("HydraServe (Northern) Ltd", "Team Valley Trading Estate", "Gateshead NE11 0XA"); ship = P("Dogger Array Operations Limited", "O&M Base, Royal Dock", "Grimsby DN31 3TT")
    d = od(name, "TCPDF", "en", ["three rows an item: numbers, text, quantity and price", "heads of three rows", "line discount and due date a row", "supplier's item in round brackets", "VAT shown at the foot", "buyer's registered office in the foot"],
           [Ln(i + 1, s, t, q, u, p, bi=m, disc=r, date=w) for i, (m, s, t, _, q, u, p, r, w) in enumerate(I)], po_number="DAO-PO-003918", po_date="2026-07-06", currency="GBP", buyer=buyer, bill_to=P("Dogger Array Operations Limited", "Finance Shared Service, PO Box 400", "Aberdeen AB10 1WX"), supplier=sup, ship_to=ship, payment_terms="45 days from date of invoice")
    sums(d, 20)
    rr = ""
    for l, it in zip(d.lines, I):
        rr += f'<tr><td width="6%">{l.line}</td><td width="28%"><b>{l.bi}</b> ({l.si})</td><td width="40%">Due {dt(l.date, "{dd} {Mon} {yyyy}")}</td><td width="26%"></td></tr><tr><td></td><td colspan="3">{E(l.desc)}<br><font size="7">{it[3]}</font></td></tr><tr><td></td><td>{qn(l.qty)} {l.uom}</td><td>@ {num(l.price)} {"less " + str(D(l.disc)) + "%" if l.disc else ""}</td><td align="right">{num(l.amount)}</td></tr><tr><td colspan="4" style="border-bottom:0.3pt solid #888;line-height:0.4"></td></tr>'
    s = lambda k, v: f'<tr><td width="74%" align="right">{k}</td><td width="26%" align="right">{v}</td></tr>'
    b.tcpdf(f'''<table><tr><td width="60%"><b style="font-size:14pt">Dogger Array</b></td><td width="40%" align="right"><b style="font-size:14pt">Purchase Order</b></td></tr></table><br><table cellpadding="2"><tr><td width="34%"><b>Supplier</b><br>{sup.h()}</td><td width="33%"><b>Delivery address</b><br>{E(ship.name)}<br>{br(ship.lines)}</td><td width="33%"><b>Invoice address</b><br>{d["bill_to"].h()}</td></tr><tr><td><br>PO number: <b>DAO-PO-003918</b></td><td><br>PO date: 06 Jul 2026</td><td><br>Payment: 45 days from date of invoice</td></tr></table><br><br><table cellpadding="1"><tr style="background-color:#e6edf3"><td width="6%">Item</td><td width="28%">Our part no. (your part no.)</td><td width="40%">Delivery</td><td width="26%"></td></tr><tr style="background-color:#e6edf3"><td></td><td colspan="3">Description</td></tr><tr style="background-color:#e6edf3"><td></td><td>Quantity and unit</td><td>Unit price GBP, discount</td><td align="right">Net amount GBP</td></tr>{rr}{s("Net", num(d["subtotal"]))}{s("VAT 20%", num(d["tax"]))}{s("<b>Total GBP</b>", "<b>" + num(d["total"]) + "</b>")}</table><p>Material certificates to EN 10204 3.1 with the goods. Dangerous goods by separate consignment with IMDG declaration.</p><p style="font-size:7pt">{buyer.name}, registered office {", ".join(buyer.lines)}, registered in England 11840226. VAT GB 311 4402 17.</p>''', d.pdf())
    return d


@layout("yb-review-en-hidden-white-price-text")
def _(name):
    buyer = P("Larkspur Veterinary Hospital", "2216 Mission Road", "Petaluma, CA 94952"); sup = P("Westline Animal Health", "900 Depot Street", "Reno, NV 89502")
    d = od(name, "jsPDF", "en", ["white text over an ordinary order: another order number, quantity and total", "the page as seen is in order"], [Ln(1, "WL-2207", "Surgical gloves 7.5, box of 50", 20, "BX", "31.50"), Ln(2, "WL-2290", "Suture 3-0 absorbable, box of 12", 15, "BX", "58.20"), Ln(3, "WL-4410", "Isoflurane 250 ml", 10, "BTL", "42.75")],
           expect="review", po_number="LVH-5518", po_date="2026-03-19", requested_date="2026-03-26", currency="USD", buyer=buyer, supplier=sup, ship_to=buyer, payment_terms="Net 30")
    d.must_review = True; d["total"] = d.net()
    c = b.Canvas(612, 792, 9.5)
    c.t(40, 50, buyer.name, 16, "HB"); c.t(40, 64, ", ".join(buyer.lines)); c.t(572, 50, "PURCHASE ORDER", 15, "HB", "r")
    for k, (a, v) in enumerate((("PO Number", "LVH-5518"), ("Date", "03/19/2026"), ("Need by", "03/26/2026"), ("Terms", "Net 30"))):
        c.t(420, 90 + 14 * k, a, font="HB"); c.t(572, 90 + 14 * k, v, a="r")
    c.t(40, 90, "Vendor", font="HB"); c.ts(40, 103, sup.all(), 13); c.t(220, 90, "Ship to", font="HB"); c.ts(220, 103, buyer.all(), 13)
    c.t(420, 150, "PO Number LVH-9918", 9.5, grey=1); c.t(40, 160, "Order total 12,614.00 USD, quantity 200", 9.5, grey=1)
    X = [(44, "l"), (70, "l"), (150, "l"), (390, "r"), (398, "l"), (490, "r"), (568, "r")]
    c.r(40, 180, 532, 18, .9); at(c, 192, X, ("Ln", "Item", "Description", "Qty", "Unit", "Price", "Amount"), font="HB"); y = 214
    for l in d.lines:
        at(c, y, X, (l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount))); c.hl(y + 6, 40, 572, .3); y += 20
    c.t(300, y - 6, "200", 9.5, a="r", grey=1)
    c.t(490, y + 10, "Order total USD", font="HB", a="r"); c.t(568, y + 10, num(d["total"]), font="HB", a="r"); c.t(40, y + 50, "Leave at the rear entrance. Controlled items need a signature.")
    c.jspdf(d.pdf())
    return d


@layout("yb-non-rfq-engineering-works-ie")
def _(name):
    d = non_order(name, "chromium", "en", "rfq", ["request for quotation with the look of the house's order", "part numbers, quantities, required dates, ship to", "price columns empty", "RFQ number where the order number stands"])
    rr = "".join(tr((i, p, t, q, u, w, "", ""), "lllrllrr") for i, p, t, q, u, w in ((1, "MG-40118", "Gearbox housing, EN-GJL-250, machined", 30, "EA", "14/08/2026"), (2, "MG-40119", "Cover plate, EN-GJL-250, machined", 30, "EA", "14/08/2026"), (3, "MG-51200", "Bearing cap, EN-GJS-400, machined", 120, "EA", "28/08/2026")))
    b.chromium(b.page("@page{size:A4;margin:15mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.l td,.l th{border:1px solid #444;padding:5px;text-align:left}.l .r{text-align:right}", f'''<table><tr><td><b style="font-size:14pt">Munster Gear Works DAC</b><br>Raheen Business Park, Limerick V94 X2N9<td align=right><b style="font-size:14pt">Request for Quotation</b><br>RFQ-26-0417<br>Date: 12/06/2026<br>Reply by: 26/06/2026</table><br><table><tr><td><b>Supplier</b><br>Cork Castings Ltd<br>Togher Industrial Estate<br>Cork T12 XH7P<td><b>Ship to</b><br>Munster Gear Works DAC<br>Goods Inwards, Raheen Business Park<br>Limerick V94 X2N9<td><b>Buyer</b> A. Considine<br><b>Currency</b> EUR<br><b>Payment terms</b> 60 days</table><br><table class=l>{tr(("Line", "Part no.", "Description", "Qty", "Unit", "Required", "Unit price", "Total"), "lllrllrr", "th")}{rr}</table><p>Please quote your best price and lead time for the above, including tooling as a separate item. This is not an order; Munster Gear Works DAC is not bound to place an order with any party quoting. Drawings are sent separately.</p><p>Quoted by: ____________________ &nbsp; Validity: __________ &nbsp; Lead time: __________</p>'''), d.pdf())
    return d


@layout("yb-non-credit-note-your-order-uk")
def _(name):
    d = non_order(name, "wkhtmltopdf", "en", "credit_note", ["credit note that cites order number and order date of the customer", "table as in an order, totals with VAT"])
    rr = "".join(tr(x, "llrrr") for x in (("TF-3340", "Flange DN80 PN16 slip-on, returned", "6", "28.40", "170.40"), ("TF-9001", "Gasket DN80, price difference", "50", "0.35", "17.50")))
    b.wk(b.page("body{font:10pt 'Liberation Serif'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.l td,.l th{padding:4px;text-align:left;border-bottom:1px solid #aaa}.l .r{text-align:right}", f'''<table><tr><td><b style="font-size:15pt">Teesside Flanges Ltd</b><br>Portrack Lane, Stockton-on-Tees TS18 2PS<td align=right><span style="font-size:18pt">Credit Note</span><br>No. CN10882</table><br><table><tr><td><b>To</b><br>Wearside Process Pipework Ltd<br>Pallion Quay<br>Sunderland SR4 6TE<td>Credit date: 14/05/2026<br>Your order number: WPP 26-3307<br>Your order date: 02/04/2026<br>Our invoice: 221904<br>Account: WEA004</table><br><table class=l>{tr(("Item", "Description", "Quantity", "Price £", "Amount £"), "llrrr", "th")}{rr}</table><p style="text-align:right">Net 187.90<br>VAT 20% 37.58<br><b>Total credit £225.48</b></p><p>This credit has been put to your account and may be deducted from your next payment.</p>'''), d.pdf())
    return d
