// Checks that math/rand gives Go's numbers.
package rand

import (
	"fmt"
	"math/rand"
	"testing"

	our "stdcheck/std/math/rand"
)

type drawer interface {
	Int63() int64
	Uint32() uint32
	Uint64() uint64
	Int31() int32
	Int() int
	Int63n(int64) int64
	Int31n(int32) int32
	Intn(int) int
	Float64() float64
	Float32() float32
	Perm(int) []int
	Shuffle(int, func(i, j int))
	Read([]byte) (int, error)
	NormFloat64() float64
	ExpFloat64() float64
}

type only63 struct{ s rand.Source }

func (o only63) Int63() int64    { return o.s.Int63() }
func (o only63) Seed(seed int64) { o.s.Seed(seed) }

func draw(d drawer, op, n int) string {
	switch op {
	case 0:
		return fmt.Sprint(d.Int63(), d.Uint32(), d.Uint64(), d.Int31(), d.Int())
	case 1:
		return fmt.Sprint(d.Int63n(int64(n)), d.Int31n(int32(n)), d.Intn(n), d.Intn(n<<32), d.Int63n(1<<62+1), d.Int31n(1<<30+1))
	case 2:
		return fmt.Sprint(d.Float64(), d.Float32())
	case 3:
		return fmt.Sprint(d.Perm(n % 20))
	case 4:
		x := []int{1, 2, 3, 4, 5, 6, 7, 8, 9}
		d.Shuffle(len(x), func(i, j int) { x[i], x[j] = x[j], x[i] })
		return fmt.Sprint(x)
	case 5:
		p := make([]byte, n%11)
		d.Read(p)
		return fmt.Sprint(p)
	}
	return fmt.Sprint(d.NormFloat64(), d.ExpFloat64())
}

func TestSeeded(t *testing.T) {
	for _, seed := range []int64{0, 1, 2, 42, -1, -12345, 1 << 40, 1<<31 - 1, 1<<63 - 1, -1 << 63} {
		a, b := our.New(our.NewSource(seed)), rand.New(rand.NewSource(seed))
		c, d := our.New(only63{rand.NewSource(seed)}), rand.New(only63{rand.NewSource(seed)})
		for i := 0; i < 20000; i++ {
			op, n := i*7%13%7, i%1000+1
			if x, y := draw(a, op, n), draw(b, op, n); x != y {
				t.Fatalf("seed %d op %d: %s want %s", seed, op, x, y)
			}
			if x, y := draw(c, op, n), draw(d, op, n); x != y {
				t.Fatalf("seed %d op %d: %s want %s", seed, op, x, y)
			}
		}
		for i := 0; i < 300000; i++ {
			if x, y := a.NormFloat64(), b.NormFloat64(); x != y {
				t.Fatal("norm", x, y)
			}
			if x, y := a.ExpFloat64(), b.ExpFloat64(); x != y {
				t.Fatal("exp", x, y)
			}
		}
		a.Seed(seed + 1)
		b.Seed(seed + 1)
		z, w := our.NewZipf(a, 1.3, 2, 1000), rand.NewZipf(b, 1.3, 2, 1000)
		for i := 0; i < 10000; i++ {
			if z.Uint64() != w.Uint64() {
				t.Fatal("zipf")
			}
		}
	}
	if our.NewZipf(nil, 1, 1, 1) != nil || our.Intn(10) > 9 {
		t.Fatal("zipf")
	}
}
