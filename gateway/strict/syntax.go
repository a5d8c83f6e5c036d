// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"ordergate/gateway"
)

// parse gives the value of the one document in data, nil when there is none.
func parse(name string, data []byte) (root *yaml.Node, faults gateway.Faults) {
	if len(data) > MaxBytes {
		return nil, gateway.Faults{{File: name, Message: fmt.Sprintf("the file has %d bytes", len(data)), Hint: fmt.Sprintf("%d at most", MaxBytes)}}
	}
	if f, bad := badText(name, data); bad {
		return nil, gateway.Faults{f}
	}
	defer func() { // the library reads what people wrote: a panic in it is a fault of the file, not of the process
		if p := recover(); p != nil {
			root, faults = nil, gateway.Faults{{File: name, Message: fmt.Sprintf("not YAML: the parser broke down (%v)", p)}}
		}
	}()
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithUniqueKeys(false))
	if err != nil {
		return nil, gateway.Faults{{File: name, Message: "not YAML: " + err.Error()}}
	}
	var doc, second yaml.Node
	if err := loader.Load(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, gateway.Faults{syntaxFault(name, data, err)}
	}
	if err := loader.Load(&second); err == nil {
		faults = append(faults, gateway.Fault{File: name, Line: second.Line, Column: second.Column,
			Message: "a second document starts here", Hint: "one document a file: take the --- out"})
	} else if !errors.Is(err, io.EOF) {
		faults = append(faults, syntaxFault(name, data, err))
	}
	if doc.Kind == yaml.DocumentNode && len(doc.Content) > 0 {
		return doc.Content[0], faults
	}
	return nil, faults
}

// badText finds what no text of ours has: bytes that are not UTF-8, and control
// characters.
func badText(name string, data []byte) (gateway.Fault, bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	line, column := 1, 1
	for i := 0; i < len(data); {
		r, size := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[i:])
		}
		fault := gateway.Fault{File: name, Line: line, Column: column}
		switch {
		case r == utf8.RuneError && size == 1:
			fault.Message, fault.Hint = fmt.Sprintf("byte %02X is not UTF-8", data[i]), "save the file as UTF-8"
			return fault, true
		case r < ' ' && r != '\n' && r != '\t' && r != '\r', r == 0x7F:
			fault.Message, fault.Hint = fmt.Sprintf("control character %02X", r), `write it as "\x`+fmt.Sprintf("%02x", r)+`" in double quotes`
			return fault, true
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
		i += size
	}
	return gateway.Fault{}, false
}

// syntaxFault puts the library's complaint into words and at its place.
func syntaxFault(name string, data []byte, err error) gateway.Fault {
	f := gateway.Fault{File: name}
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		f.Message = "not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")
		return f
	}
	f.Line, f.Column = le.Mark.Line, le.Mark.Column
	if f.Line == 0 {
		f.Column = 0
	}
	at := charAt(data, f.Line, f.Column)
	switch {
	case at == '\t' && strings.Contains(le.Message, "cannot start any token"):
		f.Message, f.Hint = "a tab stands where spaces belong", "indent with spaces"
	case strings.Contains(le.Message, "cannot start any token"):
		f.Message, f.Hint = fmt.Sprintf("a value cannot start with %q", string(at)), "put it in quotes"
	case strings.Contains(le.Message, "mapping values are not allowed"):
		f.Message, f.Hint = `": " is not expected here`, "put a value that has it in quotes; or the indentation is off"
	case strings.Contains(le.Message, "end of stream") && strings.Contains(le.ContextMsg, "quoted scalar"):
		f.Line, f.Column = le.ContextMark.Line, le.ContextMark.Column
		f.Message = "the quote that opens here is never closed"
	case strings.Contains(le.Message, "unknown anchor"):
		f.Message = le.Message
	case strings.Contains(le.Message, "expected <document start>"):
		f.Message, f.Hint = "this line is indented less than the first", "keys that belong together start in the same column"
	default:
		f.Message = "not YAML: " + le.Message
		if le.ContextMsg != "" {
			f.Hint = le.ContextMsg
			if le.ContextMark.Line > 0 && le.ContextMark.Line != f.Line {
				f.Hint += fmt.Sprintf(" that starts in line %d", le.ContextMark.Line)
			}
		}
	}
	return f
}

func charAt(data []byte, line, column int) rune {
	for range line - 1 {
		nl := bytes.IndexByte(data, '\n')
		if nl < 0 {
			return 0
		}
		data = data[nl+1:]
	}
	for range column - 1 {
		_, size := utf8.DecodeRune(data)
		data = data[size:]
	}
	r, _ := utf8.DecodeRune(data)
	return r
}
