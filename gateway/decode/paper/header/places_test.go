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

// TestDatesInTheirWords: labels of dates, beside them and in a row above.
func TestDatesInTheirWords(t *testing.T) {
	t.Parallel()
	for _, label := range []string{"Anlieferung", "Entrega pretendida", "Teljesítés határideje", "Дата доставки", "Срок отгрузки", "Tarnetähtaeg", "计划到货日期", "預計交期", "กำหนดส่งมอบ", "Thời hạn giao hàng", "Tarikh hantar", "Expected", "موعد التوريد", "Leweringsdatum", "Livraison au plus tard"} {
		beside := read(page("PURCHASE ORDER\nPO Number: 4711\nDate: 2025-05-12\n\n"+label+": 2025-06-16\n"), nil)
		below := read(page("PURCHASE ORDER\nPO Number: 4711\n\nDate            "+label+"             Buyer\n2025-05-12      2025-06-16\n"), nil)
		if beside.Requested.Text != "2025-06-16" || below.Requested.Text != "2025-06-16" || beside.Date.Text != "2025-05-12" {
			t.Errorf("%s: %q beside, %q below", label, beside.Requested.Text, below.Requested.Text)
		}
	}
	for _, label := range []string{"날짜", "작성일", "单据日期", "发注日", "Fecha expedición", "Raised", "Datum izdaje", "Datum objednání", "दिनांक"} {
		o := read(page("PURCHASE ORDER\nPO Number: 4711\n\n"+label+": 2025-05-12\nDelivery date: 2025-06-16\nPrinted: 2025-05-13\n"), nil)
		if o.Date.Text != "2025-05-12" {
			t.Errorf("%s: %q", label, o.Date.Text)
		}
	}
}

// TestLabelsInTheMiddleOfBoxes: their values begin at the left of the boxes.
func TestLabelsInTheMiddleOfBoxes(t *testing.T) {
	t.Parallel()
	try(t, []layout{{"one value each", `
BON DE COMMANDE
     N° COMMANDE            DATE                  VOTRE OFFRE           LIVRAISON AU PLUS TARD          SUIVI PAR
CF25003187            19/05/2025            OF-77120            06/06/2025                        L. Chazelle
`, map[string]string{"number": "CF25003187", "date": "2025-05-19", "requested": "2025-06-06"}}})
}
