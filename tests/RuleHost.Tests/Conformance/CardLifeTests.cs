using RuleHost.Documents;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>The life of a card, told as cases of a rulebook, and how it reads.</summary>
public sealed class CardLifeTests
{
    [Fact]
    public void Every_case_of_a_cards_life_comes_out()
    {
        var loaded = RulebookLoader.Load(TestPaths.InRepository("tests", "conformance", "cards"), TestContext.Current.CancellationToken);
        Assert.Empty(loaded.Diagnostics);
        var diagnostics = new DiagnosticBag();
        SourceText[] files = [.. loaded.Folder!.Tests.Select(t => FileReader.Read(Path.Combine(loaded.Folder.Root, t), t, diagnostics)).OfType<SourceText>()];
        var report = new TestRunner(loaded.Model!, global::RuleHost.Decisions.Interpreter.Instance).Run(files, TestContext.Current.CancellationToken);
        Assert.Empty(report.Diagnostics);
        Assert.Equal([], report.Cases.Where(c => c.Outcome != CaseOutcome.Passed).Select(c => c.Name));
        Assert.Equal(17, report.Cases.Length);
    }

    [Fact]
    public async Task A_card_issued_at_night_is_handed_out_when_the_office_opens()
    {
        var card = (await Yellow("")).Cards[^1];
        Assert.Equal(("issued", DateTimeOffset.Parse("2011-03-15T08:30:00+08:00", null)), (card.State, card.SendAt));
    }

    [Fact]
    public async Task A_lifting_without_effect_says_why_in_both_languages()
    {
        var limit = await Yellow(", { record: 牌 答复/T1/黄牌/2011-03-15T00:00:00, event: 摘牌, at: 2011-03-18 09:00, by: 城管局, fields: { 理由: 系统故障 } }");
        var step = Assert.Single(limit.Cards[^1].History);
        Assert.Equal("“城管局”无权摘牌，应由市效能办", step.Refused!.Chinese);
        Assert.Contains("2011-03-18 09:00 摘牌，由 城管局：系统故障（不生效：“城管局”无权摘牌，应由市效能办）", limit.Explanation().ToText(Language.Chinese));
        Assert.Contains("(without effect: 城管局 may not lift it; 市效能办 may)", limit.Explanation().ToText(Language.English));
    }

    private static async Task<LimitFinding> Yellow(string events)
    {
        await using var book = await Rulebook.LoadAsync(TestPaths.InRepository("tests", "conformance", "cards"), cancellation: TestContext.Current.CancellationToken);
        var facts = Facts.Parse($"as-of: 2011-03-20 09:00\nsubject: 投诉 T1\ngiven: {{ 投诉: [ {{ 编号: T1, 承办单位: 城管局 }} ] }}\nevents: [ [投诉 T1, 交办, 2011-03-07 10:00]{events} ]");
        return book.DecideAll(facts, cancellation: TestContext.Current.CancellationToken).Single().Limits.Single();
    }
}
