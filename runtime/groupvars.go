// Groups' variables. A group is one run of a program inside the process; the groups of a program share its code, and each has a copy of the package
// variables: a block, which the g of each of its goroutines points to (g.vars). Compiled code finds a variable at a constant offset in the block
// (docs/abi.md). Which variables are such: those of the library with //go:group, and all of a program that was compiled for groups; the variables of other
// programs have addresses of their own, and all goroutines of such a program have the main group's block.
//
//	block: library's variables | those of one program image
//
// A block begins as a copy of the images' templates, followed by zeros: what has to be computed is initialised by code that runs on a goroutine of the group.
// That is the program's initialisers for its own variables. Those of the library run once a process; a package with variables that have to be made for
// each group gives the runtime a function that does so (ongroup), which initgroup calls.
//
// Blocks are roots of the collector. They lie outside of the heap, where they do not move and where nothing else finds them: a header, then
// the variables. They are kept when they are freed, of large ones only the addresses, so a header can always be read. Who uses a block without being
// one of the group's goroutines pins it: markers while they look through it, finalizers and cleanups that the group asked for, a timer while it calls its function.
//
// The end of a group: endgroupvars, after which nothing starts goroutines for it but its own; then those end (hostkill.go); then freegroupvars.
//
//go:nowritebarrier
package runtime

import "unsafe"

const (
	minGroupBlock   = 10 // log2 of bytes, with the header
	maxGroupBlock   = 17 // larger ones come from the system, and their pages go back there
	maxGroupInits   = 16
	groupHeaderSize = 64
)

// groupblock is the header of a block. next, prev, id, pins and dead are guarded by gcwork.lock.
type groupblock struct {
	next, prev *groupblock // live blocks, or next in a list of free ones
	used       uintptr     // bytes of variables
	size       uintptr     // of all
	run        *group      // whose it is, if a host made that
	id         uint64      // of the group, never used again; 0: it has ended
	class      int32       // log2 of size, 0: it is the system's
	pins       int32
	dead       bool // freed, but for the pins
}

var groups struct {
	live   *groupblock // guarded by gcwork.lock
	ids    uint64                         // guarded by gcwork.lock
	free   [maxGroupBlock + 1]*groupblock // by class; guarded by lock
	lock   mutex
	inits  [maxGroupInits]func() // of the library's packages, in order; guarded by lock
	ninits int
}

// mainvars is the block of the main group: that of threads' own goroutines and of the runtime's, too.
var mainvars unsafe.Pointer

// grouprun is what a run has for itself, where it was given that.
//
//go:group
var grouprun struct {
	is         bool
	args, envs []string
}

// maingroupinit makes the main group's block, with the variables of the program's image if that was compiled for groups.
func maingroupinit() {
	var program *moduledata
	for md := modules; md != nil; md = md.next {
		if md.groupstart != 0 && md.groupend != md.groupstart {
			program = md
		}
	}
	mainvars = newgroupvars(program)
	g0.vars = mainvars
}

// newgroupvars makes the block of a new group of the program with the image m; nil: of one with no variables but the library's. The block is
// a goroutine's when gogroup starts it, and then of all that it starts.
func newgroupvars(m *moduledata) unsafe.Pointer {
	library := modules
	for library.groupstart != 0 || library.groupend == 0 {
		library = library.next
	}
	used := library.groupend
	if m != nil {
		used = m.groupend
	}
	b := allocgroupblock(used)
	vars := b.vars()
	memmove(vars, library.group, library.ngroup)
	if m != nil {
		memmove(add(vars, m.groupstart), m.group, m.ngroup)
	}
	// It is no root of a cycle that goes on: what gets into it could be reached when marking began, or is newer.
	lock(&gcwork.lock)
	groups.ids++
	b.id = groups.ids
	b.next = groups.live
	if b.next != nil {
		b.next.prev = b
	}
	groups.live = b
	unlock(&gcwork.lock)
	return vars
}

// endgroupvars says that a group ends: its timers and the finalizers and cleanups that it asked for do nothing from the next stop of the world on, at the
// latest.
func endgroupvars(vars unsafe.Pointer) {
	lock(&gcwork.lock)
	blockof(vars).id = 0
	unlock(&gcwork.lock)
}

// freegroupvars frees the variables of a group of which no goroutine is left.
func freegroupvars(vars unsafe.Pointer) {
	b := blockof(vars)
	if poolforget != nil {
		withWorldStopped(func() { poolforget(uintptr(vars), uintptr(vars)+b.used) })
	}
	noPreemptInc()
	// Its goroutines may have copied pointers from here to where markers had been.
	shaderange(vars, b.used)
	lock(&gcwork.lock)
	if gcwork.block == b {
		gcwork.block = b.next
		gcwork.blockat = 0
	}
	if b.next != nil {
		b.next.prev = b.prev
	}
	if b.prev != nil {
		b.prev.next = b.next
	} else {
		groups.live = b.next
	}
	b.id = 0
	b.dead = true
	b.pins++
	unlock(&gcwork.lock)
	b.unpin()
	noPreemptDec()
}

func (b *groupblock) vars() unsafe.Pointer { return add(unsafe.Pointer(b), groupHeaderSize) }

func blockof(vars unsafe.Pointer) *groupblock {
	return (*groupblock)(unsafe.Pointer(uintptr(vars) - groupHeaderSize))
}

// pin pins the block if it is that of the group with this id, and the group has not ended.
func (b *groupblock) pin(id uint64) bool {
	lock(&gcwork.lock)
	is := b.id == id && id != 0
	if is {
		b.pins++
	}
	unlock(&gcwork.lock)
	return is
}

// keep pins the block of the current goroutine's group.
func (b *groupblock) keep() {
	lock(&gcwork.lock)
	b.pins++
	unlock(&gcwork.lock)
}

// unpin takes a pin back; the last one of a block that was freed frees it.
func (b *groupblock) unpin() {
	lock(&gcwork.lock)
	b.pins--
	last := b.dead && b.pins == 0
	unlock(&gcwork.lock)
	if last {
		freegroupblock(b)
	}
}

// allocgroupblock gives a zeroed block with room for so many bytes of variables.
func allocgroupblock(used uintptr) *groupblock {
	size := used + groupHeaderSize
	class := int32(minGroupBlock)
	for class <= maxGroupBlock && size > 1<<class {
		class++
	}
	var b *groupblock
	if class > maxGroupBlock {
		class = 0
		size = (size + 4095) &^ 4095
	} else {
		size = 1 << class
	}
	lock(&groups.lock)
	link := &groups.free[class]
	for *link != nil && (*link).size != size {
		link = &(*link).next
	}
	b = *link
	if b != nil {
		*link = b.next
	}
	unlock(&groups.lock)
	if b == nil && class == 0 {
		b = (*groupblock)(sysAlloc(size))
	} else if b == nil {
		b = (*groupblock)(persistentalloc(size))
	} else if class == 0 {
		*b = groupblock{} // the rest has not been touched
	} else {
		memclrNoHeapPointers(unsafe.Pointer(b), used+groupHeaderSize)
	}
	b.used = used
	b.size = size
	b.class = class
	return b
}

func freegroupblock(b *groupblock) {
	if b.class == 0 {
		size := b.size
		sysUnused(uintptr(unsafe.Pointer(b)), size)
		b.size = size
	}
	lock(&groups.lock)
	b.next = groups.free[b.class]
	groups.free[b.class] = b
	unlock(&groups.lock)
}

// newgroup gives a host's group a block of its own.
func newgroup(run *group, m *moduledata) {
	run.vars = newgroupvars(m)
	blockof(run.vars).run = run
}

// groupof is what a goroutine's group is known by.
type groupof struct {
	vars unsafe.Pointer
	run  *group
}

// entergroup makes the current goroutine one of another group's, until leavegroup; in between it does not let itself be preempted.
func entergroup(vars unsafe.Pointer) groupof {
	gp := getg()
	was := groupof{gp.vars, gp.group}
	if vars != was.vars {
		gp.vars = vars
		gp.group = blockof(vars).run
	}
	return was
}

func leavegroup(was groupof) {
	gp := getg()
	gp.vars = was.vars
	gp.group = was.run
}

// gogroup starts a goroutine of a group.
func gogroup(vars unsafe.Pointer, fn func()) {
	noPreemptInc()
	was := entergroup(vars)
	newproc(fn)
	leavegroup(was)
	noPreemptDec()
}

// ongroup has f make the variables of a library package for the group that initialises the package, now, and for each that comes.
func ongroup(f func()) {
	lock(&groups.lock)
	if groups.ninits == maxGroupInits {
		throw("runtime: too many packages with groups' variables")
	}
	groups.inits[groups.ninits] = f
	groups.ninits++
	unlock(&groups.lock)
	f()
}

//go:linkname os_ongroup os.runtime_ongroup
func os_ongroup(f func()) { ongroup(f) }

//go:linkname time_ongroup time.runtime_ongroup
func time_ongroup(f func()) { ongroup(f) }

// initgroup makes the library's variables of a new group, on its first goroutine: after the initialisers of library packages that no program needed before,
// and before those of the program's own. args and envs are its os.Args and environment; nil for both: the process's.
func initgroup(args, envs []string) {
	setgrouprun(args, envs)
	for i := 0; ; i++ {
		lock(&groups.lock)
		var f func()
		if i < groups.ninits {
			f = groups.inits[i]
		}
		unlock(&groups.lock)
		if f == nil {
			return
		}
		f()
	}
}
