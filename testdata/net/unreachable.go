// Connections and listeners that nobody closes: they are closed when nothing leads to them any more.
package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"syscall"
	"time"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func collect() {
	runtime.GC()
	time.Sleep(2 * time.Millisecond)
}

// apart calls f on a goroutine of its own: of what it leaves on its stack nothing is seen when that has ended.
func apart(f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

//go:noinline
func connect(l net.Listener) {
	_, err := net.Dial(l.Addr().Network(), l.Addr().String())
	check(err)
	_, err = l.Accept()
	check(err)
}

// half gives the other end of a connection that nothing leads to.
//
//go:noinline
func half(l net.Listener) net.Conn {
	_, err := net.Dial(l.Addr().Network(), l.Addr().String())
	check(err)
	c, err := l.Accept()
	check(err)
	return c
}

//go:noinline
func listen(network, address string) string {
	l, err := net.Listen(network, address)
	check(err)
	return l.Addr().String()
}

func main() {
	dir, err := os.MkdirTemp("", "net")
	check(err)
	defer os.RemoveAll(dir)
	limit := syscall.Rlimit{Cur: 60, Max: 60}
	check(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
	for _, at := range [][2]string{{"tcp", "127.0.0.1:0"}, {"unix", dir + "/s"}} {
		l, err := net.Listen(at[0], at[1])
		check(err)
		for i := range 100 {
			apart(func() { connect(l) })
			if i%5 == 0 {
				collect()
			}
		}
		fmt.Println(at[0], "many")

		// The other end sees it.
		var c net.Conn
		apart(func() { c = half(l) })
		end := make(chan string)
		go func() {
			data, err := io.ReadAll(c)
			end <- fmt.Sprint(data, err)
		}()
		for waiting := true; waiting; {
			collect()
			select {
			case text := <-end:
				fmt.Println(text)
				waiting = false
			default:
			}
		}

		// Waiting is a use: of a listener in Accept, of a connection in Read.
		address := l.Addr().String()
		accepted := make(chan string)
		go func(l net.Listener) {
			c, err := l.Accept()
			check(err)
			go func() {
				data := make([]byte, 10)
				n, err := c.Read(data)
				accepted <- fmt.Sprint(string(data[:n]), err)
			}()
		}(l)
		l = nil
		for range 3 {
			collect()
		}
		d, err := net.Dial(at[0], address)
		check(err)
		for range 3 {
			collect()
		}
		_, err = d.Write([]byte("late"))
		check(err)
		fmt.Println(<-accepted)
		check(d.Close())
	}

	// A listener: connections are refused when it is closed. The file of a Unix socket stays.
	for _, at := range [][2]string{{"tcp", "127.0.0.1:0"}, {"unix", dir + "/t"}} {
		var address string
		apart(func() { address = listen(at[0], at[1]) })
		for {
			collect()
			c, err := net.Dial(at[0], address)
			if err != nil {
				fmt.Println(err.(*net.OpError).Err)
				break
			}
			c.Close()
		}
	}
	_, err = os.Stat(dir + "/t")
	fmt.Println(err)
}
