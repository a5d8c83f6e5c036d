# SPDX-License-Identifier: Apache-2.0
"""North America: networks, scientists' typesetting, forms to fill, a scan, word processors; Canada's two taxes."""
from l_ya_kit import *


@layout("za-us-ariba-network-mail-print")
def _(name):
    buyer = P("Corvallis Biologics, Inc."); ship = P("Corvallis Biologics, Inc.", "Building C - Cell Culture", "3300 Research Way", "Corvallis, OR 97333", "United States"); bill = P("Corvallis Biologics, Inc.", "Invoices via Ariba Network only", "3200 Research Way", "Corvallis, OR 97333", "United States"); sup = P("Sterile Flow Systems", "1900 Polymer Ave", "Marlborough, MA 01752", "United States")
    L = [Ln(1, "SFS-BAG-50-2P", "Bioprocess bag 50 L, 2 port, gamma irradiated, with 1/2 in. sanitary connections", 40, "EA", "129.0000", date="2026-04-17"), Ln(2, "SFS-TUB-C12-15", "Tubing, platinum cured silicone, 1/2 in. ID, 15 m coil", 12, "RO", "215.5000", date="2026-04-17"), Ln(3, "SFS-CON-AQ12", "Aseptic connector genderless 1/2 in. HB", 100, "EA", "37.8500", date="2026-05-08")]
    d = mk(name, "dompdf", "en", ["SAP Ariba network order printed", "'(Not available)' and '(New)' words", "amount in words of the network: $... USD at top", "qty with unit code in brackets", "need by per line in words", "sub-total at the foot", "other information block"], L, po_number="CB4500033891", po_date="2026-03-19", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="NET 60")
    d["subtotal"] = d.net(); d["total"] = d.net()
    r = "".join(f"<tr class=m><td>{l.line}<td>Material<td>{l.si}<td class=r>{num(l.qty)} ({l.uom})<td>{dt(l.date, '{d} {Mon} {yyyy}')}<td class=r>${num(l.price, d=4)} USD<td class=r>${num(l.amount)} USD</tr><tr><td colspan=2><td colspan=5><b>Description:</b> {E(l.desc)}<br><small>Req. Line No.: {l.line} &nbsp; Requester: Ines Falk &nbsp; PR No.: PR1188{l.line}</small></tr>" for l in L)
    b.dompdf(b.page("@page{size:letter;margin:12mm}body{font-family:Helvetica;font-size:8.5pt}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;padding:3px;text-align:left}.r{text-align:right}.m td{border-top:1px solid #aaa}.h th{background:#eaeaea}small{color:#555}", f'''<table><tr><td><b style="font-size:11pt">From:</b><br>{buyer.name}<br>3200 Research Way<br>Corvallis, OR 97333<br>United States<td><b style="font-size:11pt">To:</b><br>{sup.h()}<br>Phone: +1 (508) 5550147<td><b style="font-size:12pt">Purchase Order<br>(New)<br>CB4500033891</b><br>Amount: ${num(d["total"])} USD<br>Version: 1</table><p><b>Payment Terms</b> NET 60 &nbsp;&nbsp;&nbsp; <b>Routing Status:</b> Sent &nbsp;&nbsp;&nbsp; <b>Order date:</b> Thursday 19 Mar 2026 8:05 AM GMT-07:00</p><table><tr><td><b>Ship All Items To</b><br>{ship.h()}<br>Ship To Code: CVB-C<td><b>Bill To</b><br>{bill.h()}<td><b>Deliver To</b><br>Ines Falk, C-214</table><p><b>Line Items</b></p><table><tr class=h><th>Line #<th>Type<th>Part # / Description<th class=r>Qty (Unit)<th>Need By<th class=r>Unit Price<th class=r>Subtotal</tr>{r}<tr class=m><td colspan=6 class=r><b>Sub-total:</b><td class=r><b>${num(d["total"])} USD</b></table><p><small>Order submitted on: Thursday 19 Mar 2026 8:05 AM GMT-07:00. Received by Ariba Network on: Thursday 19 Mar 2026 8:06 AM GMT-07:00. This Purchase Order was sent by Corvallis Biologics AN01000422817 and delivered by Ariba Network.</small></p>'''), d.pdf()); return d


@layout("za-us-latex-observatory-optics")
def _(name):
    buyer = P("Cerro Pinto Observatory", "Instrument Group, 950 N Cherry Avenue", "Tucson, AZ 85719"); sup = P("Lumenar Optics", "20 Spectral Court", "Rochester, NY 14623"); ship = P("Cerro Pinto Observatory", "Summit stores, c/o base warehouse", "7700 E Mountain Road", "Sells, AZ 85634")
    L = [Ln(1, "LUM-PL-50-500-AR", "Plano-convex lens, 50 mm dia., f = 500 mm, broadband AR", 4, "pc", "318.00"), Ln(2, "LUM-FM-100-AG", "Flat mirror, 100 mm, protected silver, lambda/10", 2, "pc", "1140.00"), Ln(3, "LUM-BPF-656-3", "Bandpass filter 656.3 nm, FWHM 3 nm, 50 mm square", 1, "pc", "2275.00"), Ln(4, "LUM-KM-100", "Kinematic mount for 100 mm optics", 2, "pc", "406.50")]
    d = mk(name, "pdflatex", "en", ["LaTeX with booktabs", "order number in the sentence of the head", "delivery wish in a sentence", "insured shipping as an item of the foot", "grant number as decoy"], L, po_number="CPO/IG/26-19", po_date="2026-02-26", requested_date="2026-05-15", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="net 30 days after acceptance")
    d["subtotal"] = d.net(); d["freight"] = D("135.00"); d["total"] = d.net() + 135
    r = "\n".join(f"{l.line} & \\texttt{{{l.si}}} & {l.desc} & {qn(l.qty)} {l.uom} & {num(l.price)} & {num(l.amount)} \\\\" for l in L).replace("lambda/10", "$\\lambda$/10")
    L[1].desc = "Flat mirror, 100 mm, protected silver, λ/10"
    b.latex(r"\documentclass[10pt,letterpaper]{article}\usepackage[margin=1in]{geometry}\usepackage{booktabs,tabularx,array}\setlength{\parindent}{0pt}\pagestyle{empty}\begin{document}{\large\textsc{Cerro Pinto Observatory}}\\Instrument Group, 950 N Cherry Avenue\\Tucson, AZ 85719\par\bigskip\begin{tabularx}{\textwidth}{@{}XX@{}}\textbf{To}&\textbf{Ship to}\\ Lumenar Optics & Cerro Pinto Observatory\\20 Spectral Court & Summit stores, c/o base warehouse\\Rochester, NY 14623 & 7700 E Mountain Road\\ & Sells, AZ 85634\end{tabularx}\par\bigskip\hfill February 26, 2026\par\bigskip{\Large Purchase order no.\ CPO/IG/26-19}\par\medskip Following your quotation LQ-55810 of February 12 we order the items below, charged to grant AST-2604417. Please deliver by May 15, 2026.\par\medskip\small\begin{tabularx}{\textwidth}{@{}rlXrrr@{}}\toprule No. & Catalog & Item & Qty & Each (US\$) & Amount (US\$)\\\midrule " + r + r"\midrule &&&& Items & " + num(d["subtotal"]) + r"\\ &&&& Insured shipping & 135.00\\\cmidrule{5-6} &&&& \textbf{Total} & \textbf{" + num(d["total"]) + r"}\\\bottomrule\end{tabularx}\normalsize\par\bigskip Payment: net 30 days after acceptance. Each optic with its interferogram; the filter with a transmission scan from 400 to 1100 nm. We are exempt from Arizona sales tax under A.R.S. 42-5159.\par\vspace{2cm}Dr.\ Helen Sandoval\\Head, Instrument Group\end{document}", d.pdf()); return d


@layout("za-us-groff-seed-cooperative")
def _(name):
    buyer = P("Palouse Growers Cooperative", "PO Box 610", "Colfax, WA 99111"); sup = P("Inland Bag & Twine Co.", "4012 E Trent Ave", "Spokane, WA 99202")
    L = [Ln(None, "PP-50W", "Woven PP bag 50 lb, white, printed 2 color", 15000, "bag", "38.60", per=100), Ln(None, "TW-4PLY", "Sewing thread 4 ply 12/4, 5 lb cone", 48, "cone", "31.25"), Ln(None, "TG-BLUE", "Certified seed tag, blue, blank", 12000, "tag", "54.00", per=1000), Ln(None, "TOTE-2K", "Bulk tote 2000 lb, duffle top, spout bottom", 300, "tote", "16.85")]
    d = mk(name, "groff", "en", ["groff tbl, boxed columns", "price with per /C, /M, /ea behind it", "supplier's name first, buyer at the foot as signature", "date in words"], L, po_number="PGC-1188", po_date="2026-07-02", requested_date="2026-07-24", currency="USD", buyer=buyer, supplier=sup, ship_to=P("Palouse Growers - Elevator 4", "1600 Elberton Road", "Garfield, WA 99130"), payment_terms="2%/10, net 30")
    d["total"] = d.net()
    u = {100: "/C", 1000: "/M", 1: "/ea"}
    r = "\n".join(f"{l.si}\t{l.desc}\t{qn(l.qty)}\t{l.uom}\t{num(l.price)} {u[l.per]}\t{num(l.amount)}" for l in L)
    b.groff(f""".sp 0.6i
.ll 6.8i
.po 0.8i
.nf
.ps 18
.ft HB
PURCHASE ORDER  PGC-1188
.ft H
.ps 10
.vs 13
.sp 0.7
July 2, 2026
.sp
.TS
l l.
To:	{sup.name}
	{sup.lines[0]}
	{sup.lines[1]}

Ship to:	Palouse Growers - Elevator 4
	1600 Elberton Road
	Garfield, WA 99130

Wanted at the elevator:	July 24, 2026
Terms:	2%/10, net 30
Freight:	your truck, allowed
.TE
.sp
.TS
box tab(	);
lB lB rB lB rB rB
_ _ _ _ _ _
l l r l r r.
Stock no.	Description	Quantity	Unit	Price	Amount
{r}
_
.T&
l l r l r rB.
			 	Total US$	{num(d['total'])}
.TE
.sp
/C is per hundred, /M per thousand. Bags overrun 10% at most, at the same price.
Print plate 2024-B (the sheaf) is at your works. Pallets of 5,000 bags, wrapped.
.sp 3
________________________________
.sp 0.4
Ed Kinzer, manager
.ft HB
Palouse Growers Cooperative
.ft H
PO Box 610, Colfax, WA 99111    509-555-0173
""", d.pdf(), "-P-pletter"); return d


@layout("za-us-acroform-dental-laboratory")
def _(name):
    from reportlab.pdfgen import canvas
    buyer = P("Blue Heron Dental Lab", "617 Bayshore Ave", "Traverse City, MI 49684"); sup = P("Ceratech Dental Supply", "2 Porcelain Way", "Amherst, NY 14228")
    L = [Ln(None, "CT-98-14A2", "Zirconia disc 98 x 14, multilayer, A2", 10, None, "118.00"), Ln(None, "CT-98-18A3", "Zirconia disc 98 x 18, multilayer, A3", 6, None, "139.50"), Ln(None, "CT-BUR-25", "Milling bur 2.5 mm, diamond coated", 5, None, "64.00"), Ln(None, "CT-WAX-BL", "Block-out wax, blue, 1 lb", 3, None, "22.40")]
    d = mk(name, "reportlab acroform", "en", ["AcroForm with captions at the left of fields", "radio/check boxes for shipping method as drawn squares", "eight rows, four filled", "no units", "tax and shipping fields filled with 0.00 and an amount", "caption YOUR PO NO. on a supplier's order form", "supplier's letterhead: the supplier made this form"], L, po_number="BH-3320", po_date="2026-10-15", currency="USD", buyer=buyer, bill_to=buyer, ship_to=buyer, supplier=sup)
    d["subtotal"] = d.net(); d["freight"] = D("18.50"); d["tax"] = D(0); d["total"] = d.net() + D("18.50")
    c = canvas.Canvas(d.pdf(), pagesize=(612, 792), invariant=1); n = [0]

    def t(x, y, s, size=8.5, f="Helvetica"):
        c.setFont(f, size); c.drawString(x, 792 - y, s)

    def fld(x, y, w, v, h=15):
        n[0] += 1; c.acroForm.textfield(name=f"f{n[0]:02}", x=x, y=792 - y - h + 4, width=w, height=h, value=str(v if v is not None else ""), fontSize=9, borderWidth=0.4, fontName="Courier", forceBorder=True)
    t(40, 48, "Ceratech Dental Supply", 18, "Times-Bold"); t(40, 62, "2 Porcelain Way, Amherst, NY 14228     orders@ceratech.example     fax 716-555-0145"); t(430, 48, "ORDER FORM", 15, "Helvetica-Bold")
    for y, k, v in ((92, "Your PO No.", "BH-3320"), (112, "Date", "10/15/2026"), (132, "Account", "C-40417"), (152, "Ordered by", "Gwen Sarkisian")):
        t(40, y + 6, k); fld(106, y - 4 + 2, 150, v)
    t(300, 90, "BILL TO", 8.5, "Helvetica-Bold"); t(440, 90, "SHIP TO", 8.5, "Helvetica-Bold")
    for i, v in enumerate(buyer.all()):
        fld(300, 96 + 18 * i, 134, v); fld(440, 96 + 18 * i, 134, v)
    t(40, 184, "Ship by:  [ ] Overnight   [ ] 2nd day   [X] Ground       Payment:  [X] On account   [ ] Card")
    X = (40, 80, 170, 420, 494, 574)
    for i, k in enumerate(("Qty", "Catalog no.", "Description / shade", "Price each", "Total")):
        t(X[i] + 2, 208, k, 8.5, "Helvetica-Bold")
    for k in range(8):
        l = L[k] if k < len(L) else None
        for i, v in enumerate((qn(l.qty), l.si, l.desc, num(l.price), num(l.amount)) if l else ("",) * 5):
            fld(X[i], 214 + 18 * k, X[i + 1] - X[i] - 3, v)
    y = 368
    for k, v in (("Merchandise", num(d["subtotal"])), ("Shipping", "18.50"), ("Sales tax", "0.00"), ("Order total $", num(d["total"]))):
        t(424, y + 8, k, 8.5, "Helvetica-Bold"); fld(494, y - 2, 77, v); y += 18
    t(40, 460, "Orders by 4 pm ET ship the same day. Free ground shipping over $2,500. Opened discs cannot be returned. Prices of catalog 2026-B.", 7); c.save(); return d


@layout("za-us-scan-auto-body-handwritten-notes")
def _(name):
    buyer = P("Kowalski Collision Center", "3321 Lorain Ave", "Cleveland, OH 44113"); sup = P("Lakefront Paint & Equipment")
    L = [Ln(None, "8350-GAL", "Clearcoat, high solids 2.1 VOC, gallon", 6, None, "189.00"), Ln(None, "8352-QT", "Hardener medium, quart", 12, None, "54.25"), Ln(None, "31371", "Abrasive disc 6 in. P800, box 50", 8, None, "47.60"), Ln(None, "06652", "Masking tape 36 mm x 55 m, case of 24", 2, None, "98.40"), Ln(None, "16301", "Cup liner kit 600 ml, 50 ct", 3, None, "71.15")]
    d = mk(name, "scan of a print (Cairo)", "en", ["image only, 170 dpi, turned a little", "FAXED stamp and pen notes in the margin", "no units", "signature scrawl", "number printed in a box at the upper right", "sales tax line 8%"], L, po_number="KC 7741", po_date="2026-05-28", currency="USD", buyer=buyer, supplier=sup, payment_terms=None)
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.08")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(612, 792, 10.5, "T"); c.t(50, 60, "KOWALSKI COLLISION CENTER", 17, "TB"); c.t(50, 76, "3321 Lorain Ave, Cleveland, OH 44113     216-555-0126"); c.r(440, 44, 120, 40); c.t(500, 56, "PURCHASE ORDER NO.", 8, a="c"); c.t(500, 76, "KC 7741", 15, "CB", "c")
    c.t(50, 120, "VENDOR:  Lakefront Paint & Equipment"); c.t(400, 120, "DATE:  May 28, 2026"); X = (50, 90, 170, 410, 480, 560); y = 150
    for i, h in enumerate(("QTY", "PART NO.", "DESCRIPTION", "PRICE", "AMOUNT")):
        c.r(X[i], y, X[i + 1] - X[i], 20, .85); c.t((X[i] + X[i + 1]) / 2, y + 14, h, 9, "TB", "c")
    for k in range(11):
        yy = y + 20 + 22 * k
        for i in range(5):
            c.r(X[i], yy, X[i + 1] - X[i], 22)
        if k < len(L):
            l = L[k]; c.t(84, yy + 15, qn(l.qty), a="r"); c.t(95, yy + 15, l.si); c.t(175, yy + 15, l.desc, 10); c.t(475, yy + 15, num(l.price), a="r"); c.t(555, yy + 15, num(l.amount), a="r")
    y += 20 + 22 * 11
    for k, (a, v) in enumerate((("SUBTOTAL", d["subtotal"]), ("TAX 8%", d["tax"]), ("TOTAL", d["total"]))):
        c.r(480, y + 22 * k, 80, 22); c.t(474, y + 15 + 22 * k, a, 10, "TB", "r"); c.t(555, y + 15 + 22 * k, "$" + num(v), font="TB" if k == 2 else "T", a="r")
    c.t(60, 470, "called Benny - ok'd, clear on next truck", 15, "HI", grey=.35); c.t(70, 492, "J.K.", 15, "HI", grey=.35); c.r(330, 560, 130, 34, None, 2); c.t(395, 583, "F A X E D", 17, "HB", "c", .3); c.hl(640, 50, 250); c.t(50, 652, "AUTHORIZED BY", 8); c.t(80, 634, "Jan Kowalski", 18, "HI", grey=.3); c.t(306, 740, "ALL INVOICES MUST SHOW OUR P.O. NUMBER", 9, "TB", "c")
    d.text_from = scratch(name); c.cairo(d.text_from); b.scan(d.text_from, d.pdf(), dpi=150, skew=.6, noise=5, quality=34, seed=61); return d


@layout("za-us-docx-summer-camp-letter")
def _(name):
    import docx, shutil
    from docx.shared import Pt
    buyer = P("Camp Tamarack Foundation", "PO Box 72, Ely, MN 55731"); sup = P("Northwoods Outfitting Wholesale", "818 Sheridan St, Duluth, MN 55802")
    L = [Ln(None, None, "paddles, ash bent shaft 54 in", 36, None, "41.50"), Ln(None, None, "PFD type III, youth 50-90 lb, red", 60, None, "38.00"), Ln(None, None, "PFD type III, adult universal", 24, None, "44.75"), Ln(None, None, "portage packs no. 4 canvas", 10, None, "212.00")]
    d = mk(name, "LibreOffice Writer from docx", "en", ["letter in a word processor with a bare table", "number in the subject line", "table without units", "quantity column headed 'How many'", "date of the letter is the order's", "no sums but the total in a sentence"], L, po_number="TAM-26-05", po_date="2026-03-30", requested_date="2026-06-01", currency="USD", buyer=buyer, supplier=sup, ship_to=P("Camp Tamarack", "4411 Fernberg Road, Ely, MN 55731"))
    d["total"] = d.net()
    w = docx.Document(); w.styles["Normal"].font.name = "Liberation Serif"; w.styles["Normal"].font.size = Pt(11)
    w.add_heading("Camp Tamarack Foundation", 1); w.add_paragraph("PO Box 72, Ely, MN 55731\n218-555-0138"); w.add_paragraph("March 30, 2026"); w.add_paragraph("Northwoods Outfitting Wholesale\n818 Sheridan St, Duluth, MN 55802"); p = w.add_paragraph(); p.add_run("Re: Purchase Order TAM-26-05").bold = True
    w.add_paragraph("Dear Paul,"); w.add_paragraph("It is that time of year again. Please enter our order for the coming season:")
    t = w.add_table(rows=1, cols=4); t.style = "Table Grid"
    for x, v in zip(t.rows[0].cells, ("How many", "What", "Price each", "Extended")):
        x.text = v
    for l in L:
        for x, v in zip(t.add_row().cells, (qn(l.qty), l.desc, "$" + num(l.price), "$" + num(l.amount))):
            x.text = v
    for r in t.rows:
        for x, wd in zip(r.cells, (70, 230, 75, 80)):
            x.width = Pt(wd)
    w.add_paragraph(); w.add_paragraph(f"That comes to a total of ${num(d['total'])}, freight included as you quoted on March 20. We need everything here by June 1, 2026, staff training starts the week after."); w.add_paragraph("Ship to: Camp Tamarack\n4411 Fernberg Road, Ely, MN 55731"); w.add_paragraph("Last year 6 paddles of 30 came with cracked tips, so please have someone look them over before they leave.\n\nWith thanks,\n\nLois Maki\nProgram director")
    o = tempfile.mkdtemp(); w.save(o + "/a.docx"); b.run(["soffice", "-env:UserInstallation=file://" + o + "/prof", "--headless", "--convert-to", "pdf", "--outdir", o, o + "/a.docx"], timeout=240); shutil.copy(o + "/a.pdf", d.pdf()); shutil.rmtree(o); return d


@layout("za-us-visual-wire-harness-per-m-discount")
def _(name):
    buyer = P("Delmarva Harness & Cable", "29500 Business Park Drive", "Salisbury, MD 21804"); sup = P("TermLink Distribution", "9 Crimp Road", "Harrisburg, PA 17111")
    I = (("TL-34070-8", "3-331677-2", "RING TERMINAL #8 16-14 AWG TIN", 25000, "EA", "48.200", 1000, 12, "2026-11-02"), ("TL-TXL18-RD", "W18TXL-2", "WIRE TXL 18 AWG RED", 10000, "FT", "71.400", 1000, 12, "2026-11-02"), ("TL-DT06-4S", "2-DT064S", "PLUG DT 4 WAY", 1500, "EA", "2.115", 1, 8, "2026-11-16"), ("TL-W4S-P", "2-W4SP", "WEDGELOCK 4 WAY", 1500, "EA", "0.388", 1, 8, "2026-11-16"), ("TL-LOOM-12", "L12SPLIT", "SPLIT LOOM 1/2 IN BLACK", 5000, "FT", "18.750", 100, 0, "2026-11-30"))
    L = [Ln(i + 1, s, t, q, u, p, bi=m, per=k, disc=r or None, date=w) for i, (s, m, t, q, u, p, k, r, w) in enumerate(I)]
    d = mk(name, "Qt", "en", ["Infor VISUAL order", "price, per, discount % columns", "desired receive date per line", "Part ID / Vendor Part ID stacked", "total after discounts"], L, po_number="P-2611-048", po_date="2026-10-12", currency="USD", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="Net 30")
    d["total"] = d.net(); c = b.Canvas(612, 792, 8.5)
    c.t(306, 40, "Purchase Order", 17, "HB", "c"); c.ts(36, 62, buyer.all(), 11.5); c.r(402, 50, 174, 52); rows(c, 408, 63, (("Order ID:", "P-2611-048"), ("Order Date:", "10/12/2026"), ("Page:", "1")), 70, 15, vf="HB")
    c.r(36, 112, 266, 62); c.r(310, 112, 266, 62); c.t(40, 122, "Vendor:  TERMLI", 7.5); c.ts(56, 136, sup.all(), 12); c.t(314, 122, "Ship To:", 7.5); c.ts(330, 136, buyer.all(), 12)
    for i, (k, v) in enumerate((("Terms", "Net 30"), ("FOB", "Harrisburg"), ("Ship Via", "LTL - Ward"), ("Buyer", "TSHOCKLEY"), ("Currency", "USD"))):
        c.r(36 + 108 * i, 182, 108, 26); c.t(39 + 108 * i, 190, k, 6.5); c.t(39 + 108 * i, 203, v)
    S = [(40, "l"), (62, "l"), (150, "l"), (346, "r"), (354, "l"), (378, "l"), (456, "r"), (488, "r"), (520, "r"), (572, "r")]; y = 226
    c.r(36, 214, 540, 18, .9); at(c, y, S, ("Line", "Part ID", "Description", "Qty", "U/M", "Desired", "Price", "Per", "Disc %", "Amount"), font="HB", size=7.5); y += 20
    for l in L:
        at(c, y, S, (l.line, l.bi, l.desc, num(l.qty, d=0), l.uom, dt(l.date, "{m}/{d}/{yy}"), num(l.price, d=3), l.per, num(l.disc or 0, d=1), num(l.amount))); c.t(62, y + 11, l.si, 7.5, grey=.25); c.hl(y + 17, 36, 576, .3); y += 30
    c.t(514, y + 2, "Order Total", 9, "HB", "r"); c.t(572, y + 2, num(d["total"]), 9, "HB", "r"); c.ts(36, y + 40, ["Second row of each line: vendor part ID. Reels not to exceed 5,000 ft. UL E-file number on every reel label.", "RoHS and REACH declarations are on file (2026-01). Delmarva form PU-7 rev 11."], 12, size=7.5); c.qt(d.pdf()); return d


@layout("za-us-acumatica-electrical-contractor")
def _(name):
    buyer = P("Keystone Power Contractors LLC", "1220 Switchyard Lane", "Bethlehem, PA 18015"); sup = P("Lehigh Electrical Wholesale", "77 Conduit Street", "Allentown, PA 18109"); ship = P("KPC Warehouse", "1226 Switchyard Lane, Unit D", "Bethlehem, PA 18015")
    I = (("EMT34", "CONDUIT EMT 3/4 IN X 10 FT", 1200, "FOOT", "0.7420"), ("THHN12-BK", "WIRE THHN 12 AWG STR BLACK 2500 FT", 4, "REEL", "412.5000"), ("4SQDB", "BOX 4 IN SQUARE 2-1/8 DEEP", 150, "PIECE", "2.9150"), ("QO120", "BREAKER QO 1P 20A", 48, "PIECE", "11.3600"), ("LEDHB150", "LED HIGH BAY 150W 5000K 120-277V", 16, "PIECE", "138.0000"))
    L = [Ln(i + 1, None, t, q, u, p, bi=m) for i, (m, t, q, u, p) in enumerate(I)]
    d = mk(name, "TCPDF", "en", ["Acumatica order", "head values right under black labels", "promised date in the grid", "item number in bold before the description in the same cell", "ext. cost", "discount total 0.00, tax total", "page 1 / 1"], L, po_number="PO003318", po_date="2026-06-11", requested_date="2026-06-15", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30 days")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.06")); d["total"] = d["subtotal"] + d["tax"]
    r = "".join(f'<tr><td width="5%">{l.line}</td><td width="49%"><b>{l.bi}</b>: {E(l.desc)}</td><td width="11%" align="right">{num(l.qty)}</td><td width="9%">{l.uom}</td><td width="12%" align="right">{num(l.price, d=4)}</td><td width="14%" align="right">{num(l.amount)}</td></tr>' for l in L)
    b.tcpdf(f'''<table cellpadding="2"><tr><td width="60%"><b>{buyer.name}</b><br>{br(buyer.lines)}<br>Phone: +1 (610) 555-0112</td><td width="40%" align="right"><font size="16">Purchase Order</font><br>Order Nbr.: <b>PO003318</b><br>Date: <b>6/11/2026</b><br>Page: 1 / 1</td></tr></table><br><br><table cellpadding="2"><tr><td width="50%"><b>VENDOR:</b><br>{sup.h()}</td><td width="50%"><b>SHIP TO:</b><br>{ship.h()}</td></tr></table><br><br><table border="1" cellpadding="3"><tr bgcolor="#e6e6e6"><td>Vendor ID</td><td>Promised On</td><td>Terms</td><td>Ship Via</td><td>Currency</td><td>Contact</td></tr><tr><td>LEHIGHELEC</td><td>6/15/2026</td><td>Net 30 days</td><td>VENDOR</td><td>USD</td><td>Rob Farina</td></tr></table><br><br><table cellpadding="3"><tr bgcolor="#333333" color="#ffffff"><td width="5%">No.</td><td width="49%">Item</td><td width="11%" align="right">Qty.</td><td width="9%">UOM</td><td width="12%" align="right">Unit Price</td><td width="14%" align="right">Ext. Cost</td></tr>{r}</table><hr><table cellpadding="2"><tr><td width="66%">Note: contractor's job 26-114 (Freemansburg substation). Do not bundle conduit above 10 pieces.</td><td width="20%">Line Total:</td><td width="14%" align="right">{num(d["subtotal"])}</td></tr><tr><td></td><td>Discount Total:</td><td align="right">0.00</td></tr><tr><td></td><td>Tax Total (PA 6%):</td><td align="right">{num(d["tax"])}</td></tr><tr><td></td><td><b>Total (USD):</b></td><td align="right"><b>{num(d["total"])}</b></td></tr></table>''', d.pdf()); return d


@layout("za-ca-sage300-quarry-gst-qst")
def _(name):
    buyer = P("Carrières Laurentides inc.", "4500, chemin de la Carrière", "Mirabel (Québec) J7J 1P3"); sup = P("Norcan Wear Parts Ltd.", "88 Foundry Street", "Sudbury, ON P3E 4S8"); ship = P("Carrières Laurentides - atelier", "4520, chemin de la Carrière", "Mirabel (Québec) J7J 1P3")
    L = [Ln(1, "NWP-HP400-MN", "Mantle HP400 std medium, 18% Mn / Mâchoire mobile", 2, "EA", "6480.00", bi="CR-40018"), Ln(2, "NWP-HP400-BL", "Bowl liner HP400 std medium / Anneau d'usure", 2, "EA", "7125.00", bi="CR-40019"), Ln(3, "NWP-BK-10", "Backing compound 10 kg / Résine d'appui", 12, "KIT", "139.50", bi="CR-40077"), Ln(4, "NWP-BLT-M36", "Bolt M36 x 180 gr. 10.9 / Boulon", 40, "EA", "18.75", bi="CR-41120")]
    d = mk(name, "Go fpdf", "en", ["Sage 300 of a Québec house, bilingual labels", "GST and QST registration numbers and amounts", "CAD", "date as yyyy-mm-dd", "bon de commande / purchase order number below the title"], L, po_number="PO0000041772", po_date="2026-03-09", requested_date="2026-03-23", currency="CAD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="N30 - Net 30 jours/days")
    s = d.net(); g, q = r2(s * D("0.05")), r2(s * D("0.09975")); d["subtotal"] = s; d["tax"] = g + q; d["tax_alt"] = [g, q]; d["total"] = s + g + q; c = b.Canvas(612, 792, 9)
    c.t(36, 48, buyer.name, 14, "HB"); c.ts(36, 61, buyer.lines, 11); c.t(576, 48, "BON DE COMMANDE / PURCHASE ORDER", 12, "HB", "r"); c.t(576, 64, "PO0000041772", 12, "CB", "r"); c.t(576, 78, "Date (AAAA-MM-JJ / YYYY-MM-DD): 2026-03-09", 8, a="r"); c.t(576, 90, "Livraison / Delivery: 2026-03-23", 8, a="r")
    c.t(36, 116, "Fournisseur / Vendor  NORCAN", 8, "HB"); c.ts(36, 130, sup.all(), 12); c.t(316, 116, "Livrer à / Ship to", 8, "HB"); c.ts(316, 130, ship.all(), 12); c.t(36, 184, "Conditions / Terms: N30 - Net 30 jours/days          F.A.B. / FOB: Mirabel          Devise / Currency: CAD", 8.5)
    S = [(36, "l"), (54, "l"), (112, "l"), (186, "l"), (420, "r"), (428, "l"), (500, "r"), (576, "r")]; y = 208; c.hl(196, 36, 576, 1)
    at(c, y, S, ("No", "Article/Item", "Vendor item", "Description", "Qté/Qty", "UM", "Prix/Price", "Montant/Amount"), font="HB", size=8); c.hl(213, 36, 576, 1); y += 20
    for l in L:
        at(c, y, S, (l.line, l.bi, l.si, l.desc, num(l.qty, d=2), l.uom, num(l.price), num(l.amount)), size=8); y += 20
    c.hl(y - 8, 36, 576, 1); rows(c, 380, y + 8, (("Sous-total / Subtotal", num(s)), ("TPS / GST 5 %", num(g)), ("TVQ / QST 9.975 %", num(q)), ("TOTAL CAD", num(d["total"]))), 196, 14, "HB", "HB", va="r"); c.t(36, y + 8, "TPS/GST 10442 8817 RT0001", 8); c.t(36, y + 20, "TVQ/QST 1011774402 TQ0001", 8); c.ts(36, y + 100, ["Toute livraison doit porter le numéro du bon de commande. / All shipments must show the purchase order number.", "Réception / Receiving: 7 h - 15 h, 450 555-0155"], 12, size=8); c.gofpdf(d.pdf()); return d


@layout("za-ca-netsuite-outdoor-wear")
def _(name):
    buyer = P("Ridge & River Outfitters Inc.", "1780 Marine Drive", "North Vancouver BC V7P 1V2", "Canada"); sup = P("Pacific Trims Co.", "15 Loom Street", "Vancouver BC V5L 2X1", "Canada"); ship = P("Ridge & River c/o Fraser 3PL", "9400 River Road", "Delta BC V4G 1B5", "Canada")
    I = (("TR-ZIP-5C-60", "YZ5C-60-580", "Zipper #5 coil 60 cm open end, black", 4000, "1.18"), ("TR-ZIP-5C-70", "YZ5C-70-580", "Zipper #5 coil 70 cm open end, black", 2500, "1.27"), ("TR-CORD-3", "SC3-RFL", "Shock cord 3 mm reflective, 100 m spool", 60, "38.90"), ("TR-TOG-EL", "TG-EL-BK", "Ellipse cord lock, black", 8000, "0.16"), ("TR-PATCH-RR", "PT-RR-40", "Woven patch 40 mm logo", 6500, "0.41"))
    L = [Ln(None, s, t, q, None, p, bi=m) for m, s, t, q, p in I]
    d = mk(name, "weasyprint", "en", ["NetSuite order, grey head row", "Expected Receipt per line the same", "item column 'ours : theirs' wraps", "tax code column GST/PST", "currency 'Canadian Dollar' in words", "total box large right in the head"], L, po_number="PO5527", po_date="2026-01-29", requested_date="2026-03-02", currency="CAD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 45")
    s = d.net(); g, p = r2(s * D("0.05")), r2(s * D("0.07")); d["subtotal"] = s; d["tax"] = g + p; d["total"] = s + g + p
    r = "".join(f"<tr><td class=r>{qn(l.qty)}<td><b>{l.bi}</b><br>{l.si}<td>{E(l.desc)}<td>02-Mar-2026<td class=r>${num(l.price)}<td>S-BC<td class=r>${num(l.amount)}</tr>" for l in L)
    b.weasy(b.page("@page{size:letter;margin:15mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;padding:4px 6px;text-align:left}.i th{background:#e3e3e3;font-size:8pt}.i td{border-bottom:1px solid #ddd}.r,.i th.r{text-align:right}.tot{background:#e3e3e3;font-size:22pt;text-align:right;padding:10px}", f'''<table><tr><td><b style="font-size:13pt">{buyer.name}</b><br>{br(buyer.lines)}<td class=r><span style="font-size:20pt">Purchase Order</span><br><span style="font-size:13pt">#PO5527</span><br>29-Jan-2026</table><table><tr><td><b>Vendor</b><br>{sup.h()}<td><b>Ship To</b><br>{ship.h()}<td style="width:58mm"><div class=tot><span style="font-size:9pt">TOTAL</span><br>${num(d["total"])}</div></table><br><table class=i><tr><th>Terms<th>Due Date<th>Currency<th>Memo<tr><td>Net 45<td>15-Mar-2026<td>Canadian Dollar<td>FW26 trims, first buy</table><br><table class=i><tr><th class=r>Quantity<th>Item<th>Description<th>Expected Receipt<th class=r>Rate<th>Tax Code<th class=r>Amount</tr>{r}</table><table style="width:70mm;margin:6px 0 0 auto"><tr><td>Subtotal<td class=r>${num(s)}<tr><td>Tax Total (GST 5% + PST 7%)<td class=r>${num(g + p)}<tr style="background:#e3e3e3"><td><b>Total</b><td class=r><b>${num(d["total"])}</b></table><p style="font-size:8pt">PO5527 must be on every carton and invoice. Shade band approvals due before bulk. GST 81220 4471 RT0001.</p>'''), d.pdf()); return d
