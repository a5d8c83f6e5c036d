// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"time"
)

const (
	// within is how long fetching may take: shops give a webhook 5 to 10 seconds.
	within = 8 * time.Second
	// maxAnswers is what all answers of one fetch hold together at most.
	maxAnswers = MaxBytes
)

// orderID is an id that may stand in a URL of ours.
var orderID = regexp.MustCompile(`^[0-9A-Za-z_-]{1,64}$`)

// errGone says that the shop does not know the order.
var errGone = errors.New("the shop does not know the order")

// fetcher asks the API of one shop for one order.
type fetcher struct {
	client *http.Client
	url    string
	token  string
	left   int64
}

// get fetches a JSON text; an answer without content is empty.
func (f *fetcher) get(ctx context.Context, url string, head map[string]string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("User-Agent", "ordergate")
	for k, v := range head {
		req.Header.Set(k, v)
	}
	res, err := f.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(res.Body, f.left+1))
	if err != nil {
		return nil, err
	}
	if f.left -= int64(len(body)); f.left < 0 {
		return nil, fmt.Errorf("the order has more than %d bytes", int64(maxAnswers))
	}
	switch {
	case res.StatusCode == http.StatusNotFound:
		return nil, errGone
	case res.StatusCode == http.StatusNoContent:
		return nil, nil
	case res.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("the shop's API answers %s", res.Status)
	case !json.Valid(body):
		return nil, errors.New("the shop's API answers with something that is no JSON")
	}
	return body, nil
}

// newClient makes the client of fetches: it follows no redirect, which would tell the
// token to whoever is at its end.
func newClient() *http.Client {
	t := &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 8, IdleConnTimeout: 30 * time.Second, MaxResponseHeaderBytes: 64 << 10, TLSHandshakeTimeout: within}
	return &http.Client{Transport: t, Timeout: within, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}
