package lines
import ("testing";"fmt";"os";"ordergate/gateway/decode/paper/reading";"ordergate/gateway/decode/paper";"ordergate/gateway/decode/paper/sums")
var ZZPages func(string) *paper.Document
func ZZDebug(c *reading.Context) {
	r := reader{c: c}
	r.survey()
	f := r.choose()
	if f == nil { fmt.Println("none"); return }
	for i := range f.grid.Head.Columns { h := &f.grid.Head.Columns[i]; fmt.Printf("col %q role=%s also=%s %.0f-%.0f\n", h.Heading, h.Role, h.Also, h.X0, h.X1) }
	for i := range f.records { ns, _ := r.numbersOf(f.grid, &f.records[i]); fmt.Println("rec", f.records[i]); for _, n := range ns { fmt.Printf("   %s two=%v %s %.0f-%.0f unit=%v\n", n.Value, n.Two, n.Other, n.X0, n.X1, n.Unit) }
	o := sums.Read([][]sums.Number{ns}); fmt.Printf("%+v\n", o) }
	for k := range f.grid.Rows { fmt.Print(k, " "); for _, cc := range f.grid.Rows[k].Cells { fmt.Printf("[%s]", cc.Text()) }; for _, cc := range f.grid.Rows[k].Loose { fmt.Printf("L[%s]", cc.Text()) }; fmt.Println() }
	for i := range c.Rows { fmt.Println(i, r.total[i], r.carry[i], r.furniture[i], r.headAt[i], c.Rows[i].Text()) }
}
func TestZZX(t *testing.T) { _ = os.Args }
