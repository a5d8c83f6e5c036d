// SPDX-License-Identifier: Apache-2.0

// Package webhook posts what happens to orders to those who subscribed to it,
// signed as Standard Webhooks has it (https://www.standardwebhooks.com). A Sender
// makes one try at a time; gateway/notify decides what goes to whom, and when again.
//
// It must not follow redirects, nor call this machine's link, where clouds hand out
// credentials.
//
// Invariant: each try of one event posts the same bytes under the same webhook-id.
package webhook

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/signature"
	"ordergate/gateway/strict"
)

// Name is the transport's name in metrics.
const Name = "webhook"

// Config is one of the webhooks of config.yaml or of a partner file.
type Config struct {
	Name         string                   `yaml:"name" doc:"the subscription's name; in a partner file default the partner's id with -webhook"`
	URL          string                   `yaml:"url" doc:"where events are posted; redirects are not followed"`
	Secrets      []strict.Secret          `yaml:"secrets" doc:"sign what is posted (Standard Webhooks, HMAC-SHA256), as in ${env:WEBHOOK_SECRET}: whsec_ and base64, or plain text; two while they are being changed"`
	Events       []string                 `yaml:"events" doc:"only these events, as in order.posted or order.*; default all"`
	Partners     []string                 `yaml:"partners" doc:"only events of these partners; default all; not in a partner file, whose partner it is"`
	Test         string                   `yaml:"test" default:"both" doc:"test orders: both (with the live ones), live (without test orders) or test (nothing else)"`
	Headers      map[string]strict.Secret `yaml:"headers" doc:"headers sent along, as in Authorization: ${env:WEBHOOK_AUTHORIZATION}"`
	Timeout      time.Duration            `yaml:"timeout" default:"15s" doc:"how long one try may take"`
	CAFile       string                   `yaml:"caFile" doc:"PEM file of the authorities to trust in place of the system's, relative to the config's folder"`
	Retries      []string                 `yaml:"retries" doc:"waits between tries of an event; default 5s 5m 30m 2h 5h 10h 14h 20h 24h"`
	DisableAfter time.Duration            `yaml:"disableAfter" default:"5d" doc:"it is disabled after so long of nothing but failures; 0 is never"`
	LinkLocal    bool                     `yaml:"linkLocal" doc:"let the URL lead to link-local and cloud metadata addresses"`
	Documents    bool                     `yaml:"documents" doc:"in a partner file: answers of the partner can go by it (answers.via), as document.ready"`
}

// schedule is how Standard Webhooks recommends to try again.
var schedule = []time.Duration{5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour}

// Waits are the waits between tries.
func (c *Config) Waits() []time.Duration {
	if len(c.Retries) == 0 {
		return schedule
	}
	var out []time.Duration
	for _, text := range c.Retries {
		if d, err := strict.ParseDuration(text); err == nil {
			out = append(out, d)
		}
	}
	return out
}

// Wants tells whether an event is among those that were subscribed to, whoever's it
// is.
func (c *Config) Wants(e *gateway.Event) bool {
	if c.Test == "live" && e.Test || c.Test == "test" && !e.Test {
		return false
	}
	if len(c.Partners) > 0 && !slices.Contains(c.Partners, e.Partner) {
		return false
	}
	return len(c.Events) == 0 || slices.ContainsFunc(c.Events, func(pattern string) bool { return Matches(pattern, string(e.Type)) })
}

// Matches tells whether a pattern as in order.posted or order.* means an event.
func Matches(pattern, event string) bool {
	ok, err := path.Match(pattern, event)
	return err == nil && ok
}

// PatternFault says what is wrong with a pattern of events, and what would be right;
// "" when it is fine.
func PatternFault(pattern string) (message, hint string) {
	var known []string
	for _, t := range gateway.EventTypes() {
		if Matches(pattern, string(t.Type)) {
			return "", ""
		}
		known = append(known, string(t.Type))
	}
	hint = "known are " + strings.Join(known, ", ")
	if near := gateway.Nearest(pattern, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return fmt.Sprintf("there is no event %q", pattern), hint
}

var (
	nameText   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$`)
	headerText = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$") // RFC 9110 §5.1
)

// Validate finds what is wrong with it. A name must be filled in before.
func (c *Config) Validate(fault func(message, hint string, path ...string) gateway.Fault) (faults gateway.Faults) {
	add := func(message, hint string, path ...string) { faults = append(faults, fault(message, hint, path...)) }
	switch {
	case c.Name == "":
		add("a webhook needs a name", "like portal")
	case !nameText.MatchString(c.Name):
		add(fmt.Sprintf("%q cannot be a webhook's name", c.Name), "letters, digits, - _ and .; 63 at most", "name")
	}
	c.address(add, func(message, hint string, path ...string) {
		f := fault(message, hint, path...)
		f.Warning = true
		faults = append(faults, f)
	})
	for i, e := range c.Events {
		if message, hint := PatternFault(e); message != "" {
			add(message, hint, "events", strconv.Itoa(i))
		}
	}
	if !slices.Contains([]string{"both", "live", "test"}, c.Test) {
		add(fmt.Sprintf("unknown value %q", c.Test), "both, live or test", "test")
	}
	for name := range c.Headers {
		switch own := []string{"content-type", "content-length", "host", "user-agent", "webhook-id", "webhook-timestamp", "webhook-signature"}; {
		case !headerText.MatchString(name):
			add(fmt.Sprintf("%q is no name of a header", name), "", "headers", name)
		case slices.Contains(own, strings.ToLower(name)):
			add(fmt.Sprintf("header %s is ours to set", name), "", "headers", name)
		}
	}
	for i, text := range c.Retries {
		if d, err := strict.ParseDuration(text); err != nil || d < 10*time.Millisecond || d > 7*24*time.Hour {
			add(fmt.Sprintf("%q is no wait", text), "a time from 10ms to 7d, as in 5m", "retries", strconv.Itoa(i))
		}
	}
	for _, d := range []struct {
		key         string
		value       time.Duration
		least, most time.Duration
	}{{"timeout", c.Timeout, 100 * time.Millisecond, 5 * time.Minute}, {"disableAfter", c.DisableAfter, 0, 60 * 24 * time.Hour}} {
		if d.value < d.least || d.value > d.most {
			add(strict.FormatDuration(d.value)+" is out of range", strict.FormatDuration(d.least)+" to "+strict.FormatDuration(d.most), d.key)
		}
	}
	return faults
}

func (c *Config) address(add, warn func(message, hint string, path ...string)) {
	u, err := url.Parse(c.URL)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http": // the text may hold a secret
		add("this is no URL to post to", "https://host/path", "url")
		return
	case u.User != nil:
		add("a secret does not stand in the file itself", "take user and password out of the URL and set headers", "url")
	case u.Fragment != "":
		add("a URL to post to has no #", "take it away", "url")
	}
	if !c.LinkLocal {
		if why := forbidden(u.Hostname()); why != "" {
			add(why, "set linkLocal if that is what you want", "url")
		}
	}
	switch {
	case len(c.Secrets) > 2:
		add(fmt.Sprintf("%d secrets", len(c.Secrets)), "one, or two while they are being changed", "secrets")
	case len(c.Secrets) == 0:
		warn("without secrets nobody can tell that events are ours", "secrets: ['${env:WEBHOOK_SECRET}']", "secrets")
	}
}

// Resolved is a Config with its secrets fetched.
type Resolved struct {
	Config
	Keys    [][]byte
	Headers map[string]string
	CA      []byte // PEM; nil for the system's authorities
}

// Resolve fetches the secrets and the file of authorities. Errors name references,
// never secrets.
func (c Config) Resolve(secret func(strict.Secret) (string, error), readFile func(string) ([]byte, error)) (Resolved, error) {
	r := Resolved{Config: c, Headers: map[string]string{}}
	var texts []string
	for _, ref := range c.Secrets {
		text, err := secret(ref)
		if err != nil {
			return r, fmt.Errorf("secrets: %w", err)
		}
		texts = append(texts, text)
	}
	var err error
	if r.Keys, err = signature.Keys(texts); err != nil {
		return r, err
	}
	for name, ref := range c.Headers {
		if r.Headers[name], err = secret(ref); err != nil {
			return r, fmt.Errorf("header %s: %w", name, err)
		}
		if strings.ContainsAny(r.Headers[name], "\r\n") {
			return r, fmt.Errorf("header %s: its value has a line end", name)
		}
	}
	if c.CAFile != "" {
		if r.CA, err = readFile(c.CAFile); err != nil {
			return r, fmt.Errorf("read caFile: %w", err)
		}
	}
	return r, nil
}
