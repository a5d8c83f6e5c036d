// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"ordergate/gateway/render/pdfium"
)

// A frame is a head (JSON) and a body, each behind its length in four bytes, highest
// first. The worker says ready once; then, for each request, taken when it has it
// whole, and done. The body of a request is the PDF; that of an answer the packed pages or
// a picture.

type request struct {
	Do        string // pages, picture, gray
	Passwords []string
	First     int // page, from 1
	Pages     int // at most so many
	DPI       int
	Turn      int           // quarters, clockwise
	Deadline  time.Duration // the worker ends itself after it
}

type answer struct {
	State string         // ready, taken, done
	Fault string         // of the document, see faults; "" when there is none
	Note  string         // of the fault, for people
	Page  int            // that the fault is about; 0: all of it
	Count int            // pages of the document
	Pages []*pdfium.Page `json:"-"` // they are the body
	Title string
	Maker string
	Files []pdfium.File
	More  bool // there were more files
	XFA   []byte
}

// The bounds of a frame. A worker may have been taken over by what it reads: nothing is
// taken from it that the request does not warrant.
const (
	small   = 64 << 10
	maxHead = 64 << 20 // all attached files, as base64
	maxBody = 64 << 20 // the largest PDF, all pages, or a picture of one
)

// limits gives how large the answer's head and body may be.
func (r *request) limits() (head, body int) {
	if r.Do == "pages" {
		return maxHead, maxBody
	}
	return small, maxBody
}

// to reports whether a is an answer to r, and nothing that would lead us astray.
func (a *answer) to(r *request) bool {
	if r.Do != "pages" {
		return len(a.Pages)+len(a.Files) == 0
	}
	last := 0
	for _, p := range a.Pages {
		if p.Number <= last || p.Number > r.Pages {
			return false
		}
		last = p.Number
	}
	return true
}

func writeFrame(w io.Writer, head any, body []byte) error {
	raw, err := json.Marshal(head)
	if err != nil {
		return fmt.Errorf("write a frame: %w", err)
	}
	var sizes [8]byte
	binary.BigEndian.PutUint32(sizes[:4], uint32(len(raw)))
	binary.BigEndian.PutUint32(sizes[4:], uint32(len(body)))
	for _, b := range [][]byte{sizes[:], raw, body} {
		if _, err := w.Write(b); err != nil {
			return fmt.Errorf("write a frame: %w", err)
		}
	}
	return nil
}

// readFrame reads a frame whose parts are no larger than said. It takes memory for
// what comes, not for what is announced.
func readFrame(r *bufio.Reader, head any, maxHead, maxBody int) ([]byte, error) {
	var sizes [8]byte
	if _, err := io.ReadFull(r, sizes[:]); err != nil {
		return nil, err
	}
	n, m := int64(binary.BigEndian.Uint32(sizes[:4])), int64(binary.BigEndian.Uint32(sizes[4:]))
	if n > int64(maxHead) || m > int64(maxBody) {
		return nil, fmt.Errorf("read a frame: %d and %d bytes are too many", n, m)
	}
	raw, err := readPart(r, n)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, head); err != nil {
		return nil, fmt.Errorf("read a frame: %w", err)
	}
	return readPart(r, m)
}

func readPart(r *bufio.Reader, n int64) ([]byte, error) {
	const piece = 1 << 20
	var b bytes.Buffer
	b.Grow(int(min(n, piece)))
	if _, err := io.CopyN(&b, r, n); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, fmt.Errorf("read a frame: %w", err)
	}
	return b.Bytes(), nil
}
