// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestNumberLargerThanItsBlock: a bare number that heads its block in larger letters is the
// order's, if less than certain; in letters like the others it may be the supplier's.
func TestNumberLargerThanItsBlock(t *testing.T) {
	t.Parallel()
	const drawing = `
METALURGICA SERRA AZUL LTDA             Numero: 018834 /1
ROD. BR-116 KM 148                      Fornecedor: 000417 Loja 01
CAXIAS DO SUL                           ACOS PLANALTO S/A
Tel: (54) 3555-0142                     RUA DA PATRIA 3800



PEDIDO DE COMPRAS
`
	for size, want := range map[float32]string{10: "", 14: "018834 /1"} {
		d := page(drawing)
		for i := range d.Pages[0].Words {
			if w := &d.Pages[0].Words[i]; w.Box.Y0 < 50 && w.Box.X0 > 200 {
				w.Size = size
			}
		}
		if o := read(d, nil); o.Number.Text != want {
			t.Errorf("size %v: number %q, want %q", size, o.Number.Text, want)
		}
	}
}

// TestPlaceAndDate: the date of a letter stands behind the place that it is written at.
func TestPlaceAndDate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Gesves, le 3 juin 2025":             "2025-06-03",
		"La Roche-sur-Foron, le 03.06.2025":  "2025-06-03",
		"Milano, del 3 giugno 2025":          "2025-06-03",
		"Livraison à Gesves, le 3 juin 2025": "",
		"Votre offre D-118, le 3 juin 2025":  "",
	} {
		o := read(page("Bon de commande 2025/312\n\n"+text+"\n\nA livrer\nRue du Tige 41\n"), nil)
		if o.Date.Text != want {
			t.Errorf("%s: %q, want %q", text, o.Date.Text, want)
		}
	}
}
