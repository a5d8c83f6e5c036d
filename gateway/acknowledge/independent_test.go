// SPDX-License-Identifier: Apache-2.0

package acknowledge_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
)

// written is an interchange as it was meant: its segments with the marks of
// composites, and the bytes.
type written struct {
	name     string
	segments [][]string
	payload  []byte
}

// meant lists what an interchange must hold, counts and control numbers worked
// out here and not by the writer.
func meant(b acknowledge.Bundle, p acknowledge.Profile, env acknowledge.Envelope, s acknowledge.Sealed) [][]string {
	usage := "P"
	if env.Test || p.Test {
		usage = "T"
	}
	d := s.Payload
	out := [][]string{{"ISA", "00", "", "00", "", env.Sender.Qualifier, env.Sender.ID, env.Receiver.Qualifier, env.Receiver.ID, env.Now.Format("060102"), env.Now.Format("1504"),
		string(d[82]), string(d[84:89]), fmt.Sprintf("%09d", env.Interchange), "0", usage, string(d[104])}}
	for _, t := range b.TA1 {
		out = append(out, t)
	}
	set := env.Set
	for i, g := range s.Groups {
		first := b.Sets[g.Sets[0].Index]
		day := env.Now.Format("20060102")
		if g.Version < "004010" {
			day = env.Now.Format("060102")
		}
		control := strconv.FormatInt(env.Group+int64(i), 10)
		out = append(out, []string{"GS", first.FunctionalID, first.Sender, first.Receiver, day, env.Now.Format("1504"), control, "X", first.Version})
		for _, at := range g.Sets {
			one := b.Sets[at.Index]
			st := []string{"ST", one.ID, fmt.Sprintf("%04d", set)}
			if one.Implementation != "" {
				st = append(st, one.Implementation)
			}
			out = append(out, st)
			for _, seg := range one.Segments {
				for len(seg) > 1 && seg[len(seg)-1] == "" {
					seg = seg[:len(seg)-1]
				}
				out = append(out, seg)
			}
			out = append(out, []string{"SE", strconv.Itoa(len(one.Segments) + 2), fmt.Sprintf("%04d", set)})
			set++
		}
		out = append(out, []string{"GE", strconv.Itoa(len(g.Sets)), control})
	}
	return append(out, []string{"IEA", strconv.Itoa(len(s.Groups)), fmt.Sprintf("%09d", env.Interchange)})
}

// everyForm writes 855s and 865s of every form and 997s, 999s and TA1s of every
// case and sample.
func everyForm(t *testing.T) (all []written) {
	t.Helper()
	add := func(name string, b acknowledge.Bundle, p acknowledge.Profile, env acknowledge.Envelope) {
		t.Helper()
		s, err := b.Seal(p, env)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, written{name, meant(b, p, env, s), s.Payload})
	}
	profiles := []acknowledge.Profile{{}, {Form: acknowledge.Exceptions, Balance: true}, {Form: acknowledge.Short, Compact: true, Dates: acknowledge.AckDate},
		{Reasons: true, EchoHeader: []string{"CUR", "REF", "FOB", "DTM", "N9", "N1"}, EchoLine: []string{"CTP", "PID", "PO4", "SDQ", "DTM", "SCH", "SLN"},
			Delimiters: acknowledge.Delimiters{Element: "|", Component: ":", Segment: "'"}}}
	decisions := []gateway.Decision{{Status: gateway.Accepted, ERPOrderNumber: "SO*1~2>3"}, {Status: gateway.Refused, Reason: "no"}, {Status: gateway.OnHold},
		{Status: gateway.Changed, Line: lines(gateway.LineDecision{Status: gateway.BackOrdered, Quantity: dec("4"), Date: "2027-01-11"}, gateway.LineDecision{Status: gateway.PriceChanged, Price: dec("2.75"), Reason: "new list"})},
		{Status: gateway.Changed, Line: lines(gateway.LineDecision{Status: gateway.Refused, Code: "R2"}, gateway.LineDecision{Status: gateway.Substituted, Substitute: &gateway.Identification{ID: "Ä-4712"}})},
		{Status: gateway.Refused, Line: lines(gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("1")})}}
	for _, file := range []string{"850.edi", "850-003040.edi", "850-005010.edi", "850-plain.edi", "850-parts.edi", "860.edi"} {
		r, doc := document(t, file)
		order := orderOf(doc)
		for i, p := range profiles {
			var b acknowledge.Bundle // answers that are ready together
			for _, d := range decisions {
				if p.Delimiters.Element != "" {
					d.ERPOrderNumber = "SO-1187"
				}
				res, err := acknowledge.OrderResponse(acknowledge.Answer{Order: order, Decision: d, Echo: acknowledge.EchoOf(doc, p)}, p, now)
				if err != nil {
					t.Fatalf("%s: %v", file, err)
				}
				b.Sets = append(b.Sets, res.Set)
			}
			add(fmt.Sprintf("%s profile %d", file, i), b, p, envelope(r.ic))
		}
	}
	files, err := filepath.Glob("testdata/functional/*/in.edi")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	samples, _ := filepath.Glob("../../../shared/samples/edi/850*/*.edi")
	for _, file := range append(files, samples...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := read(t, data)
		for _, p := range []acknowledge.Profile{{TA1: acknowledge.Never}, {Functional: acknowledge.F999, TA1: acknowledge.Never, Compact: true}, {TA1: acknowledge.Always}} {
			b := acknowledge.Bundle{Sets: acknowledge.Functional(r.ic, r.groups, p)}
			if acknowledge.TA1Due(r.ic, p) {
				b.TA1 = append(b.TA1, acknowledge.TA1(r.ic))
			}
			env := envelope(r.ic)
			if env.Sender.ID == "" || env.Receiver.ID == "" || len(env.Sender.Qualifier) != 2 || len(env.Receiver.Qualifier) != 2 || len(b.TA1)+len(b.Sets) == 0 {
				continue // nobody to answer, or nothing to say
			}
			add(fmt.Sprintf("%s (%s, TA1 %s)", file, p.Functional, p.TA1), b, p, env)
		}
	}
	return all
}

// readers is where scripts/tools.sh puts the readers.
const readers = "../../.cache/readers"

// TestIndependentReaders: readers that others wrote find in our answers what we
// meant to write, segment by segment.
func TestIndependentReaders(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(readers + "/node_modules/node-x12"); err != nil {
		t.Fatalf("the independent readers are not installed: run `make tools` (%v)", err)
	}
	all := everyForm(t)
	type payload struct {
		Name string `json:"name"`
		Text string `json:"text"`
	}
	var in []payload
	for _, w := range all {
		in = append(in, payload{w.name, string(w.payload)})
	}
	stdin, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := filepath.Abs(readers)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "testdata/independent/read.cjs", folder)
	var stderr bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(stdin), &stderr
	stdout, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, stderr.String())
	}
	var out []struct {
		Name  string              `json:"name"`
		Tree  [][]string          `json:"tree"`
		Flat  []map[string]string `json:"flat"`
		Error string              `json:"error"`
	}
	if err := json.Unmarshal(stdout, &out); err != nil || len(out) != len(all) {
		t.Fatalf("%d of %d read: %v", len(out), len(all), err)
	}
	trees, segments := 0, 0
	for i, w := range all {
		got := out[i]
		if got.Error != "" {
			t.Errorf("%s is refused: %s\n%s", w.name, got.Error, w.payload)
			continue
		}
		if diff := cmp.Diff(asFlat(w), got.Flat); diff != "" {
			t.Errorf("%s: x12-parser reads otherwise:\n%s\n%s", w.name, diff, w.payload)
		}
		segments += len(got.Flat)
		if got.Tree == nil {
			if w.segments[1][0] != "TA1" {
				t.Errorf("%s: node-x12 did not read it", w.name)
			}
			continue
		}
		trees++
		if diff := cmp.Diff(asTree(w), got.Tree); diff != "" {
			t.Errorf("%s: node-x12 reads otherwise:\n%s\n%s", w.name, diff, w.payload)
		}
	}
	t.Logf("%d interchanges, %d segments, %d with node-x12 too", len(all), segments, trees)
}

// asFlat is what x12-parser makes of an interchange: components apart,
// repetitions together, blanks trimmed.
func asFlat(w written) (out []map[string]string) {
	for _, s := range w.segments {
		m := map[string]string{"name": s[0]}
		for i, e := range s[1:] {
			e = strings.ReplaceAll(e, "\x1e", string(w.payload[82]))
			for c, part := range strings.Split(e, "\x1f") {
				key := strconv.Itoa(i + 1)
				if c > 0 {
					key += "-" + strconv.Itoa(c)
				}
				m[key] = strings.TrimSpace(part)
			}
		}
		out = append(out, m)
	}
	return out
}

// asTree is what node-x12 makes of it: composites as they stand, the ISA padded,
// the interchange's control number a number.
func asTree(w written) (out [][]string) {
	for _, s := range w.segments {
		e := []string{s[0]}
		for i, v := range s[1:] {
			v = strings.ReplaceAll(strings.ReplaceAll(v, "\x1e", string(w.payload[82])), "\x1f", string(w.payload[104]))
			if at := s[0] + strconv.Itoa(i+1); at == "ISA13" || at == "IEA2" {
				v = strings.TrimLeft(v, "0")
			}
			if widths := []int{2, 10, 2, 10, 2, 15, 2, 15}; s[0] == "ISA" && i < len(widths) {
				v = fmt.Sprintf("%-*s", widths[i], v)
			}
			e = append(e, v)
		}
		out = append(out, e)
	}
	return out
}
