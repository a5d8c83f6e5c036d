// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/gateway"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/masterdata/sheet"
)

// mediaTypes are the Content-Types that master data comes in; the first of a
// format is the one we send.
var mediaTypes = []struct {
	name   string
	format sheet.Format
}{{"text/csv", sheet.CSV}, {"application/json", sheet.JSON}, {"application/jsonl", sheet.Lines}, {"application/x-ndjson", sheet.Lines}}

// MediaType is the Content-Type of a format.
func MediaType(f sheet.Format) string {
	for _, m := range mediaTypes {
		if m.format == f {
			return m.name
		}
	}
	return "application/octet-stream"
}

// masterRoutes hand master data in. Bodies may have gigabytes, so they go past
// huma, which would hold them in memory.
type masterRoutes struct{ store *masterdata.Store }

func mountMaster(a huma.API, mux *http.ServeMux, store *masterdata.Store) {
	r := &masterRoutes{store}
	huma.Get(a, "/api/master", func(context.Context, *struct{}) (*out[masterdata.Status], error) {
		if store == nil {
			return answer(masterdata.Status{}, ErrNoMaster)
		}
		return answer(store.Status(), nil)
	})
	for _, route := range []struct {
		method, path, summary string
		changes               bool
	}{
		{http.MethodPut, "/api/master/{table}", "Replace a table of master data by a full file", false},
		{http.MethodPost, "/api/master/{table}/changes", "Lay changes over a table of master data", true},
		{http.MethodPatch, "/api/master/{table}/changes", "Lay changes over a table of master data", true},
	} {
		mux.HandleFunc(route.method+" "+route.path, func(w http.ResponseWriter, req *http.Request) { r.take(w, req, route.changes) })
		a.OpenAPI().AddOperation(r.describe(a, route.method, route.path, route.summary))
	}
}

// describe is the route for the OpenAPI document.
func (r *masterRoutes) describe(a huma.API, method, path, summary string) *huma.Operation {
	content := map[string]*huma.MediaType{}
	for _, m := range mediaTypes {
		content[m.name] = &huma.MediaType{Schema: &huma.Schema{Type: "string", Description: "the columns of docs/master-data.md"}}
	}
	report := map[string]*huma.MediaType{"application/json": {Schema: a.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[masterdata.Report](), true, "Report")}}
	var tables []any
	for _, t := range masterdata.Tables() {
		tables = append(tables, t)
	}
	return &huma.Operation{Method: method, Path: path, Summary: summary, OperationID: strings.ToLower(method) + "-master-table",
		Parameters:  []*huma.Param{{Name: "table", In: "path", Required: true, Schema: &huma.Schema{Type: "string", Enum: tables}}},
		RequestBody: &huma.RequestBody{Required: true, Content: content},
		Responses: map[string]*huma.Response{"200": {Description: "loaded and in use; rows may have been refused", Content: report},
			"422": {Description: "refused as a whole: the data before it stay in use", Content: report}}}
}

// take stores and loads a body. The answer is the report, also of what was refused
// as a whole.
func (r *masterRoutes) take(w http.ResponseWriter, req *http.Request, changes bool) {
	if r.store == nil {
		problem(w, ErrNoMaster)
		return
	}
	if req.URL.RawQuery != "" { // a wish that went unheard would replace the table
		fail(w, http.StatusBadRequest, "This address takes no parameters: PUT replaces a table, POST to /api/master/TABLE/changes lays changes over it.")
		return
	}
	given, _, err := mime.ParseMediaType(req.Header.Get("Content-Type"))
	var format sheet.Format
	for _, m := range mediaTypes {
		if err == nil && m.name == given {
			format = m.format
		}
	}
	if format == "" {
		fail(w, http.StatusUnsupportedMediaType, "Content-Type must be text/csv, application/json, or application/jsonl.")
		return
	}
	if enc := req.Header.Get("Content-Encoding"); enc != "" && enc != "identity" {
		fail(w, http.StatusUnsupportedMediaType, "The body must not be compressed.")
		return
	}
	f, err := r.store.Stage(req.Context(), req.PathValue("table"), format, changes, req.Body)
	if err != nil {
		problem(w, err)
		return
	}
	// The load goes on when the client goes away: it has been handed in whole.
	report, err := r.store.Apply(context.WithoutCancel(req.Context()), f)
	if rm := f.Discard(); rm != nil && err == nil {
		err = gateway.E("master", gateway.Transient, rm)
	}
	status := http.StatusOK
	if err != nil {
		status = statusOf(err)
	}
	if err != nil && !report.Kept {
		problem(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(report) // the client went away: nobody is left to tell
}

// problem answers with an error as huma does (RFC 9457).
func problem(w http.ResponseWriter, err error) {
	status := statusOf(err)
	fail(w, status, gateway.PublicText(err, http.StatusText(status)))
}

func fail(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(huma.ErrorModel{Status: status, Title: http.StatusText(status), Detail: detail}) // as above
}

// ErrNoMaster says that there is nothing to hand master data to.
var ErrNoMaster = &gateway.Error{Op: "master", Kind: gateway.NotFound, Public: "There is no folder of master data: make the one that `master` in the config names, and start again.",
	Err: errors.New("there is no folder of master data")}
