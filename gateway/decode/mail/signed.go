// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"errors"
	"io"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/transports/as2/cms"
)

// Signed unpacks opaque S/MIME (RFC 8551 §3.5.2): a mail within its signature. The
// signature is not verified.
type Signed struct{}

// NewSigned gives the format.
func NewSigned() decode.Container { return Signed{} }

// Name implements decode.Container.
func (Signed) Name() string { return "smime" }

// Sniff implements decode.Container: by content, where the name or type says S/MIME.
func (Signed) Sniff(head []byte, fileName, contentType string) bool {
	named := strings.HasSuffix(strings.ToLower(fileName), ".p7m") || contentType == "application/pkcs7-mime" || contentType == "application/x-pkcs7-mime"
	if !named {
		return false
	}
	_, ok := cms.Sniff(head)
	return ok
}

// Unpack implements decode.Container.
func (Signed) Unpack(src decode.Payload, budget *decode.Budget, emit func(decode.Part) error) ([]gateway.Finding, error) {
	u := &unpacking{src: src}
	head := make([]byte, min(src.Size, 256))
	if _, err := src.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if kind, _ := cms.Sniff(head); kind != cms.SignedData {
		u.encrypted("")
		return u.findings, nil
	}
	if err := budget.Part(); err != nil {
		return nil, err
	}
	// Trouble of the bytes' owner must not look like damage of the message.
	in := &noted{r: io.NewSectionReader(src, 0, src.Size)}
	r, err := cms.ReadSigned(in, cms.Limits{})
	if err == nil {
		content := &upTo{r: r}
		err = emit(decode.Part{Path: "1", FileName: "signed.eml", ContentType: "message/rfc822", Role: decode.Candidate, Size: -1, Content: budget.Reader(content)})
		if err != nil {
			return nil, err
		}
		err = content.err
	}
	switch {
	case in.err != nil:
		return nil, in.err
	case err != nil:
		u.find("message.mail.signed", gateway.Hold, "", "The signed mail is damaged: what is in its signature cannot be read to its end.", "Ask the sender to send it again.")
	}
	return u.findings, nil
}

// noted keeps the error of a reader.
type noted struct {
	r   io.Reader
	err error
}

// Read implements io.Reader.
func (n *noted) Read(p []byte) (int, error) {
	k, err := n.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		n.err = err
	}
	return k, err
}

// upTo ends where a reader fails, and keeps why.
type upTo struct {
	r   io.Reader
	err error
}

// Read implements io.Reader.
func (u *upTo) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		u.err, err = err, io.EOF
	}
	return n, err
}
