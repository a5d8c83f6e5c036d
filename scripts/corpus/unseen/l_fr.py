# SPDX-License-Identifier: Apache-2.0
"""Orders of France and Belgium."""
from lib import *
import backends as b


@layout("fr-cegid-vs-reference-remise")
def _(name):
    d = Doc(name, "dompdf", "fr", ["Cegid/Sage style", "Vs. référence", "remise % column", "grid of labels over values", "unit column U", "SIRET and TVA id decoys", "Total HT / TVA / TTC in a row of boxes"])
    buyer = P("Ateliers Mécaniques du Forez", "ZI La Loge", "42600 Montbrison")
    sup = P("Roulements & Transmissions SAS", "12 rue Ampère", "69680 Chassieu")
    d.f.update(po_number="CF25003187", po_date="2025-05-19", requested_date="2025-06-06", currency="EUR", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="45 jours fin de mois")
    d.f["lines"] = [Ln(None, "6308-2RS1", "Roulement rigide à billes 6308", 30, "U", "24.8", bi="RLT-0418", disc="35"), Ln(None, "UCF-208", "Palier applique UCF 208", 8, "U", "31.6", bi="PAL-0077", disc="30"), Ln(None, "SPB-2240", "Courroie trapézoïdale SPB 2240", 12, "U", "29.15", bi="COU-1190", disc="42.5"), Ln(None, "CH-08B1-5", "Chaîne 08B-1 boîte 5 m", 4, "BTE", "48", bi="CHA-0012")]
    d["subtotal"], d["tax"] = d.net(), r2(d.net() * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    N = lambda x: num(x, "sp")
    rows = "".join(f'<tr><td>{l.bi}</td><td>{l.si}</td><td>{l.desc}</td><td class=r>{num(l.qty, "sp", 2)}</td><td>{l.uom}</td><td class=r>{num(l.price, "sp", 3)}</td><td class=r>{num(l.disc, "sp") if l.disc else ""}</td><td class=r>{N(l.amount)}</td></tr>' for l in d.lines)
    b.dompdf(b.page("@page{margin:40px}body{font:9px Helvetica}table{border-collapse:collapse;width:100%}.g td,.g th{border:1px solid #333;padding:3px}.g th{background:#d9e2ec;font-size:8px}.r{text-align:right}.n td{border-top:0;border-bottom:0}",
      f'''<table><tr><td width=50%><b style="font-size:14px">A.M.F.</b><br>{buyer.h()}<br>SIRET 331 558 402 00021 - TVA FR 63 331558402<br>Tél. 04 77 55 01 10</td><td><div style="border:1px solid #333;padding:6px">{sup.h()}</div></td></tr></table><br>
<table class=g><tr><th>COMMANDE N°</th><th>DATE</th><th>CODE FOURNISSEUR</th><th>VOTRE OFFRE</th><th>LIVRAISON AU PLUS TARD</th><th>SUIVI PAR</th></tr><tr><td>CF25003187</td><td>19/05/2025</td><td>F00418</td><td>OF-77120</td><td>06/06/2025</td><td>L. Chazelle</td></tr></table><br>
<table class="g n"><thead><tr><th>Notre réf.</th><th>Vs. référence</th><th>Désignation</th><th>Qté</th><th>U</th><th>PU brut HT</th><th>% Rem.</th><th>Montant HT</th></tr></thead>{rows}<tr><td>&nbsp;</td><td></td><td><i>Joindre les certificats matière</i></td><td></td><td></td><td></td><td></td><td></td></tr><tr><td style="border-bottom:1px solid #333;height:90px"></td>{'<td style="border-bottom:1px solid #333"></td>' * 7}</tr></table><br>
<table class=g><tr><th>Total HT</th><th>Taux TVA</th><th>Montant TVA</th><th>Total TTC</th></tr><tr><td class=r>{N(d["subtotal"])}</td><td class=r>20,00</td><td class=r>{N(d["tax"])}</td><td class=r><b>{N(d["total"])} EUR</b></td></tr></table><p>Règlement : 45 jours fin de mois. Livraison à notre adresse ci-dessus, quai n° 2, de 7 h 30 à 11 h 30.</p>'''), d.pdf())
    return d


@layout("fr-collectivite-bon-engagement")
def _(name):
    d = Doc(name, "wkhtmltopdf", "fr", ["French municipality", "engagement, SIRET and service code decoys", "TVA rate per line", "three dots leaders", "amount in words", "date in words", "order number beside 'Bon de commande n°' in the middle of a sentence line"])
    buyer = P("Commune de Saint-Aubin-des-Landes", "Place de la Mairie", "35500 Saint-Aubin-des-Landes")
    ship = P("Services techniques municipaux", "ZA du Chêne Vert", "35500 Saint-Aubin-des-Landes")
    sup = P("Pépinières Kerdoncuff", "Lieu-dit Kergoat", "29590 Le Faou")
    d.f.update(po_number="2025-ST-0148", po_date="2025-10-09", requested_date="2025-11-20", currency="EUR", buyer=buyer, ship_to=ship, bill_to=None, supplier=sup, payment_terms="mandat administratif à 30 jours")
    d.f["lines"] = [Ln(1, None, "Charme commun, baliveau 200/250, motte", 24, "pièce", "48.5"), Ln(2, None, "Tuteur châtaignier 250 cm", 48, "pièce", "6.2"), Ln(3, None, "Paillage copeaux de peuplier", 15, "m3", "39"), Ln(4, None, "Plantation et garantie de reprise", 1, "forfait", "1250")]
    t10 = r2((d.lines[0].amount + d.lines[1].amount + d.lines[2].amount) * D("0.1")); t20 = r2(d.lines[3].amount * D("0.2"))
    d["subtotal"] = d.net(); d["tax"] = t10 + t20; d["total"] = d["subtotal"] + d["tax"]
    d["tax_alt"] = [t10, t20]
    N = lambda x: num(x, "fr")
    rows = "".join(f'<tr><td>{l.line}</td><td>{l.desc}</td><td>{l.uom}</td><td class=r>{qn(l.qty, "fr")}</td><td class=r>{N(l.price)}</td><td class=r>{"20" if l.line == 4 else "10"} %</td><td class=r>{N(l.amount)}</td></tr>' for l in d.lines)
    b.wk(b.page("body{font:10pt 'Liberation Serif'}table{width:100%;border-collapse:collapse}.t td,.t th{border:1px solid #000;padding:3px}.r{text-align:right}.c{text-align:center}",
      f'''<p class=c><b>RÉPUBLIQUE FRANÇAISE</b><br>Département d'Ille-et-Vilaine</p><table><tr><td width=55%>{buyer.h()}<br>SIRET : 213 502 479 00013<br>Code service Chorus Pro : ST-ESPV</td><td>{sup.h()}</td></tr></table>
<p class=c style="font-size:13pt;border:1px solid #000;padding:5px">Bon de commande n° <b>2025-ST-0148</b> établi le <b>9 octobre 2025</b></p><p>Engagement juridique : E2025000871 &nbsp; Imputation : 2121-823 &nbsp; Marché : 24M07 lot 3<br>Votre devis : D-1190 du 22/09/2025<br>Lieu de livraison : {", ".join(ship.all())}<br>Délai : livraison le 20/11/2025</p>
<table class=t><tr><th>N°</th><th>Désignation des fournitures ou travaux</th><th>Unité</th><th>Quantité</th><th>Prix unitaire<br>H.T. (€)</th><th>T.V.A.</th><th>Prix total<br>H.T. (€)</th></tr>{rows}</table>
<p class=r>Montant total H.T. ........................ {N(d["subtotal"])} €<br>T.V.A. à 10 % ........................ {N(t10)} €<br>T.V.A. à 20 % ........................ {N(t20)} €<br><b>Montant total T.T.C. ........................ {N(d["total"])} €</b></p><p>Mode de règlement : mandat administratif à 30 jours.</p><table><tr><td width=50%>Le service</td><td class=c>Le Maire,<br><br><br>Y. Le Bihan</td></tr></table>''', "fr"), d.pdf())
    return d


@layout("fr-groff-deux-lignes-colisage")
def _(name):
    d = Doc(name, "groff", "fr", ["two header rows", "packaging (colis) and quantity both numbers", "EAN code decoy under the description", "no rules", "dates 14-11-25", "supermarket"])
    buyer = P("CENTRALE MERIDIA DISTRIBUTION", "RN 113 - BP 40", "13340 ROGNAC")
    ship = P("ENTREPOT MERIDIA FRAIS", "QUAI 14 A 19", "13127 VITROLLES")
    sup = P("CONSERVERIE DU LUBERON", "84400 APT")
    d.f.update(po_number="884120", po_date="2025-11-10", requested_date="2025-11-14", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup)
    d.f["lines"] = [Ln(1, "410022", "TAPENADE NOIRE 180G", 576, "UVC", "1.94", bi="0773315"), Ln(2, "410031", "ANCHOIADE 180G", 288, "UVC", "2.205", bi="0773320"), Ln(3, "420100", "CONFITURE FIGUE 370G", 480, "UVC", "2.48", bi="0774402"), Ln(4, "430018", "HUILE OLIVE AOP 50CL", 180, "UVC", "6.715", bi="0775009")]
    d["total"] = d.net()
    ean = ["3560071120018", "3560071120025", "3560071140108", "3560071180029"]
    pcb = [12, 12, 12, 6]
    o = ".fam C\n.ps 8\n.vs 10\n.po 1.2c\n.ll 19c\n.nf\n\\f(CBBON DE COMMANDE\\fP                                                   Page 1/1\n\n"
    left = [buyer.name, *buyer.lines, "", "FOURNISSEUR 05177", sup.name, *sup.lines]
    right = ["COMMANDE     : 884120", "DATE         : 10-11-25", "LIVRER LE    : 14-11-25   06H00", "LIVRER A     : " + ship.name, "               " + ship.lines[0], "               " + ship.lines[1], "DEVISE       : EUR", ""]
    for i in range(8):
        o += f"{left[i] if i < len(left) else '':<44}{right[i]}\n"
    o += "\n" + f"{'LG':<4}{'CODE':<9}{'REF.':<9}{'LIBELLE ARTICLE':<26}{'PCB':>5}{'NB':>7}{'QTE':>8} {'UN':<5}{'P.U. NET':>10}{'MONTANT':>11}\n" + f"{'':<4}{'MERIDIA':<9}{'FOURN.':<9}{'GENCOD':<26}{'':>5}{'COLIS':>7}{'CDEE':>8} {'':<5}{'H.T.':>10}{'H.T.':>11}\n\n"
    for i, l in enumerate(d.lines):
        o += f"{l.line:<4}{l.bi:<9}{l.si:<9}{l.desc:<26}{pcb[i]:>5}{int(l.qty) // pcb[i]:>7}{qn(l.qty, 'deplain'):>8} {l.uom:<5}{num(l.price, 'deplain', 3):>10}{num(l.amount, 'deplain'):>11}\n{'':<22}{ean[i]}\n"
    o += f"\n{'TOTAL COMMANDE H.T. EUR':>82}{num(d['total'], 'deplain'):>12}\n\nPALETTES EUROPE 80 X 120. TOUTE LIVRAISON SANS NUMERO DE COMMANDE SERA REFUSEE.\n"
    b.groff(o.replace("-", "\\-"), d.pdf(), "-P-pa4")
    return d


@layout("be-bilingual-fop-code-in-description")
def _(name):
    d = Doc(name, "Apache FOP", "fr-nl", ["Belgian bilingual French/Dutch", "item code inside the description cell", "three-language note", "BTW/TVA number and IBAN decoys", "dd.mm.yyyy", "quantity with decimals 10,000", "unit price with 4 decimals"])
    buyer = P("Hôpital Sainte-Gudule asbl / vzw", "Avenue des Cerisiers 88 Kerselarenlaan", "1030 Bruxelles / Brussel")
    sup = P("MediTex Benelux nv", "Kortrijksesteenweg 1144", "9051 Gent")
    d.f.update(po_number="BC/BB-25-11804", po_date="2025-04-02", requested_date="2025-04-16", currency="EUR", buyer=buyer, ship_to=P("Magasin central / Centraal magazijn", "Rue Colonel Bourg 12", "1140 Evere"), supplier=sup, payment_terms="30 jours / dagen")
    d.f["lines"] = [Ln(10, "MT-40017", "Gant examen nitrile M / Onderzoekshandschoen nitril M", 10, "CT", "42.135"), Ln(20, "MT-40018", "Gant examen nitrile L / Onderzoekshandschoen nitril L", 15, "CT", "42.135"), Ln(30, "MT-51200", "Drap d'examen 50 cm / Onderzoekslaken 50 cm", 120, "RL", "2.8875"), Ln(40, "MT-63000", "Masque type IIR / Masker type IIR", 2.5, "MIL", "61.4")]
    d["subtotal"], d["tax"] = d.net(), r2(d.net() * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    tc = lambda t, a="start", bd="": f'<fo:table-cell padding="2pt" {bd}><fo:block text-align="{a}" linefeed-treatment="preserve">{E(t)}</fo:block></fo:table-cell>'
    BD = 'border-bottom="0.4pt solid black"'
    rows = "".join("<fo:table-row>" + tc(l.line) + tc(f"Réf./Ref. {l.si}\n{l.desc}") + tc(num(l.qty, "de", 3), "end") + tc(l.uom) + tc(num(l.price, "de", 4), "end") + tc("21") + tc(num(l.amount, "de"), "end") + "</fo:table-row>" for l in d.lines)
    fo = f'''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Times" font-size="9.5pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="16mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">
<fo:block font-size="13pt" font-weight="bold">{E(buyer.name)}</fo:block><fo:block>{E(" - ".join(buyer.lines))}</fo:block><fo:block font-size="7pt">TVA/BTW BE 0408.144.553 - IBAN BE68 5390 0754 7034 - tel. 02/555.04.11</fo:block>
<fo:table table-layout="fixed" width="100%" space-before="10pt"><fo:table-body><fo:table-row>{tc("FOURNISSEUR / LEVERANCIER (K04417)" + chr(10) + chr(10).join(sup.all()))}{tc("LIVRAISON / LEVERING" + chr(10) + chr(10).join(d["ship_to"].all()))}</fo:table-row></fo:table-body></fo:table>
<fo:block font-size="12pt" font-weight="bold" space-before="12pt">BON DE COMMANDE / BESTELBON &#160; BC/BB-25-11804</fo:block><fo:block space-after="6pt">Date/Datum: 02.04.2025 &#160;&#160; Date de livraison/Leverdatum: 16.04.2025 &#160;&#160; Paiement/Betaling: 30 jours / dagen &#160;&#160; Réf. interne/Interne ref.: DA 77-3021</fo:block>
<fo:table table-layout="fixed" width="100%"><fo:table-column column-width="7%"/><fo:table-column column-width="45%"/><fo:table-column column-width="11%"/><fo:table-column column-width="8%"/><fo:table-column column-width="11%"/><fo:table-column column-width="6%"/><fo:table-column column-width="12%"/><fo:table-header><fo:table-row>{"".join(tc(x, a, BD) for x, a in (("Pos", "start"), ("Article" + chr(10) + "Artikel", "start"), ("Quantité" + chr(10) + "Aantal", "end"), ("Unité" + chr(10) + "Eenh.", "start"), ("Prix unit." + chr(10) + "Eenh.prijs", "end"), ("%", "start"), ("Montant" + chr(10) + "Bedrag EUR", "end")))}</fo:table-row></fo:table-header><fo:table-body>{rows}</fo:table-body></fo:table>
<fo:block text-align="end" space-before="6pt">Total hors TVA / Totaal excl. btw &#160;&#160; {num(d["subtotal"], "de")}</fo:block><fo:block text-align="end">TVA / BTW 21 % &#160;&#160; {num(d["tax"], "de")}</fo:block><fo:block text-align="end" font-weight="bold">Total à payer / Te betalen EUR &#160;&#160; {num(d["total"], "de")}</fo:block>
<fo:block space-before="14pt" font-size="7pt">Bitte geben Sie die Bestellnummer auf Lieferschein und Rechnung an. / Gelieve het bestelnummer te vermelden. / Veuillez mentionner le numéro de commande.</fo:block></fo:flow></fo:page-sequence></fo:root>'''
    b.fop(fo, d.pdf())
    return d


@layout("fr-commande-ouverte-appel-livraison")
def _(name):
    d = Doc(name, "jsPDF", "fr", ["schedule sub-rows with partial quantities and dates", "labels left of values with dots", "contract number decoy (marché)", "amount column before unit price", "price per 1000", "number in the footer too"])
    buyer = P("Plastiques Vallée de l'Ain", "Rue des Mouleurs", "01100 Oyonnax")
    sup = P("Visserie Technique Jurassienne", "39200 Saint-Claude")
    d.f.update(po_number="AP-0091-07", po_date="2025-09-15", currency="EUR", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="60 jours date de facture")
    d.f["lines"] = [Ln(1, "VTJ 30.12", "Vis plastique tête cyl. 3,0 x 12", 120000, "PCE", "9.4", per=1000), Ln(2, "VTJ 35.16", "Vis plastique tête cyl. 3,5 x 16", 80000, "PCE", "11.75", per=1000), Ln(3, "INS-M4-8", "Insert laiton M4 L8", 40000, "PCE", "38.2", per=1000)]
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(40, 50, buyer.name, 13, "HB"); c.t(40, 63, "Rue des Mouleurs - 01100 Oyonnax"); c.t(555, 50, "ORDRE D'ACHAT", 14, "HB", "r")
    for i, (k, v) in enumerate([("N° ordre d'achat", "AP-0091-07"), ("Emis le", "15/09/2025"), ("Marché cadre", "MC 0091 du 02/01/2025"), ("Règlement", d["payment_terms"]), ("Acheteur", "F. Bouvard (04 74 55 01 33)"), ("Adresse de livraison", "idem entête")]):
        c.t(40, 90 + i * 13, k + " " + "." * (34 - len(k)), 9, "C"); c.t(235, 90 + i * 13, v)
    c.t(400, 90, "A l'attention de", 7); c.ts(400, 101, sup.all(), 12)
    X = [(42, "l", "N°"), (62, "l", "Réf."), (130, "l", "Libellé"), (350, "r", "Qté totale"), (358, "l", "Unité"), (450, "r", "Montant"), (520, "r", "Prix"), (553, "r", "Base")]
    c.r(40, 185, 515, 16, 0.8, 0.3)
    for x, a, s in X:
        c.t(x, 196, s, 8, "HB", a)
    y = 216
    sch = [[("22/09/2025", 60000), ("06/10/2025", 60000)], [("22/09/2025", 30000), ("20/10/2025", 50000)], [("06/10/2025", 40000)]]
    for l, ss in zip(d.lines, sch):
        for (x, a, _), s in zip(X, [l.line, l.si, l.desc, qn(l.qty, "sp"), l.uom, num(l.amount, "sp"), num(l.price, "sp"), "1000"]):
            c.t(x, y, s, a=a)
        for day, q in ss:
            y += 12; c.t(150, y, "cadence au " + day, 8, "HI"); c.t(350, y, qn(q, "sp"), 8, "HI", "r")
        y += 18
    c.hl(y - 8); c.t(350, y + 6, "Total HT en euros", 9, "HB", "r"); c.t(450, y + 6, num(d["total"], "sp"), 9, "HB", "r")
    c.t(297, 820, "Ordre d'achat AP-0091-07 - page 1/1 - S.A.S. au capital de 400 000 € - RCS Bourg 759 201 113", 6.5, a="c")
    c.jspdf(d.pdf())
    return d
