# SPDX-License-Identifier: Apache-2.0
"""India, the Gulf, Africa."""
from lib import *
import backends as b
from l_wa_kit import at, br, tr, uk
from wcwords import lakh, words, cents


@layout("xa-in-erpnext-valve-maker")
def _(name):
    buyer = P("Kaveri Flow Controls Pvt Ltd", "SF No. 218/3, Arasur Road", "Coimbatore, Tamil Nadu 641407", "India")
    ship = P("Kaveri Flow Controls Pvt Ltd - Unit II", "Plot 44 SIDCO Industrial Estate", "Kurichi, Coimbatore 641021")
    sup = P("Shakthi Fasteners & Forgings", "14 Mettupalayam Road", "Coimbatore, Tamil Nadu 641043")
    d = Doc(name, "wkhtmltopdf", "en", ["ERPNext style", "Supplier Name label left, PUR-ORD number", "item code and description in one cell with HSN", "quantity and unit in one cell", "rupee sign", "CGST SGST rows 9 %", "In Words", "Required By column"])
    d.f.update(po_number="PUR-ORD-2026-00418", po_date="2026-01-16", requested_date="2026-01-30", currency="INR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms=None)
    for i, (bi, t, q, u, p) in enumerate((("STUD-B7-M16-110", "Stud bolt ASTM A193 B7 M16 x 110 with 2 nuts 2H", 1200, "Nos", "46.50"), ("STUD-B7-M20-130", "Stud bolt ASTM A193 B7 M20 x 130 with 2 nuts 2H", 800, "Nos", "79.25"), ("FRG-BON-4-150", "Bonnet forging 4 in cl.150 ASTM A105, rough", 60, "Nos", "1845.00"))):
        d.lines.append(Ln(i + 1, None, t, q, u, p, bi=bi, date="2026-01-30"))
    n = d.net(); g = r2(n * D("0.09")); d.f.update(subtotal=n, tax=g * 2, total=n + g * 2); d["tax_alt"] = [g]
    m = lambda v: "₹ " + num(v, "in")
    r = "".join(f"<tr><td>{l.line}<td><b>{l.bi}</b><br>{E(l.desc)}<br><small>HSN/SAC: {h}</small><td>30-01-2026<td align=right>{qn(l.qty, 'in')} {l.uom}<td align=right>{m(l.price)}<td align=right>{m(l.amount)}</tr>" for l, h in zip(d.lines, ("731815", "731815", "732619")))
    k = lambda a, v: f"<tr><td style='color:#666;width:42%'>{a}<td>{v}</tr>"
    b.wk(f'''<html><head><meta charset="utf-8"><style>body{{font:9.5pt "Noto Sans"}}table{{width:100%;border-collapse:collapse}}td{{vertical-align:top;padding:2px 4px}}.g th{{background:#f5f5f5;border:1px solid #d1d8dd;text-align:left;padding:4px}}.g td{{border:1px solid #d1d8dd}}small{{color:#777}}</style></head><body><h2 style="margin:0">PURCHASE ORDER</h2><div style="color:#888">PUR-ORD-2026-00418</div><hr><table><tr><td width=50%><table>{k("Supplier Name:", sup.name)}{k("Supplier Address:", br(sup.lines) + "<br>GSTIN: 33AAKFS1184Q1Z6")}{k("Contact:", "P. Murugesan")}</table><td><table>{k("Date:", "16-01-2026")}{k("Required By:", "30-01-2026")}{k("Company:", buyer.name)}{k("Company Address:", br(buyer.lines) + "<br>GSTIN: 33AACCK4418L1ZT")}{k("Shipping Address:", ship.h())}</table></table><br><table class=g><tr><th width=5%>Sr<th>Item Code / Description<th width=12%>Required By<th width=12%>Quantity<th width=14%>Rate<th width=16%>Amount</tr>{r}</table><table style="width:55%;margin-left:45%;margin-top:8px">{"".join(f"<tr><td align=right>{a}<td align=right>{m(v)}</tr>" for a, v in (("Total:", n), ("Input CGST @ 9.0:", g), ("Input SGST @ 9.0:", g), ("<b>Grand Total:</b>", d["total"])))}</table><p>In Words: INR {lakh(d["total"])}{" and " + words(cents(d["total"])) + " Paise" if cents(d["total"]) else ""} only.</p><h4>Terms and Conditions</h4><p>1. Material test certificates EN 10204 3.1 with each lot. 2. Rejected material to be lifted within 7 days. 3. Packing: wooden boxes max 25 kg.</p></body></html>''', d.pdf())
    return d


@layout("xa-in-marg-pharma-scheme")
def _(name):
    d = Doc(name, "reportlab canvas (ttf)", "en", ["Marg style pharmacy order, Indian", "columns Qty, Free, MRP, Rate, Amount", "company and pack columns", "M/S before the supplier, D.L. numbers", "net amount rounded with Round Off row", "no GST rows: rates plus GST"])
    buyer = P("NEW LIFELINE MEDICOS", "SHOP 4-5, CIVIL HOSPITAL ROAD, KARNAL-132001 HARYANA")
    d.f.update(po_number="PO/1184", po_date="2026-03-11", currency=None, buyer=buyer, supplier=P("BHARAT PHARMA AGENCIES", "OLD ANAJ MANDI, AMBALA CITY"))
    for i, (t, q, u, p, fr, mrp, pk) in enumerate((("PANTOSEC DSR CAP", 50, "STRIP", "78.40", "5", "118.00", "1*10"), ("CEFAKLIN 200 TAB", 100, "STRIP", "64.15", "10", "99.50", "1*10"), ("COFSOL LS SYP", 60, "BTL", "52.80", "", "84.00", "100ML"), ("NEUROBEX PLUS INJ", 40, "AMP", "21.36", "4", "38.00", "2ML"), ("DERMIQ CREAM", 24, "TUBE", "46.07", "", "72.00", "15GM"))):
        d.lines.append(Ln(i + 1, None, t, q, None, p, free=fr, mrp=mrp, pk=pk))
    n = d.net(); tot = r2(n, 0); d.f.update(subtotal=n, total=tot)
    c = b.Canvas(595, 842, 8.5)
    c.t(297, 46, buyer.name, 14, "HB", "c"); c.t(297, 59, buyer.lines[0], 8, a="c"); c.t(297, 70, "D.L.No.: HR-KNL-20B-11884, 21B-11885   GSTIN: 06AAPFN4418C1ZQ   Ph: 0184-2255018", 7.5, a="c"); c.r(36, 78, 523, 16, 0.9); c.t(297, 90, "PURCHASE ORDER", 10, "HB", "c")
    c.t(40, 110, "M/S  BHARAT PHARMA AGENCIES", font="HB"); c.t(62, 122, "OLD ANAJ MANDI, AMBALA CITY"); c.t(62, 134, "Phone: 0171-2530188", 7.5); c.t(420, 110, "Order No. : PO/1184", font="HB"); c.t(420, 122, "Date      : 11-03-2026"); c.t(420, 134, "Salesman : DIRECT", 7.5)
    S = [(40, "l"), (62, "l"), (220, "l"), (310, "r"), (350, "r"), (420, "r"), (480, "r"), (555, "r")]; c.r(36, 142, 523, 260); c.hl(158, 36, 559)
    at(c, 153, S, ["Sn", "Product", "Pack", "Qty", "Free", "M.R.P.", "Rate", "Amount"], size=8, font="HB"); y = 174
    for l in d.lines:
        at(c, y, S, [f"{l.line}.", l.desc, l.pk, qn(l.qty), l.free, l.mrp, num(l.price), num(l.amount)]); y += 15
    c.hl(402, 36, 559); c.t(40, 418, "No. of items: 5", 8); c.t(470, 418, "TOTAL", a="r"); c.t(555, 418, num(n), a="r"); c.t(470, 432, "Round Off", a="r"); c.t(555, 432, num(tot - n), a="r"); c.t(470, 448, "NET AMOUNT Rs.", font="HB", a="r"); c.t(555, 448, num(tot), font="HB", a="r")
    d["currency"] = "INR"
    c.t(40, 448, "Rates exclusive of GST. Near expiry (below 12 months) not accepted.", 7.5); c.t(555, 520, "For NEW LIFELINE MEDICOS", 8.5, "HB", "r"); c.t(555, 560, "Auth. Signatory", 8, a="r"); c.reportlab(d.pdf(), ttf=True)
    return d


@layout("xa-non-in-delivery-challan-jobwork")
def _(name):
    d = non_order(name, "pdflatex", "en", "delivery_note", ["delivery challan for job work under rule 55", "P.O. No. of the customer in the grid", "quantity, rate and taxable value columns for transport only", "Not for sale"])
    rows = "".join(f"{i}&{t}&{h}&{q}&Nos&{num(p)}&{num(r2(D(q) * D(p)), 'in')}\\\\" for i, t, h, q, p in ((1, "Gear blank 18T, rough turned", "848340", 400, "118.00"), (2, "Pinion shaft blank 42CrMo4", "848310", 250, "206.50")))
    b.latex(r"""\documentclass[10pt,a4paper]{article}\usepackage[margin=1.8cm]{geometry}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{helvet}\renewcommand{\familydefault}{\sfdefault}\pagestyle{empty}\setlength{\parindent}{0pt}\begin{document}\begin{center}{\Large\textbf{Pragati Gear Works}}\\W-88 MIDC Bhosari, Pune 411026 \quad GSTIN 27AAGFP1184N1ZU\\[1ex]\textbf{DELIVERY CHALLAN}\\(Rule 55 of CGST Rules 2017 -- for job work, not for sale)\end{center}\begin{tabular}{|p{8cm}|p{4cm}|p{4cm}|}\hline To: Om Sai Heat Treaters, J-14 MIDC Bhosari, Pune 411026&Challan No.\ DC/25-26/0771&Date 18/02/2026\\\hline Vehicle MH-14-GT-4418&P.O.\ No.\ OSH-PO-221&P.O.\ Date 12/02/2026\\\hline\end{tabular}\\[2em]\begin{tabular}{|r|l|l|r|l|r|r|}\hline Sr&Description of goods&HSN&Qty&UOM&Rate&Taxable value\\\hline """ + rows + r"""\hline\end{tabular}\\[2em]Process: case carburise 0.8--1.0 mm, 58--62 HRC. Expected return within 15 days.\\[4em]Received the above goods in good condition\hfill For Pragati Gear Works\\[3em]Receiver's signature\hfill Authorised signatory\end{document}""", d.pdf())
    return d


@layout("xa-kw-facility-services-fils")
def _(name):
    buyer = P("Marina Gulf Facilities Management Co. W.L.L.", "P.O. Box 24418, Safat 13105, Kuwait")
    ship = P("Al Shaab Medical Tower, Basement 1 Store", "Block 8, Shaab, Kuwait")
    sup = P("Warba Electrical & HVAC Trading", "Shuwaikh Industrial 2, Kuwait")
    d = Doc(name, "Cairo", "en", ["Kuwait, three decimals", "LPO No. in a box", "letterhead white on a dark bar", "S/N, Part No., Description, Unit, Qty, Unit Price KD, Total KD", "discount row and net total", "amount in words with fils"])
    d.f.update(po_number="MGF-LPO-26-0771", po_date="2026-02-22", requested_date="2026-03-01", currency="KWD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="60 days credit from date of invoice")
    for i, (si, t, q, u, p) in enumerate((("CMP-SM185", "Scroll compressor 15 TR R410A", 2, "PCS", "412.500"), ("FLT-24242", "Pre-filter 24x24x2 washable aluminium", 96, "PCS", "3.750"), ("BLT-B75", "V-belt B75", 60, "PCS", "1.225"), ("REF-410", "Refrigerant R410A 11.3 kg", 12, "CYL", "28.000"))):
        d.lines.append(Ln(i + 1, si, t, q, u, p, rd=3))
    n = d.net(); d.f.update(subtotal=n, discount=D("25.000"), total=n - 25)
    c = b.Canvas(595, 842, 8.5)
    c.r(36, 30, 523, 34, 0.15, 0); c.t(297, 45, buyer.name, 12, "HB", "c", 1); c.t(297, 58, buyer.lines[0] + "   Tel 2242 0188", 8, a="c", grey=1)
    c.t(297, 86, "LOCAL PURCHASE ORDER", 13, "TB", "c"); c.t(40, 108, "To,", font="T"); c.t(40, 121, "M/s. " + sup.name, 10, "TB"); c.t(40, 133, sup.lines[0], font="T"); c.t(40, 145, "Attn: Mr. Biju Thomas  /  Fax 2481 0077", font="T")
    c.r(380, 98, 179, 54); c.t(386, 112, "LPO No :"); c.t(440, 112, "MGF-LPO-26-0771", 9.5, "HB"); c.t(386, 127, "Date :"); c.t(440, 127, "22/02/2026"); c.t(386, 142, "Your Ref :"); c.t(440, 142, "Q-1188 dt. 17/02/2026")
    c.t(40, 172, "Dear Sir, with reference to the above quotation please supply the following:", font="T")
    X = (36, 62, 128, 318, 354, 396, 476, 559); H = ("S/N", "Part No.", "Description", "Unit", "Qty", "Unit Price KD", "Total KD"); c.r(36, 182, 523, 20, 0.88)
    for i, h in enumerate(H):
        c.t((X[i] + X[i + 1]) / 2, 195, h, 8, "HB", "c")
    y = 202
    for l in d.lines:
        c.hl(y + 18, 36, 559, 0.4); c.t(49, y + 13, l.line, a="c"); c.t(66, y + 13, l.si); c.t(132, y + 13, l.desc); c.t(336, y + 13, l.uom, a="c"); c.t(375, y + 13, l.qty, a="c"); c.t(472, y + 13, num(l.price, d=3), a="r"); c.t(555, y + 13, num(l.amount, d=3), a="r"); y += 18
    for k, v in (("Total", n), ("Special discount", -D(25)), ("Net Total KD", d["total"])):
        c.t(472, y + 13, k, font="HB", a="r"); c.t(555, y + 13, num(v, d=3), font="HB", a="r"); c.hl(y + 18, 36, 559, 0.4); y += 18
    for x in X:
        c.l(x, 182, x, y if x in (36, 476, 559) else y - 54, 0.4)
    c.t(40, y + 16, f"Kuwaiti Dinars {words(d['total'])} and Fils {int((d['total'] % 1) * 1000)}/1000 only", 8.5, "HI")
    c.ts(40, y + 38, ["Delivery      :  01/03/2026, at your cost", "Delivery place :  " + ship.name + ", " + ship.lines[0], "Payment      :  60 days credit from date of invoice", "Warranty      :  12 months against manufacturing defects"], 13)
    for x, t in ((90, "Prepared by"), (297, "Procurement Manager"), (500, "General Manager")):
        c.t(x, 640, t, a="c"); c.hl(628, x - 50, x + 50)
    c.cairo(d.pdf())
    return d


@layout("xa-gh-cocoa-processor-levies")
def _(name):
    buyer = P("Volta Cocoa Processing Ltd", "Plot 18 Heavy Industrial Area", "Tema, Ghana")
    sup = P("Agyeman Industrial Supplies Ltd", "12 Spintex Road", "Accra, Ghana")
    d = Doc(name, "Apache FOP", "en", ["Ghana: NHIL, GETFund and VAT rows", "GHS", "SAP like position numbers 10, 20 without rules", "material number ours below", "delivery date per line", "bill to in a sentence", "no ship-to label: delivery address in the text"])
    ship = P("Volta Cocoa Processing Ltd, Gate 2 Stores", "Plot 18 Heavy Industrial Area, Tema")
    d.f.update(po_number="4500061188", po_date="2026-05-19", requested_date="2026-06-09", currency="GHS", buyer=buyer, bill_to=None, ship_to=ship, supplier=sup, payment_terms="Within 45 days due net")
    for i, (bi, t, q, u, p) in enumerate((("700118", "Jute sack 65 kg new, unprinted", 5000, "PC", "18.75"), ("700442", "Conveyor roller 127 x 950", 40, "PC", "612.00"), ("710031", "Food grade chain oil 20 L", 24, "CAN", "1485.50"))):
        d.lines.append(Ln(10 * (i + 1), None, t, q, u, p, bi=bi, date="2026-06-09"))
    n = d.net(); a, g = r2(n * D("0.025")), r2(n * D("0.025")); v = r2((n + a + g) * D("0.15")); d.f.update(subtotal=n, tax=a + g + v, total=n + a + g + v); d["tax_alt"] = [v]
    cell = lambda t, al="start", x="": f'<fo:table-cell padding="1.5pt 2pt" {x}><fo:block text-align="{al}">{E(t)}</fo:block></fo:table-cell>'
    W = (8, 14, 32, 12, 8, 12, 14); A = ("start", "start", "start", "end", "start", "end", "end")
    row = lambda vs, x="": "<fo:table-row>" + "".join(cell(q, al, x) for q, al in zip(vs, A)) + "</fo:table-row>"
    rows = "".join(row([f"{l.line:05}", l.bi, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount)]) + row(["", "", "Delivery date: 09.06.2026", "", "", "", ""]) for l in d.lines)
    for l in d.lines:
        l.line = f"{l.line:05}"
    tot = "".join(row(["", "", k, "", "", "", num(q)]) for k, q in (("Total net value excl. tax", n), ("NHIL 2.5%", a), ("GETFund levy 2.5%", g), ("VAT 15%", v))) + row(["", "", "Total value GHS", "", "", "", num(d["total"])], 'font-weight="bold" border-top="0.5pt solid black"')
    col = "".join(f'<fo:table-column column-width="{w}%"/>' for w in W)
    blk = lambda s, x="": f'<fo:block {x}>{E(s)}</fo:block>'
    two = f'<fo:table table-layout="fixed" width="100%"><fo:table-column column-width="55%"/><fo:table-column column-width="45%"/><fo:table-body><fo:table-row><fo:table-cell><fo:block font-size="7pt">{E(", ".join(buyer.all()))}</fo:block>{"".join(blk(x) for x in sup.all())}</fo:table-cell><fo:table-cell>{blk("Purchase order", "font-weight=" + chr(34) + "bold" + chr(34) + " font-size=" + chr(34) + "12pt" + chr(34))}{blk("PO number / date:  4500061188 / 19.05.2026")}{blk("Contact person / telephone:  E. Boateng / 0303 555 018")}{blk("Your vendor number with us:  200418")}</fo:table-cell></fo:table-row></fo:table-body></fo:table>'
    b.fop(f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="9pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="20mm 18mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block font-size="15pt" font-weight="bold" space-after="14pt">{buyer.name}</fo:block>{two}<fo:block space-before="14pt">Please deliver to: {E(", ".join(ship.all()))}</fo:block><fo:block>Delivery date: Day 09.06.2026</fo:block><fo:block>Terms of delivery: DDP Tema</fo:block><fo:block>Terms of payment: Within 45 days due net</fo:block><fo:block>Currency: GHS</fo:block><fo:table space-before="10pt" table-layout="fixed" width="100%">{col}<fo:table-header>{row(["Item", "Material", "Description", "Order qty.", "Unit", "Price/unit", "Net value"], 'border-bottom="0.7pt solid black" font-weight="bold"')}</fo:table-header><fo:table-body>{rows}{tot}</fo:table-body></fo:table><fo:block space-before="16pt" font-size="8pt">Withholding tax of 3% is deducted on payment. Invoices with the certified GRA VAT format and this PO number to Finance, P.O. Box CO 1188, Tema. This order was created electronically and is valid without signature.</fo:block></fo:flow></fo:page-sequence></fo:root>''', d.pdf())
    return d


@layout("xa-review-za-two-orders-one-mail")
def _(name):
    d = Doc(name, "pdf-lib", "en", ["two orders in one file, one below the other on one page", "South African farm co-operative", "each with number, own table and total"], expect="review")
    buyer = P("Overberg Graan Koöperasie Bpk", "Stasieweg 3", "Caledon 7230"); sup = P("Kaap Agri Chemicals (Pty) Ltd", "Paarl 7646")
    os_ = []
    for no, ship, ls in (("OG-11841", P("Depot Caledon", "Stasieweg 3, Caledon 7230"), [Ln(1, "KA-GLY540", "Glyphosate 540 SL 20 L", 60, "CAN", "1420.00"), Ln(2, "KA-MCPA", "MCPA 400 SL 20 L", 24, "CAN", "1188.50")]), ("OG-11842", P("Depot Bredasdorp", "Kerkstraat 90, Bredasdorp 7280"), [Ln(1, "KA-UREA46", "Urea 46% 50 kg", 400, "BAG", "612.00"), Ln(2, "KA-LAN28", "LAN 28% 50 kg", 300, "BAG", "488.00")])):
        o = Doc(name, "", "en", []); o.f.update(po_number=no, po_date="2026-04-20", currency="ZAR", buyer=buyer, ship_to=ship, supplier=sup, lines=ls, payment_terms="30 days from statement"); n = o.net(); o.f.update(subtotal=n, tax=r2(n * D("0.15"))); o["total"] = n + o["tax"]; os_.append(o)
    c = b.Canvas(595, 842, 9); S = [(40, "l"), (62, "l"), (140, "l"), (350, "r"), (360, "l"), (450, "r"), (555, "r")]
    c.t(40, 48, buyer.name, 14, "HB"); c.t(40, 62, "Stasieweg 3, Caledon 7230   VAT 4180118842   Tel 028 555 0144"); c.t(40, 82, "To: Kaap Agri Chemicals (Pty) Ltd, Paarl 7646      Terms: 30 days from statement"); y = 110
    for o in os_:
        c.r(40, y - 14, 515, 20, 0.88); c.t(46, y, "PURCHASE ORDER " + o["po_number"], 11, "HB"); c.t(549, y, "Date: 20/04/2026", a="r"); c.t(40, y + 22, "Deliver to: " + ", ".join(o["ship_to"].all())); y += 44
        at(c, y, S, ["Ln", "Code", "Description", "Qty", "Unit", "Price R", "Amount R"], font="HB"); c.hl(y + 4)
        for l in o.lines:
            y += 16; at(c, y, S, [l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price, "sp"), num(l.amount, "sp")])
        for k in ("subtotal", "tax", "total"):
            y += 16; c.t(450, y, {"subtotal": "Excl. VAT", "tax": "VAT 15%", "total": "Total incl. VAT"}[k], a="r", font="HB"); c.t(555, y, num(o[k], "sp"), a="r", font="HB")
        y += 60
    c.t(40, y, "Ordered by: ______________________"); c.pdflib(d.pdf()); d.orders = os_
    return d
