// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	decodejson "ordergate/gateway/decode/json"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
)

// Choice is how a payload that is no X12 is read.
type Choice struct {
	Format  decode.Format
	Layout  *decode.Layout
	Type    string           // that its documents get: the key in the partner's mappings
	Mapping *mapping.Mapping // reads them
	Partner *partner.Partner // nil: each document says who it is from
}

// Canonical is the choice for a payload that is said to be a canonical order: the
// built-in reading, whatever mappings the partner has. False when there is none.
func Canonical(mappings *mapping.Set, partners []*partner.Partner) (*Choice, bool) {
	m, ok := mappings.Builtin("json", decodejson.TypeOrder)
	if !ok {
		return nil, false
	}
	c := &Choice{Format: m.Decoder(), Layout: m.Layout(), Type: decodejson.TypeOrder, Mapping: m}
	if len(partners) == 1 {
		c.Partner = partners[0]
	}
	return c, true
}

// Choose finds the mapping that reads a payload, by its first bytes and its file
// name, among those of the partners that its connection may speak for, then among
// the built-in readings. Where none does, or several do, a finding says so.
func Choose(mappings *mapping.Set, partners []*partner.Partner, head []byte, name string) (*Choice, *gateway.Finding) {
	own := ownChoices(mappings, partners, head, name)
	for _, f := range mappings.Formats() { // the strictest first: any text may be CSV
		fits := slices.DeleteFunc(slices.Clone(own), func(c *Choice) bool { return c.Format.Name() != f.Name() })
		switch {
		case len(fits) == 1:
			return fits[0], nil
		case len(fits) > 1:
			return nil, several(fits)
		}
		typ, ok := f.Sniff(head, name)
		if !ok {
			continue
		}
		if typ == "" {
			typ = f.Name()
		}
		if m, ok := mappings.Builtin(f.Name(), typ); ok {
			c := &Choice{Format: f, Layout: m.Layout(), Type: typ, Mapping: m}
			if len(partners) == 1 {
				c.Partner = partners[0]
			}
			return c, nil
		}
	}
	what := fmt.Sprintf("The file is not in a format we read: it starts with %q.", sample(head))
	if len(head) == 0 {
		what = "The file is empty."
	}
	return nil, &gateway.Finding{Code: "message.format.unknown", Severity: gateway.Hold, Message: what,
		Hint: "An X12 file starts with ISA. For another format, name a mapping that reads it in the partner file, as in mappings: {csv: acme-csv}."}
}

func ownChoices(mappings *mapping.Set, partners []*partner.Partner, head []byte, name string) (out []*Choice) {
	for _, p := range partners {
		for _, key := range p.Types() {
			m, ok := mappings.Find(p.Mapping(key))
			if !ok || m.Decoder() == nil {
				continue
			}
			typ, fits := m.Decoder().Sniff(head, name)
			if _, reads := m.Reads(); fits && (typ == "" || typ == reads) {
				out = append(out, &Choice{Format: m.Decoder(), Layout: m.Layout(), Type: key, Mapping: m, Partner: p})
			}
		}
	}
	return out
}

func several(fits []*Choice) *gateway.Finding {
	var who []string
	for _, c := range fits {
		who = append(who, c.Partner.ID+" by "+c.Mapping.ID())
	}
	return &gateway.Finding{Code: "message.mapping.several", Severity: gateway.Hold, Found: strings.Join(who, ", "),
		Message: "Several mappings could read the file: " + strings.Join(who, ", ") + ".",
		Hint:    "Such a file does not say who it is from or of which kind it is: give each its own connection."}
}
