// From program counters to functions, files and lines: the tables that the linker (golite/link/pctable.py) makes of the
// objects' line tables, one moduledata per image. All offsets are from text. Known to pctable.py: change both.
package runtime

import "unsafe"

// functab says where a function begins. Entries are sorted; the last is a sentinel at the end of text.
type functab struct {
	entry   uint32 // offset from text
	name    uint32 // offset in names of a length-prefixed (uint16) symbol
	startln uint32
	flags   uint32 // 1: wrapper, left out of tracebacks; 2: belongs to the runtime
}

// linetab: from pc on (to the next entry) code comes from line of file. line 0: no source.
type linetab struct {
	pc   uint32
	line uint32
	file uint32 // index in files
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
}

var modules *moduledata

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
		f := (*functab)(add(unsafe.Pointer(md.ftab), uintptr(mid)*unsafe.Sizeof(functab{})))
		if f.entry <= off {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return (*functab)(add(unsafe.Pointer(md.ftab), uintptr(lo)*unsafe.Sizeof(functab{})))
}

func modulename(md *moduledata, off uint32) string {
	p := add(unsafe.Pointer(md.names), uintptr(off))
	n := int(*(*uint16)(p))
	return unsafe.String((*byte)(add(p, 2)), n)
}

// findfunc is the symbol of the function that holds pc, "" if none does.
func findfunc(pc uintptr) string {
	md := findmodule(pc)
	if md == nil {
		return ""
	}
	return modulename(md, findfunctab(md, pc).name)
}

// funcentry is the address where the function that holds pc begins.
func funcentry(pc uintptr) uintptr {
	md := findmodule(pc)
	if md == nil {
		return 0
	}
	return md.text + uintptr(findfunctab(md, pc).entry)
}

func funcflags(pc uintptr) uint32 {
	md := findmodule(pc)
	if md == nil {
		return 0
	}
	return findfunctab(md, pc).flags
}

// funcline is the source position of the instruction at pc (for a return address give pc-1).
func funcline(pc uintptr) (file string, line int) {
	md := findmodule(pc)
	if md == nil || md.nltab == 0 {
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
	nameoff := *(*uint32)(add(unsafe.Pointer(md.files), uintptr(l.file)*4))
	return modulename(md, nameoff), int(l.line)
}
