# SPDX-License-Identifier: Apache-2.0
"""What comes as a file: scans, forms, locks, turned pages, several orders, hidden text."""
import draw
import post
from base import EMPTY, PO, D, day, layout, money, num
from grid import heads, pairs, sums, tab


def american(o, title="PURCHASE ORDER", extra=(), s=None, form=False):
    """A small firm's own form, US."""
    if s is None:
        s = draw.Sheet(612, 792)
    s.t(40, 50, o.buyer[0], 13, "b")
    s.block(40, 63, o.buyer[1:], 9)
    s.t(570, 50, title, 15, "b", "r")
    rows = [("PO Number:", o.number), ("PO Date:", day(o.date, "%m/%d/%Y")), ("Ship Date:", day(o.req, "%m/%d/%Y")), ("Terms:", o.terms)]
    pairs(s, 400, 75, [(a, "" if form else b) for a, b in rows] + list(extra), 75, 9.5)
    s.block(40, 130, ["VENDOR"] + list(o.supplier), 9.5, first="b")
    if o.ship:
        s.block(225, 130, ["SHIP TO"] + list(o.ship), 9.5, first="b")
    cols = [(40, "#", "l"), (60, "Item", "l"), (160, "Description", "l"), (385, "Qty", "r"), (395, "UOM", "l"), (480, "Price", "r"), (570, "Total", "r")]
    if form:
        heads(s, 210, cols, 9.5)
        return s
    y = tab(s, 210, cols, [["" if l.pos is None else str(l.pos), l.supplier_item, l.desc, num(l.qty, "en", 0), l.uom, num(l.price), num(l.amount)] for l in o.lines], 9.5, rule="hr", gap=5)
    rows = [("Subtotal", num(o.sub))]
    if o.tax is not None:
        rows.append(("Sales Tax", num(o.tax)))
    if o.freight is not None:
        rows.append(("Freight", num(o.freight)))
    sums(s, y + 14, 400, 570, rows + [("TOTAL USD", num(o.total))], 10)
    return s


def german(o, title="Bestellung", extra=()):
    s = draw.Sheet()
    s.block(330, 55, o.buyer, 9.5, first="b")
    s.block(60, 130, o.supplier, 10.5)
    s.t(60, 230, f"{title} Nr. {o.number}", 14, "b")
    s.t(545, 230, f"Datum: {day(o.date)}", 10, align="r")
    s.t(60, 250, f"Liefertermin: {day(o.req)}", 10)
    for i, x in enumerate(extra):
        s.t(60, 264 + 13 * i, x, 10)
    y = tab(s, 300, [(60, "Pos.", "l"), (95, "Artikel-Nr.", "l"), (190, "Bezeichnung", "l"), (395, "Menge", "r"), (400, "ME", "l"), (470, "E-Preis", "r"), (545, "G-Preis", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "de", 0), l.uom, num(l.price, "de"), num(l.amount, "de")] for l in o.lines], 9.5, rule="h", gap=5)
    sums(s, y + 12, 380, 545, [("Summe netto EUR", num(o.sub, "de"))] + ([("zzgl. 19 % MwSt.", num(o.tax, "de")), ("Gesamtbetrag EUR", num(o.total, "de"))] if o.tax is not None else []), 10)
    s.t(60, 740, f"Zahlung: {o.terms}", 9.5)
    if o.ship:
        s.block(60, 690, ["Lieferadresse: " + o.ship[0], ", ".join(o.ship[1:])], 9)
    return s


@layout("scan-us-200dpi-skew", "scanner-jpeg-200dpi", "image only", "skew 1.2°", "noise", image=True)
def scan_us():
    o = PO(51, "us", items="en", n=5, number="KV-90144", terms="Net 30", buyer=0, tax=6)
    o.ship = o.buyer
    return post.scan(draw.reportlab(american(o)), 200, 1.2, 3, quality=28), o.truth()


@layout("scan-de-300dpi-upside-down", "scanner-jpeg-300dpi", "image only", "upside down", "German", image=True)
def scan_de():
    o = PO(52, "de", items="de", n=4, cur="EUR", number="E-25-3381", terms="14 Tage netto", buyer=4, tax=19, qtys=(5, 20, 50))
    return post.scan(draw.reportlab(german(o)), 220, -0.4, 0, True, 25), o.truth(hide=["ship_to"])


@layout("fax-us-bitonal-204dpi", "fax-g4", "image only", "bitonal with specks", image=True)
def fax():
    o = PO(53, "us", items="office", n=4, number="5518", terms="Net 15", buyer=4, supplier=2)
    o.ship = o.buyer
    for l in o.lines:
        l.pos = None
    return post.scan(draw.perl(american(o, "Purchase Order")), 204, 0.3, 0, bitonal=True, blur=0), o.truth()


@layout("scan-ocr-layer-with-errors", "scanner-ocr", "image with an OCR text layer", "layer misreads digits", "the picture is right", image=True, notes="the text layer says 0 as O and 1 as l in places; the truth is what the picture shows")
def ocr_layer():
    o = PO(54, "us", items="en", n=5, number="IA-201180", terms="2/10 Net 30", buyer=5, supplier=3)
    o.ship = o.buyer
    s = american(o)
    return post.scan(draw.reportlab(s), 200, 0, 2, quality=28, layer=post.layer(s, [("10.", "1O."), ("Gate", "Gale"), ("201180", "2O1180"), ("Net", "Nei"), ("24", "2A")])), o.truth()


@layout("garbage-font-no-tounicode", "qt-stripped", "font subset without ToUnicode", "text layer is meaningless", image=True)
def garbage():
    o = PO(55, "us", items="en", n=4, number="SF-44190", terms="Net 30", buyer=4, supplier=1)
    o.ship = o.buyer
    return post.no_unicode(draw.qt(american(o, "Purchase Order"))), o.truth()


@layout("type3-fonts-latex-fr", "pdflatex-type3", "Type 3 bitmap fonts", "French", "booktabs", "T1 accents")
def type3():
    o = PO(56, "fr", items="fr", n=4, cur="EUR", number="BC-2025-091", terms="30 jours net", tax=20, buyer=2, qtys=(2, 4, 10))
    o.ship = o.buyer
    rows = " \\\\\n".join(f"{l.pos} & {l.supplier_item} & {l.desc} & {num(l.qty, 'sp', 0)} & {l.uom} & {num(l.price, 'sp')} & {num(l.amount, 'sp')}" for l in o.lines)
    src = r"\pdfmapfile{}\documentclass[10pt]{article}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage[a4paper,margin=2cm]{geometry}\usepackage{booktabs}\pagestyle{empty}\parindent0pt\begin{document}" + rf"\textbf{{{o.buyer[0]}}}\\{o.buyer[1]}\\{o.buyer[2]}\hfill\begin{{tabular}}{{l}}{o.supplier[0]}\\{o.supplier[1]}\\{o.supplier[2]}\end{{tabular}}\\[2em]{{\Large Bon de commande n° {o.number}}}\\Date : {day(o.date, '%e %B %Y', 'fr')}\\Livraison souhaitée : {day(o.req, '%e %B %Y', 'fr')}\\Lieu de livraison : {o.ship[0]}, {o.ship[1]}, {o.ship[2]}\\Règlement : {o.terms}\\[1em]" + r"\begin{tabular}{rllrlrr}\toprule & Référence & Désignation & Qté & Un. & P.U. & Montant \\ \midrule " + rows + rf"\\ \bottomrule\end{{tabular}}\\[1em]Total HT {num(o.sub, 'sp')} EUR\\TVA 20 \% {num(o.tax, 'sp')} EUR\\Total TTC {num(o.total, 'sp')} EUR\end{{document}}"
    return draw.latex(src), o.truth()


@layout("rotate-90-page-key", "reportlab-rotated", "content drawn on its side, /Rotate 90 sets it upright", "landscape as shown")
def rotated():
    o = PO(57, "us", items="en", n=4, number="CT-7715", terms="Net 30", buyer=6, supplier=0)
    o.ship = o.buyer
    s = draw.Sheet(792, 612)
    american(o, s=s)
    return post.rotate(draw.reportlab(s, turn=True), 90), o.truth()


@layout("turned-content-no-rotate-key", "reportlab-turned", "the content lies on its side", "no /Rotate", notes="a page as a scanner driver or a careless printer makes it: text runs upwards", image=True)
def turned():
    o = PO(58, "de", items="de", n=4, cur="EUR", number="PB-4471/25", terms="30 Tage netto", buyer=1, supplier=2, tax=19, qtys=(5, 10))
    return draw.reportlab(german(o), turn=True), o.truth(hide=["ship_to"])


@layout("acroform-filled-us", "reportlab-acroform", "AcroForm", "values only in the fields")
def acroform():
    o = PO(59, "us", items="office", n=4, number="WX-3308", terms="Net 30", buyer=3, supplier=0)
    o.ship = o.buyer
    s = american(o, form=True)
    f = [(475, 65, 100, 12, "po", o.number), (475, 77, 100, 12, "date", day(o.date, "%m/%d/%Y")), (475, 89, 100, 12, "ship", day(o.req, "%m/%d/%Y")), (475, 101, 100, 12, "terms", o.terms)]
    y = 218
    for i, l in enumerate(o.lines):
        for k, x, w, v in (("n", 40, 18, str(l.pos)), ("item", 60, 95, l.supplier_item), ("desc", 160, 190, l.desc), ("qty", 355, 35, num(l.qty, "en", 0)), ("uom", 393, 35, l.uom), ("price", 432, 55, num(l.price)), ("total", 510, 65, num(l.amount))):
            f.append((x, y, w, 14, f"{k}{i}", v))
        y += 18
    s.t(440, y + 24, "TOTAL USD", 9.5, "b")
    f.append((510, y + 14, 65, 14, "sum", num(o.sub)))
    return draw.reportlab(s, form=f), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("xfa-please-wait", "pikepdf-xfa", "XFA", "the page says please wait, the order is in the datasets", expect="review", image=True)
def xfa():
    o = PO(60, "us", items="en", n=3, number="XF-2207", terms="Net 30", buyer=5, supplier=0)
    s = draw.Sheet(612, 792)
    s.block(60, 100, ["Please wait...", "", "If this message is not eventually replaced by the proper contents of the document, your PDF", "viewer may not be able to display this type of document."], 11)
    data = f"<form1><Header><PONumber>{o.number}</PONumber><PODate>{o.date}</PODate><Currency>USD</Currency><Buyer>{o.buyer[0]}</Buyer><Terms>{o.terms}</Terms></Header>" + "".join(f"<Item><Line>{l.pos}</Line><PartNo>{l.supplier_item}</PartNo><Desc>{l.desc}</Desc><Qty>{l.qty}</Qty><Unit>{l.uom}</Unit><Price>{l.price}</Price><Amount>{l.amount}</Amount></Item>" for l in o.lines) + f"<Total>{o.sub}</Total></form1>"
    return post.xfa(draw.reportlab(s), data), o.truth(hide=["requested_date", "tax", "subtotal", "buyer_address", "supplier"])


def locked(seed, n, user, owner, r, number):
    o = PO(seed, "us", items="en", n=n, number=number, terms="Net 30", buyer=seed % 7, supplier=seed % 4)
    o.ship = o.buyer
    return post.encrypt(draw.reportlab(american(o)), user, owner, r), o.truth()


@layout("locked-rc4-128-user", "pikepdf-rc4", "RC4 user password", expect="password", password="quarry", image=True)
def rc4():
    return locked(61, 3, "quarry", "o", 3, "LK-001")


@layout("locked-aes-256-user", "pikepdf-aes256", "AES-256 user password", expect="password", password="mühle-7", image=True)
def aes256():
    return locked(62, 4, "mühle-7", "o", 6, "LK-002")


@layout("owner-password-aes-128", "pikepdf-aes128", "owner password only: opens for everybody")
def owner():
    return locked(63, 5, "", "secret", 4, "OW-7781")


@layout("order-x-attached-de", "pikepdf-orderx", "Order-X attachment agrees with the page", "German")
def orderx():
    o = PO(64, "de", items="de", n=3, cur="EUR", number="OX-25-118", terms="30 Tage netto", buyer=5, tax=19, qtys=(10, 20))
    ns = 'xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:128" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:128"'
    items = "".join(f"<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>{l.pos}</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:SellerAssignedID>{l.supplier_item}</ram:SellerAssignedID><ram:Name>{l.desc}</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>{l.price}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:RequestedQuantity unitCode=\"{ {'ST': 'C62', 'M': 'MTR', 'KG': 'KGM'}[l.uom] }\">{l.qty}</ram:RequestedQuantity></ram:SpecifiedLineTradeDelivery></ram:IncludedSupplyChainTradeLineItem>" for l in o.lines)
    xml = f'<?xml version="1.0" encoding="UTF-8"?><rsm:SCRDMCCBDACIOMessageStructure {ns}><rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:order-x.eu:1p0:basic</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext><rsm:ExchangedDocument><ram:ID>{o.number}</ram:ID><ram:TypeCode>220</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">{day(o.date, "%Y%m%d")}</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>{items}</rsm:SupplyChainTradeTransaction></rsm:SCRDMCCBDACIOMessageStructure>'
    return post.attach(draw.reportlab(german(o)), "order-x.xml", xml.encode()), o.truth(hide=["ship_to"])


@layout("hidden-text-other-number", "reportlab-hidden", "invisible text names another order number and quantities", expect="review", must_review=True)
def hidden():
    o = PO(65, "us", items="en", n=4, number="BP-11874", terms="Net 30", buyer=1, supplier=0)
    o.ship = o.buyer
    inv = [(400, 180, "PO Number: BP-99999", 9), (40, 330, "5  GV-316-1/2  Gate valve stainless  900 EA  1.00  900.00", 9)]
    return draw.reportlab(american(o), invisible=inv), o.truth()


@layout("hidden-white-and-tiny-text", "libharu-hidden", "white text between the lines", "one point text", expect="review", must_review=True)
def white():
    o = PO(66, "de", items="de", n=4, cur="EUR", number="RB-2025-661", terms="30 Tage netto", buyer=2, tax=19, qtys=(5, 10))
    s = german(o)
    pdf = draw.reportlab(s)

    def fn(p, k):
        page = p.pages[0]
        extra = p.make_stream(b"q 1 1 1 rg BT /F1 9 Tf 60 460 Td (5  ISO4762-8x30  Zylinderschraube  99999 ST  9,99  999.890,01) Tj ET 0 g BT /F1 0.8 Tf 60 300 Td (Bestellung Nr. RB-2025-999) Tj ET Q")
        page.contents_add(extra)
    return post.edit(pdf, fn), o.truth(hide=["ship_to"])


@layout("two-orders-one-file-us", "itext-two-orders", "two orders, one per page", expect="review")
def two():
    a = PO(67, "us", items="en", n=3, number="DP-1001", terms="Net 30", buyer=2)
    b = PO(68, "us", items="en", n=4, number="DP-1002", terms="Net 30", buyer=2)
    s = draw.Sheet(612, 792)
    for k, o in enumerate((a, b)):
        o.ship = o.buyer
        if k:
            s.page()
        american(o, s=s)
    return draw.java("Itext", s), dict(EMPTY, doc_type="purchase_order", orders=[a.truth(), b.truth()])


@layout("three-orders-one-page-de", "tcpdf-three-orders", "three short orders on one page", expect="review")
def three():
    s, orders, y = draw.Sheet(), [], 60
    for k in range(3):
        o = PO(70 + k, "de", items="de", n=2, cur="EUR", number=f"FS-88{k}1", terms=None, buyer=3, qtys=(5, 10, 20))
        s.t(60, y, f"{o.buyer[0]}, {o.buyer[1]}, {o.buyer[2]}", 8)
        s.t(60, y + 18, f"Bestellung Nr. {o.number} vom {day(o.date)}", 12, "b")
        s.t(60, y + 34, f"an {o.supplier[0]}, {o.supplier[1]}, {o.supplier[2]} - Liefertermin {day(o.req)}", 9)
        y = tab(s, y + 56, [(60, "Pos.", "l"), (95, "Artikel-Nr.", "l"), (190, "Bezeichnung", "l"), (395, "Menge", "r"), (400, "ME", "l"), (470, "E-Preis", "r"), (545, "G-Preis", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "de", 0), l.uom, num(l.price, "de"), num(l.amount, "de")] for l in o.lines], 9, rule="h")
        s.t(380, y + 6, "Gesamt EUR", 9, "b")
        s.t(545, y + 6, num(o.sub, "de"), 9, "b", "r")
        y += 50
        orders.append(o.truth(hide=["tax"], subtotal=None, total=float(o.sub)))
    return draw.tcpdf(s), dict(EMPTY, doc_type="purchase_order", orders=orders)


@layout("change-order-us-revision-2", "fpdf-change", "change order", "revision", expect="review", must_review=True)
def change():
    o = PO(73, "us", items="en", n=4, number="PS-55190", terms="Net 30", buyer=3, supplier=1)
    o.ship = o.buyer
    s = american(o, "PURCHASE ORDER CHANGE", [("Revision:", "2"), ("Rev. Date:", day(o.req, "%m/%d/%Y"))])
    s.t(40, 118, "CHANGE ORDER NO. 2 - this supersedes all earlier versions", 9, "b")
    return draw.fpdf(s), o.truth(doc_type="change_order")


@layout("cancelled-order-de-storno", "qt-storno", "cancellation", "German", "looks like the order itself", expect="review", must_review=True)
def storno():
    o = PO(74, "de", items="de", n=3, cur="EUR", number="HA-2025-17", terms="14 Tage netto", buyer=4, supplier=1, tax=19, qtys=(5, 10))
    s = german(o, "Stornierung der Bestellung", ["Hiermit stornieren wir die folgenden Positionen."])
    return draw.qt(s), o.truth(hide=["ship_to"], doc_type="cancellation")
