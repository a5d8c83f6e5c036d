// SPDX-License-Identifier: Apache-2.0

package strict_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

type inner struct {
	Wait  time.Duration `yaml:"wait" default:"30s"`
	Tries int           `yaml:"tries" default:"3"`
}

type common struct {
	Timeout time.Duration `yaml:"timeout"`
}

type shape struct {
	common   `yaml:",inline"`
	Name     string            `yaml:"name"`
	Code     string            `yaml:"code" enum:"red,green,blue"`
	On       bool              `yaml:"on"`
	Count    int               `yaml:"count"`
	Small    int8              `yaml:"small"`
	Size     strict.Bytes      `yaml:"size" default:"64KiB"`
	Price    *gateway.Dec      `yaml:"price"`
	Fee      gateway.Dec       `yaml:"fee"`
	Token    strict.Secret     `yaml:"token"`
	List     []string          `yaml:"list"`
	Map      map[string]string `yaml:"map"`
	Codes    []string          `yaml:"codes" enum:"red,green,blue"`
	Inner    inner             `yaml:"inner"`
	Inners   []inner           `yaml:"inners"`
	Opt      *inner            `yaml:"opt"`
	Ordered  strict.Pairs[int] `yaml:"ordered"`
	Tree     strict.Value      `yaml:"tree"`
	Severity gateway.Severity  `yaml:"severity"`
	Words    []string          `yaml:"words" default:"a, b"`
	Hidden   string            `yaml:"-"`
}

func decode(t *testing.T, text string) (shape, *strict.File, gateway.Faults) {
	t.Helper()
	var s shape
	f, faults := strict.Decode("t.yaml", []byte(text), &s)
	return s, f, faults
}

func TestScalarsKeepTheirText(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"0012345", "on", "NO", "1e3", "0x1F", "1_000", "2001-01-01", "012", "true", "12:30:45", "=", "1.10"} {
		s, _, faults := decode(t, "name: "+text+"\nlist: ["+text+"]\nmap: {"+text+": "+text+"}\n")
		if len(faults) > 0 {
			t.Fatalf("%s: %v", text, faults)
		}
		if s.Name != text || s.List[0] != text || s.Map[text] != text {
			t.Errorf("%s became %q, %q, %q", text, s.Name, s.List[0], s.Map[text])
		}
	}
}

func TestDecodeFillsIn(t *testing.T) {
	t.Parallel()
	s, _, faults := decode(t, `
name: "a\tb"
code: green
on: true
count: -7
size: 10MB
price: 12.340
fee: "0.10"
token: ${env:TOKEN}
timeout: 1d12h
inner: {tries: 0}
inners: [{wait: 250ms}]
opt: {}
ordered: {z: 1, a: 2, m: 3}
severity: hold
words: [x]
`)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if s.Name != "a\tb" || s.Code != "green" || !s.On || s.Count != -7 || s.Size != 10_000_000 || s.Token.String() != "${env:TOKEN}" || s.Severity != gateway.Hold {
		t.Errorf("%+v", s)
	}
	if s.Price.String() != "12.340" || s.Fee.String() != "0.10" || !s.Fee.Equal(decimal.RequireFromString("0.1")) {
		t.Errorf("price %s, fee %s", s.Price, s.Fee)
	}
	if s.Timeout != 36*time.Hour {
		t.Errorf("timeout %s", s.Timeout)
	}
	if s.Inner != (inner{30 * time.Second, 0}) {
		t.Errorf("a 0 that was written became the default: %+v", s.Inner)
	}
	if s.Inners[0] != (inner{250 * time.Millisecond, 3}) || *s.Opt != (inner{30 * time.Second, 3}) {
		t.Errorf("defaults in lists and pointers: %+v %+v", s.Inners, s.Opt)
	}
	var keys []string
	for _, p := range s.Ordered {
		keys = append(keys, fmt.Sprintf("%s=%d@%d:%d", p.Key, p.Value, p.Line, p.Column))
	}
	if diff := cmp.Diff([]string{"z=1@14:11", "a=2@14:17", "m=3@14:23"}, keys); diff != "" {
		t.Error(diff)
	}
	if v, ok := s.Ordered.Get("m"); !ok || v != 3 {
		t.Error("Get m")
	}
	if diff := cmp.Diff([]string{"x"}, s.Words); diff != "" {
		t.Error(diff)
	}
}

func TestEmptyFileGetsDefaults(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "# nothing\n", "---\n", "name:\n", "name: ~\ninner: null\nsize:\n", "\ufeff", "{}"} {
		s, _, faults := decode(t, text)
		if len(faults) > 0 {
			t.Fatalf("%q: %v", text, faults)
		}
		if s.Size != 64<<10 || s.Inner.Tries != 3 || s.Opt != nil || len(s.Words) != 2 || s.Words[1] != "b" {
			t.Errorf("%q: %+v", text, s)
		}
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text, want string
	}{
		{"unknown key", "tiemout: 3s\n", `t.yaml:1:1: unknown key "tiemout" (did you mean "timeout"?)`},
		{"unknown key inside", "inner:\n  trys: 3\n", `t.yaml:2:3: unknown key "trys" (did you mean "tries"?)`},
		{"unknown key, few known", "inner: {frequency: 3}\n", `t.yaml:1:9: unknown key "frequency" (known are wait, tries)`},
		{"left out field", "hidden: x\n", `t.yaml:1:1: unknown key "hidden"`},
		{"duplicate key", "name: a\non: true\nname: b\n", `t.yaml:3:1: key "name" is given twice (first in line 1)`},
		{"duplicate in map", "map: {a: 1, a: 2}\n", `t.yaml:1:13: key "a" is given twice (first in line 1)`},
		{"duplicate in tree", "tree:\n  a: 1\n  a: 2\n", `t.yaml:3:3: key "a" is given twice (first in line 2)`},
		{"several documents", "name: a\n---\nname: b\n", `t.yaml:2:1: a second document starts here (one document a file: take the --- out)`},
		{"bool", "on: yes\n", `t.yaml:1:5: "yes" is neither true nor false (write true)`},
		{"bool capital", "on: False\n", `t.yaml:1:5: "False" is neither true nor false (write false)`},
		{"int", "count: many\n", `t.yaml:1:8: "many" is not a whole number`},
		{"int float", "count: 1.5\n", `t.yaml:1:8: "1.5" is not a whole number`},
		{"int octal", "count: 010\n", `t.yaml:1:8: "010" starts with a zero (write it without: elsewhere that means octal)`},
		{"int too large", "small: 128\n", `t.yaml:1:8: 128 is out of range (-128 to 127)`},
		{"int far too large", "count: 99999999999999999999\n", `t.yaml:1:8: 99999999999999999999 is out of range (-9223372036854775808 to 9223372036854775807)`},
		{"duration without unit", "timeout: 30\n", `t.yaml:1:10: "30" is not a length of time (give the unit: 30s, 30m, 30h or 30d)`},
		{"duration", "timeout: soon\n", `t.yaml:1:10: "soon" is not a length of time (like 30s, 15m, 4h, 14d or 1h30m)`},
		{"duration too long", "timeout: 999999999999d\n", `t.yaml:1:10: "999999999999d" is too long a time`},
		{"size", "size: big\n", `t.yaml:1:7: "big" is not a size (like 512, 64KiB, 10MB or 1GiB)`},
		{"size too large", "size: 99999999999TB\n", `t.yaml:1:7: "99999999999TB" is too large a size`},
		{"decimal comma", "price: 12,50\n", `t.yaml:1:8: "12,50" is not a decimal number (write a point, no comma)`},
		{"decimal exponent", "price: 1e9\n", `t.yaml:1:8: "1e9" is not a decimal number`},
		{"secret inline", "token: hunter2\n", `t.yaml:1:8: a secret does not stand in the file itself (write ${env:NAME} or file:path)`},
		{"enum near", "code: gren\n", `t.yaml:1:7: "gren" is not known here (did you mean "green"?)`},
		{"enum far", "code: magenta\n", `t.yaml:1:7: "magenta" is not known here (one of red, green, blue)`},
		{"enum in a list", "codes:\n  - red\n  - pink\n", `t.yaml:3:5: "pink" is not known here (one of red, green, blue)`},
		{"scalar for list", "list: a\n", `t.yaml:1:7: a list is wanted here, not a single value (write [a])`},
		{"list for scalar", "name: [a]\n", `t.yaml:1:7: a single value is wanted here, not a list`},
		{"list for struct", "inner: [a]\n", `t.yaml:1:8: keys with values is wanted here, not a list`},
		{"scalar for map", "map: a\n", `t.yaml:1:6: keys with values is wanted here, not a single value`},
		{"file is a list", "- a\n- b\n", `t.yaml:1:1: keys with values is wanted here, not a list`},
		{"file is text", "hello\n", `t.yaml:1:1: keys with values is wanted here, not a single value`},
		{"empty list item", "list:\n  - a\n  -\n", `t.yaml:3:4: empty list item (take it out or give it a value)`},
		{"tab", "inner:\n\twait: 3s\n", `t.yaml:2:1: a tab stands where spaces belong (indent with spaces)`},
		{"at sign", "name: @me\n", `t.yaml:1:7: a value cannot start with "@" (put it in quotes)`},
		{"colon", "name: a: b\n", `t.yaml:1:8: ": " is not expected here (put a value that has it in quotes; or the indentation is off)`},
		{"open quote", "name: 'a\non: true\n", `t.yaml:1:7: the quote that opens here is never closed`},
		{"open list", "list: [a\nname: b\n", `t.yaml:2:5: not YAML: did not find expected ',' or ']' (while parsing a flow sequence that starts in line 1)`},
		{"indented less", " name: a\non: true\n", `t.yaml:2:1: this line is indented less than the first (keys that belong together start in the same column)`},
		{"unknown alias", "name: *n\n", `t.yaml:1:7: unknown anchor 'n' referenced`},
		{"alias in itself", "tree: &a [*a]\n", `t.yaml:1:11: alias *a contains itself`},
		{"merge key", "inner:\n  <<: {tries: 1}\n", `t.yaml:2:3: merge keys (<<) are not used here (write the keys out)`},
		{"tag", "name: !!int 3\n", `t.yaml:1:7: tag !!int is not used here (leave it out)`},
		{"local tag", "name: !secret 3\n", `t.yaml:1:7: tag !secret is not used here (leave it out)`},
		{"key is a list", "? [a]\n: b\n", `t.yaml:1:3: a key must be a single word or text`},
		{"not UTF-8", "name: a\nlist: [\xff]\n", `t.yaml:2:8: byte FF is not UTF-8 (save the file as UTF-8)`},
		{"control character", "name: a\x01\n", `t.yaml:1:8: control character 01 (write it as "\x01" in double quotes)`},
		{"faults behind a wide character", "map: {é: 1, é: 2}\n", `t.yaml:1:13: key "é" is given twice (first in line 1)`},
		{"all at once", "on: maybe\ntiemout: 1\ncount: x\n", `t.yaml:1:5: "maybe" is neither true nor false (write true or false)
t.yaml:2:1: unknown key "tiemout" (did you mean "timeout"?)
t.yaml:3:8: "x" is not a whole number`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, _, faults := decode(t, tt.text)
			if diff := cmp.Diff(tt.want, faults.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRightPartsAreKeptBesideFaults(t *testing.T) {
	t.Parallel()
	s, _, faults := decode(t, "name: a\ncount: x\nlist: [1, [2], 3]\ninner: {tries: x, wait: 1s}\n")
	if len(faults) != 3 || s.Name != "a" || s.Inner.Wait != time.Second {
		t.Errorf("%v\n%+v", faults, s)
	}
	if diff := cmp.Diff([]string{"1", "", "3"}, s.List); diff != "" {
		t.Error("places in the list moved: " + diff)
	}
}

func TestAliases(t *testing.T) {
	t.Parallel()
	s, f, faults := decode(t, "inner: &i {tries: 9}\nopt: *i\nlist: [&x a, *x]\n")
	if len(faults) > 0 || s.Opt.Tries != 9 || s.List[1] != "a" {
		t.Errorf("%v %+v", faults, s)
	}
	if line, column := f.Position("opt", "tries"); line != 1 || column != 19 {
		t.Errorf("opt.tries at %d:%d", line, column)
	}

	var bomb strings.Builder
	bomb.WriteString("tree:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 20; i++ {
		fmt.Fprintf(&bomb, "  a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	_, _, faults = decode(t, bomb.String())
	if len(faults) != 1 || !strings.Contains(faults[0].Message, "aliases (*name) stand for too many values") {
		t.Errorf("bomb: %v", faults)
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	_, _, faults := decode(t, "tree: "+strings.Repeat("[", 200)+strings.Repeat("]", 200)+"\n")
	if len(faults) != 1 || faults[0].Message != "too deep" {
		t.Errorf("deep: %v", faults)
	}
	_, _, faults = decode(t, "list: ["+strings.Repeat("[], ", 5000)+"]\n")
	if len(faults) != 201 || faults[200].Message != "too many faults: the rest is not shown" {
		t.Errorf("%d faults", len(faults))
	}
	_, _, faults = decode(t, strings.Repeat("#", strict.MaxBytes+1))
	if len(faults) != 1 || !strings.Contains(faults[0].Message, "bytes") {
		t.Errorf("size: %v", faults)
	}
}

func TestPositions(t *testing.T) {
	t.Parallel()
	_, f, faults := decode(t, "name: a\ninner:\n  tries: 3\ninners:\n  - tries: 1\n  - tries: 2\n")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, tt := range []struct{ path, want string }{
		{"name", "1:7"}, {"inner tries", "3:10"}, {"inners 1 tries", "6:12"}, {"inner wait", "0:0"}, {"inners 2", "0:0"}, {"inners x", "0:0"}, {"name x", "0:0"},
	} {
		line, column := f.Position(strings.Fields(tt.path)...)
		if got := fmt.Sprintf("%d:%d", line, column); got != tt.want {
			t.Errorf("%s at %s, want %s", tt.path, got, tt.want)
		}
	}
	for _, tt := range []struct {
		path, want string
		key        bool
	}{
		{"inner tries", "t.yaml:3:10: m (h)", false},
		{"inner tries", "t.yaml:3:3: m (h)", true},
		{"inner wait", "t.yaml:2:1: m (h)", false}, // nearest parent's key
		{"inners 1", "t.yaml:6:5: m (h)", false},
		{"answers via", "t.yaml:1:1: m (h)", false},
	} {
		got := f.Fault("m", "h", strings.Fields(tt.path)...)
		if tt.key {
			got = f.KeyFault("m", "h", strings.Fields(tt.path)...)
		}
		if got.String() != tt.want {
			t.Errorf("%s: %s, want %s", tt.path, got, tt.want)
		}
	}
	_, empty, _ := decode(t, "")
	if got := empty.Fault("m", "", "a").String(); got != "t.yaml: m" {
		t.Error(got)
	}
	if !f.Has("inner", "tries") || f.Has("inner", "wait") {
		t.Error("Has")
	}
}

func TestTree(t *testing.T) {
	t.Parallel()
	s, _, faults := decode(t, "tree:\n  b: 'x'\n  a: [1, {c: 02}]\n  n:\n")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b, a := s.Tree.Keys[0], s.Tree.Keys[1]
	if s.Tree.Kind != strict.Map || b.Key != "b" || b.Value.Text != "x" || !b.Value.Quoted || b.Value.Line != 2 || b.Value.Column != 6 {
		t.Errorf("%+v", s.Tree)
	}
	if c, _ := a.Value.Items[1].Keys.Get("c"); c.Text != "02" || c.Quoted || c.Fault("m", "").String() != "t.yaml:3:14: m" {
		t.Errorf("%+v", c)
	}
	if s.Tree.Keys[2].Value.Kind != strict.Null {
		t.Error("null")
	}
}

func TestSecret(t *testing.T) {
	t.Parallel()
	getenv := func(name string) string { return map[string]string{"TOKEN": "t0p"}[name] }
	read := func(path string) ([]byte, error) {
		switch path {
		case "/run/key":
			return []byte("k3y\r\n"), nil
		case "empty":
			return []byte("\n"), nil
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: errors.New("no such file or directory")}
	}
	for _, tt := range []struct{ ref, want, err string }{
		{"${env:TOKEN}", "t0p", ""},
		{"${env:NONE}", "", "read secret: environment variable NONE is not set"},
		{"file:/run/key", "k3y", ""},
		{"file:empty", "", "read secret: empty is empty"},
		{"file:gone", "", "read secret: open gone: no such file or directory"},
	} {
		s, _, faults := decode(t, "token: "+tt.ref+"\n")
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		got, err := s.Token.Resolve(getenv, read)
		if got != tt.want || (err == nil) != (tt.err == "") || err != nil && err.Error() != tt.err {
			t.Errorf("%s: %q, %v", tt.ref, got, err)
		}
		if strings.Contains(fmt.Sprintf("%v %+v %s", s.Token, s, s.Token), "t0p") {
			t.Error("a secret was printed")
		}
	}
	if v, err := (strict.Secret{}).Resolve(getenv, read); v != "" || err != nil {
		t.Error("zero secret")
	}
}

func TestDurationsAndSizesReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := time.Duration(rapid.Int64Range(math.MinInt64/int64(time.Millisecond)+1, math.MaxInt64/int64(time.Millisecond)).Draw(t, "ms")) * time.Millisecond
		if got, err := strict.ParseDuration(strict.FormatDuration(d)); err != nil || got != d {
			t.Fatalf("%s read back as %s: %v", strict.FormatDuration(d), got, err)
		}
		b := strict.Bytes(rapid.Int64Min(0).Draw(t, "bytes"))
		var back strict.Bytes
		if err := back.UnmarshalText([]byte(b.String())); err != nil || back != b {
			t.Fatalf("%s read back as %s: %v", b, back, err)
		}
	})
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	type leaf struct {
		Age time.Duration `yaml:"age" default:"3d" doc:"how old"`
	}
	type root struct {
		common
		Code   string             `yaml:"code" enum:"a,b" doc:"which"`
		Leaves []leaf             `yaml:"leaves"`
		ByName map[string]leaf    `yaml:"byName"`
		Opt    *leaf              `yaml:"opt"`
		Pairs  strict.Pairs[leaf] `yaml:"pairs"`
		Key    strict.Secret      `yaml:"key"`
	}
	var got []string
	for _, k := range strict.Describe(root{}) {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s: %s %v %s %s", k.Path, k.Type, k.Enum, k.Default, k.Doc)))
	}
	want := []string{"timeout: duration []", "code: text [a b]  which", "leaves: list of keys []", "leaves[].age: duration [] 3d how old",
		"byName: keys with keys []", "byName.*.age: duration [] 3d how old", "opt: keys []", "opt.age: duration [] 3d how old",
		"pairs: keys with keys []", "pairs.*.age: duration [] 3d how old", "key: secret []"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	s := shape{Size: 5}
	strict.Defaults(&s)
	if s.Size != 5 || s.Inner.Wait != 30*time.Second {
		t.Errorf("%+v", s)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"name: a\n", "a: &x [1]\nb: *x\n", "list: [a, {b: c}]\n", "tree: {a: [b, 'c', \"d\\n\"]}\n---\nx", "price: 1.50\ntoken: file:x\ntimeout: 1d\n",
		"<<: {a: b}\n", "? a\n: b\n", "name: |\n  x\n  y\n", "name: !!str 3\n", "\ufeffname: \u0085\n", "tree: &a [*a]", "inner: {tries: 1, wait: 2s}\nordered: {a: 1}\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var s shape
		file, faults := strict.Decode("f.yaml", data, &s)
		lines := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + strings.Count(string(data), "\u0085") +
			strings.Count(string(data), "\u2028") + strings.Count(string(data), "\u2029") + 1
		for _, fault := range faults {
			if fault.Message == "" || fault.Line < 0 || fault.Column < 0 || fault.Line > lines+1 {
				t.Errorf("%d lines, fault %+v", lines, fault)
			}
		}
		file.Fault("m", "h", "tree", "a", "0", "b")
		if len(faults) > 0 {
			return
		}
		var again shape // the same bytes are the same values
		if _, f2 := strict.Decode("f.yaml", data, &again); len(f2) > 0 {
			t.Errorf("faults the second time: %v", f2)
		}
	})
}

func TestJSON(t *testing.T) {
	t.Parallel()
	got, err := strict.JSON("order.yaml", []byte("id: 0012\nnote: \"true\"\nyes: true\nnone:\nline: [{quantity: 2.50}, x]\n"))
	if want := `{"id":"0012","note":"true","yes":true,"none":null,"line":[{"quantity":"2.50"},"x"]}`; err != nil || string(got) != want {
		t.Errorf("%s, %v", got, err)
	}
	for _, bad := range []string{"a: [", "- x", "", "x"} {
		if _, err := strict.JSON("order.yaml", []byte(bad)); err == nil || !strings.Contains(err.Error(), "order.yaml") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
