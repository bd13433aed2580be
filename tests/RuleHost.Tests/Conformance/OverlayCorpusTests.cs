using System.Text;
using RuleHost.Compilation;
using RuleHost.Model;
using RuleHost.Strictness;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>
/// Overlays over one small base, a folder each: those under <c>good</c> load, and what they do to each clause is written down; those under
/// <c>bad</c> weaken or contradict it and are refused in exactly these words.
/// </summary>
public sealed class OverlayCorpusTests
{
    private static readonly string Root = TestPaths.InRepository("tests", "conformance", "overlays");

    public static TheoryData<string> Good => Folders("good");

    public static TheoryData<string> Bad => Folders("bad");

    [Theory]
    [MemberData(nameof(Good))]
    public void An_overlay_that_tightens_or_stays_within_an_opening_loads(string name)
    {
        var loaded = RulebookLoader.Load(Path.Combine(Root, "good", name), TestContext.Current.CancellationToken, bases: [Root]);
        Assert.Equal("", Errors(loaded, Language.Chinese));
        var text = new StringBuilder();
        foreach (var (provision, changes) in OverlayStrictness.Changes(loaded.BaseModel()!, loaded.Model!))
        {
            foreach (var change in changes)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{provision.Id} {change.Clause} {change.Strength}\n");
            }
        }

        Snapshot.Matches(text.Length == 0 ? "nothing of the base changes\n" : text.ToString(), Path.Combine(Root, "good", name, "expected.txt"));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void An_overlay_that_loosens_is_refused_with_both_places(string name)
    {
        var loaded = RulebookLoader.Load(Path.Combine(Root, "bad", name), TestContext.Current.CancellationToken, bases: [Root]);
        Assert.Contains(loaded.Diagnostics, d => d is { Severity: Severity.Error } && string.CompareOrdinal(d.Code, "RH0611") >= 0 && (string.CompareOrdinal(d.Code, "RH0615") <= 0 || d.Code == "RH0630"));
        Snapshot.Matches(Errors(loaded, Language.Chinese), Path.Combine(Root, "bad", name, "expected.zh.txt"));
        Snapshot.Matches(Errors(loaded, Language.English), Path.Combine(Root, "bad", name, "expected.en.txt"));
    }

    /// <summary>
    /// Where no case is shown: what is repealed has no outcome, a convention is seen in no single provision, and of the rest no laxer case exists,
    /// or none that can be made up (a stretch of 中止 that ends after weeks, a year whose days off nobody knows).
    /// </summary>
    private static readonly HashSet<string> WithoutCase =
    [
        "repeal", "repeal-a-limit", "repeal-a-veto", "repeal-from-a-day", "convention-rolls", "convention-milder-law", "convention-more-places", "confirmation-by-another",
        "cutoff-added", "limit-in-hours", "limit-other-family", "parameter-higher-later", "deemed-after-suspension", "deemed-event-read-elsewhere", "duty-weekly", "duty-yearly",
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_case_that_shows_it_passes_by_the_base_and_fails_with_the_overlay(string name)
    {
        var loaded = RulebookLoader.Load(Path.Combine(Root, "bad", name), TestContext.Current.CancellationToken, bases: [Root]);
        var shown = loaded.Diagnostics.Where(d => d.Example is not null).ToList();
        Assert.Equal(WithoutCase.Contains(name), shown.Count == 0);
        foreach (var text in shown.SelectMany(d => new[] { d.Example!.Chinese, d.Example.English }))
        {
            Assert.Equal((CaseOutcome.Passed, CaseOutcome.Failed), (Run(loaded.BaseModel()!, text), Run(loaded.Model!, text)));
        }
    }

    private static CaseOutcome Run(RulebookModel model, string text) =>
        Assert.Single(new TestRunner(model, new DecidingRunner(model)).Run([new SourceText("tests/case.yaml", "cases:\n" + text + "\n")], TestContext.Current.CancellationToken).Cases).Outcome;

    [Fact]
    public void The_corpus_is_as_large_as_it_is_said_to_be() => Assert.True(Good.Count >= 40 && Bad.Count >= 40, $"{Good.Count} good, {Bad.Count} bad");

    private static string Errors(RulebookLoader.Loaded loaded, Language language) =>
        string.Join('\n', loaded.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => DiagnosticRenderer.Render(d, language))) is { Length: > 0 } text ? text.TrimEnd() + "\n" : "";

    private static TheoryData<string> Folders(string kind) => [.. Directory.GetDirectories(Path.Combine(Root, kind)).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];
}
