// SPDX-License-Identifier: Apache-2.0

// Package app builds and owns the process: New builds everything from a config
// file, Run works until its context ends, Close takes it down in reverse order.
// It decides nothing: every rule lives in the rooms it puts together.
//
// Invariant: an edit of config, partners, mappings, certificates or master data is built whole
// before it is used; a broken one is reported and the old one stays.
package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/pprof"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/gateway/api"
	"ordergate/gateway/blob"
	"ordergate/gateway/config"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/gateway/ledger"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/review"
	"ordergate/gateway/telemetry"
)

// Options of the process besides its config file.
type Options struct {
	ConfigFile string
	Getenv     func(string) string
	LogTo      io.Writer
	Version    string
	Clock      gateway.Clock      // the system's when nil
	Crash      func(point string) // named crash points; nil but in tests
	// Passive builds everything but the listener: for commands that work on the
	// journal of a daemon that is not running.
	Passive bool
	// Observe, when set, sees every log line's message and fields (the demo's
	// narrator does).
	Observe func(entry string, fields map[string]any)
}

// App is the process.
type App struct {
	opts    Options
	cfg     *config.Config // as it was at the start: what cannot change while running
	log     *zap.Logger
	reg     *prometheus.Registry
	metrics *telemetry.Metrics
	clock   gateway.Clock
	lock    *lock
	store   journal.Store
	vault   *blob.Vault
	door    *intake.Intake
	ledger  *ledger.Ledger // of what is answered by receipts
	as2     *as2Side
	mail    *mailSide   // of mails that go out, and come back
	portal  *portalSide // its server serves shops and cXML too
	shops   *shops
	hooks   *webhookSide
	master  *masterdata.Store
	puller  *masterdata.Puller // nil when the ERP is not read from
	engine  *pipeline.Engine
	pdfs    *pdfs
	admin   *telemetry.Admin
	queue   *review.Queue

	snapshot atomic.Pointer[pipeline.Snapshot]
	folders  *folders
	sides    []side                    // all transports, those two among them
	files    *config.Reloader[*loaded] // config, partners, mappings and certificates as they are edited

	mu     sync.Mutex
	status map[string]status // of reloads, by kind of file

	cleanups []cleanup
	once     sync.Once
	closeErr error
}

type cleanup struct {
	name string
	run  func() error
}

type status struct {
	at     time.Time // when what is in use was loaded
	faults gateway.Faults
}

// New builds the process; nothing runs before Run. On an error all that was
// built is taken down again. Faults of files come as gateway.Faults.
func New(ctx context.Context, opts Options) (_ *App, err error) {
	if opts.Clock == nil {
		opts.Clock = gateway.SystemClock{}
	}
	if opts.Crash == nil {
		opts.Crash = func(string) {}
	}
	a := &App{opts: opts, clock: opts.Clock, status: map[string]status{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, a.Close())
		}
	}()
	cfg, faults := config.Load(opts.ConfigFile, opts.Getenv)
	if len(faults.Errors()) > 0 {
		_, faults = load(opts.ConfigFile, opts.Getenv) // with those of all other files
		return nil, faults
	}
	a.cfg = cfg
	if err := a.base(ctx); err != nil {
		return nil, err
	}
	if err := a.storage(ctx); err != nil {
		return nil, err
	}
	if err := a.masterData(ctx); err != nil {
		return nil, err
	}
	a.newSides()
	a.files = config.NewReloader(config.Source[*loaded]{Name: "files", Build: a.build, Paths: a.paths, Swapped: a.swapped, Poll: a.cfg.Reload.Poll,
		Clock: a.clock, Log: a.log})
	if st, _ := a.files.Check(); !st.OK() {
		return nil, st.Faults
	}
	telemetry.NewCertificates(a.reg, a.measured)
	if err := a.openPDFs(); err != nil {
		return nil, err
	}
	a.engine = pipeline.New(pipeline.Config{Node: a.cfg.Node, Poll: a.cfg.Work.Poll, Grace: a.cfg.Work.Grace,
		PieceSets: a.cfg.Work.PieceSets, PieceBytes: int64(a.cfg.Work.PieceBytes), X12: a.cfg.Limits.Of12(), PostParallel: a.cfg.Work.PostParallel, UnknownWait: a.cfg.Work.UnknownWait, Crash: opts.Crash}, pipeline.Parts{
		Store: a.store, Blobs: a.vault, Master: a.facts(), Snapshot: a.snapshot.Load, Log: a.log, Metrics: a.metrics, Clock: a.clock, Receipts: a.ledger.Due, Keep: a.door.Keep, Render: a.pdfs})
	a.queue = &review.Queue{Store: a.store, Payloads: a.vault, Clock: a.clock, Decided: a.metrics.Decided}
	if opts.Passive || a.cfg.Admin.Listen == "off" {
		return a, nil
	}
	a.admin = telemetry.NewAdmin(a.cfg.Admin.Listen, a.reg, a.Health)
	if err := a.admin.Listen(); err != nil {
		return nil, err
	}
	for path, h := range map[string]http.HandlerFunc{"/debug/pprof/": pprof.Index, "/debug/pprof/profile": pprof.Profile, "/debug/pprof/trace": pprof.Trace} {
		a.admin.Mux().HandleFunc("GET "+path, h)
	}
	api.Mount(a.admin.Mux(), a.queue, a.engine, a, a.Send, a.Enter, a.Verify, a.master, a.hooks.worker, opts.Version)
	return a, a.lock.tell(a.admin.Addr())
}

// base makes what needs no disk but the data folder and its lock.
func (a *App) base(ctx context.Context) error {
	log, _, err := telemetry.NewLogger(a.cfg.Log, a.opts.LogTo)
	if err != nil {
		return err
	}
	if a.opts.Observe != nil {
		log = log.WithOptions(zap.WrapCore(observed(a.opts.Observe)))
	}
	a.log = log
	a.reg = telemetry.NewRegistry()
	a.metrics = telemetry.NewMetrics(a.reg, a.opts.Version)
	if err := os.MkdirAll(a.cfg.Data, 0o750); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	if a.lock, err = waitForLock(ctx, a.cfg.Data); err != nil {
		return err
	}
	a.onClose("lock", a.lock.release)
	return nil
}

func (a *App) storage(ctx context.Context) error {
	dsn, err := a.cfg.DSN()
	if err != nil {
		return err
	}
	a.store, err = journal.Open(ctx, journal.Config{URL: dsn, Clock: a.clock, Log: func(what string, err error) {
		a.log.Warn("journal: "+what, zap.Error(err))
	}})
	if err != nil {
		return fmt.Errorf("open the journal: %w", err)
	}
	a.onClose("journal", a.store.Close)
	a.reg.MustRegister(telemetry.NewJournal(a.measure))
	files, err := blob.NewFiles(filepath.Join(a.cfg.Data, "blobs"))
	if err != nil {
		return fmt.Errorf("open the payload folder: %w", err)
	}
	a.vault = blob.New(a.store, files, int64(a.cfg.Limits.Inline))
	a.door, err = intake.New(intake.Config{Journal: a.store, Vault: a.vault, Dir: filepath.Join(a.cfg.Data, "spool"), Inline: int64(a.cfg.Limits.Inline),
		MaxBytes: int64(a.cfg.Limits.Message), MinFree: minFree(a.cfg), MaxWaiting: a.cfg.Limits.Waiting, Clock: a.clock, Log: a.log, Observe: a.metrics.Message, Crash: a.opts.Crash})
	if err != nil {
		return err
	}
	a.ledger = ledger.New(ledger.Config{Journal: a.store, Vault: a.vault, Keeper: a.door.Keep, Clock: a.clock, Log: a.log, Metrics: a.metrics, Crash: a.opts.Crash})
	if err := a.store.Recover(ctx, a.cfg.Node); err != nil {
		return fmt.Errorf("take up what this node had begun: %w", err)
	}
	return nil
}

// minFree is intake's limit: 0 in the config switches it off, which intake calls
// negative.
func minFree(c *config.Config) int64 {
	if c.Limits.FreeSpace == 0 {
		return -1
	}
	return int64(c.Limits.FreeSpace)
}

func (a *App) masterData(ctx context.Context) error {
	pull := a.cfg.ERP.Kind() == "http" && a.cfg.ERP.HTTP.Master != nil
	if pull {
		if err := os.MkdirAll(a.cfg.Master, 0o750); err != nil {
			return fmt.Errorf("make the folder of master data: %w", err)
		}
	}
	if !hasMaster(a.cfg) {
		return nil
	}
	var err error
	a.master, err = masterdata.Open(ctx, masterdata.Config{Dir: filepath.Join(a.cfg.Data, "master"), Source: a.cfg.Master, Poll: a.cfg.Reload.Poll, Clock: a.clock, Logger: a.log, Crash: a.opts.Crash})
	if err != nil {
		return fmt.Errorf("open master data: %w", err)
	}
	a.onClose("master data", a.master.Close)
	if pull {
		if err := a.pullMaster(ctx); err != nil {
			return fmt.Errorf("read master data from the ERP: %w", err)
		}
	}
	report, err := a.master.Import(ctx)
	if err != nil && report.Generation == 0 {
		return fmt.Errorf("import master data: %w", err)
	}
	a.masterReport(report) // refused: the generation of the last run stays in use, as it would have in a running process
	return nil
}

// facts is the pipeline's view of master data: nil without any.
func (a *App) facts() pipeline.MasterData {
	if a.master == nil {
		return nil
	}
	return a.master
}

func (a *App) onClose(name string, run func() error) {
	a.cleanups = append(a.cleanups, cleanup{name, run})
}

// Run works until ctx ends, drains, and returns nil. It does not close.
func (a *App) Run(ctx context.Context) error {
	for _, s := range a.sides {
		if err := s.listen(); err != nil {
			return err
		}
	}
	g, ctx := errgroup.WithContext(ctx)
	if a.admin != nil {
		g.Go(func() error { return a.admin.Serve(ctx) })
	}
	g.Go(func() error { return a.engine.Run(ctx) })
	g.Go(func() error { return a.door.Serve(ctx) })
	for _, s := range a.sides {
		g.Go(func() error { return s.serve(ctx) })
	}
	g.Go(func() error { a.answerRequests(ctx); return nil })
	g.Go(func() error { return a.files.Serve(ctx) })
	g.Go(func() error { a.lookElsewhere(ctx); return nil })
	g.Go(func() error { a.keepHouse(ctx); return nil })
	g.Go(func() error { a.watchExpiry(ctx); return nil })
	if a.master != nil {
		g.Go(func() error { return a.watchMaster(ctx) })
	}
	if a.puller != nil {
		g.Go(func() error { return a.puller.Serve(ctx, a.cfg.ERP.HTTP.Master.Every) })
	}
	a.log.Info("serving", zap.String("admin", a.Admin()), zap.String("node", a.cfg.Node), zap.String("version", a.opts.Version),
		zap.Int("partners", len(a.snapshot.Load().Partners.All())))
	debug.FreeOSMemory() // reading tables and files at start took more than serving does
	err := g.Wait()
	if err == nil || errors.Is(err, context.Canceled) {
		a.log.Info("stopped")
		return nil
	}
	return err
}

// Close takes the process down in reverse order. Calling it twice is fine.
func (a *App) Close() error {
	a.once.Do(func() {
		var errs []error
		for i := len(a.cleanups) - 1; i >= 0; i-- {
			if err := a.cleanups[i].run(); err != nil {
				errs = append(errs, fmt.Errorf("close %s: %w", a.cleanups[i].name, err))
			}
		}
		a.closeErr = errors.Join(errs...)
	})
	return a.closeErr
}

// Admin is the address of the admin listener.
func (a *App) Admin() string {
	if a.admin == nil {
		return "off"
	}
	return a.admin.Addr()
}

// Config is the config the process started with.
func (a *App) Config() *config.Config { return a.cfg }

// Queue lists and decides what waits for a person.
func (a *App) Queue() *review.Queue { return a.queue }

// measure asks the journal for what /metrics shows of it.
func (a *App) measure(ctx context.Context) (m telemetry.Measured, err error) {
	if m.Stats, err = a.store.Stats(ctx); err != nil {
		return m, err
	}
	m.Overdue, _, err = a.overdue(ctx)
	m.At = a.clock.Now()
	return m, err
}

// Health says how the parts do.
func (a *App) Health() telemetry.Health {
	h := telemetry.Health{Ready: true, Components: map[string]telemetry.Component{}}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	j := telemetry.Component{State: telemetry.OK}
	s, err := a.store.Stats(ctx)
	switch {
	case err != nil:
		j, h.Ready = telemetry.Component{State: telemetry.Down, Detail: err.Error()}, false
	case s.LastError != "" && a.clock.Now().Sub(s.LastErrorAt) < time.Minute:
		j = telemetry.Component{State: telemetry.Degraded, Detail: s.LastError, At: s.LastErrorAt.Format(time.RFC3339)}
	}
	for _, c := range s.Jobs {
		if c.State == journal.JobPoison && j.State == telemetry.OK {
			j = telemetry.Component{State: telemetry.Degraded, Detail: "jobs were set aside: see `ordergate order list --waiting`"}
		}
	}
	h.Components["journal"] = j
	a.mu.Lock()
	for name, st := range a.status {
		c := telemetry.Component{State: telemetry.OK, At: st.at.Format(time.RFC3339)}
		if len(st.faults) > 0 {
			c.State, c.Detail = telemetry.Degraded, "the last edit is broken: the one before it is in use"
			for _, f := range st.faults {
				c.Faults = append(c.Faults, f.String())
			}
		}
		if name == "mappings" {
			a.unapproved(&c)
		}
		h.Components[name] = c
	}
	a.mu.Unlock()
	if a.master != nil {
		h.Components["master data"] = masterHealth(a.master.Status())
	}
	h.Components["certificates"] = a.certificateHealth()
	h.Components["deliveries"] = a.deliveries(ctx)
	h.Components["acknowledgements"] = a.acknowledgements(ctx)
	h.Components["receipts"] = a.receipts(ctx)
	h.Components["pdf reader"] = a.pdfs.health()
	for _, s := range a.sides {
		s.health(&h)
	}
	h.Worst()
	return h
}

// deliveries tells of documents that could not be delivered so far.
func (a *App) deliveries(ctx context.Context) telemetry.Component {
	var failing []journal.Outbound
	err := a.store.View(ctx, func(tx *journal.Tx) error {
		failing = nil
		for _, state := range []journal.OutboundState{journal.OutboundFailed, journal.OutboundPending} {
			outs, err := tx.OutboundIn(state, 100)
			if err != nil {
				return err
			}
			for _, o := range outs {
				if o.Error != "" {
					failing = append(failing, o)
				}
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return telemetry.Component{State: telemetry.Degraded, Detail: err.Error()}
	case len(failing) > 0:
		o := failing[0]
		return telemetry.Component{State: telemetry.Degraded, Detail: fmt.Sprintf("%d document(s) could not be delivered; the first, a %s for %s by %s: %s",
			len(failing), o.Kind, o.Partner, o.Connection, o.Error), At: o.CreatedAt.Format(time.RFC3339)}
	}
	return telemetry.Component{State: telemetry.OK}
}

// overdue counts what partners should have acknowledged by now.
func (a *App) overdue(ctx context.Context) (n int64, oldest *journal.Outbound, err error) {
	err = a.store.View(ctx, func(tx *journal.Tx) (err error) { n, oldest, err = tx.Overdue(); return err })
	return n, oldest, err
}

// acknowledgements tells of documents whose acknowledgement is overdue.
func (a *App) acknowledgements(ctx context.Context) telemetry.Component {
	n, oldest, err := a.overdue(ctx)
	switch {
	case err != nil:
		return telemetry.Component{State: telemetry.Degraded, Detail: err.Error()}
	case n > 0:
		return telemetry.Component{State: telemetry.Degraded, Detail: fmt.Sprintf("%d document(s) were not acknowledged in time; the first, the %s %s for %s: see `ordergate outbound list --state overdue`",
			n, oldest.Kind, oldest.Control, oldest.Partner), At: oldest.AwaitedUntil.Format(time.RFC3339)}
	}
	return telemetry.Component{State: telemetry.OK}
}

func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }
