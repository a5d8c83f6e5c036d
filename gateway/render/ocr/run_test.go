// SPDX-License-Identifier: Apache-2.0

package ocr_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ordergate/gateway/render/ocr"
)

// TestHangs: a run that does not end, with the picture read or not, or with a child
// of its own that keeps the pipes, is ended.
func TestHangs(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{"reads nothing": "sleep 20", "reads all": "cat >/dev/null; exec sleep 20", "leaves a child": "exec 3<&0; sleep 20 <&3 & exit 0"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "tesseract")
			if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			e := ocr.Engine{Path: path, Time: 300 * time.Millisecond}
			if _, err := e.Read(context.Background(), bytes.Repeat([]byte("x"), 1<<20), 300); !errors.Is(err, ocr.ErrLimit) {
				t.Errorf("%v, want %v", err, ocr.ErrLimit)
			}
		})
	}
}
