# SPDX-License-Identifier: Apache-2.0
"""Mexico, Colombia, Argentina, Peru, Chile, Brazil as their programs print orders."""
from lib import *
import backends as b


@layout("wc-mx-contpaqi-comercial")
def _(name):
    d = Doc(name, "PDFBox", "es", ["CONTPAQi: serie and folio, quantity first, then unit, code, description", "IVA 16 %", "importe con letra", "date 14/Mar/2025", "buyer is the letterhead with RFC"])
    buyer = P("REFACCIONES INDUSTRIALES DEL BAJIO SA DE CV", "Blvd. Hnos. Aldama 1402, Cd. Industrial", "37490 León, Guanajuato, México")
    sup = P("BALEROS Y RETENES DE OCCIDENTE SA DE CV", "Calz. Lázaro Cárdenas 2305, Las Torres, 44920 Guadalajara, Jalisco")
    d.f.update(po_number="OC-3318", po_date="2025-03-14", requested_date="2025-03-21", currency="MXN", buyer=buyer, supplier=sup, payment_terms="CREDITO 30 DIAS")
    for q, u, s, t, p in ((24, "PZA", "6205-2RS", "BALERO RIGIDO DE BOLAS 6205 2RS C3", "68.40"), (10, "PZA", "22212-E", "BALERO DE RODILLOS A ROTULA 22212 E", "1245.00"), (60, "PZA", "R-45X62X8", "RETEN 45X62X8 NBR", "31.75"), (6, "KIT", "MNG-SNL512", "KIT DE MANGUITO Y CHUMACERA SNL 512", "2380.50")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.16"))); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(w=612, h=792, size=8)
    c.t(36, 44, buyer.name, 11, "HB"); c.t(36, 56, "RFC: RIB0403118K2   Régimen 601"); c.ts(36, 67, buyer.lines, 10); c.r(430, 32, 146, 48, lw=1); c.t(503, 46, "ORDEN DE COMPRA", 10, "HB", "c"); c.hl(51, 430, 576); c.t(436, 62, "Serie: OC"); c.t(500, 62, "Folio: 3318", font="HB"); c.t(436, 75, "Fecha: 14/Mar/2025")
    c.r(36, 98, 540, 60, lw=.5); c.t(41, 109, "PROVEEDOR", 7, "HB"); c.t(41, 121, "0147   " + sup.name, font="HB"); c.t(41, 132, sup.lines[0]); c.t(41, 143, "RFC: BRO980522QH1"); c.t(400, 109, "Condiciones:", 7, "HB"); c.t(400, 121, d["payment_terms"]); c.t(400, 134, "Fecha de entrega:", 7, "HB"); c.t(475, 134, "21/Mar/2025"); c.t(400, 147, "Moneda:", 7, "HB"); c.t(475, 147, "Peso Mexicano")
    c.r(36, 166, 540, 15, fill=.82)
    for x, s, a in ((76, "Cantidad", "r"), (84, "Unidad", "l"), (124, "Código", "l"), (196, "Nombre del producto", "l"), (420, "Precio", "r"), (465, "Desc.", "r"), (510, "I.V.A.", "r"), (572, "Importe", "r")):
        c.t(x, 176, s, 8, "HB", a)
    y = 195
    for l in d.lines:
        c.t(76, y, num(l.qty), a="r"); c.t(84, y, l.uom); c.t(124, y, l.si); c.t(196, y, l.desc); c.t(420, y, num(l.price), a="r"); c.t(465, y, "0.00", a="r"); c.t(510, y, "16.00%", a="r"); c.t(572, y, num(l.amount), a="r"); y += 14
    c.hl(600, 36, 576)
    for k, (a, v) in enumerate((("Subtotal", d["subtotal"]), ("I.V.A.", d["tax"]), ("Total", d["total"]))):
        c.t(500, 614 + 13 * k, a, font="HB", a="r"); c.t(572, 614 + 13 * k, "$ " + num(v), a="r", font="HB" if k == 2 else "H")
    c.t(36, 614, f"( {WORDS} PESOS {int(round((d['total'] % 1) * 100)):02}/100 M.N. )"); c.t(36, 640, "Observaciones: Entregar en almacén de 8:00 a 14:00 hrs. Indicar número de OC en su factura (CFDI uso G01).")
    for x, s in ((90, "Elaboró"), (306, "Autorizó"), (500, "Proveedor")):
        c.hl(720, x - 60, x + 60); c.t(x, 731, s, a="c")
    c.pdfbox(d.pdf())
    return d


WORDS = "TREINTA Y CINCO MIL CIENTO VEINTICUATRO"


@layout("wc-mx-aspel-sae-listing")
def _(name):
    d = Doc(name, "reportlab canvas", "es", ["Aspel SAE listing in Courier", "clave, then our description with the supplier's key on a second row", "costo, % desc, % IVA columns", "no supplier address", "letter size"])
    buyer = P("PLASTICOS LAGUNEROS, S.A. DE C.V.", "CALLE DURANGO 880 NTE. GOMEZ PALACIO, DGO. C.P. 35070")
    d.f.update(po_number="0000001284", po_date="2025-07-09", requested_date="2025-07-16", currency="MXN", buyer=buyer, supplier=P("RESINAS Y COLORANTES DEL NORTE"), ship_to=P("ALMACEN 2 MATERIA PRIMA", "CARR. TORREON-SAN PEDRO KM 6.5"))
    for bi, t, si, q, u, p, ds in (("MP-PEBD-01", "POLIETILENO BAJA DENSIDAD 20020", "RC-LD20", 5000, "KG", "29.85", 3), ("MP-PP-14", "POLIPROPILENO HOMOPOLIMERO 14 MFI", "RC-PPH14", 2500, "KG", "31.20", 3), ("MB-NEG-40", "MASTERBATCH NEGRO 40%", "RC-MBN40", 225, "KG", "78.50", 0), ("AD-UV-10", "ADITIVO UV CONCENTRADO", "RC-UV10", 75, "KG", "214.00", 0)):
        d.lines.append(Ln(None, si, t, q, u, p, bi=bi, disc=ds or None))
    gross = sum(r2(l.qty * l.price) for l in d.lines); disc = gross - d.net()
    d.f.update(subtotal=gross, discount=disc, tax=r2(d.net() * D("0.16"))); d["total"] = d.net() + d["tax"]; d["subtotal_alt"] = [gross, d.net()]
    for l in d.lines:
        l.gross = r2(l.qty * l.price)
    c = b.Canvas(w=612, h=792, size=8, font="C")
    T = [buyer.name, "R.F.C. PLA870314T69", buyer.lines[0], "", "ORDEN DE COMPRA".center(102), f"{'':68}Documento : {d['po_number']}", f"{'Proveedor : 00000052':68}Fecha     : 09/07/2025", f"{'RESINAS Y COLORANTES DEL NORTE':68}F.Recepción: 16/07/2025", f"{'R.F.C. RCN0109276A4':68}Moneda    : 1  Pesos   T.C. 1.0000", "", "Entregar en: ALMACEN 2 MATERIA PRIMA", "             CARR. TORREON-SAN PEDRO KM 6.5", "=" * 102, f"{'CLAVE':<13}{'DESCRIPCION':<36}{'CANTIDAD':>10} {'UM':<4}{'COSTO':>10}{'%DESC':>7}{'%IVA':>7}{'IMPORTE':>14}", "=" * 102]
    for l in d.lines:
        T += [f"{l.bi:<13}{l.desc:<36}{num(l.qty):>10} {l.uom:<4}{num(l.price, d=4):>10}{num(l.disc or 0):>7}{'16.00':>7}{num(l.amount):>14}", f"{'':13}Clave prov.: {l.si}"]
    T += ["-" * 102, f"{'SUMA':>88}{num(gross):>14}", f"{'DESCUENTO':>88}{num(disc):>14}", f"{'I.V.A.':>88}{num(d['tax']):>14}", f"{'TOTAL':>88}{num(d['total']):>14}", "", "OBSERVACIONES: REQUISICION 771. ENTREGA EN SUPER SACO DE 1,000 KG.", "", "", "______________________        ______________________", "      COMPRAS                       AUTORIZO", "", "Hoja 1"]
    c.ts(50, 50, T, 11)
    c.reportlab(d.pdf())
    return d


@layout("wc-mx-sap-usd-apiladas")
def _(name):
    d = Doc(name, "iText", "es", ["SAP Mexico, item in two rows: quantities over dates", "USD written in the heads", "per 1000 pieces price", "supplier's material in its own row", "fiscal and delivery addresses side by side"])
    buyer = P("Arneses Automotrices de Chihuahua S. de R.L. de C.V.", "Av. Tabalaopa 8101, Parque Industrial Las Américas", "31114 Chihuahua, Chih. México")
    ship = P("Planta 4 Almacén de recibo", "Av. Nicolás Gogol 11322", "31136 Chihuahua, Chih.")
    sup = P("Terminal & Connector Supply LLC", "9500 Plaza Circle", "El Paso TX 79927")
    d.f.update(po_number="4700918823", po_date="2025-10-02", currency="USD", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="Pagadero a 75 días fecha factura")
    for n, m, s, t, q, p, per, dd in ((10, "1-770854-2", "TC-770854", "TERMINAL HEMBRA 14-16 AWG CARRETE", 60000, "41.30", 1000, "2025-10-20"), (20, "33500114", "TC-MCP2P", "CONECTOR 2 VIAS SELLADO NEGRO", 8000, "0.485", 1, "2025-10-20"), (30, "15366021", "TC-SL21", "SELLO CABLE AZUL 1.6-2.15 MM", 100000, "12.75", 1000, "2025-11-03")):
        d.lines.append(Ln(n, s, t, q, "PZA", p, bi=m, per=per, date=dd))
    d["total"] = d.net()
    c = b.Canvas(w=612, h=792, size=8)
    c.t(40, 45, "ARNESES", 18, "TB"); c.t(572, 45, "Orden de Compra", 15, "HB", "r"); c.t(572, 60, "4700918823", 12, "HB", "r"); c.hl(66, 40, 572, 1.2)
    for x, lab, p in ((40, "Proveedor 300211", sup), (220, "Facturar a", buyer), (425, "Entregar en", ship)):
        c.t(x, 80, lab, 7, "HB")
        nm = [p.name] if len(p.name) < 42 else ["Arneses Automotrices de Chihuahua", "S. de R.L. de C.V."]
        c.ts(x, 91, nm + p.lines, 10, size=7.5)
    c.t(220, 142, "R.F.C. AAC9509114R3", 7.5)
    for x, a, v in ((40, "Fecha", "02.10.2025"), (130, "Comprador", "L. Orpinel"), (240, "Incoterms", "DAP Chihuahua"), (350, "Condiciones de pago", d["payment_terms"])):
        c.t(x, 160, a, 7, "HB"); c.t(x, 171, v)
    c.r(40, 182, 532, 26, fill=.9)
    for x, s, u, a in ((44, "Pos", "", "l"), (75, "Material", "Descripción", "l"), (330, "Cantidad", "Fecha entrega", "r"), (345, "UM", "", "l"), (430, "Precio neto", "USD", "r"), (475, "por", "", "r"), (568, "Importe", "USD", "r")):
        c.t(x, 192, s, 8, "HB", a); c.t(x, 203, u, 7.5, "H", a)
    y = 222
    for l in d.lines:
        c.t(44, y, l.line); c.t(75, y, l.bi, font="HB"); c.t(330, y, num(l.qty, d=0), a="r"); c.t(345, y, l.uom); c.t(430, y, num(l.price, d=3 if l.per == 1 else 2), a="r"); c.t(475, y, num(l.per, d=0), a="r"); c.t(568, y, num(l.amount), a="r")
        c.t(75, y + 10, l.desc); c.t(330, y + 10, dt(l.date, "{dd}.{mm}.{yyyy}"), a="r"); c.t(75, y + 20, "Nº de material del proveedor: " + l.si, 7.5); y += 36
    c.hl(y - 6, 40, 572); c.t(475, y + 6, "Valor total de la orden USD", 9, "HB", "r"); c.t(568, y + 6, num(d["total"]), 9, "HB", "r")
    c.ts(40, y + 40, ["El número de orden, posición y número de parte deben aparecer en factura, lista de empaque y etiqueta AIAG.", "Material sin certificado IMDS será rechazado. Los términos generales de compra en www.arneses.example/tc forman parte de esta orden."], 10, size=7.5)
    c.itext(d.pdf())
    return d


@layout("wc-co-siesa-sin-decimales")
def _(name):
    d = Doc(name, "dompdf", "es", ["Colombia, pesos without decimals, dot thousands", "NIT with check digit", "IVA per line as %, retefuente row lowering the total", "two item codes in a cell: ours / reference", "total differs from subtotal plus IVA by the withholding"])
    buyer = P("Alimentos La Sabana S.A.S.", "Autopista Medellín km 7,5 Celta Trade Park Bodega 12", "Funza, Cundinamarca")
    sup = P("Empaques Flexa del Valle S.A.", "Cra. 36 # 10-440 Acopi", "Yumbo, Valle del Cauca")
    d.f.update(po_number="OCN-00018442", po_date="2025-04-28", requested_date="2025-05-12", currency="COP", buyer=buyer, ship_to=P("CEDI Funza", "Celta Trade Park Bodega 12"), supplier=sup, payment_terms="60 días")
    r = ""
    for i, bi, s, t, q, u, p in ((1, "0004412", "FX-BL500", "Bolsa laminada arroz 500 g impresa 4 tintas", 85000, "UND", 148), (2, "0004413", "FX-BL1000", "Bolsa laminada arroz 1000 g impresa 4 tintas", 40000, "UND", 236), (3, "0002170", "FX-ST20", "Película estirable 20\" x 1500 pies", 60, "ROL", 42500)):
        l = Ln(i, s, t, q, u, p, bi=bi); d.lines.append(l)
        r += f"<tr><td>{i}</td><td>{bi} / {s}</td><td>{E(t)}</td><td>{u}</td><td class=r>{num(q, 'de', 0)}</td><td class=r>${num(p, 'de', 0)}</td><td class=r>19%</td><td class=r>${num(l.amount, 'de', 0)}</td></tr>"
    sub = d.net(); iva = r2(sub * D("0.19"), 0); ret = r2(sub * D("0.025"), 0); d.f.update(subtotal=sub, tax=iva, total=sub + iva - ret)
    b.dompdf(b.page("body{font:8.5pt Helvetica}table{width:100%;border-collapse:collapse}.g td,.g th{border:1px solid #bbb;padding:3px}.g th{background:#0b5c3b;color:#fff}.r{text-align:right}", f'''<table><tr><td width="55%"><b style="font-size:13pt">{buyer.name}</b><br>NIT 900.418.227-3<br>{buyer.lines[0]}<br>{buyer.lines[1]}<br>Tel. (601) 823 4470</td><td class=r><b style="font-size:13pt">ORDEN DE COMPRA</b><br><b>No. {d["po_number"]}</b><br>Fecha: 2025-04-28<br>Fecha entrega: 2025-05-12<br>Comprador: Y. Rincón</td></tr></table><hr><table><tr><td width="50%"><b>Proveedor:</b> {sup.name}<br><b>NIT:</b> 890.331.702-1<br><b>Dirección:</b> {sup.lines[0]}, {sup.lines[1]}</td><td><b>Sitio de entrega:</b> CEDI Funza<br>Celta Trade Park Bodega 12<br><b>Condición de pago:</b> 60 días</td></tr></table><br><table class=g><tr><th>It.</th><th>Ítem / Referencia prov.</th><th>Descripción</th><th>U.M.</th><th>Cantidad</th><th>Vr. unitario</th><th>IVA</th><th>Vr. total</th></tr>{r}</table><table style="width:40%;margin-left:60%;margin-top:6px"><tr><td>Subtotal</td><td class=r>${num(sub, "de", 0)}</td></tr><tr><td>IVA 19%</td><td class=r>${num(iva, "de", 0)}</td></tr><tr><td>Retefuente 2,5%</td><td class=r>-${num(ret, "de", 0)}</td></tr><tr><td><b>Total a pagar COP</b></td><td class=r><b>${num(d["total"], "de", 0)}</b></td></tr></table><p>Notas: Entregar de lunes a viernes de 7:00 a.m. a 2:00 p.m. Presentar remisión y certificado de calidad por lote. Tolerancia +/- 10% en la cantidad.</p><table style="margin-top:40px"><tr><td>_____________________<br>Elaborado por</td><td>_____________________<br>Aprobado por</td></tr></table>'''), d.pdf())
    return d


@layout("wc-ar-orden-tango-bonif")
def _(name):
    d = Doc(name, "jsPDF", "es", ["Argentina, CUIT, Bonif. % column", "IVA 21% and percepción IIBB rows", "comma decimals", "delivery date in a sentence", "condition 30-60 días"])
    buyer = P("Metalúrgica Rafaela S.R.L.", "Bv. Lehmann 1877", "S2300 Rafaela, Santa Fe")
    sup = P("Abrasivos del Litoral S.A.", "Av. Circunvalación 3400, Rosario, Santa Fe")
    d.f.update(po_number="0001-00004179", po_date="2025-06-17", requested_date="2025-06-27", currency="ARS", buyer=buyer, supplier=sup, ship_to=P("Planta Industrial", "Ruta 70 km 82, Rafaela"), payment_terms="Cheque 30-60 días")
    for s, t, q, u, p, bo in (("DC-115-1", "Disco de corte 115 x 1,0 x 22,2 inox", 400, "UN", "1287.50", 15), ("FL-115-60", "Disco flap 115 grano 60 zirconio", 150, "UN", "4310.00", 15), ("LJ-R120", "Lija al agua rollo 120 x 50 m", 12, "ROL", "58940.75", 10)):
        d.lines.append(Ln(None, s, t, q, u, p, disc=bo))
    sub = d.net(); iva = r2(sub * D("0.21")); per = r2(sub * D("0.03")); d.f.update(subtotal=sub, tax=iva, total=sub + iva + per); d["tax"] = iva + per; d["tax_alt"] = [iva]
    c = b.Canvas(size=8.5)
    c.r(36, 30, 523, 90); c.l(297, 30, 297, 120); c.r(282, 30, 30, 26, fill=1); c.t(297, 49, "X", 16, "HB", "c"); c.t(44, 56, buyer.name, 13, "HB"); c.ts(44, 72, buyer.lines + ["I.V.A. RESPONSABLE INSCRIPTO"], 11)
    c.t(330, 56, "ORDEN DE COMPRA", 13, "HB"); c.t(330, 74, "Nº  0001-00004179", 10, "HB"); c.t(330, 88, "Fecha: 17/06/2025"); c.t(330, 100, "C.U.I.T.: 30-70881245-6   IIBB: 092-188421-0", 7.5)
    c.r(36, 120, 523, 52); c.t(44, 133, "Señores: " + sup.name, font="HB"); c.t(44, 146, "Domicilio: " + sup.lines[0]); c.t(44, 159, "C.U.I.T.: 30-61220914-8"); c.t(340, 133, "Cond. de compra: " + d["payment_terms"]); c.t(340, 146, "Moneda: PESOS"); c.t(340, 159, "Cotización: mail 13/06")
    c.r(36, 178, 523, 16, fill=.85)
    for x, s, a in ((40, "Código", "l"), (110, "Descripción", "l"), (335, "Cant.", "r"), (342, "U.M.", "l"), (430, "P. Unitario", "r"), (480, "% Bonif.", "r"), (555, "Importe", "r")):
        c.t(x, 189, s, 8.5, "HB", a)
    y = 208
    for l in d.lines:
        c.t(40, y, l.si); c.t(110, y, l.desc); c.t(335, y, num(l.qty, "de"), a="r"); c.t(342, y, l.uom); c.t(430, y, num(l.price, "de"), a="r"); c.t(480, y, num(l.disc, "de"), a="r"); c.t(555, y, num(l.amount, "de"), a="r"); y += 15
    c.t(40, y + 20, "Entregar en: Planta Industrial, Ruta 70 km 82, Rafaela. Fecha de entrega 27/06/2025. Flete a cargo del proveedor.")
    for k, (a, v) in enumerate((("Subtotal", sub), ("I.V.A. 21 %", iva), ("Percep. IIBB 3 %", per), ("TOTAL $", d["total"]))):
        c.t(470, 640 + 14 * k, a, 8.5, "HB" if k == 3 else "H", "r"); c.t(555, 640 + 14 * k, num(v, "de"), 8.5, "HB" if k == 3 else "H", "r")
    c.r(36, 625, 523, 70); c.t(80, 760, "Firma y aclaración", 7.5); c.hl(750, 60, 180)
    c.jspdf(d.pdf())
    return d


@layout("wc-pe-siga-guia-internamiento")
def _(name):
    d = Doc(name, "Prawn", "es", ["Peru public order, day month year in boxes", "code, quantity, unit, description, unit price, total", "budget chain table beneath", "SON: amount in words", "IGV within the prices"])
    buyer = P("MUNICIPALIDAD DISTRITAL DE SANTA ANA DE TUSI", "Jr. Huánuco S/N, Daniel Alcides Carrión, Pasco")
    sup = P("INVERSIONES FERRETERAS YANAHUANCA E.I.R.L.", "AV. 28 DE JULIO NRO. 411, PASCO - YANAHUANCA")
    d.f.update(po_number="0000286", po_date="2025-05-19", requested_date=None, currency="PEN", buyer=buyer, bill_to=buyer, supplier=sup, ship_to=P("ALMACEN CENTRAL"))
    for bi, q, u, t, p in (("207200230012", 350, "BOLSA", "CEMENTO PORTLAND TIPO I X 42.5 KG", "29.50"), ("203600210083", 120, "UNIDAD", "FIERRO CORRUGADO 1/2 IN X 9 M GRADO 60", "38.90"), ("207800140005", 45, "KILOGRAMO", "ALAMBRE NEGRO RECOCIDO N 16", "6.20")):
        d.lines.append(Ln(None, None, t, q, u, p, bi=bi))
    d["total"] = d.net()
    c = b.Canvas(size=8)
    c.t(40, 36, "Sistema Integrado de Gestión Administrativa", 6.5); c.t(40, 44, "Módulo de Logística  Versión 24.03.01", 6.5); c.t(555, 36, "Página: 1 de 1", 6.5, a="r")
    c.t(297, 62, "ORDEN DE COMPRA - GUIA DE INTERNAMIENTO Nº 0000286", 11, "HB", "c"); c.t(297, 74, "Nº Exp. SIAF : 0000001143", a="c"); c.t(40, 92, "UNIDAD EJECUTORA : 001 " + buyer.name, 8, "HB"); c.t(40, 103, "NRO. IDENTIFICACIÓN : 301122")
    c.r(430, 84, 125, 28)
    for k, (a, v) in enumerate((("Día", "19"), ("Mes", "05"), ("Año", "2025"))):
        c.t(451 + 42 * k, 94, a, 7, a="c"); c.t(451 + 42 * k, 107, v, 8, "HB", "c")
        if k:
            c.l(430 + 42 * k, 84, 430 + 42 * k, 112)
    c.hl(97, 430, 555)
    c.r(40, 120, 255, 70); c.r(295, 120, 260, 70); c.t(45, 130, "1. DATOS DEL PROVEEDOR", 7.5, "HB"); c.t(300, 130, "2. CONDICIONES GENERALES", 7.5, "HB")
    c.ts(45, 142, ["Señor(es) : " + sup.name, "Dirección : " + sup.lines[0], "RUC : 20529118843    CCI: 00349200442118811766", "Teléfono : 963 118 220"], 11, size=7); c.ts(300, 142, ["Nº Cuadro Adquisic. : 000218", "Tipo de Proceso : COMPARACION DE PRECIOS", "Moneda : S/     T/C :", "Facturar a nombre de : MUNICIPALIDAD DISTRITAL DE SANTA ANA DE TUSI"], 11, size=7)
    c.t(40, 203, "Concepto : ADQUISICION DE MATERIALES PARA MEJORAMIENTO DE CANAL DE RIEGO PAMPANIA", 7.5)
    X = [40, 108, 150, 205, 420, 485, 555]
    for x in X:
        c.l(x, 210, x, 420)
    c.hl(210); c.hl(232); c.hl(420)
    for x, w, s in zip(X, X[1:], ("Código", "Cant.", "Unid. Med.", "Descripción", "Precio|Unitario S/", "Total|S/")):
        for j, z in enumerate(s.split("|")):
            c.t((x + w) / 2, 219 + 9 * j, z, 7.5, "HB", "c")
    y = 244
    for l in d.lines:
        c.t(42, y, l.bi, 7.5); c.t(147, y, num(l.qty), 7.5, a="r"); c.t(153, y, l.uom, 7.5); c.t(208, y, l.desc, 7.5); c.t(482, y, num(l.price, d=6), 7.5, a="r"); c.t(552, y, num(l.amount), 7.5, a="r"); y += 14
    c.t(208, y + 8, "SEGUN TDR Y COTIZACION ADJUNTA. INCLUYE IGV Y FLETE.", 6)
    c.r(40, 420, 515, 16); c.t(45, 431, "SON : DIECISIETE MIL PATRON", 7.5) if 0 else c.t(45, 431, "SON : QUINCE MIL DOSCIENTOS SETENTA Y DOS Y 00/100 SOLES", 7.5, "HB"); c.t(482, 431, "TOTAL", 8, "HB", "r"); c.t(552, 431, num(d["total"]), 8, "HB", "r")
    c.t(45, 452, "AFECTACION PRESUPUESTAL", 7.5, "HB")
    for k, r in enumerate((("Meta/Mnemónico", "Cadena Funcional", "FF/Rb", "Clasif. Gasto", "Monto"), ("0031", "10.025.0050.2160062.4000192", "5-18", "2.6.2.3.4.4", num(d["total"])))):
        for x, s in zip((45, 130, 280, 340, 480), r):
            c.t(x, 464 + 11 * k, s, 7)
    c.r(40, 442, 515, 40); c.t(45, 500, "Facturar a: " + buyer.name + "   RUC : 20146885201   Dirección : " + buyer.lines[0], 6.5); c.t(45, 515, "Destino / Lugar de entrega : ALMACEN CENTRAL     Plazo de entrega : 5 DIAS CALENDARIO", 7.5)
    for x, s in ((110, "JEFE DE ADQUISICIONES"), (297, "JEFE DE ABASTECIMIENTO"), (480, "RECIBI CONFORME ALMACEN")):
        c.hl(590, x - 60, x + 60); c.t(x, 600, s, 7, a="c")
    c.t(45, 620, "NOTA: Esta Orden es nula sin las firmas reglamentarias. El contratista se obliga a cumplir las obligaciones que le corresponden.", 6)
    c.prawn(d.pdf())
    return d


@layout("wc-br-erp-ipi-icms-landscape")
def _(name):
    d = Doc(name, "PDFKit", "pt", ["Brazil, landscape, IPI and ICMS % columns, NCM", "IPI added in a total row", "frete CIF word only", "delivery date per line", "CNPJ of both"])
    buyer = P("Cerâmica Portobaixo Revestimentos Ltda", "Rod. SC-443, km 12, Morro da Fumaça - SC, CEP 88830-000")
    sup = P("Química Industrial Joinvillense S/A", "Rua Dona Francisca, 8300, Joinville - SC")
    d.f.update(po_number="047291", po_date="2025-09-01", currency="BRL", buyer=buyer, supplier=sup, payment_terms="28/42/56 DDL")
    ipi = D(0)
    for i, bi, t, n, q, u, p, a, dd in ((1, "MPF00211", "FRITA TRANSPARENTE BRILHANTE FT-22", "3207.40.10", 12000, "KG", "4.8700", 5, "2025-09-10"), (2, "MPC00042", "CAULIM COLOIDAL LAVADO", "2507.00.10", 8000, "KG", "1.9350", 0, "2025-09-10"), (3, "MPE00918", "CORANTE AZUL COBALTO CZ-118", "3207.10.90", 150, "KG", "96.4000", 5, "2025-09-24")):
        l = Ln(i, None, t, q, u, p, bi=bi, date=dd, ncm=n, ipi=a); d.lines.append(l); ipi += r2(l.amount * a / 100)
    d.f.update(subtotal=d.net(), tax=ipi, total=d.net() + ipi)
    c = b.Canvas(w=842, h=595, size=8.5)
    c.r(30, 28, 782, 60); c.t(38, 46, buyer.name, 13, "HB"); c.t(38, 60, buyer.lines[0]); c.t(38, 73, "CNPJ: 83.114.902/0001-55   I.E.: 252.118.440   Fone: (48) 3434-1180"); c.t(804, 48, "PEDIDO DE COMPRA Nº 047291", 14, "HB", "r"); c.t(804, 64, "Emissão: 01/09/2025", a="r"); c.t(804, 77, "Página 1/1", 7.5, a="r")
    c.r(30, 92, 782, 46); c.t(38, 105, "Fornecedor: 002214-01 " + sup.name, font="HB"); c.t(38, 117, "Endereço: " + sup.lines[0] + "   CNPJ: 84.700.118/0002-07"); c.t(38, 129, "Contato: Marlene   vendas@qij.example"); c.t(560, 105, "Cond. Pagto: 28/42/56 DDL"); c.t(560, 117, "Frete: CIF   Transportadora: própria"); c.t(560, 129, "Moeda: R$")
    H = ((34, "Item", "l"), (62, "Código", "l"), (120, "Descrição do Produto", "l"), (350, "NCM", "l"), (415, "UM", "l"), (490, "Quantidade", "r"), (555, "Vlr. Unitário", "r"), (595, "% IPI", "r"), (640, "% ICMS", "r"), (725, "Vlr. Total", "r"), (745, "Dt. Entrega", "l"))
    c.r(30, 146, 782, 15, fill=.88)
    for x, s, a in H:
        c.t(x, 156, s, 8, "HB", a)
    y = 174
    for l in d.lines:
        for (x, _, a), v in zip(H, (f"{l.line:04}", l.bi, l.desc, l.ncm, l.uom, num(l.qty, "de"), num(l.price, "de", 4), num(l.ipi, "de"), "12,00" if l.line != 2 else "7,00", num(l.amount, "de"), dt(l.date, "{dd}/{mm}/{yyyy}"))):
            c.t(x, y, v, a=a)
        y += 14; c.hl(y - 9, 30, 812, .2)
    for k, (a, v) in enumerate((("Total das mercadorias", d["subtotal"]), ("Valor do IPI", ipi), ("Total do pedido", d["total"]))):
        c.t(640, 400 + 14 * k, a, 8.5, "HB", "r"); c.t(725, 400 + 14 * k, num(v, "de"), a="r")
    c.r(30, 386, 782, 52); c.t(38, 400, "Observações: citar o número do pedido na NF-e. Enviar laudo técnico. Recebimento das 7h30 às 16h."); c.t(38, 414, "Centro de custo 3101 - Esmaltação"); 
    for x, s in ((140, "Comprador"), (420, "Gerência"), (700, "Diretoria")):
        c.hl(520, x - 80, x + 80); c.t(x, 531, s, a="c")
    c.pdfkit(d.pdf())
    return d


@layout("wc-non-mx-cotizacion")
def _(name):
    d = non_order(name, "FPDF", "es", "quotation", ["Mexican quotation with vigencia", "asks the customer to send his orden de compra", "quantities, prices, totals"])
    c = b.Canvas(w=612, h=792, size=9)
    c.t(40, 50, "Soluciones Hidráulicas Vallarta", 15, "HB"); c.ts(40, 64, ["Av. México 1180, Puerto Vallarta, Jal.", "RFC SHV120904GJ7   Tel. 322 118 4400"], 11); c.t(572, 50, "COTIZACIÓN", 15, "HB", "r"); c.t(572, 66, "No. C-2025-0771", a="r"); c.t(572, 78, "Fecha: 11 de agosto de 2025", a="r")
    c.t(40, 110, "Cliente:", font="HB"); c.ts(90, 110, ["Hotel Bahía Dorada", "At'n: Ing. Rubén Macías, Mantenimiento"], 12); c.t(40, 145, "En atención a su amable solicitud, presentamos nuestra propuesta:")
    for x, s, a in ((40, "Cant.", "l"), (80, "Unidad", "l"), (130, "Descripción", "l"), (490, "P. Unit.", "r"), (572, "Importe", "r")):
        c.t(x, 165, s, 9, "HB", a)
    c.hl(169, 40, 572); y = 183; s_ = D(0)
    for q, u, t, p in ((2, "pza", "Bomba centrífuga multietapa 5 HP 230 V", 18450), (1, "pza", "Tablero alternador duplex con variador", 24900), (1, "lote", "Instalación, materiales y puesta en marcha", 11200)):
        c.t(40, y, q); c.t(80, y, u); c.t(130, y, t); c.t(490, y, num(p), a="r"); c.t(572, y, num(q * p), a="r"); y += 15; s_ += q * p
    for k, (a, v) in enumerate((("Subtotal", s_), ("IVA 16%", s_ * D("0.16")), ("Total MXN", s_ * D("1.16")))):
        c.t(490, y + 10 + 14 * k, a, 9, "HB", "r"); c.t(572, y + 10 + 14 * k, num(v), a="r")
    c.ts(40, y + 80, ["Vigencia: 15 días. Tiempo de entrega: 2 semanas a partir de su orden de compra y 60% de anticipo.", "Favor de enviar su orden de compra a ventas@shv.example indicando este número de cotización.", "", "Atentamente,", "Lic. Carmen Ibarra, Ventas"], 13)
    c.haru(d.pdf()); d.producer = "libharu"
    return d
