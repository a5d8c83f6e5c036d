// SPDX-License-Identifier: Apache-2.0

package as2

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

// listeners opens the plain and the TLS listener; those that were opened before
// one failed are closed again.
func (s *Server) listeners() (all []net.Listener, err error) {
	defer func() {
		if err != nil {
			for _, l := range all {
				_ = l.Close()
			}
		}
	}()
	limit, callers := make(chan struct{}, s.Connections), newShare(s.Connections)
	open := func(key, address string, wrap func(net.Listener) net.Listener) error {
		if address == "" {
			return nil
		}
		l, err := s.ServerConfig.Listen("tcp", address)
		if err != nil {
			return gateway.E("as2."+key, gateway.Transient, err)
		}
		all = append(all, wrap(&limited{Listener: l, slots: limit, callers: callers, closed: make(chan struct{})}))
		return nil
	}
	if err := open("listen", s.Listener.Listen, func(l net.Listener) net.Listener { return l }); err != nil {
		return all, err
	}
	if s.Listener.TLS == "" {
		return all, nil
	}
	keys := &keyPair{cert: s.Cert, key: s.Key, log: s.Log}
	if _, err := keys.get(nil); err != nil {
		return all, gateway.E("as2", gateway.Transient, err)
	}
	return all, open("listenTls", s.Listener.TLS, func(l net.Listener) net.Listener { return tls.NewListener(l, tlsConfig(keys)) })
}

// tlsConfig asks for a client certificate and takes any: whose it must be is known
// only when the partner is (Server.client).
func tlsConfig(keys *keyPair) *tls.Config {
	return &tls.Config{
		MinVersion:     tls.VersionTLS12,
		NextProtos:     []string{"h2", "http/1.1"},
		ClientAuth:     tls.RequestClientCert,
		GetCertificate: keys.get,
	}
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
	callers *share
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
		if l.callers.take(c.RemoteAddr().String()) {
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
	callers *share
}

// Close implements net.Conn.
func (c *limitedConn) Close() error {
	c.once.Do(func() {
		<-c.slots
		c.callers.give(c.RemoteAddr().String())
	})
	return c.Conn.Close()
}
