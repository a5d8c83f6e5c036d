package lines_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZMany(t *testing.T) {
	b, _ := os.ReadFile("/tmp/l2many.txt")
	for _, part := range strings.Split(string(b), "\n=== ")[1:] {
		name, page, _ := strings.Cut(part, "\n")
		if w := os.Getenv("ONE"); w != "" && !strings.Contains(name, w) {
			continue
		}
		page = strings.ReplaceAll(page, "@@@", "\f")
		r := read(page, nil)
		fmt.Printf("=== %s\n%s\n", name, show(r))
		for _, f := range r.Findings {
			fmt.Println("   !", f.Code, f.Message)
		}
	}
}
