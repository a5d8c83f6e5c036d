// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// EventKind says what Reader.Next found.
type EventKind string

// The kinds of events, in the order in which they come.
const (
	InterchangeStart EventKind = "interchange"     // Event.Interchange, so far as known
	IncomingTA1      EventKind = "ta1"             // Event.TA1
	GroupStart       EventKind = "group"           // Event.Group, so far as known
	Set              EventKind = "set"             // Event.Document, Event.Report, Event.Context, Event.Raw
	GroupEnd         EventKind = "group end"       // Event.Group, without its Sets
	InterchangeEnd   EventKind = "interchange end" // Event.Interchange
	Junk             EventKind = "junk"            // bytes outside any interchange
)

// Event is one thing found in a payload. Findings are those of the event itself;
// a set's stand in its document.
type Event struct {
	Kind        EventKind
	Interchange *InterchangeReport
	Group       *GroupReport
	Document    *decode.Document
	Report      *SetReport
	Context     *SetContext
	Raw         []byte   // the set's bytes; good until the next call
	TA1         []string // TA101-05
	Findings    []gateway.Finding
}

// Options of a Reader.
type Options struct {
	Policy Policy
	// MaxSet bounds a transaction set, in bytes; 16 MiB when 0. A larger one is
	// skipped with a finding.
	MaxSet int
	// Fast leaves the sets undecoded (Event.Document is nil).
	Fast bool
}

// Reader reads the interchanges of a payload one transaction set at a time. It
// is not safe for concurrent use.
type Reader struct {
	r       io.Reader
	opts    Options
	buf     []byte // unread bytes
	eof     bool
	readErr error
	state
	sum     hash.Hash // of the interchange so far
	pending []Event
	scratch []byte
}

// state is what a checkpoint keeps.
type state struct {
	Offset      int64              `json:"offset"` // of buf[0] in the payload
	Line        int                `json:"line"`   // lines before it
	EBCDIC      bool               `json:"ebcdic,omitempty"`
	Wrapped     bool               `json:"wrapped,omitempty"`
	Interchange *InterchangeReport `json:"interchange,omitempty"`
	Group       *GroupReport       `json:"group,omitempty"`
	GroupsSeen  map[string]bool    `json:"groupsSeen,omitempty"`
	SetsSeen    map[string]bool    `json:"setsSeen,omitempty"`
	Outside     int                `json:"outside,omitempty"` // segments outside ST/SE
	Any         bool               `json:"any,omitempty"`     // an ISA was found
	Digest      []byte             `json:"digest,omitempty"`  // of the interchange so far
}

// NewReader reads a payload from its start.
func NewReader(r io.Reader, opts Options) *Reader {
	if opts.MaxSet == 0 {
		opts.MaxSet = 16 << 20
	}
	return &Reader{r: r, opts: opts, sum: sha256.New()}
}

// Resume goes on at a checkpoint; r is at its offset (see CheckpointOffset).
func Resume(r io.Reader, opts Options, checkpoint []byte) (*Reader, error) {
	x := NewReader(r, opts)
	if err := json.Unmarshal(checkpoint, &x.state); err != nil {
		return nil, fmt.Errorf("read checkpoint: %w", err)
	}
	if len(x.Digest) > 0 {
		u, ok := x.sum.(interface{ UnmarshalBinary([]byte) error })
		if !ok {
			return nil, errors.New("read checkpoint: digest cannot go on")
		}
		if err := u.UnmarshalBinary(x.Digest); err != nil {
			return nil, fmt.Errorf("read checkpoint: %w", err)
		}
	}
	return x, nil
}

// Checkpoint returns what Resume needs to go on behind the last event. It must
// not be called while several events of one place are pending; Ready tells.
func (x *Reader) Checkpoint() []byte {
	if m, ok := x.sum.(interface{ MarshalBinary() ([]byte, error) }); ok {
		x.Digest, _ = m.MarshalBinary()
	}
	b, err := json.Marshal(&x.state)
	if err != nil {
		panic("x12: a checkpoint always marshals: " + err.Error())
	}
	return b
}

// Ready tells whether Checkpoint may be called: no event of the last place waits.
func (x *Reader) Ready() bool { return len(x.pending) == 0 }

// At is the offset in the payload up to which has been read.
func (x *Reader) At() int64 { return x.Offset }

// CheckpointOffset tells where in the payload to go on.
func CheckpointOffset(checkpoint []byte) (int64, error) {
	var s struct {
		Offset int64 `json:"offset"`
	}
	err := json.Unmarshal(checkpoint, &s)
	return s.Offset, err
}

// Next returns the next event; io.EOF at the end. Any other error is the
// underlying reader's: what was read before it has been returned.
func (x *Reader) Next() (Event, error) {
	for {
		if len(x.pending) > 0 {
			ev := x.pending[0]
			x.pending = x.pending[1:]
			return ev, nil
		}
		if err := x.step(); err != nil {
			return Event{}, err
		}
	}
}

// step reads one segment or set and puts its events into pending.
func (x *Reader) step() error {
	if x.Interchange == nil {
		return x.between()
	}
	seg, err := x.segment()
	if err == io.EOF {
		x.endInterchange(nil)
		return nil
	}
	if err != nil {
		return err
	}
	id := segmentID(seg, x.Interchange.Delimiters.Element)
	switch id {
	case "":
		return nil // empty segment
	case "ISA":
		x.unread(seg)
		x.endInterchange(nil)
	case "IEA":
		x.endInterchange(x.elements(seg))
	case "GS":
		if x.Group != nil {
			x.endGroup(nil)
		}
		x.startGroup(x.elements(seg))
	case "GE":
		if x.Group == nil {
			x.outside("GE without GS", "GE")
			return nil
		}
		x.endGroup(x.elements(seg))
	case "ST":
		return x.set(seg)
	case "TA1":
		if x.Group == nil {
			x.emit(Event{Kind: IncomingTA1, TA1: x.elements(seg)})
			return nil
		}
		x.outside("TA1 inside a group", id)
	case "ISB", "ISE", "ISX":
		if x.Group != nil {
			x.outside(id+" inside a group", id)
			return nil
		}
		x.emit(Event{Kind: Junk, Findings: []gateway.Finding{x.finding("interchange.service.segment", "",
			"Segment "+id+" asks for a service between interchanges that we do not offer; it was passed over.", "", id)}})
	case "SE":
		x.outside("SE without ST", id)
	default:
		x.Outside++
	}
	return nil
}

func (x *Reader) emit(ev Event) { x.pending = append(x.pending, ev) }

// fill reads until n bytes are there or the end.
func (x *Reader) fill(n int) {
	for len(x.buf) < n && !x.eof {
		const chunk = 64 << 10
		if cap(x.buf)-len(x.buf) < chunk {
			grown := make([]byte, len(x.buf), max(2*cap(x.buf), len(x.buf)+chunk))
			copy(grown, x.buf)
			x.buf = grown
		}
		m, err := x.r.Read(x.buf[len(x.buf) : len(x.buf)+chunk])
		got := x.buf[len(x.buf) : len(x.buf)+m]
		if x.Offset == 0 && len(x.buf) == 0 && isEBCDIC(got) {
			x.EBCDIC = true
		}
		if x.EBCDIC {
			copy(got, ebcdic(got))
		}
		x.buf = x.buf[:len(x.buf)+m]
		if err != nil {
			x.eof = true
			if err != io.EOF {
				x.readErr = err
			}
		}
	}
}

// drop takes n bytes off the front; inside an interchange they count for its digest.
func (x *Reader) drop(n int) {
	if x.Interchange != nil {
		x.sum.Write(x.buf[:n])
	}
	x.Line += bytes.Count(x.buf[:n], []byte("\n"))
	x.Offset += int64(n)
	x.buf = x.buf[n:]
}

// unread is for a segment that segment() returned and that begins the next
// interchange: nothing has been dropped but it.
func (x *Reader) unread(seg []byte) { x.scratch = seg }

// segment returns the next segment without its terminator and drops it. Line
// ends around it are padding. At the end of the payload the last segment may
// lack its terminator.
func (x *Reader) segment() ([]byte, error) {
	start, end, next, err := x.findSegment(0)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(x.buf[start:end], []byte("ISA")) && end-start > 3 && !alphanumeric(x.buf[start+3]) {
		x.drop(start) // the next interchange begins: leave it
		return []byte("ISA"), nil
	}
	seg := append([]byte(nil), x.buf[start:end]...)
	x.drop(next)
	return seg, nil
}

// findSegment finds the segment that starts at or behind from.
func (x *Reader) findSegment(from int) (start, end, next int, err error) {
	t := x.Interchange.Delimiters.Segment
	for start = from; ; start++ {
		x.fill(start + 4)
		if start >= len(x.buf) {
			if x.readErr != nil {
				return 0, 0, 0, x.readErr
			}
			return 0, 0, 0, io.EOF
		}
		if c := x.buf[start]; c != '\r' && c != '\n' && c != ' ' && c != '\t' && c != 0 && c != 0x1a || c == t {
			break
		}
	}
	for scan := start; ; {
		if i := bytes.IndexByte(x.buf[scan:], t); i >= 0 {
			end = scan + i
			return start, end, end + 1, nil
		}
		if x.eof {
			end = len(bytes.TrimRight(x.buf, "\r\n \t\x00\x1a"))
			end = max(end, start)
			return start, end, len(x.buf), nil
		}
		if len(x.buf)-from > x.opts.MaxSet {
			return start, len(x.buf), len(x.buf), nil // far too long: cut; the grammar will say so
		}
		scan = len(x.buf)
		x.fill(len(x.buf) + 1)
	}
}

func segmentID(seg []byte, sep byte) string {
	i := bytes.IndexByte(seg, sep)
	if i < 0 {
		i = len(seg)
	}
	return string(bytes.TrimSpace(seg[:min(i, 16)]))
}

// elements splits an envelope segment; [0] is the id.
func (x *Reader) elements(seg []byte) []string {
	if x.Wrapped {
		seg = unwrap(seg, nil)
	}
	parts := bytes.Split(seg, []byte{x.Interchange.Delimiters.Element})
	out := make([]string, max(len(parts), 17))
	for i, p := range parts {
		out[i] = string(bytes.TrimRight(p, " "))
	}
	return out
}

// unwrap takes line ends out; dropped, when not nil, gets their places.
func unwrap(b []byte, dropped *[]int) []byte {
	out := make([]byte, 0, len(b))
	for i, c := range b {
		if isLineEnd(c) {
			if dropped != nil {
				*dropped = append(*dropped, i)
			}
			continue
		}
		out = append(out, c)
	}
	return out
}

func (x *Reader) digest() string { return hex.EncodeToString(x.sum.Sum(nil)) }
