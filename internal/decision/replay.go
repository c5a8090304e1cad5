package decision

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"meent.nl/meent/internal/kernel"
)

// Law says by which law a decision was worked out again.
type Law string

const (
	SameProgram  Law = "same_program"  // the law of then, compiled as then
	SameLaw      Law = "same_law"      // the law of then, compiled otherwise
	OtherLaw     Law = "other_law"     // what the law files say changed since then
	LawNotStored Law = "law_not_known" // another program, and it was not kept which law the first was of
)

// Replayed is what came of working a decision out again from its own facts.
type Replayed struct {
	// Same says that it comes out the same: to the byte, reasons included, with the program
	// and in the form of then; in its answer where the law is now compiled, or reasons are
	// written, otherwise.
	Same bool
	Law  Law
}

// ErrFault is that the same law on the same facts gives another outcome: a fault of the
// compiler or of what is stored, and never a change of the law.
var ErrFault = errors.New("the same law on the same facts gives another outcome than was issued")

// Again works a decision out again from its own facts. Its error is ErrFault where only
// the law engine can be to blame for another outcome.
func (s *Service) Again(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (Replayed, error) {
	d, err := s.Get(ctx, resident, id)
	if err != nil {
		return Replayed{}, err
	}
	again, err := s.engine.Decide(d.Content.Goal, d.Content.On, d.Content.Facts)
	if err != nil {
		return Replayed{}, err
	}
	var out Replayed
	if out.Law, err = s.lawOf(d, again); err != nil {
		return Replayed{}, err
	}
	if again.Form == d.Content.Form && again.Program == d.Content.Program {
		out.Same = bytes.Equal(again.Result, d.Content.Result)
	} else if out.Same, err = sameAnswer(again.Result, d.Content.Result); err != nil {
		return Replayed{}, err
	}
	if !out.Same && (out.Law == SameProgram || out.Law == SameLaw) {
		return out, ErrFault
	}
	return out, nil
}

// lawOf compares the law that was carried out now with that of then.
func (s *Service) lawOf(d Decision, again Worked) (Law, error) {
	if again.Program == d.Content.Program {
		return SameProgram, nil
	}
	now, err := s.engine.Law(d.Content.Goal, d.Content.On, again.Program)
	switch {
	case err != nil:
		return "", err
	case d.Content.Law == "" || now == "":
		return LawNotStored, nil
	case now == d.Content.Law:
		return SameLaw, nil
	}
	return OtherLaw, nil
}

// Replay is Again, and says only whether it comes out the same.
func (s *Service) Replay(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (same bool, err error) {
	again, err := s.Again(ctx, resident, id)
	if errors.Is(err, ErrFault) {
		err = nil
	}
	return again.Same, err
}

// sameAnswer compares outcomes apart from their reasons.
func sameAnswer(a, b json.RawMessage) (bool, error) {
	var x, y struct {
		Answer json.RawMessage `json:"answer"`
	}
	if err := errors.Join(json.Unmarshal(a, &x), json.Unmarshal(b, &y)); err != nil {
		return false, err
	}
	return bytes.Equal(x.Answer, y.Answer), nil
}
