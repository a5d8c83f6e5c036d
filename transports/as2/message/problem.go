// SPDX-License-Identifier: Apache-2.0

package message

import (
	"errors"
	"fmt"
	"io"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// Problem is what is wrong with a message.
type Problem struct {
	Text   string // of the disposition (wire.AuthenticationFailed …)
	Public string // one sentence for the sender; nothing of ours is in it
	Err    error  // what it was, for our own log

	// garbage says that it is how wrongly decrypted bytes would look, too. Where the
	// cipher does not authenticate, it is told as a failure to decrypt: whoever can tell
	// bad padding from bad content can decrypt by asking (Vaudenay's attack).
	garbage bool
}

func (p *Problem) Error() string { return p.Text + ": " + p.Err.Error() }
func (p *Problem) Unwrap() error { return p.Err }

func problem(text, public string, err error) *Problem {
	return &Problem{Text: text, Public: public, Err: err}
}

func garbage(text, public string, err error) *Problem {
	return &Problem{Text: text, Public: public, Err: err, garbage: true}
}

const (
	publicDecrypt   = "The message cannot be decrypted."
	publicMIME      = "The message is not a whole MIME message."
	publicSignature = "The signature cannot be read."
)

// decryption judges an error of cms.Decrypt.
func decryption(err error) *Problem {
	if p := limited(err); p != nil {
		return p
	}
	var unsupported *cms.UnsupportedError
	if errors.As(err, &unsupported) {
		return problem(wire.DecryptionFailed, fmt.Sprintf("The message cannot be decrypted: %s is not supported.", unsupported.What), err)
	}
	return problem(wire.DecryptionFailed, publicDecrypt, err)
}

func decompression(err error) *Problem {
	if p := limited(err); p != nil {
		return p
	}
	var unsupported *cms.UnsupportedError
	if errors.As(err, &unsupported) {
		return garbage(wire.DecompressionFailed, fmt.Sprintf("The message cannot be decompressed: %s is not supported.", unsupported.What), err)
	}
	return garbage(wire.DecompressionFailed, "The message cannot be decompressed.", err)
}

// unsigned judges an error of reading a signature.
func unsigned(err error) *Problem {
	if p := limited(err); p != nil {
		return p
	}
	return garbage(wire.AuthenticationFailed, publicSignature, err)
}

// unverified judges an error of cms.Signature.Verify. It is no garbage: the message
// was whole.
func unverified(err error) *Problem {
	var unsupported *cms.UnsupportedError
	switch {
	case errors.Is(err, cms.ErrDigest):
		return problem(wire.IntegrityCheckFailed, "The content is not what was signed.", err)
	case errors.Is(err, cms.ErrNoSigner):
		return problem(wire.AuthenticationFailed, "The message is not signed by a certificate that is known here.", err)
	case errors.As(err, &unsupported):
		return problem(wire.AuthenticationFailed, fmt.Sprintf("The signature cannot be verified: %s is not supported.", unsupported.What), err)
	}
	return problem(wire.AuthenticationFailed, "The signature is wrong.", err)
}

// structure judges what is wrong with MIME.
func structure(err error) *Problem {
	if p := limited(err); p != nil {
		return p
	}
	var encoding *mime.UnsupportedEncodingError
	if errors.As(err, &encoding) {
		return garbage(wire.UnexpectedProcessingError, "The message has a Content-Transfer-Encoding that is not supported.", err)
	}
	return garbage(wire.UnexpectedProcessingError, publicMIME, err)
}

// contentBytes is the limit that is on what was decrypted, whatever it is.
const contentBytes = "bytes of content"

// limited judges limits that were passed; nil for anything else.
func limited(err error) *Problem {
	var ours *mime.LimitError
	var theirs *cms.LimitError
	if errors.As(err, &ours) {
		p := problem(wire.UnexpectedProcessingError, fmt.Sprintf("The message has more than %d %s.", ours.Limit, ours.What), err)
		p.garbage = ours.What != contentBytes // a header that does not end may be noise; size is none
		return p
	}
	if errors.As(err, &theirs) {
		return problem(wire.UnexpectedProcessingError, fmt.Sprintf("The message has more than %d %s.", theirs.Limit, theirs.What), err)
	}
	return nil
}

// layer is a reader of one layer of the message. It remembers how it failed: readers
// on top may hide or rename that.
type layer struct {
	r      io.Reader
	judge  func(error) *Problem // nil: the error is the caller's own
	err    error
	failed *layer // where err is kept, if not here
}

func (o *opener) layer(r io.Reader, judge func(error) *Problem) *layer {
	l := &layer{r: r, judge: judge}
	o.layers = append(o.layers, l)
	return l
}

func (l *layer) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if err != nil && err != io.EOF {
		if l.failed != nil {
			l.failed.err = err
		} else if l.err == nil {
			l.err = err
		}
	}
	return n, err
}

// sinkError carries an error of the Sink past all judgement.
type sinkError struct{ err error }

func (e *sinkError) Error() string { return e.err.Error() }

// errHashed ends the second reading.
var errHashed = errors.New("what is signed was read")

// verdict finds the cause of an error.
func (o *opener) verdict(err error) error {
	if err == nil || err == errHashed || err == ErrReceipt {
		return err
	}
	var sink *sinkError
	if errors.As(err, &sink) {
		return sink // as it is: Open takes the wrapping off
	}
	for _, l := range o.layers {
		switch {
		case l.err == nil:
		case l.judge == nil:
			return l.err
		default:
			var p *Problem
			if errors.As(l.err, &p) {
				return p
			}
			return l.judge(l.err)
		}
	}
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return structure(err)
}
