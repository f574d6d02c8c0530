package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

type foreign struct {
	context.Context
	done chan struct{}
	err  error
	mu   sync.Mutex
}

func (f *foreign) Done() <-chan struct{} { return f.done }
func (f *foreign) Err() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}
func (f *foreign) stop() {
	f.mu.Lock()
	f.err = errors.New("foreign end")
	f.mu.Unlock()
	close(f.done)
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Err(), bg.Done() == nil, bg.Value(1))

	ctx, cancel := context.WithCancel(bg)
	fmt.Println(ctx, ctx.Err())
	child, cancel2 := context.WithCancel(ctx)
	grand := context.WithValue(child, key("k"), "v")
	select {
	case <-grand.Done():
		fmt.Println("done too soon")
	default:
	}
	cancel()
	cancel()
	<-grand.Done()
	fmt.Println(ctx.Err(), child.Err(), grand.Err(), context.Cause(grand), grand.Value(key("k")), grand.Value("k"))
	cancel2()
	late, cancel3 := context.WithCancel(grand)
	fmt.Println(late.Err())
	cancel3()

	// Only downwards.
	p, pc := context.WithCancel(bg)
	c, cc := context.WithCancel(p)
	cc()
	fmt.Println(p.Err(), c.Err())
	pc()

	// Causes.
	cause := errors.New("the cause")
	a, ac := context.WithCancelCause(bg)
	b, bc := context.WithCancelCause(a)
	ac(cause)
	bc(errors.New("too late"))
	fmt.Println(a.Err(), context.Cause(a), context.Cause(b), context.Cause(bg))
	a, ac = context.WithCancelCause(bg)
	ac(nil)
	fmt.Println(context.Cause(a))

	// Deadlines.
	start := time.Now()
	t, tc := context.WithTimeout(bg, 150*time.Millisecond)
	d, ok := t.Deadline()
	fmt.Println(ok, d.Sub(start) > 10*time.Millisecond, t.Err())
	t2, tc2 := context.WithTimeout(t, time.Hour)
	<-t2.Done()
	fmt.Println(t.Err(), t2.Err(), errors.Is(t.Err(), context.DeadlineExceeded), time.Since(start) >= 150*time.Millisecond)
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(t.Err(), &te) && te.Timeout())
	tc()
	tc2()
	t, tc = context.WithDeadline(bg, time.Now().Add(-time.Second))
	fmt.Println(t.Err())
	tc()
	t, tc = context.WithTimeoutCause(bg, time.Millisecond, cause)
	<-t.Done()
	fmt.Println(t.Err(), context.Cause(t))
	tc()
	t, tc = context.WithTimeout(bg, time.Hour)
	tc()
	fmt.Println(t.Err())

	// Values.
	v := context.WithValue(context.WithValue(bg, key("a"), 1), key("b"), 2)
	v, vc := context.WithCancel(context.WithValue(v, key("a"), 3))
	fmt.Println(v.Value(key("a")), v.Value(key("b")), v.Value(key("c")), v.Value("a"))
	fmt.Println(context.WithValue(bg, key("x"), "y"), context.WithValue(bg, "s", nil), context.WithValue(bg, key("x"), time.Second))
	w := context.WithoutCancel(v)
	vc()
	fmt.Println(w, w.Err(), w.Done() == nil, w.Value(key("a")), context.Cause(w))
	w2, wc := context.WithCancel(w)
	fmt.Println(w2.Err())
	wc()
	try("nil key", func() { context.WithValue(bg, nil, 1) })
	try("bad key", func() { context.WithValue(bg, []int{}, 1) })
	try("nil parent", func() { context.WithCancel(nil) })

	// A context of another make.
	f := &foreign{Context: bg, done: make(chan struct{})}
	fc, fcc := context.WithCancel(context.WithValue(f, key("z"), 1))
	f.stop()
	<-fc.Done()
	fmt.Println(fc.Err(), context.Cause(fc))
	fcc()

	// AfterFunc.
	x, xc := context.WithCancel(bg)
	ran := make(chan string, 2)
	stop := context.AfterFunc(x, func() { ran <- "one" })
	context.AfterFunc(x, func() { ran <- "two" })
	fmt.Println(stop(), stop())
	xc()
	fmt.Println(<-ran)
	stop = context.AfterFunc(x, func() { ran <- "at once" })
	fmt.Println(<-ran, stop())

	// Many workers end together.
	root, rc := context.WithCancel(bg)
	var wg sync.WaitGroup
	n := make(chan int, 100)
	for i := 0; i < 100; i++ {
		c, cc := context.WithTimeout(context.WithValue(root, key("i"), i), time.Hour)
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer cc()
			<-c.Done()
			n <- c.Value(key("i")).(int)
		}()
	}
	rc()
	wg.Wait()
	close(n)
	sum := 0
	for i := range n {
		sum += i
	}
	fmt.Println(sum)
}
