package values

import (
	"math/rand/v2"
	"unsafe"
)

type mutex struct{ key uint32 }

func lock(l *mutex) {
	if l.key != 0 {
		panic("locked")
	}
	l.key = 1
}
func unlock(l *mutex) { l.key = 0 }

type g struct{ writebuf []byte }
type m struct{}

var g1 g
var m1 m

func getg() *g                                       { return &g1 }
func tcbGetM() *m                                    { return &m1 }
func noPreemptInc()                                  {}
func noPreemptDec()                                  {}
func add(p unsafe.Pointer, x uintptr) unsafe.Pointer { return unsafe.Pointer(uintptr(p) + x) }

var keep [][]uint64
var zerobase uintptr

func mallocgc(n uintptr, t *_type, z bool) unsafe.Pointer {
	if n == 0 {
		return unsafe.Pointer(&zerobase)
	}
	b := make([]uint64, (n+7)/8)
	if len(keep) < 1000 {
		keep = append(keep, b)
	}
	return unsafe.Pointer(&b[0])
}
func persistentalloc(n uintptr) unsafe.Pointer { return mallocgc(n, nil, true) }
func memmove(to, from unsafe.Pointer, n uintptr) {
	copy(unsafe.Slice((*byte)(to), n), unsafe.Slice((*byte)(from), n))
}
func memclrNoHeapPointers(p unsafe.Pointer, n uintptr) { clear(unsafe.Slice((*byte)(p), n)) }
func cheaprand() uint32                                { return mrand.Uint32() }

var mrand = rand.New(rand.NewPCG(1, 2))

func runtimerand() uint64 { return mrand.Uint64() }
func throw(s string)      { panic("throw: " + s) }
func fatal(s string)      { panic("fatal: " + s) }
func libc_memcmp(x, y unsafe.Pointer, n uintptr) int32 {
	a, b := unsafe.Slice((*byte)(x), n), unsafe.Slice((*byte)(y), n)
	for i := range a {
		if a[i] != b[i] {
			return int32(a[i]) - int32(b[i])
		}
	}
	return 0
}

var out []byte

func write(fd uintptr, p unsafe.Pointer, n int32) int32 {
	out = append(out, unsafe.Slice((*byte)(p), n)...)
	return n
}
func writebufAppend(gp *g, p unsafe.Pointer, n int) {}
