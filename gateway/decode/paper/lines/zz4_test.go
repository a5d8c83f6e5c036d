package lines_test
import ("testing";"os";"ordergate/gateway/decode/paper/lines";"ordergate/gateway/decode/paper/reading")
func TestZZDebug(t *testing.T) { b, _ := os.ReadFile("/tmp/l2page.txt"); lines.ZZDebug(reading.New(pages(string(b)), nil, nil, nil)) }
