// Package term works out the terms of the Algemene wet bestuursrecht for what runs
// here: until when may be decided and objected, and what lateness costs. It asks the
// law files awb and termijnenwet, so that weekends and public holidays count as there.
//
// Invariants: no term is counted in Go; every day names the rule that gave it; a day
// that the law cannot give, since the holidays of that year are not known, is the day
// before weekends and holidays count (Fallback of a rule), never later.
package term
