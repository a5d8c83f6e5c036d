// SPDX-License-Identifier: Apache-2.0

package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/partner"
	"ordergate/gateway/post/files"
	posthttp "ordergate/gateway/post/http"
	"ordergate/gateway/strict"
)

// checker looks for what types cannot tell: names that refer to nothing, folders
// in each other's way, addresses and secrets that do not work.
type checker struct {
	c      *Config
	faults gateway.Faults
}

func (k *checker) add(message, hint string, path ...string) {
	k.faults = append(k.faults, k.c.file.Fault(message, hint, path...))
}

func (k *checker) warn(message, hint string, path ...string) {
	f := k.c.file.Fault(message, hint, path...)
	f.Warning = true
	k.faults = append(k.faults, f)
}

func (k *checker) all() {
	c := k.c
	if !nameText.MatchString(c.Node) {
		k.add(fmt.Sprintf("%q cannot be a node's name", c.Node), "letters, digits, dots and dashes; 63 at most", "node")
	}
	k.journal()
	k.admin()
	k.as2()
	k.smtp()
	k.sftp()
	k.mail()
	k.portal()
	for _, f := range c.PDF.Validate() {
		key, message, _ := strings.Cut(f.Message, ": ")
		k.add(message, f.Hint, "pdf", key)
	}
	k.webhooks()
	k.extractor()
	k.stations()
	k.connections()
	k.target(&c.ERP, "erp")
	if c.TestERP != nil {
		k.target(c.TestERP, "testErp")
		k.apart()
	}
	k.folders()
	k.numbers()
}

var (
	nameText     = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$`)
	idText       = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,62}$`)
	currencyText = regexp.MustCompile(`^[A-Z]{3}$`)
	headerText   = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$") // RFC 9110 §5.1
)

func isPostgres(u string) bool {
	return strings.HasPrefix(u, "postgres://") || strings.HasPrefix(u, "postgresql://")
}

// erpDefault makes an absent target the one of the demo.
func (k *checker) erpDefault() {
	if k.c.ERP.Kind() == "" && !k.c.file.Has("erp") {
		k.c.ERP.Files = &files.Config{Dir: filepath.Join(k.c.Data, "erp")}
		strict.Defaults(k.c.ERP.Files)
		k.warn(fmt.Sprintf("no erp: orders are written to %s", k.c.ERP.Files.Dir), "set erp")
	}
}

func (k *checker) journal() {
	j := k.c.Journal
	k.secret(j.Password, "journal", "password")
	if !isPostgres(j.URL) {
		if strings.Contains(j.URL, "://") {
			k.add(fmt.Sprintf("%q is no journal", j.URL), "a file, or postgres://user@host/database", "journal", "url")
		}
		if !j.Password.IsZero() {
			k.add("a file has no password", "", "journal", "password")
		}
		return
	}
	u, err := url.Parse(j.URL)
	switch {
	case err != nil: // its text repeats the URL, and with it a password
		k.add("the URL cannot be read", "postgres://user@host:5432/database", "journal", "url")
	case hasPassword(u):
		k.add("a secret does not stand in the file itself", "set journal.password to ${env:NAME} or file:path", "journal", "url")
	case strings.Trim(u.Path, "/") == "":
		k.add("the URL names no database", "postgres://user@host:5432/database", "journal", "url")
	}
}

func hasPassword(u *url.URL) bool {
	_, set := u.User.Password()
	return set || u.Query().Has("password")
}

// DSN is the journal's URL with the password in it, for the journal to open; it
// must not be logged.
func (c *Config) DSN() (string, error) {
	if c.Journal.Password.IsZero() {
		return c.Journal.URL, nil
	}
	password, err := c.Secret(c.Journal.Password)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(c.Journal.URL)
	if err != nil {
		return "", fmt.Errorf("read journal URL: not a URL")
	}
	u.User = url.UserPassword(u.User.Username(), password)
	return u.String(), nil
}

func (k *checker) admin() {
	addr := k.c.Admin.Listen
	if addr == "off" {
		return
	}
	host, port, ok := k.listen(addr, ", or off", "admin", "listen")
	if ip := net.ParseIP(host); ok && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		k.warn(fmt.Sprintf("the admin listener on %s has no login and can be reached from outside", addr), "127.0.0.1:"+port, "admin", "listen")
	}
}

// listen checks an address to listen on.
func (k *checker) listen(addr, or string, path ...string) (host, port string, ok bool) {
	host, port, err := net.SplitHostPort(addr)
	n, numErr := strconv.Atoi(port)
	if err != nil || numErr != nil || n < 0 || n > 65535 {
		k.add(fmt.Sprintf("%q is no address to listen on", addr), "host:port as in 127.0.0.1:9464"+or, path...)
		return "", "", false
	}
	return host, port, true
}

func (k *checker) stations() {
	seen := map[string]int{}
	addresses := map[partner.Address]string{}
	for i, s := range k.c.Stations {
		at := fmt.Sprint(i)
		if !idText.MatchString(s.ID) {
			if s.ID == "" {
				k.add("a station needs an id", "like main", "stations", at)
			} else {
				k.add(fmt.Sprintf("%q cannot be a station's id", s.ID), "small letters, digits, - and _; 63 at most", "stations", at, "id")
			}
		} else if _, twice := seen[s.ID]; twice {
			k.add(fmt.Sprintf("station %q is there already", s.ID), "each needs an id of its own", "stations", at, "id")
		}
		seen[s.ID] = i
		if s.ISA.IsZero() && !k.c.file.Has("stations", at, "isa") {
			k.add("a station needs isa", `our interchange id, as in isa: "ZZ:OURID"`, "stations", at)
		}
		for n, a := range s.Addresses() {
			path := []string{"stations", at, "isa"}
			if n > 0 || s.ISA.IsZero() {
				path = []string{"stations", at, "aliases", fmt.Sprint(n - 1)}
			}
			if other, taken := addresses[a]; taken {
				k.add(fmt.Sprintf("%s is station %s already", a, other), "an address means one station", path...)
			}
			addresses[a] = s.ID
		}
		k.as2Name(s, i)
		if len(s.GS) > 15 { // X12 element 124
			k.add(fmt.Sprintf("%q is not an application id", s.GS), "15 characters at most, as in GS03", "stations", at, "gs")
		}
		if s.Currency != "" && !currencyText.MatchString(s.Currency) {
			k.add(fmt.Sprintf("%q is not a currency", s.Currency), "three capitals as in ISO 4217: USD, EUR", "stations", at, "currency")
		}
	}
}

func (k *checker) connections() {
	var stations []string
	for _, s := range k.c.Stations {
		stations = append(stations, s.ID)
	}
	seen := map[string]bool{}
	for i, f := range k.c.Folders {
		at := fmt.Sprint(i)
		k.faults = append(k.faults, f.Validate(k.c.at("folders", at))...)
		if f.Name != "" && !nameText.MatchString(f.Name) {
			k.add(fmt.Sprintf("%q cannot be a connection's name", f.Name), "letters, digits, - _ and .; 63 at most", "folders", at, "name")
		}
		if f.Name != "" && seen[f.Name] {
			k.add(fmt.Sprintf("connection %q is there already", f.Name), "each needs a name of its own", "folders", at, "name")
		}
		seen[f.Name] = true
		if f.Station != "" && !slices.Contains(stations, f.Station) {
			k.add(fmt.Sprintf("unknown station %q", f.Station), nearest(f.Station, stations, "no station is configured"), "folders", at, "station")
		}
	}
}

func nearest(name string, known []string, none string) string {
	if near := gateway.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 0 {
		return none
	}
	return "known are " + strings.Join(known, ", ")
}

func (k *checker) secret(s strict.Secret, path ...string) {
	if _, err := k.c.Secret(s); err != nil {
		k.add(err.Error(), "", path...)
	}
}

func (k *checker) target(t *Target, key string) {
	if t.Files != nil && t.HTTP != nil {
		k.add("two targets", "files or http, not both", key)
		return
	}
	switch {
	case t.Files != nil:
		if t.Files.Dir == "" {
			k.add("files need a folder", "set dir", key, "files")
		}
	case t.HTTP != nil:
		k.http(t.HTTP, key)
	default:
		k.add("no target", "set files or http", key)
	}
}

func (k *checker) http(h *HTTP, key string) {
	before := len(k.faults)
	k.url(h.URL, key, "http", "url")
	var names []string
	for name := range h.Headers {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !headerText.MatchString(name) {
			k.faults = append(k.faults, k.c.file.KeyFault(fmt.Sprintf("%q is no name of a header", name), "", key, "http", "headers", name))
		}
		if own := []string{"idempotency-key", "content-type", "content-length", "host"}; slices.Contains(own, strings.ToLower(name)) {
			k.faults = append(k.faults, k.c.file.KeyFault(fmt.Sprintf("header %s is ours to set", name), "", key, "http", "headers", name))
		}
		k.secret(h.Headers[name], key, "http", "headers", name)
	}
	for i, s := range h.Secrets {
		k.secret(s, key, "http", "signingSecrets", fmt.Sprint(i))
	}
	if len(h.Secrets) > 2 {
		k.add(fmt.Sprintf("%d signing secrets", len(h.Secrets)), "one, or two while they are being changed", key, "http", "signingSecrets")
	}
	if h.Timeout < time.Second || h.Timeout > 10*time.Minute {
		k.add(fmt.Sprintf("a time-out of %s", strict.FormatDuration(h.Timeout)), "1s to 10m", key, "http", "timeout")
	}
	if h.MaxAnswer < 1<<10 || h.MaxAnswer > 64<<20 {
		k.add(fmt.Sprintf("an answer of %s", h.MaxAnswer), "1KiB to 64MiB", key, "http", "maxAnswer")
	}
	if len(k.faults) > before {
		return
	}
	cfg, err := k.c.HTTPTarget(h)
	var t *posthttp.Target
	if err == nil {
		t, err = posthttp.New(cfg, gateway.SystemClock{}) // connects nothing: the target's own checks
	}
	if err == nil && h.Master != nil {
		k.pull(h.Master, key)
		_, err = t.Master(*h.Master)
	}
	var e *gateway.Error
	if errors.As(err, &e) && e.Err != nil {
		err = e.Err
	}
	if err != nil {
		k.add(err.Error(), "", key, "http")
	}
}

// pull checks what is read from the ERP.
func (k *checker) pull(m *posthttp.MasterConfig, key string) {
	if key != "erp" {
		k.add("master data are read from erp only", "take it away: test orders are checked against the same data", key, "http", "master")
	}
	if m.Every < 10*time.Second || m.Every > 7*24*time.Hour {
		k.add(strict.FormatDuration(m.Every)+" is out of range", "10s to 7d", key, "http", "master", "every")
	}
	for name := range m.Tables {
		if !slices.Contains(masterdata.Tables(), name) {
			k.faults = append(k.faults, k.c.file.KeyFault(fmt.Sprintf("there is no table %q", name), nearest(name, masterdata.Tables(), ""), key, "http", "master", "tables", name))
		}
	}
	if len(m.Tables) == 0 {
		k.add("master names no tables", "items: https://erp.example/items", key, "http", "master")
	}
}

func (k *checker) url(text string, path ...string) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		k.add("this is no URL to call", "https://host/path", path...) // the text may hold a secret
		return
	}
	if u.User != nil {
		k.add("a secret does not stand in the file itself", "take user and password out of the URL and set headers", path...)
	}
}

// apart keeps test orders out of the live ERP.
func (k *checker) apart() {
	live, test := k.c.ERP, k.c.TestERP
	if live.Files != nil && test.Files != nil && filepath.Clean(live.Files.Dir) == filepath.Clean(test.Files.Dir) {
		k.add("test orders would reach the live ERP: the folder is the same", "give testErp a folder of its own", "testErp", "files", "dir")
	}
	if live.HTTP != nil && test.HTTP != nil && live.HTTP.URL == test.HTTP.URL {
		k.add("test orders would reach the live ERP: the URL is the same", "give testErp a URL of its own", "testErp", "http", "url")
	}
}

// used is a folder with a meaning.
type used struct {
	dir, what string
	path      []string
	watched   bool // files in it are taken away
	derived   bool // its place follows from another key
}

// folders checks that no folder has two meanings and that nothing of ours lies
// where files are taken from.
func (k *checker) folders() {
	c := k.c
	all := []used{
		{dir: c.Data, what: "the data folder", path: []string{"data"}},
		{dir: c.Partners, what: "the partner files", path: []string{"partners"}},
		{dir: c.Mappings, what: "the mapping files", path: []string{"mappings"}},
		{dir: c.Master, what: "the master data", path: []string{"master"}},
	}
	for key, t := range map[string]*Target{"erp": &c.ERP, "testErp": c.TestERP} {
		if t != nil && t.Files != nil && t.Files.Dir != "" {
			all = append(all, used{dir: t.Files.Dir, what: "the files of " + key, path: []string{key, "files", "dir"}})
		}
	}
	slices.SortFunc(all[4:], func(a, b used) int { return strings.Compare(a.what, b.what) })
	for i, raw := range c.Folders {
		f := raw.WithDefaults()
		for _, d := range []struct{ key, dir, given string }{{"in", f.In, raw.In}, {"out", f.Out, raw.Out}, {"archive", f.Archive, raw.Archive}, {"error", f.Error, raw.Error}} {
			if d.dir != "" {
				all = append(all, used{dir: d.dir, what: fmt.Sprintf("%s of connection %s", d.key, f.Name), path: []string{"folders", fmt.Sprint(i), d.key},
					watched: d.key == "in", derived: d.given == ""})
			}
		}
	}
	for i := range all {
		all[i].dir = absolute(all[i].dir)
		if filepath.Dir(all[i].dir) == all[i].dir {
			k.add("the root of the disk cannot be "+all[i].what, "", all[i].path...)
		}
		for _, other := range all[:i] {
			k.pair(all[i], other)
		}
	}
}

func (k *checker) pair(a, b used) {
	same := len(a.path) == 3 && len(b.path) == 3 && a.path[0] == "folders" && a.path[1] == b.path[1] && b.path[0] == "folders"
	shared := (a.path[len(a.path)-1] == "archive" && b.path[len(b.path)-1] == "archive") || (a.path[len(a.path)-1] == "error" && b.path[len(b.path)-1] == "error")
	switch {
	case same: // folder.Config.Validate has looked
	case a.dir == b.dir && !shared:
		k.add(fmt.Sprintf("%s is %s already", a.dir, b.what), "each needs a folder of its own", a.path...)
	case b.watched && within(a.dir, b.dir):
		k.add(fmt.Sprintf("%s lies inside %s, which is %s", a.dir, b.dir, b.what), "put it beside, not inside", a.path...)
	case a.watched && within(b.dir, a.dir) && !b.derived:
		k.add(fmt.Sprintf("%s holds %s, which is %s", a.dir, b.dir, b.what), "put them beside each other", a.path...)
	}
}

func absolute(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return filepath.Clean(dir)
}

func within(dir, parent string) bool {
	rel, err := filepath.Rel(parent, dir)
	return err == nil && rel != "." && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// numbers holds figures to what makes sense.
func (k *checker) numbers() {
	c := k.c
	size := func(n int64) string { return strict.Bytes(n).String() }
	plain := func(n int64) string { return strconv.FormatInt(n, 10) }
	for _, n := range []struct {
		value, least, most int64
		text               func(int64) string
		path               []string
	}{
		{int64(c.Limits.Message), 1 << 10, 1 << 40, size, []string{"limits", "message"}},
		{int64(c.Limits.Inline), 0, 1 << 20, size, []string{"limits", "inline"}},
		{int64(c.Limits.FreeSpace), 0, 1 << 50, size, []string{"limits", "freeSpace"}},
		{int64(c.Limits.Waiting), 0, 1_000_000_000, plain, []string{"limits", "waiting"}},
		{int64(c.Limits.X12.Segment), 1 << 10, 256 << 20, size, []string{"limits", "x12", "segment"}},
		{int64(c.Limits.X12.Elements), 40, 1_000_000, plain, []string{"limits", "x12", "elements"}},
		{int64(c.Limits.X12.Set), 4 << 10, 1 << 30, size, []string{"limits", "x12", "set"}},
		{int64(c.Limits.X12.Sets), 0, 1_000_000_000, plain, []string{"limits", "x12", "sets"}},
		{int64(c.Limits.X12.Interchange), 0, 1 << 40, size, []string{"limits", "x12", "interchange"}},
		{int64(c.Work.PieceSets), 1, 10_000, plain, []string{"work", "pieceSets"}},
		{int64(c.Work.PieceBytes), 64 << 10, 256 << 20, size, []string{"work", "pieceBytes"}},
		{int64(c.Work.PostParallel), 1, 1024, plain, []string{"work", "postParallel"}},
	} {
		if n.value < n.least || n.value > n.most {
			k.add(n.text(n.value)+" is out of range", n.text(n.least)+" to "+n.text(n.most), n.path...)
		}
	}
	for _, d := range []struct {
		value, least, most time.Duration
		path               []string
	}{
		{c.Work.Poll, 50 * time.Millisecond, time.Minute, []string{"work", "poll"}},
		{c.Work.Grace, 0, time.Hour, []string{"work", "grace"}},
		{c.Work.UnknownWait, time.Second, 24 * time.Hour, []string{"work", "unknownWait"}},
		{c.Reload.Poll, 100 * time.Millisecond, time.Hour, []string{"reload", "poll"}},
	} {
		if d.value < d.least || d.value > d.most {
			k.add(fmt.Sprintf("%s is out of range", strict.FormatDuration(d.value)), strict.FormatDuration(d.least)+" to "+strict.FormatDuration(d.most), d.path...)
		}
	}
	if p := c.Keep.Payloads; p != 0 && p < 7*24*time.Hour {
		k.add(fmt.Sprintf("payloads kept for %s only", strict.FormatDuration(p)), "7d or more, or 0 for ever", "retention", "payloads")
	}
	if p := c.Keep.Proof; p != 0 && p < 30*24*time.Hour { // nothing on its way may lose its bytes
		k.add(fmt.Sprintf("proof kept for %s only", strict.FormatDuration(p)), "30d or more, or 0 for ever", "retention", "proof")
	}
	if e := c.Keep.Events; e != 0 && e < 24*time.Hour { // a webhook that was down for a night must not lose any
		k.add(fmt.Sprintf("events kept for %s only", strict.FormatDuration(e)), "1d or more, or 0 for ever", "retention", "events")
	}
}
