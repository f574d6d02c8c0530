// Calls whose arguments and results are in a block of memory (golite/embed/callplan.py says how it is laid out, and what goes into which register):
// of methods, func values, and functions whose types the host's converters know.
//
// What the host converts itself it stores into the block, and reads from there. The block is in its roots (hostroots.go).
// The goroutine's part comes first here; then what Python calls.
//
//go:nowritebarrier
package runtime

import "unsafe"

// hostapart is a flag of a hostcall: arguments are passed by address, or on the stack, so they are copied first. Known to golite/embed/native.py.
const hostApart = 4

// hostblockbody is the goroutine of a call.
//
//go:noinline
func hostblockbody(cb *hostcall) {
	if cb.texts != 0 {
		hosttexts(cb)
	}
	size := (uintptr(cb.plan.size)+7)&^7 + uintptr(cb.plan.nstack)*8
	if cb.flags&hostApart == 0 {
		hostblockrun(cb, cb.block)
	} else if size <= 8*2*maxHostWords {
		hostblocksmall(cb)
	} else {
		hostblockrun(cb, hostblock(size))
	}
}

//go:noinline
func hostblocksmall(cb *hostcall) {
	var area [2 * maxHostWords]uintptr
	hostblockrun(cb, unsafe.Pointer(&area))
}

// hosttexts replaces the host's text among the arguments by copies in the heap.
func hosttexts(cb *hostcall) {
	for i := uintptr(0); i < 64; i++ {
		if cb.texts>>i&1 != 0 {
			p := (*[2]uintptr)(add(cb.block, uintptr((*hostvalue)(add(cb.params, i*unsafe.Sizeof(hostvalue{}))).offset)))
			n := p[1]
			copied := mallocgc(n, nil, false)
			memmove(copied, unsafe.Pointer(p[0]), n)
			p[0] = uintptr(copied)
		}
	}
}

// hostblockrun makes the call, with what the callee may write to in area: the block itself, or where a copy goes, with the words for the stack behind it.
func hostblockrun(cb *hostcall, area unsafe.Pointer) {
	plan, block := cb.plan, cb.block
	stack := add(area, (uintptr(plan.size)+7)&^7)
	if area != block {
		memmove(area, block, uintptr(plan.results))
		cb.stack = uintptr(stack)
		cb.nstack = uintptr(plan.nstack)
	}
	at := uintptr(0)
	for class := 0; class < 3; class++ {
		n := uintptr(plan.nints)
		words := unsafe.Pointer(&cb.ints)
		if class == 1 {
			n = uintptr(plan.nfloats)
			words = unsafe.Pointer(&cb.floats)
		} else if class == 2 {
			n = uintptr(plan.nstack)
			words = stack
		}
		for i := uintptr(0); i < n; i++ {
			from := add(area, uintptr(plan.number(at+1)))
			word := uintptr(from)
			if plan.number(at) == 0 {
				word = loadsized(from, plan.number(at+2))
			}
			*(*uintptr)(add(words, i*8)) = word
			at += 3
		}
	}
	hostinvoke(cb)
	if plan.nreturned == 0 {
		if area != block {
			memmove(add(block, uintptr(plan.results)), add(area, uintptr(plan.results)), uintptr(plan.size-plan.results))
		}
	}
	for i := uint32(0); i < plan.nreturned; i++ {
		where := uintptr(plan.number(at))
		word := add(unsafe.Pointer(&cb.rints), where&255*8)
		if where>>8 != 0 {
			word = add(unsafe.Pointer(&cb.rfloats), where&255*8)
		}
		to := add(block, uintptr(plan.number(at+1)))
		if plan.number(at+3) != 0 {
			*(*uint8)(to) = *(*uint8)(word) & 1
		} else {
			memmove(to, word, uintptr(plan.number(at+2)))
		}
		at += 4
	}
	KeepAlive(area)
	hostended(cb, 0, 0, 0)
}

func (p *hostplan) number(i uintptr) uint32 { return *(*uint32)(add(unsafe.Pointer(&p.numbers), i*4)) }

// loadsized loads 1, 2, 4 or 8 bytes.
func loadsized(p unsafe.Pointer, size uint32) uintptr {
	switch size {
	case 1:
		return uintptr(*(*uint8)(p))
	case 2:
		return uintptr(*(*uint16)(p))
	case 4:
		return uintptr(*(*uint32)(p))
	}
	return *(*uintptr)(p)
}

// ---- Python's part

// hostshape says how a function's arguments and results are converted. Made by golite/embed/native.py.
type hostshape struct {
	plan     *hostplan
	params   unsafe.Pointer // *[nparams]hostvalue
	results  unsafe.Pointer // *[nresults]hostvalue
	names    unsafe.Pointer // *[nparams]uintptr: str objects that may be keywords; 0 for a parameter without
	tuple    uintptr        // the class of several results; 0: tuple
	receiver uintptr        // of a method: a callable that makes the receiver's word of the instance, which comes before the arguments
	after    uintptr        // of a method, if not 0: a callable of instance and that word, for when the call is over
	bad      uintptr        // a callable for number and exception of an argument that could not be converted: raises what the caller should see
	nparams  uint32
	nresults uint32
	flags    uint32
}

// Flags of a hostshape.
const (
	shapeVariadic = 1 << iota // the last parameter takes all further arguments, as a tuple
	shapeLead                 // before the arguments come code, closure and receiver, as numbers
	shapeReceiver             // the first word of the block is the receiver
	shapeRaises               // the last result is an error, which is raised
	shapeApart                // hostApart
	shapeMethod               // before the arguments comes an instance
)

// hostvalue is a parameter or result.
type hostvalue struct {
	convert uintptr // a callable: of an address and an object, which it stores there, or of an address, which gives an object
	offset  uint32  // in the block
	kind    uint8   // what is converted here, if it is of the very type; 0: nothing is
}

const maxBound = 16 // so many parameters can be given by name

// pyshapedcall makes a call whose arguments have to be put in order or to be converted by callables.
func pyshapedcall(f *hostfunc, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	s := f.shape
	n := nargsf &^ (1 << 63)
	if s != nil {
		if s.flags&shapeLead != 0 && n == 3+uintptr(s.nparams) {
			return pyblockcall(f, s, add(args, 3*8), pyargument(args, 0), pyargument(args, 1), pyargument(args, 2))
		}
		before := uintptr(s.flags / shapeMethod & 1)
		if kwnames == 0 && n == before+uintptr(s.nparams) && s.flags&shapeVariadic == 0 {
			if before != 0 {
				return pymethodcall(f, s, *(*uintptr)(args), add(args, 8))
			}
			return pyblockcall(f, s, args, f.code, f.ctx, 0)
		}
		if s.nparams <= maxBound && s.flags&shapeLead == 0 && n >= before {
			return pyboundcall(f, s, args, before, nargsf, kwnames)
		}
	}
	return pycall4(pyVectorcall, f.slow, uintptr(args), nargsf, kwnames)
}

// pyboundcall puts arguments in order. What Python would refuse, the slow way does. before: how many of the arguments are something else.
//
//go:noinline
func pyboundcall(f *hostfunc, s *hostshape, all unsafe.Pointer, before, nargsf, kwnames uintptr) uintptr {
	var bound [maxBound + 1]uintptr
	args := add(all, before*8)
	n := nargsf&^(1<<63) - before
	fixed := uintptr(s.nparams)
	ok := n <= fixed
	if s.flags&shapeVariadic != 0 {
		fixed--
		ok = true
	}
	at := unsafe.Pointer(&bound)
	for i := uintptr(0); i < n && i < fixed; i++ {
		*(*uintptr)(add(at, i*8)) = *(*uintptr)(add(args, i*8))
	}
	if kwnames != 0 {
		given := pycall1(pyTupleSize, kwnames)
		for k := uintptr(0); k < given; k++ {
			name := pycall2(pyTupleGetItem, kwnames, k)
			i := uintptr(0)
			for i < fixed && *(*uintptr)(add(s.names, i*8)) != name {
				i++
			}
			if i == fixed || *(*uintptr)(add(at, i*8)) != 0 {
				ok = false
				break
			}
			*(*uintptr)(add(at, i*8)) = *(*uintptr)(add(args, (n+k)*8))
		}
	}
	for i := uintptr(0); i < fixed; i++ {
		ok = ok && *(*uintptr)(add(at, i*8)) != 0
	}
	if !ok {
		return pycall4(pyVectorcall, f.slow, uintptr(all), nargsf, kwnames)
	}
	if f.fast != 0 {
		if f.short == hostBare {
			return pybarecall(f, at, fixed)
		}
		return pyfastcall(f, at, fixed)
	}
	rest := uintptr(0)
	if s.flags&shapeVariadic != 0 {
		more := uintptr(0)
		if n > fixed {
			more = n - fixed
		}
		rest = pycall1(pyTupleNew, more)
		for i := uintptr(0); i < more; i++ {
			p := *(*uintptr)(add(args, (fixed+i)*8))
			pycall1(pyIncRef, p)
			pycall3(pyTupleSetItem, rest, i, p)
		}
		*(*uintptr)(add(at, fixed*8)) = rest
	}
	result := uintptr(0)
	if before != 0 {
		result = pymethodcall(f, s, *(*uintptr)(all), at)
	} else {
		result = pyblockcall(f, s, at, f.code, f.ctx, 0)
	}
	if rest != 0 {
		pycall1(pyDecRef, rest)
	}
	return result
}

// pymethodcall calls a method of an instance.
func pymethodcall(f *hostfunc, s *hostshape, instance uintptr, args unsafe.Pointer) uintptr {
	mp := pyhost()
	scope := pyscope(mp)
	var words [3]uintptr
	words[1] = instance
	result := uintptr(0)
	word := pycall4(pyVectorcall, s.receiver, uintptr(unsafe.Pointer(&words[1])), 1|1<<63, 0)
	if word != 0 {
		result = pyblockcall(f, s, args, f.code, f.ctx, pycall1(pyLongAsUnsignedLongLong, word))
		if s.after != 0 {
			words[2] = word
			raised := uintptr(0)
			if result == 0 {
				raised = pytake()
			}
			r := pycall4(pyVectorcall, s.after, uintptr(unsafe.Pointer(&words[1])), 2|1<<63, 0)
			if r != 0 {
				pycall1(pyDecRef, r)
			} else if result != 0 {
				pycall1(pyDecRef, result)
				result = 0
			}
			if raised != 0 {
				pycall2(pyErrSetObject, *(*uintptr)(unsafe.Pointer(raised + 8)), raised)
				pycall1(pyDecRef, raised)
			}
		}
		pycall1(pyDecRef, word)
	}
	pyunscope(mp, scope)
	return result
}

// pymethodget binds a method to an instance, when it is asked for as an attribute: tp_descr_get.
func pymethodget(self, instance, class uintptr) uintptr {
	if instance == 0 {
		pycall1(pyIncRef, self)
		return self
	}
	return pycall2(pyMethodNew, self, instance)
}

// pyblockcall converts arguments, one for each parameter, makes the call and converts the results.
func pyblockcall(f *hostfunc, s *hostshape, args unsafe.Pointer, code, ctx, receiver uintptr) uintptr {
	mp := pyhost()
	scope := pyscope(mp)
	block := pyblock(mp, uintptr(s.plan.size))
	if block == nil {
		pyunscope(mp, scope)
		return 0
	}
	result := uintptr(0)
	texts, ok := pyarguments(s, args, block)
	if ok {
		if s.flags&shapeReceiver != 0 {
			*(*uintptr)(block) = receiver
		}
		var cb hostcall
		cb.fn = code
		cb.ctx = ctx
		cb.group = f.group
		cb.plan = s.plan
		cb.block = block
		cb.params = s.params
		cb.texts = texts
		if s.flags&shapeApart != 0 {
			cb.flags = hostApart
		}
		switch {
		case f.short == 0 && pyswitches(mp):
			result = pyhubblockcall(f, s, &cb, uintptr(block))
		case f.short == 0:
			cb.pcs = uintptr(unsafe.Pointer(&mp.hostpcs))
			mp.pystate = pycall0(pySaveThread)
			hostenter(&cb)
			pyreacquire(mp)
			result = pyblockfinish(f, s, &cb, uintptr(block))
			hostdone(cb.gp)
		default:
			cb.pcs = uintptr(unsafe.Pointer(&mp.hostpcs))
			hostenter(&cb)
			result = pyblockfinish(f, s, &cb, uintptr(block))
			hostdone(cb.gp)
		}
	}
	pyunscope(mp, scope)
	return result
}

// pyhubblockcall is a call by a greenlet.
func pyhubblockcall(f *hostfunc, s *hostshape, from *hostcall, block uintptr) uintptr {
	cb := pynewcall()
	pcs := cb.pcs
	memmove(unsafe.Pointer(cb), unsafe.Pointer(from), unsafe.Sizeof(hostcall{}))
	cb.pcs = pcs
	pyhubcall(tcbGetM(), cb)
	result := pyblockfinish(f, s, cb, block)
	pydone(cb)
	hostcalls.put(&cb.item)
	return result
}

// pyblockfinish converts the results that are in the block at an address, or raises why the call did not return.
func pyblockfinish(f *hostfunc, s *hostshape, cb *hostcall, block uintptr) uintptr {
	if cb.raised != 0 {
		pythrow(cb)
		return 0
	}
	if cb.status == hostReturned {
		return pyblockresults(s, block)
	}
	address := pycall1(pyLongFromUnsignedLongLong, uintptr(unsafe.Pointer(cb)))
	result := pycall4(pyVectorcall, f.finish, uintptr(unsafe.Pointer(&address)), 1, 0)
	pycall1(pyDecRef, address)
	return result
}

// pyarguments stores the arguments into the block; text as it is, with a bit for each parameter of which that is the case.
func pyarguments(s *hostshape, args, block unsafe.Pointer) (texts uint64, ok bool) {
	for i := uintptr(0); i < uintptr(s.nparams); i++ {
		v := (*hostvalue)(add(s.params, i*unsafe.Sizeof(hostvalue{})))
		p := *(*uintptr)(add(args, i*8))
		at := add(block, uintptr(v.offset))
		switch v.kind {
		case 0:
		case hostString, hostBytes:
			var text [2]uintptr
			if i < 64 && pytotext(v.kind, p, &text) {
				*(*[2]uintptr)(at) = text
				if v.kind == hostBytes {
					*(*uintptr)(add(at, 16)) = text[1]
				}
				texts |= 1 << i
				continue
			}
		default:
			if pyput(v.kind, p, at) {
				continue
			}
		}
		var words [3]uintptr
		words[1] = pynumber(uintptr(at))
		words[2] = p
		r := pycall4(pyVectorcall, v.convert, uintptr(unsafe.Pointer(&words[1])), 2|1<<63, 0)
		pycall1(pyDecRef, words[1])
		if r == 0 {
			pybadargument(s, i)
			return 0, false
		}
		pycall1(pyDecRef, r)
	}
	return texts, true
}

// pybadargument has the exception that is set replaced.
//
//go:noinline
func pybadargument(s *hostshape, i uintptr) {
	var words [3]uintptr
	words[1] = pynumber(i)
	words[2] = pytake()
	r := pycall4(pyVectorcall, s.bad, uintptr(unsafe.Pointer(&words[1])), 2|1<<63, 0)
	pycall1(pyDecRef, words[1])
	pycall1(pyDecRef, words[2])
	if r != 0 {
		pycall1(pyDecRef, r)
	}
}

// pyblockresults converts what is in the block at an address.
func pyblockresults(s *hostshape, block uintptr) uintptr {
	n := uintptr(s.nresults)
	if s.flags&shapeRaises != 0 {
		n--
		v := s.result(n)
		at := block + uintptr(v.offset)
		if *(*uintptr)(unsafe.Pointer(at)) != 0 {
			if e := pyload(v, at); e != 0 {
				pycall2(pyErrSetObject, *(*uintptr)(unsafe.Pointer(e + 8)), e)
				pycall1(pyDecRef, e)
			}
			return 0
		}
	}
	if n == 0 {
		return pyobject(pyNone)
	}
	if n == 1 {
		v := s.result(0)
		return pyload(v, block+uintptr(v.offset))
	}
	tuple := uintptr(0)
	if s.tuple != 0 {
		tuple = pycall2(pyTypeAlloc, s.tuple, n)
	} else {
		tuple = pycall1(pyTupleNew, n)
	}
	for i := uintptr(0); i < n; i++ {
		v := s.result(i)
		item := pyload(v, block+uintptr(v.offset))
		if item == 0 {
			pycall1(pyDecRef, tuple)
			return 0
		}
		pycall3(pyTupleSetItem, tuple, i, item)
	}
	return tuple
}

func (s *hostshape) result(i uintptr) *hostvalue {
	return (*hostvalue)(add(s.results, i*unsafe.Sizeof(hostvalue{})))
}

// pyload makes an object of what is at an address.
func pyload(v *hostvalue, at uintptr) uintptr {
	if v.kind != 0 {
		return pyvalue(v.kind, unsafe.Pointer(at))
	}
	var words [2]uintptr
	words[1] = pynumber(at)
	result := pycall4(pyVectorcall, v.convert, uintptr(unsafe.Pointer(&words[1])), 1|1<<63, 0)
	pycall1(pyDecRef, words[1])
	return result
}
