// Unrecovered assignment to an entry in a nil map.
package main

import "fmt"

type reg struct{ m map[string][]int }

func main() {
	var r reg
	fmt.Println(len(r.m["x"]))
	r.m["x"] = append(r.m["x"], 1)
}
