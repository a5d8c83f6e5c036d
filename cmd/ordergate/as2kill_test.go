// SPDX-License-Identifier: Apache-2.0

package main

import (
	"maps"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// deaths are points where a side is killed one after the other in one trade: what it
// died at is tried again, and it dies a step later. No delivery dies more than twice: a
// third time it would be set aside.
var deaths = []struct{ side, points string }{
	{"seller", "as2.received intake.spooled as2.opened as2.sealed intake.kept intake.taken deliver.loaded as2.posted"},
	{"seller", "as2.taken ledger.prepared ledger.settled"},
	{"seller", "as2.answered deliver.sent deliver.recorded"},
	{"seller", "as2.prepared as2.settled"},
	{"buyer", "as2.received intake.spooled as2.opened as2.sealed intake.kept intake.taken acknowledged.read acknowledged.recorded"},
	{"buyer", "deliver.loaded as2.posted"},
	{"buyer", "ledger.prepared ledger.settled"},
	{"buyer", "deliver.sent deliver.recorded"},
	{"buyer", "as2.prepared as2.taken"},
	{"buyer", "as2.settled"},
	{"buyer", "as2.answered"},
}

// TestAS2Killed: kill -9 of either side at every named point of taking and sending,
// with receipts in the answer and by a call of their own; restart: one order, one 997
// and one 855, each under one Message-ID, and both sides can prove it.
func TestAS2Killed(t *testing.T) {
	t.Parallel()
	at := time.Now()
	for _, mdn := range []string{"sync", "async"} {
		for _, d := range deaths {
			t.Run(mdn+" "+d.side+" "+d.points, func(t *testing.T) {
				t.Parallel()
				x := newTrade(t, "  mdn: "+mdn+"\n  retries: [50ms]\n")
				w := x.watched()
				dying, points := map[string]*site{"seller": x.seller, "buyer": x.buyer}[d.side], strings.Fields(d.points)
				var seller, buyer *daemon
				mortal, other := &seller, &buyer
				if d.side == "buyer" {
					mortal, other = other, mortal
				}
				*mortal = dying.start(points[0])
				*other = x.not(dying).start("")
				if code, out := x.give(at); code != 0 && d.side != "buyer" { // it may die before it says that it has it
					t.Fatal(out)
				}
				for _, next := range append(points[1:], "") {
					(*mortal).died()
					*mortal = dying.start(next)
				}
				x.settled(seller, buyer)
				x.once(w, seller, buyer)
			})
		}
	}
}

// not is the other side.
func (x *trade) not(s *site) *site {
	if s == x.seller {
		return x.buyer
	}
	return x.seller
}

// once checks that one order was taken, posted and answered once, as both sides and
// the wire between them have it, and stops them.
func (x *trade) once(w *wire, seller, buyer *daemon) {
	t := x.seller.t
	t.Helper()
	seller.until("quiet", seller.idle)
	buyer.until("quiet", buyer.idle)
	if n := len(x.seller.files("erp/*.json")); n != 1 {
		t.Errorf("%d orders in the ERP", n)
	}
	if got := counts(x.seller.accuracy().Total); got != "passed 1" {
		t.Errorf("counted: %s", got)
	}
	if got := w.agree(t, buyer, seller); !maps.Equal(got, map[string]int{"850": 1}) {
		t.Errorf("to the seller: %v", got)
	}
	if got := w.agree(t, seller, buyer); !maps.Equal(got, map[string]int{"997": 1, "855": 1}) {
		t.Errorf("to the buyer: %v", got)
	}
	w.once(t, seller, buyer)
	seller.stop()
	buyer.stop()
}

// TestAS2KilledAtRandom: for AS2_KILL_ROUNDS rounds, twenty orders go one way and their
// answers the other while either side is killed at any moment: each order once, each
// document under one Message-ID, all proofs hold. See scripts/soak.sh.
func TestAS2KilledAtRandom(t *testing.T) {
	t.Parallel()
	rounds, _ := strconv.Atoi(os.Getenv("AS2_KILL_ROUNDS"))
	const orders = 20
	for round := range rounds {
		x := newTrade(t, "  mdn: "+[]string{"sync", "async"}[round%2]+"\n  retries: [50ms]\n")
		w := x.watched()
		seller, buyer := x.seller.start(""), x.buyer.start("")
		at := time.Now()
		for i := range orders {
			x.order(at.Add(time.Duration(i) * time.Second))
		}
		for i := range 4 { // twice each: what dies a third time is set aside
			time.Sleep(rand.N(500 * time.Millisecond)) // any moment will do: that is the test
			if i%2 == 0 {
				seller = seller.again()
			} else {
				buyer = buyer.again()
			}
		}
		seller.until("all orders", func() bool { return len(x.seller.files("erp/*.json")) == orders })
		buyer.until("the receipts", func() bool { return buyer.confirmed() == orders })
		seller.until("quiet", seller.idle)
		buyer.until("quiet", buyer.idle)
		if got := w.agree(t, buyer, seller); got["850"] != orders {
			t.Errorf("to the seller: %v", got)
		}
		if got := w.agree(t, seller, buyer); got["997"] != orders || got["855"] == 0 || got["855"] > orders { // 855s may share an interchange
			t.Errorf("to the buyer: %v", got)
		}
		w.once(t, seller, buyer)
		seller.stop()
		buyer.stop()
	}
}

// again kills a daemon and starts it once more.
func (d *daemon) again() *daemon {
	d.t.Helper()
	if err := d.cmd.Process.Kill(); err != nil {
		d.t.Fatal(err)
	}
	<-d.done
	return d.s.start("")
}
