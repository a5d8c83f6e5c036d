// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bytes"
	"crypto"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
)

// identities are keys of ours and of the partner's, of testdata (openssl req -x509
// -nodes -days 36500): the same in every process, so that fuzzing finds its way in.
var identities = sync.OnceValue(func() struct{ us, partner, stranger, ecUs, ec cms.Key } {
	return struct{ us, partner, stranger, ecUs, ec cms.Key }{identity("us"), identity("partner"), identity("stranger"), identity("ec-us"), identity("ec-partner")}
})

func identity(name string) cms.Key {
	pair, err := tls.LoadX509KeyPair("testdata/"+name+".pem", "testdata/"+name+".key")
	if err != nil {
		panic(err)
	}
	return cms.Key{Certificate: pair.Leaf, Private: pair.PrivateKey}
}

// got is what a message was opened to.
type got struct {
	*message.Opened
	payloads []string
	parts    []message.Part
}

// open opens a message from bytes: with our keys and the partner's certificate, unless
// change says otherwise.
func open(h mime.Header, body io.Reader, again []byte, change ...func(*message.OpenOptions)) (got, error) {
	var g got
	o := message.OpenOptions{
		Keys:         []cms.Key{identities().us, identities().ecUs},
		Certificates: []*x509.Certificate{identities().partner.Certificate, identities().ec.Certificate},
		Hashes:       []crypto.Hash{crypto.SHA1, crypto.SHA256},
		Again:        func() (io.Reader, error) { return bytes.NewReader(again), nil },
		Sink: func(p message.Part, r io.Reader) error {
			b, err := io.ReadAll(r)
			g.payloads, g.parts = append(g.payloads, string(b)), append(g.parts, p)
			return err
		},
	}
	for _, c := range change {
		c(&o)
	}
	var err error
	g.Opened, err = message.Open(h, body, o)
	return g, err
}

func openBytes(typ string, body []byte, change ...func(*message.OpenOptions)) (got, error) {
	return open(typed(typ), bytes.NewReader(body), body, change...)
}

func typed(typ string, more ...string) mime.Header {
	var h mime.Header
	if typ != "" {
		h.Fields = append(h.Fields, mime.Field{Name: "content-type", Value: typ})
	}
	for i := 0; i+1 < len(more); i += 2 {
		h.Fields = append(h.Fields, mime.Field{Name: more[i], Value: more[i+1]})
	}
	return h
}

func document(payload string) message.Content {
	return message.Content{FileName: "po.x12", ContentType: "application/EDI-X12", Size: int64(len(payload)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(payload)), nil }}
}

func signing() *cms.SignOptions {
	return &cms.SignOptions{Key: identities().partner, Hash: crypto.SHA256}
}

func encrypting(algorithm string) *cms.EncryptOptions {
	return &cms.EncryptOptions{Recipients: []*x509.Certificate{identities().us.Certificate}, Algorithm: algorithm}
}

func pack(t testing.TB, o message.PackOptions) (mime.Header, []byte, *message.Packed) {
	t.Helper()
	var b bytes.Buffer
	p, err := message.Pack(&b, o)
	if err != nil {
		t.Fatal(err)
	}
	return mime.Header{Fields: p.Header}, b.Bytes(), p
}

// wantProblem checks the text of a problem.
func wantProblem(t testing.TB, err error, text string) *message.Problem {
	t.Helper()
	var p *message.Problem
	if !errors.As(err, &p) {
		t.Fatalf("%v is no problem, %q wanted", err, text)
	}
	if p.Text != text {
		t.Errorf("problem %q (%v), want %q", p.Text, p.Err, text)
	}
	if p.Public == "" || !strings.HasSuffix(p.Public, ".") {
		t.Errorf("public text %q", p.Public)
	}
	return p
}

func digest(h crypto.Hash, s string) string {
	x := h.New()
	x.Write([]byte(s))
	return string(x.Sum(nil))
}

// enclose encrypts, signs (opaque) or compresses an entity as given.
func encrypt(t testing.TB, algorithm, plain string) []byte {
	t.Helper()
	o := *encrypting(algorithm)
	o.Size = int64(len(plain))
	return enclose(t, plain, func(w io.Writer) (io.WriteCloser, error) { return cms.Encrypt(w, o) })
}

func compress(t testing.TB, plain string) []byte {
	t.Helper()
	return enclose(t, plain, func(w io.Writer) (io.WriteCloser, error) { return cms.Compress(w, int64(len(plain))) })
}

func signOpaque(t testing.TB, plain string) []byte {
	t.Helper()
	return enclose(t, plain, func(w io.Writer) (io.WriteCloser, error) { return cms.SignOpaque(w, *signing(), int64(len(plain))) })
}

func enclose(t testing.TB, plain string, layer func(io.Writer) (io.WriteCloser, error)) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := layer(&b)
	if err == nil {
		_, err = io.WriteString(w, plain)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// signDetached signs text and gives the DER.
func signDetached(t testing.TB, o *cms.SignOptions, signed string) string {
	t.Helper()
	der, err := cms.SignDigest([]byte(digest(o.Hash, signed)), *o)
	if err != nil {
		t.Fatal(err)
	}
	return string(der)
}
