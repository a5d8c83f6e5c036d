// SPDX-License-Identifier: Apache-2.0

// Package unpacktest unpacks payloads in memory and tells what was found, for tests of
// the containers. It judges nothing.
//
// Invariant: whatever is unpacked, each part's bytes are read to their end, and let go
// of.
package unpacktest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/unpack"
)

// Part is what became of one part.
type Part struct {
	Part    string `json:"part"`
	Name    string `json:"name"`
	Type    string `json:"type,omitempty"`
	Role    string `json:"role"`
	Reason  string `json:"reason,omitempty"`
	Size    int64  `json:"size,omitempty"`
	SHA256  string `json:"sha256,omitempty"` // its first eight characters
	Content string `json:"content,omitempty"`
}

// Result is all that was found.
type Result struct {
	Container string         `json:"container"`
	Parts     []Part         `json:"parts"`
	Findings  []string       `json:"findings,omitempty"`
	Budget    *decode.Budget `json:"-"`
	Bytes     int64          `json:"-"` // of all parts taken
}

// room keeps parts in memory and counts them.
type room struct{ held, most int64 }

type kept struct {
	*bytes.Reader
	r *room
}

// Size implements unpack.Kept.
func (k *kept) Size() int64 { return k.Reader.Size() }

// Discard implements unpack.Kept.
func (k *kept) Discard() {
	if k.r != nil {
		k.r.held -= k.Size()
	}
	k.r = nil
}

// Keep implements unpack.Keeper.
func (r *room) Keep(src io.Reader) (unpack.Kept, error) {
	b, err := io.ReadAll(src)
	if err != nil {
		return nil, err
	}
	r.held += int64(len(b))
	r.most = max(r.most, r.held)
	return &kept{bytes.NewReader(b), r}, nil
}

// Run unpacks a payload within the usual limits.
func Run(t testing.TB, payload []byte, name, contentType string) Result {
	t.Helper()
	return Within(t, payload, name, contentType, decode.NewBudget())
}

// Within unpacks a payload within limits.
func Within(t testing.TB, payload []byte, name, contentType string, budget *decode.Budget) Result {
	t.Helper()
	out := Result{Parts: []Part{}, Budget: budget}
	c := unpack.Sniff(formats.Containers(), payload[:min(len(payload), decode.HeadBytes)], name, contentType)
	if c == nil {
		return out
	}
	out.Container = c.Name()
	rm := &room{}
	u := &unpack.Unpacker{Containers: formats.Containers(), Keeper: rm, Budget: budget, Take: func(l unpack.Leaf) error {
		p := Part{Part: l.Path, Name: l.FileName, Type: l.ContentType, Role: string(l.Role), Reason: l.Reason}
		if l.Kept != nil {
			defer l.Kept.Discard()
			b, err := io.ReadAll(io.NewSectionReader(l.Kept, 0, l.Size))
			if err != nil {
				return err
			}
			sum := sha256.Sum256(b)
			p.Size, p.SHA256, p.Content = l.Size, hex.EncodeToString(sum[:4]), text(b)
			out.Bytes += l.Size
		}
		if !utf8.ValidString(l.FileName) || strings.ContainsAny(l.FileName, "/\x00\r\n") || l.FileName == "" || len(l.FileName) > 1000 {
			t.Errorf("part %s is called %q", l.Path, l.FileName)
		}
		out.Parts = append(out.Parts, p)
		return nil
	}}
	findings, err := u.Unpack(c, decode.Payload{ReaderAt: bytes.NewReader(payload), Size: int64(len(payload)), Name: name})
	if err != nil {
		t.Fatalf("unpack: %v", err)
	}
	if rm.held != 0 {
		t.Errorf("%d bytes are still held", rm.held)
	}
	for _, f := range findings {
		out.Findings = append(out.Findings, say(f))
	}
	return out
}

func say(f gateway.Finding) string {
	return fmt.Sprintf("%s %s at %s: %s", f.Severity, f.Code, f.Position.Path, f.Message)
}

// text gives what is text, its first 300 characters.
func text(b []byte) string {
	if !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0 {
		return ""
	}
	r := []rune(string(b))
	if len(r) > 300 {
		return string(r[:300]) + "…"
	}
	return string(r)
}
