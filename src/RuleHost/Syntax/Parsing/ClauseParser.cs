using RuleHost.Text;
using Sprache;

namespace RuleHost.Syntax;

/// <summary>Parses one clause after another of one text: lexer, context and inputs are reused. Not thread-safe; one a file.</summary>
internal sealed class ClauseParser(ClauseText text)
{
    public const int MaxClauseBytes = 8 * 1024;

    /// <summary>Deeper clauses are parsed on a stack of their own, whatever the caller's is.</summary>
    private const int DeepEnough = 32;

    private const int DeepStack = 16 * 1024 * 1024;

    private readonly ParseContext _context = new();

    public ClauseLexer Lexer { get; } = new(text);

    public ParseContext Context => _context;

    /// <summary>Parses a clause whose keyword is known; null, with at least one diagnostic, when it is broken.</summary>
    public ClauseSyntax? ParseClause(int start, int end, Keyword keyword, int keywordLength, List<Diagnostic> diagnostics)
    {
        if (IsTooLong(start, end, diagnostics))
        {
            return null;
        }

        Lexer.CutClause(start, end, keyword, keywordLength);
        return Run(ClauseGrammar.Of(keyword)!, keyword.Canonical, diagnostics);
    }

    /// <summary>Parses the whole text as an expression.</summary>
    public ExpressionSyntax? ParseExpression(DiagnosticBag bag)
    {
        var diagnostics = new List<Diagnostic>();
        ExpressionSyntax? expression = null;
        if (!IsTooLong(0, text.Folded.Length, diagnostics))
        {
            Lexer.CutExpression(0, text.Folded.Length);
            expression = Run(Whole, null, diagnostics);
        }

        bag.AddRange(diagnostics);
        return expression;
    }

    /// <summary>Parses the tokens last cut. Gives null and at least one diagnostic, or a tree and none.</summary>
    public T? Run<T>(Parser<T> grammar, string? clause, List<Diagnostic> diagnostics)
        where T : class
    {
        if (Depth.Check(Lexer.Tokens, Lexer.Count, out var deepest) is { } mistake)
        {
            diagnostics.Add(ParseErrors.Of(text, mistake.Span, mistake.Mistake));
            return null;
        }

        try
        {
            return deepest <= DeepEnough ? Parse(grammar, clause, diagnostics) : OnDeepStack(() => Parse(grammar, clause, diagnostics));
        }
        catch (InsufficientExecutionStackException)
        {
            diagnostics.Add(ParseErrors.Of(text, Lexer.Tokens[0].Span, new LexicalMistake(SyntaxDiagnostics.TooDeep, Depth.Limit)));
            return null;
        }
    }

    private static readonly Parser<ExpressionSyntax> Whole = input =>
    {
        var read = ExpressionGrammar.Expression(input);
        return !read.WasSuccessful || KindSet.Of(TokenKind.End).AreAt((TokenInput)read.Remainder) ? read : new No<ExpressionSyntax>(read.Remainder);
    };

    private T? Parse<T>(Parser<T> grammar, string? clause, List<Diagnostic> diagnostics)
        where T : class
    {
        var read = grammar(_context.Start(Lexer.Tokens, Lexer.Count));
        if (!read.WasSuccessful)
        {
            diagnostics.Add(ParseErrors.Describe(_context, text, clause));
            return null;
        }

        foreach (var complaint in _context.Complaints)
        {
            diagnostics.Add(ParseErrors.Of(text, complaint.Span, complaint.Mistake));
        }

        return _context.Complaints.Count > 0 ? null : read.Value;
    }

    private static T? OnDeepStack<T>(Func<T?> parse)
        where T : class
    {
        T? result = null;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = parse();
                }
                catch (Exception e)
                {
                    failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e);
                }
            },
            DeepStack);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }

    private bool IsTooLong(int start, int end, List<Diagnostic> diagnostics)
    {
        if ((end - start) * 3L <= MaxClauseBytes)
        {
            return false;
        }

        var bytes = System.Text.Encoding.UTF8.GetByteCount(text.Original.AsSpan(start, end - start));
        if (bytes <= MaxClauseBytes)
        {
            return false;
        }

        diagnostics.Add(ParseErrors.Of(text, text.Span(start, Math.Min(end, start + 1)), new LexicalMistake(SyntaxDiagnostics.ClauseTooLong, bytes, MaxClauseBytes)));
        return true;
    }

    /// <summary>The same limit for clauses that are kept raw, and for heads.</summary>
    public bool Exceeds(int start, int end, List<Diagnostic> diagnostics) => IsTooLong(start, end, diagnostics);
}
