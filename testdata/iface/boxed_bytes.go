// Bytes and bools in interfaces: every value of each type, compared, converted back, as map keys, beside larger ones of the same value.
package main

import "fmt"

type (
	flag  bool
	small int8
	pair  struct{ a, b any }
)

func (s small) String() string { return fmt.Sprint("small ", int8(s)) }

//go:noinline
func box[T any](v T) any { return v }

//go:noinline
func stringer(s small) fmt.Stringer { return s }

func main() {
	seen := map[any]int{}
	sum := 0
	for i := range 256 {
		b, s := byte(i), small(i)
		var x, y any = b, box(b)
		if x != y || x.(byte) != b || x == any(s) || x == any(i) || x == any(int8(i)) {
			panic(i)
		}
		if stringer(s).(small) != s || box(s) == box(s+1) {
			panic(i)
		}
		seen[x]++
		seen[box(s)]++
		seen[int8(i)]++
		seen[i&1 == 0]++
		seen[flag(i&2 == 0)]++
		sum += int(x.(byte)) + int(box(s).(small))
	}
	fmt.Println(len(seen), seen[true], seen[false], seen[flag(true)], seen[small(-3)], seen[byte(253)], seen[253], sum)
	fmt.Println(stringer(-128), box(flag(len(seen) > 3)), pair{byte(sum), sum > 0}, box([1]byte{byte(sum)}))
	x := box(byte(200))
	switch v := x.(type) {
	case bool:
		fmt.Println("bool", v)
	case uint8:
		v++
		fmt.Println(v, x)
	}
}
