// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"strconv"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
)

func shapes(format, typ, version string) *decode.Shape {
	if format != "x12" {
		return nil
	}
	return x12.ShapeOf(typ, version)
}

// base loads the built-in readings.
func base(t testing.TB) *mapping.Set {
	t.Helper()
	set, faults := mapping.Load(nil, mapping.Config{Formats: formats.All(), Shapes: shapes})
	for _, f := range faults {
		t.Error(f)
	}
	return set
}

func TestBuiltinReadingsLoad(t *testing.T) {
	t.Parallel()
	set := base(t)
	m, ok := set.Builtin("x12", "850")
	if !ok || m.ID() != "x12-850" {
		t.Fatalf("no built-in reading of x12 850: %v", set.IDs())
	}
}

func itoa(i int) string { return strconv.Itoa(i) }
