// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"ordergate/gateway"
)

// Defaults of Config.
const (
	DefaultStable   = 2 * time.Second
	DefaultScan     = 5 * time.Second
	DefaultLease    = time.Minute
	DefaultParallel = 64
	DefaultRemember = 30 * 24 * time.Hour
)

// DefaultIgnore lists the names that are never taken unless `ignore` says
// otherwise: what uploads, editors and desktops use for files in the making.
// Names with a leading dot are never taken, whatever `ignore` says.
func DefaultIgnore() []string {
	return []string{"~*", "*~", "*.tmp", "*.temp", "*.part", "*.partial", "*.filepart", "*.crdownload", "*.download", "*.writing", "*.swp",
		"Thumbs.db", "desktop.ini"}
}

// Config is one connection: folders of one partner (or of a hub that speaks for
// several). In alone receives, Out alone sends.
type Config struct {
	Name     string   `yaml:"name" doc:"the connection's name, unique in the config"`
	Station  string   `yaml:"station" doc:"our station that is addressed; empty when the ids inside tell"`
	Partners []string `yaml:"partners" doc:"ids of the partners that the connection may speak for"`
	Test     bool     `yaml:"test" default:"false" doc:"everything that comes by it is test traffic"`

	In      string `yaml:"in" doc:"folder that partners drop files into; empty when the connection only sends"`
	Out     string `yaml:"out" doc:"folder that partners find our files in; empty when the connection only receives"`
	Archive string `yaml:"archive" doc:"where files go that were taken, a folder a day; default archive beside in"`
	Error   string `yaml:"error" doc:"where files go that can never be taken, each with NAME.error.txt; default error beside in"`
	Create  bool   `yaml:"create" default:"false" doc:"make in and out when they are missing and their parent is there; leave it off for mounted disks"`

	Stable time.Duration `yaml:"stable" default:"2s" doc:"a file is complete when its size and time did not change for so long; an empty one ten times as long"`
	Scan   time.Duration `yaml:"scan" default:"5s" doc:"how often in is looked through, notified or not"`
	Lease  time.Duration `yaml:"lease" default:"1m" doc:"how long a node may be silent before others take over its claims; the same on all nodes"`
	// Ignore is DefaultIgnore when empty. Names with a leading dot are left alone
	// in any case.
	Ignore   []string      `yaml:"ignore" doc:"patterns of names to leave alone (* any text, ? one character, [a-z]); default: the usual names of unfinished uploads"`
	Parallel int           `yaml:"parallel" default:"64" doc:"files taken at the same time"`
	Remember time.Duration `yaml:"remember" default:"720h" doc:"how long deliveries into out are remembered, so that a repeat makes no second file although the partner took the first away"`

	// Node is this process among those that share In; "node" when empty.
	Node string `yaml:"-"`
	// Crash is called at named points so that tests can die there or know how far
	// a file has come: folder.claimed, folder.staged, folder.committed,
	// folder.archived, folder.refused, folder.held; and when sending
	// folder.written, folder.delivered. nil in production.
	Crash func(point string) `yaml:"-"`
}

// WithDefaults fills in what is empty.
func (c Config) WithDefaults() Config {
	set := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	set(&c.Stable, DefaultStable)
	set(&c.Scan, DefaultScan)
	set(&c.Lease, DefaultLease)
	set(&c.Remember, DefaultRemember)
	if c.In != "" && c.Archive == "" {
		c.Archive = filepath.Join(filepath.Dir(filepath.Clean(c.In)), "archive")
	}
	if c.In != "" && c.Error == "" {
		c.Error = filepath.Join(filepath.Dir(filepath.Clean(c.In)), "error")
	}
	if len(c.Ignore) == 0 {
		c.Ignore = DefaultIgnore()
	}
	if c.Parallel == 0 {
		c.Parallel = DefaultParallel
	}
	if c.Node == "" {
		c.Node = "node"
	}
	if c.Crash == nil {
		c.Crash = func(string) {}
	}
	return c
}

// Validate reports every fault of the connection, without a look at the disk.
// at makes a fault at a key of it ("scan", or "ignore", "2"), as strict.File's
// Fault does; nil gives faults without a place.
func (c Config) Validate(at func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	if at == nil {
		at = func(message, hint string, path ...string) gateway.Fault {
			return gateway.Fault{Message: strings.Join(path, ".") + ": " + message, Hint: hint}
		}
	}
	var faults gateway.Faults
	add := func(message, hint string, path ...string) { faults = append(faults, at(message, hint, path...)) }
	if c.Name == "" {
		add("a connection needs a name", "give it the partner's, like acme-folder", "name")
	}
	if c.In == "" && c.Out == "" {
		add("neither a folder to take from nor one to deliver to", "set in, out or both", "in")
	}
	c.folders(add)
	for _, d := range []struct {
		key   string
		value time.Duration
	}{{"stable", c.Stable}, {"scan", c.Scan}, {"lease", c.Lease}, {"remember", c.Remember}} {
		if d.value < 0 {
			add(fmt.Sprintf("%s is negative", d.value), "", d.key)
		}
	}
	if c.Lease > 0 && c.Lease < 3*time.Second {
		add(fmt.Sprintf("a lease of %s is too short to be kept", c.Lease), "3s or more", "lease")
	}
	if c.Parallel < 0 || c.Parallel > 4096 {
		add(fmt.Sprintf("%d files at the same time", c.Parallel), "1 to 4096", "parallel")
	}
	for i, p := range c.Ignore {
		if _, err := path.Match(p, ""); err != nil {
			add(fmt.Sprintf("%q is not a pattern", p), "* any text, ? one character, [a-z] one of these", "ignore", fmt.Sprint(i))
		}
	}
	for i, p := range c.Partners {
		if p == "" || strings.ContainsFunc(p, unicode.IsSpace) {
			add(fmt.Sprintf("%q is not a partner id", p), "", "partners", fmt.Sprint(i))
		}
	}
	if n := c.Node; n != "" && (strings.HasPrefix(n, ".") || strings.ContainsAny(n, "/\\\x00") || len(n) > 100) {
		add(fmt.Sprintf("%q cannot be a node's name", n), "letters, digits and dashes", "node")
	}
	return faults
}

// folders checks that each folder has one meaning only.
func (c Config) folders(add func(message, hint string, path ...string)) {
	d := c.WithDefaults()
	seen := map[string]string{}
	for _, f := range []struct{ key, dir string }{{"in", d.In}, {"out", d.Out}, {"archive", d.Archive}, {"error", d.Error}} {
		if f.dir == "" {
			continue
		}
		dir := filepath.Clean(f.dir)
		if other, ok := seen[dir]; ok {
			add(fmt.Sprintf("%s is the %s folder already", f.dir, other), "each needs a folder of its own", f.key)
		}
		seen[dir] = f.key
		if d.In != "" && strings.HasPrefix(dir, filepath.Join(d.In, claimsDir)+string(filepath.Separator)) {
			add(fmt.Sprintf("%s lies among the claims", f.dir), "", f.key)
		}
	}
}

// ignored tells whether a name is left alone. Patterns know no case: Windows
// clients write .TMP.
func (c Config) ignored(name string) bool {
	if strings.HasPrefix(name, ".") {
		return true
	}
	for _, p := range c.Ignore {
		if ok, _ := path.Match(strings.ToLower(p), strings.ToLower(name)); ok {
			return true
		}
	}
	return false
}
