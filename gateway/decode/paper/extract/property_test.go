// SPDX-License-Identifier: Apache-2.0

package extract_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/papertest"
	"ordergate/gateway/decode/paper/papertest/random"
)

var (
	seeds = flag.Int("seeds", 200, "how many random orders the property tests lay out")
	first = flag.Uint64("first", 0, "the first seed of the property tests")
)

// tally counts what became of random orders.
type tally struct {
	sync.Mutex
	n                         int
	perfect, gaps, held, part int // accepted whole, accepted with a value missing, held; of these held: all read right
	wrong                     []string
	causes                    map[string]int
	example                   map[string]uint64
}

// see takes one reading into account.
func (y *tally) see(seed uint64, shape []string, got []paper.Order, v random.Verdict) {
	y.Lock()
	defer y.Unlock()
	y.n++
	accepted := len(got) > 0
	for i := range got {
		accepted = accepted && got[i].Kind == paper.PurchaseOrder && gateway.Weigh(got[i].Findings) == gateway.Accept
	}
	switch {
	case accepted && v.Perfect():
		y.perfect++
	case accepted && len(v.Wrong) == 0:
		y.gaps++
		y.cause("accepted without "+plain(v.Missing[0]), seed)
	case accepted:
		y.wrong = append(y.wrong, fmt.Sprintf("seed %d (%s): %s", seed, strings.Join(shape, " "), strings.Join(v.Wrong, "; ")))
	default:
		y.held++
		if v.Perfect() {
			y.part++
			seen := map[string]bool{}
			for i := range got {
				for _, f := range got[i].Findings {
					if !seen[f.Code] {
						y.cause("read right, held: "+f.Code, seed)
					}
					seen[f.Code] = true
				}
			}
			return
		}
		all := append(slices.Clone(v.Wrong), v.Missing...)
		y.cause("held, misread: "+plain(all[0]), seed)
	}
}

func (y *tally) cause(s string, seed uint64) {
	if y.causes == nil {
		y.causes, y.example = map[string]int{}, map[string]uint64{}
	}
	y.causes[s]++
	y.example[s] = seed
}

// plain takes what differs from line to line out of a fault.
func plain(s string) string {
	if _, rest, ok := strings.Cut(s, ": "); ok && strings.HasPrefix(s, "line ") {
		s = rest
	}
	words := strings.Fields(s)
	return strings.TrimSuffix(words[0], ":")
}

func (y *tally) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d orders: %d accepted and perfect, %d accepted with a value missing, %d held (%d of them read right), %d WRONG\n", y.n, y.perfect, y.gaps, y.held, y.part, len(y.wrong))
	keys := slices.SortedFunc(maps.Keys(y.causes), func(a, b string) int { return cmp.Compare(y.causes[b], y.causes[a]) })
	for _, k := range keys {
		fmt.Fprintf(&b, "%6d  %s (seed %d)\n", y.causes[k], k, y.example[k])
	}
	return b.String()
}

// runs calls f for each seed, on two goroutines.
func runs(t *testing.T, f func(seed uint64)) {
	t.Helper()
	var wg sync.WaitGroup
	for k := range 2 {
		wg.Go(func() {
			for i := k; i < *seeds; i += 2 {
				f(*first + uint64(i))
			}
		})
	}
	wg.Wait()
}

// TestRandomOrders: whatever the layout, an order is read as it is printed or held;
// never is a different one accepted.
func TestRandomOrders(t *testing.T) {
	t.Parallel()
	var y tally
	runs(t, func(seed uint64) {
		c := random.Make(seed)
		got := extract.Extract(c.Document(), nil, extract.Hints{})
		y.see(seed, c.Shape, got, c.Order.Compare(got))
	})
	t.Log(y.String())
	for _, w := range y.wrong {
		t.Error("accepted, but another order: " + w)
	}
	if *seeds == 1 {
		c := random.Make(*first)
		d := c.Document()
		got := extract.Extract(d, nil, extract.Hints{})
		v := c.Order.Compare(got)
		t.Logf("%v\n%s\nwrong: %q\nmissing: %q", c.Shape, papertest.Dump(d), v.Wrong, v.Missing)
		tell(t, got)
	}
}

// tell shows what was read.
func tell(t *testing.T, got []paper.Order) {
	t.Helper()
	for i := range got {
		t.Logf("%s %+v", got[i].Kind, got[i].Number)
		for j := range got[i].Lines {
			l := &got[i].Lines[j]
			t.Logf("%q item %q/%q/%q %v %q %q %q %q/%q -%q = %q closed %v agreed %v", l.ID.Text, l.BuyerItem.Text, l.SupplierItem.Text, l.Item.Text, append(l.Item.Evidence, l.Item.Label), l.Description.Text, l.Quantity.Text, l.Unit.Text, l.UnitPrice.Text, l.Per.Text, l.Discount.Text, l.Amount.Text, l.Closed, l.Agreed)
		}
		for _, f := range got[i].Findings {
			t.Logf("%s: %s", f.Code, f.Message)
		}
	}
}

// TestSpoiledOrders: whatever is misprinted, lost, moved, hidden or misread of an order,
// it is read as it is printed or held.
func TestSpoiledOrders(t *testing.T) {
	t.Parallel()
	var y tally
	runs(t, func(seed uint64) {
		s := random.Make(seed).Spoil(seed)
		got := extract.Extract(s.Document(), nil, extract.Hints{})
		y.see(seed, append(s.Shape, "SPOILED: "+s.How), got, s.Order.Compare(got))
	})
	t.Log(y.String())
	for _, w := range y.wrong {
		t.Error("accepted, but another order: " + w)
	}
	if *seeds == 1 {
		s := random.Make(*first).Spoil(*first)
		d := s.Document()
		got := extract.Extract(d, nil, extract.Hints{})
		t.Logf("%s\n%s", s.How, papertest.Dump(d))
		tell(t, got)
	}
}
