# SPDX-License-Identifier: Apache-2.0
"""One house each of Turkey, Hungary, Romania, Norway, Finland, Greece, Portugal, Brazil, Japan and China."""
from l_yb_kit import *


@layout("yb-tr-beyaz-esya-siparis-termin")
def _(name):
    I = ((10, "3000411872", "PK-GSK-70", "Kapı contası 70 cm gri", 4000, "ADET", "38.50", "2026-04-06"), (20, "3000411875", "PK-GSK-60", "Kapı contası 60 cm gri", 2500, "ADET", "34.20", "2026-04-06"), (30, "3000420190", "PK-AYK-M8", "Ayarlı ayak M8 plastik", 16000, "ADET", "4.15", "2026-04-13"), (40, "3000420344", "PK-TMP-EVA", "EVA tampon 30x30x5", 24000, "ADET", "1.08", "2026-04-20"))
    buyer = P("Meriç Beyaz Eşya Sanayi A.Ş.", "Organize Sanayi Bölgesi 12. Cadde No: 8", "59500 Çerkezköy / Tekirdağ"); sup = P("Polikon Kauçuk ve Plastik Ltd. Şti.", "Dudullu OSB, 3. Cadde No: 41", "34776 Ümraniye / İstanbul"); ship = P("Meriç Çerkezköy Fabrikası, 2 No'lu Depo", "OSB 14. Cadde No: 3", "59500 Çerkezköy / Tekirdağ")
    d = od(name, "weasyprint", "tr", ["white goods maker, material number and supplier's code", "Termin a line", "boxes with labels inside", "KDV 20 % and Genel Toplam", "TL with the code TRY in the head"],
           [Ln(n, s, t, q, u, p, bi=m, date=w) for n, m, s, t, q, u, p, w in I], po_number="SA-2026-004187", po_date="2026-03-16", currency="TRY", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="60 gün vadeli havale")
    sums(d, 20)
    rr = "".join(tr((l.line, l.bi, l.si, l.desc, qn(l.qty, "de"), l.uom, de(l.date), num(l.price, "de"), num(l.amount, "de")), "llllrlcrr") for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:14mm}body{font:8.5pt 'Noto Sans'}table{width:100%;border-collapse:collapse;margin-bottom:3mm}td,th{border:0.6pt solid #555;padding:3px 4px;vertical-align:top;text-align:left}.r{text-align:right}.c{text-align:center}.n td{border:0}small{font-size:6.5pt;color:#555;display:block}th{background:#f3e3e3}", f'''<table class=n><tr><td style="font-size:15pt;color:#a01818"><b>MERİÇ</b> Beyaz Eşya<td class=r style="font-size:14pt">SATIN ALMA SİPARİŞİ</table><table><tr><td><small>Sipariş No</small><b>SA-2026-004187</b><td><small>Sipariş Tarihi</small>16.03.2026<td><small>Para Birimi</small>TRY<td><small>Ödeme Koşulu</small>60 gün vadeli havale<td><small>Satın Alma Sorumlusu</small>Elif Karadağ</table><table><tr><td width=33%><small>Alıcı</small>{buyer.h()}<td width=33%><small>Satıcı</small>{sup.h()}<td><small>Teslimat Adresi</small>{ship.h()}</table><table>{tr(("Kalem", "Malzeme No", "Satıcı Kodu", "Malzeme Tanımı", "Miktar", "Birim", "Termin", "Birim Fiyat", "Tutar"), "llllrlcrr", "th")}{rr}</table><table style="width:65mm;margin-left:auto"><tr><td>Ara Toplam<td class=r>{num(d["subtotal"], "de")}<tr><td>KDV %20<td class=r>{num(d["tax"], "de")}<tr><td><b>Genel Toplam</b><td class=r><b>{num(d["total"], "de")} TL</b></table><p>Sevk irsaliyesi ve faturada sipariş numaramızın belirtilmesi zorunludur. Siparişi 2 iş günü içinde onaylayınız.</p><p style="font-size:7pt">Çorlu V.D. 6170041887 - Mersis 0617004188700015</p>''', "tr"), d.pdf())
    return d


@layout("yb-hu-gepgyarto-megrendeles")
def _(name):
    I = ((1, "CS-6205", "Mélyhornyú golyóscsapágy 6205-2Z", 60, "db", "1840", 10), (2, "CS-SZ-17", "Ékszíj SPZ 1700", 40, "db", "2650", 10), (3, "CS-LANC-08B", "Görgőslánc 08B-1, 5 m", 12, "tek.", "14200", None), (4, "CS-ZS-400", "Kenőzsír EP2 400 g", 48, "db", "1290", 5))
    buyer = P("Bakony Gépgyártó Zrt.", "Ipar utca 14.", "8400 Ajka"); sup = P("Csapágy-Technika Győr Kft.", "Fehérvári út 80.", "9028 Győr")
    d = od(name, "chromium", "hu", ["forint without decimals, space thousands", "line discount Kedv.", "ÁFA 27 %", "year first dates", "order number right of the title"],
           [Ln(n, s, t, q, u, p, disc=r, rd=0) for n, s, t, q, u, p, r in I], po_number="MR-2026/0418", po_date="2026-05-12", requested_date="2026-05-22", currency="HUF", buyer=buyer, supplier=sup, ship_to=P("Bakony Gépgyártó Zrt. raktár", "Gyártelep út 3.", "8400 Ajka"), payment_terms="30 napos átutalás")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.27"), 0); d["total"] = d["subtotal"] + d["tax"]
    h = lambda v: num(v, "sp", 0)
    rr = "".join(tr((l.line, l.si, l.desc, qn(l.qty), l.uom, h(l.price), f"{l.disc} %" if l.disc else "", h(l.amount)), "lllrlrrr") for l in d.lines)
    b.chromium(b.page("@page{size:A4;margin:16mm}body{font:9.5pt 'Liberation Serif'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.r{text-align:right}.l th{border-bottom:1.5pt solid #000;text-align:left;padding:3px 6px 3px 0}.l th.r{text-align:right}.l td{padding:4px 6px 4px 0;border-bottom:0.5pt solid #bbb}", f'''<table><tr><td><span style="font-size:17pt"><b>MEGRENDELÉS</b></span><td class=r><span style="font-size:13pt">Száma: <b>MR-2026/0418</b></span></table><hr><table><tr><td width=50%><b>Megrendelő:</b><br>{buyer.h()}<br>Adószám: 11840226-2-19<td><b>Szállító:</b><br>{sup.h()}</table><br><table><tr><td>Megrendelés kelte: 2026.05.12.<td>Szállítási határidő: 2026.05.22.<td>Fizetés: 30 napos átutalás<tr><td colspan=3>Szállítási cím: {", ".join(d["ship_to"].all())}</table><br><table class=l>{tr(("Ssz.", "Cikkszám", "Megnevezés", "Menny.", "M.e.", "Egységár", "Kedv.", "Nettó érték"), "lllrlrrr", "th")}{rr}</table><table style="width:75mm;margin:4mm 0 0 auto"><tr><td>Nettó összesen<td class=r>{h(d["subtotal"])} Ft<tr><td>ÁFA 27 %<td class=r>{h(d["tax"])} Ft<tr><td><b>Bruttó végösszeg</b><td class=r><b>{h(d["total"])} Ft</b></table><p>Kérjük a megrendelés visszaigazolását 2 munkanapon belül. Pénznem: HUF</p><p>Ajka, 2026. május 12.<br><br>Somogyi Katalin<br>beszerzési vezető</p>''', "hu"), d.pdf())
    return d


@layout("yb-ro-panificatie-comanda-furnizor")
def _(name):
    I = ((1, "FN-650-25", "Făină albă 650, sac 25 kg", "sac", 400, "62.50"), (2, "FN-1250-25", "Făină neagră 1250, sac 25 kg", "sac", 120, "58.00"), (3, "DR-PR-10", "Drojdie proaspătă, bax 10 kg", "bax", 36, "79.90"), (4, "AM-PF-15", "Ameliorator panificație 15 kg", "buc", 18, "214.00"))
    buyer = P("Panificația Bucegi S.R.L.", "Str. Fabricii nr. 22", "105600 Câmpina, jud. Prahova"); sup = P("Morărit Bărăgan S.A.", "Șos. Slobozia km 4", "910004 Călărași")
    d = od(name, "wkhtmltopdf", "ro", ["bakery, U.M. before the quantity", "RON/lei, TVA 11 % and total", "order number in the title sentence", "J and CUI numbers as decoys", "two party columns with rules"],
           [Ln(n, s, t, q, u, p) for n, s, t, u, q, p in I], po_number="1184", po_date="2026-02-17", requested_date="2026-02-20", currency="RON", buyer=buyer, supplier=sup, ship_to=None, payment_terms="OP la 30 zile")
    sums(d, 11)
    rr = "".join(tr((l.line, l.si, l.desc, l.uom, qn(l.qty), num(l.price, "de"), num(l.amount, "de")), "cllcrrr") for l in d.lines)
    b.wk(b.page("body{font:11pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.l td,.l th{border:1px solid #000;padding:4px}.r{text-align:right}.c{text-align:center}", f'''<table><tr><td width=50%><b>Cumpărător:</b> {buyer.name}<br>{br(buyer.lines)}<br>CUI RO11840226, J29/418/1998<td><b>Furnizor:</b> {sup.name}<br>{br(sup.lines)}<br>CUI RO1904418</table><h2 style="text-align:center">COMANDĂ FERMĂ nr. 1184 din 17.02.2026</h2><p>Vă rugăm să ne livrați până la data de 20.02.2026 următoarele produse:</p><table class=l>{tr(("Nr. crt.", "Cod", "Denumirea produsului", "U.M.", "Cantitate", "Preț unitar (lei)", "Valoare (lei)"), "cllcrrr", "th")}{rr}<tr><td colspan=6 class=r>Total fără TVA<td class=r>{num(d["subtotal"], "de")}<tr><td colspan=6 class=r>TVA 11%<td class=r>{num(d["tax"], "de")}<tr><td colspan=6 class=r><b>Total general RON</b><td class=r><b>{num(d["total"], "de")}</b></table><p>Modalitate de plată: OP la 30 zile. Transportul este asigurat de furnizor, descărcare la sediul nostru între orele 6 și 10.</p><p>Director achiziții,<br>Mihai Dobrescu</p>''', "ro"), d.pdf())
    return d


@layout("yb-no-offshore-innkjop-to-linjer")
def _(name):
    I = ((1, "ON-110042", "FJ-BLT-M20-100", "Bolt M20x100 A4-80 med mutter", 800, "STK", "2840.00", 100, "2026-08-17"), (2, "ON-110418", "FJ-PAK-DN80", "Spiralpakning DN80 PN40 grafitt", 120, "STK", "96.50", 1, "2026-08-17"), (3, "ON-120771", "FJ-KUL-DN50", "Kuleventil DN50 PN40 duplex", 8, "STK", "7450.00", 1, "2026-09-07"), (4, "ON-130005", "FJ-SLANGE-1", "Hydraulikkslange 1\" 4SH, metervare", 150, "M", "318.00", 1, "2026-08-17"))
    buyer = P("Nordfjord Offshore Service AS", "Havnegata 18", "6700 Måløy"); sup = P("Fjordbolt Industri AS", "Sandviksveien 110", "5035 Bergen"); ship = P("Nordfjord Base, Hall C", "Trollebøvegen 4", "6700 Måløy")
    d = od(name, "PDFKit ttf", "no", ["two rows an item, date and own number on the second", "price per 100 'pr. 100'", "MVA 25 %", "Deres ref / Vår ref block", "NOK"],
           [Ln(n, s, t, q, u, p, bi=m, per=pe, date=w) for n, m, s, t, q, u, p, pe, w in I], po_number="NOS-26-1187", po_date="2026-07-27", currency="NOK", buyer=buyer, bill_to=P("Nordfjord Offshore Service AS", "Postboks 118", "6701 Måløy"), supplier=sup, ship_to=ship, payment_terms="Netto 30 dager")
    sums(d, 25)
    c = b.Canvas(size=9)
    c.t(40, 48, "Nordfjord Offshore Service", 16, "HB"); c.t(555, 48, "Innkjøpsordre", 16, a="r"); c.t(40, 61, "Havnegata 18, 6700 Måløy  -  Org.nr. NO 988 114 872 MVA", 8)
    c.t(40, 90, "Leverandør", 7.5, "HB"); c.ts(40, 103, sup.all(), 12); c.t(200, 90, "Leveringsadresse", 7.5, "HB"); c.ts(200, 103, ship.all(), 12); c.t(40, 148, "Fakturaadresse", 7.5, "HB"); c.ts(40, 161, d["bill_to"].all(), 12)
    for k, (a, v) in enumerate((("Ordrenr.", "NOS-26-1187"), ("Ordredato", "27.07.2026"), ("Vår ref.", "Ingrid Sætre"), ("Deres ref.", "Tilbud 41187"), ("Betaling", "Netto 30 dager"), ("Leveringsbet.", "DAP Måløy"), ("Valuta", "NOK"))):
        c.t(375, 90 + 14 * k, a); c.t(450, 90 + 14 * k, v, font="HB" if k == 0 else "H")
    X = [(42, "l"), (66, "l"), (180, "l"), (385, "r"), (392, "l"), (475, "r"), (553, "r")]
    c.hl(205, w=1); at(c, 217, X, ("Linje", "Deres varenr.", "Beskrivelse", "Antall", "Enhet", "Pris", "Beløp"), font="HB"); c.t(66, 229, "Vårt varenr.", 8); c.t(180, 229, "Levering", 8); c.hl(234, w=1); y = 250
    for l in d.lines:
        at(c, y, X, (l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price, "sp"), num(l.amount, "sp"))); c.t(66, y + 11, l.bi, 8); c.t(180, y + 11, de(l.date), 8); c.t(475, y + 11, f"pr. {l.per}" if l.per > 1 else "", 8, a="r"); y += 30
    c.hl(y - 10)
    for k, v in (("Sum eks. mva", d["subtotal"]), ("MVA 25 %", d["tax"]), ("Totalt NOK", d["total"])):
        c.t(475, y + 6, k, font="HB", a="r"); c.t(553, y + 6, num(v, "sp"), a="r"); y += 14
    c.t(40, y + 30, "Materialsertifikat 3.1 skal følge varene. Vennligst bekreft ordren innen 2 dager."); c.pdfkit(d.pdf(), ttf=True)
    return d


@layout("yb-fi-paperitehdas-ostotilaus")
def _(name):
    I = ((10, "M-70418", "KT-HP-250", "Huopapyörä 250x40", 24, "KPL", "64.50", 12), (20, "M-70422", "KT-TER-1180", "Kaavinterä 1180 mm, hiilikuitu", 36, "KPL", "118.00", 12), (30, "M-71100", "KT-SUUT-08", "Suutin 0,8 mm rubiini", 200, "KPL", "17.90", None), (40, "M-71904", "KT-LET-25", "Letku 25 mm EPDM", 150, "M", "6.35", 5))
    buyer = P("Kymen Kartonki Oy", "Tehtaankatu 3", "45700 Kouvola"); sup = P("Konetarvike Savo Oy", "Volttikatu 8", "70700 Kuopio")
    d = od(name, "Qt", "fi", ["board mill, heads without rules", "Ale-% on the line", "ALV 25,5 %", "own and supplier's code", "delivery week in the text, date in the head", "Toimitusosoite below the sum"],
           [Ln(n, s, t, q, u, p, bi=m, disc=r) for n, m, s, t, q, u, p, r in I], po_number="4500118872", po_date="2026-09-02", requested_date="2026-09-18", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Kymen Kartonki Oy, Varasto 2", "Tehtaankatu 11", "45700 Kouvola"), payment_terms="30 pv netto")
    sums(d, "25.5")
    c = b.Canvas(size=9.5, font="N")
    c.t(40, 48, "KYMEN KARTONKI", 18, "HB"); c.t(320, 48, "OSTOTILAUS", 14, "HB"); c.t(320, 64, "4500118872", 12); c.t(555, 64, "Sivu 1(1)", 8, a="r")
    c.ts(40, 100, sup.all(), 13, size=10.5)
    for k, (a, v) in enumerate((("Tilauspäivä", "2.9.2026"), ("Toimituspäivä", "18.9.2026"), ("Toimittajanumero", "104418"), ("Maksuehto", "30 pv netto"), ("Toimitusehto", "DAP Kouvola"), ("Ostaja", "Petri Lindroos, 05 740 1187"))):
        c.t(320, 90 + 13 * k, a); c.t(410, 90 + 13 * k, v)
    X = [(40, "l"), (66, "l"), (120, "l"), (196, "l"), (385, "r"), (392, "l"), (455, "r"), (495, "r"), (555, "r")]
    at(c, 200, X, ("Rivi", "Nimike", "Koodinne", "Kuvaus", "Määrä", "Yks.", "à-hinta", "Ale-%", "Summa"), font="HB", size=9); y = 222
    for l in d.lines:
        at(c, y, X, (l.line, l.bi, l.si, l.desc, qn(l.qty, "deplain"), l.uom, num(l.price, "sp"), num(l.disc, "sp", 1) if l.disc else "", num(l.amount, "sp"))); y += 17
    for k, v in (("Veroton yhteensä", d["subtotal"]), ("ALV 25,5 %", d["tax"]), ("Yhteensä EUR", d["total"])):
        c.t(495, y + 12, k, 9.5, "HB", "r"); c.t(555, y + 12, num(v, "sp"), a="r"); y += 15
    c.ts(40, y + 30, ["Toimitusosoite: " + ", ".join(d["ship_to"].all()), "Laskut verkkolaskuna: OVT 003704418872, välittäjä 003721291126. Pyydämme tilausvahvistuksen."], 13)
    c.t(297, 815, "Kymen Kartonki Oy, Tehtaankatu 3, 45700 Kouvola, Y-tunnus 0441887-2", 7.5, a="c"); c.qt(d.pdf())
    return d


@layout("yb-gr-farmakeftiki-paraggelia")
def _(name):
    I = ((1, "5201118041872", "ΦΒ-0418", "Γάζες αποστειρωμένες 10x10, κουτί 50", "ΚΟΥΤΙ", 120, "4.85"), (2, "5201118041889", "ΦΒ-0422", "Σύριγγες 5 ml με βελόνα, κουτί 100", "ΚΟΥΤΙ", 80, "9.40"), (3, "5201118050775", "ΦΒ-1107", "Οινόπνευμα 95° 430 ml", "ΤΕΜ", 240, "2.15"), (4, "5201118060118", "ΦΒ-2210", "Θερμόμετρο ψηφιακό", "ΤΕΜ", 60, "3.70"))
    buyer = P("Φαρμακαποθήκη Θεσσαλίας Α.Ε.", "Φαρσάλων 118", "41335 Λάρισα"); sup = P("Υγειονομικά Βορείου Ελλάδος Ε.Π.Ε.", "ΒΙ.ΠΕ. Σίνδου, Ο.Τ. 41", "57022 Θεσσαλονίκη")
    d = od(name, "cairo", "el", ["Greek wholesaler, barcode and code columns", "Μ.Μ. before quantity", "ΦΠΑ 13 % and total", "boxed head with labels inside"],
           [Ln(n, s, t, q, u, p) for n, e, s, t, u, q, p in I], po_number="ΠΠΡ-001187", po_date="2026-06-16", requested_date="2026-06-19", currency="EUR", buyer=buyer, supplier=sup, ship_to=None, payment_terms="60 ημέρες")
    sums(d, 13)
    c = b.Canvas(size=8.5)
    c.t(40, 48, buyer.name, 14, "HB"); c.t(40, 61, "Φαρσάλων 118, 41335 Λάρισα - ΑΦΜ 094418872 - Τηλ. 2410 551187", 8); c.t(40, 92, "ΠΑΡΑΓΓΕΛΙΑ ΣΕ ΠΡΟΜΗΘΕΥΤΗ", 13, "HB")
    c.r(330, 76, 225, 62); c.t(334, 86, "Προμηθευτής", 7); c.ts(340, 100, sup.all(), 13, size=9.5)
    for k, (a, v) in enumerate((("Αρ. παραγγελίας", "ΠΠΡ-001187"), ("Ημερομηνία", "16/06/2026"), ("Ημ. παράδοσης", "19/06/2026"), ("Τρόπος πληρωμής", "60 ημέρες"))):
        c.r(40 + 128.75 * k, 150, 128.75, 28); c.t(44 + 128.75 * k, 159, a, 7); c.t(44 + 128.75 * k, 172, v, 9, "HB" if k == 0 else "H")
    X = [(44, "l"), (66, "l"), (146, "l"), (196, "l"), (398, "l"), (462, "r"), (500, "r"), (551, "r")]
    c.r(40, 192, 515, 16, .88); at(c, 203, X, ("Α/Α", "Barcode", "Κωδικός", "Περιγραφή", "Μ.Μ.", "Ποσότητα", "Τιμή", "Αξία"), font="HB"); y = 222
    for l, it in zip(d.lines, I):
        at(c, y, X, (l.line, it[1], l.si, l.desc, l.uom, qn(l.qty), num(l.price, "de"), num(l.amount, "de"))); c.hl(y + 5, w=.3); y += 17
    for k, v in (("Καθαρή αξία", d["subtotal"]), ("ΦΠΑ 13%", d["tax"]), ("Σύνολο €", d["total"])):
        c.t(480, y + 12, k, font="HB", a="r"); c.t(551, y + 12, num(v, "de"), a="r"); y += 14
    c.t(40, y + 40, "Παράδοση στις αποθήκες μας 08:00-14:00. Ημερομηνία λήξης τουλάχιστον 12 μήνες."); c.cairo(d.pdf())
    return d


@layout("yb-pt-adega-encomenda-latex")
def _(name):
    I = (("11.0418", "RV-RB-75", "Rolha natural 45x24", "UN", 20000, "0.1640", 5), ("11.0522", "RV-GF-BG", "Garrafa borgonha 75 cl", "UN", 9000, "0.3850", 8), ("12.0007", "RV-CX6", "Caixa cartão 6 garrafas", "UN", 2500, "0.6900", None), ("12.0033", "RV-FT-50", "Fita adesiva impressa 50 mm", "RL", 72, "2.1500", None))
    buyer = P("Adega Cooperativa do Dão Sul, C.R.L.", "Estrada Nacional 16, n.º 418", "3510-120 Viseu"); sup = P("Rolhas e Vidros do Centro, Lda.", "Zona Industrial de Oiã, Lote 22", "3770-059 Oiã"); ship = P("Armazém de enchimento", "Rua da Estação, 7", "3530-118 Mangualde")
    d = od(name, "pdflatex", "pt", ["winery, booktabs table", "Desc. % column, prices of four decimals", "Encomenda n.º in the title", "IVA 23 %", "Local de descarga"],
           [Ln(None, s, t, q, u, p, bi=m, disc=r) for m, s, t, u, q, p, r in I], po_number="ECF 2026/418", po_date="2026-04-15", requested_date="2026-04-29", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="60 dias")
    sums(d, 23)
    rr = " ".join(f"{l.bi} & {l.si} & {l.desc} & {qn(l.qty, 'sp')} & {l.uom} & {num(l.price, 'sp', 4)} & {num(l.disc, 'sp') if l.disc else ''} & {num(l.amount, 'sp')} \\\\" for l in d.lines)
    b.latex(r"\documentclass[10pt,a4paper]{article}\usepackage[margin=18mm]{geometry}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{mathptmx,booktabs}\pagestyle{empty}\setlength{\parindent}{0pt}\begin{document}\begin{minipage}[t]{90mm}{\large\textbf{" + buyer.name + r"}}\\[1mm]\small " + r"\\".join(buyer.lines) + r"\\NIF 500 418 872\end{minipage}\hfill\begin{minipage}[t]{70mm}Exmos. Senhores\\\textbf{" + sup.name + r"}\\" + r"\\".join(sup.lines) + r"\end{minipage}\\[10mm]{\Large Encomenda n.º ECF 2026/418}\\[2mm]\begin{tabular}{@{}llll}Data: & 15-04-2026 & Entrega até: & 29-04-2026\\Cond. pagamento: & 60 dias & Moeda: & EUR\end{tabular}\\[4mm]Local de descarga: " + ", ".join(ship.all()) + r"\\[4mm]\small\begin{tabular}{@{}lllrlrrr@{}}\toprule Artigo & Ref. forn. & Descrição & Qtd. & Un. & Pr. unit. & Desc. \% & Valor\\\midrule " + rr + r"\bottomrule\end{tabular}\\[4mm]\hspace*{\fill}\begin{tabular}{lr@{}}Total mercadoria & " + num(d["subtotal"], "sp") + r"\\IVA 23\,\% & " + num(d["tax"], "sp") + r"\\\textbf{Total da encomenda (EUR)} & \textbf{" + num(d["total"], "sp") + r"}\end{tabular}\\[8mm]Agradecemos a confirmação desta encomenda. A guia de remessa deve mencionar o nosso número de encomenda.\\[6mm]O Departamento de Compras\\Teresa Vilar\end{document}", d.pdf())
    return d
