// Package durable does work later, or elsewhere, without losing it or doing it twice:
// tasks, timers, and messages between organisations.
//
// Purpose: a chain of steps is data. One step is one transaction: the state of the
// caller, and the task that goes on from there. It knows nothing of cases or laws.
//
//	ready ──taken──▶ leased ──handler and completion in one transaction──▶ done
//	  ▲                │ fails, or the lease ends
//	  └───backoff──────┴──after the last attempt──▶ dead ──Retry──▶ ready
//
// Invariants:
//   - A task of a committed transaction runs; one of a rolled back transaction never was.
//   - What a Handler writes is there exactly once, however often the process is killed:
//     its writes and the completion of its task are one transaction, which fails when
//     the lease went to another process.
//   - A CallHandler or Prepare, which reaches outside the store, runs at least once; it
//     makes its call repeatable with the key of the task.
//   - The same key twice is one task, as long as the finished task is kept (see Prune).
//   - A message is one task of its sender and one inbox row of its receiver, in a
//     transaction each; no transaction spans two organisations. Messages have no order.
//   - A failing task never keeps another waiting, and ends visible in the dead letters.
//   - The payload of a finished task is wiped.
package durable
