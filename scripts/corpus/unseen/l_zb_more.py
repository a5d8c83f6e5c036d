# SPDX-License-Identifier: Apache-2.0
"""Longer orders: special machines from Germany, an electrical wholesaler from France; Croatia, Bulgaria, Finland."""
from l_zb_kit import *


@layout("zb-de-sondermaschinen-hersteller-zoll-zwei-seiten")
def _(name):
    T = (("Näherungsschalter induktiv M12, Sn 4 mm, PNP, Stecker", "IFT204", "8536 50 19", 24, "38.40", 1), ("Lichttaster Hintergrundausblendung, 300 mm", "OGH580", "8536 50 19", 10, "96.20", 1), ("Motorschutzschalter 1,6-2,5 A", "MS-116-2.5", "8536 20 10", 12, "41.75", 1), ("Schaltnetzteil 24 V DC 20 A, 3-phasig", "QP-480", "8504 40 83", 4, "268.00", 1), ("Aderendhülse 1,5 mm² isoliert schwarz", "AEH-1,5", "8536 90 10", 5000, "11.80", 1000), ("Reihenklemme 2,5 mm² grau", "RK-2.5G", "8536 90 10", 400, "86.00", 100), ("Kabelkanal 60x60 grau, 2 m, geschlitzt", "KK-6060", "3925 90 20", 30, "14.35", 1), ("Schaltschrank 800x1800x400, Montageplatte verzinkt", "SK-8184", "9403 20 80", 3, "612.00", 1), ("Frequenzumrichter 2,2 kW, STO, Profinet", "FU-22-PN", "8504 40 85", 6, "487.50", 1), ("Sicherheitsrelais 3 Freigabepfade", "SR-3", "8536 49 00", 5, "134.90", 1), ("Not-Halt-Taster im Gehäuse, 2 Öffner", "NH-2O", "8536 50 80", 8, "36.10", 1), ("Leitung Ölflex 4G1,5, Trommel 500 m", "OF-4G15", "8544 49 95", 1000, "98.00", 100))
    I = [(10 * (k + 1), f"E{410220 + 137 * k}", *x) for k, x in enumerate(T)]
    buyer = P("Montagetechnik Hegau GmbH", "Robert-Gerwig-Straße 33", "78234 Engen"); sup = P("Elektro-Automation Bodensee AG", "Zeppelinstraße 118", "88045 Friedrichshafen"); ship = P("Montagetechnik Hegau GmbH", "Halle 3, Wareneingang Elektro", "Im Hegaublick 2", "78234 Engen")
    d = od(name, "PDF::API2", "de", ["twelve items of three rows over two pages: text, Hersteller-Nr., Zolltarifnummer", "Zwischensumme at the foot of the first page, Übertrag on the second", "price basis 1, 100, 1000 behind the price with a slash", "head repeated in short on the second page", "total on the second page with freight"],
           [Ln(n, None, t, q, "m" if "Leitung" in t else "Stk", p, bi=m, per=e) for n, m, t, h, z, q, p, e in I], po_number="EB-4471-26", po_date="2026-08-24", requested_date="2026-09-14", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="14 Tage 2 % Skonto, 30 Tage netto")
    sums(d, 19, freight="48.00")
    c = b.Canvas(size=9)
    c.t(40, 48, "MTH", 22, "HB"); c.t(95, 40, buyer.name, 10, "HB"); c.t(95, 52, "Robert-Gerwig-Straße 33 · 78234 Engen · Tel. 07733 9418-0", 8); c.hl(60, w=1)
    c.ts(40, 96, sup.all(), 13, size=10.5); c.t(230, 86, "Lieferanschrift", 7, grey=.4); c.ts(230, 98, ship.all(), 12, size=9)
    for k, (a, v) in enumerate((("Bestell-Nr.", "EB-4471-26"), ("Bestelldatum", "24.08.2026"), ("Liefertermin", "14.09.2026"), ("Projekt", "P-2604 Montagelinie"), ("Bearbeiter", "F. Allweiler"))):
        c.t(400, 86 + 13 * k, a, 8.5); c.t(470, 86 + 13 * k, v, 8.5, "HB" if not k else "H")
    c.t(40, 170, "Bestellung", 16, "HB"); c.t(40, 186, "Zahlung: 14 Tage 2 % Skonto, 30 Tage netto. Lieferung frei Haus zzgl. Frachtpauschale.")
    X = [(40, "l"), (68, "l"), (125, "l"), (400, "r"), (405, "l"), (488, "r"), (555, "r")]

    def head(y):
        c.hl(y, w=.8); at(c, y + 12, X, ("Pos.", "Sachnr.", "Bezeichnung", "Menge", "ME", "Preis / PE", "Gesamt EUR"), font="HB", size=8.5); c.hl(y + 17, w=.8); return y + 32
    y, run = head(200), D(0)
    for k, (l, it) in enumerate(zip(d.lines, I)):
        if k == 9:
            c.hl(y - 6); c.t(488, y + 6, "Zwischensumme", 9, "HI", "r"); c.t(555, y + 6, g(run), 9, "HI", "r"); c.t(297, 815, "Seite 1 von 2", 7, a="c"); c.page()
            c.t(40, 48, "Montagetechnik Hegau GmbH - Bestellung EB-4471-26 vom 24.08.2026", 9, "HB"); c.t(555, 48, "Seite 2 von 2", 8, a="r"); y = head(60); c.t(488, y, "Übertrag", 9, "HI", "r"); c.t(555, y, g(run), 9, "HI", "r"); y += 20
        run += l.amount
        at(c, y, X, (l.line, l.bi, l.desc, qn(l.qty, "de"), l.uom, f"{g(l.price)} / {qn(l.per, 'de')}", g(l.amount)))
        c.t(125, y + 12, f"Hersteller-Nr.: {it[3]}", 8); c.t(125, y + 23, f"Zolltarifnummer: {it[4]}   Ursprung: EU", 8); y += 43
        if k == 4:
            c.t(125, y - 6, "Hülsen und Klemmen bitte getrennt nach Schaltschrank +S1 bis +S3 verpacken.", 8.5, "HI"); y += 14
    c.hl(y - 6)
    for a, v, w in (("Summe Positionen", d["subtotal"], "H"), ("Frachtpauschale", d["freight"], "H"), ("Umsatzsteuer 19 %", d["tax"], "H"), ("Bestellsumme EUR", d["total"], "HB")):
        c.t(488, y + 8, a, 9, w, "r"); c.t(555, y + 8, g(v), 9, w, "r"); y += 15
    c.ts(40, y + 30, ["Langzeit-Lieferantenerklärung liegt vor bis 31.12.2026. Rechnung an invoice@mth.example.", "", "i. A. F. Allweiler"], 13)
    c.perl(d.pdf())
    return d


@layout("zb-fr-negoce-electrique-paysage-ecotaxe")
def _(name):
    L = ("Disjoncteur 1P+N 16 A courbe C", "Disjoncteur 1P+N 20 A courbe C", "Interrupteur différentiel 40 A 30 mA AC", "Interrupteur différentiel 63 A 30 mA A", "Peigne horizontal 13 modules", "Coffret 2 rangées 26 modules", "Coffret 3 rangées 39 modules", "Prise 2P+T blanche", "Va-et-vient blanc", "Poussoir lumineux blanc", "Boîte encastrement 67 mm", "Gaine ICTA 20 mm, couronne 100 m", "Gaine ICTA 25 mm, couronne 50 m", "Câble R2V 3G1,5, couronne 100 m", "Câble R2V 3G2,5, couronne 100 m", "Fil H07V-U 1,5 bleu, bobine 100 m", "Fil H07V-U 1,5 rouge, bobine 100 m", "Spot LED encastré 7 W 3000 K", "Hublot LED 12 W détecteur", "Réglette LED 1200 mm 36 W", "Détecteur de mouvement 180°", "Télérupteur 16 A", "Contacteur jour/nuit 25 A", "Parafoudre 2P 15 kA", "Thermostat programmable", "Convecteur rayonnant 1500 W", "Sèche-serviettes 500 W", "Bloc secours BAES 45 lm")
    Q = "3.18 3.42 21.60 34.85 4.10 22.75 31.90 1.94 1.87 3.66 0.38 24.50 27.80 48.20 76.35 19.40 19.40 6.85 14.70 17.25 16.90 12.35 21.15 38.60 29.95 84.00 112.50 23.10".split()
    I = [(f"{3245060 + 7 * k}{118 + k}"[:10], f"EL{2204 + 31 * k}", t, (k * 7 % 9 + 1) * (10 if k < 17 else 4), D(Q[k]), (D("0.10") if "LED" in t or "BAES" in t else D("0.42") if "W" in t and k > 24 else None)) for k, t in enumerate(L)]
    buyer = P("Comptoir Électrique du Quercy", "64 avenue de Paris", "46000 Cahors"); sup = P("Distrilec Sud-Ouest SAS", "11 rue Jean-Perrin", "31100 Toulouse"); ship = P("Agence de Figeac", "ZA de l'Aiguille, lot 6", "46100 Figeac")
    d = od(name, "iText", "fr", ["landscape, 28 items on two pages", "Éco-part. column of a few cents that belongs to no amount", "own code and Votre réf., ten digits", "À reporter and Report", "ligne d'éco-participation in the foot beside the total HT, TVA and TTC", "order number between slashes"],
           [Ln(k + 1, s, t, q, "P", p, bi=m) for k, (s, m, t, q, p, e) in enumerate(I)], po_number="CDE/46/260731", po_date="2026-07-31", requested_date="2026-08-05", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="LCR 45 jours fin de mois")
    d["total"] = d.net()
    c = b.Canvas(842, 595, 8.5)

    def top(p):
        c.t(40, 40, "COMPTOIR ÉLECTRIQUE DU QUERCY", 12, "HB"); c.t(802, 40, f"Commande fournisseur CDE/46/260731   page {p}/2", 10, "HB", "r")
    top(1); c.t(40, 52, "64 avenue de Paris - 46000 Cahors - Tél. 05 65 41 18 20", 8); c.hl(58, 40, 802)
    for x, cap, ls in ((40, "Fournisseur n° 4118", sup.all()), (250, "Livraison", ship.all()), (460, "Date commande", ["31/07/2026"]), (560, "Livraison le", ["05/08/2026"]), (650, "Règlement", ["LCR 45 jours fin de mois"])):
        c.t(x, 70, cap, 7, grey=.4); c.ts(x, 82, ls, 11.5, size=9)
    X = [(60, "r"), (70, "l"), (130, "l"), (205, "l"), (470, "r"), (480, "l"), (560, "r"), (640, "r"), (802, "r")]

    def head(y):
        c.r(40, y, 762, 16, .9, 0); at(c, y + 11, X, ("N°", "Code", "Votre réf.", "Désignation", "Qté", "U", "PU net HT", "Éco-part.", "Montant HT"), font="HB", size=8); return y + 29
    y, run = head(122), D(0)
    for k, (l, it) in enumerate(zip(d.lines, I)):
        if k == 21:
            c.t(640, y, "À reporter", 9, "HB", "r"); c.t(802, y, f(run), 9, "HB", "r"); c.page(); top(2); y = head(56); c.t(640, y, "Report", 9, "HB", "r"); c.t(802, y, f(run), 9, "HB", "r"); y += 19
        run += l.amount
        at(c, y, X, (l.line, l.bi, l.si, l.desc, qn(l.qty), l.uom, f(l.price), f(it[5]) if it[5] else "", f(l.amount))); y += 19
    eco = sum((l.qty * it[5] for l, it in zip(d.lines, I) if it[5]), D(0)); base = d.net() + eco
    d["subtotal"] = d.net(); d["tax"] = r2(base * D("0.2")); d["total"] = base + d["tax"]; c.hl(y - 8, 40, 802)
    for k, (a, v) in enumerate((("Total HT", d.net()), ("Éco-participation", eco), ("TVA 20 %", d["tax"]), ("Total TTC EUR", d["total"]))):
        c.t(700, y + 8 + 14 * k, a, 9, "HB" if k == 3 else "H", "r"); c.t(802, y + 8 + 14 * k, f(v), 9, "HB" if k == 3 else "H", "r")
    c.ts(40, y + 10, ["Franco de port. Reliquats à solder avec la prochaine tournée.", "Acheteur : Didier Laborie, 05 65 41 18 24"], 12)
    c.itext(d.pdf())
    return d


@layout("zb-hr-brodogradiliste-narudzbenica")
def _(name):
    I = ((1, "104.220", "Elektroda bazična EVB 50, 3,25x350 mm", 1200, "kg", "3.86"), (2, "104.231", "Žica punjena 1,2 mm, kolut 15 kg", 80, "kol", "58.40"), (3, "110.004", "Plin Ar/CO2 82/18, boca 50 l", 60, "boc", "41.25"), (4, "118.017", "Brusna ploča 230x6x22", 500, "kom", "2.38"))
    buyer = P("Brodogradilište Kvarner d.d.", "Riva 118", "51262 Kraljevica"); sup = P("Varstroj Trgovina d.o.o.", "Slavonska avenija 41", "10000 Zagreb")
    d = od(name, "chromium", "hr", ["Croatian order, codes of the buyer with dots", "PDV 25 %", "number with dash and year in the title", "signature and stamp places, OIB decoys", "table with double lines"],
           [Ln(n, None, t, q, u, p, bi=m) for n, m, t, q, u, p in I], po_number="0731-26", po_date="2026-03-17", requested_date="2026-03-31", currency="EUR", buyer=buyer, supplier=sup, payment_terms="60 dana po primitku računa")
    sums(d, 25)
    r = "".join(tr((f"{l.line}.", l.bi, l.desc, l.uom, num(l.qty, "de", 2), g(l.price), g(l.amount)), "rlllrrr") for l in d.lines)
    b.chromium(b.page("@page{size:A4;margin:16mm}body{font:10pt 'Liberation Serif'}table{width:100%;border-collapse:collapse}td,th{padding:3px 5px;vertical-align:top;text-align:left}.l td{border:1px solid #000}.l th{border:3px double #000;background:#f5f5f5;font-size:9pt}td.r,th.r{text-align:right}", f'''<table><tr><td><b>{buyer.name}</b><br>{br(buyer.lines)}<br>OIB: 41182047118<td style="border:1px solid #000;width:45%">Dobavljač:<br><b>{sup.name}</b><br>{br(sup.lines)}<br>OIB: 20471182041</table><h2 style="text-align:center">NARUDŽBENICA br. 0731-26</h2><table><tr><td>Datum: 17.03.2026.<td>Rok isporuke: 31.03.2026.<td>Plaćanje: 60 dana po primitku računa</table><br><table class=l>{tr(("R.br.", "Šifra", "Naziv robe", "JM", "Količina", "Cijena", "Iznos EUR"), "rlllrrr", "th")}{r}<tr><td colspan=6 class=r>Ukupno bez PDV-a<td class=r>{g(d["subtotal"])}<tr><td colspan=6 class=r>PDV 25%<td class=r>{g(d["tax"])}<tr><td colspan=6 class=r><b>Sveukupno</b><td class=r><b>{g(d["total"])}</b></table><p>Paritet: DAP Kraljevica. Uz robu dostaviti ateste prema EN ISO 2560-A i sigurnosno-tehnički list.</p><table><tr><td>Naručio: Ivica Španjol<td style="text-align:center">M.P.<td class=r>Odobrio: ________________</table>''', "hr"), d.pdf())
    return d


@layout("zb-bg-mebel-poruchka-kirilica")
def _(name):
    I = (("ПДЧ-18-Д", "Плоскост ПДЧ 18 мм, дъб сонома, 2800/2070", "бр.", 60, "31.20"), ("КН-22-1", "Кант ABS 22/1 мм, дъб сонома", "м", 1500, "0.38"), ("ДР-160", "Дръжка 160 мм, черна матова", "бр.", 400, "1.65"), ("ПН-110-К", "Панта 110° с плавно затваряне", "бр.", 800, "1.12"))
    buyer = P("Мебел Родопи ООД", "ул. Индустриална 18", "4700 Смолян"); sup = P("Плоскости и обков ЕООД", "бул. Кукленско шосе 41", "4004 Пловдив")
    d = od(name, "weasyprint", "bg", ["Bulgarian order in Cyrillic, euro", "ДДС 20 %", "number with ten digits and leading noughts as the law has it", "Възложител and Доставчик side by side", "sum rows in the table"],
           [Ln(k + 1, s, t, q, u, p) for k, (s, t, u, q, p) in enumerate(I)], po_number="0000000447", po_date="2026-05-08", requested_date="2026-05-22", currency="EUR", buyer=buyer, supplier=sup, payment_terms="по банков път до 30 дни")
    sums(d, 20)
    r = "".join(tr((l.line, l.si, l.desc, l.uom, qn(l.qty, "sp"), f(l.price), f(l.amount)), "clllrrr") for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:17mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse;margin-bottom:4mm}td,th{padding:3px 5px;vertical-align:top;text-align:left}.l td,.l th{border-bottom:0.5pt solid #999}.l th{background:#eef}td.r,th.r{text-align:right}td.c{text-align:center}", f'''<h2 style="margin:0">ПОРЪЧКА № 0000000447</h2><p>Дата: 08.05.2026 г.</p><table><tr><td width="50%"><b>Възложител</b><br>{buyer.h()}<br>ЕИК 120118204<td><b>Доставчик</b><br>{sup.h()}<br>ЕИК 115820411</table><p>Срок на доставка: 22.05.2026 г. &nbsp; Плащане: по банков път до 30 дни</p><table class=l>{tr(("№", "Код", "Наименование", "Мярка", "Кол-во", "Ед. цена", "Стойност"), "clllrrr", "th")}{r}<tr><td colspan=6 class=r>Данъчна основа<td class=r>{f(d["subtotal"])}<tr><td colspan=6 class=r>ДДС 20 %<td class=r>{f(d["tax"])}<tr><td colspan=6 class=r><b>Обща сума, EUR</b><td class=r><b>{f(d["total"])}</b></table><p>Моля потвърдете поръчката по имейл. Стоката се приема в склада от 8:00 до 16:30 ч.</p><p>Съставил: Десислава Карамфилова</p>''', "bg"), d.pdf())
    return d


@layout("zb-fi-en-sawmill-latex-clauses")
def _(name):
    I = (("1", "SB-4218-T", "Band saw blade 4200 x 180 x 1.4 mm, stellite tipped, pitch 45 mm", 36, "pcs", "412.00"), ("2", "CH-72-SET", "Chipper knife set 72, 6 knives per set", 20, "sets", "685.50"), ("3", "FR-UHMW-30", "Feed roller cover UHMW-PE, length 3.0 m", "57.0", "m", "44.80"), ("4", "LUB-ISO68", "Chain oil ISO VG 68, biodegradable, 200 l drum", 8, "drums", "520.00"))
    buyer = P("Kaskisaha Oy", "Sahantie 41", "FI-77600 Suonenjoki, Finland"); sup = P("Holzmann Sägetechnik GmbH", "Am Waldrand 7", "87700 Memmingen, Germany"); ship = P("Kaskisaha Oy, Blade workshop", "Sahantie 43", "FI-77600 Suonenjoki, Finland")
    d = od(name, "pdflatex", "en", ["Finnish sawmill orders in English, LaTeX, two columns of terms in small print", "clauses with percentages, days and amounts below the table", "decimal point and thin space thousands", "total in a framed box at the left", "date in words: 14 December 2026"],
           [Ln(int(n), s, t, q, u, p) for n, s, t, q, u, p in I], po_number="KS-PO-2026-0612", po_date="2026-12-14", requested_date="2027-01-22", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="30 days net from date of invoice")
    d["total"] = d.net()
    n = lambda v: num(v, "plain") if v < 1000 else num(v, "us").replace(",", r"\,")
    r = "".join(rf"{l.line} & {l.si} & {l.desc} & {qn(l.qty, 'plain', 1 if l.line == 3 else 0)} & {l.uom} & {n(l.price)} & {n(l.amount)} \\" + "\n" for l in d.lines)
    b.latex(rf"""\documentclass[a4paper,10pt]{{article}}\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage{{booktabs,tabularx,multicol,charter}}\usepackage[margin=20mm]{{geometry}}\pagestyle{{empty}}\setlength\parindent{{0pt}}\begin{{document}}
{{\LARGE\scshape Kaskisaha Oy}}\hfill Sahantie 41, FI-77600 Suonenjoki, Finland\\\rule{{\textwidth}}{{0.8pt}}\\[4mm]
{{\large\bfseries Purchase Order KS-PO-2026-0612}}\hfill 14 December 2026\\[5mm]
\begin{{minipage}}[t]{{.34\textwidth}}\textit{{To}}\\ {sup.name}\\ {sup.lines[0]}\\ {sup.lines[1]}\end{{minipage}}\begin{{minipage}}[t]{{.34\textwidth}}\textit{{Deliver to}}\\ {ship.name}\\ {ship.lines[0]}\\ {ship.lines[1]}\end{{minipage}}\begin{{minipage}}[t]{{.32\textwidth}}\textit{{Delivery date}} 22 January 2027\\ \textit{{Incoterms}} DAP Suonenjoki\\ \textit{{Your quotation}} Q-8817\\ \textit{{Contact}} Marja Tolvanen\end{{minipage}}\\[7mm]
\begin{{tabularx}}{{\textwidth}}{{@{{}}llXrlrr@{{}}}}\toprule No & Part no. & Description & Qty & Unit & Price & Amount \\ \midrule {r}\bottomrule\end{{tabularx}}\\[4mm]
\fbox{{\bfseries Order total EUR {n(d["total"])}, VAT 0\,\% (intra-Community supply)}}\\[4mm]
Payment terms: 30 days net from date of invoice.\\[3mm]
\begin{{multicols}}{{2}}\scriptsize 1. Acceptance. The order binds the Seller if not refused within 5 days. 2. Delay. Liquidated damages are 1\,\% of the order value per week, at most 10\,\%. 3. Warranty. 24 months from delivery or 4000 running hours. 4. Liability insurance of at least EUR 2\,000\,000 per event. 5. Packaging. Blades in crates of 6 pieces, marked KS-PO-2026-0612. 6. Documents. Packing list, material certificate 3.1 and two copies of the invoice. 7. Disputes. Arbitration in Helsinki, 1 arbitrator. 8. Prices are firm until 31 March 2027.\end{{multicols}}
\end{{document}}""", d.pdf())
    return d
