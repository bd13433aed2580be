using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>A row of a table, its cells in the order of <see cref="TableDefinition.Columns"/>.</summary>
internal sealed class TableRow(TableDefinition table, string key, ImmutableArray<Value> cells)
{
    public TableDefinition Table { get; } = table;

    public string Key { get; } = key;

    public ImmutableArray<Value> Cells { get; } = cells;

    public override string ToString() => $"{Table.Name}[{Key}]";
}
