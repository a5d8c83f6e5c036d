// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"context"
	"crypto"
	"io"
	"testing"

	"ordergate/transports/as2/proof"
)

func TestProof(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.serve()
	stranger := newIdentity(t, "stranger")
	for i, s := range []sealed{signedEncrypted, {sign: crypto.SHA512, encrypt: "aes-256-gcm"}, {}, {sign: crypto.SHA256, signer: &stranger}} {
		r.send(s, "<p"+string(rune('0'+i))+"@acme>", order)
		x := r.in.Exchanges()[i]
		report, err := proof.Verify(t.Context(), r.open, &x, r.rel)
		if err != nil || !report.OK() || len(report.Steps) < 7 {
			t.Errorf("%d: %v %+v", i, err, report.Steps)
		}
	}
	x := r.in.Exchanges()[0]
	for name, c := range map[string]struct {
		sha     string
		change  func(b []byte) []byte
		journal string
		want    string
	}{
		"a byte of the message":      {sha: x.Original, change: func(b []byte) []byte { b[len(b)-9] ^= 1; return b }, want: "message digest"},
		"a byte of the receipt":      {sha: x.Receipt, change: func(b []byte) []byte { return bytes.Replace(b, []byte("processed"), []byte("Processed"), 1) }, want: "receipt signature"},
		"another digest journaled":   {journal: x.Original, want: "MIC"},
		"other payloads, so it says": {sha: "facts", want: "payloads"},
	} {
		t.Run(name, func(t *testing.T) {
			x := x
			open := func(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error) {
				if sha == c.sha && c.change != nil {
					b := c.change(bytes.Clone(r.in.Bytes(sha)))
					return sections{bytes.NewReader(b)}, int64(len(b)), nil
				}
				return r.open(ctx, sha)
			}
			if c.journal != "" {
				x.MIC = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, sha-256"
			}
			if c.sha == "facts" {
				x.Facts = []byte(`{"payloads":[{"sha256":"00"}]}`)
			}
			report, err := proof.Verify(t.Context(), open, &x, r.rel)
			if err != nil || report.OK() {
				t.Fatalf("%v %+v", err, report.Steps)
			}
			found := false
			for _, s := range report.Steps {
				found = found || s.State == proof.Failed && s.Name == c.want
			}
			if !found {
				t.Errorf("%+v", report.Steps)
			}
		})
	}
}
