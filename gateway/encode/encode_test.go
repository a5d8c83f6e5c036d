// SPDX-License-Identifier: Apache-2.0

package encode_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/encode"
	"ordergate/gateway/strict"
)

func object(name string, children ...*encode.Node) *encode.Node {
	return &encode.Node{Name: name, Children: children}
}

func list(name string, elements ...*encode.Node) *encode.Node {
	return &encode.Node{Name: name, Kind: encode.List, Children: elements}
}

func text(name, value string) *encode.Node {
	return &encode.Node{Name: name, Kind: encode.Text, Value: value}
}

func number(name, value string) *encode.Node {
	return &encode.Node{Name: name, Kind: encode.Number, Value: value}
}

func fields(pairs ...string) (out strict.Pairs[string]) {
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, strict.Pair[string]{Key: pairs[i], Value: pairs[i+1]})
	}
	return out
}

// nested is what JSON and XML can hold, rows what CSV and fixed-width lines can.
var (
	nested = object("", text("number", "00123"), text("note", `5" <b> & "Ü"`), number("total", "1234.50"),
		list("line", object("", number("qty", "10"), text("sku", "K-1")), object("", number("qty", "5"), text("sku", "K-2"))))
	rows = object("", list("row", object("", text("Item No.", "00123"), number("Qty", "10")), object("", text("Item No.", `a;"b"`), number("Qty", "5"), text("More", "x"))))
)

// TestEncode: what is written, and that the formats' own readers read it again.
func TestEncode(t *testing.T) {
	t.Parallel()
	records := []decode.Record{{Name: "head", Is: "H", Fields: fields("number", "2-8", "total", "9-16")},
		{Name: "line", Is: "L", Under: "head", Fields: fields("qty", "2-6", "sku", "7-12")}}
	for _, tt := range []struct {
		name   string
		tree   *encode.Node
		layout encode.Layout
		want   string
	}{
		{"json", nested, encode.Layout{Format: "json", Compact: true},
			`{"number":"00123","note":"5\" <b> & \"Ü\"","total":1234.50,"line":[{"qty":10,"sku":"K-1"},{"qty":5,"sku":"K-2"}]}`},
		{"json for people", object("", text("a", "b")), encode.Layout{Format: "json"}, "{\n  \"a\": \"b\"\n}\n"},
		{"xml", object("", text("$id", "7"), object("Party", text("$", "Acme & Co"), text("$role", "BY")), list("Line", text("", "1"), text("", "2"))),
			encode.Layout{Format: "xml", Root: "Answer", Namespace: "urn:x", Compact: true},
			`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<Answer xmlns="urn:x" id="7"><Party role="BY">Acme &amp; Co</Party><Line>1</Line><Line>2</Line></Answer>` + "\n"},
		{"csv", rows, encode.Layout{Format: "csv", Header: true, Delimiter: ";"}, "Item No.;Qty;More\r\n00123;10;\r\n\"a;\"\"b\"\"\";5;x\r\n"},
		{"csv in its columns' order", rows, encode.Layout{Format: "csv", Columns: []string{"Qty", "Item No.", "More"}, LineEnd: "\n"}, "10,00123,\n5,\"a;\"\"b\"\"\",x\n"},
		{"fixed", object("", object("head", text("number", "123"), number("total", "12.50"), list("line", object("", number("qty", "10"), text("sku", "K-1"))))),
			encode.Layout{Format: "fixed", Records: records}, "H123       12.50\r\nL   10K-1\r\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := encode.Encode(tt.tree, tt.layout)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Error(diff)
			}
			f, _ := formats.Named(tt.layout.Format)
			layout := decode.Layout{Records: tt.layout.Records}
			if tt.layout.Format == "csv" && !tt.layout.Header {
				layout.Columns = tt.layout.Columns
			}
			findings, err := f.Read(decode.Payload{ReaderAt: bytes.NewReader(got), Size: int64(len(got))}, &layout, decode.Limits{}, func(d *decode.Document) error {
				findings := d.Findings
				if len(findings) > 0 {
					t.Errorf("read again: %+v", findings)
				}
				return nil
			})
			if err != nil || len(findings) > 0 {
				t.Errorf("read again: %+v %v", findings, err)
			}
		})
	}
}

// TestRefused: a value that cannot be written is an error that names it.
func TestRefused(t *testing.T) {
	t.Parallel()
	records := []decode.Record{{Name: "head", Fields: fields("number", "1-3")}}
	for _, tt := range []struct {
		name   string
		tree   *encode.Node
		layout encode.Layout
		want   string
	}{
		{"fixed, too long", object("", object("head", text("number", "1234"))), encode.Layout{Format: "fixed", Records: records}, "number"},
		{"fixed, a line break", object("", object("head", text("number", "1\n"))), encode.Layout{Format: "fixed", Records: records}, "line break"},
		{"fixed, no such field", object("", object("head", text("other", "1"))), encode.Layout{Format: "fixed", Records: records}, "other"},
		{"csv, nested", object("", object("row", object("inside", text("a", "b")))), encode.Layout{Format: "csv"}, "inside"},
		{"csv, outside of rows", object("", text("a", "b")), encode.Layout{Format: "csv"}, "a stands outside"},
		{"xml, a name that is none", object("", text("a b", "c")), encode.Layout{Format: "xml", Root: "R"}, "a b"},
		{"xml, a control character", object("", text("a", "\x01")), encode.Layout{Format: "xml", Root: "R"}, "a"},
		{"not in the character set", object("", object("row", text("a", "日"))), encode.Layout{Format: "csv", Charset: "iso-8859-1"}, "iso-8859-1"},
		{"x12, no element", object("", object("BAK", text("BEG01", "00"))), encode.Layout{Format: "x12"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := encode.Encode(tt.tree, tt.layout)
			if tt.layout.Format == "x12" {
				_, err = encode.Segments(tt.tree)
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want something of %q", err, tt.want)
			}
		})
	}
}

// TestSegments: elements stand at their numbers, what belongs to a segment behind it.
func TestSegments(t *testing.T) {
	t.Parallel()
	got, err := encode.Segments(object("", object("BAK", text("BAK01", "00"), text("BAK04", "20261120")),
		list("PO1", object("", text("PO101", "1"), list("ACK", object("", text("ACK01", "IA")))))))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"BAK", "00", "", "", "20261120"}, {"PO1", "1"}, {"ACK", "IA"}}, got); diff != "" {
		t.Error(diff)
	}
}
