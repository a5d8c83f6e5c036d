// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"crypto/rand"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports"
)

// Handover is a payload that is handed in.
type Handover struct {
	Partners    []string // it is for one of these (Acting)
	Scope       string   // of idempotency keys: what is done with it, "orders"
	FileName    string   // as the client says
	ContentType string
	Body        io.Reader
	Problem     func(error) *Problem // what is wrong with a Body that cannot be read; may be nil
	// Stop is asked when all of it was read and nothing promised: a problem and it is
	// not taken. May be nil.
	Stop func() *Problem
}

// terms are what a repeat under the same idempotency key must have said too. They are
// the reply that is journaled: what was answered follows from the message's id.
type terms struct {
	Partners    []string `json:"partners"`
	FileName    string   `json:"fileName,omitempty"`
	ContentType string   `json:"contentType,omitempty"`
}

// Take stages and commits a payload of the caller of a request. When it returns no
// problem the payload is journaled, and nothing was written to w but headers.
func (s *Server) Take(w http.ResponseWriter, r *http.Request, h Handover) (gateway.Receipt, *Problem) {
	var none gateway.Receipt
	c := CallerOf(r.Context())
	door := s.door.Load()
	if door == nil {
		return none, NewProblem("unavailable", "Nothing is taken yet.")
	}
	key, problem := s.deliveryKey(r, c, h.Scope)
	if problem != nil {
		return none, problem
	}
	env := gateway.Envelope{Transport: Name, Connection: c.Connection, Partners: h.Partners, Station: c.Station, RemoteID: c.KeyID, RemoteAddr: r.RemoteAddr,
		FileName: fileName(h.FileName), Key: key, ContentType: clip(h.ContentType), ReceivedAt: s.Clock.Now().UTC(), Test: c.Test, By: c.Manager}
	s.Crash("api.received")
	staged, err := (*door).Stage(r.Context(), env, h.Body)
	if err != nil {
		if h.Problem != nil {
			if p := h.Problem(err); p != nil {
				return none, p
			}
		}
		return none, s.problemOf(r, c, err)
	}
	defer staged.Discard()
	if h.Stop != nil {
		if p := h.Stop(); p != nil {
			return none, p
		}
	}
	s.Crash("api.staged")
	receipt, problem := s.commit(r, c, staged, terms{h.Partners, env.FileName, env.ContentType})
	if problem != nil {
		return none, problem
	}
	s.Crash("api.taken")
	if receipt.Again {
		w.Header().Set("Idempotent-Replayed", "true")
	}
	return receipt, nil
}

func (s *Server) commit(r *http.Request, c *Caller, staged transports.Staged, t terms) (gateway.Receipt, *Problem) {
	reply, err := json.Marshal(t)
	if err != nil {
		return gateway.Receipt{}, s.problemOf(r, c, gateway.E("portal.take", gateway.Internal, err))
	}
	reused := NewProblem("idempotency-key-reused", "The Idempotency-Key came before with another body, file name, type or partner: give each request a new one.")
	receipt, err := staged.Commit(r.Context(), reply)
	switch {
	case err != nil && gateway.KindOf(err) == gateway.Conflict:
		return receipt, reused
	case err != nil:
		return receipt, s.problemOf(r, c, err)
	case receipt.Again && string(receipt.Reply) != string(reply):
		return receipt, reused
	}
	return receipt, nil
}

// problemOf tells an error of the door. Only what is the payload's own fault is final.
func (s *Server) problemOf(r *http.Request, c *Caller, err error) *Problem {
	switch gateway.KindOf(err) {
	case gateway.Invalid, gateway.NotFound, gateway.Conflict:
		return NewProblem("payload-invalid", "It was not taken: "+gateway.PublicText(err, "it is not what is taken here")+".")
	case gateway.Denied:
		return NewProblem("key-scope", "It was not taken: "+gateway.PublicText(err, "you may not do this")+".")
	}
	s.Log.Warn("payload not taken", zap.String("connection", c.Connection), zap.String("remote_addr", r.RemoteAddr), zap.Error(err))
	return NewProblem("unavailable", "It was not taken: "+gateway.PublicText(err, "please try again later")+".")
}

// maxKey is the longest idempotency key.
const maxKey = 200

// deliveryKey is the key of a delivery: the client's own (draft-ietf-httpapi-
// idempotency-key-header), or one that no other has.
func (s *Server) deliveryKey(r *http.Request, c *Caller, scope string) (string, *Problem) {
	given := r.Header.Values("Idempotency-Key")
	if len(given) == 0 {
		return "request " + rand.Text(), nil
	}
	key := strings.TrimSpace(given[0])
	if strings.HasPrefix(key, `"`) { // a string of RFC 8941 §3.3.3
		text, err := strconv.Unquote(key)
		if err != nil {
			key = ""
		} else {
			key = text
		}
	}
	if len(given) > 1 || key == "" || len(key) > maxKey || strings.ContainsFunc(key, func(r rune) bool { return r < ' ' || r > '~' }) {
		return "", NewProblem("request-invalid", "The Idempotency-Key is 1 to 200 printable ASCII characters, and comes once.")
	}
	return scope + " " + strconv.Quote(c.Manager) + " " + key, nil
}

// fileName makes a name of what a client says: without folders and without what no
// name holds.
func fileName(said string) string {
	name := said[strings.LastIndexAny(said, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	for len(name) > 200 {
		_, n := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-n]
	}
	if name = strings.TrimSpace(name); name == "." || name == ".." {
		return ""
	}
	return name
}

// Taken is what is said of a payload that was taken.
type Taken struct {
	ID     string `json:"id" doc:"the message; also the order's, as long as it has none of its own" example:"M01K9Z8Q4W7J6X5N3T2R1P0VHGF"`
	State  string `json:"state" enum:"taken" doc:"it is on disk and journaled, and nobody has looked into it"`
	SHA256 string `json:"sha256" doc:"of its bytes, inflated, in hex"`
	Size   int64  `json:"size" doc:"in bytes, inflated"`
	URL    string `json:"url" doc:"where to ask what became of it"`
}

// Accepted answers 202: at is where to ask what becomes of it.
func Accepted(w http.ResponseWriter, receipt gateway.Receipt, at string) {
	body, _ := json.Marshal(Taken{receipt.MessageID, "taken", receipt.SHA256, receipt.Size, at}) // it always marshals
	h := w.Header()
	h.Set("Location", at)
	h.Set("Content-Type", "application/json")
	h.Set("Content-Length", strconv.Itoa(len(body)+1))
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusAccepted)
	_, _ = w.Write(append(body, '\n')) // the client is gone: it asks again and is told the same
}

// documents is POST /v1/documents: any file, as the body or as a field of a form.
func (s *Server) documents(w http.ResponseWriter, r *http.Request) {
	partners, problem := Acting(r)
	if problem != nil {
		s.Refuse(w, problem)
		return
	}
	if c := CallerOf(r.Context()); c.Manager != "" && len(partners) != 1 {
		s.Refuse(w, NewProblem("request-invalid", "Say for which partner it is: in the header Ordergate-Partner."))
		return
	}
	body, problem := s.Body(w, r)
	if problem != nil {
		s.Refuse(w, problem)
		return
	}
	h := Handover{Partners: partners, Scope: "documents", FileName: r.URL.Query().Get("filename"), ContentType: r.Header.Get("Content-Type"), Body: body, Problem: body.Problem}
	if kind, params, err := mime.ParseMediaType(h.ContentType); err == nil && kind == "multipart/form-data" {
		if problem := form(&h, body, params["boundary"]); problem != nil {
			s.Refuse(w, problem)
			return
		}
	} else if _, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition")); err == nil && h.FileName == "" {
		h.FileName = params["filename"]
	}
	receipt, problem := s.Take(w, r, h)
	if problem != nil {
		s.Refuse(w, problem)
		return
	}
	Accepted(w, receipt, "/v1/messages/"+receipt.MessageID)
}
