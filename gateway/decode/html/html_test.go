// SPDX-License-Identifier: Apache-2.0

package html_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/html"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/papertest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMails compares mails of several programs with testdata; -update writes it anew.
func TestMails(t *testing.T) {
	t.Parallel()
	papertest.Goldens(t, *update, ".html", func(raw []byte) (*paper.Document, []gateway.Finding) {
		return html.Mail("mail.html", "Order", string(raw), decode.Limits{})
	}, nil)
}

// TestLaid: what is laid out as text has the same columns as the page.
func TestLaid(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]bool{"outlook": true, "portal": true, "gmail": false, "apple": true} {
		raw, err := os.ReadFile("testdata/" + file + ".html")
		if err != nil {
			t.Fatal(err)
		}
		text, tabular := html.Laid(string(raw))
		if tabular != want || strings.Contains(text, "9999") {
			t.Errorf("%s: %v\n%s", file, tabular, text)
		}
		lines := strings.Split(text, "\n")
		for i, l := range lines {
			for _, head := range []string{"Menge", "Qty"} {
				if at := strings.Index(l, head); at > 0 && want && !strings.ContainsAny(lines[i+1][at:at+1]+lines[i+2][at:at+1], "0123456789") {
					t.Errorf("%s: the columns are lost\n%s", file, text)
				}
			}
		}
	}
	if text, tabular := html.Laid(""); text != "" || tabular {
		t.Error(text)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"empty": {"<html><script>var a = 1</script>", "none"}, "hidden": {`<p style="display:none">PO 1</p>`, "none"},
		"elements": {strings.Repeat("<i>", 600_000), "limit"}, "words": {strings.Repeat("a ", 100_001), "limit"},
		"cells": {"<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>1", 400), 300), "limit"},
		"rows":  {"<table><td>a" + strings.Repeat("<tr>", 60_000), "limit"},
		"size":  {strings.Repeat("x", 33<<20), "limit"}, "columns": {"<table><tr><td colspan=9999>a<td>b", "limit"},
	} {
		d, findings := html.Pages("", []byte(tt.in), decode.Limits{})
		if d != nil || len(findings) != 1 || findings[0].Code != "document.html."+tt.want || findings[0].Hint == "" {
			t.Errorf("%s: %v %v", name, d != nil, findings)
		}
	}
	for name, in := range map[string]string{
		"nested tables":  strings.Repeat("<table><tr><td>a<td>", 20_000),
		"nested":         strings.Repeat("<div>", 100_000) + "a",
		"formatting":     strings.Repeat("<b><i><font color=red>a<p>", 20_000),
		"spans":          "<table>" + strings.Repeat("<tr><td rowspan=65534 colspan=20>a", 200),
		"style sheets":   "<style>" + strings.Repeat(".a,.b{color:red;font-size:10pt}", 50_000) + "</style>" + strings.Repeat(`<i class="a b c d e f g h i">x </i>`, 20_000),
		"unclosed style": "a<style>{{{" + strings.Repeat("{", 1<<20),
	} {
		d, findings := html.Pages("", []byte(in), decode.Limits{})
		if d == nil && findings[0].Code != "document.html.limit" {
			t.Errorf("%s: %v", name, findings)
		}
		if d != nil {
			papertest.Check(t, d)
		}
	}
}

func TestCharsets(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"<meta charset=windows-1252><p>St\xfcck":                                                 "Stück",
		`<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>k` + "\xf3d": "kód",
		"\xff\xfe<\x00p\x00>\x00a\x00":                                                           "a",
		"<p>&euro;&nbsp;&#x31;&eacute;":                                                          "€",
	} {
		d, findings := html.Pages("a.html", []byte(in), decode.Limits{})
		if d == nil || d.Pages[0].Words[0].Text != want {
			t.Errorf("%q: %v %v", in, d, findings)
		}
	}
	if !html.Sniff([]byte("\xef\xbb\xbf<!DOCTYPE HTML>"), "") || !html.Sniff([]byte("<p>"), "a.HTM") || html.Sniff([]byte("<order/>"), "a.xml") {
		t.Error("Sniff")
	}
}

// TestUnseen: each way to hide a text hides it, and what only looks like one does not.
func TestUnseen(t *testing.T) {
	t.Parallel()
	for _, hide := range []string{
		`<span style="display:none">7</span>`, `<span style="visibility: hidden">7</span>`, `<span style="font-size:0">7</span>`, `<span style="font-size:1px">7</span>`, `<font color="#FFFFFF">7</font>`,
		`<span style="color:#fefefe">7</span>`, `<span style="color:rgb(255, 255, 255)">7</span>`, `<div style="max-height:0;overflow:hidden">7</div>`, `<div style="opacity:0">7</div>`, `<div hidden>7</div>`,
		`<div style="text-indent:-9999px">7</div>`, `<div style="position:absolute;left:-999em">7</div>`, `<style>.x{display:none}</style><p class="y x">7</p>`, `<del>7</del>`, `<s>7</s>`,
		`<table bgcolor="navy"><tr><td>a<td><font color=navy>7</font></table>`, `<style>p#z{color:red} #z{color:white}</style><p id=z>7</p>`, `<tr style="display:none"><td>7</td></tr>`,
	} {
		d, findings := html.Pages("", []byte("<p>a</p>"+hide), decode.Limits{})
		if d == nil || len(d.Pages[0].Hidden) != 1 {
			t.Errorf("%s: %v %v", hide, d, findings)
		}
	}
	for _, show := range []string{
		`<td style="background:#333"><span style="color:white">7</span>`, `<style>@media (max-width:600px){.x{display:none}}</style><p class=x>7</p>`, `<span style="opacity:0.9">7</span>`,
		`<span style="display:inline-block;overflow:hidden;height:20px">7</span>`, `<div style="background:url(x.png)"><font color=white>7</font></div>`, `<u>7</u>`, `<span style="font-size:12px">7</span>`,
	} {
		d, findings := html.Pages("", []byte("<p>a</p>"+show), decode.Limits{})
		if d == nil || len(d.Pages[0].Words) != 2 {
			t.Errorf("%s: %v %v", show, d, findings)
		}
	}
}

// FuzzPages: whatever the page, words stand on it and do not overlap.
func FuzzPages(f *testing.F) {
	for _, s := range []string{"<table><tr><td rowspan=2 colspan=3>a<td>b<tr><td>c</table>", `<style>.a{color:#fff}</style><p class=a>x<ul><li>y<pre>a\tb`, "<td>a<table><tr><td><table><td>x</table><th>", "<select><option>a<option selected>b</select><input value=5>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) {
		d, findings := html.Pages("", []byte(page), decode.Limits{})
		if (d == nil) != (len(findings) > 0) {
			t.Fatal(findings)
		}
		if d != nil {
			papertest.Check(t, d)
		}
		html.Laid(page)
	})
}
