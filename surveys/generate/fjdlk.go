package main

// fjdlkAnswers is attachment 2 as this household would answer it.
func fjdlkAnswers(h *household) replies {
	ill, inHospital := h.percent(45), h.percent(24)
	return join(h.cover(), replies{"household_type": h.kinds(ill && inHospital)}, h.means(),
		h.schooling("2", "2-1", "2-2"), h.illness(ill, inHospital), h.housing("4", "4-1"),
		h.water("5", "5-1"), h.projects(), h.severelyDisabled(), h.signatures())
}

// kinds are the 户属性 that fit, at least the first.
func (h *household) kinds(gravelyIll bool) []int {
	var kinds []int
	for i, is := range []bool{h.percent(25), h.allowance, h.fiveGuarantees, h.disabled, gravelyIll} {
		if is {
			kinds = append(kinds, i+1)
		}
	}
	if len(kinds) == 0 {
		return []int{1}
	}
	return kinds
}

func (h *household) means() replies {
	support := 0
	if h.fiveGuarantees {
		support = fiveGuaranteesAllowance
	}
	return replies{"1a": h.income(), "1b": support, "1c": h.income() - support}
}

func (h *household) illness(ill, inHospital bool) replies {
	bill := h.money(1800, 42000, 100)
	return replies{
		"3": h.yesIf(97), "3-1": yesNo(ill), "3-2": h.money(300, 9600, 50),
		"3-3": yesNo(inHospital), "3-4a": bill, "3-4b": bill * h.between(15, 45) / 100,
	}
}

func (h *household) projects() replies {
	return replies{
		"6": h.yesIf(30), "6-1": h.marks(2, 1, 2, 3, 4, 5, 6, 7), "6-2": h.yesIf(60),
		"7": yesNo(h.away > 0), "7-1": h.marks(max(1, h.away), 1, 2, 3),
	}
}

func (h *household) severelyDisabled() replies {
	return replies{"8": yesNo(h.disabled && h.percent(70)), "8-1": h.yesIf(95), "8-2": h.marks(3, 1, 2, 3, 4, 5, 6)}
}
