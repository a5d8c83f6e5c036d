# SPDX-License-Identifier: Apache-2.0
"""Smaller houses of Germany, Austria and Switzerland: trade, crafts, shops, plant makers."""
from lib import *
import backends as b


def row(c, y, X, vals, size=9, font="H"):
    for (x, a), v in zip(X, vals):
        c.t(x, y, v, size, font, a)


def tds(vals, cls):
    return "<tr>" + "".join(f"<td class={k}>{E(v)}</td>" for v, k in zip(vals, cls)) + "</tr>"


@layout("xb-de-weclapp-bestellung-kaffeeroester")
def _(name):
    d = Doc(name, "chromium", "de", ["cloud ERP form", "supplier in the window, facts at the right without rules", "prices of three decimals", "foot in three columns"])
    buyer = P("Rösterei Hafenkante GmbH", "Zweibrückenstraße 11", "20457 Hamburg")
    sup = P("Verpackungsdruck Lüneburg GmbH & Co. KG", "Bessemerstraße 14", "21339 Lüneburg")
    d.f.update(po_number="BE-10482", po_date="2025-09-04", requested_date="2025-09-25", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Rösterei Hafenkante GmbH", "Lager Billbrook, Liebigstraße 60", "22113 Hamburg"), payment_terms="14 Tage netto")
    r = ""
    for i, m, t, q, u, p in ((1, "VP-0250-KR", "Standbodenbeutel 250 g Kraft, mit Ventil", 10000, "Stk.", "0.187"), (2, "VP-1000-KR", "Standbodenbeutel 1000 g Kraft, mit Ventil", 4000, "Stk.", "0.342"), (3, "ET-ESPR", "Etikett Espresso Nr. 7, 90 x 60 mm, Rolle à 1.000", 12, "Rolle", "38.90"), (4, "KT-12X250", "Versandkarton für 12 x 250 g", 600, "Stk.", "1.05")):
        l = Ln(i, None, t, q, u, p, bi=m); d.lines.append(l)
        r += tds((i, m, t, qn(q, "de") + " " + u, num(p, "de", 3), num(l.amount, "de")), "llllrr")
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    b.chromium(b.page("@page{size:A4;margin:18mm 20mm 12mm}body{font:9.5pt 'DejaVu Sans Condensed'}table{width:100%;border-collapse:collapse}.r{text-align:right}.i td,.i th{padding:5px 3px;border-bottom:1px solid #ddd;vertical-align:top}.i th{color:#777;font-weight:normal;text-align:left}.i th.r{text-align:right}.f{position:fixed;bottom:0;font-size:7pt;color:#666}.s{font-size:7pt;color:#777}", f'''<div style="text-align:right;font-size:20pt;color:#7a4a1f">hafenkante.</div><p class=s>Rösterei Hafenkante GmbH | Zweibrückenstraße 11 | 20457 Hamburg</p><table><tr><td style="width:58%;vertical-align:top">{sup.h()}</td><td><table><tr><td>Bestelldatum</td><td>04.09.2025</td></tr><tr><td>Lieferantennr.</td><td>70014</td></tr><tr><td>Wunschtermin</td><td>25.09.2025</td></tr><tr><td>Ansprechpartner</td><td>Lena Petersen</td></tr><tr><td>Zahlungsziel</td><td>14 Tage netto</td></tr></table></td></tr></table><h2 style="font-weight:normal">Bestellung BE-10482</h2><p>Sehr geehrte Damen und Herren,<br>hiermit bestellen wir gemäß Ihrer Preisliste vom 01.07.2025:</p><table class=i><tr><th>Pos.<th>Artikelnr.<th>Bezeichnung<th>Menge<th class=r>Einzelpreis<th class=r>Gesamt €</tr>{r}</table><table style="width:45%;margin-left:55%;margin-top:6px"><tr><td>Nettobetrag<td class=r>{num(d["subtotal"], "de")} €<tr><td>zzgl. 19 % USt.<td class=r>{num(d["tax"], "de")} €<tr><td><b>Gesamtbetrag<td class=r><b>{num(d["total"], "de")} €</table><p>Lieferadresse: {", ".join(d["ship_to"].all())}<br>Anlieferung Mo–Do 7–15 Uhr, bitte einen Tag vorher avisieren.</p><p>Freundliche Grüße<br>Lena Petersen</p><table class=f><tr><td>Rösterei Hafenkante GmbH<br>Geschäftsführer: Jan-Ole Petersen<td>HRB 141207 Hamburg<br>USt-ID DE298117440<td>Hamburger Sparkasse<br>DE71 2005 0550 1280 4471 09</table>''', "de"), d.pdf())
    return d


@layout("xb-de-jtl-lieferantenbestellung-ean")
def _(name):
    d = Doc(name, "iText", "de", ["shop system form", "EAN and HAN columns, description wrapped below", "EK netto, no VAT", "order number as Bestellnr. in a line of four facts", "Ihre Kundennummer decoy"])
    buyer = P("Outdoor-Kontor Siegen e.K.", "Inh. Frauke Dellbrück", "Marburger Tor 28", "57072 Siegen")
    sup = P("Nordalp Sportartikel Vertriebs GmbH", "Gewerbepark Süd 3", "83714 Miesbach")
    d.f.update(po_number="LB202506-0117", po_date="2025-06-17", currency="EUR", buyer=buyer, supplier=sup, ship_to=None)
    c = b.Canvas(size=8.5)
    c.t(40, 48, "Outdoor-Kontor Siegen e.K.", 16, "TB"); c.t(40, 62, "Inh. Frauke Dellbrück · Marburger Tor 28 · 57072 Siegen · Tel. 0271 8841207", 8)
    c.hl(70); c.t(40, 100, "An", 8); c.ts(40, 112, sup.all(), 12, size=10)
    c.t(40, 190, "Lieferantenbestellung", 14, "HB")
    for x, k, v in ((40, "Bestellnr.", "LB202506-0117"), (180, "Datum", "17.06.2025"), (290, "Ihre Kundennummer", "455 018"), (430, "Bearbeiter", "F. Dellbrück")):
        c.t(x, 208, k, 7, grey=0.4); c.t(x, 220, v, 9.5)
    X = [(40, "l"), (58, "l"), (140, "l"), (225, "l"), (408, "r"), (480, "r"), (555, "r")]
    c.r(38, 236, 519, 16, 0.8, 0); row(c, 247, X, ("#", "EAN", "HAN", "Artikel", "Anzahl", "EK netto", "Summe netto"), 8, "HB"); y = 266
    for i, e, h, t, t2, q, p in ((1, "4062811300417", "NA-TR30-GRN", "Trekkingrucksack Lech 30", "Farbe: moosgrün", 12, "54.95"), (2, "4062811300424", "NA-TR30-BLU", "Trekkingrucksack Lech 30", "Farbe: petrol", 8, "54.95"), (3, "4062811417023", "NA-ST120C", "Wanderstock Carbon 120 cm", "Paar", 20, "31.40"), (4, "4062811520112", "NA-TF075", "Trinkflasche Edelstahl 0,75 l", "", 48, "8.75"), (5, "4062811602207", "NA-GM-M", "Gamaschen Tundra", "Größe M", 10, "17.20")):
        l = Ln(i, h, f"{t} {t2}".strip(), q, None, p); d.lines.append(l)
        row(c, y, X, (i, e, h, t, qn(q), num(p, "de"), num(l.amount, "de"))); c.t(225, y + 10, t2, 7.5, "HI"); y += 24
    d["total"] = d.net(); c.hl(y - 8); c.t(480, y + 5, "Gesamtsumme netto (EUR)", 9, "HB", "r"); c.t(555, y + 5, num(d["total"], "de"), 9, "HB", "r")
    c.ts(40, y + 34, ["Bitte liefern Sie nur vollständig. Rückstände bitte vorab per E-Mail melden.", "Die Preise entsprechen Ihrer Vororder-Liste Sommer 2025."], 12)
    c.t(297, 810, "Seite 1 von 1 - gedruckt am 17.06.2025 16:40", 7, a="c")
    c.itext(d.pdf())
    return d


@layout("xb-de-hausverwaltung-auftragserteilung")
def _(name):
    d = Doc(name, "soffice Writer", "de", ["Auftragserteilung of a property manager to a craftsman", "invoice to the owners' association care of the manager", "no item numbers, lump sums", "object address as delivery place"])
    buyer = P("Hausverwaltung Kranz & Söhne GmbH", "Schlossallee 77", "76131 Karlsruhe")
    sup = P("Elektro Wipfler", "Inh. Bernd Wipfler", "Durlacher Straße 9", "76227 Karlsruhe")
    bill = P("WEG Rheinblickweg 12-16", "c/o Hausverwaltung Kranz & Söhne GmbH", "Schlossallee 77", "76131 Karlsruhe")
    d.f.update(po_number="2025/0418-RW", po_date="2025-03-06", currency="EUR", buyer=buyer, bill_to=bill, supplier=sup, ship_to=P("WEG Rheinblickweg 12-16", "Rheinblickweg 14, UG", "76189 Karlsruhe"), payment_terms="30 Tage netto")
    r = ""
    for i, t, q, u, p in ((1, "LED-Feuchtraumleuchte 36 W liefern und montieren", 14, "Stück", "92.50"), (2, "Bewegungsmelder 360° Aufputz", 4, "Stück", "58.00"), (3, "Alte Leuchten demontieren und entsorgen", 1, "pauschal", "180.00"), (4, "E-Check der Unterverteilung mit Protokoll", 1, "pauschal", "240.00")):
        l = Ln(i, None, t, q, u, p); d.lines.append(l)
        r += f"<tr><td>{i}.</td><td>{t}</td><td align=right>{q}</td><td>{u}</td><td align=right>{num(p, 'de')} €</td><td align=right>{num(l.amount, 'de')} €</td></tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.19")); d["total"] = d["subtotal"] + d["tax"]
    b.soffice(f'''<html><head><meta charset="utf-8"><style>body{{font-family:"Liberation Serif";font-size:11pt}}p{{margin-bottom:0.2cm}}</style></head><body><table width=100%><tr><td align=right><b>Hausverwaltung Kranz &amp; Söhne GmbH</b><br>Schlossallee 77, 76131 Karlsruhe<br>Telefon 0721 604417-0</td></tr></table><p>{sup.h()}</p><p align=right>Karlsruhe, 06.03.2025</p><p><b>Auftragserteilung Nr. 2025/0418-RW</b><br>Objekt: WEG Rheinblickweg 12-16, Rheinblickweg 14, UG, 76189 Karlsruhe</p><p>Sehr geehrter Herr Wipfler,</p><p>auf der Grundlage Ihres Angebots Nr. 311 vom 20.02.2025 beauftragen wir Sie namens und in Vollmacht der Eigentümergemeinschaft mit folgenden Lieferungen und Leistungen:</p><table width=100% border=1 cellpadding=3 cellspacing=0><tr><th>Nr.</th><th>Leistung</th><th>Menge</th><th>Einheit</th><th>EP</th><th>GP</th></tr>{r}<tr><td colspan=5 align=right>Nettosumme</td><td align=right>{num(d["subtotal"], "de")} €</td></tr><tr><td colspan=5 align=right>Mehrwertsteuer 19 %</td><td align=right>{num(d["tax"], "de")} €</td></tr><tr><td colspan=5 align=right><b>Auftragssumme brutto</b></td><td align=right><b>{num(d["total"], "de")} €</b></td></tr></table><p>Ausführung nach Absprache mit dem Hausmeister, Herrn Jovic (0172 6120447). Die Rechnung stellen Sie bitte aus auf:<br>{bill.h()}</p><p>Zahlung: 30 Tage netto nach Rechnungseingang. Bitte weisen Sie den Lohnanteil nach § 35a EStG getrennt aus.</p><p>Mit freundlichen Grüßen<br><br>i. A. Simone Kranz</p></body></html>''', ".html", d.pdf())
    return d


@layout("xb-de-microtech-bestellung-grosshandel")
def _(name):
    d = Doc(name, "PDFBox", "de", ["büro+ form with boxed head", "order number called Beleg-Nr.", "Artikel-Nr. of the house and Lief.-Art.-Nr.", "one Rabatt column", "carried sum and page 2"])
    buyer = P("Haustechnik-Zentrum Vogtland GmbH", "Plauensche Straße 140", "08468 Reichenbach")
    sup = P("Armaturenwerk Saalburg GmbH", "Am Bahnhof 6", "07929 Saalburg-Ebersdorf")
    d.f.update(po_number="EB250893", po_date="2025-05-22", requested_date="2025-06-05", currency="EUR", buyer=buyer, supplier=sup, ship_to=None, payment_terms="8 Tage 3 % Skonto, 30 Tage netto")
    c = b.Canvas(size=9)
    def head(pg):
        c.t(40, 44, "HTZ Vogtland", 18, "HB"); c.t(555, 44, "Bestellung", 18, "H", "r"); c.hl(52, w=1.5)
        if pg == 2:
            c.t(40, 70, "Beleg-Nr. EB250893"); c.t(555, 70, "Seite 2", a="r"); return 90
        c.t(40, 74, "Haustechnik-Zentrum Vogtland GmbH, Plauensche Straße 140, 08468 Reichenbach", 6.5); c.ts(40, 92, sup.all(), 12.5, size=10)
        for i, (k, v) in enumerate((("Beleg-Nr.", "EB250893"), ("Belegdatum", "22.05.2025"), ("Liefertermin", "05.06.2025"), ("Lieferanten-Nr.", "70552"), ("Unsere Kundennr.", "K-20817"), ("Sachbearbeiter", "Falk Oelsner"), ("Seite", "1"))):
            c.r(370, 66 + i * 15, 90, 15); c.r(460, 66 + i * 15, 95, 15); c.t(374, 77 + i * 15, k, 8); c.t(464, 77 + i * 15, v, 9, "HB" if i == 0 else "H")
        c.t(40, 200, "Wir bestellen zu den vereinbarten Konditionen:"); return 212
    X = [(42, "l"), (64, "l"), (124, "l"), (194, "l"), (402, "r"), (406, "l"), (466, "r"), (500, "r"), (555, "r")]
    def th(y):
        c.r(40, y, 517, 15, 0.9); row(c, y + 11, X, ("Pos", "Artikel-Nr.", "Lief.-Art.-Nr.", "Bezeichnung", "Menge", "ME", "E-Preis", "Rab.%", "G-Preis"), 8, "HB"); return y + 30
    y = th(head(1)); run = D(0)
    items = [("110045", "ASK-015", "Kugelhahn DN15 Messing, Flügelgriff", 100, "Stk", "6.84", 22), ("110046", "ASK-020", "Kugelhahn DN20 Messing, Flügelgriff", 80, "Stk", "9.12", 22), ("110047", "ASK-025", "Kugelhahn DN25 Messing, Hebel", 60, "Stk", "13.75", 22), ("110210", "ASR-1/2", "Rückflussverhinderer 1/2\"", 40, "Stk", "11.30", 18), ("110388", "ASE-15", "Eckventil 1/2\" x 10 mm verchromt", 200, "Stk", "4.96", 25), ("110401", "ASF-100", "Feinfilter rückspülbar 1\"", 6, "Stk", "148.00", 15), ("110550", "AST-3", "Thermostatkopf M30 x 1,5 weiß", 150, "Stk", "9.90", 20), ("110612", "ASM-V", "Mischerventil 3-Wege DN25", 8, "Stk", "96.40", 15), ("120007", "ASD-50", "Dichtungssatz sortiert, Beutel 50-teilig", 25, "Btl", "7.20", None), ("120118", "ASH-10", "Hanf gekämmt, Zopf 200 g", 30, "Zopf", "3.45", None), ("120119", "ASP-360", "Gewindepaste 360 g Tube", 24, "Tube", "6.10", 10)]
    for i, (m, s, t, q, u, p, di) in enumerate(items, 1):
        l = Ln(i, s, t, q, u, p, bi=m, disc=di); d.lines.append(l)
        if i == 9:
            c.t(500, y, "Übertrag", 9, "HI", "r"); c.t(555, y, num(run, "de"), 9, "HI", "r"); c.page(); y = th(head(2)); c.t(500, y, "Übertrag", 9, "HI", "r"); c.t(555, y, num(run, "de"), 9, "HI", "r"); y += 16
        row(c, y, X, (i, m, s, t, qn(q, "de"), u, num(p, "de"), num(di, "de", 0) if di else "", num(l.amount, "de"))); run += l.amount
        c.t(194, y + 10, "Liefern frei Lager", 7, grey=0.35) if i == 6 else None
        y += 60 if i < 9 else 18
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.19")); d["total"] = d["subtotal"] + d["tax"]; c.hl(y - 6)
    for k, v in (("Summe netto", d["subtotal"]), ("MwSt. 19 %", d["tax"]), ("Gesamt EUR", d["total"])):
        c.t(480, y + 6, k, 9, "HB", "r"); c.t(555, y + 6, num(v, "de"), a="r"); y += 14
    c.ts(40, y + 20, ["Zahlungsbedingungen: 8 Tage 3 % Skonto, 30 Tage netto", "Lieferung: frei Haus ab 500,00 EUR Warenwert"], 12)
    c.pdfbox(d.pdf())
    return d


@layout("xb-de-krankenhausapotheke-bestellung-pzn")
def _(name):
    d = Doc(name, "groff", "de", ["hospital pharmacy list with PZN", "no prices at all", "buyer is only the letterhead", "Abteilung and Station decoys"])
    buyer = P("St. Ansgar Krankenhaus", "Zentralapotheke", "Klosterwall 2", "37671 Höxter")
    sup = P("Medipharm Großhandel AG", "Niederlassung Paderborn", "Frankfurter Weg 55", "33106 Paderborn")
    d.f.update(po_number="ZA 25-11807", po_date="2025-11-10", requested_date="2025-11-12", buyer=buyer, supplier=sup)
    rows = []
    for i, z, t, q, u in ((1, "04118823", "Natriumchlorid-Lösung 0,9 % 500 ml Freeflex", 40, "Kt"), (2, "07214480", "Ringer-Acetat 1000 ml", 20, "Kt"), (3, "11044716", "Ceftriaxon 2 g Pulver z. Inf.", 30, "OP"), (4, "09933107", "Enoxaparin 40 mg Fertigspritzen 50 St.", 12, "OP"), (5, "00662174", "Octenidin-Wundspüllösung 350 ml", 48, "Fl"), (6, "13207755", "Pantoprazol 40 mg i.v. 10 St.", 25, "OP")):
        d.lines.append(Ln(i, z, t, q, u)); rows.append(f"{i}\t{z}\t{t}\t{q}\t{u}")
    b.groff(".pl 29.7c\n.po 2c\n.ll 17c\n.nf\n.ft HB\n.ps 14\nSt. Ansgar Krankenhaus\n.ft H\n.ps 9\n.vs 12\nZentralapotheke\nKlosterwall 2\n37671 Höxter\nTel. 05271 660-1480  Fax 05271 660-1489\n.sp 2\n.ps 10\n" + "\n".join(sup.all()) + "\n.sp 2\n.ft HB\n.ps 13\nBESTELLSCHEIN ZA 25-11807\n.ft H\n.ps 10\n.sp 0.5\nBestelldatum: 10.11.2025        Lieferung erbeten: 12.11.2025 bis 10 Uhr\nIDF-Nr. 2407781        Besteller: Apothekerin Dr. U. Hagemeier\n.sp\n.TS\nallbox tab(\t);\nnb lb lb nb lb\nn l l n l.\nPos.\tPZN\tArtikel\tAnz.\tEinh.\n" + "\n".join(rows) + "\n.TE\n.sp\nNicht lieferbare Artikel bitte sofort telefonisch melden. Keine Ersatzlieferung ohne Rücksprache.\nKühlkette nach AMWHV ist nachzuweisen.\n.sp 2\nUnterschrift Apotheke: ...........................\n", d.pdf())
    return d


@layout("xb-at-mesonic-bestellung-holzbau")
def _(name):
    d = Doc(name, "Qt", "de", ["WinLine form of Austria", "label over value in a row of five", "LfdNr, Artikel, Bezeichnung, Menge, Preis/Einheit, Ust-Satz", "Lieferadresse below the sum", "20 per cent"])
    buyer = P("Holzbau Zirbitz Ges.m.b.H.", "Murtalstraße 88", "8820 Neumarkt in der Steiermark")
    sup = P("Befestigungstechnik Mürz GmbH", "Wiener Straße 201", "8680 Mürzzuschlag")
    d.f.update(po_number="40250231", po_date="2025-04-14", requested_date="2025-04-28", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Baustelle Volksschule Scheifling", "Schulgasse 3", "8811 Scheifling"), payment_terms="30 Tage 3% Skonto, 60 Tage netto")
    c = b.Canvas(size=9)
    c.t(297, 45, "HOLZBAU ZIRBITZ Ges.m.b.H.", 17, "HB", "c"); c.t(297, 59, "8820 Neumarkt in der Steiermark, Murtalstraße 88, Telefon 03584/2281, UID ATU57712094, FN 238814k", 7.5, a="c"); c.hl(66, w=1.2)
    c.t(60, 95, "Firma"); c.ts(60, 108, sup.all(), 13, size=10); c.t(60, 190, "BESTELLUNG", 14, "HB")
    for x, k, v in ((60, "Nummer", "40250231"), (160, "Datum", "14.04.2025"), (250, "Lieferant", "33118"), (330, "Liefertermin", "28.04.2025"), (440, "Sachbearbeiter", "Ing. Steiner")):
        c.t(x, 208, k, 7.5, "HI"); c.t(x, 220, v)
    X = [(60, "l"), (92, "l"), (165, "l"), (385, "r"), (389, "l"), (470, "r"), (493, "r"), (555, "r")]
    c.hl(228); row(c, 239, X, ("LfdNr", "Artikel", "Bezeichnung", "Menge", "EH", "Preis", "USt", "Gesamt"), 8, "HB"); c.hl(243); y = 258
    for i, m, t, q, u, p, per in ((1, "TX8-240", "Tellerkopfschraube 8,0 x 240 TX40 verz.", 2000, "STK", "41.80", 100), (2, "TX8-320", "Tellerkopfschraube 8,0 x 320 TX40 verz.", 1000, "STK", "62.50", 100), (3, "WV-105", "Winkelverbinder 105 mit Rippe", 300, "STK", "1.46", 1), (4, "BP-15", "Dichtband Kompri BG1 15/5-10", 120, "LFM", "2.35", 1), (5, "HA-12160", "Holzankerschraube M12 x 160", 150, "STK", "118.00", 100)):
        l = Ln(i, m, t, q, u, p, per=per); d.lines.append(l)
        row(c, y, X, (i, m, t, qn(q, "de"), u, num(p, "de") + (" /100" if per > 1 else " /1"), "20%", num(l.amount, "de"))); y += 16
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.2")); d["total"] = d["subtotal"] + d["tax"]; c.hl(y - 8)
    for k, v in (("Nettosumme EUR", d["subtotal"]), ("20% USt EUR", d["tax"]), ("Gesamtsumme EUR", d["total"])):
        c.t(470, y + 5, k, a="r"); c.t(555, y + 5, num(v, "de"), a="r"); y += 13
    c.t(60, y + 20, "Lieferadresse:", 9, "HB"); c.ts(60, y + 33, d["ship_to"].all(), 12); c.ts(300, y + 20, ["Zahlung: 30 Tage 3% Skonto, 60 Tage netto", "Lieferung: frei Baustelle, abgeladen", "Polier: Hr. Rieger 0664/3301187"], 12)
    c.t(60, y + 90, "Um schriftliche Auftragsbestätigung wird ersucht."); c.qt(d.pdf())
    return d


@layout("xb-ch-proffix-bestellung-metallbau")
def _(name):
    d = Doc(name, "weasyprint", "de", ["Swiss form, address in the window at the right", "apostrophes, Betrag CHF, MwSt 8.1 %", "rounding to five Rappen row", "Konditionen 30 Tage netto", "your and our article number stacked"])
    buyer = P("Metallbau Glarnerland AG", "Im Fennen 14", "8867 Niederurnen")
    sup = P("Stahl Zürisee AG", "Seestrasse 311", "8804 Au ZH")
    d.f.update(po_number="BS-25-1188", po_date="2025-08-19", currency="CHF", buyer=buyer, supplier=sup, ship_to=None, payment_terms="30 Tage netto")
    r = ""
    for i, m, s, t, q, u, p in ((1, "10.4410", "RHS804S355", "Rechteckrohr 80 x 40 x 4 S355J2H, Länge 6 m", "144", "m", "14.35"), (2, "10.4602", "FLA10012", "Flachstahl 100 x 12 S235JR", "60", "m", "19.20"), (3, "20.1107", "BL3-1.4301", "Blech 1.4301 3 mm K240, Format 1500 x 3000", "6", "Stk", "612.00"), (4, "90.0012", "ZUSCHN", "Zuschnitt auf Fixlänge nach Liste", "37", "Schnitt", "4.85")):
        l = Ln(i, s, t, q, u, p, bi=m); d.lines.append(l)
        r += f"<tr><td>{i}<td>{m}<br><span class=s>{s}</span><td>{t}<td class=r>{qn(q, 'chr')}<td>{u}<td class=r>{num(p, 'chr')}<td class=r>{num(l.amount, 'chr')}</tr>"
    d["subtotal"] = d.net(); d["tax"] = r2(d.net() * D("0.081")); raw = d["subtotal"] + d["tax"]; d["total"] = (raw * 20).quantize(D(1)) / 20
    b.weasy(b.page("@page{size:A4;margin:20mm 18mm;@bottom-right{content:'Seite ' counter(page) ' / ' counter(pages);font-size:7pt}}body{font:9.5pt 'Liberation Sans'}table{width:100%;border-collapse:collapse}.r{text-align:right}.s{font-size:7.5pt;color:#555}.i td{padding:4px 3px;vertical-align:top}.i th{background:#dfe6ea;text-align:left;padding:4px 3px;font-size:8pt}.i th.r{text-align:right}", f'''<b style="font-size:13pt">Metallbau Glarnerland AG</b><div class=s>Im Fennen 14, 8867 Niederurnen · T 055 617 30 90 · CHE-107.488.201 MWST</div><div style="margin:16mm 0 12mm 100mm">{sup.h()}</div><table style="width:60%"><tr><td colspan=2 style="font-size:14pt"><b>Bestellung Nr. BS-25-1188</b><tr><td>Datum<td>19.08.2025<tr><td>Ihre Offerte<td>OF 2508-774<tr><td>Unser Zeichen<td>rk / Objekt 2514 Linthhof<tr><td>Liefertermin<td>KW 36, nach Avis<tr><td>Konditionen<td>30 Tage netto</table><br><table class=i><tr><th>Pos<th>Art.-Nr.<br>Ihre Nr.<th>Bezeichnung<th class=r>Menge<th>Einheit<th class=r>Preis<th class=r>Betrag CHF</tr>{r}<tr><td colspan=6 class=r style="border-top:1px solid">Total exkl. MwSt<td class=r style="border-top:1px solid">{num(d["subtotal"], "chr")}<tr><td colspan=6 class=r>MwSt 8.1 %<td class=r>{num(d["tax"], "chr")}<tr><td colspan=6 class=r>Rundungsdifferenz<td class=r>{num(d["total"] - raw, "chr")}<tr><td colspan=6 class=r><b>Total CHF</b><td class=r><b>{num(d["total"], "chr")}</b></table><p>Materialzeugnis 3.1 zu Pos. 1–3. Ablad mit Kran durch Lieferant.</p><p>Freundliche Grüsse<br>Reto Kamm</p>''', "de"), d.pdf())
    return d


@layout("xb-de-anlagenbau-projekt-bestellung-lang")
def _(name):
    d = Doc(name, "pdfLaTeX", "de", ["plant maker, project number beside the order number", "long technical text under each position", "milestones of payment instead of terms", "position numbers with dots", "two pages"])
    buyer = P("Thermoplan Anlagenbau Ruhr GmbH", "Zechenring 4", "45881 Gelsenkirchen")
    sup = P("Wärmetauscher Rhön GmbH", "Industriestraße 30", "36110 Schlitz")
    d.f.update(po_number="P2419-B-0033", po_date="2025-02-27", requested_date="2025-07-11", currency="EUR", buyer=buyer, supplier=sup, ship_to=P("Stadtwerke Ennepetal, Heizwerk Nord", "Kölner Straße 260", "58256 Ennepetal"), payment_terms="30 % bei Auftragsbestätigung, 60 % bei Lieferung, 10 % nach Abnahme, jeweils 30 Tage netto")
    parts = []
    for k, t, long, q, u, p in (("1.1", "Rohrbündelwärmetauscher RBW-1200", ["Leistung 1.200 kW, Heißwasser 130/70 °C, PN 25", "Mantel P265GH, Rohre 1.4571, Prüfdruck 36 bar", "Abnahme nach DGRL 2014/68/EU, Modul G"], 2, "Stück", "18450.00"), ("1.2", "Isolierung abnehmbar, Mineralwolle 100 mm", ["Blechmantel Alu 1,0 mm, Stutzen ausgespart"], 2, "Stück", "1980.00"), ("2.1", "Sicherheitsventil DN50/80, Ansprechdruck 22 bar", ["bauteilgeprüft, mit TÜV-Einstellbescheinigung"], 4, "Stück", "1126.50"), ("2.2", "Ersatzdichtungssatz", ["Graphit mit Spießblech, je Wärmetauscher"], 2, "Satz", "214.00"), ("3.1", "Dokumentation dreifach und digital", [], 1, "pauschal", "650.00")):
        l = Ln(k, None, t, q, u, p); d.lines.append(l)
        parts.append(rf"{k} & \textbf{{{t}}} & {q} {u} & {num(p, 'de')} & {num(l.amount, 'de')} \\" + "\n" + "\n".join(rf" & \small {x.replace('%', chr(92) + '%')} & & & \\" for x in long) + r"\addlinespace")
    d["total"] = d.net(); n = chr(10)
    b.latex(r"""\documentclass[10pt,a4paper]{article}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{mathptmx,textcomp,booktabs,longtable,array,fancyhdr,lastpage}\usepackage[margin=22mm,bottom=25mm]{geometry}\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}\cfoot{\footnotesize Thermoplan Anlagenbau Ruhr GmbH, Zechenring 4, 45881 Gelsenkirchen -- HRB 11804 Gelsenkirchen -- Seite \thepage{} von \pageref{LastPage}}\setlength{\parindent}{0pt}\DeclareUnicodeCharacter{00B0}{\textdegree}\begin{document}
{\Large\sffamily\bfseries thermoplan} \hfill {\sffamily Einkauf Projekte}\\[8mm]
\begin{minipage}[t]{85mm}""" + r"\\ ".join(sup.all()) + r"""\end{minipage}\begin{minipage}[t]{80mm}\begin{tabular}{@{}ll}Bestell-Nr.: & \textbf{P2419-B-0033}\\ Projekt: & P2419 Heizwerk Ennepetal\\ Datum: & 27. Februar 2025\\ Einkäufer: & Dipl.-Ing. Ralf Kotzur\\ Ihr Angebot: & A-250117 Rev. 2\end{tabular}\end{minipage}\\[10mm]
{\large\bfseries Bestellung}\\[3mm] Sehr geehrte Damen und Herren,\\ wir bestellen auf Grundlage der Verhandlung vom 20. Februar 2025 und unserer Einkaufsbedingungen für Anlagenteile:
\begin{longtable}{@{}p{9mm}p{80mm}>{\raggedleft}p{22mm}>{\raggedleft}p{22mm}>{\raggedleft\arraybackslash}p{24mm}@{}}\toprule Pos. & Beschreibung & Menge & EP in EUR & GP in EUR\\ \midrule\endhead
""" + n.join(parts) + r"""\midrule & \textbf{Festpreis netto, zzgl. gesetzl. MwSt.} & & & \textbf{""" + num(d["total"], "de") + r"""}\\ \bottomrule\end{longtable}
\textbf{Liefertermin:} 11. Juli 2025, frei Baustelle. Vertragsstrafe 0,5 \% je Woche, höchstens 5 \%.\\[2mm]
\textbf{Lieferanschrift:} """ + ", ".join(d["ship_to"].all()) + r"""\\[2mm]
\textbf{Zahlung:} 30 \% bei Auftragsbestätigung, 60 \% bei Lieferung, 10 \% nach Abnahme, jeweils 30 Tage netto.\\[2mm]
\textbf{Gewährleistung:} 24 Monate ab Abnahme, längstens 30 Monate ab Lieferung.\\[2mm]
\textbf{Vorab zur Freigabe:} Maßzeichnung und Festigkeitsberechnung innerhalb von 4 Wochen.\\[10mm] Thermoplan Anlagenbau Ruhr GmbH\\[10mm] ppa. Kotzur \hspace{30mm} i. V. Lindemann
\newpage{\bfseries Anlage 1: Versandvorschrift}\\[2mm] 1. Jedes Packstück trägt die Bestellnummer P2419-B-0033 und die Position.\\ 2. Die Lieferung ist 3 Werktage vorher bei der Bauleitung, Herrn Sudhoff, anzumelden.\\ 3. Stutzen sind mit Holz- oder Kunststoffdeckeln zu verschließen.\\ 4. Anlieferzeiten Montag bis Freitag 7.00 bis 14.00 Uhr.
\end{document}""", d.pdf())
    return d
