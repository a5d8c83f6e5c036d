// SPDX-License-Identifier: Apache-2.0

package message

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// payload takes an entity that is no layer: a document, or several in a multipart.
func (o *opener) payload(at place, h mime.Header, c content, body *bufio.Reader) error {
	if !o.within {
		if err := o.unmasked(at, h, c); err != nil {
			return err
		}
	}
	switch {
	case o.RequireSigned && !o.within:
		return problem(wire.InsufficientMessageSecurity, "The message is not signed, which is required.", errors.New("not signed"))
	case o.RequireEncrypted && !o.out.Encrypted:
		return problem(wire.InsufficientMessageSecurity, "The message is not encrypted, which is required.", errors.New("not encrypted"))
	case o.within:
		return o.documents(at, h, c, body)
	}
	if o.malleable || !c.multipart() { // several documents may well have a signature among them
		source := &watched{r: body, o: o}
		body = o.window(o.layer(source, structure))
	}
	if len(o.Hashes) == 0 {
		return o.documents(at, h, c, body)
	}
	// The MIC of what is not signed (RFC 4130 §7.3.1, RFC 5402 §4.2, 4.3): the innermost
	// entity with its header, or HTTP's bare body; but a multipart has its Content-Type.
	mic := newSums(o.Hashes)
	switch {
	case !at.http:
		_, _ = mic.Write(h.Raw)
	case c.multipart():
		_, _ = fmt.Fprintf(mic, "Content-Type: %s\r\n\r\n", c.value)
	}
	tee := o.window(io.TeeReader(body, mic))
	err := o.documents(at, h, c, tee)
	if err == nil {
		err = drain(tee)
	}
	o.out.mics = mic.mics()
	return err
}

func (o *opener) documents(at place, h mime.Header, c content, body *bufio.Reader) error {
	if c.multipart() {
		r, err := findMultipart(h, c, body)
		if err != nil {
			return structure(err)
		}
		return o.attachments(at, c, r)
	}
	return o.deliver(h, c, len(o.out.Parts) == 0, body)
}

// attachments takes the documents of a multipart (RFC 6362, RFC 2387).
func (o *opener) attachments(at place, c content, r io.Reader) error {
	parts := mime.NewParts(o.wide(r), c.params["boundary"], o.mimeLimits())
	start := contentID(c.params["start"])
	for {
		part, err := parts.Next()
		if err == io.EOF {
			return o.noEpilogue(parts)
		} else if err != nil {
			return o.verdict(err)
		}
		mark := len(o.taken)
		br := o.window(part)
		h, err := mime.ReadHeader(br, o.Limits.Header)
		if err != nil {
			return o.verdict(err)
		}
		if err := o.attachment(at, h, start, br); err != nil {
			return err
		}
		o.release(mark) // parts come by the thousand
	}
}

func (o *opener) attachment(at place, h mime.Header, start string, body *bufio.Reader) error {
	at = at.inside()
	c := describe(h)
	switch {
	case at.depth > o.Limits.Depth:
		return o.entity(at, h, body) // says so
	case c.typ == "multipart/signed", c.claims() && !c.certificates() && !strings.HasSuffix(c.typ, "signature"):
		return garbage(wire.UnexpectedProcessingError, "An attachment is signed or encrypted by itself, which AS2 does not know.", errors.New("attachment of type "+c.value))
	case c.multipart():
		r, err := findMultipart(h, c, body)
		if err != nil {
			return structure(err)
		}
		return o.attachments(at, c, r)
	}
	root := len(o.out.Parts) == 0
	if start != "" {
		root = contentID(h.Get("Content-Id")) == start
	}
	return o.deliver(h, c, root, body)
}

func contentID(s string) string { return strings.Trim(s, " \t<>") }

// deliver gives one document to the Sink.
func (o *opener) deliver(h mime.Header, c content, root bool, body io.Reader) error {
	if most := o.mimeLimits().Parts; len(o.out.Parts) >= most {
		return o.verdict(&mime.LimitError{What: "parts", Limit: int64(most)})
	}
	part := Part{ContentType: c.value, ContentID: contentID(h.Get("Content-Id")), Root: root}
	part.OriginalName, part.FileName = mime.FileName(h)
	decoded, err := mime.TransferDecoder(h.Get("Content-Transfer-Encoding"), body)
	if err != nil {
		return structure(err)
	}
	mark := len(o.layers)
	d := &document{r: o.layer(decoded, structure), o: o}
	defer d.close()
	if o.Sink != nil {
		if err := o.Sink(part, d); err != nil && d.err == nil {
			return &sinkError{err}
		}
	}
	if err := drain(d); err != nil {
		return o.verdict(err)
	}
	o.layers = o.layers[:mark]
	o.out.Parts = append(o.out.Parts, part)
	return nil
}

// document is what the Sink reads.
type document struct {
	r   io.Reader
	o   *opener
	err error // sticky
}

func (d *document) Read(p []byte) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	n, err := d.r.Read(p)
	d.o.given += int64(n)
	if limit := d.o.Limits.Content; limit > 0 && d.o.given > limit && (err == nil || err == io.EOF) {
		err = &mime.LimitError{What: contentBytes, Limit: limit}
	}
	if err != io.EOF { // the end is no fault: see deliver
		d.err = err
	}
	return n, err
}

// close ends what is read of it: what lies below is another message's soon.
func (d *document) close() { d.err = errTaken }

var errTaken = errors.New("the document was read after the Sink had returned")
