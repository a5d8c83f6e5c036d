// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/encode"
)

// Decode reads the documents of an example's file.
type Decode func(file string, data []byte) ([]*decode.Document, error)

// TestResult is what came of an example.
type TestResult struct {
	Mapping string
	File    string // "mappings/acme/examples/two-lines.edi"
	// Differences says what is not as the example wants it, one line each; empty
	// when all is well.
	Differences []string
}

// OK reports whether the example came out as wanted.
func (t TestResult) OK() bool { return len(t.Differences) == 0 }

// Test runs the examples of all mappings of a set.
func Test(set *Set, read Decode) []TestResult {
	var out []TestResult
	for _, id := range set.IDs() {
		m, _ := set.Find(id)
		out = append(out, m.Test(read)...)
	}
	return out
}

// Test runs the mapping's examples.
func (m *Mapping) Test(read Decode) []TestResult {
	var out []TestResult
	for _, e := range m.examples {
		r := TestResult{Mapping: m.id, File: path.Join(path.Dir(m.file), e.Input)}
		diffs, err := m.example(e, read)
		if err != nil {
			diffs = append(diffs, err.Error())
		}
		r.Differences = diffs
		out = append(out, r)
	}
	return out
}

// open reads a file that an example names; it never leaves the mappings' folder.
func (m *Mapping) open(name string) ([]byte, error) {
	p := path.Join(m.dir, name)
	if !fs.ValidPath(p) {
		return nil, fmt.Errorf("%s lies outside the mappings' folder", name)
	}
	return fs.ReadFile(m.fsys, p)
}

func (m *Mapping) example(e example, read Decode) ([]string, error) {
	if m.writes != nil {
		return m.writingExample(e)
	}
	results, err := m.results(e, read)
	if err != nil {
		return nil, err
	}
	diffs := findingDifferences(e.Findings, results)
	if e.Order == "" {
		return diffs, nil
	}
	wants, err := m.wanted(e.Order)
	if err != nil {
		return diffs, err
	}
	if len(wants) != len(results) {
		return append(diffs, fmt.Sprintf("%d orders came out, %s has %d", len(results), e.Order, len(wants))), nil
	}
	for i, want := range wants {
		prefix := ""
		if len(wants) > 1 {
			prefix = fmt.Sprintf("order %d ", i+1)
		}
		for _, d := range Differences(want, results[i].Order) {
			diffs = append(diffs, prefix+d)
		}
	}
	return diffs, nil
}

// writingExample writes the order of an example, and compares it with the file that
// is wanted.
func (m *Mapping) writingExample(e example) ([]string, error) {
	got, findings, err := m.writeExample(e)
	if err != nil {
		return nil, err
	}
	diffs := findingDifferences(e.Findings, []Result{{Findings: findings}})
	if e.Output == "" {
		return diffs, nil
	}
	want, err := m.open(e.Output)
	if err != nil {
		return diffs, err
	}
	wants, gots := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range max(len(wants), len(gots)) {
		a, b := "", ""
		if i < len(wants) {
			a = wants[i]
		}
		if i < len(gots) {
			b = gots[i]
		}
		if a != b {
			return append(diffs, fmt.Sprintf("line %d is %q, want %q", i+1, b, a)), nil
		}
	}
	return diffs, nil
}

// writeExample writes the order of an example: its JSON, with the decision beside
// the order's fields.
func (m *Mapping) writeExample(e example) ([]byte, []gateway.Finding, error) {
	data, err := m.open(e.Input)
	if err != nil {
		return nil, nil, err
	}
	var in struct {
		gateway.Order
		Decision *gateway.Decision `json:"decision"`
		Partner  string            `json:"partner"`
		Key      string            `json:"key"`
		Test     bool              `json:"test"`
		Again    bool              `json:"again"`
		Now      time.Time         `json:"now"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", e.Input, err)
	}
	told := Told{Decision: in.Decision, Partner: in.Partner, Key: in.Key, Test: in.Test, Again: in.Again, Now: in.Now}
	if m.writes.Format == "x12" {
		tree, findings := m.Write(&in.Order, told)
		segments, err := encode.Segments(tree)
		var b bytes.Buffer
		for _, s := range segments {
			b.WriteString(strings.Join(s, "*") + "~\n")
		}
		return b.Bytes(), findings, err
	}
	return m.Encode(&in.Order, told)
}

// results maps the documents of an example.
func (m *Mapping) results(e example, read Decode) (results []Result, err error) {
	data, err := m.open(e.Input)
	if err != nil {
		return nil, err
	}
	if m.decoder != nil {
		results, err = m.decoded(e.Input, data)
	} else {
		results, err = m.read(e.Input, data, read)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", e.Input, err)
	}
	if len(results) == 0 {
		return nil, fmt.Errorf("no %s %s document in %s", m.format, m.typ, e.Input)
	}
	return results, nil
}

// Results maps the documents of all examples.
func (m *Mapping) Results(read Decode) (out []Result, err error) {
	for _, e := range m.examples {
		results, err := m.results(e, read)
		if err != nil {
			return nil, err
		}
		out = append(out, results...)
	}
	return out, nil
}

// Wanted gives what the files of the mapping's examples would have to hold for
// the examples to come out: by their path in the mappings' folder.
func (m *Mapping) Wanted(read Decode) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, e := range m.examples {
		if m.writes != nil && e.Output != "" {
			data, _, err := m.writeExample(e)
			if err != nil {
				return nil, err
			}
			out[path.Join(m.dir, e.Output)] = data
		}
		if e.Order == "" || m.writes != nil {
			continue
		}
		results, err := m.results(e, read)
		if err != nil {
			return nil, err
		}
		if out[path.Join(m.dir, e.Order)], err = OrdersJSON(results); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// OrdersJSON writes what came of a file as examples have it: one order, or a list.
func OrdersJSON(results []Result) ([]byte, error) {
	orders := make([]*gateway.Order, len(results))
	for i, r := range results {
		o := *r.Order
		o.Source, o.Trace = nil, nil
		orders[i] = &o
	}
	var what any = orders
	if len(orders) == 1 {
		what = orders[0]
	}
	data, err := json.MarshalIndent(what, "", " ")
	if err != nil {
		return nil, fmt.Errorf("write the orders of an example: %w", err)
	}
	return append(data, '\n'), nil
}

// read maps the X12 documents of a file that are for this mapping.
func (m *Mapping) read(name string, data []byte, read Decode) (results []Result, err error) {
	docs, err := read(name, data)
	for _, d := range docs {
		if d.Format == m.format && d.Type == m.typ {
			results = append(results, m.Map(d, Options{}))
		}
	}
	return results, err
}

// decoded maps the documents of a file in the mapping's own format and layout; what
// reading found stands before what mapping found.
func (m *Mapping) decoded(name string, data []byte) (results []Result, err error) {
	if m.format == pdf.Name && m.pages != nil && pdf.Is(data, "") {
		if data, err = m.pages(name, data); err != nil {
			return nil, err
		}
	}
	payload := decode.Payload{ReaderAt: bytes.NewReader(data), Size: int64(len(data)), Name: path.Base(name)}
	rest, err := m.decoder.Read(payload, m.layout, decode.Limits{}, func(d *decode.Document) error {
		r := m.Map(d, Options{})
		r.Findings = append(slices.Clip(d.Findings), r.Findings...)
		results = append(results, r)
		return nil
	})
	if len(rest) > 0 && err == nil {
		if len(results) == 0 {
			results = append(results, Result{Order: &gateway.Order{}})
		}
		last := &results[len(results)-1]
		last.Findings = append(last.Findings, rest...)
	}
	return results, err
}

func (m *Mapping) wanted(name string) ([]*gateway.Order, error) {
	data, err := m.open(name)
	if err != nil {
		return nil, err
	}
	var many []*gateway.Order
	if strings.HasPrefix(strings.TrimSpace(string(data)), "[") {
		err = json.Unmarshal(data, &many)
	} else {
		one := new(gateway.Order)
		err = json.Unmarshal(data, one)
		many = append(many, one)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if slices.Contains(many, nil) {
		return nil, errors.New(name + ": an order is missing")
	}
	return many, nil
}

// findingDifferences compares the findings' codes, each with its field where the
// example names one.
func findingDifferences(want []string, results []Result) []string {
	var have []string
	for _, r := range results {
		for _, f := range r.Findings {
			have = append(have, f.Code+" "+f.Field)
		}
	}
	var out []string
	for _, w := range want {
		i := slices.IndexFunc(have, func(h string) bool {
			code, _, _ := strings.Cut(h, " ")
			return h == w || code == w
		})
		if i < 0 {
			out = append(out, "the finding did not come: "+w)
			continue
		}
		have = slices.Delete(have, i, i+1)
	}
	for _, h := range have {
		out = append(out, "a finding was not expected: "+h)
	}
	return out
}

// Differences says field by field what got has otherwise than want, one line each
// with the place the value came from. Source, trace, the document key and the
// positions of extensions do not count.
func Differences(want, got *gateway.Order) []string {
	w, g := flat(want), flat(got)
	var out []string
	for _, p := range pointers(w, g) {
		a, inWant := w[p]
		b, inGot := g[p]
		from := ""
		if o, ok := got.Trace[p]; ok {
			from = fmt.Sprintf(" (from %s by %s)", orNothing(o.Path), o.Rule)
		}
		switch {
		case !inGot:
			out = append(out, fmt.Sprintf("%s is missing, want %s", p, a))
		case !inWant:
			out = append(out, fmt.Sprintf("%s is %s, not wanted%s", p, b, from))
		case a != b:
			out = append(out, fmt.Sprintf("%s is %s, want %s%s", p, b, a, from))
		}
	}
	return out
}

func orNothing(path string) string {
	if path == "" {
		return "a constant"
	}
	return path
}

func pointers(maps ...map[string]string) []string {
	var out []string
	for _, m := range maps {
		out = append(out, keys(m)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// flat gives an order's values by JSON pointer.
func flat(o *gateway.Order) map[string]string {
	c := *o
	c.Source, c.Trace, c.DocumentKey = nil, nil, ""
	out := map[string]string{}
	b, err := json.Marshal(&c)
	if err != nil {
		panic("mapping: an order always marshals: " + err.Error())
	}
	var tree any // our own order, not partner data; its decimals are strings
	if err := json.Unmarshal(b, &tree); err != nil {
		panic("mapping: an order always reads back: " + err.Error())
	}
	var walk func(p string, v any)
	walk = func(p string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, e := range v {
				if k == "position" && strings.Contains(p, "/extensions/") {
					continue
				}
				walk(p+"/"+k, e)
			}
		case []any:
			for i, e := range v {
				walk(fmt.Sprintf("%s/%d", p, i), e)
			}
		default:
			b, _ := json.Marshal(v)
			out[p] = string(b)
		}
	}
	walk("", tree)
	return out
}
