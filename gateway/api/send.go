// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"encoding/json"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/gateway"
)

// Given says what becomes of a document that is handed in to be sent as it is.
type Given struct {
	Partner  string
	Kind     string // "" tells it from the document
	FileName string
	By       string
	Again    bool // although the partner was sent the same bytes before
}

// SendFunc has a document delivered; app.App's Send is one.
type SendFunc func(ctx context.Context, g Given, r io.Reader) (id string, err error)

// sending adds the route of documents that others wrote: the body goes to the
// partner as it is, and is streamed, so it does not pass through huma.
func sending(a huma.API, mux *http.ServeMux, send SendFunc) {
	text := func(name, doc string, required bool) *huma.Param {
		return &huma.Param{Name: name, In: "query", Required: required, Description: doc, Schema: &huma.Schema{Type: "string"}}
	}
	a.OpenAPI().AddOperation(&huma.Operation{Method: http.MethodPost, Path: "/api/outbound/send", OperationID: "post-outbound-send", Summary: "Send a document to a partner as it is",
		Parameters: []*huma.Param{text("partner", "who gets it", true), text("file", "its file name", true), text("by", "who sends it; kept with the document", true),
			text("kind", "what it is, as in 810; default as it says itself", false),
			{Name: "again", In: "query", Description: "although the partner was sent the same bytes before", Schema: &huma.Schema{Type: "boolean"}}},
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: "string", Format: "binary"}}}},
		Responses: map[string]*huma.Response{"200": {Description: "stored, and on its way"},
			"409": {Description: "the partner was sent these bytes before"}, "422": {Description: "it cannot be sent"}}})
	mux.HandleFunc("POST /api/outbound/send", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		again := q.Get("again")
		if again != "" && again != "true" && again != "false" {
			problem(w, &gateway.Error{Op: "send", Kind: gateway.Invalid, Public: "again is true or false."})
			return
		}
		id, err := send(r.Context(), Given{Partner: q.Get("partner"), Kind: q.Get("kind"), FileName: q.Get("file"), By: q.Get("by"), Again: again == "true"}, r.Body)
		if err != nil {
			problem(w, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(Resent{id}) // the client went away: outbound list tells
	})
}
