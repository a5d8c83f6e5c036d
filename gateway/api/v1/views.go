// SPDX-License-Identifier: Apache-2.0

package v1

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/transports/portal"
)

// Order is what a partner is told of an order.
type Order struct {
	ID       string    `json:"id" doc:"the order; as long as nobody has looked into what was taken, the message" example:"O01K9Z8Q4W7J6X5N3T2R1P0VHGF.1.000001"`
	Message  string    `json:"message" doc:"what it came by"`
	Partner  string    `json:"partner,omitempty" doc:"whose order it is"`
	Number   string    `json:"number,omitempty" doc:"your order number"`
	Kind     string    `json:"kind,omitempty" enum:"order,change,cancel" doc:"what it is"`
	State    string    `json:"state" enum:"taken,held,accepted,rejected,cancelled,duplicate" doc:"taken: not looked at yet; held: one of us decides; accepted: it is, or goes, to our ERP; rejected; cancelled; duplicate: it was here already"`
	Test     bool      `json:"test,omitempty" doc:"test traffic: it never becomes a delivery"`
	Sales    string    `json:"salesOrderNumber,omitempty" doc:"our number of it"`
	Created  time.Time `json:"createdAt" doc:"when it was taken or read"`
	Updated  time.Time `json:"updatedAt" doc:"when something of it changed last"`
	Decision *Decision `json:"decision,omitempty" doc:"what was decided, line by line"`
	Findings []Finding `json:"findings,omitempty" doc:"what was found about it; none in lists"`
	Original string    `json:"originalUrl,omitempty" doc:"what came, as it came"`
	Answers  string    `json:"documentsUrl,omitempty" doc:"our answers to it"`
}

// Decision is what was decided of an order.
type Decision struct {
	Status string         `json:"status" enum:"accepted,changed,onHold,rejected" doc:"of the whole order"`
	At     string         `json:"at,omitempty" doc:"when, RFC 3339"`
	Line   []LineDecision `json:"line,omitempty" doc:"of each line, in the order's own sequence"`
}

// LineDecision is what was decided of a line.
type LineDecision struct {
	Status   string `json:"status" doc:"accepted, quantityChanged, priceChanged, dateChanged, substituted, backOrdered, changed, onHold or rejected"`
	Quantity string `json:"quantity,omitempty" doc:"that will be delivered, where it differs"`
	UnitCode string `json:"unitCode,omitempty" doc:"of that quantity"`
	Price    string `json:"price,omitempty" doc:"that counts, where it differs"`
	Date     string `json:"date,omitempty" doc:"promised"`
}

// Finding is something that was found about an order.
type Finding struct {
	Code     string `json:"code" doc:"stable, for programs" example:"line.price.tolerance"`
	Severity string `json:"severity" enum:"note,warn,hold,reject" doc:"what it does to the order"`
	Detail   string `json:"detail" doc:"one sentence"`
	Pointer  string `json:"pointer,omitempty" doc:"the field in the canonical order, as a JSON pointer in a URI fragment" example:"#/orderLine/2/quantity"`
	Source   string `json:"source,omitempty" doc:"where it stands in what you sent: a JSON pointer, a line, a segment"`
	Line     int    `json:"line,omitempty" doc:"the order's line, from 1"`
	Found    string `json:"found,omitempty" doc:"the value that was found"`
}

// Message is what became of a payload.
type Message struct {
	ID       string    `json:"id" doc:"the message's"`
	State    string    `json:"state" enum:"taken,read,held" doc:"taken: nobody has looked into all of it yet; held: something of it could not be read, one of us looks at it"`
	FileName string    `json:"fileName,omitempty" doc:"as you named it"`
	SHA256   string    `json:"sha256" doc:"of its bytes, in hex"`
	Size     int64     `json:"size" doc:"in bytes"`
	Received time.Time `json:"receivedAt" doc:"when it came"`
	Orders   []Order   `json:"orders" doc:"that were found in it, also in files of an archive"`
	Findings []Finding `json:"findings,omitempty" doc:"about the payload itself"`
}

// states of orders in our journal and outside.
var states = []struct {
	in  journal.OrderState
	out string
}{{journal.OrderHeld, "held"}, {journal.OrderReady, "accepted"}, {journal.OrderPosted, "accepted"}, {journal.OrderRejected, "rejected"}, {journal.OrderCancelled, "cancelled"}}

func stateOf(o *journal.Order) string {
	for _, s := range states {
		if s.in == o.State {
			return s.out
		}
	}
	return "held"
}

// view is an order without its findings. Reasons that people wrote are not in it: they
// are for our own house.
func view(o *journal.Order) Order {
	v := Order{ID: o.ID, Message: o.MessageID, Partner: o.Partner, Number: o.Number, Kind: o.Kind, State: stateOf(o), Test: o.Test, Sales: o.ERPNumber,
		Created: o.CreatedAt, Updated: o.UpdatedAt, Answers: "/v1/orders/" + o.ID + "/documents"}
	if d := o.Decision; d != nil {
		v.Decision = &Decision{Status: string(d.Status), At: d.At}
		for _, l := range d.Line {
			v.Decision.Line = append(v.Decision.Line, LineDecision{Status: string(l.Status), Quantity: text(l.Quantity), UnitCode: l.UnitCode, Price: text(l.Price), Date: l.Date})
		}
	}
	return v
}

func text(d *gateway.Dec) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// private are the beginnings of codes of findings that are about our own house: our
// files, or what we think of a customer.
var private = []string{"customer.credit", "customer.status", "own.", "partner.", "station.", "check.", "document.partner", "document.mapping", "message.mapping", "message.payload"}

// findings are those that a partner may see. Hints are not: they are for our clerks.
func findings(all []gateway.Finding) (out []Finding) {
	looked := false // one word of ours stands for all that is private
	for _, f := range all {
		if slices.ContainsFunc(private, func(p string) bool { return strings.HasPrefix(f.Code, p) }) {
			if f.Severity.Worse(gateway.Warn) && !looked {
				looked = true
				out = append(out, Finding{Code: "order.review.needed", Severity: string(gateway.Hold), Detail: "One of us looks at it."})
			}
			continue
		}
		v := Finding{Code: f.Code, Severity: string(f.Severity), Detail: f.Message, Line: f.Line, Found: f.Found, Source: place(f.Position)}
		if f.Field != "" {
			v.Pointer = "#" + f.Field
		}
		out = append(out, v)
	}
	return out
}

func place(p gateway.Position) string {
	switch {
	case p.Pointer != "":
		return "#" + p.Pointer
	case p.Path != "":
		return p.Path
	case p.Line > 0:
		return fmt.Sprintf("line %d", p.Line)
	}
	return ""
}

// mine tells whether a message is the caller's: it came by its connection, or a
// manager handed it in for partners it may act for.
func mine(c *portal.Caller, m *journal.Message) bool {
	if m.Envelope.Connection != c.Connection {
		return false
	}
	return c.Manager == "" || len(m.Envelope.Partners) > 0 && !slices.ContainsFunc(m.Envelope.Partners, func(p string) bool { return !c.For(p) })
}

// shown reads an order, or what was taken under its message's id, if it is the
// caller's. more is how many orders the message has beside it.
func shown(tx *journal.Tx, c *portal.Caller, id string) (v *Order, more int, err error) {
	if strings.HasPrefix(id, "M") {
		return ofMessage(tx, c, id)
	}
	o, err := tx.Order(id)
	if err != nil {
		return nil, 0, err
	}
	if !c.For(o.Partner) {
		return nil, 0, journal.ErrNotFound
	}
	w := view(o)
	rev, err := tx.Reading(o.ID)
	if err != nil {
		return nil, 0, err
	}
	w.Findings = findings(rev.Findings)
	m, err := tx.Message(o.MessageID)
	if err != nil {
		return nil, 0, err
	}
	if mine(c, m) {
		w.Original = "/v1/orders/" + o.ID + "/original"
	}
	return &w, 0, nil
}

// ofMessage is the order of a message; of one that became none yet, what is known of it.
func ofMessage(tx *journal.Tx, c *portal.Caller, id string) (*Order, int, error) {
	m, err := tx.Message(id)
	if err != nil {
		return nil, 0, err
	}
	if !mine(c, m) {
		return nil, 0, journal.ErrNotFound
	}
	all, docs, err := family(tx, m)
	if err != nil {
		return nil, 0, err
	}
	v := &Order{ID: id, Message: id, State: "taken", Created: m.Envelope.ReceivedAt, Updated: m.Envelope.ReceivedAt, Original: "/v1/orders/" + id + "/original"}
	if len(m.Envelope.Partners) == 1 {
		v.Partner = m.Envelope.Partners[0]
	}
	for _, m := range all {
		v.Findings = append(v.Findings, findings(m.Findings)...)
	}
	if stateOfMessages(all) == "held" {
		v.State = "held"
	}
	if len(docs) == 0 {
		return v, 0, nil
	}
	d := docs[0]
	switch {
	case d.OrderID != "" && d.State == journal.DocumentOrder:
		v, _, err = shown(tx, c, d.OrderID)
		return v, len(docs) - 1, err
	case d.OrderID != "":
		v, _, err = shown(tx, c, d.OrderID)
		if err == nil {
			v.State = "duplicate"
		}
		return v, len(docs) - 1, err
	}
	v.Partner, v.Number = d.Partner, d.Number
	v.Findings = append(v.Findings, findings(d.Findings)...)
	switch d.State {
	case journal.DocumentRead:
	case journal.DocumentRejected:
		v.State = "rejected"
	default:
		v.State = "held"
	}
	return v, len(docs) - 1, nil
}

// family is a message with what was unpacked from it (an archive, a mail, a PDF), and all
// their documents.
func family(tx *journal.Tx, m *journal.Message) (all []journal.Message, docs []journal.Document, err error) {
	if all, err = tx.Family(m.ID); err != nil {
		return nil, nil, err
	}
	for i := range all {
		of, err := tx.DocumentsOf(all[i].ID)
		if err != nil {
			return nil, nil, err
		}
		docs = append(docs, of...)
	}
	return all, docs, nil
}

// stateOfMessages is what is said of a family: it is read when all of it is, and held
// when a person looks at any of it.
func stateOfMessages(all []journal.Message) string {
	state := "read"
	for _, m := range all {
		switch m.State {
		case journal.MessageRead, journal.MessageClosed:
		case journal.MessageHeld:
			if state == "read" {
				state = "held"
			}
		default:
			state = "taken"
		}
	}
	return state
}

// settled tells whether what was taken has been read and checked.
func settled(tx *journal.Tx, id string) (bool, error) {
	m, err := tx.Message(id)
	if err != nil {
		return false, err
	}
	all, docs, err := family(tx, m)
	if err != nil || stateOfMessages(all) == "taken" {
		return false, err
	}
	return !slices.ContainsFunc(docs, func(d journal.Document) bool { return d.State == journal.DocumentRead }), nil
}
