// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"ordergate/gateway"
)

// errLocked says that another process works on the data folder.
var errLocked = errors.New("another ordergate works on this data folder")

// lock is the data folder's lock: one process a folder. The file tells where
// its admin listener is, so that commands find it.
type lock struct{ file *os.File }

func lockData(dir string) (*lock, error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o640)
	if err != nil {
		return nil, fmt.Errorf("lock the data folder: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		held, _ := os.ReadFile(f.Name())
		_ = f.Close() // nothing was written
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, &gateway.Error{Op: "app.lock", Kind: gateway.Conflict, Err: fmt.Errorf("%s: %w (admin listener %s)", dir, errLocked, strings.TrimSpace(string(held)))}
		}
		return nil, fmt.Errorf("lock the data folder: %w", err)
	}
	l := &lock{f}
	if err := l.tell(""); err != nil { // the last process is not there any more, and its port may be another's
		_ = l.release() // nothing was written
		return nil, err
	}
	return l, nil
}

// patience is how long the lock is waited for: a command that works on the journal of a
// stopped daemon holds it for a moment, and so does a daemon that starts.
const patience = 5 * time.Second

// retried does something with the lock until it is not in the way any more.
func retried[T any](ctx context.Context, do func() (T, error)) (T, error) {
	for begin := time.Now(); ; {
		v, err := do()
		busy := errors.Is(err, errLocked) || errors.Is(err, errStarting)
		if !busy || time.Since(begin) > patience {
			return v, err
		}
		select {
		case <-ctx.Done():
			return v, context.Cause(ctx)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// waitForLock takes the lock as soon as it is free.
func waitForLock(ctx context.Context, dir string) (*lock, error) {
	return retried(ctx, func() (*lock, error) { return lockData(dir) })
}

// errStarting says that who has the lock cannot be reached yet.
var errStarting = errors.New("a daemon is starting on this data folder, or another command works on it: try again")

// holder tells where the daemon that has the lock can be reached, "" when nobody has it.
func holder(ctx context.Context, dir string) (string, error) {
	return retried(ctx, func() (string, error) {
		l, err := lockData(dir)
		switch {
		case err == nil:
			return "", l.release()
		case errors.Is(err, errLocked):
			held, err := os.ReadFile(filepath.Join(dir, "lock"))
			if addr := strings.TrimSpace(string(held)); err == nil && addr != "" {
				return addr, nil
			}
			return "", errStarting
		case errors.Is(err, os.ErrNotExist):
			return "", fmt.Errorf("there is no data folder %s: nothing has been taken yet", dir)
		}
		return "", err
	})
}

// tell writes where the process can be reached: "" while it is starting.
func (l *lock) tell(addr string) error {
	if err := l.file.Truncate(0); err != nil {
		return fmt.Errorf("write the lock file: %w", err)
	}
	if _, err := l.file.WriteAt([]byte(addr+"\n"), 0); err != nil {
		return fmt.Errorf("write the lock file: %w", err)
	}
	return nil
}

// release gives the lock back by name: closing the file alone would leave it with a child
// that is being started and has not left our open files yet.
func (l *lock) release() error {
	return errors.Join(syscall.Flock(int(l.file.Fd()), syscall.LOCK_UN), l.file.Close())
}
