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
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

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

type envelope struct {
	SenderQual   string `json:"sender_qual"`
	Sender       string
	ReceiverQual string `json:"receiver_qual"`
	Receiver     string
	Date         string
	Version      string
	Control      string
	AckRequested string `json:"ack_requested"`
	Usage        string
	Repetition   string
	Element      string
	Component    string
	Terminator   string
	Groups       []groupSample
}

type groupSample struct {
	ID, Sender, Receiver, Control, Version string
	Transactions                           []setSample
}

type setSample struct {
	ID, Control string
	Segments    int
}

// TestSampleEnvelopes: who sent what to whom, with which delimiters, in which
// groups and sets of how many segments.
func TestSampleEnvelopes(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob(samples + "/*/*.expected.json")
	if len(files) == 0 {
		t.Log("no samples beside the project: nothing read")
	}
	for _, f := range files {
		var want struct {
			Standard     string
			Interchanges []envelope
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		if want.Standard != "X12" || slices.ContainsFunc(want.Interchanges, func(e envelope) bool { return strings.Contains(e.Control, "\n") }) {
			continue // or an ISA into which the segments behind it ran: rejected, and its values are nobody's
		}
		data, err := os.ReadFile(strings.TrimSuffix(f, ".expected.json"))
		if err != nil {
			t.Fatal(err)
		}
		var got []envelope
		for _, ev := range events(t, x12.NewReader(bytes.NewReader(data), x12.Options{})) {
			switch ic, g := ev.Interchange, ev.Group; ev.Kind {
			case x12.InterchangeStart:
				e := envelope{SenderQual: ic.Sender.Qualifier, Sender: ic.Sender.ID, ReceiverQual: ic.Receiver.Qualifier, Receiver: ic.Receiver.ID, Date: ic.Date,
					Version: ic.Version, Control: ic.Control, AckRequested: "0", Usage: ic.Usage, Element: one(ic.Delimiters.Element),
					Component: one(ic.Delimiters.Component), Repetition: one(ic.Delimiters.Repetition), Terminator: one(ic.Delimiters.Segment)}
				if ic.AckRequested {
					e.AckRequested = "1"
				}
				got = append(got, e)
			case x12.GroupStart:
				e := &got[len(got)-1]
				e.Groups = append(e.Groups, groupSample{ID: g.FunctionalID, Sender: g.Sender, Receiver: g.Receiver, Control: g.Control, Version: g.Version})
			case x12.Set:
				if groups := got[len(got)-1].Groups; len(groups) > 0 {
					last := &groups[len(groups)-1]
					last.Transactions = append(last.Transactions, setSample{ev.Report.ID, ev.Report.Control, len(flatten(ev.Document.Root)) + 2})
				}
			}
		}
		for i := range want.Interchanges {
			want.Interchanges[i].Terminator = want.Interchanges[i].Terminator[:min(1, len(want.Interchanges[i].Terminator))]
		}
		if diff := cmp.Diff(want.Interchanges, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:\n%s", filepath.Base(f), diff)
		}
	}
}

func one(c byte) string {
	if c == 0 {
		return ""
	}
	return string(rune(c))
}
