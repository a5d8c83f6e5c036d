// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bytes"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// confine gives up what a worker does not need. What fails is left as it is: the
// module in it is confined by itself.
func confine() {
	_ = unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
	for resource, limit := range map[int]uint64{
		unix.RLIMIT_CORE:   0,
		unix.RLIMIT_FSIZE:  64 << 20, // the compiled code
		unix.RLIMIT_NOFILE: 64,
		unix.RLIMIT_AS:     4 << 30, // what Go and the module reserve; what they use is watched
	} {
		_ = unix.Setrlimit(resource, &unix.Rlimit{Cur: limit, Max: limit})
	}
}

// watchMemory ends the process when it takes more memory than most.
func watchMemory(most int) (stop func()) {
	done := make(chan struct{})
	page := os.Getpagesize()
	go func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
			}
			raw, err := os.ReadFile("/proc/self/statm")
			f := bytes.Fields(raw)
			if err != nil || len(f) < 2 {
				continue
			}
			if n, err := strconv.Atoi(string(f[1])); err == nil && n*page > most {
				os.Exit(exitMemory)
			}
		}
	}()
	return func() { close(done) }
}

// tie makes a child end with us, in a process group of its own: the terminal's
// interrupt is ours alone.
func tie(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
}

// limit bounds a child that has just been started.
func limit(pid int, memory uint64, seconds uint64) {
	_ = unix.Prlimit(pid, unix.RLIMIT_AS, &unix.Rlimit{Cur: memory, Max: memory}, nil)
	_ = unix.Prlimit(pid, unix.RLIMIT_CPU, &unix.Rlimit{Cur: seconds, Max: seconds}, nil)
	_ = unix.Prlimit(pid, unix.RLIMIT_CORE, &unix.Rlimit{}, nil)
}
