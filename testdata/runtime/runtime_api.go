// What package runtime exports besides the well-known: profiles without records, goroutine profiles, pinners, versions, stacks of all goroutines.
package main

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"unsafe"
)

var global int

func try(what string, f func()) {
	defer func() {
		r := recover()
		_, ok := r.(runtime.Error)
		fmt.Println(what, r, ok)
	}()
	f()
}

//go:noinline
func waiting(started *sync.WaitGroup, end chan bool) {
	started.Done()
	<-end
}

func pinners() {
	var p runtime.Pinner
	try("nil", func() { p.Pin(nil) })
	try("int", func() { p.Pin(3) })
	try("nil pointer", func() { p.Pin((*int)(nil)) })
	try("variable", func() { p.Pin(&global) })
	try("unsafe.Pointer", func() { p.Pin(unsafe.Pointer(new(int))) })
	try("map", func() { p.Pin(map[int]int{}) })
	try("slice", func() { p.Pin([]int{1}) })
	p.Unpin()
	p.Unpin()

	addr := func() uintptr {
		b := new([64]int)
		b[5] = 7
		p.Pin(b)
		return uintptr(unsafe.Pointer(b))
	}()
	for i := 0; i < 3; i++ {
		runtime.GC()
		for j := 0; j < 1000; j++ {
			_ = make([]int, 64)
		}
	}
	fmt.Println("pinned", (*[64]int)(*(*unsafe.Pointer)(unsafe.Pointer(&addr)))[5])
	p.Unpin()
}

func profiles() {
	fmt.Println(runtime.MemProfile(nil, false))
	fmt.Println(runtime.BlockProfile(nil))
	fmt.Println(runtime.MutexProfile(nil))
	n, ok := runtime.ThreadCreateProfile(nil)
	fmt.Println(n > 0, ok)
	fmt.Println(runtime.MemProfileRate, runtime.NumCgoCall())
	runtime.SetBlockProfileRate(0)
	runtime.SetCPUProfileRate(0)
	fmt.Println(runtime.SetMutexProfileFraction(-1), runtime.SetMutexProfileFraction(5), runtime.SetMutexProfileFraction(0))
	r := runtime.MemProfileRecord{AllocBytes: 5, FreeBytes: 3, AllocObjects: 9, FreeObjects: 2}
	r.Stack0[0], r.Stack0[1] = 5, 6
	fmt.Println(r.InUseBytes(), r.InUseObjects(), r.Stack())
	b := runtime.BlockProfileRecord{Count: 1}
	fmt.Println(len(b.Stack()))
	for i := range b.Stack0 {
		b.Stack0[i] = 1
	}
	fmt.Println(len(b.Stack()))
	try("cpu", func() { runtime.CPUProfile() })
	try("cgo", func() { runtime.SetCgoTraceback(1, nil, nil, nil) })
}

func goroutines() {
	end := make(chan bool)
	var started, done sync.WaitGroup
	for i := 0; i < 5; i++ {
		started.Add(1)
		done.Add(1)
		go func() {
			waiting(&started, end)
			done.Done()
		}()
	}
	started.Wait()
	for i := 0; i < 1000; i++ {
		runtime.Gosched()
	}
	fmt.Println(runtime.NumGoroutine())
	n, ok := runtime.GoroutineProfile(make([]runtime.StackRecord, 3))
	fmt.Println(n, ok)
	records := make([]runtime.StackRecord, 20)
	n, ok = runtime.GoroutineProfile(records)
	fmt.Println(n, ok)
	found := map[string]int{}
	for _, r := range records[:n] {
		frames := runtime.CallersFrames(r.Stack())
		for {
			f, more := frames.Next()
			found[f.Function]++
			if !more {
				break
			}
		}
	}
	fmt.Println(found["main.waiting"], found["main.goroutines"], found["main.main"])

	all := make([]byte, 1<<16)
	all = all[:runtime.Stack(all, true)]
	fmt.Println(bytes.Count(all, []byte("goroutine 1 [running]:\n")), bytes.Count(all, []byte("\nmain.waiting(")), bytes.Count(all, []byte("[chan receive]")))
	close(end)
	done.Wait()

	// Stacks of goroutines that run meanwhile.
	stop := make(chan bool)
	for i := 0; i < 4; i++ {
		done.Add(1)
		go func() {
			defer done.Done()
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
					_ = fmt.Sprint(n)
				}
			}
		}()
	}
	few := make([]byte, 1<<14)
	for i := 0; i < 200; i++ {
		if n := runtime.Stack(few, true); !strings.HasPrefix(string(few[:n]), "goroutine 1 [running]:\n") {
			fmt.Println("wrong stack", string(few[:n]))
		}
		if n, ok := runtime.GoroutineProfile(records); n != 5 || !ok {
			fmt.Println("wrong profile", n, ok)
		}
	}
	close(stop)
	done.Wait()
}

func deep(n int) []byte {
	if n > 0 {
		return deep(n - 1)
	}
	return debug.Stack()
}

func main() {
	pinners()
	profiles()
	goroutines()
	s := string(deep(30))
	fmt.Println(strings.HasPrefix(s, "goroutine 1 [running]:\nruntime/debug.Stack("), strings.Count(s, "main.deep("), strings.Count(s, "main.main("))
	fmt.Println(runtime.GOOS, runtime.GOARCH, strings.HasPrefix(runtime.Version(), "go1.27"), runtime.NumCPU() > 0)
	fmt.Println(runtime.FuncForPC(0) == nil, runtime.FuncForPC(0).Name() == "")
	info := debug.BuildInfo{GoVersion: "go1.2", Path: "a/b", Main: debug.Module{Path: "m", Version: "v1", Replace: &debug.Module{Path: "r", Version: "v2", Sum: "s"}},
		Deps:     []*debug.Module{{Path: "d", Version: "v3", Sum: "zz"}},
		Settings: []debug.BuildSetting{{Key: "a b", Value: "c"}, {Key: "k"}, {Key: "q", Value: "x y"}, {Key: "z=", Value: "1=2"}, {Key: "`", Value: "`"}}}
	fmt.Printf("%q\n", info.String())
	old := runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(1)
	runtime.SetDefaultGOMAXPROCS()
	fmt.Println(runtime.GOMAXPROCS(old) == runtime.NumCPU())
}
