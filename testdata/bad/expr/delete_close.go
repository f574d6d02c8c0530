package main

func main() {
	s := []int{}
	m := map[string]int{}
	delete(s, 1)
	delete(m)
	delete(m, 1)
	delete(m, "a", "b")
	_ = delete(m, "a")
	close(s)
	close()
	var r <-chan int
	close(r)
	clear(1)
}
