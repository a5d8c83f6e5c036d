// SPDX-License-Identifier: Apache-2.0

package prose_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ordergate/gateway/decode/prose"
)

// TestOwn: what of a mail's text its sender wrote.
func TestOwn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, subject, text, want string }{
		{"plain", "Order", "10 bolts\n", "10 bolts\n"},
		{"signature", "Order", "10 bolts\n-- \nErika\n", "10 bolts\n"},
		{"telephone", "Order", "10 bolts\n\nSent from my iPhone\n", "10 bolts\n"},
		{"reply", "Re: Order", "Yes\n\nOn Wed, 25 Nov 2026 at 10:00, Orders wrote:\n> 10 bolts\n", "Yes\n"},
		{"reply, line broken", "Re: Order", "Yes\n\nOn Wed, 25 Nov 2026 at 10:00, Orders of Ours\n<orders@ours.example> wrote:\n> 10 bolts\n", "Yes\n"},
		{"reply in German", "AW: Order", "Ja\n\nAm 25.11.2026 um 10:00 schrieb Orders:\n> 10 bolts\n", "Ja\n"},
		{"reply by Outlook", "Re: Order", "Yes\n\nFrom: Orders\nSent: Wednesday\nTo: a\n\n10 bolts\n", "Yes\n"},
		{"forward by Outlook", "FW: Order", "From: Orders\nSent: Wednesday\nTo: a\n\n10 bolts\n", "From: Orders\nSent: Wednesday\nTo: a\n\n10 bolts\n"},
		{"forward by Apple", "Order", "See below\n\nBegin forwarded message:\n\n> 10 bolts\n", "See below\n\nBegin forwarded message:\n\n> 10 bolts\n"},
		{"answer below the quotation", "Re: Order", "> how many?\n10 bolts\n", "10 bolts\n"},
		{"nothing else", "Re: Order", "> 10 bolts\n", "> 10 bolts\n"},
		{"list", "Order", "10 bolts\n_______________\npurchasing mailing list\nhttps://lists.example\n", "10 bolts\n"},
		{"empty", "", " \n\n", ""},
	} {
		if got := prose.Own(c.text, c.subject); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPasted: which texts are documents of a business format.
func TestPasted(t *testing.T) {
	t.Parallel()
	isa := "ISA*00*          *00*          *ZZ*ACME           *ZZ*OURID          *261126*0800*U*00401*000000001*0*P*>~\nGS*PO*A*B~\nIEA*1*000000001~\n"
	for _, c := range []struct{ text, ext string }{
		{isa, ".edi"}, {"Hello,\n\n" + isa + "\nBye", ".edi"}, {"UNB+UNOA:1+A+B'\nUNZ+1+1'", ".edi"}, {"<?xml version=\"1.0\"?><a>1</a>", ".xml"},
		{`{"a": 1}`, ".json"}, {`[{"a": 1}]`, ".json"}, {"a;b;c\n1;2;3", ".csv"}, {"a\tb\n1\t2", ".csv"},
		{"ISA is 10 and IEA is 5", ""}, {"Dear all,\nplease, send 10", ""}, {"[10 bolts]", ""}, {"10 bolts", ""}, {"", ""}, {"a, b, c\nd, e", ""},
	} {
		if document, ext := prose.Pasted(c.text); ext != c.ext || (document == "") != (ext == "") {
			t.Errorf("%q: %q, want %q", c.text, ext, c.ext)
		}
	}
}

// TestHTML: text as people see it.
func TestHTML(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		"<p>a</p><p>b<br>c</p>": "a\nb\nc\n",
		"<table><tr><td><p>a</p></td><td>b<br>c</td></tr><tr><td></td><td>d</td></tr></table>e": "a\tb c\n\td\ne\n",
		"a<script>x</script><style>y</style>b&nbsp;c&amp;d":                                     "ab c&d\n",
		"<pre>a\n  b</pre>": "a\n  b\n",
		"no tags at all":    "no tags at all\n",
		"<p>unclosed <b":    "unclosed\n",
	} {
		if got := prose.HTML(page); got != want {
			t.Errorf("%q: %q, want %q", page, got, want)
		}
	}
}

// FuzzProse: any text gives text.
func FuzzProse(f *testing.F) {
	f.Add("<p>a<table><tr><td>b", "utf-7", "Re: x")
	f.Add("10 \xfc +APw- > a \nOn x wrote:\n", "koi8-r", "FW:")
	f.Fuzz(func(t *testing.T, text, charset, subject string) {
		s, _ := prose.UTF8([]byte(text), charset)
		for _, out := range []string{s, prose.HTML(s), prose.Own(s, subject), prose.Unflow(s, true)} {
			if !utf8.ValidString(out) || len(out) > 8*len(text)+100 {
				t.Errorf("%q", out)
			}
		}
		if p, ok := prose.Body(s, subject); ok && (p.Content == nil || strings.TrimSpace(s) == "") {
			t.Error("a text of nothing")
		}
	})
}
