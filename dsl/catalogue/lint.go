package catalogue

// lintEntries are what `surveyc lint` says of a survey that compiles: proofs of what cannot be (L1), what a careful
// colleague would ask about (L2), and what is about lint itself (L3).
var lintEntries = []Entry{
	{Code: "lint.end", Zh: "结尾", En: "the end"},
	{Code: "lint.item", Zh: "“%[1]s”", En: "%[1]s"},
	{Code: "lint.rule", Zh: "校验“%[1]s”", En: "rule %[1]s"},
	{Code: "lint.also", Zh: "（后面还有 %[1]d 题因此也问不到）", En: " (nor, for the same reason, are %[1]d more)"},
	{Code: "lint.answer", Zh: "“%[1]s”填 %[2]v", En: "%[1]s is %[2]v"},
	{Code: "lint.witness", Zh: "例如：%[1]s", En: "for example: %[1]s"},
	{Code: "lint.by-itself", Zh: "只看这个条件本身就能断定，与别处无关", En: "the condition alone makes it so"},
	{Code: "related.lint.skip", Zh: "“%[1]s”题在这里跳到“%[2]v”", En: "%[1]s skips to %[2]v here"},
	{Code: "related.lint.ask", Zh: "“%[1]s”题在这里写了什么时候才问", En: "this says when %[1]s is asked"},
	{Code: "related.lint.offer", Zh: "“%[1]s”题在这里写了什么时候才给这个选项", En: "this says when %[1]s offers the option"},
	{Code: "related.lint.bound", Zh: "“%[1]s”题的范围写在这里", En: "the bound of %[1]s is here"},
	{Code: "related.lint.rule", Zh: "校验“%[1]s”在这里阻止提交", En: "rule %[1]s blocks here"},
	{Code: "related.lint.other-rule", Zh: "校验“%[1]s”在这里", En: "rule %[1]s is here"},
	{Code: "related.lint.sibling", Zh: "“%[1]s”在这里", En: "%[1]s is here"},
	{Code: "related.lint.taken", Zh: "写在前面的先跳，走的是这一个", En: "the first that holds is taken: this one"},

	{Code: "L101", Zh: `没有一户会问到“%[1]s”题%[2]v`, En: `no household is ever asked %[1]s%[2]v`, About: &About{
		Zh: `按前面的跳转、询问条件和“阻止”的校验，哪一份能提交的答卷都走不到这一题。下面列出的几处合在一起造成的，
去掉其中任何一处就问得到了。“警告”的校验不算在内。`,
		En: `By the skips, ask conditions and blocking rules no record that can be handed in comes to this question. The places listed make it so together:
without any one of them it could be asked. Rules that warn do not count.`,
		Broken: example + `question 1 "是否" option ① "是" option ② "否"
  skip goto 3 if 1 == ①
  skip goto 3 if 1 == ②
question 2 "姓名" text
question 3 "人口" integer
`,
		Mended: example + `question 1 "是否" option ① "是" option ② "否"
  skip goto 3 if 1 == ②
question 2 "姓名" text
question 3 "人口" integer
`,
	}},
	{Code: "L102", Zh: `“%[1]s”题的选项 %[2]s，没有一份能提交的答卷可以填`, En: `no record that can be handed in bears option %[2]s of %[1]s`, About: &About{
		Zh: `填了这个选项，就一定被“阻止”的校验拦下来，或者它从来不给人选。下面列出的几处合在一起造成的。`,
		En: `Whoever marks it is always stopped by a rule that blocks, or it is never offered. The places listed make it so together.`,
		Broken: example + `question 1 "饮水" option ① "自来水" option ② "井水" option ③ "山泉水"
  assert block "不应填③" if 1 == ③
`,
		Mended: example + `question 1 "饮水" option ① "自来水" option ② "井水" option ③ "山泉水"
  assert warn "请核对" if 1 == ③
`,
	}},
	{Code: "L103", Zh: `“%[1]s”题到“%[2]v”的这个跳转从来不会发生`, En: `this skip from %[1]s to %[2]v never happens`, About: &About{
		Zh: `问到这一题的每一户，条件都不成立，或者前面的跳转已经先跳走了。`,
		En: `Of all who are asked the question none meets the condition, or an earlier skip is always taken first.`,
		Broken: example + `question 1 "年龄" integer 0..100
  skip goto 3 if 1 > 100
question 2 "姓名" text
question 3 "住址" text
`,
		Mended: example + `question 1 "年龄" integer 0..100
  skip goto 3 if 1 > 60
question 2 "姓名" text
question 3 "住址" text
`,
	}},
	{Code: "L104", Zh: `问到“%[1]s”题的每一户都会从这里跳到“%[2]v”`, En: `everyone who is asked %[1]s skips to %[2]v here`, About: &About{
		Zh: `条件总是成立。如果本意就是无条件跳转，写成 answered(本题)（已答），这一条就不再提示。`,
		En: `The condition always holds. If a goto without condition is meant, write answered(x) of the question itself, which is not remarked upon.`,
		Broken: example + `question 1 "年龄" integer 0..100
question 2 "高龄津贴" integer 0..
  skip goto 4 if 2 >= 0.0
question 3 "姓名" text
  ask if 1 > 60
question 4 "住址" text
`,
		Mended: example + `question 1 "年龄" integer 0..100
question 2 "高龄津贴" integer 0..
  skip goto 4 if 2 > 0.0
question 3 "姓名" text
  ask if 1 > 60
question 4 "住址" text
`,
	}},
	{Code: "L105", Zh: `这个跳转没有越过任何题：不跳，“%[1]s”题之后也是到“%[2]v”`, En: `this skip passes over nothing: without it %[2]v comes after %[1]s as well`, About: &About{
		Zh: `目标就是下一题，或者中间的题这时本来就不问。多半是题号写错了，或者中间的题已经删掉。`,
		En: `The target is the next question, or the questions between are not asked then in any case. Mostly the id is wrong, or what stood between is gone.`,
		Broken: example + `question 1 "是否" option ① "是" option ② "否"
  skip goto 2 if 1 == ②
question 2 "姓名" text
`,
		Mended: example + `question 1 "是否" option ① "是" option ② "否"
  skip goto 3 if 1 == ②
question 2 "姓名" text
question 3 "住址" text
`,
	}},
	{Code: "L106", Zh: `走到“%[1]s”题的每一户，这个“询问 如果”都成立，写不写都一样`, En: `whoever comes to %[1]s meets this ask if; it changes nothing`, About: &About{
		Zh: `能走到这一题的，条件都已经成立。多半是条件写反了、选项写错了，或者前面的跳转已经管了这件事。`,
		En: `All who come here meet it already. Mostly it is the wrong way round, names the wrong option, or an earlier skip has settled it.`,
		Broken: example + `question 1 "是否" option ① "是" option ② "否"
  skip goto end if 1 == ②
question 2 "姓名" text
  ask if 1 == ①
`,
		Mended: example + `question 1 "是否" option ① "是" option ② "否"
  skip goto end if 1 == ②
question 2 "姓名" text
`,
	}},
	{Code: "L107", Zh: `校验“%[1]s”在任何一份答全的答卷里都不会起作用`, En: `rule %[1]s acts on no complete record`, About: &About{
		Zh: `它要查的情况不可能出现：条件自相矛盾，或者被范围、跳转排除了。多半是大于小于写反了，或数字写错了。`,
		En: `What it looks for cannot be: the condition contradicts itself, or a bound or the route rules it out. Mostly a comparison is the wrong way round.`,
		Broken: example + `question 1 "人口" integer 1..30
  assert warn "请核对" if 1 > 30
`,
		Mended: example + `question 1 "人口" integer 1..30
  assert warn "请核对" if 1 > 15
`,
	}},
	{Code: "L108", Zh: `校验“%[1]s”对问到它的每一户都起作用`, En: `rule %[1]s acts on everyone`, About: &About{
		Zh: `不管怎么填都会提示，提示就没有用了。多半是 if（如果）和 unless（除非）用反了。`,
		En: `It speaks up whatever is answered, so that nobody listens. Mostly if and unless have been mixed up.`,
		Broken: example + `question 1 "人口" integer 1..30
  assert warn "请核对" unless 1 > 30
`,
		Mended: example + `question 1 "人口" integer 1..30
  assert warn "请核对" unless 1 <= 15
`,
	}},
	{Code: "L109", Zh: `校验“%[1]s”是多余的：它起作用时，“%[2]s”一定也起作用`, En: `rule %[1]s is superfluous: wherever it acts, %[2]s does`, About: &About{
		Zh: `后一个校验已经包括了前一个。若要分轻重，把范围小的写成“阻止”，范围大的写成“警告”，就不算多余。`,
		En: `The other rule covers it. Where one is to be graver, let the narrow one block and the wide one warn: that is not remarked upon.`,
		Broken: example + `question 1 "人口" integer 1..30
  assert warn a "人多，请核对" if 1 > 10.0
  assert warn b "人太多，请核对" if 1 > 20.0
`,
		Mended: example + `question 1 "人口" integer 1..30
  assert warn a "人多，请核对" if 1 > 10.0
`,
	}},
	{Code: "L110", Zh: `有的户到了“%[1]s”题，不管怎么填都会被拦下，无法提交`, En: `some households cannot answer %[1]s: whatever they say is blocked`, About: &About{
		Zh: `前面的答案都没有问题，到这一题，每一种填法都被下面列出的校验阻止。“例如”是这样的一户。校验之间互相矛盾时就会这样。`,
		En: `Nothing is wrong with the answers before, and every answer here is blocked by the rules listed. The example is such a household.
This is what rules that contradict each other do.`,
		Broken: example + `question 1 "有没有孩子在校" option ① "有" option ② "没有"
question 2 "有没有在校生" option ① "有" option ② "没有"
  assert block a "第1题填有，此处不能填没有" if 1 == ① and 2 == ②
  assert block b "此处不能填有" if 1 == ① and 2 == ①
`,
		Mended: example + `question 1 "有没有孩子在校" option ① "有" option ② "没有"
question 2 "有没有在校生" option ① "有" option ② "没有"
  assert block a "第1题填有，此处不能填没有" if 1 == ① and 2 == ②
`,
	}},
	{Code: "L111", Zh: `“%[1]s”题能提交的只有一种填法：%[2]v`, En: `only one answer to %[1]s can be handed in: %[2]v`, About: &About{
		Zh: `别的填法都被“阻止”的校验拦下。既然只能这样填，就不必问；多半是哪一条校验写得太严。`,
		En: `Rules that block leave nothing else. Then it need not be asked; mostly one of the rules is too strict.`,
		Broken: example + `question 1 "人口" integer 1..30
  assert block a "不能超过5" if 1 > 5.0
  assert block b "不能少于5" if 1 < 5.0
`,
		Mended: example + `question 1 "人口" integer 1..5
`,
	}},
	{Code: "L112", Zh: `“%[1]s”题的范围写到 %[2]v，但没有一份能提交的答卷可以填到这里`, En: `the bound of %[1]s goes to %[2]v, which no record that can be handed in reaches`, About: &About{
		Zh: `“阻止”的校验比范围更严。把范围改成实际能填的，填的时候当场就知道。`,
		En: `Rules that block are stricter than the bound. Write what can really be answered: then it is known while it is typed.`,
		Broken: example + `question 1 "人口" integer 1..30
  assert block "人太多" if 1 > 20.0
`,
		Mended: example + `question 1 "人口" integer 1..20
`,
	}},
	{Code: "L201", Zh: `“%[1]s”和“%[2]s”是同一题的几个空，走法却不一样`, En: `%[1]s and %[2]s are blanks of one question, and are routed differently`, About: &About{
		Zh: `编号只差最后一个字母的（7—1a、7—1b）一般一起问、一起跳过。这里从别处直接跳到了中间，或者只有一个的询问条件与其余不同。`,
		En: `Ids that differ in the last letter alone (7-1a, 7-1b) are mostly asked or passed over together. Here a skip leads into their midst, or one alone has
another ask condition.`,
		Broken: example + `question 1 "是否" option ① "是" option ② "否"
  skip goto 1-1b if 1 == ②
question 1-1a "姓名" text
question 1-1b "住址" text
`,
		Mended: example + `question 1 "是否" option ① "是" option ② "否"
  skip goto 2 if 1 == ②
question 1-1a "姓名" text
question 1-1b "住址" text
question 2 "人口" integer
`,
	}},
	{Code: "L202", Zh: `“%[1]s”题其余选项后面都有专门追问的题，只有 %[2]s 没有`, En: `each option of %[1]s but %[2]s has a question of its own further on`, About: &About{
		Zh: `可能漏了一题，也可能本来就不必追问；不必追问的，在这一行写明原因。`,
		En: `Perhaps a question is missing. Where none is needed, say so on the line.`,
		Broken: example + `question 1 "饮水" option ① "自来水" option ② "井水" option ③ "山泉水"
question 2 "水费" number
  ask if 1 == ①
question 3 "井深" number
  ask if 1 == ②
`,
		Mended: example + `question 1 "饮水" option ① "自来水" option ② "井水" option ③ "山泉水"
question 2 "水费" number
  ask if 1 == ①
question 3 "井深" number
  ask if 1 == ②
question 4 "多远" number
  ask if 1 == ③
`,
	}},
	{Code: "L203", Zh: `校验“%[1]s”要一起看的 %[2]v，没有一户会同时问到`, En: `rule %[1]s needs %[2]v together, which no household is ever asked together`, About: &About{
		Zh: `这几题在不同的路上，问了一题就不问另一题，比较永远没有结果。`,
		En: `They are on different routes: who is asked the one is not asked the other, so the comparison never comes to anything.`,
		Broken: example + `question 1 "是否" option ① "是" option ② "否"
question 2 "收入" number
  ask if 1 == ①
question 3 "支出" number
  ask if 1 == ②
  assert warn "请核对" if Q3 > Q2
`,
		Mended: example + `question 1 "是否" option ① "是" option ② "否"
question 2 "收入" number
  ask if 1 == ①
question 3 "支出" number
  ask if 1 == ①
  assert warn "请核对" if Q3 > Q2
`,
	}},
	{Code: "L204", Zh: `选填的“%[2]s”题空着时，校验“%[1]s”什么也查不了`, En: `where the optional %[2]s is left blank rule %[1]s checks nothing`, About: &About{
		Zh: `算式里有一个数没有，整个算式就没有值，校验不起作用，也不会提示。空着也要查的，写明 answered（已答）；空着就不查的，在条件里加上“且 已答(…)”，
让看的人知道是有意的。`,
		En: `Where one number is missing the whole has no value and the rule is silent. Ask for answered(x) in the condition, to check those households otherwise or to show
that they are meant to be left out.`,
		Broken: example + `question total "总收入" number
question wage "工资" number
question rest "其他收入" number optional
  assert warn "请核对" if total < wage + rest
`,
		Mended: example + `question total "总收入" number
question wage "工资" number
question rest "其他收入" number optional
  assert warn "请核对" if total < wage or total < wage + rest and answered(rest)
`,
	}},
	{Code: "L205", Zh: `“%[1]s”题的 %[2]s“%[3]s”可以和别的选项一起选`, En: `option %[2]s of %[1]s, "%[3]s", can be marked with others`, About: &About{
		Zh: `“没有”“以上都没有”这样的选项，一般不能与别的同时选。在选项后面写 exclusive（独选）。`,
		En: `"None" and its like mostly go with no other option. Write exclusive behind it.`,
		Broken: example + `question 1 "享受过哪些政策" multi option ① "低保" option ② "五保" option ③ "都没有"
`,
		Mended: example + `question 1 "享受过哪些政策" multi option ① "低保" option ② "五保" option ③ "都没有" exclusive
`,
	}},
	{Code: "L206", Zh: `“%[1]s”题选了 %[2]s“%[3]s”，没有地方写明是什么`, En: `option %[2]s of %[1]s, "%[3]s", leaves no room to say what`, About: &About{
		Zh: `在选项后面写 specify（注明），选了它就要写明。纸面没有留空的，在这一行写明原因。`,
		En: `Write specify behind the option: who marks it is then asked what. Where the paper form has no room for it, say so on the line.`,
		Broken: example + `question 1 "原因" option ① "身体原因" option ② "其他"
`,
		Mended: example + `question 1 "原因" option ① "身体原因" option ② "其他" specify
`,
	}},
	{Code: "L207", Zh: `%[1]v 和前面的 %[2]v 一模一样`, En: `%[1]v is the same as %[2]v before`, About: &About{
		Zh: `同一部分里文字和选项都相同的两题，或者条件相同的两条校验。多半是复制以后忘了改。`,
		En: `Two questions of a section with the same words and options, or two rules with the same condition. Mostly a copy that was to be changed.`,
		Broken: example + `question 1 "姓名" text
question 2 "姓名" text
`,
		Mended: example + `question 1 "户主姓名" text
question 2 "配偶姓名" text
`,
	}},
	{Code: "L208", Zh: `文字里说的是“%[1]s”题，条件用到的却是 %[2]v`, En: `the text speaks of question %[1]s, the conditions beside it use %[2]v`, About: &About{
		Zh: `提示或说明里的题号与条件不一致：改了题号忘了改文字，或者条件写错了题。确实是有意的，在这一行写明原因。`,
		En: `A message or note names another question than its condition: an id was changed and the text was not, or the condition is about the wrong question.`,
		Broken: example + `question 1 "人口" integer 1..30
question 2 "劳动力" integer 0..30
  assert warn "劳动力多于第3题的人口" if Q2 > Q1
question 3 "收入" number
`,
		Mended: example + `question 1 "人口" integer 1..30
question 2 "劳动力" integer 0..30
  assert warn "劳动力多于第1题的人口" if Q2 > Q1
question 3 "收入" number
`,
	}},
	{Code: "L209", Zh: `这个到“%[2]v”的跳转和前面到“%[1]v”的跳转有一部分同时成立`, En: `this skip to %[2]v and the one to %[1]v before it hold together in part`, About: &About{
		Zh: `两个条件交叉，谁写在前面谁先跳。若一个条件完全包括另一个（先写特殊情况，再写一般情况），不作提示。`,
		En: `The conditions cross; the first that holds is taken. Where one covers all of the other (the special case first), nothing is said.`,
		Broken: example + `question 1 "年龄" integer 0..100
  skip goto 3 if 1 > 50
  skip goto 4 if 1 > 40 and 1 < 60
question 2 "姓名" text
question 3 "住址" text
question 4 "人口" integer
`,
		Mended: example + `question 1 "年龄" integer 0..100
  skip goto 3 if 1 >= 60
  skip goto 4 if 1 > 40 and 1 < 60
question 2 "姓名" text
question 3 "住址" text
question 4 "人口" integer
`,
	}},
	{Code: "L210", Zh: `“%[1]s”题的跳转漏了 %[2]v：比它大一点、小一点的都跳，正好是它的不跳`, En: `the skips of %[1]s leave out %[2]v: a little more and a little less both skip`, About: &About{
		Zh: `多半是“大于”应该写成“大于等于”（>=），或“小于”应该写成“小于等于”（<=）。`,
		En: `Mostly > should be >=, or < should be <=.`,
		Broken: example + `question 1 "年龄" integer 0..100
  skip goto 3 if 1 > 60
  skip goto 4 if 1 < 60
question 2 "姓名" text
question 3 "住址" text
question 4 "人口" integer
`,
		Mended: example + `question 1 "年龄" integer 0..100
  skip goto 4 if 1 < 60
question 2 "姓名" text
question 3 "住址" text
question 4 "人口" integer
`,
	}},
	{Code: "L301", Zh: `这里写了不提示 %[1]s，但这一行没有这样的提示`, En: `nothing on this line draws %[1]s, which this comment silences`, About: &About{
		Zh: `问题已经改好，或者注释写错了行。写在同一行末尾，或单独写在它的上一行。`,
		En: `It has been mended, or the comment is on the wrong line. It stands at the end of the line or alone on the one before.`,
		Broken: example + `question 1 "姓名" text # lint: L206 纸面没有留空
`,
		Mended: example + `question 1 "姓名" text
`,
	}},
	{Code: "L302", Zh: `这份问卷有 %[1]d 处太复杂，没有查完`, En: `%[1]d questions about this survey were too hard to be decided`, About: &About{
		Zh: `说出来的每一条仍然是对的，只是可能没有找全。`,
		En: `What is said still holds; there may be more.`,
	}},
	{Code: "L303", Zh: `没有“%[1]s”这样的提示可以不提示`, En: `there is no %[1]s to silence`, About: &About{
		Zh: `写成：# lint: L206 原因。编号见 surveyc lint 的提示。`,
		En: `Write: # lint: L206 reason. The codes are those that surveyc lint shows.`,
		Broken: example + `question 1 "姓名" text # lint: L999 不必提示
`,
		Mended: example + `question 1 "姓名" text
`,
	}},
	{Code: "L304", Zh: `不提示 %[1]s 要写明原因`, En: `say why %[1]s is to be silent`, About: &About{
		Zh: `写成：# lint: L206 纸面没有留空。没有原因的不算数。`,
		En: `Write: # lint: L206 reason. Without one it does not count.`,
		Broken: example + `question 1 "姓名" text # lint: L206
`,
		Mended: example + `question 1 "姓名" text
`,
	}},
}
