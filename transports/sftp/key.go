// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// minRSA is the shortest RSA key that is taken, in bits.
const minRSA = 2048

// publicKey is a key of an account.
type publicKey struct {
	key     ssh.PublicKey
	comment string
	until   time.Time // zero: for ever
}

func fingerprint(k ssh.PublicKey) string { return ssh.FingerprintSHA256(k) }

// parseKey reads a line of authorized_keys without options. What is too weak, or no key
// of a client, is refused.
func parseKey(text string) (publicKey, error) {
	if strings.Contains(text, "PRIVATE KEY") {
		return publicKey{}, errors.New("this is a private key: it stays at the partner's, only its .pub file belongs here")
	}
	key, comment, options, rest, err := ssh.ParseAuthorizedKey([]byte(text))
	switch {
	case err != nil:
		return publicKey{}, errors.New("this is no public key of SSH")
	case len(options) > 0:
		return publicKey{}, fmt.Errorf("options such as %s have no meaning here", options[0][:min(len(options[0]), 40)])
	case len(bytes.TrimSpace(rest)) > 0:
		return publicKey{}, errors.New("this is more than one key")
	}
	if _, ok := key.(*ssh.Certificate); ok {
		return publicKey{}, errors.New("certificates are not taken: name the key itself")
	}
	if key.Type() == "ssh-dss" {
		return publicKey{}, errors.New("DSA keys are too weak: ask for an Ed25519 key")
	}
	if c, ok := key.(ssh.CryptoPublicKey); ok {
		if r, ok := c.CryptoPublicKey().(*rsa.PublicKey); ok && r.N.BitLen() < minRSA {
			return publicKey{}, fmt.Errorf("an RSA key of %d bits is too weak: %d at least, or better an Ed25519 key", r.N.BitLen(), minRSA)
		}
	}
	return publicKey{key: key, comment: comment}, nil
}

// HostKeys reads the server's private keys: the files named, or those in dir, which are
// made when there are none.
func HostKeys(files []string, dir string) ([]ssh.Signer, error) {
	if len(files) == 0 {
		var err error
		if files, err = ownKeys(dir); err != nil {
			return nil, err
		}
	}
	var all []ssh.Signer
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read a host key: %w", err)
		}
		key, err := ssh.ParsePrivateKey(b)
		if err != nil {
			var missing *ssh.PassphraseMissingError
			if errors.As(err, &missing) {
				return nil, fmt.Errorf("host key %s has a passphrase, which nobody can type in here", file)
			}
			return nil, fmt.Errorf("host key %s cannot be read as a private key", file) // the cause may show some of it
		}
		if _, err := parseKey(string(ssh.MarshalAuthorizedKey(key.PublicKey()))); err != nil {
			return nil, fmt.Errorf("host key %s: %w", file, err)
		}
		all = append(all, key)
	}
	return all, nil
}

// ownKeys are the keys in our own folder. Each kind that is missing there is made.
func ownKeys(dir string) (files []string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of host keys: %w", err)
	}
	for _, kind := range []struct {
		name string
		make func() (crypto.PrivateKey, error)
	}{
		{"ed25519", func() (crypto.PrivateKey, error) { _, k, err := ed25519.GenerateKey(rand.Reader); return k, err }},
		{"ecdsa", func() (crypto.PrivateKey, error) { return ecdsa.GenerateKey(elliptic.P256(), rand.Reader) }},
		{"rsa", func() (crypto.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 3072) }},
	} {
		file := filepath.Join(dir, kind.name)
		files = append(files, file)
		if _, err := os.Stat(file); err == nil {
			continue
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("look for a host key: %w", err)
		}
		key, err := kind.make()
		if err != nil {
			return nil, fmt.Errorf("make a host key: %w", err)
		}
		block, err := ssh.MarshalPrivateKey(key, "ordergate")
		if err != nil {
			return nil, fmt.Errorf("make a host key: %w", err)
		}
		if err := writeKey(file, pem.EncodeToMemory(block)); err != nil {
			return nil, fmt.Errorf("store a host key: %w", err)
		}
	}
	return files, nil
}

// writeKey makes a file that is there whole and durable, or not at all.
func writeKey(file string, b []byte) (err error) {
	f, err := os.OpenFile(file+".new", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(file+".new", file); err != nil {
		return err
	}
	d, err := os.Open(filepath.Dir(file))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// KnownHosts gives the line of a known_hosts file for each key; address is host:port as
// partners name it.
func KnownHosts(address string, keys []ssh.Signer) (lines []string) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		host, port = address, "22"
	}
	if port != "22" {
		host = "[" + host + "]:" + port
	}
	for _, k := range keys {
		lines = append(lines, host+" "+strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k.PublicKey()))))
	}
	return lines
}

// Fingerprint names a host key as clients show it.
func Fingerprint(k ssh.Signer) string {
	return strings.TrimPrefix(k.PublicKey().Type(), "ssh-") + " " + fingerprint(k.PublicKey())
}
