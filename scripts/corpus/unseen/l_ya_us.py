# SPDX-License-Identifier: Apache-2.0
"""Houses of the United States: makers, food, shops, a farm, a laboratory."""
from l_ya_kit import *


def us(iso):
    return dt(iso, "{mm}/{dd}/{yyyy}")


@layout("ya-us-sap-s4-adobe-form-hvac")
def _(name):
    buyer = P("Ridgeline Climate Systems Inc.", "4500 Thermal Parkway", "Tulsa OK 74146", "USA")
    ship = P("Ridgeline Climate Systems Inc. - Coil Plant", "Dock 7", "1180 N Garnett Road", "Tulsa OK 74116", "USA")
    sup = P("Brazos Fastener & Fitting Co.", "9021 Wallisville Rd", "Houston TX 77029", "USA")
    L = [Ln(10, "BF-38FL90", "Flare elbow 3/8 OD brass", 2500, "EA", "148.20", bi="70011842", per=100, date="2026-03-16"), Ln(20, "BF-SCR8-12", "Self-drilling screw #8 x 1/2 zinc", 40000, "EA", "11.35", bi="70010077", per=1000, date="2026-03-16"),
         Ln(30, "BF-CU58-L", "Copper tube 5/8 type L, 20 ft", 1200, "FT", "3.417", bi="70013390", date="2026-03-30"), Ln(40, "BF-ISOV-78", "Isolation valve 7/8 sweat, full port", 160, "EA", "27.94", bi="70015512", date="2026-03-30"), Ln(50, None, "Certificate of conformance package", 1, "LOT", "85.00", date="2026-03-16")]
    d = mk(name, "Apache FOP", "en", ["S/4HANA style order", "information block at the right, values under labels", "material over description, supplier material on a third row", "price per 100 EA and per 1000", "delivery date per item", "terms and Incoterms between the parties and the items"], L, po_number="4500918827", po_date="2026-02-19", currency="USD", buyer=buyer, bill_to=P("Ridgeline Climate Systems Inc.", "Accounts Payable", "PO Box 2290", "Tulsa OK 74101"), ship_to=ship, supplier=sup, payment_terms="Within 45 days Due net")
    d["total"] = d.net()
    S = ((12, "start"), (70, "start"), (20, "end"), (12, "start"), (30, "end"), (16, "end"), (27, "end"))

    def row(v, w="normal", more=""):
        return f"<fo:table-row font-weight='{w}' {more}>" + "".join(f"<fo:table-cell padding='1.2mm 0.8mm'><fo:block text-align='{a}'>{x if str(x).startswith('<') else E(x)}</fo:block></fo:table-cell>" for (_, a), x in zip(S, v)) + "</fo:table-row>"
    body = ""
    for l in L:
        desc = "".join(f"<fo:block>{E(x)}</fo:block>" for x in (l.bi, l.desc, "Your material no.: " + l.si if l.si else None, "Delivery date: " + us(l.date)) if x)
        body += row((l.line, desc, qn(l.qty), l.uom, num(l.price, d=3 if l.line == 30 else 2), f"/ {l.per} {l.uom}", num(l.amount)), more="keep-together.within-page='always' border-bottom='0.3pt solid #999'")
    blk = lambda t, p: f"<fo:block font-weight='bold' font-size='7.5pt' color='#345'>{t}</fo:block>" + "".join(f"<fo:block>{E(x)}</fo:block>" for x in p.all())
    info = "".join(f"<fo:block font-size='7pt' color='#345' space-before='1mm'>{k}</fo:block><fo:block>{v}</fo:block>" for k, v in (("Purchase order", "4500918827"), ("Date", "02/19/2026"), ("Vendor number", "1004471"), ("Contact person / Telephone", "M. Okafor / 918-555-0142"), ("Your reference", "Quote 26-0188 of 02/11/2026")))
    fill = "".join(f"<fo:block space-before='2mm'>{x}</fo:block>" for x in ("All material must be packed by purchase order item. Pallets over 48 in. high are refused at the dock.", "Mill certificates for copper tube are to be mailed to quality@ridgelineclimate.example before shipment."))
    b.fop(f"""<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="9pt"><fo:layout-master-set><fo:simple-page-master master-name="p" page-width="8.5in" page-height="11in" margin="12mm 14mm"><fo:region-body margin-top="20mm" margin-bottom="16mm"/><fo:region-before extent="18mm"/><fo:region-after extent="10mm"/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="p"><fo:static-content flow-name="xsl-region-before"><fo:block font-size="15pt" color="#345">Purchase Order</fo:block><fo:block font-size="8pt">4500918827 / {buyer.name}</fo:block></fo:static-content><fo:static-content flow-name="xsl-region-after"><fo:block font-size="7pt" text-align="end">Page <fo:page-number/> of <fo:page-number-citation ref-id="e"/></fo:block></fo:static-content>
<fo:flow flow-name="xsl-region-body"><fo:table table-layout="fixed" width="187mm"><fo:table-column column-width="125mm"/><fo:table-column column-width="62mm"/><fo:table-body><fo:table-row><fo:table-cell>{blk('Vendor', sup)}<fo:block space-before="5mm"/>{blk('Please deliver to', ship)}</fo:table-cell><fo:table-cell>{blk('Ordering company', buyer)}{info}</fo:table-cell></fo:table-row></fo:table-body></fo:table>
<fo:block space-before="4mm">{blk('Invoice to', d['bill_to'])}</fo:block><fo:block space-before="4mm" space-after="2mm">Terms of payment: Within 45 days Due net &#160;&#160;&#160; Incoterms: FCA Houston &#160;&#160;&#160; Currency: USD</fo:block>{fill}
<fo:table table-layout="fixed" width="187mm" space-before="4mm">{''.join(f'<fo:table-column column-width="{w}mm"/>' for w, _ in S)}<fo:table-header>{row(('Item', 'Material / Description', 'Quantity', 'UoM', 'Net price', 'Per', 'Net value'), 'bold', "border-bottom='1pt solid #345'")}</fo:table-header><fo:table-body>{body}</fo:table-body></fo:table>
<fo:block space-before="3mm" text-align="end" font-weight="bold" id="e">Total net value excluding tax &#160;&#160; USD &#160;&#160; {num(d['total'])}</fo:block><fo:block space-before="8mm">This order was created electronically and is valid without signature.</fo:block></fo:flow></fo:page-sequence></fo:root>""", d.pdf())
    return d


@layout("ya-us-oracle-ebs-tortilla-plant")
def _(name):
    buyer = P("Mesa Verde Foods LLC")
    ship = P("MVF Albuquerque Plant", "6601 Pan American Fwy NE", "Albuquerque, NM 87109", "United States")
    bill = P("Mesa Verde Foods LLC", "PO Box 30055", "Albuquerque, NM 87190", "United States")
    sup = P("GREAT PLAINS MILLING CO", "1400 ELEVATOR ROW", "SALINA, KS 67401", "United States")
    L = [Ln(1, "GP-MASA-BULK", "Masa harina, white, bulk tanker", "48000", "LB", "0.3125", bi="ING-10020", date="2026-05-04"), Ln(2, "GP-MASA-BULK", "Masa harina, white, bulk tanker", "48000", "LB", "0.3125", bi="ING-10020", date="2026-05-11"), Ln(3, "GP-FLR-HR50", "Flour, hard red winter, 50 lb bag", 840, "BAG", "17.64", bi="ING-10031", date="2026-05-04"), Ln(4, "GP-LIME-FG", "Food grade lime, calcium hydroxide", 40, "BAG", "22.15", bi="ING-10077", date="2026-05-04")]
    d = mk(name, "iText", "en", ["Oracle XML Publisher style", "Type, Order, Revision, Page grid at the right", "Supplier, Ship To and Bill To stacked left", "Customer Account and terms in a row of boxes", "SHIP TO row under each line", "Delivery Date/Time 04-MAY-2026 00:00:00", "note to supplier in two long paragraphs before the lines", "same item twice on two dates"], L, po_number="118206", po_date="2026-04-16", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="2% 10, Net 30")
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8)
    c.t(36, 48, "MESA VERDE FOODS", 16, "TB"); c.t(36, 60, buyer.name, 8); c.t(576, 46, "Purchase Order", 14, "HB", "r")
    for i, (k, v) in enumerate((("Type", "Standard Purchase Order"), ("Order", "118206"), ("Revision", "0"), ("Order Date", "16-APR-2026"), ("Created By", "Lujan, Teresa"), ("Revision Date", ""), ("Current Buyer", "Lujan, Teresa"))):
        c.r(400, 58 + 12 * i, 70, 12, 0.93, 0.3); c.r(470, 58 + 12 * i, 106, 12, None, 0.3); c.t(404, 66.5 + 12 * i, k, 7.5); c.t(474, 66.5 + 12 * i, v, 7.5)
    for y, k, p in ((84, "Supplier:", sup), (140, "Ship To:", ship), (196, "Bill To:", bill)):
        c.t(36, y, k, font="HB"); c.ts(84, y, p.all(), 10)
    X = (36, 140, 230, 330, 420, 500, 576)
    for i, (k, v) in enumerate((("Customer Account No.", "MVF-2204"), ("Supplier No.", "5518"), ("Payment Terms", "2% 10, Net 30"), ("Freight Terms", "Prepaid"), ("FOB", "Destination"), ("Ship Via", "Vendor Truck"))):
        c.r(X[i], 248, X[i + 1] - X[i], 26, None, 0.3); c.t(X[i] + 3, 257, k, 6.5); c.t(X[i] + 3, 269, v)
    c.r(36, 274, 288, 26, None, 0.3); c.t(39, 283, "Confirm To/Telephone", 6.5); c.t(39, 295, "Dwight Hauser (785-555-0110)"); c.r(324, 274, 252, 26, None, 0.3); c.t(327, 283, "Requestor/Deliver To", 6.5); c.t(327, 295, "Sandoval, R")
    c.ts(36, 316, ["Notes: Tankers must be sealed and wash tickets presented at the scale house before unloading. Loads without a wash ticket dated within", "24 hours are turned away at the supplier's expense. Pest control log of the mill to be available on request. Release against contract C-2026-14,", "10 loads at 48,000 lb, of which this order calls two."], 10, size=7.5)
    y = 356; c.t(36, y, "All prices and amounts on this order are expressed in USD", 7.5, "HI"); y += 8
    c.r(36, y, 540, 24, 0.93, 0.3); S = [(40, "l"), (66, "l"), (258, "l"), (390, "r"), (398, "l"), (470, "r"), (490, "c"), (572, "r")]
    at(c, y + 10, S, ["Line", "Part Number /", "Delivery Date/Time", "Quantity", "UOM", "Unit Price", "Tax", "Amount"], size=7.5, font="HB"); c.t(66, y + 20, "Description", 7.5, "HB"); c.t(470, y + 20, "(USD)", 7.5, "HB", "r"); c.t(572, y + 20, "(USD)", 7.5, "HB", "r"); y += 38
    for l in L:
        at(c, y, S, [l.line, l.bi, "Needed:", "", "", "", "", ""]); at(c, y + 10, S, ["", l.desc, dt(l.date, "{dd}-{MON}-{yyyy}") + " 00:00:00", qn(l.qty), l.uom, qn(l.price, d=4), "N", num(l.amount)]); c.t(66, y + 20, "Supplier Item: " + l.si)
        c.t(66, y + 32, "SHIP TO:  Address at top of page"); c.hl(y + 38, 36, 576, 0.3); y += 50
    c.t(490, y + 6, "Total:", 9, "HB", "r"); c.t(572, y + 6, num(d["total"]) + " (USD)", 9, "HB", "r")
    c.t(36, 766, "Proprietary and Confidential", 7); c.t(576, 766, "Page 1 of 1", 7, a="r"); c.itext(d.pdf())
    return d


@layout("ya-us-netsuite-coffee-roaster")
def _(name):
    buyer = P("Lantern Hill Coffee Roasters", "918 Sprague Street", "Portland ME 04102", "United States")
    ship = P("Lantern Hill Roastery", "44 Warren Avenue, Unit C", "Westbrook ME 04092", "United States")
    sup = P("Cordillera Green Coffee Imports, LLC", "300 Harborside Drive", "Newark NJ 07114", "United States")
    L = [Ln(None, "GRN-COL-HUI", "Colombia Huila Supremo EP, 70 kg bag", 30, "Bag", "512.40"), Ln(None, "GRN-ETH-YRG", "Ethiopia Yirgacheffe G1 washed, 60 kg bag", 20, "Bag", "598.75"), Ln(None, "GRN-SUM-MAN", "Sumatra Mandheling DP, 60 kg bag", 12, "Bag", "472.00"), Ln(None, "PAL-FEE", "Pallet and stretch wrap", 4, "Ea", "18.50")]
    d = mk(name, "dompdf", "en", ["NetSuite advanced PDF style", "big # number beside the title", "vendor, ship to and TOTAL in a grey band", "Expected receipt date", "item in bold with description under it", "quantity first column", "large total box at the top repeats the total", "no bill-to"], L, po_number="PO10482", po_date="2026-06-03", requested_date="2026-06-17", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30")
    d["total"] = d.net()
    r = "".join(f"<tr><td class=c>{qn(l.qty)}<td class=c>{l.uom}<td><b>{l.si}</b><br>{E(l.desc)}<td class=r>${num(l.price)}<td class=r>${num(l.amount)}</tr>" for l in L)
    b.dompdf(b.page("@page{size:letter;margin:40px}body{font:9pt Helvetica;color:#333}table{width:100%;border-collapse:collapse}td,th{vertical-align:top}.r{text-align:right}.c{text-align:center}.h th{background:#e3e3e3;padding:6px;text-align:left;font-size:8pt}.h td{padding:6px 5px}.i th.r{text-align:right}.i td{border-bottom:1px solid #e3e3e3;padding:6px 4px}.i th{background:#333;color:#fff;padding:5px;text-align:left;font-size:8pt}", f'''<table><tr><td><b style="font-size:13pt">{buyer.name}</b><br>{br(buyer.lines)}<td class=r><span style="font-size:24pt">Purchase Order</span><br><span style="font-size:14pt">#PO10482</span><br>6/3/2026</table><br>
<table class=h><tr><th>Vendor<th>Ship To<th class=r>TOTAL</tr><tr><td>{sup.h()}<td>{ship.h()}<td class=r style="background:#f5f5f5;font-size:22pt">${num(d["total"])}<br><span style="font-size:8pt">Expected Receipt: 6/17/2026</span></table><br>
<table class=h><tr><th>Terms<th>Ship Via<th>Memo<th>Buyer</tr><tr><td>Net 30<td>LTL - Estes<td>Summer blend<td>Nadia P.</table><br><table class=i><tr><th class=c>Quantity<th class=c>Units<th>Item<th class=r>Rate<th class=r>Amount</tr>{r}</table>
<table style="margin-top:10px"><tr><td class=r style="font-weight:bold">Total<td class=r style="width:90px;font-weight:bold">${num(d["total"])}</table>'''), d.pdf())
    return d


@layout("ya-us-jde-propane-distributor")
def _(name):
    buyer = P("Cascade Propane Distributors", "2211 Industrial Loop", "Yakima WA 98903")
    ship = P("Cascade Propane - Pasco Branch", "3404 E Ainsworth St", "Pasco WA 99301")
    sup = P("Meridian Valve & Regulator", "77 Commerce Drive", "Elyria OH 44035")
    L = [Ln("1.000", "597FB", "REGULATOR 1ST STAGE 10 PSI", 60, "EA", "38.4500", bi="20114"), Ln("2.000", "LV4403B46", "REGULATOR 2ND STAGE 3/4 X 3/4", 75, "EA", "31.2000", bi="20118"), Ln("3.000", "7579P", "RELIEF VALVE 3/4 MNPT 250 PSIG", 40, "EA", "22.9000", bi="20231"), Ln("4.000", "PT-38X50", "COPPER TUBING 3/8 OD 50 FT COIL", 24, "RL", "64.7500", bi="21006"), Ln("5.000", "912FX02", "PIGTAIL 20 IN POL X 1/4 INV", 200, "EA", "7.1800", bi="20402"), Ln("6.000", "6532A12", "VALVE GLOBE 1/2 FNPT", 18, "EA", "19.6400", bi="20519"), Ln("7.000", "A7537P4", "VALVE ANGLE 1-1/4 FNPT", 12, "EA", "88.3000", bi="20522"), Ln("8.000", "ME940-8", "FILLER VALVE 1-3/4 M ACME", 10, "EA", "102.7500", bi="20533"), Ln("9.000", "G12846", "GAUGE FLOAT 30 IN DIAL", 36, "EA", "14.0800", bi="20601"), Ln("10.000", "T1-SEAL", "THREAD SEALANT 16 OZ", 24, "CN", "9.3600", bi="20777"), Ln("11.000", "CL-1905", "LEAK DETECTOR FLUID 1 GAL", 12, "GL", "16.9000", bi="20780")]
    d = mk(name, "PDF::API2", "en", ["JD Edwards R43500 style in Courier", "Order No. with type OP and branch plant as decoys", "Ordered, Requested in the head", "line numbers 1.000", "supplier item under ours, description in the third row", "term row in words", "tax rate row", "page of two: lines run over with the head"], L, po_number="260417", po_date="2026-01-26", requested_date="2026-02-09", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="1% 10 Days, Net 30")
    for l in L:
        l.line = int(float(l.line))
    d["total"] = d.net(); c = b.Canvas(612, 792, 9, "C")

    def head(pg):
        c.t(36, 40, buyer.name, 11, "CB"); c.t(576, 40, f"Page - {pg}", a="r"); c.t(306, 62, "P U R C H A S E   O R D E R", 11, "CB", "c")
        rows(c, 380, 84, (("Order No.", "260417  OP"), ("Branch/Plant", "        30"), ("Order Date", "01/26/26"), ("Requested", "02/09/26"), ("Currency", "USD")), 90)
    head(1)
    c.t(36, 84, "Supplier:   40118"); c.ts(48, 96, sup.all(), 11); c.t(36, 146, "Ship To:     3004"); c.ts(48, 158, ship.all(), 11); c.t(330, 158, "From:"); c.ts(372, 158, buyer.all(), 11)
    c.t(36, 206, "Payment Terms. . . 1% 10 Days, Net 30"); c.t(36, 218, "Delivery Instr. . . Call 509-555-0133 one day ahead"); c.t(36, 230, "Freight . . . . . . Prepaid and Add")
    S = [(76, "r"), (86, "l"), (330, "r"), (340, "l"), (450, "r"), (576, "r")]

    def heads(y):
        c.hl(y - 12, 36, 576); at(c, y, S, ["Line No.", "Item Number/Description", "Quantity", "UM", "Unit Cost", "Extended Cost"], size=8.5); c.hl(y + 5, 36, 576); return y + 20
    y = heads(256)
    for i, l in enumerate(L):
        if i == 9:
            c.t(306, y - 2, "(Continued)", a="c"); c.page(); head(2); y = heads(170)
        at(c, y, S, [f"{l.line}.000", l.bi, qn(l.qty), l.uom, num(l.price, d=4), num(l.amount)]); c.t(86, y + 11, l.si); c.t(86, y + 22, l.desc); y += 46
    c.hl(y, 36, 576); rows(c, 340, y + 16, (("Term", "1% 10 Days, Net 30"), ("Tax Rate", ""), ("Sales Tax", "0.00"))); d["tax"] = 0
    c.t(340, y + 56, "Total Order", font="CB"); c.t(576, y + 56, num(d["total"]), font="CB", a="r"); c.perl(d.pdf())
    return d


@layout("ya-us-xa-mainframe-listing-bearing")
def _(name):
    buyer = P("ALLEGHENY MOTOR REBUILDERS", "1620 RIVER AVENUE", "PITTSBURGH PA 15212")
    ship = P("ALLEGHENY MOTOR REBUILDERS", "WHSE 02 REAR GATE", "1644 RIVER AVENUE", "PITTSBURGH PA 15212")
    sup = P("KEYSTONE BEARING & SEAL", "310 SECOND ST", "JOHNSTOWN PA 15901")
    L = [Ln(1, "6313-2Z/C3", "BEARING BALL DEEP GROOVE", 24, "EA", "41.630", bi="BRG-6313", date="2026-07-13"), Ln(2, "NU315ECP", "BEARING CYL ROLLER", 8, "EA", "187.220", bi="BRG-NU315", date="2026-07-13"), Ln(3, "7309BEP", "BEARING ANGULAR CONTACT", 12, "EA", "66.075", bi="BRG-7309", date="2026-07-27"), Ln(4, "CR-29907", "SEAL OIL 3.000 X 4.003", 50, "EA", "12.910", bi="SEL-29907", date="2026-07-20"), Ln(5, "LGMT2-CTG", "GREASE LITHIUM 14 OZ CARTRIDGE", 6, "CS", "58.440", bi="LUB-0014", date="2026-07-13")]
    d = mk(name, "enscript + ghostscript", "en", ["AS/400 spool file of MAPICS", "132 columns landscape", "dates 7/06/26, promise date per line", "item and vendor item on two rows", "INSP and ACCT columns as decoys", "TOTAL at the end with asterisks", "report id and run time in the head"], L, po_number="P017733", po_date="2026-07-06", currency=None, buyer=buyer, ship_to=ship, supplier=sup, payment_terms="NET 30 DAYS")
    d["total"] = d.net()
    f = lambda iso: dt(iso, "{m}/{dd}/{yy}")
    T = [f"AMPX41   {'ALLEGHENY MOTOR REBUILDERS':^104}   PAGE   1", f"DATE  7/06/26  TIME 10.42.18{'PURCHASE ORDER':^66}", "", f"{'':<4}{'1620 RIVER AVENUE':<40}{'':<40}ORDER NUMBER   P017733", f"{'':<4}{'PITTSBURGH PA 15212':<40}{'':<40}ORDER DATE     7/06/26", f"{'':<84}BUYER          03 J. KOSTELNIK", f"{'':<84}REVISION       00", "", f"{'':<4}{'VENDOR  001820':<56}SHIP TO"]
    T += [f"{'':<4}{a:<56}{e}" for a, e in zip(sup.all() + [""], ship.all())] + ["", f"{'':<4}TERMS NET 30 DAYS      F.O.B. SHIPPING POINT      SHIP VIA UPS GROUND      TAX CODE EXEMPT      CONFIRMING TO  DARLENE", "", "-" * 126]
    T += [f"LINE ITEM NUMBER       DESCRIPTION                        QUANTITY UM   DUE DATE   UNIT PRICE        EXTENDED   INSP  ACCT", f"     VENDOR ITEM", "-" * 126]
    for l in L:
        T += [f"{l.line:03}  {l.bi:<18}{l.desc:<34}{num(l.qty, d=3):>9} {l.uom:<4}{f(l.date):>8}{num(l.price, d=3):>13}{num(l.amount):>16}   {'Y' if l.line < 4 else 'N'}     1410", f"     {l.si}", ""]
    T += ["-" * 126, f"{'***** TOTAL ORDER AMOUNT':>92}{num(d['total']):>16} *****", "", "    SHOW ORDER NUMBER ON ALL PACKAGES, PACKING LISTS AND INVOICES", "", "    AUTHORIZED BY ______________________________"]
    b.enscript("\n".join(T) + "\n", d.pdf(), "-f", "Courier8.6", "-r", "-M", "Letter")
    return d


@layout("ya-us-scan-orchard-excel-order")
def _(name):
    buyer = P("Hollis Orchards", "2750 Apple Ridge Rd", "Sparta, MI 49345")
    sup = P("Grand River Packaging Supply")
    L = [Ln(None, None, "1/2 bu kraft box, plain, w/ handle", 2400, "ea", "1.18"), Ln(None, None, "Peck poly bag, vented, printed Hollis", 5000, "ea", "0.34"), Ln(None, None, "Tray pack liner size 88 purple", 30, "case", "46.50"), Ln(None, None, "Stretch wrap 18 in x 1500 ft", 16, "roll", "14.25"), Ln(None, None, "Pallet 48x40 GMA recycled B", 120, "ea", "7.75")]
    d = mk(name, "scan of a print (Cairo)", "en", ["scan 150 dpi, slightly turned", "home-made spreadsheet order with grid lines", "supplier a name only", "deliver by in a sentence", "no item numbers", "sales tax exempt note", "total at the foot with a dollar sign"], L, po_number="26-031", po_date="2026-08-11", requested_date="2026-08-24", currency="USD", buyer=buyer, supplier=sup)
    d["total"] = d.net()
    c = b.Canvas(612, 792, 11)
    c.t(306, 60, "HOLLIS ORCHARDS", 20, "HB", "c"); c.t(306, 78, "2750 Apple Ridge Rd  -  Sparta, MI 49345  -  616-555-0187", 10, a="c"); c.t(306, 108, "PURCHASE ORDER", 15, "HB", "c")
    c.t(60, 140, "To:  Grand River Packaging Supply"); c.t(400, 140, "PO #:"); c.t(450, 140, "26-031", font="HB"); c.t(400, 158, "Date:"); c.t(450, 158, "8/11/2026"); c.t(60, 158, "Attn: Rick")
    X = (60, 110, 160, 400, 475, 552); y = 184
    for i, h in enumerate(("Qty", "Unit", "Description", "Price each", "Total")):
        c.t((X[i] + X[i + 1]) / 2, y + 15, h, 10, "HB", "c")
    for k in range(10):
        for i in range(5):
            c.r(X[i], y + 22 * k, X[i + 1] - X[i], 22, None, 0.8)
    for k, l in enumerate(L, 1):
        yy = y + 22 * k + 15
        c.t(105, yy, qn(l.qty, "plain"), a="r"); c.t(115, yy, l.uom); c.t(165, yy, l.desc, 10); c.t(470, yy, num(l.price), a="r"); c.t(547, yy, num(l.amount), a="r")
    c.t(470, y + 236, "TOTAL", 11, "HB", "r"); c.r(475, y + 220, 77, 22); c.t(547, y + 236, "$" + num(d["total"]), 11, "HB", "r")
    c.t(60, 470, "Please deliver by 8/24/2026 to the packing house, use the north drive."); c.t(60, 488, "Farm use - sales tax exempt, form 3372 on file."); c.t(60, 540, "Ordered by:"); c.t(130, 540, "Becky Hollis", 14, "HI"); c.hl(545, 125, 300)
    d.text_from = scratch(name); c.cairo(d.text_from); b.scan(d.text_from, d.pdf(), dpi=150, skew=-0.5, noise=5, quality=36, seed=21)
    return d


@layout("ya-us-acroform-university-lab")
def _(name):
    from reportlab.pdfgen import canvas
    buyer = P("Pawnee State University", "Department of Chemistry", "110 Science Hall, Larned, KS 67550")
    ship = P("Pawnee State University", "Science Stockroom B12", "114 Science Hall, Larned, KS 67550")
    sup = P("Flint Hills Scientific", "2901 Anderson Ave, Manhattan, KS 66502")
    L = [Ln(1, "S-70412", "Acetonitrile HPLC grade 4 L", 8, "BT", "112.60"), Ln(2, "S-70418", "Methanol HPLC grade 4 L", 6, "BT", "54.90"), Ln(3, "V-1502-C", "Autosampler vial 2 mL amber, pk/100", 20, "PK", "23.45"), Ln(4, "F-02213N", "Syringe filter 13 mm 0.22 um nylon, pk/100", 5, "PK", "87.00")]
    d = mk(name, "reportlab acroform", "en", ["AcroForm, all values in fields", "a field for each line of a party", "nine rows, four filled", "freight typed into a field", "fund and org code fields as decoys"], L, po_number="DPO-24417", po_date="2026-09-14", requested_date="2026-09-28", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30")
    d["subtotal"] = d.net(); d["freight"] = D("42.50"); d["total"] = d.net() + D("42.50")
    c = canvas.Canvas(d.pdf(), pagesize=(612, 792), invariant=1); n = [0]

    def cap(x, y, s, size=7.5, f="Helvetica"):
        c.setFont(f, size); c.drawString(x, 792 - y, s)

    def fld(x, y, w, v, h=16):
        n[0] += 1
        c.acroForm.textfield(name=f"Text{n[0]}", x=x, y=792 - y - h, width=w, height=h, value=str(v or ""), fontSize=9, borderWidth=0.5, fontName="Helvetica", forceBorder=True)
    cap(36, 50, "Pawnee State University", 14, "Helvetica-Bold"); cap(36, 66, "DEPARTMENTAL PURCHASE ORDER", 11, "Helvetica-Bold")
    for x, w, k, v in ((330, 76, "DPO Number", "DPO-24417"), (412, 76, "Date", "09/14/2026"), (494, 82, "Date required", "09/28/2026")):
        cap(x, 44, k); fld(x, 48, w, v)
    for x, k, p in ((36, "Department", buyer), (218, "Vendor", sup), (400, "Ship to", ship)):
        cap(x, 92, k); [fld(x, 96 + 17 * i, 176, t) for i, t in enumerate(p.all())]
    for x, w, k, v in ((36, 110, "Payment terms", "Net 30"), (152, 110, "Fund / Org", "11000-24410"), (268, 150, "Requested by", "Dr. L. Amundson"), (424, 152, "Phone", "620-555-0164")):
        cap(x, 172, k); fld(x, 176, w, v)
    X = (36, 62, 132, 360, 404, 442, 510, 576); y = 210
    for i, k in enumerate(("Item", "Catalog no.", "Description", "Qty", "Unit", "Unit price", "Extension")):
        cap(X[i] + 2, y, k, 7.5, "Helvetica-Bold")
    for k in range(9):
        l = L[k] if k < len(L) else None
        v = (l.line, l.si, l.desc, l.qty, l.uom, num(l.price), num(l.amount)) if l else [""] * 7
        for i in range(7):
            fld(X[i], y + 4 + k * 18, X[i + 1] - X[i] - 2, v[i])
    y += 174
    for k, v in (("Subtotal", num(d["subtotal"])), ("Freight", "42.50"), ("TOTAL (US $)", num(d["total"]))):
        cap(440, y + 12, k, 8.5, "Helvetica-Bold"); fld(510, y, 64, v); y += 20
    cap(36, y + 20, "Send invoices in duplicate to the department named above. State sales tax exempt, certificate K-1940. This order is void above $5,000.", 7)
    cap(36, y + 60, "Approved (Chair / Designee) ______________________________     Date ______________"); c.save()
    return d


@layout("ya-us-web-cart-printed-janitorial")
def _(name):
    buyer = P("Harbor Light Assisted Living")
    ship = P("Harbor Light Assisted Living", "Attn: Maintenance", "1900 Bayview Ct", "Gulfport, MS 39501")
    bill = P("Harbor Light Assisted Living", "PO Box 818", "Gulfport, MS 39502")
    L = [Ln(None, "CLR-30966", "Germicidal Bleach, 121 oz, 3/Carton", 4, None, "24.89"), Ln(None, "GPC-19375", "Angel Soft 2-Ply Bath Tissue, 80 Rolls", 6, None, "88.15"), Ln(None, "KCC-21606", "Surpass Facial Tissue, 30 Boxes/Carton", 3, None, "61.40"), Ln(None, "RUB-FGE55400", "Dust Pan, Lobby Pro, Upright", 2, None, "43.07"), Ln(None, "SJM-324714", "Glass Cleaner, 32 oz, 8/Carton", 2, None, "39.95")]
    d = mk(name, "Chromium", "en", ["web shop order page printed by a browser with date, title and URL lines", "PO number as a field of the checkout", "item number under the name", "Qty: 4 within the row, price 'each'", "tax estimate and free shipping", "order number of the shop is a decoy"], L, po_number="HL-5521", po_date="2026-10-02", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=P("Coastal Janitorial Supply"), payment_terms="Net 30 on account")
    d["subtotal"] = d.net(); d["freight"] = D("0"); d["tax"] = r2(d.net() * D("0.07")); d["total"] = d["subtotal"] + d["tax"]
    r = "".join(f"<tr><td><b>{E(l.desc)}</b><br><small>Item # {l.si}</small><td>Qty: {l.qty}<td class=r>${num(l.price)} <small>each</small><td class=r><b>${num(l.amount)}</b></tr>" for l in L)
    b.chromium(b.page("@page{size:letter;margin:10mm}body{font:9.5pt 'Liberation Sans';color:#222}table{width:100%;border-collapse:collapse}td{vertical-align:top}.g td{border-bottom:1px solid #ddd;padding:3mm 1mm}.r{text-align:right}small{color:#666}h2{font-weight:normal;margin:3mm 0}.bar{background:#0a5c7a;color:#fff;padding:3mm;font-size:13pt}", f'''<table><tr><td><small>10/2/26, 9:31 AM</small><td class=r><small>Purchase Order - Coastal Janitorial Supply</small></table><div class=bar>Coastal Janitorial Supply</div><h2>Purchase order submitted</h2><p>Your purchase order has been sent to our order desk. Purchase order number: <b>HL-5521</b><br><small>Web reference 100048827 &nbsp; | &nbsp; Placed October 2, 2026 by r.thibodeaux@harborlight.example</small></p><table><tr><td><b>Ship to</b><br>{ship.h()}<td><b>Bill to</b><br>{bill.h()}<td><b>Payment</b><br>Net 30 on account<br><b>Shipping</b><br>Our truck, Tue/Thu route</table><br><table class=g>{r}</table><table style="width:75mm;margin:4mm 0 0 auto"><tr><td>Subtotal (5 items)<td class=r>${num(d["subtotal"])}<tr><td>Shipping<td class=r>$0.00<tr><td>Sales tax (7%)<td class=r>${num(d["tax"])}<tr><td><b>Order total</b><td class=r><b>${num(d["total"])}</b></table><br><br><small>https://shop.coastaljanitorial.example/checkout/po/confirm?id=100048827 &nbsp;&nbsp; 1/1</small>'''), d.pdf())
    return d
