// Transfers between accounts from many goroutines: the sum stays what it was, and a panic in one transfer harms nobody else.
package main

import (
	"errors"
	"fmt"
	"sync"
)

var errNoMoney = errors.New("not enough money")

type account struct {
	mu      sync.Mutex
	id      int
	balance int
}

func transfer(from, to *account, amount int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("transfer %d to %d: %v", from.id, to.id, r)
		}
	}()
	if amount < 0 {
		panic("negative amount")
	}
	first, second := from, to
	if first.id > second.id { // always in the same order, or two transfers could wait for each other
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	if second != first {
		second.mu.Lock()
		defer second.mu.Unlock()
	}
	if from.balance < amount {
		return errNoMoney
	}
	from.balance -= amount
	to.balance += amount
	return nil
}

func main() {
	accounts := make([]*account, 10)
	for i := range accounts {
		accounts[i] = &account{id: i, balance: 1000}
	}
	var wg sync.WaitGroup
	for clerk := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 2000 {
				from, to := accounts[(clerk+i)%10], accounts[(clerk*7+i*3)%10]
				transfer(from, to, i%90)
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, a := range accounts {
		total += a.balance
	}
	fmt.Println("total:", total)
	fmt.Println(transfer(accounts[1], accounts[2], -5))
	fmt.Println(transfer(accounts[3], accounts[4], 1_000_000))
}
