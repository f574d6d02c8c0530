// What recover gives back keeps identity, type and state; recovered errors can be matched; panics carry pointers and closures.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

type MyErr struct{ n int }

func (e *MyErr) Error() string { return fmt.Sprint("my ", e.n) }

func catch(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return "no panic"
}

func toErr(f func()) (err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("runtime: %w", x)
		case error:
			err = x
		case string:
			err = errors.New("string: " + x)
		default:
			err = fmt.Errorf("value: %v", x)
		}
	}()
	f()
	return nil
}

func main() {
	e := &MyErr{1}
	fmt.Println(catch(func() { panic(e) }) == any(e))
	r := catch(func() { panic(func() int { return 42 }) })
	fmt.Println(r.(func() int)())
	p := &[]int{1}
	*catch(func() { panic(p) }).(*[]int) = []int{2, 3}
	fmt.Println(*p)
	fmt.Println(catch(func() {}), catch(func() { panic(5) }), catch(func() { panic(struct{ a int }{3}) }))
	fmt.Println(toErr(func() {}), toErr(func() { panic("s") }), toErr(func() { panic(e) }), toErr(func() { panic(1.5) }))
	err := toErr(func() { var a []int; _ = a[3] })
	var re runtime.Error
	fmt.Println(err, errors.As(err, &re))
	err = toErr(func() { panic(fmt.Errorf("wrap %w", e)) })
	var me *MyErr
	fmt.Println(errors.As(err, &me), me.n)
	err = toErr(func() { panic(nil) })
	fmt.Println(err)
	var pn *runtime.PanicNilError
	fmt.Println(errors.As(err, &pn))
	first := catch(func() {
		defer func() { panic("replaced") }()
		panic("original")
	})
	fmt.Println(first)
	nested := catch(func() {
		defer func() {
			r := catch(func() { panic("inner") })
			panic(fmt.Sprint(r, "+", recover()))
		}()
		panic("outer")
	})
	fmt.Println(nested)
	var depth int
	var rec func(int)
	rec = func(n int) {
		defer func() {
			if r := recover(); r != nil {
				depth++
				if n > 0 {
					panic(r)
				}
			}
		}()
		if n == 50 {
			panic("bottom")
		}
		rec(n + 1)
	}
	rec(0)
	fmt.Println(depth)
	var sum int
	for i := range 100 {
		if v, ok := catch(func() { panic(i) }).(int); ok {
			sum += v
		}
	}
	fmt.Println(sum)
}
