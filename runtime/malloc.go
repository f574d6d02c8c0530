// The allocator: Go's size classes, spans of 8 KB pages, one cache of spans per p.
//
//	mallocgc ─▶ mcache.alloc[class] (bump in a run of free objects) ─▶ mcentral (spans of the class) ─▶ mheap (pages) ─▶ the system
//
// Objects up to 32 KB come from a span of their class, apart for those with and without pointers (noscan); larger ones are spans of
// their own. A run of free objects is cleared as a whole when the allocator comes to it, so what is handed out is zero. The collector
// is started here, where a new run is needed.
//
// The allocator never splits the stack while it holds heap.lock in a way that could take it again: stack segments have
// their own pool and lock.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	maxSmallSize   = 32768
	numSizeClasses = 68
	minSizeForMallocHeader = 512
	tinySpanClass          = 2<<1 | 1 // of 16 bytes
)

// Sizes in bytes of the classes; class 0 is for large objects. The numbers are Go's, since append's growth shows them. Those of up to maxBitsSize
// are known to asm_amd64.s and golite/native/allocators.py: change all three.
var class_to_size = [numSizeClasses]uint16{0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256,
	288, 320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072,
	3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432,
	19072, 20480, 21760, 24576, 27264, 28672, 32768}

// Pages per span of each class: the fewest that lose at most an eighth at the span's end (mallocinit).
var class_to_allocnpages [numSizeClasses]uint8

// size_to_class8[(n+7)/8] is the class of n bytes up to 1024, size_to_class128[(n-1024+127)/128] beyond.
var size_to_class8 [129]uint8
var size_to_class128 [249]uint8

// mcache is a p's allocation state (m0 has one of its own for start-up). All but the counts are known to asm_amd64.s: change both.
type mcache struct {
	tiny       uintptr // 0: free part of a block of 16 bytes, for objects under 16 bytes without pointers
	tinyleft   uintptr // 8: the block's end
	tinyallocs uint64  // 16: such objects that found room in a block
	allocs     uint64  // objects handed out of runs that are through, and large ones
	allocated  uint64  // bytes of them
	debt       uint64  // bytes got while the collector marks, for which its goroutines have not marked yet
	alloc      [numSizeClasses * 2]*mspan // 48
}

var emptyspan mspan
var mcache0 mcache
var zerobase uintptr

func mallocinit() {
	class := 0
	for n := 0; n <= 128; n++ {
		for n*8 > int(class_to_size[class]) {
			class++
		}
		size_to_class8[n] = uint8(class)
	}
	for n := 0; n < 249; n++ {
		for 1024+n*128 > int(class_to_size[class]) {
			class++
		}
		size_to_class128[n] = uint8(class)
	}
	for i := 1; i < numSizeClasses; i++ {
		size := uintptr(class_to_size[i])
		npages := uintptr(1)
		for npages*pageSize%size > npages*pageSize/8 {
			npages++
		}
		class_to_allocnpages[i] = uint8(npages)
	}
	heapinit()
	mcacheinit(&mcache0)
}

func mcacheinit(c *mcache) {
	for i := range c.alloc {
		c.alloc[i] = &emptyspan
	}
}

func sizeToClass(size uintptr) uintptr {
	if size <= 1024-8 {
		return uintptr(size_to_class8[(size+7)/8])
	}
	return uintptr(size_to_class128[(size-1024+127)/128])
}

// roundupsize is the size of the block that mallocgc would use: what growslice rounds capacities to. Objects over 512 bytes
// with pointers count 8 bytes more in Go (their header), and so they do here, for the same capacities.
func roundupsize(size uintptr, noscan bool) uintptr {
	n := size
	if !noscan && n > minSizeForMallocHeader {
		n += 8
	}
	if n <= maxSmallSize-8 || noscan && n <= maxSmallSize {
		return uintptr(class_to_size[sizeToClass(n)]) - (n - size)
	}
	return (size + pageSize - 1) &^ (pageSize - 1)
}

// mallocgc returns zeroed memory for size bytes; needzero false: perhaps not zeroed. typ nil or without pointers: noscan. May collect, so
// what it gives must be reachable from the stack at once. What the mcache has cannot change hands meanwhile: package runtime is not preempted.
func mallocgc(size uintptr, typ *_type, needzero bool) unsafe.Pointer {
	if size == 0 {
		return unsafe.Pointer(&zerobase)
	}
	noscan := uintptr(0)
	if typ == nil || typ.ptrdata == 0 {
		noscan = 1
	}
	var v uintptr
	if size > maxSmallSize {
		v = largeAlloc(size, noscan, typ, needzero)
	} else {
		c := tcbGetM().mcache
		if noscan != 0 && size < 16 {
			v = tinyAlloc(c, size)
		} else {
			spc := sizeToClass(size)<<1 | noscan
			s := c.alloc[spc]
			v = s.free
			if v >= s.limit {
				s = refill(c, spc)
				v = s.free
			}
			s.free = v + s.elemsize
			if noscan == 0 {
				setPointers(s, v, size, typ)
			}
		}
	}
	if gcdue != 0 {
		gctrigger()
	}
	return unsafe.Pointer(v)
}

// tinyAlloc lets objects under 16 bytes without pointers share blocks of 16.
func tinyAlloc(c *mcache, size uintptr) uintptr {
	align := align8(size)
	v := (c.tiny + align - 1) &^ (align - 1)
	if c.tiny != 0 && v+size <= c.tinyleft {
		c.tiny = v + size
		c.tinyallocs++
		return v
	}
	s := c.alloc[tinySpanClass]
	v = s.free
	if v >= s.limit {
		s = refill(c, tinySpanClass)
		v = s.free
	}
	s.free = v + s.elemsize
	c.tiny = v + size
	c.tinyleft = v + 16
	return v
}

// align8 is the alignment that an object of size bytes (under 16) can need.
func align8(size uintptr) uintptr {
	if size&7 == 0 {
		return 8
	}
	if size&3 == 0 {
		return 4
	}
	if size&1 == 0 {
		return 2
	}
	return 1
}

// refill finds the next run of free objects of a class for c: in the span it has, in another one, in new pages.
//
//go:noinline
func refill(c *mcache, spc uintptr) *mspan {
	s := c.alloc[spc]
	if s != &emptyspan {
		c.retire(s)
		if nextRun(s) {
			gcaccount(c, s.limit-s.free)
			return s
		}
		uncacheSpan(s, false)
		c.alloc[spc] = &emptyspan
	}
	s = cacheSpan(uint8(spc))
	c.alloc[spc] = s
	gcaccount(c, s.limit-s.free)
	return s
}

// retire counts what was handed out of the run that s is in.
func (c *mcache) retire(s *mspan) {
	n := s.free - s.runstart
	c.allocated += uint64(n)
	c.allocs += uint64(n / s.elemsize)
}

// flush gives all spans back: the marker wants to find them on the lists. The world is stopped.
func (c *mcache) flush() {
	for i := range c.alloc {
		s := c.alloc[i]
		if s == &emptyspan {
			continue
		}
		c.retire(s)
		gcunaccount(s.limit - s.free)
		if gcwork.phase != gcOff {
			unmarkrest(s)
		}
		s.count += (s.free - s.runstart) / s.elemsize
		s.limit = s.base
		s.free = s.base
		s.runstart = s.base
		c.alloc[i] = &emptyspan
		uncacheSpan(s, true)
	}
	c.tiny = 0
	c.tinyleft = 0
}

//go:noinline
func largeAlloc(size, noscan uintptr, typ *_type, needzero bool) uintptr {
	if size+pageSize < size {
		outOfMemory(size)
	}
	noPreemptInc()
	npages := (size + pageSize - 1) / pageSize
	// What the last cycle found dead of such objects, whoever ended it may be about to sweep.
	sweeplarge()
	s := allocPages(npages)
	n := npages * pageSize
	if s == nil {
		noPreemptDec()
		outOfMemory(n)
	}
	initspan(s, uint8(noscan), n)
	s.free = s.end
	s.count = 1
	if atomic.Load(&gcwork.phase) != gcOff {
		markrun(s, 0, 1)
	}
	if s.needzero != 0 && (needzero || noscan == 0) {
		memclrNoHeapPointers(unsafe.Pointer(s.base), n)
	}
	if noscan == 0 {
		setPointers(s, s.base, size, typ)
	}
	uncacheSpan(s, false)
	c := tcbGetM().mcache
	c.allocated += uint64(n)
	c.allocs++
	gcaccount(c, n)
	noPreemptDec()
	return s.base
}

// freelarge frees at once what came from largeAlloc and nothing leads to any more but stale words. While the collector marks it may have the object on
// a queue, and before it has swept the large objects it is to decide about this one: then that is left to it.
func freelarge(v unsafe.Pointer) {
	s := spanOf(uintptr(v))
	c := &central[s.spanclass]
	lock(&c.lock)
	if atomic.Load(&gcwork.phase) != gcOff || c.unswept.first != nil || atomic.Loadint32(&sweepers) != 0 {
		unlock(&c.lock)
		return
	}
	c.full.remove(s)
	unlock(&c.lock)
	n := s.elemsize
	atomic.Xadd64(&gcstats.live, -int64(n))
	atomic.Xadd64(&gcstats.freed, 1)
	atomic.Xadd64(&gcstats.freedsize, int64(n))
	if stressGC != 0 {
		poison(s)
	}
	freePages(s)
}

// newobject is what ALLOC on the heap calls.
func newobject(t *_type) unsafe.Pointer {
	return mallocgc(t.size, t, true)
}

// newarray allocates n elements of type t; the caller has checked n.
func newarray(t *_type, n int) unsafe.Pointer {
	return mallocgc(t.size*uintptr(n), t, true)
}
