// Package cli has a file per subcommand.
package cli
