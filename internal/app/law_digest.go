package app

import "meent.nl/meent/law/value"

// Law is the hash of the law itself that a program (its hash) carries out; empty where the
// goal has another program now.
func (l *Laws) Law(goal string, on value.Date, program string) (string, error) {
	p, err := l.Program(goal, on)
	if err != nil || p.Hash != program {
		return "", err
	}
	return l.catalogue.Laws.Documents().Digest(goal, on)
}
