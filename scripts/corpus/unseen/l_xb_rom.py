# SPDX-License-Identifier: Apache-2.0
"""Houses of France, Belgium, Italy and Spain, and three papers of theirs that are no orders."""
from lib import *
import backends as b


def row(c, y, X, vals, size=9, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


@layout("xb-fr-mecanique-sous-traitance-of")
def _(name):
    d = Doc(name, "Prawn", "fr", ["subcontract order of a machine shop", "commande N° with the date on one line", "OF number and plan index in the text", "délai per line", "prix unitaire of three decimals", "montant HT only"])
    buyer = P("Mécanique de Précision du Faucigny SAS", "215 rue des Décolleteurs", "74300 Cluses")
    sup = P("Traitements Thermiques de l'Arve", "ZI des Grands Prés", "74800 La Roche-sur-Foron")
    d.f.update(po_number="CS25-0741", po_date="2025-10-06", currency="EUR", buyer=buyer, supplier=sup, ship_to=None, payment_terms="45 jours fin de mois par virement")
    c = b.Canvas(size=9)
    c.t(40, 46, "MPF", 26, "HB"); c.ts(110, 34, buyer.all() + ["Tél. 04 50 98 14 40"], 10.5, size=8)
    c.r(320, 90, 235, 74); c.ts(330, 106, sup.all(), 14, size=10.5)
    c.t(40, 108, "COMMANDE DE SOUS-TRAITANCE", 11, "HB"); c.t(40, 126, "N° CS25-0741 du 06/10/2025", 11); c.ts(40, 144, ["Code fournisseur : TTA01", "Suivi par : Gérald Pellier"], 12)
    X = [(42, "l"), (68, "l"), (330, "r"), (336, "l"), (372, "l"), (480, "r"), (553, "r")]
    c.r(40, 186, 515, 18); row(c, 198, X, ("Lg", "Désignation", "Qté", "Un.", "Délai", "P.U. HT", "Total HT"), 8.5, "HB"); y = 220
    for i, t, t2, q, dd, p in ((1, "Cémentation trempe revenu, axe 88-4471", "Plan 88-4471 ind. D - OF 25-11803 - prof. 0,5 à 0,7 mm", 1200, "2025-10-20", "0.418"), (2, "Cémentation trempe revenu, pignon 88-4520", "Plan 88-4520 ind. B - OF 25-11811 - prof. 0,4 mm", 850, "2025-10-20", "0.526"), (3, "Nitruration gazeuse, guide 90-1106", "Plan 90-1106 ind. A - OF 25-11840 - 650 HV mini", 300, "2025-10-27", "1.935"), (4, "Contrôle dureté avec procès-verbal", "", 3, "2025-10-27", "32.000")):
        l = Ln(i, None, t, q, "U", p, date=dd); d.lines.append(l)
        row(c, y, X, (i, t, qn(q, "sp"), "U", dt(dd, "{dd}/{mm}/{yyyy}"), num(p, "sp", 3), num(l.amount, "sp"))); c.t(68, y + 11, t2, 8, "HI"); y += 32
    for x in (40, 64, 290, 368, 430, 490, 555):
        c.l(x, 186, x, 620)
    c.hl(620, 40, 555); d["total"] = d.net()
    c.t(482, 638, "Montant total HT en euros", 9, "HB", "r"); c.t(553, 638, num(d["total"], "sp"), 10, "HB", "r")
    c.ts(40, 638, ["Règlement : 45 jours fin de mois par virement", "Transport : par nos soins, navette mardi et jeudi", "Pièces livrées en paniers repérés, à retourner."], 12)
    c.ts(40, 700, ["Merci de nous retourner un exemplaire signé sous 48 heures. Toute non-conformité", "sera signalée avant traitement. Certificat de conformité exigé avec la livraison."], 11, size=8); c.t(297, 812, "SAS au capital de 120 000 € - RCS Annecy 412 880 117 - APE 2562B - TVA FR 33 412880117 - Page 1/1", 6.5, a="c")
    c.prawn(d.pdf())
    return d


@layout("xb-fr-wavesoft-jardinerie-colisage")
def _(name):
    d = Doc(name, "dompdf", "fr", ["BON DE COMMANDE centred", "colisage column beside quantity", "Réf. fournisseur first, Gencod", "TVA of two rates in a recap table", "delivery address in a box, date souhaitée"])
    buyer = P("SARL Les Serres du Val de Loire", "RD 952, lieu-dit La Chaussée", "45110 Châteauneuf-sur-Loire")
    sup = P("Terreaux et Poteries de l'Ouest", "8 rue du Port", "44600 Saint-Nazaire")
    d.f.update(po_number="BCF0003318", po_date="2025-02-18", requested_date="2025-03-05", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Jardinerie des Quais", "14 quai du Roi", "45000 Orléans"), payment_terms="LCR 30 jours fin de mois le 10")
    r = ""; base = {D("0.2"): D(0), D("0.1"): D(0)}
    for s, g, t, col, q, p, v in (("TU40", "3274110045020", "Terreau universel 40 L", 60, 240, "3.15", "0.1"), ("TG20", "3274110045112", "Terreau géraniums 20 L", 80, 160, "2.62", "0.1"), ("PT18", "3274110081022", "Pot terre cuite Ø 18 cm", 24, 192, "1.34", "0.2"), ("JR60", "3274110090215", "Jardinière résine 60 cm anthracite", 10, 60, "5.90", "0.2"), ("BB10", "3274110099010", "Billes d'argile 10 L", 72, 72, "2.85", "0.2")):
        l = Ln(None, s, t, q, None, p); d.lines.append(l); base[D(v)] += l.amount
        r += f'<tr><td>{s}</td><td>{g}</td><td>{t}</td><td class="r">{col}</td><td class="r">{q}</td><td class="r">{num(p, "fr")}</td><td class="r">{num(l.amount, "fr")}</td><td class="r">{num(D(v) * 100, "fr")}</td></tr>'
    d["subtotal"] = d.net(); tv = {k: r2(v * k) for k, v in base.items()}; d["tax"] = sum(tv.values()); d["total"] = d["subtotal"] + d["tax"]
    rec = "".join(f'<tr><td class="r">{num(k * 100, "fr")} %</td><td class="r">{num(v, "fr")}</td><td class="r">{num(tv[k], "fr")}</td></tr>' for k, v in base.items())
    b.dompdf(b.page("@page{margin:14mm}body{font:9pt 'DejaVu Sans'}table{border-collapse:collapse}.g td,.g th{border:0.5pt solid #888;padding:2pt 3pt;font-size:8pt}.g th{background:#e4efe0}.r{text-align:right}", f'''<table style="width:100%"><tr><td style="width:50%;vertical-align:top"><b style="color:#2a6b2a;font-size:12pt">Les Serres du Val de Loire</b><br>{buyer.h()}<br>SIRET 398 114 207 00018</td><td style="border:0.5pt solid #000;padding:6pt">{sup.h()}</td></tr></table><h2 style="text-align:center">BON DE COMMANDE BCF0003318</h2><table class="g" style="width:100%"><tr><th>Date</th><th>N° fournisseur</th><th>Livraison souhaitée</th><th>Mode de règlement</th><th>Acheteur</th></tr><tr><td>18/02/2025</td><td>F00217</td><td>05/03/2025</td><td>LCR 30 jours fin de mois le 10</td><td>Mme Aubry</td></tr></table><p><b>Livrer à :</b> {", ".join(d["ship_to"].all())} - Hayon obligatoire</p><table class="g" style="width:100%"><tr><th>Réf. fourn.</th><th>Gencod</th><th>Libellé</th><th>Colisage</th><th>Qté</th><th>Prix net HT</th><th>Montant HT</th><th>TVA %</th></tr>{r}</table><br><table style="width:100%"><tr><td style="vertical-align:top"><table class="g"><tr><th>Taux</th><th>Base HT</th><th>TVA</th></tr>{rec}</table></td><td><table class="g" style="margin-left:100pt"><tr><td>Total HT</td><td class="r">{num(d["subtotal"], "fr")} €</td></tr><tr><td>Total TVA</td><td class="r">{num(d["tax"], "fr")} €</td></tr><tr><td><b>Total TTC</b></td><td class="r"><b>{num(d["total"], "fr")} €</b></td></tr></table></td></tr></table><p style="font-size:7pt">Palettes EUROPE échangées. Étiquetage prix de vente par vos soins. Aucun reliquat ne sera accepté après le 15/03/2025.</p>''', "fr"), d.pdf())
    return d


@layout("xb-be-menuiserie-bon-commande-chantier")
def _(name):
    d = Doc(name, "jsPDF", "fr", ["Walloon joiner", "order in the first person of the house, no buyer label", "Réf. chantier is not the number", "TVA 21 %", "quantities with unit in one column", "BE0 company number"])
    buyer = P("Menuiserie Lambiotte & Fils SRL", "Rue du Tige 41", "5340 Gesves")
    sup = P("Bois et Panneaux de Meuse SA", "Quai de l'Écluse 3", "5100 Jambes")
    d.f.update(po_number="2025/312", po_date="2025-06-03", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Chantier Crèche Les Libellules", "Rue de l'Institut 7", "5330 Assesse"), payment_terms="30 jours date de facture", requested_date="2025-06-12")
    c = b.Canvas(size=9.5)
    c.t(555, 50, "Menuiserie Lambiotte & Fils SRL", 14, "TB", "r"); c.ts(555, 63, ["Rue du Tige 41", "5340 Gesves", "BE 0467.118.203"], 11, size=8.5, a="r")
    c.ts(50, 120, sup.all(), 13); c.t(300, 120, "Gesves, le 3 juin 2025")
    c.t(50, 190, "Bon de commande 2025/312", 15, "TB"); c.ts(50, 210, ["Réf. chantier : 25-017 Crèche Les Libellules", "À livrer le 12/06/2025 avant 9 h à : Chantier Crèche Les Libellules, Rue de l'Institut 7, 5330 Assesse"], 13)
    X = [(50, "l"), (130, "l"), (385, "r"), (460, "r"), (555, "r")]; c.hl(242, 50, 555, 1); row(c, 254, X, ("Code", "Article", "Quantité", "Prix", "Total"), 9, "HB"); c.hl(259, 50, 555); y = 275
    for s, t, q, u, p in (("MDF18H", "MDF hydrofuge 18 mm 2800 x 2070", 22, "pl.", "61.40"), ("MEL19W", "Mélaminé blanc 19 mm 2800 x 2070", 15, "pl.", "48.75"), ("CHE27", "Chêne raboté 27 mm 1er choix", "1.85", "m³", "1640.00"), ("CHANT23", "Chant ABS blanc 23 x 1 mm", 300, "m", "0.62"), ("COL-D3", "Colle blanche D3, bidon 10 kg", 4, "bid.", "39.90")):
        l = Ln(None, s, t, q, u, p); d.lines.append(l)
        row(c, y, X, (s, t, qn(q, "deplain") + " " + u, num(p, "de"), num(l.amount, "de"))); y += 17
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.21")); d["total"] = d["subtotal"] + d["tax"]; c.hl(y - 8, 50, 555)
    for k, v in (("Total HTVA", d["subtotal"]), ("TVA 21 %", d["tax"]), ("Total TVAC", d["total"])):
        c.t(460, y + 6, k, a="r"); c.t(555, y + 6, num(v, "de") + " €", a="r"); y += 15
    c.ts(50, y + 25, ["Paiement : 30 jours date de facture.", "Merci de mentionner le numéro de bon de commande et le chantier sur la facture.", "", "Benoît Lambiotte", "0475 31 20 88"], 13); c.jspdf(d.pdf())
    return d


@layout("xb-fr-lycee-bon-economat")
def _(name):
    d = Doc(name, "TCPDF", "fr", ["school bursar's order", "engagement, service and compte decoys", "exemplaire fournisseur", "unité written in full", "ordonnateur's signature", "invoice to Chorus with SIRET"])
    buyer = P("Lycée professionnel Jacques Prévert", "Service intendance", "12 avenue de la Gare", "81400 Carmaux")
    sup = P("Papeterie Occitane", "Zone Albitech", "81000 Albi")
    d.f.update(po_number="2025-000417", po_date="2025-09-11", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Lycée professionnel Jacques Prévert", "Magasin, entrée rue Jean Jaurès", "81400 Carmaux"), payment_terms="Mandat administratif à 30 jours")
    r = ""
    for s, t, q, u, p in (("A4-80B", "Papier A4 80 g blanc", 150, "ramette", "3.42"), ("MARK-4", "Marqueurs effaçables assortis", 40, "pochette", "4.15"), ("CLS-40", "Classeur à levier dos 70", 60, "pièce", "1.88"), ("TON-2430", "Toner noir compatible TN-2430", 12, "pièce", "21.60")):
        l = Ln(None, s, t, q, u, p); d.lines.append(l)
        r += f'<tr><td width="14%">{s}</td><td width="36%">{t}</td><td width="10%" align="right">{q}</td><td width="12%">{u}</td><td width="13%" align="right">{num(p, "deplain")}</td><td width="15%" align="right">{num(l.amount, "sp")}</td></tr>'
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    b.tcpdf(f'''<table cellpadding="2"><tr><td width="55%"><b>{"</b><br>".join([buyer.name, "<br>".join(buyer.lines)])}<br>Tél. 05 63 80 22 10<br>SIRET 198 100 417 00013</td><td width="45%" align="center"><b>BON DE COMMANDE</b><br>(exemplaire fournisseur)<br>N° 2025-000417<br>Date : 11/09/2025</td></tr></table><br><br><table border="1" cellpadding="3"><tr><td width="34%">Exercice 2025<br>Service : ALO - Compte 6064<br>Engagement 1182</td><td width="33%">Livraison :<br>{"<br>".join(d["ship_to"].all())}</td><td width="33%">Fournisseur 0417 :<br>{"<br>".join(sup.all())}</td></tr></table><br><br><table border="1" cellpadding="2"><tr bgcolor="#dddddd"><td width="14%">Référence</td><td width="36%">Désignation</td><td width="10%">Qté</td><td width="12%">Unité</td><td width="13%">P.U. HT</td><td width="15%">Montant HT</td></tr>{r}</table><br><br><table cellpadding="2"><tr><td width="70%" align="right">TOTAL HT</td><td width="30%" align="right">{num(d["subtotal"], "sp")}</td></tr><tr><td width="70%" align="right">T.V.A. 20,00 %</td><td width="30%" align="right">{num(d["tax"], "sp")}</td></tr><tr><td width="70%" align="right"><b>TOTAL TTC (euros)</b></td><td width="30%" align="right"><b>{num(d["total"], "sp")}</b></td></tr></table><br><br>Règlement : Mandat administratif à 30 jours. Facture à déposer sur Chorus Pro, en rappelant le numéro du bon de commande.<br><br>L'ordonnateur, la proviseure<br>C. Maurel''', d.pdf())
    return d


@layout("xb-non-fr-facture-votre-commande")
def _(name):
    d = non_order(name, "reportlab", "fr", "invoice", ["invoice that cites the buyer's commande number in a large box", "échéance, IBAN, penalties text"])
    c = b.Canvas(size=9, font="T")
    c.t(40, 50, "BOULONNERIE DU FOREZ", 18, "TB"); c.ts(40, 64, ["ZA de l'Orme, 42600 Montbrison", "SIRET 511 208 774 00021 - TVA FR15511208774"], 11)
    c.ts(320, 100, ["Ateliers Chaudronniers Réunis", "9 rue de la Forge", "42000 Saint-Étienne"], 13, size=11)
    c.t(40, 170, "FACTURE N° FA-251884", 14, "TB"); c.t(300, 170, "Date : 30/09/2025"); c.r(38, 182, 517, 26); c.t(44, 199, "Votre commande : CF-25-0932 du 15/09/2025        Notre B.L. : 25-7714 du 22/09/2025", 10, "TB")
    X = [(40, "l"), (120, "l"), (370, "r"), (450, "r"), (553, "r")]; row(c, 230, X, ("Référence", "Désignation", "Quantité", "Prix unitaire", "Montant HT"), 9, "TB"); c.hl(235); y = 250; s = D(0)
    for r_, t, q, p in (("H12-60", "Vis H M12x60 8.8 zn, boîte de 100", 40, "21.30"), ("E12", "Écrou M12 classe 8, boîte de 200", 20, "14.85"), ("R12L", "Rondelle L12 zn, boîte de 500", 10, "12.40")):
        a = r2(D(p) * q); s += a; row(c, y, X, (r_, t, q, num(p, "sp"), num(a, "sp")), 9, "T"); y += 15
    for k, v in (("Total HT", s), ("TVA 20 %", r2(s * D("0.2"))), ("Net à payer TTC", s + r2(s * D("0.2")))):
        c.t(450, y + 14, k, 10, "TB", "r"); c.t(553, y + 14, num(v, "sp") + " €", 10, "TB", "r"); y += 15
    c.ts(40, y + 40, ["Échéance : 15/11/2025 par virement - IBAN FR76 1390 6000 4411 2208 7740 015", "Pénalités de retard : 3 fois le taux d'intérêt légal. Indemnité forfaitaire pour frais de recouvrement : 40 €.", "Pas d'escompte pour paiement anticipé."], 12); c.reportlab(d.pdf(), title="Facture")
    return d


@layout("xb-it-edilizia-ordine-cantiere-riquadri")
def _(name):
    d = Doc(name, "libharu", "it", ["builder's order with a CUP-free site reference (Commessa)", "Spett.le at the right", "boxes: N. ordine, data, pagamento, resa", "UM before quantity", "totale imponibile, IVA 22 per cent", "P.IVA in the foot"])
    buyer = P("Costruzioni Valsesia S.r.l.", "Via Gippini 22", "13019 Varallo (VC)")
    sup = P("Laterizi del Cusio S.p.A.", "Strada Statale 229 km 38", "28024 Gozzano (NO)")
    d.f.update(po_number="87/2025", po_date="2025-05-29", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Cantiere Scuola Primaria", "Via Roma 51", "13017 Quarona (VC)"), payment_terms="R.B. 60 gg d.f.f.m.", requested_date="2025-06-09")
    c = b.Canvas(size=9)
    c.t(40, 48, "Costruzioni Valsesia S.r.l.", 16, "HB"); c.ts(40, 61, ["Via Gippini 22 - 13019 Varallo (VC)", "Tel. 0163 51177 - acquisti@costruzionivalsesia.example"], 10.5, size=8)
    c.t(330, 92, "Spett.le"); c.ts(330, 105, sup.all(), 12.5, size=10); c.t(40, 130, "ORDINE A FORNITORE", 13, "HB")
    for i, (k, v, x, w) in enumerate((("N. ordine", "87/2025", 40, 80), ("Data", "29/05/2025", 120, 80), ("Cod. fornitore", "F0412", 200, 80), ("Pagamento", "R.B. 60 gg d.f.f.m.", 280, 130), ("Commessa", "C25-04 Quarona", 410, 145))):
        c.r(x, 165, w, 28); c.t(x + 3, 173, k, 6.5); c.t(x + 3, 187, v, 9, "HB" if i < 2 else "H")
    for k, v, x, w in (("Destinazione merce", "Cantiere Scuola Primaria, Via Roma 51, 13017 Quarona (VC)", 40, 370), ("Consegna", "09/06/2025", 410, 70), ("Resa", "Franco cant.", 480, 75)):
        c.r(x, 193, w, 28); c.t(x + 3, 201, k, 6.5); c.t(x + 3, 215, v)
    X = [(43, "l"), (120, "l"), (355, "l"), (415, "r"), (480, "r"), (552, "r")]; c.r(40, 232, 515, 15, 0.85); row(c, 243, X, ("Articolo", "Descrizione", "UM", "Quantità", "Prezzo", "Importo"), 8, "HB"); y = 262
    for s, t, u, q, p in (("PT25X30", "Blocco portante 25x30x19 P45", "N.", 2880, "1.27"), ("FR12X25", "Forato 12x25x25", "N.", 1920, "0.68"), ("TAV6", "Tavellone 6x25x100", "N.", 240, "2.95"), ("MAL-M5", "Malta premiscelata M5 sacco 25 kg", "SAC", 168, "4.10"), ("BANC", "Bancali a rendere", "N.", 21, "12.00")):
        l = Ln(None, s, t, q, u, p); d.lines.append(l); row(c, y, X, (s, t, u, num(q, "de", 0), num(p, "de", 3), num(l.amount, "de"))); y += 15
    for x in (40, 116, 350, 375, 420, 485, 555):
        c.l(x, 232, x, 560)
    c.hl(560, 40, 555); d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.22")); d["total"] = d["subtotal"] + d["tax"]
    for k, v, x in (("Totale imponibile", d["subtotal"], 240), ("IVA 22%", d["tax"], 340), ("TOTALE ORDINE EUR", d["total"], 440)):
        c.r(x, 565, 100 if x < 440 else 115, 28); c.t(x + 3, 573, k, 6.5); c.t(x + (96 if x < 440 else 111), 587, num(v, "de"), 9.5, "HB", "r")
    c.ts(40, 620, ["Scarico con gru a carico del fornitore. DDT e fattura devono riportare il numero d'ordine e la commessa.", "Il presente ordine si intende accettato se non contestato entro 3 giorni."], 11, size=8); c.t(430, 670, "Il responsabile acquisti"); c.t(430, 690, "geom. Fausto Zanolo", 10, "HI")
    c.t(297, 812, "Cap. soc. EUR 100.000 i.v. - R.I. Vercelli, C.F. e P.IVA 02044180022 - SDI M5UXCR1", 7, a="c"); c.haru(d.pdf())
    return d


@layout("xb-it-sapb1-meccanica-fop")
def _(name):
    d = Doc(name, "fop", "it", ["SAP Business One house design, landscape", "Codice Interno and Codice Fornitore", "Data consegna per row", "prezzo with sconto per cento", "Ordine d'acquisto", "IBAN absent, stamp box"])
    buyer = P("Riduttori Persiceto S.p.A.", "Via Cento 112", "40017 San Giovanni in Persiceto (BO)")
    sup = P("Cuscinetti Ghirlandina S.r.l.", "Via Emilia Est 1180", "41122 Modena (MO)")
    d.f.update(po_number="OA 25001873", po_date="2025-07-08", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Riduttori Persiceto S.p.A.", "Magazzino 3, Via Bologna 40", "40017 San Giovanni in Persiceto (BO)"), payment_terms="Bonifico 90 gg F.M.")
    rs = ""
    for i, m, s, t, q, p, di, dd in ((1, "RP-6205", "6205-2RS C3", "Cuscinetto a sfere 6205 2RS C3", 1200, "2.840", 12, "2025-07-28"), (2, "RP-6308", "6308-2Z", "Cuscinetto a sfere 6308 2Z", 400, "9.150", 12, "2025-07-28"), (3, "RP-32010", "32010X", "Cuscinetto a rulli conici 32010 X", 250, "11.700", 10, "2025-09-01"), (4, "RP-PAR406010", None, "Paraolio 40x60x10 NBR", 2000, "0.745", None, "2025-07-28")):
        l = Ln(i, s, t, q, "NR", p, bi=m, disc=di, date=dd); d.lines.append(l)
        rs += "<fo:table-row>" + "".join(f'<fo:table-cell padding="2pt" border-bottom="0.2pt solid #999"><fo:block text-align="{a}">{E(v)}</fo:block></fo:table-cell>' for v, a in ((i, "start"), (m, "start"), (s or "", "start"), (t, "start"), (dt(dd, "{dd}/{mm}/{yy}"), "start"), ("NR", "start"), (qn(q, "de"), "end"), (num(p, "de", 3), "end"), (num(di, "de") if di else "", "end"), (num(l.amount, "de"), "end"))) + "</fo:table-row>"
    d["total"] = d.net(); W = (8, 28, 30, 70, 20, 10, 20, 22, 17, 28)
    hd = "".join(f'<fo:table-cell padding="2pt" background-color="#1f4e79" color="white"><fo:block text-align="{a}">{v}</fo:block></fo:table-cell>' for v, a in zip(("#", "Codice interno", "Codice fornitore", "Descrizione", "Consegna", "UM", "Quantità", "Prezzo unit.", "Sconto %", "Totale riga"), ["start"] * 6 + ["end"] * 4))
    blk = lambda k, x: f'<fo:table-cell padding="3pt"><fo:block font-size="7pt" color="#1f4e79">{k}</fo:block>' + "".join(f"<fo:block>{E(v)}</fo:block>" for v in x) + "</fo:table-cell>"
    b.fop(f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="297mm" page-height="210mm" margin="14mm 18mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body" font-family="Helvetica" font-size="9pt"><fo:block font-size="17pt" color="#1f4e79">Riduttori Persiceto S.p.A.</fo:block><fo:block font-size="7pt" space-after="6mm">Via Cento 112 - 40017 San Giovanni in Persiceto (BO) - P.IVA IT 01718840374</fo:block><fo:table table-layout="fixed" width="100%" space-after="5mm"><fo:table-column column-width="30%"/><fo:table-column column-width="35%"/><fo:table-column column-width="35%"/><fo:table-body><fo:table-row>{blk("ORDINE D'ACQUISTO", ["OA 25001873", "del 08/07/2025", "Pagina 1 di 1"])}{blk("Fornitore", sup.all())}{blk("Indirizzo di consegna", d["ship_to"].all())}</fo:table-row><fo:table-row>{blk("Condizioni di pagamento", ["Bonifico 90 gg F.M."])}{blk("Addetto acquisti", ["Morena Galli"])}{blk("Porto", ["Franco destino"])}</fo:table-row></fo:table-body></fo:table><fo:table table-layout="fixed" width="100%" font-size="8.5pt">{"".join(f'<fo:table-column column-width="{w}mm"/>' for w in W)}<fo:table-header><fo:table-row>{hd}</fo:table-row></fo:table-header><fo:table-body>{rs}</fo:table-body></fo:table><fo:block text-align="end" font-weight="bold" space-before="4mm">Totale documento (IVA esclusa) EUR {num(d["total"], "de")}</fo:block><fo:block font-size="8pt" space-before="8mm">Inviare conferma d'ordine entro 48 ore. Si applicano le Condizioni Generali di Acquisto Rev. 6 pubblicate sul nostro sito. Imballo compreso nel prezzo.</fo:block></fo:flow></fo:page-sequence></fo:root>''', d.pdf())
    return d


@layout("xb-it-albergo-lista-senza-prezzi")
def _(name):
    d = Doc(name, "pdfmake", "it", ["hotel's plain order", "no prices, no codes", "quantity before the article", "consegna with weekday", "buyer at the bottom as a signature"])
    buyer = P("Hotel Bellariva S.a.s.", "Lungolago Gramsci 18", "28838 Stresa (VB)")
    sup = P("Cash & Carry Verbano Alimentari S.r.l.", "Via Sempione 240", "28925 Verbania (VB)")
    d.f.update(po_number="142", po_date="2025-06-24", requested_date="2025-06-26", buyer=buyer, supplier=sup, ship_to=None)
    body = [["Quantità", "U.M.", "Prodotto", "Note"]]
    for q, u, t, n in ((24, "kg", "Pomodori ramati", "maturi"), (15, "kg", "Zucchine chiare", ""), (40, "pz", "Mozzarella di bufala 250 g", "scad. min. 7 gg"), ("7.5", "kg", "Burro panetti da 500 g", ""), (6, "cf", "Acqua naturale 1 L vetro, cassa da 12", "vuoto a rendere"), (10, "lt", "Panna fresca 35 %", "")):
        d.lines.append(Ln(None, None, t, q, u)); body.append([qn(q, "deplain"), u, t, n])
    b.pdfmake({"pageSize": "A5", "pageMargins": [36, 36, 36, 36], "defaultStyle": {"fontSize": 9}, "content": [{"text": "ORDINE MERCE", "fontSize": 14, "bold": True, "alignment": "center"}, {"text": "Ordine n. 142 del 24/06/2025", "alignment": "center"}, "\n", {"text": "A: " + ", ".join(sup.all())}, {"text": "Consegna: giovedì 26/06/2025, ore 6:30 - ingresso cucina"}, "\n", {"table": {"headerRows": 1, "widths": [45, 30, "*", 90], "body": body}}, "\n", "Sostituzioni solo previo accordo telefonico con lo chef (Ivano, 333 4417720).", "\n\n", {"text": "Hotel Bellariva S.a.s.", "bold": True}, "Lungolago Gramsci 18", "28838 Stresa (VB)", "P.IVA 01188120034"]}, d.pdf())
    return d


@layout("xb-non-it-ddt-vostro-ordine")
def _(name):
    d = non_order(name, "Go fpdf", "it", "delivery_note", ["DDT with causale, aspetto dei beni, colli", "cites Vs. ordine per row"])
    c = b.Canvas(size=9)
    c.t(40, 46, "Tessitura Val Seriana S.r.l.", 15, "HB"); c.t(40, 59, "Via Serio 7 - 24021 Albino (BG) - P.IVA 03110450166", 8); c.r(330, 30, 225, 40); c.t(338, 46, "DOCUMENTO DI TRASPORTO", 11, "HB"); c.t(338, 62, "D.D.T. n. 1187/A   del 12/05/2025")
    c.r(40, 84, 250, 66); c.t(44, 94, "Destinatario", 7); c.ts(44, 108, ["Confezioni Brembo S.r.l.", "Via Locatelli 90", "24019 Zogno (BG)"], 12); c.r(305, 84, 250, 66); c.t(309, 94, "Luogo di destinazione", 7); c.ts(309, 108, ["Confezioni Brembo - Taglio", "Via Pregalleno 1", "24016 San Pellegrino Terme (BG)"], 12)
    for k, v, x in (("Causale del trasporto", "Vendita", 40), ("Porto", "Assegnato", 170), ("Vettore", "Corriere Orobico", 300), ("N. colli", "14", 470)):
        c.t(x, 166, k, 7); c.t(x, 178, v)
    X = [(42, "l"), (120, "l"), (345, "l"), (490, "r"), (500, "l")]; c.r(40, 190, 515, 15, 0.9); row(c, 201, X, ("Articolo", "Descrizione dei beni", "Vs. ordine", "Quantità", "UM"), 8, "HB"); y = 220
    for v in (("TS-4410", "Tela cotone 145 g ecrù h 150", "ORD 312/25 p.1", "840,00", "MT"), ("TS-4417", "Tela cotone 145 g navy h 150", "ORD 312/25 p.2", "520,50", "MT"), ("PQ-0911", "Piqué bianco h 160", "ORD 318/25 p.1", "300,00", "MT")):
        row(c, y, X, v); y += 16
    c.ts(40, 700, ["Aspetto esteriore dei beni: rotoli   Peso kg 291", "Data e ora del ritiro: 12/05/2025 14:20"], 12)
    for x, k in ((40, "Firma conducente"), (230, "Firma vettore"), (420, "Firma destinatario")):
        c.t(x, 760, k, 8); c.hl(785, x, x + 130)
    c.gofpdf(d.pdf())
    return d


@layout("xb-es-metal-pedido-plazos-cairo")
def _(name):
    d = Doc(name, "cairo", "es", ["order of a metal shop", "Pedido núm. in the head line with the date in words", "Su referencia and N/Ref", "plazo per row", "IVA 21 %, total pedido", "Dirección de entrega in the foot box", "price per 100"])
    buyer = P("Talleres Mecánicos Urumea, S.L.", "Polígono Ugaldetxo, pab. 14", "20180 Oiartzun (Gipuzkoa)")
    sup = P("Tornillería Industrial Durangaldea, S.A.", "Barrio Montorreta 5", "48200 Durango (Bizkaia)")
    d.f.update(po_number="25/0619", po_date="2025-04-07", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Almacén central Talleres Urumea", "Calle Txirrita 33", "20100 Errenteria (Gipuzkoa)"), payment_terms="Giro a 60 días fecha factura")
    c = b.Canvas(size=9)
    c.r(0, 0, 595, 24, 0.3, 0); c.t(40, 50, "TALLERES MECÁNICOS URUMEA, S.L.", 14, "HB"); c.t(40, 63, "Polígono Ugaldetxo, pab. 14 · 20180 Oiartzun (Gipuzkoa) · NIF B20417783", 8)
    c.t(40, 100, "PEDIDO Núm. 25/0619", 13, "HB"); c.t(40, 116, "Oiartzun, 7 de abril de 2025"); c.t(40, 132, "N/Ref.: IA-42   S/Oferta: 25-1180"); c.ts(320, 100, sup.all() + ["A/A: Sra. Leire Zubia"], 13)
    X = [(40, "l"), (110, "l"), (330, "r"), (395, "r"), (420, "r"), (440, "l"), (555, "r")]; c.hl(165, w=1); row(c, 177, X, ("S/Código", "Concepto", "Unidades", "Precio", "x", "Plazo", "Importe"), 8.5, "HB"); c.hl(182); y = 198
    for s, t, q, p, per, dd in (("DIN933-1040", "Tornillo hex. DIN 933 M10x40 8.8 cinc.", 3000, "11.20", 100, "2025-04-14"), ("DIN934-10", "Tuerca hex. DIN 934 M10 cl. 8", 5000, "3.45", 100, "2025-04-14"), ("DIN125-10", "Arandela DIN 125 A M10", 8000, "1.18", 100, "2025-04-14"), ("VAR-16", "Varilla roscada M16 x 1 m inox A2", 60, "9.75", 1, "2025-04-30")):
        l = Ln(None, s, t, q, None, p, per=per, date=dd); d.lines.append(l); row(c, y, X, (s, t, qn(q, "de"), num(p, "de"), per, dt(dd, "{dd}/{mm}/{yyyy}"), num(l.amount, "de"))); y += 16
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.21")); d["total"] = d["subtotal"] + d["tax"]; c.hl(y - 6)
    for k, v in (("Base imponible", d["subtotal"]), ("I.V.A. 21%", d["tax"]), ("TOTAL PEDIDO (€)", d["total"])):
        c.t(440, y + 8, k, 9, "HB", "r"); c.t(555, y + 8, num(v, "de"), a="r"); y += 15
    c.r(40, 700, 515, 60); c.ts(46, 714, ["Dirección de entrega: " + ", ".join(d["ship_to"].all()), "Forma de pago: Giro a 60 días fecha factura", "Portes: pagados", "Rogamos devuelvan copia firmada como aceptación del pedido."], 13); c.cairo(d.pdf())
    return d


@layout("xb-es-odoo-pedido-compra-clinica")
def _(name):
    d = Doc(name, "wkhtmltopdf", "es", ["Odoo in Spanish", "Pedido de compra #P00912", "[code] in the description", "Impuestos column in words", "Dirección de envío", "discount column"])
    buyer = P("Clínica Veterinaria Guadalhorce SLP", "Avenida de Velázquez 210", "29004 Málaga", "España")
    sup = P("Distribuciones Zoosanitarias Al-Ándalus SL", "Calle Ingeniería 8", "18220 Albolote (Granada)", "España")
    d.f.update(po_number="P00912", po_date="2025-10-20", requested_date="2025-10-24", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Clínica Veterinaria Guadalhorce SLP", "Hospital 24 h, Calle Bodegueros 31", "29006 Málaga", "España"), payment_terms=None)
    r = ""; tax = D(0)
    for s, t, q, u, p, di, v in (("VAC-RAB10", "Vacuna antirrábica, 10 dosis", 15, "Caja(s)", "38.40", 5, 4), ("SUT-30", "Sutura absorbible 3/0, 36 sobres", 4, "Caja(s)", "71.25", 0, 21), ("GUA-M", "Guantes nitrilo talla M, 100 ud", 30, "Caja(s)", "4.95", 10, 21), ("ISO-250", "Isoflurano 250 ml", 6, "Unidades", "52.00", 0, 4)):
        l = Ln(None, s, f"{t}", q, u, p, disc=di or None); d.lines.append(l); tax += r2(l.amount * v / 100)
        r += f"<tr><td>[{s}] {t}</td><td>IVA {v}% (Bienes)</td><td>24/10/2025</td><td class=r>{num(q, 'de')} {u}</td><td class=r>{num(p, 'de')}</td><td class=r>{num(di, 'de')}%</td><td class=r>{num(l.amount, 'de')} €</td></tr>"
    d["subtotal"] = d.net(); d["tax"] = tax; d["total"] = d["subtotal"] + tax
    b.wk(b.page("body{font:10pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.i td,.i th{padding:5px 4px;border-bottom:1px solid #ccc;text-align:left}.i .r,.r{text-align:right!important}", f'''<div style="border-bottom:1px solid #000;padding-bottom:6px"><b>guadalhorce vet</b></div><p>{buyer.h()}</p><table><tr><td style="vertical-align:top"><b>Dirección de envío</b><br>{d["ship_to"].h()}</td><td>{sup.h()}<br>NIF: ESB18411203</td></tr></table><h2>Pedido de compra #P00912</h2><table><tr><td><b>Comprador:</b><br>Nuria Heredia</td><td><b>Su referencia de pedido:</b><br>OFE-7719</td><td><b>Fecha del pedido:</b><br>20/10/2025</td><td><b>Llegada esperada:</b><br>24/10/2025</td></tr></table><br><table class=i><tr><th>Descripción</th><th>Impuestos</th><th>Fecha requerida</th><th class=r>Ctdad.</th><th class=r>Precio unitario</th><th class=r>Desc.</th><th class=r>Importe</th></tr>{r}</table><table style="width:40%;margin-left:60%"><tr><td>Base imponible</td><td class=r>{num(d["subtotal"], "de")} €</td></tr><tr><td>IVA</td><td class=r>{num(tax, "de")} €</td></tr><tr><td><b>Total</b></td><td class=r><b>{num(d["total"], "de")} €</b></td></tr></table><p style="font-size:8pt;text-align:center">951 20 44 18 | compras@guadalhorcevet.example | ESB92884107 | Página: 1 / 1</p>''', "es"), d.pdf())
    for l in d.lines:
        l.date = "2025-10-24"
    return d


@layout("xb-es-bodega-carta-pedido")
def _(name):
    d = Doc(name, "pdf-lib", "es", ["letter of a winery with a short list", "number in the Asunto line", "prices named within the rows (a 0,38 €/ud)", "no total", "delivery date within a sentence"])
    buyer = P("Bodegas Peñalta, S.A.", "Carretera de Logroño, km 3", "01300 Laguardia (Álava)")
    sup = P("Corchos y Cápsulas del Ampurdán, S.L.", "Calle Sureda 17", "17200 Palafrugell (Girona)")
    d.f.update(po_number="PED-2025-061", po_date="2025-03-13", requested_date="2025-04-10", currency="EUR", buyer=buyer, supplier=sup, payment_terms="30 días fecha factura")
    c = b.Canvas(size=11, font="T")
    c.t(297, 60, "Bodegas Peñalta, S.A.", 20, "TB", "c"); c.t(297, 76, "Carretera de Logroño, km 3 - 01300 Laguardia (Álava)", 9, a="c")
    c.ts(60, 130, sup.all(), 14); c.t(535, 200, "Laguardia, 13 de marzo de 2025", a="r"); c.t(60, 230, "Asunto: Pedido PED-2025-061", 11, "TB")
    c.ts(60, 260, ["Estimados señores:", "", "Según la conversación mantenida con don Jordi Ferrer, les rogamos nos sirvan el siguiente", "material para el embotellado de la añada 2023:"], 15); y = 335
    for q, t, p, ps in ((60000, "Tapón natural flor 49 x 24, marcado Peñalta Reserva", "0.38", "0,38"), (45000, "Tapón microgranulado 44 x 24, marcado Crianza", "0.115", "0,115"), (105000, "Cápsula complejo burdeos con sello dorado", "0.062", "0,062")):
        d.lines.append(Ln(None, None, t, q, "ud", p, amount=None)); c.t(130, y, qn(q, "de"), a="r"); c.t(136, y, "ud"); c.t(165, y, t); c.t(535, y, f"a {ps} €/ud", a="r"); y += 18
    c.ts(60, y + 15, ["La entrega deberá efectuarse en nuestra bodega antes del 10 de abril de 2025. Las facturas se", "abonarán a 30 días fecha factura. Precios sin IVA, portes incluidos.", "", "Sin otro particular, les saluda atentamente,", "", "", "Amaia Ruiz de Gauna", "Dirección técnica"], 15); c.pdflib(d.pdf())
    d["payment_terms"] = "30 días fecha factura"
    d["ship_to_alt"] = [buyer]
    return d


@layout("xb-non-es-presupuesto-aceptacion")
def _(name):
    d = non_order(name, "PDF::API2", "es", "quotation", ["Presupuesto with an acceptance box to sign", "validity, references to a future pedido"])
    c = b.Canvas(size=9)
    c.t(40, 50, "Climatizaciones Segura, S.L.", 16, "HB"); c.t(40, 64, "C/ Molina 19, 30500 Molina de Segura (Murcia) - NIF B30774410", 8); c.t(555, 50, "PRESUPUESTO", 16, "H", "r"); c.t(555, 64, "Nº 25-0288 - Fecha 02/06/2025", 9, a="r")
    c.t(40, 100, "Cliente:", 8, "HB"); c.ts(40, 112, ["Conservas Thader, S.A.", "Ctra. de Alcantarilla s/n", "30820 Alcantarilla (Murcia)"], 12)
    X = [(40, "l"), (360, "r"), (450, "r"), (555, "r")]; c.hl(160); row(c, 171, X, ("Descripción", "Cantidad", "Precio", "Importe"), 9, "HB"); c.hl(176); y = 192; s = D(0)
    for t, q, p in (("Unidad condensadora 18 kW R-32", 2, "4180.00"), ("Evaporador cúbico 4 ventiladores", 3, "1925.50"), ("Tubería frigorífica y aislamiento (ml)", 64, "21.40"), ("Montaje, vacío y puesta en marcha", 1, "2350.00")):
        a = r2(D(p) * q); s += a; row(c, y, X, (t, q, num(p, "de"), num(a, "de"))); y += 16
    c.hl(y - 6); c.t(450, y + 8, "Total sin IVA", 9, "HB", "r"); c.t(555, y + 8, num(s, "de") + " €", 9, "HB", "r"); c.ts(40, y + 40, ["Validez de la oferta: 30 días. Plazo de entrega: 4 semanas desde la recepción de su pedido.", "Forma de pago: 40 % a la aceptación, resto a 30 días."], 13); c.r(40, y + 90, 515, 70); c.ts(48, y + 105, ["Conforme el cliente (firma y sello). Indique su número de pedido: ______________", "", "Fecha: ___ / ___ / ______"], 13); c.perl(d.pdf())
    return d
