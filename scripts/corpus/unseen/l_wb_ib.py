# SPDX-License-Identifier: Apache-2.0
"""Houses of Spain, Catalonia and Portugal."""
from lib import *
import backends as b


def put(c, y, X, vals, size=8.5, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


@layout("wb-es-sage50-pedido-proveedor")
def _(name):
    d = Doc(name, "pdfbox", "es", ["Sage 50 form", "Serie/Número, NIF of both", "rounded boxes, % DTO column", "Base imponible, Cuota I.V.A. row", "tariff code with dots"])
    buyer = P("CARPINTERÍA METÁLICA LOS ARCOS, S.L.", "Pol. Ind. El Portal, nave 14", "11408 JEREZ DE LA FRONTERA (CÁDIZ)")
    sup = P("PERFILES Y HERRAJES DEL SUR, S.A.", "Avda. de la Innovación, 22", "41020 SEVILLA")
    d.f.update(po_number="P25/000482", po_date="2025-02-26", requested_date="2025-03-07", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("OBRA HOTEL PUERTO", "Avda. de la Bahía, s/n", "11500 EL PUERTO DE SANTA MARÍA (CÁDIZ)"), payment_terms="PAGARÉ 60 DÍAS, VTO. DÍA 25")
    for s, t, q, p, di in (("PF.6063.40", "PERFIL MARCO RPT 65 LACADO BLANCO 6,5 M", 48, "61.20", 22), ("PF.6063.42", "PERFIL HOJA RPT 65 LACADO BLANCO 6,5 M", 36, "74.85", 22), ("HR.OSC.01", "HERRAJE OSCILOBATIENTE COMPLETO", 60, "38.90", 30), ("JT.EPDM.5", "JUNTA EPDM ACRISTALAR ROLLO 100 M", 15, "27.40", None)):
        d.lines.append(Ln(None, s, t, q, None, p, disc=di))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.t(40, 50, buyer.name, 13, "HB"); c.ts(40, 63, buyer.lines + ["N.I.F. B11447702   Tel. 956 14 00 88"], 11, size=8); c.r(310, 85, 245, 74); c.ts(318, 100, sup.all() + ["C.I.F. A41220874"], 13, size=10)
    c.t(40, 110, "PEDIDO A PROVEEDOR", 13, "HB"); c.r(40, 170, 515, 32)
    for x, k, v in ((45, "NÚMERO", "P25/000482"), (140, "FECHA", "26/02/2025"), (215, "PROVEEDOR", "40000317"), (300, "F. ENTREGA", "07/03/2025"), (385, "FORMA DE PAGO", "PAGARÉ 60 DÍAS, VTO. DÍA 25")):
        c.t(x, 181, k, 6.5, "HB"); c.t(x, 195, v, 8.5)
    c.t(40, 218, "DIRECCIÓN DE ENTREGA: OBRA HOTEL PUERTO, Avda. de la Bahía, s/n, 11500 EL PUERTO DE SANTA MARÍA (CÁDIZ)", 7.5)
    X = [(45, "l"), (115, "l"), (370, "r"), (430, "r"), (475, "r"), (550, "r")]
    c.r(40, 228, 515, 16, 0.85); put(c, 239, X, ("CÓDIGO", "DESCRIPCIÓN", "CANTIDAD", "PRECIO", "% DTO", "IMPORTE"), 8, "HB"); y = 260
    for l in d.lines:
        put(c, y, X, (l.si, l.desc, num(l.qty, "de"), num(l.price, "de"), num(l.disc, "de") if l.disc else "", num(l.amount, "de"))); y += 15
    c.r(40, 244, 515, 330); c.r(40, 585, 515, 34)
    for x, k, v in ((45, "BASE IMPONIBLE", num(d["subtotal"], "de")), (190, "% I.V.A.", "21,00"), (290, "CUOTA I.V.A.", num(d["tax"], "de")), (430, "TOTAL PEDIDO", num(d["total"], "de") + " €")):
        c.t(x, 596, k, 6.5, "HB"); c.t(x, 612, v, 10, "HB")
    c.t(40, 640, "OBSERVACIONES: Avisar antes de la entrega al encargado, Sr. Barea. Embalar por referencia.", 8); c.pdfbox(d.pdf())
    return d


@layout("wb-es-sap-pedido-compra-fecha-entrega")
def _(name):
    d = Doc(name, "wkhtmltopdf", "es", ["SAP form of a company of energy", "position, material and short text stacked over long text", "quantity with unit, price per unit, amount without thousands mark", "penalties and safety text", "Dirección de facturación electrónica"])
    buyer = P("Renovables del Ebro Medio, S.A.", "Paseo de la Constitución 4, planta 6", "50008 Zaragoza")
    ship = P("Parque Eólico La Muela III - Almacén", "Ctra. A-2 km 298", "50196 La Muela (Zaragoza)")
    sup = P("Rodamientos y Transmisiones Ibéricas, S.L.", "Polígono Malpica, calle E, parcela 32", "50016 Zaragoza")
    d.f.update(po_number="4100093377", po_date="2025-09-11", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="60 días fecha factura, días fijos 10 y 25")
    r = ""
    for i, m, t, lt, q, u, p, dd in ((10, "600104417", "RODAMIENTO RODILLOS ESF. 23140", "CCK/W33, JUEGO C3, CON CERTIFICADO DE ORIGEN", 4, "UN", "842.50", "2025-10-06"), (20, "600104502", "RETÉN EJE PRINCIPAL 200X230X15", "NBR, LABIO ANTIPOLVO", 12, "UN", "64.35", "2025-10-06"), (30, "600120018", "GRASA LITIO COMPLEJO EP2", "BIDÓN 50 KG, SUMINISTRO A GRANEL POR KG", 350, "KG", "7.92", "2025-09-22"), (40, "600133300", "KIT ACOPLAMIENTO ELÁSTICO GENERADOR", "SEGÚN PLANO REM-0447 REV. 2", 2, "UN", "1975.00", "2025-11-03")):
        l = Ln(i, None, t, q, u, p, bi=m, date=dd); d.lines.append(l)
        r += f"<tr><td>{i:05}<td>{m}<br><b>{t}</b><br><small>{lt}</small><td>{dt(dd, '{dd}.{mm}.{yyyy}')}<td class=n>{num(q, 'deplain', 3)} {u}<td class=n>{num(p, 'deplain')} / 1 {u}<td class=n>{num(l.amount, 'deplain')}</tr>"
    d["total"] = d.net()
    b.wk(b.page("body{font:9pt 'DejaVu Sans Condensed'}table{width:100%;border-collapse:collapse}.l th{border-top:1px solid;border-bottom:1px solid;text-align:left}.l td{padding:4px 3px;vertical-align:top}.n{text-align:right!important;white-space:nowrap}small{font-size:7.5pt}", f'''<table><tr><td width="55%"><span style="font-size:18pt;color:#2e7d32">REM</span> renovables<br>{buyer.h()}<br>NIF A50998812<td valign=top><b style="font-size:14pt">Pedido de compra</b><br>N&uacute;mero: <b>4100093377</b><br>Fecha: 11.09.2025<br>Comprador: Bel&eacute;n Lahoz, 976 000 417<br>N&ordm; proveedor: 200417</table><br><table><tr><td width="55%" valign=top><u>Proveedor</u><br>{sup.h()}<td valign=top><u>Lugar de entrega</u><br>{ship.h()}</table><p>Condiciones de pago: {d["payment_terms"]}<br>Condiciones de entrega: DAP (Incoterms 2020) &nbsp; Moneda: EUR</p><table class=l><tr><th>Pos.<th>Material / Descripci&oacute;n<th>F. entrega<th class=n>Cantidad<th class=n>Precio unitario<th class=n>Importe</tr>{r}<tr><td colspan=5 class=n style="border-top:1px solid"><b>Importe total sin impuestos EUR</b><td class=n style="border-top:1px solid"><b>{num(d["total"], "deplain")}</b></table><p style="font-size:7.5pt">Penalizaci&oacute;n por demora: 0,5 % por d&iacute;a natural con un m&aacute;ximo del 10 % del importe de la posici&oacute;n. El transportista acceder&aacute; al parque con EPI completo y deber&aacute; acreditar la documentaci&oacute;n CAE al menos 72 horas antes. Facturas en PDF a facturas@rem.example indicando el n&uacute;mero de pedido; IVA seg&uacute;n ley vigente.</p><p>P&aacute;gina 1 de 1</p>''', "es"), d.pdf())
    return d


@layout("wb-es-navision-pedido-hosteleria")
def _(name):
    d = Doc(name, "reportlab ttf", "es", ["NAV Spain", "Cód. proveedor and Nº producto", "% Descuento and Importe línea", "21% IVA", "buyer block under the title at the left, vendor at the right"])
    buyer = P("Hoteles Costa Brava Nord SLU", "Passeig Marítim 88", "17310 Lloret de Mar", "Girona")
    sup = P("Menaje Profesional Levante SL", "C/ Dels Gremis 7", "46014 Valencia")
    d.f.update(po_number="PC25-01776", po_date="2025-04-10", requested_date="2025-04-24", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Hotel Mirador de Fenals", "Camí de les Cabres 21", "17310 Lloret de Mar"), payment_terms="60 días")
    for s, t, q, u, p, di in (("MPL-1001", "Plato llano porcelana 27 cm", 480, "UDS", "3.95", 12), ("MPL-1007", "Plato hondo porcelana 23 cm", 360, "UDS", "3.60", 12), ("MPL-2210", "Copa vino 45 cl cristalino", 600, "UDS", "1.88", 10), ("MPL-3304", "Cubertería mesa 18/10, caja 24 pzas", 20, "CAJA", "41.50", 15), ("MPL-9011", "Carro bufé inox 3 estantes", 3, "UDS", "229.00", None)):
        d.lines.append(Ln(None, s, t, q, u, p, disc=di))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.t(40, 50, "Pedido de compra PC25-01776", 15, "HB"); c.ts(40, 76, buyer.all() + ["CIF B17220098"], 11.5); c.ts(330, 76, sup.all() + ["CIF B96118340"], 11.5)
    L = (("Fecha pedido", "10 de abril de 2025"), ("Fecha recepción requerida", "24/04/25"), ("Términos de pago", "60 días"), ("Comprador", "MONTSE R."), ("Nº oferta proveedor", "OF-22018"))
    for i, (k, v) in enumerate(L):
        c.t(330, 145 + i * 12, k, 8.5, "HB"); c.t(450, 145 + i * 12, v, 8.5)
    c.t(40, 145, "Dirección de envío", 8.5, "HB"); c.ts(40, 157, d["ship_to"].all(), 11.5)
    X = [(40, "l"), (100, "l"), (330, "r"), (337, "l"), (420, "r"), (470, "r"), (555, "r")]
    put(c, 225, X, ("Nº producto", "Descripción", "Cantidad", "Unidad", "Coste unit.", "% Dto.", "Importe línea"), 8, "HB"); put(c, 234, [(420, "r"), (470, "r"), (555, "r")], ("directo", "línea", "excl. IVA"), 8, "HB"); c.hl(238); y = 252
    for l in d.lines:
        put(c, y, X, (l.si, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de"), qn(l.disc, "de") if l.disc else "", num(l.amount, "de"))); y += 14
    y += 8
    for k, v, f in (("Total EUR excl. IVA", d["subtotal"], "H"), ("21% IVA", d["tax"], "H"), ("Total EUR incl. IVA", d["total"], "HB")):
        c.hl(y - 10, 380, 555, 0.3); c.t(470, y, k, 9, f, "r"); c.t(555, y, num(v, "de"), 9, f, "r"); y += 14
    c.ts(40, y + 20, ["Entregas por muelle de servicio, de 7:00 a 11:00. Los albaranes sin número de pedido no se admitirán."], 12, size=8); c.t(555, 810, "Página 1", 7.5, a="r"); c.reportlab(d.pdf(), ttf=True)
    return d


@layout("wb-es-constructora-capitulos-obra")
def _(name):
    d = Doc(name, "tcpdf", "es", ["construction company, chapters with codes C01.02", "units m2, ml, ud", "retención decoy", "plazo in words", "obra as the ship-to"])
    buyer = P("CONSTRUCCIONES SIERRA DE ARACENA, S.A.", "C/ Barreros 19", "21200 Aracena (Huelva)")
    sup = P("AISLAMIENTOS Y PLACAS ONUBENSE, S.L.", "Pol. La Paz, nave 7", "21007 Huelva")
    d.f.update(po_number="0215/25-037", po_date="2025-06-30", requested_date="2025-07-14", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("OBRA 0215 - 32 VIVIENDAS EL ROMERAL", "C/ Poeta Jiménez s/n", "21200 Aracena (Huelva)"), payment_terms="Confirming a 60 días")
    r = ""
    for k, t, u, q, p in (("C07.01", "Placa de yeso laminado N-13 1200x2600", "m2", "1840.00", "3.42"), ("C07.02", "Placa hidrófuga H1-13 1200x2600", "m2", "426.50", "4.95"), ("C07.05", "Montante M-48 galvanizado", "ml", "2150.00", "0.98"), ("C07.06", "Lana mineral 45 mm rollo", "m2", "1600.00", "1.86"), ("C07.11", "Trampilla de registro 40x40", "ud", "18.00", "21.30")):
        l = Ln(k, None, t, q, u, p); d.lines.append(l)
        r += f'<tr><td width="10%">{k}</td><td width="8%">{u}</td><td width="42%">{t}</td><td width="13%" align="right">{num(q, "de")}</td><td width="12%" align="right">{num(p, "de")}</td><td width="15%" align="right">{num(l.amount, "de")}</td></tr>'
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    b.tcpdf(f'''<table border="1" cellpadding="4" style="font-size:9pt"><tr><td width="60%"><b style="font-size:12pt">{buyer.name}</b><br>{"<br>".join(buyer.lines)}<br>C.I.F. A21004411</td><td width="40%" align="center"><b style="font-size:14pt">HOJA DE PEDIDO</b><br>N.&ordm; 0215/25-037<br>30/06/2025</td></tr><tr><td><b>PROVEEDOR:</b><br>{sup.h()}<br>At.: D. Manuel Borrero</td><td><b>ENTREGAR EN:</b><br>{d["ship_to"].h()}</td></tr></table><p style="font-size:9pt">Muy Sres. nuestros: s&iacute;rvanse suministrar los materiales que se relacionan, seg&uacute;n su oferta 25/311:</p>
<table border="1" cellpadding="3" style="font-size:8.5pt"><tr style="background-color:#ddd"><td width="10%"><b>Partida</b></td><td width="8%"><b>Ud.</b></td><td width="42%"><b>Concepto</b></td><td width="13%" align="right"><b>Medici&oacute;n</b></td><td width="12%" align="right"><b>Precio</b></td><td width="15%" align="right"><b>Importe</b></td></tr>{r}<tr><td width="85%" align="right">SUMA</td><td width="15%" align="right">{num(d["subtotal"], "de")}</td></tr><tr><td width="85%" align="right">21 % I.V.A.</td><td width="15%" align="right">{num(d["tax"], "de")}</td></tr><tr><td width="85%" align="right"><b>TOTAL EUROS</b></td><td width="15%" align="right"><b>{num(d["total"], "de")}</b></td></tr></table><p style="font-size:8.5pt">PLAZO: entrega el 14/07/2025 sobre cami&oacute;n-gr&uacute;a.<br>FORMA DE PAGO: Confirming a 60 d&iacute;as. Sin retenci&oacute;n de garant&iacute;a (5 %) para suministros.<br><br>EL JEFE DE OBRA &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; EL JEFE DE COMPRAS &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; CONFORME EL PROVEEDOR</p>''', d.pdf())
    return d


@layout("wb-ca-ajuntament-comanda-expedient")
def _(name):
    d = Doc(name, "prawn ttf", "ca", ["Catalan town hall, Comanda with expedient and partida", "Catalan labels, date with d' at the signature", "preu unitari and import", "IVA 21 in total box", "address of delivery in a sentence"])
    buyer = P("Ajuntament de Vallfosca", "Plaça Major, 1", "25510 Vallfosca (Lleida)")
    sup = P("Enllumenat i Senyals Segrià SL", "Carrer dels Forners, 18", "25191 Lleida")
    d.f.update(po_number="CM-2025-0219", po_date="2025-10-15", requested_date="2025-11-05", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Magatzem de la Brigada Municipal", "Carrer del Molí, 33", "25510 Vallfosca (Lleida)"), payment_terms="Transferència a 30 dies del registre de la factura")
    for i, t, q, u, p in ((1, "Lluminària LED vial 40 W 3000 K", 24, "u.", "186.00"), (2, "Columna galvanitzada 4 m amb placa", 8, "u.", "243.50"), (3, "Senyal R-301 diàmetre 60 reflexiu", 12, "u.", "34.80"), (4, "Pintura viària blanca, pot 25 kg", 10, "pot", "71.25")):
        d.lines.append(Ln(i, None, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9.5, font="T")
    c.t(50, 55, "Ajuntament de Vallfosca", 16, "TB"); c.ts(50, 69, buyer.lines + ["NIF P2527800F - Tel. 973 62 00 11"], 11, size=8.5)
    c.t(545, 55, "FULL DE COMANDA", 14, "TB", "r"); c.r(350, 64, 195, 58)
    for i, (k, v) in enumerate((("Núm. comanda:", "CM-2025-0219"), ("Data:", "15/10/2025"), ("Expedient:", "1431/2025"), ("Partida:", "2025 165 62900"))):
        c.t(356, 76 + i * 13, k, 9, "TB"); c.t(430, 76 + i * 13, v, 9, "T")
    c.t(50, 140, "Proveïdor", 9, "TB"); c.ts(50, 153, sup.all() + ["NIF B25711840"], 12)
    c.ts(50, 220, ["Us demanem que serviu els articles següents abans del 5 de novembre de 2025 al Magatzem de la Brigada Municipal,", "Carrer del Molí, 33, 25510 Vallfosca (Lleida):"], 13)
    X = [(66, "c"), (85, "l"), (365, "r"), (373, "l"), (450, "r"), (541, "r")]
    c.r(50, 246, 495, 18, 0.9); put(c, 258, X, ("Lín.", "Concepte", "Quantitat", "", "Preu unit.", "Import"), 9, "TB"); y = 278
    for l in d.lines:
        put(c, y, X, (l.line, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de") + " €", num(l.amount, "de") + " €"), 9.5, "T"); c.hl(y + 6, 50, 545, 0.3); y += 20
    for k, v in (("Base imposable", d["subtotal"]), ("IVA 21 %", d["tax"]), ("Total", d["total"])):
        c.t(450, y + 6, k, 9.5, "TB", "r"); c.t(541, y + 6, num(v, "de") + " €", 9.5, "TB", "r"); y += 16
    c.ts(50, y + 30, ["Pagament: Transferència a 30 dies del registre de la factura", "La factura s'ha de presentar per e.FACT amb el número de comanda i l'expedient.", "", "Vallfosca, 15 d'octubre de 2025", "La regidora d'Urbanisme i Serveis,"], 13); c.prawn(d.pdf(), ttf=True)
    return d


@layout("wb-ca-cooperativa-comanda-proveidor")
def _(name):
    d = Doc(name, "enscript+ghostscript", "ca", ["listing in a fixed pitch of an old program, Catalan", "Comanda a proveidor without accents in heads", "columns by blanks", "Dte. per line, IVA 21", "repeated dashes"])
    buyer = P("COOPERATIVA AGRICOLA SANT ISIDRE", "CTRA. DE VALLS 4", "43460 ALCOVER")
    sup = P("ENVASOS CAMP DE TARRAGONA SA", "POL. RIUCLAR C/ COURE 12", "43006 TARRAGONA")
    d.f.update(po_number="25/0317", po_date="2025-09-03", requested_date="2025-09-10", currency="EUR", buyer=buyer, supplier=sup, ship_to=buyer, payment_terms="REBUT 30 DIES")
    T = []
    for s, t, q, p, di in (("ECT-G5L", "GARRAFA PET 5 L AMB NANSA", 3000, "0.482", 5), ("ECT-V750", "AMPOLLA DORICA 750 ML VERDA", 6400, "0.615", 8), ("ECT-TAP31", "TAP IRREOMPLIBLE 31.5 MM", 10000, "0.098", 5), ("ECT-CX12", "CAIXA CARTRO 12 AMPOLLES", 600, "0.870", None)):
        l = Ln(None, s, t, q, "UN", p, disc=di); d.lines.append(l)
        T.append(f"{s:<11}{t:<32}{qn(q, 'de'):>9} UN {num(p, 'de', 3):>9} {num(di, 'de', 1) if di else '':>5} {num(l.amount, 'de'):>11}")
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    h = "-" * 84
    txt = "\n".join([f"{buyer.name:<52}{'COMANDA A PROVEIDOR':>32}", buyer.lines[0], f"{buyer.lines[1]:<52}NUM. COMANDA: 25/0317", f"{'NIF F43011872   TEL. 977 76 00 12':<52}DATA........: 03/09/25", f"{'':<52}PAGINA......: 1", "", f"PROVEIDOR: 400112  {sup.name}", f"{'':<19}{sup.lines[0]}", f"{'':<19}{sup.lines[1]}", "", "LLIURAR A: COOPERATIVA AGRICOLA SANT ISIDRE, CTRA. DE VALLS 4, 43460 ALCOVER", "DATA LLIURAMENT: 10/09/25        FORMA DE PAGAMENT: REBUT 30 DIES", h, f"{'CODI':<11}{'ARTICLE':<32}{'QUANTITAT':>9}    {'PREU':>9} {'DTE%':>5} {'IMPORT':>11}", h] + T + [h, f"{'BASE IMPOSABLE':>60}{num(d['subtotal'], 'de'):>24}", f"{'IVA 21%':>60}{num(d['tax'], 'de'):>24}", f"{'TOTAL EUR':>60}{num(d['total'], 'de'):>24}", "", "OBSERVACIONS: PALETS EUROPEUS HOMOLOGATS. DESCARREGA DE 8 A 13 H."])
    b.enscript(txt, d.pdf(), "-f", "Courier9", "-M", "A4")
    return d


@layout("wb-review-es-anulacion-pedido")
def _(name):
    d = Doc(name, "chromium", "es", ["cancellation of an order, same form with a line of ANULADO", "quantities to zero, lines struck through"], doc_type="cancellation", expect="review")
    buyer = P("Hoteles Costa Brava Nord SLU", "Passeig Marítim 88", "17310 Lloret de Mar")
    d.f.update(po_number="PC25-01811", po_date="2025-05-05", currency="EUR", buyer=buyer, supplier=P("Lavandería Industrial Gironès SA", "Pol. Mas Xirgu 44", "17005 Girona"))
    d.f["lines"] = [Ln(None, "LIG-100", "Sábana 240x290 algodón 200 h", 300, "UDS", "11.90"), Ln(None, "LIG-220", "Toalla baño 100x150 500 g", 400, "UDS", "6.35")]
    d["total"] = d.net()
    r = "".join(f"<tr><td>{l.si}<td><s>{l.desc}</s><td class=n>{qn(l.qty, 'de')} {l.uom}<td class=n>{num(l.price, 'de')}<td class=n>{num(l.amount, 'de')}</tr>" for l in d.lines)
    b.chromium(b.page("@page{size:A4;margin:18mm}body{font:10pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.n{text-align:right!important}.l td,.l th{padding:4px;border-bottom:1px solid #ccc;text-align:left}", f'''<p><b>{buyer.name}</b><br>Passeig Mar&iacute;tim 88, 17310 Lloret de Mar</p><h2 style="color:#b00">ANULACI&Oacute;N DE PEDIDO PC25-01811</h2><p>Fecha del pedido: 05/05/2025 &nbsp; Fecha de anulaci&oacute;n: 09/05/2025</p><p>Proveedor: Lavander&iacute;a Industrial Giron&egrave;s SA, Pol. Mas Xirgu 44, 17005 Girona</p><p>Les comunicamos que el pedido de referencia queda <b>ANULADO</b> en su totalidad. Rogamos no efect&uacute;en la entrega.</p><table class=l><tr><th>N&ordm; producto<th>Descripci&oacute;n<th class=n>Cantidad<th class=n>Precio<th class=n>Importe</tr>{r}<tr><td colspan=4 class=n>Total EUR excl. IVA<td class=n>{num(d["total"], "de")}</table>''', "es"), d.pdf())
    return d


@layout("wb-non-es-albaran-entrega-valorado")
def _(name):
    d = non_order(name, "haru", "es", "delivery_note", ["albarán valorado with su pedido number, prices and total"])
    c = b.Canvas(size=9)
    c.t(40, 50, "Menaje Profesional Levante SL", 13, "HB"); c.t(40, 63, "C/ Dels Gremis 7, 46014 Valencia - CIF B96118340"); c.t(555, 50, "ALBARÁN Nº 25-8814", 13, "HB", "r"); c.ts(330, 90, ["Hotel Mirador de Fenals", "Camí de les Cabres 21", "17310 Lloret de Mar"], 12); c.ts(40, 90, ["Fecha: 23/04/2025", "Su pedido: PC25-01776", "Cliente: 43000718", "Bultos: 14   Agencia: propia"], 12); y = 170
    for r in (("Artículo", "Descripción", "Cant.", "Precio", "Dto", "Importe"), ("MPL-1001", "Plato llano porcelana 27 cm", "480", "3,95", "12", "1.668,48"), ("MPL-1007", "Plato hondo porcelana 23 cm", "360", "3,60", "12", "1.140,48"), ("MPL-2210", "Copa vino 45 cl cristalino", "600", "1,88", "10", "1.015,20")):
        put(c, y, [(40, "l"), (110, "l"), (360, "r"), (430, "r"), (470, "r"), (555, "r")], r, 9, "HB" if r[2] == "Cant." else "H"); y += 16
    c.t(555, y + 10, "Total albarán (sin IVA): 3.824,16 EUR", 10, "HB", "r"); c.t(40, y + 60, "Recibí conforme (firma y sello):"); c.haru(d.pdf())
    return d


@layout("wb-pt-primavera-encomenda-fornecedor")
def _(name):
    d = Doc(name, "itext", "pt", ["Primavera ECF document", "ECF 2025/number", "Desc. and IVA columns", "Local de Descarga", "Mercadoria/Serviços, Portes, Total (EUR) box", "Original stamp text, processado por computador"])
    buyer = P("Metalomecânica do Vouga, Lda.", "Zona Industrial de Albergaria, Lote 22", "3850-184 Albergaria-a-Velha")
    sup = P("Aços Ramada Norte, S.A.", "Rua do Barreiro, 900", "4470-573 Maia")
    d.f.update(po_number="ECF 2025/418", po_date="2025-03-12", requested_date="2025-03-19", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Metalomecânica do Vouga - Armazém 2", "Rua dos Ferreiros, 14", "3850-021 Albergaria-a-Velha"), payment_terms="Letra a 60 dias", freight=D("75.00"))
    for s, t, q, u, p, di in (("VG50510", "Varão redondo C45 Ø 50 mm", "1250.000", "KG", "1.3450", 4), ("CH10S235", "Chapa S235JR 10x1500x3000", "2119.500", "KG", "0.9780", 4), ("TB6063", "Tubo quadrado 60x60x3", "216.000", "MT", "5.8600", 10), ("SLD-AWS6", "Fio de soldar 1,2 mm, bobine 15 kg", "12.000", "UN", "38.9000", None)):
        d.lines.append(Ln(None, s, t, q, u, p, disc=di))
    net = d.net(); d["subtotal"] = net; d["tax"] = r2((net + 75) * D("0.23")); d["total"] = net + 75 + d["tax"]
    c = b.Canvas(size=8.5)
    c.t(40, 48, buyer.name, 13, "HB"); c.ts(40, 61, buyer.lines + ["Contribuinte N.º 501 447 218"], 10.5, size=8); c.t(555, 48, "Original", 9, "HI", "r"); c.t(320, 105, "Exmo.(s) Sr.(s)", 8); c.ts(320, 118, sup.all(), 12.5, size=9.5); c.t(40, 130, "Encomenda a Fornecedor ECF 2025/418", 12, "HB")
    x = 40
    for w, k, v in ((90, "V/N.º Contrib.", "500288117"), (90, "Data", "2025-03-12"), (110, "Cond. Pagamento", "Letra a 60 dias"), (90, "Data Entrega", "2025-03-19"), (135, "Moeda / Câmbio", "EUR / 1,00")):
        c.r(x, 165, w, 28, lw=0.4); c.t(x + 3, 174, k, 6.5, "HB"); c.t(x + 3, 187, v); x += w
    X = [(40, "l"), (100, "l"), (335, "r"), (342, "l"), (415, "r"), (450, "r"), (480, "r"), (555, "r")]
    c.hl(208); put(c, 219, X, ("Artigo", "Descrição", "Qtd.", "Un.", "Pr. Unitário", "Desc.", "IVA", "Valor"), 8, "HB"); c.hl(223); y = 238
    for l in d.lines:
        put(c, y, X, (l.si, l.desc, num(l.qty, "sp", 3), l.uom, num(l.price, "sp", 4), num(l.disc, "sp") if l.disc else "0,00", "23,00", num(l.amount, "sp"))); y += 15
    c.hl(600); c.t(40, 614, "Local de Descarga", 7.5, "HB"); c.ts(40, 626, d["ship_to"].all(), 11)
    y = 614
    for k, v, f in (("Mercadoria/Serviços", net, "H"), ("Portes", D(75), "H"), ("IVA", d["tax"], "H"), ("Total (EUR)", d["total"], "HB")):
        c.t(400, y, k, 9, f); c.t(555, y, num(v, "sp"), 9, f, "r"); y += 14
    c.t(40, 690, "Os bens/serviços devem ser entregues na data acordada. Agradecemos confirmação por escrito.", 8); c.t(40, 810, "Processado por computador / © PRIMAVERA BSS", 6.5); c.itext(d.pdf())
    return d


@layout("wb-pt-camara-municipal-nota-encomenda")
def _(name):
    d = Doc(name, "Go fpdf", "pt", ["town hall of Portugal, nota de encomenda", "compromisso and cabimento numbers as decoys", "NIPC", "€ after the number, IVA 6 and 23", "delivery within days, no date"])
    buyer = P("Município de Serra da Lousada", "Praça do Município", "3200-045 Serra da Lousada")
    sup = P("Papelaria Académica do Mondego, Lda.", "Rua Ferreira Borges, 210", "3000-179 Coimbra")
    ship = P("Biblioteca Municipal", "Largo da Fonte, 3", "3200-101 Serra da Lousada")
    d.f.update(po_number="NE 2025/1183", po_date="2025-09-02", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="30 dias após a receção da fatura")
    tx = {6: D(0), 23: D(0)}
    for i, s, t, q, u, p, v in ((1, "PAM-2201", "Resma papel A4 80 g/m2", 150, "UN", "3.29", 23), (2, "PAM-3318", "Toner compatível preto HC", 12, "UN", "28.50", 23), (3, "PAM-7001", "Conto infantil ilustrado, capa dura", 40, "UN", "9.43", 6), (4, "PAM-2250", "Pasta de arquivo lombada larga", 60, "UN", "1.75", 23)):
        l = Ln(i, s, t, q, u, p, v=v); d.lines.append(l); tx[v] += l.amount
    t6, t23 = r2(tx[6] * D("0.06")), r2(tx[23] * D("0.23")); d["subtotal"] = d.net(); d["tax"] = t6 + t23; d["tax_alt"] = [t6, t23]; d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.t(297, 50, "MUNICÍPIO DE SERRA DA LOUSADA", 13, "HB", "c"); c.t(297, 63, "Praça do Município - 3200-045 Serra da Lousada - NIPC 506 778 204", 8, a="c"); c.t(297, 92, "NOTA DE ENCOMENDA", 14, "HB", "c")
    for i, (k, v) in enumerate((("N.º", "NE 2025/1183"), ("Data", "02/09/2025"), ("N.º Compromisso", "2025/2207"), ("Proposta de cabimento", "2025/1940"), ("Procedimento", "Ajuste Direto Simplificado 114/2025"))):
        c.t(40, 120 + i * 13, k + ":", 9, "HB"); c.t(150, 120 + i * 13, v)
    c.t(340, 120, "Fornecedor", 9, "HB"); c.ts(340, 133, sup.all() + ["NIF 503 118 447"], 12)
    c.t(40, 202, "Local de entrega: Biblioteca Municipal, Largo da Fonte, 3, 3200-101 Serra da Lousada   -   Prazo de entrega: 10 dias úteis")
    X = [(40, "l"), (64, "l"), (120, "l"), (350, "r"), (356, "l"), (430, "r"), (465, "r"), (555, "r")]
    c.r(38, 214, 519, 16, 0.9); put(c, 225, X, ("Lin.", "Ref.ª", "Designação", "Quant.", "Un.", "Preço Unit.", "IVA", "Total s/ IVA"), 8.5, "HB"); y = 246
    for l in d.lines:
        put(c, y, X, (l.line, l.si, l.desc, num(l.qty, "de"), l.uom, num(l.price, "de") + " €", f"{l.v}%", num(l.amount, "de") + " €")); y += 15
    c.hl(y - 6, 38, 557)
    for k, v, f in (("Total sem IVA", d["subtotal"], "H"), (f"IVA 6% sobre {num(tx[6], 'de')} €", t6, "H"), (f"IVA 23% sobre {num(tx[23], 'de')} €", t23, "H"), ("Total com IVA", d["total"], "HB")):
        c.t(465, y + 8, k, 9, f, "r"); c.t(555, y + 8, num(v, "de") + " €", 9, f, "r"); y += 14
    c.ts(40, y + 30, ["Condições de pagamento: 30 dias após a receção da fatura. A fatura deve indicar obrigatoriamente o número de compromisso", "(art.º 9.º da Lei n.º 8/2012, de 21 de fevereiro).", "", "O Presidente da Câmara,"], 12, size=8.5); c.gofpdf(d.pdf())
    return d


@layout("wb-pt-phc-encomenda-em-ingles-misto")
def _(name):
    d = Doc(name, "pdfmake", "pt", ["PHC of a shoe factory to an Italian tannery, Portuguese-English", "colour and thickness columns before quantity", "pés quadrados as unit", "season text", "total only, VAT exempt remark"])
    buyer = P("Calçado Felgueirense, S.A.", "Rua da Indústria 455", "4610-155 Felgueiras", "Portugal")
    sup = P("Conceria Valdarno Srl", "Via Sabotino 12", "56024 Ponte a Egola (PI)", "Italy")
    d.f.update(po_number="25004471", po_date="2025-05-23", requested_date="2025-06-13", currency="EUR", buyer=buyer, supplier=sup, ship_to=buyer, payment_terms="Transferência 90 dias / 90 days bank transfer")
    d["payment_terms_alt"] = ["Transferência 90 dias", "90 days bank transfer"]
    body = [[{"text": h, "bold": True, "fontSize": 7.5, "alignment": a} for h, a in (("Ref.", "left"), ("Descrição\nDescription", "left"), ("Cor\nColour", "left"), ("Esp.\nThick.", "left"), ("Qt.", "right"), ("Un.", "left"), ("Preço\nPrice", "right"), ("Total", "right"))]]
    for s, t, co, e, q, p in (("VITELLO-NAP", "Pele vitelo nappa", "Nero", "1,2-1,4", 4200, "2.65"), ("VITELLO-NAP", "Pele vitelo nappa", "Cuoio 118", "1,2-1,4", 2800, "2.72"), ("CROSTA-VEL", "Croute velour", "Taupe 33", "1,4-1,6", 3500, "1.38"), ("FODERA-MAI", "Forro porco", "Beige", "0,7-0,9", "6150.5", "0.94")):
        l = Ln(None, s, t, q, "P2", p); d.lines.append(l)
        body.append([s, t, co, e, {"text": num(q, "de"), "alignment": "right"}, "P2", {"text": num(p, "de"), "alignment": "right"}, {"text": num(l.amount, "de"), "alignment": "right"}])
    d["total"] = d.net()
    b.pdfmake({"pageSize": "A4", "pageMargins": [40, 40, 40, 50], "defaultStyle": {"fontSize": 9}, "footerText": "Calçado Felgueirense, S.A. - NIF PT500119874 - Capital 750.000 EUR - Pág. {p}/{n}", "content": [{"text": "CALÇADO FELGUEIRENSE", "fontSize": 16, "bold": True}, {"text": "Rua da Indústria 455, 4610-155 Felgueiras, Portugal"}, {"text": "\nENCOMENDA / ORDER  25004471", "fontSize": 13, "bold": True}, {"columns": [{"stack": ["Data/Date: 23.05.2025", "Entrega/Delivery: 13.06.2025", "Época: FW25 - Linha Porto", "Pagamento/Payment: " + d["payment_terms"]]}, {"stack": [{"text": "Fornecedor / Supplier", "bold": True}] + sup.all()}]}, {"text": "\nEntregar em / Deliver to: Calçado Felgueirense, S.A., Rua da Indústria 455, 4610-155 Felgueiras, Portugal\n\n"}, {"table": {"headerRows": 1, "widths": [68, "*", 55, 40, 52, 18, 36, 60], "body": body}, "layout": "headerLineOnly"}, {"text": f"\nTotal EUR  {num(d['total'], 'de')}", "alignment": "right", "bold": True, "fontSize": 11}, {"text": "\nIVA autoliquidação / intra-community supply. Tolerância de quantidade +/- 3%. Amostra de cor a aprovar antes da produção.", "fontSize": 8}]}, d.pdf())
    return d
