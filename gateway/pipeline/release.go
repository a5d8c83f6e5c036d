// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"fmt"

	"ordergate/gateway/decode/x12"
	"ordergate/gateway/journal"
)

// releaseChunk is how many documents of a long interchange go on in one
// transaction: the writer is never held for long.
const releaseChunk = 500

// release lets the documents of a long interchange go on to be checked, a
// bounded number in one transaction.
func (e *Engine) release(ctx context.Context, jobs []journal.Job) error {
	for _, j := range jobs {
		err := e.store.Update(ctx, func(tx *journal.Tx) error {
			ic, err := tx.Interchange(j.Ref)
			if err != nil {
				return err
			}
			var groups []x12.GroupReport
			if err := json.Unmarshal(ic.Groups, &groups); err != nil {
				return fmt.Errorf("read groups of %s: %w", ic.ID, err)
			}
			docs, err := tx.Documents(j.Ref, string(j.Payload), releaseChunk)
			if err != nil {
				return err
			}
			if err := enqueueChecks(tx, docs, groups); err != nil {
				return err
			}
			if err := tx.Complete(j); err != nil {
				return err
			}
			if len(docs) < releaseChunk {
				return e.holdUntold(tx, ic)
			}
			return tx.Enqueue(journal.Job{Lane: j.Lane, Kind: journal.KindRelease, Partner: j.Partner, Ref: j.Ref, Payload: []byte(docs[len(docs)-1].ID)})
		})
		if err != nil {
			return fmt.Errorf("let interchange %s go on: %w", j.Ref, err)
		}
	}
	return nil
}

// holdUntold holds what was rejected of an interchange whose partner wants no
// acknowledgement: nobody told it, so a person must.
func (e *Engine) holdUntold(tx *journal.Tx, ic *journal.Interchange) error {
	outs, err := tx.OutboundOf(ic.ID)
	if err != nil || len(outs) > 0 {
		return err
	}
	return tx.HoldRejected(ic.ID)
}
