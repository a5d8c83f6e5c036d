// SPDX-License-Identifier: Apache-2.0

package acknowledge_test

import (
	"os"
	"path/filepath"
	"testing"

	"ordergate/gateway/acknowledge"
)

// TestSamples acknowledges every shared sample, the broken ones above all: what
// we write is faultless whatever we have read.
func TestSamples(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../../shared/samples/edi/*/*.edi")
	if err != nil || len(files) == 0 {
		t.Log("the shared samples are not here")
		return
	}
	written := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := read(t, data)
		for _, p := range []acknowledge.Profile{{TA1: acknowledge.Always}, {Functional: acknowledge.F999, Compact: true}} {
			b := acknowledge.Bundle{Sets: acknowledge.Functional(r.ic, r.groups, p)}
			if acknowledge.TA1Due(r.ic, p) {
				b.TA1 = append(b.TA1, acknowledge.TA1(r.ic))
			}
			if len(b.TA1)+len(b.Sets) == 0 {
				continue
			}
			env := envelope(r.ic)
			if env.Sender.ID == "" || env.Receiver.ID == "" || len(env.Sender.Qualifier) != 2 || len(env.Receiver.Qualifier) != 2 {
				continue // no address to answer to
			}
			s, err := b.Seal(p, env)
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			written++
			if clean(t, s.Payload); t.Failed() {
				t.Fatalf("%s (%+v)", file, p)
			}
		}
	}
	t.Logf("%d acknowledgements of %d samples read back without a finding", written, len(files))
}
