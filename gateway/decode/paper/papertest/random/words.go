// SPDX-License-Identifier: Apache-2.0

package random

import (
	"strings"
	"sync"
)

// vocabulary is what one language's orders are written with: of each list, usual words
// stand before two strokes and rarely used ones behind them.
type vocabulary struct {
	usual, rare map[string][]string
	months      []string
	nouns       []string
}

// word takes a word for a thing: in an order that uses rare ones, one of these.
func (v *vocabulary) word(r *dice, key string, rare bool) string {
	list := v.usual[key]
	if rare && len(v.rare[key]) > 0 {
		list = v.rare[key]
	}
	return r.pick(list...)
}

var vocabularies = sync.OnceValue(func() map[string]*vocabulary {
	out := map[string]*vocabulary{}
	var v *vocabulary
	for row := range strings.Lines(allWords + moreWords) {
		row = strings.TrimSpace(row)
		key, rest, ok := strings.Cut(row, ":")
		rest = strings.TrimSpace(rest)
		switch {
		case !ok:
		case rest == "":
			if v = out[key]; v == nil {
				v = &vocabulary{usual: map[string][]string{}, rare: map[string][]string{}}
				out[key] = v
			}
		case key == "months":
			v.months = strings.Fields(rest)
		case key == "nouns":
			v.nouns = strings.Fields(rest)
		default:
			a, b, _ := strings.Cut(rest, "//")
			v.usual[key] = list(a)
			if strings.TrimSpace(b) != "" {
				v.rare[key] = list(b)
			}
		}
	}
	return out
})

func list(s string) (out []string) {
	for part := range strings.SplitSeq(s, "|") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

const allWords = `
en:
title: Purchase Order | PURCHASE ORDER | Purchase order // Order | Supply Order | Order to Supplier
number: PO Number | Purchase Order No. | P.O. No. | Order No. | PO # | Order Number // Our Order No. | P/O Number | Purchase Order Ref. | Order Ref
date: Date | Order Date | PO Date // Date of Order | Issued | Date Issued
delivery: Delivery Date | Required Date | Due Date // Required By | Deliver On | Need By
customer: Customer No. | Account No. // Our Account with You
quotation: Your Quotation | Quote No. | Quotation Ref. // Your Offer
project: Project | Job No. // Cost Centre
terms: Payment Terms | Terms // Settlement
phone: Phone | Tel. | Fax
vat: VAT No. | Tax ID
supplierparty: Supplier | Vendor | To // Seller | Order To
shipto: Ship To | Deliver To | Delivery Address // Consignee | Place of Delivery
billto: Bill To | Invoice To // Invoice Address
line: Line | Pos. | # | Item | No. // Ln | Seq. | Position
item: Item No. | Part Number | Item Code | SKU | Product Code // Stock Code | Catalogue No. | Material
buyer: Our Part No. | Our Item No. | Buyer Item // Our Ref. | Internal Part No.
supplier: Your Part No. | Supplier Part No. | Vendor Item // Your Ref. | Vendor Part Number
description: Description | Item Description | Product // Details | Particulars | Goods
qty: Qty | Quantity | Qty Ordered // Order Qty | Quantity Required | Ordered
unit: UoM | Unit | U/M // UOM | Pack | Units
price: Unit Price | Price | Unit Cost // Rate | Price Each | Net Price
per: Per | Price Unit // Price Per | PU
discount: Disc. % | Discount // Disc | Less %
amount: Amount | Total | Line Total | Extended Price // Ext. Amount | Net Amount | Value
due: Delivery Date | Due Date // Required | Need By
tax: VAT % | Tax // Tax Rate
account: G/L Account // Cost Code
weight: Weight kg // Net Weight
subtotal: Subtotal | Sub Total | Sub-Total // Net Total | Goods Total
orderdiscount: Discount | Less Discount // Trade Discount
freight: Freight | Shipping | Shipping & Handling // Carriage | Delivery Charge
vatsum: VAT | Sales Tax | Tax // Tax Amount
total: Total | Grand Total | Order Total | TOTAL // Total Value | Total Amount Due | Total Order Value
carried: Carried forward | Carry over
brought: Brought forward
subdate: Delivery date | Required
subdrawing: Drawing no. | Revision
subean: Commodity code | EAN
sentence: We order under number %n of %d on our usual terms: | Please supply the following against our order no. %n dated %d: | Order No. %n dated %d
comment: Please confirm within 2 days | Deliver with certificate 3.1 | Pack in boxes of 20
section: Workshop supplies | Building 4 | Group A
page: Page
of: of
units: EA | PCS | BOX | KG | M | SET | ROLL
months: January February March April May June July August September October November December
nouns: Bearing Bracket Valve Hose Gasket Screw Washer Pump Cable Filter steel brass M8x40 DN25 240V 1/2" blue long Seal Relay Ring 40x3 hexagon galvanised

de:
title: Bestellung | BESTELLUNG // Auftrag an Lieferanten | Einkaufsbestellung
number: Bestellnummer | Bestell-Nr. | Bestellung Nr. | Bestellnr. // Auftragsnr. Besteller | Bestell-Kennung
date: Datum | Bestelldatum // Belegdatum | Ausgestellt am
delivery: Liefertermin | Lieferdatum // Wunschtermin | Eintrefftermin
customer: Kundennummer | Kunden-Nr. // Unsere Kundennr. bei Ihnen
quotation: Ihr Angebot | Angebots-Nr. // Angebotsbezug
project: Projekt | Kostenstelle // Kommission
terms: Zahlungsbedingungen | Zahlung // Zahlungskonditionen
phone: Telefon | Tel. | Fax
vat: USt-IdNr. | Steuernr.
supplierparty: Lieferant | Firma // Auftragnehmer
shipto: Lieferanschrift | Lieferadresse // Anlieferstelle | Warenempfänger
billto: Rechnungsanschrift | Rechnungsadresse // Rechnung an
line: Pos. | Pos | Position // Lfd. Nr. | Zeile
item: Artikelnummer | Artikel-Nr. | Art.-Nr. | Material // Sachnummer | Teilenummer
buyer: Unsere Artikelnummer | Unsere Art.-Nr. // Unsere Sachnr. | Interne Nr.
supplier: Ihre Artikelnummer | Ihre Art.-Nr. | Lieferanten-Art.-Nr. // Ihre Sachnr. | Lief.-Art.-Nr.
description: Bezeichnung | Beschreibung | Artikelbezeichnung // Benennung | Text | Leistung
qty: Menge | Anzahl | Bestellmenge // Stückzahl | Best.-Menge
unit: Einheit | ME | Einh. // Mengeneinheit | BME
price: Einzelpreis | Preis | E-Preis | Preis/Einheit // Nettopreis | EP | Stückpreis
per: per | PE | Preiseinheit // je | pro
discount: Rabatt % | Rabatt | Rab. % // Nachlass %
amount: Gesamtpreis | Betrag | Gesamt | Wert // Nettowert | Positionswert | GP
due: Liefertermin | Lieferdatum // Termin
tax: MwSt. % | USt. // Steuer
account: Kostenstelle // Sachkonto
weight: Gewicht kg // Nettogewicht
subtotal: Zwischensumme | Nettobetrag | Summe netto // Warenwert | Summe Positionen
orderdiscount: Rabatt | abzgl. Rabatt // Auftragsrabatt
freight: Fracht | Versandkosten // Frachtkosten | Transport
vatsum: MwSt. | Umsatzsteuer | zzgl. MwSt. // USt.
total: Gesamtbetrag | Gesamtsumme | Endbetrag | Gesamtpreis // Auftragswert | Bestellwert | Summe brutto
carried: Übertrag | Zwischensumme Übertrag
brought: Übertrag
subdate: Liefertermin | Lieferdatum
subdrawing: Zeichnungs-Nr. | Index
subean: Zolltarifnummer | EAN
sentence: Wir bestellen unter der Nummer %n vom %d zu unseren Einkaufsbedingungen: | Bestellung Nr. %n vom %d
comment: Bitte bestätigen Sie innerhalb von 2 Tagen | Lieferung mit Zeugnis 3.1 | Verpackt zu je 20 Stück
section: Werkstattbedarf | Halle 4 | Gruppe A
page: Seite
of: von
units: Stk | ST | Stück | KG | m | Pack | Rolle | VE
months: Januar Februar März April Mai Juni Juli August September Oktober November Dezember
nouns: Kugellager Winkel Ventil Schlauch Dichtung Schraube Scheibe Pumpe Kabel Filter Stahl Messing M8x40 DN25 240V verzinkt blau lang Ring 40x3 Sechskant Relais

fr:
title: Bon de commande | BON DE COMMANDE | Commande // Commande fournisseur | Ordre d'achat
number: N° de commande | Commande N° | Numéro de commande | Bon de commande N° // N° BC | Réf. commande
date: Date | Date de commande // Date d'émission | Établi le
delivery: Date de livraison | Livraison le // Délai souhaité
customer: N° client | Code client // Notre n° de compte
quotation: Votre devis | Devis N° // Votre offre
project: Affaire | Projet // Chantier
terms: Conditions de paiement | Règlement // Mode de règlement
phone: Tél. | Téléphone | Fax
vat: N° TVA | SIRET
supplierparty: Fournisseur | À l'attention de // Vendeur
shipto: Adresse de livraison | Livrer à // Lieu de livraison | Destinataire
billto: Adresse de facturation | Facturer à // Facturation
line: Pos. | Ligne | N° // Poste | Lig.
item: Référence | Réf. | Code article | Article // Code produit | Réf. article
buyer: Notre référence | Notre réf. // Code interne
supplier: Votre référence | Réf. fournisseur // Réf. fourn. | Votre code
description: Désignation | Description | Libellé // Intitulé | Détail
qty: Quantité | Qté | Qté commandée // Nombre | Quant.
unit: Unité | U. | UM // Unité de mesure
price: Prix unitaire | P.U. | Prix unitaire HT | PU HT // P.U. net | Prix net
per: Par | Unité de prix // Base prix
discount: Remise % | Remise | Rem. % // Rabais %
amount: Montant | Total HT | Montant HT | Total // Prix total | Valeur
due: Date de livraison | Livraison // Délai
tax: TVA % | TVA // Taxe
account: Compte // Imputation
weight: Poids kg // Poids net
subtotal: Total HT | Sous-total // Montant net HT | Total net HT
orderdiscount: Remise // Remise globale
freight: Frais de port | Transport | Port // Frais de livraison
vatsum: TVA | TVA 20 % | Montant TVA // Taxes
total: Total TTC | Montant total | Net à payer // Montant TTC | Total général
carried: À reporter | Report
brought: Report
subdate: Livraison | Date de livraison
subdrawing: Plan n° | Indice
subean: Code douanier | EAN
sentence: Nous vous passons commande n° %n du %d pour les articles suivants : | Commande n° %n du %d
comment: Merci de confirmer sous 2 jours | Livrer avec certificat 3.1
section: Fournitures d'atelier | Bâtiment 4
page: Page
of: sur
units: PCE | U | Pièce | KG | M | Lot | Boîte
months: janvier février mars avril mai juin juillet août septembre octobre novembre décembre
nouns: Roulement Vanne Tuyau Joint Vis Rondelle Pompe Câble Filtre acier laiton M8x40 DN25 240V zingué bleu Bague 40x3 Relais longue

es:
title: Orden de compra | ORDEN DE COMPRA | Pedido | Pedido de compra // Pedido a proveedor
number: N° de pedido | Pedido N° | Número de pedido | Orden de compra N° // Núm. orden | OC N°
date: Fecha | Fecha de pedido // Fecha de emisión
delivery: Fecha de entrega | Entrega // Plazo de entrega
customer: N° de cliente | Código cliente // Cuenta
quotation: Su oferta | Cotización N° // Presupuesto N°
project: Proyecto | Obra // Centro de coste
terms: Condiciones de pago | Forma de pago // Pago
phone: Teléfono | Tel. | Fax
vat: NIF | CIF | RFC
supplierparty: Proveedor // Vendedor
shipto: Dirección de entrega | Entregar en // Lugar de entrega | Enviar a
billto: Dirección de facturación | Facturar a // Facturación
line: Pos. | Línea | N° // Partida | Renglón
item: Código | Referencia | Artículo | Código artículo // Clave | Ref.
buyer: Nuestra referencia | Nuestro código // Código interno
supplier: Su referencia | Ref. proveedor // Código proveedor
description: Descripción | Concepto // Denominación | Detalle
qty: Cantidad | Cant. // Unidades pedidas | Ctd.
unit: Unidad | U.M. | UM // Ud. medida | Medida
price: Precio unitario | Precio | P. Unitario // Precio unit. | P.U.
per: Por | Unidad de precio // Base
discount: Dto. % | Descuento | % Dto. // Desc. %
amount: Importe | Total | Importe total // Valor | Subtotal
due: Fecha de entrega | Entrega // Fecha req.
tax: IVA % | IVA // Impuesto
account: Cuenta // Partida presupuestaria
weight: Peso kg // Peso neto
subtotal: Subtotal | Base imponible | Total neto // Suma | Importe neto
orderdiscount: Descuento // Descuento global
freight: Portes | Flete | Transporte // Gastos de envío
vatsum: IVA | I.V.A. | IVA 21 % // Impuestos
total: Total | Importe total | Total pedido // Total general | Total a pagar
carried: Suma y sigue
brought: Suma anterior
subdate: Fecha de entrega | Entrega
subdrawing: Plano n° | Revisión
subean: Código arancelario | EAN
sentence: Les pasamos pedido n° %n de fecha %d con arreglo a nuestras condiciones: | Pedido n° %n de fecha %d
comment: Rogamos confirmen en 2 días | Entregar con certificado 3.1
section: Material de taller | Nave 4
page: Página
of: de
units: UD | PZA | Unidad | KG | M | Caja | Juego
months: enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
nouns: Rodamiento Válvula Manguera Junta Tornillo Arandela Bomba Cable Filtro acero latón M8x40 DN25 240V azul Anillo 40x3 Relé larga

it:
title: Ordine d'acquisto | ORDINE DI ACQUISTO | Ordine fornitore | Ordine // Ordine a fornitore
number: Numero ordine | Ordine N. | N. ordine | Ordine n° // Nr. ord. | Rif. ordine
date: Data | Data ordine // Data documento | Emesso il
delivery: Data consegna | Consegna // Data richiesta
customer: Codice cliente | N. cliente // Ns. codice
quotation: Vs. offerta | Offerta N. // Preventivo
project: Commessa | Progetto // Centro di costo
terms: Pagamento | Condizioni di pagamento // Modalità di pagamento
phone: Tel. | Telefono | Fax
vat: P. IVA | Codice fiscale
supplierparty: Fornitore | Spett.le // Venditore
shipto: Destinazione | Indirizzo di consegna | Luogo di consegna // Consegnare a | Destinazione merce
billto: Fatturare a | Indirizzo di fatturazione // Intestazione fattura
line: Pos. | Riga | N. // N. riga
item: Codice | Codice articolo | Articolo // Cod. art. | Riferimento
buyer: Nostro codice | Ns. codice // Codice interno
supplier: Vostro codice | Codice fornitore | Vs. codice // Cod. forn.
description: Descrizione | Descrizione articolo // Denominazione | Oggetto
qty: Quantità | Q.tà | Qtà // Quant. | Q.tà ordinata
unit: U.M. | UM | Unità // Un. mis.
price: Prezzo unitario | Prezzo | Prezzo unit. // Pr. unitario | Prezzo netto
per: Per | Unità prezzo // Ogni
discount: Sconto % | Sconto | Sc. % // % Sc.
amount: Importo | Totale | Importo netto // Valore | Totale riga
due: Data consegna | Consegna // Cons.
tax: IVA % | IVA // Aliquota
account: Conto // Centro di costo
weight: Peso kg // Peso netto
subtotal: Totale imponibile | Imponibile | Subtotale // Totale merce | Totale netto
orderdiscount: Sconto // Sconto globale
freight: Spese di trasporto | Trasporto // Porto
vatsum: IVA | Totale IVA | IVA 22 % // Imposta
total: Totale ordine | Totale | Totale complessivo // Totale documento | Totale generale
carried: A riportare | Riporto
brought: Riporto
subdate: Data consegna | Consegna
subdrawing: Disegno n. | Revisione
subean: Codice doganale | EAN
sentence: Con la presente Vi ordiniamo con numero %n del %d quanto segue: | Ordine n. %n del %d
comment: Si prega di confermare entro 2 giorni | Consegnare con certificato 3.1
section: Materiale officina | Capannone 4
page: Pagina
of: di
units: NR | PZ | pz | KG | M | Conf | Set
months: gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
nouns: Cuscinetto Valvola Tubo Guarnizione Vite Rondella Pompa Cavo Filtro acciaio ottone M8x40 DN25 240V zincato blu Anello 40x3 lunga

nl:
title: Inkooporder | INKOOPORDER | Bestelbon | Bestelling // Aankooporder
number: Ordernummer | Inkoopordernummer | Bestelnummer | Inkooporder nr. // Onze order | Bonnummer
date: Datum | Orderdatum | Besteldatum // Datum opdracht
delivery: Leverdatum | Levering // Gewenste leverdatum
customer: Klantnummer | Debiteurnummer // Ons klantnr.
quotation: Uw offerte | Offertenummer // Offerte nr.
project: Project | Werknummer // Kostenplaats
terms: Betalingsconditie | Betaling // Betaaltermijn
phone: Tel. | Telefoon | Fax
vat: BTW-nr. | KvK
supplierparty: Leverancier // Aan
shipto: Afleveradres | Leveradres // Levering aan
billto: Factuuradres // Factuur naar
line: Pos. | Regel | Nr. // Positie
item: Artikelnummer | Artikelnr. | Artikel // Art.nr. | Artikelcode
buyer: Ons artikelnummer | Ons artikelnr. // Onze code
supplier: Uw artikelnummer | Artikelnr. leverancier // Uw code | Bestelcode
description: Omschrijving | Beschrijving // Benaming | Artikelomschrijving
qty: Aantal | Hoeveelheid // Besteld | Aant.
unit: Eenheid | Ehd // Eenh.
price: Prijs | Stuksprijs | Eenheidsprijs // Prijs per eenheid | Nettoprijs
per: Per | Prijseenheid // Prijs per
discount: Korting % | Korting // Kort. %
amount: Bedrag | Totaal | Totaalprijs // Regelbedrag | Waarde
due: Leverdatum // Lev.datum
tax: BTW % | BTW // Belasting
account: Kostenplaats // Grootboek
weight: Gewicht kg // Nettogewicht
subtotal: Subtotaal | Totaal excl. BTW // Goederenbedrag | Netto totaal
orderdiscount: Korting // Orderkorting
freight: Vrachtkosten | Verzendkosten // Transportkosten
vatsum: BTW | BTW 21% // BTW-bedrag
total: Totaal | Totaalbedrag | Totaal incl. BTW // Ordertotaal | Eindtotaal
carried: Transport | Te transporteren
brought: Transport
subdate: Leverdatum
subdrawing: Tekening nr. | Revisie
subean: Goederencode | EAN
sentence: Hierbij bestellen wij onder nummer %n van %d de volgende artikelen: | Inkooporder nr. %n van %d
comment: Graag binnen 2 dagen bevestigen | Leveren met certificaat 3.1
section: Werkplaats | Hal 4
page: Pagina
of: van
units: ST | Stuks | stuk | KG | M | Doos | Set
months: januari februari maart april mei juni juli augustus september oktober november december
nouns: Lager Klep Slang Pakking Schroef Ring Pomp Kabel Filter staal messing M8x40 DN25 240V verzinkt blauw 40x3 Relais lange
`
