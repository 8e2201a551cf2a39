package main

import "maps"

// replies are item ids with what the household says: int, string or []int. An item left
// out is left blank.
type replies map[string]any

// join puts the parts of a form together.
func join(parts ...replies) replies {
	all := replies{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

const (
	yes = 1
	no  = 2
)

func yesNo(is bool) int {
	if is {
		return yes
	}
	return no
}

// cover is the head of either form.
func (h *household) cover() replies {
	return replies{
		"county": county, "township": township, "village": h.village, "group": h.group,
		"head_name": h.head, "head_id": h.id, "household_size": h.size,
	}
}

// schooling are the three questions on compulsory education, which both forms ask.
func (h *household) schooling(has, attends, reason string) replies {
	return replies{has: yesNo(h.pupils > 0), attends: h.yesIf(96), reason: h.weighed(60, 25, 10, 5)}
}

// housing are the appraisal and the hidden dangers, blank for most.
func (h *household) housing(appraisal, dangers string) replies {
	a := replies{appraisal: h.weighed(92, 2, 6)}
	if h.percent(12) {
		a[dangers] = h.marks(2, 1, 2, 3, 4)
	}
	return a
}

// water are the source and the three blanks for those without tap water.
func (h *household) water(source, rest string) replies {
	return replies{
		source: h.weighed(48, 38, 11, 3), rest + "a": h.weighed(96, 4),
		rest + "b": h.yesIf(97), rest + "c": h.weighed(97, 3),
	}
}

// signatures close either form.
func (h *household) signatures() replies {
	return replies{
		"respondent_signature": h.head, "reviewer_unit": h.team.unit,
		"reviewer_signature": h.team.reviewer, "date": h.date,
	}
}
