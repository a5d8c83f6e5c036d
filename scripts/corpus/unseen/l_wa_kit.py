# SPDX-License-Identifier: Apache-2.0
"""Small helps for the layouts of English-speaking countries; each layout arranges its page itself."""
from lib import *
import backends as b


def mk(name, producer, feats, lines, **kw):
    alt = {k: kw.pop(k) for k in list(kw) if k.endswith("_alt")}
    meta = {k: kw.pop(k) for k in ("doc_type", "expect") if k in kw}
    d = Doc(name, producer, "en", feats, **meta)
    d.f.update(kw)
    d.f["lines"] = list(lines)
    for k, v in alt.items():
        d[k] = v
    return d


def non(name, producer, kind, feats):
    return non_order(name, producer, "en", kind, feats)


def tr(cells, al="", tag="td", attr=""):
    """A row of an HTML table; al holds a letter a column: l, r or c."""
    out = ""
    for i, v in enumerate(cells):
        a = {"r": " align=right", "c": " align=center"}.get(al[i] if i < len(al) else "l", "")
        out += f"<{tag}{a}>{v if str(v).startswith('<') else E(v)}</{tag}>"
    return f"<tr{attr}>{out}</tr>"


def at(c, y, spec, vals, **k):
    """Prints the values at the stops (x, align)."""
    for (x, a), v in zip(spec, vals):
        c.t(x, y, v, a=a, **k)


def us(iso):
    return dt(iso, "{mm}/{dd}/{yyyy}")


def usy(iso):
    return dt(iso, "{mm}/{dd}/{yy}")


def uk(iso):
    return dt(iso, "{dd}/{mm}/{yyyy}")


def br(lines):
    return "<br>".join(E(x) for x in lines)


CLAUSES = ["ACCEPTANCE. This order is an offer by Buyer. Seller's commencement of work, shipment or written acknowledgment is acceptance of these terms only. Any different or additional terms in Seller's quotation, acknowledgment or invoice are rejected.",
           "PRICE. Seller shall not ship at prices higher than those on the face of this order. Prices include packing, crating and cartage unless stated otherwise. No extra charge of any kind is allowed without Buyer's written consent.",
           "DELIVERY. Time is of the essence. If delivery is not made in the quantities and at the time specified, Buyer may cancel, buy elsewhere and charge Seller with any loss. Early or excess deliveries may be returned at Seller's cost.",
           "INVOICES. An invoice in duplicate, with the purchase order number, item number, quantity, unit price and total, shall be sent on the day of shipment. Discount periods run from receipt of a correct invoice or of the goods, whichever is later.",
           "INSPECTION. All goods are subject to final inspection and approval at Buyer's plant within 30 days of receipt, notwithstanding prior payment.",
           "WARRANTY. Seller warrants that the goods conform to specifications, drawings and samples, are merchantable, fit for the intended purpose and free from defects for 12 months after acceptance.",
           "CHANGES. Buyer may by written change order alter drawings, quantities, place of delivery or schedule. Claims for adjustment must be made within 10 days.",
           "TERMINATION. Buyer may terminate this order in whole or in part at any time for convenience on written notice, and Seller shall stop work at once.",
           "INDEMNITY. Seller shall defend and hold Buyer harmless from claims for injury, death or property damage up to $1,000,000 per occurrence, and shall carry commercial general liability insurance of not less than $2,000,000 aggregate.",
           "COMPLIANCE. Seller shall comply with all laws, including the Fair Labor Standards Act of 1938, Executive Order 11246 and 41 CFR 60-1.4, 60-300.5 and 60-741.5.",
           "GOVERNING LAW. This order is governed by the law of the State of the Buyer's principal office. The UN Convention on the International Sale of Goods does not apply.",
           "ASSIGNMENT. Seller shall not assign this order or any payment due under it without Buyer's consent in writing."]


def terms(c, title, w=612, size=5.8, font="H"):
    """A further page of terms in two narrow columns, as on the back of an order."""
    import textwrap
    c.page()
    c.t(w / 2, 40, title, 9, font + "B", "c")
    x, y = 36, 60
    for i, s in enumerate(CLAUSES * 2):
        rows = textwrap.wrap(f"{i + 1}. {s}", int((w / 2 - 48) / size * 2.05))
        if y + len(rows) * size * 1.25 > 345 and x < 100:
            x, y = w / 2 + 8, 60
        y = c.ts(x, y, rows, size * 1.25, size=size, font=font) + 4
