# SPDX-License-Identifier: Apache-2.0
"""Data, numbers, dates and truth of the corpus of paper orders."""
import datetime
import decimal
import random

D = decimal.Decimal
CENT = D("0.01")


def money(x):
    return D(x).quantize(CENT, decimal.ROUND_HALF_UP)


# --- how numbers and dates are written ---------------------------------------------

def group(i, sep, lakh=False):
    s, out = str(i), []
    if lakh and len(s) > 3:
        s, out = s[:-3], [s[-3:]]
        while s:
            s, out = s[:-2], [s[-2:]] + out
        return sep.join(out)
    while s:
        s, out = s[:-3], [s[-3:]] + out
    return sep.join(out)


STYLES = {"en": (",", "."), "de": (".", ","), "fr": ("\u00a0", ","), "frn": ("\u202f", ","), "sp": (" ", ","), "ch": ("'", "."), "plain": ("", "."), "plainc": ("", ","), "in": (",", ".")}


def num(x, style="en", dec=2, minus="lead"):
    """x as style writes it; dec None keeps the decimals it has."""
    x = D(x)
    if dec is None:
        dec = max(0, -x.normalize().as_tuple().exponent)
    q = abs(x).quantize(D(1).scaleb(-dec), decimal.ROUND_HALF_UP)
    i, _, f = f"{q:f}".partition(".")
    g, p = STYLES[style]
    s = group(i, g, style == "in") + (p + f if f else "")
    if x < 0:
        s = s + "-" if minus == "trail" else "-" + s
    return s


MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
}


def day(d, f="%d.%m.%Y", lang="en"):
    """strftime with %B and %b in a language, %e without a leading nought, %n the month without."""
    m = MONTHS[lang][d.month - 1]
    f = f.replace("%B", m).replace("%b", m[:3]).replace("%e", str(d.day)).replace("%n", str(d.month))
    return d.strftime(f)


# --- who and what --------------------------------------------------------------------

PARTIES = {
    "us": [("Kessler Valve & Fitting Corp.", "4120 Tannery Road", "Allentown, PA 18104"), ("Bluewater Packaging LLC", "770 Harbor Commerce Pkwy", "Mobile, AL 36602"), ("Dunmore Precision Machining, Inc.", "19 Quarry Lane", "Nashua, NH 03060"), ("Prairie State Dairy Cooperative", "2500 Creamery Ave", "Bloomington, IL 61701"), ("Santolina Foods Company", "88 Citrus Row", "Fresno, CA 93721"), ("Ironbridge Aerospace Systems", "6001 Runway Drive, Bldg 4", "Wichita, KS 67209"), ("Cascade Timberworks Inc", "310 Millpond Rd", "Eugene, OR 97402"), ("Orinoco Data Centers, Inc.", "1450 Fiber Loop, Suite 300", "Ashburn, VA 20147")],
    "uspub": [("City of Fallbrook Junction", "Purchasing Division", "200 N Main Street, Room 114", "Fallbrook Junction, OH 44120"), ("Tamarack State University", "Procurement Services", "118 Administration Building", "Marquette, MI 49855"), ("Wexford County Public Schools", "Business Office", "55 Schoolhouse Road", "Cadillac, MI 49601"), ("St. Brendan Regional Medical Center", "Materials Management", "900 Hospital Parkway", "Duluth, MN 55805")],
    "ussup": [("Grantham Industrial Supply Co.", "1600 Wharf Street", "Baltimore, MD 21230"), ("Redfern Fasteners & Tools Inc.", "455 Machine Shop Rd", "Rockford, IL 61109"), ("Lakeland Safety Products LLC", "72 Beacon Court", "Madison, WI 53704"), ("Tri-Cities Electrical Distributors", "3300 Transformer Way", "Kingsport, TN 37660")],
    "uk": [("Hartsmere Brewing Company Ltd", "Malthouse Lane", "Burton upon Trent", "DE14 1QA"), ("Ribblesdale Borough Council", "Corporate Services", "Civic Centre, Market Square", "Clitheroe BB7 2DD"), ("Tolland Marine Engineering Ltd", "12 Slipway Road", "Falmouth TR11 4AR")],
    "uksup": [("Ashby & Crane Supplies Ltd", "Unit 9 Kiln Trading Estate", "Stoke-on-Trent ST4 2RS"), ("Fenland Hydraulics Ltd", "Station Works", "March PE15 8SJ")],
    "de": [("Oberhauser Antriebstechnik GmbH", "Schleifweg 14", "88400 Biberach"), ("Meyerhoff & Söhne Pumpenbau KG", "Am Gaswerk 3", "26122 Oldenburg"), ("Stadtwerke Rabenau GmbH", "Talstraße 55", "01734 Rabenau"), ("Feintechnik Schönborn GmbH", "Dresdner Str. 118", "09577 Niederwiesa"), ("Holzbau Aigner e.K.", "Dorfplatz 2", "83250 Marquartstein"), ("Klinikum Wesertal gGmbH", "Lange Straße 201", "37671 Höxter")],
    "desup": [("Rothenbacher Normteile GmbH", "Hafenstraße 71", "68159 Mannheim"), ("Technohandel Kröger GmbH & Co. KG", "Industriering 9", "48249 Dülmen"), ("Dichtungstechnik Walz GmbH", "Gewerbestraße 22", "72636 Frickenhausen")],
    "ch": [("Uhrwerk Montfavre SA", "Rue du Doubs 77", "2300 La Chaux-de-Fonds"), ("Alpina Seilbahnen AG", "Bahnhofstrasse 12", "7000 Chur")],
    "fr": [("Ateliers Vauban SARL", "27 rue de la Gare", "59300 Valenciennes"), ("Laiterie des Trois Vallées SAS", "ZI de la Prairie", "74150 Rumilly"), ("Hôtel Bellerive", "3 quai des Pêcheurs", "33120 Arcachon")],
    "frsup": [("Quincaillerie Perrachon SA", "112 boulevard de l'Industrie", "42000 Saint-Étienne"), ("Emballages Rougier SAS", "5 allée des Peupliers", "44800 Saint-Herblain")],
    "es": [("Conservas Rianxo S.A.", "Rúa do Porto 18", "15920 Rianxo (A Coruña)"), ("Mecanizados Eguren S.L.", "Pol. Ind. Txara, Pab. 6", "20870 Elgoibar")],
    "essup": [("Distribuciones Albaida S.L.", "Avda. de la Marina 55", "03007 Alicante")],
    "mx": [("Manufacturas del Bajío S.A. de C.V.", "Blvd. Aeropuerto 2140", "37290 León, Gto."), ("Grupo Ferretero Cuauhtémoc S.A. de C.V.", "Calz. Vallejo 1020", "02300 Ciudad de México")],
    "mxsup": [("Proveedora Industrial Anáhuac S.A. de C.V.", "Av. Ruiz Cortines 3300", "64000 Monterrey, N.L.")],
    "it": [("Officine Meccaniche Bertolazzi S.r.l.", "Via dell'Artigianato 15", "25030 Castel Mella (BS)"), ("Cantina Sociale di Monferro", "Strada Provinciale 23", "14049 Nizza Monferrato (AT)")],
    "itsup": [("Ferramenta Galvani S.p.A.", "Via Emilia Ovest 402", "41123 Modena")],
    "nl": [("Van Oosterhout Kassenbouw B.V.", "Nijverheidsweg 31", "2671 LW Naaldwijk"), ("Zuivelfabriek De Vechtstroom B.V.", "Kanaaldijk 8", "7701 PJ Dedemsvaart")],
    "nlsup": [("Technische Groothandel Brouwer B.V.", "Handelskade 19", "8013 BB Zwolle")],
    "pt": [("Metalúrgica Serra Azul Ltda", "Rua das Indústrias, 1500", "95180-000 Farroupilha - RS")],
    "ptsup": [("Comercial Ibirama de Parafusos Ltda", "Av. Getúlio Vargas, 880", "89200-000 Joinville - SC")],
    "pl": [("Fabryka Mebli Wierzbno Sp. z o.o.", "ul. Leśna 14", "66-340 Przytoczna")],
    "plsup": [("Hurtownia Techniczna Kozak S.A.", "ul. Magazynowa 3", "61-022 Poznań")],
    "se": [("Norrskens Verkstad AB", "Gruvgatan 9", "981 38 Kiruna")],
    "sesup": [("Ekholms Industriservice AB", "Box 240", "721 06 Västerås")],
    "dk": [("Limfjordens Fiskeindustri A/S", "Havnevej 44", "7680 Thyborøn")],
    "dksup": [("Jydsk Emballage ApS", "Erhvervsvej 7", "8700 Horsens")],
    "in": [("Sahyadri Pumps & Motors Pvt. Ltd.", "Plot 47, MIDC Phase II", "Satara, Maharashtra 415004"), ("Kaveri Textile Mills Limited", "Survey No. 118, Avinashi Road", "Coimbatore, Tamil Nadu 641014")],
    "insup": [("Bharadwaj Bearings & Tools", "Shop 12, Laxmi Market, Budhwar Peth", "Pune, Maharashtra 411002"), ("Narmada Chemicals Pvt Ltd", "GIDC Estate, Ankleshwar", "Gujarat 393002")],
    "cn": [("Kingsway Homewares Ltd.", "48 Albion Street", "Leeds LS1 6AA, United Kingdom")],
    "cnsup": [("Ningbo Haoyuan Houseware Co., Ltd.", "No. 218 Jinshan Road, Beilun", "Ningbo 315800, China")],
    "ae": [("Al Marjan Contracting LLC", "Office 1204, Al Fattan Tower", "P.O. Box 24410, Abu Dhabi, UAE")],
    "aesup": [("Gulf Horizon Building Materials Trading", "Warehouse 9, Al Quoz 3", "P.O. Box 61172, Dubai, UAE")],
}

ITEMS = {
    "en": [("GV-316-1/2", "Gate valve stainless 316 1/2 in NPT", "EA", "48.75"), ("BRG-62052Z", "Ball bearing 6205-2Z", "EA", "6.18"), ("SPW-1500", "Spiral wound gasket DN 150", "EA", "11.40"), ("LUB-EP2-400", "Grease EP2 cartridge 400 g", "EA", "4.95"), ("HSE-12-25", "Hydraulic hose 1/2 in, 25 ft coil", "EA", "72.30"), ("TPL-50", "Thread seal tape 50 ft", "RL", "0.89"), ("FLT-9A31", "Air filter element 9A31", "EA", "27.60"), ("CHN-60H", "Roller chain 60H, 10 ft box", "BX", "63.15"), ("GLO-L-12", "Work gloves leather L, dozen", "DZ", "54.00"), ("SFT-G-CLR", "Safety glasses clear, anti-fog", "EA", "3.25")],
    "med": [("3M-1860S", "Respirator N95 small, box of 20", "BX", "21.85"), ("BD-305111", "Needle 26G x 1/2 in", "BX", "9.42"), ("KC-53749", "Sterile wrap 45 x 45", "CS", "88.10"), ("MDS-097", "Emesis basin 700 ml graphite", "CS", "31.26"), ("CVD-8507", "Monitoring electrode foam, 50/pk", "PK", "7.70"), ("BRN-4439", "IV start kit with chlorhexidine", "EA", "2.94"), ("WEL-901032", "Thermometer probe cover", "BX", "5.35")],
    "office": [("UNV-21200", "Copy paper letter 20 lb, 10 reams", "CT", "39.99"), ("AVE-5160", "Address labels 1 x 2-5/8, 3000", "BX", "28.17"), ("SAN-30001", "Permanent marker fine black, dozen", "DZ", "9.08"), ("HON-H314", "File cabinet 4-drawer legal putty", "EA", "412.50"), ("SMD-15343", "Manila folder letter 1/3 cut, 100", "BX", "17.61"), ("LOG-910", "Wireless mouse M510 graphite", "EA", "24.35")],
    "it": [("C9300-48P", "Access switch 48 port PoE+", "EA", "3895.00"), ("SFP-10G-SR", "Transceiver 10GBASE-SR", "EA", "142.50"), ("R750-XS", "Rack server 2U, 2 x 16 core, 256 GB", "EA", "9240.00"), ("UPS-3000RM", "UPS 3000 VA rack mount 2U", "EA", "1876.40"), ("PC6-BL-3", "Patch cord Cat6 blue 3 m", "EA", "2.15")],
    "de": [("ISO4762-8x30", "Zylinderschraube ISO 4762 M8x30 8.8", "ST", "0.18"), ("DIN471-25", "Sicherungsring DIN 471 25x1,2", "ST", "0.07"), ("OR-40x3-N", "O-Ring 40x3 NBR 70", "ST", "0.32"), ("KL-6008", "Rillenkugellager 6008-2RS1", "ST", "9.85"), ("HY-SCHL-13", "Hydraulikschlauch DN 13, 2SN", "M", "7.40"), ("WD-45-62", "Wellendichtring 45x62x8", "ST", "2.68"), ("KAB-5G4", "Gummischlauchleitung H07RN-F 5G4", "M", "5.12"), ("FETT-LGMT3", "Wälzlagerfett LGMT 3, Dose 1 kg", "KG", "16.90"), ("ENDS-B4", "Endschalter Rollenhebel B4", "ST", "34.50")],
    "fr": [("VIS-CHC-830", "Vis CHC M8x30 zinguée", "PCE", "0.21"), ("ROUL-6306", "Roulement à billes 6306 ZZ", "PCE", "14.35"), ("CART-6040", "Caisse carton double cannelure 600x400", "PCE", "1.86"), ("FILM-ETIR", "Film étirable 500 mm x 300 m", "RLX", "7.92"), ("GANT-NIT-9", "Gants nitrile taille 9, boîte de 100", "BTE", "8.45"), ("HUIL-H46", "Huile hydraulique ISO VG 46, bidon 20 l", "BID", "63.00")],
    "es": [("TOR-M10-50", "Tornillo hexagonal M10x50 cincado", "UD", "0.34"), ("ROD-6203", "Rodamiento rígido 6203 2RS", "UD", "3.92"), ("CAJ-30-20", "Caja de cartón 300x200x150", "UD", "0.58"), ("GUA-NIT-L", "Guantes de nitrilo talla L", "CAJA", "7.25"), ("ACE-15W40", "Aceite motor 15W40, bidón 20 l", "BID", "71.60"), ("DIS-115", "Disco de corte 115x1 inox", "UD", "0.95")],
    "itl": [("VTE-0830", "Vite TE M8x30 zincata cl. 8.8", "NR", "0.16"), ("CUS-6204", "Cuscinetto a sfere 6204 2RS", "NR", "3.10"), ("TUB-INOX-25", "Tubo inox AISI 304 diam. 25 mm", "MT", "8.74"), ("GUA-OR-30", "Guarnizione O-ring 30x2,5 Viton", "NR", "0.92"), ("BOT-BDX-75", "Bottiglia bordolese 0,75 l verde", "NR", "0.41")],
    "nl": [("BOUT-M12-60", "Zeskantbout M12x60 verzinkt", "ST", "0.46"), ("LAG-6207", "Kogellager 6207 2RS", "ST", "7.15"), ("FOL-4M-50", "Kasfolie 200 mu, 4 m breed", "M", "2.08"), ("KLEP-40", "Kogelkraan messing 1 1/2\"", "ST", "23.90"), ("HANDS-10", "Werkhandschoen maat 10", "PR", "3.35")],
    "pt": [("PAR-M10-40", "Parafuso sextavado M10x40 zincado", "PC", "0.87"), ("ROL-6205", "Rolamento 6205 ZZ", "PC", "18.40"), ("CHA-3-1020", "Chapa de aço 3 mm SAE 1020", "KG", "7.35"), ("LUB-68", "Óleo lubrificante ISO 68, balde 20 L", "BD", "289.90")],
    "pl": [("SRU-M8-20", "Śruba M8x20 ocynk DIN 933", "szt.", "0.42"), ("ZAW-110", "Zawias meblowy 110° z hamulcem", "szt.", "6.80"), ("PLY-18-DAB", "Płyta laminowana 18 mm dąb", "m2", "48.90"), ("KLEJ-PUR", "Klej PUR kartusz 310 ml", "szt.", "21.50")],
    "se": [("M6S-1040", "Skruv M6S 10x40 fzb", "st", "1.85"), ("KULL-6209", "Kullager 6209-2RS", "st", "118.00"), ("HYD-SL-12", "Hydraulslang 1/2\" 2SN", "m", "64.50"), ("SKYDD-44", "Arbetshandskar stl 10", "par", "39.00")],
    "dk": [("KAS-400", "Flamingokasse 400x300x180", "stk", "14.75"), ("PLST-25", "Plastpose 25x40 cm, 1000 stk", "rl", "185.00"), ("HANDS-BL-L", "Nitrilhandsker blå L, 100 stk", "pk", "62.50")],
    "in": [("6205-2RS", "Deep Groove Ball Bearing 6205 2RS", "Nos", "185.00"), ("V-BELT-B62", "V Belt B-62", "Nos", "342.50"), ("GRS-AP3", "Grease AP3, 18 kg bucket", "Bkt", "4750.00"), ("CU-WIRE-18", "Enamelled copper wire 18 SWG", "Kg", "812.40"), ("MS-FLG-80", "MS flange 80 NB table E", "Nos", "415.00")],
    "cn": [("HY-2201", "Stainless steel mixing bowl 24 cm", "PCS", "1.245"), ("HY-3310", "Bamboo cutting board 38x28 cm", "PCS", "2.36"), ("HY-4108", "Silicone spatula set, 3 pcs", "SETS", "1.08"), ("HY-5117", "Glass storage jar 1 L with clip", "PCS", "0.985")],
    "ae": [("CEM-OPC-50", "Ordinary Portland cement 50 kg", "BAG", "14.50"), ("REB-12", "Deformed steel bar 12 mm", "TON", "2385.00"), ("BLK-8S", "Hollow block 8 in", "PCS", "3.10"), ("TIL-60-GR", "Porcelain tile 60x60 grey", "SQM", "27.75")],
}


class Line:
    def __init__(self, **k):
        self.disc = D(0)
        self.per = None
        self.date = None
        self.buyer_item = self.supplier_item = None
        self.tax = None
        self.__dict__.update(k)
        if getattr(self, "amount", None) is None:
            self.amount = money(self.qty * self.price / (self.per or 1) * (1 - self.disc / 100))


class PO:
    """One order; what a layout does not print it lists in hide."""

    def __init__(self, seed, cc="us", sup=None, items="en", n=5, cur="USD", first=1, step=1, number=None, date=None, lead=14, terms="Net 30", tax=None, freight=None, per=None, buyer=0, supplier=0, qtys=(1, 2, 4, 5, 8, 10, 12, 20, 24, 25, 36, 40, 50, 100), bitem=None, pricemul=1, perline_dates=False):
        r = self.r = random.Random(seed)
        self.buyer = PARTIES[cc][buyer]
        self.supplier = PARTIES[sup or cc + "sup"][supplier]
        self.ship = self.bill = None
        self.cur, self.number, self.terms = cur, number, terms
        self.date = date or datetime.date(2025, 1, 6) + datetime.timedelta(days=r.randrange(300))
        self.req = self.date + datetime.timedelta(days=lead)
        self.lines = []
        pool = list(ITEMS[items])
        r.shuffle(pool)
        while len(pool) < n:
            for k in range(1, 1 + (n - 1) // len(ITEMS[items])):
                pool += [(f"{a}-{k}", f"{b}, type {k}", u, p) for a, b, u, p in ITEMS[items]]
        for i in range(n):
            s, d, u, p = pool[i]
            price = (D(p) * pricemul * D(r.choice(["1", "1", "0.95", "1.04"]))).quantize(D("0.0001") if D(p).as_tuple().exponent < -2 else CENT)
            if per:
                price = money(price * per)
            b = None
            if bitem:
                b = "".join(str(r.randrange(10)) if c == "#" else c for c in bitem)
            self.lines.append(Line(pos=first + i * step, supplier_item=s, buyer_item=b, desc=d, uom=u, price=price, per=per, qty=D(r.choice(qtys)), date=self.req + datetime.timedelta(days=7 * i) if perline_dates else self.req))
        self.rate, self.freight, self.discount = tax, (D(freight) if freight is not None else None), None
        self.sum()

    def sum(self):
        self.sub = sum((l.amount for l in self.lines), D(0))
        base = self.sub - (self.discount or 0)
        self.tax = money(base * D(self.rate) / 100) if self.rate is not None else None
        self.total = base + (self.tax or 0) + (self.freight or 0)

    def truth(self, hide=(), lhide=(), **over):
        """The truth: hide names header fields that are not printed, lhide fields of lines."""
        def party(p):
            if not p:
                return None
            return {"name": p[0], "address": ", ".join(p[1:]) or None}

        def f(x):
            return None if x is None else float(x)

        lines = []
        for l in self.lines:
            x = {"line": l.pos, "buyer_item": l.buyer_item, "supplier_item": l.supplier_item, "description": l.desc, "qty": f(l.qty), "uom": l.uom, "unit_price": f(l.price), "amount": f(l.amount)}
            if l.qty == int(l.qty):
                x["qty"] = int(l.qty)
            if l.per:
                x["price_per"] = l.per
            for k in lhide:
                x[k] = None
            lines.append(x)
        dates = {l.date for l in self.lines}
        t = {"doc_type": "purchase_order", "po_number": self.number, "po_date": str(self.date), "requested_date": str(self.lines[0].date) if len(dates) == 1 else None, "currency": self.cur, "buyer": party(self.buyer), "bill_to": party(self.bill), "ship_to": party(self.ship), "supplier": party(self.supplier), "payment_terms": self.terms, "lines": lines, "subtotal": f(self.sub), "discount": f(self.discount), "tax": f(self.tax), "freight": f(self.freight), "total": f(self.total)}
        for k in hide:
            if k.endswith("_address"):
                t[k[:-8]]["address"] = None
            else:
                t[k] = None
        t.update(over)
        return t


EMPTY = {"po_number": None, "po_date": None, "requested_date": None, "currency": None, "buyer": None, "bill_to": None, "ship_to": None, "supplier": None, "payment_terms": None, "lines": [], "subtotal": None, "discount": None, "tax": None, "freight": None, "total": None}

LAYOUTS = {}


def layout(name, producer, *features, expect="extract", **meta):
    """Registers a function that makes the bytes of a PDF and its truth."""
    def reg(fn):
        assert name not in LAYOUTS, name
        LAYOUTS[name] = (fn, producer, list(features), expect, meta)
        return fn
    return reg


def none(doc_type):
    return dict(EMPTY, doc_type=doc_type)
