// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/strict"
	"ordergate/transports"
	"ordergate/transports/as2"
	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/wire"
	"ordergate/transports/transporttest"
)

var keys sync.Map // RSA keys by name: making one takes long

// rsaIdentity makes a certificate of an RSA key; one name has one key.
func rsaIdentity(t testing.TB, name string) cms.Key {
	t.Helper()
	make, _ := keys.LoadOrStore(name, sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) }))
	k, err := make.(func() (*rsa.PrivateKey, error))()
	if err != nil {
		t.Fatal(err)
	}
	return certify(t, name, k, nil)
}

func certify(t testing.TB, name string, k crypto.Signer, change func(*x509.Certificate)) cms.Key {
	t.Helper()
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		t.Fatal(err)
	}
	tpl := &x509.Certificate{SerialNumber: serial, Subject: pkix.Name{CommonName: name},
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC)}
	if change != nil {
		change(tpl)
	}
	der, err := x509.CreateCertificate(rand.Reader, tpl, tpl, k.Public(), k)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cms.Key{Certificate: c, Private: k}
}

func entry(k cms.Key, private bool, uses ...certs.Use) certs.Entry {
	e := certs.Entry{Kind: certs.Partner, Certificate: k.Certificate, Uses: uses, From: k.Certificate.NotBefore, Until: k.Certificate.NotAfter}
	if private {
		e.Kind, e.Private = certs.Station, k.Private
	}
	return e
}

// sendLab is a sender and the partner that it sends to.
type sendLab struct {
	t        *testing.T
	us, they cms.Key
	relation *as2.Relation
	ledger   *transporttest.Ledger
	clock    *gatewaytest.Clock
	cfg      as2.SenderConfig

	mu       sync.Mutex
	requests []sentRequest
	// answer is the partner's; nil: a good signed receipt.
	answer func(w http.ResponseWriter, r sentRequest)
	early  func(w http.ResponseWriter, r *http.Request) bool // answers before the body is read; may be nil
}

type sentRequest struct {
	method string
	header http.Header
	body   []byte
	length int64
	te     []string
	n      int
}

func newSendLab(t *testing.T, change func(*as2.Relation)) *sendLab {
	t.Helper()
	l := &sendLab{t: t, us: rsaIdentity(t, "us"), they: rsaIdentity(t, "they"), ledger: transporttest.NewLedger(), clock: gatewaytest.NewClock()}
	server := httptest.NewServer(http.HandlerFunc(l.serve))
	t.Cleanup(server.Close)
	l.relation = &as2.Relation{Config: as2.Config{ID: "They AS2", URL: server.URL + "/as2"}, Connection: "acme-as2", Partner: "acme", Station: "main", Ours: "US",
		OurKeys: certs.Entries{entry(l.us, true, certs.Sign, certs.Encrypt, certs.TLS)}, Theirs: certs.Entries{entry(l.they, false, certs.Sign, certs.Encrypt)}}
	if change != nil {
		change(l.relation)
	}
	l.cfg = as2.SenderConfig{Ledger: l.ledger, Directory: func() *as2.Directory { return as2.NewDirectory([]*as2.Relation{l.relation}) },
		URL: "https://edi.example.com/as2", Host: "edi.example.com", Product: "ordergate:test", Clock: l.clock}
	return l
}

func (l *sendLab) serve(w http.ResponseWriter, r *http.Request) {
	if l.early != nil && l.early(w, r) {
		return
	}
	body, _ := io.ReadAll(r.Body)
	l.mu.Lock()
	req := sentRequest{r.Method, r.Header.Clone(), body, r.ContentLength, r.TransferEncoding, len(l.requests)}
	l.requests = append(l.requests, req)
	answer := l.answer
	l.mu.Unlock()
	if answer == nil {
		l.good(w, req)
		return
	}
	answer(w, req)
}

func (l *sendLab) seen() []sentRequest {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]sentRequest(nil), l.requests...)
}

// receipt is a receipt of the partner's for what came, changed as the test wants.
func (l *sendLab) receipt(r sentRequest, sign *cms.Key, change func(*wire.MDN)) (contentType string, body []byte) {
	l.t.Helper()
	sum := sha256.Sum256(r.body) // what is plain and kept nowhere: a probe's
	digest, err := sum[:], error(nil)
	if all := l.ledger.All(); len(all) > 0 {
		digest, err = base64.StdEncoding.DecodeString(as2.SentFactsOf(&all[0]).MICs["sha-256"])
	}
	if err != nil {
		l.t.Error(err)
	}
	m := wire.MDN{ReportingUA: "peer", FinalRecipient: "They AS2", OriginalMessageID: r.header.Get("Message-ID"),
		MIC: &wire.MIC{Hash: crypto.SHA256, Digest: digest}, Text: "Thank you."}
	if change != nil {
		change(&m)
	}
	var o wire.BuildOptions
	if sign != nil {
		o.Sign = &cms.SignOptions{Key: *sign, Hash: crypto.SHA256}
	}
	contentType, body, err = wire.Build(m, o)
	if err != nil {
		l.t.Error(err)
	}
	return contentType, body
}

func (l *sendLab) good(w http.ResponseWriter, r sentRequest) { l.reply(w, r, &l.they, nil) }

func (l *sendLab) reply(w http.ResponseWriter, r sentRequest, sign *cms.Key, change func(*wire.MDN)) {
	contentType, body := l.receipt(r, sign, change)
	w.Header().Set("Content-Type", contentType)
	_, _ = w.Write(body)
}

func outbound() transports.Outbound {
	payload := []byte("ISA*00*          *00*          *ZZ*US~\r\nGS*PO~\r\n")
	return transports.Outbound{ID: "O1", Partner: "acme", Station: "main", Kind: "855", FileName: "855 7.x12", Size: int64(len(payload)), Payload: payload}
}

func (l *sendLab) send() error {
	s := as2.NewSender(l.cfg, l.relation.Connection)
	defer s.Close()
	return s.Send(context.Background(), outbound())
}

// state wants the one exchange there is to be in a state.
func (l *sendLab) state(want gateway.ExchangeState) gateway.Exchange {
	l.t.Helper()
	all := l.ledger.All()
	if len(all) != 1 || all[0].State != want {
		l.t.Fatalf("%d exchanges: %+v", len(all), all)
	}
	return all[0]
}

func pemFile(t *testing.T, typ string, der []byte) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), "f.pem")
	if err := os.WriteFile(p, pem.EncodeToMemory(&pem.Block{Type: typ, Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

func openssl(t *testing.T, in []byte, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("openssl", args...)
	var out, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(in), &out, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("openssl %v: %v\n%s", args, err, stderr.String())
	}
	return out.Bytes()
}

// TestSent: openssl opens and verifies what arrives, and its bytes are the document's.
func TestSent(t *testing.T) {
	t.Parallel()
	l := newSendLab(t, nil)
	if err := l.send(); err != nil {
		t.Fatal(err)
	}
	x := l.state(gateway.ExchangeConfirmed)
	r := l.seen()[0]
	for name, want := range map[string]string{"AS2-From": "US", "AS2-To": `"They AS2"`, "AS2-Version": "1.2", "Message-Id": x.MessageID, "Subject": "855 855 7.x12",
		"Disposition-Notification-Options": "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, sha-256, sha1",
		"User-Agent":                       "ordergate:test", "Expect": "", "Date": "Fri, 20 Nov 2026 09:00:00 GMT"} {
		if got := r.header.Get(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if r.length != int64(len(r.body)) || len(r.te) != 0 || !regexp.MustCompile(`^<O1\.[0-9a-f]{24}@edi\.example\.com>$`).MatchString(x.MessageID) {
		t.Errorf("length %d of %d, %v, %s", r.length, len(r.body), r.te, x.MessageID)
	}
	key, err := x509.MarshalPKCS8PrivateKey(l.they.Private)
	if err != nil {
		t.Fatal(err)
	}
	inner := openssl(t, r.body, "cms", "-decrypt", "-inform", "DER", "-binary", "-recip", pemFile(t, "CERTIFICATE", l.they.Certificate.Raw), "-inkey", pemFile(t, "PRIVATE KEY", key))
	trusted := pemFile(t, "CERTIFICATE", l.us.Certificate.Raw)
	plain := openssl(t, inner, "cms", "-verify", "-CAfile", trusted, "-certfile", trusted, "-purpose", "any")
	head, payload, _ := bytes.Cut(plain, []byte("\r\n\r\n"))
	if !bytes.Equal(payload, outbound().Payload) || !bytes.Contains(head, []byte("application/EDI-X12")) {
		t.Errorf("%q", plain)
	}
	if !strings.Contains(string(mustOpen(t, l, x.Receipt)), "disposition-notification") {
		t.Error("the receipt was not kept")
	}
	if err := l.send(); err != nil || len(l.seen()) != 1 {
		t.Errorf("sent again: %v, %d", err, len(l.seen()))
	}
}

func mustOpen(t *testing.T, l *sendLab, sha string) []byte {
	t.Helper()
	f, _, err := l.ledger.Open(context.Background(), sha)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestReceipts: what a partner answers, and what becomes of the document.
func TestReceipts(t *testing.T) {
	t.Parallel()
	stranger := rsaIdentity(t, "stranger")
	errorOf := func(d wire.Disposition) func(*sendLab, http.ResponseWriter, sentRequest) {
		return func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			l.reply(w, r, &l.they, func(m *wire.MDN) { m.Disposition, m.MIC = d, nil })
		}
	}
	for _, tt := range []struct {
		name   string
		change func(*as2.Relation)
		answer func(l *sendLab, w http.ResponseWriter, r sentRequest)
		code   string // "": confirmed
		says   string
		reason string
	}{
		{name: "good"},
		{name: "204 is delivered too", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			contentType, body := l.receipt(r, &l.they, nil)
			w.Header().Set("Content-Type", contentType)
			w.WriteHeader(http.StatusAccepted)
			_, _ = w.Write(body)
		}},
		{name: "another spelling of the digest", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			contentType, body := l.receipt(r, nil, nil)
			w.Header().Set("Content-Type", contentType)
			_, _ = w.Write(bytes.ReplaceAll(body, []byte(", sha-256"), []byte(",SHA256  ")))
		}, change: func(r *as2.Relation) { no := false; r.Signed = &no }},
		{name: "MIC by SHA-1 (OpenAS2)", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			l.reply(w, r, &l.they, func(m *wire.MDN) {
				x := l.ledger.All()[0]
				digest, _ := base64.StdEncoding.DecodeString(as2.SentFactsOf(&x).MICs["sha1"])
				m.MIC = &wire.MIC{Hash: crypto.SHA1, Digest: digest}
			})
		}},
		{name: "duplicate (RFC 4130 5.5)", answer: errorOf(wire.Disposition{Severity: "warning", Text: wire.DuplicateDocument}), reason: "had it already"},
		{name: "a warning", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			l.reply(w, r, &l.they, func(m *wire.MDN) {
				m.Disposition = wire.Disposition{Severity: "warning", Text: wire.ProcessingContinued}
			})
		}, reason: "with a warning: authentication-failed, processing continued"},
		{name: "decryption failed", answer: errorOf(wire.ErrorOf(wire.DecryptionFailed)), code: "as2.mdn.decryption-failed", says: "could not decrypt"},
		{name: "decompression failed (OpenAS2 spells it so)", answer: errorOf(wire.ErrorOf(wire.DecompresionFailed)), code: "as2.mdn.decompresion-failed", says: "could not decompress"},
		{name: "authentication failed", answer: errorOf(wire.ErrorOf(wire.AuthenticationFailed)), code: "as2.mdn.authentication-failed", says: "signature"},
		{name: "integrity", answer: errorOf(wire.ErrorOf(wire.IntegrityCheckFailed)), code: "as2.mdn.integrity-check-failed", says: "content"},
		{name: "insufficient security", answer: errorOf(wire.ErrorOf(wire.InsufficientMessageSecurity)), code: "as2.mdn.insufficient-message-security"},
		{name: "unexpected", answer: errorOf(wire.ErrorOf(wire.UnexpectedProcessingError)), code: "as2.mdn.unexpected-processing-error"},
		{name: "bis: file name", answer: errorOf(wire.ErrorOf(wire.IllegalFilename)), code: "as2.mdn.illegal-filename"},
		{name: "bis: relationship", answer: errorOf(wire.ErrorOf(wire.UnknownTradingRelationship)), code: "as2.mdn.unknown-trading-relationship", says: "AS2 names"},
		{name: "failure", answer: errorOf(wire.FailureOf(wire.UnsupportedMICAlgorithms)), code: "as2.mdn.unsupported-mic-algorithms", says: "digests"},
		{name: "another word", answer: errorOf(wire.ErrorOf("We are closed!")), code: "as2.mdn.we-are-closed"},
		{name: "no text", answer: errorOf(wire.Disposition{Failed: true}), code: "as2.mdn.refused"},
		{name: "unsigned, and no (6.2)", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			l.reply(w, r, nil, func(m *wire.MDN) { m.Disposition = wire.ErrorOf(wire.UnknownTradingPartner) })
		}, code: "as2.mdn.unknown-trading-partner"},
		{name: "unsigned", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) { l.reply(w, r, nil, nil) }, code: as2.CodeUnsigned, says: "did not sign"},
		{name: "unsigned was asked for", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) { l.reply(w, r, nil, nil) },
			change: func(r *as2.Relation) { no := false; r.Signed = &no }},
		{name: "signed by a stranger", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) { l.reply(w, r, &stranger, nil) }, code: as2.CodeSignature, says: `"CN=stranger"`},
		{name: "changed on its way", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			contentType, body := l.receipt(r, &l.they, nil)
			w.Header().Set("Content-Type", contentType)
			_, _ = w.Write(bytes.Replace(body, []byte("Thank you"), []byte("Thank YOU"), 1))
		}, code: as2.CodeSignature},
		{name: "of other content", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			l.reply(w, r, &l.they, func(m *wire.MDN) { m.MIC.Digest = make([]byte, 32) })
		}, code: as2.CodeMIC, says: "other content"},
		{name: "MIC by a digest that we do not keep", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			contentType, body := l.receipt(r, nil, nil)
			w.Header().Set("Content-Type", contentType)
			_, _ = w.Write(bytes.ReplaceAll(body, []byte(", sha-256"), []byte(", md5")))
		}, change: func(r *as2.Relation) { no := false; r.Signed = &no }, code: as2.CodeMIC, says: "md5"},
		{name: "no MIC", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			l.reply(w, r, &l.they, func(m *wire.MDN) { m.MIC = nil })
		}, code: as2.CodeMIC},
		{name: "no MIC of an unsigned message (pyas2lib)", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			l.reply(w, r, &l.they, func(m *wire.MDN) { m.MIC = nil })
		}, change: func(r *as2.Relation) { r.Sign = "none" }, reason: "no MIC"},
		{name: "about another message", answer: func(l *sendLab, w http.ResponseWriter, r sentRequest) {
			l.reply(w, r, &l.they, func(m *wire.MDN) { m.OriginalMessageID = "<other@x>" })
		}, code: as2.CodeForeign},
		{name: "nothing", answer: func(_ *sendLab, w http.ResponseWriter, _ sentRequest) { w.WriteHeader(http.StatusOK) }, code: as2.CodeMissing, says: "no receipt"},
		{name: "a page", answer: func(_ *sendLab, w http.ResponseWriter, _ sentRequest) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, "<h1>It works!</h1>")
		}, code: as2.CodeMissing, says: "It works!"},
		{name: "a receipt that cannot be read", answer: func(_ *sendLab, w http.ResponseWriter, _ sentRequest) {
			w.Header().Set("Content-Type", "message/disposition-notification")
			_, _ = io.WriteString(w, "Disposition: x; deleted\r\n")
		}, code: as2.CodeUnreadable},
		{name: "endless", answer: func(_ *sendLab, w http.ResponseWriter, _ sentRequest) {
			w.Header().Set("Content-Type", "multipart/report; boundary=b")
			for range 6 << 4 {
				_, _ = w.Write(bytes.Repeat([]byte("x"), 64<<10))
			}
		}, code: as2.CodeUnreadable},
		{name: "401", answer: status(401), code: "as2.http.401", says: "401"},
		{name: "403", answer: status(403), code: "as2.http.403"},
		{name: "404", answer: status(404), code: "as2.http.404"},
		{name: "411", answer: status(411), code: "as2.http.411"},
		{name: "a redirect is not followed", answer: func(_ *sendLab, w http.ResponseWriter, _ sentRequest) {
			w.Header().Set("Location", "http://127.0.0.1:1/")
			w.WriteHeader(http.StatusMovedPermanently)
		}, code: "as2.http.301"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := newSendLab(t, tt.change)
			if tt.answer != nil {
				l.answer = func(w http.ResponseWriter, r sentRequest) { tt.answer(l, w, r) }
			}
			err := l.send()
			if tt.code == "" {
				if err != nil {
					t.Fatal(err)
				}
				if x := l.state(gateway.ExchangeConfirmed); !strings.Contains(x.Reason, tt.reason) || x.Receipt == "" {
					t.Errorf("%q", x.Reason)
				}
				return
			}
			var refusal *transports.Refusal
			if !errors.As(err, &refusal) || gateway.KindOf(err) != gateway.Invalid {
				t.Fatalf("%v", err)
			}
			x := l.state(gateway.ExchangeRefused)
			f := refusal.Finding
			if f.Code != tt.code || !strings.Contains(f.Message, tt.says) || f.Hint == "" || len(l.ledger.Findings(x.ID)) != 1 {
				t.Errorf("%+v", f)
			}
			err = l.send() // the same again, and nothing goes out
			if again := (*transports.Refusal)(nil); !errors.As(err, &again) || again.Finding.Code != tt.code || len(l.seen()) != 1 {
				t.Errorf("again: %v", err)
			}
		})
	}
}

func status(n int) func(*sendLab, http.ResponseWriter, sentRequest) {
	return func(_ *sendLab, w http.ResponseWriter, _ sentRequest) { w.WriteHeader(n) }
}

// TestRetries: what may be another time is tried again, with the same bytes under
// the same Message-ID.
func TestRetries(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		answer func(l *sendLab, w http.ResponseWriter, r sentRequest)
	}{
		{"408", status(408)}, {"425", status(425)}, {"429", status(429)}, {"500", status(500)}, {"503", status(503)},
		{"cut connection", func(_ *sendLab, w http.ResponseWriter, _ sentRequest) { panic(http.ErrAbortHandler) }},
		{"cut answer", func(_ *sendLab, w http.ResponseWriter, _ sentRequest) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "x")
			panic(http.ErrAbortHandler)
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := newSendLab(t, nil)
			l.answer = func(w http.ResponseWriter, r sentRequest) {
				if r.n < 2 {
					tt.answer(l, w, r)
					return
				}
				l.good(w, r)
			}
			for range 2 {
				if err := l.send(); gateway.KindOf(err) != gateway.Transient || err == nil {
					t.Fatal(err)
				}
				l.state(gateway.ExchangePrepared)
				l.clock.Add(time.Hour)
			}
			if err := l.send(); err != nil {
				t.Fatal(err)
			}
			l.state(gateway.ExchangeConfirmed)
			l.same()
		})
	}
}

// TestEdited: what the partner's file and its certificates have become between two
// tries changes nothing of what is sent, nor of what is waited for.
func TestEdited(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		sealed func(*as2.Relation)
		edited func(l *sendLab)
		answer func(l *sendLab, w http.ResponseWriter, r sentRequest)
		want   gateway.ExchangeState
	}{
		{"preset", func(*as2.Relation) {}, func(l *sendLab) { l.relation.Preset, l.relation.Subject = as2.PresetBis, "other" }, (*sendLab).goodAnswer, gateway.ExchangeConfirmed},
		{"no receipts any more", func(*as2.Relation) {}, func(l *sendLab) { l.relation.MDN = "none" }, (*sendLab).goodAnswer, gateway.ExchangeConfirmed},
		{"receipts only now", func(r *as2.Relation) { r.MDN = "none" }, func(l *sendLab) { l.relation.MDN = "sync" }, status(200), gateway.ExchangeSent},
		{"receipts in the answer now", func(r *as2.Relation) { r.MDN = "async" }, func(l *sendLab) { l.relation.MDN = "sync" }, status(204), gateway.ExchangeSent},
		{"certificates over", func(*as2.Relation) {}, func(l *sendLab) {
			for _, es := range []certs.Entries{l.relation.OurKeys, l.relation.Theirs} {
				for i := range es {
					es[i].Uses = []certs.Use{certs.Sign}
				}
			}
		}, (*sendLab).goodAnswer, gateway.ExchangeConfirmed},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := newSendLab(t, tt.sealed)
			l.answer = func(w http.ResponseWriter, r sentRequest) {
				if r.n == 0 {
					w.WriteHeader(http.StatusServiceUnavailable)
					return
				}
				tt.answer(l, w, r)
			}
			if err := l.send(); gateway.KindOf(err) != gateway.Transient || err == nil {
				t.Fatal(err)
			}
			edited := *l.relation
			l.relation = &edited
			tt.edited(l)
			if err := l.send(); err != nil {
				t.Fatal(err)
			}
			l.state(tt.want)
			l.same()
		})
	}
}

func (l *sendLab) goodAnswer(w http.ResponseWriter, r sentRequest) { l.good(w, r) }

// same wants all requests to be one and the same.
func (l *sendLab) same() {
	l.t.Helper()
	all := l.seen()
	for _, r := range all[1:] {
		if !bytes.Equal(r.body, all[0].body) || r.header.Get("Message-Id") != all[0].header.Get("Message-Id") || r.header.Get("Date") != all[0].header.Get("Date") {
			l.t.Errorf("%v\n%v", r.header, all[0].header)
		}
	}
}

// TestCrashes: killed between any two steps, a document is never sent under a
// second id, and ends confirmed.
func TestCrashes(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"as2.prepared", "as2.posted", "as2.settled"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			l := newSendLab(t, nil)
			l.cfg.Crash = func(p string) {
				if p == point {
					panic(point)
				}
			}
			func() {
				defer func() {
					if recover() == nil {
						t.Error("not reached")
					}
				}()
				_ = l.send()
			}()
			l.cfg.Crash = nil
			if err := l.send(); err != nil {
				t.Fatal(err)
			}
			l.state(gateway.ExchangeConfirmed)
			l.same()
		})
	}
	t.Run("the ledger fails", func(t *testing.T) {
		t.Parallel()
		l := newSendLab(t, nil)
		full := gateway.Errorf("ledger", gateway.Transient, "disk full")
		l.ledger.OnPrepare = func(gateway.Exchange) error { return full }
		if err := l.send(); !errors.Is(err, full) || len(l.seen()) != 0 {
			t.Fatalf("%v, %d sent", err, len(l.seen()))
		}
		l.ledger.OnPrepare = nil
		l.ledger.OnSettle = func(string, transports.Outcome) error { return full }
		if err := l.send(); !errors.Is(err, full) {
			t.Fatal(err)
		}
		l.ledger.OnSettle = nil
		if err := l.send(); err != nil {
			t.Fatal(err)
		}
		l.state(gateway.ExchangeConfirmed)
		l.same()
	})
}

func TestPatience(t *testing.T) {
	t.Parallel()
	l := newSendLab(t, func(r *as2.Relation) { r.GiveUp = 2 * time.Hour })
	s := as2.NewSender(l.cfg, l.relation.Connection)
	first := l.clock.Now()
	for i, want := range []time.Duration{5, 10, 20, 40, 40} {
		wait, ok := s.Again(i+1, first)
		if wait != want*time.Minute || ok != (i < 4) && i != 4 {
			t.Errorf("%d: %v %v", i+1, wait, ok)
		}
		l.clock.Add(wait)
	}
	if _, ok := s.Again(6, first); ok {
		t.Error("never gives up")
	}
}

// TestAsync: handed over, then matched by HandleReceipt.
func TestAsync(t *testing.T) {
	t.Parallel()
	stranger := rsaIdentity(t, "stranger")
	for _, code := range []int{200, 202, 204} {
		l := newSendLab(t, func(r *as2.Relation) { r.MDN = as2.MDNAsync })
		l.answer = func(w http.ResponseWriter, _ sentRequest) { w.WriteHeader(code) }
		if err := l.send(); err != nil {
			t.Fatal(err)
		}
		x := l.state(gateway.ExchangeSent)
		r := l.seen()[0]
		if x.Due.Sub(l.clock.Now()) != 24*time.Hour || r.header.Get("Receipt-Delivery-Option") != l.cfg.URL {
			t.Errorf("%v %q", x.Due, r.header.Get("Receipt-Delivery-Option"))
		}
		if err := l.send(); err != nil || len(l.seen()) != 1 {
			t.Errorf("sent again while the receipt is awaited: %v", err)
		}
		h := as2.NewReceiptHandler(l.cfg)
		contentType, body := l.receipt(r, &l.they, nil)
		raw := append([]byte("Content-Type: "+contentType+"\r\n\r\n"), body...)
		ctx := context.Background()
		foreign, other := l.receipt(r, &l.they, func(m *wire.MDN) { m.OriginalMessageID = "<nothing@of.ours>" })
		if err := h.HandleReceipt(ctx, l.relation, foreign, "", other, other); err != nil {
			t.Errorf("for nothing of ours: %v", err)
		}
		if err := h.HandleReceipt(ctx, l.relation, "text/plain", "", []byte("x"), nil); gateway.KindOf(err) != gateway.Invalid {
			t.Errorf("no receipt: %v", err)
		}
		for _, signer := range []*cms.Key{nil, &stranger} { // whoever knows the Message-ID can say that
			for _, d := range []wire.Disposition{{}, wire.ErrorOf(wire.DecryptionFailed)} {
				typ, b := l.receipt(r, signer, func(m *wire.MDN) { m.Disposition = d })
				if err := h.HandleReceipt(ctx, l.relation, typ, "", b, b); err != nil {
					t.Errorf("not the partner's: %v", err)
				}
			}
		}
		l.state(gateway.ExchangeSent)
		for range 2 { // a repeat is fine
			if err := h.HandleReceipt(ctx, l.relation, contentType, "", body, raw); err != nil {
				t.Fatal(err)
			}
		}
		if x := l.state(gateway.ExchangeConfirmed); !bytes.Equal(mustOpen(t, l, x.Receipt), raw) {
			t.Error("not what came was kept")
		}
		typ, no := l.receipt(r, &l.they, func(m *wire.MDN) { m.Disposition = wire.ErrorOf(wire.DecryptionFailed) })
		if err := h.HandleReceipt(ctx, l.relation, typ, "", no, no); err != nil {
			t.Fatal(err)
		}
		l.state(gateway.ExchangeConfirmed) // a yes stays
	}
}

// TestProfilesOnTheWire: what settings make of a request.
func TestProfilesOnTheWire(t *testing.T) {
	t.Parallel()
	yes := true
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		change func(*as2.Relation)
		check  func(t *testing.T, r sentRequest)
	}{
		{"rfc4130bis", func(r *as2.Relation) { r.Preset = as2.PresetBis }, func(t *testing.T, r sentRequest) {
			if kind, _ := cms.Sniff(r.body); kind != "authEnveloped-data" || r.header.Get("AS2-Version") != "1.3" || r.header.Get("AS2-Product") != "ordergate:test" || strings.Contains(r.header.Get("Disposition-Notification-Options"), "sha1") {
				t.Errorf("%s %v", kind, r.header)
			}
		}},
		{"biztalk", func(r *as2.Relation) { r.Preset = as2.PresetBizTalk; r.Encrypt = "none" }, func(t *testing.T, r sentRequest) {
			if !strings.Contains(r.header.Get("Content-Type"), "micalg=sha256") && !strings.Contains(r.header.Get("Content-Type"), `micalg="sha256"`) {
				t.Error(r.header.Get("Content-Type"))
			}
		}},
		{"chunked", func(r *as2.Relation) { r.Chunked = &yes }, func(t *testing.T, r sentRequest) {
			if r.length != -1 || len(r.te) != 1 {
				t.Errorf("%d %v", r.length, r.te)
			}
		}},
		{"compressed", func(r *as2.Relation) { r.Encrypt, r.Sign, r.Compress = "none", "none", "beforeSigning" }, func(t *testing.T, r sentRequest) {
			if kind, _ := cms.Sniff(r.body); kind != "compressed-data" {
				t.Error(kind)
			}
		}},
		{"EC key", func(r *as2.Relation) {
			r.OurKeys = certs.Entries{entry(certify(t, "ec", ec, nil), true, certs.Sign)}
			r.Encrypt = "none"
		}, func(*testing.T, sentRequest) {}},
		{"subject and content type", func(r *as2.Relation) {
			r.Subject, r.Type, r.Encrypt, r.Sign = "{partner} {station} {kind}", "application/x-order", "none", "none"
		}, func(t *testing.T, r sentRequest) {
			if r.header.Get("Subject") != "acme main 855" || !strings.HasPrefix(r.header.Get("Content-Type"), "application/x-order") {
				t.Error(r.header)
			}
		}},
		{"a password", func(r *as2.Relation) {
			r.User = "u"
			if err := r.Password.UnmarshalText([]byte("file:secret")); err != nil {
				t.Error(err)
			}
		}, func(t *testing.T, r sentRequest) {
			if r.header.Get("Authorization") != "Basic dTpwIG9mIGZpbGU6c2VjcmV0" {
				t.Error(r.header)
			}
		}},
		{"basic authentication", func(r *as2.Relation) { r.User = "u" }, func(t *testing.T, r sentRequest) {
			if r.header.Get("Authorization") != "Basic dTo=" {
				t.Error(r.header)
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := newSendLab(t, tt.change)
			l.cfg.Secret = func(s strict.Secret) (string, error) { return "p of " + s.String(), nil }
			if err := l.send(); err != nil {
				t.Fatal(err)
			}
			tt.check(t, l.seen()[0])
		})
	}
}

// TestRestart: the rest of a broken transmission is sent, when the partner holds
// the beginning.
func TestRestart(t *testing.T) {
	t.Parallel()
	yes := true
	for _, tt := range []struct {
		name                string
		etag, wrong, silent bool
	}{{name: "taken up", etag: true}, {name: "a server that knows nothing of it"}, {name: "a wrong start (416)", etag: true, wrong: true}, {name: "a server that says nothing to HEAD", silent: true}} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := newSendLab(t, func(r *as2.Relation) { r.Restart, r.Encrypt, r.Sign = &yes, "none", "none" })
			const held = 1 << 20
			var whole []byte
			ended := make(chan struct{})
			defer close(ended)
			if tt.silent {
				l.relation.Answer = 3 * time.Second
			}
			l.answer = func(w http.ResponseWriter, r sentRequest) {
				switch {
				case r.n == 0:
					whole = r.body
					panic(http.ErrAbortHandler)
				case r.method == http.MethodHead && tt.silent:
					<-ended
				case r.method == http.MethodHead:
					if tt.etag {
						w.Header().Set("ETag", r.header.Get("ETag"))
					}
					w.Header().Set("Content-Length", "1048576")
				case tt.wrong && r.header.Get("Content-Range") != "":
					w.WriteHeader(http.StatusRequestedRangeNotSatisfiable)
				default:
					l.good(w, r)
				}
			}
			out := outbound()
			out.Payload = bytes.Repeat([]byte("0123456789abcdef"), 200<<10)
			s := as2.NewSender(l.cfg, l.relation.Connection)
			defer s.Close()
			if err := s.Send(context.Background(), out); err == nil {
				t.Fatal("cut off, and fine")
			}
			if err := s.Send(context.Background(), out); err != nil {
				t.Fatal(err)
			}
			all := l.seen()
			last := all[len(all)-1]
			if tt.etag && !tt.wrong {
				if last.header.Get("Content-Range") != "bytes 1048576-3276799/3276800" || !bytes.Equal(last.body, whole[held:]) {
					t.Errorf("%v, %d bytes of %d", last.header, len(last.body), len(whole))
				}
			} else if !bytes.Equal(last.body, whole) || last.header.Get("Content-Range") != "" {
				t.Errorf("%v, %d bytes", last.header, len(last.body))
			}
			l.state(gateway.ExchangeConfirmed)
		})
	}
}

// TestEarlyRefusal: a server may refuse the rest of a transmission before it has read
// it; then the whole is sent, and no byte of it goes astray.
func TestEarlyRefusal(t *testing.T) {
	t.Parallel()
	yes := true
	l := newSendLab(t, func(r *as2.Relation) { r.Restart, r.Encrypt, r.Sign = &yes, "none", "none" })
	posts := 0 // one after the other
	l.early = func(w http.ResponseWriter, r *http.Request) bool {
		switch {
		case r.Method == http.MethodHead:
			w.Header().Set("ETag", r.Header.Get("ETag"))
			w.Header().Set("Content-Length", "1048576")
			return true
		case r.Header.Get("Content-Range") != "":
			w.WriteHeader(http.StatusRequestedRangeNotSatisfiable)
			_ = http.NewResponseController(w).Flush()
			return true
		}
		if posts++; posts == 1 {
			panic(http.ErrAbortHandler)
		}
		return false
	}
	out := outbound()
	out.Payload = bytes.Repeat([]byte("0123456789abcdef"), 1<<20)
	s := as2.NewSender(l.cfg, l.relation.Connection)
	defer s.Close()
	if err := s.Send(context.Background(), out); err == nil {
		t.Fatal("cut off, and fine")
	}
	if err := s.Send(context.Background(), out); err != nil {
		t.Fatal(err)
	}
	if all := l.seen(); len(all) != 1 || !bytes.Equal(all[0].body, out.Payload) {
		t.Errorf("%d requests", len(all))
	}
	l.state(gateway.ExchangeConfirmed)
}
