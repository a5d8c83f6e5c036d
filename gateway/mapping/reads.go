// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/mapping/expression"
)

// readsRule says which documents a mapping is for.
type readsRule struct {
	Format   string   `yaml:"format" doc:"x12, json, xml, csv, fixed or xlsx"`
	Type     string   `yaml:"type" doc:"X12: the transaction set, as in 850; XML: the root element; else of no use"`
	Versions []string `yaml:"versions" doc:"X12: the versions whose segments it may name"`
	Samples  []string `yaml:"samples" doc:"documents that show what the partner sends, relative to the mapping's file: names are checked against them"`
	Also     []string `yaml:"also" doc:"further names that may come and no sample has, as in lines.discount"`
	decode.Layout
}

// sample is a document that a mapping's names are checked against.
type sample struct {
	fsys fs.FS
	path string // in fsys
	name string // for faults
}

// layReads lays what a file reads over what it extends, a key at a time.
func (l *loader) layReads(m *merged, s *source) {
	over := reflect.ValueOf(&s.file.Reads).Elem()
	base := reflect.ValueOf(&m.reads).Elem()
	layOver(base, over)
	if len(s.file.Reads.Samples) == 0 {
		return
	}
	m.samples = nil
	for _, name := range s.file.Reads.Samples {
		p := path.Join(s.dir, name)
		full := path.Join(path.Dir(s.name), name)
		data, err := fs.ReadFile(s.fsys, p)
		if err != nil {
			l.faults = append(l.faults, s.at.Fault(fmt.Sprintf("the sample %s cannot be read: %v", name, err), "", "reads", "samples"))
			continue
		}
		m.samples = append(m.samples, sample{fsys: s.fsys, path: p, name: full})
		m.sources[full] = data
	}
}

func layOver(base, over reflect.Value) {
	for i := range over.NumField() {
		switch f := over.Field(i); {
		case over.Type().Field(i).Anonymous, f.Type() == reflect.TypeFor[paper.Lines](), f.Type() == reflect.TypeFor[paper.Recognise]():
			layOver(base.Field(i), f)
		case f.Type() == reflect.TypeFor[*paper.Template]():
			if f.IsNil() {
				continue
			}
			t := paper.Template{} // of its own: the base's is used by others
			if was, ok := base.Field(i).Interface().(*paper.Template); ok && was != nil {
				t = *was
			}
			layOver(reflect.ValueOf(&t).Elem(), f.Elem())
			base.Field(i).Set(reflect.ValueOf(&t))
		case !f.IsZero():
			base.Field(i).Set(f)
		}
	}
}

// decoder is the format of that name, nil for X12 and for what nobody knows.
func (l *loader) decoder(format string) decode.Format {
	i := slices.IndexFunc(l.cfg.Formats, func(f decode.Format) bool { return f.Name() == format })
	if i < 0 {
		return nil
	}
	return l.cfg.Formats[i]
}

// shape is what documents of a mapping can hold, and their type; nil when there are
// faults.
func (l *loader) shape(s *source, m *merged) (*decode.Shape, string) {
	r := m.reads
	fault := func(message, hint string) (*decode.Shape, string) {
		l.faults = append(l.faults, s.at.Fault(message, hint, "reads"))
		return nil, ""
	}
	if f := l.decoder(r.Format); f != nil {
		return l.sampled(s, m, f)
	}
	if r.Format != "x12" && r.Format != "" {
		known := []string{"x12"}
		for _, f := range l.cfg.Formats {
			known = append(known, f.Name())
		}
		return fault(fmt.Sprintf("there is no format %q", r.Format), expression.Nearest(r.Format, known))
	}
	if r.Format == "" || r.Type == "" {
		return fault("which documents the mapping is for is not said", "write reads: {format: x12, type: 850}, or extends: a mapping that does")
	}
	versions := r.Versions
	if len(versions) == 0 {
		versions = []string{""}
	}
	var shapes []*decode.Shape
	for _, v := range versions {
		var sh *decode.Shape
		if l.cfg.Shapes != nil {
			sh = l.cfg.Shapes(r.Format, r.Type, v)
		}
		if sh == nil {
			return fault(strings.TrimSpace(fmt.Sprintf("documents %s %s %s are not known", r.Format, r.Type, v)), "")
		}
		shapes = append(shapes, sh)
	}
	return expression.MergeShapes(shapes), r.Type
}

// sampled is the shape of a named tree, by its samples and its layout.
func (l *loader) sampled(s *source, m *merged, f decode.Format) (*decode.Shape, string) {
	var docs []*decode.Document
	typ := m.reads.Type
	for _, at := range m.samples {
		data := m.sources[at.name]
		findings, err := f.Read(decode.Payload{ReaderAt: bytes.NewReader(data), Size: int64(len(data)), Name: path.Base(at.path)}, &m.reads.Layout, decode.Limits{},
			func(d *decode.Document) error {
				docs = append(docs, d)
				findingsToFaults(l, s, at, d.Findings)
				return nil
			})
		if err != nil {
			l.faults = append(l.faults, s.at.Fault(fmt.Sprintf("the sample %s cannot be read: %v", at.name, err), "", "reads", "samples"))
		}
		findingsToFaults(l, s, at, findings)
	}
	if typ == "" && len(docs) > 0 {
		typ = docs[0].Type
	}
	if typ == "" {
		typ = f.Name()
	}
	shape := f.Shape(docs, &m.reads.Layout)
	if len(shape.Children) == 0 && len(m.reads.Also) == 0 {
		l.faults = append(l.faults, s.at.Fault("the mapping does not say what its documents look like", "write samples: with a document of the partner's below reads", "reads"))
		return nil, ""
	}
	for _, name := range m.reads.Also {
		addName(shape, strings.Split(name, "."))
	}
	return shape, typ
}

// findingsToFaults reports what is wrong with a sample.
func findingsToFaults(l *loader, s *source, at sample, findings []gateway.Finding) {
	for _, f := range findings {
		if f.Severity.Worse(gateway.Warn) {
			l.faults = append(l.faults, s.at.Fault(fmt.Sprintf("the sample %s: %s (%s)", at.name, f.Message, f.Position.Path), f.Hint, "reads", "samples"))
		}
	}
}

// addName makes room for a name in a shape.
func addName(s *decode.Shape, names []string) {
	child := s.Child(names[0])
	if child == nil {
		child = &decode.Shape{Named: true, Name: names[0]}
		s.Children = append(s.Children, child)
	}
	if len(names) > 1 {
		addName(child, names[1:])
	} else if len(child.Elements) == 0 && len(child.Children) == 0 {
		child.Elements = []decode.ElementShape{{}}
	}
}
