// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	netsmtp "net/smtp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/render/rendertest"
	"ordergate/gateway/review"
)

// paperMailSite takes orders that are laid out for people from the folder paper and by
// mail.
func paperMailSite(t testing.TB) (s *site, send func(d *daemon, data string)) {
	t.Helper()
	s = paperSite(t)
	port := gatewaytest.FreePort(t)
	s.edit("config.yaml", "partners: partners\n", "partners: partners\nsmtp:\n  listen: 127.0.0.1:"+port+"\n  hostname: mx.ours.example\n  addresses: [orders@ours.example]\n")
	s.edit("partners/paper.yaml", "currency: USD\n", "currency: USD\nmail: {from: [\"*@acme.example\"], networks: [127.0.0.1], confirm: {to: [orders@acme.example]}}\n")
	return s, func(d *daemon, data string) {
		t.Helper()
		d.until("the mail is taken", func() bool { // the door opens some time after the start
			err := netsmtp.SendMail("127.0.0.1:"+port, nil, "dana.field@acme.example", []string{"orders@ours.example"}, []byte(data))
			if err != nil && !errors.Is(err, syscall.ECONNREFUSED) {
				t.Fatalf("%v\n%s", err, d.log)
			}
			return err == nil
		})
	}
}

// badPDFs are files made to do harm, and orders of strangers that are damaged, by name.
func badPDFs(t *testing.T, mutations int) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	read := func(file string) []byte {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	hostile, err := filepath.Glob("../../../shared/samples/pdf/hostile/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range hostile {
		if data := read(file); len(data) > 0 { // an empty file may still be written; an empty part of a mail is none
			out[filepath.Base(file)] = data
		}
	}
	known, err := filepath.Glob("../../gateway/decode/paper/testdata/corpus/known/*.pdf")
	if err != nil || len(known) == 0 {
		t.Fatal(len(known), err)
	}
	for i := range mutations {
		rnd := rand.New(rand.NewPCG(uint64(i), 11))
		out[fmt.Sprintf("m%04d.pdf", i)] = rendertest.Mutate(rnd, read(known[rnd.IntN(len(known))]))
	}
	return out
}

// TestPDFHostile: files that are made to do harm and damaged ones come by folder and by
// mail, with good orders between them. Each bad one waits with what is wrong, each good
// one is posted once; the daemon lives on and does not grow.
func TestPDFHostile(t *testing.T) {
	t.Parallel()
	mutations := 40
	if n, err := strconv.Atoi(os.Getenv("MUTATIONS")); err == nil {
		mutations = n
	}
	s, send := paperMailSite(t)
	d := s.start("")
	bad := badPDFs(t, mutations)
	var posted []string
	good := func(i int) printed {
		posted = append(posted, fmt.Sprintf("45000%05d", i))
		return printed{number: posted[len(posted)-1], at: time.Now()}
	}
	for i, name := range slices.Sorted(maps.Keys(bad)) {
		if i%3 == 0 {
			send(d, fmt.Sprintf("Message-ID: <%d@acme.example>\r\n", i)+mailOf("An order", name, string(bad[name])))
		} else {
			s.drop("paper", name, string(bad[name]))
		}
		switch i % 10 {
		case 4:
			s.drop("paper", fmt.Sprintf("good%d.pdf", i), good(i).pdf(t))
		case 9:
			send(d, fmt.Sprintf("Message-ID: <%d.good@acme.example>\r\n", i)+mailOf("An order", "good.pdf", good(i).pdf(t)))
		}
	}
	d.untilWithin(20*time.Minute, "all of them", func() bool { return len(s.files("erp/*")) >= len(posted) && d.idle() })
	s.onlyPosted(posted...)
	s.eachWaits(slices.Sorted(maps.Keys(bad)))
	most := memory(d.cmd.Process.Pid, "VmHWM")
	t.Logf("%d bad ones, %d good ones, the daemon took %.0f MB at most", len(bad), len(posted), most)
	if most > 400 {
		t.Errorf("the daemon took %.0f MB", most)
	}
	d.stop()
}

// eachWaits wants each of the files to wait for a person, with what is wrong in words:
// as an order, or as a message of which no order came.
func (s *site) eachWaits(files []string) {
	s.t.Helper()
	reasons := map[string]string{} // by the message's id without its letter
	for _, i := range listed[review.Item](s, "order", "list", "--waiting") {
		id, _, _ := strings.Cut(i.ID[1:], ".")
		reasons[id] = i.Reason
		for _, f := range i.Findings {
			reasons[id] += f.Message
		}
	}
	known := map[string]review.MessageItem{}
	for _, i := range listed[review.MessageItem](s, "message", "list") {
		known[i.File] = i
	}
	for _, f := range files {
		i, ok := known[f]
		if !ok || i.Reason == "" && reasons[i.ID[1:]] == "" { // a copy of what waits says so
			s.t.Errorf("%s does not wait, or nobody is told why: %+v", f, i)
		}
	}
}

// listed is what a command lists as JSON, all of it.
func listed[T any](s *site, args ...string) (out []T) {
	s.t.Helper()
	_, text := command(s.t, append(args, "--json", "--limit", "1000", "--config", s.path("config.yaml"))...)
	for line := range strings.Lines(text) {
		var i T
		if err := json.Unmarshal([]byte(line), &i); err != nil {
			s.t.Fatalf("%v: %s", err, line)
		}
		out = append(out, i)
	}
	return out
}
