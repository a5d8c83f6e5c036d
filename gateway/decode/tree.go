// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"fmt"
	"io"
	"strings"

	"ordergate/gateway"
)

// Refusal is why a document of a Format is not read: a limit, or damage behind
// which nothing can be trusted. Read makes a finding of it.
type Refusal struct{ Finding gateway.Finding }

// Error implements error.
func (r *Refusal) Error() string {
	return fmt.Sprintf("%s: %s", r.Finding.Position.Path, r.Finding.Message)
}

// Refuse makes a Refusal that holds the payload for a person.
func Refuse(code string, at gateway.Position, message, hint string) *Refusal {
	return &Refusal{gateway.Finding{Code: code, Severity: gateway.Hold, Position: at, Message: message, Hint: hint, Found: at.Raw}}
}

// Bytes reads length bytes at offset.
func (p Payload) Bytes(offset, length int64) ([]byte, error) {
	if offset < 0 || length < 0 || offset+length > p.Size {
		return nil, fmt.Errorf("read %d bytes at %d of a payload of %d: %w", length, offset, p.Size, io.ErrUnexpectedEOF)
	}
	b := make([]byte, length)
	n, err := io.ReadFull(io.NewSectionReader(p, offset, length), b)
	if err != nil {
		if n == 0 && err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, fmt.Errorf("read %d bytes at %d: %w", length, offset, err)
	}
	return b, nil
}

// Reader reads the payload from offset on. A payload that ends before its Size
// is io.ErrUnexpectedEOF, never a shorter payload.
func (p Payload) Reader(offset int64) io.Reader {
	return &whole{r: io.NewSectionReader(p, offset, p.Size-offset), left: p.Size - offset}
}

type whole struct {
	r    io.Reader
	left int64
}

func (w *whole) Read(b []byte) (int, error) {
	n, err := w.r.Read(b)
	if w.left -= int64(n); err == io.EOF && w.left > 0 {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// Builder builds the tree of one document: it numbers the nodes in the order in
// which they are added and holds Limits.
type Builder struct {
	Root   *Node
	Limits Limits

	code  string // of the finding when a limit is passed
	count int

	// What nodes are made of is made some at a time, for the sake of the garbage
	// collector.
	slab   []Node
	values []Element
	family []*Node // children are cut from it
	texts  strings.Builder
}

// NewBuilder makes a builder for a document of a format. Zero limits are the
// defaults.
func NewBuilder(format string, limits Limits) *Builder {
	return &Builder{Root: &Node{}, Limits: limits.Or(DefaultLimits()), code: "document." + format + ".limit"}
}

// Count tells how many nodes have been added: the Segment of the last one.
func (b *Builder) Count() int { return b.count }

// Beyond is the refusal of a document that passes a limit; what says which.
func (b *Builder) Beyond(at gateway.Position, what string) *Refusal {
	return Refuse(b.code, at, what, "It was not read. Ask the partner for smaller orders; where they are right, raise the limit.")
}

// Add adds a child. at says where, should it be one too many.
func (b *Builder) Add(parent *Node, name string, offset int64, line int, at func(*Node) gateway.Position) (*Node, error) {
	if b.count >= b.Limits.Nodes {
		p := at(parent)
		p.Offset, p.Line = offset, line
		return nil, b.Beyond(p, fmt.Sprintf("The order has more than %d values.", b.Limits.Nodes))
	}
	if len(b.slab) == 0 {
		b.slab = make([]Node, min(128, 8+b.count))
	}
	n := &b.slab[0]
	b.slab = b.slab[1:]
	b.count++
	n.Name, n.Segment, n.Line, n.Offset, n.Parent = name, b.count, line, offset, parent
	b.room(parent)
	parent.Children = append(parent.Children, n)
	return n, nil
}

// room makes room for another child.
func (b *Builder) room(parent *Node) {
	have := len(parent.Children)
	want := max(4, 2*have)
	if have < cap(parent.Children) || want > 64 { // a long list may grow by itself
		return
	}
	if len(b.family) < want {
		b.family = make([]*Node, max(want, min(256, b.count)))
	}
	parent.Children = append(b.family[:0:want], parent.Children...)
	b.family = b.family[want:]
}

// Text keeps a text of the document: many of them are one string together. Whoever
// keeps one longer than the document clones it.
func (b *Builder) Text(text []byte) string {
	if b.texts.Cap()-b.texts.Len() < len(text) {
		more := max(len(text), min(16<<10, 256+2*b.texts.Cap()))
		b.texts = strings.Builder{} // what is in the old one stays as it is
		b.texts.Grow(more)
	}
	at := b.texts.Len()
	b.texts.Write(text)
	return b.texts.String()[at:]
}

// Set gives a node its value; offset is where it stands in the payload.
func (b *Builder) Set(n *Node, text string, offset int64, at func(*Node) gateway.Position) error {
	if len(text) > b.Limits.Value {
		return b.Beyond(at(n), fmt.Sprintf("A value is %d bytes long; at most %d are read.", len(text), b.Limits.Value))
	}
	if len(b.values) == 0 {
		b.values = make([]Element, min(128, 8+b.count))
	}
	n.Elements, b.values = b.values[:1:1], b.values[1:]
	n.Elements[0] = Element{Text: text, Offset: int32(offset - n.Offset)}
	return nil
}

// NumberSiblings gives those of the children that share a name their Index.
func NumberSiblings(n *Node) {
	if len(n.Children) < 2 {
		return
	}
	if len(n.Children) <= 12 {
		for i, c := range n.Children {
			c.Index = 0
			for _, before := range n.Children[:i] {
				if before.Name == c.Name {
					before.Index = max(before.Index, 1)
					c.Index = before.Index + 1
				}
			}
		}
		return
	}
	last := make(map[string]*Node, len(n.Children))
	for _, c := range n.Children {
		c.Index = 0
		if before := last[c.Name]; before != nil {
			before.Index = max(before.Index, 1)
			c.Index = before.Index + 1
		}
		last[c.Name] = c
	}
}

// Packed is a node as a Document's Context keeps it: what stands outside the
// documents of a payload and belongs to each.
type Packed struct {
	Name     string   `json:"n"`
	Index    int      `json:"i,omitempty"`
	Offset   int64    `json:"o,omitempty"`
	Line     int      `json:"l,omitempty"`
	Text     *string  `json:"t,omitempty"`
	At       int32    `json:"a,omitempty"`
	Mark     int      `json:"m,omitempty"` // the format's own
	Children []Packed `json:"c,omitempty"`
}

// Pack packs a node with those below it; mark may be nil, and keep too.
func Pack(n *Node, mark func(*Node) int, keep func(*Node) bool) Packed {
	p := Packed{Name: n.Name, Index: n.Index, Offset: n.Offset, Line: n.Line}
	if len(n.Elements) > 0 {
		p.Text, p.At = &n.Elements[0].Text, n.Elements[0].Offset
	}
	if mark != nil {
		p.Mark = mark(n)
	}
	for _, c := range n.Children {
		if keep == nil || keep(c) {
			p.Children = append(p.Children, Pack(c, mark, keep))
		}
	}
	return p
}

// Unpack adds packed nodes to a parent; each is told of each with its Mark, and
// may be nil.
func (b *Builder) Unpack(parent *Node, packed []Packed, at func(*Node) gateway.Position, each func(*Node, int)) error {
	for i := range packed {
		p := &packed[i]
		n, err := b.Add(parent, p.Name, p.Offset, p.Line, at)
		if err != nil {
			return err
		}
		n.Index = p.Index
		if p.Text != nil {
			if err := b.Set(n, *p.Text, p.Offset+int64(p.At), at); err != nil {
				return err
			}
		}
		if each != nil {
			each(n, p.Mark)
		}
		if err := b.Unpack(n, p.Children, at, each); err != nil {
			return err
		}
	}
	return nil
}

// MaxOutside bounds, in bytes, what stands outside the orders of a payload and is
// kept with each of them.
const MaxOutside = 256 << 10

// Union gives the shape that has whatever one of the documents has.
func Union(samples []*Document) *Shape {
	root := &Shape{Named: true}
	for _, d := range samples {
		if d != nil && d.Root != nil {
			merge(root, d.Root)
		}
	}
	leaves(root)
	return root
}

func merge(s *Shape, n *Node) {
	if len(n.Elements) > 0 && len(s.Elements) == 0 {
		s.Elements = []ElementShape{{}}
	}
	var last *Shape // lists stand in a row
	for _, c := range n.Children {
		if last == nil || last.Name != c.Name {
			last = s.Ensure(c.Name)
		}
		merge(last, c)
	}
}

// Ensure returns the child shape of that name of a named tree, made when it is
// not there.
func (s *Shape) Ensure(name string) *Shape {
	c := s.Child(name)
	if c == nil {
		c = &Shape{Named: true, Name: name}
		s.Children = append(s.Children, c)
	}
	return c
}

// leaves gives what has nothing below it a value: a null, an empty cell.
func leaves(s *Shape) {
	for _, c := range s.Children {
		if len(c.Children) == 0 && len(c.Elements) == 0 {
			c.Elements = []ElementShape{{}}
		}
		leaves(c)
	}
}
