package whole

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Options say how a program is started.
type Options struct {
	DSN       string   // of an empty store, or of one that an earlier program left
	Residents int      // of the demo; 0 is 60, which is soon made
	Env       []string // NAME=value, besides
}

// Program is a demo that runs.
type Program struct {
	URL string // http://127.0.0.1:port, without a slash at the end
	DSN string

	t       testing.TB
	options Options
	listen  string
	dir     string
	command *exec.Cmd
	said    *transcript
	ended   chan struct{}
	failure error // of Wait, after ended is closed
}

const (
	startTime    = 90 * time.Second
	residentTime = 20 * time.Millisecond // each, which a demo makes at its first start
	stopTime     = 20 * time.Second
)

// Start runs `meent demo` on a free port and waits until it answers. It ends with
// the test, which fails when the program wrote a BSN.
func Start(t testing.TB, o Options) *Program {
	t.Helper()
	if o.Residents == 0 {
		o.Residents = 60
	}
	p := &Program{t: t, DSN: o.DSN, options: o, listen: freeAddress(t), dir: t.TempDir(), said: &transcript{}}
	p.URL = "http://" + p.listen
	t.Cleanup(func() {
		p.Kill()
		p.said.holdsNoBSN(t)
		if t.Failed() {
			t.Logf("the end of what the program wrote:\n%s", p.said.tail(30))
		}
	})
	p.Restart()
	return p
}

// Restart starts the program again, on the same store and the same port, and waits
// until it answers.
func (p *Program) Restart() {
	p.t.Helper()
	p.command = exec.Command(Binary(p.t), "demo", "--listen", p.listen, "--database", p.DSN)
	p.command.Dir = p.dir
	p.command.Env = append(environment(), p.options.env()...)
	p.command.Stdout, p.command.Stderr = p.said, p.said
	p.command.WaitDelay = stopTime
	p.command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := p.command.Start(); err != nil {
		p.t.Fatal(err)
	}
	command, ended := p.command, make(chan struct{})
	p.ended = ended
	go func() {
		p.failure = command.Wait()
		close(ended)
	}()
	p.waitForPage()
}

func (p *Program) waitForPage() {
	p.t.Helper()
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	Eventually(p.t, startTime+time.Duration(p.options.Residents)*residentTime, "the first page answers", func() bool {
		select {
		case <-p.ended:
			p.t.Fatalf("the program ended before its first page (%v):\n%s", p.failure, p.said.tail(30))
		default:
		}
		response, err := client.Get(p.URL + "/inloggen")
		if err != nil {
			return false
		}
		return response.Body.Close() == nil && response.StatusCode == http.StatusOK
	})
}

// Kill is kill -9; it returns when the program is gone.
func (p *Program) Kill() {
	if p.command == nil || p.command.Process == nil {
		return
	}
	if err := p.command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		p.t.Errorf("kill: %v", err)
	}
	<-p.ended
}

// Stop asks the program to end, and wants it to end well.
func (p *Program) Stop() {
	p.t.Helper()
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	select {
	case <-p.ended:
	case <-time.After(stopTime):
		p.t.Fatalf("the program did not end within %v of SIGTERM", stopTime)
	}
	if p.failure != nil {
		p.t.Errorf("the program ended with %v", p.failure)
	}
}

// Said is every line that the program wrote until now.
func (p *Program) Said() []string { return p.said.all() }

func (o Options) env() []string {
	return append([]string{
		"MEENT_DEMO_RESIDENTS=" + strconv.Itoa(o.Residents),
		"MEENT_LIMITS_LOGINS_PER_MINUTE=100000", "MEENT_LIMITS_ACCOUNTS_PER_MINUTE=100000",
		"MEENT_LIMITS_REQUESTS_PER_MINUTE=1000000",
	}, o.Env...)
}

// environment is ours without what would configure the program.
func environment() []string {
	var kept []string
	for _, pair := range os.Environ() {
		if !strings.HasPrefix(pair, "MEENT_") {
			kept = append(kept, pair)
		}
	}
	return kept
}

func freeAddress(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// Result is how a command ended.
type Result struct {
	Code           int
	Stdout, Stderr string
}

// Run runs meent with arguments until it ends. Neither stream may hold a BSN.
func Run(t testing.TB, arguments ...string) Result {
	t.Helper()
	out, faults := &transcript{}, &transcript{}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, Binary(t), arguments...)
	command.Dir, command.Env = t.TempDir(), environment()
	command.Stdout, command.Stderr = out, faults
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("meent %s: %v", filepath.Join(arguments...), err)
	}
	out.holdsNoBSN(t)
	faults.holdsNoBSN(t)
	return Result{Code: command.ProcessState.ExitCode(), Stdout: strings.Join(out.all(), "\n"), Stderr: strings.Join(faults.all(), "\n")}
}
