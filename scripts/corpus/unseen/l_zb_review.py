# SPDX-License-Identifier: Apache-2.0
"""What a person must look at: a change, a cancellation, two orders, amounts that contradict each other."""
from l_zb_kit import *


@layout("zb-review-de-bestellaenderung-alt-neu")
def _(name):
    buyer = P("Kranbau Unterweser GmbH", "Am Seehafen 20", "26919 Brake"); sup = P("Hydraulik Ems GmbH", "Industriestraße 55", "26789 Leer")
    d = od(name, "jsPDF", "de", ["change order: rows alt and neu beneath each other", "number of the order and number of the change", "new date for one item", "one item added"],
           [Ln(10, "HZ-100/56-800", "Hydraulikzylinder 100/56 x 800", 6, "Stk", "684.00"), Ln(20, "PVG-32-4", "Proportionalventilblock 4-fach", 3, "Stk", "2145.00"), Ln(30, "SL-2SC-12", "Schlauchleitung 2SC DN 12, 1200 mm", 24, "Stk", "31.80")],
           doc_type="change_order", expect="review", po_number="BE-260417", po_date="2026-04-09", currency="EUR", buyer=buyer, supplier=sup)
    d.must_review = True; d["total"] = d.net()
    c = b.Canvas(size=9.5)
    c.t(40, 52, buyer.name, 15, "HB"); c.t(40, 66, ", ".join(buyer.lines)); c.ts(40, 110, sup.all(), 13, size=10.5)
    c.t(40, 180, "Änderung 2 zur Bestellung BE-260417 vom 09.04.2026", 13, "HB"); c.t(555, 180, "Brake, 27.04.2026", a="r")
    c.t(40, 202, "Bitte ändern Sie unsere oben genannte Bestellung wie folgt und bestätigen Sie die Änderung schriftlich:")
    X = [(40, "l"), (70, "l"), (110, "l"), (200, "l"), (400, "r"), (406, "l"), (475, "r"), (555, "r")]
    c.hl(216); at(c, 228, X, ("Pos.", "", "Artikel", "Bezeichnung", "Menge", "", "Preis €", "Gesamt €"), font="HB"); c.hl(234); y = 250
    for n, st, q, l in ((10, "alt", 4, d.lines[0]), (10, "neu", 6, d.lines[0]), (20, "alt", 3, d.lines[1]), (20, "neu", 3, d.lines[1]), (30, "neu", 24, d.lines[2])):
        at(c, y, X, (n if (st == "alt" or n == 30) else "", st, l.si, l.desc, q, "Stk", g(l.price), g(q * l.price)), font="HI" if st == "alt" else "H", grey=.45 if st == "alt" else 0); y += 14
        if st == "neu":
            c.t(200, y, "Liefertermin neu: 12.06.2026" if n != 20 else "Liefertermin neu: 26.06.2026 (bisher 29.05.2026)", 8.5); y += 18
    c.hl(y - 6); c.t(475, y + 8, "Neuer Bestellwert netto", font="HB", a="r"); c.t(555, y + 8, g(d["total"]), font="HB", a="r")
    c.t(40, y + 40, "Alle übrigen Bedingungen bleiben unverändert."); c.t(40, y + 70, "Kranbau Unterweser GmbH, Einkauf, Fr. Abeln")
    c.jspdf(d.pdf())
    return d


@layout("zb-review-fr-annulation-commande-tampon")
def _(name):
    buyer = P("Cosmétiques du Lubéron SAS", "Chemin des Ocres", "84400 Apt"); sup = P("Flaconnage Provence", "ZI Les Estroublans", "13127 Vitrolles")
    d = od(name, "weasyprint", "fr", ["cancellation of an order with the lines repeated", "stamp ANNULÉ across the table", "order number in the sentence only"],
           [Ln(1, "FL-AIR-50", "Flacon airless 50 ml blanc", 10000, "U", "0.86"), Ln(2, "PMP-24-410", "Pompe crème 24/410 blanche", 10000, "U", "0.31")],
           doc_type="cancellation", expect="review", po_number="ACH-26-0118", po_date="2026-03-05", currency="EUR", buyer=buyer, supplier=sup)
    d.must_review = True; d["total"] = d.net()
    r = "".join(tr((l.line, l.si, l.desc, qn(l.qty, "sp"), l.uom, f(l.price), f(l.amount)), "cllrlrr") for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:20mm}body{font:10pt 'Liberation Sans';position:relative}table{width:100%;border-collapse:collapse}.l td,.l th{border:0.5pt solid #666;padding:4px;text-align:left}td.r,th.r{text-align:right}.s{position:absolute;top:78mm;left:45mm;font-size:44pt;color:#d33;border:3pt solid #d33;padding:2mm 8mm;transform:rotate(-14deg);opacity:.55}", f'''<p><b>{buyer.name}</b><br>{br(buyer.lines)}</p><p style="margin-left:95mm">{sup.h()}</p><p>Apt, le 19 mars 2026</p><h3>Annulation de commande</h3><p>Madame, Monsieur,</p><p>Suite à l'arrêt de la gamme, nous annulons par la présente notre commande ACH-26-0118 du 5 mars 2026, soit les lignes ci-dessous :</p><table class=l>{tr(("Ligne", "Référence", "Désignation", "Quantité", "U", "PU HT", "Montant HT"), "cllrlrr", "th")}{r}<tr><td colspan=6 class=r>Total HT EUR<td class=r>{f(d["total"])}</table><div class=s>ANNULÉ</div><p>Merci de nous confirmer la bonne prise en compte de cette annulation par retour.</p><p style="margin-top:15mm">Le service achats, Mireille Bonnaud</p>''', "fr"), d.pdf())
    return d


@layout("zb-review-it-due-ordini-stesso-file")
def _(name):
    d = Doc(name, "reportlab", "it", ["two orders of two shops of a chain in one file, a page each", "same layout, other number, place and date"], expect="review")
    buyer = P("Gelaterie Riunite Romagna S.r.l.", "Via Flaminia 204", "47923 Rimini (RN)"); sup = P("Ingredienti Dolci Bologna S.r.l.", "40012 Calderara di Reno (BO)"); os_ = []
    for no, dd, ship, ls in (("0418/A", "2026-05-11", P("Punto vendita Riccione", "Viale Ceccarini 41", "47838 Riccione (RN)"), [Ln(1, "BAS-50", "Base latte 50, sacco 10 kg", 30, "SC", "42.80"), Ln(2, "PST-PIS", "Pasta pistacchio pura, latta 5 kg", 6, "LT", "148.00")]), ("0419/A", "2026-05-12", P("Punto vendita Cesenatico", "Viale Roma 12", "47042 Cesenatico (FC)"), [Ln(1, "BAS-50", "Base latte 50, sacco 10 kg", 22, "SC", "42.80"), Ln(2, "CON-WAF", "Cono wafer grande, cartone 240", 15, "CT", "26.50"), Ln(3, "COP-160", "Coppetta carta 160 cc, cartone 1000", 8, "CT", "31.20")])):
        o = od(name, "", "it", [], ls, po_number=no, po_date=dd, currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="RIBA 30 gg"); o["total"] = o.net(); os_.append(o)
    c = b.Canvas(size=10); X = [(40, "l"), (62, "l"), (130, "l"), (380, "r"), (388, "l"), (460, "r"), (555, "r")]
    for i, o in enumerate(os_):
        if i:
            c.page()
        c.t(555, 50, buyer.name, 14, "TB", "r"); c.t(555, 64, ", ".join(buyer.lines), 9, a="r")
        c.t(40, 100, "ORDINE n. " + o["po_number"] + " del " + sl(o["po_date"]), 14, "HB"); c.t(40, 122, "Fornitore: " + ", ".join(sup.all())); c.t(40, 137, "Consegnare a: " + ", ".join(o["ship_to"].all())); c.t(40, 152, "Pagamento: RIBA 30 gg")
        c.hl(168); at(c, 180, X, ("N.", "Codice", "Articolo", "Q.tà", "UM", "Prezzo", "Totale"), font="HB"); c.hl(186); y = 202
        for l in o.lines:
            at(c, y, X, (l.line, l.si, l.desc, qn(l.qty), l.uom, g(l.price), g(l.amount))); y += 17
        c.hl(y - 6); c.t(460, y + 10, "Totale € (IVA esclusa)", font="HB", a="r"); c.t(555, y + 10, g(o["total"]), font="HB", a="r")
    c.reportlab(d.pdf()); d.orders = os_
    return d


@layout("zb-review-nl-bedragen-kloppen-niet")
def _(name):
    buyer = P("Scheepswerf Delfzijl Noord B.V.", "Handelskade Oost 41", "9934 AR Delfzijl"); sup = P("Verfgroothandel Groningen B.V.", "Bornholmstraat 60", "9723 AX Groningen")
    d = od(name, "Go fpdf", "nl", ["amount of line 2 does not agree with quantity and price, and the total is another again", "otherwise an ordinary order"],
           [Ln(1, "EP-PR-20", "Epoxyprimer grijs, set 20 l", 30, "set", "184.00"), Ln(2, "AF-RD-20", "Antifouling rood, blik 20 l", 48, "blik", "265.00", amount="10720.00"), Ln(3, "VD-7-25", "Verdunner nr. 7, 25 l", 10, "can", "96.50")],
           expect="review", po_number="INK-26-0733", po_date="2026-06-11", requested_date="2026-06-18", currency="EUR", buyer=buyer, supplier=sup, payment_terms="30 dagen")
    d.must_review = True; d["total"] = D("20205.00")
    c = b.Canvas(size=9.5)
    c.t(40, 50, "SDN", 26, "HB"); c.t(110, 42, buyer.name, 10, "HB"); c.t(110, 54, ", ".join(buyer.lines))
    c.t(555, 50, "BESTELLING", 16, "H", "r"); c.hl(66, w=2)
    for k, (a, v) in enumerate((("Bestelnummer", "INK-26-0733"), ("Besteldatum", "11-06-2026"), ("Levering", "18-06-2026"), ("Betaling", "30 dagen"))):
        c.t(350, 92 + 14 * k, a, font="HB"); c.t(450, 92 + 14 * k, v)
    c.ts(40, 92, ["Aan"] + sup.all(), 14)
    X = [(40, "l"), (64, "l"), (140, "l"), (370, "r"), (380, "l"), (460, "r"), (555, "r")]
    c.r(40, 170, 515, 18, .9, 0); at(c, 182, X, ("Nr", "Artikelcode", "Omschrijving", "Aantal", "Eenheid", "Prijs", "Bedrag"), font="HB"); y = 204
    for l in d.lines:
        at(c, y, X, (l.line, l.si, l.desc, qn(l.qty), l.uom, g(l.price), g(l.amount))); y += 17
    c.hl(y - 6); c.t(460, y + 9, "Totaal EUR excl. btw", font="HB", a="r"); c.t(555, y + 9, g(d["total"]), font="HB", a="r")
    c.ts(40, y + 40, ["Afleveren op de werf, dok 2. Veiligheidsbladen meeleveren.", "Inkoop: H. Wiersema, 0596 61 41 18"], 13)
    c.gofpdf(d.pdf())
    return d
