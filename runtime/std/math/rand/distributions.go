package rand

import "math"

// Normal and exponential distribution by the ziggurat method (G. Marsaglia and W. W. Tsang, Journal of Statistical
// Software 5(8), 2000): the area under the density is cut into strips of equal area, the lowest with the tail. A random
// strip and place in it are mostly inside already.

// ziggurat has for every strip the bound below which a place is inside, the width of a place, and the density at its edge.
type ziggurat struct {
	inside  [256]uint32
	width   [256]float32
	density [256]float32
}

const (
	normalTail = 3.442619855899 // where the tail begins
	normalArea = 9.91256303526217e-3
	expTail    = 7.69711747013104972
	expArea    = 3.949659822581572e-3
)

var (
	normal      = makeZiggurat(128, 1<<31, normalTail, normalArea, normalDensity, normalInverse)
	exponential = makeZiggurat(256, 1<<32, expTail, expArea, expDensity, expInverse)
)

func normalDensity(x float64) float64 { return math.Exp(-.5 * x * x) }
func normalInverse(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) }
func expDensity(x float64) float64    { return math.Exp(-x) }
func expInverse(y float64) float64    { return -math.Log(y) }

func makeZiggurat(n int, scale, tail, area float64, density, inverse func(float64) float64) *ziggurat {
	z := new(ziggurat)
	last := n - 1
	base := area / density(tail) // the width of the lowest strip, as if it were a rectangle
	z.inside[0] = uint32(tail / base * scale)
	z.width[0] = float32(base / scale)
	z.width[last] = float32(tail / scale)
	z.density[0] = 1
	z.density[last] = float32(density(tail))
	x, below := tail, tail
	for i := last - 1; i >= 1; i-- {
		x = inverse(area/x + density(x))
		z.inside[i+1] = uint32(x / below * scale)
		below = x
		z.density[i] = float32(density(x))
		z.width[i] = float32(x / scale)
	}
	return z
}

// NormFloat64 returns a value of the standard normal distribution.
func (r *Rand) NormFloat64() float64 {
	for {
		j := int32(r.Uint32())
		i := j & 127
		x := float64(j) * float64(normal.width[i])
		magnitude := uint32(j)
		if j < 0 {
			magnitude = -magnitude
		}
		if magnitude < normal.inside[i] {
			return x
		}
		if i == 0 { // the tail
			for {
				x = -math.Log(r.Float64()) * (1 / normalTail)
				y := -math.Log(r.Float64())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return normalTail + x
			}
			return -normalTail - x
		}
		d := normal.density[i]
		if d+float32(r.Float64())*(normal.density[i-1]-d) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// ExpFloat64 returns a value of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	for {
		j := r.Uint32()
		i := j & 255
		x := float64(j) * float64(exponential.width[i])
		if j < exponential.inside[i] {
			return x
		}
		if i == 0 {
			return expTail - math.Log(r.Float64())
		}
		d := exponential.density[i]
		if d+float32(r.Float64())*(exponential.density[i-1]-d) < float32(math.Exp(-x)) {
			return x
		}
	}
}

// Zipf gives values of a Zipf distribution: k with a probability in proportion to (v + k)^-s, k <= imax. Method:
// rejection-inversion (W. Hörmann and G. Derflinger, 1996).
type Zipf struct {
	r            *Rand
	imax, v, s   float64
	one, inverse float64 // 1-s and 1/(1-s)
	low, span    float64 // of the values of h
	alwaysCloser float64 // k at most this far above x is always right
}

// NewZipf returns a Zipf of r; nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, s: s, one: 1 - s}
	z.inverse = 1 / z.one
	z.low = z.h(z.imax + 0.5)
	z.span = z.h(0.5) - math.Exp(math.Log(v)*(-s)) - z.low
	z.alwaysCloser = 1 - z.hInverse(z.h(1.5)-math.Exp(-s*math.Log(v+1)))
	return z
}

func (z *Zipf) h(x float64) float64        { return math.Exp(z.one*math.Log(z.v+x)) * z.inverse }
func (z *Zipf) hInverse(x float64) float64 { return math.Exp(z.inverse*math.Log(z.one*x)) - z.v }

// Uint64 returns a value.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.low + z.r.Float64()*z.span
		x := z.hInverse(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.alwaysCloser || u >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.s) {
			return uint64(k)
		}
	}
}
