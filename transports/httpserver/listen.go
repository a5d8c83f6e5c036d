// SPDX-License-Identifier: Apache-2.0

// Package httpserver is what the HTTP servers of transports share: addresses with
// limits of connections, a certificate that is read again when its file changes, and
// bodies that slow and endless clients cannot hold on to.
//
// It must not know what is served, or to whom.
//
// Invariant: no client holds a connection for ever, nor one address more than half of
// all there are.
package httpserver

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
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
	keys := &keyPair{cert: a.Cert, key: a.Key, log: a.Log}
	if _, err := keys.get(nil); err != nil {
		return all, gateway.E(a.Op, gateway.Transient, err)
	}
	return all, open("listenTls", a.TLS, func(l net.Listener) net.Listener { return tls.NewListener(l, a.config(keys)) })
}

func (a Addresses) config(keys *keyPair) *tls.Config {
	c := &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}, GetCertificate: keys.get}
	if a.AskClient {
		c.ClientAuth = tls.RequestClientCert
	}
	return c
}

// keyPair is the listener's certificate. It is read again when one of its files
// has changed; what cannot be read leaves the old one in place.
type keyPair struct {
	cert, key string
	log       *zap.Logger

	mu      sync.Mutex
	state   [2]fileState
	current *tls.Certificate
}

type fileState struct {
	size  int64
	mtime time.Time
}

func (k *keyPair) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	state, err := k.look()
	if err == nil && (k.current == nil || state != k.state) {
		k.state = state
		var c tls.Certificate
		if c, err = tls.LoadX509KeyPair(k.cert, k.key); err == nil {
			if k.current != nil {
				k.log.Info("TLS certificate read again", zap.String("file", k.cert), zap.Time("until", c.Leaf.NotAfter))
			}
			k.current = &c
		} else if k.current != nil {
			k.log.Warn("TLS certificate cannot be read, the old one stays", zap.String("file", k.cert), zap.Error(err))
		}
	}
	if k.current == nil {
		return nil, fmt.Errorf("certificate: %w", err)
	}
	return k.current, nil
}

func (k *keyPair) look() (state [2]fileState, err error) {
	for i, path := range []string{k.cert, k.key} {
		info, err := os.Stat(path)
		if err != nil {
			return state, err
		}
		state[i] = fileState{info.Size(), info.ModTime()}
	}
	return state, nil
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
