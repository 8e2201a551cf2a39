package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/nearest"
)

func (a *app) explain() *cobra.Command {
	cmd := &cobra.Command{
		Use:  "explain [CODE…]",
		RunE: func(_ *cobra.Command, args []string) error { return a.runExplain(args) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return explainedCodes(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	a.describe(cmd, "explain")
	return cmd
}

func explainedCodes() []string {
	var codes []string
	for _, e := range catalogue.Explained() {
		codes = append(codes, string(e.Code))
	}
	return codes
}

func (a *app) runExplain(codes []string) error {
	if len(codes) == 0 {
		a.listExplained()
		return nil
	}
	var entries []*catalogue.Entry
	for _, code := range codes {
		entry, ok := catalogue.Lookup(code)
		if !ok || entry.About == nil {
			return unknownCode(code)
		}
		entries = append(entries, entry)
	}
	for _, entry := range entries {
		a.printAbout(entry)
	}
	return nil
}

func unknownCode(code string) error {
	near := nearest.To(strings.ToUpper(code), explainedCodes())
	if len(near) == 0 {
		near = nearest.To(strings.ToLower(code), explainedCodes())
	}
	if len(near) == 0 {
		return newFault("cmd.explain.none", code)
	}
	return newFault("cmd.explain.unknown", code, strings.Join(near, ", "))
}

func (a *app) listExplained() {
	for _, e := range catalogue.Explained() {
		fmt.Fprintf(a.out, "%-10s %s\n", e.Code, e.Title(a.lang))
	}
}

func (a *app) printAbout(e *catalogue.Entry) {
	fmt.Fprintf(a.out, "%s  %s\n\n%s\n", e.Code, e.Title(a.lang), a.about(e))
	a.example("cmd.explain.broken", e.About.Broken)
	a.example("cmd.explain.mended", e.About.Mended)
	fmt.Fprintln(a.out)
}

func (a *app) about(e *catalogue.Entry) string {
	if a.lang == catalogue.EN {
		return strings.TrimSpace(e.About.En)
	}
	return strings.TrimSpace(e.About.Zh)
}

func (a *app) example(head catalogue.Code, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(a.out, "\n%s\n\n", a.say(head))
	for line := range strings.Lines(strings.TrimSpace(text) + "\n") {
		fmt.Fprint(a.out, strings.TrimRight("    "+line, " "))
	}
}
