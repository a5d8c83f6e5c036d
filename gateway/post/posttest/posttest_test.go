// SPDX-License-Identifier: Apache-2.0

package posttest_test

import (
	"sync/atomic"
	"testing"

	"ordergate/gateway/post"
	"ordergate/gateway/post/posttest"
)

func TestMemory(t *testing.T) {
	t.Parallel()
	posttest.Run(t, func(t *testing.T) posttest.Harness {
		m := &posttest.Memory{}
		var lose, away atomic.Bool
		m.Before = func(post.Request) post.Answer {
			if away.Load() {
				return post.Answer{Result: post.Retry, Reason: "away"}
			}
			return post.Answer{}
		}
		m.After = func(_ post.Request, a post.Answer) post.Answer {
			if lose.Swap(false) {
				return post.Answer{Result: post.Unknown, Reason: "lost"}
			}
			return a
		}
		return posttest.Harness{Target: m, Count: m.Count, LoseAnswer: func() { lose.Store(true) },
			Unreachable: func() func() { away.Store(true); return func() { away.Store(false) } }}
	})
}
