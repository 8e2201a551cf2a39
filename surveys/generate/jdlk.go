package main

import "math"

// jdlkAnswers is attachment 1 as this household would answer it.
func jdlkAnswers(h *household) replies {
	return join(h.cover(), h.exit(), h.incomes(), replies{"2": yes, "3": h.yesIf(99)},
		h.schooling("4", "4-1", "4-2"), replies{"5": h.yesIf(96), "5-1": h.weighed(45, 15, 35, 5)},
		h.housing("6", "6-1"), h.moveAndRepair(), h.water("9", "9-1"), h.education(), h.health(),
		h.employment(), h.disability(), h.security(), h.loan(), h.industry(),
		h.signatures(), h.signedForThem())
}

// exit is the year; a few are not out of poverty yet.
func (h *household) exit() replies {
	if h.percent(4) {
		return nil
	}
	return replies{"exit_year": 2013 + h.weighed(12, 14, 22, 24, 18, 10)}
}

func (h *household) incomes() replies {
	return replies{
		"1a": h.income(), "1b": int(math.Round(float64(h.net()) / float64(h.size))),
		"1-1a": h.wages, "1-1b": h.business, "1-2": h.property, "1-3": h.transfers, "1-4": h.costs,
	}
}

// moveAndRepair: a household that was moved has had no old house repaired.
func (h *household) moveAndRepair() replies {
	moved, repair := h.percent(9), h.weighed(15, 14, 71)
	if moved {
		repair = 3
	}
	return replies{
		"7": yesNo(moved), "7-1a": h.yesIf(97), "7-1b": h.yesIf(92), "7-1c": h.yesIf(90), "7-1d": h.yesIf(85),
		"8": repair, "8-1": h.yesIf(93), "8-2": h.yesIf(97), "8-3": h.yesIf(90),
		"8-4": h.marks(2, 1, 2, 3, 4, 5), "8-5": h.yesIf(96),
	}
}

// education: whoever has pupils has somebody at school; others may have had.
func (h *household) education() replies {
	had := h.pupils > 0 || h.students > 0 || h.percent(10)
	return replies{"10": yesNo(had), "10-1": h.schoolAids()}
}

func (h *household) schoolAids() []int {
	if h.pupils > 0 {
		return h.marks(2, 1, 2)
	}
	return h.marks(2, 3, 4, 5, 7)
}

func (h *household) health() replies {
	return replies{"11": h.yesIf(97), "11-1": h.marks(5, 1, 2, 3, 4, 5, 6, 7)}
}

func (h *household) employment() replies {
	return replies{
		"12": h.yesIf(55), "12-1": h.marks(3, 1, 3, 4, 5, 6),
		"12-2": yesNo(h.away > 0), "12-3": h.marks(max(1, h.away), 1, 2, 3),
	}
}

func (h *household) disability() replies {
	return replies{"13": yesNo(h.disabled), "13-1a": h.yesIf(90), "13-1b": h.marks(3, 1, 2, 4, 5, 6)}
}

func (h *household) security() replies {
	return replies{
		"14": yesNo(h.allowance || h.percent(8)), "14-1": yesNo(h.allowance), "14-2": yesNo(h.fiveGuarantees),
		"14-3": h.yesIf(95), "14-4": yesNo(h.elders > 0),
	}
}

// loan: 扶贫小额信贷 is lent up to 50,000 yuan for up to three years, the interest paid by
// the state.
func (h *household) loan() replies {
	sum, years := h.money(10000, 50000, 10000), h.between(1, 3)
	return replies{"15": h.yesIf(20), "15-1a": sum, "15-1b": sum * 435 / 10000 * years}
}

func (h *household) industry() replies {
	return replies{
		"16": h.yesIf(55), "17": h.yesIf(78), "18": h.yesIf(70),
		"19": h.yesIf(74), "19-1": h.marks(3, 1, 2, 3, 4, 5, 6, 7),
		"20": h.weighed(66, 31, 2, 1),
	}
}

// signedForThem is the remark where the household was asked by telephone.
func (h *household) signedForThem() replies {
	if !h.percent(8) {
		return nil
	}
	return replies{
		"respondent_signature": h.team.reviewer,
		"respondent_note": pick(h.dice, []string{
			"户主在广东务工，电话询问，由复核人员代签", "户主住院，电话询问其子，由复核人员代签", "户主不识字，当面询问，由复核人员代签",
		}),
	}
}
