// Package values has a function for every row of the table of conversions.
//
// Nothing in it allocates, so that its functions run without golite's runtime.
package values

import (
	"strings"
	"time"
	"unsafe"
)

// Point is a point in the plane.
type Point struct {
	// X is how far to the right.
	X int
	Y int
}

// Sum adds the coordinates.
func (p Point) Sum() int { return p.X + p.Y }

// Move moves the point by dx and dy.
func (p *Point) Move(dx, dy int) {
	p.X += dx
	p.Y += dy
}

// Many gives results in memory.
func (p *Point) Many(text string) (Big, string) { return Big{A: p.X, E: p.Y}, text }

func (p Point) String() string { return "a point" }

type (
	// Line has two ends.
	Line struct {
		From, To Point
		Name     string
	}
	Node struct {
		Value int
		Next  *Node
		Kids  []Node
	}
	Counter struct {
		Name  string
		count int
	}
	base struct {
		ID    int
		label string
	}
	Derived struct {
		base
		*Point
		ID2 int
	}
	Uncomparable struct{ List []int }
	Blank        struct {
		_ int32
		A int8
		_ [3]byte
		B int64
	}
	Only struct{ P *int }
	Keyword struct{ None, True int }
	Big struct{ A, B, C, D, E int }
	Empty struct{}
	Pair[A, B any] struct {
		First  A
		Second B
	}
)

func (c *Counter) Add(n int) int { c.count += n; return c.count }
func (c Counter) Count() int     { return c.count }
func (b *base) GetID() int       { return b.ID }
func (o Only) Get() int          { return *o.P }

type (
	Color   uint8
	Celsius float64
	Flag    bool
	Name    string
	Names   []string
	Raw     []byte
	Table   map[string]int
	Grid    [2][2]int
	Op      func(int, int) int
	Wave    complex128
)

const (
	Red Color = iota
	Green
)

func (c Color) String() string {
	if c == Red {
		return "red"
	}
	return "other"
}
func (c *Color) Set(n int)      { *c = Color(n) }
func (c Celsius) Kelvin() float64 { return float64(c) + 273.15 }
func (n Names) Len() int        { return len(n) }
func (t Table) IsNil() bool     { return t == nil }

// Constants of all kinds.
const (
	Huge         = 1 << 100
	Third        = 1.0 / 3
	Enormous     = 1e1000
	Imaginary    = 2i
	Text         = "t\xff"
	Yes          = true
	Letter       = 'x'
	Small   int8 = -3
	Cold         = Celsius(-1.5)
)

// Adder adds.
type Adder interface {
	// Add adds n.
	Add(n int) int
}

// Other is a Point.
type Other = Point

type Plain struct{ Text string }

func (e Plain) Error() string { return e.Text }

type Wrapping struct {
	Text  string
	Inner error
}

func (e *Wrapping) Error() string { return e.Text }
func (e *Wrapping) Unwrap() error { return e.Inner }

type Several struct{ Errs []error }

func (e *Several) Error() string   { return "several" }
func (e *Several) Unwrap() []error { return e.Errs }

type Matching struct{ Code int }

func (e Matching) Error() string { return "matching" }
func (e Matching) Is(target error) bool {
	p, ok := target.(Plain)
	return ok && p.Text == "any"
}

// Variables.
var (
	// Total is a number.
	Total    = 7
	Origin   Point
	Hook     func(int) int
	ErrPlain error = Plain{"plain"}
	Chain    = &Wrapping{"outer", &Wrapping{"middle", Plain{"inner"}}}
	Joined   = &Several{[]error{Plain{"one"}, Plain{"two"}}}
	counter  = Counter{"c", 5}
)

func Bool(v bool) bool                   { return v }
func Int(v int) int                      { return v }
func Int8(v int8) int8                   { return v }
func Int16(v int16) int16                { return v }
func Int32(v int32) int32                { return v }
func Int64(v int64) int64                { return v }
func Uint(v uint) uint                   { return v }
func Uint8(v uint8) uint8                { return v }
func Uint16(v uint16) uint16             { return v }
func Uint32(v uint32) uint32             { return v }
func Uint64(v uint64) uint64             { return v }
func Uintptr(v uintptr) uintptr          { return v }
func Float32(v float32) float32          { return v }
func Float64(v float64) float64          { return v }
func Complex64(v complex64) complex64    { return v }
func Complex128(v complex128) complex128 { return v }
func String(v string) string             { return v }
func Bytes(v []byte) []byte              { return v }
func Ints(v []int) []int                 { return v }
func Floats(v []float32) []float32       { return v }
func Bools(v []bool) []bool              { return v }
func Strings(v []string) []string        { return v }
func Points(v []Point) []Point           { return v }
func Lines(v []Line) []Line              { return v }
func Empties(v []Empty) []Empty          { return v }
func Pointers(v []*Point) []*Point       { return v }
func IntArray(v [3]int) [3]int           { return v }
func ByteArray(v [4]byte) [4]byte        { return v }
func StringArray(v [2]string) [2]string  { return v }
func Map(v map[string]int) map[string]int {
	return v
}
func PointMap(v map[Point][]string) map[Point][]string { return v }
func Set(v map[string]struct{}) map[string]struct{}    { return v }
func PassPoint(v Point) Point                           { return v }
func PassLine(v Line) Line                              { return v }
func PassCounter(v Counter) Counter                     { return v }
func PassDerived(v Derived) Derived                     { return v }
func PassUncomparable(v Uncomparable) Uncomparable      { return v }
func PassBlank(v Blank) Blank                           { return v }
func PassOnly(v Only) Only                              { return v }
func PassKeyword(v Keyword) Keyword                     { return v }
func PassEmpty(v Empty) Empty                           { return v }
func PassBig(v Big) Big                                 { return v }
func PassPair(v Pair[int, string]) Pair[int, string]    { return v }
func Anonymous(v struct{ A, B int }) struct{ A, B int } { return v }
func PointPointer(v *Point) *Point                      { return v }
func NodePointer(v *Node) *Node                         { return v }
func LinePointer(v *Line) *Line                         { return v }
func IntPointer(v *int) *int                            { return v }
func ColorPointer(v *Color) *Color                      { return v }
func DerivedPointer(v *Derived) *Derived                { return v }
func BuilderPointer(v *strings.Builder) *strings.Builder { return v }
func PassColor(v Color) Color                           { return v }
func PassCelsius(v Celsius) Celsius                     { return v }
func PassFlag(v Flag) Flag                              { return v }
func PassName(v Name) Name                              { return v }
func PassNames(v Names) Names                           { return v }
func PassRaw(v Raw) Raw                                 { return v }
func PassTable(v Table) Table                           { return v }
func PassGrid(v Grid) Grid                              { return v }
func PassWave(v Wave) Wave                              { return v }
func Any(v any) any                                     { return v }
func PassAdder(v Adder) Adder                           { return v }
func PassError(v error) []error                         { return nil }
func Errors(v []error) []error                          { return v }
func Func(v func(int, string) (int, error)) func(int, string) (int, error) {
	return v
}
func VariadicFunc(v func(...int) int) func(...int) int { return v }
func PassOp(v Op) Op                                    { return v }
func Chan(v chan int) chan int                          { return v }
func RecvChan(v <-chan int) <-chan int                  { return v }
func Duration(v time.Duration) time.Duration            { return v }
func Time(v time.Time) time.Time                        { return v }
func Unsafe(v unsafe.Pointer) unsafe.Pointer            { return v }
func Month(v time.Month) time.Month                     { return v }

// Add adds a and b.
func Add(a, b int) int { return a + b }

// Divide has named results.
func Divide(a, b int) (quotient, remainder int) { return a / b, a % b }

func Two(a int) (int, bool) { return a, a > 0 }

func Fail(text string, fail bool) (int, error) {
	if fail {
		return 0, ErrPlain
	}
	return 1, nil
}

func FailChain() error { return Chain }

func Nothing() {}

func Blanks(a int, _ int, c int) int { return a - c }

func Keywords(from, lambda, class int) int { return from*100 + lambda*10 + class }

func Variadic(first int, rest ...int) (int, int) {
	sum := 0
	for _, v := range rest {
		sum += v
	}
	return first, sum
}

func VariadicBytes(rest ...byte) []byte { return rest }

func Generic[T any](v T) T { return v }

func CallOp(op Op, a, b int) int { return op(a, b) }

// Calls: arguments in registers, on the stack, behind pointers; results in registers and in memory.

func Call1(a int8, b float32, c string, d bool, e uint16) (string, uint16, int8, bool, float32) {
	return c, e, a, d, b
}
func Call2(a, b, c string, d []int) (int, int, int) { return len(a) + len(b), len(c), d[1] }
func Call3(a Big, b int, c Line) (Big, int) {
	a.A += b
	return a, a.E + c.To.Y
}
func Call4(f1, f2, f3, f4, f5, f6, f7, f8, f9 float64, n int) (float64, int, float64) {
	return f1 + f2 + f3 + f4 + f5 + f6 + f7 + f8, n, f9
}
func Call5(a [3]int16, e Empty, b complex64, c any) (complex64, [3]int16) { return b, a }
func Call6(a [1]bool, b struct {
	A int8
	B float64
}) (bool, float64, int8) {
	return a[0], b.B, b.A
}
func Call7(a, b, c, d, e, f int32, g int8, h bool, i *Point) (int32, int8, bool) {
	return a + b + c + d + e + f, g, h
}
