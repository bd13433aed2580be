using RuleHost.Records;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Records;

public sealed class FactsOfTests
{
    private enum Kind
    {
        咨询,
        [RuleHost.Fact("报修")]
        Repair,
    }

    [RuleHost.Fact("单位")]
    private sealed record Unit([property: RuleHost.Fact("名称")] string Name);

    [RuleHost.Fact("单位年度")]
    private sealed record UnitYear([property: RuleHost.Fact("单位")] Unit Unit, [property: RuleHost.Fact("年度")] int Year);

    [RuleHost.Fact("测评票")]
    private sealed record Ballot([property: RuleHost.Fact("编号")] int Number, [property: RuleHost.Fact("单位年度")] UnitYear Of);

    [RuleHost.Fact("投诉")]
    private sealed record Complaint([property: RuleHost.Fact("编号")] string Id)
    {
        [RuleHost.Fact("类别")]
        public Kind? Kind { get; init; }

        [RuleHost.Fact("承办单位")]
        public Unit? Unit { get; init; }

        [RuleHost.Fact("损失")]
        public Money? Loss { get; init; }

        [RuleHost.Fact("上级")]
        public Maybe<string> Parent { get; init; }

        [RuleHost.Fact("查实")]
        public bool? Verified { get; init; }

        [RuleHost.Fact("发生日期")]
        public DateOnly? Day { get; init; }

        [RuleHost.Fact("进度")]
        public decimal? Progress { get; init; }

        [RuleHost.Fact("凭据")]
        public IReadOnlyList<string>? Proofs { get; init; }

        [RuleHost.Fact("缺岗")]
        public string? Absent { get; init; }

        public string NotAFact { get; init; } = "";
    }

    [RuleHost.Fact("投诉")]
    private sealed record WithNullable([property: RuleHost.Fact("编号")] string Id, [property: RuleHost.Fact("上级")] string? Parent);

    [RuleHost.Fact("投诉")]
    private sealed record WithDouble([property: RuleHost.Fact("编号")] string Id, [property: RuleHost.Fact("进度")] double Progress);

    [Fact]
    public void Records_of_a_program_are_read_by_their_attributes_and_null_is_unknown()
    {
        var record = Bind(Facts.Of(new Complaint("T1")
        {
            Kind = Kind.Repair,
            Unit = new Unit("城管局"),
            Loss = new Money(5m),
            Parent = Maybe<string>.None,
            Verified = true,
            Day = new DateOnly(2011, 3, 1),
            Progress = 0.3m,
            Proofs = ["甲", "乙"],
            Absent = "30分钟",
        })).Find(new RecordKey("投诉", "T1"))!;

        Assert.Equal("报修", record[1].EnumName);
        Assert.Equal(new RecordKey("单位", "城管局"), record[2].RecordKey);
        Assert.Equal(Value.OfMoney(5, "元"), record[3]);
        Assert.True(record[4].IsNone);
        Assert.Equal(Value.True, record[5]);
        Assert.Equal(Value.OfDate(new DateOnly(2011, 3, 1)), record[6]);
        Assert.Equal(Value.OfNumber(0.3m), record[7]);
        Assert.Equal(2, record[8].List.Sure.Length);
        Assert.Equal(Value.OfSpan(30, SpanUnit.Minute), record[9]);

        var empty = Bind(Facts.Of(new Complaint("T2"))).Find(new RecordKey("投诉", "T2"))!;
        Assert.All(Enumerable.Range(1, 9), slot => Assert.True(empty[slot].IsUnknown));
    }

    [Fact]
    public void A_list_is_complete_even_when_empty_and_a_single_record_is_not()
    {
        Assert.True(Bind(Facts.Of((object)Array.Empty<Unit>())).IsComplete(Vocabulary.Definition.Facts["单位"]));
        Assert.True(Bind(Facts.Of(new List<Unit> { new("甲") })).IsComplete(Vocabulary.Definition.Facts["单位"]));
        Assert.False(Bind(Facts.Of(new Unit("甲"))).IsComplete(Vocabulary.Definition.Facts["单位"]));
    }

    [Fact]
    public void A_reference_may_be_the_object_of_a_record_with_a_compound_key()
    {
        var ballot = Bind(Facts.Of(new Ballot(1, new UnitYear(new Unit("城管局"), 2010)))).Find(new RecordKey("测评票", "1"))!;
        Assert.Equal(new RecordKey("单位年度", "城管局/2010"), ballot[1].RecordKey);
    }

    [Fact]
    public void Dictionaries_serve_as_a_document_does()
    {
        var store = Bind(Facts.Of(new Dictionary<string, object?>
        {
            ["投诉"] = new[] { new Dictionary<string, object?> { ["编号"] = "T1", ["损失"] = "5万元", ["上级"] = Maybe<string>.None, ["次数"] = 3, ["类别"] = null } },
            ["单位"] = new Dictionary<string, object?> { ["名称"] = "甲" },
        }));
        var record = store.Find(new RecordKey("投诉", "T1"))!;
        Assert.Equal(Value.OfMoney(50000, "元"), record[3]);
        Assert.True(record[4].IsNone);
        Assert.True(record[1].IsUnknown);
        Assert.Equal(Value.OfNumber(3), record[10]);
        Assert.True(store.IsComplete(Vocabulary.Definition.Facts["投诉"]));
        Assert.False(store.IsComplete(Vocabulary.Definition.Facts["单位"]));
    }

    [Fact]
    public void One_record_may_be_given_with_the_name_of_its_type() =>
        Assert.NotNull(Bind(Facts.Of(("单位", new Dictionary<string, object?> { ["名称"] = "甲" }))).Find(new RecordKey("单位", "甲")));

    [Fact]
    public void Events_join_facts_without_changing_them()
    {
        var facts = Facts.Of(new Complaint("T1"));
        var at = new DateTimeOffset(2011, 3, 7, 10, 0, 0, TimeSpan.FromHours(8));
        var with = facts.With(new FactEvent("投诉 T1", "反馈", at, new Dictionary<string, object?> { ["内容"] = "已修复" }) { Id = "e1", By = "P1" });

        Assert.Empty(Bind(facts).RecordsWithEvents);
        var item = Assert.Single(Bind(with).Events(new RecordKey("投诉", "T1"), "反馈", DateTime.MaxValue));
        Assert.Equal((at.UtcDateTime, "P1", Value.OfText("已修复")), (item.At, item.By, item.Fields[0]));
    }

    [Fact]
    public void A_plain_nullable_for_a_field_that_may_be_absent_is_refused() => Assert.Equal("RH0514", Error(Facts.Of(new WithNullable("T1", null))));

    [Fact]
    public async Task A_registered_class_that_does_not_fit_is_refused_when_the_rulebook_is_loaded()
    {
        var path = TestPaths.InRepository("tests", "acceptance", "cn-complaints", "rulebook");
        var refused = await Assert.ThrowsAsync<RulebookException>(() => Rulebook.LoadAsync(path, o => o.AddFacts<Complaint>(), TestContext.Current.CancellationToken));
        Assert.Equal("RH0501", Assert.Single(refused.Diagnostics).Code);
        Assert.Throws<ArgumentException>(() => new RulebookOptions().AddFacts<string>());
    }

    [Fact]
    public void A_binary_fraction_is_refused_where_an_exact_number_is_declared() => Assert.Equal("RH0515", Error(Facts.Of(new WithDouble("T1", 0.1))));

    [Fact]
    public void Money_of_another_currency_is_refused() => Assert.Equal("RH0508", Error(Facts.Of(new Complaint("T1") { Loss = new Money(5, "美元") })));

    [Fact]
    public void What_is_no_fact_is_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => Facts.Of("投诉 T1"));
        Assert.Throws<ArgumentException>(() => Facts.Of(3));
        Assert.Throws<ArgumentException>(() => Facts.Of((object)new List<string>()));
    }

    [Theory]
    [InlineData("投诉 T1", null)]
    [InlineData("投诉 T11", "RH0562")]
    [InlineData("单位 水务局", null)]
    [InlineData("单位 城管局", null)]
    public void A_record_of_which_the_given_ones_say_nothing_is_a_slip(string asked, string? code)
    {
        // Units are referred to and not given: any may be asked about.
        var binder = new FactBinder(Vocabulary.Definition);
        var store = binder.Bind(Facts.Of(new Complaint("T1") { Unit = new Unit("城管局") })).Store;

        if (code is null)
        {
            Assert.Equal(asked, binder.Subject(asked, store) is var key ? $"{key.Type} {key.Key}" : null);
        }
        else
        {
            Assert.Equal(code, Assert.Single(Assert.Throws<RulebookException>(() => binder.Subject(asked, store)).Diagnostics).Code);
        }
    }

    private static FactStore Bind(Facts facts) => new FactBinder(Vocabulary.Definition).Bind(facts).Store;

    private static string Error(Facts facts) => Assert.Single(Assert.Throws<RulebookException>(() => Bind(facts)).Diagnostics).Code;
}
