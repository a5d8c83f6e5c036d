// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
	"sync"

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
	// PolicyOf, when set, gives the policy of whoever sent an interchange. It is
	// asked when the ISA has been read, and at each GS with its sender (GS02).
	PolicyOf func(sender, receiver decode.Party, groupSender string) Policy
	Limits   Limits
	// Reuse says that an event's document, report and context are good until the
	// next call only: their memory is used again.
	Reuse bool
}

// Limits bound what is read; 0 takes the default. What goes beyond is rejected
// whole, with a finding that says where: never is a part taken for the whole.
type Limits struct {
	Segment     int   // bytes of a segment; 1 MiB
	Elements    int   // of a segment; 1,000
	Set         int   // bytes of a transaction set; 16 MiB
	Sets        int   // transaction sets of an interchange; none
	Interchange int64 // bytes of an interchange; none
}

func (l Limits) withDefaults() Limits {
	if l.Segment == 0 {
		l.Segment = 1 << 20
	}
	if l.Elements == 0 {
		l.Elements = 1000
	}
	if l.Set == 0 {
		l.Set = 16 << 20
	}
	l.Segment = min(l.Segment, l.Set)
	return l
}

// Reader reads the interchanges of a payload one transaction set at a time. It
// is not safe for concurrent use.
type Reader struct {
	r       io.Reader
	opts    Options
	policy  Policy // of whom the interchange is from
	buf     []byte // unread bytes
	eof     bool
	readErr error
	state
	sum     hash.Hash // of the interchange so far
	pending []Event
	given   int // of pending
	*memory

	// Delimiters are found once, when bytes have come: those in buf[:scanned].
	// A mark at place p speaks of buf[p-base]; those before mark and term are read.
	scanned    int
	base       uint32
	mark, term int

	bom bool // the payload began with one
	// The segment read last: where it stands, its bytes, and whether its
	// terminator was missing. nil between segments.
	at           int64
	atLine       int
	seg          []byte
	unterminated bool
}

// memory is what a Reader needs while it works, kept for the next one.
type memory struct {
	store []byte // what buf is a part of
	marks marks
	set   *setDecoder
}

var memories = sync.Pool{New: func() any { return &memory{set: &setDecoder{}} }}

// state is what a checkpoint keeps.
type state struct {
	Offset      int64               `json:"offset"` // of buf[0] in the payload
	Line        int                 `json:"line"`   // lines before it
	EBCDIC      bool                `json:"ebcdic,omitempty"`
	Wrapped     bool                `json:"wrapped,omitempty"`
	Interchange *InterchangeReport  `json:"interchange,omitempty"`
	Group       *GroupReport        `json:"group,omitempty"`
	GroupsSeen  map[string]*numbers `json:"groupsSeen,omitempty"` // by GS01
	SetsSeen    numbers             `json:"setsSeen,omitzero"`
	Sets        int                 `json:"sets,omitempty"`    // of the interchange
	Outside     int                 `json:"outside,omitempty"` // segments outside ST/SE
	Over        bool                `json:"over,omitempty"`    // a limit of the interchange: its rest is passed over
	Any         bool                `json:"any,omitempty"`     // an ISA was found
	Padded      bool                `json:"padded,omitempty"`  // odd padding was found behind an interchange
	Digest      []byte              `json:"digest,omitempty"`  // of the interchange so far
}

// NewReader reads a payload from its start.
func NewReader(r io.Reader, opts Options) *Reader {
	opts.Limits = opts.Limits.withDefaults()
	x := &Reader{r: r, opts: opts, policy: opts.Policy, sum: sha256.New(), memory: memories.Get().(*memory)}
	x.marks.reset()
	return x
}

// release gives the memory back for another reader, once all has been read.
func (x *Reader) release() {
	if x.memory == nil {
		return
	}
	if cap(x.store) <= keepStore && cap(x.set.nodes) <= keepNodes && cap(x.set.elements) <= 8*keepNodes && x.opts.Reuse {
		memories.Put(x.memory)
	}
	x.memory, x.buf = nil, nil
}

// keepStore is the largest buffer that is kept for other readers, keepNodes the
// most segments of a document.
const (
	keepStore = 1 << 20
	keepNodes = 1 << 13
)

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
	if x.Interchange != nil {
		x.weighFor(x.Group)
	}
	return x, nil
}

// weighFor takes the policy of whom the interchange, or one of its groups, is from.
func (x *Reader) weighFor(g *GroupReport) {
	if x.opts.PolicyOf == nil {
		return
	}
	sender := ""
	if g != nil {
		sender = g.Sender
	}
	x.policy = x.opts.PolicyOf(x.Interchange.Sender, x.Interchange.Receiver, sender)
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
		if x.memory == nil {
			return Event{}, io.EOF
		}
		if err := x.step(); err != nil {
			if err == io.EOF {
				x.release()
			}
			return Event{}, err
		}
	}
}

// step reads one segment or set and puts its events into pending.
func (x *Reader) step() error {
	if x.Interchange == nil {
		return x.between()
	}
	sp, err := x.find(0, 0)
	if err == io.EOF {
		x.here()
		x.endInterchange(nil)
		return nil
	}
	if err != nil {
		return err
	}
	if x.Over || x.opts.Limits.Interchange > 0 && x.Offset+int64(sp.start)-x.Interchange.Offset > x.opts.Limits.Interchange {
		return x.passOver(sp)
	}
	if sp.isa { // the next interchange: leave it
		x.drop(sp.start)
		x.here()
		x.endInterchange(nil)
		return nil
	}
	if x.idOf(sp) == "ST" {
		return x.readSet(sp)
	}
	x.take(sp)
	x.envelope(x.seg)
	return nil
}

// envelope reads a segment that is not part of a set.
func (x *Reader) envelope(seg []byte) {
	switch id := string(x.segmentID(seg)); id {
	case "": // an empty segment
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
			return
		}
		x.endGroup(x.elements(seg))
	case "TA1":
		if x.Group == nil {
			x.Interchange.OnlyTA1 = x.Interchange.Groups == 0
			x.emit(Event{Kind: IncomingTA1, TA1: x.elements(seg)})
			return
		}
		x.outside("TA1 inside a group", id)
	case "ISB", "ISE", "ISX":
		if x.Group != nil {
			x.outside(id+" inside a group", id)
			return
		}
		x.service(id, seg)
	case "SE":
		x.outside("SE without ST", id)
	default:
		if x.Outside < maxOutside {
			x.outside("Segment "+strconv.Quote(id)+" stands outside a transaction set", id)
		} else {
			x.Outside++
		}
	}
}

// service reads a segment that asks for a service between interchanges. ISX
// declares a release character (from 007040): behind it a delimiter is data.
func (x *Reader) service(id string, seg []byte) {
	if id == "ISX" {
		if c := x.elements(seg)[1]; len(c) == 1 && !alphanumeric(c[0]) && !x.Interchange.Delimiters.has(c[0]) {
			x.Interchange.Delimiters.Release = c[0]
			x.rescan()
			return
		}
	}
	x.emit(Event{Kind: Junk, Findings: []gateway.Finding{x.finding("interchange.service.segment", "",
		"Segment "+id+" asks for a service between interchanges that we do not offer; it was passed over.", "", id)}})
}

// passOver leaves out what is beyond a limit of the interchange, up to its end.
func (x *Reader) passOver(sp span) error {
	var fs []gateway.Finding
	if !x.Over {
		x.Over = true
		x.here()
		fs = append(fs, x.finding("interchange.size.limit", "TA1 022", fmt.Sprintf("The interchange is longer than the limit of %d bytes; nothing of it counts.", x.opts.Limits.Interchange),
			"Ask the sender for smaller interchanges, or raise limits.x12.interchange.", ""))
	}
	if len(fs) > 0 {
		x.emit(Event{Kind: Junk, Findings: fs})
	}
	switch {
	case sp.isa:
		x.drop(sp.start)
		x.here()
		x.Group = nil
		x.endInterchange(nil)
	case x.idOf(sp) == "IEA":
		x.take(sp)
		x.Group = nil
		x.endInterchange(x.elements(x.seg))
	default:
		x.drop(sp.next)
	}
	return nil
}

// maxOutside bounds the findings about segments outside a set, one each; more
// are only counted.
const maxOutside = 20

func (x *Reader) emit(ev Event) { x.pending = append(x.pending, ev) }

func (x *Reader) digest() string { return hex.EncodeToString(x.sum.Sum(nil)) }
