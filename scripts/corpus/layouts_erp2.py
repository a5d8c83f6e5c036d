# SPDX-License-Identifier: Apache-2.0
"""Further ERP systems on fixed places."""
import draw
from base import PO, D, day, layout, money, num
from grid import heads, pairs, sums, tab


@layout("jde-us-stacked-heads", "pdf-api2", "JD Edwards", "stacked two-row headers", "two-row items", "monospace", "branch/plant decoys", "2-digit years")
def jde():
    o = PO(41, "us", items="en", n=6, cur="USD", number="00284417 OP", terms="Net 30 Days", buyer=0, supplier=1, qtys=(12, 24, 48, 60))
    o.ship = ("Kessler Valve & Fitting Corp.", "Plant 30 - East Dock", "4200 Tannery Road", "Allentown, PA 18104")
    s = draw.Sheet(612, 792)
    s.t(30, 40, "R43500", 8, "m")
    s.t(306, 40, "Kessler Valve & Fitting Corp.", 10, "n", "c")
    s.t(306, 52, "Purchase Order Print", 9, "m", "c")
    s.t(580, 40, day(o.date, "%m/%d/%y") + " 14:22:07", 8, "m", "r")
    s.t(580, 52, "Page -   1", 8, "m", "r")
    s.block(40, 90, ["Supplier:    10448"] + ["  " + x for x in o.supplier], 9, "m")
    s.block(330, 90, ["Ship To:     30"] + ["  " + x for x in o.ship], 9, "m")
    y = pairs(s, 40, 165, [("Order Number", o.number), ("Order Date", day(o.date, "%m/%d/%y")), ("Branch/Plant", "30")], 100, 9, 12, "m", "m")
    pairs(s, 330, 165, [("Requested", day(o.req, "%m/%d/%y")), ("Payment Terms", o.terms), ("Freight", "Prepaid")], 100, 9, 12, "m", "m")
    cols = [(40, "Line\nNo.", "l"), (80, "Item Number\nDescription", "l"), (300, "Quantity\nOrdered", "r"), (312, "U/M", "l"), (420, "Unit\nCost", "r"), (520, "Extended\nAmount", "r"), (530, "Tax", "l")]
    rows = []
    for l in o.lines:
        l.pos = f"{l.pos}.000"
        rows.append([l.pos, [l.supplier_item, l.desc.upper()], num(l.qty, "en", 0), l.uom, num(l.price, "en", 4), num(l.amount), "N"])
        l.desc = l.desc.upper()
    y = tab(s, y + 20, cols, rows, 8.5, rule="h", hfont="m", font="m")
    s.t(300, y + 10, "Total Order", 9, "m")
    s.t(520, y + 10, num(o.sub), 9, "m", "r")
    return draw.perl(s), o.truth(hide=["tax", "buyer_address"], po_number_alt=["00284417"], subtotal=None, total=float(o.sub))


@layout("infor-ln-nl-regels", "prawn", "Infor LN", "Dutch", "three-row items", "Uw artikelnummer", "discount row of its own", "price per 100 in the text")
def infor_nl():
    o = PO(42, "nl", items="nl", n=4, cur="EUR", first=10, step=10, number="INK300871", terms="30 dagen netto", tax=21, bitem="NL-#####", qtys=(50, 100, 200))
    o.lines[0].per, o.lines[0].price = 100, money(o.lines[0].price * 100)
    o.lines[2].disc = D(5)
    for l in o.lines:
        l.amount = money(l.qty * l.price / (l.per or 1) * (1 - l.disc / 100))
    o.sum()
    o.ship = ("Van Oosterhout Kassenbouw B.V.", "Magazijn Westland", "Klappolder 210", "2665 MR Bleiswijk")
    s = draw.Sheet()
    s.t(40, 50, "VAN OOSTERHOUT", 18, "b")
    s.t(40, 64, "kassenbouw b.v.", 9)
    s.block(40, 110, o.supplier, 9.5)
    s.t(330, 60, "INKOOPORDER", 15, "b")
    pairs(s, 330, 110, [("Inkoopordernummer", o.number), ("Orderdatum", day(o.date, "%d-%m-%Y")), ("Leverdatum", day(o.req, "%d-%m-%Y")), ("Leveranciersnr.", "L00417"), ("Valuta", "EUR"), ("Betalingsconditie", o.terms)], 105)
    s.block(40, 175, ["Afleveradres:"] + list(o.ship), 9, first="b")
    y = heads(s, 260, [(40, "Pos", "l"), (75, "Artikel\nOmschrijving", "l"), (320, "Aantal", "r"), (326, "Eenheid", "l"), (440, "Prijs", "r"), (540, "Bedrag", "r")])
    for l in o.lines:
        s.t(40, y, l.pos, 9)
        s.t(75, y, l.buyer_item, 9)
        s.t(320, y, num(l.qty, "de", 2), 9, align="r")
        l.uom = {"ST": "stuks", "M": "meter", "PR": "paar"}[l.uom]
        s.t(326, y, l.uom, 9)
        s.t(440, y, num(l.price, "de", 4), 9, align="r")
        gross = money(l.qty * l.price / (l.per or 1))
        s.t(540, y, num(l.amount, "de"), 9, align="r")
        s.t(75, y + 11, l.desc, 9)
        s.t(75, y + 22, f"Uw artikelnummer: {l.supplier_item}", 8)
        y += 33
        if l.per:
            s.t(75, y, "Prijs per 100 " + l.uom, 8)
            y += 11
        if l.disc:
            s.t(75, y, "Regelkorting 5,00 %", 9)
            s.t(440, y, num(l.amount - gross, "de", 2, "trail"), 9, align="r")
            y += 11
        y += 8
    s.l(330, y, 540, y)
    sums(s, y + 14, 330, 540, [("Totaal excl. BTW", num(o.sub, "de")), ("BTW 21 %", num(o.tax, "de")), ("Totaal EUR", num(o.total, "de"))])
    s.t(40, 810, "KvK 27141880   BTW NL804417221B01   IBAN NL20 RABO 0301 4471 80   Pagina 1 van 1", 7)
    return draw.prawn(s), o.truth(hide=["buyer_address"])


@layout("epicor-us-rel-rows", "jspdf", "Epicor", "release rows repeat date and quantity", "Our Part / Supplier Part / Rev", "boxed header")
def epicor():
    o = PO(43, "us", items="en", n=4, cur="USD", number="62117", terms="NET 30", buyer=2, supplier=0, bitem="DPM-####", qtys=(10, 20, 50))
    o.ship = ("Dunmore Precision Machining, Inc.", "19 Quarry Lane", "Nashua, NH 03060")
    s = draw.Sheet(612, 792)
    s.t(36, 45, o.buyer[0], 12, "b")
    s.block(36, 58, o.buyer[1:], 9)
    s.t(576, 45, "Purchase Order: " + o.number, 13, "b", "r")
    s.r(36, 100, 265, 80)
    s.r(311, 100, 265, 80)
    s.block(40, 112, ["Supplier:"] + list(o.supplier), 9, first="b")
    s.block(315, 112, ["Ship To:"] + list(o.ship), 9, first="b")
    for i, (a, b) in enumerate([("Order Date", day(o.date, "%n/%e/%Y")), ("Terms", o.terms), ("FOB", "Nashua"), ("Buyer", "D. Whitlow"), ("Ship Via", "LTL")]):
        s.r(36 + 108 * i, 190, 108, 28)
        s.t(40 + 108 * i, 200, a, 7, "b")
        s.t(40 + 108 * i, 213, b, 9)
    y = 240
    s.f(36, y - 11, 540, 14, 0.8)
    for x, a, al in [(40, "Line", "l"), (70, "Our Part / Supplier Part", "l"), (200, "Rev", "l"), (225, "Description", "l"), (400, "Order Qty", "r"), (490, "Unit Price", "r"), (572, "Ext Price", "r")]:
        s.t(x, y, a, 8, "b", al)
    y += 17
    for l in o.lines:
        s.t(40, y, l.pos, 9)
        s.t(70, y, l.buyer_item, 9)
        s.t(200, y, "A", 9)
        s.t(225, y, l.desc, 9)
        s.t(400, y, num(l.qty) + l.uom, 9, align="r")
        s.t(490, y, num(l.price, "en", 5) + "/1", 9, align="r")
        s.t(572, y, num(l.amount), 9, align="r")
        s.t(70, y + 12, l.supplier_item, 9)
        s.t(110, y + 26, "Rel", 8, "b")
        s.t(150, y + 26, "Date", 8, "b")
        s.t(260, y + 26, "Quantity", 8, "b", "r")
        s.t(110, y + 37, "1", 8)
        s.t(150, y + 37, day(o.req, "%n/%e/%Y"), 8)
        s.t(260, y + 37, num(l.qty), 8, align="r")
        y += 52
    s.l(36, y - 8, 576, y - 8)
    sums(s, y + 6, 420, 572, [("Lines Total:", num(o.sub)), ("Order Total: USD", num(o.sub))])
    return draw.node("jspdf", s), o.truth(hide=["tax"], total=float(o.sub))


@layout("business-central-en-gb-vat", "pdfkit", "Dynamics 365 Business Central", "address window left, company right", "VAT % per line, two rates", "VAT summary", "direct unit cost")
def bc():
    o = PO(44, "uk", items="en", n=5, cur="GBP", number="PO-106044", terms="1 Month/2% 8 days", buyer=0, supplier=0, qtys=(5, 10, 20), freight=None)
    for i, l in enumerate(o.lines):
        l.pos, l.tax = None, D([20, 20, 0, 20, 5][i])
    o.sum()
    o.tax = sum(money(sum(l.amount for l in o.lines if l.tax == t) * t / 100) for t in (20, 5))
    o.total = o.sub + o.tax
    o.ship = ("Hartsmere Brewing Company Ltd", "Bottling Hall", "Wetmore Road", "Burton upon Trent DE14 1SN")
    s = draw.Sheet()
    s.block(45, 60, o.supplier, 10)
    s.block(350, 60, o.buyer, 9, first="b")
    s.t(45, 150, f"Purchase - Order {o.number}", 16)
    for i, (a, b) in enumerate([("Purchaser", "Mandy Osgood"), ("Document Date", day(o.date, "%d/%m/%Y")), ("Requested Receipt Date", day(o.req, "%d/%m/%Y")), ("Payment Terms", o.terms)]):
        s.t(45 + 130 * i, 175, a, 8, "b")
        s.t(45 + 130 * i, 187, b, 9)
    y = tab(s, 220, [(45, "No.", "l"), (125, "Description", "l"), (330, "Quantity", "r"), (336, "Unit", "l"), (425, "Direct Unit Cost\nExcl. VAT", "r"), (465, "VAT %", "r"), (550, "Line Amount\nExcl. VAT", "r")], [[l.supplier_item, l.desc, num(l.qty, "en", 0), {"EA": "Pieces", "RL": "Rolls", "BX": "Box", "DZ": "Dozen"}[l.uom], num(l.price), num(l.tax, "en", 0), num(l.amount)] for l in o.lines], 8.5, rule="h")
    for l in o.lines:
        l.uom = {"EA": "Pieces", "RL": "Rolls", "BX": "Box", "DZ": "Dozen"}[l.uom]
    y = sums(s, y + 10, 380, 550, [("Total GBP Excl. VAT", num(o.sub)), ("VAT Amount", num(o.tax)), ("Total GBP Incl. VAT", num(o.total))])
    rows = []
    for t in (20, 5, 0):
        b = sum((l.amount for l in o.lines if l.tax == t), D(0))
        rows.append([f"VAT{t}", str(t), num(b), num(money(b * t / 100))])
    s.t(45, y + 20, "VAT Amount Specification", 9, "b")
    y = tab(s, y + 34, [(45, "VAT Identifier", "l"), (160, "VAT %", "r"), (260, "VAT Base", "r"), (350, "VAT Amount", "r")], rows, 8)
    s.block(45, y + 20, ["Ship-to Address"] + list(o.ship), 9, first="b")
    s.t(45, 800, "Phone 01283 555 190   Bank Lloyds   Account No. 44718802   VAT Reg. No. GB447188021", 7)
    return draw.node("pdfkit", s), o.truth()


@layout("ax-se-inkopsorder", "pdf-lib", "Dynamics AX", "Swedish", "space thousands", "ordered by amount last", "Ert artikelnummer row", "ISO dates")
def ax_se():
    o = PO(45, "se", items="se", n=4, cur="SEK", number="PO-0041877", terms="30 dagar netto", tax=25, bitem="1####", qtys=(10, 20, 50, 100))
    o.ship = ("Norrskens Verkstad AB", "Godsmottagning Norr", "Malmvägen 3", "981 38 Kiruna")
    o.bill = ("Norrskens Verkstad AB", "Leverantörsreskontra", "Box 88", "981 22 Kiruna")
    s = draw.Sheet()
    s.t(45, 50, "Norrskens Verkstad AB", 13, "b")
    s.t(550, 50, "Inköpsorder", 16, align="r")
    s.t(550, 64, "Sida 1 av 1", 8, align="r")
    s.block(45, 95, ["Leverantör"] + list(o.supplier), 9, first="b")
    s.block(300, 95, ["Leveransadress"] + list(o.ship), 9, first="b")
    s.block(45, 160, ["Fakturaadress"] + list(o.bill), 9, first="b")
    pairs(s, 300, 165, [("Ordernummer", o.number), ("Orderdatum", str(o.date)), ("Önskat leveransdatum", str(o.req)), ("Betalningsvillkor", o.terms), ("Leveransvillkor", "FCA Västerås"), ("Valuta", "SEK")], 110)
    rows = [[str(l.pos), [l.buyer_item, "Ert artikelnummer: " + l.supplier_item], l.desc, num(l.qty, "sp"), l.uom, num(l.price, "sp"), num(l.amount, "sp")] for l in o.lines]
    y = tab(s, 260, [(45, "Rad", "l"), (70, "Artikelnr", "l"), (220, "Benämning", "l"), (385, "Antal", "r"), (390, "Enhet", "l"), (470, "À-pris", "r"), (550, "Belopp", "r")], rows, 8.5, rule="hr")
    sums(s, y + 14, 380, 550, [("Summa exkl. moms", num(o.sub, "sp")), ("Moms 25 %", num(o.tax, "sp")), ("Totalt SEK", num(o.total, "sp"))])
    s.t(45, 810, "Org.nr 556144-7788   Bankgiro 5544-1188   Telefon 0980-554 40   Momsreg.nr SE556144778801", 7)
    return draw.node("pdflib", s), o.truth(hide=["buyer_address"])


@layout("sage100-us-preprinted-mono", "enscript-ghostscript", "Sage 100", "monospace text", "preprinted form without labels of parties", "item comment lines", "no ship-to label but position")
def sage100():
    o = PO(46, "us", items="en", n=5, cur="USD", number="0017733", terms="NET 30 DAYS", buyer=1, supplier=1, qtys=(6, 12, 24))
    o.ship = ("Bluewater Packaging LLC", "Dock 2", "780 Harbor Commerce Pkwy", "Mobile, AL 36602")
    w = 92
    out = ["", " " * 60 + "PURCHASE ORDER", "", f"  {'BLUEWATER PACKAGING LLC':<56}PURCHASE ORDER NUMBER: {o.number}", f"  {'770 HARBOR COMMERCE PKWY':<56}ORDER DATE: {day(o.date, '%m/%d/%Y')}", f"  {'MOBILE, AL 36602':<56}PAGE: 1", "", f"  {'VENDOR: 01-GRE0044':<44}SHIP TO:"]
    for a, b in zip(list(o.supplier) + [""], o.ship):
        out.append(f"    {a:<44}{b}")
    out += ["", "-" * w, f"  {'CONFIRM TO':<18}{'REQUIRED DATE':<16}{'SHIP VIA':<14}{'F.O.B.':<14}TERMS", f"  {'PAULA':<18}{day(o.req, '%m/%d/%Y'):<16}{'TRUCK':<14}{'DESTINATION':<14}{o.terms}", "-" * w, f"  {'ITEM NO.':<18}{'UNIT':<6}{'ORDERED':>9}{'RECEIVED':>10}{'BACKORDER':>11}{'UNIT COST':>13}{'AMOUNT':>14}", "-" * w]
    for l in o.lines:
        out.append(f"  {l.supplier_item:<18}{l.uom:<6}{num(l.qty):>9}{'0.00':>10}{'0.00':>11}{num(l.price, 'en', 3):>13}{num(l.amount):>14}")
        out.append(f"     {l.desc}")
        out.append(f"     WHSE: 001   REQUIRED: {day(o.req, '%m/%d/%Y')}")
        l.pos = None
    out += ["", "-" * w] + [f"{a:>69}{num(b):>14}" for a, b in (("NET ORDER:", o.sub), ("LESS DISCOUNT:", D(0)), ("FREIGHT:", D(0)), ("SALES TAX:", D(0)), ("ORDER TOTAL:", o.sub))]
    return draw.text_pdf("\n".join(out), size=9), o.truth(subtotal=float(o.sub), freight=0.0, tax=0.0, total=float(o.sub))


@layout("sage-x3-fr-bon-de-commande", "ghostscript", "Sage X3", "French", "remise column", "price per 100", "VAT code per line", "narrow columns, stacked header")
def sagex3():
    o = PO(47, "fr", items="fr", n=5, cur="EUR", number="CF2503-00144", terms="45 jours fin de mois", tax=20, buyer=1, supplier=1, qtys=(100, 200, 500, 1000), first=1000, step=1000)
    for l in o.lines:
        if l.price < 1:
            l.per, l.price = 100, money(l.price * 100)
    o.lines[1].disc = D(10)
    o.lines[3].disc = D("2.5")
    for l in o.lines:
        l.amount = money(l.qty * l.price / (l.per or 1) * (1 - l.disc / 100))
    o.sum()
    o.ship = ("Laiterie des Trois Vallées SAS", "Quai B - Réception", "12 route de la Fruitière", "74150 Rumilly")
    s = draw.Sheet()
    s.block(40, 50, o.buyer, 10, first="b")
    s.t(555, 50, "COMMANDE FOURNISSEUR", 13, "b", "r")
    s.r(330, 65, 225, 46)
    for i, (a, b) in enumerate([("Numéro", o.number), ("Date", day(o.date, "%d/%m/%Y")), ("Fournisseur", "F00871")]):
        s.t(335 + i * 78, 78, a, 8, "b")
        s.t(335 + i * 78, 96, b, 8.5)
    s.block(330, 140, o.supplier, 10)
    s.block(40, 140, ["Adresse de livraison :"] + list(o.ship), 9, first="b")
    s.t(40, 215, f"Livraison le {day(o.req, '%e %B %Y', 'fr')} - Règlement : {o.terms} - Devise EUR", 9)
    rows = [[str(l.pos), [l.supplier_item], [l.desc], num(l.qty, "sp", 0), l.uom, num(l.price, "sp"), str(l.per or 1), num(l.disc, "sp") if l.disc else "", num(l.amount, "sp"), "NOR"] for l in o.lines]
    y = tab(s, 245, [(40, "N°\nligne", "l"), (75, "Référence\nfournisseur", "l"), (150, "Désignation", "l"), (350, "Qté\ncdée", "r"), (355, "Un.", "l"), (420, "Prix\nHT", "r"), (445, "par", "r"), (480, "Remise\n%", "r"), (540, "Montant\nHT", "r"), (545, "TVA", "l")], rows, 8, rule="h")
    s.l(40, y, 560, y)
    sums(s, y + 16, 400, 540, [("Total HT", num(o.sub, "sp")), ("TVA 20,00 %", num(o.tax, "sp")), ("Total TTC EUR", num(o.total, "sp"))])
    return draw.postscript(s), o.truth()


@layout("netsuite-us-quantity-first", "chromium", "NetSuite", "quantity first", "vendor name column", "blocks with grey heads", "footer number with barcode text", "amount with currency sign")
def netsuite():
    from layouts_web import doc, esc, lines, table
    o = PO(48, "us", items="it", n=4, cur="USD", number="PO20419", terms="Net 60", buyer=7, supplier=3, qtys=(1, 2, 4, 10), tax="6", freight=85)
    o.ship = ("Orinoco Data Centers, Inc.", "1450 Fiber Loop, Suite 300", "Ashburn, VA 20147", "United States")
    o.bill = o.ship
    for l in o.lines:
        l.pos = None
    body = f"""<table><tr><td><b style='font-size:13pt'>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}</td><td class=r><span style='font-size:24pt'>Purchase Order</span><br><span style='font-size:14pt'>#{o.number}</span><br>{day(o.date, '%n/%e/%Y')}</td></tr></table><br>
<table class=g><tr><th>Vendor</th><th>Bill To</th><th>Ship To</th><th class=r>TOTAL</th></tr><tr><td>{lines(o.supplier)}</td><td>{lines(o.bill)}</td><td>{lines(o.ship)}</td><td class=r style='font-size:18pt'>${num(o.total)}</td></tr></table><br>
<table class=g><tr><th>Terms</th><th>Receive By</th><th>Ship Via</th><th>Memo</th></tr><tr><td>{o.terms}</td><td>{day(o.req, '%n/%e/%Y')}</td><td>FedEx Freight</td><td>Quote 88213 / Project 4471</td></tr></table><br>"""
    body += table([("Quantity", "r"), ("Units", ""), ("Item", ""), ("Rate", "r"), ("Amount", "r")], [[num(l.qty, "en", 0), l.uom, f"<b>{l.supplier_item}</b><br>{esc(l.desc)}", "$" + num(l.price), "$" + num(l.amount)] for l in o.lines], "g")
    body += f"<table style='width:40%;margin-left:60%'><tr><td>Subtotal</td><td class=r>${num(o.sub)}</td></tr><tr><td>Shipping Cost</td><td class=r>${num(o.freight)}</td></tr><tr><td>Tax (6%)</td><td class=r>${num(o.tax)}</td></tr><tr class=b><td>Total</td><td class=r>${num(o.total)}</td></tr></table><br><br><div>{o.number} <span style='float:right'>1 of 1</span></div>"
    return draw.html("chromium", doc(body, ".g th{background:#e3e3e3;color:#333}.g tr+tr td{border-bottom:1px solid #ddd}")), o.truth()


@layout("baan-de-wide-landscape", "cairo", "Baan", "very wide landscape", "16 columns", "Wunschtermin and bestätigter Termin per line", "letter-spaced title", "trailing minus discount")
def baan():
    o = PO(49, "de", items="de", n=8, cur="EUR", number="400 118 227", terms="60 Tage netto", tax=19, buyer=3, supplier=2, bitem="3##.###.##", qtys=(10, 50, 100, 400), first=10, step=10, perline_dates=True)
    o.discount = money(o.sub * 3 / 100)
    o.sum()
    o.ship = ("Feintechnik Schönborn GmbH", "Halle 4", "09577 Niederwiesa")
    s = draw.Sheet(1191, 842)
    s.t(60, 60, "B E S T E L L U N G", 20, "b")
    s.block(60, 100, o.supplier, 10)
    s.block(420, 100, ["Lieferanschrift"] + list(o.ship), 10, first="b")
    s.block(1000, 60, o.buyer, 10, first="b")
    pairs(s, 760, 100, [("Bestell-Nr.", o.number), ("Bestelldatum", day(o.date)), ("Zahlung", o.terms), ("Währung", "EUR"), ("Ust-IdNr.", "DE140772218")], 80, 10, 13)
    cols = [(60, "Pos", "l"), (90, "Artikel", "l"), (170, "Zeichnung", "l"), (250, "Lieferantenartikel", "l"), (360, "Benennung", "l"), (590, "Menge", "r"), (600, "ME", "l"), (640, "Lager", "l"), (690, "Projekt", "l"), (810, "Wunschtermin", "l"), (890, "Bestätigt", "l"), (1000, "Preis", "r"), (1030, "je", "r"), (1120, "Wert EUR", "r")]
    y = tab(s, 200, cols, [[str(l.pos), l.buyer_item, f"Z-{1000 + l.pos}", l.supplier_item, l.desc, num(l.qty, "de", 0), l.uom, "L01", "P2207", day(l.date), "", num(l.price, "de"), "1", num(l.amount, "de")] for l in o.lines], 9, rule="hr", gap=7)
    sums(s, y + 14, 900, 1120, [("Zwischensumme", num(o.sub, "de")), ("Rabatt 3 %", num(o.discount, "de", 2) + "-"), ("MwSt 19 %", num(o.tax, "de")), ("Gesamtbetrag EUR", num(o.total, "de"))], 10, 14)
    for l in o.lines:
        l.per = None
    return draw.cairo(s), o.truth()
