// Random numbers (splitmix64), seeded from the system: for the runtime itself and for package math/rand.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

var randseed uint64

func randinit() {
	syscall6(_SYS_getrandom, uintptr(unsafe.Pointer(&randseed)), 8, 0, 0, 0, 0)
}

func rand() uint64 {
	return mix64(atomic.Xadd64(&randseed, -0x61c8864680b583eb))
}

// mix64 is splitmix64's finaliser.
func mix64(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// cheaprand is for scheduling decisions and map seeds; per m, not locked.
func cheaprand() uint32 {
	mp := tcbGetM()
	mp.randstate += 0x9e3779b97f4a7c15
	return uint32(mix64(mp.randstate) >> 32)
}

//go:linkname rand_runtime_rand math/rand.runtime_rand
func rand_runtime_rand() uint64 { return rand() }
