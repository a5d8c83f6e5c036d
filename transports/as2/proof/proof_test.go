// SPDX-License-Identifier: Apache-2.0

package proof_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"maps"
	"math/big"
	"net"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/gateway/gatewaytest"
	"ordergate/transports"
	"ordergate/transports/as2"
	"ordergate/transports/as2/proof"
	"ordergate/transports/transporttest"
)

// side is one message as one of the two has it in its archive.
type side struct {
	x    gateway.Exchange
	rel  *as2.Relation
	kept func(sha string) []byte
}

type section struct{ *bytes.Reader }

func (section) Close() error { return nil }

// verify checks it; change, when set, is what somebody has done to kept bytes.
func (s side) verify(t *testing.T, change func(sha string, b []byte) []byte) map[string]proof.State {
	t.Helper()
	open := func(_ context.Context, sha string) (io.ReadSeekCloser, int64, error) {
		b := bytes.Clone(s.kept(sha))
		if b == nil {
			return nil, 0, errors.New("nothing is kept")
		}
		if change != nil {
			b = change(sha, b)
		}
		return section{bytes.NewReader(b)}, int64(len(b)), nil
	}
	report, err := proof.Verify(t.Context(), open, &s.x, s.rel)
	if err != nil {
		t.Fatal(err)
	}
	steps, failed := map[string]proof.State{}, false
	for _, step := range report.Steps {
		if step.Text == "" {
			t.Errorf("%s says nothing", step.Name)
		}
		steps[step.Name] = step.State
		failed = failed || step.State == proof.Failed
	}
	if report.OK() == failed {
		t.Errorf("OK is %v: %+v", report.OK(), report.Steps)
	}
	return steps
}

// exchange sends one document from us to them, and gives it as both have it.
func exchange(t *testing.T, change func(ours, theirs *as2.Relation)) (out, in side) {
	t.Helper()
	clock, ledger, door := gatewaytest.NewClock(), transporttest.NewLedger(), transporttest.NewIntake()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	us, they := newKey(t, clock, "us"), newKey(t, clock, "they")
	ours := &as2.Relation{Config: as2.Config{ID: "THEY", URL: "http://" + l.Addr().String() + "/as2"}, Connection: "they", Partner: "they", Station: "main", Ours: "US", OurKeys: us.of(certs.Station), Theirs: they.of(certs.Partner)}
	theirs := &as2.Relation{Config: as2.Config{ID: "US"}, Connection: "us", Partner: "us", Speaks: []string{"us"}, Station: "main", Ours: "THEY", OurKeys: they.of(certs.Station), Theirs: us.of(certs.Partner)}
	if change != nil {
		change(ours, theirs)
	}
	directory := func(r *as2.Relation) func() *as2.Directory {
		return func() *as2.Directory { return as2.NewDirectory([]*as2.Relation{r}) }
	}
	server := as2.NewServer(as2.ServerConfig{Listener: as2.Listener{Listen: "given"}, Listen: func(string, string) (net.Listener, error) { return l, nil }, Directory: directory(theirs), Dir: t.TempDir(), Clock: clock})
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx, door) }()
	sender := as2.NewSender(as2.SenderConfig{Ledger: ledger, Directory: directory(ours), Clock: clock}, "they")
	payload := []byte("ISA*00*~\n")
	err = sender.Send(ctx, transports.Outbound{ID: "O1", Partner: "they", Station: "main", Kind: "855", FileName: "855.x12", Size: int64(len(payload)), Payload: payload})
	sender.Close()
	stop()
	if served := <-done; served != nil {
		t.Fatal(served)
	}
	if refusal := (*transports.Refusal)(nil); err != nil && !errors.As(err, &refusal) {
		t.Fatal(err)
	}
	out = side{ledger.All()[0], ours, func(sha string) []byte {
		r, _, err := ledger.Open(context.Background(), sha)
		if err != nil {
			return nil
		}
		b, _ := io.ReadAll(r)
		return b
	}}
	return out, side{door.Exchanges()[0], theirs, door.Bytes}
}

type key struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newKey(t *testing.T, clock gateway.Clock, name string) key {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tpl := &x509.Certificate{SerialNumber: big.NewInt(int64(len(name))), Subject: pkix.Name{CommonName: name}, SubjectKeyId: []byte(name), NotBefore: clock.Now().AddDate(-1, 0, 0), NotAfter: clock.Now().AddDate(1, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, tpl, tpl, k.Public(), k)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return key{c, k}
}

func (k key) of(kind certs.OwnerKind) certs.Entries {
	e := certs.Entry{Kind: kind, Certificate: k.cert, Uses: []certs.Use{certs.Sign, certs.Encrypt}, From: k.cert.NotBefore, Until: k.cert.NotAfter}
	if kind == certs.Station {
		e.Private = k.key
	}
	return certs.Entries{e}
}

// TestBothSides: what was said then is found again, by the sender and by the receiver.
func TestBothSides(t *testing.T) {
	t.Parallel()
	yes, no := true, false
	for name, c := range map[string]struct {
		change  func(ours, theirs *as2.Relation)
		out, in string // some steps: what each finds
	}{
		"for the partner alone": {out: "open skipped, MIC skipped, receipt signature ok, receipt signer dates ok", in: "decrypt ok, signature ok, signer dates ok, payloads ok, receipt signature ok, MIC ok"},
		"with a copy for us":    {func(r, _ *as2.Relation) { r.Copy = &yes }, "decrypt ok, signature ok, signer dates ok, MIC ok", "MIC ok"},
		"compressed, GCM":       {func(r, _ *as2.Relation) { r.Preset, r.Compress = as2.PresetBis, "beforeSigning" }, "decrypt ok, signature ok, MIC ok", "payloads ok, MIC ok"},
		"in the clear":          {func(r, _ *as2.Relation) { r.Encrypt = "none" }, "signature ok, MIC ok", "signature ok, MIC ok"},
		"nothing signed":        {func(r, _ *as2.Relation) { r.Encrypt, r.Sign, r.Signed = "none", "none", &no }, "signature skipped, receipt signature skipped", "signature skipped, receipt signature skipped, MIC ok"},
		"no receipt":            {func(r, _ *as2.Relation) { r.MDN = "none" }, "open skipped, receipt skipped", "signature ok, receipt skipped"},
		"refused: no key":       {func(_, r *as2.Relation) { r.OurKeys[0].Uses = []certs.Use{certs.Sign} }, "open skipped, disposition ok, receipt signature ok", "disposition ok, receipt signature ok"},
		"refused: a stranger":   {func(_, r *as2.Relation) { r.Theirs = nil }, "disposition ok, receipt signature ok", "open ok, disposition ok"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, in := exchange(t, c.change)
			for side, want := range map[*side]string{&out: c.out, &in: c.in} {
				steps := side.verify(t, nil)
				for _, w := range strings.Split(want, ", ") {
					at := strings.LastIndex(w, " ")
					if steps[w[:at]] != proof.State(w[at+1:]) {
						t.Errorf("outgoing %v: %s: %v", side.x.Outgoing, w, steps)
					}
				}
				if slices.Contains(slices.Collect(maps.Values(steps)), proof.Failed) {
					t.Errorf("outgoing %v: %v", side.x.Outgoing, steps)
				}
			}
		})
	}
}

// TestChanged: whatever was changed since, in the archive or in the journal, shows.
func TestChanged(t *testing.T) {
	t.Parallel()
	yes := true
	out, in := exchange(t, func(r, _ *as2.Relation) { r.Copy = &yes })
	for name, c := range map[string]struct {
		journal  func(x *gateway.Exchange)
		original func(b []byte) []byte
		receipt  func(b []byte) []byte
		want     string // steps that fail
	}{
		"a byte of the message":     {original: func(b []byte) []byte { b[len(b)-9] ^= 1; return b }, want: "message digest"},
		"the message's end":         {original: func(b []byte) []byte { return b[:len(b)/2] }, want: "message digest"},
		"the message is no message": {original: func([]byte) []byte { return []byte("x") }, want: "message digest, message header"},
		"the names of the message":  {original: func(b []byte) []byte { return bytes.Replace(b, []byte("THEY"), []byte("THEM"), 1) }, want: "message digest, names"},
		"a word of the receipt": {receipt: func(b []byte) []byte {
			return bytes.Replace(b, []byte("received and taken"), []byte("received but taken"), 1)
		}, want: "receipt digest, receipt signature"},
		"the receipt is no receipt": {receipt: func(b []byte) []byte { return b[:bytes.Index(b, []byte("\r\n\r\n"))+4] }, want: "receipt digest, receipt"},
		"the receipt has no header": {receipt: func([]byte) []byte { return []byte("x") }, want: "receipt digest, receipt header"},
		"the id in the journal":     {journal: func(x *gateway.Exchange) { x.MessageID = "<other@us>" }, want: "message id, receipt id"},
		"the name in the journal":   {journal: func(x *gateway.Exchange) { x.From = "us" }, want: "names"},
		"the word in the journal":   {journal: func(x *gateway.Exchange) { x.Disposition = "processed/error: decryption-failed" }, want: "disposition"},
		"the MIC in the journal":    {journal: func(x *gateway.Exchange) { x.MIC = "AAAA, sha-256" }, want: "MIC"},
		"the time in the journal":   {journal: func(x *gateway.Exchange) { x.At = x.At.AddDate(3, 0, 0) }, want: "signer dates, receipt signer dates"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, side := range []side{out, in} {
				if c.journal != nil {
					c.journal(&side.x)
				}
				steps := side.verify(t, func(sha string, b []byte) []byte {
					switch {
					case sha == side.x.Original && c.original != nil:
						return c.original(b)
					case sha == side.x.Receipt && c.receipt != nil:
						return c.receipt(b)
					}
					return b
				})
				for _, w := range strings.Split(c.want, ", ") {
					if steps[w] != proof.Failed {
						t.Errorf("outgoing %v: %s: %v", side.x.Outgoing, w, steps)
					}
				}
			}
		})
	}
	in.x.Facts = []byte(`{"payloads":[{"sha256":"00"}]}`)
	if steps := in.verify(t, nil); steps["payloads"] != proof.Failed {
		t.Errorf("other payloads journaled: %v", steps)
	}
}

// TestNothingKept: an archive that cannot be read is an error, not a fault of the exchange.
func TestNothingKept(t *testing.T) {
	t.Parallel()
	out, in := exchange(t, nil)
	for _, side := range []side{out, in} {
		for _, gone := range []string{side.x.Original, side.x.Receipt} {
			open := func(_ context.Context, sha string) (io.ReadSeekCloser, int64, error) {
				if sha == gone {
					return nil, 0, errors.New("the disk is away")
				}
				b := side.kept(sha)
				return section{bytes.NewReader(b)}, int64(len(b)), nil
			}
			if _, err := proof.Verify(t.Context(), open, &side.x, side.rel); err == nil || !strings.Contains(err.Error(), "the disk is away") {
				t.Errorf("%v", err)
			}
		}
	}
}
