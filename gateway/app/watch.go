// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"sync"

	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
	"ordergate/transports/folder"
)

// build reads everything that people edit, whole.
func (a *App) build() (*loaded, gateway.Faults) {
	l, faults := load(a.opts.ConfigFile, a.opts.Getenv)
	if len(faults.Errors()) == 0 {
		more := l.open()
		l.faults["config"] = append(l.faults["config"], more...)
		faults = append(faults, more...)
		unread := a.gate(l)
		l.faults["mappings"] = append(l.faults["mappings"], unread...)
		faults = append(faults, unread...)
	}
	return l, faults
}

// paths are the files and folders that build reads.
func (a *App) paths() []string {
	return []string{a.opts.ConfigFile, a.cfg.Partners, a.cfg.Mappings, a.cfg.Certs, a.cfg.Texts}
}

// swapped takes a good reading into use, and shows what became of any: in health and
// metrics at once.
func (a *App) swapped(built *loaded, swapped bool, s config.Status) {
	if swapped {
		a.use(built)
		a.restartNeeded(built.config)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for kind, faults := range built.faults {
		st := a.status[kind]
		st.faults = faults.Errors()
		if swapped {
			st.at = s.At
		}
		a.status[kind] = st
		a.metrics.Reload(kind, st.at, len(st.faults))
	}
}

// restartNeeded tells of edits that a running process cannot follow.
func (a *App) restartNeeded(c *config.Config) {
	for _, k := range []struct{ name, old, new string }{{"data", a.cfg.Data, c.Data}, {"journal", a.cfg.Journal.URL, c.Journal.URL}, {"admin", a.cfg.Admin.Listen, c.Admin.Listen},
		{"node", a.cfg.Node, c.Node}, {"as2", fmt.Sprint(a.cfg.AS2), fmt.Sprint(c.AS2)}, {"smtp", fmt.Sprint(smtpOpened(a.cfg.SMTP)), fmt.Sprint(smtpOpened(c.SMTP))}, {"sftp", fmt.Sprint(a.cfg.SFTP), fmt.Sprint(c.SFTP)}, {"portal", listenerOf(a.cfg), listenerOf(c)}, {"pdf", fmt.Sprint(a.cfg.PDF), fmt.Sprint(c.PDF)}, {"extractor", fmt.Sprint(a.cfg.Model), fmt.Sprint(c.Model)}, {"master", a.cfg.Master, c.Master}, {"erp.http.master", pulls(a.cfg), pulls(c)}} {
		if k.old != k.new {
			a.log.Warn("this edit takes a restart", zap.String("key", k.name))
		}
	}
}

// pulls is what is read from the ERP, to see edits.
func pulls(c *config.Config) string {
	if c.ERP.HTTP == nil || c.ERP.HTTP.Master == nil {
		return ""
	}
	return fmt.Sprintf("%+v", *c.ERP.HTTP.Master)
}

// folders runs the watched folders that the config wants, and follows its edits.
type folders struct {
	app     *App
	changed chan struct{}

	mu      sync.Mutex
	wanted  []folder.Config
	running map[string]*runningFolder
}

type runningFolder struct {
	key    string // its config, to see edits
	folder *folder.Folder
	stop   context.CancelFunc
	done   chan struct{}
}

func newFolders(a *App) *folders {
	return &folders{app: a, changed: make(chan struct{}, 1), running: map[string]*runningFolder{}}
}

// use implements side.
func (f *folders) use(l *loaded, senders map[string]transports.Sender) {
	for _, c := range l.config.Folders {
		c.Node, c.Crash = f.app.cfg.Node, f.app.opts.Crash
		if c.Out != "" {
			senders[c.Name] = folder.NewSender(c, f.app.log, f.app.clock)
		}
	}
	f.mu.Lock()
	f.wanted = l.config.Folders
	f.mu.Unlock()
	select {
	case f.changed <- struct{}{}:
	default:
	}
}

// listen implements side.
func (f *folders) listen() error { return nil }

// serve implements side.
func (f *folders) serve(ctx context.Context) error {
	var g errgroup.Group
	for ctx.Err() == nil {
		f.adjust(ctx, &g)
		select {
		case <-ctx.Done():
		case <-f.changed:
		}
	}
	return g.Wait()
}

// adjust stops folders that are gone or edited, waits for them, and starts the
// new ones.
func (f *folders) adjust(ctx context.Context, g *errgroup.Group) {
	f.mu.Lock()
	wanted := map[string]folder.Config{}
	for _, c := range f.wanted {
		if c.In != "" {
			wanted[c.Name] = c
		}
	}
	var stopping []*runningFolder
	for name, r := range f.running {
		if c, ok := wanted[name]; !ok || folderKey(c) != r.key {
			r.stop()
			stopping = append(stopping, r)
			delete(f.running, name)
		}
	}
	f.mu.Unlock()
	for _, r := range stopping {
		<-r.done
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for name, c := range wanted {
		if f.running[name] != nil {
			continue
		}
		key := folderKey(c)
		c.Node, c.Crash = f.app.cfg.Node, f.app.opts.Crash
		fctx, stop := context.WithCancel(ctx)
		r := &runningFolder{key: key, folder: folder.New(c, f.app.log, f.app.clock), stop: stop, done: make(chan struct{})}
		f.running[name] = r
		g.Go(func() error {
			defer close(r.done)
			return r.folder.Serve(fctx, f.app.door)
		})
	}
}

func folderKey(c folder.Config) string {
	c.Crash = nil
	return fmt.Sprintf("%+v", c)
}

// health implements side.
func (f *folders) health(h *telemetry.Health) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for name, r := range f.running {
		c := telemetry.Component{State: telemetry.OK}
		if fh := r.folder.Health(); !fh.OK {
			c = telemetry.Component{State: telemetry.Degraded, Detail: fh.Text}
		}
		h.Components["folder "+name] = c
	}
}
