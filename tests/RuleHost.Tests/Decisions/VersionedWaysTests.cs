using System.Buffers;
using System.Text;
using RuleHost.Decisions;
using RuleHost.Records;
using Xunit;

namespace RuleHost.Tests.Decisions;

/// <summary>Whichever way a record comes in, it is judged by the text of its time.</summary>
public sealed class VersionedWaysTests
{
    /// <summary>A case as an object.</summary>
    [RuleHost.Fact("案件")]
    public sealed record Case(
        [property: RuleHost.Fact("编号")] string Id,
        [property: RuleHost.Fact("发生日期")] DateOnly? On,
        [property: RuleHost.Fact("损失")] Money? Loss,
        [property: RuleHost.Fact("当事人")] string? Who,
        [property: RuleHost.Fact("认错")] bool? Admits);

    [Theory]
    [InlineData("versions", "")]
    [InlineData("milder", ",\"认错\":false")]
    public async Task Documents_lines_and_the_interpreter_agree(string folder, string more)
    {
        await using var book = await Load(folder);
        var records = new[] { "2008-06-01", "2010-06-01", "2011-03-14", "2011-03-15", "2011-09-01" }
            .SelectMany(day => new[] { 3, 7, 20 }.Select(loss => $"{{\"编号\":\"{day}/{loss}\",\"发生日期\":\"{day}\",\"损失\":\"{loss}万元\",\"当事人\":\"P1\"{more}}}"));
        var document = $"{{\"as-of\":\"2012-01-01T00:00:00+08:00\",\"given\":{{\"案件\":[{string.Join(',', records)}]}}}}";
        var expected = book.DecideAll(Facts.Parse(document), cancellation: TestContext.Current.CancellationToken).Select(d => d.ToJson()).ToList();
        var output = new ArrayBufferWriter<byte>();
        book.DecideJson(Encoding.UTF8.GetBytes(document), output, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(expected, Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var bound = book.Binder.Bind(Facts.Parse(document));
        var interpreted = new DecisionSession(book.Model, Interpreter.Instance, bound.Store, bound.AsOf!.Value.UtcDateTime);
        Assert.Equal(expected, bound.Store.Order.Select(key => interpreted.Decide(key).ToJson()));
        Assert.Contains(expected, line => line.Contains("\"state\":\"holds\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Objects_are_judged_by_the_text_of_their_time_too()
    {
        await using var book = await Load("milder");
        var judge = book.JudgeOf<Case>();
        var asOf = new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
        foreach (var (day, loss) in new[] { (new DateOnly(2010, 6, 1), 70_000m), (new DateOnly(2010, 6, 1), 200_000m), (new DateOnly(2011, 6, 1), 70_000m), (new DateOnly(2008, 6, 1), 70_000m) })
        {
            var record = new Case("A", day, new Money(loss, "元"), "P1", false);
            var expected = book.Decide("案件 A", Facts.Of(record), asOf, TestContext.Current.CancellationToken).Situations.Where(s => s.State == "holds").Select(s => s.Id);
            var verdicts = judge.Judge(record, asOf);
            Assert.Equal(expected, verdicts.Decision.Situations.Where(s => s.State == "holds").Select(s => s.Id));
            Assert.Equal(expected.Count(), verdicts.Count);
        }
    }

    private static Task<Rulebook> Load(string folder) =>
        Rulebook.LoadAsync(TestPaths.InRepository("tests", "conformance", "time-in-force", folder), cancellation: TestContext.Current.CancellationToken);
}
