# SPDX-License-Identifier: Apache-2.0
import sys
from PyQt5.QtGui import QGuiApplication, QPdfWriter, QPainter, QFont, QColor, QPen, QFontMetricsF, QPageSize
from PyQt5.QtCore import QPointF, QRectF, QSizeF, QMarginsF
app = QGuiApplication(sys.argv)
ops = [l.rstrip("\n").split("\t") for l in open(sys.argv[1], encoding="utf-8")]
w, h = float(ops[0][1]), float(ops[0][2])
pw = QPdfWriter(sys.argv[2])
pw.setResolution(1200)
pw.setPageSize(QPageSize(QSizeF(w, h), QPageSize.Point))
pw.setPageMargins(QMarginsF(0, 0, 0, 0))
p = QPainter(pw)
k = 1200 / 72
FAM = {"H": "Liberation Sans", "N": "Liberation Sans Narrow", "T": "Liberation Serif", "C": "Liberation Mono"}
for o in ops[1:]:
    if o[0] == "t":
        f = QFont(FAM[o[4][0]])
        f.setPointSizeF(float(o[3]))
        f.setBold(o[4].endswith("B"))
        f.setItalic(o[4].endswith("I"))
        p.setFont(f)
        tw = QFontMetricsF(f, pw).horizontalAdvance(o[7])
        g = int(float(o[6]) * 255)
        p.setPen(QColor(g, g, g))
        p.drawText(QPointF(float(o[1]) * k - {"l": 0, "r": tw, "c": tw / 2}[o[5]], float(o[2]) * k), o[7])
    elif o[0] == "l":
        p.setPen(QPen(QColor("black"), float(o[5]) * k))
        p.drawLine(QPointF(float(o[1]) * k, float(o[2]) * k), QPointF(float(o[3]) * k, float(o[4]) * k))
    elif o[0] == "r":
        v = [float(x) for x in o[1:]]
        q = QRectF(v[0] * k, v[1] * k, v[2] * k, v[3] * k)
        if v[4] >= 0:
            p.fillRect(q, QColor(*[int(v[4] * 255)] * 3))
        if v[5] > 0:
            p.setPen(QPen(QColor("black"), v[5] * k))
            p.drawRect(q)
    elif o[0] == "p":
        pw.newPage()
p.end()
