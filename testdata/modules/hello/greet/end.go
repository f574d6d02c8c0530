package greet

const mark = "!"

func end() string { return mark }
