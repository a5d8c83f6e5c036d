// SPDX-License-Identifier: Apache-2.0

package config

import (
	"crypto/x509"
	"fmt"
	"os"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge/confirmation"
	"ordergate/transports/smtp/relay"
)

// mail checks how mails go out, with the files and secrets that takes.
func (k *checker) mail() {
	m := &k.c.Mail
	faults := m.Validate(k.c.at("mail"))
	k.faults = append(k.faults, faults...)
	k.secret(m.Password, "mail", "password")
	k.secret(m.BounceSecret, "mail", "bounceSecret")
	k.letters()
	if !m.On() || len(faults.Errors()) > 0 {
		return
	}
	if _, err := k.c.MailOptions(); err != nil {
		k.faults = append(k.faults, err.(*mailFault).Fault)
	}
	if m.Bounces != "" && !k.c.SMTP.On() {
		k.warn("nothing listens for mails that come back", "set smtp.listen, and have the MX of the domain lead there; or have the smarthost hand them in", "mail", "bounces")
	}
	if m.DKIM.Domain == "" {
		k.warn("our mails are not signed", "set dkim, unless the smarthost signs them: unsigned confirmations end up as spam", "mail")
	}
}

// letters checks what stands at the head of letters.
func (k *checker) letters() {
	for i, s := range k.c.Stations {
		at := []string{"stations", fmt.Sprint(i), "letterhead"}
		for key, list := range map[string][]string{"address": s.Letterhead.Address, "footer": s.Letterhead.Footer} {
			if len(list) > 8 {
				k.add(fmt.Sprintf("%d lines: 8 at most", len(list)), "join some", append(at, key)...)
			}
		}
	}
}

// mailFault is a file or secret of the mail block that cannot be used.
type mailFault struct{ gateway.Fault }

func (f *mailFault) Error() string { return f.String() }

// MailOptions reads the files and secrets of the mail block. Errors name references,
// never secrets.
func (c *Config) MailOptions() (o relay.Options, err error) {
	m := &c.Mail
	o.Config = *m
	fault := func(err error, path ...string) (relay.Options, error) {
		return o, &mailFault{c.at("mail")(strings.ReplaceAll(err.Error(), "\n", "; "), "", path...)}
	}
	o.Sender, _ = relay.ParseAddress(m.From)
	o.Paths.Address = m.Bounces
	if !m.Password.IsZero() {
		if o.Password, err = c.Secret(m.Password); err != nil {
			return fault(err, "password")
		}
	}
	if !m.BounceSecret.IsZero() {
		secret, err := c.Secret(m.BounceSecret)
		if err == nil && len(secret) < 16 {
			err = fmt.Errorf("16 characters at least, drawn by lot")
		}
		if err != nil {
			return fault(err, "bounceSecret")
		}
		o.Paths.Key = []byte(secret)
	}
	if m.CAFile != "" {
		pem, err := os.ReadFile(m.CAFile)
		if err != nil {
			return fault(fmt.Errorf("cannot be read: %w", cause(err)), "caFile")
		}
		if o.Roots = x509.NewCertPool(); !o.Roots.AppendCertsFromPEM(pem) {
			return fault(fmt.Errorf("%s holds no certificate", m.CAFile), "caFile")
		}
	}
	if m.DKIM.KeyFile != "" {
		pem, err := os.ReadFile(m.DKIM.KeyFile)
		if err == nil {
			o.Key, err = relay.ParseKey(pem)
		}
		if err != nil {
			return fault(cause(err), "dkim", "keyFile")
		}
	}
	if _, err := c.MailFonts(); err != nil {
		return fault(cause(err), "font")
	}
	return o, nil
}

// MailFonts are what PDFs are written with; nil for the built-in ones.
func (c *Config) MailFonts() (*confirmation.Fonts, error) {
	if c.Mail.Font == "" {
		return nil, nil
	}
	const most = 64 << 20
	info, err := os.Stat(c.Mail.Font)
	if err == nil && info.Size() > most {
		return nil, fmt.Errorf("%s has %d bytes, more than a font", c.Mail.Font, info.Size())
	}
	if err != nil {
		return nil, err
	}
	ttf, err := os.ReadFile(c.Mail.Font)
	if err != nil {
		return nil, err
	}
	return confirmation.NewFonts(ttf)
}
