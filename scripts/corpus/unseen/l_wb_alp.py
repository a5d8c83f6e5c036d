# SPDX-License-Identifier: Apache-2.0
"""Austria, Switzerland, and what German houses send beside plain orders."""
from lib import *
import os, subprocess
import backends as b


@layout("wb-at-spital-abruf-rahmenvereinbarung")
def _(name):
    d = Doc(name, "pdfmake", "de", ["Austrian hospital, Abruf from a Rahmenvereinbarung", "month Jänner", "20 % USt. and 10 %", "order number called Abrufnummer", "both article numbers stacked in a cell", "Kostenstelle per line"])
    buyer = P("Landesklinik Ybbsfeld", "Spitalgasse 20", "3300 Amstetten")
    ship = P("Landesklinik Ybbsfeld - Zentrallager", "Rampe 2, Spitalgasse 20", "3300 Amstetten")
    bill = P("NÖ Gesundheitsverbund Ybbsfeld", "Buchhaltung", "Rathausplatz 1", "3300 Amstetten")
    sup = P("MedTex Handels GmbH", "Wienerbergstraße 51", "1120 Wien")
    d.f.update(po_number="AB-2025-300417", po_date="2025-01-22", requested_date="2025-01-29", currency="EUR", buyer=buyer, ship_to=ship, bill_to=bill, supplier=sup, payment_terms="30 Tage netto")
    body, tx = [[{"text": h, "bold": True, "fontSize": 7, "fillColor": "#e3e3e3", "alignment": a} for h, a in (("Pos", "left"), ("Art.-Nr. Klinik\nArt.-Nr. Lieferant", "left"), ("Artikelbezeichnung", "left"), ("Menge", "right"), ("VPE", "left"), ("Preis/VPE", "right"), ("USt", "right"), ("Betrag EUR", "right"))]], {20: D(0), 10: D(0)}
    for i, m, s, t, ks, q, u, p, v in ((1, "5100217", "MT-8801", "OP-Mantel verstärkt Gr. L, steril", "KST 4410", 24, "KT", "86.40", 20), (2, "5100233", "MT-8815", "Abdecktuch 150x200 selbstklebend", "KST 4410", 40, "KT", "52.15", 20), (3, "5300071", "MT-2010", "Inkontinenzeinlage Größe 3", "KST 2205", 60, "PK", "7.92", 20), (4, "7700012", "MT-9950", "Trinknahrung Vanille 4x200 ml", "KST 2205", 80, "PK", "9.36", 10)):
        l = Ln(i, s, t, q, u, p, bi=m); d.lines.append(l); tx[v] += l.amount
        body.append([i, m + "\n" + s, {"stack": [t, {"text": ks, "fontSize": 6.5, "color": "#555"}]}, {"text": qn(q, "de"), "alignment": "right"}, u, {"text": num(l.price, "de"), "alignment": "right"}, {"text": f"{v} %", "alignment": "right"}, {"text": num(l.amount, "de"), "alignment": "right"}])
    d["subtotal"] = d.net(); t1, t2 = r2(tx[20] * D("0.2")), r2(tx[10] * D("0.1")); d["tax"] = t1 + t2; d["tax_alt"] = [t1, t2]; d["total"] = d["subtotal"] + d["tax"]
    for k, v, bo in (("Nettobetrag", d["subtotal"], 0), ("20 % USt. von " + num(tx[20], "de"), t1, 0), ("10 % USt. von " + num(tx[10], "de"), t2, 0), ("Gesamtbetrag inkl. USt.", d["total"], 1)):
        body.append([{"text": k, "colSpan": 7, "alignment": "right", "bold": bool(bo)}, "", "", "", "", "", "", {"text": num(v, "de"), "alignment": "right", "bold": bool(bo)}])
    b.pdfmake({"pageSize": "A4", "pageMargins": [45, 40, 45, 50], "defaultStyle": {"fontSize": 8.5}, "footerText": "Landesklinik Ybbsfeld, DVR 4002133, UID ATU37165802  -  Seite {p} von {n}", "content": [{"columns": [{"stack": [{"text": buyer.name, "fontSize": 14, "bold": True, "color": "#00698c"}, "Spitalgasse 20, 3300 Amstetten", "Abteilung Einkauf, DW 1422"]}, {"text": "ABRUF\naus Rahmenvereinbarung 2023-0815/3", "alignment": "right", "bold": True, "fontSize": 11}]}, {"text": " "}, {"columns": [{"stack": [{"text": "An", "fontSize": 7}] + sup.all()}, {"table": {"widths": [80, 110], "body": [["Abrufnummer", {"text": "AB-2025-300417", "bold": True}], ["Datum", "22. Jänner 2025"], ["Liefertermin", "29.01.2025"], ["Zahlungsziel", "30 Tage netto"], ["Ansprechpartner", "DI Karin Wögerer"]]}, "layout": "noBorders"}]}, {"text": " "}, {"columns": [{"stack": [{"text": "Lieferadresse", "bold": True}] + ship.all() + ["Annahme Mo-Fr 6:00-13:30"]}, {"stack": [{"text": "Rechnungsadresse", "bold": True}] + bill.all()}]}, {"text": " "}, {"table": {"headerRows": 1, "widths": [18, 62, "*", 32, 22, 45, 28, 55], "body": body}, "layout": "lightHorizontalLines"}, {"text": "\nDie Preise gelten gemäß Rahmenvereinbarung. Jeder Lieferung ist ein Lieferschein mit der Abrufnummer beizulegen; E-Rechnung im Format ebInterface.", "fontSize": 7.5}]}, d.pdf())
    return d


@layout("wb-at-bmd-tischlerei-bestellung")
def _(name):
    d = Doc(name, "tcpdf", "de", ["BMD order of a joiner", "m2 and lfm, dimensions in the description", "Skonto and Lieferzeit in words", "price with EUR before the number", "net total only, phrase exkl. MwSt."])
    buyer = P("Tischlerei Hinterreiter GmbH", "Gewerbepark 9", "4810 Gmunden")
    sup = P("Platten-Zentrum Salzkammergut", "Linzer Straße 150", "4840 Vöcklabruck")
    d.f.update(po_number="BE250388", po_date="2025-04-17", requested_date="2025-04-25", currency="EUR", buyer=buyer, supplier=sup, payment_terms="8 Tage 3 % Skonto, 30 Tage netto", ship_to=P("Baustelle Villa Traunblick", "Esplanade 41", "4810 Gmunden"))
    r = ""
    for i, s, t, q, u, p in ((1, "H1180-ST37", "Spanplatte Eiche Halifax natur 19 mm 2800x2070", "57.96", "m2", "14.85"), (2, "H1180-K23", "ABS-Kante passend 23x2 mm", 150, "lfm", "1.12"), (3, "MPX-BI-18", "Multiplex Birke 18 mm 1525x1525 B/BB", "23.26", "m2", "38.40"), (4, "CLIP-110", "Topfband 110° mit Dämpfung", 60, "Stk", "2.95")):
        l = Ln(i, s, t, q, u, p); d.lines.append(l)
        r += f'<tr><td width="5%">{i}</td><td width="15%">{s}</td><td width="40%">{E(t)}</td><td width="10%" align="right">{num(q, "de")}</td><td width="6%">{u}</td><td width="11%" align="right">{num(p, "de")}</td><td width="13%" align="right">{num(l.amount, "de")}</td></tr>'
    d["total"] = d.net()
    b.tcpdf(f'''<table><tr><td width="60%"><b style="font-size:15pt">Hinterreiter</b><br><i>Die Tischlerei am Traunsee</i></td><td width="40%" style="font-size:8pt">Tischlerei Hinterreiter GmbH<br>Gewerbepark 9<br>4810 Gmunden<br>Tel. 07612 / 55 018<br>UID: ATU61188203<br>FN 254417 k, LG Wels</td></tr></table><br><br><table><tr><td width="60%">{sup.h()}</td><td width="40%">Bestell-Nr.: <b>BE250388</b><br>Datum: 17.04.2025<br>Lieferant: 33018<br>Liefertermin: 25.04.2025</td></tr></table><br><h3>BESTELLUNG</h3><p style="font-size:9pt">Kommission: Villa Traunblick, Küche + Bibliothek</p>
<table border="1" cellpadding="3" style="font-size:8.5pt"><tr style="background-color:#eee"><th width="5%">Pos</th><th width="15%">Artikel</th><th width="40%">Bezeichnung</th><th width="10%" align="right">Menge</th><th width="6%">EH</th><th width="11%" align="right">Preis</th><th width="13%" align="right">Wert</th></tr>{r}</table><p align="right"><b>Gesamtbetrag exkl. MwSt.: EUR {num(d["total"], "de")}</b></p><p style="font-size:9pt">Liefern an: Baustelle Villa Traunblick, Esplanade 41, 4810 Gmunden (Zufahrt nur bis 7,5 t)<br>Zahlung: 8 Tage 3 % Skonto, 30 Tage netto</p>''', d.pdf())
    return d


@layout("wb-ch-abacus-bestellung-chf")
def _(name):
    d = Doc(name, "qt", "de", ["Swiss Abacus form", "apostrophe thousands, MWST 8.1", "Franken rounding of 5 Rappen in the total", "address window at the right", "label column at the left without colons", "position discount column"])
    buyer = P("Brunnschweiler Apparatebau AG", "Industriestrasse 33", "9500 Wil SG")
    sup = P("Inox-Rohr Handels AG", "Seetalstrasse 190", "6032 Emmen")
    d.f.update(po_number="60 118 204", po_date="2025-05-22", requested_date="2025-06-10", currency="CHF", buyer=buyer, supplier=sup, ship_to=P("Brunnschweiler Apparatebau AG", "Tor Süd", "Flawilerstrasse 80", "9500 Wil SG"), payment_terms="30 Tage netto")
    for i, s, t, q, u, p, di in ((1, "1.4404-60.3", "Rohr geschweisst 60.3x2.0 mm 1.4404 geschliffen", 180, "m", "28.70", 12), (2, "1.4404-B90-60", "Bogen 90° 60.3 mm R=1.5D", 64, "Stk", "17.35", 12), (3, "1.4404-T-60", "T-Stück egal 60.3 mm", 22, "Stk", "31.90", 12), (4, "SCH-200", "Schweissring DN50 mit Dichtung", 48, "Stk", "9.45", None)):
        d.lines.append(Ln(i, s, t, q, u, p, disc=di))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.081")); tot = d["subtotal"] + d["tax"]; d["total"] = r2((tot * 20).quantize(D(1)) / 20)
    rnd = d["total"] - tot
    c = b.Canvas(size=9)
    c.t(50, 56, "BRUNNSCHWEILER", 16, "HB"); c.ts(50, 70, ["Brunnschweiler Apparatebau AG", "Industriestrasse 33", "9500 Wil SG", "CHE-107.443.219 MWST"], 11, size=8)
    c.ts(340, 140, sup.all(), 13, size=10)
    for i, (k, v) in enumerate((("Bestellung", "60 118 204"), ("Datum", "22.05.2025"), ("Sachbearbeiter", "M. Gähwiler"), ("Lieferant", "2044"), ("Liefertermin", "10.06.2025"), ("Konditionen", "30 Tage netto"))):
        c.t(50, 140 + i * 13, k, 9, "HB"); c.t(130, 140 + i * 13, v)
    c.t(50, 232, "Lieferadresse", 9, "HB"); c.t(130, 232, "Brunnschweiler Apparatebau AG, Tor Süd, Flawilerstrasse 80, 9500 Wil SG")
    X = [(50, "l"), (72, "l"), (150, "l"), (380, "r"), (384, "l"), (446, "r"), (474, "r"), (550, "r")]
    for (x, a), h in zip(X, ("Pos", "Artikel", "Text", "Anzahl", "Einh", "Preis CHF", "Rab %", "Betrag CHF")):
        c.t(x, 264, h, 8, "HB", a)
    c.hl(268, 50, 550); y = 282
    for l in d.lines:
        for (x, a), v in zip(X, (l.line, l.si, l.desc, qn(l.qty, "ch"), l.uom, num(l.price, "ch"), num(l.disc, "ch", 1) if l.disc else "", num(l.amount, "ch"))):
            c.t(x, y, v, 8.5, a=a)
        y += 17
    c.hl(y - 6, 50, 550)
    for k, v, f in (("Total exkl. MWST", d["subtotal"], "H"), ("MWST 8.1%", d["tax"], "H"), ("Rundung", rnd, "H"), ("Total CHF", d["total"], "HB")):
        c.t(474, y + 8, k, 9, f, "r"); c.t(550, y + 8, num(v, "ch"), 9, f, "r"); y += 14
    c.ts(50, y + 30, ["Gewünschte Zeugnisse: EN 10204 3.1 auf die Schmelze bezogen.", "Bitte bestätigen Sie uns die Bestellung innert 48 Stunden.", "", "Freundliche Grüsse", "Brunnschweiler Apparatebau AG"], 13)
    c.qt(d.pdf())
    return d


@layout("wb-ch-kantonsspital-bestellung-preiseinheit")
def _(name):
    d = Doc(name, "jsPDF", "de", ["Swiss hospital, order by SAP", "price per 100 in the price cell after a slash", "GTIN row", "Lieferdatum per line", "two lines of the same article with two dates", "no total of tax"])
    buyer = P("Kantonsspital Thurtal", "Spitalstrasse 60", "8570 Weinfelden")
    ship = P("Kantonsspital Thurtal, Logistik", "Güterstrasse 11", "8570 Weinfelden")
    sup = P("Labormedizin Vertrieb AG", "Grabenackerstrasse 7", "4142 Münchenstein")
    d.f.update(po_number="4500339187", po_date="2025-10-08", currency="CHF", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="60 Tage netto")
    for i, m, s, t, g, q, u, p, per, dd in ((10, "300871", "368861", "Vacutainer EDTA 4 ml", "7612345001187", 6000, "ST", "18.40", 100, "2025-10-15"), (20, "300871", "368861", "Vacutainer EDTA 4 ml", "7612345001187", 6000, "ST", "18.40", 100, "2025-11-12"), (30, "300902", "367300", "Sicherheits-Flügelkanüle 21G", "7612345002047", 2400, "ST", "62.75", 100, "2025-10-15"), (40, "301455", "LMV-RACK50", "Probenständer 50 Pos. blau", "7612345011001", 25, "ST", "14.20", 1, "2025-10-15")):
        d.lines.append(Ln(i, s, t, q, u, p, bi=m, per=per, date=dd, g=g))
    d["total"] = d.net()
    c = b.Canvas(size=8.5)
    c.t(50, 52, "Kantonsspital Thurtal", 15, "HB"); c.t(50, 65, "Spitalstrasse 60, 8570 Weinfelden"); c.t(550, 52, "Bestellung 4500339187", 12, "HB", "r"); c.t(550, 66, "Datum 08.10.2025 · Seite 1/1", a="r")
    for x, k, p in ((50, "Lieferant 102877", sup), (230, "Lieferung an", ship)):
        c.t(x, 96, k, 7, "HB"); c.ts(x, 108, p.all(), 11.5)
    c.t(410, 96, "Einkauf", 7, "HB"); c.ts(410, 108, ["Ruth Oertig", "T 071 626 40 18", "einkauf@kst.example"], 11.5)
    c.t(50, 160, "Zahlungsbedingungen: 60 Tage netto     Incoterms: DDP Weinfelden     Währung: CHF, Preise exkl. MWST")
    c.r(50, 172, 500, 26, 0.93, 0.5)
    X = [(54, "l"), (80, "l"), (180, "l"), (372, "r"), (377, "l"), (392, "l"), (490, "r"), (546, "r")]
    for (x, a), h, h2 in zip(X, ("Pos", "Unser Artikel", "Bezeichnung", "Menge", "ME", "Lieferdatum", "Nettopreis /", "Nettowert"), ("", "Ihr Artikel", "", "", "", "", "Preiseinheit", "CHF")):
        c.t(x, 183, h, 7.5, "HB", a); c.t(x, 193, h2, 7.5, "HB", a)
    y = 212
    for l in d.lines:
        for (x, a), v in zip(X, (l.line, l.bi, l.desc, qn(l.qty, "ch"), l.uom, dt(l.date, "{dd}.{mm}.{yyyy}"), f"{num(l.price, 'ch')} / {l.per}", num(l.amount, "ch"))):
            c.t(x, y, v, a=a)
        c.t(80, y + 11, l.si); c.t(180, y + 11, "GTIN " + l.g, 7); y += 30; c.hl(y - 12, 50, 550, 0.2)
    c.t(490, y + 4, "Bestellwert netto CHF", 9, "HB", "r"); c.t(546, y + 4, num(d["total"], "ch"), 9, "HB", "r")
    c.t(50, y + 40, "Rechnungen ausschliesslich elektronisch. Verfall mindestens 9 Monate ab Lieferung.", 7.5)
    c.jspdf(d.pdf())
    return d


@layout("wb-ch-ti-ordinazione-franchi")
def _(name):
    d = Doc(name, "pdfbox", "it", ["Italian Switzerland", "Fr. as currency sign", "IVA 8.1", "party of the buyer in the foot only", "typed numbers of lines missing", "delivery in words"])
    buyer = P("Garage Monte Brè Sagl", "Via Pico 12", "6900 Lugano")
    sup = P("Ricambi Ticino SA", "Via Cantonale 88", "6928 Manno")
    d.f.update(po_number="318/25", po_date="2025-02-18", requested_date="2025-02-20", currency="CHF", buyer=buyer, supplier=sup, ship_to=buyer, payment_terms="30 giorni data fattura")
    for s, t, q, p in (("RT-0986424", "Pastiglie freno anteriori", 8, "64.50"), ("RT-0986479", "Disco freno ventilato 312 mm", 4, "118.00"), ("RT-W71275", "Filtro olio", 30, "9.80"), ("RT-C27125", "Filtro aria", 20, "17.35"), ("RT-5W30-20", "Olio motore 5W-30, fusto 20 l", 6, "148.00")):
        d.lines.append(Ln(None, s, t, q, "pz.", p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.081")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=10)
    c.t(60, 70, "Spettabile", 10); c.ts(60, 84, sup.all(), 13); c.t(535, 84, "Lugano, 18 febbraio 2025", a="r"); c.t(60, 160, "Ordinazione no. 318/25", 14, "HB")
    c.ts(60, 184, ["Con la presente vi ordiniamo la seguente merce, da consegnare entro il 20.02.2025 al nostro", "magazzino di Via Pico 12, 6900 Lugano:"], 14)
    X = [(76, "r"), (82, "l"), (112, "l"), (200, "l"), (445, "r"), (535, "r")]
    for (x, a), h in zip(X, ("Q.tà", "", "Codice", "Articolo", "Prezzo Fr.", "Totale Fr.")):
        c.t(x, 224, h, 9, "HB", a)
    c.hl(229, 60, 535); y = 246
    for l in d.lines:
        for (x, a), v in zip(X, (qn(l.qty), l.uom, l.si, l.desc, num(l.price, "ch"), num(l.amount, "ch"))):
            c.t(x, y, v, a=a)
        y += 17
    c.hl(y - 8, 380, 535)
    for k, v in (("Totale netto", d["subtotal"]), ("IVA 8.1%", d["tax"]), ("Totale Fr.", d["total"])):
        c.t(445, y + 8, k, a="r"); c.t(535, y + 8, num(v, "ch"), a="r"); y += 16
    c.ts(60, y + 30, ["Pagamento: 30 giorni data fattura", "", "Cordiali saluti"], 14); c.hl(780, 60, 535); c.t(297, 794, "Garage Monte Brè Sagl · Via Pico 12 · 6900 Lugano · tel. 091 922 00 17 · CHE-113.004.581 IVA", 8, a="c")
    c.pdfbox(d.pdf())
    return d


@layout("wb-de-baumarkt-filialliste-landscape")
def _(name):
    d = Doc(name, "gofpdf", "de", ["landscape list of a chain store", "EAN and own number, no supplier number", "inner and outer packs, pieces ordered is the last", "branch number as ship-to", "EK netto, line value, no position number", "sum of pieces as decoy"])
    buyer = P("Baumarkt-Union Harz eG", "Zentraleinkauf", "Halberstädter Straße 77", "38820 Halberstadt")
    ship = P("Filiale 014 Wernigerode", "Dornbergsweg 21", "38855 Wernigerode")
    sup = P("Gartenwelt Import GmbH", "Hafenstraße 9", "27576 Bremerhaven")
    d.f.update(po_number="014-250318-7", po_date="2025-03-18", requested_date="2025-04-01", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="60 Tage abzgl. 4 % Zentralregulierung")
    for m, ean, t, ve, n, p in (("5503118", "4012345178901", "Gartenschlauch 1/2\" 20 m grün", 6, 8, "11.49"), ("5503125", "4012345178918", "Schlauchwagen Metall 60 m", 1, 12, "34.90"), ("5510017", "4012345180010", "Blumenerde 45 l", 48, 3, "2.18"), ("5510031", "4012345180034", "Rasendünger 10 kg", 40, 2, "8.75"), ("5522460", "4012345191221", "Heckenschere Teleskop", 4, 5, "22.30"), ("5522477", "4012345191238", "Pflanzkelle Edelstahl", 12, 6, "4.05")):
        d.lines.append(Ln(None, None, t, ve * n, "ST", p, bi=m, ean=ean, ve=ve, n=n))
    d["total"] = d.net()
    c = b.Canvas(842, 595, size=8.5)
    c.t(40, 40, "Baumarkt-Union Harz eG", 13, "HB"); c.t(40, 53, "Zentraleinkauf · Halberstädter Straße 77 · 38820 Halberstadt · GLN 4399902114008"); c.t(802, 40, "LIEFERANTENBESTELLUNG", 13, "HB", "r")
    c.r(40, 64, 762, 66)
    for x, k, v in ((46, "Lieferant 60817", sup.all()), (240, "Lieferort", ship.all()), (430, "Bestellnummer", [d["po_number"]]), (540, "Bestelldatum", ["18.03.2025"]), (620, "Lieferwunsch", ["01.04.2025"]), (700, "Disponent", ["Kärgel"])):
        c.t(x, 76, k, 7, "HB"); c.ts(x, 88, v, 11)
    c.t(430, 122, "Konditionen: 60 Tage abzgl. 4 % Zentralregulierung", 8)
    X = [(44, "l"), (110, "l"), (200, "l"), (430, "r"), (490, "r"), (560, "r"), (566, "l"), (660, "r"), (798, "r")]
    for i, h in enumerate(("Art.-Nr. BUH", "EAN", "Artikeltext", "VE", "Anz. VE", "Menge", "ME", "EK netto", "Warenwert EUR")):
        c.t(X[i][0], 150, h, 8, "HB", X[i][1])
    c.hl(155, 40, 802, 1); y = 170
    for l in d.lines:
        for (x, a), v in zip(X, (l.bi, l.ean, l.desc, l.ve, l.n, qn(l.qty, "de"), l.uom, num(l.price, "de"), num(l.amount, "de"))):
            c.t(x, y, v, a=a)
        y += 15
    c.hl(y - 8, 40, 802, 1); c.t(200, y + 6, "Summen", 9, "HB"); c.t(490, y + 6, sum(l.n for l in d.lines), 9, "HB", "r"); c.t(560, y + 6, qn(sum(l.qty for l in d.lines), "de"), 9, "HB", "r"); c.t(798, y + 6, num(d["total"], "de"), 9, "HB", "r")
    c.t(40, 560, "Anlieferung nur mit Avis 24 h vorher. Palettentausch Euro 1:1. Rechnung in einfacher Ausfertigung an die Zentrale.", 7.5); c.t(802, 560, "Blatt 1 von 1", 7.5, a="r")
    c.gofpdf(d.pdf())
    return d


@layout("wb-de-scan-landhandel-durchschlag")
def _(name):
    d = Doc(name, "reportlab -> 180 dpi grey JPEG", "de", ["scan, slightly skewed", "preprinted Bestellschein filled by a typewriter face", "no prices", "units Sack, dt and l"])
    buyer = P("Agrargenossenschaft Fläming eG", "Dorfstraße 40", "14823 Niemegk")
    sup = P("Landhandel Treuenbrietzen", "Leipziger Straße 101", "14929 Treuenbrietzen")
    d.f.update(po_number="0718", po_date="2025-03-05", requested_date="2025-03-12", buyer=buyer, supplier=sup, ship_to=P("Lager Rabenstein", "Hauptstraße 2", "14823 Rabenstein"))
    for i, t, q, u in ((1, "Kalkammonsalpeter 27 % N", 240, "dt"), (2, "Winterraps-Beize Standard", 40, "l"), (3, "Sommergerste Saatgut Z 50 kg", 64, "Sack"), (4, "Mineralfutter Rind 25 kg", 32, "Sack")):
        d.lines.append(Ln(i, None, t, q, u))
    c = b.Canvas(size=10)
    c.t(60, 60, buyer.name, 15, "TB"); c.t(60, 75, "Dorfstraße 40, 14823 Niemegk   Tel. 033843 / 5 02 18", 9, "T"); c.t(535, 60, "Bestellschein", 16, "TB", "r"); c.t(470, 80, "Nr.", 11, "T"); c.t(492, 80, "0718", 13, "CB")
    for y, k, v in ((120, "An Firma", "Landhandel Treuenbrietzen"), (142, "", "Leipziger Straße 101, 14929 Treuenbrietzen"), (170, "Datum", "05.03.2025"), (192, "Lieferung bis", "12.03.2025"), (214, "Lieferort", "Lager Rabenstein, Hauptstraße 2, 14823 Rabenstein")):
        c.t(60, y, k, 9, "T"); c.t(140, y, v, 11, "C"); c.hl(y + 3, 138, 535, 0.3)
    xs = (60, 95, 360, 440, 535)
    for x in xs:
        c.l(x, 240, x, 460, 0.6)
    for i in range(11):
        c.hl(240 + i * 22, 60, 535, 0.6)
    for i, h in enumerate(("Nr.", "Artikel", "Menge", "Einheit")):
        c.t(xs[i] + 5, 255, h, 9, "TB")
    for i, l in enumerate(d.lines):
        y = 277 + i * 22
        c.t(66, y, l.line, 11, "C"); c.t(100, y, l.desc, 11, "C"); c.t(432, y, qn(l.qty, "de"), 11, "C", "r"); c.t(447, y, l.uom, 11, "C")
    c.t(60, 490, "Preise lt. Absprache mit Herrn Schüler vom 03.03.", 11, "C"); c.hl(560, 60, 240); c.t(60, 571, "Unterschrift Besteller", 8, "T")
    tmpf = b.tmp(".pdf", b"")
    c.reportlab(tmpf, ttf=True); d.text_from = tmpf
    b.scan(tmpf, d.pdf(), dpi=180, skew=-0.7, noise=4, quality=34, seed=41)
    return d


@layout("wb-review-de-zwei-abrufe-ein-brief")
def _(name):
    d = Doc(name, "cairo", "de", ["two call-offs with two numbers under one letterhead, one page", "each with its own table and delivery"], expect="review")
    buyer = P("Fleischwaren Ammerland KG", "Schlachthofstraße 4", "26160 Bad Zwischenahn")
    sup = P("Gewürzmühle Pauly GmbH", "Hafenstraße 77", "28217 Bremen")
    os_ = []
    for no, dd, ship, ls in (("A-5521", "2025-06-16", P("Werk 1 Bad Zwischenahn", "Schlachthofstraße 4", "26160 Bad Zwischenahn"), [Ln(1, "GP-1200", "Pfeffer schwarz gemahlen", 250, "kg", "7.85"), Ln(2, "GP-1340", "Majoran gerebelt", 60, "kg", "11.20")]), ("A-5522", "2025-06-18", P("Werk 2 Westerstede", "Gewerbering 19", "26655 Westerstede"), [Ln(1, "GP-1200", "Pfeffer schwarz gemahlen", 100, "kg", "7.85"), Ln(2, "GP-2110", "Nitritpökelsalz 0,5 %", 1000, "kg", "0.62")])):
        o = Doc(name, "", "de", []); o.f.update(po_number=no, po_date="2025-06-05", requested_date=dd, currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, lines=ls); o["total"] = o.net(); os_.append(o)
    c = b.Canvas(size=9.5)
    c.t(50, 55, buyer.name, 15, "HB"); c.t(50, 69, "Schlachthofstraße 4, 26160 Bad Zwischenahn"); c.ts(50, 100, sup.all(), 12); c.t(545, 100, "05.06.2025", a="r"); c.t(50, 160, "Abrufe zum Jahreskontrakt 2025-GP", 12, "HB"); y = 190
    X = [(50, "l"), (80, "l"), (150, "l"), (360, "r"), (366, "l"), (455, "r"), (545, "r")]
    for o in os_:
        c.t(50, y, f"Abruf Nr. {o['po_number']}", 10.5, "HB"); c.t(545, y, "Liefertermin " + dt(o["requested_date"], "{dd}.{mm}.{yyyy}"), a="r"); c.t(50, y + 13, "an " + ", ".join(o["ship_to"].all())); y += 32
        for (x, a), h in zip(X, ("Pos.", "Artikel", "Bezeichnung", "Menge", "", "EUR/kg", "EUR")):
            c.t(x, y, h, 8.5, "HB", a)
        c.hl(y + 4, 50, 545); y += 18
        for l in o.lines:
            for (x, a), v in zip(X, (l.line, l.si, l.desc, qn(l.qty, "de"), l.uom, num(l.price, "de"), num(l.amount, "de"))):
                c.t(x, y, v, a=a)
            y += 15
        c.t(455, y, f"Summe {o['po_number']}", 9.5, "HB", "r"); c.t(545, y, num(o["total"], "de"), 9.5, "HB", "r"); y += 45
    c.t(50, y, "Bitte für jeden Abruf getrennt liefern und berechnen.")
    d.orders = os_
    c.cairo(d.pdf())
    return d


@layout("wb-review-de-sap-bestellaenderung")
def _(name):
    d = Doc(name, "PDFKit", "de", ["SAP change of an order (Bestelländerung)", "remarks of what changed above each position"], doc_type="change_order", expect="review")
    buyer = P("Hallertau Brautechnik GmbH", "Hopfenstraße 17", "85283 Wolnzach")
    d.f.update(po_number="4500228019", po_date="2025-08-01", currency="EUR", buyer=buyer, ship_to=buyer, supplier=P("Ventilbau Kronach GmbH", "Rodacher Straße 55", "96317 Kronach"), payment_terms="30 Tage netto")
    d.f["lines"] = [Ln(10, "VK-DN65-S", "Scheibenventil DN65 handbetätigt", 30, "ST", "74.20", bi="200551", date="2025-09-15"), Ln(20, "VK-DN80-P", "Scheibenventil DN80 pneumatisch", 14, "ST", "212.00", bi="200560", date="2025-09-22")]
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(545, 52, "Hallertau Brautechnik", 16, "HB", "r"); c.t(57, 110, "Hallertau Brautechnik GmbH · Hopfenstraße 17 · 85283 Wolnzach", 6); c.ts(57, 126, d["supplier"].all(), 12); c.t(330, 110, "Bestelländerung", 14, "HB")
    c.ts(330, 128, ["Bestellnummer/Datum", "4500228019 / 01.08.2025", "Änderungsdatum", "19.08.2025", "Zahlungsbed.: 30 Tage netto"], 12)
    c.t(57, 210, "Bitte liefern Sie an: Hallertau Brautechnik GmbH, Hopfenstraße 17, 85283 Wolnzach"); y = 240
    for x, a, h in ((57, "l", "Pos."), (95, "l", "Material"), (150, "l", "Bezeichnung"), (360, "r", "Menge"), (366, "l", "ME"), (450, "r", "Preis"), (545, "r", "Nettowert EUR")):
        c.t(x, y, h, 8.5, "HB", a)
    c.hl(y + 4, 57, 545); y += 18
    for l, why in zip(d.lines, ("*** Bestellmenge geändert *** (bisher 20 ST)", "*** Liefertermin geändert *** (bisher 08.09.2025)")):
        c.t(95, y, why, 8.5, "HB"); y += 12
        for x, a, v in ((57, "l", f"{l.line:05}"), (95, "l", l.bi), (150, "l", l.desc), (360, "r", qn(l.qty, "de")), (366, "l", l.uom), (450, "r", num(l.price, "de")), (545, "r", num(l.amount, "de"))):
            c.t(x, y, v, a=a)
        c.t(150, y + 11, f"Ihre Materialnummer {l.si}   Liefertermin {dt(l.date, '{dd}.{mm}.{yyyy}')}", 8); y += 30
    c.t(450, y, "Gesamtnettowert ohne MwSt EUR", 9, "HB", "r"); c.t(545, y, num(d["total"], "de"), 9, "HB", "r")
    c.pdfkit(d.pdf())
    return d


@layout("wb-non-de-auftragsbestaetigung-ihre-bestellung")
def _(name):
    d = non_order(name, "prawn", "de", "order_confirmation", ["order confirmation, Ihre Bestellung number large", "title in spaced capitals", "delivery week per line"])
    sup, cust = P("Federnfabrik Hagen-West GmbH", "Volmetalstraße 60", "58135 Hagen"), P("Gebr. Kötter Fahrzeugbau GmbH & Co. KG", "Lohner Straße 3", "49413 Dinklage")
    d.f.update(buyer=None)
    c = b.Canvas(size=9.5)
    c.t(50, 55, sup.name, 14, "HB"); c.t(50, 68, "Volmetalstraße 60, 58135 Hagen, Tel. 02331 70 18-0"); c.ts(50, 110, cust.all(), 13)
    c.t(50, 190, "A U F T R A G S B E S T Ä T I G U N G", 14, "HB"); c.ts(50, 212, ["Unsere Auftragsnummer: AB 2504471", "Ihre Bestellung: 231902 vom 20.08.2025", "Kundennummer: 700456      Datum: 22.08.2025"], 13)
    c.t(50, 264, "Wir danken für Ihre Bestellung und bestätigen diese wie folgt:")
    X = [(50, "l"), (80, "l"), (160, "l"), (390, "r"), (396, "l"), (460, "r"), (545, "r")]
    y = 290
    for row in (("Pos", "Artikel", "Bezeichnung", "Menge", "ME", "Preis", "Gesamt €"), ("1", "DF-6x40", "Druckfeder 6x40x120 EN 10270-1 SH", "500", "Stk", "1,84", "920,00"), ("2", "ZF-3x22", "Zugfeder 3x22x95 mit deutscher Öse", "200", "Stk", "1,27", "254,00"), ("", "", "Lieferung KW 38/2025 ab Werk", "", "", "", "")):
        for (x, a), v in zip(X, row):
            c.t(x, y, v, 9, "HB" if row[0] == "Pos" else "H", a)
        y += 16
    c.t(545, y + 6, "Auftragswert netto 1.174,00 €", 10, "HB", "r"); c.t(50, y + 40, "Zahlbar 30 Tage netto. Eigentumsvorbehalt gemäß unseren Lieferbedingungen."); c.prawn(d.pdf())
    return d


@layout("wb-non-de-anfrage-sap")
def _(name):
    d = non_order(name, "haru", "de", "rfq", ["SAP Anfrage, same form as the order", "Angebotsabgabe bis", "quantities without prices, blank price column"])
    c = b.Canvas(size=9)
    c.t(57, 118, "Ostermeier Pumpentechnik AG · Werkstraße 40 · 92318 Neumarkt", 6); c.ts(57, 134, ["Firma", "Gussteile Amberg GmbH", "Hüttenstraße 11", "92224 Amberg"], 12); c.t(330, 118, "Anfrage", 14, "HB")
    for i, (k, v) in enumerate((("Anfragenummer/Datum", "6000014417 / 04.03.2025"), ("AnsprechpartnerIn/Telefon", "Hr. Seidl / 09181 446-322"), ("Angebotsabgabe bis", "18.03.2025"))):
        c.t(330, 136 + i * 24, k, 7); c.t(330, 147 + i * 24, v, 9.5)
    c.ts(57, 240, ["Bitte unterbreiten Sie uns Ihr Angebot über folgende Positionen:", "Lieferung frei Werk Neumarkt, gewünschter Liefertermin 12.05.2025"], 12)
    y = 284
    for row in (("Pos.", "Material", "Bezeichnung", "Menge", "ME", "Preis/Einheit"), ("00010", "10070117", "Pumpengehäuse Rohguss EN-GJL-250", "80", "ST", "__________"), ("00020", "10070118", "Laufrad Rohguss 1.4408", "120", "ST", "__________")):
        for (x, a), v in zip(((57, "l"), (95, "l"), (160, "l"), (400, "r"), (406, "l"), (545, "r")), row):
            c.t(x, y, v, 9, "HB" if row[0] == "Pos." else "H", a)
        y += 18
    c.ts(57, y + 20, ["Die Anfrage ist für uns unverbindlich. Bitte geben Sie Werkzeugkosten gesondert an.", "Mit freundlichen Grüßen", "Ostermeier Pumpentechnik AG - Einkauf"], 13); c.haru(d.pdf())
    return d
