// SPDX-License-Identifier: Apache-2.0

package acknowledge_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode/x12"
)

// fa makes an interchange of one acknowledgement, with faults or without.
func fa(version string, segments ...string) []byte {
	set := "997"
	if strings.Contains(strings.Join(segments, ""), "IK") {
		set = "999"
	}
	return []byte("ISA*00*          *00*          *ZZ*ACME           *ZZ*OURID          *261120*0900*^*00501*000000031*0*P*>~GS*FA*ACME*OURID*20261120*0900*31*X*" + version + "~ST*" + set + "*0001~" +
		strings.Join(segments, "~") + fmt.Sprintf("~SE*%d*0001~GE*1*31~IEA*1*000000031~", len(segments)+2))
}

func said(t *testing.T, payload []byte) (all []acknowledge.Said, findings []gateway.Finding) {
	t.Helper()
	for _, d := range read(t, payload).docs {
		s, fs := acknowledge.Incoming(d)
		all, findings = append(all, s...), append(findings, fs...)
	}
	return all, findings
}

func codes(fs []gateway.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, strings.TrimSpace(f.Code+" "+string(f.Severity)))
	}
	return out
}

// TestIncoming: what we write of a group is read back as it was.
func TestIncoming(t *testing.T) {
	t.Parallel()
	groups := []x12.GroupReport{
		{FunctionalID: "PO", Sender: "OURID", Receiver: "ACME", Control: "905", Version: "005010", Included: 2, Received: 2, Accepted: 1, Status: "P", Sets: []x12.SetReport{
			{ID: "850", Control: "0001", Status: "A"},
			{ID: "850", Control: "0002", Status: "R", Errors: []string{"5"}, Segments: []x12.SegmentError{
				{ID: "PO1", Position: 11, Loop: "PO1", Code: "8", Business: "PO101:12", Elements: []x12.ElementError{{Element: 2, Ref: "380", Code: "6", Value: "1O"}, {Element: 4, Component: 2, Repetition: 3, Code: "I13"}}},
				{ID: "CTT", Position: 17, Code: "3"}}}}},
		{FunctionalID: "PC", Sender: "OURID", Receiver: "ACME", Control: "7", Version: "005010", Included: 3, Received: 1, Accepted: 0, Status: "R", Errors: []string{"4", "5"},
			Sets: []x12.SetReport{{ID: "860", Control: "9999", Status: "R", Errors: []string{"2", "7"}}}},
	}
	p := acknowledge.Profile{Functional: acknowledge.F999}
	b := acknowledge.Bundle{Sets: acknowledge.Functional(x12.InterchangeReport{}, groups, p)}
	sealed, err := b.Seal(p, envelope(read(t, fa("005010", "AK1*PO*1", "AK9*A*1*1*1")).ic))
	if err != nil {
		t.Fatal(err)
	}
	all, findings := said(t, sealed.Payload)
	var got []x12.GroupReport
	for _, s := range all {
		if !s.Counted {
			t.Errorf("not counted: %+v", s)
		}
		got = append(got, s.GroupReport)
	}
	if diff := cmp.Diff(groups, got, cmpopts.IgnoreFields(x12.GroupReport{}, "Sender", "Receiver")); diff != "" || len(findings) > 0 {
		t.Errorf("(-written +read):\n%s%v", diff, findings)
	}
}

// TestIncomingFaults: what is wrong with an acknowledgement is said, the rest of
// it counts.
func TestIncomingFaults(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name     string
		segments []string
		want     []x12.GroupReport
		findings []string
	}{
		{"no AK1", []string{"AK9*A*1*1*1"}, nil, []string{"ack.group.missing warn"}},
		{"no AK9", []string{"AK1*PR*5", "AK2*855*0001", "AK5*A"},
			[]x12.GroupReport{{FunctionalID: "PR", Control: "5", Sets: []x12.SetReport{{ID: "855", Control: "0001", Status: "A"}}}}, []string{"ack.trailer.missing warn"}},
		{"no AK5", []string{"AK1*PR*5", "AK2*855*0001", "AK3*ACK*9**2", "AK9*R*1*1*0"},
			[]x12.GroupReport{{FunctionalID: "PR", Control: "5", Status: "R", Included: 1, Received: 1,
				Sets: []x12.SetReport{{ID: "855", Control: "0001", Segments: []x12.SegmentError{{ID: "ACK", Position: 9, Code: "2"}}}}}}, nil},
		{"counts that are none", []string{"AK1*PR*5", "AK9*A*one**"}, []x12.GroupReport{{FunctionalID: "PR", Control: "5", Status: "A"}}, []string{"ack.count.wrong warn"}},
		{"two groups in one set", []string{"AK1*PR*5", "AK9*A*1*1*1", "AK1*CA*6", "AK9*R*1*1*0*5"},
			[]x12.GroupReport{{FunctionalID: "PR", Control: "5", Status: "A", Included: 1, Received: 1, Accepted: 1},
				{FunctionalID: "CA", Control: "6", Status: "R", Included: 1, Received: 1, Errors: []string{"5"}}}, nil},
		{"segments that do not belong there", []string{"AK4*1**7", "AK5*R", "AK1*PR*5", "AK3*ACK*9**2", "BEG*00*SA*1", "AK9*A*1*1*1"},
			[]x12.GroupReport{{FunctionalID: "PR", Control: "5", Status: "A", Included: 1, Received: 1, Accepted: 1}}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			all, findings := said(t, fa("004010", tc.segments...))
			var got []x12.GroupReport
			for _, s := range all {
				got = append(got, s.GroupReport)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tc.findings, codes(findings)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestJudge: what an acknowledgement says of each of three sets that we sent.
func TestJudge(t *testing.T) {
	t.Parallel()
	ours := []acknowledge.SealedSet{{ID: "855", Control: "0007"}, {ID: "855", Control: "0008"}, {ID: "855", Control: "0009"}}
	for _, tc := range []struct {
		name     string
		segments []string
		want     string // AK501 of each, - where nothing can be told
		findings []string
	}{
		{"group accepted", []string{"AK9*A*3*3*3"}, "AAA", nil},
		{"group accepted with errors", []string{"AK9*E*3*3*3"}, "EEE", nil},
		{"group rejected", []string{"AK9*R*3*3*0*5"}, "RRR", nil},
		{"group not authentic", []string{"AK9*M*3*3*0"}, "RRR", nil},
		{"each named", []string{"AK2*855*0007", "AK5*A", "AK2*855*0008", "AK5*E*5", "AK2*855*0009", "AK5*R*5", "AK9*P*3*3*2"}, "AER", nil},
		{"without leading zeros", []string{"AK2*855*7", "AK5*R*5", "AK9*P*3*3*2"}, "RAA", nil},
		{"one named rejected, the others counted", []string{"AK2*855*0008", "AK5*R*5", "AK9*P*3*3*2"}, "ARA", nil},
		{"one named with errors", []string{"AK2*855*0008", "AK5*E*5", "AK9*E*3*3*3"}, "AEA", nil},
		{"one set an acknowledgement", []string{"AK2*855*0008", "AK5*A", "AK9*A*1*1*1"}, "-A-", []string{"ack.group.part note"}},
		{"partly accepted, which is not said", []string{"AK9*P*3*3*2"}, "---", []string{}},
		{"a rejected group takes its good sets along", []string{"AK2*855*0007", "AK5*A", "AK9*R*3*3*0*4"}, "RRR", nil},
		{"accepted, and yet a set is rejected", []string{"AK2*855*0007", "AK5*R", "AK9*A*3*3*3"}, "RAA", []string{"ack.count.wrong warn", "ack.group.contradicted warn"}},
		{"another count", []string{"AK9*A*2*2*2"}, "AAA", []string{"ack.count.wrong warn", "ack.count.wrong warn"}},
		{"not all received", []string{"AK9*A*3*2*2"}, "AAA", []string{"ack.count.wrong warn", "ack.count.wrong warn"}},
		{"a set that we never sent", []string{"AK2*855*0099", "AK5*A", "AK9*A*3*3*3"}, "AAA", []string{"ack.set.unknown warn"}},
		{"another type of set", []string{"AK2*865*0007", "AK5*R", "AK9*P*3*3*2"}, "---", []string{"ack.set.unknown warn"}},
		{"codes that nobody knows", []string{"AK2*855*0007", "AK5*Q", "AK9*Z*3*3*3"}, "---", []string{"ack.code.unknown warn", "ack.code.unknown warn"}},
		{"no AK9", []string{"AK2*855*0009", "AK5*R*1"}, "--R", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			all, _ := said(t, fa("004010", append([]string{"AK1*PR*5"}, tc.segments...)...))
			verdicts, findings := all[0].Judge(ours)
			got := ""
			for i, v := range verdicts {
				if v.Control != ours[i].Control || v.ID != ours[i].ID {
					t.Errorf("verdict %d is of %s %s", i, v.ID, v.Control)
				}
				got += cmpOr(v.Status, "-")
			}
			if got != tc.want {
				t.Errorf("%s, want %s", got, tc.want)
			}
			if diff := cmp.Diff(tc.findings, codes(findings), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func cmpOr(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

const ours855 = "ISA*00*          *00*          *ZZ*OURID          *ZZ*ACME           *261120*0900*U*00401*000000012*0*P*>~\n" +
	"GS*PR*OURID*ACME*20261120*0900*5*X*004010~\nST*855*0007~\nBAK*00*AC*4711*20261120~\nPO1*1*12*EA*0.34**VN*BOLT~\nACK*IQ*1O*EA***VN*BOLT~\nCTT*1~\nSE*6*0007~\nGE*1*5~\nIEA*1*000000012~\n"

// TestExplain: findings name the place in our document, with the bytes we sent.
func TestExplain(t *testing.T) {
	t.Parallel()
	x, err := acknowledge.Explain([]byte(ours855))
	if err != nil {
		t.Fatal(err)
	}
	all, _ := said(t, fa("004010", "AK1*PR*5", "AK2*855*0007", "AK3*ACK*4**8", "AK4*2*380*6*1O", "AK3*N1*3**3", "AK3*XX*99**6", "AK5*R*5", "AK9*R*1*1*0*2"))
	verdicts, _ := all[0].Judge([]acknowledge.SealedSet{{ID: "855", Control: "0007"}})
	fs := x.Set("5", verdicts[0])
	type short struct{ Ack, Found, Path, Message string }
	var got []short
	for _, f := range fs {
		got = append(got, short{f.Ack, f.Found, f.Position.Path, f.Message})
		if f.Severity != gateway.Reject || f.Hint == "" {
			t.Errorf("%+v", f)
		}
	}
	want := []short{
		{"AK5 5", "", "ISA 000000012 › ST 0007", "The partner rejected our 855 0007: segments are wrong."},
		{"AK4 6", "1O", "ISA 000000012 › ST 0007 › PO1[1] › ACK[1] › ACK02", `ACK02 in segment 4 of our 855 0007: the element holds a character that is not allowed; we sent "1O".`},
		{"AK3 3", "PO1*1*12*EA*0.34**VN*BOLT", "ISA 000000012 › ST 0007 › PO1[1]", "Segment 3 of our 855 0007, N1: a mandatory segment is missing; PO1 stands there."},
		{"AK3 6", "", "ST 0007 › segment 99", "Segment 99 of our 855 0007, XX: the segment is not in this transaction set."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	at := fs[1].Position
	if at.Segment != 4 || at.Element != 2 || at.ElementRef != "380" || at.Raw != "ACK*IQ*1O*EA***VN*BOLT" || !strings.HasPrefix(ours855[at.Offset:], "1O*EA") {
		t.Errorf("%+v", at)
	}
	if g := x.Group(&all[0]); len(g) != 1 || g[0].Message != "Our group PR 5: the version is not supported." || g[0].Severity != gateway.Reject {
		t.Errorf("%+v", g)
	}
}

// TestExplainTA1: the element of our ISA that the note speaks of.
func TestExplainTA1(t *testing.T) {
	t.Parallel()
	x, err := acknowledge.Explain([]byte(ours855))
	if err != nil {
		t.Fatal(err)
	}
	ta1 := func(status, note string) acknowledge.SaidTA1 {
		return acknowledge.IncomingTA1([]string{"TA1", "000000012", "261120", "0900", status, note})
	}
	for _, tc := range []struct {
		name, status, note, code, found string
		element                         int
	}{
		{"accepted", "A", "000", "", "", 0},
		{"errors in the date", "E", "014", "ack.interchange.errors", "261120", 9},
		{"sender unknown", "R", "006", "ack.interchange.rejected", "OURID          ", 6},
		{"number used before", "R", "025", "ack.interchange.rejected", "000000012", 13},
		{"no note", "R", "", "ack.interchange.rejected", "", 0},
		{"a note of its own", "R", "099", "ack.interchange.rejected", "", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			fs := x.TA1(ta1(tc.status, tc.note))
			if tc.code == "" {
				if len(fs) > 0 {
					t.Errorf("%+v", fs)
				}
				return
			}
			if len(fs) != 1 || fs[0].Code != tc.code || fs[0].Found != tc.found || fs[0].Position.Element != tc.element || fs[0].Message == "" {
				t.Errorf("%+v", fs)
			}
		})
	}
	if s := ta1("A", "000"); !x.SameTime(s) {
		t.Error("our own time is not ours")
	}
	if gone, err := acknowledge.Explain(nil); err != nil || len(gone.TA1(ta1("R", "006"))) != 1 || gone.SameTime(ta1("A", "")) {
		t.Errorf("without our bytes: %v", err)
	}
}

// TestIncomingSamples reads every acknowledgement of the shared samples: each
// segment of the file is in the structure.
func TestIncomingSamples(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../shared/samples/edi/99[79]/*.edi")
	if len(files) == 0 {
		t.Log("the shared samples are not here")
		return
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all, findings := said(t, data)
		got := map[string]int{}
		for _, s := range all {
			got["AK1"]++
			if s.Status != "" {
				got["AK9"]++
			}
			for _, set := range s.Sets {
				got["AK2"]++
				if set.Status != "" {
					got["5"]++
				}
				for _, seg := range set.Segments {
					got["3"]++
					for range seg.Elements {
						got["4"]++
					}
				}
			}
		}
		want := map[string]int{}
		open := false
		for _, s := range strings.FieldsFunc(string(data), func(r rune) bool { return r == '~' || r == '\n' || r == '\r' }) {
			switch id, _, _ := strings.Cut(s, "*"); id {
			case "AK1", "AK2", "AK9":
				want[id]++
				open = id == "AK2"
			case "AK3", "IK3", "AK4", "IK4":
				want[id[2:]]++
			case "AK5", "IK5":
				if open { // one more of a set is a fault of the sample, and is none of a set
					want[id[2:]]++
				}
				open = false
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-in the file +read):\n%s", file, diff)
		}
		if want["AK1"] == 0 && !slices.Contains(codes(findings), "ack.group.missing warn") {
			t.Errorf("%s says nothing of any group, and that is not said", file)
		}
	}
	t.Logf("%d acknowledgements read", len(files))
}
