// Iteration over maps.
//
// It walks the groups of the table from a random one on, and the slots of each from a random one on, reading what is there at that
// moment: deleted entries are not seen, added ones perhaps. If the map moves to a new table meanwhile, the iterator stays with
// the old one, where every key of that moment stands once, and looks each key up in the new table: it is skipped if deleted,
// and gives its present element. Entries added after the move are not seen, which the language allows.
//
// Keys that are not equal to themselves (NaN) cannot be looked up, nor be deleted except by clear: they come from the old table unless
// the map was cleared since (clears).

package runtime

import "unsafe"

// hiter is an iteration; at most 16 words (package reflect has room for these). key and elem come first: the compiler reads them.
type hiter struct {
	key    unsafe.Pointer // nil: the end
	elem   unsafe.Pointer
	t      *maptype
	m      *hmap
	ctrl   unsafe.Pointer // the table that the iteration walks; nil: at the end
	slots  unsafe.Pointer
	mask   uintptr
	group  uintptr // groups done
	start  uintptr // group where it began
	rot    uint8   // slot where it begins in each group
	pos    uint8   // slots of the present group done
	clears uint16  // m's at the beginning
}

// mapiterinit begins an iteration, at its first entry.
func mapiterinit(t *maptype, m *hmap, it *hiter) {
	it.key = nil
	it.elem = nil
	it.t = t
	it.m = m
	it.ctrl = nil
	if m == nil || m.count == 0 {
		return
	}
	m.noteiterator()
	it.ctrl = m.ctrl
	it.slots = m.slots
	it.mask = m.mask
	it.group = 0
	r := cheaprand()
	it.rot = uint8(r & 7)
	it.start = uintptr(r>>3) & m.mask
	it.pos = 0
	it.clears = m.clears
	mapiternext(it)
}

// noteiterator says that an iterator knows the present table. Goroutines may iterate at the same time, so it only writes if there is news.
func (m *hmap) noteiterator() {
	if !m.iterated {
		m.iterated = true
	}
}

// mapiternext goes to the next entry.
func mapiternext(it *hiter) {
	m := it.m
	if it.ctrl == nil {
		it.key = nil
		return
	}
	if m.flags&hashWriting != 0 {
		fatal("concurrent map iteration and map write")
	}
	slotsize := uintptr(m.slotsize)
	rot := uint(it.rot)
	for it.group <= it.mask {
		if it.pos >= 8 {
			it.group++
			it.pos = 0
			continue
		}
		g := (it.start + it.group) & it.mask
		c := ^ctrlGroup(it.ctrl, g)
		// Turn the group so that slot rot comes first, and leave out what was done.
		full := (c>>(8*rot) | c<<(64-8*rot)) & ctrlHigh
		done := 8 * uint(it.pos)
		full = full >> done << done
		if full == 0 {
			it.group++
			it.pos = 0
			continue
		}
		n := uint(ctz64(full)) >> 3
		it.pos = uint8(n + 1)
		slot := add(it.slots, (g*8+uintptr((n+rot)&7))*slotsize)
		k := slot
		if m.flags&mapIndirectKey != 0 {
			k = *(*unsafe.Pointer)(slot)
		}
		if it.ctrl != m.ctrl {
			// The map has moved.
			t := it.t
			if m.flags&(mapKey32|mapKey64|mapKeyStr) != 0 || t.key.equal(k, k) {
				if m.count == 0 {
					continue
				}
				slot = mapfind(t, m, k, maphash(t, m, k))
				if slot == nil {
					continue
				}
				m.noteiterator() // it.key and it.elem will point into this table
				k = slot
				if m.flags&mapIndirectKey != 0 {
					k = *(*unsafe.Pointer)(slot)
				}
			} else if it.clears != m.clears {
				continue
			}
		}
		e := add(slot, uintptr(m.elemoff))
		if m.flags&mapIndirectElem != 0 {
			e = *(*unsafe.Pointer)(e)
		}
		it.key = k
		it.elem = e
		return
	}
	it.key = nil
	it.elem = nil
	it.ctrl = nil
}
