// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

// readdress finds out whose a message is that was nobody's when it came, by today's
// files, with all that was unpacked of it.
func (e *Engine) readdress(ctx context.Context, messageID, by string) error {
	whose := e.snapshot().Whose
	if whose == nil {
		return nil
	}
	return e.store.Update(ctx, func(tx *journal.Tx) error {
		root, err := tx.Root(messageID)
		if err != nil {
			return err
		}
		all, err := tx.Family(root)
		if errors.Is(err, journal.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, m := range append(all[1:len(all):len(all)], all[0]) { // the whole last: it is what tells that nothing is left to do
			env, found := whose(m.Envelope)
			if !found {
				continue
			}
			existing, err := tx.Readdress(m.ID, env)
			if err != nil {
				return err
			}
			if existing != "" {
				return &gateway.Error{Op: "pipeline.replay", Kind: gateway.Conflict, Public: fmt.Sprintf("The same mail has come again since, as message %s of %s: there is nothing to do with this one.", existing, env.Connection)}
			}
			if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "readdressed", MessageID: m.ID,
				Detail: fmt.Sprintf("from nobody to %s, of %s", env.Connection, strings.Join(env.Partners, ", "))}); err != nil {
				return err
			}
		}
		return nil
	})
}
