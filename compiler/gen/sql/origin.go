package sql

import (
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
)

// origin are the findings of records that state another survey or version.
func (y *sayer) origin() []finding {
	list := []finding{{"_survey", "", string(ir.Warn), y.other("_survey", "survey", y.survey.ID).text}}
	if version := y.survey.Property("version"); version != "" {
		list = append(list, finding{"_version", "", string(ir.Warn), y.other("_version", "version", version).text})
	}
	return list
}

// other is the code where the record states something else than here.
func (y *sayer) other(key, code, here string) said {
	text := y.stated(key)
	return said{"case when " + text.text + " <> " + y.quoted(here) + " then '" + code + "' end", text.step}
}

// stated is what the record states under a key, as a text; null where it states nothing.
func (y *sayer) stated(key string) said {
	if x, ok := y.statements[key]; ok {
		return x
	}
	suffix := strconv.Itoa(len(y.statements))
	j := y.define("jo"+suffix, said{y.say("pick", "answer", y.key(key)), 0})
	t := y.define("to"+suffix, said{y.say("type", j.text), j.step})
	x := y.define("xo"+suffix, said{y.real(j.text, t.text), t.step})
	text := "case when " + y.isBlank(j.text, t.text) + " then null when " + t.text + " = 'string' then " + y.say("string", j.text) +
		" when " + t.text + " = 'number' then case when abs(" + x.text + ") < 1e15 then " + y.say("decimals", x.text) + " else '…' end" +
		" when " + t.text + " = 'boolean' then " + y.say("truth", j.text) + " when " + t.text + " = 'array' then '[…]' else '{…}' end"
	y.statements[key] = y.define("so"+suffix, said{text, x.step})
	return y.statements[key]
}
