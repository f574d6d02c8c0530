package main

import (
	"fmt"
	"runtime"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

func main() {
	runtime.LockOSThread()
	for i := 0; i < 100000; i++ {
		runtime.Gosched()
	}
	runtime.UnlockOSThread()
	fmt.Println("gosched ok")
	runtime.GOMAXPROCS(1)
	var wg sync.WaitGroup
	stop := make(chan bool)
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			runtime.LockOSThread()
			for k := 0; k < 20; k++ {
				ts := [2]int64{0, 5000000}
				syscall.Syscall(35, uintptr(unsafe.Pointer(&ts)), 0, 0)
			}
		}()
	}
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
		}
	}()
	wg.Wait()
	close(stop)
	fmt.Println("locked ok")
	c := make(chan int)
	done := make(chan bool)
	go func() {
		for range c {
		}
		done <- true
	}()
	yields := 0
	quit := false
	go func() {
		for !quit {
			yields++
			runtime.Gosched()
		}
		done <- true
	}()
	deadline := time.Now().Add(500 * time.Millisecond)
	for time.Now().Before(deadline) {
		for i := 0; i < 100; i++ {
			c <- i
		}
	}
	close(c)
	quit = true
	<-done
	<-done
	fmt.Println(yields > 10)
	go func() { time.Sleep(1<<63 - 1) }()
	time.Sleep(10 * time.Millisecond)
	fmt.Println("end")
}
