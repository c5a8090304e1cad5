// Package casework runs cases: a running matter of a resident with an
// organisation, with one status, one clock and a line for everything that happened.
//
//	in-behandeling ──decide──▶ besloten
//	      │  ▲
//	      │  └── the resident answers
//	      ▼
//	  wacht-op-u          a fact is missing: a question to the resident
//	  bij-een-medewerker  an objection, or what a program may not do
//
// Invariants: a step is one transaction: the state, its event and the task that
// continues it are there together or not at all. A case is opened once per key. A
// step taken twice does nothing the second time (optimistic version). The last day to
// decide is worked out by the law (Awb art. 4:13, and 7:10 for an objection).
package casework
