// SPDX-License-Identifier: Apache-2.0

package blob_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ordergate/gateway/blob"
	"ordergate/gateway/blob/blobtest"
	"ordergate/gateway/journal"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func files(t *testing.T) (*blob.Files, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "blobs")
	f, err := blob.NewFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	return f, dir
}

func vault(t *testing.T, inline int64) (*blob.Vault, journal.Store, string) {
	t.Helper()
	j, err := journal.Open(t.Context(), journal.Config{URL: filepath.Join(t.TempDir(), "j.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	f, dir := files(t)
	return blob.New(j, f, inline), j, dir
}

func TestFiles(t *testing.T) {
	t.Parallel()
	blobtest.Run(t, func(t *testing.T) blob.Store { f, _ := files(t); return f })
}

func TestVault(t *testing.T) {
	t.Parallel()
	blobtest.Run(t, func(t *testing.T) blob.Store { v, _, _ := vault(t, 0); return v })
}

func TestVaultAllOutside(t *testing.T) {
	t.Parallel()
	blobtest.Run(t, func(t *testing.T) blob.Store { v, _, _ := vault(t, -1); return v })
}

func spool(t *testing.T, n int, seed uint64) (sha, path string, data []byte) {
	t.Helper()
	sha, data = blobtest.Payload(n, seed)
	path = filepath.Join(t.TempDir(), "spooled")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return sha, path, data
}

func outside(t *testing.T, dir string) (n int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestPrepareAndRecord(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		size    int
		outside int
	}{{"empty", 0, 0}, {"at the limit", 1000, 0}, {"above the limit", 1001, 1}} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			v, j, dir := vault(t, 1000)
			sha, path, data := spool(t, tt.size, 1)
			p, err := v.Prepare(t.Context(), sha, int64(tt.size), path)
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := v.Open(t.Context(), sha); !errors.Is(err, blob.ErrNotFound) {
				t.Errorf("before it was recorded: %v", err)
			}
			if err := j.Update(t.Context(), p.Record); err != nil {
				t.Fatal(err)
			}
			same(t, v, sha, data)
			if n := outside(t, dir); n != tt.outside {
				t.Errorf("%d files, want %d", n, tt.outside)
			}
			q, err := v.PrepareBytes(t.Context(), data)
			if err != nil || q.SHA256 != sha || q.Size != int64(tt.size) {
				t.Fatalf("prepared %+v: %v", q, err)
			}
			if err := j.Update(t.Context(), q.Record); err != nil {
				t.Fatal(err)
			}
			same(t, v, sha, data)
		})
	}
}

func same(t *testing.T, v *blob.Vault, sha string, want []byte) {
	t.Helper()
	r, size, err := v.Open(t.Context(), sha)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var got bytes.Buffer
	if _, err := got.ReadFrom(r); err != nil || size != int64(len(want)) || !bytes.Equal(got.Bytes(), want) {
		t.Fatalf("other bytes came back: %v", err)
	}
}

// A payload that was cut or lost behind the journal's back is an error of ours,
// never an order with half its lines.
func TestDamaged(t *testing.T) {
	t.Parallel()
	v, _, dir := vault(t, -1)
	sha, data := blobtest.Payload(5000, 1)
	if err := v.Put(t.Context(), sha, 5000, bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, sha[:2], sha)
	if err := os.Truncate(path, 4999); err != nil {
		t.Fatal(err)
	}
	if _, _, err := v.Open(t.Context(), sha); !errors.Is(err, blob.ErrDamaged) {
		t.Errorf("cut short: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, _, err := v.Open(t.Context(), sha); !errors.Is(err, blob.ErrDamaged) || errors.Is(err, blob.ErrNotFound) {
		t.Errorf("lost: %v", err)
	}
}

func TestSweep(t *testing.T) {
	t.Parallel()
	v, j, dir := vault(t, -1)
	long := time.Now().Add(-time.Hour)
	age := func(sha string) {
		t.Helper()
		if err := os.Chtimes(filepath.Join(dir, sha[:2], sha), long, long); err != nil {
			t.Fatal(err)
		}
	}
	kept, data := blobtest.Payload(100, 1)
	if err := v.Put(t.Context(), kept, 100, bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	age(kept)
	forgotten, other := blobtest.Payload(100, 2)
	if err := v.Put(t.Context(), forgotten, 100, bytes.NewReader(other)); err != nil {
		t.Fatal(err)
	}
	age(forgotten)
	if err := j.Update(t.Context(), func(tx *journal.Tx) error { _, err := tx.DeleteBlob(forgotten); return err }); err != nil {
		t.Fatal(err)
	}
	under, way := blobtest.Payload(100, 3)
	if _, err := v.PrepareBytes(t.Context(), way); err != nil { // not recorded yet
		t.Fatal(err)
	}
	age(under) // even so
	half := filepath.Join(dir, "tmp", "half")
	if err := os.WriteFile(half, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(half, long, long); err != nil {
		t.Fatal(err)
	}

	cutoff := time.Now().Add(-30 * time.Minute)
	n, err := v.Sweep(t.Context(), cutoff)
	if err != nil {
		t.Fatal(err)
	}
	if n != 0 { // forgotten was put a moment ago by this vault: its turn comes
		t.Errorf("swept %d", n)
	}
	// A node that has just started knows of no delivery under way.
	restarted := blob.New(j, func() blob.Store { f, err := blob.NewFiles(dir); must(t, err); return f }(), -1)
	if n, err = restarted.Sweep(t.Context(), cutoff); err != nil || n != 2 {
		t.Errorf("swept %d, want 2: %v", n, err)
	}
	same(t, v, kept, data)
	if n := outside(t, dir); n != 1 {
		t.Errorf("%d files left, want 1", n)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
