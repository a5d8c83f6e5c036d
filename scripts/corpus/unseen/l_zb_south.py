# SPDX-License-Identifier: Apache-2.0
"""Hungary, Romania, Slovenia, Greece, Turkey."""
from l_zb_kit import *


@layout("zb-hu-konzervgyar-megrendelo-scan")
def _(name):
    I = (("1.", "Üveg 720 ml TO82 csavaros", 42000, "db", "58,40"), ("2.", "Lapka TO82 arany, steril", 45000, "db", "19,75"), ("3.", "Zsugorfólia 450 mm x 50 my", 620, "kg", "895,00"))
    buyer = P("Kalocsai Konzervipari Kft.", "6300 Kalocsa, Malatin tér 4."); sup = P("Orosházi Öblösüveg Zrt.", "5900 Orosháza, Csorvási út 31.")
    d = od(name, "scan of a Canvas print (cairo)", "hu", ["scan 165 dpi without text layer, skewed, form with ruled boxes", "forint without decimals in the amounts, prices with two", "stamp and place for the signature", "date 2026.04.14."],
           [Ln(int(n[0]), None, t, q, u, p.replace(",", ".")) for n, t, q, u, p in I], po_number="K-226/2026", po_date="2026-04-14", requested_date="2026-05-04", currency="HUF", buyer=buyer, supplier=sup, payment_terms="átutalás 30 nap")
    d["total"] = d.net()
    c = b.Canvas(size=11)
    c.t(297, 70, "MEGRENDELÉS", 20, "TB", "c"); c.t(60, 100, "Szám: K-226/2026", 12, "HB"); c.t(540, 100, "Kelt: 2026.04.14.", 12, "HB", "r")
    c.r(55, 112, 240, 60); c.t(60, 124, "Megrendelő:", 9); c.ts(60, 140, buyer.all(), 15, size=11); c.r(300, 112, 245, 60); c.t(305, 124, "Szállító:", 9); c.ts(305, 140, sup.all(), 15, size=11)
    c.t(60, 192, "Szállítási határidő: 2026.05.04."); c.t(305, 192, "Fizetési mód: átutalás 30 nap")
    X = [(66, "l"), (90, "l"), (335, "r"), (342, "l"), (440, "r"), (538, "r")]; V = (55, 84, 272, 338, 372, 445, 545)
    c.r(55, 208, 490, 24, .93); at(c, 224, X, ("#", "Megnevezés", "Mennyiség", "Me.", "Egységár Ft", "Érték Ft"), size=10, font="HB"); y = 250
    for l, it in zip(d.lines, I):
        at(c, y, X, (it[0], l.desc, f(l.qty)[:-3], l.uom, it[4], f(l.amount)[:-3]), size=10.5); c.hl(y + 8, 55, 545, .5); y += 26
    for x in V:
        c.l(x, 208, x, y - 18, .6)
    c.t(440, y + 6, "Összesen nettó Ft", 11, "HB", "r"); c.t(538, y + 6, f(d["total"])[:-3], 11, "HB", "r")
    c.ts(60, y + 50, ["Kérjük a szállítás előtt 48 órával egyeztetni a raktárral.", "Raklapcsere: EUR raklap."], 16)
    c.t(440, y + 130, "P. H.", 10, a="c"); c.hl(y + 160, 370, 520, .6); c.t(445, y + 174, "beszerzési vezető", 9, a="c")
    c.r(90, y + 110, 150, 52, None, 1.6); c.ts(165, y + 128, ["Kalocsai Konzervipari Kft.", "6300 Kalocsa"], 13, size=9, font="HB", a="c", grey=.35)
    d.text_from = scratch(name); c.cairo(d.text_from); b.scan(d.text_from, d.pdf(), dpi=165, skew=-0.4, noise=4, quality=36, blur=0.5, seed=83)
    return d


@layout("zb-ro-confectii-comanda-winmentor")
def _(name):
    I = ((1, "TX-4471-NG", "Stofă tercot neagră 240 g/mp, lățime 150 cm", "ML", 1800, "18.40"), (2, "TX-0118-CP", "Căptușeală viscoză gri, lățime 140 cm", "ML", 1650, "7.25"), (3, "AC-NAS-20", "Nasturi 20 mm, 4 găuri, negri", "MII", 36, "64.00"), (4, "AC-FRM-18", "Fermoar spiralat 18 cm", "BUC", 7200, "0.92"))
    buyer = P("S.C. Confecții Buzău Textil S.R.L.", "Str. Transilvaniei nr. 118", "120012 Buzău"); sup = P("S.C. Țesătoria Iași S.A.", "Calea Chișinăului nr. 29", "700264 Iași")
    d = od(name, "PDFKit ttf", "ro", ["Romanian order with diacritics", "unit MII = thousand, price per thousand", "Lei without code in the table, RON in the foot", "TVA 21 %", "columns numbered 0..6 in a row below the headings"],
           [Ln(n, s, t, q, u, p) for n, s, t, u, q, p in I], po_number="CF 0447", po_date="2026-02-20", requested_date="2026-03-10", currency="RON", buyer=buyer, supplier=sup, payment_terms="OP la 30 de zile")
    sums(d, 21)
    c = b.Canvas(size=9)
    c.ts(40, 46, buyer.all() + ["CUI RO 11820447   J10/418/2004"], 12); c.t(320, 46, "Către:", 9, "HB"); c.ts(320, 58, sup.all(), 12)
    c.t(297, 120, "COMANDĂ FURNIZOR", 15, "HB", "c"); c.t(297, 138, "nr. CF 0447 din 20.02.2026", 11, a="c")
    c.t(40, 164, "Termen de livrare: 10.03.2026"); c.t(320, 164, "Modalitate de plată: OP la 30 de zile")
    V = [40, 64, 130, 345, 380, 430, 490, 555]; X = [(52, "c"), (67, "l"), (133, "l"), (362, "c"), (426, "r"), (486, "r"), (551, "r")]
    at(c, 188, X, ("Nr.", "Cod", "Denumirea produselor", "U.M.", "Cantitate", "Preț unitar", "Valoare"), font="HB", size=8.5); at(c, 202, [((V[k] + V[k + 1]) / 2, "c") for k in range(7)], "0123456", size=7); y = 220
    for l in d.lines:
        at(c, y, X, (l.line, l.si, l.desc, l.uom, g(l.qty), g(l.price), g(l.amount))); y += 16
    c.hl(176); c.hl(193); c.hl(206); c.hl(y - 4)
    for x in V:
        c.l(x, 176, x, y - 4)
    for a, v in (("Total fără TVA", d["subtotal"]), ("TVA 21%", d["tax"]), ("Total de plată (RON)", d["total"])):
        c.t(486, y + 12, a, font="HB", a="r"); c.t(551, y + 12, g(v), a="r"); y += 15
    c.ts(40, y + 40, ["Marfa va fi însoțită de declarație de conformitate și aviz.", "Întocmit: Mihaela Dobre                                       Aprobat: ing. C. Stanciu"], 18)
    c.pdfkit(d.pdf(), True)
    return d


@layout("zb-si-gostinstvo-narocilnica-pantheon")
def _(name):
    I = ((1, "000417", "Pomivalni stroj podpultni 500x500, s črpalko", "KOS", 2, "1890.00", "12,00"), (2, "000882", "Delovna miza inox 1600x700, spodnja polica", "KOS", 5, "418.00", "12,00"), (3, "001184", "Posoda GN 1/1-100", "KOS", 40, "14.70", "20,00"), (4, "001190", "Pokrov GN 1/1", "KOS", 40, "9.90", "20,00"))
    buyer = P("Hotel Jezerski dvor d.o.o.", "Cesta svobode 18", "4260 Bled"); sup = P("Gastro oprema Savinja d.o.o.", "Lava 7", "3000 Celje"); ship = P("Planinski dom Pokljuka", "Goreljek 44", "4247 Zgornje Gorje")
    d = od(name, "pdfmake", "sl", ["Slovene order: Naročilo dobavitelju 26-0100-000118", "R% column with two decimals", "delivery place in a box", "DDV 22 % and Za plačilo", "Prejemnik as caption of the supplier"],
           [Ln(n, None, t, q, u, p, bi=m, disc=dc.split(",")[0]) for n, m, t, u, q, p, dc in I], po_number="26-0100-000118", po_date="2026-04-20", requested_date="2026-05-08", currency="EUR", buyer=buyer, supplier=sup, ship_to=ship, payment_terms="30 dni")
    sums(d, 22)
    A = ("right", "left", "left", "right", "left", "right", "right", "right")
    R = lambda x, **k: [dict({"text": str(v), "alignment": a}, **k) for v, a in zip(x, A)]
    body = [R(("Poz", "Ident", "Naziv", "Količina", "EM", "Cena", "R%", "Vrednost"), bold=True)] + [R((l.line, l.bi, l.desc, num(l.qty, "de", 2), l.uom, g(l.price), it[6], g(l.amount))) for l, it in zip(d.lines, I)]
    b.pdfmake({"defaultStyle": {"fontSize": 9}, "content": [{"text": "Hotel Jezerski dvor d.o.o.", "fontSize": 15, "color": "#7b1e3a"}, "Cesta svobode 18, 4260 Bled, ID za DDV SI41182047\n\n", {"columns": [{"stack": [{"text": "Prejemnik", "fontSize": 7}, "\n".join(sup.all())]}, {"stack": [{"text": "Dostava", "fontSize": 7}, "\n".join(ship.all())]}]}, {"text": "\nNaročilo dobavitelju 26-0100-000118", "fontSize": 14, "bold": True}, {"text": "Bled, 20.04.2026      Rok dobave: 08.05.2026      Rok plačila: 30 dni      Referent: Tjaša Ambrožič\n\n"},
        {"table": {"headerRows": 1, "widths": [20, 42, "*", 42, 28, 52, 34, 60], "body": body}, "layout": "headerLineOnly"}, "\n", {"columns": [{"text": "", "width": "*"}, {"width": 190, "table": {"widths": ["*", 70], "body": [[a, {"text": v, "alignment": "right"}] for a, v in (("Osnova", g(d["subtotal"])), ("DDV 22 %", g(d["tax"])), ("Za plačilo EUR", g(d["total"])))]}, "layout": "lightHorizontalLines"}]}, "\n\nCena vključuje dostavo in montažo. Prosimo za potrditev naročila v 24 urah."], "footerText": "Matična št. 5118204 - TRR SI56 0700 0000 4118 204 - stran {p}/{n}"}, d.pdf())
    return d


@layout("zb-gr-xenodocheio-paraggelia-trapezi")
def _(name):
    I = (("ΥΛ-0117", "Πετσέτα μπάνιου 70x140, 500 γρ., λευκή", "ΤΕΜ", 300, "6,80"), ("ΥΛ-0118", "Πετσέτα προσώπου 50x100, 500 γρ., λευκή", "ΤΕΜ", 300, "3,45"), ("ΥΛ-0230", "Σεντόνι διπλό 240x280, περκάλι", "ΤΕΜ", 160, "14,90"), ("ΥΛ-0311", "Σαμπουάν 30 ml, κουτί 200 τεμ.", "ΚΙΒ", 25, "38,00"))
    buyer = P("Ξενοδοχειακή Χαλκιδικής Α.Ε.", "Παραλία Νικήτης, 630 88 Χαλκιδική"); sup = P("Λευκά Είδη Θράκης Ο.Ε.", "Βενιζέλου 41, 681 00 Αλεξανδρούπολη")
    d = od(name, "qt", "el", ["Greek order of a hotel, 'Παραγγελία Αγοράς'", "ΦΠΑ 24 %, sum boxes in one row", "supplier code column only with Κωδικός", "dates with slashes", "place of delivery in a sentence"],
           [Ln(None, s, t, q, u, p.replace(",", ".")) for s, t, u, q, p in I], po_number="ΠΑ-00482", po_date="2026-04-06", requested_date="2026-04-24", currency="EUR", buyer=buyer, supplier=sup, payment_terms="Επιταγή 60 ημερών")
    sums(d, 24)
    c = b.Canvas(size=9)
    c.t(40, 52, buyer.name, 14, "HB"); c.t(40, 66, buyer.lines[0]); c.t(40, 79, "ΑΦΜ 094118204 - ΔΟΥ Πολυγύρου - Τηλ. 23750 41182")
    c.r(350, 38, 205, 44, .93); c.t(452, 54, "ΠΑΡΑΓΓΕΛΙΑ ΑΓΟΡΑΣ", 11, "HB", "c"); c.t(452, 72, "Αρ. ΠΑ-00482   06/04/2026", 10, a="c")
    c.t(40, 110, "Προμηθευτής:", font="HB"); c.ts(120, 110, sup.all(), 13); c.t(40, 142, "Παράδοση έως:", font="HB"); c.t(120, 142, "24/04/2026"); c.t(300, 142, "Τρόπος πληρωμής:", font="HB"); c.t(395, 142, "Επιταγή 60 ημερών")
    X = [(44, "l"), (105, "l"), (352, "l"), (425, "r"), (482, "r"), (551, "r")]
    c.r(40, 160, 515, 18, .88); at(c, 172, X, ("Κωδικός", "Περιγραφή είδους", "Μ.Μ.", "Ποσότητα", "Τιμή", "Αξία"), font="HB"); y = 194
    for l in d.lines:
        at(c, y, X, (l.si, l.desc, l.uom, qn(l.qty), g(l.price), g(l.amount))); c.hl(y + 5, w=.25); y += 18
    y += 14
    for k, (a, v) in enumerate((("Καθαρή αξία", d["subtotal"]), ("ΦΠΑ 24%", d["tax"]), ("Σύνολο €", d["total"]))):
        c.r(255 + 100 * k, y, 100, 34); c.t(305 + 100 * k, y + 12, a, 8, a="c"); c.t(305 + 100 * k, y + 27, g(v), 10.5, "HB", "c")
    c.ts(40, y + 70, ["Η παράδοση γίνεται στην αποθήκη του ξενοδοχείου, 08:00 - 13:00.", "Τα είδη να φέρουν ετικέτα με τον αριθμό παραγγελίας."], 13)
    c.qt(d.pdf())
    return d


@layout("zb-tr-plastik-kalip-logo-satinalma")
def _(name):
    I = ((1, "HM-PA66-GF30", "Poliamid PA66 %30 cam elyaf, siyah", 5000, "KG", "4.1250"), (2, "HM-POM-C", "POM C natürel", 2500, "KG", "2.8600"), (3, "HM-MB-9005", "Masterbatch RAL 9005", 400, "KG", "6.4000"))
    buyer = P("Ege Kalıp Plastik San. ve Tic. A.Ş.", "Atatürk OSB 10007 Sok. No: 18", "35620 Çiğli / İzmir"); sup = P("Rhein Polymer Handels GmbH", "Neusser Landstraße 300", "50769 Köln, Almanya")
    d = od(name, "LibreOffice Calc from openpyxl", "tr", ["Turkish order from Germany in US dollars", "bilingual headings Turkish / English", "four decimals, dot for thousands and comma", "spreadsheet with merged cells, blue head", "no tax, grand total in dollars"],
           [Ln(n, s, t, q, u, p) for n, s, t, q, u, p in I], po_number="SAS2026-0733", po_date="2026-07-20", requested_date="2026-08-17", currency="USD", buyer=buyer, supplier=sup, payment_terms="Mal mukabili 60 gün / 60 days after B/L")
    d["total"] = d.net()
    import openpyxl
    from openpyxl.styles import Font, PatternFill, Alignment, Border, Side
    wb = openpyxl.Workbook(); s = wb.active; fill = PatternFill("solid", fgColor="1F4E79"); th = Side(style="thin"); bd = Border(th, th, th, th)
    for k, w in zip("ABCDEFG", (6, 20, 40, 12, 8, 14, 16)):
        s.column_dimensions[k].width = w
    s.row_dimensions[1].height = 26; s.merge_cells("A1:G1"); s["A1"] = "SATINALMA SİPARİŞİ / PURCHASE ORDER"; s["A1"].font = Font(bold=True, size=15, color="FFFFFF"); s["A1"].fill = fill; s["A1"].alignment = Alignment(horizontal="center")
    for a, v in (("A3", "Alıcı / Buyer"), ("A4", buyer.name), ("A5", buyer.lines[0]), ("A6", buyer.lines[1]), ("D3", "Satıcı / Seller"), ("D4", sup.name), ("D5", sup.lines[0]), ("D6", sup.lines[1]), ("A8", "Sipariş No / Order No"), ("C8", "SAS2026-0733"), ("D8", "Tarih / Date"), ("F8", "20.07.2026"), ("A9", "Teslim / Delivery"), ("C9", "17.08.2026"), ("D9", "Teslim şekli / Terms"), ("F9", "CIF Aliağa"), ("A10", "Ödeme / Payment"), ("C10", "Mal mukabili 60 gün / 60 days after B/L")):
        s[a] = v
    for a in ("A3", "D3", "A8", "D8", "A9", "D9", "A10", "C8"):
        s[a].font = Font(bold=True)
    for k, v in zip("ABCDEFG", ("No", "Kod / Code", "Malzeme / Material", "Miktar / Qty", "Br. / Unit", "Fiyat / Price USD", "Tutar / Amount USD")):
        s[f"{k}12"] = v; s[f"{k}12"].font = Font(bold=True); s[f"{k}12"].border = bd; s[f"{k}12"].alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    s.row_dimensions[12].height = 30
    for i, l in enumerate(d.lines):
        for k, v in zip("ABCDEFG", (l.line, l.si, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de", 4), g(l.amount))):
            s[f"{k}{13 + i}"] = v; s[f"{k}{13 + i}"].border = bd
            if k in "DFG":
                s[f"{k}{13 + i}"].alignment = Alignment(horizontal="right")
    s["F17"] = "GENEL TOPLAM USD"; s["G17"] = g(d["total"]); s["G17"].alignment = Alignment(horizontal="right"); s["F17"].font = s["G17"].font = Font(bold=True); s["F17"].alignment = Alignment(horizontal="right")
    s["A19"] = "Menşe şahadetnamesi ve A.TR sevkiyatla birlikte gönderilecektir. / Certificate of origin and A.TR with the goods."; s["A21"] = "Satınalma Müdürü: Serkan Aydemir"
    s.page_setup.paperSize = 9; s.page_setup.fitToHeight = 0; s.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    office(wb.save, ".xlsx", d.pdf())
    return d
