// SPDX-License-Identifier: Apache-2.0

package gateway

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// EventType says what an Event tells.
type EventType string

// The events. They are stable for ever; EventTypes says what each means.
const (
	EventTaken     EventType = "order.taken"
	EventHeld      EventType = "order.held"
	EventReleased  EventType = "order.released"
	EventAccepted  EventType = "order.accepted"
	EventPosted    EventType = "order.posted"
	EventAnswered  EventType = "order.answered"
	EventRejected  EventType = "order.rejected"
	EventChanged   EventType = "order.changed"
	EventCancelled EventType = "order.cancelled"
	EventDuplicate EventType = "order.duplicate"

	EventMessageHeld EventType = "message.held"
	EventDelivered   EventType = "document.delivered"
	EventUndelivered EventType = "document.failed"

	// These two are sent and stand in no feed: an answer that goes by a webhook, and
	// a test.
	EventReady EventType = "document.ready"
	EventTest  EventType = "webhook.test"
)

// EventMeaning is an event with one sentence for people.
type EventMeaning struct {
	Type EventType
	Text string
}

// EventTypes lists the events that can be subscribed to, in the order of an order's
// life.
func EventTypes() []EventMeaning {
	return []EventMeaning{
		{EventTaken, "A document was read as an order, a change or a cancellation, and is ours to decide."},
		{EventHeld, "It waits for a person; data.reason says why."},
		{EventReleased, "A person, or what it waited for, let it go on."},
		{EventAccepted, "It passed all checks, or was released, and is on its way to the ERP."},
		{EventPosted, "The ERP has it; data.erpNumber is its number there, when the ERP gave one."},
		{EventRejected, "It is refused; data.reason says why."},
		{EventAnswered, "What was decided is final, and any answer to the partner is written: data.decision says it, line by line, for the lines in data.lines."},
		{EventChanged, "A change or cancellation of the partner was carried out on the order; data.lines is what it asks for now."},
		{EventCancelled, "The order was cancelled by the partner."},
		{EventDuplicate, "The same order came once more, and nothing was done; data.orderId is the first."},
		{EventMessageHeld, "Something came that became no order, and a person must look at it."},
		{EventDelivered, "A document about orders has reached the partner."},
		{EventUndelivered, "A document about orders could not be delivered, and is not tried any more."},
	}
}

// Event is one thing that happened to an order, as the journal keeps it. Events
// are numbered in one sequence; those of one order stand in the order in which
// they happened.
type Event struct {
	Seq     int64     `json:"seq"`
	ID      string    `json:"id"` // unique and stable: the webhook-id of all its deliveries
	Type    EventType `json:"type"`
	At      time.Time `json:"timestamp"`
	Partner string    `json:"partner,omitempty"`
	Station string    `json:"station,omitempty"`
	OrderID string    `json:"orderId,omitempty"`
	Number  string    `json:"number,omitempty"`
	Test    bool      `json:"test"`
	Data    EventData `json:"data"`
}

// EventID is the id of an event; ids sort by time.
func EventID(seq int64, at time.Time) string {
	return fmt.Sprintf("evt_%011x%016x", at.UnixMilli(), seq)
}

// EventSeq is the sequence number in an event's id; false when it is none.
func EventSeq(id string) (int64, bool) {
	rest, ok := strings.CutPrefix(id, "evt_")
	if !ok || len(rest) != 27 {
		return 0, false
	}
	seq, err := strconv.ParseInt(rest[11:], 16, 64)
	return seq, err == nil && seq > 0
}

// EventData is what an event tells: enough to act on without asking back.
type EventData struct {
	Partner      string `json:"partner,omitempty"`
	Station      string `json:"station,omitempty"`
	OrderID      string `json:"orderId,omitempty"`
	Number       string `json:"number,omitempty"` // the buyer's order number
	Kind         string `json:"kind,omitempty"`   // order, change or cancel
	State        string `json:"state,omitempty"`  // held, ready, posted, rejected, cancelled
	Test         bool   `json:"test"`
	Reason       string `json:"reason,omitempty"`
	ERPNumber    string `json:"erpNumber,omitempty"`
	Revision     int64  `json:"revision,omitempty"`
	ChangeNumber string `json:"changeNumber,omitempty"`
	ChangeOf     string `json:"changeOf,omitempty"` // of a change: the id of the order it changes
	MessageID    string `json:"messageId,omitempty"`
	DocumentID   string `json:"documentId,omitempty"`
	// Decision is what was decided: its line stands beside Lines, same index.
	Decision *Decision      `json:"decision,omitempty"`
	Lines    []EventLine    `json:"lines,omitempty"`
	Document *EventDocument `json:"document,omitempty"`
	Links    *EventLinks    `json:"links,omitempty"`
}

// EventLine names a line that was decided about, as the buyer ordered it.
type EventLine struct {
	ID                         string          `json:"id"` // the buyer's line number
	BuyersItemIdentification   string          `json:"buyersItemIdentification,omitempty"`
	SellersItemIdentification  string          `json:"sellersItemIdentification,omitempty"`
	StandardItemIdentification *Identification `json:"standardItemIdentification,omitempty"`
	Quantity                   *Dec            `json:"quantity,omitempty"`
	UnitCode                   string          `json:"unitCode,omitempty"`
	Price                      *Price          `json:"price,omitempty"`
}

// EventDocument is a document that goes to the partner.
type EventDocument struct {
	ID         string   `json:"id"`
	Kind       string   `json:"kind"` // 855, 865 …
	FileName   string   `json:"fileName,omitempty"`
	Connection string   `json:"connection,omitempty"`
	OrderIDs   []string `json:"orderIds,omitempty"`
	Error      string   `json:"error,omitempty"`
	// Of document.ready: what it says.
	SHA256  string `json:"sha256,omitempty"`
	Content string `json:"content,omitempty"` // when it is text
	Base64  string `json:"contentBase64,omitempty"`
}

// EventLinks are paths of the API, below the address it is reached at.
type EventLinks struct {
	Order string `json:"order"`
}

// Public is the event without what is ours alone: a partner gets it so.
func (e Event) Public() Event {
	if e.Type == EventHeld || e.Type == EventMessageHeld {
		e.Data.Reason = "" // of our rules, master data and people
	}
	if d := e.Data.Document; d != nil {
		c := *d
		c.Error, c.Connection = "", ""
		e.Data.Document = &c
	}
	return e
}

// Body is the event as it goes out: type, timestamp and data, as Standard Webhooks
// has them. The same event gives the same bytes.
func (e Event) Body() ([]byte, error) {
	return json.Marshal(struct {
		Type EventType `json:"type"`
		At   string    `json:"timestamp"`
		Data EventData `json:"data"`
	}{e.Type, e.At.UTC().Format(time.RFC3339Nano), e.Data})
}
