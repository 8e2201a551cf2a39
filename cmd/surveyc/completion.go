package main

import (
	"io"

	"github.com/spf13/cobra"
)

// shells lists those that cobra can complete for.
var shells = []struct {
	name  string
	write func(root *cobra.Command, w io.Writer) error
}{
	{"bash", func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) }},
	{"zsh", (*cobra.Command).GenZshCompletion},
	{"fish", func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) }},
	{"powershell", (*cobra.Command).GenPowerShellCompletionWithDesc},
}

func (a *app) completion() *cobra.Command {
	cmd := &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Args:      between(1, 1),
		ValidArgs: shellNames(),
		RunE:      func(cmd *cobra.Command, args []string) error { return a.runCompletion(cmd.Root(), args[0]) },
	}
	a.describe(cmd, "completion")
	return cmd
}

func shellNames() []string {
	var names []string
	for _, s := range shells {
		names = append(names, s.name)
	}
	return names
}

func (a *app) runCompletion(root *cobra.Command, shell string) error {
	for _, s := range shells {
		if s.name == shell {
			return s.write(root, a.out)
		}
	}
	return unknownWord("cmd.completion.unknown", shell, shellNames())
}

// completeWords lets the shell complete a flag that takes one of a few words.
func completeWords(cmd *cobra.Command, flag string, words []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // only for a flag that the command does not have
	}
}

// completeSurveys offers survey files.
func completeSurveys(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"survey"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeSurveyFirst offers a survey file, then any.
func completeSurveyFirst(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return completeSurveys(cmd, args, word)
}
