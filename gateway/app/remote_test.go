// SPDX-License-Identifier: Apache-2.0

package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway/app"
)

// TestRemoteFiles: check tells of files that a remote block names and that are not
// there, and of two partners that fetch the same; a password in the URL is not shown.
func TestRemoteFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("config.yaml", "stations: [{id: main, isa: \"ZZ:X\"}]\nadmin: {listen: \"off\"}\n")
	write("partners/acme.yaml", "identifiers: [{isa: \"ZZ:ACME\"}]\nremote:\n  url: sftp://us@host\n  knownHosts: secrets/known_hosts\n  key: file:secrets/key\n  fetch: {folders: [/out]}\n  push: {folder: /in}\n")
	write("partners/brand.yaml", "identifiers: [{isa: \"ZZ:BRAND\"}]\nremote:\n  url: sftp://us@host\n  hostKeys: [\"SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\"]\n  password: ${env:NOBODY}\n  fetch: {folders: [/out/]}\n  push: {folder: /in}\n")
	write("partners/crown.yaml", "identifiers: [{isa: \"ZZ:CROWN\"}]\nremote: {url: \"sftp://us:hunter2@host\", fetch: {folders: [/x]}}\n")
	text := ""
	for _, f := range app.CheckFiles(t.Context(), filepath.Join(dir, "config.yaml"), func(string) string { return "" }) {
		text += f.String() + "\n"
	}
	for _, want := range []string{"acme.yaml:4:", "known_hosts", "acme.yaml:5:", "secrets/key", "brand.yaml:5:", "NOBODY", "partner acme fetches the same files of this folder", "a password does not stand in the URL"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "hunter2") {
		t.Errorf("a password is shown\n%s", text)
	}
}
