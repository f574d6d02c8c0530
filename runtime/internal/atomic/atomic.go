// Package atomic declares the atomic operations of the runtime. Each is one IR operation (docs/abi.md); all but StoreRel are
// sequentially consistent. Xadd* give the new value.
package atomic

import "unsafe"

func Load(ptr *uint32) uint32
func Loadp(ptr unsafe.Pointer) unsafe.Pointer
func Load64(ptr *uint64) uint64
func Loaduintptr(ptr *uintptr) uintptr
func Loadint32(ptr *int32) int32
func Loadint64(ptr *int64) int64
func Store(ptr *uint32, val uint32)
func Store64(ptr *uint64, val uint64)
func Storeuintptr(ptr *uintptr, val uintptr)
func StorepNoWB(ptr unsafe.Pointer, val unsafe.Pointer)
func Storeint32(ptr *int32, val int32)
func Storeint64(ptr *int64, val int64)
func Cas(ptr *uint32, old, new uint32) bool
func Cas64(ptr *uint64, old, new uint64) bool
func Casuintptr(ptr *uintptr, old, new uintptr) bool
func Casp1(ptr *unsafe.Pointer, old, new unsafe.Pointer) bool
func Casint32(ptr *int32, old, new int32) bool
func Casint64(ptr *int64, old, new int64) bool
func Xadd(ptr *uint32, delta int32) uint32
func Xadd64(ptr *uint64, delta int64) uint64
func Xadduintptr(ptr *uintptr, delta uintptr) uintptr
func Xaddint32(ptr *int32, delta int32) int32
func Xaddint64(ptr *int64, delta int64) int64
func Xchg(ptr *uint32, new uint32) uint32
func Xchg64(ptr *uint64, new uint64) uint64
func Xchguintptr(ptr *uintptr, new uintptr) uintptr
func And8(ptr *uint8, val uint8)
func Or8(ptr *uint8, val uint8)
func And(ptr *uint32, val uint32)
func Or(ptr *uint32, val uint32)

// Or32 gives the old value.
func Or32(ptr *uint32, val uint32) uint32

// StoreRel is Store for who reads nothing afterwards that must not be older than the store: others see all that was written before, but loads
// that follow may come first. No fence is needed then, which takes as long as ten loads.
func StoreRel(ptr *uint32, val uint32)
