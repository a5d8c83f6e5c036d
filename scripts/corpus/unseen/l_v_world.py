# SPDX-License-Identifier: Apache-2.0
"""Wordy public undertakings, local purchase orders, export houses and scans of them."""
from lib import *
import tempfile
import backends as b


@layout("v-india-psu-wordy-terms")
def _(name):
    d = Doc(name, "tcpdf", "en", ["Indian public undertaking, letter with numbered clauses before and after the table", "item text of several sentences with figures", "lakh grouping", "GST as a percentage in a clause and an amount below", "references to enquiry, quotation and LOI"])
    buyer = P("NARMADA VALLEY THERMAL POWER CORPORATION LIMITED", "Purchase Wing, Administrative Building, Shaktinagar 486889 (M.P.)")
    sup = P("M/s Deccan Valves & Castings Pvt. Ltd.", "Plot C-44, MIDC Chincholi", "Solapur 413255, Maharashtra")
    ship = P("Senior Manager (Stores), Central Stores", "Shaktinagar Thermal Power Station, Distt. Singrauli 486889")
    d.f.update(po_number="NVTPC/MM/BOP/2024-25/4471", po_date="2024-12-18", requested_date=None, currency="INR", buyer=buyer, ship_to=ship, supplier=sup, payment_terms="100% payment within 45 days of receipt and acceptance of material at site")
    d.lines.extend([Ln(1, None, "GATE VALVE, CAST STEEL, 150 NB, CLASS 300, FLANGED ENDS", 12, "NOS", "48750", bi="M0412 77 00318"), Ln(2, None, "GLOBE VALVE, FORGED STEEL, 25 NB, CLASS 800, SOCKET WELD", 60, "NOS", "3915.5", bi="M0412 77 00554"), Ln(3, None, "SPARE GLAND PACKING SET FOR ITEM NO. 1", 24, "SET", "1280", bi="M0412 90 00021")])
    ext = ["Body ASTM A216 Gr WCB, trim 13% Cr, rising stem, as per IS 14846 / API 600. Hydro test at 78 kg/cm2. Suitable for 40 deg C.", "Body ASTM A105, stellited seat. Each valve to be supplied with 2 plugs.", "Graphite, 5 rings per set, 12 mm square."]
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.18")); d["total"] = d["subtotal"] + d["tax"]
    rows = "".join(f'<tr><td width="6%">{l.line}</td><td width="46%"><b>{E(l.desc)}</b><br>Material Code: {l.bi}<br>{E(e)}</td><td width="9%" align="right">{qn(l.qty)}</td><td width="9%">{l.uom}</td><td width="14%" align="right">{num(l.price, "in")}</td><td width="16%" align="right">{num(l.amount, "in")}</td></tr>' for l, e in zip(d.lines, ext))
    b.tcpdf(f'''<div style="text-align:center"><b style="font-size:13pt">{buyer.name}</b><br>(A Government of India Undertaking)<br>{buyer.lines[0]}<br>GSTIN 23AABCN4471R1ZP &nbsp; CIN U40101MP1984GOI002301</div><hr>
<table><tr><td width="60%">Ref. No.: {d["po_number"]}</td><td width="40%" align="right">Date: 18.12.2024</td></tr></table><br>To,<br>{sup.h()}<br>Vendor Code: 1100874<br><br><b>Sub: Purchase Order for supply of valves and spares for BOP area of Shaktinagar TPS.</b><br><br>Ref: 1) Our enquiry No. NVTPC/MM/ENQ/1187 dated 02.09.2024<br>2) Your quotation No. DVC/Q/24-25/0339 dated 20.09.2024<br>3) Our Letter of Intent dated 25.11.2024<br><br>Dear Sirs,<br>With reference to the above we are pleased to place this order on you for supply of the following material on the terms and conditions given hereunder:<br><br>
<table border="1" cellpadding="3"><tr><td width="6%"><b>Sl. No.</b></td><td width="46%"><b>Description of material</b></td><td width="9%" align="right"><b>Qty.</b></td><td width="9%"><b>Unit</b></td><td width="14%" align="right"><b>Unit rate (Rs.)</b></td><td width="16%" align="right"><b>Amount (Rs.)</b></td></tr>{rows}
<tr><td colspan="5" align="right">Total basic value</td><td align="right">{num(d["subtotal"], "in")}</td></tr><tr><td colspan="5" align="right">Add: IGST @ 18%</td><td align="right">{num(d["tax"], "in")}</td></tr><tr><td colspan="5" align="right"><b>Total order value</b></td><td align="right"><b>{num(d["total"], "in")}</b></td></tr></table><br>
<!--page--><b>TERMS AND CONDITIONS</b><br><b>1.0 PRICES:</b> The prices are firm and F.O.R. site, inclusive of packing and forwarding @ 2%. No escalation shall be payable on any account.<br><b>2.0 TAXES:</b> IGST @ 18% is payable extra against documentary evidence.<br><b>3.0 PAYMENT TERMS:</b> {d["payment_terms"]}. Bills in triplicate to Sr. Accounts Officer.<br><b>4.0 DELIVERY:</b> Within 12 weeks from the date of this order. Time is the essence of the contract.<br><b>5.0 LIQUIDATED DAMAGES:</b> 0.5% per week or part thereof, maximum 5% of the order value.<br><b>6.0 SECURITY DEPOSIT:</b> 3% of the order value, i.e. Rs. 30,113.00 approximately, by bank guarantee valid for 18 months.<br><b>7.0 INSPECTION:</b> By third party (RITES / Lloyds) at your works; give 15 days notice.<br><b>8.0 CONSIGNEE:</b> {ship.name}, {ship.lines[0]}.<br><b>9.0 GUARANTEE:</b> 12 months from commissioning or 18 months from despatch, whichever is earlier.<br><b>10.0 ARBITRATION:</b> Sole arbitrator appointed by the CMD; courts at Jabalpur.<br><br>Please return the duplicate copy of this order duly signed within 7 days in token of acceptance.<br><br>Yours faithfully,<br>For and on behalf of NVTPC Ltd.<br><br>(A. K. Dwivedi)<br>Dy. General Manager (MM)''', d.pdf())
    return d


@layout("v-india-sme-cgst-sgst-columns")
def _(name):
    d = Doc(name, "chromium", "en", ["CGST and SGST rate and amount columns per line", "amount column with tax last, taxable value before", "amount in words", "landscape", "line total truth is the taxable value"])
    buyer = P("Sri Balaji Auto Ancillaries", "SF No. 214/3, Thadagam Road, Coimbatore - 641025, Tamil Nadu")
    sup = P("Kongu Tools Corporation", "77 Big Bazaar Street, Coimbatore - 641001, Tamil Nadu")
    d.f.update(po_number="SBA/PO/0292/25-26", po_date="2025-07-05", requested_date="2025-07-14", currency="INR", buyer=buyer, supplier=sup, payment_terms="30 Days from GRN", ship_to=P("Sri Balaji Auto Ancillaries - Unit II", "Kurichi SIDCO Industrial Estate, Coimbatore - 641021"))
    for i, c_, h, t, q, u, p in ((1, "TL-CNMG-08", "82090010", "Carbide insert CNMG 120408", 100, "Nos", "285"), (2, "TL-DR-085", "82075000", "HSS drill taper shank 8.5 mm", 25, "Nos", "412.5"), (3, "CL-46-20", "34031900", "Soluble cutting oil grade 46, 20 L can", 6, "Can", "3850"), (4, "AB-60-180", "68042290", "Grinding wheel A60 180x13x31.75", 10, "Nos", "648")):
        d.lines.append(Ln(i, None, t, q, u, p, bi=c_, hsn=h))
    r = ""; tx = D(0)
    for l in d.lines:
        g = r2(l.amount * D("0.09")); tx += 2 * g
        r += f"<tr><td>{l.line}<td>{l.bi}<td class=l>{E(l.desc)}<td>{l.hsn}<td>{qn(l.qty)}<td>{l.uom}<td>{num(l.price, 'in')}<td>{num(l.amount, 'in')}<td>9<td>{num(g, 'in')}<td>9<td>{num(g, 'in')}<td>{num(l.amount + 2 * g, 'in')}"
    d["subtotal"] = d.net(); d["tax"] = tx; d["total"] = d["subtotal"] + tx
    b.chromium(b.page("@page{size:A4 landscape;margin:10mm}body{font:8.5pt 'DejaVu Sans'}table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:3px;text-align:right;vertical-align:top;font-size:8pt}.l,.a td{text-align:left}th{text-align:center}", f'''<table class=a><tr><td colspan=3 style="text-align:center;font-size:13pt"><b>PURCHASE ORDER</b><tr><td rowspan=2 width=40%><b>{buyer.name}</b><br>{buyer.lines[0]}<br>GSTIN/UIN: 33ABCFS4412M1Z2<br>State: Tamil Nadu, Code: 33<td>P.O. No.<br><b>{d["po_number"]}</b><td>Dated<br><b>5-Jul-25</b><tr><td>Mode/Terms of Payment<br><b>30 Days from GRN</b><td>Delivery on or before<br><b>14-Jul-25</b><tr><td>Supplier<br><b>{E(sup.name)}</b><br>{sup.lines[0]}<br>GSTIN: 33AAKFK9921L1ZQ<td colspan=2>Despatch to<br><b>{d["ship_to"].name}</b><br>{d["ship_to"].lines[0]}</table>
<table style="margin-top:-1px"><tr><th rowspan=2>S.No<th rowspan=2>Item Code<th rowspan=2>Particulars<th rowspan=2>HSN<th rowspan=2>Qty<th rowspan=2>Unit<th rowspan=2>Rate<th rowspan=2>Taxable Value<th colspan=2>CGST<th colspan=2>SGST<th rowspan=2>Total<tr><th>%<th>Amt<th>%<th>Amt</tr>{r}<tr><td colspan=7><b>Total</b><td><b>{num(d["subtotal"], "in")}</b><td><td>{num(tx / 2, "in")}<td><td>{num(tx / 2, "in")}<td><b>{num(d["total"], "in")}</b></table>
<table class=a style="margin-top:-1px"><tr><td width=60%>Total order value (in words): Rupees Eighty Thousand Seven Hundred Three and Paise Sixteen only<br>Remarks: rates as per your quotation KTC/119 dated 28-Jun-25<td>Taxable value: {num(d["subtotal"], "in")}<br>Total GST: {num(tx, "in")}<br><b>Grand Total (INR): {num(d["total"], "in")}</b><tr><td>E. &amp; O. E.<td>for Sri Balaji Auto Ancillaries<br><br>Authorised Signatory</table>'''), d.pdf())
    return d


@layout("v-ng-lpo-listing-enscript")
def _(name):
    d = Doc(name, "enscript + ghostscript", "en", ["LOCAL PURCHASE ORDER in typewriter columns with dashes", "N as currency sign, NGN in the heading", "VAT 7.5%", "quantity before description", "wrapped item text"])
    buyer = P("Ministry of Works Engineering Stores", "Alagbado Depot, KM 14 Abeokuta Expressway, Lagos")
    sup = P("Adekunle & Sons Nigeria Ltd", "31 Nnamdi Azikiwe Street, Lagos Island")
    d.f.update(po_number="LPO 007734", po_date="2025-02-05", requested_date="2025-02-28", currency="NGN", buyer=buyer, supplier=sup, payment_terms="14 days after delivery")
    for i, q, u, t, p in ((1, 40, "bags", "Portland cement 50kg (Grade 42.5R)", "9800"), (2, 12, "lengths", "Reinforcement bar Y16 x 12m", "14250"), (3, 5, "drums", "Bitumen emulsion K1-60, drum of 200 litres", "186500"), (4, 150, "pcs", "Safety cone 750mm with reflective sleeve", "7350")):
        d.lines.append(Ln(i, None, t, q, u, p))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.075")); d["total"] = d["subtotal"] + d["tax"]
    T = ["                    MINISTRY OF WORKS ENGINEERING STORES", "            Alagbado Depot, KM 14 Abeokuta Expressway, Lagos", "", "                        LOCAL PURCHASE ORDER", "", f"LPO No: 007734{'':30}Date: 5th February 2025", f"Vote/Head: 0234-22020401{'':20}Currency: NGN", "", "TO:   Adekunle & Sons Nigeria Ltd", "      31 Nnamdi Azikiwe Street, Lagos Island", "", "Please supply the under-mentioned goods on or before 28th February 2025.", "Payment: 14 days after delivery.", "", "-" * 84,
         f"{'S/N':<4}{'QTY':>5} {'UNIT':<8}{'DESCRIPTION OF GOODS':<34}{'RATE (N)':>13}{'AMOUNT (N)':>18}", "-" * 84]
    import textwrap
    for l in d.lines:
        w = textwrap.wrap(l.desc, 32)
        T.append(f"{l.line:<4}{qn(l.qty):>5} {l.uom:<8}{w[0]:<34}{num(l.price):>13}{num(l.amount):>18}")
        T += [f"{'':18}{x}" for x in w[1:]] + [""]
    T += ["-" * 84] + [f"{k:>64}{num(v):>18}" for k, v in (("SUB-TOTAL", d["subtotal"]), ("VAT 7.5%", d["tax"]), ("TOTAL", d["total"]))] + ["=" * 84, "", "Amount in words: as above, Naira only.", "Goods to be delivered with delivery note and this LPO to the Storekeeper.", "", "", "Prepared by: ..................   Approved by: ..................   Stamp"]
    d["po_number"] = "007734"; d["po_number_alt"] = ["LPO 007734"]
    b.enscript("\n".join(T), d.pdf(), "-M", "A4", "-f", "Courier9")
    return d


@layout("v-kr-export-house-columns")
def _(name):
    d = Doc(name, "reportlab-canvas with a Korean CID font", "ko", ["Korean buyer, captions in Korean and English", "model number and spec in two columns", "H.S. code", "CIF term, shipment date", "date 2025. 05. 12", "KRW not printed, USD"])
    buyer = P("Daehan Precision Machinery Co., Ltd.", "88 Gongdan-ro 140beon-gil, Gunpo-si, Gyeonggi-do, 15845 Korea")
    sup = P("Hessler Spindeltechnik GmbH", "Industriestr. 40, 73431 Aalen, Germany")
    d.f.update(po_number="DPM-25-05-0067", po_date="2025-05-12", requested_date="2025-07-31", currency="USD", buyer=buyer, supplier=sup, payment_terms="T/T 30% in advance, 70% before shipment")
    for i, s, t, q, u, p in ((1, "HS-80-24000", "Motor spindle 24,000 rpm HSK-A63", 2, "SET", "18450"), (2, "HS-BRG-7014", "Bearing kit hybrid 7014 C", 4, "SET", "1260.5"), (3, "HS-ENC-M3", "Encoder module 256 line", 3, "PC", "745"), (4, "HS-SEAL-80", "Labyrinth seal dia 80", 10, "PC", "38.75")):
        d.lines.append(Ln(i, s, t, q, u, p))
    d["total"] = d.net()
    c = b.Canvas(size=9)
    c.t(297, 60, "발 주 서", 20, a="c"); c.t(297, 82, "PURCHASE ORDER", 14, "HB", "c"); c.t(40, 110, "주식회사 대한정밀기계", 11); c.t(40, 124, buyer.name, 9, "HB"); c.t(40, 137, buyer.lines[0], 8); c.t(40, 149, "TEL 82-31-555-0188  FAX 82-31-555-0189", 8)
    for i, (k, e, v) in enumerate((("발주번호", "P/O No.", d["po_number"]), ("발주일자", "Date", "2025. 05. 12"), ("공급자", "Messrs.", sup.name), ("", "", sup.lines[0]), ("납기", "Shipment", "2025. 07. 31"), ("결제조건", "Payment", d["payment_terms"]), ("인도조건", "Price Term", "CIF Busan"), ("원산지", "Origin", "Germany"))):
        y = 180 + i * 16
        c.t(60, y, k); c.t(120, y, e); c.t(190, y, (": " if e else "  ") + v); c.hl(y + 4, 60, 535, 0.2)
    y = 325
    c.r(40, y - 14, 515, 30, 0.92, 0.5)
    for x, k, e, a in ((44, "번호", "No.", "l"), (75, "품번", "Model No.", "l"), (165, "품명 및 규격", "Description & Specification", "l"), (385, "수량", "Q'ty", "r"), (395, "단위", "Unit", "l"), (470, "단가", "U/Price(USD)", "r"), (550, "금액", "Amount(USD)", "r")):
        c.t(x, y - 2, k, 8, a=a); c.t(x, y + 10, e, 7.5, "HB", a)
    y += 32
    for l in d.lines:
        c.t(44, y, l.line); c.t(75, y, l.si); c.t(165, y, l.desc); c.t(385, y, qn(l.qty), a="r"); c.t(395, y, l.uom); c.t(470, y, num(l.price), a="r"); c.t(550, y, num(l.amount), a="r"); c.hl(y + 6, w=0.2); y += 22
    c.t(165, y, "- 이하여백 -", 8); y += 24
    c.r(40, y - 13, 515, 20); c.t(300, y, "합계 TOTAL", 9, "HB", "r"); c.t(550, y, "USD " + num(d["total"]), 9, "HB", "r")
    c.ts(40, y + 40, ["1. Packing: export standard wooden case.  2. H.S. Code 8466.93.  3. Inspection certificate 1 original + 2 copies.", "4. Please sign and return one copy within 5 days."], 12, size=8)
    c.reportlab(d.pdf(), cid="HYSMyeongJo-Medium")
    return d


@layout("v-za-mining-vat-inclusive")
def _(name):
    d = Doc(name, "pdfbox", "en", ["R as currency sign with space thousands", "VAT no. decoys, company reg no.", "stock code under the supplier's code in two columns", "each price excl, total incl", "order number in a box under the caption"])
    buyer = P("Platreef Drilling Contractors (Pty) Ltd", "14 Dorp Street", "Mokopane, 0601")
    sup = P("Bushveld Hydraulics CC", "3 Platina Road", "Rustenburg, 0299")
    ship = P("Platreef Drilling - Twickenham Shaft Store", "Farm Twickenham 114KT", "Burgersfort, 1150")
    d.f.update(po_number="PDC 48810", po_date="2025-08-27", requested_date="2025-09-03", currency="ZAR", buyer=buyer, bill_to=P("Platreef Drilling Contractors (Pty) Ltd", "PO Box 1127", "Mokopane, 0600"), ship_to=ship, supplier=sup, payment_terms="30 days from statement")
    for own, s, t, q, u, p in (("1007761", "BH-2SN-12", "Hydraulic hose 2SN 3/4 inch per metre", "62.5", "M", "148.20"), ("1007790", "BH-JIC-12F", "Hose end JIC female swivel 3/4", 40, "EA", "96.75"), ("1011302", "BH-PUMP-A10", "Piston pump A10VSO 45 cc reconditioned", 1, "EA", "38450.00"), ("1002218", "BH-OIL-68", "Hydraulic oil ISO VG 68", 3, "DRUM", "9215.40")):
        d.lines.append(Ln(len(d.lines) + 1, s, t, q, u, p, bi=own))
    d["subtotal"] = d.net(); d["tax"] = r2(d["subtotal"] * D("0.15")); d["total"] = d["subtotal"] + d["tax"]
    c = b.Canvas(size=9)
    c.r(40, 36, 4, 60, 0.3, 0); c.t(52, 50, buyer.name, 13, "HB"); c.ts(52, 64, ["14 Dorp Street, Mokopane, 0601", "Co. Reg. 2009/114402/07   VAT Reg. 4480255117", "Tel 015 491 5500   stores@platreef-drilling.example"], 11, size=8)
    c.r(425, 36, 130, 60); c.t(490, 50, "OFFICIAL ORDER", 11, "HB", "c"); c.t(490, 66, "Order Number", 7, a="c"); c.t(490, 82, "PDC 48810", 13, "HB", "c")
    for x, k, p in ((40, "SUPPLIER", sup), (215, "DELIVER TO", ship), (390, "INVOICE TO", d["bill_to"])):
        c.r(x, 108, 165, 14, 0.85, 0.4); c.t(x + 4, 118, k, 7.5, "HB"); c.r(x, 122, 165, 46, lw=0.4); c.ts(x + 4, 134, p.all(), 11, size=7.8)
    for x, k, v in ((40, "Order date", "27/08/2025"), (160, "Required on site", "03/09/2025"), (290, "Terms", "30 days from statement"), (440, "Requisitioned by", "J. Mabena")):
        c.t(x, 186, k, 7, grey=0.4); c.t(x, 198, v)
    H = ((40, "Line", "l"), (66, "Stock Code", "l"), (118, "Supplier Code", "l"), (200, "Description", "l"), (402, "Qty", "r"), (408, "UoM", "l"), (484, "Price excl", "r"), (555, "Value excl", "r"))
    c.hl(212, w=1)
    for x, s, a in H:
        c.t(x, 223, s, 7.8, "HB", a)
    c.hl(228, w=1); y = 243
    for l in d.lines:
        for (x, _, a), v in zip(H, (l.line, l.bi, l.si, l.desc, num(l.qty, "sp"), l.uom, num(l.price, "sp").replace(",", "."), num(l.amount, "sp").replace(",", "."))):
            c.t(x, y, v.replace(",", ".") if isinstance(v, str) and a == "r" else v, 8.5, a=a)
        y += 17
    c.hl(y, w=1)
    for k, v in (("Sub total (excl VAT)", d["subtotal"]), ("VAT @ 15%", d["tax"]), ("Order total (incl VAT)", d["total"])):
        y += 15; c.t(484, y, k, 9, "HB", "r"); c.t(555, y, "R " + num(v, "sp").replace(",", "."), a="r")
    c.t(40, y + 40, "No goods accepted without a delivery note quoting this order number. Deliveries 07h00 - 14h00. PPE is mandatory on site.", 8)
    c.pdfbox(d.pdf())
    return d


@layout("v-nz-farm-supplies-email-style")
def _(name):
    d = Doc(name, "pdfmake", "en", ["New Zealand, GST 15% in the total, NZBN decoy", "two tables: goods and freight row inside", "freight as an order line of the table is not a line but a charge", "coloured heads", "supplier's code only for some lines"])
    buyer = P("Te Awa Dairy Partnership", "1187 Rangiwahia Road", "RD 54 Kimbolton 4774")
    sup = P("Manawatu Rural Traders Ltd", "12 Rangitikei Line", "Palmerston North 4470")
    d.f.update(po_number="TA-0610", po_date="2025-09-01", requested_date="2025-09-08", currency="NZD", buyer=buyer, ship_to=P("Te Awa Dairy - No. 2 shed", "64 Peep-o-Day Road", "Kimbolton 4774"), supplier=sup, payment_terms="20th of the month following")
    for s, t, q, u, p in (("MRT-4402", "Teat spray concentrate 20 L", 4, "drum", "212.00"), ("MRT-1180", "Fence standard treated 1.8 m No. 2 round", 120, "ea", "11.45"), ("MRT-2206", "High tensile wire 2.5 mm 25 kg", 10, "coil", "129.90"), ("MRT-7719", "Calf meal 20% pellets 25 kg", 40, "bag", "32.75"), ("MRT-0031", "Magnesium oxide 25 kg", 60, "bag", "27.40")):
        d.lines.append(Ln(None, s, t, q, u, p))
    d["subtotal"] = d.net(); d["freight"] = D("145.00"); d["tax"] = r2((d["subtotal"] + d["freight"]) * D("0.15")); d["total"] = d["subtotal"] + d["freight"] + d["tax"]
    hd = [{"text": s, "bold": True, "color": "white", "fillColor": "#2b5d34", "alignment": a} for s, a in (("Code", "left"), ("Product", "left"), ("Quantity", "right"), ("Each", "right"), ("Total", "right"))]
    body = [hd] + [[l.si, l.desc, {"text": f"{qn(l.qty)} {l.uom}", "alignment": "right"}, {"text": "$" + num(l.price), "alignment": "right"}, {"text": "$" + num(l.amount), "alignment": "right"}] for l in d.lines]
    tot = [[k, {"text": "$" + num(v), "alignment": "right"}] for k, v in (("Goods", d["subtotal"]), ("Freight to farm", d["freight"]), ("GST 15%", d["tax"]), ("Total NZD", d["total"]))]
    blk = lambda k, p: {"stack": [{"text": k, "color": "#2b5d34", "bold": True, "fontSize": 8}] + p.all()}
    b.pdfmake({"defaultStyle": {"fontSize": 9}, "content": [{"columns": [{"text": "Te Awa Dairy Partnership", "fontSize": 18, "color": "#2b5d34"}, {"text": "Order TA-0610", "fontSize": 18, "alignment": "right"}]}, {"text": "NZBN 9429041234567   GST 112-447-908   Supply no. 41180\n\n", "fontSize": 7},
                            {"columns": [blk("From", buyer), blk("Supplier", sup), blk("Deliver to", d["ship_to"])]}, {"text": "\nOrdered 1 September 2025, please deliver by 8 September 2025. Payment on the 20th of the month following.\n\n"},
                            {"table": {"widths": [60, "*", 70, 60, 70], "body": body}, "layout": "lightHorizontalLines"}, {"text": "\n"}, {"columns": [{"text": "Please leave pallets on the hard stand; ring Hemi on 021 555 017 if the gate is locked. Dogs on farm.", "width": "*", "fontSize": 8}, {"width": 190, "table": {"widths": ["*", 80], "body": tot}, "layout": "noBorders"}]}]}, d.pdf())
    return d


def kenya(c, d, buyer, sup):
    c.r(36, 36, 523, 770, lw=1.2)
    c.t(297, 62, "KISUMU COUNTY REFERRAL HOSPITAL", 14, "TB", "c"); c.t(297, 78, "P.O. Box 849 - 40100, Kisumu", 10, "T", "c"); c.t(297, 100, "LOCAL PURCHASE ORDER (L.P.O.)", 13, "TB", "c")
    c.t(50, 126, "L.P.O. No.", 10, "TB"); c.t(120, 126, d["po_number"], 11, "CB"); c.t(360, 126, "Date", 10, "TB"); c.t(400, 126, "17/03/2025", 10, "C")
    c.t(50, 146, "To:", 10, "TB"); c.ts(80, 146, sup.all(), 13, size=10, font="C"); c.t(50, 192, "Please supply the following goods by 31/03/2025 to:", 10, "T"); c.t(300, 192, "Main Pharmacy Store", 10, "C")
    c.t(50, 208, "Payment terms:", 10, "T"); c.t(130, 208, "30 days after delivery", 10, "C")
    X = [36, 70, 285, 335, 395, 475, 559]; y0 = 222; n = 10
    for x in X:
        c.l(x, y0, x, y0 + 22 + n * 24, 0.8)
    for i in range(n + 2):
        c.hl(y0 + (22 + (i - 1) * 24 if i else 0), 36, 559, 0.8)
    for i, s in enumerate(("No.", "Description", "Unit", "Quantity", "Unit Price", "Total KES")):
        c.t((X[i] + X[i + 1]) / 2, y0 + 15, s, 10, "TB", "c")
    y = y0 + 38
    for l in d.lines:
        c.t(53, y, l.line, 10, "C", "c"); c.t(74, y, l.desc, 9.5, "C"); c.t(310, y, l.uom, 10, "C", "c"); c.t(390, y, qn(l.qty), 10, "C", "r"); c.t(470, y, num(l.price), 10, "C", "r"); c.t(554, y, num(l.amount), 10, "C", "r"); y += 24
    c.t(470, y0 + 22 + n * 24 - 8, "TOTAL", 10, "TB", "r"); c.t(554, y0 + 22 + n * 24 - 8, num(d["total"]), 10, "CB", "r")
    c.ts(50, 520, ["NOTE: 1. Goods must be of the ordered quality.", "2. This order is void if not delivered in 30 days."], 14, size=10, font="T"); c.t(50, 600, "Authorised by: ....................................    Vote: 2211001", 10, "T")


@layout("v-scan-kenya-hospital-lpo")
def _(name):
    d = Doc(name, "reportlab -> JPEG 170 dpi", "en", ["scan skewed by 1.1 degrees", "pre-printed form with typed entries", "empty rows in the table", "total in the last row of the table"])
    sup = P("Nyanza Medical Supplies Ltd", "P.O. Box 2217 - 40100", "Kisumu")
    buyer = P("Kisumu County Referral Hospital", "P.O. Box 849 - 40100, Kisumu")
    d.f.update(po_number="LPO 3104482", po_date="2025-03-17", requested_date="2025-03-31", currency="KES", buyer=buyer, ship_to=P("Main Pharmacy Store"), supplier=sup, payment_terms="30 days after delivery")
    d["po_number"] = "3104482"
    for i, t, u, q, p in ((1, "Cotton wool absorbent 400 g", "roll", 150, "235"), (2, "Surgical spirit 5 litres", "jar", 40, "1180"), (3, "Gauze bandage 10 cm", "doz", 75, "340"), (4, "Giving sets adult", "pcs", 600, "48.5"), (5, "Paracetamol tabs 500 mg (1000s)", "tin", 25, "760")):
        d.lines.append(Ln(i, None, t, q, u, p))
    d["total"] = d.net()
    c = b.Canvas(size=10); kenya(c, d, buyer, sup)
    t = tempfile.gettempdir() + "/" + name + "-text.pdf"; c.reportlab(t); d.text_from = t
    b.scan(t, d.pdf(), dpi=170, skew=1.1, noise=6, quality=30, seed=11)
    return d


@layout("v-scan-us-nursery-carbon-copy")
def _(name):
    d = Doc(name, "cairo -> JPEG 180 dpi", "en", ["faint carbon copy, scanned with -0.9 degrees", "serif type", "quantity, size, botanical name", "no line numbers, no codes", "per-line prices with dollar sign only in the first row"])
    buyer = P("Halcyon Landscape Design", "40 Old Mill Rd", "Chagrin Falls, OH 44022")
    sup = P("Grandview Growers", "7800 Madison Rd", "Thompson, OH 44086")
    d.f.update(po_number="6618", po_date="2025-04-21", requested_date="2025-05-02", currency="USD", buyer=buyer, ship_to=P("Job site: Whitaker residence", "215 Falls Rd", "Moreland Hills, OH 44022"), supplier=sup, payment_terms="Net 15")
    for q, z, t, p in ((12, "#3", "Hydrangea paniculata Limelight", "31.50"), (45, "1 gal", "Carex pensylvanica", "8.25"), (3, "2.5 in B&B", "Acer rubrum October Glory", "289.00"), (24, "#2", "Fothergilla gardenii Mt. Airy", "27.75"), (60, "quart", "Geranium Rozanne", "6.40"), (8, "6 ft B&B", "Thuja plicata Green Giant", "142.00")):
        d.lines.append(Ln(None, None, t, q, None, p, size=z))
    d["total"] = d.net()
    c = b.Canvas(612, 792, 11, "T")
    c.t(60, 70, "Halcyon Landscape Design", 20, "TB"); c.t(60, 88, "40 Old Mill Rd, Chagrin Falls, OH 44022    (440) 555-0119", 10)
    c.t(550, 70, "PURCHASE ORDER", 12, "TB", "r"); c.t(550, 90, "No. 6618", 16, "TB", "r")
    c.t(60, 125, "Supplier", 9, "TB"); c.ts(60, 139, sup.all(), 13.5); c.t(330, 125, "Deliver to", 9, "TB"); c.ts(330, 139, d["ship_to"].all(), 13.5)
    c.t(60, 205, "Date: April 21, 2025"); c.t(230, 205, "Deliver on: May 2, 2025"); c.t(430, 205, "Terms: Net 15"); c.hl(216, 60, 552, 1.2)
    for x, s, a in ((90, "Quantity", "c"), (125, "Size", "l"), (205, "Plant", "l"), (460, "Price", "r"), (548, "Amount", "r")):
        c.t(x, 232, s, 11, "TB", a)
    c.hl(239, 60, 552, 1.2); y = 260
    for i, l in enumerate(d.lines):
        c.t(95, y, qn(l.qty), a="r"); c.t(125, y, l.size); c.t(205, y, l.desc); c.t(460, y, ("$" if not i else "") + num(l.price), a="r"); c.t(548, y, ("$" if not i else "") + num(l.amount), a="r"); y += 24
    c.hl(y, 60, 552, 1.2); c.t(460, y + 20, "Total", 12, "TB", "r"); c.t(548, y + 20, "$" + num(d["total"]), 12, "TB", "r")
    c.ts(60, y + 70, ["Tag all trees with job name. No substitutions without a call.", "Truck must have a lift gate; driveway is narrow."], 15); c.t(60, y + 150, "Ordered by: C. Whitlow")
    t = tempfile.gettempdir() + "/" + name + "-text.pdf"; c.cairo(t); d.text_from = t
    b.scan(t, d.pdf(), dpi=180, skew=-0.9, noise=8, quality=28, fade=55, seed=5)
    return d
