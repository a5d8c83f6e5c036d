// SPDX-License-Identifier: Apache-2.0

//go:build linux

package pdfium

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// TestFresh: what a document leaves in an instance is gone when the next one comes.
func TestFresh(t *testing.T) {
	ctx := context.Background()
	e, err := New(ctx, filepath.Join(os.TempDir(), fmt.Sprintf("ordergate-test-pdfium-%d", os.Getuid())))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	memory := func() (*module, []byte) {
		m, err := e.instance(ctx)
		if err != nil {
			t.Fatal(err)
		}
		all, _ := m.mem.Read(0, m.mem.Size())
		return m, bytes.Clone(all)
	}
	first, fresh := memory()
	first.close()

	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.AddPage()
	pdf.SetFont("Helvetica", "", 10)
	pdf.Text(50, 50, "a secret of the first document")
	var buf bytes.Buffer
	if err := pdf.Output(&buf); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		d, err := e.Open(ctx, buf.Bytes(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if d.m != first {
			t.Error("the instance was not taken again")
		}
		if p, err := d.Page(1); err != nil || len(p.Words) != 6 {
			t.Error(p, err)
		}
		d.Close()
		m, again := memory()
		if m != first || !bytes.Equal(fresh, again) {
			t.Error("the instance is not what it was")
		}
		m.close()
	}

	spoil := func(what string, do func(*module)) {
		m, _ := memory()
		do(m)
		m.close()
		if e.spare != nil {
			t.Errorf("an instance is taken again: %s", what)
		}
	}
	spoil("that grew", func(m *module) { m.malloc(40 << 20) })
	spoil("whose stack was left", func(m *module) { m.call("_emscripten_stack_alloc", 64) })
	spoil("that trapped", func(m *module) {
		err := func() (err error) {
			defer m.guard(&err)
			m.call("FPDF_GetPageCount", 1<<31)
			return nil
		}()
		if !errors.Is(err, ErrTrap) {
			t.Errorf("it did not: %v", err)
		}
	})
}
