// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"
)

// NewOrder is an order that a person of ours enters.
type NewOrder struct {
	Partner string `json:"partner" minLength:"1" doc:"whose order it is"`
	By      string `json:"by" minLength:"1" doc:"who enters it; kept with the order"`
	Message string `json:"message,omitempty" doc:"the message that it was asked for in, as a typed mail: it is closed by it"`
	Order   string `json:"order" minLength:"2" doc:"the order, canonical JSON as a text"`
}

// EnterFunc takes an order that a person of ours enters; app.App's Enter is one.
type EnterFunc func(ctx context.Context, o NewOrder) (messageID string, err error)

// Entered names the message that an order was taken as.
type Entered struct {
	MessageID string `json:"messageId"`
}

// entering adds the route of orders that account managers enter.
func entering(a huma.API, enter EnterFunc) {
	huma.Post(a, "/api/order/new", func(ctx context.Context, in *struct{ Body NewOrder }) (*out[Entered], error) {
		id, err := enter(ctx, in.Body)
		return answer(Entered{id}, err)
	})
}
