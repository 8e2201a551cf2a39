package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var (
	// declared finds a member of a class that TypeScript calls private.
	declared = regexp.MustCompile(`\bprivate (?:(?:readonly|async|get|set|static) )*(\w+)`)
	// named finds what else may have a name: what is read of something, what is in an object, what stands in quotes.
	named = regexp.MustCompile(`\.(\w+)|[{,]\s*(\w+)\s*[,}:]|["'` + "`" + `](\w+)["'` + "`" + `]`)
)

// privates is a pattern of the names that, in all sources, only private members of classes have, each read of `this` alone. No other
// script and no data can know of them, so that they may be short.
func privates(root string) (string, error) {
	source, err := sources(root)
	if err != nil {
		return "", err
	}
	names := namesIn(declared, source)
	others := strings.NewReplacer("this.", " ", ",", ",,").Replace(source) // a comma ends one name of an object and begins the next
	for name := range namesIn(named, others) {
		delete(names, name)
	}
	return "^(" + strings.Join(slices.Sorted(maps.Keys(names)), "|") + ")$", nil
}

func namesIn(pattern *regexp.Regexp, source string) map[string]bool {
	names := map[string]bool{}
	for _, found := range pattern.FindAllStringSubmatch(source, -1) {
		for _, name := range found[1:] {
			names[name] = true
		}
	}
	delete(names, "")
	return names
}

// sources is the text of all scripts.
func sources(root string) (string, error) {
	var all strings.Builder
	for _, folder := range []string{"form", "device"} {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.ts"))
		if err != nil {
			return "", fmt.Errorf("bundle: %w", err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return "", fmt.Errorf("bundle: %w", err)
			}
			all.Write(text)
		}
	}
	return all.String(), nil
}
