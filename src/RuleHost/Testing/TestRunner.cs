using System.Collections.Immutable;
using System.Diagnostics;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Testing.Coverage;
using RuleHost.Text;

namespace RuleHost.Testing;

/// <summary>
/// Runs a rulebook's own cases (<c>tests/*.yaml</c>) and every 例. A case that expects something of a kind that is checked but not judged
/// yet counts neither as passed nor as failed, unless something else in it fails.
/// </summary>
internal sealed class TestRunner(RulebookModel model, IFormulaRunner runner, OverlaidRulebooks? overlays = null)
{
    /// <summary>Runs everything.</summary>
    /// <param name="files">The test files.</param>
    /// <param name="cancellation">Stops between two cases.</param>
    public TestReport Run(IEnumerable<SourceText> files, CancellationToken cancellation = default)
    {
        var diagnostics = new DiagnosticBag();
        var reader = new TestFileReader(model, overlays);
        var results = ImmutableArray.CreateBuilder<CaseResult>();
        var coverage = new CoverageCollector(model);
        foreach (var file in files)
        {
            foreach (var test in reader.Read(file, diagnostics))
            {
                cancellation.ThrowIfCancellationRequested();
                results.Add(Run(test, coverage));
            }
        }

        // As `check` runs them: the interpreter, which names what an example lacks.
        foreach (var example in Examples.Run(model, Interpreter.Instance))
        {
            cancellation.ThrowIfCancellationRequested();
            results.Add(Result(example));
            coverage.Add(example.Provision, example.Example);
        }

        return new TestReport(results.ToImmutable(), [.. diagnostics.Items]) { Coverage = coverage.Report() };
    }

    /// <summary>Runs one case.</summary>
    /// <param name="test">The case.</param>
    /// <param name="coverage">Told what a case that passes expects.</param>
    public CaseResult Run(TestCase test, CoverageCollector? coverage = null)
    {
        var since = Stopwatch.GetTimestamp();
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(test.Diagnostics);
        var comparison = new Comparison(model.Definition.Zone, model.Definition.Id, diagnostics);
        ExpectationCheck? check = null;
        var expectsDiagnostics = test.Expectations.Any(e => TestWords.Diagnostics.Is(e.Key.Text));
        if (!test.Overlays.IsEmpty && test.Overlaid is null)
        {
            comparison.Defer("叠加 " + string.Join(", ", test.Overlays));
        }
        else if (test.Overlaid is not null && expectsDiagnostics)
        {
            OverlayDiagnosticsCheck.Run(test, test.Overlaid.Diagnostics, comparison);
        }
        else if (test.Overlaid?.Diagnostics.Any(d => d.Severity == Severity.Error) == true)
        {
            diagnostics.AddRange(test.Overlaid.Diagnostics.Where(d => d.Severity == Severity.Error));
        }
        else if (!diagnostics.HasErrors)
        {
            var judged = test.Overlaid?.Model ?? model;
            var session = new DecisionSession(judged, test.Overlaid?.Runner ?? runner, test.Facts!, test.AsOf ?? default, test.Assumptions);
            check = new ExpectationCheck(judged, session, test, comparison);
            check.Run();
        }

        var result = new CaseResult
        {
            File = test.File,
            Name = test.Name,
            Place = test.Place,
            Outcome = diagnostics.HasErrors || !comparison.Failures.IsEmpty ? CaseOutcome.Failed
                : comparison.NotJudged.IsEmpty ? CaseOutcome.Passed
                : CaseOutcome.NotJudged,
            Failures = comparison.Failures,
            Diagnostics = [.. diagnostics.Items],
            NotJudged = comparison.NotJudged,
            Elapsed = Stopwatch.GetElapsedTime(since),
        };
        foreach (var (provision, subject) in result.Outcome == CaseOutcome.Passed && check is not null && test.Overlaid is null ? check.Tried : [])
        {
            coverage?.Add(model, test, provision, subject);
        }

        return result;
    }

    private static CaseResult Result(ExampleResult example)
    {
        var (source, span) = new SourceLocation(example.Provision.Syntax.Source, example.Example.Syntax.Span).Written;
        var (line, _) = source.Position(span.Start);
        var missing = example.Missing.IsEmpty ? "" : $"({string.Join("、", example.Missing)})";
        return new CaseResult
        {
            File = source.Path,
            Name = $"例 {example.Provision.Id}:{line}",
            Place = new SourceLocation(source, span),
            Outcome = example.Holds ? CaseOutcome.Passed : CaseOutcome.Failed,
            Failures = example.Holds ? [] : [new CaseFailure(example.Provision.Id, example.Expected, example.Actual + missing, null)],
        };
    }
}
