// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestMappingsWrite: the partner's own mapping writes the answer to an order, as JSON
// to one that sends CSV and as an 855 to one that sends X12, and what the ERP's import
// job reads.
func TestMappingsWrite(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	if err := os.CopyFS(s.path("mappings/outputs"), os.DirFS("testdata/forms/outputs")); err != nil {
		t.Fatal(err)
	}
	s.edit("config.yaml", "erp:\n  files: {dir: erp}", "erp:\n  files: {dir: erp, mapping: erp-lines}")
	for partner, mapping := range map[string]string{"csv": "confirm-json", "x12": "own-855"} {
		s.edit("partners/"+partner+".yaml", "orderResponse: never", "orderResponse: always, mapping: "+mapping)
		s.edit("config.yaml", "in: "+partner+"/in,", "in: "+partner+"/in, out: "+partner+"/out,")
		if err := os.MkdirAll(s.path(partner+"/out"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	d := s.start("")
	order := formOrder{"4500777", "000000010", 12, time.Now()}
	s.drop("csv", "order.csv", order.document(t, "order.csv"))
	s.drop("x12", "order.edi", order.document(t, "order.edi"))
	d.until("both answers", func() bool { return len(s.files("csv/out/*")) == 1 && len(s.files("x12/out/*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()

	name := s.files("csv/out/*")[0]
	if !regexp.MustCompile(`/confirmation-000000001-\d+\.json$`).MatchString(name) {
		t.Errorf("the confirmation is called %s", name)
	}
	for _, want := range []string{`"poNumber": "4500777"`, `"answer": "OK"`, `"position": "3"`, `"price": 9.60`} {
		if got := s.read(name); !strings.Contains(got, want) {
			t.Errorf("the confirmation has no %s:\n%s", want, got)
		}
	}
	for _, want := range []string{"ST*855*", "BAK*00*AD*4500777*", "REF*VN*O", "PO1*2*600*EA*0.12**VN*NUT-M8~", "ACK*IA*5*EA~", "CTT*3~"} {
		if got := s.read(s.files("x12/out/*")[0]); !strings.Contains(got, want) {
			t.Errorf("the 855 has no %s:\n%s", want, got)
		}
	}
	for _, f := range s.files("erp/*.txt") {
		if got := s.read(f); !strings.HasPrefix(got, "104500777     C-1001    ") || strings.Count(got, "\n") != 4 {
			t.Errorf("%s is\n%s", f, got)
		}
	}
	if n := len(s.files("erp/*.txt")); n != 2 {
		t.Errorf("%d files for the ERP", n)
	}
}

// TestMappingCannotWrite: an answer whose mapping has nothing to write of is set aside
// with the reason, for a person.
func TestMappingCannotWrite(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	if err := os.CopyFS(s.path("mappings/outputs"), os.DirFS("testdata/forms/outputs")); err != nil {
		t.Fatal(err)
	}
	s.edit("mappings/outputs/confirm.yaml", "poNumber: id", "poNumber: quotationDocumentReference")
	s.edit("partners/csv.yaml", "orderResponse: never", "orderResponse: always, mapping: confirm-json")
	s.edit("config.yaml", "in: csv/in,", "in: csv/in, out: csv/out,")
	if err := os.MkdirAll(s.path("csv/out"), 0o755); err != nil {
		t.Fatal(err)
	}
	d := s.start("")
	s.drop("csv", "order.csv", formOrder{"4500777", "", 12, time.Now()}.document(t, "order.csv"))
	d.until("the answer set aside", func() bool {
		_, out := command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, "confirm-json") && strings.Contains(out, "/poNumber") && strings.Contains(out, "quotationDocumentReference")
	})
	d.stop()
}

// TestWrittenAnswerSaysTest: the answer to a test order can say that it is one; the
// order is in no ERP.
func TestWrittenAnswerSaysTest(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	if err := os.CopyFS(s.path("mappings/outputs"), os.DirFS("testdata/forms/outputs")); err != nil {
		t.Fatal(err)
	}
	s.edit("partners/csv.yaml", "orderResponse: never", "orderResponse: always, mapping: confirm-json")
	s.edit("partners/csv.yaml", "customer:", "test: true\ncustomer:")
	s.edit("config.yaml", "in: csv/in,", "in: csv/in, out: csv/out,")
	if err := os.MkdirAll(s.path("csv/out"), 0o755); err != nil {
		t.Fatal(err)
	}
	d := s.start("")
	s.drop("csv", "order.csv", formOrder{"4500777", "", 12, time.Now()}.document(t, "order.csv"))
	d.until("the answer", func() bool { return len(s.files("csv/out/*")) == 1 })
	d.stop()
	if got := s.read(s.files("csv/out/*")[0]); !strings.Contains(got, `"thisIsATest": true`) {
		t.Errorf("the answer does not say test:\n%s", got)
	}
	if live := s.files("erp/*"); len(live) > 0 {
		t.Errorf("the live ERP has %v", live)
	}
}

// TestERPFileCannotBeWritten: a fault of our own mapping is no answer of the ERP. The
// order waits, its partner is told nothing, and once the mapping is mended it goes on.
func TestERPFileCannotBeWritten(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	if err := os.CopyFS(s.path("mappings/outputs"), os.DirFS("testdata/forms/outputs")); err != nil {
		t.Fatal(err)
	}
	s.edit("config.yaml", "erp:\n  files: {dir: erp}", "erp:\n  files: {dir: erp, mapping: erp-lines}")
	s.edit("partners/x12.yaml", "orderResponse: never", "orderResponse: always")
	s.edit("config.yaml", "in: x12/in,", "in: x12/in, out: x12/out,")
	if err := os.MkdirAll(s.path("x12/out"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.edit("mappings/outputs/erp.yaml", "currency: documentCurrencyCode", "currency: quotationDocumentReference")
	d := s.start("")
	s.drop("x12", "order.edi", formOrder{"4500777", "000000010", 12, time.Now()}.document(t, "order.edi"))
	out := ""
	d.until("the order held", func() bool {
		_, out = command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, "held") && strings.Contains(out, "quotationDocumentReference")
	})
	d.until("quiet", d.idle)
	if answers := s.files("x12/out/*"); len(answers) > 0 {
		t.Errorf("the partner was answered:\n%s", s.read(answers[0]))
	}
	s.edit("mappings/outputs/erp.yaml", "quotationDocumentReference", "documentCurrencyCode")
	id := regexp.MustCompile(`O01[A-Z0-9.]+`).FindString(out)
	d.until("it released into the ERP", func() bool {
		command(t, "order", "release", "--config", s.path("config.yaml"), "--reason", "mended", id)
		return len(s.files("erp/*.txt")) == 1
	})
	d.until("the answer", func() bool { return len(s.files("x12/out/*")) == 1 })
	d.stop()
}
