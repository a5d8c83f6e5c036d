// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAPIClient: the description is valid OpenAPI 3.1, and a client that others'
// generator makes of it type-checks, posts and lists orders.
func TestAPIClient(t *testing.T) {
	t.Parallel()
	tools, err := filepath.Abs("../../.cache/openapi/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(tools); err != nil {
		t.Fatalf("%v: run scripts/tools.sh", err)
	}
	f := newShopfront(t)
	d := f.start("")
	dir := t.TempDir()
	if err := os.Symlink(tools, filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"openapi.json": f.curl(d.api() + "/v1/openapi.json"), "openapi.yaml": f.curl(d.api() + "/v1/openapi.yaml"), "package.json": `{"type":"module"}`,
		"validate.js": `import { Validator } from "@seriousme/openapi-schema-validator";
for (const f of ["openapi.json", "openapi.yaml"]) {
  const v = new Validator();
  const r = await v.validate(f);
  console.log(f, v.version, r.valid, r.errors ?? "");
}`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	source, err := os.ReadFile("testdata/api/client.ts")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "client.ts"), source, 0o600); err != nil {
		t.Fatal(err)
	}
	node := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("node", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "API="+d.api(), "KEY="+f.key, "TODAY="+time.Now().Format(time.DateOnly))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("node %q: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if out := node("validate.js"); strings.Count(out, "3.1 true") != 2 {
		t.Errorf("%s", out)
	}
	node("node_modules/openapi-typescript/bin/cli.js", "openapi.json", "-o", "schema.d.ts")
	node("node_modules/typescript/bin/tsc", "--strict", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", "--skipLibCheck", "client.ts")
	out := node("client.js")
	for _, want := range []string{"posted 200 accepted", "refused 422 #/issueDate", "listed TS-1 accepted", "one accepted", "me acme 1"} {
		if !strings.Contains(out, want+"\n") {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	d.until("quiet", d.idle)
	d.stop()
}
