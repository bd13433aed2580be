using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>Parses the provisions of one file, one after another. A broken clause costs only itself; a broken head costs the provision, whose clauses are still looked at.</summary>
internal sealed partial class ProvisionParser(ClauseText text, DiagnosticBag bag)
{
    private readonly ClauseParser _clauses = new(text);
    private readonly List<Diagnostic> _found = [];
    private readonly HashSet<Localized> _misindented = [];
    private bool _keptBack;

    /// <summary>How many errors were found so far.</summary>
    public int Errors { get; private set; }

    public ProvisionSyntax? Parse(RawProvision raw)
    {
        var head = raw.Head is { } line ? ParseHead(line) : null;
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        var broken = head?.Broken ?? false;
        if (head?.Value is { } value)
        {
            clauses.Add(value);
        }

        Flush(head?.Id.Name, null);
        _misindented.Clear();
        foreach (var rawClause in raw.Clauses)
        {
            if (Errors > RuleParser.MaxErrors)
            {
                break;
            }

            if (head is null && raw.Head is not null && ItemMarks.LengthAt(text.Folded, rawClause.Start) > 0)
            {
                // Prose copied as it is: that it is no provision was said at its first line.
                continue;
            }

            if (ParseClause(rawClause, head, out var keyword) is { } clause)
            {
                clauses.Add(clause);
            }

            broken |= _found.Count > 0 || _keptBack;
            _keptBack = false;
            Flush(head?.Id.Name, keyword);
        }

        if (head is null)
        {
            return null;
        }

        var headSpan = text.Span(raw.Head!.Value.Content, raw.Head.Value.End);
        var end = raw.Clauses.Count > 0 ? text.Span(raw.Clauses[^1].Start, raw.Clauses[^1].End) : headSpan;
        return new ProvisionSyntax(text.Source, headSpan.To(end), headSpan, head.Amendment, head.Kind, head.Id, head.DefinedOn, head.Title, clauses.ToImmutable()) { Broken = broken };
    }

    private void Flush(string? provision, string? clause)
    {
        foreach (var diagnostic in _found)
        {
            bag.Add(diagnostic with { Provision = provision, Clause = clause });
        }

        Errors += _found.Count;
        _found.Clear();
    }

    private ClauseSyntax? ParseClause(RawClause raw, Head? head, out string? canonical)
    {
        var folded = text.Folded.AsSpan(raw.Start, raw.End - raw.Start);
        var keyword = ClauseWords.At(folded, out var length);
        canonical = keyword?.Canonical;
        if (raw.Misindented is { } told && !_misindented.Add(told))
        {
            // Clauses all at the margin, or all items at the clauses' column: the first of them tells it.
            _keptBack = true;
        }
        else if (raw.Misindented is { } misindented)
        {
            var at = raw.MisindentedAt;
            var line = text.Folded.AsSpan(at, raw.End - at);
            Report(at, Math.Max(1, Math.Max(ItemMarks.LengthAt(line, 0), ClauseWords.Length(line))), new LexicalMistake(SyntaxDiagnostics.Indentation, misindented));
        }

        if (keyword is null)
        {
            if (raw.Misindented is null)
            {
                _found.Add(UnknownClause(raw, folded, length));
            }

            return null;
        }

        if (keyword.Canonical is "依据" or "说明" or "章" or "未建模")
        {
            FindSwallowed(raw, keyword);
        }

        var misplaced = head is not null && IsMisplaced(raw, head, keyword, length);
        var clause = keyword.Canonical switch
        {
            "依据" => Basis(raw, length),
            "说明" => Remark(raw, length, RemarkKind.Note),
            "章" => Remark(raw, length, RemarkKind.Chapter),
            "未建模" => Remark(raw, length, RemarkKind.Unmodelled),
            "删去" => Drop(raw, length),
            _ => _clauses.ParseClause(raw.Start, raw.End, keyword, length, _found),
        };
        return misplaced ? null : clause;
    }

    private bool IsMisplaced(RawClause raw, Head head, Keyword keyword, int length)
    {
        var span = text.Span(raw.Start, raw.Start + length);
        if (keyword.Canonical == "删去" && head.Amendment != Amendment.Amend)
        {
            _found.Add(ParseErrors.Of(text, span, new LexicalMistake(SyntaxDiagnostics.DropOutsideAmendment)));
            return true;
        }

        var shapes = (Keywords.Shapes)keyword.Detail;
        var onlyGeneral = keyword.Canonical == "适用";
        if (onlyGeneral ? head.Kind == ProvisionKind.General : (shapes & Keywords.ShapeOf(head.Kind)) != 0)
        {
            return false;
        }

        var kinds = Keywords.Kinds.Words.Where(k => onlyGeneral ? k.Canonical == "通则" : (shapes & Keywords.ShapeOf((ProvisionKind)k.Detail)) != 0).ToList();
        _found.Add(ParseErrors.Of(text, span, new LexicalMistake(
            SyntaxDiagnostics.MisplacedClause,
            keyword.Canonical,
            Keywords.Kinds.Words[(int)head.Kind].Canonical,
            new Localized(string.Join("、", kinds.Select(k => k.Canonical)), string.Join(", ", kinds.Select(k => $"{k.Canonical} ({k.English})"))))));
        return true;
    }

    private Diagnostic UnknownClause(RawClause raw, ReadOnlySpan<char> folded, int length)
    {
        if (ItemMarks.LengthAt(folded, 0) is var mark and > 0)
        {
            return ParseErrors.Of(text, text.Span(raw.Start, raw.Start + mark), new LexicalMistake(
                SyntaxDiagnostics.Items, new Localized($"“{folded[..mark]}”要比它所属的子句再缩进两格", $"“{folded[..mark]}” must be indented two columns more than its clause")));
        }

        if (length == 0)
        {
            var first = text.Original.Substring(raw.Start, char.IsHighSurrogate(text.Original[raw.Start]) && raw.Start + 1 < raw.End ? 2 : 1);
            return ParseErrors.Of(text, text.Span(raw.Start, raw.Start + first.Length), new LexicalMistake(SyntaxDiagnostics.UnknownClause, first));
        }

        var word = folded[..length].ToString();
        var written = text.Original.Substring(raw.Start, Math.Min(length, 64));
        var span = text.Span(raw.Start, raw.Start + length);
        if (Synonyms.OfClause(word) is { } synonym)
        {
            return ParseErrors.Of(text, span, new LexicalMistake(SyntaxDiagnostics.UnknownClause, written)
            {
                Hint = new Localized($"是不是“{synonym}”？", $"Did you mean “{synonym}”?"),
                Fix = synonym,
            });
        }

        if (UnspacedRepair.LeadingClause(word) is { } leading)
        {
            var fix = leading + " " + word[leading.Length..];
            return ParseErrors.Of(text, span, new LexicalMistake(SyntaxDiagnostics.Unspaced, written, fix) { Fix = fix });
        }

        var unknown = new LexicalMistake(SyntaxDiagnostics.UnknownClause, written);
        if (Keywords.Kinds.Find(word) is not null || Keywords.Amendments.Find(word) is not null)
        {
            return ParseErrors.Of(text, span, unknown with
            {
                Hint = new Localized($"“{written}”开始一个新条文，应当顶格写。", $"“{written}” begins a new provision; write it at the left margin."),
            });
        }

        if (Keywords.IsReserved(word))
        {
            return ParseErrors.Of(text, span, unknown with
            {
                Hint = new Localized(
                    "如果这一行接着上一行，请再缩进两格；定义写不下一行时，把“为 …”另起一行，作为子句。",
                    "To continue the line above, indent this one two columns more; a definition too long for one line puts “为 …” on the next, as a clause."),
            });
        }

        return ParseErrors.Of(text, span, DidYouMean.Nearest(word, Keywords.Clauses.Spellings) is { } near
            ? unknown with { Hint = new Localized($"是不是“{near}”？", $"Did you mean “{near}”?"), Fix = near }
            : unknown);
    }

    private void Report(int start, int length, LexicalMistake mistake) => _found.Add(ParseErrors.Of(text, text.Span(start, start + length), mistake));

    private ClauseSyntax? Drop(RawClause raw, int length)
    {
        if (_clauses.Exceeds(raw.Start, raw.End, _found))
        {
            return null;
        }

        var start = raw.Start + length;
        while (start < raw.End && text.Folded[start] is ' ' or '\t')
        {
            start++;
        }

        var word = text.Folded.AsSpan(start, ClauseWords.Length(text.Folded.AsSpan(start, raw.End - start)));
        if ((Keywords.Clauses.Find(word) ?? Keywords.Amendments.Find(word)) is not { } clause)
        {
            Report(raw.Start, length, new LexicalMistake(SyntaxDiagnostics.WrongLiteral, new Localized("子句的关键字（如 限、问责）", "the keyword of a clause (限, 问责)"), "删去"));
            return null;
        }

        var name = new NameSyntax(text.Span(start, start + word.Length), clause.Canonical, false);
        return new DropClause(Span(raw), text.Span(raw.Start, raw.Start + length), name, Raw(start + word.Length, raw.End));
    }

    private TextSpan Span(RawClause raw) => text.Span(raw.Start, raw.End);
}
