# SPDX-License-Identifier: Apache-2.0
"""Japan, China, Viet Nam."""
from lib import *
import backends as b
from l_wa_kit import at, br, tr


@layout("xa-jp-chumonsho-kakou")
def _(name):
    buyer = P("東亜精機工業株式会社", "〒438-0025 静岡県磐田市中泉2210-4"); sup = P("浜松切削工具株式会社")
    ship = P("東亜精機工業株式会社 第二工場", "静岡県磐田市岩井1800")
    d = Doc(name, "wkhtmltopdf", "ja", ["Japanese order (注文書)", "御中 after the supplier, buyer with seal box right", "total at the top in a bar", "品番 / 品名 / 数量 / 単位 / 単価 / 金額 / 納期 columns", "小計, 消費税 10%, 合計", "era-free dates with 年月日", "empty rows"])
    d.f.update(po_number="TS260418-07", po_date="2026-04-18", requested_date="2026-05-11", currency="JPY", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="月末締め翌月末払い")
    for i, (si, t, q, u, p) in enumerate((("HK-EM4-D10", "超硬エンドミル 4枚刃 φ10", 30, "本", "6800"), ("HK-EM2-D6", "超硬エンドミル 2枚刃 φ6", 50, "本", "3950"), ("HK-CNMG-P", "旋削チップ CNMG120408", 200, "個", "880"), ("HK-BT40-20", "コレットチャック BT40", 4, "台", "38500"))):
        d.lines.append(Ln(i + 1, si, t, q, u, p, rd=0, date="2026-05-11"))
    n = d.net(); d.f.update(subtotal=n, tax=r2(n * D("0.1"), 0)); d["total"] = n + d["tax"]
    y = lambda v: num(v, "us", 0)
    r = "".join(f"<tr><td class=c>{l.line}<td>{l.si}<td>{l.desc}<td class=r>{l.qty}<td class=c>{l.uom}<td class=r>{y(l.price)}<td class=r>{y(l.amount)}<td class=c>2026/05/11</tr>" for l in d.lines) + "<tr><td>&nbsp;<td><td><td><td><td><td><td></tr>" * 4
    b.wk(b.page("@page{size:A4;margin:14mm}body{font:9.5pt 'Noto Sans CJK JP'}h1,b,th{font-weight:normal}table{border-collapse:collapse;width:100%}.g td,.g th{border:.6pt solid #333;padding:3px 4px}.g th{background:#e9eef5}.r{text-align:right}.c{text-align:center}td{vertical-align:top}", f'''<h1 style="text-align:center;letter-spacing:14px;font-size:17pt;margin:0 0 6mm">注文書</h1><table><tr><td width=55%><span style="font-size:13pt;border-bottom:1px solid #000">{sup.name} 御中</span><br><br>下記の通りご注文申し上げます。<br><br><table style="width:70mm"><tr><td>納入場所<td>{ship.name}<br>{ship.lines[0]}<tr><td>支払条件<td>月末締め翌月末払い<tr><td>納期<td>2026年5月11日</table><td class=r>注文番号：TS260418-07<br>注文日：2026年4月18日<br><br>{buyer.name}<br>{buyer.lines[0]}<br>TEL 0538-55-0118<br>登録番号 T8080401011884<br>担当：購買課 鈴木</table><p style="font-size:13pt;border-bottom:2px solid #000;width:80mm">合計金額　¥{y(d["total"])}-（税込）</p><table class=g><tr><th>No.<th>品番<th>品名<th>数量<th>単位<th>単価<th>金額<th>納期</tr>{r}<tr><td colspan=6 class=r>小計<td class=r>{y(n)}<td><tr><td colspan=6 class=r>消費税（10%）<td class=r>{y(d["tax"])}<td><tr><td colspan=6 class=r>合計<td class=r>{y(d["total"])}<td></table><p>備考：検査成績書を添付してください。納品書に注文番号を明記願います。</p><table class=g style="width:54mm;margin-left:auto;text-align:center"><tr><td>承認<td>審査<td>担当<tr style="height:14mm"><td><td><td></table>''', "ja"), d.pdf())
    return d


@layout("xa-cn-u8-caigou-dingdan")
def _(name):
    buyer = P("苏州恒锐自动化设备有限公司", "苏州工业园区唐庄路288号"); sup = P("昆山力泰气动元件有限公司")
    d = Doc(name, "reportlab cid", "zh", ["Yonyou U8 print of 采购订单, landscape half sheet", "label and value in one run with full-width colon", "price without and with tax columns, tax rate, 价税合计", "our 存货编码, 规格型号 of the maker", "合计 row, no other sums", "makers and auditors at the foot"])
    d.f.update(po_number="CGDD2026030118", po_date="2026-03-12", requested_date="2026-03-26", currency="CNY", buyer=buyer, supplier=sup, payment_terms="月结60天")
    net = tax = D(0); R = []
    for i, (bi, t, m, u, q, p) in enumerate((("0401.0118", "气缸", "SC63X100", "只", 40, "186.00"), ("0401.0226", "电磁阀", "4V210-08", "只", 120, "42.50"), ("0402.0031", "气管", "PU8X5.5", "米", 2000, "1.60"), ("0402.0077", "快插接头", "PC8-02", "个", 600, "2.15"))):
        a = r2(q * D(p)); tx = r2(a * D("0.13")); net += a; tax += tx
        d.lines.append(Ln(i + 1, m, t, q, u, p, bi=bi, amount=a, date="2026-03-26")); R.append((i + 1, bi, t, m, u, qn(q), num(p), num(r2(D(p) * D("1.13"), 4), d=4), num(a), num(tx), num(a + tx), "2026-03-26"))
    d.f.update(subtotal=net, tax=tax, total=net + tax)
    c = b.Canvas(842, 595, 9)
    c.t(421, 45, "采 购 订 单", 17, a="c"); c.t(40, 45, buyer.name, 10); c.t(40, 58, buyer.lines[0] + "  电话：0512-5558 0118", 8)
    for x, y, s in ((40, 80, "订单编号：CGDD2026030118"), (300, 80, "日期：2026-03-12"), (560, 80, "采购类型：普通采购"), (40, 96, "供应商：" + sup.name), (300, 96, "业务员：陆晓燕"), (560, 96, "部门：采购部"), (40, 112, "付款条件：月结60天"), (300, 112, "币种：人民币  汇率：1.0"), (560, 112, "税率：13.00")):
        c.t(x, y, s)
    X = (36, 60, 124, 196, 274, 306, 360, 420, 490, 564, 634, 716, 806); H = ("行号", "存货编码", "存货名称", "规格型号", "单位", "数量", "原币单价", "原币含税单价", "原币金额", "原币税额", "原币价税合计", "计划到货日期")
    c.hl(122, 36, 806); c.hl(140, 36, 806)
    for i, h in enumerate(H):
        c.t((X[i] + X[i + 1]) / 2, 134, h, 8.5, a="c")
    y = 140
    for r in R + [("合计", "", "", "", "", "", "", "", num(net), num(tax), num(net + tax), "")]:
        for i, v in enumerate(r):
            rt = 5 <= i <= 10; c.t(X[i + 1] - 3 if rt else X[i] + 3, y + 13, v, 8.5, a="r" if rt else "l")
        y += 18; c.hl(y, 36, 806)
    for x in X:
        c.l(x, 122, x, y, 0.5)
    c.t(40, y + 20, "备注：送货单须注明订单编号，来料附合格证。"); c.t(40, y + 44, "制单人：陆晓燕          审核人：顾建明          供应商确认："); c.t(806, y + 44, "第1页/共1页", a="r")
    c.reportlab(d.pdf(), cid="STSong-Light")
    return d


@layout("xa-vn-misa-don-mua-hang")
def _(name):
    buyer = P("Công ty TNHH Nội thất Trường Thịnh", "Lô C4 KCN Mỹ Phước 2, Bến Cát, Bình Dương"); sup = P("Công ty CP Phụ kiện Gỗ Đại Phát", "118 Quốc lộ 1A, Quận 12, TP. Hồ Chí Minh")
    d = Doc(name, "weasyprint", "vi", ["Misa style ĐƠN MUA HÀNG, Vietnamese", "Mã số thuế under both parties", "thousand points, no decimals", "STT, Mã hàng, Tên hàng, ĐVT, Số lượng, Đơn giá, Thành tiền", "Cộng tiền hàng, thuế GTGT 8%, Tổng tiền thanh toán", "amount in words", "date in a sentence Ngày .. tháng .. năm"])
    d.f.update(po_number="DMH00418", po_date="2026-04-15", requested_date="2026-04-22", currency="VND", buyer=buyer, ship_to=P("Kho nguyên liệu", "Lô C4 KCN Mỹ Phước 2, Bến Cát, Bình Dương"), supplier=sup, payment_terms="Công nợ 30 ngày")
    for i, (bi, t, q, u, p) in enumerate((("BL-GC110", "Bản lề giảm chấn 110 độ", 4000, "Cái", "11800"), ("RAY-450", "Ray trượt bi 3 tầng 450 mm", 1200, "Bộ", "58500"), ("VIT-4X30", "Vít gỗ đầu dù 4x30 (hộp 1000)", 60, "Hộp", "92000"), ("KEO-D3", "Keo sữa D3 thùng 20 kg", 25, "Thùng", "684000"))):
        d.lines.append(Ln(i + 1, None, t, q, u, p, bi=bi, rd=0))
    n = d.net(); d.f.update(subtotal=n, tax=r2(n * D("0.08"), 0)); d["total"] = n + d["tax"]
    m = lambda v: num(v, "de", 0)
    r = "".join(f"<tr><td class=c>{l.line}<td>{l.bi}<td>{l.desc}<td class=c>{l.uom}<td class=r>{m(l.qty)}<td class=r>{m(l.price)}<td class=r>{m(l.amount)}</tr>" for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:16mm}body{font:10pt 'Liberation Serif'}table{width:100%;border-collapse:collapse}.g td,.g th{border:.6pt solid #000;padding:1.2mm}.r{text-align:right}.c{text-align:center}td{vertical-align:top}", f'''<b>{buyer.name}</b><br>{buyer.lines[0]}<br>MST: 3701188420 &nbsp; ĐT: 0274 355 0118<h2 class=c style="margin:5mm 0 0">ĐƠN MUA HÀNG</h2><div class=c><i>Ngày 15 tháng 04 năm 2026</i><br>Số: <b>DMH00418</b></div><p>Tên nhà cung cấp: <b>{sup.name}</b><br>Địa chỉ: {sup.lines[0]}<br>Mã số thuế: 0312884180<br>Điện thoại: 028 3555 0177<br>Loại tiền: VND</p><p>Chúng tôi đề nghị Quý công ty cung cấp các mặt hàng sau:</p><table class=g><tr><th>STT<th>Mã hàng<th>Tên hàng<th>ĐVT<th>Số lượng<th>Đơn giá<th>Thành tiền</tr>{r}<tr><td colspan=6 class=r>Cộng tiền hàng:<td class=r>{m(n)}<tr><td colspan=6 class=r>Thuế suất GTGT: 8% &nbsp; Tiền thuế GTGT:<td class=r>{m(d["tax"])}<tr><td colspan=6 class=r><b>Tổng tiền thanh toán:</b><td class=r><b>{m(d["total"])}</b></table><p>Ngày giao hàng: 22/04/2026<br>Địa điểm giao hàng: Kho nguyên liệu, {buyer.lines[0]}<br>Điều khoản thanh toán: Công nợ 30 ngày</p><table class=c style="margin-top:6mm"><tr><td><b>Người lập</b><br><i>(Ký, họ tên)</i><td><b>Kế toán trưởng</b><br><i>(Ký, họ tên)</i><td><b>Giám đốc</b><br><i>(Ký, họ tên, đóng dấu)</i></table>''', "vi"), d.pdf())
    return d
