// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/api"
	"ordergate/gateway/deliver"
	"ordergate/gateway/ledger"
	"ordergate/transports"
)

// Send takes a document that somebody else wrote and has it delivered to a partner
// as it is. It returns the id of the outbound document once that is durable.
func (a *App) Send(ctx context.Context, g api.Given, r io.Reader) (string, error) {
	limit := int64(a.cfg.Limits.Message)
	kept, err := a.door.Keep(ctx)
	if err != nil {
		return "", err
	}
	defer kept.Discard()
	size, err := io.Copy(kept, io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return "", brokenOff(err)
	case size == 0:
		return "", &gateway.Error{Op: "send", Kind: gateway.Invalid, Public: "The document is empty."}
	case size > limit:
		return "", &gateway.Error{Op: "send", Kind: gateway.Invalid, Public: fmt.Sprintf("The document is larger than %s.", a.cfg.Limits.Message)}
	}
	if err := kept.Seal(); err != nil {
		return "", err
	}
	given := deliver.Given{Partner: g.Partner, Kind: g.Kind, FileName: filepath.Base(g.FileName), By: g.By, Again: g.Again}
	if given.Numbers, err = numbers(kept); err != nil {
		return "", err
	}
	if given.Kind == "" {
		given.Kind = kindOf(given.Numbers, given.FileName)
	}
	if given.Payload, err = kept.(ledger.Bytes).Ready(ctx); err != nil {
		return "", err
	}
	return a.engine.Give(ctx, given)
}

// brokenOff is an error of taking a document in: the door's own, or the reader's.
func brokenOff(err error) error {
	var own *gateway.Error
	if errors.As(err, &own) {
		return err
	}
	return &gateway.Error{Op: "send", Kind: gateway.Transient, Public: "The document broke off.", Err: err}
}

// numbers are those of an interchange; what is none has none.
func numbers(kept transports.Kept) (n acknowledge.Sealed, err error) {
	f, err := kept.Open()
	if err != nil {
		return n, err
	}
	defer f.Close()
	r := bufio.NewReader(f)
	if head, err := r.Peek(3); err != nil || string(head) != "ISA" {
		return n, nil
	}
	return acknowledge.Numbers(r)
}

// kindOf names a document: by its first transaction set, or by what its file is.
func kindOf(n acknowledge.Sealed, name string) string {
	for _, g := range n.Groups {
		for _, s := range g.Sets {
			return s.ID
		}
	}
	if ext := strings.TrimPrefix(filepath.Ext(name), "."); ext != "" && len(ext) <= 8 {
		return strings.ToUpper(ext)
	}
	return "FILE"
}

func (l local) Send(ctx context.Context, g api.Given, r io.Reader) (string, error) {
	return l.app.Send(ctx, g, r)
}

func (r *remote) Send(ctx context.Context, g api.Given, body io.Reader) (string, error) {
	query := url.Values{"partner": {g.Partner}, "kind": {g.Kind}, "file": {g.FileName}, "by": {g.By}, "again": {strconv.FormatBool(g.Again)}}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.base+"/api/outbound/send?"+query.Encode(), body)
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/octet-stream")
	res, err := (&http.Client{}).Do(req) // as long as the document takes
	if err != nil {
		return "", fmt.Errorf("hand it to the daemon: %w", err)
	}
	defer res.Body.Close()
	var sent api.Resent
	if err := answered(res, &sent); err != nil {
		return "", err
	}
	if sent.ID == "" {
		return "", errors.New("the daemon did not say what became of it: see `ordergate outbound list`")
	}
	return sent.ID, nil
}
