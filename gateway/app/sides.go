// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"

	"ordergate/gateway/telemetry"
	"ordergate/transports"
)

// side is one transport in the process: what it receives by and what it sends by.
type side interface {
	// use takes a reading of the files into use; senders gets the senders of its
	// connections. It is called before listen, and at each reload.
	use(l *loaded, senders map[string]transports.Sender)
	// listen opens its addresses, before anything works, or is said to.
	listen() error
	// serve works until ctx ends, drains, and returns nil.
	serve(ctx context.Context) error
	// health adds its components.
	health(h *telemetry.Health)
}

// newSides builds all transports that there are; nothing listens yet.
func (a *App) newSides() {
	a.folders = newFolders(a)
	a.as2 = newAS2(a)
	a.mail = newMail(a)
	a.portal = newPortal(a)
	a.shops = newShops(a)
	if a.portal.server != nil {
		a.shops.mount(a.portal.server.Handle, a.cfg.Portal.URL)
	}
	a.hooks = newWebhooks(a)
	a.sides = []side{a.folders, a.as2, newSMTP(a), newSFTP(a), a.mail, a.portal, newRemotes(a), a.shops, a.hooks}
}
