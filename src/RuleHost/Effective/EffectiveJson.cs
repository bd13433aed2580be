using System.Text;
using System.Text.Json;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Values;

namespace RuleHost.Effective;

/// <summary>The effective text as JSON.</summary>
internal static class EffectiveJson
{
    public static string Write(EffectiveRulebook effective, bool changedOnly)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, DecisionJson.Options))
        {
            Write(writer, effective, changedOnly);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, EffectiveRulebook effective, bool changedOnly)
    {
        var identity = effective.Rulebook.Identity;
        writer.WriteStartObject();
        writer.WriteStartObject("rulebook");
        writer.WriteString("id", identity.Id);
        writer.WriteString("version", identity.Version);
        writer.WriteString("hash", identity.Hash);
        writer.WriteEndObject();
        Day(writer, "on", effective.On);
        writer.WriteStartArray("layers");
        foreach (var layer in effective.Layers)
        {
            writer.WriteStartObject();
            writer.WriteString("id", layer.Id);
            writer.WriteString("version", layer.Version);
            writer.WriteString("title", (layer.Yaml.Find("title") as ScalarNode)?.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Each(writer, "parameters", effective.Parameters.Where(p => !changedOnly || p.IsTouched), Parameter);
        Each(writer, "provisions", effective.Provisions.Where(p => !changedOnly || p.Coming != Coming.Kept), Provision);
        Each(writer, "repealed", effective.Repealed, Repealed);
        Each(writer, "yaml", EffectiveYaml.Lines(effective, changedOnly), (w, line) => w.WriteStringValue(line));
        writer.WriteEndObject();
    }

    private static void Parameter(Utf8JsonWriter writer, EffectiveParameter parameter)
    {
        writer.WriteStartObject();
        writer.WriteString("name", parameter.Name);
        writer.WriteString("note", parameter.Note);
        Each(writer, "default", parameter.Default, Value);
        Each(writer, "local", parameter.Local, Value);
        Each(writer, "inForce", parameter.InForce, Value);
        Each(writer, "uses", parameter.Uses, (w, use) =>
        {
            w.WriteStartObject();
            w.WriteString("provision", use.Provision);
            w.WriteString("clause", use.Clause);
            At(w, "at", use.At);
            Each(w, "openings", use.Openings, (inner, opening) =>
            {
                inner.WriteStartObject();
                inner.WriteString("text", opening.Text);
                inner.WriteString("from", opening.From);
                inner.WriteString("to", opening.To);
                inner.WriteString("by", opening.By);
                At(inner, "at", opening.At);
                inner.WriteEndObject();
            });
            w.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter writer, ParameterText value)
    {
        writer.WriteStartObject();
        writer.WriteString("from", value.From);
        writer.WriteString("value", value.Value);
        At(writer, "at", value.At);
        writer.WriteEndObject();
    }

    private static void Provision(Utf8JsonWriter writer, EffectiveProvision provision)
    {
        writer.WriteStartObject();
        writer.WriteString("id", provision.Id);
        writer.WriteString("kind", provision.Kind);
        writer.WriteString("title", provision.Title);
        writer.WriteString("status", Key(provision.Coming));
        At(writer, "at", provision.At);
        Day(writer, "from", provision.From);
        Day(writer, "until", provision.Until);
        Each(writer, "generals", provision.Generals, (w, id) => w.WriteStringValue(id));
        Each(writer, "clauses", provision.Clauses, (w, clause) =>
        {
            w.WriteStartObject();
            w.WriteString("keyword", clause.Keyword);
            w.WriteString("text", clause.Text);
            w.WriteString("status", Key(clause.Coming));
            At(w, "at", clause.At);
            Each(w, "was", clause.Was, Text);
            w.WriteEndObject();
        });
        Each(writer, "dropped", provision.Dropped, (w, dropped) =>
        {
            w.WriteStartObject();
            w.WriteString("text", dropped.Text);
            At(w, "at", dropped.At);
            At(w, "by", dropped.By);
            w.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    private static void Repealed(Utf8JsonWriter writer, RepealedText repealed)
    {
        writer.WriteStartObject();
        writer.WriteString("id", repealed.Provision.Id);
        writer.WriteString("kind", repealed.Provision.Kind);
        writer.WriteString("title", repealed.Provision.Title);
        writer.WriteString("reason", repealed.Provision.Reason);
        Day(writer, "from", repealed.Provision.From);
        Day(writer, "until", repealed.Provision.Until);
        At(writer, "at", repealed.At);
        At(writer, "by", repealed.By);
        writer.WritePropertyName("opening");
        if (repealed.Opening is { } opening)
        {
            Text(writer, opening);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, WrittenText text)
    {
        writer.WriteStartObject();
        writer.WriteString("text", text.Text);
        At(writer, "at", text.At);
        writer.WriteEndObject();
    }

    private static void At(Utf8JsonWriter writer, string name, Origin at)
    {
        writer.WriteStartObject(name);
        writer.WriteString("layer", at.Layer);
        writer.WriteString("file", at.File);
        writer.WriteNumber("line", at.Line);
        writer.WriteEndObject();
    }

    private static void Each<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void Day(Utf8JsonWriter writer, string name, DateOnly? day) => writer.WriteString(name, day is { } known ? ValueText.Date(known) : null);

    private static string Key(Coming coming) => coming switch
    {
        Coming.Kept => "kept",
        Coming.Added => "added",
        _ => "amended",
    };
}
