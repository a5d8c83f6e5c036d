# SPDX-License-Identifier: Apache-2.0
"""Sweden, Norway, Lithuania, Poland, Czechia, Slovakia."""
from l_zb_kit import *


@layout("zb-se-verkstad-inkopsorder-leveransvecka")
def _(name):
    I = ((1, "10-4471", "Axel C45E slipad Ø40 h6, L=1180", 60, "st", "428.00", "v 624", "Ritning 10-4471 utg. D"), (2, "10-4502", "Fläns svarvad Ø180, S355", 120, "st", "196.50", "v 626", "Ritning 10-4502 utg. A"), (3, "88-0117", "Förzinkning enl. bilaga", 1850, "kg", "9.40", "v 627", "Fe/Zn 12 C, EN ISO 2081"))
    buyer = P("Lidens Hydraulik AB", "Verkstadsgatan 7", "571 38 Nässjö"); sup = P("Tranås Precisionssvarv AB", "Industrigatan 19", "573 35 Tranås")
    d = od(name, "reportlab ttf", "sv", ["Swedish production order system, dotted leaders", "delivery weeks as year digit and week: v 624", "drawing below each item", "price per piece with kr, no currency column but SEK in the foot", "order row number and own article number"],
           [Ln(n, None, t, q, u, p, bi=m) for n, m, t, q, u, p, _, _ in I], po_number="26-30447", po_date="2026-05-29", currency="SEK", buyer=buyer, supplier=sup, payment_terms="30 dagar netto")
    d["total"] = d.net()
    c = b.Canvas(size=9.5)
    c.t(40, 50, "INKÖPSORDER", 18, "HB"); c.t(40, 64, "Sida 1 (1)", 8); c.ts(330, 46, buyer.all(), 12, size=10, font="HB")
    c.ts(330, 112, sup.all(), 13, size=10.5)
    for k, (a, v) in enumerate((("Ordernummer", "26-30447"), ("Orderdatum", "2026-05-29"), ("Lev.nr", "2118"), ("Vår referens", "Göran Fält"), ("Er referens", "Ulrika Blad"), ("Betalningsvillkor", "30 dagar netto"), ("Leveransvillkor", "Fritt Nässjö"))):
        c.t(40, 92 + 14 * k, a + " " + "." * (26 - len(a)), 9); c.t(160, 92 + 14 * k, v, 9.5, "HB" if not k else "H")
    X = [(40, "l"), (70, "l"), (140, "l"), (370, "r"), (378, "l"), (455, "r"), (470, "l"), (555, "r")]
    c.hl(204); at(c, 217, X, ("Rad", "Artikelnr", "Benämning", "Antal", "Enh", "Á-pris", "Lev.v.", "Belopp"), font="HB"); c.hl(222); y = 238
    for l, it in zip(d.lines, I):
        at(c, y, X, (l.line, l.bi, l.desc, f(l.qty)[:-3], l.uom, f(l.price), it[6], f(l.amount))); c.t(140, y + 12, it[7], 8, "HI"); y += 32
    c.hl(y - 8); c.t(455, y + 8, "Ordersumma SEK exkl. moms", font="HB", a="r"); c.t(555, y + 8, f(d["total"]), font="HB", a="r")
    c.ts(40, y + 40, ["Bekräfta ordern inom 3 dagar. Vid avvikelse från ritning ska avvikelserapport sändas före leverans.", "Materialintyg 3.1 krävs för rad 1-2. Märk godset med vårt ordernummer."], 13)
    c.hl(770, w=.4); c.t(40, 782, "Org.nr 556118-2047   Momsreg.nr SE556118204701   Bankgiro 418-2047   Godkänd för F-skatt", 7.5)
    c.reportlab(d.pdf(), ttf=True)
    return d


@layout("zb-no-oppdrett-bestilling-helside-tabell")
def _(name):
    I = (("FH-2210", "Oppankringskjetting 34 mm, galvanisert", 220, "M", "418.00", 0), ("FH-3308", "Koblingsplate 12-hulls", 16, "STK", "3950.00", 10), ("FH-4417", "Notpose sirkel 160 m, 25 omfar", 2, "STK", "284000.00", 5), ("FH-5001", "Tau Danline 40 mm, kveil 220 m", 12, "KVL", "5620.00", 0))
    buyer = P("Hitterfjord Laks AS", "Kystveien 880", "7240 Hitra"); sup = P("Frøya Havbruksutstyr AS", "Sistranda 14", "7260 Sistranda"); ship = P("Lokalitet Storskjæret, landbase", "Badstuvika", "7240 Hitra"); bill = P("Hitterfjord Laks AS", "Fakturamottak", "Postboks 418", "7501 Stjørdal")
    d = od(name, "dompdf", "no", ["fish farm, MVA 25 %", "rabatt column with dashes when none", "invoice and delivery address boxes", "hundreds of thousands with blanks", "label 'Bestillingsnr' and 'Bestilt dato' in the table's caption row"],
           [Ln(None, s, t, q, u, p, disc=str(dc) if dc else None) for s, t, q, u, p, dc in I], po_number="B-10447", po_date="2026-08-10", requested_date="2026-09-01", currency="NOK", buyer=buyer, supplier=sup, ship_to=ship, bill_to=bill, payment_terms="Netto pr. 45 dager")
    sums(d, 25)
    r = "".join(tr((l.si, l.desc, qn(l.qty), l.uom, f(l.price), (l.disc + " %") if l.disc else "-", f(l.amount)), "llrlrcr") for l in d.lines)
    b.dompdf(b.page("@page{margin:14mm 15mm}body{font:8.5pt Helvetica}table{width:100%;border-collapse:collapse;margin-bottom:4mm}td,th{padding:3px 4px;vertical-align:top;text-align:left}.b td{border:0.6pt solid #004d66}.l td,.l th{border:0.4pt solid #888}.l th{background:#dff0f5;font-size:7.5pt}td.r,th.r{text-align:right}td.c{text-align:center}small{color:#004d66;font-size:6.5pt}", f'''<table><tr><td style="font-size:16pt;color:#004d66">Hitterfjord Laks AS<td class=r>Kystveien 880, 7240 Hitra<br>Org.nr. 918 204 117 MVA</table><table class=b><tr><td width="34%"><small>Leverandør</small><br>{sup.h()}<td width="33%"><small>Leveres til</small><br>{ship.h()}<td><small>Faktura til</small><br>{bill.h()}</table><table class=l><tr><td colspan=7><b>Bestillingsnr: B-10447</b> &nbsp;&nbsp; Bestilt dato: 10.08.2026 &nbsp;&nbsp; Ønsket levering: 01.09.2026 &nbsp;&nbsp; Betingelser: Netto pr. 45 dager</tr>{tr(("Varenr.", "Varetekst", "Antall", "Enhet", "Pris", "Rabatt", "Beløp"), "llrlrcr", "th")}{r}<tr><td colspan=6 class=r>Sum eks. mva<td class=r>{f(d["subtotal"])}<tr><td colspan=6 class=r>Mva 25 %<td class=r>{f(d["tax"])}<tr><td colspan=6 class=r><b>Totalt NOK inkl. mva</b><td class=r><b>{f(d["total"])}</b></table><p>Utstyr skal være sertifisert iht. NS 9415:2021 og leveres med brukerhåndbok. Båtanløp avtales med driftsleder Aksel Ervik, 911 82 047.</p>''', "no"), d.pdf())
    return d


@layout("zb-lt-baldu-gamykla-uzsakymas")
def _(name):
    I = (("Faneruota MDF plokštė 19 mm, ąžuolas, 2800x1220", "vnt.", 180, "38.90"), ("Stalčių bėgeliai L450, pora", "kompl.", 600, "6.74"), ("Lakas poliuretaninis matinis, 25 l", "kibiras", 24, "112.50"))
    buyer = P("UAB „Suvalkijos baldai“", "Pramonės g. 18", "LT-68113 Marijampolė"); sup = P("MB „Medienos namai“", "Savanorių pr. 204", "LT-50193 Kaunas")
    d = od(name, "Prawn ttf", "lt", ["Lithuanian order with quotation marks in the names of the parties", "no item numbers, Eil. Nr. column", "PVM 21 %", "date below the title without a caption"],
           [Ln(k + 1, None, t, q, u, p) for k, (t, u, q, p) in enumerate(I)], po_number="SB26-118", po_date="2026-03-04", requested_date="2026-03-25", currency="EUR", buyer=buyer, supplier=sup, payment_terms="30 kalendorinių dienų")
    sums(d, 21)
    c = b.Canvas(size=10, font="T")
    c.t(297, 60, "UŽSAKYMAS Nr. SB26-118", 15, "TB", "c"); c.t(297, 78, "2026-03-04", 11, a="c")
    c.t(50, 110, "Užsakovas:", font="TB"); c.ts(50, 124, buyer.all() + ["Įm. kodas 302118204"], 13); c.t(320, 110, "Tiekėjas:", font="TB"); c.ts(320, 124, sup.all() + ["Įm. kodas 304471182"], 13)
    c.t(50, 196, "Pristatymo data: 2026-03-25"); c.t(320, 196, "Apmokėjimas: 30 kalendorinių dienų")
    V = [50, 80, 330, 385, 430, 485, 545]; y0 = 212; c.r(50, y0, 495, 20, .92)
    X = [(65, "c"), (84, "l"), (357, "c"), (426, "r"), (481, "r"), (541, "r")]
    at(c, y0 + 14, X, ("Eil.", "Prekės pavadinimas", "Mato vnt.", "Kiekis", "Kaina", "Suma EUR"), font="TB"); y = y0 + 34
    for l in d.lines:
        at(c, y, X, (l.line, l.desc, l.uom, qn(l.qty), num(l.price, "deplain"), f(l.amount))); c.hl(y + 6, 50, 545, .4); y += 20
    for x in V:
        c.l(x, y0, x, y - 14, .5)
    for a, v in (("Iš viso be PVM", d["subtotal"]), ("PVM 21 %", d["tax"]), ("Iš viso su PVM", d["total"])):
        c.t(481, y + 4, a, font="TB", a="r"); c.t(541, y + 4, f(v), a="r"); y += 16
    c.ts(50, y + 30, ["Prašome patvirtinti užsakymą el. paštu uzsakymai@suvalkijos.example.", "", "Pirkimų vadybininkė                                         Rasa Kazlauskienė"], 15)
    c.prawn(d.pdf(), True)
    return d


@layout("zb-pl-enova-zamowienie-odlewnia-vat-tabela")
def _(name):
    I = ((1, "ODL-KOR-2210", "Korpus pompy GJL-250, wg rys. P-2210-03", 40, "szt.", "312.00"), (2, "ODL-POK-2211", "Pokrywa GJL-250, wg rys. P-2211-01", 80, "szt.", "87.50"), (3, "USL-MODEL", "Wykonanie modelu drewnianego", 1, "kpl.", "4800.00"))
    buyer = P("Wytwórnia Pomp Sanok Sp. z o.o.", "ul. Lipińskiego 118", "38-500 Sanok"); sup = P("Odlewnia Żeliwa Końskie S.A.", "ul. Odlewnicza 3", "26-200 Końskie"); ship = P("Magazyn M-2", "ul. Przemysłowa 24", "38-500 Sanok")
    d = od(name, "chromium", "pl", ["Polish order ZD, boxes of nabywca and sprzedawca", "net, VAT rate, VAT and gross per row and a VAT table at the foot", "number ZD/000417/26/P", "Termin realizacji and the number of the offer in one row of boxes"],
           [Ln(n, None, t, q, u, p, bi=m) for n, m, t, q, u, p in I], po_number="ZD/000417/26/P", po_date="2026-06-15", requested_date="2026-07-31", currency="PLN", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="przelew 30 dni")
    sums(d, 23)
    v = lambda l: r2(l.amount * D("0.23"))
    r = "".join(tr((l.line, l.bi, l.desc, qn(l.qty), l.uom, f(l.price), f(l.amount), "23%", f(v(l)), f(l.amount + v(l))), "cllrlrrcrr") for l in d.lines)
    b.chromium(b.page("@page{size:A4;margin:14mm}body{font:8.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse;margin-bottom:3mm}td,th{padding:3px 4px;vertical-align:top;text-align:left}.x td,.x th{border:1px solid #555}.x th{background:#e9e9e9;font-size:7.5pt}td.r,th.r{text-align:right;white-space:nowrap}td.c{text-align:center}small{color:#555}.x td:nth-child(2){white-space:nowrap}", f'''<table><tr><td><b style="font-size:13pt">{buyer.name}</b><td class=r>Sanok, 2026-06-15</table><h2 style="text-align:center;border-top:2px solid #000;border-bottom:2px solid #000;padding:4px">Zamówienie do dostawcy ZD/000417/26/P</h2><table><tr><td width="34%"><small>Zamawiający</small><br>{buyer.h()}<br>NIP 687-118-20-47<td width="33%"><small>Dostawca</small><br>{sup.h()}<br>NIP 658-004-41-18<td><small>Miejsce dostawy</small><br>{ship.h()}</table><table class=x><tr><td>Termin realizacji: <b>2026-07-31</b><td>Płatność: <b>przelew 30 dni</b><td>Oferta: OF/118/26 z dn. 2026-06-02<td>Waluta: PLN</table><table class=x>{tr(("Lp.", "Indeks", "Nazwa", "Ilość", "J.m.", "Cena netto", "Wartość netto", "VAT", "Kwota VAT", "Wartość brutto"), "cllrlrrcrr", "th")}{r}</table><table class=x style="width:50%;margin-left:50%"><tr><th>Stawka<th class=r>Netto<th class=r>VAT<th class=r>Brutto<tr><td>23%<td class=r>{f(d["subtotal"])}<td class=r>{f(d["tax"])}<td class=r>{f(d["total"])}<tr><td><b>Razem</b><td class=r><b>{f(d["subtotal"])}</b><td class=r><b>{f(d["tax"])}</b><td class=r><b>{f(d["total"])}</b></table><p>Uwagi: atest materiałowy 3.1, tolerancja odlewu ISO 8062-3 DCTG 11. Opakowanie zwrotne.</p><table><tr><td width="50%"><br><br>..............................<br>Wystawił: Zenon Hrycyk<td><br><br>..............................<br>Zatwierdził</table>''', "pl"), d.pdf())
    return d


@layout("zb-cz-strojirna-objednavka-helios-poznamky")
def _(name):
    I = (("1", "HM 030117", "Ložisko kuželíkové 32210", "32210-A", 64, "ks", "412.00"), ("2", "HM 030240", "Gufero 60x80x8 NBR", "WA 60-80-8", 128, "ks", "46.50"), ("3", "HM 071004", "Řetěz válečkový 16B-1, 5 m", "16B1-5M", 20, "ks", "1385.00"))
    buyer = P("Strojírna Vysočina a.s.", "Žďárská 204", "592 31 Nové Město na Moravě"); sup = P("Ložiska Hanák s.r.o.", "Olomoucká 88", "618 00 Brno")
    d = od(name, "cairo", "cs", ["Czech order, buyer bottom left and supplier right", "three rows an item: name, codes, note", "Kč after the amounts, DPH 21 %", "Číslo objednávky in a black bar as white text", "IČO and DIČ decoys"],
           [Ln(int(n), s, t, q, u, p, bi=m) for n, m, t, s, q, u, p in I], po_number="OV26000884", po_date="2026-09-07", requested_date="2026-09-21", currency="CZK", buyer=buyer, supplier=sup, payment_terms="převodem, splatnost 30 dnů")
    sums(d, 21)
    c = b.Canvas(size=9)
    c.r(40, 36, 515, 24, 0, 0); c.t(50, 53, "OBJEDNÁVKA VYDANÁ", 13, "HB", grey=1); c.t(545, 53, "č. OV26000884", 13, "HB", "r", grey=1)
    c.r(40, 70, 250, 80); c.t(46, 82, "Odběratel", 7, grey=.3); c.ts(46, 96, buyer.all(), 13, size=10); c.t(46, 140, "IČO 25118204   DIČ CZ25118204", 8)
    c.r(305, 70, 250, 80); c.t(311, 82, "Dodavatel", 7, grey=.3); c.ts(311, 96, sup.all(), 13, size=10); c.t(311, 140, "IČO 60441182   DIČ CZ60441182", 8)
    for k, (a, v) in enumerate((("Datum vystavení", "7. 9. 2026"), ("Požadované dodání", "21. 9. 2026"), ("Způsob úhrady", "převodem, splatnost 30 dnů"), ("Vyřizuje", "Jana Kratochvílová, 566 118 204"))):
        c.t(40, 170 + 13 * k, a + ":"); c.t(140, 170 + 13 * k, v)
    X = [(40, "l"), (60, "l"), (370, "r"), (376, "l"), (455, "r"), (555, "r")]
    c.hl(226); at(c, 238, X, ("Poř.", "Označení dodávky", "Množství", "MJ", "Cena za MJ", "Celkem bez DPH"), font="HB"); c.hl(243); y = 258
    for l in d.lines:
        at(c, y, X, (l.line, l.desc, qn(l.qty), l.uom, f(l.price), f(l.amount)), font="HB"); c.t(60, y + 12, f"Naše číslo: {l.bi}      Vaše číslo: {l.si}", 8); c.t(60, y + 23, "Výrobce dle ceníku 2026, balení jednotlivě", 8, "HI"); c.hl(y + 29, w=.3); y += 44
    for a, v, w in (("Celkem bez DPH", d["subtotal"], "H"), ("DPH 21 %", d["tax"], "H"), ("Celkem s DPH", d["total"], "HB")):
        c.t(455, y, a, 9.5, w, "r"); c.t(555, y, f(v) + " Kč", 9.5, w, "r"); y += 14
    c.ts(40, y + 26, ["Objednávku prosím potvrďte do 2 dnů na nakup@strojirna.example.", "Fakturu zasílejte pouze elektronicky. Dodávka bez čísla objednávky nebude převzata."], 13)
    c.cairo(d.pdf())
    return d


@layout("zb-sk-pekaren-objednavka-rucna-html")
def _(name):
    I = (("Múka pšeničná hladká T650, 25 kg", "vrece", 400, "13.80"), ("Droždie čerstvé 1 kg", "ks", 240, "1.95"), ("Zlepšujúci prípravok CHLIEB-PLUS", "kg", "62.5", "4.36"), ("Papierové vrecká 1,5 kg s potlačou", "tis.", 45, "21.40"))
    buyer = P("Pekáreň Turiec, s.r.o.", "Mlynská 12, 038 61 Vrútky"); sup = P("Mlyny Podunajsko, a.s.", "Hlavná 300, 925 22 Veľké Úľany")
    d = od(name, "weasyprint", "sk", ["hand-made page, each value in the row below its caption, no table rules", "quantity and unit in the same cell: 400 vrece", "unit tis. (thousand)", "€ before the amount", "DPH not shown, sum without tax", "order number as the file number: Objednávka 2026/0331"],
           [Ln(None, None, t, q, u, p) for t, u, q, p in I], po_number="2026/0331", po_date="2026-11-02", requested_date="2026-11-05", currency="EUR", buyer=buyer, supplier=sup, payment_terms="14 dní")
    d["total"] = d.net()
    r = "".join(f"<tr><td>{E(l.desc)}<td class=r>{qn(l.qty, 'deplain')} {l.uom}<td class=r>€ {g(l.price)}<td class=r>€ {f(l.amount)}" for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:25mm 22mm}body{font:11pt 'Liberation Serif'}h1{font-size:17pt}dt{font-style:italic}dd{margin:0}table{width:100%;border-spacing:0 2mm}.r{text-align:right;white-space:nowrap}th{font-weight:normal;font-style:italic;text-align:left}th.r{text-align:right}", f'''<h1>Objednávka 2026/0331</h1><dl><dt>Odberateľ<dd>{buyer.name}, {buyer.lines[0]}, IČO 36 118 204<dt>Dodávateľ<dd>{sup.name}, {sup.lines[0]}<dt>Dátum<dd>2. 11. 2026<dt>Termín dodania<dd>5. 11. 2026 do 4:00 ráno<dt>Splatnosť<dd>14 dní</dl><p>Objednávame si u Vás:</p><table><tr><th>Tovar<th class=r>Množstvo<th class=r>Cena<th class=r>Spolu</tr>{r}<tr><td><td><td class=r>Spolu bez DPH<td class=r><b>€ {f(d["total"])}</b></table><p>Vykládka zozadu, rampa nie je. Ďakujeme.</p><p style="margin-top:14mm">Peter Hudec, konateľ</p>''', "sk"), d.pdf())
    return d
