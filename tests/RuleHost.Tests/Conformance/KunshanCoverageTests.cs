using System.Collections.Immutable;
using RuleHost.Compilation;
using RuleHost.Syntax;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>The Kunshan rulebook's own cases leave nothing of it untried.</summary>
public sealed class KunshanCoverageTests
{
    /// <summary>Kinds whose provisions get their cases once they are judged: none of them stops what brings them alive.</summary>
    private static readonly ImmutableHashSet<ProvisionKind> ComingAlive = [ProvisionKind.Flow];

    [Fact]
    public void Every_provision_clause_and_condition_of_the_Kunshan_rulebook_is_covered()
    {
        var loaded = RulebookLoader.Load(TestPaths.InRepository("rulebooks", "kunshan"), TestContext.Current.CancellationToken);
        var report = new TestRunner(loaded.Model!, new DecidingRunner(loaded.Model!))
            .Run(loaded.Folder!.Tests.Select(loaded.Folder.Open).OfType<SourceText>(), TestContext.Current.CancellationToken);

        Assert.Equal(0, report.Failed);
        var uncovered = report.Coverage!.Uncovered().Where(u => !ComingAlive.Contains(Kind(report, u.Provision))).Select(u => $"{u.Location.Source.Path}:{u.Location.Source.Position(u.Location.Span.Start).Line} {u.Provision} {u.Clause}: {u.Why.Chinese}").ToList();
        Assert.True(uncovered.Count == 0, $"No case tries:\n{string.Join('\n', uncovered)}");
        Assert.InRange(report.Coverage.ConditionCount.Total, 400, int.MaxValue);
    }

    private static ProvisionKind Kind(TestReport report, string name) =>
        report.Coverage!.Provisions.Select(p => p.Point.Provision).FirstOrDefault(p => p.Id == name)?.Kind ?? ProvisionKind.Define;
}
