package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var (
	comment  = regexp.MustCompile(`(?s)/\*.*?\*/|(?m)(^|\s)//.*$`)
	declared = regexp.MustCompile(`private (?:(?:readonly|async|static|get|set) )*(\w+)`)
)

// privates finds the names of members that TypeScript keeps to their classes, and that nothing else is called: a bundle has shorter ones
// for them. Whatever else a name could be, a member of a record, of the IR or of the browser's own, it is left as it is.
func privates(dir string) (string, error) {
	source, err := sourceIn(dir)
	if err != nil {
		return "", err
	}
	var names []string
	for _, m := range declared.FindAllStringSubmatch(source, -1) {
		if name := m[1]; !slices.Contains(names, name) && isOnlyPrivate(name, source) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return "^(?:" + strings.Join(names, "|") + ")$", nil
}

// isOnlyPrivate tells whether a name stands nowhere but where it is declared as private, behind `this.`, and where it is a variable.
func isOnlyPrivate(name, source string) bool {
	rest := regexp.MustCompile(`this\.`+name+`\b|private (?:(?:readonly|async|static|get|set) )*`+name+`\b`).ReplaceAllString(source, "")
	other := regexp.MustCompile(`\.\s*` + name + `\b|[{,]\s*` + name + `\s*[,}:?(]|["']` + name + `["']|(?m)^\s*(?:(?:readonly|async|static|get|set) )*` + name + `\s*[?!]?[:(=]`)
	return !other.MatchString(rest)
}

func sourceIn(dir string) (string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.ts"))
	if err != nil {
		return "", err
	}
	var source strings.Builder
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		source.WriteString(comment.ReplaceAllString(string(text), "") + "\n")
	}
	return source.String(), nil
}
