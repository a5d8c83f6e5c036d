// SPDX-License-Identifier: Apache-2.0

package remote_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/transports/remote"
)

// TestValidate: each fault is found, at its place, and all of them at once.
func TestValidate(t *testing.T) {
	t.Parallel()
	const print = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"
	sftp := func(change func(c *remote.Config)) remote.Config {
		c := remote.Config{URL: "sftp://us@sftp.acme.example", HostKeys: []string{print}, Password: secret(t, "P"),
			Fetch: &remote.Fetch{Folders: []string{"/out"}}, Push: &remote.Push{Folder: "/in"}}
		if change != nil {
			change(&c)
		}
		return c
	}
	ftps := func(change func(c *remote.Config)) remote.Config {
		c := sftp(change)
		if strings.HasPrefix(c.URL, "sftp") {
			c.URL = "ftps://us@ftp.acme.example"
		}
		c.HostKeys = nil
		return c
	}
	for _, c := range []struct {
		name   string
		config remote.Config
		want   []string // "path: message", warnings with a bang
	}{
		{"good", sftp(nil), nil},
		{"good FTPS", ftps(func(c *remote.Config) { c.TLS.Fingerprints = []string{"SHA256:" + strings.Repeat("AB:", 31) + "AB"} }), nil},
		{"nothing", remote.Config{}, []string{"url: the server is missing", "url: neither fetched from nor brought to"}},
		{"password in the URL", sftp(func(c *remote.Config) { c.URL = "sftp://us:hunter2@host" }), []string{"url: a password does not stand in the URL"}},
		{"folder in the URL", sftp(func(c *remote.Config) { c.URL = "sftp://us@host/out" }), []string{"url: folders do not stand in the URL"}},
		{"another scheme", sftp(func(c *remote.Config) { c.URL = "https://us@host" }), []string{`url: "https" is no way to a server that we know`}},
		{"no user", sftp(func(c *remote.Config) { c.URL = "sftp://host" }), []string{"url: it names no user"}},
		{"no host key", sftp(func(c *remote.Config) { c.HostKeys = nil }), []string{"hostKeys: the server's host key is not known, and is not taken on trust"}},
		{"no host key at all", sftp(func(c *remote.Config) { c.HostKeys = []string{"yes"} }), []string{"hostKeys.0: this is no host key: neither a fingerprint nor a key"}},
		{"a short fingerprint", sftp(func(c *remote.Config) { c.HostKeys = []string{"SHA256:abc"} }), []string{"hostKeys.0: this is no host key: a SHA256 fingerprint has 43 characters"}},
		{"legacy", sftp(func(c *remote.Config) { c.Legacy = true }), []string{"legacy: SSH algorithms that count as broken are allowed!"}},
		{"plain FTP", ftps(func(c *remote.Config) { c.URL = "ftp://us@host" }), []string{"url: plain FTP sends password and documents in the clear"}},
		{"plain FTP in so many words", ftps(func(c *remote.Config) { c.URL, c.Unencrypted = "ftp://us@host", true }),
			[]string{"unencrypted: password and documents of this partner go in the clear, and anybody on the way can change them!"}},
		{"host keys of FTPS", func() remote.Config { c := ftps(nil); c.HostKeys = []string{print}; return c }(), []string{"hostKeys: host keys are of SSH"}},
		{"a false fingerprint", ftps(func(c *remote.Config) { c.TLS.Fingerprints = []string{"AB:CD"} }), []string{`tls.fingerprints.0: "AB:CD" is no SHA-256 fingerprint`}},
		{"fetch", sftp(func(c *remote.Config) {
			c.Fetch = &remote.Fetch{Folders: []string{"/out", "/out/", "a\r\nDELE b"}, Patterns: []string{"[", "a/b"}, Complete: "unchangd", Every: time.Millisecond, After: "move", MaxFiles: -1, Trigger: "x"}
		}), []string{"fetch.after: ", "fetch.complete: ", "fetch.every: ", "fetch.folders.1: ", "fetch.folders.2: ", "fetch.maxFiles: ", "fetch.moveTo: ", "fetch.patterns.0: ", "fetch.patterns.1: ", "fetch.trigger: "}[1:]},
		{"our own documents", sftp(func(c *remote.Config) { c.Push.Folder = "/out" }), []string{"push.folder: our own documents would be fetched back"}},
		{"push", sftp(func(c *remote.Config) { c.Push = &remote.Push{Temporary: "/x", Exists: "maybe", GiveUp: time.Second} }),
			[]string{"push.exists: ", "push.folder: ", "push.giveUp: ", "push.temporary: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			faults := c.config.Validate(func(message, hint string, path ...string) gateway.Fault {
				return gateway.Fault{Message: strings.Join(path, ".") + ": " + message, Hint: hint}
			})
			var got []string
			for _, f := range faults {
				text := f.Message
				if f.Warning {
					text += "!"
				}
				got = append(got, text)
				if strings.Contains(fmt.Sprint(f), "hunter2") {
					t.Errorf("a password is shown: %v", f)
				}
			}
			if c.name == "fetch" || c.name == "push" {
				for _, want := range c.want {
					if !strings.Contains("\n"+strings.Join(got, "\n"), "\n"+want) {
						t.Errorf("no fault at %q in %q", want, got)
					}
				}
				return
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
