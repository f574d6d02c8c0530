package main

func main() {
	_ = a
	b()
	c.d()
	_ = &e
	f[0] = 1
	_ = g{}
	h = 1
	_ = i.(int)
	_ = []j{}
}
