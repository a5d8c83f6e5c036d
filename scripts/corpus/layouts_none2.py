# SPDX-License-Identifier: Apache-2.0
"""Further documents that are no orders."""
import draw
import post
from base import PO, D, day, layout, money, none, num
from grid import pairs, sums, tab
from layouts_none import GRID, items
from layouts_web import doc, esc, lines


@layout("none-lieferschein-de", "cairo", "non-PO", "delivery note", "Bestellnummer", expect="reject")
def lieferschein():
    o = PO(921, "de", items="de", n=5, number="B-25-7718", supplier=1)
    s = draw.Sheet()
    s.block(50, 50, o.supplier, 9, first="b")
    s.block(50, 120, o.buyer, 10)
    s.t(50, 210, "Lieferschein LS-250417", 14, "b")
    pairs(s, 330, 130, [("Datum", day(o.date)), ("Ihre Bestellung", o.number), ("Versandart", "Spedition")], 90)
    tab(s, 245, [(50, "Pos", "l"), (80, "Artikel", "l"), (180, "Bezeichnung", "l"), (440, "Menge", "r"), (446, "ME", "l")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "de", 0), l.uom] for l in o.lines], rule="h")
    s.t(50, 700, "Ware vollständig und unbeschädigt erhalten: ____________________", 9)
    return draw.cairo(s), none("delivery_note")


@layout("none-orderbevestiging-nl", "wkhtmltopdf", "non-PO", "Dutch order confirmation", expect="reject")
def bevestiging():
    o = PO(922, "nl", items="nl", n=4, number="INK-2201", tax=21)
    body = f"<b>{lines(o.supplier)}</b><h2>Orderbevestiging VO-25118</h2><p>{lines(o.buyer)}</p><p>Uw inkooporder: {o.number} van {day(o.date, '%d-%m-%Y')}<br>Leverdatum: {day(o.req, '%d-%m-%Y')}</p>{items(o, 'de', head=('Artikel', 'Omschrijving', 'Aantal', 'Eenheid', 'Prijs', 'Bedrag'))}<p class=r>Totaal EUR {num(o.total, 'de')}</p>"
    return draw.html("wkhtmltopdf", doc(body, GRID)), none("order_confirmation")


@layout("none-order-acknowledgement-us", "pdf-api2", "non-PO", "order acknowledgement", "same layout as a purchase order", expect="reject")
def acknowledgement():
    o = PO(923, "us", items="en", n=4, number="KV-90145", tax=6, supplier=2)
    s = draw.Sheet(612, 792)
    s.block(40, 50, o.supplier, 10, first="b")
    s.t(570, 50, "ORDER ACKNOWLEDGEMENT", 14, "b", "r")
    pairs(s, 400, 75, [("PO Number:", o.number), ("PO Date:", day(o.date, "%m/%d/%Y")), ("Our Order:", "771200"), ("Ship Date:", day(o.req, "%m/%d/%Y"))], 75)
    s.block(40, 120, ["SOLD TO"] + list(o.buyer), 9, first="b")
    s.block(225, 120, ["SHIP TO"] + list(o.buyer), 9, first="b")
    y = tab(s, 200, [(40, "#", "l"), (60, "Item", "l"), (160, "Description", "l"), (385, "Qty", "r"), (395, "UOM", "l"), (480, "Price", "r"), (570, "Total", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "en", 0), l.uom, num(l.price), num(l.amount)] for l in o.lines], rule="hr")
    sums(s, y + 12, 420, 570, [("Subtotal", num(o.sub)), ("Tax", num(o.tax)), ("Total", num(o.total))])
    s.t(40, 700, "Thank you for your order. Please check and report any differences within 24 hours.", 9)
    return draw.perl(s), none("order_confirmation")


@layout("none-factura-mx", "dompdf", "non-PO", "Mexican invoice", "Orden de compra as a reference", expect="reject")
def factura():
    o = PO(924, "mx", items="es", n=4, number="OC-4418", tax=16, pricemul=20)
    body = f"<b>{lines(o.supplier)}</b><h2>FACTURA A-11872</h2><p>Folio fiscal: 5F1A77C2-88B1-4D0E-9A77-118822AA0417<br>Fecha: {day(o.date, '%d/%m/%Y')}<br>Orden de compra: {o.number}</p><p>Receptor: {lines(o.buyer)}</p>{items(o, head=('Clave', 'Descripción', 'Cantidad', 'Unidad', 'P. unitario', 'Importe'))}<p class=r>Subtotal {num(o.sub)}<br>IVA 16% {num(o.tax)}<br><b>Total {num(o.total)} MXN</b></p>"
    return draw.html("dompdf", doc(body, GRID)), none("invoice")


@layout("none-purchase-requisition-us", "pdfkit", "non-PO", "internal purchase requisition", "not sent to suppliers", expect="reject")
def requisition():
    o = PO(925, "uspub", sup="ussup", items="office", n=4, number="R25-00412")
    s = draw.Sheet(612, 792)
    s.t(306, 50, "PURCHASE REQUISITION", 15, "b", "c")
    s.t(306, 64, "Internal use only - not a purchase order", 9, align="c")
    pairs(s, 40, 95, [("Requisition No.", o.number), ("Date", day(o.date, "%m/%d/%Y")), ("Requested by", "D. Lund"), ("Department", "Parks"), ("Suggested vendor", o.supplier[0]), ("Budget code", "4410-118")], 95)
    y = tab(s, 190, [(40, "Line", "l"), (75, "Item", "l"), (170, "Description", "l"), (390, "Qty", "r"), (480, "Est. price", "r"), (570, "Est. total", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "en", 0), num(l.price), num(l.amount)] for l in o.lines], rule="h")
    s.t(570, y + 12, "Estimated total " + num(o.sub), 9, "b", "r")
    s.t(40, y + 60, "Supervisor approval ____________   Finance approval ____________", 9)
    return draw.node("pdfkit", s), none("requisition")


@layout("none-scan-invoice-us", "scanner-jpeg-200dpi", "non-PO", "scanned invoice", image=True, expect="reject")
def scan_invoice():
    o = PO(926, "us", items="en", n=4, number="55-2210", tax=6, supplier=1)
    s = draw.Sheet(612, 792)
    s.block(40, 50, o.supplier, 10, first="b")
    s.t(570, 50, "INVOICE", 18, "b", "r")
    pairs(s, 400, 75, [("Invoice No", "40077"), ("Invoice Date", day(o.req, "%m/%d/%Y")), ("P.O. Number", o.number), ("Terms", "Net 30")], 75, 9.5)
    s.block(40, 130, ["BILL TO"] + list(o.buyer), 9.5, first="b")
    y = tab(s, 210, [(40, "Item", "l"), (140, "Description", "l"), (385, "Qty", "r"), (480, "Price", "r"), (570, "Amount", "r")], [[l.supplier_item, l.desc, num(l.qty, "en", 0), num(l.price), num(l.amount)] for l in o.lines], 9.5, rule="h")
    sums(s, y + 12, 420, 570, [("Subtotal", num(o.sub)), ("Sales Tax", num(o.tax)), ("AMOUNT DUE", num(o.total))])
    return post.scan(draw.reportlab(s), 200, -0.8, 2, quality=28), none("invoice")
