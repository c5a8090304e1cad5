package whole

import (
	"bytes"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// Visitor is a browser without scripts: cookies, pages, links and forms.
type Visitor struct {
	t      testing.TB
	base   string
	Client *http.Client
}

// Visitor opens a new browser.
func (p *Program) Visitor() *Visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	return &Visitor{t: p.t, base: p.URL, Client: &http.Client{Jar: jar, Timeout: 30 * time.Second,
		Transport: http.DefaultTransport.(*http.Transport).Clone()}}
}

// Page is what came back, after redirects.
type Page struct {
	Status int
	URL    *url.URL
	Header http.Header
	Body   []byte
	Root   *html.Node
}

// Text is the text of the page.
func (p *Page) Text() string { return Text(p.Root) }

// Title is the text of its h1.
func (p *Page) Title() string {
	if found := Find(p.Root, "h1"); len(found) > 0 {
		return Text(found[0])
	}
	return ""
}

// HasForm says whether the page has a form of which the action starts with a path.
func (p *Page) HasForm(action string) bool {
	for _, form := range Find(p.Root, "form") {
		if to, _ := Attr(form, "action"); strings.HasPrefix(to, action) {
			return true
		}
	}
	return false
}

// Request is a request as a form or a link would send it.
func (v *Visitor) Request(method, path string, form url.Values) *http.Request {
	v.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	request, err := http.NewRequestWithContext(v.t.Context(), method, v.address(path), body)
	if err != nil {
		v.t.Fatal(err)
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	request.Header.Set("Accept", "text/html")
	return request
}

// With puts a cookie in the browser.
func (v *Visitor) With(c *http.Cookie) *Visitor {
	v.t.Helper()
	v.Client.Jar.SetCookies(v.home(), []*http.Cookie{c})
	return v
}

// Session is the cookie of the session; nil when nobody is logged in.
func (v *Visitor) Session() *http.Cookie {
	v.t.Helper()
	for _, c := range v.Client.Jar.Cookies(v.home()) {
		if strings.HasSuffix(c.Name, "meent_session") {
			return c
		}
	}
	return nil
}

func (v *Visitor) home() *url.URL {
	v.t.Helper()
	home, err := url.Parse(v.base)
	if err != nil {
		v.t.Fatal(err)
	}
	return home
}

// Send sends a request. Its error does not fail the test: the program may be killed
// meanwhile.
func (v *Visitor) Send(request *http.Request) (*Page, error) {
	response, err := v.Client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return &Page{Status: response.StatusCode, URL: response.Request.URL, Header: response.Header, Body: content, Root: root}, nil
}

func (v *Visitor) address(path string) string {
	if strings.HasPrefix(path, "http://") {
		return path
	}
	return v.base + path
}

// Get opens a page, whatever its status.
func (v *Visitor) Get(path string) *Page {
	v.t.Helper()
	page, err := v.Send(v.Request(http.MethodGet, path, nil))
	if err != nil {
		v.t.Fatalf("GET %s: %v", path, err)
	}
	return page
}

// Open opens a page that must be there.
func (v *Visitor) Open(path string) *Page {
	v.t.Helper()
	page := v.Get(path)
	if page.Status != http.StatusOK {
		v.t.Fatalf("GET %s: %d %s", path, page.Status, page.Title())
	}
	return page
}

// Post sends a form.
func (v *Visitor) Post(path string, form url.Values) *Page {
	v.t.Helper()
	page, err := v.Send(v.Request(http.MethodPost, path, form))
	if err != nil {
		v.t.Fatalf("POST %s: %v", path, err)
	}
	return page
}

// Form is the form of a page whose action starts with a path, filled in as it stands.
// It fails the test when there is none.
func (v *Visitor) Form(page *Page, action string) (path string, values url.Values) {
	v.t.Helper()
	for _, form := range Find(page.Root, "form") {
		to, _ := Attr(form, "action")
		if to != "" && strings.HasPrefix(to, action) {
			return page.URL.ResolveReference(&url.URL{Path: to}).String(), filled(form)
		}
	}
	v.t.Fatalf("%s has no form for %s; its title is %q", page.URL.Path, action, page.Title())
	return "", nil
}

// Submit sends the form for action of a page, with more or other values.
func (v *Visitor) Submit(page *Page, action string, with url.Values) *Page {
	v.t.Helper()
	path, values := v.Form(page, action)
	for name, list := range with {
		values[name] = list
	}
	return v.Post(path, values)
}

// filled is what a form sends without a change or a button.
func filled(form *html.Node) url.Values {
	values := url.Values{}
	for _, input := range Find(form, "input") {
		name, _ := Attr(input, "name")
		kind, _ := Attr(input, "type")
		value, _ := Attr(input, "value")
		_, checked := Attr(input, "checked")
		if name == "" || (kind == "radio" || kind == "checkbox") && !checked {
			continue
		}
		values.Add(name, value)
	}
	for _, area := range Find(form, "textarea") {
		if name, ok := Attr(area, "name"); ok {
			values.Add(name, Text(area))
		}
	}
	return values
}
