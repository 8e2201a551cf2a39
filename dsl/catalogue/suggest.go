package catalogue

// suggestionEntries say what to ask again in a record that something blocks.
var suggestionEntries = []Entry{
	{Code: "suggest.label", Zh: "建议再问", En: "ask again"},
	{Code: "suggest.head", Zh: "\n再问哪几题就够（括号里是一种合得上的答法，以住户说的为准）\n", En: "\nWhat to ask again (in brackets an answer that would fit; what the household says counts)\n"},
	{Code: "suggest.line", Zh: "  %[1]d. %[2]s：%[3]s", En: "  %[1]d. %[2]s: %[3]s"},
	{Code: "suggest.others", Zh: "\n其余的户没有列出。要看全部：surveyc check --suggest --format jsonl 问卷 答卷，或 --out 退回.xlsx", En: "\nOther records are not shown. For all: surveyc check --suggest --format jsonl SURVEY ANSWERS, or --out back.xlsx"},
	{Code: "suggest.again", Zh: "再问%[1]s", En: "ask %[1]s again"},
	{Code: "suggest.remove", Zh: "去掉%[1]s的答案", En: "take out the answer to %[1]s"},
	{Code: "suggest.missing", Zh: "补问%[1]s", En: "ask the missing %[1]s"},
	{Code: "suggest.then", Zh: "随后还要问%[1]s", En: "then also ask %[1]s"},
	{Code: "suggest.example", Zh: "%[1]s（如填 %[2]s）", En: "%[1]s (e.g. %[2]s)"},
	{Code: "suggest.items", Zh: "%[1]s等 %[2]d 题", En: "%[1]s … (%[2]d items)"},
	{Code: "suggest.and", Zh: "，", En: ", "},
	{Code: "suggest.or", Zh: "；或者", En: "; or "},
	{Code: "suggest.more", Zh: "；还有别的办法", En: "; or in other ways"},
	{Code: "suggest.rows", Zh: "有问题的在重复组的行里，那里不找建议", En: "something is wrong in the rows of a repeated group, for which there are no suggestions"},
	{Code: "suggest.impossible", Zh: "怎样填都不行，是问卷自己矛盾，请用 surveyc lint 查看", En: "no answers whatever would do: the survey contradicts itself, see surveyc lint"},
	{Code: "suggest.undecided", Zh: "太复杂，没有算出最少要再问哪几题", En: "too hard: which answers are the fewest was not decided"},
}
