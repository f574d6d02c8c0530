package main

import ""
import "a b"
import "./local"

func main() {}
