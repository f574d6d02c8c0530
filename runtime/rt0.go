// The start and the end of a program: what the host tells the runtime (arguments, environment, symbol tables), setting the runtime up, the main goroutine.
//
// The thread of the host that starts a program is m0: it only waits for the program's end. All other ms come from pthread_create.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

var (
	m0 m
	g0 g

	progInits   **byte // code pointers of package initialisers, in order
	progNinits  int
	progMain    unsafe.Pointer
	mainStarted bool
	exitNote    note
	exitCode    int32

	argslice []string
	envs     []string
)

// rt0args is what the host passes to golite_rt0. Known to golite/engine/process.py and golite/link/executable.py.
type rt0args struct {
	argc    int64
	argv    **byte
	envp    **byte
	inits   **byte
	ninits  int64
	mainfn  unsafe.Pointer
	modules *moduledata
	procs   int64 // 0: GOMAXPROCS, if it is set, else all cores
	rtext   uintptr // package runtime's code, where nothing is preempted
	ertext  uintptr
	itext   uintptr // the interpreter's handlers
	eitext  uintptr
}

// rt0_go runs on the host's thread, as m0 on g0: sets the runtime up, runs the program, returns its exit status.
func rt0_go(args *rt0args) int32 {
	rtinit(args)
	newm(sysmon, nil)
	// main's g is made on this thread, which has no p: it goes to the global queue.
	newproc(runtimeMain)
	lock(&sched.lock)
	pp := pidleget()
	unlock(&sched.lock)
	newm(nil, pp)
	notesleep(&exitNote)
	return exitCode
}

// rtinit sets the runtime up.
func rtinit(args *rt0args) {
	m0.mcache = &mcache0
	g0.m = &m0
	wbinit(&m0)
	mallocinit()
	modules = args.modules
	maingroupinit()
	runtimetext = args.rtext
	runtimeetext = args.ertext
	interptext = args.itext
	interpetext = args.eitext
	randinit()
	alginit()
	argsinit(args)
	stressinit()
	schedtraceinit()
	gcinit()
	tracebackinit()
	ncpu = getproccount()
	n := int32(args.procs)
	if n == 0 {
		n = procsFromEnv()
	}
	if n == 0 {
		n = ncpu
	}
	sched.maxmcount = maxMCount
	sched.mnext = 1
	sched.nmsys = 1 // m0
	m0.procid = uint64(syscall6(_SYS_gettid, 0, 0, 0, 0, 0, 0))
	m0.randstate = rand()
	allm = &m0
	procresize(n)
	initsig()
	traceinit(args)
	progInits = args.inits
	progNinits = int(args.ninits)
	progMain = args.mainfn
}

// runtimeMain is the main goroutine: package initialisers, main.main, exit.
func runtimeMain() {
	mainStarted = true
	for i := 0; i < progNinits; i++ {
		slot := add(unsafe.Pointer(progInits), uintptr(i)*8)
		fn := *(*func())(unsafe.Pointer(&slot))
		fn()
	}
	slot := unsafe.Pointer(&progMain)
	fn := *(*func())(unsafe.Pointer(&slot))
	fn()
	waitForPanics()
	exitProcess(0)
}

// exitProcess ends the program with a status; deferred functions do not run.
func exitProcess(code int32) {
	if gp := getg(); gp.group != nil {
		if atomic.Load(&gp.group.failed) == 0 {
			gp.group.exit = code
			endwith(groupExited, newreport(gp.group, nil))
		}
		groupexit(gp)
	}
	exit(code)
}

func argsinit(args *rt0args) {
	argslice = cstrings(args.argv)
	envs = cstrings(args.envp)
}

// cstrings copies a nil-terminated vector of C strings.
func cstrings(v **byte) []string {
	n := 0
	for *cstringAt(v, n) != nil {
		n++
	}
	list := make([]string, n)
	for i := range list {
		list[i] = gostring(*cstringAt(v, i))
	}
	return list
}

func cstringAt(v **byte, i int) **byte {
	return (**byte)(add(unsafe.Pointer(v), uintptr(i)*8))
}

func gostring(p *byte) string {
	n := 0
	for *(*byte)(add(unsafe.Pointer(p), uintptr(n))) != 0 {
		n++
	}
	b := make([]byte, n)
	for i := range b {
		b[i] = *(*byte)(add(unsafe.Pointer(p), uintptr(i)))
	}
	return unsafe.String(unsafe.SliceData(b), n)
}

// gogetenv is the value of an environment variable, "" if it is not set.
func gogetenv(key string) string {
	for _, kv := range envs {
		if len(kv) > len(key) && kv[len(key)] == '=' && kv[:len(key)] == key {
			return kv[len(key)+1:]
		}
	}
	return ""
}
