// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestNumberInitials: capitals right before a number belong to it where a label stands
// before them or they are short for the title; other capitals do not.
func TestNumberInitials(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"a second label behind the title", "Ordine d'acquisto ODA 233/26 - Vs. offerta 1182 del 29/05/2026\n", map[string]string{"number": "ODA 233/26"}},
		{"behind a label", "PURCHASE ORDER\nOrder No. PO 4711\n", map[string]string{"number": "PO 4711"}},
		{"cut in two by a wide blank", "Kowalski Collision        PURCHASE ORDER NO.\n\n                          KC   7741\n", map[string]string{"number": "KC 7741"}},
		{"the label alone", "PURCHASE ORDER\nPO 62117\n", map[string]string{"number": "62117"}},
		{"initials of the title behind a bare number sign", "COMANDĂ FURNIZOR\nnr. CF 0447 din 20.02.2026\n", map[string]string{"number": "CF 0447", "date": "2026-02-20"}},
		{"the first letters of the title above", "Encomenda a Fornecedor\nENC 2026/318\n", map[string]string{"number": "ENC 2026/318"}},
		{"a registration below the title", "Encomenda a Fornecedor\nNIF 501118204\n", map[string]string{"number": ""}},
		{"a sign for number is none", "PURCHASE ORDER NO 4711\n", map[string]string{"number": "4711"}},
		{"an order of work done outside", "Commande de sous-traitance 26-1147/2\nRéf. produit MV-400\n", map[string]string{"number": "26-1147/2"}},
		{"the form of a supplier", "ORDER FORM\nYour PO No.: BH-3320\n", map[string]string{"number": "BH-3320"}},
		{"serial and folio", "ORDEN DE COMPRA\nSerie y folio: OC-8817\n", map[string]string{"number": "OC-8817"}},
	})
}
