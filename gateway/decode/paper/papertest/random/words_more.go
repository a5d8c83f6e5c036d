// SPDX-License-Identifier: Apache-2.0

package random

// moreWords are those of what only some orders have: see extras.
const moreWords = `
en:
contract: Contract No. | Frame Agreement No. // Agreement Ref.
requisition: Requisition No. | PR Number
vendorno: Vendor No. | Supplier ID // Creditor No.
yourref: Your Reference | Your Ref.
printed: Printed | Print Date
quotedate: Quotation Date | Date of Quote
validuntil: Valid Until
mpn: Mfr. Part No. | Manufacturer Part Number
revcol: Rev. | Drawing
openqty: Received | Open Qty
packsize: Pack Size | Pcs/Box
listprice: List Price | Gross Price
gross: Gross Amount | Amount incl. VAT
lead: Lead Time | Days
promised: Ship Date | Dispatch Date
oldno: Old part no. | Replaces | Alternative item
mpnrow: Manufacturer part no. | MPN
note: Previous price # | Minimum order quantity 100 | 2 pcs of each in one bag | See drawing 4711-3 rev. 2 | 1 set = 4 pcs | Includes copper surcharge of # per 100 | Last ordered: 250 pcs | Delivery in 2 lots of 50 | Call 0711 4455 before delivery
components: consisting of: | including:
schedule: Delivery | Call-off
grouptotal: Total of group | Section total
qtytotal: Total quantity | Total pieces
weighttotal: Total weight kg
deposit: Deposit 30 % | Down payment
balance: Balance | Remaining amount
inother: Equivalent in CHF
inwords: In words: one thousand two hundred
clauses: Invoices in duplicate to the address above. | The order number must appear on all papers. | Goods are received from 8 to 16 h. | Penalty of 0.5 % a week, at most 5 %. | Send 2 copies of the delivery note.
other: Order Confirmation | Quotation | Invoice | Proforma Invoice | Delivery Note | Request for Quotation | Purchase Requisition | Order Acknowledgement | Change Order | Purchase Order Amendment | Order Cancellation | Credit Note | Sales Order Confirmation
stamp: CANCELLED | VOID
copy: COPY | ORIGINAL

de:
contract: Rahmenvertrag Nr. | Kontrakt-Nr. // Vertragsnummer
requisition: BANF-Nr. | Bedarfsanforderung
vendorno: Lieferantennummer | Lieferanten-Nr. // Kreditor
yourref: Ihr Zeichen | Ihre Referenz
printed: Druckdatum | Gedruckt am
quotedate: Angebotsdatum | Ihr Angebot vom
validuntil: Gültig bis
mpn: Hersteller-Nr. | Hersteller-Teilenummer
revcol: Index | Zeichnung
openqty: Geliefert | Offene Menge
packsize: VPE | Inhalt
listprice: Listenpreis | Bruttopreis
gross: Bruttobetrag | Betrag inkl. MwSt.
lead: Lieferzeit | Tage
promised: Versanddatum | Bestätigter Termin
oldno: Alte Artikelnr. | Ersetzt | Alternativartikel
mpnrow: Hersteller-Nr. | Herstellerteilenummer
note: Letzter Preis # | Mindestbestellmenge 100 | Je 2 Stück in einem Beutel | Siehe Zeichnung 4711-3 Index 2 | 1 Satz = 4 Stück | Inkl. Kupferzuschlag # je 100 | Zuletzt bestellt: 250 Stück | Lieferung in 2 Losen zu 50
components: bestehend aus: | inklusive:
schedule: Teillieferung | Abruf
grouptotal: Summe Gruppe | Summe Titel
qtytotal: Gesamtmenge | Summe Stück
weighttotal: Gesamtgewicht kg
deposit: Anzahlung 30 % | Abschlagszahlung
balance: Restbetrag | Restzahlung
inother: entspricht CHF
inwords: In Worten: eintausendzweihundert
clauses: Rechnungen zweifach an die obige Anschrift. | Die Bestellnummer ist auf allen Papieren anzugeben. | Warenannahme von 8 bis 16 Uhr. | Vertragsstrafe 0,5 % je Woche, höchstens 5 %. | Lieferschein in 2 Ausfertigungen.
other: Auftragsbestätigung | Angebot | Rechnung | Proformarechnung | Lieferschein | Anfrage | Preisanfrage | Bestelländerung | Stornierung | Gutschrift | Änderungsbestellung
stamp: STORNIERT | UNGÜLTIG
copy: KOPIE | ORIGINAL

fr:
contract: Contrat n° | Marché n° // Accord-cadre
requisition: Demande d'achat n° | DA n°
vendorno: Code fournisseur | N° fournisseur
yourref: Votre référence | V/Réf.
printed: Imprimé le | Date d'impression
quotedate: Date du devis | Devis du
validuntil: Valable jusqu'au
mpn: Réf. fabricant | Référence constructeur
revcol: Indice | Plan
openqty: Reçu | Reste à livrer
packsize: Conditionnement | Colisage
listprice: Prix tarif | Prix brut
gross: Montant TTC ligne | TTC
lead: Délai | Jours
promised: Date d'expédition | Date confirmée
oldno: Ancienne référence | Remplace | Article de remplacement
mpnrow: Réf. fabricant | Référence constructeur
note: Dernier prix # | Quantité minimale 100 | 2 pièces par sachet | Voir plan 4711-3 indice 2 | 1 jeu = 4 pièces | Dernière commande : 250 pièces | Livraison en 2 lots de 50
components: composé de : | comprenant :
schedule: Livraison | Appel
grouptotal: Total groupe | Total section
qtytotal: Quantité totale | Total pièces
weighttotal: Poids total kg
deposit: Acompte 30 % | Arrhes
balance: Solde | Reste dû
inother: Contre-valeur CHF
inwords: Soit mille deux cents
clauses: Factures en double exemplaire. | Rappeler le numéro de commande sur tous les documents. | Réception de 8 à 16 h. | Pénalité de 0,5 % par semaine, 5 % au plus. | Bon de livraison en 2 exemplaires.
other: Confirmation de commande | Devis | Facture | Facture proforma | Bon de livraison | Demande de prix | Demande d'achat | Accusé de réception de commande | Avenant à la commande | Annulation de commande | Avoir
stamp: ANNULÉ | ANNULÉE
copy: COPIE | ORIGINAL

es:
contract: Contrato n° | Acuerdo marco
requisition: Solicitud de compra n° | Requisición
vendorno: Código de proveedor | N° proveedor
yourref: Su referencia | S/Ref.
printed: Impreso el | Fecha de impresión
quotedate: Fecha de oferta
validuntil: Válido hasta
mpn: Ref. fabricante | N° de fabricante
revcol: Rev. | Plano
openqty: Recibido | Pendiente
packsize: Uds/caja | Envase
listprice: Precio tarifa | Precio bruto
gross: Importe con IVA | Bruto
lead: Plazo | Días
promised: Fecha de envío
oldno: Referencia antigua | Sustituye a | Artículo alternativo
mpnrow: Ref. fabricante
note: Último precio # | Pedido mínimo 100 | 2 piezas por bolsa | Ver plano 4711-3 rev. 2 | 1 juego = 4 piezas | Último pedido: 250 piezas | Entrega en 2 lotes de 50
components: compuesto de: | incluye:
schedule: Entrega | Parcial
grouptotal: Total grupo | Total sección
qtytotal: Cantidad total | Total piezas
weighttotal: Peso total kg
deposit: Anticipo 30 % | Depósito
balance: Saldo | Resto
inother: Equivalente en CHF
inwords: Son mil doscientos
clauses: Facturas por duplicado. | Indicar el número de pedido en todos los documentos. | Recepción de 8 a 16 h. | Penalización del 0,5 % por semana, máximo 5 %. | Albarán en 2 copias.
other: Confirmación de pedido | Oferta | Factura | Factura proforma | Albarán | Solicitud de oferta | Solicitud de compra | Acuse de pedido | Modificación de pedido | Anulación de pedido | Presupuesto
stamp: ANULADO | CANCELADO
copy: COPIA | ORIGINAL

it:
contract: Contratto n. | Accordo quadro
requisition: Richiesta d'acquisto n. | RdA
vendorno: Codice fornitore | Cod. forn.
yourref: Vs. riferimento | Vs. rif.
printed: Stampato il | Data stampa
quotedate: Data offerta
validuntil: Valido fino al
mpn: Cod. produttore | Codice costruttore
revcol: Rev. | Disegno
openqty: Ricevuto | Residuo
packsize: Pz/Conf | Confezione
listprice: Prezzo di listino | Prezzo lordo
gross: Importo ivato | Lordo
lead: Giorni | Tempi
promised: Data spedizione
oldno: Vecchio codice | Sostituisce | Articolo alternativo
mpnrow: Codice costruttore
note: Ultimo prezzo # | Quantità minima 100 | 2 pezzi per sacchetto | Vedi disegno 4711-3 rev. 2 | 1 set = 4 pezzi | Ultimo ordine: 250 pezzi | Consegna in 2 lotti da 50
components: composto da: | compreso:
schedule: Consegna | Parziale
grouptotal: Totale gruppo | Totale sezione
qtytotal: Quantità totale | Totale pezzi
weighttotal: Peso totale kg
deposit: Acconto 30 % | Anticipo
balance: Saldo | Residuo
inother: Controvalore CHF
inwords: In lettere: milleduecento
clauses: Fatture in duplice copia. | Indicare il numero d'ordine su tutti i documenti. | Ricevimento dalle 8 alle 16. | Penale dello 0,5 % a settimana, massimo 5 %. | DDT in 2 copie.
other: Conferma d'ordine | Offerta | Fattura | Fattura proforma | Documento di trasporto | Richiesta di offerta | Richiesta d'acquisto | Variazione ordine | Annullamento ordine | Preventivo | Nota di credito
stamp: ANNULLATO
copy: COPIA | ORIGINALE

nl:
contract: Contractnummer | Raamcontract
requisition: Aanvraagnummer | Bestelaanvraag
vendorno: Leveranciersnummer | Crediteur
yourref: Uw referentie | Uw kenmerk
printed: Afgedrukt | Printdatum
quotedate: Offertedatum
validuntil: Geldig tot
mpn: Fabrikantnr. | Nummer fabrikant
revcol: Rev. | Tekening
openqty: Ontvangen | Nog te leveren
packsize: Verpakking | Stuks/doos
listprice: Bruto prijs | Catalogusprijs
gross: Bedrag incl. BTW | Bruto
lead: Levertijd | Dagen
promised: Verzenddatum
oldno: Oud artikelnr. | Vervangt | Alternatief artikel
mpnrow: Fabrikantnr.
note: Vorige prijs # | Minimale afname 100 | 2 stuks per zak | Zie tekening 4711-3 rev. 2 | 1 set = 4 stuks | Laatst besteld: 250 stuks | Levering in 2 delen van 50
components: bestaande uit: | inclusief:
schedule: Deellevering | Afroep
grouptotal: Totaal groep | Totaal sectie
qtytotal: Totaal aantal | Totaal stuks
weighttotal: Totaalgewicht kg
deposit: Aanbetaling 30 % | Voorschot
balance: Restbedrag | Saldo
inother: Tegenwaarde CHF
inwords: In woorden: twaalfhonderd
clauses: Facturen in tweevoud. | Ordernummer op alle documenten vermelden. | Ontvangst van 8 tot 16 uur. | Boete 0,5 % per week, ten hoogste 5 %. | Pakbon in 2 exemplaren.
other: Orderbevestiging | Offerte | Factuur | Proformafactuur | Pakbon | Offerteaanvraag | Bestelaanvraag | Wijziging inkooporder | Annulering bestelling | Creditnota
stamp: GEANNULEERD | VERVALLEN
copy: KOPIE | ORIGINEEL
`
