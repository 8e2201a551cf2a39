package main

import "time"

// household is what is so in a home, before anybody asks.
type household struct {
	visit
	*dice
	group string
	head  string
	id    string // of the head

	size           int
	elders         int // of 60 and above
	pupils         int // of 6 to 15
	students       int // older ones, at school
	away           int // who work elsewhere
	disabled       bool
	fiveGuarantees bool // 五保: old, alone, without means
	allowance      bool // 低保

	wages, business, property, transfers, costs int // yuan a year
}

// drawRegistered draws a household of the register of the poor (建档立卡).
func drawRegistered(d *dice) *household {
	h := drawHousehold(d)
	h.allowance = h.fiveGuarantees || d.percent(22)
	h.earn()
	return h
}

// drawOther draws a household outside the register that lives near poverty.
func drawOther(d *dice) *household {
	h := drawHousehold(d)
	h.disabled = h.disabled || d.percent(25)
	h.allowance = !h.fiveGuarantees && d.percent(45)
	h.earn()
	return h
}

func drawHousehold(d *dice) *household {
	born := time.Date(d.between(1942, 1985), time.January, 1+d.IntN(365), 0, 0, 0, 0, time.UTC)
	h := &household{dice: d, head: fullName(d), id: residentID(d, born), size: d.weighed(14, 20, 24, 20, 12, 7, 3)}
	h.group = pick(d, []string{"1组", "2组", "3组", "4组", "5组", "6组", "7组", "8组"})
	h.fill()
	return h
}

// fill tells the members apart; nobody is counted twice.
func (h *household) fill() {
	left := h.size
	take := func(most int) int {
		n := min(left, h.between(0, most))
		left -= n
		return n
	}
	h.elders = take(2)
	h.fiveGuarantees = h.size == 1 && h.elders == 1 && h.percent(60)
	if h.size > 2 {
		h.pupils, h.students = take(2), take(1)
	}
	h.disabled = h.percent(18)
	h.away = take(2)
}

// earn draws what the household lives on.
func (h *household) earn() {
	h.wages = h.away*h.money(21000, 42000, 100) + h.maybe(40, 3600, 9600)
	h.business = h.maybe(75, 1200, 5000*h.size)
	h.costs = h.business * h.between(25, 55) / 100
	h.property = h.maybe(60, 200, 900)
	h.transfers = h.elders*h.money(1236, 1500, 12) + h.maybe(70, 160, 1200)
	if h.allowance && !h.fiveGuarantees {
		h.transfers += min(h.size, 3) * h.money(2400, 3960, 60)
	}
	if h.fiveGuarantees {
		h.transfers += fiveGuaranteesAllowance
	}
	if short := h.size*leanest - h.net(); short > 0 {
		h.wages += short + h.money(0, 4000*h.size, 10)
	}
}

// leanest is the income a head, after costs, below which odd jobs fill up.
const leanest = 3850

// fiveGuaranteesAllowance is what 五保 pays a year.
const fiveGuaranteesAllowance = 6240

func (h *household) maybe(p, low, high int) int {
	if !h.percent(p) {
		return 0
	}
	return h.money(low, max(low, high), 10)
}

func (h *household) income() int { return h.wages + h.business + h.property + h.transfers }

func (h *household) net() int { return h.income() - h.costs }
