package rand

// The generator of NewSource: an additive lagged Fibonacci sequence x(n) = x(n-607) + x(n-273) modulo 2^64. A seed is
// spread over the first 607 values by a linear congruential generator and mixed with fixed values (seedtab.go).

const (
	longLag  = 607
	shortLag = 273
	lehmerM  = 1<<31 - 1 // modulus and factor of the seeding generator (Park, Miller and Stockmeyer, 1993)
	lehmerA  = 48271
)

type rngSource struct {
	next int // x(n-607) is at next-1, x(n-273) longLag-shortLag places further, both cyclic
	x    [longLag]uint64
}

// NewSource returns a Source with the given seed. It implements Source64 and may not be used by several goroutines.
func NewSource(seed int64) Source {
	s := new(rngSource)
	s.Seed(seed)
	return s
}

func (s *rngSource) Seed(seed int64) {
	s.next = longLag - shortLag
	seed %= lehmerM
	if seed < 0 {
		seed += lehmerM
	}
	if seed == 0 {
		seed = 89482311
	}
	y := uint64(seed)
	step := func() uint64 {
		y = y * lehmerA % lehmerM
		return y
	}
	for i := 0; i < 20; i++ {
		step()
	}
	for i := range s.x {
		at := 8 * i
		m := seedMix[at : at+8]
		mix := uint64(m[0]) | uint64(m[1])<<8 | uint64(m[2])<<16 | uint64(m[3])<<24 |
			uint64(m[4])<<32 | uint64(m[5])<<40 | uint64(m[6])<<48 | uint64(m[7])<<56
		v := step() << 40
		v ^= step() << 20
		v ^= step()
		s.x[i] = v ^ mix
	}
}

func (s *rngSource) Uint64() uint64 {
	s.next--
	if s.next < 0 {
		s.next += longLag
	}
	other := s.next + shortLag
	if other >= longLag {
		other -= longLag
	}
	s.x[s.next] += s.x[other]
	return s.x[s.next]
}

func (s *rngSource) Int63() int64 { return int64(s.Uint64() & (1<<63 - 1)) }
