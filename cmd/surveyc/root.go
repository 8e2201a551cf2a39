package main

import (
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/nearest"
)

// root is the command with all its subcommands, in the order of the help.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:               "surveyc",
		Args:              cobra.ArbitraryArgs,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.bare(cmd, args) },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return langSpoken(cmd) },
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	a.describe(root, "root")
	root.PersistentFlags().Var(&langFlag{a.lang}, "lang", a.say("cmd.flag.lang"))
	cobra.EnableCommandSorting = false
	help := a.help()
	root.AddCommand(a.check(), a.build(), a.lint(), a.why(), a.test(), a.cover(), a.diff(), a.migrate(), a.simulate(), a.fmt(), a.interview(), a.texts(), a.explain(), a.version(), a.completion(), help)
	root.SetHelpCommand(help)
	root.SetUsageTemplate(a.say("cmd.usage-template"))
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagFault(err) })
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	a.translateFlags(root)
	return root
}

// describe gives cmd its texts: the catalogue's entries cmd.<name>.short, .long and .example.
func (a *app) describe(cmd *cobra.Command, name string) {
	text := func(part string) string { return a.say(catalogue.Code("cmd." + name + "." + part)) }
	cmd.Short, cmd.Long, cmd.Example = text("short"), text("long"), text("example")
	cmd.DisableFlagsInUseLine = true
}

// translateFlags words the flag that cobra adds, and takes out the defaults it prints in English.
func (a *app) translateFlags(cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	cmd.Flags().Lookup("help").Usage = a.say("cmd.flag.help")
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if zero, ok := zeroes[f.Value.Type()]; ok {
			f.DefValue = zero
			return
		}
		f.DefValue = ""
	})
	for _, sub := range cmd.Commands() {
		a.translateFlags(sub)
	}
}

// zeroes are the defaults that pflag does not print, of types where that is not an empty text.
var zeroes = map[string]string{"int": "0", "uint64": "0", "stringSlice": "[]"}

func (a *app) help() *cobra.Command {
	cmd := &cobra.Command{Use: "help [COMMAND]", RunE: func(cmd *cobra.Command, args []string) error {
		target, _, err := cmd.Root().Find(args)
		if err != nil || target == cmd.Root() && len(args) > 0 {
			return unknownCommand(cmd.Root(), args[0])
		}
		return target.Help()
	}}
	a.describe(cmd, "help")
	return cmd
}

// bare is a call without a command: files that were dragged onto the program, or nothing.
func (a *app) bare(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0 && startedByExplorer():
		return a.drop(nil)
	case len(args) == 0:
		return cmd.Help()
	case !looksLikeFile(args[0]):
		return unknownCommand(cmd, args[0])
	}
	return a.drop(args)
}

// looksLikeFile tells a file, even one that is not there, from a mistyped command.
func looksLikeFile(arg string) bool {
	if strings.ContainsAny(arg, `./\`) {
		return true
	}
	_, err := fs.Stat(os.DirFS("."), arg)
	return err == nil
}

func unknownCommand(root *cobra.Command, word string) error {
	var names []string
	for _, sub := range root.Commands() {
		names = append(names, sub.Name())
	}
	if near := nearest.To(word, names); len(near) > 0 {
		return newFault("cmd.unknown-command-near", word, near[0])
	}
	return newFault("cmd.unknown-command", word)
}

// langFlag takes zh or en.
type langFlag struct{ lang catalogue.Lang }

func (l *langFlag) String() string { return "" }
func (l *langFlag) Type() string   { return "zh|en" }
func (l *langFlag) Set(s string) error {
	if !spoken(s) {
		return newFault("cmd.bad-lang", s)
	}
	l.lang = catalogue.Lang(s)
	return nil
}

func spoken(lang string) bool { return lang == string(catalogue.ZH) || lang == string(catalogue.EN) }

// langSpoken refuses a language of the environment as the flag does, unless the flag is set.
func langSpoken(cmd *cobra.Command) error {
	lang := os.Getenv(langVariable)
	if lang == "" || spoken(lang) || cmd.Flags().Changed("lang") {
		return nil
	}
	return newFault("cmd.bad-lang-variable", langVariable, lang)
}
