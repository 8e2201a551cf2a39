package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/gen/sql"
	"github.com/surveyc/surveyc/compiler/ir"
)

// sqlTarget is the target of SQL for an engine.
func sqlTarget(dialect string) (target, error) {
	if dialect == "" {
		return target{}, newFault("cmd.build.no-dialect", strings.Join(dialectNames(), ", "))
	}
	if !slices.Contains(dialectNames(), dialect) {
		return target{}, unknownWord("cmd.build.unknown-dialect", dialect, dialectNames())
	}
	write := func(w io.Writer, s *ir.Survey) error { return sql.Write(w, s, sql.Dialect(dialect)) }
	unsaid := func(s *ir.Survey) []sql.Part { return sql.Unsaid(s, sql.Dialect(dialect)) }
	return target{name: "sql", suffix: "." + dialect + ".sql", write: write, unsaid: unsaid}, nil
}

func dialectNames() []string {
	var names []string
	for _, d := range sql.Dialects {
		names = append(names, string(d))
	}
	return names
}

// tellUnsaid says what the files leave out.
func (a *app) tellUnsaid(targets []target, surveys []*ir.Survey) {
	for _, t := range targets {
		if t.unsaid == nil {
			continue
		}
		for _, s := range surveys {
			if parts := t.unsaid(s); parts != nil {
				fmt.Fprintln(a.err, a.say("cmd.build.unsaid", s.ID+t.suffix, a.listed(parts)))
			}
		}
	}
}

func (a *app) listed(parts []sql.Part) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.Say(a.lang)
	}
	return strings.Join(texts, "; ")
}
