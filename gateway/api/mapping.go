// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/gateway/review"
)

// mappings adds the routes of mapping files.
func mappings(a huma.API, maps Mappings) {
	huma.Get(a, "/api/mappings", func(ctx context.Context, _ *struct{}) (*out[[]review.MappingState], error) {
		return answer(maps.MappingStates(ctx))
	})
	huma.Post(a, "/api/mapping/approve", func(ctx context.Context, in *struct {
		Body struct {
			ID      string `json:"id" minLength:"1" doc:"the mapping"`
			Version string `json:"version" minLength:"1" doc:"the version whose difference was looked at"`
			By      string `json:"by" minLength:"1" doc:"who approves; kept with the approval"`
			Reason  string `json:"reason,omitempty" doc:"why; kept with the approval"`
			Found   string `json:"found,omitempty" doc:"what the difference was; kept in the audit trail"`
		}
	}) (*out[*review.MappingState], error) {
		b := &in.Body
		return answer(maps.Approve(ctx, b.ID, b.Version, b.By, b.Reason, b.Found))
	})
}
