// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"

	"ordergate/gateway"
	"ordergate/transports/as2"
)

// ProbeAS2 tries the way to a partner by AS2 step by step, by the files alone: no
// daemon, no journal. An error is about the files.
func ProbeAS2(ctx context.Context, configFile string, getenv func(string) string, partnerID, product string, o as2.ProbeOptions) ([]as2.Step, error) {
	l, faults := load(configFile, getenv)
	if l.partners == nil || l.config.File() == nil {
		return nil, faults
	}
	p := l.partners.Get(partnerID)
	if p == nil {
		if len(faults.Errors()) > 0 {
			return nil, faults.Errors()
		}
		return nil, unknownPartner("as2.test", partnerID, l.partners)
	}
	for _, r := range l.relations() {
		if r.Partner == p.ID {
			return as2.Probe(ctx, as2.SenderConfig{Secret: l.config.Secret, Host: l.config.AS2.Host(l.config.Node), Product: product}, r, o), nil
		}
	}
	return nil, gateway.Errorf("as2.test", gateway.Invalid, "partner %s has no AS2 relationship with a station of ours: set as2 in its file, and as2 at the station in the config", partnerID)
}
