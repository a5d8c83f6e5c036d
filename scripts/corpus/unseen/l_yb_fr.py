# SPDX-License-Identifier: Apache-2.0
"""French houses: cannery, supermarket platform, electronics; an acknowledgement and two orders in a file."""
from l_yb_kit import *


@layout("yb-fr-conserverie-prix-au-cent-remise-pied")
def _(name):
    I = (("EMB-0410", "BM-4-4-D", "Boîte métal 4/4 dorée, Ø 99", 24000, "U", "23.40", 100, 3), ("EMB-0411", "BM-1-2-D", "Boîte métal 1/2 dorée, Ø 71", 36000, "U", "14.85", 100, 3), ("EMB-0588", "BM-CV-99", "Couvercle facile Ø 99", 24000, "U", "6.12", 100, None), ("EMB-0589", "BM-CV-71", "Couvercle facile Ø 71", 36000, "U", "4.37", 100, None), ("EMB-0900", "BM-INT-PAL", "Intercalaire carton 1200 x 1000", 400, "U", "0.86", 1, None))
    buyer = P("Conserverie de l'Odet SA", "Route de Bénodet", "29950 Gouesnach"); sup = P("Boîtage Métallique de l'Ouest", "ZI du Prat, 12 rue Ampère", "56000 Vannes")
    d = od(name, "libharu", "fr", ["prix au cent: column 'Par'", "line remise and a remise de pied", "own and supplier's reference", "délai as week in the text, date in the head", "tables with boxes, empty lines below", "TVA 20 %"],
           [Ln(i + 1, s, t, q, u, p, bi=m, per=pe, disc=r) for i, (m, s, t, q, u, p, pe, r) in enumerate(I)], po_number="CF26-01147", po_date="2026-03-03", requested_date="2026-04-07", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Conserverie de l'Odet SA", "Atelier 2, quai de déchargement Nord", "29950 Gouesnach"), payment_terms="60 jours date de facture")
    sums(d, 20, disc=2)
    c = b.Canvas(size=8.5)
    c.t(40, 50, "CONSERVERIE DE L'ODET", 16, "TB"); c.ts(40, 64, ["Route de Bénodet - 29950 Gouesnach", "Tél. 02 98 54 61 10 - achats@odet.example"], 10.5, size=8)
    c.r(340, 40, 215, 36, .9); c.t(447, 55, "COMMANDE FOURNISSEUR", 11, "HB", "c"); c.t(447, 70, "N° CF26-01147 du 03/03/2026", 9.5, a="c")
    c.r(340, 86, 215, 60); c.t(344, 95, "Fournisseur (F00418)", 6.5, grey=.3); c.ts(350, 109, sup.all(), 13, size=10)
    c.r(40, 100, 280, 46); c.t(44, 109, "Lieu de livraison", 6.5, grey=.3); c.ts(50, 120, d["ship_to"].all(), 11, size=9)
    for k, (a, v) in enumerate((("Livraison le", "07/04/2026"), ("Règlement", "60 jours date de facture"), ("Acheteur", "Maëlle Kerbrat"), ("Devise", "EUR"))):
        c.r(40 + 128.75 * k, 156, 128.75, 28); c.t(44 + 128.75 * k, 165, a, 6.5, grey=.3); c.t(44 + 128.75 * k, 178, v, 9)
    X = [(44, "l"), (64, "l"), (124, "l"), (194, "l"), (378, "r"), (384, "l"), (438, "r"), (466, "r"), (496, "r"), (551, "r")]
    V = [40, 60, 120, 190, 330, 381, 398, 442, 469, 500, 555]
    c.r(40, 194, 515, 18, .9); at(c, 206, X, ("Lg", "Réf. interne", "Votre réf.", "Désignation", "Quantité", "U", "P.U. HT", "Par", "Rem %", "Montant HT"), font="HB", size=8); y = 226
    for l in d.lines:
        at(c, y, X, (l.line, l.bi, l.si, l.desc, qn(l.qty, "sp"), l.uom, num(l.price, "sp"), l.per, num(l.disc, "sp") if l.disc else "", num(l.amount, "sp"))); y += 16
    for x in V:
        c.l(x, 194, x, 480)
    c.hl(480, 40, 555); y = 496
    for k, v in (("Total HT brut", num(d["subtotal"], "sp")), ("Remise de pied 2,00 %", "-" + num(d["discount"], "sp")), ("TVA 20,00 %", num(d["tax"], "sp")), ("Total TTC EUR", num(d["total"], "sp"))):
        c.t(480, y, k, 9, "HB", "r"); c.t(551, y, v, 9, a="r"); y += 14
    c.ts(40, 496, ["Palettes filmées, 1,80 m maximum, étiquette SSCC.", "Certificat d'alimentarité à joindre à la livraison.", "Rendez-vous quai : 02 98 54 61 18"], 12, size=8)
    c.t(297, 815, "SA au capital de 1 240 000 EUR - RCS Quimper 377 204 118 - TVA FR 41 377204118 - Page 1/1", 6.5, a="c")
    c.haru(d.pdf())
    return d


@layout("yb-fr-centrale-plateforme-ean-pcb")
def _(name):
    I = (("3271440018826", "118204", "Essuie-tout décor x4", 10, 900, "4.86"), ("3271440018833", "118205", "Papier toilette 3 plis x12", 6, 1440, "5.72"), ("3271440022014", "120077", "Mouchoirs étuis x15", 24, 1200, "1.34"), ("3271440022021", "120078", "Boîte mouchoirs x100", 30, 1800, "0.98"), ("3271440030118", "121940", "Serviettes blanches 33x33 x100", 12, 960, "1.87"))
    for j, (t, k, p) in enumerate((("Serviettes {} 40x40 x50", 16, 214), ("Nappe papier {} 1,20 x 10 m", 8, 342), ("Gobelets carton {} 25 cl x20", 24, 156), ("Assiettes carton {} 23 cl x10", 20, 129), ("Lingettes ménage {} x60", 12, 173), ("Bobine d'essuyage {} 2 plis", 6, 688), ("Couches {} taille 4 x44", 4, 1127), ("Cotons {} x80", 30, 92), ("Sacs poubelle {} 30 l x20", 25, 118), ("Film alimentaire {} 30 m", 24, 104))):
        for h, v in enumerate(("blanc", "rouge", "vert")):
            I += ((f"32714400{40118 + 37 * (3 * j + h)}", str(122004 + 11 * (3 * j + h)), t.format(v), k, k * (20 + 5 * ((j + h) % 7)), str(D(p + 4 * h) / 100)),)
    buyer = P("Centrale Régionale Val de Loire", "2 avenue du Grand Marché", "45140 Ingré"); sup = P("Ouatinelle Hygiène SAS", "Zone industrielle des Ormes", "37270 Athée-sur-Cher")
    d = od(name, "PDFBox", "fr", ["order of a supermarket buying house for its platform", "EAN first, article code of the house, no supplier code", "PCB, number of parcels, and quantity in UVC", "landscape, no vertical rules, 35 items over two pages", "Report and À reporter rows", "total with carton and weight totals beside", "code d'écran 'ref commande'"],
           [Ln(None, None, t, q, "UVC", p, bi=m, ean=e, pcb=k) for e, m, t, k, q, p in I], po_number="774120885", po_date="2026-09-28", requested_date="2026-10-05", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Plateforme Orléans Sec", "Rue des Châtaigniers, porte 44", "45770 Saran"), payment_terms="30 jours fin de décade")
    d["total"] = d.net()
    c = b.Canvas(842, 595, 9)
    c.t(40, 44, "CENTRALE RÉGIONALE VAL DE LOIRE", 13, "HB"); c.t(40, 57, "2 avenue du Grand Marché, 45140 Ingré - GLN 3020811180045", 8); c.t(802, 44, "BON DE COMMANDE", 14, "HB", "r"); c.t(802, 58, "Édité le 28/09/2026 à 11:42   Page 1 / 2", 8, a="r"); c.hl(66, 40, 802, 1)
    c.ts(40, 84, ["Réf. commande", "Date commande", "Livraison le", "Conditions", "Devise"], 13); c.ts(120, 84, ["774120885", "28/09/2026", "05/10/2026 entre 05h00 et 09h00", "30 jours fin de décade", "EUR"], 13)
    c.t(340, 84, "FOURNISSEUR 41180", 8, "HB"); c.ts(340, 97, sup.all(), 12); c.t(570, 84, "À LIVRER", 8, "HB"); c.ts(570, 97, d["ship_to"].all(), 12)
    X = [(40, "l"), (140, "l"), (210, "l"), (440, "r"), (510, "r"), (590, "r"), (600, "l"), (700, "r"), (802, "r")]

    def th(y):
        c.hl(y, 40, 802, .8); at(c, y + 12, X, ("EAN UVC", "Article", "Libellé", "PCB", "Colis", "Qté", "Unité", "Prix net", "Montant net HT"), font="HB", size=8.5); c.hl(y + 18, 40, 802, .8); return y + 34
    y, run = th(160), D(0)
    for n, l in enumerate(d.lines):
        if n == 20:
            c.t(700, y + 4, "À reporter", 9, "HB", "r"); c.t(802, y + 4, num(run, "sp"), 9, "HB", "r"); c.page()
            c.t(40, 44, "CENTRALE RÉGIONALE VAL DE LOIRE", 13, "HB"); c.t(802, 44, "BON DE COMMANDE 774120885", 11, "HB", "r"); c.t(802, 58, "Édité le 28/09/2026 à 11:42   Page 2 / 2", 8, a="r")
            y = th(70); c.t(700, y, "Report", 9, "HB", "r"); c.t(802, y, num(run, "sp"), 9, "HB", "r"); y += 18
        run += l.amount
        at(c, y, X, (l.ean, l.bi, l.desc, l.pcb, int(l.qty) // l.pcb, qn(l.qty, "sp"), l.uom, num(l.price, "sp", 3), num(l.amount, "sp"))); c.hl(y + 5, 40, 802, .2); y += 18
    c.t(510, y + 12, qn(sum(int(l.qty) // l.pcb for l in d.lines), "sp"), font="HB", a="r"); c.t(210, y + 12, "TOTAL COMMANDE (colis, montant)", font="HB"); c.t(802, y + 12, num(d["total"], "sp"), font="HB", a="r")
    c.ts(40, y + 44, ["Prise de rendez-vous obligatoire sur le portail transport. Palettes Europe, hauteur 1,80 m. Toute rupture doit être signalée 24 h avant la livraison.", "La facture doit reprendre la référence de commande et le GLN de livraison 3020811180113."], 12, size=8)
    c.pdfbox(d.pdf())
    return d


@layout("yb-fr-electronique-carte-notes-entre-lignes")
def _(name):
    I = ((10, "R-CMS-0402", "PQ-1140", "Circuit imprimé 4 couches 120x80 ENIG", 500, "PCE", "3.87", "2026-02-20"), (20, "R-CMS-0417", "PQ-1155", "Circuit imprimé 6 couches 160x100 ENIG", 250, "PCE", "9.46", "2026-02-27"), (30, "R-OUT-0031", "PQ-ST-1155", "Pochoir laser 160x100", 1, "PCE", "185.00", "2026-02-13"), (40, "R-OUT-0032", "PQ-TE-1155", "Test électrique, forfait outillage", 1, "FT", "240.00", "2026-02-20"))
    buyer = P("Sélénor Électronique", "8 rue Galilée", "38400 Saint-Martin-d'Hères"); sup = P("PCB Quercy", "Avenue de la Gare", "46000 Cahors")
    d = od(name, "chromium", "fr", ["number in the title 'Commande n°'", "notes between the lines", "Notre réf. / Votre réf. stacked in one cell", "date a line", "port row before TVA", "no rules, totals right"],
           [Ln(n, s, t, q, u, p, bi=m, date=w) for n, m, s, t, q, u, p, w in I], po_number="A-2026-0219", po_date="2026-01-26", currency="EUR", buyer=buyer, bill_to=P("Sélénor Électronique", "Service comptabilité, BP 44", "38402 Saint-Martin-d'Hères Cedex"), supplier=sup, ship_to=P("Sélénor Électronique", "Réception, 10 rue Galilée", "38400 Saint-Martin-d'Hères"), payment_terms="virement à 45 jours fin de mois")
    sums(d, 20, freight="38.00")
    rr = ""
    for l, t in zip(d.lines, ("Indice C. Panélisation 2 x 3, rainurage V. Rapport de micro-section exigé.", "Indice A. Impédance contrôlée 90 ohms.", "", "")):
        rr += f"<tr><td>{l.line}<td>{l.bi}<br><small>{l.si}</small><td>{E(l.desc)}<td class=r>{qn(l.qty, 'sp')}<td>{l.uom}<td>{uk(l.date)}<td class=r>{num(l.price, 'frn')}<td class=r>{num(l.amount, 'frn')}</tr>" + (f"<tr class=m><td><td colspan=7>{t}</tr>" if t else "")
    b.chromium(b.page("@page{size:A4;margin:16mm 18mm}body{font:9pt 'Noto Sans'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.r{text-align:right}.l th{text-align:left;font-size:7.5pt;color:#0a5a8a;border-bottom:1.5pt solid #0a5a8a}.l th.r{text-align:right}.l td{padding:5px 7px 0 0}.l th{padding-right:7px}.m td{padding-top:0;font-style:italic;font-size:8pt;color:#444}small{color:#666}", f'''<table><tr><td><b style="font-size:16pt;color:#0a5a8a">SÉLÉNOR</b><br>Électronique<br><small>8 rue Galilée, 38400 Saint-Martin-d'Hères</small><td style="width:70mm;padding-top:14mm">{sup.h()}</table><h2 style="font-size:14pt;margin-bottom:2mm">Commande n° A-2026-0219 du 26 janvier 2026</h2><table><tr><td>Livraison :<br>{d["ship_to"].h()}<td>Facturation :<br>{d["bill_to"].h()}<td>Suivi par : Rachid Belkacem<br>Votre offre : D-11873<br>Règlement : virement à 45 jours fin de mois</table><br><table class=l>{tr(("Poste", "Notre réf. / Votre réf.", "Désignation", "Qté", "Un.", "Livraison", "PU HT €", "Total HT €"), "lllrllrr", "th")}{rr}</table><table style="width:70mm;margin:5mm 0 0 auto"><tr><td>Total HT<td class=r>{num(d["subtotal"], "frn")}<tr><td>Port<td class=r>{num(d["freight"], "frn")}<tr><td>TVA 20 %<td class=r>{num(d["tax"], "frn")}<tr><td><b>Total TTC</b><td class=r><b>{num(d["total"], "frn")} €</b></table><p style="font-size:8pt">Merci de confirmer cette commande par retour de courriel. Conformité RoHS et UL exigée. Nos conditions générales d'achat s'appliquent.</p>''', "fr"), d.pdf())
    return d


@layout("yb-non-fr-accuse-reception-commande")
def _(name):
    d = non_order(name, "dompdf", "fr", "order_confirmation", ["acknowledgement: ARC number, votre commande n° in bold", "same table as an order, délai confirmé column"])
    rr = "".join(tr(x, "llrrlr") for x in (("VX-8811", "Vanne papillon DN150 à oreilles", "4", "186,00", "12/06/2026", "744,00"), ("VX-8814", "Vanne papillon DN200 à oreilles", "2", "264,50", "12/06/2026", "529,00"), ("VX-J150", "Joint EPDM DN150", "8", "11,20", "05/06/2026", "89,60")))
    b.dompdf(b.page("@page{margin:36pt}body{font:9.5pt 'Times'}table{width:100%;border-collapse:collapse}td{vertical-align:top}.l td,.l th{border:0.6pt solid #555;padding:4px;text-align:left}.l .r{text-align:right}", f'''<table><tr><td><b style="font-size:14pt">Robinetterie du Vexin</b><br>5 chaussée Jules César<br>95300 Pontoise<td align=right><b>Papeterie de Condé SA</b><br>Quai de l'Escaut<br>59163 Condé-sur-l'Escaut</table><h3>Accusé de réception de commande ARC-260442</h3><p><b>Votre commande n° 4400-118 du 18/05/2026</b> - Date : 20/05/2026 - Client 20417 - Règlement : 45 jours</p><table class=l>{tr(("Référence", "Désignation", "Qté", "PU HT", "Délai confirmé", "Montant HT"), "llrrlr", "th")}{rr}</table><p style="text-align:right">Total HT 1 362,60 €<br>TVA 20 % 272,52 €<br><b>Total TTC 1 635,12 €</b></p><p>Nous vous remercions de votre commande. Sans observation de votre part sous 48 heures, les présentes conditions sont réputées acceptées.</p>''', "fr"), d.pdf())
    return d


@layout("yb-review-fr-deux-commandes-restaurants")
def _(name):
    d = Doc(name, "Go fpdf", "fr", ["two orders in one file, a page each, other number and place", "same buyer and supplier"], expect="review")
    buyer = P("Groupe Restauration Azur", "44 boulevard Carabacel", "06000 Nice"); sup = P("Vaisselle Pro Méditerranée", "13014 Marseille"); os_ = []
    for no, ship, ls in (("GRA-3318", P("Brasserie du Port", "3 quai des Docks", "06300 Nice"), [Ln(1, "VPM-A27", "Assiette plate 27 cm blanche", 120, "pce", "4.35"), Ln(2, "VPM-V35", "Verre à pied 35 cl", 144, "pce", "2.10")]), ("GRA-3319", P("Table des Oliviers", "12 route de Grasse", "06620 Le Bar-sur-Loup"), [Ln(1, "VPM-A21", "Assiette dessert 21 cm blanche", 96, "pce", "3.25"), Ln(2, "VPM-C18", "Couverts inox 18/10, lot de 24", 8, "lot", "62.40"), Ln(3, "VPM-B10", "Bol 10 cm grès", 60, "pce", "2.85")])):
        o = od(name, "", "fr", [], ls, po_number=no, po_date="2026-04-13", requested_date="2026-04-20", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="30 jours"); o["total"] = o.net(); os_.append(o)
    c = b.Canvas(size=9.5); X = [(44, "l"), (70, "l"), (140, "l"), (385, "r"), (392, "l"), (470, "r"), (551, "r")]
    for i, o in enumerate(os_):
        if i:
            c.page()
        c.t(40, 50, buyer.name, 15, "HB"); c.t(40, 64, ", ".join(buyer.lines)); c.t(555, 50, "Bon de commande", 14, "HB", "r"); c.t(555, 66, "N° " + o["po_number"] + " du 13/04/2026", 10, a="r")
        c.t(40, 95, "Fournisseur : " + ", ".join(sup.all())); c.t(40, 110, "Livrer à : " + ", ".join(o["ship_to"].all())); c.t(40, 125, "Date de livraison : 20/04/2026     Règlement : 30 jours")
        c.hl(140); at(c, 152, X, ("N°", "Réf.", "Désignation", "Qté", "Unité", "PU HT", "Total HT"), font="HB"); c.hl(158); y = 174
        for l in o.lines:
            at(c, y, X, (l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price, "sp"), num(l.amount, "sp"))); y += 16
        c.hl(y - 4); c.t(470, y + 10, "Total HT EUR", font="HB", a="r"); c.t(551, y + 10, num(o["total"], "sp"), font="HB", a="r")
    c.gofpdf(d.pdf()); d.orders = os_
    return d
