module meent.nl/meent

go 1.26
