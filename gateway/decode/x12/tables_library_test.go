// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/decode"
)

// TestRelease: which tables read a version, and whether its release exists.
func TestRelease(t *testing.T) {
	t.Parallel()
	l := tables()
	for _, c := range []struct {
		version, same string
		exact         bool
	}{
		{"003010", "003010", true}, {"003012", "003010", true}, {"003070", "003070", true},
		{"004010", "004010", true}, {"004010VICS", "004010", true}, {"004010X357", "004010", true}, {"004011", "004010", true},
		{"005010X231A1", "005010", true}, {"006050", "006040", true}, {"007060", "007060", true}, {"008020", "008020", true},
		{"004015", "004010", false}, {"004070", "004060", false}, {"005013", "005010", false}, {"006090", "006050", false},
		{"008030", "008020", false}, {"009010", "008020", false}, {"999999", "008020", false},
		{"002001", "003010", false}, {"000000", "003010", false}, // older ones read as the oldest there is
		{"", "004010", false}, {"ZZ", "004010", false}, {"00401", "004010", false}, {"4010", "004010", false}, {"VICS004010", "004010", false},
	} {
		name, exact := l.release(c.version)
		if want, _ := l.release(c.same); name != want || exact != c.exact {
			t.Errorf("%q reads as %s, exact %v; want as %s does (%s), exact %v", c.version, name, exact, c.same, want, c.exact)
		}
	}
}

// with returns the embedded tables with more lines at the end of some.
func with(t *testing.T, more map[string]string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"segments.txt", "sets.txt", "releases.txt", "codes.txt"} {
		b, err := tableFiles.ReadFile("tables/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files["tables/"+name] = &fstest.MapFile{Data: append(b, more[name]...)}
	}
	return files
}

// shipNotice adds an 856: what tables/README.md tells to do for a set.
var shipNotice = map[string]string{
	"sets.txt": `856 SH ST! BSN! DTM(10) [HL!(200000) LIN SN1 SLN(1000) PRF PO4 TD1(20) TD5(12) REF(>1) MAN(>1) MSG(3)
    [N1(200) N2(2) N3(2) N4]] [CTT AMT] SE!
`,
	"segments.txt": `BSN 01 353! ID 2/2 | 02 396! AN 2/30 | 03 373! DT 8/8 | 04 337! TM 4/8 | 05 1005 ID 4/4
HL  01 628! AN 1/12 | 02 734 AN 1/12 | 03 735! ID 1/2 | 04 736 ID 1/1
SN1 01 350 AN 1/20 | 02 382! R 1/10 | 03 355! ID 2/2 | 04 646 R 1/15 | 05 330 R 1/15 | 06 355 ID 2/2 ; P0506
PRF 01 324! AN 1/22 | 02 328 AN 1/30
`,
	"releases.txt": `>=005010 at BSN06 640 ID 2/2
>=005010 after 856 HL/REF PER(3)
`,
	"codes.txt": `735: I O P S T
~736: 0 1
`,
}

// TestAddedSet: a set, its segments, a delta and code lists are added by lines of
// the tables alone, and documents are read by them.
func TestAddedSet(t *testing.T) {
	t.Parallel()
	l, err := loadLibrary(with(t, shipNotice))
	if err != nil {
		t.Fatal(err)
	}
	if l.sets["856"] != "SH" {
		t.Errorf("856 is of group %q", l.sets["856"])
	}
	for release := range l.exist {
		for set := range l.sets {
			if g, exact := l.lookup(set, release); g == nil || !exact {
				t.Errorf("no grammar for %s in %s", set, release)
			}
		}
	}
	g, _ := l.lookup("856", "005010")
	hl := g.shape.Child("HL")
	if hl == nil || hl.Child("N1").Child("N4") == nil || hl.Child("PER") == nil || hl.Child("MTX") == nil || len(g.shape.Child("BSN").Elements) != 6 {
		t.Errorf("an 856 in 005010 has the shape %+v", g.shape)
	}
	const notice = "ST*856*0001~BSN*00*SHIP1*20261124*1200~DTM*011*20261124~HL*1**S*1~TD5**2*ACME~REF*BM*77~N1*ST**92*0042~N4*OHAMA*NE~" +
		"HL*2*1*O*1~PRF*4711~HL*3*2*I*0~LIN**UP*012345678905~SN1**24*EA~CTT*3~SE*15*0001~"
	doc, report := read(t, l, "856", notice)
	if report.Status != "A" || len(doc.Findings) > 0 {
		t.Errorf("the notice is %s: %+v", report.Status, doc.Findings)
	}
	var levels []string
	for _, n := range doc.Root.Children {
		if level, ok := n.Element(3); n.Name == "HL" && ok {
			levels = append(levels, level)
		}
	}
	if diff := cmp.Diff([]string{"S", "O", "I"}, levels); diff != "" {
		t.Errorf("the HL loops (-want +got):\n%s", diff)
	}
	faulty := strings.NewReplacer("BSN*00*SHIP1*20261124*1200", "BSN*00**20261124*1200", "HL*3*2*I*0", "HL*3*2*Q*7", "PRF*4711~", "").Replace(notice)
	doc, report = read(t, l, "856", strings.Replace(faulty, "SE*15", "SE*14", 1))
	got := map[string]string{}
	for _, f := range doc.Findings {
		got[f.Position.SegmentID] += f.Code + " " + f.Ack + ";"
	}
	want := map[string]string{"BSN": "element.mandatory.missing AK4 1;", "HL": "element.code AK4 7;element.code.unlisted AK4 7;"}
	if diff := cmp.Diff(want, got); diff != "" || report.Status != "R" {
		t.Errorf("the faulty notice is %s (-want +got):\n%s", report.Status, diff)
	}
}

// read decodes a set by other tables than the embedded ones.
func read(t *testing.T, l *library, set, text string) (*decode.Document, *SetReport) {
	t.Helper()
	g, exact := l.lookup(set, "004010")
	s := &setDecoder{}
	s.start(&Policy{})
	s.looked = looked{set, "004010", g, exact}
	s.context = SetContext{Version: "004010", Delimiters: Delimiters{Element: '*', Segment: '~', Component: ':'}}
	return s.decode([]byte(text), marks{}, 0, 0)
}

// TestFaultyTables: a slip in a table is named, it does not change how orders read.
func TestFaultyTables(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, table, line, want string }{
		{"a list without codes", "codes.txt", "999:", "999:"},
		{"a code twice", "codes.txt", "999: A B A", "twice"},
		{"a position left out", "segments.txt", "ZZ1 01 93 AN 1/60 | 03 93 AN 1/60", "element 02"},
		{"a type that is none", "segments.txt", "ZZ1 01 93 XX 1/60", `type "XX"`},
		{"lengths the wrong way round", "segments.txt", "ZZ1 01 93 AN 60/1", "lengths"},
		{"an unknown composite", "segments.txt", "ZZ1 01 C777", "C777"},
		{"a note of an unknown kind", "segments.txt", "ZZ1 01 93 AN 1/60 ; X0102", "X0102"},
		{"a range that is none", "releases.txt", ">005010 element 93 1/60", ">005010"},
		{"an unknown change", "releases.txt", ">=005010 widen 93 1/60", "widen"},
		{"a change without an element", "releases.txt", "all element 77777 1/60", "77777"},
		{"a place beyond the last element", "releases.txt", "all at N409 93 AN 1/60", "N409"},
		{"a note that is not there", "releases.txt", "all note N4 -R0102", "R0102"},
		{"a path that leads nowhere", "releases.txt", "all max 850 PO1/BEG (>1)", "PO1/BEG"},
		{"a loop that is not closed", "sets.txt", "777 ZZ ST! [N1(2) N3", "closed"},
		{"a segment without definition", "sets.txt", "777 ZZ ST! QQQ SE!", "QQQ"},
	} {
		l, err := loadLibrary(with(t, map[string]string{c.table: c.line + "\n"}))
		said := ""
		if err != nil {
			said = err.Error()
		} else {
			said = built(l)
		}
		if !strings.Contains(said, c.want) {
			t.Errorf("%s: said %q, want %q in it", c.name, said, c.want)
		}
	}
}

// built builds the grammars and returns what the first faulty one says.
func built(l *library) (said string) {
	defer func() {
		if r := recover(); r != nil {
			said = r.(string)
		}
	}()
	for _, get := range l.grammars {
		get()
	}
	return ""
}

// TestWidest: a value that is too long only for an old release is known as such.
func TestWidest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		release, segment     string
		element, max, widest int
	}{
		{"003040", "N3", 1, 35, 55}, {"003040", "REF", 1, 2, 3}, {"004010", "N3", 1, 55, 55}, {"004010", "REF", 2, 30, 80},
		{"003060", "N1", 4, 20, 80}, {"003040", "PO1", 2, 9, 15}, {"003060", "LIN", 3, 40, 80}, {"008020", "PER", 4, 2048, 2048},
		{"003040", "BEG", 5, 6, 6}, // a date of eight digits is another format
	} {
		g, _ := lookup("850", c.release)
		if e := g.dictionary[c.segment].elements[c.element-1]; e.max != c.max || e.widest != c.widest {
			t.Errorf("%s%02d in %s has max %d and widest %d, want %d and %d", c.segment, c.element, c.release, e.max, e.widest, c.max, c.widest)
		}
	}
}

// TestCodes: a code outside a list that is known whole is a fault, one outside a
// list known in part is noted.
func TestCodes(t *testing.T) {
	t.Parallel()
	l := tables()
	for _, c := range []struct{ name, beg, po1, status, code string }{
		{"known codes", "BEG*00*SA*1**20261124", "PO1*1*5*EA*2*PE", "A", ""},
		{"no such purpose", "BEG*99*SA*1**20261124", "PO1*1*5*EA*2*PE", "R", "element.code"},
		{"no such acknowledgment wanted", "BEG*00*SA*1**20261124**QQ", "PO1*1*5*EA*2*PE", "E", "element.code"},
		{"an order type that few know", "BEG*00*QQ*1**20261124", "PO1*1*5*EA*2*PE", "A", "element.code.unlisted"},
		{"a unit that few know", "BEG*00*SA*1**20261124", "PO1*1*5*QX*2*PE", "A", "element.code.unlisted"},
		{"an acknowledgment code in small letters", "BEG*00*SA*1**20261124**ac", "PO1*1*5*EA*2*PE", "E", "element.code"},
	} {
		doc, report := read(t, l, "850", "ST*850*0001~"+c.beg+"~"+c.po1+"~SE*4*0001~")
		var codes []string
		for _, f := range doc.Findings {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); got != c.code || report.Status != c.status {
			t.Errorf("%s: %s with %q, want %s with %q", c.name, report.Status, got, c.status, c.code)
		}
	}
}
