// Callers across packages: functions of another package have their frames, inlined or not.
package main

import (
	"callers/util"
	"fmt"
	"runtime"
	"strings"
	"sync"
)

func f() int {
	return util.Here()
}

func g() int {
	return util.Above()
}

// names gives the functions above this one as far as they are the program's.
func names() string {
	var found []string
	for i := 1; ; i++ {
		pc, _, _, ok := runtime.Caller(i)
		if !ok {
			return strings.Join(found, " ")
		}
		if name := runtime.FuncForPC(pc).Name(); !strings.HasPrefix(name, "runtime.") {
			found = append(found, name)
		}
	}
}

func creator() string {
	buf := make([]byte, 4096)
	for _, line := range strings.Split(string(buf[:runtime.Stack(buf, false)]), "\n") {
		if strings.HasPrefix(line, "created by ") {
			return line
		}
	}
	return "nobody"
}

func panics() {
	defer func() { fmt.Println(recover(), names()) }()
	util.Must(false)
}

func main() {
	fmt.Println(f(), g(), util.Name())
	panics()
	fmt.Println(util.Call(func() int {
		fmt.Println(names())
		return util.Here()
	}))
	var c util.Counter
	fmt.Println(c.Add(1))
	c.Each(func(int) { fmt.Println(names()) })
	done := make(chan bool)
	util.Go(func() {
		fmt.Println(names(), creator())
		done <- true
	})
	<-done
	var wg sync.WaitGroup
	wg.Go(func() { fmt.Println(creator()) })
	wg.Wait()
}
