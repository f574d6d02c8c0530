// The page heap: where addresses become spans, and spans get their pages.
//
// The heap is made of arenas of 64 MB, aligned to that. A table over all addresses (sparse: the system gives it pages as they are
// touched) leads to an arena's heapArena, which names the span of each page.
//
// A span is a run of pages that is free, or in use for objects of one size. In use, all its pages name it; free, its first and last page
// do, so that neighbours find each other and join when one is freed. Free spans are on lists by length.
//
// mspan structs are never given back, so that a stale pointer to one is harmless: the marker may look up any word as an address.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	pageSize       = 8192
	pageShift      = 13
	arenaShift     = 26
	heapArenaBytes = 1 << arenaShift
	hugePageBytes  = 2 << 20
	aheadLeast     = 64 << 20 // bytes that a heap has before huge pages are made ahead
	arenaPages     = heapArenaBytes / pageSize
	numArenas      = 1 << (47 - arenaShift)
	maxPagesList   = 128 // free spans of fewer pages have a list for each length
	persistentChunk    = 1 << 20  // persistent memory comes in chunks of this size,
	persistentChunkMax = 32 << 20 // then of twice that, up to this
	scavengePages  = 8   // shorter free spans are not given back to the system
)

// States of a span.
const (
	spanFree = iota
	spanInUse
	spanUnused // the struct stands for no pages, or for some that are about to be in use
)

// mspan is a run of pages. What the allocator reads on its fast path comes first (up to heapbits known to asm_amd64.s: change both). Only the owner of the mcache that holds
// a span touches its allocation state; else it belongs to who took it from a list.
type mspan struct {
	free     uintptr // next object to hand out
	limit    uintptr // end of the run of free objects that free is in
	elemsize uintptr
	base     uintptr
	heapbits uintptr   // *[]uint64: does this word hold a pointer? (objects with pointers of up to maxBitsSize bytes)
	types    uintptr   // *[nelems]*_type of larger objects with pointers
	divmul   uintptr   // index of an object: offset * divmul >> 32; 0: there is one object only
	end      uintptr   // one past the last whole object
	mark     uintptr   // *[]uint64: a bit for each object, set by the marker; all 0 while nothing is being marked
	alloc    uintptr   // *[]uint64: the marks of the last cycle: what may not be handed out
	nelems   uintptr
	npages   uintptr
	next     *mspan // of the list the span is on
	prev     *mspan
	runstart uintptr // where the run began that free is in
	index    uintptr // number of the first object after the run

	spanclass uint8 // class<<1 | noscan
	state     uint32 // atomic
	needzero  uint8 // its memory was used before
	released  uint8 // free, and the system has its pages
	idle      uint8 // free, and how many cycles it has been so
	count     uintptr // objects handed out, when the span was last looked at
	marks     [4]uint64 // room for mark and alloc of up to 128 objects
	marksroom uintptr   // room for more: markscap words for each of the two
	markscap  uintptr
	typesroom uintptr // room for heapbits or types: typescap words
	typescap  uintptr
	type0     uintptr // room for types of a span with one object
}

type heapArena struct {
	spans [arenaPages]*mspan
}

var heap struct {
	lock     mutex
	scavenging mutex // held by scavenge, before lock
	arenas   uintptr // *[numArenas]*heapArena
	lo, hi   uintptr // all arenas are in between
	cur, end uintptr // unused part of the current arena
	ahead    uintptr // in front of it the system has been asked for pages, or is being asked (populate)
	hint     uintptr
	unused   *mspan // structs without pages
	lists    [maxPagesList + 1]*mspan
	sys      uint64 // bytes got from the system
	freed    uint64 // bytes in free spans
	released uint64 // bytes of those that the system has
}

// persistent is for the runtime's own structs: never freed, not scanned.
var persistent struct {
	lock     mutex
	cur, end uintptr
	next     uintptr // size of the next chunk
	sys      uint64
}

func heapinit() {
	heap.arenas = uintptr(sysAlloc(numArenas * 8))
	heap.hint = 0xc000000000
}

// arenaOf is the arena of an address below 1<<47, nil if it is not the heap's.
func arenaOf(p uintptr) *heapArena {
	return *(**heapArena)(unsafe.Pointer(heap.arenas + p>>arenaShift*8))
}

// spanOf is the span that an address of the heap lies in, perhaps a free one; nil if there is none.
func spanOf(p uintptr) *mspan {
	if p < heap.lo || p >= heap.hi {
		return nil
	}
	a := arenaOf(p)
	if a == nil {
		return nil
	}
	return a.spans[p>>pageShift%arenaPages]
}

// objectof is where the object at p begins, which s has.
func objectof(s *mspan, p uintptr) uintptr { return s.base + s.objIndex(p)*s.elemsize }

// objIndex is the number of the object at or around p, which is in the span.
func (s *mspan) objIndex(p uintptr) uintptr { return (p - s.base) * s.divmul >> 32 }

// setspan makes a page name its span.
func setspan(p uintptr, s *mspan) { arenaOf(p).spans[p>>pageShift%arenaPages] = s }

// allocPages takes npages from the free spans or, if none is long enough, from the current arena; nil if the system has no memory. heap.lock is not held.
func allocPages(npages uintptr) *mspan {
	lock(&heap.lock)
	s := takeFree(npages)
	if s == nil {
		s = takeUnused(npages)
		if s == nil {
			unlock(&heap.lock)
			return nil
		}
	}
	s.state = spanUnused // until initspan; the lists do not want it
	for i := uintptr(0); i < npages; i++ {
		setspan(s.base+i*pageSize, s)
	}
	unlock(&heap.lock)
	return s
}

// takeUnused makes a span of npages of the current arena's unused part. A free span right in front of that becomes its beginning, so that the heap grows by
// what is missing only. heap.lock is held.
func takeUnused(npages uintptr) *mspan {
	n := npages * pageSize
	if heap.end-heap.cur < n && !growHeap(n) {
		return nil
	}
	s := spanOf(heap.cur - 1)
	if s != nil && s.state == spanFree {
		unlinkFree(s)
		takePages(s)
	} else {
		s = newspan()
		s.base = heap.cur
		s.needzero = 0
	}
	s.npages = npages
	heap.cur = s.base + n
	if heap.ahead < heap.cur {
		heap.ahead = heap.cur // variables are roots: it must not lie in an object
	}
	if wantsahead() {
		gcdue = 1
	}
	return s
}

// wantsahead tells whether the next huge page should be there before somebody touches it. A small heap touches few, and should stay small.
func wantsahead() bool {
	return heap.cur+hugePageBytes > heap.ahead && atomic.Load64(&gcstats.live) >= aheadLeast
}

// populate has the system make the next huge page of the current arena, before somebody touches it. That takes up to five milliseconds, in which whoever
// wants to stop the world must not wait: hence here, on a goroutine that has lent its p out, and not in an allocation.
func populate() {
	lock(&heap.lock)
	from := heap.ahead
	if least := (heap.cur + hugePageBytes - 1) &^ (hugePageBytes - 1); from < least {
		from = least
	}
	if heap.cur+hugePageBytes <= heap.ahead || from+hugePageBytes > heap.end {
		unlock(&heap.lock)
		return
	}
	heap.ahead = from + hugePageBytes
	unlock(&heap.lock)
	entersyscall()
	sysPopulate(from, hugePageBytes)
	exitsyscall()
}

func newspan() *mspan {
	s := heap.unused
	if s != nil {
		heap.unused = s.next
		s.next = nil
		return s
	}
	s = (*mspan)(persistentalloc(unsafe.Sizeof(mspan{})))
	return s
}

// takeFree is a free span of at least npages, cut to that: one of the shortest, of long ones the first in memory, which leaves fewer holes than the one that fits
// best. nil if there is none. heap.lock is held.
func takeFree(npages uintptr) *mspan {
	var s *mspan
	for n := npages; n < maxPagesList && s == nil; n++ {
		s = heap.lists[n]
	}
	if s == nil {
		for t := heap.lists[maxPagesList]; t != nil; t = t.next {
			if t.npages >= npages && (s == nil || t.base < s.base) {
				s = t
			}
		}
		if s == nil {
			return nil
		}
	}
	unlinkFree(s)
	if s.npages > npages {
		rest := newspan()
		rest.base = s.base + npages*pageSize
		rest.npages = s.npages - npages
		rest.needzero = s.needzero
		rest.released = s.released
		rest.idle = s.idle
		s.npages = npages
		linkFree(rest)
	}
	takePages(s)
	return s
}

// takePages notes that a free span's pages are about to be in use: those that the system has come back zeroed.
func takePages(s *mspan) {
	if s.released != 0 {
		s.released = 0
		s.needzero = 0
	}
}

func freeList(npages uintptr) **mspan {
	if npages > maxPagesList {
		npages = maxPagesList
	}
	return &heap.lists[npages]
}

// linkFree puts a span on the free list of its length. heap.lock is held.
func linkFree(s *mspan) {
	s.state = spanFree
	setspan(s.base, s)
	setspan(s.base+(s.npages-1)*pageSize, s)
	list := freeList(s.npages)
	s.prev = nil
	s.next = *list
	if s.next != nil {
		s.next.prev = s
	}
	*list = s
	n := uint64(s.npages * pageSize)
	heap.freed += n
	if s.released != 0 {
		heap.released += n
	}
}

func unlinkFree(s *mspan) {
	if s.prev != nil {
		s.prev.next = s.next
	} else {
		*freeList(s.npages) = s.next
	}
	if s.next != nil {
		s.next.prev = s.prev
	}
	s.next = nil
	s.prev = nil
	n := uint64(s.npages * pageSize)
	heap.freed -= n
	if s.released != 0 {
		heap.released -= n
	}
}

// freePages makes the span's pages free, joined with their neighbours. heap.lock is not held.
func freePages(s *mspan) {
	lock(&heap.lock)
	s.needzero = 1
	s.released = 0
	s.idle = 0
	before := spanOf(s.base - 1)
	if before != nil && before.state == spanFree {
		unlinkFree(before)
		s.base = before.base
		s.npages += before.npages
		drop(before)
	}
	after := spanOf(s.base + s.npages*pageSize)
	if after != nil && after.state == spanFree {
		unlinkFree(after)
		s.npages += after.npages
		drop(after)
	}
	linkFree(s)
	unlock(&heap.lock)
}

// drop keeps a struct whose pages are another's now.
func drop(s *mspan) {
	s.state = spanUnused
	s.next = heap.unused
	heap.unused = s
}

// scavenge gives free spans back to the system that have been free for cycles collections; for 0, short ones too.
func scavenge(cycles uint8) {
	least := scavengePages
	if cycles == 0 {
		least = 1
	}
	lock(&heap.scavenging)
	var list *mspan
	lock(&heap.lock)
	for n := least; n <= maxPagesList; n++ {
		var next *mspan
		for s := heap.lists[n]; s != nil; s = next {
			next = s.next
			if s.released != 0 {
				continue
			}
			if s.idle < cycles {
				s.idle++
				continue
			}
			unlinkFree(s)
			s.state = spanUnused
			s.next = list
			list = s
		}
	}
	// Without the lock, since it takes a while; nobody sees these spans meanwhile.
	for list != nil {
		s := list
		list = s.next
		if cycles == 0 || atomic.Load(&world.stopping) == 0 {
			unlock(&heap.lock)
			sysUnused(s.base, s.npages*pageSize)
			lock(&heap.lock)
			s.released = 1
		}
		linkFree(s)
	}
	unlock(&heap.lock)
	unlock(&heap.scavenging)
}

// growHeap gets memory for n bytes at least: the rest of the current arena, if the new one is not behind it, becomes a free span.
// False if the system has no memory.
func growHeap(n uintptr) bool {
	size := (n + heapArenaBytes - 1) &^ (heapArenaBytes - 1)
	r := sysMmap(heap.hint, size, _MAP_FIXED_NOREPLACE)
	if isErrno(r) {
		r = sysMmap(0, size+heapArenaBytes, 0)
		if isErrno(r) {
			return false
		}
		start := (r + heapArenaBytes - 1) &^ (heapArenaBytes - 1)
		if start > r {
			sysFree(unsafe.Pointer(r), start-r)
		}
		sysFree(unsafe.Pointer(start+size), r+heapArenaBytes-start)
		r = start
	}
	// Huge pages make the first touch of memory far cheaper; the first few megabytes stay small, for small programs.
	skip := uintptr(0)
	if heap.sys == 0 {
		skip = 4 << 20
	}
	sysHugePage(r+skip, size-skip)
	if heap.end != r {
		heap.ahead = r + skip
	}
	for p := r; p < r+size; p += heapArenaBytes {
		*(*uintptr)(unsafe.Pointer(heap.arenas + p>>arenaShift*8)) = uintptr(sysAlloc(unsafe.Sizeof(heapArena{})))
	}
	heap.sys += uint64(size)
	heap.hint = r + size
	if heap.lo == 0 || r < heap.lo {
		heap.lo = r
	}
	if r+size > heap.hi {
		heap.hi = r + size
	}
	if r == heap.end {
		heap.end += size
		return true
	}
	if heap.end > heap.cur {
		rest := newspan()
		rest.base = heap.cur
		rest.npages = (heap.end - heap.cur) / pageSize
		rest.needzero = 0
		rest.released = 0
		linkFree(rest)
	}
	heap.cur = r
	heap.end = r + size
	return true
}

// outOfMemory is an allocation of n bytes for which the system has no memory. In a host that is the end of the group that wants it, unless the runtime itself wants it or
// has locked something: then, and in a program of its own, the end of the process. Does not return.
func outOfMemory(n uintptr) {
	gp := getg()
	if gp.group != nil && !gp.issystem && noPreemptCount() == 0 {
		groupfatal(gp, "out of memory")
	}
	hostfatal(gp, "out of memory")
	throwOutOfMemory(n)
}

func throwOutOfMemory(n uintptr) {
	startdying()
	print("runtime: out of memory: cannot allocate ", n, "-byte block (", heap.sys-heap.freed-uint64(heap.end-heap.cur), " in use)\n")
	thrown("out of memory")
}

func persistentalloc(n uintptr) unsafe.Pointer {
	n = (n + 15) &^ 15
	lock(&persistent.lock)
	if persistent.end-persistent.cur < n {
		size := persistent.next
		if size == 0 {
			size = persistentChunk
		}
		if size < persistentChunkMax {
			persistent.next = size * 2
		}
		if n > size {
			size = n
		}
		persistent.cur = uintptr(sysAlloc(size))
		if size > persistentChunk {
			sysHugePage(persistent.cur, size)
		}
		persistent.end = persistent.cur + size
		persistent.sys += uint64(size)
	}
	p := persistent.cur
	persistent.cur += n
	unlock(&persistent.lock)
	return unsafe.Pointer(p)
}

// sysUnused tells the system that the pages' contents are not needed: they read as zero, and cost nothing until they are touched.
func sysUnused(p, n uintptr) {
	const _MADV_DONTNEED = 4
	if syscall6(_SYS_madvise, p, n, _MADV_DONTNEED, 0, 0, 0) != 0 {
		memclrNoHeapPointers(unsafe.Pointer(p), n) // locked in memory: it stays, but callers count on zeros
	}
}
