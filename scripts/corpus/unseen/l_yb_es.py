# SPDX-License-Identifier: Apache-2.0
"""Spanish houses: cannery, shipyard, farm co-operative; a change of an order and an invoice."""
from l_yb_kit import *
import tempfile


@layout("yb-es-bodega-dto-linea-y-pronto-pago")
def _(name):
    I = (("100417", "CB-BORD-75V", "Botella bordelesa 75 cl verde", 12000, "Uds", "0.2840", 6), ("100418", "CB-BORD-75T", "Botella bordelesa 75 cl transparente", 6000, "Uds", "0.2910", 6), ("100820", "CB-COR-45", "Tapón corcho 45x24 clase B", 18000, "Uds", "0.1875", None), ("100902", "CB-CAP-30", "Cápsula complejo 30x60 burdeos", 18000, "Uds", "0.0415", 4), ("101100", "CB-CJ-6", "Caja 6 botellas impresa", 3000, "Uds", "0.7200", None))
    buyer = P("Bodegas Valdemorón, S.L.", "Carretera de Logroño, km 4", "26340 San Asensio (La Rioja)"); sup = P("Comercial Botellera del Ebro, S.A.", "Polígono Malpica, calle F, nave 22", "50016 Zaragoza")
    d = od(name, "jsPDF", "es", ["line Dto. and header discount 'Dto. P.P.'", "prices of four decimals", "Ref. propia and Ref. proveedor", "totals row of boxes across the foot", "Base imponible, IVA", "Vencimiento decoy"],
           [Ln(i + 1, s, t, q, u, p, bi=m, disc=r) for i, (m, s, t, q, u, p, r) in enumerate(I)], po_number="PC/2026/0388", po_date="2026-05-20", requested_date="2026-06-03", currency="EUR", buyer=buyer, supplier=sup, ship_to=None, payment_terms="Pagaré a 60 días")
    sums(d, 21, disc=2)
    c = b.Canvas(size=8.5)
    c.t(40, 48, "Bodegas Valdemorón, S.L.", 16, "TB"); c.ts(40, 62, ["Carretera de Logroño, km 4", "26340 San Asensio (La Rioja)", "C.I.F. B26418077 - Tel. 941 457 118"], 11, size=8)
    c.r(310, 80, 245, 66); c.ts(318, 96, sup.all(), 14, size=10); c.t(40, 120, "PEDIDO A PROVEEDOR", 13, "HB")
    c.r(40, 156, 515, 32); c.hl(168, 40, 555, .4)
    for x, k, v in ((44, "Nº pedido", "PC/2026/0388"), (140, "Fecha", "20/05/2026"), (220, "Proveedor", "400118"), (300, "Fecha entrega", "03/06/2026"), (400, "Forma de pago", "Pagaré a 60 días")):
        c.t(x, 165, k, 7.5, "HB"); c.t(x, 181, v, 9)
    X = [(42, "l"), (62, "l"), (112, "l"), (190, "l"), (375, "r"), (382, "l"), (450, "r"), (486, "r"), (553, "r")]
    c.r(40, 200, 515, 16, .88); at(c, 211, X, ("Lín.", "Ref.", "Ref. prov.", "Descripción", "Cantidad", "Ud.", "Precio", "% Dto.", "Importe"), font="HB", size=8); y = 230
    for l in d.lines:
        at(c, y, X, (l.line, l.bi, l.si, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de", 4), num(l.disc, "de") if l.disc else "", num(l.amount, "de"))); y += 16
    base = d["subtotal"] - d["discount"]; c.r(40, 640, 515, 34); c.hl(653, 40, 555, .4)
    for x, k, v in ((110, "Suma importes", d["subtotal"]), (215, "Dto. P.P. 2,00 %", d["discount"]), (320, "Base imponible", base), (420, "IVA 21,00 %", d["tax"]), (550, "TOTAL PEDIDO €", d["total"])):
        c.t(x, 650, k, 8, "HB", "r"); c.t(x, 668, num(v, "de"), 10, a="r")
    c.ts(40, 700, ["Entrega en bodega, portes pagados, de lunes a jueves de 8 a 13 h. Palets retractilados de botella con separador.", "Se ruega confirmación del pedido por correo: compras@valdemoron.example"], 12)
    c.jspdf(d.pdf())
    return d


@layout("yb-es-astillero-totales-izquierda")
def _(name):
    I = ((10, "ACN-AH36-12", "Chapa naval AH36 12x2500x10000", 38, "PZ", "2415.00", "2026-07-13"), (20, "ACN-AH36-15", "Chapa naval AH36 15x2500x10000", 22, "PZ", "3018.50", "2026-07-13"), (30, "ACN-HP-200X10", "Llanta de bulbo HP 200x10, L = 12 m", 160, "PZ", "318.40", "2026-07-27"), (40, "ACN-CERT", "Certificado de clase, inspección en fábrica", 1, "GL", "1850.00", "2026-07-13"))
    buyer = P("Astilleros Ría de Ferrol, S.A.", "Avenida del Arsenal, s/n", "15403 Ferrol (A Coruña)"); sup = P("Aceros Cantábrico Naval, S.L.", "Muelle de Raíces, nave 8", "33417 Avilés (Asturias)"); ship = P("Parque de chapas Fene", "Estrada da Barca, 120", "15500 Fene (A Coruña)")
    d = od(name, "weasyprint", "es", ["shipyard: obra and capítulo decoys", "number and date in one line under the title", "totals box left", "date a line", "no VAT, base only with a note", "conditions in two columns on a page behind"],
           [Ln(n, s, t, q, u, p, date=w) for n, s, t, q, u, p, w in I], po_number="OC-118-0733", po_date="2026-06-05", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="Transferencia a 60 días fecha factura")
    sums(d, freight="2900.00")
    rr = "".join(tr((l.line, l.si, l.desc, de(l.date).replace(".", "-"), qn(l.qty, "de"), l.uom, num(l.price, "de"), num(l.amount, "de")), "lllcrlrr") for l in d.lines)
    tc = "".join(f"<p><b>{i}. {k}.</b> {v}</p>" for i, (k, v) in enumerate((("Objeto", "Las presentes condiciones rigen las compras de Astilleros Ría de Ferrol, S.A. y prevalecen sobre las del proveedor."), ("Aceptación", "El pedido se entiende aceptado si en cinco días hábiles no se recibe objeción por escrito."), ("Calidad", "Los materiales se entregarán con certificado EN 10204 3.2 y marcado de colada y de chapa legible."), ("Plazos", "Los plazos son firmes. Por cada semana de retraso se descontará un 1 % con máximo del 10 % del importe del pedido."), ("Transporte", "El proveedor responde de la estiba. La descarga se hará con medios del astillero en horario de 7 a 14 h."), ("Facturación", "Se emitirá una factura por pedido y entrega, citando obra, capítulo y número de pedido."), ("Garantía", "Veinticuatro meses desde la entrega del buque al armador, con un máximo de treinta y seis desde la recepción."), ("Cesión", "No podrá cederse el pedido ni los créditos derivados sin consentimiento escrito."), ("Jurisdicción", "Las partes se someten a los juzgados de Ferrol.")), 1))
    b.weasy(b.page("@page{size:A4;margin:18mm;@bottom-center{content:'Página ' counter(page) ' de ' counter(pages);font:7pt 'Liberation Serif'}}body{font:9.5pt 'Liberation Serif'}table{border-collapse:collapse}.w{width:100%}td{vertical-align:top}.r{text-align:right}.c{text-align:center}.l th{border-top:1pt solid;border-bottom:1pt solid;font-size:8.5pt;text-align:left;padding:3px}.l th.r{text-align:right}.l td{padding:3px}.t td{border:0.6pt solid #000;padding:3px 8px}.x{columns:2;font-size:7.5pt;break-before:page}", f'''<table class=w><tr><td><b style="font-size:13pt">ASTILLEROS RÍA DE FERROL, S.A.</b><br>Avenida del Arsenal, s/n - 15403 Ferrol (A Coruña) - NIF A15040718<td class=r>Dpto. de Aprovisionamientos</table><h2 style="text-align:center;margin-bottom:0">ORDEN DE COMPRA</h2><p style="text-align:center;margin-top:0">Nº OC-118-0733 de fecha 5 de junio de 2026</p><table class=w><tr><td width=50%><b>Proveedor:</b><br>{sup.h()}<td><b>Lugar de entrega:</b><br>{ship.h()}</table><p>Obra: C-418 Patrullero &nbsp; Capítulo: 02 Aceros &nbsp; Su oferta: 26-0771 Rev. 1<br>Condiciones de pago: Transferencia a 60 días fecha factura</p><table class="w l">{tr(("Pos.", "Código prov.", "Descripción", "F. entrega", "Cant.", "Ud.", "Precio €", "Importe €"), "lllcrlrr", "th")}{rr}</table><br><table class=t><tr><td>Importe neto<td class=r>{num(d["subtotal"], "de")}<tr><td>Portes<td class=r>{num(d["freight"], "de")}<tr><td><b>Total pedido (EUR)</b><td class=r><b>{num(d["total"], "de")}</b></table><p>Operación exenta de IVA (art. 22.1 Ley 37/1992). Tolerancia de peso según EN 10163.</p><p>Conforme: el Director de Compras, Xosé Lamas</p><div class=x><h4>CONDICIONES GENERALES DE COMPRA</h4>{tc}</div>''', "es"), d.pdf())
    return d


@layout("yb-es-cooperativa-agricola-escaneado")
def _(name):
    I = ((20, "cajas", "Film embalar 500 mm, 6 rollos", "38.40"), (150, "uds.", "Palet plástico 1200x800 usado", "11.50"), (6000, "uds.", "Caja cartón 40x30x15 naranja 10 kg", "0.62"), (30, "rollos", "Etiqueta adhesiva calibre, 2.000 u.", "9.85"))
    buyer = P("Cooperativa Citrícola La Ribera", "Camí de la Séquia, 18", "46600 Alzira (Valencia)"); sup = P("Embalajes Júcar, S.L.", "Polígono El Pla", "46290 Alcàsser (Valencia)")
    d = od(name, "scan of a Canvas print", "es", ["scan 165 dpi, no text layer", "typed form of a fruit co-operative, quantity and unit first", "no item numbers", "total without VAT"],
           [Ln(None, None, t, q, u, p) for q, u, t, p in I], po_number="418/26", po_date="2026-10-14", requested_date="2026-10-21", currency="EUR", buyer=buyer, supplier=sup, ship_to=None, payment_terms="30 días")
    d["total"] = d.net()
    c = b.Canvas(size=11, font="C")
    c.t(50, 60, "COOPERATIVA CITRÍCOLA LA RIBERA", 16, "HB"); c.t(50, 76, "Camí de la Séquia, 18 - 46600 Alzira (Valencia)", 10, "H"); c.r(380, 90, 170, 46); c.t(390, 108, "PEDIDO Nº 418/26", 13, "HB"); c.t(390, 126, "Fecha 14/10/2026", 11, "H")
    c.t(50, 112, "Proveedor:", 10, "H"); c.ts(50, 128, sup.all(), 15); c.t(50, 190, "Entrega: 21/10/2026 en nuestro almacén"); c.t(50, 206, "Pago: 30 días   Importes en EUR")
    X = [50, 120, 190, 400, 470, 550]
    for k in range(len(I) + 2):
        c.hl(225 + 24 * k, 50, 550, .8)
    for x in X:
        c.l(x, 225, x, 225 + 24 * (len(I) + 1), .8)
    for x, w, s in zip(X, X[1:], ("Cantidad", "Unidad", "Artículo", "Precio", "Importe")):
        c.t((x + w) / 2, 241, s, 10, "HB", "c")
    for k, l in enumerate(d.lines):
        y = 265 + 24 * k; c.t(115, y, qn(l.qty, "de"), a="r"); c.t(126, y, l.uom); c.t(194, y, l.desc, 9.5, "C"); c.t(465, y, num(l.price, "de"), a="r"); c.t(545, y, num(l.amount, "de"), a="r")
    c.t(465, 368, "TOTAL", 11, "HB", "r"); c.t(545, 368, num(d["total"], "de"), font="CB", a="r"); c.t(60, 440, "Vicent Climent", 17, "HI"); c.t(50, 455, "El encargado de almacén", 8, "H")
    t = tempfile.mktemp(".pdf"); c.reportlab(t, ttf=True); d.text_from = t
    b.scan(t, d.pdf(), dpi=165, skew=0.7, noise=4, quality=36, blur=0.5, seed=31)
    return d


@layout("yb-review-es-modificacion-pedido-cantidades")
def _(name):
    buyer = P("Climatización Tormes, S.A.", "Calle Fresadores, 14", "37008 Salamanca"); sup = P("Ventiladores Bierzo, S.L.", "24400 Ponferrada (León)")
    d = od(name, "wkhtmltopdf", "es", ["modification of an order: old and new quantity columns", "one line struck out as anulada"], [Ln(1, "VB-AX-400", "Ventilador axial 400 mm 230 V", 30, "ud", "118.40"), Ln(2, "VB-AX-500", "Ventilador axial 500 mm 230 V", 16, "ud", "164.90")], doc_type="change_order", expect="review", po_number="P26-0771", po_date="2026-02-10", currency="EUR", buyer=buyer, supplier=sup, ship_to=None)
    d["total"] = d.net()
    rr = tr((1, "VB-AX-400", "Ventilador axial 400 mm 230 V", 20, 30, "ud", "118,40", num(d.lines[0].amount, "de")), "lllrrlrr") + tr((2, "VB-AX-500", "Ventilador axial 500 mm 230 V", 16, 16, "ud", "164,90", num(d.lines[1].amount, "de")), "lllrrlrr") + "<tr><td>3<td>VB-RJ-400<td><s>Rejilla 400 mm</s> ANULADA<td class=r>20<td class=r>0<td>ud<td class=r>9,75<td class=r>0,00"
    b.wk(b.page("body{font:10pt Arial}table{width:100%;border-collapse:collapse}.l td,.l th{border:1px solid #777;padding:4px;text-align:left}.l .r{text-align:right}", f'''<p><b style="font-size:14pt">Climatización Tormes, S.A.</b><br>Calle Fresadores, 14, 37008 Salamanca</p><h2>Modificación nº 1 del pedido P26-0771</h2><p>Fecha del pedido: 10/02/2026 &nbsp; Fecha de la modificación: 24/02/2026<br>Proveedor: Ventiladores Bierzo, S.L., 24400 Ponferrada (León)</p><p>Rogamos modifiquen nuestro pedido como sigue; este documento sustituye al anterior:</p><table class=l>{tr(("Lín.", "Código", "Descripción", "Cant. anterior", "Cant. nueva", "Ud.", "Precio", "Importe"), "lllrrlrr", "th")}{rr}</table><p style="text-align:right"><b>Nuevo total EUR {num(d["total"], "de")}</b></p><p>Las demás condiciones no cambian.</p>''', "es"), d.pdf())
    return d


@layout("yb-non-es-factura-su-pedido")
def _(name):
    d = non_order(name, "pdfmake", "es", "invoice", ["invoice, su pedido nº and fecha in the boxes", "delivery note number per line group", "IVA, vencimiento, IBAN"])
    R = lambda *x: [{"text": v, "alignment": a} for v, a in zip(x, ("left", "left", "right", "right", "right"))]
    b.pdfmake({"defaultStyle": {"fontSize": 9}, "content": [{"columns": [{"text": [{"text": "Suministros Industriales Pisuerga, S.L.\n", "bold": True, "fontSize": 12}, "Calle Cromo, 40\n47012 Valladolid\nB47118204"]}, {"text": [{"text": "FACTURA 26/004418\n", "bold": True, "fontSize": 13}, "Fecha: 30/04/2026\nCliente: 10417"], "alignment": "right"}]}, "\n", {"text": "Azucarera del Duero, S.A.\nCarretera de Soria, km 2\n47300 Peñafiel (Valladolid)"}, "\n", {"table": {"widths": ["*", "*", "*", "*"], "body": [["Su pedido nº", "Fecha pedido", "Forma de pago", "Vencimiento"], ["4500118774", "15/04/2026", "Transferencia 60 días", "29/06/2026"]]}}, "\nAlbarán 26/11870 de 22/04/2026\n", {"table": {"widths": [70, "*", 50, 60, 70], "body": [R("Referencia", "Descripción", "Cantidad", "Precio", "Importe"), R("SP-22311", "Rodamiento 22311 EK", "6", "142,00", "852,00"), R("SP-H2311", "Manguito H2311", "6", "21,40", "128,40"), R("SP-SNL", "Soporte SNL 511-609", "6", "88,75", "532,50")]}, "layout": "lightHorizontalLines"}, {"text": "\nBase imponible 1.512,90\nIVA 21 % 317,71\nTotal factura 1.830,61 EUR", "alignment": "right"}, "\nIBAN ES77 2103 0418 2200 3311 7740"]}, d.pdf())
    return d
