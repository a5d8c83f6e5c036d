# SPDX-License-Identifier: Apache-2.0
"""Small helps for the layouts of industrial and trading customers; each layout arranges its page itself."""
from lib import *
import backends as b


def od(name, producer, lang, feats, lines, **kw):
    """An order (or what else doc_type and expect say) with its lines and header fields."""
    alt = {k: kw.pop(k) for k in list(kw) if k.endswith("_alt")}
    meta = {k: kw.pop(k) for k in ("doc_type", "expect") if k in kw}
    d = Doc(name, producer, lang, feats, **meta)
    d.f.update(kw)
    d.f["lines"] = list(lines)
    for k, v in alt.items():
        d[k] = v
    return d


def sums(d, vat=None, disc=None, freight=None):
    """Subtotal, discount in per cent of it, freight, tax in per cent of the rest, total."""
    d["subtotal"] = d.net()
    base = d.net()
    if disc:
        d["discount"] = r2(base * D(disc) / 100); base -= d["discount"]
    if freight:
        d["freight"] = D(freight); base += D(freight)
    if vat:
        d["tax"] = r2(base * D(vat) / 100); base += d["tax"]
    d["total"] = base
    return d


def at(c, y, spec, vals, **k):
    """Prints the values at the stops (x, align)."""
    for (x, a), v in zip(spec, vals):
        c.t(x, y, v, a=a, **k)


def tr(cells, al="", tag="td", attr=""):
    """A row of an HTML table; al holds a letter a column: l, r or c."""
    out = ""
    for i, v in enumerate(cells):
        a = {"r": " class=r", "c": " class=c"}.get(al[i] if i < len(al) else "l", "")
        out += f"<{tag}{a}>{v if str(v).startswith('<') else E(v)}</{tag}>"
    return f"<tr{attr}>{out}</tr>"


def br(lines):
    return "<br>".join(E(x) for x in lines)


def de(iso):
    return dt(iso, "{dd}.{mm}.{yyyy}")


def uk(iso):
    return dt(iso, "{dd}/{mm}/{yyyy}")


def us(iso):
    return dt(iso, "{mm}/{dd}/{yyyy}")
