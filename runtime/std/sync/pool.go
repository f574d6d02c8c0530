// Pool: free objects, kept per P, dropped by the collector when unused for two cycles.
//
// A pool has a block of shards; P number i uses shard i%poolShards. The private slot of a shard is touched only by the P
// with exactly that number, while pinned, so it needs no lock. What does not fit there goes to the shard's list under its mutex, where
// other Ps may take it. The collector calls poolCleanup with the world stopped: it moves each pool's block to
// victim and drops the victim of the cycle before. A goroutine stopped in the middle of list work keeps using its old
// block, which is then only unreachable: an object may be lost, never handed out twice.

package sync

import (
	"sync/atomic"
	"unsafe"
)

// A Pool is a set of temporary objects. It must not be copied after first use.
type Pool struct {
	noCopy noCopy
	local  unsafe.Pointer // *poolBlock
	victim unsafe.Pointer // *poolBlock
	listed uint32         // in allPools: 1
	next   *Pool          // in allPools

	// New, if not nil, makes an object when Get has none.
	New func() any
}

const poolShards = 16

type poolShard struct {
	private any
	m       Mutex
	list    []any
	_       [16]byte // one cache line a shard
}

type poolBlock [poolShards]poolShard

var (
	allPools     unsafe.Pointer // *Pool, a list through next; pushed by compare-and-swap, pruned with the world stopped
	poolCleaning uint32         // 1: poolCleanup is registered
)

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	b := (*poolBlock)(atomic.LoadPointer(&p.local))
	if b == nil {
		b = p.newBlock()
	}
	pid := runtime_procPin()
	s := &b[pid%poolShards]
	if pid < poolShards && s.private == nil {
		s.private = x
		x = nil
	}
	runtime_procUnpin()
	if x != nil {
		s.m.Lock()
		s.list = append(s.list, x)
		s.m.Unlock()
	}
}

// Get takes an arbitrary object out of the pool, or returns what New makes, or nil.
func (p *Pool) Get() any {
	if b := (*poolBlock)(atomic.LoadPointer(&p.local)); b != nil {
		pid := runtime_procPin()
		s := &b[pid%poolShards]
		var x any
		if pid < poolShards {
			x, s.private = s.private, nil
		}
		runtime_procUnpin()
		if x != nil {
			return x
		}
		if x = b.take(pid); x != nil {
			return x
		}
	}
	if v := (*poolBlock)(atomic.LoadPointer(&p.victim)); v != nil {
		pid := runtime_procPin()
		var x any
		if pid < poolShards {
			s := &v[pid]
			x, s.private = s.private, nil
		}
		runtime_procUnpin()
		if x == nil {
			x = v.take(pid)
		}
		if x != nil {
			return x
		}
	}
	if p.New != nil {
		return p.New()
	}
	return nil
}

// take takes an object from the lists of the block, P pid's shard first.
func (b *poolBlock) take(pid int) any {
	for i := 0; i < poolShards; i++ {
		s := &b[(pid+i)%poolShards]
		if len(s.list) == 0 { // a racy look: at worst an object is missed
			continue
		}
		s.m.Lock()
		if n := len(s.list); n > 0 {
			x := s.list[n-1]
			s.list[n-1] = nil
			s.list = s.list[:n-1]
			s.m.Unlock()
			return x
		}
		s.m.Unlock()
	}
	return nil
}

// newBlock gives the pool a block, and its place in allPools.
func (p *Pool) newBlock() *poolBlock {
	b := new(poolBlock)
	if !atomic.CompareAndSwapPointer(&p.local, nil, unsafe.Pointer(b)) {
		if cur := (*poolBlock)(atomic.LoadPointer(&p.local)); cur != nil {
			return cur
		}
		return b // a collection in between; the object put there is lost
	}
	if atomic.CompareAndSwapUint32(&poolCleaning, 0, 1) {
		runtime_registerPoolCleanup(poolCleanup, poolForget)
	}
	if atomic.CompareAndSwapUint32(&p.listed, 0, 1) {
		for {
			head := atomic.LoadPointer(&allPools)
			p.next = (*Pool)(head)
			if atomic.CompareAndSwapPointer(&allPools, head, unsafe.Pointer(p)) {
				break
			}
		}
	}
	return b
}

// poolCleanup runs with the world stopped at the start of a collection. Pools that are empty twice leave the list, except its
// head, which a push may be about to link to.
func poolCleanup() {
	head := (*Pool)(allPools)
	for p := head; p != nil; p = p.next {
		p.victim, p.local = p.local, nil
		for n := p.next; n != nil && n.local == nil && n.victim == nil; n = p.next {
			p.next = n.next
			n.next = nil
			n.listed = 0
		}
	}
}

// poolForget runs with the world stopped before the memory from lo to hi is used for something else: pools in there leave the list.
func poolForget(lo, hi uintptr) {
	link := &allPools
	for *link != nil {
		p := (*Pool)(*link)
		if at := uintptr(unsafe.Pointer(p)); at >= lo && at < hi {
			*link = unsafe.Pointer(p.next)
		} else {
			link = (*unsafe.Pointer)(unsafe.Pointer(&p.next))
		}
	}
}
