// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"path/filepath"
	"slices"

	"go.uber.org/zap"

	"ordergate/gateway"
)

// OpenShared opens the latest generation in a folder for look-ups only, beside the
// process that keeps it up to date. A newer one that is imported meanwhile is not
// seen.
func OpenShared(ctx context.Context, dir string) (*Store, error) {
	files, err := filepath.Glob(filepath.Join(dir, "masterdata-*.db"))
	if err != nil {
		return nil, gateway.E("masterdata.open", gateway.Internal, err)
	}
	slices.Sort(files)
	var last error
	for _, f := range slices.Backward(files) {
		g, err := openGeneration(ctx, f)
		if err == nil {
			return &Store{cfg: Config{Dir: dir, Clock: gateway.SystemClock{}, Logger: zap.NewNop()}, closing: make(chan struct{}), current: g}, nil
		}
		last = err // it may just have been replaced
	}
	if last != nil {
		return nil, gateway.E("masterdata.open", gateway.Transient, last)
	}
	return nil, gateway.Errorf("masterdata.open", gateway.NotFound, "no master data was imported yet")
}
