// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test binary be ordergate itself: with ORDERGATE_TEST_ARGS it
// runs the command line, and dies by SIGKILL at a named crash point.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "pdf-worker" { // started to read PDFs, without our environment
		os.Exit(run(os.Args[1:], world{ctx: context.Background(), in: mortal{os.Stdin}, out: os.Stdout, err: os.Stderr, getenv: os.Getenv}))
	}
	if args := os.Getenv("ORDERGATE_TEST_ARGS"); args != "" {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		code := run(strings.Split(args, "\x1f"), world{ctx: ctx, in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, crash: crasher(os.Getenv("ORDERGATE_TEST_CRASH"))})
		stop()
		os.Exit(code)
	}
	if len(os.Args) > 1 && os.Args[1] == "pdf-worker" { // it is given no environment
		os.Exit(run(os.Args[1:], world{ctx: context.Background(), in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv}))
	}
	os.Exit(m.Run())
}

// deadly is in a PDF that the process which reads it does not outlive.
const deadly = "%% this one kills its reader"

// mortal reads for such a process.
type mortal struct{ io.Reader }

func (m mortal) Read(b []byte) (int, error) {
	n, err := m.Reader.Read(b)
	if bytes.Contains(b[:n], []byte(deadly)) {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
	return n, err
}

// crasher kills the process, as kill -9 does, when a point is reached; "point@fifo"
// holds the first that comes there until what has the fifo open closes it.
func crasher(point string) func(string) {
	point, fifo, holds := strings.Cut(point, "@")
	var reached atomic.Bool
	return func(p string) {
		if p == point && holds && reached.CompareAndSwap(false, true) {
			_, _ = os.ReadFile(fifo)
		} else if p == point && !holds {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
}

// site is an installation in a folder of its own.
type site struct {
	t   testing.TB
	dir string
}

func newSite(t testing.TB) *site {
	t.Helper()
	s := &site{t, t.TempDir()}
	c := demoCmd{Dir: s.dir}
	if err := c.unpack(time.Now()); err != nil {
		t.Fatal(err)
	}
	s.edit("config.yaml", "stable: 200ms", "stable: 1ms")
	s.edit("config.yaml", "scan: 1s", "scan: 50ms")
	s.shareCompiled()
	return s
}

// shareCompiled has all sites use one copy of what the PDF reader compiles, which takes
// seconds of a processor each time.
func (s *site) shareCompiled() {
	s.t.Helper()
	shared, err := os.UserCacheDir()
	if err != nil {
		shared = os.TempDir()
	}
	shared = filepath.Join(shared, "ordergate", "pdfium")
	for _, dir := range []string{shared, s.path("state/cache")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := os.Symlink(shared, s.path("state/cache/pdfium")); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) path(p string) string { return filepath.Join(s.dir, p) }

func (s *site) edit(file, old, new string) {
	s.t.Helper()
	b, err := os.ReadFile(s.path(file))
	if err != nil {
		s.t.Fatal(err)
	}
	if !bytes.Contains(b, []byte(old)) {
		s.t.Fatalf("%s does not hold %q", file, old)
	}
	s.write(file, strings.ReplaceAll(string(b), old, new))
}

// write puts a file in the place of another at once: a daemon that looks at any
// moment finds the one or the other.
func (s *site) write(file, text string) {
	s.t.Helper()
	tmp := s.path(".writing-" + strings.ReplaceAll(file, "/", "-"))
	if err := os.WriteFile(tmp, []byte(text), 0o640); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Rename(tmp, s.path(file)); err != nil {
		s.t.Fatal(err)
	}
}

// drop renames a document into a partner's folder.
func (s *site) drop(partner, name, text string) {
	s.t.Helper()
	tmp := s.path(partner + "/in/." + name)
	if err := os.WriteFile(tmp, []byte(text), 0o640); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Rename(tmp, s.path(partner+"/in/"+name)); err != nil {
		s.t.Fatal(err)
	}
}

func document(t testing.TB, name string, at time.Time) string {
	t.Helper()
	b, err := demoFiles.ReadFile("demo/orders/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return fill(string(b), at)
}

// files lists a folder's visible files that match a pattern.
func (s *site) files(pattern string) []string {
	s.t.Helper()
	all, err := filepath.Glob(s.path(pattern))
	if err != nil {
		s.t.Fatal(err)
	}
	var out []string
	for _, f := range all {
		if !strings.HasPrefix(filepath.Base(f), ".") {
			out = append(out, f)
		}
	}
	return out
}

// untaken are the files that were dropped and not taken yet: those of all
// folders first, then the claimed ones, so that none slips through between.
func (s *site) untaken() []string {
	s.t.Helper()
	return append(s.files("*/in/*"), s.files("*/in/.claimed/*/*/*")...)
}

// daemon is a running ordergate.
type daemon struct {
	t    testing.TB
	s    *site
	cmd  *exec.Cmd
	log  *logBuffer
	done chan struct{} // closed when it has ended
	err  error         // of its end; read it when done is closed
}

// patience is how long tests wait for what must come. It only ends what would
// wait for ever: the slowest machine is far quicker.
const patience = 5 * time.Minute

type logBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// start starts a daemon and returns when it serves, or has died on its way there.
func (s *site) start(crash string) *daemon {
	s.t.Helper()
	d := s.launch(crash)
	limit := time.After(patience)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for d.addr() == "" {
		select {
		case <-tick.C:
		case <-d.done:
			return d
		case <-limit:
			s.t.Fatalf("it does not start\n%s", d.log)
		}
	}
	return d
}

// launch is start without a wait.
func (s *site) launch(crash string) *daemon {
	s.t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ORDERGATE_TEST_ARGS="+strings.Join([]string{"serve", "--config", s.path("config.yaml")}, "\x1f"), "ORDERGATE_TEST_CRASH="+crash)
	d := &daemon{t: s.t, s: s, cmd: cmd, log: &logBuffer{}, done: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = d.log, d.log
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	go func() {
		d.err = cmd.Wait()
		close(d.done)
	}()
	s.t.Cleanup(func() { // it has ended before its folder is removed
		_ = cmd.Process.Kill()
		<-d.done
	})
	return d
}

// died waits for the process to end by SIGKILL.
func (d *daemon) died() {
	d.t.Helper()
	select {
	case <-d.done:
		if ws := d.cmd.ProcessState.Sys().(syscall.WaitStatus); !ws.Signaled() || ws.Signal() != syscall.SIGKILL {
			d.t.Fatalf("it did not crash, it ended: %v\n%s", d.cmd.ProcessState, d.log)
		}
	case <-time.After(patience):
		d.t.Fatalf("the crash point was not reached\n%s", d.log)
	}
}

// stop ends it as an operator does, and wants exit code 0.
func (d *daemon) stop() {
	d.t.Helper()
	if err := d.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		d.t.Fatal(err)
	}
	select {
	case <-d.done:
		if d.err != nil {
			d.t.Fatalf("stop: %v\n%s", d.err, d.log)
		}
	case <-time.After(patience):
		d.t.Fatalf("it does not stop\n%s", d.log)
	}
}

// until waits for a condition that another process brings about.
func (d *daemon) until(what string, ok func() bool) {
	d.t.Helper()
	d.untilWithin(patience, what, ok)
}

// untilWithin is until for what takes long.
func (d *daemon) untilWithin(limit time.Duration, what string, ok func() bool) {
	d.t.Helper()
	deadline := time.After(limit)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-tick.C:
		case <-d.done:
			d.t.Fatalf("waiting for %s: the daemon ended: %v\n%s", what, d.err, d.log)
		case <-deadline:
			d.t.Fatalf("waiting for %s, untaken %q, jobs %q\n%s", what, d.s.untaken(), d.jobs(), d.log)
		}
	}
}

// idle tells whether all that was dropped has been taken, and all that was taken
// worked. The order matters: of a file that is not there any more the job is, or
// has been, when the jobs are looked at.
func (d *daemon) idle() bool {
	if len(d.s.untaken()) > 0 {
		return false
	}
	jobs, ok := d.jobsLeft()
	return ok && len(jobs) == 0
}

// jobs are those that are left, for people.
func (d *daemon) jobs() []string {
	jobs, _ := d.jobsLeft()
	return jobs
}

func (d *daemon) jobsLeft() (jobs []string, ok bool) {
	addr := d.addr()
	if addr == "" {
		return nil, false
	}
	res, err := http.Get("http://" + addr + "/metrics")
	if err != nil {
		return nil, false
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	for _, j := range regexp.MustCompile(`ordergate_jobs\{[^}]*\} [1-9].*`).FindAllString(string(b), -1) {
		if !strings.Contains(j, `kind="onhold"`) && !strings.Contains(j, `kind="overdue"`) && !strings.Contains(j, `kind="mdn"`) { // alarm clocks, hours away
			jobs = append(jobs, j)
		}
	}
	return jobs, err == nil && strings.Contains(string(b), "ordergate_journal_up 1\n")
}

var adminAddr = regexp.MustCompile(`"admin":"([^"]+)"`)

func (d *daemon) addr() string {
	m := adminAddr.FindStringSubmatch(d.log.String())
	if m == nil {
		return ""
	}
	return m[1]
}

// command runs an ordergate command in this process.
func command(t testing.TB, args ...string) (code int, out string) {
	t.Helper()
	var b bytes.Buffer
	code = run(args, world{ctx: t.Context(), in: strings.NewReader(""), out: &b, err: &b, getenv: os.Getenv})
	return code, b.String()
}

// startHeld starts a daemon that is held where its work on a document comes to a
// point, and returns when it is there. goOn lets it go on.
func (s *site) startHeld(point, partner, text string) (d *daemon, goOn func()) {
	s.t.Helper()
	fifo := s.path("fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		s.t.Fatal(err)
	}
	d = s.start(point + "@" + fifo)
	s.drop(partner, "held.edi", text)
	var held *os.File
	d.until(point, func() bool {
		var err error
		held, err = os.OpenFile(fifo, os.O_WRONLY|syscall.O_NONBLOCK, 0) // fails while nobody reads
		return err == nil
	})
	return d, func() {
		s.t.Helper()
		if err := held.Close(); err != nil {
			s.t.Fatal(err)
		}
	}
}

// TestMetricsAreOfNow: what /metrics says of jobs is true when it is asked, in the
// midst of work and right behind it; nobody who waits for quiet is told too early.
func TestMetricsAreOfNow(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	d, goOn := s.startHeld("check.examined", "acme", document(t, "acme-order.edi", at))
	d.until("the job in the metrics", func() bool { return d.metric(`ordergate_jobs{kind="check",state="queued"} 1`) })
	if d.idle() {
		t.Errorf("an order is being checked, the jobs are %q", d.jobs())
	}
	goOn()
	for i := range 3 {
		d.until("quiet", d.idle)
		if n := len(s.files("acme/out/855-*")); n != i+1 {
			t.Errorf("quiet with %d of %d answers", n, i+1)
		}
		s.drop("acme", fmt.Sprint(i, ".edi"), document(t, "acme-order.edi", at.Add(time.Duration(i+1)*time.Second)))
	}
	d.until("quiet", d.idle)
	d.stop()
}

// crashPoints are all places between the claim of a file and the 855 written
// where the process is killed.
var crashPoints = []string{
	"folder.claimed", "folder.staged", "intake.committed", "folder.committed", "folder.archived",
	"read.decoded", "read.recorded", "check.examined", "check.recorded", "post.loaded", "post.sent", "post.recorded",
	"answer.built", "answer.recorded", "deliver.loaded", "deliver.sent", "deliver.recorded", "folder.written", "folder.delivered",
}

// TestKilledAnywhere: kill -9 at every named point, restart: exactly one order
// posted, one 997, one 855.
func TestKilledAnywhere(t *testing.T) {
	t.Parallel()
	at := time.Now()
	for _, point := range crashPoints {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			d := s.start(point)
			s.drop("acme", "po 1.edi", document(t, "acme-order.edi", at))
			d.died()
			d = s.start("")
			d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) > 0 })
			d.until("the 997", func() bool { return len(s.files("acme/out/997-*")) > 0 })
			d.until("quiet", d.idle)
			d.stop()
			s.once("acme", "4500"+stamp(at))
			if got := counts(s.accuracy().Total); got != "passed 1" {
				t.Errorf("counted: %s", got)
			}
		})
	}
}

// once checks that one order was posted and answered once.
func (s *site) once(partner, number string) {
	s.t.Helper()
	for pattern, want := range map[string]int{"erp/*.json": 1, partner + "/out/997*": 1, partner + "/out/855*": 1, partner + "/in/*": 0} {
		if got := s.files(pattern); len(got) != want {
			s.t.Errorf("%s: %d files, want %d: %v", pattern, len(got), want, got)
		}
	}
	code, out := command(s.t, "order", "show", "--config", s.path("config.yaml"), number)
	var shown struct{ State, Answer string }
	if err := json.Unmarshal([]byte(out), &shown); code != 0 || err != nil || shown.State != "posted" || shown.Answer != "answered" {
		s.t.Errorf("order show: code %d, %v: %s", code, err, out)
	}
}

// TestWay sends a good order, one with a wrong price and a broken document
// through the daemon, and works on what is left as its users do.
func TestWay(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	config := s.path("config.yaml")
	d := s.start("")
	s.drop("acme", "good.edi", document(t, "acme-order.edi", at))
	s.drop("northwind", "price.edi", document(t, "northwind-order.edi", at))
	s.drop("acme", "broken.edi", document(t, "acme-broken.edi", at))
	d.until("855", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("997s", func() bool { return len(s.files("acme/out/997-*")) == 2 && len(s.files("northwind/out/997*")) == 1 })
	d.until("quiet", d.idle)

	var rejecting string
	for _, f := range s.files("acme/out/997-*") {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte("AK5*R")) {
			rejecting = string(b)
		}
	}
	for _, want := range []string{"AK3*BEG*2", "AK4*5*373*8*20261345"} {
		if !strings.Contains(rejecting, want) {
			t.Errorf("the rejecting 997 does not say %s:\n%s", want, rejecting)
		}
	}
	held := "NW-" + stamp(at)
	if code, out := command(t, "order", "list", "--config", config, "--waiting"); code != 0 || !strings.Contains(out, held) || !strings.Contains(out, "rice") {
		t.Errorf("waiting: code %d\n%s", code, out)
	}
	if n := len(s.files("erp/*.json")); n != 1 {
		t.Errorf("%d orders posted before the release, want 1", n)
	}
	if code, out := command(t, "order", "release", "--config", config, "--reason", "agreed by phone", "--by", "dana", held); code != 0 {
		t.Fatalf("release: %s", out)
	}
	d.until("the release", func() bool { return len(s.files("erp/*.json")) == 2 && len(s.files("northwind/out/855*")) == 1 })
	if code, out := command(t, "order", "release", "--config", config, "--reason", "again", held); code == 0 {
		t.Errorf("released twice: %s", out)
	}
	code, out := command(t, "order", "trace", "--config", config, held)
	for _, want := range []string{"dana", "agreed by phone", "sha256", "ISA13", "855", "posted"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("trace: code %d, no %q in\n%s", code, want, out)
		}
	}
	// The same bytes again: the same 997 again, no second order.
	s.drop("acme", "good again.edi", document(t, "acme-order.edi", at))
	d.until("the second 997", func() bool { return len(s.files("acme/out/997-*")) == 3 })
	// The same control number with other bytes: held.
	s.drop("acme", "conflict.edi", strings.Replace(document(t, "acme-order.edi", at), "*1200*EA", "*1300*EA", 1))
	d.until("the conflict", func() bool {
		_, out := command(t, "order", "list", "--config", config, "--waiting")
		return strings.Contains(out, "(message)")
	})
	d.until("quiet", d.idle)
	if n := len(s.files("erp/*.json")); n != 2 {
		t.Errorf("%d orders posted, want 2", n)
	}
	m := regexp.MustCompile(`message  (\S+)`).FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("no message in the trace:\n%s", out)
	}
	code, out = command(t, "replay", "--config", config, "--by", "dana", "--reason", "test", m[1])
	if code != 0 || !strings.Contains(out, "posted before and not posted again") {
		t.Errorf("replay: code %d\n%s", code, out)
	}
	d.until("quiet", d.idle)
	d.stop()
	if n := len(s.files("erp/*.json")); n != 2 {
		t.Errorf("%d orders posted after the replay, want 2", n)
	}
}

// TestReload: a broken edit keeps the old file, shows in health and check, and a
// mended one is taken into use without a restart.
func TestReload(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("config.yaml", "listen: 127.0.0.1:0", "listen: 127.0.0.1:0\nreload:\n  poll: 100ms")
	d := s.start("")
	health := func() string {
		if d.addr() == "" {
			return ""
		}
		res, err := http.Get("http://" + d.addr() + "/healthz")
		if err != nil {
			return ""
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		return string(b)
	}
	d.until("health", func() bool { return strings.Contains(health(), `"partners"`) })
	s.edit("partners/acme.yaml", "customer: C-1001", "custommer: C-1001")
	d.until("the fault in health", func() bool { return strings.Contains(health(), "custommer") })
	if code, out := command(t, "check", "--config", s.path("config.yaml")); code != 1 || !strings.Contains(out, "acme.yaml:") || !strings.Contains(out, `did you mean "customer"?`) {
		t.Errorf("check: code %d\n%s", code, out)
	}
	at := time.Now()
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	d.until("an order by the old file", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	s.edit("partners/acme.yaml", "answers:\n", "answers:\n  fileName: \"new-{kind}-{control}.edi\"\n")
	s.edit("partners/acme.yaml", "custommer: C-1001", "customer: C-1001") // the last fault: from here on the file is good
	d.until("health", func() bool { h := health(); return h != "" && !strings.Contains(h, "custommer") })
	s.drop("acme", "po2.edi", document(t, "acme-order.edi", at.Add(time.Second)))
	d.until("an order by the new file", func() bool { return len(s.files("acme/out/new-855*")) == 1 })
	d.stop()
}

// TestFullDisk: a full disk gives errors and loses nothing; when space returns
// everything comes through.
func TestFullDisk(t *testing.T) {
	if os.Getuid() != 0 {
		t.Log("not root: no tmpfs of our own to fill, not tried")
		return
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Logf("no mount here (%v %s): not tried", err, out)
		return
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	s := &site{t, dir}
	if err := (&demoCmd{Dir: dir}).unpack(time.Now()); err != nil {
		t.Fatal(err)
	}
	s.edit("config.yaml", "stable: 200ms", "stable: 1ms")
	s.edit("config.yaml", "scan: 1s", "scan: 50ms")
	s.edit("config.yaml", "freeSpace: 16MiB", "freeSpace: 0")
	d := s.start("")
	at := time.Now()
	ballast := s.path("ballast")
	f, err := os.Create(ballast)
	if err != nil {
		t.Fatal(err)
	}
	const orders = 5
	for i := range orders { // first the documents, then no room to work on them
		s.drop("acme", fmt.Sprintf("po%d.edi", i), document(t, "acme-order.edi", at.Add(time.Duration(i)*time.Second)))
	}
	for chunk := make([]byte, 64<<10); ; {
		if _, err := f.Write(chunk); err != nil {
			if len(chunk) == 1 {
				break
			}
			chunk = chunk[:1]
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for i := range orders { // these find the disk full; what cannot even be dropped is not taken
		_ = os.WriteFile(s.path(fmt.Sprintf("acme/in/.late%d", i)), nil, 0o640)
	}
	d.until("trouble in the log", func() bool {
		l := d.log.String()
		return strings.Contains(l, "full") || strings.Contains(l, "no space") || len(s.files("acme/out/855-*")) == orders
	})
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	d.until("all orders", func() bool {
		return len(s.files("acme/out/855-*")) > 0 && len(s.files("erp/*.json")) == orders && d.idle()
	})
	d.stop()
}

// TestDemoMappings runs the examples beside the demo's mapping files.
func TestDemoMappings(t *testing.T) {
	t.Parallel()
	code, out := command(t, "mapping", "test", "demo/mappings")
	if code != 0 || !strings.Contains(out, "northwind-850") {
		t.Errorf("code %d\n%s", code, out)
	}
}

// TestReadTouchesNothing: a dry run makes no file and no folder.
func TestReadTouchesNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	before := s.files("*")
	file := filepath.Join(t.TempDir(), "po.edi")
	if err := os.WriteFile(file, []byte(document(t, "acme-order.edi", time.Now())), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out := command(t, "read", "--config", s.path("config.yaml"), file); code != 0 || !strings.Contains(out, `"partner":"acme","decision":"accept"`) {
		t.Errorf("code %d\n%s", code, out)
	}
	if after := s.files("*"); len(after) != len(before) {
		t.Errorf("before %v, after %v", before, after)
	}
}
