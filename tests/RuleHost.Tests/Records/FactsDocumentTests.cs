using RuleHost.Records;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Records;

public sealed class FactsDocumentTests
{
    [Theory]
    [InlineData("as-of: 2011-03-15 09:00\nsubject: 投诉 T1\ngiven: { 投诉: [ { 编号: T1 } ] }\nevents: [ [投诉 T1, 交办, 2011-03-07 10:00] ]")]
    [InlineData("时点: 2011-03-15 09:00\n对: [投诉 T1]\n给定: { 投诉: [ { 编号: T1 } ] }\n事件: [ { 记录: 投诉 T1, 事件: 交办, 时刻: 2011-03-07 10:00 } ]")]
    [InlineData("""{"as-of":"2011-03-15T09:00:00+08:00","subject":"投诉 T1","given":{"投诉":[{"编号":"T1"}]},"events":[{"record":"投诉 T1","event":"交办","at":"2011-03-07T02:00:00Z"}]}""")]
    public void A_document_reads_the_same_in_Chinese_in_English_and_in_JSON(string text)
    {
        var bound = Bind(text);

        Assert.Equal(DateTimeOffset.Parse("2011-03-15T09:00:00+08:00", null), bound.AsOf);
        Assert.Equal([new RecordKey("投诉", "T1")], bound.Subjects);
        Assert.NotNull(bound.Store.Find(new RecordKey("投诉", "T1")));
        var events = bound.Store.Events(new RecordKey("投诉", "T1"), "交办", DateTime.MaxValue);
        Assert.Equal(new DateTime(2011, 3, 7, 2, 0, 0, DateTimeKind.Utc), Assert.Single(events).At);
    }

    [Fact]
    public void A_date_alone_as_the_as_of_is_the_end_of_that_day() =>
        Assert.Equal(DateTimeOffset.Parse("2011-03-15T23:59:59+08:00", null), Bind("as-of: 2011-03-15").AsOf);

    [Fact]
    public void A_field_that_is_not_there_is_unknown_null_is_known_absence_and_an_empty_text_is_a_text()
    {
        var record = One("{ 编号: T1, 上级: null }");
        Assert.True(record[3].IsUnknown);
        Assert.True(record[4].IsNone);
        Assert.True(One("{ 编号: T1, 上级: 无 }")[4].IsNone);
        Assert.Equal(Value.OfText(""), One("{ 编号: T1, 上级: \"\" }")[4]);
    }

    [Theory]
    [InlineData("{ 编号: T1, 损失: null }", "RH0507")]
    [InlineData("{ 编号: T1, 损失: 无 }", "RH0507")]
    [InlineData("{ 编号: T1, 损失: \"\" }", "RH0508")]
    [InlineData("{ 编号: T1, 查实: 大概 }", "RH0508")]
    [InlineData("{ 编号: T1, 次数: 3.5 }", "RH0508")]
    [InlineData("{ 编号: T1, 类别: [报修] }", "RH0508")]
    [InlineData("{ 编号: T1, 承办单伟: 城管局 }", "RH0502")]
    [InlineData("{ 类别: 报修 }", "RH0506")]
    [InlineData("{ 编号: \"\" }", "RH0506")]
    public void What_does_not_fit_its_declaration_is_named(string record, string code) =>
        Assert.Equal([code], Errors($"given: {{ 投诉: [ {record} ] }}"));

    [Fact]
    public void An_empty_list_is_known_to_be_empty()
    {
        var list = One("{ 编号: T1, 凭据: [] }")[8].List;
        Assert.True(list.Complete);
        Assert.Empty(list.Sure);
    }

    [Fact]
    public void A_listed_type_is_complete_even_when_empty_and_others_are_not()
    {
        var store = Bind("given: { 投诉: [] }").Store;
        Assert.True(store.IsComplete(Vocabulary.Definition.Facts["投诉"]));
        Assert.False(store.IsComplete(Vocabulary.Definition.Facts["单位"]));
    }

    [Theory]
    [InlineData("given: { 投述: [] }", "RH0501")]
    [InlineData("given: { 投诉: { 编号: T1 } }", "RH0512")]
    [InlineData("given: { 投诉: [ { 编号: T1 }, { 编号: T1 } ] }", "RH0505")]
    [InlineData("events: [ [投诉 T1, 交伴, 2011-03-07] ]", "RH0503")]
    [InlineData("events: [ [投诉 T1, 反馈, 2011-03-07, { 内溶: 好 }] ]", "RH0504")]
    [InlineData("events: [ [投诉 T1, 交办] ]", "RH0513")]
    [InlineData("events: [ [投诉 T1, 交办, 昨天] ]", "RH0516")]
    [InlineData("events: [ [T1, 交办, 2011-03-07] ]", "RH0509")]
    [InlineData("subjcet: 投诉 T1", "RH0510")]
    [InlineData("subject: 投诉 T1\n对: 投诉 T1", "RH0511")]
    [InlineData("subject: 投述 T1", "RH0501")]
    public void A_slip_in_the_document_is_named(string text, string code) => Assert.Equal([code], Errors(text));

    [Fact]
    public void A_misspelt_field_gets_a_did_you_mean_at_its_place()
    {
        var diagnostics = new DiagnosticBag();
        new FactBinder(Vocabulary.Definition).Bind(Facts.Parse("given:\n  投诉:\n    - { 编号: T1, 承办单伟: 城管局 }", "f.yaml").Given, diagnostics);
        var diagnostic = Assert.Single(diagnostics.Items);
        Assert.Contains("承办单位", diagnostic.Hint(Language.English));
        Assert.Equal("承办单伟", diagnostic.Location!.Value.Source.Slice(diagnostic.Location.Value.Span).ToString());
    }

    [Fact]
    public void A_compound_key_is_joined_in_one_spelling_wherever_it_is_written()
    {
        var bound = Bind("subject: 单位年度 城管局/2010\ngiven: { 单位年度: [ { 单位: 城管局, 年度: 2010年 } ], 测评票: [ { 编号: 1, 单位年度: 城管局/2010年 } ] }");
        var key = new RecordKey("单位年度", "城管局/2010");
        Assert.Equal([key], bound.Subjects);
        Assert.NotNull(bound.Store.Find(key));
        Assert.Equal(key, bound.Store.Find(new RecordKey("测评票", "1"))![1].RecordKey);
        Assert.Single(bound.Store.Referrers(Vocabulary.Definition.Facts["测评票"], 1, "城管局/2010"));
    }

    [Fact]
    public void Events_may_be_of_records_that_are_not_given_and_an_id_counts_once()
    {
        var store = Bind("events: [ { id: e1, record: 投诉 T9, event: 交办, at: 2011-03-07 }, { id: e1, record: 投诉 T9, event: 交办, at: 2011-03-07 } ]").Store;
        Assert.Null(store.Find(new RecordKey("投诉", "T9")));
        Assert.Single(store.Events(new RecordKey("投诉", "T9"), "交办", DateTime.MaxValue));
    }

    [Fact]
    public void Cards_need_no_key_and_one_that_a_clock_would_issue_has_the_clocks_key()
    {
        var store = Bind("given: { 牌: [ { 种类: 黄牌 }, { 种类: 黄牌 }, { 种类: 黄牌, 时限: A, 案件: T1, 时刻: 2011-03-15 00:00 } ] }").Store;
        Assert.Equal(3, store.All("牌").Length);
        Assert.Equal("A/T1/黄牌/2011-03-15T00:00:00", store.All("牌")[2].Key.Key);
    }

    [Fact]
    public void An_empty_document_gives_nothing() => Assert.Empty(Bind("{}").Store.RecordsWithEvents);

    private static FactRecord One(string record) => Bind($"given: {{ 投诉: [ {record} ] }}").Store.Find(new RecordKey("投诉", "T1"))!;

    private static BoundFacts Bind(string text) => new FactBinder(Vocabulary.Definition).Bind(Facts.Parse(text));

    private static string[] Errors(string text)
    {
        var diagnostics = new DiagnosticBag();
        new FactBinder(Vocabulary.Definition).Bind(Facts.Parse(new SourceText("facts", text), diagnostics).Given, diagnostics);
        foreach (var diagnostic in diagnostics.Items)
        {
            Assert.NotEmpty(diagnostic.Message(Language.Chinese));
            Assert.NotEmpty(diagnostic.Hint(Language.English));
        }

        return [.. diagnostics.Items.Select(d => d.Code)];
    }
}
