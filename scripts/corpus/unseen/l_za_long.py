# SPDX-License-Identifier: Apache-2.0
"""Longer and odder orders: several pages, clauses with numbers, items cut by a page, columns without heads, shop prints."""
from l_ya_kit import *
import textwrap


@layout("za-us-fo-defense-three-pages-clauses")
def _(name):
    buyer = P("Sentinel Optics & Defense LLC", "4100 Bluegrass Parkway", "Lexington, KY 40511"); sup = P("Crown Anodize & Machining", "60 Industrial Loop", "Florence, KY 41042"); ship = P("Sentinel Optics - Receiving Inspection", "4104 Bluegrass Parkway, Dock C", "Lexington, KY 40511")
    I = (("12988471-1", "HOUSING, MAIN, 7075-T7351, BLACK ANODIZE TYPE III CLASS 2, MASK DATUM A", 40, "312.5000", "2026-09-14", "8.2"), ("12988472-3", "CELL, LENS, OBJECTIVE, 6061-T6, BLACK ANODIZE TYPE II", 80, "88.2500", "2026-09-14", "8.2"), ("12988475-1", "RING, RETAINING, 303 CRES, PASSIVATE", 160, "14.6000", "2026-09-28", "8.4"), ("12988480-2", "BRACKET, RAIL, PICATINNY, 7075-T6, TYPE III", 40, "127.9000", "2026-09-28", "8.2"), ("12988491-1", "SPACER, .125 THK, 6061-T6, CHEM FILM CL 3", 320, "3.8500", "2026-10-05", "8.5"), ("12988502-1", "COVER, BATTERY, 7075-T6, TYPE III, WITH THREAD INSERTS MS21209F4-15", 40, "96.4000", "2026-10-05", "8.2"))
    L = [Ln(i + 1, None, t, q, "ea", p, bi=m, date=w, cl=k) for i, (m, t, q, p, w, k) in enumerate(I)]
    d = mk(name, "Apache FOP", "en", ["Dynamics F&O order of three pages", "quality clauses with numbers, sums and dates on page 2 and 3", "clause references under each item", "rated order DO-A7 and contract number as decoys", "total on page 2 before the clauses", "dates 2026-09-14"], L, po_number="SOD-PO-0044182", po_date="2026-07-27", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 45 days")
    d["total"] = d.net()
    blk = lambda s, a="": f"<fo:block {a}>{E(s)}</fo:block>"
    cell = lambda v, a="", o="": f'<fo:table-cell padding="1.5mm 1mm" {o}>{blk(v, a)}</fo:table-cell>'
    end, SM = "text-align='end'", "font-size='7pt'"
    rows_ = ""
    for l in L:
        rows_ += "<fo:table-row keep-together='always'>" + cell(l.line) + cell(l.bi) + f'<fo:table-cell padding="1.5mm 1mm">{"".join(blk(x) for x in textwrap.wrap(l.desc, 32))}{blk(f"Clauses: QC-{l.cl}, QC-11, QC-40.", SM)}{blk("Drawing rev. C, dated 2025-11-03", SM)}</fo:table-cell>' + cell(num(l.qty), end) + cell(l.uom) + cell(l.date) + cell(num(l.price, d=4), end) + cell(num(l.amount), end) + "</fo:table-row>"
    hd = "".join(cell(h, "font-weight='bold'", "border-bottom='1pt solid black'") for h in ("Line", "Item number", "Description", "Quantity", "Unit", "Delivery date", "Unit price", "Net amount"))
    cols = "".join(f'<fo:table-column column-width="{w}mm"/>' for w in (9, 24, 62, 17, 9, 21, 20, 24))
    cl = ["QC-8.2 Hard anodize per MIL-A-8625 Type III: thickness 0.0018 to 0.0022 in., seal prohibited. Two test coupons of 3 x 4 in. per lot of 25 pieces.", "QC-8.4 Passivation per ASTM A967, nitric 2. Copper sulphate test on 3 pieces per lot.", "QC-8.5 Chemical film per MIL-DTL-5541 Type II Class 3. Contact resistance 5,000 micro-ohms maximum after 168 hours of salt spray.", "QC-11 Certificates: the seller shall furnish one certificate per shipment with the purchase order number, line, quantity and lot. A missing certificate is billed at $75.00 each.", "QC-40 Record retention: 10 years after final payment. Records shall be delivered within 48 hours of a request.", "17. Price: prices are firm fixed. The total shall not exceed $60,000.00 without a written amendment. Economic adjustments before 2027-01-31 are not accepted.", "18. Overtime: none authorized. Expedite fees of 1 1/2 times the unit price apply only when approved on form SO-221.", "19. Late delivery: 0.5% of the price of the late line per calendar day, 10% maximum. Line 1 and 2 are critical.", "20. Government property: tooling T-8841 (qty 2, value $14,200.00) remains the property of the U.S. Government under contract W15QKN-24-C-0118.", "21. Notices: written notices to the buyer's agent at the address on page 1, reference this order and amendment number 00."]
    b.fop(f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="8.5pt"><fo:layout-master-set><fo:simple-page-master master-name="p" page-width="8.5in" page-height="11in" margin="12mm 14mm"><fo:region-body margin-top="30mm" margin-bottom="12mm"/><fo:region-before extent="28mm"/><fo:region-after extent="8mm"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="p"><fo:static-content flow-name="xsl-region-before"><fo:table table-layout="fixed" width="186mm"><fo:table-column column-width="106mm"/><fo:table-column column-width="80mm"/><fo:table-body><fo:table-row><fo:table-cell>{blk(buyer.name, "font-size='12pt' font-weight='bold'")}{blk(buyer.lines[0])}{blk(buyer.lines[1])}</fo:table-cell><fo:table-cell>{blk("Purchase order", "font-size='14pt'")}{blk("Number  SOD-PO-0044182")}{blk("Date  2026-07-27")}<fo:block>Page <fo:page-number/> of <fo:page-number-citation ref-id="end"/></fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table></fo:static-content><fo:static-content flow-name="xsl-region-after"><fo:block font-size="7pt">DPAS rating DO-A7 - contains no controlled technical information - Form SO-200 (04/2024)</fo:block></fo:static-content><fo:flow flow-name="xsl-region-body"><fo:table table-layout="fixed" width="186mm"><fo:table-column column-width="62mm"/><fo:table-column column-width="62mm"/><fo:table-column column-width="62mm"/><fo:table-body><fo:table-row>{"".join("<fo:table-cell>" + blk(k, "font-weight='bold'") + "".join(blk(x) for x in p) + "</fo:table-cell>" for k, p in (("Vendor", sup.all()), ("Delivery address", ship.all()), ("Conditions", ["Payment: Net 45 days", "Delivery terms: FOB Destination", "Currency: USD", "Prime contract: W15QKN-24-C-0118", "Buyer: Angela Tackett"])))}</fo:table-row></fo:table-body></fo:table><fo:block space-before="6mm"/><fo:table table-layout="fixed" width="186mm">{cols}<fo:table-header><fo:table-row>{hd}</fo:table-row></fo:table-header><fo:table-body>{rows_}</fo:table-body></fo:table><fo:block break-before="page"/><fo:table table-layout="fixed" width="186mm"><fo:table-column column-width="150mm"/><fo:table-column column-width="36mm"/><fo:table-body><fo:table-row>{cell("Sales balance", end)}{cell(num(d["total"]), end)}</fo:table-row><fo:table-row>{cell("Total USD", end + " font-weight='bold'")}{cell(num(d["total"]), end + " font-weight='bold'")}</fo:table-row></fo:table-body></fo:table>{blk("Quality and contract clauses", "font-weight='bold' font-size='11pt' space-before='6mm'")}{"".join(blk(x, "space-before='5mm' line-height='14pt' font-size='9.5pt'") for x in cl)}<fo:block break-before="page"/>{blk("Certification", "font-weight='bold' font-size='11pt'")}{blk("By shipping against this order the seller certifies compliance with DFARS 252.246-7007 (counterfeit parts), 252.225-7009 (specialty metals) and FAR 52.222-26. One signed copy of this page shall be returned within 3 days.", "space-before='3mm' line-height='14pt'")}{blk("Signature ______________________   Title ______________________   Date ______________", "space-before='20mm'")}<fo:block id="end"/></fo:flow></fo:page-sequence></fo:root>''', d.pdf()); return d


@layout("za-uk-bare-columns-fishmonger-list")
def _(name):
    buyer = P("The Net Loft Seafood Restaurant", "Quay Street, Whitby YO21 1HH"); sup = P("North Sea Catering Disposables")
    L = [Ln(None, "T204", "Takeaway box kraft no.8 x 300", 6, None, "31.50"), Ln(None, "T118", "Wooden chip forks x 1000", 10, None, "8.40"), Ln(None, "N077", "Napkins 2 ply white 33cm x 2000", 4, None, "27.95"), Ln(None, "G330", "Gloves blue vinyl L x 100", 20, None, "3.85"), Ln(None, "B512", "Greaseproof sheets newsprint x 500", 8, None, "14.20"), Ln(None, "C901", "Sanitiser 5 L", 5, None, "11.60")]
    d = mk(name, "PDFKit", "en", ["columns without headings", "qty first with x, then code, text, price and sum", "order number behind 'Order' in the first sentence", "pound signs", "deliver before in words", "plus VAT note with no amount"], L, po_number="NL/0419", po_date="2026-05-18", requested_date="2026-05-21", currency="GBP", buyer=buyer, supplier=sup)
    d["total"] = d.net(); c = b.Canvas(595, 842, 11, "T"); c.t(297, 60, buyer.name, 19, "TB", "c"); c.t(297, 78, buyer.lines[0] + "    01947 555 016", 10, a="c"); c.hl(90, 60, 535, 1.2)
    c.t(60, 124, "18th May 2026"); c.t(60, 150, "To North Sea Catering Disposables - Order NL/0419", 12, "TB"); c.t(60, 172, "Hi Dave, please can we have:"); y = 204
    for l in L:
        at(c, y, [(92, "r"), (104, "l"), (150, "l"), (440, "r"), (530, "r")], (f"{qn(l.qty)} x", l.si, l.desc, "£" + num(l.price), "£" + num(l.amount))); y += 22
    c.hl(y - 12, 460, 530); c.t(530, y + 6, "£" + num(d["total"]), 12, "TB", "r"); c.t(454, y + 6, "plus VAT", 10, "T", "r"); c.ts(60, y + 50, ["Need it before the bank holiday, by Thursday 21 May 2026 at the latest please.", "Back door via Cliff Street, we are in from 8.", "", "Cheers", "Morag"], 16); c.pdfkit(d.pdf()); return d


@layout("za-us-p21-split-item-page-break")
def _(name):
    buyer = P("Great Basin Industrial Supply", "2800 Sutro Street", "Reno, NV 89512"); sup = P("Anchor Abrasives Manufacturing", "500 Grit Road", "Worcester, MA 01606"); ship = P("Great Basin Industrial - Elko Branch", "1250 Last Chance Road", "Elko, NV 89801")
    T = (("AAM 49931923440", "22027738", "WHEEL CUT-OFF 4-1/2 X .045 X 7/8 T27 INOX", 800, "EA", "1.0840", "081944019"), ("AAM 49931996304", "22090863", "WHEEL GRINDING 7 X 1/4 X 5/8-11 T27", 300, "EA", "4.9150", "081944020"), ("AAM 22203311766", "22203311", "DISC FLAP 4-1/2 X 7/8 60G ZIRC", 500, "EA", "3.2750", "081944061"), ("AAM 21195318446", "21195318", "BELT 2 X 72 80G CERAMIC PKG 10", 60, "PK", "58.9000", "081944102"), ("AAM 23260943978", "23260943", "WHEEL NON-WOVEN 6 X 1 X 1 8S FINE", 24, "EA", "41.3300", "081944118"), ("AAM 27623285889", "27623285", "STONE DRESSING 6 X 1 X 1", 36, "EA", "9.4650", "081944140"), ("AAM 22096646384", "22096646", "SHEET 9 X 11 220G SC PKG 100", 40, "PK", "46.7500", "081944203"), ("AAM 48836722490", "48836722", "BRUSH CUP 2-3/4 KNOT 5/8-11 CARBON", 72, "EA", "11.2050", "081944244"), ("AAM 22063900657", "22063900", "WHEEL BENCH 8 X 1 X 1 60G AO", 30, "EA", "17.8400", "081944260"))
    L = [Ln(i + 1, s.split()[1], t, q, u, p, bi=m, upc=k, sp=s) for i, (s, m, t, q, u, p, k) in enumerate(T)]
    d = mk(name, "Prawn", "en", ["Prophet 21 order", "four rows per item, the eighth item is cut by the page end", "supplier part with prefix AAM in a row of its own", "UPC row", "ordered, received, open columns", "branch ships", "total lines and weight"], L, po_number="2044817", po_date="2026-08-26", requested_date="2026-09-09", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="2% 10TH PROX NET 25TH")
    for l in L:
        l.si = l.sp
    d["total"] = d.net(); c = b.Canvas(612, 792, 9)
    S = [(40, "l"), (64, "l"), (330, "r"), (380, "r"), (390, "l"), (478, "r"), (572, "r")]

    def head(pg):
        c.t(40, 42, buyer.name, 13, "HB"); c.t(40, 55, ", ".join(buyer.lines), 8); c.t(572, 42, "PURCHASE ORDER", 13, "HB", "r"); rows(c, 452, 56, (("PO Number", "2044817"), ("PO Date", "08/26/2026"), ("Page", f"{pg} of 2")), 62, 12, vf="HB")
        c.t(40, 88, "Supplier 100417", 7.5, "HB"); c.ts(40, 99, sup.all(), 11); c.t(246, 88, "Ship To Branch 03", 7.5, "HB"); c.ts(246, 99, ship.all(), 11)
        if pg == 1:
            c.hl(140, 40, 572); c.t(40, 151, "Terms: 2% 10TH PROX NET 25TH     Required Date: 09/09/2026     Carrier: ESTES PREPAID     Buyer: KYLE MONTERO     USD", 8.5); c.hl(157, 40, 572)
        at(c, 172, S, ("Ln", "Item ID / Supplier Part / UPC", "Ordered", "Open", "UOM", "Unit Price", "Extended"), font="HB", size=8); c.hl(177, 40, 572); return 194
    y = head(1)
    for l in L:
        at(c, y, S, (l.line, l.bi, qn(l.qty), qn(l.qty), l.uom, num(l.price, d=4), num(l.amount)))
        if l.line == 8:
            c.t(64, y + 12, l.desc); c.t(306, 770, "*** continued on next page ***", 7.5, a="c"); c.page(); y = head(2) - 24
        else:
            c.t(64, y + 12, l.desc)
        c.t(64, y + 24, "Supplier Part: " + l.sp, 8); c.t(64, y + 36, "UPC: " + l.upc, 8); c.t(390, y + 24, "Rec'd ________", 8, grey=.4)
        y += 76 if l.line < 8 else 62
    c.hl(y - 10, 40, 572); c.t(40, y + 6, f"Total lines: {len(L)}     Est. weight 1,184 LB"); c.t(478, y + 6, "Total USD", font="HB", a="r"); c.t(572, y + 6, num(d["total"]), font="HB", a="r"); c.t(40, y + 40, "Palletize by branch. Fax acknowledgment with ship date to 775-555-0102 within 24 hours."); c.prawn(d.pdf()); return d


@layout("za-sg-odoo-lab-distributor")
def _(name):
    buyer = P("Helix Bioscience Asia Pte. Ltd.", "30 Biopolis Street #05-02", "Singapore 138671"); sup = P("Kranji Labware Manufacturing", "21 Kranji Crescent", "Singapore 728656")
    L = [Ln(None, "KL-PCR-96-NS", "PCR plate 96-well, non-skirted, clear (pack of 25)", 120, "Units", "48.00"), Ln(None, "KL-SEAL-OPT", "Optical adhesive seal (pack of 100)", 60, "Units", "62.50"), Ln(None, "KL-TUB-15S", "Centrifuge tube 15 ml sterile, rack (case of 500)", 18, "Units", "94.00"), Ln(None, "KL-RES-50", "Reagent reservoir 50 ml (case of 100)", 25, "Units", "39.80")]
    d = mk(name, "wkhtmltopdf", "en", ["Odoo template", "code in square brackets before the text", "date required per line with time", "taxes column '9% SR'", "Order Date and Purchase Representative row", "shipping address is the buyer's own, unlabelled on the left"], L, po_number="P01188", po_date="2026-07-16", requested_date="2026-07-30", currency="SGD", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="30 Days")
    s = d.net(); g = r2(s * D("0.09")); d["subtotal"] = s; d["tax"] = g; d["total"] = s + g
    r = "".join(f"<tr><td>[{l.si}] {E(l.desc)}<td>9% SR<td class=r>07/30/2026 12:00:00<td class=r>{num(l.qty)} Units<td class=r>{num(l.price)}<td class=r>S$ {num(l.amount)}</tr>" for l in L)
    b.wk(b.page("body{font:10pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;padding:4px;text-align:left}.i th{border-bottom:2px solid #714b67}.i td{border-bottom:1px solid #ddd}.r{text-align:right!important}h2{color:#714b67;font-weight:normal}", f'''<table><tr><td><b style="font-size:15pt;color:#714b67">HELIX</b><td class=r>{buyer.h()}<br>Singapore</table><hr><table><tr><td><b>Shipping address</b><br>{buyer.h()}<br>+65 6555 0138<td style="width:45%">{sup.h()}<br>Singapore</table><h2>Purchase Order #P01188</h2><table><tr><td><b>Purchase Representative:</b><br>Tan Mei Ling<td><b>Your Order Reference:</b><br>KL-QT-2604<td><b>Order Date:</b><br>07/16/2026 09:42:11</table><br><table class=i><tr><th>Description<th>Taxes<th class=r>Date Req.<th class=r>Qty<th class=r>Unit Price<th class=r>Amount</tr>{r}</table><table style="width:45%;margin:12px 0 0 55%"><tr><td><b>Untaxed Amount</b><td class=r>S$ {num(s)}<tr><td>GST 9%<td class=r>S$ {num(g)}<tr style="border-top:1px solid #000"><td><b>Total</b><td class=r><b>S$ {num(d["total"])}</b></table><p>Payment terms: 30 Days<br>Lot-specific DNase/RNase certificates with every delivery. Shelf life not less than 24 months.</p><p style="text-align:center;font-size:8pt;border-top:1px solid #999;padding-top:5px">+65 6555 0138 &nbsp; purchasing@helixbio.example &nbsp; UEN 201804417N &nbsp; Page: 1 / 1</p>'''), d.pdf()); return d


@layout("za-ca-export-hts-multi-number-truckmaker")
def _(name):
    buyer = P("Prairie Star Coach Builders Inc.", "7700 Prairie Avenue", "Winnipeg, MB R2C 5B3", "Canada"); sup = P("Tri-State Hydraulics", "1250 Cylinder Drive", "Toledo, OH 43612", "USA"); ship = P("Prairie Star Coach Builders c/o Pembina Brokers", "301 Border Road", "Pembina, ND 58271", "USA")
    I = (("PSC 118-4471", "H", "TSH-3024-R2", "CYLINDER, HYD, 3.0 BORE X 24 STROKE, 1.75 ROD, CLEVIS", 30, "418.6000", "8412.21.0045", "2026-11-09"), ("PSC 118-4482", "C", "TSH-PWR-24V", "POWER UNIT, 24VDC, 2.1 GPM, 3 GAL RESERVOIR", 12, "892.0000", "8413.60.0050", "2026-11-09"), ("PSC 118-4490", "A", "TSH-VLV-4WS", "VALVE, SOLENOID, 4 WAY, CLOSED CENTER, 24VDC DEUTSCH", 12, "236.4500", "8481.20.0050", "2026-11-23"), ("PSC 118-5003", "B", "TSH-MNT-17", "MOUNT PLATE, POWER UNIT, PAINTED BLACK", 12, "51.7500", "8412.90.9045", "2026-11-23"))
    L = [Ln(f"{i + 1:03}", s, t, q, "EA", p, bi=m, date=w, rv=v, hts=h) for i, (m, v, s, t, q, p, h, w) in enumerate(I)]
    d = mk(name, "iText", "en", ["JD Edwards like order of a Canadian coach builder", "HTS number, our part with revision, your part in three rows", "US funds stated", "broker as ship-to", "CUSMA clause", "number with slash and release: 00488 OP / 001", "no subtotal, surcharge clause as decoy"], L, po_number="00488471", po_date="2026-10-13", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 60, US funds")
    d["payment_terms_alt"] = ["Net 60"]; d["total"] = d.net(); c = b.Canvas(792, 612, 8.5)
    c.r(30, 28, 732, 26, .2, 0); c.t(38, 46, "PRAIRIE STAR COACH BUILDERS INC.", 13, "HB", grey=1); c.t(754, 46, "PURCHASE ORDER / BON DE COMMANDE", 10, "HB", "r", 1); c.t(30, 68, "7700 Prairie Avenue, Winnipeg, MB R2C 5B3 Canada   Tel 204-555-0179   BN 10552 0418 RC0001", 8)
    X = [30, 150, 250, 350, 470, 600, 762]
    for i, (k, v) in enumerate((("Order number", "00488471"), ("Type / Release", "OP / 001"), ("Order date", "13-OCT-2026"), ("Terms", "Net 60, US funds"), ("Incoterms 2020", "FCA Toledo"), ("Planner", "D. Friesen, ext. 4417"))):
        c.r(X[i], 76, X[i + 1] - X[i], 28); c.t(X[i] + 3, 85, k, 6.5, grey=.3); c.t(X[i] + 3, 98, v, 9, "HB")
    c.t(30, 120, "SUPPLIER 40418", 7, "HB"); c.ts(30, 132, sup.all(), 11); c.t(280, 120, "SHIP TO", 7, "HB"); c.ts(280, 132, ship.all(), 11); c.t(560, 120, "INVOICE IN TRIPLICATE TO", 7, "HB"); c.ts(560, 132, buyer.all(), 11); d["bill_to"] = buyer
    S = [(34, "l"), (66, "l"), (200, "l"), (500, "r"), (510, "l"), (548, "l"), (664, "r"), (758, "r")]; y = 198; c.r(30, 186, 732, 18, .88); at(c, y, S, ("Line", "Our part / Your part / HTS", "Description", "Quantity", "UM", "Dock date", "Price US$", "Extended US$"), font="HB", size=8); y += 22
    for l in L:
        at(c, y, S, (l.line, l.bi + "  rev " + l.rv, l.desc, num(l.qty), l.uom, dt(l.date, "{dd}-{MON}-{yyyy}"), num(l.price, d=4), num(l.amount))); c.t(66, y + 11, l.si); c.t(66, y + 22, l.hts, 8, grey=.3); c.t(200, y + 11, "Country of origin US, CUSMA criterion B", 7.5, grey=.3); c.hl(y + 28, 30, 762, .3); y += 42
    c.t(664, y, "ORDER TOTAL US$", 9, "HB", "r"); c.t(758, y, num(d["total"]), 9, "HB", "r")
    c.ts(30, y + 30, ["A CUSMA certification for 2026 must be on file before the first shipment; otherwise duty of 2.5% is charged back with a fee of US$125.00.", "Steel surcharge: none after 01-JUL-2026. Cylinders plugged and oil-filled, cleanliness ISO 4406 18/16/13. Pallets ISPM 15 stamped.", "Late deliveries stop line 2 at a cost of US$4,000 per hour; call ext. 4417 at once."], 12, size=7.5); c.itext(d.pdf()); return d


@layout("za-in-hospital-drug-indent-free-goods")
def _(name):
    buyer = P("Sanjivani Multispeciality Hospital", "NH 16, Maddilapalem", "Visakhapatnam 530013, Andhra Pradesh"); sup = P("Coastal Pharma Distributors", "Dabagardens, Visakhapatnam 530020")
    I = (("CEFTRIAXONE 1 GM INJ", "1's", 600, "60", "48.2000", "62.00", "12"), ("PANTOPRAZOLE 40 MG INJ", "1's", 800, "80", "31.5000", "44.50", "12"), ("RINGER LACTATE 500 ML", "1's", 1500, "0", "27.4000", "41.25", "5"), ("PARACETAMOL IV 100 ML", "1's", 400, "20", "66.9000", "98.00", "12"), ("ENOXAPARIN 40 MG PFS", "1's", 120, "0", "268.0000", "410.00", "5"))
    L = [Ln(i + 1, None, t, q, None, p, pk=k, fr=f, mrp=m, g=g) for i, (t, k, q, f, p, m, g) in enumerate(I)]
    d = mk(name, "Cairo", "en", ["hospital pharmacy order", "free quantity, MRP and GST columns as decoys", "pack instead of unit", "GST total and round off", "no item numbers", "delivery in hours"], L, po_number="SMH/PH/2026/03318", po_date="2026-03-02", currency="INR", buyer=buyer, supplier=sup, payment_terms="30 days from invoice", ship_to=P("Central Pharmacy, Ground Floor, Block B"))
    s = d.net(); g = r2(sum(l.amount * D(l.g) / 100 for l in L)); d["subtotal"] = s; d["tax"] = g; d["total"] = r2(s + g, 0); c = b.Canvas(595, 842, 8)
    c.t(297, 44, buyer.name.upper(), 14, "TB", "c"); c.t(297, 57, ", ".join(buyer.lines), 8.5, a="c"); c.t(297, 70, "DL No. AP/03/02/2018-44178   GSTIN 37AAJCS2207M1Z9", 8, a="c"); c.hl(78, 30, 565, 1); c.t(297, 94, "PURCHASE ORDER - PHARMACY", 11, "TB", "c")
    c.t(34, 114, "To: " + sup.name, 9, "HB"); c.t(50, 126, sup.lines[0]); c.t(34, 142, "Deliver to: Central Pharmacy, Ground Floor, Block B"); rows(c, 370, 114, (("PO No", ": SMH/PH/2026/03318"), ("PO Date", ": 02-Mar-2026"), ("Terms", ": 30 days from invoice"), ("Indent No", ": 7718, 7722")), 50, 12)
    X = [30, 52, 212, 242, 282, 316, 374, 428, 462, 565]; y = 168
    for i, h in enumerate(("S.No", "Item Name", "Pack", "Qty", "Free", "Rate", "MRP", "GST%", "Amount (Rs.)")):
        c.r(X[i], y, X[i + 1] - X[i], 18, .9); c.t((X[i] + X[i + 1]) / 2, y + 12, h, 8, "HB", "c")
    for l in L:
        y += 18
        for i, v in enumerate((l.line, l.desc, l.pk, qn(l.qty), l.fr, num(l.price, d=4), l.mrp, l.g, num(l.amount, "in"))):
            r = i in (3, 4, 5, 6, 7, 8); c.r(X[i], y, X[i + 1] - X[i], 18); c.t(X[i + 1] - 4 if r else X[i] + 4, y + 12, v, a="r" if r else "l")
    y += 18; rnd = d["total"] - s - g
    for k, (a, v) in enumerate((("Gross", num(s, "in")), ("GST", num(g, "in")), ("Round off", num(rnd)), ("Net Amount Rs.", num(d["total"], "in")))):
        c.t(456, y + 14 + 14 * k, a, 8.5, "HB", "r"); c.t(561, y + 14 + 14 * k, v, 8.5, "HB" if k == 3 else "H", "r")
    c.ts(34, y + 90, ["1. Expiry not less than 18 months. Batch and expiry to be on the invoice.  2. Free quantity as per your scheme letter 12/2025.", "3. Cold chain items with data logger.  4. Supply within 48 hours.  5. Substitutes of brand need approval of the pharmacist."], 12, size=7.5); c.t(34, y + 170, "Prepared by: S. Lakshmi"); c.t(561, y + 170, "Authorised Signatory", a="r"); c.cairo(d.pdf()); return d
