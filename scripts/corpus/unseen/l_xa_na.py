# SPDX-License-Identifier: Apache-2.0
"""Quebec and the United States again; Britain, Ireland and Australia."""
from l_wa_kit import *


@layout("xa-ca-quebec-ville-bon-commande")
def _(name):
    buyer = P("VILLE DE SAINT-CÔME-DES-MONTS", "255, rue Principale", "Saint-Côme-des-Monts (Québec)  J0K 2B0")
    ship = P("GARAGE MUNICIPAL", "1480, chemin du Rang 4", "Saint-Côme-des-Monts (Québec)  J0K 2B0")
    sup = P("SABLIÈRE & BÉTON LANAUDIÈRE INC.", "3300, boul. Industriel", "Joliette (Québec)  J6E 8V1")
    d = Doc(name, "TCPDF", "fr", ["Quebec municipality, French", "TPS and TVQ rows", "amounts with blank and comma, dollar sign behind", "no line numbers", "poste budgétaire column decoy", "BON DE COMMANDE with No in a box", "livrer à / facturer à"])
    d.f.update(po_number="BC-26-00418", po_date="2026-05-06", requested_date="2026-05-20", currency="CAD", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30 jours")
    for si, t, q, u, p in (("MG20-B", "Pierre concassée MG-20, camion 10 roues", 180, "t.m.", "21.75"), ("AB5-HIV", "Abrasif AB-5 tamisé", 60, "t.m.", "18.40"), ("BT-24-48", "Bordure de béton droite 1,0 m", 24, "un.", "46.90")):
        d.lines.append(Ln(None, si, t, q, u, p))
    n = d.net(); tps, tvq = r2(n * D("0.05")), r2(n * D("0.09975"))
    d.f.update(subtotal=n, tax=tps + tvq, total=n + tps + tvq); d["tax_alt"] = [tps, tvq]
    f = lambda v: num(v, "sp") + " $"
    r = "".join(f'<tr><td width="10%" align="right">{num(l.qty, "sp")}</td><td width="8%">{l.uom}</td><td width="14%">{l.si}</td><td width="32%">{E(l.desc)}</td><td width="14%">02-320-00-62{i}</td><td width="10%" align="right">{f(l.price)}</td><td width="12%" align="right">{f(l.amount)}</td></tr>' for i, l in enumerate(d.lines))
    th = "".join(f'<td width="{w}%" align="center"><b>{h}</b></td>' for w, h in ((10, "Qté"), (8, "Unité"), (14, "Code fourn."), (32, "Description"), (14, "Poste budgétaire"), (10, "Prix unit."), (12, "Montant")))
    tot = "".join(f'<tr><td width="70%"></td><td width="16%" align="right">{k}</td><td width="14%" align="right">{f(v)}</td></tr>' for k, v in (("Sous-total", n), ("T.P.S. 5 %", tps), ("T.V.Q. 9,975 %", tvq), ("<b>TOTAL</b>", d["total"])))
    b.tcpdf(f'''<table><tr><td width="60%"><b>{buyer.name}</b><br>{"<br>".join(buyer.lines)}<br>Tél. : 450 555-0133</td><td width="40%"><table border="1" cellpadding="3"><tr><td align="center"><b>BON DE COMMANDE</b></td></tr><tr><td>No : <b>BC-26-00418</b></td></tr><tr><td>Date : 2026-05-06</td></tr></table></td></tr></table><br><br><table border="1" cellpadding="3" style="font-size:8pt"><tr><td width="34%"><b>FOURNISSEUR</b> (no 1187)<br>{E(sup.name)}<br>{"<br>".join(sup.lines)}</td><td width="33%"><b>LIVRER À</b><br>{ship.name}<br>{"<br>".join(ship.lines)}</td><td width="33%"><b>FACTURER À</b><br>{buyer.name}<br>{"<br>".join(buyer.lines)}</td></tr><tr><td>Conditions : Net 30 jours</td><td>Date requise : 2026-05-20</td><td>Demandé par : Y. Beausoleil</td></tr></table><br><br><table border="1" cellpadding="2" style="font-size:8pt">{"<tr>" + th + "</tr>"}{r}</table><table cellpadding="2" style="font-size:8pt">{tot}</table><p style="font-size:7pt">Le numéro du bon de commande doit apparaître sur la facture et le bon de livraison. TPS R108 118 842 RT &nbsp; TVQ 1006 418 220 TQ 0002.</p><p style="font-size:8pt">Autorisé par : ______________________ &nbsp; Trésorière</p>''', d.pdf())
    return d


@layout("xa-non-rfq-transit-district")
def _(name):
    d = non(name, "iText", "rfq", ["request for quotation of a transit district", "quantity column filled, price columns empty", "THIS IS NOT AN ORDER", "ship to, terms and delivery boxes as on an order"])
    c = b.Canvas(612, 792, 8.5)
    c.t(40, 46, "REDWOOD EMPIRE TRANSIT DISTRICT", 12, "HB"); c.ts(40, 59, ["133 V Street", "Eureka, CA 95501"], 10); c.t(572, 46, "REQUEST FOR QUOTATION", 13, "HB", "r"); c.t(572, 60, "THIS IS NOT AN ORDER", 9, "HB", "r")
    c.r(360, 70, 212, 42); c.t(366, 82, "RFQ Number: 26-0077"); c.t(366, 94, "Date Issued: 04/02/2026"); c.t(366, 106, "Quotation due: 04/16/2026  2:00 PM", font="HB")
    c.t(40, 130, "VENDOR", 7, "HB"); c.ts(40, 142, ["North Coast Fleet Glass", "2001 Broadway", "Eureka, CA 95501"], 11); c.t(320, 130, "SHIP TO", 7, "HB"); c.ts(320, 142, ["Redwood Empire Transit - Bus Yard", "133 V Street", "Eureka, CA 95501"], 11)
    c.r(40, 190, 532, 180); S = [(44, "l"), (84, "r"), (92, "l"), (122, "l"), (400, "l"), (460, "l"), (520, "l")]; c.hl(206, 40, 572)
    at(c, 201, S, ["Item", "Qty", "Unit", "Description", "Brand", "Unit Price", "Extension"], size=7.5, font="HB")
    for i, (q, u, t) in enumerate((("6", "EA", "Windshield, curb side, Gillig low floor 2014"), ("6", "EA", "Windshield, street side, Gillig low floor 2014"), ("20", "EA", "Side window, sealed, 48 x 36, tinted"), ("12", "TUBE", "Urethane adhesive, 1 hour drive-away"))):
        at(c, 224 + 20 * i, S, [i + 1, q, u, t, "________", "$________", "$________"])
    c.ts(40, 390, ["Delivery will be made within ____ days after receipt of order.      Payment terms: ________      F.O.B. Destination", "Prices quoted shall be firm for 60 days. The District reserves the right to reject any or all quotations.", "", "Company: ______________________   Signature: ______________________   Date: __________"], 16); c.itext(d.pdf())
    return d


@layout("xa-review-change-order-jaguar-county")
def _(name):
    buyer = P("BOARD OF COUNTY COMMISSIONERS", "ORCHARD COUNTY", "1 COURTHOUSE SQUARE", "LYNDEN, OH 45601")
    sup = P("SCIOTO SALT & AGGREGATE", "880 RIVERSIDE DR", "PORTSMOUTH, OH 45662")
    d = mk(name, "PDF::API2", ["change order no. 1 to a purchase order", "original, change and revised amount columns", "quantity increased"],
           [Ln(1, None, "ROCK SALT, TREATED, DELIVERED", 900, "TON", "84.15"), Ln(2, None, "LIMESTONE #9, DELIVERED", 1200, "TON", "23.60")],
           po_number="PO 26-0411", po_date="2025-09-30", currency="USD", buyer=buyer, ship_to=P("ENGINEER'S GARAGE", "4400 ST RT 772", "LYNDEN, OH 45601"), supplier=sup, doc_type="change_order", expect="review", buyer_alt=[P("ORCHARD COUNTY")])
    d.must_review = True; d["total"] = d.net()
    c = b.Canvas(612, 792, 9, "T")
    c.t(306, 50, "BOARD OF COUNTY COMMISSIONERS", 14, "TB", "c"); c.t(306, 64, "ORCHARD COUNTY", 11, "TB", "c"); c.t(306, 76, "1 COURTHOUSE SQUARE, LYNDEN, OH 45601", 8, a="c"); c.hl(84, 40, 572, 1)
    c.t(306, 104, "PURCHASE ORDER CHANGE ORDER NO. 1", 13, "TB", "c"); c.t(40, 128, "PO Number: PO 26-0411", font="TB"); c.t(240, 128, "Original PO Date: 09/30/2025"); c.t(430, 128, "Change Date: 01/21/2026")
    c.t(40, 150, "Vendor:"); c.ts(90, 150, sup.all(), 11); c.t(330, 150, "Ship To:"); c.ts(380, 150, d["ship_to"].all(), 11)
    c.t(40, 200, "Reason for change: increase line 1 from 600 to 900 tons, severe winter. All other terms and conditions remain the same.")
    S = [(44, "l"), (64, "l"), (290, "r"), (300, "l"), (370, "r"), (460, "r"), (560, "r")]; at(c, 226, S, ["Ln", "Description", "Qty", "Unit", "Price", "Previous", "Revised"], font="TB"); c.hl(230, 40, 572)
    for i, (l, p) in enumerate(zip(d.lines, ("50,490.00", "28,320.00"))):
        at(c, 246 + 16 * i, S, [l.line, l.desc, qn(l.qty), l.uom, "$" + num(l.price), "$" + p, "$" + num(l.amount)])
    c.hl(270, 40, 572); c.t(460, 290, "Previous total $78,810.00", a="r"); c.t(460, 304, "Net change + $25,245.00", a="r"); c.t(460, 318, "Revised purchase order total", font="TB", a="r"); c.t(560, 318, "$" + num(d["total"]), font="TB", a="r")
    c.t(40, 400, "Approved: ______________________  County Auditor           ______________________  President of the Board"); c.perl(d.pdf())
    return d


@layout("xa-scan-ca-sage50-farm-supply")
def _(name):
    buyer = P("Gull Lake Grain Growers Ltd.", "Box 418", "Gull Lake, Saskatchewan S0N 1A0")
    d = mk(name, "Cairo -> JPEG 150 dpi", ["scan skewed 0.6 degrees", "Sage 50 Canada style: Item, Quantity, Unit, Description, Tax, Unit Price, Amount", "legend of tax codes G and GP", "GST and PST rows", "shipping date box", "stamped and initialled margin"],
           [Ln(None, "BLT-C288", "Elevator belt 12 in 3-ply, per ft", 220, "FT", "18.40"), Ln(None, "BKT-CC12", "Bucket CC-HD 12x7 urethane", 330, "EA", "9.85"), Ln(None, "BRG-215", "Pillow block bearing 2-15/16", 4, "EA", "268.00")],
           po_number="3318", po_date="2026-06-11", currency="CAD", buyer=buyer, bill_to=None, ship_to=P("Gull Lake Grain Growers Ltd.", "Elevator B, SW 14-13-19 W3", "Gull Lake, Saskatchewan S0N 1A0"), supplier=P("Palliser Conveyor & Bearing", "1210 6th Avenue", "Regina, Saskatchewan S4R 1C3"), payment_terms="Net 30", requested_date="2026-06-25")
    n = d.net(); d.f.update(subtotal=n, freight=D("145.00")); g, p = r2((n + 145) * D("0.05")), r2(n * D("0.06")); d["tax"] = g + p; d["tax_alt"] = [g, p]; d["total"] = n + 145 + g + p
    c = b.Canvas(612, 792, 9.5)
    c.t(50, 60, buyer.name, 14, "TB"); c.ts(50, 75, buyer.lines + ["Phone 306 555-0125"], 12, font="T"); c.t(562, 60, "PURCHASE ORDER", 16, "TB", "r"); c.t(480, 84, "Order No.:", a="r"); c.t(486, 84, "3318", font="HB"); c.t(480, 98, "Date:", a="r"); c.t(486, 98, "06/11/2026"); c.t(480, 112, "Ship Date:", a="r"); c.t(486, 112, "06/25/2026"); c.t(480, 126, "Page:", a="r"); c.t(486, 126, "1")
    c.t(50, 150, "Ordered From:", font="HB"); c.ts(50, 164, d["supplier"].all(), 12); c.t(310, 150, "Ship To:", font="HB"); c.ts(310, 164, d["ship_to"].all(), 12)
    c.r(50, 212, 512, 250); X = (50, 120, 170, 205, 390, 420, 490, 562)
    for x in X[1:-1]:
        c.l(x, 212, x, 462)
    c.hl(228, 50, 562)
    for i, h in enumerate(("Item No.", "Quantity", "Unit", "Description", "Tax", "Unit Price", "Amount")):
        c.t((X[i] + X[i + 1]) / 2, 223, h, 8, "HB", "c")
    y = 246
    for l, t in list(zip(d.lines, ("GP", "GP", "GP"))):
        c.t(54, y, l.si); c.t(165, y, qn(l.qty), a="r"); c.t(174, y, l.uom); c.t(209, y, l.desc, 8.5); c.t(405, y, t, a="c"); c.t(486, y, num(l.price), a="r"); c.t(558, y, num(l.amount), a="r"); y += 16
    c.t(209, y + 14, "Freight", 9); c.t(405, y + 14, "G", a="c"); c.t(558, y + 14, "145.00", a="r"); c.t(209, y + 40, "Subtotal:"); c.t(558, y + 40, num(n), a="r"); c.t(209, y + 60, "G - GST 5%", 9); c.t(209, y + 73, "  GST"); c.t(558, y + 73, num(g), a="r"); c.t(209, y + 89, "GP - GST 5%, PST 6%"); c.t(209, y + 102, "  PST"); c.t(558, y + 102, num(p), a="r")
    c.t(50, 478, "Terms: Net 30"); c.t(486, 480, "Total Amount (CAD)", 9.5, "HB", "r"); c.t(558, 480, num(d["total"]), 10, "HB", "r"); c.t(50, 498, "Comment: call Terry 306 555-0190 when loaded."); c.t(50, 540, "Authorized: ______________________"); c.t(430, 640, "FAXED JUN 11", 16, "HB", grey=0.45)
    d.text_from = "/tmp/xa-scan-src.pdf"; c.cairo(d.text_from); b.scan(d.text_from, d.pdf(), dpi=150, skew=0.6, noise=4, quality=38, seed=9)
    return d


@layout("xa-uk-access-building-contractor")
def _(name):
    buyer = P("Hallam & Pryce Construction Ltd", "Riverside Works, Neepsend Lane", "Sheffield S3 8AU")
    ship = P("Shirebrook Primary School - new teaching block", "Common Lane", "Shirebrook NG20 8PA")
    sup = P("Derwent Insulation Supplies", "Unit 14 Raynesway Park", "Derby DE21 7BH")
    d = mk(name, "pdfmake", ["British contractor", "site contact and contract number beside", "delivery instructions paragraph", "rate per hundred and per thousand in Per column", "VAT note only, no tax row", "order value in a bar", "cost codes as decoys"],
           [Ln(1, None, "Cavity slab 100 mm x 455 x 1200", 86, "pack", "41.20"), Ln(2, None, "Stainless wall ties type 2, 250 mm", 2500, "nr", "168.00", per=1000), Ln(3, None, "Retaining discs", 2500, "nr", "4.35", per=100), Ln(4, None, "DPC 300 mm x 20 m", 18, "roll", "16.90")],
           po_number="HP/2614/0087", po_date="2026-03-17", requested_date="2026-03-24", currency="GBP", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="30 days end of month")
    d["total"] = d.net()
    R = lambda v: {"text": v, "alignment": "right"}
    body = [[{"text": h, "bold": True, "fillColor": "#d9e2d0"} for h in ("Item", "Description", "Cost code", "Quantity", "Unit", "Rate £", "Per", "Value £")]] + [[str(l.line), l.desc, "2614-M-310", R(qn(l.qty)), l.uom, R(num(l.price)), {1: l.uom, 100: "100", 1000: "1000"}[l.per], R(num(l.amount))] for l in d.lines]
    b.pdfmake({"pageMargins": [40, 40, 40, 50], "defaultStyle": {"fontSize": 8.5}, "footer": {"text": "Registered in England 2288410   VAT reg no 118 4422 07", "alignment": "center", "fontSize": 7}, "content": [
        {"columns": [{"stack": [{"text": buyer.name, "bold": True, "fontSize": 14}] + buyer.lines + ["Tel 0114 555 0162"]}, {"text": "PURCHASE ORDER", "fontSize": 16, "bold": True, "alignment": "right"}]}, "\n",
        {"table": {"widths": [60, 180, 80, "*"], "body": [["To", "\n".join(sup.all()), "Order No", {"text": d["po_number"], "bold": True}], ["For attn", "Sales office", "Date", "17 March 2026"], ["Deliver to", "\n".join(ship.all()), "Contract", "2614 Shirebrook Primary"], ["Site contact", "Wes Hobday 07700 900128", "Required on site", "24 March 2026 a.m."], ["Invoice to", "\n".join(buyer.all()), "Terms", "30 days end of month"]]}}, "\n",
        {"text": "Please supply the following in accordance with your quotation DQ-7718 and our conditions overleaf:"}, "\n", {"layout": "lightHorizontalLines", "table": {"headerRows": 1, "widths": [24, "*", 56, 42, 28, 44, 30, 54], "body": body}}, "\n",
        {"table": {"widths": ["*", 70], "body": [[{"text": "ORDER VALUE (excluding VAT) £", "bold": True, "alignment": "right"}, {"text": num(d["total"]), "bold": True, "alignment": "right"}]]}}, "\n", {"text": "Deliveries between 9.15 and 14.30 only (school run). Vehicles over 18 t not admitted. No delivery will be unloaded without our order number on the ticket.", "fontSize": 8}, "\n\nSigned ______________________  for Hallam & Pryce Construction Ltd"]}, d.pdf())
    return d


@layout("xa-ie-sage200-ready-meals")
def _(name):
    buyer = P("Slaney Valley Foods Ltd", "Moyne Upper", "Enniscorthy", "Co. Wexford", "Y21 W6K7")
    ship = P("Slaney Valley Foods Ltd - Chill Store", "Kilcannon Industrial Estate", "Enniscorthy", "Co. Wexford")
    sup = P("Barrow Packaging Ltd", "O'Brien Road", "Carlow", "R93 X4A0")
    d = mk(name, "Prawn", ["Sage 200 style", "our code and supplier code columns", "per thousand price given as Unit '1000'", "net, VAT, gross with VAT analysis", "delivery date per line", "order number in words 'Order No:' below title", "euro sign in heads"],
           [Ln(None, "BP-TR-187", "CPET tray black 187 x 137 x 36", 24000, "Each", "0.0845", bi="PK1044", date="2026-07-08"), Ln(None, "BP-FL-230", "Lidding film peelable 230 mm", 18, "Reel", "142.60", bi="PK1051", date="2026-07-08"), Ln(None, "BP-SL-LAS", "Printed sleeve lasagne 400 g", 30000, "Each", "0.0612", bi="PK2210", date="2026-07-15"), Ln(None, "BP-SRP-6", "Shelf ready case 6 pack", 4000, "Each", "0.4150", bi="PK2302", date="2026-07-15")],
           po_number="0000044127", po_date="2026-06-24", currency="EUR", buyer=buyer, bill_to=None, ship_to=ship, supplier=sup, payment_terms="60 days EOM")
    n = d.net(); d.f.update(subtotal=n, tax=r2(n * D("0.23"))); d["total"] = n + d["tax"]
    c = b.Canvas(595, 842, 8.5)
    c.t(555, 50, "Slaney Valley Foods Ltd", 15, "TB", "r"); c.t(555, 63, "Moyne Upper, Enniscorthy, Co. Wexford, Y21 W6K7   +353 53 555 0140", 7.5, "T", "r"); c.hl(70, 40, 555, 1.2)
    c.t(40, 92, "Purchase Order", 14, "HB"); c.t(40, 108, "Order No: 0000044127", 10, "HB")
    c.ts(40, 130, sup.all(), 12); c.t(300, 130, "Deliver to", 7.5, "HI"); c.ts(300, 142, ship.all(), 12)
    for i, (k, v) in enumerate((("Order date", "24/06/2026"), ("Your account", "SLA001"), ("Supplier", "BAR004"), ("Terms", "60 days EOM"), ("Placed by", "Aoife Doran"))):
        c.t(42 + 103 * i, 212, k, 7, "HI"); c.t(42 + 103 * i, 224, v)
    c.r(40, 202, 515, 28); S = [(44, "l"), (88, "l"), (146, "l"), (300, "l"), (376, "r"), (384, "l"), (460, "r"), (520, "r"), (551, "r")]
    at(c, 250, S, ["Our code", "Your code", "Description", "Delivery", "Quantity", "Unit", "Price €", "Net €", "VAT"], size=7.5, font="HB"); c.hl(255); y = 270
    for l in d.lines:
        at(c, y, S, [l.bi, l.si, l.desc, uk(l.date), qn(l.qty), l.uom, num(l.price, d=4), num(l.amount), "23%"]); y += 17
    c.hl(y, 40, 555)
    for i, (k, v) in enumerate((("Net total", n), ("VAT", d["tax"]), ("Order total", d["total"]))):
        c.t(440, y + 18 + 15 * i, k, font="HB" if i == 2 else "H"); c.t(551, y + 18 + 15 * i, "€" + num(v), a="r", font="HB" if i == 2 else "H")
    c.ts(40, y + 18, ["Certificates of conformity (EU 10/2011) must travel with the goods.", "Goods in: Mon-Thu 07:00-15:00, Fri to 12:00. Pallets max. 1.65 m."], 11, size=7.5); c.t(297, 810, "Company registration no. 418822   VAT IE6418822F   Page 1 of 1", 7, a="c"); c.prawn(d.pdf())
    return d


@layout("xa-au-myob-joinery")
def _(name):
    buyer = P("Banksia Joinery & Fitouts Pty Ltd", "ABN 44 118 227 903", "8 Foundry Road", "Bayswater VIC 3153")
    d = mk(name, "wkhtmltopdf", ["MYOB style", "supplier's invoice address unlabelled in a window", "Tax code column GST", "Inc GST total and amount due rows", "Ship to with job name", "buyer with ABN in the letterhead", "quantity with no unit"],
           [Ln(None, "LAM-NW-3612", "Natural White laminate sheet 3600 x 1200 matt", 14, None, "138.60"), Ln(None, "MDF-MR18", "MR MDF 18 mm 3600 x 1200", 22, None, "94.05"), Ln(None, "HNG-110SC", "Hinge 110 deg soft close, clip", 160, None, "3.96"), Ln(None, "EDG-NW-1", "ABS edging Natural White 1 mm x 21, 100 m", 3, None, "71.50")],
           po_number="00002196", po_date="2026-02-09", requested_date="2026-02-13", currency="AUD", buyer=P(buyer.name, *buyer.lines[1:]), bill_to=None, ship_to=P("Banksia Joinery & Fitouts", "C/- Cafe Tessellate, Shop 4, 210 Burwood Road", "Hawthorn VIC 3122"), supplier=P("Yarra Panels & Hardware", "19-23 Malcolm Road", "Braeside VIC 3195"), payment_terms="Net 30 after EOM")
    t = d.net(); gst = r2(t / 11); d.f.update(tax=gst, total=t, freight=0, subtotal=t)
    r = "".join(tr([l.si, l.desc, l.qty, "$" + num(l.price), "$" + num(l.amount), "GST"], "llrrrc") for l in d.lines)
    b.wk(f'''<html><head><meta charset="utf-8"><style>body{{font:9pt Arial}}table{{width:100%;border-collapse:collapse}}td{{vertical-align:top}}.g th{{background:#5a2d82;color:#fff;padding:4px;font-size:8pt}}.g td{{padding:4px;border-bottom:1px solid #ccc}}</style></head><body><table><tr><td><h2 style="color:#5a2d82;margin:0">Purchase Order</h2><td align=right><b>{E(buyer.name)}</b><br>{br(buyer.lines)}<br>accounts@banksiajoinery.example</table><br><br><table><tr><td width=40%>{d["supplier"].h()}<td width=35%><b>Ship to</b><br>{d["ship_to"].h()}<td><b>Order number</b><br>00002196<br><b>Issue date</b><br>09/02/2026<br><b>Promised date</b><br>13/02/2026</table><br><table class=g>{tr(["Item ID", "Description", "Qty", "Unit price (inc GST)", "Amount (inc GST)", "Tax"], "llrrrc", "th")}{r}</table><br><table style="width:45%;margin-left:55%">{"".join(tr(x, "lr") for x in (("Subtotal", "$" + num(t)), ("Freight", "$0.00"), ("Includes GST of", "$" + num(gst)), ("Total AUD", "$" + num(t)), ("Amount paid", "$0.00"), ("Balance due", "$" + num(t))))}</table><p><b>Terms:</b> Net 30 after EOM</p><p>Notes<br>Deliver before 10 am, loading zone at rear lane. Call Matteo 0400 555 018.</p></body></html>''', d.pdf())
    return d


@layout("xa-non-uk-proforma-invoice")
def _(name):
    d = non(name, "reportlab canvas", "proforma_invoice", ["pro-forma invoice of a maker of brushes", "Your order number and date", "delivery and invoice address", "bank details, payable before despatch"])
    c = b.Canvas(595, 842, 9, "T")
    c.t(40, 55, "Pennine Brushware", 18, "TB"); c.t(40, 69, "Canal Mill, Todmorden OL14 5BX   01706 555 016"); c.t(555, 55, "PRO-FORMA INVOICE", 14, "TB", "r"); c.ts(555, 75, ["No. PF 3381", "Date 12/05/2026", "Your order no. PO-7742", "Order date 11/05/2026"], 12, a="r")
    c.t(40, 115, "Invoice to", font="TB"); c.ts(40, 128, ["Calder Hygiene Ltd", "7 Station Yard", "Halifax HX1 1QE"], 12); c.t(250, 115, "Deliver to", font="TB"); c.ts(250, 128, ["Calder Hygiene Ltd", "Unit 2 Lowfields", "Elland HX5 9DA"], 12)
    spec = (("PB-115", "Deck scrub 300 mm stiff", 48, "6.45"), ("PB-220", "Hand brush soft, blue", 72, "3.10"), ("PB-H54", "Aluminium handle 1400 mm", 48, "5.85"))
    S = [(40, "l"), (110, "l"), (360, "r"), (450, "r"), (555, "r")]; at(c, 190, S, ["Code", "Description", "Quantity", "Unit price £", "Amount £"], font="TB"); c.hl(194); y = 210; t = D(0)
    for a, e, q, p in spec:
        v = r2(q * D(p)); t += v; at(c, y, S, [a, e, q, p, num(v)]); y += 15
    c.hl(y); 
    for i, (k, v) in enumerate((("Goods", t), ("Carriage", D(25)), ("VAT 20%", r2((t + 25) * D("0.2"))), ("Total to pay", r2((t + 25) * D("1.2"))))):
        c.t(450, y + 18 + 14 * i, k, a="r", font="TB" if i == 3 else "T"); c.t(555, y + 18 + 14 * i, num(v), a="r")
    c.t(40, y + 90, "Goods will be despatched on receipt of cleared funds. Sort code 20-00-00  Account 41188220. This is not a VAT invoice."); c.reportlab(d.pdf(), ttf=True)
    return d
