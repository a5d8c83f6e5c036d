// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"encoding/hex"
	"fmt"
	"path"
	"strings"
	"time"
	"unicode"

	"golang.org/x/crypto/ssh"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// validator gathers faults of a block.
type validator struct {
	c      *Config
	at     func(message, hint string, path ...string) gateway.Fault
	faults gateway.Faults
}

func (v *validator) add(message, hint string, path ...string) {
	v.faults = append(v.faults, v.at(message, hint, path...))
}

func (v *validator) warn(message, hint string, path ...string) {
	f := v.at(message, hint, path...)
	f.Warning = true
	v.faults = append(v.faults, f)
}

// Validate finds what is wrong with it, all of it, without a look at disk or network.
func (c *Config) Validate(fault func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	v := &validator{c: c, at: fault}
	s, err := parseURL(c.URL)
	switch {
	case c.URL == "":
		v.add("the server is missing", "as in sftp://user@sftp.example.com", "url")
	case err != nil:
		v.add(err.Error(), "sftp://user@host, ftps://user@host (explicit TLS) or ftps+implicit://user@host; the password in password, the folders in fetch and push", "url")
	case s.scheme == "sftp":
		v.ssh()
	default:
		v.ftp(s)
	}
	if c.Fetch == nil && c.Push == nil {
		v.add("neither fetched from nor brought to", "set fetch, push or both", "url")
	}
	if c.Connections < 0 || c.Connections > 32 {
		v.add(fmt.Sprintf("%d connections", c.Connections), "1 to 32", "connections")
	}
	v.duration(c.Timeout, time.Second, time.Hour, "timeout")
	v.fetch()
	v.push()
	return v.faults
}

func (v *validator) duration(d, least, most time.Duration, path ...string) {
	if d != 0 && (d < least || d > most) {
		v.add(strict.FormatDuration(d)+" is out of range", strict.FormatDuration(least)+" to "+strict.FormatDuration(most), path...)
	}
}

// ssh checks what an SFTP server takes.
func (v *validator) ssh() {
	c := v.c
	if len(c.HostKeys) == 0 && c.KnownHosts == "" {
		v.add("the server's host key is not known, and is not taken on trust", "ordergate remote test PARTNER shows the key that the server offers; compare it with what the partner says, and put it in hostKeys", "hostKeys")
	}
	for i, k := range c.HostKeys {
		if _, err := parsePin(k); err != nil {
			v.add(fmt.Sprintf("this is no host key: %v", err), "SHA256:… as ssh-keygen -l prints it, or a line as in known_hosts", "hostKeys", fmt.Sprint(i))
		}
	}
	if c.Key.IsZero() && c.Password.IsZero() {
		v.add("there is nothing to log in with", "set key or password", "key")
	}
	if c.Key.IsZero() && !c.KeyPassphrase.IsZero() {
		v.add("a passphrase of no key", "set key", "keyPassphrase")
	}
	if c.Legacy {
		v.warn("SSH algorithms that count as broken are allowed", "ask the partner for a newer server", "legacy")
	}
	if c.TLS.CA != "" || len(c.TLS.Fingerprints) > 0 || c.TLS.ServerName != "" {
		v.add("SFTP knows no TLS", "the server is known by hostKeys", "tls")
	}
	if c.Unencrypted {
		v.add("SFTP is always encrypted", "leave it out", "unencrypted")
	}
}

// ftp checks what an FTP server takes.
func (v *validator) ftp(s server) {
	c := v.c
	if len(c.HostKeys) > 0 || c.KnownHosts != "" {
		v.add("host keys are of SSH", "an FTPS server is known by its certificate: see tls", "hostKeys")
	}
	if !c.Key.IsZero() || c.Legacy {
		v.add("keys are of SSH", "FTP logs in with a password", "key")
	}
	if c.Password.IsZero() {
		v.add("there is nothing to log in with", "set password", "password")
	}
	switch {
	case s.scheme == "ftp" && !c.Unencrypted:
		v.add("plain FTP sends password and documents in the clear", "ftps:// or sftp://; if the partner has nothing else, say unencrypted: true", "url")
	case s.scheme == "ftp":
		v.warn("password and documents of this partner go in the clear, and anybody on the way can change them", "ask the partner for SFTP or FTPS", "unencrypted")
	case c.Unencrypted:
		v.add("ftps:// is encrypted", "leave it out", "unencrypted")
	}
	if s.scheme == "ftp" && (c.TLS.CA != "" || len(c.TLS.Fingerprints) > 0) {
		v.add("plain FTP has no certificate", "ftps://", "tls")
	}
	for i, f := range c.TLS.Fingerprints {
		if _, err := fingerprint(f); err != nil {
			v.add(fmt.Sprintf("%q is no SHA-256 fingerprint", f), "64 hex digits, with colons or without, as openssl x509 -fingerprint -sha256 prints them", "tls", "fingerprints", fmt.Sprint(i))
		}
	}
}

func (v *validator) fetch() {
	f := v.c.Fetch
	if f == nil {
		return
	}
	if len(f.Folders) == 0 {
		v.add("no folder to fetch from", "as in [/out]", "fetch", "folders")
	}
	for i, d := range f.Folders {
		v.folder(d, "fetch", "folders", fmt.Sprint(i))
		for _, other := range f.Folders[:i] {
			if path.Clean(other) == path.Clean(d) {
				v.add(fmt.Sprintf("%s stands in the list already", d), "", "fetch", "folders", fmt.Sprint(i))
			}
		}
		if f.MoveTo != "" && path.Clean(f.MoveTo) == path.Clean(d) {
			v.add("files would be moved to where they are fetched from", "another folder", "fetch", "moveTo")
		}
		if v.c.Push != nil && v.c.Push.Folder != "" && path.Clean(v.c.Push.Folder) == path.Clean(d) {
			v.add("our own documents would be fetched back", "another folder", "push", "folder")
		}
	}
	for key, patterns := range map[string][]string{"patterns": f.Patterns, "ignore": f.Ignore} {
		for i, p := range patterns {
			if _, err := path.Match(p, ""); err != nil || p == "" || strings.Contains(p, "/") {
				v.add(fmt.Sprintf("%q is no pattern of names", p), "* any text, ? one character, [a-z] one of these; folders stand in folders", "fetch", key, fmt.Sprint(i))
			}
		}
	}
	v.duration(f.Every, time.Second, 24*time.Hour, "fetch", "every")
	v.oneOf(f.Complete, "complete", Unchanged, Trigger, Renamed)
	v.oneOf(f.After, "after", Delete, Move, Keep)
	switch has := strings.Contains(f.Trigger, "{name}") || strings.Contains(f.Trigger, "{stem}"); {
	case f.Complete == Trigger && (!has || strings.Contains(f.Trigger, "/") || f.Trigger == "{name}"):
		v.add(fmt.Sprintf("%q names no trigger file", f.Trigger), "as in {name}.done or {stem}.trg", "fetch", "trigger")
	case f.Complete != Trigger && f.Trigger != "":
		v.add("a trigger that nothing asks for", "set complete: trigger", "fetch", "trigger")
	}
	switch {
	case f.After == Move && f.MoveTo == "":
		v.add("there is no folder to move files to", "as in /out/done", "fetch", "moveTo")
	case f.After != Move && f.MoveTo != "":
		v.add("a folder that nothing is moved to", "set after: move", "fetch", "moveTo")
	case f.MoveTo != "":
		v.folder(f.MoveTo, "fetch", "moveTo")
	}
	if f.MaxFiles < 0 || f.MaxFiles > 100_000 {
		v.add(fmt.Sprintf("%d files", f.MaxFiles), "1 to 100000", "fetch", "maxFiles")
	}
}

func (v *validator) push() {
	p := v.c.Push
	if p == nil {
		return
	}
	if p.Folder == "" {
		v.add("no folder to bring documents to", "as in /in; . is where the login starts", "push", "folder")
	} else {
		v.folder(p.Folder, "push", "folder")
	}
	if strings.ContainsAny(p.Temporary, "/\\") || strings.ContainsFunc(p.Temporary, unicode.IsControl) || len(p.Temporary) > 20 {
		v.add(fmt.Sprintf("%q is no ending of a name", p.Temporary), "as in .part", "push", "temporary")
	}
	if p.Exists != "" && p.Exists != OtherName && p.Exists != Replace {
		v.add(fmt.Sprintf("%q is nothing that can be done", p.Exists), OtherName+" or "+Replace, "push", "exists")
	}
	v.duration(p.GiveUp, time.Minute, 90*24*time.Hour, "push", "giveUp")
}

func (v *validator) oneOf(value, key string, known ...string) {
	for _, k := range known {
		if value == "" || value == k {
			return
		}
	}
	hint := "one of " + strings.Join(known, ", ")
	if near := gateway.Nearest(value, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	v.add(fmt.Sprintf("%q is not known here", value), hint, "fetch", key)
}

// folder checks a path of the server. A line break in one would be a command of its
// own to an FTP server.
func (v *validator) folder(d string, at ...string) {
	if d == "" || strings.ContainsFunc(d, unicode.IsControl) {
		v.add(fmt.Sprintf("%q is no folder", d), "as in /out", at...)
	}
}

// fingerprint reads a certificate's fingerprint.
func fingerprint(text string) ([]byte, error) {
	text = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(text)), "sha256:"), "sha256 fingerprint=")
	b, err := hex.DecodeString(strings.ReplaceAll(text, ":", ""))
	if err != nil || len(b) != 32 {
		return nil, fmt.Errorf("not 32 bytes in hex")
	}
	return b, nil
}

// pin is a host key that a server may have.
type pin struct {
	fingerprint string        // SHA256:…
	key         ssh.PublicKey // nil: the fingerprint alone is known
}

// parsePin reads a fingerprint, a public key, or a line of known_hosts.
func parsePin(text string) (pin, error) {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "SHA256:") {
		f := strings.TrimRight(text, "=")
		if len(f) != len("SHA256:")+43 {
			return pin{}, fmt.Errorf("a SHA256 fingerprint has 43 characters")
		}
		return pin{fingerprint: f}, nil
	}
	key, _, _, _, err := ssh.ParseAuthorizedKey([]byte(text))
	if err != nil {
		_, _, key, _, _, err = ssh.ParseKnownHosts([]byte(text))
	}
	if err != nil {
		return pin{}, fmt.Errorf("neither a fingerprint nor a key")
	}
	return pin{ssh.FingerprintSHA256(key), key}, nil
}
