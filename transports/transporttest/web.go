// SPDX-License-Identifier: Apache-2.0

package transporttest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"

	"ordergate/transports"
)

// Web is a Lab of an http.Handler which a server of others mounts: the lab's own server
// stands in for that.
type Web struct {
	Name    string
	Handler func(in transports.Intake) http.Handler
	// Request is how the peer sends a payload, with an address that is as good as any;
	// it is called once a delivery. n tells deliveries apart.
	Request func(n int, name string, payload []byte) *http.Request
	// Answer is what the peer understands of an answer.
	Answer func(code int, body []byte) Answer

	t       testing.TB
	client  *http.Client
	mu      sync.Mutex
	address string
	up      chan struct{} // closed while a server is there
	sent    int
	over    chan struct{}
}

// Lab makes the lab ready for a test.
func (w *Web) Lab(t testing.TB) Lab {
	w.t, w.up, w.over = t, make(chan struct{}), make(chan struct{})
	w.client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	t.Cleanup(func() { close(w.over) })
	return w
}

// Transport implements Lab.
func (w *Web) Transport() transports.Transport { return webLife{w} }

type webLife struct{ *Web }

// Name implements transports.Transport.
func (l webLife) Name() string { return l.Web.Name }

// Serve implements transports.Transport.
func (l webLife) Serve(ctx context.Context, in transports.Intake) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	srv := &http.Server{Handler: l.Handler(in)}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(listener) }()
	l.mu.Lock()
	l.address = listener.Addr().String()
	close(l.up)
	l.mu.Unlock()
	<-ctx.Done()
	l.mu.Lock()
	l.up = make(chan struct{})
	l.mu.Unlock()
	err = srv.Shutdown(context.Background())
	if e := <-done; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, e)
	}
	return err
}

// Deliver implements Lab.
func (w *Web) Deliver(name string, payload []byte) Delivery {
	w.mu.Lock()
	w.sent++
	n := w.sent
	w.mu.Unlock()
	r := w.Request(n, name, payload)
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	d := &webDelivery{web: w, request: r, body: body}
	d.Retry()
	return d
}

type webDelivery struct {
	web     *Web
	request *http.Request
	body    []byte

	mu     sync.Mutex
	done   chan struct{} // closed when the try under way has ended
	answer Answer
	text   string
}

// Answer implements Delivery.
func (d *webDelivery) Answer() Answer {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.answer
}

// Text implements Delivery.
func (d *webDelivery) Text() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text
}

// Wait implements Delivery.
func (d *webDelivery) Wait(ctx context.Context) Answer {
	d.mu.Lock()
	done := d.done
	d.mu.Unlock()
	select {
	case <-done:
	case <-ctx.Done():
	}
	return d.Answer()
}

// Retry implements Delivery.
func (d *webDelivery) Retry() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.done != nil {
		select {
		case <-d.done:
		default:
			return // one is under way
		}
	}
	done := make(chan struct{})
	d.done = done
	go func() {
		defer close(done)
		d.try()
	}()
}

func (d *webDelivery) try() {
	w := d.web
	w.mu.Lock()
	up := w.up
	w.mu.Unlock()
	select {
	case <-up:
	case <-w.over:
		return
	}
	w.mu.Lock()
	address := w.address
	w.mu.Unlock()
	r := d.request.Clone(context.Background())
	r.URL.Scheme, r.URL.Host, r.RequestURI, r.Body, r.ContentLength = "http", address, "", io.NopCloser(bytes.NewReader(d.body)), int64(len(d.body))
	answer, text := Later, ""
	if res, err := w.client.Do(r); err == nil {
		body, err := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if text = string(body); err == nil {
			answer = w.Answer(res.StatusCode, body)
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.answer, d.text = answer, d.text+text
}
