// math/rand: the numbers of seeded sources, and bounds of the others.
package main

import (
	"fmt"
	"math/rand"
)

func main() {
	for _, seed := range []int64{0, 1, 42, -7, 1 << 40} {
		r := rand.New(rand.NewSource(seed))
		fmt.Println(r.Int63(), r.Uint32(), r.Uint64(), r.Int31(), r.Int(), r.Intn(100), r.Int63n(1e15), r.Int31n(7), r.Intn(1<<40))
		fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(10))
		x := []string{"a", "b", "c", "d", "e", "f"}
		r.Shuffle(len(x), func(i, j int) { x[i], x[j] = x[j], x[i] })
		p := make([]byte, 11)
		r.Read(p)
		fmt.Println(x, p)
		sum := 0.0
		for i := 0; i < 10000; i++ {
			sum += r.NormFloat64() + r.ExpFloat64()
		}
		fmt.Println(sum, r.Int63())
		z := rand.NewZipf(r, 1.5, 3, 100)
		fmt.Println(z.Uint64(), z.Uint64(), z.Uint64(), z.Uint64())
		r.Seed(seed)
		fmt.Println(r.Int63())
	}
	seen := map[int]bool{}
	for i := 0; i < 1000; i++ {
		n := rand.Intn(10)
		if n < 0 || n >= 10 {
			fmt.Println("out of range", n)
		}
		seen[n] = true
		if f := rand.Float64(); f < 0 || f >= 1 {
			fmt.Println("out of range", f)
		}
	}
	fmt.Println(len(seen), len(rand.Perm(5)), rand.Int63n(1), rand.Uint64() != rand.Uint64())
	for _, f := range []func(){func() { rand.Intn(0) }, func() { rand.Int31n(-1) }, func() { rand.Int63n(0) }, func() { rand.Shuffle(-1, nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
