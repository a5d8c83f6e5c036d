// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"crypto"
	"fmt"
	"net/http"
	"sync/atomic"
	"testing"

	"ordergate/transports/as2"
)

// TestCutAtEachStep: the server ends in the middle of a message, between any two
// steps; the partner sends it again to the next one. It is taken once, and no
// receipt was given before.
func TestCutAtEachStep(t *testing.T) {
	t.Parallel()
	large := bytes.Repeat([]byte("PO1*1*10*EA*1.50~\n"), 10_000)
	for _, point := range []string{"as2.received", "as2.opened", "as2.sealed", "as2.taken", "as2.answered"} {
		for name, payload := range map[string][]byte{"small": order, "large": large} {
			t.Run(point+" "+name, func(t *testing.T) {
				t.Parallel()
				r := newReceiverOf(t, "ec us", "ec them")
				var dead atomic.Bool
				r.config = func(c *as2.ServerConfig) {
					c.Crash = func(p string) {
						if p == point && dead.CompareAndSwap(false, true) {
							panic(http.ErrAbortHandler) // the connection is cut, nothing more is done
						}
					}
				}
				stop := r.serve()
				contentType, body, content := r.seal(signedEncrypted, payload)
				p, err := do(newClient(t), r.request("<cut@acme>", contentType, bytes.NewReader(body)))
				if err == nil && point != "as2.answered" {
					t.Fatalf("an answer was given: %s", p.outcome())
				}
				taken := len(r.in.Taken())
				if want := point == "as2.taken" || point == "as2.answered"; (taken == 1) != want {
					t.Errorf("%d taken at %s", taken, point)
				}
				stop()
				r.serve()
				for range 2 {
					p := r.post(r.request("<cut@acme>", contentType, bytes.NewReader(body)))
					if p.outcome() != "processed" || !bytes.Equal(p.mdn.MIC.Digest, sumOf(crypto.SHA256, content)) {
						t.Fatal(p.outcome())
					}
				}
				if m := r.in.Taken(); len(m) != 1 || !bytes.Equal(m[0].Payload, payload) {
					t.Error(fmt.Sprint(len(m)), "taken")
				}
			})
		}
	}
}
