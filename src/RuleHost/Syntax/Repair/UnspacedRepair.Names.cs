using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>Repair with the declared names at hand; what it proposes also parses where it stands.</summary>
internal static partial class UnspacedRepair
{
    /// <summary>More ways to read a run than these are no help.</summary>
    private const int MaxCuts = 24;

    /// <summary>
    /// What a word that is declared nowhere may have been meant as, cut by spaces; best first, empty if nothing fits. One entry is a repair
    /// (<see cref="Diagnostic.Fix"/>); several are for the author to choose from.
    /// </summary>
    /// <param name="source">The .rule file, or the YAML file an expression is embedded in.</param>
    /// <param name="word">The word's place.</param>
    /// <param name="isName">Whether a word is declared, at this place.</param>
    /// <param name="isFact">Whether a word is a fact type: 的 stands before no other name, where prose has it before any.</param>
    public static IReadOnlyList<string> Of(SourceText source, TextSpan word, Func<string, bool> isName, Func<string, bool>? isFact = null)
    {
        var written = Folding.Fold(source.Content.Substring(word.Start, word.Length));
        var cuts = new WordCutter(written, isName).Cuts(MaxCuts);
        if (cuts.Count == 0)
        {
            return (LookAlikeNumber(written) ?? ChineseNumerals.Literal(written)) is { } number ? [number] : [];
        }

        var place = ClauseAround(source, word);
        return [.. cuts.Select(cut => isFact is null ? cut : WithDots(cut, isFact)).Where(cut => Parses(place, cut))];
    }

    /// <summary>承办单位 的 主要负责人 is written 承办单位.主要负责人.</summary>
    private static string WithDots(string cut, Func<string, bool> isFact)
    {
        var parts = cut.Split(' ').ToList();
        for (var i = parts.Count - 2; i > 0; i--)
        {
            if (parts[i] == "的" && !isFact(parts[i + 1]))
            {
                parts[i - 1] = $"{parts[i - 1]}.{parts[i + 1]}";
                parts.RemoveRange(i, 2);
            }
        }

        return string.Join(' ', parts);
    }

    /// <summary>The diagnostic for a word that <see cref="Of"/> can cut; null if it cannot.</summary>
    /// <param name="source">The text.</param>
    /// <param name="word">The word's place.</param>
    /// <param name="isName">Whether a word is declared, at this place.</param>
    /// <param name="isFact">Whether a word is a fact type.</param>
    /// <param name="mayBegin">What the first part must be, where not every name may stand: a member behind a dot.</param>
    public static Diagnostic? Diagnose(SourceText source, TextSpan word, Func<string, bool> isName, Func<string, bool>? isFact = null, Func<string, bool>? mayBegin = null)
    {
        var cuts = Of(source, word, isName, isFact);
        if (mayBegin is not null)
        {
            cuts = [.. cuts.Where(cut => mayBegin(cut.Split(' ')[0]))];
        }

        if (cuts.Count == 0)
        {
            return null;
        }

        var written = source.Content.Substring(word.Start, word.Length);
        var descriptor = cuts.Any(c => c.Contains(' ', StringComparison.Ordinal) || c.Contains('.', StringComparison.Ordinal)) ? SyntaxDiagnostics.Unspaced : SyntaxDiagnostics.NumberInCharacters;
        return new Diagnostic(descriptor, new SourceLocation(source, word), [written, cuts[0]])
        {
            SpecialHint = cuts.Count == 1 ? null : new Localized(
                "可能是：" + string.Join("；或者：", cuts.Take(5)),
                "It may be: " + string.Join("; or: ", cuts.Take(5))),
            Fix = cuts.Count == 1 ? cuts[0] : null,
        };
    }

    /// <summary>
    /// Looks again at the syntax diagnostics of a file now that its names are known: where a broken run of letters can be cut so that the
    /// clause parses, RH0110 takes the place of what the parser could say.
    /// </summary>
    public static IEnumerable<Diagnostic> Improve(IEnumerable<Diagnostic> diagnostics, Func<string, bool> isName, Func<string, bool>? isFact = null) => diagnostics.Select(diagnostic =>
    {
        if (diagnostic.Location is not { } place
            || (diagnostic.Descriptor != SyntaxDiagnostics.Unexpected && diagnostic.Descriptor != SyntaxDiagnostics.UnknownUnit && diagnostic.Descriptor != SyntaxDiagnostics.NameTooLong))
        {
            return diagnostic;
        }

        // Of a name too long only the beginning is underlined.
        var word = diagnostic.Descriptor == SyntaxDiagnostics.NameTooLong
            ? TextSpan.FromBounds(place.Span.Start, Folding.WordEnd(place.Source.Content, place.Span.Start))
            : place.Span;
        var better = word.Length < 1 ? null : Diagnose(place.Source, word, isName, isFact) ?? DiagnoseBefore(place.Source, word, isName, isFact);
        return better is null ? diagnostic : better with { Provision = diagnostic.Provision, Clause = diagnostic.Clause };
    });

    /// <summary>The parser takes an unknown word for a name and stumbles over the next one: then it is the word before that ran together.</summary>
    private static Diagnostic? DiagnoseBefore(SourceText source, TextSpan place, Func<string, bool> isName, Func<string, bool>? isFact)
    {
        var end = place.Start;
        while (end > 0 && source.Content[end - 1] == ' ')
        {
            end--;
        }

        var start = end;
        while (start > 0 && char.IsLetterOrDigit(source.Content[start - 1]))
        {
            start--;
        }

        var word = TextSpan.FromBounds(start, end);
        return word.Length > 1 && char.IsLetter(source.Content[start]) && !isName(source.Slice(word).ToString()) ? Diagnose(source, word, isName, isFact) : null;
    }

    /// <summary>l0万元, O天: a literal whose digits were typed as letters.</summary>
    private static string? LookAlikeNumber(string word)
    {
        var letters = 0;
        while (letters < word.Length && (char.IsAsciiDigit(word[letters]) || LookAlikes.Digit(word[letters]) != '\0'))
        {
            letters++;
        }

        if (letters == 0 || letters == word.Length || Units.Find(word.AsSpan(letters)) is null && !Units.TryRead(word.AsSpan(letters), out _, out _))
        {
            return null;
        }

        var mended = string.Concat(word.AsSpan(0, letters).ToString().Select(c => LookAlikes.Digit(c) is var digit and not '\0' ? digit : c)) + word[letters..];
        return mended == word ? null : mended;
    }

    private static bool Parses((string Before, string Behind, bool IsExpression) place, string cut)
    {
        var bag = new DiagnosticBag();
        var content = place.Before + cut + place.Behind;
        if (place.IsExpression)
        {
            return RuleParser.ParseExpression(new SourceText("", content), bag) is not null;
        }

        RuleParser.ParseFile(new SourceText("", content), bag);
        return !bag.HasErrors;
    }

    /// <summary>
    /// The clause around a word, as a provision of its own, in two halves. Outside a .rule file, and where the word is in a head, the word
    /// is looked at alone.
    /// </summary>
    private static (string Before, string Behind, bool IsExpression) ClauseAround(SourceText source, TextSpan word)
    {
        var (line, _) = source.Position(word.Start);
        var head = line;
        while (head > 1 && !BeginsAtMargin(source, head))
        {
            head--;
        }

        var end = line;
        while (end < source.LineCount && !BeginsAtMargin(source, end + 1))
        {
            end++;
        }

        var start = source.LineSpan(head).Start;
        var content = source.Content[start..source.LineSpan(end).End];
        var text = new ClauseText(new SourceText(source.Path, content));
        var at = word.Start - start;
        foreach (var raw in Layout.Cut(text))
        {
            foreach (var clause in raw.Clauses)
            {
                if (clause.Start <= at && at < clause.End && ClauseWords.At(text.Folded.AsSpan(clause.Start, clause.End - clause.Start), out _) is { } keyword)
                {
                    var kind = Syntax.Keywords.Kinds.Words.First(k => keyword.Canonical == "适用"
                        ? k.Canonical == "通则"
                        : ((Syntax.Keywords.Shapes)keyword.Detail & Syntax.Keywords.ShapeOf((ProvisionKind)k.Detail)) != 0);
                    return ($"{kind.Canonical} {(kind.Canonical == "定义" ? "x.y" : "x")}\n  {content[clause.Start..at]}", content[(at + word.Length)..clause.End], false);
                }
            }
        }

        return ("", "", true);
    }

    private static bool BeginsAtMargin(SourceText source, int line)
    {
        var span = source.LineSpan(line);
        return span.Length > 0 && source.Content[span.Start] is not (' ' or '\t' or '#' or '\u3000' or '\u00A0');
    }
}
