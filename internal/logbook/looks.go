package logbook

import (
	"context"
	"time"

	"meent.nl/meent/internal/kernel"
)

// Looks counts which organisations looked at the data of a resident since a moment,
// and how often: the lines of one trace are one look. The resident's own do not count.
func (l *Logbook) Looks(ctx context.Context, resident kernel.ResidentID, since time.Time) (organisations, times int, err error) {
	err = l.db.Read().QueryRowContext(ctx, `SELECT COUNT(DISTINCT organisation), COUNT(DISTINCT trace)
		FROM logbook_line WHERE resident = $1 AND at_us >= $2 AND actor <> 'resident'`,
		string(resident), since.UnixMicro()).Scan(&organisations, &times)
	return organisations, times, err
}
