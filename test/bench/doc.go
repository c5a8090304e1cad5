// Package bench measures the whole program on one machine: pages a second with ten
// thousand residents, the rights of a resident from facts to store, the start, and the
// import of the official set. `make bench` runs it; docs/benchmarks.md has the figures.
package bench
