# SPDX-License-Identifier: Apache-2.0
"""Tables on a sheet."""


def tab(s, y, cols, rows, size=8.5, lead=None, rule="", hfont="b", gap=4, foot=780, again=None, font="s"):
    """cols: (x, title, align); rows: cells, a cell may be a list of lines. rule: any of
    h (below the head), r (below each row), z (zebra). again(s) starts a further page and
    gives y; the head is not repeated unless it draws it."""
    lead = lead or size * 1.25
    y = heads(s, y, cols, size, lead, rule, hfont)
    for k, row in enumerate(rows):
        cells = [c if isinstance(c, list) else [c] for c in row]
        n = max(len(c) for c in cells)
        if again and y + n * lead > foot:
            y = again(s)
        if "z" in rule and k % 2:
            s.f(min(c[0] for c in cols) - 3, y - size, max(c[0] for c in cols) - min(c[0] for c in cols) + 60, n * lead + gap / 2, 0.92)
        for (x, _, a), c in zip(cols, cells):
            for i, v in enumerate(c):
                s.t(x, y + i * lead, v, size, font, a)
        y += n * lead + gap
        if "r" in rule:
            s.l(min(c[0] for c in cols) - 3, y - lead + 1, max(c[0] for c in cols) + 40, y - lead + 1, 0.3)
            y += 2
    return y


def heads(s, y, cols, size=8.5, lead=None, rule="h", hfont="b"):
    lead = lead or size * 1.25
    n = max(len(t.split("\n")) for _, t, _ in cols)
    for x, t, a in cols:
        for i, v in enumerate(t.split("\n")):
            s.t(x, y + i * lead, v, size, hfont, a)
    y += n * lead
    if "h" in rule:
        s.l(min(c[0] for c in cols) - 3, y - lead + 4, max(c[0] for c in cols) + 10, y - lead + 4)
        y += 5
    return y


def pairs(s, x, y, rows, w=90, size=8.5, lead=12, font="s", vfont="s"):
    for a, b in rows:
        s.t(x, y, a, size, font)
        s.t(x + w, y, b, size, vfont)
        y += lead
    return y


def sums(s, y, xl, xr, rows, size=9, lead=13):
    for i, (a, b) in enumerate(rows):
        f = "b" if i == len(rows) - 1 else "s"
        s.t(xl, y, a, size, f)
        s.t(xr, y, b, size, f, "r")
        y += lead
    return y
