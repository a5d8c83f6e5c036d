// SPDX-License-Identifier: Apache-2.0

package pdfium_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"ordergate/gateway/render/pdfium"
)

// TestCache: damaged code is compiled anew, and kept.
func TestCache(t *testing.T) {
	t.Run("cut", func(t *testing.T) { damaged(t, func(b []byte) []byte { return b[:len(b)/3] }) })
}

func damaged(t *testing.T, damage func([]byte) []byte) {
	start := func(dir string) {
		e, err := pdfium.New(context.Background(), dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
	}
	shared := filepath.Join(os.TempDir(), fmt.Sprintf("ordergate-test-pdfium-%d", os.Getuid()))
	start(shared)
	files, err := filepath.Glob(filepath.Join(shared, "wazero-*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	dir := t.TempDir()
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data = damage(data)
		to := filepath.Join(dir, filepath.Base(filepath.Dir(file)), filepath.Base(file))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	start(dir)
	again, err := filepath.Glob(filepath.Join(dir, "wazero-*", "*"))
	if err != nil || len(again) == 0 {
		t.Fatal(again, err)
	}
	for _, file := range again {
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(shared, filepath.Base(filepath.Dir(file)), filepath.Base(file)))
		if err != nil || !bytes.Equal(got, want) {
			t.Error("the damaged code was kept", err)
		}
	}
}
