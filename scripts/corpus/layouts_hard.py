# SPDX-License-Identifier: Apache-2.0
"""Layouts with much around the numbers: conditions, specifications, merged cells, services."""
import datetime

import draw
from base import PO, D, day, layout, money, num
from grid import heads, pairs, sums, tab
from layouts_web import doc, esc, lines, table

BOX = ".g td,.g th{border:1px solid #555}"


@layout("sap-de-condition-rows", "libharu", "SAPscript", "gross price, discount and surcharge rows below the item", "item text with measures", "Gesamtwert per item at the conditions' end")
def conditions():
    o = PO(161, "de", items="de", n=4, cur="EUR", first=10, step=10, number="4500771093", terms="30 Tage netto", buyer=5, supplier=1, qtys=(10, 20, 50))
    o.ship = ("Klinikum Wesertal gGmbH", "Technik-Lager", "Brückfeld 7", "37671 Höxter")
    for l in o.lines:
        l.pos = f"{l.pos:05d}"
        l.gross = l.price
        l.disc = D(10)
        l.amount = money(l.qty * l.price * D("0.9"))
    o.sum()
    s = draw.Sheet()
    s.block(60, 60, o.buyer, 10, first="b")
    s.block(60, 140, ["Firma"] + list(o.supplier), 10)
    s.t(330, 130, "Bestellung", 13, "b")
    for i, (a, b) in enumerate([("Bestellnummer / Datum", f"{o.number} / {day(o.date)}"), ("Einkäufergruppe / Telefon", "110 Fr. Busse / 05271 66-4410"), ("Angebot vom", day(o.date - datetime.timedelta(days=12)))]):
        s.t(330, 146 + 24 * i, a, 7)
        s.t(330, 157 + 24 * i, b, 9.5)
    s.block(60, 225, ["Anlieferadresse:"] + list(o.ship), 9)
    s.t(330, 240, f"Lieferdatum: {day(o.req)}", 9)
    s.t(330, 253, "Zahlungsbed.: " + o.terms, 9)
    y = 300
    s.l(60, y - 11, 545, y - 11)
    for x, a, al in [(60, "Pos.", "l"), (95, "Material/Bezeichnung", "l"), (345, "Menge", "r"), (352, "ME", "l"), (450, "Preis/ME", "r"), (545, "Wert EUR", "r")]:
        s.t(x, y, a, 8, "b", al)
    s.l(60, y + 4, 545, y + 4)
    y += 18
    for l in o.lines:
        s.t(60, y, l.pos, 9)
        s.t(95, y, l.supplier_item, 9)
        s.t(345, y, num(l.qty, "de", 0), 9, align="r")
        s.t(352, y, l.uom, 9)
        s.t(95, y + 11, l.desc, 9)
        s.t(95, y + 22, "Verpackung: Karton 400 x 300 mm, max. 15 kg", 8)
        g = money(l.qty * l.gross)
        for k, (a, p, u, v) in enumerate([("Bruttopreis", num(l.gross, "de"), f"EUR / 1 {l.uom}", num(g, "de")), ("Rabatt %", "10,000-", "%", num(l.amount - g, "de", 2, "trail")), ("Nettowert", "", "", num(l.amount, "de"))]):
            s.t(120, y + 36 + 11 * k, a, 8)
            s.t(300, y + 36 + 11 * k, p, 8, align="r")
            s.t(306, y + 36 + 11 * k, u, 8)
            s.t(545, y + 36 + 11 * k, v, 8, align="r")
        y += 80
    s.l(330, y - 8, 545, y - 8)
    s.t(330, y + 4, "Gesamtnettowert ohne MwSt EUR", 9, "b")
    s.t(545, y + 4, num(o.sub, "de"), 9, "b", "r")
    return draw.libharu(s), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("county-us-long-specifications", "reportlab-canvas", "municipal", "specification of six rows with numbers under each item", "price on the first row", "amounts at the far right", "bid number decoy")
def county():
    o = PO(162, "uspub", sup="ussup", items="en", n=3, number="P2507741", terms="NET 30", buyer=2, supplier=3, qtys=(2, 6, 12))
    o.ship = ("WEXFORD COUNTY PUBLIC SCHOOLS", "BUS GARAGE", "12 GARAGE ROAD", "CADILLAC, MI 49601")
    o.buyer = ("WEXFORD COUNTY PUBLIC SCHOOLS", "55 SCHOOLHOUSE ROAD", "CADILLAC, MI 49601")
    s = draw.Sheet(612, 792)
    s.t(306, 45, o.buyer[0], 13, "q", "c")
    s.t(306, 58, ", ".join(o.buyer[1:]), 8, "r", "c")
    s.t(40, 85, "PURCHASE ORDER", 12, "q")
    pairs(s, 400, 80, [("P.O. NUMBER", o.number), ("P.O. DATE", day(o.date, "%m/%d/%Y")), ("BID NUMBER", "B25-118"), ("DELIVERY", day(o.req, "%m/%d/%Y")), ("TERMS", o.terms)], 80, 9, 12, "q", "r")
    s.block(40, 110, ["TO: " + o.supplier[0]] + list(o.supplier[1:]), 9, "r")
    s.block(40, 160, ["SHIP TO: " + o.ship[0]] + list(o.ship[1:]), 9, "r")
    y = 230
    for x, a, al in [(40, "ITEM", "l"), (75, "QTY", "r"), (85, "UNIT", "l"), (120, "DESCRIPTION", "l"), (500, "UNIT COST", "r"), (572, "TOTAL COST", "r")]:
        s.t(x, y, a, 8, "q", al)
    s.l(40, y + 4, 572, y + 4)
    y += 18
    for l in o.lines:
        l.desc = l.desc.upper()
        s.t(40, y, l.pos, 9, "r")
        s.t(75, y, num(l.qty, "en", 0), 9, "r", "r")
        s.t(85, y, l.uom, 9, "r")
        s.t(120, y, l.desc, 9, "r")
        s.t(500, y, num(l.price), 9, "r", "r")
        s.t(572, y, num(l.amount), 9, "r", "r")
        for i, x in enumerate(["MFR PART NO. " + l.supplier_item, "WORKING PRESSURE 150 PSI AT 70 DEG F, TESTED TO 225 PSI", "FINISH: 2 COATS, MIN 4.5 MILS DRY, COLOR 118", "PACKED 12 PER CARTON, 24 CARTONS PER PALLET", "WARRANTY 36 MONTHS FROM DATE OF RECEIPT", "OR APPROVED EQUAL PER BID B25-118 ITEM 4"]):
            s.t(130, y + 11 * (i + 1), x, 8, "r")
        y += 86
    s.t(500, y, "PURCHASE ORDER TOTAL", 9, "q", "r")
    s.t(572, y, num(o.sub), 9, "q", "r")
    s.t(40, 740, "TAX EXEMPT STATUS 38-6004412. INVOICES IN DUPLICATE TO ACCOUNTS PAYABLE.", 7.5, "r")
    return draw.reportlab(s), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("oracle-fusion-middle-aligned", "chromium", "Oracle Fusion", "cells aligned in the middle of tall rows", "requested and promised dates stacked", "supplier item in its own column", "line detail rows between")
def fusion():
    o = PO(163, "us", items="it", n=4, number="US_118_4410", terms="Net 45", buyer=7, supplier=3, qtys=(1, 2, 4, 10))
    o.ship = ("Orinoco Data Centers, Inc.", "Dock 3", "1460 Fiber Loop", "Ashburn, VA 20147")
    o.bill = ("Orinoco Data Centers, Inc.", "AP Imaging", "PO Box 9", "Ashburn, VA 20146")
    rows = ""
    for l in o.lines:
        rows += f"<tr class=m><td class=c>{l.pos}</td><td>{esc(l.desc)}<br>Rev A<br>Ship by ground, lift gate required, call 24 h before delivery</td><td>{l.supplier_item}</td><td>Requested<br>{day(l.date, '%m/%d/%Y')}<br>Promised<br>&mdash;</td><td class=r>{num(l.qty, 'en', 0)}</td><td>{l.uom}</td><td class=r>{num(l.price)}</td><td class=r>{num(l.amount)}</td></tr>"
    body = f"<table><tr><td><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}</td><td class=r><h2>Purchase Order</h2></td></tr></table><table class=g><tr><td rowspan=4>Supplier<br><b>{esc(o.supplier[0])}</b><br>{lines(o.supplier[1:])}</td><td>Order</td><td>{o.number}</td></tr><tr><td>Order Date</td><td>{day(o.date, '%m/%d/%Y')}</td></tr><tr><td>Payment Terms</td><td>{o.terms}</td></tr><tr><td>Currency</td><td>US Dollar</td></tr><tr><td>Ship To<br>{lines(o.ship)}</td><td colspan=2>Bill To<br>{lines(o.bill)}</td></tr></table><br><table class=g><tr><th>Line</th><th>Item</th><th>Supplier Item</th><th>Delivery Date</th><th>Quantity</th><th>UOM</th><th>Price</th><th>Ordered</th></tr>{rows}<tr><td colspan=7 class=r><b>Total Ordered</b></td><td class=r><b>{num(o.sub)}</b></td></tr></table>"
    return draw.html("chromium", doc(body, BOX + ".m td{vertical-align:middle}body{font-size:8.5pt}", "@page{size:Letter;margin:13mm}")), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("construction-us-job-phase-codes", "prawn", "construction", "job, phase and category codes on each row", "no item numbers", "unit LS and HR", "retainage decoy")
def construction():
    o = PO(164, "us", items="en", n=4, number="2517-031", terms="Net 30", buyer=6, supplier=3)
    o.ship = ("Job 2517 - Millpond Bridge", "End of Sawyer Road", "Eugene, OR 97402")
    for l, (d, u, q, p) in zip(o.lines, [("Temporary shoring, furnish and install", "LS", 1, "18500.00"), ("Concrete pump, 42 m boom", "HR", 16, "285.00"), ("Formwork plywood 3/4 in", "SHT", 120, "61.75"), ("Rebar #5 cut and bent", "LB", 8400, "0.92")]):
        l.desc, l.uom, l.qty, l.price, l.supplier_item, l.pos = d, u, D(q), D(p), None, None
        l.amount = money(l.qty * l.price)
    o.sum()
    s = draw.Sheet(612, 792)
    s.block(40, 50, o.buyer, 10, first="b")
    s.t(570, 50, "Purchase Order", 16, "b", "r")
    pairs(s, 400, 70, [("PO No.", o.number), ("Date", day(o.date, "%m/%d/%y")), ("Job", "2517"), ("Needed", day(o.req, "%m/%d/%y")), ("Terms", o.terms)], 60, 9)
    s.block(40, 120, ["Vendor"] + list(o.supplier), 9, first="b")
    s.block(220, 120, ["Deliver to"] + list(o.ship), 9, first="b")
    y = tab(s, 200, [(40, "Job", "l"), (75, "Phase", "l"), (125, "Cat", "l"), (150, "Description", "l"), (400, "Quantity", "r"), (408, "U/M", "l"), (500, "Unit Price", "r"), (572, "Amount", "r")], [["2517", f"03-1{i}0", "M", l.desc, num(l.qty), l.uom, num(l.price, "en", 4), num(l.amount)] for i, l in enumerate(o.lines)], 9, rule="h", gap=7)
    sums(s, y + 10, 420, 572, [("Total this order", "$" + num(o.sub))])
    s.t(40, y + 40, "Retainage 10% does not apply. Reference job 2517 and PO on all tickets.", 8)
    return draw.prawn(s), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("fr-delivery-matrix-by-month", "weasyprint", "French", "quantities by month in columns, total quantity then price", "échéancier", "repeated numbers in one row")
def matrix():
    o = PO(165, "fr", items="fr", n=4, cur="EUR", number="CA-2025-0118", terms="60 jours date de facture", tax=20, buyer=1, supplier=1, qtys=(300, 600, 900))
    o.ship = o.buyer
    rows = []
    for l in o.lines:
        t = l.qty / 3
        rows.append([l.pos, l.supplier_item, esc(l.desc), num(t, "fr", 0), num(t, "fr", 0), num(l.qty - 2 * t, "fr", 0), num(l.qty, "fr", 0), l.uom, num(l.price, "fr"), num(l.amount, "fr")])
    body = f"<table><tr><td><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}</td><td>Fournisseur<br>{lines(o.supplier)}</td></tr></table><h2>Commande cadencée n° {o.number}</h2><p>Date de commande : {day(o.date, '%d/%m/%Y')} - Conditions de paiement : {o.terms} - Adresse de livraison : {esc(', '.join(o.ship))} - Prix en EUR HT</p>"
    body += table([("N°", ""), ("Article", ""), ("Désignation", ""), ("Sept.", "r"), ("Oct.", "r"), ("Nov.", "r"), ("Qté totale", "r"), ("Un.", ""), ("P.U.", "r"), ("Montant", "r")], rows, "g")
    body += f"<p class=r>Total HT {num(o.sub, 'sp')}<br>TVA 20 % {num(o.tax, 'sp')}<br><b>Total TTC {num(o.total, 'sp')}</b></p>"
    return draw.html("weasyprint", doc(body, BOX)), o.truth(hide=["requested_date"])


@layout("uk-services-and-free-of-charge", "libreoffice-writer", "a line without charge", "services without item numbers", "quantity 1 written as words missing", "nil amounts")
def services():
    o = PO(166, "uk", items="en", n=4, cur="GBP", number="RBC/7718/25", terms="30 days", tax=20, buyer=1, supplier=0, qtys=(2, 4, 6))
    o.ship = ("Ribblesdale Borough Council", "Leisure Centre, Edisford Road", "Clitheroe BB7 3LA")
    o.lines[3].price, o.lines[3].amount, o.lines[3].qty = D(0), D(0), D(1)
    o.lines[2].desc, o.lines[2].uom, o.lines[2].supplier_item = "Annual service visit incl. parts", "visit", None
    o.sum()
    rows = "".join(f"<tr><td>{l.pos}</td><td>{l.supplier_item or ''}</td><td>{esc(l.desc)}{' - sample, free of charge' if l.price == 0 else ''}</td><td align=right>{num(l.qty, 'en', 0)}</td><td>{l.uom}</td><td align=right>{num(l.price)}</td><td align=right>{num(l.amount)}</td></tr>" for l in o.lines)
    o.lines[3].desc += " - sample, free of charge"
    body = f"<table width=100%><tr><td><b>{o.buyer[0]}</b><br>{lines(o.buyer[1:])}</td><td><b>PURCHASE ORDER</b><br>Order number: {o.number}<br>Order date: {day(o.date, '%d %B %Y')}<br>Delivery date: {day(o.req, '%d %B %Y')}<br>Payment terms: {o.terms}</td></tr><tr><td>Supplier:<br>{lines(o.supplier)}</td><td>Delivery address:<br>{lines(o.ship)}</td></tr></table><br><table border=1 cellspacing=0 width=100%><tr><th>Line</th><th>Product code</th><th>Description</th><th>Quantity</th><th>Unit</th><th>Unit price (£)</th><th>Line total (£)</th></tr>{rows}</table><p align=right>Net total £{num(o.sub)}<br>VAT £{num(o.tax)}<br><b>Gross total £{num(o.total)}</b></p>"
    return draw.html("writer", doc(body)), o.truth()
