// SPDX-License-Identifier: Apache-2.0

package x12_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

const samples = "../../../../shared/samples/edi"

// readAll reads a payload and returns its events and all findings.
func readAll(t testing.TB, data []byte) (docs []*decode.Document, findings []gateway.Finding) {
	t.Helper()
	r := x12.NewReader(bytes.NewReader(data), x12.Options{})
	for {
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			return docs, findings
		}
		if err != nil {
			t.Fatal(err)
		}
		findings = append(findings, ev.Findings...)
		if ev.Document != nil {
			docs = append(docs, ev.Document)
			findings = append(findings, ev.Document.Findings...)
		}
	}
}

type expected struct {
	File         string
	Verdict      string
	Defects      []string
	Interchanges []struct {
		Groups []struct {
			Transactions []struct{ ID, Control string }
		}
	}
}

var ackCode = regexp.MustCompile(`^(TA1 \d{3}|TA1 ISA field width|AK[3459] \d+|IK5 18)`)

// TestSamples reads other people's documents in place: every good one without
// a rejection, every bad one with a finding that carries its code.
func TestSamples(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob(samples + "/*/*.expected.json")
	if len(files) == 0 {
		t.Log("no samples beside the project: nothing read")
		return
	}
	good, bad := 0, 0
	for _, f := range files {
		var want expected
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(want.File, "edifact") {
			continue
		}
		data, err := os.ReadFile(strings.TrimSuffix(f, ".expected.json"))
		if err != nil {
			t.Fatal(err)
		}
		docs, findings := readAll(t, data)
		sets := 0
		for _, i := range want.Interchanges {
			for _, g := range i.Groups {
				sets += len(g.Transactions)
			}
		}
		if len(docs) != sets {
			t.Errorf("%s: %d sets, want %d", want.File, len(docs), sets)
		}
		acks := map[string]bool{}
		for _, fd := range findings {
			acks[fd.Ack] = true
		}
		if want.Verdict == "reject" {
			bad++
			if len(findings) == 0 && !strings.Contains(strings.Join(want.Defects, " "), "TA1 025") { // a repeat is the journal's to know
				t.Errorf("%s: silence", want.File)
			}
		} else {
			good++
			for _, fd := range findings {
				if fd.Severity == gateway.Reject {
					t.Errorf("%s: rejected: %s %s at %s", want.File, fd.Ack, fd.Message, fd.Position.Path)
				}
			}
		}
		for _, d := range want.Defects {
			if code := ackCode.FindString(d); code != "" && !acks[code] && code != "TA1 025" {
				t.Errorf("%s: no finding %q for %q; have %v", want.File, code, d, acks)
			}
		}
	}
	t.Logf("%d good and %d bad samples read", good, bad)
}
