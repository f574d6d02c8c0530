// Detours: a goroutine that is to end but is in the library's code goes on until that returns to the program's. The return address there is replaced by
// hostdetour's (asm_amd64.s), where it ends as if the program had called Goexit behind the call.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// detour is a replaced return address. Entries are made and used again while the world is stopped, and never removed; a goroutine frees its own.
type detour struct {
	next *detour
	slot uintptr // where the return address was; 0: not in use
	pc   uintptr // what it was
	gp   *g
	goid uint64
}

var detours *detour

// detourof is the detour at a slot.
func detourof(slot uintptr) *detour {
	d := (*detour)(atomic.Loadp(unsafe.Pointer(&detours)))
	for d != nil && atomic.Loaduintptr(&d.slot) != slot {
		d = d.next
	}
	return d
}

// returnto is the return address at a slot, whether it is replaced or not.
func returnto(slot uintptr) uintptr {
	pc := *(*uintptr)(unsafe.Pointer(slot))
	if pc == asmaddr(9) {
		if d := detourof(slot); d != nil {
			return d.pc
		}
	}
	return pc
}

// setdetour has gp, which does not run, end when it comes back to the program's code from the frame at fp or one above. The world is stopped.
func setdetour(gp *g, fp uintptr) {
	lo, hi := morestackrange()
	for fp != 0 {
		slot := fp + 8
		pc := *(*uintptr)(unsafe.Pointer(slot))
		up := *(*uintptr)(unsafe.Pointer(fp))
		if pc >= lo && pc < hi {
			slot = up + 16
			pc = *(*uintptr)(unsafe.Pointer(slot))
			up = *(*uintptr)(unsafe.Pointer(up))
		}
		if pc == asmaddr(9) {
			return
		}
		if inprogram(pc) {
			d := freedetour()
			d.pc = pc
			d.gp = gp
			d.goid = gp.goid
			gp.detoured = true
			atomic.Storeuintptr(&d.slot, slot)
			*(*uintptr)(unsafe.Pointer(slot)) = asmaddr(9)
			return
		}
		if findmodule(pc) == nil {
			return
		}
		fp = up
	}
}

// freedetour is an entry that is not in use. The world is stopped.
func freedetour() *detour {
	for d := detours; d != nil; d = d.next {
		if d.slot == 0 || d.gp.goid != d.goid || atomic.Load(&d.gp.atomicstatus) == _Gdead {
			return d
		}
	}
	d := (*detour)(persistentalloc(unsafe.Sizeof(detour{})))
	d.next = detours
	atomic.StorepNoWB(unsafe.Pointer(&detours), unsafe.Pointer(d))
	return d
}

// hostdetoured is where a detour leads: it seems to have been called where the library would have returned to. slot has its return address.
func hostdetoured(slot uintptr) {
	d := detourof(slot)
	*(*uintptr)(unsafe.Pointer(slot)) = d.pc
	atomic.Storeuintptr(&d.slot, 0)
	killpoint(getg())
}
