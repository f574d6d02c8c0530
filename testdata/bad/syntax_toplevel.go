package main

x := 1

if true {
}

func main() {}

fmt.Println()

var y = 
