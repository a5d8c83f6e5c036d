// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/sums"
)

// confused are the letters and digits that a scan takes for one another.
var confused = map[byte]string{'0': "8O6", '1': "7lI4", '3': "8", '4': "1", '5': "6S8", '6': "5G80", '7': "1", '8': "3B065", '9': "4",
	'O': "0", 'o': "0", 'l': "1", 'I': "1", 'S': "5", 's': "5", 'B': "8", 'Z': "2", 'G': "6"}

// scans proposes, for lines of a scan that do not close, the one number with one other
// digit, or with its decimal mark, with which they would. What was read stays as it is,
// and the line held: a proposal is for a person's eye.
func (r *reader) scans(f *found) {
	for i := range f.lines {
		l := &f.lines[i]
		if l.Closed || !l.Quantity.OCR && !l.UnitPrice.OCR && !l.Amount.OCR || !l.Discount.Empty() {
			continue
		}
		at, want, ok := r.proposal(l)
		if !ok {
			continue
		}
		b := [4]float32{at.Box.X0, at.Box.Y0, at.Box.X1, at.Box.Y1}
		f.findings = append(f.findings, gateway.Finding{
			Code: "paper.line.scan", Severity: gateway.Hold, Line: i + 1, Found: at.Raw, Expected: want,
			Position: gateway.Position{Page: at.Page, Box: &b, Raw: at.Raw},
			Message:  fmt.Sprintf("Line %d does not multiply; it would if %q, read from a picture, were %s.", i+1, at.Raw, want),
			Hint:     "Look at the number on the page and correct it.",
		})
	}
}

// proposal is the only number of a line that closes it with one change.
func (r *reader) proposal(l *paper.Line) (at *paper.Value, want string, ok bool) {
	n := r.parsed(l)
	var found decimal.Decimal
	per := one
	if n.per.Sign() > 0 {
		per = n.per
	}
	for _, c := range []struct {
		v  *paper.Value
		as *figure.Number
	}{{&l.Quantity, &n.q}, {&l.UnitPrice, &n.p}, {&l.Amount, &n.a}} {
		if c.v.Empty() {
			return nil, "", false
		}
		was := *c.as
		for _, text := range changes(c.v.Raw) {
			try, fine := figure.Parse(text, r.c.Numbers)
			if !fine {
				continue
			}
			*c.as = try
			if _, closes := sums.Fits(n.q, n.p, n.a, per, one); closes {
				if ok && (at != c.v || !found.Equal(try.Value)) {
					return nil, "", false // more than one
				}
				at, ok, found = c.v, true, try.Value
				want = try.Value.StringFixed(int32(try.Decimals))
			}
		}
		*c.as = was
	}
	return at, want, ok
}

// changes are the texts that differ from one by one confusion, or a lost decimal mark.
func changes(text string) (out []string) {
	if len(text) > 16 {
		return nil
	}
	for i := range len(text) {
		for _, c := range confused[text[i]] {
			out = append(out, text[:i]+string(c)+text[i+1:])
		}
	}
	if len(text) > 2 && strings.Trim(text, "0123456789") == "" {
		out = append(out, text[:len(text)-2]+"."+text[len(text)-2:], text[:len(text)-2]+","+text[len(text)-2:])
	}
	return out
}
