# SPDX-License-Identifier: Apache-2.0
"""The Netherlands, Flanders, Poland, Bohemia, Sweden, Denmark, Portugal."""
from l_ya_kit import *


@layout("ya-nl-king-machinefabriek-gedraaid")
def _(name):
    import pikepdf
    buyer = P("Machinefabriek Noordoostpolder B.V.", "Produktieweg 18", "8304 AV Emmeloord")
    sup = P("Lasersnijbedrijf De Vecht B.V.", "Galvaniweg 7", "8071 SC Nunspeet")
    L = [Ln(1, None, "Zijplaat links 12 mm, S235, tek. 26-1140-01 rev B", 24, "st", None, bi="26-1140-01", date="2026-09-25"), Ln(2, None, "Zijplaat rechts 12 mm, S235, tek. 26-1140-02 rev B", 24, "st", None, bi="26-1140-02", date="2026-09-25"), Ln(3, None, "Schetsplaat 8 mm, tek. 26-1140-07", 96, "st", None, bi="26-1140-07", date="2026-09-25"), Ln(4, None, "Flens Ø220 15 mm, gefreesd, tek. 26-1151-03 rev A", 48, "st", None, bi="26-1151-03", date="2026-10-02"), Ln(5, None, "Lagerhuis 40 mm, tek. 26-1151-05 rev C", 12, "st", None, bi="26-1151-05", date="2026-10-02")]
    d = mk(name, "Go fpdf, turned by /Rotate 90", "nl", ["drawing parts without prices", "landscape text turned by /Rotate", "drawing number is our article number and is said again in the description", "Gewenste leverdatum per line", "columns of material, thickness and weight as decoys", "prijzen volgens offerte"], L, po_number="IK26-0884", po_date="2026-09-08", buyer=buyer, supplier=sup, payment_terms="30 dagen netto")
    c = b.Canvas(842, 595, 9); c.t(40, 46, buyer.name, 14, "HB"); c.t(40, 59, "Produktieweg 18, 8304 AV Emmeloord   T 0527 55 01 22   KvK 39044187", 8); c.t(800, 46, "INKOOPOPDRACHT", 15, "HB", "r")
    c.t(40, 88, "Leverancier", 8, "HB"); c.ts(40, 101, sup.all(), 12.5); rows(c, 330, 88, (("Opdrachtnummer", "IK26-0884"), ("Datum", "08-09-2026"), ("Uw offerte", "O-26-3318"), ("Inkoper", "Jelle Kramer")), 95, 13, "HB"); rows(c, 580, 88, (("Betaling", "30 dagen netto"), ("Levering", "franco Emmeloord"), ("Project", "Rooier 2-rij serie 26")), 70, 13, "HB")
    S = [(44, "l"), (68, "l"), (150, "l"), (440, "r"), (448, "l"), (480, "l"), (580, "r"), (660, "r"), (690, "l")]; c.r(40, 150, 762, 17, 0.88, 0.4); at(c, 162, S, ["Nr", "Artikel", "Omschrijving", "Aantal", "Eh.", "Materiaal", "Dikte mm", "Gewicht/st kg", "Gewenste leverdatum"], font="HB", size=8); y = 184
    ex = (("S235JR", "12", "18,42"), ("S235JR", "12", "18,42"), ("S235JR", "8", "1,06"), ("S355J2", "15", "4,31"), ("S355J2", "40", "11,90"))
    for l, e in zip(L, ex):
        at(c, y, S, [l.line, l.bi, l.desc, l.qty, l.uom, *e, dt(l.date, "{dd}-{mm}-{yyyy}")]); c.hl(y + 6, 40, 802, 0.2); y += 20
    c.ts(44, y + 14, ["Prijzen volgens uw offerte O-26-3318. Alle delen ontbramen en merken met artikelnummer.", "DXF-bestanden zijn per mail verzonden. Afwijkende revisies niet in productie nemen maar eerst melden."], 12); c.t(44, 540, "Op deze opdracht zijn de Metaalunievoorwaarden niet van toepassing; onze inkoopvoorwaarden zijn gedeponeerd bij de KvK Flevoland.", 7)
    t = scratch(name); c.gofpdf(t)
    with pikepdf.open(t) as pdf:               # the page is drawn upright and stored turned, as plotters do
        pg = pdf.pages[0]; pg.obj.MediaBox = pikepdf.Array([0, 0, 595, 842]); pg.contents_add(b"q 0 1 -1 0 595 0 cm", prepend=True); pg.contents_add(b"Q"); pg.obj.Rotate = 90
        pdf.save(d.pdf(), static_id=True)
    return d


@layout("ya-be-nl-briljant-schrijnwerkerij")
def _(name):
    buyer = P("Schrijnwerkerij Van den Bossche BV", "Nijverheidslaan 44", "9880 Aalter")
    sup = P("Houthandel Deinze NV", "Kanaalstraat 120", "9800 Deinze")
    ship = P("Werf Sint-Jozefscollege", "Kattestraat 33", "9300 Aalst")
    L = [Ln(None, "AFZ-54-EIK", "Afzelia gedroogd 54 mm, kantrecht", "1.850", "m³", "2480.00"), Ln(None, "OSB3-18", "OSB/3 18 mm 2500x1250", 85, "pl", "23.45", disc="8"), Ln(None, "MULT-OK18", "Multiplex okoumé 18 mm 2500x1220", 30, "pl", "71.20", disc="8"), Ln(None, "PUR-750", "PU-schuim pistool 750 ml", 48, "st", "6.15"), Ln(None, "RVS-560", "Schroef inox 5x60, doos 200", 25, "ds", "17.90", disc="12")]
    d = mk(name, "reportlab platypus", "nl", ["Briljant style order of Flanders", "quantity with three decimals in m³", "korting column in percent", "Leveradres werf, Leverdatum in the head", "btw verlegd: no VAT row", "Totaal excl. btw", "contact mail lines"], L, po_number="BB/26/0418", po_date="2026-03-23", requested_date="2026-03-27", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 dagen einde maand")
    d["total"] = d.net()
    from reportlab.platypus import SimpleDocTemplate, Paragraph, Table, TableStyle, Spacer
    from reportlab.lib.styles import getSampleStyleSheet
    st = getSampleStyleSheet(); n = st["Normal"]; n.fontSize = 9; n.leading = 11.5; par = lambda s: Paragraph(s, n)
    T = [["Artikel", "Omschrijving", "Aantal", "Eenh.", "Prijs", "Korting", "Bedrag"]] + [[l.si, l.desc, num(l.qty, "de", 3), l.uom, num(l.price, "de"), f"{l.disc},00 %" if l.disc else "", num(l.amount, "de")] for l in L] + [["", "", "", "", "", "Totaal excl. btw EUR", num(d["total"], "de")]]
    tb = Table(T, colWidths=[70, 180, 50, 34, 55, 52, 72], style=TableStyle([("FONTSIZE", (0, 0), (-1, -1), 8.5), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), ("LINEBELOW", (0, 0), (-1, 0), 1, "black"), ("LINEABOVE", (0, -1), (-1, -1), 0.5, "black"), ("FONTNAME", (0, -1), (-1, -1), "Helvetica-Bold"), ("ALIGN", (2, 0), (2, -1), "RIGHT"), ("ALIGN", (4, 0), (-1, -1), "RIGHT")]))
    head = Table([[par(f"<b><font size=13>{buyer.name}</font></b><br/><br/>{br(buyer.lines)}<br/>BTW BE 0448.118.220".replace("<br>", "<br/>")), par(("<b>Aan:</b><br/>" + br(sup.all())).replace("<br>", "<br/>"))]], colWidths=[290, 223])
    info = Table([[par("<b>Bestelbon nr.</b> BB/26/0418<br/><b>Datum</b> 23/03/2026<br/><b>Leverdatum</b> 27/03/2026<br/><b>Betaling</b> 30 dagen einde maand"), par(("<b>Leveradres:</b><br/>" + br(ship.all())).replace("<br>", "<br/>"))]], colWidths=[290, 223])
    SimpleDocTemplate(d.pdf(), pagesize=(595, 842), topMargin=45, leftMargin=41, rightMargin=41, invariant=1, title="Bestelbon").build([head, Spacer(1, 14), Paragraph("BESTELBON", st["Heading2"]), info, Spacer(1, 14), tb, Spacer(1, 14), par("Btw verlegd - btw te voldoen door de medecontractant, KB nr. 1 art. 20."), Spacer(1, 6), par("Gelieve te lossen met kraan, contact op de werf: Kristof 0475 55 01 93. Facturen enkel in pdf aan facturen@vdbossche.example met vermelding van de bestelbon.")]); return d


@layout("ya-pl-subiekt-hurtownia-kosmetykow")
def _(name):
    buyer = P("Drogeria Malwa Sp. j. A. i P. Wrona", "ul. Lipowa 27", "35-301 Rzeszów")
    sup = P("Laboratorium Kosmetyczne Łąka Sp. z o.o.", "ul. Przemysłowa 8", "39-200 Dębica")
    L = [Ln(1, "LK-0114", "Krem do rąk z rumiankiem 75 ml", 144, "szt.", "6.20"), Ln(2, "LK-0118", "Krem do stóp mocznik 15% 100 ml", 96, "szt.", "8.45"), Ln(3, "LK-0220", "Szampon pokrzywowy 400 ml", 120, "szt.", "7.80"), Ln(4, "LK-0305", "Mydło siarkowe 100 g", 240, "szt.", "3.15"), Ln(5, "LK-DISP", "Ekspozytor naladowy pusty", 4, "kpl.", "38.00")]
    d = mk(name, "Qt", "pl", ["InsERT Subiekt GT: Zamówienie do dostawcy ZD 118/2026", "Sprzedawca and Nabywca blocks side by side", "Cena netto, Wartość netto, VAT %, Wartość brutto columns", "Razem row and table of rates", "Do zapłaty with the amount in words", "Termin realizacji", "place and date at the right top"], L, po_number="ZD 118/2026", po_date="2026-10-14", requested_date="2026-10-21", currency="PLN", buyer=buyer, supplier=sup, payment_terms="przelew 14 dni")
    d["subtotal"] = d.net(); v = [r2(l.amount * D("0.23")) for l in L]; d["tax"] = sum(v); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9); c.t(555, 46, "Rzeszów, 14-10-2026", a="r"); c.t(297, 84, "Zamówienie do dostawcy ZD 118/2026", 14, "HB", "c")
    for x, k, p, nip in ((40, "Zamawiający:", buyer, "813-11-84-420"), (310, "Dostawca:", sup, "872-20-44-118")):
        c.t(x, 112, k, font="HB"); c.ts(x, 126, p.all() + ["NIP: " + nip], 12.5)
    c.t(40, 194, "Termin realizacji: 21-10-2026"); c.t(310, 194, "Forma płatności: przelew 14 dni")
    S = [(48, "c"), (62, "l"), (112, "l"), (322, "r"), (330, "l"), (396, "r"), (452, "r"), (484, "r"), (551, "r")]; X = (40, 58, 108, 290, 326, 352, 400, 456, 488, 555); c.r(40, 206, 515, 20, 0.9, 0.4); at(c, 219, S, ["Lp", "Symbol", "Nazwa", "Ilość", "J.m.", "Cena netto", "Wart. netto", "VAT", "Wart. brutto"], font="HB", size=7.5); y = 226
    for l, w in zip(L, v):
        for i in range(9):
            c.r(X[i], y, X[i + 1] - X[i], 18, None, 0.3)
        at(c, y + 12, S, [l.line, l.si, l.desc, qn(l.qty), l.uom, num(l.price, "sp"), num(l.amount, "sp"), "23%", num(l.amount + w, "sp")], size=8.5); y += 18
    at(c, y + 13, S[5:], ["Razem:", num(d["subtotal"], "sp"), "", num(d["total"], "sp")], font="HB", size=8.5)
    rows(c, 330, y + 36, (("Wartość netto", num(d["subtotal"], "sp")), ("VAT 23%", num(d["tax"], "sp")), ("Do zapłaty PLN", num(d["total"], "sp"))), 221, 14, "HB", va="r"); c.t(40, y + 36, "Uwagi: dostawa kurierem, termin ważności min. 18 miesięcy."); c.hl(700, 60, 220, 0.4); c.t(140, 711, "Zamówił(a): Paweł Wrona", 7.5, a="c"); c.qt(d.pdf()); return d


@layout("ya-cz-pohoda-objednavka-pekarna")
def _(name):
    buyer = P("Pekařství U Kapličky s.r.o.", "Náměstí Míru 14", "393 01 Pelhřimov")
    sup = P("Mlýn Žirovnice a.s.", "Cholunská 512", "394 68 Žirovnice")
    L = [Ln(None, "PM-T530", "Mouka pšeničná hladká T530, pytel 25 kg", 60, "ks", "268.50"), Ln(None, "PM-T1000", "Mouka pšeničná chlebová T1000, pytel 25 kg", 40, "ks", "259.00"), Ln(None, "ZM-T960", "Mouka žitná chlebová T960, pytel 25 kg", 30, "ks", "241.75"), Ln(None, "OV-VLOC", "Vločky ovesné jemné", "150", "kg", "24.90"), Ln(None, "SL-1KG", "Sůl jedlá jemná, balení 10x1 kg", 12, "bal", "98.00")]
    d = mk(name, "lualatex", "cs", ["Pohoda style: Objednávka č. 26OV00214", "Odběratel and Dodavatel boxes with IČ", "Množství with unit in one cell", "price and total without DPH, DPH 12 % row", "Celkem k úhradě", "Datum zápisu and Dodat do dates"], L, po_number="26OV00214", po_date="2026-11-16", requested_date="2026-11-19", currency="CZK", buyer=buyer, supplier=sup, payment_terms="Příkazem, splatnost 14 dnů")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.12")); d["total"] = d["subtotal"] + d["tax"]
    esc = lambda s: str(s).replace("%", r"\%").replace("&", r"\&")
    rws = "".join(f"{l.si} & {esc(l.desc)} & {num(l.qty, 'fr', 0)} {l.uom} & {num(l.price, 'fr')} & {num(l.amount, 'fr')} \\\\\n" for l in L)
    box = lambda t, p, ic: r"\fbox{\begin{minipage}[t][30mm]{0.45\linewidth}{\footnotesize " + t + r"}\\[1mm]\textbf{" + p.name + r"}\\" + r"\\".join(p.lines) + r"\\[1mm]IČ: " + ic + r"\end{minipage}}"
    tex = r"\documentclass[10pt]{article}\usepackage[a4paper,margin=18mm]{geometry}\usepackage{fontspec}\usepackage{array}\setmainfont{Liberation Sans}\pagestyle{empty}\setlength{\parindent}{0pt}\begin{document}" + r"\hfill{\Large\bfseries OBJEDNÁVKA č. 26OV00214}\\[3mm]" + box("Odběratel:", buyer, "281 18 442") + r"\hfill" + box("Dodavatel:", sup, "465 04 118") + r"\\[4mm]\begin{tabular}{@{}ll@{\hspace{20mm}}ll}Datum zápisu: & 16.11.2026 & Forma úhrady: & Příkazem, splatnost 14 dnů\\ Dodat do: & 19.11.2026 & Způsob dopravy: & vlastní\\ \end{tabular}\\[4mm]Objednáváme u Vás:\\[2mm]\begin{tabular}{@{}lp{68mm}rr>{\raggedleft\arraybackslash}p{26mm}@{}}\hline\textbf{Kód} & \textbf{Označení dodávky} & \textbf{Množství} & \textbf{J.cena} & \textbf{Cena Kč}\\ \hline " + rws + r"\hline & & & Součet bez DPH & " + num(d["subtotal"], "fr") + r"\\ & & & DPH 12 \% & " + num(d["tax"], "fr") + r"\\ & & & \textbf{CELKEM Kč} & \textbf{" + num(d["total"], "fr") + r"}\\ \end{tabular}\\[8mm]Závoz prosím do 4:30 ráno, zadní vchod z ulice Růžová.\\[15mm]Vystavil: Jana Kubátová, tel. 565 550 118\end{document}"
    dd = tempfile.mkdtemp(); open(dd + "/a.tex", "w", encoding="utf-8").write(tex); b.run(["lualatex", "-interaction=nonstopmode", "a.tex"], cwd=dd, timeout=200)
    import shutil
    shutil.copy(dd + "/a.pdf", d.pdf()); shutil.rmtree(dd); return d


@layout("ya-se-visma-excel-inkop-fastighet")
def _(name):
    from openpyxl import Workbook
    from openpyxl.styles import Font, Alignment, Border, Side
    import shutil
    buyer = P("Norrbackens Fastighets AB", "Box 2118", "931 02 Skellefteå")
    sup = P("Bothnia Vitvaror & VVS AB", "Lagervägen 5", "931 36 Skellefteå")
    L = [Ln(None, "BV-77120", "Kyl/frys 185 cm vit", 8, "st", "4995"), Ln(None, "BV-77340", "Spis 60 cm glaskeramik", 8, "st", "5490"), Ln(None, "BV-80015", "Köksblandare Eko", 12, "st", "1180"), Ln(None, "BV-80102", "WC-stol S-lås, vit", 10, "st", "2340"), Ln(None, "BV-FRAKT", "Bortforsling gamla vitvaror", 16, "st", "250")]
    d = mk(name, "LibreOffice Calc from openpyxl", "sv", ["spreadsheet order of a landlord", "Inköpsorder in merged cells", "labels left of values in column pairs", "moms 25 % and Totalt inkl. moms", "kr after the heads only", "Leveransadress with the name of a caretaker", "references Er/Vår"], L, po_number="IO-2026-057", po_date="2026-05-25", requested_date="2026-06-08", currency="SEK", buyer=buyer, supplier=sup, ship_to=P("Kv. Lärkan, Norrbacken", "Storgatan 88", "931 33 Skellefteå"), payment_terms="30 dagar netto")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.25")); d["total"] = d["subtotal"] + d["tax"]
    w = Workbook(); s = w.active; B = Font(bold=True, name="Liberation Sans", size=10); th = Side(style="thin")
    for col, wd in zip("ABCDEF", (14, 36, 9, 15, 15, 15)):
        s.column_dimensions[col].width = wd

    def put(a, v, bold=False, al=None, fmt=None):
        s[a] = v; s[a].font = B if bold else Font(name="Liberation Sans", size=10)
        s[a].alignment = Alignment(horizontal=al)
        if fmt:
            s[a].number_format = fmt
    put("A1", buyer.name, True); s["A1"].font = Font(bold=True, name="Liberation Sans", size=15); put("A2", "Box 2118, 931 02 Skellefteå"); put("A3", "Org.nr 556118-4420"); put("E1", "INKÖPSORDER", True); s["E1"].font = Font(bold=True, name="Liberation Sans", size=15)
    for i, (k, v) in enumerate((("Ordernr", "IO-2026-057"), ("Datum", "2026-05-25"), ("Leveransdag", "2026-06-08"), ("Betalning", "30 dagar netto"), ("Vår referens", "Gun Marklund"))):
        put(f"D{5 + i}", k, True); put(f"E{5 + i}", v)
    put("A5", "Leverantör", True)
    for i, v in enumerate(sup.all()):
        put(f"A{6 + i}", v)
    put("A10", "Leveransadress", True); put("B10", d["ship_to"].name); put("B11", "Storgatan 88"); put("B12", "931 33 Skellefteå"); put("D10", "Mottagare", True); put("E10", "Vaktm. Roger Öhlund")
    for col, h in zip("ABCDEF", ("Artikelnr", "Benämning", "Antal", "Enhet", "Pris kr", "Summa kr")):
        put(f"{col}14", h, True, "right" if col in "CEF" else None); s[f"{col}14"].border = Border(bottom=th, top=th)
    r = 15
    for l in L:
        for col, v in zip("ABCDEF", (l.si, l.desc, int(l.qty), l.uom, float(l.price), float(l.amount))):
            put(f"{col}{r}", v, fmt="[$-41D]#,##0.00" if col in "EF" else None)
        r += 1
    for k, v in (("Summa exkl. moms", d["subtotal"]), ("Moms 25 %", d["tax"]), ("Totalt inkl. moms", d["total"])):
        put(f"D{r + 1}", k, True); put(f"F{r + 1}", float(v), k[0] == "T", fmt="[$-41D]#,##0.00"); r += 1
    put(f"A{r + 3}", "Leverans vardagar 7-15, ring vaktmästaren 070-555 01 18 en timme innan."); put(f"A{r + 4}", "Märk fakturan med ordernummer. Faktura: faktura@norrbacken.example")
    s.page_setup.paperSize = 9; s.page_setup.fitToWidth = 1; s.page_setup.fitToHeight = 0; s.sheet_properties.pageSetUpPr.fitToPage = True
    src = scratch(name, ".xlsx"); w.save(src); dd = tempfile.mkdtemp()
    b.run(["soffice", "-env:UserInstallation=file://" + dd + "/prof", "--headless", "--convert-to", "pdf", "--outdir", dd, src], timeout=240); shutil.copy(os.path.join(dd, name + ".pdf"), d.pdf()); shutil.rmtree(dd); return d


@layout("ya-dk-c5-maskinstation-reservedele")
def _(name):
    buyer = P("Vestjysk Maskinstation A/S", "Ringkøbingvej 204", "6950 Ringkøbing")
    sup = P("Agro Reservedele ApS", "Erhvervsparken 11", "8870 Langå")
    L = [Ln(None, "AR-558120", "Knivsæt rotorslåmaskine, 18 stk.", 6, "sæt", "842.00"), Ln(None, "AR-440017", "Kædehjul 22 tænder 1\"", 4, "stk", "618.50"), Ln(None, "AR-440102", "Rullekæde 1\" pr. meter", 25, "m", "189.75"), Ln(None, "AR-310044", "Leje 6310-2RS", 20, "stk", "214.20", disc="10"), Ln(None, "AR-900310", "Hydraulikslange 1/2\" 2SC", 50, "m", "74.60", disc="15")]
    d = mk(name, "PDFKit", "da", ["Dynamics C5 Indkøbsordre", "Varenr., Tekst, Antal, Enhed, Pris, Rabat %, Beløb", "moms 25 % and Total DKK", "Leveringsdato, Vor ref., Kontonr. at the right with dots", "delivery place equal to the letterhead, not printed", "kreditor number decoy"], L, po_number="40771", po_date="2026-04-07", requested_date="2026-04-10", currency="DKK", buyer=buyer, supplier=sup, payment_terms="Lb. md. + 30 dage")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.25")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9.5); c.t(555, 50, buyer.name, 14, "HB", "r"); c.t(555, 63, buyer.lines[0], a="r"); c.t(555, 75, buyer.lines[1], a="r"); c.t(555, 87, "CVR-nr. 18 44 22 07", a="r"); c.ts(50, 110, sup.all(), 13, size=10); c.t(50, 190, "INDKØBSORDRE", 14, "HB")
    rows(c, 350, 120, (("Ordrenr. . . . . . .", "40771"), ("Dato . . . . . . . . .", "07-04-2026"), ("Leveringsdato . .", "10-04-2026"), ("Kreditornr. . . . .", "22118"), ("Vor ref. . . . . . . .", "Bent Krog"), ("Betaling . . . . . .", "Lb. md. + 30 dage")), 95, 13)
    S = [(50, "l"), (120, "l"), (350, "r"), (356, "l"), (430, "r"), (470, "r"), (555, "r")]; c.hl(206, 50, 555, 0.8); at(c, 218, S, ["Varenr.", "Tekst", "Antal", "Enhed", "Pris", "Rabat %", "Beløb"], font="HB", size=9); c.hl(223, 50, 555, 0.8); y = 240
    for l in L:
        at(c, y, S, [l.si, l.desc, num(l.qty, "de"), l.uom, num(l.price, "de"), num(l.disc, "de") if l.disc else "", num(l.amount, "de")], size=9); y += 16
    c.t(120, y + 6, "Sendes med natekspres, lægges i skur ved værkstedet", 8.5, "HI"); c.hl(640, 350, 555, 0.5)
    rows(c, 350, 654, (("Nettobeløb", num(d["subtotal"], "de")), ("25 % moms", num(d["tax"], "de")), ("Total DKK", num(d["total"], "de"))), 205, 14, "HB", va="r"); c.pdfkit(d.pdf()); return d


@layout("ya-pt-primavera-conservas-latas")
def _(name):
    buyer = P("Conservas da Ria, S.A.", "Cais da Sardinha, 7", "4450-718 Matosinhos")
    sup = P("Litolatas - Embalagens Metálicas, Lda.", "Zona Industrial da Maia, Sector II", "4470-605 Maia")
    L = [Ln(None, None, "Lata 1/4 club 30 litografada Ria Azeite", 60000, "UN", "142.50", bi="EMB0140", per=1000, date="2026-08-10"), Ln(None, None, "Tampa easy-open 1/4 club", 60000, "UN", "88.20", bi="EMB0141", per=1000, date="2026-08-10"), Ln(None, None, "Lata RR-125 lisa", 24000, "UN", "118.00", bi="EMB0163", per=1000, date="2026-08-24"), Ln(None, None, "Palete 100x120 tratada", 44, "UN", "9.80", bi="EMB0900", date="2026-08-10")]
    d = mk(name, "itext", "pt", ["Primavera: Encomenda a Fornecedor ECF 2026/318", "price per thousand: Pr. Unit. with a /1000 column", "Artigo, Descrição, Data Entrega", "Exmo(s). Senhor(es) block", "IVA 23 % table of incidence", "Total ( EUR )", "Descarga: local de carga and descarga rows"], L, po_number="ECF 2026/318", po_date="2026-07-20", currency="EUR", buyer=buyer, ship_to=P("Fábrica da Ria", "Rua Heróis de França, 415", "4450-155 Matosinhos"), supplier=sup, payment_terms="Factura a 60 dias")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.23")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=8.5); c.t(40, 48, buyer.name, 14, "HB"); c.ts(40, 61, buyer.lines + ["NIF 500 418 220   Capital Social 750.000,00 EUR"], 11, size=8); c.t(330, 100, "Exmo(s). Senhor(es)", 8); c.ts(330, 114, sup.all(), 12.5, size=9.5); c.t(40, 130, "Encomenda a Fornecedor", 12, "HB"); c.t(40, 146, "ECF 2026/318", 12, "HB")
    X = (40, 130, 230, 340, 450, 555)
    for i, (k, v) in enumerate((("Data", "2026-07-20"), ("V/ N.º Contrib.", "502 118 447"), ("Moeda", "EUR"), ("Condição Pagamento", "Factura a 60 dias"), ("Requisição", "REQ 1184"))):
        c.t(X[i] + 2, 176, k, 7, "HB"); c.t(X[i] + 2, 188, v)
    c.hl(166, 40, 555, 0.4); c.hl(194, 40, 555, 0.4); S = [(42, "l"), (90, "l"), (310, "l"), (404, "r"), (412, "l"), (466, "r"), (500, "r"), (553, "r")]; at(c, 210, S, ["Artigo", "Descrição", "Data Entrega", "Qtd.", "Un.", "Pr. Unit.", "Por", "Valor"], font="HB", size=8); c.hl(215, 40, 555, 0.8); y = 230
    for l in L:
        at(c, y, S, [l.bi, l.desc, dt(l.date, "{yyyy}-{mm}-{dd}"), num(l.qty, "sp"), l.uom, num(l.price, "sp"), l.per, num(l.amount, "sp")]); y += 16
    c.t(42, 610, "Quadro Resumo do IVA", 7.5, "HB"); at(c, 622, [(42, "l"), (140, "r"), (200, "r")], ["Taxa", "Incidência", "Valor IVA"], size=7.5); at(c, 633, [(42, "l"), (140, "r"), (200, "r")], ["23,00", num(d["subtotal"], "sp"), num(d["tax"], "sp")])
    rows(c, 380, 612, (("Mercadoria/Serviços", num(d["subtotal"], "sp")), ("IVA", num(d["tax"], "sp")), ("Total ( EUR )", num(d["total"], "sp"))), 173, 14, "HB", va="r"); c.t(42, 670, "Local de descarga:", 7.5, "HB"); c.t(130, 670, "Fábrica da Ria, Rua Heróis de França, 415, 4450-155 Matosinhos"); c.t(42, 790, "Documento processado por computador / Primavera", 6.5); c.itext(d.pdf()); return d
