// NaN keys: never found, never equal, can only be ranged over and cleared.
package main

import (
	"fmt"
	"math"
)

func main() {
	m := map[float64]int{}
	nan := math.NaN()
	for i := range 5 {
		m[nan] = i
	}
	m[1] = 100
	fmt.Println(len(m))
	_, ok := m[nan]
	fmt.Println(ok)
	delete(m, nan)
	fmt.Println(len(m))
	sum, nans := 0, 0
	for k, v := range m {
		if k != k {
			nans++
		}
		sum += v
	}
	fmt.Println(nans, sum)
	clear(m)
	fmt.Println(len(m))

	a := map[any]string{nan: "x", float32(1): "y"}
	a[nan] = "z"
	fmt.Println(len(a), a[float32(1)], a[1.0] == "")

	type key struct {
		f float64
		s string
	}
	k := map[key]int{{nan, "a"}: 1}
	k[key{nan, "a"}]++
	fmt.Println(len(k))
	z := map[float64]string{}
	z[0] = "plus"
	z[math.Copysign(0, -1)] = "minus"
	fmt.Println(len(z), z[0])
	for key := range z {
		fmt.Println(math.Signbit(key))
	}
	inf64 := 1e300
	z32 := map[float32]int{float32(math.Inf(1)): 1}
	z32[float32(inf64)]++
	fmt.Println(z32)
}
