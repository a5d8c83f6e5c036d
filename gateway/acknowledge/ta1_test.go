// SPDX-License-Identifier: Apache-2.0

package acknowledge_test

import (
	"strings"
	"testing"

	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode/x12"
)

// whole is an interchange without a fault; tests replace parts of it.
const whole = `ISA*00*          *00*          *ZZ*BLUEBIRD       *01*007911209      *261120*0915*U*00401*000000905*1*P*>~
GS*PO*BLUEBIRD*NORTHWIND*20261120*0915*88*X*004010~
ST*850*0001~
BEG*00*SA*4500017731**20261120~
PO1*1*48*EA*2.15**IN*000447712~
CTT*1~
SE*5*0001~
GE*1*88~
IEA*1*000000905~
`

// replaced gives whole with parts replaced, old and new in turn.
func replaced(t *testing.T, pairs ...string) string {
	t.Helper()
	text := whole
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%q is not in the interchange", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}

// TestTA1 holds every note code that reading raises (X12 TA105, reference §5.1).
func TestTA1(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		pairs []string
		want  string // of the TA1, "" for none
		sets  int    // 997s beside it
	}{
		{"accepted", nil, "TA1*000000905*261120*0915*A*000", 1},
		{"not asked for", []string{"*1*P*>", "*0*P*>"}, "", 1},
		{"control numbers differ", []string{"IEA*1*000000905", "IEA*1*000000906"}, "TA1*000000905*261120*0915*R*001", 0},
		{"rejected though not asked for", []string{"*1*P*>", "*0*P*>", "IEA*1*000000905", "IEA*1*000000906"}, "TA1*000000905*261120*0915*R*001", 0},
		{"sender's qualifier", []string{"*ZZ*BLUEBIRD       ", "*  *BLUEBIRD       "}, "TA1*000000905*261120*0915*E*005", 1},
		{"sender's id", []string{"*ZZ*BLUEBIRD       ", "*ZZ*               "}, "TA1*000000905*261120*0915*E*006", 1},
		{"receiver's qualifier", []string{"*01*007911209      ", "*  *007911209      "}, "TA1*000000905*261120*0915*E*007", 1},
		{"receiver's id", []string{"*01*007911209      ", "*01*               "}, "TA1*000000905*261120*0915*E*008", 1},
		{"authorization qualifier", []string{"ISA*00*", "ISA*  *"}, "TA1*000000905*261120*0915*E*010", 1},
		{"security qualifier", []string{"          *00*", "          *  *"}, "TA1*000000905*261120*0915*E*012", 1},
		{"date", []string{"*261120*0915*", "*261320*0915*"}, "TA1*000000905*261320*0915*E*014", 1},
		{"time", []string{"*261120*0915*", "*261120*2515*"}, "TA1*000000905*261120*2515*E*015", 1},
		{"repetition separator", []string{"*U*00401*", "*>*00402*"}, "TA1*000000905*261120*0915*E*016", 1},
		{"version", []string{"*U*00401*", "*U*0A401*"}, "TA1*000000905*261120*0915*E*017", 1},
		{"control number", []string{"*000000905*1", "*0000X0905*1", "IEA*1*000000905", "IEA*1*0000X0905"}, "TA1*0000X0905*261120*0915*E*018", 1},
		{"control number that would break the answer", []string{"*000000905*1", "*000|~\x1d905*1"}, "TA1*000905*261120*0915*R*001", 0},
		{"acknowledgement flag", []string{"*1*P*>", "*2*P*>"}, "TA1*000000905*261120*0915*E*019", 1},
		{"test indicator", []string{"*1*P*>", "*1*X*>"}, "TA1*000000905*261120*0915*E*020", 1},
		{"group count", []string{"IEA*1*", "IEA*2*"}, "TA1*000000905*261120*0915*R*021", 0},
		{"no IEA", []string{"IEA*1*000000905~\n", ""}, "TA1*000000905*261120*0915*R*023", 0},
		{"component separator", []string{"*1*P*>", "*1*P*A"}, "TA1*000000905*261120*0915*E*027", 1},
		{"component separator that is the element separator", []string{"*1*P*>", "*1*P**"}, "TA1*000000905*261120*0915*E*027", 1},
		{"segments outside any set", []string{"GE*1*88~\n", "GE*1*88~\nN1*ST~\n"}, "TA1*000000905*261120*0915*R*022", 0},
		{"empty", []string{whole[strings.Index(whole, "GS*"):strings.Index(whole, "IEA*")], "", "IEA*1", "IEA*0"}, "TA1*000000905*261120*0915*R*024", 0},
		{"a group's date", []string{"*20261120*0915*88", "*20261320*0915*88"}, "TA1*000000905*261120*0915*E*024", 1},
		{"a TA1 is not answered", []string{whole[strings.Index(whole, "GS*"):strings.Index(whole, "IEA*")], "TA1*000000041*261120*0915*A*000~\n", "IEA*1", "IEA*0"}, "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := read(t, []byte(replaced(t, tt.pairs...)))
			p, got := acknowledge.Profile{}, ""
			if strings.Contains(tt.want, "*019") { // whether it was asked for cannot be read
				p.TA1 = acknowledge.Always
			}
			if acknowledge.TA1Due(r.ic, p) {
				got = strings.Join(acknowledge.TA1(r.ic), "*")
			}
			if n := len(acknowledge.Functional(r.ic, r.groups, p)); got != tt.want || n != tt.sets {
				t.Errorf("answered %q and %d 997s, want %q and %d (found %v)", got, n, tt.want, tt.sets, r.faults)
			}
		})
	}
}

// TestTA1Writable: whatever an ISA holds, its TA1 can be written.
func TestTA1Writable(t *testing.T) {
	t.Parallel()
	for _, v := range []string{"", "*~>^", "00\x1d\x1e\x1f0", "Ä", "00000000000000000"} {
		ic := x12.InterchangeReport{Control: v, Date: v, Time: v, Status: "R", Note: "018"}
		env := envelope(ic)
		env.Sender.ID, env.Sender.Qualifier, env.Receiver.ID, env.Receiver.Qualifier = "US", "ZZ", "THEM", "ZZ"
		p := acknowledge.Profile{Delimiters: acknowledge.Delimiters{Element: "*", Segment: "~"}}
		s, err := acknowledge.Bundle{TA1: []acknowledge.Segment{acknowledge.TA1(ic)}}.Seal(p, env)
		if err != nil {
			t.Errorf("%q: %v", v, err)
			continue
		}
		if r := clean(t, s.Payload); len(r.ta1) != 1 || r.ta1[0][4] != "R" || r.ta1[0][5] != "018" {
			t.Errorf("%q: read back %v from %s", v, r.ta1, s.Payload)
		}
	}
}
