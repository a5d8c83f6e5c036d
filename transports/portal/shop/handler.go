// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/strict"
	"ordergate/transports"
	"ordergate/transports/portal/gate"
)

// Path is where webhooks are posted to: Path/CONNECTION.
const Path = "/shops"

// MaxBytes is the largest webhook or order that is taken, whatever the config allows.
const MaxBytes = 8 << 20

// HandlerConfig is what a Handler works with.
type HandlerConfig struct {
	Directory func() *Directory
	Intake    transports.Intake
	Secret    func(strict.Secret) (string, error)
	MaxBytes  int64  // of a webhook; MaxBytes at most
	EventKeys string // host of the keys of Adobe I/O Events; "" is Adobe's
	Clock     gateway.Clock
	Log       *zap.Logger
	Observe   func(transport string, size int64, kind gateway.Kind) // what did not come as far as the intake; may be nil
	Audit     func(ctx context.Context, action, detail string)      // may be nil
	Crash     func(point string)                                    // may be nil
}

// Handler takes webhooks. It is safe for concurrent use.
type Handler struct {
	HandlerConfig
	bodies *gate.Bodies
	watch  *gate.Watch
	client *http.Client
	keys   *eventKeys
}

// NewHandler makes it; mount it at Path + "/{connection}".
func NewHandler(c HandlerConfig) *Handler {
	if c.MaxBytes <= 0 || c.MaxBytes > MaxBytes {
		c.MaxBytes = MaxBytes
	}
	if c.EventKeys == "" {
		c.EventKeys = EventKeys
	}
	if c.Observe == nil {
		c.Observe = func(string, int64, gateway.Kind) {}
	}
	if c.Audit == nil {
		c.Audit = func(context.Context, string, string) {}
	}
	if c.Crash == nil {
		c.Crash = func(string) {}
	}
	client := newClient()
	return &Handler{HandlerConfig: c, bodies: gate.NewBodies(c.MaxBytes, 16), watch: gate.NewWatch(c.Clock), client: client,
		keys: &eventKeys{client: client, base: c.EventKeys, known: map[string][]byte{}}}
}

// Close closes idle connections.
func (h *Handler) Close() { h.client.CloseIdleConnections() }

// call is one request under way.
type call struct {
	*Handler
	w       http.ResponseWriter
	r       *http.Request
	began   time.Time
	account *Account
	vendor  *vendor
	hook    hook
	size    int64
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := &call{Handler: h, w: w, r: r, began: h.Clock.Now(), account: h.Directory().byName[r.PathValue("connection")]}
	defer func() {
		if p := recover(); p != nil {
			h.Log.Error("panic in a webhook", append(c.fields(), zap.Any("panic", p), zap.ByteString("stack", debug.Stack()))...)
			c.refuse(http.StatusServiceUnavailable, "trouble on our side, try again later", gateway.Internal)
		}
	}()
	if c.account == nil {
		c.refuse(http.StatusNotFound, "there is no shop of this name here", gateway.NotFound)
		return
	}
	c.vendor = vendors[c.account.Kind]
	if r.Method == http.MethodGet && c.account.ClientID != "" && c.challenge() {
		return
	}
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		c.refuse(http.StatusMethodNotAllowed, "webhooks are posted here", gateway.Invalid)
		return
	}
	body, done, err := h.bodies.Read(w, r)
	defer done()
	switch c.size = int64(len(body)); {
	case errors.Is(err, gate.ErrTooLarge):
		c.refuse(http.StatusRequestEntityTooLarge, fmt.Sprintf("the webhook is larger than %d bytes", h.bodies.Limit()), gateway.Invalid)
	case err != nil:
		c.refuse(http.StatusServiceUnavailable, "the webhook did not come whole", gateway.Transient)
	case c.vendor.ping != nil && c.vendor.ping(r, body):
		c.Log.Info("webhook ping", c.fields()...)
		c.answer(http.StatusOK, `{"pong":true}`)
	default:
		c.webhook(body)
	}
}

// challenge answers the question that Adobe I/O Events asks when a webhook is
// registered.
func (c *call) challenge() bool {
	asked := c.r.URL.Query().Get("challenge")
	if asked == "" || len(asked) > 200 {
		return false
	}
	b, err := json.Marshal(map[string]string{"challenge": asked})
	if err != nil {
		return false
	}
	c.answer(http.StatusOK, string(b))
	return true
}

func (c *call) webhook(body []byte) {
	signed, err := c.vendor.signed(c, body)
	if err != nil {
		c.Log.Error("a webhook's signature cannot be checked", append(c.fields(), zap.Error(err))...)
		c.refuse(http.StatusServiceUnavailable, "trouble on our side, try again later", gateway.Transient)
		return
	}
	if !signed {
		c.forged()
		return
	}
	c.hook = c.vendor.read(c.r, body)
	switch {
	case !c.account.wanted(c.hook.topic):
		c.pass("its topic is not one of the shop's topics")
	case c.fetches() && (c.hook.order == "" || !orderID.MatchString(strings.TrimPrefix(c.hook.order, "increment:"))):
		c.refuse(http.StatusBadRequest, "the webhook names no order", gateway.Invalid)
	case c.fetches():
		c.fetch()
	case c.hook.body == nil:
		c.refuse(http.StatusBadRequest, "the webhook holds no order", gateway.Invalid)
	default:
		c.order(c.hook.body)
	}
}

// fetches tells whether the order is to be fetched.
func (c *call) fetches() bool { return c.vendor.fetch != nil && c.account.URL != "" }

// forged answers what is not signed, or wrongly. A right signature is never turned
// away for the wrong ones of others: the servers of a shop vendor send for all its
// customers from the same addresses.
func (c *call) forged() {
	caller := gate.Caller(c.r.RemoteAddr, c.account.Connection)
	wait := c.watch.Wait(caller)
	if c.watch.Wrong(caller) {
		c.Audit(c.r.Context(), "webhook refused", fmt.Sprintf("connection %s, signature wrong, from %s", c.account.Connection, c.r.RemoteAddr))
	}
	if wait > 0 {
		c.w.Header().Set("Retry-After", fmt.Sprint(int(wait.Seconds())+1))
		c.Observe(Name, c.size, gateway.Denied)
		c.answer(http.StatusTooManyRequests, `{"error":"too many wrong signatures"}`)
		return
	}
	c.refuse(http.StatusUnauthorized, "the signature is missing or wrong", gateway.Denied)
}

// fetch gets the order from the shop, while the webhook waits: it is then in the same
// state as a webhook that holds its order. When that fails the shop sends it again.
func (c *call) fetch() {
	ctx, cancel := context.WithTimeout(c.r.Context(), within)
	defer cancel()
	token, err := c.Secret(c.account.Token)
	var order []byte
	if err == nil {
		f := &fetcher{client: c.client, url: strings.TrimRight(c.account.URL, "/"), token: token, left: maxAnswers}
		order, err = c.vendor.fetch(ctx, f, c.hook.order)
	}
	if err != nil || len(order) == 0 {
		c.Log.Error("the order of a webhook cannot be fetched", append(c.fields(), zap.String("order", c.hook.order), zap.Error(err))...)
		c.refuse(http.StatusServiceUnavailable, "the order cannot be fetched from the shop now", gateway.Transient)
		return
	}
	c.Crash("shop.fetched")
	c.order(order)
}

// order takes an order, if it is in a status to be taken.
func (c *call) order(doc []byte) {
	if len(c.account.Statuses) > 0 || len(c.vendor.statuses) > 0 {
		if status := c.vendor.status(doc); !c.account.taken(status) {
			c.pass(fmt.Sprintf("its status %q is not one of the shop's statuses", shorten(status)))
			return
		}
	}
	a := c.account
	env := gateway.Envelope{Transport: Name, Connection: a.Connection, Partners: []string{a.Partner}, Station: a.Station, RemoteAddr: c.r.RemoteAddr,
		RemoteID: shorten(c.r.Header.Get("X-Shopify-Shop-Domain")), FileName: a.Kind + "-order.json", ContentType: "application/json", ReceivedAt: c.began.UTC(), Test: a.Test || c.hook.test}
	// A try again has the same id and the same bytes. An id alone is not enough: it is
	// not signed.
	env.Key = shorten(c.hook.id) + " " + digest(doc)
	staged, err := c.Intake.Stage(c.r.Context(), env, bytes.NewReader(doc))
	if err != nil {
		c.failed(err)
		return
	}
	defer staged.Discard()
	c.Crash("shop.staged")
	receipt, err := staged.Commit(c.r.Context(), []byte(c.vendor.answer))
	if err != nil {
		c.failed(err)
		return
	}
	c.Crash("shop.committed")
	c.Log.Debug("webhook taken", append(c.fields(), zap.String("message_id", receipt.MessageID), zap.Bool("again", receipt.Again))...)
	c.answer(http.StatusOK, c.vendor.answer)
}

// secrets are those that a webhook may be signed with.
func (c *call) secrets() (all []string, err error) {
	for _, s := range []strict.Secret{c.account.Secret, c.account.Before} {
		if s.IsZero() {
			continue
		}
		v, err := c.Secret(s)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}
