package catalogue

import "slices"

// commandEntries is what the command says, and what the readers of answers say through it.
var commandEntries = slices.Concat(helpEntries, callEntries, reportEntries, interviewEntries, answerEntries, schemaEntries, sqlEntries, textsEntries, suiteEntries, changeEntries)
