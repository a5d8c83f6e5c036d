# SPDX-License-Identifier: Apache-2.0
"""The model of a made order, its truth, and the ways numbers and dates are printed.

A layout is a function that makes one Doc and prints it through one of the programs in
backends.py. What a layout prints is the only source of its truth: a field that it does not
print must be None."""
import json, os, html
from decimal import Decimal, ROUND_HALF_UP
from datetime import date

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.normpath(os.path.join(HERE, "../../../gateway/decode/paper/testdata/corpus/unseen"))
KNOWN = os.path.join(os.path.dirname(OUT), "known")  # where a document goes once it was looked at
LAYOUTS = {}          # name -> function; filled by @layout


def folder(name):
    return KNOWN if os.path.exists(os.path.join(KNOWN, name + ".json")) else OUT


def layout(name):
    def deco(f):
        assert name not in LAYOUTS, name
        LAYOUTS[name] = f
        return f
    return deco


def D(x):
    return x if isinstance(x, Decimal) else Decimal(str(x))


def r2(x, d=2):
    return D(x).quantize(Decimal(1).scaleb(-d), rounding=ROUND_HALF_UP)


SEP = {"us": (",", "."), "de": (".", ","), "fr": ("\u00a0", ","), "frn": ("\u202f", ","), "sp": (" ", ","),
       "ch": ("'", "."), "chr": ("\u2019", "."), "plain": ("", "."), "deplain": ("", ","), "in": (",", ".")}


def num(x, loc="us", d=2):
    """Prints x with d decimals in the convention loc."""
    if x is None:
        return ""
    x = r2(x, d)
    neg, s = x < 0, f"{abs(x):.{d}f}"
    i, _, f = s.partition(".")
    g, p = SEP[loc]
    if loc == "in" and len(i) > 3:
        head, tail = i[:-3], i[-3:]
        parts = []
        while head:
            parts.insert(0, head[-2:])
            head = head[:-2]
        i = ",".join(parts + [tail])
    elif g:
        out = ""
        for k, c in enumerate(reversed(i)):
            if k and k % 3 == 0:
                out = g + out
            out = c + out
        i = out
    return ("-" if neg else "") + i + (p + f if d else "")


def qn(x, loc="us", d=None):
    """Prints a quantity: as many decimals as it has, unless d says otherwise."""
    x = D(x)
    if d is None:
        d = max(0, -x.normalize().as_tuple().exponent)
    return num(x, loc, d)


MON = {"en": "January February March April May June July August September October November December",
       "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
       "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
       "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
       "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
       "nl": "januari februari maart april mei juni juli augustus september oktober november december",
       "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"}


def dt(iso, f, lang="en"):
    """Prints a date: d, dd, m, mm, mon, Mon, MON, month, Month, yy, yyyy as {fields}."""
    d = date.fromisoformat(iso)
    m = MON[lang].split()[d.month - 1]
    c = m.capitalize()
    return f.format(d=d.day, dd=f"{d.day:02}", m=d.month, mm=f"{d.month:02}", mon=m[:3], Mon=c[:3], MON=c[:3].upper(),
                    month=m, Month=c, yy=f"{d.year % 100:02}", yyyy=d.year, MONTH=c.upper())


class P:
    """A party: a name and the lines of its address, as printed."""
    def __init__(self, name, *lines):
        self.name, self.lines = name, list(lines)

    def truth(self):
        return {"name": self.name, "address": ", ".join(self.lines) or None}

    def all(self):
        return [self.name] + self.lines

    def h(self):
        return "<br>".join(html.escape(x) for x in self.all())


class Ln:
    """A line; amount is worked out unless given. noprice/noamount: not printed."""
    def __init__(self, line, si, desc, qty, uom, price=None, bi=None, per=1, disc=None, date=None, amount="calc", rd=2, **kw):
        self.line, self.si, self.desc, self.qty, self.uom, self.bi, self.per, self.disc, self.date = line, si, desc, D(qty), uom, bi, per, disc, date
        self.price = None if price is None else D(price)
        if amount == "calc":
            amount = None if price is None else r2(self.qty * self.price / per * (1 - D(disc or 0) / 100), rd)
        self.amount = None if amount is None else D(amount)
        self.kw = kw
        for k, v in kw.items():
            setattr(self, k, v)

    def truth(self):
        t = {"line": self.line, "buyer_item": self.bi, "supplier_item": self.si, "description": self.desc, "qty": tonum(self.qty),
             "uom": self.uom, "unit_price": tonum(self.price), "amount": tonum(self.amount)}
        if self.per != 1:
            t["price_per"] = self.per
        if self.disc:
            t["discount_pct"] = tonum(D(self.disc))
        if self.date:
            t["requested_date"] = self.date
        return t


def tonum(x):
    if x is None:
        return None
    x = D(x)
    return int(x) if x == x.to_integral_value() else float(x)


class Doc:
    def __init__(self, name, producer, lang, features, doc_type="purchase_order", expect="extract", notes="", **kw):
        self.name, self.producer, self.lang, self.features = name, producer, lang, features
        self.doc_type, self.expect, self.notes = doc_type, expect, notes
        self.f = dict(po_number=None, po_date=None, requested_date=None, currency=None, buyer=None, bill_to=None, ship_to=None,
                      supplier=None, payment_terms=None, lines=[], subtotal=None, discount=None, tax=None, freight=None, total=None)
        self.alt, self.orders, self.must_review = {}, None, False
        self.text_from = None      # scans: the text PDF that was made into a picture
        for k, v in kw.items():
            self[k] = v

    def __setitem__(self, k, v):
        if k.endswith("_alt"):
            self.alt[k] = v
        else:
            assert k in self.f, k
            self.f[k] = v

    def __getitem__(self, k):
        return self.f[k]

    @property
    def lines(self):
        return self.f["lines"]

    def net(self):
        return sum((l.amount for l in self.lines if l.amount is not None), Decimal(0))

    def truth(self):
        t = {"doc_type": self.doc_type}
        for k, v in self.f.items():
            t[k] = val(k, v)
        for k, v in self.alt.items():
            t[k] = [val(k[:-4], x) for x in v]
        if self.orders:
            t["orders"] = [{k: val(k, v) for k, v in o.f.items()} for o in self.orders]
        t["_meta"] = {"id": self.name, "producer": self.producer, "lang": self.lang, "features": self.features,
                      "expect": self.expect, "password": None, "notes": self.notes}
        if self.must_review:
            t["_meta"]["must_review"] = True
        return t

    def pdf(self):
        return os.path.join(folder(self.name), self.name + ".pdf")

    def save(self):
        with open(os.path.join(folder(self.name), self.name + ".json"), "w", encoding="utf-8") as f:
            json.dump(self.truth(), f, ensure_ascii=False, indent=1)
            f.write("\n")


def val(k, v):
    if isinstance(v, P):
        return v.truth()
    if isinstance(v, Decimal):
        return tonum(v)
    if k == "lines":
        return [l.truth() for l in v]
    return v


def non_order(name, producer, lang, doc_type, features):
    return Doc(name, producer, lang, ["non-order"] + features, doc_type=doc_type, expect="reject")


def E(s):
    return html.escape(str(s if s is not None else ""))
