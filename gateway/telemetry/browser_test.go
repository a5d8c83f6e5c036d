// SPDX-License-Identifier: Apache-2.0

package telemetry_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"ordergate/gateway/telemetry"
)

// TestForeignPages: a web page in the operator's browser reaches nothing on loopback,
// neither by a name that leads there nor by a form.
func TestForeignPages(t *testing.T) {
	t.Parallel()
	decided := 0
	a := telemetry.NewAdmin("127.0.0.1:0", telemetry.NewRegistry(), func() telemetry.Health { return telemetry.Health{} })
	a.Mux().HandleFunc("POST /api/x", func(http.ResponseWriter, *http.Request) { decided++ })
	if err := a.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- a.Serve(ctx) }()
	client := &http.Client{Transport: &http.Transport{}}
	defer func() {
		client.CloseIdleConnections()
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	_, port, _ := strings.Cut(a.Addr(), ":")
	for _, c := range []struct {
		method, path, host string
		header             []string
		want               int
	}{
		{"GET", "/readyz", "", nil, 503}, // it is asked, and not ready
		{"GET", "/readyz", "localhost:" + port, nil, 503},
		{"GET", "/readyz", "LOCALHOST.:" + port, nil, 503},
		{"GET", "/readyz", "[::1]:" + port, nil, 503},
		{"GET", "/readyz", "evil.example", nil, 421},
		{"GET", "/readyz", "evil.example:" + port, nil, 421},
		{"GET", "/metrics", "127.0.0.1.evil.example", nil, 421},
		{"POST", "/api/x", "localhost.evil.example", nil, 421},
		{"POST", "/api/x", "", nil, 200},
		{"POST", "/api/x", "", []string{"Origin", "http://" + a.Addr()}, 200},
		{"POST", "/api/x", "", []string{"Origin", "http://evil.example"}, 403},
		{"POST", "/api/x", "", []string{"Origin", "null"}, 403},
		{"POST", "/api/x", "", []string{"Origin", "http://127.0.0.1:1"}, 403},
		{"POST", "/api/x", "", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"POST", "/api/x", "", []string{"Sec-Fetch-Site", "same-site", "Origin", "http://" + a.Addr()}, 403},
	} {
		req, err := http.NewRequest(c.method, "http://"+a.Addr()+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = c.host
		for i := 0; i < len(c.header); i += 2 {
			req.Header.Set(c.header[i], c.header[i+1])
		}
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != c.want {
			t.Errorf("%s %s of %q with %v: %d, want %d", c.method, c.path, c.host, c.header, res.StatusCode, c.want)
		}
	}
	if decided != 2 {
		t.Errorf("%d of 2 requests came through", decided)
	}
}
