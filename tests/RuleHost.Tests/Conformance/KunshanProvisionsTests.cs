using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>What holds of every provision of the Kunshan rulebook, not of its situations alone.</summary>
public sealed class KunshanProvisionsTests
{
    private static readonly Lazy<(RulebookModel Model, ImmutableArray<Expectation> Expectations)> Kunshan = new(Load);

    /// <summary>They ask only for events, which are closed-world: what is not in the log did not happen, so nothing can be unknown.</summary>
    private static readonly string[] AskOnlyForEvents = ["承诺在先", "代办送回"];

    [Fact]
    public void Every_provision_but_a_definition_cites_the_document_it_comes_from() =>
        Assert.Equal([], Kunshan.Value.Model.Provisions
            .Where(p => p.Kind != ProvisionKind.Define && !p.Syntax.Clauses.Any(c => c.Keyword == "依据"))
            .Select(p => p.Id));

    [Theory]
    [InlineData("D01")]
    [InlineData("D02")]
    [InlineData("D03")]
    [InlineData("D07")]
    [InlineData("D08")]
    [InlineData("D10")]
    [InlineData("D11")]
    [InlineData("D12")]
    [InlineData("D15")]
    public void A_veto_of_the_catalogue_is_a_provision_of_its_number(string id) => Assert.True(Kunshan.Value.Model.ById.ContainsKey(id));

    [Theory]
    [InlineData("成立")]
    [InlineData("不成立")]
    [InlineData("待查")]
    public void Every_veto_and_consequence_has_a_case_that_expects(string state)
    {
        var expected = Kunshan.Value.Expectations.Where(e => States(e.Value).Contains(state)).Select(e => e.Key.Text);
        var judged = Kunshan.Value.Model.Provisions.Where(p => p.Kind is ProvisionKind.Veto or ProvisionKind.Consequence).Select(p => p.Id);
        Assert.Equal([], judged.Except(expected).Except(state == "待查" ? AskOnlyForEvents : []));
    }

    /// <summary>The states that an expectation writes, for one subject or keyed by record.</summary>
    private static IEnumerable<string> States(DocumentNode expected) => expected switch
    {
        ScalarNode state => [state.Text],
        MappingNode mapping when mapping.Find("状态") is ScalarNode state => [state.Text],
        MappingNode mapping when mapping.Find("因", "处理", "不得", "扣") is null => mapping.Entries.SelectMany(e => States(e.Value)),
        _ => [],
    };

    private static (RulebookModel, ImmutableArray<Expectation>) Load()
    {
        var loaded = RulebookLoader.Load(TestPaths.InRepository("rulebooks", "kunshan"), CancellationToken.None);
        var diagnostics = new DiagnosticBag();
        var reader = new TestFileReader(loaded.Model!);
        return (loaded.Model!, [.. loaded.Folder!.Tests.Select(loaded.Folder.Open).OfType<SourceText>().SelectMany(f => reader.Read(f, diagnostics)).SelectMany(c => c.Expectations)]);
    }
}
