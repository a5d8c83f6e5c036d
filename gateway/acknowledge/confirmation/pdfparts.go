// SPDX-License-Identifier: Apache-2.0

package confirmation

// head is the top of the first page: who we are, the title, what it is about.
func (s *sheet) head() {
	v := s.v
	y := s.GetY()
	if v.Head.Company != "" {
		for _, line := range s.wrap(inner, style{font: "B", size: 14, color: ink}, v.Head.Company) {
			s.put(left, s.GetY(), inner, style{font: "B", size: 14, color: ink}, line)
			s.SetY(s.GetY() + 6)
		}
		s.rule(s.GetY()+1, 0.5, ink)
		y = s.GetY() + 8
	}
	s.SetY(y)
	s.addresses()
	s.SetY(s.GetY() + 5)
	title := style{font: "B", size: 15, color: ink}
	for _, line := range s.wrap(inner, title, v.Title) {
		s.put(left, s.GetY(), inner, title, line)
		s.SetY(s.GetY() + 7)
	}
	if v.Test != "" {
		s.paragraph(style{font: "B", size: 11, color: red}, v.Test)
	}
	s.SetY(s.GetY() + 1)
	for _, f := range v.Facts {
		s.fact(f)
	}
	s.fact(v.Reason)
	s.SetY(s.GetY() + 3)
	for i, p := range v.Paragraphs {
		if i == 0 { // what is attached need not be said of the attachment
			s.paragraph(normal, v.Greeting)
			s.SetY(s.GetY() + 1.5)
			s.paragraph(normal, p)
		}
	}
	s.SetY(s.GetY() + 4)
}

// addresses sets who ordered and where it goes side by side.
func (s *sheet) addresses() {
	begin, end := s.GetY(), s.GetY()
	for i, block := range []struct {
		key   string
		lines []string
	}{{"label.buyer", s.v.Buyer}, {"label.shipTo", s.v.ShipTo}} {
		if len(block.lines) == 0 {
			continue
		}
		x, y := left+float64(i)*(inner/2), begin
		s.put(x, y, inner/2, small, s.show(s.v.T(block.key)))
		y += lineHeight
		for _, text := range block.lines {
			for _, line := range s.wrap(inner/2-6, normal, text) {
				if y > begin+60 { // an address of that length is none
					break
				}
				s.put(x, y, inner/2, normal, line)
				y += lineHeight
			}
		}
		end = max(end, y)
	}
	s.SetY(end)
}

// fact writes a name and its value.
func (s *sheet) fact(f fact) {
	if f.Value == "" {
		return
	}
	const names = 38
	for i, line := range s.wrap(inner-names, normal, f.Value) {
		s.room(lineHeight)
		if i == 0 {
			s.put(left, s.GetY(), names, style{size: 9, color: grey}, s.show(f.Name))
		}
		s.put(left+names, s.GetY(), inner-names, normal, line)
		s.SetY(s.GetY() + lineHeight)
	}
}

// column is a column of the table: where it stands, how wide it is, in millimetres.
type column struct {
	x, w    float64
	toRight bool
}

var grid = []column{{0, 11, false}, {11, 31, false}, {42, 48, false}, {90, 21, true}, {111, 23, true}, {135, 21, false}, {156, 24, true}}

// heads writes the heads of the columns.
func (s *sheet) heads() {
	c := s.v.Columns
	names := []string{c.Position, c.Item, c.Description, c.Quantity, c.Price, c.Delivery, c.Amount}
	st := style{font: "B", size: 8, color: ink}
	y, lines := s.GetY(), 1
	cells := make([][]string, len(grid))
	for i, g := range grid {
		cells[i] = s.wrap(g.w-1.5, st, names[i])
		lines = max(lines, len(cells[i]))
	}
	s.SetFillColor(243, 244, 246)
	s.Rect(left, y, inner, float64(lines)*lineHeight+1.6, "F")
	for i, g := range grid {
		st.toRight = g.toRight
		for n, line := range cells[i] {
			s.put(left+g.x+0.8, y+0.8+float64(n)*lineHeight, g.w-1.6, st, line)
		}
	}
	s.SetY(y + float64(lines)*lineHeight + 2.4)
}

// piece is one line of text in a cell.
type piece struct {
	style
	text string
}

// cell collects the pieces of a column.
func (s *sheet) cell(g column, out []piece, st style, text string) []piece {
	st.toRight = g.toRight
	for _, line := range s.wrap(g.w-1.6, st, text) {
		out = append(out, piece{st, line})
	}
	return out
}

// value is what holds, below what was ordered where that is something else.
func (s *sheet) value(g column, out []piece, v value) []piece {
	st := style{size: 8.5, color: ink}
	if v.Old != "" {
		out = s.cell(g, out, style{size: 8.5, color: grey, strike: true}, v.Old)
		st = style{font: "B", size: 8.5, color: amber}
	}
	return s.cell(g, out, st, v.New)
}

func (s *sheet) rows() {
	if len(s.v.Lines) == 0 {
		return
	}
	s.room(20)
	s.heads()
	s.table = true
	for i := range s.v.Lines {
		s.row(&s.v.Lines[i])
	}
	s.table = false
}

// row writes one line of the order. A short one stays together; one that is longer
// than half a page goes on on the next.
func (s *sheet) row(l *lineView) {
	plain := style{size: 8.5, color: ink}
	cells := make([][]piece, len(grid))
	cells[0] = s.cell(grid[0], nil, plain, l.Position)
	for _, item := range l.Items {
		cells[1] = s.value(grid[1], cells[1], item)
	}
	cells[2] = s.cell(grid[2], nil, plain, l.Description)
	state := style{font: "B", size: 8, color: map[string][3]int{"ok": green, "changed": amber, "refused": red}[l.Tone]}
	cells[2] = s.cell(grid[2], cells[2], state, l.Status)
	for _, w := range l.Words {
		cells[2] = s.cell(grid[2], cells[2], style{size: 8, color: grey}, w)
	}
	cells[3] = s.value(grid[3], nil, l.Quantity)
	cells[4] = s.value(grid[4], nil, l.Price)
	cells[4] = s.cell(grid[4], cells[4], small, l.Per)
	cells[5] = s.value(grid[5], nil, l.Delivery)
	cells[6] = s.cell(grid[6], nil, plain, l.Amount)
	lines := 0
	for _, c := range cells {
		lines = max(lines, len(c))
	}
	s.room(min(float64(lines), 30) * lineHeight)
	for n := range lines {
		s.room(lineHeight)
		for i, c := range cells {
			if n < len(c) {
				s.put(left+grid[i].x+0.8, s.GetY(), grid[i].w-1.6, c[n].style, c[n].text)
			}
		}
		s.SetY(s.GetY() + lineHeight)
	}
	s.rule(s.GetY()+0.6, 0.2, [3]int{209, 213, 219})
	s.SetY(s.GetY() + 1.6)
}

// tail is what stands behind the lines.
func (s *sheet) tail() {
	v := s.v
	if v.Total.Value != "" {
		s.room(2 * lineHeight)
		st := style{font: "B", size: 10, color: ink, toRight: true}
		y := s.GetY() + 1
		s.put(left, y, inner-40, st, s.show(v.Total.Name))
		s.put(left, y, inner-0.8, st, s.show(v.Total.Value))
		s.SetY(y + 7)
	}
	s.SetY(s.GetY() + 2)
	for _, n := range v.Notes {
		s.paragraph(normal, v.T("label.note")+": "+n)
	}
	if s.missing {
		s.SetY(s.GetY() + 4)
		was := s.missing
		s.paragraph(small, v.T("missing"))
		s.missing = was
	}
}
