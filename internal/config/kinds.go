package config

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"meent.nl/meent/law/value"
)

// text is any one-line text that is not empty.
func text(key, says string, target *string) setting {
	return checked(key, says, "a text", target, func(string) bool { return true })
}

// checked is a text that passes a check.
func checked(key, says, needs string, target *string, check func(string) bool) setting {
	return setting{key: key, says: says, needs: needs,
		get: func() string { return *target },
		set: func(words []string) bool {
			word := words[0]
			if word == "" || strings.ContainsAny(word, "\r\n\x00") || !check(word) {
				return false
			}
			*target = word
			return true
		}}
}

func choice(key, says string, target *string, words ...string) setting {
	return checked(key, says, strings.Join(words, " or "), target, func(w string) bool { return slices.Contains(words, w) })
}

// address is host:port, as of this machine.
func address(key, says string, target *string) setting {
	return checked(key, says, "host:port, such as localhost:8080", target, func(w string) bool {
		_, port, err := net.SplitHostPort(w)
		if err != nil {
			return false
		}
		_, err = strconv.ParseUint(port, 10, 16)
		return err == nil
	})
}

// webAddress is https://host[/path]; http only on this machine itself. It is kept
// without a slash at the end.
func webAddress(key, says string, target *string) setting {
	s := checked(key, says, "https://host (http only for this machine itself), without user, query or fragment", target, isWebAddress)
	set := s.set
	s.set = func(words []string) bool {
		ok := set(words)
		*target = strings.TrimSuffix(*target, "/")
		return ok
	}
	return s
}

func isWebAddress(text string) bool {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && isThisMachine(u.Hostname())
}

func isThisMachine(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

func date(key, says string, target *string) setting {
	return checked(key, says, "a date YYYY-MM-DD", target, func(w string) bool {
		_, err := value.ParseDate(w)
		return err == nil
	})
}

func secret(key, says string, target *Secret) setting {
	return setting{key: key, says: says, needs: "a text", secret: true,
		get: target.String,
		set: func(words []string) bool {
			if words[0] == "" || strings.ContainsAny(words[0], "\r\n\x00") {
				return false
			}
			*target = NewSecret(words[0])
			return true
		}}
}

// database is a secret of which the part that is none can be shown.
func database(key, says string, target *Secret) setting {
	s := secret(key, says, target)
	s.needs = "sqlite:/path/meent.db or postgres://user@host/name"
	set := s.set
	s.set = func(words []string) bool {
		scheme, rest, _ := strings.Cut(words[0], ":")
		known := scheme == "sqlite" || scheme == "postgres" || scheme == "postgresql"
		return known && rest != "" && set(words)
	}
	s.get = func() string {
		if strings.HasPrefix(target.Reveal(), "sqlite:") {
			return target.Reveal()
		}
		return target.String()
	}
	return s
}

func number[N int | int64](key, says string, target *N, least, most int64) setting {
	needs := fmt.Sprintf("a whole number from %d to %d", least, most)
	return setting{key: key, says: says, needs: needs,
		get: func() string { return fmt.Sprint(*target) },
		set: func(words []string) bool {
			n, err := strconv.ParseInt(words[0], 10, 64)
			if err != nil || n < least || n > most {
				return false
			}
			*target = N(n)
			return true
		}}
}

// duration is a whole number of units.
func duration(key, says string, target *time.Duration, unit time.Duration, least, most int64) setting {
	units := int64(*target / unit)
	s := number(key, says, &units, least, most)
	set := s.set
	s.set = func(words []string) bool {
		ok := set(words)
		*target = time.Duration(units) * unit
		return ok
	}
	return s
}

func truth(key, says string, target *bool) setting {
	return setting{key: key, says: says, needs: "true or false",
		get: func() string { return strconv.FormatBool(*target) },
		set: func(words []string) bool {
			*target = words[0] == "true"
			return words[0] == "true" || words[0] == "false"
		}}
}

// texts is a list of words; in the environment with commas between them.
func texts(key, says string, target *[]string) setting {
	return setting{key: key, says: says, needs: "words", list: true,
		get: func() string { return strings.Join(*target, ",") },
		set: func(words []string) bool {
			for _, w := range words {
				if w == "" || strings.ContainsAny(w, ", \t\r\n\x00") {
					return false
				}
			}
			*target = words
			return true
		}}
}
