# SPDX-License-Identifier: Apache-2.0
"""Houses of the north and the east of Europe, a locked file and a scan."""
from lib import *
import backends as b


def put(c, y, X, vals, size=8.5, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


@layout("wb-se-monitor-inkopsorder")
def _(name):
    d = Doc(name, "reportlab ttf", "sv", ["Monitor ERP form", "Vår referens, Er referens", "Artikelnr and Ert artikelnr in two rows", "á-pris with unit", "leveransvecka YYWW and date", "space thousands", "Swedish org. numbers in the foot"])
    buyer = P("Gnosjö Precisionsdetaljer AB", "Järnvägsgatan 40", "335 31 Gnosjö")
    sup = P("Anderstorps Ytbehandling AB", "Brännehyltevägen 8", "334 33 Anderstorp")
    d.f.update(po_number="45127", po_date="2025-04-22", currency="SEK", buyer=buyer, supplier=sup, ship_to=P("Gnosjö Precisionsdetaljer AB, Port 3", "Industrivägen 11", "335 32 Gnosjö"), payment_terms="30 dagar netto")
    for i, m, s, t, q, p, dd in ((10, "GP-44817-B", "ZN8-FE", "Elförzinkning fästvinkel Fe/Zn 8C", 5000, "1.85", "2025-05-06"), (20, "GP-44902", "ZNNI-12", "Zink-nickel bussning Ø22", 12000, "2.42", "2025-05-06"), (30, "GP-51003-A", None, "Anodisering kåpa svart 15 my", 750, "14.60", "2025-05-20")):
        d.lines.append(Ln(i, s, t, q, "st", p, bi=m, date=dd))
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(40, 50, "GNOSJÖ PRECISION", 17, "HB"); c.t(555, 50, "INKÖPSORDER", 15, "HB", "r"); c.t(555, 64, "Sida 1 (1)", 8, a="r")
    for x, y, k, v in ((40, 90, "Leverantör", sup.all()), (310, 90, "Ordernummer", ["45127"]), (400, 90, "Orderdatum", ["2025-04-22"]), (480, 90, "Leverantörsnr", ["30118"]), (310, 120, "Vår referens", ["Camilla Ström"]), (430, 120, "Er referens", ["Kjell Åkesson"]), (40, 150, "Leveransadress", d["ship_to"].all()), (310, 150, "Betalningsvillkor", ["30 dagar netto"]), (430, 150, "Leveransvillkor", ["EXW Anderstorp"]), (310, 180, "Godsmärkning", ["45127 / Port 3"]), (430, 180, "Valuta", ["SEK"])):
        c.t(x, y, k, 7, "HI"); c.ts(x, y + 12, v, 11.5)
    X = [(40, "l"), (66, "l"), (140, "l"), (345, "r"), (350, "l"), (385, "l"), (465, "r"), (555, "r")]
    c.hl(210); put(c, 221, X, ("Pos", "Artikelnr", "Benämning", "Antal", "Enh", "Leveransdag", "Á-pris", "Summa"), 8, "HB"); put(c, 231, X, ("", "Ert artnr", "", "", "", "", "", ""), 8, "HI"); c.hl(235); y = 250
    for l in d.lines:
        put(c, y, X, (l.line, l.bi, l.desc, qn(l.qty, "sp"), l.uom, l.date, num(l.price, "sp") + "/st", num(l.amount, "sp"))); c.t(66, y + 11, l.si, 8, "HI"); y += 28
    c.hl(y - 8); c.t(465, y + 6, "Ordersumma exkl. moms SEK", 9, "HB", "r"); c.t(555, y + 6, num(d["total"], "sp"), 9, "HB", "r"); c.t(40, y + 30, "Orderbekräftelse önskas inom 2 arbetsdagar till inkop@gnosjoprecision.example. Arbetsgivarintyg ej erforderligt."); c.hl(785)
    for x, v in ((40, buyer.all()), (200, ["Telefon 0370-33 00 18", "Org.nr 556218-4471"]), (350, ["Bankgiro 5211-0447", "Momsreg.nr SE556218447101"]), (490, ["Godkänd för F-skatt"])):
        c.ts(x, 796, v, 9, size=7)
    c.reportlab(d.pdf(), ttf=True)
    return d


@layout("wb-dk-business-central-koebsordre")
def _(name):
    d = Doc(name, "chromium", "da", ["Business Central Denmark", "Købsordre, Leverandørens varenr.", "moms 25", "DKK with points", "address lines with country code DK-", "EAN/GLN decoy"])
    buyer = P("Limfjordens Bådværft ApS", "Havnegade 7", "7900 Nykøbing Mors")
    sup = P("Skagen Skibsudstyr A/S", "Auktionsvej 10", "9990 Skagen")
    d.f.update(po_number="106-25-0334", po_date="2025-03-19", requested_date="2025-03-28", currency="DKK", buyer=buyer, supplier=sup, ship_to=P("Limfjordens Bådværft ApS", "Beddingen 2, Hal C", "7900 Nykøbing Mors"), payment_terms="Løbende måned + 30 dage")
    r = ""
    for m, s, t, q, u, p in (("V10044", "SS-7781", "Zinkanode aluminium 2,3 kg", 48, "Stk", "86.50"), ("V10102", "SS-1120", "Gelcoat hvid RAL 9010, spand 20 kg", 6, "Spand", "1845.00"), ("V10107", "SS-1155", "Glasmåtte 450 g, rulle 32 kg", 10, "Rulle", "612.25"), ("V20031", "SS-4402", "Trossetov polypropylen 16 mm", 440, "Meter", "7.35")):
        l = Ln(None, s, t, q, u, p, bi=m); d.lines.append(l)
        r += f"<tr><td>{m}<td>{s}<td>{t}<td class=n>{qn(q, 'de')}<td>{u}<td class=n>{num(p, 'de')}<td class=n>25<td class=n>{num(l.amount, 'de')}</tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.25")); d["total"] = d["subtotal"] + d["tax"]
    b.chromium(b.page("@page{size:A4;margin:16mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.l th{border-bottom:1.5px solid #222;text-align:left;font-size:8pt;padding:3px 4px}.l td{padding:3px 4px}.n{text-align:right!important}.h td{width:25%;padding-bottom:8px;vertical-align:top}.h b{font-size:7.5pt;color:#555;display:block}", f'''<table><tr><td><span style="font-size:18pt">Købsordre</span><br>106-25-0334<td class=n><b>{buyer.name}</b><br>Havnegade 7<br>7900 Nykøbing Mors<br>CVR 31220447</table><br><table class=h><tr><td>{sup.h()}<td><b>Leveringsadresse</b>{d["ship_to"].h()}<td><b>Ordredato</b>19. marts 2025<td><b>Ønsket modtagelsesdato</b>28-03-2025<tr><td><b>Indkøber</b>Mette Krogh<td><b>Betalingsbetingelser</b>Løbende måned + 30 dage<td><b>Leveringsform</b>Frit leveret<td><b>Kreditornr.</b>K00881</table>
<table class=l><tr><th>Nummer<th>Leverandørens<br>varenr.<th>Beskrivelse<th class=n>Antal<th>Enhed<th class=n>Købspris<br>ekskl. moms<th class=n>Moms %<th class=n>Linjebeløb<br>ekskl. moms</tr>{r}<tr><td colspan=7 class=n>I alt DKK ekskl. moms<td class=n>{num(d["subtotal"], "de")}<tr><td colspan=7 class=n>25% moms<td class=n>{num(d["tax"], "de")}<tr><td colspan=7 class=n><b>I alt DKK inkl. moms</b><td class=n><b>{num(d["total"], "de")}</b></table><p style="font-size:8pt">Faktura bedes sendt elektronisk til GLN 5790002211447 med angivelse af købsordrenr.</p><p style="font-size:7pt">Udskrevet 19-03-2025 13:42 - Side 1 af 1</p>''', "da"), d.pdf())
    return d


@layout("wb-no-visma-innkjopsordre")
def _(name):
    d = Doc(name, "PDF::API2", "no", ["Visma Global", "Innkjøpsordre, Leveres til", "Rab% column", "NOK, sum eks. mva, mva 25", "bokmål labels, period dates", "prosjekt number decoy"])
    buyer = P("Vestnes Havbruk AS", "Strandgata 55", "6390 Vestnes")
    sup = P("Norsk Oppdrettsutstyr AS", "Sjøgata 12", "6020 Ålesund")
    d.f.update(po_number="70218", po_date="2025-08-11", requested_date="2025-08-22", currency="NOK", buyer=buyer, supplier=sup, ship_to=P("Lokalitet Furneset", "Furnesvegen 210", "6392 Vikebukt"), payment_terms="Netto 30 dager")
    for s, t, q, u, p, di in (("NOU-4410", "Notlin nylon 210/96 32 mm, kveil", 20, "STK", "1875.00", 10), ("NOU-2207", "Fôrslange PE 90 mm SDR11", 600, "M", "62.40", 15), ("NOU-9034", "Sjakkel 25 t rustfri", 36, "STK", "418.00", 10), ("NOU-9900", "Frakt på bil, per pall", 4, "PAL", "950.00", None)):
        d.lines.append(Ln(None, s, t, q, u, p, disc=di))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.25")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.t(40, 50, "Vestnes Havbruk AS", 15, "HB"); c.ts(40, 63, buyer.lines + ["Foretaksregisteret NO 988 114 470 MVA"], 11, size=8); c.t(555, 50, "Innkjøpsordre 70218", 14, "HB", "r"); c.ts(40, 120, sup.all(), 12.5, size=10); c.t(300, 120, "Leveres til:", 9, "HB"); c.ts(300, 132, d["ship_to"].all(), 12)
    for i, (k, v) in enumerate((("Ordredato", "11.08.2025"), ("Ønsket lev.", "22.08.2025"), ("Bet.bet.", "Netto 30 dager"), ("Lev.bet.", "DAP Vikebukt"), ("Prosjekt", "2025-14"), ("Vår ref.", "Odd Arne Gjelsten"))):
        c.t(40 + i % 3 * 175, 190 + i // 3 * 14, k + ":", 8.5, "HB"); c.t(100 + i % 3 * 175, 190 + i // 3 * 14, v, 8.5)
    X = [(40, "l"), (105, "l"), (335, "r"), (341, "l"), (425, "r"), (462, "r"), (555, "r")]
    c.r(38, 216, 519, 15, 0.86, 0); put(c, 227, X, ("Varenr", "Varebeskrivelse", "Antall", "Enhet", "Pris", "Rab%", "Beløp"), 8.5, "HB"); y = 246
    for l in d.lines:
        put(c, y, X, (l.si, l.desc, num(l.qty, "sp"), l.uom, num(l.price, "sp"), num(l.disc, "sp") if l.disc else "", num(l.amount, "sp")), 9); y += 15
    c.hl(y - 5, 38, 557)
    for k, v, f in (("Sum eks. mva", d["subtotal"], "H"), ("Mva 25 %", d["tax"], "H"), ("Totalt NOK", d["total"], "HB")):
        c.t(462, y + 9, k, 9, f, "r"); c.t(555, y + 9, num(v, "sp"), 9, f, "r"); y += 14
    c.t(40, y + 30, "Merk faktura og pakkseddel med ordrenr. 70218. EHF-faktura til 988114470."); c.perl(d.pdf())
    return d


@layout("wb-pl-comarch-optima-zamowienie")
def _(name):
    d = Doc(name, "weasyprint", "pl", ["Comarch Optima ZD document", "Zamawiający and Dostawca blocks", "netto, VAT rate, brutto per line", "table of rates", "sum to pay", "j.m. szt., kpl., mb"])
    buyer = P("Stolarnia Bukowiec Sp. z o.o.", "ul. Leśna 14", "33-340 Stary Sącz")
    sup = P("Okucia Meblowe Małopolska Sp. j.", "ul. Przemysłowa 28", "30-701 Kraków")
    d.f.update(po_number="ZD/118/2025", po_date="2025-06-05", requested_date="2025-06-16", currency="PLN", buyer=buyer, supplier=sup, ship_to=P("Magazyn Barcice", "Barcice Dolne 77", "33-342 Barcice"), payment_terms="przelew 21 dni")
    r, gs = "", D(0)
    for i, s, t, q, u, p in ((1, "OMM-ZA35", "Zawias puszkowy fi 35 z hamulcem", 400, "szt.", "5.85"), (2, "OMM-PR500", "Prowadnica kulkowa 500 mm pełny wysuw", 120, "kpl.", "38.40"), (3, "OMM-UCH160", "Uchwyt relingowy 160 mm inox", 250, "szt.", "7.20"), (4, "OMM-OBR22", "Obrzeże ABS 22x0,8 dąb sonoma", 600, "mb", "1.15")):
        l = Ln(i, s, t, q, u, p); d.lines.append(l); g = r2(l.amount * D("1.23")); gs += g
        r += f"<tr><td>{i}<td class=c>{s}<td>{t}<td class=n>{qn(q, 'sp')}<td>{u}<td class=n>{num(p, 'sp')}<td class=n>{num(l.amount, 'sp')}<td class=n>23%<td class=n>{num(g, 'sp')}</tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.23")); d["total"] = d["subtotal"] + d["tax"]
    b.weasy(b.page("@page{size:A4;margin:14mm}body{font:8.5pt 'DejaVu Sans'}table{width:100%;border-collapse:collapse}.l th,.l td,.v td,.v th{border:0.5pt solid #444;padding:3px}.l th{background:#eee;font-size:7.5pt}.n{text-align:right;white-space:nowrap}.c{white-space:nowrap}", f'''<table><tr><td style="width:50%"><span style="font-size:7pt">(pieczęć firmy)</span><td style="text-align:right">Stary Sącz, 2025-06-05</table><h2 style="text-align:center;font-size:13pt">Zamówienie do dostawcy nr ZD/118/2025</h2><table><tr><td style="width:50%;vertical-align:top"><b>Zamawiający:</b><br>{buyer.h()}<br>NIP: 734-118-22-07<td style="vertical-align:top"><b>Dostawca:</b><br>{sup.h()}<br>NIP: 678-004-41-12</table><p>Miejsce dostawy: Magazyn Barcice, Barcice Dolne 77, 33-342 Barcice<br>Termin realizacji: 2025-06-16 &nbsp;&nbsp; Forma płatności: przelew 21 dni</p>
<table class=l><tr><th>Lp.<th>Kod<th>Nazwa towaru<th>Ilość<th>J.m.<th>Cena netto<th>Wartość netto<th>VAT<th>Wartość brutto</tr>{r}</table><br><table class=v style="width:60%;margin-left:40%"><tr><th>Stawka<th>Netto<th>VAT<th>Brutto<tr><td>23%<td class=n>{num(d["subtotal"], "sp")}<td class=n>{num(d["tax"], "sp")}<td class=n>{num(d["total"], "sp")}<tr><td>Razem<td class=n>{num(d["subtotal"], "sp")}<td class=n>{num(d["tax"], "sp")}<td class=n>{num(d["total"], "sp")}</table><p><b>Razem do zapłaty: {num(d["total"], "sp")} PLN</b></p><p>Uwagi: towar pakować osobno na zlecenie 25/071.</p><table style="margin-top:30px"><tr><td>................................<br>Zamówił<td style="text-align:right">................................<br>Zatwierdził</table>''', "pl"), d.pdf())
    assert abs(gs - d["total"]) < D("0.05"), (gs, d["total"])
    return d


@layout("wb-cz-helios-objednavka-vydana")
def _(name):
    d = Doc(name, "Cairo", "cs", ["Helios form", "Objednávka vydaná, Odběratel and Dodavatel boxes", "IČO and DIČ", "MJ before quantity", "termín dodání per line", "Kč after amounts, no VAT"])
    buyer = P("Slévárna Horní Lhota a.s.", "Tovární 312", "763 23 Horní Lhota")
    sup = P("Keramika Formy Morava s.r.o.", "Brněnská 88", "682 01 Vyškov")
    d.f.update(po_number="OBV-2025-00731", po_date="2025-09-17", currency="CZK", buyer=buyer, supplier=sup, ship_to=buyer, payment_terms="30 dní")
    for i, s, t, q, u, p, dd in ((1, "KFM-F50", "Keramický filtr 50x50x22 10 ppi", 4000, "ks", "14.60", "2025-10-01"), (2, "KFM-F75", "Keramický filtr 75x75x22 10 ppi", 2500, "ks", "29.80", "2025-10-01"), (3, "KFM-OBS", "Exotermický obal Ø 100", 960, "ks", "41.25", "2025-10-15"), (4, "KFM-LEP", "Lepidlo na jádra, kbelík 30 kg", 12, "kb", "1860.00", "2025-10-15")):
        d.lines.append(Ln(i, s, t, q, u, p, date=dd))
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(40, 50, "OBJEDNÁVKA VYDANÁ", 15, "HB"); c.t(555, 50, "č. OBV-2025-00731", 13, "HB", "r")
    c.r(40, 62, 257, 96); c.r(297, 62, 258, 96); c.t(45, 73, "Odběratel:", 7.5, "HB"); c.ts(45, 87, buyer.all() + ["Česká republika", "IČO: 25511447   DIČ: CZ25511447"], 12); c.t(302, 73, "Dodavatel:", 7.5, "HB"); c.ts(302, 87, sup.all() + ["Česká republika", "IČO: 48118822   DIČ: CZ48118822"], 12)
    c.r(40, 158, 515, 44); c.ts(45, 172, ["Datum vystavení: 17.09.2025        Splatnost faktury: 30 dní        Způsob dopravy: doprava dodavatele", "Místo dodání: Slévárna Horní Lhota a.s., Tovární 312, 763 23 Horní Lhota, sklad formovny"], 14)
    X = [(45, "l"), (65, "l"), (125, "l"), (312, "l"), (370, "r"), (382, "l"), (478, "r"), (551, "r")]
    put(c, 220, X, ("Č.", "Kód", "Název", "MJ", "Množství", "Termín", "Cena za MJ", "Celkem Kč"), 8, "HB"); c.hl(225); y = 240
    for l in d.lines:
        put(c, y, X, (l.line, l.si, l.desc, l.uom, num(l.qty, "sp"), dt(l.date, "{dd}.{mm}.{yyyy}"), num(l.price, "sp"), num(l.amount, "sp"))); y += 15
    c.hl(y - 5); c.t(478, y + 10, "Celkem bez DPH", 9.5, "HB", "r"); c.t(551, y + 10, num(d["total"], "sp") + " Kč", 9.5, "HB", "r")
    c.ts(40, y + 40, ["Žádáme o potvrzení objednávky. Na dodacím listu a faktuře uvádějte číslo objednávky.", "Vystavil: Ing. Radka Zbořilová, tel. 577 118 204"], 13); c.cairo(d.pdf())
    return d


@layout("wb-hu-en-kulcs-szallitoi-rendeles")
def _(name):
    d = Doc(name, "libreoffice writer", "hu", ["Hungarian-English heads", "dates 2025. 10. 09.", "Szállító and Megrendelő side by side", "HUF without decimals", "Áfa 27%", "units db, doboz"])
    buyer = P("Zala Bútor Kft.", "Sugár út 51.", "8900 Zalaegerszeg")
    sup = P("Pannon Csavar Nagyker Zrt.", "Ipari Park 4.", "9028 Győr")
    d.f.update(po_number="SZR-2025/00289", po_date="2025-10-09", requested_date="2025-10-20", currency="HUF", buyer=buyer, supplier=sup, ship_to=buyer, payment_terms="Átutalás 30 nap / Bank transfer 30 days")
    d["payment_terms_alt"] = ["Átutalás 30 nap", "Bank transfer 30 days"]
    r = ""
    for i, s, t, q, u, p in ((1, "PCS-4x40", "Forgácslapcsavar 4x40, 500 db/doboz", 80, "doboz", 2450), (2, "PCS-KONF7", "Konfirmátcsavar 7x50, 200 db/doboz", 60, "doboz", 3180), (3, "PCS-TIP8", "Facsap bükk 8x35, 1000 db", 25, "csomag", 1940), (4, "PCS-SAR40", "Sarokvas 40x40x15", 1200, "db", 38)):
        l = Ln(i, s, t, q, u, p, rd=0); d.lines.append(l)
        r += f"<tr><td>{i}.</td><td>{s}</td><td>{t}</td><td align=right>{qn(q, 'sp')}</td><td>{u}</td><td align=right>{num(p, 'sp', 0)}</td><td align=right>{num(l.amount, 'sp', 0)}</td></tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.27"), 0); d["total"] = d["subtotal"] + d["tax"]
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body{{font-family:"Liberation Sans";font-size:9.5pt}} p{{margin:0 0 5pt 0}} td,th{{font-size:9pt}}</style></head><body><table width="100%"><tr><td><font size=5><b>MEGRENDELÉS / PURCHASE ORDER</b></font></td><td align=right>Szám / No.: <b>SZR-2025/00289</b></td></tr></table><table width="100%" border=1 cellspacing=0 cellpadding=4><tr><td width="50%"><b>Megrendelő / Buyer</b><br>{buyer.h()}<br>Adószám: 11344718-2-20</td><td><b>Szállító / Supplier</b><br>{sup.h()}<br>Adószám: 10447112-2-08</td></tr><tr><td>Kelt / Date: 2025. 10. 09.</td><td>Szállítási határidő / Delivery date: 2025. 10. 20.</td></tr><tr><td>Szállítási cím / Ship to: Zala Bútor Kft., 8900 Zalaegerszeg, Sugár út 51.</td><td>Fizetés / Payment: {d["payment_terms"]}</td></tr></table><p><br></p>
<table width="100%" border=1 cellspacing=0 cellpadding=3><tr><th>Ssz.</th><th>Cikkszám / Item</th><th>Megnevezés / Description</th><th>Menny. / Qty</th><th>Me. / Unit</th><th>Egységár / Price</th><th>Érték (HUF)</th></tr>{r}<tr><td colspan=6 align=right>Nettó összesen / Net total</td><td align=right>{num(d["subtotal"], "sp", 0)}</td></tr><tr><td colspan=6 align=right>Áfa / VAT 27%</td><td align=right>{num(d["tax"], "sp", 0)}</td></tr><tr><td colspan=6 align=right><b>Bruttó összesen / Total HUF</b></td><td align=right><b>{num(d["total"], "sp", 0)}</b></td></tr></table><p><br></p><p>Kérjük a megrendelés visszaigazolását 2 munkanapon belül.</p><p>Horváth Tímea, beszerzés</p></body></html>''', ".html", d.pdf())
    return d


@layout("wb-de-gesperrt-passwort-einkauf")
def _(name):
    d = Doc(name, "weasyprint, locked by pikepdf AES-256", "de", ["locked with a user password"], expect="password")
    import pikepdf
    buyer = P("Klinikverbund Oberlausitz gGmbH", "Am Stadtpark 3", "02826 Görlitz")
    d.f.update(po_number="KVO-2025-7781", po_date="2025-03-03", currency="EUR", buyer=buyer, supplier=P("Sterilgut Dresden GmbH", "Enderstraße 92", "01277 Dresden"))
    d.f["lines"] = [Ln(1, "SG-1001", "Sterilisationsfolie 75x200", 20, "Rolle", "18.40"), Ln(2, "SG-1010", "Indikatorklebeband", 48, "Rolle", "4.90")]
    d["total"] = d.net()
    t = b.tmp(".pdf", b""); d.text_from = t
    r = "".join(f"<tr><td>{l.line}<td>{l.si}<td>{l.desc}<td>{qn(l.qty, 'de')} {l.uom}<td>{num(l.price, 'de')}<td>{num(l.amount, 'de')}</tr>" for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:20mm}body{font:10pt 'Liberation Sans'}td,th{padding:3px 8px;text-align:left}", f"<h3>{buyer.name}</h3><p>{', '.join(buyer.lines)}</p><p>An: Sterilgut Dresden GmbH, Enderstraße 92, 01277 Dresden</p><h2>Bestellung KVO-2025-7781</h2><p>Datum 03.03.2025</p><table><tr><th>Pos<th>Artikel<th>Text<th>Menge<th>Preis<th>Wert EUR</tr>{r}</table><p>Summe EUR {num(d['total'], 'de')}</p>"), t)
    with pikepdf.open(t) as p:
        p.save(d.pdf(), encryption=pikepdf.Encryption(owner="owner-kvo", user="einkauf2025", R=6))
    d.truth_ = d.truth
    def truth():
        x = d.truth_(); x["_meta"]["password"] = "einkauf2025"; return x
    d.truth = truth
    return d


@layout("wb-fr-scan-cooperative-tampon")
def _(name):
    d = Doc(name, "cairo -> JPEG 170 dpi", "fr", ["scan of a signed order, grey, skewed the other way", "stamp BON POUR ACCORD across the foot", "serif face", "totals HT and TTC"])
    buyer = P("Coopérative Laitière du Haut-Cantal", "Route de Murat", "15400 Riom-ès-Montagnes")
    sup = P("Emballages Thiérache Services", "ZI du Moulin", "02260 La Capelle")
    d.f.update(po_number="CL 4471", po_date="2025-06-10", requested_date="2025-06-24", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Cave d'affinage de Trizac", "Le Bourg", "15400 Trizac"), payment_terms="30 jours fin de mois le 10")
    for s, t, q, u, p in (("ETS-BF28", "Boîte bois fromage Ø 280", 1500, "pce", "1.42"), ("ETS-PAP", "Papier paraffiné 50x70, rame", 40, "rame", "36.50"), ("ETS-ETQ", "Étiquette AOP adhésive, rouleau 1000", 60, "rlx", "22.80")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=10.5, font="T")
    c.t(50, 60, buyer.name, 15, "TB"); c.ts(50, 76, buyer.lines, 13); c.t(50, 130, "BON DE COMMANDE N° CL 4471", 14, "TB"); c.ts(330, 150, sup.all(), 14)
    c.ts(50, 155, ["Date : 10/06/2025", "Livraison le : 24/06/2025"], 14); c.ts(50, 210, ["Adresse de livraison : Cave d'affinage de Trizac, Le Bourg, 15400 Trizac"], 14)
    X = [(50, "l"), (125, "l"), (355, "r"), (363, "l"), (450, "r"), (545, "r")]
    c.hl(232, 50, 545, 1); put(c, 246, X, ("Référence", "Désignation", "Quantité", "Unité", "Prix HT", "Montant HT"), 10, "TB"); c.hl(252, 50, 545, 1); y = 272
    for l in d.lines:
        put(c, y, X, (l.si, l.desc, qn(l.qty, "sp"), l.uom, num(l.price, "sp"), num(l.amount, "sp")), 10.5, "T"); y += 20
    c.hl(y - 8, 50, 545, 1)
    for k, v in (("Total HT", d["subtotal"]), ("TVA 20 %", d["tax"]), ("Total TTC EUR", d["total"])):
        c.t(450, y + 10, k, 10.5, "TB", "r"); c.t(545, y + 10, num(v, "sp"), 10.5, "T", "r"); y += 18
    c.t(50, y + 30, "Règlement : 30 jours fin de mois le 10"); c.r(330, y + 60, 170, 46, lw=1.6); c.t(415, y + 80, "BON POUR ACCORD", 13, "HB", "c", 0.4); c.t(415, y + 96, "Le Directeur", 10, "H", "c", 0.4)
    t = b.tmp(".pdf", b""); c.cairo(t); d.text_from = t
    b.scan(t, d.pdf(), dpi=170, skew=0.6, noise=4, quality=36, seed=77)
    return d
