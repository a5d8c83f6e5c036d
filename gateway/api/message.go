// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"io"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/gateway"
	"ordergate/gateway/review"
)

// messages adds the routes of what came, whatever became of it.
func messages(a huma.API, queue *review.Queue) {
	huma.Get(a, "/api/messages", func(ctx context.Context, in *struct {
		Waiting bool   `query:"waiting" doc:"only what waits for a person"`
		Before  string `query:"before" doc:"only ids below this one: the last id of the page before"`
		Limit   int    `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	}) (*out[[]review.MessageItem], error) {
		return answer(queue.Messages(ctx, in.Waiting, in.Before, in.Limit))
	})
	huma.Get(a, "/api/messages/{id}", func(ctx context.Context, in *messageInput) (*out[*review.MessageShown], error) {
		return answer(queue.ShowMessage(ctx, in.ID))
	})
	huma.Get(a, "/api/messages/{id}/source", func(ctx context.Context, in *messageInput) (*huma.StreamResponse, error) {
		r, size, err := queue.Source(ctx, in.ID)
		return download(in.ID+".source", r, size, err)
	})
	huma.Post(a, "/api/messages/{id}/close", func(ctx context.Context, in *struct {
		ID   string `path:"id" doc:"the message's id"`
		Body struct {
			By     string `json:"by" doc:"who decides; kept with the message"`
			Reason string `json:"reason" doc:"why; kept with the message"`
		}
	}) (*out[struct{}], error) {
		return answer(struct{}{}, queue.CloseMessage(ctx, in.ID, in.Body.By, in.Body.Reason))
	})
}

type messageInput struct {
	ID string `path:"id" doc:"the message's id"`
}

// download answers with bytes as they were kept, and closes r.
func download(name string, r io.ReadCloser, size int64, err error) (*huma.StreamResponse, error) {
	if err != nil {
		status := statusOf(err)
		return nil, huma.NewError(status, gateway.PublicText(err, http.StatusText(status)))
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		defer r.Close()
		c.SetHeader("Content-Type", "application/octet-stream")
		c.SetHeader("Content-Length", strconv.FormatInt(size, 10))
		c.SetHeader("Content-Disposition", `attachment; filename="`+name+`"`)
		_, _ = io.Copy(c.BodyWriter(), r) // a client that has gone needs no answer
	}}, nil
}
