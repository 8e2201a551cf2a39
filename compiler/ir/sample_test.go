package ir

// sample is a survey that holds every kind of node, domain and optional member.
func sample() *Survey {
	one, three := 1.0, 3.0
	code := Holds{Test: CodeIn{Item: "1", Codes: []int{1, 2}}, Is: true}
	item := func(id string, d Domain) Item {
		return Item{ID: id, Section: -1, Text: "题" + id, Domain: d, Asked: And{Of: []Formula{}}, Passed: Or{Of: []Formula{}}, Line: 1}
	}
	choice := []Option{{Code: 1, Text: "是 </script>"}, {Code: 2, Text: "否", Exclusive: true}}
	s := &Survey{
		IR:         Version,
		ID:         "sample",
		Title:      "“样例” {1}",
		Properties: []Property{{Key: "version", Value: "2020"}},
		Sections:   []Section{{ID: "a", Title: "甲"}, {Title: "签名", Closing: true}},
		Items: []Item{
			item("1", Domain{Kind: Choice, Options: choice, None: []NoAnswer{DontKnow, Refused}, Type: "choice"}),
			item("2", Domain{Kind: Choices, Options: choice, Min: &one, Max: &three, Type: "multi"}),
			item("2.1", Domain{Kind: Text, Type: "text"}),
			item("3", Domain{Kind: Number, Integer: true, Min: &one, Type: "integer"}),
			item("4", Domain{Kind: Date, Type: "date"}),
			item("5", Domain{Kind: Signature, Type: "signature"}),
			item("6", Domain{Kind: Number, Type: "number"}),
			item("12", Domain{Kind: Choices, Options: choice[:1], Ordered: true, Type: "ranking"}),
			item("14", Domain{Kind: Signature, Format: Photo, Type: "photo"}),
			item("13", Domain{Kind: Location, Type: "location"}),
			item("10", Domain{Kind: Date, Format: Time, Type: "time"}),
			item("11", Domain{Kind: Date, Format: DateTime, Type: "datetime"}),
			item("9", Domain{Kind: Text, Format: ResidentID, Type: "resident_id"}),
			item("8", Domain{Kind: Text, Pattern: "^[一-龥]*$", Expects: "汉字", Min: &one, Max: &three, Type: "text"}),
			item("members", Domain{Kind: Rows, Max: &three, Type: "repeat"}),
			item("age", Domain{Kind: Number, Type: "number"}),
			item("7", Domain{Kind: Number, Type: "number"}),
		},
		Predicates: []Formula{code, Or{Of: []Formula{Ref{Index: 0}, Blank{Item: "2"}}}},
		Functions:  []string{"known", "score"},
	}
	s.Items[0].Note, s.Items[0].Unit = "说明", "人"
	s.Items[0].Skips = []Skip{{Target: "5", When: Ref{Index: 0}, Line: 2}, {Target: "end", When: code, Line: 3}}
	s.Items[1].Domain.Hidden = []Hidden{{When: Answered{Item: "1"}, Codes: []int{2}}}
	s.Items[2].Specify = &Specify{Item: "2", Code: 1}
	s.Items[5].Section, s.Items[5].Optional, s.Items[5].Locked = 1, true, true
	s.Items[5].Ask, s.Items[5].Asked = code, Ref{Index: 1}
	s.Items[5].Passed = And{Of: []Formula{Answered{Item: "1"}, Unanswered{Item: "2"}, None{Item: "1", Kind: Refused, Is: true}}}
	s.Items[3].Defaults = []Default{{If: Answered{Item: "1"}, Value: Func{Name: Count, Args: []Term{Value{Item: "2"}}}}, {Value: NumberConst{Value: 3}}}
	s.Items[1].Shuffle = []int{1, 2}
	s.Items[1].Defaults = []Default{{Codes: []int{1, 2}}}
	s.Items[6].Note = "{1}{x}"
	s.Matrices = []Matrix{{ID: "m", Title: "{1}如何", Note: "说明", Items: []string{"4"}}, {ID: "n", Title: "", Items: []string{"5"}}}
	last := len(s.Items) - 1
	s.Items[last-2].Times, s.Items[last-1].Group = Value{Item: "3"}, "members"
	s.Items[last].Asked, s.Items[last].Compute = Or{Of: []Formula{}}, Arith{Op: Mul, Left: Value{Item: "3"}, Right: NumberConst{Value: 2}}
	for i, t := range sampleTests() {
		rule := Rule{Name: string(rune('a' + i)), Item: "6", Severity: Block, Message: "错", Fires: Holds{Test: t}, Line: 4}
		s.Rules = append(s.Rules, rule)
	}
	s.Rules[0].Severity, s.Rules[0].Since = Warn, "2020"
	s.Rules[3].Fires = Undefined{Test: sampleTests()[3]}
	s.Languages = []Language{{Code: "en", Name: "English", Texts: []Translation{
		{Text: "否", Says: "No"}, {At: "2 ②", Text: "否", Says: "None"}, {Text: "{1}{x}", Says: "{y} {1}"},
	}}, {Code: "bo", Name: "བོད་ཡིག", Texts: []Translation{}}}
	old := Holds{Test: Compare{Op: Gt, Left: Value{Item: "age"}, Right: NumberConst{Value: 60}}, Is: true}
	for i, f := range []Formula{Lacks{Test: sampleTests()[2]}, Settled{Item: "6", Is: true}, Some{Rows: "members", Where: old}, Every{Rows: "members", Where: old}} {
		s.Rules = append(s.Rules, Rule{Name: string(rune('A' + i)), Item: "6", Severity: Block, Message: "错", Fires: f, Line: 4})
	}
	s.Rules = append(s.Rules, Rule{Name: "Z", Item: "age", Severity: Block, Message: "错", Fires: Holds{Test: Unique{Item: "age"}, Is: true}, Line: 4})
	return s
}

func sampleTests() []Test {
	place := Func{Name: Rank, Args: []Term{Value{Item: "12"}, NumberConst{Value: 1}, NumberConst{Value: 2}}}
	three, six := Value{Item: "3"}, Value{Item: "6"}
	return []Test{
		CodeIn{Item: "1", Codes: []int{1}},
		HasCode{Item: "2", Code: 2},
		Compare{Op: Lt, Left: three, Right: NumberConst{Value: 0.1}},
		Compare{Op: Gt, Left: Arith{Op: Div, Left: three, Right: six}, Right: Func{Name: Neg, Args: []Term{six}}},
		Compare{Op: Eq, Left: Value{Item: "5"}, Right: TextConst{Value: "张三"}},
		Compare{Op: Eq, Left: Value{Item: "4"}, Right: DateConst{Value: "2020-04-13"}},
		Compare{Op: Eq, Left: Func{Name: Count, Args: []Term{Value{Item: "2"}}}, Right: Func{Name: Max, Args: []Term{three, six}}},
		Matches{Text: Value{Item: "2.1"}, Pattern: "^村"},
		ValidID{Text: Value{Item: "2.1"}},
		CallTest{Func: "known", Args: []Term{Value{Item: "2.1"}}},
		Compare{Op: Gt, Left: CallTerm{Func: "score", Args: []Term{three}}, Right: NumberConst{Value: 1}},
		Compare{Op: Lt, Left: Value{Item: "10"}, Right: DateConst{Value: "08:30"}},
		Compare{Op: Lt, Left: Value{Item: "11"}, Right: DateConst{Value: "2020-04-13T08:30"}},
		Compare{Op: Eq, Left: place, Right: NumberConst{Value: 1}},
		Compare{Op: Gt, Left: Func{Name: Accuracy, Args: []Term{Value{Item: "13"}}}, Right: NumberConst{Value: 50}},
		Compare{Op: Lt, Left: Total{Func: Sum, Rows: "members", Where: Answered{Item: "age"}, Out: Settled{Item: "age", Is: true}, Of: Value{Item: "age"}}, Right: NumberConst{Value: 9}},
	}
}
