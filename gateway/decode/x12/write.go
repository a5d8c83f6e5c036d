// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"ordergate/gateway"
)

// Segment is a segment to be written: its id and its elements. An element that
// is a composite is written with Composite.
type Segment struct {
	ID       string
	Elements []string
}

// Seg makes a Segment.
func Seg(id string, elements ...string) Segment { return Segment{id, elements} }

// OutSet is a transaction set to be written, without its ST and SE.
type OutSet struct {
	ID             string // ST01
	Implementation string // ST03
	Segments       []Segment
}

// OutGroup is a functional group to be written.
type OutGroup struct {
	FunctionalID     string
	Sender, Receiver string
	Control          int64 // GS06
	Version          string
	Agency           string // GS07; X when empty
	FirstSet         int64  // ST02 of the first set; the others count up
	Sets             []OutSet
}

// Out is an interchange to be written.
type Out struct {
	SenderQualifier, SenderID     string
	ReceiverQualifier, ReceiverID string
	Time                          time.Time
	Version                       string // ISA12
	Control                       int64  // ISA13
	AckRequested                  bool
	Usage                         string // P or T
	TA1                           []Segment
	Groups                        []OutGroup
	Delimiters                    Delimiters // zero: chosen so that no value holds one
	Strict                        bool       // a value that holds one of Delimiters is an error: no others are taken
	Compact                       bool       // no line break behind each segment
	Latin1                        bool       // write ISO 8859-1, not UTF-8; what it does not have is written "?"
}

// ErrValue says which value cannot be written, and why. Element is 0 where the
// segment itself is at fault.
type ErrValue struct {
	Segment string
	Element int
	Value   string
	Why     string
}

// Error implements error.
func (e *ErrValue) Error() string {
	if e.Element == 0 {
		return fmt.Sprintf("%s cannot be written: %s", e.Segment, e.Why)
	}
	return fmt.Sprintf("%s%02d cannot be written: %q %s", e.Segment, e.Element, e.Value, e.Why)
}

// Encode writes an interchange (X12.5, X12.6): counts and control numbers set,
// trailing empty elements left out, ISA at its fixed widths. Delimiters that
// stand in the data are replaced by others, or the value is named in an
// *ErrValue. Whether the sets are what the standard wants, Verify says.
func Encode(o *Out) ([]byte, error) {
	d, err := o.chooseDelimiters()
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	repetition := "U"
	if o.Version >= "00402" {
		repetition = string([]byte{d.Repetition})
	}
	ack := "0"
	if o.AckRequested {
		ack = "1"
	}
	if o.Control < 0 || o.Control > 999999999 {
		return nil, fmt.Errorf("interchange control number %d does not fit nine digits", o.Control)
	}
	w := &writer{b: &b, d: d, breaks: !o.Compact && d.Segment != '\n' && d.Segment != '\r', latin1: o.Latin1}
	isa := []string{"00", pad("", 10), "00", pad("", 10), pad(o.SenderQualifier, 2), pad(w.text(o.SenderID), 15), pad(o.ReceiverQualifier, 2), pad(w.text(o.ReceiverID), 15),
		o.Time.Format("060102"), o.Time.Format("1504"), repetition, o.Version, fmt.Sprintf("%09d", o.Control), ack, o.Usage, string([]byte{d.Component})}
	for i, e := range isa {
		if len(e) != isaWidths[i+1] {
			return nil, &ErrValue{"ISA", i + 1, e, fmt.Sprintf("is not %d characters long", isaWidths[i+1])}
		}
	}
	w.b.WriteString("ISA") // not line: it would take the separators declared here for marks
	for _, e := range isa {
		w.b.WriteByte(d.Element)
		w.b.WriteString(e)
	}
	w.end()
	for _, t := range o.TA1 {
		w.segment(t)
	}
	for _, g := range o.Groups {
		date := o.Time.Format("20060102")
		if g.Version < "004010" {
			date = o.Time.Format("060102")
		}
		agency := g.Agency
		if agency == "" {
			agency = "X"
		}
		w.line("GS", []string{g.FunctionalID, g.Sender, g.Receiver, date, o.Time.Format("1504"), strconv.FormatInt(g.Control, 10), agency, g.Version})
		for i, s := range g.Sets {
			control := fmt.Sprintf("%04d", g.FirstSet+int64(i))
			w.segment(Seg("ST", s.ID, control, s.Implementation))
			for _, seg := range s.Segments {
				w.segment(seg)
			}
			w.segment(Seg("SE", strconv.Itoa(len(s.Segments)+2), control))
		}
		w.segment(Seg("GE", strconv.Itoa(len(g.Sets)), strconv.FormatInt(g.Control, 10)))
	}
	w.segment(Seg("IEA", strconv.Itoa(len(o.Groups)), fmt.Sprintf("%09d", o.Control)))
	return []byte(b.String()), nil
}

type writer struct {
	b      *strings.Builder
	d      Delimiters
	breaks bool
	latin1 bool
}

// text is a value in the character set that is written.
func (w *writer) text(v string) string {
	if w.latin1 {
		v, _ = Latin1(v)
	}
	return v
}

// Latin1 writes a text as ISO 8859-1, with "?" for what that does not have; whole
// says that it has all of it.
func Latin1(text string) (latin1 string, whole bool) {
	whole = true
	b := make([]byte, 0, len(text))
	for _, c := range text {
		if c > 0xFF {
			c, whole = '?', false
		}
		b = append(b, byte(c))
	}
	return string(b), whole
}

// segment writes a segment without its trailing empty elements.
func (w *writer) segment(s Segment) {
	e := s.Elements
	for len(e) > 0 && strings.Trim(e[len(e)-1], "\x1e\x1f") == "" {
		e = e[:len(e)-1]
	}
	w.line(s.ID, e)
}

func (w *writer) line(id string, elements []string) {
	w.b.WriteString(id)
	for _, e := range elements {
		w.b.WriteByte(w.d.Element)
		e = w.text(e)
		for i := 0; i < len(e); i++ { // one pass: a separator may itself be one of the marks
			switch e[i] {
			case compositeMark:
				w.b.WriteByte(w.d.Component)
			case repetitionMark:
				w.b.WriteByte(w.d.Repetition)
			default:
				w.b.WriteByte(e[i])
			}
		}
	}
	w.end()
}

func (w *writer) end() {
	w.b.WriteByte(w.d.Segment)
	if w.breaks {
		w.b.WriteByte('\n')
	}
}

// The marks stand between components and between repetitions until the
// separators are chosen.
const (
	compositeMark  = '\x1f'
	repetitionMark = '\x1e'
)

// Repeated joins the repetitions of an element.
func Repeated(repetitions ...string) string { return joined(repetitions, repetitionMark) }

// Composite joins the components of a composite element.
func Composite(parts ...string) string { return joined(parts, compositeMark) }

// joined leaves trailing empty parts out.
func joined(parts []string, mark byte) string {
	for len(parts) > 0 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, string(mark))
}

// delimit is the search for delimiters: which characters the data holds.
type delimit struct {
	*Out
	used [256]bool
}

// chooseDelimiters takes the wanted delimiters, or others where a value holds one.
func (o *Out) chooseDelimiters() (Delimiters, error) {
	c := &delimit{Out: o}
	if err := c.look(); err != nil {
		return Delimiters{}, err
	}
	// The usual ones first. No value holds a line end, nor one of the four that
	// X12.6 itself proposes, so that there is always one left.
	const spare = "*|^!%\\~`{}[]<>@#$\"\x1c\x1d\x1e\x1f"
	return Delimiters{
		Segment:    c.pick(o.Delimiters.Segment, "~'\n\x1c\x1d\x1e\x1f"),
		Element:    c.pick(o.Delimiters.Element, spare),
		Component:  c.pick(o.Delimiters.Component, ">:"+spare),
		Repetition: c.pick(o.Delimiters.Repetition, "^"+spare),
	}, nil
}

func (c *delimit) pick(wanted byte, candidates string) byte {
	if wanted != 0 && !c.used[wanted] {
		c.used[wanted] = true
		return wanted
	}
	for i := 0; ; i++ {
		if b := candidates[i]; !c.used[b] && !c.Delimiters.has(b) { // another role may want it
			c.used[b] = true
			return b
		}
	}
}

// look notes the characters of every value, and finds those that nobody could read.
func (c *delimit) look() error {
	for at, v := range map[int]string{5: c.SenderQualifier, 6: c.SenderID, 7: c.ReceiverQualifier, 8: c.ReceiverID, 12: c.Version, 15: c.Usage} {
		if err := c.value("ISA", at, v); err != nil {
			return err
		}
	}
	for _, t := range c.TA1 {
		if err := c.segment(t); err != nil {
			return err
		}
	}
	for _, g := range c.Groups {
		for at, v := range map[int]string{1: g.FunctionalID, 2: g.Sender, 3: g.Receiver, 7: g.Agency, 8: g.Version} {
			if err := c.value("GS", at, v); err != nil {
				return err
			}
		}
		for _, s := range g.Sets {
			if err := c.segment(Seg("ST", s.ID, "", s.Implementation)); err != nil {
				return err
			}
			for _, seg := range s.Segments {
				if err := c.segment(seg); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (c *delimit) segment(s Segment) error {
	for i, v := range s.Elements {
		if err := c.value(s.ID, i+1, v); err != nil {
			return err
		}
	}
	return nil
}

func (c *delimit) value(segment string, element int, v string) error {
	for i := 0; i < len(v); i++ {
		b := v[i]
		switch {
		case b == repetitionMark && c.Version < "00402":
			return &ErrValue{segment, element, v, fmt.Sprintf("is repeated, and interchange version %s has no repetition separator", c.Version)}
		case b == compositeMark || b == repetitionMark:
			continue
		case b < ' ' || b == 0x7F, b == 0xC2 && i+1 < len(v) && v[i+1] < 0xA0: // C1, NEL among them: line ends to some
			return &ErrValue{segment, element, v, "has a control character"}
		case c.Strict && c.Delimiters.has(b):
			return &ErrValue{segment, element, v, fmt.Sprintf("holds the separator %q that the partner insists on", b)}
		}
		c.used[b] = true
	}
	return nil
}

func (d Delimiters) has(c byte) bool {
	return c != 0 && (c == d.Element || c == d.Component || c == d.Segment || c == d.Repetition)
}

func pad(s string, n int) string {
	if len(s) >= n {
		return s
	}
	return s + strings.Repeat(" ", n-len(s))
}

// Verify reads what was written as the partner will, and holds it against the
// tables: the first fault that weighs as a rejection is an *ErrValue, or an
// error about the envelope. Acknowledgements are never refused: they repeat
// what was wrong with somebody else's document.
func Verify(payload []byte, policy Policy) error {
	r := NewReader(bytes.NewReader(payload), Options{Policy: policy, Reuse: true})
	for {
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		fs := ev.Findings
		if ev.Document != nil {
			fs = append(fs, ev.Document.Findings...)
		}
		for _, f := range fs {
			if f.Severity == gateway.Reject {
				return &ErrValue{orElse(f.Position.SegmentID, "ISA"), f.Position.Element, f.Position.Raw, "is at fault: " + f.Message}
			}
		}
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
