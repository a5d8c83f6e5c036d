# SPDX-License-Identifier: Apache-2.0
"""Houses of France and Wallonia: Sage, SAP, town halls, Sifac, Cegid, Odoo, letters and mail."""
from lib import *
import backends as b


def row(c, y, X, vals, size=8.5, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


@layout("wb-fr-sage100c-commande-fournisseur")
def _(name):
    d = Doc(name, "dompdf", "fr", ["Sage 100 order", "piece number BCF", "two references stacked heads", "remise column in percent", "base HT, TVA and TTC in a row of cells", "delivery address under the supplier"])
    buyer = P("ETS MARCHANDEAU SARL", "22 rue du Moulin Neuf", "36000 CHATEAUROUX")
    ship = P("DEPOT DEOLS", "ZI La Martinerie - Batiment 620", "36130 DEOLS")
    sup = P("QUINCAILLERIE DU BERRY", "ZAC des Loges", "18000 BOURGES")
    d.f.update(po_number="BCF002841", po_date="2025-03-14", requested_date="2025-03-21", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Virement 45 jours fin de mois")
    r = ""
    for s, m, t, q, u, p, di in (("QB-VIS650", "VIS6X50", "VIS AGGLO TF TORX 6X50 BTE 200", 60, "BTE", "8.4500", 30), ("QB-CHEV10", "CHEVM10", "CHEVILLE A FRAPPER M10X100", 400, "U", "0.9120", 30), ("QB-CHARN", "CHA140", "CHARNIERE INOX 140X80", 150, "U", "3.2500", 25), ("QB-SERR", "SER3P", "SERRURE 3 POINTS A LARDER", 18, "U", "74.9000", 40), ("QB-MOUSS", "MOU750", "MOUSSE PU 750 ML PISTOLABLE", 48, "U", "5.1500", None)):
        l = Ln(None, s, t, q, u, p, bi=m, disc=di); d.lines.append(l)
        r += f"<tr><td>{m}</td><td>{s}</td><td>{t}</td><td class=n>{num(q, 'sp')}</td><td>{u}</td><td class=n>{num(p, 'sp', 4)}</td><td class=n>{num(di, 'sp') if di else ''}</td><td class=n>{num(l.amount, 'sp')}</td></tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    b.dompdf(b.page("body{font-family:Helvetica;font-size:8.5pt}table{width:100%;border-collapse:collapse}.l th{border:0.6px solid #000;background:#ddd;font-size:7.5pt}.l td{border-left:0.6px solid #000;border-right:0.6px solid #000;padding:2px 3px}.n{text-align:right}.b td{border:0.6px solid #000;padding:3px;text-align:center}", f'''<table><tr><td width="50%"><b style="font-size:12pt">{buyer.name}</b><br>{"<br>".join(buyer.lines)}<br>T&eacute;l : 02 54 08 00 12 - Siret 342 118 907 00021<br>N&deg; TVA : FR41342118907</td><td style="border:1px solid #000;padding:6px"><b>{sup.h()}</b></td></tr></table><h2>BON DE COMMANDE N&deg; BCF002841</h2>
<table class=b><tr><td>Date<br><b>14/03/25</b></td><td>Code fournisseur<br><b>FQUIBER</b></td><td>R&eacute;f&eacute;rence<br><b>STOCK MARS</b></td><td>Livraison pr&eacute;vue le<br><b>21/03/25</b></td><td>Mode de r&egrave;glement<br><b>Virement 45 jours fin de mois</b></td></tr></table><p><b>Adresse de livraison :</b><br>{ship.h()}</p><table class=l><tr><th>R&eacute;f&eacute;rence</th><th>R&eacute;f.<br>fournisseur</th><th>D&eacute;signation</th><th>Qt&eacute;</th><th>Unit&eacute;</th><th>P.U. HT</th><th>Rem. %</th><th>Montant HT</th></tr>{r}<tr><td style="height:90px;border-bottom:0.6px solid #000"></td><td style="border-bottom:0.6px solid #000"></td><td style="border-bottom:0.6px solid #000"></td><td style="border-bottom:0.6px solid #000"></td><td style="border-bottom:0.6px solid #000"></td><td style="border-bottom:0.6px solid #000"></td><td style="border-bottom:0.6px solid #000"></td><td style="border-bottom:0.6px solid #000"></td></tr></table><br>
<table class=b><tr><td>Total HT</td><td>Taux TVA</td><td>Total TVA</td><td>Total TTC</td><td><b>NET &Agrave; PAYER EUR</b></td></tr><tr><td>{num(d["subtotal"], "sp")}</td><td>20,00</td><td>{num(d["tax"], "sp")}</td><td>{num(d["total"], "sp")}</td><td><b>{num(d["total"], "sp")}</b></td></tr></table><p style="font-size:7pt">Toute livraison non conforme &agrave; la pr&eacute;sente commande sera refus&eacute;e. Page 1/1</p>''', "fr"), d.pdf())
    return d


@layout("wb-fr-sap-commande-achat-poste")
def _(name):
    d = Doc(name, "Cairo", "fr", ["SAP order in French", "Numéro de commande/date in one field", "position with three rows", "Prix unitaire par 1 000", "narrow no-break space thousands", "Adresse de facturation in the foot"])
    buyer = P("Plastiques de l'Ain SAS", "480 avenue des Lacs", "01100 Oyonnax")
    ship = P("Plastiques de l'Ain SAS", "Site de Bellignat - Quai 4", "12 rue de la Tuilerie", "01100 Bellignat")
    bill = P("Plastiques de l'Ain SAS", "Comptabilité fournisseurs", "CS 40118", "01108 Oyonnax Cedex")
    sup = P("Visserie Inserts Rhône", "Parc d'activités du Levant", "69780 Mions")
    d.f.update(po_number="4300117758", po_date="2025-09-05", currency="EUR", buyer=buyer, ship_to=ship, bill_to=bill, supplier=sup, payment_terms="60 jours date de facture")
    for i, m, s, t, q, u, p, per, dd in ((10, "INS-M4-LT", "VIR-4007", "Insert laiton M4 x 8 moleté", 45000, "PC", "38.20", 1000, "2025-09-22"), (20, "INS-M5-LT", "VIR-5009", "Insert laiton M5 x 9,5 moleté", 28000, "PC", "52.60", 1000, "2025-09-22"), (30, "CLIP-TX", "VIR-8810", "Clip inox à griffes 12 mm", 10000, "PC", "9.15", 100, "2025-10-06"), (40, "BAC-400", None, "Bac gerbable 400x300 gris", 60, "PC", "7.40", 1, "2025-10-06")):
        d.lines.append(Ln(i, s, t, q, u, p, bi=m, per=per, date=dd))
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(50, 50, "PLASTIQUES DE L'AIN", 15, "HB"); c.t(545, 50, "Commande", 15, "HB", "r")
    c.ts(50, 66, buyer.all(), 11, size=8); c.ts(320, 110, sup.all(), 13, size=10)
    for i, (k, v) in enumerate((("Numéro de commande/date", "4300117758 / 05.09.2025"), ("Interlocuteur/téléphone", "Mme Perrachon / 04 74 77 00 34"), ("Votre n° fournisseur chez nous", "102338"))):
        c.t(50, 116 + i * 25, k, 7); c.t(50, 127 + i * 25, v, 9.5, "HB" if i == 0 else "H")
    c.t(50, 205, "Veuillez livrer à :", 9, "HB"); c.ts(130, 205, ship.all(), 11.5)
    c.t(50, 262, "Cond. livraison : Franco de port"); c.t(50, 274, "Cond. paiement  : 60 jours date de facture"); c.t(545, 274, "Devise EUR", a="r")
    X = [(50, "l"), (85, "l"), (180, "l")]
    c.hl(284, 50, 545); row(c, 295, X, ("Poste", "Article", "Désignation"), 8, "HB"); row(c, 306, [(150, "r"), (156, "l"), (330, "r"), (440, "r"), (545, "r")], ("Quantité", "Unité", "Prix unitaire", "Par", "Valeur nette"), 8, "HB"); c.hl(310, 50, 545); y = 325
    for l in d.lines:
        row(c, y, X, (f"{l.line:05}", l.bi, l.desc)); y += 12
        row(c, y, [(150, "r"), (156, "l"), (330, "r"), (440, "r"), (545, "r")], (qn(l.qty, "frn"), l.uom, num(l.price, "frn"), qn(l.per, "frn") + " " + l.uom, num(l.amount, "frn")))
        y += 12; c.t(85, y, ("Votre référence : " + l.si + "     " if l.si else "") + "Date de livraison : " + dt(l.date, "{dd}.{mm}.{yyyy}"), 8); y += 20
    c.hl(y - 8, 50, 545); c.t(440, y + 5, "Valeur nette totale hors TVA", 9, "HB", "r"); c.t(545, y + 5, num(d["total"], "frn"), 9, "HB", "r")
    c.ts(50, y + 40, ["Merci d'accuser réception de cette commande sous 48 heures.", "Nos conditions générales d'achat sont consultables sur www.plastiques-ain.example."], 12)
    c.t(50, 780, "Adresse de facturation : " + ", ".join(bill.all()), 8); c.t(297, 806, "SAS au capital de 1 200 000 € - RCS Bourg-en-Bresse 310 774 020 - TVA FR 22 310774020", 6.5, a="c")
    c.cairo(d.pdf())
    return d


@layout("wb-fr-mairie-bon-engagement-ciril")
def _(name):
    d = Doc(name, "jsPDF", "fr", ["town hall, engagement number beside the order number", "Service, imputation, nature codes", "Chorus Pro SIRET and code service", "TVA per line, amounts TTC column", "cachet and signature box"])
    buyer = P("MAIRIE DE SAINT-AUBIN-LES-VIGNES", "Place de la République", "49320 SAINT-AUBIN-LES-VIGNES")
    ship = P("CENTRE TECHNIQUE MUNICIPAL", "14 rue des Artisans", "49320 SAINT-AUBIN-LES-VIGNES")
    sup = P("SARL ANJOU ESPACES VERTS", "La Grande Lande", "49130 LES PONTS-DE-CE")
    d.f.update(po_number="BC25-000614", po_date="2025-04-09", requested_date="2025-04-30", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Mandat administratif à 30 jours")
    for s, t, q, u, p, v in (("GAZ-RUST", "Gazon rustique sac de 10 kg", 25, "SAC", "42.00", "20"), ("TER-VEG", "Terreau plantation 70 L", 60, "SAC", "8.90", "10"), ("PAIL-ARD", "Paillage ardoise pilée big-bag 1 m3", 4, "BB", "165.00", "20"), ("GER-ZON", "Géranium zonal pot 10,5", 320, "PC", "1.85", "10")):
        d.lines.append(Ln(None, s, t, q, u, p, v=v))
    d["subtotal"] = d.net(); d["tax"] = sum(r2(l.amount * D(l.v) / 100) for l in d.lines); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.ts(40, 46, ["RÉPUBLIQUE FRANÇAISE", "DÉPARTEMENT DE MAINE-ET-LOIRE"], 10, size=7); c.t(40, 76, buyer.name, 12, "HB"); c.ts(40, 89, buyer.lines + ["SIRET : 214 900 871 00014", "Code service Chorus : CTM"], 11, size=8)
    c.r(300, 38, 255, 30, 0.9); c.t(427, 58, "BON DE COMMANDE BC25-000614", 12, "HB", "c")
    c.ts(320, 96, sup.all(), 13, size=10.5, font="HB")
    c.r(40, 150, 515, 44)
    for x, k, v in ((46, "Date", "09/04/2025"), (120, "N° d'engagement", "25E01177"), (220, "Imputation", "011 - 60633 - 823"), (340, "Service", "Espaces verts"), (440, "À livrer avant le", "30/04/2025")):
        c.t(x, 164, k, 7, "HI"); c.t(x, 180, v, 9, "HB")
    c.t(40, 212, "Lieu de livraison : CENTRE TECHNIQUE MUNICIPAL, 14 rue des Artisans, 49320 SAINT-AUBIN-LES-VIGNES", 8.5); c.t(40, 225, "Suivi par : Ludovic PINEAU - 02 41 00 55 18", 8.5)
    X = [(44, "l"), (110, "l"), (320, "r"), (327, "l"), (405, "r"), (470, "r"), (500, "r"), (551, "r")]
    c.r(40, 238, 515, 16, 0.9); row(c, 249, X, ("Réf.", "Désignation", "Quantité", "Unité", "P.U. HT", "Total HT", "TVA", "Total TTC"), 8, "HB"); y = 270
    for l in d.lines:
        row(c, y, X, (l.si, l.desc, num(l.qty, "sp"), l.uom, num(l.price, "sp"), num(l.amount, "sp"), l.v + "%", num(l.amount + r2(l.amount * D(l.v) / 100), "sp"))); y += 18
    c.r(40, 254, 515, y - 254)
    for k, v in (("Total H.T.", d["subtotal"]), ("Total T.V.A.", d["tax"]), ("Total T.T.C. en euros", d["total"])):
        c.t(470, y + 16, k, 9, "HB", "r"); c.t(551, y + 16, num(v, "sp"), 9, "HB", "r"); y += 15
    c.t(40, y + 10, "Règlement : Mandat administratif à 30 jours", 8.5); c.r(340, y + 30, 215, 80); c.ts(348, y + 44, ["À Saint-Aubin-les-Vignes, le 09/04/2025", "L'Adjointe déléguée aux finances"], 12, size=8)
    c.ts(40, y + 50, ["Important : la facture devra obligatoirement mentionner le numéro", "de bon de commande et le numéro d'engagement, et être déposée", "sur Chorus Pro."], 10, size=7.5); c.jspdf(d.pdf())
    return d


@layout("wb-fr-en-aeronautique-bilingue")
def _(name):
    d = Doc(name, "iText", "fr", ["French over English labels stacked in grid cells", "quality clauses list", "part number with revision, NCAGE decoys", "Qty before description", "delivery per line", "total in EUR, en-US style numbers of a French house"])
    buyer = P("AÉROSTRUCTURES DE GASCOGNE", "Zone Aéropôle", "8 allée Clément Ader", "32000 AUCH", "FRANCE")
    ship = P("AÉROSTRUCTURES DE GASCOGNE", "Réception - Hall B", "8 allée Clément Ader", "32000 AUCH", "FRANCE")
    sup = P("Wexford Precision Ltd", "Unit 3 Ardcavan Business Park", "Wexford Y35 H2P6", "IRELAND")
    d.f.update(po_number="PO-AG-2025-03318", po_date="2025-10-21", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 jours fin de mois / 30 days end of month")
    d["payment_terms_alt"] = ["30 jours fin de mois", "30 days end of month"]
    for i, m, rv, t, t2, q, p, dd in ((1, "E53-10422-201", "B", "Ferrure attache plancher", "Floor attach fitting", 24, "318.00", "2026-01-16"), (2, "E53-10422-202", "B", "Ferrure attache plancher symétrique", "Floor attach fitting, opposite", 24, "318.00", "2026-01-16"), (3, "E53-20977-001", "D", "Équerre de reprise", "Clip angle", 120, "41.75", "2026-02-13")):
        d.lines.append(Ln(i, None, t, q, "EA", p, bi=m, date=dd, rv=rv, t2=t2))
    d["total"] = d.net()
    c = b.Canvas(size=8.5)
    def cell(x, y, w, h, fr, en, v, f="H"):
        c.r(x, y, w, h, lw=0.5); c.t(x + 3, y + 8, fr, 6.2, "HB"); c.t(x + 3, y + 15, en, 6, "HI"); c.ts(x + 5, y + 27, v if isinstance(v, list) else [v], 10.5, font=f)
    c.t(40, 48, "AG", 26, "HB"); c.t(84, 48, "aérostructures de gascogne", 11); c.t(555, 42, "COMMANDE D'ACHAT", 13, "HB", "r"); c.t(555, 56, "PURCHASE ORDER", 11, "HI", "r")
    cell(40, 66, 260, 84, "Acheteur", "Buyer", buyer.all()); cell(300, 66, 255, 84, "Fournisseur", "Supplier", sup.all())
    cell(40, 150, 130, 34, "N° de commande", "Order number", d["po_number"], "HB"); cell(170, 150, 90, 34, "Date", "Date", "21-Oct-2025"); cell(260, 150, 120, 34, "Émetteur", "Issued by", "C. Labadie"); cell(380, 150, 175, 34, "Conditions de livraison", "Delivery terms", "FCA Wexford (Incoterms 2020)")
    cell(40, 184, 260, 84, "Adresse de livraison", "Ship to", ship.all()); cell(300, 184, 255, 40, "Conditions de paiement", "Payment terms", d["payment_terms"]); cell(300, 224, 255, 44, "Clauses qualité", "Quality clauses", "Q01, Q04, Q11, Q17 (AQ-P-0031 ind. H)")
    V = [40, 62, 112, 142, 212, 232, 376, 432, 490, 555]
    for i, (p, q) in enumerate((("Pos", "Item"), ("Quantité", "Quantity"), ("U", "U"), ("Référence", "Part number"), ("Ind", "Rev"), ("Désignation", "Description"), ("Délai", "Due date"), ("P.U.", "Unit price"), ("Montant EUR", "Amount EUR"))):
        c.t(V[i] + 3, 288, p, 7, "HB"); c.t(V[i] + 3, 297, q, 7, "HI")
    y = 301
    for l in d.lines:
        for (x, a), v in zip([(51, "c"), (108, "r"), (115, "l"), (214, "l"), (225, "l"), (235, "l"), (379, "l"), (487, "r"), (551, "r")], (l.line, num(l.qty), l.uom, "", "", l.desc, dt(l.date, "{dd}-{Mon}-{yyyy}"), num(l.price), num(l.amount))):
            c.t(x, y + 13, v, 8, a=a)
        c.t(145, y + 13, l.bi, 8); c.t(216, y + 13, l.rv, 8); c.t(235, y + 23, l.t2, 7.5, "HI"); y += 30; c.hl(y, 40, 555, 0.4)
    c.r(40, 280, 515, y - 280, lw=0.6)
    for x in V[1:-1]:
        c.l(x, 280, x, y, 0.4)
    c.r(432, y, 123, 24); c.t(436, y + 10, "Total HT", 7, "HB"); c.t(436, y + 19, "Total excl. VAT", 6.5, "HI"); c.t(551, y + 16, num(d["total"]), 9.5, "HB", "r")
    c.ts(40, y + 50, ["Matière fournie par le client : NON / Customer furnished material: NO", "Certificat de conformité et FAI (EN 9102) exigés / CoC and FAI (EN 9102) required. NCAGE F4471", "La présente commande est régie par nos conditions générales d'achat. / This order is governed by our general terms of purchase."], 11, size=7.5)
    c.itext(d.pdf())
    return d


@layout("wb-fr-universite-sifac-commande")
def _(name):
    d = Doc(name, "Prawn", "fr", ["university by Sifac (SAP)", "long number, EJ", "Domaine fonctionnel, eOTP decoys", "line with Catégorie, quantities 1 000 with three decimals", "address of invoicing by Chorus"])
    buyer = P("UNIVERSITE DE HAUTE-SAONE", "UFR Sciences - 30 avenue de l'Observatoire", "70000 VESOUL")
    ship = P("UMR 6249 CHRONO - Bâtiment D, bureau 214", "16 route de Gray", "70000 VESOUL")
    bill = P("UHS - Service facturier", "1 rue Goudimel", "70030 VESOUL CEDEX")
    sup = P("LABO DIFFUSION EST", "9 rue de l'Industrie", "25000 BESANCON")
    d.f.update(po_number="4500267731", po_date="2025-06-03", requested_date="2025-06-20", currency="EUR", buyer=buyer, ship_to=ship, bill_to=bill, supplier=sup, payment_terms="30 jours date de réception facture")
    for i, s, t, q, u, p in ((1, "LDE-P1000", "Pointes 1000 µL en rack, boîte de 96", "40.000", "BTE", "11.80"), (2, "LDE-TF15", "Tubes coniques 15 mL stériles, sachet 50", "25.000", "SAC", "9.65"), (3, "LDE-GNM", "Gants nitrile non poudrés M, boîte 100", "30.000", "BTE", "7.20"), (4, "LDE-MICR", "Micropipette monocanal 100-1000 µL", "2.000", "U", "214.00")):
        d.lines.append(Ln(i, s, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5)
    c.t(40, 50, "UHS", 24, "TB"); c.ts(95, 40, buyer.all(), 10, size=8); c.t(555, 46, "Bon de commande", 15, "HB", "r"); c.t(555, 62, "N° EJ : 4500267731", 10, "HB", "r"); c.t(555, 76, "Vesoul, le 03.06.2025", a="r")
    c.t(40, 110, "Gestionnaire : Sylvie Grandjean   Tél : 03 84 00 11 47   Centre de coûts : 952UR01   Domaine fonctionnel : D1103   eOTP : 21RECH447", 7.5)
    for x, k, p in ((40, "FOURNISSEUR (2100387)", sup.all() + ["SIRET 40211987700025"]), (215, "ADRESSE DE LIVRAISON", ship.all() + ["8h30-12h, M. Vuillemin"]), (390, "ADRESSE DE FACTURATION", bill.all() + ["Dépôt Chorus Pro obligatoire"])):
        c.r(x, 122, 168, 70, lw=0.4); c.t(x + 4, 132, k, 6.5, "HB"); c.ts(x + 4, 144, p, 10.5, size=7.5)
    c.t(40, 210, "Date de livraison souhaitée : 20.06.2025      Conditions de paiement : 30 jours date de réception facture      Votre devis D25-1178")
    X = [(40, "l"), (64, "l"), (120, "l"), (372, "r"), (378, "l"), (470, "r"), (555, "r")]
    c.hl(222); row(c, 233, X, ("Poste", "Réf.", "Libellé", "Qté", "UA", "PU HT", "Montant HT"), 8, "HB"); c.hl(238); y = 253
    for l in d.lines:
        row(c, y, X, (l.line, l.si, l.desc, num(l.qty, "sp", 3), l.uom, num(l.price, "sp"), num(l.amount, "sp"))); y += 16
    c.hl(y - 6)
    for k, v in (("Montant HT", d["subtotal"]), ("TVA 20,00 %", d["tax"]), ("Montant TTC (EUR)", d["total"])):
        c.t(470, y + 8, k, 9, "HB", "r"); c.t(555, y + 8, num(v, "sp"), 9, "HB", "r"); y += 14
    c.t(300, y + 40, "La Présidente de l'Université et par délégation,"); c.prawn(d.pdf(), ttf=True)
    return d


@layout("wb-fr-cegid-negoce-eco-participation")
def _(name):
    d = Doc(name, "PDFKit", "fr", ["trader of appliances", "éco-participation in the totals only", "EAN below the description", "franco row, port row", "numbered pages 1/1"])
    buyer = P("MÉNAGER CONCEPT 44", "Centre commercial Atlantis", "44800 Saint-Herblain")
    sup = P("Société Armoricaine d'Électroménager", "3 rue du Capitaine Guynemer", "35170 Bruz")
    d.f.update(po_number="CF 25 01893", po_date="2025-05-27", requested_date="2025-06-03", currency="EUR", buyer=buyer, ship_to=P("Entrepôt Ménager Concept", "Rue des Frênes, ZAC de la Lorie", "44800 Saint-Herblain"), supplier=sup, payment_terms="LCR 60 jours nets", freight=D("45.00"))
    for s, ean, t, q, p in (("SAE-LL9K", "3601029918871", "Lave-linge hublot 9 kg 1400 t", 6, "312.40"), ("SAE-LV14", "3601029920416", "Lave-vaisselle 14 couverts encastrable", 4, "358.00"), ("SAE-RC300", "3601029931122", "Réfrigérateur combiné 300 L blanc", 5, "287.25"), ("SAE-MO20", "3601029944405", "Micro-ondes 20 L", 12, "58.90")):
        d.lines.append(Ln(None, s, t, q, "PCE", p, ean=ean))
    eco = D("196.00"); d["subtotal"] = d.net(); base = d["subtotal"] + eco + d["freight"]; d["tax"] = r2(base * D("0.2")); d["total"] = base + d["tax"]; d["subtotal_alt"] = [base]
    c = b.Canvas(size=9)
    c.t(40, 50, buyer.name, 15, "HB"); c.ts(40, 64, buyer.lines, 11); c.t(40, 112, "COMMANDE FOURNISSEUR", 13, "HB"); c.ts(330, 112, sup.all(), 13, size=10)
    for i, (k, v) in enumerate((("N° pièce", d["po_number"]), ("Date", "27/05/2025"), ("Livraison", "03/06/2025"), ("Règlement", "LCR 60 jours nets"), ("Acheteur", "JYB"))):
        c.t(40, 132 + i * 13, k, 8.5); c.t(95, 132 + i * 13, ": " + v, 8.5, "HB")
    c.t(330, 166, "Livrer à", 8, "HB"); c.ts(330, 177, d["ship_to"].all(), 11)
    X = [(40, "l"), (110, "l"), (350, "r"), (358, "l"), (450, "r"), (555, "r")]
    c.r(38, 208, 519, 16, 0.25, 0)
    for (x, a), h in zip(X, ("Code", "Libellé", "Qté", "Unité", "PA net HT", "Montant HT")):
        c.t(x, 219, h, 8.5, "HB", a, 1)
    y = 240
    for l in d.lines:
        row(c, y, X, (l.si, l.desc, qn(l.qty, "fr"), l.uom, num(l.price, "fr"), num(l.amount, "fr"))); c.t(110, y + 11, "Gencod " + l.ean, 7); y += 28
    c.hl(y - 10, 38, 557)
    for k, v in (("Total marchandise HT", d["subtotal"]), ("Éco-participation DEEE", eco), ("Port", d["freight"]), ("Total HT", base), ("TVA 20 %", d["tax"]), ("Total TTC €", d["total"])):
        c.t(450, y + 6, k, 9, "HB" if k == "Total TTC €" else "H", "r"); c.t(555, y + 6, num(v, "fr"), 9, "HB" if k == "Total TTC €" else "H", "r"); y += 14
    c.t(40, 800, "SARL au capital de 20 000 € - RCS Nantes 487 002 119 - APE 4754Z", 7); c.t(555, 800, "Page 1/1", 7, a="r"); c.pdfkit(d.pdf())
    return d


@layout("wb-fr-mail-restaurateur-imprime")
def _(name):
    d = Doc(name, "wkhtmltopdf", "fr", ["mail of a restaurant printed from a web mailer", "order in the mail's table, header lines De, À, Objet", "units caisse, kg, botte", "no prices, number of year and week"])
    buyer = P("Brasserie du Quai Vauban", "8 quai Vauban", "25000 Besançon")
    d.f.update(po_number="2025-S42", po_date="2025-10-13", requested_date="2025-10-15", buyer=buyer, ship_to=P("Brasserie du Quai Vauban", "8 quai Vauban", "25000 Besançon"), supplier=P("Primeurs Comtois"))
    r = ""
    for t, q, u in (("Pommes de terre Agata", 50, "kg"), ("Carottes fanes", 12, "bottes"), ("Salade batavia", 4, "caisses"), ("Échalotes", "7.5", "kg"), ("Champignons de Paris", 6, "kg"), ("Citrons jaunes", 2, "caisses")):
        d.lines.append(Ln(None, None, t, q, u)); r += f"<tr><td>{t}<td align=right>{qn(q, 'fr')}<td>{u}</tr>"
    b.wk(b.page("body{font:10pt 'Liberation Sans'}hr{border:0;border-top:1px solid #bbb}.l td{padding:2px 14px 2px 0;border-bottom:1px solid #ddd}", f'''<table width="100%"><tr><td><b style="font-size:13pt">Commande 2025-S42 - livraison mercredi 15/10/2025</b><td align=right style="font-size:8pt">1 message</table><hr><table width="100%"><tr><td><b>Brasserie du Quai Vauban</b> &lt;cuisine@quaivauban.example&gt;<td align=right>13 octobre 2025 à 22:47<tr><td>À : commandes@primeurs-comtois.example</table><br><p>Bonsoir Jean-Marc,</p><p>Voici notre commande pour mercredi 15/10/2025, avant 9h si possible :</p><table class=l><tr><td><b>Produit</b><td><b>Quantité</b><td></tr>{r}</table><p>À livrer comme d'habitude au 8 quai Vauban, 25000 Besançon (entrée cour).</p><p>Merci et bonne soirée,<br>Aurélie<br>--<br>Brasserie du Quai Vauban<br>03 81 00 22 14</p><hr><p style="font-size:7pt">https://mail.example/u/0/?ik=5ed0&amp;view=pt&amp;search=all&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;1/1</p>''', "fr"), d.pdf())
    return d


@layout("wb-be-fr-odoo-bon-commande-tva21")
def _(name):
    d = Doc(name, "weasyprint", "fr", ["Odoo of Wallonia", "title with hash-less number", "référence in brackets in the description", "Taxes column", "21% TVA BE", "expected arrival date with time"])
    buyer = P("Brasserie des Fagnes Hautes SRL", "Rue du Tilleul 9", "4960 Malmedy", "Belgique")
    ship = P("Brasserie des Fagnes Hautes, Entrepôt", "Zoning de Malmedy 14", "4960 Malmedy", "Belgique")
    sup = P("Verrerie Bouteille Meuse SA", "Quai des Ardennes 120", "4020 Liège", "Belgique")
    d.f.update(po_number="P00457", po_date="2025-07-08", requested_date="2025-07-18", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 jours fin de mois")
    r = ""
    for s, t, q, u, p in (("BOUT-75-CH", "Bouteille champenoise 75 cl verte", 9120, "Unité(s)", "0.412"), ("BOUT-33-ST", "Bouteille Steinie 33 cl brune", 16800, "Unité(s)", "0.187"), ("CAPS-26", "Capsules 26 mm dorées, carton 10.000", 4, "Carton", "96.50"), ("PAL-LOC", "Consigne palette", 22, "Unité(s)", "14.00")):
        l = Ln(None, s, t, q, u, p); d.lines.append(l)
        r += f"<tr><td>[{s}] {t}<td>TVA 21%<td>18/07/2025 08:00:00<td class=n>{num(q, 'de')} {u}<td class=n>{num(p, 'de', 3)}<td class=n>{num(l.amount, 'de')} €</tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    b.weasy(b.page("@page{size:A4;margin:15mm;@bottom-center{content:'www.fagnes.example | BE 0477.118.302 | Page ' counter(page) ' / ' counter(pages);font:7pt Lato}}body{font:9pt Lato;color:#333}table{width:100%;border-collapse:collapse}.l th{text-align:left;border-bottom:1px solid #000;padding:3px;font-size:8pt}.l td{padding:3px;border-bottom:0.3pt solid #ccc}.n{text-align:right!important;white-space:nowrap}h2{color:#875a7b;font-weight:400}", f'''<table><tr><td style="width:55%"><b style="font-size:12pt">{buyer.name}</b><br>{"<br>".join(buyer.lines)}<td></table><hr><table><tr><td style="width:55%;vertical-align:top"><b>Adresse de livraison :</b><br>{ship.h()}<td>{sup.h()}<br>TVA : BE 0402.881.443</table><h2>Bon de commande n° P00457</h2><table><tr><td><b>Acheteur :</b><br>Didier Lejoly<td><b>Votre référence de commande :</b><br>OFF/25/1180<td><b>Date de commande :</b><br>08/07/2025<td><b>Arrivée prévue :</b><br>18/07/2025</table><br><table class=l><tr><th>Description<th>Taxes<th>Date requise<th class=n>Qté<th class=n>Prix unitaire<th class=n>Montant</tr>{r}</table><br><table style="width:40%;margin-left:60%"><tr><td>Montant HT<td class=n>{num(d["subtotal"], "de")} €<tr><td>TVA 21%<td class=n>{num(d["tax"], "de")} €<tr><td><b>Total</b><td class=n><b>{num(d["total"], "de")} €</b></table><p>Conditions de paiement : 30 jours fin de mois</p>''', "fr"), d.pdf())
    return d


@layout("wb-be-hopital-bon-commande-bilingue-entete")
def _(name):
    d = Doc(name, "Apache PDFBox", "fr", ["Brussels hospital, heads in French and Dutch", "letterhead name in two languages", "article number of both", "TVA/BTW 6 and 21 split", "Réf. à rappeler"])
    buyer = P("Clinique Sainte-Gudule", "Avenue des Nénuphars 51", "1160 Bruxelles")
    sup = P("Distrimed Benelux NV", "Kolonel Bourgstraat 105", "1140 Evere")
    d.f.update(po_number="BC-25/08841", po_date="2025-11-17", requested_date="2025-11-21", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Clinique Sainte-Gudule - Magasin central", "Quai -1, rue des Deux Tours 8", "1160 Bruxelles"), payment_terms="50 jours / 50 dagen")
    d["payment_terms_alt"] = ["50 jours", "50 dagen"]
    tx = {6: D(0), 21: D(0)}
    for i, m, s, t, q, u, p, v in ((1, "MAG04417", "DB-2210", "SERINGUE 10 ML LUER LOCK / 100", 60, "BT", "8.75", 6), (2, "MAG04520", "DB-3145", "COMPRESSE STERILE 10X10 / 50", 120, "BT", "3.42", 6), (3, "MAG09001", "DB-9010", "SAC POUBELLE JAUNE 60 L / 250", 18, "CT", "41.30", 21), (4, "MAG09017", "DB-9133", "ESSUIE-MAINS PLIE V / 3000", 25, "CT", "27.95", 21)):
        l = Ln(i, s, t, q, u, p, bi=m, v=v); d.lines.append(l); tx[v] += l.amount
    a, e = r2(tx[6] * D("0.06")), r2(tx[21] * D("0.21")); d["subtotal"] = d.net(); d["tax"] = a + e; d["tax_alt"] = [a, e]; d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5)
    c.t(40, 48, "Clinique Sainte-Gudule", 14, "TB"); c.t(40, 62, "Sint-Goedelekliniek", 12, "TB"); c.ts(40, 76, ["Avenue des Nénuphars 51 - Waterlelielaan 51", "1160 Bruxelles - 1160 Brussel", "TVA/BTW BE 0408.117.550"], 10, size=7.5)
    c.t(555, 50, "BON DE COMMANDE / BESTELBON", 13, "HB", "r"); c.t(555, 68, "Réf. à rappeler / Ref. te vermelden : BC-25/08841", 9, "HB", "r"); c.t(555, 82, "Date/Datum 17/11/2025", a="r")
    c.t(40, 125, "Fournisseur / Leverancier", 7, "HB"); c.ts(40, 137, sup.all(), 11.5); c.t(320, 125, "Lieu de livraison / Leveringsplaats", 7, "HB"); c.ts(320, 137, d["ship_to"].all(), 11.5)
    c.t(40, 186, "Livraison / Levering : 21/11/2025     Paiement / Betaling : 50 jours / 50 dagen     Franco")
    X = [(40, "l"), (62, "l"), (118, "l"), (168, "l"), (378, "r"), (384, "l"), (450, "r"), (480, "r"), (555, "r")]
    c.hl(196); row(c, 206, X, ("N°", "Notre réf.", "Votre réf.", "Désignation", "Qté", "UV", "Prix/UV", "TVA", "Montant"), 7.5, "HB"); row(c, 215, X, ("Nr", "Onze ref.", "Uw ref.", "Omschrijving", "Hoev.", "VE", "Prijs/VE", "BTW", "Bedrag"), 7.5, "H"); c.hl(219); y = 233
    for l in d.lines:
        row(c, y, X, (l.line, l.bi, l.si, l.desc, qn(l.qty), l.uom, num(l.price, "de"), f"{l.v}%", num(l.amount, "de"))); y += 15
    c.hl(y - 6)
    for k, v, f in (("Total HTVA / Totaal excl. BTW", d["subtotal"], "H"), (f"TVA/BTW 6% ({num(tx[6], 'de')})", a, "H"), (f"TVA/BTW 21% ({num(tx[21], 'de')})", e, "H"), ("Total TVAC / Totaal incl. BTW EUR", d["total"], "HB")):
        c.t(480, y + 8, k, 8.5, f, "r"); c.t(555, y + 8, num(v, "de"), 8.5, f, "r"); y += 14
    c.ts(40, y + 40, ["Facture à adresser exclusivement à factures@clsg.example / Factuur uitsluitend naar facturen@clsg.example"], 11, size=7.5); c.pdfbox(d.pdf())
    return d


@layout("wb-non-fr-devis-bon-pour-accord")
def _(name):
    d = non_order(name, "fpdf", "fr", "quotation", ["devis of a craftsman with a blank 'bon pour accord' box", "signed line for the customer to make an order of it"])
    c = b.Canvas(size=9.5)
    c.t(40, 55, "Menuiserie Rochefolle", 15, "HB"); c.ts(40, 69, ["3 impasse du Four", "86200 Loudun", "SIRET 512 889 004 00019"], 11, size=8); c.ts(340, 100, ["Hôtel de la Dive", "1 place du Champ de Foire", "86330 Moncontour"], 13); c.t(40, 165, "DEVIS N° D2025-118", 14, "HB"); c.ts(40, 182, ["Date : 02/06/2025      Validité de l'offre : 3 mois", "Chantier : remplacement de 6 fenêtres"], 12)
    y = 225
    for r in (("Désignation", "Qté", "U", "PU HT", "Total HT"), ("Fenêtre bois 2 vantaux 120x135 double vitrage", "6", "U", "785,00", "4 710,00"), ("Dépose et évacuation des anciennes menuiseries", "6", "U", "95,00", "570,00"), ("Pose et finitions", "6", "U", "240,00", "1 440,00")):
        for (x, a), v in zip(((40, "l"), (340, "r"), (350, "l"), (450, "r"), (545, "r")), r):
            c.t(x, y, v, 9, "HB" if r[1] == "Qté" else "H", a)
        y += 17
    for k, v in (("Total HT", "6 720,00"), ("TVA 10 %", "672,00"), ("Total TTC", "7 392,00 EUR")):
        c.t(450, y + 6, k, a="r"); c.t(545, y + 6, v, a="r"); y += 14
    c.t(40, y + 20, "Acompte de 30 % à la commande, solde à la fin des travaux."); c.r(300, y + 40, 245, 80); c.ts(308, y + 54, ["Bon pour accord et commande", "Date et signature du client :"], 12, size=8.5); c.gofpdf(d.pdf())
    return d
