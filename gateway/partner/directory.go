// SPDX-License-Identifier: Apache-2.0

package partner

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// Connection is what the directory has to know of a way in or out.
type Connection struct {
	Name     string
	Partners []string // it speaks for these only; empty: for those whose files name it
	Out      bool     // it can send
	// Fault makes a fault at a key of the connection in the config
	// ("partners", "0"); nil gives faults without a place.
	Fault func(message, hint string, path ...string) gateway.Fault
}

// Directory is all partners and stations. It is immutable and safe for
// concurrent use; a nil Directory knows nobody.
type Directory struct {
	partners    map[string]*Partner
	ids         []string // sorted
	connections map[string][]*Partner
	stations    []Station
	byAddress   map[Address]string // our stations
	bySender    map[sender][]*Partner
	byName      map[string]*Partner // by the ids of documents that are no X12
}

type sender struct {
	isa Address
	gs  string // "" matches any
}

// Get returns the partner of that id, or nil.
func (d *Directory) Get(id string) *Partner {
	if d == nil {
		return nil
	}
	return d.partners[id]
}

// All lists the partners by id.
func (d *Directory) All() []*Partner {
	if d == nil {
		return nil
	}
	out := make([]*Partner, len(d.ids))
	for i, id := range d.ids {
		out[i] = d.partners[id]
	}
	return out
}

// Stations lists our stations as the config has them.
func (d *Directory) Stations() []Station {
	if d == nil {
		return nil
	}
	return slices.Clone(d.stations)
}

// Station returns our station of that id, or nil.
func (d *Directory) Station(id string) *Station {
	if d == nil {
		return nil
	}
	for _, s := range d.stations {
		if s.ID == id {
			return &s // of the copy: the directory's own stays as it is
		}
	}
	return nil
}

// ByConnection lists the partners that a connection may speak for, by id.
func (d *Directory) ByConnection(connection string) []*Partner {
	if d == nil {
		return nil
	}
	return slices.Clone(d.connections[connection])
}

// Files gives the source of every partner file by partner id.
func (d *Directory) Files() map[string][]byte {
	out := map[string][]byte{}
	for _, p := range d.All() {
		out[p.ID] = p.Source
	}
	return out
}

// Identify finds out who sent an interchange that came in an envelope: sender
// and receiver as in ISA05-08, group as in GS02 ("" when there is no group), and
// to which of our stations. A partner is returned only when the connection may
// speak for it. The findings hold the interchange: station.receiver.unknown,
// partner.sender.unknown, partner.sender.notallowed.
func (d *Directory) Identify(env *gateway.Envelope, from decode.Party, group string, to decode.Party) (*Partner, string, []gateway.Finding) {
	p, station, findings := d.Find(from, group, to)
	if p == nil || p.may(env) {
		return p, station, findings
	}
	f := p.notAllowed(env, AddressOf(from).String())
	f.Position = gateway.Position{Path: "ISA06"}
	return nil, station, append(findings, f)
}

// may tells whether what came in an envelope may be the partner's: its connection is
// one of the partner's, or one of us handed it in for the partner.
func (p *Partner) may(env *gateway.Envelope) bool {
	return slices.Contains(p.Connections, env.Connection) || env.By != "" && slices.Contains(env.Partners, p.ID)
}

func (p *Partner) notAllowed(env *gateway.Envelope, id string) gateway.Finding {
	f := gateway.Finding{Code: "partner.sender.notallowed", Severity: gateway.Hold, Found: id,
		Message: fmt.Sprintf("The sender %s is partner %s, but connection %s may not speak for it.", id, p.ID, env.Connection),
		Hint:    fmt.Sprintf("If this way is right, add %s to connections in %s.", env.Connection, p.File)}
	if m := env.Mail; m != nil && len(env.Partners) == 0 {
		f.Message = fmt.Sprintf("The sender %s is partner %s, but the mail came from %s, which that partner's file does not name.", id, p.ID, m.From)
		f.Hint = fmt.Sprintf("If the address is the partner's, add it to from: under mail: in %s, then replay the message.", p.File)
	}
	if env.By != "" {
		f.Message = fmt.Sprintf("The sender %s is partner %s, but %s handed it in for %s.", id, p.ID, env.By, strings.Join(env.Partners, ", "))
		f.Hint = fmt.Sprintf("Hand it in for %s, if that is whose it is.", p.ID)
	}
	return f
}

// Find is Identify without a connection: who a document says it is from. It is
// for dry runs; what is taken in goes through Identify.
func (d *Directory) Find(from decode.Party, group string, to decode.Party) (*Partner, string, []gateway.Finding) {
	if d == nil {
		d = &Directory{}
	}
	var findings []gateway.Finding
	station, known := d.byAddress[AddressOf(to)]
	if !known {
		findings = append(findings, gateway.Finding{
			Code: "station.receiver.unknown", Severity: gateway.Hold, Position: gateway.Position{Path: "ISA08"}, Found: AddressOf(to).String(),
			Expected: d.ourAddresses(),
			Message:  fmt.Sprintf("The interchange is for %s, which is none of our stations.", AddressOf(to)),
			Hint:     "Ask the partner which receiver it meant, or add the id to a station in config.yaml."})
	}
	isa, group := AddressOf(from), strings.TrimRight(group, " ")
	candidates := d.match(sender{isa, group}, station)
	if len(candidates) == 0 && group != "" {
		candidates = d.match(sender{isa, ""}, station)
	}
	if len(candidates) == 0 && group == "" { // no group to tell divisions by: fine when there is one only
		candidates = d.anyGroup(isa, station)
	}
	if len(candidates) == 1 {
		return candidates[0], station, findings
	}
	f := gateway.Finding{Code: "partner.sender.unknown", Severity: gateway.Hold, Position: gateway.Position{Path: "ISA06"}, Found: isa.String(),
		Message: fmt.Sprintf("No partner is known by the sender %s.", isa),
		Hint:    fmt.Sprintf("Add isa: %q to the identifiers of its partner file.", isa)}
	others := d.anyGroup(isa, "")
	switch {
	case len(candidates) > 1:
		f.Message = fmt.Sprintf("The sender %s could be one of %s.", isa, names(candidates))
		f.Hint = "Give their identifiers a gs each that tells them apart."
	case len(others) > 0 && group != "" && len(d.anyGroup(isa, station)) > 0:
		f.Position.Path, f.Found = "GS02", group
		f.Message = fmt.Sprintf("The sender %s is known (%s), but not with the application sender %s.", isa, names(others), group)
		f.Hint = fmt.Sprintf("Add {isa: %q, gs: %q} to the identifiers of its partner file.", isa, group)
	case len(others) > 0:
		f.Message = fmt.Sprintf("The sender %s is known (%s), but does not trade with the station addressed.", isa, names(others))
		f.Hint = "Ask the partner which receiver it meant, or change station in its partner file."
	}
	return nil, station, append(findings, f)
}

// IdentifyNamed is Identify for documents that are no X12, which name their sender
// by one id ("" when they do not).
func (d *Directory) IdentifyNamed(env *gateway.Envelope, id string) (*Partner, []gateway.Finding) {
	f := gateway.Finding{Code: "partner.sender.unknown", Severity: gateway.Hold, Found: id}
	p := d.Named(id)
	switch {
	case id == "":
		f.Message = fmt.Sprintf("The document does not say who it is from, and connection %s may speak for several partners.", env.Connection)
		f.Hint = "Give the partner a connection of its own."
	case p == nil:
		f.Message = fmt.Sprintf("No partner is known by the id %s.", id)
		f.Hint = fmt.Sprintf("Add id: %q to the identifiers of its partner file; where only one partner uses %s, name it at the connection (partners: [ID]).", id, env.Connection)
	case !p.may(env):
		f = p.notAllowed(env, id)
	default:
		return p, nil
	}
	return nil, []gateway.Finding{f}
}

// Named returns the partner that a document which is no X12 names as its sender, or
// nil.
func (d *Directory) Named(id string) *Partner {
	if d == nil {
		return nil
	}
	return d.byName[id]
}

// StationOf tells which of our stations a document is for that names none itself:
// the one that was addressed, the partner's, or the only one there is.
func (d *Directory) StationOf(p *Partner, addressed string) (string, []gateway.Finding) {
	switch {
	case addressed != "":
		return addressed, nil
	case p.Station != "":
		return p.Station, nil
	case d != nil && len(d.stations) == 1:
		return d.stations[0].ID, nil
	}
	return "", []gateway.Finding{{Code: "station.receiver.unknown", Severity: gateway.Hold,
		Message: "The document does not say which of our stations it is for.",
		Hint:    fmt.Sprintf("Name the station in %s, or at the connection.", p.File)}}
}

// match lists the partners of exactly that sender that trade with a station; any
// station when it is not known.
func (d *Directory) match(s sender, station string) []*Partner {
	var out []*Partner
	for _, p := range d.bySender[s] {
		if (p.Station == "" || station == "" || p.Station == station) && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func (d *Directory) anyGroup(isa Address, station string) []*Partner {
	var out []*Partner
	for _, p := range d.All() {
		if p.Station != "" && station != "" && p.Station != station {
			continue
		}
		if slices.ContainsFunc(p.Identifiers, func(i Identifier) bool { return i.ISA == isa }) {
			out = append(out, p)
		}
	}
	return out
}

func (d *Directory) ourAddresses() string {
	var out []string
	for _, s := range d.stations {
		for _, a := range s.Addresses() {
			out = append(out, a.String())
		}
	}
	return strings.Join(out, ", ")
}

func names(partners []*Partner) string {
	var out []string
	for _, p := range partners {
		out = append(out, p.ID)
	}
	return strings.Join(out, ", ")
}
