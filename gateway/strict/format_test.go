// SPDX-License-Identifier: Apache-2.0

package strict_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ordergate/gateway/strict"
)

var top = []string{"mapping", "title", "extends", "reads", "parts", "order", "tables", "examples"}

// TestFormat: one habit of writing at a time.
func TestFormat(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"blanks", "a :   b  \nc:  {d : e ,f: g}   \nh: [ 1,2 ]\n", "a: b\nc: {d: e, f: g}\nh: [1, 2]\n"},
		{"indentation", "a:\n    b: 1\n    c:\n        - d\n        -   e: 1\n            f: 2\n", "a:\n  b: 1\n  c:\n    - d\n    - e: 1\n      f: 2\n"},
		{"a list at its key's column", "a:\n- b\n- c: d\n  e: f\n", "a:\n  - b\n  - c: d\n    e: f\n"},
		{"quotes", "a: \"b c\"\nb: '01'\nc: \"yes: no\"\nd: 'none'\ne: {f: 'g h', h: \"i, j\"}\n\"k\": 'true'\nl: ''\nm: \"REF[1]\"\nn: {o: \"REF[1]\"}\n",
			"a: b c\nb: '01'\nc: \"yes: no\"\nd: 'none'\ne: {f: g h, h: \"i, j\"}\nk: 'true'\nl: ''\nm: REF[1]\nn: {o: \"REF[1]\"}\n"},
		{"comments", "# head\n\n\na: 1   # one\nbcd: 2 # two\n    # deeper\nc:   # of c\n    # of d\n    d: 1   # x\n    e: 1   # y\n# end\n",
			"# head\n\na: 1   # one\nbcd: 2 # two\n# deeper\nc:   # of c\n  # of d\n  d: 1     # x\n  e: 1     # y\n# end\n"},
		{"a comment behind a text in quotes", "a: \"b # c\"   # d\nb: 'it''s # e' # f\n", "a: \"b # c\"   # d\nb: 'it''s # e' # f\n"},
		{"a comment that has no room", "a:     # x\n     b:                c   # y\n", "a:     # x\n  b: c                     # y\n"},
		{"order of the keys", "# of the file\nextends: x\nmapping: m\n\n# the tables\ntables: {u: {A: B}}\n\n# the order\norder:\n  id: A\n  # below\n",
			"# of the file\nmapping: m\nextends: x\n\n# the order\norder:\n  id: A\n  # below\n\n# the tables\ntables: {u: {A: B}}\n"},
		{"several lines", "a: {b: c,   # x\n      d: e}\nf: >-\n     one\n       two\n\ng: \"h\n    i\"\nj: k\n   l\n", "a: {b: c,   # x\n      d: e}\nf: >-\n  one\n    two\n\ng: \"h\n    i\"\nj: k\n   l\n"},
		{"anchors", "a: &x {b: 1}\nc: *x\nd: !!str 12\n", "a: &x {b: 1}\nc: *x\nd: !!str 12\n"},
		{"nothing given", "a:\nb:   ~\nc:\n  d:\n  e: 1\n", "a:\nb: ~\nc:\n  d:\n  e: 1\n"},
		{"line ends", "a: 1\r\nb:   2\r\n", "a: 1\nb: 2\n"},
		{"a dash alone", "a:\n  -   # x\n    b: 1\n    c: 2\n", "a:\n  # x\n  - b: 1\n    c: 2\n"},
		{"a value on the next line", "a:   # x\n  b c\n", "a: b c  # x\n"},
		{"lists of lists", "a:\n    - - 1\n      - 2\n    - - 3\n", "a:\n  - - 1\n    - 2\n  - - 3\n"},
		{"tabs", "a: 1\t# x\ty\nb:\t2\n", "a: 1 # x y\nb: 2\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, faults := strict.Format("f.yaml", []byte(tt.in), top)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Error(diff)
			}
			stable(t, got)
		})
	}
}

type failer interface {
	Helper()
	Errorf(string, ...any)
}

// stable: formatting again changes nothing.
func stable(t failer, once []byte) {
	t.Helper()
	again, faults := strict.Format("f.yaml", once, top)
	if len(faults) > 0 || string(again) != string(once) {
		t.Errorf("formatted again (%v):\n%s", faults, cmp.Diff(string(once), string(again)))
	}
}

// TestFormatFiles: every file of ours can be formatted.
func TestFormatFiles(t *testing.T) {
	t.Parallel()
	n := 0
	for _, pattern := range []string{"../../mappings/*/*.yaml", "../../mappings/*/*/*.yaml", "../../cmd/ordergate/demo/*.yaml", "../../cmd/ordergate/demo/*/*.yaml", "../../cmd/ordergate/demo/*/*/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			once, faults := strict.Format(f, b, top)
			if len(faults) > 0 {
				t.Error(faults)
			}
			stable(t, once)
			n++
		}
	}
	if n == 0 {
		t.Error("no files")
	}
}

func TestFormatBroken(t *testing.T) {
	t.Parallel()
	in := []byte("a: [b\n")
	if got, faults := strict.Format("f.yaml", in, top); len(faults) == 0 || string(got) != string(in) {
		t.Errorf("%q, %v", got, faults)
	}
}

// TestFormatAnything: whatever people write, formatting keeps what it says (Format
// itself looks), every comment, and changes nothing the second time.
func TestFormatAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		anything(t, &b, 0, rapid.IntRange(1, 4).Draw(t, "step"), 0)
		in := b.String()
		once, faults := strict.Format("f.yaml", []byte(in), top)
		if len(faults) > 0 {
			var out any
			if _, bad := strict.Decode("f.yaml", []byte(in), &struct{ A strict.Value }{}); bad == nil || out != nil {
				t.Fatalf("%v of\n%s", faults, in)
			}
			if strings.Contains(faults.Error(), "cannot be formatted") {
				t.Fatalf("%v of\n%s", faults, in)
			}
			return
		}
		stable(t, once)
	})
}

// anything writes a mapping with all habits of writing mixed.
func anything(t *rapid.T, b *strings.Builder, indent, step, depth int) {
	pad := strings.Repeat(" ", indent)
	tail := func() {
		b.WriteString(rapid.SampledFrom([]string{"\n", "\n", "  \n", " # why\n", "      # because\n", "\n\n", "\n" + pad + "# next\n", "\n# at the edge\n"}).Draw(t, "tail"))
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "keys") {
		key := rapid.SampledFrom([]string{"mapping", "order", "tables", "'a b'", "\"c\"", "d.e", "0012", "\"0013\"", "größe"}).Draw(t, "key")
		if strings.HasSuffix(key, `"`) || strings.HasSuffix(key, `'`) {
			key = key[:len(key)-1] + fmt.Sprint(i) + key[len(key)-1:]
		} else {
			key += fmt.Sprint(i)
		}
		b.WriteString(pad + key + rapid.SampledFrom([]string{":", " :"}).Draw(t, "colon"))
		kind := rapid.IntRange(0, 6).Draw(t, "kind")
		if depth > 3 && kind < 2 {
			kind = 2
		}
		switch kind {
		case 0:
			tail()
			anything(t, b, indent+step, step, depth+1)
		case 1:
			tail()
			for range rapid.IntRange(1, 3).Draw(t, "items") {
				if rapid.Bool().Draw(t, "object") {
					b.WriteString(pad + "- x: 1")
					tail()
					b.WriteString(pad + "  y:   'z'")
					tail()
					continue
				}
				b.WriteString(pad + "-  " + rapid.SampledFrom([]string{"one", "{a: b ,c: 'd'}", "[ 1 ,2]", "\"q # r\""}).Draw(t, "item"))
				tail()
			}
		case 2:
			b.WriteString("   " + rapid.SampledFrom([]string{"REF[\"DP\"].REF02 ?? none", "'none'", "\"yes\"", "''", "'it''s'", "\"a\\\"b # c\"", "{ u : {A: 'B',C: D} , v: [ ] }", "1.0", "~", "", "'a: b'", "\"- a\""}).Draw(t, "value"))
			tail()
		case 3:
			b.WriteString(" >-\n" + pad + "   folded # no comment\n\n" + pad + "     deeper\n")
		case 4:
			b.WriteString(" |\n" + pad + "  literal\n" + pad + "  # no comment\n")
		case 5:
			b.WriteString(" {a: 1, # one\n" + pad + "     b: \"2 # 3\"}")
			tail()
		case 6:
			b.WriteString(" plain over\n" + pad + "   lines")
			tail()
		}
	}
}
