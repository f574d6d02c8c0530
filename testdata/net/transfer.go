// Much data, with checksums, in both directions at once, by Write and Read of many sizes and by io.Copy.
package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"sync"
)

// noise gives n bytes that look random; sum is their checksum.
type noise struct {
	state uint32
	left  int
	sum   sum
}

func (r *noise) Read(b []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n := min(len(b), r.left)
	for i := range b[:n] {
		r.state = r.state*1664525 + 1013904223
		b[i] = byte(r.state >> 24)
	}
	r.left -= n
	r.sum.Write(b[:n])
	return n, nil
}

type sum struct{ a, b uint32 }

func (s *sum) Write(p []byte) (int, error) {
	for _, x := range p {
		s.a = (s.a + uint32(x)) % 65521
		s.b = (s.b + s.a) % 65521
	}
	return len(p), nil
}

func pair(network, address string) (net.Conn, net.Conn) {
	l, err := net.Listen(network, address)
	if err != nil {
		panic(err)
	}
	defer l.Close()
	c, err := net.Dial(network, l.Addr().String())
	if err != nil {
		panic(err)
	}
	s, err := l.Accept()
	if err != nil {
		panic(err)
	}
	return c, s
}

const size = 2_000_003

func main() {
	dir, err := os.MkdirTemp("", "net")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for _, where := range [][2]string{{"tcp", "127.0.0.1:0"}, {"tcp", "[::1]:0"}, {"unix", dir+"/s"}} {
		a, b := pair(where[0], where[1])
		var wg sync.WaitGroup
		results := make([]string, 4)
		send := func(i int, c net.Conn, seed uint32) {
			defer wg.Done()
			r := &noise{state: seed, left: size}
			n, err := io.Copy(c, r)
			results[i] = fmt.Sprint("sent ", n, " ", err, " ", r.sum)
			c.(interface{ CloseWrite() error }).CloseWrite()
		}
		receive := func(i int, c net.Conn) {
			defer wg.Done()
			var s sum
			n, err := io.Copy(&s, c)
			results[i] = fmt.Sprint("got  ", n, " ", err, " ", s)
		}
		wg.Add(4)
		go send(0, a, 1)
		go send(2, b, 2)
		go receive(1, b)
		go receive(3, a)
		wg.Wait()
		for _, r := range results {
			fmt.Println(r)
		}
		a.Close()
		b.Close()
	}
	// One Write that is far larger than all buffers, small reads.
	a, b := pair("tcp", "127.0.0.1:0")
	go func() {
		data, _ := io.ReadAll(&noise{state: 3, left: size})
		n, err := a.Write(data)
		fmt.Println(n, err)
		a.Close()
	}()
	var s sum
	buf := make([]byte, 777)
	total := 0
	for {
		n, err := b.Read(buf)
		s.Write(buf[:n])
		total += n
		if err != nil {
			fmt.Println(total, err, s)
			break
		}
	}
	b.Close()
	// Writes of several goroutines are not mixed.
	a, b = pair("tcp", "127.0.0.1:0")
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			block := make([]byte, 100_000)
			for k := range block {
				block[k] = byte(i)
			}
			for k := 0; k < 5; k++ {
				a.Write(block)
			}
		}()
	}
	go func() {
		wg.Wait()
		a.Close()
	}()
	torn := 0
	block := make([]byte, 100_000)
	blocks := 0
	for {
		if _, err := io.ReadFull(b, block); err != nil {
			fmt.Println(err)
			break
		}
		blocks++
		for _, x := range block {
			if x != block[0] {
				torn++
				break
			}
		}
	}
	fmt.Println(blocks, torn)
	b.Close()
	// From connection to connection.
	a, b = pair("tcp", "127.0.0.1:0")
	c, d := pair("tcp", "127.0.0.1:0")
	go func() {
		n, err := io.Copy(c, b)
		fmt.Println("forwarded", n, err)
		c.Close()
	}()
	go func() {
		a.(*net.TCPConn).ReadFrom(&noise{state: 4, left: size})
		a.Close()
	}()
	s = sum{}
	n, err := d.(*net.TCPConn).WriteTo(&s)
	fmt.Println(n, err, s)
}
