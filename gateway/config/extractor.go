// SPDX-License-Identifier: Apache-2.0

package config

import (
	"fmt"
	"os"

	"ordergate/gateway/extractor"
)

// extractor checks the model that is asked about orders on paper.
func (k *checker) extractor() {
	if k.c.Model.Off() {
		if !k.c.Model.Key.IsZero() || k.c.Model.Model != "" {
			k.add("no url is given, so that no model is asked", "set url", "extractor")
		}
		return
	}
	before := len(k.faults)
	k.url(k.c.Model.URL, "extractor", "url")
	faults := k.c.Model.Check()
	for _, key := range []string{"model", "timeout", "maxTokens", "maxText"} {
		if fault := faults[key]; fault != "" {
			k.add(fault, "", "extractor", key)
		}
	}
	k.secret(k.c.Model.Key, "extractor", "key")
	if len(k.faults) > before {
		return
	}
	if c, err := k.c.Extractor(); err != nil {
		k.add(err.Error(), "", "extractor")
	} else {
		c.Close()
	}
}

// Extractor makes the client of the model, with its secrets fetched; nil when none is
// configured. Errors name references, never secrets.
func (c *Config) Extractor() (*extractor.Client, error) {
	if c.Model.Off() {
		return nil, nil
	}
	key := ""
	if !c.Model.Key.IsZero() {
		var err error
		if key, err = c.Secret(c.Model.Key); err != nil {
			return nil, fmt.Errorf("key: %w", err)
		}
	}
	var ca []byte
	if c.Model.CAFile != "" {
		var err error
		if ca, err = os.ReadFile(c.Model.CAFile); err != nil {
			return nil, fmt.Errorf("read caFile: %w", err)
		}
	}
	return extractor.New(c.Model, key, ca)
}
