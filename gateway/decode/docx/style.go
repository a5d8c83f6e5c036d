// SPDX-License-Identifier: Apache-2.0

package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// look is how a text looks, so far as it changes what people read. A nil pointer is
// not said.
type look struct {
	bold, hidden *bool
	size         float32 // points, 0 is not said
	white        *bool
	shaded       bool // on a colour
}

// over gives l with what m says.
func (l look) over(m look) look {
	if m.bold != nil {
		l.bold = m.bold
	}
	if m.hidden != nil {
		l.hidden = m.hidden
	}
	if m.white != nil {
		l.white = m.white
	}
	if m.size > 0 {
		l.size = m.size
	}
	l.shaded = l.shaded || m.shaded
	return l
}

// unseen tells that nobody sees it.
func (l look) unseen() bool {
	return l.hidden != nil && *l.hidden || l.white != nil && *l.white && !l.shaded || l.size > 0 && l.size < 2
}

// says reads a property of a run into a look.
func (l *look) says(e xml.StartElement) {
	v := on(e)
	switch e.Name.Local {
	case "b":
		l.bold = &v
	case "vanish", "strike", "dstrike": // struck out: nobody orders it
		if v || l.hidden == nil || e.Name.Local == "vanish" {
			l.hidden = &v
		}
	case "webHidden", "specVanish":
		if v {
			l.hidden = &v
		}
	case "sz":
		if n, err := strconv.Atoi(attribute(e, "val")); err == nil && n > 0 && n < 1000 {
			l.size = float32(n) / 2
		}
	case "color":
		white := strings.EqualFold(attribute(e, "val"), "FFFFFF") || strings.HasPrefix(attribute(e, "themeColor"), "background1")
		l.white = &white
	case "shd", "highlight":
		l.shaded = l.shaded || shades(e)
	}
}

// shades tells a background that is a colour.
func shades(e xml.StartElement) bool {
	fill := strings.ToUpper(attribute(e, "fill"))
	if e.Name.Local == "highlight" {
		fill = strings.ToUpper(attribute(e, "val"))
	}
	return fill != "" && fill != "AUTO" && fill != "FFFFFF" && fill != "NONE" && fill != "WHITE"
}

// properties reads the properties of a run.
func (r *reader) properties(l look) (look, error) {
	err := r.each(func(e xml.StartElement) error {
		if e.Name.Local == "rStyle" {
			l = l.over(r.styles.of(attribute(e, "val")))
		} else {
			l.says(e)
		}
		return r.skip()
	})
	return l, err
}

type named struct {
	based string
	look  look
}

// styles are those of the file by their ids.
type styles map[string]named

// of gives the look of a style, with those that it is based on.
func (s styles) of(id string) look {
	var chain []look
	for range 10 {
		st, ok := s[id]
		if !ok {
			break
		}
		chain = append(chain, st.look)
		id = st.based
	}
	l := look{}
	for i := len(chain) - 1; i >= 0; i-- {
		l = l.over(chain[i])
	}
	return l
}

func (r *reader) readStyles(name string) error {
	p, err := r.file.part(name)
	if p == nil || err != nil {
		return err
	}
	defer p.Close()
	r.part = p
	r.styles = styles{}
	return p.root(func(xml.StartElement) error {
		return p.each(func(e xml.StartElement) error {
			if e.Name.Local != "style" || len(r.styles) > 10_000 {
				return p.skip()
			}
			id, st := attribute(e, "styleId"), named{}
			err := p.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "basedOn":
					st.based = attribute(e, "val")
				case "rPr":
					var err error
					st.look, err = r.properties(look{})
					return err
				}
				return p.skip()
			})
			r.styles[id] = st
			return err
		})
	})
}
