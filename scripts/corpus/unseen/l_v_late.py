# SPDX-License-Identifier: Apache-2.0
"""More trades, papers that are no orders, and changes of orders that a person must see."""
from lib import *
import backends as b


@layout("v-uk-construction-cost-codes")
def _(name):
    d = Doc(name, "wkhtmltopdf", "en", ["site address, contract number, cost code per line", "hire rates by week as quantity times rate", "CIS and retention clause decoys", "description before quantity, cost code last column"])
    buyer = P("Thornbury Groundworks Ltd", "Unit 2 Quarry Lane", "Bristol BS37 6NJ")
    sup = P("Avonmouth Plant & Aggregates", "Kings Weston Lane", "Bristol BS11 8AZ")
    site = P("Land at Hatherley Farm - Phase 2", "Shurdington Road", "Cheltenham GL51 4XF")
    d.f.update(po_number="C2417/0093", po_date="2025-05-08", requested_date="2025-05-15", currency="GBP", buyer=buyer, ship_to=site, supplier=sup, payment_terms="End of month following invoice")
    r = ""
    for t, q, u, p, cc in (("Type 1 sub-base, delivered in 20T loads", 260, "t", "22.75", "03-210"), ("150mm twinwall pipe x 6m", 84, "no", "31.40", "04-115"), ("450mm inspection chamber base", 9, "no", "68.20", "04-120"), ("13T excavator hire c/w buckets", 3, "wk", "685.00", "91-010"), ("Driver hire, weekly rate", "2.5", "wk", "1120.00", "91-015")):
        l = Ln(None, None, t, q, u, p); d.lines.append(l); r += f"<tr><td>{t}<td class=n>{num(q, d=2)}<td>{u}<td class=n>{num(p)}<td class=n>{num(l.amount)}<td>{cc}"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    b.wk(b.page("body{font:10pt 'DejaVu Sans'}td{vertical-align:top}table{width:100%;border-collapse:collapse}.g td{padding:4px;border-bottom:1px dotted #999;font-size:9pt}.g th{background:#333;color:#fff;text-align:left;padding:4px;font-size:9pt}.n{text-align:right}", f'''<table><tr><td><b style="font-size:15pt;color:#b5520a">THORNBURY GROUNDWORKS</b><br>{buyer.h()}<td class=n>ORDER<br><b style="font-size:15pt">C2417/0093</b><br>8th May 2025</table><hr><table><tr><td width=34%><b>To</b><br>{E(sup.name)}<br>{"<br>".join(sup.lines)}<td width=36%><b>Site</b><br>{site.h()}<br>Site contact: Gaz 07700 900417<td><b>Contract</b> C2417<br><b>On site by</b> 15/05/2025<br><b>Payment</b> End of month following invoice</table><br><table class=g><tr><th>Description<th>Qty<th>Unit<th>Rate &pound;<th>Total &pound;<th>Cost code</tr>{r}</table><table style="width:40%;margin-left:60%"><tr><td>Net<td class=n>{num(d["subtotal"])}<tr><td>VAT 20%<td class=n>{num(d["tax"])}<tr><td><b>Order value &pound;</b><td class=n><b>{num(d["total"])}</b></table><p style="font-size:8pt">Materials are outside CIS. Labour in hire rates is subject to deduction at 20%. No retention (3%) on materials. Tickets must show the order number; loads without signed tickets are not paid. Off-hire by e-mail before 4pm.</p>'''), d.pdf())
    return d


@layout("v-be-chemie-vaten-kg")
def _(name):
    d = Doc(name, "pdfbox", "nl", ["chemicals, quantity in kg and number of drums beside it", "price per 100 kg", "UN numbers, ADR class rows under the item", "Dutch and French captions", "delivery window"])
    buyer = P("Textielveredeling De Leie NV", "Waregemstraat 310", "8540 Deerlijk")
    sup = P("Chemibel Distribution SA", "Rue du Canal 55", "7170 Manage")
    d.f.update(po_number="B25/3382", po_date="2025-06-17", requested_date="2025-06-26", currency="EUR", buyer=buyer, ship_to=P("De Leie NV - Tankpark poort 2", "Kanaalkaai 4", "8540 Deerlijk"), supplier=sup, payment_terms="30 dagen einde maand")
    un = []
    for i, s, t, dr, q, p, x in ((1, "CB-H2O2-35", "Waterstofperoxide 35 %", 8, 1800, "64.50", "UN 2014, klasse 5.1 (8), VG II - vat 225 kg"), (2, "CB-NAOH-50", "Natriumhydroxide 50 %", 4, 1200, "41.20", "UN 1824, klasse 8, VG II - vat 300 kg"), (3, "CB-AZ-80", "Azijnzuur 80 %", 12, 2520, "97.80", "UN 2790, klasse 8, VG II - vat 210 kg"), (4, "CB-WET-7", "Bevochtiger CW-7", 5, 600, "312.00", "geen ADR - vat 120 kg")):
        d.lines.append(Ln(i, s, t, q, "kg", p, per=100, drums=dr)); un.append(x)
    d["subtotal"] = d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(40, 52, "De Leie", 22, "HI"); c.ts(40, 68, [buyer.name] + buyer.lines, 11, size=8); c.t(555, 52, "BESTELBON / BON DE COMMANDE", 13, "HB", "r"); c.t(555, 68, "BTW/TVA BE 0405.117.332 - RPR Kortrijk", 7.5, a="r")
    for x, k, p in ((40, "Leverancier / Fournisseur", sup), (300, "Leveradres / Adresse de livraison", d["ship_to"])):
        c.t(x, 120, k, 7.5, "HI"); c.ts(x, 133, p.all(), 12, size=9.5)
    for x, k, v in ((40, "Bestelnr. / N° commande", "B25/3382"), (170, "Datum / Date", "17.06.2025"), (270, "Levering / Livraison", "26.06.2025"), (380, "Betaling / Paiement", "30 dagen einde maand")):
        c.r(x, 180, 125 if x > 300 else 96, 30, lw=0.4); c.t(x + 3, 190, k, 6.5); c.t(x + 3, 203, v, 9, "HB")
    H = ((44, "Nr", "l"), (62, "Artikel", "l"), (135, "Omschrijving / Désignation", "l"), (330, "Vaten\nFûts", "r"), (395, "Hoeveelheid\nQuantité", "r"), (402, "Eh.", "l"), (482, "Prijs/100 kg\nPrix/100 kg", "r"), (551, "Bedrag\nMontant", "r"))
    for x, s, a in H:
        c.ts(x, 234, s.split("\n"), 10, size=8, font="HB", a=a)
    c.hl(250, w=1.2); y = 266
    for l, x in zip(d.lines, un):
        for (X, _, a), v in zip(H, (l.line, l.si, l.desc, l.drums, qn(l.qty, "de"), l.uom, num(l.price, "de"), num(l.amount, "de"))):
            c.t(X, y, v, a=a)
        c.t(135, y + 11, x, 7.5, grey=0.35); y += 31
    c.hl(y - 8); c.t(482, y + 8, "Totaal / Total EUR excl. btw", 9, "HB", "r"); c.t(551, y + 8, num(d["total"], "de"), 9, "HB", "r")
    c.ts(40, y + 45, ["Losuren: 7u - 15u. Vaten met veiligheidsinformatieblad (NL + FR). Statiegeld vaten wordt niet aanvaard.", "Heures de déchargement: 7h - 15h."], 11, size=8)
    c.pdfbox(d.pdf())
    return d


@layout("v-id-pesanan-pembelian")
def _(name):
    d = Doc(name, "tcpdf", "id", ["Indonesian with English product names", "rupiah without decimals, dots for thousands", "PPN 11%", "Rp in totals", "No., Kode, Nama Barang, Jml, Sat"])
    buyer = P("PT Samudra Jaya Cold Storage", "Jl. Pelabuhan Perikanan No. 8", "Belawan, Medan 20411")
    sup = P("PT Mitra Kemas Nusantara", "Kawasan Industri KIM II Blok D-7", "Deli Serdang 20371")
    d.f.update(po_number="PO/SJCS/VII/2025/0214", po_date="2025-07-15", requested_date="2025-07-25", currency="IDR", buyer=buyer, ship_to=P("Gudang 4 - Cold Storage", "Jl. Pelabuhan Perikanan No. 8", "Belawan, Medan 20411"), supplier=sup, payment_terms="30 hari setelah invoice diterima")
    r = ""
    for i, s, t, q, u, p in ((1, "MK-ST10", "Styrofoam box 10 kg with lid", 1500, "pcs", 28500), (2, "MK-PE04", "PE bag 40x60 0.04 mm", 120, "kg", 31750), (3, "MK-LK48", "Lakban OPP 48 mm x 90 m", 360, "roll", 9800), (4, "MK-KR20", "Master carton 20 kg cetak", 2400, "pcs", 12650)):
        l = Ln(i, s, t, q, u, p); d.lines.append(l); r += f'<tr><td width="6%">{i}</td><td width="14%">{s}</td><td width="34%">{t}</td><td width="10%" align="right">{qn(q, "de")}</td><td width="8%">{u}</td><td width="13%" align="right">{num(p, "de", 0)}</td><td width="15%" align="right">{num(l.amount, "de", 0)}</td></tr>'
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.11"), 0); d["total"] = d["subtotal"] + d["tax"]
    t = "".join(f'<tr><td colspan="6" align="right">{k}</td><td align="right">{num(v, "de", 0)}</td></tr>' for k, v in (("Sub Total Rp", d["subtotal"]), ("PPN 11%", d["tax"]), ("<b>Total Rp</b>", d["total"])))
    b.tcpdf(f'''<b style="font-size:14pt">{buyer.name}</b><br>{"<br>".join(buyer.lines)}<br>NPWP 01.882.117.4-124.000<h2 style="text-align:center">PESANAN PEMBELIAN<br>(PURCHASE ORDER)</h2><table><tr><td width="52%">Kepada Yth.<br>{sup.h()}</td><td width="48%">No. PO : {d["po_number"]}<br>Tanggal : 15 July 2025<br>Tanggal kirim : 25 July 2025<br>Pembayaran : {d["payment_terms"]}<br>Mata uang : IDR</td></tr></table><br><br>Dikirim ke:<br>{d["ship_to"].h()}<br><br>
<table border="1" cellpadding="3"><tr style="background-color:#d8d8d8"><td width="6%"><b>No.</b></td><td width="14%"><b>Kode</b></td><td width="34%"><b>Nama Barang</b></td><td width="10%" align="right"><b>Jumlah</b></td><td width="8%"><b>Satuan</b></td><td width="13%" align="right"><b>Harga</b></td><td width="15%" align="right"><b>Total</b></td></tr>{r}{t}</table><br><br>Barang yang tidak sesuai akan dikembalikan.<br><br><table><tr><td>Dibuat oleh,<br><br><br>(Rina S.)</td><td>Disetujui oleh,<br><br><br>(H. Lubis)</td><td>Supplier,<br><br><br>(..............)</td></tr></table>''', d.pdf())
    return d


@layout("v-nl-catering-weekbestelling")
def _(name):
    d = Doc(name, "weasyprint", "nl", ["food wholesale: colli, pack '6 x 1 L' and price per colli", "kg lines by weight", "groups as headings (Zuivel, Vlees, Droog) between rows", "BTW 9 and 21 letters", "week number decoy"])
    buyer = P("Bedrijfscatering De Groene Lepel", "Fokkerweg 300", "1438 AN Oude Meer")
    sup = P("Versgroothandel Haarlemmermeer BV", "Venenweg 44", "1161 AK Zwanenburg")
    ship = P("Keuken Triport 2", "Evert van de Beekstraat 1", "1118 CL Schiphol")
    d.f.update(po_number="WB-2025-36-02", po_date="2025-08-29", requested_date="2025-09-01", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="14 dagen")
    r = ""
    for g, it in (("Zuivel", (("10442", "Halfvolle melk", "6 x 1 L", 18, "colli", "6.54"), ("10871", "Jong belegen 48+ plakken", "1 kg", "12.5", "kg", "8.95"))), ("Vlees & vis", (("22017", "Kipfilet", "ca. 2,5 kg", "37.5", "kg", "7.85"), ("22950", "Zalmfilet met huid", "ca. 1,2 kg", "9.6", "kg", "21.40"))), ("Droog", (("41003", "Basmatirijst", "4 x 5 kg", 3, "colli", "38.60"), ("41880", "Tomatenblokjes", "6 x 2,5 kg", 5, "colli", "27.15"), ("45120", "Servetten 2-laags", "12 x 200 st", 4, "colli", "33.90")))):
        r += f'<tr><td colspan=7 class=h>{E(g)}'
        for s, t, pk, q, u, p in it:
            l = Ln(None, s, t, q, u, p); d.lines.append(l)
            r += f'<tr><td>{s}<td>{t}<td>{pk}<td class=n>{qn(q, "de")}<td>{u}<td class=n>{num(p, "de")}<td class=n>{num(l.amount, "de")}'
    d["subtotal"] = d["total"] = d.net()
    b.weasy(b.page("@page{size:A4;margin:15mm}body{font:9.5pt 'Lato','DejaVu Sans'}.n{text-align:right}table.g{width:100%;border-collapse:collapse}.g td{padding:3px 5px}.g tr:nth-child(odd) td{background:#f4f7ef}.h{font-weight:bold;color:#557a1e;border-bottom:1px solid #557a1e}th{text-align:left;font-size:8pt;padding:3px 5px}.w td{padding-right:22px;font-size:9pt}", f'''<h1 style="color:#557a1e;font-weight:300;margin:0">de groene lepel</h1><p>{", ".join(buyer.all())}</p><h3>Weekbestelling WB-2025-36-02 (week 36)</h3><table width=100% class=w><tr><td valign=top><b>Aan</b><br>{sup.h()}<td valign=top><b>Afleveren</b><br>{ship.h()}<td valign=top>Besteldatum: 29-08-2025<br>Leverdatum: 01-09-2025, voor 6.30 uur<br>Klantnummer: 30418<br>Betaling: 14 dagen</table><br><table class=g><tr><th>Artikel<th>Omschrijving<th>Verpakking<th class=n>Aantal<th>Eenheid<th class=n>Prijs &euro;<th class=n>Bedrag &euro;</tr>{r}<tr><td colspan=6 class=n><b>Totaal excl. btw</b><td class=n><b>{num(d["subtotal"], "de")}</b></table><p>Gewichtsartikelen: afwijking van 5 % toegestaan. Temperatuur bij ontvangst max. 4 &deg;C.</p>''', "nl"), d.pdf())
    return d


@layout("v-us-it-reseller-config-rows")
def _(name):
    d = Doc(name, "libreoffice writer", "en", ["hardware with configuration rows without prices under each item", "quote and contract numbers as decoys", "service lines by hours", "Mfg Part # and CDW-like EDC number", "zero tax printed"])
    buyer = P("Lakota Ridge School District 51", "77 Prairie Ave", "Rapid City, SD 57701")
    sup = P("Northern Bytes Inc.", "200 N Milwaukee Ave", "Vernon Hills, IL 60061")
    ship = P("Lakota Ridge Technology Center", "1200 Elm St Door 9", "Rapid City, SD 57701")
    d.f.update(po_number="51-250377", po_date="2025-06-20", requested_date="2025-07-31", currency="USD", buyer=buyer, bill_to=P("Lakota Ridge School District 51 Business Office", "77 Prairie Ave", "Rapid City, SD 57701"), ship_to=ship, supplier=sup, payment_terms="Net 30")
    r = ""
    for i, s, m, t, q, u, p, cf in ((1, "7719034", "21MN00AVUS", "Laptop 14 in Core Ultra 5 16GB 512GB", 60, "EA", "874.50", ["Windows 11 Pro Education", "3 year depot warranty"]), (2, "6402217", "WD22TB4", "Dock 180W Thunderbolt", 12, "EA", "229.99", ["Cable 0.8 m"]), (3, "5590018", "SVC-IMG-L2", "Imaging and asset tagging", 60, "EA", "14.25", []), (4, "5590101", "SVC-ENG-HR", "Onsite engineer, per hour", "7.5", "HR", "145.00", ["Travel included"])):
        l = Ln(i, s, t, q, u, p); d.lines.append(l)
        r += f"<tr><td>{i}</td><td>{s}<br>{m}</td><td>{t}</td><td align=right>{qn(q)}</td><td>{u}</td><td align=right>{num(p)}</td><td align=right>{num(l.amount)}</td></tr>" + "".join(f"<tr><td></td><td></td><td><i>- {x}</i></td><td></td><td></td><td></td><td></td></tr>" for x in cf)
    d["subtotal"] = d.net(); d["tax"] = 0; d["freight"] = D("0"); d["total"] = d["subtotal"]
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body{{font-family:"Liberation Sans";font-size:8.5pt}} td{{font-size:8.5pt}} p{{margin:0 0 4pt 0}}</style></head><body><table width="100%"><tr valign=top><td><p><b style="font-size:13pt">{buyer.name}</b></p><p>77 Prairie Ave</p><p>Rapid City, SD 57701</p></td><td align=right><p><b style="font-size:13pt">PURCHASE ORDER</b></p><p>PO Number: 51-250377</p><p>PO Date: Jun 20, 2025</p><p>Fiscal year: 2026</p></td></tr></table><p><br></p>
<table width="100%" border=1 cellspacing=0 cellpadding=3><tr valign=top><td width="33%"><b>Vendor</b><br>{sup.h()}</td><td width="33%"><b>Ship To</b><br>{ship.h()}</td><td width="34%"><b>Bill To</b><br>{d["bill_to"].h()}</td></tr><tr><td>Quote: PKJX441 (06/12/2025)</td><td>Contract: NASPO MNWNC-117</td><td>Terms: Net 30 &nbsp; Need by: Jul 31, 2025</td></tr></table><p><br></p>
<table width="100%" border=1 cellspacing=0 cellpadding=2><tr><td><b>Line</b></td><td><b>EDC # / Mfg Part #</b></td><td><b>Description</b></td><td align=right><b>Qty</b></td><td><b>UOM</b></td><td align=right><b>Unit Cost</b></td><td align=right><b>Ext. Cost</b></td></tr>{r}</table><p><br></p><table width="40%" align=right><tr><td align=right>Subtotal</td><td align=right>{num(d["subtotal"])}</td></tr><tr><td align=right>Sales tax (exempt)</td><td align=right>0.00</td></tr><tr><td align=right>Shipping</td><td align=right>0.00</td></tr><tr><td align=right><b>Total</b></td><td align=right><b>${num(d["total"])}</b></td></tr></table></body></html>''', ".html", d.pdf())
    return d


# --- papers that are no orders

@layout("v-non-purchase-requisition")
def _(name):
    d = non_order(name, "prawn", "en", "requisition", ["internal requisition with approvals, prices and suggested vendor", "the words purchase order in a box left empty"])
    c = b.Canvas(612, 792, 9)
    c.t(40, 50, "Wexcombe University", 14, "TB"); c.t(572, 50, "REQUISITION", 14, "TB", "r"); c.t(572, 66, "Req. No. R-0048812", 10, "HB", "r"); c.t(572, 80, "Entered 04/11/2025", 9, "H", "r")
    c.ts(40, 80, ["Requester: Dr. H. Abara, Chemistry", "Deliver to: Science Hall 214", "Suggested vendor: Fisher Glass & Lab, Tulsa OK", "Fund 11200  Org 40317  Acct 7110"], 13)
    for x, s, a in ((40, "Item", "l"), (80, "Description", "l"), (370, "Qty", "r"), (380, "Unit", "l"), (470, "Est. price", "r"), (572, "Est. total", "r")):
        c.t(x, 160, s, 8, "HB", a)
    c.hl(165, 40, 572)
    for i, (t, q, p) in enumerate((("Beaker, 250 mL, borosilicate", 24, "6.85"), ("Pipette tips 1000 uL, case", 3, "118.00"), ("Nitrile gloves M, case", 5, "64.20"))):
        y = 180 + i * 16; c.t(40, y, i + 1); c.t(80, y, t); c.t(370, y, q, a="r"); c.t(380, y, "EA"); c.t(470, y, num(p), a="r"); c.t(572, y, num(D(p) * q), a="r")
    c.t(470, 245, "Estimated total", 9, "HB", "r"); c.t(572, 245, num(D("6.85") * 24 + 3 * 118 + 5 * D("64.2")), 9, "HB", "r")
    c.r(40, 280, 532, 40); c.t(46, 292, "FOR PURCHASING USE ONLY"); c.t(46, 310, "Purchase Order No. ______________   Buyer ____________   Date ____________")
    c.ts(40, 350, ["Approval 1: dept. chair    approved 04/12/2025", "Approval 2: dean             pending", "This requisition is not an order to the vendor."], 14)
    c.prawn(d.pdf())
    return d


@layout("v-non-gutschrift-zu-bestellung")
def _(name):
    d = non_order(name, "libharu", "de", "credit_note", ["Gutschrift that names Bestellung and its positions"])
    c = b.Canvas(size=9.5)
    c.t(50, 60, "Werkzeug Lindner GmbH", 14, "HB"); c.ts(50, 76, ["Am Hammerwerk 3, 57072 Siegen"], 12); c.ts(50, 120, ["Stanztechnik Auer AG", "Einkauf", "Fabrikstraße 17", "88400 Biberach"], 12)
    c.t(50, 200, "Gutschrift Nr. 2025-G-0113", 14, "HB"); c.ts(50, 218, ["Datum: 12.09.2025", "Ihre Bestellung: 4500117820 vom 11.08.2025", "Unsere Rechnung: 2025-R-4471", "Kundennummer: 20118"], 13)
    for x, s, a in ((50, "Pos", "l"), (80, "Artikel-Nr.", "l"), (160, "Bezeichnung", "l"), (380, "Menge", "r"), (460, "Preis", "r"), (545, "Betrag EUR", "r")):
        c.t(x, 290, s, 9, "HB", a)
    c.hl(295, 50, 545)
    for i, (s, t, q, p) in enumerate((("WL-4410", "Schneidstempel D12 HSS", 6, "48.30"), ("WL-4477", "Führungsbuchse 20x30", 10, "17.95"))):
        y = 312 + i * 16; c.t(50, y, i + 1); c.t(80, y, s); c.t(160, y, t); c.t(380, y, f"{q} Stk", a="r"); c.t(460, y, num(p, "de"), a="r"); c.t(545, y, num(-D(p) * q, "de"), a="r")
    c.ts(380, 370, ["Nettobetrag   -469,30", "MwSt. 19 %     -89,17", "Gutschriftbetrag   -558,47"], 14); c.t(50, 440, "Der Betrag wird mit Ihrer nächsten Rechnung verrechnet.")
    c.haru(d.pdf())
    return d


@layout("v-non-goods-received-note")
def _(name):
    d = non_order(name, "gofpdf", "en", "goods_receipt", ["goods received note with PO number in bold, ordered and received quantities"])
    c = b.Canvas(size=9)
    c.t(40, 50, "KARIBA BREWERIES PLC", 14, "HB"); c.t(555, 50, "GOODS RECEIVED NOTE", 13, "HB", "r"); c.t(555, 66, "GRN 18840    24/02/2025", a="r")
    c.ts(40, 80, ["Supplier: Zambezi Malt Co.", "Purchase Order: 4400017723", "Order date: 03/02/2025", "Delivery note: ZM-7719    Vehicle: BAC 4471"], 13, font="HB")
    for x, s, a in ((40, "Line", "l"), (75, "Item", "l"), (150, "Description", "l"), (370, "Ordered", "r"), (430, "Received", "r"), (490, "Rejected", "r"), (505, "UOM", "l")):
        c.t(x, 150, s, 8, "HB", a)
    c.hl(155)
    for i, r in enumerate((("RM-0101", "Pilsner malt, 25 kg bags", 800, 796, 4, "BAG"), ("RM-0114", "Caramel malt EBC 120", 60, 60, 0, "BAG"), ("RM-0300", "Rice grits", 240, 240, 0, "BAG"))):
        y = 172 + i * 16; c.t(40, y, (i + 1) * 10); c.t(75, y, r[0]); c.t(150, y, r[1]); c.t(370, y, r[2], a="r"); c.t(430, y, r[3], a="r"); c.t(490, y, r[4], a="r"); c.t(505, y, r[5])
    c.ts(40, 260, ["Remarks: 4 bags torn, returned with driver.", "Received by: B. Mwale      Checked by: ....................      Posted: 24/02/2025"], 16)
    c.gofpdf(d.pdf())
    return d


@layout("v-non-preventivo-per-accettazione")
def _(name):
    d = non_order(name, "dompdf", "it", "quotation", ["quotation with a box to sign 'per accettazione ordine', conditions of delivery and payment"])
    r = "".join(f"<tr><td>{s}</td><td>{t}</td><td class=n>{q}</td><td class=n>{num(p, 'de')}</td><td class=n>{num(D(p) * q, 'de')}</td></tr>" for s, t, q, p in (("SER-120", "Serramento alluminio 120x140 taglio termico", 8, "486.00"), ("SER-PF", "Portafinestra 90x230", 2, "912.00"), ("POSA", "Posa in opera a corpo", 1, "1150.00")))
    b.dompdf(b.page("body{font-family:Times;font-size:10pt}table{width:100%;border-collapse:collapse}td,th{border:0.5px solid #555;padding:3px}.n{text-align:right}", f'''<h2>Serramenti Valsesia S.n.c.</h2><p>Via Roma 71, 13019 Varallo (VC)</p><p>Spett.le<br>Impresa Edile Rastelli S.r.l.<br>28100 Novara</p><h3>Preventivo n. 214 del 05/05/2025</h3><p>Vs. richiesta d'ordine del 28/04/2025 - Cantiere via Marconi</p><table><tr><th>Codice</th><th>Descrizione</th><th>Quantità</th><th>Prezzo</th><th>Importo</th></tr>{r}<tr><td colspan=4 class=n>Totale imponibile EUR</td><td class=n>6.862,00</td></tr></table><p>Validità dell'offerta: 30 giorni. Consegna: 6 settimane dall'ordine. Pagamento: 30% all'ordine, saldo a fine posa.</p><p style="border:1px solid #000;padding:8px">Per accettazione e conferma d'ordine: data ____________ timbro e firma ____________________</p>''', "it"), d.pdf())
    return d


# --- changes

@layout("v-review-avenant-a-la-commande")
def _(name):
    d = Doc(name, "chromium", "fr", ["amendment of an order (avenant n° 2), old and new quantities side by side"], doc_type="change_order", expect="review")
    buyer = P("Ateliers Mécaniques du Forez", "ZI de Vaure", "42600 Montbrison")
    d.f.update(po_number="CA-251904", po_date=None, currency="EUR", buyer=buyer, supplier=P("Roulements Stéphanois", "42000 Saint-Étienne"))
    d["lines"] = [Ln(10, "RS-6308", "Roulement 6308 2RS C3", 120, None, "14.60"), Ln(20, "RS-JT55", "Joint à lèvre 55x72x8", 200, None, "3.15")]
    d["total"] = d.net()
    r = "".join(f"<tr><td>{l.line}<td>{l.si}<td>{l.desc}<td>{o}<td>{qn(l.qty)}<td>{num(l.price, 'fr')}<td>{num(l.amount, 'fr')}" for l, o in zip(d.lines, (80, 200)))
    b.chromium(b.page("@page{size:A4;margin:18mm}body{font:10pt 'Liberation Sans'}table{border-collapse:collapse;width:100%}td,th{border:1px solid #777;padding:4px}", f'''<p>{buyer.h()}</p><h2>AVENANT N° 2 À LA COMMANDE CA-251904</h2><p>Date de l'avenant : 14/10/2025. Commande initiale du 02/09/2025.</p><p>Fournisseur : Roulements Stéphanois, 42000 Saint-Étienne</p><p>Le présent avenant modifie la quantité du poste 10 et supprime le poste 30. Les autres conditions restent inchangées.</p><table><tr><th>Poste<th>Référence<th>Désignation<th>Qté initiale<th>Nouvelle qté<th>P.U. HT<th>Montant HT</tr>{r}</table><p>Nouveau montant total HT : {num(d["total"], "fr")} EUR (ancien montant : 2 110,00 EUR)</p>''', "fr"), d.pdf())
    return d


@layout("v-review-cancellation-of-order")
def _(name):
    d = Doc(name, "jspdf", "en", ["cancellation of a whole order, with its lines listed again"], doc_type="change_order", expect="review", notes="must not be entered as a new order")
    d.must_review = True
    buyer = P("Coral Bay Resort & Spa", "Seafront Road, Mombasa")
    d.f.update(po_number="CBR-4471", po_date="2025-01-15", currency="USD", buyer=buyer, supplier=P("Linen House Exports", "Karachi"))
    d["lines"] = [Ln(1, "LH-BT-600", "Bath towel 600 gsm white", 400, "pcs", "4.85"), Ln(2, "LH-HT-500", "Hand towel 500 gsm white", 400, "pcs", "1.95")]
    d["total"] = d.net()
    c = b.Canvas(size=10)
    c.t(50, 60, buyer.name, 15, "HB"); c.t(50, 76, buyer.lines[0]); c.t(50, 115, "Linen House Exports, Karachi"); c.t(545, 115, "3 February 2025", a="r")
    c.t(50, 150, "PURCHASE ORDER CBR-4471 dated 15 January 2025 - CANCELLED", 12, "HB"); c.t(50, 170, "We hereby cancel the above purchase order in full. Please do not ship the following goods:")
    for x, s, a in ((50, "No.", "l"), (80, "Item", "l"), (160, "Description", "l"), (380, "Qty", "r"), (460, "Price USD", "r"), (545, "Amount USD", "r")):
        c.t(x, 200, s, 9, "HB", a)
    for i, l in enumerate(d.lines):
        y = 218 + i * 16; c.t(50, y, l.line); c.t(80, y, l.si); c.t(160, y, l.desc); c.t(380, y, f"{qn(l.qty)} pcs", a="r"); c.t(460, y, num(l.price), a="r"); c.t(545, y, num(l.amount), a="r")
    c.t(460, 262, "Total", 10, "HB", "r"); c.t(545, 262, num(d["total"]), 10, "HB", "r"); c.t(50, 300, "Kindly confirm the cancellation by return."); c.t(50, 340, "Purchasing Manager")
    c.jspdf(d.pdf())
    return d
