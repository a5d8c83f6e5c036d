// SPDX-License-Identifier: Apache-2.0

package config

import (
	"fmt"
	"os"
	"slices"

	"ordergate/transports/webhook"
)

// webhooks checks the webhooks of the config.
func (k *checker) webhooks() {
	var names []string
	for i := range k.c.Webhooks {
		w, at := &k.c.Webhooks[i], fmt.Sprint(i)
		before := len(k.faults.Errors())
		k.faults = append(k.faults, w.Validate(k.c.at("webhooks", at))...)
		if w.Name != "" && slices.Contains(names, w.Name) {
			k.add(fmt.Sprintf("webhook %q is there already", w.Name), "each needs a name of its own", "webhooks", at, "name")
		}
		names = append(names, w.Name)
		if w.Documents {
			k.add("answers go by a webhook of the partner's own file only", "move the webhook there", "webhooks", at, "documents")
		}
		if len(k.faults.Errors()) == before {
			if _, err := k.c.Webhook(*w); err != nil {
				k.add(err.Error(), "", "webhooks", at)
			}
		}
	}
}

// Webhook is a webhook, of the config or of a partner file, with its secrets and
// authorities fetched. Errors name references, never secrets.
func (c *Config) Webhook(w webhook.Config) (webhook.Resolved, error) {
	return w.Resolve(c.Secret, func(path string) ([]byte, error) { return os.ReadFile(c.Path(path)) })
}
