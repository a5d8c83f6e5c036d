// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"ordergate/gateway/review"
)

// MessageOperations is what commands do with messages, whatever became of them.
type MessageOperations interface {
	Messages(ctx context.Context, waiting bool, before string, limit int) ([]review.MessageItem, error)
	ShowMessage(ctx context.Context, id string) (*review.MessageShown, error)
	Source(ctx context.Context, id string) (io.ReadCloser, error)
	CloseMessage(ctx context.Context, id, by, reason string) error
}

// Source implements Operations.
func (l local) Source(ctx context.Context, id string) (io.ReadCloser, error) {
	r, _, err := l.Queue.Source(ctx, id)
	return r, err
}

// Messages implements Operations.
func (r *remote) Messages(ctx context.Context, waiting bool, before string, limit int) (out []review.MessageItem, err error) {
	q := page("", "", before, limit)
	q.Set("waiting", strconv.FormatBool(waiting))
	return out, r.call(ctx, http.MethodGet, "/api/messages", q, nil, &out)
}

// ShowMessage implements Operations.
func (r *remote) ShowMessage(ctx context.Context, id string) (out *review.MessageShown, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/messages/"+url.PathEscape(id), nil, nil, &out)
}

// Source implements Operations.
func (r *remote) Source(ctx context.Context, id string) (io.ReadCloser, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.base+"/api/messages/"+url.PathEscape(id)+"/source", nil)
	if err != nil {
		return nil, err
	}
	res, err := r.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("ask the daemon: %w", err)
	}
	if res.StatusCode >= 300 {
		defer res.Body.Close()
		return nil, answered(res, nil)
	}
	return res.Body, nil
}

// CloseMessage implements Operations.
func (r *remote) CloseMessage(ctx context.Context, id, by, reason string) error {
	var ok struct{}
	return r.call(ctx, http.MethodPost, "/api/messages/"+url.PathEscape(id)+"/close", nil, map[string]string{"by": by, "reason": reason}, &ok)
}
