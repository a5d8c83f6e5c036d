// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestWordedDates: delivery dates in sentences, and dates in sentences that are none.
func TestWordedDates(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Please supply the goods listed below to reach our stores by 19 September 2025.":    "2025-09-19",
		"We need everything by 19 September 2025 please, delivered to the address above.":   "2025-09-19",
		"Goods must be delivered on or before 19.09.2025 to the site.":                      "2025-09-19",
		"Kindly deliver the following items not later than 19 September 2025.":              "2025-09-19",
		"Deliver to: Stage Door, Dock Lane, Dundee DD1 3HT by 19 September 2025":            "2025-09-19",
		"Wir bitten um Lieferung der Ware bis spätestens zum 19.09.2025 an unser Lager.":    "2025-09-19",
		"Bitte liefern Sie frei Haus bis Freitag, den 19.09.2025.":                          "2025-09-19",
		"Merci de nous livrer les articles ci-dessous avant le 19/09/2025.":                 "2025-09-19",
		"Livraison impérative sur le chantier au plus tard le 19/09/2025.":                  "2025-09-19",
		"Rogamos entregar la mercancía en obra antes del 19/09/2025.":                       "2025-09-19",
		"Vi ordiniamo la seguente merce, da consegnare in cantiere entro il 19/09/2025.":    "2025-09-19",
		"Graag leveren wij zien de goederen uiterlijk 19-09-2025 geleverd.":                 "2025-09-19",
		"Vă rugăm să ne livrați până la data de 19.09.2025 următoarele produse:":            "2025-09-19",
		"Payment terms Net 20. Please deliver by September 19, 2025. All amounts in USD.":   "2025-09-19",
		"Invoices for delivered goods must reach us by 19 September 2025.":                  "",
		"Please confirm this order and the delivery by 19 September 2025.":                  "",
		"No back orders after 19 September 2025. Deliver what you have.":                    "",
		"Bitte bestätigen Sie den Liefertermin schriftlich bis 19.09.2025.":                 "",
		"Payment of delivered goods by 19 September 2025 at the latest.":                    "",
		"Prices valid for deliveries until 19 September 2025.":                              "",
		"With reference to your offer of 19 September 2025 please supply the items below.":  "",
		"Please deliver by 19 September 2025 or, for item 2, deliver by 26 September 2025.": "",
		"Our framework of 19 September 2025 applies to this delivery.":                      "",
		"Merci de confirmer la livraison par retour avant le 19/09/2025.":                   "",
	} {
		o := read(page("PURCHASE ORDER\nPO No: 4711\nDate: 01 September 2025\n\n"+text+"\n"), nil)
		if got := field(o, "requested"); got != want {
			t.Errorf("%s: requested is %q, want %q", text, got, want)
		}
	}
}

// TestBoxedDates: a box each for day, month and year.
func TestBoxedDates(t *testing.T) {
	t.Parallel()
	const head = "ORDEN DE COMPRA\nNº 4711\n\n"
	try(t, []layout{
		{"three boxes", head + `
                                                   Día     Mes     Año
                                                   19      05      2025
`, map[string]string{"date": "2025-05-19"}},
		{"two languages and a name", head + `
                                             Día/Day   Mes/Month   Año/Year
                                             06          AGO        2025
`, map[string]string{"date": "2025-08-06"}},
		{"beside other fields", head + `
UNIDAD EJECUTORA : 001 MUNICIPALIDAD                Día     Mes     Año
NRO. IDENTIFICACION : 301122                        19      05      2025
`, map[string]string{"date": "2025-05-19"}},
		{"month first", head + `
                                                   Month   Day     Year
                                                   05      19      2025
`, map[string]string{"date": "2025-05-19"}},
		{"year first", head + `
                                                   Year    Month   Day
                                                   2025    05      19
`, map[string]string{"date": "2025-05-19"}},
		{"the date of delivery", head + `
                                                   Fecha de entrega
                                                   Día     Mes     Año
                                                   19      05      2025
`, map[string]string{"date": ""}},
		{"no date", head + `
                                                   Día     Mes     Año
                                                   45      05      2025
`, map[string]string{"date": ""}},
		{"other boxes", head + `
                                                   D       M       Total
                                                   19      05      2025
`, map[string]string{"date": ""}},
	})
}

// TestDatesTogether: a date that can be read one way only tells how the other is meant;
// schedules of lines are not the order's date.
func TestDatesTogether(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"the delivery follows the order", "PURCHASE ORDER\nPO No: 4711\nDate: 09/09/2025\nNeeded By: 10/01/2025\n", map[string]string{"date": "2025-09-09", "requested": "2025-10-01"}},
		{"the order precedes the delivery", "PURCHASE ORDER\nPO No: 4711\nDate: 02/11/2025\nNeeded By: 25/03/2025\n", map[string]string{"requested": "2025-03-25"}},
		{"schedule", `
PURCHASE ORDER
PO Number: 4711

Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00
       Delivery date 03.11.2025              10 EA
2      A-200       Washer                    20         25.00      500.00
       Delivery date 17.11.2025              15 EA
       Delivery date 02.02.2026               5 EA
                                          Total net value        1,000.00
`, map[string]string{"requested": ""}},
		{"a period below its label", `
PURCHASE ORDER
PO No: 4711

Consignee                     Qty           Delivery Period
Stores Depot 21               860 Nos.      Commence within 45 days; complete by 28/02/2025
`, map[string]string{"requested": "2025-02-28"}},
	})
}
