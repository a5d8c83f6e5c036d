// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/time/rate"
)

// TestBandwidth: what an account, or everybody together, may move is moved no faster, and
// who goes away does not wait.
func TestBandwidth(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name         string
		account, all *rate.Limiter
		want         time.Duration
	}{
		{"none", nil, nil, 0},
		{"of the account", rate.NewLimiter(1000, 1000), nil, 9 * time.Second},
		{"of all", nil, rate.NewLimiter(2000, 1000), 4500 * time.Millisecond},
		{"the narrower counts", rate.NewLimiter(1000, 1000), rate.NewLimiter(100_000, 1000), 9 * time.Second},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c := &client{ctx: t.Context(), s: &Server{limiter: tt.all}, account: &account{limiter: tt.account}}
				begin := time.Now()
				for range 4 { // 10,000 bytes, the burst among them
					if err := c.pace(2500); err != nil {
						t.Fatal(err)
					}
				}
				if took := time.Since(begin); took < tt.want || took > tt.want+100*time.Millisecond {
					t.Errorf("it took %s, want %s", took, tt.want)
				}
			})
		})
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		c := &client{ctx: ctx, s: &Server{}, account: &account{limiter: rate.NewLimiter(1, 1)}}
		time.AfterFunc(time.Second, cancel)
		if err := c.pace(1000); !errors.Is(err, context.Canceled) {
			t.Errorf("gone away: %v", err)
		}
	})
}
