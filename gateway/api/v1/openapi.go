// SPDX-License-Identifier: Apache-2.0

package v1

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/gateway"
	"ordergate/transports/portal"
)

const intro = `Send purchase orders, learn what became of them, and fetch our answers.

Every request carries a key: Authorization: Bearer og_… An order is taken when the answer is 202: it is on disk then, and nobody has looked into it. Prefer: wait=10 waits up to ten seconds for the result. Send an Idempotency-Key with each order: the same one again, after a broken connection or a restart of ours, is answered as the first time and makes no second order. What is refused is told as a problem document (RFC 9457); its type says which kind of problem it is, and its errors say where each fault stands.`

// decimalText is how decimals are described: texts, that no float has touched. (JSON
// numbers are read as well, as they are written.)
type decimalText struct{}

// Schema implements huma.SchemaProvider.
func (decimalText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Pattern: `^-?[0-9]{1,20}(\.[0-9]{1,12})?$`, Description: "a decimal as a text", Examples: []any{"195.50"}}
}

// describe is the description that routes add themselves to.
func (a *API) describe() *huma.OpenAPI {
	reg := huma.NewMapRegistry("#/components/schemas/", namer)
	reg.RegisterTypeAlias(reflect.TypeFor[gateway.Dec](), reflect.TypeFor[decimalText]())
	o := &huma.OpenAPI{OpenAPI: "3.1.0", Info: &huma.Info{Title: "ordergate", Version: a.Version, Description: intro,
		License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}},
		Components: &huma.Components{Schemas: reg, SecuritySchemes: map[string]*huma.SecurityScheme{
			"key":    {Type: "http", Scheme: "bearer", Description: "Authorization: Bearer og_…"},
			"header": {Type: "apiKey", In: "header", Name: "X-API-Key", Description: "the same key in a header of its own"}}},
		Security: []map[string][]string{{"key": {}}, {"header": {}}},
		Tags: []*huma.Tag{{Name: "Orders", Description: "orders in, and what became of them"}, {Name: "Documents", Description: "files of any kind"},
			{Name: "Outbox", Description: "documents that you fetch yourself"}, {Name: "Key", Description: "the key"}}}
	if a.Server.URL != "" {
		o.Servers = []*huma.Server{{URL: a.Server.URL}}
	} else {
		o.Servers = []*huma.Server{{URL: "/"}}
	}
	return o
}

// namer names schemas: the canonical order and its parts by their own names, what is
// said of it by others.
func namer(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name := huma.DefaultSchemaNamer(t, hint)
	if t.PkgPath() == reflect.TypeFor[gateway.Order]().PkgPath() {
		return "Canonical" + name
	}
	return name
}

// operation is a route with what all routes may answer.
func (a *API) operation(id, method, path, summary, tag string) huma.Operation {
	op := huma.Operation{OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{tag}, Responses: map[string]*huma.Response{}}
	statuses := []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusUnprocessableEntity, http.StatusTooManyRequests, http.StatusServiceUnavailable}
	if strings.Contains(path, "{") {
		statuses = append(statuses, http.StatusNotFound)
	}
	for _, s := range statuses {
		op.Responses[strconv.Itoa(s)] = a.refused(s)
	}
	return op
}

// refused describes the problems of a status.
func (a *API) refused(status int) *huma.Response {
	names, statuses, titles := portal.Problems()
	var kinds []string
	for i, s := range statuses {
		if s == status {
			kinds = append(kinds, fmt.Sprintf("%s (%s)", titles[i], names[i]))
		}
	}
	r := &huma.Response{Description: strings.Join(kinds, "; "), Content: map[string]*huma.MediaType{"application/problem+json": {Schema: &huma.Schema{Ref: "#/components/schemas/Problem"}}}}
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		r.Headers = map[string]*huma.Param{"Retry-After": {Description: "seconds until it may be tried again", Schema: &huma.Schema{Type: huma.TypeInteger}}}
	}
	return r
}

// bytes adds a route that answers with bytes.
func (a *API) bytes(id, path, summary, tag string, h http.HandlerFunc) {
	a.Server.HandleKeyed("GET "+path, h)
	op := a.operation(id, http.MethodGet, path, summary, tag)
	op.Responses["200"] = &huma.Response{Description: "the bytes", Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}}
	op.Responses["304"] = &huma.Response{Description: "you have them (If-None-Match)"}
	op.Responses["410"] = a.refused(http.StatusGone)
	for _, name := range []string{"id", "document"} {
		if strings.Contains(path, "{"+name+"}") {
			op.Parameters = append(op.Parameters, &huma.Param{Name: name, In: "path", Required: true, Description: "the id, as answers and lists have it", Schema: &huma.Schema{Type: huma.TypeString}})
		}
	}
	a.huma.OpenAPI().AddOperation(&op)
}

// stream is bytes for payloads of the store.
func (a *API) stream(id, path, summary, tag string, find func(*http.Request) (content, error)) {
	a.bytes(id, path, summary, tag, func(w http.ResponseWriter, r *http.Request) {
		c, err := find(r)
		a.send(w, r, c, err)
	})
}

// finish adds what is posted, and serves the description.
func (a *API) finish() {
	a.Server.HandleKeyed("POST /v1/orders", http.HandlerFunc(a.post))
	o := a.huma.OpenAPI()
	reg := o.Components.Schemas
	reg.Schema(reflect.TypeFor[portal.Problem](), true, "Problem")
	taken := map[string]*huma.MediaType{"application/json": {Schema: reg.Schema(reflect.TypeFor[portal.Taken](), true, "Taken")}}
	location := map[string]*huma.Param{"Location": {Description: "where to ask what became of it", Schema: &huma.Schema{Type: huma.TypeString}},
		"Idempotent-Replayed": {Description: "true: the Idempotency-Key was known, and nothing new was taken", Schema: &huma.Schema{Type: huma.TypeString}}}
	o.AddOperation(a.ordersPosted(taken, location))
	o.AddOperation(a.documentsPosted(taken, location))
	a.orderSchema()
	for _, name := range []string{"ErrorModel", "ErrorDetail"} { // huma's own: refusals are Problems
		delete(reg.Map(), name)
	}
	for name, about := range abouts {
		reg.Map()[name].Description = about
	}
	a.serveDescription()
}

// abouts say what the schemas are that are ours alone.
var abouts = map[string]string{
	"Decision":     "What was decided of an order.",
	"Document":     "Something that we wrote about an order.",
	"FieldError":   "One fault, with its place.",
	"Finding":      "Something that was found about an order, or about what it came in.",
	"KeyShown":     "A key without its secret.",
	"LineDecision": "What was decided of a line.",
	"ListDocument": "All our answers to an order.",
	"ListOrder":    "A page of orders.",
	"ListWaiting":  "A page of what waits to be fetched.",
	"Me":           "Whom a key lets in.",
	"Message":      "What became of a payload.",
	"Order":        "An order, and what became of it.",
	"Problem":      "Why a request was refused (RFC 9457).",
	"Taken":        "A payload that is on disk and journaled.",
	"Waiting":      "A document that waits to be fetched.",
}

func (a *API) ordersPosted(taken map[string]*huma.MediaType, location map[string]*huma.Param) *huma.Operation {
	reg := a.huma.OpenAPI().Components.Schemas
	op := a.operation("post-order", http.MethodPost, "/v1/orders", "Send an order", "Orders")
	op.Description = "An order as canonical JSON is checked at once, and every fault is told. Anything else is read by your mapping: JSON of your own (application/json; profile=own), XML, CSV, X12, XLSX."
	order := &huma.MediaType{Schema: reg.Schema(reflect.TypeFor[gateway.Order](), true, "Order"), Example: exampleOrder()}
	binary := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	content := map[string]*huma.MediaType{"application/json": order, gateway.OrderMediaType: order}
	for _, t := range wireTypes {
		content[t] = binary
	}
	op.RequestBody = &huma.RequestBody{Required: true, Content: content}
	op.Parameters = append(a.postParameters(), &huma.Param{Name: "Prefer", In: "header", Description: "wait=10 waits up to so many seconds, 30 at most, for the result (RFC 7240)", Schema: &huma.Schema{Type: huma.TypeString}, Example: "wait=10"})
	op.Responses["200"] = &huma.Response{Description: "taken and checked, as Prefer: wait asked for", Headers: location, Content: map[string]*huma.MediaType{"application/json": {Schema: reg.Schema(reflect.TypeFor[Order](), true, "Order")}}}
	op.Responses["202"] = &huma.Response{Description: "taken: it is on disk and journaled", Headers: location, Content: taken}
	a.posted(&op)
	return &op
}

func (a *API) documentsPosted(taken map[string]*huma.MediaType, location map[string]*huma.Param) *huma.Operation {
	op := a.operation("post-document", http.MethodPost, "/v1/documents", "Send a file of any kind", "Documents")
	op.Description = "The file is the body, or the one file of a form. It is read by your mappings, as by any other way."
	binary := &huma.Schema{Type: huma.TypeString, Format: "binary"}
	op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: binary},
		"multipart/form-data": {Schema: &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{"file": binary}, Required: []string{"file"}}}}}
	op.Parameters = a.postParameters()
	op.Responses["202"] = &huma.Response{Description: "taken: it is on disk and journaled", Headers: location, Content: taken}
	a.posted(&op)
	return &op
}

func (a *API) postParameters() []*huma.Param {
	text := &huma.Schema{Type: huma.TypeString}
	return []*huma.Param{
		{Name: "filename", In: "query", Description: "the file's name: some mappings go by it", Schema: text},
		{Name: "Idempotency-Key", In: "header", Description: "of this delivery, 1 to 200 printable characters: the same one again is the same delivery", Schema: text, Example: "8e03978e-40d5-43dd-bc93-6894a57f9324"},
		{Name: "Ordergate-Partner", In: "header", Description: "whose it is; needed by keys that speak for several partners", Schema: text},
		{Name: "Content-Encoding", In: "header", Description: "gzip, or none", Schema: &huma.Schema{Type: huma.TypeString, Enum: []any{"gzip"}}},
	}
}

// posted adds what may be said of bodies.
func (a *API) posted(op *huma.Operation) {
	for _, s := range []int{http.StatusBadRequest, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType} {
		op.Responses[strconv.Itoa(s)] = a.refused(s)
	}
}

// orderSchema makes of the schema of orders as we keep them that of orders as they are
// sent: what we fill in is not there, and little is needed.
func (a *API) orderSchema() {
	docs := gateway.OrderDocs()
	for name, s := range a.huma.OpenAPI().Components.Schemas.Map() {
		typ, ok := strings.CutPrefix(name, "Canonical")
		if !ok {
			continue
		}
		s.Description = docs[typ]
		s.Required = nil
		for field, f := range s.Properties {
			if d := docs[typ+"."+field]; d != "" && f.Ref == "" {
				f.Description = d
			}
		}
		switch typ {
		case "Order":
			s.Required = []string{"id", "orderLine"}
			for _, ours := range []string{"documentKey", "source", "trace", "resolved", "corrections", "orderReference"} {
				delete(s.Properties, ours)
			}
			s.Properties["schema"].Enum = []any{gateway.OrderSchema}
			s.Properties["issueDate"].Format = "date"
			s.Properties["documentPurposeCode"].Enum = []any{"original", "replace", "change", "cancel", "confirmation", "duplicate"}
		case "Line":
			s.Required = []string{"quantity"}
		}
		s.PrecomputeMessages()
	}
	m := a.huma.OpenAPI().Components.Schemas.Map()
	for _, name := range []string{"CanonicalSource", "CanonicalResolved", "CanonicalResolvedLine", "CanonicalCorrection", "CanonicalOrigin", "CanonicalOrderReference"} {
		delete(m, name)
	}
	// What a sender has no use for: where an extension stood in a document of ours.
	delete(m["CanonicalExtension"].Properties, "position")
	delete(m, "CanonicalPosition")
	m["CanonicalExtension"].Required = []string{"name"}
}

func exampleOrder() any {
	return map[string]any{"id": "4500012345", "issueDate": "2026-11-27", "documentCurrencyCode": "EUR",
		"orderLine": []any{map[string]any{"id": "1", "sellersItemIdentification": "100-200", "quantity": "12", "unitCode": "EA", "price": map[string]any{"priceAmount": "9.95"}}}}
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
