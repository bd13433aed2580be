using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Plugins;

/// <summary>
/// Fills in what functions of plugins supply, before anything is judged: so every evaluator, explained or not, sees the same facts. A field
/// that was given stands as it was given. Thread-safe.
/// </summary>
internal sealed class FieldFunctions
{
    private readonly ILookup<string, Loaded> _byType;
    private readonly ComputedLog _log;
    private readonly TimeZoneInfo _zone;
    private readonly ValueReader _values;

    /// <param name="functions">The functions, each with what runs it.</param>
    /// <param name="definition">The vocabulary that types what they give.</param>
    /// <param name="log">Where values are recorded, and taken from where they were recorded before.</param>
    public FieldFunctions(IEnumerable<(FieldFunction Function, FunctionBody Body, FunctionSwitch Switch)> functions, RulebookDefinition definition, ComputedLog log)
    {
        _byType = functions.Select(f => new Loaded(f.Function, f.Body, f.Switch)).ToLookup(f => f.Function.Type.Name, StringComparer.Ordinal);
        (_log, _zone, _values) = (log, definition.Zone, new ValueReader(definition, new RecordKeys(definition)));
    }

    /// <summary>Whether a field of a type is supplied.</summary>
    public bool Supplies(string type) => _byType.Contains(type);

    /// <summary>The facts with what the functions supply as of an instant.</summary>
    public FactStore Fill(FactStore facts, DateTime asOf)
    {
        var filled = new Dictionary<RecordKey, FactRecord>();
        var computed = new Dictionary<RecordKey, ImmutableArray<ComputedValue>>();
        foreach (var functions in _byType)
        {
            foreach (var record in facts.All(functions.Key))
            {
                var values = ImmutableArray.CreateBuilder<ComputedValue>();
                Value[]? slots = null;
                foreach (var loaded in functions)
                {
                    if (record[loaded.Function.Slot].IsUnknown)
                    {
                        var (value, told) = Supply(loaded, record, facts, asOf);
                        values.Add(told);
                        (slots ??= [.. Enumerable.Range(0, record.Type.Fields.Length).Select(i => record[i])])[loaded.Function.Slot] = value;
                    }
                }

                if (slots is not null)
                {
                    filled.Add(record.Key, new FactRecord(record.Type, record.Key, slots));
                    computed.Add(record.Key, values.ToImmutable());
                }
            }
        }

        return filled.Count == 0 ? facts : facts.With(filled, computed);
    }

    private (Value Value, ComputedValue Told) Supply(Loaded loaded, FactRecord record, FactStore facts, DateTime asOf)
    {
        var (function, declaration) = (loaded.Function, loaded.Function.Declaration);
        var field = $"{record.Key}.{declaration.Field}";
        ComputedValue Told(string? input, Value value, PluginFault? fault) =>
            new(field, function.Plugin.Manifest.Id, declaration.Function, input, value.IsUnknown ? null : ValueText.Canonical(value), fault);

        if (FunctionArguments.Of(function, record, facts, asOf, _zone, out var missing) is not { } arguments)
        {
            return (Value.Unknown, Told(null, Value.Unknown, null) with { Missing = missing });
        }

        var key = new ComputedKey(function.Plugin.Manifest.Id, declaration.Function, loaded.Body.Code, arguments.Hash, declaration.Pure ? null : asOf);
        if (_log.Find(key) is { } recorded && Read(recorded, function, field) is { } kept)
        {
            return (kept, Told(arguments.Hash, kept, null));
        }

        if (loaded.Switch.OffBecause is not null)
        {
            return (Value.Unknown, Told(arguments.Hash, Value.Unknown, PluginFault.SwitchedOff));
        }

        var answer = Call(loaded, arguments);
        var value = answer.Fault is null ? Read(answer.Json, function, field) : Value.Unknown;
        if (value is null)
        {
            answer = new FunctionAnswer(null, PluginFault.Misfit, answer.Json);
        }

        if (answer.Fault is { } fault)
        {
            loaded.Switch.Failed(fault, answer.Detail);
            return (Value.Unknown, Told(arguments.Hash, Value.Unknown, fault));
        }

        loaded.Switch.Succeeded();
        _log.Record(key, answer.Json);
        return (value!.Value, Told(arguments.Hash, value.Value, null));
    }

    /// <summary>Calls, and now and then calls again, to see whether what is declared pure is.</summary>
    private static FunctionAnswer Call(Loaded loaded, FunctionArguments arguments)
    {
        var declaration = loaded.Function.Declaration;
        var answer = loaded.Body.Call(declaration.Function, arguments);
        if (answer.Fault is null && declaration is { Pure: true, Costly: false } && loaded.Switch.IsToBeChecked())
        {
            var again = loaded.Body.Call(declaration.Function, arguments);
            if (again.Fault is not null || again.Json != answer.Json)
            {
                return new FunctionAnswer(null, again.Fault ?? PluginFault.Impure, $"{answer.Json} ≠ {again.Json}");
            }
        }

        return answer;
    }

    /// <summary>The value of a JSON text by the field's type: unknown where there is none; null where it does not fit.</summary>
    private Value? Read(string? json, FieldFunction function, string field)
    {
        if (string.IsNullOrEmpty(json))
        {
            return Value.Unknown;
        }

        var misfits = new DiagnosticBag();
        var node = JsonDocumentReader.Read(new SourceText(field, json), misfits);
        var value = node is null ? Value.Unknown : _values.Read(node, function.Type.Fields[function.Slot].Type, field, misfits);
        return misfits.HasErrors ? null : value;
    }

    private sealed record Loaded(FieldFunction Function, FunctionBody Body, FunctionSwitch Switch);
}
