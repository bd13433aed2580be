using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>Reads .rule files, and expressions embedded in YAML. Everything that is wrong goes into the bag; nothing is thrown.</summary>
internal static class RuleParser
{
    /// <summary>A file with more mistakes than this is no rulebook; reading stops so that memory stays bounded.</summary>
    public const int MaxErrors = 10_000;

    public static FileSyntax ParseFile(SourceText source, DiagnosticBag diagnostics)
    {
        var text = new ClauseText(source);
        var parser = new ProvisionParser(text, diagnostics);
        var provisions = ImmutableArray.CreateBuilder<ProvisionSyntax>();
        var lost = ImmutableArray.CreateBuilder<string>();
        foreach (var raw in Layout.Cut(text))
        {
            if (parser.Errors > MaxErrors)
            {
                diagnostics.Report(SyntaxDiagnostics.TooManyErrors, source, new TextSpan(raw.Start, 0), MaxErrors);
                break;
            }

            if (parser.Parse(raw) is { } provision)
            {
                provisions.Add(provision);
            }
            else if (raw.Head is { } head)
            {
                AddWords(text.Folded.AsSpan(head.Content, head.End - head.Content), lost);
            }
        }

        return new FileSyntax(source, provisions.ToImmutable()) { LostNames = lost.ToImmutable() };
    }

    private static void AddWords(ReadOnlySpan<char> line, ImmutableArray<string>.Builder words)
    {
        for (var at = 0; at < line.Length && words.Count < MaxErrors;)
        {
            var end = Folding.WordEnd(line, at);
            if (end > at)
            {
                words.Add(line[at..end].ToString());
            }

            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>Parses an expression that stands in a YAML file; the spans point into that file. Null, with a diagnostic, if it is none.</summary>
    public static ExpressionSyntax? ParseExpression(EmbeddedText embedded, DiagnosticBag diagnostics)
    {
        var text = new ClauseText(embedded.Place.Source, embedded.Text, EmbeddedOffsets.Map(embedded));
        return new ClauseParser(text).ParseExpression(diagnostics);
    }

    /// <summary>Parses a text as an expression on its own; for tools and tests.</summary>
    public static ExpressionSyntax? ParseExpression(SourceText source, DiagnosticBag diagnostics) =>
        ParseExpression(new EmbeddedText(source.Content, new SourceLocation(source, new TextSpan(0, source.Content.Length))), diagnostics);
}
