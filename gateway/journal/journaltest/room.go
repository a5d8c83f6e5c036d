// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// room: a worker gets as many jobs of a partner as it has room for, and those of
// others nevertheless.
func room(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	for i := range 30 {
		for _, partner := range []string{"a", "b", "c"} {
			enqueue(t, s, journal.Job{Lane: fmt.Sprint(partner, i), Kind: "k", Partner: partner})
		}
	}
	has := map[string]int{"a": 0, "b": 3, "c": 100}
	claim := func(limit int) map[string]int {
		jobs, err := s.Claim(t.Context(), journal.ClaimRequest{Node: "n", Kinds: []string{"k"}, Limit: limit, Lease: time.Minute, Now: clock.Now(),
			Room: func(partner string) int { return has[partner] }})
		must(t, err)
		got := map[string]int{}
		for _, j := range jobs {
			got[j.Partner]++
			has[j.Partner]--
		}
		return got
	}
	for i, want := range []map[string]int{{"b": 3, "c": 17}, {"c": 13}, {}} {
		if diff := cmp.Diff(want, claim(20)); diff != "" {
			t.Errorf("claim %d (-want +got):\n%s", i, diff)
		}
	}
	has["a"] = 1
	if diff := cmp.Diff(map[string]int{"a": 1}, claim(20)); diff != "" {
		t.Errorf("when there is room again (-want +got):\n%s", diff)
	}
}
