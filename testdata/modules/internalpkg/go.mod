module example.com/internalpkg

go 1.27
