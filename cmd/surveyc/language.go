package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// inLanguage adds the flag that chooses one of the survey's languages.
func (a *app) inLanguage(cmd *cobra.Command) *string {
	return cmd.Flags().String("language", "", a.say("cmd.flag.language"))
}

// translated is a survey in one of its languages, "" for its own. Where surveyc speaks that language
// too, and nobody has said what it is to speak, it does so from then on.
func (a *app) translated(cmd *cobra.Command, s *ir.Survey, code string) (*ir.Survey, error) {
	if s == nil || code == "" {
		return s, nil // nil: its mistakes have been shown
	}
	t, ok := s.In(code)
	if !ok {
		return nil, unknownLanguage(s, code)
	}
	a.speakWith(cmd, code)
	return t, nil
}

// speakWith speaks the language of a survey's texts, where surveyc can and nobody has said what it is to speak.
func (a *app) speakWith(cmd *cobra.Command, code string) {
	if spoken(code) && !cmd.Flags().Changed("lang") && os.Getenv(langVariable) == "" {
		a.lang = catalogue.Lang(code)
	}
}

func unknownLanguage(s *ir.Survey, code string) error {
	if len(s.Languages) == 0 {
		return newFault("cmd.no-languages", code)
	}
	return newFault("cmd.unknown-language", code, strings.Join(codesOf(s.Languages), ", "))
}

func codesOf(languages []ir.Language) []string {
	var codes []string
	for _, l := range languages {
		codes = append(codes, l.Code)
	}
	return codes
}
