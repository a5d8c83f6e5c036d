// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// The lines and sums of an order, in the words of most languages.
const (
	germanLines = `
Pos.   Artikel     Bezeichnung            Menge   Einzelpreis      Gesamt
1      A-100       Sechskantschraube         10         50,00      500,00
2      A-200       Scheibe                   20         25,00      500,00

                                          Summe netto              1.000,00
`
	englishLines = `
Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00
2      A-200       Washer                    20         25.00      500.00

                                            Total                1,000.00
`
)

// TestKindsOfOrders: orders that another paper's name stands on.
func TestKindsOfOrders(t *testing.T) {
	t.Parallel()
	order := map[string]string{"kind": "purchase order"}
	try(t, []layout{
		{"who gets the invoice", "AUFTRAG Nr. 2025-4-118732\n\nAuftragnehmer: Chemie AG\n\nRechnung an\nUniversität Wendland\n" + germanLines, order},
		{"a reference to their offer", `
Gemeente Oosterzande

Datum                Verplichtingnummer        Uw kenmerk
31 maart 2025        V25-003174                offerte 2025-0091

Opdracht: aanplant laanbomen

Hierbij verstrekken wij u opdracht voor het leveren van onderstaande zaken, conform uw offerte en
de Algemene Inkoopvoorwaarden van de gemeente.
` + englishLines, order},
		{"a bracket behind the title", "PURCHASE ORDER (BILL ONLY - DO NOT SHIP)\nPO ID   4711-BO\n\nInvoice To\nAccounts Payable\n" + englishLines, order},
		{"a section of the page", "ORDEN DE COMPRA - GUÍA DE INTERNAMIENTO Nº 0000286\n\n2. CONDICIONES GENERALES\n" + englishLines, order},
		{"a delivery order of a state", "STATE OF WASATCH\nDELIVERY ORDER\nORDER NO: DO 8104417        ORDER DATE: 07/08/25\nVENDOR NO: VC118042\n\nDELIVER TO: Sign Shop\nINVOICE TO: Comptroller\nPAYMENT TERMS: NET 30\n" + englishLines, order},
		{"a letter", "Thistlewood Boatyard\n\nPlease supply the following against our order no. 1129, following your quotation 25/884 of 28 August:\n" + englishLines, order},
		{"a German letter", "Bootswerft Kahl\n\nHiermit bestellen wir gemäß Ihrem Angebot 25/884\n\nUnsere Bestellnummer: 4711-25\n" + germanLines, order},
		{"an Italian letter", "Garage Brè\n\nNumero ordine: 318/25\nCon la presente vi ordiniamo la seguente merce:\n" + englishLines, order},
		{"over two lines", "Commune de Brion\n\nN° de commande : 2025-118\nSuite à votre devis D25, nous vous prions de bien\nvouloir nous livrer\n" + englishLines, map[string]string{"number": "2025-118"}},
	})
}

// TestKindsOfOthers: no paper that asks for or answers an order is one.
func TestKindsOfOthers(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"an Argentine invoice", "FACTURA A\nNº 0001-00004711\nOrden de compra: OC-4418\n" + englishLines, map[string]string{"kind": "invoice"}},
		{"an invoice with its number", "FACTURA A-11872\nOrden de compra: OC-4418\n" + englishLines, map[string]string{"kind": "invoice"}},
		{"a delivery order of a supplier", "DELIVERY ORDER\nDO No: 88117\nYour PO No: 4711\nDeliver to: Site 3\n" + englishLines, map[string]string{"kind": "unknown"}},
		{"a delivery order without prices", "DELIVERY ORDER\nOrder No: 4711\nVendor No: 12\nInvoice to: Head office\nDeliver to: Site 3\n\nItem   Part No     Description              Qty\n1      A-100       Hex bolt M8               10\n2      A-200       Washer                    20\n", map[string]string{"kind": "delivery note"}},
		{"a quotation to be signed", "DEVIS N° D2025-118\n\nBon pour accord : nous vous passons commande\nN° de commande : 4711\n" + englishLines, map[string]string{"kind": "quotation"}},
		{"a request for a quotation", "REQUEST FOR QUOTATION\nOrder No: 4711\nPlease supply the following:\n" + englishLines, map[string]string{"kind": "quotation"}},
		{"a letter that asks for an offer", "Our order no: 4711\nPlease supply your best quotation for the following:\n" + englishLines, map[string]string{"kind": "quotation"}},
		{"a confirmation", "Auftragsbestätigung 700118\nIhre Bestellung: 4711\nSie schrieben: wir bestellen\n" + germanLines, map[string]string{"kind": "order confirmation"}},
		{"an invoice that refers to an order", "Rechnung Nr. 4711\nIhre Bestellung: B-118\nBitte liefern Sie uns die Gelangensbestätigung\n" + germanLines, map[string]string{"kind": "invoice"}},
		{"a requisition", "PURCHASE REQUISITION\nOrder No: 4711\nPlease supply the following\n" + englishLines, map[string]string{"kind": "letter"}},
		{"a proforma", "PROFORMA INVOICE (PURCHASE ORDER 4711)\n" + englishLines, map[string]string{"kind": "invoice"}},
		{"a changed order", "PURCHASE ORDER (REVISED ORDER)\nPO No: 4711\n" + englishLines, map[string]string{"kind": "change order"}},
		{"a contract of sale", "CONTRACT No. 4711\n\nSeller: Reflecto Corp\n" + englishLines, map[string]string{"kind": "unknown"}},
	})
}
