package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"unsafe"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}

type pair struct{ a, b int }

func main() {
	var i32 int32
	var i64 int64
	var u32 uint32
	var u64 uint64
	var up uintptr
	fmt.Println(atomic.AddInt32(&i32, 5), atomic.AddInt32(&i32, -7), i32)
	fmt.Println(atomic.AddInt64(&i64, 1<<40), atomic.AddInt64(&i64, -1), i64)
	fmt.Println(atomic.AddUint32(&u32, 7), atomic.AddUint32(&u32, ^uint32(9)), u32)
	fmt.Println(atomic.AddUint64(&u64, 7), atomic.AddUint64(&u64, ^uint64(9)), u64)
	fmt.Println(atomic.AddUintptr(&up, 3), up)
	fmt.Println(atomic.SwapInt32(&i32, 9), atomic.SwapInt64(&i64, 9), atomic.SwapUint32(&u32, 9), atomic.SwapUint64(&u64, 9), atomic.SwapUintptr(&up, 9))
	fmt.Println(atomic.CompareAndSwapInt32(&i32, 9, 10), atomic.CompareAndSwapInt32(&i32, 9, 11), i32)
	fmt.Println(atomic.CompareAndSwapInt64(&i64, 9, 10), atomic.CompareAndSwapInt64(&i64, 9, 11), i64)
	fmt.Println(atomic.CompareAndSwapUint32(&u32, 9, 10), atomic.CompareAndSwapUint32(&u32, 9, 11), u32)
	fmt.Println(atomic.CompareAndSwapUint64(&u64, 9, 10), atomic.CompareAndSwapUint64(&u64, 9, 11), u64)
	fmt.Println(atomic.CompareAndSwapUintptr(&up, 9, 10), atomic.CompareAndSwapUintptr(&up, 9, 11), up)
	fmt.Println(atomic.OrInt32(&i32, 0xf0), i32, atomic.AndInt32(&i32, 0x3c), i32)
	fmt.Println(atomic.OrUint32(&u32, 0xf0), u32, atomic.AndUint32(&u32, 0x3c), u32)
	fmt.Println(atomic.OrInt64(&i64, 0xf0), i64, atomic.AndInt64(&i64, 0x3c), i64)
	fmt.Println(atomic.OrUint64(&u64, 0xf0), u64, atomic.AndUint64(&u64, 0x3c), u64)
	fmt.Println(atomic.OrUintptr(&up, 0xf0), up, atomic.AndUintptr(&up, 0x3c), up)
	atomic.StoreInt32(&i32, -1)
	atomic.StoreUint64(&u64, 1<<63)
	fmt.Println(atomic.LoadInt32(&i32), atomic.LoadUint64(&u64), atomic.LoadInt64(&i64), atomic.LoadUint32(&u32), atomic.LoadUintptr(&up))

	a, b := &pair{1, 2}, &pair{3, 4}
	p := unsafe.Pointer(a)
	fmt.Println(atomic.CompareAndSwapPointer(&p, unsafe.Pointer(b), nil), (*pair)(atomic.LoadPointer(&p)).a)
	fmt.Println((*pair)(atomic.SwapPointer(&p, unsafe.Pointer(b))).b, (*pair)(p).b)
	atomic.StorePointer(&p, nil)
	fmt.Println(p == nil)

	var x atomic.Int64
	var y atomic.Uint32
	var flag atomic.Bool
	fmt.Println(x.Add(3), x.Swap(8), x.Load(), x.CompareAndSwap(8, 1), x.And(3), x.Or(6), x.Load())
	fmt.Println(y.Add(^uint32(0)), y.Swap(8), y.Load(), y.CompareAndSwap(7, 1), y.And(3), y.Or(6), y.Load())
	fmt.Println(flag.Load(), flag.Swap(true), flag.CompareAndSwap(false, true), flag.CompareAndSwap(true, false), flag.Load())
	var z atomic.Int32
	z.Store(4)
	var w atomic.Uint64
	w.Store(5)
	var q atomic.Uintptr
	q.Store(6)
	fmt.Println(z.Load(), w.Load(), q.Load())

	add := atomic.AddInt64 // as a value
	fmt.Println(add(&i64, 100))

	var wg sync.WaitGroup
	var n atomic.Int32
	var m int64
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 1000; j++ {
				n.Add(1)
				atomic.AddInt64(&m, 2)
			}
		}()
	}
	wg.Wait()
	fmt.Println(n.Load(), m)

	var v atomic.Value
	fmt.Println(v.Load(), v.CompareAndSwap(nil, pair{1, 2}), v.Load())
	v.Store(pair{3, 4})
	fmt.Println(v.Load(), v.Swap(pair{5, 6}), v.CompareAndSwap(pair{0, 0}, pair{9, 9}), v.CompareAndSwap(pair{5, 6}, pair{9, 9}), v.Load())
	try("nil", func() { v.Store(nil) })
	try("type", func() { v.Store("x") })
	try("swap", func() { v.Swap(1) })
	try("swap nil", func() { v.Swap(nil) })
	try("cas", func() { v.CompareAndSwap(1, "x") })
	try("cas2", func() { v.CompareAndSwap(1, 2) })
	try("cas nil", func() { v.CompareAndSwap(1, nil) })
}
