# SPDX-License-Identifier: Apache-2.0
"""Orders of Spain, Latin America, Italy, the Netherlands."""
from lib import *
import backends as b


def table(c, y, X, heads, rows, lead=14, hsize=7.5, fill=0.88, size=None, x1=40, x2=555):
    """Draws a table: X is (x, align) a column; heads may hold several lines a head."""
    n = max(h.count("\n") + 1 for h in heads)
    if fill is not None:
        c.r(x1, y - 10, x2 - x1, n * 9 + 5, fill, 0)
    for (x, a), h in zip(X, heads):
        for i, s in enumerate(h.split("\n")):
            c.t(x, y + i * 9, s, hsize, "HB", a)
    y += n * 9 + 8
    for r in rows:
        k = max(str(s).count("\n") + 1 for s in r)
        for (x, a), s in zip(X, r):
            for i, t in enumerate(str("" if s is None else s).split("\n")):
                c.t(x, y + i * 11, t, size, a=a)
        y += lead + (k - 1) * 11
    return y


@layout("es-pedido-a3erp-dto")
def _(name):
    d = Doc(name, "pdfmake", "es", ["Spanish ERP", "S/Ref. and N/Ref.", "two discounts Dto1 Dto2 never both", "base imponible table", "CIF and IBAN decoys", "order number with series", "fecha de entrega per line equal"])
    buyer = P("Conservas Ría de Muros S.L.", "Puerto de Portosín s/n", "15999 Porto do Son (A Coruña)")
    sup = P("Envases Metálicos Galaicos S.A.", "Pol. Ind. Tambre, Vía Edison 22", "15890 Santiago de Compostela")
    d.f.update(po_number="A/2501877", po_date="2025-07-01", requested_date="2025-07-15", currency="EUR", buyer=buyer, ship_to=P("Nave 2 - Recepción de envases", "Puerto de Portosín s/n", "15999 Porto do Son"), supplier=sup, payment_terms="Confirming 60 días")
    d.f["lines"] = [Ln(None, "RR125-FA", "Bote redondo RR-125 fácil apertura", 24000, "ud", "0.1845", disc="5", date="2025-07-15"), Ln(None, "OL120-LIT", "Bote OL-120 litografiado", 18500, "ud", "0.2310", disc="7.5", date="2025-07-15"), Ln(None, "TAP-99-D", "Tapa 99 mm dorada", 24000, "ud", "0.0615", date="2025-07-15"), Ln(None, "PAL-EUR", "Palet europeo retornable", 22, "ud", "9.5", date="2025-07-15")]
    d["subtotal"], d["tax"] = d.net(), r2(d.net() * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    R = lambda s: {"text": s, "alignment": "right"}
    N = lambda x, k=2: num(x, "de", k)
    b.pdfmake({"pageSize": "A4", "pageMargins": [36, 36, 36, 40], "defaultStyle": {"fontSize": 8.5}, "footerText": "Inscrita en el Reg. Merc. de Santiago, T. 1140, F. 22 - Pág. {p}", "content": [
        {"columns": [[{"text": buyer.name, "fontSize": 13, "bold": True}] + buyer.lines + ["C.I.F. B15440912 · Tel. 981 555 041"], {"table": {"widths": [80, 110], "body": [["PEDIDO Nº", {"text": "A/2501877", "bold": True}], ["Fecha", "01/07/2025"], ["Proveedor", "400118"], ["S/Ref.", "Oferta 2025-661"], ["N/Ref.", "C. Louro"]]}}]}, "\n",
        {"columns": [[{"text": "PROVEEDOR", "fontSize": 7}] + sup.all(), [{"text": "ENTREGAR EN", "fontSize": 7}] + d["ship_to"].all()]}, "\n",
        {"layout": "headerLineOnly", "table": {"widths": [65, "*", 45, 45, 22, 46, 30, 58], "body": [["Artículo", "Descripción", "Entrega", R("Cantidad"), "Un.", R("Precio"), R("% Dto."), R("Importe")]] + [[l.si, l.desc, "15/07/25", R(qn(l.qty, "de")), l.uom, R(N(l.price, 4)), R(N(l.disc) if l.disc else ""), R(N(l.amount))] for l in d.lines]}}, "\n",
        {"table": {"widths": ["*", 90, 50, 80, 90], "body": [["Observaciones", R("Base imponible"), R("% IVA"), R("Cuota IVA"), R("TOTAL PEDIDO")], ["Descarga solo por la mañana", R(N(d["subtotal"])), R("21,00"), R(N(d["tax"])), {"text": N(d["total"]) + " €", "bold": True, "alignment": "right"}]]}}, "\nForma de pago: Confirming 60 días"]}, d.pdf())
    return d


@layout("mx-orden-compra-rfc")
def _(name):
    d = Doc(name, "PDFBox", "es-MX", ["Mexican, 1,234.56", "O.C. abbreviation", "RFC decoys", "IVA 16 and retention-free", "importe con letra", "dates dd-mmm-yyyy Spanish", "requisición decoy", "ruled box with vertical lines"])
    buyer = P("Maquinados Industriales del Bajío S.A. de C.V.", "Blvd. Aeropuerto 1200, Col. San Carlos", "37544 León, Gto.")
    sup = P("Aceros y Perfiles Querétaro S.A. de C.V.", "Acceso IV No. 30, Zona Ind. Benito Juárez", "76120 Querétaro, Qro.")
    d.f.update(po_number="OC-12664", po_date="2025-08-22", requested_date="2025-09-01", currency="MXN", buyer=buyer, ship_to=P("Almacén Planta 2", "Carr. León-Silao km 8.5", "37680 León, Gto."), supplier=sup, payment_terms="Crédito 30 días")
    d.f["lines"] = [Ln(1, "1018-CR-1.5", "Redondo cold rolled 1018 1 1/2\"", 1850, "KG", "27.9"), Ln(2, "A36-PL-38", "Placa A36 3/8\" 4x8 ft", 12, "PZA", "6,480".replace(",", "")), Ln(3, "PTR-2X2-14", "PTR 2\"x2\" cal. 14 x 6 m", 90, "TRAMO", "612.35"), Ln(4, "4140-T-3", "Redondo 4140 T 3\"", 420.5, "KG", "44.1")]
    d["subtotal"], d["tax"] = d.net(), r2(d.net() * D("0.16")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(612, 792, 8.5)
    c.t(306, 44, buyer.name.upper(), 11, "HB", "c"); c.t(306, 55, "Blvd. Aeropuerto 1200, Col. San Carlos, 37544 León, Gto.   RFC MIB040917QX2   Tel. 477 555 0190", 7, a="c"); c.t(306, 76, "ORDEN DE COMPRA", 14, "HB", "c")
    for i, (k, v) in enumerate([("O.C. No.", "OC-12664"), ("Fecha", "22-ago-2025"), ("Fecha requerida", "01-sep-2025"), ("Requisición", "RQ-9981")]):
        c.r(36 + i * 135, 88, 135, 26); c.t(40 + i * 135, 97, k, 6.5); c.t(40 + i * 135, 109, v, 9, "HB")
    c.r(36, 118, 270, 62); c.r(306, 118, 270, 62)
    c.t(40, 127, "PROVEEDOR", 6.5); c.ts(40, 139, sup.all() + ["RFC APQ981102TT4"], 11, size=8); c.t(310, 127, "LUGAR DE ENTREGA", 6.5); c.ts(310, 139, d["ship_to"].all(), 11, size=8)
    c.t(36, 194, "Condiciones de pago: Crédito 30 días          Moneda: Pesos mexicanos (MXN)          Comprador: Ing. Sofía Arreola", 8)
    from_y = 212
    rows = [[l.line, l.si, l.desc, l.uom, num(l.qty, "us"), num(l.price), num(l.amount)] for l in d.lines]
    y = table(c, from_y, [(40, "l"), (66, "l"), (150, "l"), (352, "l"), (438, "r"), (504, "r"), (572, "r")], ["Part.", "Clave", "Descripción", "Unidad", "Cant.", "P. Unitario", "Importe"], rows, 15, x1=36, x2=576)
    for x in (36, 62, 146, 348, 392, 442, 508, 576):
        c.l(x, from_y - 10, x, 470)
    c.r(36, from_y - 10, 540, 470 - from_y + 10)
    for i, (k, v) in enumerate((("Subtotal", d["subtotal"]), ("I.V.A. 16%", d["tax"]), ("TOTAL", d["total"]))):
        c.t(504, 484 + i * 13, k, 9, "HB", "r"); c.t(572, 484 + i * 13, num(v), 9, a="r")
    c.t(36, 484, "(Importe con letra en factura)  Uso CFDI: G03  Método de pago: PPD", 7)
    c.pdfbox(d.pdf())
    return d


@layout("cl-orden-compra-sin-decimales")
def _(name):
    d = Doc(name, "chromium", "es-CL", ["Chilean, dots and no decimals", "RUT decoys", "IVA 19 %", "neto/descuento/total block", "label left blue boxes", "dates dd-mm-yyyy", "quantities with dots"])
    buyer = P("Salmones Puyuhuapi Ltda.", "Av. Diego Portales 2000, of. 804", "Puerto Montt")
    sup = P("Redes y Cabos Austral SpA", "Ruta 5 Sur km 1.025", "Puerto Varas")
    d.f.update(po_number="2204", po_date="2025-03-05", requested_date="2025-03-31", currency="CLP", buyer=buyer, ship_to=P("Centro Isla Magdalena", "vía barcaza desde muelle Quellón"), supplier=sup, payment_terms="30 días fecha factura")
    d.f["lines"] = [Ln(1, "CAB-PP-32", "Cabo polipropileno 32 mm rollo 200 m", 40, "ROL", "189900"), Ln(2, "RED-PEC-2", "Red pecera nylon 2\" 210/72", 1250, "KG", "7450"), Ln(3, "GRI-1", "Grillete lira 1\" galvanizado", 360, "UN", "8990"), Ln(4, "BOY-A4", "Boya inflable A4", 24, "UN", "63500")]
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.19"), 0); d["total"] = d["subtotal"] + d["tax"]
    N = lambda x: num(x, "de", 0)
    rows = "".join(f'<tr><td>{l.line}</td><td>{l.si}</td><td>{E(l.desc)}</td><td class=r>{N(l.qty)}</td><td>{l.uom}</td><td class=r>{N(l.price)}</td><td class=r>0</td><td class=r>{N(l.amount)}</td></tr>' for l in d.lines)
    b.chromium(b.page("@page{size:letter;margin:13mm}body{font:9pt 'DejaVu Sans Condensed','Liberation Sans'}table{width:100%;border-collapse:collapse}.h td:nth-child(odd){background:#e8f0fb;width:17%}.h td{border:1px solid #9bb;padding:2px 5px}.t th{background:#1c4e80;color:#fff;padding:4px}.t td{border:1px solid #bbb;padding:4px}.r{text-align:right}.o{border:3px solid #c00;color:#c00;text-align:center;padding:8px;font-weight:bold}",
      f'''<table><tr><td><b>{buyer.name}</b><br>Giro: Acuicultura<br>{"<br>".join(buyer.lines)}</td><td width=32%><div class=o>R.U.T.: 77.120.884-K<br>ORDEN DE COMPRA<br>N° 2204</div></td></tr></table><br><table class=h><tr><td>Señor(es)</td><td>{sup.name}</td><td>Fecha emisión</td><td>05-03-2025</td></tr><tr><td>R.U.T.</td><td>76.554.301-8</td><td>Fecha entrega</td><td>31-03-2025</td></tr><tr><td>Dirección</td><td>{", ".join(sup.lines)}</td><td>Cond. de pago</td><td>30 días fecha factura</td></tr><tr><td>Despachar a</td><td>{"<br>".join(d["ship_to"].all())}</td><td>Cotización N°</td><td>11.804</td></tr></table><br>
<table class=t><tr><th>Ítem</th><th>Código</th><th>Detalle</th><th>Cantidad</th><th>U.M.</th><th>Precio unit.</th><th>% Desc.</th><th>Valor</th></tr>{rows}</table><br><table class=h style="width:40%;margin-left:60%"><tr><td>Neto $</td><td class=r>{N(d["subtotal"])}</td></tr><tr><td>IVA 19%</td><td class=r>{N(d["tax"])}</td></tr><tr><td>Total $</td><td class=r><b>{N(d["total"])}</b></td></tr></table><p>Valores en pesos chilenos (CLP).</p>''', "es"), d.pdf())
    return d


@layout("es-ayuntamiento-hoja-pedido-texto")
def _(name):
    d = Doc(name, "Go fpdf", "es", ["no header row words for amount and price joined", "descriptions of three lines", "qty at the right", "unit before quantity", "long date", "no taxes", "Expediente decoy", "rare label 'Vale de compra'"])
    buyer = P("Cofradía de Pescadores de Barbate", "Puerto de la Albufera s/n", "11160 Barbate (Cádiz)")
    sup = P("Frío Industrial del Estrecho", "Avda. Virgen del Carmen 51", "11201 Algeciras")
    d.f.update(po_number="VC 318/25", po_date="2025-02-17", currency="EUR", buyer=buyer, supplier=sup, payment_terms="Transferencia a 30 días")
    d.f["lines"] = [Ln(None, "CMP-4EC", "Compresor semihermético 4 cilindros, R449A, con calentador de cárter y visor de aceite", 1, "ud.", "3475"), Ln(None, "EVP-NH-88", "Evaporador cúbico 8,8 kW, separación de aletas 6 mm, desescarche eléctrico", 2, "ud.", "1890.5"), Ln(None, "TUB-CU-78", "Tubo de cobre 7/8 en barra de 5 m", 35, "m", "12.4")]
    d["total"] = d.net()
    c = b.Canvas(size=10, font="T")
    c.t(50, 60, buyer.name, 14, "TB"); c.t(50, 75, "Puerto de la Albufera s/n, 11160 Barbate (Cádiz). C.I.F. G11004512"); c.t(545, 100, "Barbate, 17 de febrero de 2025", a="r")
    c.ts(50, 120, sup.all(), 13); c.t(50, 180, "VALE DE COMPRA VC 318/25", 13, "TB"); c.t(50, 196, "Expediente 2025/44. Rogamos nos sirvan el material siguiente según su oferta 7720:")
    y = 222
    c.t(50, y, "Código", 9, "TB"); c.t(125, y, "Concepto", 9, "TB"); c.t(400, y, "Ud. / Cantidad", 9, "TB", "r"); c.t(475, y, "Precio", 9, "TB", "r"); c.t(545, y, "Total", 9, "TB", "r")
    y += 20
    import textwrap
    for l in d.lines:
        ls = textwrap.wrap(l.desc, 38)
        c.t(50, y, l.si); c.t(400, y, f"{l.uom} {qn(l.qty, 'de')}", a="r"); c.t(475, y, num(l.price, "de"), a="r"); c.t(545, y, num(l.amount, "de"), a="r")
        for s in ls:
            c.t(125, y, s); y += 12
        y += 8
    c.l(400, y - 8, 545, y - 8); c.t(475, y + 6, "Importe total €", 10, "TB", "r"); c.t(545, y + 6, num(d["total"], "de"), 10, "TB", "r")
    c.t(50, y + 40, "Forma de pago: Transferencia a 30 días. Impuestos según factura. Firmado: El Patrón Mayor")
    c.gofpdf(d.pdf())
    return d


@layout("it-ordine-fornitore-zucchetti")
def _(name):
    d = Doc(name, "reportlab", "it", ["Italian ERP", "Ord. acq.", "Sc.% column with cascaded 10+5 not used", "Ns/Vs codice", "P.IVA and CIG decoys", "UM before quantity", "data consegna per line", "imponibile and IVA"])
    buyer = P("Officine Meccaniche Brambati S.p.A.", "Via delle Industrie 27", "24040 Stezzano (BG)")
    sup = P("Utensileria Lariana S.r.l.", "Via Volta 112", "22036 Erba (CO)")
    d.f.update(po_number="OF/2025/001422", po_date="2025-09-30", currency="EUR", buyer=buyer, ship_to=P("Magazzino Brambati", "Via Piemonte 4", "24052 Azzano San Paolo (BG)"), supplier=sup, payment_terms="Ri.Ba. 60 gg. d.f.f.m.")
    d.f["lines"] = [Ln(1, "CNMG120408-PM", "Inserto CNMG 120408 rivestito", 100, "PZ", "8.45", bi="UT00318", disc="22", date="2025-10-10"), Ln(2, "VHM-D10-Z4", "Fresa integrale D10 Z4 HM", 12, "PZ", "61.3", bi="UT00440", disc="18", date="2025-10-10"), Ln(3, "MAS-M8-SP", "Maschio M8 spirale HSSE", 20, "PZ", "17.9", bi="UT00512", disc="30", date="2025-10-24"), Ln(4, "OLIO-EM-200", "Olio emulsionabile fusto 200 kg", 400, "KG", "4.12", bi="MC00021", date="2025-10-24")]
    d["subtotal"], d["tax"] = d.net(), r2(d.net() * D("0.22")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8)
    c.t(40, 46, "BRAMBATI", 18, "HB"); c.t(40, 58, "Officine Meccaniche Brambati S.p.A. - Via delle Industrie 27 - 24040 Stezzano (BG) - P.IVA 01822940162", 7)
    c.r(40, 70, 250, 64); c.t(44, 79, "Spett.le", 7); c.ts(44, 91, sup.all(), 11, size=9)
    c.r(300, 70, 255, 64); c.t(304, 79, "Luogo di consegna", 7); c.ts(304, 91, d["ship_to"].all(), 11, size=9)
    for i, (k, v) in enumerate([("Ord. acq. N.", d["po_number"]), ("Del", "30/09/25"), ("Cod. forn.", "F001180"), ("Rif. Vs. offerta", "2025/771 del 18/09/25"), ("CIG", "Z8A3F00C11")]):
        c.r(40 + i * 103, 140, 103, 22); c.t(43 + i * 103, 147, k, 6); c.t(43 + i * 103, 158, v, 8, "HB")
    c.t(40, 176, "Pagamento: Ri.Ba. 60 gg. d.f.f.m.     Resa: Porto franco     Valuta: EUR     Ns. rif.: D. Locatelli tel. 035 555 0121")
    rows = [[l.line, l.bi + "\nVs. cod. " + l.si, l.desc, l.uom, qn(l.qty, "de"), num(l.price, "de", 4), num(l.disc, "de") if l.disc else "", num(l.amount, "de"), dt(l.date, "{dd}/{mm}/{yy}")] for l in d.lines]
    y = table(c, 196, [(42, "l"), (60, "l"), (160, "l"), (312, "l"), (365, "r"), (420, "r"), (452, "r"), (508, "r"), (553, "r")], ["Rg", "Ns. codice", "Descrizione", "UM", "Q.tà", "Prezzo", "Sc.%", "Importo", "Consegna"], rows, 16)
    c.hl(y)
    for i, (k, v) in enumerate((("Totale imponibile", d["subtotal"]), ("IVA 22%", d["tax"]), ("Totale ordine EUR", d["total"]))):
        c.t(420, y + 14 + i * 12, k, 8.5, "HB", "r"); c.t(508, y + 14 + i * 12, num(v, "de"), 8.5, a="r")
    c.reportlab(d.pdf())
    return d


@layout("it-artigiano-ordine-senza-codici")
def _(name):
    d = Doc(name, "iText", "it", ["small firm, landscape A5", "no item numbers at all", "no line numbers", "quantity last", "price then 'cad.'", "Ordine n. in the sentence of the title", "euro sign before numbers"])
    buyer = P("Pasticceria Marchesini", "Corso Porta Nuova 8", "37122 Verona")
    sup = P("Molino Dalla Vecchia", "Via Mulini 3", "37066 Sommacampagna (VR)")
    d.f.update(po_number="57", po_date="2025-12-01", requested_date="2025-12-05", currency="EUR", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="rimessa diretta")
    d["po_number_alt"] = ["57/2025"]
    d.f["lines"] = [Ln(None, None, "Farina di forza W350 sacchi 25 kg", 30, "sacchi", "24.8"), Ln(None, None, "Farina di mandorle Bari extra", 40, "kg", "13.9"), Ln(None, None, "Burro 82% panetti 1 kg", 60, "kg", "9.45"), Ln(None, None, "Zucchero a velo sacchi 10 kg", 12, "sacchi", "14.2")]
    d["total"] = d.net()
    c = b.Canvas(595, 420, 9.5)
    c.t(40, 40, "Pasticceria Marchesini", 15, "TB"); c.t(40, 53, "Corso Porta Nuova 8 - 37122 Verona - tel. 045 555 0188 - P.IVA 02284410238", 7.5); c.t(40, 84, "Ordine n. 57/2025 del 1 dicembre 2025 a: Molino Dalla Vecchia, Via Mulini 3, 37066 Sommacampagna (VR)", 9.5, "HB")
    d.f["po_number"], d.alt["po_number_alt"] = "57/2025", ["57"]
    y = 108
    for x, s, a in ((40, "Prodotto", "l"), (300, "Prezzo", "l"), (450, "Totale", "r"), (540, "Quantità", "r")):
        c.t(x, y, s, 8, "HI", a)
    for l in d.lines:
        y += 18
        c.t(40, y, l.desc); c.t(300, y, f"€ {num(l.price, 'de')} cad."); c.t(450, y, "€ " + num(l.amount, "de"), a="r"); c.t(540, y, f"{qn(l.qty, 'de')} {l.uom}", a="r"); c.hl(y + 4, 40, 540, 0.2)
    c.t(450, y + 24, "Totale € " + num(d["total"], "de"), 11, "HB", "r"); c.ts(40, y + 44, ["Consegna entro il 05/12/2025 al nostro laboratorio (indirizzo sopra). Pagamento: rimessa diretta.", "Grazie, Anna"], 12)
    c.itext(d.pdf())
    return d


@layout("nl-inkooporder-afas")
def _(name):
    d = Doc(name, "weasyprint", "nl", ["Dutch ERP", "Onze referentie / Uw referentie decoys", "korting %", "btw per line", "leverdatum with weekday", "KvK and IBAN decoys", "€ with - for whole amounts (€ 45,-) not used", "number in footer"])
    buyer = P("Jachtwerf De Zilvervaart B.V.", "Havenkade 17", "8531 PA Lemmer")
    sup = P("Maritiem Technisch Depot", "Scheepswerfweg 4", "1784 KK Den Helder")
    d.f.update(po_number="IO25-0641", po_date="2025-03-19", requested_date="2025-04-02", currency="EUR", buyer=buyer, ship_to=buyer, bill_to=buyer, supplier=sup, payment_terms="30 dagen netto")
    d.f["lines"] = [Ln(1, "MTD-RVS-8", "RVS ketting 8 mm, gekalibreerd", 120, "mtr", "18.75", disc="10"), Ln(2, "MTD-LIER-1200", "Ankerlier 1200 W 12 V", 2, "st", "1149", disc="15"), Ln(3, "MTD-AFS-M", "Afsluiter brons 1 1/4\"", 16, "st", "37.6"), Ln(4, "MTD-KIT-310", "PU-kit zwart 310 ml", 3, "ds", "98.4", disc="5")]
    d["subtotal"], d["tax"] = d.net(), r2(d.net() * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    N = lambda x: num(x, "de")
    rows = "".join(f'<tr><td>{l.line}</td><td>{l.si}</td><td>{E(l.desc)}</td><td class=r>{qn(l.qty, "de")}</td><td>{l.uom}</td><td class=r>€ {N(l.price)}</td><td class=r>{N(l.disc) + " %" if l.disc else "-"}</td><td class=r>€ {N(l.amount)}</td></tr>' for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:18mm;@bottom-left{content:'Inkooporder IO25-0641';font-size:7pt}@bottom-right{content:'Blad ' counter(page) ' van ' counter(pages);font-size:7pt}}body{font:9pt Lato}table{width:100%;border-collapse:collapse}.t th{text-align:left;border-bottom:1.5pt solid #0b4f6c;font-weight:600}.t td{padding:3pt 0}.r,.t th.r{text-align:right}tr:nth-child(odd) td{}",
      f'''<table><tr><td width=58%><div style="font-size:18pt;color:#0b4f6c">De Zilvervaart</div><br>{sup.h()}</td><td style="font-size:8pt">{buyer.h()}<br>KvK 01120455 · btw NL8140.55.122.B01<br>IBAN NL18 RABO 0123 4567 89</td></tr></table><h2>Inkooporder</h2><table style="width:70%"><tr><td>Inkoopordernummer</td><td>IO25-0641</td></tr><tr><td>Orderdatum</td><td>19-03-2025</td></tr><tr><td>Leverdatum uiterlijk</td><td>woensdag 2 april 2025</td></tr><tr><td>Uw referentie</td><td>OFF-20250311-8</td></tr><tr><td>Onze referentie</td><td>Bouwnr. 447 / T. Hoekstra</td></tr><tr><td>Crediteurnr.</td><td>20188</td></tr><tr><td>Betaling</td><td>30 dagen netto</td></tr><tr><td>Aflever- en factuuradres</td><td>{", ".join(buyer.all())}</td></tr></table><br>
<table class=t><tr><th>Rgl</th><th>Artikel</th><th>Omschrijving</th><th class=r>Aantal</th><th>&nbsp;Eh</th><th class=r>Stuksprijs</th><th class=r>Korting</th><th class=r>Bedrag</th></tr>{rows}</table><table style="width:45%;margin:10pt 0 0 55%"><tr><td>Totaal exclusief btw</td><td class=r>€ {N(d["subtotal"])}</td></tr><tr><td>Btw hoog 21 %</td><td class=r>€ {N(d["tax"])}</td></tr><tr><td><b>Totaal inclusief btw</b></td><td class=r><b>€ {N(d["total"])}</b></td></tr></table><p>Leveringen zonder inkoopordernummer worden niet in ontvangst genomen.</p>''', "nl"), d.pdf())
    return d


@layout("nl-bestelbon-gemeente-rotated")
def _(name):
    d = Doc(name, "PDF::API2 + qpdf", "nl", ["rotated page /Rotate 90", "verplichtingnummer decoy", "landscape", "Bestelnr. in the top corner", "price per 100 as 'p. 100'", "no totals per line rule"])
    buyer = P("Waterschap Drieberg", "Stationsplein 2", "7941 BR Meppel")
    sup = P("Rioolmaterialen Overijssel", "Ambachtsweg 31", "7731 MC Ommen")
    d.f.update(po_number="WD-4410287", po_date="2025-06-05", requested_date="2025-06-23", currency="EUR", buyer=buyer, ship_to=P("Gemaal De Wijk", "Julianaweg 90", "7957 AP De Wijk"), supplier=sup, payment_terms="betaling binnen 30 dagen")
    d.f["lines"] = [Ln(10, "PVC-315-SN8", "PVC-buis 315 mm SN8, lengte 5 m", 36, "stuk", "148.25"), Ln(20, "RUB-315", "Rubber manchet 315 mm", 80, "stuk", "412.5", per=100), Ln(30, "PUT-800", "Inspectieput 800 mm beton", 4, "stuk", "689"), Ln(40, "ZAK-BENT", "Bentoniet zak 25 kg", 60, "zak", "11.3")]
    d["total"] = d.net()
    c = b.Canvas(842, 595, 9.5)
    c.t(50, 50, "Waterschap Drieberg", 16, "HB"); c.t(50, 64, "Stationsplein 2, 7941 BR Meppel   Postbus 60, 7940 AB Meppel   0522 555 100", 8); c.t(792, 50, "Bestelnr. WD-4410287", 13, "HB", "r"); c.t(792, 64, "d.d. 5 juni 2025", 9, a="r")
    c.t(50, 95, "Leverancier", 8, "HB"); c.ts(50, 107, sup.all(), 12); c.t(300, 95, "Leveren op", 8, "HB"); c.ts(300, 107, d["ship_to"].all(), 12); c.t(540, 95, "Gewenste leverdatum", 8, "HB"); c.t(540, 107, "23-06-2025")
    c.t(540, 125, "Verplichtingnummer 8100-22417    Contactpersoon J. ten Cate", 8)
    rows = [[l.line, l.si, l.desc, qn(l.qty, "de") + " " + l.uom, num(l.price, "de") + (" p. 100" if l.per == 100 else ""), num(l.amount, "de")] for l in d.lines]
    y = table(c, 170, [(52, "l"), (90, "l"), (200, "l"), (540, "r"), (670, "r"), (790, "r")], ["Regel", "Artikelcode", "Omschrijving", "Aantal", "Prijs excl. btw", "Regelbedrag"], rows, 17, x1=50, x2=792, hsize=8.5)
    c.l(600, y, 792, y); c.t(670, y + 14, "Totaalbedrag EUR", 10, "HB", "r"); c.t(790, y + 14, num(d["total"], "de"), 10, "HB", "r"); c.t(50, 540, "Op deze bestelling zijn de Algemene Inkoopvoorwaarden Waterschappen 2018 van toepassing; betaling binnen 30 dagen.", 8)
    # landscape marks on a portrait page that is shown turned
    p = d.pdf() + ".tmp"
    c.perl(p)
    turn(p, d.pdf())
    return d


def turn(src, out):
    """Writes the page's marks turned by 90 degrees and turns the page back by /Rotate."""
    import pikepdf, os
    with pikepdf.open(src) as pdf:
        for pg in pdf.pages:
            x0, y0, w, h = [float(v) for v in pg.MediaBox]
            pg.contents_add(pikepdf.Stream(pdf, b"q 0 1 -1 0 %g 0 cm\n" % h), prepend=True)
            pg.contents_add(pikepdf.Stream(pdf, b"\nQ"))
            pg.MediaBox = [0, 0, h, w]
            pg.Rotate = 90
        pdf.save(out)
    os.unlink(src)
