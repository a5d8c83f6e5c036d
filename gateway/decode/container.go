// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"errors"
	"io"

	"ordergate/gateway"
)

// Container is a payload that holds others: a mail, an archive. Unpacking gives its
// parts; what is a container itself among them is unpacked by the caller (package
// unpack), within the same Budget.
//
// Implementations are safe for concurrent use, pure, and keep to the Budget whatever
// the payload holds.
type Container interface {
	// Name is the format's, as the message's row keeps it: "mail", "zip".
	Name() string

	// Sniff tells whether a payload is one by its first bytes (HeadBytes at most), its
	// file name and the content type it came under; either may be "".
	Sniff(head []byte, fileName, contentType string) bool

	// Unpack gives the parts to emit in order and ends when emit returns an error, which
	// it passes on. Findings are what could not be unpacked, and why. err is a failure
	// to read src, ErrBudget, or emit's; never a fault of the payload.
	Unpack(src Payload, budget *Budget, emit func(Part) error) ([]gateway.Finding, error)
}

// Role says what a part is to the mail or archive that it came in.
type Role string

// The roles.
const (
	// Candidate is what may be an order: everything that nothing speaks against.
	Candidate Role = "document"
	// Body is the text of a mail: it is a document where nothing else is.
	Body Role = "body"
	// LeftAlone is a logo, a signature, terms: kept in its mail, and read by nobody.
	LeftAlone Role = "left alone"
)

// Part is one piece of a container.
type Part struct {
	Path        string // which piece: "2.1" of a mail, "3" of an archive
	FileName    string // as it was sent, its folders too; "" when it has none
	ContentType string // lower case, without parameters; "" when nobody said
	Role        Role
	Reason      string // why it is left alone
	Inline      bool   // shown within the text, as logos are
	Size        int64  // bytes, as far as that is known before reading; -1 when not
	// Content gives the bytes while emit runs. Of a Body it is UTF-8, without what
	// was quoted. It fails with ErrBudget, or when the payload cannot be read.
	Content io.Reader
}

// ErrBudget says that unpacking has come to its limit.
var ErrBudget = errors.New("the limit of unpacking is reached")

// Budget bounds what unpacking one payload may take, all levels of it together. It is
// used by one goroutine.
type Budget struct {
	Parts    int    // pieces that may still be looked at
	Unpacked int64  // bytes that may still be given out
	Depth    int    // levels of containers within containers
	Spent    string // what ran out, for people; "" while nothing has
}

// NewBudget gives the usual one: 2,000 parts, 512 MiB, five levels.
func NewBudget() *Budget { return &Budget{Parts: 2000, Unpacked: 512 << 20, Depth: 5} }

// Part takes a piece; ErrBudget when there were too many.
func (b *Budget) Part() error {
	if b.Parts <= 0 {
		b.Spent = "it has more than 2,000 parts"
		return ErrBudget
	}
	b.Parts--
	return nil
}

// Reader counts what is read of r.
func (b *Budget) Reader(r io.Reader) io.Reader { return &budgeted{b, r} }

type budgeted struct {
	b *Budget
	r io.Reader
}

// Read implements io.Reader.
func (r *budgeted) Read(p []byte) (int, error) {
	if r.b.Unpacked <= 0 {
		r.b.Spent = "it unpacks to more than 512 MiB"
		return 0, ErrBudget
	}
	n, err := r.r.Read(p[:min(int64(len(p)), r.b.Unpacked)])
	r.b.Unpacked -= int64(n)
	return n, err
}
