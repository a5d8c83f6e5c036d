// SPDX-License-Identifier: Apache-2.0

//go:build !linux

package intake

import "os"

// beginWriteback has nothing to offer here.
func beginWriteback(*os.File, int64, int64) {}
