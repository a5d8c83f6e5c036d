# SPDX-License-Identifier: Apache-2.0
"""Italy: taps, a local health authority, a furniture maker, a pasta mill."""
from l_zb_kit import *


@layout("zb-it-rubinetterie-mexal-sconti-doppi")
def _(name):
    I = (("OT.58.0220", "BAR-OT58-22", "BARRA OTTONE CW614N TONDO 22 MM", "KG", 2400, "7.184", "", None, "15/05"), ("OT.58.0270", "BAR-OT58-27", "BARRA OTTONE CW614N ESAG. 27 MM", "KG", 1850, "7.236", "", None, "15/05"), ("OR.EP.0118", "ORM-118-EP", "O-RING EPDM 118 PEROX.", "PZ", 20000, "0.0315", "10+5", "14.5", "29/05"), ("VI.TC.0412", "VTC-4X12", "VITE TCEI 4X12 A2", "PZ", 15000, "0.0284", "20", "20", "29/05"))
    buyer = P("RUBINETTERIE VALSESSERA S.P.A.", "REGIONE RONDO' 11", "13011 BORGOSESIA (VC)"); sup = P("METALLI E LEGHE BRESCIA S.R.L.", "VIA LABIRINTO 151", "25125 BRESCIA (BS)")
    d = od(name, "PDF::API2", "it", ["grid of boxes with captions, Italian ERP of the nineties", "discounts 10+5 in a column", "four decimals in prices, three in quantities", "delivery day and month without the year per row", "Tot. imponibile, IVA, Totale documento in boxes at the foot of the page", "row with a note only"],
           [Ln(None, s, t, q, u, p, bi=m, disc="20" if dv == "20" else None, amount=r2(q * D(p) * (1 - D(dv or 0) / 100))) for m, s, t, u, q, p, _, dv, _ in I], po_number="OF 1.447", po_date="2026-04-27", currency="EUR", buyer=buyer, supplier=sup, payment_terms="RB 60-90 GG DF FM")
    sums(d, 22)
    c = b.Canvas(size=8.5)
    bx = lambda x, y, w, h, cap, *v: (c.r(x, y, w, h), c.t(x + 3, y + 7, cap, 5.5, grey=.2), [c.t(x + 4, y + 19 + 11 * k, s, 9) for k, s in enumerate(v)])
    c.t(40, 48, buyer.name, 14, "HB"); c.t(40, 60, "REGIONE RONDO' 11 - 13011 BORGOSESIA (VC) - P.IVA IT01188204027", 8)
    bx(300, 70, 255, 50, "SPETT.LE", *sup.all()); bx(40, 70, 250, 50, "DESTINAZIONE", "IDEM")
    for x, w, cap, v in ((40, 120, "TIPO DOCUMENTO", "ORDINE A FORNITORE"), (160, 70, "NUMERO", "OF 1.447"), (230, 70, "DATA", "27/04/2026"), (300, 70, "COD. FORNITORE", "601.00417"), (370, 35, "PAG.", "1"), (405, 150, "PAGAMENTO", "RB 60-90 GG DF FM")):
        bx(x, 126, w, 24, cap, v)
    X = [(43, "l"), (102, "l"), (168, "l"), (340, "l"), (405, "r"), (452, "r"), (462, "l"), (525, "r"), (530, "l")]
    c.r(40, 156, 515, 14, .88); at(c, 166, X, ("NS. CODICE", "VS. CODICE", "DESCRIZIONE", "UM", "QUANTITA'", "PREZZO", "SC.%", "IMPORTO", "CONS."), font="HB", size=7); y = 184
    for k, (l, it) in enumerate(zip(d.lines, I)):
        if k == 2:
            c.t(168, y, "** COLLAUDO COME DA CAPITOLATO CQ-18 **", 7.5); y += 14
        at(c, y, X, (l.bi, l.si, l.desc, l.uom, num(l.qty, "de", 3), num(l.price, "de", 4), it[6], g(l.amount), it[8]), size=7.8); y += 14
    for x in (40, 99, 165, 337, 355, 408, 456, 485, 528, 555):
        c.l(x, 156, x, 690, .4)
    c.hl(690)
    for x, w, cap, v in ((40, 130, "TOT. IMPONIBILE", g(d["subtotal"])), (170, 60, "ALIQ.", "22"), (230, 110, "IMPOSTA", g(d["tax"])), (340, 75, "VALUTA", "EUR"), (415, 140, "TOTALE DOCUMENTO", g(d["total"]))):
        bx(x, 696, w, 28, cap, v)
    bx(40, 730, 515, 40, "NOTE", "RESA FRANCO NS. MAGAZZINO. MATERIALE CON CERTIFICATO 3.1 E DICHIARAZIONE DM 174/04.", "CITARE IL NUMERO D'ORDINE SU DDT E FATTURA.")
    c.perl(d.pdf())
    return d


@layout("zb-it-azienda-sanitaria-nso-stampa")
def _(name):
    I = ((1, "DM-4410-18", "Catetere venoso centrale bilume 7 Fr x 20 cm, kit completo", "A4118820", 60, "NR", "31.40"), (2, "DM-4480-02", "Medicazione trasparente per CVC 10x12 cm", "A4118821", 1500, "NR", "0.68"), (3, "DM-5107-00", "Prolunga con rubinetto a tre vie, 10 cm", "A4118822", 800, "NR", "0.93"))
    buyer = P("Azienda Sanitaria Territoriale dell'Alto Lario", "Via Stelvio 25", "23100 Sondrio (SO)"); sup = P("Presidi Medici Insubria S.r.l.", "Viale Varese 71", "22100 Como (CO)"); ship = P("Magazzino Ospedale di Gravedona", "Via Pelascini 3", "22015 Gravedona ed Uniti (CO)"); bill = P("Azienda Sanitaria Territoriale dell'Alto Lario", "UOC Economico Finanziaria", "23100 Sondrio (SO)")
    d = od(name, "wkhtmltopdf", "it", ["style sheet print of an electronic public order", "every field a caption and value row", "CIG per line, RDA number and endpoint ids as decoys", "VAT 4 % for devices", "a blank second page, as that printer often makes"],
           [Ln(n, s, t, q, u, p) for n, s, t, _, q, u, p in I], po_number="2026-ODA-0011827", po_date="2026-09-03", requested_date="2026-09-18", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, bill_to=bill, payment_terms="60 giorni data ricevimento fattura")
    sums(d, 4)
    kv = lambda xs: "".join(f"<tr><td class=k>{a}<td>{E(v)}" for a, v in xs)
    pa = lambda t, p, more=(): f"<td width='50%'><h3>{t}</h3><table>{kv((('Denominazione', p.name), ('Indirizzo', ', '.join(p.lines))) + tuple(more))}</table>"
    r = "".join(f"<tr><td>{l.line}<td>{l.si}<td>{E(l.desc)}<br><small>CIG: {it[3]}DF</small><td align=right>{num(l.qty, 'de')}<td>{l.uom}<td align=right>{num(l.price, 'de', 4)}<td align=right>{g(l.amount)}<td align=right>4%" for l, it in zip(d.lines, I))
    b.wk(b.page("body{font:9pt 'Liberation Sans'}table{border-collapse:collapse;width:100%}td,th{vertical-align:top;padding:2px 4px;text-align:left}.k{color:#245;width:38%;font-size:8pt}h3{background:#245;color:#fff;font-size:9pt;margin:6px 0 2px;padding:2px 4px}.d td,.d th{border:1px solid #9ab}.d th{background:#dfe8f0;font-size:8pt}small{color:#555}td[align=right]{text-align:right}", f'''<h2>Ordine elettronico</h2><table>{kv((("Identificativo ordine", "2026-ODA-0011827"), ("Data emissione", "03/09/2026"), ("Tipo", "Ordine semplice"), ("Valuta", "EUR"), ("Richiesta di acquisto", "RDA-2026-44180"), ("Consegna richiesta entro", "18/09/2026"), ("Condizioni di pagamento", "60 giorni data ricevimento fattura")))}</table><table><tr>{pa("Committente", buyer, (("Endpoint", "0201:UFX8Q2"), ("Partita IVA", "IT00988204147")))}{pa("Fornitore", sup, (("Endpoint", "0211:IT02244180138"),))}<tr>{pa("Luogo di consegna", ship)}{pa("Intestatario fattura", bill, (("Codice univoco ufficio", "7KX2P1"),))}</table><h3>Righe ordine</h3><table class=d><tr><th>Riga<th>Cod. articolo fornitore<th>Descrizione<th>Quantità<th>UdM<th>Prezzo unitario<th>Importo<th>IVA</tr>{r}</table><h3>Totali</h3><table>{kv((("Totale imponibile", g(d["subtotal"])), ("Totale imposta", g(d["tax"])), ("Totale ordine", g(d["total"]))))}</table>''', "it"), d.pdf(), "--zoom", "1.25", "-B", "15mm", "-T", "12mm")
    return d


@layout("zb-it-mobilificio-commessa-descrizione-lunga")
def _(name):
    I = (("Pannello truciolare nobilitato bianco W980 ST2, sp. 18 mm, form. 2800 x 2070, bordo grezzo, classe E1 / CARB P2, certificato FSC Mix Credit", 84, "FG", "41.60"), ("Bordo ABS bianco W980 23 x 1 mm, rotolo da 150 m, con primer", 36, "RT", "18.90"), ("Guida quadro estrazione totale L=500, chiusura ammortizzata, portata 30 kg, coppia destra e sinistra con agganci", 220, "CP", "13.45"), ("Cerniera 110° clip con base regolabile", 1200, "PZ", "0.88"))
    buyer = P("Mobilificio Brianza Contract srl", "Via Monte Resegone 40, 20831 Seregno MB"); sup = P("Semilavorati Legno Veneto spa", "Via Postumia 61, 31050 Ponzano Veneto TV"); ship = P("Terzista Falegnameria Galbiati", "Via Nazario Sauro 9, 20833 Giussano MB")
    d = od(name, "LibreOffice Writer", "it", ["letter form with a table, long descriptions over three rows", "no item numbers, Commessa column as decoy", "goods go to a subcontractor", "trasporto as an amount at the foot before VAT", "date written 'Seregno, lì 9 giugno 2026'"],
           [Ln(k + 1, None, t, q, u, p) for k, (t, q, u, p) in enumerate(I)], po_number="ODA 233/26", po_date="2026-06-09", requested_date="2026-06-24", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="Bonifico bancario 90 gg. d.f.")
    sums(d, 22, freight="120.00")
    r = "".join(f"<tr><td>{l.line}</td><td>26/0418</td><td>{E(l.desc)}</td><td align=right>{qn(l.qty, 'de')}</td><td>{l.uom}</td><td align=right>{g(l.price)}</td><td align=right>{g(l.amount)}</td></tr>" for l in d.lines)
    s = lambda a, v: f"<tr><td colspan=6 align=right>{a}</td><td align=right>{v}</td></tr>"
    b.soffice(f'''<html><head><meta charset="utf-8"><style>@page{{size:21cm 29.7cm;margin:1.8cm}}body{{font-family:"Liberation Serif";font-size:10.5pt}}td,th{{font-size:9.5pt}}p{{margin-bottom:0.2cm}}</style></head><body><table width=100%><tr><td align=center><font size="5"><b>Mobilificio Brianza Contract srl</b></font><br>Via Monte Resegone 40, 20831 Seregno MB - tel. 0362 22 118 - C.F. e P.IVA 03118204966</td></tr></table><p align=right>Spett.le<br>{sup.name}<br>Via Postumia 61, 31050 Ponzano Veneto TV</p><p>Seregno, lì 9 giugno 2026</p><p><b>Ordine d'acquisto ODA 233/26</b> - Vs. offerta 1182 del 29/05/2026 - Ns. commessa 26/0418 Hotel Lungolago</p><p>Con la presente Vi confermiamo l'ordine per la fornitura di:</p><table width=100% border=1 cellspacing=0 cellpadding=3><tr><th width=5%>N.</th><th width=10%>Commessa</th><th>Descrizione</th><th width=9%>Q.tà</th><th width=6%>UM</th><th width=11%>Prezzo</th><th width=13%>Importo</th></tr>{r}{s("Totale merce", g(d["subtotal"]))}{s("Trasporto", g(d["freight"]))}{s("IVA 22%", g(d["tax"]))}{s("<b>Totale &euro;</b>", "<b>" + g(d["total"]) + "</b>")}</table><p>Consegna: 24/06/2026 presso Terzista Falegnameria Galbiati, Via Nazario Sauro 9, 20833 Giussano MB.<br>Pagamento: Bonifico bancario 90 gg. d.f.<br>Imballo: pallet reggiati, altezza massima 120 cm.</p><p>Distinti saluti.<br><br>Ufficio Acquisti<br>Ivano Colzani</p></body></html>''', ".html", d.pdf())
    return d


@layout("zb-it-molino-pastificio-ordine-programma")
def _(name):
    I = ((10, "200417", "Semola di grano duro rimacinata, sfusa", 28000, "KG", "48.50", 100, "2026-07-06"), (20, "200417", "Semola di grano duro rimacinata, sfusa", 28000, "KG", "48.50", 100, "2026-07-13"), (30, "200417", "Semola di grano duro rimacinata, sfusa", 28000, "KG", "48.50", 100, "2026-07-20"), (40, "200533", "Farina tipo 00 W 280, big bag", 6000, "KG", "52.20", 100, "2026-07-13"))
    buyer = P("Pastificio Monti Dauni S.p.A.", "S.S. 16 km 684", "71121 Foggia"); sup = P("Molini del Tavoliere S.p.A.", "Contrada Vulgano", "71036 Lucera (FG)")
    d = od(name, "Qt", "it", ["SAP-like Italian order", "price per 100 KG as '48,50 EUR per 100 KG'", "same material three times with other dates", "Data consegna column with 'G' before the date", "Valore netto totale, IVA esclusa", "order number printed twice, the second in the foot"],
           [Ln(n, None, t, q, u, p, bi=m, per=e, date=w) for n, m, t, q, u, p, e, w in I], po_number="4700118204", po_date="2026-06-25", currency="EUR", buyer=buyer, supplier=sup, payment_terms="Entro 30 giorni senza deduzioni")
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(40, 60, "Pastificio Monti Dauni S.p.A.", 14, "TB"); c.t(40, 73, "S.S. 16 km 684 - 71121 Foggia")
    c.ts(40, 118, ["Spett.le"] + sup.all(), 13, size=10)
    c.r(320, 95, 235, 96)
    for k, (a, v) in enumerate((("Numero ordine / data", "4700118204 / 25.06.2026"), ("Persona di contatto / telefono", "Sig.ra Petruzzelli / 0881 77 41 18"), ("Ns. numero fax", "0881 77 41 19"))):
        c.t(326, 108 + 28 * k, a, 7.5, "HI"); c.t(326, 120 + 28 * k, v, 9.5)
    c.t(40, 214, "Ordine d'acquisto", 15, "HB"); c.ts(40, 234, ["Vs. numero fornitore presso di noi: 110447", "Condizioni di consegna: CPT Foggia", "Condizioni di pagamento: Entro 30 giorni senza deduzioni", "Divisa: EUR"], 13)
    X = [(40, "l"), (70, "l"), (130, "l"), (380, "r"), (386, "l"), (555, "r")]
    c.hl(290, w=1); at(c, 302, X, ("Pos.", "Materiale", "Descrizione", "Quantità ord.", "Unità", "Valore netto"), font="HB"); c.t(130, 314, "Prezzo unitario / Data consegna", font="HB"); c.hl(320, w=1); y = 336
    for l in d.lines:
        at(c, y, X, (l.line, l.bi, l.desc, num(l.qty, "de", 0), l.uom, g(l.amount))); c.t(130, y + 12, f"{g(l.price)} EUR per {l.per} {l.uom}"); c.t(280, y + 12, "Data consegna: G " + de(l.date)); y += 32
    c.hl(y - 6); c.t(386, y + 8, "Valore netto totale IVA escl. EUR", font="HB", a="r"); c.t(555, y + 8, g(d["total"]), font="HB", a="r")
    c.ts(40, y + 40, ["Umidità massima 15,50 %, ceneri 0,90 % s.s., proteine minime 12,50 % s.s. (N x 5,70).", "Ogni carico è accompagnato da rapporto di prova e certificato di lavaggio della cisterna."], 13)
    c.t(297, 800, "Ordine 4700118204 - Pagina 1 di 1 - Cap. soc. 5.000.000,00 EUR i.v. - REA FG 188204", 7, a="c")
    c.qt(d.pdf())
    return d
