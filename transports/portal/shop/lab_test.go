// SPDX-License-Identifier: Apache-2.0

package shop_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"
	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/strict"
	"ordergate/transports"
	"ordergate/transports/portal/shop"
	"ordergate/transports/transporttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func secretOf(t testing.TB, name string) strict.Secret {
	t.Helper()
	var s strict.Secret
	if err := s.UnmarshalText([]byte("${env:" + name + "}")); err != nil {
		t.Fatal(err)
	}
	return s
}

// resolve has every secret be "secret-of-NAME".
func resolve(s strict.Secret) (string, error) {
	name := strings.TrimSuffix(strings.TrimPrefix(s.String(), "${env:"), "}")
	if name == "GONE" {
		return "", errors.New("read secret: environment variable GONE is not set")
	}
	return "secret-of-" + name, nil
}

// lab is a handler with shops.
type lab struct {
	t     testing.TB
	in    *transporttest.Intake
	clock *gatewaytest.Clock
	h     http.Handler

	mu    sync.Mutex
	audit []string
}

func newLab(t testing.TB, keys string, accounts ...*shop.Account) *lab {
	t.Helper()
	in := transporttest.NewIntake()
	l := newLabOf(t, in, keys, accounts...)
	l.in = in
	return l
}

func newLabOf(t testing.TB, in transports.Intake, keys string, accounts ...*shop.Account) *lab {
	t.Helper()
	l := &lab{t: t, clock: gatewaytest.NewClock()}
	d := shop.NewDirectory(accounts)
	h := shop.NewHandler(shop.HandlerConfig{Directory: func() *shop.Directory { return d }, Intake: in, Secret: resolve, EventKeys: keys, Clock: l.clock, Log: zap.NewNop(),
		Audit: func(_ context.Context, action, detail string) {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.audit = append(l.audit, action+" "+detail)
		}})
	t.Cleanup(h.Close)
	mux := http.NewServeMux()
	mux.Handle(shop.Path+"/{connection}", h)
	l.h = mux
	return l
}

func account(t testing.TB, kind string, change ...func(*shop.Account)) *shop.Account {
	t.Helper()
	a := &shop.Account{Config: shop.Config{Kind: kind, Secret: secretOf(t, "WEB"), Before: secretOf(t, "OLD")}, Connection: "web-shop", Partner: "web", Station: "main"}
	for _, f := range change {
		f(a)
	}
	return a
}

func (l *lab) post(body string, headers ...string) *httptest.ResponseRecorder {
	l.t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/shops/web-shop", strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	l.h.ServeHTTP(w, r)
	return w
}

func (l *lab) taken(n int) []transporttest.Message {
	l.t.Helper()
	m := l.in.Taken()
	if len(m) != n {
		l.t.Fatalf("%d messages were taken, want %d", len(m), n)
	}
	return m
}

func mac(secret, body string) string {
	h := hmac.New(sha256.New, []byte(secret))
	h.Write([]byte(body))
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// openssl runs it with a text as input; each test that uses it is held against code
// that is not ours.
func openssl(t *testing.T, input string, args ...string) string {
	t.Helper()
	cmd := exec.Command("openssl", args...)
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("openssl %v: %v", args, err)
	}
	return string(out)
}

func TestConformance(t *testing.T) {
	t.Parallel()
	transporttest.Run(t, func(t *testing.T) transporttest.Lab {
		w := &transporttest.Web{Name: shop.Name,
			Handler: func(in transports.Intake) http.Handler { return newLabOf(t, in, "", account(t, shop.Shopify)).h },
			Request: func(n int, _ string, payload []byte) *http.Request {
				r := httptest.NewRequest(http.MethodPost, "/shops/web-shop", strings.NewReader(string(payload)))
				r.Header.Set("X-Shopify-Topic", "orders/create")
				r.Header.Set("X-Shopify-Webhook-Id", strings.Repeat("w", n))
				r.Header.Set("X-Shopify-Hmac-Sha256", mac("secret-of-WEB", string(payload)))
				return r
			},
			Answer: func(code int, _ []byte) transporttest.Answer {
				switch {
				case code == http.StatusOK:
					return transporttest.Taken
				case code >= 500:
					return transporttest.Later
				}
				return transporttest.Refused
			}}
		return w.Lab(t)
	})
}

func TestKinds(t *testing.T) {
	t.Parallel()
	for kind, want := range map[gateway.Kind]int{gateway.Transient: 503, gateway.Invalid: 422, gateway.Denied: 403, gateway.NotFound: 404, gateway.Conflict: 409, gateway.Internal: 503, "": 503} {
		l := newLab(t, "", account(t, shop.Shopify))
		l.in.OnStage = func(int, gateway.Envelope) error { return &gateway.Error{Kind: kind, Err: errors.New("/srv/secret")} }
		w := l.post("{}", "X-Shopify-Hmac-Sha256", mac("secret-of-WEB", "{}"), "X-Shopify-Topic", "orders/create")
		if w.Code != want || strings.Contains(w.Body.String(), "/srv") {
			t.Errorf("%s: %d %s", kind, w.Code, w.Body)
		}
	}
}
