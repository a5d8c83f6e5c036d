// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	decodejson "ordergate/gateway/decode/json"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/tree"
	"ordergate/gateway/decode/pdf"
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

// choose finds the mapping that reads a payload, by its first bytes and its file
// name, among those of the partners that its connection may speak for, then among
// the built-in readings; d are its pages, where it is a PDF. Where none does, or several
// do, a finding says so.
func choose(in *Incoming, d *paper.Document) (*Choice, *gateway.Finding) {
	if m := in.By; m != nil {
		_, typ := m.Reads()
		return in.settled(&Choice{Format: m.Decoder(), Layout: m.Layout(), Type: typ, Mapping: m}), nil
	}
	own := in.ownChoices(d)
	for _, f := range in.Mappings.Formats() { // the strictest first: any text may be CSV
		if _, ok := f.(*tree.Format); !ok && in.printed {
			continue
		}
		fits := surest(slices.DeleteFunc(slices.Clone(own), func(c *Choice) bool { return c.Format.Name() != f.Name() }))
		switch {
		case len(fits) == 1:
			return in.settled(fits[0]), nil
		case len(fits) > 1:
			return nil, several(fits)
		}
		typ, ok := f.Sniff(in.Head, in.Payload.Name)
		if !ok {
			continue
		}
		if typ == "" {
			typ = f.Name()
		}
		m, ok := in.Mappings.Builtin(f.Name(), typ)
		if !ok {
			continue
		}
		c := &Choice{Format: f, Layout: m.Layout(), Type: typ, Mapping: m}
		if len(in.Partners) == 1 {
			c.Partner = in.Partners[0]
		}
		if c = in.settled(c); d != nil || in.orderly(c) {
			return c, nil
		}
	}
	what := fmt.Sprintf("The file is not in a format we read: it starts with %q.", sample(in.Head))
	if len(in.Head) == 0 {
		what = "The file is empty."
	}
	return nil, &gateway.Finding{Code: "message.format.unknown", Severity: gateway.Hold, Message: what,
		Hint: "An X12 file starts with ISA. For another format, name a mapping that reads it in the partner file, as in mappings: {csv: acme-csv}."}
}

// surest are the forms that are recognised by their texts, where any are: the others take
// whatever comes.
func surest(fits []*Choice) []*Choice {
	byText := func(c *Choice) bool {
		t := c.Layout.Paper
		return t != nil && len(t.Recognise.All)+len(t.Recognise.None) > 0
	}
	if len(fits) < 2 || !slices.ContainsFunc(fits, byText) {
		return fits
	}
	return slices.DeleteFunc(fits, func(c *Choice) bool { return !byText(c) })
}

// settled adds to a choice what no mapping says.
func (in *Incoming) settled(c *Choice) *Choice {
	if _, ok := c.laidOut(); ok && len(in.Own) > 0 {
		layout := *c.Layout
		layout.Own = in.Own
		c.Layout = &layout
	}
	return c
}

func (in *Incoming) ownChoices(d *paper.Document) (out []*Choice) {
	for _, p := range in.Partners {
		for _, key := range p.Types() {
			m, ok := in.Mappings.Find(p.Mapping(key))
			if !ok || m.Decoder() == nil {
				continue
			}
			typ, fits := m.Decoder().Sniff(in.Head, in.Payload.Name)
			if _, reads := m.Reads(); !fits || typ != "" && typ != reads {
				continue
			}
			c := &Choice{Format: m.Decoder(), Layout: m.Layout(), Type: key, Mapping: m, Partner: p}
			if f, ok := c.laidOut(); ok && !recognises(c.Layout.Paper, in.pages(f, d)) {
				continue
			}
			out = append(out, c)
		}
	}
	return out
}

// pages are those of the payload, where they are asked for.
func (in *Incoming) pages(f *tree.Format, d *paper.Document) *paper.Document {
	if d == nil && f.Name() != pdf.Name {
		d, _, _ = f.Pages(in.Payload, decode.Limits{}) // what fails here fails again when it is read
	}
	return d
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
