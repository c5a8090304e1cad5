package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"modernc.org/sqlite"
)

// openPool is the pool of a SQLite file whose connections keep what they prepared.
func openPool(name string) (*sql.DB, error) {
	base, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector{base}), nil
}

type connector struct{ driver.Connector }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	inner, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	able, ok := inner.(innerConn)
	if !ok {
		return nil, errors.Join(fmt.Errorf("the SQLite driver of this build lacks a part of database/sql"), inner.Close())
	}
	return &conn{innerConn: able}, nil
}

// innerConn is what conn takes from the driver as it is.
type innerConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// mostKept is how many statements one generation holds; of two generations the older goes
// when the younger is full.
const mostKept = 128

// conn is a connection that keeps its statements prepared, within transactions too: the
// driver parses a text each time, which costs more than most of our statements. One
// goroutine at a time uses it.
type conn struct {
	innerConn
	young, old map[string]*kept
}

// kept is a prepared statement. It is busy while its rows are read.
type kept struct {
	stmt    driver.Stmt
	busy    bool
	dropped bool // to be closed once it is not busy
}

// prepared is the statement of a text; nil where it is busy.
func (c *conn) prepared(ctx context.Context, query string) (*kept, error) {
	k, young := c.young[query]
	if !young {
		if k = c.old[query]; k == nil {
			stmt, err := c.innerConn.PrepareContext(ctx, positional(query))
			if err != nil {
				return nil, err
			}
			k = &kept{stmt: stmt}
		}
		delete(c.old, query)
		if err := c.insert(query, k); err != nil {
			return nil, err
		}
	}
	if k.busy {
		return nil, nil
	}
	return k, nil
}

func (c *conn) insert(query string, k *kept) error {
	var err error
	if c.young == nil || len(c.young) >= mostKept {
		err = closeAll(c.old)
		c.old, c.young = c.young, make(map[string]*kept, mostKept)
	}
	c.young[query] = k
	return err
}

func closeAll(all map[string]*kept) error {
	var errs []error
	for _, k := range all {
		if k.dropped = true; !k.busy {
			errs = append(errs, k.stmt.Close())
		}
	}
	return errors.Join(errs...)
}

func (c *conn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	return c.innerConn.PrepareContext(ctx, positional(query))
}

func (c *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	k, err := c.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	if k != nil {
		if able, ok := k.stmt.(driver.StmtExecContext); ok {
			return able.ExecContext(ctx, args)
		}
	}
	return c.innerConn.ExecContext(ctx, positional(query), args)
}

func (c *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	k, err := c.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	if k != nil {
		if able, ok := k.stmt.(driver.StmtQueryContext); ok {
			found, err := able.QueryContext(ctx, args)
			if err != nil {
				return nil, err
			}
			k.busy = true
			return &rows{Rows: found, of: k}, nil
		}
	}
	return c.innerConn.QueryContext(ctx, positional(query), args)
}

func (c *conn) Close() error {
	err := errors.Join(closeAll(c.old), closeAll(c.young))
	c.old, c.young = nil, nil
	return errors.Join(err, c.innerConn.Close())
}

// rows gives its statement back when it is closed.
type rows struct {
	driver.Rows
	of *kept
}

func (r *rows) Close() error {
	err := r.Rows.Close()
	if r.of.busy = false; r.of.dropped {
		err = errors.Join(err, r.of.stmt.Close())
	}
	return err
}
