package entitlement

import (
	"encoding/json"
	"errors"
	"fmt"

	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// fill gives the law engine the facts as law.ReadFacts reads them from their JSON, without
// writing that first.
func (d dossier) fill(f *run.Facts) error {
	if err := fillSubject(f.Applicant(), d.facts); err != nil {
		return err
	}
	for _, r := range f.Program().Relations {
		given, ok := d.facts[r.Name]
		if !ok {
			continue
		}
		list, ok := given.([]map[string]any)
		if !ok {
			return fmt.Errorf("entitlement: relation %s of a dossier is a %T", r.Name, given)
		}
		for i, who := range f.List(r.Name, len(list)) {
			if err := fillSubject(who, list[i]); err != nil {
				return err
			}
		}
	}
	return f.Err()
}

func fillSubject(who *run.Subject, facts map[string]any) error {
	for _, name := range who.Names() {
		v, ok := facts[name]
		if !ok {
			continue
		}
		g, err := given(v)
		if err != nil {
			return fmt.Errorf("entitlement: fact %s of a dossier %w", name, err)
		}
		who.Set(name, g)
	}
	return nil
}

// given is a value of a dossier: null, one value, or a range.
func given(v any) (run.Given, error) {
	switch v := v.(type) {
	case nil:
		return run.NotApplicable(), nil
	case bool:
		return run.Truth(v), nil
	case string:
		return run.Text(v), nil
	case json.Number:
		d, err := value.ParseDecimal(string(v))
		if err != nil {
			return run.Given{}, errors.New("is not a number that the law engine reads")
		}
		return run.Number(d), nil
	case map[string]any:
		low, errLow := end(v, "from")
		high, errHigh := end(v, "to")
		return run.Between(low, high), errors.Join(errLow, errHigh)
	}
	return run.Given{}, fmt.Errorf("is a %T", v)
}

// end is one end of a range; what is not there is not known.
func end(ends map[string]any, name string) (run.Given, error) {
	v, ok := ends[name]
	if !ok {
		return run.Unknown(), nil
	}
	return given(v)
}
