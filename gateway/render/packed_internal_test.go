// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/render/pdfium"

	"github.com/google/go-cmp/cmp"
)

func somePages(rnd *rand.Rand) []*pdfium.Page {
	coord := func() float32 {
		f := (rnd.Float32() - .2) * 1000
		switch rnd.IntN(6) {
		case 0:
			return f * 2000
		case 1: // between two hundredths
			return float32(math.Round(float64(f)*8)) / 8
		}
		return f
	}
	box := func() paper.Box { return paper.Box{X0: coord(), Y0: coord(), X1: coord(), Y1: coord()} }
	words := func() (out []paper.Word) {
		for range rnd.IntN(30) {
			text := []string{"", "Bestellung", "наряд", "10,00\u20ac", "\U0001F600"}[rnd.IntN(5)]
			out = append(out, paper.Word{Text: text, Box: box(), Size: coord(), Bold: rnd.IntN(2) == 0, OCR: rnd.IntN(101)})
		}
		return out
	}
	var out []*pdfium.Page
	for i := range rnd.IntN(4) {
		p := &pdfium.Page{Page: paper.Page{Number: i + 1, Width: coord(), Height: coord(), Words: words(), Hidden: words(), Turned: words(),
			OCR: rnd.IntN(2) == 0, Turn: rnd.IntN(4), Image: rnd.IntN(2) == 0},
			Chars: rnd.IntN(1e6), Bad: rnd.IntN(9), Unmapped: rnd.IntN(300), Invisible: rnd.IntN(9), Picture: rnd.Float32(), Objects: rnd.IntN(6e4), Truncated: rnd.IntN(2) == 0}
		for range rnd.IntN(9) {
			p.Rules = append(p.Rules, box())
		}
		out = append(out, p)
	}
	return out
}

// TestPacked: packed pages are what their JSON is.
func TestPacked(t *testing.T) {
	for seed := range uint64(300) {
		pages := somePages(rand.New(rand.NewPCG(seed, 1)))
		raw, err := pack(pages)
		if err != nil {
			t.Fatal(err)
		}
		got, err := unpack(raw)
		if err != nil {
			t.Fatal(err)
		}
		asJSON, err := json.Marshal(pages)
		if err != nil {
			t.Fatal(err)
		}
		var want []*pdfium.Page
		if err := json.Unmarshal(asJSON, &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
	}
	for _, f := range []float32{float32(math.NaN()), float32(math.Inf(-1)), 1e9} {
		if _, err := pack([]*pdfium.Page{{Page: paper.Page{Rules: []paper.Box{{X0: f}}}}}); err == nil {
			t.Errorf("%v was packed", f)
		}
	}
}

// FuzzUnpack: whatever a worker says, what is taken of it is in proportion and sound.
func FuzzUnpack(f *testing.F) {
	for seed := range uint64(8) {
		raw, err := pack(somePages(rand.New(rand.NewPCG(seed, 2))))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		pages, err := unpack(raw)
		if err != nil {
			return
		}
		if _, err := json.Marshal(pages); err != nil {
			t.Error(err)
		}
		again, err := pack(pages)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := unpack(again); err != nil || !cmp.Equal(pages, got) {
			t.Errorf("packed again: %v %s", err, cmp.Diff(pages, got))
		}
	})
}

// FuzzFrame: a frame is read or refused, and takes no more than comes.
func FuzzFrame(f *testing.F) {
	var buf bytes.Buffer
	if err := writeFrame(&buf, answer{State: "done", Count: 1, Files: []pdfium.File{{Name: "a.xml", Data: []byte("<a/>")}}}, []byte{0, 0, 0, 0}); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff{}"))
	f.Add([]byte("\x03\xff\xff\xff\x03\xff\xff\xff{}"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		r := bufio.NewReader(bytes.NewReader(raw))
		for {
			var ans answer
			body, err := readFrame(r, &ans, maxHead, maxBody)
			if err != nil {
				return
			}
			if len(body) > len(raw) {
				t.Errorf("%d bytes of %d", len(body), len(raw))
			}
			if _, err := json.Marshal(ans); err != nil {
				t.Error(err)
			}
		}
	})
}
