// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"testing"

	"ordergate/gateway/blob"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports/as2"
	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/proof"
)

// durable is the real door on a real disk.
func durable(t testing.TB, r *receiver) (*intake.Intake, *blob.Vault) {
	t.Helper()
	store, err := journal.Open(context.Background(), journal.Config{URL: filepath.Join(r.dir, "journal.db"), Clock: r.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	files, err := blob.NewFiles(filepath.Join(r.dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	vault := blob.New(store, files, 0)
	in, err := intake.New(intake.Config{Journal: store, Vault: vault, Dir: filepath.Join(r.dir, "spool"), Inline: 256 << 10, MaxBytes: 2 << 30, MinFree: -1, Clock: r.clock})
	if err != nil {
		t.Fatal(err)
	}
	return in, vault
}

// pattern is a payload of any size that takes no memory.
type pattern struct{ left int64 }

// Read implements io.Reader.
func (p *pattern) Read(b []byte) (int, error) {
	if p.left == 0 {
		return 0, io.EOF
	}
	n := int(min(int64(len(b)), p.left))
	copy(b[:n], patternText[p.left%18:])
	n = min(n, len(patternText)-int(p.left%18))
	p.left -= int64(n)
	return n, nil
}

var patternText = bytes.Repeat([]byte("PO1*1*10*EA*1.50~\n"), 4096)

// largeBody writes a signed and encrypted message of a size.
func (r *receiver) largeBody(w io.Writer, algorithm string, size int64) error {
	head := entity("", "large.edi", nil)
	content := func() io.Reader { return io.MultiReader(bytes.NewReader(head), &pattern{size}) }
	h := sha256.New()
	if _, err := io.Copy(h, content()); err != nil {
		return err
	}
	sig, err := cms.SignDigest(h.Sum(nil), cms.SignOptions{Key: cms.Key{Certificate: r.them.cert, Private: r.them.key}, Hash: crypto.SHA256, Time: r.clock.Now()})
	if err != nil {
		return err
	}
	e, err := cms.Encrypt(w, cms.EncryptOptions{Recipients: []*x509.Certificate{r.us.cert}, Algorithm: algorithm, Size: -1})
	if err != nil {
		return err
	}
	fmt.Fprintf(e, "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=\"b42\"\r\n\r\n--b42\r\n")
	if _, err := io.Copy(e, content()); err != nil {
		return err
	}
	fmt.Fprintf(e, "\r\n--b42\r\nContent-Type: application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n--b42--\r\n", base64.StdEncoding.EncodeToString(sig))
	return e.Close()
}

// TestLarge: a message of any size in the memory of a small one, through the real
// door; and what was kept of it is proof.
// It is not parallel: the heap is everybody's.
func TestLarge(t *testing.T) {
	const size = 96 << 20
	for _, algorithm := range []string{"aes-128-cbc", "aes-256-gcm"} {
		r := newReceiverOf(t, "ec us", "ec them")
		r.config = func(c *as2.ServerConfig) { c.MaxBytes = 1 << 30 }
		in, vault := durable(t, r)
		s, up, done := r.server(), r.up, make(chan error, 1)
		ctx, cancel := context.WithCancel(context.Background())
		go func() { done <- s.Serve(ctx, in) }()
		<-up
		pr, pw := io.Pipe()
		go func() { pw.CloseWithError(r.largeBody(pw, algorithm, size)) }()
		m := &memory{r: pr}
		p := r.post(r.request("<large@acme>", "application/pkcs7-mime; smime-type=enveloped-data", m))
		if p.outcome() != "processed" {
			t.Fatalf("%s: %s %q", algorithm, p.outcome(), p.body)
		}
		t.Logf("%s: %d MiB over idle", algorithm, m.most>>20)
		if m.most > 64<<20 {
			t.Errorf("%s: %d MiB over idle", algorithm, m.most>>20)
		}
		x, err := in.Processed(t.Context(), "acme-as2", "ACME", "US Corp", "<large@acme>")
		if err != nil || x == nil {
			t.Fatal(x, err)
		}
		report, err := proof.Verify(t.Context(), vault.Open, x, r.rel)
		if err != nil || !report.OK() {
			t.Errorf("%v %+v", err, report.Steps)
		}
		if f := as2.FactsOf(x); len(f.Payloads) != 1 || f.Payloads[0].Size != size {
			t.Errorf("facts %+v", f)
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// memory looks at the heap now and then while it is read.
type memory struct {
	r          io.Reader
	seen, next int64
	base, most uint64
}

// Read implements io.Reader.
func (m *memory) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	if m.seen += int64(n); m.seen >= m.next {
		m.next = m.seen + 4<<20
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		if m.base == 0 {
			m.base = now.HeapInuse
		}
		if now.HeapInuse > m.base {
			m.most = max(m.most, now.HeapInuse-m.base)
		}
	}
	return n, err
}
