# SPDX-License-Identifier: Apache-2.0
"""Five more in the chief languages, each with something the others have not."""
from lib import *
import backends as b
from l_rom import table


@layout("de-abruf-gesperrt-beschreibung-oben")
def _(name):
    d = Doc(name, "PDFBox", "de", ["letter-spaced title", "Abruf out of a frame contract, contract number louder than the order number", "description row above the number row", "customer item and supplier item in one cell split by a slash", "amount without currency sign, currency in words", "no total"])
    buyer = P("Lokwerk Rheinhessen GmbH", "Bahnstraße 100", "55128 Mainz")
    d.f.update(po_number="AB-4471-015", po_date="2025-10-07", requested_date="2025-10-21", currency="EUR", buyer=buyer, ship_to=P("Lokwerk Rheinhessen GmbH - Tor West", "Gleisweg 3", "55128 Mainz"), supplier=P("Federn Hagen KG", "58089 Hagen"), payment_terms="30 Tage netto")
    d.f["lines"] = [Ln(1, "FH-8821", "Schraubendruckfeder 42 x 180, phosphatiert", 64, "Stück", "38.4", bi="L-330-118"), Ln(2, "FH-8834", "Schraubendruckfeder 56 x 210, phosphatiert", 32, "Stück", "52.15", bi="L-330-121"), Ln(3, "FH-TB-90", "Tellerfederpaket 90 x 46 x 5, 12-fach", 16, "Paket", "118.9", bi="L-331-004")]
    c = b.Canvas(size=9.5)
    c.t(50, 50, "Lokwerk Rheinhessen GmbH", 13, "HB"); c.t(50, 64, "Bahnstraße 100 - 55128 Mainz - Telefon 06131 555 0"); c.ts(50, 100, ["Federn Hagen KG", "58089 Hagen"], 13)
    x = 50
    for ch in "BESTELLABRUF":
        c.t(x, 160, ch, 14, "HB"); x += 20
    c.t(50, 180, "Rahmenvertrag 46000 11872 vom 02.01.2025", 12, "HB"); c.ts(50, 198, ["Unsere Abrufnummer: AB-4471-015", "Abrufdatum: 07.10.2025", "Gewünschter Eintrefftermin: 21.10.2025", "Preise in Euro je Stück bzw. Paket, Zahlung 30 Tage netto", "Versandanschrift: Lokwerk Rheinhessen GmbH - Tor West, Gleisweg 3, 55128 Mainz"], 13)
    y = 285
    for xx, s, a in ((50, "Pos", "l"), (80, "Benennung / unsere Nr. / Ihre Nr.", "l"), (350, "Abrufmenge", "r"), (440, "Preis", "r"), (545, "Wert", "r")):
        c.t(xx, y, s, 8, "HI", a)
    y += 20
    for l in d.lines:
        c.t(80, y, l.desc); c.t(50, y + 13, l.line); c.t(80, y + 13, f"{l.bi} / {l.si}"); c.t(350, y + 13, qn(l.qty, "de") + " " + l.uom, a="r"); c.t(440, y + 13, num(l.price, "de"), a="r"); c.t(545, y + 13, num(l.amount, "de"), a="r")
        y += 36
    c.t(50, y + 10, "Bitte Abrufnummer auf allen Papieren angeben. i. V. Stork")
    c.pdfbox(d.pdf())
    return d


@layout("en-contractor-notes-no-line-numbers")
def _(name):
    d = Doc(name, "iText", "en", ["notes and deliveries between the lines", "prices per C and M (100, 1000) in a column", "no line numbers", "two phone numbers and a job number in bold", "rare label 'Purchase contract no.'", "freight allowed, sales tax row"])
    buyer = P("Wabash Electrical Contractors Inc.", "2607 Smith Road", "Terre Haute, IN 47804")
    d.f.update(po_number="WEC-5077-31", po_date="2025-12-09", currency="USD", buyer=buyer, ship_to=P("WEC c/o Sycamore Medical Bldg", "1710 N 7th St", "Terre Haute, IN 47807"), supplier=P("Hulman Electric Supply", "Terre Haute, IN 47801"), payment_terms="2% 10th, net 25th")
    d.f["lines"] = [Ln(None, "THHN12BK", "THHN 12 stranded black", 5000, "FT", "168.4", per=1000), Ln(None, "EMT34", "EMT conduit 3/4 in", 1800, "FT", "71.25", per=100), Ln(None, "EMTC34", "EMT set screw coupling 3/4 in", 250, "EA", "58", per=100), Ln(None, "QO120", "Breaker 1 pole 20 A", 42, "EA", "9.85"), Ln(None, "LP-225-42", "Panelboard 225 A 42 ckt MLO", 2, "EA", "1312")]
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.07")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(612, 792, 9)
    c.t(40, 46, buyer.name, 13, "TB"); c.t(40, 59, "2607 Smith Road, Terre Haute, IN 47804   Office 812-555-0107   Shop 812-555-0144"); c.t(572, 46, "JOB 5077", 13, "HB", "r"); c.t(572, 62, "Purchase contract no. WEC-5077-31", 10, "HB", "r"); c.t(572, 76, "December 9, 2025", a="r")
    c.t(40, 96, "Vendor: Hulman Electric Supply, Terre Haute, IN 47801"); c.t(40, 110, "Ship to: WEC c/o Sycamore Medical Bldg, 1710 N 7th St, Terre Haute, IN 47807"); c.t(40, 124, "Terms: 2% 10th, net 25th     Freight: allowed     Quote: HES-88120")
    X = [(76, "r"), (82, "l"), (110, "l"), (190, "l"), (440, "r"), (450, "l"), (570, "r")]
    hd = ["QTY", "UM", "CATALOG NO.", "DESCRIPTION", "PRICE", "PER", "EXTENSION"]
    y = table(c, 150, X, hd, [], x1=40, x2=572)
    notes = {1: "** All conduit to be delivered to floor 2 before 7 am. Call 812-555-0163. **", 3: "Panel schedule per drawing E-601 rev 3, 12/01/2025. Submittals due in 5 days."}
    for i, l in enumerate(d.lines):
        for (x, a), s in zip(X, [qn(l.qty), l.uom, l.si, l.desc, num(l.price), {1: "E", 100: "C", 1000: "M"}[l.per], num(l.amount)]):
            c.t(x, y, s, a=a)
        y += 15
        if i + 1 in notes:
            c.t(110, y, notes[i + 1], 8, "HI"); y += 15
    for k, v in (("Merchandise", d["subtotal"]), ("Indiana sales tax 7%", d["tax"]), ("Contract total $", d["total"])):
        c.t(450, y + 8, k, 9, "HB", "r"); c.t(570, y + 8, num(v), a="r"); y += 13
    c.itext(d.pdf())
    return d


@layout("it-sap-smartforms-due-righe")
def _(name):
    d = Doc(name, "Apache FOP", "it", ["SAP SmartForms style in Italian", "two-row items", "price per 1.000 PZ", "Ordine d'acquisto n. / data in one label", "Valore netto totale", "carry-forward Riporto on two pages", "IVA esclusa"])
    buyer = P("Rubinetterie Valsesia S.p.A.", "Via Cesare Battisti 140", "13011 Borgosesia (VC)")
    d.f.update(po_number="4501188204", po_date="2025-05-07", requested_date="2025-06-03", currency="EUR", buyer=buyer, ship_to=P("Rubinetterie Valsesia - Stabilimento 02", "Regione Partite 8", "13011 Borgosesia (VC)"), supplier=P("Guarnizioni Sebino S.r.l.", "Via Roma 77", "24067 Sarnico (BG)"), payment_terms="90 giorni fine mese")
    spec = [("20018804", "GS-OR-2018", "O-ring NBR 70 2018", 50000, "PZ", "11.8", 1000), ("20018810", "GS-OR-3043", "O-ring EPDM 3043 WRAS", 30000, "PZ", "24.6", 1000), ("20019100", "GS-PTFE-22", "Anello PTFE 22x18x2", 12000, "PZ", "88.5", 1000), ("20019733", "GS-CART-35", "Guarnizione cartuccia 35 mm", 8000, "PZ", "142", 1000), ("20020001", "GS-LUB-1", "Grasso alimentare 1 kg", 24, "KG", "19.9", 1), ("20020140", "GS-KIT-A", "Kit guarnizioni serie A", 1500, "PZ", "0.87", 1)]
    d.f["lines"] = [Ln((i + 1) * 10, si, ds, q, u, p, bi=bi, per=per) for i, (bi, si, ds, q, u, p, per) in enumerate(spec)]
    d["total"] = d.net()
    N = lambda x: num(x, "de")
    cell = lambda t, a="start", span=1, st="": f'<fo:table-cell padding="1.5pt" number-columns-spanned="{span}" {st}><fo:block text-align="{a}">{E(t)}</fo:block></fo:table-cell>'
    row = lambda *cs: "<fo:table-row>" + "".join(cs) + "</fo:table-row>"
    BB = 'border-bottom="0.6pt solid black"'
    cols = "".join(f'<fo:table-column column-width="{w}%"/>' for w in (8, 18, 34, 20, 20))
    head = "<fo:table-header>" + row(cell("Pos."), cell("Materiale"), cell("Descrizione"), cell(""), cell("")) + row(cell("", st=BB), cell("Qtà ordine", st=BB), cell("Unità", st=BB), cell("Prezzo per unità", "end", st=BB), cell("Valore netto", "end", st=BB)) + "</fo:table-header>"
    def items(ls, pre, post):
        r = pre
        for l in ls:
            r += row(cell(f"{l.line:05d}"), cell(l.bi), cell(l.desc, span=3)) + row(cell(""), cell(qn(l.qty, "de")), cell(l.uom), cell(f"{N(l.price)} / {qn(l.per, 'de')} {l.uom}", "end"), cell(N(l.amount), "end")) + row(cell(""), cell("Vs. materiale n. " + l.si, span=4)) + row(cell(" ", span=5))
        return f'<fo:table table-layout="fixed" width="100%" space-before="8pt">{cols}{head}<fo:table-body>{r}{post}</fo:table-body></fo:table>'
    s1 = sum(l.amount for l in d.lines[:4])
    rip = row(cell(""), cell("Riporto", span=3), cell(N(s1), "end"))
    fo = f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="9pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="15mm 18mm"><fo:region-body margin-top="18mm" margin-bottom="14mm"/><fo:region-before extent="16mm"/><fo:region-after extent="10mm"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-before"><fo:block font-size="15pt" font-weight="bold">Rubinetterie Valsesia S.p.A.</fo:block><fo:block font-size="7pt">Ordine d'acquisto 4501188204 &#160; Pagina <fo:page-number/> / 2</fo:block></fo:static-content><fo:static-content flow-name="xsl-region-after"><fo:block font-size="6.5pt">Via Cesare Battisti 140 - 13011 Borgosesia (VC) - Cap. Soc. € 2.500.000 i.v. - P.IVA IT00184410022 - REA VC-88120</fo:block></fo:static-content><fo:flow flow-name="xsl-region-body">
<fo:table table-layout="fixed" width="100%"><fo:table-body>{row(f'<fo:table-cell><fo:block>Spett.le</fo:block>' + "".join(f"<fo:block>{E(x)}</fo:block>" for x in d["supplier"].all()) + '</fo:table-cell>', '<fo:table-cell>' + "".join(f'<fo:block font-size="{6.5 if i % 2 == 0 else 9}pt">{E(x)}</fo:block>' for i, x in enumerate(["N. ordine d'acquisto / Data", "4501188204 / 07.05.2025", "Persona da contattare / Telefono", "P. Negri / 0163 555 218", "Vs. codice fornitore presso di noi", "110447"])) + '</fo:table-cell>')}</fo:table-body></fo:table>
<fo:block space-before="10pt">Si prega di consegnare a:</fo:block>{"".join(f"<fo:block>{E(x)}</fo:block>" for x in d["ship_to"].all())}<fo:block space-before="6pt">Data di consegna: Giorno 03.06.2025</fo:block><fo:block>Cond. pag.: 90 giorni fine mese &#160;&#160; Resa: DAP Borgosesia &#160;&#160; Divisa: EUR</fo:block>
{items(d.lines[:4], "", rip)}<fo:block break-before="page"/>{items(d.lines[4:], rip, row(cell("Valore netto totale IVA esclusa EUR", "end", 4), cell(N(d["total"]), "end")))}</fo:flow></fo:page-sequence></fo:root>'''
    b.fop(fo, d.pdf())
    return d


@layout("ch-fr-commande-apostrophe-ascii")
def _(name):
    d = Doc(name, "Qt", "fr-CH", ["French Switzerland", "ASCII apostrophe thousands", "TVA 8.1", "rabais de groupe on the order", "labels over values without lines", "unit column without a head"])
    buyer = P("Horlogerie Combe-Grède SA", "Rue des Noyers 14", "2610 Saint-Imier")
    d.f.update(po_number="C-2025.1120", po_date="2025-11-20", requested_date="2025-12-12", currency="CHF", buyer=buyer, ship_to=buyer, supplier=P("Décolletage Tavannes Sàrl", "2710 Tavannes"), payment_terms="30 jours net")
    d.f["lines"] = [Ln(1, "DT-0417-A", "Pignon de centre 12 dents", 4000, "pces", "1.35"), Ln(2, "DT-0420-B", "Tige de remontoir", 2500, "pces", "2.08"), Ln(3, "DT-0508", "Vis de cadran S0.90", 10000, "pces", "0.165")]
    d["subtotal"] = d.net(); d["discount"] = r2(d.net() * D("0.03")); d["tax"] = r2((d["subtotal"] - d["discount"]) * D("0.081")); d["total"] = d["subtotal"] - d["discount"] + d["tax"]
    N = lambda x: num(x, "ch")
    c = b.Canvas(size=9.5, font="T")
    c.t(50, 55, buyer.name, 15, "TB"); c.t(50, 69, "Rue des Noyers 14, 2610 Saint-Imier, CHE-101.884.220 TVA"); c.ts(360, 100, d["supplier"].all(), 13); c.t(50, 150, "COMMANDE FOURNISSEUR", 13, "TB")
    for i, (k, v) in enumerate([("Notre commande n°", "C-2025.1120"), ("Du", "20.11.2025"), ("Délai", "12.12.2025"), ("V/offre", "2025-0871"), ("Conditions", "30 jours net")]):
        c.t(50 + i * 105, 172, k, 7.5, grey=0.4); c.t(50 + i * 105, 184, v)
    c.t(50, 204, "Livraison à notre adresse, réception Mme Voumard.")
    y = table(c, 228, [(52, "l"), (80, "l"), (160, "l"), (350, "r"), (356, "l"), (440, "r"), (545, "r")], ["Pos.", "N° article", "Texte", "Quantité", "", "Prix CHF", "Total CHF"], [[l.line, l.si, l.desc, qn(l.qty, "ch"), l.uom, num(l.price, "ch", 3), N(l.amount)] for l in d.lines], 16, fill=None, hsize=8.5, x1=50, x2=545)
    for k, v in (("Sous-total", d["subtotal"]), ("Rabais de groupe 3 %", -d["discount"]), ("TVA 8.1 %", d["tax"]), ("Total CHF", d["total"])):
        c.t(440, y + 8, k, a="r"); c.t(545, y + 8, N(v), a="r"); y += 14
    c.qt(d.pdf())
    return d


@layout("es-oc-sap-cantidad-y-unidad-apiladas")
def _(name):
    d = Doc(name, "PDF::API2", "es", ["Spanish SAP style", "Pedido/Fecha in one label", "heads over two rows", "quantity and unit stacked in one cell", "delivery date as row inside the item", "Nº IVA decoys", "Valor neto total"])
    buyer = P("Cervezas del Moncayo S.A.", "Ctra. de Soria km 4", "50500 Tarazona (Zaragoza)")
    d.f.update(po_number="4700118265", po_date="2025-02-04", currency="EUR", buyer=buyer, ship_to=P("Cervezas del Moncayo - Planta embotellado", "Pol. Ind. Tarazona, parcela 9", "50500 Tarazona"), supplier=P("Lúpulos del Órbigo S.L.", "24280 Villanueva de Carrizo (León)"), payment_terms="60 días fecha factura")
    d.f["lines"] = [Ln(10, "LO-NUG-90", "Lúpulo Nugget pellets T90 bolsa 5 kg", 1200, "KG", "14.35", bi="300441", date="2025-02-20"), Ln(20, "LO-PER-45", "Lúpulo Perle pellets T45 bolsa 5 kg", 450, "KG", "18.9", bi="300447", date="2025-03-06"), Ln(30, "LO-EXT-CO2", "Extracto de lúpulo CO2 lata 1 kg", 96, "UN", "61.2", bi="300460", date="2025-03-06")]
    d["total"] = d.net()
    N = lambda x: num(x, "de")
    c = b.Canvas(size=9)
    c.t(50, 50, "MONCAYO", 18, "TB"); c.t(50, 62, "Cervezas del Moncayo S.A. - Ctra. de Soria km 4 - 50500 Tarazona (Zaragoza)", 7); c.ts(50, 96, d["supplier"].all(), 12)
    for i, (k, v) in enumerate([("Núm. pedido/Fecha", "4700118265 / 04.02.2025"), ("Persona de contacto/Teléfono", "E. Royo / 976 555 042"), ("Su nº proveedor en nuestra empresa", "200771"), ("Nº IVA", "ESA50004417")]):
        c.t(340, 90 + i * 22, k, 7); c.t(340, 100 + i * 22, v)
    c.t(50, 150, "Sírvanse suministrar a:", 8, "HB"); c.ts(50, 162, d["ship_to"].all(), 12); c.t(50, 208, "Condiciones de pago: 60 días fecha factura          Moneda: EUR"); c.t(50, 228, "Pedido de compra", 13, "HB")
    X = [(52, "l"), (85, "l"), (150, "l"), (370, "r"), (455, "r"), (550, "r")]
    y = table(c, 250, X, ["Pos.", "Material", "Denominación", "Cant. pedido\nUnidad", "Precio\npor unidad", "Valor\nneto"], [], x1=50, x2=555)
    for l in d.lines:
        for (x, a), s in zip(X, [l.line, l.bi, l.desc, qn(l.qty, "de"), N(l.price), N(l.amount)]):
            c.t(x, y, s, a=a)
        c.t(370, y + 11, l.uom, a="r"); c.t(85, y + 11, "Su referencia: " + l.si, 8); c.t(85, y + 22, "Fecha de entrega: " + dt(l.date, "{dd}.{mm}.{yyyy}"), 8)
        y += 42
    c.hl(y - 8, 340, 555); c.t(455, y + 6, "Valor neto total EUR", 9, "HB", "r"); c.t(550, y + 6, N(d["total"]), 9, "HB", "r")
    c.perl(d.pdf())
    return d
