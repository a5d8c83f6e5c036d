# SPDX-License-Identifier: Apache-2.0
"""The programs that print. Each takes what it prints and a path; Canvas draws the same marks
through many libraries, each of which writes its text in a way of its own."""
import os, subprocess, tempfile, shutil, json

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(HERE, "tools")
NODE = os.environ.get("NODE_MODULES", os.path.join(HERE, "node_modules"))
LIB = "/usr/share/fonts/truetype/liberation/Liberation%s.ttf"
TTF = {"H": LIB % "Sans-Regular", "HB": LIB % "Sans-Bold", "HI": LIB % "Sans-Italic", "T": LIB % "Serif-Regular", "TB": LIB % "Serif-Bold",
       "C": LIB % "Mono-Regular", "CB": LIB % "Mono-Bold", "N": LIB % "SansNarrow-Regular"}
BASE = {"H": "Helvetica", "HB": "Helvetica-Bold", "HI": "Helvetica-Oblique", "T": "Times-Roman", "TB": "Times-Bold", "C": "Courier", "CB": "Courier-Bold", "N": "Helvetica"}


def run(cmd, inp=None, env=None, cwd=None, timeout=120):
    e = dict(os.environ, NODE_PATH=NODE, **(env or {}))
    p = subprocess.run(cmd, input=inp, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=e, cwd=cwd, timeout=timeout)
    if p.returncode:
        raise RuntimeError("%s: %s" % (cmd[0], p.stderr.decode("utf-8", "replace")[-1500:] + p.stdout.decode("utf-8", "replace")[-800:]))
    return p.stdout


def tmp(suffix, text, enc="utf-8"):
    fd, p = tempfile.mkstemp(suffix)
    os.write(fd, text.encode(enc) if isinstance(text, str) else text)
    os.close(fd)
    return p


def page(css, body, lang="en"):
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><style>{css}</style></head><body>{body}</body></html>'


def chromium(h, out):
    p = tmp(".html", h)
    run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=" + out, "file://" + p])
    os.unlink(p)


def weasy(h, out):
    p = tmp(".html", h)
    run(["weasyprint", p, out])
    os.unlink(p)


def wk(h, out, *opts):
    p = tmp(".html", h)
    run(["wkhtmltopdf", "-q", "--page-size", "A4", *opts, p, out], env={"QT_QPA_PLATFORM": "offscreen"})
    os.unlink(p)


def dompdf(h, out):
    p = tmp(".html", h)
    run(["php", os.path.join(TOOLS, "dompdf.php"), p, out])
    os.unlink(p)


def tcpdf(h, out):
    p = tmp(".html", h)
    run(["php", os.path.join(TOOLS, "tcpdf.php"), p, out])
    os.unlink(p)


def fop(fo, out):
    p = tmp(".fo", fo)
    run(["fop", "-q", p, out], timeout=280)
    os.unlink(p)


def latex(tex, out):
    d = tempfile.mkdtemp()
    open(os.path.join(d, "a.tex"), "w", encoding="utf-8").write(tex)
    for _ in range(2):
        run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"], cwd=d)
    shutil.copy(os.path.join(d, "a.pdf"), out)
    shutil.rmtree(d)


def groff(src, out, *opts):
    open(out, "wb").write(run(["groff", "-Tpdf", "-K", "utf8", "-t", *opts], inp=src.encode()))


def enscript(text, out, *opts):
    ps = run(["enscript", "-q", "-B", "-X", "88591", *opts, "-p", "-"], inp=text.encode("latin-1"))
    p = tmp(".ps", ps)
    run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sPAPERSIZE=a4", "-sOutputFile=" + out, p])
    os.unlink(p)


def soffice(src, suffix, out):
    d = tempfile.mkdtemp()
    p = os.path.join(d, "a" + suffix)
    open(p, "w", encoding="utf-8").write(src)
    run(["soffice", "-env:UserInstallation=file://" + d + "/prof", "--headless", "--convert-to", "pdf", "--outdir", d, p], timeout=240)
    shutil.copy(os.path.join(d, "a.pdf"), out)
    shutil.rmtree(d)


def node(script, arg, out):
    p = tmp(".json", json.dumps(arg, ensure_ascii=False))
    run(["node", os.path.join(TOOLS, script), p, out])
    os.unlink(p)


def pdfmake(dd, out):
    node("pdfmake.js", dd, out)


class Canvas:
    """Marks on pages, origin top left, points."""
    def __init__(self, w=595, h=842, size=9, font="H"):
        self.w, self.h, self.size, self.font, self.ops = w, h, size, font, []
        self.rot = 0

    def t(self, x, y, s, size=None, font=None, a="l", grey=0):
        s = "" if s is None else str(s)
        if s:
            self.ops.append(("t", x, y, size or self.size, font or self.font, a, grey, s))
        return self

    def ts(self, x, y, lines, lead=None, **k):
        lead = lead or (k.get("size") or self.size) * 1.25
        for i, s in enumerate(lines):
            self.t(x, y + i * lead, s, **k)
        return y + len(lines) * lead

    def l(self, x1, y1, x2, y2, w=0.6):
        self.ops.append(("l", x1, y1, x2, y2, w))

    def hl(self, y, x1=40, x2=555, w=0.6):
        self.l(x1, y, x2, y, w)

    def r(self, x, y, w, h, fill=None, lw=0.6):
        self.ops.append(("r", x, y, w, h, -1 if fill is None else fill, lw))

    def page(self):
        self.ops.append(("p",))

    def tsv(self):
        return "size\t%g\t%g\n" % (self.w, self.h) + "".join("\t".join("%g" % v if isinstance(v, float) else str(v) for v in o) + "\n" for o in self.ops)

    # --- the programs
    def reportlab(self, out, ttf=False, cid=None, title="Document"):
        from reportlab.pdfgen import canvas
        from reportlab.pdfbase import pdfmetrics, ttfonts, cidfonts
        c = canvas.Canvas(out, pagesize=(self.w, self.h), invariant=1, pageCompression=1)
        c.setTitle(title)
        names = {}
        for k in TTF:
            names[k] = BASE[k]
            if ttf:
                pdfmetrics.registerFont(ttfonts.TTFont("F" + k, TTF[k]))
                names[k] = "F" + k
        if cid:
            pdfmetrics.registerFont(cidfonts.UnicodeCIDFont(cid))
        for o in self.ops:
            if o[0] == "t":
                _, x, y, s, f, a, g, txt = o
                fn = names[f]
                if cid and any(ord(ch) > 0x2e80 for ch in txt):
                    fn = cid
                c.setFont(fn, s)
                c.setFillGray(g)
                {"l": c.drawString, "r": c.drawRightString, "c": c.drawCentredString}[a](x, self.h - y, txt)
            elif o[0] == "l":
                c.setLineWidth(o[5]); c.line(o[1], self.h - o[2], o[3], self.h - o[4])
            elif o[0] == "r":
                c.setLineWidth(o[6])
                if o[5] >= 0:
                    c.setFillGray(o[5])
                c.rect(o[1], self.h - o[2] - o[4], o[3], o[4], stroke=int(o[6] > 0), fill=int(o[5] >= 0))
            else:
                c.showPage()
        c.showPage()
        c.save()

    def cairo(self, out, cjk=None):
        import cairo
        s = cairo.PDFSurface(out, self.w, self.h)
        c = cairo.Context(s)
        for o in self.ops:
            if o[0] == "t":
                _, x, y, sz, f, a, g, txt = o
                fam = {"H": "Liberation Sans", "N": "Liberation Sans Narrow", "T": "Liberation Serif", "C": "Liberation Mono"}[f[0]]
                if cjk and any(ord(ch) > 0x2e80 for ch in txt):
                    fam = cjk
                c.select_font_face(fam, cairo.FONT_SLANT_ITALIC if f.endswith("I") else cairo.FONT_SLANT_NORMAL,
                                   cairo.FONT_WEIGHT_BOLD if f.endswith("B") else cairo.FONT_WEIGHT_NORMAL)
                c.set_font_size(sz)
                w = c.text_extents(txt).x_advance
                c.set_source_rgb(g, g, g)
                c.move_to(x - {"l": 0, "r": w, "c": w / 2}[a], y)
                c.show_text(txt)
            elif o[0] == "l":
                c.set_source_rgb(0, 0, 0); c.set_line_width(o[5]); c.move_to(o[1], o[2]); c.line_to(o[3], o[4]); c.stroke()
            elif o[0] == "r":
                c.rectangle(*o[1:5])
                if o[5] >= 0:
                    c.set_source_rgb(o[5], o[5], o[5]); c.fill()
                    c.rectangle(*o[1:5])
                if o[6] > 0:
                    c.set_source_rgb(0, 0, 0); c.set_line_width(o[6]); c.stroke()
                c.new_path()
            else:
                c.show_page()
        s.finish()

    def _tool(self, cmd, out, enc="utf-8", **kw):
        p = tmp(".tsv", self.tsv(), enc)
        run(cmd + [p, out], **kw)
        os.unlink(p)

    def pdfkit(self, out, ttf=False):
        self._tool(["node", TOOLS + "/pdfkit.js", "ttf" if ttf else "base"], out)

    def jspdf(self, out):
        self._tool(["node", TOOLS + "/jspdf.js"], out)

    def pdflib(self, out):
        self._tool(["node", TOOLS + "/pdflib.js"], out)

    def perl(self, out):
        self._tool(["perl", TOOLS + "/api2.pl"], out)

    def prawn(self, out, ttf=False):
        self._tool(["ruby", TOOLS + "/prawn.rb", "ttf" if ttf else "base"], out)

    def haru(self, out):
        exe = os.path.join(tempfile.gettempdir(), "haru-canvas")
        if not os.path.exists(exe):
            run(["cc", "-o", exe, TOOLS + "/haru.c", "-lhpdf", "-lm"])
        self._tool([exe], out, enc="latin-1")

    def qt(self, out):
        self._tool(["/usr/bin/python3", TOOLS + "/qt.py"], out, env={"QT_QPA_PLATFORM": "offscreen"})

    def itext(self, out):
        self._tool(["java", "-cp", java_cp(), TOOLS + "/Itext.java"], out)

    def pdfbox(self, out):
        self._tool(["java", "-cp", java_cp(), TOOLS + "/Box.java"], out)

    def gofpdf(self, out):
        d = os.path.join(tempfile.gettempdir(), "gofpdf-canvas")
        exe = d + "/canvas"
        if not os.path.exists(exe):
            os.makedirs(d, exist_ok=True)
            shutil.copy(TOOLS + "/gofpdf.go.txt", d + "/main.go")
            if not os.path.exists(d + "/go.mod"):
                run(["go", "mod", "init", "canvas"], cwd=d)
                run(["go", "get", "github.com/go-pdf/fpdf@v0.9.0"], cwd=d, env={"GOFLAGS": "-mod=mod"})
            run(["go", "build", "-o", exe, "."], cwd=d, env={"CGO_ENABLED": "0"})
        self._tool([exe], out, enc="utf-8")


def java_cp():
    return ":".join("/usr/share/java/" + j for j in ("itext.jar", "pdfbox2.jar", "fontbox2.jar", "commons-logging.jar"))


def scan(pdf, out, dpi=200, skew=0.0, noise=6, quality=55, blur=0.5, turn=0, fade=0, seed=1, layer=None):
    """Prints the pages as pictures: a grey JPEG a page, skewed and noisy as from a scanner.
    layer: None, or a function(canvas, page number) that writes an invisible text layer."""
    import random
    from PIL import Image, ImageFilter
    from reportlab.pdfgen import canvas
    d = tempfile.mkdtemp()
    run(["pdftoppm", "-r", str(dpi), "-gray", "-png", pdf, d + "/p"])
    rnd, c = random.Random(seed), canvas.Canvas(out, invariant=1)
    for i, f in enumerate(sorted(os.listdir(d))):
        im = Image.open(d + "/" + f).convert("L")
        im = im.rotate(skew, resample=Image.BICUBIC, expand=False, fillcolor=252)
        if noise:
            row = rnd.randbytes(65521)
            n = Image.frombytes("L", im.size, (row * (im.size[0] * im.size[1] // len(row) + 1))[:im.size[0] * im.size[1]])
            im = Image.blend(im, n, noise / 256)
        if blur:
            im = im.filter(ImageFilter.GaussianBlur(blur))
        if fade:
            im = im.point(lambda v: min(255, int(v * (1 - fade / 255) + fade)))
        w, h = im.size[0] * 72 / dpi, im.size[1] * 72 / dpi
        if turn:
            im = im.rotate(turn, expand=True)
            w, h = im.size[0] * 72 / dpi, im.size[1] * 72 / dpi
        im.save(d + "/%d.jpg" % i, quality=quality)
        c.setPageSize((w, h))
        c.drawImage(d + "/%d.jpg" % i, 0, 0, w, h)
        if layer:
            layer(c, i, h)
        c.showPage()
    c.save()
    shutil.rmtree(d)
