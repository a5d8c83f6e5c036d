// SPDX-License-Identifier: Apache-2.0

package html

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// style is how a text looks, so far as it changes what people read.
type style struct {
	size       float32 // points
	ink, paper int     // 0xRRGGBB; -1 is not known: a picture
	bold       bool
	hidden     bool
	pre        bool
}

var plain = style{size: 10.5, ink: 0, paper: 0xffffff}

// sheet is the rules of a style sheet whose selectors are simple: "td", ".note",
// "p.note", "#x".
type sheet map[string]map[string]string

const maxRules = 4000 // of a page

var comment = regexp.MustCompile(`(?s)/\*.*?\*/`)

// read reads a style sheet. What holds for some screens only (@media) is left out: it
// says nothing of what this reader sees.
func (s sheet) read(text string) {
	text = comment.ReplaceAllString(strings.NewReplacer("<!--", " ", "-->", " ").Replace(text), " ")
	for text != "" && len(s) < maxRules {
		at := strings.IndexAny(text, "{;")
		if at < 0 {
			return
		}
		selectors := strings.TrimSpace(text[:at])
		if text[at] == ';' { // @import
			text = text[at+1:]
			continue
		}
		end := closing(text, at)
		body := text[at+1 : max(at+1, end-1)]
		text = text[end:]
		if strings.HasPrefix(selectors, "@") {
			continue
		}
		for _, sel := range strings.Split(selectors, ",") {
			if sel = strings.ToLower(strings.TrimSpace(sel)); sel != "" && len(sel) < 100 && !strings.ContainsAny(sel, " >+~:[*") && len(s) < maxRules {
				if s[sel] == nil {
					s[sel] = map[string]string{}
				}
				declarations(body, s[sel])
			}
		}
	}
}

// closing gives the place behind the brace that ends the one at a place.
func closing(text string, at int) int {
	depth := 0
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// of gives the style of an element within one of a style.
func (s sheet) of(n *node, st style) style {
	switch n.tag {
	case atom.B, atom.Strong, atom.Th:
		st.bold = true
	case atom.H1:
		st.bold, st.size = true, 20
	case atom.H2:
		st.bold, st.size = true, 16
	case atom.H3:
		st.bold, st.size = true, 14
	case atom.H4, atom.H5, atom.H6:
		st.bold = true
	case atom.Big:
		st.size *= 1.2
	case atom.Del, atom.S, atom.Strike: // struck out: nobody orders it
		st.hidden = true
	case atom.Pre, atom.Textarea:
		st.pre = true
	}
	if _, ok := n.attr["hidden"]; ok {
		st.hidden = true
	}
	if c, ok := colour(n.attr["color"]); ok {
		st.ink = c
	}
	if c, ok := colour(n.attr["bgcolor"]); ok {
		st.paper = c
	}
	if n.tag == atom.Font {
		if i, err := strconv.Atoi(n.attr["size"]); err == nil && i > 0 && i < 8 {
			st.size = []float32{0, 7.5, 10, 12, 13.5, 18, 24, 36}[i]
		}
	}
	d := map[string]string{}
	s.add(n.name, d)
	if class := n.attr["class"]; class != "" {
		for i, c := range strings.Fields(strings.ToLower(class)) {
			if i < 8 {
				s.add("."+c, d)
				s.add(n.name+"."+c, d)
			}
		}
	}
	if id := n.attr["id"]; id != "" {
		s.add("#"+strings.ToLower(id), d)
	}
	if own := n.attr["style"]; own != "" {
		declarations(own, d)
	}
	return apply(d, st)
}

func (s sheet) add(selector string, into map[string]string) {
	for k, v := range s[selector] {
		into[k] = v
	}
}

// declarations adds those that count.
func declarations(text string, into map[string]string) {
	for one := range strings.SplitSeq(strings.ToLower(text), ";") {
		key, value, ok := strings.Cut(one, ":")
		if key = strings.TrimSpace(key); !ok || len(value) > 200 {
			continue
		}
		switch key {
		case "font-size", "font-weight", "color", "background", "background-color", "text-decoration", "text-decoration-line", "white-space",
			"overflow", "opacity", "max-height", "height", "max-width", "width", "text-indent", "left", "top", "margin-left", "margin", "display", "visibility":
			into[key] = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
}

// apply changes a style by what is declared.
func apply(d map[string]string, st style) style {
	if v := d["font-size"]; v != "" {
		st.size = length(v, st.size)
	}
	if v := d["font-weight"]; v != "" {
		n, _ := strconv.Atoi(v)
		st.bold = v == "bold" || v == "bolder" || n >= 600
	}
	if c, ok := colour(d["color"]); ok {
		st.ink = c
	}
	for _, key := range []string{"background", "background-color"} {
		v := d[key]
		if strings.Contains(v, "url(") || strings.Contains(v, "gradient") {
			st.paper = -1
			continue
		}
		for _, part := range strings.Fields(strings.ReplaceAll(v, ", ", ",")) {
			if c, ok := colour(part); ok {
				st.paper = c
			}
		}
	}
	if strings.Contains(d["text-decoration"]+d["text-decoration-line"], "line-through") {
		st.hidden = true
	}
	if strings.HasPrefix(d["white-space"], "pre") {
		st.pre = true
	}
	cut := strings.Contains(d["overflow"], "hidden")
	none := func(key string) bool { v := d[key]; return v != "" && length(v, 10) == 0 }
	far := func(key string) bool { v := d[key]; return strings.HasPrefix(v, "-") && length(v[1:], 10) > 200 }
	switch {
	case d["display"] == "none", d["visibility"] == "hidden", d["visibility"] == "collapse", none("opacity"),
		cut && (none("max-height") || none("height") || none("max-width") || none("width")),
		far("text-indent"), far("left"), far("top"), far("margin-left"):
		st.hidden = true
	}
	return st
}

// unseen tells that a text of the style cannot be read by anybody.
func (st style) unseen() bool {
	if st.hidden || st.size < 2 {
		return true
	}
	if st.ink < 0 || st.paper < 0 {
		return false
	}
	apart := 0
	for shift := 0; shift <= 16; shift += 8 {
		d := st.ink>>shift&255 - st.paper>>shift&255
		apart += max(d, -d)
	}
	return apart < 24
}

// length gives a length in points, by the size that it is relative to.
func length(v string, size float32) float32 {
	unit := strings.TrimLeft(v, "0123456789.")
	n, err := strconv.ParseFloat(strings.TrimSuffix(v, unit), 32)
	if err != nil || n < 0 || n > 1e6 {
		switch v {
		case "x-large", "xx-large":
			return 18
		case "large", "larger":
			return 13.5
		case "medium":
			return 12
		}
		return size
	}
	f := float32(n)
	switch strings.TrimSpace(unit) {
	case "px", "":
		return f * 0.75
	case "em", "rem":
		return f * size
	case "%":
		return f * size / 100
	case "cm":
		return f * 28.3
	case "in":
		return f * 72
	}
	return f
}

var named = map[string]int{"black": 0, "white": 0xffffff, "red": 0xff0000, "blue": 0xff, "green": 0x8000, "gray": 0x808080, "grey": 0x808080, "silver": 0xc0c0c0,
	"yellow": 0xffff00, "navy": 0x80, "windowtext": 0, "window": 0xffffff, "lightgray": 0xd3d3d3, "lightgrey": 0xd3d3d3, "darkgray": 0xa9a9a9, "whitesmoke": 0xf5f5f5, "snow": 0xfffafa, "ivory": 0xfffff0, "orange": 0xffa500}

// colour reads a colour; ok is false when it is none that is known.
func colour(v string) (rgb int, ok bool) {
	v = strings.ToLower(strings.TrimSpace(v))
	if c, ok := named[v]; ok {
		return c, true
	}
	hex := strings.TrimPrefix(v, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	if n, err := strconv.ParseUint(hex, 16, 32); err == nil && len(hex) == 6 {
		return int(n), true
	}
	if in, is := strings.CutPrefix(v, "rgb"); is {
		parts := strings.FieldsFunc(strings.Trim(in, "a() "), func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
		if len(parts) < 3 {
			return 0, false
		}
		for _, p := range parts[:3] {
			n, err := strconv.Atoi(p)
			if err != nil || n < 0 || n > 255 {
				return 0, false
			}
			rgb = rgb<<8 | n
		}
		if len(parts) > 3 && strings.Trim(parts[3], "0.%") == "" { // nothing of it is seen
			return 0, false
		}
		return rgb, true
	}
	return 0, false
}
