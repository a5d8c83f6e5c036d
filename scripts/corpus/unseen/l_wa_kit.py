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
