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
	"strconv"
	"strings"

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
	Raw         []byte   // the set's bytes as they stand in the payload; good until the next call
	TA1         []string // TA101-05
	Findings    []gateway.Finding
}

// Options of a Reader.
type Options struct {
	Policy Policy
	// MaxSet bounds a transaction set, in bytes; 16 MiB when 0. A larger one is
	// skipped with a finding.
	MaxSet int
}

// Reader reads the interchanges of a payload one transaction set at a time. It
// is not safe for concurrent use.
type Reader struct {
	r       io.Reader
	opts    Options
	buf     []byte // unread bytes
	eof     bool
	readErr error
	store   []byte // what buf is a part of
	state
	sum     hash.Hash // of the interchange so far
	pending []Event
	given   int    // of pending
	raw     []byte // of the set read last

	bom bool // the payload began with one
	// The segment read last: where it stands, its bytes, and whether its
	// terminator was missing. nil between segments.
	at           int64
	atLine       int
	seg          []byte
	unterminated bool
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
	if x.GroupsSeen == nil { // empty ones are left out
		x.GroupsSeen = map[string]bool{}
	}
	if x.SetsSeen == nil {
		x.SetsSeen = map[string]bool{}
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
func (x *Reader) Ready() bool { return x.given == len(x.pending) }

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
		if x.given < len(x.pending) {
			ev := x.pending[x.given]
			x.pending[x.given] = Event{} // do not hold the document
			x.given++
			return ev, nil
		}
		x.pending, x.given = x.pending[:0], 0
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
		x.mark()
		x.endInterchange(nil)
		return nil
	}
	if err != nil {
		return err
	}
	id := string(x.segmentID(seg))
	switch id {
	case "":
		return nil // empty segment
	case "ISA": // the next interchange begins; it has been left where it is
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
			x.Interchange.OnlyTA1 = x.Interchange.Groups == 0
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
		if x.Outside < maxOutside {
			x.outside("Segment "+strconv.Quote(id)+" stands outside a transaction set", id)
		} else {
			x.Outside++
		}
	}
	return nil
}

// maxOutside bounds the findings about segments outside a set, one each; more
// are only counted.
const maxOutside = 20

func (x *Reader) emit(ev Event) { x.pending = append(x.pending, ev) }

// minStore is the first size of the buffer, enough for most single orders.
const minStore = 16 << 10

// fill reads until n bytes are there or the end.
func (x *Reader) fill(n int) {
	for len(x.buf) < n && !x.eof {
		if len(x.buf) == cap(x.buf) {
			store := x.store
			if cap(x.store) < 2*len(x.buf) || cap(x.store) == 0 {
				store = make([]byte, max(2*cap(x.store), minStore))
			}
			m := copy(store[:cap(store)], x.buf)
			x.store, x.buf = store, store[:m]
		}
		at := len(x.buf)
		m, err := x.r.Read(x.buf[at:cap(x.buf)])
		x.buf = x.buf[:at+m]
		if x.EBCDIC {
			recode(x.buf[at:], &cp037)
		}
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
		x.sum.Write(x.original(x.buf[:n]))
	}
	x.Line += bytes.Count(x.buf[:n], []byte("\n"))
	x.Offset += int64(n)
	x.buf = x.buf[n:]
}

// original gives bytes as they stand in the payload.
func (x *Reader) original(b []byte) []byte {
	if x.EBCDIC {
		b = bytes.Clone(b)
		recode(b, &toCP037)
	}
	return b
}

// mark notes that findings now speak of the place reached, of no segment.
func (x *Reader) mark() { x.at, x.atLine, x.seg = x.Offset, x.Line, nil }

// segment returns the next segment without its terminator and drops it; it is
// good until the next call. Line ends around it are padding. At the end of the
// payload, or where the next interchange begins, it may lack its terminator.
func (x *Reader) segment() ([]byte, error) {
	start, end, next, err := x.findSegment(0)
	if err != nil {
		return nil, err
	}
	x.drop(start)
	x.mark()
	if x.isISA(0) { // the next interchange: leave it
		return []byte("ISA"), nil
	}
	end, next = end-start, next-start
	x.seg = append(x.seg[:0], x.buf[:end]...)
	x.unterminated = end == next || x.buf[end] != x.Interchange.Delimiters.Segment
	x.drop(next)
	return x.seg, nil
}

// isISA tells whether an interchange begins at a place of the buffer.
func (x *Reader) isISA(at int) bool {
	if x.Wrapped {
		return isISA(unwrap(x.buf[at:min(len(x.buf), at+16)], nil))
	}
	return isISA(x.buf[at:])
}

// findSegment finds the segment that starts at or behind from.
func (x *Reader) findSegment(from int) (start, end, next int, err error) {
	t := x.Interchange.Delimiters.Segment
	for start = from; ; start++ {
		x.fill(start + 16)
		if start >= len(x.buf) {
			if x.readErr != nil {
				return 0, 0, 0, x.readErr
			}
			return 0, 0, 0, io.EOF
		}
		if c := x.buf[start]; !isPadding(c) || c == t {
			break
		}
		if start-from >= x.opts.MaxSet {
			return start, start, start, nil // padding without end: pass it in bounded pieces
		}
	}
	for scan := start; ; {
		if i := bytes.IndexByte(x.buf[scan:min(len(x.buf), start+x.opts.MaxSet)], t); i >= 0 {
			end, next = scan+i, scan+i+1
			break
		}
		if len(x.buf)-start > x.opts.MaxSet { // far too long: cut; the grammar will say so
			end = start + x.opts.MaxSet
			next = end
			break
		}
		if x.eof {
			if x.readErr != nil {
				return 0, 0, 0, x.readErr
			}
			end, next = max(start, len(trimPadding(x.buf))), len(x.buf)
			break
		}
		scan = len(x.buf)
		x.fill(len(x.buf) + 1)
	}
	at, err := x.brokenOff(start, end)
	if at > 0 {
		return start, max(start, len(trimPadding(x.buf[:at]))), at, err
	}
	return start, end, next, err
}

// brokenOff finds the place in a segment where its interchange broke off and the
// next one begins on a new line, maybe with other delimiters; 0 for none.
func (x *Reader) brokenOff(start, end int) (int, error) {
	for from := start; ; {
		i := bytes.Index(x.buf[from:end], []byte("ISA"))
		if i < 0 {
			return 0, nil
		}
		at := from + i
		from = at + 3
		if at == start || !isPadding(x.buf[at-1]) || x.buf[at-1] == ' ' || !isISA(x.buf[at:]) {
			continue
		}
		x.fill(at + maxHeader)
		if x.readErr != nil && len(x.buf) < at+maxHeader {
			return 0, x.readErr
		}
		h, ok := parseHeader(x.buf[at:min(len(x.buf), at+maxHeader)])
		if ok && !h.bad && isDigits(strings.TrimSpace(h.elements[12])) && isDigits(strings.TrimSpace(h.elements[13])) {
			return at, nil
		}
	}
}

// isPadding tells whether c stands between segments without meaning.
func isPadding(c byte) bool {
	return c == '\n' || c == '\r' || c == ' ' || c == '\t' || c == 0 || c == 0x1a
}

// trimPadding takes padding off the end.
func trimPadding(b []byte) []byte {
	for len(b) > 0 && isPadding(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// segmentID returns the id of a segment, empty for an empty one.
func (x *Reader) segmentID(seg []byte) []byte {
	seg = seg[:min(len(seg), 16)]
	if x.Wrapped {
		seg = unwrap(seg, nil)
	}
	if i := bytes.IndexByte(seg, x.Interchange.Delimiters.Element); i >= 0 {
		seg = seg[:i]
	}
	return bytes.TrimSpace(seg)
}

// elements splits an envelope segment; [0] is the id.
func (x *Reader) elements(seg []byte) []string {
	if x.Wrapped {
		seg = unwrap(seg, nil)
	}
	parts := bytes.Split(seg, []byte{x.Interchange.Delimiters.Element})
	out := make([]string, max(len(parts), 17))
	for i, p := range parts {
		out[i] = readable(string(trimPadding(p)))
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
