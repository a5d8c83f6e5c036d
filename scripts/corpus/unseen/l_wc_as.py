# SPDX-License-Identifier: Apache-2.0
"""Gulf, Egypt, Turkey, Israel, East Asia, South-East Asia and Africa."""
from lib import *
import backends as b
from wcwords import words, cents


@layout("wc-ae-contracting-lpo-job")
def _(name):
    d = Doc(name, "Chromium", "en", ["Emirates LPO, Arabic beside each label", "TRN numbers, VAT 5 % column per line, gross amounts in the last column", "job number and site as ship-to", "P.O. Box addresses", "amount in words with fils"])
    buyer = P("Al Wadi Al Akhdar Contracting L.L.C", "P.O. Box 33418, Al Quoz Industrial 3, Dubai, U.A.E.")
    sup = P("Gulf Crescent Building Materials Trading LLC", "P.O. Box 61220, Ajman, U.A.E.")
    ship = P("Villa Complex G+1, Plot 337-1142, Al Khawaneej 2, Dubai")
    d.f.update(po_number="LPO/DXB/25/1893", po_date="2025-02-19", requested_date="2025-02-23", currency="AED", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="90 Days PDC")
    r, vat = "", D(0)
    for i, t, u, q, p in ((1, "Hollow block 8 inch 400x200x200 mm", "Nos", 3500, "2.65"), (2, "Solid block 4 inch 400x100x200 mm", "Nos", 1200, "1.90"), (3, "Block mesh 4 inch, 3 m length", "Pcs", 220, "4.10"), (4, "OPC cement bag 50 kg", "Bags", 300, "14.25")):
        l = Ln(i, None, t, q, u, p); d.lines.append(l); v = r2(l.amount * D("0.05")); vat += v
        r += f"<tr><td>{i}<td>{t}<td>{u}<td class=r>{qn(q)}<td class=r>{num(p)}<td class=r>{num(l.amount)}<td class=r>{num(v)}<td class=r>{num(l.amount + v)}"
    d.f.update(subtotal=d.net(), tax=vat, total=d.net() + vat)
    th = "".join(f"<th>{a}<br><span dir=rtl>{x}</span>" for a, x in (("S.N.", "م"), ("Description", "البيان"), ("Unit", "الوحدة"), ("Qty", "الكمية"), ("Unit Price", "سعر الوحدة"), ("Amount", "المبلغ"), ("VAT 5%", "ضريبة"), ("Total AED", "الإجمالي")))
    b.chromium(b.page("@page{size:A4;margin:11mm}body{font:9pt 'Liberation Sans','Noto Sans Arabic'}table{width:100%;border-collapse:collapse}.g td,.g th{border:1px solid #000;padding:4px}.r{text-align:right}td{vertical-align:top}", f'''<table><tr><td width=45%><b style="color:#0a6b34;font-size:12pt">{buyer.name}</b><br>{buyer.lines[0]}<br>Tel: 04 338 2207 TRN: 100288417700003<td dir=rtl style="text-align:right"><b style="color:#0a6b34;font-size:13pt">الوادي الأخضر للمقاولات ش.ذ.م.م</b><br>ص.ب 33418 القوز الصناعية 3 دبي</table><hr><h3 style="text-align:center;margin:4px">LOCAL PURCHASE ORDER <span dir=rtl>أمر شراء محلي</span></h3><table class=g><tr><td width=55% rowspan=4>To / <span dir=rtl>إلى</span>: <b>M/s {sup.name}</b><br>{sup.lines[0]}<br>TRN: 100417720900003<br>Attn: Mr. Shafeeq 050 118 7742<td>LPO No. / <span dir=rtl>رقم</span><td><b>{d["po_number"]}</b><tr><td>Date / <span dir=rtl>التاريخ</span><td>19-02-2025<tr><td>Your Ref.<td>GCB/Q/0218<tr><td>Job No.<td>J-2407</table><p>Please supply the following materials to our site: <b>{ship.name}</b></p><table class=g><tr style="background:#dfeee4">{th}</tr>{r}<tr><td colspan=5 class=r><b>Total</b><td class=r><b>{num(d["subtotal"])}</b><td class=r><b>{num(vat)}</b><td class=r><b>{num(d["total"])}</b></table><p>Dirhams {words(d["total"])} and {cents(d["total"])}/100 Only</p><p>Payment terms: 90 Days PDC<br>Delivery: 23-02-2025, offloading by supplier<br>Note: Original LPO, delivery note signed by our storekeeper, and tax invoice must be submitted for payment.</p><table style="margin-top:30px"><tr><td>Prepared by<td>Procurement Manager<td>General Manager</table>'''), d.pdf())
    d["ship_to_alt"] = [P("Villa Complex G+1")]
    return d


@layout("wc-sa-oracle-bilingual-vat15")
def _(name):
    d = Doc(name, "WeasyPrint", "ar", ["Saudi, Oracle print with Arabic right and English left of each value", "promised date per line", "item number of the buyer", "VAT 15 % below", "SAR grand total"])
    buyer = P("Eastern Najd Water Company", "King Saud Road, Building 4417", "Dammam 32241, Kingdom of Saudi Arabia")
    sup = P("Al Fanar Metering Solutions Co. Ltd.", "Second Industrial City", "Riyadh 14331")
    d.f.update(po_number="112004587", po_date="2025-05-12", currency="SAR", buyer=buyer, bill_to=P("Eastern Najd Water Company - Accounts Payable", "P.O. Box 3311, Dammam 31471"), ship_to=P("ENWC Central Warehouse", "Industrial City 2, Dammam"), supplier=sup, payment_terms="45 Days from invoice")
    r = ""
    for i, bi, t, q, u, p, dd in ((1, "40.12.118", "METER WATER DN15 R160 CLASS C BRASS", 2400, "EA", "118.75", "2025-07-01"), (2, "40.12.120", "METER WATER DN25 R160 CLASS C BRASS", 350, "EA", "246.00", "2025-07-01"), (3, "40.19.004", "BOX METER POLYMER 450X300", 600, "EA", "84.50", "2025-08-15")):
        l = Ln(i, None, t, q, u, p, bi=bi, date=dd); d.lines.append(l)
        r += f"<tr><td>{i}<td>{bi}<br>{t}<td>{dt(dd, '{dd}-{MON}-{yyyy}')}<td class=r>{num(q, d=0)}<td>{u}<td class=r>{num(p)}<td class=r>{num(l.amount)}"
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.15"))); d["total"] = d["subtotal"] + d["tax"]
    row = lambda e, v, a: f"<tr><td class=k>{e}<td>{v}<td class=a dir=rtl>{a}"
    b.weasy(b.page("@page{size:A4;margin:12mm;@bottom-center{content:'Page ' counter(page) ' of ' counter(pages);font:7pt 'Liberation Sans'}}body{font:8.5pt 'Liberation Sans','Noto Naskh Arabic'}table{width:100%;border-collapse:collapse;margin-bottom:8px}.k{font-weight:bold;width:22%}.a{text-align:right;width:24%;font-weight:bold}td,th{border:.5pt solid #777;padding:3px;vertical-align:top}.r{text-align:right}th{background:#e4ebf3}", f'''<div style="text-align:center;font-size:13pt"><b>{buyer.name}</b><br><span dir=rtl>شركة شرق نجد للمياه</span></div><div style="text-align:center"><b>PURCHASE ORDER</b> / <span dir=rtl>أمر شراء</span></div><table>{row("Order Number", d["po_number"], "رقم أمر الشراء")}{row("Order Date", "12-MAY-2025", "تاريخ الأمر")}{row("Revision", "0", "المراجعة")}{row("Supplier", "<br>".join(sup.all()), "المورد")}{row("Supplier VAT No.", "310188447200003", "الرقم الضريبي للمورد")}{row("Ship To", "<br>".join(d["ship_to"].all()), "الشحن إلى")}{row("Bill To", "<br>".join(d["bill_to"].all()), "الفاتورة إلى")}{row("Buyer", buyer.name + "<br>" + "<br>".join(buyer.lines) + "<br>VAT 300441187700003", "المشتري")}{row("Payment Terms", d["payment_terms"], "شروط الدفع")}{row("Currency", "SAR", "العملة")}</table><table><tr><th>Line<br><span dir=rtl>البند</span><th>Item / Description<br><span dir=rtl>الوصف</span><th>Promised Date<br><span dir=rtl>التاريخ الموعود</span><th>Quantity<br><span dir=rtl>الكمية</span><th>UOM<br><span dir=rtl>الوحدة</span><th>Unit Price<br><span dir=rtl>سعر الوحدة</span><th>Amount<br><span dir=rtl>المبلغ</span></tr>{r}<tr><td colspan=6 class=r>Total before VAT / <span dir=rtl>الإجمالي قبل الضريبة</span><td class=r>{num(d["subtotal"])}<tr><td colspan=6 class=r>VAT 15% / <span dir=rtl>ضريبة القيمة المضافة</span><td class=r>{num(d["tax"])}<tr><td colspan=6 class=r><b>Total SAR / <span dir=rtl>الإجمالي</span></b><td class=r><b>{num(d["total"])}</b></table><p style="font-size:7.5pt">This purchase order is subject to the Company's General Terms. Deliveries without appointment will not be received. Local content certificate (LCGPA) is required with the invoice.</p>'''), d.pdf())
    return d


@layout("wc-om-hospital-three-decimals")
def _(name):
    d = Doc(name, "libharu", "en", ["Oman rials with three decimals", "pack size column between quantity and price", "bonus quantity column", "expiry requirement text under an item", "no line numbers beyond S/N"])
    buyer = P("Sohar Heights Medical Centre", "Way 4418, Al Hambar, P.O. Box 771, PC 311, Sohar, Sultanate of Oman")
    sup = P("Muttrah Pharmacy & Stores LLC", "P.O. Box 118, PC 114, Muttrah")
    d.f.update(po_number="SHMC-PO-25-0667", po_date="2025-04-07", requested_date="2025-04-14", currency="OMR", buyer=buyer, supplier=sup, payment_terms="120 days credit")
    for i, s, t, q, u, pk, p, bo in ((1, "PH-10442", "Ceftriaxone 1 g vial IV", 400, "VIAL", "1x1", "0.485", "40"), (2, "PH-20310", "Omeprazole 20 mg capsule", 150, "PACK", "28's", "0.725", "-"), (3, "PH-31197", "Sodium chloride 0.9% 500 ml bag", 1200, "BAG", "1x20", "0.210", "-"), (4, "PH-40085", "Insulin glargine 100 IU/ml pen", 60, "BOX", "5 pens", "9.350", "3")):
        d.lines.append(Ln(i, s, t, q, u, p, rd=3, pk=pk, bo=bo))
    d.f.update(total=d.net())
    c = b.Canvas(size=8.5, font="T")
    c.t(297, 46, buyer.name, 16, "TB", "c"); c.t(297, 59, buyer.lines[0], 8.5, "T", "c"); c.t(297, 70, "C.R. No. 1184420   VATIN: OM1100047712", 8, "T", "c"); c.hl(78); c.t(297, 95, "MEDICINE PURCHASE ORDER", 12, "TB", "c")
    c.t(40, 118, "Supplier", font="TB"); c.t(100, 118, ": " + sup.name); c.t(106, 130, sup.lines[0]); c.t(40, 145, "Delivery to", font="TB"); c.t(100, 145, ": Main Pharmacy, Ground Floor (8 am - 1 pm)")
    for k, (a, v) in enumerate((("P.O. No.", d["po_number"]), ("P.O. Date", "07/04/2025"), ("Required by", "14/04/2025"), ("Terms", d["payment_terms"]))):
        c.t(380, 118 + 13 * k, a, font="TB"); c.t(445, 118 + 13 * k, ": " + v)
    d["ship_to"] = P("Main Pharmacy, Ground Floor")
    c.hl(175, w=1)
    H = ((40, "S/N", "l"), (65, "Item Code", "l"), (125, "Item Description", "l"), (330, "Qty", "r"), (340, "Unit", "l"), (378, "Packing", "l"), (445, "Bonus", "r"), (500, "Rate R.O.", "r"), (555, "Value R.O.", "r"))
    for x, s, a in H:
        c.t(x, 187, s, 8.5, "TB", a)
    c.hl(192, w=1); y = 206
    for l in d.lines:
        for (x, _, a), v in zip(H, (l.line, l.si, l.desc, num(l.qty, d=0), l.uom, l.pk, l.bo, num(l.price, d=3), num(l.amount, d=3))):
            c.t(x, y, v, a=a)
        if l.line == 1:
            c.t(125, y + 10, "(expiry not less than 18 months)", 7.5, "T"); y += 10
        y += 16
    c.hl(y - 6); c.t(500, y + 8, "Total R.O.", 9, "TB", "r"); c.t(555, y + 8, num(d["total"], d=3), 9, "TB", "r")
    w = int((d["total"] % 1) * 1000)
    c.t(40, y + 8, f"Rials Omani {words(d['total'])} and Baizas {w:03}/1000 only", 8.5); c.ts(40, y + 50, ["Zero rated for VAT (medicines on the MOH list). Near expiry goods to be replaced. Cold chain items with data logger."], 11, size=7.5); c.t(40, y + 100, "Pharmacist In-charge"); c.t(430, y + 100, "Medical Director")
    c.haru(d.pdf())
    d["ship_to_alt"] = [P("Main Pharmacy")]
    return d


@layout("wc-eg-amr-tawreed")
def _(name):
    d = Doc(name, "Chromium", "ar", ["Egypt, right-to-left supply order, headings in Arabic with English beneath", "columns from right to left", "Latin digits, EGP", "14 % VAT row", "name of the buyer in English and Arabic"])
    buyer = P("Nile Delta Packaging S.A.E.", "Plot 88, Third Industrial Zone, 10th of Ramadan City, Egypt")
    sup = P("Misr Kraft Paper Co.", "El Obour City, Cairo")
    d.f.update(po_number="PO/2025/0458", po_date="2025-03-11", requested_date="2025-03-25", currency="EGP", buyer=buyer, supplier=sup, payment_terms="50% advance, 50% on delivery")
    d["buyer_alt"] = [P("شركة دلتا النيل للتغليف ش.م.م")]
    r = ""
    for i, s, t, q, u, p in ((1, "KL-140", "Kraft liner 140 gsm, reel 160 cm", 22, "TON", "38500"), (2, "FL-112", "Fluting 112 gsm, reel 160 cm", 18, "TON", "31250"), (3, "ST-CORN", "Corn starch, 25 kg bag", 240, "BAG", "612.5")):
        l = Ln(i, s, t, q, u, p); d.lines.append(l)
        r += f"<tr><td>{i}<td>{s}<td dir=ltr style='text-align:left'>{t}<td>{u}<td>{num(q, d=0)}<td>{num(p)}<td>{num(l.amount)}"
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.14"))); d["total"] = d["subtotal"] + d["tax"]
    th = "".join(f"<th>{a}<br><small>{e}</small>" for a, e in (("م", "No."), ("الكود", "Code"), ("الصنف", "Item"), ("الوحدة", "Unit"), ("الكمية", "Qty"), ("سعر الوحدة", "Unit Price"), ("القيمة", "Total")))
    b.chromium(b.page("@page{size:A4;margin:14mm}body{font:10pt 'Noto Naskh Arabic','Liberation Sans'}table{width:100%;border-collapse:collapse}.g td,.g th{border:1px solid #222;padding:4px;text-align:center}small{font-family:'Liberation Sans'}", f'''<div dir=rtl><table><tr><td><b style="font-size:14pt">شركة دلتا النيل للتغليف ش.م.م</b><br>المنطقة الصناعية الثالثة - العاشر من رمضان<td dir=ltr style="text-align:left;font-family:Liberation Sans"><b>{buyer.name}</b><br><span style="font-size:8pt">{buyer.lines[0]}<br>Tax Reg. 412-887-301</span></table><h2 style="text-align:center">أمر توريد / PURCHASE ORDER</h2><table><tr><td>رقم الأمر / PO No.: <bdi><b>{d["po_number"]}</b></bdi><td>التاريخ / Date: <bdi>11/03/2025</bdi><td>ميعاد التوريد / Delivery: <bdi>25/03/2025</bdi></table><p>السادة / Messrs: <bdi><b>{sup.name}</b></bdi> - <bdi>{sup.lines[0]}</bdi><br>تحية طيبة وبعد، نرجو توريد الأصناف الآتية:</p><table class=g><tr style="background:#eee">{th}</tr>{r}<tr><td colspan=6>الإجمالي / Subtotal<td>{num(d["subtotal"])}<tr><td colspan=6>ضريبة القيمة المضافة 14% / VAT<td>{num(d["tax"])}<tr><td colspan=6><b>الإجمالي العام / Grand Total (EGP)</b><td><b>{num(d["total"])}</b></table><p>شروط الدفع / Payment: <bdi>{d["payment_terms"]}</bdi><br>مكان التسليم: مخازن الشركة<br>يلتزم المورد بتقديم فاتورة إلكترونية.</p><table style="margin-top:40px"><tr><td>مدير المشتريات<td>المدير المالي<td>يعتمد</table></div>'''), d.pdf())
    return d


@layout("wc-tr-netsis-iskonto-kdv")
def _(name):
    d = Doc(name, "PDFKit with TrueType", "tr", ["Turkish, stock code and name, iskonto 1 and 2 columns", "KDV % per line, KDV total", "termin per line", "TL, dot thousands", "quantity and unit in one column"])
    buyer = P("Anafarta Beyaz Eşya Yan Sanayi A.Ş.", "Organize Sanayi Bölgesi 4. Cadde No:18", "45030 Yunusemre / Manisa")
    sup = P("Çelikkol Yay ve Tel Ltd. Şti.", "Ataşehir Mah. 8229/1 Sok. No:5, Çiğli / İzmir")
    d.f.update(po_number="SAS202500004417", po_date="2025-09-15", currency="TRY", buyer=buyer, supplier=sup, payment_terms="60 gün vadeli")
    for i, s, t, q, p, ds, dd in ((1, "YY-2214", "Bası yayı 2,2x14x60 galvaniz", 12000, "4.35", 10, "2025-10-01"), (2, "YY-1809", "Çekme yayı 1,8x9x42", 8000, "3.90", 10, "2025-10-01"), (3, "TK-0650", "Kapı menteşe yayı sol", 2500, "18.75", 5, "2025-10-20"), (4, "TK-0651", "Kapı menteşe yayı sağ", 2500, "18.75", 5, "2025-10-20")):
        d.lines.append(Ln(i, None, t, q, "AD", p, bi=s, disc=ds, date=dd))
    gross = sum(l.qty * l.price for l in d.lines); d.f.update(subtotal=d.net(), discount=gross - d.net(), tax=r2(d.net() * D("0.20"))); d["total"] = d["subtotal"] + d["tax"]; d["subtotal_alt"] = [d.net(), gross]
    c = b.Canvas(size=8)
    c.t(36, 42, buyer.name, 12, "HB"); c.ts(36, 55, buyer.lines + ["Tel: 0236 233 41 18   VD: Mesir 068 117 4420"], 10); c.t(559, 46, "SATINALMA SİPARİŞİ", 14, "HB", "r")
    for k, (a, v) in enumerate((("Sipariş No", d["po_number"]), ("Sipariş Tarihi", "15.09.2025"), ("Ödeme", "60 gün vadeli"), ("Döviz", "TL"))):
        c.t(400, 66 + 12 * k, a, 8, "HB"); c.t(465, 66 + 12 * k, ": " + v)
    c.r(36, 105, 300, 46); c.t(41, 116, "Sayın", 7); c.t(41, 128, sup.name, 9, "HB"); c.t(41, 140, sup.lines[0])
    H = ((36, "Sıra", "l"), (60, "Stok Kodu", "l"), (115, "Stok Adı", "l"), (310, "Miktar", "r"), (360, "Birim Fiyat", "r"), (395, "İsk.1", "r"), (420, "İsk.2", "r"), (450, "KDV%", "r"), (510, "Tutar", "r"), (559, "Termin", "r"))
    c.r(36, 160, 523, 15, fill=.8, lw=0)
    for x, s, a in H:
        c.t(x, 170, s, 8, "HB", a)
    y = 188
    for l in d.lines:
        for (x, _, a), v in zip(H, (l.line, l.bi, l.desc, num(l.qty, "de") + " AD", num(l.price, "de", 4), num(l.disc, "de"), "0,00", "20", num(l.amount, "de"), dt(l.date, "{dd}.{mm}.{yyyy}"))):
            c.t(x, y, v, a=a)
        y += 14
    for k, (a, v) in enumerate((("Brüt Toplam", gross), ("İskonto Toplamı", d["discount"]), ("Ara Toplam", d["subtotal"]), ("KDV Toplamı", d["tax"]), ("Genel Toplam", d["total"]))):
        c.t(440, y + 20 + 13 * k, a, 8, "HB", "r"); c.t(510, y + 20 + 13 * k, num(v, "de"), 8, "HB" if k == 4 else "H", "r"); c.t(515, y + 20 + 13 * k, "TL")
    c.ts(36, y + 130, ["Açıklama: Malzemeler ölçüm raporu ile birlikte teslim edilecektir. İrsaliyede sipariş numarası yazılması zorunludur.", "Sevk adresi fabrikamızdır."], 11); c.t(80, y + 190, "Hazırlayan"); c.t(450, y + 190, "Onaylayan")
    c.pdfkit(d.pdf(), ttf=True)
    return d


@layout("wc-il-priority-hebrew")
def _(name):
    d = Doc(name, "Chromium", "he", ["Hebrew purchase order of Priority, right-to-left table", "parts in Latin letters, dates 03/08/25", "VAT 18 %", "shekel sign", "buyer's name in Hebrew and English"])
    buyer = P("Galil Precision Optics Ltd.", "P.O.B. 418, Yokneam Illit 2069200, Israel")
    sup = P("TechnoBearing Ltd", "Holon")
    d.f.update(po_number="PO25001883", po_date="2025-08-03", currency="ILS", buyer=buyer, supplier=sup, payment_terms="שוטף + 60")
    d["buyer_alt"] = [P("גליל אופטיקה מדויקת בע\"מ")]
    r = ""
    for i, bi, t, q, p, dd in ((1, "BRG-MR105ZZ", "Bearing MR105 ZZ 5x10x4", 500, "6.40", "17/08/25"), (2, "SHF-06-120", "Shaft linear 6 mm L=120 h6", 80, "42.00", "17/08/25"), (3, "BSH-IG-06", "Bushing igus 6x8x10", 300, "3.15", "31/08/25")):
        l = Ln(i, None, t, q, "יח'", p, bi=bi, date=f"20{dd[6:]}-{dd[3:5]}-{dd[:2]}"); d.lines.append(l)
        r += f"<tr><td>{i}<td>{bi}<td dir=ltr style='text-align:left'>{t}<td>{dd}<td>{num(q)}<td>יח'<td>{num(p)} ₪<td>{num(l.amount)} ₪"
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.18"))); d["total"] = d["subtotal"] + d["tax"]
    b.chromium(b.page("@page{size:A4;margin:14mm}body{font:9.5pt 'Noto Sans Hebrew','Liberation Sans'}table{width:100%;border-collapse:collapse}.g th{border-bottom:2px solid #000;border-top:2px solid #000;text-align:right}.g td{border-bottom:1px solid #aaa;padding:4px 5px}", f'''<div dir=rtl><table><tr><td><b style="font-size:14pt">גליל אופטיקה מדויקת בע"מ</b><br>ת.ד. 418 יקנעם עילית 2069200<br>ח.פ. 513884201<td dir=ltr style="text-align:left"><b>{buyer.name}</b><br>{buyer.lines[0]}<br>Tel +972-4-9591180</table><h2 style="text-align:center">הזמנת רכש מספר <bdi>{d["po_number"]}</bdi></h2><table><tr><td>לכבוד<br><bdi><b>{sup.name}</b></bdi><br><bdi>{sup.lines[0]}</bdi><br>לידי: משה<td>תאריך: 03/08/25<br>תנאי תשלום: שוטף + 60<br>קניין: רונית לוי<br>דף 1 מתוך 1</table><br><table class=g><tr><th>#<th>מק"ט<th>תאור מוצר<th>ת. אספקה<th>כמות<th>יח'<th>מחיר ליחידה<th>סה"כ מחיר</tr>{r}</table><table style="width:45%;margin-right:55%;margin-top:8px"><tr><td>סה"כ<td>{num(d["subtotal"])} ₪<tr><td>מע"מ 18%<td>{num(d["tax"])} ₪<tr><td><b>סה"כ לתשלום</b><td><b>{num(d["total"])} ₪</b></table><p>נא לציין מספר הזמנה בתעודת המשלוח ובחשבונית. אספקה למחסן החברה בימים א'-ה' 08:00-15:00.</p><p>חתימה: ____________</p></div>'''), d.pdf())
    return d


@layout("wc-cn-caigou-contract-bilingual")
def _(name):
    d = Doc(name, "LibreOffice Writer from HTML", "zh", ["Chinese-English purchase contract with 甲方/乙方", "13 % VAT included in prices", "RMB in the heads", "model column", "clauses after the table", "date as 2025年7月9日"])
    buyer = P("宁波海星机电有限公司 Ningbo Haixing Electromechanical Co., Ltd.", "浙江省宁波市北仑区恒山路188号")
    sup = P("无锡精锐轴承有限公司", "无锡市惠山区")
    d.f.update(po_number="HX-CG-20250709-03", po_date="2025-07-09", requested_date="2025-07-25", currency="CNY", buyer=buyer, supplier=sup, payment_terms="月结30天", ship_to=P("宁波市北仑区恒山路188号 3号仓库"))
    d["buyer_alt"] = [P("宁波海星机电有限公司"), P("Ningbo Haixing Electromechanical Co., Ltd.")]
    d.f["buyer"] = P("宁波海星机电有限公司", *buyer.lines)
    r = ""
    for i, s, t, q, u, p in ((1, "6204-2RZ/C3", "深沟球轴承 Deep groove ball bearing", 3000, "套", "7.85"), (2, "7005C/P4", "角接触球轴承 Angular contact bearing", 120, "套", "186.50"), (3, "HK1612", "滚针轴承 Needle bearing", 800, "套", "4.20")):
        l = Ln(i, s, t, q, u, p); d.lines.append(l)
        r += f'<tr><td>{i}</td><td>{t}</td><td>{s}</td><td align="right">{q}</td><td>{u}</td><td align="right">{num(p)}</td><td align="right">{num(l.amount)}</td><td></td></tr>'
    d["total"] = d.net()
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body,td,p{{font-family:"Noto Sans CJK SC";font-size:9.5pt}}</style></head><body><p>&#160;</p><p align="center">采购合同 PURCHASE ORDER</p><table width="100%"><tr><td width="62%">甲方（买方）：宁波海星机电有限公司<br/>Ningbo Haixing Electromechanical Co., Ltd.<br/>地址：{buyer.lines[0]}<br/>电话：0574-8688 2217</td><td>合同编号：{d["po_number"]}<br/>签订日期：2025年7月9日<br/>签订地点：宁波</td></tr></table><p>乙方（卖方）：{sup.name}<br/>地址：{sup.lines[0]}</p><p>一、产品名称、型号、数量、金额（人民币，含13%增值税）：</p><table border="1" cellspacing="0" cellpadding="3" width="100%"><tr><td>序号<br/>No.</td><td>品名<br/>Description</td><td>规格型号<br/>Model</td><td>数量<br/>Qty</td><td>单位<br/>Unit</td><td>单价(元)<br/>Unit Price</td><td>金额(元)<br/>Amount</td><td>备注<br/>Remark</td></tr>{r}<tr><td colspan="6">合计 Total（RMB）</td><td align="right"><b>{num(d["total"])}</b></td><td></td></tr></table><p>二、交货日期：2025年7月25日前。<br/>三、交货地点：宁波市北仑区恒山路188号 3号仓库，运费由乙方承担。<br/>四、付款方式：月结30天，凭增值税专用发票付款。<br/>五、质量要求：按国家标准及甲方图纸验收，质保期12个月。<br/>六、违约责任：逾期交货每天按合同金额的0.5%支付违约金。<br/>七、本合同一式两份，双方盖章后生效，传真件有效。</p><table width="100%"><tr><td>甲方（盖章）：<br/>代表：</td><td>乙方（盖章）：<br/>代表：</td></tr></table></body></html>''', ".html", d.pdf())
    import pikepdf
    with pikepdf.open(d.pdf(), allow_overwriting_input=True) as q:
        if len(q.pages) > 1:          # LibreOffice puts an empty page first
            del q.pages[0]
        q.save(d.pdf())
    return d


@layout("wc-tw-caigoudan-workflow-erp")
def _(name):
    d = Doc(name, "cairo", "zh", ["Taiwan 採購單, 單別-單號 number", "品號 over 品名 over 規格 in three rows an item", "ROC calendar not used; yyyy/mm/dd", "quantity above delivery date in a cell", "營業稅 5 %, 新台幣"])
    buyer = P("鼎泰興精密工業股份有限公司", "台中市大里區工業路58號")
    sup = P("昶鋒五金有限公司", "彰化縣和美鎮彰新路")
    d.f.update(po_number="3301-20250605007", po_date="2025-06-05", requested_date="2025-06-18", currency="TWD", buyer=buyer, supplier=sup, payment_terms="月結60天", ship_to=P("一廠資材倉", "台中市大里區工業路58號"))
    for i, bi, t, sp, q, u, p in ((1, "A10-00231", "內六角螺絲", "M6x20 SUS304", 5000, "PCS", "1.2"), (2, "A10-00418", "彈簧華司", "M6 鍍鋅", 5000, "PCS", "0.25"), (3, "B22-01007", "鋁擠型支架", "6063-T5 L=450 陽極黑", 320, "支", "86")):
        d.lines.append(Ln(f"{i:04}", None, t, q, u, p, bi=bi, date="2025-06-18", sp=sp))
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.05"), 0)); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.t(297, 45, buyer.name, 15, "H", "c"); c.t(297, 64, "採  購  單", 14, "H", "c"); c.t(555, 45, "頁次: 1/1", 8, a="r")
    for k, (a, v, e, w) in enumerate((("採購單號:", d["po_number"], "採購日期:", "2025/06/05"), ("廠商代號:", "V0118  " + sup.name, "付款條件:", "月結60天"), ("廠商地址:", sup.lines[0], "幣    別:", "NTD  匯率 1.000"), ("送貨地址:", "一廠資材倉 " + buyer.lines[0], "採購人員:", "林淑惠"))):
        c.t(40, 88 + 14 * k, a); c.t(95, 88 + 14 * k, v); c.t(380, 88 + 14 * k, e); c.t(435, 88 + 14 * k, w)
    c.hl(140, w=1); 
    for x, ss, a in ((40, ["序號"], "l"), (75, ["品號", "品名", "規格"], "l"), (330, ["採購數量", "預交日"], "r"), (350, ["單位"], "l"), (450, ["單價"], "r"), (555, ["金額"], "r")):
        for j, s in enumerate(ss):
            c.t(x, 152 + 11 * j, s, 9, "H", a)
    c.hl(180, w=1); y = 194
    for l in d.lines:
        c.t(40, y, l.line); c.t(75, y, l.bi); c.t(75, y + 11, l.desc); c.t(75, y + 22, l.sp); c.t(330, y, num(l.qty), a="r"); c.t(330, y + 11, "2025/06/18", a="r"); c.t(350, y, l.uom); c.t(450, y, num(l.price, d=4), a="r"); c.t(555, y, num(l.amount, d=0), a="r"); y += 40
    c.hl(y - 8, w=1)
    for k, (a, v) in enumerate((("採購金額:", d["subtotal"]), ("營業稅 5%:", d["tax"]), ("總金額:", d["total"]))):
        c.t(470, y + 6 + 14 * k, a, a="r"); c.t(555, y + 6 + 14 * k, num(v, d=0), a="r")
    c.ts(40, y + 70, ["備註: 1. 請於送貨單註明採購單號及品號。 2. 逾期交貨每日扣款千分之三。 3. 請於收單後二日內回簽。"], 12); c.t(40, y + 120, "核准:"); c.t(230, y + 120, "主管:"); c.t(420, y + 120, "廠商回簽:")
    c.cairo(d.pdf(), cjk="Noto Sans CJK TC")
    return d


@layout("wc-kr-baljuseo-grid")
def _(name):
    d = Doc(name, "Chromium", "ko", ["Korean 발주서, buyer and supplier in two grid blocks with registration numbers", "공급가액 and 세액 per line", "합계금액 above the table in won", "size column", "payment at month's end"])
    buyer = P("(주)한빛자동화", "경기도 화성시 동탄산단2길 44")
    sup = P("대성기전", "인천시 남동구 남동대로 215")
    d.f.update(po_number="HB-20250422-011", po_date="2025-04-22", requested_date="2025-05-09", currency="KRW", buyer=buyer, supplier=sup, payment_terms="익월 말 현금")
    r, vat = "", D(0)
    for i, t, s, q, u, p in ((1, "공압 실린더", "CDQ2B32-50DZ", 24, "EA", 41500), (2, "솔레노이드 밸브", "SY5120-5LZD-01", 36, "EA", 28700), (3, "PU 튜브 8x5", "TU0805B-100", 5, "ROLL", 96000)):
        l = Ln(i, s, t, q, u, p); d.lines.append(l); v = r2(l.amount / 10, 0); vat += v
        r += f"<tr><td>{i}<td>{t}<td>{s}<td>{u}<td class=r>{q}<td class=r>{num(p, d=0)}<td class=r>{num(l.amount, d=0)}<td class=r>{num(v, d=0)}<td>"
    d.f.update(subtotal=d.net(), tax=vat, total=d.net() + vat)
    blk = lambda k, p, no, ceo: f"<tr><th rowspan=3>{k}<th>상호<td>{p.name}<th>대표자<td>{ceo}<tr><th>등록번호<td colspan=3>{no}<tr><th>주소<td colspan=3>{p.lines[0]}"
    b.chromium(b.page("@page{size:A4;margin:13mm}body{font:9pt 'Noto Sans CJK KR'}h1,b{font-weight:normal}table{width:100%;border-collapse:collapse}td,th{border:.6pt solid #000;padding:4px;font-weight:normal}th{background:#f0f0f0}.r{text-align:right}", f'''<h1 style="text-align:center;letter-spacing:30px;font-size:20pt">발주서</h1><p>발주번호 : {d["po_number"]}<br>발주일자 : 2025-04-22</p><table style="width:49%;float:left">{blk("발주처", buyer, "124-86-77120", "김도현")}</table><table style="width:49%;float:right">{blk("공급처", sup, "131-22-40817", "이정수")}</table><div style="clear:both;padding-top:8px">아래와 같이 발주합니다.</div><p style="font-size:11pt;border:1pt solid #000;padding:5px"><b>합계금액 : ₩ {num(d["total"], d=0)}</b> (VAT 포함)</p><table><tr><th>No<th>품명<th>규격<th>단위<th>수량<th>단가<th>공급가액<th>세액<th>비고</tr>{r}<tr><td colspan=6 style="text-align:center">합 계<td class=r>{num(d["subtotal"], d=0)}<td class=r>{num(vat, d=0)}<td></table><p>납기일 : 2025-05-09<br>결제조건 : 익월 말 현금<br>납품장소 : 당사 지정 장소<br>특이사항 : 시험성적서 첨부 요망</p>'''), d.pdf())
    b.run(["qpdf", "--recompress-flate", "--compression-level=9", "--object-streams=generate", "--replace-input", d.pdf()])
    return d


@layout("wc-ph-government-appendix-61")
def _(name):
    d = Doc(name, "LibreOffice Calc from openpyxl", "en", ["Philippine government PO form (Appendix 61)", "Gentlemen: please furnish", "stock number, unit, description, quantity", "place and date of delivery, payment term in a grid", "total in words", "merged cells"])
    buyer = P("MUNICIPALITY OF SAN ROQUE DEL MAR", "Province of Eastern Visayas")
    sup = P("JMC OFFICE AND SCHOOL SUPPLIES", "Rizal Ave., Catbalogan City, Samar")
    d.f.update(po_number="2025-06-0144", po_date="2025-06-10", requested_date=None, currency="PHP", buyer=buyer, supplier=sup, ship_to=P("Municipal Supply Office, Municipal Hall"), payment_terms="Charge account")
    for bi, u, t, q, p in (("OS-001", "ream", "Bond paper, A4, 70 gsm, substance 20", 120, "215"), ("OS-014", "box", "Ballpen, black, 0.5 mm, 50 pcs/box", 15, "375"), ("OS-027", "pc", "Toner cartridge for LaserJet M404, compatible", 12, "1850"), ("OS-033", "roll", "Packaging tape, 2 inches x 100 m, clear", 48, "42.5")):
        d.lines.append(Ln(None, None, t, q, u, p, bi=bi))
    d["total"] = d.net()
    import openpyxl, tempfile, os, shutil
    from openpyxl.styles import Border, Side, Alignment, Font
    wb = openpyxl.Workbook(); s = wb.active; th = Side(style="thin"); B = Border(th, th, th, th)
    for k, w in zip("ABCDEF", (14, 9, 42, 11, 13, 15)):
        s.column_dimensions[k].width = w

    def put(rng, v, bold=False, al="left", bd=True, wrap=True):
        a = rng.split(":")[0]
        if bd:
            for row in s[rng] if ":" in rng else ((s[rng],),):
                for x in row:
                    x.border = B
        if ":" in rng:
            s.merge_cells(rng)
        s[a] = v; s[a].font = Font(name="Liberation Serif", bold=bold, size=10); s[a].alignment = Alignment(horizontal=al, vertical="top", wrap_text=wrap)
    put("A1:F1", "Appendix 61", al="right", bd=False); put("A2:F2", "PURCHASE ORDER", True, "center", False); put("A3:F3", buyer.name, True, "center", False); put("A4:F4", buyer.lines[0], False, "center", False)
    put("A6:C6", "Supplier : " + sup.name); put("D6:F6", "P.O. No. : 2025-06-0144"); put("A7:C7", "Address : " + sup.lines[0]); put("D7:F7", "Date : June 10, 2025"); put("A8:C8", "TIN : 221-884-107-000"); put("D8:F8", "Mode of Procurement : Shopping")
    put("A9:F9", "Gentlemen:\n      Please furnish this Office the following articles subject to the terms and conditions contained herein:"); s.row_dimensions[9].height = 28
    put("A10:C10", "Place of Delivery : Municipal Supply Office, Municipal Hall"); put("D10:F10", "Delivery Term : FOB destination"); put("A11:C11", "Date of Delivery : within 7 calendar days"); put("D11:F11", "Payment Term : Charge account")
    for k, v in zip("ABCDEF", ("Stock/ Property No.", "Unit", "Description", "Quantity", "Unit Cost", "Amount")):
        put(k + "12", v, True, "center")
    s.row_dimensions[12].height = 26; n = 13
    for l in d.lines:
        for k, v, al in zip("ABCDEF", (l.bi, l.uom, l.desc, int(l.qty), num(l.price), num(l.amount)), ("center", "center", "left", "center", "right", "right")):
            put(f"{k}{n}", v, al=al)
        n += 1
    put(f"C{n}", "*** nothing follows ***", al="center"); n += 1
    for _ in range(8):
        for k in "ABCDEF":
            put(f"{k}{n}", None)
        n += 1
    put(f"A{n}:E{n}", f"(Total Amount in Words)  {words(d['total'])} Pesos Only"); put(f"F{n}", "Php " + num(d["total"]), True, "right"); s.row_dimensions[n].height = 26; n += 1
    put(f"A{n}:F{n}", "      In case of failure to make the full delivery within the time specified above, a penalty of one-tenth (1/10) of one percent for every day of delay shall be imposed on the undelivered item/s."); s.row_dimensions[n].height = 28; n += 2
    put(f"A{n}:C{n}", "Conforme:\n\n____________________\nSignature over Printed Name of Supplier", bd=False); put(f"D{n}:F{n}", "Very truly yours,\n\nHON. RAMON T. ESPINA\nMunicipal Mayor", bd=False); s.row_dimensions[n].height = 60; n += 1
    put(f"A{n}:C{n}", "Fund Cluster : General Fund\nFunds Available : P 54,590.00" if 0 else "Fund Cluster : General Fund\nFunds Available : ________"); put(f"D{n}:F{n}", "ORS/BURS No. : 100-2025-06-0881\nDate of the ORS/BURS : June 9, 2025"); s.row_dimensions[n].height = 28
    s.page_setup.paperSize = 9; s.page_setup.fitToWidth = 1; s.page_setup.fitToHeight = 0; s.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    t = tempfile.mkdtemp(); wb.save(t + "/a.xlsx"); b.run(["soffice", "-env:UserInstallation=file://" + t + "/p", "--headless", "--convert-to", "pdf", "--outdir", t, t + "/a.xlsx"], timeout=240); shutil.copy(t + "/a.pdf", d.pdf()); shutil.rmtree(t)
    d["ship_to_alt"] = [P("Municipal Supply Office")]
    return d


@layout("wc-my-autocount-sst")
def _(name):
    d = Doc(name, "FPDF", "en", ["Malaysia, AutoCount style", "item, description, quantity with UOM in a cell, U/Price, Disc, Total RM", "free goods row at zero", "SST not stated", "delivery address left, terms right"])
    buyer = P("SERI KENANGA HARDWARE SDN. BHD.", "No. 22, Jalan Perindustrian Bukit Minyak 5,", "14100 Simpang Ampat, Pulau Pinang.")
    sup = P("LEONG HUP PAINT (M) SDN BHD", "Lot 118, Jalan Kapar,", "41400 Klang, Selangor.")
    d.f.update(po_number="PO-004418", po_date="2025-01-09", requested_date=None, currency="MYR", buyer=buyer, supplier=sup, payment_terms="60 DAYS", ship_to=P("SERI KENANGA HARDWARE - CAWANGAN KULIM", "Lot 9, Jalan Lunas, 09000 Kulim, Kedah."))
    for i, s, t, q, u, p, ds in ((1, "LH-W9102-5L", "WEATHERCOAT 9102 WHITE 5L", 48, "TIN", "78.50", 5), (2, "LH-W9144-5L", "WEATHERCOAT 9144 BEIGE 5L", 24, "TIN", "78.50", 5), (3, "LH-UC100-20L", "UNDERCOAT SEALER 20L", 10, "PAIL", "142.00", None), (4, "LH-BR2", "PAINT BRUSH 2\" (FOC)", 24, "PCS", "0", None)):
        d.lines.append(Ln(i, s, t, q, u, p, disc=ds))
    d["total"] = d.net()
    php = b.tmp(".php", """<?php require '/usr/share/php/fpdf.php'; $j=json_decode(file_get_contents($argv[1]),true); $p=new FPDF('P','mm','A4'); $p->SetMargins(12,12); $p->AddPage();
$c=function($w,$h,$s,$b=0,$n=0,$a='L') use($p){$p->Cell($w,$h,iconv('UTF-8','windows-1252',$s),$b,$n,$a);};
$p->SetFont('Arial','B',13);$c(186,6,$j['buyer'][0],0,1,'C');$p->SetFont('Arial','',8);$c(186,4,'(198801004417 / 171774-K)',0,1,'C');$c(186,4,$j['buyer'][1].' '.$j['buyer'][2],0,1,'C');$c(186,4,'Tel : 04-588 2217  Fax : 04-588 2218',0,1,'C');$p->Ln(3);$p->SetFont('Arial','B',13);$c(186,7,'PURCHASE ORDER','TB',1,'C');$p->Ln(3);$y=$p->GetY();$p->SetFont('Arial','B',9);
foreach($j['sup'] as $s){$c(90,4.6,$s,0,1);$p->SetFont('Arial','',9);}$p->Ln(2);$p->SetFont('Arial','B',8);$c(90,4.6,'DELIVERY ADDRESS :',0,1);$p->SetFont('Arial','',8);foreach($j['ship'] as $s)$c(90,4.4,$s,0,1);$e=$p->GetY();
$p->SetXY(130,$y);foreach($j['head'] as $r){$p->SetX(130);$p->SetFont('Arial','',9);$c(24,5,$r[0]);$c(4,5,':');$p->SetFont('Arial','B',9);$c(40,5,$r[1],0,1);}
$p->SetY($e+5);$p->SetFont('Arial','B',8.5);$W=[9,28,72,22,18,14,23];foreach(['Item','Item Code','Description','Qty','U/Price','Disc.','Total (RM)'] as $i=>$s)$c($W[$i],6,$s,'TB',$i==6,$i>2?'R':'L');$p->SetFont('Arial','',8.5);
foreach($j['rows'] as $r)foreach($r as $i=>$s)$c($W[$i],5.5,$s,0,$i==6,$i>2?'R':'L');
$p->SetY(225);$p->SetFont('Arial','B',9);$c(163,7,$j['words'],'T');$p->Cell(23,7,'','T',1);$c(140,6,'Total Qty : 106');$c(23,6,'TOTAL RM','T',0,'R');$c(23,6,$j['total'],'T',1,'R');$p->SetFont('Arial','I',7);$p->Ln(3);$c(186,4,'Note: 1. Please quote our P/O number in your D/O and invoice. 2. Goods to be delivered within 10 days.',0,1);$p->Ln(14);$c(60,4,'Authorised Signature','T');$p->Output('F',$argv[2]);""")
    import json
    js = b.tmp(".json", json.dumps(dict(buyer=buyer.all(), sup=sup.all() + ["Tel : 03-3290 1188   Attn : MS. WONG"], ship=d["ship_to"].all(), head=[["P/O No.", d["po_number"]], ["Date", "09/01/2025"], ["Terms", "60 DAYS"], ["Your Ref.", "Q-88210"], ["Page", "1 of 1"]], rows=[[str(l.line), l.si, l.desc, f"{qn(l.qty)} {l.uom}", num(l.price), f"{l.disc}%" if l.disc else "", num(l.amount)] for l in d.lines], total=num(d["total"]), words="RINGGIT MALAYSIA " + words(d["total"]).upper() + f" AND CENTS {words(cents(d['total'])).upper()} ONLY")))
    b.run(["php", php, js, d.pdf()])
    return d


@layout("wc-id-sap-ppn11-consolidated")
def _(name):
    d = Doc(name, "pdfmake", "id", ["Indonesian-English SAP-like order, NPWP", "rupiah with dots and no decimals", "PPN 11 % on DPP", "material and text in a cell, quantity and unit in two columns", "delivery point as Dikirim ke"])
    buyer = P("PT Sinar Tirta Nusantara Tbk", "Kawasan Industri MM2100 Blok J-12, Cikarang Barat, Bekasi 17520")
    sup = P("PT Plastindo Cipta Mandiri", "Jl. Raya Serang KM 18, Cikupa, Tangerang 15710")
    ship = P("Gudang Botol Plant Cicurug", "Jl. Raya Siliwangi KM 71, Sukabumi 43359")
    d.f.update(po_number="4800023317", po_date="2025-08-21", requested_date="2025-09-04", currency="IDR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="45 hari setelah faktur diterima")
    rows = []
    for n, bi, t, q, u, p in ((10, "PKG-PRF-28G", "Preform PET 28 g PCO 1881 clear", 1200000, "PCS", 385), (20, "PKG-CAP-BLU", "Cap 28 mm short neck blue", 1250000, "PCS", 72), (30, "PKG-SHR-600", "Shrink film 600 mm x 65 mic", 4500, "KG", 21750)):
        l = Ln(n, None, t, q, u, p, bi=bi); d.lines.append(l); R = lambda s: {"text": s, "alignment": "right"}
        rows.append([str(n), {"stack": [{"text": bi, "bold": True}, t]}, R(num(q, "de", 0)), u, R(num(p, "de", 0)), R(num(l.amount, "de", 0))])
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.11"), 0)); d["total"] = d["subtotal"] + d["tax"]
    T = lambda a, v, bo=False: [{"text": a, "colSpan": 5, "alignment": "right", "bold": bo}, "", "", "", "", {"text": num(v, "de", 0), "alignment": "right", "bold": bo}]
    b.pdfmake({"pageSize": "A4", "pageMargins": [36, 36, 36, 40], "defaultStyle": {"fontSize": 8.5}, "footerText": "Halaman {p} / {n}", "content": [{"columns": [{"stack": [{"text": buyer.name, "fontSize": 13, "bold": True}, buyer.lines[0], "NPWP: 01.338.447.2-431.000"]}, {"width": 190, "stack": [{"text": "PURCHASE ORDER", "fontSize": 14, "bold": True}, {"text": "Pesanan Pembelian", "italics": True}], "alignment": "right"}]}, {"margin": [0, 10, 0, 8], "table": {"widths": ["50%", "50%"], "body": [[{"stack": [{"text": "Pemasok / Vendor", "fontSize": 7}, {"text": sup.name, "bold": True}, sup.lines[0], "NPWP: 02.118.904.7-451.000"]}, {"stack": [f"No. PO : {d['po_number']}", "Tanggal : 21-08-2025", "Tgl. Kirim : 04-09-2025", "Pembayaran : " + d["payment_terms"], "Mata Uang : IDR"]}], [{"colSpan": 2, "stack": [{"text": "Dikirim ke / Ship to", "fontSize": 7}, {"text": ship.name, "bold": True}, ship.lines[0]]}, ""]]}}, {"table": {"headerRows": 1, "widths": [26, "*", 60, 30, 60, 90], "body": [[{"text": x, "bold": True, "fillColor": "#dde7f0"} for x in ("Item", "Material / Deskripsi", "Jumlah", "UoM", "Harga Sat.", "Total (IDR)")]] + rows + [T("DPP", d["subtotal"]), T("PPN 11%", d["tax"]), T("Total", d["total"], True)]}, "layout": "lightHorizontalLines"}, {"text": "Syarat: barang disertai COA; toleransi jumlah +/- 5%; faktur pajak wajib mencantumkan nomor PO.", "margin": [0, 10, 0, 30], "fontSize": 7.5}, {"columns": ["Dibuat oleh", "Disetujui oleh", "Diterima pemasok"]}]}, d.pdf())
    return d


@layout("wc-ke-county-lpo-f-o")
def _(name):
    d = Doc(name, "groff", "en", ["Kenyan county LPO, tbl grid", "item, unit of issue, qty, unit price, value in Kshs. and cts columns", "vote head and AIE holder", "prices with /=", "delivery in a sentence"])
    buyer = P("COUNTY GOVERNMENT OF TSAVO WEST", "P.O. Box 118-80302, Maungu")
    sup = P("Mwangaza Agrovet Supplies", "P.O. Box 4471-80100, Mombasa")
    d.f.update(po_number="1884207", po_date="2025-03-27", requested_date="2025-04-10", currency="KES", buyer=buyer, supplier=sup, ship_to=P("Sub-County Livestock Office, Kasigau"))
    for i, u, t, q, p in ((1, "Bottle", "Albendazole 10% drench 1 litre", 60, "1150"), (2, "Tin", "Acaricide (Amitraz 12.5%) 1 litre", 85, "1480"), (3, "Roll", "Barbed wire 16 g x 610 m", 20, "5900"), (4, "Kg", "Boma Rhodes grass seed", 250, "420.50")):
        d.lines.append(Ln(i, None, t, q, u, p))
    d["total"] = d.net()
    rows = "\n".join(f"{l.line}|{l.uom}|{l.desc}|{qn(l.qty)}|{num(l.price)}|{num(l.amount, d=0) if 0 else num(l.amount)}" for l in d.lines)
    b.groff(f'''.po 2c
.ll 17c
.ps 10
.vs 13
.ft B
\&
.sp 1c
.ce 3
COUNTY GOVERNMENT OF TSAVO WEST
DEPARTMENT OF AGRICULTURE AND LIVESTOCK
P.O. Box 118-80302, Maungu
.ft R
.sp .5
.ce
\\fB\\s+3LOCAL PURCHASE ORDER\\s-3\\fP
.sp .5
.ta 10.5c
.nf
LPO No. \\fB1884207\\fP\tDate: 27th March 2025
Requisition No. LVS/118\tVote Head: 3-2211007
To: \\fBMwangaza Agrovet Supplies\\fP\tAIE Holder: C.O. Agriculture
P.O. Box 4471-80100, Mombasa\tQuotation No. TWC/Q/44/24-25
.fi
.sp .5
Please deliver to Sub-County Livestock Office, Kasigau the goods listed below on or before 10th April 2025 and submit invoices without delay to the County Treasury.
.sp .5
.TS
box center tab(|);
cb | cb | cb | cb | cb | cb
n | l | lw(6.4c) | n | n | n.
Item|Unit of|Item Description|Quantity|Unit Price|Value
No.|Issue|||Kshs.|Kshs.
_
{rows}
_
||T{{
\\fBTotal Kshs.\\fP
T}}|||{num(d["total"])}
.TE
.sp
Amount in words: Kenya Shillings {words(d["total"])} Only.
.sp .5
This order is not valid unless signed by the Accounting Officer. Goods shall be inspected and accepted before payment. VAT inclusive where applicable.
.sp 2
.nf
.ta 9c
____________________\t____________________
Supply Chain Officer\tAccounting Officer
.fi
''', d.pdf(), "-P-pa4")
    d["ship_to_alt"] = [P("Sub-County Livestock Office")]
    return d
