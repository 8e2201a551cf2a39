package sql

import (
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
)

// origin are the findings of records that state another survey or version.
func (y *sayer) origin() []finding {
	list := []finding{{"_survey", "", string(ir.Warn), stated("_survey", "survey", y.survey.ID)}}
	if version := y.survey.Property("version"); version != "" {
		list = append(list, finding{"_version", "", string(ir.Warn), stated("_version", "version", version)})
	}
	return list
}

// stated is the code where the record states something else than here.
func stated(key, code, here string) string {
	j, t := "json_extract(answer, '$.\""+key+"\"')", "json_type(answer, '$.\""+key+"\"')"
	return "case when survey_blank(" + j + ", " + t + ") then null when coalesce(" + same(j, t, here) + ", false) then null else '" + code + "' end"
}

// same tells whether what is stated is written as here: a text as it is, a number in decimals.
func same(j, t, here string) string {
	text := "survey_text(" + j + ", " + t + ") = " + quoted(here)
	x, err := strconv.ParseFloat(here, 64)
	switch {
	case err == nil && strconv.FormatFloat(x+0, 'f', -1, 64) == here:
		return text + " or survey_number(" + j + ", " + t + ") = " + number(x)
	case here == "true" || here == "false":
		return text + " or " + t + " = 'BOOLEAN' and json_extract_string(" + j + ", '$') = " + quoted(here)
	}
	return text
}
