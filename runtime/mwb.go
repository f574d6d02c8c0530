// The write barrier's buffers, and which pointers go there.
//
// Marking finds what could be reached when it began (mgc.go). For that no pointer may be overwritten unseen while it goes on: compiled code
// loads the old pointer, stores the new one, then looks at %fs:0x68, which is not 0 while the collector marks, and calls wbshade with
// the old one (asm_amd64.s), which keeps it in a buffer of the m. A goroutine that is preempted just before it looks has the old pointer in a register.
// A collection that begins then looks there; one that goes on looks there at once (scanpreempted), since it may end before the goroutine
// goes on. Before larger pieces of memory are overwritten, wbrange takes all words of them, and after a move those that have come, since
// the two ranges may overlap.
//
// What is overwritten by package runtime: in files with go:nowritebarrier nothing is a pointer to an object that the collector learns of only there;
// in the others stores have barriers like any code. Copies and clears by memmove and the like are preceded by shaderange.
//
// Values that are no addresses of objects do no harm: they are looked at like words of a stack.
//
//go:nowritebarrier
package runtime

import "unsafe"

const wbEntries = 256

// wbshade and wbrange keep all registers, so only compiled code calls them, in its own way.

func tcbSetMarking(on uint32)
func tcbMarking() uint32

func wbinit(mp *m) {
	mp.wbnext = uintptr(unsafe.Pointer(&mp.wbbuf))
	mp.wbend = mp.wbnext + unsafe.Sizeof(mp.wbbuf)
}

// wbflush1 greys what is in the current m's buffer. On g0.
func wbflush1() {
	mp := tcbGetM()
	wbflush(mp, &mp.gcw)
}

func wbflush(mp *m, w *gcworker) {
	end := mp.wbnext
	start := uintptr(unsafe.Pointer(&mp.wbbuf))
	mp.wbnext = start
	if tcbMarking() == 0 {
		return
	}
	for p := start; p < end; p += 8 {
		w.word(*(*uintptr)(unsafe.Pointer(p)))
	}
	w.publish()
}

// wbrange1 greys what the words lead to that are about to be overwritten. On g0.
func wbrange1() {
	if tcbMarking() == 0 {
		return // the cycle ended after the caller looked
	}
	mp := tcbGetM()
	w := &mp.gcw
	scanwords(mp.wbfrom, mp.wbfrom+mp.wbsize, w)
	w.publish()
}

// shade tells the collector of a pointer that disappears from where it would have found it.
func shade(p unsafe.Pointer) {
	if tcbMarking() != 0 {
		tcbGetM().wbfrom = uintptr(p)
		systemstack(shade1)
	}
}

func shade1() {
	mp := tcbGetM()
	mp.gcw.word(mp.wbfrom)
	mp.gcw.publish()
}

// shaderange tells it of all pointers in n bytes from p on.
func shaderange(p unsafe.Pointer, n uintptr) {
	if tcbMarking() != 0 && n >= 8 {
		mp := tcbGetM()
		mp.wbfrom = uintptr(p)
		mp.wbsize = n
		systemstack(wbrange1)
	}
}

// typedmemmove copies over memory that may hold pointers.
func typedmemmove(dst, src unsafe.Pointer, n uintptr) {
	shaderange(dst, n)
	memmove(dst, src, n)
}

// typedmemclr clears memory that may hold pointers.
func typedmemclr(p unsafe.Pointer, n uintptr) {
	shaderange(p, n)
	memclrNoHeapPointers(p, n)
}
