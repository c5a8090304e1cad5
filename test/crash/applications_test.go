package crash

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

// application is a resident who wants something, and what was confirmed.
type application struct {
	visitor   *whole.Visitor
	service   string
	confirmed []string // paths of the case, one per confirmation
}

// rounds is how often the program is killed.
const rounds = 6

// TestApplications has residents say "Ja, regel dit" while the program is killed.
func TestApplications(t *testing.T) {
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		p := whole.Start(t, whole.Options{DSN: dsn, Residents: 120})
		random, seed := chance()
		t.Cleanup(func() {
			if t.Failed() {
				t.Logf("the moments follow from seed %d", seed)
			}
		})
		before := number(t, dbtest.Open(t, dsn), countCases) // the demo has a few
		wanted := applications(t, p)
		if len(wanted) < 2*rounds {
			t.Fatalf("only %d applications can be made", len(wanted))
		}
		for round := range rounds {
			var batch []*application
			for i := round; i < len(wanted); i += rounds {
				batch = append(batch, wanted[i])
			}
			killDuring(p, random, batch)
			p.Restart()
		}
		for _, a := range wanted {
			if len(a.confirmed) == 0 || random.IntN(2) == 0 { // and who is not sure tries again
				a.apply()
			}
		}
		everythingOnce(t, p, dsn, before, wanted)
	})
}

const countCases = `SELECT COUNT(*) FROM casework_case`

// applications are all that the residents of a demo can apply for.
func applications(t *testing.T, p *whole.Program) []*application {
	t.Helper()
	people := append(p.Featured(), p.Search("a")...)
	seen := map[string]bool{}
	var all []*application
	for _, who := range people {
		if seen[who.Handle] {
			continue
		}
		seen[who.Handle] = true
		v := p.Resident(who)
		for _, service := range v.Offers() {
			all = append(all, &application{visitor: v, service: service})
		}
	}
	return all
}

// killDuring kills the program while a batch of applications is made: some before,
// some after their answer, some while their case is decided.
func killDuring(p *whole.Program, random *rand.Rand, batch []*application) {
	moment := time.Duration(random.Int64N(int64(120 * time.Millisecond)))
	var all sync.WaitGroup
	for _, a := range batch {
		all.Go(a.apply)
	}
	<-time.After(moment)
	p.Kill()
	all.Wait()
}

// apply says "Ja, regel dit" once, and notes the case when that is confirmed: the
// redirect is the confirmation.
func (a *application) apply() {
	client := *a.visitor.Client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := client.Do(a.visitor.Request(http.MethodPost, "/recht/"+a.service+"/regel", map[string][]string{}))
	if err != nil {
		return // killed before it could confirm
	}
	defer response.Body.Close()
	if path := response.Header.Get("Location"); response.StatusCode == http.StatusSeeOther && strings.HasPrefix(path, "/zaken/") {
		a.confirmed = append(a.confirmed, path)
	}
}

// everythingOnce wants each application to have become one case, with one decision
// and one message, or one question, and what was confirmed to be among them, besides
// the cases that there were before.
func everythingOnce(t *testing.T, p *whole.Program, dsn string, before int, wanted []*application) {
	t.Helper()
	for _, a := range wanted {
		if len(a.confirmed) == 0 {
			t.Errorf("%s was not confirmed though nobody killed the program at the last try", a.service)
		}
		for _, path := range a.confirmed {
			if path != a.confirmed[0] {
				t.Errorf("one application for %s became two cases: %v", a.service, a.confirmed)
			}
			a.visitor.Open(path)
		}
	}
	store := dbtest.Open(t, dsn)
	whole.Eventually(t, time.Minute, "no case is being worked out", func() bool {
		return number(t, store, `SELECT COUNT(*) FROM casework_case WHERE status = 'in-behandeling'`) == 0
	})
	p.Stop()
	if cases := number(t, store, countCases) - before; cases != len(wanted) {
		t.Errorf("%d cases of %d applications", cases, len(wanted))
	}
	if decided := number(t, store, `SELECT COUNT(*) FROM casework_case WHERE status = 'besloten'`); decided < len(wanted)/2 {
		t.Errorf("only %d of %d applications were decided", decided, len(wanted))
	}
	for what, query := range map[string]string{
		"residents have two cases for one service": `SELECT resident FROM casework_case GROUP BY resident, service HAVING COUNT(*) > 1`,
		"decided cases have no decision, or two": `SELECT c.id FROM casework_case c LEFT JOIN decision_decision d ON d.case_id = c.id
			WHERE c.status = 'besloten' GROUP BY c.id HAVING COUNT(d.id) <> 1`,
		"cases are decided by another decision than they say": `SELECT d.id FROM decision_decision d JOIN casework_case c ON d.case_id = c.id
			WHERE d.id <> c.decision_id`,
		"decisions have no message, or two": `SELECT d.id FROM decision_decision d LEFT JOIN mailbox_message m ON m.decision_id = d.id
			GROUP BY d.id HAVING COUNT(m.id) <> 1`,
		"cases that wait for the resident asked nothing, or twice": `SELECT c.id FROM casework_case c LEFT JOIN mailbox_message m ON m.case_id = c.id
			WHERE c.status = 'wacht-op-u' GROUP BY c.id HAVING COUNT(m.id) <> 1`,
		"cases have a step twice, or miss one": `SELECT c.id FROM casework_case c LEFT JOIN casework_event e ON e.case_id = c.id
			GROUP BY c.id, c.version HAVING COUNT(e.seq) <> c.version + 1`,
		"tasks were given up": `SELECT id FROM durable_task WHERE state = 'dead'`,
		"decisions were taken without a line in the log": `SELECT d.id FROM decision_decision d
			WHERE NOT EXISTS (SELECT 1 FROM logbook_line l WHERE l.case_id = d.case_id)`,
	} {
		none(t, store, what, query)
	}
}
