// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/wire"
)

// Validate reports every fault of the block, without a look outside. at makes a
// fault at a key of it, as strict.File's Fault does; nil gives faults without a
// place.
func (c Config) Validate(at func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	if at == nil {
		at = func(message, hint string, path ...string) gateway.Fault {
			return gateway.Fault{Message: strings.Join(path, ".") + ": " + message, Hint: hint}
		}
	}
	v := &validator{c: c, at: at}
	if err := wire.CheckName(c.ID); err != nil {
		v.add(err.Error(), "the partner's AS2 name, as in AS2-From of what it sends", "id")
	}
	v.words()
	v.addresses()
	v.times()
	v.combinations()
	return v.faults
}

type validator struct {
	c      Config
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

// word checks that a value is one of a list; empty is the preset's.
func (v *validator) word(value string, known []string, path ...string) {
	if value == "" || slices.Contains(known, value) {
		return
	}
	hint := "one of " + strings.Join(known, ", ")
	if near := gateway.Nearest(value, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	v.add(fmt.Sprintf("unknown value %q", value), hint, path...)
}

func (v *validator) words() {
	c := v.c
	digests := []string{"sha-256", "sha-384", "sha-512", "sha-1", none}
	v.word(c.Preset, Presets(), "preset")
	v.word(c.Sign, digests, "sign")
	v.word(c.OAEP, digests, "oaep")
	v.word(c.Encrypt, append(cms.Algorithms(), none), "encrypt")
	v.word(c.Compress, []string{"beforeSigning", "afterSigning", none}, "compress")
	v.word(c.MDN, []string{MDNSync, MDNAsync, none}, "mdn")
	v.word(c.MICAlg, []string{wire.Hyphened, wire.Plain}, "micalg")
	v.word(c.TLS.Min, []string{"1.2", "1.3"}, "tls", "min")
	if typ := c.Type; typ != "" && (strings.Count(typ, "/") != 1 || strings.ContainsAny(typ, "\r\n")) {
		v.add(fmt.Sprintf("%q is no content type", typ), "as in application/EDI-X12", "contentType")
	}
	if strings.ContainsAny(c.Subject, "\r\n") {
		v.add("the subject has a line end", "one line", "subject")
	}
	for rest := c.Subject; ; {
		_, after, ok := strings.Cut(rest, "{")
		name, tail, closed := strings.Cut(after, "}")
		if !ok {
			break
		}
		if !closed || !slices.Contains(placeholders(), name) {
			v.add(fmt.Sprintf("unknown placeholder {%s", after), "{kind}, {file}, {partner} and {station} are known", "subject")
			break
		}
		rest = tail
	}
}

func placeholders() []string { return []string{"kind", "file", "partner", "station"} }

func (v *validator) addresses() {
	c := v.c
	if c.URL != "" {
		if httpURL(c.URL) == nil {
			v.add(fmt.Sprintf("%q is not a URL to post to", c.URL), "as in https://as2.example.com/as2; a user and password have keys of their own", "url")
		} else if u, _ := url.Parse(c.URL); u.Scheme == "http" && c.Encrypt == none {
			v.warn("documents go in the clear over plain HTTP", "encrypt them, or use https", "encrypt")
		}
	}
	if c.Proxy != "" {
		if u, err := url.Parse(c.Proxy); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
			v.add(fmt.Sprintf("%q is not a proxy", c.Proxy), "as in http://proxy.example.com:3128", "proxy")
		}
	}
	if c.User == "" && !c.Password.IsZero() {
		v.add("a password without a user", "set user", "user")
	}
	if strings.Contains(c.User, ":") {
		v.add("the user of basic authentication has a colon", "RFC 7617 §2 knows no such user", "user")
	}
	for i, u := range c.Receive.MDNURLs {
		if httpURL(strings.TrimSuffix(u, "*")) == nil {
			v.add(fmt.Sprintf("%q is not a URL that receipts may go to", u), "a whole URL, or its beginning with a slash or a star at the end; http and https only", "receive", "mdnUrls", fmt.Sprint(i))
		}
	}
}

func (v *validator) times() {
	c := v.c
	for _, d := range []struct {
		key   string
		value time.Duration
	}{{"timeout", c.Answer}, {"mdnWithin", c.Await}, {"giveUp", c.GiveUp}} {
		if d.value < 0 {
			v.add(fmt.Sprintf("%s is negative", d.value), "as in 5m or 48h", d.key)
		}
	}
	for i, s := range c.Retries {
		if d, err := time.ParseDuration(s); err != nil || d <= 0 {
			v.add(fmt.Sprintf("%q is no time to wait", s), "as in 5m, 1h30m", "retries", fmt.Sprint(i))
		}
	}
}

// combinations warns of what will not work with the product that the preset names.
func (v *validator) combinations() {
	c, p := v.c, v.c.Profile()
	if !p.Modern {
		old := fmt.Sprintf("a partner of preset %s", p.Preset)
		if p.PSS {
			v.warn(old+" cannot be expected to read RSASSA-PSS signatures", "agree it with the partner, or leave pss out", "pss")
		}
		if strings.HasSuffix(p.Encrypt, "-gcm") || strings.HasSuffix(p.Encrypt, "-ccm") {
			v.warn(fmt.Sprintf("%s cannot be expected to open %s: some keep the ciphertext as if it were the document", old, p.Encrypt), "aes-256-cbc, or the preset rfc4130bis", "encrypt")
		}
		if p.KeyTransport != "rsa" {
			v.warn(old+" cannot be expected to open RSA-OAEP", "agree it with the partner, or leave oaep out", "oaep")
		}
	} else if c.Sign == "sha-1" || c.Encrypt == "3des-cbc" {
		v.warn("SHA-1 and 3DES must not be made between partners of AS2-Version 1.3", "sha-256 and aes-256-gcm, or the preset rfc4130", "preset")
	}
	if p.PSS && p.Sign == 0 {
		v.add("pss without a signature", "set sign, or leave pss out", "pss")
	}
	if p.Restart && p.Chunked {
		v.add("a restart needs the length before, chunks have none", "set one of restart and chunked", "chunked")
	}
	if p.MDN == "" && c.URL != "" {
		v.warn("no receipts are asked for: nothing proves that a document came", "sync or async", "mdn")
	}
	if p.Sign == 0 && c.URL != "" {
		v.warn("documents are not signed: the partner cannot tell who sent them", "sha-256", "sign")
	}
}
