// Package hostile tries the whole program as an attacker, a broken client or a
// careless official would. Each attempt is refused with a clear answer, changes
// nothing and leaves no BSN in a log.
package hostile
