// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"ordergate/gateway/render/pdfium"
)

// A frame is a head (JSON) and a body, each behind its length in four bytes, highest
// first. The worker says ready once; then, for each request, taken when it has it
// whole, and done.

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
	State string // ready, taken, done
	Fault string // of the document, see faults; "" when there is none
	Note  string // of the fault, for people
	Page  int    // that the fault is about; 0: all of it
	Count int    // pages of the document
	Pages []*pdfium.Page
	Title string
	Maker string
	Files []pdfium.File
	More  bool // there were more files
	XFA   []byte
}

const (
	maxHead = 512 << 20
	maxBody = 256 << 20
)

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

func readFrame(r *bufio.Reader, head any) ([]byte, error) {
	var sizes [8]byte
	if _, err := io.ReadFull(r, sizes[:]); err != nil {
		return nil, err
	}
	n, m := binary.BigEndian.Uint32(sizes[:4]), binary.BigEndian.Uint32(sizes[4:])
	if n > maxHead || m > maxBody {
		return nil, fmt.Errorf("read a frame: %d and %d bytes are too many", n, m)
	}
	raw := make([]byte, n)
	if _, err := io.ReadFull(r, raw); err != nil {
		return nil, fmt.Errorf("read a frame: %w", err)
	}
	if err := json.Unmarshal(raw, head); err != nil {
		return nil, fmt.Errorf("read a frame: %w", err)
	}
	body := make([]byte, m)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, fmt.Errorf("read a frame: %w", err)
	}
	return body, nil
}
