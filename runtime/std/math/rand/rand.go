// Package rand has pseudo-random numbers. With the same seed a source gives the same numbers as Go's; the functions of the
// package draw from the runtime's generator, which differs from run to run. Nothing here is fit for secrets.
package rand

import "sync"

// Source gives uniformly distributed values.
type Source interface {
	Int63() int64 // in [0, 1<<63)
	Seed(seed int64)
}

// Source64 is a Source that also gives 64 bits at once.
type Source64 interface {
	Source
	Uint64() uint64
}

// Rand draws all kinds of numbers from a source.
type Rand struct {
	src Source
	s64 Source64 // src, if it is one

	// Read takes bytes of a value from the lowest on: those left, and how many.
	left      int64
	leftBytes int8
}

// New returns a Rand of src.
func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, s64: s64}
}

// Seed starts the source again. It must not run together with other methods.
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.leftBytes = 0
}

// Int63 returns a value in [0, 1<<63).
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Uint32 returns 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Uint64 returns 64 bits.
func (r *Rand) Uint64() uint64 {
	if r.s64 != nil {
		return r.s64.Uint64()
	}
	low := uint64(r.Int63()) >> 31
	return low | uint64(r.Int63())<<32
}

// Int31 returns a value in [0, 1<<31).
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int returns a value >= 0.
func (r *Rand) Int() int { return int(uint(r.Int63()) << 1 >> 1) }

// Int63n returns a value in [0, n); it panics if n <= 0.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	// Draw again above the last multiple of n, which would favour small values.
	last := int64(1<<63 - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > last {
		v = r.Int63()
	}
	return v % n
}

// Int31n returns a value in [0, n); it panics if n <= 0.
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	last := int32(1<<31 - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > last {
		v = r.Int31()
	}
	return v % n
}

// scaled returns a value in [0, n) by multiplication (D. Lemire, "Fast random integer generation in an interval", 2019).
func (r *Rand) scaled(n uint32) uint32 {
	p := uint64(r.Uint32()) * uint64(n)
	if uint32(p) < n {
		for least := -n % n; uint32(p) < least; {
			p = uint64(r.Uint32()) * uint64(n)
		}
	}
	return uint32(p >> 32)
}

// Intn returns a value in [0, n); it panics if n <= 0.
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 returns a value in [0, 1).
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 { // rounding may give 1
			return f
		}
	}
}

// Float32 returns a value in [0, 1).
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

// Perm returns a permutation of 0 to n-1.
func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		j := r.Intn(i + 1)
		p[i] = p[j]
		p[j] = i
	}
	return p
}

// Shuffle puts n elements in random order by swap; it panics if n < 0.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		if i > 1<<31-2 {
			swap(i, int(r.Int63n(int64(i+1))))
		} else {
			swap(i, int(r.scaled(uint32(i+1))))
		}
	}
}

// Read fills p with random bytes.
func (r *Rand) Read(p []byte) (n int, err error) {
	if r == &global {
		globalRead.Lock()
		defer globalRead.Unlock()
	}
	for i := range p {
		if r.leftBytes == 0 {
			r.left = r.src.Int63()
			r.leftBytes = 7
		}
		p[i] = byte(r.left)
		r.left >>= 8
		r.leftBytes--
	}
	return len(p), nil
}

// global draws from the runtime; its Read has state, which the lock guards.
var (
	global     = Rand{src: runtimeSource{}, s64: runtimeSource{}}
	globalRead sync.Mutex
)

type runtimeSource struct{}

func (runtimeSource) Int63() int64   { return int64(runtime_rand() >> 1) }
func (runtimeSource) Uint64() uint64 { return runtime_rand() }
func (runtimeSource) Seed(int64)     {}

// Seed does nothing: the generator of the package's functions is always seeded at random.
func Seed(seed int64) {}

// The functions are the methods of a Rand that all goroutines may use.

func Int63() int64                       { return global.Int63() }
func Uint32() uint32                     { return global.Uint32() }
func Uint64() uint64                     { return global.Uint64() }
func Int31() int32                       { return global.Int31() }
func Int() int                           { return global.Int() }
func Int63n(n int64) int64               { return global.Int63n(n) }
func Int31n(n int32) int32               { return global.Int31n(n) }
func Intn(n int) int                     { return global.Intn(n) }
func Float64() float64                   { return global.Float64() }
func Float32() float32                   { return global.Float32() }
func Perm(n int) []int                   { return global.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }
func Read(p []byte) (n int, err error)   { return global.Read(p) }
func NormFloat64() float64               { return global.NormFloat64() }
func ExpFloat64() float64                { return global.ExpFloat64() }
