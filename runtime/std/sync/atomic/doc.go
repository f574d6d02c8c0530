// Package atomic provides atomic memory primitives for synchronisation algorithms.
//
// The compiler puts the instruction itself in place of each call (sequentially consistent, as the Go memory model asks), so
// also of the call inside each of these functions, which is there for uses as a value. The types in type.go are thin methods
// over them. 64-bit operands are naturally aligned on the one platform there is.
package atomic

import "unsafe"

// Swap stores new into *addr and returns what was there.

func SwapInt32(addr *int32, new int32) (old int32)         { return SwapInt32(addr, new) }
func SwapInt64(addr *int64, new int64) (old int64)         { return SwapInt64(addr, new) }
func SwapUint32(addr *uint32, new uint32) (old uint32)     { return SwapUint32(addr, new) }
func SwapUint64(addr *uint64, new uint64) (old uint64)     { return SwapUint64(addr, new) }
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr) { return SwapUintptr(addr, new) }
func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) (old unsafe.Pointer) {
	return SwapPointer(addr, new)
}

// CompareAndSwap stores new if *addr is old and tells whether it did.

func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool) {
	return CompareAndSwapInt32(addr, old, new)
}
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool) {
	return CompareAndSwapInt64(addr, old, new)
}
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool) {
	return CompareAndSwapUint32(addr, old, new)
}
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool) {
	return CompareAndSwapUint64(addr, old, new)
}
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool) {
	return CompareAndSwapUintptr(addr, old, new)
}
func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) (swapped bool) {
	return CompareAndSwapPointer(addr, old, new)
}

// Add adds delta to *addr and returns the sum.

func AddInt32(addr *int32, delta int32) (new int32)         { return AddInt32(addr, delta) }
func AddInt64(addr *int64, delta int64) (new int64)         { return AddInt64(addr, delta) }
func AddUint32(addr *uint32, delta uint32) (new uint32)     { return AddUint32(addr, delta) }
func AddUint64(addr *uint64, delta uint64) (new uint64)     { return AddUint64(addr, delta) }
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr) { return AddUintptr(addr, delta) }

// And and Or combine *addr with mask bit by bit and return what was there before.

func AndInt32(addr *int32, mask int32) (old int32)         { return AndInt32(addr, mask) }
func AndInt64(addr *int64, mask int64) (old int64)         { return AndInt64(addr, mask) }
func AndUint32(addr *uint32, mask uint32) (old uint32)     { return AndUint32(addr, mask) }
func AndUint64(addr *uint64, mask uint64) (old uint64)     { return AndUint64(addr, mask) }
func AndUintptr(addr *uintptr, mask uintptr) (old uintptr) { return AndUintptr(addr, mask) }

func OrInt32(addr *int32, mask int32) (old int32)         { return OrInt32(addr, mask) }
func OrInt64(addr *int64, mask int64) (old int64)         { return OrInt64(addr, mask) }
func OrUint32(addr *uint32, mask uint32) (old uint32)     { return OrUint32(addr, mask) }
func OrUint64(addr *uint64, mask uint64) (old uint64)     { return OrUint64(addr, mask) }
func OrUintptr(addr *uintptr, mask uintptr) (old uintptr) { return OrUintptr(addr, mask) }

func LoadInt32(addr *int32) (val int32)                     { return LoadInt32(addr) }
func LoadInt64(addr *int64) (val int64)                     { return LoadInt64(addr) }
func LoadUint32(addr *uint32) (val uint32)                  { return LoadUint32(addr) }
func LoadUint64(addr *uint64) (val uint64)                  { return LoadUint64(addr) }
func LoadUintptr(addr *uintptr) (val uintptr)               { return LoadUintptr(addr) }
func LoadPointer(addr *unsafe.Pointer) (val unsafe.Pointer) { return LoadPointer(addr) }

func StoreInt32(addr *int32, val int32)                     { StoreInt32(addr, val) }
func StoreInt64(addr *int64, val int64)                     { StoreInt64(addr, val) }
func StoreUint32(addr *uint32, val uint32)                  { StoreUint32(addr, val) }
func StoreUint64(addr *uint64, val uint64)                  { StoreUint64(addr, val) }
func StoreUintptr(addr *uintptr, val uintptr)               { StoreUintptr(addr, val) }
func StorePointer(addr *unsafe.Pointer, val unsafe.Pointer) { StorePointer(addr, val) }
