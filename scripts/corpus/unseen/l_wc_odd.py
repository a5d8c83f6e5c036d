# SPDX-License-Identifier: Apache-2.0
"""Listings, scans, forms, schedules, tax columns; and what is no order or must be looked at."""
from lib import *
import backends as b
import os, tempfile
from wcwords import words


class Locked(Doc):
    password = None

    def truth(self):
        t = super().truth()
        t["_meta"]["password"] = self.password
        return t


@layout("wc-spool-listing-schedule-two-pages")
def _(name):
    d = Doc(name, "enscript + ghostscript", "en", ["AS/400 spool listing over two pages, head repeated", "delivery schedule rows under items, quantity of the item on its own row", "our part and vendor part on two rows", "trailing minus nowhere, amounts without currency", "USD in the head"])
    buyer = P("GREAT PLAINS IMPLEMENT MFG", "2200 E 6TH ST", "SALINA KS 67401")
    sup = P("MIDWEST HYDRAULIC CYLINDER", "PO BOX 1180", "WICHITA KS 67201")
    d.f.update(po_number="P0448217", po_date="2025-03-19", currency="USD", buyer=buyer, ship_to=P("PLANT 3 RECEIVING DOCK B", "2350 E 6TH ST", "SALINA KS 67401"), supplier=sup, payment_terms="NET 45 DAYS")
    S = (("001", "810-4471C", "MHC-3008-TR", "CYLINDER 3.00 X 8 TIE ROD", "EA", "188.4500", (("04/07/25", 40), ("05/05/25", 40), ("06/02/25", 60))), ("002", "810-4480A", "MHC-4016-WD", "CYLINDER 4.00 X 16 WELDED", "EA", "312.9000", (("04/14/25", 25), ("05/12/25", 25))), ("003", "811-0092", "MHC-SK300", "SEAL KIT 3.00 BORE", "EA", "21.7500", (("04/07/25", 150),)), ("004", "811-0117", "MHC-PIN100", "CLEVIS PIN 1.00 X 3.25 W/COTTER", "EA", "4.1250", (("04/07/25", 300), ("06/02/25", 300))))
    H = lambda p: ["GREAT PLAINS IMPLEMENT MFG            P U R C H A S E   O R D E R                 PAGE    %d" % p, "2200 E 6TH ST", "SALINA KS 67401                       P.O. NUMBER  P0448217    REV 00    DATE  03/19/25", "", "VENDOR  004471                        SHIP TO", "MIDWEST HYDRAULIC CYLINDER            PLANT 3 RECEIVING DOCK B", "PO BOX 1180                           2350 E 6TH ST", "WICHITA KS 67201                      SALINA KS 67401", "", "TERMS NET 45 DAYS   FOB DEST   VIA BEST WAY   CURR USD   BUYER 07 J HOLM   TAX EXEMPT Y", "=" * 88, "LINE  PART NUMBER / DESCRIPTION              QUANTITY  UM     UNIT PRICE          EXTENDED", "=" * 88]
    pages = [H(1), H(2)]
    for k, (no, bi, si, t, u, p, sc) in enumerate(S):
        l = Ln(int(no), si, t, sum(q for _, q in sc), u, p, bi=bi, **({"date": "2025-04-07"} if len(sc) == 1 else {})); d.lines.append(l)
        T = pages[k // 2]
        T += [f"{no}   {bi:<35}{num(l.qty):>10}  {u}   {num(l.price, d=4):>12}  {num(l.amount):>16}", f"      {t}", f"      VENDOR PART {si}"] + [f"         DUE {x}   QTY {num(q):>10}" for x, q in sc] + [""]
    d["total"] = d.net()
    pages[0] += ["", " " * 60 + "CONTINUED ON NEXT PAGE"]
    pages[1] += ["-" * 88, f"{'PURCHASE ORDER TOTAL':>60}{num(d['total']):>28}", "", "PACKING SLIP MUST SHOW P.O. NUMBER AND PART NUMBER.", "SUPPLIER QUALITY MANUAL SQM-01 APPLIES.  NO OVERSHIPMENTS.", "", "AUTHORIZED  ______________________"]
    b.enscript("\f".join("\n".join(x) for x in pages), d.pdf(), "-f", "Courier8.6")
    return d


@layout("wc-scan-small-foundry-order-no-layer")
def _(name):
    d = Doc(name, "scan of a reportlab print", "en", ["scan 200 dpi, slightly skewed, no text layer", "boxed table, item number ours", "total of two lines of figures", "handwritten-like approval stamp text"])
    buyer = P("Harlow Castings Ltd", "Burnt Mill Industrial Estate", "Harlow, Essex CM20 2HU")
    d.f.update(po_number="HC 20918", po_date="2025-03-12", requested_date="2025-03-20", currency="GBP", buyer=buyer, supplier=P("Essex Refractories", "Witham CM8 3AA"), ship_to=P("Harlow Castings Ltd, Melt Shop"), payment_terms="30 days")
    for i, bi, t, q, u, p in ((1, "RF-0014", "Ramming mix, dry, 25 kg bag", 80, "bag", "17.60"), (2, "RF-0031", "Ladle lining brick, side arch", 240, "each", "3.85"), (3, "FL-0102", "Slag coagulant, 20 kg", 36, "bag", "12.40"), (4, "TC-0007", "Thermocouple tip type S, box 50", 6, "box", "96.00")):
        d.lines.append(Ln(i, None, t, q, u, p, bi=bi))
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.20"))); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=10)
    c.t(45, 60, buyer.name, 18, "TB"); c.ts(45, 76, buyer.lines, 13); c.t(550, 60, "PURCHASE ORDER", 16, "HB", "r")
    for k, (a, v) in enumerate((("Order No.", d["po_number"]), ("Date", "12 March 2025"), ("Delivery by", "20 March 2025"), ("Terms", "30 days"))):
        c.t(380, 84 + 16 * k, a + ":", font="HB"); c.t(550, 84 + 16 * k, v, a="r")
    c.t(45, 150, "To:", font="HB"); c.ts(75, 150, d["supplier"].all(), 14); c.t(45, 190, "Deliver to:", font="HB"); c.t(110, 190, d["ship_to"].name)
    X = [45, 75, 135, 330, 380, 425, 485, 550]
    for k in range(7):
        c.hl(210 + 22 * k, 45, 550, .8)
    for x in X:
        c.l(x, 210, x, 342, .8)
    for x, w, s in zip(X, X[1:], ("No.", "Our ref", "Description", "Qty", "Unit", "Price £", "Total £")):
        c.t((x + w) / 2, 225, s, 10, "HB", "c")
    for k, l in enumerate(d.lines):
        y = 247 + 22 * k
        c.t(60, y, l.line, a="c"); c.t(79, y, l.bi); c.t(139, y, l.desc); c.t(375, y, qn(l.qty), a="r"); c.t(385, y, l.uom); c.t(481, y, num(l.price), a="r"); c.t(546, y, num(l.amount), a="r")
    for k, (a, v) in enumerate((("Net", d["subtotal"]), ("VAT 20%", d["tax"]), ("Total", d["total"]))):
        c.t(481, 362 + 18 * k, a, 10, "HB", "r"); c.t(546, 362 + 18 * k, num(v), a="r")
    c.t(45, 460, "Please quote our order number on all paperwork."); c.t(45, 500, "Approved: P. Sewell   12/3", 13, "HI")
    t = tempfile.mktemp(".pdf"); c.reportlab(t); d.text_from = t
    b.scan(t, d.pdf(), dpi=170, skew=0.6, noise=4, quality=38, blur=0.5)
    d["ship_to_alt"] = [P("Harlow Castings Ltd"), P("Melt Shop")]
    return d


@layout("wc-scan-tesseract-sandwich")
def _(name):
    d = Doc(name, "tesseract searchable PDF", "en", ["scan with the text layer that tesseract itself made, with its errors", "columns without rules", "US municipal department order, quantity first", "no tax row"])
    buyer = P("Village of Cedar Bluff", "115 Main Street", "Cedar Bluff, WI 54001")
    d.f.update(po_number="24-0871", po_date="2024-10-08", requested_date=None, currency="USD", buyer=buyer, supplier=P("Badger Waterworks Supply", "2900 Industrial Ave", "Eau Claire, WI 54701"), ship_to=P("Public Works Garage", "400 River Road"), payment_terms="Net 30")
    for q, u, s, t, p in ((24, "EA", "BW-CB58", "Curb box 5/8, arch pattern", "68.50"), (10, "EA", "BW-HYD-R", "Hydrant repair kit, 5-1/4", "312.00"), (400, "FT", "BW-COP34", "Copper tube type K, 3/4", "5.85"), (36, "EA", "BW-CMP34", "Compression coupling 3/4", "21.25")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d["total"] = d.net()
    c = b.Canvas(w=612, h=792, size=11, font="T")
    c.t(306, 60, buyer.name, 20, "TB", "c"); c.t(306, 76, ", ".join(buyer.lines), 11, "T", "c"); c.t(306, 108, "PURCHASE ORDER", 15, "TB", "c"); c.t(60, 140, "P.O. Number: 24-0871", font="TB"); c.t(552, 140, "Date: October 8, 2024", a="r")
    c.t(60, 170, "Vendor:", font="TB"); c.ts(60, 185, d["supplier"].all(), 14); c.t(340, 170, "Ship To:", font="TB"); c.ts(340, 185, d["ship_to"].all(), 14); c.t(60, 245, "Terms: Net 30        F.O.B.: Destination        Account: 600-5371-340")
    H = ((85, "Qty", "r"), (105, "Unit", "l"), (150, "Item", "l"), (235, "Description", "l"), (470, "Unit Price", "r"), (552, "Amount", "r"))
    for x, s, a in H:
        c.t(x, 275, s, 11, "TB", a)
    c.hl(281, 60, 552, 1); y = 300
    for l in d.lines:
        for (x, _, a), v in zip(H, (qn(l.qty), l.uom, l.si, l.desc, num(l.price), num(l.amount))):
            c.t(x, y, v, a=a)
        y += 20
    c.hl(y - 4, 440, 552, 1); c.t(470, y + 14, "TOTAL", 11, "TB", "r"); c.t(552, y + 14, "$" + num(d["total"]), 11, "TB", "r"); c.t(60, 560, "Tax exempt ES 41228. Invoice to the Village Clerk at the address above.", 10); c.t(60, 620, "Authorized: ______________________  Village Administrator")
    t = tempfile.mktemp(".pdf"); c.reportlab(t); d.text_from = t
    from PIL import Image
    w = tempfile.mkdtemp(); b.run(["pdftoppm", "-r", "170", "-gray", "-png", t, w + "/p"]); f = w + "/" + sorted(os.listdir(w))[0]
    Image.open(f).convert("L").rotate(-0.35, resample=Image.BICUBIC, fillcolor=250).save(w + "/q.jpg", quality=35, dpi=(170, 170))
    b.run(["tesseract", w + "/q.jpg", w + "/out", "--dpi", "170", "-l", "eng", "pdf"], timeout=200)
    import shutil; shutil.copy(w + "/out.pdf", d.pdf())
    return d


@layout("wc-acroform-two-blocks-ca")
def _(name):
    d = Doc(name, "reportlab acroform", "en", ["AcroForm, all values in fields the parties' too, a field a line", "captions above the fields", "Canadian GST and PST fields", "eight rows, three filled"])
    buyer = P("Prairie Rose School Division No. 8", "918 2nd Street SW, Medicine Hat AB T1A 4C2")
    sup = P("Foothills Gym & Field Ltd.", "4410 Blackfoot Trail SE, Calgary AB T2G 4E8")
    ship = P("Eagle Butte High School", "2 Sixth Avenue, Dunmore AB T1B 0K3")
    d.f.update(po_number="PR-66120", po_date="2025-08-19", requested_date="2025-09-02", currency="CAD", buyer=buyer, ship_to=ship, supplier=sup)
    for s, t, q, u, p in (("FG-VB1200", "Volleyball net, competition", 3, "each", "184.00"), ("FG-BSK7", "Basketball size 7, composite", 24, "each", "46.75"), ("FG-MAT4", "Tumbling mat 4 x 8 ft, folding", 6, "each", "219.50")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.05")), freight=D("85.00")); d["total"] = d["subtotal"] + d["tax"] + d["freight"]
    from reportlab.pdfgen import canvas
    c = canvas.Canvas(d.pdf(), pagesize=(612, 792), invariant=1); n = [0]

    def fld(x, y, w, h, v, cap=None, multi=False, size=9):
        n[0] += 1
        if cap:
            c.setFont("Helvetica", 6.5); c.drawString(x, 792 - y + 3, cap)
        c.acroForm.textfield(name=f"t{n[0]}", x=x, y=792 - y - h, width=w, height=h, value=v or "", fontSize=size, borderWidth=.5, fontName="Helvetica", forceBorder=True, fieldFlags="multiline" if multi else "")
    c.setFont("Helvetica-Bold", 14); c.drawString(40, 750, buyer.name); c.setFont("Helvetica", 8.5); c.drawString(40, 737, buyer.lines[0] + "    Phone 403-555-0121"); c.setFont("Helvetica-Bold", 13); c.drawRightString(572, 750, "PURCHASE ORDER")
    fld(40, 85, 120, 18, d["po_number"], "PURCHASE ORDER NO."); fld(175, 85, 100, 18, "19 Aug 2025", "DATE"); fld(290, 85, 100, 18, "2 Sep 2025", "REQUIRED BY"); fld(405, 85, 167, 18, "R. Schmaltz", "ORDERED BY")
    for x, cap, p in ((40, "VENDOR", sup), (317, "SHIP TO", ship)):
        for k, v in enumerate([p.name] + p.lines[0].split(", ")):
            fld(x, 125 + 17 * k, 255, 15, v, None if k else cap)
    X = ((40, 70, "CATALOGUE NO."), (112, 240, "DESCRIPTION"), (354, 40, "QTY"), (396, 40, "UNIT"), (438, 60, "UNIT PRICE"), (500, 72, "AMOUNT"))
    for k in range(8):
        l = d.lines[k] if k < len(d.lines) else None
        for (x, w, cap), v in zip(X, (l.si, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount)) if l else [""] * 6):
            fld(x, 190 + 20 * k, w, 18, v, cap if not k else None)
    for k, (a, v) in enumerate((("Subtotal", num(d["subtotal"])), ("GST 5%", num(d["tax"])), ("PST", ""), ("Freight", num(d["freight"])), ("TOTAL CAD", num(d["total"])))):
        c.setFont("Helvetica-Bold", 8.5); c.drawRightString(494, 792 - 372 - 20 * k, a); fld(500, 360 + 20 * k, 72, 18, v)
    c.setFont("Helvetica", 7.5); c.drawString(40, 300, "Invoices to accounts.payable@prsd8.example. Goods ordered without a purchase order number will not be paid for."); c.save()
    d.text_from = flatten(d.pdf())
    return d


def flatten(p):
    """The same page with the fields' values as text, for the check."""
    t = tempfile.mktemp(".pdf"); b.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=" + t, p]); return t


@layout("wc-pdflib-weekly-delivery-columns")
def _(name):
    d = Doc(name, "pdf-lib", "en", ["weekly delivery quantities as columns, total quantity last", "bakery, names of days as heads", "price before the quantities", "no line numbers, PLU numbers of the vendor"])
    buyer = P("Corner Bean Coffee Houses", "18 Albion Street, Leeds LS1 6HX")
    d.f.update(po_number="CB-W23-25", po_date="2025-05-29", requested_date=None, currency="GBP", buyer=buyer, supplier=P("Millstone Bakery", "Otley LS21 3AB"), ship_to=P("Corner Bean, Albion Street"), payment_terms="Weekly direct debit")
    for s, t, p, w in (("101", "Croissant butter, par-baked", "0.62", (60, 60, 60, 72, 96)), ("118", "Cinnamon swirl", "0.78", (36, 36, 36, 48, 60)), ("204", "Sourdough loaf 800 g", "2.15", (8, 8, 8, 10, 14)), ("330", "Brownie tray, 24 portions", "13.40", (2, 0, 2, 2, 3))):
        d.lines.append(Ln(None, s, t, sum(w), "each" if s != "330" else "tray", p, w=w))
    d["total"] = d.net()
    c = b.Canvas(w=842, h=595, size=9.5)
    c.t(40, 50, buyer.name, 16, "HB"); c.t(40, 65, buyer.lines[0]); c.t(802, 50, "Weekly purchase order CB-W23-25", 13, "HB", "r"); c.t(802, 66, "Order date 29/05/2025     Week 23 (2-6 June 2025)", a="r"); c.t(40, 95, "Supplier: Millstone Bakery, Otley LS21 3AB"); c.t(40, 110, "Deliver to: Corner Bean, Albion Street, before 06:30"); c.t(500, 110, "Payment: Weekly direct debit")
    H = [(40, "PLU", "l"), (80, "Product", "l"), (290, "Unit", "l"), (380, "Price £", "r")] + [(430 + 45 * k, x, "r") for k, x in enumerate(("Mon 2", "Tue 3", "Wed 4", "Thu 5", "Fri 6"))] + [(690, "Total qty", "r"), (802, "Value £", "r")]
    c.r(40, 126, 762, 20, fill=.9)
    for x, s, a in H:
        c.t(x, 140, s, 9.5, "HB", a)
    y = 162
    for l in d.lines:
        for (x, _, a), v in zip(H, [l.si, l.desc, l.uom, num(l.price)] + [str(k) if k else "-" for k in l.w] + [qn(l.qty), num(l.amount)]):
            c.t(x, y, v, a=a)
        c.hl(y + 6, 40, 802, .3); y += 20
    c.t(690, y + 8, "Order total", 10, "HB", "r"); c.t(802, y + 8, num(d["total"]), 10, "HB", "r"); c.t(40, y + 40, "Zero rated for VAT. Changes by noon of the day before."); c.pdflib(d.pdf())
    d["ship_to_alt"] = [P("Corner Bean")]
    return d


@layout("wc-prawn-table-gst-pst-columns")
def _(name):
    d = Doc(name, "Prawn table", "en", ["per-line tax columns G and P with ticks", "discount per line in money", "unit within quantity cell", "Canadian dollars", "vendor below, buyer in the right corner"])
    buyer = P("Skookum Marine Ways Ltd.", "1401 Harbour Road", "Campbell River BC V9W 1S1")
    sup = P("Island Paint & Coatings", "300 Ironwood St", "Campbell River BC V9W 5P7")
    d.f.update(po_number="SMW 3390", po_date="2025-04-15", requested_date="2025-04-22", currency="CAD", buyer=buyer, supplier=sup, payment_terms="Net 30 days")
    rows = []
    for i, s, t, q, u, p, disc in ((1, "IPC-AF200R", "Antifouling red, 4 L", 18, "pail", "189.00", "170.10"), (2, "IPC-EP2K", "Epoxy primer 2K kit, 4 L", 10, "kit", "142.50", "0.00"), (3, "IPC-TH17", "Thinner no. 17, 4 L", 12, "can", "38.25", "0.00"), (4, "IPC-ROLL9", "Roller sleeve 9 in, 10 mm", 60, "ea", "4.60", "13.80")):
        l = Ln(i, s, t, q, u, p, amount=r2(D(q) * D(p) - D(disc))); d.lines.append(l); rows.append([str(i), s, t, f"{q} {u}", num(l.price), num(D(disc)), "G P" if i != 3 else "G", num(l.amount)])
    gst = r2(d.net() * D("0.05")); pst = r2((d.net() - d.lines[2].amount) * D("0.07")); d.f.update(subtotal=d.net(), tax=gst + pst, total=d.net() + gst + pst); d["tax_alt"] = [gst]
    import json
    a = b.tmp(".json", json.dumps({"rows": rows, "tot": [["Subtotal", num(d["subtotal"])], ["GST 5%", num(gst)], ["PST 7%", num(pst)], ["Total CAD", num(d["total"])]]}))
    rb = b.tmp(".rb", """require 'prawn';require 'prawn/table';require 'json'
j=JSON.parse(File.read(ARGV[0]));pdf=Prawn::Document.new(page_size:'LETTER',margin:40);pdf.font_size 9
pdf.bounding_box([330,pdf.cursor],width:202){pdf.text 'Skookum Marine Ways Ltd.',style: :bold,size:12,align: :right;pdf.text "1401 Harbour Road\\nCampbell River BC V9W 1S1\\nGST# 84411 2207 RT0001",align: :right}
pdf.move_up 40;pdf.text 'PURCHASE ORDER',size:18,style: :bold;pdf.move_down 40
pdf.table([['Order #','Order date','Deliver','Terms','Deliver to'],['SMW 3390','2025-04-15','2025-04-22','Net 30 days','Slip 2, paint shed']],cell_style:{size:8,padding:4},column_widths:[90,90,90,90,172]){row(0).background_color='eeeeee';row(1).font_style= :bold}
pdf.move_down 10;pdf.text 'Vendor',size:7;pdf.text "Island Paint & Coatings\\n300 Ironwood St\\nCampbell River BC V9W 5P7";pdf.move_down 12
pdf.table([['Ln','Item','Description','Quantity','Price','Disc $','Tax','Net']]+j['rows'],header:true,row_colors:['ffffff','f4f4f4'],cell_style:{borders:[:bottom],border_width:0.4,padding:[4,3]},column_widths:[24,72,172,62,56,52,34,60]){row(0).font_style= :bold;columns(3..5).align= :right;column(7).align= :right}
pdf.move_down 6;pdf.table(j['tot'],position: :right,cell_style:{borders:[],padding:2},column_widths:[90,70]){columns(0..1).align= :right;row(3).font_style= :bold}
pdf.move_down 24;pdf.text 'G = GST applies, P = PST applies. SDS sheets with the goods. No back orders after April 30.',size:8
pdf.render_file ARGV[1]""")
    b.run(["ruby", rb, a, d.pdf()])
    d["ship_to"] = P("Slip 2, paint shed")
    return d


@layout("wc-ng-oilfield-usd-ngn")
def _(name):
    d = Doc(name, "cairo", "en", ["Nigeria, oil service company", "prices in US dollars though local supplier", "withholding tax note, VAT 7.5 %", "Quantity 'EACH' words, lead time column per line", "cost centre and AFE numbers"])
    buyer = P("Bonny Delta Drilling Services Limited", "Plot 14 Trans-Amadi Industrial Layout, Port Harcourt, Rivers State, Nigeria")
    sup = P("Ikemba Oilfield Supplies Ltd", "KM 16 Aba Road, Rumuogba, Port Harcourt")
    ship = P("Onne Logistics Base, Warehouse 7", "Federal Lighter Terminal, Onne")
    d.f.update(po_number="BDDS/SCM/PO/25/00319", po_date="2025-06-04", requested_date=None, currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 45 days from receipt of certified invoice")
    for i, bi, t, q, u, p, lt in ((1, "MR-7721-01", "Shale shaker screen API 140, pretensioned", 48, "EA", "268.00", "2 wks"), (2, "MR-7721-02", "Liner 6-1/2 in for triplex mud pump, zirconia", 6, "EA", "1,945.00", "4 wks"), (3, "MR-7724-01", "Wire rope 1-3/8 in 6x19 IWRC, 5000 ft reel", 1, "REEL", "21,380.00", "6 wks"), (4, "MR-7730-04", "Pipe dope, API modified, 20 kg pail", 30, "PAIL", "94.50", "1 wk")):
        d.lines.append(Ln(i, None, t, q, u, p.replace(",", ""), bi=bi, lt=lt))
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.075"))); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5)
    c.t(40, 44, "BDDS", 22, "HB"); c.t(110, 38, buyer.name, 11, "HB"); c.t(110, 50, buyer.lines[0], 8); c.hl(60, w=2); c.t(297, 80, "PURCHASE ORDER", 13, "HB", "c")
    c.r(40, 92, 515, 92)
    for k, (a, v, e, w) in enumerate((("PO Number", d["po_number"], "PO Date", "04-Jun-2025"), ("Supplier", sup.name, "Cost Centre", "RIG 12"), ("", sup.lines[0], "AFE No.", "AFE-25-0117"), ("Deliver To", ship.name, "Currency", "USD"), ("", ship.lines[0], "Delivery Terms", "DDP Onne"), ("Payment", d["payment_terms"], "Buyer", "C. Amadi"))):
        c.t(46, 105 + 14 * k, a, 8.5, "HB"); c.t(105, 105 + 14 * k, v); c.t(390, 105 + 14 * k, e, 8.5, "HB"); c.t(465, 105 + 14 * k, w)
    H = ((44, "S/N", "l"), (68, "Material No.", "l"), (130, "Description", "l"), (355, "Qty", "r"), (362, "UOM", "l"), (440, "Unit Price", "r"), (487, "Lead time", "r"), (551, "Total", "r"))
    c.r(40, 196, 515, 16, fill=.8)
    for x, s, a in H:
        c.t(x, 207, s, 8.5, "HB", a)
    y = 228
    for l in d.lines:
        for (x, _, a), v in zip(H, (l.line, l.bi, l.desc, qn(l.qty), l.uom, num(l.price), l.lt, num(l.amount))):
            c.t(x, y, v, a=a)
        y += 18
    for k, (a, v) in enumerate((("Sub-total (USD)", d["subtotal"]), ("VAT 7.5%", d["tax"]), ("Grand total (USD)", d["total"]))):
        c.t(480, y + 8 + 14 * k, a, 8.5, "HB", "r"); c.t(551, y + 8 + 14 * k, num(v), a="r")
    c.ts(40, y + 70, ["1. Withholding tax of 5% will be deducted at payment and a credit note issued.", "2. Supplier shall provide mill certificates and SONCAP / NUPRC permits where applicable.", "3. Late delivery attracts 1% of the PO value per week up to 10%.", "4. Payment may be made in Naira at the CBN closing rate of the day of payment at the sole option of the company."], 11, size=7.5)
    for x, s in ((110, "Prepared by"), (297, "SCM Manager"), (480, "Managing Director")):
        c.hl(700, x - 55, x + 55); c.t(x, 712, s, 8, a="c")
    c.cairo(d.pdf())
    return d


@layout("wc-non-delivery-note-your-po")
def _(name):
    d = non_order(name, "PDFKit", "en", "delivery_note", ["delivery note of a supplier with 'Your PO'", "ordered, delivered, to follow quantities", "signature box"])
    c = b.Canvas(size=9.5)
    c.t(40, 52, "Thames Valley Laboratory Supplies", 15, "HB"); c.ts(40, 66, ["Unit 12, Loddon Bridge Business Park", "Reading RG6 1PQ"], 12); c.t(555, 52, "DELIVERY NOTE", 15, "HB", "r")
    for k, (a, v) in enumerate((("Delivery note no.", "DN-118840"), ("Despatch date", "07/07/2025"), ("Your PO", "PO-55120"), ("PO date", "01/07/2025"), ("Our order", "SO-90417"), ("Carrier", "DPD, 2 parcels"))):
        c.t(370, 72 + 13 * k, a); c.t(470, 72 + 13 * k, v, font="HB")
    c.t(40, 110, "Deliver to", 8); c.ts(40, 122, ["Wexbury Diagnostics Ltd", "Science Park, Oxford OX4 4GA"], 12)
    for x, s, a in ((40, "Line", "l"), (75, "Code", "l"), (150, "Description", "l"), (420, "Ordered", "r"), (485, "Delivered", "r"), (555, "To follow", "r")):
        c.t(x, 180, s, 9, "HB", a)
    c.hl(185); y = 200
    for r in ((1, "TV-PT200", "Pipette tips 200 ul, rack 96", 40, 40, 0), (2, "TV-MT15", "Microtube 1.5 ml, bag 500", 10, 8, 2), (3, "TV-GLV-M", "Nitrile glove M, box 100", 60, 60, 0)):
        for x, v, a in zip((40, 75, 150, 420, 485, 555), r, "lllrrr"):
            c.t(x, y, v, a=a)
        y += 16
    c.ts(40, y + 30, ["Please check goods on receipt. Claims within 3 working days.", "Received in good condition: name ________________ signature ________________ date ________"], 16); c.pdfkit(d.pdf())
    return d


@layout("wc-non-order-acknowledgement-jspdf")
def _(name):
    d = non_order(name, "jsPDF", "en", "order_confirmation", ["sales order acknowledgement, 'Customer PO' large", "prices and promised dates", "thank you for your order", "terms of sale"])
    c = b.Canvas(w=612, h=792, size=9)
    c.t(306, 50, "LAKE ERIE GASKET & PACKING", 15, "HB", "c"); c.t(306, 64, "4100 W 12th St, Erie PA 16505", 9, "H", "c"); c.t(40, 100, "ORDER ACKNOWLEDGEMENT", 13, "HB"); c.t(572, 100, "Customer PO: 778120", 13, "HB", "r")
    c.ts(40, 120, ["Sold to: Titusville Pump Works, 88 Drake St, Titusville PA 16354", "Ship to: same", "Ack. no. 41207   Ack. date 9/22/2025   PO date 9/19/2025   Terms Net 30   Ship via UPS Ground"], 13); c.t(40, 170, "Thank you for your order. We confirm the following:")
    for x, s, a in ((40, "Ln", "l"), (65, "Part", "l"), (150, "Description", "l"), (360, "Qty", "r"), (430, "Price", "r"), (500, "Promise", "r"), (572, "Extension", "r")):
        c.t(x, 190, s, 9, "HB", a)
    c.hl(194, 40, 572); y = 208; s_ = D(0)
    for n, p_, t, q, p in ((1, "LE-RF150-4", "Ring gasket 4 in 150# non-asbestos 1/8", 100, "3.15"), (2, "LE-SW300-2", "Spiral wound 2 in 300# 316/graphite", 40, "9.80"), (3, "LE-GP38", "Graphite packing 3/8, 5 lb spool", 4, "142.00")):
        for x, v, a in zip((40, 65, 150, 360, 430, 500, 572), (n, p_, t, q, p, "9/26/2025", num(q * D(p))), "lllrrrr"):
            c.t(x, y, v, a=a)
        y += 15; s_ += q * D(p)
    c.t(500, y + 10, "Order total", 9, "HB", "r"); c.t(572, y + 10, num(s_), 9, "HB", "r"); c.ts(40, y + 50, ["This acknowledgement is subject to our standard terms of sale, which prevail over those of the buyer's purchase order.", "Please advise of any discrepancies within 24 hours."], 12, size=8); c.jspdf(d.pdf())
    return d


@layout("wc-non-tr-proforma-fatura")
def _(name):
    d = non_order(name, "WeasyPrint", "tr", "proforma_invoice", ["Turkish proforma invoice in English and Turkish", "PO reference of the buyer", "bank details", "EUR total"])
    r = "".join(f"<tr><td>{i}<td>{t}<td class=r>{num(q, 'de', 0)} {u}<td class=r>{num(D(p), 'de')}<td class=r>{num(q * D(p), 'de')}" for i, t, q, u, p in ((1, "Havlu 50x100 cm 450 g/m² / Towel", 3000, "pcs", "2.10"), (2, "Bornoz / Bathrobe, waffle", 600, "pcs", "9.40"), (3, "Plaj havlusu / Beach towel", 1200, "pcs", "4.85")))
    tot = num(3000 * D("2.10") + 600 * D("9.40") + 1200 * D("4.85"), "de")
    b.weasy(b.page("@page{size:A4;margin:16mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{border:.5pt solid #555;padding:4px}.r{text-align:right}", f"<h2>Pamukkent Tekstil San. ve Tic. A.Ş.</h2><p>Denizli Organize Sanayi Bölgesi, 20330 Denizli, Türkiye</p><h3>PROFORMA FATURA / PROFORMA INVOICE</h3><table><tr><td>No: PF-2025/118<td>Date: 17.02.2025<td>Your order: PO 4417/Hotel Linen dated 11.02.2025</table><p>Buyer: Baltic Hotel Supply OÜ, Peterburi tee 71, 11415 Tallinn, Estonia</p><table><tr><th>No<th>Description<th>Quantity<th>Unit price EUR<th>Amount EUR</tr>{r}<tr><td colspan=4 class=r><b>Total FCA Denizli EUR<td class=r><b>{tot}</table><p>Payment: 30% advance, 70% against documents. Validity: 20 days. Origin: Türkiye.<br>Bank: TR12 0006 4000 0011 2345 6789 01 SWIFT ISBKTRIS</p><p>For and on behalf of Pamukkent Tekstil</p>"), d.pdf())
    return d


@layout("wc-non-requisition-kenya-internal")
def _(name):
    d = non_order(name, "libharu", "en", "requisition", ["internal purchase requisition with estimated prices and suggested supplier", "for procurement use only: LPO number left empty"])
    c = b.Canvas(size=9.5, font="T")
    c.t(297, 50, "KERIO VALLEY TECHNICAL COLLEGE", 15, "TB", "c"); c.t(297, 66, "INTERNAL PURCHASE REQUISITION", 12, "TB", "c"); c.ts(40, 95, ["Requisition No: PR/0331/25          Date: 06/05/2025", "Department: Electrical Engineering          Requested by: D. Cheruiyot          Date required: 20/05/2025", "Suggested supplier: Eldoret Electricals, Uganda Road"], 15)
    for x, s, a in ((40, "S/No", "l"), (75, "Item description", "l"), (340, "Qty", "r"), (355, "Unit", "l"), (460, "Est. price", "r"), (555, "Est. total Kshs", "r")):
        c.t(x, 155, s, 9.5, "TB", a)
    c.hl(160); y = 176; s_ = D(0)
    for i, t, q, u, p in ((1, "Twin core cable 2.5 mm, 100 m roll", 6, "roll", 9800), (2, "MCB 20 A single pole", 40, "pc", 450), (3, "Digital multimeter", 12, "pc", 3200)):
        for x, v, a in zip((40, 75, 340, 355, 460, 555), (i, t, q, u, num(p), num(p * q)), "llrlrr"):
            c.t(x, y, v, a=a)
        y += 15; s_ += p * q
    c.t(460, y + 8, "Estimated total", 9.5, "TB", "r"); c.t(555, y + 8, num(s_), a="r"); c.ts(40, y + 45, ["Head of department: ____________   Budget available: YES / NO   Vote: ____________", "Approved by Principal: ____________", "", "FOR PROCUREMENT USE ONLY", "LPO No. ____________   Supplier ____________   Date ____________"], 17); c.haru(d.pdf())
    return d


@layout("wc-review-blank-po-template")
def _(name):
    d = Doc(name, "LibreOffice Writer from HTML", "en", ["blank purchase order template with bracketed placeholders", "all rows empty, totals $ -"], doc_type="purchase_order", expect="review", notes="nothing is filled in")
    d.must_review = True
    rows = "<tr>" + "<td>&#160;</td>" * 5 + "</tr>"
    b.soffice(f'<html><head><meta charset="utf-8"></head><body><table width="100%"><tr><td><font size="5">[Company Name]</font><br/>[Street Address]<br/>[City, ST ZIP]<br/>Phone: [000-000-0000]</td><td align="right"><font size="6" color="#336699">PURCHASE ORDER</font><br/>P.O. #: [0000]<br/>DATE: [Date]</td></tr></table><p></p><table width="100%"><tr><td bgcolor="#336699"><font color="#ffffff">VENDOR</font></td><td bgcolor="#336699"><font color="#ffffff">SHIP TO</font></td></tr><tr><td>[Name]<br/>[Company Name]<br/>[Street Address]</td><td>[Name]<br/>[Company Name]<br/>[Street Address]</td></tr></table><p></p><table border="1" cellspacing="0" width="100%"><tr><td>ITEM #</td><td>DESCRIPTION</td><td>QTY</td><td>UNIT PRICE</td><td>TOTAL</td></tr>{rows * 8}<tr><td colspan="4" align="right">SUBTOTAL</td><td align="right">$ -</td></tr><tr><td colspan="4" align="right">TAX RATE</td><td align="right">0.00%</td></tr><tr><td colspan="4" align="right">TOTAL</td><td align="right">$ -</td></tr></table><p>Comments: ______________________</p><p>Authorized by ____________  Date ________</p></body></html>', ".html", d.pdf())
    return d


@layout("wc-review-call-off-two-orders-spanish")
def _(name):
    d = Doc(name, "PDFBox", "es", ["two purchase orders in one file, other numbers and plants", "Spanish, one a page"], expect="review")
    buyer = P("Conservera del Pacífico S.A.", "Av. Industrial 400, Mazatlán, Sinaloa"); sup = P("Latas y Envases de Culiacán", "Culiacán, Sinaloa"); os_ = []
    for no, ship, ls in (("OC 61044", P("Planta Mazatlán"), [Ln(1, "LE-307", "Lata 307x113 barnizada", 120000, "pza", "2.18"), Ln(2, "LE-T307", "Tapa 307 abre fácil", 125000, "pza", "0.96")]), ("OC 61045", P("Planta Guaymas"), [Ln(1, "LE-307", "Lata 307x113 barnizada", 64000, "pza", "2.18"), Ln(2, "LE-OV1", "Lata oval 1/2 libra", 30000, "pza", "3.42")])):
        o = Doc(name, "", "es", []); o.f.update(po_number=no, po_date="2025-07-22", requested_date="2025-08-11", currency="MXN", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="60 días", lines=ls); o["total"] = o.net(); os_.append(o)
    c = b.Canvas(w=612, h=792, size=9.5)
    for k, o in enumerate(os_):
        if k:
            c.page()
        c.t(40, 55, buyer.name, 14, "HB"); c.t(40, 69, buyer.lines[0]); c.t(572, 55, "ORDEN DE COMPRA", 13, "HB", "r"); c.t(572, 72, o["po_number"], 12, "HB", "r"); c.ts(40, 100, ["Proveedor: Latas y Envases de Culiacán, Culiacán, Sinaloa", f"Entregar en: {o['ship_to'].name}", "Fecha: 22/07/2025     Fecha de entrega: 11/08/2025     Pago: 60 días     Moneda: MXN"], 14)
        for x, s, a in ((40, "Pda", "l"), (70, "Clave", "l"), (140, "Descripción", "l"), (370, "Cantidad", "r"), (380, "Unidad", "l"), (480, "Precio", "r"), (572, "Importe", "r")):
            c.t(x, 160, s, 9.5, "HB", a)
        c.hl(165, 40, 572); y = 182
        for l in o.lines:
            for x, v, a in zip((40, 70, 140, 370, 380, 480, 572), (l.line, l.si, l.desc, num(l.qty, d=0), l.uom, num(l.price), num(l.amount)), "lllrlrr"):
                c.t(x, y, v, a=a)
            y += 16
        c.t(480, y + 10, "Total", 9.5, "HB", "r"); c.t(572, y + 10, num(o["total"]), 9.5, "HB", "r"); c.t(40, y + 60, "Precios netos, IVA no incluido. Página 1 de 1")
    c.pdfbox(d.pdf()); d.orders = os_
    return d


@layout("wc-locked-user-password-jp-trader")
def _(name):
    d = Locked(name, "reportlab, locked by qpdf AES-256", "en", ["locked file: a password is needed to open it", "export order of a trading house"], expect="password")
    d.password = "kobe2025"
    buyer = P("Nadeshiko Trading Co., Ltd.", "3-1-7 Sannomiya-cho, Chuo-ku, Kobe 650-0021, Japan")
    d.f.update(po_number="NT-E-2507", po_date="2025-07-14", currency="USD", buyer=buyer, supplier=P("Cascade Frozen Berries Inc."), payment_terms="L/C at sight")
    d.lines.extend([Ln(1, None, "IQF blueberry, 10 kg carton", 1200, "CTN", "38.50"), Ln(2, None, "IQF raspberry whole, 10 kg carton", 600, "CTN", "61.20")]); d["total"] = d.net()
    c = b.Canvas(size=10, font="T")
    c.t(297, 60, buyer.name, 16, "TB", "c"); c.t(297, 75, buyer.lines[0], 9, "T", "c"); c.t(297, 110, "PURCHASE ORDER", 14, "TB", "c"); c.ts(45, 140, ["Order No.: NT-E-2507", "Date: July 14, 2025", "Messrs.: Cascade Frozen Berries Inc.", "Payment: L/C at sight"], 15)
    y = 230
    c.t(45, 215, "Item    Commodity                                         Quantity            Unit price US$             Amount US$", 10, "TB")
    for l in d.lines:
        c.t(45, y, l.line); c.t(75, y, l.desc); c.t(330, y, f"{num(l.qty, d=0)} {l.uom}", a="r"); c.t(430, y, num(l.price), a="r"); c.t(540, y, num(l.amount), a="r"); y += 18
    c.t(430, y + 8, "TOTAL CIF Kobe", 10, "TB", "r"); c.t(540, y + 8, num(d["total"]), 10, "TB", "r")
    t = tempfile.mktemp(".pdf"); c.reportlab(t); d.text_from = t
    b.run(["qpdf", "--encrypt", d.password, "owner-77", "256", "--", t, d.pdf()])
    return d
