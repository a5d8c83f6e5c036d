// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ordergate/gateway/config"
)

var yamlBlock = regexp.MustCompile("(?s)```yaml\n(.*?)```")

// TestConfigInDocs reads every config example of the documents.
func TestConfigInDocs(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range yamlBlock.FindAllStringSubmatch(string(b), -1) {
			if !regexp.MustCompile(`(?m)^(erp|folders|stations|journal|admin):`).MatchString(m[1]) {
				continue
			}
			n++
			_, faults := config.Parse(filepath.Join(t.TempDir(), "config.yaml"), []byte(m[1]), func(string) string { return "secret" })
			for _, fault := range faults.Errors() {
				if !strings.Contains(fault.Message, "station") && !strings.Contains(fault.Message, "no such file") { // an example need not be a whole config
					t.Errorf("%s: %s in\n%s", f, fault, m[1])
				}
			}
		}
	}
	if n == 0 {
		t.Error("no config examples found")
	}
}

// TestLinksInDocs: every link between documents leads somewhere.
func TestLinksInDocs(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
	for _, f := range append(files, "../../README.md") {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(b), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(f), m[1])); err != nil {
				t.Errorf("%s links to %s: %v", f, m[1], err)
			}
		}
	}
}
