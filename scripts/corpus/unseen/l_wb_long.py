# SPDX-License-Identifier: Apache-2.0
"""Longer orders of Europe: several pages, carried sums, long texts, schedules, and three more that are none."""
from lib import *
import backends as b


def put(c, y, X, vals, size=8.5, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


@layout("wb-de-behoerde-leistungsverzeichnis-zwei-seiten")
def _(name):
    d = Doc(name, "pdflatex", "de", ["two pages, long texts under each position", "Ordnungszahlen 01.02.0030", "text before the quantity row, EP and GP at its end", "terms of the authority at the end", "page heads repeat the order number and the date"])
    buyer = P("Wasserzweckverband Oberes Saaletal", "Uferweg 12", "07318 Saalfeld")
    sup = P("Rohrleitungsbedarf Schwarza GmbH", "Industriepark 4", "07407 Rudolstadt")
    d.f.update(po_number="WZV 44/2025", po_date="2025-04-14", requested_date="2025-05-19", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Lagerplatz Hochbehälter Gorndorf", "Am Silberberg", "07318 Saalfeld"), payment_terms="30 Tage netto nach vollständiger Lieferung")
    T = (("01.01.0010", "Druckrohr PE 100-RC DN 110", "SDR 11, d 110 x 10,0 mm, nach DIN EN 12201, Ringbund zu 100 m, mit DVGW-Zulassung, Farbe schwarz mit blauen Streifen, einschließlich Kappen.", 600, "m", "9.85"), ("01.01.0020", "Druckrohr PE 100-RC DN 63", "SDR 11, d 63 x 5,8 mm, Ringbund zu 100 m, sonst wie vor.", 400, "m", "3.62"), ("01.02.0010", "Elektroschweißmuffe d 110", "SDR 11, 40 V, mit Barcode zur Rückverfolgung, einzeln verpackt, Lagerung nach DVS 2207.", 48, "St", "14.20"), ("01.02.0030", "Anbohrarmatur d 110/32", "Ventilausführung, mit Innengewinde, Werkstoff GGG 40, EWS-beschichtet, für Rohre unter Druck bis PN 16.", 26, "St", "96.40"), ("01.03.0010", "Einbaugarnitur RD 1,20-1,70 m", "Teleskopierbar, passend zu vorgenannter Armatur, Schlüsselstange verzinkt, Hülse PE.", 26, "St", "31.75"), ("01.03.0020", "Straßenkappe Wasser", "Größe 4056, GG 200 bituminiert, Deckel mit Aufschrift W, nach DIN 4056.", 30, "St", "22.10"), ("02.01.0010", "Ringkolbenzähler Q3 = 4", "Baulänge 190 mm, G 1 B, MID-konform, Eichjahr 2025, mit Funkmodul wM-Bus, Batterielebensdauer min. 12 Jahre.", 150, "St", "58.90"), ("02.01.0020", "Wasserzählerbügel DN 25", "Kugelhahn beidseitig, KFR-Ventil mit Entleerung, messing entzinkungsbeständig, längenverstellbar.", 40, "St", "73.30"), ("03.01.0010", "Schachtabdeckung D 400", "LW 610, Rahmen BEGU, dämpfende Einlage, ohne Lüftungsöffnungen, DIN EN 124.", 12, "St", "142.00"))
    rows = ""
    for i, t, lt, q, u, p in T:
        l = Ln(i, None, t, q, u, p); d.lines.append(l)
        rows += rf"\textbf{{{i}}} & \textbf{{{t}}} &&&\\* & {lt} &&&\\* & \hfill {qn(q, 'de')} {u} & EP & {num(l.price, 'de')} & {num(l.amount, 'de')}\\[2.2mm]" + "\n"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    b.latex(r'''\documentclass[a4paper,11pt]{article}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{mathptmx}\usepackage[margin=24mm,top=28mm,bottom=30mm]{geometry}\usepackage{longtable,array,fancyhdr,lastpage}\setlength{\parindent}{0pt}\pagestyle{fancy}\fancyhf{}\lhead{\small WZV Oberes Saaletal}\rhead{\small Bestellung WZV 44/2025 vom 14.04.2025}\cfoot{\small Seite \thepage\ von \pageref{LastPage}}\begin{document}
{\large\bfseries Wasserzweckverband Oberes Saaletal}\\Uferweg 12, 07318 Saalfeld\\[8mm]''' + r"\\".join(sup.all()) + r'''\hfill Saalfeld, 14.04.2025\\[8mm]{\large\bfseries Bestellung Nr. WZV 44/2025}\\Lieferung von Rohrleitungsmaterial, Los 2\\[3mm]Sehr geehrte Damen und Herren,\\auf Ihr Angebot vom 31.03.2025 erteilen wir Ihnen den Auftrag zur Lieferung nachstehender Positionen bis zum 19.05.2025 frei Lagerplatz Hochbehälter Gorndorf, Am Silberberg, 07318 Saalfeld.\\[2mm]
\begin{longtable}{@{}p{22mm}p{78mm}lrr@{}}\hline OZ & Bezeichnung / Menge & & EUR & Gesamt EUR\\\hline\noalign{\vskip 2mm}\endhead\hline\endfoot ''' + rows + r'''\hline & & \multicolumn{2}{r}{Summe netto} & ''' + num(d["subtotal"], "de") + r'''\\ & & \multicolumn{2}{r}{zuzüglich 19 \% MwSt.} & ''' + num(d["tax"], "de") + r'''\\ & & \multicolumn{2}{r}{\textbf{Auftragssumme brutto}} & \textbf{''' + num(d["total"], "de") + r'''}\\\end{longtable}
\textbf{Vertragsbedingungen}\\1. Es gelten die VOL/B in der bei Auftragserteilung gültigen Fassung.\\2. Teillieferungen sind nur nach Absprache zulässig. Für jede angefangene Woche des Verzuges werden 0,5 \% der Auftragssumme, höchstens 5 \%, als Vertragsstrafe fällig.\\3. Zahlung: 30 Tage netto nach vollständiger Lieferung.\\4. Die Gewährleistung beträgt 24 Monate ab Abnahme.\\5. Rechnungen sind zweifach, mit Angabe der Bestellnummer und der OZ, an den Besteller zu richten.\\[12mm]Mit freundlichen Grüßen\\[10mm]Dipl.-Ing. Heyder\\Werkleiter\end{document}''', d.pdf())
    return d


@layout("wb-it-zucchetti-adhoc-riporto-tre-pagine")
def _(name):
    d = Doc(name, "Go fpdf", "it", ["Ad Hoc form, three pages", "A riportare and Riporto sums on each page", "description in capitals, EAN row under some", "totals on the last page only", "Segue at the foot"])
    buyer = P("CARTOLIBRERIA DELL'UNIVERSITÀ S.N.C.", "Via Zamboni 71/B", "40126 BOLOGNA (BO)")
    sup = P("DISTRIBUZIONE UFFICIO EMILIA S.R.L.", "Via dell'Industria 18", "40138 BOLOGNA (BO)")
    d.f.update(po_number="416/A", po_date="2025-08-27", requested_date="2025-09-03", currency="EUR", buyer=buyer, supplier=sup, ship_to=buyer, payment_terms="RI.BA. 30/60 GG DF")
    N = ("QUADERNO MAXI 80 GR RIGO A", "QUADERNO MAXI 80 GR RIGO 5 MM", "RACCOGLITORE 4 ANELLI DORSO 3", "PENNA GEL NERA 0,7", "PENNA GEL BLU 0,7", "EVIDENZIATORE GIALLO", "MATITA HB CON GOMMINO", "CORRETTORE A NASTRO 5 MM", "COLLA STICK 20 GR", "FORBICI PUNTA TONDA", "COMPASSO BALAUSTRINO", "SQUADRA 45 GRADI 30 CM", "RIGHELLO ALLUMINIO 50 CM", "BLOCCO DISEGNO F4 LISCIO", "BLOCCO DISEGNO F4 RUVIDO", "CARTA MILLIMETRATA A4", "PENNARELLI PUNTA FINE 12 PZ", "PASTELLI LEGNO 24 PZ", "ACQUERELLI 12 COLORI", "PENNELLO TONDO N. 6", "CARTELLINA 3 LEMBI ROSSA", "BUSTE FORATE A4 100 PZ", "PUNTI METALLICI 6/4", "CUCITRICE A PINZA", "LAVAGNETTA BIANCA 40X60", "CANCELLINO MAGNETICO", "GRAFFETTE N. 4 SCATOLA 100", "NOTE ADESIVE 76X76", "DIARIO 16 MESI SETTIMANALE", "ASTUCCIO BUSTINA GIALLO", "ETICHETTE SCOLASTICHE 30 PZ", "COPRIQUADERNO TRASPARENTE", "GOMMA BICOLORE", "TEMPERINO DOPPIO METALLO", "MINE 0,5 HB 12 PZ", "CALCOLATRICE SCIENTIFICA")
    for i, t in enumerate(N):
        d.lines.append(Ln(i + 1, f"DU{2104 + i * 13:05}", t, 12 * (1 + i * 5 % 11), "PZ" if i % 6 else "CF", D("0.38") + D(i * 47 % 531) / 100, ean=f"80{12345670000 + i * 9173:011}" if i % 4 == 0 else None))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.22")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5)
    X = [(40, "l"), (62, "l"), (118, "l"), (335, "l"), (390, "r"), (460, "r"), (550, "r")]
    def head(pg):
        c.t(40, 45, buyer.name, 11, "HB"); c.ts(40, 57, buyer.lines + ["P.IVA 02211840373"], 10, size=7.5); c.t(330, 45, "Spett.le", 7.5); c.ts(330, 57, sup.all(), 11.5, size=9)
        for i, (k, v) in enumerate((("Documento", "ORDINE A FORNITORE"), ("Numero", "416/A"), ("Data", "27/08/2025"), ("Pagamento", "RI.BA. 30/60 GG DF"), ("Consegna", "03/09/2025"), ("Pag.", f"{pg}/3"))):
            x = (40, 155, 215, 280, 400, 490)[i]
            c.r(x, 102, (155, 215, 280, 400, 490, 555)[i] - x, 26, lw=0.4); c.t(x + 3, 110, k, 6); c.t(x + 3, 122, v, 8.5, "HB")
        c.r(40, 138, 515, 15, 0.88, 0.4); put(c, 149, X, ("N.", "Codice", "Descrizione", "U.M.", "Quantità", "Prezzo netto", "Importo"), 8, "HB"); return 168
    y, run, pg = head(1), D(0), 1
    for n, l in enumerate(d.lines):
        if n in (14, 28):
            c.hl(y - 4, 40, 555, 0.4); c.t(460, y + 8, "A riportare", 8.5, "HI", "r"); c.t(550, y + 8, num(run, "de"), 8.5, "HI", "r"); c.t(555, 800, "Segue", 7.5, a="r"); c.page(); pg += 1; y = head(pg)
            c.t(460, y, "Riporto", 8.5, "HI", "r"); c.t(550, y, num(run, "de"), 8.5, "HI", "r"); y += 18
        put(c, y, X, (l.line, l.si, l.desc, l.uom, num(l.qty, "de"), num(l.price, "de", 3), num(l.amount, "de"))); run += l.amount; y += 14
        if l.ean:
            c.t(118, y - 2, "EAN " + l.ean, 7); y += 12
        y += 14 if n % 2 else 8
    for x, w, k, v in ((40, 170, "Totale imponibile", num(d["subtotal"], "de")), (210, 170, "IVA 22%", num(d["tax"], "de")), (380, 175, "Totale ordine EUR", num(d["total"], "de"))):
        c.r(x, 700, w, 30, lw=0.5); c.t(x + 4, 709, k, 6.5); c.t(x + w - 6, 724, v, 10, "HB", "r")
    c.t(40, 750, "Luogo di consegna: CARTOLIBRERIA DELL'UNIVERSITÀ S.N.C., Via Zamboni 71/B, 40126 BOLOGNA (BO), ore 8-12.", 8); c.gofpdf(d.pdf())
    return d


@layout("wb-fr-appel-livraison-echeancier")
def _(name):
    d = Doc(name, "itext", "fr", ["order with schedule rows below each item (Échéances)", "quantities of the schedule look like lines", "Réf. marché cadre decoy", "prix pour 100 in words under the price"])
    buyer = P("FONDERIE DU VIMEU SAS", "17 rue de la République", "80210 FEUQUIERES-EN-VIMEU")
    sup = P("SABLES INDUSTRIELS PICARDS", "Carrière de Nampcel", "60400 NOYON")
    d.f.update(po_number="CA-250318-07", po_date="2025-03-18", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("FONDERIE DU VIMEU - Parc à sable", "Chemin des Usines", "80210 FEUQUIERES-EN-VIMEU"), payment_terms="45 jours fin de mois")
    S = ((10, "SIL-LA32", "SIP-LA32", "Sable silice LA32 vrac", 120, "T", "41.20", 1, (("25/03/2025", 30), ("08/04/2025", 30), ("22/04/2025", 30), ("06/05/2025", 30))), (20, "BENT-AC", "SIP-BN2", "Bentonite activée sac 25 kg", 960, "SAC", "612.00", 100, (("25/03/2025", 480), ("06/05/2025", 480))), (30, "NOIR-MIN", "SIP-NM1", "Noir minéral big-bag 1 t", 8, "BB", "388.50", 1, (("08/04/2025", 8),)))
    c = b.Canvas(size=9)
    c.t(40, 50, buyer.name, 14, "HB"); c.ts(40, 63, buyer.lines, 11, size=8); c.t(555, 50, "COMMANDE AVEC ÉCHÉANCIER", 12, "HB", "r"); c.t(555, 66, "N° CA-250318-07 du 18/03/2025", 10, "H", "r")
    c.t(40, 105, "FOURNISSEUR", 7, "HB"); c.ts(40, 117, sup.all(), 12); c.t(300, 105, "LIVRER À", 7, "HB"); c.ts(300, 117, d["ship_to"].all(), 12)
    c.t(40, 165, "Réf. marché cadre : MC-2025-004      Règlement : 45 jours fin de mois      Franco      Montants en EUR HT")
    X = [(40, "l"), (66, "l"), (130, "l"), (190, "l"), (385, "r"), (392, "l"), (460, "r"), (555, "r")]
    c.hl(176); put(c, 187, X, ("Pos", "Notre code", "Votre code", "Désignation", "Quantité", "U", "Prix unit.", "Montant"), 8, "HB"); c.hl(192); y = 208
    for i, m, s, t, q, u, p, per, sch in S:
        l = Ln(i, s, t, q, u, p, bi=m, per=per); d.lines.append(l)
        put(c, y, X, (i, m, s, t, qn(q, "sp"), u, num(p, "sp"), num(l.amount, "sp"))); y += 11
        if per != 1:
            c.t(460, y, "pour 100", 7.5, "HI", "r")
        for k, (dd, n) in enumerate(sch):
            c.t(190, y, "Échéance" if k == 0 else "", 8); c.t(240, y, dd, 8); c.t(385, y, qn(n, "sp"), 8, a="r"); c.t(392, y, u, 8); y += 11
        y += 10
    d["total"] = d.net()
    c.hl(y - 6); c.t(460, y + 8, "Montant total HT", 9, "HB", "r"); c.t(555, y + 8, num(d["total"], "sp"), 9, "HB", "r"); c.ts(40, y + 40, ["Toute échéance non tenue doit être signalée 5 jours avant. Pesée contradictoire à l'arrivée.", "Le Responsable Achats, F. Delattre"], 13); c.itext(d.pdf())
    return d


@layout("wb-ch-de-fr-verkehrsbetriebe-zweisprachig")
def _(name):
    d = Doc(name, "wkhtmltopdf", "de", ["Swiss transport company of Biel, German-French heads", "CHF, prices with four decimals", "two addresses in one box with headings in two languages", "net prices, tax row in two languages", "rounded totals, MWST/TVA 8,1"])
    buyer = P("Verkehrsbetriebe Seeland AG", "Transports publics du Seeland SA", "Bözingenstrasse 78", "2502 Biel/Bienne")
    ship = P("Depot / Dépôt Bözingenfeld", "Längfeldweg 120", "2504 Biel/Bienne")
    sup = P("Frottement Romand Sàrl", "Route de Soleure 12", "2072 Saint-Blaise")
    d.f.update(po_number="VBS-25-30871", po_date="2025-09-30", requested_date="2025-10-21", currency="CHF", buyer=buyer, bill_to=P("Verkehrsbetriebe Seeland AG", "Finanzen / Finances", "Postfach / Case postale 344", "2501 Biel/Bienne"), ship_to=ship, supplier=sup, payment_terms="30 Tage netto / 30 jours net")
    d["payment_terms_alt"] = ["30 Tage netto", "30 jours net"]
    r = ""
    for i, m, s, t, t2, q, u, p in ((10, "8810447", "FR-BB-110", "Bremsbelag Achse 1", "Garniture de frein essieu 1", 24, "Satz/jeu", "184.2500"), (20, "8810448", "FR-BB-210", "Bremsbelag Achse 2", "Garniture de frein essieu 2", 24, "Satz/jeu", "201.6000"), (30, "8840012", "FR-SW-PTFE", "Schleifleiste Stromabnehmer", "Bande de frottement pantographe", 40, "Stk/pce", "96.4050"), (40, "8899001", "FR-MONT", "Montagepaste 1 kg", "Pâte de montage 1 kg", 6, "Dose/boîte", "38.9000")):
        l = Ln(i, s, t, q, u, p, bi=m); d.lines.append(l)
        r += f"<tr><td>{i}<td>{m}<br>{s}<td>{t}<br><i>{t2}</i><td class=n>{qn(q, 'chr')}<td>{u}<td class=n>{num(p, 'chr', 4)}<td class=n>{num(l.amount, 'chr')}</tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.081")); d["total"] = d["subtotal"] + d["tax"]
    b.wk(b.page("body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.l th{border-bottom:2px solid #c00;text-align:left;font-size:8pt}.l td{padding:4px 4px 4px 0;border-bottom:1px solid #ddd}.n{text-align:right!important;white-space:nowrap}i{color:#555}.b td{border:1px solid #999;padding:5px;width:33%}.k{font-size:7pt;color:#666}", f'''<table><tr><td><b style="color:#c00;font-size:16pt">vbs/tps</b><br>{buyer.h()}<td class=n><b style="font-size:13pt">Bestellung / Commande</b><br><b>VBS-25-30871</b><br>30.09.2025</table><br><table class=b><tr><td><span class=k>Lieferant / Fournisseur</span><br>{sup.h()}<td><span class=k>Lieferadresse / Adresse de livraison</span><br>{ship.h()}<td><span class=k>Rechnungsadresse / Adresse de facturation</span><br>{d["bill_to"].h()}</table><p>Liefertermin / Délai de livraison: <b>21.10.2025</b><br>Zahlungsbedingungen / Conditions de paiement: {d["payment_terms"]}<br>Kontakt / Contact: Y. Racine, 032 344 00 18</p>
<table class=l><tr><th>Pos.<th>Unsere Nr. / Notre n°<br>Ihre Nr. / Votre n°<th>Bezeichnung / Désignation<th class=n>Menge<br>Quantité<th>Einheit<br>Unité<th class=n>Preis CHF<br>Prix CHF<th class=n>Betrag CHF<br>Montant CHF</tr>{r}</table><table style="width:55%;margin-left:45%"><tr><td>Total exkl. MWST / hors TVA<td class=n>{num(d["subtotal"], "chr")}<tr><td>MWST / TVA 8.1%<td class=n>{num(d["tax"], "chr")}<tr><td><b>Total CHF</b><td class=n><b>{num(d["total"], "chr")}</b></table><p style="font-size:8pt">Es gelten unsere AEB. / Nos CGA sont applicables. www.vbs-tps.example &nbsp; CHE-108.955.012 MWST/TVA</p>''', "de"), d.pdf())
    d["buyer_alt"] = [P("Transports publics du Seeland SA", "Bözingenstrasse 78", "2502 Biel/Bienne")]
    return d


@layout("wb-nl-en-sap-ariba-purchase-order-eindhoven")
def _(name):
    d = Doc(name, "weasyprint", "nl", ["Dutch works, English order, Dutch foot", "numbers 1.234,50 in an English text", "ordered by, requester, cost allocation in a row under each line", "lines with 'Part #' missing for a service", "Page 1/2 with conditions on the second"])
    buyer = P("Optronix Manufacturing B.V.", "De Schakel 22", "5651 GH Eindhoven", "The Netherlands")
    sup = P("Kempen Fijnmetaal B.V.", "Ekkersrijt 4120", "5692 DC Son", "The Netherlands")
    d.f.update(po_number="PO4900117732", po_date="2025-11-06", currency="EUR", buyer=buyer, bill_to=P("Optronix Manufacturing B.V.", "Accounts Payable", "P.O. Box 8044", "5601 KA Eindhoven", "The Netherlands"), ship_to=P("Optronix Manufacturing B.V.", "Building HTC-7 Dock 2", "De Schakel 30", "5651 GH Eindhoven", "The Netherlands"), supplier=sup, payment_terms="Net 60 days")
    r = ""
    for i, m, s, t, q, u, p, dd in ((1, "OPX-40071.22", "KF-22810", "Optics mount, Al 6082, black anodised", 60, "EA", "143.75", "2025-12-08"), (2, "OPX-40093.04", "KF-22934", "Base plate 400x250, ground", 20, "EA", "1084.50", "2025-12-15"), (3, "OPX-41100.01", "KF-23001", "Flexure set titanium gr. 5", 40, "SET", "212.30", "2025-12-15"), (4, None, None, "Measurement report, CMM, per batch", 3, "EA", "165.00", "2025-12-15")):
        l = Ln(i, s, t, q, u, p, bi=m, date=dd); d.lines.append(l)
        r += f"<tr><td>{i}<td>{m or ''}<td>{s or ''}<td>{t}<td class=n>{qn(q, 'de')}<td>{u}<td>{dt(dd, '{dd}-{mm}-{yyyy}')}<td class=n>{num(p, 'de')}<td class=n>{num(l.amount, 'de')}<tr class=s><td><td colspan=8>Requester: J. van den Heuvel &middot; Cost center 71{i}400 &middot; G/L 600120 &middot; tax code V3</tr>"
    d["total"] = d.net()
    b.weasy(b.page("@page{size:A4;margin:16mm 14mm 18mm;@bottom-left{content:'Optronix Manufacturing B.V. - KvK 17088214 - BTW NL809114477B01 - ING NL33 INGB 0004 4711 80';font:6.5pt 'Liberation Sans'}@bottom-right{content:'Page ' counter(page) ' / ' counter(pages);font:6.5pt 'Liberation Sans'}}body{font:8.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.l th{background:#222;color:#fff;text-align:left;padding:3px;font-size:7.5pt}.l td{padding:4px 3px 0}.s td{font-size:7pt;color:#555;padding-bottom:5px!important;border-bottom:0.4pt solid #bbb}.n{text-align:right!important;white-space:nowrap}.c{columns:2;font-size:7pt;page-break-before:always}", f'''<table><tr><td style="width:50%"><b style="font-size:15pt;letter-spacing:2px">OPTRONIX</b><td><b style="font-size:13pt">Purchase Order</b></table><table style="margin:8px 0"><tr><td style="width:33%"><b>Supplier</b><br>{sup.h()}<br>Vendor 100447<td style="width:33%"><b>Ship to</b><br>{d["ship_to"].h()}<td><b>Bill to</b><br>{d["bill_to"].h()}</table><table style="margin-bottom:8px"><tr><td>Order number<br><b>PO4900117732</b><td>Order date<br><b>06-11-2025</b><td>Payment terms<br><b>Net 60 days</b><td>Incoterms<br><b>DAP Eindhoven</b><td>Buyer<br><b>Marloes Sanders</b><td>Currency<br><b>EUR</b></table>
<table class=l><tr><th>#<th>Our item<th>Your item<th>Description<th class=n>Qty<th>UoM<th>Need-by<th class=n>Unit price<th class=n>Net amount</tr>{r}</table><p style="text-align:right"><b>Order total excl. VAT: EUR {num(d["total"], "de")}</b></p><p>Please confirm this order within 2 working days to po@optronix.example. Clean and vacuum packed according to ECS-0118.</p><div class=c><h4>General conditions of purchase (extract)</h4>{"".join(f"<p>{i}. {x}</p>" for i, x in enumerate(("These conditions apply to all requests, quotations and orders. Any general terms of the supplier are expressly rejected.", "Prices are fixed, in euros and exclusive of VAT, unless agreed otherwise in writing.", "Delivery takes place DDP at the agreed place on the agreed date. The agreed date is a strict deadline. For each week of delay a penalty of 1%, up to 10% of the order total, is due.", "Ownership passes on delivery. Optronix may reject goods within 30 days of receipt.", "Invoices state the order number and item numbers and are sent as PDF to invoice@optronix.example. Payment takes place 60 days after receipt of a correct invoice.", "The supplier keeps secret all information received, drawings included, for 5 years.", "Warranty is 24 months after delivery.", "Dutch law applies. Disputes are brought before the court of Oost-Brabant, location 's-Hertogenbosch."), 1))}</div>''', "en"), d.pdf())
    return d


@layout("wb-non-de-rechnung-bestellnr-fett")
def _(name):
    d = non_order(name, "weasyprint", "de", "invoice", ["invoice of a wholesaler, Ihre Bestellnummer bold at the top", "Lieferanschrift and Rechnungsanschrift as on an order", "bank and Leistungsdatum"])
    b.weasy(b.page("@page{size:A4;margin:20mm}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.l th{border-bottom:1px solid;text-align:left}.n{text-align:right!important}", '''<p style="text-align:right"><b style="font-size:13pt">Dental-Depot Thüringer Wald GmbH</b><br>Gothaer Straße 5a, 98544 Zella-Mehlis</p><table><tr><td>Rechnungsanschrift<br>Zahnarztpraxis Dr. Melanie Truckenbrodt<br>Bahnhofstraße 22<br>98527 Suhl<td>Lieferanschrift<br>wie Rechnungsanschrift<td><b>Ihre Bestellnummer: B-10093</b><br>Bestelldatum: 17.01.2025<br>Kundennummer: 338214<br>Rechnungsnummer: 25-00871<br>Rechnungsdatum: 27.01.2025<br>Leistungsdatum: 24.01.2025</table><h3>Rechnung</h3><table class=l><tr><th>Pos.<th>Artikelnr.<th>Bezeichnung<th class=n>Menge<th class=n>Einzelpreis<th class=n>Gesamt<tr><td>1<td>DD-40012<td>Nitrilhandschuhe Gr. M, blau, 100 St.<td class=n>30 Packung<td class=n>6,49 €<td class=n>194,70 €<tr><td>2<td>DD-41107<td>Komposit A2 Spritze 4 g<td class=n>8 Stück<td class=n>38,20 €<td class=n>305,60 €</table><p style="text-align:right">Netto 500,30 €<br>19 % USt 95,06 €<br><b>Rechnungsbetrag 595,36 €</b></p><p>Zahlbar bis 10.02.2025 ohne Abzug auf IBAN DE44 8405 0000 1705 0044 18 (HELADEF1RRS).</p>''', "de"), d.pdf())
    return d


@layout("wb-non-fr-demande-achat-interne")
def _(name):
    d = non_order(name, "dompdf", "fr", "requisition", ["internal purchase requisition with suggested supplier, amounts and a budget", "visa boxes, mention 'ne vaut pas commande'"])
    b.dompdf(b.page("body{font-family:Helvetica;font-size:9pt}table{width:100%;border-collapse:collapse}.l td,.l th{border:0.5px solid #333;padding:3px}.n{text-align:right}", '''<h2>DEMANDE D'ACHAT N&deg; DA-2025-0447</h2><p>Plastiques de l'Ain SAS - Service maintenance</p><table class=l><tr><td>Demandeur : P. Berrod</td><td>Date : 12/09/2025</td><td>Centre de co&ucirc;t : 4420</td></tr><tr><td>Fournisseur propos&eacute; : Visserie Inserts Rh&ocirc;ne</td><td>Livraison souhait&eacute;e : 30/09/2025</td><td>Budget : OPEX 2025</td></tr></table><br><table class=l><tr><th>Article</th><th>D&eacute;signation</th><th>Qt&eacute;</th><th>U</th><th>Prix estim&eacute;</th><th>Montant</th></tr><tr><td>MNT-118</td><td>Roulement 6205-2RS</td><td class=n>20</td><td>PC</td><td class=n>6,40</td><td class=n>128,00</td></tr><tr><td>MNT-140</td><td>Courroie HTD 1120-8M-30</td><td class=n>4</td><td>PC</td><td class=n>38,90</td><td class=n>155,60</td></tr><tr><td colspan=5 class=n>Total estim&eacute; HT</td><td class=n>283,60</td></tr></table><p><b>Document interne - ne vaut pas commande.</b></p><table class=l><tr><td style="height:50px">Visa chef de service</td><td>Visa achats</td><td>Visa direction</td></tr></table>''', "fr"), d.pdf())
    return d


@layout("wb-review-it-modulo-ordine-da-completare")
def _(name):
    d = Doc(name, "prawn ttf", "it", ["order whose quantities are left to be filled in by hand", "number and vendor given, quantities of two lines blank (dotted)"], expect="review")
    d.must_review = True
    buyer = P("Panificio Artigiano Ferri", "Via Roma 9", "12042 Bra (CN)")
    d.f.update(po_number="33/2025", po_date="2025-10-20", currency="EUR", buyer=buyer, ship_to=buyer, supplier=P("Molino Langhe S.r.l.", "Strada Alba 40", "12060 Roddi (CN)"))
    d.f["lines"] = [Ln(1, "ML-00-25", "Farina 00 sacco 25 kg", 30, "sacchi", "21.40"), Ln(2, "ML-INT-25", "Farina integrale sacco 25 kg", 0, "sacchi", "23.90", amount=None), Ln(3, "ML-SEM-25", "Semola rimacinata sacco 25 kg", 0, "sacchi", "24.60", amount=None)]
    c = b.Canvas(size=10, font="T")
    c.t(50, 60, buyer.name, 15, "TB"); c.t(50, 75, "Via Roma 9, 12042 Bra (CN)"); c.t(50, 115, "ORDINE N. 33/2025 del 20/10/2025", 13, "TB"); c.ts(330, 110, ["Spett.le"] + d["supplier"].all(), 13); c.t(50, 175, "Consegna presso il nostro laboratorio di Via Roma 9, 12042 Bra (CN). Quantità da confermare telefonicamente dove manca.")
    X = [(50, "l"), (80, "l"), (160, "l"), (370, "r"), (378, "l"), (470, "r"), (545, "r")]
    put(c, 205, X, ("N.", "Codice", "Prodotto", "Quantità", "UM", "Prezzo EUR", "Importo"), 9.5, "TB"); c.hl(210, 50, 545); y = 228
    for l in d.lines:
        put(c, y, X, (l.line, l.si, l.desc, qn(l.qty) if l.qty else "............", l.uom, num(l.price, "de"), num(l.amount, "de") if l.amount else "............"), 10, "T"); y += 20
    for l in d.lines[1:]:
        l.qty = None
    c.prawn(d.pdf(), ttf=True)
    return d
