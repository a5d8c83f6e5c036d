// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

const zincForm = `
                                   PURCHASE ORDER

Lakeside Supply Co.                               Order No.:     LS-20417
12 Harbour Road                                   Order Date:    11/20/2026
Reno, NV 89501                                    Cost Centre:   CC-77

Ship to:
Lakeside Depot
78 Depot Road
Reno, NV 89502

Pos   Item No.       Description     Surface     Qty       Price      Amount
1     BOLT-M8-40     Hex bolt        zinc       1200       0.34      408.00
2     NUT-M8         Hex nut         black       600       0.12       72.00

                                                       Total      480.00
`

// TestPrintedLabels: label() and column() read what a form prints beside a label and
// below a heading of its own; one that is not there is told with the nearest that is.
func TestPrintedLabels(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.write("form.pdf", typewritten(t, zincForm))
	if err := os.MkdirAll(s.path("mappings/lake"), 0o755); err != nil {
		t.Fatal(err)
	}
	explain := func(label, heading string) string {
		s.write("mappings/lake/lake.yaml", fmt.Sprintf("mapping: lake\nextends: paper-order\nreads: {format: pdf}\norder:\n  accountingCost: label(%q)\n  orderLine:\n    each: line\n    manufacturersItemIdentification: column(%q)\n", label, heading))
		_, out := command(t, "mapping", "explain", s.path("form.pdf"), "--config", s.path("config.yaml"), "--mapping", "lake")
		return out
	}
	out := explain("Cost Centre", "Surface")
	for _, want := range []string{`/accountingCost +CC-77 `, `/orderLine/0/manufacturersItemIdentification +zinc `, `/orderLine/1/manufacturersItemIdentification +black `, `by "Cost Centre"`} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("explain does not say %s:\n%s", want, out)
		}
	}
	out = explain("Cost Center", "Surfaces")
	for _, want := range []string{`Nearest is "Cost Centre", page 1`, `Nearest is "Surface", page 1`} {
		if !strings.Contains(out, want) {
			t.Errorf("explain does not say %s:\n%s", want, out)
		}
	}
	if out = explain("Tax Office", "Weight"); strings.Contains(out, "Nearest") {
		t.Errorf("what is like nothing has a nearest:\n%s", out)
	}
}

// TestExplainImage: where a value stands, the picture of the page has a box around it.
func TestExplainImage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, pictures := filepath.Join(dir, "form.pdf"), filepath.Join(dir, "seen")
	if err := os.WriteFile(file, []byte(typewritten(t, zincForm)), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out := command(t, "mapping", "explain", file, "--image", pictures)
	if code != 0 {
		t.Fatal(out)
	}
	f, err := os.Open(filepath.Join(pictures, "form-1.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	scale := float64(img.Bounds().Dx()) / 595.28 // pixels a point, of A4
	coloured := func(x, y int) bool {
		r, g, b, _ := img.At(x, y).RGBA()
		return max(r, g, b)-min(r, g, b) > 0x4000
	}
	boxes := regexp.MustCompile(`page 1 at (\d+),(\d+)-(\d+),(\d+)`).FindAllStringSubmatch(out, -1)
	if len(boxes) < 15 {
		t.Fatalf("%d boxes in\n%s", len(boxes), out)
	}
	for _, m := range boxes {
		var at [4]float64
		for i := range at {
			n, err := strconv.Atoi(m[i+1])
			if err != nil {
				t.Fatal(err)
			}
			at[i] = float64(n) * scale
		}
		y, left, right := int((at[1]+at[3])/2), false, false
		for d := -4; d <= 4; d++ { // the points are printed without their fractions
			left = left || coloured(int(at[0])+d, y)
			right = right || coloured(int(at[2])+d, y)
		}
		if !left || !right {
			t.Errorf("there is no box at %s: left %v, right %v", m[0], left, right)
		}
	}
	if coloured(3, 3) || coloured(img.Bounds().Dx()/2, img.Bounds().Dy()-5) {
		t.Error("there is colour where nothing was read")
	}
}

// TestMappingNewOfPaper: a draft of what people type, mail and write in Word reads its own
// sample.
func TestMappingNewOfPaper(t *testing.T) {
	t.Parallel()
	o := printed{number: "4500097001", at: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)}
	for _, tt := range []struct{ file, text, extends string }{
		{"order.txt", o.text(), "paper-order-text"},
		{"order.html", o.html(), "paper-order-html"},
		{"order.docx", o.docx(t), "paper-order-docx"},
	} {
		t.Run(tt.file, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			code, out, yaml, order := draftOf(t, dir, tt.file, tt.text)
			if code != 0 {
				t.Fatalf("%d %s", code, out)
			}
			for _, want := range []string{"extends: " + tt.extends, `po_number: {label: "PO Number"`, `"Vendor Item"`} {
				if !strings.Contains(yaml, want) {
					t.Errorf("the draft has no %s:\n%s", want, yaml)
				}
			}
			if order.ID != o.number || len(order.OrderLine) != 2 || order.OrderLine[0].SellersItemIdentification != "BOLT-M8-40" || order.OrderLine[1].Quantity.String() != "600" {
				t.Errorf("%+v", order)
			}
			if code, out := command(t, "mapping", "test", filepath.Join(dir, "m")); code != 0 || !strings.Contains(out, "ok    acme-new") {
				t.Errorf("%d %s", code, out)
			}
		})
	}
}

// TestRecognise: of several forms of one partner each is read by the mapping whose texts
// stand on it; one that has the texts of none waits.
func TestRecognise(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	if err := os.MkdirAll(s.path("mappings/forms"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"Zebra", "Heron"} {
		s.write("mappings/forms/"+form+".yaml", fmt.Sprintf("mapping: form-%s\nextends: paper-order\nreads:\n  format: pdf\n  paper:\n    recognise: {text_all: [\"Our %s\"]}\n    header:\n      po_number: {label: \"Our %[2]s\"}\n", strings.ToLower(form), form))
	}
	s.edit("partners/paper.yaml", "currency: USD\n", "currency: USD\nmappings: {pdf: form-zebra, heron: form-heron}\n")
	now := time.Now()
	d := s.start("")
	s.drop("paper", "zebra.pdf", printed{number: "4500098001", label: "Our Zebra:", at: now}.pdf(t))
	s.drop("paper", "heron.pdf", printed{number: "4500098002", label: "Our Heron:", at: now}.pdf(t))
	s.drop("paper", "finch.pdf", printed{number: "4500098003", label: "Our Finch:", at: now}.pdf(t))
	d.until("all", func() bool { return len(s.numbers()) >= 2 && strings.Contains(s.waits(), "held") && d.idle() })
	s.onlyPosted("4500098001", "4500098002")
	for number, by := range map[string]string{"4500098001": "form-zebra", "4500098002": "form-heron"} {
		if order := string(s.orderOf(number).Order); !regexp.MustCompile(`"mappingId": ?"` + by).MatchString(order) {
			t.Errorf("%s was not read by %s: %s", number, by, order)
		}
	}
	d.stop()
}
