// SPDX-License-Identifier: Apache-2.0

// Package blobtest is the conformance suite of blob.Store: every implementation
// passes it.
package blobtest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/gateway/blob"
)

// Run runs the suite, each test on a new, empty store.
func Run(t *testing.T, open func(t *testing.T) blob.Store) {
	for name, test := range map[string]func(t *testing.T, s blob.Store){
		"what was put is read":            roundTrip,
		"reading may seek":                seek,
		"putting again changes nothing":   again,
		"wrong bytes are refused":         wrong,
		"a broken reader leaves nothing":  broken,
		"a cancelled put leaves nothing":  cancelled,
		"what is not there":               missing,
		"deleting":                        remove,
		"a name is a digest":              names,
		"many at the same time":           concurrent,
		"walking sees each with its size": walk,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

// Payload gives n invented bytes and their digest.
func Payload(n int, seed uint64) (sha string, data []byte) {
	data = make([]byte, n)
	src := rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8), 1})
	_, _ = src.Read(data) // never fails
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), data
}

func put(t *testing.T, s blob.Store, n int, seed uint64) (string, []byte) {
	t.Helper()
	sha, data := Payload(n, seed)
	if err := s.Put(t.Context(), sha, int64(n), bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	return sha, data
}

func check(t *testing.T, s blob.Store, sha string, want []byte) {
	t.Helper()
	r, size, err := s.Open(t.Context(), sha)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	got, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if size != int64(len(want)) || !bytes.Equal(got, want) {
		t.Fatalf("read %d bytes (said %d), want the %d that were put", len(got), size, len(want))
	}
}

func absent(t *testing.T, s blob.Store, sha string) {
	t.Helper()
	r, _, err := s.Open(t.Context(), sha)
	if err == nil {
		_ = r.Close()
		t.Fatal("there is a payload")
	}
	if !errors.Is(err, blob.ErrNotFound) || gateway.KindOf(err) != gateway.NotFound {
		t.Fatalf("err = %v, want ErrNotFound of kind NotFound", err)
	}
}

func roundTrip(t *testing.T, s blob.Store) {
	for i, n := range []int{0, 1, 4095, 64 << 10, 64<<10 + 1, 3 << 20} {
		sha, data := put(t, s, n, uint64(i))
		check(t, s, sha, data)
	}
}

func seek(t *testing.T, s blob.Store) {
	for _, n := range []int{1000, 200_000} {
		sha, data := put(t, s, n, 1)
		r, _, err := s.Open(t.Context(), sha)
		if err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 100)
		if _, err := r.Seek(-300, io.SeekEnd); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(r, buf); err != nil || !bytes.Equal(buf, data[n-300:n-200]) {
			t.Errorf("after the seek: %v", err)
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}

func again(t *testing.T, s blob.Store) {
	for _, n := range []int{500, 100_000} {
		put(t, s, n, 1)
		sha, data := put(t, s, n, 1)
		check(t, s, sha, data)
	}
}

func wrong(t *testing.T, s blob.Store) {
	for _, n := range []int{500, 100_000} {
		sha, data := Payload(n, 1)
		other := bytes.Clone(data)
		other[n/2] ^= 1
		for name, r := range map[string]io.Reader{
			"other bytes": bytes.NewReader(other), "too short": bytes.NewReader(data[:n-1]), "too long": bytes.NewReader(append(bytes.Clone(data), 0)),
		} {
			err := s.Put(t.Context(), sha, int64(n), r)
			if !errors.Is(err, blob.ErrDamaged) || gateway.KindOf(err) != gateway.Invalid {
				t.Errorf("%s: err = %v, want ErrDamaged of kind Invalid", name, err)
			}
		}
		absent(t, s, sha)
	}
}

func broken(t *testing.T, s blob.Store) {
	for _, n := range []int{500, 100_000} {
		sha, data := Payload(n, 1)
		boom := errors.New("boom")
		r := io.MultiReader(bytes.NewReader(data[:n/2]), iotest.ErrReader(boom))
		if err := s.Put(t.Context(), sha, int64(n), r); !errors.Is(err, boom) {
			t.Errorf("err = %v, want the reader's", err)
		}
		absent(t, s, sha)
	}
}

func cancelled(t *testing.T, s blob.Store) {
	for _, n := range []int{500, 100_000} {
		sha, data := Payload(n, 1)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := s.Put(ctx, sha, int64(n), bytes.NewReader(data)); !errors.Is(err, context.Canceled) {
			t.Errorf("err = %v, want context.Canceled", err)
		}
		absent(t, s, sha)
	}
}

func missing(t *testing.T, s blob.Store) {
	sha, _ := Payload(10, 9)
	absent(t, s, sha)
}

func remove(t *testing.T, s blob.Store) {
	for _, n := range []int{500, 100_000} {
		sha, data := put(t, s, n, 1)
		for range 2 {
			if err := s.Delete(t.Context(), sha); err != nil {
				t.Fatal(err)
			}
			absent(t, s, sha)
		}
		put(t, s, n, 1)
		check(t, s, sha, data)
	}
}

func names(t *testing.T, s blob.Store) {
	sha, _ := Payload(1, 1)
	for _, name := range []string{"", "..", "../../etc/passwd", strings.ToUpper(sha), sha[:63], sha + "0", "../" + sha[:61], strings.Repeat("/", 64)} {
		if _, _, err := s.Open(t.Context(), name); gateway.KindOf(err) != gateway.Invalid {
			t.Errorf("Open(%q): %v", name, err)
		}
		if err := s.Put(t.Context(), name, 1, strings.NewReader("x")); gateway.KindOf(err) != gateway.Invalid {
			t.Errorf("Put(%q): %v", name, err)
		}
		if err := s.Delete(t.Context(), name); gateway.KindOf(err) != gateway.Invalid {
			t.Errorf("Delete(%q): %v", name, err)
		}
	}
}

func concurrent(t *testing.T, s blob.Store) {
	var g errgroup.Group
	for i := range 32 {
		g.Go(func() error {
			n := 1000 + 70_000*(i%2)
			sha, data := Payload(n, uint64(i%8)) // each four times
			if err := s.Put(t.Context(), sha, int64(n), bytes.NewReader(data)); err != nil {
				return err
			}
			r, _, err := s.Open(t.Context(), sha)
			if err != nil {
				return err
			}
			got, err := io.ReadAll(r)
			if err = errors.Join(err, r.Close()); err == nil && !bytes.Equal(got, data) {
				err = fmt.Errorf("payload %d came back other than it was put", i)
			}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
}

func walk(t *testing.T, s blob.Store) {
	want := map[string]int64{}
	for i, n := range []int{0, 10, 100_000} {
		sha, _ := put(t, s, n, uint64(i))
		want[sha] = int64(n)
	}
	err := s.Walk(t.Context(), func(i blob.Info) error {
		if size, ok := want[i.SHA256]; !ok || size != i.Size {
			t.Errorf("walked to %+v", i)
		}
		if age := time.Since(i.Put); age > time.Hour || age < -time.Hour {
			t.Errorf("put at %s", i.Put)
		}
		delete(want, i.SHA256)
		return nil
	})
	if err != nil || len(want) != 0 {
		t.Fatalf("err = %v, not walked to: %v", err, want)
	}
	put(t, s, 7, 7)
	stop := errors.New("stop")
	if err := s.Walk(t.Context(), func(blob.Info) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("err = %v, want the callback's", err)
	}
}
