# SPDX-License-Identifier: Apache-2.0
"""Houses of the Netherlands and Flanders."""
from lib import *
import subprocess
import backends as b


def put(c, y, X, vals, size=8.5, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


@layout("wb-nl-exact-globe-inkooporder")
def _(name):
    d = Doc(name, "PDF::API2", "nl", ["Exact Globe form", "Onze ref. is the order number label 'Inkoopordernr.'", "code of the supplier in brackets below", "prijs per 100 in the Per column", "Factuuradres and Afleveradres side by side under the supplier"])
    buyer = P("Van Wijngaarden Installatietechniek B.V.", "Röntgenweg 18", "3752 LJ Bunschoten")
    ship = P("Werkplaats Amersfoort", "Nijverheidsweg-Noord 90", "3812 PN Amersfoort")
    bill = P("Van Wijngaarden Installatietechniek B.V.", "Postbus 77", "3750 GB Bunschoten")
    sup = P("Bevestigingshuis Utrecht BV", "Atoomweg 410", "3542 AB Utrecht")
    d.f.update(po_number="25700418", po_date="2025-02-03", requested_date="2025-02-10", currency="EUR", buyer=buyer, ship_to=ship, bill_to=bill, supplier=sup, payment_terms="30 dagen netto")
    for i, m, s, t, q, u, p, per in ((1, "BEV0118", "BHU-4410", "Draadstang M8 verzinkt 2 mtr", 300, "stuks", "148.00", 100), (2, "BEV0220", "BHU-5502", "Beugel tweedelig 3/4\" rubber", 800, "stuks", "92.50", 100), (3, "BEV0231", "BHU-5519", "Montagerail 27x18 6 mtr", 45, "lengte", "13.60", 1), (4, "GER0007", "BHU-9001", "Snijolie spuitbus 400 ml", 24, "stuks", "5.95", 1)):
        d.lines.append(Ln(i, s, t, q, u, p, bi=m, per=per))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.t(40, 52, "van wijngaarden", 20, "HB"); c.t(40, 65, "installatietechniek", 11); c.ts(400, 44, ["Röntgenweg 18, 3752 LJ Bunschoten", "KvK 31048817  BTW NL808114477B01", "T 033 298 00 40"], 10, size=7.5)
    c.ts(40, 105, sup.all(), 12.5, size=10); c.t(40, 170, "Inkooporder", 15, "HB")
    for x, k, p in ((40, "Afleveradres", ship), (300, "Factuuradres", bill)):
        c.t(x, 190, k, 8, "HB"); c.ts(x, 202, p.all(), 11)
    for i, (k, v) in enumerate((("Inkoopordernr.", "25700418"), ("Orderdatum", "03-02-2025"), ("Leverdatum", "10-02-2025"), ("Crediteurnr.", "40118"), ("Betalingsconditie", "30 dagen netto"))):
        c.t(40 + i * 104, 250, k, 7, "HB"); c.t(40 + i * 104, 262, v)
    X = [(40, "l"), (60, "l"), (120, "l"), (330, "r"), (336, "l"), (430, "r"), (460, "r"), (555, "r")]
    c.hl(272); put(c, 283, X, ("#", "Artikel", "Omschrijving", "Aantal", "Eenheid", "Prijs", "Per", "Bedrag"), 8, "HB"); c.hl(288); y = 303
    for l in d.lines:
        put(c, y, X, (l.line, l.bi, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de"), l.per, num(l.amount, "de"))); c.t(120, y + 11, f"(uw artikelnr. {l.si})", 7.5); y += 27
    c.hl(y - 8)
    for k, v, f in (("Totaal excl. BTW", d["subtotal"], "H"), ("BTW 21%", d["tax"], "H"), ("Totaal incl. BTW EUR", d["total"], "HB")):
        c.t(460, y + 6, k, 9, f, "r"); c.t(555, y + 6, num(v, "de"), 9, f, "r"); y += 14
    c.ts(40, 770, ["Op deze order zijn onze algemene inkoopvoorwaarden van toepassing. Vermeld ons inkoopordernummer op pakbon en factuur.", "Facturen digitaal naar crediteuren@vwi.example"], 10, size=7.5); c.perl(d.pdf())
    return d


@layout("wb-nl-gemeente-verplichting-unit4")
def _(name):
    d = Doc(name, "dompdf", "nl", ["municipality, verplichtingnummer as order number", "kostenplaats and grootboek in the lines", "opdracht letter with a table", "hourly services line", "Uw offerte reference"])
    buyer = P("Gemeente Oosterzande", "Raadhuisplein 1", "8251 AA Oosterzande")
    sup = P("Groenbeheer IJsseldelta B.V.", "Zuiderzeeweg 55", "8261 KB Kampen")
    d.f.update(po_number="V25-003174", po_date="2025-03-31", currency="EUR", buyer=buyer, ship_to=P("Gemeentewerf Oosterzande", "Ambachtsweg 14", "8251 KL Oosterzande"), supplier=sup, payment_terms="30 dagen na ontvangst factuur")
    r = ""
    for i, kp, t, q, u, p in ((1, "650.10/38401", "Levering Tilia cordata 18-20 met draadkluit", 36, "stuks", "212.50"), (2, "650.10/38401", "Boompaal kastanje 250 cm, diameter 8", 108, "stuks", "9.40"), (3, "650.10/38401", "Bomengrond, los gestort", 45, "m3", "38.75"), (4, "650.20/38405", "Plantploeg 2 man incl. kraan", 24, "uur", "118.00")):
        l = Ln(i, None, t, q, u, p); d.lines.append(l)
        r += f"<tr><td>{i}</td><td>{t}</td><td>{kp}</td><td class=n>{qn(q, 'de')}</td><td>{u}</td><td class=n>€ {num(p, 'de')}</td><td class=n>€ {num(l.amount, 'de')}</td></tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    b.dompdf(b.page("body{font-family:'DejaVu Sans';font-size:8.5pt}table{width:100%;border-collapse:collapse}.l th{border-bottom:1px solid #000;text-align:left;font-size:8pt}.l td{padding:2px 3px}.n{text-align:right!important}", f'''<table><tr><td width="60%"><b style="font-size:16pt;color:#063">gemeente Oosterzande</b></td><td style="font-size:7.5pt">Gemeente Oosterzande<br>Raadhuisplein 1<br>8251 AA Oosterzande<br>Postbus 100, 8250 AC Oosterzande<br>OIN 00000001001805117000</td></tr></table><br><p>{sup.h()}</p><br><table><tr><td>Datum<br>31 maart 2025</td><td>Verplichtingnummer<br><b>V25-003174</b></td><td>Uw kenmerk<br>offerte 2025-0091</td><td>Behandeld door<br>R. Kamphuis (14 038)</td></tr></table><p><b>Opdracht: aanplant laanbomen Dijkzone fase 2</b></p><p>Geachte heer/mevrouw,</p><p>Hierbij verstrekken wij u opdracht voor het leveren van onderstaande zaken en diensten, conform uw offerte en de Algemene Inkoopvoorwaarden van de gemeente (VNG-model).</p>
<table class=l><tr><th>Regel</th><th>Omschrijving</th><th>Kostenplaats</th><th class=n>Aantal</th><th>Eenh.</th><th class=n>Prijs</th><th class=n>Totaal</th></tr>{r}<tr><td colspan=6 class=n>Totaal exclusief btw</td><td class=n>€ {num(d["subtotal"], "de")}</td></tr><tr><td colspan=6 class=n>Btw 21%</td><td class=n>€ {num(d["tax"], "de")}</td></tr><tr><td colspan=6 class=n><b>Totaal inclusief btw</b></td><td class=n><b>€ {num(d["total"], "de")}</b></td></tr></table><p>Afleveradres: Gemeentewerf Oosterzande, Ambachtsweg 14, 8251 KL Oosterzande, in week 15 na telefonische afspraak.</p><p>Betaling: 30 dagen na ontvangst factuur. Stuur uw e-factuur via Peppol onder vermelding van het verplichtingnummer.</p><p>Met vriendelijke groet,<br>namens burgemeester en wethouders,<br><br>drs. M. Veldhuis, teammanager Openbare Ruimte</p>''', "nl"), d.pdf())
    return d


@layout("wb-nl-snelstart-bestelling-fietsenzaak")
def _(name):
    d = Doc(name, "jsPDF", "nl", ["SnelStart, small shop", "code, number and unit only in words", "no unit column", "totals excl. only", "aflevering gelijk aan factuuradres sentence"])
    buyer = P("Fietsplus Hendriks", "Dorpsstraat 61", "5731 JH Mierlo")
    d.f.update(po_number="BST-250055", po_date="2025-06-17", currency="EUR", buyer=buyer, ship_to=buyer, supplier=P("Cycle Parts Nederland B.V.", "De Run 5110", "5503 LV Veldhoven"))
    for s, t, q, p in (("CP-8820", "Buitenband 28x1.40 reflectie", 40, "11.35"), ("CP-8841", "Binnenband 28 Blitz ventiel", 100, "2.18"), ("CP-1207", "Ketting 1/2x3/32 roestvrij", 25, "8.90"), ("CP-3310", "Koplamp led accu 30 lux", 15, "13.75"), ("CP-9004", "Remkabel set compleet", 30, "3.05")):
        d.lines.append(Ln(None, s, t, q, None, p))
    d["total"] = d.net()
    c = b.Canvas(size=10)
    c.t(40, 60, "Fietsplus Hendriks", 18, "HB"); c.ts(40, 76, ["Dorpsstraat 61", "5731 JH Mierlo", "0492 66 00 18"], 12, size=9); c.ts(330, 120, d["supplier"].all(), 13); c.t(40, 200, "Bestelling", 16, "HB")
    c.ts(40, 220, ["Bestelnummer : BST-250055", "Besteldatum    : 17-6-2025", "Klantnummer   : 33018"], 13)
    put(c, 280, [(90, "l"), (160, "l"), (450, "r"), (555, "r")], ("Code", "Omschrijving", "Prijs", "Totaal"), 9, "HB")
    X = [(66, "r"), (90, "l"), (160, "l"), (450, "r"), (555, "r")]
    c.t(66, 280, "Aantal", 9, "HB", "r"); c.hl(285); y = 302
    for l in d.lines:
        put(c, y, X, (qn(l.qty), l.si, l.desc, "€ " + num(l.price, "de"), "€ " + num(l.amount, "de")), 10); y += 17
    c.hl(y - 8, 380); c.t(450, y + 8, "Totaal excl. btw", 10, "HB", "r"); c.t(555, y + 8, "€ " + num(d["total"], "de"), 10, "HB", "r"); c.t(40, y + 50, "Graag leveren op bovenstaand adres (Dorpsstraat 61), di t/m za."); c.jspdf(d.pdf())
    return d


@layout("wb-nl-bouw-4ps-werknummer-rotated")
def _(name):
    d = Doc(name, "pdf-lib, page rotated by qpdf", "nl", ["construction, page key /Rotate 90", "werknummer and bestekpost", "prijs per eenheid with netto column", "G-rekening decoy", "afleveradres is the site", "weeknummer delivery per line"])
    buyer = P("Bouwbedrijf Ter Steege Noord BV", "Eendrachtsweg 6", "9723 AX Groningen")
    ship = P("Project 24117 Zorgcentrum De Borg", "Kerkhoflaan 3", "9951 BJ Winsum")
    sup = P("Kozijnenfabriek Drenthe BV", "Industrieweg 31", "9403 AB Assen")
    d.f.update(po_number="24117-0086", po_date="2025-08-25", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="45 dagen na factuurdatum")
    for i, bp, t, q, u, p in ((1, "30.31.10-a", "Buitenkozijn merk A meranti 1180x2350", 14, "st", "684.00"), (2, "30.31.10-b", "Buitenkozijn merk B meranti 2360x1450", 9, "st", "902.50"), (3, "30.34.20-a", "Binnendeurkozijn staal 930x2315", 46, "st", "118.40"), (4, "30.62.00-a", "Dorpel kunststeen 68 mm", "52.6", "m1", "41.20")):
        d.lines.append(Ln(i, None, t, q, u, p, bp=bp))
    d["total"] = d.net()
    c = b.Canvas(842, 595, size=9)
    c.t(40, 45, "Ter Steege Noord", 17, "HB"); c.ts(40, 59, buyer.all(), 11, size=8); c.t(802, 45, "INKOOPOPDRACHT 24117-0086", 14, "HB", "r"); c.t(802, 60, "25 augustus 2025", a="r")
    c.t(40, 110, "Leverancier", 7.5, "HB"); c.ts(40, 122, sup.all(), 11.5); c.t(260, 110, "Afleveradres", 7.5, "HB"); c.ts(260, 122, ship.all(), 11.5); c.t(520, 110, "Gegevens", 7.5, "HB"); c.ts(520, 122, ["Werknummer 24117, uitvoerder H. Bolt 06-55501177", "Betaling: 45 dagen na factuurdatum", "G-rekening 40% van loonsom, verlegde btw"], 11.5)
    X = [(44, "l"), (70, "l"), (150, "l"), (450, "r"), (458, "l"), (560, "r"), (680, "r"), (796, "r")]
    c.r(40, 176, 762, 16, 0.87, 0.5); put(c, 187, X, ("Nr", "Bestekpost", "Omschrijving", "Hoeveelheid", "Eenh", "Prijs/eenh", "Levering", "Bedrag EUR"), 8, "HB"); y = 208
    for l in d.lines:
        put(c, y, X, (l.line, l.bp, l.desc, num(l.qty, "de"), l.uom, num(l.price, "de"), "wk 42", num(l.amount, "de")), 9); y += 18
    c.hl(y - 8, 40, 802); c.t(680, y + 8, "Totaal opdracht excl. btw", 9, "HB", "r"); c.t(796, y + 8, num(d["total"], "de"), 9, "HB", "r")
    c.ts(40, y + 40, ["Opdracht getekend retour vóór 1 september. Levering op afroep, uiterlijk 5 werkdagen vooraf te melden bij de uitvoerder.", "Voor akkoord leverancier: ____________________          Namens Ter Steege Noord: J. Wierda, inkoper"], 16); 
    t = b.tmp(".pdf", b""); c.w, c.h = 842, 595; c.pdflib(t); u = b.tmp(".pdf", b"")
    turn(t, u); b.run(["qpdf", "--deterministic-id", u, d.pdf()])
    return d


def turn(src, out):
    """Turns the content by 90 degrees on a portrait page and says so in /Rotate: it is shown as it was."""
    import pikepdf
    with pikepdf.open(src) as p:
        for pg in p.pages:
            _, _, w, h = [float(v) for v in pg.mediabox]
            pg.contents_add(pikepdf.Stream(p, b"q 0 1 -1 0 %g 0 cm" % h), prepend=True); pg.contents_add(pikepdf.Stream(p, b"Q"))
            pg.mediabox = [0, 0, h, w]; pg.Rotate = 90
        p.save(out)


@layout("wb-vl-school-bestelbon-velden")
def _(name):
    d = Doc(name, "reportlab acroform", "nl", ["Flemish school group, form filled by hand in AcroForm fields", "blank rows left", "printed labels, values in the fields only", "21 % VAT in a field"])
    buyer = P("Scholengroep De Wissel vzw", "Kapellestraat 40", "8800 Roeselare")
    sup = P("Didactiek & Boek nv", "Ieperseweg 112", "8800 Rumbeke")
    ship = P("Vrije Basisschool De Wissel - vestiging Zuid", "Meensesteenweg 201", "8800 Roeselare")
    d.f.update(po_number="2025-ZD-117", po_date="2025-08-19", requested_date="2025-08-29", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 dagen")
    for s, t, q, p in (("DB-1120", "Rekenblok MAB 1000-delig", 6, "42.50"), ("DB-3307", "Leesboekjes AVI M4, set 12", 4, "96.00"), ("DB-7781", "Whiteboardstiften, doos 10", 20, "9.85")):
        d.lines.append(Ln(None, s, t, q, None, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.21")); d["total"] = d["subtotal"] + d["tax"]
    from reportlab.pdfgen import canvas
    c = canvas.Canvas(d.pdf(), pagesize=(595, 842), invariant=1)
    def tx(x, y, s, f="Helvetica", z=9):
        c.setFont(f, z); c.drawString(x, 842 - y, s)
    def fd(n, x, y, w, v, h=15):
        c.acroForm.textfield(name=n, x=x, y=842 - y - h, width=w, height=h, value=v, borderWidth=0.5, fontSize=9, fontName="Helvetica", fillColor=None, forceBorder=True)
    tx(40, 50, "Scholengroep De Wissel vzw", "Helvetica-Bold", 14); tx(40, 64, "Kapellestraat 40, 8800 Roeselare - ondernemingsnr. 0413.220.118", z=8); tx(430, 50, "BESTELBON", "Helvetica-Bold", 16)
    for y, k, n, v in ((90, "Bestelbonnummer", "nr", d["po_number"]), (110, "Datum", "datum", "19/08/2025"), (130, "Leverancier", "lev", ", ".join(sup.all())), (150, "Leveringsadres", "adres", ", ".join(ship.all())), (170, "Gewenste leverdatum", "gew", "29/08/2025"), (190, "Betalingstermijn", "bet", "30 dagen")):
        tx(40, y + 11, k); fd(n, 150, y, 400, v)
    for x, k in ((40, "Artikelnr."), (120, "Omschrijving"), (350, "Aantal"), (405, "Eenheidsprijs"), (480, "Totaal excl. btw")):
        tx(x, 232, k, "Helvetica-Bold", 8)
    for i in range(8):
        l = d.lines[i] if i < 3 else None
        for n, x, w, v in (("a", 40, 78, l and l.si), ("o", 120, 228, l and l.desc), ("q", 350, 53, l and qn(l.qty)), ("p", 405, 73, l and num(l.price, "de")), ("t", 480, 70, l and num(l.amount, "de"))):
            fd(f"{n}{i + 1}", x, 238 + i * 18, w, v or "")
    for i, (k, v) in enumerate((("Totaal excl. btw", d["subtotal"]), ("Btw", d["tax"]), ("Totaal incl. btw (EUR)", d["total"]))):
        tx(370, 400 + i * 18, k, "Helvetica-Bold"); fd(f"s{i}", 480, 389 + i * 18, 70, num(v, "de"))
    tx(40, 470, "Handtekening directie:"); tx(40, 500, "Zonder geldig bestelbonnummer wordt geen factuur aanvaard.", z=7.5)
    c.showPage(); c.save()
    return d


@layout("wb-vl-navision-bestelling-voeding")
def _(name):
    d = Doc(name, "weasyprint", "nl", ["Dynamics NAV Belgium", "Bestelling with Nr. and Barcode", "colli and kg: quantity kg priced, colli decoy", "Directe kostprijs excl. btw", "payment code written out", "two pages with repeated head by many rows"])
    buyer = P("Slagerij-Traiteur Vandenbroucke BV", "Brugsesteenweg 411", "8520 Kuurne", "België")
    sup = P("Westvlees Groothandel NV", "Ommegangstraat 9", "8840 Westrozebeke", "België")
    d.f.update(po_number="IO2505512", po_date="2025-11-24", requested_date="2025-11-26", currency="EUR", buyer=buyer, ship_to=P("Productiekeuken Vandenbroucke", "Kortrijkstraat 87", "8520 Kuurne", "België"), supplier=sup, payment_terms="14 dagen na factuur")
    r = ""
    names = ("Varkenshaasje vacuüm", "Varkenscarré zonder been", "Kipfilet dubbel", "Rundsstoofvlees", "Kalfsgehakt", "Lamskroon", "Spek gerookt gesneden", "Hespblok natuur", "Rundscarpaccio blok", "Kippenbout gekruid", "Ossobuco", "Varkenswang", "Entrecote gerijpt", "Parelhoenfilet", "Gehakt gemengd", "Chipolata", "Merguez", "Rundstong", "Eendenborst", "Konijn in stukken", "Filet pur", "Kalfsblanquette", "Witte pens", "Zwarte pens", "Boerenpaté", "Kippenlever", "Rosbief", "Spiering")
    for i, t in enumerate(names):
        q, p, n = D(5 + i * 7 % 31) + D("0.5") * (i % 2), D("6.15") + D(i * 37 % 113) / 10, 1 + i % 4
        l = Ln(None, f"WV{10100 + i * 17}", t, q, "KG", p); d.lines.append(l)
        r += f"<tr><td>{l.si}<td>{t}<td class=n>{n}<td class=n>{num(q, 'de', 2)}<td>KG<td class=n>{num(p, 'de', 3)}<td class=n>{num(l.amount, 'de')}</tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.06")); d["total"] = d["subtotal"] + d["tax"]
    b.weasy(b.page("@page{size:A4;margin:18mm 15mm 20mm;@bottom-right{content:'Pagina ' counter(page) ' van ' counter(pages);font:7pt 'Liberation Sans'}@bottom-left{content:'Bestelling IO2505512';font:7pt 'Liberation Sans'}}body{font:9pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}thead{display:table-header-group}.l th{border-bottom:1px solid;border-top:1px solid;text-align:left;padding:4px 2px;font-size:8pt}.l td{padding:8px 2px}.n{text-align:right!important}", f'''<table><tr><td style="width:60%;vertical-align:top"><h2 style="margin:0">Bestelling</h2>Nr. IO2505512<br><br>{sup.h()}<td>{buyer.h()}<br>Btw-nr. BE 0441.907.338<br>Tel. 056 71 00 88<br><br>Kuurne, 24 november 2025</table><br><table><tr><td style="width:60%;vertical-align:top"><b>Verzenden naar</b><br>{d["ship_to"].h()}<td>Leveringsdatum: 26/11/2025 (voor 6u)<br>Betalingsvoorwaarde: 14 dagen na factuur<br>Verzendwijze: eigen transport leverancier<br>Inkoper: KVDB</table><br>
<table class=l><thead><tr><th>Nr.<th>Omschrijving<th class=n>Colli<th class=n>Aantal<th>Eenheid<th class=n>Directe kostprijs<br>excl. btw<th class=n>Bedrag<br>excl. btw</tr></thead><tbody>{r}</tbody></table><table style="width:50%;margin-left:50%;margin-top:8px"><tr><td>Totaal EUR excl. btw<td class=n>{num(d["subtotal"], "de")}<tr><td>6% btw<td class=n>{num(d["tax"], "de")}<tr><td><b>Totaal EUR incl. btw</b><td class=n><b>{num(d["total"], "de")}</b></table><p style="font-size:8pt">Kerntemperatuur bij levering max. 4 &deg;C. Afwijkende gewichten &plusmn; 5 % aanvaard.</p>''', "nl"), d.pdf())
    return d


@layout("wb-non-nl-pakbon-inkooporder")
def _(name):
    d = non_order(name, "pdfkit", "nl", "delivery_note", ["pakbon with uw inkooporder, ordered and delivered columns"])
    c = b.Canvas(size=9.5)
    c.t(40, 52, "Bevestigingshuis Utrecht BV", 14, "HB"); c.t(40, 65, "Atoomweg 410, 3542 AB Utrecht"); c.t(555, 52, "PAKBON 8814402", 14, "HB", "r"); c.ts(40, 100, ["Van Wijngaarden Installatietechniek B.V.", "Werkplaats Amersfoort", "Nijverheidsweg-Noord 90", "3812 PN Amersfoort"], 12.5)
    c.ts(340, 100, ["Uw inkooporder: 25700418", "Onze order: 661208", "Verzenddatum: 07-02-2025", "Colli: 3   Gewicht: 118 kg"], 12.5); y = 190
    for r in (("Artikel", "Omschrijving", "Besteld", "Geleverd", "Rest"), ("BHU-4410", "Draadstang M8 verzinkt 2 mtr", "300", "300", "0"), ("BHU-5502", "Beugel tweedelig 3/4\" rubber", "800", "600", "200"), ("BHU-5519", "Montagerail 27x18 6 mtr", "45", "45", "0")):
        put(c, y, [(40, "l"), (120, "l"), (400, "r"), (470, "r"), (545, "r")], r, 9, "HB" if r[0] == "Artikel" else "H"); y += 17
    c.t(40, y + 30, "Goederen in goede staat ontvangen: ____________________"); c.pdfkit(d.pdf())
    return d
