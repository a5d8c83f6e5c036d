// SPDX-License-Identifier: Apache-2.0

package mail_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/mail"
	"ordergate/gateway/decode/unpack/unpacktest"
)

var update = flag.Bool("update", false, "write what is found as what is wanted")

// TestMails: what becomes of each part of the mails in testdata, made after those that
// mail programs and ERP systems send.
func TestMails(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*/in.eml")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 45 {
		t.Fatalf("only %d mails", len(files))
	}
	for _, file := range files {
		dir := filepath.Dir(file)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			in, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			head, err := mail.Head(bytes.NewReader(in))
			if err != nil {
				t.Fatal(err)
			}
			got := struct {
				From, Subject string
				Automatic     bool `json:",omitempty"`
				unpacktest.Result
			}{head.From, head.Subject, head.Automatic, unpacktest.Run(t, in, "in.eml", "")}
			b, err := json.MarshalIndent(got, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			b = append(bytes.ReplaceAll(bytes.ReplaceAll(bytes.ReplaceAll(b, []byte(`\u003c`), []byte("<")), []byte(`\u003e`), []byte(">")), []byte(`\u0026`), []byte("&")), '\n')
			want := filepath.Join(dir, "want.json")
			if *update {
				if err := os.WriteFile(want, b, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			wanted, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(wanted), string(b)); d != "" {
				t.Error(d)
			}
		})
	}
}

// FuzzMail: any bytes are unpacked within bounds, and every part is told of.
func FuzzMail(f *testing.F) {
	files, err := filepath.Glob("testdata/*/in.eml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got := unpacktest.Within(t, b, "in.eml", "message/rfc822", &decode.Budget{Parts: 200, Unpacked: 8 << 20, Depth: 4})
		if len(got.Parts) > 400 || got.Bytes > 16<<20 {
			t.Errorf("%d parts of %d bytes", len(got.Parts), got.Bytes)
		}
		if _, err := mail.Head(bytes.NewReader(b)); err != nil {
			t.Error(err)
		}
	})
}
