// Unrecovered index out of range.
package main

import "fmt"

func get(s []string, i int) string { return s[i] }

func main() {
	fmt.Println(get([]string{"a", "b"}, 1))
	fmt.Println(get([]string{"a", "b"}, 2))
}
