using System.Collections.Immutable;
using RuleHost.Cases.Logs;
using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Text;

namespace RuleHost.Assessing;

/// <summary>
/// Reads a folder of facts: one file a fact type (<c>单位年度.csv</c>, <c>.ndjson</c>, <c>.yaml</c>), a map beside it where its columns are
/// not the fields (<c>单位年度.map.yaml</c>), and <c>events.csv</c> or <c>events.ndjson</c>. A file that is there makes its type complete.
/// </summary>
internal sealed class AssessmentFolder(Rulebook rulebook, DiagnosticBag diagnostics)
{
    private const string EventsFile = "events";
    private const string MapEnding = ".map.yaml";

    private readonly List<Localized> _notes = [];

    /// <summary>What a reader should know: rows that could not be read, values that were taken for unknown.</summary>
    public ImmutableArray<Localized> Notes => [.. _notes];

    /// <summary>The facts; null, with diagnostics, where a file cannot be used.</summary>
    /// <exception cref="RulebookException">A file cannot be opened.</exception>
    public FactStore? Read(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            diagnostics.Report(DocumentDiagnostics.NotFound, null, folder);
            return null;
        }

        var files = Directory.EnumerateFiles(folder).Select(f => new FileInfo(f)).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        var maps = files.Where(f => f.Name.EndsWith(MapEnding, StringComparison.Ordinal)).ToDictionary(f => f.Name[..^MapEnding.Length], StringComparer.Ordinal);
        var types = ImmutableArray.CreateBuilder<GivenType>();
        var logs = new List<(FileInfo File, FileInfo? Map)>();
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var (name, format) = Split(file.Name);
            if (format is null || file.Name.EndsWith(MapEnding, StringComparison.Ordinal))
            {
                continue;
            }

            if (!first.TryAdd(name, file.Name))
            {
                diagnostics.Report(AssessingDiagnostics.TwoFiles, null, name, first[name], file.Name);
                continue;
            }

            if (name == EventsFile || maps.ContainsKey(name))
            {
                logs.Add((file, maps.GetValueOrDefault(name)));
            }
            else if (Records(file, format) is { } records)
            {
                types.Add(new GivenType(new ScalarNode(new SourceLocation(new SourceText(file.Name, ""), default), name, ScalarStyle.Quoted), true, records));
            }
        }

        foreach (var (name, map) in maps.Where(m => !first.ContainsKey(m.Key)).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            diagnostics.Report(AssessingDiagnostics.MapWithoutData, null, map.Name, name);
        }

        if (first.Count == 0)
        {
            diagnostics.Report(AssessingDiagnostics.EmptyFolder, null, folder, string.Join("、", Wanted()));
        }

        var bound = diagnostics.HasErrors ? null : rulebook.Binder.Bind(GivenFacts.Empty with { Types = types.ToImmutable() }, diagnostics);
        var store = diagnostics.HasErrors ? null : bound?.Store;
        foreach (var (file, map) in logs.OrderBy(l => l.Map is null))
        {
            store = store is null ? null : Log(file, map, store, cancellation);
        }

        return store is null ? null : InOrder(store);
    }

    /// <summary>The same records by type and key: in which order the files give them changes nothing, not even which elements a sheet shows first.</summary>
    private FactStore InOrder(FactStore facts)
    {
        var builder = new FactStoreBuilder();
        foreach (var key in facts.Order.OrderBy(k => k.Type, StringComparer.Ordinal).ThenBy(k => k.Key, StringComparer.Ordinal))
        {
            builder.Add(facts.Find(key)!);
        }

        foreach (var item in facts.AllEvents)
        {
            builder.Add(item);
        }

        foreach (var type in rulebook.Model.Definition.Facts.Keys.Where(facts.Listed))
        {
            builder.MarkComplete(type);
        }

        return builder.Build();
    }

    /// <summary>Names of files that could be there: the types that are assessed first.</summary>
    private IEnumerable<string> Wanted() => rulebook.Model.Provisions.Where(p => p is Model.BoundScore or Model.BoundGrade).Select(p => p.Subject?.Name)
        .Concat(rulebook.Model.Definition.Facts.Values.Where(t => !t.BuiltIn).Select(t => t.Name).Order(StringComparer.Ordinal))
        .OfType<string>()
        .Distinct()
        .Take(3)
        .Select(t => t + ".csv");

    private static (string Name, string? Format) Split(string file)
    {
        var plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        var ending = Path.GetExtension(plain);
        return (Path.GetFileNameWithoutExtension(plain), ending is ".csv" or ".ndjson" or ".yaml" ? ending : null);
    }

    private ImmutableArray<GivenRecord>? Records(FileInfo file, string format) => format switch
    {
        ".csv" => Rows(file),
        _ when FileReader.Read(file.FullName, file.Name, diagnostics) is not { } text => null,
        ".ndjson" => [.. Lines(FileReader.Read(file.FullName, file.Name, diagnostics)!)],
        _ => YamlDocumentReader.Read(FileReader.Read(file.FullName, file.Name, diagnostics)!, diagnostics) is { } root
            && root.AsSequence(Localized.Same(file.Name), diagnostics) is { } list
            ? [.. list.Items.Select(i => i.AsMapping(Localized.Same(file.Name), diagnostics)).OfType<MappingNode>().Select(m => new FieldsRecord(m))]
            : null,
    };

    /// <summary>A row of a CSV file is a record, its columns are fields. An empty cell is unknown, a column that is no field is ignored.</summary>
    private ImmutableArray<GivenRecord> Rows(FileInfo file)
    {
        var fields = rulebook.Model.Definition.Facts.GetValueOrDefault(Split(file.Name).Name)?.Fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        using var rows = LogFile.Open(file.FullName, DocumentLimits.Current, diagnostics);
        var read = false;
        var cells = new List<(long Line, List<(string Column, string Cell)> Cells)>();
        while (rows.Read())
        {
            if (!read)
            {
                TellIgnored(file.Name, [.. rows.Columns], fields);
                read = true;
            }

            if (rows.Problem is { } problem)
            {
                _notes.Add(new($"{file.Name} 第 {rows.Line} 行未用：{problem.Reason.Chinese}", $"{file.Name} line {rows.Line} was not used: {problem.Reason.English}"));
                continue;
            }

            var row = new List<(string, string)>();
            for (var i = 0; i < rows.Columns.Count; i++)
            {
                if (fields?.Contains(rows.Columns[i]) != false && rows[i] is { } cell && !string.IsNullOrWhiteSpace(cell))
                {
                    row.Add((rows.Columns[i], cell.Trim()));
                }
            }

            cells.Add((rows.Line, row));
        }

        // Messages point at the line of the file; the lines themselves are not kept.
        var lines = new SourceText(file.Name, new string('\n', cells.Count == 0 ? 0 : (int)cells[^1].Line));
        return [.. cells.Select(row =>
        {
            var place = new SourceLocation(lines, new TextSpan((int)row.Line - 1, 0));
            return new FieldsRecord(new MappingNode(place, [.. row.Cells.Select(c => (new ScalarNode(place, c.Column, ScalarStyle.Quoted), (DocumentNode)new ScalarNode(place, c.Cell, ScalarStyle.Plain)))]));
        })];
    }

    /// <summary>A column that is no field may be a remark, or a field misspelt: what it holds is then unknown for everybody.</summary>
    private void TellIgnored(string file, IReadOnlyList<string> columns, HashSet<string>? fields)
    {
        if (fields is null || columns.Where(c => !string.IsNullOrWhiteSpace(c) && !fields.Contains(c)).ToList() is not { Count: > 0 } ignored)
        {
            return;
        }

        var missing = fields.Where(f => !columns.Contains(f)).ToList();
        var near = ignored.Select(c => (Column: c, Field: DidYouMean.Nearest(c, missing))).Where(p => p.Field is not null).ToList();
        _notes.Add(new(
            $"{file} 这些列不是字段，没有用：{string.Join("、", ignored)}{(near.Count == 0 ? "" : "；" + string.Join("，", near.Select(n => $"“{n.Column}”是不是“{n.Field}”")) + "？")}",
            $"{file}: these columns are no fields and were not used: {string.Join(", ", ignored)}{(near.Count == 0 ? "" : "; " + string.Join(", ", near.Select(n => $"is \"{n.Column}\" the field \"{n.Field}\"")) + "?")}"));
    }

    private IEnumerable<GivenRecord> Lines(SourceText text)
    {
        var number = 0;
        foreach (var line in text.Content.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && JsonDocumentReader.Read(new SourceText($"{text.Path}:{number}", line), diagnostics) is { } root
                && root.AsMapping(Localized.Same(text.Path), diagnostics) is { } fields)
            {
                yield return new FieldsRecord(fields);
            }
        }
    }

    private FactStore? Log(FileInfo file, FileInfo? map, FactStore given, CancellationToken cancellation)
    {
        CaseMap? columns = null;
        if (map is not null && (FileReader.Read(map.FullName, map.Name, diagnostics) is not { } text || (columns = new CaseMapReader(rulebook.Model.Definition, diagnostics).Read(text)) is null))
        {
            return null;
        }

        using var rows = LogFile.Open(file.FullName, DocumentLimits.Current, diagnostics);
        using var log = EventLogReader.Read(rows, rulebook.Model.Definition, columns, Reject, diagnostics, cancellation: cancellation);
        if (diagnostics.HasErrors || log is null)
        {
            return null;
        }

        var facts = log.Parts(given, apart: false).Single().Facts;
        _notes.AddRange(log.Notes);
        return facts;

        void Reject(RejectedRow row) => _notes.Add(new($"{file.Name} 第 {row.Line} 行未用：{row.Reason.Chinese}", $"{file.Name} line {row.Line} was not used: {row.Reason.English}"));
    }
}
