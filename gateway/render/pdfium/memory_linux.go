// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"
	"golang.org/x/sys/unix"
)

// withMemory gives instances memory that is reserved at once and given back at once:
// growing it copies nothing, so an instance never takes twice its limit.
func withMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, most uint64) experimental.LinearMemory {
		b, err := unix.Mmap(-1, 0, int(min(most, memoryPages<<16)), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
		if err != nil {
			panic(trap{"mmap", err})
		}
		return &linear{b}
	}))
}

type linear struct{ all []byte }

func (l *linear) Reallocate(size uint64) []byte {
	if size > uint64(len(l.all)) {
		return nil
	}
	return l.all[:size]
}

func (l *linear) Free() {
	if l.all != nil {
		_ = unix.Munmap(l.all)
		l.all = nil
	}
}
