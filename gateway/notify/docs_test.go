// SPDX-License-Identifier: Apache-2.0

package notify_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"ordergate/gateway"
)

// TestDocs: docs/webhooks.md lists each event as the program describes it, and no
// other.
func TestDocs(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../../docs/webhooks.md")
	if err != nil {
		t.Fatal(err)
	}
	want := "| event | when |\n|---|---|\n"
	for _, e := range gateway.EventTypes() {
		want += fmt.Sprintf("| `%s` | %s |\n", e.Type, e.Text)
	}
	if !strings.Contains(string(b), want+"\n") {
		t.Errorf("docs/webhooks.md does not hold\n%s", want)
	}
}
