package route

// SolveByPosition is Solve without any budget for functions of all answers.
func SolveByPosition(items []Item) Routes { return solveWithin(items, allowance{alone: 2000}) }

// SolveBriefly is Solve with so little budget that it changes its way in the middle of a survey.
func SolveBriefly(items []Item) Routes {
	return solveWithin(items, allowance{perQuestion: 2, most: 12, alone: 2000})
}

// SolveCoarsely is Solve that takes every condition apart.
func SolveCoarsely(items []Item) Routes { return solveWithin(items, allowance{}) }
