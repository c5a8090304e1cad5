package portal

import (
	"time"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

const ownStatement = entitlement.OwnStatement

// source says where a fact comes from, since when it holds and as of when we know.
func (v *visit) source(registerID string, since value.Date, fetched time.Time) string {
	name := v.registerName(registerID)
	if registerID == ownStatement {
		return v.T("source.told", "date", v.Day(fetched))
	}
	if since == 0 {
		return v.T("source.asked", "register", name, "moment", v.Moment(fetched))
	}
	return v.T("source.since", "register", name, "since", v.Date(since), "moment", v.Moment(fetched))
}

// factValue writes a fact as it is known, and whether that is no value.
func (v *visit) factValue(field, state, text, low, high string) (shown string, problem bool) {
	f, ok := v.Catalogue.Field(field)
	switch state {
	case register.Known.String():
		if ok {
			return view.Beside(f.Label.In(v.Lang), v.Fact(f.Type, text)), false
		}
		return text, false
	case register.Incomplete.String():
		if ok {
			return view.Beside(f.Label.In(v.Lang), v.Between(f.Type, low, high)), false
		}
	case register.NotApplicable.String():
		return v.T("fact.none"), true
	case register.Failed.String():
		return v.T("fact.failed"), true
	case register.Refused.String():
		return v.T("fact.refused"), true
	}
	return v.T("fact.unknown"), true
}

// shortSource leaves out as of when: the page says that once.
func (v *visit) shortSource(registerID string, since value.Date, fetched time.Time) string {
	switch {
	case registerID == ownStatement:
		return v.T("source.told", "date", v.Day(fetched))
	case since == 0:
		return v.registerName(registerID)
	}
	return v.T("source.short", "register", v.registerName(registerID), "since", v.Date(since))
}
