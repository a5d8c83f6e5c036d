// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"path"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"ordergate/transports"
)

// Step is one step of a Probe.
type Step struct {
	Name   string // "DNS", "TCP", "host key", "certificate", "login", "fetch", "push"
	OK     bool
	Detail string // what was seen
	Advice string // what to do; "" when it is well
}

// ProbeOptions say how far a Probe goes.
type ProbeOptions struct {
	// Push writes a small file that no partner can take for an order, renames it and
	// removes it again.
	Push bool
}

// probeText is what is written.
const probeText = "ordergate connection test\r\n"

// Probe tries the way to a server step by step, and says of each what was seen and
// what to do. It stops at the first that fails, since the next stand on it. Nothing is
// fetched, deleted or moved.
func Probe(ctx context.Context, s Settings, o ProbeOptions) []Step {
	p := &probe{w: newWay(s)}
	defer p.w.close()
	steps := []func(context.Context) bool{p.config, p.dns, p.tcp, p.identity, p.login, p.folders}
	if o.Push {
		steps = append(steps, p.push)
	}
	for _, step := range steps {
		if !step(ctx) {
			break
		}
	}
	if p.session != nil {
		p.session.close()
	}
	return p.steps
}

type probe struct {
	w       *way
	session session
	steps   []Step
}

func (p *probe) ok(name, format string, args ...any) bool {
	p.steps = append(p.steps, Step{Name: name, OK: true, Detail: fmt.Sprintf(format, args...)})
	return true
}

func (p *probe) failed(name, advice, format string, args ...any) bool {
	p.steps = append(p.steps, Step{Name: name, Detail: fmt.Sprintf(format, args...), Advice: advice})
	return false
}

func (p *probe) error(name string, err error) bool {
	what, advice := p.w.explain(err)
	return p.failed(name, sentence(advice), "%s", what)
}

func (p *probe) config(context.Context) bool {
	if p.w.bad != nil {
		return p.failed("config", "As in sftp://user@sftp.example.com.", "url: %v", p.w.bad)
	}
	return p.ok("config", "%s as %s at %s", p.w.server.scheme, p.w.server.user, p.w.server.address())
}

func (p *probe) dns(ctx context.Context) bool {
	ips, err := net.DefaultResolver.LookupHost(ctx, p.w.server.host)
	if err != nil {
		return p.error("DNS", err)
	}
	return p.ok("DNS", "%s is %s", p.w.server.host, strings.Join(ips, ", "))
}

func (p *probe) tcp(ctx context.Context) bool {
	l, err := dial(ctx, p.w.server.address(), p.w.cfg.Timeout)
	if err != nil {
		return p.error("TCP", err)
	}
	defer l.Close()
	return p.ok("TCP", "connected to %s", l.RemoteAddr())
}

// identity shows how the server can be known, and whether it is.
func (p *probe) identity(ctx context.Context) bool {
	switch p.w.server.scheme {
	case "sftp":
		return p.hostKey(ctx)
	case "ftp":
		return p.ok("certificate", "none: plain FTP, nobody can tell who answers")
	}
	return p.certificate(ctx)
}

func (p *probe) hostKey(ctx context.Context) bool {
	t, err := p.w.trust()
	if err != nil {
		return p.failed("host key", "Mend hostKeys or knownHosts.", "%v", err)
	}
	keys, err := p.w.offered(ctx)
	if err != nil {
		return p.error("host key", err)
	}
	if len(keys) == 0 {
		return p.error("host key", &hostKeyError{})
	}
	known, lines := false, ""
	for _, k := range keys {
		word := "not known"
		if t.check(p.w.server.address(), &net.TCPAddr{}, k) == nil {
			word, known = "known", true
		}
		p.ok("host key", "%s %s (%s)", k.Type(), ssh.FingerprintSHA256(k), word)
		lines += fmt.Sprintf("\n  hostKeys: [%q]", ssh.FingerprintSHA256(k))
	}
	if known {
		return p.ok("host key", "the server is the one that is known")
	}
	if t.file != nil { // it may be known by a certificate, which the login shows
		return p.ok("host key", "none of them is in knownHosts as such")
	}
	return p.failed("host key", "Ask the partner, by another way than this server, which fingerprint is right, and put that one into the remote block:"+lines+
		"\nor the line of known_hosts: "+knownhosts.Line([]string{p.w.server.address()}, keys[0]), "the server offers %d key(s), and none is known", len(keys))
}

// certificate shakes hands as a session does, and on a failure shows what was offered.
func (p *probe) certificate(ctx context.Context) bool {
	s, err := p.w.open(ctx)
	if err == nil {
		p.session = s
		return p.ok("certificate", "trusted by %s", p.trustedBy())
	}
	var auth *authError
	if errors.As(err, &auth) {
		return p.ok("certificate", "trusted by %s", p.trustedBy())
	}
	var pins *pinError
	var cert *tls.CertificateVerificationError
	if errors.As(err, &pins) {
		p.ok("certificate", "offered: SHA-256 %X", pins.offered)
	}
	if errors.As(err, &cert) && len(cert.UnverifiedCertificates) > 0 {
		c := cert.UnverifiedCertificates[0]
		sum := sha256.Sum256(c.Raw)
		p.ok("certificate", "offered: %s, issued by %s, until %s, names %s", c.Subject, c.Issuer, c.NotAfter.UTC().Format(time.DateOnly), strings.Join(c.DNSNames, " "))
		p.ok("certificate", "its fingerprint, if the partner says it is right: tls: {fingerprints: [\"%X\"]}", sum)
	}
	return p.error("certificate", err)
}

func (p *probe) trustedBy() string {
	switch t := p.w.cfg.TLS; {
	case len(t.Fingerprints) > 0:
		return "its fingerprint"
	case t.CA != "":
		return t.CA
	}
	return "the system's authorities"
}

func (p *probe) login(ctx context.Context) bool {
	if p.session == nil {
		s, err := p.w.open(ctx)
		if err != nil {
			return p.error("login", err)
		}
		p.session = s
	}
	return p.ok("login", "logged in as %s", p.w.server.user)
}

// folders looks into each, and says what would be fetched.
func (p *probe) folders(ctx context.Context) bool {
	well := true
	if f := p.w.cfg.Fetch; f != nil {
		for _, dir := range f.Folders {
			files, more, err := p.session.list(ctx, dir)
			if err != nil {
				well = p.error("fetch", fmt.Errorf("%s: %w", dir, err))
				continue
			}
			wanted, example := 0, ""
			for _, e := range files {
				if plausible(e.name) && f.wanted(e.name) {
					wanted++
					example = fmt.Sprintf(", as %s of %d bytes", clean(e.name), e.size)
				}
			}
			if more {
				well = p.error("fetch", fmt.Errorf("%s: %w", dir, errCut))
				break
			}
			p.ok("fetch", "%s has %d file(s), %d to fetch%s", dir, len(files), wanted, example)
		}
		if f.MoveTo != "" && well {
			if _, _, err := p.session.list(ctx, f.MoveTo); err != nil {
				well = p.error("fetch", fmt.Errorf("%s: %w", f.MoveTo, err))
			} else {
				p.ok("fetch", "%s is there", f.MoveTo)
			}
		}
	}
	if push := p.w.cfg.Push; push != nil && well {
		if _, _, err := p.session.list(ctx, push.Folder); errors.Is(err, errDenied) {
			p.ok("push", "%s cannot be looked into: a drop box; --push tells whether it takes files", push.Folder)
		} else if err != nil {
			well = p.error("push", fmt.Errorf("%s: %w", push.Folder, err))
		} else {
			p.ok("push", "%s is there", push.Folder)
		}
	}
	return well
}

// push goes the way of a document, and takes the file back.
func (p *probe) push(ctx context.Context) bool {
	if p.w.cfg.Push == nil {
		return p.failed("push", "Set push.folder.", "no folder to bring documents to")
	}
	name := fmt.Sprintf("ordergate-test-%d.txt", p.w.Clock.Now().UnixNano())
	parcel := newParcel(p.w, transports.Outbound{ID: "test", FileName: name, Payload: []byte(probeText)})
	if err := parcel.write(ctx, p.session); err != nil {
		return p.error("push", fmt.Errorf("write %s: %w", path.Base(parcel.temp), err))
	}
	p.ok("push", "wrote %s", parcel.temp)
	to := join(p.w.cfg.Push.Folder, name)
	if err := p.session.rename(ctx, parcel.temp, to, false); err != nil {
		return p.error("push", fmt.Errorf("rename it to %s: %w", name, err))
	}
	p.ok("push", "renamed it to %s", name)
	if err := p.session.remove(ctx, to); err != nil && !errors.Is(err, errGone) {
		return p.failed("push", "That hinders nothing; ask the partner to remove it.", "it cannot be removed again: %v", err)
	}
	return p.ok("push", "removed it again")
}
