# SPDX-License-Identifier: Apache-2.0
"""English orders of big systems."""
from lib import *
import backends as b


@layout("oracle-bi-landscape")
def _(name):
    d = Doc(name, "Apache FOP", "en", ["Oracle BI Publisher style", "landscape", "grid header with label above value", "item under description", "tax column Y/N", "notes between lines", "requisition and vendor decoys"])
    buyer = P("Brightwater Desalination Corp", "77 Harbor Gateway", "Corpus Christi, TX 78401", "United States")
    ship = P("Brightwater Plant 3 Receiving", "1900 Navigation Blvd, Gate C", "Corpus Christi, TX 78402", "United States")
    bill = P("Brightwater Accounts Payable", "PO Box 90114", "Corpus Christi, TX 78469", "United States")
    sup = P("Kestrel Pump & Valve Inc.", "4410 Industrial Loop", "Baton Rouge, LA 70809", "United States")
    d.f.update(po_number="6100392", po_date="2025-08-07", currency="USD", buyer=buyer, ship_to=ship, bill_to=bill, supplier=sup, payment_terms="45 Days Net")
    d.f["lines"] = [Ln(1, "KV-316-DN80", "Butterfly valve, wafer, 316L disc, EPDM seat", 14, "Each", "412.75", date="2025-09-15"),
                    Ln(2, "KP-SEAL-22", "Mechanical seal kit for pump frame 22", 6, "Kit", "1288.00", date="2025-08-29"),
                    Ln(3, "GSK-EPDM-80", "Gasket EPDM DN80 PN16", 250, "Each", "1.875", date="2025-09-15"),
                    Ln(4, "LUB-FG2-400", "Food grade grease NLGI 2, 400 g cartridge", 48, "Cartridge", "9.2", date="2025-08-29")]
    d["total"] = d.net()
    def cell(t, bold=False, al="start", bg="", span=1, pad="2pt"):
        return f'<fo:table-cell border="0.5pt solid #777" padding="{pad}" number-columns-spanned="{span}"{bg and f" background-color=%r" % bg}><fo:block text-align="{al}"{" font-weight=%r" % "bold" if bold else ""} linefeed-treatment="preserve">{E(t)}</fo:block></fo:table-cell>'
    def grid(pairs):
        return '<fo:table table-layout="fixed" width="100%"><fo:table-body><fo:table-row>' + "".join(f'<fo:table-cell border="0.5pt solid #777" padding="2pt"><fo:block font-size="6pt" color="#555">{E(k)}</fo:block><fo:block>{E(v)}</fo:block></fo:table-cell>' for k, v in pairs) + '</fo:table-row></fo:table-body></fo:table>'
    rows = ""
    for l in d.lines:
        rows += "<fo:table-row>" + cell(l.line, al="center") + cell(f"{l.si}\n{l.desc}") + cell(dt(l.date, "{dd}-{MON}-{yyyy} 00:00:00")) + cell(qn(l.qty), al="end") + cell(l.uom) + cell(num(l.price, d=3 if l.si == "GSK-EPDM-80" else 2), al="end") + cell("N", al="center") + cell(num(l.amount), al="end") + "</fo:table-row>"
        note = {2: "Note to Supplier: Kit must include both elastomer sets. Quote your drawing 22-4417 on the packing slip."}.get(l.line)
        if note:
            rows += "<fo:table-row>" + cell(note, span=8) + "</fo:table-row>"
    heads = ["Line", "Part Number / Description", "Delivery Date/Time", "Quantity", "UOM", "Unit Price\n(USD)", "Tax", "Amount (USD)"]
    trio = grid([("Supplier", "@0"), ("Ship To", "@1"), ("Bill To", "@2")]).replace("<fo:block>@", '<fo:block linefeed-treatment="preserve">@')
    for i, p in enumerate((sup, ship, bill)):
        trio = trio.replace("@%d" % i, E("\n".join(p.all())))
    fo = f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="8pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="279mm" page-height="216mm" margin="12mm"><fo:region-body margin-bottom="10mm"/><fo:region-after extent="8mm"/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-after"><fo:block font-size="6.5pt">Proprietary and Confidential &#160;&#160; Page <fo:page-number/> of 1</fo:block></fo:static-content><fo:flow flow-name="xsl-region-body">
<fo:table table-layout="fixed" width="100%"><fo:table-column column-width="60%"/><fo:table-column column-width="40%"/><fo:table-body><fo:table-row><fo:table-cell><fo:block font-weight="bold" linefeed-treatment="preserve">{E(chr(10).join(buyer.all()))}</fo:block></fo:table-cell><fo:table-cell><fo:block font-size="14pt" font-weight="bold" text-align="end">Standard Purchase Order</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>
<fo:block space-before="4pt"/>{grid([("Order", d["po_number"]), ("Revision", "0"), ("Order Date", "07-AUG-2025"), ("Created By", "Villarreal, R"), ("Supplier No.", "30177"), ("Requisition", "REQ-118820")])}
{trio}
{grid([("Payment Terms", d["payment_terms"]), ("Freight Terms", "Prepaid"), ("FOB", "Destination"), ("Ship Via", "Best Way"), ("Confirm To/Telephone", "(361) 555-0182"), ("Customer Acct No.", "BW-4471")])}
<fo:block space-before="6pt" font-size="7pt">All prices and amounts on this order are expressed in USD</fo:block>
<fo:table table-layout="fixed" width="100%" space-before="3pt"><fo:table-column column-width="5%"/><fo:table-column column-width="37%"/><fo:table-column column-width="14%"/><fo:table-column column-width="9%"/><fo:table-column column-width="9%"/><fo:table-column column-width="10%"/><fo:table-column column-width="5%"/><fo:table-column column-width="11%"/><fo:table-header><fo:table-row>{"".join(cell(h, True, "center", "#dddddd") for h in heads)}</fo:table-row></fo:table-header><fo:table-body>{rows}<fo:table-row>{cell("Total:", True, "end", span=7)}{cell(num(d["total"]), True, "end")}</fo:table-row></fo:table-body></fo:table>
<fo:block space-before="8pt" font-size="7pt">This order is governed by agreement 2204-MSA dated 01-MAR-2023. Invoices must show the order number.</fo:block>
</fo:flow></fo:page-sequence></fo:root>'''
    b.fop(fo, d.pdf())
    return d


@layout("peoplesoft-state-university")
def _(name):
    d = Doc(name, "wkhtmltopdf", "en", ["PeopleSoft style", "Line-Sch numbers", "schedule totals repeat amounts", "quantity and unit in two stacked header rows", "dispatch via print decoy"])
    buyer = P("Great Basin State University", "Procurement Services", "1664 N Sierra St", "Elko NV 89801")
    ship = P("GBSU Central Receiving", "Bldg 042, 25 College Pkwy", "Elko NV 89801")
    bill = P("GBSU Accounts Payable", "Mail Stop 0124", "Elko NV 89801")
    sup = P("LABMARQUE SCIENTIFIC LLC", "PO BOX 7701", "TEMPE AZ 85281")
    d.f.update(po_number="GBSU1-0000047120", po_date="2025-01-21", requested_date="2025-02-14", currency="USD", buyer=buyer, ship_to=ship, bill_to=bill, supplier=sup, payment_terms="Net 30")
    d.f["lines"] = [Ln(1, "LM-55017-GRN", "PIPETTE TIPS 200UL RACKED STERILE", 40, "CS", "58.9", date="2025-02-14"),
                    Ln(2, "LM-8812", "CENTRIFUGE TUBE 50ML CONICAL PP", 12, "CS", "171.25", date="2025-02-14"),
                    Ln(3, "LM-90-4410A", "AGAROSE LE MOLECULAR GRADE 500G", 3, "EA", "642.00", date="2025-02-14")]
    d["total"] = d.net()
    rows = ""
    for l in d.lines:
        rows += f'<tr><td>{l.line}- 1</td><td>{l.si}<br>{l.desc}</td><td class=r>{num(l.qty, d=2)}</td><td>{l.uom}</td><td class=r>{num(l.price, d=5)}</td><td class=r>{num(l.amount)}</td><td>{dt(l.date, "{mm}/{dd}/{yyyy}")}</td></tr>' \
                f'<tr><td></td><td colspan=4 class=r>Schedule Total</td><td class=r><u>{num(l.amount)}</u></td><td></td></tr><tr><td></td><td colspan=4 class=r>Item Total for Line # {l.line}</td><td class=r><u>{num(l.amount)}</u></td><td></td></tr>'
    h = b.page("body{font:9pt Arial}td,th{vertical-align:top;padding:1px 4px}table{border-collapse:collapse}.b td{border:1px solid #000}.r{text-align:right}th{text-align:left;border-top:1px solid;border-bottom:1px solid}h2{margin:0}",
      f'''<table width=100%><tr><td width=55%><b>{buyer.h()}</b></td><td><h2>Purchase Order</h2><table class=b width=100%><tr><td>Dispatch Via Print</td><td></td><td>Page: 1 of 1</td></tr>
<tr><td><b>Purchase Order</b><br>{d["po_number"]}</td><td><b>Date</b><br>01/21/2025</td><td><b>Revision</b><br></td></tr><tr><td><b>Payment Terms</b><br>Net 30</td><td><b>Freight Terms</b><br>FOB-Dest</td><td><b>Ship Via</b><br>COMMON</td></tr><tr><td><b>Buyer</b><br>Tran,Linh M</td><td><b>Phone</b><br>775/555-0141</td><td><b>Currency</b><br>USD</td></tr></table></td></tr></table><br>
<table width=100%><tr><td width=50%><b>Vendor:</b> 0000018834<br>{sup.h()}</td><td><b>Ship To:</b> {ship.h()}<br><br><b>Bill To:</b> {bill.h()}</td></tr></table><p>Tax Exempt? Y &nbsp; Tax Exempt ID: 88-6000024 &nbsp; Replenishment Option: Standard</p>
<table width=100%><tr><th>Line-Sch</th><th>Item/Description</th><th class=r>Quantity</th><th>UOM</th><th class=r>PO Price</th><th class=r>Extended Amt</th><th>Due Date</th></tr>{rows}<tr><td colspan=5 class=r><b>Total PO Amount</b></td><td class=r><b>{num(d["total"])}</b></td><td></td></tr></table>
<p style="font-size:7pt">All shipments, shipping papers, invoices, and correspondence must be identified with our Purchase Order Number. Overshipments will not be accepted unless authorized by Buyer prior to shipment.</p><p align=right>________________<br>Authorized Signature</p>''')
    b.wk(h, d.pdf(), "--page-size", "Letter")
    return d


@layout("jde-greenbar-listing")
def _(name):
    d = Doc(name, "enscript+ghostscript", "en", ["JD Edwards style", "monospaced", "no rules", "second row with supplier item and requested date", "two-digit years", "branch/plant decoys"])
    buyer = P("DORRIGO GRAIN HANDLERS PTY LTD", "12 SILO ROAD", "TOOWOOMBA QLD 4350")
    ship = P("DORRIGO GRAIN - DALBY TERMINAL", "LOT 9 BRANCH CREEK RD", "DALBY QLD 4405")
    sup = P("AUSBELT CONVEYOR SUPPLIES", "44 BORONIA ST", "SALISBURY QLD 4107")
    d.f.update(po_number="00218834 OP", po_date="2025-05-06", currency="AUD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 DAYS EOM")
    d["po_number_alt"] = ["00218834"]
    d.f["lines"] = [Ln(1, "AB-1200-4PLY", "BELT RUBBER 1200MM 4 PLY", 85, "MT", "146.5", bi="BLT120044", date="2025-05-20"),
                    Ln(2, "AB-ID-152", "IDLER ROLLER 152X380 STEEL", 32, "EA", "57.3", bi="RLR152380", date="2025-05-20"),
                    Ln(3, "AB-FAST-140", "FASTENER BELT 140 PLATE BX25", 12, "BX", "88.4455", bi="FST140B25", date="2025-06-03"),
                    Ln(4, "AB-SCRP-UHMW", "SCRAPER BLADE UHMW 1200", 4, "EA", "412", bi="SCR120UHM", date="2025-06-03")]
    d["subtotal"], d["tax"] = d.net(), r2(d.net() * D("0.1"))
    d["total"] = d["subtotal"] + d["tax"]
    s = f"""R43500                        {buyer.name}                       06/05/25  14:22:07
                                    PURCHASE ORDER                             PAGE    1

                                                   ORDER NUMBER . .  00218834 OP
 TO   {sup.name:<44} ORDER DATE . . .  06/05/25
      {sup.lines[0]:<44} BRANCH/PLANT . .  M30
      {sup.lines[1]:<44} SUPPLIER NO. . .  40183
                                                   TERMS  . . . . .  {d['payment_terms']}
 SHIP {ship.name:<44} CURRENCY . . . .  AUD
 TO   {ship.lines[0]:<44} FREIGHT  . . . .  PREPAID & ADD
      {ship.lines[1]:<44} BUYER  . . . . .  T. MCALLISTER

 LINE   ITEM NUMBER   DESCRIPTION                      QTY ORDERED UM     UNIT PRICE   EXTENDED PRICE
        SUPPLIER ITEM                                                      REQUESTED
 ------ ------------- ------------------------------ ------------- -- -------------- ----------------
"""
    for l in d.lines:
        s += f" {l.line:>2}.000 {l.bi:<13} {l.desc:<30} {qn(l.qty):>13} {l.uom:<2} {num(l.price, d=4):>14} {num(l.amount):>16}\n        {l.si:<13}{'':<50}  {dt(l.date, '{dd}/{mm}/{yy}')}\n"
    s += f"""                                                                                       -------------
                                                             TOTAL ORDER EX GST      {num(d['subtotal']):>15}
                                                             GST 10.00%              {num(d['tax']):>15}
                                                             ORDER TOTAL AUD         {num(d['total']):>15}

 {buyer.name}  {buyer.lines[0]}  {buyer.lines[1]}   ABN 51 009 771 208
"""
    b.enscript(s, d.pdf(), "-fCourier8.2", "--margins=30:30:40:40")
    return d


@layout("dynamics365-house-design")
def _(name):
    d = Doc(name, "chromium", "en", ["Dynamics 365 style", "label left in two columns", "line discount column", "charges", "receipt date per line equal", "page number and order number in the footer"])
    buyer = P("Contessa Bay Resorts Ltd", "Level 5, 20 Viaduct Harbour Ave", "Auckland 1010", "New Zealand")
    ship = P("Contessa Bay Taupō - Engineering", "310 Lake Terrace", "Taupō 3330", "New Zealand")
    sup = P("Harrow Laundry Systems NZ", "18 Carbine Road, Mount Wellington", "Auckland 1060", "NZL")
    d.f.update(po_number="CBR-PO-004418", po_date="2025-07-30", requested_date="2025-08-18", currency="NZD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="20th of month following")
    d.f["lines"] = [Ln(None, "HL-DRM-30", "Dryer drum belt 30 kg", 8, "ea", "74.2", disc="5.00", date="2025-08-18"),
                    Ln(None, "HL-DET-20", "Liquid detergent low foam 20 L", 24, "drum", "118", disc="12.50", date="2025-08-18"),
                    Ln(None, "HL-LINT-F", "Lint filter mesh", 15, "ea", "31.65", date="2025-08-18")]
    d["subtotal"], d["freight"] = d.net(), D("145.00")
    d["tax"] = r2((d["subtotal"] + d["freight"]) * D("0.15"))
    d["total"] = d["subtotal"] + d["freight"] + d["tax"]
    rows = "".join(f'<tr><td>{l.si}</td><td>{l.desc}</td><td>{dt(l.date, "{d}/{mm}/{yyyy}")}</td><td class=r>{num(l.qty)}</td><td>{l.uom}</td><td class=r>{num(l.price)}</td><td class=r>{num(l.disc or 0)}</td><td class=r>{num(l.amount)}</td></tr>' for l in d.lines)
    kv = lambda *x: "<table class=kv>" + "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in x) + "</table>"
    b.chromium(b.page("@page{size:A4;margin:15mm}body{font:8.5pt 'Liberation Sans'}.kv td:first-child{width:110px;color:#444}.f{display:flex;justify-content:space-between}table{border-collapse:collapse}.t{width:100%;margin-top:14px}.t th{text-align:left;border-bottom:2px solid #222;padding:3px}.t td{padding:3px}.r,.t th.r{text-align:right}.foot{position:fixed;bottom:0;font-size:7pt;width:100%;border-top:1px solid #999}",
      f'''<div class=f><div style="font-size:15pt">Contessa Bay Resorts</div><div style="font-size:13pt">Purchase order</div></div><div class=f style="margin-top:16px"><div>{sup.h()}</div>{kv(("Number", d["po_number"]), ("Date", "30/07/2025"), ("Page", "1 of 1"), ("Purchase quotation", "RFQ-000912"), ("Your reference", "Q 77120 / Denise"), ("Payment", d["payment_terms"]), ("Currency", "NZD"))}</div>
<div class=f style="margin-top:16px"><div><b>Delivery address</b><br>{ship.h()}</div><div><b>Ordered by</b><br>{buyer.h()}<br>Tax registration number 94-117-332</div></div>
<table class=t><tr><th>Item number</th><th>Description</th><th>Delivery date</th><th class=r>Quantity</th><th>Unit</th><th class=r>Unit price</th><th class=r>Discount<br>percent</th><th class=r>Amount</th></tr>{rows}</table>
<div class=f style="margin-top:10px"><div></div><table><tr><td>Sales subtotal amount&nbsp;&nbsp;</td><td class=r>{num(d["subtotal"])}</td></tr><tr><td>Freight</td><td class=r>{num(d["freight"])}</td></tr><tr><td>GST</td><td class=r>{num(d["tax"])}</td></tr><tr><td><b>Total</b></td><td class=r><b>{num(d["total"])} NZD</b></td></tr></table></div>
<div class=foot>{d["po_number"]} &middot; Contessa Bay Resorts Ltd &middot; Telephone +64 9 555 0177 &middot; Bank 12-3456-0789012-00</div>'''), d.pdf())
    return d


@layout("odoo-sections-notes")
def _(name):
    d = Doc(name, "wkhtmltopdf", "en", ["Odoo style", "number only in the title", "sections with subtotals", "notes between lines", "quantity with unit in one cell", "taxes column", "item code in brackets inside description", "no line numbers"])
    buyer = P("Nimbus Event Hire SARL-FZ", "Warehouse 14, Al Quoz 3", "Dubai", "United Arab Emirates")
    sup = P("Falcon Stage Equipment LLC", "Industrial Area 11", "Sharjah", "United Arab Emirates")
    d.f.update(po_number="P02217", po_date="2025-10-02", requested_date="2025-10-20", currency="AED", buyer=buyer, ship_to=buyer, supplier=sup)
    A = [Ln(None, "FSE-TR-290", "Square truss 290 mm, 2 m", 24, "Units", "610", date="2025-10-20"), Ln(None, "FSE-TR-C90", "Truss corner 90°", 8, "Units", "485.5", date="2025-10-20")]
    B = [Ln(None, "FSE-CB-3G2.5", "Rubber cable H07RN-F 3G2.5", 300, "m", "7.35", date="2025-10-20"), Ln(None, "FSE-PS-63", "Power distribution 63 A, 12 way", 2, "Units", "3925", date="2025-10-20")]
    d.f["lines"] = A + B
    d["subtotal"] = d.net()
    d["tax"] = r2(d.net() * D("0.05"))
    d["total"] = d["subtotal"] + d["tax"]
    def sec(t, ls, note=""):
        return f'<tr class=s><td colspan=6>{t}</td></tr>' + "".join(f'<tr><td>[{l.si}] {l.desc}</td><td>VAT 5%</td><td>10/20/2025 09:00:00</td><td class=r>{num(l.qty, d=2)} {l.uom}</td><td class=r>{num(l.price)}</td><td class=r>{num(l.amount)} AED</td></tr>' for l in ls) + (f'<tr><td colspan=6 class=n>{note}</td></tr>' if note else "") + f'<tr><td colspan=6 class=r>Subtotal: {num(sum(l.amount for l in ls))} AED</td></tr>'
    b.wk(b.page("body{font:10pt Lato}table{width:100%;border-collapse:collapse}th{border-bottom:1px solid #000;text-align:left}td{border-bottom:1px solid #ddd;padding:4px 3px}.r,th.r{text-align:right}.s td{background:#eee;font-weight:bold}.n{font-style:italic}h2{font-weight:300;margin-top:24px}tr{page-break-inside:avoid}",
      f'''<div style="border-bottom:1px solid #875A7B">{buyer.h()}</div><table style="margin-top:12px"><tr><td style="border:0" width=50%><b>Shipping address:</b><br>{buyer.h()}</td><td style="border:0">{sup.h()}<br>TRN: 100338871200003</td></tr></table><h2>Purchase Order #P02217</h2>
<table><tr><td style="border:0"><b>Purchase Representative:</b><br>Marc Demo-Haddad</td><td style="border:0"><b>Your Order Reference:</b><br>QT/2025/0318</td><td style="border:0"><b>Order Date:</b><br>10/02/2025 08:14:31</td></tr></table><br>
<table><tr><th>Description</th><th>Taxes</th><th>Date Req.</th><th class=r>Qty</th><th class=r>Unit Price</th><th class=r>Amount</th></tr>{sec("Rigging", A, "Test certificates to be supplied with each truss.")}{sec("Power", B)}</table>
<table style="width:45%;margin-left:55%"><tr><td><b>Untaxed Amount</b></td><td class=r>{num(d["subtotal"])} AED</td></tr><tr><td>VAT 5%</td><td class=r>{num(d["tax"])} AED</td></tr><tr><td><b>Total</b></td><td class=r>{num(d["total"])} AED</td></tr></table><p style="margin-top:60px;font-size:8pt;text-align:center">+971 4 555 0139 | hire@nimbus.example | TRN 100552010900003<br>Page: 1 / 1</p>''') , d.pdf())
    return d


@layout("erpnext-code-in-cell")
def _(name):
    d = Doc(name, "weasyprint", "en", ["ERPNext style", "item code and description in one cell, code first", "quantity cell '12 Nos'", "schedule date", "amounts with currency sign", "amount in words", "Indian English without lakh grouping"])
    buyer = P("Saffron Lane Hotels", "Plot 7, Sector 62", "Noida", "Uttar Pradesh 201309", "India")
    ship = P("Saffron Lane Lucknow - Stores", "Vibhuti Khand, Gomti Nagar", "Lucknow", "Uttar Pradesh 226010", "India")
    sup = P("Devika Linen Mills")
    d.f.update(po_number="PUR-ORD-2025-00376", po_date="2025-04-11", requested_date="2025-04-30", currency="INR", buyer=buyer, ship_to=ship, supplier=sup)
    d.f["lines"] = [Ln(1, "LIN-BS-K300", "Bed sheet king 300 TC white", 120, "Nos", "845"), Ln(2, "LIN-TW-B600", "Bath towel 600 gsm", 200, "Nos", "312.5"), Ln(3, "LIN-PC-ST", "Pillow case standard", 16, "Box", "990")]
    d["subtotal"], d["tax"] = d.net(), r2(d.net() * D("0.12"))
    d["total"] = d["subtotal"] + d["tax"]
    rows = "".join(f'<tr><td>{l.line}</td><td><b>{l.si}</b><br>{l.desc}</td><td class=r>{qn(l.qty)} {l.uom}</td><td>30-04-2025</td><td class=r>₹ {num(l.price)}</td><td class=r>₹ {num(l.amount)}</td></tr>' for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:15mm}body{font:9pt 'DejaVu Sans'}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #d1d8dd;padding:6px;vertical-align:top;text-align:left}td.r,th.r,.t td.r{text-align:right}.g{color:#8d99a6}h1{font-size:15pt;margin:0}",
      f'''<h1>PURCHASE ORDER</h1><div class=g>{d["po_number"]}</div><table style="margin-top:14px"><tr><td width=18% class=g>Supplier Name:</td><td width=32%>{sup.name}</td><td width=18% class=g>Date:</td><td>11-04-2025</td></tr><tr><td class=g>Shipping Address:</td><td>{ship.h()}</td><td class=g>Company:</td><td>{buyer.h()}<br>GSTIN: 09AABCS1429B1ZX</td></tr></table><br>
<table class=t><tr><th>Sr</th><th>Item</th><th class=r>Quantity</th><th>Required By</th><th class=r>Rate</th><th class=r>Amount</th></tr>{rows}</table><table style="width:55%;margin-left:45%;margin-top:8px"><tr><td class=r>Total</td><td class=r>₹ {num(d["subtotal"])}</td></tr><tr><td class=r>Output Tax IGST @ 12.0</td><td class=r>₹ {num(d["tax"])}</td></tr><tr><td class=r><b>Grand Total</b></td><td class=r><b>₹ {num(d["total"])}</b></td></tr><tr><td class=r class=g>In Words</td><td class=r>INR Two Lakh, One Thousand, Three Hundred And Eight and Eighty Paise only.</td></tr></table>'''), d.pdf())
    return d


@layout("coupa-line-addresses")
def _(name):
    d = Doc(name, "chromium", "en", ["Coupa style", "account coding rows inside lines", "part number as label inside the line", "need by", "supplier part no. and contract decoys", "currency after each amount"])
    buyer = P("Lumen Orchard Foods, Inc.", "300 Grant Avenue, Floor 11", "San Francisco, CA 94108", "United States")
    ship = P("Lumen Orchard Modesto DC", "6200 Stoddard Road", "Modesto, CA 95356", "United States", "Attn: Priya Natarajan")
    bill = P("Lumen Orchard Foods, Inc.", "AP Department", "PO Box 4410", "Omaha, NE 68104", "United States")
    sup = P("Tanager Packaging Co")
    d.f.update(po_number="4087715", po_date="2025-06-17", requested_date="2025-07-03", currency="USD", buyer=buyer, ship_to=ship, bill_to=bill, supplier=sup, payment_terms="Net 60")
    d.f["lines"] = [Ln(1, "TP-RSC-181212", "RSC carton 18x12x12 32ECT kraft", 1500, "Each", "1.18", date="2025-07-03"), Ln(2, "TP-SW-80G", "Stretch wrap 80 ga 18 in x 1500 ft, 4 rolls/case", 36, "Case", "52.4", date="2025-07-03"), Ln(3, "TP-LBL-46", "Thermal label 4x6 fanfold, 2000/box", 20, "Box", "31", date="2025-07-03")]
    d["total"] = d.net()
    rows = "".join(f'<tr class=m><td>{l.line}</td><td>{l.desc}<div class=g>Supplier Part Number: {l.si}<br>Commodity: Packaging (CM-1142)<br>Billing: 200-6410-MOD-00{l.line}</div></td><td>07/03/25</td><td class=r>{num(l.qty, d=0)}</td><td>{l.uom}</td><td class=r>{num(l.price)}</td><td class=r>{num(l.amount)} USD</td></tr>' for l in d.lines)
    b.chromium(b.page("@page{size:Letter;margin:14mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.g{color:#777;font-size:7pt}th{background:#f1f4f6;text-align:left;padding:4px;font-size:8pt}td{padding:4px;vertical-align:top}.m td{border-bottom:1px solid #ccc}.r,th.r{text-align:right}.box{border:1px solid #ccc;padding:6px}",
      f'''<table><tr><td style="font-size:16pt;color:#2a6">lumen orchard</td><td class=r style="font-size:14pt">Purchase Order</td></tr></table><table><tr><td width=50%><div class=box><b>PO Number</b> 4087715<br><b>PO Date</b> 06/17/25<br><b>Requester</b> Priya Natarajan<br><b>Payment Terms</b> Net 60<br><b>Shipping Terms</b> DAP<br><b>Contract</b> CW2210093</div></td><td><div class=box><b>Bill To</b><br>{bill.h()}</div></td></tr><tr><td><div class=box><b>Supplier</b><br>{sup.h()}<br>orders@tanager.example</div></td><td><div class=box><b>Ship To</b><br>{ship.h()}</div></td></tr></table><br>
<table><tr><th>Line</th><th>Description</th><th>Need By</th><th class=r>Qty</th><th>Unit</th><th class=r>Price</th><th class=r>Total</th></tr>{rows}</table><p style="text-align:right"><b>Total {num(d["total"])} USD</b></p><p class=g>This PO is issued by {buyer.name}, {", ".join(buyer.lines)}. The PO terms apply: lumenorchard.example/po-terms</p>'''), d.pdf())
    return d
