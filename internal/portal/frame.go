package portal

import (
	"strings"

	"meent.nl/meent/internal/platform/view"
)

// frame is what stands around a page of this visit.
func (v *visit) frame(title string, crumbs []view.Link) (*view.Frame, error) {
	f := v.bareFrame(title)
	f.Crumbs = crumbs
	if !v.loggedIn {
		return f, nil
	}
	unread, err := v.Messages.Unread(v.ctx(), v.resident())
	if err != nil {
		return nil, err
	}
	f.Home, f.For, f.LoggedIn = "/overzicht", v.T("frame.yourself"), true
	f.Nav = v.nav(unread)
	if v.HelpCodes != nil {
		if f.Help.Code, err = v.HelpCodes.Code(v.ctx(), v.session.ID); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// bareFrame asks nothing of anyone, so that a fault can be shown in it.
func (v *visit) bareFrame(title string) *view.Frame {
	return &view.Frame{
		Notice: v.demoNotice(), Lang: v.Lang, Title: title, Here: v.here(), Home: "/",
		StyleSheet: v.assets.URL(v.names.CSS), Font: v.assets.URL(v.names.Fonts[0]), Icon: v.assets.URL(v.names.Icon),
		Help: view.Help{
			Phone: v.Help.Phone, Dial: strings.TrimPrefix(v.Help.PhoneHref, "tel:"), Hours: sentence(v.Help.Hours.In(v.Lang)), Desk: sentence(v.Help.Desk.In(v.Lang)),
			Href: "/hulp", CallBack: v.callBackHref(),
		},
	}
}

func (v *visit) callBackHref() string {
	if v.CallBacks == nil || !v.loggedIn {
		return ""
	}
	return "/hulp#bel-mij"
}

// here is where the switch of language leads back to: this page, or the page that a
// form without one of its own belongs to.
func (v *visit) here() string {
	if v.r.Method == "GET" || v.r.Method == "HEAD" {
		return v.r.URL.Path
	}
	path := v.r.URL.Path
	for _, end := range []string{"/wat-als", "/antwoord", "/bezwaar", "/bel-mij"} {
		path = strings.TrimSuffix(path, end)
	}
	return path
}

var menu = []struct{ href, key string }{
	{"/overzicht", "overview.title"}, {"/zaken", "cases.title"}, {"/berichten", "messages.title"},
	{"/recht", "rights.title"}, {"/gegevens", "data.menu"}, {"/regelen", "arrange.menu"},
}

func (v *visit) nav(unread int) []view.NavItem {
	items := make([]view.NavItem, len(menu))
	path := v.r.URL.Path
	for i, m := range menu {
		items[i] = view.NavItem{Href: m.href, Text: v.T(m.key), Current: path == m.href || strings.HasPrefix(path, m.href+"/")}
		if m.href == "/berichten" && unread > 0 {
			items[i].Count, items[i].CountText = unread, v.T("messages.count", "n", unread)
		}
	}
	return items
}

// crumb is a step of the way to a page.
func (v *visit) crumb(href, key string) view.Link { return view.Link{Href: href, Text: v.T(key)} }
