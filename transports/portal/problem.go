// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// ProblemBase is what the types of problems begin with. They are stable, and names
// only: nothing is fetched by them.
const ProblemBase = "https://ordergate.dev/problems/"

// Problem is the body of a refusal (RFC 9457).
type Problem struct {
	Type     string       `json:"type" doc:"what kind of problem it is; docs/api.md lists them" example:"https://ordergate.dev/problems/order-invalid"`
	Title    string       `json:"title" doc:"the kind in words"`
	Status   int          `json:"status" doc:"the HTTP status once more"`
	Detail   string       `json:"detail,omitempty" doc:"what is wrong here, and what to do"`
	Instance string       `json:"instance,omitempty" doc:"the request's id, for asking us"`
	Errors   []FieldError `json:"errors,omitempty" doc:"every fault, each with its place"`
}

// FieldError is one fault of a body or a parameter.
type FieldError struct {
	Pointer   string `json:"pointer,omitempty" doc:"JSON pointer of the field, as a URI fragment" example:"#/orderLine/2/quantity"`
	Parameter string `json:"parameter,omitempty" doc:"the query parameter or header"`
	Code      string `json:"code" doc:"stable, for programs" example:"value.type"`
	Detail    string `json:"detail" doc:"one sentence"`
}

// The kinds of problems: name in the type, status, title.
var problems = []struct {
	Name   string
	Status int
	Title  string
}{
	{"key-missing", http.StatusUnauthorized, "No key came with the request"},
	{"key-unknown", http.StatusUnauthorized, "The key lets nobody in"},
	{"key-scope", http.StatusForbidden, "The key is not for this"},
	{"too-many-requests", http.StatusTooManyRequests, "Too many requests"},
	{"not-found", http.StatusNotFound, "There is nothing here"},
	{"method", http.StatusMethodNotAllowed, "This is not done by that method"},
	{"not-acceptable", http.StatusNotAcceptable, "The answer cannot be had in that form"},
	{"gone", http.StatusGone, "The content is no longer kept"},
	{"request-invalid", http.StatusBadRequest, "The request cannot be understood"},
	{"parameter-invalid", http.StatusUnprocessableEntity, "A parameter is wrong"},
	{"order-invalid", http.StatusUnprocessableEntity, "The order is not as the schema has it"},
	{"payload-invalid", http.StatusUnprocessableEntity, "The payload cannot be taken"},
	{"idempotency-key-reused", http.StatusUnprocessableEntity, "The idempotency key was used with another request"},
	{"payload-too-large", http.StatusRequestEntityTooLarge, "The payload is too large"},
	{"media-type", http.StatusUnsupportedMediaType, "The payload is of no kind that is taken here"},
	{"too-slow", http.StatusRequestTimeout, "The request came too slowly"},
	{"unavailable", http.StatusServiceUnavailable, "Not now"},
}

// Problems lists the kinds of problems with their statuses, for the description.
func Problems() (names []string, statuses []int, titles []string) {
	for _, p := range problems {
		names, statuses, titles = append(names, p.Name), append(statuses, p.Status), append(titles, p.Title)
	}
	return names, statuses, titles
}

// NewProblem makes a problem of a kind; an unknown one is unavailable.
func NewProblem(kind, detail string, errors ...FieldError) *Problem {
	found := problems[len(problems)-1]
	for _, p := range problems {
		if p.Name == kind {
			found = p
		}
	}
	return &Problem{Type: ProblemBase + found.Name, Title: found.Title, Status: found.Status, Detail: detail, Errors: errors}
}

// Error implements error.
func (p *Problem) Error() string { return p.Title + ": " + p.Detail }

// GetStatus is the HTTP status (huma.StatusError).
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of problems (huma.ContentTypeFilter).
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// Kind is the last part of its type.
func (p *Problem) Kind() string { return p.Type[len(ProblemBase):] }

// Write answers with it. What is our own trouble says when to come again.
func (p *Problem) Write(w http.ResponseWriter) {
	h := w.Header()
	p.Instance = h.Get(requestID)
	switch {
	case p.Status == http.StatusServiceUnavailable && h.Get("Retry-After") == "":
		h.Set("Retry-After", "10")
	case p.Status == http.StatusUnauthorized:
		h.Set("WWW-Authenticate", `Bearer realm="ordergate"`) // RFC 6750 §3
	}
	body, _ := json.Marshal(p) // it always marshals
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	h.Del("Content-Encoding")
	h.Set("Content-Length", strconv.Itoa(len(body)+1))
	w.WriteHeader(p.Status)
	_, _ = w.Write(append(body, '\n')) // the client is gone: it asks again
}

// retryAfter says when to come again, in whole seconds.
func retryAfter(w http.ResponseWriter, wait time.Duration) {
	w.Header().Set("Retry-After", strconv.FormatInt(int64((wait+time.Second-1)/time.Second), 10))
}
