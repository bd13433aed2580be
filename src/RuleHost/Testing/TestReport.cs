using System.Collections.Immutable;
using RuleHost.Testing.Coverage;
using RuleHost.Text;

namespace RuleHost.Testing;

/// <summary>How a case came out.</summary>
internal enum CaseOutcome
{
    Passed,
    Failed,

    /// <summary>It expects something of a kind that this version checks but does not judge; what else it expects came out.</summary>
    NotJudged,
}

/// <summary>One thing that did not come out as expected.</summary>
/// <param name="What">What was compared: <c>Q01.处理.P1</c>.</param>
/// <param name="Expected">As the case writes it.</param>
/// <param name="Actual">What came out, in the words of test files.</param>
/// <param name="Explanation">Why it came out so; null where there is no finding to explain.</param>
internal sealed record CaseFailure(string What, string Expected, string Actual, Finding? Explanation);

/// <summary>The result of a case.</summary>
internal sealed record CaseResult
{
    public required string File { get; init; }

    public required string Name { get; init; }

    public SourceLocation? Place { get; init; }

    public required CaseOutcome Outcome { get; init; }

    public ImmutableArray<CaseFailure> Failures { get; init; } = [];

    /// <summary>What is wrong with the case itself.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What of it was not judged: provisions, 叠加, a decision of a person.</summary>
    public ImmutableArray<string> NotJudged { get; init; } = [];

    public TimeSpan Elapsed { get; init; }
}

/// <summary>The results of all cases and 例 of a rulebook.</summary>
/// <param name="Cases">In order of file and place; examples come last.</param>
/// <param name="Diagnostics">What is wrong with test files as a whole: each is a failure.</param>
internal sealed record TestReport(ImmutableArray<CaseResult> Cases, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What passing cases and examples exercise; null where nobody looked.</summary>
    public CoverageReport? Coverage { get; init; }

    public int Passed => Cases.Count(c => c.Outcome == CaseOutcome.Passed);

    public int Failed => Cases.Count(c => c.Outcome == CaseOutcome.Failed) + Diagnostics.Count(d => d.Severity == Severity.Error);

    /// <summary>Files of which no case could be read, because of an error in them.</summary>
    public int UnreadFiles =>
        Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Location?.Source.Path).OfType<string>().Distinct(StringComparer.Ordinal).Count(p => !Cases.Any(c => c.File == p));

    public int NotJudged => Cases.Count(c => c.Outcome == CaseOutcome.NotJudged);

    /// <summary>Whether everything came out, and something was tried at all: no test is no proof.</summary>
    public bool Ok => Failed == 0 && Passed > 0;
}
