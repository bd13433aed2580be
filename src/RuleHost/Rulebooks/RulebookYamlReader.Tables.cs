using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>Tables: columns, rows in place or in a CSV file.</summary>
internal sealed partial class RulebookYamlReader
{
    private ImmutableDictionary<string, TableDefinition> Tables()
    {
        var result = ImmutableDictionary.CreateBuilder<string, TableDefinition>(StringComparer.Ordinal);
        foreach (var (key, value) in _root.Entries("tables"))
        {
            Declare(key, new("表", "a table"));
            if (MappingReader.Of(value, new($"表“{key.Text}”", $"the table \"{key.Text}\""), _diagnostics) is { } entry)
            {
                result[key.Text] = Table(key, entry);
            }
        }

        return result.ToImmutable();
    }

    private TableDefinition Table(ScalarNode name, MappingReader entry)
    {
        var columns = entry.Get("columns") is MappingNode mapping ? Fields(mapping, name.Text, null) : [];
        if (columns.IsEmpty)
        {
            _diagnostics.Report(RulebookDiagnostics.MissingKey, name.Place, "columns", new Localized($"表“{name.Text}”", $"the table \"{name.Text}\""));
        }

        var key = entry.Required("key") is { } keyName ? Math.Max(0, Enumerable.Range(0, columns.Length).FirstOrDefault(i => columns[i].Name == keyName, -2)) : 0;
        if (entry.Text("key") is { } written && !columns.Any(c => c.Name == written))
        {
            Guess(_diagnostics.Report(RulebookDiagnostics.UnknownKeyField, entry.Get("key")!.Place, name.Text, written), written, columns.Select(c => c.Name));
        }

        var table = new TableDefinition { Name = name.Text, Key = key, Columns = columns };
        if (!columns.IsEmpty)
        {
            var rows = entry.Text("file") is { } file ? FileRows(table, file, entry.Get("file")!.Place) : InlineRows(table, entry);
            table.Rows = Unique(table, rows);
        }

        entry.Get("rows");
        entry.Text("source");
        entry.Text("note");
        entry.Finish();
        return table;
    }

    private IEnumerable<(TableRow Row, SourceLocation Place)> InlineRows(TableDefinition table, MappingReader entry)
    {
        foreach (var item in entry.Items("rows"))
        {
            if (item is not SequenceNode row)
            {
                _diagnostics.Report(RulebookDiagnostics.WrongShape, item.Place, table.Name, new Localized("一行，例如 [机关, 20%]", "a row, for example [机关, 20%]"));
                yield break;
            }

            if (row.Items.Length != table.Columns.Length)
            {
                _diagnostics.Report(RulebookDiagnostics.RowWidth, row.Place, table.Name, row.Items.Length, table.Columns.Length);
                continue;
            }

            var cells = ImmutableArray.CreateBuilder<Value>();
            for (var i = 0; i < row.Items.Length; i++)
            {
                if (_scalars.Read(row.Items[i], table.Columns[i].Type, out var problem) is { } value)
                {
                    cells.Add(value);
                }
                else
                {
                    _diagnostics.Report(RulebookDiagnostics.BadValue, row.Items[i].Place, $"{table.Name}.{table.Columns[i].Name}", problem!);
                }
            }

            if (cells.Count == table.Columns.Length)
            {
                yield return (new TableRow(table, ValueText.Canonical(cells[table.Key]), cells.ToImmutable()), row.Place);
            }
        }
    }

    private IEnumerable<(TableRow Row, SourceLocation Place)> FileRows(TableDefinition table, string file, SourceLocation place)
    {
        var relative = file.Replace('\\', '/');
        if (Path.IsPathRooted(relative) || relative.Split('/').Contains(".."))
        {
            _diagnostics.Report(RulebookDiagnostics.OutsideFolder, place, table.Name, file);
            yield break;
        }

        if (Opened(relative, place) is not { } source)
        {
            yield break;
        }

        using var csv = new CsvReader(new StringReader(source.Content), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = bad => Broken(table, source, bad),
            MissingFieldFound = null,
        });
        if (!csv.Read() || !csv.ReadHeader())
        {
            _diagnostics.Report(DocumentDiagnostics.Empty, source, new TextSpan(0, 0), source.Path);
            yield break;
        }

        var header = csv.HeaderRecord!.Select(h => h.Trim()).ToList();
        var indexes = table.Columns.Select(c => header.IndexOf(c.Name)).ToArray();
        for (var i = 0; i < indexes.Length; i++)
        {
            if (indexes[i] < 0)
            {
                _diagnostics.Report(RulebookDiagnostics.TableColumn, source, source.LineSpan(1), table.Name, table.Columns[i].Name);
            }
        }

        if (Array.Exists(indexes, i => i < 0))
        {
            yield break;
        }

        while (csv.Read())
        {
            var line = Math.Min(csv.Parser.RawRow, source.LineCount);
            var where = new SourceLocation(source, source.LineSpan(line));
            if (csv.Parser.Record is not { } record || Array.TrueForAll(record, string.IsNullOrWhiteSpace))
            {
                // Spreadsheets leave rows of commas behind.
                continue;
            }

            if (record.Length < header.Count)
            {
                _diagnostics.Report(RulebookDiagnostics.RowWidth, where, table.Name, record.Length, header.Count);
                continue;
            }

            var cells = ImmutableArray.CreateBuilder<Value>();
            for (var i = 0; i < indexes.Length; i++)
            {
                if (Cell(table, table.Columns[i], csv.GetField(indexes[i])?.Trim() ?? "", line, where) is { } value)
                {
                    cells.Add(value);
                }
            }

            if (cells.Count == indexes.Length)
            {
                yield return (new TableRow(table, ValueText.Canonical(cells[table.Key]), cells.ToImmutable()), where);
            }
        }
    }

    /// <summary>The file of a table or calendar; what is wrong with it is shown where the rulebook names it.</summary>
    private SourceText? Opened(string relative, SourceLocation place)
    {
        var before = _diagnostics.Items.Count;
        var source = _openTable(relative, place);
        if (_diagnostics.Items.Count > before && _diagnostics.Items[^1] is { Location: null } nowhere)
        {
            _diagnostics.Amend(nowhere with { Location = place });
        }

        return source;
    }

    /// <summary>A quote inside a cell that is not quoted would be read one way or another: neither is guessed.</summary>
    private void Broken(TableDefinition table, SourceText source, BadDataFoundArgs bad)
    {
        var line = Math.Clamp(bad.Context.Parser?.RawRow ?? 1, 1, source.LineCount);
        var field = bad.Field.Length > 40 ? bad.Field[..40] + "…" : bad.Field;
        _diagnostics.Report(RulebookDiagnostics.BrokenCsv, source, source.LineSpan(line), table.Name, line, field);
    }

    /// <summary>A cell left empty in a column that may be absent is 无; in any other it is an error.</summary>
    private Value? Cell(TableDefinition table, FieldDefinition column, string text, int line, SourceLocation place)
    {
        if (text.Length == 0)
        {
            if (column.Type.Optional)
            {
                return Value.None;
            }

            _diagnostics.Report(RulebookDiagnostics.EmptyCell, place, table.Name, line, column.Name);
            return null;
        }

        if (_scalars.Read(text, column.Type, out var problem) is { } value)
        {
            return value;
        }

        _diagnostics.Report(RulebookDiagnostics.BadValue, place, $"{table.Name}.{column.Name}", problem!);
        return null;
    }

    private ImmutableArray<TableRow> Unique(TableDefinition table, IEnumerable<(TableRow Row, SourceLocation Place)> rows)
    {
        var result = ImmutableArray.CreateBuilder<TableRow>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, place) in rows)
        {
            if (keys.Add(row.Key))
            {
                result.Add(row);
            }
            else
            {
                _diagnostics.Report(RulebookDiagnostics.TableKeyTwice, place, table.Name, row.Key);
            }
        }

        return result.ToImmutable();
    }
}
