package main

func main() {
L:
	for {
		for {
			break M
		}
	}
	x := 1
	goto end
	y := 2
end:
	func() {
		continue
		goto end
	}()
	if true {
		fallthrough
	}
	switch {
	case true:
		if true {
			fallthrough
		}
	case false:
		for {
			break
			continue
		}
		continue
	}
}
