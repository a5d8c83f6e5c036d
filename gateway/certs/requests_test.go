// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/certs/cem"
)

func asked(id string, from time.Time, us []string, certs ...*x509.Certificate) *cem.Request {
	r := &cem.Request{ID: id, Sender: "ACME"}
	for _, c := range certs {
		for _, u := range us { // as products do: a TrustRequest a usage
			r.Trusts = append(r.Trusts, cem.Trust{Usages: []string{u}, RespondBy: from, Issuer: "CN=as written", Serial: "0x1", Certificate: c, ResponseURL: "http://169.254.169.254/"})
		}
	}
	return r
}

var signAndEncrypt = []string{cem.DigitalSignature, cem.KeyEncipherment}

// TestRequests: a partner asks, asks again, a person approves, the partner is told.
func TestRequests(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	dir := filepath.Join(root, "certs")
	q := Requests{Dir: filepath.Join(root, "data", "cem")}
	if all, faults, err := q.List(); err != nil || len(all)+len(faults) > 0 {
		t.Fatal(all, faults, err)
	}
	next := cert(t, "next", begun.AddDate(0, -1, 0), begun.AddDate(1, 0, 0))
	from := begun.AddDate(0, 0, 20)
	r, fresh, err := q.Put("acme", "main", asked("../../id@acme", from, signAndEncrypt, next), begun)
	if err != nil || !fresh || len(r.Wanted) != 1 || FormatUses(r.Wanted[0].Uses) != "sign, encrypt" {
		t.Fatalf("%+v %v %v", r, fresh, err)
	}
	if s, _ := Load(dir); len(s.All()) > 0 {
		t.Fatal("trusted before it was approved")
	}
	if again, fresh, err := q.Put("acme", "main", asked("../../id@acme", from, signAndEncrypt, next), begun.Add(day)); err != nil || fresh || again.ID != r.ID || !again.Received.Equal(begun) {
		t.Errorf("the same again: %+v %v %v", again, fresh, err)
	}
	if _, _, err := q.Put("acme", "main", asked("../../id@acme", from, signAndEncrypt, cert(t, "old", begun, begun.AddDate(1, 0, 0))), begun); gateway.KindOf(err) != gateway.Conflict {
		t.Errorf("the id for another certificate: %v", err)
	}
	other, fresh, err := q.Put("bolt", "main", asked("../../id@acme", from, signAndEncrypt, next), begun)
	if err != nil || !fresh || other.ID == r.ID {
		t.Errorf("another partner's: %+v %v", other, err)
	}
	send := func(_ context.Context, r Request, body []byte) error { return fmt.Errorf("asked to send %s", r.ID) }
	if err := q.Answer(t.Context(), func(string) string { return "US" }, send, begun); err != nil {
		t.Errorf("answered before anything was decided: %v", err)
	}
	for _, d := range []Decision{{Approve: true}, {By: "Ito"}, {By: " ", Reason: "x"}} {
		if _, err := q.Decide(r.ID, d, dir, begun); err == nil {
			t.Errorf("decided by %+v", d)
		}
	}
	done, err := q.Decide(r.ID[:6], Decision{Approve: true, By: "Ito"}, dir, begun)
	if err != nil || done.State != Approved || len(done.Files) != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	s, faults := Load(dir)
	es := s.Of(Partner, "acme")
	if len(faults) > 0 || len(es) != 1 || !es[0].From.Equal(from) || FormatUses(es[0].Uses) != "sign, encrypt" || !strings.Contains(es[0].Note, "approved by Ito") {
		t.Fatalf("%+v %v", es, faults)
	}
	if _, err := q.Decide(r.ID, Decision{By: "Kim", Reason: "no"}, dir, begun); gateway.KindOf(err) != gateway.Conflict {
		t.Errorf("decided twice: %v", err)
	}
	if _, err := q.Decide("zz", Decision{By: "Kim", Reason: "no"}, dir, begun); gateway.KindOf(err) != gateway.NotFound {
		t.Errorf("what is not there: %v", err)
	}
	if _, err := q.Decide(other.ID, Decision{By: "Kim", Reason: "not yours"}, dir, begun); err != nil {
		t.Fatal(err)
	}
	answers(t, q, r, other)
}

// answers checks that each decided request is answered once, again after a failure.
func answers(t *testing.T, q Requests, approved, refused Request) {
	t.Helper()
	name := func(station string) string { return station + "-as2" }
	broken := errors.New("disk full")
	if err := q.Answer(t.Context(), name, func(context.Context, Request, []byte) error { return broken }, begun); !errors.Is(err, broken) {
		t.Errorf("a failure is gone: %v", err)
	}
	sent := map[string]string{}
	send := func(_ context.Context, r Request, body []byte) error { sent[r.ID] += string(body); return nil }
	first := min(approved.ID, refused.ID)
	err := q.Answer(t.Context(), name, func(ctx context.Context, r Request, body []byte) error {
		if r.ID == first {
			return broken
		}
		return send(ctx, r, body)
	}, begun)
	if !errors.Is(err, broken) || len(sent) != 1 {
		t.Errorf("%d answered beside one that cannot be: %v", len(sent), err)
	}
	for range 2 {
		if err := q.Answer(t.Context(), name, send, begun); err != nil {
			t.Fatal(err)
		}
	}
	for id, want := range map[string]string{approved.ID: "<CertStatus>Accepted</CertStatus>", refused.ID: "<ReasonForRejection>not yours</ReasonForRejection>"} {
		if strings.Count(sent[id], "<EDIINTCertificateExchangeResponse") != 1 || !strings.Contains(sent[id], want) || !strings.Contains(sent[id], "main-as2") || !strings.Contains(sent[id], "CN=as written") {
			t.Errorf("%s: %s", id, sent[id])
		}
	}
	all, _, err := q.List()
	if err != nil || len(all) != 2 || all[0].Answered == nil || all[1].Answered == nil {
		t.Errorf("%+v %v", all, err)
	}
}

// TestRequestsAgain: a crash between the certificate and the note of it.
func TestRequestsAgain(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	dir, q := filepath.Join(root, "certs"), Requests{Dir: filepath.Join(root, "cem")}
	c := cert(t, "next", begun, begun.AddDate(1, 0, 0))
	r, _, err := q.Put("acme", "main", asked("a", time.Time{}, signAndEncrypt, c), begun)
	if err != nil {
		t.Fatal(err)
	}
	before := read(t, filepath.Join(q.Dir, r.ID+".json"))
	if _, err := q.Decide(r.ID, Decision{Approve: true, By: "Ito"}, dir, begun); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(q.Dir, r.ID+".json"), before, 0o640); err != nil {
		t.Fatal(err)
	}
	again, err := q.Decide(r.ID, Decision{Approve: true, By: "Ito"}, dir, begun)
	if s, faults := Load(dir); err != nil || len(again.Files) != 1 || len(s.All()) != 1 || len(faults) > 0 {
		t.Errorf("%+v, %d certificates, %v %v", again, len(s.All()), faults, err)
	}
}

// TestRequestsBounded: what one partner can make us keep, and files that are none.
func TestRequestsBounded(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	dir, q := filepath.Join(root, "certs"), Requests{Dir: filepath.Join(root, "cem")}
	over := cert(t, "old", begun.AddDate(-2, 0, 0), begun.AddDate(-1, 0, 0))
	for i := range maxWaiting {
		if _, _, err := q.Put("acme", "main", asked(fmt.Sprint(i), time.Time{}, signAndEncrypt, over), begun.Add(time.Duration(i)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := q.Put("acme", "main", asked("more", time.Time{}, signAndEncrypt, over), begun); gateway.KindOf(err) != gateway.Denied {
		t.Errorf("one more: %v", err)
	}
	if _, _, err := q.Put("../acme", "main", asked("x", time.Time{}, signAndEncrypt, over), begun); gateway.KindOf(err) != gateway.Invalid {
		t.Errorf("a partner that is a path: %v", err)
	}
	lay(t, q.Dir, "broken.json", []byte("{"), 0o640)
	lay(t, q.Dir, "moved.json", []byte(`{"id":"elsewhere","partner":"acme"}`), 0o640)
	lay(t, q.Dir, "readme.txt", nil, 0o640)
	all, faults, err := q.List()
	if err != nil || len(all) != maxWaiting || len(faults) != 2 || all[0].Received.Before(all[1].Received) {
		t.Errorf("%d requests, %v %v", len(all), faults, err)
	}
	if !strings.Contains(all[0].Text(), "SHA-256") || !strings.Contains(all[0].Text(), "to sign, encrypt, at once") {
		t.Error(all[0].Text())
	}
	if _, err := q.Decide(all[0].ID, Decision{Approve: true, By: "Ito"}, dir, begun); err == nil || !strings.Contains(err.Error(), "is over since") {
		t.Errorf("an expired certificate was approved: %v", err)
	}
	if r, err := q.Get(all[0].ID); err != nil || r.State != Waiting {
		t.Errorf("%+v %v", r, err)
	}
}

// TestDecidedAtOnce: two people, one decision.
func TestDecidedAtOnce(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	dir, q := filepath.Join(root, "certs"), Requests{Dir: filepath.Join(root, "cem")}
	r, _, err := q.Put("acme", "main", asked("a", time.Time{}, signAndEncrypt, cert(t, "next", begun, begun.AddDate(1, 0, 0))), begun)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	var won sync.Map
	for i := range 8 {
		wg.Go(func() {
			if _, err := q.Decide(r.ID, Decision{Approve: i%2 == 0, By: fmt.Sprint(i), Reason: "x"}, dir, begun); err == nil {
				won.Store(i, true)
			} else if gateway.KindOf(err) != gateway.Conflict {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	n := 0
	won.Range(func(_, _ any) bool { n++; return true })
	if n != 1 {
		t.Errorf("%d decisions", n)
	}
}
