package portal

// groupTitles are the words for the groups of fields of the catalogue.
var groupTitles = map[string]string{
	"wie-ik-ben": "group.who",
	"wonen":      "group.home",
	"gezin":      "group.family",
	"werk":       "group.work",
	"inkomen":    "group.income",
	"vermogen":   "group.assets",
	"pensioen":   "group.pension",
	"voertuigen": "group.vehicles",
	"zorg":       "group.care",
}

// groupName is the title of a group of fields of the catalogue.
func (v *visit) groupName(id string) string {
	if word, ok := groupTitles[id]; ok {
		return v.T(word)
	}
	return capital(id)
}
