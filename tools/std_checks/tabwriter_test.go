// Checks of text/tabwriter against Go's.
package tabwriter

import (
	"bytes"
	"math/rand"
	"testing"
	"text/tabwriter"

	our "stdcheck/std/text/tabwriter"
)

func TestSame(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	parts := []string{"a", "bb", "long text", "\t", "\t", "\t", "\v", "\n", "\n", "\f", "é", "日本", "\xff", "<b>", "&amp;", "<", "&", "", ">"}
	for i := 0; i < 200000; i++ {
		minWidth, tabWidth, padding := r.Intn(10), r.Intn(9), r.Intn(4)
		padChar := []byte{' ', '\t', '.', '0'}[r.Intn(4)]
		flags := uint(r.Intn(64))
		var a, b bytes.Buffer
		x, y := our.NewWriter(&a, minWidth, tabWidth, padding, padChar, flags), tabwriter.NewWriter(&b, minWidth, tabWidth, padding, padChar, flags)
		all := ""
		for n := r.Intn(25); n > 0; n-- {
			s := parts[r.Intn(len(parts))]
			all += s
			n1, e1 := x.Write([]byte(s))
			n2, e2 := y.Write([]byte(s))
			if n1 != n2 || e1 != e2 {
				t.Fatal(n1, e1, n2, e2)
			}
			if r.Intn(20) == 0 {
				all += "(flush)"
				x.Flush()
				y.Flush()
			}
		}
		x.Flush()
		y.Flush()
		if a.String() != b.String() {
			t.Fatalf("%d %d %d %q %d: %q\n%q\n%q", minWidth, tabWidth, padding, padChar, flags, all, a.String(), b.String())
		}
	}
}
