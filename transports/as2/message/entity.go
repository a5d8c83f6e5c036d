// SPDX-License-Identifier: Apache-2.0

package message

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// place is where an entity stands.
type place struct {
	http  bool // its header is HTTP's
	depth int
	again func() (io.Reader, error) // the body from its start; nil where there is no way
}

func (p place) inside() place { return place{depth: p.depth + 1} }

// content is what an entity's header says of it.
type content struct {
	value, typ string // Content-Type as received; the type in lower case
	params     map[string]string
	name       string // of a file
}

func describe(h mime.Header) content {
	c := content{value: h.Get("Content-Type")}
	c.typ, c.params, _ = mime.ParseMediaType(c.value) // what cannot be read is no type
	name, _ := mime.FileName(h)
	c.name = strings.ToLower(name)
	return c
}

// claims says that the entity says of itself that it is CMS.
func (c content) claims() bool {
	return strings.Contains(c.typ, "pkcs7") || c.typ == "application/cms" || c.params["smime-type"] != ""
}

// may says that it is CMS if its bytes are: it has no type, or the general one with
// the file name of CMS (RFC 8551 §3.2.1).
func (c content) may() bool {
	ending := strings.HasSuffix(c.name, ".p7m") || strings.HasSuffix(c.name, ".p7z") || strings.HasSuffix(c.name, ".p7s")
	return c.typ == "" || c.typ == "application/octet-stream" && ending
}

// certificates says that it is a bag of certificates (RFC 8551 §3.2.2), as in CEM.
func (c content) certificates() bool {
	return c.params["smime-type"] == "certs-only" || strings.HasSuffix(c.name, ".p7c")
}

func (c content) multipart() bool { return strings.HasPrefix(c.typ, "multipart/") }

// entity opens an entity of whatever kind.
func (o *opener) entity(at place, h mime.Header, body *bufio.Reader) error {
	if at.depth > o.Limits.Depth {
		return garbage(wire.UnexpectedProcessingError, "The message is wrapped too often.", fmt.Errorf("more than %d entities within each other", o.Limits.Depth))
	}
	c := describe(h)
	switch {
	case c.typ == "" && (strings.Contains(strings.ToLower(c.value), "multipart") || strings.Contains(strings.ToLower(c.value), "pkcs7")):
		return garbage(wire.UnexpectedProcessingError, "The message's Content-Type cannot be read.", fmt.Errorf("Content-Type %q", c.value))
	case c.typ == "multipart/signed":
		return o.signed(at, h, c, body)
	case c.typ == "multipart/report":
		return ErrReceipt
	case c.typ == "multipart/encrypted" || strings.HasPrefix(c.typ, "application/pgp"):
		return problem(wire.UnsupportedFormat, "OpenPGP is not supported; S/MIME is.", errors.New(c.typ))
	case c.claims():
		return o.wrapped(at, h, c, body)
	case at.http && encryptedUnsaid(c, body):
		return o.wrapped(at, h, c, body)
	case c.may():
		if _, _, ok := findCMS(h, body); ok {
			return o.wrapped(at, h, c, body)
		}
	}
	return o.payload(at, h, c, body)
}

// encryptedUnsaid tells a message that is encrypted and calls itself something else:
// kept as it is, it would be "processed" and read by nobody.
func encryptedUnsaid(c content, body *bufio.Reader) bool {
	if c.multipart() {
		return false
	}
	head, _ := body.Peek(sniffBytes)
	kind, ok := sniff(head)
	return ok && (kind == cms.EnvelopedData || kind == cms.AuthEnvelopedData)
}

// inner opens the MIME entity that a layer of CMS holds. bare CMS in CMS occurs, too.
func (o *opener) inner(at place, r io.Reader) error {
	br := o.window(r)
	head, _ := br.Peek(sniffBytes)
	if _, bare := sniff(head); bare {
		return o.wrapped(at, mime.Header{}, content{}, br)
	}
	h, err := mime.ReadHeader(br, o.Limits.Header)
	if err != nil {
		return o.verdict(err)
	}
	if h.Get("Content-Type") == "" {
		return garbage(wire.UnexpectedProcessingError, publicMIME, errors.New("there is no MIME entity with a Content-Type in it"))
	}
	return o.entity(at, h, br)
}

// wrapped opens CMS.
func (o *opener) wrapped(at place, h mime.Header, c content, body *bufio.Reader) error {
	r, kind, ok := findCMS(h, body)
	if !ok {
		return notCMS(c)
	}
	if r != body {
		at.again = decodedAgain(h, at.again)
	}
	switch kind {
	case cms.EnvelopedData, cms.AuthEnvelopedData:
		return o.encrypted(at, r)
	case cms.CompressedData:
		return o.compressed(at, r)
	case cms.SignedData:
		if o.out.Signed && strings.HasSuffix(c.typ, "signature") {
			return garbage(wire.UnexpectedProcessingError, publicMIME, errors.New("the signature is the first part"))
		}
		return o.opaque(at, r)
	}
	return garbage(wire.UnexpectedProcessingError, "The message is CMS of a kind that AS2 does not know.", fmt.Errorf("CMS of kind %q", kind))
}

// notCMS judges what claims to be CMS and is not: by what it claims.
func notCMS(c content) *Problem {
	err := fmt.Errorf("no CMS in an entity of type %s", c.value)
	switch kind := strings.ToLower(c.params["smime-type"]); {
	case strings.Contains(kind, "enveloped"):
		return problem(wire.DecryptionFailed, publicDecrypt, err)
	case strings.Contains(kind, "compressed"):
		return decompression(err)
	case strings.Contains(kind, "signed"), strings.HasSuffix(c.typ, "signature"):
		return unsigned(err)
	}
	return garbage(wire.UnexpectedProcessingError, "The message is said to be S/MIME, and is not.", err)
}

const sniffBytes = 512

func sniff(head []byte) (cms.Kind, bool) {
	if len(head) == 0 || head[0] != 0x30 {
		return "", false
	}
	return cms.Sniff(head)
}

// findCMS looks whether body is CMS, or base64 of it, whatever the header says:
// libas2 and RSSBus send base64 that calls itself binary, others the other way round.
func findCMS(h mime.Header, body *bufio.Reader) (io.Reader, cms.Kind, bool) {
	head, _ := body.Peek(sniffBytes)
	if kind, ok := sniff(head); ok {
		return body, kind, true
	}
	if kind, ok := sniff(decodeHead(head)); ok {
		r, _ := mime.TransferDecoder("base64", body)
		return r, kind, true
	}
	if mime.TransferEncoding(h.Get("Content-Transfer-Encoding")) != "quoted-printable" {
		return nil, "", false
	}
	r, _ := mime.TransferDecoder("quoted-printable", body)
	br := bufio.NewReaderSize(r, windowBytes)
	head, _ = br.Peek(sniffBytes)
	kind, ok := cms.Sniff(head)
	return br, kind, ok
}

func decodedAgain(h mime.Header, again func() (io.Reader, error)) func() (io.Reader, error) {
	if again == nil {
		return nil
	}
	return func() (io.Reader, error) {
		r, err := again()
		if err != nil {
			return nil, err
		}
		decoded, _, ok := findCMS(h, bufio.NewReaderSize(r, windowBytes))
		if !ok {
			return nil, errors.New("the body is another one than at first")
		}
		return decoded, nil
	}
}

// decodeHead decodes what may be the beginning of base64; nil when it is none.
func decodeHead(head []byte) []byte {
	plain := make([]byte, 0, sniffBytes)
	for _, b := range head {
		switch {
		case b == ' ' || b == '\t' || b == '\r' || b == '\n':
		case b >= 0x80 || b < ' ':
			return nil
		default:
			plain = append(plain, b)
		}
	}
	plain = plain[:len(plain)&^3]
	n, _ := base64.StdEncoding.Decode(plain, plain)
	return plain[:n]
}

// findMultipart looks whether body is a multipart or base64 of it: the outer body as
// a whole may be. A transfer encoding that is told but not there does no harm.
func findMultipart(h mime.Header, c content, body *bufio.Reader) (io.Reader, error) {
	line := []byte("--" + c.params["boundary"])
	head, _ := body.Peek(sniffBytes)
	if bytes.Contains(head, line) {
		return body, nil
	}
	if bytes.Contains(decodeHead(head), line) {
		return mime.TransferDecoder("base64", body)
	}
	return mime.TransferDecoder(h.Get("Content-Transfer-Encoding"), body)
}
