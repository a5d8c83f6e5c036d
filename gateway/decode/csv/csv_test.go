// SPDX-License-Identifier: Apache-2.0

package csv_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/csv"
	"ordergate/gateway/decode/decodetest"
)

func wide(s string) []byte {
	out := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return out
}

const plain = "PO,Item,Qty,Note\r\n" +
	"0001,A-1,10,\"big, \"\"red\"\"\r\nand heavy\"\r\n" +
	"0001,B-2,,\r\n" +
	"\r\n" +
	"0002,C-3,1.50,12\" pipe\r\n"

const kinds = "H;0001;2026-11-26\nL;A-1;10\nD;green\nL;B-2;5\nH;0002;2026-11-27\nL;C-3;1\n"

func kindsLayout() *decode.Layout {
	return &decode.Layout{Records: []decode.Record{
		{Name: "H", Is: "H", Columns: []string{"kind", "number", "date"}},
		{Name: "L", Is: "L", Under: "H", Columns: []string{"kind", "item", "qty"}},
		{Name: "D", Is: "D", Under: "L", Columns: []string{"kind", "text"}},
		{Name: "F", Is: "F", Columns: []string{"kind", "sender"}},
	}}
}

var cases = []struct {
	name   string
	data   string
	layout *decode.Layout
	docs   int
	values []string
}{
	{"plain", plain, nil, 1, []string{"0001", "A-1", "10", "big, \"red\"\r\nand heavy", "1.50", "12\" pipe"}},
	{"split", plain, &decode.Layout{Split: "PO"}, 2, []string{"0001", "A-1", "0002", "C-3"}},
	{"mark and semicolons", "\xef\xbb\xbfPO;Qty\n1;2,5\n", nil, 1, []string{"2,5"}},
	{"utf-16", string(wide("PO\tQty\r1\t2 €\r2\t3😀")), &decode.Layout{Split: "PO"}, 2, []string{"2 €", "3😀"}},
	{"stated separator", "sep=|\r\nPO|Qty, all\r\n1|2\r\n", nil, 1, []string{"1", "2"}},
	{"headings in row 3", "Order of ACME,\nNo:,0047\nItem,Qty\nA,1\n", &decode.Layout{Header: 3}, 1, []string{"Order of ACME", "No:", "0047", "A", "1"}},
	{"columns", "A;1\nB;2\n", &decode.Layout{Columns: []string{"item", "qty"}, Delimiter: ";"}, 1, []string{"A", "1", "B", "2"}},
	{"columns instead of headings", "x,x\nA,1\n", &decode.Layout{Columns: []string{"item", "qty"}, Header: 1}, 1, []string{"A", "1"}},
	{"windows-1252", "Name,Qty\nM\xfcller \x80,1\n", &decode.Layout{Charset: "windows-1252"}, 1, []string{"Müller €"}},
	{"single quotes", "a,b\n'x,''y',1\n", &decode.Layout{Quote: "'"}, 1, []string{"x,'y"}},
	{"no quotes", "a,b\n\"x,1\n", &decode.Layout{Quote: "none"}, 1, []string{"\"x"}},
	{"one column", "Item\nA\nB\n", nil, 1, []string{"A", "B"}},
	{"trailing separators", "a,b,\n1,2,\n3,4\n5,6,,,\n", nil, 1, []string{"1", "6"}},
	{"blanks before quotes", "a,b\n1, \"x,y\" \n", nil, 1, []string{"x,y"}},
	{"records", kinds, kindsLayout(), 2, []string{"0001", "A-1", "green", "B-2", "0002", "C-3"}},
	{"records under a file header", "F;ACME\n" + kinds + "F;end\n", kindsLayout(), 2, []string{"ACME", "end", "0001"}},
	{"bad rows", "PO,Item,Qty\n1,A,1\n1,B\n1,C,3,4\n1,\"D,5\n1,E,6\n2,F,7\n", &decode.Layout{Split: "PO"}, 2, []string{"B", "4", "1,\"D,5", "E"}},
}

func TestConformance(t *testing.T) {
	t.Parallel()
	var suite []decodetest.Case
	for _, c := range cases {
		suite = append(suite, decodetest.Case{Name: c.name, Data: []byte(c.data), Layout: c.layout, Documents: c.docs, Values: c.values})
	}
	decodetest.Run(t, csv.New(), suite)
}

// TestTree compares with testdata; -update writes it anew.
func TestTree(t *testing.T) {
	t.Parallel()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			docs, findings := decodetest.Check(t, csv.New(), []byte(c.data), c.layout, decode.Limits{})
			decodetest.Golden(t, "testdata/"+strings.ReplaceAll(c.name, " ", "-")+".txt", docs, findings)
			if c.name == "utf-16" || c.name == "windows-1252" {
				return
			}
			for _, d := range docs {
				decodetest.Walk(d.Root, func(n *decode.Node) {
					p := d.Position(n, 1, 0)
					first, _, _ := strings.Cut(p.Raw, "\"")
					if there := strings.TrimLeft(c.data[p.Offset:], "\"' "); !strings.HasPrefix(there, first) && first != "x,'y" {
						t.Errorf("%s is not at offset %d", p.Path, p.Offset)
					}
					if line := 1 + strings.Count(c.data[:p.Offset], "\n"); line != p.Line && n != d.Root {
						t.Errorf("%s is in line %d, not %d", p.Path, line, p.Line)
					}
				})
			}
		})
	}
}

func TestFindings(t *testing.T) {
	t.Parallel()
	split := &decode.Layout{Split: "PO"}
	for _, tt := range []struct {
		name, in string
		layout   *decode.Layout
		docs     int
		want     []string // severity, code, path, line, offset
	}{
		{"too few", "a,b,c\n1,2,3\n4,5\n6,7,8\n", nil, 1, []string{"hold document.csv.row (row 3, line 3, offset 12)"}},
		{"too many", "a,b\n1,2\n4,5,6\n7,8\n", nil, 1, []string{"hold document.csv.row (row 3, line 3, offset 8)"}},
		{"a bad row between orders", "PO,b\n1,2\n1,2,3\n2,5\n", split, 2, []string{"hold document.csv.row (row 3, line 3, offset 9)", "hold document.csv.row (row 3, line 3, offset 9)"}},
		{"a bad row first", "PO,b\n1,2,3\n1,4\n2,5\n", split, 2, []string{"hold document.csv.row (row 2, line 2, offset 5)"}},
		{"quote never closed", "a,b\n1,\"2\n3,4\n5,6\n", nil, 1, []string{"hold document.csv.quote (row 2, line 2, offset 4)"}},
		{"quote never closed in the last row", "a,b\n1,2\n3,\"4\n", nil, 1, []string{"hold document.csv.quote (row 3, line 3, offset 8)"}},
		{"text behind a quote", "a,b\n\"12\" pipe\",2\n3,4\n", nil, 1, []string{"hold document.csv.quote (row 2, line 2, offset 4)"}},
		{"two bad quotes in a row", "a,b\n\"1\"x,2\n\"3\"y,4\n5,6\n", nil, 1, []string{"hold document.csv.quote (row 2, line 2, offset 4)"}},
		{"a quote in a value", "a,b\n12\" pipe,2\n", nil, 1, []string{"warn document.csv.quote (row 2, line 2, offset 6)"}},
		{"trailing separators", "a,b\n1,2,,\n3,4,,\n", nil, 1, []string{"warn document.csv.trailing (row 2, line 2, offset 4)"}},
		{"heading twice", "a,b,a\n1,2,3\n", nil, 1, []string{"warn document.csv.heading (row 1, line 1, offset 0)"}},
		{"no heading", "a,,c\n1,2,3\n4,5,6\n", nil, 1, []string{"warn document.csv.heading (row 2 › B, line 2, offset 7)"}},
		{"comes back", "PO,b\n1,2\n2,3\n1,4\n", split, 3, []string{"hold document.csv.split (row 4, line 4, offset 13)"}},
		{"no order number", "PO,b\n1,2\n,3\n2,4\n", split, 2, []string{"hold document.csv.split (row 3, line 3, offset 9)"}},
		{"no such column", "P0,b\n1,2\n", split, 0, []string{"hold document.csv.split (row 1, line 1, offset 0)"}},
		{"headings only", "PO,b\n", split, 0, []string{"hold document.csv.none (row 1, line 1, offset 0)"}},
		{"empty", "", nil, 0, []string{"hold document.csv.none (row 1, line 1, offset 0)"}},
		{"headings beyond", "a\nb\n", &decode.Layout{Header: 9}, 0, []string{"hold document.csv.heading (row 2, line 3, offset 4)"}},
		{"latin-1 unannounced", "a,b\nM\xfcller,1\nJ\xe4ger,2\n", nil, 1, []string{"hold document.csv.encoding (row 2, line 2, offset 5)"}},
		{"binary", "a,b\n\x00,1\n", nil, 1, []string{"hold document.csv.encoding (row 2, line 2, offset 4)"}},
		{"unknown record", "H;1;2\nX;1\nL;1;2\n", kindsLayout(), 1, []string{"hold document.csv.record (row 2, line 2, offset 6)"}},
		{"record before any order", "X;1\nH;1;2\n", kindsLayout(), 1, []string{"hold document.csv.record (row 1, line 1, offset 0)"}},
		{"orphan", "H;1;2\nD;x\n", kindsLayout(), 1, []string{"hold document.csv.record (row 2 › D, line 2, offset 6)"}},
		{"no charset", "a", &decode.Layout{Charset: "klingon"}, 0, []string{"hold document.csv.layout (the mapping's layout, line 0, offset 0)"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			docs, findings := decodetest.Check(t, csv.New(), []byte(tt.in), tt.layout, decode.Limits{})
			for _, d := range docs {
				findings = append(findings, d.Findings...)
			}
			got := decodetest.Findings(findings)
			ok := len(docs) == tt.docs && strings.Count(got, "! ") == len(tt.want)
			for _, w := range tt.want {
				ok = ok && strings.Contains(got, "! "+w)
			}
			if !ok {
				t.Errorf("%d documents\n%s\nwant %d\n%s", len(docs), got, tt.docs, strings.Join(tt.want, "\n"))
			}
		})
	}
}

// lines is a payload that is made while it is read: a heading, then rows of 20
// bytes, some of them bad.
type lines struct {
	rows int64
	bad  int64 // number of a row without its last value
	most int64 // bytes read at once, at most
}

const width = 20

func (l *lines) line(i int64) string {
	switch i {
	case 0:
		return "PO,Item,Qty        \n"
	case l.bad:
		return fmt.Sprintf("%07d,AB-12      \n", i/40)
	}
	return fmt.Sprintf("%07d,AB-12,%-5d\n", i/40, i%1000)
}

func (l *lines) ReadAt(p []byte, at int64) (n int, err error) {
	l.most = max(l.most, int64(len(p)))
	for n < len(p) {
		i := (at + int64(n)) / width
		if i > l.rows {
			return n, io.EOF
		}
		n += copy(p[n:], l.line(i)[(at+int64(n))%width:])
	}
	return n, nil
}

// TestStream: 50 MB with one bad row are read with one order in memory at a time.
func TestStream(t *testing.T) {
	t.Parallel()
	l := &lines{rows: 50 << 20 / width, bad: 1_000_001}
	docs, rows, held, largest := 0, 0, 0, int64(0)
	src := decode.Payload{ReaderAt: l, Size: (l.rows + 1) * width, Name: "big.csv"}
	findings, err := csv.New().Read(src, &decode.Layout{Split: "PO"}, decode.Limits{Nodes: 240, Document: 40 * width}, func(d *decode.Document) error {
		docs++
		rows += len(d.Root.Children)
		largest = max(largest, d.Length)
		if len(d.Findings) > 0 {
			held++
			if f := d.Findings[0]; f.Code != "document.csv.row" || f.Position.Line != int(l.bad)+1 || f.Position.Offset != l.bad*width {
				t.Errorf("%+v", f)
			}
		}
		return nil
	})
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	if want := int(l.rows/40) + 1; docs != want || rows != int(l.rows) || held != 1 {
		t.Errorf("%d documents of %d, %d rows of %d, %d held", docs, want, rows, l.rows, held)
	}
	if largest > 40*width || l.most > 64<<10 {
		t.Errorf("a document of %d bytes, a read of %d", largest, l.most)
	}
}

// TestHostile: quotes that open again and again are not read again and again.
func TestHostile(t *testing.T) {
	t.Parallel()
	var heading strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&heading, "h%d,", i)
	}
	in := heading.String() + "\n" + strings.Repeat("x\",y,\"\n", 100_000)
	_, findings := decodetest.Check(t, csv.New(), []byte(in), nil, decode.Limits{})
	if len(findings) == 0 || findings[len(findings)-1].Code != "document.csv.quote" {
		t.Error(decodetest.Findings(findings))
	}
	docs, findings := decodetest.Check(t, csv.New(), []byte("a,b\n1,2\n3,"+strings.Repeat("x", 2<<20)+"\n"), nil, decode.Limits{})
	if len(docs) != 0 || len(findings) != 1 || findings[0].Code != "document.csv.limit" || findings[0].Position.Line != 3 {
		t.Error(decodetest.Findings(findings))
	}
	docs, findings = decodetest.Check(t, csv.New(), []byte("PO,b\n1,2\n2,"+strings.Repeat("x", 2<<20)+"\n3,1\n"), &decode.Layout{Split: "PO"}, decode.Limits{})
	if len(docs) != 2 || len(findings) != 1 || findings[0].Code != "document.csv.limit" {
		t.Error(len(docs), decodetest.Findings(findings))
	}
}

func TestShape(t *testing.T) {
	t.Parallel()
	s := csv.New().Shape(nil, kindsLayout())
	if q := s.Child("H").Child("L").Child("qty"); q == nil || len(q.Elements) != 1 || !q.Named {
		t.Errorf("%+v", q)
	}
	if s = csv.New().Shape(nil, &decode.Layout{Columns: []string{"a"}}); s.Child("row").Child("a") == nil {
		t.Errorf("%+v", s)
	}
}

func TestSniff(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		head, name string
		want       bool
	}{
		{"a,b\n1,2\n", "", true}, {"a;b\n1;2", "", true}, {"hello\nworld\n", "", false}, {"a\nb\n", "x.CSV", true}, {"{\"a\",\n\"b\",", "", false},
		{"PK\x03\x04", "x.csv", false}, {"ISA*00*,\n,", "", false}, {"", "x.csv", false}, {string(wide("a,b\n1,2\n")), "", true},
	} {
		if _, ok := csv.New().Sniff([]byte(tt.head), tt.name); ok != tt.want {
			t.Errorf("%q %s: %v", tt.head, tt.name, ok)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		l := c.layout
		if l == nil {
			l = &decode.Layout{}
		}
		f.Add([]byte(c.data), l.Split, l.Header, len(l.Records) > 0, len(l.Columns) > 0)
	}
	f.Fuzz(func(t *testing.T, data []byte, split string, header int, records, columns bool) {
		if header < 0 || header > 5 {
			return
		}
		l := &decode.Layout{Split: split, Header: header}
		if records {
			l.Records = kindsLayout().Records
		}
		if columns {
			l.Columns = []string{"PO", "item", "qty"}
		}
		decodetest.Check(t, csv.New(), data, l, decode.Limits{Nodes: 60, Value: 40, Document: 1000})
	})
}
