# SPDX-License-Identifier: Apache-2.0
"""Orders as Oracle, PeopleSoft, JD Edwards, Infor, Epicor, Dynamics and Sage print them."""
import textwrap

import draw
from base import PO, D, day, layout, money, num


@layout("peoplesoft-university-line-sch", "reportlab-canvas", "PeopleSoft", "Line-Sch", "item and description in one column", "schedule total and item total rows", "terms on page 2")
def peoplesoft():
    o = PO(21, "uspub", sup="ussup", items="office", n=5, cur="USD", number="TSU01-0000188420", terms="Net 45", buyer=1, supplier=2, qtys=(2, 4, 5, 10))
    o.ship = ("TSU Central Receiving", "1200 Depot Road", "Marquette, MI 49855")
    o.bill = ("TSU Accounts Payable", "118 Administration Building", "Marquette, MI 49855")
    s = draw.Sheet(612, 792)
    s.t(36, 40, o.buyer[0], 12, "b")
    s.block(36, 53, o.buyer[1:], 8)
    s.t(576, 40, "Purchase Order", 14, "b", "r")
    s.t(576, 76, "Dispatch via Print", 8, align="r")
    y = 90
    for i, (a, b, w) in enumerate([("Purchase Order", o.number, 170), ("Date", day(o.date, "%Y-%m-%d"), 100), ("Revision", "", 130), ("Page", "1", 140)]):
        x = 36 + sum(z for z in (170, 100, 130, 140)[:i])
        s.r(x, y, w, 24)
        s.t(x + 2, y + 8, a, 6.5, "b")
        s.t(x + 2, y + 20, b, 8.5)
    y = 114
    for i, (a, b, w) in enumerate([("Payment Terms", o.terms, 170), ("Freight Terms", "FOB Destination", 100), ("Ship Via", "Best Way", 130), ("Buyer", "Alvarado, Inez", 140)]):
        x = 36 + sum(z for z in (170, 100, 130, 140)[:i])
        s.r(x, y, w, 24)
        s.t(x + 2, y + 8, a, 6.5, "b")
        s.t(x + 2, y + 20, b, 8.5)
    s.t(38, 150, "Vendor:", 8, "b")
    s.t(90, 150, "0000041882", 8)
    s.block(90, 162, o.supplier, 8.5)
    s.t(330, 150, "Ship To:", 8, "b")
    s.block(380, 150, o.ship, 8.5)
    s.t(330, 195, "Bill To:", 8, "b")
    s.block(380, 195, o.bill, 8.5)
    s.t(38, 225, "Tax Exempt? Y     Tax Exempt ID: 38-6000134", 8)
    y = 240
    s.f(36, y, 540, 14, 0.85)
    heads = [(38, "Line-Sch", "l"), (82, "Item/Description", "l"), (262, "Mfg ID", "l"), (360, "Quantity", "r"), (368, "UOM", "l"), (450, "PO Price", "r"), (520, "Extended Amt", "r"), (528, "Due Date", "l")]
    for x, a, al in heads:
        s.t(x, y + 10, a, 7.5, "b", al)
    y += 28
    for l in o.lines:
        s.t(40, y, f"{l.pos} - 1", 8.5)
        cut = textwrap.wrap(l.supplier_item + "  " + l.desc, 34)
        s.t(82, y, cut[0], 8.5)
        rest = " ".join(cut[1:])
        s.t(360, y, num(l.qty, "en", 2), 8.5, align="r")
        s.t(368, y, l.uom, 8.5)
        s.t(450, y, num(l.price, "en", 4), 8.5, align="r")
        s.t(520, y, num(l.amount), 8.5, align="r")
        s.t(528, y, day(l.date, "%m/%d/%Y"), 8.5)
        if rest:
            s.t(82, y + 11, rest, 8.5)
            y += 11
        s.t(450, y + 14, "Schedule Total", 8, align="r")
        s.t(520, y + 14, num(l.amount), 8, align="r")
        s.t(450, y + 27, "Item Total", 8, align="r")
        s.t(520, y + 27, num(l.amount), 8, align="r")
        y += 44
    s.l(36, y - 6, 576, y - 6)
    s.t(450, y + 8, "Total PO Amount", 9, "b", "r")
    s.t(520, y + 8, num(o.sub), 9, "b", "r")
    s.t(36, 760, "All shipments, shipping papers, invoices and correspondence must be identified with our Purchase Order Number. Overshipments will not be accepted.", 6.5)
    s.page()
    s.t(36, 40, "GENERAL TERMS AND CONDITIONS", 10, "b")
    for i in range(1, 26):
        s.t(36, 48 + i * 24, f"{i}. Section {i}. The vendor shall deliver the goods within {10 + i} days and warrants for {12 + i} months; invoices over $ {i},500.00 require approval.", 7)
    return draw.reportlab(s), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("oracle-ebs-standard-po", "fop", "Oracle EBS", "multi-page terms", "supplier item in the description cell", "ordered per shipment", "needed-by under quantity")
def oracle_ebs():
    o = PO(22, "us", items="it", n=4, cur="USD", number="73-110482", terms="2/10, Net 45", buyer=7, supplier=3, qtys=(2, 4, 8, 12))
    o.ship = ("Orinoco Data Centers, Inc.", "Hall B Receiving", "1460 Fiber Loop", "Ashburn, VA 20147")
    o.bill = ("Orinoco Shared Services", "PO Box 77010", "Ashburn, VA 20146")

    def esc(x):
        return x.replace("&", "&amp;")

    def cell(t, a="start", b="0.5pt solid black", w=False, span=1):
        bold = "font-weight='bold'" if w else ""
        return f'<fo:table-cell number-columns-spanned="{span}" border="{b}" padding="2pt"><fo:block text-align="{a}" {bold} linefeed-treatment="preserve">{esc(t)}</fo:block></fo:table-cell>'

    rows = ""
    for l in o.lines:
        rows += "<fo:table-row>" + cell(str(l.pos)) + cell(f"{l.desc}\nSupplier Item: {l.supplier_item}") + cell(f"Needed:\n{day(l.date, '%d-%b-%Y').upper()}") + cell(num(l.qty, "en", 0), "end") + cell(l.uom) + cell(num(l.price), "end") + cell("N") + cell(num(l.amount), "end") + "</fo:table-row>"
        rows += "<fo:table-row>" + cell("") + cell("SHIP TO: Address at top of page\nDeliver To: Hall B", span=7) + "</fo:table-row>"

    def party(label, p):
        return f'<fo:table-cell padding="2pt"><fo:block font-weight="bold">{label}</fo:block>' + "".join(f"<fo:block>{esc(x)}</fo:block>" for x in p) + "</fo:table-cell>"

    head = "".join(f"<fo:table-row>{cell(a, w=True)}{cell(b, 'end')}</fo:table-row>" for a, b in [("Type", "Standard Purchase Order"), ("Order", o.number), ("Revision", "0"), ("Order Date", day(o.date, "%d-%b-%Y").upper()), ("Created By", "Lindqvist, Erika"), ("Current Buyer", "Lindqvist, Erika")])
    fo = f"""<?xml version="1.0"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="8.5in" page-height="11in" margin="0.5in"><fo:region-body margin-top="0.3in" margin-bottom="0.3in"/><fo:region-after extent="0.2in"/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-after"><fo:block font-size="7pt">Proprietary and Confidential  Order {o.number}  Page <fo:page-number/></fo:block></fo:static-content><fo:flow flow-name="xsl-region-body" font-family="Helvetica" font-size="8.5pt">
<fo:table table-layout="fixed" width="100%"><fo:table-column column-width="60%"/><fo:table-column column-width="40%"/><fo:table-body><fo:table-row><fo:table-cell><fo:block font-size="13pt" font-weight="bold">{esc(o.buyer[0])}</fo:block>{"".join(f"<fo:block>{x}</fo:block>" for x in o.buyer[1:])}</fo:table-cell><fo:table-cell><fo:table table-layout="fixed" width="100%"><fo:table-column column-width="40%"/><fo:table-column column-width="60%"/><fo:table-body>{head}</fo:table-body></fo:table></fo:table-cell></fo:table-row></fo:table-body></fo:table>
<fo:table space-before="10pt" table-layout="fixed" width="100%"><fo:table-column column-width="34%"/><fo:table-column column-width="33%"/><fo:table-column column-width="33%"/><fo:table-body><fo:table-row>{party("Supplier:", o.supplier)}{party("Ship To:", o.ship)}{party("Bill To:", o.bill)}</fo:table-row></fo:table-body></fo:table>
<fo:table space-before="10pt" table-layout="fixed" width="100%"><fo:table-column column-width="17%"/><fo:table-column column-width="17%"/><fo:table-column column-width="22%"/><fo:table-column column-width="22%"/><fo:table-column column-width="22%"/><fo:table-body><fo:table-row>{"".join(cell(x, w=True) for x in ("Customer Account No.", "Supplier No.", "Payment Terms", "Freight Terms", "FOB"))}</fo:table-row><fo:table-row>{"".join(cell(x) for x in ("ORI-0447", "11873", o.terms, "Prepaid", "Destination"))}</fo:table-row></fo:table-body></fo:table>
<fo:block space-before="8pt">Notes: All prices and amounts on this order are expressed in USD.</fo:block>
<fo:table space-before="8pt" table-layout="fixed" width="100%">{"".join(f'<fo:table-column column-width="{w}%"/>' for w in (6, 36, 15, 8, 7, 11, 5, 12))}<fo:table-header><fo:table-row background-color="#dddddd">{"".join(cell(x, w=True) for x in ("Line", "Part Number / Description", "Delivery Date/Time", "Quantity", "UOM", "Unit Price (USD)", "Tax", "Amount (USD)"))}</fo:table-row></fo:table-header><fo:table-body>{rows}</fo:table-body></fo:table>
<fo:block space-before="6pt" text-align="end" font-weight="bold">Total: {num(o.sub)} (USD)</fo:block>
<fo:block space-before="400pt" break-before="page" font-weight="bold">TERMS AND CONDITIONS</fo:block>{"".join(f"<fo:block space-before='6pt'>{i}. Supplier agrees that section {i} applies for 12 months and limits liability to $100,000.00.</fo:block>" for i in range(1, 12))}
</fo:flow></fo:page-sequence></fo:root>"""
    return draw.fop(fo), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("nav-de-bestellung-unit-cost", "tcpdf", "Dynamics NAV", "German", "Zeilenrabatt column", "tax specification table", "labels left and right of the window address")
def nav_de():
    o = PO(23, "de", items="de", n=6, cur="EUR", number="EB-106231", terms="30 Tage netto", tax=19, buyer=1, supplier=1, qtys=(5, 10, 20, 50), first=1)
    for i, l in enumerate(o.lines):
        l.disc = D([0, 5, 10, 0, 2, 0][i])
        l.amount = money(l.qty * l.price * (1 - l.disc / 100))
        l.pos = None
    o.sum()
    o.ship = ("Meyerhoff & Söhne Pumpenbau KG", "Lager Süd", "Hafenweg 18", "26135 Oldenburg")
    s = draw.Sheet()
    s.t(540, 60, "MEYERHOFF & SÖHNE", 16, "b", "r")
    s.t(50, 100, "Bestellung", 16, "b")
    s.t(50, 115, "Seite 1 / 1", 8)
    s.block(50, 140, o.supplier, 9.5)
    s.block(360, 140, o.buyer, 8.5, first="b")
    for i, (a, b) in enumerate([("Telefon", "0441 77120-0"), ("USt-IdNr.", "DE117882045"), ("Bank", "Oldenburgische Landesbank"), ("IBAN", "DE21 2802 0050 1234 5678 00")]):
        s.t(360, 185 + 11 * i, a, 8)
        s.t(430, 185 + 11 * i, b, 8)
    for i, (a, b) in enumerate([("Kred.-Nr.", "K10442"), ("Bestellnr.", o.number), ("Einkäufer", "Jan Petersen"), ("Belegdatum", day(o.date, "%d.%m.%y")), ("Gewünschtes Wareneingangsdatum", day(o.req, "%d.%m.%y"))]):
        s.t(50, 230 + 12 * i, a, 8.5)
        s.t(200, 230 + 12 * i, b, 8.5)
    y = 310
    for x, a, al in [(50, "Nr.", "l"), (125, "Beschreibung", "l"), (335, "Menge", "r"), (340, "Einheit", "l"), (425, "EK-Preis", "r"), (470, "Rabatt %", "r"), (545, "Zeilenbetrag", "r")]:
        s.t(x, y, a, 8.5, "b", al)
    s.l(50, y + 4, 545, y + 4)
    y += 18
    for l in o.lines:
        s.t(50, y, l.supplier_item, 8.5)
        s.t(125, y, l.desc, 8.5)
        s.t(335, y, num(l.qty, "de", 0), 8.5, align="r")
        l.uom = {"ST": "Stück", "M": "Meter", "KG": "Kilo"}[l.uom]
        s.t(340, y, l.uom, 8.5)
        s.t(425, y, num(l.price, "de"), 8.5, align="r")
        s.t(470, y, num(l.disc, "de", 0) if l.disc else "", 8.5, align="r")
        s.t(545, y, num(l.amount, "de"), 8.5, align="r")
        y += 14
    y += 8
    for a, b, f in [("Total EUR ohne MwSt.", o.sub, "s"), ("19 % MwSt.", o.tax, "s"), ("Total EUR inkl. MwSt.", o.total, "b")]:
        s.t(340, y, a, 9, f)
        s.t(545, y, num(b, "de"), 9, f, "r")
        y += 13
    y += 12
    s.t(50, y, "MwSt.-Betrag Spezifikation", 8.5, "b")
    for x, a in [(110, "MwSt. %"), (230, "Zeilenbetrag"), (330, "MwSt.-Basis"), (430, "MwSt.-Betrag")]:
        s.t(x, y + 14, a, 8, align="r")
    for x, a in [(110, "19"), (230, num(o.sub, "de")), (330, num(o.sub, "de")), (430, num(o.tax, "de"))]:
        s.t(x, y + 26, a, 8, align="r")
    s.t(50, y + 50, "Zahlungsbedingungen", 8.5)
    s.t(160, y + 50, o.terms, 8.5)
    s.t(50, y + 62, "Lieferbedingung", 8.5)
    s.t(160, y + 62, "Frei Haus", 8.5)
    s.t(50, y + 84, "Lieferadresse", 8.5, "b")
    s.block(50, y + 96, o.ship, 8.5)
    return draw.tcpdf(s), o.truth()
