// Package facts invents what the BRP does not hold of a person: income, assets,
// health insurance, care assessments, insured years, contracts between partners.
// It is for test persons and demonstrations, and everything it gives says so
// (Synthetic).
//
// Invariants: the answer depends only on the seed, the day that the population was
// drawn for, and the person list of the person and of those they live with; never on
// the order, the number of workers, the machine or the clock. A new fact changes no
// other one, since each is drawn from a stream of its own. Only whole numbers are
// used, so that every machine draws alike. Of some people some facts are unknown, as
// in life.
package facts
