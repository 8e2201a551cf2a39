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

// What declares members, as it is written here: each stands on a line of its own, two blanks from the edge.
var (
	classes    = regexp.MustCompile(`(?ms)^(?:export )?class .*?^}`)
	interfaces = regexp.MustCompile(`(?ms)^(?:export )?interface .*?}$|^(?:export )?type .*?;$|\bas \{[^}]*\}`)
	member     = regexp.MustCompile(`(?m)^  (?:(?:private|readonly|async|get|set|static) )*(\w+)[(:!?; ]|\breadonly (\w+):`)
	private    = regexp.MustCompile(`\bprivate (?:(?:readonly|async|get|set|static) )*(\w+)`)
	method     = regexp.MustCompile(`(?m)^  (\w+)\??\(`)
	datum      = regexp.MustCompile(`\b(\w+)\??: `)
	declares   = regexp.MustCompile(`^(?:export )?(?:interface|type|class) (\w+)`)
	acts       = regexp.MustCompile(`(?m)^  \w+\??\(|=>|\w*Element\b`)
	word       = regexp.MustCompile(`\w+`)
)

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	// read finds what is read of something, what is in an object and what stands in quotes.
	read   = regexp.MustCompile(`\.(\w+)|[{,]\s*(\w+)\s*[,}:]|["'` + "`" + `](\w+)["'` + "`" + `]`)
	quoted = regexp.MustCompile(`["'` + "`" + `](\w+)["'` + "`" + `]`)
	// foreign finds a member of what browsers have and libraries take.
	foreign = regexp.MustCompile(`(?m)^\s+(?:(?:readonly|get|set) )*(\w+)\??[:(<]`)
)

// published are the names that other programs call: those of window.survey and of surveyEngine.
var published = []string{"constructor", "load", "locked", "answers", "findings", "language", "link", "defaults", "orders", "edited"}

// declarations are where TypeScript and the library say which names there are.
var declarations = []string{"@typescript/*/lib/lib.*.d.ts", "perfect-freehand/dist/types/*.d.ts"}

// short is a pattern of the names that are made short, since no data, no browser and no other program can know of them.
func short(root string) (string, error) {
	source, err := textOf(root, "form/*.ts", "device/*.ts")
	if err != nil {
		return "", err
	}
	library, err := textOf(filepath.Join(root, libraries), declarations...)
	if err != nil {
		return "", err
	}
	source = comment.ReplaceAllString(source, "")
	names := without(acting(source), namesIn(foreign, library))
	maps.Copy(names, own(source))
	return "^(" + strings.Join(slices.Sorted(maps.Keys(names)), "|") + ")$", nil
}

// own are the names that private members of classes have, each read of `this` alone.
func own(source string) map[string]bool {
	others := strings.NewReplacer("this.", " ", ",", ",,").Replace(source) // a comma ends one name of an object and begins the next
	return without(namesIn(private, source), namesIn(read, others))
}

// acting are the names of what belongs to an object that can do something, which data cannot: members of classes, and of interfaces that have
// methods or hold such objects. What data has may be called alike.
func acting(source string) map[string]bool {
	doing, data := parted(interfaces.FindAllString(source, -1), classes.FindAllString(source, -1))
	names := namesIn(member, strings.Join(classes.FindAllString(source, -1), "\n"))
	maps.Copy(names, namesIn(method, doing))
	maps.Copy(names, namesIn(datum, doing))
	for _, name := range published {
		delete(names, name)
	}
	return without(without(names, namesIn(datum, data)), namesIn(quoted, source))
}

// parted are the declarations of what acts and those of what is data. Of two that are called alike one that is data makes both so.
func parted(declared, classes []string) (doing, data string) {
	does := map[string]bool{}
	for _, text := range classes {
		does[nameOf(text)] = true
	}
	for grew := true; grew; {
		grew = false
		passive := map[string]bool{}
		for _, text := range declared {
			passive[nameOf(text)] = passive[nameOf(text)] || !isActing(text, does)
		}
		for name, is := range passive {
			grew = grew || !is && !does[name]
			does[name] = !is
		}
	}
	for _, text := range declared {
		if does[nameOf(text)] && nameOf(text) != "" {
			doing += text + "\n"
		} else {
			data += text + "\n"
		}
	}
	return doing, data
}

func isActing(text string, does map[string]bool) bool {
	name := nameOf(text)
	return acts.MatchString(text) || slices.ContainsFunc(word.FindAllString(text, -1), func(used string) bool { return used != name && does[used] })
}

func nameOf(text string) string {
	if found := declares.FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}

func without(names, others map[string]bool) map[string]bool {
	for name := range others {
		delete(names, name)
	}
	return names
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

// textOf is the text of all files of a folder that patterns name.
func textOf(folder string, patterns ...string) (string, error) {
	var all strings.Builder
	for _, pattern := range patterns {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
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
