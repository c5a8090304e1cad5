package portal

// textPage is a page of text only.
type textPage struct {
	Title, Lead string
	Parts       []textPart
}

type textPart struct {
	ID, Title string
	Text      []string
}

func (v *visit) accessibility() error {
	return v.show("tekst", v.T("frame.accessibility"), textPage{
		Title: v.T("access.title"), Lead: v.T("access.lead"),
		Parts: []textPart{
			{ID: "norm", Title: v.T("access.norm"), Text: []string{v.T("access.norm-text"), v.T("access.checked")}},
			{ID: "kunt", Title: v.T("access.can"), Text: []string{v.T("access.can-text")}},
			{ID: "melden", Title: v.T("access.report"), Text: []string{v.T("access.report-text")}},
		},
	})
}

func (v *visit) privacy() error {
	return v.show("tekst", v.T("frame.privacy"), textPage{
		Title: v.T("privacy.title"), Lead: v.T("privacy.lead"),
		Parts: []textPart{
			{ID: "bewaren", Title: v.T("privacy.keep"), Text: []string{v.T("privacy.keep-text"), v.T("privacy.not-kept")}},
			{ID: "gebruik", Title: v.T("privacy.use"), Text: []string{v.T("privacy.use-text")}},
			{ID: "cookies", Title: v.T("privacy.cookies"), Text: []string{v.T("privacy.cookies-text")}},
			{ID: "rechten", Title: v.T("privacy.rights"), Text: []string{v.T("privacy.rights-text")}},
		},
	})
}
