// SPDX-License-Identifier: Apache-2.0

package message

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// An unsigned message is taken at its word, save where it shows that it was a signed
// one once. Who changes the first block of what CBC encrypts writes its first bytes as
// he likes ("lultipart/signed" is no multipart/signed), and who changes another one
// leaves a block of noise: both show in the header, or at the end of the body.

// unmasked refuses what is not signed and looks changed.
func (o *opener) unmasked(at place, h mime.Header, c content) error {
	err := remains(c)
	if err == nil && o.malleable && !at.http {
		err = clean(h, c)
	}
	if err == nil {
		return nil
	}
	return o.changed(err)
}

// changed is the verdict on a message that was signed once.
func (o *opener) changed(err error) *Problem {
	if o.malleable {
		return garbage(wire.IntegrityCheckFailed, publicMIME, err)
	}
	return problem(wire.AuthenticationFailed, "The message holds a signature and is not a signed message.", err)
}

// remains finds what only the Content-Type of S/MIME's own layers has.
func remains(c content) error {
	for _, name := range []string{"protocol", "micalg"} {
		if c.params[name] != "" {
			return fmt.Errorf("unsigned, and Content-Type %q has the parameter %s of a signed message", c.value, name)
		}
	}
	return nil
}

var majors = []string{"application", "text", "multipart", "message", "image", "audio", "video", "model", "font"}

// clean holds a header against what an honest sender writes.
func clean(h mime.Header, c content) error {
	major, minor, ok := strings.Cut(c.typ, "/")
	switch {
	case !ok || minor == "" || !slices.Contains(majors, major):
		return fmt.Errorf("unsigned, and %q is no Content-Type that anybody sends", c.value)
	case len(h.All("Content-Type")) > 1:
		return errors.New("unsigned, and there is more than one Content-Type")
	case !utf8.Valid(h.Raw):
		return errors.New("unsigned, and the header is not of printable characters")
	}
	for _, r := range string(h.Raw) {
		if r < ' ' && r != '\r' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return fmt.Errorf("unsigned, and the header has the control character %U", r)
		}
	}
	return nil
}

// watched looks for the part of a multipart/signed that holds the signature, in a
// body that is said to be something else.
type watched struct {
	r    io.Reader
	tail []byte // of what was read, a header's length at most
	err  error
	o    *opener
}

const watchBytes = 1 << 10

func (w *watched) Read(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.r.Read(p)
	if w.signature(p[:n]) {
		w.err = w.o.changed(errors.New("unsigned, and its body has a part with a signature"))
		return 0, w.err
	}
	return n, err
}

// signature tells whether a signature part's header ends in what came now.
func (w *watched) signature(b []byte) bool {
	const word = "pkcs7-signature"
	// The seam first, then what came: most reads are large, and copied once is enough.
	seam := append(w.tail, b[:min(len(b), watchBytes)]...)
	found := partHeader(seam, word) || len(b) > watchBytes && partHeader(b, word)
	if len(b) >= watchBytes {
		w.tail = append(w.tail[:0], b[len(b)-watchBytes:]...)
	} else {
		w.tail = append(w.tail[:0], seam[max(0, len(seam)-watchBytes):]...)
	}
	return found
}

// partHeader finds a line "Content-Type: …word…" in the header that follows a line
// that begins like a boundary.
func partHeader(b []byte, word string) bool {
	const field = "content-type:"
	for from := 0; ; {
		at := bytes.Index(b[from:], []byte(word))
		if at < 0 {
			return false
		}
		at += from
		from = at + len(word)
		line := b[max(0, at-100):at]
		start := bytes.LastIndexByte(line, '\n')
		if line = line[start+1:]; start < 0 || len(line) < len(field) || !bytes.EqualFold(line[:len(field)], []byte(field)) {
			continue
		}
		before := b[max(0, at-watchBytes):at]
		if boundary := bytes.LastIndex(before, []byte("\n--")); boundary >= 0 {
			head := before[boundary+1:]
			if !bytes.Contains(head, []byte("\n\r\n")) && !bytes.Contains(head, []byte("\n\n")) {
				return true
			}
		}
	}
}
