# SPDX-License-Identifier: Apache-2.0
"""Orders of many countries, as their programs and people write them."""
import draw
from base import PO, D, day, layout, money, num
from layouts_web import doc, esc, lines, table

BOX = ".g td,.g th{border:1px solid #555}.n{border:1px solid #999;padding:4px}"


@layout("it-zucchetti-sconti-10-5", "wkhtmltopdf", "Italian", "chained discounts 10+5", "Cod. IVA per line", "tax summary", "code and description stacked", "codice articolo fornitore")
def zucchetti():
    o = PO(81, "it", items="itl", n=5, cur="EUR", number="OF/2025/00318", terms="R.B. 60 gg. f.m.", tax=22, bitem="MP.####", qtys=(100, 200, 500))
    disc = ["", "10+5", "15", "", "20+10"]
    for l, d in zip(o.lines, disc):
        f = D(1)
        for x in filter(None, d.split("+")):
            f *= 1 - D(x) / 100
        l.show, l.amount = d, money(l.qty * l.price * f)
    o.sum()
    o.ship = ("Officine Meccaniche Bertolazzi S.r.l.", "Magazino Arrivi - Via Industriale 3", "25030 Castel Mella (BS)")
    rows = [[l.pos, f"{l.buyer_item}<br><small>Vs. cod. {l.supplier_item}</small>", esc(l.desc), l.uom, num(l.qty, "de"), num(l.price, "de", 4), l.show, num(l.amount, "de"), "22"] for l in o.lines]
    body = f"<table><tr><td width=55%><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}<br>P.IVA 02217730983 - Tel. 030 5577</td><td class=n>Spett.le<br><b>{esc(o.supplier[0])}</b><br>{lines(o.supplier[1:])}</td></tr></table><h3>ORDINE A FORNITORE</h3><table class=g><tr><th>Numero</th><th>Data</th><th>Cod. fornitore</th><th>Pagamento</th><th>Consegna</th><th>Divisa</th></tr><tr><td>{o.number}</td><td>{day(o.date, '%d/%m/%Y')}</td><td>F00118</td><td>{o.terms}</td><td>{day(o.req, '%d/%m/%Y')}</td><td>EUR</td></tr></table><p>Luogo di consegna: {esc(', '.join(o.ship))}</p>"
    body += table([("Riga", ""), ("Codice articolo", ""), ("Descrizione", ""), ("UM", ""), ("Quantità", "r"), ("Prezzo", "r"), ("Sconti %", "c"), ("Importo", "r"), ("Cod. IVA", "c")], rows, "g")
    body += f"<table class=g style='margin-top:8px'><tr><th>Cod. IVA</th><th>Aliquota</th><th>Imponibile</th><th>Imposta</th><th>Totale merce</th><th>Totale ordine</th></tr><tr><td>22</td><td>22%</td><td class=r>{num(o.sub, 'de')}</td><td class=r>{num(o.tax, 'de')}</td><td class=r>{num(o.sub, 'de')}</td><td class=r><b>{num(o.total, 'de')}</b></td></tr></table>"
    return draw.html("wkhtmltopdf", doc(body, BOX)), o.truth()


@layout("mx-orden-de-compra-iva-retencion", "dompdf", "Mexican", "MXN", "RFC", "IVA 16 %", "amount in words", "qty first, unit, code")
def mx():
    o = PO(82, "mx", items="es", n=5, cur="MXN", number="OC-0004417", terms="Crédito 30 días", tax=16, pricemul=20, qtys=(10, 25, 50, 100))
    for l in o.lines:
        l.pos, l.uom = None, {"UD": "PZA", "CAJA": "CAJA", "BID": "CUBETA"}[l.uom]
    o.ship = ("Manufacturas del Bajío S.A. de C.V.", "Almacén General, Andén 4", "37290 León, Gto.")
    body = f"<table><tr><td><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}<br>RFC: MBA980114K27</td><td class=r><h2>ORDEN DE COMPRA</h2>No. <b>{o.number}</b><br>Fecha: {day(o.date, '%d/%b/%Y', 'es')}</td></tr></table><table class=g><tr><td><b>Proveedor:</b> {esc(o.supplier[0])}<br>{lines(o.supplier[1:])}<br>RFC: PIA870320R31</td><td><b>Entregar en:</b> {esc(o.ship[0])}<br>{lines(o.ship[1:])}</td></tr><tr><td>Condiciones de pago: {o.terms}</td><td>Fecha de entrega: {day(o.req, '%d/%b/%Y', 'es')} &nbsp; Moneda: MXN</td></tr></table><br>"
    body += table([("Cant.", "r"), ("Unidad", ""), ("Clave", ""), ("Descripción", ""), ("P. Unitario", "r"), ("Importe", "r")], [[num(l.qty), l.uom, l.supplier_item, esc(l.desc), "$ " + num(l.price), "$ " + num(l.amount)] for l in o.lines], "g")
    body += f"<table style='width:40%;margin-left:60%'><tr><td>Subtotal</td><td class=r>$ {num(o.sub)}</td></tr><tr><td>I.V.A. 16%</td><td class=r>$ {num(o.tax)}</td></tr><tr><td><b>Total</b></td><td class=r><b>$ {num(o.total)}</b></td></tr></table><p>Solicitó: Compras &nbsp; Autorizó: ______________</p>"
    return draw.html("dompdf", doc(body, BOX)), o.truth()


@layout("es-pedido-a-proveedor-albaran", "libreoffice-writer", "Spanish", "Su referencia under the description", "IVA in a summary below", "vto. and forma de pago", "decimal comma")
def es():
    o = PO(83, "es", items="es", n=4, cur="EUR", number="P25/000871", terms="Transferencia 60 días", tax=21, buyer=0, bitem="CR#####")
    o.ship = o.buyer
    rows = "".join(f"<tr><td>{l.buyer_item}</td><td>{esc(l.desc)}<br>Su referencia: {l.supplier_item}</td><td align=right>{num(l.qty, 'de', 0)}</td><td>{l.uom}</td><td align=right>{num(l.price, 'de', 3)}</td><td align=right>{num(l.amount, 'de')}</td></tr>" for l in o.lines)
    for l in o.lines:
        l.pos = None
    body = f"<p><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}<br>CIF A15022117</p><h2>PEDIDO A PROVEEDOR</h2><table width=100%><tr><td>Nº Pedido: {o.number}<br>Fecha: {day(o.date, '%d-%m-%Y')}<br>Fecha entrega: {day(o.req, '%d-%m-%Y')}<br>Forma de pago: {o.terms}</td><td>{lines(o.supplier)}</td></tr></table><p>Dirección de entrega: la misma</p><table border=1 cellspacing=0 width=100%><tr><th>Artículo</th><th>Descripción</th><th>Cantidad</th><th>Ud.</th><th>Precio</th><th>Importe</th></tr>{rows}</table><table width=100%><tr><td>Base imponible</td><td>% IVA</td><td>Cuota IVA</td><td><b>TOTAL EUR</b></td></tr><tr><td>{num(o.sub, 'de')}</td><td>21</td><td>{num(o.tax, 'de')}</td><td><b>{num(o.total, 'de')}</b></td></tr></table>"
    return draw.html("writer", doc(body)), o.truth()


@layout("br-pedido-de-compra-ipi", "chromium", "Brazilian", "BRL", "IPI column", "NCM", "R$ in cells", "CNPJ decoys")
def br():
    o = PO(84, "pt", items="pt", n=4, cur="BRL", number="0044187", terms="28/35/42 DDL", qtys=(10, 50, 100, 250), freight="180.00")
    o.ship = o.buyer
    ipi = [D(5), D(0), D(5), D("9.75")]
    o.tax = sum(money(l.amount * i / 100) for l, i in zip(o.lines, ipi))
    o.total = o.sub + o.tax + o.freight
    rows = [[f"{l.pos:03d}", l.supplier_item, esc(l.desc), "7318.15.00", l.uom, num(l.qty, "de", 3), num(l.price, "de", 4), num(i, "de"), num(l.amount, "de")] for l, i in zip(o.lines, ipi)]
    for l in o.lines:
        l.pos = f"{l.pos:03d}"
    body = f"<table class=g><tr><td><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}<br>CNPJ: 88.611.835/0001-29 IE: 045/0011223</td><td class=c><b>PEDIDO DE COMPRA</b><br>Nº {o.number}<br>Emissão: {day(o.date, '%d/%m/%Y')}</td></tr></table><table class=g><tr><td colspan=2>Fornecedor: {esc(o.supplier[0])} - {esc(', '.join(o.supplier[1:]))} CNPJ: 84.683.374/0001-49</td></tr><tr><td>Local de entrega: {esc(', '.join(o.ship))}</td><td>Previsão de entrega: {day(o.req, '%d/%m/%Y')}<br>Cond. pagamento: {o.terms}<br>Frete: CIF</td></tr></table><br>"
    body += table([("Item", ""), ("Código", ""), ("Descrição", ""), ("NCM", ""), ("UN", ""), ("Quantidade", "r"), ("Vlr. unitário", "r"), ("IPI %", "r"), ("Vlr. total", "r")], rows, "g")
    body += f"<table class=g style='margin-top:6px'><tr><th>Total produtos</th><th>Valor IPI</th><th>Frete</th><th>Total do pedido</th></tr><tr><td class=r>R$ {num(o.sub, 'de')}</td><td class=r>R$ {num(o.tax, 'de')}</td><td class=r>R$ {num(o.freight, 'de')}</td><td class=r><b>R$ {num(o.total, 'de')}</b></td></tr></table>"
    return draw.html("chromium", doc(body, BOX)), o.truth()


@layout("pl-zamowienie-netto-brutto", "weasyprint", "Polish", "net and gross per line", "slownie", "PLN after the numbers", "NIP decoys")
def pl():
    o = PO(85, "pl", items="pl", n=4, cur="PLN", number="ZD 144/03/2025", terms="przelew 21 dni", tax=23, qtys=(10, 40, 100))
    o.ship = o.buyer
    rows = [[l.pos, l.supplier_item, esc(l.desc), num(l.qty, "sp", 0), l.uom, num(l.price, "sp"), num(l.amount, "sp"), "23%", num(money(l.amount * D("1.23")), "sp")] for l in o.lines]
    body = f"<table><tr><td><b>Zamawiający</b><br>{lines(o.buyer)}<br>NIP 596-001-22-18</td><td><b>Dostawca</b><br>{lines(o.supplier)}<br>NIP 778-14-33-118</td></tr></table><h2 class=c>Zamówienie nr {o.number}</h2><p>Data wystawienia: {day(o.date, '%Y-%m-%d')} &nbsp; Termin dostawy: {day(o.req, '%Y-%m-%d')}<br>Forma płatności: {o.terms}<br>Adres dostawy: {esc(', '.join(o.ship))}</p>"
    body += table([("Lp.", ""), ("Indeks", ""), ("Nazwa towaru", ""), ("Ilość", "r"), ("j.m.", ""), ("Cena netto", "r"), ("Wartość netto", "r"), ("VAT", "c"), ("Wartość brutto", "r")], rows, "g")
    body += f"<p class=r>Razem netto: {num(o.sub, 'sp')} PLN<br>VAT 23%: {num(o.tax, 'sp')} PLN<br><b>Do zapłaty: {num(o.total, 'sp')} PLN</b></p><p>Zamówił: Anna Wolska</p>"
    return draw.html("weasyprint", doc(body, BOX + "body{font-family:'DejaVu Sans';font-size:8pt}")), o.truth()


@layout("dk-indkoebsordre-no-rules", "tcpdf-html", "Danish", "no rules at all", "amount right, unit before quantity", "Deres varenr.")
def dk():
    o = PO(86, "dk", items="dk", n=3, cur="DKK", number="IO-55102", terms="Netto 30 dage", tax=25, bitem="LF-####")
    o.ship = o.buyer
    rows = "".join(f"<tr><td width=\"12%\">{l.buyer_item}</td><td width=\"38%\">{esc(l.desc)}<br>Deres varenr.: {l.supplier_item}</td><td width=\"8%\">{l.uom}</td><td width=\"12%\" align=\"right\">{num(l.qty, 'de', 0)}</td><td width=\"15%\" align=\"right\">{num(l.price, 'de')}</td><td width=\"15%\" align=\"right\">{num(l.amount, 'de')}</td></tr>" for l in o.lines)
    for l in o.lines:
        l.pos = None
    body = f"<table><tr><td><b>{o.buyer[0]}</b><br>{lines(o.buyer[1:])}<br>CVR-nr. 44718822</td><td>{lines(o.supplier)}</td></tr></table><h2>Indkøbsordre {o.number}</h2><table><tr><td>Ordredato</td><td>{day(o.date, '%d-%m-%Y')}</td><td>Leveringsdato</td><td>{day(o.req, '%d-%m-%Y')}</td></tr><tr><td>Betalingsbetingelser</td><td>{o.terms}</td><td>Valuta</td><td>DKK</td></tr></table><br><br><table><tr><td width=\"12%\"><b>Varenr.</b></td><td width=\"38%\"><b>Beskrivelse</b></td><td width=\"8%\"><b>Enhed</b></td><td width=\"12%\" align=\"right\"><b>Antal</b></td><td width=\"15%\" align=\"right\"><b>Pris</b></td><td width=\"15%\" align=\"right\"><b>Beløb</b></td></tr>{rows}</table><br><br><table><tr><td width=\"70%\" align=\"right\">I alt ekskl. moms</td><td width=\"30%\" align=\"right\">{num(o.sub, 'de')}</td></tr><tr><td align=\"right\">25 % moms</td><td align=\"right\">{num(o.tax, 'de')}</td></tr><tr><td align=\"right\">I alt DKK inkl. moms</td><td align=\"right\">{num(o.total, 'de')}</td></tr></table><p>Leveringsadresse: samme</p>"
    return draw.html("tcpdfhtml", body), o.truth()


@layout("ae-arabic-english-lpo", "chromium", "Arabic-English", "bilingual labels", "LPO", "AED", "VAT 5 % per line")
def ae():
    o = PO(87, "ae", items="ae", n=4, cur="AED", number="LPO/2025/1187", terms="60 Days PDC", tax=5, qtys=(10, 50, 200))
    o.ship = ("Al Marjan Contracting LLC", "Site: Villa 14, Saadiyat Island", "Abu Dhabi, UAE")
    rows = [[l.pos, l.supplier_item, esc(l.desc), l.uom, num(l.qty), num(l.price), num(l.amount), "5%", num(money(l.amount * D("0.05")))] for l in o.lines]
    o.tax = sum(money(l.amount * D("0.05")) for l in o.lines)
    o.total = o.sub + o.tax
    body = f"<table><tr><td><b>{esc(o.buyer[0])}</b><br>{lines(o.buyer[1:])}<br>TRN: 100288817200003</td><td class=r dir=rtl><b>المرجان للمقاولات ذ.م.م</b><br>أبوظبي</td></tr></table><h2 class=c>LOCAL PURCHASE ORDER / أمر شراء محلي</h2><table class=g><tr><td>LPO No. / رقم الأمر</td><td>{o.number}</td><td>Date / التاريخ</td><td>{day(o.date, '%d-%b-%Y')}</td></tr><tr><td>Supplier / المورد</td><td>{lines(o.supplier)}</td><td>Deliver to / مكان التسليم</td><td>{lines(o.ship)}</td></tr><tr><td>Payment Terms / شروط الدفع</td><td>{o.terms}</td><td>Delivery Date / تاريخ التسليم</td><td>{day(o.req, '%d-%b-%Y')}</td></tr></table><br>"
    body += table([("Sr. / م", ""), ("Code / الرمز", ""), ("Description / الوصف", ""), ("Unit / الوحدة", ""), ("Qty / الكمية", "r"), ("Unit Price / السعر", "r"), ("Amount / المبلغ", "r"), ("VAT", "c"), ("VAT Amount", "r")], rows, "g")
    body += f"<table style='width:55%;margin-left:45%' class=g><tr><td>Total AED / المجموع</td><td class=r>{num(o.sub)}</td></tr><tr><td>VAT 5% / ضريبة القيمة المضافة</td><td class=r>{num(o.tax)}</td></tr><tr><td><b>Grand Total AED / الإجمالي</b></td><td class=r><b>{num(o.total)}</b></td></tr></table>"
    return draw.html("chromium", doc(body, BOX + "body{font-size:8.5pt}td{white-space:nowrap}")), o.truth()


@layout("cn-export-fob-cartons", "libreoffice-calc", "Chinese-English", "FOB", "cartons and CBM columns", "three and four decimals", "USD in the column head", "totals of cartons")
def cn():
    o = PO(88, "cn", items="cn", n=4, cur="USD", number="KW25-0733", terms="30% T/T deposit, 70% against B/L copy", qtys=(600, 1200, 2400, 3600), bitem="K#####", lead=60)
    cartons = [int(l.qty / 24) for l in o.lines]
    rows = "".join(f"<tr><td>{l.buyer_item}</td><td>{l.supplier_item}</td><td>{l.desc}</td><td>7323.9300</td><td align=right>'{num(l.qty, 'en', 0)}</td><td>{l.uom}</td><td align=right>{c}</td><td align=right>{num(D(c) * D('0.062'), 'en', 3)}</td><td align=right>{num(l.price, 'en', 4)}</td><td align=right>{num(l.amount)}</td></tr>".replace("'", "") for l, c in zip(o.lines, cartons))
    for l in o.lines:
        l.pos = None
    body = f"<html><head><meta charset='utf-8'></head><body><table><tr><td colspan=10><b>PURCHASE ORDER 采购订单</b></td></tr><tr><td colspan=4>BUYER 买方: {o.buyer[0]}</td><td colspan=6>SELLER 卖方: {o.supplier[0]}</td></tr><tr><td colspan=4>{', '.join(o.buyer[1:])}</td><td colspan=6>{', '.join(o.supplier[1:])}</td></tr><tr><td colspan=4>P/O NO. 订单号: {o.number}</td><td colspan=6>DATE 日期: {day(o.date, '%e-%b-%Y')}</td></tr><tr><td colspan=10>SHIPMENT DATE 装运期: {day(o.req, '%e-%b-%Y')} FROM NINGBO TO FELIXSTOWE</td></tr><tr><td colspan=10>PAYMENT 付款方式: {o.terms}</td></tr></table><table border=1><colgroup><col width=86><col width=66><col width=126><col width=58><col width=48><col width=46><col width=44><col width=40><col width=62><col width=64></colgroup><tr><td>BUYER ITEM 客户货号</td><td>FACTORY ITEM 工厂货号</td><td>DESCRIPTION 品名</td><td>HS CODE</td><td>QTY 数量</td><td>UNIT 单位</td><td>CTNS 箱数</td><td>CBM</td><td>FOB NINGBO USD 单价</td><td>AMOUNT USD 金额</td></tr>{rows}<tr><td></td><td></td><td>TOTAL 合计</td><td></td><td></td><td></td><td align=right>{sum(cartons)}</td><td></td><td></td><td align=right>{num(o.sub)}</td></tr></table></body></html>"
    return draw.html("calc", body), o.truth(hide=["tax"], subtotal=None, total=float(o.sub))


@layout("ch-fr-commande-apostrophe", "lualatex", "Swiss French", "apostrophe thousands", "CHF", "middle-aligned cells", "description over two rows with the numbers between")
def ch():
    o = PO(89, "ch", sup="desup", items="fr", n=4, cur="CHF", number="CA-25-00911", terms="30 jours net", tax="8.1", buyer=0, supplier=0, qtys=(100, 250, 400), pricemul=3)
    o.ship = ("Uhrwerk Montfavre SA", "Réception marchandises", "Allée du Quartz 5", "2300 La Chaux-de-Fonds")
    rows = ""
    for l in o.lines:
        a, b = l.desc[:l.desc.rfind(" ", 0, 20)], l.desc[l.desc.rfind(" ", 0, 20) + 1:]
        rows += rf"\multirow{{2}}{{*}}{{{l.pos}}} & \multirow{{2}}{{*}}{{{l.supplier_item}}} & {a} & \multirow{{2}}{{*}}{{{num(l.qty, 'ch', 0)}}} & \multirow{{2}}{{*}}{{{l.uom}}} & \multirow{{2}}{{*}}{{{num(l.price, 'ch')}}} & \multirow{{2}}{{*}}{{{num(l.amount, 'ch')}}} \\ & & {b} & & & & \\[4pt] " + "\n"
    src = r"\documentclass[10pt]{article}\usepackage{fontspec}\setmainfont{Liberation Sans}\usepackage[a4paper,margin=2cm]{geometry}\usepackage{multirow,booktabs}\pagestyle{empty}\parindent0pt\begin{document}" + rf"\textbf{{{o.buyer[0]}}}\\{o.buyer[1]}\\{o.buyer[2]}\hfill\begin{{tabular}}[t]{{l}}{o.supplier[0]}\\{o.supplier[1]}\\{o.supplier[2]}\end{{tabular}}\\[3em]{{\Large\textbf{{COMMANDE {o.number}}}}}\\[1em]\begin{{tabular}}{{ll}}Date & {day(o.date, '%d.%m.%Y')}\\Délai de livraison & {day(o.req, '%d.%m.%Y')}\\Conditions de paiement & {o.terms}\\Livraison à & {', '.join(o.ship)}\end{{tabular}}\\[1em]" + r"\begin{tabular}{rllrlrr}\toprule Pos. & No article & Désignation & Quantité & Unité & Prix CHF & Total CHF \\ \midrule " + rows + rf"\bottomrule\end{{tabular}}\\[1em]\hspace*{{9cm}}\begin{{tabular}}{{lr}}Total HT & {num(o.sub, 'ch')}\\TVA 8.1\% & {num(o.tax, 'ch')}\\\textbf{{Total CHF}} & {num(o.total, 'ch')}\end{{tabular}}\end{{document}}"
    return draw.latex(src, "lualatex"), o.truth()


@layout("de-lexware-brief-einzelpreis", "abiword", "German handmade letter", "table in prose", "no item numbers but in the text", "salutation", "3. März 2025")
def brief():
    from layouts_none import abiword
    o = PO(90, "de", items="de", n=3, cur="EUR", number="2025/031", terms="10 Tage 2 % Skonto", buyer=4, supplier=1, qtys=(10, 20, 50))
    rows = "".join(f"<tr><td>{num(l.qty, 'de', 0)} {l.uom}</td><td>{esc(l.desc)}, Ihre Art.-Nr. {l.supplier_item}</td><td>{num(l.price, 'de')} €</td></tr>" for l in o.lines)
    for l in o.lines:
        l.pos, l.amount = None, None
    body = f"<p>{lines(o.buyer)}</p><p>{lines(o.supplier)}</p><p>Marquartstein, den {day(o.date, '%e. %B %Y', 'de')}</p><p><b>Bestellung {o.number}</b></p><p>Sehr geehrte Damen und Herren,</p><p>hiermit bestellen wir zur Lieferung am {day(o.req, '%e. %B %Y', 'de')}:</p><table><tr><td>Menge</td><td>Artikel</td><td>Einzelpreis</td></tr>{rows}</table><p>Zahlungsbedingungen: {o.terms}. Die Preise verstehen sich netto.</p><p>Mit freundlichen Grüßen<br>Sepp Aigner</p>"
    return abiword(doc(body)), o.truth(hide=["subtotal", "tax", "total"])


@layout("nl-exact-inkooporder-a5", "reportlab-platypus", "Dutch", "A5", "Exact", "no line numbers", "zebra")
def exact():
    import io
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
    o = PO(91, "nl", items="nl", n=4, cur="EUR", number="25700118", terms="14 dagen", tax=21, buyer=1, qtys=(5, 10, 20))
    o.ship = o.buyer
    st = getSampleStyleSheet()["Normal"]
    st.fontSize = 7.5
    p = [Paragraph(f"<b>{esc(o.buyer[0])}</b><br/>{lines(o.buyer[1:]).replace('<br>', '<br/>')}", st), Spacer(1, 12), Paragraph(lines(o.supplier).replace("<br>", "<br/>"), st), Spacer(1, 12), Paragraph("<font size=13><b>Inkooporder</b></font>", st), Spacer(1, 10)]
    p.append(Table([["Ordernummer", o.number, "Orderdatum", day(o.date, "%d-%m-%Y")], ["Betaling", o.terms, "Leverdatum", day(o.req, "%d-%m-%Y")], ["Afleveradres", "", "", ""]], style=TableStyle([("FONTSIZE", (0, 0), (-1, -1), 7.5)]), hAlign="LEFT"))
    p += [Paragraph(", ".join(o.ship), st), Spacer(1, 10)]
    rows = [["Artikel", "Omschrijving", "Aantal", "Eenh.", "Prijs", "Totaal"]] + [[l.supplier_item, Paragraph(esc(l.desc), st), num(l.qty, "de", 0), l.uom, num(l.price, "de"), num(l.amount, "de")] for l in o.lines]
    for l in o.lines:
        l.pos = None
    t = Table(rows, colWidths=[62, 120, 40, 32, 45, 55])
    t.setStyle(TableStyle([("FONTSIZE", (0, 0), (-1, -1), 7.5), ("ALIGN", (2, 0), (2, -1), "RIGHT"), ("ALIGN", (4, 0), (-1, -1), "RIGHT"), ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.whitesmoke, colors.white]), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]))
    p += [t, Spacer(1, 8), Table([["Subtotaal", num(o.sub, "de")], ["BTW 21%", num(o.tax, "de")], ["Totaal EUR", num(o.total, "de")]], colWidths=[60, 60], hAlign="RIGHT", style=TableStyle([("FONTSIZE", (0, 0), (-1, -1), 7.5), ("ALIGN", (1, 0), (1, -1), "RIGHT")]))]
    b = io.BytesIO()
    SimpleDocTemplate(b, pagesize=A5, leftMargin=28, rightMargin=28, topMargin=28, bottomMargin=28, invariant=1).build(p)
    return b.getvalue(), o.truth()


@layout("fr-ebp-no-prices", "pdfmake", "French", "no prices at all", "Réf. and quantity only", "rules only between rows")
def ebp():
    o = PO(92, "fr", items="fr", n=6, cur=None, number="BCF00771", terms=None, buyer=0, supplier=0)
    o.ship = o.buyer
    for l in o.lines:
        l.pos = l.price = None
        l.amount = None
    d = {"defaultStyle": {"font": "Helvetica", "fontSize": 9}, "content": [{"columns": [{"text": "\n".join(o.buyer)}, {"text": "\n".join(("Fournisseur :",) + o.supplier)}]}, {"text": f"\nBon de commande fournisseur n° {o.number}\n\n", "fontSize": 14, "bold": True}, {"text": f"Date : {day(o.date, '%d/%m/%Y')}     Livraison prévue le : {day(o.req, '%d/%m/%Y')}\nAdresse de livraison : {', '.join(o.ship)}\nPrix selon nos accords.\n\n"}, {"layout": "lightHorizontalLines", "table": {"widths": [110, "*", 60, 60], "headerRows": 1, "body": [["Référence", "Désignation", {"text": "Quantité", "alignment": "right"}, "Unité"]] + [[l.supplier_item, l.desc, {"text": num(l.qty, "sp", 0), "alignment": "right"}, l.uom] for l in o.lines]}}]}
    o.sub = o.tax = o.total = None
    return draw.pdfmake(d), o.truth(currency_alt=["EUR"])


@layout("in-erpnext-gst-igst", "wkhtmltopdf", "ERPNext", "Indian", "lakh grouping", "item code and name stacked", "IGST row", "Required By per line", "rupee sign in cells")
def erpnext():
    o = PO(93, "in", items="in", n=4, cur="INR", number="PUR-ORD-2025-00118", terms="Net 30 Days", tax=18, buyer=1, supplier=1, qtys=(10, 50, 100))
    o.ship = ("Kaveri Textile Mills Limited", "Spinning Unit 2, Palladam Road", "Coimbatore, Tamil Nadu 641402")
    rows = [[l.pos, f"<b>{l.supplier_item}</b>: {esc(l.desc)}", day(l.date, "%d-%m-%Y"), f"{num(l.qty, 'in')} {l.uom}", "₹ " + num(l.price, "in"), "₹ " + num(l.amount, "in")] for l in o.lines]
    body = f"<h2 style='margin:0'>PURCHASE ORDER</h2><div style='color:#666'>{o.number}</div><hr><table><tr><td><b>Supplier Name:</b> {esc(o.supplier[0])}<br><b>Supplier Address:</b><br>{lines(o.supplier[1:])}</td><td><b>Date:</b> {day(o.date, '%d-%m-%Y')}<br><b>Required By:</b> {day(o.req, '%d-%m-%Y')}<br><b>Company:</b> {esc(o.buyer[0])}<br><b>Shipping Address:</b><br>{lines(o.ship)}</td></tr></table><br>"
    body += table([("Sr", ""), ("Item", ""), ("Required By", ""), ("Quantity", "r"), ("Rate", "r"), ("Amount", "r")], rows, "g")
    body += f"<table style='width:50%;margin-left:50%'><tr><td>Total</td><td class=r>₹ {num(o.sub, 'in')}</td></tr><tr><td>IGST @ 18.0</td><td class=r>₹ {num(o.tax, 'in')}</td></tr><tr><td><b>Grand Total</b></td><td class=r><b>₹ {num(o.total, 'in')}</b></td></tr></table><p>Payment Terms Template: {o.terms}</p>"
    return draw.html("wkhtmltopdf", doc(body, BOX + "body{font-family:'DejaVu Sans';font-size:8pt}")), o.truth(hide=["buyer_address"])
