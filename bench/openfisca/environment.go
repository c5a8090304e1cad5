package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed requirements.txt
var requirements []byte

//go:embed zorgtoeslag.py
var model []byte

// environment makes a virtual environment with OpenFisca-core, unless it is there, and
// gives its interpreter.
func environment(ctx context.Context, dir string) (string, error) {
	if dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		sum := sha256.Sum256(requirements)
		dir = filepath.Join(cache, "meent", "openfisca-"+hex.EncodeToString(sum[:6]))
	}
	python := filepath.Join(dir, "bin", "python")
	if _, err := child(ctx, python, "-c", "import openfisca_core"); err == nil {
		return python, nil
	}
	if _, err := child(ctx, "python3", "-m", "venv", dir); err != nil {
		return "", err
	}
	list := filepath.Join(dir, "requirements.txt")
	if err := os.WriteFile(list, requirements, 0o600); err != nil {
		return "", err
	}
	if _, err := child(ctx, python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", list); err != nil {
		return "", err
	}
	_, err := child(ctx, python, "-c", "import openfisca_core")
	return python, err
}

// child runs a program and gives what it wrote; its error says what it complained of last.
func child(ctx context.Context, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		lines := strings.Split(strings.TrimSpace(complaint.String()), "\n")
		return nil, errors.Join(fmt.Errorf("%s: %w", filepath.Base(name), err), errors.New(lines[len(lines)-1]))
	}
	return out, nil
}
