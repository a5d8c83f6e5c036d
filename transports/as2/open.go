// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"crypto"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/transports"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/wire"
)

const (
	cemType = "application/ediint-cert-exchange+xml"
	// maxCEM is the most bytes of a certificate exchange message.
	maxCEM = 4 << 20
)

// opening is what becomes of a message's bytes.
type opening struct {
	m        *incoming
	seen     *message.Opened  // as far as it was opened
	opened   *message.Opened  // the same when all of it was; else nil
	problem  *message.Problem // why not, as its sender is told
	trouble  error            // our own; then nothing is said of the message
	receipt  bool             // it is an MDN after all
	staged   []transports.Staged
	payloads []PayloadFacts
	cem      *CertificateMessage
	cemSize  int64
}

// discard gives up what was staged; what was taken stays.
func (o *opening) discard() {
	for _, s := range o.staged {
		s.Discard()
	}
}

func (o *opening) reset() {
	o.discard()
	o.staged, o.payloads, o.cem, o.cemSize = nil, nil, nil, 0
}

// open reads the message in one pass into the door.
func (o *opening) open(first io.Reader, again func() (io.Reader, error)) {
	m, rel := o.m, o.m.rel
	opened, err := message.Open(m.header, first, message.OpenOptions{
		Keys:             rel.keys(),
		Certificates:     rel.accepted(certs.Sign, m.at),
		Hashes:           []crypto.Hash{m.micHash(nil)},
		RequireSigned:    is(rel.Receive.Signed, false),
		RequireEncrypted: is(rel.Receive.Encrypted, false) && m.r.TLS == nil,
		Again: func() (io.Reader, error) {
			r, err := again()
			if err != nil {
				o.fail(err)
			}
			return r, err
		},
		Sink:   o.sink,
		Limits: message.Limits{Content: m.content()},
	})
	o.seen = opened
	var problem *message.Problem
	switch {
	case o.trouble != nil || o.problem != nil:
	case err == nil && len(o.staged) == 0 && o.cem == nil:
		o.problem = unexpected("The message holds no payload.", errors.New("no payload"))
	case err == nil:
		o.opened = opened
	case errors.Is(err, message.ErrReceipt):
		o.receipt = true
		o.problem = unexpected("The message is a receipt within something else.", err)
	case errors.As(err, &problem):
		o.problem = problem
	default:
		o.problem = unexpected("The message could not be read.", err)
	}
	if o.opened == nil {
		o.reset()
	}
}

// content is the most bytes that a payload may have.
func (s *Server) content() int64 {
	if s.MaxBytes >= noLimit {
		return 0
	}
	return s.MaxBytes
}

func unexpected(public string, err error) *message.Problem {
	return &message.Problem{Text: wire.UnexpectedProcessingError, Public: public, Err: err}
}

// fail sorts an error of ours and of the door.
func (o *opening) fail(err error) {
	if final(err) {
		o.problem = unexpected(sentence(gateway.PublicText(err, "the payload cannot be taken")), err)
		return
	}
	o.trouble = err
}

// sink stages one payload.
func (o *opening) sink(p message.Part, r io.Reader) error {
	if o.cem != nil || strings.EqualFold(p.ContentType, cemType) {
		return o.exchange(p, r)
	}
	src := &watched{r: r}
	s, err := o.m.door.Stage(o.m.work, o.m.envelope(p, len(o.staged)+1), src)
	if src.err != nil {
		if err == nil {
			s.Discard()
		}
		return src.err // the message's fault or the line's, not the door's
	}
	if err != nil {
		o.fail(err)
		return err
	}
	o.staged = append(o.staged, s)
	o.payloads = append(o.payloads, PayloadFacts{Name: p.OriginalName, Type: p.ContentType, SHA256: s.SHA256(), Size: s.Size()})
	return nil
}

// exchange collects the parts of a certificate exchange message, which are small.
func (o *opening) exchange(p message.Part, r io.Reader) error {
	b, err := io.ReadAll(io.LimitReader(r, maxCEM-o.cemSize+1))
	if err != nil {
		return err
	}
	if o.cemSize += int64(len(b)); o.cemSize > maxCEM {
		o.problem = unexpected("The certificate exchange message is too large.", fmt.Errorf("more than %d bytes", maxCEM))
		return o.problem
	}
	sum := sha256.Sum256(b)
	o.payloads = append(o.payloads, PayloadFacts{Name: p.OriginalName, Type: p.ContentType, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(b))})
	if o.cem == nil {
		o.cem = &CertificateMessage{XML: b, Parts: map[string][]byte{}}
		return nil
	}
	o.cem.Parts[strings.Trim(p.ContentID, "<> ")] = b
	return nil
}

// envelope is that of the nth payload, counted from 1.
func (m *incoming) envelope(p message.Part, n int) gateway.Envelope {
	key := m.from + "\x00" + m.to + "\x00" + m.id
	if n > 1 {
		key += fmt.Sprintf("#%d", n)
	}
	return gateway.Envelope{Transport: Name, Connection: m.rel.Connection, Partners: m.rel.Speaks, Station: m.rel.Station, RemoteID: m.from + " → " + m.to,
		RemoteAddr: m.r.RemoteAddr, FileName: p.FileName, Key: key, ContentType: p.ContentType, ReceivedAt: m.at, Test: m.rel.Test}
}

// watched keeps the error of what is read.
type watched struct {
	r   io.Reader
	err error
}

// Read implements io.Reader.
func (w *watched) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// facts says what was found.
func (o *opening) facts() Facts {
	m := o.m
	f := Facts{Version: m.version.String(), Product: m.header.Get("AS2-Product"), Agent: m.header.Get("User-Agent"), TLS: m.r.TLS != nil, Size: m.size, AskedURL: m.receipt.URL}
	if f.TLS && len(m.r.TLS.PeerCertificates) > 0 {
		f.Client = certs.Fingerprint(m.r.TLS.PeerCertificates[0])
	}
	if o.problem != nil && o.problem.Err != nil {
		f.Problem = o.problem.Err.Error()
	}
	d := o.seen
	if d == nil {
		return f
	}
	f.Payloads = o.payloads
	f.Encrypted, f.Cipher, f.Compressed, f.Signed, f.Matched = d.Encrypted, d.Cipher, d.Compressed, d.Signed, d.Matched
	if d.Recipient != nil {
		f.Recipient = certs.Fingerprint(d.Recipient)
	}
	if d.Signer != nil {
		f.Signer, f.SignedAt, f.Digest = certs.Fingerprint(d.Signer.Certificate), d.Signer.SignedAt, wire.FormatMICAlg(d.Signer.Hash, wire.Hyphened)
	}
	for _, h := range hashes {
		if sum := d.MIC(h); sum != nil {
			if f.MICs == nil {
				f.MICs = map[string]string{}
			}
			f.MICs[wire.FormatMICAlg(h, wire.Hyphened)] = base64.StdEncoding.EncodeToString(sum)
		}
	}
	return f
}

var hashes = []crypto.Hash{crypto.SHA1, crypto.SHA256, crypto.SHA384, crypto.SHA512}
