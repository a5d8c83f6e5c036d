# SPDX-License-Identifier: Apache-2.0
"""France, Belgium, Québec, Spain, Latin America, Italy."""
from l_ya_kit import *


def fr(iso):
    return dt(iso, "{dd}/{mm}/{yyyy}")


@layout("ya-fr-ebp-plombier-chantier")
def _(name):
    buyer = P("SARL Thermi-Confort Lauragais", "ZA de la Camave", "31290 Villefranche-de-Lauragais")
    ship = P("Chantier Résidence Les Tilleuls", "12 avenue de Toulouse", "31450 Baziège")
    sup = P("Brossard Sanitaire Distribution", "Agence de Labège", "8 rue de l'Autan", "31670 Labège")
    L = [Ln(None, "WC-SUSP-50", "Pack WC suspendu complet", 14, "U", "312.00", disc="32"), Ln(None, "MIT-THERM", "Mitigeur thermostatique de douche", 14, "U", "149.50", disc="28"), Ln(None, "PER-16-BL", "Tube PER gainé bleu Ø16, couronne", 600, "ML", "1.85", disc="40"), Ln(None, "PER-16-RG", "Tube PER gainé rouge Ø16, couronne", 600, "ML", "1.85", disc="40"), Ln(None, "BAC-9090", "Receveur extra-plat 90x90 blanc", 14, "U", "264.00", disc="30")]
    d = mk(name, "dompdf", "fr", ["EBP Bâtiment bon de commande", "P.U. HT, % Rem. and Montant HT columns", "Éco-contribution as a row of the totals", "TVA 20 %", "chantier as the delivery place", "no position numbers", "narrow grid of N°, Date, Code fournisseur, Livraison"], L, po_number="BC00001248", po_date="2026-03-17", requested_date="2026-04-02", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Virement 45 jours fin de mois")
    d["subtotal"] = d.net(); eco = D("18.20"); d["tax"] = r2((d.net() + eco) * D("0.2")); d["total"] = d.net() + eco + d["tax"]
    r = "".join(tr([l.si, l.desc, num(l.qty, "sp"), l.uom, num(l.price, "sp"), num(l.disc, "sp"), num(l.amount, "sp")], "llrlrrr") for l in L)
    b.dompdf(b.page("@page{margin:40px}body{font:9pt Helvetica}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;text-align:left;padding:3px}.g td,.g th{border-left:1px solid #777;border-right:1px solid #777}.g{border:1px solid #777}.g th{border-bottom:1px solid #777;background:#dde6f0}.h td,.h th{border:1px solid #777;text-align:center}[align=right]{text-align:right}", f'''<table><tr><td width=55%><b style="font-size:13pt">{E(buyer.name)}</b><br>{br(buyer.lines)}<br>Tél. : 05 61 55 01 44<br>SIRET 418 220 115 00027<td style="border:1px solid #777"><b>{E(sup.name)}</b><br>{br(sup.lines)}</table><h2 style="margin:10px 0">Bon de commande</h2><table class=h><tr><th>Numéro<th>Date<th>Code fournisseur<th>Livraison souhaitée<th>Règlement<tr><td>BC00001248<td>17/03/2026<td>FBROSS<td>02/04/2026<td>Virement 45 jours fin de mois</table><p>Adresse de livraison : <b>{E(ship.name)}</b>, {ship.lines[0]}, {ship.lines[1]} (chef de chantier : M. Delpech 06 55 01 44 18)</p><table class=g style="height:300px">{tr(["Référence", "Désignation", "Qté", "Unité", "P.U. HT", "% Rem.", "Montant HT"], "llrlrrr", "th")}{r}<tr style="height:90px"><td>&nbsp;<td><i>Livraison avec hayon, étage 0</i><td><td><td><td><td></tr></table><table style="width:45%;margin:10px 0 0 55%"><tr><td>Total HT<td align=right>{num(d["subtotal"], "sp")}<tr><td>Éco-contribution<td align=right>{num(eco, "sp")}<tr><td>TVA 20,00 %<td align=right>{num(d["tax"], "sp")}<tr><td><b>Total TTC en euros</b><td align=right><b>{num(d["total"], "sp")} €</b></table><p>Bon pour accord, cachet et signature :</p>''', "fr"), d.pdf()); return d


@layout("ya-fr-sage-x3-cooperative-agricole")
def _(name):
    buyer = P("Coopérative Val de Vesle", "Route de Reims", "51360 Val-de-Vesle")
    ship = P("Coopérative Val de Vesle - Silo Prunay", "Chemin de la Gare", "51360 Prunay")
    sup = P("Agro-Semences de l'Est", "14 rue des Moissons", "10150 Creney-près-Troyes")
    L = [Ln(1000, "ASE-BLE-CH", "Blé tendre hiver Chevignon, certifié R1", "24", "BB", "312.500", bi="SEM00118", date="2026-09-14"), Ln(2000, "ASE-ORG-FA", "Orge hiver Faro, certifié R1", "16", "BB", "287.400", bi="SEM00204", date="2026-09-14"), Ln(3000, "ASE-COL-LG", "Colza hybride LG Aviron, dose 1,5 M", "180", "DOS", "196.000", bi="SEM00377", date="2026-08-10"), Ln(4000, None, "Couvert mélange SIE 25 kg", "320", "SAC", "41.250", bi="SEM00560", date="2026-07-27")]
    d = mk(name, "Cairo", "fr", ["Sage X3 style", "line numbers 1000, 2000", "Réf. fournisseur on the second row with the delivery date", "price with three decimals", "Adresse facturation / livraison / fournisseur in three blocks", "note lines between items", "Total HT, TVA 10 %, Total TTC"], L, po_number="CFVV2607-0093", po_date="2026-07-06", currency="EUR", buyer=buyer, bill_to=buyer, ship_to=ship, supplier=sup, payment_terms="60 jours date de facture")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.1")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5); c.t(40, 50, "Val de Vesle", 18, "TB"); c.t(40, 62, "coopérative agricole", 9, "HI"); c.r(330, 36, 225, 44); c.t(442, 52, "COMMANDE FOURNISSEUR", 11, "HB", "c"); c.t(442, 70, "N° CFVV2607-0093  du  06/07/2026", 9, a="c")
    for x, k, p in ((40, "Adresse de facturation", buyer), (215, "Adresse de livraison", ship), (390, "Fournisseur  F00418", sup)):
        c.t(x, 102, k, 7.5, "HB"); c.hl(105, x, x + 160, 0.4); c.ts(x, 117, p.all(), 11)
    rows(c, 40, 166, (("Acheteur :", "Hélène Marchal"), ("Condition de paiement :", "60 jours date de facture"), ("Incoterm :", "DAP Prunay")), 105, 12); c.t(330, 166, "Devise :"); c.t(370, 166, "EUR"); c.t(330, 178, "Votre offre : 2026/OF/3318 du 18/06/2026")
    S = [(40, "l"), (76, "l"), (136, "l"), (372, "r"), (380, "l"), (460, "r"), (555, "r")]; c.r(40, 204, 515, 17, 0.9, 0); at(c, 216, S, ["Ligne", "Article", "Désignation", "Quantité", "UA", "Prix net", "Montant HT"], font="HB", size=8); y = 236
    for l in L:
        at(c, y, S, [l.line, l.bi, l.desc, num(l.qty, "fr", 0), l.uom, num(l.price, "fr", 3), num(l.amount, "fr")]); c.t(136, y + 11, (f"Réf. fourn. : {l.si}     " if l.si else "") + f"Livraison prévue : {fr(l.date)}", 7.5); y += 26
        if l.line == 2000:
            c.t(136, y, "BB = big-bag de 500 kg, traitement Celest, PMG à indiquer sur l'étiquette", 8, "HI"); y += 16
    c.hl(y, 340, 555)
    for k, v in (("Total HT", d["subtotal"]), ("TVA 10 %", d["tax"]), ("Total TTC EUR", d["total"])):
        c.t(460, y + 14, k, a="r", font="HB" if "TTC" in k else "H"); c.t(555, y + 14, num(v, "fr"), a="r", font="HB" if "TTC" in k else "H"); y += 14
    c.ts(40, 770, ["Toute livraison doit être annoncée 24 h à l'avance au 03 26 55 01 70. Nos conditions générales d'achat s'appliquent.", "Coopérative agricole à capital variable - RCS Reims 780 331 204 - N° TVA FR 22 780331204"], 10, size=7); c.t(555, 800, "Page 1/1", 7, a="r"); c.cairo(d.pdf()); return d


@layout("ya-be-odoo-brasserie-artisanale")
def _(name):
    buyer = P("Brasserie de la Hoëgne SRL", "Rue du Pré Jonas 18", "4910 Theux", "Belgique")
    sup = P("Malterie Cambresis SA", "Zone industrielle 3", "7700 Mouscron", "Belgique")
    L = [Ln(None, "MC-PILS25", "Malt Pilsen 25 kg", 80, "Sac(s)", "21.40", bi=None, date="2026-05-11"), Ln(None, "MC-CAR50", "Malt Cara 50 EBC 25 kg", 12, "Sac(s)", "27.85", date="2026-05-11"), Ln(None, "MC-FRO", "Froment cru flocons 25 kg", 10, "Sac(s)", "19.60", date="2026-05-18"), Ln(None, "HB-STYR-5", "Houblon Styrian Golding pellets 5 kg", 6, "Unité(s)", "118.00", date="2026-05-18")]
    d = mk(name, "wkhtmltopdf", "fr", ["Odoo 17 purchase order in French", "Commande fournisseur n° P00417 as the heading", "[code] in brackets before the description", "Prévue le per line", "taxes column with 21% M", "amounts with € after", "delivery address block at the left, vendor at the right without a label"], L, po_number="P00417", po_date="2026-04-28", currency="EUR", buyer=buyer, ship_to=buyer, supplier=sup)
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    r = "".join(tr([f"[{l.si}] {l.desc}", "21% M", fr(l.date) + " 12:00:00", f"{num(l.qty, 'fr')} {l.uom}", num(l.price, "fr"), num(l.amount, "fr") + " €"], "lccrrr") for l in L)
    b.wk(b.page("body{font:11pt 'Lato';color:#222}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;text-align:left;padding:5px 3px}.g th{border-bottom:2px solid #875a7b}.g td{border-bottom:1px solid #ddd}[align=right]{text-align:right}[align=center]{text-align:center}h2{color:#875a7b}", f'''<table><tr><td><b style="font-size:15pt">Brasserie de la Hoëgne</b><td align=right>{buyer.h()}</table><hr><table><tr><td width=55%><b>Adresse d'expédition:</b><br>{buyer.h()}<td>{sup.h()}<br>TVA: BE0402.118.337</table><h2>Commande fournisseur n° P00417</h2><table><tr><td><b>Acheteur:</b><br>Maxime Doneux<td><b>Date de la commande:</b><br>28/04/2026 09:14:22</table><br><table class=g>{tr(["Description", "Taxes", "Date demandée", "Qté", "Prix unitaire", "Montant"], "lccrrr", "th")}{r}</table><table style="width:42%;margin:14px 0 0 58%"><tr><td>Montant hors taxes<td align=right>{num(d["subtotal"], "fr")} €<tr><td>TVA 21%<td align=right>{num(d["tax"], "fr")} €<tr style="border-top:1px solid #222"><td><b>Total</b><td align=right><b>{num(d["total"], "fr")} €</b></table><p style="font-size:9pt">Palettes EPAL échangées à la livraison. Camion avec hayon indispensable.</p>''', "fr"), d.pdf()); return d


@layout("ya-ca-fr-maestro-excavation-tps-tvq")
def _(name):
    buyer = P("Excavation Gilles Boisvert inc.", "1185, rang Saint-Édouard", "Saint-Nicéphore (Québec) J2A 3V8")
    ship = P("Chantier 26-114 Prolongement rue Fafard", "Rue Fafard, angle boul. Lemire", "Drummondville (Québec) J2C 7X4")
    sup = P("Tuyaux et Regards Bois-Francs ltée", "440, boul. Industriel Ouest", "Victoriaville (Québec) G6T 1S7")
    L = [Ln(1, "TBA-450-V", "Tuyau béton armé 450 mm, classe V", 96, "M", "88.40"), Ln(2, "RG-1200", "Regard préfabriqué 1200 mm, base monolithique", 4, "UN", "1985.00"), Ln(3, "PVC-DR35-200", "Tuyau PVC DR-35 200 mm", 260, "M", "31.15"), Ln(4, "CAD-600F", "Cadre et tampon fonte 600 mm ajustable", 4, "UN", "742.50"), Ln(5, "JT-450", "Joint caoutchouc 450 mm", 42, "UN", "24.90")]
    d = mk(name, "PDF::API2", "fr", ["Maestro construction software of Québec", "TPS 5 % and TVQ 9,975 % rows", "$ after the amount, spaces as thousands", "Projet and Activité cost columns", "Livrer à with the site", "date 2026-06-15 ISO", "Bon de commande number with supplier code decoy"], L, po_number="26114-0031", po_date="2026-06-15", requested_date="2026-06-22", currency="CAD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 30 jours")
    d["subtotal"] = d.net(); a, q = r2(d.net() * D("0.05")), r2(d.net() * D("0.09975")); d["tax"] = a + q; d["tax_alt"] = [a, q]; d["total"] = d["subtotal"] + a + q
    c = b.Canvas(612, 792, 8.5); c.t(40, 48, buyer.name, 13, "HB"); c.ts(40, 61, buyer.lines + ["Tél. : 819 555-0147    RBQ 8112-4477-01"], 11); c.t(572, 48, "BON DE COMMANDE", 14, "HB", "r")
    rows(c, 410, 64, (("No :", "26114-0031"), ("Date :", "2026-06-15"), ("Livraison :", "2026-06-22"), ("Devise :", "CAD")), 60, 12, "HB")
    c.r(40, 118, 260, 66); c.t(46, 129, "FOURNISSEUR  (TUYBOI)", 7, "HB"); c.ts(46, 142, sup.all(), 12); c.r(312, 118, 260, 66); c.t(318, 129, "LIVRER À", 7, "HB"); c.ts(318, 142, ship.all(), 12)
    c.t(40, 202, "Termes : Net 30 jours        Transport : camion du fournisseur        Demandé par : S. Houle 819 555-0162        Soumission : TR-26-0882")
    S = [(44, "l"), (62, "l"), (128, "l"), (346, "r"), (354, "l"), (380, "l"), (470, "r"), (568, "r")]; c.r(40, 212, 532, 16, 0.88); at(c, 223, S, ["#", "Produit", "Description", "Qté", "Un.", "Activité", "Coût unit.", "Montant"], font="HB", size=8); y = 244
    for l in L:
        at(c, y, S, [l.line, l.si, l.desc, num(l.qty, "sp"), l.uom, "33-4100", num(l.price, "sp") + " $", num(l.amount, "sp") + " $"]); y += 17
    c.hl(y, 360, 572, 0.4)
    for k, v in (("Sous-total", d["subtotal"]), ("TPS 5 %", a), ("TVQ 9,975 %", q), ("TOTAL", d["total"])):
        c.t(470, y + 15, k, font="HB", a="r"); c.t(568, y + 15, num(v, "sp") + " $", a="r", font="HB" if k == "TOTAL" else "H"); y += 15
    c.ts(40, 680, ["Le numéro du bon de commande doit paraître sur la facture et le bon de livraison.", "Certificats de conformité BNQ exigés pour tous les produits de béton."], 11, size=8); c.t(40, 730, "Autorisé par : ____________________________"); c.perl(d.pdf()); return d


@layout("ya-es-a3erp-ferreteria-industrial")
def _(name):
    buyer = P("Suministros Navales Txingudi, S.L.", "Pol. Ind. Araso, Pab. 24", "20305 Irun (Gipuzkoa)")
    sup = P("Fijaciones y Anclajes del Norte, S.A.", "C/ Metalurgia, 9", "48903 Barakaldo (Bizkaia)")
    L = [Ln(None, "FN-933-1040", "Tornillo DIN 933 M10x40 inox A2", 1500, None, "23.60", bi="10933104", per=100, disc="15"), Ln(None, "FN-985-10", "Tuerca autoblocante DIN 985 M10 A2", 1500, None, "9.45", bi="10985010", per=100, disc="15"), Ln(None, "FN-GRL-38", "Grillete lira 3/8 inox AISI 316", 80, None, "6.72", bi="20380316", disc="10"), Ln(None, "FN-CBL-6", "Cable inox 7x19 6 mm, rollo 100 m", 6, None, "214.00", bi="20600719"), Ln(None, "FN-SIL-BL", "Sellador poliuretano blanco 310 ml", 48, None, "5.18", bi="30110310", disc="20")]
    d = mk(name, "reportlab-canvas", "es", ["A3ERP form", "own Código and Ref. Prov. columns", "price per 100 in a column C/ with 1 or 100", "% Dto.", "Base imponible, % IVA, Cuota, Total in one row of cells at the foot", "Nº Pedido, Fecha, Proveedor cells", "no units and no line numbers"], L, po_number="PC/26000914", po_date="2026-05-06", requested_date="2026-05-15", currency="EUR", buyer=buyer, supplier=sup, payment_terms="Recibo domiciliado 60 días")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5); c.t(40, 50, "TXINGUDI", 20, "HB"); c.ts(40, 64, buyer.all() + ["NIF B20418825   Tel. 943 55 01 28"], 10.5, size=8); c.r(310, 90, 245, 66); c.ts(320, 108, sup.all(), 13, size=9.5); c.t(40, 140, "PEDIDO DE COMPRA", 15, "HB")
    X = (40, 140, 220, 300, 400, 555)
    for i, (k, v) in enumerate((("Nº Pedido", "PC/26000914"), ("Fecha", "06/05/2026"), ("Cód. Proveedor", "400118"), ("Fecha entrega", "15/05/2026"), ("Forma de pago", "Recibo domiciliado 60 días"))):
        c.r(X[i], 168, X[i + 1] - X[i], 14, 0.87, 0.4); c.r(X[i], 182, X[i + 1] - X[i], 16, None, 0.4); c.t((X[i] + X[i + 1]) / 2, 178, k, 7.5, "HB", "c"); c.t((X[i] + X[i + 1]) / 2, 193, v, a="c")
    S = [(44, "l"), (98, "l"), (170, "l"), (375, "r"), (430, "r"), (456, "r"), (490, "r"), (551, "r")]; c.r(40, 208, 515, 15, 0.87, 0.4); at(c, 218.5, S, ["Código", "Ref. Prov.", "Descripción", "Cantidad", "Precio", "C/", "% Dto.", "Importe"], size=7.5, font="HB"); c.r(40, 223, 515, 380, None, 0.4); y = 240
    for l in L:
        at(c, y, S, [l.bi, l.si, l.desc, num(l.qty, "de"), num(l.price, "de", 3 if l.per == 1 else 2), l.per, num(l.disc, "de") if l.disc else "", num(l.amount, "de")]); y += 15
    c.t(170, y + 8, "Entregar en nuestro almacén de Araso, de 8 a 13 h.", 8, "HI"); X = (40, 170, 240, 340, 555)
    for i, (k, v) in enumerate((("Base imponible", num(d["subtotal"], "de")), ("% IVA", "21,00"), ("Cuota IVA", num(d["tax"], "de")), ("TOTAL PEDIDO EUR", num(d["total"], "de")))):
        c.r(X[i], 612, X[i + 1] - X[i], 14, 0.87, 0.4); c.r(X[i], 626, X[i + 1] - X[i], 18, None, 0.4); c.t((X[i] + X[i + 1]) / 2, 622, k, 7.5, "HB", "c"); c.t((X[i] + X[i + 1]) / 2, 639, v, 10 if i == 3 else 8.5, "HB" if i == 3 else "H", "c")
    c.t(40, 800, "Inscrita en el Registro Mercantil de Gipuzkoa, tomo 1188, folio 41, hoja SS-4418", 6.5); c.reportlab(d.pdf()); return d


@layout("ya-mx-scan-sap-automotriz-tier2")
def _(name):
    buyer = P("Estampados del Bajío, S.A. de C.V.", "Carr. Silao-Irapuato km 4.5", "36270 Silao, Gto.")
    ship = P("Estampados del Bajío - Planta 2", "Av. Ingenieros 118, Parque Las Colinas", "36275 Silao, Gto.")
    sup = P("Lubricantes y Abrasivos León", "Blvd. Aeropuerto 2204", "37545 León, Gto.")
    L = [Ln(10, None, "Aceite estampado soluble TS-40, tambor 208 L", 6, "TAM", "14850.00", bi="300011842"), Ln(20, None, "Lija banda 50x1500 grano 120", 200, "PZA", "86.40", bi="300012007"), Ln(30, None, "Guante anticorte nivel 5, talla 9", 300, "PAR", "128.75", bi="300014410"), Ln(40, None, "Trapo industrial blanco, paca 25 kg", 20, "PCA", "612.00", bi="300010055")]
    d = mk(name, "scan of a print (reportlab)", "es", ["scan 150 dpi with a slight skew", "SAP form in Spanish with boxes of labels", "buyer's material code only", "I.V.A. 16 %, pesos", "signed by hand and stamped RECIBIDO"], L, po_number="4500077341", po_date="2026-08-20", requested_date="2026-08-31", currency="MXN", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="60 días fecha factura")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.16")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(612, 792, 9.5); c.t(40, 52, buyer.name, 14, "HB"); c.ts(40, 66, buyer.lines + ["R.F.C. EBA0304187K2"], 12, size=9); c.t(572, 52, "ORDEN DE COMPRA", 14, "HB", "r"); c.r(400, 62, 172, 62)
    rows(c, 406, 76, (("Número", "4500077341"), ("Fecha", "20.08.2026"), ("Fecha entrega", "31.08.2026"), ("Moneda", "MXN")), 80, 14, "HB")
    c.r(40, 136, 260, 60); c.t(46, 148, "Proveedor: 104418", 8, "HB"); c.ts(46, 162, sup.all(), 13); c.r(312, 136, 260, 60); c.t(318, 148, "Entregar en:", 8, "HB"); c.ts(318, 162, ship.all(), 13)
    c.t(40, 214, "Condiciones de pago: 60 días fecha factura        Comprador: Lic. A. Zermeño"); S = [(44, "l"), (72, "l"), (140, "l"), (400, "r"), (408, "l"), (494, "r"), (568, "r")]; c.r(40, 224, 532, 18, 0.88); at(c, 236, S, ["Pos", "Material", "Descripción", "Cantidad", "UM", "Precio unit.", "Importe"], font="HB", size=9); y = 260
    for l in L:
        at(c, y, S, [l.line, l.bi, l.desc, num(l.qty), l.uom, num(l.price), num(l.amount)], size=9); y += 20
    c.hl(y, 380, 572)
    for k, v in (("Subtotal", d["subtotal"]), ("I.V.A. 16%", d["tax"]), ("Total", d["total"])):
        c.t(494, y + 16, k, font="HB", a="r"); c.t(568, y + 16, "$" + num(v), a="r"); y += 17
    c.t(90, 560, "A. Zermeño", 18, "HI"); c.hl(566, 60, 230); c.t(145, 578, "Compras", 8, a="c"); c.r(380, 540, 130, 40, None, 1.5); c.t(445, 558, "RECIBIDO", 13, "HB", "c", 0.35); c.t(445, 572, "21 AGO 2026", 9, "HB", "c", 0.35)
    d.text_from = scratch(name); c.reportlab(d.text_from); b.scan(d.text_from, d.pdf(), dpi=150, skew=0.4, noise=5, quality=36, fade=15, seed=51); return d


@layout("ya-ar-tango-distribuidora-bebidas")
def _(name):
    buyer = P("Distribuidora Litoral S.R.L.", "Av. Circunvalación 4420", "S2000 Rosario, Santa Fe")
    sup = P("Envases Paraná S.A.", "Ruta 11 km 452", "S3000 Santa Fe")
    L = [Ln(None, "EP-PET15", "Preforma PET 48 g transparente", 25000, "UN", "118.4000", bi="0101004"), Ln(None, "EP-TAP28", "Tapa 28 mm azul c/liner", "30", "MIL", "21450.0000", bi="0101017"), Ln(None, "EP-FILM60", "Film termocontraíble 60 mic, bobina", "24", "BOB", "98760.5000", bi="0102201"), Ln(None, "EP-ETQ", "Etiqueta envolvente 1,5 L naranja", "40", "MIL", "15320.0000", bi="0103330")]
    d = mk(name, "chromium", "es", ["Tango Gestión order of Argentina", "number 00001-00002217", "Código, Sinónimo of the supplier, Descripción", "pesos with 4 decimals of price", "IVA 21 % and Percepción IIBB rows: two taxes", "CUIT and condición IVA", "fecha de entrega in the head"], L, po_number="00001-00002217", po_date="2026-06-09", requested_date="2026-06-24", currency="ARS", buyer=buyer, ship_to=P("Distribuidora Litoral S.R.L. - Depósito Alvear", "Parque Industrial Alvear, Lote 88", "S2126 Alvear, Santa Fe"), supplier=sup, payment_terms="Cheque 30/60 días")
    d["subtotal"] = d.net(); iva, per = r2(d.net() * D("0.21")), r2(d.net() * D("0.03")); d["tax"] = iva + per; d["tax_alt"] = [iva, per]; d["total"] = d["subtotal"] + iva + per
    r = "".join(tr([l.bi, l.si, l.desc, num(l.qty, "de"), l.uom, num(l.price, "de", 4), num(l.amount, "de")], "lllrcrr") for l in L)
    b.chromium(b.page("@page{size:A4;margin:14mm}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:1.3mm}.b td{border:1px solid #000;width:50%}.g{border:1px solid #000}.g th{border-bottom:1px solid #000;background:#eee}[align=right]{text-align:right}[align=center]{text-align:center}", f'''<table class=b><tr><td><b style="font-size:13pt">{buyer.name}</b><br>{br(buyer.lines)}<br>C.U.I.T.: 30-70884412-6<br>IVA Responsable Inscripto<td><b style="font-size:13pt">ORDEN DE COMPRA</b><br>N° <b>00001-00002217</b><br>Fecha: 09/06/2026<br>Fecha de entrega: 24/06/2026<tr><td>Proveedor: (000418) <b>{sup.name}</b><br>{br(sup.lines)}<br>C.U.I.T.: 30-51144880-3<td>Lugar de entrega:<br>{d["ship_to"].h()}<tr><td>Condición de compra: Cheque 30/60 días<td>Moneda: Pesos (ARS) &nbsp; Comprador: M. Ferreyra</table><br><table class=g>{tr(["Código", "Sinónimo", "Descripción", "Cantidad", "U.M.", "Precio", "Importe"], "lllrcrr", "th")}{r}</table><p>Observaciones: entregar de lunes a viernes de 7 a 14 hs. Turno previo con depósito.</p><table style="width:75mm;margin-left:auto"><tr><td>Subtotal<td align=right>{num(d["subtotal"], "de")}<tr><td>I.V.A. 21,00 %<td align=right>{num(iva, "de")}<tr><td>Perc. IIBB Santa Fe 3,00 %<td align=right>{num(per, "de")}<tr><td><b>Total $</b><td align=right><b>{num(d["total"], "de")}</b></table><br><br><p>..............................<br>Firma autorizada</p>''', "es"), d.pdf()); return d


@layout("ya-co-siigo-clinica-odontologica")
def _(name):
    buyer = P("Clínica Sonríe IPS S.A.S.", "Cra. 43A # 18 Sur - 135, Of. 712", "Medellín, Antioquia")
    sup = P("Dentales Andinos Ltda.", "Cl. 10 # 32-115", "Medellín, Antioquia")
    L = [Ln(1, None, "Resina nanohíbrida A2 jeringa 4 g", 30, "Und", "84500"), Ln(2, None, "Anestesia lidocaína 2% caja x 50", 12, "Caja", "96200"), Ln(3, None, "Guante nitrilo talla S caja x 100", 40, "Caja", "24800"), Ln(4, None, "Fresa diamante redonda 1014", 100, "Und", "5900"), Ln(5, None, "Alginato bolsa 454 g", 15, "Bolsa", "31400")]
    d = mk(name, "TCPDF", "es", ["Siigo Nube order of Colombia", "pesos without decimals, dot thousands", "no item codes", "IVA 19 % column of values per line", "NIT with check digit", "Fecha de entrega cell", "totals at the right with $"], L, po_number="OC-1-284", po_date="2026-04-08", requested_date="2026-04-13", currency="COP", buyer=buyer, supplier=sup, payment_terms="Crédito 30 días")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.19"), 0); d["total"] = d["subtotal"] + d["tax"]
    r = "".join(f'<tr><td align="center">{l.line}</td><td>{E(l.desc)}</td><td align="center">{l.uom}</td><td align="right">{num(l.qty, "de")}</td><td align="right">{num(l.price, "de", 0)}</td><td align="right">{num(l.amount * D("0.19"), "de", 0)}</td><td align="right">{num(l.amount, "de", 0)}</td></tr>' for l in L)
    b.tcpdf(f'''<table cellpadding="3"><tr><td width="62%"><b style="font-size:13pt">{buyer.name}</b><br>NIT 900.418.226-7<br>{br(buyer.lines)}<br>Tel. (604) 555 0118</td><td width="38%" border="1" align="center"><b>Orden de compra</b><br><span style="font-size:14pt">No. OC-1-284</span></td></tr></table><br><table border="1" cellpadding="3" style="font-size:9pt"><tr><td width="16%"><b>Señores</b></td><td width="44%">{sup.name}</td><td width="20%"><b>Fecha</b></td><td width="20%">08/04/2026</td></tr><tr><td><b>NIT</b></td><td>811.020.447-1</td><td><b>Fecha de entrega</b></td><td>13/04/2026</td></tr><tr><td><b>Dirección</b></td><td>{", ".join(sup.lines)}</td><td><b>Forma de pago</b></td><td>Crédito 30 días</td></tr></table><br><br><table border="1" cellpadding="3" style="font-size:8.5pt"><tr bgcolor="#d9e8f5"><td width="6%" align="center">Ítem</td><td width="38%">Descripción</td><td width="9%" align="center">Unidad</td><td width="9%" align="right">Cant.</td><td width="12%" align="right">Vr. unitario</td><td width="12%" align="right">Vr. IVA</td><td width="14%" align="right">Vr. total</td></tr>{r}</table><br><br><table cellpadding="3"><tr><td width="60%" rowspan="3">Observaciones: entregar en recepción, preguntar por Auxiliar Yuliana. Fechas de vencimiento no menores a 12 meses.</td><td width="22%">Total bruto</td><td width="18%" align="right">$ {num(d["subtotal"], "de", 0)}</td></tr><tr><td>IVA 19%</td><td align="right">$ {num(d["tax"], "de", 0)}</td></tr><tr><td><b>Total a pagar COP</b></td><td align="right"><b>$ {num(d["total"], "de", 0)}</b></td></tr></table>''', d.pdf()); return d


@layout("ya-it-danea-enoteca-vini")
def _(name):
    buyer = P("Enoteca Al Portego di Zanella & C. s.n.c.", "Calle dei Fabbri 1118", "30124 Venezia (VE)")
    sup = P("Tenuta Colle Rosso Soc. Agr.", "Via Monte Grappa 41", "31049 Valdobbiadene (TV)")
    ship = P("Magazzino Al Portego", "Via Banchina dell'Azoto 15", "30175 Marghera (VE)")
    L = [Ln(None, "VAL-BRUT", "Valdobbiadene DOCG Brut 0,75", 120, "bt", "7.90", disc="10"), Ln(None, "VAL-EXDRY", "Valdobbiadene DOCG Extra Dry 0,75", 180, "bt", "7.60", disc="10"), Ln(None, "CART-MAG", "Cartizze Magnum 1,5 l cassa legno", 12, "bt", "34.50"), Ln(None, "GRAP-50", "Grappa bianca 0,50", 24, "bt", "13.20", disc="5")]
    d = mk(name, "jsPDF", "it", ["Danea Easyfatt ordine fornitore", "Sconto column with % sign", "IVA code column", "Destinazione diversa block", "Imponibile, IVA and Totale documento in a foot row", "Spett.le supplier at the right", "no line numbers, bt as unit"], L, po_number="47", po_date="2026-10-05", requested_date="2026-10-16", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Bonifico 60 gg d.f.f.m.")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.22")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9); c.t(40, 52, "Al Portego", 20, "TB"); c.ts(40, 66, buyer.all() + ["P.IVA 04118820279"], 11, size=8.5); c.t(330, 52, "Spett.le", 8); c.ts(330, 66, sup.all(), 13, size=10); c.t(40, 136, "Ordine fornitore n. 47 del 05/10/2026", 13, "HB"); c.t(40, 154, "Data prevista consegna: 16/10/2026"); c.t(40, 168, "Pagamento: Bonifico 60 gg d.f.f.m."); c.r(330, 124, 225, 56, None, 0.4); c.t(336, 134, "Destinazione merce", 7, "HB"); c.ts(336, 146, ship.all(), 12)
    S = [(44, "l"), (116, "l"), (350, "r"), (356, "l"), (424, "r"), (462, "r"), (530, "r"), (551, "r")]; c.r(40, 192, 515, 16, 0.9, 0.4); at(c, 203, S, ["Cod.", "Descrizione", "Q.tà", "U.m.", "Prezzo", "Sconto", "Importo", "Iva"], font="HB", size=8.5); y = 224
    for l in L:
        at(c, y, S, [l.si, l.desc, qn(l.qty, "de"), l.uom, "€ " + num(l.price, "de"), f"{l.disc}%" if l.disc else "", "€ " + num(l.amount, "de"), "22"]); c.hl(y + 5, 40, 555, 0.2); y += 18
    X = (40, 200, 330, 555)
    for i, (k, v) in enumerate((("Tot. imponibile", num(d["subtotal"], "de")), ("Tot. Iva", num(d["tax"], "de")), ("Tot. documento", num(d["total"], "de")))):
        c.r(X[i], 690, X[i + 1] - X[i], 34, None, 0.4); c.t(X[i] + 4, 700, k, 7.5); c.t(X[i + 1] - 6, 717, "€ " + v, 11, "HB", "r")
    c.t(40, 745, "Note: bottiglie con fascetta di Stato; consegna al magazzino di Marghera, non in laguna.", 8.5); c.jspdf(d.pdf()); return d


@layout("ya-it-gamma-carpenteria-doppia-riga")
def _(name):
    buyer = P("Officine Bellandi S.p.A.", "Via dell'Artigianato 60", "25030 Castel Mella (BS)")
    sup = P("Siderurgica Valtrompia S.r.l.", "Via Zanardelli 190", "25068 Sarezzo (BS)")
    L = [Ln(10, "LAM-S355-10", "Lamiera S355J2 sp. 10 mm 2000x4000", "3140", "KG", "0.8850", bi="MPL0010", date="2026-05-18"), Ln(20, "HEB-200-12", "Trave HEB 200 S275 barre 12 m", "7356", "KG", "0.9420", bi="MPT0200", date="2026-05-25"), Ln(30, "TUB-100-5", "Tubolare 100x100x5 barre 6 m", "1764", "KG", "1.0180", bi="MPQ0105", date="2026-05-18"), Ln(40, None, "Taglio a misura travi come da distinta", "48", "NR", "6.5000", bi="LAV0001", date="2026-05-25")]
    d = mk(name, "libharu", "it", ["TeamSystem Gamma Enterprise style", "two rows an item: code and figures, description and delivery date below", "kg priced with four decimals", "Vs. codice on the second row", "head cells with Ns. rif., Resa, Porto", "Totale ordine without tax", "steel price surcharge note"], L, po_number="OF/2026/001182", po_date="2026-05-04", currency="EUR", buyer=buyer, supplier=sup, payment_terms="R.B. 90 gg F.M.", ship_to=P("Officine Bellandi S.p.A. - Stabilimento 2", "Via Industriale 11", "25030 Torbole Casaglia (BS)"))
    d["total"] = d.net()
    c = b.Canvas(size=8.5); c.t(40, 48, "OFFICINE BELLANDI S.p.A.", 14, "HB"); c.t(40, 60, "Via dell'Artigianato 60 - 25030 Castel Mella (BS) - P.IVA 01884420173", 8); c.t(555, 48, "ORDINE DI ACQUISTO", 13, "HB", "r")
    c.r(40, 72, 250, 74, None, 0.5); c.t(45, 82, "Destinazione", 7, "HB"); c.ts(45, 96, d["ship_to"].all(), 12); c.r(305, 72, 250, 74, None, 0.5); c.t(310, 82, "Spett.le Fornitore", 7, "HB"); c.ts(310, 96, sup.all(), 12)
    X = (40, 150, 220, 320, 430, 555); H = ((("Numero ordine", "OF/2026/001182"), ("Data", "04/05/2026"), ("Cod. fornitore", "F002218"), ("Valuta", "EUR"), ("Pagamento", "R.B. 90 gg F.M.")), (("Ns. riferimento", "Ing. Tonoli"), ("Vs. offerta", "1184/B"), ("Resa", "Franco Ns. stab."), ("Porto", "Franco"), ("Spedizione", "Mezzo fornitore")))
    for j, row in enumerate(H):
        for i, (k, v) in enumerate(row):
            c.r(X[i], 154 + 24 * j, X[i + 1] - X[i], 24, None, 0.4); c.t(X[i] + 3, 162 + 24 * j, k, 6.5); c.t(X[i] + 3, 174 + 24 * j, v)
    S = [(44, "l"), (70, "l"), (160, "l"), (330, "l"), (420, "r"), (480, "r"), (551, "r")]; c.r(40, 210, 515, 26, 0.92, 0.4); at(c, 220, S, ["Riga", "Ns. codice", "Vs. codice", "U.M.", "Quantità", "Prezzo unit.", "Importo"], font="HB", size=8); c.t(70, 231, "Descrizione", 8, "HB"); c.t(330, 231, "Data consegna", 8, "HB"); y = 250
    for l in L:
        at(c, y, S, [l.line, l.bi, l.si, l.uom, num(l.qty, "de"), num(l.price, "de", 4), num(l.amount, "de")]); c.t(70, y + 11, l.desc); c.t(330, y + 11, fr(l.date)); c.hl(y + 17, 40, 555, 0.2); y += 31
    c.t(70, y + 4, "Prezzi fissi, extra lega e rottame inclusi. Certificati 3.1 EN 10204 con il DDT.", 8, "HI"); c.t(480, 700, "Totale ordine EUR", 9, "HB", "r"); c.t(551, 700, num(d["total"], "de"), 9, "HB", "r"); c.t(40, 740, "Da restituire firmato per accettazione entro 3 giorni.   Timbro e firma ______________________"); c.haru(d.pdf()); return d
