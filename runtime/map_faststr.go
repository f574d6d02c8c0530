// Maps with string keys: the searches of map.go with hash and comparison inlined. See there for how they work.

package runtime

import "unsafe"

// mapfindstr is the slot of key, nil if absent. m is not empty.
func mapfindstr(m *hmap, key string, h uintptr) unsafe.Pointer {
	ctrl, mask, slotsize := m.ctrl, m.mask, uintptr(m.slotsize)
	h2 := uint64(h & 0x7f)
	g := h >> 7 & mask
	p := strptr(key)
	n := len(key)
	for step := uintptr(0); step <= mask; {
		c := ctrlGroup(ctrl, g)
		for match := matchH2(c, h2); match != 0; match &= match - 1 {
			slot := add(m.slots, firstSlot(g, match)*slotsize)
			k := *(*string)(slot)
			if len(k) == n {
				q := strptr(k)
				if p == q || memequal(p, q, uintptr(n)) {
					return slot
				}
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

func hashstr(s string, seed uintptr) uintptr { return byteshash(strptr(s), seed, uintptr(len(s))) }

func mapgetstr(m *hmap, key string) unsafe.Pointer {
	if m == nil || m.count == 0 {
		return nil
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map read and map write")
	}
	slot := mapfindstr(m, key, hashstr(key, m.seed))
	if slot == nil {
		return nil
	}
	e := add(slot, 16)
	if m.flags&mapIndirectElem != 0 {
		e = *(*unsafe.Pointer)(e)
	}
	return e
}

func mapaccess1_faststr(t *maptype, m *hmap, key string) unsafe.Pointer {
	e := mapgetstr(m, key)
	if e == nil {
		return mapzero(t)
	}
	return e
}

func mapaccess2_faststr(t *maptype, m *hmap, key string) (unsafe.Pointer, bool) {
	e := mapgetstr(m, key)
	if e == nil {
		return mapzero(t), false
	}
	return e, true
}

func mapassign_faststr(t *maptype, m *hmap, key string) unsafe.Pointer {
	if m == nil {
		panic(plainError("assignment to entry in nil map"))
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	h := hashstr(key, m.seed)
	m.flags |= hashWriting
	var slot unsafe.Pointer
	if m.count != 0 {
		slot = mapfindstr(m, key, h)
	}
	if slot == nil {
		slot = mapslot(t, m, h)
		if m.flags&mapIndirectElem != 0 {
			*(*unsafe.Pointer)(add(slot, 16)) = mallocgc(t.elem.size, t.elem, true)
		}
	}
	// Also for a key that was there: the old string's memory, perhaps part of something large, need not be kept.
	*(*string)(slot) = key
	e := add(slot, 16)
	if m.flags&mapIndirectElem != 0 {
		e = *(*unsafe.Pointer)(e)
	}
	endwrite(m)
	return e
}

func mapdelete_faststr(t *maptype, m *hmap, key string) {
	if m == nil || m.count == 0 {
		return
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	h := hashstr(key, m.seed)
	m.flags |= hashWriting
	slot := mapfindstr(m, key, h)
	if slot != nil {
		mapremove(m, slot)
	}
	endwrite(m)
}
