// Maps: open addressing with control bytes, after Abseil's "Swiss tables".
//
// The table is an array of groups of 8 slots. A slot holds a key and its element; a control byte says whether it is empty
// (0x80), deleted (0xfe) or full (the low 7 bits of the key's hash, h2). The other hash bits (h1) choose the group where the
// search starts; groups are visited by triangular steps, which reach every group of a power-of-two table. One 64-bit operation
// compares h2 with a whole group's control bytes, so a search touches the slots of hardly any other key. It ends at a group with
// an empty slot.
//
// Keys and elements over 128 bytes are kept elsewhere and the slot holds a pointer.
//
// A table of one group (up to 8 entries) is filled entirely; larger ones up to 7/8. When no free slot is left all entries move
// into a new table: twice as large, or of the same size if many slots are taken by deleted ones. The old table stays as it
// was for iterators that walk it; a large one that none ever walked is freed at once, since it is half of what a growing map uses. So
// nobody may keep a pointer into a table over anything that may change the map. The control bytes of a table of one group are in the
// hmap itself.
//
// Iteration (map_iter.go) may go on while the map changes, and across moves.
//
// The map is not safe for concurrent use with a writer; hashWriting finds many such bugs, at the cost of a test.
//
// The fast variants in map_fast*.go are the same searches for keys of 4 or 8 plain bytes and strings. They need the hash
// functions of alg.go inlined: keys of these types hash alike through the maptype's hasher.

package runtime

import "unsafe"

const (
	ctrlEmpty   = 0x80
	ctrlDeleted = 0xfe
	ctrlEmpty8  = 0x8080808080808080 // a group of empty slots
	ctrlHigh    = 0x8080808080808080
	ctrlLow     = 0x0101010101010101

	mapMaxInline = 128 // larger keys and elements are indirect
	mapZeroSize  = 1024
)

// hmap.flags
const (
	hashWriting     = 1
	mapIndirectKey  = 2
	mapIndirectElem = 4
	mapKeyUpdate    = 8  // equal keys may differ (+0 and -0, strings): assignment overwrites the key too
	mapKey32        = 16 // the hasher is hash32
	mapKey64        = 32 // the hasher is hash64
	mapKeyStr       = 64 // the hasher is strhash
)

// hmap is what a map value points to. count comes first: the compiler reads it for len.
type hmap struct {
	count    int
	flags    uint8
	iterated bool   // an iterator may know the present table
	elemoff  uint16 // of the element in a slot
	slotsize uint16
	clears   uint16 // how often the map was cleared, mod 2^16
	seed     uintptr
	ctrl     unsafe.Pointer // 8*(mask+1) control bytes; nil: no table yet
	slots    unsafe.Pointer // 8*(mask+1) slots
	mask     uintptr        // number of groups - 1
	left     int            // empty slots that may still be filled
	ctrl0    uint64         // control bytes while there is one group; stays as it was when the map moves on
}

// zeroVal is what lookups of absent keys point to.
var zeroVal [mapZeroSize]byte

// bigzero is the same for larger elements, as large as was needed so far.
var bigzero struct {
	lock mutex
	p    unsafe.Pointer
	size uintptr
}

// mapzero is a zero value of t's element type, not to be written.
func mapzero(t *maptype) unsafe.Pointer {
	n := t.elem.size
	if n <= mapZeroSize {
		return unsafe.Pointer(&zeroVal)
	}
	lock(&bigzero.lock)
	if bigzero.size < n {
		bigzero.p = mallocgc(n, nil, true)
		bigzero.size = n
	}
	p := bigzero.p
	unlock(&bigzero.lock)
	return p
}

// matchH2 has the high bit set of each byte of c that equals h2 (and perhaps of the full byte after one that does).
func matchH2(c, h2 uint64) uint64 {
	x := c ^ h2*ctrlLow
	return (x - ctrlLow) &^ x & ctrlHigh
}

// matchEmpty and matchFree have the high bit set of each empty, and empty or deleted, byte of c.
func matchEmpty(c uint64) uint64 { return c &^ (c << 6) & ctrlHigh }
func matchFree(c uint64) uint64  { return c & ctrlHigh }

func ctrlGroup(ctrl unsafe.Pointer, g uintptr) uint64 { return *(*uint64)(add(ctrl, g*8)) }

// firstSlot is the slot in group g of the lowest bit of a match.
func firstSlot(g uintptr, match uint64) uintptr { return g*8 + uintptr(ctz64(match))>>3 }

// needKeyUpdate tells whether equal keys of type t may differ.
func needKeyUpdate(t *_type) bool {
	switch t.kind {
	case kindFloat32, kindFloat64, kindComplex64, kindComplex128, kindInterface, kindString:
		return true
	case kindArray:
		return needKeyUpdate((*arraytype)(unsafe.Pointer(t)).elem)
	case kindStruct:
		s := (*structtype)(unsafe.Pointer(t))
		for i := range s.fields {
			if needKeyUpdate(s.fields[i].typ) {
				return true
			}
		}
	}
	return false
}

// checkhashable panics if the value of type t at p cannot be hashed: what a map without entries does instead of hashing it.
func checkhashable(t *_type, p unsafe.Pointer) {
	switch t.kind {
	case kindInterface:
		typ := *(**_type)(p)
		if typ == nil {
			return
		}
		if len((*interfacetype)(unsafe.Pointer(t)).methods) != 0 {
			typ = (*itab)(unsafe.Pointer(typ)).typ
		}
		if typ.equal == nil {
			panic(unhashableTypeError{typ})
		}
		data := add(p, 8)
		if !isDirectIface(typ) {
			data = *(*unsafe.Pointer)(data)
		}
		checkhashable(typ, data)
	case kindArray:
		a := (*arraytype)(unsafe.Pointer(t))
		if t.tflag&tflagRegularMemory == 0 {
			for i := uintptr(0); i < a.len; i++ {
				checkhashable(a.elem, add(p, i*a.elem.size))
			}
		}
	case kindStruct:
		s := (*structtype)(unsafe.Pointer(t))
		if t.tflag&tflagRegularMemory == 0 {
			for i := range s.fields {
				f := &s.fields[i]
				if f.name != "_" {
					checkhashable(f.typ, add(p, f.offset))
				}
			}
		}
	}
}

func alignUp(n, a uintptr) uintptr { return (n + a - 1) &^ (a - 1) }

// setlayout fills in what m knows of its type.
func (m *hmap) setlayout(t *maptype) {
	key, elem := t.key, t.elem
	ksize, kalign := key.size, uintptr(key.align)
	esize, ealign := elem.size, uintptr(elem.align)
	flags := uint8(0)
	if ksize > mapMaxInline {
		ksize, kalign = 8, 8
		flags |= mapIndirectKey
	}
	if esize > mapMaxInline {
		esize, ealign = 8, 8
		flags |= mapIndirectElem
	}
	off := alignUp(ksize, ealign)
	if kalign > ealign {
		ealign = kalign
	}
	if key.tflag&tflagRegularMemory != 0 {
		if key.size == 8 {
			flags |= mapKey64
		} else if key.size == 4 {
			flags |= mapKey32
		}
	} else if key.kind == kindString {
		flags |= mapKeyStr | mapKeyUpdate
	} else if needKeyUpdate(key) {
		flags |= mapKeyUpdate
	}
	m.elemoff = uint16(off)
	m.slotsize = uint16(alignUp(off+esize, ealign))
	m.flags = flags
}

func mapseed() uintptr { return uintptr(cheaprand())<<32 | uintptr(cheaprand()) }

// makemap makes a map with room for hint entries.
func makemap(t *maptype, hint int) *hmap {
	m := new(hmap)
	m.setlayout(t)
	m.seed = mapseed()
	if hint > 8 {
		groups := uintptr(2)
		for groups*7 < uintptr(hint) && groups < 1<<44 {
			groups *= 2
		}
		mem, over := mulover(groups*8, uintptr(m.slotsize))
		if !over && mem <= maxAlloc {
			newtable(t, m, groups)
		}
	}
	return m
}

// newtable gives m an empty table of the given number of groups.
func newtable(t *maptype, m *hmap, groups uintptr) {
	mem, over := mulover(groups*8, uintptr(m.slotsize))
	if over || mem > maxAlloc || groups > 1<<44 {
		throw("map too large")
	}
	if t.key.ptrdata == 0 && t.elem.ptrdata == 0 && m.flags&(mapIndirectKey|mapIndirectElem) == 0 {
		m.slots = mallocgc(mem, nil, true)
	} else {
		m.slots = mallocgc(mem, slottype(t, m), true)
	}
	if groups == 1 {
		m.ctrl0 = ctrlEmpty8
		m.ctrl = unsafe.Pointer(&m.ctrl0)
		m.left = 8
	} else {
		m.ctrl = mallocgc(groups*8, nil, false)
		resetctrl(m.ctrl, groups)
		m.left = int(groups * 7)
	}
	m.mask = groups - 1
	m.iterated = false
}

func resetctrl(ctrl unsafe.Pointer, groups uintptr) {
	for g := uintptr(0); g < groups; g++ {
		*(*uint64)(add(ctrl, g*8)) = ctrlEmpty8
	}
}

// maphash is the hash of the key at p.
func maphash(t *maptype, m *hmap, p unsafe.Pointer) uintptr {
	flags := m.flags
	if flags&(mapKey32|mapKey64|mapKeyStr) != 0 {
		if flags&mapKeyStr != 0 {
			return strhash(p, m.seed)
		}
		if flags&mapKey64 != 0 {
			return hash64(load64(p), m.seed)
		}
		return hash32(*(*uint32)(p), m.seed)
	}
	return t.hasher(p, m.seed)
}

// grow moves the entries to a new table (the first one, if there is none yet).
func grow(t *maptype, m *hmap) {
	ctrl, slots, iterated := m.ctrl, m.slots, m.iterated
	if ctrl == nil {
		newtable(t, m, 1)
		return
	}
	groups := m.mask + 1
	bigger := groups * 2
	if groups > 1 && uintptr(m.count)*32 <= groups*8*25 {
		bigger = groups // the deleted slots are many: get rid of these
	}
	newtable(t, m, bigger)
	m.left -= m.count
	slotsize := uintptr(m.slotsize)
	nctrl, nslots, mask := m.ctrl, m.slots, m.mask
	for g := uintptr(0); g < groups; g++ {
		full := ^ctrlGroup(ctrl, g) & ctrlHigh
		for full != 0 {
			src := add(slots, firstSlot(g, full)*slotsize)
			full &= full - 1
			k := src
			if m.flags&mapIndirectKey != 0 {
				k = *(*unsafe.Pointer)(src)
			}
			h := maphash(t, m, k)
			n := h >> 7 & mask
			step := uintptr(0)
			free := matchFree(ctrlGroup(nctrl, n))
			for free == 0 {
				step++
				n = (n + step) & mask
				free = matchFree(ctrlGroup(nctrl, n))
			}
			i := firstSlot(n, free)
			*(*uint8)(add(nctrl, i)) = uint8(h & 0x7f)
			dst := add(nslots, i*slotsize)
			if slotsize == 16 {
				*(*uint64)(dst) = *(*uint64)(src)
				*(*uint64)(add(dst, 8)) = *(*uint64)(add(src, 8))
			} else {
				memmove(dst, src, slotsize)
			}
		}
	}
	if !iterated {
		if groups*8*slotsize > maxSmallSize {
			freelarge(slots)
		}
		if groups*8 > maxSmallSize {
			freelarge(ctrl)
		}
	}
}

// mapfind is the slot of the key at p, nil if it is absent. h is its hash. m has a table.
func mapfind(t *maptype, m *hmap, p unsafe.Pointer, h uintptr) unsafe.Pointer {
	ctrl, mask, slotsize := m.ctrl, m.mask, uintptr(m.slotsize)
	h2 := uint64(h & 0x7f)
	g := h >> 7 & mask
	for step := uintptr(0); step <= mask; {
		c := ctrlGroup(ctrl, g)
		for match := matchH2(c, h2); match != 0; match &= match - 1 {
			slot := add(m.slots, firstSlot(g, match)*slotsize)
			k := slot
			if m.flags&mapIndirectKey != 0 {
				k = *(*unsafe.Pointer)(slot)
			}
			if t.key.equal(p, k) {
				return slot
			}
		}
		if matchEmpty(c) != 0 {
			return nil
		}
		step++
		g = (g + step) & mask
	}
	return nil
}

// mapget is the element of the key at p, nil if absent.
func mapget(t *maptype, m *hmap, p unsafe.Pointer) unsafe.Pointer {
	if m == nil || m.count == 0 {
		checkhashable(t.key, p)
		return nil
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map read and map write")
	}
	slot := mapfind(t, m, p, maphash(t, m, p))
	if slot == nil {
		return nil
	}
	e := add(slot, uintptr(m.elemoff))
	if m.flags&mapIndirectElem != 0 {
		e = *(*unsafe.Pointer)(e)
	}
	return e
}

// mapaccess1 is the element of *key, or a zero value.
func mapaccess1(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer {
	e := mapget(t, m, key)
	if e == nil {
		return mapzero(t)
	}
	return e
}

func mapaccess2(t *maptype, m *hmap, key unsafe.Pointer) (unsafe.Pointer, bool) {
	e := mapget(t, m, key)
	if e == nil {
		return mapzero(t), false
	}
	return e, true
}

// mapslot finds a slot for a new entry whose hash is h and marks it full, growing the map if need be.
func mapslot(t *maptype, m *hmap, h uintptr) unsafe.Pointer {
	if m.ctrl == nil {
		grow(t, m)
	}
	for {
		ctrl, mask := m.ctrl, m.mask
		g := h >> 7 & mask
		for step := uintptr(0); step <= mask; {
			free := matchFree(ctrlGroup(ctrl, g))
			if free != 0 {
				// A deleted slot is free, but counts as filled already.
				i := firstSlot(g, free)
				b := (*uint8)(add(ctrl, i))
				if *b == ctrlEmpty {
					if m.left == 0 {
						break
					}
					m.left--
				}
				*b = uint8(h & 0x7f)
				m.count++
				return add(m.slots, i*uintptr(m.slotsize))
			}
			step++
			g = (g + step) & mask
		}
		grow(t, m)
	}
}

// mapassign is where to put the element of *key, which is added if absent.
func mapassign(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer {
	if m == nil {
		panic(plainError("assignment to entry in nil map"))
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	h := maphash(t, m, key) // may panic, so before the flag is set
	m.flags |= hashWriting
	var slot unsafe.Pointer
	if m.count != 0 {
		slot = mapfind(t, m, key, h)
	}
	if slot == nil {
		slot = mapslot(t, m, h)
		k := slot
		if m.flags&mapIndirectKey != 0 {
			k = mallocgc(t.key.size, t.key, true)
			*(*unsafe.Pointer)(slot) = k
		}
		memmove(k, key, t.key.size) // nothing is there yet
		if m.flags&mapIndirectElem != 0 {
			*(*unsafe.Pointer)(add(slot, uintptr(m.elemoff))) = mallocgc(t.elem.size, t.elem, true)
		}
	} else if m.flags&mapKeyUpdate != 0 {
		k := slot
		if m.flags&mapIndirectKey != 0 {
			k = *(*unsafe.Pointer)(slot)
		}
		typedmemmove(k, key, t.key.size)
	}
	e := add(slot, uintptr(m.elemoff))
	if m.flags&mapIndirectElem != 0 {
		e = *(*unsafe.Pointer)(e)
	}
	endwrite(m)
	return e
}

func endwrite(m *hmap) {
	if m.flags&hashWriting == 0 {
		fatal("concurrent map writes")
	}
	m.flags &^= hashWriting
}

// mapremove frees the slot, which is full.
func mapremove(m *hmap, slot unsafe.Pointer) {
	slotsize := uintptr(m.slotsize)
	i := uintptr(0)
	if slotsize != 0 {
		i = (uintptr(slot) - uintptr(m.slots)) / slotsize
		typedmemclr(slot, slotsize)
	} else {
		// Keys without size: there is one at most.
		for *(*uint8)(add(m.ctrl, i))&0x80 != 0 {
			i++
		}
	}
	// No search goes past a group with an empty slot, so one more empty one there changes nothing; nor in the only group.
	b := uint8(ctrlDeleted)
	if m.mask == 0 || matchEmpty(ctrlGroup(m.ctrl, i>>3)) != 0 {
		b = ctrlEmpty
		m.left++
	}
	*(*uint8)(add(m.ctrl, i)) = b
	m.count--
}

func mapdelete(t *maptype, m *hmap, key unsafe.Pointer) {
	if m == nil || m.count == 0 {
		checkhashable(t.key, key)
		return
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	h := maphash(t, m, key)
	m.flags |= hashWriting
	slot := mapfind(t, m, key, h)
	if slot != nil {
		mapremove(m, slot)
	}
	endwrite(m)
}

func mapclear(t *maptype, m *hmap) {
	if m == nil || m.ctrl == nil {
		return
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	m.flags |= hashWriting
	groups := m.mask + 1
	m.clears++
	m.count = 0
	typedmemclr(m.slots, groups*8*uintptr(m.slotsize))
	resetctrl(m.ctrl, groups)
	m.left = 8
	if groups > 1 {
		m.left = int(groups * 7)
	}
	m.seed = mapseed()
	endwrite(m)
}
