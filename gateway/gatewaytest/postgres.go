// SPDX-License-Identifier: Apache-2.0

// Package gatewaytest holds what tests of several rooms share: a fake clock and
// a real PostgreSQL.
package gatewaytest

import (
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Clock is a clock that tests set. It is safe for concurrent use.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock starts a clock at a fixed time.
func NewClock() *Clock { return &Clock{now: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)} }

// Now implements gateway.Clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Add moves the clock.
func (c *Clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Cluster is a private PostgreSQL for one test process.
type Cluster struct {
	dir string
	bin string
	run func(name string, args ...string) *exec.Cmd
	n   atomic.Int64

	alive   *os.File // open as long as this process lives
	watcher *exec.Cmd
}

// StartPostgres starts a cluster from the installed binaries on a socket in its own
// folder (a port could be taken by another meanwhile), fsync on. Call it from TestMain
// and Stop it there.
func StartPostgres() (*Cluster, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return nil, fmt.Errorf("PostgreSQL is not installed: run `make tools` (apt-get install postgresql)")
	}
	dir, err := os.MkdirTemp("", "ordergate-pg")
	if err != nil {
		return nil, err
	}
	c := &Cluster{dir: dir, bin: filepath.Dir(found[len(found)-1])}
	c.run = func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(c.bin, name), args...)
		cmd.Dir = dir
		return cmd
	}
	if os.Getuid() == 0 { // PostgreSQL refuses to run as root
		u, err := user.Lookup("postgres")
		if err != nil {
			return nil, err
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		if err := os.Chown(dir, uid, gid); err != nil {
			return nil, err
		}
		c.run = func(name string, args ...string) *exec.Cmd {
			cmd := exec.Command("setpriv", append([]string{"--reuid", u.Uid, "--regid", u.Gid, "--clear-groups", filepath.Join(c.bin, name)}, args...)...)
			cmd.Dir = dir
			return cmd
		}
	}
	data := filepath.Join(dir, "data")
	if out, err := c.run("initdb", "-D", data, "-U", "ordergate", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	opts := fmt.Sprintf("-c listen_addresses= -c unix_socket_directories=%s -c max_connections=200", dir)
	if out, err := c.run("pg_ctl", "-D", data, "-l", filepath.Join(dir, "log"), "-o", opts, "-w", "-t", "600", "start").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("start PostgreSQL: %w\n%s", err, out)
	}
	if err := c.watch(); err != nil {
		c.Stop()
		return nil, err
	}
	return c, nil
}

// watch leaves a shell behind that stops the cluster when the test process has
// gone without doing so, killed or by a timeout: its end of the pipe closes then.
func (c *Cluster) watch() error {
	r, w, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("watch PostgreSQL: %w", err)
	}
	defer r.Close()
	c.alive = w
	cmd := exec.Command("sh", "-c", `cat >/dev/null; pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid"; rm -rf "$1"`, "sh", c.dir)
	cmd.Stdin = r
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // an interrupt of the tests is not meant for it
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("watch PostgreSQL: %w", err)
	}
	c.watcher = cmd
	return nil
}

// Database makes an empty database and returns its URL.
func (c *Cluster) Database(t testing.TB) string {
	t.Helper()
	name := fmt.Sprintf("t%d", c.n.Add(1))
	if out, err := c.run("createdb", "-h", c.dir, "-U", "ordergate", name).CombinedOutput(); err != nil {
		t.Fatalf("createdb: %v\n%s", err, out)
	}
	return fmt.Sprintf("postgres://ordergate@/%s?host=%s", name, c.dir)
}

// Stop stops the cluster and removes its files.
func (c *Cluster) Stop() {
	_ = c.run("pg_ctl", "-D", filepath.Join(c.dir, "data"), "-m", "immediate", "-w", "stop").Run()
	_ = os.RemoveAll(c.dir)
	if c.watcher != nil {
		_ = c.alive.Close()
		_ = c.watcher.Wait()
	}
}
