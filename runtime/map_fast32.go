// Maps with keys of 4 plain bytes: the searches of map.go with hash and comparison inlined. See there for how they work.

package runtime

import "unsafe"

// mapfind32 is the slot of key, nil if absent. m is not empty.
func mapfind32(m *hmap, key uint32, h uintptr) unsafe.Pointer {
	ctrl, mask, slotsize := m.ctrl, m.mask, uintptr(m.slotsize)
	h2 := uint64(h & 0x7f)
	g := h >> 7 & mask
	for step := uintptr(0); step <= mask; {
		c := ctrlGroup(ctrl, g)
		for match := matchH2(c, h2); match != 0; match &= match - 1 {
			slot := add(m.slots, firstSlot(g, match)*slotsize)
			if *(*uint32)(slot) == key {
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

// The lookups try the first group themselves; hardly any goes further.

func mapaccess1_fast32(t *maptype, m *hmap, key uint32) unsafe.Pointer {
	if m == nil || m.count == 0 {
		return mapzero(t)
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map read and map write")
	}
	h := hash32(key, m.seed)
	g := h >> 7 & m.mask
	c := ctrlGroup(m.ctrl, g)
	slotsize := uintptr(m.slotsize)
	for match := matchH2(c, uint64(h&0x7f)); match != 0; match &= match - 1 {
		slot := add(m.slots, firstSlot(g, match)*slotsize)
		if *(*uint32)(slot) == key {
			e := add(slot, uintptr(m.elemoff))
			if m.flags&mapIndirectElem != 0 {
				e = *(*unsafe.Pointer)(e)
			}
			return e
		}
	}
	if matchEmpty(c) != 0 {
		return mapzero(t)
	}
	return mapaccess1_slow32(t, m, key, h)
}

//go:noinline
func mapaccess1_slow32(t *maptype, m *hmap, key uint32, h uintptr) unsafe.Pointer {
	e, _ := mapaccess2_slow32(t, m, key, h)
	return e
}

func mapaccess2_fast32(t *maptype, m *hmap, key uint32) (unsafe.Pointer, bool) {
	if m == nil || m.count == 0 {
		return mapzero(t), false
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map read and map write")
	}
	h := hash32(key, m.seed)
	g := h >> 7 & m.mask
	c := ctrlGroup(m.ctrl, g)
	slotsize := uintptr(m.slotsize)
	for match := matchH2(c, uint64(h&0x7f)); match != 0; match &= match - 1 {
		slot := add(m.slots, firstSlot(g, match)*slotsize)
		if *(*uint32)(slot) == key {
			e := add(slot, uintptr(m.elemoff))
			if m.flags&mapIndirectElem != 0 {
				e = *(*unsafe.Pointer)(e)
			}
			return e, true
		}
	}
	if matchEmpty(c) != 0 {
		return mapzero(t), false
	}
	return mapaccess2_slow32(t, m, key, h)
}

//go:noinline
func mapaccess2_slow32(t *maptype, m *hmap, key uint32, h uintptr) (unsafe.Pointer, bool) {
	slot := mapfind32(m, key, h)
	if slot == nil {
		return mapzero(t), false
	}
	e := add(slot, uintptr(m.elemoff))
	if m.flags&mapIndirectElem != 0 {
		e = *(*unsafe.Pointer)(e)
	}
	return e, true
}

func mapassign_fast32(t *maptype, m *hmap, key uint32) unsafe.Pointer {
	if m == nil {
		panic(plainError("assignment to entry in nil map"))
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	h := hash32(key, m.seed)
	m.flags |= hashWriting
	var slot unsafe.Pointer
	if m.count != 0 {
		slot = mapfind32(m, key, h)
	}
	if slot == nil {
		slot = mapslot(t, m, h)
		*(*uint32)(slot) = key
		if m.flags&mapIndirectElem != 0 {
			*(*unsafe.Pointer)(add(slot, uintptr(m.elemoff))) = mallocgc(t.elem.size, t.elem, true)
		}
	}
	e := add(slot, uintptr(m.elemoff))
	if m.flags&mapIndirectElem != 0 {
		e = *(*unsafe.Pointer)(e)
	}
	endwrite(m)
	return e
}

func mapdelete_fast32(t *maptype, m *hmap, key uint32) {
	if m == nil || m.count == 0 {
		return
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	h := hash32(key, m.seed)
	m.flags |= hashWriting
	slot := mapfind32(m, key, h)
	if slot != nil {
		mapremove(m, slot)
	}
	endwrite(m)
}
