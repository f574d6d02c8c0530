// Range over functions: jumps out of nested bodies, returns, defers, misbehaving iterators.
package main

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}
func pairs(xs []string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}
func find(n int) (int, string) {
	for i := range count(100) {
		if i == n {
			return i, "found"
		}
	}
	return -1, "no"
}
func nested() (r int) {
	for i := range count(10) {
		for j := range count(10) {
			if i*j == 42 {
				r = i*100 + j
				return
			}
		}
	}
	return -1
}
func labels() {
outer:
	for i := range count(5) {
		for j := range count(5) {
			if j == 2 {
				continue outer
			}
			if i == 3 {
				break outer
			}
			println(i, j)
		}
	}
	println("done")
}
func deferred() (x int) {
	defer func() { println("first", x) }()
	for i := range count(3) {
		defer func() { println("deferred", i); x += i }()
	}
	println("body done")
	return 10
}
func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}
func noargs(yield func() bool) {
	for yield() {
	}
}
func gotos() {
	for i := range count(10) {
		if i == 4 {
			goto end
		}
		println("g", i)
	}
	println("not reached")
end:
	println("end")
}
func rec() {
	defer func() {
		for range count(1) {
			println("rec", recover() != nil)
		}
	}()
	panic(1)
}

func main() {
	sum := 0
	for i := range count(5) {
		if i == 1 {
			continue
		}
		sum += i
	}
	println(sum)
	for i, s := range pairs([]string{"a", "b", "c"}) {
		if i == 2 {
			break
		}
		println(i, s)
	}
	println(find(7))
	println(find(700))
	println(nested())
	labels()
	println(deferred())
	n := 0
	for range noargs {
		n++
		if n > 4 {
			break
		}
	}
	println(n)
	gotos()

	var fs []func() int
	for i := range count(3) {
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		println(f(), f())
	}
	func() {
		defer func() { println(recover().(error).Error()) }()
		for i := range bad {
			println("bad", i)
			break
		}
	}()
	func() {
		defer func() { println(recover().(string)) }()
		for range count(3) {
			panic("out")
		}
	}()
	var k int
	for k = range count(3) {
	}
	println(k)
}

func gen(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer println("gen done")
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}
func finder(want int) (res string) {
	defer func() { res += "!" }()
	for i := range gen(10) {
		defer println("deferred", i)
		if i == want {
			return "found"
		}
	}
	return "none"
}
func init() { println(finder(2)); println(finder(20)) }
