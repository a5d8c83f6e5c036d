// SPDX-License-Identifier: Apache-2.0

package learn

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/render/rendertest"
	"ordergate/gateway/strict"
)

func TestMain(m *testing.M) { rendertest.Main(m) }

// TestDraft: the draft of a form is YAML that reads back as the same template, and the
// form reads with it as it did without.
func TestDraft(t *testing.T) {
	t.Parallel()
	r := rendertest.New(t)
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"netsuite-us-quantity-first", nil}, {"business-central-en-gb-vat", nil}, {"de-lexware-brief-einzelpreis", nil}, {"es-pedido-a-proveedor-albaran", nil},
		{"sage-x3-fr-bon-de-commande", nil}, {"it-ordine-fornitore-zucchetti", nil}, {"infor-ln-nl-regels", nil}, {"workday-us-goods-lines", nil},
		{"quickbooks-us-activity", nil}, {"coupa-us-need-by", nil}, {"sap-smartform-en-schedule-lines", nil}, {"odoo-en-eur-taxes", nil}, {"ax-se-inkopsorder", nil}, {"pl-zamowienie-netto-brutto", nil},
	} {
		doc := rendertest.Pages(t, r, filepath.Join("../testdata/corpus/known", tt.name+".pdf"), "")
		d := Draft(doc, extract.Hints{})
		text := YAML(d.Template, 2, d.Notes)
		var back struct {
			Paper paper.Template `yaml:"paper"`
		}
		if _, faults := strict.Decode("draft.yaml", []byte("paper:\n"+text), &back); len(faults) > 0 {
			t.Errorf("%s: %v\n%s", tt.name, faults, text)
		}
		for _, p := range back.Paper.Check() {
			t.Errorf("%s: %v: %s", tt.name, p.Path, p.Message)
		}
		with := extract.Extract(doc, &back.Paper, extract.Hints{})
		if len(with) != len(d.Orders) {
			t.Errorf("%s: %d orders with the draft, %d without", tt.name, len(with), len(d.Orders))
			continue
		}
		for i := range with {
			if !maps.Equal(flat(&with[i]), flat(&d.Orders[i])) {
				t.Errorf("%s: the draft reads something else\n%s", tt.name, text)
			}
		}
		for _, w := range tt.want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", tt.name, w, text)
			}
		}
		t.Logf("%s\n%s# %s", tt.name, text, strings.Join(d.Left, "\n# "))
	}
}
