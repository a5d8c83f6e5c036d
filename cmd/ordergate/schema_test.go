// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"ordergate/gateway/app"
)

// TestSchemasInDocs: what is published is what the program prints.
func TestSchemasInDocs(t *testing.T) {
	t.Parallel()
	for _, kind := range app.Schemas() {
		code, out := command(t, "schema", kind)
		if code != 0 {
			t.Fatalf("schema %s: %s", kind, out)
		}
		name := filepath.Join("../../docs", kind+".schema.json")
		if *updateGolden {
			if err := os.WriteFile(name, []byte(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if b, err := os.ReadFile(name); err != nil || string(b) != out {
			t.Errorf("%s is stale: go test ./cmd/ordergate -run TestSchemasInDocs -update (%v)", name, err)
		}
	}
	if code, out := command(t, "mapping", "schema"); code != 0 || !strings.Contains(out, `"ordergate: a mapping file"`) {
		t.Errorf("mapping schema: code %d\n%.200s", code, out)
	}
}

func compiled(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	b, err := app.Schema(kind)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(kind, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(kind)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// instance gives YAML as an editor's validator sees it.
func instance(t *testing.T, text string) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	var value func(n *yaml.Node) any
	value = func(n *yaml.Node) any {
		switch {
		case n.Kind == yaml.DocumentNode:
			return value(n.Content[0])
		case n.Kind == yaml.AliasNode:
			return value(n.Alias)
		case n.Kind == yaml.MappingNode:
			m := map[string]any{}
			for i := 0; i+1 < len(n.Content); i += 2 {
				m[n.Content[i].Value] = value(n.Content[i+1])
			}
			return m
		case n.Kind == yaml.SequenceNode:
			list := []any{}
			for _, c := range n.Content {
				list = append(list, value(c))
			}
			return list
		case n.Tag == "!!int":
			i, err := strconv.Atoi(n.Value)
			if err != nil {
				return 12
			}
			return i
		case n.Tag == "!!float":
			return 1.5
		case n.Tag == "!!bool":
			return n.Value == "true"
		case n.Tag == "!!null":
			return nil
		}
		return n.Value
	}
	return value(&doc)
}

// kindOf tells which kind of file an example of the documents is, "" for none.
func kindOf(text string) string {
	for kind, key := range map[string]string{"mapping": "mapping", "table": "table", "partner": "identifiers", "config": "(erp|folders|stations|journal|admin|review)"} {
		if regexp.MustCompile(`(?m)^` + key + `:`).MatchString(text) {
			return kind
		}
	}
	return ""
}

// TestSchemas: every file of ours and every example of the documents passes.
func TestSchemas(t *testing.T) {
	t.Parallel()
	schemas, seen := map[string]*jsonschema.Schema{}, map[string]int{}
	for _, kind := range app.Schemas() {
		schemas[kind] = compiled(t, kind)
	}
	check := func(where, text string) {
		if strings.HasSuffix(where, "/ordergate-order.yaml") {
			return // it hands extensions on, which editors must not offer to any other mapping
		}
		if kind := kindOf(text); kind != "" {
			seen[kind]++
			if err := schemas[kind].Validate(instance(t, text)); err != nil {
				t.Errorf("%s as %s: %v\n%s", where, kind, err, text)
			}
		}
	}
	for _, pattern := range []string{"../../mappings/*/*.yaml", "../../mappings/*/*/*.yaml", "demo/*.yaml", "demo/*/*.yaml", "demo/*/*/*.yaml", "../../docs/*.md", "../../*/README.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Ext(f) == ".yaml" {
				check(f, string(b))
				continue
			}
			for _, m := range yamlBlock.FindAllStringSubmatch(string(b), -1) {
				check(f, m[1])
			}
		}
	}
	for _, kind := range app.Schemas() {
		if seen[kind] == 0 {
			t.Errorf("no %s file was looked at", kind)
		}
	}
}

// TestSchemasRefuse: what editors should underline.
func TestSchemasRefuse(t *testing.T) {
	t.Parallel()
	for kind, texts := range map[string][]string{
		"mapping": {
			"extends: x12-850\n",
			"mapping: a\nordr: {id: BEG03}\n",
			"mapping: a\norder: {idd: BEG03}\n",
			"mapping: a\norder:\n  delivery.deliverryParty.partyName: N102\n",
			"mapping: a\norder:\n  orderLine:\n    quantty: PO102\n",
			"mapping: a\norder:\n  orderLine:\n    - {each: PO1, price.amount: PO104}\n",
			"mapping: a\norder:\n  delivery: N102\n",
			"mapping: a\norder:\n  source: {format: text(x)}\n",
			"mapping: a\nreads: {fromat: x12}\n",
			"mapping: a\nreads: {format: csv, header: first}\n",
			"mapping: a\nexamples: {input: a.edi}\n",
			"mapping: a\nexamples:\n  - {input: a.edi, ordr: a.json}\n",
			"mapping: a\ntables: {units: [EA]}\n",
		},
		"table":   {"entries: {A: B}\n", "table: t\nentries: {A: [B]}\n", "table: t\nunmapped: {severity: bad}\n"},
		"partner": {"identifers:\n  - isa: \"ZZ:X\"\n", "test: perhaps\n"},
		"config":  {"data: [a]\n", "reload: {poll: 5}\n", "log: {level: loud}\n", "review: {diffMappings: maybe}\n"},
	} {
		s := compiled(t, kind)
		for _, text := range texts {
			if err := s.Validate(instance(t, text)); err == nil {
				t.Errorf("%s: not refused:\n%s", kind, text)
			}
		}
	}
}
