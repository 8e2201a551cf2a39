// Package surveys holds the two questionnaires of the town as files: for each one, in the
// folder of its id, the survey, the words of the printed form, sample batches and the
// findings that they draw. README.md says what each file is.
package surveys

import "embed"

//go:generate go run ./generate -out .

// Files holds jdlk/jdlk.survey and fjdlk/fjdlk.survey.
//
//go:embed jdlk/jdlk.survey fjdlk/fjdlk.survey
var Files embed.FS

// IDs are the questionnaires in the order of the notice's attachments.
var IDs = []string{"jdlk", "fjdlk"}

// Path is where the questionnaire of this id stands in Files.
func Path(id string) string { return id + "/" + id + ".survey" }
