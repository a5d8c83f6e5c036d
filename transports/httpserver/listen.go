// SPDX-License-Identifier: Apache-2.0

// Package httpserver is what the HTTP servers of transports share: addresses with
// limits of connections, and bodies that slow and endless clients cannot hold on to.
//
// It must not know what is served, or to whom.
//
// Invariant: no client holds a connection for ever, nor one address more than half of
// all there are.
package httpserver

import (
	"crypto/tls"
	"errors"
	"net"
	"sync"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports/tlsfile"
)

// Addresses are what a server listens on.
type Addresses struct {
	Op          string // of errors: "as2"
	Plain       string // host:port; "" for none
	TLS         string // host:port; "" for none
	Cert, Key   string // PEM files
	Connections int    // most at the same time, of both
	// AskClient has clients show a certificate when they have one. Any is taken: whose
	// it must be is for the caller.
	AskClient bool
	Listen    func(network, address string) (net.Listener, error) // nil: net.Listen
	Log       *zap.Logger
}

// Open opens the plain and the TLS address; those that were opened before one failed
// are closed again. Errors are Transient and name the key of the config.
func (a Addresses) Open() (all []net.Listener, err error) {
	if a.Listen == nil {
		a.Listen = net.Listen
	}
	defer func() {
		if err != nil {
			for _, l := range all {
				_ = l.Close()
			}
		}
	}()
	limit, callers := make(chan struct{}, a.Connections), NewShare(a.Connections)
	open := func(key, address string, wrap func(net.Listener) net.Listener) error {
		if address == "" {
			return nil
		}
		l, err := a.Listen("tcp", address)
		if err != nil {
			return gateway.E(a.Op+"."+key, gateway.Transient, err)
		}
		all = append(all, wrap(&limited{Listener: l, slots: limit, callers: callers, closed: make(chan struct{})}))
		return nil
	}
	if err := open("listen", a.Plain, func(l net.Listener) net.Listener { return l }); err != nil {
		return all, err
	}
	if a.TLS == "" {
		return all, nil
	}
	keys := &tlsfile.Pair{Cert: a.Cert, Key: a.Key, Log: a.Log}
	if _, err := keys.Get(nil); err != nil {
		return all, gateway.E(a.Op, gateway.Transient, err)
	}
	return all, open("listenTls", a.TLS, func(l net.Listener) net.Listener { return tls.NewListener(l, a.config(keys)) })
}

func (a Addresses) config(keys *tlsfile.Pair) *tls.Config {
	c := &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}, GetCertificate: keys.Get}
	if a.AskClient {
		c.ClientAuth = tls.RequestClientCert
	}
	return c
}

// limited accepts no more connections than there are slots; further ones wait in
// the kernel's queue. What one address has above its share is closed at once.
type limited struct {
	net.Listener
	slots   chan struct{}
	callers *Share
	once    sync.Once
	closed  chan struct{}
}

// Accept implements net.Listener.
func (l *limited) Accept() (net.Conn, error) {
	select {
	case l.slots <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			<-l.slots
			return nil, err
		}
		if l.callers.Take(c.RemoteAddr().String()) {
			return &limitedConn{Conn: c, slots: l.slots, callers: l.callers}, nil
		}
		_ = c.Close()
	}
}

// Close implements net.Listener.
func (l *limited) Close() error {
	l.once.Do(func() { close(l.closed) })
	err := l.Listener.Close()
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

type limitedConn struct {
	net.Conn
	once    sync.Once
	slots   chan struct{}
	callers *Share
}

// Close implements net.Conn.
func (c *limitedConn) Close() error {
	c.once.Do(func() {
		<-c.slots
		c.callers.Give(c.RemoteAddr().String())
	})
	return c.Conn.Close()
}
