# SPDX-License-Identifier: Apache-2.0
"""Houses of Italy: TeamSystem, Mago, Danea, SAP, health authorities, tile works."""
from lib import *
import backends as b


def put(c, y, X, vals, size=8.5, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


@layout("wb-it-teamsystem-ordine-sconti-composti")
def _(name):
    d = Doc(name, "libharu", "it", ["TeamSystem Gestionale form", "discount 40+10+5 printed as text", "box grid of head cells", "Destinazione merce", "Totale imponibile, IVA 22%", "Spett.le before the vendor"])
    buyer = P("TERMOIDRAULICA BELLINI S.R.L.", "Via dell'Artigianato, 45", "31030 DOSSON DI CASIER (TV)")
    ship = P("CANTIERE RESIDENZA AURORA", "Via Terraglio, 118", "31022 PREGANZIOL (TV)")
    sup = P("IDROVENETA DISTRIBUZIONE S.P.A.", "Viale della Navigazione Interna, 33", "35129 PADOVA (PD)")
    d.f.update(po_number="OF/2025/001147", po_date="2025-05-15", requested_date="2025-05-26", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="R.B. 60 GG F.M.")
    for i, s, t, u, q, p, ds, pct in ((1, "IV20500", "TUBO MULTISTRATO 20X2 RIV. 6 MM ROSSO", "MT", 600, "2.1800", "50+10", "55"), (2, "IV31207", "RACCORDO GOMITO PRESS 20X1/2\" F", "NR", 80, "6.9500", "40+10", "46"), (3, "IV48810", "COLLETTORE ACCIAIO INOX 1\" 10 VIE", "NR", 4, "318.0000", "45", "45"), (4, "IV50022", "CASSETTA ISPEZIONE METALLO 800X450", "NR", 4, "96.5000", "30+5", "33.5")):
        d.lines.append(Ln(i, s, t, q, u, p, disc=pct, ds=ds)); d.lines[-1].disc = None
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.22")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5)
    c.t(35, 45, buyer.name, 13, "HB"); c.ts(35, 58, buyer.lines + ["P.IVA e C.F. 03271180264 - SDI M5UXCR1"], 10, size=7.5)
    c.r(320, 36, 240, 74, lw=0.8); c.t(326, 47, "Spett.le", 7.5); c.ts(326, 60, sup.all(), 12, size=9)
    c.r(35, 106, 260, 50, lw=0.8); c.t(39, 115, "Destinazione merce", 6.5); c.ts(39, 127, ship.all(), 11)
    def cell(x, y, w, k, v):
        c.r(x, y, w, 25, lw=0.5); c.t(x + 3, y + 8, k, 6); c.t(x + 3, y + 20, v, 8.5, "HB")
    x = 35
    for w, k, v in ((115, "Tipo documento", "ORDINE A FORNITORE"), (95, "Numero", "OF/2025/001147"), (65, "Data", "15/05/2025"), (60, "Cod. fornitore", "F00318"), (110, "Pagamento", "R.B. 60 GG F.M."), (80, "Consegna", "26/05/2025")):
        cell(x, 165, w, k, v); x += w
    X = [(38, "l"), (62, "l"), (112, "l"), (340, "l"), (395, "r"), (448, "r"), (456, "l"), (535, "r"), (557, "r")]
    c.r(35, 198, 525, 14, 0.88, 0.5); put(c, 208, X, ("Riga", "Codice", "Descrizione", "UM", "Quantità", "Prezzo", "Sconti", "Importo", "IVA"), 7.5, "HB"); y = 226
    for l in d.lines:
        put(c, y, X, (l.line, l.si, l.desc, l.uom, num(l.qty, "de"), num(l.price, "de", 4), l.ds, num(l.amount, "de"), "22")); y += 14
    c.t(112, y + 4, "Rif. Vs. offerta n. 2210 del 07/05/2025", 8, "HI")
    c.r(35, 212, 525, 300, lw=0.5)
    x = 35
    for w, k, v in ((175, "Totale imponibile", num(d["subtotal"], "de")), (175, "Totale imposta", num(d["tax"], "de")), (175, "TOTALE ORDINE  EUR", num(d["total"], "de"))):
        cell(x, 512, w, k, v); x += w
    c.t(35, 555, "Note: consegna con avviso telefonico al capocantiere sig. Zanatta 348 0001188. Porto: FRANCO. Mezzo: VETTORE.", 7.5); c.t(560, 800, "Pag. 1", 7.5, a="r"); c.haru(d.pdf())
    return d


@layout("wb-it-mago-ordine-articolo-nostro-vostro")
def _(name):
    d = Doc(name, "Go fpdf", "it", ["Mago form", "two-row item: ours above theirs", "five decimals", "Data consegna per row", "no grand total, valuta head cell only"])
    buyer = P("Officine Meccaniche Stradella SpA", "Strada Bressana 12", "27049 Stradella PV")
    sup = P("Minuterie Lecchesi Srl", "Via Fiandra 21", "23900 Lecco")
    d.f.update(po_number="2500873", po_date="2025-09-29", currency="EUR", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="Bonifico bancario 90 gg data fattura fine mese")
    for m, s, t, q, u, p, dd in (("VTE8X25ZN", "5739-8.25", "VITE TE M8X25 8.8 ZB UNI 5739", 12000, "PZ", "0.04320", "2025-10-20"), ("DADM8AUT", "7474-M8", "DADO AUTOBLOCCANTE M8 CL.8", 12000, "PZ", "0.02875", "2025-10-20"), ("ROS8X24", "6593-8", "ROSETTA FASCIA LARGA 8X24", 20000, "PZ", "0.01140", "2025-10-27"), ("SPCIL6X30", "6325-6.30", "SPINA CILINDRICA TEMPRATA 6X30 m6", 3500, "PZ", "0.08950", "2025-11-10")):
        d.lines.append(Ln(None, s, t, q, u, p, bi=m, date=dd))
    c = b.Canvas(size=8.5)
    c.t(40, 48, "OMS", 26, "HB"); c.ts(105, 36, buyer.all() + ["Tel. 0385 400118 - P.IVA IT00418870184"], 10, size=7.5); c.t(555, 44, "ORDINE A FORNITORE", 13, "HB", "r"); c.t(555, 58, "N. 2500873 del 29/09/2025", 10, "HB", "r")
    c.ts(330, 96, ["Spettabile"] + sup.all(), 12.5, size=10)
    c.ts(40, 100, ["Fornitore: 401187   Valuta: EUR", "Pagamento: Bonifico bancario 90 gg data fattura fine mese", "Porto: FRANCO NS. STABILIMENTO", "Luogo di consegna: Officine Meccaniche Stradella SpA,", "Strada Bressana 12, 27049 Stradella PV"], 12)
    X = [(40, "l"), (130, "l"), (345, "l"), (410, "r"), (478, "r"), (555, "r")]
    c.hl(176, 40, 555, 1); put(c, 187, X, ("Ns. codice", "Descrizione", "U.M.", "Q.tà", "Prezzo un.", "Importo"), 8, "HB"); put(c, 197, X, ("Vs. codice", "Data consegna"), 8, "HI"); c.hl(201, 40, 555, 1); y = 216
    for l in d.lines:
        put(c, y, X, (l.bi, l.desc, l.uom, qn(l.qty, "de"), num(l.price, "de", 5), num(l.amount, "de"))); put(c, y + 11, X, (l.si, "cons. " + dt(l.date, "{dd}/{mm}/{yyyy}")), 8, "HI"); y += 30
    c.hl(y - 10, 40, 555, 1); c.ts(40, y + 10, ["Si prega di restituire copia del presente ordine firmata per accettazione entro 3 gg lavorativi.", "Condizioni di collaudo: secondo capitolato QA-04 rev. 6. Certificato di conformità 2.1 EN 10204.", "L'Ufficio Acquisti: rag. M. Achilli"], 12, size=8); c.gofpdf(d.pdf())
    return d


@layout("wb-it-asl-ordine-nso-cig")
def _(name):
    d = Doc(name, "chromium", "it", ["health authority, NSO order as the browser prints it", "CIG per line, codice AIC", "labels in small caps above values", "IVA 10 and 22", "ordine number N/prefix, id NSO triple", "Punto di consegna"])
    buyer = P("AZIENDA SANITARIA TERRITORIALE VALNURE", "Via Anguissola 15", "29121 Piacenza PC")
    ship = P("Magazzino Farmaceutico Unico", "Strada Agazzana 46", "29121 Piacenza PC")
    sup = P("Farmitalia Presidi S.r.l.", "Via Emilia Est 911", "41126 Modena MO")
    d.f.update(po_number="3-FAR-2025-10442", po_date="2025-12-02", requested_date="2025-12-09", currency="EUR", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="60 giorni data ricevimento fattura")
    r, tx = "", {10: D(0), 22: D(0)}
    for i, m, s, aic, t, q, u, p, v in ((1, "900117", "FP-NAC09-500", "034567012", "SODIO CLORURO 0,9% 500 ML SACCA", 1200, "PZ", "0.74000", 10), (2, "900245", "FP-GLU5-250", "034571027", "GLUCOSIO 5% 250 ML SACCA", 600, "PZ", "0.68500", 10), (3, "710033", "FP-DEF-STD", "", "DEFLUSSORE STANDARD LATEX FREE", 2500, "PZ", "0.21900", 22)):
        l = Ln(i, s, t, q, u, p, bi=m); d.lines.append(l); tx[v] += l.amount
        r += f"<tr><td>{i}<td>{m}<br><small>{s}</small><td>{t}<br><small>{'AIC ' + aic + ' - ' if aic else ''}CIG A04F{i}7C2D9</small><td>{u}<td class=n>{num(q, 'de')}<td class=n>{num(p, 'de', 5)}<td class=n>{v},00<td class=n>{num(l.amount, 'de')}</tr>"
    d["subtotal"] = d.net(); t1, t2 = r2(tx[10] * D("0.1")), r2(tx[22] * D("0.22")); d["tax"] = t1 + t2; d["tax_alt"] = [t1, t2]; d["total"] = d["subtotal"] + d["tax"]
    def f(k, v):
        return f"<div class=f><span>{k}</span><br>{v}</div>"
    b.chromium(b.page("@page{size:A4;margin:14mm}body{font:8.5pt 'DejaVu Sans'}.f{display:inline-block;min-width:30%;margin:0 2% 6px 0;vertical-align:top}.f span{font-size:6pt;text-transform:uppercase;color:#666}.g{border:1px solid #aaa;padding:6px;margin-bottom:8px}table{width:100%;border-collapse:collapse}th{background:#eef;font-size:7pt;text-align:left}td,th{border:1px solid #bbb;padding:3px;vertical-align:top}.n{text-align:right!important}small{font-size:6.5pt}", f'''<h3>Ordine di acquisto</h3><div class=g>{f("Numero ordine", "<b>3-FAR-2025-10442</b>")}{f("Data emissione", "02/12/2025")}{f("Identificativo NSO", "UFK7A2:2025-12-02:3-FAR-2025-10442")}{f("Consegna richiesta entro", "09/12/2025")}{f("Condizioni di pagamento", "60 giorni data ricevimento fattura")}{f("Divisa", "EUR")}</div><div class=g>{f("Cliente", buyer.h() + "<br>C.F. 91002500337")}{f("Fornitore", sup.h() + "<br>P.IVA IT02440110366")}{f("Punto di consegna", ship.h())}{f("Intestatario fattura", buyer.h() + "<br>Codice ufficio UFK7A2")}</div>
<table><tr><th>N.<th>Cod. cliente<br>Cod. fornitore<th>Descrizione<th>U.M.<th>Quantit&agrave;<th>Prezzo unitario<th>IVA %<th>Totale riga</tr>{r}</table><br><table style="width:50%;margin-left:50%"><tr><td>Imponibile 10%<td class=n>{num(tx[10], "de")}<td>Imposta<td class=n>{num(t1, "de")}<tr><td>Imponibile 22%<td class=n>{num(tx[22], "de")}<td>Imposta<td class=n>{num(t2, "de")}<tr><td colspan=3><b>Totale senza IVA</b><td class=n>{num(d["subtotal"], "de")}<tr><td colspan=3><b>Totale IVA</b><td class=n>{num(d["tax"], "de")}<tr><td colspan=3><b>Totale con IVA</b><td class=n>{num(d["total"], "de")}</table><p style="font-size:6.5pt">Documento prodotto dal sistema AREAS. Scadenza residua minima dei prodotti: 2/3 della validit&agrave;.</p>''', "it"), d.pdf())
    return d


@layout("wb-it-en-sap-ordine-condizioni-generali")
def _(name):
    d = Doc(name, "reportlab", "it", ["SAP, Italian-English heads", "second page of general conditions in two columns", "delivery date per item, price unit 1000", "foot of page with capital and register", "Ordine d'acquisto number with slash of date"])
    buyer = P("Valsesia Rubinetterie S.p.A.", "Regione Prati 7", "13011 Borgosesia (VC)", "Italia")
    ship = P("Valsesia Rubinetterie S.p.A.", "Stabilimento di Quarona", "Via Zignone 40", "13017 Quarona (VC)", "Italia")
    sup = P("Aciéries Frettes SA", "Route de Porrentruy 8", "2800 Delémont", "Svizzera")
    d.f.update(po_number="4700061983", po_date="2025-06-24", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Bonifico 60 gg fine mese / Bank transfer 60 days EOM")
    d["payment_terms_alt"] = ["Bonifico 60 gg fine mese", "Bank transfer 60 days EOM"]
    for i, m, s, t, q, u, p, per, dd in ((10, "RM00417", "AF-CART35", "Cartuccia ceramica Ø 35 mm", 4000, "NR", "2480", 1000, "2025-07-21"), (20, "RM00420", "AF-CART40", "Cartuccia ceramica Ø 40 mm", 2500, "NR", "2975", 1000, "2025-07-21"), (30, "RM01155", "AF-AER24", "Aeratore M24x1 cromato", 8000, "NR", "415", 1000, "2025-09-01")):
        d.lines.append(Ln(i, s, t, q, u, p, bi=m, per=per, date=dd))
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(50, 50, "VALSESIA", 20, "TB"); c.t(155, 50, "RUBINETTERIE", 11, "T")
    c.t(50, 90, "ORDINE D'ACQUISTO / PURCHASE ORDER", 12, "HB"); c.ts(50, 106, ["N./No.  4700061983", "Data/Date  24.06.2025", "Buyer  Giulia Tosi  +39 0163 400 217", "Cod. fornitore/Vendor  0000300417"], 12.5)
    c.t(320, 90, "Fornitore / Supplier", 7, "HB"); c.ts(320, 103, sup.all(), 12)
    c.t(50, 172, "Luogo di consegna / Ship to", 7, "HB"); c.ts(50, 184, ship.all(), 11.5); c.t(320, 172, "Fatturare a / Invoice to", 7, "HB"); c.ts(320, 184, buyer.all(), 11.5); d["bill_to"] = buyer
    c.t(50, 252, "Pagamento / Payment: " + d["payment_terms"]); c.t(50, 265, "Resa / Incoterms: DAP Quarona      Divisa / Currency: EUR")
    X = [(50, "l"), (78, "l"), (140, "l"), (316, "l"), (398, "r"), (404, "l"), (455, "r"), (486, "r"), (545, "r")]
    c.hl(276, 50, 545); put(c, 287, X, ("Pos.", "Materiale", "Descrizione", "Consegna", "Quantità", "UM", "Prezzo", "per", "Importo"), 8, "HB"); put(c, 297, X, ("Item", "Material", "Description", "Delivery", "Quantity", "", "Price", "per", "Amount"), 7.5, "HI"); c.hl(301, 50, 545); y = 316
    for l in d.lines:
        put(c, y, X, (l.line, l.bi, l.desc, dt(l.date, "{dd}.{mm}.{yyyy}"), qn(l.qty, "de"), l.uom, num(l.price, "de"), num(l.per, "de", 0), num(l.amount, "de"))); c.t(140, y + 11, "Vs. codice / Your code: " + l.si, 8); y += 29
    c.hl(y - 10, 50, 545); c.t(486, y + 5, "Totale netto / Net total EUR", 9, "HB", "r"); c.t(545, y + 5, num(d["total"], "de"), 9, "HB", "r")
    foot = "Cap. soc. € 2.500.000 i.v. - R.E.A. VC 104417 - P.IVA 00171820028                                       Pag. %d di 2"
    c.t(50, 810, foot % 1, 7); c.page(); c.t(50, 50, "CONDIZIONI GENERALI DI ACQUISTO", 10, "HB")
    txt = ["1. Accettazione - L'ordine si intende accettato se non", "contestato per iscritto entro 5 giorni dal ricevimento.", "2. Prezzi - I prezzi sono fissi e invariabili, imballo", "compreso, salvo diverso accordo scritto.", "3. Consegna - I termini di consegna sono essenziali. In", "caso di ritardo si applica una penale dello 0,5% per ogni", "settimana, fino a un massimo del 5% del valore.", "4. Quantità - Tolleranza ammessa +/- 2%. Le eccedenze", "potranno essere rese a spese del fornitore.", "5. Garanzia - 24 mesi dalla consegna. I difetti saranno", "denunciati entro 60 giorni dalla scoperta.", "6. Fatturazione - Ogni fattura riporterà numero d'ordine,", "posizione e codice materiale. Fatture prive di tali dati", "saranno respinte.", "7. Riservatezza - Disegni e campioni restano di proprietà", "dell'acquirente.", "8. Foro competente - Vercelli in via esclusiva."]
    c.ts(50, 72, txt, 11, size=7.5); c.ts(305, 72, [s for s in ("The Italian text prevails.", "1. Acceptance within 5 days of receipt.", "2. Prices are fixed, packing included.", "3. Time is of the essence; 0.5% penalty per week,", "max. 5% of the order value.", "4. Quantity tolerance +/- 2%.", "5. Warranty 24 months from delivery.", "6. Invoices must state order number and item.", "7. Drawings remain property of the purchaser.", "8. Court of jurisdiction: Vercelli.")], 11, size=7.5)
    c.t(50, 810, foot % 2, 7); c.reportlab(d.pdf())
    return d


@layout("wb-it-danea-easyfatt-ordine")
def _(name):
    d = Doc(name, "wkhtmltopdf", "it", ["Danea Easyfatt", "small shop, Cod. Descrizione Q.tà Prezzo Sconto Importo Iva", "€ before numbers", "Iva mark as 22", "Prevista consegna line", "Tot. documento in a coloured box"])
    buyer = P("Ferramenta Da Piero di Pietro Galli", "Corso Mazzini 77", "63100 Ascoli Piceno (AP)")
    sup = P("Utensileria Adriatica Srl", "Via Pasubio 144", "63074 San Benedetto del Tronto (AP)")
    d.f.update(po_number="87", po_date="2025-10-06", requested_date="2025-10-13", currency="EUR", buyer=buyer, supplier=sup, payment_terms="Rimessa diretta a ricevimento fattura")
    r = ""
    for s, t, q, u, p, di in (("UA1102", "Trapano avvitatore 18V 2 batterie", 6, "pz", "129.00", "35"), ("UA1177", "Set punte HSS 1-13 mm 25 pz", 10, "conf", "38.50", "40"), ("UA2040", "Flessibile 115 mm 900 W", 4, "pz", "64.00", "35"), ("UA8819", "Dischi taglio inox 115x1", 200, "pz", "1.20", "50")):
        l = Ln(None, s, t, q, u, p, disc=di); d.lines.append(l)
        r += f"<tr><td>{s}<td>{t}<td class=n>{q} {u}<td class=n>€ {num(p, 'de')}<td class=n>{di}%<td class=n>€ {num(l.amount, 'de')}<td class=n>22</tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.22")); d["total"] = d["subtotal"] + d["tax"]
    b.wk(b.page("body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.l th{background:#3d6fb4;color:#fff;padding:4px;text-align:left;font-size:8.5pt}.l td{padding:4px;border-bottom:1px solid #ccd}.n{text-align:right!important;white-space:nowrap}.t td{padding:4px}", f'''<table><tr><td width="52%"><b style="font-size:13pt">Ferramenta Da Piero</b><br>di Pietro Galli<br>Corso Mazzini 77<br>63100 Ascoli Piceno (AP)<br>P.Iva 01188740443<br>Tel 0736 250018<td valign=top><div style="border:1px solid #3d6fb4;padding:8px"><span style="font-size:7pt;color:#3d6fb4">Destinatario</span><br>{sup.h()}</div></table><br><table><tr><td><b style="font-size:14pt;color:#3d6fb4">Ordine fornitore nr. 87</b> &nbsp; del 06/10/2025<td class=n>Pagina 1 / 1<tr><td>Pagamento: Rimessa diretta a ricevimento fattura<td class=n>Prevista consegna: 13/10/2025</table><br><table class=l><tr><th>Cod.<th>Descrizione<th class=n>Q.t&agrave;<th class=n>Prezzo<th class=n>Sconto<th class=n>Importo<th class=n>Iva</tr>{r}</table><br><table class=t style="width:45%;margin-left:55%"><tr><td>Imponibile<td class=n>€ {num(d["subtotal"], "de")}<tr><td>Iva 22%<td class=n>€ {num(d["tax"], "de")}<tr style="background:#dfe9f7"><td><b>Tot. documento</b><td class=n><b>€ {num(d["total"], "de")}</b></table><p style="font-size:7.5pt">Note: consegnare con il solito corriere. Documento non valido ai fini fiscali.</p>''', "it"), d.pdf())
    d["buyer_alt"] = [P("Ferramenta Da Piero", *buyer.lines)]
    return d


@layout("wb-it-ceramica-mq-scatole-pallet")
def _(name):
    d = Doc(name, "cairo", "it", ["tile trade: pallets, boxes and square metres, priced by m2", "tone and calibre fields", "buyer a dealer in Germany writes Italian-English", "no item numbers of ours", "trasporto row as freight"])
    buyer = P("Fliesenhaus Rosenheim GmbH", "Kufsteiner Straße 101", "83022 Rosenheim", "Germania")
    sup = P("Ceramiche Sassolesi S.p.A.", "Via Radici in Piano 550", "41049 Sassuolo (MO)", "Italia")
    d.f.update(po_number="FR-2025-0217", po_date="2025-04-28", requested_date="2025-05-12", currency="EUR", buyer=buyer, supplier=sup, payment_terms="30 gg. data fattura sconto 2%", ship_to=P("Fliesenhaus Rosenheim GmbH, Lager", "Am Innspitz 4", "83022 Rosenheim", "Germania"), freight=D("420.00"))
    for s, t, pal, box, q, p in (("CS60120GR", "GRES STONE GRIGIO 60X120 RETT.", 4, 120, "172.80", "16.90"), ("CS6060BE", "GRES STONE BEIGE 60X60 RETT.", 3, 96, "138.24", "14.20"), ("CSBT760GR", "BATTISCOPA STONE GRIGIO 7X60", None, 20, "8.40", "31.50"), ("CS20120RV", "LISTONE ROVERE NATURALE 20X120", 2, 72, "86.40", "17.75")):
        d.lines.append(Ln(None, s, t, q, "MQ", p, pal=pal, box=box))
    d["subtotal"] = d.net(); d["total"] = d["subtotal"] + d["freight"]
    c = b.Canvas(size=9)
    c.t(297, 52, "Fliesenhaus Rosenheim", 20, "TB", "c"); c.t(297, 66, "Fliesenhaus Rosenheim GmbH - Kufsteiner Straße 101 - 83022 Rosenheim - Germania - USt-ID DE131190447", 8, "T", "c"); c.hl(72)
    c.ts(40, 100, ["Alla cortese attenzione: Sig.ra Montorsi, ufficio vendite estero"] + sup.all(), 12.5); c.t(40, 180, "ORDINE / ORDER FR-2025-0217", 13, "HB"); c.t(555, 180, "28/04/2025", 10, a="r")
    c.ts(40, 200, ["Consegna / delivery: 12/05/2025", "Destinazione / ship to: Fliesenhaus Rosenheim GmbH, Lager, Am Innspitz 4, 83022 Rosenheim, Germania", "Pagamento / payment: 30 gg. data fattura sconto 2%"], 13)
    X = [(40, "l"), (110, "l"), (320, "r"), (360, "r"), (415, "r"), (422, "l"), (480, "r"), (555, "r")]
    c.r(38, 248, 519, 28, 0.93, 0.4); put(c, 259, X, ("Articolo", "Descrizione", "Pallet", "Scat.", "Quantità", "UM", "€/MQ", "Importo €"), 8, "HB"); put(c, 270, X, ("Item", "Description", "Pallets", "Boxes", "Quantity", "", "Price", "Amount"), 7.5); y = 292
    for l in d.lines:
        put(c, y, X, (l.si, l.desc, l.pal or "", l.box, num(l.qty, "de"), l.uom, num(l.price, "de"), num(l.amount, "de"))); c.t(110, y + 11, "tono unico / one shade, 1a scelta", 7.5, "HI"); y += 27
    c.hl(y - 8)
    for k, v, f in (("Totale merce", d["subtotal"], "H"), ("Trasporto", d["freight"], "H"), ("Totale ordine EUR (art. 41 D.L. 331/93)", d["total"], "HB")):
        c.t(480, y + 6, k, 9, f, "r"); c.t(555, y + 6, num(v, "de"), 9, f, "r"); y += 14
    c.ts(40, y + 30, ["Pregasi confermare tono e data di ritiro prima del carico.", "Cordiali saluti, Anton Grieser"], 13); c.cairo(d.pdf())
    return d


@layout("wb-non-it-conferma-ordine-cliente")
def _(name):
    d = non_order(name, "tcpdf", "it", "order_confirmation", ["conferma d'ordine with rif. vs. ordine, looks like an order", "request of a signature for acceptance"])
    b.tcpdf('''<table><tr><td width="60%"><b style="font-size:14pt">MINUTERIE LECCHESI SRL</b><br>Via Fiandra 21 - 23900 Lecco</td><td width="40%">Spett.le<br><b>Officine Meccaniche Stradella SpA</b><br>Strada Bressana 12<br>27049 Stradella PV</td></tr></table><br><h3>CONFERMA D'ORDINE N. 1184/C DEL 01/10/2025</h3><p style="font-size:9pt">Rif. Vs. ordine: <b>2500873</b> del 29/09/2025 - Cod. cliente 20417 - Pagamento: BB 90 GG DF FM</p><table border="1" cellpadding="3" style="font-size:8.5pt"><tr><th>Codice</th><th>Descrizione</th><th>UM</th><th align="right">Q.t&agrave;</th><th align="right">Prezzo</th><th align="right">Importo</th><th>Consegna</th></tr><tr><td>5739-8.25</td><td>VITE TE M8X25 8.8 ZB</td><td>PZ</td><td align="right">12.000</td><td align="right">0,04320</td><td align="right">518,40</td><td>22/10/25</td></tr><tr><td>7474-M8</td><td>DADO AUTOBLOCCANTE M8</td><td>PZ</td><td align="right">12.000</td><td align="right">0,02875</td><td align="right">345,00</td><td>22/10/25</td></tr></table><p align="right"><b>Totale imponibile EUR 863,40</b></p><p style="font-size:8pt">Vi ringraziamo per l'ordine. Trascorsi 3 giorni senza Vs. comunicazione la presente si intende accettata.</p>''', d.pdf())
    return d
