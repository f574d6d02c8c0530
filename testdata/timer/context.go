// context: cancellation, deadlines, values, propagation.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

func worker(ctx context.Context, id int, out chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	<-ctx.Done()
	out <- fmt.Sprint(id, " ", ctx.Err())
}

func main() {
	bg := context.Background()
	ctx, cancel := context.WithCancel(bg)
	out := make(chan string, 3)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go worker(ctx, i, out, &wg)
	}
	fmt.Println(ctx.Err())
	cancel()
	cancel()
	wg.Wait()
	seen := 0
	for range 3 {
		seen += len(<-out)
	}
	fmt.Println(seen, ctx.Err(), errors.Is(ctx.Err(), context.Canceled))

	tctx, tcancel := context.WithTimeout(bg, 10*time.Millisecond)
	defer tcancel()
	select {
	case <-tctx.Done():
		fmt.Println(tctx.Err())
	case <-time.After(5 * time.Second):
		fmt.Println("too late")
	}
	_, has := tctx.Deadline()
	_, has2 := bg.Deadline()
	fmt.Println(has, has2)

	v := context.WithValue(ctx, key("a"), 1)
	v2 := context.WithValue(v, key("b"), "two")
	fmt.Println(v2.Value(key("a")), v2.Value(key("b")), v2.Value("a"), v2.Err())

	parent, pc := context.WithCancel(bg)
	child, cc := context.WithTimeout(parent, time.Hour)
	defer cc()
	pc()
	<-child.Done()
	fmt.Println(child.Err())
	cause, ccf := context.WithCancelCause(bg)
	ccf(errors.New("my reason"))
	fmt.Println(cause.Err(), context.Cause(cause))
	fmt.Println(bg, context.TODO())
}
