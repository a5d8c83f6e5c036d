// SPDX-License-Identifier: Apache-2.0

package gateway

// Position says where in a source a value or a fault stands. Only the fields
// that the format has are set; Path is always there and is made for people:
// "ISA 000000905 › ST 0001 › PO1[3] › PO104".
type Position struct {
	Path string `json:"path,omitempty"`

	// Interchange formats (X12, EDIFACT).
	Interchange string `json:"interchange,omitempty"` // ISA13
	Group       string `json:"group,omitempty"`       // GS06
	Set         string `json:"set,omitempty"`         // ST02
	SegmentID   string `json:"segmentId,omitempty"`   // "PO1"
	Segment     int    `json:"segment,omitempty"`     // ordinal in the set, ST = 1
	Loop        string `json:"loop,omitempty"`        // trigger segment of the innermost loop
	Element     int    `json:"element,omitempty"`     // from 1
	Component   int    `json:"component,omitempty"`   // from 1
	Repetition  int    `json:"repetition,omitempty"`  // from 1
	ElementRef  string `json:"elementRef,omitempty"`  // data element number, "212"

	// Any text.
	Offset int64 `json:"offset"`         // byte offset in the payload
	Line   int   `json:"line,omitempty"` // from 1

	// Trees and pages.
	Pointer string      `json:"pointer,omitempty"` // JSON pointer
	Page    int         `json:"page,omitempty"`    // from 1
	Box     *[4]float32 `json:"box,omitempty"`     // x0 y0 x1 y1 in points; a place on paper, never an amount

	Raw string `json:"raw,omitempty"` // the text as sent

	// Of values that were found on pages.
	Shown    string   `json:"shown,omitempty"`    // the text as it stands on the page, where Raw is not that
	Label    string   `json:"label,omitempty"`    // the label or heading it was found by
	Evidence []string `json:"evidence,omitempty"` // what speaks for the value, strongest first: "label", "arithmetic"
	OCR      bool     `json:"ocr,omitempty"`      // some of it was read by OCR
}
