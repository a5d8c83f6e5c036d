// SPDX-License-Identifier: Apache-2.0

package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var updateGolden = flag.Bool("update", false, "write the golden files anew")

var envelopeTimes = regexp.MustCompile(`(?m)^(ISA(?:\*[^*]*){8}|GS(?:\*[^*]*){3})\*\d{6,8}\*\d{4}\*`)

// unfilled puts placeholders where a run's own dates and numbers stand.
func unfilled(text string, at time.Time) string {
	text = envelopeTimes.ReplaceAllString(text, "$1*{date}*{time}*")
	return strings.NewReplacer(stamp(at), "{stamp}", at.Format("20060102"), "{ccyymmdd}", at.Format("2006-01-02"), "{iso}",
		at.AddDate(0, 0, 21).Format("2006-01-02"), "{deliveryISO}").Replace(text)
}

// TestGolden sends the golden 850 through the daemon and compares the canonical
// order in the ERP's folder, the 997 and the 855 byte for byte, apart from this
// run's dates and numbers.
func TestGolden(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	d := s.start("")
	s.drop("acme", "golden.edi", document(t, "acme-order.edi", at))
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 && len(s.files("acme/out/997-*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	sources := regexp.MustCompile(`"(messageId|documentId|receivedAt|sha256|documentKey|mappingSha256)":"[^"]*"`)
	for name, pattern := range map[string]string{"order.json": "erp/*.json", "997.edi": "acme/out/997-*", "855.edi": "acme/out/855-*"} {
		got := sources.ReplaceAllString(unfilled(s.read(s.files(pattern)[0]), at), `"$1":"…"`)
		golden := filepath.Join("testdata", "way", name)
		if *updateGolden {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
