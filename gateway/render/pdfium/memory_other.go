// SPDX-License-Identifier: Apache-2.0

//go:build !linux

package pdfium

import (
	"context"
	"errors"
)

func withMemory(ctx context.Context) context.Context { return ctx }

// snapshot: see memory_linux.go. Elsewhere each document has a new instance.
type snapshot struct{}

func newSnapshot([]byte) (*snapshot, error) { return nil, errors.ErrUnsupported }

func (*snapshot) restore([]byte) error { return errors.ErrUnsupported }

func (*snapshot) close() error { return nil }
