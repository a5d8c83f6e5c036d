// SPDX-License-Identifier: Apache-2.0

package deliver

import (
	"context"
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/blob"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
)

// Given is a document that somebody else wrote and that goes to a partner as it is.
type Given struct {
	Partner  string
	Kind     string // 850, 810 …
	FileName string
	By       string // who gives it
	Again    bool   // although the partner was sent the same bytes before
	// Connection is the way it goes; "" for the one of the partner's answers.
	Connection string
	Payload    blob.Prepared
	Numbers    acknowledge.Sealed // of an interchange; empty for anything else
}

// Give stores a document to be delivered, by the way that the partner's answers go,
// and returns its id. Errors: NotFound for a partner that is not there, Invalid when
// there is no way to it, Conflict when it was sent the same bytes before.
func (w *Worker) Give(ctx context.Context, g Given) (string, error) {
	refuse := func(kind gateway.Kind, text string, args ...any) (string, error) {
		return "", &gateway.Error{Op: "deliver.give", Kind: kind, Public: fmt.Sprintf(text, args...)}
	}
	p := w.Partners().Get(g.Partner)
	if g.Connection == "" && p != nil {
		g.Connection = p.Via
	}
	switch {
	case g.By == "":
		return refuse(gateway.Invalid, "Say who sends it: a name is kept with every document.")
	case p == nil:
		return refuse(gateway.NotFound, "There is no partner %q.", g.Partner)
	case g.Connection == "":
		return refuse(gateway.Invalid, "There is no way to partner %s: name one in %s (answers: via).", p.ID, p.File)
	}
	station, findings := w.Partners().StationOf(p, "")
	if len(findings) > 0 {
		return refuse(gateway.Invalid, "%s is not tied to one station: name it in %s.", p.ID, p.File)
	}
	out := journal.Outbound{Station: station, Partner: p.ID, Kind: g.Kind, Connection: g.Connection, Control: g.Numbers.Control, FileName: g.FileName,
		SHA256: g.Payload.SHA256, Size: g.Payload.Size, Test: p.Test, State: journal.OutboundPending}
	var before *journal.Outbound
	err := w.Store.Update(ctx, func(tx *journal.Tx) (err error) {
		if before, err = tx.OutboundOfBytes(p.ID, out.SHA256); err != nil || before != nil && !g.Again {
			return err
		}
		if err := g.Payload.Record(tx); err != nil {
			return err
		}
		out.ID, out.CreatedAt = intake.NewID("X", tx.Now()), tx.Now()
		if before != nil {
			out.FileName = again(g.FileName, out.ID)
		}
		if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: g.By, Action: "gave " + g.Kind, OutboundID: out.ID, Detail: g.FileName}); err != nil {
			return err
		}
		if err := Send(tx, out); err != nil {
			return err
		}
		return tx.PutOutboundSets(&out, sets(g.Numbers))
	})
	switch {
	case err != nil:
		return "", err
	case before != nil && !g.Again:
		return refuse(gateway.Conflict, "Partner %s was sent these bytes before, as document %s. Use --again if it is to get them twice.", p.ID, before.ID)
	}
	return out.ID, nil
}

func sets(n acknowledge.Sealed) (out []journal.OutboundSet) {
	for _, g := range n.Groups {
		for _, s := range g.Sets {
			out = append(out, journal.OutboundSet{FunctionalID: g.FunctionalID, Group: g.Control, Type: s.ID, Control: s.Control})
		}
	}
	return out
}
