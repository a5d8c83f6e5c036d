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

// starting is how long a worker may take to be ready that has no compiled code at
// hand: it compiles for seconds, on a busy machine for longer. The others start within
// the time of their document.
const starting = 5 * time.Minute

// How a worker left a request unanswered.
var (
	errTime   = errors.New("it took too long")
	errMemory = errors.New("it took too much memory")
	errDied   = errors.New("the reading process ended")
	errStart  = errors.New("the reading process was not ready in time")
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
	var ans answer
	if _, err := readFrame(w.out, &ans, small, 0); err != nil || ans.State != "ready" {
		w.end()
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
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

// ask sends a request and reads its answer, until ctx ends. After an error the worker
// has ended.
func (w *worker) ask(ctx context.Context, req request, payload []byte) (ans answer, body []byte, err error) {
	w.taken = false
	if end, ok := ctx.Deadline(); ok {
		req.Deadline = time.Until(end)
	}
	stop := context.AfterFunc(ctx, w.kill)
	defer stop()
	head, most := req.limits()
	for err = writeFrame(w.in, req, payload); err == nil; {
		ans = answer{}
		if body, err = readFrame(w.out, &ans, head, most); err != nil {
			break
		}
		if ans.State == "done" && req.Do == "pages" {
			if ans.Pages, err = unpack(body); err != nil {
				break
			}
			body = nil
		}
		switch {
		case ans.State == "taken" && !w.taken:
			w.taken = true
		case ans.State == "done" && ans.to(&req):
			return ans, body, nil
		default:
			err = errDied // it is no worker of ours any more
		}
	}
	w.end()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return answer{}, nil, context.Cause(ctx)
	case errors.As(w.dead, &exit) && exit.ExitCode() == exitMemory:
		return answer{}, nil, errMemory
	case errors.As(w.dead, &exit) && exit.ExitCode() == exitDeadline:
		return answer{}, nil, errTime
	}
	return answer{}, nil, errDied
}

// do gives a request to a free worker and starts one when none runs. A document whose
// worker dies before it had it gets another one, once. All of it ends within the
// configured time, counted from when it is the document's turn; only a start that has
// to compile has its own.
func (r *Renderer) do(ctx context.Context, req request, payload []byte) (answer, []byte, error) {
	select {
	case r.slots <- struct{}{}:
	case <-ctx.Done():
		return answer{}, nil, context.Cause(ctx)
	}
	defer func() { <-r.slots }()
	w := r.take()
	if w == nil && !r.warm.Load() {
		var err error
		if w, err = r.ready(ctx, starting); err != nil {
			return answer{}, nil, err
		}
	}
	limited, cancel := context.WithTimeoutCause(ctx, r.cfg.Timeout, errTime)
	defer cancel()
	for try := 0; ; try++ {
		if w == nil {
			var err error
			if w, err = r.ready(limited, r.cfg.Timeout); err != nil {
				return answer{}, nil, err
			}
		}
		ans, body, err := w.ask(limited, req, payload)
		if err == nil {
			r.give(w)
			return ans, body, nil
		}
		if !errors.Is(err, errDied) || w.taken || try > 0 {
			return answer{}, nil, err
		}
		w = nil
	}
}

// ready starts a worker within a time. One that was late may have found no compiled
// code, so the next one is given the time to compile.
func (r *Renderer) ready(ctx context.Context, within time.Duration) (*worker, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, within, errTime)
	defer cancel()
	w, err := r.start(ctx)
	if errors.Is(err, errTime) {
		err = errStart
	}
	r.warm.Store(err == nil && r.cfg.Cache != "")
	return w, err
}

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
