package lines_test

import (
	"fmt"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	b, _ := os.ReadFile("/tmp/l2page.txt")
	r := read(string(b), nil)
	fmt.Println(show(r))
	for _, f := range r.Findings {
		fmt.Println("!", f.Code, f.Message)
	}
	for _, h := range r.Headings {
		fmt.Println("h", h.Text)
	}
}
