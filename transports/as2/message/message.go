// SPDX-License-Identifier: Apache-2.0

package message

import (
	"bufio"
	"crypto"
	"crypto/x509"
	"errors"
	"io"
	"sync"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// ErrReceipt is returned by Open for a multipart/report: an MDN, signed perhaps,
// which is the caller's to read. Nothing was given to the Sink.
var ErrReceipt = errors.New("the message is a receipt")

// Part is a payload of a message.
type Part struct {
	FileName     string // safe for a file system (mime.FileName); "" when none was given
	OriginalName string // as the sender has it, decoded
	ContentType  string // as received, unfolded; "" when there is none
	ContentID    string // without angle brackets
	Root         bool   // the document that the others belong to (RFC 2387 start, else the first)
}

// Limits bounds what a message may make us do. A zero field takes its default.
type Limits struct {
	Content int64 // bytes of all payloads together; 0: no limit
	Ratio   int64 // bytes decompressed for each that came (cms.Limits)
	Header  int64 // bytes of a MIME header (default 64 KiB); of what is beside the content in CMS it is cms.Limits' default
	Parts   int   // of a multipart, and documents of all multiparts within each other; default 1000
	Depth   int   // entities within entities; default 5
}

// OpenOptions says how a message is opened.
type OpenOptions struct {
	Keys         []cms.Key           // ours
	Certificates []*x509.Certificate // the partner's: nobody else's signature counts
	Hashes       []crypto.Hash       // digests that are wanted of what is not signed
	// RequireSigned and RequireEncrypted refuse what is not, before the Sink sees it.
	RequireSigned, RequireEncrypted bool
	// Again gives the same body from its start, after the first reader was read to its
	// end. It is asked for what is read twice: authenticated encryption (cms.Decrypt),
	// and signatures that do not fit at once. nil: what cannot be held fails then.
	Again func() (io.Reader, error)
	// Sink is given each payload as it streams by, its transfer encoding undone, before
	// anything is verified: what it got counts only when Open returns no error. What it
	// leaves unread is skipped; its own errors are returned by Open as they are. A
	// payload is given once, whatever is read again. r is of no use once it returned.
	Sink   func(p Part, r io.Reader) error
	Limits Limits
}

// Opened says what a message was. With a Problem it says as much as was seen.
type Opened struct {
	Parts                         []Part
	Signed, Encrypted, Compressed bool
	Cipher                        string            // "aes-256-cbc"
	Signer                        *cms.Signer       // verified; nil when not signed
	Recipient                     *x509.Certificate // ours
	// Matched says which bytes the signature fitted; "" when not signed.
	Matched string

	mics []mic
}

// What a signature fitted (as2.md 3.1).
const (
	MatchedReceived = "as received"
	MatchedTrimmed  = "without trailing line ends"
	MatchedCRLF     = "with CRLF line ends"
)

type mic struct {
	hash   crypto.Hash
	digest []byte
}

// MIC returns the digest that a receipt gives back (RFC 4130 §7.3.1): of what was
// signed, by the signature's hash (Signer.Hash) at least; of an unsigned message by
// each of OpenOptions.Hashes. nil when it was not computed.
func (o *Opened) MIC(h crypto.Hash) []byte {
	for _, m := range o.mics {
		if m.hash == h {
			return m.digest
		}
	}
	return nil
}

// Open opens a message. h is its HTTP header's fields, body its body, undone of
// HTTP's own encodings only. The payloads go to the Sink in one pass, in memory that
// does not grow with them.
//
// Errors: *Problem for what is wrong with the message, ErrReceipt, else body's, Again's
// or the Sink's own. body is read to its end only when there is no error; Opened is
// never nil.
func Open(h mime.Header, body io.Reader, o OpenOptions) (*Opened, error) {
	if o.Limits.Depth <= 0 {
		o.Limits.Depth = 5
	}
	if o.Limits.Parts <= 0 {
		o.Limits.Parts = 1000
	}
	p := newOpener(o, &Opened{})
	defer p.release(0)
	err := p.run(h, body)
	if err == nil && p.doubt != nil {
		err = p.settle(h)
	}
	if err == nil && p.aside != nil {
		err = p.aside
	}
	if err == nil && p.given == 0 {
		err = problem(wire.UnexpectedProcessingError, "The message holds no document.", errors.New("all payloads are empty"))
	}
	return p.out, err
}

type opener struct {
	OpenOptions
	out    *Opened
	layers []*layer // readers below, outermost first: the first that failed is the cause
	taken  []*bufio.Reader
	given  int64 // bytes of payload

	within    bool   // what is read now is within a signature
	malleable bool   // … within encryption that does not authenticate
	doubt     *doubt // a signature that did not fit at once
	aside     error  // what was wrong within a signature, which is said if the signature is good

	variants *variants // second reading: what is signed goes here, and nowhere else
}

func newOpener(o OpenOptions, out *Opened) *opener { return &opener{OpenOptions: o, out: out} }

func (o *opener) run(h mime.Header, body io.Reader) error {
	source := o.layer(body, nil)
	br := o.window(source)
	err := o.entity(place{http: true, again: o.again(source)}, h, br)
	if err == nil {
		err = drain(br)
	}
	err = o.verdict(err)
	var sink *sinkError
	if errors.As(err, &sink) {
		return sink.err
	}
	return err
}

// again reads the body again by the first reader's layer, so that errors of reading
// are told apart from those of the message.
func (o *opener) again(source *layer) func() (io.Reader, error) {
	if o.Again == nil {
		return nil
	}
	return func() (io.Reader, error) {
		r, err := o.Again()
		if err != nil {
			source.err = err
			return nil, err
		}
		return &layer{r: r, failed: source}, nil
	}
}

// windowBytes is read ahead of an entity, for its header and to see what it is, and
// for the boundaries of a multipart: larger reads pass by the buffer.
const windowBytes = 16 << 10

// windows are kept from one message to the next: a message has some of them.
var windows = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, windowBytes) }}

// window is a buffer over r until release.
func (o *opener) window(r io.Reader) *bufio.Reader {
	br := windows.Get().(*bufio.Reader)
	br.Reset(r)
	o.taken = append(o.taken, br)
	return br
}

// wide is r, with a window over it when it is none.
func (o *opener) wide(r io.Reader) *bufio.Reader {
	if br, ok := r.(*bufio.Reader); ok {
		return br
	}
	return o.window(r)
}

// release gives back the windows that were taken since there were mark of them.
// Nothing of them is read any more.
func (o *opener) release(mark int) {
	for _, br := range o.taken[mark:] {
		br.Reset(nil)
		windows.Put(br)
	}
	o.taken = o.taken[:mark]
}

func drain(r io.Reader) error {
	_, err := io.Copy(io.Discard, r)
	return err
}
