# SPDX-License-Identifier: Apache-2.0
"""What a person must look at: a change, a cancellation, two orders in a file, a total that its lines contradict."""
from l_ya_kit import *


def review(name, producer, feats, lines, doc_type="change_order", **kw):
    d = mk(name, producer, "en", feats, lines, doc_type=doc_type, expect="review", **kw)
    d.must_review = True
    return d


@layout("za-review-us-po-change-plus-minus")
def _(name):
    buyer = P("Harbor Crane Services Inc.", "900 Terminal Way", "Long Beach, CA 90802"); sup = P("Pacific Wire Rope & Rigging", "4400 Alameda Street", "Los Angeles, CA 90058")
    L = [Ln(1, "PWR-114-6X36", "Wire rope 1-1/4 6x36 IWRC EIPS, 900 ft reel", 3, "RL", "4180.00"), Ln(2, "PWR-SKT-114", "Open spelter socket 1-1/4", 6, "EA", "298.00"), Ln(4, "PWR-LUB-5G", "Wire rope lubricant 5 gal", 4, "PL", "164.50")]
    d = review(name, "weasyprint", ["change order: was / now columns", "line 3 deleted, line 4 added", "PO total before, net change, revised total"], L, po_number="HC-50922", po_date="2026-05-04", currency="USD", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="Net 30")
    d["total"] = d.net(); before = D("4180") * 2 + D("298") * 6 + D("75.00") * 10; d.notes = "the quantities of the change are the truth"
    for l in L:
        l.amount = None
    R = (("1", "PWR-114-6X36", "Wire rope 1-1/4 6x36 IWRC EIPS, 900 ft reel", "2", "3", "RL", "4,180.00", "+4,180.00", "QTY"), ("2", "PWR-SKT-114", "Open spelter socket 1-1/4", "6", "6", "EA", "298.00", "0.00", "no change"), ("3", "PWR-CLP-114", "Wire rope clip 1-1/4 forged", "10", "0", "EA", "75.00", "-750.00", "DELETED"), ("4", "PWR-LUB-5G", "Wire rope lubricant 5 gal", "0", "4", "PL", "164.50", "+658.00", "ADDED"))
    r = "".join("<tr>" + "".join(f"<td{' class=r' if i in (3, 4, 6, 7) else ''}>{E(v)}" for i, v in enumerate(x)) + "</tr>" for x in R)
    b.weasy(b.page("@page{size:letter;margin:16mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #888;padding:4px;text-align:left;font-size:8.5pt}.t .r,.r{text-align:right}td{vertical-align:top}.w{border:3px double #a00;color:#a00;padding:4px 12px;font-weight:bold;font-size:14pt}", f'''<table><tr><td><b style="font-size:13pt">{buyer.name}</b><br>{br(buyer.lines)}<td class=r><span class=w>CHANGE ORDER 1</span></table><p><b>Purchase Order HC-50922</b>, issued 05/04/2026 &nbsp; Change date 05/12/2026 &nbsp; Terms Net 30</p><p>To: {sup.h()}</p><p>Ship to: same as above. Reason: second reel for crane QC-4; clips no longer wanted. <b>Do not duplicate the original order.</b></p><table class=t><tr><th>Line<th>Item<th>Description<th>Qty was<th>Qty now<th>UM<th>Price<th>Change $<th>Action</tr>{r}</table><table style="width:80mm;margin:6px 0 0 auto"><tr><td>PO total before<td class=r>${num(before)}<tr><td>Net change<td class=r>${num(d["total"] - before)}<tr><td><b>Revised PO total</b><td class=r><b>${num(d["total"])}</b></table><p style="margin-top:20mm">Accepted by supplier ____________________ Date __________</p>'''), d.pdf()); return d


@layout("za-review-uk-order-cancelled-letter")
def _(name):
    buyer = P("Thornbury Glazing Systems Ltd", "Units 5-7 Severn View", "Thornbury BS35 3UH"); sup = P("Avon Gaskets & Profiles Ltd", "Station Road, Yate BS37 5PF")
    L = [Ln(1, "AGP-EPDM-2207", "EPDM wedge gasket 5 mm, 200 m coil", 12, "coil", "74.00"), Ln(2, "AGP-TPE-0418", "TPE bubble seal grey, 150 m coil", 8, "coil", "61.50")]
    d = review(name, "LibreOffice Writer (html)", ["letter that cancels an order, items repeated"], L, doc_type="cancellation", po_number="TGS-26-1184", po_date="2026-07-13", currency="GBP", buyer=buyer, supplier=sup)
    d["total"] = d.net()
    r = "".join(f"<tr><td>{l.line}</td><td>{l.si}</td><td>{E(l.desc)}</td><td align=right>{qn(l.qty)}</td><td>{l.uom}</td><td align=right>{num(l.price)}</td><td align=right>{num(l.amount)}</td></tr>" for l in L)
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body,td{{font-family:"Liberation Serif";font-size:11pt}}</style></head><body><table width=100%><tr><td align=right><b>{buyer.name}</b><br>{br(buyer.lines)}<br>purchasing@thornburyglazing.example</td></tr></table><p>{sup.h()}</p><p>21 July 2026</p><p><b>Our purchase order TGS-26-1184 dated 13 July 2026 - CANCELLED</b></p><p>Dear Sirs,</p><p>Following our telephone call of this morning we confirm that the above order is cancelled in full, as the main contractor has stopped the project. Please do not deliver the goods listed below and do not raise an invoice.</p><table width=100% border=1 cellspacing=0 cellpadding=4><tr><td>Line</td><td>Your code</td><td>Description</td><td>Qty</td><td>Unit</td><td>Price GBP</td><td>Value GBP</td></tr>{r}<tr><td colspan=6 align=right>Order value cancelled GBP</td><td align=right>{num(d["total"])}</td></tr></table><p>Kindly confirm by return that no cancellation charge applies.</p><p>Yours faithfully,<br><br><br>M. Prosser<br>Buyer</p></body></html>''', ".html", d.pdf()); return d


@layout("za-review-au-three-store-orders-one-file")
def _(name):
    d = mk(name, "jsPDF", "en", ["three orders in one file, each a page, numbers in series", "one page each, same supplier"], [], expect="review")
    buyer = P("Bindi Bakeries Pty Ltd", "88 Rosella Street, Preston VIC 3072"); sup = P("Wimmera Mills Pty Ltd", "4 Silo Road, Horsham VIC 3400"); os_ = []
    for no, st, ls in (("BB-7701", P("Bindi Bakeries Fitzroy", "301 Smith Street, Fitzroy VIC 3065"), (("WM-BF-12", "Bakers flour 12.5 kg", 60, "bag", "17.40"), ("WM-RY-10", "Rye meal 10 kg", 12, "bag", "21.90"))), ("BB-7702", P("Bindi Bakeries Coburg", "19 Sydney Road, Coburg VIC 3058"), (("WM-BF-12", "Bakers flour 12.5 kg", 45, "bag", "17.40"), ("WM-SP-10", "Spelt flour 10 kg", 10, "bag", "33.60"))), ("BB-7703", P("Bindi Bakeries Footscray", "77 Barkly Street, Footscray VIC 3011"), (("WM-BF-12", "Bakers flour 12.5 kg", 80, "bag", "17.40"), ("WM-GR-20", "Gluten 20 kg", 3, "bag", "96.00"), ("WM-BR-10", "Bran 10 kg", 6, "bag", "11.25")))):
        o = Doc(no, "", "en", []); o.f.update(po_number=no, po_date="2026-10-19", requested_date="2026-10-22", currency="AUD", buyer=buyer, ship_to=st, supplier=sup, payment_terms="14 days", lines=[Ln(i + 1, *x) for i, x in enumerate(ls)]); o["subtotal"] = o.net(); o["tax"] = D(0); o["total"] = o.net(); os_.append(o)
    c = b.Canvas(595, 842, 10)
    for i, o in enumerate(os_):
        if i:
            c.page()
        c.r(40, 36, 515, 30, .9, 0); c.t(50, 56, buyer.name, 15, "TB"); c.t(545, 56, "Purchase Order " + o["po_number"], 13, "HB", "r"); c.t(50, 82, buyer.lines[0], 9); rows(c, 380, 100, (("Order date", "19/10/2026"), ("Deliver on", "22/10/2026"), ("Terms", "14 days"), ("Currency", "AUD")), 80, 13)
        c.t(50, 104, "To: " + sup.name); c.t(70, 117, sup.lines[0], 9); c.t(50, 136, "Deliver to: " + o["ship_to"].name); c.t(102, 149, o["ship_to"].lines[0], 9)
        S = [(50, "l"), (80, "l"), (160, "l"), (360, "r"), (370, "l"), (460, "r"), (545, "r")]; y = 190; at(c, y, S, ("No", "Code", "Product", "Qty", "Unit", "Price", "Total"), font="HB"); c.hl(y + 5, 50, 545); y += 22
        for l in o.lines:
            at(c, y, S, (l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount))); y += 17
        c.hl(y - 8, 400, 545)
        for k, (a, v) in enumerate((("Subtotal", o.net()), ("GST (GST-free food)", 0), ("Total AUD", o.net()))):
            c.t(460, y + 6 + 15 * k, a, a="r", font="HB" if k == 2 else "H"); c.t(545, y + 6 + 15 * k, num(v), a="r", font="HB" if k == 2 else "H")
    c.jspdf(d.pdf()); d.orders = os_; return d


@layout("za-review-us-hidden-text-and-wrong-total")
def _(name):
    buyer = P("Redstone Truck Parts", "1455 Industrial Loop", "Pueblo, CO 81001"); sup = P("Mile High Brake & Wheel", "700 Osage Street", "Denver, CO 80204")
    L = [Ln(1, "MHB-4707Q", "Brake shoe kit 4707Q, axle set", 16, "KIT", "112.40"), Ln(2, "MHB-3600AX", "Brake drum 16.5 x 7 outboard", 12, "EA", "146.75"), Ln(3, "MHB-T30-30", "Spring brake chamber 30/30 welded clevis", 20, "EA", "58.20")]
    d = review(name, "PDFKit", ["white text over the quantity and number", "printed total does not agree with the lines", "quantity in the note contradicts the line"], L, doc_type="purchase_order", po_number="RTP-33810", po_date="2026-02-23", requested_date="2026-03-02", currency="USD", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="Net 30")
    wrong = d.net() + 450; d["total"] = wrong; d["total_alt"] = [wrong]; d.notes = "the lines sum to %s" % num(d.net())
    c = b.Canvas(612, 792, 9); c.t(40, 52, buyer.name, 16, "HB"); c.t(40, 66, ", ".join(buyer.lines)); c.t(572, 52, "PURCHASE ORDER", 14, "HB", "r"); rows(c, 430, 72, (("PO No.", "RTP-33810"), ("PO Date", "02/23/2026"), ("Deliver by", "03/02/2026"), ("Terms", "Net 30")), 70, 13, vf="HB"); c.t(430, 126, "PO No. RTP-99810 Qty 160", 9, grey=1)
    c.t(40, 100, "Vendor", 7, "HB"); c.ts(40, 112, sup.all(), 12); c.t(220, 100, "Ship to", 7, "HB"); c.ts(220, 112, buyer.all(), 12)
    S = [(40, "l"), (64, "l"), (150, "l"), (400, "r"), (412, "l"), (490, "r"), (572, "r")]; y = 176; c.hl(164, 40, 572); at(c, y, S, ("Ln", "Part no.", "Description", "Qty", "UM", "Price", "Extended"), font="HB"); c.hl(182, 40, 572); y += 22
    for l in L:
        at(c, y, S, (l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount))); y += 20
    c.t(150, y, "Note to line 2: ship 21 drums, 12 now and the rest when in stock.", 8, "HI"); c.t(370, 198, "160", 9, grey=1); c.hl(y + 10, 400, 572); c.t(490, y + 26, "Order total USD", font="HB", a="r"); c.t(572, y + 26, num(wrong), font="HB", a="r"); c.pdfkit(d.pdf()); return d
