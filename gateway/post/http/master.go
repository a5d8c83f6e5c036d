// SPDX-License-Identifier: Apache-2.0

package http

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	nethttp "net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/masterdata/sheet"
)

// MasterConfig says where the ERP hands out its master data.
type MasterConfig struct {
	Every  time.Duration     `yaml:"every" default:"1h" doc:"how often it is asked"`
	Tables map[string]string `yaml:"tables" doc:"where each table is, all of it, as CSV or JSON with the columns of docs/master-data.md: items: https://erp.example/items; relative to url"`
}

// Master reads master data from the ERP; it implements masterdata.Source. It is
// safe for concurrent use.
type Master struct {
	target *Target
	urls   map[string]*url.URL
}

const (
	// masterTime bounds the reading of one table.
	masterTime = time.Hour
	// maxPages bounds an ERP whose pages never end.
	maxPages = 100_000
	// maxHeader bounds the header row of a page.
	maxHeader = 64 << 10
)

// Master checks cfg: its addresses must be on the host of the target's url, since
// they are asked with its credentials.
func (t *Target) Master(cfg MasterConfig) (*Master, error) {
	m := &Master{t, map[string]*url.URL{}}
	for table, ref := range cfg.Tables {
		u, err := t.url.Parse(ref)
		if err != nil || !sameHost(u, t.url) {
			return nil, gateway.Errorf("post.http", gateway.Invalid, "master data %s: this is no address on the host of url", table)
		}
		m.urls[table] = u
	}
	return m, nil
}

func sameHost(a, b *url.URL) bool { return a.Scheme == b.Scheme && a.Host == b.Host }

// Tables are the tables that can be read, sorted.
func (m *Master) Tables() []string {
	var names []string
	for t := range m.urls {
		names = append(names, t)
	}
	slices.Sort(names)
	return names
}

// Fetch asks for all of a table. since is the mark of an earlier answer, "" for
// none: when nothing has changed since, body is nil. The caller closes body; pages
// behind the first are asked for while it is read. Errors are Transient.
func (m *Master) Fetch(ctx context.Context, table, since string) (body io.ReadCloser, format sheet.Format, mark string, err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, masterTime, errors.New("the ERP takes too long"))
	p := &pages{m: m, ctx: ctx, cancel: cancel, next: m.urls[table]}
	res, err := p.ask(since)
	if err == nil && res == nil {
		cancel()
		return nil, "", since, nil
	}
	if err != nil {
		return nil, "", "", errors.Join(gateway.E("post.http.master", gateway.Transient, fmt.Errorf("read %s from the ERP: %w", table, err)), p.Close())
	}
	return p, p.format, res.Header.Get("ETag"), nil
}

// pages reads the pages of a table as one file: arrays of JSON one after another,
// CSV with the header of the first.
type pages struct {
	m      *Master
	ctx    context.Context
	cancel context.CancelFunc
	next   *url.URL
	n      int
	format sheet.Format
	header []byte
	body   io.Closer
	text   io.Reader
	last   byte
	err    error // told once, told always
}

// ask opens the next page; nil when it is as it was at mark since.
func (p *pages) ask(since string) (*nethttp.Response, error) {
	u := p.next
	p.next = nil
	if p.n++; p.n > maxPages {
		return nil, fmt.Errorf("more than %d pages", maxPages)
	}
	r, err := nethttp.NewRequestWithContext(p.ctx, nethttp.MethodGet, u.String(), nil)
	if err != nil {
		return nil, errors.New(plain(err))
	}
	p.m.target.head(r)
	r.Header.Set("Accept", "text/csv, application/json, application/x-ndjson")
	if since != "" {
		r.Header.Set("If-None-Match", since)
	}
	res, err := p.m.target.client.Do(r)
	if err != nil {
		return nil, errors.New(plain(err))
	}
	if res.StatusCode == nethttp.StatusNotModified && since != "" {
		return nil, res.Body.Close()
	}
	p.body = res.Body
	if res.StatusCode != nethttp.StatusOK {
		return nil, fmt.Errorf("page %d: the ERP answered %s", p.n, res.Status)
	}
	return res, p.open(u, res)
}

func (p *pages) open(u *url.URL, res *nethttp.Response) error {
	format, err := formatOf(res.Header.Get("Content-Type"))
	if err != nil {
		return err
	}
	if p.format != "" && format != p.format {
		return fmt.Errorf("page %d is %s, the first %s", p.n, format, p.format)
	}
	p.format, p.text = format, res.Body
	if err := p.link(u, res.Header.Values("Link")); err != nil {
		return err
	}
	if format != sheet.CSV {
		return nil
	}
	lines := bufio.NewReaderSize(res.Body, maxHeader)
	header, err := lines.ReadSlice('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("page %d: read the header row: %w", p.n, err)
	}
	if p.n == 1 {
		p.header = bytes.Clone(header)
		p.text = io.MultiReader(bytes.NewReader(p.header), lines)
		return nil
	}
	if !bytes.Equal(bytes.TrimSpace(header), bytes.TrimSpace(p.header)) {
		return fmt.Errorf("page %d has another header row than the first", p.n)
	}
	p.text = lines
	if p.last != '\n' {
		p.text = io.MultiReader(strings.NewReader("\n"), lines)
	}
	return nil
}

func formatOf(contentType string) (sheet.Format, error) {
	given, _, err := mime.ParseMediaType(contentType)
	switch {
	case err == nil && given == "text/csv":
		return sheet.CSV, nil
	case err == nil && (given == "application/json" || given == "application/jsonl" || given == "application/x-ndjson" || strings.HasSuffix(given, "+json")):
		return sheet.Lines, nil // an array a page
	}
	return "", fmt.Errorf("the ERP sends %q, not text/csv or application/json", contentType)
}

var nextLink = regexp.MustCompile(`<([^>]*)>[^,]*;\s*rel="?next"?`)

// link finds the next page (RFC 8288).
func (p *pages) link(u *url.URL, links []string) error {
	found := nextLink.FindStringSubmatch(strings.Join(links, ", "))
	if found == nil {
		return nil
	}
	next, err := u.Parse(found[1])
	if err != nil || !sameHost(next, u) {
		return fmt.Errorf("page %d: the next page is on another host", p.n)
	}
	if next.String() == u.String() {
		return fmt.Errorf("page %d names itself as the next page", p.n)
	}
	p.next = next
	return nil
}

// Read implements io.Reader.
func (p *pages) Read(b []byte) (int, error) {
	for p.err == nil {
		n, err := p.text.Read(b)
		if n > 0 {
			p.last = b[n-1]
			return n, nil
		}
		switch {
		case errors.Is(err, io.EOF) && p.next == nil:
			p.err = io.EOF
		case errors.Is(err, io.EOF):
			if p.err = p.body.Close(); p.err == nil {
				_, p.err = p.ask("")
			}
		case err != nil:
			p.err = err
		}
	}
	return 0, p.err
}

// Close implements io.Closer.
func (p *pages) Close() error {
	p.cancel()
	if p.body == nil {
		return nil
	}
	return p.body.Close()
}
