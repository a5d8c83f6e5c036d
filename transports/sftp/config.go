// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/credential"
	"ordergate/gateway/strict"
)

// Name is the transport's name in envelopes and metrics.
const Name = "sftp"

// Listener is the sftp block of config.yaml.
type Listener struct {
	Listen   string   `yaml:"listen" doc:"host:port of our SFTP server; empty: none"`
	HostKeys []string `yaml:"hostKeys" doc:"private key files of the server, PEM or OpenSSH; default one each of Ed25519, ECDSA and RSA, made at the first start in the data folder (sftp/hostkeys)"`
	Legacy   bool     `yaml:"legacy" doc:"also take what old clients need and nobody else should use: SHA-1 in key exchange and RSA signatures, CBC ciphers"`

	Connections int           `yaml:"connections" default:"1024" doc:"most connections at the same time"`
	PerAddress  int           `yaml:"perAddress" default:"256" doc:"most connections of one address"`
	Login       time.Duration `yaml:"login" default:"30s" doc:"how long a client may take to log in"`
	Tries       int           `yaml:"tries" default:"6" doc:"tries to log in on a connection"`
	Idle        time.Duration `yaml:"idle" default:"15m" doc:"how long a client that is logged in may do nothing"`
	Bandwidth   strict.Bytes  `yaml:"bandwidth" default:"0" doc:"most bytes a second of all clients together, each way; 0 is no limit"`
	Partial     time.Duration `yaml:"partial" default:"72h" doc:"how long an upload that was broken off, or waits to be renamed, is kept"`

	Failures int           `yaml:"failures" default:"10" doc:"failed logins of an address within ten minutes, then it is shut out; five times as many of a user, from any addresses, shut its password out"`
	Ban      time.Duration `yaml:"ban" default:"15m" doc:"how long it is shut out"`
}

// Account is the sftp block of a partner file.
type Account struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -sftp"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection"`
	User     string   `yaml:"user" doc:"the user's name it logs in by; default the partner's id"`
	Password string   `yaml:"password" doc:"argon2id hash of its password, as ordergate password prints it; empty: keys only"`
	Keys     []Key    `yaml:"keys" doc:"public keys that it may log in by"`
	From     []string `yaml:"from" doc:"addresses and networks that it may come from, as in 192.0.2.0/24; empty: all"`

	Folders     Folders       `yaml:"folders" doc:"what the folders are called that it sees"`
	Complete    string        `yaml:"complete" enum:"close,rename" default:"close" doc:"when an upload is whole: closed (under a name that is not temporary), or renamed"`
	Temporary   []string      `yaml:"temporary" doc:"endings and beginnings (as in .part and ~*) of names that are temporary: such an upload waits to be renamed; default .part .filepart .tmp .temp .partial .uploading .upload .crdownload"`
	Fetched     string        `yaml:"fetched" enum:"archive,stay,remove" default:"archive" doc:"what becomes of a document when it was fetched: it goes into the archive, stays, or is removed"`
	KeepFetched time.Duration `yaml:"keepFetched" default:"30d" doc:"how long a document that was fetched, and not removed by the partner, is still to be seen"`
	FetchWithin time.Duration `yaml:"fetchWithin" doc:"how long a document may wait to be fetched; then health shows it; default for ever"`

	Sessions   int          `yaml:"sessions" default:"64" doc:"most connections at the same time"`
	Bandwidth  strict.Bytes `yaml:"bandwidth" default:"0" doc:"most bytes a second, each way; 0 is no limit"`
	SpoolBytes strict.Bytes `yaml:"spool" default:"1GiB" doc:"most bytes of uploads that are not whole"`
	SpoolFiles int          `yaml:"spoolFiles" default:"1000" doc:"most uploads that are not whole"`
}

// Key is a public key of an account.
type Key struct {
	Key     string `yaml:"key" doc:"a line as in authorized_keys: type, key, comment"`
	Expires string `yaml:"expires" doc:"the last day it may be used (UTC), as in 2027-01-31; default for ever"`
}

// Folders are the names of the account's folders.
type Folders struct {
	In      string `yaml:"in" default:"in" doc:"it uploads here"`
	Out     string `yaml:"out" default:"out" doc:"our documents lie here"`
	Archive string `yaml:"archive" default:"archive" doc:"what it has fetched lies here"`
}

// temporary are the names of uploads that are renamed when they are whole: of WinSCP
// (.filepart), browsers, and what people agree on.
func temporary() []string {
	return []string{".part", ".filepart", ".tmp", ".temp", ".partial", ".uploading", ".upload", ".crdownload"}
}

var nameText = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._@+-]{0,62}$`)

// Validate finds what is wrong with it. User is filled in later, see gateway/partner.
func (c *Account) Validate(fault func(message, hint string, path ...string) gateway.Fault) (all gateway.Faults) {
	add := func(message, hint string, path ...string) { all = append(all, fault(message, hint, path...)) }
	if c.Name != "" && !nameText.MatchString(c.Name) {
		add(fmt.Sprintf("%q cannot be a connection's name", c.Name), "letters, digits, dots and dashes; 63 at most", "name")
	}
	if c.User != "" && !nameText.MatchString(c.User) {
		add(fmt.Sprintf("%q cannot be a user's name", c.User), "letters, digits, and . _ @ + - after the first; 63 at most", "user")
	}
	if c.Password != "" {
		if _, err := credential.Parse(c.Password); err != nil { // its text is not shown: it may be the password itself
			add("the password is not one that can be used: "+err.Error(), "ordergate password prints the line", "password")
		}
	}
	if c.Password == "" && len(c.Keys) == 0 {
		add("nobody can log in", "give it a password or a key")
	}
	c.validateKeys(add)
	for i, text := range c.From {
		if _, err := network(text); err != nil {
			add(fmt.Sprintf("%q is no address and no network", text), "as in 192.0.2.7 or 2001:db8::/48", "from", fmt.Sprint(i))
		}
	}
	c.validateFolders(add)
	c.validateLimits(add)
	return all
}

func (c *Account) validateKeys(add func(message, hint string, path ...string)) {
	seen := map[string]int{}
	for i, k := range c.Keys {
		at := fmt.Sprint(i)
		key, err := parseKey(k.Key)
		if err != nil {
			add(err.Error(), "as in ssh-ed25519 AAAA… comment", "keys", at, "key")
		} else {
			print := fingerprint(key.key)
			if before, ok := seen[print]; ok {
				add(fmt.Sprintf("this key stands at place %d already", before+1), "one is enough", "keys", at, "key")
			}
			seen[print] = i
		}
		if _, err := k.until(); err != nil {
			add(fmt.Sprintf("%q is no day", k.Expires), "as in 2027-01-31", "keys", at, "expires")
		}
	}
}

// until is when the key is over; zero: never.
func (k Key) until() (time.Time, error) {
	if k.Expires == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, k.Expires)
	return day.AddDate(0, 0, 1), err
}

func network(text string) (netip.Prefix, error) {
	if a, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(a, a.BitLen()), nil
	}
	p, err := netip.ParsePrefix(text)
	return p.Masked(), err
}

func (c *Account) validateFolders(add func(message, hint string, path ...string)) {
	all := []struct{ key, name string }{{"in", c.Folders.In}, {"out", c.Folders.Out}, {"archive", c.Folders.Archive}}
	for i, f := range all {
		if !fileName(f.name) || strings.HasPrefix(f.name, ".") {
			add(fmt.Sprintf("%q cannot be a folder's name", f.name), "one name without slashes", "folders", f.key)
		}
		if slices.ContainsFunc(all[:i], func(o struct{ key, name string }) bool { return strings.EqualFold(o.name, f.name) }) {
			add(fmt.Sprintf("%q is the name of two folders", f.name), "each has a name of its own", "folders", f.key)
		}
	}
	for i, t := range c.Temporary {
		if t == "" || t == "*" || strings.ContainsRune(t, '/') || strings.Contains(strings.TrimSuffix(t, "*"), "*") {
			add(fmt.Sprintf("%q is no ending and no beginning of a name", t), "an ending as in .part, a beginning as in ~*", "temporary", fmt.Sprint(i))
		}
	}
}

func (c *Account) validateLimits(add func(message, hint string, path ...string)) {
	for _, n := range []struct {
		key         string
		value       int64
		least, most int64
	}{{"sessions", int64(c.Sessions), 1, 10_000}, {"spoolFiles", int64(c.SpoolFiles), 1, 100_000}, {"spool", int64(c.SpoolBytes), 1 << 20, 1 << 50}} {
		if n.value < n.least || n.value > n.most {
			add(fmt.Sprintf("%d is out of range", n.value), fmt.Sprintf("%d to %d", n.least, n.most), n.key)
		}
	}
	if c.Bandwidth != 0 && c.Bandwidth < minBandwidth {
		add(fmt.Sprintf("a bandwidth of %s", c.Bandwidth), "16KiB a second or more, or 0 for no limit", "bandwidth")
	}
	for _, d := range []struct {
		key   string
		value time.Duration
	}{{"keepFetched", c.KeepFetched}, {"fetchWithin", c.FetchWithin}} {
		if d.value < 0 {
			add(strict.FormatDuration(d.value)+" is out of range", "a time as in 24h or 30d", d.key)
		}
	}
}

// minBandwidth is the slowest limit: a packet must pass in some seconds.
const minBandwidth = 16 << 10

// Validate finds what is wrong with it; the listener's address is checked by the config.
func (l *Listener) Validate(fault func(message, hint string, path ...string) gateway.Fault) (all gateway.Faults) {
	add := func(message, hint string, path ...string) { all = append(all, fault(message, hint, path...)) }
	for _, n := range []struct {
		key         string
		value       int
		least, most int
	}{{"connections", l.Connections, 1, 100_000}, {"perAddress", l.PerAddress, 1, 100_000}, {"tries", l.Tries, 1, 20}, {"failures", l.Failures, 1, 100_000}} {
		if n.value < n.least || n.value > n.most {
			add(fmt.Sprintf("%d is out of range", n.value), fmt.Sprintf("%d to %d", n.least, n.most), n.key)
		}
	}
	for _, d := range []struct {
		key         string
		value       time.Duration
		least, most time.Duration
	}{{"login", l.Login, time.Second, 10 * time.Minute}, {"idle", l.Idle, time.Second, 7 * 24 * time.Hour}, {"partial", l.Partial, time.Minute, 366 * 24 * time.Hour},
		{"ban", l.Ban, time.Second, 7 * 24 * time.Hour}} {
		if d.value < d.least || d.value > d.most {
			add(strict.FormatDuration(d.value)+" is out of range", strict.FormatDuration(d.least)+" to "+strict.FormatDuration(d.most), d.key)
		}
	}
	if l.Bandwidth != 0 && l.Bandwidth < minBandwidth {
		add(fmt.Sprintf("a bandwidth of %s", l.Bandwidth), "16KiB a second or more, or 0 for no limit", "bandwidth")
	}
	return all
}
