# SPDX-License-Identifier: Apache-2.0
"""The Netherlands, Flanders, and houses that order in English from Denmark, Czechia and Germany."""
from l_zb_kit import *


@layout("zb-nl-installateur-afas-projectregels")
def _(name):
    I = (("8711234004419", "IN-WP-8M", "Warmtepomp lucht/water 8 kW monoblok", "2", "stuks", "4215.00", "22,0"), ("8711234017716", "IN-BV-200", "Boilervat 200 l, rvs", "2", "stuks", "1180.00", "22,0"), ("8711234020181", "IN-CU-22", "Koperbuis 22 mm, lengte 5 m", "37.5", "m", "9.64", "12,5"), ("8711234033310", "IN-ISO-22", "Isolatieschaal 22/20 mm", "40", "m", "2.15", "")) 
    buyer = P("Installatiebedrijf Van der Wal & Zn.", "Zwaanshoek 18", "8401 RL Gorredijk"); sup = P("Installatiegroothandel Sneeker Zuid B.V.", "Postbus 417", "8901 BE Leeuwarden"); ship = P("Werkadres project 26114", "De Hemrik 5", "8405 EN Luxwoude")
    d = od(name, "TCPDF", "nl", ["installer's order with project lines", "EAN and supplier article numbers in one cell, two rows", "korting per regel, one without", "quantity 37,5", "btw as sum row, order number in a bar"],
           [Ln(k + 1, s, t, q, u, p, disc=dc.replace(",", ".") or None) for k, (e, s, t, q, u, p, dc) in enumerate(I)], po_number="IO-26-00871", po_date="2026-02-17", requested_date="2026-02-24", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="30 dagen netto")
    sums(d, 21)
    r = "".join(f'<tr><td width="6%">{l.line}</td><td width="21%">{l.si}<br><span style="font-size:7pt;color:#666">EAN {it[0]}</span></td><td width="31%">{E(l.desc)}</td><td width="8%" align="right">{qn(l.qty, "de")}</td><td width="8%">{l.uom}</td><td width="10%" align="right">{g(l.price)}</td><td width="6%" align="right">{it[6]}</td><td width="10%" align="right">{g(l.amount)}</td></tr>' for l, it in zip(d.lines, I))
    w = (6, 21, 31, 8, 8, 10, 6, 10)
    h = "".join(f'<td width="{w[k]}%" align="{"right" if k in (3, 5, 6, 7) else "left"}"><b>{v}</b></td>' for k, v in enumerate(("Rgl", "Artikel", "Omschrijving", "Aantal", "Eenh.", "Bruto", "Krt %", "Netto €")))
    b.tcpdf(f'''<table><tr><td><span style="font-size:15pt;color:#c62828"><b>Van der Wal</b></span><br>Installatiebedrijf Van der Wal &amp; Zn.<br>Zwaanshoek 18<br>8401 RL Gorredijk</td><td align="right">KvK 01118204<br>Btw NL004118204B01<br>inkoop@vdwal.example</td></tr></table><br><br><table cellpadding="4"><tr style="background-color:#c62828;color:#ffffff"><td>Inkooporder IO-26-00871</td><td align="center">Orderdatum 17-02-2026</td><td align="right">Leverdatum 24-02-2026</td></tr></table><br><br><table cellpadding="2"><tr><td><b>Leverancier</b><br>{sup.h()}</td><td><b>Afleveradres</b><br>{ship.h()}</td><td><b>Project</b> 26114 Renovatie boerderij<br><b>Betaling</b> 30 dagen netto<br><b>Inkoper</b> J. van der Wal</td></tr></table><br><br><table cellpadding="3"><tr style="background-color:#eeeeee">{h}</tr>{r}</table><br><hr><table cellpadding="2"><tr><td width="70%"></td><td width="18%">Totaal excl. btw</td><td width="12%" align="right">{g(d["subtotal"])}</td></tr><tr><td width="70%"></td><td width="18%">Btw 21%</td><td width="12%" align="right">{g(d["tax"])}</td></tr><tr><td width="70%"></td><td width="18%"><b>Totaal incl. btw</b></td><td width="12%" align="right"><b>{g(d["total"])}</b></td></tr></table><p>Graag pakbon voorzien van projectnummer 26114. Bezorgen tussen 7:00 en 9:00 uur.</p>''', d.pdf())
    return d


@layout("zb-nl-gemeente-unit4-raamovereenkomst")
def _(name):
    I = ((1, "Onderhoud speeltoestellen wijk Noord, perceel 2, conform inspectierapport 2026-03", 1, "post", "8450.00"), (2, "Valdempende rubbertegel 500x500x45 mm, zwart", 180, "st", "16.35"), (3, "Afvoer en verwerking oude ondergrond", "14.50", "m3", "62.00"))
    buyer = P("Gemeente Noordermeer", "Raadhuisplein 1", "1764 GA Noordermeer"); sup = P("Speelruimte Holland B.V.", "Ambachtsweg 30", "1785 AJ Den Helder"); bill = P("Gemeente Noordermeer", "t.a.v. crediteurenadministratie", "Postbus 18", "1760 AA Noordermeer")
    d = od(name, "Prawn", "nl", ["municipality, no item numbers", "a line of service, one of goods, one by cubic metre", "raamovereenkomst and kostenplaats as decoys", "invoice address printed, no place of delivery", "amount excl. btw only"],
           [Ln(n, None, t, q, u, p) for n, t, q, u, p in I], po_number="GNM-2026-03318", po_date="2026-03-30", requested_date="2026-05-01", currency="EUR", buyer=buyer, supplier=sup, bill_to=bill, payment_terms="30 dagen na ontvangst factuur")
    d["total"] = d.net()
    c = b.Canvas(size=9.5)
    c.t(40, 58, "Gemeente Noordermeer", 18, "HB"); c.t(40, 72, "Raadhuisplein 1, 1764 GA Noordermeer", 9)
    c.ts(40, 118, sup.all(), 13, size=10.5)
    c.t(40, 190, "Opdrachtbon", 15, "HB")
    for k, (a, v) in enumerate((("Ordernummer", "GNM-2026-03318"), ("Datum", "30 maart 2026"), ("Contactpersoon", "M. Bakker, 0223 53 41 18"), ("Uiterste leverdatum", "1 mei 2026"), ("Raamovereenkomst", "RO-2024-0117"), ("Kostenplaats", "6560112 / 43410"))):
        c.t(40, 212 + 14 * k, a); c.t(150, 212 + 14 * k, ": " + v)
    c.t(330, 212, "Factuuradres", font="HB"); c.ts(330, 226, bill.all(), 13)
    X = [(40, "l"), (62, "l"), (390, "r"), (398, "l"), (470, "r"), (555, "r")]
    c.hl(312, w=1.2); at(c, 325, X, ("Nr", "Omschrijving", "Aantal", "Eh", "Prijs €", "Bedrag €"), font="HB"); c.hl(331); y = 346
    for l in d.lines:
        w = l.desc.split(", perceel")
        at(c, y, X, (l.line, w[0] + ("," if len(w) > 1 else ""), qn(l.qty, "de") if l.line < 3 else g(l.qty), l.uom, g(l.price), g(l.amount)))
        if len(w) > 1:
            y += 12; c.t(62, y, "perceel" + w[1])
        y += 18
    c.hl(y - 6); c.t(470, y + 8, "Totaal exclusief btw", font="HB", a="r"); c.t(555, y + 8, g(d["total"]), font="HB", a="r")
    c.ts(40, y + 40, ["Op deze opdracht zijn de Algemene Inkoopvoorwaarden Noordermeer 2023 van toepassing.", "Betaling: 30 dagen na ontvangst factuur. Facturen zonder ordernummer worden geretourneerd.", "", "Namens burgemeester en wethouders,", "", "P. Dekker, teamleider Openbare Ruimte"], 14)
    c.prawn(d.pdf(), True)
    return d


@layout("zb-be-nl-betoncentrale-bestelbon-ton")
def _(name):
    I = (("Kalksteen 2/6,3 BENOR", "TN", "640", "14.85", "12/10"), ("Kalksteen 6,3/20 BENOR", "TN", "980", "13.90", "12/10"), ("Rivierzand 0/4", "TN", "1 150", "11.20", "13/10"), ("Vliegas EN 450", "TN", "56", "48.00", "14/10"))
    buyer = P("Betoncentrale Leiekaai NV", "Kanaalweg 44", "8790 Waregem"); sup = P("Groeven van de Ourthe SA", "Quai Mativa 12", "4020 Liège")
    d = od(name, "Go fpdf", "nl", ["Flemish ready-mix plant, tons", "loading place and delivery day of the month per row without year", "supplier in Wallonia: note in French", "prijs per ton, transport per ton included in words", "number with a dot and a slash: 26.10/044"],
           [Ln(None, None, t, q.replace(" ", ""), u, p) for t, u, q, p, _ in I], po_number="26.10/044", po_date="2026-10-06", currency="EUR", buyer=buyer, supplier=sup, payment_terms="30 dagen einde maand")
    sums(d, 21)
    c = b.Canvas(size=10)
    c.r(40, 34, 515, 46, .8, 0); c.t(52, 54, "BETONCENTRALE LEIEKAAI NV", 14, "HB"); c.t(52, 70, "Kanaalweg 44, 8790 Waregem - BTW BE 0418.820.417 - Tel. 056 60 41 18", 9)
    c.t(40, 112, "BESTELBON 26.10/044", 15, "HB"); c.t(555, 112, "6/10/2026", 12, a="r")
    c.t(40, 136, "Aan:"); c.ts(75, 136, sup.all(), 13)
    c.t(330, 136, "Betaling:"); c.t(390, 136, "30 dagen einde maand"); c.t(330, 150, "Besteller:"); c.t(390, 150, "Kurt Vandewalle")
    X = [(46, "l"), (230, "l"), (320, "r"), (400, "r"), (420, "l"), (549, "r")]
    c.r(40, 190, 515, 18); at(c, 202, X, ("Materiaal", "Eenh.", "Hoeveelheid", "Prijs", "Leverdag", "Totaal (EUR)"), font="HB"); y = 226
    for l, it in zip(d.lines, I):
        at(c, y, X, (l.desc, l.uom, it[2], g(l.price), it[4], f(l.amount))); y += 18
    c.r(40, 208, 515, y - 216)
    c.t(400, y + 18, "Totaal excl.", a="r"); c.t(549, y + 18, f(d["subtotal"]), a="r"); c.t(400, y + 33, "BTW 21 %", a="r"); c.t(549, y + 33, f(d["tax"]), a="r"); c.t(400, y + 48, "Te betalen", font="HB", a="r"); c.t(549, y + 48, f(d["total"]), font="HB", a="r")
    c.ts(40, y + 90, ["Prijzen inclusief transport, lossen aan kaai 3 of bunker 7.", "Livraison par bateau autorisée, prévenir 24 h à l'avance au 056 60 41 20.", "Weegbon bij elke vracht, afwijking maximaal 2 %."], 14)
    c.gofpdf(d.pdf())
    return d


@layout("zb-dk-en-windparts-uniconta")
def _(name):
    I = (("WP-10447", "BR-6240-XL", "Slewing ring 2400 mm, 72 bolts, incl. grease", 4, "pcs", "18450.00"), ("WP-10981", "HY-ACC-10", "Piston accumulator 10 l, 250 bar, PED marked", 24, "pcs", "1124.50"), ("WP-11220", "SEN-YAW-2", "Yaw position sensor, M12, IP67", 60, "pcs", "212.80"))
    buyer = P("Vestjysk Nacelle Service A/S", "Energivej 14", "DK-6700 Esbjerg"); sup = P("Brauer Wälzlager GmbH", "Ruhrallee 201", "D-45136 Essen"); ship = P("Vestjysk Nacelle Service A/S, Warehouse 3", "Amerikavej 2, Port of Esbjerg", "DK-6700 Esbjerg")
    d = od(name, "weasyprint", "en", ["Danish house orders in English from Germany", "EUR in words and in the column head", "thousands with dot and decimal comma although English", "freight EXW, reverse charge note", "our item above, your item below in one cell", "delivery date 2 Nov 2026"],
           [Ln(k + 1, s, t, q, u, p, bi=m) for k, (m, s, t, q, u, p) in enumerate(I)], po_number="PO3041", po_date="2026-09-21", requested_date="2026-11-02", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="Net 45 days")
    d["total"] = d.net()
    r = "".join(f"<tr><td>{l.line}<td>{l.bi}<br><small>Your no. {l.si}</small><td>{E(l.desc)}<td class=r>{qn(l.qty)}<td>{l.uom}<td class=r>{g(l.price)}<td class=r>{g(l.amount)}" for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:15mm 18mm;@bottom-center{content:'Vestjysk Nacelle Service A/S  CVR 41182040  Page ' counter(page) ' of ' counter(pages);font:7pt 'Liberation Sans'}}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;text-align:left;padding:4px}.l th{background:#003d6b;color:#fff;font-size:8.5pt}.l tr:nth-child(odd) td{background:#f2f6fa}td.r,th.r{text-align:right}small{color:#667;font-size:7.5pt}", f'''<table><tr><td style="width:58%"><span style="font-size:20pt;color:#003d6b">VNS</span><br>{buyer.h()}<td><b style="font-size:15pt">Purchase order</b><table><tr><td>Order no.<td>PO3041<tr><td>Date<td>21 Sep 2026<tr><td>Delivery<td>2 Nov 2026<tr><td>Terms<td>Net 45 days<tr><td>Delivery terms<td>EXW Essen<tr><td>Our ref.<td>Lone Kjærgaard</table></table><br><table><tr><td style="width:58%"><small>Supplier</small><br>{sup.h()}<td><small>Ship to</small><br>{ship.h()}</table><br><table class=l><tr><th>#<th>Item<th>Description<th class=r>Qty<th>Unit<th class=r>Unit price EUR<th class=r>Amount EUR</tr>{r}<tr><td colspan=6 class=r><b>Total EUR excl. VAT</b><td class=r><b>{g(d["total"])}</b></table><p>Reverse charge, our VAT no. DK41182040. State PO3041 on all documents. Commodity codes and country of origin must be shown on the invoice.</p>'''), d.pdf())
    return d


@layout("zb-cz-en-lift-maker-two-currencies-note")
def _(name):
    I = (("310-004-118", "Traction sheave D480, 6 grooves, undercut 97 deg", "ks", 30, "318.00"), ("310-004-220", "Overspeed governor OL35, left hand", "ks", 45, "142.50"), ("310-007-015", "Suspension rope 8x19S-FC 10 mm", "m", 6000, "1.86"), ("310-009-300", "Polyurethane buffer D100 x 80", "ks", 160, "11.25"))
    buyer = P("Vytahy Posazavi s.r.o.", "Prumyslova 418", "285 06 Sazava", "Czech Republic"); sup = P("Aufzugteile Franken e.K.", "Fürther Straße 92", "90429 Nürnberg", "Germany")
    d = od(name, "Apache PDFBox", "en", ["Czech lift maker orders in English, unit 'ks'", "value in EUR with a note of the sum in CZK and the rate", "order number with a slash, 'Variable symbol' decoy", "item number of the buyer only under 'Drawing'", "numbers with blanks and commas"],
           [Ln(None, None, t, q, u, p, bi=m) for m, t, u, q, p in I], po_number="OBJ-1184/26", po_date="2026-04-02", requested_date="2026-05-11", currency="EUR", buyer=buyer, supplier=sup, payment_terms="14 days 2 %, 30 days net")
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(40, 50, "PURCHASE ORDER No. OBJ-1184/26", 15, "HB"); c.hl(58, w=1.5)
    c.r(40, 66, 250, 92); c.t(46, 78, "Customer:", 8, "HB"); c.ts(52, 92, buyer.all(), 12, size=9.5); c.t(52, 146, "ID 28118204  VAT CZ28118204", 8)
    c.r(305, 66, 250, 92); c.t(311, 78, "Supplier:", 8, "HB"); c.ts(317, 92, sup.all(), 12, size=9.5)
    for k, (a, v) in enumerate((("Date of issue:", "02.04.2026"), ("Required delivery:", "11.05.2026"), ("Payment:", "14 days 2 %, 30 days net"), ("Variable symbol:", "26001184"), ("Transport:", "DAP Sazava, your forwarder"), ("Issued by:", "Ing. M. Souckova"))):
        x, y = 40 + 265 * (k % 2), 176 + 14 * (k // 2); c.t(x, y, a, font="HB"); c.t(x + 90, y, v)
    X = [(40, "l"), (105, "l"), (370, "r"), (376, "l"), (465, "r"), (555, "r")]
    c.hl(224); at(c, 236, X, ("Drawing", "Description of goods", "Quantity", "MU", "Price/MU EUR", "Value EUR"), font="HB"); c.hl(242); y = 258
    for l in d.lines:
        at(c, y, X, (l.bi, l.desc, f(l.qty), l.uom, f(l.price), f(l.amount))); y += 17
    c.hl(y - 6); c.t(465, y + 10, "TOTAL EUR", 10, "HB", "r"); c.t(555, y + 10, f(d["total"]), 10, "HB", "r")
    c.t(555, y + 25, "(for information: " + f(r2(d["total"] * D("24.915"))) + " CZK at the rate of 24,915)", 8, a="r")
    c.ts(40, y + 60, ["All prices without VAT. Delivered goods shall bear CE marking according to 2014/33/EU.", "Quote our order number on the delivery note, CMR and invoice."], 13)
    c.pdfbox(d.pdf())
    return d
