// SPDX-License-Identifier: Apache-2.0

package app

import (
	"syscall"
	"testing"
)

// TestLockGivenBack: a child that is being started has the open lock file for a moment; the
// lock is free all the same once it was given back.
func TestLockGivenBack(t *testing.T) {
	dir := t.TempDir()
	l, err := lockData(dir)
	if err != nil {
		t.Fatal(err)
	}
	child, err := syscall.Dup(int(l.file.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Close(child) })
	if _, err := lockData(dir); err == nil {
		t.Error("locked twice")
	}
	if err := l.release(); err != nil {
		t.Fatal(err)
	}
	if l, err = lockData(dir); err != nil {
		t.Fatal(err)
	}
	if err := l.release(); err != nil {
		t.Error(err)
	}
}

// TestHolder: a command waits for another that has the lock and cannot be spoken to.
func TestHolder(t *testing.T) {
	dir := t.TempDir()
	l, err := lockData(dir)
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = l.tell("127.0.0.1:1") }()
	if addr, err := holder(t.Context(), dir); err != nil || addr != "127.0.0.1:1" {
		t.Errorf("held by %q, %v", addr, err)
	}
	if err := l.release(); err != nil {
		t.Fatal(err)
	}
	if addr, err := holder(t.Context(), dir); err != nil || addr != "" {
		t.Errorf("free, and held by %q, %v", addr, err)
	}
}
