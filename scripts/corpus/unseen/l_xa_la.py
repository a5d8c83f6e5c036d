# SPDX-License-Identifier: Apache-2.0
"""Mexico, Colombia, Chile, Brazil, Argentina."""
from lib import *
import backends as b
from l_wa_kit import at, br, tr


@layout("xa-mx-intelisis-cadena-hotelera")
def _(name):
    buyer = P("OPERADORA HOTELERA COSTA ESMERALDA SA DE CV", "BLVD. RIVIERA NAYARIT 1200, NUEVO VALLARTA", "BAHIA DE BANDERAS, NAYARIT  C.P. 63732")
    ship = P("HOTEL BRISAS DEL PALMAR - ALMACEN GENERAL", "CARRETERA A PUNTA MITA KM 12.5", "BAHIA DE BANDERAS, NAYARIT")
    sup = P("BLANCOS Y TEXTILES DE OCCIDENTE SA DE CV", "CALLE INDUSTRIA TEXTIL 455, ZAPOPAN, JAL. C.P. 45130")
    d = Doc(name, "Qt", "es", ["Intelisis style", "Movimiento / folio", "emisión and entrega dates d/mon/yyyy", "article ours, no supplier item", "Importe, IVA, Total with importe con letra", "embarcar a, facturar a", "Mexican hotel chain"])
    d.f.update(po_number="OC4471", po_date="2026-02-03", requested_date="2026-02-24", currency="MXN", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="Crédito 30 días")
    for i, (bi, t, q, u, p) in enumerate((("BLA-0114", "SABANA KING 300 HILOS BLANCA", 240, "PZA", "385.00"), ("BLA-0120", "FUNDA KING 300 HILOS BLANCA", 480, "PZA", "72.50"), ("BLA-0207", "TOALLA BAÑO 70X140 600 G", 600, "PZA", "128.90"), ("BLA-0211", "TAPETE BAÑO 50X75 900 G", 300, "PZA", "89.40"))):
        d.lines.append(Ln(i + 1, None, t, q, u, p, bi=bi))
    n = d.net(); d.f.update(subtotal=n, tax=r2(n * D("0.16"))); d["total"] = n + d["tax"]
    c = b.Canvas(612, 792, 8)
    c.t(40, 44, buyer.name, 11, "HB"); c.ts(40, 56, ["R.F.C. OHC0503118K2"] + buyer.lines, 10); c.t(572, 44, "ORDEN DE COMPRA", 13, "HB", "r")
    for i, (k, v) in enumerate((("Folio", "OC4471"), ("Fecha Emisión", "03/Feb/2026"), ("Fecha Entrega", "24/Feb/2026"), ("Moneda", "Pesos   T.C. 1.00"), ("Condición", "Crédito 30 días"), ("Comprador", "G. Ledezma"))):
        c.t(440, 60 + 11 * i, k + ":", font="HB"); c.t(510, 60 + 11 * i, v)
    c.r(40, 132, 260, 62); c.t(44, 142, "PROVEEDOR  P-00318", 7, "HB"); c.t(44, 154, sup.name); c.t(44, 165, sup.lines[0], 7.5); c.t(44, 176, "R.F.C. BTO9801224M3    Tel. 33 5550 1182", 7.5)
    c.r(306, 132, 266, 62); c.t(310, 142, "EMBARCAR A", 7, "HB"); c.ts(310, 154, ship.all(), 11, size=7.5); c.t(310, 190, "Facturar a: razón social indicada arriba", 7)
    S = [(44, "l"), (66, "l"), (126, "l"), (372, "r"), (380, "l"), (450, "r"), (490, "r"), (568, "r")]; c.r(40, 204, 532, 14, 0.85)
    at(c, 214, S, ["#", "Artículo", "Descripción", "Cantidad", "Unidad", "Costo", "% IVA", "Importe"], size=7.5, font="HB"); y = 232
    for l in d.lines:
        at(c, y, S, [l.line, l.bi, l.desc, num(l.qty), l.uom, num(l.price), "16", num(l.amount)]); y += 15
    for i, (k, v) in enumerate((("Importe", n), ("I.V.A.", d["tax"]), ("Total", d["total"]))):
        c.t(490, y + 16 + 13 * i, k, a="r", font="HB"); c.t(568, y + 16 + 13 * i, "$" + num(v), a="r")
    c.t(40, y + 16, "Observaciones:", font="HB"); c.t(40, y + 28, "Recepción de mercancía lunes a viernes 8:00 a 13:00. Presentar factura, OC y opinión de cumplimiento SAT.", 7.5)
    for x, t in ((110, "Elaboró"), (306, "Contralor"), (500, "Director de Operaciones")):
        c.hl(640, x - 65, x + 65); c.t(x, 651, t, 7.5, a="c")
    c.t(572, 770, "Página 1 de 1", 7, a="r"); c.qt(d.pdf())
    return d


@layout("xa-co-sapb1-alimentos")
def _(name):
    buyer = P("Alimentos del Quindío S.A.S.", "Zona Franca del Eje Cafetero Bodega 11", "La Tebaida, Quindío")
    sup = P("Empaques Flexibles Andinos S.A.", "Carrera 42 # 54A-71", "Itagüí, Antioquia")
    d = Doc(name, "LibreOffice Writer (html)", "es", ["SAP Business One style, Colombia", "NIT, ReteFuente as a note", "thousand points, decimals comma", "two descriptions rows", "Sitio de entrega in head", "IVA 19% and total orden", "peso sign before amounts"])
    ship = P("Planta La Tebaida - Recibo de materiales", "Km 2 vía Club Campestre", "La Tebaida, Quindío")
    d.f.update(po_number="4100872", po_date="2026-03-25", requested_date="2026-04-10", currency="COP", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="60 días fecha factura")
    for i, (bi, si, t, q, u, p) in enumerate((("ME-20118", "EFA-BOPP-33", "Película BOPP/BOPP 33 cm galleta vainilla", 1250, "KG", "21450.00"), ("ME-20125", "EFA-BOPP-28", "Película BOPP/BOPP 28 cm wafer limón", 800, "KG", "21980.00"), ("ME-30044", "EFA-DOY-250", "Bolsa doypack 250 g café tostado", 30000, "UND", "486.50"))):
        d.lines.append(Ln(i + 1, si, t, q, u, p, bi=bi))
    n = d.net(); d.f.update(subtotal=n, tax=r2(n * D("0.19"))); d["total"] = n + d["tax"]
    m = lambda v: "$ " + num(v, "de")
    r = "".join(f'<tr><td>{l.line}</td><td>{l.bi}</td><td>{E(l.desc)}<br/>Ref. proveedor: {l.si}</td><td align="right">{qn(l.qty, "de")}</td><td>{l.uom}</td><td align="right">{m(l.price)}</td><td align="right">{m(l.amount)}</td></tr>' for l in d.lines)
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body,td,p{{font-family:"Liberation Sans";font-size:8.5pt}}</style></head><body><table width="100%"><tr><td width="60%"><b>{buyer.name}</b><br/>NIT 900.418.227-3<br/>{"<br/>".join(buyer.lines)}<br/>PBX (606) 755 0188</td><td align="right"><font size="4"><b>Orden de Compra</b></font><br/>N° 4100872</td></tr></table><br/>
<table border="1" cellspacing="0" cellpadding="3" width="100%"><tr><td>Proveedor</td><td>{"<br/>".join(sup.all())}<br/>NIT 890.904.118-2</td><td>Fecha del documento</td><td>25.03.2026</td></tr><tr><td>Sitio de entrega</td><td>{"<br/>".join(ship.all())}</td><td>Fecha de entrega</td><td>10.04.2026</td></tr><tr><td>Contacto</td><td>Paola Restrepo</td><td>Condición de pago</td><td>60 días fecha factura</td></tr><tr><td>Moneda</td><td>COP</td><td>Encargado de compras</td><td>Julián Ospina</td></tr></table><br/>
<table border="1" cellspacing="0" cellpadding="3" width="100%"><tr bgcolor="#dddddd"><td>#</td><td>Artículo</td><td>Descripción</td><td align="right">Cantidad</td><td>UM</td><td align="right">Precio unitario</td><td align="right">Total línea</td></tr>{r}<tr><td colspan="6" align="right">Subtotal</td><td align="right">{m(n)}</td></tr><tr><td colspan="6" align="right">IVA 19 %</td><td align="right">{m(d["tax"])}</td></tr><tr><td colspan="6" align="right"><b>Total orden de compra</b></td><td align="right"><b>{m(d["total"])}</b></td></tr></table><p>Tolerancia de entrega ±5 %. Adjuntar certificado de calidad por lote. Se practicará retención en la fuente según norma vigente. La factura electrónica debe citar el número de la orden de compra.</p><p>&#160;</p><p>Autorizado por: ________________________</p></body></html>''', ".html", d.pdf())
    return d


@layout("xa-cl-mercado-publico-hospital")
def _(name):
    buyer = P("Hospital San Ramón de Ovalle Bajo", "Av. La Feria 1150", "Ovalle, Región de Coquimbo")
    sup = P("Comercial Insumed Limitada", "Camino Lo Echevers 550 Bodega 14, Quilicura")
    d = Doc(name, "weasyprint", "es", ["Chilean public market style", "ORDEN DE COMPRA N°: 1057-884-SE26", "labels in two grids SEÑOR(ES), RUT, DIRECCIÓN", "product code ONU, product, especificaciones comprador and proveedor columns", "Neto, Dcto., Cargos, Subtotal, 19% IVA, Total rows", "amounts without decimals"])
    d.f.update(po_number="1057-884-SE26", po_date="2026-05-07", currency="CLP", buyer=buyer, bill_to=buyer, ship_to=P("Bodega de Farmacia e Insumos", "Av. La Feria 1150 Ovalle Región de Coquimbo"), supplier=sup, payment_terms="30 días contra la recepción conforme de la factura")
    d["buyer_alt"] = [P("Unidad de Abastecimiento Hospital San Ramón de Ovalle Bajo")]; d["bill_to_alt"] = d.alt["buyer_alt"]; d["ship_to_alt"] = [P("Av. La Feria 1150 Ovalle Región de Coquimbo")]
    for si, t, q, p in (("42311505", "Apósito hidrocoloide 10x10 cm estéril", 1200, "1190"), ("42142523", "Aguja hipodérmica 21G x 1 1/2 caja 100", 350, "2480"), ("42132203", "Guante quirúrgico estéril talla 7,5 par", 5000, "389")):
        d.lines.append(Ln(None, si, t, q, "Unidad", p, rd=0))
    n = d.net(); d.f.update(subtotal=n, discount=0, tax=r2(n * D("0.19"), 0)); d["total"] = n + d["tax"]
    m = lambda v: "$\u00a0" + num(v, "de", 0)
    r = "".join(f"<tr><td>{l.si}<td>{t}<td class=r>{qn(l.qty, 'deplain')}<td>{l.uom}<td>{E(l.desc)}<td>SEGÚN COTIZACIÓN<td class=r>{m(l.price)}<td class=r>0<td class=r>0<td class=r>{m(l.amount)}</tr>" for l, t in zip(d.lines, ("Apósitos", "Agujas", "Guantes")))
    for l, t in zip(d.lines, ("Apósitos", "Agujas", "Guantes")):
        l.kw["group"] = t
    k = lambda a, v: f"<tr><td class=k>{a}<td>: {v}</tr>"
    b.weasy(b.page("@page{size:letter;margin:11mm}body{font:7.5pt 'DejaVu Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top;padding:.7mm}.k{width:38mm;font-weight:bold}.b{border:.7pt solid #000;margin-bottom:2mm}.g td,.g th{border:.5pt solid #000;font-size:6.5pt;padding:.8mm}.r{text-align:right}th{background:#e8e8e8}", f'''<table><tr><td width=62%><b>Rut : 61.606.418-7</b><br>{buyer.name}<br>Unidad de Abastecimiento<br>{"<br>".join(buyer.lines)}<br>Teléfono : 56-53-2665501<td><table class=b><tr><td style="text-align:center;color:#900"><b>ORDEN DE COMPRA N°: 1057-884-SE26</b></table><table>{k("Fecha Envio OC.", "07-05-2026 15:42:10")}{k("Estado", "Enviada a proveedor")}</table></table><div class=b><table>{k("SEÑOR (ES)", sup.name)}{k("RUT", "76.118.420-K")}{k("DIRECCION", sup.lines[0])}{k("NOMBRE CONTACTO", "Marcela Iturra")}</table></div><div class=b><table>{k("NOMBRE ORDEN DE COMPRA", "Insumos clínicos mayo, desde 1057-61-LE26")}{k("MONEDA", "Peso Chileno")}{k("DIRECCION DE ENVIO FACTURA", "Av. La Feria 1150 Ovalle Región de Coquimbo")}{k("DIRECCION DE DESPACHO", "Bodega de Farmacia e Insumos, Av. La Feria 1150 Ovalle Región de Coquimbo")}{k("METODO DE DESPACHO", "Despachar a dirección de envío")}{k("FORMA DE PAGO", d["payment_terms"])}</table></div><table class=g><tr><th>Código<th>Producto<th>Cantidad<th>Unidad<th>Especificaciones Comprador<th>Especificaciones Proveedor<th>Precio Unit.<th>Descuento<th>Cargos<th>Valor Total</tr>{r}</table><table style="width:60mm;margin:2mm 0 2mm auto" class=g>{"".join(f"<tr><td>{a}<td class=r>{v}</tr>" for a, v in (("Neto", m(n)), ("Dcto.", "$ 0"), ("Cargos", "$ 0"), ("Subtotal", m(n)), ("19% IVA", m(d["tax"])), ("<b>Total</b>", "<b>" + m(d["total"]) + "</b>")))}</table><p>Fuente Financiamiento : 22.04.005 &nbsp; CDP 1184-2026</p><p>Observaciones: Despachar de lunes a jueves 08:30 a 15:30 hrs. Facturar según ley 19.983, copia al correo dte@hsro.example.</p><p><b>Derechos del Proveedor del Mercado Público</b> 1. Derecho a entender los resultados de un proceso. 2. Derecho a participar de un mercado público igualitariamente y sin discriminaciones arbitrarias. 3. Derecho al pago oportuno.</p>'''), d.pdf())
    return d


@layout("xa-br-protheus-metalurgica")
def _(name):
    buyer = P("METALURGICA SERRA AZUL LTDA", "ROD. BR-116 KM 148,7", "CAXIAS DO SUL - RS  CEP 95059-520")
    sup = P("ACOS PLANALTO DISTRIBUIDORA S/A", "RUA VOLUNTARIOS DA PATRIA 3800", "PORTO ALEGRE - RS")
    d = Doc(name, "Go fpdf", "pt", ["Protheus style Pedido de Compras, landscape", "head of two boxes", "item 0001, product code, description, IPI %, delivery date per line, C.C. column", "valor unitario with four decimals", "frete and IPI rows, total geral", "local de entrega / cobrança lines"])
    d["po_number_alt"] = ["018834/1"]; d.f.update(po_number="018834", po_date="2026-04-08", requested_date="2026-04-22", currency="BRL", buyer=buyer, bill_to=P("METALURGICA SERRA AZUL LTDA"), ship_to=P("METALURGICA SERRA AZUL LTDA"), supplier=sup, payment_terms="28/35/42 DDL")
    d["bill_to"] = buyer; d["ship_to"] = P("ALMOXARIFADO 02", "ROD. BR-116 KM 148,7", "CAXIAS DO SUL - RS")
    for i, (bi, t, q, u, p) in enumerate((("MP010044", "CHAPA ACO SAE 1020 FQ 6,35MM 1200X3000", 4200, "KG", "6.8450"), ("MP010051", "BARRA RED. SAE 1045 LAM. 2 POL", 1850, "KG", "7.9210"), ("MP010118", "TUBO MECANICO ST52 DE 88,9 DI 63,5", 960, "KG", "14.3700"))):
        d.lines.append(Ln(f"000{i + 1}", None, t, q, u, p, bi=bi, date="2026-04-22"))
    n = d.net(); ipi = r2(n * D("0.0325")); d.f.update(subtotal=n, tax=ipi, freight=D("780.00"), total=n + ipi + 780)
    c = b.Canvas(842, 595, 8)
    c.r(30, 28, 782, 86); c.l(420, 28, 420, 114); c.t(36, 42, buyer.name, 11, "HB"); c.ts(36, 55, ["Endereco: " + buyer.lines[0], buyer.lines[1], "Tel: (54) 3555-0142   CNPJ: 88.618.227/0001-40   IE: 029/0118842"], 11); c.t(36, 106, "PEDIDO DE COMPRAS", 12, "HB")
    c.t(426, 42, "Numero: 018834 / 1", 11, "HB"); c.t(620, 42, "1a. Emissao   1a. VIA"); c.t(426, 55, "Fornecedor: 000417 Loja 01"); c.ts(426, 66, [sup.name, sup.lines[0], sup.lines[1], "CNPJ: 92.772.118/0003-55"], 11)
    H = ("Item", "Codigo", "Descricao do Material", "UM", "Quant.", "Valor Unitario", "%IPI", "Valor Total", "Entrega", "C.C.", "S.C.")
    S = [(34, "l"), (64, "l"), (120, "l"), (380, "l"), (450, "r"), (525, "r"), (560, "r"), (640, "r"), (652, "l"), (714, "l"), (764, "l")]
    c.r(30, 120, 782, 15, 0.9); at(c, 130, S, H, size=7.5, font="HB"); y = 148
    for l in d.lines:
        at(c, y, S, [l.line, l.bi, l.desc, l.uom, num(l.qty, "de"), num(l.price, "de", 4), "3,25", num(l.amount, "de"), "22/04/26", "310201", "024418"]); y += 14
    c.r(30, 120, 782, 240); c.t(36, 376, "Local de Entrega : ALMOXARIFADO 02, ROD. BR-116 KM 148,7, CAXIAS DO SUL - RS"); c.t(36, 388, "Local de Cobranca: METALURGICA SERRA AZUL LTDA, ROD. BR-116 KM 148,7, CAXIAS DO SUL - RS  CEP 95059-520")
    c.t(36, 404, "Condicao de Pagto: 031  28/35/42 DDL", font="HB"); c.t(300, 404, "Data de Emissao: 08/04/2026", font="HB")
    for i, (k, v) in enumerate((("Total das Mercadorias", n), ("IPI", ipi), ("Frete", D(780)), ("Total Geral R$", d["total"]))):
        c.t(600, 420 + 13 * i, k + " :", font="HB" if i == 3 else "H"); c.t(806, 420 + 13 * i, num(v, "de"), a="r", font="HB" if i == 3 else "H")
    c.t(36, 424, "Observacoes: CERTIFICADO DE QUALIDADE OBRIGATORIO. NAO RECEBEMOS APOS AS 16:00."); c.t(36, 500, "Comprador: ____________________      Gerencia: ____________________      Diretoria: ____________________")
    c.t(36, 560, "NOTA: So aceitaremos a mercadoria se na sua Nota Fiscal constar o numero do nosso Pedido de Compras.", 8, "HB"); c.gofpdf(d.pdf())
    return d


@layout("xa-non-ar-remito-ferreteria")
def _(name):
    d = non_order(name, "PDFBox", "es", "delivery_note", ["Argentine remito R", "Orden de Compra N° of the customer", "quantities without prices", "DOCUMENTO NO VALIDO COMO FACTURA"])
    c = b.Canvas(595, 842, 9)
    c.r(280, 34, 34, 30); c.t(297, 56, "R", 20, "HB", "c"); c.t(297, 74, "Código N° 91", 6, a="c"); c.t(40, 50, "FERRETERÍA INDUSTRIAL EL TORNO S.R.L.", 10.5, "HB"); c.ts(40, 64, ["Av. Hipólito Yrigoyen 8820 - Lomas de Zamora", "Bs. As.   Tel. 011 5550-0177", "IVA RESPONSABLE INSCRIPTO"], 11, size=8)
    c.t(340, 50, "REMITO", 14, "HB"); c.ts(340, 66, ["N° 0003-00048817", "Fecha: 19/03/2026", "CUIT: 30-70918842-5   Ing. Brutos: 902-118842"], 12); c.t(297, 108, "DOCUMENTO NO VÁLIDO COMO FACTURA", 7, "HB", "c")
    c.ts(40, 134, ["Señor(es): Frigorífico Las Heras S.A.", "Domicilio: Ruta 3 Km 58, Cañuelas", "CUIT: 30-61188420-9", "Orden de Compra N°: 4500-7718 del 16/03/2026     Condición de venta: Cta. Cte. 30 días"], 13)
    S = [(50, "l"), (120, "l"), (540, "r")]; c.r(40, 196, 515, 16, 0.88); at(c, 207, S, ["Código", "Descripción", "Cantidad"], font="HB"); y = 228
    for a, t, q in (("10-4418", "Rodamiento 6205 2RS", "24,00"), ("10-4431", "Correa B-62", "12,00"), ("22-0081", "Grasa atóxica H1 x 1 kg", "10,00"), ("30-1120", "Precinto inox 4,6 x 300", "500,00")):
        at(c, y, S, [a, t, q]); y += 15
    c.t(40, 700, "Transporte: Expreso Cañuelas    Bultos: 3"); c.t(40, 740, "Recibí conforme: ____________________   Aclaración: ____________________"); c.t(40, 790, "CAI N° 51118842207718   Fecha Vto. 30/11/2026", 7.5); c.pdfbox(d.pdf())
    return d
