// SPDX-License-Identifier: Apache-2.0

package gateway

// Severity says what a finding does to its document.
type Severity string

// The severities, from harmless to final.
const (
	Note   Severity = "note"   // worth knowing
	Warn   Severity = "warn"   // read on, but somebody may ask
	Hold   Severity = "hold"   // a person decides
	Reject Severity = "reject" // answered automatically with a no
)

// rank orders severities; an unknown one counts as Hold, so that a typing error
// never lets an order through.
func (s Severity) rank() int {
	switch s {
	case Note:
		return 1
	case Warn:
		return 2
	case Reject:
		return 4
	default:
		return 3
	}
}

// Worse reports whether s weighs more than t.
func (s Severity) Worse(t Severity) bool { return s.rank() > t.rank() }

// Finding is one fault or remark about a document. Stages return findings and
// go on; an error means that the stage itself failed.
type Finding struct {
	Code     string   `json:"code"`          // noun.noun.fault, stable for ever: "line.price.tolerance"
	Ack      string   `json:"ack,omitempty"` // what the acknowledgement says: "AK5 4", "AK4 7", "TA1 001"
	Severity Severity `json:"severity"`
	Position Position `json:"position"`
	Message  string   `json:"message"`            // one sentence a clerk understands
	Hint     string   `json:"hint,omitempty"`     // what to do
	Field    string   `json:"field,omitempty"`    // JSON pointer into the canonical order
	Found    string   `json:"found,omitempty"`    // the value found
	Expected string   `json:"expected,omitempty"` // the value expected
	Line     int      `json:"line,omitempty"`     // order line the finding is about, from 1; 0 for the header
	// Answer is what it becomes in an 855: the line's ACK01 ("IH" while it holds,
	// "R2" when it rejects), or BAK02 where it is about the header ("AH", "RD").
	Answer string `json:"answer,omitempty"`
	// Corrected is the line's ACK01 when the order is taken with the value that was
	// expected: "IQ", "IP", "DR", "IS".
	Corrected string `json:"corrected,omitempty"`
}

// Outcome is what findings add up to.
type Outcome string

// The outcomes of reading and checking a document.
const (
	Accept   Outcome = "accept"
	Held     Outcome = "hold"
	Rejected Outcome = "reject"
)

// Weigh returns what the findings add up to: the worst severity decides.
func Weigh(findings []Finding) Outcome {
	worst := Note
	for _, f := range findings {
		if f.Severity.Worse(worst) {
			worst = f.Severity
		}
	}
	switch worst {
	case Reject:
		return Rejected
	case Note, Warn:
		return Accept
	default:
		return Held
	}
}
