# SPDX-License-Identifier: Apache-2.0
"""Orders of the rest of the world."""
from lib import *
import backends as b
from l_rom import table


@layout("india-tally-gst-hsn")
def _(name):
    d = Doc(name, "reportlab", "en-IN", ["Tally style box", "lakh grouping", "HSN column decoy", "rate per unit in two columns", "quantity with unit in cell", "CGST and SGST", "voucher no. as order number label", "dates 5-Aug-25", "amount in words"])
    buyer = P("Annapurna Castings Pvt. Ltd.", "Survey No. 114, Hinjawadi Phase II", "Pune - 411057, Maharashtra")
    sup = P("Shree Ganesh Refractories", "MIDC Bhosari", "Pune - 411026")
    d.f.update(po_number="ACPL/PO/0417/25-26", po_date="2025-08-05", requested_date="2025-08-18", currency="INR", buyer=buyer, ship_to=P("Annapurna Castings - Unit 2", "Gat No. 88, Chakan", "Pune - 410501"), supplier=sup, payment_terms="45 Days")
    d.f["lines"] = [Ln(1, None, "High Alumina Brick 70% IS-8 Std", 4500, "Nos", "118.5", date="2025-08-18"), Ln(2, None, "Ramming Mass Silica Premix", 12500, "Kgs", "14.25", date="2025-08-18"), Ln(3, None, "Ceramic Fibre Blanket 25 mm 128 kg/m3", 60, "Rolls", "1945", date="2025-08-18")]
    d["subtotal"] = d.net(); g = r2(d.net() * D("0.09")); d["tax"] = 2 * g; d["tax_alt"] = [g]; d["total"] = d.net() + 2 * g
    N = lambda x: num(x, "in")
    c = b.Canvas(size=8.5)
    c.t(297, 40, "PURCHASE ORDER", 12, "HB", "c"); c.r(40, 48, 515, 700)
    c.r(40, 48, 270, 70); c.t(44, 58, "Invoice To", 7); c.t(44, 70, buyer.name, 9, "HB"); c.ts(44, 82, buyer.lines + ["GSTIN/UIN: 27AABCA4417P1Z5"], 11)
    c.r(40, 118, 270, 60); c.t(44, 128, "Consignee (Ship to)", 7); c.t(44, 140, d["ship_to"].name, 9, "HB"); c.ts(44, 152, d["ship_to"].lines, 11)
    c.r(40, 178, 270, 56); c.t(44, 188, "Supplier (Bill from)", 7); c.t(44, 200, sup.name, 9, "HB"); c.ts(44, 212, sup.lines, 11)
    for i, (k, v, k2, v2) in enumerate([("Voucher No.", d["po_number"], "Dated", "5-Aug-25"), ("Mode/Terms of Payment", "45 Days", "Other References", "Indent 2291"), ("Reference No. & Date.", "QTN/771 dt. 28-Jul-25", "Dispatched through", "By road")]):
        y = 48 + i * 40
        c.r(310, y, 123, 40); c.r(433, y, 122, 40); c.t(314, y + 10, k, 7); c.t(314, y + 25, v, 8.5, "HB"); c.t(437, y + 10, k2, 7); c.t(437, y + 25, v2, 8.5, "HB")
    c.t(314, 180, "Terms of Delivery", 7); c.t(314, 194, "FOR Chakan, test certificate with each lot")
    X = [(50, "c"), (66, "l"), (256, "c"), (328, "r"), (404, "r"), (452, "r"), (460, "l"), (552, "r")]
    for x in (62, 230, 282, 332, 408, 456, 486):
        c.l(x, 234, x, 560)
    c.hl(252, 40, 555)
    for (x, a), h in zip(X, ["Sl\nNo.", "Description of Goods", "HSN/SAC", "Due on", "Quantity", "Rate", "per", "Amount"]):
        for i, s in enumerate(h.split("\n")):
            c.t(x, 243 + i * 8, s, 7, "H", a)
    y = 268
    for l, h in zip(d.lines, ("69022010", "38160000", "68061000")):
        for (x, a), s in zip(X, [l.line, l.desc, h, "18-Aug-25", qn(l.qty, "in") + " " + l.uom, N(l.price), l.uom, N(l.amount)]):
            c.t(x, y, s, 8 if x != 552 else 8, "HB" if x in (66, 404, 552) else "H", a)
        y += 22
    for t in ("CGST @ 9%", "SGST @ 9%"):
        c.t(226, y + 10, t, 8, "HI", "r"); c.t(552, y + 10, N(g), 8, "HB", "r"); y += 14
    c.hl(560, 40, 555); c.t(250, 572, "Total", 8.5, a="r"); c.t(552, 572, "Rs. " + N(d["total"]), 9, "HB", "r"); c.hl(580, 40, 555)
    c.t(44, 592, "Amount Chargeable (in words)", 7); c.t(44, 604, "INR Nine Lakh Seventy Seven Thousand One Hundred Twenty Eight and Fifty paise Only", 8, "HB"); c.t(552, 592, "E. & O.E", 7, "HI", "r")
    c.t(44, 630, "Company's PAN: AABCA4417P"); c.t(552, 700, "for Annapurna Castings Pvt. Ltd.", 8, "HB", "r"); c.t(297, 764, "This is a Computer Generated Document", 7, a="c")
    d.f["subtotal"], d.f["bill_to"] = None, buyer
    c.reportlab(d.pdf())
    return d


@layout("br-pedido-compra-totvs")
def _(name):
    d = Doc(name, "dompdf", "pt-BR", ["Brazilian ERP", "CNPJ and IE decoys", "IPI and ICMS percent columns", "unit prices with 4 decimals", "Pedido de Compra Nº with leading zeros", "frete CIF word not an amount"])
    buyer = P("Cerâmica Vale do Tijucas Ltda", "Rod. SC-410, km 12", "88200-000 Tijucas - SC")
    d.f.update(po_number="004417", po_date="2025-10-21", requested_date="2025-11-10", currency="BRL", buyer=buyer, ship_to=buyer, supplier=P("Esmaltes Criciúma S/A", "Rua dos Coloristas 300", "88804-000 Criciúma - SC"), payment_terms="28/42/56 dias")
    d.f["lines"] = [Ln("0001", "ESM-BR-01", "Esmalte branco brilhante", 8000, "KG", "4.2750", bi="MP000331"), Ln("0002", "FRT-TR-02", "Frita transparente", 12500, "KG", "3.8120", bi="MP000340"), Ln("0003", "PIG-AZ-7", "Pigmento azul cobalto", 150, "KG", "96.4", bi="MP000412")]
    for i, l in enumerate(d.lines):
        l.line = i + 1
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.05")); d["total"] = d["subtotal"] + d["tax"]
    N = lambda x, k=2: num(x, "de", k)
    rows = "".join(f'<tr><td>{l.line:04d}</td><td>{l.bi}</td><td>{l.desc}<br>Ref. fornecedor: {l.si}</td><td>{l.uom}</td><td class=r>{N(l.qty)}</td><td class=r>{N(l.price, 4)}</td><td class=r>5,00</td><td class=r>12,00</td><td class=r>{N(l.amount)}</td></tr>' for l in d.lines)
    b.dompdf(b.page("@page{margin:36px}body{font:9px Helvetica}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #444;padding:2px}.r{text-align:right}", f'''<table class=t><tr><td width=60%><b>{buyer.name}</b><br>{"<br>".join(buyer.lines)}<br>CNPJ 82.114.007/0001-55 IE 251.447.118</td><td><b style="font-size:13px">PEDIDO DE COMPRA Nº 004417</b><br>Emissão: 21/10/2025<br>Solicitação: 011870</td></tr><tr><td>Fornecedor: 000771-01 {d["supplier"].name}<br>{"<br>".join(d["supplier"].lines)}<br>CNPJ 75.300.221/0001-08</td><td>Cond. pagto: 28/42/56 dias<br>Entrega: 10/11/2025<br>Local de entrega: {", ".join(buyer.all())}<br>Frete: CIF &nbsp; Moeda: R$</td></tr></table><br>
<table class=t><tr><th>Item</th><th>Produto</th><th>Descrição</th><th>UM</th><th>Quantidade</th><th>Vlr. Unit.</th><th>% IPI</th><th>% ICMS</th><th>Vlr. Total</th></tr>{rows}<tr><td colspan=8 class=r>Total das mercadorias</td><td class=r>{N(d["subtotal"])}</td></tr><tr><td colspan=8 class=r>Valor do IPI</td><td class=r>{N(d["tax"])}</td></tr><tr><td colspan=8 class=r><b>TOTAL GERAL R$</b></td><td class=r><b>{N(d["total"])}</b></td></tr></table>'''), d.pdf())
    return d


@layout("pt-encomenda-fornecedor")
def _(name):
    d = Doc(name, "PDF::API2", "pt", ["Portuguese", "Nota de encomenda", "V/ Ref. and N/ Ref.", "space thousands", "IVA per line", "date 2025-09-05"])
    buyer = P("Cortiças Ribeira d'Ossa, Lda", "Zona Industrial, Lote 8", "7000-171 Évora")
    d.f.update(po_number="NE 25/318", po_date="2025-09-05", requested_date="2025-09-19", currency="EUR", buyer=buyer, ship_to=P("Armazém de Azaruja", "Rua da Estação 2", "7005-102 Azaruja"), supplier=P("Colas do Norte SA", "4520-115 Santa Maria da Feira"), payment_terms="60 dias")
    d.f["lines"] = [Ln(None, "CN-PU-200", "Cola poliuretano bidão 200 kg", 18, "BID", "684.5"), Ln(None, "CN-PAR-25", "Parafina alimentar saco 25 kg", 44, "SC", "71.2"), Ln(None, "CN-SIL-5", "Emulsão silicone 5 L", 30, "UN", "39.95")]
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.23")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.t(40, 46, buyer.name, 13, "TB"); c.t(40, 60, "Zona Industrial, Lote 8 - 7000-171 Évora - NIF 501 884 220"); c.t(555, 46, "NOTA DE ENCOMENDA", 13, "TB", "r")
    c.t(555, 64, "Nº NE 25/318 de 2025-09-05", 10, "HB", "r"); c.t(330, 90, "Exmos. Senhores"); c.ts(330, 103, d["supplier"].all(), 12); c.t(40, 90, "Local de entrega:", 8, "HB"); c.ts(40, 103, d["ship_to"].all(), 12)
    c.t(40, 150, "V/ Ref.: Prop. 881    N/ Ref.: MJF    Prazo de entrega: 2025-09-19    Condições: 60 dias    Cód. fornecedor: 221104", 8)
    y = table(c, 172, [(42, "l"), (120, "l"), (350, "r"), (358, "l"), (430, "r"), (470, "r"), (553, "r")], ["Referência", "Designação", "Quant.", "Un.", "Pr. Unit.", "IVA", "Valor líquido"], [[l.si, l.desc, num(l.qty, "sp", 3), l.uom, num(l.price, "sp", 3), "23%", num(l.amount, "sp")] for l in d.lines])
    for k, v in (("Total líquido", d["subtotal"]), ("Total IVA", d["tax"]), ("Total da encomenda EUR", d["total"])):
        c.t(470, y + 8, k, 9, "HB", "r"); c.t(553, y + 8, num(v, "sp"), a="r"); y += 13
    c.perl(d.pdf())
    return d


@layout("pl-zamowienie-netto-vat-brutto")
def _(name):
    d = Doc(name, "chromium", "pl", ["Polish", "Zamówienie nr", "net, VAT rate, VAT, gross columns per line", "Indeks column", "NIP decoys", "space thousands", "j.m. unit"])
    buyer = P("Fabryka Mebli Warta sp. z o.o.", "ul. Tartaczna 3", "62-300 Września")
    d.f.update(po_number="ZZ/0337/05/2025", po_date="2025-05-12", requested_date="2025-05-26", currency="PLN", buyer=buyer, ship_to=buyer, supplier=P("Okucia Śląskie S.A.", "ul. Hutnicza 15", "41-506 Chorzów"), payment_terms="przelew 30 dni")
    d.f["lines"] = [Ln(1, "OS-ZAW-110", "Zawias puszkowy 110°", 2400, "szt.", "3.85"), Ln(2, "OS-PROW-450", "Prowadnica kulkowa 450 mm", 600, "kpl.", "18.4"), Ln(3, "OS-UCH-128", "Uchwyt relingowy 128 mm", 1500, "szt.", "4.12")]
    d["subtotal"] = d.net(); vat = [r2(l.amount * D("0.23")) for l in d.lines]; d["tax"] = sum(vat); d["total"] = d["subtotal"] + d["tax"]
    N = lambda x: num(x, "fr")
    rows = "".join(f'<tr><td>{l.line}</td><td>{l.si}</td><td>{l.desc}</td><td class=r>{qn(l.qty, "fr")}</td><td>{l.uom}</td><td class=r>{N(l.price)}</td><td class=r>{N(l.amount)}</td><td>23%</td><td class=r>{N(v)}</td><td class=r>{N(l.amount + v)}</td></tr>' for l, v in zip(d.lines, vat))
    b.chromium(b.page("body{font:9pt 'DejaVu Sans'}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #999;padding:3px}.r{text-align:right}", f'''<div style="text-align:right">Września, dnia 12.05.2025 r.</div><h2 style="text-align:center">Zamówienie nr ZZ/0337/05/2025</h2><table><tr><td width=50%><b>Zamawiający:</b><br>{buyer.h()}<br>NIP 789-175-22-40</td><td><b>Dostawca:</b><br>{d["supplier"].h()}<br>NIP 627-001-44-18</td></tr></table><p>Termin dostawy: 26.05.2025 &nbsp; Płatność: przelew 30 dni &nbsp; Miejsce dostawy: {", ".join(buyer.all())}</p><table class=t><tr><th>Lp.</th><th>Indeks</th><th>Nazwa towaru</th><th>Ilość</th><th>j.m.</th><th>Cena netto</th><th>Wartość netto</th><th>VAT</th><th>Kwota VAT</th><th>Wartość brutto</th></tr>{rows}<tr><td colspan=6 class=r>Razem PLN</td><td class=r>{N(d["subtotal"])}</td><td></td><td class=r>{N(d["tax"])}</td><td class=r><b>{N(d["total"])}</b></td></tr></table><p>Osoba do kontaktu: Anna Bielak, tel. 61 555 01 22</p>''', "pl"), d.pdf())
    return d


@layout("cs-objednavka-bez-linek")
def _(name):
    d = Doc(name, "weasyprint", "cs", ["Czech", "Objednávka č.", "IČ/DIČ decoys", "Kč suffix", "no rules", "labels left with colon"])
    buyer = P("Pivovar Zlatá Hora a.s.", "Sladovnická 7", "370 01 České Budějovice")
    d.f.update(po_number="OV25000912", po_date="2025-08-04", requested_date="2025-08-15", currency="CZK", buyer=buyer, ship_to=buyer, supplier=P("Etikety Morava s.r.o.", "Tiskařská 20", "779 00 Olomouc"), payment_terms="21 dní")
    d.f["lines"] = [Ln(1, "ET-ZH11-P", "Etiketa přední Zlatá Hora 11", 120000, "ks", "0.42"), Ln(2, "ET-ZH11-Z", "Etiketa zadní Zlatá Hora 11", 120000, "ks", "0.31"), Ln(3, "FOL-KR-70", "Krčková fólie 70 mm", 85, "role", "1260")]
    d["total"] = d.net()
    N = lambda x: num(x, "fr")
    rows = "".join(f'<tr><td>{l.line}.</td><td>{l.desc}</td><td>{l.si}</td><td class=r>{qn(l.qty, "fr")} {l.uom}</td><td class=r>{N(l.price)} Kč</td><td class=r>{N(l.amount)} Kč</td></tr>' for l in d.lines)
    b.weasy(b.page("body{font:10pt 'Liberation Serif'}table{width:100%}.r{text-align:right}th{text-align:left;font-weight:normal;font-style:italic}th.r{text-align:right}", f'''<h2>OBJEDNÁVKA č. OV25000912</h2><table><tr><td>Odběratel:<br>{buyer.h()}<br>IČ: 260 55 117 DIČ: CZ26055117</td><td>Dodavatel:<br>{d["supplier"].h()}</td></tr></table><p>Datum objednávky: 4. 8. 2025<br>Požadovaný termín dodání: 15. 8. 2025<br>Místo dodání: {", ".join(buyer.all())}<br>Splatnost: 21 dní</p><table><tr><th>Poř.</th><th>Název</th><th>Katalog. č.</th><th class=r>Množství</th><th class=r>Cena/MJ</th><th class=r>Celkem</th></tr>{rows}</table><p class=r>Celková cena objednávky <b>{N(d["total"])} Kč</b></p>'''), d.pdf())
    return d


@layout("sv-inkopsorder-visma")
def _(name):
    d = Doc(name, "PDFKit", "sv", ["Swedish", "Er referens / Vår referens decoys", "ISO dates", "kr and öre", "Org.nr decoy", "rabatt % column", "benämning"])
    buyer = P("Norrlands Skogsmaskiner AB", "Industrivägen 14", "901 30 Umeå")
    d.f.update(po_number="70418", po_date="2025-04-25", requested_date="2025-05-08", currency="SEK", buyer=buyer, ship_to=P("Norrlands Skogsmaskiner, Verkstad Lycksele", "Hedlundavägen 40", "921 45 Lycksele"), supplier=P("Hydraulslang i Sundsvall AB", "Box 210", "851 04 Sundsvall"), payment_terms="30 dagar netto")
    d.f["lines"] = [Ln(1, "HS-2SN-12", "Hydraulslang 2SN 1/2\"", 150, "m", "48.5", disc="20"), Ln(2, "HS-KOP-34", "Snabbkoppling 3/4\"", 26, "st", "389", disc="15"), Ln(3, "HS-FILT-10", "Returfilter 10 my", 40, "st", "215.9")]
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.25")); d["total"] = d["subtotal"] + d["tax"]
    N = lambda x: num(x, "fr")
    c = b.Canvas(size=9)
    c.t(40, 50, buyer.name, 14, "HB"); c.t(555, 50, "Inköpsorder", 16, "HB", "r")
    for i, (k, v) in enumerate([("Ordernr", "70418"), ("Orderdatum", "2025-04-25"), ("Leveransdatum", "2025-05-08"), ("Betalningsvillkor", "30 dagar netto"), ("Vår referens", "Åke Lundmark"), ("Er referens", "Offert 55120"), ("Levnr", "3310")]):
        c.t(360, 76 + i * 12, k, 8); c.t(450, 76 + i * 12, v, 9)
    c.ts(40, 80, d["supplier"].all(), 12); c.t(40, 135, "Leveransadress", 8, "HB"); c.ts(40, 147, d["ship_to"].all(), 12)
    y = table(c, 205, [(42, "l"), (66, "l"), (140, "l"), (350, "r"), (358, "l"), (430, "r"), (470, "r"), (553, "r")], ["Rad", "Artikelnr", "Benämning", "Antal", "Enh", "À-pris", "Rab %", "Belopp"], [[l.line, l.si, l.desc, num(l.qty, "fr"), l.uom, N(l.price), N(l.disc) if l.disc else "", N(l.amount)] for l in d.lines])
    for k, v in (("Summa exkl. moms", d["subtotal"]), ("Moms 25%", d["tax"]), ("Totalt SEK", d["total"])):
        c.t(470, y + 8, k, 9, "HB", "r"); c.t(553, y + 8, N(v), a="r"); y += 13
    c.t(297, 815, "Norrlands Skogsmaskiner AB, Industrivägen 14, 901 30 Umeå   Org.nr 556412-8890   Bankgiro 5012-4417", 7, a="c")
    c.pdfkit(d.pdf(), ttf=True)
    return d


@layout("tr-satin-alma-siparisi")
def _(name):
    d = Doc(name, "wkhtmltopdf", "tr", ["Turkish", "KDV 20", "Vergi No decoy", "1.234,56 TL", "dates with dots", "birim fiyat", "bilingual title"])
    buyer = P("Marmara Otomotiv Yan Sanayi A.Ş.", "OSB 4. Cadde No: 18", "16140 Nilüfer / Bursa")
    d.f.update(po_number="SAS-2025/1184", po_date="2025-06-18", requested_date="2025-07-04", currency="TRY", buyer=buyer, ship_to=buyer, supplier=P("Kauçuk Teknik Ltd. Şti.", "İkitelli OSB", "34490 Başakşehir / İstanbul"), payment_terms="60 gün vadeli")
    d.f["lines"] = [Ln(10, "KT-NBR-2010", "NBR conta 20x10", 15000, "Adet", "2.85"), Ln(20, "KT-EPDM-P4", "EPDM profil P4", 2400, "Metre", "18.6"), Ln(30, "KT-TKZ-50", "Titreşim takozu Ø50", 640, "Adet", "74.25")]
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    N = lambda x: num(x, "de")
    rows = "".join(f'<tr><td>{l.line}</td><td>{l.si}</td><td>{l.desc}</td><td class=r>{qn(l.qty, "de")}</td><td>{l.uom}</td><td class=r>{N(l.price)}</td><td class=r>{N(l.amount)}</td></tr>' for l in d.lines)
    b.wk(b.page("body{font:10pt 'DejaVu Sans'}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #777;padding:3px}.r{text-align:right}", f'''<h3>{buyer.name}</h3><p>{"<br>".join(buyer.lines)}<br>Vergi No: 612 004 4175</p><h2 align=center>SATIN ALMA SİPARİŞİ / PURCHASE ORDER</h2><table><tr><td width=55%>Tedarikçi:<br>{d["supplier"].h()}</td><td>Sipariş No: SAS-2025/1184<br>Sipariş Tarihi: 18.06.2025<br>Teslim Tarihi: 04.07.2025<br>Ödeme: 60 gün vadeli<br>Teslim Yeri: {", ".join(buyer.all())}</td></tr></table><br><table class=t><tr><th>Sıra</th><th>Malzeme Kodu</th><th>Malzeme Açıklaması</th><th>Miktar</th><th>Birim</th><th>Birim Fiyat</th><th>Tutar (TL)</th></tr>{rows}</table><p class=r>Ara Toplam {N(d["subtotal"])} TL<br>KDV %20 {N(d["tax"])} TL<br><b>Genel Toplam {N(d["total"])} TL</b></p>''', "tr"), d.pdf())
    return d


@layout("ar-en-lpo-bilingual-heads")
def _(name):
    d = Doc(name, "chromium", "ar-en", ["Arabic and English", "LPO No.", "right-to-left fragments beside labels", "VAT 15 %", "heads in two scripts", "SAR", "dd/mm/yyyy"])
    buyer = P("Al Rabwah Dairy Company", "Al Kharj Road, Industrial City 2", "Riyadh 14331", "Saudi Arabia")
    d.f.update(po_number="LPO-25-03391", po_date="2025-02-23", requested_date="2025-03-10", currency="SAR", buyer=buyer, ship_to=P("Al Rabwah Plant Stores", "Al Kharj Road km 22", "Riyadh"), supplier=P("Gulf Stainless Trading Est.", "Dammam 32242"), payment_terms="60 days credit")
    d.f["lines"] = [Ln(1, "GS-BV-51", "Butterfly valve SMS 51 mm EPDM", 40, "PCS", "185"), Ln(2, "GS-BD-51", "Bend 90 deg SS316L 51 mm", 120, "PCS", "32.5"), Ln(3, "GS-PP-51", "Pipe SS316L 51 mm x 6 m", 65, "LEN", "412")]
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.15")); d["total"] = d["subtotal"] + d["tax"]
    ar = {1: "صمام فراشة", 2: "كوع", 3: "أنبوب"}
    rows = "".join(f'<tr><td>{l.line}</td><td>{l.si}</td><td>{l.desc}<br><span dir=rtl>{ar[l.line]}</span></td><td>{l.uom}</td><td class=r>{qn(l.qty)}</td><td class=r>{num(l.price)}</td><td class=r>{num(l.amount)}</td></tr>' for l in d.lines)
    b.chromium(b.page("body{font:9pt 'DejaVu Sans'}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #555;padding:3px}.r{text-align:right}", f'''<table><tr><td><b>{buyer.name}</b><br>{"<br>".join(buyer.lines)}</td><td dir=rtl style="text-align:right"><b>شركة الربوة للألبان</b><br>الرياض</td></tr></table><h2 align=center>LOCAL PURCHASE ORDER <span dir=rtl>أمر شراء محلي</span></h2><table class=t><tr><td>LPO No. <span dir=rtl>رقم الطلب</span></td><td>LPO-25-03391</td><td>Date <span dir=rtl>التاريخ</span></td><td>23/02/2025</td></tr><tr><td>Supplier <span dir=rtl>المورد</span></td><td>{d["supplier"].h()}</td><td>Delivery date <span dir=rtl>تاريخ التسليم</span></td><td>10/03/2025</td></tr><tr><td>Deliver to <span dir=rtl>مكان التسليم</span></td><td>{d["ship_to"].h()}</td><td>Payment <span dir=rtl>الدفع</span></td><td>60 days credit</td></tr><tr><td>Your quotation</td><td>GST/Q/1182</td><td>VAT No.</td><td>300114477800003</td></tr></table><br>
<table class=t><tr><th>No.<br><span dir=rtl>رقم</span></th><th>Item code<br><span dir=rtl>الرمز</span></th><th>Description<br><span dir=rtl>الوصف</span></th><th>Unit<br><span dir=rtl>الوحدة</span></th><th>Qty<br><span dir=rtl>الكمية</span></th><th>Unit price SAR<br><span dir=rtl>سعر الوحدة</span></th><th>Total SAR<br><span dir=rtl>المجموع</span></th></tr>{rows}<tr><td colspan=6 class=r>Total before VAT</td><td class=r>{num(d["subtotal"])}</td></tr><tr><td colspan=6 class=r>VAT 15%</td><td class=r>{num(d["tax"])}</td></tr><tr><td colspan=6 class=r><b>Grand total SAR</b></td><td class=r><b>{num(d["total"])}</b></td></tr></table>'''), d.pdf())
    return d


@layout("hk-chinese-english-trading")
def _(name):
    d = Doc(name, "Cairo", "zh-en", ["Hong Kong Chinese and English", "style no. and colour rows", "carton counts decoy", "per dozen", "US$", "shipment date in words", "marks and numbers block"])
    buyer = P("Golden Harbour Garments (HK) Ltd.", "Flat B, 12/F, Wing Hing Ind. Bldg.", "Kwun Tong, Kowloon, Hong Kong")
    d.f.update(po_number="GH/2025/0762", po_date="2025-03-28", requested_date="2025-06-15", currency="USD", buyer=buyer, supplier=P("Shaoxing Yuehai Textile Co., Ltd.", "Keqiao District, Shaoxing, Zhejiang"), payment_terms="T/T 30 days after B/L")
    d.f["lines"] = [Ln(1, "YH-8801-NV", "Cotton twill 58/60 in navy", 3000, "yds", "2.35"), Ln(2, "YH-8801-BK", "Cotton twill 58/60 in black", 4500, "yds", "2.35"), Ln(3, "YH-ZIP-18", "Zipper #5 brass 18 cm", 800, "doz", "1.84"), Ln(4, "YH-LBL-W", "Woven label 4x2 cm", 25000, "pcs", "0.021")]
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(297, 46, "金港製衣(香港)有限公司", 14, "H", "c"); c.t(297, 62, buyer.name, 12, "HB", "c"); c.t(297, 74, ", ".join(buyer.lines), 8, a="c"); c.t(297, 98, "PURCHASE ORDER 採購訂單", 13, "HB", "c")
    c.t(40, 124, "To 致: " + d["supplier"].name); c.t(64, 136, d["supplier"].lines[0])
    for i, (k, v) in enumerate([("P/O No. 訂單號碼:", "GH/2025/0762"), ("Date 日期:", "March 28, 2025"), ("Your P/I:", "YH250311"), ("Ship date 交貨期:", "June 15, 2025")]):
        c.t(360, 124 + i * 13, k); c.t(460, 124 + i * 13, v)
    y = table(c, 192, [(42, "l"), (66, "l"), (150, "l"), (370, "r"), (378, "l"), (455, "r"), (553, "r")], ["Item\n項目", "Style no.\n款號", "Description\n貨品名稱", "Qty\n數量", "Unit\n單位", "U/Price US$\n單價", "Amount US$\n金額"], [[l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price, "us", 3), num(l.amount)] for l in d.lines], 16)
    c.t(455, y + 8, "TOTAL 總計 US$", 10, "HB", "r"); c.t(553, y + 8, num(d["total"]), 10, "HB", "r")
    c.ts(40, y + 40, ["Payment 付款方式: T/T 30 days after B/L", "Price term: FOB Ningbo.  Partial shipment not allowed.", "Shipping mark: GH / HONG KONG / C/NO. 1-UP    Packing: 100 yds/roll, 42 cartons"], 13)
    c.cairo(d.pdf(), cjk="WenQuanYi Zen Hei")
    return d


@layout("jp-english-export-order")
def _(name):
    d = Doc(name, "reportlab", "ja-en", ["Japanese and English", "yen without decimals, JPY", "¥ before amounts", "date 2025年7月8日 and English", "Messrs.", "part name above part number"])
    buyer = P("Tsubakimoto Seiki Kogyo K.K.", "3-14-2 Minami-machi, Higashi-Osaka", "Osaka 577-0804, Japan")
    d.f.update(po_number="TSK-P25-2081", po_date="2025-07-08", requested_date="2025-08-29", currency="JPY", buyer=buyer, ship_to=P("Tsubakimoto Seiki - Yao Works", "2-8 Wakabayashi-cho, Yao", "Osaka 581-0038, Japan"), supplier=P("Baltmetall OÜ", "Peterburi tee 71, Tallinn", "Estonia"), payment_terms="T/T end of next month")
    d.f["lines"] = [Ln(1, "BM-SP-0417", "Precision spacer", 1500, "pcs", "385", bi="TSK-441-002"), Ln(2, "BM-SH-0098", "Shaft, ground", 320, "pcs", "4850", bi="TSK-512-110"), Ln(3, "BM-NUT-22", "Lock nut", 2400, "pcs", "96", bi="TSK-330-022")]
    d["total"] = d.net()
    Y = lambda x: "¥" + num(x, "us", 0)
    c = b.Canvas(size=9)
    c.t(297, 50, "注文書  PURCHASE ORDER", 15, "HB", "c"); c.t(40, 84, "Messrs. Baltmetall OÜ", 11, "HB"); c.ts(40, 98, d["supplier"].lines, 12)
    c.ts(340, 84, [buyer.name, *buyer.lines, "Tel +81-6-5555-0140"], 12); c.t(40, 140, "注文番号 P.O. No. TSK-P25-2081     発行日 Date 2025年7月8日     納期 Delivery 2025/08/29")
    c.t(40, 156, "納入場所 Ship to: " + ", ".join(d["ship_to"].all())); c.t(40, 170, "Payment: T/T end of next month     Currency: JPY     Trade terms: CPT Kansai")
    y = table(c, 194, [(42, "l"), (66, "l"), (200, "l"), (290, "l"), (400, "r"), (408, "l"), (478, "r"), (553, "r")], ["No.\n番号", "Part name / Your code\n品名", "Our part no.\n品番", "Drawing\n図番", "Q'ty\n数量", "Unit\n単位", "Unit price\n単価", "Amount\n金額"], [[l.line, l.desc + "\n" + l.si, l.bi, "D-" + l.bi[4:7], qn(l.qty), l.uom, Y(l.price), Y(l.amount)] for l in d.lines], 16)
    c.t(478, y + 10, "合計 TOTAL", 10, "HB", "r"); c.t(553, y + 10, Y(d["total"]), 10, "HB", "r")
    c.reportlab(d.pdf(), ttf=True, cid="HeiseiKakuGo-W5")
    return d
