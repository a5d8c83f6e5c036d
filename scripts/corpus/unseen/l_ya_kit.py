# SPDX-License-Identifier: Apache-2.0
"""Small helps for the layouts of the l_ya files; each layout arranges its page itself."""
import os, tempfile
from lib import *
import backends as b


def mk(name, producer, lang, feats, lines, doc_type="purchase_order", expect="extract", **kw):
    alt = {k: kw.pop(k) for k in list(kw) if k.endswith("_alt")}
    d = Doc(name, producer, lang, feats, doc_type=doc_type, expect=expect)
    d.f.update(kw)
    d.f["lines"] = list(lines)
    for k, v in alt.items():
        d[k] = v
    return d


def at(c, y, S, vals, **k):
    """Prints the values at the stops (x, align)."""
    for (x, a), v in zip(S, vals):
        c.t(x, y, v, a=a, **k)


def rows(c, x, y, pairs, gap=90, lead=12, kf=None, vf=None, size=None, va="l"):
    """Prints labels with their values beside them."""
    for i, (k, v) in enumerate(pairs):
        c.t(x, y + i * lead, k, size, kf)
        c.t(x + gap, y + i * lead, v, size, vf, va)
    return y + len(pairs) * lead


def tr(cells, al="", tag="td", attr=""):
    """A row of an HTML table; al holds a letter a column: l, r or c."""
    out = ""
    for i, v in enumerate(cells):
        a = {"r": " align=right", "c": " align=center"}.get(al[i] if i < len(al) else "l", "")
        out += f"<{tag}{a}>{v if str(v).startswith('<') else E(v)}</{tag}>"
    return f"<tr{attr}>{out}</tr>"


def br(lines):
    return "<br>".join(E(x) for x in lines)


def scratch(name, suffix=".pdf"):
    return os.path.join(tempfile.gettempdir(), name + suffix)
