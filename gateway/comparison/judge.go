// SPDX-License-Identifier: Apache-2.0

package comparison

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/validate"
)

// pair is a document by both mappings.
type pair struct {
	document *document
	partner  *partner.Partner
	old, now *pipeline.Examined
	changes  []Change
	kept     validate.Facts
	hasKept  bool
}

// rules are the partner's, the defaults for one that has gone.
func (p *pair) rules() validate.Policy {
	if p.partner == nil {
		return validate.Defaults()
	}
	return p.partner.Rules
}

// isChange tells an order that changes another: it is the order after it that is
// held against master data.
func isChange(o *gateway.Order) bool { return o.Key("", "").Kind != gateway.KindOrder }

// compare maps the documents of a batch twice. Rules are asked only of those that
// read otherwise: the same order gives the same findings.
func (cfg *Config) compare(ctx context.Context, b *batch) error {
	archive := pipeline.NewArchive(cfg.Blobs, cfg.Partners, cfg.Mappings)
	defer archive.Close()
	messages := make([]*journal.Message, len(b.documents))
	for i := range b.documents {
		messages[i] = b.documents[i].message
	}
	if err := archive.Fetch(ctx, messages); err != nil {
		return err
	}
	var differ []*pair
	for i := range b.documents {
		d := &b.documents[i]
		doc, source, test, err := archive.Document(ctx, d.message, &d.Document)
		switch {
		case errors.Is(err, blob.ErrNotFound), errors.Is(err, blob.ErrDamaged): // retention, or a disk that was lost
			b.unreadable++
			continue
		case err != nil:
			return err
		}
		p := &pair{document: d, partner: cfg.Partners.Get(d.Partner)}
		byOld, err := archive.By(ctx, d.message, &d.Document, doc, cfg.Old) // a mapping may lay its files out otherwise
		if err != nil {
			return err
		}
		byNew, err := archive.By(ctx, d.message, &d.Document, doc, cfg.New)
		if err != nil {
			return err
		}
		p.old = pipeline.ReadBy(byOld, p.partner, cfg.Old, source, test, false)
		p.now = pipeline.ReadBy(byNew, p.partner, cfg.New, source, test, false)
		if doc.Paper {
			own := pipeline.Own(cfg.Partners)
			p.old.Who.Own, p.now.Who.Own = own, own
		}
		b.compared++
		p.changes = Changes(p.old.Order, p.now.Order)
		if len(p.changes) > 0 || !sameFindings(p.old.Findings, p.now.Findings) {
			differ = append(differ, p)
		}
	}
	if err := cfg.judge(ctx, differ); err != nil {
		return err
	}
	for _, p := range differ {
		o := Order{DocumentID: p.document.ID, OrderID: p.document.OrderID, Partner: p.document.Partner, Number: p.document.Number,
			Taken: p.document.message.Envelope.ReceivedAt, Changes: p.changes, From: string(p.old.Outcome()), To: string(p.now.Outcome())}
		o.Appear, o.Vanish = beside(p.now.Findings, p.old.Findings), beside(p.old.Findings, p.now.Findings)
		b.differ = append(b.differ, o)
	}
	return nil
}

// judge holds both orders of each pair against the facts that were kept with the
// order; what those do not answer is asked of master data, for both alike.
func (cfg *Config) judge(ctx context.Context, pairs []*pair) error {
	if len(pairs) == 0 {
		return nil
	}
	if err := cfg.facts(ctx, pairs); err != nil {
		return err
	}
	wants := make([][]validate.Key, len(pairs))
	var all []validate.Key
	for i, p := range pairs {
		for _, x := range []*pipeline.Examined{p.old, p.now} {
			if x.Who.NoMasterData = cfg.Master == nil && !p.hasKept; isChange(x.Order) {
				continue
			}
			for _, k := range validate.Needs(x.Order, x.Who) {
				if !answered(&p.kept, k) {
					wants[i] = append(wants[i], k)
				}
			}
		}
		all = append(all, wants[i]...)
	}
	var master validate.Facts
	if cfg.Master != nil && len(all) > 0 {
		var err error
		if master, err = cfg.Master.Facts(ctx, all); err != nil {
			return fmt.Errorf("look up master data: %w", err)
		}
	}
	for i, p := range pairs {
		facts := with(p.kept, master.Of(wants[i]))
		for _, x := range []*pipeline.Examined{p.old, p.now} {
			own := facts
			if isChange(x.Order) {
				own = validate.Facts{}
			}
			x.Check(own, p.rules(), p.document.message.Envelope.ReceivedAt)
		}
	}
	return nil
}

// facts reads what was kept with the orders.
func (cfg *Config) facts(ctx context.Context, pairs []*pair) error {
	var ids []string
	for _, p := range pairs {
		if p.document.OrderID != "" {
			ids = append(ids, p.document.OrderID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var stored map[string][]byte
	err := cfg.Store.View(ctx, func(tx *journal.Tx) (err error) { stored, err = tx.FactsBy(ids); return err })
	if err != nil {
		return fmt.Errorf("read the facts kept with orders: %w", err)
	}
	for _, p := range pairs {
		facts := stored[p.document.OrderID]
		if len(facts) == 0 {
			continue
		}
		if err := json.Unmarshal(facts, &p.kept); err != nil {
			return gateway.Errorf("comparison", gateway.Internal, "read the facts kept with order %s: %w", p.document.OrderID, err)
		}
		p.hasKept = true
	}
	return nil
}

// answered tells whether facts know of a key.
func answered(f *validate.Facts, k validate.Key) (ok bool) {
	s := k.String()
	switch k.Kind {
	case validate.CustomerKey:
		_, ok = f.Customer[s]
	case validate.ShipToKey:
		_, ok = f.ShipTo[s]
	case validate.ItemKey:
		_, ok = f.Item[s]
	case validate.ContractKey:
		_, ok = f.Contract[s]
	case validate.CalendarKey:
		_, ok = f.Calendar[s]
	case validate.PlaceKey:
		_, ok = f.Place[s]
	}
	return ok
}

// with adds facts to those that were kept, which go before.
func with(kept, more validate.Facts) validate.Facts {
	out := kept
	out.Customer, out.ShipTo, out.Item = over(kept.Customer, more.Customer), over(kept.ShipTo, more.ShipTo), over(kept.Item, more.Item)
	out.Contract, out.Calendar, out.Place = over(kept.Contract, more.Contract), over(kept.Calendar, more.Calendar), over(kept.Place, more.Place)
	return out
}

func over[V any](kept, more map[string]V) map[string]V {
	if len(more) == 0 {
		return kept
	}
	out := more // Of has made it for us alone
	for k, v := range kept {
		out[k] = v
	}
	return out
}

// kind is what makes two findings the same one here.
type kind struct {
	code, field string
	severity    gateway.Severity
}

func kindOf(f *gateway.Finding) kind { return kind{f.Code, f.Field, f.Severity} }

func sameFindings(a, b []gateway.Finding) bool {
	if len(a) == 0 && len(b) == 0 {
		return true
	}
	return len(a) == len(b) && len(beside(a, b)) == 0
}

// beside lists the findings of some that others do not have.
func beside(some, others []gateway.Finding) (out []Judgment) {
	left := make(map[kind]int, len(others))
	for i := range others {
		left[kindOf(&others[i])]++
	}
	for i := range some {
		f := &some[i]
		if k := kindOf(f); left[k] > 0 {
			left[k]--
			continue
		}
		out = append(out, Judgment{Code: f.Code, Severity: f.Severity, Field: f.Field, Message: f.Message})
	}
	return slices.Clip(out)
}
