// SPDX-License-Identifier: Apache-2.0

// Package pdfium reads PDFs with PDFium in WebAssembly: pages of words with their
// boxes, drawn lines, what is written and cannot be seen, form data, attached files,
// and pictures of pages. It owns every call into the module.
//
// It must run in a process of its own (gateway/render starts it): a hostile file may
// keep it busy for ever, and only the end of the process ends that.
//
// Invariant: a document is read by a fresh instance of the module that has a fixed
// limit of memory and no file system, so nothing of it reaches the next one. An instance
// is fresh when it is new or when all it can hold is again what it was then.
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// memoryPages is the limit of an instance's memory: 2048 pages of 64 KiB are 128 MiB.
// With it a decompression bomb ends after about a second; half of it would still read
// every file we know of.
const memoryPages = 2048

// Engine holds the compiled module. It is safe for concurrent use; so many documents
// as are read at the same time cost about 30 MB each.
type Engine struct {
	pool  pdfium.Pool
	cache wazero.CompilationCache

	mu    sync.Mutex
	spare *module // an instance that is fresh again, nil when there is none
}

// New compiles the module, which takes seconds and less than 300 MB, or loads what was
// compiled before from the folder cache, which takes a tenth of a second. The folder is
// made with mode 0700: what lies in it is run as code. "" is no cache. What is damaged in
// the folder is compiled anew; where it cannot be written, each start compiles.
func New(ctx context.Context, cache string) (*Engine, error) {
	e, err := start(ctx, cache)
	if err == nil || cache == "" {
		return e, err
	}
	files, err := filepath.Glob(filepath.Join(cache, "wazero-*", "*"))
	if err == nil && len(files) > 0 {
		for _, f := range files {
			_ = os.Remove(f) // else the next start fails, and the one after it goes without
		}
		if e, err := start(ctx, cache); err == nil {
			return e, nil
		}
	}
	return start(ctx, "")
}

func start(ctx context.Context, cache string) (_ *Engine, err error) {
	defer func() { // what reads the folder trusts it
		if p := recover(); p != nil {
			err = fmt.Errorf("start pdfium: %v", p)
		}
	}()
	e := &Engine{}
	rc := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages)
	if cache != "" {
		if err := os.MkdirAll(cache, 0o700); err != nil {
			return nil, fmt.Errorf("make the folder of compiled code: %w", err)
		}
		c, err := wazero.NewCompilationCacheWithDir(cache)
		if err != nil {
			return nil, fmt.Errorf("open the folder of compiled code: %w", err)
		}
		e.cache = c
		rc = rc.WithCompilationCache(c)
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: withMemory(ctx), MaxTotal: 16, MaxIdle: 0, RuntimeConfig: rc,
		FSConfig: wazero.NewFSConfig(), // the default would show the module all files of the host
		Stdout:   io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	e.pool = pool
	return e, nil
}

// Close gives everything back.
func (e *Engine) Close() error {
	if m := e.take(); m != nil {
		m.end()
	}
	err := e.pool.Close()
	if e.cache != nil {
		err = errors.Join(err, e.cache.Close(context.Background()))
	}
	return err
}

// module is one instance and the ways to call into it. A call that traps (memory is
// used up, an abort) panics with trap; guard turns that into an error.
type module struct {
	ctx    context.Context
	engine *Engine
	inst   pdfium.Pdfium
	find   interface{ Fn(string) api.Function }
	fns    map[string]api.Function
	mem    api.Memory
	stack  [16]uint64
	buf    uint32 // scratch of scratchSize bytes

	fresh *snapshot // its memory before the first document; nil when it cannot be kept
	top   uint64    // its stack pointer then
	bad   bool      // a call trapped: the stack is left anyhow
}

const scratchSize = 1 << 12

type trap struct {
	call string
	err  error
}

// instance takes a fresh instance; give it back with close.
func (e *Engine) instance(ctx context.Context) (m *module, err error) {
	if m := e.take(); m != nil {
		m.ctx = ctx
		return m, nil
	}
	ctx2, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	inst, err := e.pool.GetInstanceWithContext(ctx2)
	if err != nil {
		return nil, fmt.Errorf("make an instance of pdfium: %w", err)
	}
	m = &module{ctx: ctx, engine: e, inst: inst, fns: map[string]api.Function{}}
	impl := inst.GetImplementation()
	find, ok := impl.(interface{ Fn(string) api.Function })
	field := reflect.ValueOf(impl).Elem().FieldByName("Module")
	mod, ok2 := field.Interface().(api.Module)
	if !ok || !ok2 {
		return nil, errors.New("pdfium does not give access to its module")
	}
	m.find, m.mem = find, mod.Memory()
	defer m.guard(&err)
	m.buf = m.malloc(scratchSize)
	m.top = m.call(stackPointer)
	if all, ok := m.mem.Read(0, m.mem.Size()); ok {
		m.fresh, _ = newSnapshot(all) // without, each document has an instance of its own
	}
	return m, nil
}

// stackPointer gives the module's one global variable. With its memory that is all that
// a document can leave behind in an instance.
const stackPointer = "emscripten_stack_get_current"

// take takes the spare instance, nil when there is none.
func (e *Engine) take() *module {
	e.mu.Lock()
	defer e.mu.Unlock()
	m := e.spare
	e.spare = nil
	return m
}

// close gives an instance back. It is made fresh for the next document: its memory is
// again what it was before the first one. One that cannot be is ended: that trapped,
// that grew, whose stack is not where it was.
func (m *module) close() {
	if m.renew() {
		m.engine.mu.Lock()
		defer m.engine.mu.Unlock()
		if m.engine.spare == nil {
			m.engine.spare = m
			return
		}
	}
	m.end()
}

func (m *module) renew() (ok bool) {
	if m.bad || m.fresh == nil {
		return false
	}
	var err error
	defer func() { ok = ok && err == nil }()
	defer m.guard(&err)
	if m.call(stackPointer) != m.top {
		return false
	}
	all, ok := m.mem.Read(0, m.mem.Size())
	return ok && m.fresh.restore(all) == nil
}

func (m *module) end() {
	_ = m.inst.Close()
	if m.fresh != nil {
		_ = m.fresh.close()
	}
}

// guard is deferred: it makes an error of a trap.
func (m *module) guard(err *error) {
	p := recover()
	if p == nil {
		return
	}
	t, ok := p.(trap)
	if !ok {
		panic(p)
	}
	m.bad = true
	*err = fmt.Errorf("%w in %s: %v", ErrTrap, t.call, t.err)
}

// ErrTrap: the module gave up, mostly for want of memory.
var ErrTrap = errors.New("pdfium gave up")

// call calls a function of the module. Pointers and integers go as they are; doubles
// and floats by api.EncodeF64 and F32.
func (m *module) call(name string, args ...uint64) uint64 {
	f := m.function(name)
	return f.call(args...)
}

// function is a function of the module at hand: what is called for each character
// need not be looked up each time.
type function struct {
	m    *module
	name string
	fn   api.Function
}

func (m *module) function(name string) function {
	fn := m.fns[name]
	if fn == nil {
		if fn = m.find.Fn(name); fn == nil {
			panic(trap{name, errors.New("there is no such function")})
		}
		m.fns[name] = fn
	}
	return function{m, name, fn}
}

func (f *function) call(args ...uint64) uint64 {
	m := f.m
	copy(m.stack[:], args)
	if err := f.fn.CallWithStack(m.ctx, m.stack[:]); err != nil {
		panic(trap{f.name, err})
	}
	return m.stack[0]
}

// integer is call of a function that gives a C int.
func (m *module) integer(name string, args ...uint64) int {
	return int(int32(uint32(m.call(name, args...))))
}

func (m *module) malloc(n int) uint32 {
	p := uint32(m.call("malloc", uint64(n)))
	if p == 0 {
		panic(trap{"malloc", fmt.Errorf("no memory for %d bytes", n)})
	}
	return p
}

func (m *module) free(p uint32) { m.call("free", uint64(p)) }

// put copies bytes into the module's memory.
func (m *module) put(b []byte) uint32 {
	p := m.malloc(len(b) + 1)
	if !m.mem.Write(p, b) || !m.mem.WriteByte(p+uint32(len(b)), 0) {
		panic(trap{"write", errors.New("outside of the memory")})
	}
	return p
}

func (m *module) f32(at int) float32 {
	v, ok := m.mem.ReadFloat32Le(m.buf + uint32(at))
	if !ok {
		panic(trap{"read", errors.New("outside of the memory")})
	}
	return v
}

func (m *module) f64(at int) float64 {
	v, ok := m.mem.ReadFloat64Le(m.buf + uint32(at))
	if !ok {
		panic(trap{"read", errors.New("outside of the memory")})
	}
	return v
}

func (m *module) u32(at int) uint32 {
	v, ok := m.mem.ReadUint32Le(m.buf + uint32(at))
	if !ok {
		panic(trap{"read", errors.New("outside of the memory")})
	}
	return v
}

// bytes copies out of the module's memory.
func (m *module) bytes(p uint32, n int) []byte {
	b, ok := m.mem.Read(p, uint32(n))
	if !ok {
		panic(trap{"read", errors.New("outside of the memory")})
	}
	return append([]byte(nil), b...)
}

// at gives the address of the scratch buffer at an offset, as an argument.
func (m *module) at(off int) uint64 { return uint64(m.buf) + uint64(off) }
