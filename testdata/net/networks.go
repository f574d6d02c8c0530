// Errors name the network as the program did: tcp4 and tcp6 are not tcp.
package main

import (
	"fmt"
	"net"
	"os"
	"strings"
	"time"
)

func main() {
	for _, at := range [][2]string{{"tcp", "127.0.0.1:0"}, {"tcp4", "127.0.0.1:0"}, {"tcp6", "[::1]:0"}, {"unix", os.TempDir() + "/" + fmt.Sprint("golite-networks-", os.Getpid())}} {
		l, err := net.Listen(at[0], at[1])
		if err != nil {
			panic(err)
		}
		c, err := net.Dial(at[0], l.Addr().String())
		if err != nil {
			panic(err)
		}
		s, err := l.Accept()
		if err != nil {
			panic(err)
		}
		told := func(err error) {
			e := err.(*net.OpError)
			text := err.Error()
			for _, a := range []net.Addr{e.Source, e.Addr} {
				if a != nil && a.String() != "" {
					text = strings.Replace(text, a.String(), "ADDRESS", 1)
				}
			}
			fmt.Println(e.Net, text)
		}
		fmt.Println(l.Addr().Network(), c.LocalAddr().Network(), s.RemoteAddr().Network())
		past := time.Now().Add(-time.Second)
		c.SetDeadline(past)
		s.SetDeadline(past)
		b := make([]byte, 1)
		_, err = c.Read(b)
		told(err)
		_, err = s.Read(b)
		told(err)
		_, err = s.Write(b)
		told(err)
		s.Close()
		told(s.Close())
		told(s.SetDeadline(past))
		l.Close()
		_, err = l.Accept()
		told(err)
		told(l.Close())
		c.Close()
	}
}
