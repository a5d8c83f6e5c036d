// SPDX-License-Identifier: Apache-2.0

package api_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/api"
	"ordergate/gateway/blob"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
	"ordergate/gateway/review"
)

func TestExchanges(t *testing.T) {
	t.Parallel()
	clock := gatewaytest.NewClock()
	store, err := journal.Open(t.Context(), journal.Config{URL: filepath.Join(t.TempDir(), "j.db"), Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	files, err := blob.NewFiles(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	const wire = "Message-ID: <1@us>\r\n\r\nbody"
	sum := sha256.Sum256([]byte(wire))
	sha := hex.EncodeToString(sum[:])
	err = store.Update(t.Context(), func(tx *journal.Tx) error {
		if _, err := tx.PutExchange(gateway.Exchange{ID: "E1", Outgoing: true, Transport: "as2", Partner: "acme", MessageID: "<1@us>", State: gateway.ExchangeConfirmed,
			Disposition: "processed", Original: sha, Receipt: strings.Repeat("0", 64), Facts: []byte(`{"cipher":"aes-128-gcm"}`), Outbound: "X1", At: tx.Now(), ReceiptAt: tx.Now()}); err != nil {
			return err
		}
		if err := tx.PutOutbound(journal.Outbound{ID: "X1", Partner: "acme", Kind: "855", State: journal.OutboundSent, CreatedAt: tx.Now()}); err != nil {
			return err
		}
		return tx.PutProof(sha, int64(len(wire)), []byte(wire))
	})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	api.Mount(mux, &review.Queue{Store: store, Payloads: blob.New(store, files, 0), Clock: clock}, nil, nil, nil, nil, nil, nil, nil, "test")
	for _, c := range []struct {
		path   string
		status int
		holds  string
	}{
		{"/api/exchanges?partner=acme&direction=out&state=confirmed&since=2026-11-20", 200, `"messageId":"\u003c1@us\u003e"`},
		{"/api/exchanges?direction=in", 200, "[]"},
		{"/api/exchanges?since=yesterday", 422, "neither a date"},
		{"/api/exchanges/E1", 200, `"facts":{"cipher":"aes-128-gcm"}`},
		{"/api/exchanges/E1/original", 200, wire},
		{"/api/exchanges/E1/receipt", 404, "retention.proof"},
		{"/api/exchanges/E2", 404, "no exchange"},
		{"/api/outbound/document?id=X1", 200, `"disposition":"processed"`},
	} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest(http.MethodGet, c.path, nil))
		body := strings.NewReplacer(`<1@us>"`, `\u003c1@us\u003e"`).Replace(w.Body.String())
		if w.Code != c.status || !strings.Contains(body, c.holds) {
			t.Errorf("%s: %d %s", c.path, w.Code, w.Body)
		}
	}
}
