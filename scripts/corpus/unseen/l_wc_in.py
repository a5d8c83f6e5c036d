# SPDX-License-Identifier: Apache-2.0
"""India: Tally, Busy, SAP, a railway, Zoho, GeM, a works' own program; an invoice and an amendment."""
from lib import *
import backends as b
from wcwords import lakh, cents


SPAN4 = 'number-columns-spanned="4"'


def rupees(x):
    p = cents(x)
    return "INR " + lakh(x) + (f" and {lakh(p)} paise" if p else "") + " Only"


@layout("wc-in-tally-due-on-disc")
def _(name):
    d = Doc(name, "PDF::API2", "en", ["Tally purchase order", "quantity with its unit and rate per unit in columns of their own", "Due on column", "IGST as a row of the table", "buyer is 'Invoice To'", "amount in words"])
    buyer = P("Vaibhav Pneumatics Pvt Ltd", "Gala No. 7, Sagar Industrial Estate", "Dhumal Nagar, Waliv, Vasai (E)", "Palghar - 401208")
    sup = P("Shree Ganesh Seals & Gaskets", "14/2 Rakhial Road, Opp. Ajit Mill", "Ahmedabad - 380023")
    d.f.update(po_number="VPPL/PO/318/24-25", po_date="2025-01-22", requested_date="2025-02-05", currency="INR", buyer=buyer, bill_to=buyer, ship_to=buyer, supplier=sup, payment_terms="45 Days")
    for i, t, s, q, u, p, ds in ((1, "U-Cup Seal PU 40x50x7", "40167000", 500, "Nos", "38.50", 10), (2, "NBR O-Ring 44.17 x 1.78 (Shore 70)", "40169320", 2000, "Nos", "3.25", 10), (3, "Wiper Seal 32x40x5/8", "40167000", 300, "Nos", "27", None), (4, "Teflon Backup Ring 63 mm", "39269099", 150, "Nos", "54.75", 5)):
        d.lines.append(Ln(i, None, t, q, u, p, disc=ds, date="2025-02-05", hsn=s))
    sub = d.net(); tax = r2(sub * D("0.18")); rnd = r2(sub + tax, 0) - sub - tax
    d.f.update(subtotal=sub, tax=tax, total=sub + tax + rnd)
    c = b.Canvas(size=8.5)
    c.t(297, 40, "PURCHASE ORDER", 11, "HB", "c")
    c.r(36, 48, 523, 170); c.l(297, 48, 297, 218)
    for k, (lab, p) in enumerate((("Invoice To", buyer), ("Consignee (Ship to)", buyer), ("Supplier (Bill from)", sup))):
        y = 57 + k * 57
        c.t(39, y, lab, 7); c.t(39, y + 10, p.name, 8.5, "HB")
        c.t(39, y + 19, ", ".join(p.lines[:2]), 7.2); c.t(39, y + 27, p.lines[-1] if len(p.lines) > 2 else p.lines[1], 7.2) if len(p.lines) > 2 else None
        c.t(39, y + 36, "GSTIN/UIN: " + ("27AADCV8812K1ZM   State Name : Maharashtra, Code : 27" if p is buyer else "24AAGFS3391L1ZP   State Name : Gujarat, Code : 24"), 7.2)
        if k:
            c.l(36, y - 8, 297, y - 8)
    cells = [("Voucher No.", d["po_number"], "Dated", "22-Jan-25"), ("", "", "Mode/Terms of Payment", "45 Days"), ("Reference No. & Date.", "Mail dt. 18-Jan-25", "Other References", "Mr. Kulkarni"), ("Dispatched through", "VRL Logistics", "Destination", "Vasai")]
    for k, (a, v, e, w) in enumerate(cells):
        y = 48 + 28 * k
        if k:
            c.l(297, y, 559, y)
        c.t(300, y + 9, a, 7); c.t(300, y + 20, v, 8.5, "HB"); c.t(431, y + 9, e, 7); c.t(431, y + 20, w, 8.5, "HB")
    c.l(428, 48, 428, 160); c.l(297, 160, 559, 160); c.t(300, 169, "Terms of Delivery", 7); c.t(300, 180, "F.O.R. our works. Test certificate with each lot.", 8, "HB")
    X = [36, 56, 250, 305, 375, 425, 455, 490, 559]
    c.r(36, 218, 523, 26)
    for x, w, s in zip(X, X[1:], ("Sl\nNo.", "Description of Goods", "Due on", "Quantity", "Rate", "per", "Disc. %", "Amount")):
        for j, z in enumerate(s.split("\n")):
            c.t((x + w) / 2, 228 + 9 * j, z, 8, "H", "c")
    y = 256
    for l in d.lines:
        c.t(46, y, l.line, a="c"); c.t(59, y, l.desc, 8.5, "HB"); c.t(278, y, "5-Feb-25", 8, a="c"); c.t(372, y, f"{qn(l.qty, 'in')} {l.uom}", 8.5, "HB", "r"); c.t(422, y, num(l.price, "in"), a="r"); c.t(428, y, l.uom); c.t(487, y, f"{l.disc} %" if l.disc else "", a="r"); c.t(556, y, num(l.amount, "in"), 8.5, "HB", "r")
        y += 13
    c.l(490, y - 4, 559, y - 4); c.t(556, y + 7, num(sub, "in"), a="r"); y += 22
    c.t(247, y, "IGST @18%", 8.5, "HI", "r"); c.t(422, y, "18", a="r"); c.t(428, y, "%"); c.t(556, y, num(tax, "in"), 8.5, "HB", "r"); y += 13
    c.t(59, y, "Less :" if rnd < 0 else "", 8); c.t(247, y, "Rounding Off", 8.5, "HI", "r"); c.t(556, y, ("(-)" if rnd < 0 else "") + num(abs(rnd), "in"), 8.5, "HB", "r")
    yb = 560
    for x in X:
        c.l(x, 218, x, yb + 16)
    c.r(36, yb, 523, 16); c.t(247, yb + 11, "Total", a="r"); c.t(372, yb + 11, "2,950 Nos", 8.5, "HB", "r"); c.t(556, yb + 11, "Rs. " + num(d["total"], "in"), 9.5, "HB", "r")
    c.r(36, yb + 16, 523, 120); c.t(39, yb + 27, "Amount Chargeable (in words)", 7); c.t(556, yb + 27, "E. & O.E", 7, "HI", "r"); c.t(39, yb + 39, rupees(d["total"]), 8.5, "HB")
    c.t(39, yb + 85, "Company's PAN        : AADCV8812K"); c.t(556, yb + 85, "for " + buyer.name, 8.5, "HB", "r"); c.t(556, yb + 130, "Authorised Signatory", a="r")
    c.t(297, yb + 150, "This is a Computer Generated Document", 7.5, a="c")
    c.perl(d.pdf())
    return d


@layout("wc-in-busy-tax-summary")
def _(name):
    d = Doc(name, "Qt", "en", ["Busy purchase order", "Add: rows for freight and GST within the table's foot", "tax summary table beneath with taxable amounts", "total quantity in the grand total row", "decimal quantities"])
    buyer = P("KAMDHENU FURNISHINGS", "SHOP NO. 112, KIRTI NAGAR FURNITURE MARKET, NEW DELHI-110015")
    sup = P("Oswal Foam & Ply Co.", "G.T. Road, Miller Ganj, Ludhiana", "Punjab 141003")
    d.f.update(po_number="KF/2526/0087", po_date="2025-05-14", currency="INR", buyer=buyer, supplier=sup)
    for i, t, h, q, u, p in ((1, "PU FOAM 32 DENSITY 72X36X4", "39211310", 40, "Pcs.", "1185"), (2, "COMMERCIAL PLY 18 MM 8X4", "44123110", 25, "Pcs.", "1740"), (3, "ADHESIVE SYNTHETIC RUBBER", "35069190", 60, "Ltr.", "212.5"), (4, "NIWAR WEBBING 2 INCH", "58063200", "37.5", "Kgs.", "168")):
        d.lines.append(Ln(i, None, t, q, u, p, hsn=h))
    d["freight"] = D(1500); base = d.net() + 1500; tax = r2(base * D("0.18"))
    d.f.update(subtotal=d.net(), tax=tax, total=base + tax)
    c = b.Canvas(size=9, font="T")
    c.t(40, 40, "GSTIN : 07AAJFK5120P1ZD", 8.5, "TB"); c.t(297, 52, "PURCHASE ORDER", 11, "TB", "c"); c.hl(54, 248, 346); c.t(297, 70, buyer.name, 16, "TB", "c"); c.t(297, 82, buyer.lines[0], 8.5, "T", "c"); c.t(297, 93, "Tel. : 011-25110087  email : kamdhenufurnishing@gmail.example", 8.5, "T", "c")
    c.r(36, 100, 523, 78); c.l(300, 100, 300, 178)
    c.t(40, 112, "Party Details :", 9, "TB"); c.ts(40, 125, ["M/s " + sup.name] + sup.lines, 12); c.t(40, 172, "GSTIN / UIN :  03AABFO7743G1ZK", 8.5)
    for k, (a, v) in enumerate((("Order No.", d["po_number"]), ("Dated", "14-05-2025"), ("Place of Supply", "Delhi (07)"), ("Transport", "Ludhiana Golden"), ("Station", "New Delhi"))):
        c.t(304, 112 + 13 * k, a); c.t(385, 112 + 13 * k, ":"); c.t(392, 112 + 13 * k, v, 9, "TB" if k < 2 else "T")
    X = [36, 62, 262, 330, 390, 425, 485, 559]
    c.r(36, 178, 523, 18)
    for x, w, s in zip(X, X[1:], ("S.N.", "Description of Goods", "HSN/SAC", "Qty.", "Unit", "Price", "Amount(Rs.)")):
        c.t((x + w) / 2, 190, s, 9, "TB", "c")
    y = 210
    for l in d.lines:
        c.t(50, y, f"{l.line}.", a="c"); c.t(66, y, l.desc); c.t(334, y, l.hsn) if 0 else c.t(266, y, l.hsn); c.t(387, y, num(l.qty, "in", 3), a="r"); c.t(394, y, l.uom); c.t(482, y, num(l.price, "in"), a="r"); c.t(555, y, num(l.amount, "in"), a="r"); y += 15
    yb = 380
    c.t(555, yb, num(d["subtotal"], "in"), 9, "TB", "r")
    for k, (a, r, v) in enumerate((("Add  : Freight & Forwarding Charges", "", D(1500)), ("Add  : IGST", "@ 18.00 %", tax))):
        c.t(120, yb + 15 + 14 * k, a); c.t(268, yb + 15 + 14 * k, r); c.t(555, yb + 15 + 14 * k, num(v, "in"), a="r")
    for x in X:
        c.l(x, 178, x, 422)
    c.r(36, 422, 523, 18); c.t(200, 434, "Grand Total", 9.5, "TB", "r"); c.t(387, 434, "162.500", 9.5, "TB", "r"); c.t(394, 434, "Units"); c.t(555, 434, num(d["total"], "in"), 9.5, "TB", "r")
    for k, r in enumerate((("Tax Rate", "Taxable Amt.", "IGST Amt.", "Total Tax"), ("18%", num(base, "in"), num(tax, "in"), num(tax, "in")))):
        for x, s in zip((90, 180, 260, 340), r):
            c.t(x, 456 + 12 * k, s, 8.5, "TB" if not k else "T", "r")
    c.t(40, 488, "Rupees " + lakh(d["total"]) + (f" and Paise {lakh(cents(d['total']))}" if cents(d["total"]) else "") + " Only", 9.5, "TB")
    c.r(36, 500, 523, 70); c.t(40, 512, "Terms & Conditions", 9, "TB"); c.ts(40, 524, ["E.& O.E.", "1. Goods not as per sample will be returned at supplier's cost.", "2. Order no. must be mentioned on the bill.", "3. Subject to 'Delhi' Jurisdiction only."], 11, size=8.5); c.t(552, 515, "for " + buyer.name, 9, "TB", "r"); c.t(552, 562, "Authorised Signatory", a="r")
    c.qt(d.pdf())
    return d


@layout("wc-in-sap-item-conditions")
def _(name):
    d = Doc(name, "Apache FOP", "en", ["SAP India: conditions per item (basic price, discount, CGST, SGST) in rows under it", "material code above text", "HSN in the item's second row", "plant is the delivery address", "delivery date per item"])
    buyer = P("Meenakshi Tyres Limited", "Regd. Office: 34 Cathedral Garden Road, Chennai 600034")
    ship = P("Meenakshi Tyres Limited - Oragadam Plant (1020)", "SIPCOT Industrial Park, Oragadam, Kancheepuram Dt. 602105")
    sup = P("Southern Carbon Blacks Pvt Ltd", "Manali Express Highway", "Chennai 600068")
    d.f.update(po_number="4500187725", po_date="2025-03-18", currency="INR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Within 60 days Due net")
    L = (("00010", "R100-2330", "CARBON BLACK N330 PELLETS JUMBO BAG", 18000, "KG", "118.40", 0, "28030010", "2025-03-27"), ("00020", "R100-2550", "CARBON BLACK N550 25 KG BAG", 4500, "KG", "121.75", 2, "28030010", "2025-03-27"), ("00030", "R340-0011", "SILICA PRECIPITATED HD 175", 2400, "KG", "96.20", 0, "28112200", "2025-04-03"))
    rows, tax = "", D(0)
    cell = lambda s, al="start", x="": f'<fo:table-cell padding="1pt" {x}><fo:block text-align="{al}">{E(s)}</fo:block></fo:table-cell>'
    for no, m, t, q, u, p, ds, h, dd in L:
        l = Ln(int(no), None, t, q, u, p, bi=m, disc=ds or None, date=dd); d.lines.append(l)
        g = r2(l.amount * D("0.09")); tax += 2 * g
        rows += "<fo:table-row font-weight='bold'>" + cell(no) + cell(m) + cell(num(q, "in", 3), "end") + cell(u) + cell(num(p, "in"), "end") + cell(num(l.amount, "in"), "end") + "</fo:table-row>"
        rows += "<fo:table-row>" + cell("") + cell(t, x='number-columns-spanned="5"') + "</fo:table-row><fo:table-row>" + cell("") + cell(f"HSN/SAC: {h}    Delivery date: {dt(dd, '{dd}.{mm}.{yyyy}')}", x='number-columns-spanned="5"') + "</fo:table-row>"
        gross = r2(l.qty * l.price)
        cs = [("Basic Price", num(l.price, "in"), gross)] + ([(f"Discount", f"{num(ds)}- %", r2(-gross * ds / 100))] if ds else []) + [("IN: Central GST", "9.00 %", g), ("IN: State GST", "9.00 %", g)]
        for a, r, v in cs:
            rows += "<fo:table-row font-size='7.5pt' color='#333333'>" + cell("") + cell("      " + a) + cell("") + cell("") + cell(r, "end") + cell(num(abs(v), "in") + ("-" if v < 0 else ""), "end") + "</fo:table-row>"
        rows += "<fo:table-row><fo:table-cell number-columns-spanned='6'><fo:block border-bottom='0.4pt solid black' > </fo:block></fo:table-cell></fo:table-row>"
    d["tax_alt"] = [tax / 2]
    d.f.update(subtotal=d.net(), tax=tax, total=d.net() + tax)
    blk = lambda s, x="": f'<fo:block {x}>{E(s)}</fo:block>'
    tot = "".join(f"<fo:table-row>{cell('')}{cell(a, 'end', SPAN4)}{cell(num(v, 'in'), 'end')}</fo:table-row>" for a, v in (("Total basic value INR", d["subtotal"]), ("CGST", tax / 2), ("SGST", tax / 2), ("Total order value incl. taxes INR", d["total"])))
    b.fop(f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="8.5pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="12mm"><fo:region-body margin-top="58mm" margin-bottom="14mm"/><fo:region-before extent="58mm"/><fo:region-after extent="10mm"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-before">{blk(buyer.name, 'font-size="13pt" font-weight="bold" text-align="center"')}{blk(buyer.lines[0], 'text-align="center"')}{blk("CIN L25111TN1960PLC004306   GSTIN 33AAACM4154G1ZU   PAN AAACM4154G", 'text-align="center" font-size="7.5pt"')}{blk("PURCHASE ORDER", 'font-size="11pt" font-weight="bold" text-align="center" space-before="6pt" padding-top="3pt" padding-bottom="2pt" border-top="0.7pt solid black" border-bottom="0.7pt solid black"')}<fo:table table-layout="fixed" width="100%" space-before="5pt"><fo:table-column column-width="95mm"/><fo:table-column column-width="91mm"/><fo:table-body><fo:table-row><fo:table-cell>{blk("Vendor : 203318")}{"".join(blk(x) for x in sup.all())}{blk("GSTIN: 33AADCS7782J1ZV")}</fo:table-cell><fo:table-cell>{blk("PO Number      : " + d["po_number"])}{blk("PO Date          : 18.03.2025")}{blk("Purchase Group : P04 / R. Sundaram")}{blk("Payment Terms : " + d["payment_terms"])}{blk("Inco Terms      : FOR Oragadam")}</fo:table-cell></fo:table-row></fo:table-body></fo:table>{blk("Delivery Address: " + ship.name, 'space-before="4pt" font-weight="bold"')}{blk(ship.lines[0])}</fo:static-content><fo:static-content flow-name="xsl-region-after"><fo:block text-align="end" font-size="7pt">Page <fo:page-number/> of <fo:page-number-citation ref-id="e"/></fo:block></fo:static-content><fo:flow flow-name="xsl-region-body"><fo:table table-layout="fixed" width="100%"><fo:table-column column-width="14mm"/><fo:table-column column-width="76mm"/><fo:table-column column-width="28mm"/><fo:table-column column-width="12mm"/><fo:table-column column-width="24mm"/><fo:table-column column-width="32mm"/><fo:table-header><fo:table-row font-weight="bold" border-bottom="0.7pt solid black">{cell("Item")}{cell("Material / Description")}{cell("Quantity", "end")}{cell("UoM")}{cell("Rate", "end")}{cell("Value (INR)", "end")}</fo:table-row></fo:table-header><fo:table-body>{rows}<fo:table-row><fo:table-cell number-columns-spanned='6'><fo:block space-before='6pt'>&#160;</fo:block></fo:table-cell></fo:table-row>{tot}</fo:table-body></fo:table>{blk("1. Please quote our PO number, item number and HSN code on your tax invoice. 2. Material will be weighed at our weighbridge, which is final. 3. Test certificate for each lot is a must. 4. Bills to be submitted to Bill Passing Section, Oragadam.", 'font-size="7.5pt" space-before="8pt"')}{blk("For " + buyer.name + "          Authorised Signatory", 'text-align="end" space-before="26pt"')}<fo:block id="e"/></fo:flow></fo:page-sequence></fo:root>''', d.pdf())
    return d


@layout("wc-in-railway-stores-po")
def _(name):
    d = Doc(name, "wkhtmltopdf", "en", ["railway stores purchase order", "one description of several lines, PL number above it", "rate built up: basic, packing, GST, all-inclusive", "consignee in a table of its own beneath", "numbered conditions"])
    buyer = P("WEST DECCAN RAILWAY", "Stores Department, Hubballi Workshop, Gadag Road, Hubballi - 580020")
    sup = P("M/s. Bharat Rubber Mouldings", "F-17, Peenya 2nd Stage, Bengaluru - 560058")
    ship = P("Sr. Section Engineer/Stores, Depot No. 21", "Mysuru Workshop, Ashokapuram 570008")
    d.f.update(po_number="21245076100912", po_date="2024-11-12", requested_date="2025-02-28", currency="INR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="100% within 30 days of receipt and acceptance of stores by the consignee")
    d.lines.append(Ln(1, None, "SECONDARY SUSPENSION RUBBER SPRING TO DRG NO. WD-30172 ALT. 4 ITEM 2", 860, "Nos.", "1442.00", bi="30442177"))
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.18"))); d["total"] = d["subtotal"] + d["tax"]
    b.wk(b.page("body{font:10pt Arial}table{border-collapse:collapse;width:100%}td,th{border:1px solid #444;padding:3px;vertical-align:top;text-align:left}.r{text-align:right}h3{background:#ddd;padding:2px;font-size:10pt;margin:8px 0 3px}", f'''<center><b style="font-size:14pt">{buyer.name}</b><br>{buyer.lines[0]}<br><b><u>PURCHASE ORDER</u></b></center><table><tr><td>PO No.<td><b>{d["po_number"]}</b><td>PO Date<td><b>12/11/2024</b></tr><tr><td>Tender No.<td>61245076 opened on 26/09/2024<td>Your offer No.<td>BRM/WDR/88 dt. 24/09/2024</tr><tr><td>Vendor Code<td>B4417<td>Bill Passing Officer<td>Sr. DFM/Mysuru</tr></table><p>To,<br>{sup.h()}</p><p>Dear Sir, On behalf of the President of India, your above offer is accepted for supply of the following stores on the terms and conditions stated below.</p><h3>ITEM DETAILS</h3><table><tr><th>Sr.<th>PL No. / Description<th>Qty.<th>Unit<th>Basic Rate (Rs.)<th>GST<th>All incl. Rate (Rs.)<th>Value (Rs.)</tr><tr><td>1<td>PL No. <b>{d.lines[0].bi}</b><br>{E(d.lines[0].desc)}<br>Warranty 30 months. Make/Brand: BRM. Pkg: 10 nos. in a wooden crate.<td class=r>860.00<td>Nos.<td class=r>1442.00<td>18.00 %<td class=r>1701.56<td class=r>{num(d["subtotal"], "in")}</tr><tr><td colspan=7 class=r>IGST 18.00 %<td class=r>{num(d["tax"], "in")}</tr><tr><td colspan=7 class=r><b>Total value of order</b><td class=r><b>{num(d["total"], "in")}</b></tr></table><p>(Rupees {lakh(d["total"])} and Paise {lakh(cents(d["total"]))} only)</p><h3>CONSIGNEE DETAILS</h3><table><tr><th>Consignee<th>Qty<th>Delivery Period</tr><tr><td><b>{ship.name}</b><br>{ship.lines[0]}<td>860 Nos.<td>Commence within 45 days; complete by 28/02/2025</tr></table><h3>CONDITIONS</h3><ol><li>Payment: {d["payment_terms"]}.<li>Delivery terms: F.O.R. destination.<li>Inspection: by RITES before despatch.<li>Security deposit: Rs. {num(r2(d["total"] * D("0.05")), "in")} by FDR, received vide MR No. 004418.<li>Option clause: +/-30% of the ordered quantity.<li>IRS conditions of contract (latest) apply.</ol><p style="text-align:right">For and on behalf of the President of India<br><br>(S. V. Hegde)<br>Dy. Chief Materials Manager</p>'''), d.pdf())
    return d


@layout("wc-in-zoho-igst-columns")
def _(name):
    d = Doc(name, "Chromium", "en", ["Zoho Books India template", "IGST % and amount under one head", "SKU under the item name", "buyer is only the letterhead", "amounts in rupee sign", "quantity with unit beneath"])
    buyer = P("Kaveri Cold Chain LLP", "48/1 Hosur Main Road, Bommanahalli", "Bengaluru Karnataka 560068", "India")
    sup = P("Polar Refrigerants India", "Survey 118, Shamshabad Road", "Hyderabad", "Telangana 501218 India")
    ship = P("Kaveri Cold Chain LLP (Nelamangala Hub)", "KIADB Sompura 1st Stage", "Nelamangala Karnataka 562132")
    d.f.update(po_number="PO-00417", po_date="2025-08-04", requested_date="2025-08-12", currency="INR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 15")
    rows, tx = "", D(0)
    for i, (s, t, h, q, u, p) in enumerate((("RF-404A-10", "Refrigerant R404A 10 kg cylinder", "38276100", 24, "cyl", "6150"), ("OIL-RL32-5", "POE oil RL32H, 5 L", "34039900", 10, "can", "4380"), ("FD-083S", "Filter drier 3/8 solder", "84219900", 40, "pcs", "612.5")), 1):
        l = Ln(i, s, t, q, u, p); d.lines.append(l); g = r2(l.amount * D("0.18")); tx += g
        rows += f'<tr><td>{i}<td><b>{t}</b><div class=g>SKU: {s}</div><td>{h}<td class=r>{num(q)}<div class=g>{u}</div><td class=r>{num(p, "in")}<td class=r>18%<td class=r>{num(g, "in")}<td class=r>{num(l.amount, "in")}'
    d.f.update(subtotal=d.net(), tax=tx, total=d.net() + tx)
    b.chromium(b.page("@page{size:A4;margin:14mm}body{font:9pt 'Noto Sans';color:#333}table{width:100%;border-collapse:collapse}.r{text-align:right}.g{color:#888;font-size:8pt}.i th{background:#3c3d3a;color:#fff;padding:5px;font-weight:normal;text-align:left}.i th.r{text-align:right}.i td{border-bottom:1px solid #adadad;padding:6px 5px;vertical-align:top}", f'''<table><tr><td><b style="font-size:12pt">{buyer.name}</b><br>{"<br>".join(buyer.lines)}<br>GSTIN 29AASFK2210E1Z5<td class=r valign=top><span style="font-size:24pt">PURCHASE ORDER</span><br><b># {d["po_number"]}</b></table><br><table><tr><td width=60%><span class=g>Vendor Address</span><br><b style="color:#408dfb">{sup.name}</b><br>{"<br>".join(sup.lines)}<br>GSTIN 36AAPFP0917C1ZB<br><br><span class=g>Deliver To</span><br>{ship.h()}<td valign=bottom><table><tr><td class=r>Date :<td class=r>04/08/2025<tr><td class=r>Delivery Date :<td class=r>12/08/2025<tr><td class=r>Terms :<td class=r>Net 15<tr><td class=r>Ref# :<td class=r>PRF/Q/2208</table></table><br><table class=i><tr><th rowspan=2>#<th rowspan=2>Item &amp; Description<th rowspan=2>HSN/SAC<th rowspan=2 class=r>Qty<th rowspan=2 class=r>Rate<th colspan=2 style="text-align:center">IGST<th rowspan=2 class=r>Amount<tr><th class=r>%<th class=r>Amt</tr>{rows}</table><table style="width:45%;margin-left:55%;margin-top:8px"><tr><td class=r>Sub Total<td class=r>{num(d["subtotal"], "in")}<tr><td class=r>IGST18 (18%)<td class=r>{num(tx, "in")}<tr style="background:#f5f4f3"><td class=r><b>Total</b><td class=r><b>₹{num(d["total"], "in")}</b></table><p style="margin-top:50px">Authorized Signature _______________________</p><p class=g>1</p>'''), d.pdf())
    return d


@layout("wc-in-gem-contract-hindi")
def _(name):
    d = Doc(name, "WeasyPrint", "hi", ["e-marketplace contract, labels in Hindi and English", "date as 09-Jun-2025", "buyer as organisation with ministry and department rows", "consignee table with quantity and dates", "price inclusive of all duties and taxes"])
    buyer = P("Institute of Soil Sciences Jhansi", "Gwalior Road, Jhansi, UTTAR PRADESH-284003, India")
    sup = P("APEX SCIENTIFIC TRADERS", "Sadar Bazar, Agra, UTTAR PRADESH-282001")
    ship = P("Store Officer, Institute of Soil Sciences Jhansi", "Gwalior Road, JHANSI, UTTAR PRADESH-284003")
    d.f.update(po_number="GEMC-511687712904438", po_date="2025-06-09", requested_date="2025-06-24", currency="INR", buyer=buyer, ship_to=ship, supplier=sup)
    d.lines.append(Ln(1, None, "Labtech Analytical Balance 220 g Readability 0.1 mg", 3, "pieces", "78500"))
    d.lines.append(Ln(2, None, "Borosil Desiccator Vacuum 300 mm with Porcelain Plate", 8, "pieces", "4320.5"))
    d["total"] = d.net()
    lab = lambda h, e, v: f"<tr><td class=l>{h} | {e} :<td>{E(v)}"
    rows = "".join(f"<tr><td>{l.line}<td>{E(l.desc)}<br><small>Brand: {l.desc.split()[0]} | Model: {m} | Catalogue Status: OEM verified | HSN: {h}</small><td class=r>{l.qty}<td>{l.uom}<td class=r>{num(l.price, 'in')}<td class=r>{num(l.amount, 'in')}" for l, m, h in zip(d.lines, ("LB-220", "VD-30"), ("9016", "7017")))
    b.weasy(b.page("@page{size:A4;margin:12mm;@bottom-right{content:counter(page) '/' counter(pages);font:7pt 'Noto Sans'}}body{font:8.5pt 'Noto Sans','Noto Sans Devanagari'}table{width:100%;border-collapse:collapse;margin-bottom:7px}td,th{border:0.5pt solid #999;padding:3px;vertical-align:top;text-align:left}.l{width:42%;background:#f3f3f3}.r{text-align:right}h4{background:#265a88;color:#fff;margin:6px 0 0;padding:3px}small{color:#555}", f'''<div style="text-align:center"><b style="font-size:13pt">अनुबंध | Contract</b></div><table style="border:0"><tr><td>अनुबंध क्रमांक | Contract No: <b>{d["po_number"]}</b><br>अनुबंध तिथि | Generated Date : <b>09-Jun-2025</b><td>बोली/आरए/पीबीपी संख्या | Bid/RA/PBP No.: GEM/2025/B/6118820</table><h4>संस्था विवरण | Organisation Details</h4><table>{lab("प्रकार", "Type", "Central Autonomous")}{lab("मंत्रालय", "Ministry", "Ministry of Agriculture and Farmers Welfare")}{lab("विभाग", "Department", "Department of Agricultural Research")}{lab("संस्था का नाम", "Organisation Name", buyer.name)}</table><h4>खरीदार विवरण | Buyer Details</h4><table>{lab("पद", "Designation", "Administrative Officer")}{lab("ईमेल", "Email ID", "ao.iss@nic.example")}{lab("जीएसटीआईएन", "GSTIN", "09AAAGI0442C1ZK")}{lab("पता", "Address", buyer.lines[0])}</table><h4>विक्रेता विवरण | Seller Details</h4><table>{lab("जेम विक्रेता आईडी", "GeM Seller ID", "7F3C190006627718")}{lab("कंपनी का नाम", "Company Name", sup.name)}{lab("पता", "Address", sup.lines[0])}{lab("जीएसटीआईएन", "GSTIN", "09ABXPT6621K1Z0")}</table><h4>उत्पाद विवरण | Product Details</h4><table><tr><th>#<th>वस्तु विवरण | Item Description<th>मात्रा | Ordered Quantity<th>इकाई | Unit<th>इकाई मूल्य | Unit Price (INR)<th>मूल्य | Price (Inclusive of all Duties and Taxes in INR)</tr>{rows}<tr><td colspan=5 class=r><b>कुल ऑर्डर मूल्य | Total Order Value (in INR)</b><td class=r><b>{num(d["total"], "in")}</b></table><h4>परेषिती विवरण | Consignee Detail</h4><table><tr><th>क्रम सं. | S.No<th>परेषिती | Consignee<th>वस्तु | Item<th>मात्रा | Quantity<th>डिलीवरी शुरू | Delivery Start After<th>डिलीवरी पूर्ण | Delivery To Be Completed By</tr><tr><td>1<td><b>{ship.name}</b><br>{ship.lines[0]}<td>Analytical Balance<td>3<td>09-Jun-2025<td>24-Jun-2025<tr><td>1<td>{ship.name}<td>Desiccator<td>8<td>09-Jun-2025<td>24-Jun-2025</table><p><b>नियम और शर्तें | Terms and Conditions</b><br>1. General Terms and Conditions: This contract is governed by the GTC, conditions stipulated in STC and service agreements. 2. Warranty: 1 year from the date of delivery of goods.</p><p>Note: This is system generated file. No signature is required.</p>'''), d.pdf())
    return d


@layout("wc-in-foundry-net-rate-pf")
def _(name):
    d = Doc(name, "Go fpdf", "en", ["rate, discount % and net rate columns", "packing & forwarding as a row", "drawing number under the description", "two dates, P.O. date and delivery", "GST extra, only as text, so no tax and total is basic"])
    buyer = P("SUDARSHAN FOUNDRY & ENGG. WORKS", "Gat No. 441, Shirol MIDC, Kolhapur - 416122")
    sup = P("Krishna Patterns", "Y-22, Shivaji Udyam Nagar", "Kolhapur 416008")
    d.f.update(po_number="SF/PUR/1107", po_date="2025-02-03", requested_date="2025-02-20", currency="INR", buyer=buyer, supplier=sup, payment_terms="50% advance, balance within 15 days of receipt")
    for i, s, t, q, p, ds, dg in ((1, "PT-0177", "Pattern bearing housing 2.5 in", 2, 18500, 8, "SF-2218 Rev B"), (2, "CB-0091", "Core box pump casing 100x80", 4, 9250, 8, "SF-1904"), (3, "PL-3001", "Match plate flange 4 in", 6, 4100, None, "SF-0077 Rev D")):
        d.lines.append(Ln(i, None, t, q, "NO", p, bi=s, disc=ds, dg=dg))
    pf = r2(d.net() * D("0.02")); d.f.update(subtotal=d.net(), freight=pf, total=d.net() + pf)
    c = b.Canvas(size=8.5)
    c.r(30, 30, 535, 780, lw=1); c.t(297, 50, buyer.name, 15, "HB", "c"); c.t(297, 63, buyer.lines[0], 9, "H", "c"); c.t(297, 75, "GSTIN : 27AAVFS8830B1ZH    Ph : 0231-2672201", 8, "H", "c"); c.hl(82, 30, 565); c.t(297, 95, "P U R C H A S E   O R D E R", 11, "HB", "c"); c.hl(101, 30, 565)
    c.t(36, 114, "TO,"); c.ts(36, 126, ["M/s. " + sup.name] + sup.lines + ["Vendor Code : KP001", "Kind Attn : Mr. Patil"], 11)
    for k, (a, v) in enumerate((("P.O. No.", d["po_number"]), ("P.O. Date", "03/02/2025"), ("Quot. Ref.", "Verbal"), ("Indent No.", "IND/882"), ("Delivery Dt.", "20/02/2025"))):
        c.t(380, 114 + 13 * k, a); c.t(440, 114 + 13 * k, ": " + v)
    c.l(370, 101, 370, 185); c.hl(185, 30, 565)
    c.t(36, 198, "Dear Sir, Please supply the following material as per terms & conditions mentioned below.", 8)
    X = [30, 52, 105, 290, 325, 350, 405, 440, 495, 565]
    c.hl(204, 30, 565); c.hl(228, 30, 565)
    for x, w, s in zip(X, X[1:], ("Sr", "Item Code", "Description / Drg. No.", "Qty", "UOM", "Rate", "Disc %", "Net Rate", "Amount Rs.")):
        c.t((x + w) / 2, 218, s, 8, "HB", "c")
    y = 242
    for l in d.lines:
        nr = r2(l.price * (1 - D(l.disc or 0) / 100)); 
        c.t(41, y, l.line, a="c"); c.t(55, y, l.bi); c.t(108, y, l.desc); c.t(108, y + 10, "Drg: " + l.dg, 7.5); c.t(321, y, num(l.qty, "in"), a="r"); c.t(328, y, l.uom); c.t(402, y, num(l.price, "in"), a="r"); c.t(436, y, num(l.disc or 0), a="r"); c.t(492, y, num(nr, "in"), a="r"); c.t(561, y, num(l.amount, "in"), a="r"); y += 26
    for x in X[1:-1]:
        c.l(x, 204, x, 420)
    c.hl(420, 30, 565)
    for k, (a, v) in enumerate((("Basic Amount", d["subtotal"]), ("P & F @ 2 %", pf), ("Total Order Value", d["total"]))):
        c.t(488, 433 + 13 * k, a, 8.5, "HB" if k == 2 else "H", "r"); c.t(561, 433 + 13 * k, num(v, "in"), 8.5, "HB" if k == 2 else "H", "r")
    c.t(36, 433, "Rs. " + lakh(d["total"]) + (f" & paise {lakh(cents(d['total']))}" if cents(d["total"]) else "") + " only", 8, "HI"); c.hl(468, 30, 565)
    for k, (a, v) in enumerate((("Payment", d["payment_terms"]), ("GST", "Extra as applicable at the time of despatch"), ("Freight", "To our account, by hand tempo"), ("Inspection", "At our end"), ("Warranty", "Pattern life 5000 moulds"))):
        c.t(36, 482 + 13 * k, a, 8.5, "HB"); c.t(95, 482 + 13 * k, ": " + v)
    c.t(555, 700, "For " + buyer.name, 8.5, "HB", "r"); 
    for x, s in ((60, "Prepared By"), (260, "Checked By"), (470, "Authorised Signatory")):
        c.t(x, 795, s)
    c.gofpdf(d.pdf())
    return d


@layout("wc-non-in-tax-invoice-your-order")
def _(name):
    d = non_order(name, "dompdf", "en", "invoice", ["Indian GST tax invoice", "Buyer's Order No. and date in the head", "looks like the supplier's Tally print", "e-way bill and IRN"])
    r = "".join(f"<tr><td>{i}</td><td>{t}</td><td>{h}</td><td class=r>{q} Nos</td><td class=r>{num(p, 'in')}</td><td>Nos</td><td class=r>{num(q * p, 'in')}</td></tr>" for i, t, h, q, p in ((1, "Ball Valve SS304 1 inch Screwed", "84818030", 40, 640), (2, "Y Strainer CI 2 inch", "84212190", 6, 1875), (3, "Pressure Gauge 0-10 kg 4 inch dial", "90262000", 15, 520)))
    sub = 40 * 640 + 6 * 1875 + 15 * 520; g = r2(D(sub) * D("0.09"))
    b.dompdf(b.page("body{font-size:9pt;font-family:Helvetica}table{width:100%;border-collapse:collapse}td,th{border:1px solid #000;padding:3px;vertical-align:top}.r{text-align:right}", f'''<center><b>TAX INVOICE</b><br>(ORIGINAL FOR RECIPIENT)</center><p style="font-size:7pt">IRN : 8c1f0be2771a9d4410e5aa0317c2d9e6601f &nbsp; Ack No. : 112514488210 &nbsp; Ack Date : 19-Jun-25</p><table><tr><td width="50%" rowspan="3"><b>Nirmal Valves &amp; Fittings</b><br>Shed 9, GIDC Naroda, Ahmedabad<br>GSTIN/UIN: 24AADFN1180R1ZS<br><br>Buyer (Bill to)<br><b>Aarohi Beverages Pvt Ltd</b><br>Plot 61, Sanand GIDC-II, Ahmedabad 382110<br>GSTIN/UIN : 24AAKCA7751D1ZG</td><td>Invoice No.<br><b>NVF/25-26/0412</b></td><td>Dated<br><b>19-Jun-25</b></td></tr><tr><td>Buyer's Order No.<br><b>ABPL/PO/0931</b></td><td>Dated<br><b>10-Jun-25</b></td></tr><tr><td>e-Way Bill No.<br>601188204417</td><td>Terms of Payment<br>30 Days</td></tr></table><table><tr><th>Sl</th><th>Description of Goods</th><th>HSN/SAC</th><th>Quantity</th><th>Rate</th><th>per</th><th>Amount</th></tr>{r}<tr><td></td><td class=r>CGST 9%<br>SGST 9%</td><td></td><td></td><td></td><td></td><td class=r>{num(g, 'in')}<br>{num(g, 'in')}</td></tr><tr><td></td><td class=r><b>Total</b></td><td></td><td class=r>61 Nos</td><td></td><td></td><td class=r><b>{num(sub + 2 * g, 'in')}</b></td></tr></table><p>Amount Chargeable (in words): {rupees(sub + 2 * g)}</p><table><tr><td width="60%">Declaration<br>We declare that this invoice shows the actual price of the goods described and that all particulars are true and correct.</td><td>Company's Bank Details<br>A/c No. : 50200044817720<br>IFS Code: HDFC0000118<br><br>for Nirmal Valves &amp; Fittings<br><br>Authorised Signatory</td></tr></table>'''), d.pdf())
    return d


@layout("wc-review-in-po-amendment")
def _(name):
    d = Doc(name, "TCPDF", "en", ["amendment of a purchase order, old and new quantity and rate", "letter of an Indian works"], doc_type="change_order", expect="review")
    d.must_review = True
    buyer = P("Hindcon Boilers Limited", "Trichy Road, Ramanathapuram, Coimbatore 641045")
    d.f.update(po_number="HBL/24-25/P/2207", po_date="2024-10-08", currency="INR", buyer=buyer, supplier=P("Sakthi Tubes", "Sidco, Coimbatore 641021"))
    d.f["lines"] = [Ln(1, None, "Boiler tube 63.5 x 4.06 SA210 Gr A1", 1800, "Mtr", "412"), Ln(2, None, "Boiler tube 51 x 3.66 SA210 Gr A1", 950, "Mtr", "318.5")]
    d["total"] = d.net()
    b.tcpdf(f'''<h2 style="text-align:center">{buyer.name}</h2><div style="text-align:center">{buyer.lines[0]}<br>GSTIN 33AAACH1177Q1ZE</div><hr><h3 style="text-align:center">AMENDMENT No. 2 TO PURCHASE ORDER</h3><table><tr><td>P.O. No. : {d["po_number"]}</td><td align="right">P.O. Date : 08.10.2024</td></tr><tr><td>Amendment No. : 2</td><td align="right">Amendment Date : 27.11.2024</td></tr></table><br><br>To<br>M/s. {d["supplier"].h()}<br><br>Dear Sirs,<br>The following amendments are made to the above purchase order. All other terms and conditions remain unaltered.<br><br><table border="1" cellpadding="3"><tr><td width="7%">Item</td><td width="38%">Description</td><td width="15%">Qty. as per PO</td><td width="15%">Amended Qty.</td><td width="8%">UOM</td><td width="17%">Rate Rs. (amended)</td></tr><tr><td>1</td><td>{d.lines[0].desc}</td><td>1500</td><td>1800</td><td>Mtr</td><td>412.00</td></tr><tr><td>2</td><td>{d.lines[1].desc}</td><td>950</td><td>950</td><td>Mtr</td><td>318.50 (was 326.00)</td></tr></table><br><br>Revised order value: Rs. {num(d["total"], "in")} + GST 18%.<br>Amount of lines: {num(d.lines[0].amount, "in")} and {num(d.lines[1].amount, "in")}.<br><br>Kindly acknowledge.<br><br>For {buyer.name}<br><br>Manager - Purchase''', d.pdf())
    return d
