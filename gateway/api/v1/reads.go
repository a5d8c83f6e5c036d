// SPDX-License-Identifier: Apache-2.0

package v1

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports/portal"
)

// List is a page of a list.
type List[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next,omitempty" doc:"the cursor of the next page; absent on the last"`
}

type listed[T any] struct {
	Link string `header:"Link" doc:"the next page, rel=next (RFC 8288)"`
	Body List[T]
}

type one[T any] struct{ Body T }

// listOf makes a page of items and tells where the next one is.
func listOf[T any](items []T, limit int, path string, query url.Values, cursor func(T) string) *listed[T] {
	l := &listed[T]{Body: List[T]{Items: items}}
	if len(items) > limit {
		l.Body.Items = items[:limit]
		l.Body.Next = cursor(items[limit-1])
		query.Set("cursor", l.Body.Next)
		l.Link = fmt.Sprintf(`<%s?%s>; rel="next"`, path, query.Encode())
	}
	if l.Body.Items == nil {
		l.Body.Items = []T{}
	}
	return l
}

type ordersInput struct {
	Acting
	Page
	Number string `query:"number" maxLength:"200" doc:"only orders of this number"`
	State  string `query:"state" enum:"held,accepted,rejected,cancelled" doc:"only orders in this state"`
	From   string `query:"from" format:"date-time" doc:"only what was taken from then on, RFC 3339"`
	To     string `query:"to" format:"date-time" doc:"only what was taken before, RFC 3339"`
}

// orders adds the routes of orders that are read.
func (a *API) orders() {
	huma.Register(a.huma, a.operation("list-orders", http.MethodGet, "/v1/orders", "List orders, newest first", "Orders"), func(ctx context.Context, in *ordersInput) (*listed[Order], error) {
		out, err := a.list(ctx, in)
		return out, a.refusal(ctx, err)
	})
	get := a.operation("get-order", http.MethodGet, "/v1/orders/{id}", "What became of an order", "Orders")
	get.Description = "The id is the order's, or that of the message that POST /v1/orders answered with."
	get.Responses["303"] = &huma.Response{Description: "there are several orders in what was taken: the message lists them", Headers: map[string]*huma.Param{
		"Location": {Description: "the message", Schema: &huma.Schema{Type: huma.TypeString}}}}
	huma.Register(a.huma, get, func(ctx context.Context, in *idInput) (*moved[Order], error) {
		var v *Order
		var more int
		err := a.Store.View(ctx, func(tx *journal.Tx) (err error) {
			v, more, err = shown(tx, portal.CallerOf(ctx), in.ID)
			return err
		})
		if err != nil {
			return nil, a.refusal(ctx, err)
		}
		if more > 0 {
			return &moved[Order]{Status: http.StatusSeeOther, Location: "/v1/messages/" + in.ID, Body: *v}, nil
		}
		return &moved[Order]{Status: http.StatusOK, Body: *v}, nil
	})
}

type moved[T any] struct {
	Status   int
	Location string `header:"Location" doc:"of what was taken with several orders in it: the message that lists them"`
	Body     T
}

type idInput struct {
	ID string `path:"id" maxLength:"100" doc:"the id, as answers and lists have it"`
}

func (a *API) list(ctx context.Context, in *ordersInput) (*listed[Order], error) {
	scope, err := in.scope(portal.CallerOf(ctx))
	if err != nil {
		return nil, err
	}
	f := journal.OrderFilter{Partners: scope, Number: in.Number, Before: in.Cursor, Limit: in.Limit + 1}
	for _, s := range states {
		if s.out == in.State {
			f.States = append(f.States, s.in)
		}
	}
	query := url.Values{"limit": {fmt.Sprint(in.Limit)}}
	for name, value := range map[string]string{"number": in.Number, "state": in.State, "from": in.From, "to": in.To} {
		if value != "" {
			query.Set(name, value)
		}
	}
	// An order's id tells when it was taken.
	for _, b := range []struct {
		text string
		set  func(string)
	}{{in.From, func(id string) { f.From = id }}, {in.To, func(id string) {
		if f.Before == "" || id < f.Before {
			f.Before = id
		}
	}}} {
		if b.text == "" {
			continue
		}
		at, err := time.Parse(time.RFC3339, b.text)
		if err != nil {
			return nil, portal.NewProblem("parameter-invalid", fmt.Sprintf("%q is no time: write it as in 2026-12-31T00:00:00Z.", b.text))
		}
		b.set(intake.FirstID("O", at))
	}
	var items []Order
	err = a.Store.View(ctx, func(tx *journal.Tx) error {
		items = nil
		all, err := tx.OrdersBy(f)
		for i := range all {
			items = append(items, view(&all[i]))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return listOf(items, in.Limit, "/v1/orders", query, func(o Order) string { return o.ID }), nil
}

// Document is something that we wrote about an order.
type Document struct {
	ID       string     `json:"id" doc:"the document's"`
	Kind     string     `json:"kind" doc:"855, 865, confirmation …"`
	FileName string     `json:"fileName,omitempty" doc:"as we named it"`
	SHA256   string     `json:"sha256" doc:"of its bytes, in hex"`
	Size     int64      `json:"size" doc:"in bytes"`
	Created  time.Time  `json:"createdAt" doc:"when it was written"`
	Sent     *time.Time `json:"deliveredAt,omitempty" doc:"when it reached you by the way agreed"`
	URL      string     `json:"url" doc:"where its bytes are"`
}

// messages adds the routes of payloads, and of what we answered.
func (a *API) messages() {
	huma.Register(a.huma, a.operation("get-message", http.MethodGet, "/v1/messages/{id}", "What became of a payload", "Documents"), func(ctx context.Context, in *idInput) (*one[Message], error) {
		var m Message
		err := a.Store.View(ctx, func(tx *journal.Tx) (err error) {
			m, err = message(tx, portal.CallerOf(ctx), in.ID)
			return err
		})
		if err != nil {
			return nil, a.refusal(ctx, err)
		}
		return &one[Message]{m}, nil
	})
	huma.Register(a.huma, a.operation("list-order-documents", http.MethodGet, "/v1/orders/{id}/documents", "Our answers to an order", "Orders"), func(ctx context.Context, in *idInput) (*one[List[Document]], error) {
		docs := []Document{}
		err := a.Store.View(ctx, func(tx *journal.Tx) error {
			docs = []Document{}
			all, err := answers(tx, portal.CallerOf(ctx), in.ID)
			for _, o := range all {
				d := Document{ID: o.ID, Kind: o.Kind, FileName: o.FileName, SHA256: o.SHA256, Size: o.Size, Created: o.CreatedAt, URL: "/v1/orders/" + in.ID + "/documents/" + o.ID}
				if !o.SentAt.IsZero() {
					d.Sent = &o.SentAt
				}
				docs = append(docs, d)
			}
			return err
		})
		if err != nil {
			return nil, a.refusal(ctx, err)
		}
		return &one[List[Document]]{List[Document]{Items: docs}}, nil
	})
}

// message is a payload with its orders.
func message(tx *journal.Tx, c *portal.Caller, id string) (Message, error) {
	m, err := tx.Message(id)
	if err != nil {
		return Message{}, err
	}
	if !mine(c, m) {
		return Message{}, journal.ErrNotFound
	}
	all, _, err := family(tx, m)
	if err != nil {
		return Message{}, err
	}
	v := Message{ID: m.ID, State: stateOfMessages(all), FileName: m.Envelope.FileName, SHA256: m.SHA256, Size: m.Size, Received: m.Envelope.ReceivedAt, Orders: []Order{}}
	for _, part := range all {
		v.Findings = append(v.Findings, findings(part.Findings)...)
		orders, err := tx.OrdersOf(part.ID)
		if err != nil {
			return v, err
		}
		for i := range orders {
			if c.For(orders[i].Partner) {
				v.Orders = append(v.Orders, view(&orders[i]))
			}
		}
	}
	return v, nil
}

// answers are what we wrote about an order of the caller's.
func answers(tx *journal.Tx, c *portal.Caller, id string) ([]journal.Outbound, error) {
	if strings.HasPrefix(id, "M") {
		v, _, err := ofMessage(tx, c, id)
		if err != nil || strings.HasPrefix(v.ID, "M") {
			return nil, err
		}
		id = v.ID
	}
	o, err := tx.Order(id)
	if err != nil {
		return nil, err
	}
	if !c.For(o.Partner) {
		return nil, journal.ErrNotFound
	}
	all, err := tx.OutboundOfOrder(id)
	if err != nil {
		return nil, err
	}
	var out []journal.Outbound
	for _, d := range all {
		if d.Partner == o.Partner {
			out = append(out, d)
		}
	}
	return out, nil
}

// payloads adds the routes that answer with bytes; they go past huma, which would hold
// them in memory.
func (a *API) payloads() {
	a.stream("get-order-document", "/v1/orders/{id}/documents/{document}", "An answer, as it was written", "Orders", func(r *http.Request) (content, error) {
		var c content
		err := a.Store.View(r.Context(), func(tx *journal.Tx) error {
			all, err := answers(tx, portal.CallerOf(r.Context()), r.PathValue("id"))
			if err != nil {
				return err
			}
			for _, o := range all {
				if o.ID == r.PathValue("document") {
					c = content{sha: o.SHA256, name: o.FileName}
					return nil
				}
			}
			return journal.ErrNotFound
		})
		return c, err
	})
	a.stream("get-order-original", "/v1/orders/{id}/original", "What was sent, as it came", "Orders", func(r *http.Request) (content, error) {
		var c content
		err := a.Store.View(r.Context(), func(tx *journal.Tx) error {
			v, _, err := shown(tx, portal.CallerOf(r.Context()), r.PathValue("id"))
			if err != nil {
				return err
			}
			m, err := tx.Message(v.Message)
			if err != nil {
				return err
			}
			if !mine(portal.CallerOf(r.Context()), m) { // others' orders may be in it
				return journal.ErrNotFound
			}
			c = content{sha: m.SHA256, name: m.Envelope.FileName}
			return nil
		})
		return c, err
	})
}

// content is bytes to be answered with.
type content struct{ sha, name string }

// send answers with the bytes of a payload.
func (a *API) send(w http.ResponseWriter, r *http.Request, c content, err error) {
	if err != nil {
		a.fail(w, r, err)
		return
	}
	body, _, err := a.Payloads.Open(r.Context(), c.sha)
	if errors.Is(err, blob.ErrNotFound) || errors.Is(err, journal.ErrNotFound) {
		a.Server.Refuse(w, portal.NewProblem("gone", "Its bytes are no longer kept here."))
		return
	}
	if err != nil {
		a.fail(w, r, err)
		return
	}
	defer body.Close()
	serve(w, r, c.name, `"`+c.sha+`"`, body)
}

func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	var p *portal.Problem
	if !errors.As(a.refusal(r.Context(), err), &p) {
		p = portal.NewProblem("unavailable", "This cannot be answered at the moment.")
	}
	a.Server.Refuse(w, p)
}

// Me is whom a key lets in.
type Me struct {
	Name       string   `json:"name" doc:"the partner, or the account manager"`
	Manager    bool     `json:"manager,omitempty" doc:"it acts for partners: Ordergate-Partner says for which"`
	Connection string   `json:"connection" doc:"what it counts as"`
	Partners   []string `json:"partners" nullable:"false" doc:"whom it may speak for"`
	Test       bool     `json:"test,omitempty" doc:"what it hands in is test traffic"`
	Key        KeyShown `json:"key"`
}

// KeyShown is a key without its secret.
type KeyShown struct {
	ID      string `json:"id" doc:"what logs call it: no secret"`
	Comment string `json:"comment,omitempty" doc:"whose it is"`
	Expires string `json:"expires,omitempty" doc:"its last day (UTC)"`
}

func (a *API) me() {
	huma.Register(a.huma, a.operation("get-me", http.MethodGet, "/v1/me", "Whom the key lets in", "Key"), func(ctx context.Context, _ *struct{}) (*one[Me], error) {
		c := portal.CallerOf(ctx)
		m := Me{Name: c.Name(), Manager: c.Manager != "", Connection: c.Connection, Partners: c.Partners, Test: c.Test, Key: KeyShown{c.KeyID, c.Key.Comment, c.Key.Expires}}
		if m.Partners == nil {
			m.Partners = []string{}
		}
		return &one[Me]{m}, nil
	})
}

var errNoOutbox = &gateway.Error{Op: "api.outbox", Kind: gateway.NotFound, Public: "Nothing waits to be fetched here."}
