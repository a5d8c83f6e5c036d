# SPDX-License-Identifier: Apache-2.0
"""Pages drawn at fixed places, and the programs that can write them.

Fonts: s sans, b bold sans, m monospace, n bold monospace, r serif, q bold serif.
Coordinates are points from the left and upper edge; text stands on its base line.
"""
import io
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.environ.get("CORPUS_TOOLS", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".cache", "corpus"))  # node modules, compiled helpers


class Sheet:
    def __init__(self, w=595, h=842):
        self.w, self.h, self.pages = w, h, [[]]

    def page(self):
        self.pages.append([])

    def t(self, x, y, s, size=9, font="s", align="l"):
        if s is not None and str(s) != "":
            self.pages[-1].append(["t", x, y, size, font, str(s), align])

    def block(self, x, y, rows, size=9, font="s", lead=None, first=None):
        for i, s in enumerate(rows):
            self.t(x, y, s, size, first if first and i == 0 else font)
            y += lead or size * 1.25
        return y

    def l(self, x1, y1, x2, y2, w=0.5):
        self.pages[-1].append(["l", x1, y1, x2, y2, w])

    def r(self, x, y, w, h, lw=0.5):
        self.pages[-1].append(["r", x, y, w, h, lw])

    def f(self, x, y, w, h, grey=0.9):
        self.pages[-1].append(["f", x, y, w, h, grey])

    def json(self):
        return json.dumps({"w": self.w, "h": self.h, "pages": self.pages}, ensure_ascii=False)


def run(cmd, stdin=None, cwd=None, timeout=90):
    p = subprocess.run(cmd, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd, timeout=timeout)
    if p.returncode:
        raise RuntimeError(f"{cmd[0]}: {p.stderr.decode(errors='replace')[-1500:]}")
    return p.stdout


def external(cmd, sheet, env=None):
    """Runs a backend: JSON file in, PDF file out."""
    with tempfile.TemporaryDirectory() as d:
        src, out = d + "/in.json", d + "/out.pdf"
        open(src, "w", encoding="utf-8").write(sheet.json())
        e = dict(os.environ, **(env or {}))
        p = subprocess.run(cmd + [src, out], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=e, timeout=120)
        if p.returncode or not os.path.exists(out):
            raise RuntimeError(f"{cmd}: {p.stdout.decode(errors='replace')[-1500:]}")
        return open(out, "rb").read()


NAMES = {"s": "Helvetica", "b": "Helvetica-Bold", "m": "Courier", "n": "Courier-Bold", "r": "Times-Roman", "q": "Times-Bold"}
DEJAVU = {"s": "DejaVuSans", "b": "DejaVuSans-Bold", "m": "DejaVuSansMono", "n": "DejaVuSansMono-Bold", "r": "DejaVuSerif", "q": "DejaVuSerif-Bold"}


def reportlab(sheet, form=None, ttf=False, rotate=0, invisible=(), title=None, turn=False):
    from reportlab.pdfgen import canvas
    buf = io.BytesIO()
    c = canvas.Canvas(buf, pagesize=(sheet.h, sheet.w) if turn else (sheet.w, sheet.h), invariant=1)
    if title:
        c.setTitle(title)
    fonts = NAMES
    if ttf:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        fonts = DEJAVU
        for n in fonts.values():
            pdfmetrics.registerFont(TTFont(n, f"/usr/share/fonts/truetype/dejavu/{n}.ttf"))
    for i, ops in enumerate(sheet.pages):
        if rotate:
            c.setPageRotation(rotate)
        if turn:  # the content itself lies on its side
            c.translate(0, 0)
            c.rotate(90)
            c.translate(0, -sheet.h)
        for o in ops:
            reportlab_op(c, sheet, fonts, o)
        if i == 0:
            for x, y, s, size in invisible:
                t = c.beginText(x, sheet.h - y)
                t.setFont(fonts["s"], size)
                t.setTextRenderMode(3)
                t.textOut(s)
                c.drawText(t)
            for f in form or ():
                x, y, w, h, name, value = f
                c.acroForm.textfield(name=name, value=value, x=x, y=sheet.h - y - h, width=w, height=h, fontSize=9, borderWidth=0, fillColor=None, forceBorder=False)
        c.showPage()
    c.save()
    return buf.getvalue()


def reportlab_op(c, sheet, fonts, o):
    if o[0] == "t":
        _, x, y, size, font, s, align = o
        c.setFont(fonts[font], size)
        {"l": c.drawString, "r": c.drawRightString, "c": c.drawCentredString}[align](x, sheet.h - y, s)
    elif o[0] == "l":
        c.setLineWidth(o[5])
        c.line(o[1], sheet.h - o[2], o[3], sheet.h - o[4])
    elif o[0] == "r":
        c.setLineWidth(o[5])
        c.rect(o[1], sheet.h - o[2] - o[4], o[3], o[4])
    elif o[0] == "f":
        c.setFillGray(o[5])
        c.rect(o[1], sheet.h - o[2] - o[4], o[3], o[4], stroke=0, fill=1)
        c.setFillGray(0)


def cairo(sheet):
    import cairo as C
    buf = io.BytesIO()
    surface = C.PDFSurface(buf, sheet.w, sheet.h)
    cr = C.Context(surface)
    face = {"s": ("DejaVu Sans", 0), "b": ("DejaVu Sans", 1), "m": ("DejaVu Sans Mono", 0), "n": ("DejaVu Sans Mono", 1), "r": ("DejaVu Serif", 0), "q": ("DejaVu Serif", 1)}
    for ops in sheet.pages:
        for o in ops:
            if o[0] == "t":
                _, x, y, size, font, s, align = o
                n, w = face[font]
                cr.select_font_face(n, C.FONT_SLANT_NORMAL, C.FONT_WEIGHT_BOLD if w else C.FONT_WEIGHT_NORMAL)
                cr.set_font_size(size)
                e = cr.text_extents(s)
                cr.move_to(x - {"l": 0, "r": e.x_advance, "c": e.x_advance / 2}[align], y)
                cr.show_text(s)
            elif o[0] == "l":
                cr.set_line_width(o[5])
                cr.move_to(o[1], o[2])
                cr.line_to(o[3], o[4])
                cr.stroke()
            elif o[0] == "r":
                cr.set_line_width(o[5])
                cr.rectangle(*o[1:5])
                cr.stroke()
            else:
                cr.set_source_rgb(o[5], o[5], o[5])
                cr.rectangle(*o[1:5])
                cr.fill()
                cr.set_source_rgb(0, 0, 0)
        surface.show_page()
    surface.finish()
    return buf.getvalue()


def perl(sheet):
    return external(["perl", HERE + "/backends/pdfapi2.pl"], sheet)


def prawn(sheet):
    return external(["ruby", HERE + "/backends/prawn.rb"], sheet)


def fpdf(sheet):
    return external(["php", HERE + "/backends/fpdf.php"], sheet)


def tcpdf(sheet):
    return external(["php", HERE + "/backends/tcpdf.php"], sheet)


def node(kind, sheet):
    return external(["node", HERE + f"/backends/{kind}.js"], sheet, {"NODE_PATH": WORK + "/node_modules"})


def libharu(sheet):
    return external([WORK + "/haru"], flat(sheet))


def java(kind, sheet):
    return external(["java", "-cp", f"{WORK}/java:/usr/share/java/*", kind], flat(sheet))


def qt(sheet):
    return external([sys.executable, HERE + "/backends/qt.py"], sheet, {"QT_QPA_PLATFORM": "offscreen"})


class flat:
    """The same as rows of tab separated fields, for programs that read no JSON."""

    def __init__(self, sheet):
        self.sheet = sheet

    def json(self):
        s = self.sheet
        rows = [f"{s.w}\t{s.h}"]
        for ops in s.pages:
            rows.append("p")
            rows += ["\t".join(str(x) for x in o) for o in ops]
        return "\n".join(rows) + "\n"


def postscript(sheet):
    """Through ghostscript's pdfwrite."""
    ps = ["%!PS-Adobe-3.0", f"<< /PageSize [{sheet.w} {sheet.h}] >> setpagedevice",
          "/latin { findfont dup length dict begin { 1 index /FID ne { def } { pop pop } ifelse } forall /Encoding ISOLatin1Encoding def currentdict end definefont pop } def"]
    for k, n in NAMES.items():
        ps.append(f"/F{k} /{n} latin")
    for ops in sheet.pages:
        for o in ops:
            if o[0] == "t":
                _, x, y, size, font, s, align = o
                s = s.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace("\u202f", "\u00a0").replace("€", "EUR")
                show = {"l": "show", "r": "dup stringwidth pop neg 0 rmoveto show", "c": "dup stringwidth pop -2 div 0 rmoveto show"}[align]
                ps.append(f"/F{font} findfont {size} scalefont setfont {x} {sheet.h - y} moveto ({s}) {show}")
            elif o[0] == "l":
                ps.append(f"{o[5]} setlinewidth {o[1]} {sheet.h - o[2]} moveto {o[3]} {sheet.h - o[4]} lineto stroke")
            elif o[0] == "r":
                ps.append(f"{o[5]} setlinewidth {o[1]} {sheet.h - o[2] - o[4]} {o[3]} {o[4]} rectstroke")
            else:
                ps.append(f"{o[5]} setgray {o[1]} {sheet.h - o[2] - o[4]} {o[3]} {o[4]} rectfill 0 setgray")
        ps.append("showpage")
    return run(["gs", "-q", "-sDEVICE=pdfwrite", "-dNOPAUSE", "-dBATCH", "-sOutputFile=-", "-"], "\n".join(ps).encode("latin-1"))


def text_pdf(text, engine="enscript", size=9, landscape=False):
    if engine == "enscript":
        ps = run(["enscript", "-q", "-B", "-X", "latin1", "-f", f"Courier{size}", "-o", "-"] + (["-r"] if landscape else []), text.encode("latin-1"))
        return run(["gs", "-q", "-sDEVICE=pdfwrite", "-dNOPAUSE", "-dBATCH", "-sOutputFile=-", "-"], ps)
    raise ValueError(engine)


# --- from HTML ------------------------------------------------------------------------

def html(engine, page, landscape=False, size="A4"):
    with tempfile.TemporaryDirectory() as d:
        src, out = d + "/in.html", d + "/in.pdf"
        open(src, "w", encoding="utf-8").write(page)
        if engine == "chromium":
            run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={d}/u", f"--print-to-pdf={out}", src])
        elif engine == "wkhtmltopdf":
            run(["xvfb-run", "-a"] * 0 + ["wkhtmltopdf", "-q", "-s", size, "-O", "Landscape" if landscape else "Portrait", "-B", "12mm", "-T", "12mm", src, out])
        elif engine == "weasyprint":
            run(["weasyprint", src, out])
        elif engine == "writer":
            run(["soffice", f"-env:UserInstallation=file://{d}/lo", "--headless", "--convert-to", "pdf:writer_web_pdf_Export" if 0 else "pdf:writer_pdf_Export", "--infilter=HTML (StarWriter)", "--outdir", d, src])
        elif engine == "calc":
            run(["soffice", f"-env:UserInstallation=file://{d}/lo", "--headless", "--convert-to", "pdf:calc_pdf_Export", "--infilter=HTML (StarCalc)", "--outdir", d, src])
        elif engine == "dompdf":
            run(["php", HERE + "/backends/dompdf.php", src, out])
        elif engine == "tcpdfhtml":
            run(["php", HERE + "/backends/tcpdfhtml.php", src, out])
        return open(out, "rb").read()


def latex(src, engine="pdflatex"):
    with tempfile.TemporaryDirectory() as d:
        open(d + "/a.tex", "w", encoding="utf-8").write(src)
        run([engine, "-interaction=nonstopmode", "-halt-on-error", "a.tex"], cwd=d)
        return open(d + "/a.pdf", "rb").read()


def groff(src, *pre):
    return run(["groff", "-Tpdf", "-K", "utf8", *pre], src.encode())


def fop(src):
    with tempfile.TemporaryDirectory() as d:
        open(d + "/a.fo", "w", encoding="utf-8").write(src)
        run(["fop", "-q", d + "/a.fo", d + "/a.pdf"])
        return open(d + "/a.pdf", "rb").read()


def pdfmake(doc):
    class J:
        def json(self):
            return json.dumps(doc)
    return external(["node", HERE + "/backends/pdfmake.js"], J(), {"NODE_PATH": WORK + "/node_modules"})


def ssconvert(csv_rows):
    with tempfile.TemporaryDirectory() as d:
        import csv
        with open(d + "/a.csv", "w", newline="", encoding="utf-8") as f:
            csv.writer(f).writerows(csv_rows)
        run(["ssconvert", d + "/a.csv", d + "/a.pdf"])
        return open(d + "/a.pdf", "rb").read()
