package kernel

import "github.com/google/uuid"

// ID names one thing for ever: a UUIDv7, so that newer ids sort after older ones.
type ID string

// ResidentID stands for a person in every store but the registers. It says
// nothing of the person, so that it may stand in a URL of their own pages and in
// the log.
type ResidentID string

// OrganisationID is the id of an organisation in the catalogue: dienst-toeslagen.
type OrganisationID string

// NewID makes an id.
func NewID() ID { return ID(uuid.Must(uuid.NewV7()).String()) }

// ParseID checks the shape of an id that came from outside.
func ParseID(text string) (ID, error) {
	if _, err := uuid.Parse(text); err != nil || len(text) != 36 {
		return "", Errorf(NotFound, "this is not the id of anything here")
	}
	return ID(text), nil
}
