package catalogue_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/document"
)

// world is a small world without a fault, by file.
func world() map[string]string {
	return map[string]string{
		"regulations.yaml": `regulations:
  - id: steun
    title: {nl: Steunwet, en: Support Act}
    source: BWBR0000001
    articles:
      "1": {nl: De dienst beslist., en: The service decides.}
  - id: avg
    title: {nl: AVG, en: GDPR}
    source: 32016R0679
    articles:
      "15": {nl: U mag uw gegevens zien., en: You may see your data.}
`,
		"organisations/dienst.yaml": `organisation: dienst
name: {nl: Dienst, en: Service}
kind: uitvoeringsorganisatie
oin: "00000099000000001000"
test_oin: true
reports_use: true
`,
		"registers/personen.yaml": `register: personen
owner: dienst
title: {nl: Personen, en: Persons}
connector: embedded
synthetic: false
relations:
  - {name: kinderen, member: child, max: 20, label: {nl: Kinderen, en: Children}}
fields:
  - name: geboortedatum
    of: person
    type: date
    min: 1880-01-01
    max: 2030-12-31
    group: wie-ik-ben
    label: {nl: Geboortedatum, en: Date of birth}
    question: {nl: Wanneer bent u geboren?, en: When were you born?}
  - name: inkomen
    of: person
    type: euro per year
    decimals: 2
    min: -100
    max: 1000000.50
    group: inkomen
    label: {nl: Inkomen, en: Income}
    question: {nl: Wat is uw inkomen?, en: What is your income?}
    changeable: true
  - name: woont_thuis
    of: child
    type: boolean
    group: gezin
    label: {nl: Woont thuis, en: Lives at home}
    question: {nl: Woont het kind thuis?, en: Does the child live at home?}
  - name: naam
    of: person
    type: text
    group: wie-ik-ben
    label: {nl: Naam, en: Name}
`,
		"purposes/steun-vaststellen.yaml": `purpose: steun-vaststellen
organisation: dienst
title: {nl: Steun vaststellen, en: Working out support}
basis: {law: steun, article: "1"}
activity: https://example.org/verwerking/1
grants:
  - register: personen
    basis: {law: steun, article: "1", clause: lid 2}
    fields: [inkomen, kinderen, woont_thuis]
`,
		"purposes/inzage.yaml": `purpose: inzage
organisation: dienst
title: {nl: Inzage, en: Access}
basis: {law: avg, article: "15"}
activity: https://example.org/verwerking/2
inspection: true
grants:
  - {register: personen, basis: {law: avg, article: "15"}, fields: all}
`,
		"life-events/kind.yaml": `life_event: kind
title: {nl: Een kind, en: A child}
summary: {nl: Er komt een kind., en: A child comes.}
`,
		"services/steun.yaml": `service: steun
organisation: dienst
title: {nl: Steun, en: Support}
summary: {nl: Geld., en: Money.}
goal: steun.steun
right: steun.heeft_recht
purpose: steun-vaststellen
life_events: [kind]
mode: automatic
trigger_event: kind-geboren
decide_within_weeks: 8
`,
		"laws/steun/2025.yaml": `law: steun
title: Steunwet
kind: wet
source: BWBR0000001
in_force: {from: 2025-01-01}
carried_out_by: dienst
plain: {nl: Steun., en: Support.}
parameters:
  - name: grens
    label: {nl: Grens, en: Limit}
    unit: euro per year
    cites: artikel 1
    values: [{from: 2025-01-01, value: 20000, source: "Stcrt. 2024, 1"}]
articles:
  - article: "1"
    plain: {nl: U krijgt steun., en: You get support.}
    rules:
      - name: heeft_recht
        label: {nl: Recht, en: Right}
        of: household
        yields: boolean
        cites: lid 1
        formula: inkomen < grens and count(kinderen[woont_thuis]) > 0
      - name: steun
        label: {nl: Steun, en: Support}
        of: household
        yields: euro per year
        cites: lid 2
        when: heeft_recht
        formula: round half up(inkomen * 10 / 100, 2)
`,
	}
}

func files(world map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range world {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestLoad(t *testing.T) {
	w := world()
	w["registers/personen.yaml"] = strings.Replace(w["registers/personen.yaml"], "changeable: true", "optional: true", 1)
	c, err := catalogue.Load(files(w))
	if err != nil {
		t.Fatal(err)
	}
	f, ok := c.Field("inkomen")
	if !ok || f.Min != -10000 || f.Max != 100000050 || f.Decimals != 2 || f.Register.ID != "personen" {
		t.Errorf("inkomen is %+v", f)
	}
	if d, ok := c.Field("geboortedatum"); !ok || d.Min >= 0 || d.Max <= 0 {
		t.Errorf("the bounds of a date are days since 1970: %+v", d)
	}
	income, _ := c.Fact("inkomen")
	if birth, _ := c.Fact("geboortedatum"); !income.Optional || birth.Optional {
		t.Error("a law does not see which field is optional")
	}
	if _, ok := c.Fact("naam"); ok {
		t.Error("free text is a fact for a law")
	}
	p, _ := c.Purpose("steun-vaststellen")
	if got := p.Grants[0].Basis; got.Title.NL != "Steunwet, artikel 1, lid 2" || got.Plain.EN != "The service decides." ||
		got.Link != "https://wetten.overheid.nl/jci1.3:c:BWBR0000001&artikel=1" {
		t.Errorf("the basis is %+v", got)
	}
	inspection, _ := c.Purpose("inzage")
	if got := strings.Join(inspection.Grants[0].Fields, " "); got != "geboortedatum inkomen woont_thuis naam kinderen" {
		t.Errorf("inspection reads %q", got)
	}
	if e, _ := c.LifeEvent("kind"); len(e.Services) != 1 || e.Services[0] != "steun" {
		t.Errorf("the services of a life event are %v", e.Services)
	}
	if got := c.Relations(); len(got) != 1 || got[0].Member != "child" || got[0].Max != 20 {
		t.Errorf("the relations are %+v", got)
	}
}

// Each fault is found at its place, whatever else is wrong.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, file, old, new, want string }{
		{"unknown key", "organisations/dienst.yaml", "kind:", "kin:", `organisations/dienst.yaml:3:1: "kin" is not a key of an organisation; expected one of organisation, name`},
		{"missing key", "organisations/dienst.yaml", "reports_use: true\n", "", "organisations/dienst.yaml:1:1: an organisation without reports_use; expected reports_use: …"},
		{"key twice", "organisations/dienst.yaml", "test_oin: true", "oin: \"00000099000000001000\"", "organisations/dienst.yaml:5:1: oin stands here for the second time; expected one oin, as on line 4"},
		{"missing English", "organisations/dienst.yaml", ", en: Service}", "}", "organisations/dienst.yaml:2:7: name without en; expected en: …"},
		{"empty Dutch", "organisations/dienst.yaml", "nl: Dienst", `nl: ""`, "organisations/dienst.yaml:2:12: name in Dutch is empty; expected a text"},
		{"OIN", "organisations/dienst.yaml", "00000099000000001000", "123", `organisations/dienst.yaml:4:6: oin "123" has the wrong form; expected 20 digits`},
		{"website", "organisations/dienst.yaml", "test_oin: true", "website: http://x", "organisations/dienst.yaml:5:10: website is not an address; expected https://…"},
		{"phone", "organisations/dienst.yaml", "test_oin: true", "phone: bel ons", `organisations/dienst.yaml:5:8: phone "bel ons" has the wrong form`},
		{"file per id", "organisations/twee.yaml", "", "copy:organisations/dienst.yaml", "organisation dienst is declared a second time; expected one declaration, as organisations/dienst.yaml:1:1"},
		{"owner", "registers/personen.yaml", "owner: dienst", "owner: niemand", "registers/personen.yaml:2:8: there is no organisation niemand"},
		{"connector", "registers/personen.yaml", "embedded", "telepathie", `registers/personen.yaml:4:12: connector is "telepathie"; expected one of embedded, brp`},
		{"type", "registers/personen.yaml", "type: boolean", "type: bool", `registers/personen.yaml:29:11: "bool" is not a type; expected text, or one of boolean`},
		{"of", "registers/personen.yaml", "of: child", "of: buurman", "registers/personen.yaml:28:9: there is no relation whose member is buurman"},
		{"group", "registers/personen.yaml", "group: gezin", "group: overig", `group is "overig"; expected one of wie-ik-ben`},
		{"no bounds", "registers/personen.yaml", "    max: 2030-12-31\n", "", "registers/personen.yaml:9:5: a field of type date without min or max"},
		{"bounds turned", "registers/personen.yaml", "max: 2030-12-31", "max: 1879-12-31", "registers/personen.yaml:13:10: max is less than min"},
		{"bound of a boolean", "registers/personen.yaml", "group: gezin", "group: gezin\n    min: 1", "a bound on boolean"},
		{"too many decimals", "registers/personen.yaml", "1000000.50", "1000000.505", "registers/personen.yaml:22:10: max:"},
		{"no question", "registers/personen.yaml", "    question: {nl: Wat is uw inkomen?, en: What is your income?}\n", "", "registers/personen.yaml:17:5: a field without question"},
		{"question about nobody else", "registers/personen.yaml", "question: {nl: Woont het kind thuis?, en: Does the child live at home?}", "question: {nl: Woont het kind thuis?, en: Does the child live at home?}\n    question_other: {nl: Woont die thuis?, en: Do they live at home?}", "question_other on a field that is asked of nobody else"},
		{"together by a goal that is none", "services/steun.yaml", "mode: automatic", "joint: {with: woont_thuis, goal: hulp.steun}\nmode: automatic", "there is no law hulp"},
		{"together, and for another by an amount", "services/steun.yaml", "mode: automatic", "joint: {with: woont_thuis, other_when: inkomen}\nmode: automatic", "a right is had together by inkomen"},
		{"field twice", "registers/personen.yaml", "name: naam", "name: inkomen", "inkomen is declared a second time; expected one name over all registers; the first is registers/personen.yaml:17:5"},
		{"field like a relation", "registers/personen.yaml", "name: naam", "name: kinderen", "kinderen is declared a second time"},
		{"basis without law", "purposes/steun-vaststellen.yaml", `basis: {law: steun, article: "1"}`, `basis: {law: onzin, article: "1"}`, "purposes/steun-vaststellen.yaml:4:8: there is no regulation onzin"},
		{"basis without article", "purposes/steun-vaststellen.yaml", `article: "1", clause`, `article: "9", clause`, "purposes/steun-vaststellen.yaml:8:12: regulation steun has no article 9"},
		{"activity", "purposes/steun-vaststellen.yaml", "https://example.org/verwerking/1", "verwerking", "purposes/steun-vaststellen.yaml:5:11: activity is not a URI"},
		{"grant of an unknown field", "purposes/steun-vaststellen.yaml", "[inkomen,", "[schoenmaat, inkomen,", "purposes/steun-vaststellen.yaml:9:14: register personen has no field or relation schoenmaat"},
		{"grant of an unknown register", "purposes/steun-vaststellen.yaml", "register: personen", "register: dieren", "purposes/steun-vaststellen.yaml:7:5: there is no register dieren"},
		{"all fields", "purposes/steun-vaststellen.yaml", "[inkomen, kinderen, woont_thuis]", "all", "purposes/steun-vaststellen.yaml:9:13: all fields; expected the fields that are needed"},
		{"granted and not needed", "purposes/steun-vaststellen.yaml", "[inkomen,", "[geboortedatum, inkomen,", "purposes/steun-vaststellen.yaml:9:14: geboortedatum is granted and not needed: no law of a service with purpose steun-vaststellen reads it"},
		{"needed and not granted", "purposes/steun-vaststellen.yaml", ", woont_thuis]", "]", "purposes/steun-vaststellen.yaml:1:1: purpose steun-vaststellen is not granted woont_thuis, which service steun needs for steun.steun on 2025-01-01; expected a grant of woont_thuis from register personen"},
		{"relation not granted", "purposes/steun-vaststellen.yaml", "kinderen, ", "", "is not granted kinderen, which service steun needs"},
		{"inspection unsaid", "purposes/inzage.yaml", "inspection: true\n", "", "all fields; expected the fields that are needed"},
		{"purpose of no service", "purposes/oud.yaml", "", "move:purposes/steun-vaststellen.yaml", "purposes/oud.yaml:1:1: purpose oud is of no service; expected a service with this purpose"},
		{"goal without law", "services/steun.yaml", "goal: steun.steun", "goal: hulp.steun", "services/steun.yaml:5:7: there is no law hulp"},
		{"goal without rule", "services/steun.yaml", "goal: steun.steun", "goal: steun.hulp", "services/steun.yaml:5:7: no version of law steun has a rule hulp"},
		{"right that is no boolean", "services/steun.yaml", "right: steun.heeft_recht", "right: steun.steun", "rule steun.steun yields euro per year; expected a rule that yields boolean"},
		{"service without purpose", "services/steun.yaml", "purpose: steun-vaststellen", "purpose: niets", "services/steun.yaml:7:10: there is no purpose niets"},
		{"service for inspection", "services/steun.yaml", "purpose: steun-vaststellen", "purpose: inzage", "services/steun.yaml:7:10: purpose inzage is for inspection"},
		{"life event", "services/steun.yaml", "[kind]", "[feest]", "services/steun.yaml:8:15: there is no life event feest"},
		{"automatic without trigger", "services/steun.yaml", "trigger_event: kind-geboren\n", "", "services/steun.yaml:1:1: an automatic service without trigger_event"},
		{"together by nothing", "services/steun.yaml", "mode: automatic", "joint: {with: is_partner}\nmode: automatic", "services/steun.yaml:9:8: a right is had together by is_partner, which service steun does not read as a yes or a no"},
		{"together by an amount", "services/steun.yaml", "mode: automatic", "joint: {with: inkomen}\nmode: automatic", "a right is had together by inkomen"},
		{"together by a rule of the household", "services/steun.yaml", "mode: automatic", "joint: {with: heeft_recht}\nmode: automatic", "a right is had together by heeft_recht"},
		{"together except nothing", "services/steun.yaml", "mode: automatic", "joint: {with: woont_thuis, except: onderhuurder}\nmode: automatic", "a right is had together by onderhuurder"},
		{"weeks", "services/steun.yaml", "decide_within_weeks: 8", "decide_within_weeks: 0", `decide_within_weeks is "0"; expected a whole number from 1 to 104`},
		{"fault in a law", "laws/steun/2025.yaml", "inkomen < grens", "inkomn < grens", "laws/steun/2025.yaml:23"},
		{"anchor", "organisations/dienst.yaml", "name: {", "name: &n {", "an anchor (&name); expected no anchors or aliases"},
		{"tag", "organisations/dienst.yaml", "reports_use: true", "reports_use: !!str true", "a tag; expected no YAML tags"},
		{"not YAML", "organisations/dienst.yaml", "name: {nl", "name: {nl: {", "organisations/dienst.yaml:"},
		{"empty file", "organisations/dienst.yaml", "*", "", "organisations/dienst.yaml:1:1: "},
		{"a list instead", "organisations/dienst.yaml", "*", "- a\n", "organisations/dienst.yaml:1:1: an organisation is a list; expected a mapping with organisation"},
		{"not UTF-8", "organisations/dienst.yaml", "Dienst", "\xff\xfe", "organisations/dienst.yaml:1:1: the file is not UTF-8"},
		{"large", "organisations/dienst.yaml", "*", strings.Repeat("# vulling\n", 1<<17), "the file is larger than 1024 KiB"},
		{"deep", "organisations/dienst.yaml", "kind: uitvoeringsorganisatie", "kind: " + strings.Repeat("[", 50) + strings.Repeat("]", 50), "more than 12 levels inside each other"},
		{"stray file", "organisations/lees.txt", "", "hallo", "organisations/lees.txt:1:1: this is not a declaration"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := world()
			switch {
			case c.old == "*":
				w[c.file] = c.new
			case c.old == "":
				w[c.file] = c.new
				if from, ok := strings.CutPrefix(c.new, "copy:"); ok {
					w[c.file] = w[from]
				}
				if from, ok := strings.CutPrefix(c.new, "move:"); ok {
					w[c.file] = strings.Replace(w[from], "purpose: steun-vaststellen", "purpose: oud", 1)
				}
			default:
				if !strings.Contains(w[c.file], c.old) {
					t.Fatalf("%s does not hold %q", c.file, c.old)
				}
				w[c.file] = strings.Replace(w[c.file], c.old, c.new, 1)
			}
			got, err := catalogue.Load(files(w))
			if got != nil || err == nil {
				t.Fatal("the fault was not found")
			}
			var faults document.Faults
			if !errors.As(err, &faults) {
				t.Fatalf("the error is no list of faults: %v", err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got\n%v\nwant\n%s", err, c.want)
			}
		})
	}
}

// An alias bomb costs nothing: it is refused, not followed.
func TestAliasBomb(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 9), ",") + "]\n"
	}
	w := world()
	w["organisations/dienst.yaml"] = bomb
	_, err := catalogue.Load(files(w))
	if err == nil || !strings.Contains(err.Error(), "an anchor") && !strings.Contains(err.Error(), "alias") {
		t.Errorf("the bomb gave %v", err)
	}
}

// Two faults in two files are told in one go.
func TestAllAtOnce(t *testing.T) {
	w := world()
	w["organisations/dienst.yaml"] = strings.Replace(w["organisations/dienst.yaml"], "kind: uitvoeringsorganisatie", "kind: winkel", 1)
	w["services/steun.yaml"] = strings.Replace(w["services/steun.yaml"], "mode: automatic", "mode: soms", 1)
	_, err := catalogue.Load(files(w))
	var faults document.Faults
	if !errors.As(err, &faults) || len(faults) != 2 {
		t.Fatalf("want two faults, got %v", err)
	}
	if faults[0].Place.File > faults[1].Place.File {
		t.Error("the faults are not in the order of the files")
	}
}

func FuzzLoadOrganisation(f *testing.F) {
	f.Add(world()["organisations/dienst.yaml"])
	f.Add("organisation: [")
	f.Add("a: &a [*a]")
	f.Fuzz(func(t *testing.T, text string) {
		w := world()
		w["organisations/dienst.yaml"] = text
		c, err := catalogue.Load(files(w))
		if (c == nil) == (err == nil) {
			t.Error("either a catalogue or an error")
		}
	})
}
