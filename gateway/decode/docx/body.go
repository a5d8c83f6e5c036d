// SPDX-License-Identifier: Apache-2.0

package docx

import (
	"encoding/xml"
	"strings"

	"ordergate/gateway/decode/paper/grid"
)

// reader reads the parts of a file into blocks.
type reader struct {
	*part
	file     *file
	styles   styles
	blocks   []grid.Block
	heads    map[string]string // "header default": the relation's id, of the first section
	first    bool              // its first page has a head of its own
	sections int
	words    int
	cells    int
	title    string
	producer string
}

// all reads the document between the head and the foot of its first page.
func (r *reader) all() error {
	rels, err := r.file.relations(r.file.main)
	if err != nil {
		return err
	}
	targets := map[string]string{}
	for _, rel := range rels {
		targets[rel.id] = rel.target
		if strings.HasSuffix(rel.kind, "/styles") {
			if err := r.readStyles(rel.target); err != nil {
				return err
			}
		}
	}
	r.heads = map[string]string{}
	body, err := r.story(r.file.main)
	if err != nil {
		return err
	}
	around := func(kind string) ([]grid.Block, error) {
		id := r.heads[kind+" default"]
		if own, ok := r.heads[kind+" first"]; ok && r.first {
			id = own
		}
		if id == "" || targets[id] == "" {
			return nil, nil
		}
		return r.story(targets[id])
	}
	head, err := around("header")
	if err != nil {
		return err
	}
	foot, err := around("footer")
	if err != nil {
		return err
	}
	r.blocks = append(append(append(append(head, grid.Block{Gap: 1}), body...), grid.Block{Gap: 2}), foot...)
	return r.about()
}

// about reads the file's own properties.
func (r *reader) about() error {
	for _, name := range []string{"docProps/core.xml", "docProps/app.xml"} {
		p, err := r.file.part(name)
		if err != nil {
			return err
		}
		if p == nil {
			continue
		}
		err = p.root(func(xml.StartElement) error {
			return p.each(func(e xml.StartElement) (err error) {
				switch e.Name.Local {
				case "title":
					r.title, err = p.text()
					return err
				case "Application":
					r.producer, err = p.text()
					return err
				}
				return p.skip()
			})
		})
		_ = p.Close() // it was read only
		if err != nil {
			return err
		}
	}
	return nil
}

// story reads a part that holds text.
func (r *reader) story(name string) ([]grid.Block, error) {
	p, err := r.file.part(name)
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, nil
	}
	defer p.Close()
	r.part = p
	s := &stack{}
	err = p.root(func(root xml.StartElement) error { return r.content(s, look{}) })
	return grid.Align(s.blocks), err
}

// stack collects the blocks of a cell or a story.
type stack struct {
	blocks []grid.Block
	tables bool // there is one within
}

// content reads paragraphs and tables, and what they are wrapped in.
func (r *reader) content(s *stack, l look) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "p":
			return r.paragraph(s, l)
		case "tbl":
			s.tables = true
			return r.table(s, l)
		case "AlternateContent":
			return r.choice(func() error { return r.content(s, l) })
		case "body", "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag":
			return r.content(s, l)
		case "sectPr":
			return r.section()
		}
		return r.skip()
	})
}

// choice reads the first of several ways to say one thing.
func (r *reader) choice(read func() error) error {
	taken := false
	return r.each(func(e xml.StartElement) error {
		if taken || e.Name.Local != "Choice" && e.Name.Local != "Fallback" {
			return r.skip()
		}
		taken = true
		return read()
	})
}

func (r *reader) section() error {
	r.sections++
	return r.each(func(e xml.StartElement) error {
		switch kind := strings.TrimSuffix(e.Name.Local, "Reference"); {
		case r.sections > 1:
		case e.Name.Local == "titlePg":
			r.first = on(e)
		case kind == "header" || kind == "footer":
			r.heads[kind+" "+attribute(e, "type")] = attribute(e, "id")
		}
		return r.skip()
	})
}

// paragraph is one that is being read: its lines, and the text boxes that hang on it.
type paragraph struct {
	lines []grid.Line
	boxes stack
	look  look
}

func (r *reader) paragraph(s *stack, l look) error {
	p := &paragraph{lines: []grid.Line{nil}, look: l}
	if err := r.inline(p); err != nil {
		return err
	}
	for _, line := range p.lines {
		if len(line) == 0 {
			s.blocks = append(s.blocks, grid.Block{Gap: 1})
			continue
		}
		s.blocks = append(s.blocks, grid.Block{Line: line})
	}
	if len(p.boxes.blocks) > 0 {
		s.blocks = append(append(s.blocks, grid.Block{Gap: 1}), p.boxes.blocks...)
		s.blocks = append(s.blocks, grid.Block{Gap: 1})
	}
	return nil
}

// inline reads the runs of a paragraph, and what they are wrapped in.
func (r *reader) inline(p *paragraph) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pPr":
			return r.paragraphProperties(p)
		case "r":
			return r.run(p)
		case "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir":
			return r.inline(p)
		case "AlternateContent":
			return r.choice(func() error { return r.inline(p) })
		}
		return r.skip() // deleted in a tracked change, marks, properties
	})
}

func (r *reader) paragraphProperties(p *paragraph) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			p.look = p.look.over(r.styles.of(attribute(e, "val")))
		case "shd":
			p.look.shaded = p.look.shaded || shades(e)
		case "sectPr":
			return r.section()
		}
		return r.skip()
	})
}

func (r *reader) run(p *paragraph) error {
	l := p.look
	return r.each(func(e xml.StartElement) (err error) {
		text := ""
		switch e.Name.Local {
		case "rPr":
			l, err = r.properties(l)
			return err
		case "t":
			if text, err = r.text(); err != nil {
				return err
			}
			return r.say(p, text, l)
		case "tab", "ptab":
			text = "\t"
		case "noBreakHyphen":
			text = "-"
		case "sym":
			text = "•"
		case "br", "cr":
			p.lines = append(p.lines, nil)
		case "pict", "drawing", "object":
			return r.boxes(p)
		case "AlternateContent":
			return r.choice(func() error { return r.boxes(p) })
		}
		if err := r.say(p, text, l); err != nil {
			return err
		}
		return r.skip()
	})
}

// say adds a text to the last line.
func (r *reader) say(p *paragraph, text string, l look) error {
	if text == "" {
		return nil
	}
	if r.words += 1 + len(text)/20; r.words > 5*grid.MaxWords {
		return beyond("It holds too much text.")
	}
	run := grid.Run{Text: strings.NewReplacer("\n", " ", "\r", " ").Replace(text), Bold: l.bold != nil && *l.bold, Hidden: l.unseen()}
	if l.size >= 13.5 { // what is smaller reads as text does
		run.Size = l.size
	}
	last := len(p.lines) - 1
	p.lines[last] = append(p.lines[last], run)
	return nil
}

// boxes looks for text boxes in a drawing.
func (r *reader) boxes(p *paragraph) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "txbxContent":
			return r.content(&p.boxes, look{shaded: true}) // the colour of a box is not known
		case "AlternateContent":
			return r.choice(func() error { return r.boxes(p) })
		case "t":
			return r.skip()
		}
		return r.boxes(p)
	})
}
