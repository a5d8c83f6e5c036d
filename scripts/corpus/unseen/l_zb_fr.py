# SPDX-License-Identifier: Apache-2.0
"""France, Belgium, French Switzerland: plastics, cheese, a building site, a hospital, watches, a laboratory."""
from l_zb_kit import *


@layout("zb-fr-plasturgie-reference-double-delai-semaine")
def _(name):
    I = ((1, "MP0471", "PP-H9018", "Polypropylène homopolymère naturel, octabin", 22000, "KG", "1284.00", 1000, "S 14"), (2, "MP0533", "MB-BLEU-5015", "Mélange-maître bleu RAL 5015, sac 25 kg", 750, "KG", "6.85", 1, "S 13"), (3, "CP1120", "INS-M5-L", "Insert laiton M5 moleté", 40000, "PC", "58.20", 1000, "S 15"), (4, "CP1208", "ETQ-60X40", "Étiquette thermique 60 x 40, rouleau de 1 000", 120, "RLX", "4.12", 1, "S 13"))
    buyer = P("Plastiques du Haut-Bugey SAS", "Zone industrielle Nord, rue des Mouleurs", "01100 Oyonnax"); sup = P("Polymères Rhône Distribution", "12 chemin de la Pierre", "69800 Saint-Priest")
    d = od(name, "PDFKit", "fr", ["price per 1000 in a column 'Par'", "delivery weeks S 13 a line, no date", "Notre réf. / Votre réf.", "order number and date in a frame at the top right, with the supplier below", "totals at the far left foot", "decoys: contrat cadre, offre"],
           [Ln(n, s, t, q, u, p, bi=m, per=e) for n, m, s, t, q, u, p, e, _ in I], po_number="CA2603-0217", po_date="2026-03-16", currency="EUR", buyer=buyer, supplier=sup, payment_terms="45 jours fin de mois")
    sums(d, 20)
    c = b.Canvas(size=9)
    c.t(40, 52, "PHB", 26, "HB"); c.ts(100, 38, ["Plastiques du Haut-Bugey SAS", "Zone industrielle Nord, rue des Mouleurs", "01100 Oyonnax"], 11)
    c.r(350, 30, 205, 40); c.l(350, 50, 555, 50); c.l(470, 30, 470, 70); c.t(356, 44, "Commande d'achat n°", 8); c.t(476, 44, "Date", 8); c.t(356, 64, "CA2603-0217", 11, "HB"); c.t(476, 64, "16/03/2026", 11, "HB")
    c.ts(350, 100, sup.all(), 13, size=10.5)
    c.t(40, 100, "Code fournisseur : FPOLRHO", 8); c.t(40, 112, "Contrat cadre : CC-2024-118", 8); c.t(40, 124, "Votre offre : 26-0741 du 09/03/2026", 8); c.t(40, 136, "Acheteur : N. Perraud, 04 74 77 18 40", 8)
    c.t(40, 170, "Veuillez nous livrer à l'adresse ci-dessus, franco de port, les articles suivants :")
    X = [(40, "l"), (58, "l"), (105, "l"), (176, "l"), (404, "r"), (410, "l"), (470, "r"), (497, "r"), (501, "l"), (575, "r")]
    X = [(40, "l"), (56, "l"), (100, "l"), (172, "l"), (410, "r"), (415, "l"), (468, "r"), (496, "r"), (502, "l"), (570, "r")]
    c.hl(182, 40, 570, 1); at(c, 194, X, ("N°", "Notre réf.", "Votre réf.", "Désignation", "Quantité", "U", "Prix HT", "Par", "Délai", "Montant"), font="HB", size=8); c.hl(200, 40, 570, 1); y = 216
    for l, it in zip(d.lines, I):
        at(c, y, X, (l.line, l.bi, l.si, l.desc, f(l.qty)[:-3], l.uom, f(l.price), l.per if l.per == 1 else "1 000", it[8], f(l.amount)), size=8.5); y += 18
    c.hl(y - 8, 40, 570, .5)
    for k, (a, v) in enumerate((("Total HT", f(d["subtotal"])), ("TVA 20,00 %", f(d["tax"])), ("Net à payer EUR", f(d["total"])))):
        c.t(40, 660 + 15 * k, a, 9.5, "HB" if k == 2 else "H"); c.t(220, 660 + 15 * k, v, 9.5, "HB" if k == 2 else "H", "r")
    c.ts(300, 660, ["Règlement : 45 jours fin de mois", "Délais exprimés en semaines de l'année 2026, rendu usine.", "Certificat matière EN 10204 3.1 par lot exigé.", "Accusé de réception sous 48 h, faute de quoi", "la commande est réputée acceptée."], 12, size=8.5)
    c.t(297, 812, "SAS au capital de 480 000 EUR - RCS Bourg-en-Bresse 328 117 204 - TVA FR 27 328117204 - Tél. 04 74 77 18 00", 6.5, a="c")
    c.pdfkit(d.pdf())
    return d


@layout("zb-fr-fromagerie-lettre-tapee")
def _(name):
    I = ((3, "palettes", "de sel fin alimentaire, sacs de 25 kg (40 sacs par palette)", "212.00"), (60, "bidons", "de présure liquide 520 mg/l, 5 litres", "48.60"), (12, "cartons", "de papier sulfurisé 70 x 100 cm, 500 feuilles", "39.25"))
    buyer = P("Fromagerie Chaussin Frères", "Le Bourg", "25210 Le Russey"); sup = P("Comptoir Laitier Jurassien", "8 rue de la Gare", "39300 Champagnole")
    d = od(name, "groff", "fr", ["typed letter of a cheese dairy, items as sentences with dashes", "no table and no item numbers, price 'à 212,00 EUR l'unité'", "order number in the reference line, date in words", "delivery date in words within a sentence"],
           [Ln(None, None, t.replace("de ", "", 1), q, u, p, amount=None) for q, u, t, p in I], po_number="26/044", po_date="2026-02-05", requested_date="2026-02-19", currency="EUR", buyer=buyer, supplier=sup)
    rows = "".join(f".in 3\n.ti 0\n-\\ \\ {q} {u} {t}, à {f(p)} EUR l'unité ;\n.br\n" for q, u, t, p in I)
    b.groff(f""".pl 29.7c
.po 2.4c
.ll 16.2c
.fam C
.ps 11
.vs 15
.nh
.ad l
.nf
.sp |2.5c
Fromagerie Chaussin Frères
Le Bourg
25210 Le Russey
Téléphone 03 81 43 70 18
.sp 2
.in 8c
{sup.name}
{sup.lines[0]}
{sup.lines[1]}
.sp
Le Russey, le 5 février 2026
.in 0
.sp 2
Objet : commande n° 26/044
.sp
Monsieur,
.sp
.fi
Nous vous prions de bien vouloir nous livrer, aux conditions
de votre tarif de janvier 2026 :
.sp
{rows}.in 0
.sp
Livraison souhaitée pour le 19 février 2026 au plus tard, le matin
de préférence, notre camion occupant le quai l'après-midi.
Prix hors taxes. Merci de rappeler notre numéro de commande sur le bon
de livraison et sur la facture.
.sp
Veuillez agréer, Monsieur, nos salutations distinguées.
.sp 3
.in 8c
Bernard Chaussin
""", d.pdf())
    return d


@layout("zb-fr-menuiserie-bon-chantier-calc")
def _(name):
    I = (("FEN-2V-125X120", "Fenêtre PVC 2 vantaux OF, blanc, 125 x 120 cm, double vitrage 4/16/4", 8, "U", "318.00"), ("PF-2V-215X140", "Porte-fenêtre PVC 2 vantaux, blanc, 215 x 140 cm, seuil PMR", 3, "U", "562.50"), ("VR-SOL-125", "Volet roulant solaire, coffre 125 cm", 8, "U", "289.00"), ("APP-BOIS-50", "Appui bois exotique 50 mm", "14.6", "ML", "37.80"), ("MOUSSE-PU", "Mousse PU pistolable 750 ml", 24, "U", "6.20"))
    buyer = P("SARL Menuiserie Kerleau", "14 rue des Charpentiers", "22300 Lannion"); sup = P("Ouvertures d'Armor", "ZA de Beg ar C'hra", "22610 Pleubian"); ship = P("Chantier résidence Ker Mor", "3 allée des Goélands", "22700 Perros-Guirec")
    d = od(name, "LibreOffice Calc from openpyxl", "fr", ["spreadsheet template, yellow band, empty rows with zero sums", "foot: Total HT, remise 5 %, port, TVA, TTC", "quantity 14,6 ML", "label cells left and values right, chantier block"],
           [Ln(None, s, t, q, u, p) for s, t, q, u, p in I], po_number="BC-26-061", po_date="2026-04-08", requested_date="2026-05-04", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="LCR 30 jours fin de mois le 10")
    sums(d, 20, disc=5, freight="85.00")
    import openpyxl
    from openpyxl.styles import Font, PatternFill, Alignment, Border, Side
    wb = openpyxl.Workbook(); s = wb.active; fill = PatternFill("solid", fgColor="FFE699"); th = Side(style="thin"); bd = Border(th, th, th, th)
    for k, w in zip("ABCDEF", (23, 46, 9, 7, 12, 14)):
        s.column_dimensions[k].width = w
    for a, v in (("A1", "MENUISERIE KERLEAU"), ("A2", "SARL Menuiserie Kerleau, 14 rue des Charpentiers, 22300 Lannion"), ("D1", "BON DE COMMANDE"), ("A4", "Numéro"), ("B4", "BC-26-061"), ("A5", "Date"), ("B5", "08/04/2026"), ("A6", "Livraison"), ("B6", "04/05/2026"), ("A7", "Règlement"), ("B7", "LCR 30 jours fin de mois le 10"), ("D4", "Fournisseur"), ("D5", sup.name), ("D6", sup.lines[0]), ("D7", sup.lines[1]), ("A9", "Adresse de livraison"), ("B9", "Chantier résidence Ker Mor, 3 allée des Goélands, 22700 Perros-Guirec")):
        s[a] = v
    s["A1"].font = s["D1"].font = Font(bold=True, size=15)
    for a in ("A4", "A5", "A6", "A7", "D4", "A9"):
        s[a].font = Font(bold=True)
    for k, v in zip("ABCDEF", ("Référence", "Désignation", "Qté", "Unité", "PU HT", "Total HT")):
        s[f"{k}11"] = v; s[f"{k}11"].font = Font(bold=True); s[f"{k}11"].fill = fill
    for i in range(10):
        l = d.lines[i] if i < len(d.lines) else None
        s.row_dimensions[12 + i].height = 30 if i < 2 else 15
        for k, v in zip("ABCDEF", (l.si, l.desc, qn(l.qty, "sp"), l.uom, f(l.price) + " €", f(l.amount) + " €") if l else ("", "", "", "", "", "- €")):
            s[f"{k}{12 + i}"] = v; s[f"{k}{12 + i}"].border = bd; s[f"{k}{12 + i}"].alignment = Alignment(wrap_text=k == "B", horizontal="right" if k in "CEF" else None, vertical="top")
    for i, (a, v) in enumerate((("Total HT", f(d["subtotal"])), ("Remise 5 %", "-" + f(d["discount"])), ("Port", f(d["freight"])), ("TVA 20 %", f(d["tax"])), ("TOTAL TTC", f(d["total"])))):
        s[f"E{22 + i}"] = a; s[f"F{22 + i}"] = v + " €"; s[f"F{22 + i}"].alignment = Alignment(horizontal="right"); s[f"F{22 + i}"].border = bd
        if i == 4:
            s["E26"].font = s["F26"].font = Font(bold=True)
    s["A24"] = "Bon pour accord, date et signature :"; s["A29"] = "Siret 448 117 204 00018 - APE 4332A - assurance décennale 118204-55"
    s.page_setup.paperSize = 9; s.page_setup.fitToHeight = 0; s.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    office(wb.save, ".xlsx", d.pdf())
    return d


@layout("zb-be-hopital-marche-public-lots")
def _(name):
    I = (("L1.03", "500118", "CH-DRP-120", "Drap d'examen 50 cm x 120 m, micro-gaufré", 240, "RO", "5.14"), ("L1.07", "500166", "CH-ALZ-60", "Alèse absorbante 60 x 90, paquet de 30", 180, "PQ", "7.92"), ("L2.01", "510024", "CH-BVT-XL", "Blouse visiteur non tissée XL, carton de 100", 15, "CT", "41.50"), ("L2.04", "510081", "CH-CHL-50", "Charlotte clip 50 cm, boîte de 100", 60, "BT", "3.38"))
    buyer = P("Centre Hospitalier du Val de Sambre", "Rue Chère-Voie 75", "5060 Sambreville"); sup = P("Medicalux Belgium SRL", "Chaussée de Louvain 431", "1380 Lasne"); ship = P("Magasin central, quai C", "Rue de l'Hôpital 9", "5060 Sambreville"); bill = P("Centre Hospitalier du Val de Sambre", "Service Comptabilité fournisseurs", "Rue Chère-Voie 75", "5060 Sambreville")
    d = od(name, "pdfmake", "fr", ["Belgian hospital under a public contract with lots", "lot column, own article, supplier's reference", "cahier des charges number as decoy", "three address columns", "TVA 21 % below, Total TVAC"],
           [Ln(k + 1, s, t, q, u, p, bi=m) for k, (o, m, s, t, q, u, p) in enumerate(I)], po_number="20264118", po_date="2026-05-05", requested_date="2026-05-12", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, bill_to=bill, payment_terms="60 jours date de facture")
    sums(d, 21)
    R = lambda x: [{"text": str(v), "alignment": a} for v, a in zip(x, ("center", "left", "left", "left", "left", "right", "left", "right", "right"))]
    body = [[dict(z, bold=True, fillColor="#eeeeee", fontSize=7.5) for z in R(("Lg", "Lot", "Art. CHVS", "Réf. fourn.", "Libellé", "Qté", "UA", "Prix HTVA", "Montant"))]] + [R((l.line, it[0], l.bi, l.si, l.desc, qn(l.qty), l.uom, f(l.price), f(l.amount))) for l, it in zip(d.lines, I)]
    K = lambda a, v: {"text": [{"text": a + "\n", "fontSize": 7, "color": "#666666"}, v]}
    b.pdfmake({"defaultStyle": {"fontSize": 8.5}, "content": [{"columns": [{"text": "CHVS", "fontSize": 24, "bold": True, "color": "#00695c"}, {"text": "Centre Hospitalier du Val de Sambre\nRue Chère-Voie 75 - 5060 Sambreville\nBE 0204.118.771 - Service Achats", "alignment": "right"}]}, {"text": "\nBON DE COMMANDE N° 20264118", "fontSize": 14, "bold": True}, {"text": "Sambreville, le 05/05/2026 - Cahier spécial des charges CSC/2024/0417 - Engagement 118/2026\n\n"},
        {"columns": [K("FOURNISSEUR 3177", "\n".join(sup.all())), K("ADRESSE DE LIVRAISON", "\n".join(ship.all())), K("ADRESSE DE FACTURATION", "\n".join(bill.all()))]}, "\n", {"columns": [K("Date de livraison demandée", "12/05/2026"), K("Conditions de paiement", "60 jours date de facture"), K("Gestionnaire", "F. Delvaux, 071 26 51 18")]}, "\n",
        {"table": {"headerRows": 1, "widths": [16, 30, 45, 58, "*", 28, 20, 44, 52], "body": body}}, "\n", {"columns": [{"text": "Les livraisons s'effectuent sur rendez-vous, de 7 h 30 à 15 h.\nToute facture sans numéro de bon de commande est renvoyée.", "width": "*"}, {"width": 200, "table": {"widths": ["*", 70], "body": [[a, {"text": f(v), "alignment": "right", "bold": a == "Total TVAC (EUR)"}] for a, v in (("Total HTVA", d["subtotal"]), ("TVA 21 %", d["tax"]), ("Total TVAC (EUR)", d["total"]))]}, "layout": "noBorders"}]}, "\n\nPour le Directeur général, par délégation : M. Lambillotte"], "footerText": "CHVS - document généré automatiquement - page {p}/{n}"}, d.pdf())
    return d


@layout("zb-ch-horlogerie-commande-sous-traitance")
def _(name):
    I = (("10", "CA-3117-02", "Cadran laiton nickelé, index appliqués, diam. 31,50 mm", 1200, "PCE", "18.75", "2026-06-26"), ("20", "CA-3117-02", "Cadran laiton nickelé, index appliqués, diam. 31,50 mm", 800, "PCE", "18.75", "2026-07-24"), ("30", "AI-0882-11", "Jeu d'aiguilles dauphine, 3 pièces, rhodié", 2000, "JEU", "4.20", "2026-06-26"), ("40", "OUT-CA-3117", "Frais d'outillage décalque, forfait", 1, "FF", "1450.00", "2026-06-12"))
    buyer = P("Manufacture Vallon SA", "Rue du Doubs 112", "2300 La Chaux-de-Fonds"); sup = P("Cadraniers Réunis Sàrl", "Rue de la Serre 48", "2400 Le Locle")
    d = od(name, "cairo", "fr", ["same article on two rows with other dates", "drawing numbers as item numbers of the buyer", "order number with an index: 26-1147/2", "Swiss francs, TVA 8,1 % incluse not; total hors TVA", "text between the items", "serif page without rules"],
           [Ln(int(n), None, t, q, u, p, bi=m, date=w) for n, m, t, q, u, p, w in I], po_number="26-1147/2", po_date="2026-05-18", currency="CHF", buyer=buyer, supplier=sup, payment_terms="30 jours net")
    d["total"] = d.net()
    c = b.Canvas(size=10, font="T"); ch = lambda v: num(v, "ch")
    c.t(297, 60, "M A N U F A C T U R E   V A L L O N", 15, "T", "c"); c.t(297, 75, "Rue du Doubs 112 - 2300 La Chaux-de-Fonds", 9, a="c")
    c.ts(340, 125, sup.all(), 14, size=11)
    c.t(60, 190, "La Chaux-de-Fonds, le 18 mai 2026"); c.t(60, 220, "Commande de sous-traitance 26-1147/2", 13, "TB"); c.t(60, 238, "Réf. produit MV-400 / Affaire 4471 / Offre du 30 avril 2026", 9)
    X = [(60, "l"), (84, "l"), (156, "l"), (416, "r"), (422, "l"), (482, "r"), (550, "r")]
    at(c, 268, X, ("Pos", "N° plan", "Désignation", "Qté", "Un.", "Prix", "Montant CHF"), font="TB"); y = 290
    for l in d.lines:
        at(c, y, X, (l.line, l.bi, l.desc, num(l.qty, "ch", 0), l.uom, ch(l.price), ch(l.amount))); c.t(156, y + 13, "Délai de livraison : " + de(l.date), 9); y += 33
        if l.line == 20:
            c.t(60, y, "Matière confiée par nos soins, coulée 8817, bon de sortie 55204 :", 9.5, "HI"); y += 22
    c.hl(y - 10, 440, 550, .5); c.t(440, y + 6, "Total hors TVA CHF", 10, "TB", "r"); c.t(550, y + 6, ch(d["total"]), 10, "TB", "r")
    c.ts(60, y + 40, ["Conditions de paiement : 30 jours net. Livraison franco notre atelier.", "Contrôle d'aspect selon NIHS 96-50, tolérance de rebut 1,5 %.", "Toute information relative au produit est confidentielle.", "", "Pour Manufacture Vallon SA", "", "O. Jeanneret                     C. Aubry"], 15)
    c.cairo(d.pdf())
    return d


@layout("zb-fr-laboratoire-latex-bon-labo")
def _(name):
    I = (("A4521-1L", "67-64-1", "Acétone pour HPLC", "1 L", 12, "21.30"), ("S3014-500G", "7647-14-5", "Chlorure de sodium, biologie moléculaire", "500 g", 6, "38.90"), ("T9281-25UL", "9012-90-2", "Taq ADN polymérase 5 U/µl", "25 µl", 10, "112.00"), ("P2714-1BTL", "-", "Inhibiteurs de protéases, cocktail", "1 flacon", 4, "96.45"))
    buyer = P("UMR 7718 Biologie des Systèmes Marins", "Station marine, place Georges-Teissier", "29680 Roscoff"); sup = P("Bioréactifs Lyon SA", "20 avenue Tony-Garnier", "69007 Lyon")
    d = od(name, "pdflatex", "fr", ["laboratory's own LaTeX form, rules from booktabs", "CAS number and packing columns beside the catalogue number", "no units: packing column", "order number made of SIFAC digits", "remise in euro at the foot, frais de port, TVA"],
           [Ln(k + 1, s, t, q, None, p) for k, (s, _, t, v, q, p) in enumerate(I)], po_number="4500 771 209", po_date="2026-09-14", currency="EUR", buyer=buyer, supplier=sup, payment_terms="30 jours (virement administratif)")
    d["subtotal"] = d.net(); d["discount"] = D("150.00"); d["freight"] = D("24.00"); d["tax"] = r2((d.net() - 150 + 24) * D("0.2")); d["total"] = d.net() - 150 + 24 + d["tax"]
    n = lambda v: f(v).replace(" ", r"\,")
    r = "".join(rf"{l.line} & {l.si} & {it[1]} & {l.desc.replace('µ', chr(36) + chr(92) + 'mu' + chr(36))} & {it[3].replace('µ', chr(36) + chr(92) + 'mu' + chr(36))} & {qn(l.qty)} & {n(l.price)} & {n(l.amount)} \\" + "\n" for l, it in zip(d.lines, I))
    b.latex(rf"""\documentclass[a4paper,10pt]{{article}}\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage{{booktabs,tabularx,lmodern}}\usepackage[margin=18mm]{{geometry}}\pagestyle{{empty}}\setlength\parindent{{0pt}}\begin{{document}}\sffamily
\begin{{minipage}}{{.6\textwidth}}{{\large\bfseries UMR 7718 Biologie des Systèmes Marins}}\\Station marine, place Georges-Teissier\\29680 Roscoff\end{{minipage}}\hfill \fbox{{\begin{{tabular}}{{l}}\textbf{{Bon de commande}}\\ N° SIFAC : 4500 771 209\\ Date : 14/09/2026\\ Centre de coût : P118-R04\end{{tabular}}}}\\[8mm]
\begin{{minipage}}{{.5\textwidth}}\textit{{Fournisseur :}}\\ {sup.name}\\ {sup.lines[0]}\\ {sup.lines[1]}\end{{minipage}}\begin{{minipage}}{{.5\textwidth}}Demandeur : Solène Abgrall\\ Téléphone : 02 98 29 23 18\\ Marché n° 2025-BIO-044\\ Nomenclature NACRES : NB.11\end{{minipage}}\\[8mm]
\small\begin{{tabularx}}{{\textwidth}}{{@{{}}rllXlrrr@{{}}}}\toprule & Référence & CAS & Produit & Cond. & Qté & P.U. HT & Total HT \\ \midrule {r}\bottomrule\end{{tabularx}}\\[3mm]
\hspace*{{\fill}}\begin{{tabular}}{{lr}} Total HT & {n(d["subtotal"])}\\ Remise exceptionnelle & $-$\,{n(d["discount"])}\\ Frais de port & {n(d["freight"])}\\ TVA 20\,\% & {n(d["tax"])}\\ \midrule \textbf{{Total TTC (\texteuro)}} & \textbf{{{n(d["total"])}}}\end{{tabular}}\\[6mm]
Paiement à 30 jours (virement administratif). Dépôt des factures sur Chorus Pro, SIRET 180\,089\,013\,04118, numéro d'engagement = numéro de commande.\\[3mm]
Produits à conserver à $-20$\,°C : expédier du lundi au mercredi uniquement.\\[12mm]\hspace*{{90mm}}Le directeur d'unité
\end{{document}}""".replace(r"\texteuro", "EUR"), d.pdf())
    d["payment_terms"] = "30 jours (virement administratif)"
    return d
