package sql

import (
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
)

// origin are the findings of records that state another survey or version, where no question is called so.
func (y *sayer) origin() []finding {
	var list []finding
	for _, o := range []struct{ key, code, here string }{{"_survey", "survey", y.survey.ID}, {"_version", "version", y.survey.Property("version")}} {
		if o.here != "" && !y.isItem(o.key) {
			list = append(list, finding{o.key, "", string(ir.Warn), y.other(o.key, o.code, o.here).text})
		}
	}
	return list
}

func (y *sayer) isItem(key string) bool {
	slot, ok := y.slots[key]
	return ok && y.survey.Items[slot].Group == ""
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
	j := y.define("jo"+suffix, said{y.say("pick", "answer", y.key(key), y.key(key)), 0})
	t := y.define("to"+suffix, said{y.say("type", j.text, y.key(key)), j.step})
	x := y.define("xo"+suffix, said{y.real(j.text, t.text), t.step})
	text := "case when " + y.say("blank", j.text) + " then null when " + t.text + " = 'string' then " + y.say("string", j.text) +
		" when " + t.text + " = 'number' then case when abs(" + x.text + ") < 1e15 then " + y.say("decimals", x.text) + " else '…' end" +
		" when " + t.text + " = 'boolean' then " + y.say("truth", j.text) + " when " + t.text + " = 'array' then '[…]' else '{…}' end"
	y.statements[key] = y.define("so"+suffix, said{text, x.step})
	return y.statements[key]
}
