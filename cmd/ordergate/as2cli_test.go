// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAS2Test tries the way to partners that nobody answers for.
func TestAS2Test(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"config.yaml":        "stations:\n  - id: main\n    name: Us\n    isa: \"ZZ:US\"\n    gs: US\n    as2: US\n",
		"partners/acme.yaml": "partner: acme\nas2: {id: ACME, url: \"http://127.0.0.1:1/as2\", sign: none, encrypt: none, mdn: none}\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		partner string
		want    []string
	}{
		{"acme", []string{"ok      config", "FAILED  TCP", "Ask the partner whether its AS2 server runs"}},
		{"nobody-at-all", []string{"there is no partner nobody-at-all"}},
	} {
		var out bytes.Buffer
		code := run([]string{"as2", "test", "--config", filepath.Join(dir, "config.yaml"), tt.partner},
			world{ctx: context.Background(), in: strings.NewReader(""), out: &out, err: &out, getenv: func(string) string { return "" }})
		for _, w := range tt.want {
			if !strings.Contains(out.String(), w) || code == 0 {
				t.Errorf("%s: exit code %d, %s", tt.partner, code, out.String())
			}
		}
	}
}
