// Checks of container/heap, list and ring, and of path, against Go's.
package containers

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"math/rand"
	"path"
	"sort"
	"strings"
	"testing"

	ourheap "stdcheck/std/container/heap"
	ourlist "stdcheck/std/container/list"
	ourring "stdcheck/std/container/ring"
	ourpath "stdcheck/std/path"
)

type ints struct{ sort.IntSlice }

func (h *ints) Push(x any) { h.IntSlice = append(h.IntSlice, x.(int)) }
func (h *ints) Pop() any {
	n := len(h.IntSlice) - 1
	x := h.IntSlice[n]
	h.IntSlice = h.IntSlice[:n]
	return x
}

func TestHeap(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := 0; i < 2000; i++ {
		var a, b ints
		for j := r.Intn(30); j > 0; j-- {
			x := r.Intn(20)
			a.Push(x)
			b.Push(x)
		}
		ourheap.Init(&a)
		heap.Init(&b)
		for j := 0; j < 40; j++ {
			x := r.Intn(20)
			switch op := r.Intn(4); {
			case op == 0:
				ourheap.Push(&a, x)
				heap.Push(&b, x)
			case len(b.IntSlice) == 0:
			case op == 1:
				if ourheap.Pop(&a) != heap.Pop(&b) {
					t.Fatal("pop")
				}
			case op == 2:
				k := r.Intn(len(b.IntSlice))
				if ourheap.Remove(&a, k) != heap.Remove(&b, k) {
					t.Fatal("remove")
				}
			default:
				k := r.Intn(len(b.IntSlice))
				a.IntSlice[k], b.IntSlice[k] = x, x
				ourheap.Fix(&a, k)
				heap.Fix(&b, k)
			}
			if fmt.Sprint(a) != fmt.Sprint(b) {
				t.Fatal(a, b)
			}
		}
	}
}

func TestList(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := 0; i < 2000; i++ {
		var a ourlist.List
		var b list.List
		var ea []*ourlist.Element
		var eb []*list.Element
		other, otherGo := ourlist.New(), list.New()
		for j := 0; j < 40; j++ {
			k, l := 0, 0
			if len(ea) > 0 {
				k, l = r.Intn(len(ea)), r.Intn(len(ea))
			}
			op := r.Intn(11)
			if len(ea) == 0 && op > 1 {
				op = 0
			}
			switch op {
			case 0:
				ea, eb = append(ea, a.PushFront(j)), append(eb, b.PushFront(j))
			case 1:
				ea, eb = append(ea, a.PushBack(j)), append(eb, b.PushBack(j))
			case 2:
				if x, y := a.InsertBefore(j, ea[k]), b.InsertBefore(j, eb[k]); x != nil && y != nil {
					ea, eb = append(ea, x), append(eb, y)
				}
			case 3:
				if x, y := a.InsertAfter(j, ea[k]), b.InsertAfter(j, eb[k]); x != nil && y != nil {
					ea, eb = append(ea, x), append(eb, y)
				}
			case 4:
				if a.Remove(ea[k]) != b.Remove(eb[k]) {
					t.Fatal("remove")
				}
			case 5:
				a.MoveToFront(ea[k])
				b.MoveToFront(eb[k])
			case 6:
				a.MoveToBack(ea[k])
				b.MoveToBack(eb[k])
			case 7:
				a.MoveBefore(ea[k], ea[l])
				b.MoveBefore(eb[k], eb[l])
			case 8:
				a.MoveAfter(ea[k], ea[l])
				b.MoveAfter(eb[k], eb[l])
			case 9:
				if r.Intn(5) == 0 && a.Len() < 50 {
					a.PushBackList(&a)
					b.PushBackList(&b)
				} else {
					other.PushFront(-j)
					otherGo.PushFront(-j)
				}
			case 10:
				if r.Intn(5) == 0 {
					a.PushFrontList(other)
					b.PushFrontList(otherGo)
				}
			}
			var x, y strings.Builder
			for e := a.Front(); e != nil; e = e.Next() {
				fmt.Fprint(&x, e.Value, " ")
			}
			for e := b.Front(); e != nil; e = e.Next() {
				fmt.Fprint(&y, e.Value, " ")
			}
			for e := a.Back(); e != nil; e = e.Prev() {
				fmt.Fprint(&x, e.Value, " ")
			}
			for e := b.Back(); e != nil; e = e.Prev() {
				fmt.Fprint(&y, e.Value, " ")
			}
			if x.String() != y.String() || a.Len() != b.Len() {
				t.Fatal(x.String(), y.String())
			}
		}
	}
}

func TestRing(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for i := 0; i < 2000; i++ {
		n, m := r.Intn(8), r.Intn(5)+1
		a, b := ourring.New(n), ring.New(n)
		for j := 0; j < n; j++ {
			a.Value, b.Value = j, j
			a, b = a.Next(), b.Next()
		}
		c, d := &ourring.Ring{Value: "x"}, &ring.Ring{Value: "x"}
		if n > 0 {
			a.Move(m).Link(c)
			b.Move(m).Link(d)
			a, b = a.Move(-m), b.Move(-m)
			if i%2 == 0 {
				p, q := a.Unlink(m), b.Unlink(m)
				if p.Len() != q.Len() {
					t.Fatal("unlink")
				}
			}
			a, b = a.Prev(), b.Prev()
		}
		x, y := "", ""
		a.Do(func(v any) { x += fmt.Sprint(v, " ") })
		b.Do(func(v any) { y += fmt.Sprint(v, " ") })
		if x != y || a.Len() != b.Len() {
			t.Fatal(x, y)
		}
	}
}

func TestPath(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	gen := func(chars []string, max int) string {
		s := ""
		for n := r.Intn(max + 1); n > 0; n-- {
			s += chars[r.Intn(len(chars))]
		}
		return s
	}
	names := []string{"a", "b", "/", "/", ".", "..", "-", "é", "ab", "c"}
	patterns := []string{"a", "b", "*", "*", "?", "[a-c]", "[^a]", "[", "]", "\\", "/", "é", "-", "^", "[é-ü]", "\\*", "[a", "[]a]", "\xff"}
	for i := 0; i < 1000000; i++ {
		p, q := gen(names, 8), gen(names, 4)
		x := fmt.Sprintf("%q %q %q %q %v %q", ourpath.Clean(p), ourpath.Base(p), ourpath.Dir(p), ourpath.Ext(p), ourpath.IsAbs(p), ourpath.Join(p, q, "z"))
		y := fmt.Sprintf("%q %q %q %q %v %q", path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), path.IsAbs(p), path.Join(p, q, "z"))
		a, b := ourpath.Split(p)
		c, d := path.Split(p)
		if x != y || a != c || b != d {
			t.Fatalf("%q: %s want %s", p, x, y)
		}
		pattern := gen(patterns, 6)
		m1, e1 := ourpath.Match(pattern, p)
		m2, e2 := path.Match(pattern, p)
		if m1 != m2 || (e1 == nil) != (e2 == nil) {
			t.Fatalf("Match(%q, %q) = %v %v want %v %v", pattern, p, m1, e1, m2, e2)
		}
	}
}
