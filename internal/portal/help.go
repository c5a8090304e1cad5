package portal

import (
	"regexp"
	"strings"

	"meent.nl/meent/internal/platform/view"
)

// helpPage is how to reach a person.
type helpPage struct {
	Help                              view.Help
	Errors                            []view.Problem
	Notice                            *view.Alert
	CanCallBack                       bool
	About                             string
	PhoneField, WhenField, AboutField view.Field
	Organisations                     []view.Item
}

func (v *visit) help() error {
	p, err := v.helpOf(v.r.URL.Query().Get("over"))
	if err != nil {
		return err
	}
	if v.r.URL.Query().Get("gelukt") == "1" {
		p.Notice = &view.Alert{Kind: "ok", Title: v.T("helppage.noted"), Text: v.T("helppage.noted-text")}
	}
	return v.show("hulp", v.T("frame.help"), p)
}

func (v *visit) helpOf(about string) (helpPage, error) {
	f, err := v.frame("", nil)
	if err != nil {
		return helpPage{}, err
	}
	p := helpPage{Help: f.Help, CanCallBack: v.CallBacks != nil && v.loggedIn}
	if s, ok := v.Catalogue.Service(about); ok {
		p.About = s.ID
	}
	p.PhoneField = view.Field{ID: "telefoon", Kind: "text", Label: v.T("helppage.phone"), Hint: v.T("helppage.phone-hint"), Autocomplete: "tel"}
	p.WhenField = view.Field{ID: "wanneer", Kind: "choice", Label: v.T("helppage.when"), Choice: []view.Choice{
		{Value: "ochtend", Text: v.T("helppage.morning")}, {Value: "middag", Text: v.T("helppage.afternoon")}, {Value: "avond", Text: v.T("helppage.evening")},
	}}
	p.AboutField = view.Field{ID: "onderwerp", Kind: "text", Label: v.T("helppage.about"), Optional: true}
	if p.About != "" {
		p.AboutField.Value = v.serviceName(p.About)
	}
	for _, o := range v.Catalogue.Organisations {
		if o.Phone != "" || o.Website != "" {
			p.Organisations = append(p.Organisations, reach(o.Name.In(v.Lang), o.Phone, o.Website))
		}
	}
	return p, nil
}

// reach is how to reach an organisation: its website, and its number where known.
func reach(name, phone, website string) view.Item {
	if website == "" {
		return view.Item{Key: name, Value: phone}
	}
	site, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(website, "https://"), "www."), "/")
	return view.Item{Key: name, Value: site, Href: website, Note: phone}
}

var phoneNumber = regexp.MustCompile(`^\+?[0-9][0-9 ()-]{6,18}[0-9]$`)

// callBack notes that the resident wants to be called.
func (v *visit) callBack() error {
	if err := v.r.ParseForm(); err != nil {
		return badForm(err)
	}
	form := v.r.PostForm
	p, err := v.helpOf(form.Get("over"))
	if err != nil {
		return err
	}
	if !p.CanCallBack {
		return v.seeOther("/hulp")
	}
	p.PhoneField.Value, p.AboutField.Value = strings.TrimSpace(form.Get("telefoon")), strings.TrimSpace(form.Get("onderwerp"))
	when := form.Get("wanneer")
	for i := range p.WhenField.Choice {
		p.WhenField.Choice[i].Chosen = p.WhenField.Choice[i].Value == when
	}
	if !phoneNumber.MatchString(p.PhoneField.Value) {
		p.PhoneField.Error = v.T("helppage.bad-phone")
	}
	if !hasChoice(p.WhenField, when) {
		p.WhenField.Error = v.T("helppage.bad-when")
	}
	if len(p.AboutField.Value) > maxQuery {
		p.AboutField.Error = v.T("search.long")
	}
	if p.Errors = view.Problems(p.PhoneField, p.WhenField, p.AboutField); len(p.Errors) > 0 {
		return v.show("hulp", v.T("frame.help"), p)
	}
	wish := CallBack{Phone: p.PhoneField.Value, When: when, About: p.AboutField.Value}
	if err := v.CallBacks.Ask(v.ctx(), v.resident(), wish); err != nil {
		return err
	}
	return v.seeOther("/hulp?gelukt=1")
}
