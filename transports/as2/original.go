// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bytes"
	"fmt"

	"ordergate/transports/as2/mime"
)

// archived writes what is kept of an answer or a request: header lines, a blank
// line, the body.
func archived(header []mime.Field, body []byte) []byte {
	size := 2 + len(body)
	for _, f := range header {
		size += len(f.Name) + len(f.Value) + 4
	}
	b := bytes.NewBuffer(make([]byte, 0, size))
	for _, f := range header {
		b.WriteString(f.Name)
		b.WriteString(": ")
		b.WriteString(f.Value)
		b.WriteString("\r\n")
	}
	b.WriteString("\r\n")
	b.Write(body)
	return b.Bytes()
}

// unarchive splits what archived wrote.
func unarchive(b []byte) (header []mime.Field, body []byte, err error) {
	for {
		line, rest, ok := bytes.Cut(b, []byte("\r\n"))
		if !ok {
			return nil, nil, fmt.Errorf("the archived receipt has no end of its header")
		}
		if b = rest; len(line) == 0 {
			return header, b, nil
		}
		name, value, ok := bytes.Cut(line, []byte(": "))
		if !ok {
			return nil, nil, fmt.Errorf("the archived receipt has a header line without a name")
		}
		header = append(header, mime.Field{Name: string(name), Value: string(value)})
	}
}
