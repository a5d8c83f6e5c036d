// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ordergate/gateway/api"
	"ordergate/gateway/app"
	"ordergate/gateway/certs"
	"ordergate/gateway/journal"
	"ordergate/gateway/review"
)

// trading is the demo's buyer: a second ordergate beside the first, that orders
// from it by AS2.
type trading struct {
	app    *app.App
	config string
	stop   func() error
}

// side is one of the two in the demo.
type side struct{ dir, station, partner string }

// unpackAS2 writes what AS2 needs beside the files of unpack; what is there already
// stays. Each side makes its key and gives the other its certificate.
func (c *demoCmd) unpackAS2(now time.Time) error {
	config := filepath.Join(c.Dir, "config.yaml")
	text, err := os.ReadFile(config)
	if err != nil || strings.Contains(string(text), "\nas2:") {
		return err
	}
	ports, err := freePorts(2)
	if err != nil {
		return err
	}
	fill := strings.NewReplacer("{sellerPort}", ports[0], "{buyerPort}", ports[1])
	err = fs.WalkDir(demoFiles, "demo/as2", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
			return err
		}
		data, err := demoFiles.ReadFile(path)
		if err != nil {
			return err
		}
		target := filepath.Join(c.Dir, strings.TrimPrefix(path, "demo/as2/"))
		if err := os.MkdirAll(filepath.Dir(target), 0o750); err != nil {
			return err
		}
		return os.WriteFile(target, []byte(fill.Replace(string(data))), 0o640)
	})
	if err != nil {
		return err
	}
	seller, buyer := side{c.Dir, "main", "globex"}, side{filepath.Join(c.Dir, "buyer"), "globex", "supplier"}
	if err := errors.Join(introduce(seller, buyer, now), introduce(buyer, seller, now)); err != nil {
		return err
	}
	listen := fill.Replace("as2:\n  listen: 127.0.0.1:{sellerPort}\n  url: http://127.0.0.1:{sellerPort}/as2\n")
	return os.WriteFile(config, append(text, listen...), 0o640)
}

// introduce makes the key of a side and gives the other its certificate, as `cert
// new`, `cert export` and `cert import` do.
func introduce(own, other side, now time.Time) error {
	made, err := certs.Create(filepath.Join(own.dir, "certs"), certs.Template{Station: own.station, Name: "demo"}, now)
	if errors.Is(err, fs.ErrExist) { // of a former run that did not get to its end
		return nil
	}
	if err != nil {
		return err
	}
	pem, err := certs.Export(made, "pem")
	if err != nil {
		return err
	}
	_, err = certs.Take(filepath.Join(other.dir, "certs"), certs.Import{Owner: certs.Owner{Kind: certs.Partner, ID: other.partner}, Name: "demo", Data: pem}, now)
	return err
}

// freePorts finds ports that nobody listens on now, and that the system gives to nobody
// who asks for any: the next run of the demo wants them again.
func freePorts(n int) (ports []string, err error) {
	for try := 0; len(ports) < n; try++ {
		l, err := net.Listen("tcp", fmt.Sprint("127.0.0.1:", 27500+rand.N(5000)))
		if err != nil && try < 100 {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("find a free port: %w", err)
		}
		defer l.Close() // all at the end, so that they differ
		_, port, err := net.SplitHostPort(l.Addr().String())
		if err != nil {
			return nil, err
		}
		ports = append(ports, port)
	}
	return ports, nil
}

// buyer starts the second ordergate.
func (c *demoCmd) buyer(ctx context.Context, w world) (*trading, error) {
	config := filepath.Join(c.Dir, "buyer", "config.yaml")
	b, err := app.New(ctx, app.Options{ConfigFile: config, Getenv: w.getenv, LogTo: &discard{}, Version: version})
	if err != nil {
		return nil, faultsOr(w, err)
	}
	ctx, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- b.Run(ctx) }()
	return &trading{app: b, config: config, stop: func() error {
		stop()
		return errors.Join(<-done, b.Close())
	}}, nil
}

// trade has the buyer order by AS2 and shows what went over the wire.
func (c *demoCmd) trade(ctx context.Context, w world, a *app.App, b *trading, n *narrator, now time.Time) error {
	fmt.Fprintln(w.out, "4. The same by AS2, signed and encrypted: a second ordergate orders, the first confirms.")
	order, err := demoFiles.ReadFile("demo/as2/order.edi")
	if err != nil {
		return err
	}
	if _, err := b.app.Send(ctx, api.Given{Partner: "supplier", FileName: "order-" + stamp(now) + ".edi", By: "demo"}, strings.NewReader(fill(string(order), now))); err != nil {
		return err
	}
	if err := n.wait(ctx, []string{"997", "855"}); err != nil {
		return err
	}
	if err := c.result(ctx, w, a, demoOrder{partner: "globex", number: "GX-" + stamp(now)}); err != nil {
		return err
	}
	for _, s := range []struct {
		who string
		app *app.App
	}{{"buyer", b.app}, {"we", a}} {
		if err := sent(ctx, w, s.who, s.app, now); err != nil {
			return err
		}
	}
	fmt.Fprintf(w.out, "   the proof  ordergate as2 list --config %s\n              ordergate as2 verify --config %s MESSAGE-ID\n\n", filepath.Join(c.Dir, "config.yaml"), filepath.Join(c.Dir, "config.yaml"))
	return nil
}

// sent shows the messages that one side sent, and the MDNs that came back: an order may
// be answered before its sender has written down that it arrived.
func sent(ctx context.Context, w world, who string, a *app.App, since time.Time) error {
	ctx, cancel := context.WithTimeoutCause(ctx, time.Minute, errors.New("the receipts did not come within a minute"))
	defer cancel()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		all, err := a.Queue().Exchanges(ctx, journal.ExchangeFilter{Direction: "out", Since: since, Limit: 10})
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all, func(x review.ExchangeItem) bool { return x.ReceiptAt == nil }) {
			for _, x := range slices.Backward(all) {
				fmt.Fprintf(w.out, "   %-10s sent %s, MDN: %s, MIC %s\n", who, x.MessageID, x.Disposition, x.MIC)
			}
			return nil
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}
