# SPDX-License-Identifier: Apache-2.0
"""What is no order, however much it looks like one."""
from lib import *
import backends as b
from l_rom import table


def rows4(spec, loc="us"):
    return [[i + 1, a, t, qn(q, loc), u, num(p, loc), num(r2(D(q) * D(p)), loc)] for i, (a, t, q, u, p) in enumerate(spec)]


def tot(spec):
    return sum(r2(D(q) * D(p)) for _, _, q, _, p in spec)


X7 = [(42, "l"), (62, "l"), (140, "l"), (400, "r"), (408, "l"), (490, "r"), (553, "r")]


@layout("non-invoice-us-po-in-large-type")
def _(name):
    d = non_order(name, "chromium", "en", "invoice", ["invoice", "CUSTOMER PURCHASE ORDER larger than the title"])
    spec = [("BRG-6310", "Bearing 6310-2RS C3", 12, "EA", "38.4"), ("SL-55X80", "Oil seal 55x80x10", 24, "EA", "6.15"), ("GR-EP2", "Grease EP2 14 oz", 30, "EA", "5.9")]
    rows = "".join("<tr>" + "".join(f"<td>{E(v)}</td>" for v in r) + "</tr>" for r in rows4(spec))
    b.chromium(b.page("body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #888;padding:3px;text-align:left}",
      f'''<table><tr><td><b>Piedmont Bearing Co.</b><br>88 Depot St<br>Gastonia, NC 28052</td><td style="text-align:right">Invoice 558812<br>Invoice date 04/15/2025<br>Due 05/15/2025</td></tr></table><h1 style="background:#ddd;padding:6px">PURCHASE ORDER # 77-40112</h1><table><tr><td><b>Bill To</b><br>Yadkin Mills<br>PO Box 9<br>Salisbury, NC</td><td><b>Ship To</b><br>Yadkin Mills Plant 1<br>200 Mill Ave<br>Salisbury, NC 28144</td><td>Your PO Date: 04/09/2025<br>Shipped: 04/14/2025<br>Terms: Net 30</td></tr></table><br><table class=t><tr><th>Ln</th><th>Item</th><th>Description</th><th>Qty</th><th>UM</th><th>Price</th><th>Amount</th></tr>{rows}</table><p style="text-align:right">Subtotal {num(tot(spec))}<br>Freight 18.40<br><b>Amount due {num(tot(spec) + D("18.40"))}</b></p><p>Remit to: Piedmont Bearing Co., PO Box 66012, Charlotte NC. Thank you for your purchase order.</p>'''), d.pdf())
    return d


@layout("non-auftragsbestaetigung-zu-bestellung")
def _(name):
    d = non_order(name, "pdflatex", "de", "order_confirmation", ["order confirmation", "cites the customer's Bestellung and Bestelldatum", "table as in an order"])
    spec = [("7014-22", "Kugelhahn DN25 Messing", 40, "Stk", "14.6"), ("7014-30", "Schmutzfänger DN25", 40, "Stk", "11.25"), ("9900-01", "Hanf 100 g", 20, "Stk", "3.1")]
    rows = "".join(" & ".join(str(x) for x in r) + r"\\" for r in rows4(spec, "de"))
    b.latex(r"""\documentclass[10pt,a4paper]{article}\usepackage[margin=2cm]{geometry}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\pagestyle{empty}\setlength{\parindent}{0pt}\begin{document}\textbf{Armaturen Seidl KG}\hfill Mühlweg 4, 92318 Neumarkt\\[2em]Haustechnik Prell GmbH\\Am Anger 1\\90402 Nürnberg\\[2em]\textbf{\large Auftragsbestätigung AB-2025-3391}\\[1em]\begin{tabular}{ll}Ihre Bestellung&B-7781 vom 02.06.2025\\Kundennummer&10442\\Liefertermin&12.06.2025\\Zahlungsbedingung&30 Tage netto\end{tabular}\\[1em]Wir danken für Ihre Bestellung und bestätigen wie folgt:\\[1em]\begin{tabular}{rllrlrr}\hline Pos.&Artikel-Nr.&Bezeichnung&Menge&Einheit&Preis&Betrag EUR\\\hline """ + rows + r"""\hline\multicolumn{6}{r}{Nettobetrag}&""" + num(tot(spec), "de") + r"""\end{tabular}\end{document}""", d.pdf())
    return d


@layout("non-sales-order-acknowledgement")
def _(name):
    d = non_order(name, "Prawn", "en", "order_confirmation", ["sales order acknowledgement", "title 'ORDER' only with 'acknowledgement' small", "Customer PO box"])
    spec = [("QX-100", "Quick coupler 1/2 in", 100, "EA", "7.35"), ("QX-104", "Quick nipple 1/2 in", 100, "EA", "2.2"), ("HS-12", "Hose 1/2 in 300 psi", 250, "FT", "1.14")]
    c = b.Canvas(612, 792, 9)
    c.t(40, 50, "Delmarva Fluid Power", 14, "HB"); c.t(40, 63, "1400 Naylor Mill Rd, Salisbury MD 21801", 8); c.t(572, 50, "SALES ORDER", 16, "HB", "r"); c.t(572, 63, "Acknowledgement", 8, "HI", "r")
    for i, (k, v) in enumerate([("Order No.", "SO-448120"), ("Order Date", "03/11/2025"), ("Customer PO", "PO-9917"), ("Promise Date", "03/20/2025"), ("Terms", "Net 30")]):
        c.r(40 + i * 106, 80, 106, 26); c.t(43 + i * 106, 88, k, 6.5); c.t(43 + i * 106, 101, v, 9, "HB")
    c.t(40, 125, "Sold To: Chincoteague Marine, 12 Main St, Chincoteague VA 23336"); c.t(40, 138, "Ship To: same")
    y = table(c, 165, X7, ["Ln", "Item", "Description", "Ordered", "UM", "Price", "Extended"], rows4(spec))
    c.t(490, y + 10, "Order total", 9, "HB", "r"); c.t(553, y + 10, num(tot(spec)), 9, "HB", "r"); c.t(40, y + 40, "We acknowledge receipt of your order. Please check quantities and prices and advise us at once of differences.")
    c.prawn(d.pdf())
    return d


@layout("non-quotation-that-looks-like-order")
def _(name):
    d = non_order(name, "pdfmake", "en", "quotation", ["quotation", "validity", "same blocks as an order (ship to, terms)"])
    spec = [("MB-2040", "Profile 20x40 mill finish 6 m", 60, "EA", "31.2"), ("MB-CON", "Corner connector", 240, "EA", "1.85")]
    b.pdfmake({"defaultStyle": {"fontSize": 9}, "content": [{"columns": [{"text": "Meridian Aluminium Ltd\n3 Tame Bridge\nWalsall WS5 4AE"}, {"text": "QUOTATION", "fontSize": 18, "alignment": "right"}]}, "\n", {"table": {"body": [["Quotation no.", "Date", "Valid until", "Your enquiry", "Terms"], ["Q-25-0771", "12/05/2025", "11/06/2025", "RFQ 2217", "30 days"]]}}, "\n", {"columns": [{"text": "Customer\nHexham Conveyors Ltd\nBurn Lane, Hexham NE46 3RU"}, {"text": "Deliver to\nas customer address"}]}, "\n",
        {"table": {"widths": [20, 70, "*", 40, 30, 50, 60], "body": [["#", "Part no.", "Description", "Qty", "Unit", "Unit price", "Total GBP"]] + [[str(v) for v in r] for r in rows4(spec)]}}, "\nTotal excl. VAT GBP " + num(tot(spec)), "\nTo order, please send your purchase order quoting the number above. Delivery 10 working days from receipt of order."]}, d.pdf())
    return d


@layout("non-rfq-anfrage-mit-positionen")
def _(name):
    d = non_order(name, "LibreOffice Writer", "de", "rfq", ["request for quotation (Anfrage)", "no prices", "positions with material numbers and delivery date"])
    from l_en2 import fodt
    p = lambda s: f"<text:p>{s}</text:p>"
    b.soffice(fodt("", p("Schwarzwald Gehäusebau GmbH<text:line-break/>Im Tal 3<text:line-break/>78132 Hornberg") + p("") + p("Blechbearbeitung Rau<text:line-break/>77716 Haslach") + p("") + p("Anfrage Nr. AF-3310 vom 04.02.2025") + p("Bitte bieten Sie uns bis zum 14.02.2025 Ihren günstigsten Preis an für:") +
        p("Pos.<text:tab/>Material<text:tab/>Menge<text:tab/>Einheit<text:tab/>Bezeichnung") + "".join(p(f"{i}<text:tab/>{m}<text:tab/>{q}<text:tab/>Stk<text:tab/>{t}") for i, m, q, t in ((10, "GH-4410", 500, "Gehäusehaube DC01 1,5 mm"), (20, "GH-4411", 500, "Bodenblech DC01 2 mm"), (30, "GH-4420", 1000, "Winkel gekantet"))) +
        p("") + p("Gewünschter Liefertermin: 17.03.2025. Dies ist keine Bestellung. Lieferantennummer 70118. Ansprechpartner: M. Brucker, 07833 5550.")), ".fodt", d.pdf())
    return d


@layout("non-bon-de-livraison")
def _(name):
    d = non_order(name, "dompdf", "fr", "delivery_note", ["delivery note", "votre commande n° prominent", "ordered and delivered quantities"])
    rows = "".join("<tr>" + "".join(f"<td>{v}</td>" for v in r) + "</tr>" for r in [("1", "PX-44", "Peinture façade blanc 15 L", "20", "20", "0"), ("2", "PX-90", "Primaire accrochage 10 L", "12", "10", "2"), ("3", "RL-180", "Rouleau 180 mm", "48", "48", "0")])
    b.dompdf(b.page("body{font:10px Helvetica}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #000;padding:3px}", f'''<b>Couleurs du Rhône SA</b><br>6 quai Perrache, 69002 Lyon<h2>BON DE LIVRAISON N° BL-88014</h2><p>Date : 23/06/2025<br><b>Votre commande n° CDE-4471 du 17/06/2025</b><br>Transporteur : Geodis</p><p>Livré à : Entreprise Mazet, 14 chemin des Vignes, 26000 Valence</p><table class=t><tr><th>Ligne</th><th>Référence</th><th>Désignation</th><th>Qté commandée</th><th>Qté livrée</th><th>Reliquat</th></tr>{rows}</table><p>Reçu en bon état, le ________ Signature et cachet</p>'''), d.pdf())
    return d


@layout("non-tarifa-de-precios")
def _(name):
    d = non_order(name, "weasyprint", "es", "price_list", ["price list", "order minimum quantities", "two columns of prices"])
    rows = "".join(f"<tr><td>JB-{100 + i * 7}</td><td>{t}</td><td>{u}</td><td>{num(p, 'de')}</td><td>{num(D(p) * D('0.92'), 'de')}</td></tr>" for i, (t, u, p) in enumerate([("Jabón manos 5 L", "garrafa", 11.4), ("Gel hidroalcohólico 1 L", "botella", 4.2), ("Papel secamanos", "fardo", 28.9), ("Bolsa basura 85x105", "rollo", 2.35), ("Lejía 5 L", "garrafa", 3.1), ("Fregasuelos pino 5 L", "garrafa", 7.8), ("Guante nitrilo L", "caja", 6.6), ("Mopa algodón 60", "ud", 9.9)]))
    b.weasy(b.page("body{font:10pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{border-bottom:.5pt solid #888;text-align:left;padding:3pt}", f"<h1>Tarifa de precios 2025-2</h1><p>Higiene Levante S.L. · válida desde 01/07/2025 · pedido mínimo 120,00 €</p><table><tr><th>Código</th><th>Descripción</th><th>Unidad</th><th>Precio 1-11</th><th>Precio 12+</th></tr>{rows}</table><p>Pedidos: pedidos@higiene.example. IVA no incluido.</p>"), d.pdf())
    return d


@layout("non-statement-of-account-po-column")
def _(name):
    d = non_order(name, "reportlab", "en", "statement", ["account statement", "a column of PO numbers", "amounts sum up"])
    c = b.Canvas(size=9)
    c.t(40, 50, "Fenland Paper Supplies", 14, "HB"); c.t(40, 64, "Statement of account at 30 June 2025", 10); c.t(40, 84, "Account: Ouse Valley Print Co, Bridge St, Ely CB7 4LD      Account no. OVP01      Terms 30 days EOM")
    rows = [["03/06/25", "INV 70114", "PO 4418", "1,204.50", "", "1,204.50"], ["11/06/25", "INV 70188", "PO 4430", "388.20", "", "1,592.70"], ["12/06/25", "CR 2204", "PO 4418", "", "96.00", "1,496.70"], ["24/06/25", "INV 70260", "PO 4451", "2,010.00", "", "3,506.70"]]
    y = table(c, 112, [(42, "l"), (110, "l"), (200, "l"), (360, "r"), (450, "r"), (553, "r")], ["Date", "Document", "Your order", "Debit", "Credit", "Balance"], rows)
    c.t(450, y + 12, "Balance due GBP", 10, "HB", "r"); c.t(553, y + 12, "3,506.70", 10, "HB", "r")
    c.reportlab(d.pdf())
    return d


@layout("non-fattura-proforma")
def _(name):
    d = non_order(name, "jsPDF", "it", "proforma", ["proforma invoice", "Vs. ordine n. in bold", "IVA"])
    spec = [("TS-101", "Tessuto lino grezzo h 150", 120, "MT", "11.8"), ("TS-220", "Tessuto canapa h 140", 80, "MT", "14.2"), ("CAMP", "Campionario", 1, "PZ", "25")]
    c = b.Canvas(size=9)
    c.t(40, 50, "Tessitura Valseriana S.n.c.", 13, "HB"); c.t(555, 50, "FATTURA PROFORMA", 13, "HB", "r"); c.t(555, 64, "n. 118/P del 10/04/2025", 9, a="r"); c.t(40, 90, "Spett.le Atelier Borghi, Via Tortona 9, 20144 Milano"); c.t(40, 108, "Vs. ordine n. 2025/44 del 07/04/2025", 11, "HB")
    y = table(c, 136, X7, ["N.", "Articolo", "Descrizione", "Q.tà", "UM", "Prezzo", "Importo"], rows4(spec, "de"))
    c.t(490, y + 8, "Totale imponibile", a="r"); c.t(553, y + 8, num(tot(spec), "de"), a="r"); c.t(490, y + 22, "Totale EUR", 10, "HB", "r"); c.t(553, y + 22, num(tot(spec) * D("1.22"), "de"), 10, "HB", "r"); c.t(40, y + 50, "Pagamento anticipato. IBAN IT60 X054 2811 1010 0000 0123 456")
    c.jspdf(d.pdf())
    return d


@layout("non-letter-about-late-order")
def _(name):
    d = non_order(name, "groff", "en", "letter", ["letter", "names a purchase order, items and quantities in its sentences"])
    b.groff(".fam T\n.ps 11\n.vs 14\n.po 2.5c\n.ll 16c\n.sp 4\nHarbottle Foods Ltd\n.br\n9 Quay Street, Grimsby DN31 3RR\n.sp 2\n22 May 2025\n.sp 2\nDear Mr Oduya,\n.sp\nPurchase order 60117 of 6 May 2025\n.sp\nWe refer to the above purchase order for 400 cartons (item CB-12) at GBP 0.88 each and 20 rolls of tape (item TP-48) at GBP 2.10. Delivery was due on 16 May 2025 and we have still not received the goods, nor has anyone answered our calls on 01472 555 019.\n.sp\nUnless the goods arrive by 30 May 2025 we shall cancel the order and buy elsewhere. The total value of GBP 394.00 would then be set off against invoice 9914.\n.sp\nYours sincerely,\n.sp 2\nB. Harbottle\n", d.pdf(), "-P-pa4")
    return d


@layout("non-catalogue-page-met-prijzen")
def _(name):
    d = non_order(name, "chromium", "nl", "catalogue", ["catalogue page", "order numbers (Bestelnr.) in a column", "prices"])
    rows = "".join(f"<tr><td>{n}</td><td>{t}</td><td>{v}</td><td>{num(p, 'de')}</td></tr>" for n, t, v, p in [("410.221", "Steeksleutel 13 mm", "10 st", 7.9), ("410.222", "Steeksleutel 17 mm", "10 st", 9.4), ("410.230", "Ringsleutelset 8-delig", "1 set", 48.5), ("410.305", "Momentsleutel 40-200 Nm", "1 st", 119), ("410.410", "Dopsleutelset 1/2\"", "1 set", 89.95)])
    b.chromium(b.page("body{font:10pt Lato}table{width:100%;border-collapse:collapse}td,th{border:1px solid #ccc;padding:4px;text-align:left}h1{color:#b30}", f"<h1>Handgereedschap</h1><p>Sleutels van chroomvanadiumstaal, verchroomd. Vóór 16.00 uur besteld, morgen in huis.</p><table><tr><th>Bestelnr.</th><th>Artikel</th><th>Verpakking</th><th>Prijs excl. btw</th></tr>{rows}</table><p style='text-align:center'>Catalogus 2025 · bladzijde 114 · Bestellen: 0800-5550</p>"), d.pdf())
    return d


@layout("non-remittance-advice-po-refs")
def _(name):
    d = non_order(name, "enscript+ghostscript", "en", "remittance_advice", ["remittance advice", "monospaced", "from a buyer, PO numbers and amounts"])
    b.enscript("""                       NORTHUMBRIA RAIL WORKS LTD
                          REMITTANCE ADVICE

 TO: TYNE FASTENERS                           DATE       28/02/2025
     VENDOR NO 20118                          PAYMENT    BACS 00481120

 YOUR INVOICE   INV DATE    OUR PURCHASE ORDER      AMOUNT    DISCOUNT        PAID
 -------------- ---------- ---------------------- --------- ----------- ----------
 TF-33801       14/01/25   4500118802                812.40        0.00     812.40
 TF-33844       21/01/25   4500118911              1,240.00       31.00   1,209.00
 TF-33902       30/01/25   4500119004                 96.15        0.00      96.15
                                                                        ----------
                                                     TOTAL PAID GBP       2,117.55
""", d.pdf(), "-fCourier9", "--margins=40:30:50:40")
    return d


@layout("non-blank-order-form")
def _(name):
    d = non_order(name, "pdf-lib", "en", "blank_form", ["blank order form of a supplier, nothing filled in", "column heads of an order"])
    c = b.Canvas(size=9)
    c.t(297, 60, "Woolpack Yarns - ORDER FORM", 16, "HB", "c"); c.t(297, 76, "Post to Woolpack Yarns, Mill Yard, Kendal LA9 4HW, or fax 01539 555 018", 8, a="c")
    for i, s in enumerate(["Order no.", "Date", "Name", "Address", "Postcode", "Telephone", "Date required"]):
        c.t(40, 110 + i * 20, s); c.hl(112 + i * 20, 120, 400, 0.4)
    xs = [40, 120, 330, 390, 470, 555]
    for x, s in zip(xs, ["Code", "Description", "Qty", "Price each", "Total"]):
        c.t(x + 4, 272, s, 8, "HB")
    for i in range(13):
        c.hl(260 + i * 20, 40, 555, 0.4)
    for x in xs:
        c.l(x, 260, x, 500, 0.4)
    c.t(390, 515, "Postage   £4.95"); c.t(390, 530, "TOTAL", 10, "HB")
    c.pdflib(d.pdf())
    return d
