# SPDX-License-Identifier: Apache-2.0
"""Further layouts: templates of office programs, units of price, blocks, other languages."""
import draw
import post
from base import PO, D, day, layout, money, num
from grid import heads, pairs, sums, tab
from layouts_web import doc, esc, lines, table

BOX = ".g td,.g th{border:1px solid #555}.n{border:1px solid #999;padding:4px}"


@layout("excel-template-us-blank-rows", "libreoffice-calc", "office template", "blank rows with dashes", "S & H", "[brackets] left in", "requisitioner row")
def template():
    o = PO(141, "us", items="office", n=4, number="9917", terms=None, buyer=4, supplier=2, tax="6.875", freight="18.00", qtys=(1, 2, 5))
    o.total = o.sub + o.tax + o.freight
    o.ship = o.buyer
    rows = ""
    for l in o.lines:
        l.pos = l.uom = None
        rows += f"<tr><td>{l.supplier_item}</td><td colspan=2>{l.desc}</td><td align=right>{l.qty}</td><td align=right sdnum='1033;0;0.00'>{num(l.price, 'plain')}</td><td align=right sdnum='1033;0;#,##0.00'>{num(l.amount, 'plain')}</td></tr>"
    rows += "<tr><td></td><td colspan=2></td><td></td><td></td><td align=right>-</td></tr>" * 5
    tot = "".join(f"<tr><td colspan=3>{c}</td><td></td><td>{a}</td><td align=right sdnum='1033;0;#,##0.00'>{num(b, 'plain')}</td></tr>" for a, b, c in [("SUBTOTAL", o.sub, "Comments or Special Instructions"), ("TAX", o.tax, "Leave at the side door"), ("SHIPPING", o.freight, ""), ("OTHER", D(0), ""), ("TOTAL", o.total, "")])
    cols = "<colgroup><col width=105><col width=105><col width=130><col width=60><col width=90><col width=90></colgroup>"
    body = f"<html><head><meta charset='utf-8'></head><body><table>{cols}<tr><td colspan=3><b>{o.buyer[0]}</b></td><td colspan=3 align=right><font size=5>PURCHASE ORDER</font></td></tr><tr><td colspan=3>{o.buyer[1]}</td><td></td><td>DATE</td><td align=right>{day(o.date, '%n/%e/%Y')}</td></tr><tr><td colspan=3>{o.buyer[2]}</td><td></td><td>PO #</td><td align=right>{o.number}</td></tr><tr><td colspan=6></td></tr><tr><td colspan=3 bgcolor='#3b4e87'><font color=white>VENDOR</font></td><td colspan=3 bgcolor='#3b4e87'><font color=white>SHIP TO</font></td></tr>" + "".join(f"<tr><td colspan=3>{a}</td><td colspan=3>{b}</td></tr>" for a, b in zip(o.supplier, o.ship)) + f"<tr><td colspan=6></td></tr><tr><td colspan=2>REQUISITIONER</td><td>SHIP VIA</td><td colspan=2>F.O.B.</td><td>SHIPPING TERMS</td></tr><tr><td colspan=2>Dana</td><td>UPS</td><td colspan=2>Fresno</td><td>Prepaid</td></tr><tr><td colspan=6></td></tr><tr><td>ITEM #</td><td colspan=2>DESCRIPTION</td><td>QTY</td><td>UNIT PRICE</td><td>TOTAL</td></tr>{rows}{tot}</table></body></html>"
    return draw.html("calc", body), o.truth(hide=["requested_date"])


@layout("us-price-unit-codes-c-m-e", "jspdf", "price unit codes E, C, M: each, hundred, thousand", "net price with three decimals", "B/O column empty", "order date under its label")
def codes():
    o = PO(142, "us", items="en", n=5, number="118-7702", terms="1% 10 NET 30", buyer=5, supplier=1, qtys=(100, 250, 1000, 2500))
    o.ship = o.buyer
    names = {1: "E", 100: "C", 1000: "M"}
    for l, per in zip(o.lines, (1, 100, 1000, 100, 1)):
        l.per, l.price = (per if per > 1 else None), money(l.price * per)
        l.amount = money(l.qty * l.price / per)
    o.sum()
    s = draw.Sheet(612, 792)
    s.t(40, 50, o.buyer[0].upper(), 12, "b")
    s.t(570, 50, "PURCHASE ORDER", 14, "b", "r")
    for i, (a, b) in enumerate([("ORDER NUMBER", o.number), ("ORDER DATE", day(o.date, "%m-%d-%Y")), ("DUE DATE", day(o.req, "%m-%d-%Y")), ("TERMS", o.terms)]):
        s.t(40 + 130 * i, 80, a, 7.5, "b")
        s.t(40 + 130 * i, 92, b, 9.5)
    s.block(40, 115, ["VENDOR:"] + list(o.supplier), 9, first="b")
    s.block(300, 115, ["SHIP TO:"] + list(o.ship), 9, first="b")
    y = tab(s, 185, [(40, "LN", "l"), (62, "ITEM", "l"), (150, "DESCRIPTION", "l"), (360, "ORDERED", "r"), (400, "B/O", "r"), (410, "UM", "l"), (490, "UNIT PRICE", "r"), (500, "PER", "l"), (572, "EXTENSION", "r")], [[str(l.pos), l.supplier_item, l.desc, num(l.qty, "en", 0), "", l.uom, num(l.price, "en", 3), names[l.per or 1], num(l.amount)] for l in o.lines], 8.5, rule="h")
    s.t(490, y + 12, "ORDER TOTAL", 9, "b", "r")
    s.t(572, y + 12, num(o.sub), 9, "b", "r")
    s.t(40, y + 40, "PER: E = EACH, C = PER 100, M = PER 1000. PRICES IN U.S. DOLLARS.", 8)
    return draw.node("jspdf", s), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("blocks-label-value-items-en", "chromium", "no table: each item a block of labels and values", "portal mail printed")
def blocks():
    o = PO(143, "us", items="it", n=3, number="MP-220417", terms="Net 30", buyer=7, supplier=3, qtys=(1, 4, 10))
    o.ship = ("Orinoco Data Centers, Inc.", "1450 Fiber Loop, Suite 300", "Ashburn, VA 20147")
    body = f"<h2>New purchase order from {esc(o.buyer[0])}</h2><table style='width:60%'><tr><td>Order number:</td><td>{o.number}</td></tr><tr><td>Order date:</td><td>{day(o.date, '%b %e, %Y', 'en')}</td></tr><tr><td>Requested delivery:</td><td>{day(o.req, '%b %e, %Y', 'en')}</td></tr><tr><td>Payment terms:</td><td>{o.terms}</td></tr><tr><td>Currency:</td><td>USD</td></tr></table><p>Supplier: {esc(', '.join(o.supplier))}</p><p>Ship to: {esc(', '.join(o.ship))}</p>"
    for l in o.lines:
        body += f"<div style='border-top:1px solid #ccc;padding:6px 0'><b>Item {l.pos}: {esc(l.desc)}</b><br>Supplier part number: {l.supplier_item}<br>Quantity: {num(l.qty, 'en', 0)} {l.uom}<br>Unit price: {num(l.price)}<br>Line total: {num(l.amount)}</div>"
    body += f"<p><b>Order total: {num(o.sub)} USD</b></p>"
    return draw.html("chromium", doc(body)), o.truth(hide=["tax", "buyer_address"], subtotal=None, total=float(o.sub))


@layout("prose-mail-printed-uk", "wkhtmltopdf", "typed mail printed", "lines as text: 24 x item @ price", "order number in the subject")
def prose():
    o = PO(144, "uk", items="en", n=3, cur="GBP", number="TM-5518", terms=None, buyer=2, supplier=1, qtys=(4, 12, 24))
    body = f"<p><b>From:</b> H. Penrose &lt;stores@tolland.example&gt;<br><b>To:</b> sales@fenland.example<br><b>Date:</b> {day(o.date, '%e %B %Y')} 09:14<br><b>Subject:</b> Purchase Order {o.number}</p><hr><p>Hi Sue,</p><p>Please supply the following on our order number {o.number}, delivery by {day(o.req, '%e %B %Y')}:</p><p>" + "<br>".join(f"{num(l.qty, 'en', 0)} x {l.supplier_item} {esc(l.desc)} @ £{num(l.price)} each" for l in o.lines) + f"</p><p>Deliver to {esc(', '.join(o.buyer))}.</p><p>Thanks,<br>Hugh Penrose<br>{esc(o.buyer[0])}<br>Tel 01326 555 180</p>"
    for l in o.lines:
        l.pos, l.amount, l.uom = None, None, "each"
    o.ship = o.buyer
    return draw.html("wkhtmltopdf", doc(body)), o.truth(hide=["subtotal", "total", "tax", "supplier"])


@layout("fax-cover-then-order-us", "itext", "cover sheet on page 1, the order on page 2")
def cover():
    o = PO(145, "us", items="en", n=4, number="K-88102", terms="Net 30", buyer=0, supplier=0)
    o.ship = o.buyer
    from layouts_files import american
    s = draw.Sheet(612, 792)
    s.t(60, 90, "FAX", 40, "b")
    pairs(s, 60, 140, [("To:", "Order desk, Grantham Industrial Supply Co."), ("From:", "Marge, Kessler Valve & Fitting Corp."), ("Pages:", "2 including this one"), ("Re:", "new order, please confirm by phone")], 60, 11, 18)
    s.page()
    american(o, s=s)
    return draw.java("Itext", s), o.truth()


@layout("us-total-does-not-add-up", "fpdf", "the printed total is wrong", expect="review", must_review=True)
def wrong():
    o = PO(146, "us", items="en", n=4, number="BW-3390", terms="Net 30", buyer=1, supplier=1)
    o.ship = o.buyer
    o.total = o.sub + 100
    from layouts_files import american
    return draw.fpdf(american(o)), o.truth()


@layout("cz-objednavka-pohoda", "weasyprint", "Czech", "Pohoda", "Kč", "DPH per line")
def cz():
    o = PO(147, "pl", items="pl", n=4, cur="CZK", number="250100118", terms="21 dní", tax=21, qtys=(10, 40), pricemul=6)
    o.buyer, o.supplier = ("Truhlářství Havelka s.r.o.", "Lipová 18", "392 01 Soběslav"), ("Kování Brno a.s.", "Vídeňská 201", "639 00 Brno")
    o.ship = o.buyer
    names = {"SRU": "Šroub M8x20 zinek DIN 933", "ZAW": "Závěs nábytkový 110° s tlumením", "PLY": "Deska lamino 18 mm dub", "KLE": "Lepidlo PUR kartuše 310 ml"}
    for l in o.lines:
        l.desc, l.uom, l.pos = names[l.supplier_item[:3]], {"szt.": "ks", "m2": "m2"}[l.uom], None
    rows = [[l.supplier_item, l.desc, num(l.qty, "sp", 0), l.uom, num(l.price, "sp"), num(l.amount, "sp"), "21 %", num(money(l.amount * D("0.21")), "sp"), num(l.amount + money(l.amount * D("0.21")), "sp")] for l in o.lines]
    o.tax = sum(money(l.amount * D("0.21")) for l in o.lines)
    o.total = o.sub + o.tax
    body = f"<table class=g><tr><td>Odběratel:<br><b>{o.buyer[0]}</b><br>{lines(o.buyer[1:])}<br>IČ: 26033118 DIČ: CZ26033118</td><td><b>OBJEDNÁVKA č. {o.number}</b><br>Datum zápisu: {day(o.date)}<br>Dodat do: {day(o.req)}<br>Splatnost: {o.terms}</td></tr><tr><td>Místo dodání:<br>{lines(o.ship)}</td><td>Dodavatel:<br><b>{o.supplier[0]}</b><br>{lines(o.supplier[1:])}</td></tr></table><p>Objednáváme u Vás:</p>"
    body += table([("Kód", ""), ("Označení dodávky", ""), ("Množství", "r"), ("MJ", ""), ("J.cena", "r"), ("Cena", "r"), ("%DPH", "c"), ("DPH", "r"), ("Kč Celkem", "r")], rows)
    body += f"<p class=r>Součet bez DPH {num(o.sub, 'sp')} Kč<br>DPH 21 % {num(o.tax, 'sp')} Kč<br><b>CELKEM {num(o.total, 'sp')} Kč</b></p>"
    return draw.html("weasyprint", doc(body, BOX + "body{font-family:'DejaVu Sans';font-size:8pt}th{border-bottom:1px solid}")), o.truth()


@layout("fi-ostotilaus-visma", "qt", "Finnish", "Visma", "ALV", "toimitusosoite")
def fi():
    o = PO(148, "se", items="se", n=3, cur="EUR", number="OT-20871", terms="14 pv netto", tax="25.5", qtys=(5, 10))
    o.buyer, o.supplier = ("Kuusamon Puutyö Oy", "Tehtaantie 4", "93600 Kuusamo"), ("Pohjolan Tekniikka Oy", "Varastokatu 12", "90100 Oulu")
    o.ship = o.buyer
    names = {"M6S": "Kuusioruuvi M6S 10x40", "KUL": "Kuulalaakeri 6209-2RS", "HYD": "Hydrauliletku 1/2\" 2SN", "SKY": "Työkäsineet koko 10"}
    for l in o.lines:
        l.desc, l.uom, l.pos = names[l.supplier_item[:3]], {"st": "kpl", "m": "m", "par": "pari"}[l.uom], None
    s = draw.Sheet()
    s.block(50, 50, o.buyer, 9.5, first="b")
    s.t(330, 50, "OSTOTILAUS", 14, "b")
    pairs(s, 330, 70, [("Tilausnumero", o.number), ("Tilauspäivä", day(o.date, "%e.%n.%Y")), ("Toimituspäivä", day(o.req, "%e.%n.%Y")), ("Maksuehto", o.terms), ("Valuutta", "EUR")], 90)
    s.block(50, 120, ["Toimittaja"] + list(o.supplier), 9.5, first="b")
    s.block(50, 180, ["Toimitusosoite"] + list(o.ship), 9.5, first="b")
    y = tab(s, 250, [(50, "Tuotenumero", "l"), (140, "Nimike", "l"), (350, "Määrä", "r"), (356, "Yks.", "l"), (450, "á-hinta", "r"), (545, "Yhteensä", "r")], [[l.supplier_item, l.desc, num(l.qty, "sp"), l.uom, num(l.price, "sp"), num(l.amount, "sp")] for l in o.lines], 9, rule="h")
    sums(s, y + 12, 380, 545, [("Veroton yhteensä", num(o.sub, "sp")), ("ALV 25,5 %", num(o.tax, "sp")), ("Yhteensä EUR", num(o.total, "sp"))])
    return draw.qt(s), o.truth()


@layout("jp-chumonsho-yen", "weasyprint", "Japanese", "no decimals", "yen", "sum at the top", "dates 2025年3月4日")
def jp():
    o = PO(149, "us", items="en", n=4, cur="JPY", number="PO-2025-0331", terms="月末締翌月末払", tax=10, qtys=(2, 5, 10))
    o.buyer, o.supplier = ("株式会社青葉精機", "神奈川県横浜市港北区新横浜2-4-1"), ("東海部品販売株式会社", "愛知県名古屋市中区栄3-10-5")
    o.ship = o.buyer
    names = ["ステンレス仕切弁", "深溝玉軸受", "渦巻形ガスケット", "グリース 400 g"]
    for l, n in zip(o.lines, names):
        l.desc, l.uom, l.price = n, "個", (l.price * 100).quantize(D(1))
        l.amount = l.qty * l.price
    o.sum()
    o.tax = o.tax.quantize(D(1))
    o.total = o.sub + o.tax
    rows = [[l.pos, l.supplier_item, l.desc, num(l.qty, "en", 0), l.uom, num(l.price, "en", 0), num(l.amount, "en", 0)] for l in o.lines]

    def d(x):
        return f"{x.year}年{x.month}月{x.day}日"
    body = f"<h2 class=c>注 文 書</h2><table><tr><td>{o.supplier[0]} 御中<br>{o.supplier[1]}</td><td class=r>注文番号 {o.number}<br>注文日 {d(o.date)}<br><b>{o.buyer[0]}</b><br>{o.buyer[1]}</td></tr></table><p>下記の通り注文いたします。</p><p style='font-size:13pt'>合計金額 ¥{num(o.total, 'en', 0)} (税込)</p><p>納期 {d(o.req)}　納入場所 {o.ship[0]}　支払条件 {o.terms}</p>"
    body += table([("No.", ""), ("品番", ""), ("品名", ""), ("数量", "r"), ("単位", ""), ("単価", "r"), ("金額", "r")], rows, "g")
    body += f"<p class=r>小計 {num(o.sub, 'en', 0)}<br>消費税(10%) {num(o.tax, 'en', 0)}<br>合計 {num(o.total, 'en', 0)}</p>"
    return draw.html("weasyprint", doc(body, BOX)), o.truth()


@layout("tr-satinalma-siparisi-logo", "libreoffice-writer", "Turkish", "Logo/Mikro", "KDV", "TL", "iskonto column")
def tr():
    o = PO(150, "pl", items="pl", n=4, cur="TRY", number="SAS-2025-1187", terms="60 gün vade", tax=20, qtys=(10, 40, 100), pricemul=9)
    o.buyer, o.supplier = ("Ege Mobilya San. ve Tic. A.Ş.", "Atatürk O.S.B. 10003 Sk. No:7", "35620 Çiğli/İzmir"), ("Marmara Hırdavat Ltd. Şti.", "Perpa Ticaret Merkezi B Blok", "34384 Şişli/İstanbul")
    o.ship = o.buyer
    names = {"SRU": "Cıvata M8x20 galvaniz", "ZAW": "Mobilya menteşesi 110°", "PLY": "Suntalam 18 mm meşe", "KLE": "PU yapıştırıcı 310 ml"}
    for l, k in zip(o.lines, (0, 5, 0, 10)):
        l.desc, l.uom, l.disc = names[l.supplier_item[:3]], {"szt.": "ADET", "m2": "M2"}[l.uom], D(k)
        l.amount = money(l.qty * l.price * (1 - l.disc / 100))
    o.sum()
    rows = "".join(f"<tr><td>{l.pos}</td><td>{l.supplier_item}</td><td>{l.desc}</td><td align=right>{num(l.qty, 'de', 0)}</td><td>{l.uom}</td><td align=right>{num(l.price, 'de')}</td><td align=right>{num(l.disc, 'de', 0)}</td><td align=right>{num(l.amount, 'de')}</td></tr>" for l in o.lines)
    body = f"<p><b>{o.buyer[0]}</b><br>{lines(o.buyer[1:])}</p><h2>SATINALMA SİPARİŞ FORMU</h2><table width=100%><tr><td>Tedarikçi: {o.supplier[0]}<br>{lines(o.supplier[1:])}</td><td>Sipariş No: {o.number}<br>Sipariş Tarihi: {day(o.date)}<br>Teslim Tarihi: {day(o.req)}<br>Ödeme: {o.terms}</td></tr></table><p>Sevk adresi: {', '.join(o.ship)}</p><table border=1 cellspacing=0 width=100%><tr><th>Sıra</th><th>Stok Kodu</th><th>Açıklama</th><th>Miktar</th><th>Birim</th><th>Birim Fiyat</th><th>İsk. %</th><th>Tutar (TL)</th></tr>{rows}</table><p align=right>Ara Toplam {num(o.sub, 'de')} TL<br>KDV %20 {num(o.tax, 'de')} TL<br>Genel Toplam {num(o.total, 'de')} TL</p>"
    return draw.html("writer", doc(body)), o.truth()


@layout("uk-sage200-touching-columns", "prawn", "Sage 200", "columns that nearly touch", "order and account boxes", "DD/MM dates that could be MM/DD")
def sage200():
    import datetime
    o = PO(151, "uk", items="en", n=6, cur="GBP", number="0000044187", terms="30 Days EOM", tax=20, buyer=0, supplier=0, date=datetime.date(2025, 4, 3), lead=8, qtys=(100, 1200, 2500), pricemul=3)
    o.ship = o.buyer
    s = draw.Sheet()
    s.block(45, 45, o.buyer, 9, first="b")
    s.t(550, 45, "PURCHASE ORDER", 13, "b", "r")
    s.r(380, 60, 170, 66)
    pairs(s, 385, 73, [("Order No", o.number), ("Order Date", day(o.date, "%d/%m/%Y")), ("Delivery Date", day(o.req, "%d/%m/%Y")), ("Account No", "FEN001"), ("Terms", o.terms)], 75, 8.5, 11.5)
    s.block(45, 140, o.supplier, 9.5)
    s.block(300, 140, ["Deliver To"] + list(o.ship), 9, first="b")
    cols = [(45, "Code", "l"), (108, "Description", "l"), (283, "Qty", "r"), (285, "Unit", "l"), (338, "Unit Price", "r"), (368, "Disc", "r"), (425, "Net", "r"), (480, "VAT", "r"), (550, "Gross", "r")]
    y = tab(s, 215, cols, [[l.supplier_item, l.desc, num(l.qty), l.uom, num(l.price), "0.00", num(l.amount), num(money(l.amount * D("0.2"))), num(l.amount + money(l.amount * D("0.2")))] for l in o.lines], 8.2, rule="h", gap=3)
    for l in o.lines:
        l.pos = None
    o.tax = sum(money(l.amount * D("0.2")) for l in o.lines)
    o.total = o.sub + o.tax
    sums(s, y + 14, 400, 550, [("Total Net Amount", "£" + num(o.sub)), ("Total VAT", "£" + num(o.tax)), ("Order Total", "£" + num(o.total))])
    return draw.prawn(s), o.truth()


@layout("ifs-no-landscape-rotated-270", "pdfbox-rotated", "Norwegian IFS", "landscape page with /Rotate 270", "Deres art.nr column")
def ifs():
    o = PO(152, "dk", items="dk", n=3, cur="NOK", number="P118840", terms="30 dager netto", tax=25, bitem="40####")
    o.buyer, o.supplier = ("Lofoten Sjømat AS", "Kaiveien 2", "8300 Svolvær"), ("Nordland Emballasje AS", "Industriveien 30", "8008 Bodø")
    o.ship = o.buyer
    s = draw.Sheet(842, 595)
    s.t(50, 45, o.buyer[0], 13, "b")
    s.t(790, 45, "Innkjøpsordre", 15, "b", "r")
    pairs(s, 560, 70, [("Ordrenummer", o.number), ("Ordredato", day(o.date)), ("Ønsket leveringsdato", day(o.req)), ("Betalingsbetingelser", o.terms), ("Valuta", "NOK")], 120)
    s.block(50, 75, ["Leverandør"] + list(o.supplier), 9, first="b")
    s.block(280, 75, ["Leveringsadresse"] + list(o.ship), 9, first="b")
    y = tab(s, 160, [(50, "Linje", "l"), (85, "Vårt art.nr", "l"), (150, "Deres art.nr", "l"), (250, "Beskrivelse", "l"), (520, "Antall", "r"), (528, "Enhet", "l"), (640, "Pris/enhet", "r"), (790, "Nettobeløp", "r")], [[str(l.pos), l.buyer_item, l.supplier_item, l.desc, num(l.qty, "sp", 0), l.uom, num(l.price, "sp"), num(l.amount, "sp")] for l in o.lines], 9, rule="h")
    sums(s, y + 14, 600, 790, [("Sum eks. mva", num(o.sub, "sp")), ("Mva 25 %", num(o.tax, "sp")), ("Totalt NOK", num(o.total, "sp"))])
    pdf = draw.java("Box", s)

    def fn(p, k):  # lay the page on its side, and let /Rotate set it upright again
        g = p.pages[0]
        g.contents_add(p.make_stream(b"q 0 1 -1 0 595 0 cm"), prepend=True)
        g.contents_add(p.make_stream(b"Q"))
        g.MediaBox = k.Array([0, 0, 595, 842])
        g.Rotate = 90
    return post.edit(pdf, fn), o.truth(hide=["buyer_address"])
