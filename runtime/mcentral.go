// The spans of each class, between the ps that allocate from them.
//
// A span is in some p's mcache, or on one of three lists of its mcentral: full, partial (swept, with free objects), unswept (as the marker
// left it). At the end of marking all lists become unswept; who needs a span of the class sweeps until one has room.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

type spanList struct {
	first, last *mspan
}

func (l *spanList) push(s *mspan) {
	s.prev = nil
	s.next = l.first
	if l.first != nil {
		l.first.prev = s
	} else {
		l.last = s
	}
	l.first = s
}

func (l *spanList) remove(s *mspan) {
	if s.prev != nil {
		s.prev.next = s.next
	} else {
		l.first = s.next
	}
	if s.next != nil {
		s.next.prev = s.prev
	} else {
		l.last = s.prev
	}
	s.next = nil
	s.prev = nil
}

// take moves all spans of m to the front of l.
func (l *spanList) take(m *spanList) {
	if m.first == nil {
		return
	}
	if l.first == nil {
		*l = *m
	} else {
		m.last.next = l.first
		l.first.prev = m.last
		l.first = m.first
	}
	m.first = nil
	m.last = nil
}

type mcentral struct {
	lock    mutex
	full    spanList
	partial spanList
	unswept spanList
	_       [8]byte
}

var central [numSizeClasses * 2]mcentral

// spanwords is how many words of heapbits or types a span needs.
func spanwords(s *mspan) uintptr {
	if s.spanclass&1 != 0 {
		return 0
	}
	if s.elemsize <= maxBitsSize {
		return (s.npages*pageSize/8 + 63) / 64
	}
	return s.nelems
}

// initspan makes a span of pages one for objects of elemsize bytes, all of them free.
func initspan(s *mspan, spc uint8, elemsize uintptr) {
	s.spanclass = spc
	s.elemsize = elemsize
	s.nelems = s.npages * pageSize / elemsize
	s.end = s.base + s.nelems*elemsize
	s.divmul = 0
	if spc>>1 != 0 {
		s.divmul = (1<<32 + elemsize - 1) / elemsize
	}
	words := (s.nelems + 63) / 64
	if words <= 2 {
		s.mark = uintptr(unsafe.Pointer(&s.marks))
		s.alloc = s.mark + 16
	} else {
		if s.markscap < words {
			s.marksroom = uintptr(persistentalloc(words * 16))
			s.markscap = words
		}
		s.mark = s.marksroom
		s.alloc = s.mark + words*8
	}
	memclrNoHeapPointers(unsafe.Pointer(s.mark), words*8)
	memclrNoHeapPointers(unsafe.Pointer(s.alloc), words*8)
	n := spanwords(s)
	s.heapbits = 0
	s.types = 0
	if n != 0 {
		room := uintptr(unsafe.Pointer(&s.type0))
		if n > 1 {
			if s.typescap < n {
				s.typesroom = uintptr(persistentalloc(n * 8))
				s.typescap = n
			}
			room = s.typesroom
		}
		memclrNoHeapPointers(unsafe.Pointer(room), n*8)
		if elemsize <= maxBitsSize {
			s.heapbits = room
		} else {
			s.types = room
		}
	}
	s.index = 0
	s.count = 0
	s.free = s.base
	s.limit = s.base
	s.runstart = s.base
	atomic.Store(&s.state, spanInUse) // a marker may look at it from now on
}

// nextRun finds the next run of free objects of a span, cleared; false if there is none. The span is the caller's.
func nextRun(s *mspan) bool {
	i := s.index
	n := s.nelems
	s.count += (s.limit - s.runstart) / s.elemsize
	for i < n {
		w := ^*(*uint64)(unsafe.Pointer(s.alloc + i>>6*8)) >> (i & 63)
		if w == 0 {
			i = (i | 63) + 1
			continue
		}
		i += uintptr(ctz64(w))
		if i >= n {
			break
		}
		// A run ends at the next object that is in use.
		j := i
		for j < n {
			w := *(*uint64)(unsafe.Pointer(s.alloc + j>>6*8)) >> (j & 63)
			if w != 0 {
				j += uintptr(ctz64(w))
				break
			}
			j = (j | 63) + 1
		}
		if j > n {
			j = n
		}
		if stressGC != 0 {
			j = i + 1 // so that each allocation comes by and may collect
		}
		s.index = j
		s.runstart = s.base + i*s.elemsize
		s.free = s.runstart
		s.limit = s.base + j*s.elemsize
		if s.needzero != 0 {
			memclrNoHeapPointers(unsafe.Pointer(s.free), s.limit-s.free)
			if s.heapbits != 0 {
				clearPointers(s, s.free, s.limit)
			}
		}
		if atomic.Load(&gcwork.phase) != gcOff {
			markrun(s, i, j)
		}
		return true
	}
	s.index = n
	s.runstart = s.base
	s.free = s.base
	s.limit = s.base
	return false
}

// cacheSpan gives a span of the class with a run of free objects.
func cacheSpan(spc uint8) *mspan {
	c := &central[spc]
	lock(&c.lock)
	for {
		s := c.partial.first
		if s != nil {
			c.partial.remove(s)
		} else {
			s = c.unswept.first
			if s == nil {
				break
			}
			atomic.Xaddint32(&sweepers, 1)
			c.unswept.remove(s)
			unlock(&c.lock)
			free := sweepspan(s)
			atomic.Xaddint32(&sweepers, -1)
			lock(&c.lock)
			if free {
				continue
			}
		}
		if nextRun(s) {
			unlock(&c.lock)
			return s
		}
		c.full.push(s)
	}
	unlock(&c.lock)
	class := spc >> 1
	s := allocPages(uintptr(class_to_allocnpages[class]))
	if s == nil {
		throwOutOfMemory(uintptr(class_to_allocnpages[class]) * pageSize)
	}
	initspan(s, spc, uintptr(class_to_size[class]))
	nextRun(s)
	return s
}

// uncacheSpan takes back a span that a p's mcache is done with: it has no free objects left, unless the mcache is being emptied.
func uncacheSpan(s *mspan, emptied bool) {
	c := &central[s.spanclass]
	lock(&c.lock)
	if emptied {
		c.partial.push(s)
	} else {
		c.full.push(s)
	}
	unlock(&c.lock)
}
