// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"sync"

	"ordergate/gateway/validate"
)

// answers keeps what keys were answered with, unknown ones too: within a
// generation the answer to a key never changes.
type answers struct {
	mu   sync.Mutex
	kept map[validate.Key]answer
}

// answer to a key; all nil when it is not known.
type answer struct {
	customer *validate.Customer
	shipTo   *validate.ShipTo
	item     *validate.Item
	contract *validate.Contract
	calendar *validate.Calendar
	places   []validate.ShipTo
}

// maxKept bounds the memory: an item with its units and prices takes some 1 KB.
const maxKept = 10_000

// take puts the answers that are kept into f and returns the other keys, each once.
func (a *answers) take(keys []validate.Key, f *validate.Facts) []validate.Key {
	a.mu.Lock()
	defer a.mu.Unlock()
	var rest []validate.Key
	seen := make(map[validate.Key]bool, len(keys))
	for _, k := range keys {
		if seen[k] {
			continue
		}
		seen[k] = true
		if v, ok := a.kept[k]; ok {
			v.put(k, f)
		} else {
			rest = append(rest, k)
		}
	}
	return rest
}

func (a *answers) keep(keys []validate.Key, f *validate.Facts) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.kept == nil || len(a.kept)+len(keys) > maxKept {
		a.kept = make(map[validate.Key]answer)
	}
	for _, k := range keys[:min(len(keys), maxKept)] {
		s := k.String()
		a.kept[k] = answer{found(f.Customer, s), found(f.ShipTo, s), found(f.Item, s), found(f.Contract, s), found(f.Calendar, s), f.Place[s]}
	}
}

func found[T any](in map[string]T, key string) *T {
	if v, ok := in[key]; ok {
		return &v
	}
	return nil
}

func (v answer) put(k validate.Key, f *validate.Facts) {
	s := k.String()
	switch {
	case v.customer != nil:
		f.Customer[s] = *v.customer
	case v.shipTo != nil:
		f.ShipTo[s] = *v.shipTo
	case v.item != nil:
		f.Item[s] = *v.item
	case v.contract != nil:
		f.Contract[s] = *v.contract
	case v.calendar != nil:
		f.Calendar[s] = *v.calendar
	case v.places != nil:
		if f.Place == nil {
			f.Place = map[string][]validate.ShipTo{}
		}
		f.Place[s] = v.places
	}
}
