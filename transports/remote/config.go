// SPDX-License-Identifier: Apache-2.0

// Package remote fetches files from servers of partners and brings files to them,
// by SFTP and FTPS.
//
// A server is known before it is spoken to: by its SSH host key, or by its TLS
// certificate. There is no trust on first use; Probe shows what a server offers. A
// file is fetched when it is complete, journaled, and only then deleted or moved on
// the server, or remembered. The delivery's key is made of path, size and time, so
// that a file which is fetched again after a crash is the same delivery. What goes
// out is written under a name of its own, marked in the journal, and renamed: a try
// after a crash finds out how far the one before came.
//
// Package remote does not look into files, and never changes one on the server.
//
// Invariant: a file is deleted or moved on the server only after the journal has
// it, and only while it looks as it did when it was read.
package remote

import (
	"fmt"
	"net"
	"net/url"
	"path"
	"strings"
	"time"

	"ordergate/gateway/strict"
)

// Name is the transport's name in envelopes and metrics.
const Name = "remote"

// How to know that a file is complete.
const (
	Unchanged = "unchanged" // size and time are the same at two looks
	Trigger   = "trigger"   // another file says so
	Renamed   = "renamed"   // the partner renames it into place
)

// What becomes of a file that was taken.
const (
	Delete = "delete"
	Move   = "move"
	Keep   = "keep"
)

// What becomes of another file under the name of ours.
const (
	OtherName = "otherName" // ours gets its id into its name
	Replace   = "replace"
)

// Config is the remote block of a partner file.
type Config struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -remote"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection"`

	URL           string        `yaml:"url" doc:"the server and who we are there: sftp://user@host:22; ftps://user@host:21 (explicit TLS), ftps+implicit://user@host:990; ftp:// with unencrypted: true only"`
	Password      strict.Secret `yaml:"password" doc:"of that user"`
	Key           strict.Secret `yaml:"key" doc:"our private SSH key in OpenSSH or PEM format, as in file:secrets/acme_ed25519"`
	KeyPassphrase strict.Secret `yaml:"keyPassphrase" doc:"of that key; empty: it has none"`
	HostKeys      []string      `yaml:"hostKeys" doc:"SSH host keys of the server: SHA256:… fingerprints, or lines as in known_hosts; see ordergate remote test"`
	KnownHosts    string        `yaml:"knownHosts" doc:"a known_hosts file with them, relative to the config's folder"`
	Legacy        bool          `yaml:"legacy" doc:"allow SSH algorithms that count as broken (ssh-rsa with SHA-1, old key exchanges and ciphers), for servers that know no others"`
	TLS           TLS           `yaml:"tls" doc:"how the certificate of an FTPS server is checked; default by the system's authorities"`
	Unencrypted   bool          `yaml:"unencrypted" doc:"speak plain ftp://: password and documents can be read on the way"`

	Fetch       *Fetch        `yaml:"fetch" doc:"what we fetch there; without it nothing is fetched"`
	Push        *Push         `yaml:"push" doc:"where our documents go there; without it none go"`
	Connections int           `yaml:"connections" doc:"most connections to the server at the same time; default 2"`
	Timeout     time.Duration `yaml:"timeout" doc:"how long the server may take to connect, and to say nothing; default 1m"`
}

// TLS is how a server's certificate is checked.
type TLS struct {
	CA           string   `yaml:"ca" doc:"PEM file of authorities, relative to the config's folder; default the system's"`
	Fingerprints []string `yaml:"fingerprints" doc:"SHA-256 fingerprints of the certificate itself, in hex; then no authority is asked"`
	ServerName   string   `yaml:"serverName" doc:"name in the certificate, when it is not the host of url"`
}

// Fetch is what is fetched, and when.
type Fetch struct {
	Folders   []string      `yaml:"folders" doc:"folders of the server to look into, not below them; relative ones start where the login does"`
	Patterns  []string      `yaml:"patterns" doc:"names to fetch (* any text, ? one character, [a-z]); default all"`
	Ignore    []string      `yaml:"ignore" doc:"names to leave alone; default the usual ones of unfinished uploads"`
	Every     time.Duration `yaml:"every" doc:"how often to look; default 1m"`
	Complete  string        `yaml:"complete" doc:"how a complete file is known: unchanged (size and time the same at two looks, default), trigger (another file is there) or renamed (it appears under its name when it is whole)"`
	Trigger   string        `yaml:"trigger" doc:"of complete: trigger, the name of the other file, of {name} or {stem} (without its extension), as in {name}.done"`
	After     string        `yaml:"after" doc:"what becomes of a file once it is journaled: delete (default), move or keep; kept ones are remembered"`
	MoveTo    string        `yaml:"moveTo" doc:"of after: move, the folder of the server they go to; it must be there"`
	MaxFiles  int           `yaml:"maxFiles" doc:"most files fetched at one look; default 1000"`
	MaxBytes  strict.Bytes  `yaml:"maxBytes" doc:"largest file fetched; default limits.message of the config"`
	KeepAlive bool          `yaml:"keepAlive" doc:"stay logged in between looks; default only when they are less than 30s apart"`
}

// Push is how documents are brought.
type Push struct {
	Folder    string        `yaml:"folder" doc:"folder of the server that documents go to; their names are answers.fileName"`
	Temporary string        `yaml:"temporary" doc:"ending of the name while a document is written; it is renamed when whole; default .part"`
	Exists    string        `yaml:"exists" doc:"when another file has the name: otherName (ours gets its id into it, default) or replace"`
	GiveUp    time.Duration `yaml:"giveUp" doc:"how long a document is tried; default 72h"`
}

// Defaults.
const (
	DefaultConnections = 2
	DefaultTimeout     = time.Minute
	DefaultEvery       = time.Minute
	DefaultMaxFiles    = 1000
	DefaultMaxBytes    = 100 << 20 // where nobody says otherwise
	DefaultGiveUp      = 72 * time.Hour
	DefaultTemporary   = ".part"
)

// DefaultIgnore lists the names that are never fetched unless `ignore` says
// otherwise. Names with a leading dot are left alone in any case.
func DefaultIgnore() []string {
	return []string{"*.part", "*.partial", "*.filepart", "*.tmp", "*.temp", "*.writing", "*.crdownload", "~*", "*~", "*.swp"}
}

// withDefaults fills in what is empty, in a copy.
func (c Config) withDefaults() Config {
	if c.Connections == 0 {
		c.Connections = DefaultConnections
	}
	if c.Timeout == 0 {
		c.Timeout = DefaultTimeout
	}
	if c.Fetch != nil {
		f := *c.Fetch
		if len(f.Patterns) == 0 {
			f.Patterns = []string{"*"}
		}
		if len(f.Ignore) == 0 {
			f.Ignore = DefaultIgnore()
		}
		if f.Every == 0 {
			f.Every = DefaultEvery
		}
		if f.Complete == "" {
			f.Complete = Unchanged
		}
		if f.After == "" {
			f.After = Delete
		}
		if f.MaxFiles == 0 {
			f.MaxFiles = DefaultMaxFiles
		}
		c.Fetch = &f
	}
	if c.Push != nil {
		p := *c.Push
		if p.Temporary == "" {
			p.Temporary = DefaultTemporary
		}
		if p.Exists == "" {
			p.Exists = OtherName
		}
		if p.GiveUp == 0 {
			p.GiveUp = DefaultGiveUp
		}
		c.Push = &p
	}
	return c
}

// server is a parsed URL.
type server struct {
	scheme string // sftp, ftps, ftps+implicit, ftp
	user   string
	host   string
	port   string
}

func (s server) address() string { return net.JoinHostPort(s.host, s.port) }

// parseURL reads a server's URL. The error never repeats it: people write
// passwords into URLs.
func parseURL(text string) (server, error) {
	u, err := url.Parse(text)
	if err != nil {
		return server{}, fmt.Errorf("it is no URL")
	}
	ports := map[string]string{"sftp": "22", "ftps": "21", "ftps+implicit": "990", "ftp": "21"}
	s := server{scheme: u.Scheme, host: u.Hostname(), port: u.Port()}
	if ports[u.Scheme] == "" {
		return s, fmt.Errorf("%q is no way to a server that we know", u.Scheme)
	}
	if s.port == "" {
		s.port = ports[u.Scheme]
	}
	if s.host == "" {
		return s, fmt.Errorf("it names no host")
	}
	if u.User == nil || u.User.Username() == "" {
		return s, fmt.Errorf("it names no user")
	}
	if _, has := u.User.Password(); has {
		return s, fmt.Errorf("a password does not stand in the URL")
	}
	s.user = u.User.Username()
	if strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return s, fmt.Errorf("folders do not stand in the URL")
	}
	return s, nil
}

// wanted tells whether a name is asked for.
// Patterns know no case: Windows writes .TMP.
func (f *Fetch) wanted(name string) bool {
	if strings.HasPrefix(name, ".") || matches(f.Ignore, name) {
		return false
	}
	return matches(f.Patterns, name)
}

func matches(patterns []string, name string) bool {
	for _, p := range patterns {
		if ok, _ := path.Match(strings.ToLower(p), strings.ToLower(name)); ok {
			return true
		}
	}
	return false
}

// triggerOf names the file that says that another one is complete.
func (f *Fetch) triggerOf(name string) string {
	stem := strings.TrimSuffix(name, path.Ext(name))
	if stem == "" {
		stem = name
	}
	return strings.NewReplacer("{name}", name, "{stem}", stem).Replace(f.Trigger)
}
