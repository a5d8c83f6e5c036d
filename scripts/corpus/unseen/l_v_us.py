# SPDX-License-Identifier: Apache-2.0
"""North American public and trade buyers: gridded forms, account rows, terms, matrices of sizes."""
from lib import *
import tempfile
import backends as b


@layout("v-us-defense-numbered-boxes")
def _(name):
    d = Doc(name, "reportlab-canvas", "en", ["numbered captions in a grid like a DD 1155", "date written 2025 MAR 14", "NSN as item", "quantity accepted column empty", "several addresses in boxes"])
    adm = P("DCMA LATHROP", "700 ROTH ROAD", "FRENCH CAMP CA 95231-0001")
    buyer = P("NAVAL SUPPLY DEPOT BREMER POINT", "4400 DOCK STREET BLDG 12", "BREMERTON WA 98337-5200")
    sup = P("KESTREL MARINE HARDWARE INC", "118 INDUSTRIAL WAY", "ANACORTES WA 98221-2210")
    ship = P("RECEIVING OFFICER SHIPYARD STORES", "1400 FARRAGUT AVE BLDG 514", "BREMERTON WA 98314-5001")
    pay = P("DFAS COLUMBUS CENTER", "PO BOX 182381", "COLUMBUS OH 43218-2381")
    d.f.update(po_number="N4523A-25-P-0417", po_date="2025-03-14", requested_date="2025-05-30", currency=None, buyer=buyer, bill_to=pay, ship_to=ship, supplier=sup, payment_terms="NET 30 DAYS")
    d.lines.extend([Ln("0001", "5340-01-466-2190", "LATCH, RIM, MARINE, BRASS, LEFT HAND", 48, "EA", "61.40"), Ln("0002", "5315-00-839-5821", "PIN, COTTER, CRES, 1/8 X 1-1/2", 30, "HD", "8.75"),
                    Ln("0003", "4030-00-780-9350", "SHACKLE, ANCHOR, 5/8 IN, GALV, SAFETY", 120, "EA", "19.865"), Ln("0004", "5330-01-234-7710", "GASKET, NEOPRENE, 6 IN FLANGE", 200, "EA", "4.12")])
    for l in d.lines:
        l.line = int(l.line)
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8.5)
    c.t(306, 30, "ORDER FOR SUPPLIES OR SERVICES", 12, "HB", "c"); c.t(590, 30, "PAGE 1 OF 1", 6.5, a="r")

    def box(x, y, w, h, cap, lines=(), f="C"):
        c.r(x, y, w, h, None, 0.7); c.t(x + 2, y + 7, cap, 5.6)
        c.ts(x + 4, y + 17, lines, 10, size=8.5, font=f)
    box(22, 38, 170, 26, "1. CONTRACT/PURCH ORDER/AGREEMENT NO.", [d["po_number"]]); box(192, 38, 110, 26, "2. DELIVERY ORDER/CALL NO."); box(302, 38, 110, 26, "3. DATE OF ORDER (YYYYMMMDD)", ["2025 MAR 14"])
    box(412, 38, 110, 26, "4. REQUISITION/PURCH REQUEST NO.", ["N4523A5061K227"]); box(522, 38, 68, 26, "5. PRIORITY", ["DO-A3"])
    box(22, 64, 284, 52, "6. ISSUED BY                    CODE  N4523A", buyer.all()); box(306, 64, 284, 52, "7. ADMINISTERED BY (If other than 6)           CODE  S0513A", adm.all())
    box(22, 116, 284, 62, "9. CONTRACTOR             CODE  1QRX7          FACILITY", sup.all()); box(306, 116, 142, 31, "10. DELIVER TO FOB POINT BY (Date)", ["2025 MAY 30"]); box(448, 116, 142, 31, "11. X IF BUSINESS IS   [X] SMALL")
    box(306, 147, 142, 31, "12. DISCOUNT TERMS", ["NET 30 DAYS"]); box(448, 147, 142, 31, "13. MAIL INVOICES TO THE ADDRESS IN BLOCK", ["15"])
    box(22, 178, 284, 52, "14. SHIP TO               CODE  N00251", ship.all()); box(306, 178, 284, 52, "15. PAYMENT WILL BE MADE BY         CODE  HQ0339", pay.all())
    box(22, 230, 568, 24, "16. TYPE OF ORDER      DELIVERY [ ]      PURCHASE [X]   Reference your quote dated 2025 FEB 27. Furnish the following on terms specified herein.")
    box(22, 254, 568, 26, "17. ACCOUNTING AND APPROPRIATION DATA/LOCAL USE", ["AA: 97X4930.NC1A 000 77777 0 056521 2F 000000 N4523A5061K"])
    X = [22, 66, 330, 386, 420, 490, 590]
    H = ["18. ITEM NO.", "19. SCHEDULE OF SUPPLIES/SERVICES", "20. QUANTITY", "21. UNIT", "22. UNIT PRICE", "23. AMOUNT"]
    for i, h in enumerate(H):
        c.r(X[i], 280, X[i + 1] - X[i], 320, None, 0.7); c.t(X[i] + 2, 288, h, 5.6)
    c.t(332, 295, "ORDERED/ACCEPTED", 5); c.hl(299, 22, 590)
    y = 314
    for l in d.lines:
        c.t(26, y, f"{l.line:04}", font="C"); c.t(70, y, l.desc, 8, "C"); c.t(70, y + 11, "NSN " + l.si, 8, "C"); c.t(380, y, qn(l.qty), font="C", a="r"); c.t(394, y, l.uom, font="C"); c.t(486, y, num(l.price, d=3 if l.si.startswith("4030") else 2), font="C", a="r"); c.t(586, y, num(l.amount), font="C", a="r")
        y += 32
    c.t(70, y + 14, "INSPECTION AND ACCEPTANCE: DESTINATION", 8, "C"); c.t(70, y + 25, "FOB DESTINATION", 8, "C")
    box(22, 600, 284, 60, "* If quantity accepted is same as quantity ordered, indicate by X."); box(306, 600, 184, 60, "24. UNITED STATES OF AMERICA   BY: CONTRACTING OFFICER", ["M. ALDERETE"]); box(490, 600, 100, 30, "25. TOTAL"); c.t(586, 622, "$" + num(d["total"]), 9, "C", "r"); box(490, 630, 100, 30, "26. DIFFERENCES")
    box(22, 660, 568, 60, "27a. QUANTITY IN COLUMN 20 HAS BEEN   [ ] INSPECTED   [ ] RECEIVED   [ ] ACCEPTED")
    d["currency"] = "USD"
    c.reportlab(d.pdf(), title="DD1155")
    return d


@layout("v-us-county-account-rows-terms")
def _(name):
    d = Doc(name, "prawn", "en", ["31 lines over two pages", "account distribution table with amounts after the lines", "FOB, ship via, requisition, bid number", "a page of terms on the back", "no ruling inside the table"])
    buyer = P("County of Tamarack Purchasing Division", "310 Courthouse Square Room 204", "Ironwood, MI 49938")
    bill = P("Tamarack County Accounts Payable", "PO Box 880", "Ironwood, MI 49938")
    ship = P("Tamarack County Highway Garage", "2250 County Road 513", "Bessemer, MI 49911")
    sup = P("Northland Fleet & Janitorial Supply", "7715 Lake Avenue", "Duluth, MN 55807")
    d.f.update(po_number="2025-00003318", po_date="2025-04-02", requested_date="2025-04-25", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="Net 45")
    base = [("NF-4011", "Absorbent, granular, 50 lb bag", "BG", "9.85"), ("NF-1150", "Bulb, sealed beam 4651", "EA", "7.40"), ("JN-0230", "Towel, shop, red, 14x14", "BX", "33.60"), ("NF-7702", "Filter, oil, LF9009", "EA", "28.15"), ("NF-7719", "Filter, fuel/water separator FS1000", "EA", "31.48"),
            ("JN-0815", "Cleaner, glass, 19 oz aerosol", "CS", "41.22"), ("NF-2209", "Grease, lithium #2, 14 oz tube", "CS", "36.90"), ("NF-5518", "Blade, wiper, 22 in", "EA", "8.05"), ("JN-1120", "Liner, can, 38x58, 1.5 mil", "CS", "29.75"), ("NF-9040", "Hose clamp, #24, stainless", "BX", "11.30")]
    for i in range(31):
        s, t, u, p = base[i % 10]
        d.lines.append(Ln(i + 1, f"{s}{'' if i < 10 else '-' + 'ABC'[i // 10 - 1]}", t + ("" if i < 10 else [", alternate grade", ", heavy duty", ", yard stock"][i // 10 - 1]), (i * 7) % 23 + 2, u, D(p) + D(i) / 20))
    d["subtotal"] = d.net(); d["freight"] = D("185.00"); d["total"] = d["subtotal"] + d["freight"]
    c = b.Canvas(612, 792, 8)

    def head(p):
        c.t(40, 42, "COUNTY OF TAMARACK", 15, "TB"); c.t(572, 42, "PURCHASE ORDER", 15, "TB", "r"); c.t(572, 56, "P.O. No. " + d["po_number"], 10, "HB", "r"); c.t(572, 68, f"Page {p} of 3", 7, a="r")
        c.t(572, 80, "THIS NUMBER MUST APPEAR ON ALL INVOICES, PACKAGES AND CORRESPONDENCE", 5.5, a="r")
    head(1)
    c.ts(40, 56, buyer.all(), 10); c.t(40, 88, "Tax Exempt No. 38-6004412", 7)
    for x, cap, p in ((40, "VENDOR  (No. 10442)", sup), (220, "SHIP TO", ship), (400, "BILL TO", bill)):
        c.r(x, 98, 172, 58, None); c.t(x + 4, 107, cap, 6.5, "HB"); c.ts(x + 6, 119, p.all(), 10.5)
    for x, w, k, v in ((40, 70, "ORDER DATE", "04/02/25"), (110, 80, "REQUISITION #", "R25-01877"), (190, 80, "DATE REQUIRED", "04/25/25"), (270, 70, "TERMS", "Net 45"), (340, 80, "FOB", "Destination"), (420, 72, "SHIP VIA", "Best way"), (492, 80, "BID/CONTRACT", "ITB 24-117")):
        c.r(x, 164, w, 28, None); c.t(x + 3, 171, k, 5.5); c.t(x + w / 2, 185, v, 8.5, "H", "c")

    def cols(y):
        c.r(40, y - 10, 532, 14, 0.85, 0.4)
        for x, a, s in ((46, "l", "LN"), (92, "r", "QTY"), (98, "l", "UNIT"), (128, "l", "VENDOR STOCK NO."), (215, "l", "DESCRIPTION"), (505, "r", "UNIT COST"), (568, "r", "EXTENDED")):
            c.t(x, y, s, 6.5, "HB", a)
        return y + 16
    y = cols(210)
    for i, l in enumerate(d.lines):
        if i == 24:
            c.t(568, y + 6, "continued on next page", 7, "HI", "r"); c.page(); head(2); y = cols(112)
        c.t(58, y, l.line, a="r"); c.t(92, y, qn(l.qty), a="r"); c.t(99, y, l.uom); c.t(128, y, l.si); c.t(215, y, l.desc); c.t(505, y, num(l.price, d=4), a="r"); c.t(568, y, num(l.amount), a="r"); y += 21 if i < 24 else 16
    for k, v in (("SUBTOTAL", d["subtotal"]), ("FREIGHT", d["freight"]), ("SALES TAX", D(0)), ("TOTAL", d["total"])):
        y += 13; c.t(505, y, k, 8, "HB", "r"); c.t(568, y, num(v), a="r")
    d["tax"] = 0
    y += 30; c.t(40, y, "ACCOUNT DISTRIBUTION", 7, "HB"); a1 = r2(d["total"] * D("0.6")); y += 13
    for ac, am in (("201-449-000-752.000  OPERATING SUPPLIES", a1), ("661-596-000-775.000  REPAIR PARTS", d["total"] - a1)):
        c.t(40, y, ac, 7.5, "C"); c.t(340, y, num(am), 7.5, "C", "r"); y += 12
    c.t(40, y + 40, "Authorized by: ______________________  Purchasing Agent"); c.page(); head(3)
    c.t(40, 100, "STANDARD TERMS AND CONDITIONS", 9, "TB"); y = 116
    for i, s in enumerate(("ACCEPTANCE. This order may be accepted only on its terms. Any invoice that differs by more than $25.00 is returned unpaid.", "PRICES. No charge is allowed for boxing, crating or cartage. Prices hold for 90 days after the order date.", "TITLE passes on receipt at 2250 County Road 513, Monday to Thursday from 7:00 to 3:30.",
                           "TAX. The County is exempt from sales and use tax under MCL 205.54(7).", "QUANTITY. Overages above 2% are returned at the vendor's expense.", "CANCELLATION. The County may cancel on 10 days' notice.")):
        c.t(40, y, f"{i + 1}.", 8, "T"); c.t(56, y, s, 8, "T"); y += 16
    c.prawn(d.pdf())
    return d


@layout("v-fashion-size-matrix")
def _(name):
    d = Doc(name, "weasyprint", "en", ["size matrix per style and colour, quantity only as the sum column", "sizes as column heads that are numbers", "cancel date beside ship date", "landscape"])
    buyer = P("Marlowe & Finch Retail Ltd", "22 Redchurch Street", "London E2 7DP")
    ship = P("Marlowe & Finch DC", "Unit 9 Swan Valley", "Northampton NN4 9BD")
    sup = P("Têxteis Serra d'Aire Lda", "Zona Industrial lote 14", "2350-483 Torres Novas, Portugal")
    d.f.update(po_number="MF-AW25-0731", po_date="2025-02-26", requested_date="2025-07-15", currency="EUR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="60 days from receipt of goods")
    sizes = ["34", "36", "38", "40", "42", "44"]
    data = [("TS-2201", "Rib polo neck top", "Ecru", (12, 24, 36, 36, 24, 12), "14.90"), ("TS-2201", "Rib polo neck top", "Bottle", (10, 20, 30, 30, 20, 10), "14.90"), ("TS-2310", "Wide leg twill trouser", "Navy", (8, 16, 24, 24, 16, 0), "23.45"),
            ("TS-2355", "Belted wool mix coat", "Camel", (6, 12, 18, 18, 12, 6), "61.20"), ("TS-2402", "Pleated midi skirt", "Rust", (0, 18, 26, 26, 18, 8), "19.75")]
    r = ""
    for st, t, col, q, p in data:
        l = Ln(None, st, f"{t} {col}", sum(q), None, p); d.lines.append(l)
        r += f"<tr><td>{st}<td>{t}<td>{col}" + "".join(f"<td class=n>{x or ''}" for x in q) + f"<td class='n b'>{sum(q)}<td class=n>{num(l.price)}<td class='n b'>{num(l.amount)}"
    tq = sum(int(l.qty) for l in d.lines); d["total"] = d.net()
    css = "@page{size:A4 landscape;margin:14mm}body{font:9pt 'Lato'}.n{text-align:right}.b{font-weight:bold}table.g{width:100%;border-collapse:collapse}.g th{border-bottom:2px solid #222;font-size:7.5pt;text-align:right}.g th:nth-child(-n+3){text-align:left}.g td{border-bottom:.5px solid #aaa;padding:4px}.h td{vertical-align:top;padding-right:28px}small{color:#777;text-transform:uppercase;font-size:6.5pt;display:block}"
    b.weasy(b.page(css, f'''<div style="font:300 22pt Lato;letter-spacing:4px">MARLOWE &amp; FINCH</div><table class=h><tr><td><small>Order</small><b>{d["po_number"]}</b><td><small>Order date</small>26 Feb 2025<td><small>Ex-factory / ship by</small>15 Jul 2025<td><small>Cancel after</small>31 Jul 2025<td><small>Season</small>AW25<td><small>Currency</small>EUR<td><small>Payment</small>60 days from receipt of goods</table>
<table class=h style="margin:14px 0"><tr><td><small>Issued by</small>{buyer.h()}<td><small>Deliver to</small>{ship.h()}<td><small>Manufacturer</small>{sup.h()}</table><div style="margin-bottom:3px">PURCHASE ORDER &ndash; bulk, size scale EU</div>
<table class=g><tr><th>Style<th>Name<th>Colour{"".join("<th>" + s for s in sizes)}<th>Total<th>Cost<th>Value</tr>{r}<tr class=b><td colspan=9>Order total<td class="n">{num(tq, d=0)}<td><td class=n>{num(d["total"])}</table><p>Labels and hang tags by nominated supplier. 2% shortage tolerance per style. AQL 2.5.</p>'''), d.pdf())
    return d


@layout("v-books-isbn-list-price-discount")
def _(name):
    d = Doc(name, "groff", "en", ["ISBN as item", "title and author in one column", "list price, discount, net line", "quantity first column", "long text under the table", "UK date with ordinal"])
    buyer = P("The Harbour Bookshop", "5 Quay Street", "Falmouth TR11 3LH")
    sup = P("Central Book Distribution", "Trade Counter, Didcot OX11 7HH")
    d.f.update(po_number="HB/1193", po_date="2025-10-07", currency="GBP", buyer=buyer, bill_to=None, ship_to=None, supplier=sup, payment_terms="30 days end of month")
    for q, i, t, p, dc in ((6, "9780330508117", "The Salt Path of Kernow / J. Trelawney", "10.99", 42), (12, "9781408855652", "Tide Tables and Other Stories / Anne Roskilly", "8.99", 42), (3, "9780241988268", "Atlas of Lost Harbours (hb) / P. Oduya", "35.00", 38), (25, "9781529056327", "Gull! A Picture Book / M. & L. Penrose", "6.99", 45), (2, "9780711271234", "Cornish Ferns / D. Hext", "24.50", 35)):
        d.lines.append(Ln(None, i, t, q, None, p, disc=dc))
    d["total"] = d.net()
    rows = "\n".join(f"{qn(l.qty)}|{l.si}|{l.desc}|{num(l.price)}|{l.disc}%|{num(l.amount)}" for l in d.lines)
    b.groff(f""".pl 29.7c
.po 2c
.ll 17c
.nf
.sp 3
.ps 16
.ft B
The Harbour Bookshop
.ft R
.ps 10
5 Quay Street
Falmouth TR11 3LH
SAN 0133574    VAT GB 604 5512 09
.sp
Central Book Distribution
Trade Counter, Didcot OX11 7HH
.sp
.ft B
Stock order HB/1193
.ft R
7th October 2025
.sp
Please supply the following at our usual discounts. Account 44718.
.sp
.TS
tab(|);
lb lb lb rb rb rb
n l l n r n.
Qty|ISBN|Title / author|RRP \\[Po]|Disc.|Net \\[Po]
_
{rows}
_
.TE
.sp
Order value \\[Po]{num(d["total"])}   (5 titles, {sum(int(l.qty) for l in d.lines)} copies)
.sp
.fi
Dues: record all. Do not substitute editions. Usual delivery on Thursdays; the order can go with your van of the week. Terms 30 days end of month.
.sp 2
.nf
Morwenna Hale, buyer
""", d.pdf(), "-P-pa4")
    return d


@layout("v-electronics-mpn-date-code")
def _(name):
    d = Doc(name, "pdfkit", "en", ["MPN with own part number under it", "unit prices with five decimals", "date code and packaging rows under each line", "line dates differ", "two addresses side by side without frames"])
    buyer = P("Ostara Embedded GmbH", "Lise-Meitner-Str. 3", "85716 Unterschleissheim, Germany")
    sup = P("Pacific Rim Components Pte Ltd", "33 Ubi Avenue 3 #04-11", "Singapore 408868")
    ship = P("Ostara Embedded GmbH Wareneingang Tor 2", "Lise-Meitner-Str. 7", "85716 Unterschleissheim, Germany")
    d.f.update(po_number="PO-E-250918", po_date="2025-09-18", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="T/T 30 days after invoice")
    for i, m, own, t, q, p, dt_ in ((1, "GRM155R71C104KA88D", "100-00417", "Cap MLCC 0402 100nF 16V X7R", 40000, "0.00412", "2025-10-20"), (2, "RC0402FR-0710KL", "101-00022", "Res 0402 10k 1% 1/16W", 50000, "0.00095", "2025-10-20"), (3, "STM32G071CBT6", "140-01190", "MCU ARM Cortex-M0+ 128K LQFP48", 1250, "1.8725", "2025-11-12"),
                                    (4, "TPS62840DLCR", "132-00871", "Buck converter 750mA 60nA IQ", 3000, "0.7133", "2025-12-03"), (5, "BSS138LT1G", "120-00304", "N-MOSFET 50V SOT-23", 9000, "0.02615", "2025-10-27")):
        d.lines.append(Ln(i, m, t, q, "pcs", p, bi=own, date=dt_))
    d["total"] = d.net()
    c = b.Canvas(size=8.5)
    c.t(40, 50, "OSTARA", 20, "HB"); c.t(118, 50, "embedded", 20, "H", grey=0.5); c.t(555, 50, "Purchase Order", 14, "H", "r")
    c.ts(40, 80, ["Ordered by"] + buyer.all(), 11.5); c.ts(225, 80, ["Goods to"] + ship.all(), 11.5); c.ts(410, 80, ["Supplier"] + sup.all(), 11.5)
    for i, (k, v) in enumerate((("Our order no.", d["po_number"]), ("Date", "2025-09-18"), ("Incoterms 2020", "DAP Unterschleissheim"), ("Currency", "USD"), ("Payment", d["payment_terms"]), ("Contact", "R. Achterberg, ext. 214"))):
        c.t(40 + 260 * (i % 2), 150 + 13 * (i // 2), k, 8, grey=0.4); c.t(120 + 260 * (i % 2), 150 + 13 * (i // 2), v)
    c.hl(200, w=1.2)
    for x, s, a in ((40, "#", "l"), (56, "Manufacturer part / our part", "l"), (200, "Description", "l"), (400, "Qty", "r"), (475, "Price/pc", "r"), (555, "Extended", "r")):
        c.t(x, 211, s, 7.5, "HB", a)
    c.hl(216)
    y = 231
    for l in d.lines:
        c.t(40, y, l.line); c.t(56, y, l.si, font="HB"); c.t(56, y + 11, "our P/N " + l.bi, 7.5); c.t(200, y, l.desc); c.t(400, y, qn(l.qty) + " pcs", a="r"); c.t(475, y, num(l.price, d=5), a="r"); c.t(555, y, num(l.amount), a="r")
        c.t(200, y + 11, "DC: not older than 24 months   Pack: T/R   RoHS", 7, grey=0.35); c.t(200, y + 21, "Dock date " + l.date, 7, grey=0.35); y += 38
        c.hl(y - 11, w=0.2)
    c.t(475, y + 8, "Total USD", 9.5, "HB", "r"); c.t(555, y + 8, num(d["total"]), 9.5, "HB", "r")
    c.ts(40, y + 50, ["Only original parts from the manufacturer or its franchised distributors. Broker stock needs our written consent.", "Certificates of conformity with each date code. Country of origin and ECCN on the invoice."], 11, size=7.5)
    c.pdfkit(d.pdf(), True)
    return d


@layout("v-aerospace-rev-clauses")
def _(name):
    d = Doc(name, "gofpdf", "en", ["part number with revision", "quality clauses codes that look like items", "promise date per line", "line 1 has two deliveries as two lines", "amount before tax only"])
    buyer = P("Corvid Aerostructures LLC", "9101 E. Pawnee St.", "Wichita, KS 67207")
    sup = P("Delphos Precision Turning Co.", "450 Elida Road", "Delphos, OH 45833")
    d.f.update(po_number="P118842", po_date="2025-01-21", currency="USD", buyer=buyer, bill_to=None, ship_to=P("Corvid Aerostructures LLC, Plant 4 Dock C", "2800 S. Hydraulic Ave.", "Wichita, KS 67216"), supplier=sup, payment_terms="2% 10 Net 45")
    for i, p, rev, t, q, pr, dd in ((1, "CA-71204-3", "D", "BUSHING, FLANGED, 15-5PH", 40, "86.25", "2025-03-03"), (2, "CA-71204-3", "D", "BUSHING, FLANGED, 15-5PH", 60, "86.25", "2025-04-07"), (3, "CA-70018-11", "NC", "PIN, SHEAR, 4340 CAD PLATED", 250, "22.40", "2025-03-17"), (4, "MS27039C1-09", "", "SCREW, MACHINE, PAN HEAD", 1000, "0.385", "2025-02-14")):
        d.lines.append(Ln(i, None, t, q, "EA", pr, bi=p, date=dd, rev=rev))
    d["total"] = d.net()
    c = b.Canvas(612, 792, 9)
    c.r(30, 30, 552, 54, 0.15, 0); c.t(40, 62, "", 18)
    c.r(30, 30, 552, 54, 0.9, 0.8); c.t(40, 55, "CORVID AEROSTRUCTURES LLC", 15, "HB"); c.t(40, 72, "9101 E. Pawnee St.  Wichita, KS 67207   (316) 555-0142   CAGE 6KD21", 8)
    c.t(572, 55, "PURCHASE ORDER P118842", 12, "HB", "r"); c.t(572, 72, "Order Date: 21-Jan-2025   Rev: 0", 8, a="r")
    c.t(40, 104, "TO:", 8, "HB"); c.ts(70, 104, sup.all(), 11); c.t(320, 104, "SHIP TO:", 8, "HB"); c.ts(370, 104, d["ship_to"].all(), 11)
    c.t(40, 150, "Terms: 2% 10 Net 45      F.O.B.: Origin, freight collect      Ship Via: UPS Ground acct 4R7-221      Buyer: T. Okafor      DPAS: DO-A1", 8)
    c.hl(160, 30, 582, 1)
    for x, s, a in ((34, "Line", "l"), (62, "Part Number", "l"), (150, "Rev", "l"), (176, "Description / Clauses", "l"), (385, "Promise", "c"), (440, "Qty", "r"), (448, "U/M", "l"), (515, "Unit Price", "r"), (578, "Extended", "r")):
        c.t(x, 171, s, 8, "HB", a)
    c.hl(176, 30, 582)
    y = 191
    for l in d.lines:
        c.t(34, y, f"{l.line:03}"); c.t(62, y, l.bi); c.t(150, y, l.rev); c.t(176, y, l.desc); c.t(385, y, dt(l.date, "{dd}-{Mon}-{yy}"), a="c"); c.t(440, y, qn(l.qty), a="r"); c.t(448, y, l.uom); c.t(515, y, num(l.price, d=4), a="r"); c.t(578, y, num(l.amount), a="r")
        c.t(176, y + 11, {"CA-71204-3": "QC: Q01 Q04 Q11 Q22  FAI per AS9102 on 1 pc", "CA-70018-11": "QC: Q01 Q04 Q17  plating cert AMS-QQ-P-416"}.get(l.bi, "QC: Q01  C of C, lot traceable"), 7.5, "HI")
        y += 32
    c.hl(y - 8, 30, 582); c.t(515, y + 6, "PO TOTAL (USD)", 9, "HB", "r"); c.t(578, y + 6, num(d["total"]), 9, "HB", "r")
    y += 40
    c.t(40, y, "QUALITY CLAUSES", 8, "HB")
    c.ts(40, y + 12, ["Q01  Certificate of conformance with part number, revision, PO number and quantity.", "Q04  Right of access for buyer, customer and regulator to all facilities.", "Q11  Raw material from the approved list; mill certificate.  Q17  Special process by Nadcap source.", "Q22  No change of process or sub-tier without approval. Records kept 10 years."], 11, size=7.5)
    c.gofpdf(d.pdf())
    return d


@layout("v-hospital-gpo-uom-conversion")
def _(name):
    d = Doc(name, "jspdf", "en", ["mfr and vendor and own item number", "unit of purchase with conversion '1 BX = 50 EA'", "rows of item text over three lines", "dollar sign on every figure", "total only"])
    buyer = P("Saint Brendan Health System", "1500 Mercy Parkway", "Sioux Falls, SD 57105")
    bill = P("SBHS Accounts Payable", "PO Box 5039", "Sioux Falls, SD 57117")
    ship = P("Saint Brendan Medical Center - Dock 1", "1511 Mercy Parkway", "Sioux Falls, SD 57105")
    sup = P("Prairie Medical Distribution", "3900 N Lewis Ave", "Sioux Falls, SD 57104")
    d.f.update(po_number="SB0471193", po_date="2025-06-11", requested_date="2025-06-13", currency="USD", buyer=buyer, bill_to=bill, ship_to=ship, supplier=sup, payment_terms="Net 30 Days")
    for i, own, v, m, t, q, u, p, cv in ((1, "0018842", "PM-8881512878", "8881512878", "SYRINGE 12ML LUER LOCK STERILE", 6, "BX", "21.84", "1 BX = 80 EA"), (2, "0020117", "PM-305196", "305196", "NEEDLE HYPO 18GA X 1.5IN", 10, "BX", "9.15", "1 BX = 100 EA"), (3, "0031552", "PM-10650", "10650", "GLOVE EXAM NITRILE PF MEDIUM", 24, "CS", "61.70", "1 CS = 1000 EA"), (4, "0009930", "PM-2B1324X", "2B1324X", "SOLUTION IV NACL 0.9% 1000ML", 15, "CS", "38.22", "1 CS = 14 EA"), (5, "0044710", "PM-SCD5330", "5330", "SLEEVE SCD KNEE LENGTH MED", 4, "CS", "118.05", "1 CS = 10 PR")):
        d.lines.append(Ln(i, v, t, q, u, p, bi=own, mfr=m, conv=cv))
    d["total"] = d.net()
    c = b.Canvas(612, 792, 8.5)
    c.t(36, 44, buyer.name, 13, "HB"); c.t(36, 57, "1500 Mercy Parkway, Sioux Falls, SD 57105", 8); c.t(576, 44, "Purchase Order", 13, "HB", "r")
    for i, (k, v) in enumerate((("PO Number:", "SB0471193"), ("PO Date:", "06/11/2025"), ("Deliver By:", "06/13/2025"), ("Pay Terms:", "Net 30 Days"), ("GPO/Tier:", "VZ-MS4410 / 3"))):
        c.t(500, 64 + i * 12, k, 8, "HB", "r"); c.t(506, 64 + i * 12, v, 8)
    c.t(36, 84, "Vendor 20331", 8, "HB"); c.ts(36, 96, sup.all(), 11); c.t(36, 142, "Ship To", 8, "HB"); c.ts(36, 154, ship.all(), 11); c.t(290, 142, "Invoice To", 8, "HB"); c.ts(290, 154, bill.all(), 11)
    for x in (36, 62, 300, 352, 420, 500, 576):
        c.l(x, 205, x, 205 + 18 + 5 * 44)
    c.hl(205, 36, 576); c.hl(223, 36, 576)
    for x, s, a in ((40, "Ln", "l"), (66, "Item / Description", "l"), (346, "Order Qty", "r"), (386, "UOM", "c"), (494, "Price", "r"), (570, "Ext. Price", "r")):
        c.t(x, 217, s, 8, "HB", a)
    y = 235
    for l in d.lines:
        c.t(40, y, l.line); c.t(66, y, l.desc); c.t(66, y + 11, f"Item: {l.bi}   Vendor Cat#: {l.si}", 7.5); c.t(66, y + 22, f"Mfr: {l.mfr}", 7.5); c.t(346, y, qn(l.qty), a="r"); c.t(386, y, l.uom, a="c"); c.t(386, y + 11, l.conv, 6.5, a="c"); c.t(494, y, "$" + num(l.price, d=4), a="r"); c.t(570, y, "$" + num(l.amount), a="r")
        y += 44; c.hl(y - 12, 36, 576)
    c.t(494, y + 6, "Order Total:", 9, "HB", "r"); c.t(570, y + 6, "$" + num(d["total"]), 9, "HB", "r"); c.t(36, y + 40, "Send invoices by EDI 810. Backorders: notify materials management, fax 605 555 0177.", 7.5)
    c.jspdf(d.pdf())
    return d


@layout("v-acroform-lab-order")
def _(name):
    d = Doc(name, "reportlab acroform", "en", ["AcroForm with filled fields, captions printed", "ten rows, four of them filled", "check boxes", "catalogue number first"])
    buyer = P("Redwood Plant Genomics Lab", "Briggs Hall Room 117, 1 Shields Ave, Davis CA 95616")
    sup = P("Sierra Biochem Supply", "88 Assay Court, Reno NV 89502")
    d.f.update(po_number="RPG-2025-219", po_date="2025-08-19", requested_date="2025-08-29", currency="USD", buyer=buyer, ship_to=P("Briggs Hall Loading Dock", "A Street, Davis CA 95616"), supplier=sup, payment_terms="Purchasing card")
    d["payment_terms"] = "Net 30"
    for s, t, q, u, p in (("SB-10444", "Agarose LE 500 g", 2, "btl", "189.00"), ("SB-20871", "Taq 2X master mix 5 mL", 6, "kit", "142.50"), ("SB-30019", "Filter tips 200 uL sterile", 15, "rack", "11.35"), ("SB-41120", "PCR plate 96 well skirted", 3, "case", "96.80")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.0825")); d["freight"] = D("24.00"); d["total"] = d["subtotal"] + d["tax"] + d["freight"]
    from reportlab.pdfgen import canvas
    c = canvas.Canvas(d.pdf(), pagesize=(612, 792), invariant=1); k = [0]

    def fld(x, y, w, v, h=16):
        k[0] += 1
        c.acroForm.textfield(name=f"f{k[0]}", x=x, y=792 - y - h + 4, width=w, height=h, value=str(v or ""), fontSize=9, borderWidth=0.5, fontName="Helvetica", forceBorder=True)

    def cap(x, y, s, f="Helvetica", z=8):
        c.setFont(f, z); c.drawString(x, 792 - y, s)
    cap(40, 44, "LABORATORY PURCHASE ORDER", "Helvetica-Bold", 15); cap(40, 60, "Fill in all shaded fields and send to the supplier by e-mail.")
    for i, (s, v, w) in enumerate((("Order No.", d["po_number"], 120), ("Order date", "08/19/2025", 120), ("Needed by", "08/29/2025", 120), ("Payment terms", "Net 30", 120))):
        cap(40 + 134 * i, 77, s); fld(40 + 134 * i, 84, w, v)
    for i, (s, p) in enumerate((("Ordered by", buyer), ("Deliver to", d["ship_to"]), ("Supplier", sup))):
        cap(40 + 180 * i, 119, s); fld(40 + 180 * i, 126, 172, p.name)
        q = p.lines[0].split(", ", 1); fld(40 + 180 * i, 143, 172, q[0]); fld(40 + 180 * i, 160, 172, q[1])
    c.acroForm.checkbox(name="cold", x=40, y=600, size=10, checked=True); cap(54, 190, "Cold chain"); c.acroForm.checkbox(name="haz", x=140, y=600, size=10); cap(154, 190, "Hazardous")
    X = [(40, 84, "Catalog #"), (126, 200, "Description"), (328, 44, "Qty"), (374, 44, "Unit"), (420, 66, "Price each"), (488, 80, "Extended")]
    for x, w, s in X:
        cap(x, 213, s, "Helvetica-Bold")
    for r in range(10):
        v = [d.lines[r].si, d.lines[r].desc, qn(d.lines[r].qty), d.lines[r].uom, num(d.lines[r].price), num(d.lines[r].amount)] if r < 4 else [""] * 6
        for (x, w, s), t in zip(X, v):
            fld(x, 220 + r * 19, w, t)
    for i, (s, v) in enumerate((("Subtotal", d["subtotal"]), ("Sales tax 8.25%", d["tax"]), ("Shipping", d["freight"]), ("Total USD", d["total"]))):
        cap(400, 432 + i * 20, s); fld(488, 422 + i * 20, 80, num(v))
    cap(40, 560, "Approved by (signature) ________________________")
    c.save()
    d.text_from = os.path.join(tempfile.gettempdir(), name + "-flat.pdf")
    b.run(["qpdf", "--generate-appearances", "--flatten-annotations=all", d.pdf(), d.text_from])
    return d
