# SPDX-License-Identifier: Apache-2.0
"""Three more: delivery schedules under the items, Hungarian, and Japanese for the home market."""
from lib import *
import backends as b


@layout("v-au-mine-delivery-schedule-rows")
def _(name):
    d = Doc(name, "pdf-lib", "en", ["delivery schedule rows with quantities under each item", "the item's quantity is the sum of its rows", "GST shown as a row", "material and vendor material on separate rows", "ABN decoys"])
    buyer = P("Yandarra Iron Ore Pty Ltd", "Level 12, 140 St Georges Terrace", "Perth WA 6000")
    sup = P("Kwinana Wear Solutions Pty Ltd", "8 Beard Street", "Naval Base WA 6165")
    ship = P("Yandarra Mine Warehouse", "Great Northern Highway", "Newman WA 6753")
    d.f.update(po_number="4502218837", po_date="2025-10-13", currency="AUD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="45 days end of month")
    S = [(("2025-11-03", 20), ("2025-12-01", 20), ("2026-01-12", 24)), (("2025-11-03", 6),), (("2025-11-17", 150), ("2026-02-02", 150))]
    for i, own, s, t, u, p, sc in ((10, "300118842", "KWS-GET-D11", "TIP, RIPPER, D11T, HEAVY DUTY", "EA", "612.35", S[0]), (20, "300120077", "KWS-LIP-994", "SHROUD, LIP, 994K", "EA", "1980.00", S[1]), (30, "300099411", "KWS-BLT-1W", "BOLT, PLOW, 1 IN X 4 IN, GR 8", "EA", "7.28", S[2])):
        d.lines.append(Ln(i, s, t, sum(q for _, q in sc), u, p, bi=own, sc=sc, **({"date": sc[0][0]} if len(sc) == 1 else {})))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] / 10); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5)
    c.t(40, 48, "YANDARRA", 16, "HB"); c.ts(40, 62, buyer.all() + ["ABN 51 004 117 882"], 10.5, size=8)
    c.t(555, 48, "Purchase Order", 14, "HB", "r"); c.ts(410, 66, ["PO number:  4502218837", "Issued:  13 Oct 2025", "Terms:  45 days end of month", "Delivery:  DAP site", "Buyer:  K. Nguyen"], 11.5)
    c.t(40, 130, "Vendor", 8, "HB"); c.ts(40, 142, sup.all() + ["ABN 80 117 332 901"], 11); c.t(300, 130, "Deliver to", 8, "HB"); c.ts(300, 142, ship.all(), 11)
    c.hl(196, w=1)
    for x, s, a in ((40, "Item", "l"), (72, "Material / Description", "l"), (330, "Quantity", "r"), (338, "Unit", "l"), (450, "Net price (AUD)", "r"), (555, "Net value (AUD)", "r")):
        c.t(x, 207, s, 8, "HB", a)
    c.hl(212, w=1); y = 227
    for l in d.lines:
        c.t(40, y, f"{l.line:05}"); c.t(72, y, l.bi, font="HB"); c.t(330, y, qn(l.qty), a="r"); c.t(338, y, l.uom); c.t(450, y, num(l.price), a="r"); c.t(555, y, num(l.amount), a="r")
        c.t(72, y + 11, l.desc); c.t(72, y + 22, "Your material: " + l.si, 7.5); y += 34
        for dd, q in l.sc:
            c.t(90, y, "Delivery date " + dt(dd, "{dd}.{mm}.{yyyy}"), 7.5, "HI"); c.t(230, y, f"{q} EA", 7.5, "HI", "r"); y += 10
        y += 8
    c.hl(y - 6)
    for k, v in (("Total net value", d["subtotal"]), ("GST 10%", d["tax"]), ("Total including GST", d["total"])):
        y += 8; c.t(450, y, k, 8.5, "HB", "r"); c.t(555, y, num(v), a="r"); y += 6
    c.t(40, y + 30, "Partial deliveries outside the schedule are refused at the gate. Dangerous goods paperwork with the driver.", 7.5)
    c.pdflib(d.pdf())
    return d


@layout("v-hu-megrendeles")
def _(name):
    d = Doc(name, "wkhtmltopdf", "hu", ["Hungarian, dates 2025. 06. 03.", "Ft without decimals, space thousands", "ÁFA 27%", "quantity and unit in one cell", "gross column beside net"])
    buyer = P("Tiszamenti Konzervgyár Kft.", "Gyár utca 4.", "6600 Szentes")
    sup = P("Alföld Csomagolóanyag Zrt.", "Iparos út 18.", "6000 Kecskemét")
    d.f.update(po_number="M-2025/00682", po_date="2025-06-03", requested_date="2025-06-20", currency="HUF", buyer=buyer, ship_to=P("Tiszamenti Konzervgyár 2. raktár", "Csongrádi út 77.", "6600 Szentes"), supplier=sup, payment_terms="átutalás 30 nap")
    r = ""
    for i, s, t, q, u, p in ((1, "AC-0720", "Befőttes üveg 720 ml TO 82", 24000, "db", 68), (2, "AC-T82F", "Lapka TO 82 fehér", 25000, "db", 21), (3, "AC-ZS30", "Zsugorfólia 300 mm 40 my", 450, "kg", 935), (4, "AC-RL12", "Raklap EUR fa", 120, "db", 4150)):
        l = Ln(i, s, t, q, u, p); d.lines.append(l)
        r += f"<tr><td>{i}.<td>{s}<td>{t}<td class=n>{qn(q, 'sp')} {u}<td class=n>{num(p, 'sp', 0)}<td class=n>{num(l.amount, 'sp', 0)}<td class=n>{num(l.amount * D('1.27'), 'sp', 0)}"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.27"), 0); d["total"] = d["subtotal"] + d["tax"]
    b.wk(b.page("body{font:10pt 'Liberation Serif'}table.g{width:100%;border-collapse:collapse}.g td,.g th{border:1px solid #888;padding:3px 5px}.n{text-align:right;white-space:nowrap}th{background:#eee;font-size:9pt}", f'''<h2 style="text-align:center;letter-spacing:2px">MEGRENDELÉS</h2><table width=100%><tr><td valign=top><b>Megrendelő:</b><br>{buyer.h()}<br>Adószám: 11392044-2-06<td valign=top><b>Szállító:</b><br>{sup.h()}<br>Adószám: 10244871-2-03<td valign=top>Megrendelés száma: <b>M-2025/00682</b><br>Kelt: 2025. 06. 03.<br>Szállítási határidő: 2025. 06. 20.<br>Fizetési mód: átutalás 30 nap<br>Pénznem: HUF</table><p><b>Szállítási cím:</b> {", ".join(d["ship_to"].all())}</p><table class=g><tr><th>Ssz.<th>Cikkszám<th>Megnevezés<th>Mennyiség<th>Nettó egységár<th>Nettó érték<th>Bruttó érték</tr>{r}</table><table style="margin-left:62%;width:38%"><tr><td>Nettó összesen:<td class=n>{num(d["subtotal"], "sp", 0)} Ft<tr><td>ÁFA 27%:<td class=n>{num(d["tax"], "sp", 0)} Ft<tr><td><b>Bruttó összesen:</b><td class=n><b>{num(d["total"], "sp", 0)} Ft</b></table><p>Kérjük a megrendelést 2 munkanapon belül visszaigazolni.</p>''', "hu"), d.pdf())
    return d


@layout("v-jp-chumonsho-domestic")
def _(name):
    d = Doc(name, "reportlab-canvas with a Japanese CID font", "ja", ["Japanese only: 注文書, 品番, 数量, 単価, 金額", "yen without decimals, 消費税 10%", "date 2025年9月17日", "empty ruled rows"])
    buyer = P("株式会社浜名精工", "静岡県浜松市中央区東町 1-22")
    sup = P("東海バルブ工業株式会社", "愛知県豊橋市神野新田町 5-8")
    d.f.update(po_number="HS25-09144", po_date="2025-09-17", requested_date="2025-10-10", currency="JPY", buyer=buyer, supplier=sup, ship_to=P("株式会社浜名精工 第二工場"), payment_terms="月末締翌月末払")
    for i, s, t, q, u, p in ((1, "TV-BV25A", "ボールバルブ 25A SUS316", 40, "個", 8450), (2, "TV-CK25", "チャッキ弁 25A", 20, "個", 6120), (3, "TV-GS25", "ガスケット 25A PTFE", 200, "枚", 185), (4, "TV-SF08", "安全弁 0.8 MPa", 6, "台", 31800)):
        d.lines.append(Ln(i, s, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] / 10, 0); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9.5)
    c.t(297, 60, "注 文 書", 20, a="c"); c.t(555, 60, "注文番号 HS25-09144", 9, a="r"); c.t(555, 74, "注文日 2025年9月17日", 9, a="r")
    c.t(40, 100, sup.name + " 御中", 13); c.t(40, 116, sup.lines[0]); c.t(330, 130, buyer.name, 12); c.ts(330, 145, [buyer.lines[0], "電話 053-555-0144  購買課 鈴木"], 12, size=8.5)
    c.t(40, 150, "下記のとおり注文いたします。"); c.ts(40, 176, ["納期 2025年10月10日", "納入場所 株式会社浜名精工 第二工場", "支払条件 月末締翌月末払"], 14)
    c.r(40, 226, 240, 22); c.t(46, 241, "合計金額（税込）", 10); c.t(274, 241, "¥" + num(d["total"], d=0), 12, a="r")
    X = [40, 68, 140, 340, 395, 430, 490, 555]
    for i, s in enumerate(("No.", "品番", "品名", "数量", "単位", "単価", "金額")):
        c.t((X[i] + X[i + 1]) / 2, 277, s, 9, a="c")
    for x in X:
        c.l(x, 264, x, 264 + 20 * 9, 0.5)
    for i in range(10):
        c.hl(264 + 20 * i, w=0.5)
    for i, l in enumerate(d.lines):
        y = 298 + 20 * i
        c.t(54, y, l.line, a="c"); c.t(72, y, l.si); c.t(144, y, l.desc); c.t(390, y, qn(l.qty), a="r"); c.t(412, y, l.uom, a="c"); c.t(486, y, num(l.price, d=0), a="r"); c.t(551, y, num(l.amount, d=0), a="r")
    y = 264 + 20 * 9
    for k, v in (("小計", d["subtotal"]), ("消費税10%", d["tax"]), ("合計", d["total"])):
        c.r(430, y, 125, 20, lw=0.5); c.t(486, y + 14, k, 9, a="r"); c.t(551, y + 14, num(v, d=0), a="r"); y += 20
    c.t(40, y + 20, "備考：検査成績書を添付してください。", 9)
    c.reportlab(d.pdf(), cid="HeiseiKakuGo-W5")
    return d
