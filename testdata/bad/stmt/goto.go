package main

func main() {
	goto a
	x := 1
	a:
	_ = x
	goto b
	{
	b:
	}
	if true {
	c:
		goto c
	}
	goto c
	for {
	d:
	}
	goto d
}
