# SPDX-License-Identifier: Apache-2.0
"""A Brazilian mill, a Japanese machine works and a Chinese electronics plant."""
from l_yb_kit import *


@layout("yb-br-usina-acucar-pedido-compra")
def _(name):
    I = ((1, "041872", "RL-22222-EK", "Rolamento autocompensador 22222 EK", "8482.30.00", "PC", 8, "1240.00", "5", "2026-07-20"), (2, "041880", "RL-H322", "Bucha de fixação H322", "8482.99.90", "PC", 8, "186.50", "5", "2026-07-20"), (3, "055107", "RL-COR-C120", "Correia em V C-120", "4010.39.00", "PC", 60, "94.80", "0", "2026-07-13"), (4, "060021", "RL-GRX-20", "Graxa EP2 balde 20 kg", "3403.19.00", "BD", 12, "412.00", "0", "2026-07-13"))
    buyer = P("Usina Santa Clara do Pardo S.A.", "Rodovia SP-255, km 118, Zona Rural", "14440-000 Cravinhos - SP"); sup = P("Rolamentos Interior Ltda.", "Av. Brasil, 2200", "14075-030 Ribeirão Preto - SP")
    d = od(name, "reportlab", "pt", ["sugar mill, NCM and IPI columns", "own code and Cód. Forn.", "date a line", "Frete CIF, Valor total with IPI", "CNPJ decoys, boxes"],
           [Ln(n, s, t, q, u, p, bi=m, date=w, ipi=i) for n, m, s, t, _, u, q, p, i, w in I], po_number="118472", po_date="2026-07-02", currency="BRL", buyer=buyer, supplier=sup, ship_to=None, payment_terms="28/56 DDL")
    d["subtotal"] = d.net(); d["tax"] = r2(sum(l.amount for l in d.lines if l.ipi == "5") * D("0.05")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(842, 595, 8.5)
    c.r(36, 30, 770, 46); c.t(44, 52, "USINA SANTA CLARA DO PARDO S.A.", 13, "HB"); c.t(44, 67, ", ".join(buyer.lines) + "   CNPJ 44.118.872/0001-40   IE 282.041.118.872", 8); c.t(798, 50, "PEDIDO DE COMPRA", 13, "HB", "r"); c.t(798, 67, "Nº 118472", 12, "HB", "r")
    c.r(36, 76, 385, 60); c.t(42, 87, "FORNECEDOR", 7, "HB"); c.ts(42, 100, [sup.name, ", ".join(sup.lines), "CNPJ 51.204.118/0001-77"], 12)
    c.r(421, 76, 385, 60)
    for k, (a, v) in enumerate((("Emissão:", "02/07/2026"), ("Condição de pagamento:", "28/56 DDL"), ("Frete:", "CIF"), ("Comprador:", "Rogério Bianchi"))):
        c.t(428, 90 + 13 * k, a, font="HB"); c.t(540, 90 + 13 * k, v)
    X = [(40, "l"), (70, "l"), (120, "l"), (200, "l"), (398, "l"), (470, "l"), (530, "r"), (600, "r"), (640, "r"), (660, "l"), (802, "r")]
    c.r(36, 142, 770, 16, .88); at(c, 153, X, ("Item", "Código", "Cód. forn.", "Descrição", "NCM", "UN", "Qtde", "Vl. unit.", "% IPI", "Entrega", "Vl. total"), font="HB"); y = 172
    for l, it in zip(d.lines, I):
        at(c, y, X, (l.line, l.bi, l.si, l.desc, it[4], l.uom, qn(l.qty), num(l.price, "de"), num(l.ipi, "de"), uk(l.date), num(l.amount, "de"))); c.hl(y + 5, 36, 806, .3); y += 17
    c.r(566, y + 6, 240, 50)
    for k, (a, v) in enumerate((("Total dos produtos", d["subtotal"]), ("Valor do IPI", d["tax"]), ("Total do pedido R$", d["total"]))):
        c.t(572, y + 20 + 15 * k, a, font="HB"); c.t(802, y + 20 + 15 * k, num(v, "de"), a="r")
    c.ts(40, y + 18, ["Entregar no almoxarifado central de segunda a sexta, das 7h às 16h.", "Constar na nota fiscal o número deste pedido. Nota divergente será recusada.", "XML: nfe@usinasantaclara.example"], 13)
    c.reportlab(d.pdf(), ttf=True)
    return d


@layout("yb-jp-seiki-hatchusho-nouki")
def _(name):
    I = ((1, "SK-4187-01", "TB-BRG-6204", "深溝玉軸受 6204ZZ", 200, "個", 480, "2026-05-20"), (2, "SK-4187-02", "TB-LMG-25", "リニアガイド 25 L=600", 16, "本", 18500, "2026-05-27"), (3, "SK-4190-07", "TB-CPL-30", "カップリング φ30", 24, "個", 3260, "2026-05-20"), (4, "SK-4201-11", "TB-SEN-M12", "近接センサ M12 PNP", 50, "個", 2140, "2026-06-03"))
    buyer = P("信越精機株式会社", "〒380-0921 長野県長野市栗田118-4"); sup = P("東邦ベアリング商事株式会社", "〒460-0008 愛知県名古屋市中区栄4-18-7")
    d = od(name, "chromium", "ja", ["Japanese machine works, 注文書", "図番 and 貴社品番 columns", "納期 a line", "yen without decimals, 消費税 10 %", "supplier addressed with 御中"],
           [Ln(n, s, t, q, u, p, bi=m, date=w, rd=0) for n, m, s, t, q, u, p, w in I], po_number="SK26-0418", po_date="2026-04-28", currency="JPY", buyer=buyer, supplier=sup, ship_to=P("信越精機株式会社 第二工場", "〒381-2214 長野県長野市稲里町2200"), payment_terms="月末締め翌月末払い")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.1"), 0); d["total"] = d["subtotal"] + d["tax"]
    j = lambda s: "%d年%d月%d日" % tuple(int(x) for x in s.split("-"))
    rr = "".join(tr((l.line, l.bi, l.si, l.desc, qn(l.qty), l.uom, num(l.price, d=0), num(l.amount, d=0), l.date.replace("-", "/")), "clllrcrrc") for l in d.lines)
    b.chromium(b.page("@page{size:A4;margin:15mm}body{font:9.5pt 'WenQuanYi Zen Hei','Noto Sans CJK JP'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.l td,.l th{border:0.7pt solid #000;padding:3px 5px}.l th{background:#eee;font-weight:normal}.r{text-align:right}.c{text-align:center}", f'''<h1 style="text-align:center;letter-spacing:6mm;font-size:18pt">注文書</h1><table><tr><td width=55%><span style="font-size:12pt;border-bottom:1px solid">{sup.name} 御中</span><br>{sup.lines[0]}<br><br>下記の通り注文いたします。<td>注文番号：SK26-0418<br>注文日：{j("2026-04-28")}<br><br><b>{buyer.name}</b><br>{buyer.lines[0]}<br>TEL 026-244-1187　担当 小林</table><br><table><tr><td>合計金額（税込）　<b style="font-size:13pt">￥{num(d["total"], d=0)}</b></table><br><table class=l>{tr(("No.", "当社図番", "貴社品番", "品名・仕様", "数量", "単位", "単価", "金額", "納期"), "ccccccccc", "th")}{rr}<tr><td colspan=7 class=r>小計<td class=r>{num(d["subtotal"], d=0)}<td><tr><td colspan=7 class=r>消費税（10%）<td class=r>{num(d["tax"], d=0)}<td><tr><td colspan=7 class=r>合計<td class=r>{num(d["total"], d=0)}<td></table><p>納入場所：{d["ship_to"].name}　{d["ship_to"].lines[0]}<br>支払条件：月末締め翌月末払い<br>備考：納品書に注文番号を必ずご記入ください。</p>''', "ja"), d.pdf())
    return d


@layout("yb-cn-dianzi-caigou-dingdan")
def _(name):
    I = ((1, "R10041872", "HX-CON-24P", "连接器 24P 间距1.0mm", "PCS", 20000, "0.86", "2026-05-15"), (2, "R10041880", "HX-FFC-150", "FFC排线 24P 150mm", "PCS", 20000, "1.24", "2026-05-15"), (3, "R10050011", "HX-SHD-01", "屏蔽罩 35x28mm", "PCS", 50000, "0.315", "2026-05-22"), (4, "R10050412", "HX-TAPE-AL", "铝箔胶带 20mm*50m", "卷", 120, "18.50", "2026-05-22"))
    buyer = P("苏州澜海电子科技有限公司", "江苏省苏州市工业园区星湖街418号"); sup = P("东莞华讯精密部件有限公司", "广东省东莞市长安镇振安中路118号"); ship = P("澜海电子二号仓库", "江苏省苏州市吴中区东吴南路72号")
    d = od(name, "weasyprint", "zh", ["Chinese electronics plant, 采购订单", "物料编码 and 供方料号", "交货日期 a line", "含税单价, 13 % included, total only", "no separate tax"],
           [Ln(n, s, t, q, u, p, bi=m, date=w) for n, m, s, t, u, q, p, w in I], po_number="PO20260428-018", po_date="2026-04-28", currency="CNY", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="月结60天")
    d["total"] = d.net()
    rr = "".join(tr((l.line, l.bi, l.si, l.desc, l.uom, qn(l.qty), num(l.price, d=3), num(l.amount), l.date), "clllcrrrc") for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:14mm}body{font:9pt 'WenQuanYi Zen Hei'}table{width:100%;border-collapse:collapse;margin-bottom:3mm}td{vertical-align:top}.l td,.l th,.g td{border:0.6pt solid #333;padding:3px 4px}.l th{background:#e3ebf5}.r{text-align:right}.c{text-align:center}", f'''<h2 style="text-align:center;margin:0">{buyer.name}</h2><h3 style="text-align:center;margin:1mm">采购订单</h3><table class=g><tr><td width=14%>订单编号<td width=36%><b>PO20260428-018</b><td width=14%>订单日期<td>2026-04-28<tr><td>供应商<td>{sup.name}<td>需方<td>{buyer.name}<tr><td>供应商地址<td>{sup.lines[0]}<td>需方地址<td>{buyer.lines[0]}<tr><td>付款方式<td>月结60天<td>币种<td>CNY<tr><td>收货方<td>{ship.name}<td>收货地址<td>{ship.lines[0]}</table><table class=l>{tr(("序号", "物料编码", "供方料号", "品名规格", "单位", "数量", "含税单价", "含税金额", "交货日期"), "clllcrrrc", "th")}{rr}<tr><td colspan=7 class=r>合计（含13%增值税）<td class=r><b>{num(d["total"])}</b><td></table><p>1. 供方须在24小时内签字回传确认。<br>2. 送货单须注明订单编号及物料编码。<br>3. 产品须符合RoHS及REACH要求，并附出货检验报告。</p><table><tr><td>需方代表：周敏<td>供方确认：</table>''', "zh"), d.pdf())
    return d
