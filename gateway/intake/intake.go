// SPDX-License-Identifier: Apache-2.0

// Package intake is the only door: it takes payloads from transports and makes
// them durable. Stage spools and hashes the bytes, Commit journals the message,
// the first job on it and the transport's reply in one transaction.
//
// A small payload stays in memory between the two, since the journal itself
// makes it durable; a large one is a synced spool file that becomes a blob
// before the journal names it.
//
// Invariant: when Commit returns nil the payload is taken: its bytes are on
// disk and the journal knows of them. Nothing is said before. Intake does not
// look into payloads.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

// Defaults of Config.
const (
	DefaultInline   = 64 << 10
	DefaultMaxBytes = 256 << 20
	DefaultMinFree  = 256 << 20
	DefaultKeep     = time.Hour
)

// Observer is told of what came through the door, for metrics. kind is "" for a
// payload that was taken.
type Observer func(transport string, size int64, kind gateway.Kind)

// Config of the door. Journal, Vault and Dir are needed.
type Config struct {
	Journal journal.Store
	Vault   *blob.Vault
	// Dir is the folder of spool files, on a local disk, best the one of the
	// vault's files: then they are moved there, not copied. It is made when missing.
	Dir string
	// Inline is the size in bytes up to which payloads stay in memory until they
	// are committed; the vault's own limit says which lie in the journal.
	Inline int64
	// MaxBytes is the size of the largest payload; a larger one is Invalid.
	MaxBytes int64
	// MinFree is how many bytes must stay free on the disk of Dir: below that
	// everything is Transient. Negative switches the check off.
	MinFree int64
	// MaxWaiting is how many messages may wait to be read before new ones are
	// Transient; 0 is no limit. The count may be some seconds old.
	MaxWaiting int
	// Keep is the age at which spool files of a former life are swept away.
	Keep time.Duration

	Clock   gateway.Clock // the system's when nil
	Log     *zap.Logger   // may be nil
	Observe Observer      // may be nil
	// Crash is called at named points (intake.spooled, intake.committed, intake.kept,
	// intake.taken) so that tests can die there; nil in production.
	Crash func(point string)
}

// Intake implements transports.Door. It is safe for concurrent use.
type Intake struct {
	cfg     Config
	spool   spool
	waiting waiting
}

// New builds the door and makes its spool folder.
func New(cfg Config) (*Intake, error) {
	if cfg.Journal == nil || cfg.Vault == nil || cfg.Dir == "" {
		return nil, gateway.Errorf("intake.new", gateway.Internal, "journal, vault and spool folder are needed")
	}
	if cfg.Inline == 0 {
		cfg.Inline = DefaultInline
	}
	if cfg.MaxBytes == 0 {
		cfg.MaxBytes = DefaultMaxBytes
	}
	if cfg.MinFree == 0 {
		cfg.MinFree = DefaultMinFree
	}
	if cfg.Keep == 0 {
		cfg.Keep = DefaultKeep
	}
	if cfg.Clock == nil {
		cfg.Clock = gateway.SystemClock{}
	}
	if cfg.Log == nil {
		cfg.Log = zap.NewNop()
	}
	if cfg.Observe == nil {
		cfg.Observe = func(string, int64, gateway.Kind) {}
	}
	if cfg.Crash == nil {
		cfg.Crash = func(string) {}
	}
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("make spool folder: %w", err)
	}
	return &Intake{cfg: cfg, spool: spool{dir: cfg.Dir, live: map[string]bool{}}}, nil
}

// Stage implements transports.Intake. Errors: Invalid for an empty payload and
// one over the limit; Transient when the reader breaks off, the disk or the
// backlog is full, or ctx ends.
func (in *Intake) Stage(ctx context.Context, env gateway.Envelope, r io.Reader) (transports.Staged, error) {
	s, err := in.stage(ctx, env, r)
	if err != nil {
		in.cfg.Observe(env.Transport, 0, gateway.KindOf(err))
		return nil, err
	}
	return s, nil
}

func (in *Intake) stage(ctx context.Context, env gateway.Envelope, r io.Reader) (*staged, error) {
	if env.Connection == "" || env.Key == "" {
		return nil, gateway.Errorf("intake.stage", gateway.Internal, "a delivery needs a connection and a key")
	}
	if err := in.room(ctx); err != nil {
		return nil, err
	}
	p, err := in.receive(ctx, r)
	if err != nil {
		return nil, err
	}
	now := in.cfg.Clock.Now()
	if env.ReceivedAt.IsZero() {
		env.ReceivedAt = now
	}
	in.cfg.Crash("intake.spooled")
	return &staged{in: in, env: env, payload: p, id: NewID("M", now)}, nil
}

// staged implements transports.Staged.
type staged struct {
	in  *Intake
	env gateway.Envelope
	id  string
	payload

	mu      sync.Mutex
	done    bool
	gone    bool
	receipt gateway.Receipt
}

// SHA256 implements transports.Staged.
func (s *staged) SHA256() string { return s.sha }

// Size implements transports.Staged.
func (s *staged) Size() int64 { return s.size }

// Commit implements transports.Staged. A delivery that is known with other bytes
// is a Conflict: its bytes were not taken. After an error that is Transient it
// may be called again, whatever became of the first try.
func (s *staged) Commit(ctx context.Context, reply []byte) (gateway.Receipt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return s.receipt, nil
	}
	if s.gone {
		return gateway.Receipt{}, gateway.Errorf("intake.commit", gateway.Internal, "payload %s was discarded", s.id)
	}
	first, err := s.record(ctx, reply)
	if err != nil {
		err = commitError(err)
		s.in.cfg.Observe(s.env.Transport, s.size, gateway.KindOf(err))
		return gateway.Receipt{}, err
	}
	receipt := gateway.Receipt{MessageID: s.id, SHA256: s.sha, Size: s.size, Reply: reply}
	if first != nil { // ours, when an earlier try succeeded without our knowing
		receipt = gateway.Receipt{MessageID: first.ID, SHA256: first.SHA256, Size: first.Size, Reply: first.Reply, Again: first.ID != s.id}
		if first.SHA256 != s.sha {
			s.in.cfg.Observe(s.env.Transport, s.size, gateway.Conflict)
			return gateway.Receipt{}, &gateway.Error{Op: "intake.commit", Kind: gateway.Conflict,
				Public: "this delivery was made before with other content",
				Err:    fmt.Errorf("delivery %q is message %s with other bytes", s.env.Key, first.ID)}
		}
	}
	s.in.cfg.Crash("intake.committed")
	s.done, s.receipt = true, receipt
	s.drop()
	s.in.cfg.Observe(s.env.Transport, s.size, "")
	s.in.report(s.env, receipt)
	return receipt, nil
}

// record writes everything in one transaction, the payload's file before it.
func (s *staged) record(ctx context.Context, reply []byte) (first *journal.Message, err error) {
	if err := s.prepare(ctx, s.in.cfg.Vault); err != nil {
		return nil, err
	}
	m := s.message()
	m.Reply = reply
	err = s.in.cfg.Journal.Update(ctx, func(tx *journal.Tx) (err error) {
		first, err = s.store(tx, m)
		return err
	})
	return first, err
}

func (s *staged) message() journal.Message {
	return journal.Message{ID: s.id, Envelope: s.env, SHA256: s.sha, Size: s.size, State: journal.MessageTaken}
}

// store writes the message with its bytes, the first job on it and the first line of
// its life. The message that came first under its key is returned instead.
func (s *staged) store(tx *journal.Tx, m journal.Message) (*journal.Message, error) {
	known, err := tx.PutMessage(m)
	if err != nil || known != nil {
		return known, err
	}
	if err := s.prepared.Record(tx); err != nil {
		return nil, err
	}
	job := journal.Job{Lane: "m/" + s.id, Kind: journal.KindRead, Ref: s.id}
	if len(s.env.Partners) == 1 {
		job.Partner = s.env.Partners[0]
	}
	if err := tx.Enqueue(job); err != nil {
		return nil, err
	}
	line := journal.AuditLine{At: s.in.cfg.Clock.Now(), Actor: "system", Action: "taken", MessageID: s.id,
		Detail: fmt.Sprintf("%s by %s/%s, %d bytes, sha256 %s", s.env.FileName, s.env.Transport, s.env.Connection, s.size, s.sha)}
	if m.Exchange != "" {
		line.Detail += ", exchange " + m.Exchange
	}
	return nil, tx.Audit(line)
}

// commitError gives an error a kind and a text for the peer. The journal's
// troubles are ours, never the sender's.
func commitError(err error) error {
	kind := gateway.KindOf(err)
	if kind != gateway.Internal {
		kind = gateway.Transient
	}
	return &gateway.Error{Op: "intake.commit", Kind: kind, Public: "the payload could not be stored, please try again later", Err: err}
}

// Discard implements transports.Staged.
func (s *staged) Discard() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.done && !s.gone {
		s.gone = true
		s.drop()
	}
}

func (in *Intake) report(env gateway.Envelope, r gateway.Receipt) {
	what := "taken"
	if r.Again {
		what = "taken before"
	}
	in.cfg.Log.Info(what, zap.String("message_id", r.MessageID), zap.String("transport", env.Transport), zap.String("connection", env.Connection),
		zap.String("file", env.FileName), zap.String("remote_addr", env.RemoteAddr), zap.String("remote_id", env.RemoteID),
		zap.Int64("size", r.Size), zap.String("sha256", r.SHA256))
}

var errBrokenOff = errors.New("the payload broke off")
