# SPDX-License-Identifier: Apache-2.0
"""Orders as SAP prints them: SAPscript, Smartforms, Adobe forms."""
import datetime

import draw
from base import PO, D, day, layout, money, num


@layout("sap-script-de-two-level", "libharu", "SAPscript", "two-level items", "price per 100", "Ihre Materialnummer", "double labels", "carry-forward over pages")
def sapscript_de():
    o = PO(11, "de", items="de", n=9, cur="EUR", first=10, step=10, number="4500098213", terms="14 Tage 2 %, 30 Tage netto", per=None, bitem="10####-#", qtys=(50, 100, 120, 200, 250, 500))
    for l in o.lines:
        if l.price < 1:
            l.per, l.price = 100, l.price * 100
        l.pos = f"{l.pos:05d}"
        l.amount = money(l.qty * l.price / (l.per or 1))
    o.sum()
    o.ship = ("Oberhauser Antriebstechnik GmbH", "Werk 2 - Wareneingang Tor 5", "Ulmer Straße 80", "88400 Biberach")
    s = draw.Sheet()

    def head(n):
        s.t(60, 50, "Oberhauser Antriebstechnik GmbH", 14, "b")
        s.t(60, 130, "Oberhauser Antriebstechnik GmbH, Schleifweg 14, 88400 Biberach", 6.5)
        s.block(60, 150, ["Firma"] + list(o.supplier), 10)
        s.r(320, 105, 230, 110)
        s.t(326, 118, "Bestellung", 12, "b")
        for i, (a, b) in enumerate([("Bestellnummer/Datum", f"{o.number} / {day(o.date)}"), ("Ansprechpartner/Telefon", "Fr. Hagenbuch / 07351 5508-214"), ("Ihre Lieferantennummer", "0000107733")]):
            s.t(326, 136 + i * 26, a, 7)
            s.t(326, 148 + i * 26, b, 9.5)
        s.t(550, 240, f"Seite {n}", 8, align="r")

    head(1)
    s.block(60, 260, ["Bitte liefern Sie an:"] + list(o.ship), 9)
    s.t(60, 335, f"Lieferdatum: Tag {day(o.req)}", 9)
    s.t(60, 352, "Lieferbed.: FCA Mannheim     Zahlungsbed.: " + o.terms, 9)
    s.t(60, 369, "Währung EUR", 9)

    def cols(y):
        s.l(60, y - 12, 550, y - 12)
        s.t(60, y, "Pos.", 8)
        s.t(95, y, "Material", 8)
        s.t(190, y, "Bezeichnung", 8)
        s.t(95, y + 11, "Bestellmenge", 8)
        s.t(190, y + 11, "Einheit", 8)
        s.t(430, y + 11, "Preis pro Einheit", 8, align="r")
        s.t(550, y + 11, "Nettowert", 8, align="r")
        s.l(60, y + 16, 550, y + 16)
        return y + 32

    y, run = cols(400), D(0)
    for i, l in enumerate(o.lines):
        if y > 690:
            s.t(430, y, "Übertrag", 8, align="r")
            s.t(550, y, num(run, "de"), 9, align="r")
            s.page()
            head(2)
            y = cols(270)
            s.t(430, y, "Übertrag", 8, align="r")
            s.t(550, y, num(run, "de"), 9, align="r")
            y += 20
        s.t(60, y, l.pos, 9)
        s.t(95, y, l.buyer_item, 9)
        s.t(190, y, l.desc, 9)
        s.t(150, y + 12, num(l.qty, "de", 0), 9, align="r")
        s.t(190, y + 12, {"ST": "Stück", "M": "m", "KG": "kg"}[l.uom], 9)
        s.t(430, y + 12, f"{num(l.price, 'de')} /{l.per or 1} {l.uom}", 9, align="r")
        s.t(550, y + 12, num(l.amount, "de"), 9, align="r")
        s.t(190, y + 24, f"Ihre Materialnummer {l.supplier_item}", 8)
        run += l.amount
        y += 44
        l.uom = {"ST": "Stück", "M": "m", "KG": "kg"}[l.uom]
    s.l(330, y - 8, 550, y - 8)
    s.t(330, y + 6, "Gesamtnettowert ohne MwSt. EUR", 9, "b")
    s.t(550, y + 6, num(o.sub, "de"), 9, "b", "r")
    return draw.libharu(s), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("sap-smartform-en-schedule-lines", "itext", "Smartforms", "delivery schedule per item repeats quantities", "price per 1000", "Your material number", "item row, then price row")
def smartform_en():
    o = PO(12, "us", items="en", n=5, cur="USD", first=10, step=10, number="4700061187", terms="Within 30 days Due net", bitem="R##-#####", perline_dates=True, qtys=(120, 240, 400, 600), buyer=2)
    o.lines[1].per, o.lines[1].price = 1000, money(o.lines[1].price * 90)
    o.lines[1].amount = money(o.lines[1].qty * o.lines[1].price / 1000)
    o.sum()
    o.ship = ("Dunmore Precision Machining, Inc.", "Receiving - Building C", "25 Quarry Lane", "Nashua, NH 03060")
    o.bill = ("Dunmore Precision Machining, Inc.", "Accounts Payable", "P.O. Box 1180", "Nashua, NH 03061")
    s = draw.Sheet(612, 792)
    s.t(40, 50, "DUNMORE", 20, "q")
    s.t(40, 62, "PRECISION MACHINING, INC.", 7, "r")
    s.t(570, 50, "Purchase order", 16, "b", "r")
    s.block(40, 110, ["Vendor address"] + list(o.supplier), 9, first="b")
    s.block(220, 110, ["Ship to:"] + list(o.ship), 9, first="b")
    s.block(400, 110, ["Mail invoice to:"] + list(o.bill), 9, first="b")
    s.f(40, 178, 530, 14, 0.85)
    for x, a, b in [(42, "PO number/date", f"{o.number} / {day(o.date, '%m/%d/%Y')}"), (190, "Contact person/Telephone", "R. Castellano / 603-555-0143"), (350, "Our reference", "PR 10044812"), (450, "Your vendor number with us", "201877")]:
        s.t(x, 188, a, 8, "b")
        s.t(x, 203, b, 9)
    s.t(40, 225, f"Terms of payment:  {o.terms}", 9)
    s.t(40, 238, "Terms of delivery: FOB Origin, Freight Prepaid and Add", 9)
    s.t(350, 225, "Currency  USD", 9)
    y = 262
    s.l(40, y - 10, 570, y - 10)
    for x, a, b in [(40, "Item", ""), (75, "Material", "Order qty."), (170, "Description", "Unit")]:
        s.t(x, y, a, 8, "b")
        s.t(x, y + 10, b, 8, "b")
    s.t(440, y + 10, "Price per unit", 8, "b", "r")
    s.t(570, y + 10, "Net value", 8, "b", "r")
    s.l(40, y + 14, 570, y + 14)
    y += 28
    for l in o.lines:
        l.pos = f"{l.pos:05d}"
        s.t(40, y, l.pos, 9)
        s.t(75, y, l.buyer_item, 9)
        s.t(170, y, l.desc, 9)
        s.t(120, y + 12, num(l.qty, "en", 0), 9, align="r")
        s.t(170, y + 12, l.uom, 9)
        s.t(440, y + 12, f"{num(l.price)} /{l.per or 1} {l.uom}", 9, align="r")
        s.t(570, y + 12, num(l.amount), 9, align="r")
        s.t(170, y + 24, "Your material number: " + l.supplier_item, 8)
        a = (l.qty * 6 / 10).quantize(D(1))
        s.t(170, y + 36, "Delivery schedule", 8, "b")
        s.t(290, y + 36, "Quantity", 8, "b")
        s.t(380, y + 36, "Delivery date", 8, "b")
        for k, (q, d) in enumerate([(a, l.date), (l.qty - a, l.date + datetime.timedelta(days=21))]):
            s.t(325, y + 47 + 11 * k, num(q, "en", 0), 8, align="r")
            s.t(335, y + 47 + 11 * k, l.uom, 8)
            s.t(380, y + 47 + 11 * k, f"Day {day(d, '%m/%d/%Y')}", 8)
        s.l(40, y + 64, 570, y + 64, 0.2)
        y += 78
    s.t(300, y + 6, "Total net value excl. tax USD", 9, "b")
    s.t(570, y + 6, num(o.sub), 9, "b", "r")
    return draw.java("Itext", s), o.truth(hide=["requested_date", "tax"], subtotal=None, total=float(o.sub))


@layout("sap-adobe-form-en-release", "pdfbox", "scheduling agreement release", "header grid below labels", "price from condition rows", "no buyer word")
def sap_release():
    o = PO(13, "us", items="en", n=3, cur="USD", first=10, step=10, number="5500007741", terms="Payable immediately Due net", bitem="8########", buyer=5, supplier=3, qtys=(40, 60, 100))
    o.ship = ("Ironbridge Aerospace Systems", "Plant 1300, Dock 9", "6001 Runway Drive", "Wichita, KS 67209")
    s = draw.Sheet(612, 792)
    s.t(306, 45, "Ironbridge Aerospace Systems", 15, "b", "c")
    s.t(306, 60, "6001 Runway Drive, Bldg 4   Wichita, KS 67209", 8, align="c")
    s.t(306, 84, "Purchase Order", 13, "b", "c")
    x0, y0 = 36, 100
    for i, (a, b) in enumerate([("Order Number", o.number), ("Order Date", day(o.date, "%d-%b-%Y").upper()), ("Vendor Code", "0000302214"), ("Revision", "00"), ("Buyer / Phone", "T. Oyelaran 316-555-0188"), ("Currency", "USD")]):
        x, y = x0 + (i % 3) * 180, y0 + (i // 3) * 30
        s.r(x, y, 180, 30)
        s.t(x + 3, y + 9, a, 6.5)
        s.t(x + 3, y + 23, b, 10)
    s.block(x0 + 3, 180, ["TO:"] + list(o.supplier), 9, first="b")
    s.block(x0 + 280, 180, ["DELIVER TO:"] + list(o.ship), 9, first="b")
    s.t(x0 + 3, 250, "Payment terms: " + o.terms, 9)
    s.t(x0 + 3, 263, "Incoterms: DAP Wichita", 9)
    y = 285
    s.f(36, y - 11, 540, 15, 0.8)
    for x, a, al in [(38, "Item", "l"), (70, "Part Number / Description", "l"), (330, "Quantity", "r"), (340, "UM", "l"), (420, "Unit Price", "r"), (490, "Extended", "r"), (500, "Delivery Date", "l")]:
        s.t(x, y, a, 8, "b", al)
    y += 18
    for l in o.lines:
        s.t(38, y, l.pos, 9)
        s.t(70, y, l.buyer_item, 9, "b")
        s.t(330, y, num(l.qty, "en", 3), 9, align="r")
        s.t(340, y, l.uom, 9)
        s.t(420, y, num(l.price, "en", 4), 9, align="r")
        s.t(490, y, num(l.amount), 9, align="r")
        s.t(500, y, day(l.date, "%d-%b-%Y").upper(), 9)
        s.t(70, y + 12, l.desc, 9)
        s.t(70, y + 24, f"Mfr part: {l.supplier_item}", 8)
        s.t(90, y + 38, "Gross Price", 8)
        s.t(420, y + 38, num(l.price), 8, align="r")
        s.t(345, y + 38, f"USD / 1 {l.uom}", 8)
        s.t(490, y + 38, num(l.amount), 8, align="r")
        y += 58
    s.l(36, y - 6, 576, y - 6, 1)
    s.t(420, y + 8, "Total Order Value", 9, "b", "r")
    s.t(490, y + 8, num(o.sub), 9, "b", "r")
    s.t(36, y + 40, "Material certificates per AS9102 are required with each shipment. Certificates shall quote the order number " + o.number + ".", 7)
    return draw.java("Box", s), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("sap-fr-sapscript-position", "fpdf", "French SAPscript", "space thousands", "two-level items", "Votre référence")
def sap_fr():
    o = PO(14, "fr", items="fr", n=5, cur="EUR", first=10, step=10, number="4500311902", terms="30 jours fin de mois le 10", bitem="F-####", qtys=(20, 50, 100, 500, 1000))
    o.ship = ("Ateliers Vauban SARL", "Magasin central", "27 rue de la Gare", "59300 Valenciennes")
    s = draw.Sheet()
    s.block(50, 50, list(o.buyer), 9, first="b")
    s.block(320, 130, list(o.supplier), 10)
    s.t(50, 140, "Commande d'achat", 14, "b")
    for i, (a, b) in enumerate([("N° commande/date", f"{o.number} / {day(o.date)}"), ("Interlocuteur/Tél.", "M. Delecroix / 03 27 55 01 40"), ("N° fournisseur", "104410")]):
        s.t(50, 160 + i * 13, a, 8.5)
        s.t(150, 160 + i * 13, b, 8.5)
    s.t(50, 230, "Adresse de livraison", 8.5, "b")
    s.block(50, 242, list(o.ship), 8.5)
    s.t(320, 242, f"Date de livraison : {day(o.req)}", 9)
    s.t(320, 256, "Conditions de paiement : " + o.terms, 9)
    s.t(320, 270, "Devise : EUR", 9)
    y = 320
    s.t(50, y, "Poste", 8)
    s.t(85, y, "Article", 8)
    s.t(180, y, "Désignation", 8)
    s.t(85, y + 10, "Qté commandée", 8)
    s.t(180, y + 10, "Unité", 8)
    s.t(400, y + 10, "Prix par unité", 8, align="r")
    s.t(545, y + 10, "Valeur nette", 8, align="r")
    s.l(50, y + 15, 545, y + 15)
    y += 30
    for l in o.lines:
        l.pos = f"{l.pos:05d}"
        s.t(50, y, l.pos, 9)
        s.t(85, y, l.buyer_item, 9)
        s.t(180, y, l.desc, 9)
        s.t(130, y + 11, num(l.qty, "sp", 0), 9, align="r")
        s.t(180, y + 11, l.uom, 9)
        s.t(400, y + 11, num(l.price, "sp") + f" / 1 {l.uom}", 9, align="r")
        s.t(545, y + 11, num(l.amount, "sp"), 9, align="r")
        s.t(180, y + 22, "Votre référence : " + l.supplier_item, 8)
        y += 42
    s.l(300, y - 6, 545, y - 6)
    s.t(300, y + 6, "Valeur nette totale hors TVA EUR", 9)
    s.t(545, y + 6, num(o.sub, "sp"), 9, "b", "r")
    s.t(50, 800, "Ateliers Vauban SARL au capital de 250 000 EUR - RCS Valenciennes 412 077 315 - TVA FR 38 412077315 - IBAN FR76 3000 4008 2800 0123 4567 890", 6)
    return draw.fpdf(s), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))
