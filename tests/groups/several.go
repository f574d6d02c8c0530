// A program that makes groups of itself. It reaches the runtime by its symbols, so only golite runs it; test_groups.py has it compiled for groups.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// module is the runtime's moduledata (runtime/symtab.go).
type module struct {
	next       *module
	words      [17]uintptr
	group      unsafe.Pointer
	ngroup     uintptr
	groupstart uintptr
	groupend   uintptr
}

//go:linkname modules runtime.modules
var modules *module

//go:linkname newgroupvars runtime.newgroupvars
func newgroupvars(m *module) unsafe.Pointer

//go:linkname freegroupvars runtime.freegroupvars
func freegroupvars(vars unsafe.Pointer)

//go:linkname gogroup runtime.gogroup
func gogroup(vars unsafe.Pointer, fn func())

//go:linkname initgroup runtime.initgroup
func initgroup(args, envs []string)

//go:linkname initmain main.init
func initmain()

func program() *module {
	for m := modules; ; m = m.next {
		if m.groupstart != 0 && m.groupend != m.groupstart {
			return m
		}
	}
}

// run has f called on a goroutine of a new group.
func run(args, envs []string, f func()) {
	vars := newgroupvars(program())
	done := make(chan bool)
	gogroup(vars, func() {
		initgroup(args, envs)
		initmain()
		f()
		done <- true
	})
	<-done
	freegroupvars(vars)
}

// main prints what the groups with seeds 1 to 8 say, at the same time; the main group's seed is 0.
func main() {
	results := make([]string, 9)
	results[0] = work(0)
	var wg sync.WaitGroup
	for seed := 1; seed < len(results); seed++ {
		wg.Go(func() {
			run([]string{"p", fmt.Sprint(seed)}, []string{fmt.Sprint("WHO=", seed), "TZ=UTC"}, func() {
				results[seed] = work(seed)
				os.Setenv("WHO", "nobody")
				os.Args = nil
				os.Stdout = nil
				time.Local = time.FixedZone("zone", seed)
			})
		})
	}
	wg.Wait()
	for _, s := range results {
		fmt.Print(s)
	}
	check(len(os.Args) == 2 && os.Getenv("WHO") == "0" && number == 6 && len(table) == 2, "the main group's variables")

	// Finalizers and timers of groups that have ended are forgotten.
	for range 50 {
		ended := new(atomic.Bool)
		run(nil, nil, func() {
			heap = new([64]int)
			runtime.SetFinalizer(heap, func(*[64]int) { panic("of a group that has ended") })
			time.AfterFunc(5*time.Millisecond, func() { check(!ended.Load(), "of a group that has ended") })
			time.NewTimer(5 * time.Millisecond)
		})
		ended.Store(true)
	}
	runtime.GC()
	time.Sleep(20 * time.Millisecond)

	// Groups that come and go take no memory.
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 3000 {
		run(nil, nil, func() { number++ })
	}
	runtime.ReadMemStats(&after)
	check(after.OtherSys-before.OtherSys < 4<<20, "memory")
	check(number == 6, "number")
}

func check(ok bool, what string) {
	if !ok {
		panic(what)
	}
}
