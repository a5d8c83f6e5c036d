package mapping_test

import (
	"encoding/json"
	"fmt"
	"ordergate/gateway/mapping"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	f := os.Getenv("DUMP")
	if f == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(f)
	m, _ := base(t).Builtin("x12", "850")
	for _, d := range documents(t, data) {
		r := m.Map(d, mapping.Options{NoTrace: os.Getenv("TRACE") == ""})
		b, _ := json.MarshalIndent(r, "", " ")
		fmt.Println(string(b))
	}
}
