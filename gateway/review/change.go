// SPDX-License-Identifier: Apache-2.0

package review

import (
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

// releaseChange has a change applied to its order, whatever speaks against it.
// What has no order in the ERP to be applied to cannot be released; a replacement
// of an order that never came can: it is then that order.
func (q *Queue) releaseChange(tx *journal.Tx, o *journal.Order, order *gateway.Order, by, reason string) error {
	code := ""
	if o.Decision != nil {
		code = o.Decision.ReasonCode
	}
	why := ""
	switch {
	case code == "order.change.unknown" && order.DocumentPurposeCode == "replace":
		return q.releaseReplacement(tx, o, order, by, reason)
	case o.Decision == nil:
		why = "It is about to be applied: look again in a moment."
	case code == "order.change.unknown":
		why = fmt.Sprintf("There is no order %s to apply it to: it is applied by itself when the order comes; or reject it.", o.Number)
	case code == "order.change.early":
		why = "Its order, or a change before it, is not in the ERP yet: it is applied by itself when that is; or reject it."
	case code == "order.change.closed":
		why = fmt.Sprintf("Order %s was rejected or cancelled: there is nothing to change. Reject it.", o.Number)
	case code == "order.change.ambiguous":
		why = fmt.Sprintf("Order %s is in the ERP more than once: carry the change out there and reject it here.", o.Number)
	}
	if why != "" {
		return &gateway.Error{Op: "review.release", Kind: gateway.Conflict, Public: why}
	}
	o.State, o.Reason, o.ERPRevision = journal.OrderReady, "", 0
	o.Touch(journal.TouchReleased)
	o.Decision = gateway.Uniform(order, gateway.Accepted, by, reason, q.Clock.Now())
	return tx.Enqueue(journal.Job{Lane: o.Lane(), Kind: journal.KindChange, Partner: o.Partner, Ref: o.ID})
}

// releaseReplacement makes an order of a replacement whose order never came.
func (q *Queue) releaseReplacement(tx *journal.Tx, o *journal.Order, order *gateway.Order, by, reason string) error {
	if why := unfit(order); why != "" {
		return &gateway.Error{Op: "review.release", Kind: gateway.Invalid, Public: why}
	}
	key := gateway.BusinessKey{Station: o.Station, Partner: o.Partner, Kind: gateway.KindOrder, Number: o.Number, Release: order.ReleaseNumber, Test: o.Test}.Hash()
	known, err := tx.FirstOrder(key)
	if err != nil {
		return err
	}
	if known != nil {
		return &gateway.Error{Op: "review.release", Kind: gateway.Conflict, Public: fmt.Sprintf("Order %s has come meanwhile, as %s.", o.Number, known.ID)}
	}
	o.Kind, o.KeyHash, o.First, o.ChangeNumber = gateway.KindOrder, key, true, ""
	o.State, o.Reason = journal.OrderReady, ""
	o.Touch(journal.TouchReleased)
	o.Decision = gateway.Uniform(order, gateway.Accepted, by, reason, q.Clock.Now())
	return tx.Enqueue(journal.Job{Lane: o.Lane(), Kind: journal.KindPost, Partner: o.Partner, Ref: o.ID})
}

// twice says why releasing an order would deliver it twice, or against the
// partner's will.
func twice(tx *journal.Tx, o *journal.Order, order *gateway.Order) error {
	if p := order.DocumentPurposeCode; p == "confirmation" || p == "duplicate" {
		first, err := tx.FirstOrder(o.KeyHash)
		if err != nil {
			return err
		}
		if first != nil && first.ID != o.ID && first.State != journal.OrderRejected && first.State != journal.OrderCancelled {
			return &gateway.Error{Op: "review.release", Kind: gateway.Conflict,
				Public: fmt.Sprintf("The document is a %s of order %s, which is %s as %s: it is never posted beside it. Change that in the ERP if need be, and reject this.", p, o.Number, first.State, first.ID)}
		}
	}
	waiting, err := tx.WaitingChanges(o.Number)
	if err != nil {
		return err
	}
	for _, w := range waiting {
		if w.Kind == gateway.KindCancel && w.ChangeOf == o.ID {
			return &gateway.Error{Op: "review.release", Kind: gateway.Conflict,
				Public: fmt.Sprintf("The partner has cancelled order %s (%s): reject the order, or reject the cancellation first.", o.Number, w.ID)}
		}
	}
	return nil
}

// changesOf lists the changes of an order, also those that wait for it.
func changesOf(tx *journal.Tx, o *journal.Order) ([]Item, error) {
	if o.Kind != gateway.KindOrder {
		return nil, nil
	}
	changes, err := tx.ChangesOf(o.ID)
	if err != nil {
		return nil, err
	}
	var items []Item
	for i := range changes {
		items = append(items, orderItem(&changes[i]))
	}
	return items, nil
}
