# SPDX-License-Identifier: Apache-2.0
"""Writes a sheet with Qt's printer."""
import json
import sys

from PyQt5.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PyQt5.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

app = QGuiApplication([])
d = json.load(open(sys.argv[1], encoding="utf-8"))
w = QPdfWriter(sys.argv[2])
w.setResolution(1200)
w.setPageLayout(QPageLayout(QPageSize(QSizeF(d["w"], d["h"]), QPageSize.Point), QPageLayout.Portrait, QMarginsF(0, 0, 0, 0)))
p = QPainter(w)
k = 1200 / 72
face = {"s": ("Liberation Sans", 0), "b": ("Liberation Sans", 1), "m": ("Liberation Mono", 0), "n": ("Liberation Mono", 1), "r": ("Liberation Serif", 0), "q": ("Liberation Serif", 1)}
for i, ops in enumerate(d["pages"]):
    if i:
        w.newPage()
    for o in ops:
        if o[0] == "t":
            _, x, y, size, font, s, a = o
            f = QFont(face[font][0])
            f.setPointSizeF(size)
            f.setBold(bool(face[font][1]))
            p.setFont(f)
            width = QFontMetricsF(f, w).horizontalAdvance(s)
            p.drawText(QPointF(x * k - {"l": 0, "r": width, "c": width / 2}[a], y * k), s)
        elif o[0] == "l":
            p.setPen(QPen(QColor("black"), o[5] * k))
            p.drawLine(QPointF(o[1] * k, o[2] * k), QPointF(o[3] * k, o[4] * k))
        elif o[0] == "r":
            p.setPen(QPen(QColor("black"), o[5] * k))
            p.drawRect(QRectF(o[1] * k, o[2] * k, o[3] * k, o[4] * k))
        else:
            g = int(o[5] * 255)
            p.fillRect(QRectF(o[1] * k, o[2] * k, o[3] * k, o[4] * k), QColor(g, g, g))
p.end()
