// SPDX-License-Identifier: Apache-2.0

package message

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// wrapping is an entity to be written: its header, and its body as often as asked.
type wrapping struct {
	header []mime.Field
	size   int64 // of the body; -1: not known
	body   func(io.Writer) error
	tee    io.Writer // gets the whole entity when it is written within another
}

func (e *wrapping) head() []byte {
	var b bytes.Buffer
	for _, f := range e.header {
		fmt.Fprintf(&b, "%s: %s\r\n", f.Name, f.Value) // never folded (as2.md 3.2)
	}
	b.WriteString("\r\n")
	return b.Bytes()
}

// write writes the whole entity, header and body.
func (e *wrapping) write(w io.Writer) error {
	if e.tee != nil {
		w = io.MultiWriter(w, e.tee)
	}
	if _, err := w.Write(e.head()); err != nil {
		return err
	}
	return e.body(w)
}

func (e *wrapping) whole() int64 {
	if e.size < 0 {
		return -1
	}
	return int64(len(e.head())) + e.size
}

// documents is the entity of the payload.
func (p *packer) documents() *wrapping {
	if len(p.Parts) == 1 {
		return single(p.Parts[0])
	}
	list := make([]*wrapping, len(p.Parts))
	for i, c := range p.Parts {
		list[i] = single(c)
	}
	boundary := p.Boundary()
	typ, _, err := mime.ParseMediaType(list[0].header[0].Value)
	if err != nil {
		typ = "application/octet-stream"
	}
	e := multipart(boundary, list)
	// multipart/related needs type (RFC 2387 §3.1, as2.md 3.2).
	e.header = []mime.Field{{Name: "Content-Type", Value: fmt.Sprintf(`multipart/related; type="%s"; boundary="%s"`, typ, boundary)},
		{Name: "Content-Transfer-Encoding", Value: "binary"}}
	return e
}

func single(c Content) *wrapping {
	typ := c.ContentType
	if typ == "" {
		typ = "application/octet-stream"
	}
	e := &wrapping{size: c.Size, header: []mime.Field{{Name: "Content-Type", Value: typ}, {Name: "Content-Transfer-Encoding", Value: "binary"}}}
	if c.ContentID != "" {
		e.header = append(e.header, mime.Field{Name: "Content-ID", Value: "<" + c.ContentID + ">"})
	}
	if c.FileName != "" {
		e.header = append(e.header, mime.Field{Name: "Content-Disposition", Value: disposition(c.FileName)})
	}
	for i := range e.header {
		e.header[i].Value = mime.OneLine(e.header[i].Value)
	}
	e.body = func(w io.Writer) error {
		r, err := c.Open()
		if err != nil {
			return err
		}
		n, err := io.Copy(w, r)
		if e := r.Close(); err == nil {
			err = e
		}
		if err == nil && c.Size >= 0 && n != c.Size {
			err = fmt.Errorf("the document %q has %d bytes, not %d", c.FileName, n, c.Size)
		}
		return err
	}
	return e
}

// disposition names a file: plainly, and where that loses something by RFC 2231 too.
func disposition(name string) string {
	var plain strings.Builder
	for _, r := range mime.OneLine(name) {
		switch {
		case r == '"' || r == '\\':
			plain.WriteByte('\'')
		case r > '~':
			plain.WriteByte('_')
		default:
			plain.WriteRune(r)
		}
	}
	value := fmt.Sprintf(`attachment; filename="%s"`, plain.String())
	if plain.String() == name {
		return value
	}
	var extended strings.Builder
	for _, b := range []byte(name) {
		if b < 0x80 && (b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9' || strings.IndexByte("-._~", b) >= 0) {
			extended.WriteByte(b)
		} else {
			fmt.Fprintf(&extended, "%%%02X", b)
		}
	}
	return value + "; filename*=UTF-8''" + extended.String()
}

// multipart joins entities; the header is the caller's.
func multipart(boundary string, list []*wrapping) *wrapping {
	e := &wrapping{}
	for _, part := range list {
		size := part.whole()
		if size < 0 || e.size < 0 {
			e.size = -1
			continue
		}
		e.size += int64(len("--")+len(boundary)+len("\r\n")) + size + int64(len("\r\n"))
	}
	if e.size >= 0 {
		e.size += int64(len("--") + len(boundary) + len("--\r\n"))
	}
	e.body = func(w io.Writer) error {
		for _, part := range list {
			if _, err := io.WriteString(w, "--"+boundary+"\r\n"); err != nil {
				return err
			}
			if err := part.write(w); err != nil {
				return err
			}
			if _, err := io.WriteString(w, "\r\n"); err != nil {
				return err
			}
		}
		_, err := io.WriteString(w, "--"+boundary+"--\r\n")
		return err
	}
	return e
}

// signed makes multipart/signed. The signature part is base64: binary would be AS2's
// default, but base64 is what OpenAS2, mendelson and pyas2lib send themselves, so it
// is what every receiver was tried with, and a signature that ends with a line end
// cannot lose it.
func (p *packer) signed(e *wrapping) (*wrapping, error) {
	h := p.Sign.Hash.New()
	if err := e.write(h); err != nil {
		return nil, err
	}
	p.signedDigest = h.Sum(nil)
	signature, err := cms.SignDigest(p.signedDigest, *p.Sign)
	if err != nil {
		return nil, err
	}
	text := mime.FoldBase64(signature)
	part := &wrapping{size: int64(len(text)), header: []mime.Field{
		{Name: "Content-Type", Value: `application/pkcs7-signature; name="smime.p7s"`},
		{Name: "Content-Transfer-Encoding", Value: "base64"},
		{Name: "Content-Disposition", Value: `attachment; filename="smime.p7s"`},
	}, body: func(w io.Writer) error { _, err := w.Write(text); return err }}
	boundary := p.Boundary()
	signed := multipart(boundary, []*wrapping{e, part})
	micalg := p.MICAlg
	if micalg == "" {
		micalg = wire.FormatMICAlg(p.Sign.Hash, "sha-256")
	}
	signed.header = []mime.Field{{Name: "Content-Type", Value: fmt.Sprintf(
		`multipart/signed; protocol="application/pkcs7-signature"; micalg="%s"; boundary="%s"`, micalg, boundary)}}
	return signed, nil
}

func smime(kind cms.Kind, name string) []mime.Field {
	return []mime.Field{
		{Name: "Content-Type", Value: fmt.Sprintf(`application/pkcs7-mime; smime-type=%s; name="%s"`, kind, name)},
		{Name: "Content-Transfer-Encoding", Value: "binary"},
		{Name: "Content-Disposition", Value: fmt.Sprintf(`attachment; filename="%s"`, name)},
	}
}

const compressedHeld = 1 << 20 // most bytes that are compressed into memory, so that their size is known

// compressed makes CompressedData (RFC 3274).
func (p *packer) compressed(e *wrapping) (*wrapping, error) {
	out := &wrapping{header: smime(cms.CompressedData, "smime.p7z"), size: -1}
	out.body = func(w io.Writer) error {
		z, err := cms.Compress(w, e.whole())
		if err != nil {
			return err
		}
		return e.into(z)
	}
	if size := e.whole(); size < 0 || size > compressedHeld {
		return out, nil
	}
	var held bytes.Buffer
	if err := out.body(&held); err != nil {
		return nil, err
	}
	out.size = int64(held.Len())
	out.body = func(w io.Writer) error { _, err := w.Write(held.Bytes()); return err }
	return out, nil
}

// encrypted makes EnvelopedData or AuthEnvelopedData.
func (p *packer) encrypted(e *wrapping) *wrapping {
	kind := cms.EnvelopedData
	if strings.HasSuffix(p.Encrypt.Algorithm, "-gcm") {
		kind = cms.AuthEnvelopedData
	}
	return &wrapping{header: smime(kind, "smime.p7m"), size: -1, body: func(w io.Writer) error {
		o := *p.Encrypt
		o.Size = e.whole()
		c, err := cms.Encrypt(w, o)
		if err != nil {
			return err
		}
		return e.into(c)
	}}
}

// into writes the whole entity into a layer of CMS and ends it.
func (e *wrapping) into(layer io.WriteCloser) error {
	if err := e.write(layer); err != nil {
		return err
	}
	return layer.Close()
}
