// SPDX-License-Identifier: Apache-2.0

package pipeline_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
)

const sent855 = "ISA*00*          *00*          *ZZ*OURID          *ZZ*ACME           *261120*0900*U*00401*000000012*0*P*>~" +
	"GS*PR*OURID*ACME*20261120*0900*5*X*004010~ST*855*0007~BAK*00*AD*4711*20261120~PO1*1*1*EA*1**VN*A~ACK*IA*1*EA~CTT*1~SE*6*0007~" +
	"ST*855*0008~BAK*00*AD*4712*20261120~PO1*1*1*EA*1**VN*B~ACK*IA*1*EA~CTT*1~SE*6*0008~GE*2*5~IEA*1*000000012~"

// ack is an interchange from a partner: a TA1, and a 997 of segments where there
// are any.
func ack(from string, number int, ta1 string, segments ...string) string {
	text := fmt.Sprintf("ISA*00*          *00*          *ZZ*%-15s*ZZ*OURID          *261121*0900*U*00401*%09d*0*P*>~%s", from, number, ta1)
	groups := 0
	if len(segments) > 0 {
		groups = 1
		text += fmt.Sprintf("GS*FA*%s*OURID*20261121*0900*%d*X*004010~ST*997*0001~%s~SE*%d*0001~GE*1*%d~", from, number, strings.Join(segments, "~"), len(segments)+2, number)
	}
	return text + fmt.Sprintf("IEA*%d*%09d~", groups, number)
}

const ta1Of = "TA1*000000012*261120*0900*"

// acknowledging holds an 855 of two orders that went to ACME, and an engine that reads
// what comes.
type acknowledging struct {
	t      *testing.T
	store  journal.Store
	engine *pipeline.Engine
}

// emptyJournal is the file of a new journal. Its tables are made once: that takes
// longer than most of these tests.
var emptyJournal = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "ordergate-journal")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "j.db")
	store, err := journal.Open(context.Background(), journal.Config{URL: file})
	if err != nil {
		return nil, err
	}
	if err := store.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

func newAcknowledging(t *testing.T, pieceSets int) *acknowledging {
	t.Helper()
	empty, err := emptyJournal()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "j.db")
	if err := os.WriteFile(file, empty, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := journal.Open(t.Context(), journal.Config{URL: file})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	files, err := blob.NewFiles(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	address := func(id string) partner.Address { return partner.Address{Qualifier: "ZZ", ID: id} }
	partners, faults := partner.Load(fstest.MapFS{
		"acme.yaml":   {Data: []byte("identifiers: [{isa: \"ZZ:ACME\"}]\nconnections: [way]\n")},
		"globex.yaml": {Data: []byte("identifiers: [{isa: \"ZZ:GLOBEX\"}]\nconnections: [way]\n")},
	}, partner.Refs{Stations: []partner.Station{{ID: "main", ISA: address("OURID")}}, Connections: []partner.Connection{{Name: "way", Out: true}}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	snapshot := &pipeline.Snapshot{Partners: partners}
	a := &acknowledging{t: t, store: store}
	a.engine = pipeline.New(pipeline.Config{Node: "n", Poll: 2 * time.Millisecond, PieceSets: pieceSets}, pipeline.Parts{Store: store, Blobs: blob.New(store, files, 1<<20),
		Snapshot: func() *pipeline.Snapshot { return snapshot }, Log: zap.NewNop(), Clock: gateway.SystemClock{}})
	now := time.Now()
	out := journal.Outbound{ID: "X1", Station: "main", Partner: "acme", Kind: "855", Control: "000000012", MessageID: "M0", OrderIDs: []string{"O1", "O2"},
		SHA256: digest(sent855), Size: int64(len(sent855)), State: journal.OutboundSent, CreatedAt: now, SentAt: now}
	a.update(func(tx *journal.Tx) error {
		for _, id := range out.OrderIDs {
			if err := tx.PutOrder(journal.Order{ID: id, MessageID: "M" + id, Number: id, KeyHash: id, State: journal.OrderPosted, Answer: journal.AnswerDone, Revision: 1, CreatedAt: now, UpdatedAt: now}); err != nil {
				return err
			}
		}
		return errors.Join(tx.PutBlob(out.SHA256, out.Size, []byte(sent855)), tx.PutOutbound(out), tx.PutOutboundSets(&out, []journal.OutboundSet{
			{FunctionalID: "PR", Group: "5", Type: "855", Control: "0007", OrderID: "O1"}, {FunctionalID: "PR", Group: "5", Type: "855", Control: "0008", OrderID: "O2"}}))
	})
	return a
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func (a *acknowledging) update(fn func(tx *journal.Tx) error) {
	a.t.Helper()
	if err := a.store.Update(a.t.Context(), fn); err != nil {
		a.t.Fatal(err)
	}
}

// take lets a payload come and everything be done about it. It returns the codes
// of the findings on each of its documents.
func (a *acknowledging) take(id, payload string) []string {
	a.t.Helper()
	a.update(func(tx *journal.Tx) error {
		if err := tx.PutBlob(digest(payload), int64(len(payload)), []byte(payload)); err != nil {
			return err
		}
		_, err := tx.PutMessage(journal.Message{ID: id, SHA256: digest(payload), Size: int64(len(payload)), State: journal.MessageTaken,
			Envelope: gateway.Envelope{Transport: "folder", Connection: "way", Key: id, ReceivedAt: time.Now()}})
		return errors.Join(err, tx.Enqueue(journal.Job{Lane: "m/" + id, Kind: journal.KindRead, Ref: id}))
	})
	ctx, cancel := context.WithTimeout(a.t.Context(), 5*time.Minute)
	defer cancel()
	ran := make(chan error, 1)
	go func() { ran <- a.engine.Run(ctx) }()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for left := 1; left > 0 && ctx.Err() == nil; <-tick.C {
		err := a.store.View(ctx, func(tx *journal.Tx) error { jobs, err := tx.JobCounts(); left = len(jobs); return err })
		if err != nil {
			a.t.Fatal(err)
		}
	}
	cancel()
	if err := <-ran; err != nil {
		a.t.Fatal(err)
	}
	out := []string{}
	err := a.store.View(a.t.Context(), func(tx *journal.Tx) error {
		docs, err := tx.DocumentsOf(id)
		for _, d := range docs {
			text := d.Type + " " + string(d.State)
			for _, f := range d.Findings {
				if strings.HasPrefix(f.Code, "ack.") {
					text += " " + f.Code
				}
			}
			out = append(out, text)
		}
		return err
	})
	if err != nil {
		a.t.Fatal(err)
	}
	return out
}

// standing is the state of an outbound document and of its sets.
func (a *acknowledging) standing(id string) (state string) {
	a.t.Helper()
	err := a.store.View(a.t.Context(), func(tx *journal.Tx) error {
		o, err := tx.Outbound(id)
		if err != nil {
			return err
		}
		sets, err := tx.OutboundSets(id)
		state = string(o.Acknowledged)
		for _, s := range sets {
			state += " " + string(s.State)
		}
		return err
	})
	if err != nil {
		a.t.Fatal(err)
	}
	return state
}

// TestWhatWasSaid: what partners say, one after the other, and what becomes of the
// 855 of two orders by it.
func TestWhatWasSaid(t *testing.T) {
	t.Parallel()
	group := func(segments ...string) []string { return append([]string{"AK1*PR*5"}, segments...) }
	accepted := group("AK9*A*2*2*2")
	for _, tc := range []struct {
		name      string
		come      []string
		documents []string // all of them, in order
		standing  string
	}{
		{"each of its own", []string{ack("ACME", 1, "", group("AK2*855*0007", "AK5*A", "AK2*855*0008", "AK5*R*5", "AK9*P*2*2*1")...)},
			[]string{"997 ignored"}, "partly-rejected accepted rejected"},
		{"a 997 for each set", []string{ack("ACME", 1, "", group("AK2*855*0007", "AK5*A", "AK9*A*1*1*1")...), ack("ACME", 2, "", group("AK2*855*0008", "AK5*E*5", "AK9*E*1*1*1")...)},
			[]string{"997 ignored ack.group.part", "997 ignored ack.group.part"}, "accepted-with-errors accepted accepted-with-errors"},
		{"one set only", []string{ack("ACME", 1, "", group("AK2*855*0007", "AK5*A", "AK9*A*1*1*1")...)}, []string{"997 ignored ack.group.part"}, "none accepted none"},
		{"no, then yes", []string{ack("ACME", 1, "", group("AK9*R*2*2*0*5")...), ack("ACME", 2, "", accepted...)},
			[]string{"997 ignored", "997 ignored ack.contradicted"}, "rejected rejected rejected"},
		{"yes, then no", []string{ack("ACME", 1, "", accepted...), ack("ACME", 2, "", group("AK9*R*2*2*0*5")...)},
			[]string{"997 ignored", "997 ignored ack.contradicted"}, "rejected rejected rejected"},
		{"twice in other interchanges", []string{ack("ACME", 1, "", accepted...), ack("ACME", 2, "", accepted...)}, []string{"997 ignored", "997 ignored ack.repeated"}, "accepted accepted accepted"},
		{"twice in the same", []string{ack("ACME", 1, "", accepted...), ack("ACME", 1, "", accepted...)}, []string{"997 ignored", "997 duplicate"}, "accepted accepted accepted"},
		{"TA1 alone accepts", []string{ack("ACME", 1, ta1Of+"A*000~")}, []string{"TA1 ignored"}, "none none none"},
		{"TA1 with errors, then a 997", []string{ack("ACME", 1, ta1Of+"E*014~"), ack("ACME", 2, "", accepted...)}, []string{"TA1 ignored", "997 ignored"}, "accepted-with-errors accepted accepted"},
		{"TA1 in front of the 997", []string{ack("ACME", 1, ta1Of+"A*000~", accepted...)}, []string{"TA1 ignored", "997 ignored"}, "accepted accepted accepted"},
		{"TA1 without leading zeros", []string{ack("ACME", 1, "TA1*12*261120*0900*R*006~")}, []string{"TA1 ignored"}, "rejected none none"},
		{"TA1 no, then a 997 yes", []string{ack("ACME", 1, ta1Of+"R*006~"), ack("ACME", 2, "", accepted...)}, []string{"TA1 ignored", "997 ignored ack.contradicted"}, "rejected accepted accepted"},
		{"997 yes, then TA1 no", []string{ack("ACME", 1, "", accepted...), ack("ACME", 2, ta1Of+"R*006~")}, []string{"997 ignored", "TA1 ignored ack.contradicted"}, "rejected accepted accepted"},
		{"TA1 no, then TA1 yes", []string{ack("ACME", 1, ta1Of+"R*006~"), ack("ACME", 2, ta1Of+"A*000~")}, []string{"TA1 ignored", "TA1 ignored ack.contradicted"}, "rejected none none"},
		{"TA1 twice", []string{ack("ACME", 1, ta1Of+"R*006~"), ack("ACME", 2, ta1Of+"R*006~")}, []string{"TA1 ignored", "TA1 ignored ack.repeated"}, "rejected none none"},
		{"TA1 without a known answer", []string{ack("ACME", 1, ta1Of+"Q*000~")}, []string{"TA1 ignored ack.code.unknown"}, "none none none"},
		{"a group that is broken", []string{strings.Replace(ack("ACME", 1, "", accepted...), "GE*1*1~", "GE*9*1~", 1)}, []string{"997 ignored"}, "accepted accepted accepted"},
		{"of another partner", []string{ack("GLOBEX", 1, "", group("AK2*855*0007", "AK5*R*5", "AK9*R*2*2*0")...)}, []string{"997 ignored ack.partner.wrong"}, "none none none"},
		{"of another group", []string{ack("ACME", 1, "", "AK1*PR*6", "AK9*A*1*1*1")}, []string{"997 ignored ack.unknown"}, "none none none"},
		{"of an unknown sender", []string{ack("NOBODY", 1, ta1Of+"R*006~", accepted...)}, []string{"TA1 held", "997 held"}, "none none none"},
		{"two groups, one of them ours", []string{ack("ACME", 1, "", append(accepted, "AK1*PO*5", "AK9*A*1*1*1")...)}, []string{"997 ignored ack.unknown"}, "accepted accepted accepted"},
		{"many sets, read piece by piece", []string{strings.Replace(ack("ACME", 1, ta1Of+"A*000~"+ta1Of+"A*000~", accepted...), "GE*1*1~",
			"ST*997*0002~AK1*PR*5~AK9*A*2*2*2~SE*4*0002~ST*999*0003~AK1*PR*6~AK9*A*2*2*2~SE*4*0003~GE*3*1~", 1)},
			[]string{"TA1 ignored", "TA1 ignored ack.repeated", "997 ignored", "997 ignored ack.repeated", "999 ignored ack.unknown"}, "accepted accepted accepted"},
	} {
		for _, pieceSets := range []int{0, 1} {
			t.Run(fmt.Sprintf("%s, pieces of %d", tc.name, pieceSets), func(t *testing.T) {
				t.Parallel()
				a := newAcknowledging(t, pieceSets)
				var documents []string
				for i, payload := range tc.come {
					documents = append(documents, a.take(fmt.Sprintf("M%d", i+1), payload)...)
				}
				if diff := cmp.Diff(tc.documents, documents); diff != "" {
					t.Errorf("documents (-want +got):\n%s", diff)
				}
				if got := a.standing("X1"); got != tc.standing {
					t.Errorf("%s, want %s", got, tc.standing)
				}
			})
		}
	}
}

// TestWhatOrdersAreTold: each order of a shared document has its own line, in its
// own life.
func TestWhatOrdersAreTold(t *testing.T) {
	t.Parallel()
	a := newAcknowledging(t, 0)
	a.take("M1", ack("ACME", 1, "", "AK1*PR*5", "AK2*855*0008", "AK5*R*5", "AK9*P*2*2*1"))
	for order, want := range map[string]string{"O1": "855 0007 accepted by 997 0001 of message M1", "O2": "855 0008 rejected by 997 0001 of message M1: The partner rejected our 855 0008: segments are wrong."} {
		var lines []journal.AuditLine
		err := a.store.View(t.Context(), func(tx *journal.Tx) (err error) { lines, err = tx.AuditOf("M"+order, order); return err })
		if err != nil || len(lines) != 1 || lines[0].Detail != want || lines[0].OutboundID != "X1" || lines[0].Actor != "acme" {
			t.Errorf("%s: %+v %v", order, lines, err)
		}
	}
}
