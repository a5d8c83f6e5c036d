# SPDX-License-Identifier: Apache-2.0
"""What is no order, though it names one: invoice, quotation, confirmation, delivery note, enquiry, reminder, price list, goods receipt, requisition."""
from l_zb_kit import *


@layout("zb-non-pl-faktura-do-zamowienia")
def _(name):
    d = non_order(name, "wkhtmltopdf", "pl", "invoice", ["VAT invoice with the customer's order number, goods, prices and totals"])
    r = tr(("1", "Rękawice spawalnicze skórzane, para", "120", "par", "24,50", "2 940,00", "23%", "676,20", "3 616,20"), "llrlrrlrr") + tr(("2", "Przyłbica samościemniająca", "6", "szt.", "318,00", "1 908,00", "23%", "438,84", "2 346,84"), "llrlrrlrr")
    b.wk(b.page("body{font:10pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.l td,.l th{border:1px solid #444;padding:4px;text-align:left;font-size:9pt}.l .r{text-align:right}td{vertical-align:top}", f'''<table><tr><td>Sprzedawca:<br><b>BHP Mazowsze Sp. z o.o.</b><br>ul. Składowa 41, 05-800 Pruszków<br>NIP 534-118-20-47<td>Nabywca:<br><b>Stalkon Sp. j.</b><br>ul. Hutnicza 7, 05-850 Ożarów Mazowiecki<br>NIP 118-204-41-18</table><h2>Faktura VAT nr FS 4471/2026</h2><p>Data wystawienia: 2026-05-20 &nbsp; Data sprzedaży: 2026-05-19 &nbsp; Termin płatności: 2026-06-19<br>Dotyczy zamówienia nr <b>ZAM/0188/26</b> z dnia 2026-05-12</p><table class=l>{tr(("Lp.", "Nazwa towaru", "Ilość", "J.m.", "Cena netto", "Netto", "VAT", "Kwota VAT", "Brutto"), "llrlrrlrr", "th")}{r}<tr><td colspan=5>Razem<td class=r>4 848,00<td><td class=r>1 115,04<td class=r>5 963,04</table><p><b>Do zapłaty: 5 963,04 PLN</b><br>Słownie: pięć tysięcy dziewięćset sześćdziesiąt trzy złote 04/100</p><p>Rachunek: 12 1020 1118 0000 4100 2047 1182</p>''', "pl"), d.pdf())
    return d


@layout("zb-non-cz-nabidka-strojni-dily")
def _(name):
    d = non_order(name, "cairo", "cs", "quotation", ["offer for an enquiry, with a field for the customer's order number to be filled in"])
    c = b.Canvas(size=9.5)
    c.t(40, 50, "Pružiny Haná s.r.o.", 15, "HB"); c.t(40, 64, "Tovární 118, 796 01 Prostějov"); c.t(555, 50, "NABÍDKA č. N26-0447", 14, "HB", "r"); c.t(555, 66, "ze dne 4. 5. 2026, platnost do 4. 6. 2026", a="r")
    c.ts(330, 100, ["Zemědělské stroje Hodonín a.s.", "Brněnská 44", "695 01 Hodonín"], 13); c.t(40, 160, "Na základě Vaší poptávky P-118/26 Vám nabízíme:")
    X = [(40, "l"), (120, "l"), (370, "r"), (380, "l"), (460, "r"), (555, "r")]
    c.hl(174); at(c, 187, X, ("Kód", "Název", "Množství", "MJ", "Cena Kč", "Celkem Kč"), font="HB"); c.hl(193); y = 208
    for v in (("PR-TL-4,0", "Pružina tlačná 4,0 x 32 x 90", "500", "ks", "38,40", "19 200,00"), ("PR-TH-3,2", "Pružina tažná 3,2 x 25 x 110", "300", "ks", "44,10", "13 230,00")):
        at(c, y, X, v); y += 16
    c.t(460, y + 10, "Celkem bez DPH", font="HB", a="r"); c.t(555, y + 10, "32 430,00", font="HB", a="r")
    c.ts(40, y + 44, ["Termín dodání: 3 týdny od objednání. Minimální objednávka 5 000 Kč.", "Vaše objednávka č. ........................ podpis ........................", "Těšíme se na Vaši objednávku."], 16)
    c.cairo(d.pdf())
    return d


@layout("zb-non-de-auftragsbestaetigung-mit-abweichung")
def _(name):
    d = non_order(name, "Apache PDFBox", "de", "order_confirmation", ["confirmation of the customer's order with his numbers, prices and total, looks like an order of the same program"])
    c = b.Canvas(size=9.5)
    c.t(40, 50, "Gummiwerke Hessisch Lichtenau GmbH", 14, "HB"); c.t(40, 63, "Retteroder Straße 11, 37235 Hessisch Lichtenau", 8.5)
    c.ts(40, 110, ["Landmaschinen Börde KG", "Einkauf", "Magdeburger Chaussee 4", "39167 Irxleben"], 13, size=10.5)
    c.t(40, 190, "AUFTRAGSBESTÄTIGUNG 2604417", 14, "HB")
    for k, (a, v) in enumerate((("Ihre Bestellung", "EK-26-1182 vom 13.04.2026"), ("Ihr Zeichen", "Hr. Wesche"), ("Kunden-Nr.", "20418"), ("Datum", "15.04.2026"), ("Liefertermin", "voraussichtlich KW 21"))):
        c.t(330, 110 + 14 * k, a); c.t(420, 110 + 14 * k, v)
    c.t(40, 212, "Wir danken für Ihre Bestellung und bestätigen wie folgt:")
    X = [(40, "l"), (64, "l"), (140, "l"), (390, "r"), (398, "l"), (470, "r"), (555, "r")]
    c.hl(224); at(c, 236, X, ("Pos", "Artikel", "Bezeichnung", "Menge", "ME", "Preis EUR", "Betrag EUR"), font="HB"); c.hl(242); y = 258
    for v in (("1", "GM-60-55", "Gummipuffer Typ A 60x55 M12", "400", "Stk", "4,85", "1.940,00"), ("2", "FB-1200", "Förderband EP 400/3, 1200 mm", "42", "m", "64,20", "2.696,40")):
        at(c, y, X, v); y += 16
    c.t(140, y, "abweichend zu Ihrer Bestellung: Preis 64,20 statt 61,00 EUR", 8.5, "HI"); y += 22
    for a, v in (("Warenwert", "4.636,40"), ("19 % MwSt.", "880,92"), ("Auftragswert", "5.517,32")):
        c.t(470, y, a, a="r"); c.t(555, y, v, a="r"); y += 14
    c.t(40, y + 20, "Zahlung 30 Tage netto. Es gelten unsere Verkaufsbedingungen.")
    c.pdfbox(d.pdf())
    return d


@layout("zb-non-it-ddt-rif-vs-ordine")
def _(name):
    d = non_order(name, "PDF::API2", "it", "delivery_note", ["DDT with cause of transport, packages, weight, reference to the customer's order"])
    c = b.Canvas(size=9)
    c.t(40, 48, "VITERIE VALSUGANA S.r.l.", 14, "HB"); c.t(40, 61, "Via Brenta 44 - 38051 Borgo Valsugana (TN)"); c.r(340, 34, 215, 44); c.t(447, 52, "DOCUMENTO DI TRASPORTO", 11, "HB", "c"); c.t(447, 68, "N. 1882 del 16/06/2026", 10, a="c")
    c.t(40, 96, "Destinatario", 7); c.ts(40, 108, ["Serramenti Adige S.p.A.", "Via della Cooperazione 7", "38123 Trento (TN)"], 12); c.t(340, 96, "Luogo di destinazione", 7); c.ts(340, 108, ["Cantiere via Maccani 118", "38121 Trento (TN)"], 12)
    for k, (a, v) in enumerate((("Causale", "VENDITA"), ("Trasporto a mezzo", "VETTORE"), ("Colli", "14"), ("Peso lordo kg", "311,5"), ("Porto", "FRANCO"))):
        c.r(40 + 103 * k, 158, 103, 26); c.t(44 + 103 * k, 167, a, 6.5); c.t(44 + 103 * k, 179, v)
    X = [(44, "l"), (130, "l"), (420, "l"), (551, "r")]
    at(c, 204, X, ("Codice", "Descrizione", "UM", "Quantità"), font="HB"); c.hl(209); y = 224; c.t(130, y, "Rif. Vs. ordine n. OA-2026/0417 del 05/06/2026", 8.5, "HI"); y += 16
    for v in (("VT-TPS-5X60", "Vite TPS 5x60 zincata gialla", "PZ", "6.000"), ("VT-TE-8X80", "Vite TE 8x80 A2", "PZ", "1.200"), ("TAS-NY-10", "Tassello nylon 10x80", "PZ", "2.500")):
        at(c, y, X, v); y += 15
    c.hl(720); c.t(40, 735, "Firma conducente"); c.t(230, 735, "Firma destinatario"); c.t(420, 735, "Data e ora ritiro 16/06/2026 10:40")
    c.perl(d.pdf())
    return d


@layout("zb-non-se-offertforfragan-industri")
def _(name):
    d = non_order(name, "weasyprint", "sv", "rfq", ["enquiry with items and quantities, last order number mentioned, prices asked for"])
    r = "".join(tr(v, "llrl") + "" for v in (("10", "Kullager 6310-2Z C3", "80", "st"), ("20", "Tätningsring 50x80x10 FPM", "160", "st"), ("30", "Smörjfett LGEP 2, patron 420 ml", "48", "st")))
    b.weasy(b.page("@page{size:A4;margin:20mm}body{font:10pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.l td,.l th{border-bottom:0.5pt solid #777;padding:4px;text-align:left}.l .r{text-align:right}", f'''<p><b style="font-size:14pt">Norrbruk Papper AB</b><br>Bruksgatan 1, 873 30 Kramfors</p><p>Till: Nordlager Sundsvall AB</p><h2>Offertförfrågan 26-118</h2><p>Datum: 2026-03-12 &nbsp; Svar senast: 2026-03-19<br>Vår senaste order: 4500118204</p><p>Vi ber om Er offert med pris och leveranstid på följande:</p><table class=l>{tr(("Pos", "Benämning", "Antal", "Enh"), "llrl", "th")}{r}</table><p>Ange pris per styck i SEK, leveranstid från order samt betalningsvillkor. Denna förfrågan är ingen beställning.</p><p>Med vänlig hälsning<br>Annika Öberg, inköp</p>''', "sv"), d.pdf())
    return d


@layout("zb-non-fr-relance-commandes-en-retard")
def _(name):
    d = non_order(name, "LibreOffice Writer", "fr", "reminder", ["dunning for late deliveries: order numbers, articles, outstanding quantities and dates in a table"])
    r = "".join("<tr>" + "".join(f"<td>{x}</td>" for x in v) + "</tr>" for v in (("CF-11820", "12/03/2026", "VIS-M6X20", "Vis CHC M6x20 zinguée", "5 000", "27/03/2026"), ("CF-11847", "18/03/2026", "ECR-M6", "Écrou frein M6", "5 000", "03/04/2026"), ("CF-11852", "20/03/2026", "RDL-6", "Rondelle plate Ø 6", "12 000", "03/04/2026")))
    b.soffice(f'''<html><head><meta charset="utf-8"><style>@page{{size:21cm 29.7cm;margin:2.2cm}}body{{font-family:"Liberation Serif";font-size:11pt}}p{{margin-bottom:0.25cm}}</style></head><body><table width=100%><tr><td><b>Mécanique Générale du Forez</b><br>ZA de Montifaut, 42600 Montbrison</td><td align=right>Montbrison, le 14 avril 2026</td></tr></table><p>Visserie Lyonnaise SA<br>69100 Villeurbanne</p><p><b>Objet : relance, livraisons en retard (2e rappel)</b></p><p>Messieurs,</p><p>Sauf erreur de notre part, les commandes suivantes ne nous sont pas parvenues à ce jour :</p><table width=100% border=1 cellspacing=0 cellpadding=3><tr><th>Commande</th><th>du</th><th>Référence</th><th>Désignation</th><th>Reste à livrer</th><th>Date prévue</th></tr>{r}</table><p>Nous vous demandons de nous communiquer sous 24 heures une date de livraison ferme. Sans réponse, nous appliquerons les pénalités de 1 % par semaine prévues à nos conditions.</p><p>Salutations distinguées.<br><br>Service approvisionnement</p></body></html>''', ".html", d.pdf())
    return d


@layout("zb-non-nl-prijslijst-per-doos")
def _(name):
    d = non_order(name, "pdfmake", "nl", "price_list", ["price list for a customer, order numbers as column 'Bestelnr.', graded prices"])
    rows = [["Bestelnr.", "Omschrijving", "Per doos", "1-9 dozen", "10-49 dozen", "50+ dozen"]] + [[a, t, v, p, q, s] for a, t, v, p, q, s in (("HK-1001", "Handdoekrol wit 1-laags", "6", "21,40", "20,10", "18,95"), ("HK-1002", "Handdoekrol blauw 2-laags", "6", "24,60", "23,15", "21,80"), ("HK-2010", "Toiletpapier 2-laags, 48 rollen", "1", "26,90", "25,40", "23,75"), ("HK-3007", "Zeepvulling roze 1 l", "12", "38,50", "36,20", "33,90"), ("HK-3011", "Desinfectiegel 500 ml", "10", "42,00", "39,50", "37,00"))]
    b.pdfmake({"defaultStyle": {"fontSize": 9.5}, "content": [{"text": "Hygiëne Kampen B.V.", "fontSize": 16, "bold": True}, "Havenweg 41, 8263 AA Kampen\n\n", {"text": "Prijslijst 2026 voor: Zorggroep IJsseldal", "fontSize": 13}, "Geldig van 1 januari 2026 tot en met 31 december 2026. Prijzen in euro per doos, exclusief btw.\nUw raamorder: RO-2026-118\n\n", {"table": {"headerRows": 1, "widths": [60, "*", 50, 60, 65, 60], "body": rows}, "layout": "lightHorizontalLines"}, "\nMinimale bestelling € 150,00. Bestellen via bestel@hygienekampen.example onder vermelding van uw ordernummer."], "footerText": "pagina {p} van {n}"}, d.pdf())
    return d


@layout("zb-non-es-entrada-almacen-recepcion")
def _(name):
    d = non_order(name, "libharu", "es", "goods_receipt", ["goods receipt of the customer: order number, ordered and received quantities, difference"])
    c = b.Canvas(size=9)
    c.t(40, 48, "Conservas Rías Altas, S.A.", 14, "HB"); c.t(40, 61, "Puerto de Celeiro, 18 - 27863 Viveiro (Lugo)"); c.t(555, 48, "ENTRADA DE ALMACÉN", 13, "HB", "r"); c.t(555, 63, "Nº RE26-02041  Fecha 22/06/2026 09:14", 9, a="r"); c.hl(70)
    for k, (a, v) in enumerate((("Proveedor", "00417 Envases Metálicos Coruña, S.L."), ("Pedido", "PC26-00882 de 01/06/2026"), ("Albarán proveedor", "A-118204"), ("Transportista", "Transportes Ortegal"))):
        c.t(40, 88 + 14 * k, a + ":", font="HB"); c.t(150, 88 + 14 * k, v)
    X = [(44, "l"), (110, "l"), (360, "r"), (430, "r"), (490, "r"), (551, "r")]
    c.r(40, 150, 515, 18, .9); at(c, 162, X, ("Artículo", "Descripción", "Pedido", "Recibido", "Diferencia", "Ubicación"), font="HB"); y = 184
    for v in (("RO-120", "Bote redondo RO-120, barniz blanco", "40.000", "38.400", "-1.600", "B-04-2"), ("OL-120", "Bote OL-120 fácil apertura", "25.000", "25.000", "0", "B-04-3"), ("TP-EZO", "Tapa EZO 83 mm", "40.000", "40.000", "0", "B-05-1")):
        at(c, y, X, v); y += 16
    c.ts(40, y + 24, ["Observaciones: un palet con golpes, se anota en el CMR. Reclamar faltante al proveedor.", "", "Recibido por: M. Louzao                                 Calidad: conforme, muestra 26/1182"], 14)
    c.haru(d.pdf())
    return d


@layout("zb-non-hu-beszerzesi-igeny-belso")
def _(name):
    d = non_order(name, "chromium", "hu", "requisition", ["internal requisition with a proposed supplier, estimated prices, an order number still empty"])
    r = "".join(tr(v, "llrlrr") for v in (("1", "Szervómotor 2,2 kW, 3000 1/perc", "2", "db", "284 000", "568 000"), ("2", "Kódoló kábel 10 m", "4", "db", "18 600", "74 400"), ("3", "Bolygóhajtómű i=10", "2", "db", "196 500", "393 000")))
    b.chromium(b.page("@page{size:A4;margin:18mm}body{font:10pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}td,th{border:1px solid #888;padding:4px;text-align:left}td.r,th.r{text-align:right}", f'''<h2>Belső beszerzési igény</h2><table><tr><td>Igény száma<td>BI-2026-0417<td>Kelt<td>2026.05.11.<tr><td>Igénylő<td>Karbantartás, Bodnár Zsolt<td>Költséghely<td>4180-22<tr><td>Javasolt szállító<td>Hajtástechnika Győr Kft.<td>Előző megrendelés<td>MR-2025-1182<tr><td>Megrendelés száma<td>(beszerzés tölti ki)<td>Szükséges<td>2026.06.05.</table><br><table>{tr(("Ssz.", "Megnevezés", "Menny.", "Me.", "Becsült ár Ft", "Becsült érték Ft"), "llrlrr", "th")}{r}<tr><td colspan=5 class=r>Becsült összérték<td class=r>1 035 400</table><p>Indoklás: a 3-as palackozó sor címkézőjének tervezett felújítása.</p><p>Jóváhagyás: üzemvezető ______________ &nbsp; pénzügy ______________ &nbsp; beszerzés ______________</p><p>Alföldi Ásványvíz Zrt., belső használatra</p>''', "hu"), d.pdf())
    return d
