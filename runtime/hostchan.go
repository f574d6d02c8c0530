// Channels as the host has them (golite/embed/chan.py).

package runtime

import "unsafe"

// hostmakechan makes a channel of elements of a type that need not have a channel type anywhere.
func hostmakechan(elem *_type, size int) *hchan {
	t := &chantype{elem: elem, dir: 3}
	return makechan(t, size)
}

// hostsender and hostreceiver are functions of one channel, which Python calls like compiled ones: they take, or give, a value of the size's registers.
// The last result of receivers is not 0 if the channel is closed.
func hostsender(c *hchan) uintptr {
	switch c.elemsize {
	case 16:
		return funcaddress(func(a, b uintptr) { chansend1(c, unsafe.Pointer(&[2]uintptr{a, b})) })
	case 24:
		return funcaddress(func(a, b, d uintptr) { chansend1(c, unsafe.Pointer(&[3]uintptr{a, b, d})) })
	}
	return funcaddress(func(a uintptr) { chansend1(c, unsafe.Pointer(&a)) })
}

func hostreceiver(c *hchan) uintptr {
	switch c.elemsize {
	case 16:
		return funcaddress(func() (uintptr, uintptr, uintptr) {
			var v [2]uintptr
			ok := chanrecv2(c, unsafe.Pointer(&v))
			return v[0], v[1], closedword(ok)
		})
	case 24:
		return 0
	}
	return funcaddress(func() (uintptr, uintptr) {
		v := uintptr(0)
		ok := chanrecv2(c, unsafe.Pointer(&v))
		return v, closedword(ok)
	})
}

func closedword(ok bool) uintptr {
	if ok {
		return 0
	}
	return 1
}

// funcaddress is the address of a func value, which is in the heap because it has been here.
func funcaddress(f any) uintptr {
	p := efaceOf(&f).data
	lastescaped = p
	return uintptr(p)
}

var lastescaped unsafe.Pointer

// hostselect is a select statement of n cases: which one, and whether a value was received. Without a default it waits for ns nanoseconds at most (0: for
// ever); -1 if nothing was ready until then.
func hostselect(cases *scase, n int, block bool, ns int64) (int, bool) {
	if !block || ns == 0 {
		if n == 0 && !block {
			return -1, false
		}
		return selectgo(cases, n, block)
	}
	list := make([]scase, n+1)
	for i := 0; i < n; i++ {
		list[i] = *(*scase)(add(unsafe.Pointer(cases), uintptr(i)*unsafe.Sizeof(scase{})))
	}
	c := makechan(&chantype{elem: efaceOf(&anyInt).typ, dir: 3}, 1)
	t := new(runtimeTimer)
	t.f = hosttick
	t.arg = c
	t.when = nanotime() + ns
	if t.when < 0 {
		t.when = maxWhen
	}
	startTimerChan(t, c)
	list[n].c = c
	list[n].dir = caseRecv
	chosen, ok := selectgo(&list[0], n+1, true)
	stopTimer(t)
	if chosen == n {
		return -1, false
	}
	return chosen, ok
}

var anyInt any = 0

// hosttick is a channel timer's function, to whom the tick itself does not matter.
func hosttick(arg any, seq uintptr, delta int64) {}

func hostclosechan(c *hchan) { closechan(c) }
func hostchanlen(c *hchan) int { return chanlen(c) }
func hostchancap(c *hchan) int { return chancap(c) }

// hosttypes are types that Python's values become in an interface: their descriptors are to be there.
var hosttypes = [...]any{map[string]any(nil), map[any]any(nil), []any(nil), []byte(nil), 0, uint64(0), 0.0, 0i, false, ""}
