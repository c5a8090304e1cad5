package whole

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

// decideTime is how long the background may take to decide a case.
const decideTime = 30 * time.Second

// Services are the services that the page of rights shows, in its order.
func (v *Visitor) Services() []string {
	v.t.Helper()
	var found []string
	seen := map[string]bool{}
	for _, a := range Find(v.Open("/recht").Root, "a", "href") {
		href, _ := Attr(a, "href")
		name, ours := strings.CutPrefix(href, "/recht/")
		name, _, _ = strings.Cut(name, "#")
		if ours && name != "" && !seen[name] {
			seen[name] = true
			found = append(found, name)
		}
	}
	return found
}

// Offers are the services for which the resident can say "Ja, regel dit".
func (v *Visitor) Offers() []string {
	v.t.Helper()
	var found []string
	for _, service := range v.Services() {
		if path := "/recht/" + service; v.Open(path).HasForm(path + "/regel") {
			found = append(found, service)
		}
	}
	return found
}

// HasRights waits until the rights of the resident have been worked out, which the
// login sets in motion.
func (v *Visitor) HasRights() {
	v.t.Helper()
	Eventually(v.t, decideTime, "the rights of the resident are there", func() bool { return len(v.Services()) > 0 })
}

// Apply says "Ja, regel dit" and gives the path of the case.
func (v *Visitor) Apply(service string) string {
	v.t.Helper()
	path := "/recht/" + service
	page := v.Submit(v.Open(path), path+"/regel", nil)
	if page.Status != http.StatusOK {
		v.t.Fatalf("applying for %s: %d %s", service, page.Status, page.Text())
	}
	if strings.HasPrefix(page.URL.Path, "/zaken/") {
		return page.URL.Path
	}
	v.t.Fatalf("applying for %s leads to %s, not to a case", service, page.URL.Path)
	return ""
}

// Decided waits until a case has a decision and gives the path of that.
func (v *Visitor) Decided(casePath string) string {
	v.t.Helper()
	decision := ""
	Eventually(v.t, decideTime, casePath+" is decided", func() bool {
		for _, a := range Find(v.Open(casePath).Root, "a", "href") {
			if href, _ := Attr(a, "href"); strings.HasPrefix(href, "/besluiten/") {
				decision = href
				return true
			}
		}
		return false
	})
	return decision
}

// Resident logs in as a featured resident, and waits until the rights are there.
func (p *Program) Resident(who Person) *Visitor {
	p.t.Helper()
	v := p.Visitor()
	v.LoginAs(who.Handle)
	v.HasRights()
	return v
}

// WhoCan finds a resident and a service of which the page has the form for an act:
// regel, antwoord or wat-als. It tries the featured residents first.
func (p *Program) WhoCan(t testing.TB, act string) (who Person, service string) {
	t.Helper()
	for _, people := range []func() []Person{p.Featured, func() []Person { return p.Search("a") }, func() []Person { return p.Search("e") }} {
		for _, person := range people() {
			v := p.Resident(person)
			for _, service := range v.Services() {
				if path := "/recht/" + service; v.Open(path).HasForm(path + "/" + act) {
					return person, service
				}
			}
		}
	}
	t.Fatalf("no resident was found with a form for %s", act)
	return Person{}, ""
}

// varying is a part of a path that differs per thing: an id, or the name of a law.
var varying = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}|^/wetten/[a-z0-9-]+`)

// Crawl follows every link from a page on, and gives the paths of the pages, at most
// two that differ in an id, and one that differs in a query. A page that is not there
// fails the test.
func (v *Visitor) Crawl(from ...string) []string {
	v.t.Helper()
	var paths []string
	kinds := map[string]int{}
	seen := map[string]bool{}
	for len(from) > 0 {
		path := from[0]
		from = from[1:]
		u, err := url.Parse(path)
		if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
			continue
		}
		u.Fragment = ""
		path = u.String()
		kind := varying.ReplaceAllString(u.Path, "*")
		most := 2
		if u.RawQuery != "" {
			kind, most = kind+"?", 1
		}
		if seen[path] || kinds[kind] >= most {
			continue
		}
		seen[path] = true
		kinds[kind]++
		page := v.Get(path)
		if page.Status != http.StatusOK {
			v.t.Errorf("a link leads to %s, which answers %d", path, page.Status)
			continue
		}
		if !strings.HasPrefix(page.Header.Get("Content-Type"), "text/html") {
			continue
		}
		paths = append(paths, path)
		for _, a := range Find(page.Root, "a", "href") {
			href, _ := Attr(a, "href")
			if to, err := page.URL.Parse(href); err == nil && to.Host == page.URL.Host && !strings.HasPrefix(href, "#") {
				from = append(from, (&url.URL{Path: to.Path, RawQuery: to.RawQuery}).String())
			}
		}
	}
	return paths
}
