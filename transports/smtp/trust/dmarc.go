// SPDX-License-Identifier: Apache-2.0

package trust

import (
	"context"
	"errors"
	"net"
	"strings"

	"github.com/emersion/go-msgauth/dmarc"
)

// dmarc asks what the From domain publishes, and whether SPF or DKIM speak for it
// (RFC 7489 §6.6.2).
func (f *Facts) dmarc(ctx context.Context, dns DNS, m Mail) {
	f.DMARC = None
	if !isDomain(m.From) {
		return
	}
	defer func() {
		if r := recover(); r != nil { // a record that the parser does not survive
			f.DMARC = PermError
		}
	}()
	record, sub, err := policy(ctx, dns, m.From)
	var missing *net.DNSError
	switch {
	case errors.Is(err, dmarc.ErrNoPolicy):
		return
	case errors.As(err, &missing):
		f.DMARC = TempError
		f.unanswered("DMARC", m.From, err)
		return
	case err != nil:
		f.DMARC = PermError
		return
	}
	f.Policy = string(record.Policy)
	if sub && record.SubdomainPolicy != "" {
		f.Policy = string(record.SubdomainPolicy)
	}
	f.DMARC = Fail
	for _, domain := range f.passed() {
		if aligned(domain, m.From, record.DKIMAlignment == dmarc.AlignmentStrict) {
			f.DMARC, f.By = Pass, "a DKIM signature of "+domain
			return
		}
	}
	if f.SPF == Pass && aligned(f.SPFDomain, m.From, record.SPFAlignment == dmarc.AlignmentStrict) {
		f.DMARC, f.By = Pass, "SPF of "+f.SPFDomain
		return
	}
	if f.SPF == TempError || f.anyTemp() { // it may have passed
		f.DMARC = TempError
	}
}

func (f *Facts) anyTemp() bool {
	for _, s := range f.DKIM {
		if s.Result == TempError {
			return true
		}
	}
	return false
}

// policy finds the record of a domain, else that of its organisation; sub tells of the
// latter (RFC 7489 §6.6.3).
func policy(ctx context.Context, dns DNS, domain string) (record *dmarc.Record, sub bool, err error) {
	record, err = published(ctx, dns, domain)
	org := organisation(domain)
	if errors.Is(err, dmarc.ErrNoPolicy) && org != "" && org != domain {
		record, err = published(ctx, dns, org)
		sub = true
	}
	return record, sub, err
}

// published is the one record of a domain: several are none.
func published(ctx context.Context, dns DNS, domain string) (*dmarc.Record, error) {
	txts, err := dns.LookupTXT(ctx, "_dmarc."+domain)
	var missing *net.DNSError
	switch {
	case errors.As(err, &missing) && missing.IsNotFound:
		return nil, dmarc.ErrNoPolicy
	case errors.As(err, &missing):
		return nil, err
	case err != nil:
		return nil, &net.DNSError{Err: err.Error(), Name: domain, IsTemporary: true}
	}
	var records []string
	for _, txt := range txts {
		if v, _, _ := strings.Cut(txt, ";"); strings.Join(strings.Fields(v), "") == "v=DMARC1" {
			records = append(records, txt)
		}
	}
	if len(records) != 1 {
		return nil, dmarc.ErrNoPolicy
	}
	return dmarc.Parse(records[0])
}
