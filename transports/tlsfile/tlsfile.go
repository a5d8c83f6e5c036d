// SPDX-License-Identifier: Apache-2.0

// Package tlsfile is the certificate of a listener: it is read again when one of its
// files has changed.
//
// It must not judge it: who trusts whom is for the callers.
//
// Invariant: what cannot be read leaves the certificate before in place.
package tlsfile

import (
	"crypto/tls"
	"fmt"
	"os"
	"sync"
	"time"

	"go.uber.org/zap"
)

// Pair is a listener's certificate and its key, in PEM files. It is safe for
// concurrent use.
type Pair struct {
	Cert, Key string
	Log       *zap.Logger

	mu      sync.Mutex
	state   [2]fileState
	current *tls.Certificate
}

type fileState struct {
	size  int64
	mtime time.Time
}

// Get is for tls.Config.GetCertificate. An error is that of the first time: there is
// none before that.
func (k *Pair) Get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	state, err := k.look()
	if err == nil && (k.current == nil || state != k.state) {
		k.state = state
		var c tls.Certificate
		if c, err = tls.LoadX509KeyPair(k.Cert, k.Key); err == nil {
			if k.current != nil {
				k.Log.Info("TLS certificate read again", zap.String("file", k.Cert), zap.Time("until", c.Leaf.NotAfter))
			}
			k.current = &c
		} else if k.current != nil {
			k.Log.Warn("TLS certificate cannot be read, the old one stays", zap.String("file", k.Cert), zap.Error(err))
		}
	}
	if k.current == nil {
		return nil, fmt.Errorf("certificate: %w", err)
	}
	return k.current, nil
}

func (k *Pair) look() (state [2]fileState, err error) {
	for i, path := range []string{k.Cert, k.Key} {
		info, err := os.Stat(path)
		if err != nil {
			return state, err
		}
		state[i] = fileState{info.Size(), info.ModTime()}
	}
	return state, nil
}
