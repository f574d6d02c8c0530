package main

func main() {
	c := make(chan int)
	select {
	case c:
	case 5:
	case x := 5:
	case <-c, <-c:
	default:
	default:
	}
}
