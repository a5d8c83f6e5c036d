# SPDX-License-Identifier: Apache-2.0
"""Says what a truth holds that the text of its PDF does not show."""
import re, subprocess, unicodedata
from datetime import date
from decimal import Decimal
from lib import MON


def text(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], stdout=subprocess.PIPE).stdout.decode("utf-8", "replace")


def fold(s):
    s = unicodedata.normalize("NFKD", s)
    return "".join(c for c in s if not unicodedata.combining(c)).lower()


def flat(s):
    return re.sub(r"[^0-9a-zα-ω\u0600-\u06ff\u3000-\u9fff]+", "", fold(s))


def numbers(t):
    """Every number the text could be read as, under any convention."""
    out = set()
    t = t.replace("\u2212", "-")
    for m in re.findall(r"\d[\d.,'\u2019\u00a0\u202f ]*\d|\d", t):
        p = re.split(r"[ \u00a0\u202f]+", m)
        for s in {"".join(p[i:j]) for i in range(len(p)) for j in range(i + 1, min(len(p), i + 4) + 1)}:
            c = re.sub(r"['\u2019\u00a0\u202f ]", "", s)
            for x in (c.replace(",", ""), c.replace(".", "").replace(",", ".")):
                try:
                    out.add(Decimal(x).normalize())
                except Exception:
                    pass
    return out


def dates(iso):
    d = date.fromisoformat(iso)
    out = set()
    for dd in {str(d.day), f"{d.day:02}"}:
        for mm in {str(d.month), f"{d.month:02}"}:
            for yy in {str(d.year), f"{d.year % 100:02}"}:
                out |= {dd + mm + yy, mm + dd + yy}
        for names in MON.values():
            m = flat(names.split()[d.month - 1])
            for a in (m, m[:3]):
                for yy in {str(d.year), f"{d.year % 100:02}"}:
                    out |= {dd + a + yy, a + dd + yy, yy + a + dd, dd + "de" + a + "de" + str(d.year), dd + "de" + a + "del" + str(d.year), a + dd + "th" + yy, dd + "th" + a + yy}
    out |= {f"{d.year}{d.month:02}{d.day:02}", f"{d.year}年{d.month}月{d.day}日"} | {"%d%s%s%d" % (d.day, th, flat(MON["en"].split()[d.month - 1]), d.year) for th in ("th", "st", "nd", "rd")}
    out.add(f"ngay{d.day:02}thang{d.month:02}nam{d.year}")
    return out


def check(t, pdf):
    raw = text(pdf).replace("Jänner", "Januar")
    ft, nums, f = flat(raw), numbers(raw), []
    words = set(re.findall(r"\w+", fold(raw)))

    def has(what, s):
        if s and not flat(s) in ft and not all(w in words or flat(w) in ft for w in re.findall(r"\w+", fold(s))):
            f.append(f"{what}: {s!r} not on the page")

    def hasnum(what, v):
        if v is not None and Decimal(str(v)).normalize() not in nums and -Decimal(str(v)).normalize() not in nums:
            f.append(f"{what}: {v} not on the page")

    def hasdate(what, v):
        if v and not any(x in ft for x in dates(v)):
            f.append(f"{what}: {v} not on the page")
    for o in (t.get("orders") or [t]):
        has("po_number", o["po_number"])
        for k in ("po_date", "requested_date"):
            hasdate(k, o[k])
        for k in ("buyer", "bill_to", "ship_to", "supplier"):
            if o[k]:
                has(k, o[k]["name"]); has(k, o[k]["address"])
        has("terms", o["payment_terms"])
        for k in ("subtotal", "tax", "freight", "total", "discount"):
            if k == "tax" and t.get("tax_alt"):
                for v in t["tax_alt"]:
                    hasnum("tax row", v)
                continue
            hasnum(k, o[k])
        for i, l in enumerate(o["lines"]):
            for k in ("buyer_item", "supplier_item", "description", "uom"):
                has(f"line {i + 1} {k}", l[k])
            for k in ("qty", "unit_price", "amount", "price_per", "discount_pct"):
                if k == "price_per" and re.search(r"(?<![a-z])%s(?![a-z])" % {100: "c", 1000: "m"}.get(l.get(k), "-"), fold(raw)):
                    continue        # printed as the letter C or M
                hasnum(f"line {i + 1} {k}", l.get(k))
            hasdate(f"line {i + 1} date", l.get("requested_date"))
    return f
