// SPDX-License-Identifier: Apache-2.0

package cxml

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/strict"
	"ordergate/transports"
	"ordergate/transports/portal/gate"
)

// Path is where documents are posted to: Path itself, or Path/CONNECTION.
const Path = "/cxml"

// MaxBytes is the largest body that is taken, whatever the config allows.
const MaxBytes = 16 << 20

// HandlerConfig is what a Handler works with.
type HandlerConfig struct {
	Directory func() *Directory
	Intake    transports.Intake
	Secret    func(strict.Secret) (string, error)
	MaxBytes  int64  // of a body; MaxBytes at most
	Host      string // right side of our payloadIDs
	URL       string // how partners reach Path, for ProfileResponse; "" is by the request
	Clock     gateway.Clock
	Log       *zap.Logger
	Observe   func(transport string, size int64, kind gateway.Kind) // what did not come as far as the intake; may be nil
	Audit     func(ctx context.Context, action, detail string)      // may be nil
	Crash     func(point string)                                    // may be nil
}

// Handler takes cXML documents. It is safe for concurrent use.
type Handler struct {
	HandlerConfig
	bodies *gate.Bodies
	watch  *gate.Watch
	since  time.Time
}

// NewHandler makes it; mount it at Path and at Path + "/{connection}".
func NewHandler(c HandlerConfig) *Handler {
	if c.MaxBytes <= 0 || c.MaxBytes > MaxBytes {
		c.MaxBytes = MaxBytes
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
	return &Handler{HandlerConfig: c, bodies: gate.NewBodies(c.MaxBytes, 16), watch: gate.NewWatch(c.Clock), since: c.Clock.Now()}
}

// call is one request under way.
type call struct {
	*Handler
	w       http.ResponseWriter
	r       *http.Request
	began   time.Time
	head    head
	account *Account
	size    int64
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := &call{Handler: h, w: w, r: r, began: h.Clock.Now()}
	defer func() {
		if p := recover(); p != nil {
			h.Log.Error("panic in a cXML request", append(c.fields(), zap.Any("panic", p), zap.ByteString("stack", debug.Stack()))...)
			c.refuse(&status{560, "It was not taken because of trouble on our side. Send it again later."}, gateway.Internal)
		}
	}()
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "cXML documents are posted here.", http.StatusMethodNotAllowed)
		return
	}
	body, done, err := h.bodies.Read(w, r)
	defer done()
	switch c.size = int64(len(body)); {
	case errors.Is(err, gate.ErrTooLarge):
		c.refuse(bad(fmt.Sprintf("The document is larger than %d bytes.", h.bodies.Limit())), gateway.Invalid)
	case err != nil:
		c.refuse(&status{560, "The document did not come whole. Send it again."}, gateway.Transient)
	case len(body) == 0:
		c.refuse(&status{406, "The body is empty."}, gateway.Invalid)
	default:
		c.document(body)
	}
}

// document reads what came and does what it asks for.
func (c *call) document(body []byte) {
	doc, attachments, s := documentOf(c.r.Header.Get("Content-Type"), body)
	if s == nil {
		c.head, s = read(doc)
	}
	if s != nil {
		c.refuse(s, gateway.Invalid)
		return
	}
	if !c.known() {
		return
	}
	switch {
	case c.head.kind != "Request":
		c.refuse(&status{450, fmt.Sprintf("A %s is not taken here; send a Request with an OrderRequest.", c.head.kind)}, gateway.Invalid)
	case c.head.transaction == "":
		c.refuse(bad("The Request asks for nothing."), gateway.Invalid)
	case c.head.transaction == "ProfileRequest":
		c.answer(response(c.id(), c.Clock.Now(), status{200, ""}, profile(c.url(), c.since)), http.StatusOK)
	case c.head.transaction == "PunchOutSetupRequest":
		c.refuse(&status{450, "There is no catalogue to punch out to here; send an OrderRequest."}, gateway.Invalid)
	case c.head.transaction != "OrderRequest":
		c.refuse(&status{450, fmt.Sprintf("A %s is not taken here; send an OrderRequest.", c.head.transaction)}, gateway.Invalid)
	case !c.ours():
		c.refuse(bad("Header/To names none of our identities: the document is for somebody else."), gateway.Denied)
	default:
		c.take(doc, attachments)
	}
}

// known finds out who sends the document, by the credential in Header/Sender; when
// nobody does, it has answered.
func (c *call) known() bool {
	a, cred := c.Directory().sender(c.r.PathValue("connection"), c.head.sender)
	name := c.head.sender[0].identity
	caller := gate.Caller(c.r.RemoteAddr, name)
	if wait := c.watch.Wait(caller); wait > 0 {
		c.w.Header().Set("Retry-After", fmt.Sprint(int(wait.Seconds())+1))
		c.Observe(Name, c.size, gateway.Denied)
		c.answer(response(c.id(), c.Clock.Now(), status{560, "Too many wrong credentials came from your address. Try again later."}, ""), http.StatusTooManyRequests)
		return false
	}
	right, err := c.right(a, cred)
	if err != nil {
		c.Log.Error("a shared secret cannot be read", append(c.fields(), zap.String("connection", a.Connection), zap.Error(err))...)
		c.refuse(&status{560, "It was not taken because of trouble on our side. Send it again later."}, gateway.Transient)
		return false
	}
	if !right {
		if c.watch.Wrong(caller) {
			c.Audit(c.r.Context(), "cXML sender refused", fmt.Sprintf("identity %q from %s", name, c.r.RemoteAddr))
		}
		c.refuse(&status{401, "The credential in Header/Sender (domain, identity or SharedSecret) is not known here."}, gateway.Denied)
		return false
	}
	c.watch.Right(caller)
	c.account = a
	return true
}

// right compares the secret in the same time whether there is such an account or not.
func (c *call) right(a *Account, cred credential) (bool, error) {
	var known []string
	if a != nil {
		for _, s := range []strict.Secret{a.Secret, a.Before} {
			if s.IsZero() {
				continue
			}
			v, err := c.Secret(s)
			if err != nil {
				return false, err
			}
			known = append(known, v)
		}
	}
	given, ok := sha256.Sum256([]byte(cred.secret)), 0
	for _, k := range append(known, "\x00nobody's") {
		sum := sha256.Sum256([]byte(k))
		ok |= subtle.ConstantTimeCompare(sum[:], given[:])
	}
	return ok == 1 && len(known) > 0 && cred.secret != "", nil
}

// ours tells whether the document is for us.
func (c *call) ours() bool {
	return len(c.account.To) == 0 || slices.ContainsFunc(c.head.to, func(to credential) bool { return slices.Contains(c.account.To, to.identity) })
}

// take stages the document, writes the Response, commits both, and only then answers.
func (c *call) take(doc []byte, attachments int) {
	ctx, a := c.r.Context(), c.account
	env := gateway.Envelope{Transport: Name, Connection: a.Connection, Partners: a.Speaks, Station: a.Station, RemoteID: c.head.sender[0].identity, RemoteAddr: c.r.RemoteAddr,
		FileName: fileName(c.head.payloadID), Key: c.head.payloadID, ContentType: "text/xml", ReceivedAt: c.began.UTC(), Test: a.Test || c.head.mode == "test"}
	staged, err := c.Intake.Stage(ctx, env, strings.NewReader(string(doc)))
	if err != nil {
		c.failed(err)
		return
	}
	defer staged.Discard()
	c.Crash("cxml.staged")
	receipt, err := staged.Commit(ctx, response(c.id(), c.began, status{200, "The order was taken. Its confirmation follows."}, ""))
	if err != nil {
		c.failed(err)
		return
	}
	c.Crash("cxml.committed")
	fields := append(c.fields(), zap.String("message_id", receipt.MessageID), zap.Bool("again", receipt.Again))
	if attachments > 0 {
		c.Log.Warn("attachments of a cXML order were left out", append(fields, zap.Int("attachments", attachments))...)
	}
	c.Log.Debug("cXML order taken", fields...)
	c.answer(receipt.Reply, http.StatusOK)
	c.Crash("cxml.answered")
}

// failed answers for a call that failed; the intake has counted it.
func (c *call) failed(err error) {
	s := statusOf(err)
	c.Log.Warn("cXML order not taken", append(c.fields(), zap.String("kind", string(gateway.KindOf(err))), zap.Error(err))...)
	c.answer(response(c.id(), c.Clock.Now(), *s, ""), s.http())
}

// refuse answers for what came no further than this door.
func (c *call) refuse(s *status, kind gateway.Kind) {
	c.Observe(Name, c.size, kind)
	c.Log.Info("cXML document refused", append(c.fields(), zap.Int("status", s.code), zap.String("kind", string(kind)), zap.String("why", s.text))...)
	c.answer(response(c.id(), c.Clock.Now(), *s, ""), s.http())
}

func (c *call) answer(body []byte, code int) {
	c.w.Header().Set("Content-Type", "text/xml; charset=UTF-8")
	c.w.Header().Set("X-Content-Type-Options", "nosniff")
	if code == http.StatusServiceUnavailable {
		c.w.Header().Set("Retry-After", "60")
	}
	c.w.WriteHeader(code)
	_, _ = c.w.Write(body) // who went away before the answer sends it again
}

// id is the payloadID of the answer: the same for the same document.
func (c *call) id() string {
	name := ""
	if c.account != nil {
		name = c.account.Connection
	}
	sum := sha256.Sum256([]byte(name + "\x00" + c.head.payloadID))
	return hex.EncodeToString(sum[:12]) + "@" + c.Host
}

// url is where orders are posted to, as the partner sees us.
func (c *call) url() string {
	base := c.URL
	if base == "" {
		base = "https://" + c.r.Host + Path
	}
	if name := c.r.PathValue("connection"); name != "" {
		base += "/" + name
	}
	return base
}

func (c *call) fields() []zap.Field {
	f := []zap.Field{zap.String("transport", Name), zap.String("remote_addr", c.r.RemoteAddr), zap.Duration("duration", c.Clock.Now().Sub(c.began))}
	if c.head.payloadID != "" {
		f = append(f, zap.String("payload_id", c.head.payloadID))
	}
	if len(c.head.sender) > 0 {
		f = append(f, zap.String("remote_id", c.head.sender[0].identity))
	}
	if c.account != nil {
		f = append(f, zap.String("partner", c.account.Partner))
	}
	return f
}

// fileName is a name for people of what has none.
func fileName(payloadID string) string {
	clean := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.@", r) {
			return r
		}
		return '-'
	}, payloadID)
	return strings.TrimLeft(clean[:min(len(clean), 100)], ".") + ".xml"
}
