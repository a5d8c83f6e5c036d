# SPDX-License-Identifier: Apache-2.0
"""Papers that name order numbers and are no order: what suppliers, stores and offices send along."""
from l_ya_kit import *
CSS = "@page{size:letter;margin:14mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;text-align:left;padding:3px 5px}.r{text-align:right!important}.t th{border-bottom:1px solid #000}"


def non(name, producer, doc_type, feats, **kw):
    return mk(name, producer, kw.pop("lang", "en"), ["non-order"] + feats, [], doc_type=doc_type, expect="reject", **kw)


@layout("za-non-us-invoice-customer-po-column")
def _(name):
    d = non(name, "wkhtmltopdf", "invoice", ["invoice with Customer PO, order no. and ship date", "remit to block"])
    I = (("BX-2207", "Hydraulic filter element 10 micron", 24, "18.40"), ("BX-3310", "Breather cap, 3/4 NPT", 12, "11.25"), ("FRT", "Freight", 1, "32.10")); t = sum(D(q) * D(p) for _, _, q, p in I)
    b.wk(b.page(CSS, f'''<table><tr><td><b style="font-size:14pt">Blackburn Fluid Power</b><br>2020 Canal Road, Evansville, IN 47710<td class=r><span style="font-size:16pt">Invoice</span><br>Invoice No. 884172<br>Invoice Date 04/30/2026<br>Due 05/30/2026</table><br><table><tr><td>Sold to<br>Wabash Coal Handling<br>1 Tipple Road, Princeton, IN 47670<td>Ship to<br>Wabash Coal Handling<br>Shop 3, Princeton, IN 47670</table><br><table class=t><tr><th>Customer PO<th>Order No.<th>Ordered<th>Shipped<th>Terms<tr><td>P-40188<td>SO77120<td>04/22/2026<td>04/29/2026<td>Net 30</table><br><table class=t><tr><th>Item<th>Description<th class=r>Qty Shipped<th class=r>Price<th class=r>Amount</tr>{"".join(f"<tr><td>{a}<td>{e}<td class=r>{q}<td class=r>{p}<td class=r>{num(D(q) * D(p))}</tr>" for a, e, q, p in I)}<tr><td colspan=4 class=r><b>Invoice total</b><td class=r><b>${num(t)}</b></table><p>Remit to: PO Box 2200, Evansville, IN 47728. 1.5% per month on balances over 30 days.</p>'''), d.pdf(), "-s", "Letter"); return d


@layout("za-non-au-quotation-ref-your-order-form")
def _(name):
    d = non(name, "PDFKit", "quotation", ["quotation valid 30 days with acceptance block that asks for an order number"]); c = b.Canvas(595, 842, 9.5)
    c.t(40, 54, "Southern Pump & Bore Pty Ltd", 16, "HB"); c.t(40, 69, "12 Artesian Way, Dubbo NSW 2830   ABN 44 118 220 771", 8.5); c.t(555, 54, "QUOTATION Q-20418", 14, "HB", "r"); c.t(555, 70, "11 August 2026, valid 30 days", a="r"); c.ts(40, 104, ["Narromine Shire Council", "Attn: Water & Sewer", "124 Dandaloo Street, Narromine NSW 2821"], 12); c.t(40, 158, "Thank you for your enquiry (your last order PO 119022 refers). We are pleased to quote:")
    S = [(40, "l"), (70, "l"), (360, "r"), (370, "l"), (460, "r"), (555, "r")]; y = 186; at(c, y, S, ("Item", "Description", "Qty", "Unit", "Price", "Total"), font="HB"); c.hl(y + 5); y += 22; t = 0
    for i, (e, q, u, p) in enumerate((("Submersible pump 6 in, 11 kW, 12 stages", 2, "ea", "6840.00"), ("Control panel, soft starter, level relay", 2, "ea", "2975.00"), ("Riser main 80 mm, flexible, per metre", 140, "m", "48.50"))):
        a = D(q) * D(p); t += a; at(c, y, S, (i + 1, e, q, u, num(p), num(a))); y += 18
    for k, (a, v) in enumerate((("Subtotal", t), ("GST", t / 10), ("Total AUD", t * D("1.1")))):
        c.t(460, y + 8 + 14 * k, a, font="HB", a="r"); c.t(555, y + 8 + 14 * k, num(v), a="r")
    c.ts(40, y + 80, ["To accept this quotation please sign and return with your official order number.", "", "Order number: ______________    Name: ____________________    Signed: ____________________", "", "Delivery 4 to 6 weeks from order. Terms 30 days to approved accounts."], 14); c.pdfkit(d.pdf()); return d


@layout("za-non-us-order-acknowledgment-promise-dates")
def _(name):
    d = non(name, "Go fpdf", "order_confirmation", ["acknowledgment laid out like an order", "P.O. number bold", "promise dates"]); c = b.Canvas(612, 792, 9)
    c.t(306, 46, "CUYAHOGA SPRING & STAMPING", 14, "HB", "c"); c.t(306, 60, "880 Mill Street, Cuyahoga Falls, OH 44221", a="c"); c.t(306, 84, "ORDER ACKNOWLEDGMENT", 13, "HB", "c"); rows(c, 400, 110, (("Our order", "S0118820"), ("Your P.O.", "4500771902"), ("P.O. date", "03/02/26"), ("Entered", "03/03/26"), ("Terms", "NET 30")), 70, 13, vf="HB"); c.t(40, 110, "Bill to / Ship to:"); c.ts(40, 124, ["Lorain Appliance Controls", "3100 Oberlin Ave", "Lorain, OH 44053"], 12)
    S = [(40, "l"), (70, "l"), (170, "l"), (350, "r"), (362, "l"), (390, "l"), (500, "r"), (572, "r")]; y = 200; c.hl(188, 40, 572); at(c, y, S, ("Line", "Your part", "Description", "Qty", "UM", "Promise", "Price /M", "Amount"), font="HB"); c.hl(206, 40, 572); y += 22; t = 0
    for i, (m, e, q, p, w) in enumerate((("LAC-7741", "Compression spring .045 MW", 50000, "38.20", "04/06/26"), ("LAC-7742", "Torsion spring LH .032 SS", 20000, "71.50", "04/13/26"))):
        a = D(q) * D(p) / 1000; t += a; at(c, y, S, (i + 1, m, e, num(q, d=0), "PC", w, p, num(a))); y += 18
    c.t(500, y + 10, "Order total", font="HB", a="r"); c.t(572, y + 10, num(t), font="HB", a="r"); c.ts(40, y + 50, ["Thank you for your order. Please check this acknowledgment and tell us of any difference within 48 hours;", "otherwise the order will be made and shipped as stated here. Our terms of sale (form CS-8) apply exclusively."], 12); c.gofpdf(d.pdf()); return d


@layout("za-non-ca-packing-slip-backorder")
def _(name):
    d = non(name, "chromium", "delivery_note", ["packing slip with ordered, shipped and back ordered"]); I = (("LT-1180", "LED driver 40W 0-10V", 60, 60, 0), ("LT-1212", "LED driver 96W prog.", 24, 12, 12), ("LT-9001", "Mounting clip, bag of 50", 10, 10, 0))
    b.chromium(b.page(CSS, f'''<h2 style="margin:0">PACKING SLIP</h2><p>Lumitron Canada Inc., 5500 Timberlea Blvd, Mississauga ON L4W 2T7</p><table><tr><td><b>Ship to</b><br>Grand River Lighting Ltd.<br>120 Victoria St S, Kitchener ON N2G 2B4<td><b>Packing slip</b> PS-66120<br><b>Customer PO</b> GRL-20418<br><b>Order date</b> 2026-03-24<br><b>Ship date</b> 2026-03-27<br><b>Carrier</b> Purolator 331 884 120 776</table><br><table class=t><tr><th>Item<th>Description<th class=r>Ordered<th class=r>Shipped<th class=r>Back ordered</tr>{"".join(f"<tr><td>{a}<td>{e}<td class=r>{q}<td class=r>{s}<td class=r>{o}</tr>" for a, e, q, s, o in I)}</table><p>2 cartons, 31 lb. Packed by RV. Claims for shortage within 5 days. Back orders ship without further notice.</p>'''), d.pdf()); return d


@layout("za-non-in-rfq-sap-collective-number")
def _(name):
    d = non(name, "Apache PDFBox", "rfq", ["SAP request for quotation in the layout of an order, no prices", "quotation deadline"]); c = b.Canvas(595, 842, 9)
    c.t(40, 50, "Narmada Fertilizers Limited", 14, "HB"); c.t(40, 64, "P.O. Narmadanagar, Bharuch 392015, Gujarat"); c.t(555, 50, "Request for Quotation", 14, "HB", "r"); rows(c, 360, 84, (("RFQ number/date", "6000118842 / 06.05.2026"), ("Quotation deadline", "20.05.2026"), ("Collective no.", "NF-M-0044"), ("Contact", "S. Trivedi")), 90, 13); c.t(40, 90, "Vendor 0000220418"); c.ts(40, 103, ["Excel Pumps & Seals", "GIDC Makarpura, Vadodara 390010"], 12); c.ts(40, 156, ["Please quote your best price, taxes and delivery time for the following items. Ref. our previous purchase order 4500220417.", "Delivery: Stores, Narmadanagar, required by 30.06.2026"], 13)
    S = [(40, "l"), (80, "l"), (170, "l"), (460, "r"), (470, "l")]; y = 204; c.hl(192); at(c, y, S, ("Item", "Material", "Description", "Quantity", "Unit"), font="HB"); c.hl(210); y += 22
    for i, (m, e, q, u) in enumerate((("3310044817", "MECHANICAL SEAL 65MM SIC/SIC VITON", "6.000", "NO"), ("3310044820", "SHAFT SLEEVE SS316 FOR PUMP P-402", "10.000", "NO"), ("3310050031", "IMPELLER CF8M DIA 310MM", "2.000", "NO"))):
        at(c, y, S, ((i + 1) * 10, m, e, q, u)); c.t(170, y + 12, "Unit price: ____________   GST %: ______   Delivery weeks: ______", 8); y += 34
    c.t(40, y + 20, "Quotations received after the deadline will not be opened. This request is no order and binds neither party."); c.pdfbox(d.pdf()); return d


@layout("za-non-uk-statement-open-orders-refs")
def _(name):
    d = non(name, "weasyprint", "statement", ["statement of account, customer's order numbers in the reference column, ageing"]); I = (("02/06/2026", "Invoice", "SI-20881", "PO 77120", "1,240.80", ""), ("11/06/2026", "Invoice", "SI-20940", "PO 77164", "388.20", ""), ("15/06/2026", "Credit", "SC-01120", "PO 77120", "", "96.00"), ("23/06/2026", "Invoice", "SI-21007", "PO 77201", "2,017.44", ""), ("26/06/2026", "Receipt", "BACS", "", "", "1,240.80"))
    b.weasy(b.page(CSS.replace("letter", "A4"), f'''<table><tr><td><b style="font-size:14pt">Pennine Bearings Ltd</b><br>Mill Lane, Rochdale OL11 4QX<td class=r><span style="font-size:15pt">Statement of Account</span><br>30 June 2026<br>Account TEX014</table><p>Textile Machinery Services<br>Calder Works, Todmorden OL14 5RS</p><table class=t><tr><th>Date<th>Type<th>Our ref.<th>Your order<th class=r>Debit £<th class=r>Credit £</tr>{"".join("<tr>" + "".join(f"<td{' class=r' if i > 3 else ''}>{v}" for i, v in enumerate(x)) + "</tr>" for x in I)}<tr><td colspan=5 class=r><b>Balance due £</b><td class=r><b>2,309.64</b></table><br><table class=t><tr><th class=r>Current<th class=r>30 days<th class=r>60 days<th class=r>90 days +<tr><td class=r>2,309.64<td class=r>0.00<td class=r>0.00<td class=r>0.00</table><p>Payment terms 30 days end of month. Sort code 00-00-00, account 00000000.</p>'''), d.pdf()); return d


@layout("za-non-us-price-list-how-to-order")
def _(name):
    d = non(name, "jsPDF", "price_list", ["distributor price list, two pages, minimum order and how to order"]); c = b.Canvas(612, 792, 9); sizes = ("1/4", "3/8", "1/2", "3/4", "1", "1-1/4", "1-1/2", "2", "2-1/2", "3")
    for pg, (t, k) in enumerate((("Ball valves, brass, full port", "BV"), ("Check valves, bronze, swing", "CV"))):
        if pg:
            c.page()
        c.t(40, 50, "Ohio Valley Flow Products", 15, "TB"); c.t(572, 50, "PRICE LIST 2026-1", 12, "HB", "r"); c.t(40, 66, "Effective January 5, 2026. Prices in US dollars, FOB Marietta, OH. Subject to change without notice."); c.t(40, 96, t, 12, "HB")
        S = [(40, "l"), (140, "l"), (260, "r"), (340, "r"), (420, "r"), (500, "r")]; at(c, 116, S, ("Part number", "Size, NPT", "Box qty", "List each", "10+ each", "100+ each"), font="HB"); c.hl(121, 40, 510)
        for i, z in enumerate(sizes):
            p = D("6.40") * (i + 1) * (pg + 1); at(c, 138 + 16 * i, S, (f"OV-{k}-{i + 1:02}", z, 10 if i < 6 else 4, num(p), num(p * D("0.9")), num(p * D("0.82"))))
        c.ts(40, 330, ["Minimum order $100 net. Orders: orders@ovflow.example, please state your purchase order number, part number,", "quantity, ship-to address and required date. Net 30 to rated accounts."], 13); c.t(306, 760, f"Page {pg + 1} of 2", 8, a="c")
    c.jspdf(d.pdf()); return d


@layout("za-non-us-receiving-report-against-po")
def _(name):
    d = non(name, "enscript + ghostscript", "receiving_report", ["receiving listing against purchase orders, fixed pitch", "ordered and received quantities and cost"])
    T = ["REPORT RCV210                 ADDISON GEAR WORKS               PAGE 1", "RUN 06/18/26 15:40          RECEIVING REPORT", "", "RECEIPT NO. R0044182        RECEIVED 06/18/26       DOCK 2   CLERK JWB", "PURCHASE ORDER 118844       PO DATE 05/27/26        VENDOR 2207 ACME BAR STOCK", "PACKING SLIP 77120          CARRIER ROADRUNNER      PRO 4418820776", "", "LN ITEM         DESCRIPTION                 ORDERED  RECEIVED    BAL UM", "-" * 74]
    for i, (m, e, q, r) in enumerate((("B-4140-200", "BAR 4140 HR 2.000 DIA", 2400, 2385), ("B-8620-150", "BAR 8620 CD 1.500 DIA", 1200, 1200), ("B-1018-075", "BAR 1018 CD .750 SQ", 600, 0))):
        T.append(f"{i + 1:>2} {m:<12} {e:<26} {num(q, d=0):>8}  {num(r, d=0):>8} {num(q - r, d=0):>6} LB")
    T += ["-" * 74, "INSPECTION:  HEAT NUMBERS CHECKED  [X]    CERTS ATTACHED  [X]", "LOCATION:    RACK 14-C             LINE 3 NOT ON TRUCK, VENDOR CALLED", "", "RECEIVED BY ______________________   INSPECTED BY ______________________"]
    b.enscript("\n".join(T) + "\n", d.pdf(), "-f", "Courier10", "-M", "Letter"); return d


@layout("za-non-za-purchase-requisition-suggested-supplier")
def _(name):
    d = non(name, "dompdf", "requisition", ["internal purchase requisition with estimated prices and a suggested supplier", "'PO number' left empty"]); I = (("Laboratory oven 108 l, 250 C", 1, "31,400.00"), ("Analytical balance 220 g / 0.1 mg", 1, "44,850.00"), ("Desiccator 300 mm", 2, "3,980.00"))
    b.dompdf(b.page("@page{size:A4;margin:14mm}body{font-family:Helvetica;font-size:9pt}table{width:100%;border-collapse:collapse}td,th{border:1px solid #333;padding:5px;text-align:left;vertical-align:top}.r{text-align:right}", f'''<h2>Karoo Water Board - Purchase Requisition</h2><table><tr><td>Requisition no. <b>PR-26-00481</b><td>Date 2026/07/29<td>Required by 2026/08/31<tr><td>Requested by: N. Jacobs, Laboratory<td>Cost centre 4417<td>PO number (Procurement only): <br>&nbsp;</table><br><table><tr><td>Suggested supplier: Cape Lab Equipment, 5 Marine Drive, Paarden Eiland 7405 (previous order PO 55120)<td>Deliver to: Laboratory, Beaufort West treatment works</table><br><table><tr><th>No<th>Description<th class=r>Qty<th class=r>Estimated price R<th class=r>Estimated total R</tr>{"".join(f"<tr><td>{i + 1}<td>{e}<td class=r>{q}<td class=r>{p}<td class=r>{num(D(q) * D(p.replace(',', '')))}</tr>" for i, (e, q, p) in enumerate(I))}<tr><td colspan=4 class=r>Estimated total excl. VAT<td class=r>84,210.00</table><p>Motivation: the present oven failed calibration in June (certificate 7718). Three quotations attached: yes / no</p><table><tr><td>Requested ____________<td>Supported ____________<td>Budget confirmed ____________<td>Approved CFO ____________</table><p>This is not a purchase order. Nobody may commit the Board before Procurement has issued one.</p>'''), d.pdf()); return d
