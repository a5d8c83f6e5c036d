# SPDX-License-Identifier: Apache-2.0
"""Shapes of items and pages that break simple readings."""
import datetime

import draw
from base import PO, D, day, layout, money, num
from grid import heads, pairs, sums, tab
from layouts_web import doc, esc, lines


@layout("proalpha-de-text-above-and-below", "libharu", "proAlpha", "description above and specification below the number row", "price per 100 in the text", "numbers inside the text", "thousands like decimals: 2.500")
def proalpha():
    o = PO(121, "de", items="de", n=5, cur="EUR", number="BE-118-2025", terms="30 Tage 3 %, 60 netto", tax=19, buyer=0, supplier=2, bitem="4711.##.###", qtys=(1000, 1500, 2500))
    for l in o.lines:
        l.qty, l.per, l.price = l.qty, 100, money(l.price * 100)
        l.amount = money(l.qty * l.price / 100)
    o.sum()
    o.ship = o.buyer
    s = draw.Sheet()
    s.t(545, 45, "Oberhauser", 22, "b", "r")
    s.block(60, 120, o.supplier, 10)
    s.t(60, 220, "Bestellung", 15, "b")
    pairs(s, 360, 130, [("Beleg-Nr.", o.number), ("Belegdatum", day(o.date)), ("Kunden-Nr. bei Ihnen", "22870"), ("Sachbearbeiter", "Hr. Gnann"), ("Telefon", "07351 5508-118")], 95)
    s.t(60, 240, f"Liefertermin: {day(o.req)}   Zahlungsbedingung: {o.terms}   Lieferanschrift: {', '.join(o.ship)}", 7.5)
    cols = [(60, "Pos", "l"), (90, "Teile-Nr.", "l"), (300, "Menge", "r"), (305, "ME", "l"), (430, "Einzelpreis EUR", "r"), (545, "Gesamtpreis EUR", "r")]
    y = heads(s, 270, cols)
    for i, l in enumerate(o.lines):
        s.t(90, y + 4, l.desc, 9, "b")
        s.t(60, y + 16, l.pos, 9)
        s.t(90, y + 16, l.buyer_item, 9)
        s.t(300, y + 16, num(l.qty, "de", 0), 9, align="r")
        s.t(305, y + 16, l.uom, 9)
        s.t(430, y + 16, num(l.price, "de"), 9, align="r")
        s.t(545, y + 16, num(l.amount, "de"), 9, align="r")
        s.t(90, y + 28, f"Ihre Teile-Nr.: {l.supplier_item}   Preis per 100 {l.uom}", 8)
        s.t(90, y + 39, f"Ausführung nach Zeichnung 88-{i + 1}40, Index C vom 12.03.2024, Abnahmeprüfzeugnis 3.1 EN 10204", 7.5)
        y += 56
    sums(s, y + 4, 380, 545, [("Warenwert", num(o.sub, "de")), ("MwSt. 19,00 %", num(o.tax, "de")), ("Bestellwert EUR", num(o.total, "de"))])
    return draw.libharu(s), o.truth()


@layout("abas-de-uebertrag-three-pages", "qt", "abas", "three pages", "Übertrag at the foot and head", "header not repeated", "totals alone on the last page")
def abas():
    o = PO(122, "de", items="de", n=30, cur="EUR", number="400871", terms="14 Tage rein netto", tax=19, buyer=3, supplier=0, qtys=(5, 10, 20, 50))
    o.ship = o.buyer
    s = draw.Sheet()
    s.block(60, 130, o.supplier, 10)
    s.block(400, 55, o.buyer, 9, first="b")
    s.t(60, 225, f"Bestellung {o.number}", 14, "b")
    pairs(s, 400, 120, [("Datum", day(o.date)), ("Liefertermin", day(o.req)), ("Seite", "1")], 70)
    s.t(60, 245, "Zahlung: " + o.terms, 9)
    run = [D(0), 0]

    def again(s):
        s.t(430, 775, "Übertrag", 8.5, align="r")
        s.t(545, 775, num(run[0], "de"), 8.5, align="r")
        s.page()
        s.t(60, 45, f"Bestellung {o.number}", 8.5)
        s.t(545, 45, f"Seite {len(s.pages)}", 8.5, align="r")
        s.t(430, 65, "Übertrag", 8.5, align="r")
        s.t(545, 65, num(run[0], "de"), 8.5, align="r")
        return 85

    cols = [(60, "Pos", "l"), (90, "Artikel", "l"), (185, "Bezeichnung", "l"), (385, "Menge", "r"), (390, "Einh.", "l"), (460, "Preis", "r"), (545, "Betrag", "r")]
    y = heads(s, 270, cols)
    for l in o.lines:
        if y + 24 > 765:
            y = again(s)
        for (x, _, a), v in zip(cols, [str(l.pos), l.supplier_item, l.desc, num(l.qty, "de", 0), l.uom, num(l.price, "de"), num(l.amount, "de")]):
            s.t(x, y, v, 8.5, "s", a)
        run[0] += l.amount
        y += 24
    s.page()
    s.t(60, 45, f"Bestellung {o.number}", 8.5)
    s.t(545, 45, "Seite 3", 8.5, align="r")
    sums(s, 80, 380, 545, [("Nettosumme", num(o.sub, "de")), ("19 % MwSt.", num(o.tax, "de")), ("Gesamtsumme EUR", num(o.total, "de"))])
    s.t(60, 150, "Lieferanschrift: " + ", ".join(o.ship), 9)
    return draw.qt(s), o.truth()


@layout("handmade-word-de-din5008", "libreoffice-writer", "Word letter, DIN 5008", "quantity and unit in one cell", "discount as a row of its own for the whole order", "Fracht row")
def din():
    o = PO(123, "de", items="de", n=4, cur="EUR", number="B-0331", terms="30 Tage netto", tax=19, buyer=5, supplier=1, qtys=(10, 25, 40), freight="12.50")
    o.discount = money(o.sub * 2 / 100)
    base = o.sub - o.discount + o.freight
    o.tax = money(base * 19 / 100)
    o.total = base + o.tax
    o.ship = ("Klinikum Wesertal gGmbH", "Zentrallager", "Brückfeld 3", "37671 Höxter")
    rows = "".join(f"<tr><td>{l.pos}</td><td>{num(l.qty, 'de', 0)} {l.uom}</td><td>{l.supplier_item}</td><td>{esc(l.desc)}</td><td align=right>{num(l.price, 'de')} €</td><td align=right>{num(l.amount, 'de')} €</td></tr>" for l in o.lines)
    for a, b in [("Summe", o.sub), ("abzgl. 2 % Rabatt", -o.discount), ("zzgl. Fracht", o.freight), ("MwSt. 19 %", o.tax), ("Gesamtbetrag", o.total)]:
        rows += f"<tr><td colspan=5 align=right>{a}</td><td align=right>{num(b, 'de')} €</td></tr>"
    body = f"<p><b>{o.buyer[0]}</b> · {o.buyer[1]} · {o.buyer[2]}</p><p>{lines(o.supplier)}</p><table width=100%><tr><td>Ihr Zeichen<br>Kr</td><td>Unser Zeichen<br>EK-bu</td><td>Telefon<br>05271 66-4410</td><td>Datum<br>{day(o.date)}</td></tr></table><p><b>Bestellung Nr. {o.number}</b></p><p>Wir bestellen auf Grundlage Ihres Angebots 2025-118 vom {day(o.date - datetime.timedelta(days=9))}, Liefertermin {day(o.req)}:</p><table border=1 cellspacing=0 width=100%><tr><th>Pos.</th><th>Menge</th><th>Art.-Nr.</th><th>Bezeichnung</th><th>Einzelpreis</th><th>Gesamt</th></tr>{rows}</table><p>Zahlungsziel: {o.terms}<br>Lieferanschrift: {', '.join(o.ship)}</p><p>Mit freundlichen Grüßen</p>"
    return draw.html("writer", doc(body)), o.truth()


@layout("us-ship-to-per-line", "groff", "several ship-to, one per line", "no ship-to of the whole order", "tbl boxes")
def shipto():
    o = PO(124, "us", items="en", n=4, number="SF-7718", terms="Net 30", buyer=4, supplier=0, qtys=(5, 10, 20))
    places = ["Store 101, 4 Elm St, Reno NV", "Store 114, 90 Oak Ave, Elko NV", "Store 101, 4 Elm St, Reno NV", "Store 120, 7 Pine Rd, Ely NV"]
    rows = ""
    for l, p in zip(o.lines, places):
        rows += f"{l.pos}\t{l.supplier_item}\tT{{\n{l.desc}\n.br\nShip to: {p}\nT}}\t{num(l.qty, 'en', 0)}\t{l.uom}\t{num(l.price)}\t{num(l.amount)}\n"
    src = f""".pl 11i
.po 0.8i
.ll 7i
.ft HB
.ps 13
.ce
PURCHASE ORDER
.sp
.ft H
.ps 9
.nf
{o.buyer[0]}
{o.buyer[1]}
{o.buyer[2]}
.sp
.TS
tab(|);
l l l l.
PO No.:|{o.number}|Date:|{day(o.date, '%m/%d/%Y')}
Terms:|{o.terms}|Due:|{day(o.req, '%m/%d/%Y')}
.TE
.sp
Supplier:
{o.supplier[0]}
{o.supplier[1]}
{o.supplier[2]}
.sp
.TS
allbox;
c c c c c c c
n l lw(2.3i) n l n n.
Line\tItem\tDescription\tQty\tUM\tPrice\tAmount
{rows}.TE
.sp
.ta 6.6iR
\tTotal USD {num(o.sub)}
"""
    return draw.groff(src, "-t"), o.truth(hide=["tax", "ship_to"], subtotal=None, total=float(o.sub))


@layout("us-blanket-release-number", "prawn", "blanket order with a release number", "PO and release in two boxes", "ship date per line")
def blanket():
    o = PO(125, "us", items="en", n=3, number="B4400118", terms="Net 30", buyer=5, supplier=0, qtys=(100, 250))
    o.ship = ("Ironbridge Aerospace Systems", "6001 Runway Drive, Bldg 4", "Wichita, KS 67209")
    s = draw.Sheet(612, 792)
    s.t(40, 50, o.buyer[0], 14, "q")
    s.t(570, 50, "BLANKET ORDER RELEASE", 13, "q", "r")
    for i, (a, b) in enumerate([("Purchase Order", o.number), ("Release", "7"), ("Release Date", day(o.date, "%d-%b-%y")), ("Terms", o.terms), ("Currency", "USD")]):
        s.r(40 + 106 * i, 65, 106, 28)
        s.t(44 + 106 * i, 75, a, 7, "r")
        s.t(44 + 106 * i, 88, b, 10, "q")
    s.block(40, 115, ["Supplier"] + list(o.supplier), 9, "r", first="q")
    s.block(300, 115, ["Ship To"] + list(o.ship), 9, "r", first="q")
    y = tab(s, 190, [(40, "Item", "l"), (70, "Part", "l"), (170, "Description", "l"), (380, "Release Qty", "r"), (386, "UM", "l"), (430, "Ship Date", "l"), (520, "Price", "r"), (572, "Amount", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "en", 0), l.uom, day(l.date, "%d-%b-%y"), num(l.price), num(l.amount)] for l in o.lines], 9, rule="h", font="r", hfont="q")
    s.t(520, y + 10, "Release Total", 9, "q", "r")
    s.t(572, y + 10, num(o.sub), 9, "q", "r")
    s.t(40, y + 50, "Blanket quantity to date: 1,400   Blanket maximum: 5,000 pieces. All terms of the blanket order apply.", 8, "r")
    t = o.truth(hide=["tax", "buyer_address"], subtotal=None, total=float(o.sub))
    t["po_number_alt"] = ["B4400118-7", "B4400118/7", "B4400118 Release 7"]
    return draw.prawn(s), t


@layout("de-combined-cells-eur-per-100", "pdfkit", "combined cells: 12 ST, EUR 4,50/100", "item and description in one cell", "no table rules")
def combined():
    o = PO(126, "de", items="de", n=5, cur="EUR", number="SW-R-2025-0417", terms="30 Tage netto", buyer=2, supplier=0, qtys=(100, 200, 400))
    for l in o.lines[:3]:
        l.per, l.price = 100, money(l.price * 100)
    for l in o.lines:
        l.amount = money(l.qty * l.price / (l.per or 1))
    o.sum()
    o.ship = ("Stadtwerke Rabenau GmbH", "Lager Wasserwerk", "Talstraße 90", "01734 Rabenau")
    s = draw.Sheet()
    s.block(50, 50, o.buyer, 9.5, first="b")
    s.block(50, 120, o.supplier, 10)
    s.t(50, 205, "Bestellung", 13, "b")
    s.t(50, 222, f"Bestell-Nr.: {o.number}", 9.5)
    s.t(230, 222, f"vom: {day(o.date)}", 9.5)
    s.t(350, 222, f"Liefertermin: {day(o.req)}", 9.5)
    s.t(50, 236, "Lieferung an: " + ", ".join(o.ship), 9)
    y = tab(s, 265, [(50, "Pos.", "l"), (80, "Artikel / Bezeichnung", "l"), (360, "Menge", "r"), (460, "Preis", "r"), (545, "Wert", "r")], [[str(l.pos), [l.supplier_item, l.desc], f"{num(l.qty, 'de', 0)} {l.uom}", f"EUR {num(l.price, 'de')}" + (f"/{l.per}" if l.per else ""), f"EUR {num(l.amount, 'de')}"] for l in o.lines], 9)
    s.t(545, y + 14, f"Summe netto: EUR {num(o.sub, 'de')}", 10, "b", "r")
    s.t(50, y + 40, f"Zahlungsbedingungen: {o.terms}", 9)
    return draw.node("pdfkit", s), o.truth(hide=["tax"], total=float(o.sub))


@layout("fr-cegid-remise-rows", "tcpdf", "Cegid", "discount row below each item", "eco-contribution decoy", "several VAT rates in a summary", "page x/y", "Total HT net")
def cegid():
    o = PO(127, "fr", items="fr", n=4, cur="EUR", number="CFO25-0331", terms="virement à 30 jours", tax=20, buyer=2, supplier=0, qtys=(4, 10, 25))
    o.ship = o.buyer
    o.lines[1].disc, o.lines[2].disc = D(5), D(12)
    for l in o.lines:
        l.amount = money(l.qty * l.price * (1 - l.disc / 100))
    o.sum()
    s = draw.Sheet()
    s.block(45, 50, o.buyer, 10, first="b")
    s.t(550, 50, "BON DE COMMANDE", 14, "b", "r")
    pairs(s, 380, 75, [("Numéro", o.number), ("Date", day(o.date, "%d/%m/%y")), ("Livraison le", day(o.req, "%d/%m/%y")), ("Votre code client", "C00441"), ("Page", "1/1")], 85)
    s.block(45, 135, ["Fournisseur"] + list(o.supplier), 9.5, first="b")
    s.block(300, 145, ["Lieu de livraison"] + list(o.ship), 9, first="b")
    cols = [(45, "Code", "l"), (130, "Libellé", "l"), (370, "Qté", "r"), (376, "U", "l"), (465, "PU HT", "r"), (550, "Montant HT", "r")]
    y = heads(s, 220, cols)
    for l in o.lines:
        l.pos = None
        for (x, _, a), v in zip(cols, [l.supplier_item, l.desc, num(l.qty, "sp", 0), l.uom, num(l.price, "sp", 3), num(l.amount, "sp")]):
            s.t(x, y, v, 9, "s", a)
        y += 12
        if l.disc:
            s.t(130, y, f"Remise {num(l.disc, 'sp')} % déduite", 8)
            y += 12
        y += 6
    y += 10
    s.t(45, y, "Base HT", 8, "b")
    s.t(160, y, "Taux", 8, "b")
    s.t(220, y, "TVA", 8, "b")
    s.t(45, y + 12, num(o.sub, "sp"), 8)
    s.t(160, y + 12, "20,00", 8)
    s.t(220, y + 12, num(o.tax, "sp"), 8)
    sums(s, y, 400, 550, [("Total HT net", num(o.sub, "sp")), ("Total TVA", num(o.tax, "sp")), ("Total TTC", num(o.total, "sp") + " EUR")])
    s.t(45, y + 60, "Mode de règlement : " + o.terms, 9)
    return draw.tcpdf(s), o.truth()


@layout("us-freight-row-in-table", "pdf-lib", "freight as the last row of the table", "notes rows between the items", "column order: description, price, quantity, item, total")
def freight_row():
    o = PO(128, "us", items="office", n=4, number="PSD-3318", terms="Net 20", buyer=3, supplier=2, freight="35.00", qtys=(2, 5, 12))
    o.ship = o.buyer
    s = draw.Sheet(612, 792)
    s.t(40, 50, "Purchase Order " + o.number, 16, "b")
    s.t(40, 66, day(o.date, "%B %e, %Y"), 10)
    s.block(40, 95, ["From"] + list(o.buyer), 9.5, first="b")
    s.block(220, 95, ["To"] + list(o.supplier), 9.5, first="b")
    s.block(400, 95, ["Deliver to"] + list(o.ship), 9.5, first="b")
    s.t(40, 160, f"Payment terms {o.terms}. Please deliver by {day(o.req, '%B %e, %Y')}. All amounts in USD.", 9.5)
    rows = []
    for i, l in enumerate(o.lines):
        l.pos = None
        rows.append([l.desc, num(l.price), f"{num(l.qty, 'en', 0)}", l.uom, l.supplier_item, num(l.amount)])
        if i == 1:
            rows.append(["   Note: deliver to room 214, ask for keys", "", "", "", "", ""])
    rows.append(["Freight and handling", "", "", "", "", num(o.freight)])
    y = tab(s, 190, [(40, "What", "l"), (310, "Each", "r"), (360, "How many", "r"), (368, "Unit", "l"), (410, "Your item", "l"), (572, "Line total", "r")], rows, 9.5, rule="z", gap=6)
    s.l(40, y, 572, y)
    s.t(572, y + 14, "Total $" + num(o.total), 10, "b", "r")
    return draw.node("pdflib", s), o.truth(hide=["tax", "subtotal"])


@layout("gnumeric-sheet-de-plain", "gnumeric", "spreadsheet printed without borders", "labels left in the cells", "German", "long text clipped by nothing")
def gnumeric():
    o = PO(129, "de", items="de", n=5, cur="EUR", number="AH-55", terms="sofort netto", buyer=4, supplier=2, qtys=(5, 10, 20))
    for l in o.lines:
        l.desc = l.desc.split(" ")[0] + " " + l.desc.split(" ")[1]
    rows = [["BESTELLUNG"], [], ["Besteller", o.buyer[0]], ["", o.buyer[1]], ["", o.buyer[2]], [], ["Lieferant", o.supplier[0]], ["", o.supplier[1]], ["", o.supplier[2]], [], ["Bestellnr.", o.number], ["Datum", day(o.date)], ["Termin", day(o.req)], ["Zahlung", o.terms], [], ["Artikel", "Bezeichnung", "", "Menge", "Preis EUR", "Summe EUR"]]
    for l in o.lines:
        l.pos = None
        rows.append([l.supplier_item, l.desc, "", f"{l.qty} {l.uom}", num(l.price, "de") + " ", num(l.amount, "de") + " "])
    rows.append(["", "", "", "", "Gesamt", num(o.sub, "de") + " "])
    return draw.ssconvert(rows), o.truth(hide=["tax", "ship_to"], subtotal=None, total=float(o.sub))


@layout("uk-carried-forward-repeated-head", "pdfmake", "Carried forward and brought forward rows", "repeated header", "36 lines", "DD/MM/YY dates")
def carried():
    o = PO(130, "uk", items="en", n=36, cur="GBP", number="TM/25/0991", terms="30 days", tax=20, buyer=2, supplier=1, qtys=(2, 5, 10, 20))
    o.ship = o.buyer
    pages, cut = [], [14, 28, 36]
    a, run = 0, D(0)

    def right(x):
        return {"text": x, "alignment": "right"}

    for k, b in enumerate(cut):
        body = [[{"text": h, "bold": True} for h in ("No", "Part", "Description", "Qty", "UoM", "Price", "Value")]]
        if a:
            body.append(["", "", "Brought forward", "", "", "", right(num(run))])
        for l in o.lines[a:b]:
            run += l.amount
            body.append([str(l.pos), l.supplier_item, l.desc, right(num(l.qty, "en", 0)), l.uom, right(num(l.price)), right(num(l.amount))])
        if b < 36:
            body.append(["", "", "Carried forward", "", "", "", right(num(run))])
        pages.append({"table": {"widths": [20, 80, "*", 35, 30, 50, 60], "headerRows": 1, "body": body}, "layout": "noBorders" if k else "lightHorizontalLines", **({"pageBreak": "before"} if k else {})})
        a = b
    d = {"defaultStyle": {"font": "Helvetica", "fontSize": 9}, "pageSize": "A4", "content": [{"columns": [{"text": "\n".join(o.buyer)}, {"text": f"PURCHASE ORDER\nOrder no {o.number}\nDate {day(o.date, '%d/%m/%y')}\nRequired {day(o.req, '%d/%m/%y')}\nTerms {o.terms}", "alignment": "right"}]}, {"text": "\nTo: " + ", ".join(o.supplier) + "\nDeliver to: " + ", ".join(o.ship) + "\n\n"}] + pages + [{"text": f"\nGoods total {num(o.sub)}\nVAT 20% {num(o.tax)}\nOrder total GBP {num(o.total)}", "alignment": "right"}]}
    return draw.pdfmake(d), o.truth()


@layout("as400-de-dump-no-prices-total", "enscript-ghostscript", "AS/400 print", "monospace", "umlauts written out", "price but no amounts", "no total", "pos in tens with noughts")
def as400():
    o = PO(131, "de", items="de", n=6, cur="EUR", number="118/0044", terms="30 TG NETTO", buyer=0, supplier=1, first=10, step=10, qtys=(5, 10, 50, 200))
    out = [f"{'OBERHAUSER ANTRIEBSTECHNIK GMBH':<50}BLATT   1", "SCHLEIFWEG 14, 88400 BIBERACH", "", "", f"{'':<2}{o.supplier[0]}", f"{'':<2}{o.supplier[1]}", f"{'':<2}{o.supplier[2]}", "", f"BESTELLUNG NR. {o.number:<15} DATUM {day(o.date, '%d.%m.%y')}   LIEFERTERMIN {day(o.req, '%d.%m.%y')}", f"WAEHRUNG EUR  ZAHLUNGSBED. {o.terms}", "=" * 86, f"{'POS':<5}{'ARTIKEL':<18}{'BEZEICHNUNG':<36}{'MENGE':>9} {'ME':<4}{'PREIS':>10}", "-" * 86]
    for l in o.lines:
        l.pos = f"{l.pos:03d}"
        l.amount = None
        out.append(f"{l.pos:<5}{l.supplier_item:<18}{l.desc[:35]:<36}{num(l.qty, 'de', 0):>9} {l.uom:<4}{num(l.price, 'de'):>10}")
    out += ["=" * 86, "", "BITTE AUFTRAG BESTAETIGEN. LIEFERUNG FREI WERK."]
    return draw.text_pdf("\n".join(out), size=9), o.truth(hide=["tax", "ship_to", "subtotal", "total"])


@layout("glyph-by-glyph-cairo-es", "cairo-glyphs", "each letter placed on its own", "Spanish", "letter-spaced title", "kerned texts")
def glyphs():
    import cairo as C
    o = PO(132, "es", items="es", n=4, cur="EUR", number="4418/25", terms="Pagaré 60 días", tax=21, buyer=1, qtys=(10, 50, 100))
    o.ship = o.buyer
    s = draw.Sheet()
    s.block(45, 60, o.buyer, 10, first="b")
    s.t(300, 60, "PEDIDO DE COMPRA", 15, "b")
    pairs(s, 300, 85, [("Núm. pedido", o.number), ("Fecha", day(o.date, "%d/%m/%Y")), ("Plazo de entrega", day(o.req, "%d/%m/%Y")), ("Forma de pago", o.terms)], 90, 9)
    s.block(45, 140, ["Proveedor:"] + list(o.supplier), 9, first="b")
    s.block(300, 145, ["Lugar de entrega:"] + list(o.ship), 9, first="b")
    y = tab(s, 220, [(45, "Lín.", "l"), (75, "Referencia", "l"), (165, "Concepto", "l"), (370, "Cant.", "r"), (376, "Ud.", "l"), (460, "Precio", "r"), (550, "Importe", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "de", 0), l.uom, num(l.price, "de"), num(l.amount, "de")] for l in o.lines], 9, rule="h", gap=6)
    sums(s, y + 12, 400, 550, [("Base imponible", num(o.sub, "de")), ("I.V.A. 21 %", num(o.tax, "de")), ("Total EUR", num(o.total, "de"))])
    surf = C.ImageSurface(C.FORMAT_A8, 8, 8)
    m = C.Context(surf)
    t = draw.Sheet()
    for op in s.pages[0]:
        if op[0] != "t":
            t.pages[0].append(op)
            continue
        _, x, y, size, font, text, al = op
        m.select_font_face("DejaVu Sans", 0, 1 if font == "b" else 0)
        m.set_font_size(size)
        adv = [m.text_extents(c).x_advance for c in text]
        gap = 3 if text.startswith("PEDIDO DE") else 0
        x -= {"l": 0, "r": sum(adv), "c": sum(adv) / 2}[al]
        for c, a in zip(text, adv):
            if c != " ":
                t.t(round(x, 2), y, c, size, font)
            x += a + gap
    return draw.cairo(t), o.truth()


@layout("nl-afas-number-in-footer", "itext", "AFAS", "value above its label", "order number in the title and in the footer only", "delivery weeks beside the date", "amounts with euro sign")
def afas():
    o = PO(133, "nl", items="nl", n=4, cur="EUR", number="IO2500871", terms="30 dagen", tax=21, buyer=0, qtys=(10, 20, 50))
    o.ship = o.buyer
    s = draw.Sheet()
    s.t(45, 60, f"Inkooporder {o.number}", 16, "b")
    for i, (a, b) in enumerate([("Orderdatum", day(o.date, "%d-%m-%Y")), ("Leverdatum", day(o.req, "%d-%m-%Y")), ("Week", day(o.req, "%V")), ("Betalingsconditie", o.terms)]):
        s.t(45 + 125 * i, 90, b, 10, "b")
        s.t(45 + 125 * i, 101, a, 7)
    s.block(45, 130, o.supplier, 10)
    s.block(300, 130, ["Besteld door"] + list(o.buyer), 9, first="b")
    s.block(300, 190, ["Afleveradres"] + list(o.ship), 9, first="b")
    y = tab(s, 270, [(45, "Itemcode", "l"), (140, "Omschrijving", "l"), (360, "Aantal", "r"), (366, "Eenheid", "l"), (460, "Prijs", "r"), (550, "Bedrag", "r")], [[l.supplier_item, l.desc, num(l.qty, "de", 2), l.uom, "€ " + num(l.price, "de"), "€ " + num(l.amount, "de")] for l in o.lines], 9, rule="h")
    for l in o.lines:
        l.pos = None
    sums(s, y + 12, 380, 550, [("Totaal exclusief btw", "€ " + num(o.sub, "de")), ("Btw 21%", "€ " + num(o.tax, "de")), ("Totaal inclusief btw", "€ " + num(o.total, "de"))])
    s.t(45, 815, f"{o.buyer[0]} | {o.number} | IBAN NL91 ABNA 0417 1643 00 | BTW NL801122334B01 | KvK 27010101", 7)
    return draw.java("Itext", s), o.truth()


@layout("it-teamsystem-no-totals", "fop", "TeamSystem", "Italian", "delivery date per line", "price with four decimals", "no amounts, no totals", "Ns. codice and Vs. codice columns")
def teamsystem():
    o = PO(134, "it", items="itl", n=4, cur="EUR", number="2025/A/0118", terms="BONIFICO 60 GG DF", buyer=1, bitem="VIN####", qtys=(500, 1200, 3000), perline_dates=True)
    o.ship = o.buyer

    def c(x, a="start"):
        return f'<fo:table-cell border-bottom="0.3pt solid #888" padding="2pt"><fo:block text-align="{a}">{esc(x)}</fo:block></fo:table-cell>'
    rows = ""
    for l in o.lines:
        l.amount = None
        rows += "<fo:table-row>" + c(l.buyer_item) + c(l.supplier_item) + c(l.desc) + c(l.uom) + c(num(l.qty, "de", 0), "end") + c(num(l.price, "de", 4), "end") + c(day(l.date, "%d/%m/%Y")) + "</fo:table-row>"
        l.pos = None
    fo = f"""<?xml version="1.0"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="15mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body" font-family="Times" font-size="9.5pt">
<fo:block font-size="14pt" font-weight="bold">{o.buyer[0]}</fo:block><fo:block>{o.buyer[1]} - {o.buyer[2]} - P.IVA 01122330059</fo:block>
<fo:block space-before="14pt" margin-left="100mm">Spett.le {esc(o.supplier[0])}</fo:block><fo:block margin-left="100mm">{o.supplier[1]}</fo:block><fo:block margin-left="100mm">{o.supplier[2]}</fo:block>
<fo:block space-before="14pt" font-weight="bold">Ordine fornitore n. {o.number} del {day(o.date, '%d/%m/%Y')}</fo:block><fo:block>Pagamento: {o.terms}   Valuta: EUR   Resa: Franco destino</fo:block><fo:block>Destinazione merce: {', '.join(o.ship)}</fo:block>
<fo:table space-before="10pt" table-layout="fixed" width="100%">{"".join(f'<fo:table-column column-width="{w}%"/>' for w in (12, 16, 33, 6, 10, 11, 12))}<fo:table-header><fo:table-row font-weight="bold">{"".join(c(x) for x in ("Ns. codice", "Vs. codice", "Descrizione", "UM", "Q.tà", "Prezzo", "Data cons."))}</fo:table-row></fo:table-header><fo:table-body>{rows}</fo:table-body></fo:table>
<fo:block space-before="20pt">Si prega di restituire copia firmata per accettazione.</fo:block></fo:flow></fo:page-sequence></fo:root>"""
    return draw.fop(fo), o.truth(hide=["requested_date", "tax", "subtotal", "total"])
