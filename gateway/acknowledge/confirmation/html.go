// SPDX-License-Identifier: Apache-2.0

package confirmation

import (
	"fmt"
	"html/template"
	"strings"

	_ "embed"
)

//go:embed letter.html
var letterHTML string

// layout is what mail clients show alike: tables and styles on the elements, no
// script, nothing fetched from elsewhere.
var layout = template.Must(template.New("letter").Funcs(template.FuncMap{"clean": clean}).Parse(letterHTML))

// page is the letter as HTML.
func page(v *letterView) (string, error) {
	var b strings.Builder
	if err := layout.Execute(&b, v); err != nil {
		return "", fmt.Errorf("write HTML: %w", err)
	}
	return b.String(), nil
}

// T is a text of the letter's language, for the layout.
func (v *letterView) T(key string) string { return v.Words.text(key) }

// Color is how a line's state is coloured.
func (l lineView) Color() template.CSS {
	switch l.Tone {
	case "refused":
		return "#b91c1c"
	case "changed":
		return "#b45309"
	}
	return "#15803d"
}

// Ground is what a line stands on.
func (l lineView) Ground() template.CSS {
	switch l.Tone {
	case "refused":
		return "#fef2f2"
	case "changed":
		return "#fffbeb"
	}
	return "#ffffff"
}
