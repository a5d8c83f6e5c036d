# SPDX-License-Identifier: Apache-2.0
"""Canada, United Kingdom, Ireland, Australia, New Zealand, South Africa and Singapore."""
from l_wa_kit import *


@layout("wa-uk-nhs-trust-agresso")
def _(name):
    buyer = P("North Fellside NHS Foundation Trust", "Procurement Department", "Fellside Infirmary", "Kendal LA9 7RG")
    ship = P("Theatre Stores, Level 2", "Fellside Infirmary", "Burton Road", "Kendal LA9 7RG")
    bill = P("North Fellside NHS Foundation Trust", "XF4 Payables K815", "PO Box 312", "Leeds LS11 1HP")
    sup = P("Castlegate Surgical Ltd", "Unit 14 Kirkstall Park", "Leeds LS4 2AQ")
    d = mk(name, "Apache FOP", ["NHS trust order", "official order number with prefix", "invoice to the shared payables box", "NPC code decoy beside the supplier's code", "pack sizes in the unit column", "net per line, VAT not printed, order total excluding VAT"],
           [Ln(1, "CGS-44120", "Forceps Spencer Wells 20cm disposable sterile", 6, "Box of 20", "68.40"), Ln(2, "CGS-10871", "Suction tubing 3m 7mm bore", 12, "Box of 30", "41.15"), Ln(3, "CGS-99010", "Skin stapler 35W", 10, "Box of 6", "57.9"), Ln(4, "CGS-20035", "Theatre cap bouffant blue", 40, "Pack of 100", "3.88")],
           po_number="RNF-70448213", po_date="2025-03-05", requested_date="2025-03-12", currency="GBP", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="30 days")
    d["total"] = d.net()
    cell = lambda t, a="start", st="": f'<fo:table-cell padding="2pt" {st}>' + "".join(f'<fo:block text-align="{a}">{E(s)}</fo:block>' for s in (t if isinstance(t, list) else [t])) + '</fo:table-cell>'
    B = 'border="0.4pt solid #005eb8"'
    def tab(ws, rows):
        return '<fo:table table-layout="fixed" width="100%" space-before="6pt">' + "".join(f'<fo:table-column column-width="{w}%"/>' for w in ws) + "<fo:table-body>" + "".join("<fo:table-row>" + r + "</fo:table-row>" for r in rows) + "</fo:table-body></fo:table>"
    npc = ["FJH1120", "FSQ209", "FHP3310", "BWM044"]
    al = ["start", "start", "start", "start", "end", "start", "end", "end"]
    T = tab([5, 11, 13, 30, 7, 13, 10, 11], ["".join(cell(h, a, B + ' background-color="#005eb8" color="white" font-size="7.5pt"') for h, a in zip(["Line", "NPC", "Supplier Code", "Description", "Qty", "Unit of Issue", "Price £", "Net £"], al))] + ["".join(cell(v, a, B) for v, a in zip([l.line, n, l.si, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount)], al)) for l, n in zip(d.lines, npc)])
    fo = f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="8.5pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="14mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block text-align="end" font-size="13pt" font-weight="bold" color="#005eb8">North Fellside <fo:inline background-color="#005eb8" color="white"> NHS </fo:inline></fo:block><fo:block text-align="end">NHS Foundation Trust</fo:block><fo:block font-size="15pt" font-weight="bold">OFFICIAL ORDER</fo:block>
{tab([50, 50], [cell(["Order No: RNF-70448213", "Order Date: 05/03/2025", "Deliver By: 12/03/2025", "Requisition: 4418820", "Requisitioner: H. Postlethwaite  Ext 5512"], "start", B) + cell(["Supplier: 104482"] + sup.all(), "start", B), cell(["Deliver to:"] + ship.all(), "start", B) + cell(["Invoice to:"] + bill.all(), "start", B), cell(["Ordering authority:"] + buyer.all(), "start", B) + cell(["Payment: 30 days", "GLN 5055321400012", "VAT Reg GB 654 9342 10"], "start", B)])}
{T}<fo:block text-align="end" font-weight="bold" space-before="6pt">Order Total (excl. VAT) £{num(d["total"])}</fo:block><fo:block font-size="7pt" space-before="10pt">NHS Terms and Conditions for the Supply of Goods (Purchase Order Version) apply. No PO No Pay: invoices without a valid order number will be returned. Goods to be delivered Mon-Fri 08.00-15.30.</fo:block></fo:flow></fo:page-sequence></fo:root>'''
    b.fop(fo, d.pdf())
    return d


@layout("wa-uk-academy-trust-school")
def _(name):
    buyer = P("Thornbeck Academy", "Thornbeck Lane", "Darlington DL3 0QT")
    sup = P("Scholastic Furniture Direct", "Brunel Way", "Thetford IP24 1HP")
    d = mk(name, "wkhtmltopdf", ["school finance system", "buyer only the letterhead", "ledger code column decoy", "part number, VAT rate and VAT amount columns", "delivery address in the foot, labelled", "net, VAT and gross totals", "please quote order number sentence"],
           [Ln(None, "SFD-CH460-BL", "Poly chair 460mm blue", 64, None, "24.90"), Ln(None, "SFD-TB1200", "Classroom table 1200x600x710 beech", 32, None, "71.50"), Ln(None, "SFD-TR18", "Tray unit 18 shallow trays mobile", 4, None, "186.25")],
           po_number="THB004871", po_date="2025-06-24", currency="GBP", buyer=buyer, ship_to=P("Thornbeck Academy", "Site Manager, Gate B", "Thornbeck Lane", "Darlington DL3 0QT"), supplier=sup)
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    r = "".join(tr([qn(l.qty), l.si, l.desc, "E19-KS3-FURN", num(l.price), num(l.amount), "20%", num(r2(l.amount * D("0.2")))], "rlllrrrr") for l in d.lines)
    h = f'''<center><h2 style="margin:0">Thornbeck Academy</h2>Thornbeck Lane, Darlington DL3 0QT &nbsp; Tel 01325 555017<br><i>part of the Tees &amp; Skerne Learning Trust, company no. 08114477</i></center><br><table width=100%><tr><td width=60%>{sup.h()}<td><b>Purchase Order</b><br>Order No. <b>THB004871</b><br>Date 24 June 2025<br>Supplier a/c SCH02</tr></table><p>Please supply the following goods and quote order number THB004871 on your delivery note and invoice.</p>
<table class=g width=100%>{tr(["Qty", "Part No", "Description", "Ledger Code", "Unit Price", "Net", "VAT Rate", "VAT"], "rlllrrrr", "th")}{r}<tr><td colspan=5 align=right>Net Total<td align=right>{num(d["subtotal"])}<td colspan=2></tr><tr><td colspan=5 align=right>VAT<td align=right>{num(d["tax"])}<td colspan=2></tr><tr><td colspan=5 align=right><b>Order Total</b><td align=right><b>£{num(d["total"])}</b><td colspan=2></tr></table><p><b>Deliver to:</b> Thornbeck Academy, Site Manager, Gate B, Thornbeck Lane, Darlington DL3 0QT. Deliveries 9.30 to 14.30 only.</p><p>Authorised by: Mrs J Allinson, School Business Manager</p>'''
    b.wk(b.page("body{font:10pt 'Liberation Serif'}.g{border-collapse:collapse}.g td,.g th{border:1px solid #999;padding:3px}", h), d.pdf())
    return d


@layout("wa-uk-sage50-plumbers-merchant")
def _(name):
    buyer = P("Severnside Heating Supplies Ltd", "Unit 3 Wharf Industrial Estate", "Stourport-on-Severn", "Worcestershire", "DY13 9QB")
    sup = P("Brassfit Manufacturing plc", "Aston Cross", "Birmingham", "B6 5RQ")
    d = mk(name, "PDFKit", ["Sage 50 layout", "PURCHASE ORDER title, order no., date, account ref in a column", "Quantity then details with the code in brackets", "disc % column", "net and VAT columns, total rows", "deliver to box equals 'As above' in words"],
           [Ln(None, "BF-15-EQ", "15mm equal tee endfeed", 500, None, "0.46", disc=35), Ln(None, "BF-22-IV", "22mm isolating valve chrome", 240, None, "2.98", disc=35), Ln(None, "BF-TRV4-A", "TRV angled 15mm twin pack", 80, None, "14.20", disc=27.5), Ln(None, "BF-LDR", "Lead free solder 500g reel", 24, None, "16.75")],
           po_number="10477", po_date="2025-10-13", currency="GBP", buyer=buyer, ship_to=buyer, supplier=sup)
    for l in d.lines:
        l.kw["vat"] = r2(l.amount * D("0.2"))
    d["subtotal"] = d.net(); d["freight"] = D("0"); d["tax"] = sum(l.kw["vat"] for l in d.lines); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(595, 842, 9)
    c.t(555, 50, "PURCHASE ORDER", 16, "HB", "r"); c.t(40, 50, buyer.name, 12, "HB"); c.ts(40, 63, buyer.lines, 11); c.t(40, 122, "VAT Reg No. 551 2208 17", 8)
    c.r(40, 138, 250, 80); c.ts(50, 154, sup.all(), 12)
    for i, (k, v) in enumerate((("Order No.", "10477"), ("Order Date", "13/10/2025"), ("Account Ref", "BRASS01"), ("Page", "1"))):
        c.r(390, 138 + i * 20, 80, 20, 0.88); c.r(470, 138 + i * 20, 85, 20); c.t(394, 151 + i * 20, k, 8.5, "HB"); c.t(476, 151 + i * 20, v)
    c.t(40, 238, "Deliver to: our address as above"); X = [40, 90, 330, 385, 430, 495, 555]
    for i in range(6):
        c.r(X[i], 250, X[i + 1] - X[i], 380); c.t(X[i] + 4, 262, ["Quantity", "Details", "Unit Price", "Disc %", "Net Amt", "VAT Amt"][i], 8, "HB")
    c.hl(268, 40, 555); y = 284
    for l in d.lines:
        c.t(84, y, num(l.qty), a="r"); c.t(94, y, f"{l.desc} ({l.si})"); c.t(381, y, num(l.price), a="r"); c.t(426, y, num(l.disc or 0), a="r"); c.t(491, y, num(l.amount), a="r"); c.t(551, y, num(l.kw["vat"]), a="r"); y += 16
    for i, (k, v) in enumerate((("Total Net Amount", d["subtotal"]), ("Carriage Net", 0), ("Total Tax Amount", d["tax"]), ("Order Total", d["total"]))):
        c.t(430, 650 + i * 16, k, 9, "HB"); c.t(551, 650 + i * 16, ("£ " if i == 3 else "") + num(v), a="r")
    c.t(40, 760, "Company registered in England 04118822. Prices as agreed; please advise any difference before despatch.", 7.5)
    c.pdfkit(d.pdf(), ttf=True)
    return d


@layout("wa-uk-engineer-price-per-thousand")
def _(name):
    buyer = P("Wharfedale Turned Components Limited", "Ilkley Road", "Otley", "LS21 3JP")
    sup = P("Pennine Stockholders (Special Steels) Ltd", "Attercliffe Common", "Sheffield", "S9 2FA")
    d = mk(name, "iText", ["small engineering ERP", "price per column: per 1000, per 100, each, tonne", "wrapped description with drawing and issue", "works order decoys", "due dates differ", "goods total, VAT, order value", "approval conditions text block above the lines"],
           [Ln(1, None, "Blank turned, drg WTC-1187 iss C", 25000, "off", "84.60", per=1000, bi="WTC-1187", date="2025-05-16"), Ln(2, None, "Plug, drg WTC-1190 iss A", 6000, "off", "21.35", per=100, bi="WTC-1190", date="2025-05-30"), Ln(3, None, "230M07 bright bar 25.4 dia x 3 m", 1.84, "t", "1265.00", bi="MAT-230-254", date="2025-05-09"), Ln(4, None, "Carriage", 1, "each", "38.00", bi=None, date="2025-05-09")],
           po_number="P/O 23881", po_number_alt=["23881"], po_date="2025-04-22", currency="GBP", buyer=buyer, ship_to=P("Wharfedale Turned Components Limited", "Goods Inwards, Mill Lane entrance", "Otley", "LS21 3JP"), supplier=sup, payment_terms="30 days end of month")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(595, 842, 8.5, "T")
    c.t(297, 44, "WHARFEDALE TURNED COMPONENTS LIMITED", 14, "TB", "c"); c.t(297, 57, "Ilkley Road, Otley, LS21 3JP    Tel: 01943 555008    BS EN ISO 9001 Certificate FM 44102", 8, a="c"); c.hl(64, 40, 555, 1.2)
    c.t(40, 84, "To"); c.ts(60, 84, sup.all(), 11); c.t(330, 84, "Deliver to"); c.ts(380, 84, d["ship_to"].all(), 11)
    c.t(40, 148, "PURCHASE ORDER", 12, "TB"); c.t(40, 164, "Our ref:  P/O 23881"); c.t(180, 164, "Date:  22 April 2025"); c.t(320, 164, "Your ref:  quote 7741/JW"); c.t(460, 164, "Sheet 1 of 2")
    c.ts(40, 184, ["Please supply the undermentioned, subject to our conditions of purchase QF-17. Material certificates to EN 10204 3.1 are required with each batch.", "Sub-contracting of any operation needs our written approval."], 10, size=7.5)
    S = [(40, "l"), (60, "l"), (125, "l"), (330, "r"), (336, "l"), (405, "r"), (440, "r"), (490, "r"), (555, "r")]
    c.hl(206, 40, 555); at(c, 216, S, ["No", "Part", "Description", "Quantity", "", "Price £", "Per", "Due", "Value £"], font="TB"); c.hl(221, 40, 555)
    y = 236
    for l, w in zip(d.lines, ("Works order 88171-02", "Works order 88175-01", "For stock", "")):
        at(c, y, S, [l.line, l.bi, l.desc, qn(l.qty), l.uom, num(l.price), "" if l.per == 1 else l.per, dt(l.date, "{dd}/{mm}/{yy}"), num(l.amount)]); c.t(125, y + 10, w, 7); y += 26
    for k, v in (("Goods total", d["subtotal"]), ("VAT at 20%", d["tax"]), ("Order value", d["total"])):
        y += 13; c.t(490, y, k, 8.5, "TB", "r"); c.t(555, y, num(v), a="r")
    c.t(40, y, "Payment: 30 days end of month"); c.t(40, 700, "For and on behalf of Wharfedale Turned Components Limited          ........................................ Buyer")
    terms(c, "CONDITIONS OF PURCHASE QF-17", w=595, font="T", size=6)
    c.itext(d.pdf())
    return d


@layout("wa-ie-hospital-group-vat-rates")
def _(name):
    buyer = P("Lough Derra Hospital Group", "Finance Shared Services", "Athlone Road", "Ballinasloe", "Co. Galway H53 XK27")
    ship = P("Portlarkin General Hospital", "Pharmacy Stores", "Lake Road", "Portlarkin", "Co. Roscommon F42 P9X1")
    sup = P("Shannonside Medical Distributors DAC", "Raheen Business Park", "Limerick V94 H2N6")
    d = mk(name, "weasyprint", ["Irish public hospital", "VAT codes with 23% and 0% and a VAT analysis table with its own amounts", "EUR with € before the number", "delivery point code decoy", "date 17-Sep-2025", "supplier's tax clearance decoy"],
           [Ln(1, "SMD-NACL-1L", "Sodium chloride 0.9% 1000ml bag", 240, "Bag", "1.62"), Ln(2, "SMD-GLV-NM", "Nitrile exam gloves M, box 200", 90, "Box", "7.10"), Ln(3, "SMD-SHRP-7", "Sharps bin 7 litre yellow lid", 120, "Each", "3.05"), Ln(4, "SMD-PARA-IV", "Paracetamol 10mg/ml 100ml infusion", 60, "Pack", "14.88")],
           po_number="LD25-003419", po_date="2025-09-17", requested_date="2025-09-24", currency="EUR", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="30 days from receipt of invoice")
    v = {1: 0, 2: 23, 3: 23, 4: 0}
    d["subtotal"] = d.net(); std = sum(l.amount for l in d.lines if v[l.line]); d["tax"] = r2(std * D("0.23")); d["total"] = d["subtotal"] + d["tax"]
    r = "".join(tr([l.line, l.si, l.desc, qn(l.qty), l.uom, "€" + num(l.price), f"{v[l.line]}%", "€" + num(l.amount)], "lllrlrrr") for l in d.lines)
    h = f'''<table><tr><td class=w><h2>Lough Derra Hospital Group</h2><small>Grúpa Ospidéal Loch Deirc</small><br>{br(buyer.lines)}<td><div class=bx><b>PURCHASE ORDER / ORDÚ CEANNAIGH</b><br>Order number: <b>LD25-003419</b><br>Order date: 17-Sep-2025<br>Required by: 24-Sep-2025<br>Buyer: Gráinne Feeney (090 555 0142)</div></tr></table><table><tr><td class=w><b>Vendor (V-20418)</b><br>{sup.h()}<td><b>Deliver to (DP 0417)</b><br>{ship.h()}</tr></table><table class=g>{tr(["#", "Vendor code", "Description", "Qty", "Unit", "Unit price", "VAT", "Line net"], "lllrlrrr", "th")}{r}</table>
<table><tr><td class=w><table class=v>{tr(["VAT rate", "Net", "VAT"], "lrr", "th")}{tr(["23%", num(std), num(d["tax"])], "lrr")}{tr(["0%", num(d["subtotal"] - std), "0.00"], "lrr")}</table><td><table>{tr(["Total net", "€" + num(d["subtotal"])], "lr")}{tr(["VAT", "€" + num(d["tax"])], "lr")}{tr(["Total incl. VAT", "€" + num(d["total"])], "lr")}</table></tr></table><p>Invoices to Lough Derra Hospital Group, Finance Shared Services, Athlone Road, Ballinasloe, Co. Galway H53 XK27. Payment 30 days from receipt of invoice (S.I. 580/2012). A current tax clearance access number must be on file. VAT no. IE8412207K.</p>'''
    b.weasy(b.page("@page{size:A4;margin:15mm}body{font:9pt 'DejaVu Sans';font-size:8pt}table{width:100%;border-collapse:collapse;margin-bottom:4mm}td{vertical-align:top}.w{width:55%}h2{margin:0;color:#064}.bx{border:1.2pt solid #064;padding:3mm;line-height:1.5}.g td,.g th{border-bottom:.5pt solid #aaa;padding:2.5pt;text-align:left}.g td[align=right],.g th[align=right]{text-align:right}.v{width:60%;font-size:7pt}.v td,.v th{border:.4pt solid #888;padding:1pt 3pt}", h), d.pdf())
    return d


@layout("wa-ie-dairy-coop-text")
def _(name):
    buyer = P("Glenbarra Co-operative Creameries Ltd", "Glenbarra", "Mallow", "Co. Cork")
    sup = P("Munster Packaging & Film", "Little Island", "Cork")
    d = mk(name, "groff", ["plain text printer style", "no rules", "order addressed in a letter: 'Please supply'", "unit price per 1,000 in words", "delivery to another creamery", "VAT stated but not counted", "total in €"],
           [Ln(1, "MPF-LID-75", "Foil lid 75 mm butter tub", 120000, "ea", "18.40", per=1000), Ln(2, "MPF-TUB-227", "Tub 227 g white IML", 96000, "ea", "62.75", per=1000), Ln(3, "MPF-SHR-400", "Shrink wrap 400 mm x 1200 m", 36, "roll", "48.20")],
           po_number="GC/4471", po_date="2025-02-19", requested_date="2025-03-03", currency="EUR", buyer=buyer, ship_to=P("Butter Plant, Kanturk Road", "Newmarket", "Co. Cork"), supplier=sup, payment_terms="60 days nett")
    d["total"] = d.net()
    rows = "\n".join(f"{l.si}\t{l.desc}\t{qn(l.qty)} {l.uom}\t{num(l.price)}{' per 1,000' if l.per > 1 else ' each' if False else ' per roll'}\t{num(l.amount)}" for l in d.lines)
    src = f'''.sp 4
.ps 10
.vs 13
.ft B
Glenbarra Co-operative Creameries Ltd
.ft R
.br
Glenbarra, Mallow, Co. Cork. Reg. No. 3318R. VAT IE 0554417P
.sp 2
.nf
{chr(10).join(sup.all())}
.sp 1
19 February 2025
.sp 1
.ft B
PURCHASE ORDER NO. GC/4471
.ft R
.fi
.sp 1
Please supply the goods below, delivered by 3 March 2025 to our Butter Plant, Kanturk Road, Newmarket, Co. Cork (weighbridge opens 07:30).
.sp 1
.TS
l l r r r.
Your code\tDescription\tQuantity\tPrice EUR\tValue EUR
.sp 4p
{rows}
.sp 4p
\t\t\tTotal excl. VAT\t{num(d["total"])}
.TE
.sp 1
Terms: 60 days nett. VAT at 23% will be payable on your invoice. Food contact declarations for every item before first delivery.
.sp 2
Signed: N. Ahern, Purchasing
'''
    b.groff(src, d.pdf(), "-P-pa4")
    return d


@layout("wa-ca-ontario-school-board-hst")
def _(name):
    buyer = P("Lake Nipigon District School Board", "Purchasing Services", "135 Shield Avenue", "Marathon, ON P0T 2E0")
    ship = P("Copper Bay Public School", "12 Slate Street", "Copper Bay, ON P0T 1L0")
    sup = P("Boreal Classroom Technologies Inc.", "2400 Meadowpine Blvd", "Mississauga, ON L5N 6S2")
    d = mk(name, "chromium", ["Canadian school board, SRB style", "HST 13% with rebate note", "CAD printed once", "yyyy-mm-dd dates", "supplier item column 'Mfr #'", "extended and tax columns per line", "French sub-label for each caption"],
           [Ln(1, "BCT-75-4K", "Interactive display 75 in 4K", 4, "EA", "3149.00"), Ln(2, "BCT-STD-M", "Mobile stand adjustable", 4, "EA", "589.00"), Ln(3, "BCT-CHR-30", "Charging cart 30 bay", 2, "EA", "1265.50")],
           po_number="P2526-00418", po_date="2025-09-05", requested_date="2025-10-03", currency="CAD", buyer=buyer, bill_to=P("Lake Nipigon District School Board", "Accounts Payable", "P.O. Bag 400", "Marathon, ON P0T 2E0"), ship_to=ship, supplier=sup, payment_terms="Net 30 days")
    tx = [r2(l.amount * D("0.13")) for l in d.lines]
    d["subtotal"] = d.net(); d["tax"] = sum(tx); d["total"] = d["subtotal"] + d["tax"]
    r = "".join(tr([l.line, qn(l.qty), l.uom, l.si, l.desc, num(l.price), num(t), num(l.amount)], "lrlllrrr") for l, t in zip(d.lines, tx))
    k = lambda a, f, v: f"<td><b>{a}</b> <i>{f}</i><br>{v}</td>"
    h = f'''<table><tr><td><b style="font-size:13pt">LAKE NIPIGON DISTRICT SCHOOL BOARD</b><br>{br(buyer.lines)}<td align=right><b style="font-size:14pt">PURCHASE ORDER</b><br><i>Bon de commande</i><br><b>P2526-00418</b></tr></table><table class=b><tr>{k("Vendor", "Fournisseur", sup.h())}{k("Ship to", "Expédier à", ship.h())}{k("Invoice to", "Facturer à", d["bill_to"].h())}</tr></table><table class=b><tr>{k("Order date", "Date", "2025-09-05")}{k("Required by", "Requis le", "2025-10-03")}{k("Terms", "Conditions", "Net 30 days")}{k("Currency", "Devise", "CAD")}{k("Contact", "Personne-ressource", "B. Saarinen")}</tr></table>
<table class=b>{tr(["Line", "Qty", "UOM", "Mfr #", "Description", "Unit cost", "HST", "Extended"], "lrlllrrr", "th")}{r}</table><table style="width:40%;margin-left:60%">{tr(["Subtotal", num(d["subtotal"])], "lr")}{tr(["HST 13%", num(d["tax"])], "lr")}{tr(["TOTAL", "$" + num(d["total"])], "lr")}</table><p>HST registration of the board 10699 4418 RT0001. All goods DDP school, inside delivery. Packing slip must show the P.O. number.</p>'''
    b.chromium(b.page("@page{size:letter;margin:12mm}body{font:9pt 'Liberation Sans'}i{color:#666;font-size:7pt}table{width:100%;border-collapse:collapse;margin-top:3mm}td{vertical-align:top}.b td,.b th{border:.7px solid #555;padding:3px;text-align:left}.b td[align=right]{text-align:right}", h), d.pdf())
    return d


@layout("wa-ca-alberta-oilfield-afe")
def _(name):
    buyer = P("Muskwa Ridge Energy Ltd.", "Suite 1800, 505 - 3rd Street SW", "Calgary, AB T2P 3E6")
    ship = P("Muskwa Ridge 04-17 Battery", "LSD 04-17-062-20 W5M", "Fox Creek, AB")
    sup = P("Wapiti Valve & Instrument", "11402 - 98 Avenue", "Grande Prairie, AB T8V 5A2")
    d = mk(name, "Prawn", ["oilfield order", "AFE and cost codes per line decoys", "GST 5% only", "ship to by legal land description", "unit price with four decimals", "tag numbers in the description", "no supplier item codes, our stock code"],
           [Ln(1, None, "BALL VALVE 3 IN CL300 RF WCB / TAG XV-1103", 4, "EA", "1288.0000", bi="V-BV-3-300"), Ln(2, None, "PRESSURE TRANSMITTER 0-1500 KPA 4-20 MA / TAG PT-1120", 3, "EA", "1674.5000", bi="I-PT-1500"), Ln(3, None, "SPIRAL WOUND GASKET 3 IN CL300 316/FG", 24, "EA", "14.7500", bi="G-SW-3-300"), Ln(4, None, "STUD B7 3/4 X 5 C/W 2 2H NUTS", 96, "SET", "6.1050", bi="F-ST-34-5")],
           po_number="MRE-25-1190", po_date="2025-08-12", requested_date="2025-08-20", currency="CAD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 45 Days")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.05")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(612, 792, 8.5)
    c.t(40, 48, "MUSKWA RIDGE", 18, "HB"); c.t(40, 60, "ENERGY LTD.", 8); c.t(572, 44, "PURCHASE ORDER NO.", 8, "HB", "r"); c.t(572, 60, "MRE-25-1190", 14, "HB", "r"); c.t(572, 72, "Quote this number on all field tickets, slips and invoices", 6.5, a="r")
    c.t(40, 92, "SUPPLIER", 7, "HB"); c.ts(40, 103, sup.all(), 11); c.t(230, 92, "DELIVER TO", 7, "HB"); c.ts(230, 103, ship.all(), 11); c.t(420, 92, "FROM", 7, "HB"); c.ts(420, 103, buyer.all(), 11)
    for i, (k, v) in enumerate((("Issued", "Aug 12, 2025"), ("Deliver by", "Aug 20, 2025"), ("AFE", "25-D-0418"), ("Terms", "Net 45 Days"), ("Freight", "Supplier hotshot, PPD"), ("Funds", "CAD"))):
        c.t(40 + i * 90, 156, k, 7, grey=0.4); c.t(40 + i * 90, 167, v)
    S = [(40, "l"), (58, "l"), (130, "l"), (395, "r"), (402, "l"), (430, "l"), (510, "r"), (572, "r")]
    c.r(36, 178, 540, 14, 0.2, 0)
    for (x, a), s in zip(S, ["#", "Stock Code", "Description", "Qty", "UM", "Cost Code", "Price", "Ext."]):
        c.t(x, 188, s, 7.5, "HB", a, 1)
    y = 206
    for l in d.lines:
        at(c, y, S, [l.line, l.bi, l.desc, qn(l.qty), l.uom, "9230-415", num(l.price, d=4), num(l.amount)], size=7.8); y += 15; c.hl(y - 10, 36, 576, 0.2)
    for k, v in (("Subtotal", d["subtotal"]), ("GST 5% (R119 440 271)", d["tax"]), ("Total CAD", d["total"])):
        y += 14; c.t(510, y, k, 8, "HB", "r"); c.t(572, y, num(v), a="r")
    c.ts(40, y + 40, ["COR safety certification and WCB clearance must be current. Drivers must check in with the operator at 780-555-0126 before entering the lease.", "MTRs for all pressure-containing parts. B31.3 and CRN numbers required for items 1 and 2."], 11, size=7.5)
    c.prawn(d.pdf(), ttf=True)
    return d


@layout("wa-ca-bc-municipality-gst-pst")
def _(name):
    buyer = P("District of Cinnabar Bay", "Box 219, 410 Foreshore Way", "Cinnabar Bay BC V0N 1G0")
    sup = P("Coast Pump & Waterworks", "7788 Vantage Way", "Delta BC V4G 1A7")
    d = mk(name, "LaTeX", ["district order", "GST and PST rows", "ship to the works yard in a sentence below", "no line numbers", "supplier part first", "total with $"],
           [Ln(None, "CPW-4440-06", "Hydrant extension kit 300 mm", 6, "ea", "412.00"), Ln(None, "CPW-RC-150", "Repair clamp 150 mm x 300 mm SS", 10, "ea", "186.40"), Ln(None, "CPW-SEAL-LT", "Mechanical seal kit, lift station 4", 2, "kit", "738.95")],
           po_number="20418", po_date="2025-11-06", currency="CAD", buyer=buyer, ship_to=P("Public Works Yard", "2200 Quarry Road", "Cinnabar Bay BC"), supplier=sup, payment_terms="Net 30")
    d["subtotal"] = d.net(); g, p = r2(d.net() * D("0.05")), r2(d.net() * D("0.07")); d["tax"] = g + p; d["tax_alt"] = [g, p]; d["total"] = d["subtotal"] + g + p
    R = "".join(f"{l.si} & {l.desc} & {qn(l.qty)} & {l.uom} & {num(l.price)} & {num(l.amount)} \\\\\n" for l in d.lines)
    b.latex(r"""\documentclass[letterpaper,10pt]{article}\usepackage[margin=2cm]{geometry}\usepackage{array,booktabs}\usepackage[T1]{fontenc}\usepackage{helvet}\renewcommand{\familydefault}{\sfdefault}\pagestyle{empty}\setlength{\parindent}{0pt}\begin{document}{\Large\bfseries District of Cinnabar Bay}\hfill{\Large PURCHASE ORDER}\\Box 219, 410 Foreshore Way, Cinnabar Bay BC V0N 1G0\hfill No.\ \textbf{20418}\\[2em]
\begin{minipage}[t]{.5\textwidth}Vendor:\\""" + r"\\".join(x.replace("&", r"\&") for x in sup.all()) + r"""\end{minipage}\begin{minipage}[t]{.45\textwidth}\begin{tabular}{ll}Date:&November 6, 2025\\Terms:&Net 30\\Department:&Engineering and Operations\\Account:&02-2-441-100\\Ordered by:&K. Matsuda\end{tabular}\end{minipage}\\[2em]
\begin{tabular}{@{}l p{6.4cm} r l r r@{}}\toprule Part & Description & Qty & Unit & Price & Extension \\\midrule """ + R + r"""\midrule &&&&Subtotal&""" + num(d["subtotal"]) + r"\\&&&&GST 5\%&" + num(g) + r"\\&&&&PST 7\%&" + num(p) + r"\\&&&&\textbf{Total (CAD)}&\textbf{\$" + num(d["total"]) + r"""}\\\bottomrule\end{tabular}\\[2em]Ship to: Public Works Yard, 2200 Quarry Road, Cinnabar Bay BC. Receiving Monday to Friday, 8 a.m.\ to 3 p.m.\\[1em]{\small GST number 10789 2218 RT0001. This order is placed under the District's Purchasing Policy 3-2-11; the supplier's own terms are not accepted.}\\[4em]\rule{6cm}{.4pt}\\Purchasing Coordinator\end{document}""", d.pdf())
    return d


@layout("wa-au-university-techone")
def _(name):
    buyer = P("Wollemi University", "Northern Terrace", "Lithgow NSW 2790", "ABN 44 961 208 117")
    ship = P("Wollemi University", "Building C12 Loading Dock, Ring Road", "Lithgow NSW 2790")
    sup = P("Southern Cross Laboratory Supplies Pty Ltd", "22 Gibbon Road", "Seven Hills NSW 2147")
    d = mk(name, "pdfmake", ["TechnologyOne style", "ABN of both parties", "unit price ex GST, GST and total inc GST per line", "amount column inc GST", "totals: ex GST, GST, inc GST", "Tax Invoice to be sent to an email", "delivery instructions block"],
           [Ln(1, "SCL-8812", "Pipette tips 200 uL filtered, rack 96", 50, "RACK", "14.60"), Ln(2, "SCL-2050-A", "Ethanol 96% undenatured 20 L", 3, "DRUM", "188.00"), Ln(3, "SCL-0417", "Cryo box polycarbonate 81 place", 40, "EACH", "11.25")],
           po_number="PO1048812", po_date="2025-05-19", requested_date="2025-05-26", currency="AUD", buyer=buyer, bill_to=None, ship_to=ship, supplier=sup, payment_terms="30 Days from Invoice Date")
    sub = d.net(); g = [r2(l.amount * D("0.1")) for l in d.lines]
    d["subtotal"] = sub; d["tax"] = sum(g); d["total"] = sub + d["tax"]
    ex = [l.amount for l in d.lines]
    body = [[{"text": h, "bold": True, "alignment": a} for h, a in (("Line", "left"), ("Supplier Item", "left"), ("Description", "left"), ("Qty", "right"), ("UOM", "left"), ("Unit Price (ex GST)", "right"), ("Amount (ex GST)", "right"), ("GST", "right"))]]
    for l, t in zip(d.lines, g):
        body.append([str(l.line), l.si, l.desc, {"text": qn(l.qty), "alignment": "right"}, l.uom, {"text": num(l.price, d=4), "alignment": "right"}, {"text": num(l.amount), "alignment": "right"}, {"text": num(t), "alignment": "right"}])
    b.pdfmake({"pageSize": "A4", "pageMargins": [36, 36, 36, 40], "defaultStyle": {"fontSize": 8.5}, "footerText": "PO1048812   Page {p} of {n}", "content": [
        {"columns": [{"text": "WOLLEMI UNIVERSITY", "fontSize": 16, "bold": True}, {"text": "Purchase Order", "fontSize": 16, "alignment": "right"}]}, {"text": "Northern Terrace, Lithgow NSW 2790   ABN 44 961 208 117", "margin": [0, 0, 0, 10]},
        {"columns": [{"stack": [{"text": "Supplier", "bold": True}] + sup.all() + ["ABN 71 002 883 410"]}, {"stack": [{"text": "Deliver To", "bold": True}] + ship.all()}, {"layout": "noBorders", "table": {"body": [["Order Number", {"text": "PO1048812", "bold": True}], ["Order Date", "19-May-2025"], ["Date Required", "26-May-2025"], ["Contact", "Dr L. Brancatisano"], ["Terms", "30 Days from Invoice Date"]]}}]},
        {"margin": [0, 14, 0, 6], "layout": "lightHorizontalLines", "table": {"headerRows": 1, "widths": [24, 62, "*", 30, 36, 54, 54, 40], "body": body}},
        {"columns": [{"text": "Tax invoices must quote the order number and go to accountspayable@wollemi.example.", "fontSize": 7.5, "width": "*"}, {"width": 200, "layout": "noBorders", "table": {"widths": ["*", 70], "body": [["Total (ex GST)", {"text": "$" + num(sub), "alignment": "right"}], ["GST", {"text": "$" + num(d["tax"]), "alignment": "right"}], [{"text": "Order Total (inc GST) AUD", "bold": True}, {"text": "$" + num(d["total"]), "bold": True, "alignment": "right"}]]}}]},
        {"text": "Delivery instructions: cold items to the PC2 store. Dock hours 7.30 am to 3.00 pm. Standard conditions of purchase of the University apply.", "fontSize": 7.5, "margin": [0, 16, 0, 0]}]}, d.pdf())
    return d


@layout("wa-au-pronto-mining-services")
def _(name):
    buyer = P("PILBARA RIGGING & HIRE PTY LTD", "14 COOLINDA STREET", "WEDGEFIELD WA 6721", "ABN 91 117 402 288")
    sup = P("WESTERN CHAIN & LIFTING", "180 BUSHMEAD ROAD", "HAZELMERE WA 6055")
    ship = P("PILBARA RIGGING & HIRE - NEWMAN", "LOT 7 WELSH DRIVE", "NEWMAN WA 6753")
    d = mk(name, "enscript/gs", ["PRONTO style print file", "monospace on A4 with rows of equal signs", "quantity after price", "trade discount column", "supplier stock code on a second row", "GST row and total inc GST"],
           [Ln(1, "WCL-SH475", "BOW SHACKLE GR S 4.75T", 60, "EA", "18.90", disc=12, bi="SHK475"), Ln(2, "WCL-SYN5T6", "ROUND SLING 5T X 6M", 24, "EA", "96.50", disc=12, bi="RSL5-6"), Ln(3, "WCL-LCH13", "CHAIN 13MM GRADE 80", 150, "MTR", "22.35", disc=15, bi="CHN13"), Ln(4, "WCL-TAG", "TEST TAG ALUMINIUM", 500, "EA", "0.42", bi="TAGAL")],
           po_number="P118447", po_date="2025-02-26", requested_date="2025-03-07", currency="AUD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 DAYS EOM")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.1")); d["total"] = d["subtotal"] + d["tax"]
    L = ["", "   PILBARA RIGGING & HIRE PTY LTD                       PURCHASE ORDER", "   14 COOLINDA STREET", "   WEDGEFIELD WA 6721                                   ORDER NO   : P118447", "   ABN 91 117 402 288   PH 08 5550 1180                 ORDER DATE : 26-FEB-2025", "                                                        DUE DATE   : 07-MAR-2025", "                                                        PAGE       : 1 OF 1", "", "   SUPPLIER: WESCHA                      DELIVER TO:"]
    L += ["   " + a.ljust(38) + z for a, z in zip(sup.all(), ship.all())]
    L += ["", "   TERMS: 30 DAYS EOM     CARRIER: CENTURION     CURRENCY: AUD     ENTERED BY: JADE", "   " + "=" * 86, "   LN  OUR CODE  DESCRIPTION                      PRICE   UOM   DISC%      QTY       VALUE", "   " + "=" * 86]
    for l in d.lines:
        L += [f"   {l.line:02d}  {l.bi:<9} {l.desc:<28} {num(l.price):>9}   {l.uom:<4}{num(l.disc or 0):>7}{qn(l.qty):>9}{num(l.amount):>12}", f"                 YOUR CODE {l.si}"]
    L += ["   " + "-" * 86] + ["   " + (k.rjust(72) + num(v).rjust(14)) for k, v in (("SUB TOTAL", d["subtotal"]), ("GST 10%", d["tax"]), ("ORDER TOTAL INC GST", d["total"]))] + ["", "   ALL LIFTING GEAR TO BE SUPPLIED WITH TEST CERTIFICATES TO AS 2741 / AS 4497.", "   CONSIGNMENT NOTE MUST SHOW OUR ORDER NUMBER."]
    b.enscript("\n".join(L), d.pdf(), "-f", "Courier9", "-M", "A4")
    return d


@layout("wa-nz-district-council")
def _(name):
    buyer = P("Waitoru District Council", "Private Bag 9", "Waitoru 4941")
    sup = P("Kauri Playground & Park Co Ltd", "38 Hewletts Road", "Mount Maunganui 3116")
    ship = P("Parks Depot", "Railway Road North", "Waitoru 4910")
    d = mk(name, "soffice writer (fodt)", ["New Zealand council, word processor template", "te reo sub title", "GST 15% exclusive prices", "table with borders: quantity, unit, description, rate, amount", "cost centre decoy", "delivery address in a labelled paragraph"],
           [Ln(None, None, "Park bench Totara 1.8 m with arms", 12, "ea", "1180.00"), Ln(None, None, "Litter bin surround, steel, black", 8, "ea", "865.00"), Ln(None, None, "Softfall bark, cushion grade", 65, "m3", "74.50")],
           po_number="WDC 31877", po_number_alt=["31877"], po_date="2025-10-02", currency="NZD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="20th of the month following invoice")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.15")); d["total"] = d["subtotal"] + d["tax"]
    p = lambda s, st="n": f'<text:p text:style-name="{st}">{E(s)}</text:p>'
    row = lambda cs, al: "<table:table-row>" + "".join(f'<table:table-cell table:style-name="g">{p(v, "r" if a == "r" else "n")}</table:table-cell>' for v, a in zip(cs, al)) + "</table:table-row>"
    rows = row(["Qty", "Unit", "Description of goods / services", "Rate $", "Amount $"], "rllrr") + "".join(row([qn(l.qty), l.uom, l.desc, num(l.price), num(l.amount)], "rllrr") for l in d.lines) + "".join(row(["", "", k, "", num(v)], "lllrr") for k, v in (("Subtotal excluding GST", d["subtotal"]), ("GST 15%", d["tax"]), ("Total including GST (NZD)", d["total"])))
    ws = ["1.6cm", "1.6cm", "8.6cm", "2.4cm", "2.8cm"]
    body = p("WAITORU DISTRICT COUNCIL", "h") + p("Te Kaunihera ā-Rohe o Waitoru   |   Private Bag 9, Waitoru 4941   |   06 555 0170   |   GST 51-204-118") + p("") + p("Purchase Order WDC 31877", "h") + p("Date: 2 October 2025        Cost centre: 4410 Reserves        Requested by: Hemi Paki") + p("") + p("Supplier: " + ", ".join(sup.all())) + p("Deliver to: " + ", ".join(ship.all())) + p("") + '<table:table table:name="T">' + "".join(f'<table:table-column table:style-name="c{i}"/>' for i in range(5)) + rows + "</table:table>" + p("") + p("Payment: 20th of the month following invoice. Quote the order number on the invoice or it will not be paid. Contractors must hold current site safety inductions.") + p("Approved: A. Rawiri, Parks and Recreation Manager")
    b.soffice(f'''<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles><style:style style:name="n" style:family="paragraph"><style:text-properties fo:font-size="10pt" style:font-name="Liberation Serif"/></style:style><style:style style:name="r" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-size="10pt"/></style:style><style:style style:name="h" style:family="paragraph"><style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style><style:style style:name="g" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.07cm"/></style:style>{"".join(f'<style:style style:name="c{i}" style:family="table-column"><style:table-column-properties style:column-width="{w}"/></style:style>' for i, w in enumerate(ws))}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>''', ".fodt", d.pdf())
    return d


@layout("wa-nz-exo-distributor-no-units")
def _(name):
    buyer = P("Tasman Tool & Abrasive Ltd", "PO Box 33-118", "Christchurch 8244")
    sup = P("Norgrit Abrasives (NZ) Ltd", "9 Pandora Place", "Napier 4110")
    d = mk(name, "Go fpdf", ["Exo style", "stock code ours and supplier's code columns", "no unit of measure", "ship to is the warehouse line of the head", "GST exclusive total only", "order number with leading zeros dropped in the foot"],
           [Ln(None, "NG-D115-60", "Flap disc 115mm 60 grit zirconia", 200, None, "4.15", bi="FD11560Z"), Ln(None, "NG-C125-1", "Cut off wheel 125 x 1.0mm inox", 1000, None, "1.08", bi="CO12510"), Ln(None, "NG-BELT-75", "Belt 75 x 533 P80 pk 10", 60, None, "23.90", bi="BE7553380"), Ln(None, "NG-WB-100", "Wire cup brush 100mm M14", 48, None, "17.65", bi="WB100M14")],
           po_number="40771", po_date="2025-07-21", requested_date="2025-07-28", currency="NZD", buyer=buyer, ship_to=P("Tasman Tool & Abrasive Ltd", "27 Hammersmith Drive", "Wigram, Christchurch 8042"), supplier=sup)
    d["total"] = d.net()
    c = b.Canvas(595, 842, 8.5)
    c.r(0, 0, 595, 70, 0.15, 0); c.t(40, 44, "TASMAN TOOL & ABRASIVE", 18, "HB", grey=1); c.t(555, 44, "PURCHASE ORDER", 12, "H", "r", 1)
    c.t(40, 90, "To:", 8, grey=0.4); c.ts(40, 102, sup.all(), 12); c.t(230, 90, "Deliver to:", 8, grey=0.4); c.ts(230, 102, d["ship_to"].all(), 12)
    for i, (k, v) in enumerate((("Order No", "40771"), ("Date", "21 Jul 2025"), ("ETA wanted", "28 Jul 2025"), ("Raised by", "Corey"))):
        c.t(420, 92 + i * 14, k, grey=0.4); c.t(490, 92 + i * 14, v, 8.5, "HB")
    S = [(40, "l"), (115, "l"), (190, "l"), (420, "r"), (485, "r"), (555, "r")]
    at(c, 176, S, ["OUR CODE", "YOUR CODE", "DESCRIPTION", "QTY", "UNIT $", "TOTAL $"], size=7.5, font="HB"); c.hl(182, 40, 555, 1.5); y = 198
    for i, l in enumerate(d.lines):
        if i % 2:
            c.r(38, y - 10, 519, 15, 0.93, 0)
        at(c, y, S, [l.bi, l.si, l.desc, qn(l.qty), num(l.price), num(l.amount)]); y += 15
    c.hl(y, 400, 555); c.t(485, y + 14, "NZD excl GST", 9, "HB", "r"); c.t(555, y + 14, num(d["total"]), 9, "HB", "r"); c.t(40, 800, "Tasman Tool & Abrasive Ltd, PO Box 33-118, Christchurch 8244   03 555 0121   GST 88-417-220   orders@tasmantool.example", 7)
    c.gofpdf(d.pdf())
    return d


@layout("wa-za-municipality-official-order")
def _(name):
    buyer = P("Groenvallei Local Municipality", "Supply Chain Management", "Civic Centre, 1 Voortrekker Street", "Groenvallei 6850")
    sup = P("Boland Electrical Wholesalers CC", "44 Fabriek Street", "Worcester 6850")
    d = mk(name, "TCPDF", ["South African municipality", "R with spaces as thousands", "VAT 15%", "CSD number and BBBEE decoys", "vote number decoy", "order valid for 30 days decoy", "delivery point in the head"],
           [Ln(1, None, "LED street light 60 W IP66 with NEMA socket", 150, "Each", "1284.50"), Ln(2, None, "Galvanised pole 9 m, planted", 40, "Each", "3960.00"), Ln(3, None, "Cable 16 mm2 x 4 core SWA PVC", 1200, "Metre", "118.75")],
           po_number="ORD0041887", po_date="2025-08-15", requested_date="2025-09-12", currency="ZAR", buyer=buyer, ship_to=P("Municipal Stores", "Industria Road", "Groenvallei 6850"), supplier=sup, payment_terms="30 days from statement")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.15")); d["total"] = d["subtotal"] + d["tax"]
    N = lambda x: "R " + num(x, "us").replace(",", " ")
    r = "".join(f'<tr><td width="6%">{l.line}</td><td width="40%">{E(l.desc)}</td><td width="10%">{l.uom}</td><td width="10%" align="right">{num(l.qty).replace(",", " ")}</td><td width="16%" align="right">{N(l.price)}</td><td width="18%" align="right">{N(l.amount)}</td></tr>' for l in d.lines)
    b.tcpdf(f'''<h2 align="center">GROENVALLEI LOCAL MUNICIPALITY</h2><p align="center">Supply Chain Management, Civic Centre, 1 Voortrekker Street, Groenvallei 6850<br>VAT Reg 4100188214</p><h3>OFFICIAL ORDER / AMPTELIKE BESTELLING</h3><table border="1" cellpadding="3"><tr><td width="50%"><b>Supplier / Verskaffer:</b><br>{sup.h()}<br>CSD: MAAA0418822 &nbsp; BBBEE level 2</td><td width="50%"><b>Order No / Bestelling Nr:</b> ORD0041887<br><b>Date / Datum:</b> 2025/08/15<br><b>Required by / Benodig teen:</b> 2025/09/12<br><b>Vote:</b> 0501/4402/0000<br><b>Deliver to / Lewer by:</b> Municipal Stores, Industria Road, Groenvallei 6850</td></tr></table><br><br>
<table border="1" cellpadding="3"><tr style="background-color:#ddd"><td width="6%"><b>Item</b></td><td width="40%"><b>Description</b></td><td width="10%"><b>Unit</b></td><td width="10%" align="right"><b>Quantity</b></td><td width="16%" align="right"><b>Unit Price</b></td><td width="18%" align="right"><b>Amount</b></td></tr>{r}<tr><td width="82%" align="right">Sub total</td><td width="18%" align="right">{N(d["subtotal"])}</td></tr><tr><td align="right">VAT 15%</td><td align="right">{N(d["tax"])}</td></tr><tr><td align="right"><b>TOTAL</b></td><td align="right"><b>{N(d["total"])}</b></td></tr></table><br><br><font size="8">Order valid for 30 days. Payment 30 days from statement. The original tax invoice must reflect the municipality's VAT number and the order number.</font><br><br>_______________________ SCM Manager &nbsp;&nbsp; _______________________ Chief Financial Officer''', d.pdf())
    return d


@layout("wa-za-pastel-wine-estate")
def _(name):
    buyer = P("Kloofzicht Wine Estate (Pty) Ltd", "Annandale Road", "Stellenbosch", "7600")
    sup = P("Cape Glass & Closures (Pty) Ltd", "12 Bofors Circle", "Epping Industria 2", "7460")
    d = mk(name, "Cairo", ["Sage Pastel style", "Excl. price, disc %, VAT, Incl. total columns", "line amount inclusive of VAT printed as the last column", "deliver to and postal address blocks unlabelled left and right", "total (excl), tax, total (incl) box"],
           [Ln(None, "BOT-BDX750-DG", "Bottle Bordeaux 750ml dead leaf green", 16800, "Each", "6.42"), Ln(None, "COR-DIAM5", "Diam 5 cork 44mm branded", 16800, "Each", "3.18", disc=5), Ln(None, "CTN-12-KZ", "Carton 12 x 750ml printed", 1400, "Each", "14.90")],
           po_number="PO004118", po_date="2025-01-20", requested_date="2025-02-10", currency="ZAR", buyer=buyer, ship_to=buyer, supplier=sup)
    vat = [r2(l.amount * D("0.15")) for l in d.lines]; ex = [l.amount for l in d.lines]
    d["subtotal"] = d.net(); d["tax"] = sum(vat); d["total"] = d["subtotal"] + d["tax"]
    for l, v in zip(d.lines, vat):
        l.kw["ex"] = l.amount; l.amount = l.amount + v
    c = b.Canvas(595, 842, 8.5)
    c.t(297, 46, buyer.name, 14, "TB", "c"); c.t(297, 59, ", ".join(buyer.lines) + "    VAT No 4660188271    Reg 1998/004417/07", 8, "T", "c"); c.t(555, 84, "Purchase Order", 14, "HB", "r")
    c.r(40, 92, 240, 70); c.t(44, 102, "Supplier", 7, "HB"); c.ts(50, 114, sup.all(), 11); c.r(315, 92, 240, 70); c.t(319, 102, "Delivery Address", 7, "HB"); c.ts(325, 114, buyer.all(), 11)
    for i, (k, v) in enumerate((("Account", "CAP003"), ("Your Reference", "Q44871"), ("Document No", "PO004118"), ("Date", "20/01/2025"), ("Delivery", "10/02/2025"), ("Page", "1"))):
        c.r(40 + i * 86, 170, 85.8, 28); c.t(44 + i * 86, 180, k, 7, "HB"); c.t(44 + i * 86, 193, v)
    S = [(44, "l"), (125, "l"), (318, "r"), (324, "l"), (380, "r"), (415, "r"), (485, "r"), (551, "r")]
    c.r(40, 206, 515, 15, 0.85); at(c, 216, S, ["Code", "Description", "Quantity", "Unit", "Excl. Price", "Disc%", "Tax", "Total (Incl)"], size=7.5, font="HB"); y = 236
    for l, v in zip(d.lines, vat):
        at(c, y, S, [l.si, l.desc, num(l.qty), l.uom, num(l.price), num(l.disc or 0), num(v), num(l.amount)], size=8); y += 15
    c.r(385, 640, 170, 56)
    for i, (k, v) in enumerate((("Total (Excl)", d["subtotal"]), ("Tax", d["tax"]), ("Total (Incl)  R", d["total"]))):
        c.t(391, 655 + i * 16, k, 8.5, "HB"); c.t(549, 655 + i * 16, num(v), a="r")
    c.t(40, 655, "Received in good order ______________________"); c.cairo(d.pdf())
    return d


@layout("wa-sg-builder-gst")
def _(name):
    buyer = P("Tiong Heng Builders Pte Ltd", "8 Kaki Bukit Crescent #05-11", "Singapore 416236")
    sup = P("Lion City Reinforcement Pte Ltd", "51 Tuas View Link", "Singapore 637331")
    ship = P("Project C2218: Sengkang Community Hub", "Sengkang East Way Site Gate 2", "Singapore 548597")
    d = mk(name, "pdf-lib", ["Singapore main contractor", "project code decoys", "S$ in heads", "GST 9%", "attn, tel, fax in the head", "numbered remarks after the total", "two approvers"],
           [Ln(1, None, "High tensile deformed bar B500B T13, cut & bend", 42.5, "tonne", "985.00"), Ln(2, None, "High tensile deformed bar B500B T25, straight 12 m", 68, "tonne", "942.00"), Ln(3, None, "Welded mesh BRC A8, 2.4 x 6 m", 120, "sheet", "74.60"), Ln(4, None, "Tying wire 1.6 mm, 25 kg roll", 30, "roll", "48.00")],
           po_number="THB/PO/C2218/0147", po_date="2025-06-09", requested_date="2025-06-16", currency="SGD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="45 days from delivery order date")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.09")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(595, 842, 8.5)
    c.t(40, 46, buyer.name, 14, "TB"); c.ts(40, 59, [", ".join(buyer.lines), "Co. Reg. & GST No. 199804417K    Tel 6555 0117    Fax 6555 0118"], 11); c.hl(76, 40, 555, 1); c.t(297, 94, "PURCHASE ORDER", 13, "TB", "c")
    for i, (k, v) in enumerate((("To", sup.name), ("", sup.lines[0]), ("", sup.lines[1]), ("Attn", "Ms Goh Siew Lan"), ("Delivery to", ship.name), ("", ship.lines[0]), ("", ship.lines[1]))):
        c.t(40, 114 + i * 12, k); c.t(96, 114 + i * 12, (": " if k else "  ") + v)
    for i, (k, v) in enumerate((("P.O. No.", d["po_number"]), ("Date", "9 June 2025"), ("Delivery date", "16 June 2025"), ("Your ref.", "LCR/Q/25-0661"), ("Cost code", "03-210"), ("Page", "1 of 1"))):
        c.t(350, 114 + i * 12, k); c.t(420, 114 + i * 12, ": " + v)
    X = [40, 66, 320, 370, 415, 485, 555]
    for i in range(6):
        c.r(X[i], 206, X[i + 1] - X[i], 200); c.t((X[i] + X[i + 1]) / 2, 217, ["S/N", "Description", "Qty", "Unit", "Rate (S$)", "Amount (S$)"][i], 8, "HB", "c")
    c.hl(222, 40, 555); y = 238
    for l in d.lines:
        c.t(53, y, l.line, a="c"); c.t(70, y, l.desc); c.t(366, y, num(l.qty), a="r"); c.t(375, y, l.uom); c.t(481, y, num(l.price), a="r"); c.t(551, y, num(l.amount), a="r"); y += 18
    for i, (k, v) in enumerate((("Sub-total", d["subtotal"]), ("Add 9% GST", d["tax"]), ("Grand Total", d["total"]))):
        c.t(481, 422 + i * 14, k, 8.5, "HB", "r"); c.t(551, 422 + i * 14, num(v), a="r")
    c.ts(40, 480, ["Remarks:", "1. Payment: 45 days from delivery order date.", "2. Mill certificates and FPC certificate to be submitted before first delivery.", "3. Delivery between 9.00 am and 4.00 pm; lorry crane with valid LM certificate.", "4. Weight shall be by bundle tag; 2% rolling margin not payable."], 12)
    c.t(40, 620, "_________________________                    _________________________"); c.t(40, 633, "Prepared by: Purchasing                           Approved by: Project Director"); c.pdflib(d.pdf())
    return d
