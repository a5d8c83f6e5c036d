# SPDX-License-Identifier: Apache-2.0
"""Plain orders as libraries and templates print them, each with another habit of layout."""
from lib import *
import backends as b
from wcwords import words, cents


@layout("wc-platypus-labels-above-values")
def _(name):
    d = Doc(name, "reportlab platypus", "en", ["labels above values in a strip of cells", "paragraph descriptions that wrap", "table split over two pages with the head repeated", "freight and tax rows", "needed-by per order"])
    buyer = P("Timberline Ski Services Inc.", "1180 Summit Drive", "Truckee, CA 96161")
    sup = P("Alpine Lift Parts Co.", "77 Winterhaven Rd", "Reno, NV 89511")
    ship = P("Timberline Maintenance Shop", "4 Chairlift Way, Door 2", "Truckee, CA 96161")
    d.f.update(po_number="TSS-2025-1142", po_date="2025-08-26", requested_date="2025-09-30", currency="USD", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="2% 10, Net 30")
    base = [("ALP-4417", "Sheave liner, polyurethane, 380 mm, black, for Doppel-type towers", 64, "ea", "58.20"), ("ALP-1180", "Haul rope grip jaw, movable, reconditioned with certificate of magnetic testing", 12, "ea", "412.00"), ("ALP-0092", "Comfort bar bushing kit", 40, "kit", "17.35"), ("ALP-7730", "Brake pad, emergency brake, sintered, pair", 8, "pr", "236.50"), ("ALP-2005", "Bull wheel liner segment, 48 in, rubber; order in full sets only", 36, "ea", "91.75"), ("ALP-3319", "Tower ladder safety cage bracket, galvanized", 24, "ea", "28.90")]
    ext = [(f"ALP-{5100 + 7 * k}", t, q, "ea", p) for k, (t, q, p) in enumerate((("Chair hanger pin, stainless", 80, "14.60"), ("Seat slat, recycled plastic, 1.2 m", 150, "19.95"), ("Footrest rubber", 150, "6.10"), ("Grease cartridge, low temperature", 96, "8.45"), ("Anemometer cup set", 4, "63.00"), ("Limit switch, lever, IP67", 20, "44.25"), ("Loading board flap", 10, "37.80"), ("Rope position detector fork", 30, "52.40"), ("Conveyor belt lacing kit", 3, "188.00"), ("Ramp sensor cable 15 m", 6, "74.10")))]
    for i, (s, t, q, u, p) in enumerate(base + ext, 1):
        d.lines.append(Ln(i, s, t, q, u, p))
    d.f.update(subtotal=d.net(), freight=D("385.00"), tax=r2(d.net() * D("0.0825"))); d["total"] = d["subtotal"] + d["freight"] + d["tax"]
    from reportlab.platypus import SimpleDocTemplate, Table, TableStyle, Paragraph, Spacer
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib import colors
    S = getSampleStyleSheet(); n = S["Normal"]; n.fontSize = 9; n.leading = 11.5
    p = lambda s: Paragraph(s, n)
    grey = colors.HexColor("#777777")
    strip = Table([["PO NUMBER", "ORDER DATE", "NEEDED BY", "TERMS", "SHIP VIA", "BUYER"], [d["po_number"], "Aug 26, 2025", "Sep 30, 2025", d["payment_terms"], "Estes LTL", "M. Vance"]], colWidths=[90] * 6)
    strip.setStyle(TableStyle([("FONTSIZE", (0, 0), (-1, 0), 6.5), ("TEXTCOLOR", (0, 0), (-1, 0), grey), ("FONTSIZE", (0, 1), (-1, 1), 9), ("BOX", (0, 0), (-1, -1), .5, grey), ("LINEAFTER", (0, 0), (-2, -1), .5, grey), ("BOTTOMPADDING", (0, 0), (-1, 0), 0)]))
    par = Table([[p("<font size=7 color='#777777'>VENDOR</font><br/>" + "<br/>".join(sup.all())), p("<font size=7 color='#777777'>SHIP TO</font><br/>" + "<br/>".join(ship.all()))]], colWidths=[270, 270])
    rows = [["#", "Part", "Description", "Qty", "UM", "Unit", "Extended"]] + [[l.line, l.si, p(E(l.desc)), qn(l.qty), l.uom, num(l.price), num(l.amount)] for l in d.lines]
    t = Table(rows, colWidths=[22, 62, 246, 40, 34, 60, 76], repeatRows=1)
    t.setStyle(TableStyle([("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), ("FONTSIZE", (0, 0), (-1, -1), 9), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey), ("ALIGN", (3, 0), (3, -1), "RIGHT"), ("ALIGN", (5, 0), (-1, -1), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), .25, grey), ("TOPPADDING", (0, 1), (-1, -1), 7), ("BOTTOMPADDING", (0, 1), (-1, -1), 7)]))
    tot = Table([["Merchandise", num(d["subtotal"])], ["Freight (prepaid & add)", num(d["freight"])], ["Sales tax 8.25%", num(d["tax"])], ["ORDER TOTAL USD", num(d["total"])]], colWidths=[130, 76], hAlign="RIGHT")
    tot.setStyle(TableStyle([("ALIGN", (0, 0), (-1, -1), "RIGHT"), ("FONTNAME", (0, 3), (-1, 3), "Helvetica-Bold"), ("LINEABOVE", (0, 3), (-1, 3), 1, colors.black)]))

    def foot(c, doc):
        c.setFont("Helvetica", 7); c.drawString(36, 24, "TSS-2025-1142 issued by Timberline Ski Services Inc."); c.drawRightString(576, 24, f"Page {doc.page}")
    SimpleDocTemplate(d.pdf(), pagesize=(612, 792), leftMargin=36, rightMargin=36, topMargin=36, bottomMargin=44, invariant=1).build([p(f"<font size=15><b>{buyer.name}</b></font>"), Spacer(1, 6), p(", ".join(buyer.lines) + " - (530) 555-0142"), Spacer(1, 10), p("<font size=12>Purchase Order</font>"), Spacer(1, 6), strip, Spacer(1, 8), par, Spacer(1, 10), t, Spacer(1, 8), tot, Spacer(1, 14), p("Acknowledge within 48 hours. Parts must carry the maker's certificate where stated.")], onFirstPage=foot, onLaterPages=foot)
    return d


@layout("wc-jspdf-autotable-striped-eu")
def _(name):
    d = Doc(name, "jsPDF with autotable", "en", ["autotable striped theme", "amounts with a euro sign before", "quantity and unit in one cell", "date 9 April 2025", "VAT number decoys, no line numbers"])
    buyer = P("Ballycorrig Creamery DAC", "Mill Road, Thurles, Co. Tipperary, E41 XY77")
    sup = P("Shannonside Packaging Ltd", "Raheen Business Park", "Limerick V94 K7T2")
    d.f.update(po_number="BC-PO-7731", po_date="2025-04-09", requested_date="2025-04-22", currency="EUR", buyer=buyer, supplier=sup, payment_terms="30 days EOM", ship_to=P("Ballycorrig Creamery, Goods In, Mill Road, Thurles"))
    for s, t, q, u, p in (("SP-BT250", "Butter wrap 250 g, foil/parchment, printed", 40, "reel", "186.40"), ("SP-CT10", "Carton 10 kg butter, white", 3200, "pc", "0.87"), ("SP-PT22", "Tub 227 g with lid, PP", 15000, "pc", "0.094"), ("SP-SW50", "Stretch wrap 500 mm", 36, "roll", "9.25")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.23"))); d["total"] = d["subtotal"] + d["tax"]
    import json
    e = lambda v, n=2: "€" + num(v, d=n)
    js = b.tmp(".js", """const {jsPDF}=require('jspdf');const at=require('jspdf-autotable');const f=at.autoTable||at.default||at;const fs=require('fs');const j=JSON.parse(fs.readFileSync(process.argv[2]));const d=new jsPDF({compress:true});
d.setFontSize(20);d.text('Purchase Order',14,20);d.setFontSize(10);d.text(j.from,196,16,{align:'right'});d.text(j.head,14,32);d.text(j.to,110,40);
f(d,{startY:68,head:[['Code','Description','Quantity','Unit Price','Total']],body:j.rows,foot:j.foot,theme:'striped',showFoot:'lastPage',columnStyles:{2:{halign:'right'},3:{halign:'right'},4:{halign:'right'}},footStyles:{halign:'right'}});
const y=d.lastAutoTable.finalY;d.setFontSize(9);d.text(j.note,14,y+10);fs.writeFileSync(process.argv[3],Buffer.from(d.output('arraybuffer')));""")
    import shutil, os
    a = b.tmp(".json", json.dumps({"from": [buyer.name] + ["Mill Road, Thurles", "Co. Tipperary, E41 XY77", "VAT IE 4418823K"], "head": ["PO number: BC-PO-7731", "Date: 9 April 2025", "Delivery date: 22 April 2025", "Payment: 30 days EOM", "Contact: Aoife Ryan"], "to": ["Supplier:"] + sup.all(), "rows": [[l.si, l.desc, f"{qn(l.qty)} {l.uom}", e(l.price, 3 if l.price < D("0.1") else 2), e(l.amount)] for l in d.lines], "foot": [["", "", "", "Subtotal", e(d["subtotal"])], ["", "", "", "VAT 23%", e(d["tax"])], ["", "", "", "Total", e(d["total"])]], "note": ["Deliver to: Ballycorrig Creamery, Goods In, Mill Road, Thurles, Mon-Thu before 15:00.", "Food contact declarations must be on file before the first delivery."]}))
    b.run(["node", js, a, d.pdf()], cwd=b.NODE)
    d["ship_to_alt"] = [P("Ballycorrig Creamery"), P("Ballycorrig Creamery, Goods In")]
    return d


@layout("wc-fpdf-colored-table-code-under-number")
def _(name):
    d = Doc(name, "FPDF", "en", ["FPDF tutorial's coloured table", "description on the row beneath the number and figures", "amount without thousands separators", "discount row negative", "buyer after 'Ordered by'"])
    d.f.update(po_number="10447", po_date="2025-02-14", requested_date="2025-02-28", currency="GBP", buyer=P("Quayside Theatre Trust", "Dock Street, Dundee DD1 3HR"), supplier=P("Stagecraft Lamps Ltd", "Unit 3, Hillington, Glasgow G52 4XX"), payment_terms="Net 30 days", ship_to=P("Stage Door", "Dock Lane, Dundee DD1 3HT"))
    for i, s, t, q, p in ((1, "LMP-575HX", "Lamp HX600 575 W 230 V G9.5", 36, "14.20"), (2, "GEL-L201", "Colour filter L201 full CT blue, roll 7.62 m", 4, "61.50"), (3, "GFT-BLK50", "Gaffer tape matt black 50 mm x 50 m", 48, "9.85"), (4, "CBL-P5-10", "DMX cable 5 pin 10 m", 12, "23.40")):
        d.lines.append(Ln(i, s, t, q, "each", p))
    gross = d.net(); disc = r2(gross * D("0.05")); net = gross - disc; d.f.update(subtotal=gross, discount=disc, tax=r2(net * D("0.20"))); d["total"] = net + d["tax"]
    import json
    php = b.tmp(".php", """<?php require '/usr/share/php/fpdf.php'; $j=json_decode(file_get_contents($argv[1]),true);$p=new FPDF();$p->AddPage();$c=function($w,$h,$s,$b=0,$n=0,$a='L',$f=false) use($p){$p->Cell($w,$h,iconv('UTF-8','windows-1252',$s),$b,$n,$a,$f);};
$p->SetFont('Times','B',18);$c(0,10,'Purchase order no. 10447',0,1);$p->SetFont('Times','',11);foreach($j['head'] as $s)$c(0,5.5,$s,0,1);$p->Ln(5);
$p->SetFillColor(180,30,30);$p->SetTextColor(255);$p->SetDrawColor(128,0,0);$p->SetFont('Times','B',11);$w=[12,50,28,28,35,37];foreach(['No.','Your code','Quantity','Unit','Price','Amount GBP'] as $i=>$s)$c($w[$i],7,$s,1,$i==5,'C',true);
$p->SetFillColor(245,232,232);$p->SetTextColor(0);$p->SetFont('Times','',11);$f=false;foreach($j['rows'] as $r){foreach($r[0] as $i=>$s)$c($w[$i],6,$s,$i==0?'L':($i==5?'R':0),$i==5,$i==2||$i>3?'R':'L',$f);$c(12,6,'','L',0,'L',$f);$c(178,6,$r[1],'R',1,'L',$f);$f=!$f;}
foreach($j['tot'] as $r){$c(153,7,$r[0],'T',0,'R');$c(37,7,$r[1],'T',1,'R');}$p->Ln(6);$p->MultiCell(0,5,$j['note']);$p->Output('F',$argv[2]);""")
    a = b.tmp(".json", json.dumps({"head": ["Date: 14 February 2025", "Ordered by: Quayside Theatre Trust, Dock Street, Dundee DD1 3HR", "Supplier: Stagecraft Lamps Ltd, Unit 3, Hillington, Glasgow G52 4XX", "Deliver to: Stage Door, Dock Lane, Dundee DD1 3HT by 28 February 2025", "Payment terms: Net 30 days"], "rows": [[[str(l.line), l.si, qn(l.qty), "each", num(l.price, "plain"), num(l.amount, "plain")], l.desc] for l in d.lines], "tot": [["Sum", num(gross, "plain")], ["Charity discount 5 %", "-" + num(disc, "plain")], ["VAT 20 %", num(d["tax"], "plain")], ["Total to pay", num(d["total"], "plain")]], "note": "Please mark all boxes STAGE DOOR. The auditorium entrance cannot accept goods.\nAuthorised: F. Geddes, Technical Manager"}))
    b.run(["php", php, a, d.pdf()])
    return d


@layout("wc-wk-simple-invoice-template-as-po")
def _(name):
    d = Doc(name, "wkhtmltopdf", "en", ["the well-known simple invoice html turned into an order", "only item and price columns: quantity within the text cell '25 x'", "total only", "buyer's address top right in small cells"])
    buyer = P("Bluebell Nursery School", "12 Orchard Lane", "Hereford HR1 2QT")
    d.f.update(po_number="B-119", po_date="2025-09-03", requested_date="2025-09-15", currency="GBP", buyer=buyer, supplier=P("Little Steps Furniture", "Leominster HR6 0NP"), payment_terms=None)
    r = ""
    for s, t, q, p in (("LS-CH26", "Stacking chair 26 cm, beech", 24, "31.50"), ("LS-TB120", "Round table 120 cm, height 46 cm", 4, "118.00"), ("LS-MAT", "Sleep mat, wipe clean, blue", 20, "16.25")):
        l = Ln(None, s, t, q, None, p); d.lines.append(l); r += f"<tr class=item><td>{q} x {s} {t} @ £{num(p)} each<td>£{num(l.amount)}</tr>"
    d["total"] = d.net()
    b.wk(b.page(".b{padding:30px;border:1px solid #eee;font:16px/24px 'Helvetica Neue',Helvetica,Arial;color:#555}table{width:100%;line-height:inherit;border-collapse:collapse}td{padding:5px;vertical-align:top}tr td:nth-child(2){text-align:right}.heading td{background:#eee;border-bottom:1px solid #ddd;font-weight:bold}.item td{border-bottom:1px solid #eee}.total td:nth-child(2){border-top:2px solid #eee;font-weight:bold}", f'''<div class=b><table><tr><td style="font-size:45px;line-height:45px;color:#333">Order</td><td>Order #: B-119<br>Created: September 3, 2025<br>Needed: September 15, 2025</td></tr><tr><td style="padding:30px 5px">To:<br>Little Steps Furniture<br>Leominster HR6 0NP<td style="padding:30px 5px">From:<br>{buyer.h()}<br>office@bluebell.example</tr><tr class=heading><td>Please supply<td>Price</tr>{r}<tr class=total><td><td>Total: £{num(d["total"])}</tr></table><p style="font-size:12px">Deliver to the school between 9 and 3. Thank you! - Sue Prosser, Manager</p></div>'''), d.pdf())
    return d


@layout("wc-weasy-sidebar-two-numbers-cell")
def _(name):
    d = Doc(name, "WeasyPrint", "sv", ["Swedish, coloured sidebar with buyer and delivery data, table at the right", "ours / yours in one cell stacked", "krona amounts with space thousands", "à-pris and Antal heads", "moms 25 %"])
    buyer = P("Norrskens Trähus AB", "Sågverksgatan 4", "931 44 Skellefteå")
    sup = P("Beslagsgruppen i Gnosjö AB", "335 31 Gnosjö")
    ship = P("Norrskens Trähus AB, Elementfabriken", "Hamnvägen 12", "931 76 Skellefteå")
    d.f.update(po_number="IO-25-0881", po_date="2025-05-05", requested_date="2025-05-26", currency="SEK", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="30 dagar netto")
    r = ""
    for i, bi, s, t, q, u, p in ((10, "20-4418", "BG-V90-FZ", "Vinkelbeslag 90x90x65 FZV", 2400, "st", "6.85"), (20, "20-5102", "BG-BS140", "Balksko 51x140", 600, "st", "14.20"), (30, "21-0077", "AS-4035-5K", "Ankarskruv 5,0x35, ask 250", 48, "ask", "119.00")):
        l = Ln(i, s, t, q, u, p, bi=bi); d.lines.append(l)
        r += f"<tr><td>{i}<td>{bi}<br><i>{s}</i><td>{t}<td class=r>{qn(q, 'sp')}<td>{u}<td class=r>{num(p, 'sp')}<td class=r>{num(l.amount, 'sp')}"
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.25"))); d["total"] = d["subtotal"] + d["tax"]
    b.weasy(b.page("@page{size:A4;margin:0}body{margin:0;font:9pt 'Lato'}.s{position:absolute;left:0;top:0;width:50mm;height:297mm;background:#1e3d4f;color:#fff;padding:12mm 6mm;box-sizing:border-box;font-size:8.5pt}.s b{display:block;margin-top:8px;color:#9fc3d6;font-size:7.5pt}.m{margin:14mm 10mm 0 57mm}table{width:100%;border-collapse:collapse}th{border-bottom:1pt solid #1e3d4f;text-align:left}td{padding:3px 2px;border-bottom:.3pt solid #ccc;vertical-align:top}.r{text-align:right}", f'''<div class=s><span style="font-size:13pt">{buyer.name}</span><br>{"<br>".join(buyer.lines)}<br>Org.nr 556677-1184<b>INKÖPSORDERNR</b>{d["po_number"]}<b>ORDERDATUM</b>2025-05-05<b>LEVERANSDATUM</b>2025-05-26<b>LEVERANSADRESS</b>{ship.h()}<b>BETALNINGSVILLKOR</b>30 dagar netto<b>LEVERANSVILLKOR</b>Fritt vår fabrik<b>VÅR REFERENS</b>Maja Lindholm</div><div class=m><h2>Inköpsorder</h2><p>{sup.h()}</p><table><tr><th>Rad<th>Vårt / Ert art.nr<th>Benämning<th class=r>Antal<th>Enh<th class=r>À-pris<th class=r>Belopp</tr>{r}</table><p class=r>Summa exkl. moms {num(d["subtotal"], "sp")}<br>Moms 25 % {num(d["tax"], "sp")}<br><b>Att betala SEK {num(d["total"], "sp")}</b></p><p>Vänligen bekräfta ordern inom två dagar. Ange vårt ordernummer på följesedel och faktura.</p></div>''', "sv"), d.pdf())
    return d


@layout("wc-itext-carry-forward-per-100")
def _(name):
    d = Doc(name, "iText", "en", ["prices per 100 and per 1000, a column 'Per'", "carried forward and brought forward rows", "three pages", "order references repeated at each page's head", "vendor's item in brackets"])
    buyer = P("Pennine Switchgear Limited", "Calder Works, Dewsbury Road", "Wakefield WF2 9BE")
    sup = P("Black Country Fasteners plc", "Steelpark Way, Wolverhampton WV11 3SQ")
    d.f.update(po_number="P/118442", po_date="2025-06-30", requested_date="2025-07-18", currency="GBP", buyer=buyer, supplier=sup, payment_terms="60 days from end of month of invoice", ship_to=P("Calder Works Stores, Gate 3"))
    k = 0
    for m in (5, 6, 8, 10, 12):
        for ln in (16, 20, 25, 30, 40, 50, 60):
            k += 1; per = 1000 if m == 5 else 100
            d.lines.append(Ln(k, f"BCF-M{m}{ln}", f"Hex set screw M{m} x {ln} grade 8.8 BZP", 500 + 100 * (k % 5), "pcs", r2(D(m * m) / 12 + D(ln) / 18, 2) * (per // 100), bi=f"30{m:02}{ln:03}", per=per))
    d["total"] = d.net()
    c = b.Canvas(size=8); run = D(0)
    for pg, (i, j) in enumerate(((0, 13), (13, 27), (27, 35))):
        if pg:
            c.page()
        c.t(40, 44, buyer.name, 13, "TB"); c.t(40, 57, ", ".join(buyer.lines)); c.t(555, 44, "PURCHASE ORDER", 13, "TB", "r"); c.t(555, 57, f"Page {pg + 1} of 3", a="r"); c.t(40, 80, "Order no.", font="HB"); c.t(95, 80, "P/118442"); c.t(180, 80, "Date", font="HB"); c.t(210, 80, "30/06/2025"); c.t(300, 80, "Required", font="HB"); c.t(345, 80, "18/07/2025")
        y = 100
        if not pg:
            c.t(40, y, "To:", font="HB"); c.t(70, y, sup.name); c.t(70, y + 11, sup.lines[0]); c.t(40, y + 26, "Deliver to:", font="HB"); c.t(95, y + 26, "Calder Works Stores, Gate 3"); c.t(300, y + 26, "Terms:", font="HB"); c.t(335, y + 26, d["payment_terms"]); y += 44
        c.hl(y); 
        H = ((40, "Item", "l"), (62, "Our code", "l"), (115, "Description (your code)", "l"), (385, "Qty", "r"), (392, "Unit", "l"), (455, "Price £", "r"), (490, "Per", "r"), (555, "Value £", "r"))
        for x, s, a in H:
            c.t(x, y + 11, s, 8, "HB", a)
        c.hl(y + 15); y += 28
        if pg:
            c.t(490, y, "Brought forward", 8, "HI", "r"); c.t(555, y, num(run), 8, "HI", "r"); y += 16
        for l in d.lines[i:j]:
            for (x, _, a), v in zip(H, (l.line, l.bi, f"{l.desc} ({l.si})", qn(l.qty), l.uom, num(l.price), l.per, num(l.amount))):
                c.t(x, y, v, a=a)
            c.t(115, y + 10, "EN ISO 4017, zinc 8 micron, cartons of 200, heat number on the label", 6.5); y += 38; run += l.amount
        if pg < 2:
            c.t(490, y + 4, "Carried forward", 8, "HI", "r"); c.t(555, y + 4, num(run), 8, "HI", "r")
        else:
            c.hl(y - 4, 440, 555); c.t(490, y + 8, "Order value, excl. VAT", 8.5, "HB", "r"); c.t(555, y + 8, num(run), 8.5, "HB", "r"); c.t(40, y + 40, "Certificates of conformity to BS EN ISO 898-1 with each batch. Our conditions of purchase PS-7 apply.", 7.5)
    c.itext(d.pdf())
    return d


@layout("wc-docx-word-template-blue")
def _(name):
    d = Doc(name, "LibreOffice Writer from docx", "en", ["Word template with a table for the head and one for lines", "QTY, ITEM #, DESCRIPTION, JOB, UNIT PRICE, LINE TOTAL", "empty rows", "shipping method band with terms and delivery date", "sales tax empty"])
    buyer = P("Hollis & Crane Architects", "900 Lakeshore Blvd, Suite 210", "Cleveland, OH 44114")
    sup = P("Erie Drafting Supply", "3311 Prospect Ave", "Cleveland, OH 44115")
    d.f.update(po_number="2025-037", po_date="2025-05-20", requested_date="2025-05-30", currency="USD", buyer=buyer, ship_to=buyer, supplier=sup, payment_terms="Due on receipt")
    for q, s, t, j, p in ((12, "ED-36150", "Bond roll 36 in x 150 ft, 20 lb", "Office", "11.75"), (6, "ED-VLM36", "Vellum roll 36 in x 20 yd", "Office", "48.90"), (3, "ED-T920", "Plotter printhead, T920", "Office", "214.50"), (40, "ED-BSW33", "Basswood sheet 1/8 x 3 x 24", "Model 2511", "2.35")):
        d.lines.append(Ln(None, s, t, q, None, p, job=j))
    d.f.update(subtotal=d.net(), total=d.net())
    import docx, tempfile, shutil
    from docx.shared import Pt
    x = docx.Document(); x.styles["Normal"].font.name = "Carlito"; x.styles["Normal"].font.size = Pt(10)
    h = x.add_table(1, 2); h.cell(0, 0).text = buyer.name + "\n" + "\n".join(buyer.lines) + "\nPhone 216.555.0177"; h.cell(0, 1).text = "PURCHASE ORDER\nDate: May 20, 2025\nP.O. # 2025-037"
    x.add_paragraph("")
    h = x.add_table(1, 2); h.cell(0, 0).text = "Vendor\n" + "\n".join(sup.all()) + "\nCustomer ID HC-118"; h.cell(0, 1).text = "Ship To\n" + "\n".join(buyer.all())
    x.add_paragraph("")
    h = x.add_table(2, 4); h.style = "Table Grid"
    for i, (a, v) in enumerate((("Shipping Method", "Will call"), ("Shipping Terms", "FOB origin"), ("Payment Terms", "Due on receipt"), ("Delivery Date", "5/30/2025"))):
        h.cell(0, i).text = a; h.cell(1, i).text = v
    x.add_paragraph("")
    t = x.add_table(1, 6); t.style = "Light Grid Accent 1"
    for i, s in enumerate(("Qty", "Item #", "Description", "Job", "Unit Price", "Line Total")):
        t.rows[0].cells[i].text = s
    for l in d.lines + [None] * 4 + [("Subtotal", d["subtotal"]), ("Sales Tax", None), ("Total", d["total"])]:
        r = t.add_row().cells
        v = ["", "", "", "", l[0], "$ " + num(l[1]) if l[1] is not None else ""] if isinstance(l, tuple) else [""] * 6 if l is None else [qn(l.qty), l.si, l.desc, l.job, num(l.price), num(l.amount)]
        for i, s in enumerate(v):
            r[i].text = s
            if i > 3:
                r[i].paragraphs[0].alignment = 2
    x.add_paragraph("1. Please send two copies of your invoice.\n2. Enter this order in accordance with the prices, terms, delivery method, and specifications listed above.\n3. Please notify us immediately if you are unable to ship as specified.")
    x.add_paragraph("Authorized by ________________________  Date ____________")
    f = tempfile.mkdtemp(); x.save(f + "/a.docx"); b.run(["soffice", "-env:UserInstallation=file://" + f + "/p", "--headless", "--convert-to", "pdf", "--outdir", f, f + "/a.docx"], timeout=240); shutil.copy(f + "/a.pdf", d.pdf()); shutil.rmtree(f)
    return d


@layout("wc-calc-vertex-style-blue-bands")
def _(name):
    d = Doc(name, "LibreOffice Calc from openpyxl", "en", ["spreadsheet purchase order template: VENDOR and SHIP TO bands, REQUISITIONER row", "item number, description, qty, unit price, total", "TAX, SHIPPING, OTHER rows with a dash where empty", "comments box at the left of the totals", "figures as numbers with accounting format"])
    buyer = P("Redwood Valley Brewing Co.", "2204 Uva Drive", "Redwood Valley, CA 95470")
    sup = P("North Coast Bottle & Can", "780 Airport Blvd", "Santa Rosa, CA 95403")
    ship = P("Redwood Valley Brewing Co. - Packaging Hall", "2210 Uva Drive", "Redwood Valley, CA 95470")
    d.f.update(po_number="RVB-0558", po_date="2025-03-04", requested_date=None, currency="USD", buyer=buyer, ship_to=ship, supplier=sup)
    for s, t, q, p in (("NC-16AL", "16 oz aluminum can, brite, pallet of 6224", 4, "998.75"), ("NC-202E", "202 can end, silver, case of 6500", 5, "214.40"), ("NC-PKT4", "PakTech 4-pack handle, black, case", 12, "96.20")):
        d.lines.append(Ln(None, s, t, q, None, p))
    d.f.update(subtotal=d.net(), tax=None, freight=D("275"), total=d.net() + 275)
    import openpyxl, tempfile, shutil
    from openpyxl.styles import PatternFill, Font, Alignment, Border, Side
    wb = openpyxl.Workbook(); s = wb.active; band = PatternFill("solid", fgColor="3B4E87"); W = Font(bold=True, color="FFFFFF", name="Liberation Sans", size=10); th = Side(style="thin", color="999999")
    for k, w in zip("ABCDE", (16, 38, 10, 14, 16)):
        s.column_dimensions[k].width = w
    s["A1"] = buyer.name; s["A1"].font = Font(bold=True, size=16); s["E1"] = "PURCHASE ORDER"; s["E1"].font = Font(bold=True, size=18, color="3B4E87"); s["E1"].alignment = Alignment(horizontal="right")
    for i, v in enumerate(buyer.lines + ["Phone: 707-555-0182", "Website: rvbrewing.example"]):
        s[f"A{2 + i}"] = v
    s["D3"] = "DATE"; s["E3"] = "3/4/2025"; s["D4"] = "PO #"; s["E4"] = d["po_number"]
    for a, k, p in (("A7", "VENDOR", sup), ("C7", "SHIP TO", ship)):
        s[a] = k
        for i, v in enumerate(p.all()):
            s[f"{a[0]}{8 + i}"] = v
    for k in "ABCDE":
        s[k + "7"].fill = band if k != "B" or 1 else band; s[k + "7"].font = W
    for k, h, v in zip("ABCDE", ("REQUISITIONER", "SHIP VIA", "F.O.B.", "", "SHIPPING TERMS"), ("D. Marsh", "Common carrier", "Origin", "", "Prepay & add")):
        for n, z in ((12, h), (13, v)):
            s[f"{k}{n}"] = z
        s[k + "12"].fill = band; s[k + "12"].font = W
    for k, h in zip("ABCDE", ("ITEM #", "DESCRIPTION", "QTY", "UNIT PRICE", "TOTAL")):
        s[k + "15"] = h; s[k + "15"].fill = band; s[k + "15"].font = W; s[k + "15"].alignment = Alignment(horizontal="center")
    for i in range(12):
        l = d.lines[i] if i < len(d.lines) else None
        for k, v in zip("ABCDE", (l.si, l.desc, int(l.qty), float(l.price), float(l.amount)) if l else ("", "", None, None, "-")):
            x = s[f"{k}{16 + i}"]; x.value = v; x.border = Border(th, th, th, th)
            if k in "DE":
                x.number_format = "#,##0.00"; x.alignment = Alignment(horizontal="right")
    s["A29"] = "Comments or Special Instructions"; s["A29"].font = Font(bold=True); s["A30"] = "Call Dana 24 hours before delivery for forklift."
    for i, (a, v) in enumerate((("SUBTOTAL", d["subtotal"]), ("TAX", None), ("SHIPPING", d["freight"]), ("OTHER", None), ("TOTAL", d["total"]))):
        s[f"D{29 + i}"] = a; x = s[f"E{29 + i}"]; x.value = float(v) if v is not None else "-"; x.number_format = '"$"#,##0.00' if i == 4 else "#,##0.00"; x.alignment = Alignment(horizontal="right")
        if i == 4:
            x.font = s[f"D{29 + i}"].font = Font(bold=True)
    s["A36"] = "If you have any questions about this purchase order, please contact"; s["A37"] = "[Dana Marsh, 707-555-0182, dana@rvbrewing.example]"
    s.page_setup.fitToHeight = 0; s.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True); s.page_setup.paperSize = 1
    f = tempfile.mkdtemp(); wb.save(f + "/a.xlsx"); b.run(["soffice", "-env:UserInstallation=file://" + f + "/p", "--headless", "--convert-to", "pdf", "--outdir", f, f + "/a.xlsx"], timeout=240); shutil.copy(f + "/a.pdf", d.pdf()); shutil.rmtree(f)
    d["ship_to_alt"] = [P("Redwood Valley Brewing Co."), P("Packaging Hall")]
    return d


@layout("wc-latex-booktabs-nok")
def _(name):
    d = Doc(name, "pdflatex", "no", ["Norwegian order in LaTeX booktabs", "label: value lines in a letter head", "decimal comma, thin space thousands", "MVA 25 %", "no column for units: stk. within quantity"])
    buyer = P("Fjordlab AS", "Strandgata 18, 6002 Ålesund")
    sup = P("Nordisk Glassvare AS", "Industriveien 40, 2020 Skedsmokorset")
    d.f.update(po_number="FL-2291", po_date="2025-10-21", requested_date="2025-11-03", currency="NOK", buyer=buyer, supplier=sup, ship_to=P("Fjordlab AS, varemottak", "Kaigata 3, 6002 Ålesund"), payment_terms="netto 20 dager")
    r = ""
    for s, t, q, u, p in (("NG-BK600", "Begerglass 600 ml, lav form", 36, "stk.", "41.50"), ("NG-EK250", "Erlenmeyerkolbe 250 ml", 48, "stk.", "38.90"), ("NG-PP10", "Pipettespisser 10 ml, pose 200", 15, "pose", "164.00")):
        l = Ln(None, s, t, q, u, p); d.lines.append(l); r += rf"{s} & {t} & {q} {u} & {num(p, 'deplain')} & {num(l.amount, 'sp').replace(' ', chr(92) + ',')} \\" + "\n"
    d.f.update(subtotal=d.net(), tax=r2(d.net() * D("0.25"))); d["total"] = d["subtotal"] + d["tax"]
    n = lambda v: num(v, "sp").replace(" ", r"\,")
    b.latex(rf"""\documentclass[a4paper,10pt]{{article}}\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage{{booktabs,tabularx,lmodern}}\usepackage[margin=25mm]{{geometry}}\pagestyle{{empty}}\setlength\parindent{{0pt}}\begin{{document}}
{{\Large\bfseries {buyer.name}}}\hfill {{\Large Innkjøpsordre}}\\ {buyer.lines[0]}\\ Org.nr. 918\,442\,107 MVA\\[6mm]
\begin{{minipage}}[t]{{.5\textwidth}}Til:\\ {sup.name}\\ {sup.lines[0]}\\[3mm]Leveringsadresse:\\ Fjordlab AS, varemottak\\ Kaigata 3, 6002 Ålesund\end{{minipage}}\begin{{minipage}}[t]{{.5\textwidth}}\begin{{tabular}}[t]{{ll}}Ordrenr.: & FL-2291\\Dato: & 21.10.2025\\Ønsket levering: & 03.11.2025\\Betaling: & netto 20 dager\\Vår ref.: & Ingrid Solvang\end{{tabular}}\end{{minipage}}\\[8mm]
\begin{{tabularx}}{{\textwidth}}{{lXrrr}}\toprule Varenr. & Beskrivelse & Antall & Pris & Beløp \\ \midrule {r}\midrule & & & Sum eks.\ mva. & {n(d["subtotal"])}\\ & & & MVA 25\,\% & {n(d["tax"])}\\ & & & \textbf{{Totalt NOK}} & \textbf{{{n(d["total"])}}}\\ \bottomrule\end{{tabularx}}\\[8mm]
Faktura sendes som EHF merket med ordrenummer.
\end{{document}}""", d.pdf())
    return d


@layout("wc-perl-turned-landscape")
def _(name):
    d = Doc(name, "PDF::API2, page turned by /Rotate 270", "en", ["page written upright on portrait and turned with /Rotate", "quantity first, then unit, then number", "two dates: order and ship by", "ship-to is the same as above"])
    buyer = P("Copperhill Orchard Supply LLC", "6100 County Road 12, Wenatchee, WA 98801")
    d.f.update(po_number="88-2051", po_date="2025-01-30", requested_date="2025-02-21", currency="USD", buyer=buyer, ship_to=buyer, supplier=P("Yakima Trellis & Wire", "Selah, WA 98942"), payment_terms="NET 45")
    for q, u, s, t, p in ((300, "EA", "TP-8W", "Trellis post 8 ft 3 in treated", "13.85"), (24, "RL", "HT-125", "High tensile wire 12.5 ga 4000 ft", "148.00"), (1500, "EA", "GRP-M", "Gripple medium", "1.42"), (8, "BX", "STP-134", "Fence staple 1-3/4 in, 50 lb", "92.60")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d["total"] = d.net()
    c = b.Canvas(w=792, h=612, size=10, font="T")
    c.t(50, 60, buyer.name, 18, "TB"); c.t(50, 76, buyer.lines[0]); c.t(742, 60, "PURCHASE ORDER 88-2051", 16, "TB", "r"); c.t(742, 78, "Date 01/30/2025     Ship by 02/21/2025     Terms NET 45", a="r"); c.hl(90, 50, 742, 1.5)
    c.t(50, 110, "TO", font="TB"); c.ts(90, 110, ["Yakima Trellis & Wire", "Selah, WA 98942"], 13); c.t(400, 110, "SHIP TO", font="TB"); c.t(460, 110, "Same as above")
    H = ((90, "QTY", "r"), (100, "U/M", "l"), (150, "ITEM NO.", "l"), (260, "DESCRIPTION", "l"), (640, "PRICE", "r"), (742, "AMOUNT", "r"))
    for x, s, a in H:
        c.t(x, 160, s, 10, "TB", a)
    c.hl(165, 50, 742); y = 184
    for l in d.lines:
        for (x, _, a), v in zip(H, (qn(l.qty), l.uom, l.si, l.desc, num(l.price), num(l.amount))):
            c.t(x, y, v, a=a)
        y += 20
    c.hl(y - 8, 560, 742); c.t(640, y + 8, "TOTAL", 11, "TB", "r"); c.t(742, y + 8, "$" + num(d["total"]), 11, "TB", "r"); c.t(50, 540, "Buyer: Ted Oakes      No substitutions without a call."); c.t(742, 540, "Signature ____________________", a="r")
    import tempfile, pikepdf, os
    t = tempfile.mktemp(".pdf"); c.perl(t)
    with pikepdf.open(t) as q:
        pg = q.pages[0]; pg.contents_add(b"q 0 1 -1 0 612 0 cm\n", prepend=True); pg.contents_add(b"\nQ"); pg.MediaBox = [0, 0, 612, 792]
        for k in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
            if k in pg:
                pg[k] = [0, 0, 612, 792]
        pg.Rotate = 90; q.save(d.pdf())
    os.unlink(t)
    d.producer = "PDF::API2, turned by /Rotate 90"
    return d
