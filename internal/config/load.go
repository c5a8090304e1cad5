package config

import (
	"fmt"
	"maps"
	"net"
	"os"
	"slices"
	"strings"

	"meent.nl/meent/internal/kernel"
)

const maxFile = 1 << 20

// Load reads a configuration: the file (none when ""; then MEENT_CONFIG names it),
// the variables of environ (as of os.Environ), and what the command line says, by key.
// Its error is of kind Invalid and tells all faults.
func Load(file string, environ []string, commandLine map[string]string) (*Config, error) {
	c := defaults()
	l := &loader{c: c, settings: map[string]setting{}}
	for _, s := range c.settings() {
		l.settings[s.key] = s
	}
	if file == "" {
		file = lookup(environ, "MEENT_CONFIG")
	}
	if file != "" {
		l.file(file)
	}
	l.environ(environ)
	for _, key := range slices.Sorted(maps.Keys(commandLine)) {
		l.set("command line", key, []string{commandLine[key]})
	}
	if len(l.faults) == 0 {
		l.faults = c.check()
	}
	if len(l.faults) > 0 {
		return nil, kernel.Errorf(kernel.Invalid, "the configuration cannot be used:\n%w", l.faults)
	}
	if c.BaseURL == "" {
		c.BaseURL = localAddress(c.Listen)
	}
	return c, nil
}

// localAddress is how a browser on this machine reaches the server.
func localAddress(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return "http://" + listen
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// Fault is one thing that is wrong.
type Fault struct{ Place, Text string }

// Faults are all of them, a line each.
type Faults []Fault

func (f Faults) Error() string {
	var lines []string
	for _, fault := range f {
		lines = append(lines, fault.Place+": "+fault.Text)
	}
	return strings.Join(lines, "\n")
}

type loader struct {
	c        *Config
	settings map[string]setting
	faults   Faults
}

func (l *loader) fault(place, format string, args ...any) {
	l.faults = append(l.faults, Fault{place, fmt.Sprintf(format, args...)})
}

// set takes a value from a place. A value that is not right is never shown for a
// secret.
func (l *loader) set(place, key string, words []string) {
	if secretKey, ok := strings.CutSuffix(key, "_file"); ok && l.settings[secretKey].secret {
		l.setFromFile(place, secretKey, words)
		return
	}
	s, ok := l.settings[key]
	if !ok {
		l.fault(place, "there is no setting %s%s", key, l.neighbours(key))
		return
	}
	if len(words) != 1 && !s.list {
		l.fault(place, "%s is one value and not a list", key)
		return
	}
	if !s.set(words) {
		shown := fmt.Sprintf("%q", strings.Join(words, ","))
		if s.secret {
			shown = "the value"
		}
		l.fault(place, "%s must be %s; %s is not", key, s.needs, shown)
		return
	}
	l.c.from[key] = place
}

// setFromFile reads a secret from the file that KEY_file names.
func (l *loader) setFromFile(place, key string, words []string) {
	if len(words) != 1 || words[0] == "" {
		l.fault(place, "%s_file must be the name of one file", key)
		return
	}
	content, err := readSmall(words[0])
	if err != nil {
		l.fault(place, "the file %s of %s_file cannot be read: %v", words[0], key, err)
		return
	}
	l.set(place+" → "+words[0], key, []string{strings.TrimRight(string(content), "\r\n")})
}

// neighbours are the settings of the same section.
func (l *loader) neighbours(key string) string {
	section := ""
	if dot := strings.LastIndex(key, "."); dot >= 0 {
		section = key[:dot+1]
	}
	var near []string
	for known := range l.settings {
		if rest, ok := strings.CutPrefix(known, section); ok && !strings.Contains(rest, ".") {
			near = append(near, known)
		}
	}
	if len(near) == 0 {
		return ""
	}
	slices.Sort(near)
	return "; there are " + strings.Join(near, ", ")
}

// environ reads the variables; those of tests are none of ours.
func (l *loader) environ(environ []string) {
	keys := map[string]string{}
	for key, s := range l.settings {
		keys[s.variable()] = key
		if s.secret {
			keys[s.variable()+"_FILE"] = key + "_file"
		}
	}
	for _, line := range slices.Sorted(slices.Values(environ)) {
		name, content, _ := strings.Cut(line, "=")
		if !strings.HasPrefix(name, "MEENT_") || name == "MEENT_CONFIG" || strings.HasPrefix(name, "MEENT_TEST_") {
			continue
		}
		key, ok := keys[name]
		if !ok {
			l.fault("variable "+name, "there is no such setting; docs/configuration.md has all")
			continue
		}
		words := []string{content}
		if l.settings[key].list {
			words = strings.Split(content, ",")
		}
		l.set("variable "+name, key, words)
	}
}

func lookup(environ []string, name string) string {
	for _, line := range environ {
		if content, ok := strings.CutPrefix(line, name+"="); ok {
			return content
		}
	}
	return ""
}

// readSmall reads a file of at most maxFile bytes.
func readSmall(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil, fmt.Errorf("it is not a file of at most 1 MiB")
	}
	return os.ReadFile(name)
}
