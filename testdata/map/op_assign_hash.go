// m[k] op= v is one mapassign, also for what it says against a key that cannot be hashed.
package main

import "fmt"

type key struct{ x any }

func try(name string, f func()) {
	defer func() {
		fmt.Println(name, recover())
	}()
	f()
}

func main() {
	m := map[any]int{}
	k := map[key]string{}
	var none map[string]int
	try("increment", func() { m[[]int{1}]++ })
	try("decrement array", func() { m[[1]any{[]int{}}]-- })
	try("add", func() { k[key{func() {}}] += "s" })
	try("xor", func() { m[key{[]string{}}] ^= 3 })
	try("divide", func() { m[map[int]int{}] /= 3 })
	try("nil", func() { none["a"]++ })
	try("nil, by zero", func() { none["a"] %= len(m) })
	try("by zero", func() { m["a"] /= len(m) })
	fmt.Println(len(m), len(k), none)

	counts, words, floats := map[int]int{}, map[string]string{}, map[float64]int8{}
	for i := range 100 {
		counts[i*i%17]++
		counts[i%5] -= counts[i%7]
		counts[i%3] <<= uint(i & 1)
		counts[i%4+1] /= 2
		words[fmt.Sprint(i%3)] += fmt.Sprint(len(words))
		floats[float64(i&3)]--
		if i%10 == 0 {
			delete(counts, i/10)
			clear(floats)
		}
	}
	nan := 0.0
	nan /= nan
	floats[nan]++
	floats[nan] += 2
	fmt.Println(counts, words, len(floats), floats[1], floats[nan])
	structs := map[[2]string]complex128{}
	for _, w := range []string{"a", "b", "a"} {
		structs[[2]string{w, "x"}] += 1i
		structs[[2]string{w}] *= 2
	}
	fmt.Println(structs)
}
