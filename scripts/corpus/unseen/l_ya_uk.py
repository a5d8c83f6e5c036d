# SPDX-License-Identifier: Apache-2.0
"""Britain, Australia, India, South Africa, Singapore."""
from l_ya_kit import *


def uk(iso):
    return dt(iso, "{dd}/{mm}/{yyyy}")


@layout("ya-uk-sage50-joinery-works")
def _(name):
    buyer = P("Thornbury Joinery Limited", "Unit 9 Severn Trading Estate", "Thornbury", "Bristol", "BS35 3XH")
    sup = P("Avonside Timber & Board Ltd", "Royal Portbury Dock", "Portbury", "Bristol", "BS20 7XN")
    L = [Ln(None, "MDF18MR", "18mm MR MDF 2440 x 1220", "40.00", None, "31.85", disc="5"), Ln(None, "BIRCH12", "12mm Birch ply BB/BB 2440 x 1220", "12.00", None, "64.20", disc="5"), Ln(None, "OAKPAR32", "European oak PAR 32 x 145, per metre", "86.40", None, "14.75"), Ln(None, "EDGEOAK", "Oak veneer edging 22mm pre-glued, 50m roll", "6.00", None, "17.90", disc="10"), Ln(None, "GLUED4", "D4 wood adhesive 5kg", "8.00", None, "23.40")]
    d = mk(name, "Prawn", "en", ["Sage 50 UK stationery", "buyer address at the top right, supplier in a window box at the left", "Quantity, Details, Disc %, Disc Amount, Net Amount, VAT Amount columns", "product code leads the details", "carriage row and totals box", "Our account number decoy", "delivery address box empty: deliver to the works"], L, po_number="3381", po_date="2026-03-09", currency="GBP", buyer=buyer, supplier=sup)
    d["subtotal"] = d.net(); d["freight"] = D("25.00"); vats = [r2(l.amount * D("0.2")) for l in L]; d["tax"] = sum(vats) + D("5.00"); d["total"] = d["subtotal"] + 25 + d["tax"]
    c = b.Canvas(size=9); c.ts(380, 50, [buyer.name], size=13, font="HB"); c.ts(380, 66, buyer.lines + ["Tel: 01454 555 018", "VAT Reg: GB 812 4471 60"], 11.5)
    c.t(40, 60, "PURCHASE ORDER", 17, "HB"); c.r(40, 90, 250, 92); c.ts(50, 108, sup.all(), 13, size=10)
    rows(c, 380, 152, (("Order No.", "3381"), ("Order Date", "09/03/2026"), ("Account", "AVO001"), ("Page", "1")), 70, 12, "HB")
    X = (40, 84, 300, 352, 396, 446, 502, 555); S = [(80, "r"), (88, "l"), (348, "r"), (392, "r"), (442, "r"), (498, "r"), (551, "r")]; c.r(40, 210, 515, 22, 0.9); at(c, 224, S, ["Quantity", "Details", "Unit Price", "Disc %", "Disc Amt", "Net Amt", "VAT Amt"], size=8, font="HB"); c.r(40, 232, 515, 330)
    for x in X[1:-1]:
        c.l(x, 210, x, 562, 0.4)
    y = 248
    for l, v in zip(L, vats):
        full = l.qty * l.price
        at(c, y, S, [num(l.qty), l.si, num(l.price), num(l.disc or 0), num(r2(full) - l.amount), num(l.amount), num(v)]); c.t(88, y + 11, l.desc, 7.8); y += 30
    c.ts(40, 590, ["Please quote our order number on all paperwork.", "Deliveries Monday to Friday 7.30 to 15.30, goods inwards at rear."], 12)
    for i, (k, v) in enumerate((("Total Net Amount", d["subtotal"]), ("Carriage Net", d["freight"]), ("Total VAT Amount", d["tax"]), ("Order Total", d["total"]))):
        c.r(396, 572 + 16 * i, 106, 16, 0.9 if i == 3 else None, 0.4); c.r(502, 572 + 16 * i, 53, 16, None, 0.4); c.t(400, 583 + 16 * i, k, 8.5, "HB"); c.t(551, 583 + 16 * i, ("£" if i == 3 else "") + num(v), 8.5, "HB" if i == 3 else "H", "r")
    c.prawn(d.pdf()); return d


@layout("ya-uk-sage200-contract-caterer")
def _(name):
    buyer = P("Fairfield Contract Catering Ltd", "Kingfisher House, Oxford Road", "Reading RG1 7LL")
    ship = P("Fairfield @ Marlbrook Sixth Form", "Kitchen entrance, Station Approach", "Newbury RG14 5DH")
    sup = P("Bidwell Fresh Produce PLC", "Units 40-44 Covent Court", "Park Royal", "London NW10 7UA")
    L = [Ln(None, "VEG0114", "Potatoes Maris Piper washed 25kg", 12, "Sack", "13.4000", bi=None), Ln(None, "VEG0201", "Carrots 10kg", 6, "Bag", "6.8500"), Ln(None, "VEG0332", "Onions brown 20kg net", 4, "Net", "11.2500"), Ln(None, "FRT0018", "Apples Gala 100ct", 8, "Box", "19.9500"), Ln(None, "FRT0027", "Bananas fairtrade 18kg", 5, "Box", "22.3000"), Ln(None, "HRB0007", "Coriander bunch", 30, "Each", "0.6200")]
    d = mk(name, "libharu", "en", ["Sage 200 layout", "supplier left, Deliver to right, invoice address in the foot", "Code, Description, Quantity, Unit, Unit price, Disc %, Net value", "comment lines between items", "promised delivery date per document", "zero-rated VAT note, VAT row 0.00", "leading zeros in the order number"], L, po_number="0000047715", po_date="2026-01-13", requested_date="2026-01-15", currency="GBP", buyer=buyer, bill_to=P("Fairfield Contract Catering Ltd", "Purchase Ledger, PO Box 7120, Reading RG1 9ZZ"), ship_to=ship, supplier=sup, payment_terms="30 days end of month")
    d["subtotal"] = d.net(); d["tax"] = 0; d["total"] = d.net()
    c = b.Canvas(size=9); c.t(40, 54, "Purchase Order", 20, "TB"); c.t(555, 44, buyer.name, 11, "HB", "r"); c.t(555, 57, buyer.lines[0], a="r"); c.t(555, 69, buyer.lines[1], a="r"); c.hl(84, 40, 555, 1.5)
    c.t(40, 102, "To", 8, "HB"); c.ts(40, 115, sup.all(), 12); c.t(230, 102, "Deliver to", 8, "HB"); c.ts(230, 115, ship.all(), 12)
    rows(c, 410, 102, (("Order number", "0000047715"), ("Order date", "13/01/2026"), ("Supplier a/c", "BID004"), ("Delivery date", "15/01/2026"), ("Terms", "30 days end of month")), 66, 13, "HB", size=8.5)
    S = [(40, "l"), (100, "l"), (318, "r"), (326, "l"), (418, "r"), (470, "r"), (555, "r")]; c.hl(184, 40, 555, 1); at(c, 196, S, ["Code", "Description", "Quantity", "Unit", "Unit price", "Disc %", "Net value £"], size=8.5, font="HB"); c.hl(201, 40, 555, 1); y = 218
    for i, l in enumerate(L):
        at(c, y, S, [l.si, l.desc, num(l.qty), l.uom, num(l.price, d=4), "0.00", num(l.amount)]); y += 15
        if i == 2:
            c.t(100, y, "NB potatoes and onions to be British, Red Tractor assured", 8, "HI"); y += 15
    c.t(100, y, "Deliver before 7am. Return crates will be handed to the driver.", 8, "HI")
    for i, (k, v) in enumerate((("Goods value", d["subtotal"]), ("VAT", 0), ("Order value (GBP)", d["total"]))):
        c.t(470, 660 + 15 * i, k, font="HB", a="r"); c.t(555, 660 + 15 * i, num(v), a="r", font="HB" if i == 2 else "H")
    c.hl(720, 40, 555); c.t(40, 734, "Send invoices to:  Fairfield Contract Catering Ltd, Purchase Ledger, PO Box 7120, Reading RG1 9ZZ", 8); c.t(40, 746, "Registered in England 02744190. VAT no. GB 641 0098 22. Registered office: Kingfisher House, Oxford Road, Reading.", 7); c.haru(d.pdf()); return d


@layout("ya-uk-word-letter-parish-hall")
def _(name):
    from docx import Document
    from docx.shared import Pt
    import subprocess, shutil
    buyer = P("Ashcombe Parish Council", "The Parish Office, Village Hall, Church Lane, Ashcombe, Dorset DT2 9QP")
    sup = P("Wessex Playground Services", "Sales Department", "Wareham Road", "Poole BH16 6FA")
    L = [Ln(None, None, "Wetpour safety surfacing, green, 40mm", "62", "sq m", "88.50"), Ln(None, None, "Galvanised basket swing with chains", "1", "no.", "1640.00"), Ln(None, None, "Hardwood picnic bench, 6 seat", "3", "no.", "412.00")]
    d = mk(name, "LibreOffice Writer from docx", "en", ["letter in a word processor", "council name and address in the letterhead only", "Our ref is the order number with a sentence", "small table of three columns more than words", "net, VAT and gross in sentences under the table", "delivery by a date in words", "no item numbers"], L, po_number="APC/2026/14", po_date="2026-04-22", requested_date="2026-06-05", currency="GBP", buyer=buyer, ship_to=P("Ashcombe Recreation Ground", "Mill Lane"), supplier=sup, payment_terms="30 days of invoice")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    w = Document(); st = w.styles["Normal"]; st.font.name = "Liberation Serif"; st.font.size = Pt(11)
    p = w.add_paragraph(); p.alignment = 1; r = p.add_run(buyer.name); r.bold = True; r.font.size = Pt(18)
    p = w.add_paragraph(buyer.lines[0]); p.alignment = 1
    w.add_paragraph("\n".join(sup.all())); w.add_paragraph("22nd April 2026"); w.add_paragraph("Dear Mr Loveridge"); p = w.add_paragraph(); p.add_run("Official Order No. APC/2026/14 - Play area refurbishment").bold = True
    w.add_paragraph("Thank you for your quotation WPS-5520 of 9th March 2026, which the Council accepted at its meeting on 20th April 2026 (minute 41/26). Please accept this letter as our official order for the following:")
    t = w.add_table(rows=1, cols=5); t.style = "Table Grid"
    for cell, h in zip(t.rows[0].cells, ("Description", "Quantity", "Unit", "Rate (£)", "Amount (£)")):
        cell.text = ""; cell.paragraphs[0].add_run(h).bold = True
    for l in L:
        for k, (cell, v) in enumerate(zip(t.add_row().cells, (l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount)))):
            cell.text = v
            if k in (1, 3, 4):
                cell.paragraphs[0].alignment = 2
    w.add_paragraph(); p = w.add_paragraph(f"Total excluding VAT: £{num(d['subtotal'])}\nVAT at 20%: £{num(d['tax'])}\n"); p.add_run(f"Order total: £{num(d['total'])}").bold = True
    w.add_paragraph("The goods are to be delivered to Ashcombe Recreation Ground, Mill Lane, and installed no later than 5th June 2026. Payment will be made within 30 days of invoice, which must quote the order number above.")
    w.add_paragraph("Yours sincerely\n\n\nMrs P Hallett\nClerk to the Council")
    src = scratch(name, ".docx"); w.save(src); dd = tempfile.mkdtemp()
    b.run(["soffice", "-env:UserInstallation=file://" + dd + "/prof", "--headless", "--convert-to", "pdf", "--outdir", dd, src], timeout=240); shutil.copy(os.path.join(dd, name + ".pdf"), d.pdf()); shutil.rmtree(dd); return d


@layout("ya-uk-coupa-broadcaster-studio")
def _(name):
    buyer = P("Northlight Television Ltd")
    ship = P("Northlight Television Ltd", "Media Village, Dock 10", "Salford M50 2HN", "United Kingdom", "Attn: Priti Vora")
    bill = P("Northlight Television Ltd", "Accounts Payable, PO Box 500", "Salford M50 9AA", "United Kingdom")
    sup = P("Camera & Grip Hire Sales Ltd", "14 Perivale Park", "Greenford UB6 7RL", "United Kingdom")
    L = [Ln(1, "CGS-VM98", "V-mount battery 98Wh", 12, "Each", "189.00", date="2026-05-18"), Ln(2, "CGS-CF512", "CFexpress card type B 512GB", 10, "Each", "264.50", date="2026-05-18"), Ln(3, "CGS-GAF-BK", "Gaffer tape black 50mm x 50m, carton of 24", 4, "Carton", "211.20", date="2026-05-11"), Ln(4, None, "Calibration of lens set, on site", 1, "Each", "750.00", date="2026-05-22")]
    d = mk(name, "wkhtmltopdf", "en", ["Coupa style order", "buyer logo name and SHIP TO / BILL TO / SUPPLIER in the head", "dates as 05 May 2026", "Need by below the item", "Part Number row", "total with currency code after the figure", "clause text above the lines"], L, po_number="NLT-118842", po_date="2026-05-05", currency="GBP", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="Net 45")
    d["total"] = d.net()
    r = "".join(f"<tr><td>{l.line}<td>{E(l.desc)}" + (f"<br><small>Part Number: {l.si}</small>" if l.si else "") + f"<br><small>Need By: {dt(l.date, '{dd} {Mon} {yyyy}')}</small><td class=r>{qn(l.qty)}<td>{l.uom}<td class=r>{num(l.price)}<td class=r>{num(l.amount)}</tr>" for l in L)
    b.wk(b.page("body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;text-align:left}.g th{border-bottom:2px solid #005eb8;padding:5px}.g td{border-bottom:1px solid #ccc;padding:6px 5px}.g .r,.r{text-align:right}small{color:#555}.s{font-size:8pt;color:#005eb8;font-weight:bold}", f'''<table><tr><td width=60%><span style="font-size:19pt;color:#005eb8">{buyer.name}</span><td><b>Purchase Order #</b> NLT-118842<br><b>Order Date</b> 05 May 2026<br><b>Revision</b> 0<br><b>Payment Terms</b> Net 45<br><b>Freight Terms</b> DAP<br><b>Requester</b> Priti Vora</table><br><table><tr><td class=s>SUPPLIER<td class=s>SHIP TO<td class=s>BILL TO<tr><td>{sup.h()}<td>{ship.h()}<td>{bill.h()}</table><p style="font-size:8pt">This purchase order is placed under the Northlight Standard Terms for Goods and Services (v6, 1 October 2025). By accepting it the supplier confirms compliance with the Modern Slavery Act 2015 statement and the albert sustainability charter. Invoices are only accepted through the supplier portal or cXML; paper invoices are returned.</p><table class=g><tr><th>Line<th>Description<th class=r>Qty<th>Unit<th class=r>Price<th class=r>Total (GBP)</tr>{r}<tr><td colspan=5 class=r><b>Total</b><td class=r><b>{num(d["total"])} GBP</b></table>'''), d.pdf()); return d


@layout("ya-au-xero-cafe-group")
def _(name):
    buyer = P("Little Magpie Cafes Pty Ltd", "Shop 3, 118 Lygon Street", "CARLTON VIC 3053", "AUSTRALIA")
    ship = P("22 Weston Street", "BRUNSWICK VIC 3056", "AUSTRALIA")
    sup = P("Yarra Valley Dairy Wholesale")
    L = [Ln(None, "FCM-2L", "Full cream milk 2L", 120, None, "3.15"), Ln(None, "OAT-1L", "Barista oat 1L, ctn 12", 10, None, "38.40"), Ln(None, "BTR-UNS", "Unsalted butter 500g", 36, None, "6.90"), Ln(None, "FET-2KG", "Marinated fetta 2kg tub", 8, None, "31.75")]
    d = mk(name, "WeasyPrint", "en", ["Xero standard template", "labels above values: Purchase Order Date, Delivery Date, Purchase Order Number, Reference, ABN", "Description with code before it in its own Item column", "GST column 10% or GST Free", "DELIVERY DETAILS block in the foot without a company", "supplier a name only"], L, po_number="PO-0412", po_date="2026-02-03", requested_date="2026-02-05", currency="AUD", buyer=buyer, ship_to=None, supplier=sup)
    d["ship_to"] = P("Little Magpie Cafes - Brunswick", *ship.all()); d["subtotal"] = d.net(); d["tax"] = 0; d["total"] = d.net()
    r = "".join(f"<tr><td>{l.si}<td>{E(l.desc)}<td class=r>{num(l.qty)}<td class=r>{num(l.price)}<td class=r>GST Free<td class=r>{num(l.amount)}</tr>" for l in L)
    b.weasy(b.page("@page{size:A4;margin:16mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;text-align:left;padding:2mm 0}.g td{border-top:.3pt solid #bbb}.g th{border-bottom:1pt solid #000}.g .r,.r{text-align:right}h1{font:20pt 'Liberation Sans';margin:0}.k b{display:block}.k div{margin-bottom:3mm}", f'''<table><tr><td width=48%><h1>PURCHASE ORDER</h1><p style="margin-left:12mm">{sup.name}</p><td class=k width=26%><div><b>Purchase Order Date</b>3 Feb 2026</div><div><b>Delivery Date</b>5 Feb 2026</div><div><b>Purchase Order Number</b>PO-0412</div><div><b>Reference</b>Weekly dairy</div><div><b>ABN</b>51 824 753 556</div><td>{buyer.h()}</table><br><table class=g><tr><th>Item<th>Description<th class=r>Quantity<th class=r>Unit Price<th class=r>GST<th class=r>Amount AUD</tr>{r}<tr><td><td><td><td colspan=2 class=r>Subtotal<td class=r>{num(d["subtotal"])}<tr><td style="border:0"><td style="border:0"><td style="border:0"><td colspan=2 class=r style="border:0">TOTAL GST<td class=r style="border:0">0.00<tr><td style="border:0"><td style="border:0"><td style="border:0"><td colspan=2 class=r><b>TOTAL AUD</b><td class=r><b>{num(d["total"])}</b></table><h1 style="font-size:13pt;margin-top:14mm">DELIVERY DETAILS</h1><table><tr><td width=33%><b>Delivery Address</b><br>{d["ship_to"].h()}<td width=33%><b>Attention</b><br>Bec Nguyen<br><b>Telephone</b><br>03 5550 0171<td><b>Delivery Instructions</b><br>Before 6am, rear lane, key code with driver</table>'''), d.pdf()); return d


@layout("ya-au-infor-m3-quarry-crusher")
def _(name):
    buyer = P("Darling Downs Quarries Pty Ltd", "PO Box 311", "TOOWOOMBA QLD 4350")
    ship = P("Darling Downs Quarries Pty Ltd", "Malu Quarry Workshop", "Malu Quarry Road", "JONDARYAN QLD 4403")
    sup = P("Crushing & Screening Spares", "7 Wedgetail Circuit", "WACOL QLD 4076")
    L = [Ln(1, "CS-CJ411-FJ", "Fixed jaw plate CJ411, Mn18", 2, "EA", "4865.00", bi="100448120", date="2026-07-20"), Ln(2, "CS-CJ411-SJ", "Swing jaw plate CJ411, Mn18", 2, "EA", "5120.00", bi="100448121", date="2026-07-20"), Ln(3, "CS-WP-19", "Cheek plate upper, AR500", 4, "EA", "688.50", bi="100448177", date="2026-08-03"), Ln(4, "CS-TB-M36", "Torque bolt M36 x 220 c/w nut", 48, "EA", "37.25", bi="100450026", date="2026-07-20"), Ln(5, "CS-SM-22", "Screen mesh 22 mm, 1.8 x 3.6 m", 6, "PC", "912.00", bi="100451300", date="2026-08-03")]
    d = mk(name, "Apache PDFBox", "en", ["Infor M3 style", "our item and name, then Supplier item and Delivery date rows", "text block of the item between lines", "labels with values right of colons in three columns", "amounts without GST, GST 10% row", "Order total AUD", "Page 1(1)"], L, po_number="2118044", po_date="2026-06-29", currency="AUD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 days from end of month")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.1")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5); c.t(40, 48, "Darling Downs Quarries Pty Ltd", 12, "HB"); c.t(40, 60, "PO Box 311, TOOWOOMBA QLD 4350   ABN 60 118 220 415", 8); c.t(555, 48, "PURCHASE ORDER", 13, "HB", "r"); c.t(555, 60, "Page 1(1)", 8, a="r")
    c.t(40, 90, "Supplier", 7.5, "HB"); c.ts(40, 102, sup.all(), 11); c.t(300, 90, "Delivery address", 7.5, "HB"); c.ts(300, 102, ship.all(), 11); c.hl(156, 40, 555, 0.8)
    for x, pr in ((40, (("Order no:", "2118044"), ("Order date:", "29/06/26"), ("Our ref:", "K Stenhouse"))), (210, (("Supplier no:", "S10442"), ("Your ref:", "Quote 8841"), ("Currency:", "AUD"))), (370, (("Payment terms:", "30 days from end of month"), ("Delivery terms:", "DAP Malu"), ("Delivery method:", "Road freight")))):
        rows(c, x, 170, pr, 74 if x == 370 else 62, 12)
    c.hl(202, 40, 555, 0.8); S = [(40, "l"), (68, "l"), (330, "r"), (338, "l"), (440, "r"), (555, "r")]; at(c, 214, S, ["Line", "Item no / Name", "Quantity", "U/M", "Price", "Amount"], font="HB"); c.hl(219, 40, 555, 0.4); y = 234
    for l in L:
        at(c, y, S, [l.line, l.bi, qn(l.qty), l.uom, num(l.price), num(l.amount)]); c.t(68, y + 11, l.desc); c.t(68, y + 22, "Supplier item:"); c.t(130, y + 22, l.si); c.t(250, y + 22, "Delivery date:"); c.t(312, y + 22, dt(l.date, "{dd}/{mm}/{yy}")); y += 36
        if l.line == 2:
            c.ts(68, y, ["Jaw plates to be supplied with casting certificates and to be lifted by the cast eyes only.", "Pack jaw plates flat on hardwood dunnage, max 5 t a pallet."], 11, font="HI", size=8); y += 28
    c.hl(y, 340, 555, 0.4); y = rows(c, 340, y + 14, (("Net amount", num(d["subtotal"])), ("GST 10%", num(d["tax"]))), 215, 13, va="r"); c.t(340, y, "Order total AUD", font="HB"); c.t(555, y, num(d["total"]), font="HB", a="r")
    c.pdfbox(d.pdf()); return d


@layout("ya-in-sapb1-tablet-maker-cgst-sgst")
def _(name):
    buyer = P("Sahyadri Formulations Pvt. Ltd.", "Plot F-14, MIDC Ambernath", "Thane - 421506, Maharashtra")
    sup = P("Konkan Packaging Industries", "Gala No. 7, Shree Industrial Estate", "Vasai (E), Palghar - 401208")
    L = [Ln(1, None, "PVC film 250 mic amber 198 mm", 600, "KGS", "148.50", bi="PM-PVC-0019"), Ln(2, None, "Alu foil 25 mic printed 198 mm Parasaf-650", 250, "KGS", "412.00", bi="PM-ALF-0107"), Ln(3, None, "Carton Parasaf-650 10x10 T, 300 GSM", 40000, "NOS", "1850.00", bi="PM-CRT-0442", per=1000), Ln(4, None, "Leaflet Parasaf-650 60 GSM folded", 40000, "NOS", "320.00", bi="PM-LFT-0443", per=1000)]
    d = mk(name, "TCPDF", "en", ["SAP Business One India print", "CGST and SGST per line as % and amount columns", "rate per 1000 NOS printed in the unit of the rate", "lakh grouping", "packing & forwarding charge", "amount in words", "GSTIN and drug licence as decoys", "buyer's material code only"], L, po_number="PO/26-27/00871", po_date="2026-07-08", requested_date="2026-07-22", currency="INR", buyer=buyer, bill_to=buyer, ship_to=P("Sahyadri Formulations Pvt. Ltd. - Unit II", "Plot F-22, MIDC Ambernath", "Thane - 421506"), supplier=sup, payment_terms="45 days from GRN")
    d["subtotal"] = d.net(); half = [r2(l.amount * D("0.09")) for l in L]; d["freight"] = None; h = sum(half); d["tax"] = h * 2; d["tax_alt"] = [h]; d["total"] = d["subtotal"] + h * 2
    r = "".join(f'<tr><td align="center">{l.line}</td><td><b>{l.bi}</b><br>{E(l.desc)}<br>HSN: {s}</td><td align="right">{num(l.qty, "in")}</td><td>{l.uom}</td><td align="right">{num(l.price, "in")}' + (" / 1000" if l.per == 1000 else "") + f'</td><td align="right">{num(l.amount, "in")}</td><td align="right">9%<br>{num(x, "in")}</td><td align="right">9%<br>{num(x, "in")}</td></tr>' for l, x, s in zip(L, half, ("39204900", "76072090", "48192020", "49019900")))
    b.tcpdf(f'''<table cellpadding="2"><tr><td width="60%"><b style="font-size:13pt">{buyer.name}</b><br>{br(buyer.lines)}<br>GSTIN: 27AAKCS4410Q1ZP &nbsp; D.L. No. MH-TZ5-20B-114880</td><td width="40%" align="right"><b style="font-size:14pt">PURCHASE ORDER</b></td></tr></table>
<table border="1" cellpadding="3" style="font-size:8.5pt"><tr><td width="50%"><b>Supplier</b><br>{sup.h()}<br>GSTIN: 27AACFK9914M1Z3</td><td width="50%">PO No. : <b>PO/26-27/00871</b><br>PO Date : 08-07-2026<br>Delivery Date : 22-07-2026<br>Payment Terms : 45 days from GRN<br>Quotation Ref : KPI/Q/118 dt. 30-06-2026</td></tr><tr><td><b>Bill To</b><br>{buyer.h()}</td><td><b>Ship To</b><br>{d["ship_to"].h()}</td></tr></table>
<table border="1" cellpadding="3" style="font-size:8pt"><tr bgcolor="#e0e0e0"><td width="5%">Sr</td><td width="31%">Item / Description</td><td width="9%" align="right">Qty</td><td width="7%">UOM</td><td width="13%" align="right">Rate</td><td width="13%" align="right">Taxable Value</td><td width="11%" align="right">CGST</td><td width="11%" align="right">SGST</td></tr>{r}<tr><td colspan="5" align="right"><b>Sub Total</b></td><td align="right">{num(d["subtotal"], "in")}</td><td align="right">{num(h, "in")}</td><td align="right">{num(h, "in")}</td></tr><tr><td colspan="5" align="right">Add: CGST 9%</td><td colspan="3" align="right">{num(h, "in")}</td></tr><tr><td colspan="5" align="right">Add: SGST 9%</td><td colspan="3" align="right">{num(h, "in")}</td></tr><tr><td colspan="5" align="right"><b>Grand Total INR</b></td><td colspan="3" align="right"><b>{num(d["total"], "in")}</b></td></tr></table>
<p style="font-size:8pt">Rupees @@WORDS@@ Only<br><br>1. Batch-wise COA must accompany each consignment. 2. Qty tolerance +/- 5% on printed material. 3. Artwork version 03 approved. 4. Shade card to be approved before printing.</p><p align="right">For {buyer.name}<br><br><br>Authorised Signatory</p>'''.replace("@@WORDS@@", words_in(d["total"])), d.pdf()); return d


def words_in(x):
    one = "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen".split()
    ten = "- - Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split()

    def two(n):
        return one[n] if n < 20 else ten[n // 10] + (" " + one[n % 10] if n % 10 else "")
    n, out = int(x), []
    for d, w in ((10 ** 7, "Crore"), (10 ** 5, "Lakh"), (1000, "Thousand"), (100, "Hundred")):
        if n >= d:
            out.append(two(n // d) + " " + w); n %= d
    if n:
        out.append(two(n))
    p = int((D(x) - int(x)) * 100)
    return " ".join(out) + (f" and Paise {two(p)}" if p else "")


@layout("ya-in-word-table-civil-contractor")
def _(name):
    buyer = P("Deccan Infra Projects LLP", "Flat 402, Sai Krupa Towers, Begumpet, Hyderabad 500016")
    sup = P("Sri Balaji Steel Traders", "Ranigunj, Secunderabad 500003")
    L = [Ln(1, None, "TMT bars Fe 550D 10 mm", "8.500", "MT", "58200"), Ln(2, None, "TMT bars Fe 550D 16 mm", "12.250", "MT", "57400"), Ln(3, None, "Binding wire 18 gauge", "400", "Kg", "74.50"), Ln(4, None, "MS cover blocks 40 mm", "2500", "Nos", "3.20")]
    d = mk(name, "LibreOffice Writer (html)", "en", ["typed order letter with a ruled table", "To / Sub / Ref lines", "rate and amount in rupees, quantity in MT with three decimals", "GST extra in the terms", "terms numbered under the table: Payment, Delivery", "site as delivery place in the terms", "order no. at the left, date at the right on one row"], L, po_number="DIP/KPL/PO/118", po_date="2026-09-02", currency="INR", buyer=buyer, ship_to=P("Kompally Villas Site", "Survey No. 88, Medchal Road, Kompally 500100"), supplier=sup, payment_terms="30 days credit")
    d["total"] = d.net()
    r = "".join(f"<tr><td>{l.line}</td><td>{E(l.desc)}</td><td align=right>{num(l.qty, 'in', 3 if l.uom == 'MT' else 0)}</td><td>{l.uom}</td><td align=right>{num(l.price, 'in')}</td><td align=right>{num(l.amount, 'in')}</td></tr>" for l in L)
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body,td,th{{font-family:"Liberation Serif";font-size:11pt}} p{{margin:0 0 6pt 0}}</style></head><body><table width="100%"><tr><td align=center><b><font size=5>{buyer.name}</font></b><br>{buyer.lines[0]}<br>GSTIN 36AAMFD8812K1Z4</td></tr></table><p><br></p><table width=100%><tr><td>P.O. No: <b>DIP/KPL/PO/118</b></td><td align=right>Date: 02.09.2026</td></tr></table><p>To<br>M/s {sup.name}<br>{sup.lines[0]}</p><p><b>Sub: Purchase order for supply of steel - Kompally Villas</b><br>Ref: Your quotation dt. 28.08.2026</p><p>Dear Sir,<br>With reference to the above we are pleased to place the order on you for supply of the following material:</p><table border=1 cellpadding=3 cellspacing=0 width=100%><tr><th>S.No</th><th>Description</th><th>Qty</th><th>Unit</th><th>Rate (Rs.)</th><th>Amount (Rs.)</th></tr>{r}<tr><td colspan=5 align=right><b>Total</b></td><td align=right><b>{num(d["total"], "in")}</b></td></tr></table><p><b>Terms &amp; conditions:</b><br>1. GST: extra at 18% as applicable.<br>2. Payment: 30 days credit.<br>3. Delivery: within one week, at Kompally Villas Site, Survey No. 88, Medchal Road, Kompally 500100.<br>4. Test certificates to be submitted with each load; weighment at our site weighbridge is final.</p><p>Thanking you,<br>For {buyer.name}<br><br><br>G. Ravinder Rao<br>Partner</p></body></html>''', ".html", d.pdf()); return d


@layout("ya-za-sage-evolution-hardware-chain")
def _(name):
    buyer = P("Karoo Build & Hardware (Pty) Ltd", "PO Box 77, Graaff-Reinet, 6280")
    ship = P("Karoo Build - Cradock", "18 Voortrekker Street", "Cradock", "5880")
    sup = P("Eastern Cape Paint Distributors", "Deal Party Estate", "Gqeberha", "6001")
    L = [Ln(None, "PVA20WHT", "Contractors PVA white 20L", 36, "EA", "412.50", bi="PAI0012", disc="12.5"), Ln(None, "RFP20RED", "Roof paint Brick Red 20L", 12, "EA", "879.00", bi="PAI0044", disc="12.5"), Ln(None, "ENM5GLW", "Gloss enamel white 5L", 24, "EA", "398.40", bi="PAI0071", disc="12.5"), Ln(None, "THN5", "Lacquer thinners 5L", 20, "EA", "214.90", bi="SOL0003"), Ln(None, "BRS100", "Paint brush 100mm econo", 60, "EA", "28.75", bi="BRU0009", disc="7.5")]
    d = mk(name, "iText", "en", ["Sage Evolution style", "R with spaces as thousands", "Item code and Supplier code columns", "Price excl, Disc %, Net excl columns", "totals block: Total (Excl), Tax @ 15%, Total (Incl)", "supplier and delivery boxes side by side under the title", "order number with prefix", "printed by row with a later date"], L, po_number="PO100448", po_date="2026-10-12", requested_date="2026-10-19", currency="ZAR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 Days")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.15")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5); c.t(297, 46, buyer.name, 14, "HB", "c"); c.t(297, 59, buyer.lines[0] + "    Tel 049 555 0133    VAT 4410118823", 8, a="c"); c.r(40, 70, 515, 18, 0.15, 0); c.t(297, 83, "Purchase Order", 11, "HB", "c", 1)
    for x, k, p in ((40, "Supplier", sup), (215, "Deliver To", ship)):
        c.r(x, 96, 168, 74); c.t(x + 5, 107, k, 7.5, "HB"); c.ts(x + 5, 120, p.all(), 11.5)
    for i, (k, v) in enumerate((("Order No", "PO100448"), ("Order Date", "2026/10/12"), ("Due Date", "2026/10/19"), ("Supplier Acc", "ECP001"), ("Terms", "30 Days"))):
        c.r(390, 96 + 14.8 * i, 75, 14.8, 0.92, 0.4); c.r(465, 96 + 14.8 * i, 90, 14.8, None, 0.4); c.t(394, 106 + 14.8 * i, k, 8, "HB"); c.t(469, 106 + 14.8 * i, v)
    S = [(44, "l"), (92, "l"), (150, "l"), (322, "r"), (330, "l"), (408, "r"), (450, "r"), (551, "r")]; c.r(40, 184, 515, 16, 0.92, 0.4); at(c, 195, S, ["Item", "Supp. Code", "Description", "Quantity", "Unit", "Price (Excl)", "Disc %", "Net (Excl)"], size=8, font="HB"); y = 214
    for l in L:
        at(c, y, S, [l.bi, l.si, l.desc, num(l.qty, "sp"), l.uom, num(l.price, "sp"), num(l.disc, "sp") if l.disc else "", num(l.amount, "sp")]); y += 15
    for i, (k, v) in enumerate((("Total (Excl)", d["subtotal"]), ("Tax @ 15%", d["tax"]), ("Total (Incl)", d["total"]))):
        c.r(390, 640 + 15 * i, 75, 15, 0.92, 0.4); c.r(465, 640 + 15 * i, 90, 15, None, 0.4); c.t(394, 650.5 + 15 * i, k, 8, "HB"); c.t(551, 650.5 + 15 * i, "R " + num(v, "sp"), a="r")
    c.t(44, 650, "Received by: ______________________"); c.t(44, 670, "No back orders. Order valid for 14 days only."); c.t(40, 800, "Printed 2026/10/13 08:02 by LINDIWE", 7); c.t(555, 800, "Page 1 / 1", 7, a="r"); c.itext(d.pdf()); return d


@layout("ya-sg-sapb1-ship-chandler")
def _(name):
    buyer = P("Straits Marine Stores Pte Ltd", "21 Pandan Avenue #03-08", "Singapore 609388")
    ship = P("MV OCEAN HARRIER", "c/o Jurong Port Berth J14", "37 Jurong Port Road", "Singapore 619110")
    sup = P("Hup Seng Rope & Paint (S) Pte Ltd", "8 Kallang Way 2", "Singapore 347495")
    L = [Ln(1, "HS-PP8-64", "Mooring rope 8-strand PP 64mm x 220m", 4, "COIL", "1380.00"), Ln(2, "HS-SHK-35T", "Bow shackle 35T galvanised", 6, "PCS", "212.40"), Ln(3, "HS-PT-ACR", "Acrylic topcoat deck green RAL 6010, 20L", 15, "PAIL", "148.00"), Ln(4, "HS-RAG-20", "Cotton rags white, 20kg bale", 10, "BALE", "31.50"), Ln(5, "HS-GLV-PVC", "PVC dipped glove, size 10, dozen", 12, "DOZ", "22.80")]
    d = mk(name, "jsPDF", "en", ["SAP Business One Singapore", "vessel as ship-to with a berth", "remark lines between items", "GST 0% for ship stores", "USD house order of a Singapore firm", "freight row, total in USD", "contact rows with phone and fax as decoys"], L, po_number="26003317", po_date="2026-11-03", requested_date="2026-11-07", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="C.O.D.")
    d["subtotal"] = d.net(); d["freight"] = D("120"); d["tax"] = 0; d["total"] = d.net() + 120
    c = b.Canvas(size=8.5); c.ts(40, 50, [buyer.name], size=14, font="HB"); c.ts(40, 63, buyer.lines + ["Tel: 6555 0148  Fax: 6555 0149   Co. Reg / GST Reg No. 199804417K"], 11); c.t(555, 110, "PURCHASE ORDER", 14, "HB", "r"); c.hl(116, 40, 555, 1)
    c.t(40, 132, "Vendor:", font="HB"); c.ts(85, 132, sup.all() + ["Attn: Ms Goh   Tel: 6555 0190"], 11.5); c.t(40, 184, "Deliver To:", font="HB"); c.ts(90, 184, ship.all() + ["Agent: Selat Shipping 9555 0112"], 11.5)
    rows(c, 370, 132, (("PO Number", ": 26003317"), ("PO Date", ": 03 Nov 2026"), ("Delivery Date", ": 07 Nov 2026"), ("Payment Terms", ": C.O.D."), ("Currency", ": USD"), ("Buyer", ": Faizal R."), ("Vessel PO Ref", ": OH-REQ-0226")), 75, 12.5, "HB")
    S = [(44, "l"), (64, "l"), (130, "l"), (358, "r"), (366, "l"), (450, "r"), (551, "r")]; c.hl(256, 40, 555, 0.8); at(c, 267, S, ["#", "Item No.", "Description", "Qty", "UoM", "Unit Price", "Total"], font="HB"); c.hl(272, 40, 555, 0.8); y = 288
    rem = {1: "Impa 210158, with class certificate", 3: "Impa 250811, batch not older than 6 months"}
    for l in L:
        at(c, y, S, [l.line, l.si, l.desc, num(l.qty), l.uom, num(l.price), num(l.amount)]); y += 12
        if l.line in rem:
            c.t(130, y, rem[l.line], 7.5, "HI"); y += 12
        y += 4
    c.hl(y, 40, 555, 0.5); c.t(44, y + 16, "Remarks: supply strictly between 0900 and 1700 hrs, crane on port side.", 8)
    for i, (k, v) in enumerate((("Sub Total", d["subtotal"]), ("Launch / delivery charge", d["freight"]), ("GST 0%", 0), ("Total USD", d["total"]))):
        c.t(450, y + 16 + 13 * i, k, a="r", font="HB" if i == 3 else "H"); c.t(551, y + 16 + 13 * i, num(v), a="r", font="HB" if i == 3 else "H")
    c.t(44, 780, "This is a computer generated document. No signature is required.", 7.5); c.jspdf(d.pdf()); return d
