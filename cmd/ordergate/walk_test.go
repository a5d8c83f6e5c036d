// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// walkStep is a marked block of docs/first-mapping.md.
var walkStep = regexp.MustCompile("(?s)<!-- (\\w+)(?:: ([^>]*?))? -->\n(?:```\\w*\n(.*?)```)?")

// TestTenMinuteWalk does what docs/first-mapping.md says, and sees what it shows.
func TestTenMinuteWalk(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/first-mapping.md")
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t)
	w := &walk{t: t, s: s}
	steps := walkStep.FindAllStringSubmatch(string(text), -1)
	if len(steps) < 15 {
		t.Fatalf("only %d steps", len(steps))
	}
	for _, m := range steps {
		w.step(m[1], m[2], m[3])
	}
	if w.daemon == nil {
		t.Error("nothing was dropped")
	}
}

type walk struct {
	t      *testing.T
	s      *site
	out    string // of the last command
	daemon *daemon
}

func (w *walk) step(kind, arg, block string) {
	w.t.Helper()
	switch kind {
	case "file":
		w.write(arg, block)
	case "pdf":
		w.write(arg, typewritten(w.t, block))
	case "picture":
		if files := w.s.files(arg); len(files) == 0 {
			w.t.Errorf("there is no picture %s", arg)
		}
	case "run":
		w.run(arg, block)
	case "prints":
		for line := range strings.Lines(block) {
			if !strings.Contains(w.out, strings.TrimSpace(line)) {
				w.t.Errorf("it did not print %q but\n%s", strings.TrimSpace(line), w.out)
			}
		}
	case "holds":
		if got := w.s.read(w.s.path(arg)); !strings.Contains(flush(got), flush(block)) {
			w.t.Errorf("%s does not hold\n%s\nbut\n%s", arg, block, got)
		}
	case "edit":
		w.edit(arg, block)
	case "drop":
		file, dir, _ := strings.Cut(arg, " ")
		if err := os.MkdirAll(w.s.path(dir), 0o755); err != nil {
			w.t.Fatal(err)
		}
		w.daemon = w.s.start("")
		w.s.drop(strings.TrimSuffix(dir, "/in"), filepath.Base(file), w.s.read(w.s.path(file)))
	case "orders":
		w.daemon.until(arg, func() bool {
			_, out := command(w.t, "order", "list", "--config", w.s.path("config.yaml"))
			for _, want := range strings.Split(arg, ", ") {
				number, state, _ := strings.Cut(want, " ")
				if !regexp.MustCompile(number + `\s+blue\s+` + state).MatchString(out) {
					return false
				}
			}
			return true
		})
		w.daemon.stop()
	default:
		w.t.Errorf("nobody knows how to do %q", kind)
	}
}

// flush is a text without its indentation.
func flush(text string) string { return regexp.MustCompile(`(?m)^ +`).ReplaceAllString(text, "") }

func (w *walk) write(name, text string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(w.s.path(name)), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(w.s.path(name), []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// typewritten is a PDF of a text, each run of words where it stands in it.
func typewritten(t testing.TB, text string) string {
	t.Helper()
	p := fpdf.New("P", "mm", "A4", "")
	p.AddPage()
	p.SetFont("Courier", "", 9)
	run := regexp.MustCompile(`\S+( \S+)*`)
	y := 20.0
	for line := range strings.Lines(text) {
		for _, at := range run.FindAllStringIndex(line, -1) {
			p.Text(15+1.9*float64(at[0]), y, line[at[0]:at[1]])
		}
		y += 5
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// run runs a command in the site's folder; code is what it must end with, 0 when "".
func (w *walk) run(code, line string) {
	w.t.Helper()
	args := strings.Fields(line)
	cmd := exec.Command(os.Args[0])
	cmd.Dir = w.s.dir
	cmd.Env = append(os.Environ(), "ORDERGATE_TEST_ARGS="+strings.Join(args[1:], "\x1f"))
	out, err := cmd.CombinedOutput()
	w.out = strings.ReplaceAll(string(out), w.s.dir+"/", "")
	got := cmd.ProcessState.ExitCode()
	if want := map[string]int{"": 0, "1": 1}[code]; got != want {
		w.t.Fatalf("%s: %v\n%s", line, err, w.out)
	}
}

// edit replaces runs of lines marked - by those marked + behind them.
func (w *walk) edit(name, block string) {
	w.t.Helper()
	var old, new string
	apply := func() {
		if old != "" {
			w.s.edit(name, old, new)
		}
		old, new = "", ""
	}
	for line := range strings.Lines(block) {
		switch {
		case strings.HasPrefix(line, "- "):
			if new != "" {
				apply()
			}
			old += line[2:]
		case strings.HasPrefix(line, "+ "):
			new += line[2:]
		}
	}
	apply()
}
