# SPDX-License-Identifier: Apache-2.0
"""What is done to a finished PDF: scanning, encryption, forms, attachments."""
import io
import random
import tempfile

import draw


def raster(pdf, dpi=200, page=1):
    from PIL import Image
    with tempfile.TemporaryDirectory() as d:
        open(d + "/a.pdf", "wb").write(pdf)
        draw.run(["pdftoppm", "-r", str(dpi), "-gray", "-png", "-f", str(page), "-l", str(page), "-singlefile", d + "/a.pdf", d + "/a"])
        im = Image.open(d + "/a.png")
        im.load()
        return im.convert("L")


def scan(pdf, dpi=200, skew=0.6, noise=6, upside=False, quality=45, seed=1, bitonal=False, blur=0.5, layer=(), pages=1):
    """The pages as a picture, with an invisible text layer of (x, y, text, size) if given."""
    import numpy as np
    from PIL import Image, ImageFilter
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas
    buf, c = io.BytesIO(), None
    for n in range(1, pages + 1):
        im = raster(pdf, dpi, n)
        w, h = im.width * 72 / dpi, im.height * 72 / dpi
        im = im.rotate(skew, resample=Image.BICUBIC, fillcolor=255)
        if blur:
            im = im.filter(ImageFilter.GaussianBlur(blur))
        rng = np.random.default_rng(seed)
        a = np.asarray(im).astype("int16")
        if noise:
            a = a - abs(rng.normal(0, noise, a.shape)) * (a > 200) * 0.4 + rng.normal(0, noise, a.shape) * (a <= 200)
        if bitonal:
            specks = rng.random(a.shape) > 0.9993
            a = np.where(specks, 0, a)
        im = Image.fromarray(a.clip(0, 255).astype("uint8"))
        if upside:
            im = im.rotate(180)
        b = io.BytesIO()
        if bitonal:
            im.point(lambda v: 255 if v > 150 else 0).convert("1", dither=0).save(b, "PDF", resolution=dpi)
            return b.getvalue()
        im.save(b, "JPEG", quality=quality)
        b.seek(0)
        c = c or canvas.Canvas(buf, pagesize=(w, h), invariant=1)
        c.drawImage(ImageReader(b), 0, 0, w, h)
        for x, y, s, size in layer if n == 1 else ():
            t = c.beginText(x, h - y)
            t.setFont("Helvetica", size)
            t.setTextRenderMode(3)
            t.textOut(s)
            c.drawText(t)
        c.showPage()
    c.save()
    return buf.getvalue()


def layer(sheet, errors=(), seed=3):
    """The texts of a sheet as OCR would give them: some with errors."""
    out = []
    from reportlab.pdfbase.pdfmetrics import stringWidth
    for o in sheet.pages[0]:
        if o[0] == "t":
            _, x, y, size, font, s, al = o
            w = stringWidth(s, draw.NAMES[font], size)
            for a, b in errors:
                s = s.replace(a, b)
            out.append((x - {"l": 0, "r": w, "c": w / 2}[al], y, s, size))
    return out


def edit(pdf, fn, **save):
    import pikepdf
    p = pikepdf.open(io.BytesIO(pdf))
    fn(p, pikepdf)
    b = io.BytesIO()
    p.save(b, **save)
    return b.getvalue()


def encrypt(pdf, user, owner, R):
    import pikepdf
    return edit(pdf, lambda p, k: None, encryption=pikepdf.Encryption(user=user, owner=owner, R=R, aes=R >= 4, metadata=R >= 4))


def no_unicode(pdf):
    """Takes away what says which letters the glyphs are."""
    def fn(p, k):
        for o in p.objects:
            if isinstance(o, k.Dictionary) and "/ToUnicode" in o:
                del o["/ToUnicode"]
    return edit(pdf, fn)


def attach(pdf, name, data):
    def fn(p, k):
        p.attachments[name] = k.AttachedFileSpec(p, data, filename=name, mime_type="text/xml")
    return edit(pdf, fn)


def xfa(pdf, data):
    def fn(p, k):
        tpl = b'<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="form1" layout="tb"/></template>'
        ds = b'<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data>' + data.encode() + b"</xfa:data></xfa:datasets>"
        parts = [("preamble", b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">'), ("template", tpl), ("datasets", ds), ("postamble", b"</xdp:xdp>")]
        arr = k.Array()
        for n, b in parts:
            arr.append(k.String(n))
            arr.append(p.make_stream(b))
        p.Root.AcroForm = p.make_indirect(k.Dictionary(Fields=k.Array(), XFA=arr))
    return edit(pdf, fn)


def rotate(pdf, angle):
    def fn(p, k):
        for g in p.pages:
            g.Rotate = angle
    return edit(pdf, fn)
