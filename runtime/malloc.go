// The allocator: Go's size classes, spans of 8 KB pages, one cache of spans per p.
//
//	mallocgc ─▶ mcache.alloc[class] (bump in the current span) ─▶ mheap (new span, under heap.lock) ─▶ the system
//
// Objects up to 32 KB come from a span of their class, apart for those with and without pointers (noscan); larger ones are spans of
// their own. Fresh spans are zero, and nothing is handed out twice yet, so no object is cleared. Every span knows its
// class and element size: what the collector needs to find an object from an interior pointer.
//
// The allocator never splits the stack while it holds heap.lock in a way that could take it again: stack segments have
// their own pool and lock.
package runtime

import "unsafe"

const (
	pageSize       = 8192
	maxSmallSize   = 32768
	numSizeClasses = 68
	heapArenaBytes = 64 << 20
	minSizeForMallocHeader = 512
)

// Sizes in bytes of the classes; class 0 is for large objects. The numbers are Go's, since append's growth shows them.
var class_to_size = [numSizeClasses]uint16{0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256,
	288, 320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072,
	3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432,
	19072, 20480, 21760, 24576, 27264, 28672, 32768}

// Pages per span of each class: the fewest that lose at most an eighth at the span's end (mallocinit).
var class_to_allocnpages [numSizeClasses]uint8

// size_to_class8[(n+7)/8] is the class of n bytes up to 1024, size_to_class128[(n-1024+127)/128] beyond.
var size_to_class8 [129]uint8
var size_to_class128 [249]uint8

// mspan is a run of pages with objects of one size. Only the mcache's owner touches free while the span is cached.
type mspan struct {
	base      uintptr
	limit     uintptr // one past the last whole object
	free      uintptr // next object to hand out
	elemsize  uintptr
	npages    uintptr
	spanclass uint8 // class<<1 | noscan
	next      *mspan
}

// mcache is a p's allocation state (m0 has one of its own for start-up).
type mcache struct {
	alloc     [numSizeClasses * 2]*mspan
	tiny      uintptr
	tinyleft  uintptr
	allocs    uint64 // objects handed out
	allocated uint64 // bytes handed out
}

var heap struct {
	lock     mutex
	cur, end uintptr // unused part of the current arena
	hint     uintptr
	spans    *mspan // all spans
	sys      uint64 // bytes got from the system
	large    uint64
}

// persistent is for the runtime's own structs: never freed, not scanned.
var persistent struct {
	lock     mutex
	cur, end uintptr
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
	heap.hint = 0xc000000000
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

// mallocgc returns zeroed memory for size bytes. typ nil or without pointers: noscan.
func mallocgc(size uintptr, typ *_type, needzero bool) unsafe.Pointer {
	if size == 0 {
		return unsafe.Pointer(&zerobase)
	}
	noscan := uintptr(0)
	if typ == nil || typ.ptrdata == 0 {
		noscan = 1
	}
	if size > maxSmallSize {
		return largeAlloc(size, noscan)
	}
	noPreemptInc()
	c := tcbGetM().mcache
	if noscan != 0 && size < 16 {
		// Tiny objects without pointers share blocks of 16 bytes.
		off := (c.tiny + align8(size) - 1) &^ (align8(size) - 1)
		if c.tiny != 0 && off+size <= c.tinyleft {
			c.tiny = off + size
			c.allocs++
			noPreemptDec()
			return unsafe.Pointer(off)
		}
		v := nextFree(c, sizeToClass(16)<<1|1)
		c.tiny = v + size
		c.tinyleft = v + 16
		noPreemptDec()
		return unsafe.Pointer(v)
	}
	v := nextFree(c, sizeToClass(size)<<1|noscan)
	noPreemptDec()
	return unsafe.Pointer(v)
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

func nextFree(c *mcache, spc uintptr) uintptr {
	s := c.alloc[spc]
	v := s.free
	if v >= s.limit {
		s = refill(c, spc)
		v = s.free
	}
	s.free = v + s.elemsize
	c.allocs++
	c.allocated += uint64(s.elemsize)
	return v
}

//go:noinline
func refill(c *mcache, spc uintptr) *mspan {
	class := spc >> 1
	s := allocSpan(uintptr(class_to_allocnpages[class]), uint8(spc), uintptr(class_to_size[class]))
	c.alloc[spc] = s
	return s
}

func largeAlloc(size uintptr, noscan uintptr) unsafe.Pointer {
	if size+pageSize < size {
		throwOutOfMemory()
	}
	npages := (size + pageSize - 1) / pageSize
	s := allocSpan(npages, uint8(noscan), npages*pageSize)
	s.free = s.limit
	return unsafe.Pointer(s.base)
}

// allocSpan takes pages from the current arena, or a new one.
func allocSpan(npages uintptr, spc uint8, elemsize uintptr) *mspan {
	s := (*mspan)(persistentalloc(unsafe.Sizeof(mspan{})))
	n := npages * pageSize
	lock(&heap.lock)
	if heap.end-heap.cur < n {
		growHeap(n)
	}
	s.base = heap.cur
	heap.cur += n
	s.next = heap.spans
	heap.spans = s
	unlock(&heap.lock)
	s.npages = npages
	s.spanclass = spc
	s.elemsize = elemsize
	s.free = s.base
	s.limit = s.base + n/elemsize*elemsize
	return s
}

func growHeap(n uintptr) {
	size := (n + heapArenaBytes - 1) &^ (heapArenaBytes - 1)
	r := sysMmap(heap.hint, size, _MAP_FIXED_NOREPLACE)
	if isErrno(r) {
		r = sysMmap(0, size, 0)
		if isErrno(r) {
			throwOutOfMemory()
		}
	}
	// Huge pages make the first touch of memory far cheaper; the first few megabytes stay small, for small programs.
	skip := uintptr(0)
	if heap.sys == 0 {
		skip = 4 << 20
	}
	sysHugePage(r+skip, size-skip)
	heap.sys += uint64(size)
	heap.hint = r + size
	if r == heap.end {
		heap.end += size
		return
	}
	heap.cur = (r + pageSize - 1) &^ (pageSize - 1)
	heap.end = r + size
}

func throwOutOfMemory() {
	writeErrStr("fatal error: runtime: out of memory\n")
	exit(2)
}

func persistentalloc(n uintptr) unsafe.Pointer {
	n = (n + 15) &^ 15
	lock(&persistent.lock)
	if persistent.end-persistent.cur < n {
		persistent.cur = uintptr(sysAlloc(1 << 20))
		persistent.end = persistent.cur + 1<<20
	}
	p := persistent.cur
	persistent.cur += n
	unlock(&persistent.lock)
	return unsafe.Pointer(p)
}

// newobject is what ALLOC on the heap calls.
func newobject(t *_type) unsafe.Pointer {
	return mallocgc(t.size, t, true)
}

// newarray allocates n elements of type t; the caller has checked n.
func newarray(t *_type, n int) unsafe.Pointer {
	return mallocgc(t.size*uintptr(n), t, true)
}
