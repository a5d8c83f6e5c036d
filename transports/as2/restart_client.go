// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"context"
	"net/http"

	"go.uber.org/zap"

	"ordergate/transports/as2/mime"
)

// restartFrom is the size from which a broken transmission is worth a question.
const restartFrom = 1 << 20

// held asks the partner's server how much of a transmission it holds
// (draft-harding-ediint-as2-restart-07 §3). 0: it knows nothing of it, or nothing of
// restarts; then all is sent again.
func (s *Sender) held(ctx context.Context, t *try) int64 {
	if !t.profile.Restart || t.profile.Chunked || t.fresh {
		return 0
	}
	ctx, cancel := context.WithTimeout(ctx, min(connectTimeout, t.profile.Timeout))
	defer cancel()
	k, err := openSealed(ctx, s.cfg.Ledger, t.x.Original)
	if err != nil {
		return 0
	}
	defer closeQuietly(k)
	if k.size <= restartFrom || k.header.Get("ETag") == "" {
		return 0
	}
	var h mime.Header
	for _, name := range []string{"ETag", "AS2-Version", "AS2-From", "AS2-To", "Message-ID", "User-Agent"} {
		if v := k.header.Get(name); v != "" {
			h.Fields = append(h.Fields, mime.Field{Name: name, Value: v})
		}
	}
	req, err := request(ctx, http.MethodHead, t.relation.URL, h)
	if err == nil {
		err = s.authorize(req, t.relation)
	}
	if err != nil {
		return 0
	}
	res, err := t.document.Do(req)
	if err != nil {
		return 0 // the transmission will say it better
	}
	closeQuietly(res.Body)
	// A server that knows nothing of restarts answers with the length of some page.
	if n := res.ContentLength; res.StatusCode == http.StatusOK && n > 0 && n < k.size && res.Header.Get("ETag") == h.Get("ETag") {
		t.log.Info("broken transmission is taken up", zap.Int64("from", n), zap.Int64("size", k.size))
		return n
	}
	return 0
}
