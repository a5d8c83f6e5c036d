// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Paths makes and reads return paths: addresses that tell which document came back.
// bounces@example.com becomes bounces+ID.TAG@example.com, small letters only, since
// mail servers change capitals. The tag keeps strangers from calling documents
// undeliverable.
type Paths struct {
	Address string // bounces@example.com; "" for none
	Key     []byte
}

var tags = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)
var idText = regexp.MustCompile(`^[0-9A-Za-z]{1,32}$`)

// For is the return path of a document; from where no address for bounces is set.
func (p Paths) For(id, from string) string {
	if p.Address == "" || !idText.MatchString(id) {
		return from
	}
	at := strings.LastIndexByte(p.Address, '@')
	id = strings.ToLower(id)
	return p.Address[:at] + "+" + id + "." + p.tag(id) + p.Address[at:]
}

func (p Paths) tag(id string) string {
	m := hmac.New(sha256.New, p.Key)
	m.Write([]byte("return path\x00" + id))
	return tags.EncodeToString(m.Sum(nil))[:14] // 70 bits
}

// Of is the document whose return path an address is.
func (p Paths) Of(addr string) (id string, ok bool) {
	at := strings.LastIndexByte(p.Address, '@')
	if at < 0 || len(addr) > 254 {
		return "", false
	}
	addr = strings.ToLower(addr)
	rest, ok := strings.CutPrefix(addr, strings.ToLower(p.Address[:at])+"+")
	rest, domain := strings.CutSuffix(rest, strings.ToLower(p.Address[at:]))
	id, tag, dot := strings.Cut(rest, ".")
	if !ok || !domain || !dot || !idText.MatchString(id) || !hmac.Equal([]byte(tag), []byte(p.tag(id))) {
		return "", false
	}
	return strings.ToUpper(id), true
}

// KeyIn returns the key of return paths that lies in a folder, and makes one the
// first time.
func KeyIn(dir string) ([]byte, error) {
	file := filepath.Join(dir, "bounces.key")
	key, err := os.ReadFile(file)
	if err == nil && len(key) == 32 {
		return key, nil
	}
	if err == nil {
		return nil, fmt.Errorf("%s holds no key: put the right one back, or remove it; bounces of mails sent by then will not be known", file)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read the key of return paths: %w", err)
	}
	key = make([]byte, 32)
	_, _ = rand.Read(key) // never fails
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, fmt.Errorf("make the folder of the key of return paths: %w", err)
	}
	if err := store(file, key); err != nil {
		return nil, fmt.Errorf("write the key of return paths: %w", err)
	}
	return key, nil
}

// store writes a file whole, or not at all, and so that it survives a power cut.
func store(file string, data []byte) (err error) {
	dir := filepath.Dir(file)
	f, err := os.CreateTemp(dir, ".new-*") // mode 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // gone when it was renamed
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), file); err != nil {
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
