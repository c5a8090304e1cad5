package catalogue

import "meent.nl/meent/law/reason"

// incomeGroup is the group of fields that are income.
const incomeGroup = "inkomen"

// Look says for which facts is told what they would have to be for another outcome of a
// goal: those that a person can influence. Of income is also told what is left of more
// of it, unless the outcome of the service is apart from what somebody has to spend.
func (c *Catalogue) Look(goal string) reason.Look {
	look := reason.Look{Influence: func(name string) bool {
		f, ok := c.Field(name)
		return ok && f.Influence
	}, Income: func(name string) bool {
		f, ok := c.Field(name)
		return ok && f.Group == incomeGroup
	}}
	for _, s := range c.Services {
		if s.Goal != goal {
			continue
		}
		switch s.InHand {
		case Income:
			look.IsIncome = true
		case Apart, PartOfIncome:
			look.Income = nil
		}
	}
	return look
}
