// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"fmt"
	"time"
)

// PutBlob records a payload by its digest (hex). One that is there keeps its
// bytes. A nil inline says that the bytes lie outside the journal, durable
// already (gateway/blob); an empty payload is an empty, non-nil slice.
func (tx *Tx) PutBlob(sha string, size int64, inline []byte) error {
	// The row is written to, so that this waits for a transaction that deletes it.
	_, err := tx.Exec(`INSERT INTO blobs (sha256, size, data, created_at) VALUES (?,?,?,?)
		ON CONFLICT (sha256) DO UPDATE SET created_at = excluded.created_at`, sha, size, inline, tx.now)
	if err != nil {
		return fmt.Errorf("record payload %s: %w", sha, err)
	}
	return nil
}

// PutProof records a payload as PutBlob does, as proof: it is kept from now on for
// as long as proof is.
func (tx *Tx) PutProof(sha string, size int64, inline []byte) error {
	_, err := tx.Exec(`INSERT INTO blobs (sha256, size, data, created_at, proof) VALUES (?,?,?,?,?)
		ON CONFLICT (sha256) DO UPDATE SET created_at = excluded.created_at, proof = excluded.proof`, sha, size, inline, tx.now, tx.now)
	if err != nil {
		return fmt.Errorf("record proof %s: %w", sha, err)
	}
	return nil
}

// PutDerived records a payload as PutBlob does, as what was made of another one:
// DeleteBlob of that one forgets it too.
func (tx *Tx) PutDerived(sha, of string, size int64, inline []byte) error {
	_, err := tx.Exec(`INSERT INTO blobs (sha256, size, data, created_at, made_of) VALUES (?,?,?,?,?)
		ON CONFLICT (sha256) DO UPDATE SET created_at = excluded.created_at`, sha, size, inline, tx.now, of)
	if err != nil {
		return fmt.Errorf("record payload %s: %w", sha, err)
	}
	return nil
}

// Blob returns a payload's size in bytes and, when they lie in the journal, its
// bytes (not nil, even when there are none); ErrNotFound when it is not recorded.
func (tx *Tx) Blob(sha string) (size int64, inline []byte, err error) {
	var outside int64
	err = tx.QueryRow(`SELECT size, data, CASE WHEN data IS NULL THEN 1 ELSE 0 END FROM blobs WHERE sha256 = ?`, sha).Scan(&size, &inline, &outside)
	if err != nil {
		return 0, nil, fmt.Errorf("find payload %s: %w", sha, err)
	}
	if inline == nil && outside == 0 {
		inline = []byte{}
	}
	return size, inline, nil
}

// Inlines returns those of the payloads whose bytes lie in the journal, by digest.
func (tx *Tx) Inlines(shas []string) (map[string][]byte, error) {
	out := make(map[string][]byte, len(shas))
	err := tx.inBatches(`SELECT sha256, data FROM blobs WHERE data IS NOT NULL AND length(data) = size AND sha256 IN `, shas, func(r Rows) error {
		var sha string
		var data []byte
		if err := r.Scan(&sha, &data); err != nil {
			return err
		}
		out[sha] = data
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find payloads: %w", err)
	}
	return out, nil
}

// BlobRow is a recorded payload without its bytes.
type BlobRow struct {
	SHA256    string
	Size      int64 // bytes
	CreatedAt time.Time
}

// Blobs lists payloads in order of their digests, after a given one.
func (tx *Tx) Blobs(after string, limit int) ([]BlobRow, error) {
	rows, err := tx.Query(`SELECT sha256, size, created_at FROM blobs WHERE sha256 > ? ORDER BY sha256 LIMIT ?`, after, limit)
	if err != nil {
		return nil, fmt.Errorf("list payloads: %w", err)
	}
	defer rows.Close()
	var out []BlobRow
	for rows.Next() {
		var b BlobRow
		var created int64
		if err := rows.Scan(&b.SHA256, &b.Size, &created); err != nil {
			return nil, fmt.Errorf("list payloads: %w", err)
		}
		b.CreatedAt = fromMicros(created)
		out = append(out, b)
	}
	return out, rows.Err()
}

// DeleteBlob forgets a payload, with what was made of it, and tells whether it was
// recorded. A caller that
// keeps payloads while something refers to them deletes first and looks after,
// rolling back when something does: what came meanwhile then either is seen or
// waits and records the payload anew.
func (tx *Tx) DeleteBlob(sha string) (bool, error) {
	if _, err := tx.Exec(`DELETE FROM blobs WHERE made_of = ?`, sha); err != nil {
		return false, fmt.Errorf("forget what was made of payload %s: %w", sha, err)
	}
	n, err := tx.Exec(`DELETE FROM blobs WHERE sha256 = ?`, sha)
	if err != nil {
		return false, fmt.Errorf("forget payload %s: %w", sha, err)
	}
	return n > 0, nil
}
