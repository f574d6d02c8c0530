// A goroutine that ends while it is locked to its thread ends the thread; one that unlocked itself does not.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"syscall"
	"time"
)

func exists(thread int) bool {
	_, err := os.Stat(fmt.Sprint("/proc/self/task/", thread))
	return err == nil
}

func gone(thread int) bool {
	for range 2000 {
		if !exists(thread) {
			return true
		}
		time.Sleep(time.Millisecond)
	}
	return false
}

func main() {
	runtime.LockOSThread() // this thread is never another goroutine's
	ended := 0
	for i := range 50 {
		thread := make(chan int)
		go func() {
			runtime.LockOSThread()
			if i%2 == 0 {
				runtime.LockOSThread()
				runtime.UnlockOSThread()
			}
			id := syscall.Gettid()
			if i%5 == 0 {
				defer func() { thread <- id }()
				runtime.Goexit()
			}
			thread <- id
		}()
		if gone(<-thread) {
			ended++
		}
	}
	fmt.Println("ended:", ended)

	var wg sync.WaitGroup
	stay := make(chan int)
	for range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			runtime.LockOSThread()
			id := syscall.Gettid()
			runtime.UnlockOSThread()
			stay <- id
		}()
		id := <-stay
		wg.Wait()
		if !exists(id) {
			fmt.Println("a thread ended whose goroutine was not locked to it")
		}
	}

	// Many at once.
	var ids sync.Map
	for range 64 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			runtime.LockOSThread()
			ids.Store(syscall.Gettid(), true)
			time.Sleep(time.Millisecond)
		}()
	}
	wg.Wait()
	all := true
	ids.Range(func(id, _ any) bool {
		all = all && gone(id.(int))
		return true
	})
	fmt.Println("all ended:", all)
}
