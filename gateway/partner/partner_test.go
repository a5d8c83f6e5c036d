// SPDX-License-Identifier: Apache-2.0

package partner_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode"
	"ordergate/gateway/partner"
)

func address(t *testing.T, text string) partner.Address {
	t.Helper()
	var a partner.Address
	if text == "" {
		return a
	}
	if err := a.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return a
}

func refs(t *testing.T) partner.Refs {
	t.Helper()
	return partner.Refs{
		Stations: []partner.Station{
			{ID: "main", ISA: address(t, "ZZ:OURID"), Aliases: []partner.Address{address(t, "01:000123456")}, Currency: "USD"},
			{ID: "west", ISA: address(t, "ZZ:OURWEST"), Currency: "CAD"},
		},
		Connections: []partner.Connection{
			{Name: "acme-folder", Out: true},
			{Name: "van", Out: true, Partners: []string{"globex", "initech"}},
			{Name: "drop-only"},
			{Name: "second-way", Out: true},
		},
		Mappings: []string{"x12-850", "acme-850"},
	}
}

const acme = `
partner: acme
name: ACME Stores
identifiers: [{isa: "ZZ:ACME", gs: ACMEGS}]
connections: [acme-folder]
customer: C-1001
station: main
mappings: {850: acme-850}
answers: {orderResponse: on-change, onHoldAfter: 4h, timeZone: America/Chicago}
acknowledgements: {within: 24h}
rules: {severity: {line.price.tolerance: reject}, price: {percent: 2.5}}
syntax: {severity: {AK4 7: warn}}
`

func load(t *testing.T, r partner.Refs, files map[string]string) (*partner.Directory, gateway.Faults) {
	t.Helper()
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return partner.Load(m, r)
}

func TestAPartner(t *testing.T) {
	t.Parallel()
	d, faults := load(t, refs(t), map[string]string{"acme-corp.yaml": acme, "README.md": "# not a partner", ".hidden.yaml": "x: [", "globex.yml": "identifiers: [{isa: \"01:012345678\"}]\n",
		"initech.yaml": "answers: {via: van}\nidentifiers: [{isa: \"14:1\"}]\nconnections: [second-way]\n", "old/dead.yaml": "x: ["})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p := d.Get("acme")
	if p.Name != "ACME Stores" || p.Customer != "C-1001" || p.Currency != "USD" || p.Via != "acme-folder" || p.File != "partners/acme-corp.yaml" || string(p.Source) != acme {
		t.Errorf("%+v", p)
	}
	if p.Mapping("850") != "acme-850" || p.Mapping("860") != "" {
		t.Error("mapping")
	}
	if p.Answers.Functional != acknowledge.F997 || p.Answers.OrderResponse != acknowledge.OnChange || p.Answers.OnHoldAfter != 4*time.Hour || p.AcknowledgedWithin != 24*time.Hour || p.Syntax.CenturyFrom != 70 {
		t.Errorf("%+v %+v", p.Answers, p.Syntax)
	}
	if p.Rules.Severity["line.price.tolerance"] != gateway.Reject || p.Rules.Price.Percent != "2.5" || p.Syntax.Severity["AK4 7"] != gateway.Warn {
		t.Errorf("%+v", p.Rules)
	}
	if got := p.FileName("855", "000000017", time.Date(2026, 3, 9, 23, 5, 1, 0, time.FixedZone("", 3600))); got != "855-000000017-20260309220501.edi" {
		t.Error(got)
	}
	g := d.Get("globex")
	if g.ID != "globex" || g.Via != "van" || g.Currency != "" { // two stations: none is meant
		t.Errorf("%+v", g)
	}
	if diff := cmp.Diff([]string{"second-way", "van"}, d.Get("initech").Connections); diff != "" {
		t.Error(diff)
	}
	var van []string
	for _, p := range d.ByConnection("van") {
		van = append(van, p.ID)
	}
	if diff := cmp.Diff([]string{"globex", "initech"}, van); diff != "" {
		t.Error(diff)
	}
	if len(d.All()) != 3 || len(d.Files()) != 3 || d.Station("west").Currency != "CAD" || d.Station("east") != nil || d.Get("nobody") != nil {
		t.Error("directory")
	}
	var none *partner.Directory
	if none.Get("x") != nil || none.All() != nil || none.ByConnection("x") != nil {
		t.Error("a nil directory knows somebody")
	}
	if _, _, findings := none.Identify(&gateway.Envelope{Connection: "x"}, decode.Party{}, "", decode.Party{}); gateway.Weigh(findings) != gateway.Held {
		t.Error("a nil directory identifies")
	}
}

func TestIdentify(t *testing.T) {
	t.Parallel()
	quiet := "\nanswers: {functional: none, ta1: never, orderResponse: never}\n"
	r := refs(t)
	r.Connections = append(r.Connections, partner.Connection{Name: "hub", Partners: []string{"north", "south", "plain", "east", "west-side"}})
	r.Connections[1].Partners = nil
	d, faults := load(t, r, map[string]string{
		"acme.yaml":      acme,
		"north.yaml":     `identifiers: [{isa: "08:HUB", gs: NORTH}]` + quiet,
		"south.yaml":     `identifiers: [{isa: "08:HUB", gs: SOUTH}, {isa: "12:5551234"}]` + quiet,
		"plain.yaml":     `identifiers: [{isa: "08:HUB"}]` + quiet + "station: west\n",
		"east.yaml":      "station: main\nidentifiers: [{isa: \"14:BOTH\"}]" + quiet,
		"west-side.yaml": "station: west\nidentifiers: [{isa: \"14:BOTH\"}]" + quiet,
	})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, tt := range []struct{ name, connection, from, group, to, partner, station, codes, message string }{
		{"known", "acme-folder", "ZZ:ACME", "ACMEGS", "ZZ:OURID", "acme", "main", "", ""},
		{"no group", "acme-folder", "ZZ:ACME", "", "ZZ:OURID", "acme", "main", "", ""},
		{"our alias", "acme-folder", "ZZ:ACME", "ACMEGS", "01:000123456", "acme", "main", "", ""},
		{"another connection", "hub", "ZZ:ACME", "ACMEGS", "ZZ:OURID", "", "main", "partner.sender.notallowed", "The sender ZZ:ACME is partner acme, but connection hub may not speak for it."},
		{"no connection", "", "ZZ:ACME", "ACMEGS", "ZZ:OURID", "", "main", "partner.sender.notallowed", ""},
		{"capitals count", "acme-folder", "ZZ:Acme", "ACMEGS", "ZZ:OURID", "", "main", "partner.sender.unknown", "No partner is known by the sender ZZ:Acme."},
		{"qualifier counts", "acme-folder", "01:ACME", "ACMEGS", "ZZ:OURID", "", "main", "partner.sender.unknown", ""},
		{"other group", "acme-folder", "ZZ:ACME", "OTHER", "ZZ:OURID", "", "main", "partner.sender.unknown", "The sender ZZ:ACME is known (acme), but not with the application sender OTHER."},
		{"not ours", "acme-folder", "ZZ:ACME", "ACMEGS", "ZZ:THEIRS", "acme", "", "station.receiver.unknown", "The interchange is for ZZ:THEIRS, which is none of our stations."},
		{"neither", "acme-folder", "ZZ:NOBODY", "X", "ZZ:THEIRS", "", "", "station.receiver.unknown partner.sender.unknown", ""},
		{"other station", "acme-folder", "ZZ:ACME", "ACMEGS", "ZZ:OURWEST", "", "west", "partner.sender.unknown", "The sender ZZ:ACME is known (acme), but does not trade with the station addressed."},
		{"division by group", "hub", "08:HUB", "SOUTH", "ZZ:OURID", "south", "main", "", ""},
		{"division without group", "hub", "08:HUB", "", "ZZ:OURID", "", "main", "partner.sender.unknown", "The sender 08:HUB could be one of north, south."},
		{"catch-all of a hub", "hub", "08:HUB", "ELSE", "ZZ:OURWEST", "plain", "west", "", ""},
		{"second identifier", "hub", "12:5551234", "ANY", "ZZ:OURID", "south", "main", "", ""},
		{"by station", "hub", "14:BOTH", "B", "ZZ:OURWEST", "west-side", "west", "", ""},
		{"by station, unknown", "hub", "14:BOTH", "B", "ZZ:THEIRS", "", "", "station.receiver.unknown partner.sender.unknown", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			from, to := address(t, tt.from).Party(), address(t, tt.to).Party()
			from.ID = fmt.Sprintf("%-15s", from.ID) // as in ISA06
			p, station, findings := d.Identify(&gateway.Envelope{Connection: tt.connection}, from, tt.group, to)
			id := ""
			if p != nil {
				id = p.ID
			}
			var codes []string
			for _, f := range findings {
				codes = append(codes, f.Code)
				if f.Severity != gateway.Hold || f.Hint == "" || f.Position.Path == "" {
					t.Errorf("%+v", f)
				}
			}
			if id != tt.partner || station != tt.station || strings.Join(codes, " ") != tt.codes {
				t.Errorf("partner %q, station %q, %v", id, station, codes)
			}
			if tt.message != "" && findings[0].Message != tt.message {
				t.Error(findings[0].Message)
			}
		})
	}
	if p, _, findings := d.Find(address(t, "ZZ:ACME").Party(), "ACMEGS", address(t, "ZZ:OURID").Party()); p == nil || len(findings) > 0 {
		t.Errorf("a dry run: %v", findings)
	}
	// One of us hands it in: for the partner that the ids are of, and for no other.
	for who, want := range map[string]string{"acme": "", "north": "The sender ZZ:ACME is partner acme, but anna handed it in for north."} {
		p, _, findings := d.Identify(&gateway.Envelope{Connection: "order desk", By: "anna", Partners: []string{who}}, address(t, "ZZ:ACME").Party(), "ACMEGS", address(t, "ZZ:OURID").Party())
		if (p == nil) != (want != "") || want != "" && (len(findings) != 1 || findings[0].Message != want) {
			t.Errorf("for %s: %v", who, findings)
		}
	}
	if p, _, _ := d.Identify(&gateway.Envelope{Connection: "elsewhere", Partners: []string{"acme"}}, address(t, "ZZ:ACME").Party(), "ACMEGS", address(t, "ZZ:OURID").Party()); p != nil {
		t.Error("a connection speaks for whom it was said to, though the partner's file names it no more")
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	way := "connections: [acme-folder]\n"
	for _, tt := range []struct{ name, text, want string }{
		{"negative wait", way + "acknowledgements: {within: -1h}\n", `2:28: a wait cannot be negative`},
		{"unknown key", way + "tiemout: 1\n", `2:1: unknown key "tiemout"`},
		{"near key", way + "identifers: []\n", `2:1: unknown key "identifers" (did you mean "identifiers"?)`},
		{"id", way + "partner: ACME\n", `2:10: "ACME" cannot be a partner's id (small letters, digits, - and _; 63 at most)`},
		{"station", way + "station: mian\n", `2:10: unknown station "mian" (did you mean "main"?)`},
		{"connection", "connections: [acme-foldr]\n", "1:1: answers have no way to go (name a connection that can send (via), or set functional: none, ta1: never and orderResponse: never)\n" +
			`1:15: unknown connection "acme-foldr" (did you mean "acme-folder"?)`},
		{"not the connection's", "connections: [acme-folder, van]\n", `1:28: connection "van" speaks for globex, initech only (add x to its partners in the config)`},
		{"no way", "name: X\n", "1:1: answers have no way to go (name a connection that can send (via), or set functional: none, ta1: never and orderResponse: never)"},
		{"no way needed", "answers: {functional: none, ta1: never, orderResponse: never}\n", ""},
		{"two ways", "connections: [acme-folder, second-way]\nanswers: {form: short}\n", `2:10: answers could go several ways: acme-folder, second-way (choose one: via: acme-folder)`},
		{"way cannot send", "connections: [acme-folder, drop-only]\nanswers: {via: drop-only}\n", `2:16: connection "drop-only" cannot send (known are acme-folder)`},
		{"way of others", way + "answers: {via: second-way}\n", `2:16: connection "second-way" is not one of this partner's (add it to connections)`},
		{"unknown way", way + "answers: {via: sceond-way}\n", `2:16: unknown connection "sceond-way" (did you mean "second-way"?)`},
		{"identifier without isa", way + "identifiers: [{gs: A}]\n", "2:15: an identifier needs isa or id (as in isa: \"ZZ:ACME\")"},
		{"identifier's isa", way + "identifiers: [{isa: ACME}]\n", `2:21: "ACME" has no qualifier (write ISA05 and ISA06 with a colon between: "ZZ:ACME")`},
		{"qualifier", way + "identifiers: [{isa: \"Z:ACME\"}]\n", `2:21: "Z" is not a qualifier (two characters: ZZ, 01, 08, 12, 14 …)`},
		{"identifier's gs", way + "identifiers: [{isa: \"ZZ:A\", gs: ABCDEFGHIJKLMNOP}]\n", `2:33: "ABCDEFGHIJKLMNOP" is not an application id (15 characters at most, as in GS02)`},
		{"identifier twice", way + "identifiers: [{isa: \"ZZ:A\"}, {isa: \"ZZ:A\"}]\n", `2:30: ZZ:A is in this list already`},
		{"our own id", way + "identifiers: [{isa: \"ZZ:OURID\"}]\n", `2:21: ZZ:OURID is our own station main (the partner's id belongs here)`},
		{"another's id", way + "identifiers: [{isa: \"ZZ:ACME\", gs: ACMEGS}]\n", `2:21: ZZ:ACME with gs ACMEGS is partner acme (partners/acme.yaml) already (one sender is one partner; tell divisions apart by gs)`},
		{"another's id on another station", way + "station: west\nidentifiers: [{isa: \"ZZ:ACME\", gs: ACMEGS}]\n", ``},
		{"another's name", way + "partner: acme\n", `2:10: partner "acme" is in partners/acme.yaml already`},
		{"currency", way + "currency: usd\n", `2:11: "usd" is not a currency (three capitals as in ISO 4217: USD, EUR)`},
		{"mapping", way + "mappings: {850: acme-580}\n", `2:17: unknown mapping "acme-580" (did you mean "acme-850"?)`},
		{"document type", way + "mappings: {purchase order: acme-850}\n", `2:12: "purchase order" is not a document type (as in 850 or ORDERS)`},
		{"answer", way + "answers: {orderResponse: sometimes}\n", `2:26: "sometimes" is not known here (one of always, on-change, never)`},
		{"answer in a map", way + "answers: {replace: {R2: XX}}\n", ``},
		{"time zone", way + "answers: {timeZone: Europe/Atlantis}\n", `2:21: time zone "Europe/Atlantis" is not known here (Area/City as in the IANA list, such as America/Chicago)`},
		{"file name overwrites", way + "answers: {fileName: \"{kind}.edi\"}\n", `2:21: answers would overwrite each other (put {control} into the name)`},
		{"file name placeholder", way + "answers: {fileName: \"{control}{knid}\"}\n", `2:21: {knid} stands for nothing (did you mean "{kind}"?)`},
		{"file name leaves", way + "answers: {fileName: \"../{control}\"}\n", `2:21: "../{control}" cannot name files (letters, digits, - _ . and placeholders, no folders)`},
		{"own rule", way + "rules:\n  own:\n    - code: own.a\n      when: payabel > 5 and not customer.trusted\n      then: hold\n", `5:13: unknown name payabel (did you mean "payable"?)`},
		{"own rule without then", way + "rules:\n  own:\n    - {code: own.a, when: payable > 5}\n", `4:7: rule own.a does not say what then (note, warn, hold or reject)`},
		{"rule", way + "rules: {severity: {line.price.tolerence: warn}}\n", `2:20: unknown rule "line.price.tolerence" (did you mean "line.price.tolerance"?)`},
		{"syntax rule", way + "syntax: {severity: {element.cod: warn}}\n", `2:21: "element.cod" is neither a finding code nor an acknowledgement code (did you mean "element.code"?)`},
		{"syntax century", way + "syntax: {centuryFrom: 1970}\n", `2:23: centuryFrom is a two-digit year`},
		{"not YAML", "a: [", `2:1: not YAML: did not find expected node content (while parsing a flow node)`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d, faults := load(t, refs(t), map[string]string{"acme.yaml": acme, "x.yaml": tt.text, "globex.yaml": "", "initech.yaml": ""})
			got := strings.ReplaceAll(faults.Error(), "partners/x.yaml:", "")
			if tt.name == "answer in a map" { // the words are acknowledge's
				if !strings.HasPrefix(got, `2:25: "XX" is no line answer`) {
					t.Error(got)
				}
				return
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if good := d.Get("x") != nil; good != (tt.want == "") {
				t.Errorf("in the directory: %v", good)
			}
			if d.Get("acme") == nil {
				t.Error("a neighbour's fault took acme out")
			}
		})
	}
}

func TestATestStationMakesTestPartners(t *testing.T) {
	t.Parallel()
	r := refs(t)
	r.Stations[1].Test = true
	const way = "connections: [second-way]\n"
	d, faults := load(t, r, map[string]string{"acme.yaml": acme, "west.yaml": way + "station: west\n", "trial.yaml": way + "test: true\n", "any.yaml": way, "globex.yaml": "test: true\n", "initech.yaml": "test: true\n"})
	want := "partners/any.yaml:1:1: it trades with every station, and some are for test (name the station: main, west)"
	if diff := cmp.Diff(want, faults.Error()); diff != "" {
		t.Error(diff)
	}
	if d.Get("acme").Test || !d.Get("west").Test || !d.Get("trial").Test {
		t.Error("test flags")
	}
	r.Stations[0].Test = true
	if d, faults = load(t, r, map[string]string{"any.yaml": way, "globex.yaml": "", "initech.yaml": ""}); len(faults) > 0 || !d.Get("any").Test {
		t.Errorf("all stations are for test: %v", faults)
	}
}

func TestConnectionsNamePartners(t *testing.T) {
	t.Parallel()
	r := refs(t)
	r.Connections[1].Fault = func(message, hint string, path ...string) gateway.Fault {
		return gateway.Fault{File: "config.yaml", Line: 7, Message: strings.Join(path, ".") + ": " + message, Hint: hint}
	}
	_, faults := load(t, r, map[string]string{"acme.yaml": acme, "globx.yaml": "answers: {functional: none, ta1: never, orderResponse: never}\n"})
	want := `config.yaml:7: partners.0: unknown partner "globex" (did you mean "globx"?)
config.yaml:7: partners.1: unknown partner "initech" (known are acme, globx)`
	if diff := cmp.Diff(want, faults.Error()); diff != "" {
		t.Error(diff)
	}
	if d, faults := partner.Load(fstest.MapFS{}, partner.Refs{}); len(faults) > 0 || len(d.All()) != 0 {
		t.Errorf("an empty folder: %v", faults)
	}
}

func FuzzAddress(f *testing.F) {
	f.Add("ZZ:ACME")
	f.Add("01:000 123  ")
	f.Add("ZZ:A:B")
	f.Fuzz(func(t *testing.T, text string) {
		var a, b partner.Address
		if a.UnmarshalText([]byte(text)) != nil {
			return
		}
		if err := b.UnmarshalText([]byte(a.String())); err != nil || a != b || partner.AddressOf(a.Party()) != a {
			t.Errorf("%q is %+v, read back as %+v: %v", text, a, b, err)
		}
	})
}

// TestAS2 checks the AS2 relationships of partner files against each other, the
// connections of the config and our stations.
func TestAS2(t *testing.T) {
	t.Parallel()
	hub := "partner: hub\nstation: main\nas2: {id: HUB, url: https://hub.example/as2, partners: [acme]}\nidentifiers: [{isa: \"ZZ:HUB\"}]\n"
	spoke := "partner: acme\nstation: main\nidentifiers: [{isa: \"ZZ:ACME\"}]\nanswers: {via: hub-as2}\n"
	for name, c := range map[string]struct {
		files  map[string]string
		faults []string
	}{
		"a hub speaks for another partner": {files: map[string]string{"a.yaml": spoke, "hub.yaml": hub}},
		"a name that the config has":       {map[string]string{"hub.yaml": strings.Replace(hub, "{id: HUB", "{name: van, id: HUB", 1), "a.yaml": strings.Replace(spoke, "hub-as2", "van", 1)}, []string{`connection "van" is there already`}},
		"an unknown partner":               {map[string]string{"hub.yaml": hub}, []string{`unknown partner "acme"`}},
		"a station without a name":         {map[string]string{"a.yaml": spoke, "hub.yaml": strings.Replace(hub, "station: main", "station: west", 1)}, []string{`station "west" has no AS2 name`}},
		"our own name":                     {map[string]string{"a.yaml": spoke, "hub.yaml": strings.Replace(hub, "id: HUB", "id: OURS", 1)}, []string{`"OURS" is our own station main`}},
		"a name of two": {map[string]string{"a.yaml": spoke, "hub.yaml": hub, "other.yaml": "station: main\nas2: {id: HUB}\nidentifiers: [{isa: \"ZZ:OTHER\"}]\nanswers: {functional: none, ta1: never, orderResponse: never}\n"},
			[]string{`the AS2 name "HUB" is partner hub`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := fstest.MapFS{}
			for n, text := range c.files {
				files[n] = &fstest.MapFile{Data: []byte(text)}
			}
			r := refs(t)
			r.Stations[0].AS2 = "OURS"
			r.Connections = []partner.Connection{{Name: "van", Out: true}}
			d, faults := partner.Load(files, r)
			var got []string
			for _, f := range faults.Errors() {
				got = append(got, f.Message)
				if f.Line == 0 {
					t.Errorf("%s: no place", f)
				}
			}
			for _, want := range c.faults {
				if !strings.Contains(strings.Join(got, "\n"), want) {
					t.Errorf("no fault %q in %q", want, got)
				}
			}
			if len(c.faults) == 0 && (len(got) > 0 || d.Get("acme").Via != "hub-as2" || d.Get("hub").Via != "hub-as2") {
				t.Errorf("faults %q, ways %+v %+v", got, d.Get("acme"), d.Get("hub"))
			}
		})
	}
}

// TestMailNotAllowed: an order in a mail of an address that nobody knows says what to do
// about the address; there is no connection to add.
func TestMailNotAllowed(t *testing.T) {
	t.Parallel()
	r := refs(t)
	r.Connections = r.Connections[:1]
	d, faults := partner.Load(fstest.MapFS{"acme.yaml": {Data: []byte("identifiers: [{isa: \"ZZ:ACME\"}]\nconnections: [acme-folder]\nanswers: {functional: none, ta1: never, orderResponse: never}\n")}}, r)
	if len(faults.Errors()) > 0 {
		t.Fatal(faults)
	}
	_, _, findings := d.Identify(&gateway.Envelope{Connection: "mail", Mail: &gateway.Mail{From: "stranger@other.example"}}, decode.Party{Qualifier: "ZZ", ID: "ACME"}, "", decode.Party{Qualifier: "ZZ", ID: "OURID"})
	if len(findings) != 1 || !strings.Contains(findings[0].Message, "stranger@other.example") || !strings.Contains(findings[0].Hint, "from: under mail: in partners/acme.yaml") {
		t.Errorf("%+v", findings)
	}
}
