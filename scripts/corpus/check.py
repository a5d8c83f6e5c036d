# SPDX-License-Identifier: Apache-2.0
"""Checks that what the truth says stands on the page, in some notation."""
import re
import subprocess
import unicodedata


def squash(s):
    return re.sub(r"[^0-9a-z]+", "", unicodedata.normalize("NFKC", str(s)).lower())


def check(stem, truth, image):
    out = []
    if len(open(stem + ".pdf", "rb").read()) > 150_000:
        out.append("too big")
    if image:
        return out
    cmd = ["pdftotext", "-layout", stem + ".pdf", "-"]
    if truth["_meta"]["password"]:
        cmd[1:1] = ["-upw", truth["_meta"]["password"]]
    p = subprocess.run(cmd, capture_output=True)
    text = unicodedata.normalize("NFKC", p.stdout.decode(errors="replace"))
    flat = squash(text)
    groups = re.sub(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?!\d)", lambda m: m.group(0).replace(" ", ""), text)
    digits = re.sub(r"(?<=\d)[.,](?=\d)", "", groups) + " " + re.sub(r"(?<=\d)[.,'’  ](?=\d)", "", text) + " " + re.sub(r"(?<=\d)[.,'’](?=\d)", "", text)
    if len(flat) < 40:
        return out + ["no text"]

    def number(n, what):
        if n is None:
            return
        s = f"{abs(n):.4f}".rstrip("0").rstrip(".")
        i, _, f = s.partition(".")
        if not re.search(rf"(?<!\d)0*{i}{f}0*(?!\d)", digits):
            out.append(f"{what} {s} is not printed")

    def words(s, what):
        if s and squash(s) not in flat and not all(squash(w) in flat for w in re.split(r"[\s-]", str(s))):
            out.append(f"{what} {s!r} is not printed")

    for o in [truth] + truth.get("orders", []):
        words(o.get("po_number"), "po_number")
        for k in ("subtotal", "tax", "freight", "total", "discount"):
            if k not in truth["_meta"]["derived"]:
                number(o.get(k), k)
        for k in ("buyer", "bill_to", "ship_to", "supplier"):
            if o.get(k):
                words(o[k]["name"], k)
                words(o[k]["address"], k + " address")
        words(o.get("payment_terms"), "payment_terms")
        for k in ("po_date", "requested_date"):
            if o.get(k):
                y, m, d = o[k].split("-")
                if not re.search(rf"{y}|{y[2:]}", text) or str(int(d)) not in text:
                    out.append(f"{k} {o[k]} is not printed")
        for l in o.get("lines") or []:
            for k in ("qty", "unit_price", "amount", "price_per"):
                number(l.get(k), f"line {l['line']} {k}")
            for k in ("buyer_item", "supplier_item", "description", "uom"):
                words(l.get(k), f"line {l['line']} {k}")
            number(int(l["line"]) if str(l["line"] or "").isdigit() else None, "position")
    return out
