// SPDX-License-Identifier: Apache-2.0

package header_test

import (
	"testing"

	"ordergate/gateway/decode/paper"
)

// TestNumbersAstray: where the order's number is left out, what stands in its place is not
// taken for it.
func TestNumbersAstray(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"a date in its place", "PURCHASE ORDER\nP.O. NO.   DATE 01/12/2025\n", map[string]string{"number": ""}},
		{"a revision in its place", "P.O. NUMBER\nREV 00\n", map[string]string{"number": ""}},
		{"a company's registration in its place", "AUTORIZAÇÃO DE FORNECIMENTO Nº\nCNPJ 18.128.207/0001-01\n", map[string]string{"number": ""}},
		{"a town below its label", "AUFTRAG Nr.\n29439 Lüchow\n", map[string]string{"number": ""}},
		{"a street beside its label", "PO/Reference No.          400 College Hill\n", map[string]string{"number": ""}},
		{"a specimen of noughts", "PURCHASE ORDER\nPurchase order number 0000000 on a specimen is not an order.\n", map[string]string{"number": ""}},
		{"a number behind a colon of its own", "PURCHASE ORDER\nOrder No.        : KF/2526/0087\n", map[string]string{"number": "KF/2526/0087"}},
		{"a number and its date", "PURCHASE ORDER\nPO Number        4711-25 Date 3 March 2025\n", map[string]string{"number": "4711-25"}},
		{"a number and its version", "PURCHASE ORDER\nPO Number        4711-25 Rev 2\n", map[string]string{"number": "4711-25"}},
		{"a number and a month", "PURCHASE ORDER\nPO Number        4711-25 March 2025\n", map[string]string{"number": "4711-25"}},
	})
}

// TestNumbersUnsure: a number that only stands below the title, right of a label of its own,
// is doubtful.
func TestNumbersUnsure(t *testing.T) {
	t.Parallel()
	for _, drawing := range []string{
		"ACME Builders               Purchase Order\n                        Job        2517\n",
		"Ajuntament               FULL DE COMANDA\n                  Data:         15/10/2025\n                  Projecte:     1431/2025\n",
	} {
		if o := read(page(drawing), nil); o.Number.Has(paper.ByTitle) || o.Number.Has(paper.ByLabel) {
			t.Errorf("%s: number is %q for sure", drawing, o.Number.Text)
		}
	}
}
