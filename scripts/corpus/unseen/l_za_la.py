# SPDX-License-Identifier: Apache-2.0
"""Mexico, Brazil, Chile: Contpaq, TOTVS Protheus, Bling, a mine's order."""
from l_ya_kit import *


@layout("za-mx-contpaq-orden-compra-maquiladora")
def _(name):
    buyer = P("ENSAMBLES DEL BRAVO SA DE CV", "Av. de las Industrias 4410, Parque Juárez", "32472 Ciudad Juárez, Chih.", "RFC EBR-041117-7K2"); sup = P("Empaques y Foam del Norte SA de CV", "Calle Cobre 218, Chihuahua, Chih. 31136", "RFC EFN980322QA4"); ship = P("Almacén de recibo, andén 5", "Av. de las Industrias 4416, Ciudad Juárez")
    I = (("0010-44", "Charola termoformada HIPS 24 cav.", 12000, "PZA", "7.8500", "4"), ("0010-51", "Bolsa antiestática 8 x 12 in, rosa", 50000, "PZA", "1.2400", "4"), ("0012-07", "Caja corrugada C/S 600x400x350 ECT 44", 3500, "PZA", "28.9000", "0"), ("0015-90", "Esquinero cartón 2 x 2 x 40 in", 4000, "PZA", "6.1500", "0"), ("0016-02", "Película stretch 18 in cal. 80, rollo", 240, "ROL", "96.5000", "2.5"))
    L = [Ln(i + 1, None, t, q, u, p, bi=m, disc=None if r == "0" else r) for i, (m, t, q, u, p, r) in enumerate(I)]
    d = mk(name, "TCPDF", "es", ["CONTPAQi Comercial", "código del comprador", "descuento por partida en %", "IVA 16 % y retención en cero", "moneda MXN y tipo de cambio", "folio con serie OC", "importe con letra", "fecha de entrega en la cabecera"], L, po_number="OC-8817", po_date="2026-06-04", requested_date="2026-06-15", currency="MXN", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Crédito 45 días")
    d["po_number_alt"] = ["8817"]; s = d.net(); v = r2(s * D("0.16")); d["subtotal"] = s; d["tax"] = v; d["total"] = s + v
    r = "".join(f'<tr><td width="6%">{l.line}</td><td width="11%">{l.bi}</td><td width="35%">{E(l.desc)}</td><td width="11%" align="right">{num(l.qty)}</td><td width="7%">{l.uom}</td><td width="10%" align="right">{num(l.price, d=4)}</td><td width="8%" align="right">{l.disc or "0"}</td><td width="12%" align="right">{num(l.amount)}</td></tr>' for l in L)
    b.tcpdf(f'''<table cellpadding="2"><tr><td width="62%" style="font-size:12pt"><b>{buyer.name}</b></td><td width="38%" align="right" style="font-size:13pt"><b>ORDEN DE COMPRA</b></td></tr><tr><td width="62%">{br(buyer.lines)}</td><td width="38%" align="right">Serie y folio: <b>OC-8817</b><br>Fecha: 04/Jun/2026<br>Entrega: 15/Jun/2026</td></tr></table><br><br><table border="1" cellpadding="3"><tr><td width="50%"><b>Proveedor:</b> P00318<br>{sup.h()}</td><td width="50%"><b>Entregar en:</b><br>{ship.h()}<br>Lunes a viernes 7:00 a 15:00 h</td></tr><tr><td>Condiciones: Crédito 45 días</td><td>Moneda: MXN &nbsp;&nbsp; T.C.: 1.0000 &nbsp;&nbsp; Agente: L. Holguín</td></tr></table><br><br><table border="1" cellpadding="2"><tr bgcolor="#dddddd"><td width="6%">Part.</td><td width="11%">Código</td><td width="35%">Descripción</td><td width="11%" align="right">Cantidad</td><td width="7%">U.M.</td><td width="10%" align="right">P. unitario</td><td width="8%" align="right">%Desc</td><td width="12%" align="right">Importe</td></tr>{r}</table><br><br><table cellpadding="2"><tr><td width="68%">Favor de anotar el folio de esta orden en remisión y CFDI. Certificado ESD por lote en la bolsa.</td><td width="18%" align="right">Subtotal:</td><td width="14%" align="right">{num(s)}</td></tr><tr><td></td><td align="right">I.V.A. 16%:</td><td align="right">{num(v)}</td></tr><tr><td></td><td align="right">Retención:</td><td align="right">0.00</td></tr><tr><td></td><td align="right"><b>Total MXN:</b></td><td align="right"><b>{num(d["total"])}</b></td></tr></table><br><br><table><tr><td align="center">______________________<br>Elaboró</td><td align="center">______________________<br>Autorizó</td></tr></table>''', d.pdf()); return d


@layout("za-br-totvs-protheus-pedido-compras")
def _(name):
    buyer = P("METALÚRGICA SERRA AZUL LTDA", "RODOVIA RS 122 KM 68, 1450", "CAXIAS DO SUL - RS 95110-310", "CNPJ 88.417.220/0001-55"); sup = P("PARAFUSOS PIRATININGA S.A.", "RUA DOS TORNEIROS 880", "GUARULHOS - SP 07220-020"); ship = P("METALÚRGICA SERRA AZUL - FILIAL 02", "RUA IRMÃO BONIFÁCIO 215", "FARROPILHA - RS 95180-000")
    I = (("0001", "PF0040118", "PARAF SEXT M12X40 8.8 ZB", "5000", "PC", "0.8650", "10", "22/09/26"), ("0002", "PF0040131", "PARAF SEXT M16X60 8.8 ZB", "2000", "PC", "2.1180", "10", "22/09/26"), ("0003", "AR0011020", "ARRUELA LISA M12 ZB", "85.5", "KG", "19.4000", "5", "29/09/26"), ("0004", "PC0022011", "PORCA TRAV M12 CL10", "7000", "PC", "0.4125", "10", "29/09/26"))
    L = [Ln(n, None, t, q, u, p, bi=m, date=f"20{w[6:]}-{w[3:5]}-{w[:2]}", ipi=i) for n, m, t, q, u, p, i, w in I]
    d = mk(name, "PDF::API2", "pt", ["TOTVS Protheus MATR110", "landscape boxed report", "IPI % column, ICMS and frete at the foot", "Brazilian numbers", "entrega per line", "C.C. and S.C. numbers as decoys", "valor total com impostos"], L, po_number="048817", po_date="2026-09-08", currency="BRL", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="28/42/56 DDL")
    s = d.net(); ipi = r2(sum(l.amount * D(l.ipi) / 100 for l in L)); d["subtotal"] = s; d["tax"] = ipi; d["freight"] = D("320.00"); d["total"] = s + ipi + 320
    n = lambda x, k=2: num(x, "de", k)
    c = b.Canvas(842, 595, 8, "N"); c.r(30, 28, 782, 108); c.l(400, 28, 400, 136); c.t(36, 42, buyer.name, 11, "HB"); c.ts(36, 55, buyer.lines, 11); c.t(606, 44, "PEDIDO DE COMPRAS - R$", 13, "HB", "c"); c.t(606, 62, "Nr. 048817 /1     1a. Via     Emissão: 08/09/26", 10, "HB", "c"); c.hl(72, 400, 812); c.ts(406, 86, ["Fornecedor: " + sup.name + "   Código: 002207/01", sup.lines[0], sup.lines[1], "CNPJ 61.118.440/0001-02    FONE 11 5555-0144"], 12, size=9)
    X = [30, 58, 118, 300, 334, 400, 470, 500, 588, 650, 730, 812]; y = 144
    for i, h in enumerate(("Item", "Produto", "Descrição dos Materiais", "UM", "Quant.", "Valor Unitário", "% IPI", "Valor Total", "Entrega", "C.C.", "S.C.")):
        c.r(X[i], y, X[i + 1] - X[i], 16); c.t(X[i] + 3, y + 11, h, 8, "HB")
    [c.l(x, 160, x, 320) for x in X]; c.hl(320, 30, 812); y = 174
    for k, l in enumerate(L):
        for i, v in enumerate((l.line, l.bi, l.desc, l.uom, n(l.qty), n(l.price, 4), n(D(l.ipi), 1), n(l.amount), I[k][7], "310204", f"0118{k + 2}4")):
            r = i in (4, 5, 6, 7); c.t(X[i + 1] - 3 if r else X[i] + 3, y, v, 8.5, a="r" if r else "l")
        y += 15
    c.r(30, 326, 390, 110); c.t(36, 340, "Local de Entrega: " + ship.name, 8.5, "HB"); c.t(36, 352, ", ".join(ship.lines)); c.t(36, 370, "Local de Cobrança: o mesmo do emitente"); c.t(36, 388, "Condição de Pagto: 28/42/56 DDL", 8.5, "HB"); c.t(36, 406, "Obs.: certificado de qualidade por lote. Não aceitamos entrega parcial sem aviso.")
    c.r(420, 326, 392, 110)
    for k, (a, v) in enumerate((("Total das Mercadorias :", s), ("IPI :", ipi), ("ICMS (incluso) :", r2(s * D("0.12"))), ("Frete :", D(320)), ("Despesas :", D(0)), ("Total Geral :", d["total"]))):
        c.t(560, 342 + 16 * k, a, 9, "HB" if k == 5 else "N"); c.t(800, 342 + 16 * k, n(v), 9, "HB" if k == 5 else "N", "r")
    for k, v in enumerate(("Comprador", "Gerência", "Diretoria")):
        c.r(30 + 261 * k, 444, 260, 44); c.t(34 + 261 * k, 454, v)
    c.t(34, 502, "NOTA: Só aceitaremos a mercadoria se na sua Nota Fiscal constar o número do nosso Pedido de Compras.", 8.5, "HB"); c.perl(d.pdf()); return d


@layout("za-br-bling-loja-pet-pedido")
def _(name):
    buyer = P("Focinho Feliz Comércio de Produtos Pet Ltda", "Rua Domingos Ferreira, 1187, Boa Viagem", "51111-021 Recife - PE", "CNPJ 31.204.118/0001-70"); sup = P("Nutrivale Rações S/A", "BR 153 km 402, 75690-000 Caldas Novas - GO")
    L = [Ln(None, "NV-ADL-15", "Ração Nutrivale cães adultos frango 15 kg", 40, "SC", "118.9"), Ln(None, "NV-FIL-10", "Ração Nutrivale filhotes 10,1 kg", 25, "SC", "109.5"), Ln(None, "NV-CAT-3", "Ração gatos castrados salmão 3 kg", 60, "UN", "44.75"), Ln(None, "NV-SNK-80", "Snack dental 80 g cx c/ 24", 12, "CX", "132"), Ln(None, "NV-ARE-4", "Areia sanitária 4 kg", 150, "UN", "7.35")]
    d = mk(name, "chromium", "pt", ["Bling ERP", "desconto e frete no rodapé", "nº do pedido no título", "parcelas with dates and values as decoys", "número de itens and soma das quantidades"], L, po_number="2207", po_date="2026-08-12", requested_date="2026-08-21", currency="BRL", buyer=buyer, supplier=sup, payment_terms=None)
    s = d.net(); d["subtotal"] = s; d["discount"] = D("200.00"); d["freight"] = D("380.00"); d["total"] = s - 200 + 380; n = lambda x: num(x, "de")
    pr = r2(d["total"] / 2); r = "".join(f"<tr><td>{l.si}<td>{E(l.desc)}<td class=r>{n(l.qty)}<td>{l.uom}<td class=r>{n(l.price)}<td class=r>{n(l.amount)}</tr>" for l in L)
    b.chromium(b.page("@page{size:A4;margin:12mm}body{font:8.5pt 'DejaVu Sans'}table{width:100%;border-collapse:collapse}td,th{padding:3px 4px;text-align:left;vertical-align:top}.i th,.i td{border:1px solid #bbb}.i th{background:#f4f4f4}.r,.i th.r{text-align:right}h3{font-size:9.5pt;margin:12px 0 3px}", f'''<table style="border:1px solid #bbb"><tr><td><b>{buyer.name}</b><br>{br(buyer.lines)}<br>(81) 5555-0133 - compras@focinhofeliz.example</table><h2 style="font-size:13pt">Pedido de compra Nº 2207</h2><table><tr><td><b>Fornecedor</b><br>{sup.h()}<td><b>Data</b> 12/08/2026<br><b>Data prevista</b> 21/08/2026<br><b>Nº no fornecedor</b> 99140</table><h3>Itens do pedido de compra</h3><table class=i><tr><th>Código<th>Descrição<th class=r>Qtde<th>UN<th class=r>Preço un.<th class=r>Preço total</tr>{r}</table><h3>Totais</h3><table class=i><tr><td>Nº de itens: 5<td>Soma das qtdes: {n(sum(l.qty for l in L))}<td>Total dos produtos<td class=r>{n(s)}<tr><td><td><td>Desconto<td class=r>200,00<tr><td><td><td>Frete (CIF por conta do comprador)<td class=r>380,00<tr><td><td><td><b>Total do pedido R$</b><td class=r><b>{n(d["total"])}</b></table><h3>Parcelas</h3><table class=i style="width:60%"><tr><th>Dias<th>Data<th class=r>Valor<th>Forma<tr><td>28<td>09/09/2026<td class=r>{n(pr)}<td>Boleto<tr><td>56<td>07/10/2026<td class=r>{n(d["total"] - pr)}<td>Boleto</table><h3>Observações</h3>Validade mínima de 8 meses na entrega. Descarga pela Rua dos Navegantes, até 16h.''', "pt"), d.pdf()); return d


@layout("za-cl-orden-compra-minera-norte")
def _(name):
    buyer = P("Compañía Minera Quebrada Honda S.A.", "Av. Balmaceda 2210, piso 8, Antofagasta", "RUT 96.814.420-7"); sup = P("Rodamientos y Retenes Ltda.", "San Martín 455, Calama", "RUT 77.118.204-K"); ship = P("Faena Quebrada Honda, Bodega Central", "Camino a Sierra Gorda km 41")
    L = [Ln("10", "22230-E1-K", "Rodamiento oscilante de rodillos 22230 K C3", 6, "UN", "412500", bi="1004418820", rd=0), Ln("20", "H3130", "Manguito de fijación H3130", 6, "UN", "98700", bi="1004418835", rd=0), Ln("30", "SNL-3134-G", "Obturación SNL 3134 par", 4, "PAR", "61250", bi="1004420017", rd=0), Ln("40", "LGEP2-18", "Grasa LGEP2 balde 18 kg", 3, "BAL", "187900", bi="1004455102", rd=0)]
    d = mk(name, "Prawn", "es", ["Chilean pesos without decimals", "neto, IVA 19 %, total", "material of both parties", "RUT numbers as decoys", "número de orden in a box with fecha", "plazo in days and a date"], L, po_number="4509922071", po_date="2026-04-27", requested_date="2026-05-11", currency="CLP", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 días fecha factura")
    s = d.net(); v = r2(s * D("0.19"), 0); d["subtotal"] = s; d["tax"] = v; d["total"] = s + v; n = lambda x: num(x, "de", 0)
    c = b.Canvas(612, 792, 9); c.t(40, 48, buyer.name, 13, "HB"); c.ts(40, 62, buyer.lines, 12); c.r(400, 34, 172, 54, None, 1.2); c.t(486, 50, "ORDEN DE COMPRA", 11, "HB", "c"); c.t(486, 66, "N° 4509922071", 12, "HB", "c"); c.t(486, 80, "Fecha: 27.04.2026", 9, a="c")
    c.t(40, 112, "Señor(es):"); c.ts(100, 112, sup.all(), 12); c.t(330, 112, "Despachar a:"); c.ts(394, 112, ship.all(), 12, size=8.5); c.t(40, 160, "Fecha de entrega: 11.05.2026 (plazo 14 días)"); c.t(330, 160, "Condición de pago: 30 días fecha factura"); c.t(40, 174, "Moneda: CLP (pesos chilenos)"); c.t(330, 174, "Comprador: V. Araya, anexo 4417")
    S = [(44, "l"), (70, "l"), (140, "l"), (222, "l"), (450, "r"), (458, "l"), (516, "r"), (570, "r")]; y = 206; c.r(40, 192, 532, 20, .88, .6); at(c, y, S, ("Pos", "Material", "Cód. prov.", "Descripción", "Cant.", "UM", "P. Unit.", "Total"), font="HB", size=8.5); y += 24
    for l in L:
        at(c, y, S, (l.line, l.bi, l.si, l.desc, n(l.qty), l.uom, n(l.price), n(l.amount)), size=8.5)
        if l.line == "10":
            c.t(222, y + 11, "con certificado de origen y embalaje VCI", 7.5, "HI"); y += 11
        y += 18
    c.hl(y - 4, 40, 572); rows(c, 440, y + 12, (("Neto", "$ " + n(s)), ("IVA 19%", "$ " + n(v)), ("Total", "$ " + n(d["total"]))), 130, 14, "HB", "HB", va="r"); c.ts(40, y + 80, ["El número de la orden debe figurar en la guía de despacho y en la factura electrónica (referencia 801).", "Multa por atraso: 0,5 % diario con tope de 10 % del neto. Ingreso a faena con acreditación vigente."], 12, size=8); c.prawn(d.pdf()); return d
