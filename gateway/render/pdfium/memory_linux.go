// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"context"
	"fmt"
	"os"
	"unsafe"

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

// snapshot is the memory of a fresh instance, in a file that lies in memory itself.
type snapshot struct {
	file *os.File
	size int
}

// newSnapshot keeps what is in the memory of a fresh instance.
func newSnapshot(mem []byte) (*snapshot, error) {
	fd, err := unix.MemfdCreate("pdfium", unix.MFD_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("keep a fresh instance: %w", err)
	}
	im := &snapshot{os.NewFile(uintptr(fd), "pdfium"), len(mem)}
	if err := im.write(mem); err != nil {
		_ = im.close()
		return nil, fmt.Errorf("keep a fresh instance: %w", err)
	}
	return im, nil
}

// write leaves out what is zero: most of it.
func (im *snapshot) write(mem []byte) error {
	if err := im.file.Truncate(int64(len(mem))); err != nil {
		return err
	}
	const page = 1 << 12
	zero := make([]byte, page)
	for i := 0; i < len(mem); i += page {
		part := mem[i:min(i+page, len(mem))]
		if string(part) == string(zero[:len(part)]) {
			continue
		}
		if _, err := im.file.WriteAt(part, int64(i)); err != nil {
			return err
		}
	}
	return nil
}

// restore makes the memory of an instance, which must be as large as the snapshot,
// what that holds. What the instance wrote is given back; pages are copied as it writes to
// them again.
func (im *snapshot) restore(mem []byte) error {
	if len(mem) != im.size {
		return fmt.Errorf("the memory has %d bytes, not %d", len(mem), im.size)
	}
	_, err := unix.MmapPtr(int(im.file.Fd()), 0, unsafe.Pointer(&mem[0]), uintptr(len(mem)),
		unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_FIXED|unix.MAP_NORESERVE)
	return err
}

func (im *snapshot) close() error { return im.file.Close() }
