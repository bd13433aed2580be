using RuleHost.Text;
using Sprache;

namespace RuleHost.Syntax;

/// <summary>Heads: <c>[amend] kind id title</c>, and <c>[amend] 定义 type.name [为 expression]</c>.</summary>
internal sealed partial class ProvisionParser
{
    private static readonly Parser<(NameSyntax Type, NameSyntax Name)> DefinedName =
        Rules.Seq(ExpressionGrammar.AName, Rules.One(TokenKind.Dot), ExpressionGrammar.AName, (type, _, name) => (type, name));

    /// <summary>What follows the word 定义.</summary>
    public static readonly Parser<HeadOfDefinition> DefinitionHead = input =>
    {
        var name = DefinedName(input);
        if (!name.WasSuccessful)
        {
            return new No<HeadOfDefinition>(name.Remainder);
        }

        var at = (TokenInput)name.Remainder;
        var head = new HeadOfDefinition(name.Value.Type, name.Value.Name);
        if (!KindSet.Of(TokenKind.Is, TokenKind.IsOrEquals).AreAt(at))
        {
            head.Failed = !KindSet.Of(TokenKind.End).AreAt(at);
            return new Ok<HeadOfDefinition>(head, at);
        }

        at.Context.Resolve(at.Index, Keywords.Reserved["为"]);
        var value = ExpressionGrammar.Expression(at.Next);
        if (!value.WasSuccessful || !KindSet.Of(TokenKind.End).AreAt((TokenInput)value.Remainder))
        {
            head.Failed = true;
            return new Ok<HeadOfDefinition>(head, at);
        }

        head.Value = new IsClause(Rules.Covered(at, (TokenInput)value.Remainder), at.Value.Span, value.Value);
        return new Ok<HeadOfDefinition>(head, value.Remainder);
    };

    private sealed record Head(Amendment Amendment, ProvisionKind Kind, NameSyntax Id, NameSyntax? DefinedOn, string Title, IsClause? Value, bool Broken);

    /// <summary>A definition's name is kept even when what it is defined as cannot be read, so that those who use the name are not accused.</summary>
    internal sealed record HeadOfDefinition(NameSyntax Type, NameSyntax Name)
    {
        public IsClause? Value { get; set; }

        public bool Failed { get; set; }
    }

    private Head? ParseHead(RuleLine line)
    {
        if (_clauses.Exceeds(line.Content, line.End, _found))
        {
            return null;
        }

        var at = line.Content;
        var word = WordAt(at, line.End);
        var amendment = Amendment.None;
        if (Keywords.Amendments.Find(word) is { } amend)
        {
            amendment = (Amendment)amend.Detail;
            at = SkipSpaces(at + word.Length, line.End);
            word = WordAt(at, line.End);
        }

        if (Keywords.Kinds.Find(word) is not { } kindWord)
        {
            ReportUnknownKind(at, line.End, word.ToString());
            return null;
        }

        var kind = (ProvisionKind)kindWord.Detail;
        var idStart = SkipSpaces(at + word.Length, line.End);
        if (idStart >= line.End || text.Folded[idStart] == '#')
        {
            Report(at, word.Length, new LexicalMistake(SyntaxDiagnostics.MissingId, word.ToString()));
            return null;
        }

        return kind == ProvisionKind.Define ? ParseDefinition(amendment, idStart, line.End) : ParseNamed(amendment, kind, idStart, line.End);
    }

    private Head? ParseNamed(Amendment amendment, ProvisionKind kind, int start, int lineEnd)
    {
        var close = text.Folded[start] == '「' ? text.Folded.IndexOf('」', start, lineEnd - start) : -1;
        var end = close >= 0 ? close + 1 : Math.Max(start + 1, Folding.WordEnd(text.Folded.AsSpan(0, lineEnd), start));
        _clauses.Lexer.CutExpression(start, text.Folded[start] == '「' && close < 0 ? lineEnd : end);
        var token = _clauses.Lexer.Tokens[0];
        if (token.Kind == TokenKind.Bad)
        {
            _found.Add(ParseErrors.Of(text, token.Span, (LexicalMistake)token.Value!));
            return null;
        }

        var written = text.Original[start..end];
        if (token.Kind != TokenKind.Name)
        {
            Report(start, end - start, token.Word is not null
                ? new LexicalMistake(SyntaxDiagnostics.KeywordAsName, written) { Fix = $"「{written}」" }
                : new LexicalMistake(SyntaxDiagnostics.Unexpected, new Localized("编号或名称", "an id"), TokenNames.Found(token, text.Original))
                {
                    Hint = new Localized(
                        "编号以字母或汉字开头，只含字母、汉字和数字；其他的写在「」里。",
                        "An id begins with a letter and holds letters and digits; anything else goes into 「」."),
                });
            return null;
        }

        if (end < lineEnd && text.Folded[end] is not (' ' or '\t'))
        {
            Report(end, 1, new LexicalMistake(SyntaxDiagnostics.Unexpected, new Localized("空格和标题", "a space and the title"), Localized.Same($"“{text.Original[end]}”"))
            {
                Hint = new Localized(
                    "编号后面空一格再写标题；编号里只能有字母、汉字和数字，其他的写在「」里。",
                    "A space stands between id and title; an id holds letters and digits only, anything else goes into 「」."),
            });
            return null;
        }

        var name = new NameSyntax(token.Span, token.Name, token.Detail == 1);
        return new Head(amendment, kind, name, null, RawLines.Strip(text.Original[end..lineEnd]), null, false);
    }

    private Head? ParseDefinition(Amendment amendment, int start, int end)
    {
        _clauses.Lexer.CutExpression(start, end);
        var before = _found.Count;
        var head = _clauses.Run(DefinitionHead, "定义", _found);
        if (head is null)
        {
            if (_found.Count > before && _found[^1].Descriptor == SyntaxDiagnostics.Unexpected)
            {
                _found[^1] = _found[^1] with
                {
                    SpecialHint = new Localized(
                        "定义要写明是哪一类事实的什么：定义 事实.名称 为 …，例如“定义 投诉.超期 为 …”。",
                        "A definition says of which fact type it is: “定义 type.name 为 …”."),
                };
            }

            return null;
        }

        if (head.Failed)
        {
            _found.Add(ParseErrors.Describe(_clauses.Context, text, "定义"));
        }

        return new Head(amendment, ProvisionKind.Define, head.Name, head.Type, "", head.Value, head.Failed);
    }

    private void ReportUnknownKind(int at, int end, string word)
    {
        if (word.Length == 0)
        {
            var first = at < end ? text.Original.Substring(at, char.IsHighSurrogate(text.Original[at]) && at + 1 < end ? 2 : 1) : "";
            Report(Math.Min(at, Math.Max(0, end - 1)), Math.Max(1, first.Length), new LexicalMistake(SyntaxDiagnostics.UnknownKind, first));
            return;
        }

        var mistake = new LexicalMistake(SyntaxDiagnostics.UnknownKind, word.Length > 64 ? word[..64] + "…" : word);
        if (UnspacedRepair.LeadingKind(word) is { } leading)
        {
            var fix = leading + " " + word[leading.Length..];
            mistake = new LexicalMistake(SyntaxDiagnostics.Unspaced, word.Length > 64 ? word[..64] + "…" : word, fix) { Fix = fix };
        }
        else if (word is ['第', .., '条' or '章' or '节' or '款'])
        {
            mistake = mistake with
            {
                Hint = new Localized(
                    "文件里的条款不能照抄：先写种类和编号，例如“情形 Q01 标题”，出处写进“依据”，条件写进“当”，处理写进“问责”。",
                    "A clause of a document is not copied as it is: begin with kind and id, as in “情形 Q01 title”; its source goes into “依据”, its condition into “当”, the measure into “问责”."),
            };
        }
        else if (Keywords.Clauses.Find(word) is not null)
        {
            mistake = mistake with { Hint = new Localized($"“{word}”是子句的关键字：子句要缩进两格，写在条文的第一行下面。", $"“{word}” begins a clause: indent it two columns below the first line of its provision.") };
        }
        else if (DidYouMean.Nearest(word, Keywords.Kinds.Spellings.Concat(Keywords.Amendments.Spellings)) is { } near)
        {
            mistake = mistake with { Hint = new Localized($"是不是“{near}”？", $"Did you mean “{near}”?"), Fix = near };
        }

        Report(at, word.Length, mistake);
    }

    private ReadOnlySpan<char> WordAt(int at, int end)
    {
        var rest = text.Folded.AsSpan(at, end - at);
        return rest[..Folding.WordEnd(rest, 0)];
    }

    private int SkipSpaces(int at, int end)
    {
        while (at < end && text.Folded[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }
}
