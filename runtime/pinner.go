package runtime

import "unsafe"

// Pinner keeps objects alive that the collector does not see in use, such as those whose address the kernel has. Nothing ever moves here.
type Pinner struct {
	*pinned
}

type pinned struct {
	refs []unsafe.Pointer
}

// Pin keeps what pointer points to until Unpin.
func (p *Pinner) Pin(pointer any) {
	e := efaceOf(&pointer)
	if e.typ == nil {
		panic(errorString("runtime.Pinner: argument is nil"))
	}
	if e.typ.kind != kindPointer && e.typ.kind != kindUnsafePointer {
		panic(errorString("runtime.Pinner: argument is not a pointer: " + e.typ.str))
	}
	if p.pinned == nil {
		p.pinned = new(pinned)
		SetFinalizer(p.pinned, pinnerleak)
	}
	p.refs = append(p.refs, e.data)
}

// Unpin lets all objects go.
func (p *Pinner) Unpin() {
	if p.pinned != nil {
		p.refs = nil
	}
}

func pinnerleak(p *pinned) {
	if p.refs != nil {
		panic(errorString("runtime.Pinner: found leaking pinned pointer; forgot to call Unpin?"))
	}
}
