// SPDX-License-Identifier: Apache-2.0

package v1

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/transports"
	"ordergate/transports/portal"
)

// Waiting is a document that waits to be fetched.
type Waiting struct {
	ID       string     `json:"id" doc:"the document's"`
	Partner  string     `json:"partner" doc:"whom it is for"`
	Kind     string     `json:"kind" doc:"855, 997, confirmation …"`
	FileName string     `json:"fileName" doc:"as we named it"`
	SHA256   string     `json:"sha256" doc:"of its bytes, in hex"`
	Size     int64      `json:"size" doc:"in bytes"`
	Test     bool       `json:"test,omitempty" doc:"it answers test traffic"`
	Created  time.Time  `json:"createdAt" doc:"when it was written"`
	Fetched  *time.Time `json:"fetchedAt,omitempty" doc:"when that was acknowledged"`
	URL      string     `json:"url" doc:"where its bytes are"`
}

type outboxInput struct {
	Page
}

// outbox adds the routes of what a partner fetches itself: list, fetch, acknowledge,
// remove.
func (a *API) outbox() {
	huma.Register(a.huma, a.operation("list-outbox", http.MethodGet, "/v1/outbox", "What waits to be fetched, oldest first", "Outbox"), func(ctx context.Context, in *outboxInput) (*listed[Waiting], error) {
		box, c, err := a.box(ctx)
		if err != nil {
			return nil, a.refusal(ctx, err)
		}
		all, err := box.Waiting(ctx, c.Connection, in.Cursor, in.Limit+1)
		if err != nil {
			return nil, a.refusal(ctx, err)
		}
		items := make([]Waiting, len(all))
		for i, w := range all {
			items[i] = Waiting{ID: w.ID, Partner: w.Partner, Kind: w.Kind, FileName: w.FileName, SHA256: w.SHA256, Size: w.Size, Test: w.Test, Created: w.CreatedAt, URL: "/v1/outbox/" + w.ID}
			if !w.FetchedAt.IsZero() {
				items[i].Fetched = &all[i].FetchedAt
			}
		}
		return listOf(items, in.Limit, "/v1/outbox", url.Values{"limit": {strconv.Itoa(in.Limit)}}, func(w Waiting) string { return w.ID }), nil
	})
	a.bytes("get-outbox-document", "/v1/outbox/{id}", "A document, as it was written; fetching it acknowledges nothing", "Outbox", func(w http.ResponseWriter, r *http.Request) {
		box, c, err := a.box(r.Context())
		if err != nil {
			a.fail(w, r, err)
			return
		}
		body, err := box.Open(r.Context(), c.Connection, r.PathValue("id"))
		if err != nil {
			a.fail(w, r, err)
			return
		}
		defer body.Close()
		serve(w, r, r.PathValue("id"), `"`+r.PathValue("id")+`"`, body)
	})
	acknowledge := func(id, method, path, summary string, do func(transports.Outbox, context.Context, string, string, string) error) {
		op := a.operation(id, method, path, summary, "Outbox")
		op.DefaultStatus = http.StatusNoContent
		huma.Register(a.huma, op, func(ctx context.Context, in *idInput) (*struct{}, error) {
			box, c, err := a.box(ctx)
			if err == nil {
				err = do(box, ctx, c.Connection, in.ID, "key "+c.KeyID)
			}
			return nil, a.refusal(ctx, err)
		})
	}
	acknowledge("acknowledge-outbox-document", http.MethodPost, "/v1/outbox/{id}/fetched", "Acknowledge that a document was fetched whole: it is delivered now", transports.Outbox.Fetched)
	acknowledge("remove-outbox-document", http.MethodDelete, "/v1/outbox/{id}", "Take a document out of the outbox, which acknowledges it too", transports.Outbox.Remove)
}

// box is the caller's outbox.
func (a *API) box(ctx context.Context) (transports.Outbox, *portal.Caller, error) {
	c := portal.CallerOf(ctx)
	switch {
	case c.Manager != "":
		return nil, nil, portal.NewProblem("key-scope", "An account manager fetches nothing: that is the partner's own.")
	case a.Outbox == nil:
		return nil, nil, errNoOutbox
	}
	return a.Outbox(), c, nil
}
