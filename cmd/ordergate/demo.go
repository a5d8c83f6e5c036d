// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"ordergate/gateway/app"
	"ordergate/gateway/review"
)

//go:embed all:demo
var demoFiles embed.FS

type demoCmd struct {
	Dir  string `help:"Where the demo keeps everything." default:"data"`
	Once bool   `help:"Stop when the orders are through, instead of serving until Ctrl-C."`
}

// demoOrder is one document of the demo.
type demoOrder struct {
	file, partner, number, what string
}

func (c *demoCmd) Run(w world) error {
	now := time.Now()
	if err := c.unpack(now); err != nil {
		return fmt.Errorf("unpack the demo: %w", err)
	}
	if err := c.unpackAS2(now); err != nil {
		return fmt.Errorf("unpack the demo's AS2: %w", err)
	}
	if err := c.unpackDoors(); err != nil {
		return fmt.Errorf("unpack the demo's SFTP, mail and API: %w", err)
	}
	n := &narrator{out: w.out, events: make(chan string, 64)}
	config := filepath.Join(c.Dir, "config.yaml")
	a, err := app.New(w.ctx, app.Options{ConfigFile: config, Getenv: w.getenv, LogTo: &discard{}, Version: version, Observe: n.see})
	if err != nil {
		return faultsOr(w, err)
	}
	ctx, stop := context.WithCancel(w.ctx)
	defer stop()
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	fmt.Fprintf(w.out, "ordergate %s on %s\nhealth, metrics and API: http://%s/healthz\n\n", version, config, a.Admin())
	b, err := c.buyer(ctx, w)
	if err != nil {
		stop()
		return errors.Join(err, <-done, a.Close())
	}
	defer func() { _ = b.stop() }() // its part is played
	box, err := letterbox{filepath.Join(c.Dir, "mails")}.open(a.Config().Mail.Smarthost)
	if err != nil {
		stop()
		return errors.Join(fmt.Errorf("the customers' mail server: %w", err), <-done, a.Close())
	}
	defer box.Close()
	err = c.walk(ctx, w, a, n, now)
	if err == nil {
		err = c.trade(ctx, w, a, b, n, now)
	}
	if err == nil {
		err = c.ways(ctx, w, a, n, now)
	}
	if err == nil && !c.Once {
		fmt.Fprintf(w.out, "\nServing. Drop an X12 850 into %s, or stop with Ctrl-C.\n", filepath.Join(c.Dir, "acme", "in"))
		fmt.Fprintf(w.out, "  ordergate order list --config %s\n  ordergate order release --config %s --reason \"price agreed by phone\" %s\n", config, config, "NW-"+stamp(now))
		select {
		case err := <-done:
			return errors.Join(err, a.Close())
		case <-w.ctx.Done():
		}
	}
	stop()
	return errors.Join(err, <-done, a.Close())
}

// walk drops the three orders one after the other and tells what became of each.
func (c *demoCmd) walk(ctx context.Context, w world, a *app.App, n *narrator, now time.Time) error {
	orders := []struct {
		demoOrder
		events []string // what must have happened before going on
	}{
		{demoOrder{"acme-order.edi", "acme", "4500" + stamp(now), "A good order: three lines at the agreed prices."}, []string{"997", "855"}},
		{demoOrder{"northwind-order.edi", "northwind", "NW-" + stamp(now), "An order with a wrong price: it waits for a person."}, []string{"997", "held"}},
		{demoOrder{"acme-broken.edi", "acme", "", "A broken document: the 997 says what is wrong, and where."}, []string{"997"}},
	}
	for i, o := range orders {
		fmt.Fprintf(w.out, "%d. %s\n", i+1, o.what)
		if err := c.drop(o.demoOrder, now); err != nil {
			return err
		}
		if err := n.wait(ctx, o.events); err != nil {
			return err
		}
		if err := c.result(ctx, w, a, o.demoOrder); err != nil {
			return err
		}
		fmt.Fprintln(w.out)
	}
	return nil
}

// drop writes a document beside the watched folder and renames it into place, as
// a partner should.
func (c *demoCmd) drop(o demoOrder, now time.Time) error {
	data, err := demoFiles.ReadFile("demo/orders/" + o.file)
	if err != nil {
		return err
	}
	in := filepath.Join(c.Dir, o.partner, "in")
	name := strings.TrimSuffix(o.file, ".edi") + "-" + stamp(now) + ".edi"
	tmp := filepath.Join(in, "."+name)
	if err := os.WriteFile(tmp, []byte(fill(string(data), now)), 0o640); err != nil {
		return err
	}
	return os.Rename(tmp, filepath.Join(in, name))
}

// result shows where everything is.
func (c *demoCmd) result(ctx context.Context, w world, a *app.App, o demoOrder) error {
	out := filepath.Join(c.Dir, o.partner, "out")
	lives, err := a.Queue().Trace(ctx, nonEmpty(o.number, "none"))
	if o.number == "" {
		return c.newest(w, out, "997")
	}
	if err != nil {
		return err
	}
	shown, err := a.Queue().Show(ctx, o.number)
	if err != nil {
		return err
	}
	path := filepath.Join(c.Dir, "canonical", o.number+".json")
	var pretty strings.Builder
	e := json.NewEncoder(&pretty)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(shown.Order); err != nil {
		return err
	}
	if err := os.WriteFile(path, []byte(pretty.String()), 0o640); err != nil {
		return err
	}
	fmt.Fprintf(w.out, "   order      %s\n", path)
	for _, l := range lives {
		c.printLife(w, out, &l)
	}
	return nil
}

func (c *demoCmd) printLife(w world, out string, l *review.Life) {
	for _, i := range l.Orders {
		switch i.State {
		case "posted":
			fmt.Fprintf(w.out, "   ERP        %s\n", strings.TrimSpace(i.ERPNumber+" "+i.ERPPlace))
		case "held":
			fmt.Fprintf(w.out, "   in review  %s\n", i.Reason)
		}
	}
	for _, o := range l.Outbound {
		file := filepath.Join(out, o.File)
		if _, err := os.Stat(file); err != nil {
			file = o.File + ", by " + o.Connection
		}
		fmt.Fprintf(w.out, "   %-10s %s\n", o.Kind, file)
	}
}

// newest shows the latest acknowledgement of a document that became no order.
func (c *demoCmd) newest(w world, out, kind string) error {
	files, err := filepath.Glob(filepath.Join(out, kind+"-*"))
	if err != nil || len(files) == 0 {
		return errors.Join(err, errors.New("no acknowledgement was written"))
	}
	last := files[len(files)-1]
	data, err := os.ReadFile(last)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.out, "   %-10s %s\n", kind, last)
	for _, seg := range strings.FieldsFunc(string(data), func(r rune) bool { return r == '~' || r == '\n' }) {
		if strings.HasPrefix(seg, "AK") {
			fmt.Fprintf(w.out, "              %s\n", seg)
		}
	}
	return nil
}

// unpack writes the demo's files; those that are there already stay.
func (c *demoCmd) unpack(now time.Time) error {
	for _, dir := range []string{"acme/in", "acme/out", "northwind/in", "northwind/out", "erp", "canonical"} {
		if err := os.MkdirAll(filepath.Join(c.Dir, dir), 0o750); err != nil {
			return err
		}
	}
	return fs.WalkDir(demoFiles, "demo", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path, "demo/orders/") || strings.HasPrefix(path, "demo/as2/") || strings.HasPrefix(path, "demo/doors/") {
			return err
		}
		target := filepath.Join(c.Dir, strings.TrimPrefix(path, "demo/"))
		if _, err := os.Stat(target); err == nil {
			return nil
		}
		data, err := demoFiles.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o750); err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o640)
	})
}

// fill puts today's dates and this run's numbers into a document.
func fill(text string, now time.Time) string {
	return strings.NewReplacer("{yymmdd}", now.Format("060102"), "{ccyymmdd}", now.Format("20060102"), "{delivery}", now.AddDate(0, 0, 21).Format("20060102"),
		"{stamp}", stamp(now)).Replace(text)
}

// stamp makes numbers that differ from run to run.
func stamp(now time.Time) string { return now.Format("150405") }

func nonEmpty(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// narrator turns log lines into the story of the demo.
type narrator struct {
	out    interface{ Write([]byte) (int, error) }
	mu     sync.Mutex
	events chan string
}

// steps maps log messages to the words of the demo.
var steps = map[string]string{
	"taken": "taken", "message read": "read", "message held": "held", "order accepted": "mapped and checked", "order held": "mapped and checked: held",
	"order rejected": "mapped and checked: rejected", "order posted": "posted", "order answered": "answered", "delivered": "delivered", "offered": "offered",
}

func (n *narrator) see(entry string, f map[string]any) {
	step, ok := steps[entry]
	if !ok {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	var more []string
	for _, k := range []string{"file", "file_name", "order_number", "document", "code", "finding", "message_id", "control"} {
		if v, ok := f[k]; ok && fmt.Sprint(v) != "" {
			more = append(more, fmt.Sprintf("%s=%v", k, v))
		}
	}
	fmt.Fprintf(n.out, "   %-26s %s\n", step, strings.Join(more, " "))
	switch entry {
	case "delivered":
		n.tell(fmt.Sprint(f["document"]))
	case "offered":
		n.tell(fmt.Sprint("offered ", f["document"]))
	case "order posted":
		n.tell(fmt.Sprint("posted ", f["order_number"]))
	case "order held":
		n.tell("held")
	}
}

// tell passes an event on to wait. When nobody waits any more, the demo is over and the
// daemon serves: its log must not stand still.
func (n *narrator) tell(event string) {
	select {
	case n.events <- event:
	default:
	}
}

// wait returns when all that is named has happened.
func (n *narrator) wait(ctx context.Context, events []string) error {
	ctx, cancel := context.WithTimeoutCause(ctx, 5*time.Minute, errors.New("the order did not come through within five minutes"))
	defer cancel()
	left := map[string]int{}
	for _, k := range events {
		left[k]++
	}
	for len(left) > 0 {
		select {
		case k := <-n.events:
			if left[k]--; left[k] <= 0 {
				delete(left, k)
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return nil
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
