// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"crypto"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"
	"time"

	"ordergate/transports/as2"
)

// mutate damages a message in one of the ways that lines, disks and attackers do.
func mutate(rnd *rand.Rand, body []byte) []byte {
	b := bytes.Clone(body)
	for range 1 + rnd.IntN(3) {
		if len(b) == 0 {
			return b
		}
		i := rnd.IntN(len(b))
		switch rnd.IntN(6) {
		case 0, 1:
			b[i] ^= 1 << rnd.IntN(8)
		case 2:
			b = b[:i]
		case 3:
			b = append(b[:i:i], b[min(len(b), i+1+rnd.IntN(40)):]...)
		case 4:
			b = append(b[:i:i], append(bytes.Repeat([]byte{byte(rnd.Uint32())}, 1+rnd.IntN(40)), b[i:]...)...)
		case 5:
			j := min(len(b), i+1+rnd.IntN(200))
			b = append(b[:j:j], append(bytes.Clone(b[i:j]), b[j:]...)...)
		}
	}
	return b
}

// TestMutated: thousands of damaged messages against a running server. What was
// signed or encrypted with authentication is taken as it was meant, or not at all.
func TestMutated(t *testing.T) {
	t.Parallel()
	// Signatures are required: CBC alone lets whoever is on the line change what a
	// message says it is.
	yes := true
	r := newReceiverOf(t, "ec us", "ec them", func(rel *as2.Relation) { rel.Receive.Signed = &yes })
	r.config = func(c *as2.ServerConfig) { c.Idle = time.Minute }
	r.serve()
	large := bytes.Repeat([]byte("PO1*1*10*EA*1.50~\n"), 5_000)
	type kind struct {
		contentType   string
		body, payload []byte
		content       []byte
	}
	var kinds []kind
	for _, s := range []sealed{{sign: crypto.SHA256}, {sign: crypto.SHA256, encrypt: "aes-128-cbc", name: "a.edi"}, {sign: crypto.SHA256, encrypt: "aes-256-gcm"}} {
		for _, p := range [][]byte{order, large} {
			contentType, body, content := r.seal(s, p)
			kinds = append(kinds, kind{contentType, body, p, content})
		}
	}
	n := 2000
	if testing.Short() {
		n = 300
	}
	client := newClient(t)
	var wg sync.WaitGroup
	work := make(chan int)
	for range 8 {
		wg.Go(func() {
			for i := range work {
				rnd := rand.New(rand.NewPCG(7, uint64(i)))
				k := kinds[i%len(kinds)]
				body := mutate(rnd, k.body)
				p, err := do(client, r.request(fmt.Sprintf("<m%d@acme>", i), k.contentType, bytes.NewReader(body)))
				if err != nil || p.status != http.StatusOK || p.mdn == nil {
					t.Errorf("%d: %d %v %q", i, p.status, err, p.body)
					continue
				}
				if p.mdn.Disposition.Positive() && !bytes.Equal(p.mdn.MIC.Digest, sumOf(p.mdn.MIC.Hash, k.content)) {
					t.Errorf("%d: processed with another MIC", i)
				}
			}
		})
	}
	for i := range n {
		work <- i
	}
	close(work)
	wg.Wait()
	good := 0
	for _, m := range r.in.Taken() {
		if !bytes.Equal(m.Payload, order) && !bytes.Equal(m.Payload, large) {
			t.Errorf("taken: %.60q", m.Payload)
		}
		good++
	}
	if xs := r.in.Exchanges(); len(xs) != n {
		t.Errorf("%d exchanges of %d", len(xs), n)
	}
	t.Logf("%d of %d were still what was meant", good, n)
}
