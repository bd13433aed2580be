using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>How messages call what may stand at a place, and what stands there.</summary>
internal static class TokenNames
{
    private static readonly Localized Nothing = new("子句结束", "the end of the clause");

    private static readonly KindSet Arithmetic = KindSet.Of(TokenKind.Plus, TokenKind.Minus, TokenKind.TimesOrDivide);

    /// <summary>Words and signs that must come before the clause can go on; where one of them alone is due, nothing else is worth naming.</summary>
    private static readonly KindSet Due = KindSet.Of(
        TokenKind.Colon, TokenKind.When, TokenKind.Arrow, TokenKind.Is, TokenKind.Weight, TokenKind.ToWhom, TokenKind.By, TokenKind.Then,
        TokenKind.Else, TokenKind.With, TokenKind.AtMost, TokenKind.To, TokenKind.FromEvent, TokenKind.Since);

    /// <summary>In the order in which they are named.</summary>
    private static readonly (TokenKind Kind, Localized Name)[] Kinds = BuildKinds();

    /// <summary>What is wanted, as one phrase.</summary>
    public static Localized Wanted(KindSet wanted, TokenKind found)
    {
        var rest = Narrow(wanted, found);
        var names = new List<Localized>();
        if (wanted.HasAll(ExpressionGrammar.Atom))
        {
            names.Add(new("条件、名称或数", "a condition, a name or a number"));
            rest &= ~ExpressionGrammar.First;
        }

        var compares = rest.HasAll(ExpressionGrammar.Comparisons & ~KindSet.Of(TokenKind.AndOrWith, TokenKind.IsOrEquals));
        foreach (var (kind, name) in Kinds)
        {
            if (rest.Has(kind) && !(compares && kind == TokenKind.Equals))
            {
                names.Add(name);
            }
        }

        if (!(rest & Arithmetic).IsEmpty)
        {
            names.Add(new("加减乘除号", "an arithmetic operator"));
        }

        if (!(rest & ExpressionGrammar.Comparisons).IsEmpty)
        {
            names.Add(new("比较", "a comparison"));
        }

        foreach (var word in (ReadOnlySpan<(TokenKind Kind, string Word)>)[(TokenKind.And, "且"), (TokenKind.Or, "或")])
        {
            if (rest.Has(word.Kind))
            {
                names.Add(Word(word.Word));
            }
        }

        if (names.Count == 0)
        {
            names.Add(new("“.”、“[”、“(”或“的”", "“.”, “[”, “(” or “的”"));
        }

        return names.Count == 1
            ? names[0]
            : new(
                string.Join("、", names.SkipLast(1).Select(n => n.Chinese)) + "或" + names[^1].Chinese,
                string.Join(", ", names.SkipLast(1).Select(n => n.English)) + " or " + names[^1].English);
    }

    /// <summary>What of all that may stand there is worth naming: one due word alone, else all but what may follow any operand.</summary>
    public static KindSet Narrow(KindSet wanted, TokenKind found)
    {
        var rest = wanted & ~KindSet.Of(TokenKind.AndOrWith, TokenKind.IsOrEquals);
        if (rest.HasAll(ExpressionGrammar.PostfixTails))
        {
            rest &= ~ExpressionGrammar.PostfixTails;
        }

        var due = rest & Due;
        return !rest.Has(TokenKind.End) && !due.IsEmpty && !wanted.HasAll(ExpressionGrammar.Atom) && Count(due) == 1 && ExpressionGrammar.First.Has(found) ? due : rest;
    }

    /// <summary>The one word or sign that is due, or null where several things may stand.</summary>
    public static Localized? OneDue(KindSet narrowed) => Count(narrowed) == 1 && !(narrowed & Due).IsEmpty ? Kinds.First(k => narrowed.Has(k.Kind)).Name : null;

    /// <summary>What stands there, as it is written.</summary>
    public static Localized Found(in Token token, string original)
    {
        if (token.Kind == TokenKind.End)
        {
            return Nothing;
        }

        var written = original.Substring(token.At, Math.Min(token.Length, 40));
        return token.Word is not null ? new($"关键字“{written}”", $"the keyword “{written}”") : Localized.Same($"“{written}”");
    }

    private static int Count(KindSet set) => System.Numerics.BitOperations.PopCount(set.Low) + System.Numerics.BitOperations.PopCount(set.High);

    private static Localized Word(string canonical)
    {
        var keyword = Keywords.Reserved.Words.FirstOrDefault(w => w.Canonical == canonical) ?? Keywords.Local[canonical];
        return new($"“{canonical}”", $"“{canonical}” ({keyword.English})");
    }

    private static (TokenKind Kind, Localized Name)[] BuildKinds()
    {
        static Localized Sign(string sign) => Localized.Same($"“{sign}”");

        return
        [
            (TokenKind.End, Nothing),
            (TokenKind.Name, new("名称", "a name")),
            (TokenKind.Number, new("数字、时长或日期", "a number, a span or a date")),
            (TokenKind.ItemMark, new("以“(一)”开头的一项", "an item that begins with “(一)”")),
            (TokenKind.RightParen, Sign(")")),
            (TokenKind.RightBracket, Sign("]")),
            (TokenKind.LeftParen, Sign("(")),
            (TokenKind.LeftBracket, Sign("[")),
            (TokenKind.Colon, Sign(":")),
            (TokenKind.Comma, Sign("、")),
            (TokenKind.Dot, Sign(".")),
            (TokenKind.Bar, Sign("|")),
            (TokenKind.Arrow, Sign("→")),
            (TokenKind.Equals, Sign("=")),
            (TokenKind.With, Word("与")),
            (TokenKind.Is, Word("为")),
            (TokenKind.When, Word("当")),
            (TokenKind.To, Word("至")),
            (TokenKind.By, Word("由")),
            (TokenKind.ToWhom, Word("予")),
            (TokenKind.Weight, Word("占")),
            (TokenKind.Per, Word("每")),
            (TokenKind.AtMost, Word("至多")),
            (TokenKind.Where, Word("其中")),
            (TokenKind.As, Word("称")),
            (TokenKind.All, Word("均")),
            (TokenKind.Also, Word("并")),
            (TokenKind.Since, Word("起")),
            (TokenKind.Then, Word("则")),
            (TokenKind.Else, Word("否则")),
            (TokenKind.Into, Word("计入")),
            (TokenKind.Except, Word("除")),
            (TokenKind.Issue, Word("发")),
            (TokenKind.Report, Word("报")),
            (TokenKind.Deem, Word("视为")),
            (TokenKind.Limit, Word("限")),
            (TokenKind.Produces, Word("作出")),
            (TokenKind.Await, Word("待")),
            (TokenKind.Extendable, Word("可延")),
            (TokenKind.Ends, Word("终止")),
            (TokenKind.Otherwise, Word("其余")),
            (TokenKind.AsOf, Word("截至")),
            (TokenKind.Always, Word("一律")),
            (TokenKind.Interim, Word("先行")),
            (TokenKind.GradingAs, Word("评为")),
            (TokenKind.MeasuredOnly, Word("仅客观")),
            (TokenKind.Step, Word("满")),
            (TokenKind.ThresholdOf, new("“剩”“用满”“逾期满”“中止满”加时长", "“剩” (left), “用满” (used), “逾期满” (overdue-by) or “中止满” (suspended-for) with a span")),
            (TokenKind.Overdue, Word("逾期")),
            (TokenKind.From, Word("从")),
            (TokenKind.FromEvent, Word("自")),
            (TokenKind.CountedIn, Word("按")),
            (TokenKind.Measure, new("“工作日”“天”或“工作小时”", "“工作日” (working-days), “天” (days) or “工作小时” (working-hours)")),
            (TokenKind.AllOrAny, new("“全部”或“任一”", "“全部” (all) or “任一” (any)")),
            (TokenKind.Cutoff, new("“下班”“同时刻”或“24:00”", "“下班”, “同时刻” or “24:00”")),
            (TokenKind.RunningToo, Word("含在办")),
            (TokenKind.Outcome, new("“成立”“不成立”“待查”或“不适用”", "“成立”, “不成立”, “待查” or “不适用”")),
        ];
    }
}
