using RuleHost.Cases.Logs;
using RuleHost.Records;
using Xunit;

namespace RuleHost.Tests.Cases.Logs;

public sealed class RowSorterTests
{
    [Theory]
    [InlineData(1_000_000)]
    [InlineData(2_000)]
    [InlineData(1)]
    public void Rows_come_out_by_record_and_in_the_order_of_the_log_whatever_fits_in_memory(long budget)
    {
        var random = new Random(7);
        using var sorter = new RowSorter(budget);
        var rows = new List<GatheredRow>();
        for (var i = 1; i <= 500; i++)
        {
            var row = new GatheredRow
            {
                Key = new RecordKey(i % 3 == 0 ? "单位" : "投诉", $"件{random.Next(40)}"),
                Part = i % 3 == 0 ? 1 : 0,
                Number = i,
                Line = i + 1,
                Digest = new UInt128((ulong)i, ulong.MaxValue - (ulong)i),
                Cells = [i % 2 == 0 ? null : "", $"值{i}\n", null],
            };
            rows.Add(row);
            sorter.Add(row);
        }

        rows.Sort((a, b) => (a.Key.Key, a.Key.Type) == (b.Key.Key, b.Key.Type) ? a.Number.CompareTo(b.Number)
            : a.Key.Key != b.Key.Key ? string.CompareOrdinal(a.Key.Key, b.Key.Key) : string.CompareOrdinal(a.Key.Type, b.Key.Type));
        Assert.Equal(500, sorter.Count);
        Assert.Equal(rows.Select(Text), sorter.Sorted().Select(Text));
    }

    private static string Text(GatheredRow row) => $"{row.Key} {row.Part} {row.Number} {row.Line} {row.Digest} {string.Join('|', row.Cells.Select(c => c ?? "null"))}";
}
