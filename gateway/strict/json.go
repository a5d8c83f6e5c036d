// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"encoding/json"
	"strings"

	"ordergate/gateway"
)

// JSON gives a YAML file as JSON: unquoted true and false are such, every other scalar
// is a text, exactly as written. Errors are gateway.Faults.
func JSON(name string, data []byte) ([]byte, error) {
	var v Value
	if _, faults := Decode(name, data, &v); len(faults.Errors()) > 0 {
		return nil, faults
	}
	if v.Kind != Map {
		return nil, gateway.Faults{{File: name, Message: "the file holds no keys", Hint: "as in id: 4711"}}
	}
	var b strings.Builder
	v.json(&b)
	return []byte(b.String()), nil
}

func (v *Value) json(b *strings.Builder) {
	text := func(s string) {
		quoted, _ := json.Marshal(s) // a text always marshals
		b.Write(quoted)
	}
	switch v.Kind {
	case Null:
		b.WriteString("null")
	case Scalar:
		if !v.Quoted && (v.Text == "true" || v.Text == "false") {
			b.WriteString(v.Text)
			return
		}
		text(v.Text)
	case List:
		b.WriteByte('[')
		for i := range v.Items {
			if i > 0 {
				b.WriteByte(',')
			}
			v.Items[i].json(b)
		}
		b.WriteByte(']')
	case Map:
		b.WriteByte('{')
		for i := range v.Keys {
			if i > 0 {
				b.WriteByte(',')
			}
			text(v.Keys[i].Key)
			b.WriteByte(':')
			v.Keys[i].Value.json(b)
		}
		b.WriteByte('}')
	}
}
