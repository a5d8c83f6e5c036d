// SPDX-License-Identifier: Apache-2.0

// Package unpack takes a payload apart to its last level: the attachments of a mail,
// the files of a zip among them, the mail that was forwarded in it. It says of each
// part whether it may be an order, and why not.
//
// It keeps nothing itself: the caller gives it room for what must be read at random.
//
// Invariant: every part of the payload is told of exactly once, as taken or as left
// alone with a reason, or a finding says why it could not be reached.
package unpack

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// Kept is a part's bytes, as long as they are needed.
type Kept interface {
	io.ReaderAt
	Size() int64
	// Discard lets go of them. It may be called twice.
	Discard()
}

// Keeper gives room for parts.
type Keeper interface {
	// Keep reads r to its end. It passes r's error on.
	Keep(r io.Reader) (Kept, error)
}

// Leaf is a part that is no container.
type Leaf struct {
	Path        string // from the payload down: "2.1", "3/1" for a file of a zip in a mail
	FileName    string // a name alone, without folders and control characters
	ContentType string
	Role        decode.Role // Body: it was taken since nothing else was
	Reason      string      // why it is left alone
	Size        int64       // bytes; -1 when nobody counted
	Kept        Kept        // nil when it is left alone; Take's from then on
}

// Unpacker unpacks.
type Unpacker struct {
	Containers []decode.Container
	Keeper     Keeper
	Budget     *decode.Budget
	// Take is given each leaf. It discards Kept when it is done with it.
	Take func(Leaf) error

	findings []gateway.Finding
}

// Sniff gives the container that a payload is; nil for none.
func Sniff(containers []decode.Container, head []byte, fileName, contentType string) decode.Container {
	for _, c := range containers {
		if c.Sniff(head, fileName, contentType) {
			return c
		}
	}
	return nil
}

// Unpack unpacks a payload that is a container. Findings say what could not be
// unpacked; err is a failure to read or to keep, never a fault of the payload.
func (u *Unpacker) Unpack(c decode.Container, src decode.Payload) ([]gateway.Finding, error) {
	u.findings = nil
	_, err := u.container(c, src, "", 1)
	if errors.Is(err, decode.ErrBudget) {
		err = nil
		u.findings = append(u.findings, gateway.Finding{Code: "message.unpack.limit", Severity: gateway.Hold, Found: u.Budget.Spent,
			Message: fmt.Sprintf("It was not unpacked to its end: %s. What came before that is taken.", u.Budget.Spent),
			Hint:    "Ask the sender for the orders alone, each in a file of its own."})
	}
	return u.findings, err
}

// container unpacks one level and tells how many documents were taken from it, and
// from what is in it. The text of a mail is one where nothing else was.
func (u *Unpacker) container(c decode.Container, src decode.Payload, way string, depth int) (taken int, err error) {
	findings, err := c.Unpack(src, u.Budget, func(p decode.Part) error {
		n, err := u.part(p, way, depth, taken)
		taken += n
		return err
	})
	for _, f := range findings {
		if way != "" {
			f.Position.Path = way + " › " + f.Position.Path
		}
		u.findings = append(u.findings, f)
	}
	return taken, err
}

func (u *Unpacker) part(p decode.Part, way string, depth, before int) (taken int, err error) {
	leaf := Leaf{Path: p.Path, FileName: label(p.FileName), ContentType: p.ContentType, Role: p.Role, Reason: p.Reason, Size: p.Size}
	if way != "" {
		leaf.Path = way + "/" + p.Path
	}
	if leaf.FileName == "" {
		leaf.FileName = "part-" + p.Path
	}
	switch {
	case p.Role == decode.Candidate:
		if why := Furniture(&p, leaf.FileName); why != "" {
			leaf.Role, leaf.Reason = decode.LeftAlone, why
		}
	case p.Role == decode.Body && before > 0:
		leaf.Role, leaf.Reason = decode.LeftAlone, "text of a mail that has the order attached"
	}
	if leaf.Role == decode.LeftAlone {
		return 0, u.Take(leaf)
	}
	kept, err := u.Keeper.Keep(p.Content)
	if err != nil {
		return 0, err
	}
	leaf.Size = kept.Size()
	if leaf.Role == decode.Candidate {
		if leaf.Size == 0 {
			kept.Discard()
			leaf.Role, leaf.Reason = decode.LeftAlone, "it is empty"
			return 0, u.Take(leaf)
		}
		inner, err := u.inner(kept, &leaf, depth)
		if err != nil {
			kept.Discard()
			return 0, err
		}
		if inner != nil {
			defer kept.Discard()
			return u.container(inner, decode.Payload{ReaderAt: kept, Size: kept.Size(), Name: leaf.FileName}, leaf.Path, depth+1)
		}
	}
	leaf.Kept = kept
	return 1, u.Take(leaf)
}

// inner gives the container that a part is; nil when it is none, or too deep.
func (u *Unpacker) inner(kept Kept, leaf *Leaf, depth int) (decode.Container, error) {
	head := make([]byte, min(kept.Size(), decode.HeadBytes))
	if _, err := kept.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read part %s: %w", leaf.Path, err)
	}
	c := Sniff(u.Containers, head, leaf.FileName, leaf.ContentType)
	if c != nil && depth >= u.Budget.Depth {
		u.findings = append(u.findings, gateway.Finding{Code: "message.unpack.limit", Severity: gateway.Hold, Position: gateway.Position{Path: leaf.Path},
			Message: fmt.Sprintf("%s lies %d levels deep in mails and archives; it was taken as it is.", leaf.FileName, depth),
			Hint:    "Ask the sender for the orders alone."})
		return nil, nil
	}
	return c, nil
}

// label makes a name of what was sent as one: no folders of any system, nothing that
// cannot be seen, 200 characters at most with the end kept.
func label(name string) string {
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	if !strings.Contains(name, "/") {
		name = strings.ReplaceAll(name, `\`, "/")
	}
	name = strings.TrimSpace(path.Base("/" + name))
	if name == "/" || name == "." || name == ".." {
		return ""
	}
	if r := []rune(name); len(r) > 200 {
		name = string(r[:150]) + "…" + string(r[len(r)-49:])
	}
	return name
}
