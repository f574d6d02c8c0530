package atomic

import (
	"sync/atomic"
	"unsafe"
)

func Load(ptr *uint32) uint32                 { return atomic.LoadUint32(ptr) }
func Loadp(ptr unsafe.Pointer) unsafe.Pointer { return atomic.LoadPointer((*unsafe.Pointer)(ptr)) }
func Load64(ptr *uint64) uint64               { return atomic.LoadUint64(ptr) }
func Loaduintptr(ptr *uintptr) uintptr        { return atomic.LoadUintptr(ptr) }
func Loadint32(ptr *int32) int32              { return atomic.LoadInt32(ptr) }
func Loadint64(ptr *int64) int64              { return atomic.LoadInt64(ptr) }
func Store(ptr *uint32, val uint32)           { atomic.StoreUint32(ptr, val) }
func Store64(ptr *uint64, val uint64)         { atomic.StoreUint64(ptr, val) }
func Storeuintptr(ptr *uintptr, val uintptr)  { atomic.StoreUintptr(ptr, val) }
func StorepNoWB(ptr unsafe.Pointer, val unsafe.Pointer) {
	atomic.StorePointer((*unsafe.Pointer)(ptr), val)
}
func Storeint32(ptr *int32, val int32)        { atomic.StoreInt32(ptr, val) }
func Storeint64(ptr *int64, val int64)        { atomic.StoreInt64(ptr, val) }
func Cas(ptr *uint32, old, new uint32) bool   { return atomic.CompareAndSwapUint32(ptr, old, new) }
func Cas64(ptr *uint64, old, new uint64) bool { return atomic.CompareAndSwapUint64(ptr, old, new) }
func Casuintptr(ptr *uintptr, old, new uintptr) bool {
	return atomic.CompareAndSwapUintptr(ptr, old, new)
}
func Casp1(ptr *unsafe.Pointer, old, new unsafe.Pointer) bool {
	return atomic.CompareAndSwapPointer(ptr, old, new)
}
func Casint32(ptr *int32, old, new int32) bool        { return atomic.CompareAndSwapInt32(ptr, old, new) }
func Casint64(ptr *int64, old, new int64) bool        { return atomic.CompareAndSwapInt64(ptr, old, new) }
func Xadd(ptr *uint32, delta int32) uint32            { return atomic.AddUint32(ptr, uint32(delta)) }
func Xadd64(ptr *uint64, delta int64) uint64          { return atomic.AddUint64(ptr, uint64(delta)) }
func Xadduintptr(ptr *uintptr, delta uintptr) uintptr { return atomic.AddUintptr(ptr, delta) }
func Xaddint32(ptr *int32, delta int32) int32         { return atomic.AddInt32(ptr, delta) }
func Xaddint64(ptr *int64, delta int64) int64         { return atomic.AddInt64(ptr, delta) }
func Xchg(ptr *uint32, new uint32) uint32             { return atomic.SwapUint32(ptr, new) }
func Xchg64(ptr *uint64, new uint64) uint64           { return atomic.SwapUint64(ptr, new) }
func Xchguintptr(ptr *uintptr, new uintptr) uintptr   { return atomic.SwapUintptr(ptr, new) }
func And8(ptr *uint8, val uint8)                      { *ptr &= val }
func Or8(ptr *uint8, val uint8)                       { *ptr |= val }
func And(ptr *uint32, val uint32)                     { atomic.AndUint32(ptr, val) }
func Or(ptr *uint32, val uint32)                      { atomic.OrUint32(ptr, val) }
func Or32(ptr *uint32, val uint32) uint32             { return atomic.OrUint32(ptr, val) }
