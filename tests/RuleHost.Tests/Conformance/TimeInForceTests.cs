using RuleHost.Cases;
using RuleHost.Decisions;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>What a later text does to what came before it: nothing.</summary>
public sealed class TimeInForceTests : IDisposable
{
    private static readonly string Versions = VersionsFolder.Path;

    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-in-force-").FullName;

    [Fact]
    public async Task A_text_published_in_the_middle_of_a_month_leaves_the_report_of_the_month_before_byte_for_byte()
    {
        var log = Path.Combine(_folder, "log.csv");
        await File.WriteAllLinesAsync(
            log,
            Enumerable.Range(0, 40).Select(i => $"T{i:00},城管局,{new DateTime(2011, 2, 21, 9, 0, 0).AddDays(i):yyyy-MM-dd HH:mm}").Prepend("编号,承办单位,交办"),
            TestContext.Current.CancellationToken);
        var map = Path.Combine(_folder, "map.yaml");
        await File.WriteAllTextAsync(map, "map: 1\ntype: 投诉\nkey: 编号\nrow: case\nfields: { 承办单位: 承办单位 }\nevents: { 交办: 交办 }\n", TestContext.Current.CancellationToken);
        var before = Before();
        foreach (var file in new[] { "limits.ndjson", "cards.ndjson", "findings.ndjson", "elapsed.svg", "cards.svg" })
        {
            Assert.Equal(await Played(before, log, map, "2011-03-14T23:59:59", file), await Played(Versions, log, map, "2011-03-14T23:59:59", file));
        }

        // And after it the two differ, or the test would see nothing.
        Assert.NotEqual(await Played(before, log, map, "2011-03-31T23:59:59", "cards.ndjson"), await Played(Versions, log, map, "2011-03-31T23:59:59", "cards.ndjson"));
    }

    [Fact]
    public async Task A_clock_that_a_later_text_took_over_says_so_with_the_due_before_and_after()
    {
        await using var book = await Rulebook.LoadAsync(Versions, cancellation: TestContext.Current.CancellationToken);
        var decision = book.DecideAll(
            Facts.Parse("as-of: 2011-03-18 09:00\nsubject: 投诉 A\ngiven: { 投诉: [ { 编号: A, 承办单位: 城管局 } ] }\nevents: [ [投诉 A, 交办, 2011-03-09 10:00] ]"),
            cancellation: TestContext.Current.CancellationToken).Single();
        var limit = decision.Limits.Single(l => l.Id == "催办");
        var moved = Assert.Single(limit.Ledger, e => e.Kind == "moved");
        Assert.Equal((new DateOnly(2011, 3, 23), new DateOnly(2011, 3, 16)), (moved.DueBefore, moved.DueAfter));
        Assert.Contains("2011-03-15 起在办的按新的条文办：到期日原为 2011-03-23，现为 2011-03-16", limit.Explain(Language.Chinese));
        Assert.Contains("From 2011-03-15 on running clocks go by the later text: due 2011-03-23 before, 2011-03-16 now", limit.Explain(Language.English));
        Assert.Contains("\"text\":{\"from\":\"2011-03-15\",\"until\":null}", decision.ToJson());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("增补 ", false)]
    public void An_addition_of_an_overlay_never_takes_the_place_of_a_text_of_the_base(string amendment, bool follows)
    {
        const string Text = "情形 一\n  对 案件\n  施行 2009-01-01 起\n  当 甲\n";
        var diagnostics = new DiagnosticBag();
        var (first, later) = (Parse("base.rule", Text), Parse("overlay.rule", amendment + Text.Replace("2009", "2012", StringComparison.Ordinal)));
        Assert.Equal(follows, new RuleHost.Binding.TextVersions([first, later]).IsSuperseded(first.Provisions[0]));
        Assert.False(diagnostics.HasErrors);

        RuleHost.Syntax.FileSyntax Parse(string name, string text) => RuleHost.Syntax.RuleParser.ParseFile(new SourceText(name, text), diagnostics);
    }

    [Fact]
    public async Task The_milder_text_says_why_it_applies()
    {
        await using var book = await Rulebook.LoadAsync(TestPaths.InRepository("tests", "conformance", "time-in-force", "milder"), cancellation: TestContext.Current.CancellationToken);
        var decision = book.DecideAll(
            Facts.Parse("as-of: 2011-06-01 09:00\nsubject: 案件 A\ngiven: { 案件: [ { 编号: A, 发生日期: 2010-06-01, 损失: 7万元, 当事人: P1, 认错: 否 } ] }"),
            cancellation: TestContext.Current.CancellationToken).Single();
        Assert.Contains("从旧兼从轻", decision.Situations.Single(s => s.Id == "处理减轻").Explain(Language.Chinese));
        Assert.DoesNotContain("从旧兼从轻，", decision.Situations.Single(s => s.Id == "处理加重").Explain(Language.Chinese));
        Assert.Contains("\"milder\":true", decision.ToJson());
    }

    /// <summary>
    /// The measure of the city grew from 36 to 43 situations after the national provisions of 2009-07-12; which seven were new no source says.
    /// As an assumption they are the seven that match article 5 of those provisions.
    /// </summary>
    /// <summary>
    /// The source says from 36 to 43, neither when nor which seven. The day (that of the national provisions) and the seven are assumed
    /// here, to show that a rulebook that knows them can say so; the Kunshan rulebook itself assumes neither.
    /// </summary>
    [Fact]
    public async Task With_an_assumed_day_and_seven_assumed_situations_there_are_thirty_six_before_and_forty_three_after()
    {
        string[] added = ["Q04", "Q14", "Q15", "Q38", "Q41", "Q42", "Q43"];
        var book = VersionsFolder.Copy(TestPaths.InRepository("rulebooks", "kunshan"), Path.Combine(_folder, "kunshan"));
        foreach (var file in Directory.GetFiles(Path.Combine(book, "情形"), "*.rule"))
        {
            var lines = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).ToList();
            for (var i = lines.Count - 1; i >= 0; i--)
            {
                if (added.Any(id => lines[i].StartsWith($"情形 {id} ", StringComparison.Ordinal)))
                {
                    lines.Insert(i + 1, "  施行 2009-07-12 起");
                }
            }

            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        }

        var yaml = Path.Combine(book, "rulebook.yaml");
        var text = await File.ReadAllTextAsync(yaml, TestContext.Current.CancellationToken);
        text = text.Replace("\ncounts:\n", "\ncounts:\n  - { of: 情形, declared: 36, at: 2009-07-11 }\n  - { of: 情形, declared: 43, at: 2009-07-12 }\n", StringComparison.Ordinal);
        Assert.Contains("declared: 36", text);
        await File.WriteAllTextAsync(yaml, text, TestContext.Current.CancellationToken);
        await using var kunshan = await Rulebook.LoadAsync(book, cancellation: TestContext.Current.CancellationToken);
        var decisions = new[] { "2009-07-11 12:00", "2009-07-12 12:00" }.Select(asOf => kunshan.Model.Provisions.Where(p => p.Kind == RuleHost.Syntax.ProvisionKind.Situation)
            .Count(p => Applies(kunshan, p, asOf))).ToArray();
        Assert.Equal([36, 43], decisions);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Whether a provision of which nothing is known is judged at all on a day.</summary>
    private static bool Applies(Rulebook book, RuleHost.Model.BoundProvision provision, string asOf)
    {
        var at = DateTime.ParseExact(asOf, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture).AddHours(-8);
        var evaluation = new Evaluation(book.Model, new RuleHost.Records.FactStoreBuilder().Build(), DateTime.SpecifyKind(at, DateTimeKind.Utc), Interpreter.Instance);
        return evaluation.InForce(provision, new Frame(RuleHost.Values.Value.None, evaluation.AsOf)) == RuleHost.Truth.True;
    }

    /// <summary>The rulebook as it was before the later texts were published.</summary>
    private string Before() => VersionsFolder.Before(Path.Combine(_folder, "before"));

    private async Task<string> Played(string path, string log, string map, string asOf, string file)
    {
        await using var book = await Rulebook.LoadAsync(path, cancellation: TestContext.Current.CancellationToken);
        var output = Directory.CreateDirectory(Path.Combine(_folder, Path.GetRandomFileName())).FullName;
        Replay.Run(book, new ReplayRequest(log) { Map = map, Output = output, AsOf = DateTimeOffset.Parse(asOf + "+08:00", System.Globalization.CultureInfo.InvariantCulture) }, cancellation: TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(Path.Combine(output, file), TestContext.Current.CancellationToken);
    }
}
