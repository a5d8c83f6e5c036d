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
	if cap(x.store) <= keepStore && x.opts.Reuse {
		memories.Put(x.memory)
	}
	x.memory, x.buf = nil, nil
}

// keepStore is the largest buffer that is kept for other readers.
const keepStore = 1 << 20

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
	if n == 0 {
		return
	}
	if x.Interchange != nil {
		x.sum.Write(x.original(x.buf[:n]))
	}
	x.Line += bytes.Count(x.buf[:n], newline)
	x.Offset += int64(n)
	x.buf = x.buf[n:]
	x.scanned = max(0, x.scanned-n)
	x.base += uint32(n)
	m := &x.marks
	for x.term < len(m.terms) && m.at[m.terms[x.term]] < x.base {
		x.mark = int(m.terms[x.term]) + 1
		x.term++
	}
	for x.mark < len(m.at) && m.at[x.mark] < x.base {
		x.mark++
	}
}

var newline = []byte("\n")

// rescan forgets the delimiters found: they are others now.
func (x *Reader) rescan() {
	x.marks.reset()
	x.scanned, x.base, x.mark, x.term = 0, 0, 0, 0
}

// scan finds the delimiters in what has come since.
func (x *Reader) scan() {
	m := &x.marks
	if x.mark > 0 || x.base > 0 { // what has been read is forgotten, so that marks stay few
		for i := x.term; i < len(m.terms); i++ {
			m.terms[i-x.term] = m.terms[i] - uint32(x.mark)
		}
		m.terms = m.terms[:len(m.terms)-x.term]
		for i := x.mark; i < len(m.at); i++ {
			m.at[i-x.mark] = m.at[i] - x.base
		}
		m.at = m.at[:len(m.at)-x.mark]
		x.mark, x.term, x.base = 0, 0, 0
	}
	d := x.Interchange.Delimiters
	if d.Release != 0 {
		x.scanned = m.released(x.buf, x.scanned, x.eof, d)
		return
	}
	m.scan(x.buf[x.scanned:], uint32(x.scanned), d)
	x.scanned = len(x.buf)
}

// original gives bytes as they stand in the payload.
func (x *Reader) original(b []byte) []byte {
	if x.EBCDIC {
		b = bytes.Clone(b)
		recode(b, &toCP037)
	}
	return b
}

// here notes that findings now speak of the place reached, of no segment.
func (x *Reader) here() { x.at, x.atLine, x.seg = x.Offset, x.Line, nil }

// span is a segment in buf: its bytes without padding and terminator, and where
// the next begins. isa tells that instead the next interchange begins at start.
type span struct {
	start, end, next int
	term             int // its terminator is marks.terms[Reader.term+term]; -1 without one
	isa              bool
}

// find finds the segment that starts at or behind from. Line ends around it are
// padding. At the end of the payload, or where the next interchange begins, it may
// lack its terminator. term is the first terminator that may be its own.
func (x *Reader) find(from, term int) (sp span, err error) {
	t := x.Interchange.Delimiters.Segment
	start := from
	for ; ; start++ {
		if start >= len(x.buf) {
			if x.fill(start + 1); start >= len(x.buf) {
				if x.readErr != nil {
					return sp, x.readErr
				}
				return sp, io.EOF
			}
		}
		if c := x.buf[start]; c > ' ' || c == t || !isPadding(c) {
			break
		}
		if start-from >= x.opts.Limits.Segment {
			return span{start, start, start, -1, false}, nil // padding without end: pass it in bounded pieces
		}
	}
	if start+16 > len(x.buf) {
		x.fill(start + 16)
	}
	sp = span{start: start, term: -1}
	if x.buf[start] == 'I' && x.isISA(start) {
		sp.isa, sp.end, sp.next = true, start, start
		return sp, nil
	}
	limit := start + x.opts.Limits.Set // memory's, whatever Limits.Segment says
	for {
		m := &x.marks
		for ; x.term+term < len(m.terms); term++ {
			if at := int(m.at[m.terms[x.term+term]] - x.base); at >= start {
				sp.end, sp.next, sp.term = at, at+1, term
				break
			}
		}
		if sp.term >= 0 {
			break
		}
		if x.scanned >= limit { // far too long: cut, and said to be
			sp.end, sp.next = limit, limit
			break
		}
		if x.scanned >= len(x.buf)-1 {
			x.fill(len(x.buf) + 1)
		}
		if x.scanned == len(x.buf) { // nothing came
			if x.readErr != nil {
				return sp, x.readErr
			}
			sp.end, sp.next = max(start, len(trimPadding(x.buf))), len(x.buf)
			break
		}
		x.scan()
	}
	if sp.next > limit { // the same wherever the buffer ends
		sp.end, sp.next, sp.term = limit, limit, -1
	}
	at, err := x.brokenOff(sp.start, sp.end)
	if at > 0 {
		sp.end, sp.next, sp.term = max(start, len(trimPadding(x.buf[:at]))), at, -1
	}
	return sp, err
}

// take drops a segment and keeps it as the one read last.
func (x *Reader) take(sp span) {
	x.drop(sp.start)
	x.here()
	end, next := sp.end-sp.start, sp.next-sp.start
	x.seg = append(x.seg[:0], x.buf[:end]...)
	x.unterminated = end == next || sp.term < 0
	x.drop(next)
}

// isISA tells whether an interchange begins at a place of the buffer.
func (x *Reader) isISA(at int) bool {
	if x.Wrapped {
		return isISA(unwrap(x.buf[at:min(len(x.buf), at+16)], nil))
	}
	return isISA(x.buf[at:])
}

// idOf is the id of a segment in the buffer where it is one that begins or ends
// something, else empty.
func (x *Reader) idOf(sp span) string {
	b := x.buf[sp.start:sp.end]
	if !x.Wrapped {
		if len(b) == 0 || b[0] != 'S' && b[0] != 'G' && b[0] != 'I' {
			return ""
		}
		if len(b) > 2 && b[2] == x.Interchange.Delimiters.Element {
			b = b[:2]
		}
	}
	if len(b) != 2 {
		b = x.segmentID(b)
	}
	switch string(b) {
	case "SE":
		return "SE"
	case "ST":
		return "ST"
	case "GS":
		return "GS"
	case "GE":
		return "GE"
	case "IEA":
		return "IEA"
	}
	return ""
}

// shortest is less than any ISA with its 16 elements has.
const shortest = 40

// brokenOff finds the place in a segment where its interchange broke off and the
// next one begins on a new line, maybe with other delimiters; 0 for none.
func (x *Reader) brokenOff(start, end int) (int, error) {
	for from := start + 1; end-from >= shortest; {
		i := bytes.Index(x.buf[from:end], []byte("ISA"))
		if i < 0 {
			return 0, nil
		}
		at := from + i
		from = at + 3
		if !isPadding(x.buf[at-1]) || x.buf[at-1] == ' ' || !isISA(x.buf[at:]) {
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
	return 0, nil
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

// elements splits an envelope segment; [0] is the id. None has more than 16.
func (x *Reader) elements(seg []byte) []string {
	if x.Wrapped {
		seg = unwrap(seg, nil)
	}
	const most = 17
	parts := bytes.SplitN(seg, []byte{x.Interchange.Delimiters.Element}, most+1)
	parts = parts[:min(len(parts), most)]
	out := make([]string, most)
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
