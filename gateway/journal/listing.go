// SPDX-License-Identifier: Apache-2.0

package journal

// OrderFilter says which orders are listed.
type OrderFilter struct {
	Partners []string // of these; nil: of any
	States   []OrderState
	Number   string // "" for any
	From     string // ids from this on; "" for no bound
	Before   string // ids below this one; "" for no bound
	Limit    int
}

// OrdersBy lists orders, newest first.
func (tx *Tx) OrdersBy(f OrderFilter) ([]Order, error) {
	where, args := `WHERE 1 = 1`, []any{}
	add := func(condition string, values ...any) {
		where += ` AND ` + condition
		args = append(args, values...)
	}
	if f.Partners != nil {
		values := make([]any, len(f.Partners))
		for i, p := range f.Partners {
			values[i] = p
		}
		if len(values) == 0 {
			return nil, nil
		}
		add(`partner IN (`+times(len(values), "?")+`)`, values...)
	}
	if len(f.States) > 0 {
		values := make([]any, len(f.States))
		for i, s := range f.States {
			values[i] = string(s)
		}
		add(`state IN (`+times(len(values), "?")+`)`, values...)
	}
	if f.Number != "" {
		add(`number = ?`, f.Number)
	}
	if f.From != "" {
		add(`id >= ?`, f.From)
	}
	if f.Before != "" {
		add(`id < ?`, f.Before)
	}
	return tx.orders(where+` ORDER BY id DESC LIMIT ?`, append(args, f.Limit)...)
}
