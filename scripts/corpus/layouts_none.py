# SPDX-License-Identifier: Apache-2.0
"""What is no order: it must be turned away or held, however like an order it looks."""
import draw
from base import PARTIES, PO, D, day, layout, money, none, num
from grid import pairs, sums, tab
from layouts_web import doc, esc, lines, table


def items(o, style="en", unit=True, prices=True, head=("Item", "Description", "Qty", "Unit", "Price", "Amount")):
    cols = [(head[0], ""), (head[1], ""), (head[2], "r"), (head[3], "")] + ([(head[4], "r"), (head[5], "r")] if prices else [])
    return table(cols, [[l.supplier_item, esc(l.desc), num(l.qty, style, 0), l.uom] + ([num(l.price, style), num(l.amount, style)] if prices else []) for l in o.lines], "g")


GRID = ".g td,.g th{border:1px solid #888}"


@layout("none-invoice-us-po-loud", "chromium", "non-PO", "invoice", "PURCHASE ORDER NUMBER in capitals", expect="reject")
def invoice_us():
    o = PO(901, "us", items="en", n=4, number="PO-88123", tax=7)
    body = f"<table><tr><td><b>{lines(o.supplier)}</b></td><td class=r><h1>INVOICE</h1>Invoice No. 55187<br>Invoice Date {day(o.date, '%m/%d/%Y')}</td></tr></table><h2>PURCHASE ORDER NUMBER: {o.number}</h2><table><tr><td>Bill To<br>{lines(o.buyer)}</td><td>Ship To<br>{lines(o.buyer)}</td><td>Terms Net 30<br>Due Date {day(o.req, '%m/%d/%Y')}</td></tr></table>{items(o)}<div class=r>Subtotal {num(o.sub)}<br>Tax {num(o.tax)}<br><b>Balance Due {num(o.total)}</b></div><p>Remit to: Lockbox 4471, Baltimore. Please quote the purchase order number with your payment.</p>"
    return draw.html("chromium", doc(body, GRID)), none("invoice")


@layout("none-rechnung-de-bestellnummer", "tcpdf", "non-PO", "German invoice", "Ihre Bestellung in the reference line", expect="reject")
def rechnung():
    o = PO(902, "de", items="de", n=4, number="4500118822", tax=19)
    s = draw.Sheet()
    s.t(545, 50, o.supplier[0], 13, "b", "r")
    s.block(50, 120, o.buyer, 10)
    s.t(50, 230, "Rechnung Nr. 2025-30117", 14, "b")
    pairs(s, 330, 150, [("Rechnungsdatum", day(o.date)), ("Ihre Bestellung", o.number + " vom " + day(o.date)), ("Lieferschein", "LS-88120"), ("Kundennummer", "D-10442")], 90)
    y = tab(s, 260, [(50, "Pos", "l"), (80, "Artikel", "l"), (170, "Bezeichnung", "l"), (380, "Menge", "r"), (385, "ME", "l"), (460, "Preis", "r"), (545, "Betrag EUR", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "de", 0), l.uom, num(l.price, "de"), num(l.amount, "de")] for l in o.lines])
    sums(s, y + 10, 380, 545, [("Nettobetrag", num(o.sub, "de")), ("19 % MwSt.", num(o.tax, "de")), ("Rechnungsbetrag", num(o.total, "de"))])
    s.t(50, 700, f"Zahlbar bis {day(o.req)} ohne Abzug auf IBAN DE02 6707 0010 0123 4567 00", 9)
    return draw.tcpdf(s), none("invoice")


@layout("none-auftragsbestaetigung-de", "libharu", "non-PO", "order confirmation", "Bestellnummer and delivery dates", expect="reject")
def ab():
    o = PO(903, "de", items="de", n=5, number="B25-4471", tax=19, buyer=2)
    s = draw.Sheet()
    s.block(50, 50, o.supplier, 9, first="b")
    s.block(50, 130, o.buyer, 10)
    s.t(50, 220, "Auftragsbestätigung 700118", 14, "b")
    s.t(50, 240, f"Wir danken für Ihre Bestellung {o.number} vom {day(o.date)} und bestätigen sie zu unseren Bedingungen.", 9)
    y = tab(s, 270, [(50, "Pos", "l"), (80, "Artikel", "l"), (170, "Bezeichnung", "l"), (380, "Menge", "r"), (385, "ME", "l"), (460, "Preis", "r"), (545, "Betrag EUR", "r")], [[str(l.pos), l.supplier_item, [l.desc, "Liefertermin " + day(l.date)], num(l.qty, "de", 0), l.uom, num(l.price, "de"), num(l.amount, "de")] for l in o.lines], rule="h")
    sums(s, y + 10, 380, 545, [("Summe netto", num(o.sub, "de")), ("MwSt. 19 %", num(o.tax, "de")), ("Gesamt EUR", num(o.total, "de"))])
    return draw.libharu(s), none("order_confirmation")


@layout("none-confirmation-commande-fr", "weasyprint", "non-PO", "French order confirmation", expect="reject")
def accuse():
    o = PO(904, "fr", items="fr", n=4, number="CF-2201", tax=20)
    body = f"<b>{lines(o.supplier)}</b><h1>Confirmation de commande n° CC-118820</h1><p>Accusé de réception de votre commande {o.number} du {day(o.date, '%d/%m/%Y')}</p><div style='margin-left:55%'>{lines(o.buyer)}</div>{items(o, 'fr', head=('Référence', 'Désignation', 'Qté', 'Unité', 'P.U. HT', 'Montant HT'))}<div class=r>Total HT {num(o.sub, 'fr')} €<br>TVA 20 % {num(o.tax, 'fr')} €<br>Total TTC {num(o.total, 'fr')} €</div><p>Délai confirmé : {day(o.req, '%d/%m/%Y')}</p>"
    return draw.html("weasyprint", doc(body)), none("order_confirmation")


@layout("none-rfq-us-po-like", "reportlab-canvas", "non-PO", "request for quotation on the form of a purchase order", "empty price columns", expect="reject")
def rfq():
    o = PO(905, "uspub", sup="ussup", items="office", n=6, number="RFQ 25-0087")
    s = draw.Sheet(612, 792)
    s.block(40, 45, o.buyer, 10, first="b")
    s.t(570, 45, "REQUEST FOR QUOTATION", 14, "b", "r")
    s.t(570, 60, "THIS IS NOT AN ORDER", 9, "b", "r")
    pairs(s, 380, 85, [("RFQ Number", "25-0087"), ("Date", day(o.date, "%m/%d/%Y")), ("Quote Due", day(o.req, "%m/%d/%Y")), ("Requisition", "R0041187")], 80)
    s.block(40, 120, ["Vendor"] + list(o.supplier), 9, first="b")
    s.block(200, 120, ["Ship To"] + list(o.buyer), 9, first="b")
    tab(s, 210, [(40, "Line", "l"), (80, "Item No.", "l"), (170, "Description", "l"), (400, "Quantity", "r"), (410, "UOM", "l"), (500, "Unit Price", "r"), (570, "Extension", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "en", 0), l.uom, "______", "______"] for l in o.lines], rule="hr")
    s.t(40, 700, "Prices firm for ____ days.    Authorized signature ______________________", 9)
    return draw.reportlab(s), none("quotation")


@layout("none-angebot-de", "latex-pdflatex", "non-PO", "quotation", expect="reject")
def angebot():
    o = PO(906, "de", items="de", n=4, tax=19, supplier=2)
    rows = " \\\\\n".join(f"{l.pos} & {l.supplier_item} & {l.desc} & {num(l.qty, 'de', 0)} {l.uom} & {num(l.price, 'de')} & {num(l.amount, 'de')}" for l in o.lines)
    src = r"\documentclass[10pt]{article}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage[a4paper,margin=2cm]{geometry}\usepackage{booktabs}\pagestyle{empty}\parindent0pt\begin{document}" + rf"\textbf{{{o.supplier[0]}}}\\{o.supplier[1]}\\{o.supplier[2]}\\[2em]{o.buyer[0]}\\{o.buyer[1]}\\{o.buyer[2]}\\[2em]{{\Large Angebot AN-25-0611}}\\Datum: {day(o.date)}\\Ihre Anfrage vom {day(o.date)}. Wir bieten freibleibend an, gültig bis {day(o.req)}:\\[1em]" + r"\begin{tabular}{rllrrr}\toprule Pos & Artikel & Bezeichnung & Menge & Einzelpreis & Gesamt \\ \midrule " + rows + r"\\ \bottomrule\end{tabular}\\[1em]" + rf"Nettosumme {num(o.sub, 'de')} EUR\\Wir freuen uns auf Ihre Bestellung.\end{{document}}"
    return draw.latex(src), none("quotation")


@layout("none-packing-slip-us", "jspdf", "non-PO", "packing slip", "PO number, quantities ordered and shipped, no prices", expect="reject")
def packing():
    o = PO(907, "us", items="en", n=5, number="62118", supplier=1)
    s = draw.Sheet(612, 792)
    s.t(306, 50, "PACKING SLIP", 16, "b", "c")
    s.block(40, 80, o.supplier, 9, first="b")
    s.block(330, 80, ["SHIP TO:"] + list(o.buyer), 9, first="b")
    pairs(s, 40, 150, [("Customer PO", o.number), ("Ship Date", day(o.req, "%m/%d/%Y")), ("Order No.", "S-44718"), ("Cartons", "3")], 80)
    tab(s, 220, [(40, "Line", "l"), (75, "Item", "l"), (180, "Description", "l"), (400, "Ordered", "r"), (460, "Shipped", "r"), (530, "Backordered", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "en", 0), num(l.qty, "en", 0), "0"] for l in o.lines], rule="h")
    return draw.node("jspdf", s), none("packing_slip")


@layout("none-proforma-cn-export", "libreoffice-writer", "non-PO", "pro forma invoice", expect="reject")
def proforma():
    o = PO(908, "cn", items="cn", n=4, number="KW-2211", qtys=(600, 1200, 2400))
    body = f"<center><b>{esc(o.supplier[0])}</b><br>{o.supplier[1]}, {o.supplier[2]}<h2>PROFORMA INVOICE</h2></center><p>To: {lines(o.buyer)}<br>No.: HY25PI0117 &nbsp; Date: {day(o.date, '%Y-%m-%d')}<br>Your order: {o.number}</p><table border=1><tr><th>Item No.</th><th>Description</th><th>Qty</th><th>Unit</th><th>FOB Ningbo USD</th><th>Amount USD</th></tr>" + "".join(f"<tr><td>{l.supplier_item}</td><td>{l.desc}</td><td>{l.qty}</td><td>{l.uom}</td><td>{l.price}</td><td>{num(l.amount)}</td></tr>" for l in o.lines) + f"</table><p>TOTAL: USD {num(o.sub)}. Payment: 30% deposit, 70% against B/L copy. Beneficiary bank: Bank of Ningbo.</p>"
    return draw.html("writer", doc(body)), none("proforma_invoice")


@layout("none-statement-uk", "prawn", "non-PO", "statement of account", "order references column", expect="reject")
def statement():
    o = PO(909, "uk", items="en", n=4)
    s = draw.Sheet()
    s.block(45, 50, o.supplier, 10, first="b")
    s.t(550, 50, "STATEMENT OF ACCOUNT", 13, "b", "r")
    s.block(45, 120, o.buyer, 10)
    s.t(380, 120, "Statement date " + day(o.req, "%d/%m/%Y"), 9)
    tab(s, 210, [(45, "Date", "l"), (120, "Reference", "l"), (220, "Your order no.", "l"), (360, "Debit", "r"), (440, "Credit", "r"), (550, "Balance", "r")], [[day(o.date, "%d/%m/%Y"), f"INV{7000 + i}", f"PO-{330 + i}", num(l.amount), "", num(sum(x.amount for x in o.lines[:i + 1]))] for i, l in enumerate(o.lines)], rule="h")
    s.t(45, 400, "Amount now due: GBP " + num(o.sub), 10, "b")
    return draw.prawn(s), none("statement")


@layout("none-price-list-it", "libreoffice-calc", "non-PO", "price list", "Listino prezzi", expect="reject")
def listino():
    o = PO(910, "it", items="itl", n=12)
    rows = "".join(f"<tr><td>{l.supplier_item}</td><td>{l.desc}</td><td>{l.uom}</td><td align=right>{num(l.price, 'de')}</td><td align=right>50</td></tr>" for l in o.lines)
    return draw.html("calc", f"<html><head><meta charset='utf-8'></head><body><table><tr><td colspan=3><b>{o.supplier[0]}</b></td></tr><tr><td colspan=3>LISTINO PREZZI 2025 - valido dal 01/03/2025</td></tr><tr><td>Codice</td><td>Descrizione</td><td>UM</td><td>Prezzo EUR</td><td>Conf.</td></tr>{rows}</table></body></html>"), none("price_list")


@layout("none-terms-of-purchase", "groff", "non-PO", "terms only", "speaks of purchase orders throughout", expect="reject")
def terms():
    src = ".nr PS 10\n.TL\nTerms and Conditions of Purchase\n.AI\nHartsmere Brewing Company Ltd\n" + "".join(f".NH\nPurchase Orders, part {i}\n.PP\nEach Purchase Order issued by the Buyer is an offer. The Supplier shall confirm the Purchase Order within {i + 2} working days, deliver on the date stated in the Purchase Order and invoice no more than £{i},000.00 per consignment. PO Number, item, quantity and price shall be shown on every document.\n" for i in range(1, 9))
    return draw.groff(src, "-ms"), none("terms")


@layout("none-sales-order-us", "fpdf", "non-PO", "sales order of the supplier", "Customer PO", expect="reject")
def sales_order():
    o = PO(911, "us", items="en", n=4, number="PO 55-331", tax=6, supplier=2)
    s = draw.Sheet(612, 792)
    s.block(40, 45, o.supplier, 10, first="b")
    s.t(570, 45, "Sales Order", 16, "b", "r")
    pairs(s, 400, 70, [("S.O. No.", "SO-10077"), ("Order Date", day(o.date, "%m/%d/%Y")), ("Customer PO", o.number), ("Rep", "KLM")], 80)
    s.block(40, 120, ["Sold To:"] + list(o.buyer), 9, first="b")
    s.block(230, 120, ["Ship To:"] + list(o.buyer), 9, first="b")
    y = tab(s, 200, [(40, "Item", "l"), (140, "Description", "l"), (380, "Ordered", "r"), (480, "Rate", "r"), (570, "Amount", "r")], [[l.supplier_item, l.desc, num(l.qty, "en", 0) + " " + l.uom, num(l.price), num(l.amount)] for l in o.lines], rule="h")
    sums(s, y + 10, 420, 570, [("Subtotal", num(o.sub)), ("Tax", num(o.tax)), ("Total USD", num(o.total))])
    return draw.fpdf(s), none("sales_order")


@layout("none-gutschrift-de", "qt", "non-PO", "credit note", expect="reject")
def gutschrift():
    o = PO(912, "de", items="de", n=2, number="4500118823", tax=19, buyer=4)
    s = draw.Sheet()
    s.block(50, 50, o.supplier, 9, first="b")
    s.block(50, 120, o.buyer, 10)
    s.t(50, 220, "Gutschrift GS-25-0118", 14, "b")
    s.t(50, 238, f"zu Rechnung 2025-30117, Ihre Bestellung {o.number}, Datum {day(o.date)}", 9)
    y = tab(s, 270, [(50, "Pos", "l"), (80, "Artikel", "l"), (170, "Bezeichnung", "l"), (380, "Menge", "r"), (460, "Preis", "r"), (545, "Betrag", "r")], [[str(l.pos), l.supplier_item, l.desc, num(-l.qty, "de", 0), num(l.price, "de"), num(-l.amount, "de", 2, "trail")] for l in o.lines])
    s.t(545, y + 14, "Gutschriftsbetrag EUR " + num(-o.total, "de", 2, "trail"), 9, "b", "r")
    return draw.qt(s), none("credit_note")


@layout("none-remittance-us", "pdfbox", "non-PO", "remittance advice", expect="reject")
def remittance():
    o = PO(913, "us", items="en", n=4, buyer=4)
    s = draw.Sheet(612, 792)
    s.t(40, 50, o.buyer[0], 13, "b")
    s.t(40, 70, "Remittance Advice", 12)
    s.block(40, 100, ["Payee"] + list(o.supplier), 9, first="b")
    pairs(s, 380, 100, [("Payment No.", "000441877"), ("Payment Date", day(o.date, "%m/%d/%Y"))], 80)
    y = tab(s, 190, [(40, "Invoice", "l"), (120, "Date", "l"), (200, "PO Number", "l"), (400, "Gross", "r"), (480, "Discount", "r"), (570, "Net Paid", "r")], [[f"INV-{900 + i}", day(o.date, "%m/%d/%Y"), f"PO{4400 + i}", num(l.amount), "0.00", num(l.amount)] for i, l in enumerate(o.lines)], rule="h")
    s.t(570, y + 10, "Total Paid USD " + num(o.sub), 9, "b", "r")
    return draw.java("Box", s), none("remittance")


@layout("none-letter-late-order", "abiword", "non-PO", "letter", "speaks of an order, its number and quantities", expect="reject")
def letter():
    o = PO(914, "uk", items="en", n=1, buyer=2)
    body = f"<p>{lines(o.buyer)}</p><p>{lines(o.supplier)}</p><p>{day(o.date, '%e %B %Y')}</p><p>Dear Sirs,</p><p><b>Our order TM-4471 for 24 ball bearings</b></p><p>We are still waiting for the 24 pieces that we ordered on 3 February at £6.18 each. Kindly let us know by return when they will be sent. Our purchase order number is TM-4471; please quote it.</p><p>If we hear nothing by Friday we must look elsewhere.</p><p>Yours faithfully,<br>H. Penrose, Purchasing</p>"
    return abiword(doc(body)), none("letter")


def abiword(page):
    import os
    import tempfile
    with tempfile.TemporaryDirectory() as d:
        open(d + "/a.html", "w", encoding="utf-8").write(page)
        draw.run(["abiword", "--to=pdf", d + "/a.html", "-o", d + "/a.pdf"])
        assert os.path.exists(d + "/a.pdf")
        return open(d + "/a.pdf", "rb").read()
