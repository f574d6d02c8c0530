// Binds the atomic intrinsics to real Go's sync/atomic.

package atomic

import _ "unsafe"

//go:linkname SwapInt32 sync/atomic.SwapInt32
//go:linkname SwapInt64 sync/atomic.SwapInt64
//go:linkname SwapUint32 sync/atomic.SwapUint32
//go:linkname SwapUint64 sync/atomic.SwapUint64
//go:linkname SwapUintptr sync/atomic.SwapUintptr
//go:linkname SwapPointer sync/atomic.SwapPointer
//go:linkname CompareAndSwapInt32 sync/atomic.CompareAndSwapInt32
//go:linkname CompareAndSwapInt64 sync/atomic.CompareAndSwapInt64
//go:linkname CompareAndSwapUint32 sync/atomic.CompareAndSwapUint32
//go:linkname CompareAndSwapUint64 sync/atomic.CompareAndSwapUint64
//go:linkname CompareAndSwapUintptr sync/atomic.CompareAndSwapUintptr
//go:linkname CompareAndSwapPointer sync/atomic.CompareAndSwapPointer
//go:linkname AddInt32 sync/atomic.AddInt32
//go:linkname AddInt64 sync/atomic.AddInt64
//go:linkname AddUint32 sync/atomic.AddUint32
//go:linkname AddUint64 sync/atomic.AddUint64
//go:linkname AddUintptr sync/atomic.AddUintptr
//go:linkname AndInt32 sync/atomic.AndInt32
//go:linkname AndInt64 sync/atomic.AndInt64
//go:linkname AndUint32 sync/atomic.AndUint32
//go:linkname AndUint64 sync/atomic.AndUint64
//go:linkname AndUintptr sync/atomic.AndUintptr
//go:linkname OrInt32 sync/atomic.OrInt32
//go:linkname OrInt64 sync/atomic.OrInt64
//go:linkname OrUint32 sync/atomic.OrUint32
//go:linkname OrUint64 sync/atomic.OrUint64
//go:linkname OrUintptr sync/atomic.OrUintptr
//go:linkname LoadInt32 sync/atomic.LoadInt32
//go:linkname LoadInt64 sync/atomic.LoadInt64
//go:linkname LoadUint32 sync/atomic.LoadUint32
//go:linkname LoadUint64 sync/atomic.LoadUint64
//go:linkname LoadUintptr sync/atomic.LoadUintptr
//go:linkname LoadPointer sync/atomic.LoadPointer
//go:linkname StoreInt32 sync/atomic.StoreInt32
//go:linkname StoreInt64 sync/atomic.StoreInt64
//go:linkname StoreUint32 sync/atomic.StoreUint32
//go:linkname StoreUint64 sync/atomic.StoreUint64
//go:linkname StoreUintptr sync/atomic.StoreUintptr
//go:linkname StorePointer sync/atomic.StorePointer
