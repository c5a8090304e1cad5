package brptest

import "strings"

// automatic are the keys that the API gives by itself.
var automatic = []string{"opschortingBijhouding", "geheimhoudingPersoonsgegevens"}

func (p Person) number() string {
	text, _ := p["burgerservicenummer"].(string)
	return text
}

// lives says whether the person has a residence in an object.
func (p Person) lives(object string) bool {
	v, _ := p["verblijfplaats"].(map[string]any)
	return v != nil && v["adresseerbaarObjectIdentificatie"] == object
}

// only is the person with nothing but the paths that were asked for.
func (p Person) only(paths []string) any {
	out := map[string]any{}
	for _, path := range paths {
		take(out, p, strings.Split(path, "."))
	}
	for _, key := range automatic {
		if v, ok := p[key]; ok {
			out[key] = v
		}
	}
	return out
}

func take(out, from map[string]any, path []string) {
	v, ok := from[path[0]]
	if !ok {
		return
	}
	if len(path) == 1 {
		out[path[0]] = v
		return
	}
	switch v := v.(type) {
	case map[string]any:
		inner, _ := out[path[0]].(map[string]any)
		if inner == nil {
			inner = map[string]any{}
			out[path[0]] = inner
		}
		if kind, ok := v["type"]; ok {
			inner["type"] = kind
		}
		take(inner, v, path[1:])
	case []any:
		list, _ := out[path[0]].([]any)
		if list == nil {
			for range v {
				list = append(list, map[string]any{})
			}
			out[path[0]] = list
		}
		for i, item := range v {
			if m, ok := item.(map[string]any); ok {
				if kind, ok := m["type"]; ok {
					list[i].(map[string]any)["type"] = kind
				}
				take(list[i].(map[string]any), m, path[1:])
			}
		}
	}
}

// Date is a whole date as the API writes it.
func Date(text string) map[string]any {
	return map[string]any{"type": "Datum", "datum": text, "langFormaat": "1 januari 2000"}
}

// Year is a date of which only the year is known.
func Year(year int) map[string]any {
	return map[string]any{"type": "JaarDatum", "jaar": year, "langFormaat": "2000"}
}

// Month is a date of which the year and the month are known.
func Month(year, month int) map[string]any {
	return map[string]any{"type": "JaarMaandDatum", "jaar": year, "maand": month, "langFormaat": "januari 2000"}
}

// UnknownDate is a date of which nothing is known.
func UnknownDate() map[string]any {
	return map[string]any{"type": "DatumOnbekend", "onbekend": true, "langFormaat": "onbekend"}
}
