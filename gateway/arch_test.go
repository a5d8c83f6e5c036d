// SPDX-License-Identifier: Apache-2.0

package gateway_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type pkg struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string
}

func packages(t *testing.T) map[string]pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports", "ordergate/...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	all := map[string]pkg{}
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

func under(path, room string) bool { return path == room || strings.HasPrefix(path, room+"/") }

// TestImports holds the house's import rules (docs/design.md): which way the
// rooms may look.
func TestImports(t *testing.T) {
	t.Parallel()
	for path, p := range packages(t) {
		for _, imp := range p.Imports {
			switch {
			case under(path, "ordergate/transports") && under(imp, "ordergate/gateway/pipeline"):
				t.Errorf("%s imports %s: a transport knows nothing of the pipeline", path, imp)
			case transport(path) != "" && transport(imp) != "" && transport(path) != transport(imp):
				t.Errorf("%s imports %s: transports never import each other", path, imp)
			case under(imp, "ordergate/gateway/app") && !under(path, "ordergate/gateway/app") && !under(path, "ordergate/cmd"):
				t.Errorf("%s imports %s: nobody imports app but main", path, imp)
			case path == "ordergate/gateway" && strings.Contains(imp, ".") && imp != "github.com/shopspring/decimal":
				t.Errorf("%s imports %s: the common language is the standard library and decimal", path, imp)
			case under(imp, "ordergate/cmd"):
				t.Errorf("%s imports %s", path, imp)
			case under(imp, "go.yaml.in/yaml") && path != "ordergate/gateway/strict":
				t.Errorf("%s imports %s: YAML is read through gateway/strict only", path, imp)
			case imp == "github.com/expr-lang/expr" && path != "ordergate/gateway/mapping":
				t.Errorf("%s imports %s: expressions belong to mapping", path, imp)
			}
		}
	}
}

// transport gives the folder of a transport's package, "" for anything else: what
// several transports are made of is none.
func transport(path string) string {
	rest, ok := strings.CutPrefix(path, "ordergate/transports/")
	if !ok || strings.HasPrefix(rest, "transporttest") || rest == "httpserver" || rest == "tlsfile" {
		return ""
	}
	name, _, _ := strings.Cut(rest, "/")
	return name
}

var pure = []string{"ordergate/gateway/decode", "ordergate/gateway/mapping", "ordergate/gateway/validate", "ordergate/gateway/change", "ordergate/gateway/acknowledge"}

// TestPurity: the pure rooms, and those of our packages that they use, touch
// nothing outside and never ask the clock.
func TestPurity(t *testing.T) {
	t.Parallel()
	all := packages(t)
	seen := map[string]bool{}
	var visit func(path string)
	visit = func(path string) {
		p, ok := all[path]
		if !ok || seen[path] {
			return
		}
		seen[path] = true
		for _, imp := range p.Imports {
			if slices.Contains([]string{"net", "net/http", "os", "os/exec", "database/sql", "go.uber.org/zap"}, imp) {
				t.Errorf("%s imports %s: it must stay pure", path, imp)
			}
			if strings.HasPrefix(imp, "ordergate/") {
				visit(imp)
			}
		}
		if path == "ordergate/gateway" {
			return // SystemClock lives here; the pure rooms may not name it, checked below
		}
		for _, f := range p.GoFiles {
			clocks(t, filepath.Join(p.Dir, f))
		}
	}
	for path := range all {
		for _, room := range pure {
			if under(path, room) && !strings.HasSuffix(path, "test") {
				visit(path)
			}
		}
	}
	if len(seen) < 4 {
		t.Fatalf("only %d packages looked at", len(seen))
	}
}

func clocks(t *testing.T, file string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		id, ok := sel.X.(*ast.Ident)
		if !ok {
			return true
		}
		name := id.Name + "." + sel.Sel.Name
		if slices.Contains([]string{"time.Now", "time.Since", "time.Until", "time.After", "time.Sleep", "gateway.SystemClock"}, name) {
			t.Errorf("%s uses %s: a pure room is given the time", file, name)
		}
		return true
	})
}

// TestBudget keeps files and packages small enough to be read (conventions: file
// 400 lines, package 2,500): well over wants a reason, listed here.
func TestBudget(t *testing.T) {
	t.Parallel()
	reasons := map[string]string{
		"order.go":     "the canonical order is one declaration list, read top to bottom",
		"functions.go": "the mapping language's functions: one table, read by name",
		"compile.go":   "the mapping language's compiler: one recursive descent",
	}
	large := map[string]string{
		"ordergate/cmd/ordergate":              "a small file a subcommand, and the demo, which tells of each door",
		"ordergate/gateway/app":                "where all rooms are put together: a file a room",
		"ordergate/gateway/mapping":            "a language: parser, checker, compiler, functions, examples",
		"ordergate/gateway/mapping/expression": "the mapping language: checker, compiler, functions, and a quick way for the commonest expressions",
		"ordergate/gateway/validate":           "a hundred rules of one kind, each with its sentence and its hint",
		"ordergate/gateway/decode/x12":         "a codec: tables, reader, checks of every kind, writer",
		"ordergate/transports/as2":             "the server and the client of one protocol, with the relations and policies that both go by",
		"ordergate/gateway/pipeline":           "every step of an order, a change and a replay, each with its transaction",
		"ordergate/transports/as2/cms":         "one encoding, four kinds of message that are made of the same pieces, each read and written as a stream",
		"ordergate/gateway/journal":            "one store on two engines: records, lanes of jobs, writer, migrations",
	}
	for path, p := range packages(t) {
		total := 0
		for _, f := range p.GoFiles {
			b, err := os.ReadFile(filepath.Join(p.Dir, f))
			if err != nil {
				t.Fatal(err)
			}
			n := bytes.Count(b, []byte("\n"))
			total += n
			if n > 520 && reasons[f] == "" {
				t.Errorf("%s/%s has %d lines", path, f, n)
			}
		}
		if total > 3500 && large[path] == "" {
			t.Errorf("%s has %d lines", path, total)
		}
	}
}
