// SPDX-License-Identifier: Apache-2.0

// Package confirmation writes what a customer is told of an order by mail: that it
// was taken, that it waits, and what was decided, line by line, as plain text, HTML
// and PDF, in the customer's language, with what changed marked.
//
// It must not say what the rules found: findings are for our people. It sends
// nothing, and it asks no clock.
//
// Invariant: the same letter makes the same bytes, and the three forms say the same.
package confirmation

import (
	"time"

	"ordergate/gateway"
)

// Kind is the occasion of a letter.
type Kind string

// The occasions.
const (
	Taken    Kind = "taken"    // the order was read and is being worked on
	Held     Kind = "held"     // it waits for a person
	Answered Kind = "answered" // it was accepted, changed or rejected
)

// Letterhead is who we are in letters.
type Letterhead struct {
	Company string   `yaml:"company" doc:"our company's name; default the station's name"`
	Address []string `yaml:"address" doc:"lines of our address"`
	Phone   string   `yaml:"phone" doc:"telephone number for customers"`
	Email   string   `yaml:"email" doc:"e-mail address for customers"`
	VAT     string   `yaml:"vat" doc:"our VAT id"`
	Footer  []string `yaml:"footer" doc:"lines at the foot of confirmations: register, bank, managing directors"`
}

// Letter is what a letter is made of.
type Letter struct {
	Kind     Kind
	Order    *gateway.Order
	Decision gateway.Decision // of Answered
	ERP      string           // our order number; "" while there is none
	Head     Letterhead
	Language *Language
	Currency string    // of orders that name none
	Now      time.Time // in the partner's zone
	Test     bool
	Reasons  bool // say why something was refused or changed
	// PDF makes the PDF too; of Answered only.
	PDF   bool
	Fonts *Fonts // nil: the built-in ones
}

// Written is a letter as it goes out.
type Written struct {
	Subject string
	Text    string
	HTML    string
	PDF     []byte // nil when none was asked for
	PDFName string // "Order confirmation 4711.pdf", in the letter's language
	// Missing tells that the PDF's font has no glyphs for some characters: they stand
	// as U+FFFD in it, and it says so.
	Missing bool
}

// Write writes a letter. An error is one of the PDF library or of the fonts.
func Write(l Letter) (Written, error) {
	v := view(l)
	w := Written{Subject: v.Subject, Text: text(v)}
	var err error
	if w.HTML, err = page(v); err != nil {
		return w, err
	}
	if l.PDF && l.Kind == Answered {
		if w.PDF, w.Missing, err = portable(v, l); err != nil {
			return w, err
		}
		w.PDFName = fileName(v.Title+" "+l.Order.ID) + ".pdf"
	}
	return w, nil
}
