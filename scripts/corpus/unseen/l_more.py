# SPDX-License-Identifier: Apache-2.0
"""Scans, long orders and more big systems."""
import os, re, tempfile
from lib import *
import backends as b
from l_rom import table


def scanned(d, canvas, **kw):
    d.text_from = os.path.join(tempfile.gettempdir(), "unseen-scan-%s.pdf" % d.name)
    canvas.reportlab(d.text_from)
    b.scan(d.text_from, d.pdf(), **kw)


@layout("scan-us-machine-shop-typed")
def _(name):
    d = Doc(name, "reportlab -> 200 dpi grey JPEG", "en", ["scan, skew 0.9°, noise", "typewriter form", "ruled boxes", "quantity, unit, part, description", "job number decoy"])
    buyer = P("KOKOSING MACHINE WORKS", "118 FACTORY ST", "MOUNT VERNON OH 43050")
    ship = P("KOKOSING MACHINE WORKS", "REAR DOCK B", "MOUNT VERNON OH 43050")
    d.f.update(po_number="26187", po_date="2025-02-11", requested_date="2025-02-21", currency="USD", buyer=buyer, ship_to=ship, supplier=P("BUCKEYE CARBIDE", "MANSFIELD OH"), payment_terms="NET 30")
    d.f["lines"] = [Ln(1, "BC-432-K", "INSERT CNMG 432 GRADE K", 50, "EA", "9.85"), Ln(2, "BC-EM-500", "END MILL 1/2 4 FLUTE", 12, "EA", "38.60"), Ln(3, "BC-DR-27", "DRILL 27/64 JOBBER", 24, "EA", "11.25"), Ln(4, "BC-OIL-5G", "CUTTING OIL 5 GAL", 3, "PAIL", "96.00")]
    d["total"] = d.net()
    c = b.Canvas(612, 792, 10.5, "C")
    c.t(306, 56, buyer.name, 17, "TB", "c"); c.t(306, 72, "118 FACTORY ST   MOUNT VERNON OH 43050   (740) 555-0127", 9, "T", "c"); c.t(306, 100, "PURCHASE ORDER", 15, "TB", "c")
    for i, (k, v) in enumerate([("ORDER NO.", "26187"), ("DATE", "02/11/2025"), ("DATE WANTED", "02/21/2025"), ("TERMS", "NET 30"), ("JOB", "J-5512")]):
        c.r(40 + i * 106, 112, 106, 34); c.t(44 + i * 106, 121, k, 7, "H"); c.t(46 + i * 106, 138, v)
    c.r(40, 152, 265, 62); c.r(305, 152, 265, 62); c.t(44, 161, "TO", 7, "H"); c.t(309, 161, "SHIP TO", 7, "H"); c.ts(60, 176, d["supplier"].all(), 14); c.ts(325, 176, ship.all(), 14)
    X = [(44, "l"), (110, "r"), (116, "l"), (160, "l"), (252, "l"), (490, "r"), (565, "r")]
    c.r(40, 222, 530, 20)
    y = table(c, 236, X, ["ITEM", "QTY", "UNIT", "PART NO.", "DESCRIPTION", "UNIT PRICE", "AMOUNT"], [[l.line, qn(l.qty), l.uom, l.si, l.desc, num(l.price), num(l.amount)] for l in d.lines], 20, fill=None, hsize=7.5)
    c.hl(y, 40, 570); c.t(490, y + 18, "TOTAL $", 10, "HB", "r"); c.t(565, y + 18, num(d["total"]), a="r"); c.t(44, y + 60, "BY  R. Staats", 12, "T")
    scanned(d, c, skew=0.9, noise=7, quality=28, blur=0.6, seed=11)
    return d


@layout("scan-de-fax-kopf-bestellung")
def _(name):
    d = Doc(name, "reportlab -> 200 dpi grey JPEG", "de", ["scan, skew -1.2°", "fax header line on top", "faded", "comma numbers", "Bestell-Nr. decoys"])
    buyer = P("Brennerei Kastner", "Obere Gasse 14", "79199 Kirchzarten")
    d.f.update(po_number="2025/87", po_date="2025-05-15", requested_date="2025-05-27", currency="EUR", buyer=buyer, ship_to=buyer, supplier=P("Glashütte Freudental", "71691 Freiberg"), payment_terms="10 Tage netto")
    d.f["lines"] = [Ln(1, "GF-350-KR", "Flasche Kropfhals 350 ml weiß", 1440, "Stk", "0.89"), Ln(2, "GF-500-BL", "Flasche Bordeaux 500 ml", 960, "Stk", "1.05"), Ln(3, "KO-19-NAT", "Griffkorken natur 19 mm", 2500, "Stk", "0.32")]
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    N = lambda x: num(x, "de")
    c = b.Canvas(size=11)
    c.t(40, 24, "15-MAI-2025 10:41  VON: BRENNEREI KASTNER   +49 7661 5550    S. 1/1", 8, "C")
    c.t(50, 80, "Brennerei Kastner", 20, "TB"); c.t(50, 97, "Obere Gasse 14, 79199 Kirchzarten", 10, "T"); c.ts(50, 135, ["An"] + d["supplier"].all(), 14); c.t(50, 205, "Bestellung Nr. 2025/87", 15, "HB"); c.t(50, 224, "vom 15.05.2025     Kundennummer 30718     Ihr Angebot 4471"); c.t(50, 240, "Liefertermin: 27.05.2025     Zahlung: 10 Tage netto")
    y = table(c, 270, [(52, "l"), (80, "l"), (165, "l"), (390, "r"), (396, "l"), (465, "r"), (553, "r")], ["Pos", "Artikel", "Bezeichnung", "Menge", "Einh.", "Preis", "Betrag €"], [[l.line, l.si, l.desc, qn(l.qty, "de"), l.uom, N(l.price), N(l.amount)] for l in d.lines], 20, fill=None, hsize=10)
    for k, v in (("Netto", d["subtotal"]), ("MwSt. 19 %", d["tax"]), ("Gesamtbetrag EUR", d["total"])):
        c.t(465, y + 10, k, a="r"); c.t(553, y + 10, N(v), a="r"); y += 17
    c.t(50, y + 40, "Lieferung bitte an unsere Anschrift oben.")
    scanned(d, c, skew=-1.2, noise=5, quality=25, blur=0.7, fade=50, seed=5)
    return d


@layout("scan-fr-couche-ocr-fautive")
def _(name):
    d = Doc(name, "reportlab -> JPEG with invisible text", "fr", ["scan with invisible OCR layer that has errors", "200 dpi", "truth is the picture"])
    buyer = P("Cidrerie du Pays d'Auge", "Le Bourg", "14340 Cambremer")
    d.f.update(po_number="CA-2290", po_date="2025-09-02", requested_date="2025-09-16", currency="EUR", buyer=buyer, ship_to=buyer, supplier=P("Bouchons Normands", "14100 Lisieux"), payment_terms="30 jours net")
    d.f["lines"] = [Ln(1, "BN-CID-30", "Bouchon cidre aggloméré 30 mm", 20000, "pièce", "0.085"), Ln(2, "BN-MUS-3F", "Muselet 3 fils", 20000, "pièce", "0.042"), Ln(3, "BN-CAP-OR", "Coiffe or 34x90", 15000, "pièce", "0.031")]
    d["total"] = d.net()
    c = b.Canvas(size=11, font="T")
    c.t(50, 70, buyer.name, 18, "TB"); c.t(50, 86, "Le Bourg, 14340 Cambremer"); c.t(50, 130, "BON DE COMMANDE N° CA-2290", 14, "TB"); c.t(50, 150, "Date : 02/09/2025     Livraison : 16/09/2025, à notre adresse     Règlement : 30 jours net"); c.t(50, 172, "Fournisseur : Bouchons Normands, 14100 Lisieux")
    y = table(c, 200, [(52, "l"), (80, "l"), (165, "l"), (400, "r"), (408, "l"), (480, "r"), (553, "r")], ["N°", "Référence", "Désignation", "Quantité", "Unité", "Prix HT", "Montant HT"], [[l.line, l.si, l.desc, qn(l.qty, "sp"), l.uom, num(l.price, "sp", 3), num(l.amount, "sp")] for l in d.lines], 20, fill=None, hsize=9.5)
    c.t(480, y + 12, "Total en euros", 11, "TB", "r"); c.t(553, y + 12, num(d["total"], "sp"), 11, "TB", "r")
    words = []
    def layer(rc, i, h):
        out = b.run(["pdftotext", "-bbox", d.text_from, "-"]).decode()
        for x0, y0, x1, y1, w in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', out):
            w = {"BN-MUS-3F": "BN-MU5-3F", "0,042": "0,012", "Bouchon": "Bouchcn", "Livraison": "Livra1son"}.get(w, w).replace("&apos;", "'")
            t = rc.beginText(float(x0), h - float(y1) + 2)
            t.setTextRenderMode(3); t.setFont("Helvetica", max(5, (float(y1) - float(y0)) * 0.8)); t.textOut(w)
            rc.drawText(t)
    scanned(d, c, skew=0.3, noise=4, quality=28, blur=0.5, seed=3, layer=layer)
    return d


@layout("scan-it-turned-180")
def _(name):
    d = Doc(name, "reportlab -> 200 dpi grey JPEG", "it", ["scan upside down", "clean", "few lines", "no unit column"])
    buyer = P("Carrozzeria Taviani", "Via Aretina 210", "50136 Firenze")
    d.f.update(po_number="A-311", po_date="2025-03-17", currency="EUR", buyer=buyer, supplier=P("Ricambi Chianti", "53036 Poggibonsi"))
    d.f["lines"] = [Ln(1, "RC-8801", "Paraurti anteriore grezzo", 3, None, "184.50"), Ln(2, "RC-8820", "Fanale destro LED", 2, None, "312.00"), Ln(3, "RC-9014", "Specchio esterno sinistro", 4, None, "76.90")]
    d["total"] = d.net()
    c = b.Canvas(size=11.5)
    c.t(50, 70, buyer.name, 17, "HB"); c.t(50, 86, "Via Aretina 210, 50136 Firenze, tel. 055 555 0142"); c.t(50, 120, "Spett. Ricambi Chianti, 53036 Poggibonsi"); c.t(50, 155, "Ordine di acquisto n. A-311 del 17/03/2025", 14, "HB")
    y = table(c, 190, [(52, "l"), (85, "l"), (170, "l"), (400, "r"), (470, "r"), (553, "r")], ["Riga", "Codice", "Descrizione", "Quantità", "Prezzo €", "Importo €"], [[l.line, l.si, l.desc, qn(l.qty, "de"), num(l.price, "de"), num(l.amount, "de")] for l in d.lines], 20, fill=None, hsize=10)
    c.t(470, y + 12, "Totale", 11.5, "HB", "r"); c.t(553, y + 12, num(d["total"], "de"), 11.5, "HB", "r"); c.t(50, y + 60, "Distinti saluti, M. Taviani")
    scanned(d, c, skew=0.0, noise=3, quality=28, blur=0.4, turn=180, seed=7)
    return d


@layout("hospital-four-pages-terms-and-conditions")
def _(name):
    d = Doc(name, "weasyprint", "en", ["four pages, the last is terms and conditions with numbers", "running totals at the foot of each page", "repeated heads", "subtotals per department are not printed", "contract price decoys", "number in the page head only"])
    buyer = P("St. Brannoc's University Hospitals NHS Trust", "Supplies Department", "Barum Road, Exeley EX9 4TT")
    ship = P("Goods Receipt Point 2", "Barum Road (rear entrance)", "Exeley EX9 4TT")
    inv = P("Accounts Payable Shared Services", "PO Box 4417", "Wakefield WF1 9XX")
    d.f.update(po_number="STB-7719023", po_date="2025-10-30", currency="GBP", buyer=buyer, ship_to=ship, bill_to=inv, supplier=P("Caduceus Surgical Ltd", "Tramway Park", "Swindon SN2 8YZ"), payment_terms="30 days")
    base = ["Trocar bladeless 12 mm", "Trocar bladeless 5 mm", "Clip applier ligation medium", "Stapler linear 60 mm", "Reload 60 mm blue", "Reload 60 mm green", "Suction irrigation set", "Retrieval bag 10 mm", "Veress needle 120 mm", "Smoke evacuation tube", "Skin marker sterile", "Drape laparotomy", "Gown reinforced XL", "Light handle cover"]
    d.f["lines"] = [Ln(i + 1, f"CS{40000 + i * 137}", f"{base[i % 14]}{('', ', paediatric', ', long', ', latex free')[i // 14]}", (1 + i * 7 % 40), ("each", "box", "pack")[i % 3], D(3) + D(i * i * 17 % 2311) / 10 + D("0.05"), bi=f"FWE{100 + i * 3}") for i in range(52)]
    d["total"] = d.net()
    run, body = Decimal(0), ""
    for k, chunk in enumerate((d.lines[:16], d.lines[16:36], d.lines[36:])):
        rows = "".join(f'<tr><td>{l.line}</td><td>{l.bi}</td><td>{l.si}</td><td>{l.desc}</td><td class=r>{qn(l.qty)}</td><td>{l.uom}</td><td class=r>{num(l.price)}</td><td class=r>{num(l.amount)}</td></tr>' for l in chunk)
        last = k == 2
        bf = f'<tr><td colspan=7 class=r>Brought forward</td><td class=r>{num(run)}</td></tr>' if k else ""
        run += sum(l.amount for l in chunk)
        body += f'<table class=t style="page-break-after:always"><tr><th>Line</th><th>NPC</th><th>Supplier code</th><th>Description</th><th class=r>Qty</th><th>UOI</th><th class=r>Unit price £</th><th class=r>Value £</th></tr>{bf}{rows}<tr><td colspan=7 class=r>{"<b>Order total (excluding VAT)</b>" if last else "Carried forward"}</td><td class=r>{num(run)}</td></tr></table>'
    tc = "".join(f"<p>{i + 1}. {s}</p>" for i, s in enumerate(["The Supplier shall deliver the goods within 5 working days. Goods delivered later than 10 days after the date of order may be refused.", "Invoices above 10,000.00 need two signatures. Price variations over 2.5 % must be agreed in writing.", "Payment is made 30 days after a correct invoice quoting the purchase order number, the quantity and the unit price.", "Title passes on delivery, risk on acceptance. Insurance to at least 5,000,000.00 must be held.", "Purchase order number 0000000 on a specimen is not an order.", "Each line item shall be packed separately and labelled with item code, description and batch."] * 4))
    b.weasy(b.page("@page{size:A4;margin:28mm 15mm 18mm;@top-left{content:\"St. Brannoc's University Hospitals NHS Trust\";font-size:9pt}@top-right{content:'Purchase Order STB-7719023';font-size:10pt;font-weight:bold}@bottom-center{content:'Page ' counter(page) ' of ' counter(pages);font-size:7pt}}body{font:8.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.t th{background:#005eb8;color:#fff;text-align:left;padding:2pt}.t td{padding:2.2pt;border-bottom:.3pt solid #bbb}.r,.t th.r{text-align:right}p{font-size:7pt}",
      f'''<table style="margin-bottom:10pt"><tr><td width=34%><b>Supplier</b><br>{d["supplier"].h()}</td><td width=33%><b>Deliver to</b><br>{ship.h()}</td><td><b>Invoice to</b><br>{inv.h()}</td></tr><tr><td><br><b>Ordering organisation</b><br>{buyer.h()}</td><td><br>Order date: 30 October 2025<br>Payment terms: 30 days<br>Requisition: RQ880117</td><td><br>Contract: NHSSC/2023/411<br>Requested by: Sr. M. Adeyemi<br>GLN: 5050899000174</td></tr></table>{body}<h3>Terms and Conditions of Purchase</h3>{tc}'''), d.pdf())
    return d


@layout("netsuite-landscape-letter-matrix")
def _(name):
    d = Doc(name, "weasyprint", "en", ["NetSuite style", "item with parent:child code", "vendor name column", "tax rate column", "blank expected receipt on one line", "description line breaks", "title '#PO10482'"])
    buyer = P("Rainier Roasting Works, Inc.", "1919 Occidental Ave S", "Seattle WA 98134", "United States")
    d.f.update(po_number="PO10482", po_date="2025-11-06", currency="USD", buyer=buyer, ship_to=P("Rainier Roasting - Kent", "8100 S 228th St", "Kent WA 98032", "United States"), supplier=P("Andes Green Coffee Importers", "55 Harbor Bay Pkwy", "Alameda CA 94502", "United States"), payment_terms="Net 45")
    d.f["lines"] = [Ln(None, "GRN-COL-SUP18", "Colombia Supremo 18+, 70 kg jute, lot 2025-118", 40, "bag", "412.65", date="2025-11-20"), Ln(None, "GRN-ETH-YRG1", "Ethiopia Yirgacheffe G1 washed, 60 kg GrainPro", 25, "bag", "508.2", date="2025-11-20"), Ln(None, "PKG-VLV-12", "Degassing valve bag 12 oz kraft, 500/case", 18, "case", "189")]
    d["subtotal"] = d.net(); d["freight"] = D("640.00"); d["tax"] = None; d["total"] = d.net() + 640
    rows = "".join(f'<tr><td class=r>{qn(l.qty)}</td><td>{l.uom}</td><td><b>{l.si}</b><br>{l.desc}</td><td>{"11/20/2025" if l.date else ""}</td><td class=r>0%</td><td class=r>${num(l.price)}</td><td class=r>${num(l.amount)}</td></tr>' for l in d.lines)
    b.weasy(b.page("@page{size:letter;margin:14mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}th{background:#e3e3e3;color:#333;text-align:left;padding:5pt 3pt}td{padding:3pt;vertical-align:top}.r,th.r{text-align:right}.tot{background:#e3e3e3;font-size:14pt}", f'''<table><tr><td><b>Rainier Roasting Works, Inc.</b><br>{"<br>".join(buyer.lines)}</td><td class=r><span style="font-size:24pt">Purchase Order</span><br><span style="font-size:14pt">#PO10482</span><br>11/06/2025</td></tr></table><table style="margin-top:10pt"><tr><td width=35%><b>Vendor</b><br>{d["supplier"].h()}</td><td width=35%><b>Ship To</b><br>{d["ship_to"].h()}</td><td class=tot><span style="font-size:9pt">TOTAL</span><br><b>${num(d["total"])}</b><br><span style="font-size:8pt">Currency: USD</span></td></tr></table><table style="margin-top:10pt"><tr><th>Terms</th><th>Ship Method</th><th>Memo</th><th>Vendor #</th></tr><tr><td>Net 45</td><td>Common carrier</td><td>Contract C-25-071</td><td>V00318</td></tr></table><table style="margin-top:10pt"><tr><th class=r>Quantity</th><th>Units</th><th>Item</th><th>Expected Receipt</th><th class=r>Tax Rate</th><th class=r>Rate</th><th class=r>Amount</th></tr>{rows}</table><hr><table style="width:40%;margin-left:60%"><tr><td class=r>Subtotal</td><td class=r>${num(d["subtotal"])}</td></tr><tr><td class=r>Shipping Cost</td><td class=r>$640.00</td></tr><tr><td class=r><b>Total</b></td><td class=r><b>${num(d["total"])}</b></td></tr></table>'''), d.pdf())
    return d


@layout("ariba-schedule-lines-english")
def _(name):
    d = Doc(name, "chromium", "en", ["Ariba network print", "'Purchase Order (New)' title", "part number, customer part, type, need by in a line and description on the next", "schedule lines table repeating quantity", "control keys decoys", "amounts with currency code", "sub-total block"])
    buyer = P("Norsk Havkraft ASA", "Strandkaien 44", "4005 Stavanger", "Norway")
    bill = P("Norsk Havkraft ASA", "Invoice Reception", "Postboks 771", "4004 Stavanger", "Norway")
    ship = P("Havkraft Base Dusavik", "Dusavikveien 201", "4029 Stavanger", "Norway")
    d.f.update(po_number="4503318027", po_date="2025-01-16", requested_date="2025-02-28", currency="NOK", buyer=buyer, ship_to=ship, bill_to=bill, supplier=P("Aberdeen Subsea Fittings Ltd", "Peterhead Road", "United Kingdom"), payment_terms="NET 45")
    d.f["lines"] = [Ln(10, "ASF-SWG-12T", "Swagelok type union 3/4 in titanium", 60, "EA", "1845.00", bi="10044187", date="2025-02-28"), Ln(20, "ASF-ANODE-28", "Sacrificial anode AlZnIn 28 kg", 120, "EA", "2210.50", bi="10051902", date="2025-02-28")]
    d["subtotal"] = d.net(); d["total"] = d.net()
    rows = "".join(f'<tr class=a><td>{l.line}</td><td>1</td><td>{l.si}</td><td>{l.bi}</td><td>Material</td><td>28 Feb 2025</td><td class=r>{num(l.qty, d=0)} ({l.uom})</td><td class=r>{num(l.price)} NOK</td><td class=r>{num(l.amount)} NOK</td></tr><tr><td></td><td colspan=8>Description: {l.desc}</td></tr><tr class=g><td></td><td colspan=8>SCHEDULE LINES &nbsp; Schedule Line # 1 &nbsp; Delivery Date 28 Feb 2025 12:00 PM CET &nbsp; Quantity {num(l.qty, d=3)} ({l.uom})</td></tr><tr class=g><td></td><td colspan=8>Order Confirmation: allowed &nbsp; Ship Notice: allowed &nbsp; Requester: K. Tveit &nbsp; Purchase requisition: 1800{l.line}4417</td></tr>' for l in d.lines)
    b.chromium(b.page("@page{size:A4 landscape;margin:12mm}body{font:8.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{padding:3px;vertical-align:top;text-align:left}.a td{border-top:1px solid #aaa}.g{color:#777;font-size:7pt}.r,th.r{text-align:right}th{font-size:7.5pt;background:#f4f4f4}", f'''<table><tr><td width=33%><b>From:</b><br>{buyer.h()}</td><td width=33%><b>To:</b><br>{d["supplier"].h()}<br>ANID AN01445580021</td><td class=r><span style="font-size:13pt"><b>Purchase Order</b></span><br>(New)<br><span style="font-size:12pt">4503318027</span><br>Amount: {num(d["total"])} NOK<br>Version: 1</td></tr></table><p><b>Payment Terms</b> NET 45 &nbsp;&nbsp; <b>Order submitted on:</b> Thursday 16 Jan 2025 9:02 AM GMT+01:00 &nbsp;&nbsp; <b>Contact</b> Kari Tveit +47 51 55 01 88</p><table><tr><td width=33%><b>Ship All Items To</b><br>{ship.h()}</td><td width=33%><b>Bill To</b><br>{bill.h()}</td><td><b>Deliver To</b><br>Dock 4, attn. warehouse</td></tr></table><p><b>Line Items</b></p><table><tr><th>Line #</th><th># Schedule Lines</th><th>Part #</th><th>Customer Part #</th><th>Type</th><th>Need By</th><th class=r>Qty (Unit)</th><th class=r>Price</th><th class=r>Subtotal</th></tr>{rows}</table><p class=r style="font-size:10pt"><b>Sub-total: {num(d["total"])} NOK</b></p>'''), d.pdf())
    return d


@layout("jaggaer-university-product-lines")
def _(name):
    d = Doc(name, "wkhtmltopdf", "en", ["Jaggaer style", "catalog no., size/packaging column", "quantity and unit in one cell", "capital expense and fund decoys", "price and ext. price with USD", "shipping, handling and tax zero rows"])
    buyer = P("Pinecrest Institute of Technology", "Purchasing Services", "400 College Hill", "Pinecrest, PA 18330", "United States")
    ship = P("Chemistry Stockroom", "Room B014, Haldane Hall", "400 College Hill", "Pinecrest, PA 18330")
    bill = P("Pinecrest Institute of Technology", "Accounts Payable", "ap@pinecrest.example")
    d.f.update(po_number="PIT0093318", po_date="2025-09-29", currency="USD", buyer=buyer, ship_to=ship, bill_to=bill, supplier=P("Solventa Chemicals", "1 Reagent Way", "Allentown, PA 18101"), payment_terms="0% 0, Net 30")
    d.f["lines"] = [Ln(1, "S4417-4L", "Acetonitrile HPLC grade 99.9%", 8, "EA", "118.2"), Ln(2, "S2210-500G", "Sodium borohydride 98%", 2, "EA", "204"), Ln(3, "G-NMR-5MM", "NMR tube 5 mm 600 MHz", 5, "PK", "87.35")]
    d["subtotal"] = d.net(); d["total"] = d.net()
    sizes = ["4 L", "500 g", "50/PK"]
    rows = "".join(f'<tr><td>{l.line} of 3</td><td>{l.desc}</td><td>{l.si}</td><td>{s}</td><td class=r>{num(l.price)} USD</td><td class=r>{qn(l.qty)} {l.uom}</td><td class=r>{num(l.amount)} USD</td></tr><tr class=g><td></td><td colspan=6>Taxable: no &nbsp; Capital Expense: no &nbsp; Commodity Code: 41116105 &nbsp; Contract: 2023-0418</td></tr>' for l, s in zip(d.lines, sizes))
    b.wk(b.page("body{font:9pt Verdana,'DejaVu Sans'}table{width:100%;border-collapse:collapse}.b td{border:1px solid #999;padding:4px;vertical-align:top}.t th{background:#ddd;border:1px solid #999}.t td{border-bottom:1px solid #ddd;padding:3px}.r{text-align:right}.g td{font-size:7pt;color:#666}", f'''<table class=b><tr><td width=50%><b>Purchase Order</b><br>Purchase Order Date &nbsp; 9/29/2025<br>PO/Reference No. &nbsp; PIT0093318<br>Revision No. &nbsp; 0<br>Requisition No. &nbsp; 188204417</td><td>{buyer.h()}<br>Phone +1 570-555-0166<br>This number must appear on all invoices and packages.</td></tr><tr><td><b>Supplier</b><br>{d["supplier"].h()}<br>Supplier No. 0000071180</td><td><b>Payment Terms</b> 0% 0, Net 30<br><b>F.O.B.</b> Destination<br><b>Ship Via</b> Best Carrier-Best Way<br><b>Attention</b> L. Whitcomb</td></tr><tr><td><b>Ship To</b><br>{ship.h()}</td><td><b>Bill To</b><br>{bill.h()}</td></tr></table><br><table class=t><tr><th>Line No.</th><th>Product Description</th><th>Catalog No.</th><th>Size / Packaging</th><th>Unit Price</th><th>Quantity</th><th>Ext. Price</th></tr>{rows}</table><table style="width:40%;margin-left:60%"><tr><td>Subtotal</td><td class=r>{num(d["subtotal"])}</td></tr><tr><td>Shipping</td><td class=r>0.00</td></tr><tr><td>Tax</td><td class=r>0.00</td></tr><tr><td><b>Total</b></td><td class=r><b>{num(d["total"])} USD</b></td></tr></table>'''), d.pdf(), "--page-size", "Letter")
    d["tax"] = D(0); d["freight"] = D(0)
    return d


@layout("nl-horeca-whatsapp-style-list")
def _(name):
    d = Doc(name, "iText", "nl", ["list without header row: '12 x 1114 Appelsap'", "prices 'à'", "order number with 'Ordernr' in the footer", "no amounts", "date weekday short"])
    buyer = P("Strandpaviljoen Zuiderduin", "Zeeweg 2", "1949 EC Wijk aan Zee")
    d.f.update(po_number="ZD-0619", po_date="2025-06-19", requested_date="2025-06-21", currency="EUR", buyer=buyer, ship_to=buyer, supplier=P("Drankenhandel Kennemer"))
    d.f["lines"] = [Ln(None, "1114", "Appelsap 24 x 20 cl", 12, "krat", "14.3", amount=None), Ln(None, "2208", "Pilsener fust 50 l", 6, "fust", "129.5", amount=None), Ln(None, "3017", "Bronwater bruis 28 x 25 cl", 10, "krat", "11.85", amount=None), Ln(None, "4410", "Witte wijn huis 75 cl", 8, "doos", "38.4", amount=None)]
    c = b.Canvas(size=11)
    c.t(50, 70, "Strandpaviljoen Zuiderduin", 18, "HB"); c.t(50, 86, "Zeeweg 2, 1949 EC Wijk aan Zee"); c.t(50, 120, "Bestelling aan Drankenhandel Kennemer", 13, "HB"); c.t(50, 138, "do 19-06-2025, te leveren za 21-06-2025 voor 10 uur bij ons")
    y = 175
    c.t(50, y, "Aantal", 9, "HI"); c.t(130, y, "Art.", 9, "HI"); c.t(180, y, "Omschrijving", 9, "HI"); c.t(400, y, "Prijs", 9, "HI")
    for l in d.lines:
        y += 18
        c.t(50, y, f"{qn(l.qty)} {l.uom}"); c.t(130, y, l.si); c.t(180, y, l.desc); c.t(400, y, "à € " + num(l.price, "de"))
    c.t(50, y + 40, "Groet, Femke"); c.t(297, 800, "Ordernr: ZD-0619   |   06 5550 1177   |   KvK 37081144", 8, a="c")
    c.itext(d.pdf())
    return d


@layout("infor-tiny-font-wide-columns")
def _(name):
    d = Doc(name, "jsPDF", "en", ["Infor LN style", "5.5 pt font", "twelve columns", "position/sequence numbers", "price unit and order unit differ from each other by conversion decoy", "planned receipt date", "landscape"])
    buyer = P("Tamworth Rail Couplings Ltd", "Kettlebrook Road", "Tamworth B77 1AG")
    d.f.update(po_number="PUR004419", po_date="2025-07-17", requested_date="2025-08-11", currency="GBP", buyer=buyer, ship_to=P("Tamworth Rail - Warehouse W20", "Kettlebrook Road", "Tamworth B77 1AG"), supplier=P("Dudley Drop Forgings", "Peartree Lane", "Dudley DY2 0QU"), payment_terms="60 days end of month")
    d.f["lines"] = [Ln(10, "DDF-2210", "Forged hook blank C45E", 250, "pcs", "38.25", bi="TRC-0010-441", date="2025-08-11"), Ln(20, "DDF-2214", "Forged shackle 42CrMo4", 500, "pcs", "21.7", bi="TRC-0010-452", date="2025-08-11"), Ln(30, "DDF-3001", "Draw pin rough turned", 640, "pcs", "9.915", bi="TRC-0011-020", date="2025-08-11"), Ln(40, "DDF-TOOL", "Die maintenance contribution", 1, "lot", "1450", bi="TRC-9000-001", date="2025-08-11")]
    d["total"] = d.net()
    c = b.Canvas(842, 595, 6)
    c.t(30, 36, "Tamworth Rail Couplings Ltd", 11, "HB"); c.t(30, 45, "Kettlebrook Road, Tamworth B77 1AG"); c.t(812, 36, "PURCHASE ORDER", 11, "HB", "r"); c.t(812, 46, "PUR004419", 9, "HB", "r")
    for i, (k, v) in enumerate([("Order date", "17-Jul-2025"), ("Planned receipt", "11-Aug-2025"), ("Terms of payment", "60 days end of month"), ("Terms of delivery", "DAP"), ("Buyer code", "B14 / N. Kaur"), ("Buy-from BP", "SUP000331")]):
        c.t(620, 60 + i * 8, k); c.t(700, 60 + i * 8, ": " + v)
    c.t(30, 62, "Buy-from Business Partner", 5); c.ts(30, 70, d["supplier"].all(), 8); c.t(230, 62, "Ship to", 5); c.ts(230, 70, d["ship_to"].all(), 8)
    X = [(32, "l"), (55, "l"), (75, "l"), (150, "l"), (215, "l"), (400, "l"), (480, "r"), (486, "l"), (540, "r"), (548, "l"), (640, "r"), (660, "l"), (730, "r"), (810, "r")]
    y = table(c, 122, X, ["Pos", "Seq", "Item", "Supplier item", "Description", "Planned\nreceipt", "Ordered\nquantity", "Order\nunit", "Inventory\nkg", "Whse", "Price", "Price\nunit", "Disc.\namount", "Amount\nGBP"], [[l.line, 0, l.bi, l.si, l.desc, "11-Aug-2025", num(l.qty, d=2), l.uom, ("1,112.50", "940.00", "704.00", "")[i], "W20", num(l.price, d=4), l.uom, "0.00", num(l.amount)] for i, l in enumerate(d.lines)], 10, hsize=5.5, x1=30, x2=812)
    c.l(640, y, 812, y); c.t(730, y + 9, "Order total", 6.5, "HB", "r"); c.t(810, y + 9, num(d["total"]), 6.5, "HB", "r"); c.t(30, 570, "VAT registration GB 112 4417 80     Session tdpur4401m000     Page 1/1", 5)
    c.jspdf(d.pdf())
    return d
