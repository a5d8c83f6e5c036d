# SPDX-License-Identifier: Apache-2.0
"""Authorities, hospitals, craftsmen and works of Europe, each in the language of the house."""
from lib import *
import tempfile
import backends as b


@layout("v-de-handwerk-brief-mit-tabulator")
def _(name):
    d = Doc(name, "libreoffice writer", "de", ["letter of a craftsman, order in sentences and a small table", "no codes, units Sack, Rolle, lfm", "price with Euro sign after it", "Kommission as reference", "no totals"])
    buyer = P("Malerbetrieb Jürgen Osterkamp", "Hafenweg 12", "26603 Aurich")
    sup = P("Farben-Großhandel Ostfriesland GmbH & Co. KG", "Industriestraße 8", "26789 Leer")
    d.f.update(po_number="25-118", po_date="2025-05-19", requested_date="2025-05-27", currency="EUR", buyer=buyer, ship_to=P("Neubau Kita Sonnenblume", "Schulstraße 3", "26624 Südbrookmerland"), supplier=sup, payment_terms="14 Tage 2 % Skonto, 30 Tage netto")
    for t, q, u, p in (("Silikatfarbe weiß matt, Eimer 12,5 l", 14, "Eimer", "68.90"), ("Tiefgrund LF, Kanister 10 l", 6, "Kanister", "24.50"), ("Haftputz leicht 30 kg", 22, "Sack", "11.85"), ("Malervlies 130 g/m², Rolle 25 m", 9, "Rolle", "32.40"), ("Abdeckprofil Alu", 48, "lfm", "1.95")):
        d.lines.append(Ln(None, None, t, q, u, p, amount=None))
    r = "".join(f"<tr><td align=right>{qn(l.qty, 'de')}</td><td>{l.uom}</td><td>{E(l.desc)}</td><td align=right>{num(l.price, 'de')} €</td></tr>" for l in d.lines)
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body{{font-family:"Liberation Serif";font-size:11pt}} p{{margin:0 0 6pt 0}}</style></head><body><table><tr><td><font size=5><b>{buyer.name}</b></font></td></tr></table><p>Hafenweg 12 &middot; 26603 Aurich &middot; Telefon 04941 55 01 23</p><p><br></p><p>{sup.h()}</p><p align=right>Aurich, den 19. Mai 2025</p><p><b>Bestellung 25-118 &ndash; Kommission Kita Sonnenblume</b></p><p>Sehr geehrte Frau Janssen,</p><p>wie am Freitag telefonisch besprochen bestellen wir zu den Preisen Ihres Angebots 7713 vom 12.05.2025:</p>
<table width="100%" cellpadding=3><tr><td align=right width="12%"><b>Menge</b></td><td width="14%"><b>Einheit</b></td><td><b>Material</b></td><td align=right width="20%"><b>Einzelpreis</b></td></tr>{r}</table><p><br></p><p>Bitte liefern Sie am 27.05.2025 vormittags an die Baustelle:</p><p>{d["ship_to"].h()}</p><p>Zahlung: {d["payment_terms"]}. Alle Preise zuzüglich 19 % MwSt.</p><p>Mit freundlichen Grüßen</p><p><br></p><p>Jürgen Osterkamp, Malermeister</p></body></html>''', ".html", d.pdf())
    return d


@layout("v-de-behoerde-bestellschein-felder")
def _(name):
    d = Doc(name, "itext", "de", ["Bestellschein of an office, numbered fields, captions above values in boxes", "Haushaltsstelle and Kassenzeichen", "order number with slashes and a year", "sum net, tax, gross in a box of the table's end"])
    buyer = P("Landratsamt Hohenfels - Zentrale Vergabestelle", "Schlossplatz 1", "72458 Hohenfels")
    sup = P("Bürotechnik Stehle KG", "Ebinger Straße 61", "72336 Balingen")
    ship = P("Straßenmeisterei Burladingen", "Hauptstraße 90", "72393 Burladingen")
    bill = P("Landratsamt Hohenfels, Kreiskasse", "Postfach 11 40", "72451 Hohenfels")
    d.f.update(po_number="10.3/2025/0447", po_date="2025-10-06", requested_date="2025-10-24", currency="EUR", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="30 Tage nach Rechnungseingang")
    for i, s, t, q, u, p in ((1, "ST-4471-A", "Bürodrehstuhl Typ Ergo 4, schwarz", 6, "Stück", "318.40"), (2, "ST-8820", "Rollcontainer 3 Schübe, abschließbar", 6, "Stück", "189.00"), (3, "ST-0129-4", "Kopierpapier A4 80 g, Karton zu 2.500 Blatt", 40, "Karton", "17.95"), (4, "ST-6650", "Aktenordner 8 cm grau, VE 20", 5, "VE", "41.20")):
        d.lines.append(Ln(i, s, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)

    def box(x, y, w, h, cap, v, f="H"):
        c.r(x, y, w, h, lw=0.5); c.t(x + 3, y + 8, cap, 6); c.ts(x + 5, y + 20, [v] if isinstance(v, str) else v, 11, font=f)
    c.t(50, 50, "Bestellschein", 18, "HB"); c.t(545, 50, "Ausfertigung für den Auftragnehmer", 8, a="r")
    box(50, 62, 250, 62, "1 Besteller", buyer.all()); box(300, 62, 125, 31, "2 Bestellschein-Nr. (bitte stets angeben)", d["po_number"], "HB"); box(425, 62, 120, 31, "3 Datum", "06.10.2025"); box(300, 93, 125, 31, "4 Bearbeiter/in", "Fr. Lutz, Zi. 214"); box(425, 93, 120, 31, "5 Durchwahl", "07432 905-2214")
    box(50, 124, 250, 62, "6 Auftragnehmer", sup.all()); box(300, 124, 245, 31, "7 Haushaltsstelle / Kostenträger", "1.0600.5210.000 / 11260100"); box(300, 155, 245, 31, "8 Lieferung bis", "24.10.2025")
    box(50, 186, 250, 62, "9 Lieferanschrift", ship.all()); box(300, 186, 245, 62, "10 Rechnungsanschrift (zweifach)", bill.all())
    c.t(50, 266, "Aufgrund Ihres Angebots vom 22.09.2025 werden zu den umseitigen Bedingungen (VOL/B) bestellt:")
    X = [50, 76, 130, 172, 245, 415, 478, 545]
    y0, y1 = 276, 292 + 10 * 22
    for x in X:
        c.l(x, y0, x, y1, 0.5)
    c.hl(y0, 50, 545); c.hl(y0 + 16, 50, 545); c.hl(y1, 50, 545)
    for i, s in enumerate(("Pos.", "Menge", "Einheit", "Bestell-Nr.", "Gegenstand", "Einzelpreis €", "Gesamt €")):
        c.t((X[i] + X[i + 1]) / 2, y0 + 11, s, 7.5, "HB", "c")
    y = y0 + 32
    for l in d.lines:
        c.t(63, y, l.line, a="c"); c.t(126, y, qn(l.qty, "de"), a="r"); c.t(133, y, l.uom, 8.5); c.t(175, y, l.si, 8.5); c.t(248, y, l.desc[:34].rsplit(" ", 1)[0] if len(l.desc) > 36 else l.desc, 8.3)
        if len(l.desc) > 36:
            c.t(248, y + 10, l.desc[len(l.desc[:34].rsplit(" ", 1)[0]) + 1:], 8.3)
        c.t(474, y, num(l.price, "de"), a="r"); c.t(541, y, num(l.amount, "de"), a="r"); y += 26
    y = y1
    for k, v in (("Summe netto", d["subtotal"]), ("zzgl. 19 % Umsatzsteuer", d["tax"]), ("Auftragssumme brutto", d["total"])):
        c.r(478, y, 67, 18, lw=0.5); c.t(472, y + 12, k, 8.5, a="r"); c.t(541, y + 12, num(v, "de"), a="r"); y += 18
    c.t(50, y + 20, "Zahlungsziel: 30 Tage nach Rechnungseingang. Lieferung frei Verwendungsstelle. Ohne Bestellschein-Nr. wird die Rechnung zurückgesandt.", 7.5)
    c.t(50, y + 60, "Im Auftrag   ____________________     Sachlich richtig   ____________________", 9)
    c.itext(d.pdf())
    return d


@layout("v-fr-hopital-marche-taux-tva")
def _(name):
    d = Doc(name, "wkhtmltopdf", "fr", ["hospital pharmacy, market number and lot per line", "VAT rates 2,10 and 20 per line", "supplier's reference and UCD code", "quantity in units and boxes, boxes not multiplied", "three addresses"])
    buyer = P("Centre Hospitalier de la Vallée d'Auge", "Service Achats - 4 rue Roger Aini", "14100 Lisieux")
    ship = P("CH Vallée d'Auge - Pharmacie à usage intérieur", "Quai B - rue des Champs", "14100 Lisieux")
    bill = P("Trésorerie hospitalière du Calvados", "7 boulevard Bertrand", "14000 Caen")
    sup = P("Laboratoires Vernaud", "ZA des Prés-Hauts", "69960 Corbas")
    d.f.update(po_number="25PH012874", po_date="2025-11-04", requested_date="2025-11-07", currency="EUR", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="50 jours mandat administratif")
    r, tx = "", {}
    for s, ucd, t, q, p, v in (("VN30018", "9347521", "PARACETAMOL 1 G PERF FL", 1200, "0.4150", "2.10"), ("VN30442", "9213378", "OMEPRAZOLE 40 MG PDRE INJ", 300, "1.0890", "2.10"), ("VN81100", "", "SET DE PANSEMENT STERILE N°2", 480, "0.7700", "20.00"), ("VN81235", "", "CHAMP OPERATOIRE 75X90 ADHESIF", 250, "1.3625", "20.00"), ("VN30777", "9402216", "NORADRENALINE 8 MG/4 ML AMP", 100, "2.2040", "2.10")):
        l = Ln(None, s, t, q, "UN", p); d.lines.append(l); tx[v] = tx.get(v, D(0)) + l.amount
        r += f"<tr><td>{s}<td>{ucd}<td>{t}<br><i>Marché 2024-PH-{'031' if ucd else '118'} lot {q % 17 + 1}</i><td class=n>{qn(q, 'sp')}<td>UN<td class=n>{num(p, 'sp', 4)}<td class=n>{num(l.amount, 'sp')}<td class=n>{v.replace('.', ',')}</tr>"
    d["subtotal"] = d.net(); t1 = r2(tx["2.10"] * D("0.021")); t2 = r2(tx["20.00"] * D("0.2")); d["tax"] = t1 + t2; d["total"] = d["subtotal"] + d["tax"]
    b.wk(b.page("body{font:9.5pt 'Liberation Sans'}table{border-collapse:collapse;width:100%}.c td{border:1px solid #999;padding:4px;vertical-align:top;width:33%}.l th{background:#cfe2ea;font-size:8pt;padding:3px;border:1px solid #7aa}.l td{border-left:1px solid #7aa;border-right:1px solid #7aa;padding:3px;vertical-align:top}.l{border-bottom:1px solid #7aa}.n{text-align:right;white-space:nowrap}i{font-size:8pt;color:#555}", f'''<table><tr><td><b style="font-size:13pt">{buyer.name}</b><br>{"<br>".join(buyer.lines)}<br><span style="font-size:8pt">SIRET 261 401 279 00013 &ndash; FINESS 140000035</span><td align=right><b style="font-size:14pt">COMMANDE</b><br>N&deg; <b>25PH012874</b><br>du 04/11/2025<br><span style="font-size:8pt">UF 5410 &ndash; compte 60211 &ndash; exercice 2025</span></table><br><table class=c><tr><td><u>Fournisseur</u><br>{sup.h()}<td><u>Adresse de livraison</u><br>{ship.h()}<td><u>Adresse de facturation</u><br>{bill.h()}</table><p>Date de livraison souhait&eacute;e : 07/11/2025 &nbsp;&nbsp; D&eacute;lai de paiement : 50 jours mandat administratif &nbsp;&nbsp; Code service Chorus : PHARMA</p>
<table class=l><tr><th>R&eacute;f. fourn.<th>Code UCD<th>D&eacute;signation<th>Quantit&eacute;<th>U.C.<th>P.U. HT<th>Montant HT<th>TVA %</tr>{r}</table><br><table style="width:62%;margin-left:38%" class=l><tr><th>Taux<th>Base HT<th>TVA<tr><td class=n>2,10<td class=n>{num(tx["2.10"], "sp")}<td class=n>{num(t1, "sp")}<tr><td class=n>20,00<td class=n>{num(tx["20.00"], "sp")}<td class=n>{num(t2, "sp")}<tr><td><b>Total HT</b> {num(d["subtotal"], "sp")}<td class=n><b>Total TVA</b> {num(d["tax"], "sp")}<td class=n><b>Total TTC</b> {num(d["total"], "sp")} &euro;</table><p style="font-size:8pt">Livraison du lundi au vendredi de 8h00 &agrave; 15h30. Toute livraison partielle doit &ecirc;tre annonc&eacute;e. P&eacute;remption minimale 12 mois.</p>'''), d.pdf())
    return d


@layout("v-fr-btp-chantier-metres")
def _(name):
    d = Doc(name, "dompdf", "fr", ["building site, affaire number, conducteur de travaux", "units M3, ML, T, U", "retention de garantie 5% decoy", "amounts without thousands separators", "livraison chantier with GPS decoy"])
    buyer = P("Gouraud Travaux Publics SAS", "15 route de Nantes", "79300 Bressuire")
    sup = P("Béton Services du Thouet", "La Croix Blanche", "79100 Thouars")
    ship = P("Chantier ZAC des Ormeaux", "rue Marcel Paul", "79200 Parthenay")
    d.f.update(po_number="CF-07731", po_date="2025-03-24", requested_date="2025-04-02", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="45 jours fin de mois, virement")
    for i, t, q, u, p in (("1.1", "Béton C25/30 XF1 S3 D20 livré toupie", "86.5", "M3", "118.40"), ("1.2", "Plus-value pompage flèche 36 m", 4, "U", "310.00"), ("2.1", "Bordure T2 béton classe U", 340, "ML", "9.85"), ("2.2", "Grave 0/31,5 calcaire", "512.75", "T", "13.20"), ("3.1", "Regard 50x50 hauteur 60 avec tampon fonte", 11, "U", "164.90")):
        d.lines.append(Ln(i, None, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.2")); d["total"] = d["subtotal"] + d["tax"]
    r = "".join(f"<tr><td>{l.line}</td><td>{E(l.desc)}</td><td>{l.uom}</td><td class=n>{num(l.qty, 'deplain', 2)}</td><td class=n>{num(l.price, 'deplain')}</td><td class=n>{num(l.amount, 'deplain')}</td></tr>" for l in d.lines)
    b.dompdf(b.page("body{font-family:Helvetica;font-size:9pt}table{width:100%;border-collapse:collapse}.l td,.l th{border:0.5px solid #333;padding:3px}.n{text-align:right}th{background:#f3c64b}", f'''<table><tr><td width="55%"><b style="font-size:13pt">GOURAUD TP</b><br>{buyer.h()}<br>Tél. 05 49 55 00 19</td><td><b>{sup.h()}</b></td></tr></table><h3 style="text-align:center">BON DE COMMANDE FOURNISSEUR N° CF-07731</h3><table><tr><td>Date : 24/03/2025</td><td>Affaire : 25-0418 ZAC des Ormeaux</td><td>Conducteur de travaux : L. Brossard</td></tr><tr><td>Livraison le : 02/04/2025</td><td>Votre devis : DV-2290 du 18/03/2025</td><td>Incoterm : rendu chantier</td></tr></table><p><b>Lieu de livraison :</b><br>{ship.h()}<br>GPS 46.6468, -0.2401 - accès par le rond-point, gabarit 32 T</p>
<table class=l><tr><th>Poste</th><th>Désignation</th><th>Un.</th><th>Quantité</th><th>P.U. HT</th><th>Total HT</th></tr>{r}<tr><td colspan=5 class=n>TOTAL HT</td><td class=n>{num(d["subtotal"], "deplain")}</td></tr><tr><td colspan=5 class=n>TVA 20 %</td><td class=n>{num(d["tax"], "deplain")}</td></tr><tr><td colspan=5 class=n><b>TOTAL TTC EUR</b></td><td class=n><b>{num(d["total"], "deplain")}</b></td></tr></table><p>Règlement : 45 jours fin de mois, virement. Pas de retenue de garantie (5 %) sur fournitures. Bons de livraison signés à joindre à la facture.</p>''', "fr"), d.pdf())
    return d


@layout("v-es-hospital-pedido-almacen")
def _(name):
    d = Doc(name, "qt", "es", ["public hospital, expediente and centro de coste", "IVA rate per line and base table", "own code of 6 digits and supplier's reference", "unit price with four decimals", "dates with dashes"])
    buyer = P("Hospital Comarcal Sierra Norte", "Ctra. de Burgos km 66", "28730 Buitrago del Lozoya (Madrid)")
    sup = P("Suministros Clínicos Duero S.A.", "C/ Cobalto 14", "47012 Valladolid")
    ship = P("Almacén General - Muelle 3", "Ctra. de Burgos km 66", "28730 Buitrago del Lozoya (Madrid)")
    d.f.update(po_number="2025/0009817", po_date="2025-09-22", requested_date="2025-09-29", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Transferencia a 30 días")
    bases = {}
    for i, own, s, t, q, p, v in ((1, "104417", "SCD-5521", "AGUJA HIPODÉRMICA 21G 0,8X40", 8000, "0.0187", 10), (2, "104902", "SCD-1120", "JERINGA 3 CUERPOS 10 ML LUER", 6000, "0.0412", 10), (3, "220015", "SCD-7704", "BATA QUIRÚRGICA ESTÉRIL T/L", 350, "1.9850", 21), (4, "230118", "SCD-9032", "GEL HIDROALCOHÓLICO 500 ML", 144, "1.1200", 21)):
        l = Ln(i, s, t, q, "UD", p, bi=own, vat=v); d.lines.append(l); bases[v] = bases.get(v, D(0)) + l.amount
    d["subtotal"] = d.net(); tx = {v: r2(x * v / 100) for v, x in bases.items()}; d["tax"] = sum(tx.values()); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5)
    c.t(40, 46, "HOSPITAL COMARCAL SIERRA NORTE", 12, "HB"); c.ts(40, 59, buyer.lines + ["CIF: Q2801221J"], 11, size=8); c.r(360, 34, 195, 62)
    for i, (k, v) in enumerate((("PEDIDO Nº", d["po_number"]), ("FECHA PEDIDO", "22-09-2025"), ("EXPEDIENTE", "PA 14/2024"), ("ENTREGAR ANTES DE", "29-09-2025"))):
        c.t(366, 47 + i * 14, k, 7.5, "HB"); c.t(462, 47 + i * 14, v)
    c.t(40, 118, "PROVEEDOR", 7.5, "HB"); c.ts(40, 130, sup.all() + ["CIF: A47102938"], 11); c.t(310, 118, "LUGAR DE ENTREGA", 7.5, "HB"); c.ts(310, 130, ship.all() + ["Horario: 8:00 a 14:00"], 11)
    c.t(40, 188, "Forma de pago: Transferencia a 30 días      Centro de coste: 4410-ALM      Portes: pagados")
    c.hl(198)
    H = ((40, "LIN", "l"), (64, "CÓDIGO", "l"), (106, "REF. PROV.", "l"), (166, "ARTÍCULO", "l"), (385, "CANTIDAD", "r"), (392, "UM", "l"), (460, "PRECIO", "r"), (490, "IVA", "r"), (555, "IMPORTE", "r"))
    for x, s, a in H:
        c.t(x, 209, s, 7.5, "HB", a)
    c.hl(214); y = 228
    for l in d.lines:
        for (x, _, a), v in zip(H, (l.line, l.bi, l.si, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de", 4), f"{l.vat}%", num(l.amount, "de"))):
            c.t(x, y, v, a=a)
        y += 15
    c.hl(y); y += 16
    for x, s in ((300, "BASE IMPONIBLE"), (380, "% IVA"), (460, "CUOTA IVA"), (555, "TOTAL PEDIDO")):
        c.t(x, y, s, 7.5, "HB", "r")
    for v in sorted(bases):
        y += 13; c.t(300, y, num(bases[v], "de"), a="r"); c.t(380, y, f"{v},00", a="r"); c.t(460, y, num(tx[v], "de"), a="r")
    c.t(555, y, num(d["total"], "de") + " €", 9.5, "HB", "r"); y += 14; c.t(300, y, num(d["subtotal"], "de"), 8.5, "HB", "r"); c.t(460, y, num(d["tax"], "de"), 8.5, "HB", "r"); c.t(200, y, "Sumas", 8.5, "HB")
    c.t(40, y + 40, "Indíquese el número de pedido en albaranes y facturas (FACe: DIR3 A13005665).", 7.5)
    c.qt(d.pdf())
    return d


@layout("v-mx-maquiladora-bilingue")
def _(name):
    d = Doc(name, "weasyprint", "es", ["Spanish and English captions with slash", "tariff fraction column like an item code", "part number with revision in the same cell", "dollars in Mexico, date in three boxes day month year", "line dates equal, header date too"])
    buyer = P("Arneses del Desierto S. de R.L. de C.V.", "Blvd. Independencia 2250, Parque Industrial Salvárcar", "32574 Ciudad Juárez, Chih.")
    sup = P("Lone Star Terminals Inc.", "9440 Viscount Blvd", "El Paso, TX 79925")
    ship = P("Arneses del Desierto c/o Border Freight", "1401 Zaragoza Rd Dock 12", "El Paso, TX 79936")
    d.f.update(po_number="OC-JZ-55210", po_date="2025-08-06", requested_date="2025-08-20", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="45 días / Net 45")
    for i, p_, t, f, q, u, p in ((1, "76-1102-04 Rev C", "Terminal hembra / Female terminal 2.8 mm", "8536.90.28", 25000, "PZA", "0.0318"), (2, "76-1188-00 Rev A", "Sello de cable / Wire seal blue", "4016.93.99", 25000, "PZA", "0.0122"), (3, "80-0447-01 Rev B", "Conector 12 vías / Connector 12-way", "8538.90.06", 3200, "PZA", "0.8740"), (4, "91-2200-10 Rev -", "Tubo corrugado / Convoluted tube 10 mm", "3917.32.99", 1500, "MTR", "0.2150")):
        d.lines.append(Ln(i, None, t, q, u, p, bi=p_.split(" Rev")[0], fr=f, cell=p_))
    d["total"] = d.net()
    r = "".join(f"<tr><td>{l.line}<td>{l.cell}<td>{l.desc}<td>{l.fr}<td class=n>{qn(l.qty)}<td>{l.uom}<td class=n>{num(l.price, d=4)}<td class=n>{num(l.amount)}" for l in d.lines)
    b.weasy(b.page("@page{size:letter;margin:15mm}body{font:8.5pt 'DejaVu Sans Condensed','DejaVu Sans'}table{border-collapse:collapse;width:100%}.g td,.g th{border:.7px solid #444;padding:3px}.n{text-align:right}.k{color:#064;font-size:7pt}.p td{vertical-align:top;width:33%;padding:4px;border:.7px solid #444}th{background:#dfeee5;font-size:7.5pt}.d td{border:.7px solid #444;text-align:center;width:14mm;padding:2px}", f'''<table><tr><td><b style="font-size:12pt">ARNESES DEL DESIERTO</b><br>RFC ADE9904126H3 &nbsp; IMMEX 1187-2006<td style="text-align:right;font-size:12pt"><b>ORDEN DE COMPRA / PURCHASE ORDER<br>OC-JZ-55210</b></table><table class=d style="width:45mm;margin:6px 0 6px auto"><tr class=k><td>Día/Day<td>Mes/Month<td>Año/Year<tr><td>06<td>AGO<td>2025</table>
<table class=p><tr><td><span class=k>COMPRADOR / BUYER</span><br>{buyer.h()}<td><span class=k>PROVEEDOR / SUPPLIER</span><br>{sup.h()}<td><span class=k>EMBARCAR A / SHIP TO</span><br>{ship.h()}</table><table class=g style="margin:8px 0"><tr><th>Condiciones de pago / Terms<th>Fecha de entrega / Due date<th>Moneda / Currency<th>LAB / FOB<th>Comprador / Buyer<tr><td>45 días / Net 45<td>20-AGO-2025<td>USD<td>El Paso, TX<td>Lic. N. Saucedo</table>
<table class=g><tr><th>Part.<br>Line<th>No. de parte<br>Part No.<th>Descripción<br>Description<th>Fracción<br>HTS<th>Cantidad<br>Qty<th>UM<th>P. Unitario<br>Unit price<th>Importe<br>Amount</tr>{r}<tr><td colspan=7 class=n><b>TOTAL USD</b><td class=n><b>{num(d["total"])}</b></table><p>Mercancía de importación temporal (IMMEX), tasa 0% IVA. Packing list y certificado USMCA con cada embarque / with each shipment.</p>'''), d.pdf())
    return d


@layout("v-it-comune-ordine-cig-cup")
def _(name):
    d = Doc(name, "libharu", "it", ["public body, CIG, CUP, determina number, codice univoco", "split payment clause", "IVA rows", "no line numbers, unit before quantity", "order number 'n. 188/2025' in a sentence"])
    buyer = P("Comune di Borgo San Vitale", "Piazza del Popolo 1", "25040 Borgo San Vitale (BS)")
    sup = P("Ferramenta Camuna S.r.l.", "Via Nazionale 118", "25043 Breno (BS)")
    ship = P("Magazzino comunale", "Via dell'Artigianato 9", "25040 Borgo San Vitale (BS)")
    d.f.update(po_number="188/2025", po_date="2025-06-30", requested_date="2025-07-18", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="bonifico bancario a 30 giorni data ricevimento fattura")
    for s, t, u, q, p in (("FC-1022", "Sale antigelo in sacchi da 25 kg", "NR", 200, "6.35"), ("FC-3318", "Palo segnaletico zincato diam. 60 h 3,30 m", "NR", 24, "31.80"), ("FC-3350", "Staffa antirotazione diam. 60", "NR", 48, "2.95"), ("FC-7001", "Vernice spartitraffico bianca", "KG", 125, "3.48"), ("FC-7090", "Nastro bicolore 200 m", "RT", 15, "4.70")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.22")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9, font="T")
    c.t(297, 50, "COMUNE DI BORGO SAN VITALE", 14, "TB", "c"); c.t(297, 64, "Provincia di Brescia - Area Tecnica", 9.5, a="c"); c.t(297, 76, "Piazza del Popolo 1 - 25040 Borgo San Vitale (BS) - C.F. 00712340178", 8.5, a="c"); c.hl(84)
    c.t(40, 104, "Prot. 4471"); c.t(40, 118, "Borgo San Vitale, 30 giugno 2025"); c.t(350, 104, "Spett.le"); c.ts(350, 116, sup.all(), 12)
    c.t(40, 172, "OGGETTO: Buono d'ordine n. 188/2025 - materiale per manutenzione strade.", 10.5, "TB"); c.t(40, 188, "CIG: B2A41770FE     CUP: G17H25000410004     Determina n. 77 del 24/06/2025     Codice univoco ufficio: UFK3L9     Cap. 10051.03.0188")
    c.t(40, 206, "In esecuzione della determina sopra citata si ordina la fornitura di quanto segue:")
    H = ((44, "Codice", "l"), (100, "Descrizione della fornitura", "l"), (350, "U.M.", "l"), (420, "Quantità", "r"), (485, "Prezzo unit.", "r"), (551, "Importo", "r"))
    c.r(40, 218, 515, 16)
    for x, s, a in H:
        c.t(x, 229, s, 9, "TB", a)
    y = 248
    for l in d.lines:
        for (x, _, a), v in zip(H, (l.si, l.desc, l.uom, qn(l.qty, "de"), num(l.price, "de"), num(l.amount, "de"))):
            c.t(x, y, v, 9.5, a=a)
        y += 16
    c.r(40, 218, 515, y - 218)
    for k, v in (("Imponibile", d["subtotal"]), ("I.V.A. 22%", d["tax"]), ("Totale ordine EUR", d["total"])):
        y += 15; c.t(485, y, k, 9.5, "TB", "r"); c.t(551, y, num(v, "de"), 9.5, a="r")
    y += 30
    y = c.ts(40, y, ["Consegna entro il 18/07/2025 presso:"] + ["    " + s for s in ship.all()], 12.5)
    c.ts(40, y + 10, ["Pagamento: bonifico bancario a 30 giorni data ricevimento fattura.", "Fattura elettronica con scissione dei pagamenti (art. 17-ter DPR 633/72), indicare CIG e numero d'ordine.", "", "Il Responsabile dell'Area Tecnica", "geom. Paolo Zendrini"], 12.5)
    c.haru(d.pdf())
    return d


@layout("v-dk-kommune-indkobsordre")
def _(name):
    d = Doc(name, "PDF::API2", "da", ["Danish municipality, EAN number", "Antal, Enhed, Pris, Beløb, no line numbers, varenr. last but one", "moms 25 %", "dates 14. august 2025", "kr. in sums"])
    buyer = P("Aabæk Kommune", "Rådhuspladsen 2", "6200 Aabenraa")
    sup = P("Skoleudstyr Jylland A/S", "Håndværkervej 31", "8700 Horsens")
    ship = P("Aabæk Friskole, att. pedel Bo Krag", "Skolegade 11", "6230 Rødekro")
    d.f.update(po_number="IO-2025-4478", po_date="2025-08-14", requested_date="2025-08-28", currency="DKK", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Løbende måned + 30 dage")
    for q, u, s, t, p in ((24, "stk", "SJ-20140", "Elevbord 70x50 birk, højde 72", "689.00"), (24, "stk", "SJ-20311", "Elevstol str. 6 blå", "412.50"), (3, "stk", "SJ-55090", "Whiteboard 120x240 emalje", "2145.00"), (10, "pk", "SJ-81002", "Whiteboardpen sort, pk. a 10", "86.40")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d["subtotal"] = d.net(); d["freight"] = D("495"); d["tax"] = r2((d["subtotal"] + d["freight"]) * D("0.25")); d["total"] = d["subtotal"] + d["freight"] + d["tax"]
    c = b.Canvas(size=9.5)
    c.t(50, 60, "Aabæk Kommune", 16, "HB"); c.t(545, 60, "Indkøbsordre", 16, "H", "r"); c.ts(50, 76, buyer.lines, 12); c.t(50, 112, "CVR 29 18 98 54   EAN 5798004771203", 8)
    c.ts(50, 140, ["Leverandør:"] + sup.all(), 13); c.ts(320, 140, ["Leveres til:"] + ship.all(), 13)
    for i, (k, v) in enumerate((("Ordrenr.", "IO-2025-4478"), ("Ordredato", "14. august 2025"), ("Leveringsdato", "28. august 2025"), ("Betaling", "Løbende måned + 30 dage"))):
        c.t(50, 212 + i * 13, k + ":", 9.5, "HB"); c.t(140, 212 + i * 13, v)
    y = 285
    for x, s, a in ((85, "Antal", "r"), (95, "Enhed", "l"), (135, "Varetekst", "l"), (345, "Varenr.", "l"), (470, "Pris", "r"), (545, "Beløb", "r")):
        c.t(x, y, s, 9, "HB", a)
    c.hl(y + 5, 50, 545, 1.5); y += 21
    for l in d.lines:
        c.t(85, y, qn(l.qty), a="r"); c.t(95, y, l.uom); c.t(135, y, l.desc); c.t(345, y, l.si); c.t(470, y, num(l.price, "de"), a="r"); c.t(545, y, num(l.amount, "de"), a="r"); y += 18
    c.hl(y - 6, 50, 545, 0.4); y += 10
    for k, v in (("Varer i alt", d["subtotal"]), ("Fragt", d["freight"]), ("Moms 25 %", d["tax"]), ("I alt kr.", d["total"])):
        c.t(400, y, k, 9.5, "HB" if k[0] == "I" else "H"); c.t(545, y, num(v, "de"), 9.5, "HB" if k[0] == "I" else "H", "r"); y += 15
    c.t(50, y + 30, "Faktura sendes elektronisk til EAN-nr. med angivelse af ordrenr. og personreference BKRAG.", 8.5)
    c.perl(d.pdf())
    return d


@layout("v-fi-ostotilaus-fop-two-rows")
def _(name):
    d = Doc(name, "fop", "fi", ["Finnish and English captions on two rows", "each item over two rows: text above, figures below", "ALV 25,5 %", "space thousands", "order number in a sentence head"])
    buyer = P("Kallaveden Telakka Oy", "Satamakatu 4, 70100 Kuopio")
    sup = P("Pohjolan Teräspalvelu Oy", "Ruukintie 22, 92100 Raahe")
    ship = P("Kallaveden Telakka Oy, Halli 3", "Telakkatie 1, 70150 Kuopio")
    d.f.update(po_number="71004482", po_date="2025-02-11", requested_date="2025-03-14", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 pv netto")
    for i, s, t, q, u, p in ((10, "PT-S355-12", "Laivalevy / Ship plate S355 12 x 2500 x 8000 mm, LR AH36", 14, "kpl", "1884.20"), (20, "PT-HP-160", "Bulbiprofiili / Bulb flat HP 160x8, 12 m", 36, "kpl", "168.75"), (30, "PT-L-100", "Kulmatanko / Angle L 100x65x8, 6 m", 50, "kpl", "71.90"), (40, "PT-CERT", "Ainestodistus / Certificate 3.2", 4, "kpl", "95.00")):
        d.lines.append(Ln(i, s, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.255")); d["total"] = d["subtotal"] + d["tax"]

    def cell(s, a="start", span=1, bold=False):
        w = ' font-weight="bold"' if bold else ""
        return f'<fo:table-cell padding="1.5pt" number-columns-spanned="{span}"><fo:block text-align="{a}"{w}>{E(s)}</fo:block></fo:table-cell>'
    body = ""
    for l in d.lines:
        body += f'<fo:table-row border-top="0.3pt solid black">{cell(l.line)}{cell(l.si)}{cell(l.desc, span=4)}</fo:table-row><fo:table-row>{cell("", span=2)}{cell(qn(l.qty, "sp"), "end")}{cell(l.uom)}{cell(num(l.price, "sp"), "end")}{cell(num(l.amount, "sp"), "end")}</fo:table-row>'
    pb = lambda k, p: f'<fo:table-cell><fo:block font-size="7pt">{k}</fo:block>' + "".join(f"<fo:block>{E(x)}</fo:block>" for x in [p.name] + p.lines[0].split(", ")) + "</fo:table-cell>"
    b.fop(f'''<?xml version="1.0" encoding="UTF-8"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Times" font-size="9.5pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="18mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">
<fo:block font-size="16pt" font-weight="bold">OSTOTILAUS / PURCHASE ORDER 71004482</fo:block><fo:block space-after="4mm">Pvm / Date 11.2.2025</fo:block><fo:table table-layout="fixed" width="100%"><fo:table-column column-width="58mm"/><fo:table-column column-width="58mm"/><fo:table-column column-width="58mm"/><fo:table-body><fo:table-row>{pb("Tilaaja / Buyer", buyer)}{pb("Toimittaja / Supplier", sup)}{pb("Toimitusosoite / Delivery address", ship)}</fo:table-row></fo:table-body></fo:table>
<fo:block space-before="4mm">Toimitusaika / Delivery date: 14.3.2025</fo:block><fo:block>Maksuehto / Payment terms: 30 pv netto</fo:block><fo:block space-after="4mm">Toimituslauseke / Delivery term: DAP Kuopio, Incoterms 2020</fo:block>
<fo:table table-layout="fixed" width="100%"><fo:table-column column-width="14mm"/><fo:table-column column-width="34mm"/><fo:table-column column-width="36mm"/><fo:table-column column-width="20mm"/><fo:table-column column-width="34mm"/><fo:table-column column-width="36mm"/><fo:table-header><fo:table-row>{cell("Rivi", bold=True)}{cell("Tuotenro", bold=True)}{cell("Nimike", span=4, bold=True)}</fo:table-row><fo:table-row>{cell("Line")}{cell("Item no.")}{cell("Määrä / Qty", "end")}{cell("Yks. / Unit")}{cell("À-hinta / Unit price", "end")}{cell("Yhteensä / Amount", "end")}</fo:table-row></fo:table-header><fo:table-body>{body}
{"".join(f'<fo:table-row border-top="0.6pt solid black">{cell("", span=2)}{cell(k, "end", 3, True)}{cell(num(v, "sp"), "end")}</fo:table-row>' for k, v in (("Veroton summa / Net EUR", d["subtotal"]), ("ALV 25,5 % / VAT", d["tax"]), ("Tilaus yhteensä / Total EUR", d["total"])))}</fo:table-body></fo:table><fo:block space-before="6mm">Pyydämme tilausvahvistuksen viikon kuluessa. / Please confirm within one week.</fo:block></fo:flow></fo:page-sequence></fo:root>''', d.pdf())
    return d


@layout("v-ro-comanda-ferma")
def _(name):
    d = Doc(name, "chromium", "ro", ["Romanian, diacritics with comma below", "Nr. crt. column, U.M., TVA column with the amount", "CUI and J numbers as decoys", "date 09.04.2025, number and date in one sentence"])
    buyer = P("Moara Bărăganului S.R.L.", "Șos. Slobozia nr. 41, Călărași")
    sup = P("Ambalaje Prahova S.A.", "Str. Depozitelor 12, Ploiești, jud. Prahova")
    d.f.update(po_number="1127", po_date="2025-04-09", requested_date="2025-04-18", currency="RON", buyer=buyer, ship_to=P("Depozit Moara Lehliu", "Str. Gării 3, Lehliu Gară, jud. Călărași"), supplier=sup, payment_terms="ordin de plată la 30 de zile")
    r = ""; tx = D(0)
    for i, s, t, q, u, p in ((1, "AP-S25", "Sac hârtie 25 kg imprimat 2 culori", 12000, "buc", "1.34"), (2, "AP-F50", "Folie stretch 23 mic 500 mm", 48, "rolă", "31.50"), (3, "AP-E10", "Etichetă autoadezivă 100x150", 25000, "buc", "0.085"), (4, "AP-P01", "Palet lemn EUR second", 60, "buc", "42.00")):
        l = Ln(i, s, t, q, u, p); d.lines.append(l); v = r2(l.amount * D("0.19")); tx += v
        r += f"<tr><td>{i}<td>{s}<td>{t}<td>{u}<td class=n>{qn(q, 'de')}<td class=n>{num(p, 'de', 3)}<td class=n>{num(l.amount, 'de')}<td class=n>{num(v, 'de')}"
    d["subtotal"] = d.net(); d["tax"] = tx; d["total"] = d["subtotal"] + tx
    b.chromium(b.page("@page{size:A4;margin:16mm}body{font:9.5pt 'Noto Sans','DejaVu Sans'}table.g{width:100%;border-collapse:collapse}.g td,.g th{border:1px solid #333;padding:3px 4px;font-size:8.5pt}.n{text-align:right}th{background:#eee}", f'''<table width=100%><tr><td valign=top><b>Cumpărător:</b> {buyer.name}<br>{buyer.lines[0]}<br>CUI RO 14772093, J51/220/2002<br>Cont: RO49 BTRL 0510 1202 7777 01XX<td valign=top><b>Furnizor:</b> {sup.name}<br>{sup.lines[0]}<br>CUI RO 1344820</table><h2 style="text-align:center;margin-bottom:2px">COMANDĂ FERMĂ</h2><div style="text-align:center">Nr. 1127 din data 09.04.2025</div><p>Vă rugăm să ne livrați până la data de 18.04.2025 următoarele produse:</p><table class=g><tr><th>Nr. crt.<th>Cod<th>Denumirea produselor<th>U.M.<th>Cantitate<th>Preț unitar<br>(fără TVA) lei<th>Valoare<br>lei<th>Valoare TVA<br>lei</tr>{r}<tr><td colspan=6 class=n>Total<td class=n>{num(d["subtotal"], "de")}<td class=n>{num(tx, "de")}<tr><td colspan=6 class=n><b>Total de plată (RON)</b><td colspan=2 class=n><b>{num(d["total"], "de")}</b></table><p>Adresa de livrare: {d["ship_to"].name}, {d["ship_to"].lines[0]}<br>Condiții de plată: ordin de plată la 30 de zile<br>Transport: în sarcina furnizorului</p><p>Director, ing. M. Stănescu</p>''', "ro"), d.pdf())
    return d


@layout("v-gr-deltio-paraggelias")
def _(name):
    d = Doc(name, "weasyprint", "el", ["Greek script with English second captions", "greek units ΤΕΜ, ΚΙΛ", "ΦΠΑ 24%", "ΑΦΜ decoys", "date 3/10/2025"])
    buyer = P("ΞΕΝΟΔΟΧΕΙΑ ΑΙΓΑΙΟΥ Α.Ε.", "Λεωφ. Ποσειδώνος 58", "17562 Παλαιό Φάληρο")
    sup = P("Κυκλαδική Τροφοδοσία Ο.Ε.", "Ερμού 14", "84100 Ερμούπολη, Σύρος")
    ship = P("Hotel Aegean Bay - Αποθήκη", "Παραλία Αζόλιμνος", "84100 Σύρος")
    d.f.update(po_number="ΠΑΡ-00391", po_date="2025-10-03", requested_date="2025-10-08", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Πίστωση 60 ημερών")
    for i, s, t, q, u, p in ((1, "KT-1102", "Ελαιόλαδο εξαιρετικό παρθένο 5 L", 24, "ΤΕΜ", "38.50"), (2, "KT-2044", "Φέτα ΠΟΠ βαρέλι", "52.5", "ΚΙΛ", "9.80"), (3, "KT-3310", "Ρύζι Καρολίνα 10 κιλά", 12, "ΣΑΚ", "14.25"), (4, "KT-7781", "Χαρτοπετσέτες 33x33 συσκ. 100", 150, "ΤΕΜ", "1.12")):
        d.lines.append(Ln(i, s, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.24")); d["total"] = d["subtotal"] + d["tax"]
    r = "".join(f"<tr><td>{l.line}<td>{l.si}<td>{l.desc}<td>{l.uom}<td class=n>{num(l.qty, 'de', 3)}<td class=n>{num(l.price, 'de')}<td class=n>{num(l.amount, 'de')}" for l in d.lines)
    b.weasy(b.page("@page{size:A4;margin:16mm}body{font:9.5pt 'DejaVu Sans'}table.g{width:100%;border-collapse:collapse}.g th{background:#1d4e89;color:#fff;font-size:8pt;padding:4px}.g td{border-bottom:1px solid #bbb;padding:4px}.n{text-align:right}.p td{vertical-align:top;width:33%}small{color:#666}", f'''<h2>ΔΕΛΤΙΟ ΠΑΡΑΓΓΕΛΙΑΣ <small>Purchase order</small></h2><p>Αριθμός / No.: <b>ΠΑΡ-00391</b> &nbsp;&nbsp; Ημερομηνία / Date: <b>3/10/2025</b><br>Ημ/νία παράδοσης / Delivery: <b>8/10/2025</b></p><table class=p width=100%><tr><td><small>Αγοραστής / Buyer</small><br>{buyer.h()}<br>ΑΦΜ 094112233<td><small>Προμηθευτής / Supplier</small><br>{sup.h()}<br>ΑΦΜ 800455667<td><small>Τόπος παράδοσης / Ship to</small><br>{ship.h()}</table><br><table class=g><tr><th>Α/Α<th>Κωδικός / Code<th>Περιγραφή / Description<th>Μ.Μ. / Unit<th>Ποσότητα / Qty<th>Τιμή / Price<th>Αξία / Amount</tr>{r}</table><table style="margin-left:auto;margin-top:6px"><tr><td>Καθαρή αξία / Net<td class=n>{num(d["subtotal"], "de")} €<tr><td>ΦΠΑ 24% / VAT<td class=n>{num(d["tax"], "de")} €<tr><td><b>Σύνολο / Total</b><td class=n><b>{num(d["total"], "de")} €</b></table><p>Τρόπος πληρωμής / Payment: Πίστωση 60 ημερών</p>''', "el"), d.pdf())
    return d


@layout("v-de-automotive-preis-je-1000-rotated")
def _(name):
    d = Doc(name, "cairo, page rotated by 90 with qpdf", "de", ["page with /Rotate 90", "Preiseinheit column 100 or 1000", "Zeichnungsnummer with index", "Werk and Abladestelle", "quantities with dot thousands, date by calendar week as a decoy"])
    buyer = P("Brenner Antriebstechnik SE", "Getriebeallee 1", "38518 Gifhorn")
    sup = P("Federn Oberberg GmbH", "Talstraße 77", "51643 Gummersbach")
    ship = P("Brenner Antriebstechnik SE Werk 02, Abladestelle 14B", "Nordtor", "38518 Gifhorn")
    d.f.update(po_number="5500338174", po_date="2025-11-10", requested_date="2025-12-08", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="25. des Folgemonats 3 %")
    for i, z, t, q, p, pe in ((10, "0AM.311.457.C", "Druckfeder vergütet 2,8x22", 48000, "164.50", 1000), (20, "0AM.311.460", "Tellerfeder 50x25,4x2,5", 16000, "38.75", 100), (30, "02T.141.779.B", "Schenkelfeder links", 9600, "41.20", 100), (40, "N.910.448.01", "Sicherungsring 35x1,5", 24000, "72.90", 1000)):
        d.lines.append(Ln(i, None, t, q, "ST", p, bi=z, per=pe))
    d["total"] = d.net()
    c = b.Canvas(842, 595, 9.5)
    c.t(50, 50, "BRENNER", 20, "HB"); c.t(160, 50, "Antriebstechnik SE · Getriebeallee 1 · 38518 Gifhorn", 8); c.t(790, 50, "Bestellung", 18, "HB", "r")
    c.t(50, 80, "Lieferant 104471", 8, grey=0.4); c.ts(50, 93, sup.all(), 12); c.t(280, 80, "Warenempfänger", 8, grey=0.4); c.ts(280, 93, ship.all(), 12)
    for i, (k, v) in enumerate((("Bestellnummer", "5500338174"), ("Bestelldatum", "10.11.2025"), ("Liefertermin", "08.12.2025 (KW 50)"), ("Zahlung", "25. des Folgemonats 3 %"))):
        c.t(590, 80 + i * 14, k, 8.5, "HB"); c.t(670, 80 + i * 14, v)
    c.r(50, 150, 740, 17, 0.88, 0.3)
    H = ((54, "Pos", "l"), (90, "Zeichnungs-/Sachnummer", "l"), (235, "Benennung", "l"), (490, "Menge", "r"), (500, "ME", "l"), (600, "Preis EUR", "r"), (680, "je", "r"), (786, "Wert EUR", "r"))
    for x, s, a in H:
        c.t(x, 162, s, 8.5, "HB", a)
    y = 184
    for l in d.lines:
        for (x, _, a), v in zip(H, (l.line, l.bi, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de"), qn(l.per, "deplain"), num(l.amount, "de"))):
            c.t(x, y, v, a=a)
        c.t(235, y + 12, "Behälter VDA KLT 4314, Warenanhänger 4902", 7.5, grey=0.4); y += 30
    c.hl(y - 6, 50, 790, 1); c.t(680, y + 10, "Gesamtwert EUR", 9.5, "HB", "r"); c.t(786, y + 10, num(d["total"], "de"), 9.5, "HB", "r")
    c.ts(50, y + 50, ["Erstmuster nach VDA 2 Vorlagestufe 2 sind freigegeben. Lieferung FCA Gummersbach. Fehlmengen sind unverzüglich anzuzeigen.", "Es gelten unsere Einkaufsbedingungen Stand 03/2024."], 12, size=8)
    # drawn upright on a landscape page, turned back by the content, shown upright by /Rotate
    t = tempfile.gettempdir() + "/" + name + "-flat.pdf"; c.cairo(t)
    import cairo
    s = cairo.PDFSurface(d.pdf() + ".t", 595, 842); cc = cairo.Context(s)
    cc.translate(0, 842); cc.rotate(-1.5707963267948966)
    for o in c.ops:
        if o[0] == "t":
            _, x, y_, sz, f, a, g, txt = o
            cc.select_font_face("Liberation Sans", cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD if f.endswith("B") else cairo.FONT_WEIGHT_NORMAL)
            cc.set_font_size(sz); w = cc.text_extents(txt).x_advance; cc.set_source_rgb(g, g, g); cc.move_to(x - (w if a == "r" else 0), y_); cc.show_text(txt)
        elif o[0] == "l":
            cc.set_source_rgb(0, 0, 0); cc.set_line_width(o[5]); cc.move_to(o[1], o[2]); cc.line_to(o[3], o[4]); cc.stroke()
        elif o[0] == "r":
            cc.set_source_rgb(o[5], o[5], o[5]); cc.rectangle(*o[1:5]); cc.fill()
    s.finish()
    b.run(["qpdf", "--rotate=+90:1", d.pdf() + ".t", d.pdf()]); os.unlink(d.pdf() + ".t"); d.text_from = t
    return d


@layout("v-uk-oilgas-long-text-latex")
def _(name):
    d = Doc(name, "pdflatex", "en", ["long technical item texts of five rows with numbers", "material number, manufacturer part number in the text", "own delivery date per line in the text", "amounts with pound sign in the head", "serif, T1 fonts"])
    buyer = P("Skerry Energy Operations Ltd", "Union Plaza, 1 Union Wynd", "Aberdeen AB10 1DQ")
    sup = P("Granite Flow Control Ltd", "Kirkhill Industrial Estate", "Dyce AB21 0GT")
    ship = P("Skerry Energy c/o Peterson Supply Base", "Base C, Greenwell Road", "Aberdeen AB12 3AX")
    d.f.update(po_number="4100088213", po_date="2025-07-21", currency="GBP", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="Net 60 days from invoice date")
    for i, m, t, ext, q, u, p, dd in ((1, "10044718", "VALVE, BALL, 2 IN, CLASS 1500 RTJ", "BODY: ASTM A182 F51; BALL: F51; SEAT: PEEK. FIRE SAFE TO API 607, NACE MR0175. LEVER OPERATED. MANUFACTURER: GFC, P/N: BV2-1500-F51. TAG: 21-HV-4402, 21-HV-4403. TEST PRESSURE 388 BARG.", 2, "EA", "6480.00", "2025-11-03"), (2, "10031207", "STUD BOLT, 7/8 IN X 165 MM, L7M", "C/W TWO HEAVY HEX NUTS 2HM, PTFE COATED XYLAN 1424, LENGTH 165 MM, CERT EN 10204 3.1, QUANTITY PER FLANGE 8.", 160, "SET", "9.47", "2025-08-18"),
                                      (3, "10009955", "GASKET, RING JOINT, R-24, OVAL", "MATERIAL UNS S31803, MAX HARDNESS 230 HB, TO ASME B16.20. SUPPLIED IN PACKS OF 1.", 24, "EA", "88.15", "2025-08-18")):
        d.lines.append(Ln(i, None, t, q, u, p, bi=m, date=dd, ext=ext))
    d["total"] = d.net()
    esc = lambda s: s.replace("&", r"\&").replace("%", r"\%").replace("£", r"\pounds{}")
    rows = "".join(rf"{l.line:05} & {l.bi} & {esc(l.desc)} & {qn(l.qty)} & {l.uom} & {num(l.price)} & {num(l.amount)} \\ & & {{\footnotesize {esc(l.ext)}}} & & & & \\ & & Delivery date: {dt(l.date, '{dd} {Mon} {yyyy}')} & & & & \\[4pt]" for l in d.lines)
    ad = lambda p: r" \newline ".join(esc(x) for x in p.all())
    b.latex(rf"""\documentclass[10pt,a4paper]{{article}}\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage[margin=18mm]{{geometry}}\usepackage{{array,longtable}}\usepackage{{textcomp}}\pagestyle{{empty}}\setlength\parindent{{0pt}}
\begin{{document}}{{\Large\bfseries Skerry Energy Operations Ltd}}\hfill{{\Large Purchase Order}}\\Union Plaza, 1 Union Wynd, Aberdeen AB10 1DQ\hfill Page 1 of 1\par\bigskip
\begin{{tabular}}{{p{{58mm}}p{{58mm}}p{{50mm}}}}\textit{{Supplier}} \newline {ad(sup)} & \textit{{Delivery address}} \newline {ad(ship)} & \textbf{{Order no. 4100088213}} \newline Issue date 21 July 2025 \newline Vendor no. 2007714 \newline Contract CW-2188\end{{tabular}}\par\bigskip
Terms of payment: Net 60 days from invoice date\hfill Incoterms: DAP Aberdeen\hfill Currency: GBP\par\medskip
\begin{{longtable}}{{@{{}}l l >{{\raggedright\arraybackslash}}p{{68mm}} r l r r@{{}}}}\hline Item & Material & Description & Quantity & UoM & Price (\pounds) & Value (\pounds)\\\hline {rows}\hline & & & & & \textbf{{Total}} & \textbf{{{num(d["total"])}}}\\\end{{longtable}}
Certification book to be sent with the goods. Marking: PO number, item, material number. Preservation as per SE-SPEC-0119 rev 4. Liquidated damages 1\% per week up to 10\%.\par\bigskip For and on behalf of the Skerry joint venture (interests 41.5\%, 33.5\%, 25\%)\end{{document}}""", d.pdf())
    return d


@layout("v-br-prefeitura-autorizacao-fornecimento")
def _(name):
    d = Doc(name, "chromium", "pt", ["Brazilian municipality, empenho and processo numbers", "item, quant., unid., especificação, marca", "R$ on sums", "valor unitário with four decimals", "CNPJ decoys", "conditions of payment in a sentence"])
    buyer = P("Prefeitura Municipal de Serra Azul", "Praça Tiradentes, 100", "36.500-000 Serra Azul - MG")
    sup = P("Distribuidora Mineira de Alimentos Ltda.", "Rua Halfeld, 1450", "36.010-002 Juiz de Fora - MG")
    ship = P("Almoxarifado da Secretaria de Educação", "Rua Sete de Setembro, 88", "36.500-000 Serra Azul - MG")
    d.f.update(po_number="0412/2025", po_date="2025-03-31", requested_date="2025-04-10", currency="BRL", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="até 30 dias após o recebimento definitivo")
    r = ""
    for i, q, u, t, m, p in ((1, 1200, "KG", "Arroz agulhinha tipo 1, pacote de 5 kg", "Serrano", "4.8900"), (2, 650, "KG", "Feijão carioca tipo 1", "Da Roça", "6.3450"), (7, 480, "LT", "Óleo de soja refinado 900 ml", "Sol", "6.9900"), (12, 300, "PCT", "Macarrão espaguete 1 kg", "Vilma", "5.2875"), (15, 90, "CX", "Leite em pó integral, caixa com 24 x 400 g", "Itambé", "312.4000")):
        l = Ln(i, None, t, q, u, p); d.lines.append(l)
        r += f"<tr><td>{i}<td class=n>{qn(q, 'de')}<td>{u}<td>{t}<td>{m}<td class=n>{num(p, 'de', 4)}<td class=n>{num(l.amount, 'de')}"
    d["total"] = d.net()
    b.chromium(b.page("@page{size:A4;margin:15mm}body{font:9pt 'Liberation Serif'}table{border-collapse:collapse;width:100%}.g td,.g th{border:1px solid #000;padding:3px}.n{text-align:right}.c{text-align:center}", f'''<div class=c><b style="font-size:12pt">PREFEITURA MUNICIPAL DE SERRA AZUL</b><br>Praça Tiradentes, 100 - 36.500-000 Serra Azul - MG<br>CNPJ 18.128.207/0001-01</div><h3 class=c>AUTORIZAÇÃO DE FORNECIMENTO Nº 0412/2025</h3><table class=g><tr><td>Data: 31/03/2025<td>Processo: 077/2024<td>Pregão Eletrônico: 031/2024<td>Empenho: 1893/2025<tr><td colspan=4><b>Fornecedor:</b> {sup.name}<br>Endereço: {", ".join(sup.lines)}<br>CNPJ 04.771.982/0001-66<tr><td colspan=4><b>Local de entrega:</b> {ship.name}<br>{ship.lines[0]}<br>{ship.lines[1]}<tr><td colspan=2><b>Prazo de entrega:</b> até 10/04/2025<td colspan=2><b>Dotação:</b> 02.07.12.306.0009.2.044.3.3.90.30</table><p>Autorizamos o fornecimento dos itens abaixo relacionados:</p><table class=g><tr><th>Item<th>Quant.<th>Unid.<th>Especificação<th>Marca<th>Valor unitário<th>Valor total</tr>{r}<tr><td colspan=6 class=n><b>Valor total R$</b><td class=n><b>{num(d["total"], "de")}</b></table><p>Condições de pagamento: até 30 dias após o recebimento definitivo. A nota fiscal deverá conter o número desta autorização. Multa de 0,5% ao dia de atraso.</p><br><br><div class=c>______________________________<br>Secretário Municipal de Administração</div>''', "pt"), d.pdf())
    return d
