// From program counters to functions, files and lines: the tables that the linker (golite/link/pctable.py) makes of the
// objects' line tables and inlining records, one moduledata per image. All offsets are from text. Known to pctable.py: change both.
//
// Code of a function that was inlined stands for several frames: the innermost inlined function's, with the line of the instruction, then those
// it was inlined into, with the lines of the calls. There is no instruction for these calls, so the frame that made an inlined call
// is named by the address of the call's inlinedcall record. Such an address and an instruction's are both called a pc here: findfunc,
// funcline and funcflags take either, and inlinecaller goes from one frame to the next within a function. Like a return address, what
// Callers gives is one more than that.
//
//go:nowritebarrier
package runtime

import "unsafe"

// functab says where a function begins. Entries are sorted.
type functab struct {
	entry   uint32 // offset from text
	name    uint32 // offset in names of a length-prefixed (uint16) symbol
	startln uint32
	flags   uint32 // 1: wrapper, left out of tracebacks; 2: belongs to the runtime; 4: left out, too, but no wrapper
}

// linetab: from pc on (to the next entry) code comes from line of file. line 0: no source.
type linetab struct {
	pc   uint32
	line uint32
	file uint32 // index in files
}

// inlinedcall is a call that was replaced by the body of what it called.
type inlinedcall struct {
	parent int32  // the inlined call whose body made this one; if it was made by a function's own code: ^index of its functab
	name   uint32 // of the called function
	line   uint32 // of the call
	file   uint16
	flags  uint16 // of the called function, as functab's
}

// inlinetab: from pc on (to the next entry) code is that of the inlined call call-1 and of none further in; 0: of none.
type inlinetab struct {
	pc   uint32
	call uint32
}

type moduledata struct {
	next   *moduledata
	text   uintptr
	etext  uintptr
	ftab   *functab
	nftab  int
	ltab   *linetab
	nltab  int
	names  *byte
	files  *uint32 // offsets in names
	nfiles int
	calls  *inlinedcall
	ncalls int
	itab   *inlinetab
	nitab  int
	types  **_type // every type descriptor of the image
	ntypes int
	data   uintptr // its variables: from data to edata
	edata  uintptr

	group      unsafe.Pointer // the template of its group variables, ngroup bytes; the others are zero
	ngroup     uintptr
	groupstart uintptr // where in a block they are: from groupstart to groupend
	groupend   uintptr

	build  *byte // for runtime/debug.ReadBuildInfo, if the program can call it: text of nbuild bytes
	nbuild int
}

var modules *moduledata

// findmodule is the module with the instruction at pc.
func findmodule(pc uintptr) *moduledata {
	for md := modules; md != nil; md = md.next {
		if pc >= md.text && pc < md.etext {
			return md
		}
	}
	return nil
}

func findfunctab(md *moduledata, pc uintptr) *functab {
	off := uint32(pc - md.text)
	lo, hi := 0, md.nftab-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if functabat(md, mid).entry <= off {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return functabat(md, lo)
}

func functabat(md *moduledata, i int) *functab {
	return (*functab)(add(unsafe.Pointer(md.ftab), uintptr(i)*unsafe.Sizeof(functab{})))
}

func inlinedcallat(md *moduledata, i int) *inlinedcall {
	return (*inlinedcall)(add(unsafe.Pointer(md.calls), uintptr(i)*unsafe.Sizeof(inlinedcall{})))
}

// findinlined is the innermost inlined call whose code is at pc (an instruction of md), nil if there is none.
func findinlined(md *moduledata, pc uintptr) *inlinedcall {
	off := uint32(pc - md.text)
	lo, hi := 0, md.nitab // the row is before lo
	for lo < hi {
		mid := (lo + hi) / 2
		if (*inlinetab)(add(unsafe.Pointer(md.itab), uintptr(mid)*unsafe.Sizeof(inlinetab{}))).pc <= off {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return nil
	}
	row := (*inlinetab)(add(unsafe.Pointer(md.itab), uintptr(lo-1)*unsafe.Sizeof(inlinetab{})))
	if row.call == 0 {
		return nil
	}
	return inlinedcallat(md, int(row.call-1))
}

// findcall is the inlined call whose record is at pc, nil if pc is no such address.
func findcall(pc uintptr) (md *moduledata, call *inlinedcall) {
	for md = modules; md != nil; md = md.next {
		off := pc - uintptr(unsafe.Pointer(md.calls))
		if off < uintptr(md.ncalls)*unsafe.Sizeof(inlinedcall{}) {
			return md, inlinedcallat(md, int(off/unsafe.Sizeof(inlinedcall{})))
		}
	}
	return nil, nil
}

// inlinecaller is the frame that called the frame pc by an inlined call: the address of the call's record. 0 if pc's function was
// really called.
func inlinecaller(pc uintptr) uintptr {
	md := findmodule(pc)
	if md != nil {
		return uintptr(unsafe.Pointer(findinlined(md, pc)))
	}
	md, call := findcall(pc)
	if call == nil || call.parent < 0 {
		return 0
	}
	return uintptr(unsafe.Pointer(inlinedcallat(md, int(call.parent))))
}

// isinlined tells whether the frame pc is of a function that was inlined.
func isinlined(pc uintptr) bool { return inlinecaller(pc) != 0 }

// frameof gives the two that can say what function the frame pc is of: one is nil.
func frameof(pc uintptr) (md *moduledata, call *inlinedcall, f *functab) {
	md = findmodule(pc)
	if md != nil {
		call = findinlined(md, pc)
		if call == nil {
			f = findfunctab(md, pc)
		}
		return md, call, f
	}
	md, call = findcall(pc)
	if call == nil {
		return nil, nil, nil
	}
	if call.parent < 0 {
		return md, nil, functabat(md, int(^call.parent))
	}
	return md, inlinedcallat(md, int(call.parent)), nil
}

func modulename(md *moduledata, off uint32) string {
	p := add(unsafe.Pointer(md.names), uintptr(off))
	n := int(*(*uint16)(p))
	return unsafe.String((*byte)(add(p, 2)), n)
}

// findfunc is the symbol of the frame pc's function, "" if there is none.
func findfunc(pc uintptr) string {
	md, call, f := frameof(pc)
	if call != nil {
		return modulename(md, call.name)
	}
	if f != nil {
		return modulename(md, f.name)
	}
	return ""
}

// funcentry is the address where the code that holds the frame pc begins: for an inlined function, that of the function it is in.
func funcentry(pc uintptr) uintptr {
	md := findmodule(pc)
	if md != nil {
		return md.text + uintptr(findfunctab(md, pc).entry)
	}
	md, call := findcall(pc)
	if call == nil {
		return 0
	}
	for call.parent >= 0 {
		call = inlinedcallat(md, int(call.parent))
	}
	return md.text + uintptr(functabat(md, int(^call.parent)).entry)
}

// funcflags are the flags of the frame pc's function.
func funcflags(pc uintptr) uint32 {
	_, call, f := frameof(pc)
	if call != nil {
		return uint32(call.flags)
	}
	if f != nil {
		return f.flags
	}
	return 0
}

// iswrapper tells whether the code at pc is all of wrappers and thunks: that of the function that holds it and of those inlined there.
func iswrapper(pc uintptr) bool {
	for pc != 0 {
		if funcflags(pc)&1 == 0 {
			return false
		}
		pc = inlinecaller(pc)
	}
	return true
}

// funcline is the source position of the frame pc (for a return address give pc-1).
func funcline(pc uintptr) (file string, line int) {
	md := findmodule(pc)
	if md == nil {
		md, call := findcall(pc)
		if call == nil || int(call.file) >= md.nfiles {
			return "?", 0
		}
		return modulefile(md, int(call.file)), int(call.line)
	}
	if md.nltab == 0 {
		return "?", 0
	}
	off := uint32(pc - md.text)
	lo, hi := 0, md.nltab-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		l := (*linetab)(add(unsafe.Pointer(md.ltab), uintptr(mid)*unsafe.Sizeof(linetab{})))
		if l.pc <= off {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	l := (*linetab)(add(unsafe.Pointer(md.ltab), uintptr(lo)*unsafe.Sizeof(linetab{})))
	if l.pc > off || int(l.file) >= md.nfiles {
		return "?", 0
	}
	return modulefile(md, int(l.file)), int(l.line)
}

func modulefile(md *moduledata, i int) string {
	return modulename(md, *(*uint32)(add(unsafe.Pointer(md.files), uintptr(i)*4)))
}
