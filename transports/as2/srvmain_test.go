// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if args := os.Getenv("ORDERGATE_BENCH_LOAD"); args != "" {
		if err := sendLoad(args); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}
