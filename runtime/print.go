// The print and println builtins, and the runtime's own messages: to standard error, unbuffered across statements.
//
// The compiler turns print(a, b) into printlock, one call per operand, printunlock. The lock belongs to a thread and may be
// taken again by it (a message from within a message); its holder is not preempted. What is printed gathers in printbuf and
// goes out in one write when the lock is released, so lines of concurrent prints do not mix.

//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

var (
	printlk    mutex
	printowner unsafe.Pointer // *m that holds printlk; atomic
	printdepth int            // how many times; guarded by printlk
	printn     int            // bytes in printbuf; guarded by printlk
	printbuf   [1024]byte
)

func printlock() {
	noPreemptInc()
	mp := unsafe.Pointer(tcbGetM())
	if atomic.Loadp(unsafe.Pointer(&printowner)) == mp {
		printdepth++
		return
	}
	lock(&printlk)
	atomic.StorepNoWB(unsafe.Pointer(&printowner), mp)
	printdepth = 1
}

func printunlock() {
	printdepth--
	if printdepth == 0 {
		printflush()
		atomic.StorepNoWB(unsafe.Pointer(&printowner), nil)
		unlock(&printlk)
	}
	noPreemptDec()
}

func printflush() {
	if printn > 0 {
		write(stderrfd(), unsafe.Pointer(&printbuf), int32(printn))
		printn = 0
	}
}

// gwrite prints n bytes. printlk is held.
func gwrite(p unsafe.Pointer, n int) {
	gp := getg()
	if gp != nil && gp.writebuf != nil {
		writebufAppend(gp, p, n)
		return
	}
	if n > len(printbuf)-printn {
		printflush()
		if n > len(printbuf) {
			for n > 0 {
				k := n
				if k > 1<<20 {
					k = 1 << 20
				}
				w := int(write(stderrfd(), p, int32(k)))
				if w <= 0 {
					return
				}
				p = add(p, uintptr(w))
				n -= w
			}
			return
		}
	}
	memmove(unsafe.Pointer(&printbuf[printn]), p, uintptr(n))
	printn += n
}

func printstring(s string) { gwrite(strptr(s), len(s)) }
func printsp()             { printstring(" ") }
func printnl()             { printstring("\n") }

func printbool(b bool) {
	if b {
		printstring("true")
	} else {
		printstring("false")
	}
}

func printuint(v uint64) {
	var buf [20]byte
	i := fmtuint(&buf, v)
	gwrite(unsafe.Pointer(&buf[i]), len(buf)-i)
}

func printint(v int64) {
	if v < 0 {
		printstring("-")
		v = -v
	}
	printuint(uint64(v))
}

func printuintptr(p uintptr) { printuint(uint64(p)) }

func printhex(v uint64) {
	const digits = "0123456789abcdef"
	var buf [18]byte
	i := len(buf)
	for {
		i--
		buf[i] = digits[v&15]
		v >>= 4
		if v == 0 {
			break
		}
	}
	i--
	buf[i] = 'x'
	i--
	buf[i] = '0'
	gwrite(unsafe.Pointer(&buf[i]), len(buf)-i)
}

func printpointer(p unsafe.Pointer) { printhex(uint64(uintptr(p))) }

func printfloat(f float64) {
	var buf [32]byte
	n := fmtfloat(&buf, *(*uint64)(unsafe.Pointer(&f)), 52, 11)
	gwrite(unsafe.Pointer(&buf), n)
}

func printfloat32(f float32) {
	var buf [32]byte
	n := fmtfloat(&buf, uint64(*(*uint32)(unsafe.Pointer(&f))), 23, 8)
	gwrite(unsafe.Pointer(&buf), n)
}

func printcomplex(c complex128) {
	var buf [32]byte
	re, im := real(c), imag(c)
	printstring("(")
	printfloat(re)
	n := fmtfloat(&buf, *(*uint64)(unsafe.Pointer(&im)), 52, 11)
	if buf[0] != '-' && buf[0] != '+' {
		printstring("+")
	}
	gwrite(unsafe.Pointer(&buf), n)
	printstring("i)")
}

func printcomplex64(c complex64) {
	var buf [32]byte
	re, im := real(c), imag(c)
	printstring("(")
	printfloat32(re)
	n := fmtfloat(&buf, uint64(*(*uint32)(unsafe.Pointer(&im))), 23, 8)
	if buf[0] != '-' && buf[0] != '+' {
		printstring("+")
	}
	gwrite(unsafe.Pointer(&buf), n)
	printstring("i)")
}

func printslice(s []byte) {
	printstring("[")
	printint(int64(len(s)))
	printstring("/")
	printint(int64(cap(s)))
	printstring("]")
	printpointer(unsafe.Pointer(unsafe.SliceData(s)))
}

func printeface(v any) {
	e := efaceOf(&v)
	printpair(unsafe.Pointer(e.typ), e.data)
}

func printiface(i iface) { printpair(unsafe.Pointer(i.tab), i.data) }

func printpair(a, b unsafe.Pointer) {
	printstring("(")
	printpointer(a)
	printstring(",")
	printpointer(b)
	printstring(")")
}
