// SPDX-License-Identifier: Apache-2.0

package main

import "ordergate/gateway/app"

type schemaCmd struct {
	Of string `arg:"" enum:"config,mapping,partner,table" help:"The kind of file: config, mapping, partner or table."`
}

func (c *schemaCmd) Run(w world) error {
	b, err := app.Schema(c.Of)
	if err != nil {
		return err
	}
	_, err = w.out.Write(b)
	return err
}

type mappingSchemaCmd struct{}

func (c *mappingSchemaCmd) Run(w world) error { return (&schemaCmd{Of: "mapping"}).Run(w) }
