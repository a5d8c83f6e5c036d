// SPDX-License-Identifier: Apache-2.0

package learn

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/render"
	"ordergate/gateway/strict"
)

// TestMain is a reading process when it is called as one.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "pdf-worker" {
		if err := render.Work(os.Stdin, os.Stdout, os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// pages reads a document of the corpus.
func pages(t *testing.T, r *render.Renderer, name string) *paper.Document {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("../testdata/corpus/known", name+".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Pages(t.Context(), bytes.NewReader(raw), int64(len(raw)), name+".pdf", render.Options{})
	if err != nil || got.Doc == nil {
		t.Fatalf("%s: %v", name, err)
	}
	return got.Doc
}

func renderer(t *testing.T) *render.Renderer {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	r, err := render.New(render.Config{Command: []string{exe, "pdf-worker", filepath.Join(dir, "ordergate", "pdfium")}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// TestDraft: the draft of a form is YAML that reads back as the same template, and the
// form reads with it as it did without.
func TestDraft(t *testing.T) {
	t.Parallel()
	r := renderer(t)
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"netsuite-us-quantity-first", nil}, {"business-central-en-gb-vat", nil}, {"de-lexware-brief-einzelpreis", nil}, {"es-pedido-a-proveedor-albaran", nil},
		{"sage-x3-fr-bon-de-commande", nil}, {"it-ordine-fornitore-zucchetti", nil}, {"infor-ln-nl-regels", nil}, {"workday-us-goods-lines", nil},
		{"quickbooks-us-activity", nil}, {"coupa-us-need-by", nil}, {"sap-smartform-en-schedule-lines", nil}, {"odoo-en-eur-taxes", nil}, {"ax-se-inkopsorder", nil}, {"pl-zamowienie-netto-brutto", nil},
	} {
		doc := pages(t, r, tt.name)
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
