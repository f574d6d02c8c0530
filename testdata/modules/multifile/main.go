// One package in several files; types, methods and constants refer to each other across them; a test file and a file for another
// system are left out.
package main

import "fmt"

func main() {
	t := &Tree{}
	for _, v := range []Key{5, 2, 8, 1, 9, 3} {
		t.Insert(v)
	}
	fmt.Println(t, t.depth(), Limit, system)
	fmt.Println(t.Walk(func(k Key) bool { return k.even() }))
}
