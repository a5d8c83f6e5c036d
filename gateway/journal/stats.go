// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"sync"
	"time"
)

// Stats tells how the journal does.
type Stats struct {
	Engine        string // sqlite, postgres
	Jobs          []JobCount
	Waiting       int           // Update calls that wait for their turn (SQLite)
	Commits       uint64        // transactions written since Open
	Updates       uint64        // Update calls in them
	CommitLatency time.Duration // of the last commit
	FileBytes     int64         // SQLite file
	LogBytes      int64         // SQLite write-ahead log on disk
	LastError     string        // last write that failed for the engine's reasons: full disk, lost connection
	LastErrorAt   time.Time
}

// health gathers what Stats tells of writing.
type health struct {
	mu    sync.Mutex
	stats Stats
}

func (h *health) committed(updates int, latency time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.stats.Commits++
	h.stats.Updates += uint64(updates)
	h.stats.CommitLatency = latency
}

func (h *health) failed(at time.Time, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.stats.LastError, h.stats.LastErrorAt = err.Error(), at
}

func (h *health) read() Stats {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.stats
}
