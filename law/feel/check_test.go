package feel

import (
	"testing"

	"meent.nl/meent/law/value"
)

// world is an Env for a rule of the household (about "") or of a child.
type world struct{ about string }

var (
	perYear  = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}
	perMonth = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerMonth}}
	perQuart = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerQuarter}}
	perHour  = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerHour}}
	euro     = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro}}
	percent  = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Percent}}
	perDay   = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerDay}}
	weekly   = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Hours, Per: value.PerWeek}}
	square   = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Factor, Gives: value.Euro, Per: value.PerMonth, Base: value.PerYear, Power: 2}}
	linear   = value.Type{Kind: value.Number, Unit: square.Unit.Times()}
	land     = value.Type{Kind: value.Word, Words: []string{"nederland", "ander_land"}}
	kinderen = value.Type{Kind: value.Relation, Relation: "kinderen"}
	partner  = value.Type{Kind: value.Relation, Relation: "kandidaten", One: true}
)

var household = map[string]value.Type{
	"jaar": perYear, "maand": perMonth, "kwartaal": perQuart, "uur": perHour, "los": euro, "deel": percent,
	"dagbedrag": perDay, "uren": weekly, "vierkant": square, "recht": linear,
	"aantal": plainType, "waar": booleanType, "dag": dayType, "duur": periodType, "termijn": daysType,
	"land": land, "kinderen": kinderen, "partner": partner,
}

var tables = map[string]*Table{
	"tarief": {Key: perYear, Columns: []Column{{"percentage", percent}, {"begin", dayType}}},
	"landen": {Key: value.Type{Kind: value.Word, Words: []string{"nederland"}}, Columns: []Column{{"bedrag", euro}}},
	"verre":  {Key: value.Type{Kind: value.Word, Words: []string{"mars"}}, Columns: []Column{{"bedrag", euro}}},
	"vrije":  {Key: dayType, Columns: []Column{{"naar", dayType}}, Exact: true},
}

var ofPerson = map[string]value.Type{"inkomen": perYear, "leeftijd": periodType, "geboren": dayType, "woont_hier": booleanType}
var ofChild = map[string]value.Type{"bedrag": perQuart, "thuis": booleanType}

func (w world) Name(ident, member string) (Named, *Problem) {
	about := w.about
	if member != "" {
		about = member
	}
	if t, ok := tables[ident]; ok {
		return Named{Ref: Ref{Kind: ParameterRef, Law: "wet", Name: ident}, Table: t}, nil
	}
	if t, ok := household[ident]; ok {
		return Named{Ref: Ref{Kind: RuleRef, Law: "wet", Name: ident}, Type: t}, nil
	}
	if t, ok := ofPerson[ident]; ok {
		return Named{Ref: Ref{Kind: FactRef, Name: ident}, Type: t, Own: about != ""}, nil
	}
	if t, ok := ofChild[ident]; ok && about == "kinderen" {
		return Named{Ref: Ref{Kind: FactRef, Name: ident}, Type: t, Own: true}, nil
	}
	return Named{}, &Problem{Message: ident + " is unknown"}
}

func (w world) Self() string { return w.about }

func (w world) Field(relation, field string) (Named, *Problem) {
	if t, ok := ofPerson[field]; ok {
		return Named{Ref: Ref{Kind: FactRef, Name: field}, Type: t, Own: true}, nil
	}
	if t, ok := ofChild[field]; ok && relation == "kinderen" {
		return Named{Ref: Ref{Kind: FactRef, Name: field}, Type: t, Own: true}, nil
	}
	return Named{}, &Problem{Message: field + " is unknown"}
}

func TestCheckTypes(t *testing.T) {
	cases := []struct{ src, want string }{
		{"1 + 2", "number"},
		{"vierkant * jaar", "euro per month per (euro per year)"},
		{"vierkant * jaar * jaar + recht * jaar - maand", "euro per month"},
		{"jaar * recht", "euro per month"},
		{"2 * vierkant * deel", "euro per month per (euro per year)²"},
		{"uren * uur", "euro per week"},
		{"uur * uren * 52", "euro per week"},
		{"maand / uur", "hours per month, not yet rounded"},
		{"uren / uren", "number, not yet rounded"},
		{"uren * 2 - 0", "hours per week"},
		{"3 * termijn", "days"},
		{"duur * aantal + duur", "years and months"},
		{"duur / duur", "number, not yet rounded"},
		{"dagbedrag * termijn", "euro"},
		{"duur * maand", "euro"},
		{"duur * (maand / 2)", "euro, not yet rounded"},
		{"dag.weekday", "number"},
		{"dag + 2 * duur", "date"},
		{"jaar + jaar", "euro per year"},
		{"jaar - 0", "euro per year"},
		{"max(0, jaar - jaar)", "euro per year"},
		{"min(0, 0, maand)", "euro per month"},
		{"deel * jaar", "euro per year"},
		{"jaar * deel", "euro per year"},
		{"deel * deel", "percentage"},
		{"deel * aantal", "percentage"},
		{"2 * jaar", "euro per year"},
		{"uur * aantal", "euro per hour"},
		{"jaar / 12", "euro per year, not yet rounded"},
		{"jaar / jaar", "number, not yet rounded"},
		{"jaar / jaar * maand", "euro per month, not yet rounded"},
		{"max(0, jaar / 12)", "euro per year, not yet rounded"},
		{"round down(jaar / 12, 0)", "euro per year"},
		{"round half up(deel, -1)", "percentage"},
		{"floor(aantal / 3, 0) + ceiling(1, 0)", "number"},
		{"abs(-jaar)", "euro per year"},
		{"abs(duur)", "years and months"},
		{"per_month(jaar)", "euro per month, not yet rounded"},
		{"per_month(kwartaal)", "euro per month, not yet rounded"},
		{"per_quarter(jaar)", "euro per quarter, not yet rounded"},
		{"per_year(maand) + per_year(kwartaal)", "euro per year"},
		{"per_quarter(maand)", "euro per quarter"},
		{"100 - deel", "percentage"},
		{"min(100, 2 * deel)", "percentage"},
		{"if waar then 0 else jaar", "euro per year"},
		{"if waar then null else jaar", "euro per year"},
		{"if waar then (if waar then 0 else null) else maand", "euro per month"},
		{"if waar then jaar / 2 else jaar", "euro per year, not yet rounded"},
		{`if waar then "nederland" else land`, "one of [nederland, ander_land]"},
		{`land = "nederland"`, "boolean"},
		{`"ander_land" != land`, "boolean"},
		{`land in ("nederland", "ander_land")`, "boolean"},
		{"jaar > 0 and maand <= maand", "boolean"},
		{"jaar / 12 > jaar", "boolean"},
		{"jaar between 0 and jaar", "boolean"},
		{"aantal in [1..5)", "boolean"},
		{"aantal in (1, 2, 3)", "boolean"},
		{"not(waar) or waar", "boolean"},
		{"jaar = null", "boolean"},
		{"null != jaar", "boolean"},
		{"partner = null", "boolean"},
		{`date("2025-01-01")`, "date"},
		{"date(2025, 1, 31)", "date"},
		{"date(dag.year, dag.month, 1)", "date"},
		{`dag + duration("P1M")`, "date"},
		{`dag - duration("P14D")`, "date"},
		{"dag - dag", "days"},
		{"(dag - dag).days", "number"},
		{`termijn + duration("P14D")`, "days"},
		{"duur - duur", "years and months"},
		{"duur.years * 12 + duur.months", "number"},
		{"years and months duration(geboren, peildatum)", "years and months"},
		{`leeftijd >= duration("P18Y")`, "boolean"},
		{"max(dag, geboren)", "date"},
		{"aanvrager.inkomen", "euro per year"},
		{"tarief(jaar).percentage * jaar", "euro per year"},
		{"tarief(0).begin", "date"},
		{"landen(land)", "euro"},
		{"landen(land).bedrag", "euro"},
		{`landen("nederland") + los`, "euro"},
		{"next working day(dag + duration(\"P6W\"), vrije)", "date"},
		{"vrije(dag).year", "number"},
		{"vrije(dag) = null", "boolean"},
		{"sum(for k in kinderen return tarief(k.inkomen).percentage)", "percentage"},
		{"kinderen", "list of kinderen"},
		{"kinderen[thuis]", "list of kinderen"},
		{"kinderen[thuis][woont_hier and waar].bedrag", "list of values in euro per quarter"},
		{"partner.inkomen", "euro per year"},
		{"partner[woont_hier]", "one of kandidaten"},
		{"sum(kinderen.bedrag)", "euro per quarter"},
		{"sum(partner.inkomen)", "euro per year"},
		{"max(kinderen.geboren)", "date"},
		{"min(kinderen.bedrag) + 0", "euro per quarter"},
		{"count(kinderen)", "number"},
		{"count(partner)", "number"},
		{"count(kinderen.bedrag)", "number"},
		{`count(kinderen[leeftijd < duration("P18Y")])`, "number"},
		{"sum(for k in kinderen return k.bedrag / 3)", "euro per quarter, not yet rounded"},
		{"some k in kinderen satisfies k.thuis", "boolean"},
		{"every k in kinderen[thuis] satisfies k.bedrag > 0", "boolean"},
		{"count(kinderen[aanvrager.inkomen > inkomen])", "number"},
		{"count(kinderen[count(kinderen[thuis]) > 1])", "number"},
		{"some k in kinderen satisfies inkomen > k.inkomen", "boolean"},
	}
	for _, c := range cases {
		e := parse(t, c.src)
		if problems := Check(e, world{}); len(problems) > 0 {
			t.Errorf("%s: %v", c.src, problems)
			continue
		}
		if got := e.Type().String(); got != c.want {
			t.Errorf("%s is %s, want %s", c.src, got, c.want)
		}
		Walk(e, func(e Expr) bool {
			if e.Type().Kind == value.Invalid || e.Type().Kind == value.Nothing {
				t.Errorf("%s: %s has no type", c.src, Print(e))
			}
			return true
		})
	}
}

func parse(t *testing.T, src string) Expr {
	t.Helper()
	e, err := Parse(src, Pos{1, 1})
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return e
}

func TestCheckFaults(t *testing.T) {
	const one = "; expected "
	cases := []struct {
		src    string
		column int
		want   string
	}{
		{"rank by most(jaar)", 1, "rank by most where no one member is meant" + one + "a rule of a member, as of: child, outside of any loop or filter"},
		{"next working day(dag)", 1, "next working day with 1 arguments" + one + "next working day(day, table), with a table of holidays"},
		{"next working day(jaar, vrije)", 18, "euro per year where another type is needed" + one + "date"},
		{"next working day(dag, tarief)", 23, "tarief is no table of days" + one + "a table by date, of which each row says is: …"},
		{"next working day(dag, dag)", 23, "dag is no table of days" + one + "a table by date, of which each row says is: …"},
		{"next working day(dag, 3)", 23, "holidays that are no table" + one + "the name of a table with a row for each holiday"},
		{"naar(jaar)", 1, "naar is not a function or a table" + one + "a table of the law, or one of " + join(Functions)},
		{"dag(jaar)", 1, "dag is not a function or a table" + one + "a table of the law, or one of " + join(Functions)},
		{"tarief", 1, "tarief is a table" + one + "tarief(x).y: the column y of the row for x"},
		{"tarief(jaar)", 1, "tarief has 2 columns" + one + "tarief(…).x, with x one of percentage, begin"},
		{"tarief(maand).begin", 8, "euro per month where another type is needed" + one + "euro per year, as per_year(…) gives"},
		{"tarief(jaar / 2).begin", 13, "a table looked up by a division that is not rounded" + one + "a rounding around it, as round down(…, 2)"},
		{"tarief(jaar).weg", 14, "tarief has no column weg" + one + "one of percentage, begin"},
		{"tarief(jaar, 2).begin", 1, "tarief looked up by 2 values" + one + "tarief(x), with x in euro per year"},
		{"landen(jaar)", 8, "euro per year where another type is needed" + one + "a word, by which landen is looked up"},
		{"verre(land)", 1, "verre has a row for mars, which land never is" + one + "rows for one of [nederland, ander_land]"},
		{`landen("mars")`, 8, `"mars" is not one of the words` + one + "one of [nederland]"},
		{"landen(land).year", 14, "euro has no .year" + one + "a person, persons, a date or a duration before the dot"},
		{"jaar + maand", 8, "euro per year plus euro per month" + one + "euro per year, as per_year(…) gives"},
		{"maand - kwartaal", 9, "euro per month minus euro per quarter" + one + "euro per month, as per_month(…) gives"},
		{"jaar + 5", 8, "euro per year plus number" + one + "euro per year"},
		{"jaar > 20000", 8, "euro per year compared with number" + one + "euro per year"},
		{"jaar = waar", 8, "euro per year compared with boolean" + one + "euro per year"},
		{"jaar * maand", 6, "euro per year * euro per month" + one + "a number or a percentage on one side"},
		{"jaar / maand", 6, "euro per year / euro per month" + one + "a number, or euro per year, to divide by"},
		{"aantal / 0.00", 10, "a division by zero" + one + "another number"},
		{"waar + 1", 6, "boolean + number" + one + "numbers of one unit, durations of one kind, or a date and a duration"},
		{"dag + dag", 5, "date + date" + one + "numbers of one unit, durations of one kind, or a date and a duration"},
		{"dag + 1", 5, "date + number" + one + "numbers of one unit, durations of one kind, or a date and a duration"},
		{"duur * (aantal / 2)", 16, "a part of a duration" + one + "a whole number, as floor(…, 0)"},
		{"duur / 2", 6, "years and months / number" + one + "numbers, a duration and a number, or euro per day and days, euro per month and years and months"},
		{"jaar * termijn", 6, "euro per year * days" + one + "numbers, a duration and a number, or euro per day and days, euro per month and years and months"},
		{"duur * duur", 6, "years and months * years and months" + one + "numbers, a duration and a number, or euro per day and days, euro per month and years and months"},
		{"vierkant * maand", 10, "euro per month per (euro per year)² * euro per month" + one + "a number or a percentage on one side"},
		{"jaar * jaar * vierkant", 6, "euro per year * euro per year" + one + "a number or a percentage on one side"},
		{"vierkant * jaar + maand", 19, "euro per month per (euro per year) plus euro per month" + one + "euro per month per (euro per year)"},
		{"per_year(vierkant)", 10, "per_year of euro per month per (euro per year)²" + one + "an amount or hours per month, per quarter or per year"},
		{"uren * maand", 6, "hours per week * euro per month" + one + "a number or a percentage on one side"},
		{"duur > termijn", 8, "years and months compared with days" + one + "years and months"},
		{"jaar + null", 6, "null in a calculation" + one + "a value"},
		{"-waar", 1, "- before boolean" + one + "a number or a duration"},
		{"waar > waar", 6, "boolean has no order" + one + "numbers, dates or durations"},
		{"aantal and waar", 1, "number where another type is needed" + one + "boolean"},
		{"not(jaar)", 5, "euro per year where another type is needed" + one + "boolean"},
		{"if aantal then 1 else 2", 4, "number where another type is needed" + one + "boolean"},
		{"if waar then jaar else maand", 24, "euro per year beside euro per month" + one + "euro per year, as per_year(…) gives"},
		{"if waar then kinderen else 0", 14, "persons (list of kinderen) where one value is needed" + one + "count of it, or a filter, some, every or for over it"},
		{`land = "belgie"`, 8, `"belgie" is not one of the words` + one + "one of [nederland, ander_land]"},
		{`"belgie" = land`, 1, `"belgie" is not one of the words` + one + "one of [nederland, ander_land]"},
		{`land in ("nederland", "belgie")`, 23, `"belgie" is not one of the words` + one + "one of [nederland, ander_land]"},
		{`"nederland"`, 1, "a word in quotes beside nothing that says which words there are" + one + "a rule or a fact beside it"},
		{"if waar then null else null", 1, "null beside nothing that says what it stands for" + one + "a value beside it"},
		{"kinderen = null", 1, "persons (list of kinderen) compared with null" + one + "count(kinderen) = 0"},
		{"kinderen.bedrag + 1", 10, "list of values in euro per quarter where one value is needed" + one + "sum, count, min or max of it"},
		{"partner + 1", 1, "a person where a value is needed" + one + "a property, as partner.leeftijd"},
		{"aanvrager", 1, ""},
		{"sum(kinderen)", 5, "persons (list of kinderen) where values are needed" + one + "a property of them, as kinderen.bedrag"},
		{"sum(jaar)", 5, "euro per year where a list is needed" + one + "persons, a property of persons, or for … in … return …"},
		{"sum(kinderen.thuis)", 14, "sum of boolean" + one + "numbers or durations"},
		{"max(kinderen.thuis)", 14, "boolean has no order" + one + "numbers, dates or durations"},
		{"max()", 1, "max of nothing" + one + "max(a, b) or max(list)"},
		{"count(jaar)", 7, "euro per year where a list is needed" + one + "persons, a property of persons, or for … in … return …"},
		{"jaar[waar]", 1, "euro per year where persons are needed" + one + "a relation, such as kinderen"},
		{"some k in jaar satisfies waar", 11, "euro per year where persons are needed" + one + "a relation, such as kinderen"},
		{"kinderen[bedrag]", 10, "euro per quarter where another type is needed" + one + "boolean"},
		{"jaar.year", 6, "euro per year has no .year" + one + "a person, persons, a date or a duration before the dot"},
		{"dag.uur", 5, "date has no .uur" + one + "one of year, month, day, weekday"},
		{"kinderen.geboren.year", 18, ".year of a list of values" + one + "for … in … return … .year"},
		{"kinderen.naam", 10, "naam is unknown"},
		{"naam", 1, "naam is unknown"},
		{"bedrag", 1, "bedrag is unknown"},
		{"round up(jaar)", 1, "round up with 1 arguments" + one + "round up(x, n) with n the number of decimals"},
		{"round up(jaar, aantal)", 16, "the number of decimals is not fixed" + one + "a whole number as digits, from -9 to 9"},
		{"round up(jaar, 10)", 16, "the number of decimals is not fixed" + one + "a whole number as digits, from -9 to 9"},
		{"round up(jaar, 1.5)", 16, "the number of decimals is not fixed" + one + "a whole number as digits, from -9 to 9"},
		{"floor(waar, 0)", 7, "floor of boolean" + one + "a number"},
		{"abs(waar)", 5, "abs of boolean" + one + "a number or a duration"},
		{"per_month(maand)", 1, "euro per month is already per_month" + one + "the amount itself"},
		{"per_month(los)", 11, "per_month of euro" + one + "an amount or hours per month, per quarter or per year"},
		{"per_year(uur)", 10, "per_year of euro per hour" + one + "an amount or hours per month, per quarter or per year"},
		{"per_year(aantal)", 10, "per_year of number" + one + "an amount or hours per month, per quarter or per year"},
		{"date(2025, 2, 30)", 1, "2025-02 has no day 30" + one + "a day that exists"},
		{"date(2025, 1.5, 3)", 12, "1.5 in a date" + one + "a whole number"},
		{"date(2025, aantal / 2, 3)", 19, "a fraction in a date" + one + "a whole number, as floor(…, 0)"},
		{"date(dag)", 1, `date with 1 arguments` + one + `date("2025-01-31") or date(year, month, day)`},
		{"years and months duration(dag, jaar)", 32, "euro per year where another type is needed" + one + "date"},
		{"some k in kinderen satisfies some p in partner satisfies k.woont_hier", 58, "k is of the loop around this one" + one + "a rule of the member of kinderen that does not need it, or one loop"},
		{"kinderen[some p in partner satisfies inkomen > p.inkomen]", 38, "inkomen here is not of p but of the person outside this loop" + one + "p.inkomen, or aanvrager.inkomen"},
	}
	for _, c := range cases {
		e := parse(t, c.src)
		problems := Check(e, world{})
		if c.want == "" {
			if len(problems) > 0 {
				t.Errorf("%s: %v", c.src, problems)
			}
			continue
		}
		if len(problems) != 1 || problems[0].At != (Pos{1, c.column}) || problems[0].Error() != c.want {
			t.Errorf("%s:\n got %+v\nwant column %d: %s", c.src, problems, c.column, c.want)
		}
	}
}

func TestCheckAs(t *testing.T) {
	cases := []struct {
		src    string
		want   value.Type
		column int
		fault  string
	}{
		{"0", perYear, 0, ""},
		{"null", dayType, 0, ""},
		{"50", percent, 0, ""},
		{`"nederland"`, land, 0, ""},
		{`if waar then "nederland" else if waar then null else "ander_land"`, land, 0, ""},
		{"kinderen[thuis]", kinderen, 0, ""},
		{"kinderen[thuis]", value.Type{Kind: value.Relation, Relation: "kinderen", One: true}, 0, ""},
		{"partner", kinderen, 1, "persons (one of kandidaten) where another type is needed; expected list of kinderen"},
		{"maand", perYear, 1, "euro per month where another type is needed; expected euro per year, as per_year(…) gives"},
		{"if waar then 0 else if waar then maand else jaar", perYear, 34, "euro per month where another type is needed; expected euro per year, as per_year(…) gives"},
		{"20", perYear, 1, "number where another type is needed; expected euro per year"},
		{"jaar / 12", perYear, 6, "a division whose outcome is never rounded; expected a rounding around it, as round down(…, 2)"},
		{"if waar then jaar else max(0, jaar / 12)", perYear, 36, "a division whose outcome is never rounded; expected a rounding around it, as round down(…, 2)"},
		{"per_month(jaar)", perMonth, 1, "a division whose outcome is never rounded; expected a rounding around it, as round down(…, 2)"},
		{"round down(per_month(jaar), 0)", perMonth, 0, ""},
		{"aanvrager", booleanType, 1, "person where another type is needed; expected boolean"},
		{`"belgie"`, land, 1, `"belgie" is not one of the words; expected one of [nederland, ander_land]`},
	}
	for _, c := range cases {
		e := parse(t, c.src)
		problems := CheckAs(e, c.want, world{})
		switch {
		case c.fault == "" && len(problems) > 0:
			t.Errorf("%s: %v", c.src, problems)
		case c.fault == "" && e.Type().Kind != c.want.Kind:
			t.Errorf("%s is %s, want %s", c.src, e.Type(), c.want)
		case c.fault != "" && (len(problems) != 1 || problems[0].At != (Pos{1, c.column}) || problems[0].Error() != c.fault):
			t.Errorf("%s:\n got %+v\nwant column %d: %s", c.src, problems, c.column, c.fault)
		}
	}
}

// TestOwn: inside a rule of a child, a bare name is that child's, but not inside
// a loop over others.
func TestOwn(t *testing.T) {
	about := world{about: "kinderen"}
	for _, src := range []string{"bedrag", "count(kinderen[bedrag > 0])", "aanvrager.inkomen + inkomen", "sum(kinderen.bedrag)"} {
		if problems := Check(parse(t, src), about); len(problems) > 0 {
			t.Errorf("%s: %v", src, problems)
		}
	}
	problems := Check(parse(t, "some k in kinderen satisfies k.bedrag > bedrag"), about)
	if want := "bedrag here is not of k but of the person outside this loop; expected k.bedrag, or aanvrager.bedrag"; len(problems) != 1 || problems[0].Error() != want {
		t.Errorf("got %v, want %s", problems, want)
	}
}

func TestRefs(t *testing.T) {
	e := parse(t, "some k in kinderen[thuis] satisfies k.bedrag > 0 and aanvrager.inkomen > 0 and peildatum.year > 2020")
	if problems := Check(e, world{}); len(problems) > 0 {
		t.Fatal(problems)
	}
	want := map[string]Ref{
		"kinderen": {RuleRef, "wet", "kinderen"}, "thuis": {FactRef, "", "thuis"}, "k": {VariableRef, "", "k"},
		"k.bedrag": {FactRef, "", "bedrag"}, "aanvrager": {ApplicantRef, "", "aanvrager"},
		"aanvrager.inkomen": {FactRef, "", "inkomen"}, "peildatum": {DateRef, "", "peildatum"}, "peildatum.year": {PropertyRef, "", "year"},
	}
	seen := 0
	Walk(e, func(e Expr) bool {
		var ref Ref
		switch e := e.(type) {
		case *Name:
			ref = e.Ref
		case *Path:
			ref = e.Ref
		default:
			return true
		}
		seen++
		if ref != want[Print(e)] {
			t.Errorf("%s stands for %+v, want %+v", Print(e), ref, want[Print(e)])
		}
		return true
	})
	if seen != len(want) {
		t.Errorf("%d names, want %d", seen, len(want))
	}
}
