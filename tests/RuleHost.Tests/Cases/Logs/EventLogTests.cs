using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using RuleHost.Cases.Logs;
using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Tests.Records;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Cases.Logs;

public sealed class EventLogTests
{
    private const string CaseMap = """
        map: 1
        type: 投诉
        key: id
        row: case
        fields:
          承办单位: area
          类别: { column: kind, values: { 修: 报修 } }
          损失: { column: loss, unit: 元, times-by: 10000 }
          上级: { column: parent, empty: 无 }
          查实: { const: 是 }
        events:
          交办: received
          反馈: { time: answered, fields: { 内容: text } }
        records:
          - { type: 单位, key: area }
        """;

    private const string EventMap = """
        map: 1
        type: 投诉
        key: case
        row: event
        activity: what
        time: when
        id: id
        fields: { 承办单位: area }
        events:
          交办: [A1, A2]
          反馈: { activity: [B], take: last, fields: { 内容: note } }
        """;

    [Fact]
    public void A_row_is_a_case_with_its_times_in_columns_and_an_empty_cell_did_not_happen()
    {
        var log = Read(CaseMap, "id,area,kind,loss,parent,received,answered,text,other\nT1,城管局,修,\"1,2\",,2011-03-07T10:00:00,2011/3/9 9:05,修好,x\nT2,,咨询,0.5,P9,2011年3月7日,,,\n");
        var first = log.Facts.Find(new RecordKey("投诉", "T1"))!;
        Assert.Equal(("报修", "城管局", true, Value.True), (first[1].EnumName, first[2].RecordKey.Key, first[4].IsNone, first[5]));
        Assert.Equal(Value.OfMoney(120000, "元"), first[3]);
        Assert.Equal([Utc("2011-03-07T02:00:00")], Times(log, "T1", "交办"));
        Assert.Equal(Value.OfText("修好"), log.Facts.Events(first.Key, "反馈", DateTime.MaxValue)[0].Fields[0]);

        var second = log.Facts.Find(new RecordKey("投诉", "T2"))!;
        Assert.True(second[2].IsUnknown);
        Assert.Equal(Value.OfMoney(5000, "元"), second[3]);
        Assert.Equal([Utc("2011-03-06T16:00:00")], Times(log, "T2", "交办"));
        Assert.Empty(Times(log, "T2", "反馈"));
        Assert.NotNull(log.Facts.Find(new RecordKey("单位", "城管局")));
        Assert.Equal((3, 3, 0, 0, 0), Counts(log));
        Assert.True(log.Facts.IsComplete(Vocabulary.Definition.Facts["投诉"]));
        Assert.False(log.Facts.IsComplete(Vocabulary.Definition.Facts["单位"]));
    }

    /// <summary>An empty cell is what nobody has found out; that there is none is said.</summary>
    [Theory]
    [InlineData("会议、验收", "会议|验收")]
    [InlineData("\"[会议, 验收]\"", "会议|验收")]
    [InlineData("会议", "会议")]
    [InlineData("没有", "")]
    [InlineData("[]", "")]
    [InlineData("", null)]
    public void A_cell_may_hold_a_list(string cell, string? parts)
    {
        const string map = """
            map: 1
            type: 投诉
            key: id
            fields:
              凭据: { column: proof, values: { 没有: "[]" } }
            """;

        var value = Read(map, $"id,proof\nT1,{cell}\n").Facts.Find(new RecordKey("投诉", "T1"))![8];

        Assert.Equal(parts is null, value.IsUnknown);
        Assert.Equal(parts, value.IsUnknown ? null : string.Join('|', value.List.Sure.Select(i => i.TextValue)));
    }

    [Fact]
    public void A_row_is_an_event_and_what_the_map_does_not_name_is_counted()
    {
        var log = Read(EventMap, """
            id,case,what,when,area,note
            1,T1,B,2011-03-09 10:00,,后
            2,T1,A1,2011-03-07 10:00,城管局,
            3,T1,B,2011-03-08 10:00,别处,先
            3,T1,B,2011-03-08 10:00,别处,先
            4,T1,X,2011-03-08 10:00,,
            5,T2,A2,２０１１-０３-０７ １０:００,,
            """);
        var last = Assert.Single(log.Facts.Events(new RecordKey("投诉", "T1"), "反馈", DateTime.MaxValue));
        Assert.Equal(Value.OfText("后"), last.Fields[0]);
        Assert.Equal("城管局", log.Facts.Find(new RecordKey("投诉", "T1"))![2].RecordKey.Key);
        Assert.Equal([Utc("2011-03-07T02:00:00")], Times(log, "T2", "交办"));
        Assert.Equal((6, 3, 2, 1, 0), Counts(log));
        Assert.Contains("X (1)", Assert.Single(log.Notes).English);
    }

    [Fact]
    public void Rows_without_key_or_with_an_unreadable_time_are_rejected_and_the_rest_goes_on()
    {
        var rejected = new List<RejectedRow>();
        var log = Read(EventMap, "id,case,what,when,area,note\n1,,A1,2011-03-07,,\n2,T1,A1,昨天,,\n3,T1,A1,,,\n4,T1,A1,2011-03-07,,\n5,T1,A1,2011-02-30,,\n", rejected);
        Assert.Equal([2, 3, 4, 6], rejected.Select(r => r.Line));
        Assert.Contains("昨天", rejected[1].Reason.English);
        Assert.Equal((5, 1, 0, 0, 4), Counts(log));
    }

    [Fact]
    public void A_quote_that_is_not_closed_is_said_and_not_taken_for_a_cell()
    {
        var rejected = new List<RejectedRow>();
        var log = Read(EventMap, "id,case,what,when,area,note\n1,T1,A1,2011-03-07,,\n2,T1,B,2011-03-08,\"城管局,x\n3,T2,A1,2011-03-07,,\n", rejected);
        Assert.Equal(3, Assert.Single(rejected).Line);
        Assert.Contains("quote", rejected[0].Reason.English);
        Assert.Equal((2, 1, 0, 0, 1), Counts(log));
    }

    [Fact]
    public void Without_ids_a_wholly_equal_row_counts_once_and_another_row_of_one_key_is_rejected()
    {
        var rejected = new List<RejectedRow>();
        const string Row = "T1,城管局,咨询,,,2011-03-07,,,\n";
        var log = Read(CaseMap, "id,area,kind,loss,parent,received,answered,text,other\n" + Row + Row + "T1,别处,咨询,,,2011-03-08,,,\n", rejected);
        Assert.Equal((3, 1, 0, 1, 1), Counts(log));
        Assert.Contains("line 2", Assert.Single(rejected).Reason.English);
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_unknown_and_noted_once()
    {
        var log = Read(CaseMap, "id,area,kind,loss,parent,received,answered,text,other\nT1,,怪,,,2011-03-07,,,\nT2,,怪,,,2011-03-07,,,\n");
        Assert.True(log.Facts.Find(new RecordKey("投诉", "T1"))![1].IsUnknown);
        Assert.StartsWith("2 values of \"投诉.类别\"", Assert.Single(log.Notes).English);
    }

    [Fact]
    public void Without_a_map_the_columns_are_record_event_at_and_the_rest_are_the_events_fields()
    {
        var rejected = new List<RejectedRow>();
        var log = Read(null, "record,event,at,id,by,内容\n投诉 T1,反馈,2011-03-09 10:00,e1,P1,好\n投诉 T1,反馈,2011-03-09 10:00,e1,P1,好\n投诉 T1,反溃,2011-03-09,e2,,\nT1,反馈,2011-03-09,e3,,\n", rejected);
        var item = Assert.Single(log.Facts.Events(new RecordKey("投诉", "T1"), "反馈", DateTime.MaxValue));
        Assert.Equal(("P1", Value.OfText("好")), (item.By, item.Fields[0]));
        Assert.Equal((4, 1, 0, 1, 2), Counts(log));
        Assert.Contains("反馈", rejected[0].Reason.English);
    }

    [Theory]
    [InlineData("记录,事件,时刻,标识,由,内容")]
    [InlineData("记录,事件,时间,id,by,内容")]
    [InlineData("记录,event,时间,标识,由,内容")]
    public void Without_a_map_the_columns_may_bear_the_words_of_a_facts_document(string header)
    {
        var log = Read(null, header + "\n投诉 T1,反馈,2011-03-09 10:00,e1,P1,好\n投诉 T1,反馈,2011-03-09 10:00,e1,P1,好\n");
        var item = Assert.Single(log.Facts.Events(new RecordKey("投诉", "T1"), "反馈", DateTime.MaxValue));
        Assert.Equal(("e1", "P1", Value.OfText("好")), (item.Id, item.By, item.Fields[0]));
        Assert.Equal((2, 1, 0, 1, 0), Counts(log));
    }

    [Fact]
    public void NDJSON_with_Chinese_keys_is_read_without_a_map()
    {
        using var rows = new NdjsonRows(new StringReader("""{"记录":"投诉 T1","事件":"反馈","时刻":"2011-03-09T10:00:00+08:00"}""")) { Name = "log.ndjson" };
        var log = WholeLog.Of(EventLogReader.Read(rows, Vocabulary.Definition, null, _ => { }, new DiagnosticBag()));
        Assert.Equal([Utc("2011-03-09T02:00:00")], Times(log, "T1", "反馈"));
    }

    [Theory]
    [InlineData("T1，报修，，，，2011-03-07，，，")]
    [InlineData(",甲，乙,2011-03-07")]
    public void A_row_typed_with_full_width_commas_is_rejected_and_the_commas_are_named(string row)
    {
        var rejected = new List<RejectedRow>();
        Read(CaseMap, "id,area,kind,loss,parent,received,answered,text,other\n" + row + "\nT2,,投诉,,,2011-03-07,,,\n", rejected);
        Assert.Contains("全角逗号", Assert.Single(rejected).Reason.Chinese, StringComparison.Ordinal);
        Assert.Contains("full-width commas", rejected[0].Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_row_with_a_full_width_comma_in_a_text_is_used()
    {
        var rejected = new List<RejectedRow>();
        var log = Read(CaseMap, "id,area,kind,loss,parent,received,answered,text,other\nT1,,投诉,,,2011-03-07,2011-03-08,修好了，已回访\n", rejected);
        Assert.Empty(rejected);
        Assert.Equal((2, 2, 0, 0, 0), Counts(log));
    }

    [Fact]
    public void NDJSON_says_the_same_as_CSV_and_a_broken_line_is_rejected()
    {
        var rejected = new List<RejectedRow>();
        using var rows = new NdjsonRows(new StringReader("""
            {"record":"投诉 T1","event":"反馈","at":"2011-03-09T10:00:00+08:00","内容":"好"}
            {"record":"投诉 T1",

            [1]
            """))
        { Name = "log.ndjson" };
        var log = WholeLog.Of(EventLogReader.Read(rows, Vocabulary.Definition, null, rejected.Add, new DiagnosticBag()));
        Assert.Equal([Utc("2011-03-09T02:00:00")], Times(log, "T1", "反馈"));
        Assert.Equal([2, 4], rejected.Select(r => r.Line));
    }

    [Fact]
    public void Facts_given_beside_a_log_fill_what_it_leaves_open()
    {
        var given = new FactBinder(Vocabulary.Definition).Bind(Facts.Parse("given: { 投诉: [ { 编号: T1, 次数: 3, 类别: 报修 } ], 单位: [ { 名称: 甲 } ] }")).Store;
        var log = Read(CaseMap, "id,area,kind,loss,parent,received,answered,text,other\nT1,,咨询,,,2011-03-07,,,\n", given: given);
        var record = log.Facts.Find(new RecordKey("投诉", "T1"))!;
        Assert.Equal(("咨询", Value.OfNumber(3)), (record[1].EnumName, record[10]));
        Assert.NotNull(log.Facts.Find(new RecordKey("单位", "甲")));
        Assert.True(log.Facts.IsComplete(Vocabulary.Definition.Facts["单位"]));
    }

    [Theory]
    [InlineData("tpye: 投诉\ntype: 投诉\nkey: id", "RH0510")]
    [InlineData("key: id", "RH0540")]
    [InlineData("type: 投诉", "RH0540")]
    [InlineData("map: 2\ntype: 投诉\nkey: id", "RH0541")]
    [InlineData("type: 投诉\nkey: id\nrow: line", "RH0542")]
    [InlineData("type: 投诉\nkey: id\nzone: Mars/Base", "RH0542")]
    [InlineData("type: 投诉\nkey: id\nfields: { 类别: { values: { a: b } } }", "RH0543")]
    [InlineData("type: 单位年度\nkey: id", "RH0544")]
    [InlineData("type: 投诉\nkey: id\nactivity: what", "RH0545")]
    [InlineData("type: 投诉\nkey: id\nrow: event\nactivity: a", "RH0540")]
    [InlineData("type: 投诉\nkey: id\ntimes: [\"hello\"]", "RH0550")]
    [InlineData("type: 投述\nkey: id", "RH0501")]
    [InlineData("type: 投诉\nkey: id\nfields: { 类型: kind }", "RH0502")]
    [InlineData("type: 投诉\nkey: id\nevents: { 交班: t }", "RH0503")]
    [InlineData("type: 投诉\nkey: id\nevents: { 反馈: { time: t, fields: { 内溶: n } } }", "RH0502")]
    public void A_slip_in_a_map_is_named(string text, string code)
    {
        var diagnostics = new DiagnosticBag();
        new CaseMapReader(Vocabulary.Definition, diagnostics).Read(new SourceText("map.yaml", text));
        Assert.Equal([code], diagnostics.Items.Select(d => d.Code).Distinct());
    }

    [Fact]
    public void A_column_that_the_log_lacks_is_named_with_the_nearest()
    {
        var diagnostics = new DiagnosticBag();
        var map = new CaseMapReader(Vocabulary.Definition, diagnostics).Read(new SourceText("map.yaml", "type: 投诉\nkey: id\nevents: { 交办: recieved }"));
        using var rows = new CsvRows(new StringReader("id,received\n"), ',', 100_000) { Name = "a.csv" };
        EventLogReader.Read(rows, Vocabulary.Definition, map, _ => { }, diagnostics);
        var diagnostic = Assert.Single(diagnostics.Items);
        Assert.Equal("RH0546", diagnostic.Code);
        Assert.Contains("received", diagnostic.Hint(Language.English));
    }

    [Theory]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss", "2011-03-07T10:00:00", "2011-03-07T02:00:00")]
    [InlineData("dd.MM.yyyy HH:mm", "07.03.2011 10:00", "2011-03-07T02:00:00")]
    [InlineData("M/d/yyyy h:mm:ss tt", "3/7/2011 1:05:00 PM", "2011-03-07T05:05:00")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2011-03-07T10:00:00.000+01:00", "2011-03-07T09:00:00")]
    public void The_maps_own_formats_are_tried_first(string format, string written, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var map = new CaseMapReader(Vocabulary.Definition, diagnostics).Read(new SourceText("map.yaml", $"type: 投诉\nkey: id\ntimes: [\"{format}\"]\nevents: {{ 交办: t }}"));
        Assert.Empty(diagnostics.Items);
        Assert.Equal(Utc(expected), new LogTimes(map!.Zone, map.Times).Read(written));
    }

    [Fact]
    public void Files_are_read_as_Excel_and_WPS_save_them()
    {
        const string Text = "id,area,kind,loss,parent,received,answered,text,other\nT1,城管局,报修,,,2011/3/7 10:00,,\"修\r\n好\",\n";
        using var folder = new TemporaryFolder();
        var encodings = new (string Name, byte[] Bytes)[]
        {
            ("bom.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]),
            ("gb.csv", FileReader.Gb18030().GetBytes(Text)),
            ("semicolon.csv", Encoding.UTF8.GetBytes(Text.Replace(',', ';'))),
            ("tab.csv", Encoding.UTF8.GetBytes(Text.Replace(',', '\t'))),
            ("packed.csv.gz", Packed(Text)),
        };
        var map = new CaseMapReader(Vocabulary.Definition, new DiagnosticBag()).Read(new SourceText("map.yaml", CaseMap));
        foreach (var (name, bytes) in encodings)
        {
            var path = Path.Combine(folder.Path, name);
            File.WriteAllBytes(path, bytes);
            var diagnostics = new DiagnosticBag();
            using var rows = LogFile.Open(path, new DocumentLimits(), diagnostics);
            var log = WholeLog.Of(EventLogReader.Read(rows, Vocabulary.Definition, map, _ => { }, diagnostics));
            Assert.Equal([Utc("2011-03-07T02:00:00")], Times(log, "T1", "交办"));
            Assert.Equal("城管局", log.Facts.Find(new RecordKey("投诉", "T1"))![2].RecordKey.Key);
            Assert.Equal(name == "gb.csv" ? ["RH0004"] : [], diagnostics.Items.Select(d => d.Code));
        }
    }

    [Fact]
    public void A_line_over_the_limit_stops_the_reading_and_names_the_setting()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "long.csv", "long.ndjson" })
        {
            var path = Path.Combine(folder.Path, name);
            File.WriteAllText(path, "record,event,at\n投诉 T1,反馈,\"" + new string('x', 5000));
            var problem = Assert.Throws<RulebookException>(() =>
            {
                using var rows = LogFile.Open(path, new DocumentLimits(MaxBytes: 1000), new DiagnosticBag());
                EventLogReader.Read(rows, Vocabulary.Definition, null, _ => { }, new DiagnosticBag());
            });
            Assert.Equal("RH0548", problem.Diagnostics[0].Code);
            Assert.Contains("RULEHOST_MAX_BYTES", problem.Diagnostics[0].Hint(Language.English));
        }
    }

    private static WholeLog Read(string? map, string csv, List<RejectedRow>? rejected = null, FactStore? given = null)
    {
        var diagnostics = new DiagnosticBag();
        var read = map is null ? null : new CaseMapReader(Vocabulary.Definition, diagnostics).Read(new SourceText("map.yaml", map));
        using var rows = new CsvRows(new StringReader(csv), ',', 100_000) { Name = "log.csv" };
        var log = WholeLog.Of(EventLogReader.Read(rows, Vocabulary.Definition, read, (rejected ?? []).Add, diagnostics), given);
        Assert.Empty(diagnostics.Items);
        return log;
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);

    private static DateTime[] Times(WholeLog log, string key, string name) => [.. log.Facts.Events(new RecordKey("投诉", key), name, DateTime.MaxValue).Select(e => e.At)];

    private static (long, long, long, long, long) Counts(WholeLog log) => (log.Counts.Read, log.Counts.Used, log.Counts.Ignored, log.Counts.Duplicate, log.Counts.Rejected);

    /// <summary>A log as one part.</summary>
    private sealed record WholeLog(FactStore Facts, RuleHost.Cases.ReplayCounts Counts, ImmutableArray<Localized> Notes)
    {
        public static WholeLog Of(EventLog? log, FactStore? given = null)
        {
            using var read = log!;
            var facts = Assert.Single(read.Parts(given, apart: false)).Facts;
            return new WholeLog(facts, read.Counts, read.Notes);
        }
    }

    private static byte[] Packed(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("rulehost-").FullName;

        public void Dispose() => Directory.Delete(Path, true);
    }
}
