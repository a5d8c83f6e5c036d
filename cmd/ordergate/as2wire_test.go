// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"ordergate/gateway/api"
	"ordergate/gateway/review"
	"ordergate/transports"
)

// wire stands between the two sides of a trade and writes down what passes.
type wire struct {
	mu    sync.Mutex
	ids   map[string][]string // Message-IDs of requests by the SHA-256 of their bodies
	posts map[string]int      // requests by Message-ID
	said  map[string]bool     // Original-Message-IDs that a receipt called processed
}

var (
	wireID     = regexp.MustCompile(`(?im)^Message-ID: (.*?)\r?$`)
	originalID = regexp.MustCompile(`(?im)^Original-Message-ID: *(\S+)`)
	processed  = regexp.MustCompile(`(?im)^Disposition:[^;]*; *processed *\r?$`)
)

// request notes what a side sends.
func (w *wire) request(id string, body []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	sum := fmt.Sprintf("%x", sha256.Sum256(body))
	if w.posts[id]++; !slices.Contains(w.ids[sum], id) {
		w.ids[sum] = append(w.ids[sum], id)
	}
}

// receipt notes what a side has said of a message.
func (w *wire) receipt(body []byte) {
	if id := originalID.FindSubmatch(body); id != nil && processed.Match(body) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.said[string(id[1])] = true
	}
}

// tap starts a listener in front of a port of this machine.
func (w *wire) tap(t testing.TB, port string) string {
	t.Helper()
	to, err := url.Parse("http://127.0.0.1:" + port)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to) },
		ModifyResponse: func(res *http.Response) error {
			body, err := io.ReadAll(res.Body)
			if err != nil {
				return err
			}
			w.receipt(body)
			res.Body = io.NopCloser(bytes.NewReader(body))
			return nil
		},
		// The side is dead: whoever called sees what a dead server gives.
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
	}
	s := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		w.request(r.Header.Get("Message-Id"), body)
		w.receipt(body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		proxy.ServeHTTP(rw, r)
	}))
	t.Cleanup(s.Close)
	return strings.TrimPrefix(s.URL, "http://127.0.0.1:")
}

// watched puts a wire between the sides of a trade.
func (x *trade) watched() *wire {
	x.seller.t.Helper()
	w := &wire{ids: map[string][]string{}, posts: map[string]int{}, said: map[string]bool{}}
	for port, files := range map[string][2]string{x.sellerPort: {"config.yaml", "partners/ordergate.yaml"}, x.buyerPort: {"partners/acme.yaml", "config.yaml"}} {
		tapped := w.tap(x.seller.t, port)
		x.seller.edit(files[0], "http://127.0.0.1:"+port, "http://127.0.0.1:"+tapped)
		x.buyer.edit(files[1], "http://127.0.0.1:"+port, "http://127.0.0.1:"+tapped)
	}
	return w
}

// ask reads an answer of the daemon's API.
func ask[T any](d *daemon, path string) (out T) {
	d.t.Helper()
	text := d.get(path)
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		d.t.Fatalf("%s: %v: %s", path, err, text)
	}
	return out
}

// exchanges are those of a direction, newest first.
func (d *daemon) exchanges(direction string) []review.ExchangeItem {
	d.t.Helper()
	return ask[[]review.ExchangeItem](d, "/api/exchanges?limit=1000&direction="+direction)
}

// sent are the outbound documents, without receipts of ours.
func (d *daemon) sent() []review.OutboundItem {
	d.t.Helper()
	return slices.DeleteFunc(ask[[]review.OutboundItem](d, "/api/outbound?limit=1000"), func(o review.OutboundItem) bool { return o.Kind == transports.KindReceipt })
}

// proves checks the kept proof of an exchange again.
func (d *daemon) proves(x review.ExchangeItem) {
	d.t.Helper()
	for _, v := range ask[[]api.Verified](d, "/api/verify?name="+x.ID) {
		if !v.OK {
			d.t.Errorf("%s %s does not hold: %+v", x.Direction, x.MessageID, v.Steps)
		}
	}
}

// proof is what is kept of an exchange: the Message-ID in its header, and its body.
func (d *daemon) proof(id, what string) (messageID, body string) {
	d.t.Helper()
	header, body, ok := strings.Cut(d.get("/api/exchanges/"+id+"/"+what), "\r\n\r\n")
	if !ok {
		d.t.Fatalf("the %s of exchange %s has no end of its header", what, id)
	}
	if m := wireID.FindStringSubmatch(header); m != nil {
		messageID = m[1]
	}
	return messageID, body
}

// agree checks that the two sides of a trade have the same to show: each document
// left under one Message-ID and was taken once, with the same bytes and the same
// receipt on both sides, and each proof holds. It returns how many of each kind from
// one side reached the other.
func (w *wire) agree(t testing.TB, from, to *daemon) map[string]int {
	t.Helper()
	kinds := map[string]string{}
	for _, o := range from.sent() {
		kinds[o.ID] = o.Kind
		if o.State != "sent" {
			t.Errorf("%s %s is %s: %s", o.Kind, o.ID, o.State, o.Error)
		}
	}
	taken := map[string]review.ExchangeItem{}
	for _, x := range to.exchanges("in") {
		if _, twice := taken[x.MessageID]; twice || x.State != "processed" || len(x.Messages) != 1 {
			t.Errorf("in: %s is %s (%s), payloads %v, twice %t", x.MessageID, x.State, x.Reason, x.Messages, twice)
		}
		taken[x.MessageID] = x
		to.proves(x)
	}
	count, carried := map[string]int{}, map[string]bool{}
	for _, x := range from.exchanges("out") {
		in, ok := taken[x.MessageID]
		if !ok || x.State != "confirmed" || carried[x.Outbound] {
			t.Errorf("out: %s of %s is %s (%s), taken %t, second exchange of its document %t", x.MessageID, x.Outbound, x.State, x.Reason, ok, carried[x.Outbound])
			continue
		}
		carried[x.Outbound] = true
		count[kinds[x.Outbound]]++
		delete(taken, x.MessageID)
		from.proves(x)
		for _, what := range []string{"original", "receipt"} {
			id, body := from.proof(x.ID, what)
			otherID, other := to.proof(in.ID, what)
			if body != other || body == "" || id != otherID || id == "" {
				t.Errorf("the %s of %s differs: %q with %d bytes here, %q with %d bytes there", what, x.MessageID, id, len(body), otherID, len(other))
			}
		}
	}
	for id := range taken {
		t.Errorf("%s was taken, but its sender has nothing of it", id)
	}
	return count
}

// once checks what passed over the wire against what both sides have: no bytes under
// two Message-IDs, none of documents that nobody has, no word about what was not
// taken.
func (w *wire) once(t testing.TB, a, b *daemon) {
	t.Helper()
	known := map[string]bool{}
	for _, d := range []*daemon{a, b} {
		for _, x := range d.exchanges("in") {
			known[x.MessageID] = true
			id, _ := d.proof(x.ID, "receipt")
			known[id] = true
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for sum, ids := range w.ids {
		if len(ids) != 1 {
			t.Errorf("the bytes %s went under %q", sum, ids)
		}
	}
	for id := range w.posts {
		if !known[id] {
			t.Errorf("%s passed and is unknown to its receiver", id)
		}
	}
	for id := range w.said {
		if !known[id] {
			t.Errorf("%s was called processed and is not in the journal", id)
		}
	}
}
