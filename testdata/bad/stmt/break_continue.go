package main

func main() {
	break
	continue
	if true {
		break
	}
	switch {
	case true:
		continue
	}
	func() {
		break
	}()
	for {
		func() {
			continue
		}()
	}
	select {
	default:
		continue
	}
}
