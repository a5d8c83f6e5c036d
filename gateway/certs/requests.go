// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/certs/cem"
)

// RequestState is how far a partner's request is.
type RequestState string

// The states. Approved and refused are final.
const (
	Waiting  RequestState = "waiting"
	Approved RequestState = "approved"
	Refused  RequestState = "refused"
)

// Request is what a partner asked for by Certificate Exchange Messaging: that
// certificates of it be taken. Nothing of it is trusted before it is approved.
type Request struct {
	ID        string       `json:"id"`      // ours
	Partner   string       `json:"partner"` // that signed the message
	Station   string       `json:"station"` // it was addressed to
	RequestID string       `json:"requestId"`
	Sender    string       `json:"sender,omitempty"`
	Received  time.Time    `json:"received"`
	Wanted    []Wanted     `json:"wanted"`
	State     RequestState `json:"state"`

	By       string     `json:"by,omitempty"` // who decided
	Reason   string     `json:"reason,omitempty"`
	Decided  *time.Time `json:"decided,omitempty"`
	Files    []string   `json:"files,omitempty"`    // that it brought into certs/
	Answered *time.Time `json:"answered,omitempty"` // the response was handed on
}

// Wanted is one certificate of a request.
type Wanted struct {
	Uses        []Use     `json:"uses"`
	From        time.Time `json:"from,omitzero"` // when the partner goes over to it
	Issuer      string    `json:"issuer"`        // as the partner wrote it
	Serial      string    `json:"serial"`
	ResponseURL string    `json:"responseUrl,omitempty"` // as the partner wrote it: not to be called
	Certificate []byte    `json:"certificate"`           // DER
	Chain       [][]byte  `json:"chain,omitempty"`
}

// Requests keeps the requests of partners, a file each. It may be used by several
// processes at a time.
type Requests struct {
	Dir string // <data>/cem; made when it is first needed
}

// maxWaiting bounds what one partner can make us keep.
const maxWaiting = 20

var usageOf = map[string]Use{cem.DigitalSignature: Sign, cem.KeyEncipherment: Encrypt, cem.TLSServer: TLS, cem.TLSClient: TLS}

// Put keeps a request, durably, that came in a message signed by a partner. The
// same request again (by partner and requestId) changes nothing: fresh is false and
// what is known of it comes back. Other certificates under a known requestId are a
// Conflict, too many that wait are Denied.
func (q Requests) Put(partner, station string, in *cem.Request, at time.Time) (r Request, fresh bool, err error) {
	const op = "certs.put"
	if !ownerText.MatchString(partner) {
		return r, false, &gateway.Error{Op: op, Kind: gateway.Invalid, Err: fmt.Errorf("%q is no partner", partner)}
	}
	r = Request{Partner: partner, Station: station, RequestID: in.ID, Sender: in.Sender, Received: at.UTC(), State: Waiting}
	sum := sha256.Sum256([]byte(partner + "\x00" + in.ID))
	r.ID = hex.EncodeToString(sum[:8])
	for _, t := range in.Trusts {
		r.want(t)
	}
	if err := makeDir(q.Dir, 0o750); err != nil {
		return r, false, err
	}
	defer q.lock(&err)()
	if err != nil {
		return r, false, err
	}
	switch old, gerr := q.read(r.ID + ".json"); {
	case gerr == nil && !slices.EqualFunc(old.Wanted, r.Wanted, Wanted.same):
		return old, false, &gateway.Error{Op: op, Kind: gateway.Conflict, Public: "this requestId was used for other certificates", Err: fmt.Errorf("request %s of %s came with other certificates", r.ID, partner)}
	case gerr == nil:
		return old, false, nil
	case !errors.Is(gerr, fs.ErrNotExist):
		return r, false, gerr
	}
	all, _, err := q.all()
	if err != nil {
		return r, false, err
	}
	waiting := 0
	for _, o := range all {
		if o.Partner == partner && o.State == Waiting {
			waiting++
		}
	}
	if waiting >= maxWaiting {
		return r, false, &gateway.Error{Op: op, Kind: gateway.Denied, Public: "too many certificate requests wait for a decision", Err: fmt.Errorf("%d requests of %s wait", waiting, partner)}
	}
	return r, true, q.write(r)
}

// want adds what a TrustRequest asks for; several of one certificate are one.
func (r *Request) want(t cem.Trust) {
	i := slices.IndexFunc(r.Wanted, func(w Wanted) bool { return string(w.Certificate) == string(t.Certificate.Raw) })
	if i < 0 {
		w := Wanted{From: t.RespondBy, Issuer: t.Issuer, Serial: t.Serial, ResponseURL: t.ResponseURL, Certificate: t.Certificate.Raw}
		for _, c := range t.Chain {
			w.Chain = append(w.Chain, c.Raw)
		}
		i, r.Wanted = len(r.Wanted), append(r.Wanted, w)
	}
	w := &r.Wanted[i]
	for _, u := range t.Usages {
		if !slices.Contains(w.Uses, usageOf[u]) {
			w.Uses = append(w.Uses, usageOf[u])
		}
	}
}

func (w Wanted) same(o Wanted) bool {
	return string(w.Certificate) == string(o.Certificate) && slices.Equal(w.Uses, o.Uses)
}

// List gives all requests, the newest first. A file that cannot be read is a fault
// beside the others.
func (q Requests) List() ([]Request, gateway.Faults, error) {
	all, faults, err := q.all()
	slices.SortStableFunc(all, func(a, b Request) int { return b.Received.Compare(a.Received) })
	return all, faults, err
}

func (q Requests) all() (out []Request, faults gateway.Faults, err error) {
	files, err := os.ReadDir(q.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("list requests: %w", err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".json") || strings.HasPrefix(f.Name(), ".") {
			continue
		}
		r, err := q.read(f.Name())
		if err != nil {
			faults = append(faults, gateway.Fault{File: filepath.Join(q.Dir, f.Name()), Message: err.Error()})
			continue
		}
		out = append(out, r)
	}
	return out, faults, nil
}

// maxRequest bounds a request's file: twenty certificates with chains.
const maxRequest = 8 << 20

func (q Requests) read(name string) (r Request, err error) {
	path := filepath.Join(q.Dir, name)
	if _, err := os.Stat(path); err != nil {
		return r, err
	}
	data, err := readFile(path, maxRequest)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return r, fmt.Errorf("read request: %w", err)
	}
	if r.ID+".json" != name || !ownerText.MatchString(r.Partner) {
		return r, errors.New("read request: it is another's")
	}
	return r, nil
}

func (q Requests) write(r Request) error {
	data, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return fmt.Errorf("write request: %w", err)
	}
	return replace(filepath.Join(q.Dir, r.ID+".json"), data, 0o640)
}

// Get gives a request by its id, or the beginning of it that no other has.
func (q Requests) Get(id string) (Request, error) {
	all, _, err := q.all()
	if err != nil {
		return Request{}, err
	}
	var found []Request
	for _, r := range all {
		if strings.HasPrefix(r.ID, id) && id != "" {
			found = append(found, r)
		}
	}
	if len(found) != 1 {
		return Request{}, &gateway.Error{Op: "certs.get", Kind: gateway.NotFound, Err: fmt.Errorf("%d requests with the id %q: see ordergate cert requests", len(found), id)}
	}
	return found[0], nil
}

// Decision is what a person said to a request.
type Decision struct {
	Approve bool
	By      string // who, for the record
	Reason  string // needed for a no; the partner is told
}

// Decide settles a request. Approved certificates are written into the folder
// certs beside what is there, each for the uses and from the date that were asked
// for. What was decided stays so: a second decision is a Conflict.
func (q Requests) Decide(id string, d Decision, certs string, at time.Time) (_ Request, err error) {
	switch {
	case strings.TrimSpace(d.By) == "":
		return Request{}, errors.New("who decides? --by NAME")
	case !d.Approve && strings.TrimSpace(d.Reason) == "":
		return Request{}, errors.New("why not? The partner is told: --reason TEXT")
	}
	r, err := q.Get(id)
	if err != nil {
		return r, err
	}
	defer q.lock(&err)()
	if err != nil {
		return r, err
	}
	if r, err = q.read(r.ID + ".json"); err != nil { // as it is now that nobody else decides
		return r, err
	}
	if r.State != Waiting {
		return r, &gateway.Error{Op: "certs.decide", Kind: gateway.Conflict, Err: fmt.Errorf("request %s was %s by %s", r.ID, r.State, r.By)}
	}
	at = at.UTC()
	r.State, r.By, r.Reason, r.Decided = Refused, d.By, d.Reason, &at
	if d.Approve {
		r.State = Approved
		if err := r.apply(certs, at); err != nil {
			return r, err
		}
	}
	return r, q.write(r)
}

// apply writes the certificates of an approved request. Those that are there
// already stay as they are, so that it can be said again after a crash.
func (r *Request) apply(dir string, at time.Time) error {
	who := Owner{Partner, r.Partner}
	s, _ := Load(dir) // faults of other files are not this one's
	type one struct {
		h     header
		chain []*x509.Certificate
	}
	var todo []one
	for _, w := range r.Wanted {
		b := &Bundle{}
		for _, der := range append([][]byte{w.Certificate}, w.Chain...) {
			c, err := x509.ParseCertificate(der)
			if err != nil {
				return fmt.Errorf("read the certificate of the request: %w", err)
			}
			b.Certificates = append(b.Certificates, c)
		}
		leaf := b.Certificates[0]
		if i := slices.IndexFunc(s.of[who], func(e Entry) bool { return e.Fingerprint == Fingerprint(leaf) }); i >= 0 {
			r.Files = append(r.Files, s.of[who][i].File)
			continue
		}
		if !at.Before(leaf.NotAfter) {
			return fmt.Errorf("%s is over since %s: refuse it", clean(leaf.Subject.String()), date(leaf.NotAfter))
		}
		o := one{header{uses: w.Uses, note: "asked for by CEM request " + r.ID + ", approved by " + r.By}, chainOf(leaf, b.Certificates)}
		if w.From.After(leaf.NotBefore) {
			o.h.from = w.From
		}
		if err := probe(who, "the certificate "+clean(leaf.Subject.String()), o.h, o.chain); err != nil {
			return err
		}
		todo = append(todo, o)
	}
	for _, o := range todo {
		e, err := put(dir, who, free(dir, who, "cem-"+o.chain[0].NotBefore.UTC().Format(time.DateOnly)), o.h, o.chain, nil)
		if err != nil {
			return err
		}
		r.Files = append(r.Files, e.File)
	}
	return nil
}

// Send hands the response to a request on to its partner, durably: a queue that
// tries again. body is XML of the type cem.ContentType. It may be called twice for
// a request after a crash.
type Send func(ctx context.Context, r Request, body []byte) error

// Answer hands on the responses to what was decided and not answered yet; name
// gives a station's AS2 name. One that cannot be handed on keeps no other waiting; its
// error is returned with those of others.
func (q Requests) Answer(ctx context.Context, name func(station string) string, send Send, at time.Time) error {
	all, _, err := q.all()
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range all {
		if r.State == Waiting || r.Answered != nil {
			continue
		}
		body, err := r.response(name(r.Station), at).XML()
		if err == nil {
			err = send(ctx, r, body)
		}
		if err == nil {
			err = q.answered(r.ID, at.UTC())
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("answer the certificate request %s of %s: %w", r.ID, r.Partner, err))
		}
	}
	return errors.Join(errs...)
}

func (q Requests) answered(id string, at time.Time) (err error) {
	defer q.lock(&err)()
	if err != nil {
		return err
	}
	r, err := q.read(id + ".json")
	if err != nil {
		return err
	}
	r.Answered = &at
	return q.write(r)
}

func (r Request) response(sender string, at time.Time) cem.Response {
	out := cem.Response{ID: r.RequestID, Sender: sender, Originated: at}
	for _, w := range r.Wanted {
		out.Answers = append(out.Answers, cem.Answer{Accepted: r.State == Approved, Reason: r.Reason, Issuer: w.Issuer, Serial: w.Serial})
	}
	return out
}

// lock keeps other processes from deciding at the same time; call what it returns.
func (q Requests) lock(err *error) func() {
	f, oerr := os.OpenFile(filepath.Join(q.Dir, ".lock"), os.O_CREATE|os.O_RDWR, 0o640)
	if oerr == nil {
		oerr = inherit(f.Name(), q.Dir)
	}
	if oerr == nil {
		if oerr = syscall.Flock(int(f.Fd()), syscall.LOCK_EX); oerr == nil {
			return func() { _ = f.Close() } // which ends the lock; nothing was written
		}
	}
	if f != nil {
		_ = f.Close()
	}
	*err = fmt.Errorf("lock the requests: %w", oerr)
	return func() {}
}

// Text tells of a request what a person needs to decide it.
func (r Request) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "request %s of partner %s, received %s, %s\n", r.ID, r.Partner, date(r.Received), r.State)
	if r.State != Waiting {
		fmt.Fprintf(&b, "by %s %s\n", r.By, clean(r.Reason))
	}
	for _, w := range r.Wanted {
		from := "at once"
		if !w.From.IsZero() {
			from = "from " + date(w.From)
		}
		fmt.Fprintf(&b, "to %s, %s:\n", FormatUses(w.Uses), from)
		if c, err := x509.ParseCertificate(w.Certificate); err == nil {
			b.WriteString("  " + strings.ReplaceAll(strings.TrimSuffix(Describe(c), "\n"), "\n", "\n  ") + "\n")
		}
	}
	return b.String()
}
