using RuleHost.Cases.Logs;
using RuleHost.Documents;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Cases.Logs;

/// <summary>Rows that name their cells themselves.</summary>
public sealed class OpenRowsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-rows-").FullName;

    [Theory]
    [InlineData("log.ndjson")]
    [InlineData("log.xes")]
    public void A_new_column_in_each_row_is_told_before_it_takes_all_memory(string name)
    {
        var names = Enumerable.Range(0, 20_000);
        var text = name.EndsWith(".xes", StringComparison.Ordinal)
            ? $"<log><trace>{string.Concat(names.Select(i => $"<event><string key=\"c{i}\" value=\"1\"/></event>"))}</trace></log>"
            : string.Concat(names.Select(i => $"{{\"c{i}\":1}}\n"));
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        using var rows = LogFile.Open(path, DocumentLimits.Current, new DiagnosticBag());
        var problem = Assert.Throws<RulebookException>(() =>
        {
            while (rows.Read())
            {
            }
        });
        Assert.Equal("RH0374", Assert.Single(problem.Diagnostics).Code);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
