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

// waitForLock waits some seconds for the lock: a command that works on the
// journal of a stopped daemon holds it for a moment.
func waitForLock(ctx context.Context, dir string) (*lock, error) {
	for begin := time.Now(); ; {
		l, err := lockData(dir)
		if err == nil || !errors.Is(err, errLocked) || time.Since(begin) > 5*time.Second {
			return l, err
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-time.After(50 * time.Millisecond):
		}
	}
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

func (l *lock) release() error { return l.file.Close() }
