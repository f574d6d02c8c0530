// The exported API about the running program's code: callers, functions, source positions, versions.

package runtime



const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "golite"
)

// Version is the version of the language and library that this runtime implements.
func Version() string { return "go1.27" }

// GOROOT is empty: there is no Go tree.
func GOROOT() string { return "" }

// Caller tells where the function that is skip calls above Caller's caller was when it made its call.
//
//go:noinline
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	if skip < 0 || callersfp(getframeaddr(), skip, pcs[:]) < 1 {
		return 0, "", 0, false
	}
	pc = pcs[0] - 1
	file, line = funcline(pc)
	return pc, file, line, true
}

// Callers fills pc with the return addresses of the calls above: skip 0 begins with Callers itself, 1 with its caller.
//
//go:noinline
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 || skip < 0 {
		return 0
	}
	return callersabove(skip, pc)
}

// callersabove begins with its own caller.
//
//go:noinline
func callersabove(skip int, pc []uintptr) int { return callersfp(getframeaddr(), skip, pc) }

// Func is a function of the program.
type Func struct {
	name  string
	entry uintptr
}

// FuncForPC is the function that holds the instruction at pc, nil if none does. Where calls were inlined it is the innermost function, with the
// entry of the one that holds its code.
func FuncForPC(pc uintptr) *Func {
	name := findfunc(pc)
	if name == "" {
		return nil
	}
	return &Func{name, funcentry(pc)}
}

// Name is the function's symbol: import path, receiver, name.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry is the address of its first instruction.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine is the source position of the instruction at pc.
func (f *Func) FileLine(pc uintptr) (file string, line int) { return funcline(pc) }

// Frame is one call in a stack trace.
type Frame struct {
	PC       uintptr // the call
	Func     *Func   // nil if the call was inlined
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames turns what Callers gives into Frame values.
type Frames struct {
	callers []uintptr
}

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next is the next frame and whether there are more.
func (ci *Frames) Next() (frame Frame, more bool) {
	if len(ci.callers) == 0 {
		return Frame{}, false
	}
	pc := ci.callers[0]
	ci.callers = ci.callers[1:]
	if pc != 0 {
		pc-- // from the return address into the call
	}
	frame.PC = pc
	frame.Function = findfunc(pc)
	if frame.Function != "" {
		if !isinlined(pc) {
			frame.Func = FuncForPC(pc)
		}
		frame.Entry = funcentry(pc)
		frame.File, frame.Line = funcline(pc)
	}
	return frame, len(ci.callers) > 0
}

// KeepAlive marks its argument as needed up to this call.
//
//go:noinline
func KeepAlive(x any) { keepAlive(efaceOf(&x).data) }
