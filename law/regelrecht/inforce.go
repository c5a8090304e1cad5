package regelrecht

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/value"
)

// NotInForce says that no version of a law is in force on a day.
type NotInForce struct {
	Law  string
	On   value.Date
	Last value.Date // the last day that it was in force, where Ended
	// Known tells that there is such a law; Ended that it was in force before.
	Known, Ended bool
}

// Error says which law, which day, and whether it is too early or too late.
func (e *NotInForce) Error() string {
	switch {
	case !e.Known:
		return "Law not found: " + clip(e.Law)
	case e.Ended:
		return fmt.Sprintf("No version of law '%s' in force on %s; last in force until %s", e.Law, e.On, e.Last)
	}
	return fmt.Sprintf("No version of law '%s' in force on %s (not yet in force)", e.Law, e.On)
}

// InForce is the newest version of a law that has begun on a day. A version that has
// ended by then is not replaced by an older one. The error is *NotInForce.
func (lib *Library) InForce(id string, on value.Date) (*Law, error) {
	var found *Law
	for _, l := range lib.versions[id] {
		if l.start() <= on {
			found = l
		}
	}
	switch {
	case found == nil:
		return nil, &NotInForce{Law: id, On: on, Known: len(lib.versions[id]) > 0}
	case found.Ends && found.Until < on:
		return nil, &NotInForce{Law: id, On: on, Last: found.Until, Known: true, Ended: true}
	}
	return found, nil
}

func (lib *Library) holds(a *Article, on value.Date) bool {
	l, err := lib.InForce(a.Law.ID, on)
	return err == nil && l == a.Law
}

// Producer is the first article with an output, declared or given by an action.
func (l *Law) Producer(output string) (*Article, bool) {
	for _, a := range l.Articles {
		if slices.ContainsFunc(a.Actions, func(x Action) bool { return x.Output == output }) {
			return a, true
		}
	}
	return nil, false
}

// Hooks are the articles, in versions in force on a day, that are carried out with an
// article that produces something, by law and article.
func (lib *Library) Hooks(produces *Article, before bool, stage string, on value.Date) []*Article {
	var found []*Article
	for _, a := range lib.hooks {
		match := slices.ContainsFunc(a.Hooks, func(h Hook) bool {
			return h.Before == before && h.Stage == stage && h.LegalCharacter == produces.LegalCharacter &&
				(h.DecisionType == "" || h.DecisionType == produces.DecisionType)
		})
		if match && produces.LegalCharacter != "" && lib.holds(a, on) {
			found = append(found, a)
		}
	}
	return found
}

// Implementer is the article that fills in an open term on a day, for the area that
// scope says; nil where there is none. Two that are equal in rank and date are an error.
func (lib *Library) Implementer(of *Article, term OpenTerm, on value.Date, scope func(name string) (string, bool)) (*Article, error) {
	var best *Article
	for _, a := range lib.links[Term{Law: of.Law.ID, Article: of.Number, Term: term.Name}] {
		if !lib.holds(a, on) || !a.Law.within(scope) {
			continue
		}
		if best == nil || a.Law.goesBefore(best.Law) {
			best = a
		} else if !best.Law.goesBefore(a.Law) && best.Law != a.Law {
			return nil, fmt.Errorf("%s and %s both fill in %s of %s article %s, and neither goes before the other",
				best.Law.ID, a.Law.ID, term.Name, of.Law.ID, of.Number)
		}
	}
	if best != nil && term.Layer != "" && best.Law.Layer != term.Layer {
		return nil, fmt.Errorf("%s is a %s, and %s of %s article %s is left to a %s",
			best.Law.ID, best.Law.Layer, term.Name, of.Law.ID, of.Number, term.Layer)
	}
	return best, nil
}

// within tells whether a regulation holds in the area of a question.
func (l *Law) within(scope func(string) (string, bool)) bool {
	for name, code := range l.Area() {
		if got, ok := scope(name); !ok || got != code {
			return false
		}
	}
	return true
}

// Area is by which parameters, with which values, a regulation is chosen.
func (l *Law) Area() map[string]string {
	area := map[string]string{}
	for name, code := range map[string]string{"gemeente_code": l.Municipality, "waterschap_code": l.WaterBoard, "provincie_code": l.Province} {
		if code != "" {
			area[name] = code
		}
	}
	return area
}

// goesBefore is lex superior, and then lex posterior.
func (l *Law) goesBefore(other *Law) bool {
	if l.Layer != other.Layer {
		return l.Layer.Rank() < other.Layer.Rank()
	}
	return l.start() > other.start()
}

// GoesBefore tells whether a regulation goes before another: lex superior, and then
// lex posterior.
func (l *Law) GoesBefore(other *Law) bool { return l.goesBefore(other) }
