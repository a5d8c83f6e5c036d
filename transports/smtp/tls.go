// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"crypto/tls"
	"fmt"
	"os"
	"sync"
	"time"

	"go.uber.org/zap"
)

// keyPair is the listener's certificate. It is read again when one of its files has
// changed; what cannot be read leaves the old one in place.
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
