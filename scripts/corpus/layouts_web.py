# SPDX-License-Identifier: Apache-2.0
"""Orders as programs print them that lay out HTML: QuickBooks, Xero, Odoo, ERPNext, Tally, portals."""
import draw
from base import PO, D, day, layout, money, num

CSS = "body{font-family:Helvetica,Arial,sans-serif;font-size:9.5pt;margin:0}table{border-collapse:collapse;width:100%}td,th{padding:3px 5px;vertical-align:top;text-align:left}.r{text-align:right}.c{text-align:center}.b{font-weight:bold}"


def doc(body, css="", page="@page{size:A4;margin:14mm}"):
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><style>{page}{CSS}{css}</style></head><body>{body}</body></html>"


def esc(s):
    return str(s).replace("&", "&amp;").replace("<", "&lt;")


def lines(p):
    return "<br>".join(esc(x) for x in p)


def table(heads, rows, cls="t", foot=""):
    """heads: (text, class); rows: lists of cells."""
    h = "".join(f"<th class='{c}'>{esc(t)}</th>" for t, c in heads)
    b = "".join("<tr>" + "".join(f"<td class='{heads[i][1]}'>{x}</td>" for i, x in enumerate(r)) + "</tr>" for r in rows)
    return f"<table class='{cls}'><thead><tr>{h}</tr></thead><tbody>{b}{foot}</tbody></table>"


@layout("quickbooks-us-activity", "chromium", "QuickBooks Online", "no line numbers", "no unit column", "currency only as a sign", "vendor below its label")
def quickbooks():
    o = PO(31, "us", items="en", n=4, cur="USD", number="1042", terms="Net 30", buyer=6, supplier=1)
    o.ship = ("Cascade Timberworks Inc", "310 Millpond Rd", "Eugene, OR 97402")
    for l in o.lines:
        l.pos = l.uom = None
    body = f"""<div class=b>Cascade Timberworks Inc</div>310 Millpond Rd<br>Eugene, OR 97402 US<br>+1 5415550112<br>ap@cascadetimberworks.example
<h1 style="color:#2ca01c;font-weight:normal;font-size:20pt">Purchase Order</h1>
<table><tr><td><span class=b>VENDOR</span><br>{lines(o.supplier)}</td><td><span class=b>SHIP TO</span><br>{lines(o.ship)}</td><td class=r><b>P.O. NO.</b> {o.number}<br><b>DATE</b> {day(o.date, '%m/%d/%Y')}<br><b>TERMS</b> {o.terms}</td></tr></table><hr style="border:1px solid #2ca01c">
<table><tr><td class=b>SHIP VIA</td></tr><tr><td>UPS Ground</td></tr></table>"""
    body += table([("ACTIVITY", ""), ("DESCRIPTION", ""), ("QTY", "r"), ("RATE", "r"), ("AMOUNT", "r")], [[f"<b>{esc(l.supplier_item)}</b>", esc(l.desc), num(l.qty, "en", 0), num(l.price), num(l.amount)] for l in o.lines])
    body += f"<hr style='border-top:1px dotted #999'><div class=r style='font-size:12pt'>TOTAL &nbsp; &nbsp; <b>${num(o.sub)}</b></div><p>Approved By ____________ Date ____________</p>"
    return draw.html("chromium", doc(body, "th{background:#eaf5e9;color:#2ca01c;font-weight:normal}", "@page{size:Letter;margin:15mm}")), o.truth(hide=["tax", "bill_to", "requested_date"], subtotal=None, total=float(o.sub), currency="USD")


@layout("odoo-en-eur-taxes", "wkhtmltopdf", "Odoo", "reference in brackets before the description", "quantity with unit in one cell", "taxes column", "date column per line")
def odoo():
    o = PO(32, "ch", sup="desup", items="en", n=5, cur="EUR", number="P00417", terms="30 Days after End of Month", tax="20", buyer=0)
    o.ship = o.buyer
    rows = []
    for l in o.lines:
        l.pos = None
        l.uom = {"EA": "Units", "RL": "Rolls", "BX": "Boxes", "DZ": "Dozens"}[l.uom]
        rows.append([f"[{esc(l.supplier_item)}] {esc(l.desc)}", "Purchase VAT 20%", day(l.date, "%m/%d/%Y"), f"{num(l.qty)} {l.uom}", num(l.price), num(l.amount) + " €"])
    body = f"""<div style="border-bottom:1px solid #000">{lines(o.buyer)}</div><table style="margin-top:20px"><tr><td width=50%><b>Shipping address</b><br>{lines(o.ship)}</td><td>{lines(o.supplier)}<br>VAT: DE811234907</td></tr></table>
<h2>Purchase Order #{o.number}</h2><table><tr><td><b>Purchase Representative:</b><br>Célestine Robert-Tissot</td><td><b>Your Order Reference:</b><br>OFFER-2025-771</td><td><b>Order Date:</b><br>{day(o.date, '%m/%d/%Y')}</td><td><b>Expected Arrival:</b><br>{day(o.req, '%m/%d/%Y')}</td></tr></table><br>"""
    body += table([("Description", ""), ("Taxes", ""), ("Date Req.", "c"), ("Qty", "r"), ("Unit Price", "r"), ("Amount", "r")], rows)
    body += f"<table style='width:45%;margin-left:55%;border-top:1px solid #000'><tr><td>Untaxed Amount</td><td class=r>{num(o.sub)} €</td></tr><tr><td>VAT 20%</td><td class=r>{num(o.tax)} €</td></tr><tr class=b><td>Total</td><td class=r>{num(o.total)} €</td></tr></table><p>Payment terms: {o.terms}</p>"
    return draw.html("wkhtmltopdf", doc(body, "th{border-bottom:1px solid #000}")), o.truth()


@layout("tally-in-gst-words", "chromium", "Tally", "Indian", "lakh grouping", "HSN", "rate per unit column", "CGST and SGST rows in the item table", "amount in words", "outer frame", derived=["tax"])
def tally():
    o = PO(33, "in", items="in", n=4, cur="INR", number="SPM/PO/25-26/0318", terms="45 Days", tax=18, qtys=(10, 24, 40, 150))
    o.ship = ("Sahyadri Pumps & Motors Pvt. Ltd.", "Unit II, Gat No. 91, Shirwal", "Satara, Maharashtra 412801")
    o.bill = o.buyer
    half = money(o.sub * 9 / 100)
    o.tax = half * 2
    o.total = o.sub + o.tax
    rows = ""
    for l in o.lines:
        rows += f"<tr><td class=c>{l.pos}</td><td><b>{esc(l.desc)}</b><br>&nbsp; <i>{l.supplier_item}</i></td><td>84821011</td><td>{day(l.date, '%e-%b-%y')}</td><td class=r><b>{num(l.qty, 'in', 0)} {l.uom}</b></td><td class=r>{num(l.price, 'in')}</td><td>{l.uom}</td><td class=r><b>{num(l.amount, 'in')}</b></td></tr>"
    for n in ("INPUT CGST 9%", "INPUT SGST 9%"):
        rows += f"<tr><td></td><td class=r><b><i>{n}</i></b></td><td></td><td></td><td></td><td class=r>9</td><td>%</td><td class=r><b>{num(half, 'in')}</b></td></tr>"
    rows += f"<tr style='border-top:1px solid #000'><td></td><td class=r>Total</td><td></td><td></td><td></td><td></td><td></td><td class=r><b>₹ {num(o.total, 'in')}</b></td></tr>"
    body = f"""<div class="c b">PURCHASE ORDER</div><table class=f><tr><td rowspan=3 width=50%>Invoice To<br><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}<br>GSTIN/UIN: 27AAECS4471K1Z8<br>State Name : Maharashtra, Code : 27</td><td>Voucher No.<br><b>{o.number}</b></td><td>Dated<br><b>{day(o.date, '%e-%b-%y')}</b></td></tr><tr><td></td><td>Mode/Terms of Payment<br><b>{o.terms}</b></td></tr><tr><td>Reference No. &amp; Date.<br>BBT/QTN/771 dt. 2-Jan-25</td><td>Other References</td></tr>
<tr><td>Consignee (Ship to)<br><b>{esc(o.ship[0])}</b><br>{lines(o.ship[1:])}<br>GSTIN/UIN: 27AAECS4471K1Z8</td><td rowspan=2>Dispatched through<br>By Road</td><td rowspan=2>Destination<br>Shirwal</td></tr><tr><td>Supplier (Bill from)<br><b>{esc(o.supplier[0])}</b><br>{lines(o.supplier[1:])}<br>GSTIN/UIN: 27ABJPB2231M1ZT</td></tr></table>
<table class="g"><tr><th>Sl<br>No.</th><th>Description of Goods</th><th>HSN/SAC</th><th>Due on</th><th>Quantity</th><th>Rate</th><th>per</th><th>Amount</th></tr>{rows}</table>
<div class=x>Amount Chargeable (in words)<br><b>INR {words_in(int(o.total))} Only</b><br><br>Company's PAN : AAECS4471K<div class=r>for <b>{esc(o.buyer[0])}</b><br><br><br>Authorised Signatory</div></div><div class=c>This is a Computer Generated Document</div>"""
    return draw.html("chromium", doc(body, ".f td{border:1px solid #000}.g td,.g th{border-left:1px solid #000;border-right:1px solid #000}.g th{border-bottom:1px solid #000;font-weight:normal}.g{border:1px solid #000;border-top:0}.x{border:1px solid #000;border-top:0;padding:4px}body{font-size:8.5pt}")), o.truth(hide=["subtotal"])


def words_in(n):
    ones = "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen".split()
    tens = "Zero Ten Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split()

    def w(n):
        if n < 20:
            return ones[n]
        if n < 100:
            return tens[n // 10] + (" " + ones[n % 10] if n % 10 else "")
        for k, name in ((10**7, "Crore"), (10**5, "Lakh"), (1000, "Thousand"), (100, "Hundred")):
            if n >= k:
                return w(n // k) + " " + name + (" " + w(n % k) if n % k else "")
    return w(n)
