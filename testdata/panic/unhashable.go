// Unrecovered: a slice as key of a map with interface keys.
package main

func main() {
	m := map[any]int{}
	m[[]int{1}] = 2
}
