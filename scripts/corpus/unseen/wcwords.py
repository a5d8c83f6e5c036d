# SPDX-License-Identifier: Apache-2.0
"""Amounts in words, in the Indian and the western way of counting."""
ONE = "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen".split()
TEN = "_ _ Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split()


def under(n):
    w = []
    if n >= 100:
        w += [ONE[n // 100], "Hundred"]; n %= 100
    if n >= 20:
        w.append(TEN[n // 10]); n %= 10
    if n or not w:
        w.append(ONE[n]) if n else None
    return " ".join(w)


def words(n, steps=((10 ** 9, "Billion"), (10 ** 6, "Million"), (1000, "Thousand"))):
    n, w = int(n), []
    if n == 0:
        return "Zero"
    for s, t in steps:
        if n >= s:
            w += [words(n // s, steps), t]; n %= s
    if n:
        w.append(under(n))
    return " ".join(w)


def lakh(n):
    return words(n, ((10 ** 7, "Crore"), (10 ** 5, "Lakh"), (1000, "Thousand")))


def cents(x):
    return int(round((x - int(x)) * 100))
