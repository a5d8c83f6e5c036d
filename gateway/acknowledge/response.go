// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// Answer is what an order response is made of.
type Answer struct {
	Order    *gateway.Order
	Decision gateway.Decision
	Echo     *Echo // nil makes one of the order itself, see EchoOrder
	// Again is set when an answer to this order went out before, on hold for
	// one: BAK01 says then what the profile has as revision.
	Again bool
}

// Response is an order response before it is sealed.
type Response struct {
	Set       Set
	Code      string     // BAK02 (BCA02), as the partner gets it
	LineCodes [][]string // ACK01s by order line, as the partner would get them; also of lines the form leaves out
}

// Due says whether a decision is to be told at all. Being on hold is told only
// to partners that want it; the caller watches the time (Profile.OnHoldAfter).
// An order may itself say that it wants none (BEG07 NA): where the profile listens
// to that, only what is not as ordered is told. o may be nil.
func Due(d gateway.Decision, o *gateway.Order, p Profile) bool {
	p = p.WithDefaults()
	if p.Form == Requested && p.OrderResponse == Always && o != nil && o.AcknowledgementRequest == "NA" {
		p.OrderResponse = OnChange
	}
	switch {
	case p.OrderResponse == Never:
		return false
	case d.Status == gateway.OnHold:
		return p.OnHoldAfter > 0
	case p.OrderResponse == Always:
		return true
	}
	if d.Status != gateway.Accepted {
		return true
	}
	for _, l := range d.Line {
		if l.Status != gateway.Accepted && l.Status != "" || l.Quantity != nil || l.Price != nil || l.Substitute != nil {
			return true // the lines have the last word
		}
	}
	return false
}

// OrderResponse says what was decided about an order: an 855 for an 850, an 865
// for an 860. It repeats the lines as sent and puts behind each the ACKs of its
// decision, in the units the partner ordered in. now dates the answer and
// reads in the partner's zone. Errors are of kind Invalid and name the line:
// a quantity that cannot be said in the partner's unit, a code that is none.
func OrderResponse(a Answer, p Profile, now time.Time) (Response, error) {
	p = p.WithDefaults()
	echo, err := usableEcho(a)
	if err != nil {
		return Response{}, err
	}
	r := &response{Answer: a, p: p, echo: echo, now: now, version: orElse(p.Version, echo.Version), change: echo.Set == "860"}
	if !releaseText.MatchString(r.version) {
		r.version = "004010"
	}
	r.room = roomOf(answers[map[bool]string{true: "860", false: "850"}[r.change]], r.version)
	if len(a.Decision.Line) > len(a.Order.OrderLine) {
		return Response{}, invalid("the decision has %d lines, the order %d", len(a.Decision.Line), len(a.Order.OrderLine))
	}
	lines := make([]*lineAnswer, len(a.Order.OrderLine))
	for i := range lines {
		if lines[i], err = r.line(i); err != nil {
			return Response{}, err
		}
	}
	return r.build(lines)
}

// usableEcho returns an echo whose lines are those of the order: the one given
// when it has as many lines, else one made of the order.
func usableEcho(a Answer) (*Echo, error) {
	if a.Echo != nil && len(a.Echo.Line) == len(a.Order.OrderLine) {
		return a.Echo, nil
	}
	e, err := EchoOrder(a.Order)
	if err != nil {
		return nil, err
	}
	if a.Echo != nil { // a mapping that splits or drops lines: the header is still the document's
		copied := *a.Echo
		copied.Line = e.Line
		if copied.Set == "860" && e.Set != "860" {
			return nil, invalid("the change order %q has %d lines, the order %d: it cannot be answered line by line", copied.Number, len(a.Echo.Line), len(e.Line))
		}
		return &copied, nil
	}
	return e, nil
}

type response struct {
	Answer
	p       Profile
	echo    *Echo
	now     time.Time
	version string
	change  bool          // 860: answered by an 865
	room    *decode.Shape // what the answer can hold
	out     []Segment
}

func (r *response) build(lines []*lineAnswer) (Response, error) {
	code, form := r.overall(lines)
	begin, err := r.begin(orElse(r.p.ReplaceHeader[code], code))
	if err != nil {
		return Response{}, err
	}
	r.out = append(r.out, begin)
	r.header()
	sent := 0
	res := Response{Code: begin[2]}
	for _, l := range lines {
		var codes []string
		for _, a := range l.acks {
			codes = append(codes, a[1])
		}
		res.LineCodes = append(res.LineCodes, codes)
		if form == Short || form == Exceptions && l.verdict == taken {
			continue
		}
		sent++
		r.out = append(r.out, l.segment)
		loops := slices.Clone(l.loops)
		for _, a := range l.acks {
			loops = append(loops, Loop{a})
		}
		if r.p.Reasons && l.reason != "" {
			loops = append(loops, r.words(l.reason))
		}
		r.out = append(r.out, arranged(loops, r.room.Child(l.segment[0]))...)
	}
	if sent > 0 {
		r.out = append(r.out, Segment{"CTT", strconv.Itoa(sent)})
	}
	res.Set = Set{ID: "855", FunctionalID: "PR", Version: r.version, Agency: "X", Sender: r.echo.Receiver, Receiver: r.echo.Sender, Segments: r.out, Latin1: r.echo.Latin1}
	if r.change {
		res.Set.ID, res.Set.FunctionalID = "865", "CA"
	}
	return res, nil
}

// overall derives BAK02 and how much is told (reference x12.md §3.2, §3.3).
func (r *response) overall(lines []*lineAnswer) (code string, form Form) {
	count := map[verdict]int{}
	for _, l := range lines {
		count[l.verdict]++
	}
	form = r.form()
	n := len(lines)
	status := r.Decision.Status
	switch {
	case n == 0 && status == gateway.Refused:
		return "RJ", Short
	case n == 0 && status == gateway.OnHold:
		return "AH", Short
	case n == 0 && status == gateway.Changed: // a cancellation that came too late for some lines
		return "AC", Short
	case n == 0:
		return "AK", Short
	case status == gateway.Refused && count[changed] > 0: // counter offers: the form that tells them
		if form == Short {
			return "RJ", form
		}
		return "RO", form
	case count[held] == n:
		if form == Exceptions {
			form = Short // nothing is an exception yet
		}
		return "AH", form
	case count[rejected] == n:
		return map[Form]string{Detail: "RD", Exceptions: "RF", Short: "RJ"}[form], form
	case count[taken] == n:
		if form == Detail {
			return "AD", form
		}
		return "AK", Short
	case form == Exceptions:
		return "AE", form
	default: // the short form has no words for a mix
		return "AC", Detail
	}
}

// form resolves what BEG07 asks for.
func (r *response) form() Form {
	if r.p.Form != Requested {
		return r.p.Form
	}
	switch r.echo.Acknowledgment {
	case "AE", "RF":
		return Exceptions
	case "AK", "RJ":
		return Short
	default:
		return Detail
	}
}

// begin writes BAK (X12 855) or BCA (X12 865).
func (r *response) begin(code string) (Segment, error) {
	ordered, err := r.orderDate()
	if err != nil {
		return nil, err
	}
	if limit := map[bool]int{true: 50, false: 30}[release(r.version) >= "005010"]; len(r.Decision.ERPOrderNumber) > limit {
		return nil, invalid("our order number %q has more than %d characters (BAK08)", r.Decision.ERPOrderNumber, limit)
	}
	if r.echo.Number == "" {
		return nil, invalid("the order has no number (BAK03)")
	}
	purpose := r.p.Purpose
	if r.Again {
		purpose = r.p.Revision
	}
	today := date(r.version, r.now)
	if r.change {
		return Segment{"BCA", purpose, code, r.echo.Number, r.echo.Release, r.echo.Change, ordered, "", r.echo.Contract, r.Decision.ERPOrderNumber, today,
			redate(r.version, r.echo.ChangeDate)}, nil
	}
	first, second := ordered, today
	if r.p.Dates == AckDate {
		first, second = second, first
	}
	return Segment{"BAK", purpose, code, r.echo.Number, first, r.echo.Release, "", r.echo.Contract, r.Decision.ERPOrderNumber, second}, nil
}

// orderDate is the order's date as the answer's release writes it.
func (r *response) orderDate() (string, error) {
	if d, err := time.Parse(time.DateOnly, r.Order.IssueDate); err == nil {
		return date(r.version, d), nil
	}
	if d := redate(r.version, r.echo.Date); d != "" {
		return d, nil
	}
	return "", invalid("order %q has no date for its answer (BAK04): %q", r.echo.Number, r.echo.Date)
}

// header repeats what the profile wants of the header, and gives the reason in
// words.
func (r *response) header() {
	loops := slices.Clone(r.echo.Header)
	if r.p.Reasons && r.Decision.Reason != "" {
		loops = append(loops, r.words(r.Decision.Reason))
	}
	r.out = append(r.out, arranged(loops, r.room)...)
}

// words says something in words: N9 with MSG, MTX from 004020. Only characters
// of the basic and extended sets that separate nothing go out.
func (r *response) words(text string) Loop {
	l := Loop{{"N9", "L1", "", "REASON"}}
	text = plainText(text, separators(x12.Delimiters{}, r.p.Delimiters))
	for text != "" {
		part := cut(text, 264) // MSG01 max
		text = strings.TrimSpace(text[len(part):])
		if release(r.version) >= "004020" {
			l = append(l, Segment{"MTX", "", part})
		} else {
			l = append(l, Segment{"MSG", part})
		}
	}
	return l
}

// plainText turns what no partner can be trusted to read into blanks or dots.
func plainText(s, avoid string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c < ' ' || c == 0x7F || strings.ContainsRune(avoid, c):
			b.WriteByte(' ')
		case c > 0x7E:
			b.WriteByte('.')
		default:
			b.WriteRune(c)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
