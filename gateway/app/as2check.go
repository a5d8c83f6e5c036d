// SPDX-License-Identifier: Apache-2.0

package app

import (
	"crypto/x509"
	"fmt"
	"net/url"
	"os"
	"slices"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/gateway/config"
	"ordergate/gateway/partner"
	"ordergate/transports/as2"
)

// trustFile is the file of authorities that a partner's server is trusted by; "" when
// it is trusted in another way.
func trustFile(cfg *config.Config, c *as2.Config) string {
	if trust := c.Profile().Trust; trust != as2.TrustSystem && trust != as2.TrustPin {
		return cfg.Path(trust)
	}
	return ""
}

// as2Faults is what is wrong with AS2 relationships beside their own files.
func as2Faults(cfg *config.Config, partners *partner.Directory) (faults gateway.Faults) {
	for _, p := range partners.All() {
		if p.AS2 == nil {
			continue
		}
		if p.AS2.URL != "" && p.AS2.Profile().MDN == as2.MDNAsync && cfg.AS2.URL == "" {
			faults = append(faults, p.Fault("asynchronous receipts have nowhere to go", "set as2.url in the config, how partners reach us from outside; or mdn: sync", "as2", "mdn"))
		}
		if file := trustFile(cfg, p.AS2); file != "" {
			pem, err := os.ReadFile(file)
			switch {
			case err != nil:
				faults = append(faults, p.Fault(fmt.Sprintf("cannot be read: %v", err), "system, pin, or a PEM file of authorities", "as2", "tls", "trust"))
			case !x509.NewCertPool().AppendCertsFromPEM(pem):
				faults = append(faults, p.Fault(fmt.Sprintf("%s holds no certificate in PEM", file), "", "as2", "tls", "trust"))
			}
		}
	}
	return faults
}

// as2Warnings is what AS2 relationships will miss, each at the place that asks for it.
func (l *loaded) as2Warnings(at time.Time) (faults gateway.Faults) {
	uses := map[string][]certs.Use{} // of our stations
	for _, r := range l.relations() {
		p, profile := l.partners.Get(r.Partner), r.Profile()
		own := append(uses[r.Station], certs.Sign, certs.Encrypt)
		if profile.Client {
			own = append(own, certs.TLS)
		}
		uses[r.Station] = own
		theirs := []certs.Use{certs.Sign}
		if r.URL != "" && profile.Encrypt != "" {
			theirs = append(theirs, certs.Encrypt)
		}
		if u, err := url.Parse(r.URL); err == nil && u.Scheme == "https" && profile.Trust == as2.TrustPin || r.Receive.Client != nil && *r.Receive.Client {
			theirs = append(theirs, certs.TLS)
		}
		gaps := l.certs.Gaps(certs.Owner{Kind: certs.Partner, ID: r.Partner}, at, theirs...)
		if r.Receive.Client != nil && *r.Receive.Client && l.config.AS2.TLS == "" {
			gaps = append(gaps, gateway.Fault{Message: "nobody can show a client certificate to us", Hint: "set as2.listenTls in the config, or leave receive.clientCertificate out"})
		}
		faults = append(faults, warnings(gaps, func(message, hint string) gateway.Fault { return p.Fault(message, hint, "as2") })...)
	}
	for i, s := range l.config.Stations {
		own := uses[s.ID]
		slices.Sort(own)
		gaps := l.certs.Gaps(certs.Owner{Kind: certs.Station, ID: s.ID}, at, slices.Compact(own)...)
		faults = append(faults, warnings(gaps, func(message, hint string) gateway.Fault {
			return l.config.File().Fault(message, hint, "stations", fmt.Sprint(i), "as2")
		})...)
	}
	if a := l.config.AS2; len(uses) > 0 && a.Listen == "" && a.TLS == "" {
		faults = append(faults, warnings(gateway.Faults{{Message: "partners have AS2 relationships, and nothing listens for them", Hint: "set as2.listen or as2.listenTls"}},
			func(message, hint string) gateway.Fault { return l.config.File().Fault(message, hint, "as2") })...)
	}
	return faults
}

// warnings puts faults where they belong, as warnings.
func warnings(faults gateway.Faults, at func(message, hint string) gateway.Fault) gateway.Faults {
	for i, f := range faults {
		faults[i] = at(f.Message, f.Hint)
		faults[i].Warning = true
	}
	return faults
}
