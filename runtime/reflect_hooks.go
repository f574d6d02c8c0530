// What packages reflect and internal/reflectlite need from the runtime (std/HOOKS.md). They see a type descriptor as *rtype and
// maps and channels as plain pointers.

package runtime

import "unsafe"

//go:linkname reflect_unsafe_New reflect.unsafe_New
func reflect_unsafe_New(t *_type) unsafe.Pointer { return mallocgc(t.size, t, true) }

//go:linkname reflectlite_unsafe_New internal/reflectlite.unsafe_New
func reflectlite_unsafe_New(t *_type) unsafe.Pointer { return mallocgc(t.size, t, true) }

//go:linkname reflect_unsafe_NewArray reflect.unsafe_NewArray
func reflect_unsafe_NewArray(t *_type, n int) unsafe.Pointer { return makeslice(t, n, n) }

//go:linkname reflect_typedmemmove reflect.typedmemmove
func reflect_typedmemmove(t *_type, dst, src unsafe.Pointer) { typedmemmove(dst, src, t.size) }

//go:linkname reflectlite_typedmemmove internal/reflectlite.typedmemmove
func reflectlite_typedmemmove(t *_type, dst, src unsafe.Pointer) { typedmemmove(dst, src, t.size) }

//go:linkname reflect_typedmemclr reflect.typedmemclr
func reflect_typedmemclr(t *_type, p unsafe.Pointer) { typedmemclr(p, t.size) }

//go:linkname reflect_typedslicecopy reflect.typedslicecopy
func reflect_typedslicecopy(t *_type, dst, src unsafe.Pointer, n int) {
	if n > 0 {
		typedmemmove(dst, src, uintptr(n)*t.size)
	}
}

//go:linkname reflect_growslice reflect.growslice
func reflect_growslice(t *_type, old unsafe.Pointer, newLen, oldCap, num int) (unsafe.Pointer, int) {
	s := growslice(old, newLen, oldCap, num, t)
	return s.array, s.cap
}

//go:linkname reflect_makemap reflect.makemap
func reflect_makemap(t *maptype, hint int) unsafe.Pointer { return unsafe.Pointer(makemap(t, hint)) }

//go:linkname reflect_mapaccess reflect.mapaccess
func reflect_mapaccess(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer {
	return mapget(t, m, key)
}

//go:linkname reflect_mapassign reflect.mapassign
func reflect_mapassign(t *maptype, m *hmap, key, elem unsafe.Pointer) {
	p := mapassign(t, m, key)
	typedmemmove(p, elem, t.elem.size)
}

//go:linkname reflect_mapdelete reflect.mapdelete
func reflect_mapdelete(t *maptype, m *hmap, key unsafe.Pointer) { mapdelete(t, m, key) }

//go:linkname reflect_maplen reflect.maplen
func reflect_maplen(m *hmap) int {
	if m == nil {
		return 0
	}
	return m.count
}

//go:linkname reflectlite_maplen internal/reflectlite.maplen
func reflectlite_maplen(m *hmap) int { return reflect_maplen(m) }

//go:linkname reflect_mapclear reflect.mapclear
func reflect_mapclear(t *maptype, m *hmap) { mapclear(t, m) }

//go:linkname reflect_mapiterinit reflect.mapiterinit
func reflect_mapiterinit(t *maptype, m *hmap, it *hiter) { mapiterinit(t, m, it) }

//go:linkname reflect_mapiternext reflect.mapiternext
func reflect_mapiternext(it *hiter) { mapiternext(it) }

//go:linkname reflect_mapiterkey reflect.mapiterkey
func reflect_mapiterkey(it *hiter) unsafe.Pointer { return it.key }

//go:linkname reflect_mapiterelem reflect.mapiterelem
func reflect_mapiterelem(it *hiter) unsafe.Pointer { return it.elem }

//go:linkname reflect_makechan reflect.makechan
func reflect_makechan(t *chantype, size int) unsafe.Pointer { return unsafe.Pointer(makechan(t, size)) }

//go:linkname reflect_chanlen reflect.chanlen
func reflect_chanlen(c *hchan) int { return chanlen(c) }

//go:linkname reflectlite_chanlen internal/reflectlite.chanlen
func reflectlite_chanlen(c *hchan) int { return chanlen(c) }

//go:linkname reflect_chancap reflect.chancap
func reflect_chancap(c *hchan) int { return chancap(c) }

//go:linkname reflect_chansend reflect.chansend
func reflect_chansend(c *hchan, elem unsafe.Pointer, nb bool) bool { return chansend(c, elem, !nb) }

//go:linkname reflect_chanrecv reflect.chanrecv
func reflect_chanrecv(c *hchan, nb bool, elem unsafe.Pointer) (selected, received bool) {
	return chanrecv(c, elem, !nb)
}

//go:linkname reflect_chanclose reflect.chanclose
func reflect_chanclose(c *hchan) { closechan(c) }

//go:linkname reflect_getitab reflect.getitab
func reflect_getitab(inter *interfacetype, t *_type, canfail bool) unsafe.Pointer {
	return unsafe.Pointer(getitab(inter, t, canfail))
}

//go:linkname reflectlite_getitab internal/reflectlite.getitab
func reflectlite_getitab(inter *interfacetype, t *_type, canfail bool) unsafe.Pointer {
	return unsafe.Pointer(getitab(inter, t, canfail))
}

//go:linkname reflect_efaceeq reflect.efaceeq
func reflect_efaceeq(t *_type, x, y unsafe.Pointer) bool { return dataequal(t, x, y) }

//go:linkname reflectlite_efaceeq internal/reflectlite.efaceeq
func reflectlite_efaceeq(t *_type, x, y unsafe.Pointer) bool { return dataequal(t, x, y) }

//go:linkname reflect_typelinks reflect.typelinks
func reflect_typelinks() []*_type {
	n := 0
	for md := modules; md != nil; md = md.next {
		n += md.ntypes
	}
	list := make([]*_type, 0, n)
	for md := modules; md != nil; md = md.next {
		for i := 0; i < md.ntypes; i++ {
			list = append(list, *(**_type)(add(unsafe.Pointer(md.types), uintptr(i)*8)))
		}
	}
	return list
}
