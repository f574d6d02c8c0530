// Interfaces that embed interfaces, overlapping method sets, structs that embed interfaces to override one method.
package main

import (
	"fmt"
	"sort"
)

type R interface{ Read() string }
type W interface{ Write(string) int }
type RW interface {
	R
	W
	Read() string // duplicates are allowed
}
type RWC interface {
	RW
	R
	Close() error
}
type file struct{ data []string }

func (f *file) Read() string {
	if len(f.data) == 0 {
		return ""
	}
	s := f.data[0]
	f.data = f.data[1:]
	return s
}
func (f *file) Write(s string) int { f.data = append(f.data, s); return len(s) }
func (f *file) Close() error       { return fmt.Errorf("closed with %d left", len(f.data)) }

type upper struct {
	RW
	n int
}

func (u *upper) Read() string { u.n++; return "<" + u.RW.Read() + ">" }

type byLen struct{ sort.StringSlice }

func (b byLen) Less(i, j int) bool { return len(b.StringSlice[i]) < len(b.StringSlice[j]) }

func main() {
	f := &file{}
	var rwc RWC = f
	rwc.Write("one")
	rwc.Write("two")
	rwc.Write("three")
	var rw RW = rwc
	fmt.Println(rw.Read())
	var r R = rw
	fmt.Println(r.Read())
	_, isC := r.(interface{ Close() error })
	fmt.Println(isC)
	u := &upper{RW: rw}
	u.Write("four")
	fmt.Println(u.Read(), u.n)
	r = u
	fmt.Println(r.Read(), u.n)
	w, ok := r.(W)
	fmt.Println(w.Write("x"), ok)
	_, ok = r.(RWC)
	fmt.Println(ok)
	fmt.Println(rwc.Close())
	words := []string{"ccc", "a", "bb", "", "dddd"}
	sort.Sort(byLen{words})
	fmt.Printf("%q\n", words)
	sort.Sort(sort.Reverse(byLen{words}))
	fmt.Printf("%q\n", words)
	x := rwc.(RW).(R).(*file)
	fmt.Println(x == f, rwc == RWC(f), any(rwc) == any(f))
	var e interface {
		RW
		fmt.Stringer
	}
	fmt.Println(e == nil)
	fmt.Printf("%T %T\n", rwc, u)
}
