package pgcluster

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// ErrAbsent says that the server programs are not on this machine.
var ErrAbsent = errors.New("PostgreSQL's initdb and pg_ctl are not found: apt-get install postgresql")

// Cluster is a server that runs.
type Cluster struct {
	DSN     string // of its maintenance database, as superuser
	keeper  *exec.Cmd
	release io.Closer
}

// keep.sh runs beside the server and ends it when its standard input closes, which
// also a killed owner does.
//
//go:embed keep.sh
var keepScript string

// Start makes a server and waits until it answers.
func Start() (*Cluster, error) {
	programs, err := findPrograms()
	if err != nil {
		return nil, err
	}
	// Not os.TempDir: the user postgres must reach it, and a socket's path is short.
	dir, err := os.MkdirTemp("/tmp", "meent-pg-")
	if err != nil {
		return nil, err
	}
	keeper := exec.Command("sh", "-c", keepScript, "keep.sh", programs, dir)
	keeper.Dir = dir
	keeper.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // an interrupt is ours alone
	if os.Geteuid() == 0 {
		if err := runAsPostgres(keeper.SysProcAttr, dir); err != nil {
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
	}
	release, err := keeper.StdinPipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	said, err := keeper.StdoutPipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := keeper.Start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	lines := bufio.NewReader(said)
	first, err := lines.ReadString('\n')
	if strings.TrimSpace(first) != "ready" {
		rest, _ := io.ReadAll(lines) // what there is of an explanation
		return nil, errors.Join(fmt.Errorf("the PostgreSQL server does not start: %s%s", first, rest), ignoreEOF(err), keeper.Wait())
	}
	return &Cluster{DSN: "postgres://postgres@/postgres?host=" + dir, keeper: keeper, release: release}, nil
}

// Stop ends the server and removes its folder.
func (c *Cluster) Stop() error { return errors.Join(c.release.Close(), c.keeper.Wait()) }

func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func runAsPostgres(attr *syscall.SysProcAttr, dir string) error {
	account, err := user.Lookup("postgres")
	if err != nil {
		return fmt.Errorf("root needs the user postgres to run its server: %w", err)
	}
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	if err != nil {
		return err
	}
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	if err != nil {
		return err
	}
	attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return os.Chown(dir, int(uid), int(gid))
}

// findPrograms is the folder of the newest server programs.
func findPrograms() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	if len(found) > 0 {
		newest := slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })
		return filepath.Dir(newest), nil
	}
	if initdb, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(initdb), nil
	}
	return "", ErrAbsent
}

// version of /usr/lib/postgresql/15/bin/initdb is 15; 0 for a folder of another name.
func version(initdb string) int {
	number, err := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(initdb))))
	if err != nil {
		return 0
	}
	return number
}
