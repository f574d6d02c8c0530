// Unrecovered: conversion of a short slice to an array.
package main

func main() {
	s := []int{1, 2}
	println(len([2]int(s)))
	a := [4]int(s)
	println(a[0])
}
