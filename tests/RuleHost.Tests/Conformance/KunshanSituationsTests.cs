using System.Collections.Immutable;
using RuleHost.Compilation;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>The 43 situations of the Kunshan rulebook: none is missing, each says where it comes from, and its cases leave nothing untried.</summary>
public sealed class KunshanSituationsTests
{
    private static readonly Lazy<Shipped> Kunshan = new(Load);

    private sealed record Shipped(RulebookModel Model, ImmutableArray<TestCase> Cases, TestReport Report)
    {
        public IEnumerable<BoundProvision> Situations => Model.Provisions.Where(p => p.Kind == ProvisionKind.Situation);
    }

    [Fact]
    public void There_are_43_numbered_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, 43).Select(n => $"Q{n:00}"), Kunshan.Value.Situations.Select(s => s.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_cites_a_document_and_says_what_is_reconstructed() =>
        Assert.Equal([], Kunshan.Value.Situations.Where(s => !Has(s, "依据") || !Has(s, "未建模")).Select(s => s.Id));

    [Fact]
    public void Each_has_an_example_beside_its_text() =>
        Assert.Equal([], Kunshan.Value.Situations.Where(s => !Has(s, "例")).Select(s => s.Id));

    [Theory]
    [InlineData("成立")]
    [InlineData("不成立")]
    [InlineData("待查")]
    public void Each_has_a_case_that_expects(string state) =>
        Assert.Equal([], Kunshan.Value.Situations.Select(s => s.Id).Except(Kunshan.Value.Cases.SelectMany(c => c.Expectations.Where(e => State(e) == state).Select(e => e.Key.Text))));

    [Theory]
    [InlineData("T1")]
    [InlineData("T2")]
    [InlineData("T3")]
    [InlineData("T4")]
    [InlineData("T5")]
    [InlineData("T9")]
    [InlineData("T10")]
    [InlineData("T11")]
    public void The_boundary_that_everybody_asks_about_has_its_case(string boundary) =>
        Assert.Contains(Kunshan.Value.Cases, c => c.Name.Split(' ').Contains(boundary));

    [Fact]
    public void Nothing_of_them_and_of_the_general_provisions_is_left_untried() =>
        Assert.Equal([], Kunshan.Value.Report.Coverage!.Uncovered()
            .Where(u => u.Location.Source.Path.StartsWith("情形/", StringComparison.Ordinal) || u.Location.Source.Path == "通则.rule")
            .Select(u => $"{u.Provision} {u.Clause}: {u.Why.Chinese}"));

    private static bool Has(BoundProvision provision, string clause) => provision.Syntax.Clauses.Any(c => c.Keyword == clause);

    private static string? State(Expectation expected) =>
        (expected.Value as ScalarNode ?? (expected.Value as MappingNode)?.Find("状态") as ScalarNode)?.Text;

    private static Shipped Load()
    {
        var loaded = RulebookLoader.Load(TestPaths.InRepository("rulebooks", "kunshan"), CancellationToken.None);
        var diagnostics = new DiagnosticBag();
        SourceText[] files = [.. loaded.Folder!.Tests.Select(t => FileReader.Read(Path.Combine(loaded.Folder.Root, t), t, diagnostics)!)];
        var reader = new TestFileReader(loaded.Model!);
        return new Shipped(
            loaded.Model!,
            [.. files.SelectMany(f => reader.Read(f, diagnostics))],
            new TestRunner(loaded.Model!, new DecidingRunner(loaded.Model!)).Run(files, CancellationToken.None));
    }
}
