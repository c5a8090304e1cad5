// Package simulate works laws out for a whole synthetic country, as they are and as a
// reform has them, and tells what that costs, whom it reaches and what it does to incomes.
//
//	country ──┐
//	          ├─▶ per household: each scheme, law and reform ─▶ counts and sums ─▶ Result
//	laws ─────┘                                                                    ├─▶ table, CSV, JSON
//	                                                                               └─▶ a page of HTML
//
// A right that several persons have together is asked of one of them, whom the
// population names. Definitions of income, poverty and take-up: docs/simulate.md.
//
// Invariants: amounts are whole cents and statistics are counts and sums of them, so
// that the outcome is the same for any number of workers; what a row comes to is what
// the machine gives for it (Replay shows it, with its reasons); a reform is other laws
// beside the first, which stay as they are.
package simulate
