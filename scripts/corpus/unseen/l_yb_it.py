# SPDX-License-Identifier: Apache-2.0
"""Italian and Dutch houses: packaging machines, pharmacies, energy, nursery, hospital; an offer and a packing slip."""
from l_yb_kit import *


@layout("yb-it-confezionatrici-ns-vs-codice")
def _(name):
    I = ((1, "20.0417.01", "PN-CIL-32-50", "Cilindro pneumatico ISO 32x50", "NR", 24, "46.20", "30+5", "33.5", "2026-04-10"), (2, "20.0417.07", "PN-CIL-40-100", "Cilindro pneumatico ISO 40x100", "NR", 12, "58.90", "30+5", "33.5", "2026-04-10"), (3, "20.0633.00", "PN-EV-5-2", "Elettrovalvola 5/2 monostabile 24 VDC", "NR", 36, "39.75", "30", "30", "2026-04-17"), (4, "20.0801.12", "PN-TUB-8", "Tubo poliuretano 8x5,5 blu", "MT", 500, "0.94", "", None, "2026-04-10"))
    buyer = P("Confezionatrici Savena S.r.l.", "Via dell'Industria 27", "40068 San Lazzaro di Savena (BO)"); sup = P("Pneumatica Nord S.p.A.", "Via Cremona 118", "25124 Brescia (BS)")
    d = od(name, "LibreOffice Writer", "it", ["compound discount 30+5 on the line", "Ns. codice / Vs. codice", "delivery date a line (Consegna)", "order number and date in a box row", "Imponibile, IVA, Totale ordine"],
           [Ln(n, s, t, q, u, p, bi=m, date=w, disc=30 if dv == "30" else None, amount=r2(q * D(p) * (1 - D(dv or 0) / 100))) for n, m, s, t, u, q, p, _, dv, w in I], po_number="OF/2026/00318", po_date="2026-03-18", currency="EUR", buyer=buyer, supplier=sup, ship_to=None, payment_terms="Ri.Ba. 60 gg. F.M.")
    sums(d, 22)
    rr = "".join(f"<tr><td>{l.line}</td><td>{l.bi}</td><td>{l.si}</td><td>{E(l.desc)}</td><td>{l.uom}</td><td align=right>{num(l.qty, 'de')}</td><td align=right>{num(l.price, 'de', 3)}</td><td align=center>{it[7]}</td><td>{dt(l.date, '{dd}/{mm}/{yy}')}</td><td align=right>{num(l.amount, 'de')}</td></tr>" for l, it in zip(d.lines, I))
    s = lambda k, v: f"<tr><td colspan=9 align=right>{k}</td><td align=right>{v}</td></tr>"
    b.soffice(f'''<html><head><meta charset="utf-8"><style>@page{{size:21cm 29.7cm;margin:1.5cm}}body{{font-family:"Liberation Sans";font-size:9pt}}td,th{{font-size:8.5pt}}p{{margin-bottom:0.15cm}}</style></head><body><table width=100%><tr><td width=60%><b><font size=4>CONFEZIONATRICI SAVENA S.r.l.</font></b><br>Via dell'Industria 27 - 40068 San Lazzaro di Savena (BO)<br>P. IVA 02884110377 - Tel. 051 6257 118</td><td>Spett.le<br>{sup.h()}</td></tr></table><p></p><table width=100% border=1 cellspacing=0 cellpadding=3><tr><td>ORDINE A FORNITORE N.<br><b>OF/2026/00318</b></td><td>Data<br><b>18/03/2026</b></td><td>Cod. fornitore<br>F00417</td><td>Pagamento<br>Ri.Ba. 60 gg. F.M.</td><td>Valuta<br>EUR</td></tr></table><p></p><table width=100% border=1 cellspacing=0 cellpadding=2><tr><th>Riga</th><th>Ns. codice</th><th>Vs. codice</th><th>Descrizione</th><th>UM</th><th>Quantità</th><th>Prezzo unit.</th><th>Sconti %</th><th>Consegna</th><th>Importo</th></tr>{rr}{s("Imponibile", num(d["subtotal"], "de"))}{s("IVA 22%", num(d["tax"], "de"))}{s("<b>Totale ordine EUR</b>", "<b>" + num(d["total"], "de") + "</b>")}</table><p>Porto: franco nostro stabilimento. Imballo compreso. Restituire copia firmata per accettazione entro 3 giorni.</p><p>Ufficio acquisti: Giulia Zanotti</p></body></html>''', ".html", d.pdf())
    return d


@layout("yb-it-farmacie-comunali-aic-sconto-piede")
def _(name):
    I = (("034208016", "Paracetamolo 1000 mg 16 cpr", 120, "2.48"), ("025940118", "Ibuprofene 400 mg 12 bustine", 80, "3.91"), ("980114477", "Acqua di mare spray 125 ml", 60, "5.20"), ("971220885", "Termometro digitale punta flessibile", 24, "3.35"), ("934417021", "Crema mani urea 10 % 75 ml", 48, "4.62"))
    buyer = P("Farmacie Comunali Valdarno S.p.A.", "Piazza Varchi 6", "52025 Montevarchi (AR)"); sup = P("Distribuzione Farmaceutica Etruria", "Via Setteponti 90", "52100 Arezzo (AR)"); ship = P("Farmacia Comunale n. 3", "Via Roma 141", "52028 Terranuova Bracciolini (AR)")
    d = od(name, "PDFKit", "it", ["pharmacy company, Minsan/AIC codes as item number", "columns touching, no rules, banded rows", "header discount at the foot", "pieces without a unit column", "totals box right"],
           [Ln(None, s, t, q, None, p) for s, t, q, p in I], po_number="2026-03-0471", po_date="2026-03-09", requested_date="2026-03-11", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="Bonifico 60 gg d.f.")
    sums(d, 10, disc=3)
    c = b.Canvas(size=9)
    c.t(40, 48, "FARMACIE COMUNALI VALDARNO S.p.A.", 13, "HB"); c.t(40, 61, "Piazza Varchi 6 - 52025 Montevarchi (AR) - P.IVA 01744180512", 8); c.hl(68, w=1.5)
    c.t(40, 90, "Ordine d'acquisto 2026-03-0471", 13, "HB"); c.t(555, 90, "del 09/03/2026", 11, a="r")
    c.t(40, 112, "Fornitore", 7, grey=.4); c.ts(40, 124, sup.all(), 12); c.t(230, 112, "Destinazione merce", 7, grey=.4); c.ts(230, 124, ship.all(), 12); c.t(430, 112, "Consegna richiesta / Pagamento", 7, grey=.4); c.ts(430, 124, ["11/03/2026", "Bonifico 60 gg d.f."], 12)
    X = [(44, "l"), (110, "l"), (400, "r"), (475, "r"), (551, "r")]
    at(c, 180, X, ("Minsan", "Prodotto", "Pezzi", "Prezzo €", "Totale €"), font="HB"); y = 188
    for k, l in enumerate(d.lines):
        if k % 2 == 0:
            c.r(40, y, 515, 16, .93, 0)
        at(c, y + 11, X, (l.si, l.desc, qn(l.qty), num(l.price, "de"), num(l.amount, "de"))); y += 16
    c.r(365, y + 12, 190, 68)
    for k, (a, v) in enumerate((("Totale merce", num(d["subtotal"], "de")), ("Sconto 3%", "-" + num(d["discount"], "de")), ("IVA 10%", num(d["tax"], "de")), ("Totale ordine", num(d["total"], "de")))):
        c.t(372, y + 27 + 15 * k, a, font="HB" if k == 3 else "H"); c.t(549, y + 27 + 15 * k, v, a="r", font="HB" if k == 3 else "H")
    c.ts(40, y + 30, ["Scadenza minima dei prodotti: 12 mesi.", "Mancanti da segnalare entro le ore 12.", "Consegna ore 7:30 - 8:30."], 13)
    c.pdfkit(d.pdf())
    return d


@layout("yb-it-utility-chiamata-contratto-aperto")
def _(name):
    I = ((10, "SAP 30011874", "TI-PE-63-16", "Tubo PE100 PN16 De 63, rotoli 100 m", 2000, "M", "412.00", 100), (20, "SAP 30011880", "TI-PE-110-16", "Tubo PE100 PN16 De 110, barre 6 m", 600, "M", "1186.00", 100), (30, "SAP 30020041", "TI-MAN-63", "Manicotto elettrosaldabile De 63", 120, "PZ", "6.35", 1), (40, "SAP 30020058", "TI-COL-110", "Collare di presa De 110x1\"", 80, "PZ", "14.90", 1))
    buyer = P("Acque del Piceno S.p.A.", "Viale della Repubblica 24", "63100 Ascoli Piceno"); sup = P("Tubi Italia Adriatica S.r.l.", "Zona Industriale Campolungo", "63100 Ascoli Piceno"); ship = P("Magazzino Monteprandone", "Via dell'Artigianato 5", "63076 Monteprandone (AP)")
    d = od(name, "groff", "it", ["call-off on an open contract, contract number in the head too", "price for 100 metres", "CIG code decoy", "code of the house with the letters SAP before", "total only, VAT split payment note"],
           [Ln(n, s, t, q, u, p, bi=m.split()[1], per=pe) for n, m, s, t, q, u, p, pe in I], po_number="4400021876", po_date="2026-05-07", requested_date="2026-05-25", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="60 giorni data fattura")
    d["total"] = d.net()
    rr = "\n".join(f"{l.line}\t{it[1]}\t{l.si}\tT{{\n{l.desc}\nT}}\t{qn(l.qty, 'de')}\t{l.uom}\t{num(l.price, 'de')}\t{l.per}\t{num(l.amount, 'de')}" for l, it in zip(d.lines, I))
    b.groff(f""".pl 29.7c
.po 1.6c
.ll 17.8c
.nf
.fam H
.ft HB
.ps 13
Acque del Piceno S.p.A.
.ft H
.ps 9
.vs 12
Viale della Repubblica 24, 63100 Ascoli Piceno
Servizio Approvvigionamenti
.sp
.ft HB
.ps 12
ORDINE DI CONSEGNA n. 4400021876 del 07/05/2026
.ft H
.ps 9
a valere sul contratto aperto n. 4600000519 del 15/01/2025 - CIG A04B7718C2
.sp
.TS
tab(\t);
lb lb
l l.
Fornitore\tLuogo di consegna
{sup.name}\t{ship.name}
{sup.lines[0]}\t{ship.lines[0]}
{sup.lines[1]}\t{ship.lines[1]}
.TE
.sp
Data di consegna: 25/05/2026
Condizioni di pagamento: 60 giorni data fattura
Referente: geom. L. Capriotti, tel. 0736 2721
.sp
.ps 8
.TS
tab(\t) box;
lb lb lb lb rb lb rb rb rb
_ _ _ _ _ _ _ _ _
n l l lw(4.6c) r l r r r.
Pos.\tCod. materiale\tCod. forn.\tDescrizione\tQuantità\tUM\tPrezzo\tper\tImporto EUR
{rr}
.TE
.ps 9
.sp
.ft HB
Importo totale dell'ordine EUR {num(d["total"], "de")}
.ft H
.sp
Importi al netto dell'IVA, operazione soggetta a scissione dei pagamenti (art. 17-ter DPR 633/72).
La fattura elettronica deve riportare CIG, numero d'ordine e codice univoco UFM8R2.
.sp 2
Il Responsabile: ing. Paola Traini
""", d.pdf())
    return d


@layout("yb-non-it-offerta-a-cliente")
def _(name):
    d = non_order(name, "weasyprint", "it", "quotation", ["offer with validity, Vs. richiesta, codes, quantities, discounts and total", "looks like an order of the same program"])
    rr = "".join(tr(x, "llrrrr") for x in (("MZ-0417", "Motoriduttore 0,75 kW i=20", "6", "412,00", "25", "1.854,00"), ("MZ-0420", "Motoriduttore 1,5 kW i=30", "2", "588,00", "25", "882,00"), ("MZ-A100", "Albero lento doppia sporgenza", "8", "36,50", "10", "262,80")))
    b.weasy(b.page("@page{size:A4;margin:18mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.l th,.l td{border:0.6pt solid #888;padding:3px 5px;text-align:left}.l .r{text-align:right}", f'''<table><tr><td><b style="font-size:14pt">Motoriduttori Zola S.r.l.</b><br>Via Piemonte 12, 40069 Zola Predosa (BO)<td>Spett.le<br><b>Mulino Bassa Padana S.p.A.</b><br>Via Argine 3<br>46030 Borgo Virgilio (MN)</table><h3>OFFERTA N. 1187/26 del 11/05/2026</h3><p>Vs. richiesta del 06/05/2026 - Validità offerta: 30 giorni - Pagamento: 60 gg. D.F.F.M. - Consegna: 3 settimane data ordine</p><table class=l>{tr(("Codice", "Descrizione", "Q.tà", "Prezzo", "Sc. %", "Importo"), "llrrrr", "th")}{rr}</table><p style="text-align:right">Totale imponibile € 2.998,80<br><b>IVA esclusa</b></p><p>RingraziandoVi per la richiesta, restiamo in attesa di un Vostro gradito ordine.</p>''', "it"), d.pdf())
    return d


@layout("yb-nl-kwekerij-potten-per-duizend")
def _(name):
    I = (("P-13C-TER", "Kweekpot 13 cm terracotta", 50000, "st", "41.50", 1000, "2026-02-02"), ("P-17C-TER", "Kweekpot 17 cm terracotta", 30000, "st", "78.20", 1000, "2026-02-02"), ("T-8G-13", "Tray 8-gaats voor 13 cm", 6500, "st", "286.00", 1000, "2026-02-09"), ("S-PV-70L", "Potgrond vijver 70 l, pallet 39", 12, "pallet", "312.00", 1, "2026-02-16"), ("E-STK-BL", "Steeketiket blanco 100x20", 40, "doos", "18.75", 1, "2026-02-02"))
    buyer = P("Kwekerij De Oosterwaard B.V.", "Legmeerdijk 281", "1187 NK Amstelveen"); sup = P("Potterie Handelsonderneming B.V.", "Transportweg 40", "2676 LM Maasdijk")
    d = od(name, "pdfmake", "nl", ["nursery, price per 1000 in a column 'per'", "line discount none, header discount 'Korting'", "delivery date a line", "no item of the buyer, no line numbers", "BTW 21 %", "label: value list right"],
           [Ln(None, s, t, q, u, p, per=pe, date=w) for s, t, q, u, p, pe, w in I], po_number="IO26-0117", po_date="2026-01-12", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Locatie Aalsmeer", "Hornweg 190", "1432 GS Aalsmeer"), payment_terms="30 dagen na factuurdatum")
    sums(d, 21, disc="1.5")
    R = lambda x: [{"text": str(v), "alignment": a} for v, a in zip(x, ("left", "left", "right", "left", "right", "right", "left", "right"))]
    body = [[dict(z, bold=True, fillColor="#dcebd5") for z in R(("Artikelnr.", "Omschrijving", "Aantal", "Eenheid", "Prijs", "per", "Leverdatum", "Bedrag €"))]] + [R((l.si, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de"), qn(l.per, "de"), dt(l.date, "{dd}-{mm}-{yyyy}"), num(l.amount, "de"))) for l in d.lines]
    tot = [[k, {"text": v, "alignment": "right"}] for k, v in (("Subtotaal", num(d["subtotal"], "de")), ("Korting 1,5%", "-" + num(d["discount"], "de")), ("Btw 21%", num(d["tax"], "de")), ("Totaal EUR", num(d["total"], "de")))]
    b.pdfmake({"defaultStyle": {"fontSize": 9}, "content": [{"columns": [{"text": [{"text": "De Oosterwaard\n", "fontSize": 18, "color": "#3a7d2c"}, "Kwekerij De Oosterwaard B.V.\nLegmeerdijk 281\n1187 NK Amstelveen"]}, {"text": "INKOOPORDER", "fontSize": 16, "alignment": "right"}]}, "\n\n", {"columns": [{"text": "\n".join(sup.all())}, {"width": 240, "table": {"widths": [90, "*"], "body": [["Ordernummer:", {"text": "IO26-0117", "bold": True}], ["Orderdatum:", "12-01-2026"], ["Betaling:", "30 dagen na factuurdatum"], ["Afleveradres:", "\n".join(d["ship_to"].all())]]}, "layout": "noBorders"}]}, "\n\n",
        {"table": {"headerRows": 1, "widths": [58, "*", 40, 40, 42, 32, 58, 58], "body": body}, "layout": "lightHorizontalLines"}, "\n", {"columnGap": 14, "columns": [{"text": "Lossen met eigen kooiaap. Graag een dag van tevoren aanmelden bij Ruud (06-22 41 18 07)."}, {"width": 190, "table": {"widths": ["*", 70], "body": tot}}]}], "footerText": "KvK 34118207 | Btw NL810441187B01 | pagina {p} van {n}"}, d.pdf())
    return d


@layout("yb-nl-ziekenhuis-gtin-twee-regels")
def _(name):
    I = ((1, "Z100418", "MB-2204", "08712345004187", "Infuussysteem met luchtfilter, 180 cm", "doos à 100", 24, "DS", "148.00"), (2, "Z100877", "MB-3310", "08712345008772", "Incontinentiemat 60x90, 6-laags", "zak à 25", 160, "ZK", "6.85"), (3, "Z101220", "MB-7719", "08712345012205", "OK-schort steriel XL versterkt", "doos à 24", 30, "DS", "96.40"), (4, "Z102004", "MB-9001", "08712345020040", "Naaldencontainer 3 l geel", "stuk", 300, "PCE", "2.15"))
    for j, (t, v, u, q, p) in enumerate((("Onderzoekshandschoen nitril S", "doos à 200", "DS", 60, "8.95"), ("Onderzoekshandschoen nitril M", "doos à 200", "DS", 140, "8.95"), ("Onderzoekshandschoen nitril L", "doos à 200", "DS", 90, "8.95"), ("Chirurgisch masker type IIR", "doos à 50", "DS", 400, "3.10"), ("Spuit 5 ml luer-lock", "doos à 100", "DS", 48, "7.42"), ("Spuit 10 ml luer-lock", "doos à 100", "DS", 36, "9.18"), ("Spuit 50 ml perfusor", "doos à 60", "DS", 20, "31.50"), ("Opzuignaald 18G 40 mm", "doos à 100", "DS", 30, "4.05"), ("Fixatiepleister 5 cm x 10 m", "rol", "ROL", 96, "3.88"), ("Gaas 10x10 steriel, 5 stuks", "zak à 40", "ZK", 55, "11.20"), ("Cohesieve zwachtel 8 cm", "zak à 12", "ZK", 40, "16.75"), ("Urinezak 2 l met kraan", "doos à 80", "DS", 12, "52.00"), ("Katheter silicone CH16", "doos à 10", "DS", 25, "38.90"), ("Bedonderlegger wasbaar 85x90", "stuk", "PCE", 150, "9.60"), ("Desinfectans handen 500 ml", "doos à 12", "DS", 70, "41.16"), ("Desinfectiedoekjes 20x20", "emmer à 100", "EM", 85, "12.30"), ("Afvalbox 50 l ziekenhuisafval", "stuk", "PCE", 200, "5.45"), ("Thermometerhoesjes", "doos à 1000", "DS", 10, "27.80"), ("ECG-elektrode wet gel", "zak à 50", "ZK", 160, "6.35"), ("Zuurstofbril volwassenen 2 m", "doos à 50", "DS", 18, "44.50"))):
        I += ((5 + j, f"Z{102100 + 17 * j}", f"MB-{9100 + 23 * j}", f"087123450{21007 + 31 * j}", t, v, q, u, p),)
    buyer = P("Stichting Ziekenhuis Rijnstreek", "Postbus 4180", "2400 AD Alphen aan den Rijn"); sup = P("MediBenelux B.V.", "De Corridor 21", "3621 ZB Breukelen"); ship = P("Ziekenhuis Rijnstreek", "Centraal Magazijn, Ingang E", "Meteoorlaan 4", "2402 WC Alphen aan den Rijn")
    d = od(name, "chromium", "nl", ["hospital, 24 items over two pages, two rows an item with GTIN below, head repeated", "own and supplier's article number", "label boxes in a grid", "exclusive of VAT total only", "invoice address box"],
           [Ln(n, s, t, q, u, p, bi=m) for n, m, s, g, t, v, q, u, p in I], po_number="PO-0091874", po_date="2026-11-02", requested_date="2026-11-05", currency="EUR", buyer=buyer, bill_to=P("Stichting Ziekenhuis Rijnstreek", "Crediteurenadministratie, Postbus 4181", "2400 AD Alphen aan den Rijn"), supplier=sup, ship_to=ship, payment_terms="30 dagen netto")
    d["total"] = d.net()
    rr = "".join(tr((l.line, l.bi, l.si, l.desc, qn(l.qty), l.uom, num(l.price, "de"), num(l.amount, "de")), "llllrlrr", attr=" class=a") + f"<tr class=b><td colspan=3><td colspan=5>GTIN {it[3]} &nbsp; verpakking: {it[5]}</tr>" for l, it in zip(d.lines, I))
    bx = lambda k, v: f"<div><small>{k}</small>{v}</div>"
    b.chromium(b.page("@page{size:A4;margin:14mm 16mm}body{font:9pt 'DejaVu Sans Condensed'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.r{text-align:right}.g{display:grid;grid-template-columns:1fr 1fr 1fr;gap:2mm;margin:3mm 0}.g div{border:1px solid #0067a3;border-radius:3px;padding:2mm}small{display:block;color:#0067a3;font-size:6.5pt}.l th{background:#0067a3;color:#fff;text-align:left;padding:3px}.l th.r{text-align:right}.a{break-after:avoid}.a td{padding:4px 3px 0}.b td{border-bottom:1px solid #bcd;color:#555;font-size:7.5pt;padding:0 3px 3px}", f'''<h1 style="color:#0067a3;font-size:17pt;margin:0">Ziekenhuis Rijnstreek <span style="float:right;font-weight:normal">Bestelling</span></h1><div class=g>{bx("Bestelnummer", "<b>PO-0091874</b>")}{bx("Besteldatum", "2 november 2026")}{bx("Gewenste leverdatum", "5 november 2026")}{bx("Leverancier (nr. 40118)", sup.h())}{bx("Afleveradres", ship.h())}{bx("Factuuradres", d["bill_to"].h())}{bx("Besteller", buyer.h())}{bx("Contactpersoon", "Inkoop, Mw. S. Bakhuis<br>0172-467 118")}{bx("Betalingsconditie", "30 dagen netto")}</div><table class=l><thead>{tr(("Regel", "Art.nr. ZR", "Uw art.nr.", "Omschrijving", "Aantal", "Eenh.", "Prijs €", "Bedrag €"), "llllrlrr", "th")}</thead>{rr}<tr><td colspan=7 class=r><br><b>Totaal excl. btw EUR</b><td class=r><br><b>{num(d["total"], "de")}</b></table><p>Vermeld ons bestelnummer op pakbon en factuur. Leveringen dagelijks tussen 07.00 en 11.30 uur.</p>''', "nl"), d.pdf())
    b.run(["qpdf", "--object-streams=generate", "--recompress-flate", "--compression-level=9", "--replace-input", d.pdf()])
    return d


@layout("yb-non-nl-pakbon-uw-inkooporder")
def _(name):
    d = non_order(name, "cairo", "nl", "delivery_note", ["packing slip with uw inkooporder, besteld and geleverd columns", "no prices"])
    c = b.Canvas(size=9)
    c.t(40, 50, "Staalhandel Twente B.V.", 15, "HB"); c.t(40, 63, "Kanaalstraat 60, 7547 AS Enschede"); c.t(555, 50, "PAKBON 260518-044", 13, "HB", "r")
    c.t(40, 95, "Afleveradres", 7); c.ts(40, 107, ["Konstruktiebedrijf Salland", "Industrieweg 8", "8131 VZ Wijhe"], 12)
    for k, (a, v) in enumerate((("Uw inkooporder", "IK-26-0418"), ("Uw orderdatum", "11-05-2026"), ("Onze order", "VO-118204"), ("Verzenddatum", "18-05-2026"))):
        c.t(340, 107 + 13 * k, a); c.t(440, 107 + 13 * k, v, font="HB")
    X = [(42, "l"), (70, "l"), (150, "l"), (400, "r"), (470, "r"), (480, "l")]
    c.r(40, 180, 515, 16, .88); at(c, 191, X, ("Nr", "Artikel", "Omschrijving", "Besteld", "Geleverd", "Eenheid"), font="HB"); y = 212
    for v in ((1, "HEA140", "Balk HEA 140, S235, 12.100 mm", "14", "14", "st"), (2, "UNP120", "UNP 120, S235, 6.000 mm", "20", "18", "st"), (3, "KOK80X4", "Koker 80x80x4, 6.000 mm", "24", "24", "st")):
        at(c, y, X, v); y += 16
    c.ts(40, y + 20, ["Gewicht totaal 5.412 kg, 3 bundels. Rest volgt week 22.", "Ontvangen in goede orde: ______________________  datum: ____________"], 20)
    c.cairo(d.pdf())
    return d
