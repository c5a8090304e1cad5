package population

import (
	"context"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/personlist"
)

// Somebody is a person whose list is kept, by name: for the accounts of the test
// identity provider, which stands for a party outside this installation.
type Somebody struct {
	BSN  kernel.BSN
	Name string
}

// People is everybody alive whose list is here, by number.
func (s *Service) People(ctx context.Context) ([]Somebody, error) {
	rows, err := s.db.Read().QueryContext(ctx, `SELECT subject, list FROM population_list WHERE organisation = $1 ORDER BY subject`, s.owner)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var people []Somebody
	for rows.Next() {
		var subject, list string
		if err := rows.Scan(&subject, &list); err != nil {
			return nil, err
		}
		bsn, err := kernel.ParseBSN(subject)
		if err != nil {
			return nil, kernel.Errorf(kernel.Internal, "the store holds a list under a number that is no BSN")
		}
		p, err := personlist.Unmarshal([]byte(list))
		if err != nil {
			return nil, err
		}
		if p.Death == nil && p.Suspended.Reason != "O" && p.Suspended.Reason != "F" {
			people = append(people, Somebody{BSN: bsn, Name: called(p.Names)})
		}
	}
	return people, rows.Err()
}

// Count is how many lists are kept.
func (s *Service) Count(ctx context.Context) (int, error) {
	var n int
	err := s.db.Read().QueryRowContext(ctx, `SELECT count(*) FROM population_list WHERE organisation = $1`, s.owner).Scan(&n)
	return n, err
}

func called(n personlist.Names) string {
	return strings.Join(strings.Fields(n.Given+" "+n.Prefix+" "+n.Surname), " ")
}
