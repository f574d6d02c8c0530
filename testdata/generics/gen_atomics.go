// sync/atomic functions and types under contention.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type config struct{ n int }

func main() {
	var i32 int32
	var i64 int64
	var u32 uint32
	var u64 uint64
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 5000 {
				atomic.AddInt32(&i32, 1)
				atomic.AddInt64(&i64, -2)
				atomic.AddUint32(&u32, 3)
				for {
					old := atomic.LoadUint64(&u64)
					if atomic.CompareAndSwapUint64(&u64, old, old+5) {
						break
					}
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(i32, i64, u32, u64)
	fmt.Println(atomic.SwapInt32(&i32, 7), atomic.CompareAndSwapInt32(&i32, 8, 9), atomic.CompareAndSwapInt32(&i32, 7, 9))
	fmt.Println(i32)
	atomic.StoreInt64(&i64, -1)
	fmt.Println(atomic.LoadInt64(&i64), atomic.AddUint32(&u32, ^uint32(0)))

	var b atomic.Bool
	fmt.Println(b.Load(), b.Swap(true), b.CompareAndSwap(true, false), b.Load())
	var n atomic.Int64
	n.Store(5)
	fmt.Println(n.Add(-10), n.Swap(3), n.Load(), n.And(1), n.Or(4), n.Load())
	var u atomic.Uint32
	fmt.Println(u.Add(^uint32(0)), u.Load())
	var p atomic.Pointer[config]
	fmt.Println(p.Load() == nil)
	c := &config{1}
	p.Store(c)
	fmt.Println(p.CompareAndSwap(c, &config{2}), p.Load().n, p.Swap(nil).n)
	var v atomic.Value
	fmt.Println(v.Load())
	v.Store(config{9})
	fmt.Println(v.Load().(config).n, v.CompareAndSwap(config{9}, config{10}), v.Load())
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Store("other type")
	}()
	// a spin lock made of CAS
	var lock atomic.Uint32
	total := 0
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 500 {
				for !lock.CompareAndSwap(0, 1) {
				}
				total++
				lock.Store(0)
			}
		}()
	}
	wg.Wait()
	fmt.Println(total)
}
