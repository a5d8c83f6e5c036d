// SPDX-License-Identifier: Apache-2.0

package gateway

import "time"

// Status is the answer to an order or to one of its lines.
type Status string

// The statuses of lines; an order's own is derived from them.
const (
	Accepted        Status = "accepted"
	QuantityChanged Status = "quantityChanged"
	PriceChanged    Status = "priceChanged"
	DateChanged     Status = "dateChanged"
	Substituted     Status = "substituted"
	BackOrdered     Status = "backOrdered"
	Changed         Status = "changed" // several of the above, or another change
	OnHold          Status = "onHold"
	Refused         Status = "rejected"
)

// Decision is what the business (rules, clerk, ERP) decided about an order: the
// one source of every answer, 855, mail or webhook.
type Decision struct {
	Status         Status         `json:"status"` // accepted, changed, onHold or rejected
	Reason         string         `json:"reason,omitempty"`
	ReasonCode     string         `json:"reasonCode,omitempty"` // finding code that decided
	ERPOrderNumber string         `json:"erpOrderNumber,omitempty"`
	By             string         `json:"by"`             // rules, erp, a clerk's name
	At             string         `json:"at"`             // RFC 3339, UTC
	Line           []LineDecision `json:"line,omitempty"` // same index as the order's lines
}

// Uniform is a decision that holds for an order and each of its lines.
func Uniform(o *Order, status Status, by, reason string, at time.Time) *Decision {
	d := &Decision{Status: status, Reason: reason, By: by, At: at.UTC().Format(time.RFC3339)}
	for range o.OrderLine {
		d.Line = append(d.Line, LineDecision{Status: status})
	}
	return d
}

// LineDecision is what was decided about a line.
type LineDecision struct {
	Status     Status          `json:"status"`
	Code       string          `json:"code,omitempty"` // X12 668 asked for by the rule (R2, IQ …), "" to derive it
	Quantity   *Dec            `json:"quantity,omitempty"`
	UnitCode   string          `json:"unitCode,omitempty"`
	Price      *Dec            `json:"price,omitempty"`
	Date       string          `json:"date,omitempty"` // promised, ISO 8601
	Substitute *Identification `json:"substitute,omitempty"`
	Reason     string          `json:"reason,omitempty"`
}
