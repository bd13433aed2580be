using System.Collections.Immutable;
using RuleHost.Compilation;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>
/// <c>rulebooks/catalogue.yaml</c> says of every system that the source documents name which provisions express it and which cases show it:
/// what it says is so.
/// </summary>
public sealed class CatalogueTests
{
    private const int Systems = 121;
    private const int MayStayUnmodelled = 25;

    /// <summary>Groups of the catalogue whose rows are listed one by one: sanctions, vetoes, assessment, the platform, localities, contradictions.</summary>
    private static readonly ImmutableArray<(char Group, int Rows)> Groups = [('C', 44), ('D', 16), ('E', 37), ('G', 20), ('H', 16), ('K', 31)];
    private const int RowsMayStayUnmodelled = 22;

    /// <summary>Of localities (H) and contradictions (K): most contradictions are damages of the originals, which nobody reads in.</summary>
    private const int OfLocalitiesAndContradictions = 18;

    private static readonly Lazy<ImmutableArray<Row>> Rows = new(Read);
    private static readonly Lazy<ILookup<string, Shown>> Cases = new(() => RulebookIds().SelectMany(Run).ToLookup(c => c.Name));
    private static readonly Lazy<Dictionary<string, BoundProvision>> Provisions = new(() =>
        RulebookIds().SelectMany(id => Load(id).Provisions.Select(p => (Name: $"{id}:{p.Id}", Provision: p))).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Provision));

    /// <summary>A row of the catalogue.</summary>
    private sealed record Row(string Number, string System, ImmutableArray<string> Provisions, ImmutableArray<string> Cases, string Status, string? Reason, string? Drafted, ImmutableArray<string> Diagnostics);

    /// <summary>A case: RULEBOOK:name, how it came out, and the provisions of which it expects something.</summary>
    private sealed record Shown(string Name, CaseOutcome Outcome, ImmutableArray<string> Expects);

    [Fact]
    public void Every_system_and_every_row_of_the_listed_groups_has_one_row_and_a_name() =>
        Assert.Equal(
            Enumerable.Range(1, Systems).Select(n => $"{n}").Concat(Groups.SelectMany(g => Enumerable.Range(1, g.Rows).Select(n => $"{g.Group}{n:00}"))).Select(n => (n, true)),
            Rows.Value.Select(r => (r.Number, r.System.Length > 0)));

    [Fact]
    public void A_status_is_works_open_or_unmodelled_and_only_the_last_has_a_reason_which_it_must_have() =>
        Assert.All(Rows.Value, r => Assert.Equal(
            (r.Number, true, r.Status == "unmodelled"),
            (r.Number, r.Status is "works" or "open" or "unmodelled", !string.IsNullOrWhiteSpace(r.Reason))));

    /// <summary>Where the source gives a name alone, a row that works says what was drawn up.</summary>
    [Fact]
    public void Only_a_row_that_works_says_what_was_drafted_and_it_says_something() =>
        Assert.All(Rows.Value.Where(r => r.Drafted is not null), r => Assert.Equal((r.Number, "works", true), (r.Number, r.Status, r.Drafted!.Contains("拟定") || r.Drafted.Contains("取自"))));

    [Fact]
    public void Every_provision_that_a_row_names_is_in_its_rulebook() =>
        Assert.Equal([], Rows.Value.SelectMany(r => r.Provisions.Where(p => !Provisions.Value.ContainsKey(p)).Select(p => $"row {r.Number}: {p}")));

    [Fact]
    public void Every_case_that_a_row_names_is_one_case_and_passes() =>
        Assert.Equal([], Rows.Value.SelectMany(r => r.Cases.Where(c => Cases.Value[c].ToList() is not [{ Outcome: CaseOutcome.Passed }]).Select(c => $"row {r.Number}: {c}")));

    [Fact]
    public void A_row_that_works_has_provisions_and_cases_or_a_diagnostic() =>
        Assert.Equal([], Working.Where(r => r.Diagnostics.IsEmpty ? r.Provisions.IsEmpty || r.Cases.IsEmpty : r.Provisions.IsEmpty != r.Cases.IsEmpty).Select(r => r.Number));

    /// <summary>A damage of the originals that the checker finds: each code has a broken rulebook with its exact text.</summary>
    [Fact]
    public void Every_diagnostic_that_a_row_names_has_a_conformance_case() =>
        Assert.Equal([], Rows.Value.SelectMany(r => r.Diagnostics.Where(code => Directory.GetDirectories(TestPaths.InRepository("tests", "conformance", "diagnostics"), $"{code}-*").Length == 0).Select(code => $"row {r.Number}: {code}")));

    /// <summary>A 通则 has no outcome of its own: it speaks through the judgements that it reaches.</summary>
    [Fact]
    public void Of_every_provision_of_a_row_that_works_one_of_its_cases_expects_something() =>
        Assert.Equal([], Working.SelectMany(r => r.Provisions
            .Where(p => Provisions.Value[p].Kind != ProvisionKind.General && !r.Cases.Any(c => Expects(c, p)))
            .Select(p => $"row {r.Number}: {p}")));

    [Fact]
    public void Every_case_of_a_row_that_works_expects_something_of_its_provisions() =>
        Assert.Equal([], Working.SelectMany(r => r.Cases.Where(c => !r.Provisions.Any(p => Expects(c, p))).Select(c => $"row {r.Number}: {c}")));

    /// <summary>Nothing of the listed groups is left to do: a row is expressed and shown, or the reason stands why not.</summary>
    [Fact]
    public void No_row_of_sanctions_vetoes_assessment_and_platform_stays_open() =>
        Assert.Equal([], Rows.Value.Where(r => r.Number[0] is 'C' or 'D' or 'E' or 'G' && r.Status == "open").Select(r => r.Number));

    [Fact]
    public void No_more_rows_stay_unmodelled_than_the_project_allows_itself() =>
        Assert.Equal(
            (true, true, true),
            (Unmodelled.Count(r => char.IsAsciiDigit(r.Number[0])) <= MayStayUnmodelled,
                Unmodelled.Count(r => r.Number[0] is 'C' or 'D' or 'E' or 'G') <= RowsMayStayUnmodelled,
                Unmodelled.Count(r => r.Number[0] is 'H' or 'K') <= OfLocalitiesAndContradictions));

    private static IEnumerable<Row> Unmodelled => Rows.Value.Where(r => r.Status == "unmodelled");

    private static IEnumerable<Row> Working => Rows.Value.Where(r => r.Status == "works");

    private static bool Expects(string name, string provision) => Cases.Value[name].Any(c => c.Expects.Contains(provision));

    private static ImmutableArray<Row> Read()
    {
        var diagnostics = new DiagnosticBag();
        var file = FileReader.Read(TestPaths.InRepository("rulebooks", "catalogue.yaml"), "catalogue.yaml", diagnostics)!;
        var document = Assert.IsType<SequenceNode>(YamlDocumentReader.Read(file, diagnostics));
        Assert.Empty(diagnostics.Items);
        return
        [
            .. document.Items.Cast<MappingNode>().Select(row =>
            {
                Assert.Empty(row.Entries.Select(e => e.Key.Text).Except(["row", "system", "provisions", "cases", "status", "reason", "drafted", "diagnostics"]));
                return new Row(Text(row, "row")!, Text(row, "system")!, Texts(row, "provisions"), Texts(row, "cases"), Text(row, "status")!, Text(row, "reason"), Text(row, "drafted"), Texts(row, "diagnostics"));
            }),
        ];
    }

    private static string? Text(MappingNode row, string key) => (row.Find(key) as ScalarNode)?.Text;

    private static ImmutableArray<string> Texts(MappingNode row, string key) =>
        row.Find(key) is SequenceNode list ? [.. list.Items.Cast<ScalarNode>().Select(i => i.Text)] : [];

    /// <summary>A rulebook is a folder of its id below rulebooks/, a county's below plugins/.</summary>
    private static string FolderOf(string id) =>
        TestPaths.InRepository("rulebooks", id) is var folder && Directory.Exists(folder) ? folder : TestPaths.InRepository("plugins", id);

    /// <summary>The rulebooks that rows name; each is a folder of its id.</summary>
    private static IEnumerable<string> RulebookIds() =>
        Rows.Value.SelectMany(r => r.Provisions.Concat(r.Cases)).Select(name => name[..name.IndexOf(':', StringComparison.Ordinal)]).Distinct();

    private static RulebookModel Load(string id) => RulebookLoader.Load(FolderOf(id), TestContext.Current.CancellationToken).Model!;

    private static IEnumerable<Shown> Run(string id)
    {
        var loaded = RulebookLoader.Load(FolderOf(id), TestContext.Current.CancellationToken);
        var diagnostics = new DiagnosticBag();
        var aliases = loaded.Model!.Definition.Aliases;
        var reader = new TestFileReader(loaded.Model!);
        var runner = new TestRunner(loaded.Model!, new DecidingRunner(loaded.Model!));
        return
        [
            .. from path in loaded.Folder!.Tests
               let file = FileReader.Read(Path.Combine(loaded.Folder.Root, path), path, diagnostics)!
               from test in reader.Read(file, diagnostics)
               select new Shown($"{id}:{test.Name}", runner.Run(test).Outcome, [.. test.Expectations.Select(e => $"{id}:{aliases.GetValueOrDefault(e.Key.Text, e.Key.Text)}")]),
        ];
    }
}
