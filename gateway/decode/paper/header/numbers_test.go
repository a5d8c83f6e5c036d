// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestNumbers: the shapes of an order's number and of its label.
func TestNumbers(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"a colon behind a number, and what is ordered", `
Northgate Builders, Inc.               Project: 2214 - Lakeview Hall
Purchase Order PO-2214-037: Slab Accessories
`, map[string]string{"number": "PO-2214-037"}},
		{"a sentence that says the number", `
                         Elektro Pichler e.U.
                         Bestellung

bitte um Lieferung der folgenden Artikel, unsere
Bestellnummer lautet PI-0126:
`, map[string]string{"number": "PI-0126"}},
		{"the copy of a paper behind its number", `
METALÚRGICA SERRA AZUL LTDA                       PEDIDO DE COMPRAS
                                                  Nr. 048817 /1   1a. Via     Emissão: 08/09/26
`, map[string]string{"number": "048817"}},
		{"a number within a year", `
                 PREFEITURA MUNICIPAL DE SERRA AZUL
                 AUTORIZAÇÃO DE FORNECIMENTO Nº 0412/2025
Data: 31/03/2025             Processo: 077/2024
`, map[string]string{"number": "0412/2025"}},
		{"another's number below a title", `
Nordwind Technik GmbH                  Einkaufsbestellung

                                       Unsere Kundennr. bei Ihnen
                                       1743/48
Bestell-Kennung: PO-18163
`, map[string]string{"number": "PO-18163"}},
		{"a number below a title and what is said of it", `
Nordwind Technik GmbH                                Purchase Order
                                                     (New)
                                                     4500118821
`, map[string]string{"number": "4500118821"}},
		{"a number and its date below a title", `
Cortiças, Lda                                        NOTA DE ENCOMENDA
Zona Industrial, Lote 8 - NIF 501 884 220            Nº NE 25/318 de 2025-09-05
`, map[string]string{"number": "NE 25/318", "date": "2025-09-05"}},
		{"fields of a form that are numbered", `
Bestellschein                                                      Ausfertigung
1 Besteller                     2 Bestellschein-Nr. (bitte stets angeben)     3 Datum
Landratsamt Hohenfels           10.3/2025/0447                                06.10.2025

6 Auftragnehmer                 7 Haushaltsstelle / Kostenträger
Bürotechnik Stehle KG           1.0600.5210.000 / 11260100

                                8 Lieferung bis
                                24.10.2025
`, map[string]string{"number": "10.3/2025/0447", "date": "2025-10-06", "requested": "2025-10-24"}},
		{"labels close together, each with its value below", `
Lakeside Fittings Ltd

Order to Supplier
Your Offer                Our Account with You Our Order No.          Issued
9080/11                   889618               2025/4399              12/08/2026
`, map[string]string{"number": "2025/4399"}},
		{"the day of printing beside that of the order", `
Orden de compra
Válido hasta        Cotización N°         Obra              Fecha de impresión
8 abril 2025        5934/42               Q29882            21 noviembre 2025

Orden de compra N°                        Código cliente    Fecha
48725                                     747446            21 junio 2026
`, map[string]string{"number": "48725", "date": "2026-06-21"}},
		{"a currency in brackets", `
ORDEN DE COMPRA
N° 2204

Cantidad   Código    Detalle        Precio unit.    Valor
10         A-1       Cabo           500     5.000

                        Neto $      5.000
Valores en pesos chilenos (CLP).
`, map[string]string{"currency": "CLP"}},
		{"their reference beside it", "Pedido de compra #P00912\n\nComprador:        Su referencia de pedido:       Fecha del pedido:\nNuria Heredia     OFE-7719                       20/10/2025\n", map[string]string{"number": "P00912", "date": "2025-10-20", "findings": ""}},
		{"slash and dash", "PURCHASE ORDER\nPO No: PO-2025/0047-A\n", map[string]string{"number": "PO-2025/0047-A"}},
		{"a call-off has a number beside that of its contract", "BESTELLABRUF\nRahmenvertrag 46000 11872 vom 02.01.2025\nUnsere Abrufnummer: AB-4471-015\nAbrufdatum: 07.10.2025\nGewünschter Eintrefftermin: 21.10.2025\n", map[string]string{"number": "AB-4471-015", "date": "2025-10-07", "requested": "2025-10-21", "kind": "purchase order"}},
		{"Hungarian dates have blanks", "MEGRENDELÉS\nMegrendelés száma: M-2025/00682\nKelt: 2025. 06. 03.\nSzállítási határidő: 2025. 06. 20.\n", map[string]string{"number": "M-2025/00682", "date": "2025-06-03", "requested": "2025-06-20"}},
		{"authorisation to supply", "AUTORIZAÇÃO DE FORNECIMENTO Nº 0412/2025\nData: 31/03/2025\n", map[string]string{"number": "0412/2025", "date": "2025-03-31"}},
		{"an order called off in its title", "PURCHASE ORDER CBR-4471 dated 15 January 2025 - CANCELLED\n", map[string]string{"kind": "cancellation"}},
		{"an order that speaks of cancelling", "PURCHASE ORDER CBR-4471\n\nThis order may be cancelled when goods are late.\n", map[string]string{"kind": "purchase order"}},
		{"a date of what the order rests on", "OGGETTO: Buono d'ordine n. 188/2025\nCIG: B2A41770FE   Determina n. 77 del 24/06/2025\n", map[string]string{"number": "188/2025", "date": ""}},
		{"a title that goes on as a sentence", "Pasticceria Marchesini\n\nOrdine n. 57/2025 del 1 dicembre 2025 a: Molino Dalla Vecchia, Via Mulini 3, 37066 Sommacampagna (VR)\n\nCodice   Descrizione   Quantità   Prezzo   Importo\nAB-1     Farina              10     2,00     20,00\nAB-2     Burro                4     1,50      6,00\n", map[string]string{"number": "57/2025", "date": "2025-12-01", "kind": "purchase order"}},
		{"short with a dash", "Bestellung\nBestell-Nr.: 25-0047\n", map[string]string{"number": "25-0047"}},
		{"with letters before", "ORDEN DE COMPRA\nNo. de orden: OC 4711\n", map[string]string{"number": "OC 4711"}},
		{"letters and slash", "PURCHASE ORDER\nOrder No. WI/6620\n", map[string]string{"number": "WI/6620"}},
		{"blanks in it", "PURCHASE ORDER\nPO Number: 45 0018 7263\n", map[string]string{"number": "45 0018 7263"}},
		{"three digits", "PURCHASE ORDER\nPO No.: 771\nDate: 3 March 2025\n", map[string]string{"number": "771", "date": "2025-03-03"}},
		{"in the title only", "Bestellung 2025-0417\n\nLieferant: Rothenbacher GmbH\n", map[string]string{"number": "2025-0417"}},
		{"in the title, compound word", "Materialbestellung EB-104.882\nDatum 22.9.2025\n", map[string]string{"number": "EB-104.882", "date": "2025-09-22"}},
		{"in the title, letters before", "VALE DE COMPRA VC 318/25\n", map[string]string{"number": "VC 318/25"}},
		{"title with a word and n°", "Commande cadencée n° CA-2025-0118\n", map[string]string{"number": "CA-2025-0118"}},
		{"title with #", "Purchase Order #62117\n", map[string]string{"number": "62117"}},
		{"title with a bracket", "PURCHASE ORDER (No. 62117)\n", map[string]string{"number": "62117"}},
		{"revision behind", "PURCHASE ORDER\nOrder: 4711 Rev 0\n", map[string]string{"number": "4711"}},
		{"two languages", "Bestellung / Purchase Order\nBestellnummer / Order No.     4500098213\n", map[string]string{"number": "4500098213"}},
		{"two languages with a dash", "Bon de commande - Bestelbon\nN° commande – Bestelnr.    25/0047\n", map[string]string{"number": "25/0047"}},
		{"box above its value", `
PURCHASE ORDER

Purchase Order No.       Order Date        Page
PO-88102                 10/03/2025        1 of 2
`, map[string]string{"number": "PO-88102"}},
		{"leaders", "PURCHASE ORDER\nOrder No. .......... 88102\nDate ............... 22 March 2025\n", map[string]string{"number": "88102", "date": "2025-03-22"}},
		{"abbreviations", `
Ord. acq. N.        Del            Cod. forn.      Rif. Vs. offerta
OF/2025/001422      30/09/25       F001180         2025/771 del 18/09/25
`, map[string]string{"number": "OF/2025/001422", "date": "2025-09-30"}},
		{"number alone below the title", `
                         COMMANDE FOURNISSEUR

                    Numéro       Date          Fournisseur

                    CF2503-144   05/07/2025    F00871
`, map[string]string{"number": "CF2503-144", "date": "2025-07-05"}},
		{"title in capitals and the number beside", "PURCHASE ORDER                        62117\n", map[string]string{"number": "62117"}},
		{"title and number below it", "PURCHASE ORDER\nPO-62117\n", map[string]string{"number": "PO-62117"}},
		{"in words of a letter", "Wir bestellen hiermit unter der Bestellnummer 4711-25 folgende Artikel:\n", map[string]string{"number": "4711-25"}},
		{"dutch", "INKOOPORDER\nInkoopordernummer: IO2500771\n", map[string]string{"number": "IO2500771"}},
		{"number of the purchase order", "Fecha y número de la orden de compra: 4711-25\n", map[string]string{"number": "4711-25"}},
		{"project is none", "PURCHASE ORDER\nProject No: 771\nJob: 4711\nAccount Number: 998877\n", map[string]string{"number": ""}},
		{"vendor's numbers are none", "PURCHASE ORDER\nVendor order number: 771\nSales order no: 4711\n", map[string]string{"number": ""}},
	})
}

// TestNumbersByTitle: what orders are called, in all languages, is the label of their
// number, and weak labels are heard where nothing else is.
func TestNumbersByTitle(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"alone below a Danish title", "Købsordre\n\n106-25-0334\n\nOrdredato: 19. marts 2025\n", map[string]string{"number": "106-25-0334", "kind": "purchase order"}},
		{"below a title stands a registration", "Købsordre\nCVR 31220447\n", map[string]string{"number": ""}},
		{"below a title stands a telephone", "Ostotilaus\nPuh. 040 1234567\n", map[string]string{"number": ""}},
		{"below a title stands a town", "Inköpsorder\n931 44 Skellefteå\n", map[string]string{"number": ""}},
		{"below a title stands a date", "Ordinazione\n18.02.2025\n", map[string]string{"number": ""}},
		{"beside a Polish title", "ZAMÓWIENIE ZEWNĘTRZNE          ZZ/0118/2025\n", map[string]string{"number": "ZZ/0118/2025"}},
		{"grown together in Swedish", "Inköpsorder\n\nINKÖPSORDERNR\nIO-25-0881\n", map[string]string{"number": "IO-25-0881"}},
		{"grown together in German", "Abruf\n\nLieferantenbestellungsnr.: 25-00771\n", map[string]string{"number": "25-00771"}},
		{"grown together in Dutch", "Bestelling\n\nBestelformuliernummer     BF-2207\n", map[string]string{"number": "BF-2207"}},
		{"number before a French title's words", "Mairie de Brion\n\nN° du bon d'achat : 2025-0117\n", map[string]string{"number": "2025-0117"}},
		{"number before an Italian title's words", "N. dell'ordine di fornitura: 118/25\n", map[string]string{"number": "118/25"}},
		{"ordinazione", "Ordinazione no. 318/25\nCon la presente vi ordiniamo la seguente merce:\n", map[string]string{"number": "318/25"}},
		{"atto d'ordine", "ATTO D'ORDINE N. 44 del 12/03/2025\n", map[string]string{"number": "44", "date": "2025-03-12"}},
		{"a title and what is ordered behind a dash", "Bestellung SWE-E 0452/25 – Kanalrohre Nordring\n\nLieferant: Rohr AG\n", map[string]string{"number": "SWE-E 0452/25"}},
		{"a title and its date", "Objednávka materiálu OV-250118 ze dne 3.4.2025\n", map[string]string{"number": "OV-250118", "date": "2025-04-03"}},
		{"two names with a dash", "ORDEN DE COMPRA - GUÍA DE INTERNAMIENTO Nº 0000286\n", map[string]string{"number": "0000286", "kind": "purchase order"}},
		{"a voucher's number of a French system", "COMMANDE FOURNISSEUR\n\nN° pièce        : CF 25 01893\nDate            : 27/05/2025\n", map[string]string{"number": "CF 25 01893"}},
		{"an obligation's number of a Dutch town", `
Datum                Verplichtingnummer        Uw kenmerk
31 maart 2025        V25-003174                offerte 2025-0091

Opdracht: aanplant laanbomen
`, map[string]string{"number": "V25-003174"}},
		{"a box of the head", `
PEDIDO A PROVEEDOR



NÚMERO           FECHA            PROVEEDOR        F. ENTREGA
P25/000482       26/02/2025       40000317         07/03/2025
`, map[string]string{"number": "P25/000482"}},
		{"a box of the head of no order", `
CATÁLOGO

NÚMERO           FECHA            PROVEEDOR
P25/000482       26/02/2025       40000317
`, map[string]string{"number": ""}},
		{"the text of a bar code", "PURCHASE ORDER\n\n                                *PO-118822*\nDate: 3 March 2025\n", map[string]string{"number": "PO-118822"}},
		{"two numbers without labels are none", "PURCHASE ORDER\n\nKestrel Foods          PO-118822\n\nHead office            PO-118823\n", map[string]string{"number": ""}},
		{"a contract's number", "Contract\nContract No: GEMC-51168771290\nSeller: Apex\n", map[string]string{"number": "GEMC-51168771290"}},
		{"a contract's number on an order", "Purchase Order\nContract No: GEMC-51168771290\nSeller: Apex\n", map[string]string{"number": ""}},
		{"a letter's sentence", "Sehr geehrte Damen und Herren,\nhiermit beauftragen wir Sie unter der Auftragsnummer 2025-0118 mit der Lieferung:\n", map[string]string{"number": "2025-0118"}},
		{"a letter's subject", "Betreft: bestelling 25-0118\n\nGeachte heer,\nHierbij bestellen wij bij u:\n", map[string]string{"number": "25-0118"}},
		{"an order to serve", "ORDEN DE SERVICIO N° 0118-2025\nProveedor: X\n", map[string]string{"number": "0118-2025"}},
		{"a running number", "MEGRENDELŐ\nSorszám: M-118/2025\n", map[string]string{"number": "M-118/2025"}},
		{"a paper's number", "SATIN ALMA SİPARİŞİ\nBelge No : SAS2025-118\nTarih : 12.02.2025\n", map[string]string{"number": "SAS2025-118"}},
		{"a market's number beside the order's", "Bon de commande sur marché\nMarché n° 2023-118\nBon de commande n° 2025-44\n", map[string]string{"number": "2025-44"}},
		{"Arabic, read from the right", "PURCHASE ORDER / ديروت رمأ\n\n25/03/2025 :Delivery / ديروتلا      PO/2025/0458 :.PO No / رمألا مقر\n", map[string]string{"number": "PO/2025/0458", "requested": "2025-03-25"}},
		{"a label's rest is none", "PURCHASE ORDER\nSupplier\nNo.\n4711\n", map[string]string{"number": ""}},
		{"an offer is none", "Bestellung\nIhr Angebot Nr. 4711 vom 3.4.2025\n", map[string]string{"number": ""}},
		{"a requisition is none", "PURCHASE ORDER\nRequisition No. 4711\n", map[string]string{"number": ""}},
	})
}

// TestDatesAndTerms: when, and how it is paid.
func TestDatesAndTerms(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"a date with blanks behind its points", `
                        MEGRENDELÉS

Megrendelés száma: M-2025/00682
Kelt: 2025. 06. 03.
Szállítási határidő: 2025. 06. 20.
Fizetési mód: átutalás 30 nap
`, map[string]string{"number": "M-2025/00682", "date": "2025-06-03", "requested": "2025-06-20", "terms": "átutalás 30 nap"}},
		{"the date of another paper in a list of references", `
COMUNE DI BORGO
Borgo, 30 giugno 2025

OGGETTO: Buono d'ordine n. 188/2025 - materiale per strade.
CIG: B2A41770FE   CUP: G17H25000410004   Determina n. 77 del 24/06/2025
`, map[string]string{"number": "188/2025", "date": "2025-06-30"}},
		{"a call-off", `
Federn Hagen KG

Bestellabruf
Unsere Abrufnummer: AB-4471-015
Abrufdatum: 07.10.2025
Gewünschter Eintrefftermin: 21.10.2025
`, map[string]string{"number": "AB-4471-015", "date": "2025-10-07", "requested": "2025-10-21"}},
		{"week", "PURCHASE ORDER\nDelivery: calendar week 12\n", map[string]string{"requested": ""}},
		{"asap", "PURCHASE ORDER\nDelivery date: ASAP\n", map[string]string{"requested": ""}},
		{"a sentence", "PURCHASE ORDER\nPO No: 4711\nPlease deliver by 3 March 2025.\n", map[string]string{"requested": "2025-03-03"}},
		{"German week", "Bestellung 4711\nLiefertermin: KW 12 / 2025\n", map[string]string{"requested": ""}},
		{"German sentence", "Bestellung 4711\nBitte liefern Sie bis spätestens 14.03.2025 an unser Lager.\n", map[string]string{"requested": "2025-03-14"}},
		{"French", "Bon de commande n° 4711\nA livrer au plus tard le 14/03/2025\n", map[string]string{"requested": "2025-03-14"}},
		{"not later than", "PURCHASE ORDER\nDelivery not later than: 20 August 2025\n", map[string]string{"requested": "2025-08-20"}},
		{"required", "PURCHASE ORDER\nRequired 13/10/25\n", map[string]string{"requested": "2025-10-13"}},
		{"required on site", "PURCHASE ORDER\nRequired on site by: 13/10/25\n", map[string]string{"requested": "2025-10-13"}},
		{"city and date", "Bestellung 4711\n                         Winterthur, den 17. Februar 2025\n", map[string]string{"date": "2025-02-17"}},
		{"terms of a sentence", "PURCHASE ORDER\nPO No: 4711\nPayment 30 days net\n", map[string]string{"terms": "30 days net"}},
		{"zahlbar", "Bestellung 4711\nZahlbar innerhalb 14 Tagen mit 2 % Skonto, 30 Tage netto\n", map[string]string{"terms": "innerhalb 14 Tagen mit 2 % Skonto, 30 Tage netto"}},
		{"contract", "PURCHASE ORDER\nPayment terms: see frame contract\n", map[string]string{"terms": "see frame contract"}},
		{"with other terms behind", "Bon de commande n° 4711\nRèglement : 45 jours fin de mois − Devise EUR\n", map[string]string{"terms": "45 jours fin de mois", "currency": "EUR"}},
		{"in one line with bars", "PURCHASE ORDER\nPayment: 30 days net | Delivery: DAP Leeds | Currency: GBP\n", map[string]string{"terms": "30 days net", "currency": "GBP"}},
		{"settlement", "PURCHASE ORDER\nSettlement terms: 30 days from receipt of invoice\n", map[string]string{"terms": "30 days from receipt of invoice"}},
		{"conditions that are no terms of payment", "PURCHASE ORDER\nPO No: 4711\n\nSTANDARD TERMS AND CONDITIONS\n1. ACCEPTANCE. Any invoice that differs is returned unpaid.\n", map[string]string{"terms": ""}},
		{"net only", "PURCHASE ORDER\nPayment Terms\nN30\n", map[string]string{"terms": "N30"}},
	})
}
