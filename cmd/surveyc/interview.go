package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

func (a *app) interview() *cobra.Command {
	var o interviewFiles
	var language *string
	cmd := &cobra.Command{
		Use:               "interview SURVEY [--language CODE] [--record FILE [--id ID]] [--save FILE | --resume FILE] [--out ANSWERS]",
		Args:              between(1, 1),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.runInterview(cmd, args[0], *language, o) },
		ValidArgsFunction: completeSurveyFirst,
	}
	a.describe(cmd, "interview")
	language = a.inLanguage(cmd)
	cmd.Flags().StringVar(&o.save, "save", "", a.say("cmd.interview.flag.save"))
	cmd.Flags().StringVar(&o.resume, "resume", "", a.say("cmd.interview.flag.resume"))
	cmd.Flags().StringVar(&o.record, "record", "", a.say("cmd.interview.flag.record"))
	cmd.Flags().StringVar(&o.id, "id", "", a.say("cmd.interview.flag.id"))
	cmd.Flags().StringVar(&o.out, "out", "", a.say("cmd.interview.flag.out"))
	return cmd
}

// interviewFiles are the files of an interview, "" for none.
type interviewFiles struct {
	save   string // a new one for the state
	resume string // one with the state of an earlier interview, to go on with
	record string // one with the answers that there are already
	id     string // the _id of the record in it, where it holds several
	out    string // the finished record is appended to it
}

func (o interviewFiles) state() string {
	if o.resume != "" {
		return o.resume
	}
	return o.save
}

func (a *app) runInterview(cmd *cobra.Command, survey, language string, o interviewFiles) error {
	if survey == "-" || o.resume == "-" || o.record == "-" {
		return newFault("cmd.interview.survey-input")
	}
	s, err := a.load(survey)
	s, languageErr := a.translated(cmd, s, language)
	if err := errors.Join(err, languageErr, o.fault()); err != nil {
		return err
	}
	d := newDialogue(a, s, o)
	if err := a.resume(d); err != nil {
		return err
	}
	if o.record != "" {
		if err := d.prefill(); err != nil {
			return err
		}
	}
	return d.run()
}

// fault refuses to go on with and to begin a file at once, and to write over one.
func (o interviewFiles) fault() error {
	if o.resume != "" && o.record != "" {
		return newFault("cmd.interview.record-or-resume")
	}
	if o.save == "" {
		return nil
	}
	if o.resume != "" {
		return newFault("cmd.interview.save-or-resume")
	}
	if _, err := os.Stat(o.save); !errors.Is(err, fs.ErrNotExist) {
		return newFault("cmd.interview.save-exists", o.save)
	}
	return nil
}

// resume brings the dialogue to where an earlier one left off, if it is to go on with one.
func (a *app) resume(d *dialogue) error {
	if d.files.resume == "" {
		return nil
	}
	data, err := a.read(d.files.resume)
	if err != nil {
		return err
	}
	return d.resume(data)
}
