// SPDX-License-Identifier: Apache-2.0

package xml

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"ordergate/gateway/decode/text"
)

// tokens reads the tokens of an XML text with their places in the payload.
type tokens struct {
	*text.Bytes
	decoder *xml.Decoder
	limit   int // bytes of a token

	from, to text.Place // of the token read last
}

func newTokens(r *text.Runes, value int) *tokens {
	t := &tokens{limit: 4*value + 64<<10}
	t.Bytes = text.NewBytes(r, t.limit)
	t.decoder = xml.NewDecoder(t.Bytes)
	// What is read is UTF-8 already, whatever the declaration says.
	t.decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	t.to = r.Place()
	return t
}

// fault is why the text cannot be read on.
type fault struct{ code, message, hint string }

// next gives the next token; both are nil at the end.
func (t *tokens) next() (xml.Token, *fault, error) {
	t.Left = t.limit
	t.from = t.At(t.decoder.InputOffset())
	tok, err := t.decoder.RawToken()
	t.to = t.At(t.decoder.InputOffset())
	if source := t.Err(); source != nil {
		return nil, nil, source
	}
	if err == io.EOF {
		return nil, nil, nil
	}
	if err != nil {
		t.from = t.to
		return nil, t.fault(err), nil
	}
	if d, ok := tok.(xml.Directive); ok && strings.Contains(string(d), "<!ENTITY") {
		return nil, &fault{"entity", "The file declares entities of its own; these are not read, for they can make a small file huge or fetch others.",
			"Ask the partner to send the order without a DTD, or with none but its name."}, nil
	}
	return tok, nil, nil
}

func (t *tokens) fault(err error) *fault {
	var se *xml.SyntaxError
	switch {
	case errors.Is(err, text.ErrToken):
		return &fault{"limit", "A value or a tag is longer than what is read.", "Ask the partner; where it is right, raise the limit."}
	case !errors.As(err, &se):
		return &fault{"syntax", "The file is no XML here: " + strings.TrimPrefix(err.Error(), "xml: ") + ".", again}
	case strings.Contains(se.Msg, "invalid character entity"):
		return &fault{"entity", "The file names an entity that XML does not have: " + strings.TrimPrefix(se.Msg, "invalid character entity ") + ".",
			"Ask the partner to write the character itself; only &lt; &gt; &amp; &apos; &quot; and numbers are read."}
	case strings.Contains(se.Msg, "unexpected EOF"):
		return &fault{"truncated", "The file ends in the middle.", "Ask the partner to send it again, whole."}
	}
	return &fault{"syntax", "The file is no XML here: " + se.Msg + ".", again}
}

const again = "Ask the partner to send it again, written by an XML library."
