# SPDX-License-Identifier: Apache-2.0
"""Spain and Portugal: coffee, a town hall's form, car parts, ironmongery, cork."""
from l_zb_kit import *


@layout("zb-es-tostadero-cafe-iva-por-linea")
def _(name):
    I = (("Café verde Colombia Excelso, saco 70 kg", "CV-COL-70", "sacos", 12, "448.00", "0", 10), ("Café verde Brasil Santos NY2, saco 60 kg", "CV-BRA-60", "sacos", 20, "331.50", "2", 10), ("Bolsa kraft 250 g con válvula", "BK-250V", "uds", 5000, "0.182", "0", 21), ("Azucarillo sobre 7 g, caja 1.000", "AZ-7", "cajas", 40, "11.90", "5", 10))
    buyer = P("Tostadero La Alquería, S.L.", "Calle de la Pelota, 14", "46980 Paterna (Valencia)"); sup = P("Importadora de Coloniales Turia, S.A.", "Muelle de Levante, s/n", "46024 Valencia")
    d = od(name, "chromium", "es", ["modern cloud ERP look: name of the item above, code in grey below", "IVA 10 % and 21 % a line, two tax rows at the foot", "Dto. column", "unit price of three decimals", "NIF under both parties, order number as title of the page"],
           [Ln(None, s, t, q, u, p, disc=dc if dc != "0" else None) for t, s, u, q, p, dc, _ in I], po_number="PC260089", po_date="2026-03-11", requested_date="2026-03-20", currency="EUR", buyer=buyer, supplier=sup, payment_terms="Recibo domiciliado a 30 días")
    t10 = r2(sum(l.amount for l, it in zip(d.lines, I) if it[6] == 10) * D("0.10")); t21 = r2(d.lines[2].amount * D("0.21"))
    d["subtotal"] = d.net(); d["tax"] = t10 + t21; d["tax_alt"] = [t10, t21]; d["total"] = d.net() + t10 + t21
    r = "".join(f"<tr><td><b>{E(l.desc)}</b><br><span class=g>{l.si}</span><td class=r>{qn(l.qty, 'de')}<td>{l.uom}<td class=r>{num(l.price, 'de', 3)} €<td class=r>{it[5]} %<td class=r>{it[6]} %<td class=r>{g(l.amount)} €" for l, it in zip(d.lines, I))
    b.chromium(b.page("@page{size:A4;margin:17mm}body{font:9.5pt 'DejaVu Sans';color:#222}table{width:100%;border-collapse:collapse}td,th{padding:5px 4px;vertical-align:top;text-align:left;font-size:8.5pt}.g{color:#999;font-size:7.5pt}td.r,th.r{text-align:right;white-space:nowrap}.l th{border-bottom:2px solid #6b8e23;color:#6b8e23}.l td{border-bottom:1px solid #eee}h1{color:#6b8e23;font-weight:300;font-size:24pt;margin:4mm 0}", f'''<table><tr><td><b>{buyer.name}</b><br>{br(buyer.lines)}<br><span class=g>NIF B98117204</span><td class=r><b>{sup.name}</b><br>{br(sup.lines)}<br><span class=g>NIF A46022718</span></table><h1>Pedido de compra PC260089</h1><table><tr><td><span class=g>Fecha</span><br>11/03/2026<td><span class=g>Entrega prevista</span><br>20/03/2026<td><span class=g>Forma de pago</span><br>Recibo domiciliado a 30 días<td><span class=g>Comercial</span><br>Amparo Ferrer</table><br><table class=l><tr><th>Concepto<th class=r>Cant.<th>Ud.<th class=r>Precio<th class=r>Dto.<th class=r>IVA<th class=r>Total</tr>{r}</table><table style="width:55%;margin:6mm 0 0 45%"><tr><td>Base imponible<td class=r>{g(d["subtotal"])} €<tr><td>IVA 10 %<td class=r>{g(t10)} €<tr><td>IVA 21 %<td class=r>{g(t21)} €<tr><td><b>Total</b><td class=r><b>{g(d["total"])} €</b></table><p class=g>Inscrita en el R.M. de Valencia, tomo 8817, folio 204, hoja V-118204. Horario de descarga: de 8:00 a 13:30 h.</p>''', "es"), d.pdf())
    return d


@layout("zb-es-ayuntamiento-propuesta-gasto-acroform")
def _(name):
    I = ((15, "ud", "Papelera circular 60 l, acero galvanizado", "86.40"), (6, "ud", "Banco madera tropical 1,80 m", "245.00"), (200, "m", "Manguera riego goteo 16 mm", "0.58"), (40, "saco", "Sustrato universal 70 l", "7.95"))
    buyer = P("Ayuntamiento de Villalba del Campo", "Plaza Mayor, 1", "49166 Villalba del Campo (Zamora)"); sup = P("Equipamientos Urbanos Duero, S.L.", "Pol. Los Llanos, parcela 12", "49028 Zamora")
    d = od(name, "pdf-lib", "es", ["filled form fields of a town hall", "quantity and unit before the description", "expediente and partida as decoys", "place of delivery in a field, no item codes", "IVA 21 %, Total"],
           [Ln(None, None, t, q, u, p) for q, u, t, p in I], po_number="2026/000417", po_date="2026-04-15", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Almacén municipal", "Camino del Cementerio, s/n"))
    sums(d, 21)
    c = b.Canvas(size=9)
    c.r(40, 36, 50, 50, .85); c.t(65, 66, "ESCUDO", 7, a="c"); c.t(104, 56, "AYUNTAMIENTO DE VILLALBA DEL CAMPO", 13, "HB"); c.t(104, 70, "Plaza Mayor, 1 - 49166 Villalba del Campo (Zamora) - CIF P4911800J")
    c.t(297, 112, "VALE DE PEDIDO", 15, "HB", "c")
    for k, (a, v) in enumerate((("N.º de pedido:", "2026/000417"), ("Fecha:", "15/04/2026"), ("Expediente:", "2026/EG-0882"), ("Partida:", "171 22104"))):
        x, y = 40 + 260 * (k % 2), 138 + 20 * (k // 2); c.t(x, y, a, font="HB"); c.t(x + 80, y, "@" + v)
    c.t(40, 186, "Proveedor:", font="HB"); c.t(135, 186, "@" + sup.name); c.t(135, 202, "@" + ", ".join(sup.lines))
    c.t(40, 222, "Lugar de entrega:", font="HB"); c.t(135, 222, "@Almacén municipal, Camino del Cementerio, s/n")
    X = [(80, "r"), (90, "l"), (140, "l"), (470, "r"), (550, "r")]
    c.r(40, 240, 515, 18, .9); at(c, 252, X, ("Cantidad", "Unidad", "Descripción", "Precio unit.", "Importe"), font="HB"); y = 276
    for k in range(7):
        if k < 4:
            l = d.lines[k]; at(c, y, X, ["@" + v for v in (qn(l.qty), l.uom, l.desc, g(l.price), g(l.amount))])
        c.hl(y + 7, 40, 555, .4); y += 22
    for k, (a, v) in enumerate((("Suma", d["subtotal"]), ("IVA 21 %", d["tax"]), ("TOTAL EUROS", d["total"]))):
        c.t(470, y + 6 + 22 * k, a, font="HB", a="r"); c.t(550, y + 6 + 22 * k, "@" + g(v), a="r")
    c.ts(40, y + 10, ["La factura se presentará en FACe con los códigos", "DIR3 L01492781 indicando este número de pedido."], 12, size=8)
    c.t(120, y + 110, "El Concejal Delegado", a="c"); c.t(440, y + 110, "La Interventora", a="c")
    c.pdflib(d.pdf())
    from l_yb_de2 import flatten
    d.text_from = flatten(d.pdf())
    return d


@layout("zb-es-automocion-pedido-norma-embalaje")
def _(name):
    I = ((10, "7H0 805 121-2", "EST-44120", "Soporte radiador inferior estampado", 4800, "UN", "312.50", 100), (20, "7H0 805 588-1", "EST-44131", "Refuerzo travesaño delantero", 2400, "UN", "587.00", 100), (30, "N 911 337 01", "TOR-M8-22", "Tornillo brida M8x22 zincado", 60000, "UN", "41.85", 1000))
    buyer = P("Componentes Aragón Automoción, S.A.", "Polígono Entrerríos, calle B, 4", "50630 Alagón (Zaragoza)"); sup = P("Estampaciones Bidasoa, S. Coop.", "Barrio Ventas, 20", "20305 Irun (Gipuzkoa)"); ship = P("Planta 2 - Muelle 6", "Polígono Entrerríos, calle D, 1", "50630 Alagón (Zaragoza)")
    d = od(name, "Apache FOP", "es", ["automotive order in landscape, ruled table", "part numbers with blanks and dash", "price per 100 and per 1000: 'Precio' and 'x'", "customs number and net weight a row below", "plant and dock", "two pages: general conditions behind with many numbers"],
           [Ln(n, s, t, q, u, p, bi=m, per=e) for n, m, s, t, q, u, p, e in I], po_number="45/0088174", po_date="2026-06-22", requested_date="2026-07-13", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="Transferencia 60 días fecha factura, día de pago 25")
    d["total"] = d.net()
    B = lambda xs, s="": "".join(f"<fo:block {s}>{E(x)}</fo:block>" for x in xs)
    C = lambda x, st="": f'<fo:table-cell padding="1mm" border="0.4pt solid #444" {st}>{x}</fo:table-cell>'
    T = lambda w, rows: '<fo:table table-layout="fixed" width="100%">' + "".join(f'<fo:table-column column-width="{x}mm"/>' for x in w) + f'<fo:table-body>{rows}</fo:table-body></fo:table>'
    lab = lambda a, xs: C(f'<fo:block font-size="6.5pt" color="#555">{a}</fo:block>' + B(xs))
    rows = "<fo:table-row>" + "".join(C(f'<fo:block font-weight="bold" font-size="8pt">{x}</fo:block>', 'background-color="#f0f0d8"') for x in ("Pos.", "Nº pieza", "Su referencia", "Denominación", "Cantidad", "UM", "Precio EUR", "x", "Importe EUR")) + "</fo:table-row>"
    for l, (w, h) in zip(d.lines, (("0,412 kg", "8708 29 90"), ("0,988 kg", "8708 29 90"), ("0,014 kg", "7318 15 88"))):
        v = (l.line, l.bi, l.si, l.desc, qn(l.qty, "de"), l.uom, g(l.price), qn(l.per, "de"), g(l.amount))
        rows += "<fo:table-row>" + "".join(C(f'<fo:block text-align="{"end" if k in (4, 6, 7, 8) else "start"}">{E(x)}</fo:block>' + (f'<fo:block font-size="7pt">Cód. TARIC {h} - peso neto {w}</fo:block>' if k == 3 else "")) for k, x in enumerate(v)) + "</fo:table-row>"
    rows += "<fo:table-row>" + C('<fo:block text-align="end" font-weight="bold">Total pedido (sin IVA)</fo:block>', 'number-columns-spanned="8"') + C(f'<fo:block text-align="end" font-weight="bold">{g(d["total"])}</fo:block>') + "</fo:table-row>"
    cond = "".join(f'<fo:block space-before="1.5mm">{k + 1}. {x}</fo:block>' for k, x in enumerate(("Aceptación. El pedido se considera aceptado si en 5 días laborables no se recibe comunicación en contrario.", "Embalaje. Contenedor GLT 1200 x 1000 x 975, máximo 800 kg; etiqueta Odette V4 con número de pedido y de pieza.", "Calidad. Objetivo 25 PPM por año natural; las incidencias se cargan a razón de 180,00 EUR por informe 8D.", "Entrega. Penalización del 1,5 % del importe por día de retraso, con un máximo del 10 %.", "Precios. DDP Alagón, Incoterms 2020, firmes hasta el 31/12/2026 con revisión de materia prima por encima del 3 %.", "Facturación. Una factura por albarán, indicando posición; código de proveedor 204471.", "Jurisdicción. Juzgados y tribunales de Zaragoza.")))
    b.fop(f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Helvetica" font-size="9pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="297mm" page-height="210mm" margin="12mm 14mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">{T((150, 119), "<fo:table-row>" + C('<fo:block font-size="15pt" font-weight="bold">COMPONENTES ARAGÓN AUTOMOCIÓN, S.A.</fo:block><fo:block>Polígono Entrerríos, calle B, 4 - 50630 Alagón (Zaragoza)</fo:block>') + C('<fo:block font-size="15pt" text-align="center">PEDIDO</fo:block>') + "</fo:table-row>")}{T((45, 35, 45, 72, 72), "<fo:table-row>" + lab("Nº de pedido", ["45/0088174"]) + lab("Fecha", ["22.06.2026"]) + lab("Fecha de entrega", ["13.07.2026"]) + lab("Proveedor 204471", sup.all()) + lab("Lugar de entrega", ship.all()) + "</fo:table-row>")}{T((125, 144), "<fo:table-row>" + lab("Condiciones de pago", ["Transferencia 60 días fecha factura, día de pago 25"]) + lab("Comprador / teléfono", ["Begoña Lizarraga / 976 610 417"]) + "</fo:table-row>")}<fo:block space-before="5mm"/>{T((12, 36, 30, 82, 24, 12, 26, 17, 30), rows)}<fo:block space-before="4mm">Mercancía sujeta a norma de embalaje NE-017. Adjuntar certificado de materia prima en cada expedición.</fo:block><fo:block break-before="page" font-weight="bold" space-after="3mm">Condiciones generales de compra, edición 7 (02/2025)</fo:block>{cond}</fo:flow></fo:page-sequence></fo:root>''', d.pdf())
    return d


@layout("zb-es-ferreteria-listado-matricial-sin-rayas")
def _(name):
    I = (("8411204001182", "Candado latón 40 mm", 48, "4.12", "35"), ("8411204001199", "Candado latón 50 mm", 36, "5.86", "35"), ("8411204017718", "Cerradura sobreponer 100x70", 20, "14.30", "30"), ("8411204020886", "Bombín europerfil 30x30", 60, "7.45", "40"), ("8411204033015", "Cierrapuertas fuerza 2-4", 15, "22.90", "30"), ("8411204040112", "Mirilla 200º cromo", 100, "1.38", "40"))
    buyer = P("FERRETERÍA HERMANOS CUESTA, C.B.", "C/ Real, 77", "09400 Aranda de Duero"); sup = P("CERRAJERÍA DEL NORTE, S.A.", "Apartado 118", "20500 Mondragón")
    d = od(name, "libharu", "es", ["fixed pitch print of an old shop program", "EAN as the only item number", "columns without headings over description and amount", "discount per line, header discount pronto pago", "date with two-digit year", "N/PEDIDO in the middle of the page"],
           [Ln(None, s, t, q, None, p, disc=dc) for s, t, q, p, dc in I], po_number="1207", po_date="2026-02-03", currency="EUR", buyer=buyer, supplier=sup, payment_terms="GIRO 30 DIAS")
    sums(d, 21, disc=2)
    c = b.Canvas(size=10, font="C")
    c.ts(45, 60, [buyer.name, buyer.lines[0], buyer.lines[1], "TEL. 947 50 11 82   CIF E09118204"], 13); c.ts(330, 120, sup.all(), 13)
    c.t(45, 190, "N/PEDIDO: 1207", 11, "CB"); c.t(220, 190, "FECHA: 03/02/26"); c.t(380, 190, "PAGO: GIRO 30 DIAS")
    X = [(45, "l"), (135, "l"), (365, "r"), (425, "r"), (465, "r"), (550, "r")]
    at(c, 222, X, ("COD.BARRAS", "", "CANT.", "PRECIO", "%DTO", ""), font="CB"); y = 242
    for l in d.lines:
        at(c, y, X, (l.si, l.desc.upper(), qn(l.qty), g(l.price), l.disc, g(l.amount)), size=9.5); y += 15
    y += 12
    for a, v in (("SUMA", d["subtotal"]), ("DTO. P.P. 2%", -d["discount"]), ("IVA 21%", d["tax"]), ("TOTAL EUROS", d["total"])):
        c.t(465, y, a, 10, "CB", "r"); c.t(550, y, g(v), a="r"); y += 15
    c.ts(45, y + 20, ["PORTES PAGADOS A PARTIR DE 300 EUROS.", "NO ADMITIMOS PENDIENTES: ANULAR LO QUE NO SE SIRVA."], 14)
    for l in d.lines:
        l.desc = l.desc.upper()
    c.haru(d.pdf())
    return d


@layout("zb-pt-corticeira-encomenda-cartao-iva-isento")
def _(name):
    I = (("1", "MP.01.0044", "Prancha de cortiça 27-32 mm, 4.ª/5.ª", "12500", "KG", "3.42"), ("2", "MP.04.0102", "Cola poliuretano monocomponente, tambor 200 kg", "8", "TB", "918.00"), ("3", "EM.02.0017", "Caixa de cartão 600x400x400, dupla onda", "3000", "UN", "1.165"), ("4", "EM.02.0031", "Saco PE 900x1200 120 µm", "1500", "UN", "0.74"))
    buyer = P("Corticeira Serra d'Ossa, Lda.", "Zona Industrial, lote 22", "7170-999 Redondo"); sup = P("Montado & Filhos, S.A.", "Estrada Nacional 114", "7050-001 Montemor-o-Novo"); ship = P("Armazém de matérias-primas", "Monte da Ribeira", "7170-120 Redondo")
    d = od(name, "jsPDF", "pt", ["Portuguese order with Cód. interno only", "IVA isento art. 14.º in text, total without tax", "local de descarga and dates in a row of labels below the table", "quantities with blanks between thousands", "ATCUD-like code as decoy"],
           [Ln(int(n), None, t, q, u, p, bi=m) for n, m, t, q, u, p in I], po_number="ENC 2026/318", po_date="2026-07-01", requested_date="2026-07-15", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="Pronto pagamento com 2 % de desconto")
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(40, 56, "Corticeira Serra d'Ossa, Lda.", 16, "TB"); c.t(40, 70, "Zona Industrial, lote 22 - 7170-999 Redondo - NIF 501 118 204", 8)
    c.t(555, 56, "Encomenda a Fornecedor", 13, "H", "r"); c.t(555, 72, "ENC 2026/318", 12, "HB", "r"); c.t(555, 85, "Data: 2026-07-01", 9, a="r")
    c.t(40, 110, "Exmo.(s) Sr.(s)", 8, grey=.4); c.ts(40, 123, sup.all(), 13, size=10)
    X = [(40, "l"), (60, "l"), (120, "l"), (390, "r"), (398, "l"), (470, "r"), (555, "r")]
    c.hl(180, 40, 555, 1.5); at(c, 193, X, ("#", "Cód. interno", "Descrição", "Qtd.", "Un.", "Pr. unit.", "Valor"), font="HB"); c.hl(199, 40, 555, .5); y = 214
    for l in d.lines:
        at(c, y, X, (l.line, l.bi, l.desc, f(l.qty)[:-3], l.uom, num(l.price, "sp", 3), f(l.amount))); y += 17
    c.hl(y, 40, 555, .5); c.t(470, y + 16, "Total da encomenda EUR", font="HB", a="r"); c.t(555, y + 16, f(d["total"]), font="HB", a="r")
    for k, (a, v) in enumerate((("Data de entrega", "2026-07-15"), ("Condições de pagamento", "Pronto pagamento com 2 % de desconto"), ("Expedição", "Vosso transporte"))):
        c.t(40 + (0, 110, 330)[k], y + 50, a, 7.5, grey=.4); c.t(40 + (0, 110, 330)[k], y + 62, v)
    c.t(40, y + 86, "Local de descarga", 7.5, grey=.4); c.t(40, y + 98, ", ".join(ship.all()))
    c.ts(40, y + 130, ["IVA - regime de autoliquidação. Documento processado por programa certificado n.º 0417/AT - Qk7R.", "A mercadoria só é recebida com guia de transporte e certificado FSC."], 12, size=8)
    c.jspdf(d.pdf())
    return d
