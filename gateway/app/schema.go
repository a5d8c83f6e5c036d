// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"encoding/json"
	"fmt"

	"ordergate/gateway/config"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
	"ordergate/gateway/strict"
)

// Schemas are the kinds of files that Schema describes.
func Schemas() []string { return []string{"config", "mapping", "partner", "table"} }

// Schema is a JSON Schema of one kind of the files that people edit, for editors.
func Schema(kind string) ([]byte, error) {
	titles := map[string]string{"config": "ordergate: config.yaml", "mapping": "ordergate: a mapping file", "partner": "ordergate: a partner file", "table": "ordergate: a code table"}
	var s strict.Schema
	switch kind {
	case "config":
		s = strict.SchemaOf(config.Config{})
	case "mapping":
		s = mapping.Schema()
	case "partner":
		s = partner.Schema()
	case "table":
		s = mapping.TableSchema()
	default:
		return nil, fmt.Errorf("there is no schema of %q", kind)
	}
	s["$schema"], s["title"] = strict.SchemaDialect, titles[kind]
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(s)
	return b.Bytes(), err
}
