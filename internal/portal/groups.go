package portal

// groupName is the title of a group of fields of the catalogue.
func (v *visit) groupName(id string) string {
	switch id {
	case "wie-ik-ben":
		return v.T("group.who")
	case "wonen":
		return v.T("group.home")
	case "gezin":
		return v.T("group.family")
	case "werk":
		return v.T("group.work")
	case "inkomen":
		return v.T("group.income")
	case "vermogen":
		return v.T("group.assets")
	case "pensioen":
		return v.T("group.pension")
	case "voertuigen":
		return v.T("group.vehicles")
	case "zorg":
		return v.T("group.care")
	}
	return capital(id)
}
