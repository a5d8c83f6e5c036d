// SPDX-License-Identifier: Apache-2.0

package acknowledge_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode/x12"
)

// saidOf seals what answers an interchange, read under a partner's rules, and
// returns the segments of its sets as words; the envelope is checked on the way.
func saidOf(t *testing.T, text string, p acknowledge.Profile, policy x12.Policy) []string {
	t.Helper()
	r := readUnder(t, []byte(text), policy)
	b := acknowledge.Bundle{Sets: acknowledge.Functional(r.ic, r.groups, p)}
	if len(b.Sets) == 0 {
		return nil
	}
	s, err := b.Seal(p, envelope(r.ic))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range strings.Split(strings.TrimSpace(string(s.Payload)), "\n") {
		l = strings.TrimSuffix(l, "~")
		if id, _, _ := strings.Cut(l, "*"); id != "ISA" && id != "IEA" && id != "SE" && id != "GE" {
			out = append(out, l)
		}
	}
	back := read(t, s.Payload)
	if n := len(acknowledge.Functional(back.ic, back.groups, p)); n != 0 {
		t.Errorf("%d acknowledgements of an acknowledgement", n)
	}
	return out
}

// TestFaults says what a fault in an interchange is answered with, 997 and 999
// (reference §5.2, §5.3): the segments between AK2 and AK9, and these two.
func TestFaults(t *testing.T) {
	t.Parallel()
	line := "PO1*1*48*EA*2.15**IN*000447712~\n"
	tests := []struct {
		name  string
		pairs []string
		want  string // AK2 … AK9 of the 997, joined by a blank
		other string // of the 999
	}{
		{"none", nil, "AK2*850*0001 AK5*A AK9*A*1*1*1", "AK2*850*0001 IK5*A AK9*A*1*1*1"},
		{"segment unknown", []string{line, line + "QQQ*1~\n", "SE*5", "SE*6"},
			"AK2*850*0001 AK3*QQQ*4*PO1*1 AK5*R*5 AK9*R*1*1*0", "AK2*850*0001 IK3*QQQ*4*PO1*1 CTX*PO101>1 IK5*R*5 AK9*R*1*1*0"},
		{"segment missing", []string{"BEG*00*SA*4500017731**20261120~\n", "", "SE*5", "SE*4"},
			"AK2*850*0001 AK3*BEG*2**3 AK5*R*5 AK9*R*1*1*0", "AK2*850*0001 IK3*BEG*2**3 IK5*R*5 AK9*R*1*1*0"},
		{"segment too often", []string{"PO1*1", "CUR*BY*USD~\nCUR*BY*USD~\nPO1*1", "SE*5", "SE*7"},
			"AK2*850*0001 AK3*CUR*4**5 AK5*R*5 AK9*R*1*1*0", "AK2*850*0001 IK3*CUR*4**5 IK5*R*5 AK9*R*1*1*0"},
		{"segment of another set", []string{"PO1*1", "BAK*00*AK*1*20261120~\nPO1*1", "SE*5", "SE*6"},
			"AK2*850*0001 AK3*BAK*3**6 AK5*R*5 AK9*R*1*1*0", "AK2*850*0001 IK3*BAK*3**6 IK5*R*5 AK9*R*1*1*0"},
		{"segment out of order", []string{line, line + "CSH*Y~\nCUR*BY*USD~\nPER*BD~\nBEG*00*SA*1**20261120~\n", "SE*5", "SE*9"},
			"AK2*850*0001 AK3*CUR*5*PO1*7 AK3*PER*6*PO1*7 AK3*BEG*7*PO1*7 AK5*R*5 AK9*R*1*1*0", ""},
		{"element missing", []string{"BEG*00*SA*4500017731", "BEG*00*SA*"},
			"AK2*850*0001 AK3*BEG*2**8 AK4*3*324*1 AK5*R*5 AK9*R*1*1*0", "AK2*850*0001 IK3*BEG*2**8 IK4*3*324*1 IK5*R*5 AK9*R*1*1*0"},
		{"condition", []string{"*IN*000447712", "*IN"},
			"AK2*850*0001 AK3*PO1*3*PO1*8 AK4*7*234*2 AK5*E*5 AK9*E*1*1*1", "AK2*850*0001 IK3*PO1*3*PO1*8 CTX*PO101>1 IK4*7*234*2 IK5*E*5 AK9*E*1*1*1"},
		{"too many elements", []string{"CTT*1", "CTT*1*******QQ"},
			"AK2*850*0001 AK3*CTT*4*CTT*8 AK4*8**3*QQ AK5*E*5 AK9*E*1*1*1", "AK2*850*0001 IK3*CTT*4*CTT*8 IK4*8**3*QQ IK5*E*5 AK9*E*1*1*1"},
		{"too short, too long", []string{"*EA*2.15", "*E*2.15", "4500017731", "12345678901234567890123"},
			"AK2*850*0001 AK3*BEG*2**8 AK4*3*324*5*12345678901234567890123 AK3*PO1*3*PO1*8 AK4*3*355*4*E AK5*R*5 AK9*R*1*1*0",
			"AK2*850*0001 IK3*BEG*2**8 IK4*3*324*5*12345678901234567890123 IK3*PO1*3*PO1*8 CTX*PO101>1 IK4*3*355*4*E IK5*R*5 AK9*R*1*1*0"},
		{"character", []string{"*48*", "*4X*"},
			"AK2*850*0001 AK3*PO1*3*PO1*8 AK4*2*330*6*4X AK5*E*5 AK9*E*1*1*1", "AK2*850*0001 IK3*PO1*3*PO1*8 CTX*PO101>1 IK4*2*330*6*4X IK5*E*5 AK9*E*1*1*1"},
		{"character that no answer may hold", []string{"*EA*2.15", "*EA*2\x07"},
			"AK2*850*0001 AK3*PO1*3*PO1*8 AK4*4*212*6 AK5*E*5 AK9*E*1*1*1", "AK2*850*0001 IK3*PO1*3*PO1*8 CTX*PO101>1 IK4*4*212*6 IK5*E*5 AK9*E*1*1*1"},
		{"date", []string{"**20261120~", "**20261320~"},
			"AK2*850*0001 AK3*BEG*2**8 AK4*5*373*8*20261320 AK5*R*5 AK9*R*1*1*0", "AK2*850*0001 IK3*BEG*2**8 IK4*5*373*8*20261320 IK5*R*5 AK9*R*1*1*0"},
		{"time", []string{"PO1*1", "DTM*002*20261120*2561~\nPO1*1", "SE*5", "SE*6"},
			"AK2*850*0001 AK3*DTM*3**8 AK4*3*337*9*2561 AK5*E*5 AK9*E*1*1*1", "AK2*850*0001 IK3*DTM*3**8 IK4*3*337*9*2561 IK5*E*5 AK9*E*1*1*1"},
		{"set not supported", []string{"ST*850", "ST*830"}, "AK2*830*0001 AK5*R*1 AK9*R*1*1*0*1", "AK2*830*0001 IK5*R*1 AK9*R*1*1*0*1"},
		{"no SE: nothing of its segments", []string{"SE*5*0001~\n", "", "*EA*2.15", "*E*2.15"}, "AK2*850*0001 AK5*R*2 AK9*R*1*1*0", "AK2*850*0001 IK5*R*2 AK9*R*1*1*0"},
		{"SE02", []string{"SE*5*0001", "SE*5*0002"}, "AK2*850*0001 AK5*R*3 AK9*R*1*1*0", "AK2*850*0001 IK5*R*3 AK9*R*1*1*0"},
		{"SE01", []string{"SE*5*0001", "SE*6*0001"}, "AK2*850*0001 AK5*R*4 AK9*R*1*1*0", "AK2*850*0001 IK5*R*4 AK9*R*1*1*0"},
		{"no ST02", []string{"ST*850*0001", "ST*850", "SE*5*0001", "SE*5"}, "AK2*850*0000 AK5*R*7 AK9*R*1*1*0", "AK2*850*0000 IK5*R*7 AK9*R*1*1*0"},
		{"no ST01", []string{"ST*850*0001", "ST**0001"}, "AK2*000*0001 AK5*R*6 AK9*R*1*1*0", "AK2*000*0001 IK5*R*6 AK9*R*1*1*0"},
		{"several at once", []string{"SE*5*0001", "SE*6*0002", "*EA*2.15", "*E*2.15"},
			"AK2*850*0001 AK3*PO1*3*PO1*8 AK4*3*355*4*E AK5*R*5*3*4 AK9*R*1*1*0", "AK2*850*0001 IK3*PO1*3*PO1*8 CTX*PO101>1 IK4*3*355*4*E IK5*R*5*3*4 AK9*R*1*1*0"},
		{"set in the wrong group", []string{"GS*PO", "GS*PR"}, "AK2*850*0001 AK5*E*6 AK9*E*1*1*1", "AK2*850*0001 IK5*E*18 AK9*E*1*1*1"},
		{"no GE", []string{"GE*1*88~\n", ""}, "AK2*850*0001 AK5*A AK9*R*1*1*0*3", "AK2*850*0001 IK5*A AK9*R*1*1*0*3"},
		{"GE02", []string{"GE*1*88", "GE*1*89"}, "AK2*850*0001 AK5*A AK9*R*1*1*0*4", "AK2*850*0001 IK5*A AK9*R*1*1*0*4"},
		{"GE01 is told as sent", []string{"GE*1*88", "GE*3*88"}, "AK2*850*0001 AK5*A AK9*R*3*1*0*5", "AK2*850*0001 IK5*A AK9*R*3*1*0*5"},
		{"loop too often", []string{"PO1*1", strings.Repeat("N1*ST*A~\n", 201) + "PO1*1", "SE*5", "SE*206"},
			"AK2*850*0001 AK3*N1*203**4 AK5*R*5 AK9*R*1*1*0", "AK2*850*0001 IK3*N1*203**4 IK5*R*5 AK9*R*1*1*0"},
		{"elements that exclude each other", []string{line, line + "MEA**LN*40*MM****04~\n", "SE*5", "SE*6"},
			"AK2*850*0001 AK3*MEA*4*PO1*8 AK4*3*739*10*40 AK5*E*5 AK9*E*1*1*1", ""},
		{"repeated, before releases count repetitions", []string{"*U*00401*", "*^*00403*", "*X*004010", "*X*004030", "*IN*000447712", "*IN*000447712^000447713"},
			"AK2*850*0001 AK3*PO1*3*PO1*8 AK4*7*234*3*000447713 AK5*E*5 AK9*E*1*1*1", ""},
		{"repeated", []string{"*U*00401*", "*^*00501*", "*X*004010", "*X*005010", "*IN*000447712", "*IN*000447712^000447713"},
			"AK2*850*0001 AK3*PO1*3*PO1*8 AK4*7>>2*234*12*000447713 AK5*E*5 AK9*E*1*1*1", ""},
		{"too many components", []string{"*U*00401*", "*^*00501*", "*X*004010", "*X*005010", "CTT*1", "MEA**LN*40*MM>1>1>CM>1>1>IN>1>1>FT>1>1>YD>1>1>9~\nCTT*1", "SE*5", "SE*6"},
			"AK2*850*0001 AK3*MEA*4*PO1*8 AK4*4>16**13*9 AK5*E*5 AK9*E*1*1*1", ""},
		{"set control number twice", []string{"GE*1*88", whole[strings.Index(whole, "ST*"):strings.Index(whole, "GE*")] + "GE*2*88"},
			"AK2*850*0001 AK5*A AK2*850*0001 AK5*R*23 AK9*P*2*2*1", "AK2*850*0001 IK5*A AK2*850*0001 IK5*R*23 AK9*P*2*2*1"},
		{"GS06", []string{"*88*X*", "*8X*X*", "GE*1*88", "GE*1*8X"}, "AK2*850*0001 AK5*A AK9*R*1*1*0*6", "AK2*850*0001 IK5*A AK9*R*1*1*0*6"},
		{"an empty group", []string{whole[strings.Index(whole, "ST*"):strings.Index(whole, "GE*")], "", "GE*1", "GE*0"}, "AK9*R*0*0*0", "AK9*R*0*0*0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := replaced(t, tt.pairs...)
			for kind, want := range map[acknowledge.FunctionalKind]string{acknowledge.F997: tt.want, acknowledge.F999: tt.other} {
				if want == "" {
					continue
				}
				all := saidOf(t, text, acknowledge.Profile{Functional: kind}, x12.Policy{})
				if got := strings.Join(all[3:], " "); got != want {
					t.Errorf("%s:\n got %s\nwant %s", kind, got, want)
				}
			}
		})
	}
}

// TestGroups is about the envelope of acknowledgements: one set a group, ids
// swapped, the release and the numbers as sent (reference §5.2).
func TestGroups(t *testing.T) {
	t.Parallel()
	group := func(head, tail string) string {
		return head + whole[strings.Index(whole, "ST*"):strings.Index(whole, "GE*")] + tail
	}
	body := whole[strings.Index(whole, "GS*"):strings.Index(whole, "IEA*")]
	tests := []struct {
		name    string
		profile acknowledge.Profile
		groups  []string
		want    string
	}{
		{name: "numbers as sent, with their zeros", groups: []string{strings.ReplaceAll(group("GS*PO*BLUEBIRD*NORTHWIND*20261120*0915*000000088*T*004010VICS~\n", "GE*1*000000088~\n"), "0001", "000000001")},
			want: "GS*FA*NORTHWIND*BLUEBIRD*20261123*1405*17*T*004010VICS ST*997*0901 AK1*PO*000000088 AK2*850*000000001 AK5*A AK9*A*1*1*1"},
		{name: "one 997 a group, none for an acknowledgement", groups: []string{group("GS*PO*A*B*20261120*0915*1*X*004010~\n", "GE*1*1~\n"),
			"GS*FA*A*B*20261120*0915*2*X*004010~\nST*997*0001~\nAK1*PR*1~\nAK9*A*1*1*1~\nSE*4*0001~\nGE*1*2~\n",
			"GS*PR*A*B*20261120*0915*4*X*004010~\nST*997*0001~\nAK1*PR*1~\nAK9*A*1*1*1~\nSE*4*0001~\nGE*1*4~\n",
			group("GS*PO*C*B*20261120*0915*3*X*004010~\n", "GE*1*3~\n")},
			want: "GS*FA*B*A*20261123*1405*17*X*004010 ST*997*0901 AK1*PO*1 AK2*850*0001 AK5*A AK9*A*1*1*1 GS*FA*B*C*20261123*1405*18*X*004010 ST*997*0902 AK1*PO*3 AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{name: "dates of an old release", groups: []string{strings.Replace(group("GS*PO*A*B*261120*0915*1*X*003040~\n", "GE*1*1~\n"), "20261120", "261120", 1)},
			want: "GS*FA*B*A*261123*1405*17*X*003040 ST*997*0901 AK1*PO*1 AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{name: "AK103 and AK203 from 005010", groups: []string{strings.Replace(group("GS*PO*A*B*20261120*0915*1*X*005010~\n", "GE*1*1~\n"), "ST*850*0001", "ST*850*0001*005010EX", 1)},
			want: "GS*FA*B*A*20261123*1405*17*X*005010 ST*997*0901 AK1*PO*1*005010 AK2*850*0001*005010EX AK5*A AK9*A*1*1*1"},
		{name: "a 999 is never older than 005010", profile: acknowledge.Profile{Functional: acknowledge.F999}, groups: []string{body},
			want: "GS*FA*NORTHWIND*BLUEBIRD*20261123*1405*17*X*005010 ST*999*0901 AK1*PO*88*004010 AK2*850*0001 IK5*A AK9*A*1*1*1"},
		{name: "the release of the profile", profile: acknowledge.Profile{Version: "005010"}, groups: []string{body},
			want: "GS*FA*NORTHWIND*BLUEBIRD*20261123*1405*17*X*005010 ST*997*0901 AK1*PO*88*004010 AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{name: "none by profile", profile: acknowledge.Profile{Functional: acknowledge.FNo}, groups: []string{body}},
		{name: "a release between releases", groups: []string{strings.Replace(group("GS*PO*A*B*261120*0915*1*X*003072~\n", "GE*1*1~\n"), "20261120", "261120", 1)},
			want: "GS*FA*B*A*261123*1405*17*X*003072 ST*997*0901 AK1*PO*1 AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{name: "a suffix that cannot be written", groups: []string{group("GS*PO*A*B*20261120*0915*1*X*004010vi/cs~\n", "GE*1*1~\n")},
			want: "GS*FA*B*A*20261123*1405*17*X*004010 ST*997*0901 AK1*PO*1 AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{name: "no release at all", groups: []string{group("GS*PO*A*B*20261120*0915*1*X*X12~\n", "GE*1*1~\n")},
			want: "GS*FA*B*A*20261123*1405*17*X*004010 ST*997*0901 AK1*PO*1 AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{name: "a group number twice", groups: []string{group("GS*PO*A*B*20261120*0915*1*X*004010~\n", "GE*1*1~\n"), group("GS*PO*A*B*20261120*0915*1*X*005010~\n", "GE*1*1~\n")},
			want: "GS*FA*B*A*20261123*1405*17*X*004010 ST*997*0901 AK1*PO*1 AK2*850*0001 AK5*A AK9*A*1*1*1 GS*FA*B*A*20261123*1405*18*X*005010 ST*997*0902 AK1*PO*1*005010 AK2*850*0001 AK5*A AK9*R*1*1*0*19"},
		{name: "group ids that cannot be sent back", groups: []string{group("GS*PO**SIXTEENCHARACTERS*20261120*0915*1*X*004010~\n", "GE*1*1~\n")},
			want: "GS*FA*NORTHWIND*BLUEBIRD*20261123*1405*17*X*004010 ST*997*0901 AK1*PO*1 AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{name: "no GS01", groups: []string{group("GS**A*B*20261120*0915*1*X*004010~\n", "GE*1*1~\n")},
			want: "GS*FA*B*A*20261123*1405*17*X*004010 ST*997*0901 AK1*PO*1 AK2*850*0001 AK5*A AK9*A*1*1*1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(whole, body, strings.Join(tt.groups, ""), 1)
			text = strings.Replace(text, "IEA*1", "IEA*"+string(rune('0'+len(tt.groups))), 1)
			var want []string
			if tt.want != "" {
				want = strings.Split(strings.ReplaceAll(tt.want, " ", "\n"), "\n")
			}
			if diff := cmp.Diff(want, saidOf(t, text, tt.profile, x12.Policy{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestWeights: how a fault weighs is the partner's to say, by finding code or by
// code of the answer (reference §5.4); one rejected set leaves its neighbours alone.
func TestWeights(t *testing.T) {
	t.Parallel()
	const at = "AK2*850*0001 AK3*PO1*3*PO1*8 AK4*2*330*6*4X "
	number, set := []string{"*48*", "*4X*"}, whole[strings.Index(whole, "ST*"):strings.Index(whole, "GE*")]
	second := strings.Replace(set, "ST*850*0001", "ST*850*0002", 1)
	second = strings.Replace(second, "*0001~", "*0002~", 1)
	tests := []struct {
		name     string
		pairs    []string
		severity map[string]gateway.Severity
		want     string
	}{
		{"the usual", number, nil, at + "AK5*E*5 AK9*E*1*1*1"},
		{"rejected by finding code", number, map[string]gateway.Severity{"element.number": gateway.Reject}, at + "AK5*R*5 AK9*R*1*1*0"},
		{"rejected by answer code", number, map[string]gateway.Severity{"AK4 6": gateway.Reject}, at + "AK5*R*5 AK9*R*1*1*0"},
		{"let pass", number, map[string]gateway.Severity{"element.number": gateway.Note}, "AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{"a structure let pass with errors", []string{"SE*5", "SE*6"}, map[string]gateway.Severity{"set.trailer.count": gateway.Warn}, "AK2*850*0001 AK5*E*4 AK9*E*1*1*1"},
		{"a code of a closed list", []string{"BEG*00", "BEG*99"}, nil, "AK2*850*0001 AK3*BEG*2**8 AK4*1*353*7*99 AK5*R*5 AK9*R*1*1*0"},
		{"the same, let pass with errors", []string{"BEG*00", "BEG*99"}, map[string]gateway.Severity{"AK4 7": gateway.Warn}, "AK2*850*0001 AK3*BEG*2**8 AK4*1*353*7*99 AK5*E*5 AK9*E*1*1*1"},
		{"a code of a list that grows", []string{"*EA*", "*QQ*"}, nil, "AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{"a release of no table", []string{"*X*004010", "*X*009990"}, nil, "AK2*850*0001 AK5*A AK9*A*1*1*1"},
		{"the same, rejected", []string{"*X*004010", "*X*009990"}, map[string]gateway.Severity{"group.version.unknown": gateway.Reject}, "AK2*850*0001 AK5*A AK9*R*1*1*0*2"},
		{"a rejected set, a good neighbour", []string{"SE*5", "SE*6", "GE*1", second + "GE*2"}, nil, "AK2*850*0001 AK5*R*4 AK2*850*0002 AK5*A AK9*P*2*2*1"},
		{"one with errors, a good neighbour", append([]string{"GE*1", second + "GE*2"}, number...), nil, at + "AK5*E*5 AK2*850*0002 AK5*A AK9*E*2*2*2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			all := saidOf(t, replaced(t, tt.pairs...), acknowledge.Profile{}, x12.Policy{Severity: tt.severity})
			if got := strings.Join(all[3:], " "); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
