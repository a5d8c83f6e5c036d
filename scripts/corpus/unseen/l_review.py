# SPDX-License-Identifier: Apache-2.0
"""What a person must look at: changes of orders, several orders in a file, hidden text."""
from lib import *
import backends as b
from l_rom import table

X = [(42, "l"), (66, "l"), (150, "l"), (400, "r"), (408, "l"), (485, "r"), (553, "r")]


def rows(d, loc="us"):
    return [[l.line, l.si, l.desc, qn(l.qty, loc), l.uom, num(l.price, loc), num(l.amount, loc)] for l in d.lines]


@layout("review-change-order-revision-2")
def _(name):
    d = Doc(name, "wkhtmltopdf", "en", ["change order", "revision table", "old and new quantities of one line", "bold CHANGE ORDER in the title"], doc_type="change_order", expect="review")
    buyer = P("Calder Bridge Utilities", "Waterworks Road", "Halifax HX1 5QQ")
    d.f.update(po_number="CBU-20944", po_date="2025-03-03", currency="GBP", buyer=buyer, supplier=P("Pipeline Centre North", "Leeds LS9 0PS"), ship_to=buyer)
    d.f["lines"] = [Ln(1, "PCN-PE-63", "PE pipe 63 mm SDR11 coil 50 m", 18, "coil", "142.5"), Ln(2, "PCN-EF-63", "Electrofusion coupler 63 mm", 80, "ea", "7.9")]
    d["total"] = d.net()
    r = "".join("<tr>" + "".join(f"<td>{E(v)}</td>" for v in x) + "</tr>" for x in rows(d))
    b.wk(b.page("body{font:10pt Arial}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #666;padding:3px;text-align:left}", f'''<h2>PURCHASE ORDER CHANGE NOTICE</h2><p><b>PO number: CBU-20944 &nbsp; Change order no. 2</b><br>PO date: 03/03/2025 &nbsp; Change date: 28/03/2025</p><p>{buyer.h()}</p><p>Supplier: Pipeline Centre North, Leeds LS9 0PS<br>Deliver to: address above</p><p>This notice replaces revision 1. Line 1 quantity changed from 12 to 18. Line 3 cancelled. All other terms unchanged.</p><table class=t><tr><th>Line</th><th>Part</th><th>Description</th><th>Qty</th><th>Unit</th><th>Price</th><th>Amount GBP</th></tr>{r}</table><p>New order total GBP {num(d["total"])} (was GBP 2,612.00)</p>'''), d.pdf())
    d.f["ship_to"] = buyer
    return d


@layout("review-bestellaenderung-storno")
def _(name):
    d = Doc(name, "libharu", "de", ["order change and cancellation of one line (Bestelländerung)", "struck line marked STORNIERT"], doc_type="change_order", expect="review")
    buyer = P("Milchwerk Oberland eG", "Käsereistraße 5", "83646 Bad Tölz")
    d.f.update(po_number="4700023318", po_date="2025-07-02", currency="EUR", buyer=buyer, supplier=P("Dichtungstechnik Aigner", "86899 Landsberg"))
    d.f["lines"] = [Ln(10, "DA-SMS-51", "Dichtring SMS DN51 EPDM", 300, "ST", "1.85"), Ln(30, "DA-TC-76", "Tri-Clamp-Dichtung DN65", 150, "ST", "2.4")]
    d["total"] = d.net()
    c = b.Canvas(size=9.5)
    c.t(50, 60, buyer.name, 13, "HB"); c.t(50, 74, "Käsereistraße 5, 83646 Bad Tölz"); c.ts(50, 105, d["supplier"].all(), 12); c.t(50, 160, "Bestelländerung zu unserer Bestellung 4700023318 vom 02.07.2025", 12, "HB"); c.t(50, 176, "Änderungsdatum 09.07.2025. Bitte beachten Sie: Position 20 wird storniert, Position 10 Menge geändert (bisher 200).")
    rr = rows(d, "de")
    rr.insert(1, [20, "DA-SMS-38", "Dichtring SMS DN38 EPDM", "STORNIERT", "", "", ""])
    y = table(c, 205, X, ["Pos", "Artikel", "Bezeichnung", "Menge", "ME", "Preis", "Wert EUR"], rr)
    c.t(485, y + 8, "Neuer Bestellwert", 9, "HB", "r"); c.t(553, y + 8, num(d["total"], "de"), 9, "HB", "r")
    c.haru(d.pdf())
    return d


@layout("review-two-orders-one-file")
def _(name):
    d = Doc(name, "Go fpdf", "en", ["two orders in one file, one a page", "same buyer, other ship-to and number"], expect="review")
    buyer = P("Lakeland Veterinary Group", "Fell View House", "Penrith CA11 7QT")
    sup = P("Medivet Wholesale", "Unit 8, Team Valley", "Gateshead NE11 0QD")
    os_ = []
    for no, ship, ls in (("LV-60071", P("Lakeland Vets Keswick", "Bank Street", "Keswick CA12 5JY"), [Ln(1, "MW-5501", "Suture absorbable 2-0", 6, "box", "48.2"), Ln(2, "MW-5510", "Scalpel blade no. 10", 10, "box", "9.6")]),
                         ("LV-60072", P("Lakeland Vets Ambleside", "Kelsick Road", "Ambleside LA22 0BZ"), [Ln(1, "MW-7702", "Cat litter clinic 20 kg", 14, "bag", "11.75"), Ln(2, "MW-7719", "Disposable apron", 5, "roll", "6.3"), Ln(3, "MW-7802", "Syringe 5 ml", 8, "box", "7.15")])):
        o = Doc(name, "", "en", [])
        o.f.update(po_number=no, po_date="2025-04-22", requested_date="2025-04-29", currency="GBP", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 days", lines=ls)
        o["total"] = o.net()
        os_.append(o)
    c = b.Canvas(size=9)
    for i, o in enumerate(os_):
        if i:
            c.page()
        c.t(40, 50, buyer.name, 14, "HB"); c.t(40, 64, ", ".join(buyer.lines)); c.t(555, 50, "Purchase Order", 14, "HB", "r")
        for k, (a, v) in enumerate([("Order number", o["po_number"]), ("Order date", "22/04/2025"), ("Deliver by", "29/04/2025"), ("Terms", "30 days"), ("Page", "1 of 1")]):
            c.t(400, 80 + k * 13, a); c.t(480, 80 + k * 13, v, 9, "HB")
        c.t(40, 90, "Supplier", 7); c.ts(40, 102, sup.all(), 12); c.t(220, 90, "Deliver to", 7); c.ts(220, 102, o["ship_to"].all(), 12)
        y = table(c, 175, X, ["Line", "Code", "Description", "Qty", "Unit", "Price GBP", "Total GBP"], rows(o))
        c.t(485, y + 8, "Order total", 9, "HB", "r"); c.t(553, y + 8, num(o["total"]), 9, "HB", "r")
    c.gofpdf(d.pdf())
    d.orders = os_
    return d


@layout("review-hidden-white-text")
def _(name):
    d = Doc(name, "PDFKit", "nl", ["white text with another number and another quantity over an ordinary order"], expect="review")
    d.must_review = True
    buyer = P("Bakkerij Van Rossum", "Molenstraat 44", "5401 LD Uden")
    d.f.update(po_number="2025-0388", po_date="2025-09-08", requested_date="2025-09-11", currency="EUR", buyer=buyer, ship_to=buyer, supplier=P("Grondstoffen Brabant BV", "Veghel"))
    d.f["lines"] = [Ln(1, "GB-TARWE-25", "Tarwebloem 25 kg", 40, "zak", "17.9"), Ln(2, "GB-GIST-1", "Gist vers 1 kg", 30, "pak", "2.65")]
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(40, 50, buyer.name, 14, "HB"); c.t(40, 64, "Molenstraat 44, 5401 LD Uden"); c.t(555, 50, "BESTELLING", 14, "HB", "r"); c.t(40, 100, "Aan: Grondstoffen Brabant BV, Veghel"); c.t(40, 114, "Bestelnummer: 2025-0388     Datum: 08-09-2025     Leveren op: 11-09-2025 (adres hierboven)")
    c.t(300, 130, "Bestelnummer: 2025-0999 Aantal 400", 9, grey=1)
    y = table(c, 150, X, ["Nr", "Artikelnr", "Omschrijving", "Aantal", "Eenh.", "Prijs", "Bedrag"], rows(d, "de"))
    c.t(320, 167, "400", 9, grey=1); c.t(485, y + 8, "Totaal EUR", 9, "HB", "r"); c.t(553, y + 8, num(d["total"], "de"), 9, "HB", "r")
    c.pdfkit(d.pdf())
    return d
