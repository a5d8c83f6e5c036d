# SPDX-License-Identifier: Apache-2.0
"""Houses of the Netherlands, the north and the east, plain English templates, and what a person must look at."""
import os, tempfile
from lib import *
import backends as b


def row(c, y, X, vals, size=9, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


@layout("xb-nl-afas-loodgieter-inkooporder-kort")
def _(name):
    d = Doc(name, "PDFKit", "nl", ["installer's inkooporder", "label: value pairs in two columns without boxes", "Uw artikelcode, Aantal with eenheid", "euro sign before each sum", "btw 21 per cent", "Project decoy"])
    buyer = P("Installatiebedrijf Van Haaften B.V.", "Nijverheidsweg 22", "4131 PG Vianen")
    sup = P("Technische Groothandel Rivierenland B.V.", "Postbus 118", "4000 AC Tiel")
    d.f.update(po_number="IO-2501944", po_date="2025-06-12", requested_date="2025-06-17", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Bouwplaats De Lekvaarder, blok C", "Lekdijk 40", "4121 KG Everdingen"), payment_terms="30 dagen na factuurdatum")
    c = b.Canvas(size=9.5)
    c.t(50, 50, "Van Haaften", 20, "HB"); c.t(50, 62, "installatietechniek", 9, grey=0.4); c.ts(400, 44, buyer.all() + ["T 0347 37 11 80"], 12, size=8.5)
    c.ts(50, 120, sup.all() + ["T.a.v. afdeling verkoop"], 13); c.t(50, 205, "Inkooporder", 16, "HB")
    for i, (k, v, k2, v2) in enumerate((("Ordernummer", "IO-2501944", "Project", "P25.0318 De Lekvaarder"), ("Orderdatum", "12-06-2025", "Afleveradres", "Bouwplaats De Lekvaarder, blok C"), ("Leverdatum", "17-06-2025", "", "Lekdijk 40"), ("Besteld door", "Wouter Sluimer", "", "4121 KG Everdingen"), ("Betalingsconditie", "30 dagen na factuurdatum", "Debiteurnr.", "20447"))):
        y = 226 + i * 14; c.t(50, y, k + ":" if k else "", grey=0.35); c.t(135, y, v); c.t(300, y, k2 + ":" if k2 else "", grey=0.35); c.t(375, y, v2)
    X = [(50, "l"), (135, "l"), (370, "r"), (376, "l"), (470, "r"), (550, "r")]; c.hl(310, 50, 550, 1.2); row(c, 323, X, ("Uw artikelcode", "Omschrijving", "Aantal", "Eenheid", "Prijs", "Bedrag"), 9, "HB"); y = 342
    for s, t, q, u, p in (("6144870", "PP buis 110 mm, lengte 3 m", 24, "lgt", "14.62"), ("6144912", "PP bocht 110 mm 45 graden", 40, "st", "3.18"), ("4400125", "Meerlagenbuis 16x2,0 rol 100 m", 6, "rol", "92.00"), ("4410038", "Perskoppeling 16 mm recht", 150, "st", "2.07"), ("7709001", "Inbouwreservoir 112 cm incl. frame", 9, "st", "168.75")):
        l = Ln(None, s, t, q, u, p); d.lines.append(l); row(c, y, X, (s, t, qn(q, "de"), u, "€ " + num(p, "de"), "€ " + num(l.amount, "de"))); y += 16
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.21")); d["total"] = d["subtotal"] + d["tax"]; c.hl(y - 6, 380, 550)
    for k, v in (("Totaal excl. btw", d["subtotal"]), ("21% btw", d["tax"]), ("Totaal incl. btw", d["total"])):
        c.t(380, y + 8, k, 9.5, "HB" if "incl" in k else "H"); c.t(550, y + 8, "€ " + num(v, "de"), a="r"); y += 15
    c.ts(50, 740, ["Op al onze inkopen zijn de inkoopvoorwaarden van Van Haaften van toepassing, gedeponeerd bij de KvK onder nr. 23047718.", "Facturen zonder ordernummer worden niet in behandeling genomen. crediteuren@vanhaaften.example"], 11, size=7.5); c.pdfkit(d.pdf())
    return d


@layout("xb-non-nl-offerteaanvraag-onderhoud")
def _(name):
    d = non_order(name, "wkhtmltopdf", "nl", "rfq", ["Offerteaanvraag with quantities and empty price cells", "reply-by date, asks for prices"])
    r = "".join(f"<tr><td>{i}</td><td>{t}</td><td>{q}</td><td>{u}</td><td></td><td></td></tr>" for i, (t, q, u) in enumerate((("Vetpatroon NLGI 2, 400 g", 96, "st"), ("Hydrauliekolie HLP 46, vat 208 l", 4, "vat"), ("Luchtfilterelement AF-2205", 12, "st"), ("V-snaar SPB 2240", 20, "st")), 1))
    b.wk(b.page("body{font:10pt 'Liberation Serif'}table{width:100%;border-collapse:collapse}td,th{border:1px solid #444;padding:4px;text-align:left}", f'''<h3>Zandwinning Maasbracht B.V.</h3><p>Havenweg 5, 6051 CS Maasbracht</p><p>Aan: Van Gelder Smeermiddelen, Roermond</p><h2>Offerteaanvraag OA-25-077</h2><p>Datum: 8 april 2025<br>Uw reactie uiterlijk: 18 april 2025</p><p>Geachte heer/mevrouw,<br>Graag ontvangen wij uw scherpste prijs en levertijd voor onderstaande artikelen. Aan deze aanvraag kunnen geen rechten worden ontleend; een bestelling volgt pas na schriftelijke opdracht.</p><table><tr><th>Pos.<th>Omschrijving<th>Aantal<th>Eenheid<th>Uw prijs<th>Levertijd</tr>{r}</table><p>Leveringsadres: Havenweg 5, Maasbracht. Betaling 30 dagen.<br><br>Met vriendelijke groet,<br>Harrie Coenen, inkoop</p>''', "nl"), d.pdf())
    return d


@layout("xb-review-nl-wijziging-inkooporder")
def _(name):
    d = Doc(name, "chromium", "nl", ["change of an order: Gewijzigde inkooporder, versie 2", "columns oud and nieuw", "replaces the order of an earlier date"], doc_type="change_order", expect="review")
    buyer = P("Tuincentrum De Beemster B.V.", "Purmerenderweg 90", "1461 DH Zuidoostbeemster")
    sup = P("Potterie Het Gooi B.V.", "Energieweg 4", "1271 ED Huizen")
    d.f.update(po_number="24118", po_date="2025-02-20", currency="EUR", buyer=buyer, supplier=sup, payment_terms="14 dagen netto")
    r = ""
    for s, t, o, q, p in (("PG-220", "Terracotta pot Ø 22 cm", 400, 250, "3.10"), ("PG-300", "Terracotta pot Ø 30 cm", 150, 150, "5.85"), ("PG-SCH", "Schotel Ø 30 cm", 150, 200, "1.95")):
        l = Ln(None, s, t, q, "stuks", p); d.lines.append(l)
        r += f"<tr><td>{s}<td>{t}<td>{o}<td><b>{q}</b><td>stuks<td>{num(p, 'de')}<td>{num(l.amount, 'de')}</tr>"
    d["total"] = d.net()
    b.chromium(b.page("body{font:10pt 'Liberation Sans';margin:10mm}table{width:100%;border-collapse:collapse}.l td,.l th{text-align:left;border-bottom:1px solid #999;padding:4px}", f'''<table><tr><td><b>{buyer.h()}</b><td style="text-align:right"><h2>GEWIJZIGDE INKOOPORDER</h2>Ordernummer 24118 – versie 2<br>Datum wijziging: 20-02-2025<br>Vervangt onze order d.d. 10-02-2025</table><p>{sup.h()}</p><p>Naar aanleiding van uw telefoontje passen wij onze bestelling als volgt aan:</p><table class=l><tr><th>Code<th>Artikel<th>Oud aantal<th>Nieuw aantal<th>Eenh.<th>Prijs €<th>Totaal €</tr>{r}</table><p style="text-align:right"><b>Totaal nieuw excl. btw € {num(d["total"], "de")}</b></p><p>Betaling: 14 dagen netto. De overige afspraken blijven ongewijzigd.</p>''', "nl"), d.pdf())
    return d


@layout("xb-pt-metalurgica-nota-encomenda-weasy")
def _(name):
    d = Doc(name, "weasyprint", "pt", ["Nota de Encomenda a Fornecedor", "Exmo.(s) Sr.(s) block", "Local de descarga", "Cód. Artigo, Qtd., Un., Pr. Unitário, Desc., IVA", "Resumo with Total Ilíquido, Desconto, IVA"])
    buyer = P("Metalúrgica do Vouga, Lda.", "Zona Industrial de Oliveira de Frades, Lote 17", "3680-170 Oliveira de Frades")
    sup = P("Aços do Mondego, S.A.", "Rua da Indústria 212", "3025-307 Coimbra")
    d.f.update(po_number="ECF 2025/00733", po_date="2025-09-16", requested_date="2025-09-26", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Metalúrgica do Vouga - Pavilhão 2", "Lugar da Ponte", "3680-122 Oliveira de Frades"), payment_terms="60 dias data fatura")
    r = ""
    for s, t, q, u, p, di in (("CH-S235-3", "Chapa S235JR 3 mm 3000x1500", 1250, "KG", "0.985", 0), ("TB-40-2", "Tubo quadrado 40x40x2 mm 6 m", 120, "VR", "18.60", 5), ("CANT-50", "Cantoneira 50x50x5 6 m", 60, "VR", "22.15", 5), ("EL-7018", "Elétrodo básico 7018 Ø 3,25 mm", 12, "CX", "34.50", 10)):
        l = Ln(None, s, t, q, u, p, disc=di or None); d.lines.append(l)
        r += f"<tr><td>{s}<td>{t}<td class=r>{num(q, 'sp')}<td>{u}<td class=r>{num(p, 'sp', 3)}<td class=r>{num(di, 'sp')}<td class=r>23<td class=r>{num(l.amount, 'sp')}</tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.23")); d["total"] = d["subtotal"] + d["tax"]
    b.weasy(b.page("@page{size:A4;margin:15mm}body{font:9pt 'DejaVu Sans Condensed'}table{width:100%;border-collapse:collapse}.r{text-align:right}.g th{background:#333;color:#fff;text-align:left;padding:3px;font-weight:normal}.g td{padding:3px;border-bottom:0.3pt dotted #777}", f'''<table><tr><td style="width:55%;vertical-align:top"><b style="font-size:13pt">{buyer.name}</b><br>{"<br>".join(buyer.lines)}<br>Contribuinte N.º 501 887 214<td style="padding-top:20mm">Exmo.(s) Sr.(s)<br>{sup.h()}</table><p style="font-size:12pt">Nota de Encomenda a Fornecedor <b>ECF 2025/00733</b> <small>Original</small></p><table class=g><tr><th>Data<th>V/N.º Contrib.<th>Condição de pagamento<th>Entrega prevista<th>Moeda<tr><td>16/09/2025<td>502 114 087<td>60 dias data fatura<td>26/09/2025<td>EUR</table><br><table class=g><tr><th>Artigo<th>Descrição<th>Qtd.<th>Un.<th>Pr. Unitário<th>Desc. %<th>IVA<th>Valor</tr>{r}</table><br><table style="width:45%;margin-left:55%"><tr><td>Mercadoria líquida<td class=r>{num(d["subtotal"], "sp")}<tr><td>IVA 23 %<td class=r>{num(d["tax"], "sp")}<tr><td><b>Total (EUR)<td class=r><b>{num(d["total"], "sp")}</table><p>Local de descarga: {", ".join(d["ship_to"].all())}</p><p style="font-size:7.5pt">Processado por computador. Agradecemos que mencionem o número da encomenda na guia e na fatura. Certificado 3.1 obrigatório para a chapa.</p>''', "pt"), d.pdf())
    return d


@layout("xb-se-pyramid-bestallning-kommun-skola")
def _(name):
    d = Doc(name, "iText", "sv", ["Beställning, municipal school kitchen supplier", "Beställningsnr in a stacked block at the right", "Leveransadress and Fakturaadress side by side", "moms 25, öresutjämning absent", "Ansvar and Konto decoys"])
    buyer = P("Norrfjärds kommun", "Kostenheten", "Storgatan 12", "945 91 Norrfjärden")
    sup = P("Storköksservice i Luleå AB", "Banvägen 3", "973 46 Luleå")
    d.f.update(po_number="B-20250611-02", po_date="2025-06-11", requested_date="2025-08-11", currency="SEK", buyer=buyer, supplier=sup, ship_to=P("Alviks skola, köket", "Skolvägen 9", "945 92 Alviksnäs"), bill_to=P("Norrfjärds kommun", "Skanningscentralen, Box 401", "945 24 Norrfjärden"), payment_terms="30 dagar netto")
    c = b.Canvas(size=9)
    c.t(40, 48, "Norrfjärds kommun", 15, "TB"); c.ts(40, 61, ["Kostenheten", "Storgatan 12", "945 91 Norrfjärden", "Org.nr 212000-4417"], 11, size=8.5); c.t(555, 48, "BESTÄLLNING", 15, "HB", "r")
    for i, (k, v) in enumerate((("Beställningsnr", "B-20250611-02"), ("Datum", "2025-06-11"), ("Sida", "1 (1)"))):
        c.t(430, 66 + i * 13, k, 8, grey=0.4); c.t(555, 66 + i * 13, v, a="r")
    for x, k, v in ((40, "Leverantör", sup.all()), (215, "Leveransadress", d["ship_to"].all()), (390, "Fakturaadress", d["bill_to"].all())):
        c.t(x, 125, k, 8, "HB"); c.ts(x, 138, v, 12)
    for x, k, v in ((40, "Er referens", "Anna-Karin Marklund"), (170, "Vår referens", "Per Lundbäck"), (290, "Ansvar/Konto", "4410/6411"), (390, "Önskad leverans", "2025-08-11"), (480, "Betalning", "30 dagar netto")):
        c.t(x, 196, k, 7.5, grey=0.4); c.t(x, 208, v, 8.5)
    X = [(40, "l"), (110, "l"), (350, "r"), (356, "l"), (455, "r"), (555, "r")]; c.r(38, 222, 519, 15, 0.9, 0); row(c, 233, X, ("Artikel", "Benämning", "Antal", "Enhet", "Pris/enhet", "Belopp"), 8, "HB"); y = 252
    for s, t, q, u, p in (("KB-1165", "Kantin rostfri 1/1-65", 30, "st", "189.00"), ("KL-11", "Kantinlock 1/1 med grepp", 30, "st", "112.50"), ("BV-3L", "Serveringsvagn 3 plan 800x500", 4, "st", "2495.00"), ("TH-200", "Diskkorg 500x500 för tallrik", 24, "st", "98.75"), ("KF-GN", "Kantinfilm 500 m", 6, "rulle", "415.00")):
        l = Ln(None, s, t, q, u, p); d.lines.append(l); row(c, y, X, (s, t, qn(q), u, num(p, "sp"), num(l.amount, "sp"))); y += 15
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.25")); d["total"] = d["subtotal"] + d["tax"]; c.hl(y - 5)
    for k, v in (("Summa exkl. moms", d["subtotal"]), ("Moms 25 %", d["tax"]), ("Totalt SEK", d["total"])):
        c.t(455, y + 8, k, 9, "HB", "r"); c.t(555, y + 8, num(v, "sp"), a="r"); y += 14
    c.ts(40, y + 30, ["Avrop enligt ramavtal KS 2023/118. Leverans sker fritt köket, uppackat.", "Beställningsnummer ska anges på följesedel och faktura."], 12); c.itext(d.pdf())
    return d


@layout("xb-non-dk-ordrebekraeftelse-jeres-ordre")
def _(name):
    d = non_order(name, "PDFBox", "da", "order_confirmation", ["Ordrebekræftelse, cites Jeres rekvisitionsnr.", "delivery week, own order number"])
    c = b.Canvas(size=9.5)
    c.t(555, 50, "Fredericia Emballage A/S", 15, "HB", "r"); c.t(555, 63, "Vesthavnen 12, 7000 Fredericia, CVR 25118847", 8, a="r"); c.ts(50, 110, ["Mejeriet Lillebælt ApS", "Strandvejen 61", "5500 Middelfart"], 13); c.t(50, 190, "Ordrebekræftelse 77814", 15, "HB")
    c.ts(50, 210, ["Dato: 13-05-2025", "Jeres rekvisitionsnr.: ML-2025-331", "Tak for jeres ordre, som vi hermed bekræfter:"], 14); X = [(50, "l"), (120, "l"), (370, "r"), (450, "r"), (555, "r")]; row(c, 268, X, ("Varenr.", "Tekst", "Antal", "Stk. pris", "Beløb"), 9, "HB"); c.hl(273, 50, 555); y = 288; s = D(0)
    for m, t, q, p in (("BB-500", "Bæger 500 ml PP hvid m/tryk", 12000, "0.84"), ("LG-95", "Låg Ø 95 mm", 12000, "0.31"), ("KS-24", "Bakke for 24 bægre", 500, "4.60")):
        a = r2(D(p) * q); s += a; row(c, y, X, (m, t, qn(q, "de"), num(p, "de"), num(a, "de"))); y += 15
    for k, v in (("Nettobeløb", s), ("25 % moms", s / 4), ("Total DKK", s * D("1.25"))):
        c.t(450, y + 10, k, a="r"); c.t(555, y + 10, num(v, "de"), a="r"); y += 14
    c.ts(50, y + 30, ["Forventet levering: uge 24. Betaling: netto 30 dage.", "Vore almindelige salgs- og leveringsbetingelser er gældende."], 13); c.pdfbox(d.pdf())
    return d


@layout("xb-fi-tilaus-tekstituloste-rakennus")
def _(name):
    d = Doc(name, "enscript, gs", "fi", ["plain text listing of an old system", "TILAUS with TILAUSNRO", "Toimitusosoite, Maksuehto", "ALV 25,5 per cent", "unit tn and m3"])
    buyer = P("Savon Pihapalvelu Oy", "Leväsentie 4", "70700 Kuopio")
    sup = P("Kiviaines Räsänen Oy", "Soramontuntie 50", "71800 Siilinjärvi")
    d.f.update(po_number="52518", po_date="2025-05-15", requested_date="2025-05-21", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("As Oy Kuopion Neulaniemi", "Neulaniementie 33", "70210 Kuopio"), payment_terms="21 pv netto")
    ls = []
    for m, t, q, u, p in (("KM032", "Kalliomurske 0-32", 84, "tn", "9.80"), ("SH816", "Salaojasepeli 8-16", "36.5", "tn", "14.20"), ("MUL1", "Seulottu multa", 45, "m3", "22.00"), ("KIVI9", "Noppakivi harmaa 9 cm", 12, "m2", "38.50"), ("AJO", "Kuljetus, ajokerta", 9, "kpl", "65.00")):
        l = Ln(None, m, t, q, u, p); d.lines.append(l); ls.append(f" {m:<8}{t:<26}{qn(q, 'deplain'):>9} {u:<4}{num(p, 'sp'):>10}{num(l.amount, 'sp'):>12}")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.255")); d["total"] = d["subtotal"] + d["tax"]
    b.enscript("\n".join([" Savon Pihapalvelu Oy" + " " * 28 + "TILAUS", " Leväsentie 4", " 70700 Kuopio" + " " * 36 + "TILAUSNRO  52518", " Y-tunnus 2411874-0" + " " * 30 + "PVM        15.05.2025", " " * 49 + "SIVU       1", "", " TOIMITTAJA" + " " * 27 + "TOIMITUSOSOITE"] + [f" {a:<37} {c_}" for a, c_ in zip(sup.all(), d["ship_to"].all())] + ["", " Toimitusaika 21.05.2025      Maksuehto 21 pv netto     Tilaaja J. Kettunen", " " + "-" * 70, " Koodi   Nimike                       Määrä Yks     á-hinta  Yhteensä", " " + "-" * 70] + ls + [" " + "-" * 70, f" {'Veroton yhteensä':>55}{num(d['subtotal'], 'sp'):>15}", f" {'ALV 25,5 %':>55}{num(d['tax'], 'sp'):>15}", f" {'TILAUS YHTEENSÄ EUR':>55}{num(d['total'], 'sp'):>15}", "", " Kuormakirjoihin merkittävä tilausnumero ja työmaa. Portti auki 7-15.", " Vahvistus: tilaukset@savonpihapalvelu.example", ""]), d.pdf(), "-fCourier9", "-MA4")
    return d


@layout("xb-pl-wf-mag-zamowienie-scan")
def _(name):
    d = Doc(name, "scan of a ReportLab print", "pl", ["scan with a slight skew, no text layer", "Zamówienie do dostawcy", "Dostawca and Zamawiający boxes", "netto, VAT, brutto sums"])
    buyer = P("Cukiernia Rodzinna Maliszewscy Sp. j.", "ul. Mickiewicza 27", "18-400 Łomża")
    sup = P("Hurtownia Piekarska Podlasie Sp. z o.o.", "ul. Składowa 11", "15-399 Białystok")
    d.f.update(po_number="ZD/118/03/2025", po_date="2025-03-24", requested_date="2025-03-28", currency="PLN", buyer=buyer, supplier=sup, payment_terms="przelew 14 dni", ship_to=None)
    c = b.Canvas(size=9.5)
    c.t(297, 60, "Zamówienie do dostawcy nr ZD/118/03/2025", 14, "HB", "c"); c.t(297, 76, "z dnia 24.03.2025", 10, a="c")
    for x, k, v, n in ((40, "Dostawca:", sup.all(), "NIP 542-118-77-04"), (305, "Zamawiający:", buyer.all(), "NIP 718-100-44-29")):
        c.r(x, 96, 250, 78); c.t(x + 6, 110, k, 9, "HB"); c.ts(x + 6, 124, v + [n], 13)
    c.t(40, 194, "Termin dostawy: 28.03.2025"); c.t(305, 194, "Forma płatności: przelew 14 dni")
    X = [(46, "l"), (70, "l"), (330, "r"), (338, "l"), (420, "r"), (455, "r"), (550, "r")]; c.r(40, 206, 515, 18, 0.9); row(c, 218, X, ("Lp.", "Nazwa towaru", "Ilość", "J.m.", "Cena netto", "VAT", "Wartość netto"), 9, "HB"); y = 240; bs = {5: D(0), 23: D(0)}
    for i, t, q, u, p, v in ((1, "Mąka tortowa typ 450, worek 25 kg", 40, "szt.", "58.90", 5), (2, "Margaryna Cukiernicza 80 %, 10 kg", 25, "karton", "86.40", 5), (3, "Drożdże prasowane 1 kg", 60, "szt.", "7.35", 5), (4, "Pudełko na tort 30x30 białe", 300, "szt.", "2.18", 23), (5, "Papier do pieczenia 40x60, 500 ark.", 8, "ryza", "64.00", 23)):
        l = Ln(i, None, t, q, u, p); d.lines.append(l); bs[v] += l.amount; row(c, y, X, (f"{i}.", t, q, u, num(p, "sp"), f"{v}%", num(l.amount, "sp"))); c.hl(y + 6, 40, 555, 0.3); y += 19
    d["subtotal"] = d.net(); d["tax"] = sum(r2(v * k / 100) for k, v in bs.items()); d["total"] = d["subtotal"] + d["tax"]
    for k, v in (("Razem netto", d["subtotal"]), ("VAT", d["tax"]), ("Razem brutto PLN", d["total"])):
        c.t(455, y + 6, k, 10, "HB", "r"); c.t(550, y + 6, num(v, "sp"), 10, "HB", "r"); y += 16
    c.t(40, y + 30, "Uwagi: dostawa do godz. 7:00, wejście od podwórza."); c.t(60, y + 90, "................................."); c.t(60, y + 102, "Zamówił: K. Maliszewska", 8)
    p = tempfile.mktemp(".pdf"); c.reportlab(p, ttf=True); d.text_from = p; b.scan(p, d.pdf(), dpi=150, skew=0.5, noise=3, quality=38, seed=41)
    return d


@layout("xb-cz-abra-objednavka-elektro")
def _(name):
    d = Doc(name, "Prawn ttf", "cs", ["Objednávka vydaná with Odběratel and Dodavatel", "IČO and DIČ lines inside the blocks", "Termín dodání, forma úhrady", "DPH 21 %, Kč after each sum"])
    buyer = P("Elektromontáže Blansko s.r.o.", "Svitavská 1018", "678 01 Blansko")
    sup = P("KABELTRADE Morava a.s.", "Tovární 44", "779 00 Olomouc")
    d.f.update(po_number="OV-0447/2025", po_date="2025-10-01", requested_date="2025-10-08", currency="CZK", buyer=buyer, supplier=sup, ship_to=P("Stavba ZŠ Rájec", "Školní 446", "679 02 Rájec-Jestřebí"), payment_terms="převodem, splatnost 30 dnů")
    c = b.Canvas(size=9)
    c.t(555, 48, "Objednávka vydaná č. OV-0447/2025", 13, "HB", "r"); c.hl(56)
    c.t(40, 72, "Odběratel", 8, "HI"); c.ts(40, 86, buyer.all() + ["IČO: 25588104   DIČ: CZ25588104"], 12.5); c.t(310, 72, "Dodavatel", 8, "HI"); c.ts(310, 86, sup.all() + ["IČO: 60773044   DIČ: CZ60773044"], 12.5)
    c.t(40, 150, "Místo dodání", 8, "HI"); c.ts(40, 163, d["ship_to"].all(), 12.5)
    for i, (k, v) in enumerate((("Datum vystavení:", "1. 10. 2025"), ("Termín dodání:", "8. 10. 2025"), ("Forma úhrady:", "převodem, splatnost 30 dnů"), ("Vyřizuje:", "Hana Sekaninová"))):
        c.t(310, 150 + i * 13, k); c.t(400, 150 + i * 13, v)
    X = [(40, "l"), (120, "l"), (350, "r"), (356, "l"), (450, "r"), (555, "r")]; c.hl(215); row(c, 227, X, ("Kód", "Název položky", "Množství", "MJ", "Cena/MJ", "Celkem bez DPH"), 8.5, "HB"); c.hl(232); y = 248
    for s, t, q, u, p in (("CYKY3x2.5", "Kabel CYKY-J 3x2,5", 1500, "m", "23.40"), ("CYKY5x6", "Kabel CYKY-J 5x6", 220, "m", "98.60"), ("KP68", "Krabice přístrojová KP 68", 180, "ks", "8.90"), ("JI-B16", "Jistič B16/1 10 kA", 48, "ks", "112.00"), ("SV-LED40", "Svítidlo LED panel 40 W 4000 K", 36, "ks", "689.00")):
        l = Ln(None, s, t, q, u, p); d.lines.append(l); row(c, y, X, (s, t, qn(q, "sp"), u, num(p, "sp"), num(l.amount, "sp"))); y += 15
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.21")); d["total"] = d["subtotal"] + d["tax"]; c.hl(y - 5)
    for k, v in (("Základ DPH", d["subtotal"]), ("DPH 21 %", d["tax"]), ("Celkem k úhradě", d["total"])):
        c.t(455, y + 9, k, a="r"); c.t(555, y + 9, num(v, "sp") + " Kč", a="r"); y += 14
    c.ts(40, y + 30, ["Prosíme o potvrzení objednávky. Na dodací list uveďte číslo objednávky a název stavby.", "Převzetí na stavbě: p. Dvořáček, 602 118 447."], 12); c.prawn(d.pdf(), ttf=True)
    return d


@layout("xb-ro-saga-nota-comanda-agricol")
def _(name):
    d = Doc(name, "PDFKit ttf", "ro", ["Notă de comandă", "Furnizor and Cumpărător heads with CUI", "U.M. before Cantitate", "Valoare fără TVA, TVA per row", "Total de plată"])
    buyer = P("SC Agro Bărăgan Nord SRL", "Str. Gării nr. 14", "Țăndărei, jud. Ialomița")
    sup = P("SC Piese Agricole Dunărea SRL", "Șos. Brăilei km 5", "Slobozia, jud. Ialomița")
    d.f.update(po_number="NC 0093", po_date="2025-04-23", currency="RON", buyer=buyer, supplier=sup, payment_terms="OP la 15 zile", ship_to=P("Ferma 3 Agro Bărăgan Nord", "DN 2A km 98", "Țăndărei, jud. Ialomița"))
    c = b.Canvas(size=9)
    c.t(40, 50, "Cumpărător", 8, "HI"); c.ts(40, 64, buyer.all() + ["CUI RO 18447120, J21/331/2006"], 12); c.t(330, 50, "Furnizor", 8, "HI"); c.ts(330, 64, sup.all() + ["CUI RO 21708814"], 12)
    c.t(297, 145, "NOTĂ DE COMANDĂ", 15, "HB", "c"); c.t(297, 161, "Nr. NC 0093 / 23.04.2025", 10, a="c"); xs = [40, 65, 265, 305, 360, 425, 490, 555]
    X = [(44, "l"), (69, "l"), (269, "l"), (357, "r"), (422, "r"), (487, "r"), (552, "r")]; row(c, 190, X, ("Nr.", "Denumire produs", "U.M.", "Cantitate", "Preț unitar", "Valoare", "TVA 19%"), 8, "HB"); c.hl(178); c.hl(196); y = 210; tx = D(0)
    for i, t, u, q, p in ((1, "Filtru ulei motor tractor JX110", "buc", 10, "68.50"), (2, "Cuțit disc grapă 560 mm", "buc", 48, "142.00"), (3, "Ulei hidraulic H46, bidon 20 l", "bid", 15, "212.40"), (4, "Curea trapezoidală SPB 3150", "buc", 8, "96.25")):
        l = Ln(i, None, t, q, u, p); d.lines.append(l); v = r2(l.amount * D("0.19")); tx += v; row(c, y, X, (i, t, u, qn(q), num(p, "de"), num(l.amount, "de"), num(v, "de"))); c.hl(y + 5, w=0.3); y += 18
    row(c, y, X, ("", "Total", "", "", "", num(d.net(), "de"), num(tx, "de")), 9, "HB"); c.hl(y + 6)
    for x in xs:
        c.l(x, 178, x, y + 6)
    d["subtotal"], d["tax"], d["total"] = d.net(), tx, d.net() + tx; c.t(552, y + 24, f"Total de plată: {num(d['total'], 'de')} lei", 10, "HB", "r")
    c.ts(40, y + 24, ["Livrare la: Ferma 3 Agro Bărăgan Nord, DN 2A km 98,", "Țăndărei, jud. Ialomița", "Plata: OP la 15 zile"], 13); c.t(40, y + 90, "Întocmit, ing. Doina Stănescu"); c.pdfkit(d.pdf(), ttf=True)
    return d


@layout("xb-en-word-table-template-bakery-cafe")
def _(name):
    d = Doc(name, "python-docx, soffice", "en", ["word processor template", "VENDOR and SHIP TO bars, four-cell row of requisitioner, ship via, FOB, terms", "blank rows", "subtotal, sales tax, shipping, total"])
    import docx, subprocess, shutil
    buyer = P("Harbor Lane Bakery Cafe", "118 Front Street", "Port Townsend, WA 98368")
    sup = P("Olympic Foodservice Equipment", "2204 Auto Center Way", "Bremerton, WA 98312")
    d.f.update(po_number="1037", po_date="2025-02-03", currency="USD", buyer=buyer, supplier=sup, ship_to=P("Harbor Lane Bakery Cafe", "Attn: Deb Halvorsen", "118 Front Street", "Port Townsend, WA 98368"), payment_terms="Net 30")
    for s, t, q, p in (("SP-80", "Spiral mixer bowl guard, 80 qt", 1, "412.00"), ("BP-1826", "Full size aluminum sheet pan 18 x 26", 48, "9.85"), ("PR-20", "Bun pan rack, 20 tier, end load", 3, "168.50")):
        d.lines.append(Ln(None, s, t, q, None, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.091")); d["freight"] = D("85.00"); d["total"] = d["subtotal"] + d["tax"] + d["freight"]
    x = docx.Document(); x.styles["Normal"].font.name = "Liberation Sans"; x.styles["Normal"].font.size = docx.shared.Pt(9.5)
    t = x.add_table(1, 2); t.cell(0, 0).text = "\n".join(buyer.all() + ["(360) 555-0144"]); t.cell(0, 1).text = "PURCHASE ORDER\nDATE: 2/3/2025\nP.O. #: 1037"; t.cell(0, 1).paragraphs[0].alignment = 2
    x.add_paragraph(); t = x.add_table(2, 2, style="Table Grid"); t.cell(0, 0).text = "VENDOR"; t.cell(0, 1).text = "SHIP TO"; t.cell(1, 0).text = "\n".join(sup.all()); t.cell(1, 1).text = "\n".join(d["ship_to"].all())
    x.add_paragraph(); t = x.add_table(2, 4, style="Table Grid")
    for i, (k, v) in enumerate((("REQUISITIONER", "D. Halvorsen"), ("SHIP VIA", "Vendor truck"), ("F.O.B.", "Destination"), ("TERMS", "Net 30"))):
        t.cell(0, i).text = k; t.cell(1, i).text = v
    x.add_paragraph(); t = x.add_table(1, 5, style="Table Grid")
    rows = [(l.si, l.desc, qn(l.qty), num(l.price), num(l.amount)) for l in d.lines] + [("",) * 5] * 4
    for i, k in enumerate(("ITEM #", "DESCRIPTION", "QTY", "UNIT PRICE", "TOTAL")):
        t.cell(0, i).text = k
    for r in rows + [("", "", "", "SUBTOTAL", num(d["subtotal"])), ("", "", "", "TAX 9.1%", num(d["tax"])), ("", "", "", "SHIPPING", num(d["freight"])), ("", "", "", "TOTAL", "$ " + num(d["total"]))]:
        cs = t.add_row().cells
        for i, v in enumerate(r):
            cs[i].text = v
            if i > 1:
                cs[i].paragraphs[0].alignment = 2
    t.autofit = False
    for r in t.rows:
        for cell, w in zip(r.cells, (2.4, 6.6, 1.6, 2.9, 2.8)):
            cell.width = docx.shared.Cm(w)
    x.add_paragraph(); x.add_paragraph("Comments or special instructions: call 30 minutes before arrival, dock is in the alley.\n\nAuthorized by: ______________________   Date: ____________")
    w = tempfile.mkdtemp(); x.save(w + "/a.docx"); b.run(["soffice", "-env:UserInstallation=file://" + w + "/prof", "--headless", "--convert-to", "pdf", "--outdir", w, w + "/a.docx"], timeout=200); shutil.copy(w + "/a.pdf", d.pdf()); shutil.rmtree(w)
    return d


@layout("xb-en-acroform-fleet-parts-request-to-vendor")
def _(name):
    d = Doc(name, "reportlab acroform", "en", ["AcroForm fields filled in a plain form", "printed labels, values only in the fields", "extended price column", "no tax, exempt number"])
    from reportlab.pdfgen import canvas
    buyer = P("Tri-Valley Transit District", "4400 Depot Road", "Visalia, CA 93277")
    sup = P("Sequoia Coach & Truck Parts", "1180 N. Plaza Drive", "Visalia, CA 93291")
    d.f.update(po_number="TV-25-0816", po_date="2025-08-12", requested_date="2025-08-22", currency="USD", buyer=buyer, supplier=sup, ship_to=P("Maintenance Yard, Bay 2", "4420 Depot Road", "Visalia, CA 93277"), payment_terms="Net 30 days")
    for i, s, t, q, u, p in ((1, "45-1180", "Brake chamber type 30/30", 6, "EA", "74.35"), (2, "ADB-22X", "Air disc brake pad set", 8, "SET", "162.90"), (3, "DEF-55", "Diesel exhaust fluid, 55 gal drum", 4, "DRUM", "148.00"), (4, "WB-24", "Wiper blade 24 in.", 30, "EA", "8.15")):
        d.lines.append(Ln(i, s, t, q, u, p))
    d["total"] = d.net()
    c = canvas.Canvas(d.pdf(), pagesize=(612, 792), invariant=1); n = [0]
    def f(x, y, w, v, h=15):
        n[0] += 1; c.acroForm.textfield(name=f"Text{n[0]}", value=str(v), x=x, y=792 - y - h + 4, width=w, height=h, fontSize=9, borderWidth=0.5, forceBorder=True, fontName="Helvetica")
    def t(x, y, s, z=8.5, b_=False):
        c.setFont("Helvetica-Bold" if b_ else "Helvetica", z); c.drawString(x, 792 - y, s)
    t(40, 46, buyer.name, 15, True); t(40, 60, "4400 Depot Road"); t(40, 71, "Visalia, CA 93277"); t(400, 46, "PURCHASE ORDER", 14, True)
    for i, (k, v) in enumerate((("P.O. Number", "TV-25-0816"), ("Date", "08/12/2025"), ("Deliver by", "08/22/2025"), ("Terms", "Net 30 days"))):
        t(400, 72 + i * 19, k); f(465, 68 + i * 19 - 6, 107, v)
    t(40, 108, "Vendor", 8.5, True); t(220, 108, "Deliver to", 8.5, True)
    for i, (a, e) in enumerate(zip(sup.all(), d["ship_to"].all())):
        f(40, 114 + i * 16, 170, a); f(220, 114 + i * 16, 165, e)
    W = (("Item", 40, 30), ("Part No.", 70, 80), ("Description", 150, 200), ("Qty", 350, 40), ("U/M", 390, 42), ("Unit Price", 432, 65), ("Extended", 497, 75))
    for k, x, w in W:
        t(x + 2, 191, k, 8.5, True)
    for r in range(7):
        l = d.lines[r] if r < 4 else None
        for (k, x, w), v in zip(W, (l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price), num(l.amount)) if l else ("",) * 7):
            f(x, 200 + r * 17, w, v)
    t(432, 334, "TOTAL $", 9, True); f(497, 325, 75, num(d["total"])); t(40, 360, "Sales tax exempt: public transit agency, permit SR-CH 100-449218. Send invoices in duplicate."); t(40, 400, "Approved:"); f(90, 392, 160, "M. Arreola, Fleet Manager")
    c.save()
    return d


@layout("xb-en-gofpdf-plain-distributor-euro")
def _(name):
    d = Doc(name, "Go fpdf", "en", ["order of an Irish-Dutch web shop by a PDF library", "To, Deliver to, Bill to in one row", "Order ref", "quantity and unit in one cell", "VAT 0 reverse charge", "dates as 2 Oct 2025"])
    buyer = P("Brightside Bikes Ltd", "Unit 4, Ballymount Cross", "Dublin 24, D24 XR70")
    sup = P("Velo Componenten Apeldoorn B.V.", "Laan van de Dierenriem 38", "7324 AB Apeldoorn", "Netherlands")
    d.f.update(po_number="PO-7731", po_date="2025-10-02", requested_date="2025-10-16", currency="EUR", buyer=buyer, bill_to=P("Brightside Bikes Ltd", "Accounts, PO Box 118", "Dublin 12"), ship_to=P("Brightside Bikes c/o Swift Fulfilment", "Hall 7, Rosslare Europort", "Co. Wexford, Y35 C8W2"), supplier=sup, payment_terms="30 days from invoice")
    c = b.Canvas(size=9)
    c.t(40, 50, "Brightside Bikes Ltd", 18, "HB"); c.t(40, 64, "Unit 4, Ballymount Cross, Dublin 24, D24 XR70  -  VAT IE 3384471KH", 8); c.t(40, 96, "Purchase order", 13)
    for x, k, v in ((40, "To", sup.all()), (225, "Deliver to", d["ship_to"].all()), (420, "Bill to", d["bill_to"].all())):
        c.t(x, 118, k, 8, grey=0.5); c.ts(x, 130, v, 12)
    for x, k, v in ((40, "Order ref", "PO-7731"), (140, "Ordered", "2 Oct 2025"), (240, "Needed by", "16 Oct 2025"), (345, "Terms", "30 days from invoice"), (470, "Currency", "EUR")):
        c.t(x, 196, k, 8, grey=0.5); c.t(x, 208, v, 9.5, "HB")
    X = [(40, "l"), (115, "l"), (390, "r"), (465, "r"), (555, "r")]; c.hl(222, w=1); row(c, 234, X, ("SKU", "Product", "Quantity", "Unit cost", "Line total"), 8.5, "HB"); c.hl(239, w=1); y = 256
    for s, t, q, u, p in (("VC-CH11", "Chain 11 speed 118 links", 80, "pcs", "13.20"), ("VC-CS1132", "Cassette 11-32 11 speed", 40, "pcs", "31.75"), ("VC-BP-R", "Brake pads road, pair", 200, "pair", "4.10"), ("VC-TU700", "Inner tube 700x25-32 SV48", 500, "pcs", "1.92"), ("VC-LUB1", "Chain lube wet 100 ml", 12, "box", "41.40")):
        l = Ln(None, s, t, q, u, p); d.lines.append(l); row(c, y, X, (s, t, f"{q} {u}", num(p), num(l.amount))); y += 17
    d["subtotal"] = d.net(); d["tax"] = D(0); d["total"] = d.net(); c.hl(y - 7)
    for k, v in (("Subtotal", d["subtotal"]), ("VAT 0% (reverse charge)", D(0)), ("Total EUR", d["total"])):
        c.t(465, y + 8, k, a="r"); c.t(555, y + 8, num(v), 9, "HB", "r"); y += 15
    c.t(40, 800, "Please confirm to orders@brightsidebikes.example. Page 1 of 1", 8, grey=0.4); c.gofpdf(d.pdf())
    return d


@layout("xb-review-en-two-orders-branches-platypus")
def _(name):
    d = Doc(name, "reportlab platypus", "en", ["two orders in one file, a page each", "same garage chain, two branches, two numbers", "same vendor"], expect="review")
    from reportlab.platypus import SimpleDocTemplate, Paragraph, Table, PageBreak, Spacer
    from reportlab.lib.styles import getSampleStyleSheet
    st = getSampleStyleSheet(); sup = P("Northern Tyre Wholesale Ltd", "Dock Road", "Birkenhead CH41 1DX"); buyer = P("Kwikstop Garages Ltd", "55 Mersey Way", "Stockport SK1 1PW"); fl, os_ = [], []
    for num_, br, ls in (("KG/11806", P("Kwikstop Macclesfield", "8 Hulley Road", "Macclesfield SK10 2LP"), (("205/55R16 91V", "Economy tyre 205/55 R16", 24, "38.50"), ("225/45R17 94W", "Economy tyre 225/45 R17", 16, "44.20"))), ("KG/11807", P("Kwikstop Buxton", "Staden Lane", "Buxton SK17 9RZ"), (("195/65R15 91H", "Winter tyre 195/65 R15", 20, "51.75"), ("VALVE-414", "Snap-in valve TR414", 200, "0.32")))):
        o = Doc(name, "", "en", []); o.f.update(po_number=num_, po_date="2025-10-27", currency="GBP", buyer=buyer, ship_to=br, supplier=sup, payment_terms="30 days EOM")
        for s, t, q, p in ls:
            o.lines.append(Ln(None, s, t, q, None, p))
        o["subtotal"] = o.net(); o["tax"] = r2(o.net() * D("0.2")); o["total"] = o["subtotal"] + o["tax"]; os_.append(o)
        fl += [Paragraph("<b>Kwikstop Garages Ltd</b>", st["Title"]), Paragraph("55 Mersey Way, Stockport SK1 1PW", st["Normal"]), Spacer(1, 12), Paragraph(f"Purchase Order {num_}", st["Heading2"]), Table([["Date", "27/10/2025"], ["Supplier", "\n".join(sup.all())], ["Deliver to", "\n".join(br.all())], ["Terms", "30 days EOM"]], colWidths=[80, 300], hAlign="LEFT"), Spacer(1, 12), Table([["Code", "Description", "Qty", "Price", "Amount"]] + [[l.si, l.desc, qn(l.qty), num(l.price), num(l.amount)] for l in o.lines] + [["", "", "", "Net", num(o["subtotal"])], ["", "", "", "VAT 20%", num(o["tax"])], ["", "", "", "Total GBP", num(o["total"])]], colWidths=[100, 190, 50, 70, 70], style=[("LINEBELOW", (0, 0), (-1, 0), 1, "black"), ("ALIGN", (2, 0), (-1, -1), "RIGHT")]), PageBreak()]
    SimpleDocTemplate(d.pdf(), pagesize=(595, 842), invariant=1).build(fl[:-1])
    d.orders = os_
    return d
