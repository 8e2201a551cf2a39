// Package byhand reads and checks answers to attachment 1 (surveys/jdlk) and nothing else, written by hand for that form:
// the yardstick of what a program for any form can reach, and, without the checks, the floor under it.
//
// It uses every means that the form allows: fixed slots, keys predicted from the order of the form, options as bits
// of 64 records, no function call where it costs. What it writes is, byte for byte, what `surveyc check --format jsonl`
// writes; the bench compares the two before it measures.
package byhand

// The questions, in the order of the form.
const (
	county = iota
	township
	village
	group
	headName
	headID
	householdSize
	exitYear
	q1a
	q1b
	q11a
	q11b
	q12
	q13
	q14
	q2
	q3
	q4
	q41
	q42
	q5
	q51
	q6
	q61
	q7
	q71a
	q71b
	q71c
	q71d
	q8
	q81
	q82
	q83
	q84
	q85
	q9
	q91a
	q91b
	q91c
	q10
	q101
	q11
	q111
	q12x
	q121
	q122
	q123
	q13x
	q131a
	q131b
	q14x
	q141
	q142
	q143
	q144
	q15
	q151a
	q151b
	q16
	q17
	q18
	q19
	q191
	q20
	respondentSignature
	respondentNote
	reviewerUnit
	reviewerSignature
	date
	questions

	recordID = questions     // `_id`
	team     = questions + 1 // `_team`
	keys     = questions + 2
)

// What an answer is.
const (
	text = iota
	signed
	resident
	day
	whole
	amount
	choice
	multi
	ownID
	carried
)

type question struct {
	id        string
	kind      int
	options   int
	low, high float64
	optional  bool
}

const most = 1e15

var form = [keys]question{
	county: {id: "county"}, township: {id: "township"}, village: {id: "village"}, group: {id: "group"}, headName: {id: "head_name"},
	headID:        {id: "head_id", kind: resident},
	householdSize: {id: "household_size", kind: whole, low: 1, high: 30},
	exitYear:      {id: "exit_year", kind: whole, low: 2014, high: 2020, optional: true},
	q1a:           {id: "1a", kind: amount, high: most}, q1b: {id: "1b", kind: amount, low: -most, high: most},
	q11a: {id: "1-1a", kind: amount, high: most}, q11b: {id: "1-1b", kind: amount, high: most},
	q12: {id: "1-2", kind: amount, high: most}, q13: {id: "1-3", kind: amount, high: most}, q14: {id: "1-4", kind: amount, high: most},
	q2: yesNo("2"), q3: yesNo("3"), q4: yesNo("4"), q41: yesNo("4-1"), q42: {id: "4-2", kind: choice, options: 4},
	q5: yesNo("5"), q51: {id: "5-1", kind: choice, options: 4}, q6: {id: "6", kind: choice, options: 3},
	q61: {id: "6-1", kind: multi, options: 4, optional: true},
	q7:  yesNo("7"), q71a: yesNo("7-1a"), q71b: yesNo("7-1b"), q71c: yesNo("7-1c"), q71d: yesNo("7-1d"),
	q8: {id: "8", kind: choice, options: 3}, q81: yesNo("8-1"), q82: yesNo("8-2"), q83: yesNo("8-3"),
	q84: {id: "8-4", kind: multi, options: 5}, q85: yesNo("8-5"),
	q9: {id: "9", kind: choice, options: 4}, q91a: yesNo("9-1a"), q91b: yesNo("9-1b"), q91c: yesNo("9-1c"),
	q10: yesNo("10"), q101: {id: "10-1", kind: multi, options: 8}, q11: yesNo("11"), q111: {id: "11-1", kind: multi, options: 7},
	q12x: yesNo("12"), q121: {id: "12-1", kind: multi, options: 6}, q122: yesNo("12-2"), q123: {id: "12-3", kind: multi, options: 3},
	q13x: yesNo("13"), q131a: yesNo("13-1a"), q131b: {id: "13-1b", kind: multi, options: 7},
	q14x: yesNo("14"), q141: yesNo("14-1"), q142: yesNo("14-2"), q143: yesNo("14-3"), q144: yesNo("14-4"),
	q15: yesNo("15"), q151a: {id: "15-1a", kind: amount, high: most}, q151b: {id: "15-1b", kind: amount, high: most},
	q16: yesNo("16"), q17: yesNo("17"), q18: yesNo("18"), q19: yesNo("19"), q191: {id: "19-1", kind: multi, options: 7},
	q20:                 {id: "20", kind: choice, options: 4},
	respondentSignature: {id: "respondent_signature", kind: signed}, respondentNote: {id: "respondent_note", optional: true},
	reviewerUnit: {id: "reviewer_unit"}, reviewerSignature: {id: "reviewer_signature", kind: signed}, date: {id: "date", kind: day},
	recordID: {id: "_id", kind: ownID}, team: {id: "_team", kind: carried},
}

func yesNo(id string) question { return question{id: id, kind: choice, options: 2} }
