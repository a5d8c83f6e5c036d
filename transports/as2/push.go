// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports"
)

// maxThanks is the most that is read of the answer to a receipt.
const maxThanks = 64 << 10

// push delivers a receipt of ours to where its exchange says. The URL came from
// outside once: it is checked against what the partner's file allows as it is now,
// and the address that it leads to before the connection is made.
func (s *Sender) push(ctx context.Context, c *clients, out transports.Outbound) error {
	x, err := s.cfg.Ledger.Exchange(ctx, out.Exchange)
	if err != nil {
		return err
	}
	r := c.relation
	if x.ReceiptURL == "" || httpURL(x.ReceiptURL) == nil || r.receiptURL(x.ReceiptURL, true) != x.ReceiptURL {
		return transports.Refuse("as2.receipt", blocked(r, x.ReceiptURL, "the partner's file does not allow it"), nil)
	}
	k, err := openSealed(ctx, s.cfg.Ledger, x.Receipt)
	if err != nil {
		return err
	}
	defer closeQuietly(k)
	req, err := request(ctx, http.MethodPost, x.ReceiptURL, k.header)
	if err != nil {
		return transports.Refuse("as2.receipt", blocked(r, x.ReceiptURL, "it cannot be posted to"), err)
	}
	if sameOrigin(x.ReceiptURL, r.URL) { // a password is for its own server
		if err := s.authorize(req, r); err != nil {
			return gateway.E("as2.receipt", gateway.Transient, err)
		}
	}
	k.into(req, 0)
	a, err := do(ctx, c.receipt, req, c.profile.Timeout, maxThanks)
	var stopped *blockedError
	switch {
	case errors.As(err, &stopped):
		return transports.Refuse("as2.receipt", blocked(r, x.ReceiptURL, stopped.Error()), err)
	case err != nil:
		return s.transient(r, c.profile, err)
	case a.status >= 200 && a.status < 300:
		s.cfg.Log.Info("receipt delivered", zap.String("transport", Name), zap.String("partner", r.Partner), zap.String("remote_id", x.MessageID))
		return nil
	case again(a.status):
		return gateway.Errorf("as2.receipt", gateway.Transient, "the server of partner %s answered our receipt with %d %s", r.Partner, a.status, http.StatusText(a.status))
	default:
		return transports.Refuse("as2.receipt", refusedHTTP(r, a.status, a.header.Get("Location"), string(a.body)), nil)
	}
}

func sameOrigin(a, b string) bool {
	x, y := httpURL(a), httpURL(b)
	return x != nil && y != nil && x.Scheme == y.Scheme && x.Host == y.Host
}

func blocked(r *Relation, url, why string) gateway.Finding {
	return finding(CodeReceiptAway, fmt.Sprintf("Our receipt for partner %s was not sent to %q: %s.", r.Partner, clip(url), why),
		"If the URL is the partner's, name it in receive.mdnUrls (and receive.privateMdnUrls for a private network).")
}
