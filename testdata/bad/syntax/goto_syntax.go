package main

func main() {
	goto
	break 5
	continue x y
}
