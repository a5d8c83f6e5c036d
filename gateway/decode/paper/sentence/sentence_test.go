// SPDX-License-Identifier: Apache-2.0

package sentence_test

import (
	"fmt"
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper/papertest"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/decode/paper/sentence"
	"ordergate/gateway/decode/typed"
)

// read writes what is read of a text: quantity unit | item | description | price / per
// = amount; a doubt is "?".
func read(t *testing.T, text string) string {
	t.Helper()
	d, findings := typed.Text("", text, decode.Limits{})
	if d == nil {
		t.Fatal(findings)
	}
	r, doubts := sentence.Read(reading.New(d, nil, nil, nil))
	var out []string
	for _, l := range r.Lines {
		item := l.Item.Text
		for mark, v := range map[string]string{"our ": l.BuyerItem.Text, "your ": l.SupplierItem.Text, "gtin ": l.GTIN.Text} {
			if v != "" {
				item += mark + v
			}
		}
		s := strings.TrimSpace(l.Quantity.Text+" "+l.Unit.Text) + "|" + item + "|" + l.Description.Text
		if !l.UnitPrice.Empty() {
			s += "|" + l.UnitPrice.Text
		}
		if !l.Per.Empty() {
			s += "/" + l.Per.Text
		}
		if !l.Amount.Empty() {
			s += "=" + l.Amount.Text
		}
		out = append(out, s)
	}
	for range doubts {
		out = append(out, "?")
	}
	return strings.Join(out, "; ")
}

func TestRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"Please send 10 x AB-123 hex bolts M8 at 0.42 each", "10|AB-123|hex bolts M8|0.42"},
		{"- 5 pcs of 4711", "5 pcs|4711|"},
		{"AB-123 ; 10 ; Stk", "10 Stk|AB-123|"},
		{"4 x SFT-G-CLR Safety glasses", "4|SFT-G-CLR|Safety glasses"},
		{"10x AB-123", "10|AB-123|"}, {"• 12pcs CD-9 washers", "12 pcs|CD-9|washers"}, {"1. 10 x AB-123 bolts", "10|AB-123|bolts"},
		{"AB-123 hex bolts, 10 pcs", "10 pcs|AB-123|hex bolts"}, {"AB-123 x 10", "10|AB-123|"}, {"AB-123: 10 Stk", "10 Stk|AB-123|"},
		{"Bitte liefern Sie uns 1000 Stück Art.-Nr. 4711-88 Sechskantschraube M8x40 zu 0,42 EUR", "1000 Stück|4711-88|Sechskantschraube M8x40|0.42"},
		{"wir bestellen hiermit 25 kg Mehl Type 550", "25 kg||Mehl Type 550"},
		{"Merci de nous livrer 20 pièces réf. V-8 vis inox à 0,35 € pièce", "20 pièces|V-8|vis inox|0.35"},
		{"Por favor enviar 12 cajas de guantes ref. G-100", "12 cajas|G-100|guantes"},
		{"Vi preghiamo di inviarci 30 pezzi cod. ART-55 valvola", "30 pezzi|ART-55|valvola"},
		{"Graag 15 stuks artikel 88-100 slang", "15 stuks|88-100|slang"},
		{"10 pcs your item HX-1 at 4.20 EUR = 42.00 EUR", "10 pcs|your HX-1||4.2=42"},
		{"200 pcs AB-1 0.42 / 100 pcs", "200 pcs|AB-1||0.42/100"},
		{"200 pcs AB-1 at $4.20 per 100", "200 pcs|AB-1||4.2/100"},
		{"10 x AB-123 and 5 x CD-456", "10|AB-123|; 5|CD-456|"},
		{"We need 10 pcs AB-123, 5 pcs CD-456 and 2 boxes of EF-7", "10 pcs|AB-123|; 5 pcs|CD-456|; 2 boxes|EF-7|"},
		{"qty: 10 AB-123 bolts", "10|AB-123|bolts"}, {"AB-123 qty 10", "10|AB-123|"},
		{"2 rolls cable tape (CT-50)", "2 rolls|CT-50|cable tape"},
		{"AB-100; 10; hex bolt\nAB-200; 20; nut\n", "10|AB-100|hex bolt; 20|AB-200|nut"},
		{"AB-100   10   hex bolt\nAB-200   20   nut\n", "10|AB-100|hex bolt; 20|AB-200|nut"},
		{"4711   10 Stk   Schraube\n4712   20 Stk   Mutter\n", "10 Stk|4711|Schraube; 20 Stk|4712|Mutter"},
		{"Pos. 1: 200 Stk. Art.-Nr. 4711-08 Sechskantschraube M8x40, Preis 0,42 EUR/Stk.", "200 Stk|4711-08|Sechskantschraube M8x40|0.42"},
		{"Item 2) 12 pcs AB-7 valve", "12 pcs|AB-7|valve"},
		{"Pos. 1: 200 Stk. Art.-Nr. 4711-08 Schraube, Preis 0,42 EUR/Stk.\nPos. 2: 1.000 Stk. Art.-Nr. 4712-10 Mutter M8, Preis 8,50 EUR/100 Stk.", "200 Stk|4711-08|Schraube|0.42; 1000 Stk|4712-10|Mutter M8|8.5/100"},
		{"5 pcs AB-9 at EUR 4.20/pc", "5 pcs|AB-9||4.2"},
		{"3 boxes of 50 gloves, item NG-1, $12.50/box", "3 boxes|NG-1|50 gloves|12.5"},
		{"24 x LS-CH26 Stacking chair @ £31.50 each\n4 x LS-TB120 Round table @ £118.00 each\n20 x LS-MAT Sleep mat @ £16.25 each", "24|LS-CH26|Stacking chair|31.5; 4|LS-TB120|Round table|118; 20|LS-MAT|Sleep mat|16.25"},
		{"24 x LS-CH26 Stacking chair\n20 x LS-MAT Sleep mat", "24|LS-CH26|Stacking chair; 20||LS-MAT Sleep mat"},
		{"12 rolls - Titanium underlayment\n96 bundles - Landmark Pro shingles\n8 boxes - hip & ridge", "12 rolls||Titanium underlayment; 96 bundles||Landmark Pro shingles; 8 boxes||hip & ridge"},
		{"3 Eimer Wandfarbe\n4 Bund Dachlatten", "3 Eimer||Wandfarbe; 4 Bund||Dachlatten"},
		// doubt
		{"please cancel 10 pcs AB-123", "?"}, {"1.000 Stk AB-123", "?"}, {"2 x 4 studs", "?"}, {"10 x", "?"}, {"we received 10 pcs AB-1 yesterday", "?"},
		// nothing
		{"Please send by 12 March 2026", ""}, {"Deliver to 12 Mill Road", ""}, {"Order 4711 of 03.11.2026", ""}, {"Tel. +49 711 1234-56", ""}, {"Net 30 days", ""},
		{"Dock 4, 12 Mill Road", ""}, {"70173 Stuttgart", ""}, {"Total: 420.00 EUR", ""}, {"Thank you", ""}, {"PO 4500012345", ""}, {"Madison, WI 53703", ""},
		{"Our reference: AB-2026-10", ""}, {"see you at 10", ""}, {"USt-IdNr. DE 123456789", ""},
	} {
		if got := read(t, tt.text); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	d, _ := typed.Text("", "Hello,\n\nplease send\n10 x AB-123 at 4.20 EUR = 42.00 EUR\n\nRegards\n", decode.Limits{})
	c := reading.New(d, nil, nil, nil)
	r, _ := sentence.Read(c)
	if len(r.Lines) != 1 || !r.Lines[0].Closed || r.End != 3 || fmt.Sprint(r.Rows) != "[false false true false]" {
		t.Fatalf("%+v", r)
	}
	l := r.Lines[0]
	if l.Item.Box.X0 != 36+5*6 || l.Item.Page != 1 || l.Quantity.Raw != "10" || !l.Quantity.Has("arithmetic") {
		t.Errorf("%+v", l)
	}
	papertest.Check(t, d)
}

// FuzzRead: whatever is typed, a quantity that is read stands on the page.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"10 x AB-1 at 4.20 each", "AB-1; 10; Stk", "5 pcs of 4711, 6 kg CD-2 = 42.00", "qty: 1 x x 2 / 100"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, _ := typed.Text("", text, decode.Limits{})
		if d == nil || len(text) > 2000 {
			return
		}
		r, _ := sentence.Read(reading.New(d, nil, nil, nil))
		for _, l := range r.Lines {
			if l.Quantity.Empty() || l.Quantity.Page < 1 || !strings.Contains(text, l.Quantity.Raw) || l.Quantity.Raw == "" {
				t.Fatalf("%+v", l)
			}
		}
	})
}
