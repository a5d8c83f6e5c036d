// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// starting is how long a worker may take to be ready: without compiled code at hand
// it compiles for seconds, on a busy machine for longer.
const starting = 2 * time.Minute

// How a worker left a request unanswered.
var (
	errTime   = errors.New("it took too long")
	errMemory = errors.New("it took too much memory")
	errDied   = errors.New("the reading process ended")
)

// worker is a running reading process. It is for one goroutine at a time.
type worker struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   *bufio.Reader
	taken bool // it had the whole of the last request
	idle  *time.Timer
	once  sync.Once
	dead  error
}

func (r *Renderer) start(ctx context.Context) (*worker, error) {
	cmd := exec.Command(r.cfg.Command[0], r.cfg.Command[1:]...)
	// Go in it: no more processors than it can use, and no garbage left lying about.
	cmd.Env = []string{"GOMEMLIMIT=200MiB", "GOGC=100", "GOMAXPROCS=2"}
	cmd.Dir = os.TempDir()
	tie(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start a reading process: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start a reading process: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a reading process: %w", err)
	}
	w := &worker{cmd: cmd, in: in, out: bufio.NewReaderSize(out, 1<<16)}
	kill := context.AfterFunc(ctx, w.kill)
	defer kill()
	timer := time.AfterFunc(starting, w.kill)
	defer timer.Stop()
	var ans answer
	if _, err := readFrame(w.out, &ans); err != nil || ans.State != "ready" {
		w.end()
		return nil, fmt.Errorf("start a reading process: it ended at once (%v)", w.dead)
	}
	return w, nil
}

func (w *worker) kill() { _ = w.cmd.Process.Kill() }

// end ends the process and waits for it.
func (w *worker) end() {
	w.once.Do(func() {
		if w.idle != nil {
			w.idle.Stop()
		}
		_ = w.in.Close()
		w.kill()
		w.dead = w.cmd.Wait()
	})
}

// ask sends a request and reads its answer. After an error the worker has ended.
func (w *worker) ask(ctx context.Context, req request, payload []byte) (ans answer, body []byte, err error) {
	w.taken = false
	var late bool
	var mu sync.Mutex
	timer := time.AfterFunc(req.Deadline, func() { mu.Lock(); late = true; mu.Unlock(); w.kill() })
	defer timer.Stop()
	stop := context.AfterFunc(ctx, w.kill)
	defer stop()
	for err = writeFrame(w.in, req, payload); err == nil; {
		ans = answer{}
		if body, err = readFrame(w.out, &ans); err != nil {
			break
		}
		switch ans.State {
		case "taken":
			w.taken = true
		case "done":
			return ans, body, nil
		}
	}
	w.end()
	mu.Lock()
	defer mu.Unlock()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return ans, nil, context.Cause(ctx)
	case late:
		return ans, nil, errTime
	case errors.As(w.dead, &exit) && exit.ExitCode() == exitMemory:
		return ans, nil, errMemory
	case errors.As(w.dead, &exit) && exit.ExitCode() == exitDeadline:
		return ans, nil, errTime
	}
	return ans, nil, errDied
}

// do gives a request to a free worker and starts one when none runs. A document whose
// worker dies before it had it gets another one, once.
func (r *Renderer) do(ctx context.Context, req request, payload []byte) (answer, []byte, error) {
	select {
	case r.slots <- struct{}{}:
	case <-ctx.Done():
		return answer{}, nil, context.Cause(ctx)
	}
	defer func() { <-r.slots }()
	req.Deadline = r.cfg.Timeout
	for try := 0; ; try++ {
		w := r.take()
		if w == nil {
			var err error
			if w, err = r.start(ctx); err != nil {
				return answer{}, nil, errStart{err}
			}
		}
		ans, body, err := w.ask(ctx, req, payload)
		if err == nil {
			r.give(w)
			return ans, body, nil
		}
		if !errors.Is(err, errDied) || w.taken || try > 0 {
			return ans, nil, err
		}
	}
}

// errStart: no worker could be started, which is no document's fault.
type errStart struct{ error }

func (e errStart) Unwrap() error { return e.error }

// take takes an idle worker; nil when there is none.
func (r *Renderer) take() *worker {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := len(r.idle)
	if n == 0 {
		return nil
	}
	w := r.idle[n-1]
	r.idle = r.idle[:n-1]
	w.idle.Stop()
	return w
}

// give puts a worker back; it ends when nobody takes it.
func (r *Renderer) give(w *worker) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		w.end()
		return
	}
	w.idle = time.AfterFunc(r.cfg.Idle, func() { r.expire(w) })
	r.idle = append(r.idle, w)
}

func (r *Renderer) expire(w *worker) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, o := range r.idle {
		if o == w {
			r.idle = append(r.idle[:i], r.idle[i+1:]...)
			w.end()
			return
		}
	}
}

// Close ends the workers. Calls under way end with their documents unread. A second
// call does nothing.
func (r *Renderer) Close() error {
	r.stop(errors.New("the reader of PDFs was closed"))
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
	for _, w := range r.idle {
		w.end()
	}
	r.idle = nil
	return nil
}
