using System.IO.Compression;
using System.Text;
using RuleHost.Cases.Logs;
using RuleHost.Documents;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Cases.Logs;

public sealed class XesRowsTests : IDisposable
{
    private const string Log = """
        <?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
          <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
          <global scope="event"><string key="concept:name" value="none"/></global>
          <string key="concept:name" value="a log"/>
          <trace>
            <string key="concept:name" value="T1"><string key="note" value="inside"/></string>
            <event>
              <string key="concept:name" value="交办"/><date key="time:timestamp" value="2011-03-07T10:00:00.000+08:00"/>
              <list key="parts"><values><string key="part" value="x"/></values></list>
            </event>
            <event><string key="concept:name" value="反馈"/><date key="time:timestamp" value="2011-03-09T10:00:00.000+08:00"/><int key="cost" value="3"/></event>
          </trace>
          <trace/>
          <trace><string key="concept:name" value="T2"/><event><string key="concept:name" value="交办"/></event></trace>
        </log>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-").FullName;

    [Theory]
    [InlineData("log.xes")]
    [InlineData("log.xes.gz")]
    public void Every_event_is_a_row_with_the_attributes_of_its_trace_under_case(string name)
    {
        using var rows = Open(name, Log);
        var (key, activity, time, cost, note) = (rows.ColumnOf("case:concept:name"), rows.ColumnOf("concept:name"), rows.ColumnOf("time:timestamp"), rows.ColumnOf("cost"), rows.ColumnOf("note"));
        var read = new List<(string?, string?, string?, string?, long)>();
        while (rows.Read())
        {
            read.Add((rows[key], rows[activity], rows[time], rows[cost], rows.Line));
        }

        Assert.Equal(
            [
                ("T1", "交办", "2011-03-07T10:00:00.000+08:00", null, 8),
                ("T1", "反馈", "2011-03-09T10:00:00.000+08:00", "3", 12),
                ("T2", "交办", null, null, 15),
            ],
            read);
        Assert.Equal(["note"], rows.NeverMet);
        Assert.True(note >= 0);
    }

    [Theory]
    [InlineData("<!DOCTYPE log [<!ENTITY a \"b\">]><log><trace><event/></trace></log>")]
    [InlineData("<html><body/></html>")]
    [InlineData("<log><trace><event>")]
    [InlineData("no XML")]
    public void What_is_no_XES_is_refused_with_its_line(string text)
    {
        using var rows = Open("bad.xes", text);
        var problem = Assert.Throws<RulebookException>(() =>
        {
            while (rows.Read())
            {
            }
        });
        Assert.Equal("RH0551", problem.Diagnostics[0].Code);
    }

    [Fact]
    public void An_event_over_the_limit_stops_the_reading_however_long_the_log_is_before_it()
    {
        var text = new StringBuilder("<log><trace>");
        for (var i = 0; i < 40_000; i++)
        {
            text.Append("<event><string key=\"concept:name\" value=\"a\"/></event>");
        }

        text.Append("<event><string key=\"concept:name\" value=\"").Append('x', 2_000_000).Append("\"/></event></trace></log>");
        using var rows = Open("long.xes", text.ToString(), maxBytes: 500_000);
        var read = 0;
        var problem = Assert.Throws<RulebookException>(() =>
        {
            while (rows.Read())
            {
                read++;
            }
        });
        Assert.Equal("RH0548", problem.Diagnostics[0].Code);
        Assert.Equal(40_000, read);
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private LogRows Open(string name, string text, long maxBytes = 1_000_000)
    {
        var path = Path.Combine(_folder, name);
        using (var file = File.Create(path))
        using (Stream stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file)
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return LogFile.Open(path, new DocumentLimits(MaxBytes: maxBytes), new DiagnosticBag());
    }
}
