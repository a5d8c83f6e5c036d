// SPDX-License-Identifier: Apache-2.0

package spool

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// answeredMost is how many answers are remembered before a new era begins.
const answeredMost = 10_000

// Answered remembers which uploads were taken and whose client has the answer. With it
// the key of an upload is made: the same name and bytes again are the same delivery as
// long as the answer to the first may have been lost, and another one once it arrived.
// What is lost of it (after a power cut) makes a repeat the same delivery again.
type Answered struct {
	path string

	mu    sync.Mutex
	era   int
	count map[string]int // answers by digest of name and bytes
	lines int
}

// OpenAnswered reads what is remembered in a file; one that is missing or damaged
// remembers nothing.
func OpenAnswered(path string) (*Answered, error) {
	a := &Answered{path: path, count: map[string]int{}}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return a, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the answered uploads: %w", err)
	}
	defer f.Close()
	r := bufio.NewScanner(f)
	for r.Scan() {
		line := r.Text()
		if n, ok := strings.CutPrefix(line, "era "); ok {
			if _, err := fmt.Sscanf(n, "%d", &a.era); err != nil {
				continue
			}
		} else if len(line) == 32 {
			a.count[line]++
			a.lines++
		}
	}
	return a, r.Err()
}

// Key is the key of the next delivery of that name and these bytes (SHA-256 in hex).
func (a *Answered) Key(name, sha string) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	key := name + " " + sha
	if n := a.count[digest(key)]; n > 0 || a.era > 0 {
		key += fmt.Sprintf(" %d.%d", a.era, n)
	}
	return key
}

// Known notes that the client has the answer to a delivery of that name and bytes.
// Noting it twice with the same key counts once.
func (a *Answered) Known(name, sha, key string) error {
	if a.Key(name, sha) != key {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	d := digest(name + " " + sha)
	if err := os.MkdirAll(filepath.Dir(a.path), 0o750); err != nil {
		return fmt.Errorf("note an answered upload: %w", err)
	}
	if a.lines >= answeredMost {
		if err := os.WriteFile(a.path+".new", fmt.Appendf(nil, "era %d\n", a.era+1), 0o640); err != nil {
			return fmt.Errorf("note an answered upload: %w", err)
		}
		if err := os.Rename(a.path+".new", a.path); err != nil {
			return fmt.Errorf("note an answered upload: %w", err)
		}
		a.era, a.lines, a.count = a.era+1, 0, map[string]int{}
		return nil // another era is another key
	}
	f, err := os.OpenFile(a.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o640)
	if err != nil {
		return fmt.Errorf("note an answered upload: %w", err)
	}
	_, err = f.WriteString(d + "\n")
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("note an answered upload: %w", err)
	}
	a.count[d]++
	a.lines++
	return nil
}

func digest(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16])
}
