package whole

import (
	"net/http"
	"net/url"
	"strings"
)

// Person is somebody that the test identity provider offers.
type Person struct{ Handle, Name, Why string }

// loginButton is the name of the buttons of the identity provider.
const loginButton = "persoon"

// Choices opens the login up to where one chooses who to be.
func (v *Visitor) Choices() (*Page, []Person) {
	v.t.Helper()
	page := v.Submit(v.Open("/inloggen"), "/inloggen", nil)
	if page.Status != http.StatusOK {
		v.t.Fatalf("the identity provider answers %d: %s", page.Status, page.Text())
	}
	return page, people(page)
}

func people(page *Page) []Person {
	var found []Person
	for _, button := range Find(page.Root, "button", "name="+loginButton) {
		handle, _ := Attr(button, "value")
		if handle == "" {
			continue // not logging in
		}
		person := Person{Handle: handle}
		for _, as := range Find(button, "span") {
			person.Name = strings.TrimSpace(strings.TrimPrefix(Text(button), Text(as)))
		}
		if id, ok := Attr(button, "aria-describedby"); ok {
			for _, why := range Find(page.Root, "", "id="+id) {
				person.Why = Text(why)
			}
		}
		found = append(found, person)
	}
	return found
}

// LoginAs logs in as the person with a handle, and gives the page that follows.
func (v *Visitor) LoginAs(handle string) *Page {
	v.t.Helper()
	page, _ := v.Choices()
	for _, button := range Find(page.Root, "button", "name="+loginButton) {
		for form := button.Parent; form != nil; form = form.Parent {
			if form.Data != "form" {
				continue
			}
			to, _ := Attr(form, "action")
			values := filled(form)
			values.Set(loginButton, handle)
			landed := v.Post(page.URL.ResolveReference(&url.URL{Path: to}).String(), values)
			if landed.Status != http.StatusOK || landed.URL.Path != "/overzicht" {
				v.t.Fatalf("after logging in as %s: %d %s %q", handle, landed.Status, landed.URL.Path, landed.Title())
			}
			return landed
		}
	}
	v.t.Fatalf("%s has nobody to log in as: %s", page.URL.Path, page.Text())
	return nil
}

// Search finds people by a part of their name, at most 25.
func (p *Program) Search(name string) []Person {
	p.t.Helper()
	v := p.Visitor()
	page, _ := v.Choices()
	for _, form := range Find(page.Root, "form", "role=search") {
		to, _ := Attr(form, "action")
		values := filled(form)
		values.Set("naam", name)
		return people(v.Post(page.URL.ResolveReference(&url.URL{Path: to}).String(), values))
	}
	p.t.Fatal("the identity provider has no search")
	return nil
}

// Featured are the residents that are worth logging in as.
func (p *Program) Featured() []Person {
	p.t.Helper()
	_, found := p.Visitor().Choices()
	return found
}
