// SPDX-License-Identifier: Apache-2.0

package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"ordergate/gateway"
)

// Files is a Store in a directory: ab/abcdef…, a file a payload.
type Files struct {
	dir string
}

const tmpDir = "tmp" // of the same file system, so that a rename is whole

// NewFiles returns the Store in dir, which is made when it is not there.
func NewFiles(dir string) (*Files, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open payload folder: %w", err)
	}
	if err := os.MkdirAll(filepath.Join(dir, tmpDir), 0o700); err != nil {
		return nil, fmt.Errorf("open payload folder: %w", err)
	}
	if err := errors.Join(syncDir(dir), syncDir(filepath.Dir(dir))); err != nil {
		return nil, fmt.Errorf("open payload folder: %w", err)
	}
	return &Files{dir: dir}, nil
}

func (f *Files) path(sha string) string { return filepath.Join(f.dir, sha[:2], sha) }

// Put implements Store.
func (f *Files) Put(ctx context.Context, sha string, size int64, r io.Reader) error {
	if err := checkName(sha); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Join(f.dir, tmpDir), sha[:8]+"-*")
	if err != nil {
		return fmt.Errorf("store payload: %w", err)
	}
	defer func() { _ = os.Remove(tmp.Name()) }() // gone already when all went well
	digest := sha256.New()
	n, err := io.Copy(io.MultiWriter(tmp, digest), io.LimitReader(withContext{ctx, r}, size+1))
	if err == nil && (n != size || hex.EncodeToString(digest.Sum(nil)) != sha) {
		err = gateway.E("blob.put", gateway.Invalid, fmt.Errorf("payload %s of %d bytes: %w", sha, size, ErrDamaged))
	}
	if err == nil {
		err = tmp.Sync()
	}
	if err = errors.Join(err, tmp.Close()); err != nil {
		return fmt.Errorf("store payload: %w", err)
	}
	return f.place(sha, tmp.Name())
}

// Take stores the file at path by moving it into the store; path is gone then.
// The caller vouches for the digest. A file on another file system is copied.
func (f *Files) Take(ctx context.Context, sha string, size int64, path string) error {
	if err := checkName(sha); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("take payload: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return fmt.Errorf("take payload: %w", err)
	case info.Size() != size:
		return gateway.E("blob.take", gateway.Invalid, fmt.Errorf("payload %s: %d bytes for %d: %w", sha, info.Size(), size, ErrDamaged))
	}
	now := time.Now()
	if err := errors.Join(os.Chtimes(path, now, now), file.Sync()); err != nil { // its age begins now
		return fmt.Errorf("take payload: %w", err)
	}
	err = f.place(sha, path)
	if !errors.Is(err, syscall.EXDEV) {
		return err
	}
	if err := f.Put(ctx, sha, size, file); err != nil {
		return err
	}
	return os.Remove(path)
}

// place gives a synced file its name, durably.
func (f *Files) place(sha, path string) error {
	dir := filepath.Join(f.dir, sha[:2])
	if err := os.Mkdir(dir, 0o700); err == nil {
		if err := syncDir(f.dir); err != nil {
			return fmt.Errorf("store payload: %w", err)
		}
	} else if !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("store payload: %w", err)
	}
	if err := os.Rename(path, filepath.Join(dir, sha)); err != nil {
		return fmt.Errorf("store payload: %w", err)
	}
	if err := syncDir(dir); err != nil {
		return fmt.Errorf("store payload: %w", err)
	}
	return nil
}

// Open implements Store.
func (f *Files) Open(_ context.Context, sha string) (io.ReadSeekCloser, int64, error) {
	if err := checkName(sha); err != nil {
		return nil, 0, err
	}
	file, err := os.Open(f.path(sha))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, notFound(sha)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("open payload: %w", err)
	}
	info, err := file.Stat()
	if err != nil {
		return nil, 0, errors.Join(fmt.Errorf("open payload: %w", err), file.Close())
	}
	return file, info.Size(), nil
}

// Delete implements Store.
func (f *Files) Delete(_ context.Context, sha string) error {
	if err := checkName(sha); err != nil {
		return err
	}
	if err := os.Remove(f.path(sha)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("delete payload: %w", err)
	}
	return nil
}

// Walk implements Store.
func (f *Files) Walk(ctx context.Context, fn func(Info) error) error {
	return f.walk(ctx, func(path string, info fs.FileInfo) error {
		if checkName(info.Name()) != nil {
			return nil // not ours: left alone
		}
		return fn(Info{SHA256: info.Name(), Size: info.Size(), Put: info.ModTime().UTC()})
	})
}

// SweepTemp removes what writers that died before cutoff left half written.
func (f *Files) SweepTemp(ctx context.Context, cutoff time.Time) error {
	return f.walk(ctx, func(path string, info fs.FileInfo) error {
		if filepath.Base(filepath.Dir(path)) != tmpDir || !info.ModTime().Before(cutoff) {
			return nil
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

func (f *Files) walk(ctx context.Context, fn func(path string, info fs.FileInfo) error) error {
	return filepath.WalkDir(f.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil // deleted meanwhile
		}
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		return fn(path, info)
	})
}

// withContext stops reading when ctx ends.
type withContext struct {
	ctx context.Context
	r   io.Reader
}

func (c withContext) Read(p []byte) (int, error) {
	if c.ctx.Err() != nil {
		return 0, context.Cause(c.ctx)
	}
	return c.r.Read(p)
}

func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
