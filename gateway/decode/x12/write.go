// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"fmt"
	"strconv"
	"strings"
	"time"
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
}

// ErrValue says that a value cannot be written with any delimiters at hand.
type ErrValue struct {
	Segment string
	Element int
	Value   string
	Why     string
}

// Error implements error.
func (e *ErrValue) Error() string {
	return fmt.Sprintf("%s%02d cannot be written: %q %s", e.Segment, e.Element, e.Value, e.Why)
}

// Encode writes an interchange (X12.5, X12.6): counts and control numbers set,
// trailing empty elements left out, ISA at its fixed widths. Delimiters that
// stand in the data are replaced by others, or the value is named in an
// *ErrValue.
func Encode(o *Out) ([]byte, error) {
	d, err := o.chooseDelimiters()
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	repetition := "U"
	if o.Version >= "00402" {
		repetition = string(rune(d.Repetition))
	}
	ack := "0"
	if o.AckRequested {
		ack = "1"
	}
	if o.Control < 0 || o.Control > 999999999 {
		return nil, fmt.Errorf("interchange control number %d does not fit nine digits", o.Control)
	}
	isa := []string{"00", pad("", 10), "00", pad("", 10), pad(o.SenderQualifier, 2), pad(o.SenderID, 15), pad(o.ReceiverQualifier, 2), pad(o.ReceiverID, 15),
		o.Time.Format("060102"), o.Time.Format("1504"), repetition, o.Version, fmt.Sprintf("%09d", o.Control), ack, o.Usage, string(rune(d.Component))}
	for i, e := range isa {
		if len(e) != isaWidths[i+1] {
			return nil, &ErrValue{"ISA", i + 1, e, fmt.Sprintf("is not %d characters long", isaWidths[i+1])}
		}
	}
	w := &writer{&b, d, !o.Compact && d.Segment != '\n' && d.Segment != '\r'}
	w.line("ISA", isa)
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
}

// segment writes a segment without its trailing empty elements.
func (w *writer) segment(s Segment) {
	e := s.Elements
	for len(e) > 0 && strings.Trim(e[len(e)-1], compositeMark+repetitionMark) == "" {
		e = e[:len(e)-1]
	}
	w.line(s.ID, e)
}

func (w *writer) line(id string, elements []string) {
	w.b.WriteString(id)
	for _, e := range elements {
		w.b.WriteByte(w.d.Element)
		e = strings.ReplaceAll(e, compositeMark, string(rune(w.d.Component)))
		w.b.WriteString(strings.ReplaceAll(e, repetitionMark, string(rune(w.d.Repetition))))
	}
	w.b.WriteByte(w.d.Segment)
	if w.breaks {
		w.b.WriteByte('\n')
	}
}

// compositeMark stands between components until the separator is chosen.
const compositeMark = "\x1f"

// repetitionMark stands between repetitions likewise.
const repetitionMark = "\x1e"

// Repeated joins the repetitions of an element.
func Repeated(repetitions ...string) string { return strings.Join(repetitions, repetitionMark) }

// Composite joins the components of a composite element.
func Composite(parts ...string) string {
	for len(parts) > 0 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, compositeMark)
}

// chooseDelimiters takes the wanted delimiters, or others where a value holds one.
func (o *Out) chooseDelimiters() (Delimiters, error) {
	used := [256]bool{}
	each := func(seg string, i int, v string) error {
		for j := 0; j < len(v); j++ {
			switch {
			case v[j] == compositeMark[0] || v[j] == repetitionMark[0]:
				continue
			case v[j] < ' ':
				return &ErrValue{seg, i + 1, v, "has a control character"}
			case o.Strict && o.Delimiters.has(v[j]):
				return &ErrValue{seg, i + 1, v, fmt.Sprintf("holds the separator %q that the partner insists on", v[j])}
			}
			used[v[j]] = true
		}
		return nil
	}
	for _, g := range o.Groups {
		for i, v := range []string{g.Sender, g.Receiver, g.Version} {
			if err := each("GS", i+2, v); err != nil {
				return Delimiters{}, err
			}
		}
		for _, s := range g.Sets {
			for _, seg := range s.Segments {
				for i, v := range seg.Elements {
					if err := each(seg.ID, i, v); err != nil {
						return Delimiters{}, err
					}
				}
			}
		}
	}
	for _, t := range o.TA1 {
		for i, v := range t.Elements {
			if err := each(t.ID, i, v); err != nil {
				return Delimiters{}, err
			}
		}
	}
	for _, v := range []string{o.SenderID, o.ReceiverID} {
		if err := each("ISA", 6, v); err != nil {
			return Delimiters{}, err
		}
	}
	taken := used
	pick := func(wanted byte, candidates string) (byte, error) {
		for _, c := range append([]byte{wanted}, candidates...) {
			if c != wanted && o.Delimiters.has(c) {
				continue // another role wants it
			}
			if c != 0 && !taken[c] && !alphanumeric(c) && c != ' ' {
				taken[c] = true
				return c, nil
			}
		}
		return 0, fmt.Errorf("no delimiter is left: the data holds all of %q", candidates)
	}
	var d Delimiters
	var err error
	const spare = "*|^!%\\~`{}[]<>@#$\""
	if d.Segment, err = pick(o.Delimiters.Segment, "~'"+spare); err != nil {
		return d, err
	}
	if d.Element, err = pick(o.Delimiters.Element, spare); err != nil {
		return d, err
	}
	if d.Component, err = pick(o.Delimiters.Component, ">:"+spare); err != nil {
		return d, err
	}
	d.Repetition, err = pick(o.Delimiters.Repetition, "^"+spare)
	return d, err
}

func (d Delimiters) has(c byte) bool {
	return c == d.Element || c == d.Component || c == d.Segment || c == d.Repetition && c != 0
}

func pad(s string, n int) string {
	if len(s) >= n {
		return s
	}
	return s + strings.Repeat(" ", n-len(s))
}
