using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RuleHost.Cases;
using RuleHost.Decisions;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>What <c>assess --out</c> writes: assessment.ndjson, summary.json, the bulletin, the red and black list, a sheet a unit, and with --what-if who moved.</summary>
internal static class AssessmentWriter
{
    public static void Write(string folder, Assessment assessment, Rulebook rulebook, int listLength, Language language)
    {
        using (var lines = new NdjsonFile(folder, "assessment.ndjson"))
        {
            foreach (var decision in assessment.Decisions)
            {
                Line(lines.Begin(), decision);
                lines.End();
            }
        }

        using (var summary = new NdjsonFile(folder, "summary.json"))
        {
            Summary(summary.Begin(), assessment, rulebook);
            summary.End();
        }

        Page(folder, "bulletin.html", Bulletin.Of(assessment, rulebook, language));
        Page(folder, "red-black.html", RedBlackList.Of(assessment, rulebook, listLength, language));
        var units = Directory.CreateDirectory(Path.Combine(folder, "units"));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var decision in assessment.Decisions)
        {
            // Two types may have one key, and two keys one name that a file system takes.
            var name = FileName(decision.Key);
            for (var i = 2; !names.Add(name); i++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{FileName(decision.Key)}-{i}");
            }

            Page(units.FullName, name + ".html", UnitSheet.Of(decision, rulebook, language));
        }
    }

    private static void Page(string folder, string name, string html) => File.WriteAllText(Path.Combine(folder, name), html, new UTF8Encoding(false));

    /// <summary>One line of JSON a subject, as in assessment.ndjson.</summary>
    public static void Line(Utf8JsonWriter writer, Decision decision)
    {
        writer.WriteString("type", decision.Type);
        writer.WriteString("key", decision.Key);
        Number(writer, "rank", Assessment.Leading(decision)?.Rank);
        writer.WriteString("group", Assessment.Leading(decision)?.Group);
        ScoringJson.Scores(writer, decision.Scores);
        ScoringJson.Grades(writer, decision.Grades);
        DecisionJson.Judgements(writer, "vetoes", decision.Vetoes, all: false);
        DecisionJson.Judgements(writer, "consequences", decision.Consequences, all: false);
        DecisionJson.Repealed(writer, decision.Repealed);
    }

    public static void Summary(Utf8JsonWriter writer, Assessment assessment, Rulebook rulebook)
    {
        writer.WriteString("asOf", DecisionJson.Instant(assessment.AsOf));
        writer.WriteStartObject("rulebook");
        writer.WriteString("id", rulebook.Identity.Id);
        writer.WriteString("version", rulebook.Identity.Version);
        writer.WriteString("hash", rulebook.Identity.Hash);
        writer.WriteEndObject();
        writer.WriteNumber("year", assessment.Period.Year);
        if (assessment.Period.Month is not null)
        {
            writer.WriteString("month", assessment.Period.ToString());
        }

        writer.WriteNumber("subjects", assessment.Decisions.Length);
        writer.WriteStartObject("grades");
        foreach (var grade in assessment.Decisions.SelectMany(d => d.Grades).GroupBy(g => g.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(grade.Key);
            foreach (var count in grade.GroupBy(g => g.Grade ?? g.State, StringComparer.Ordinal).OrderBy(c => c.Key, StringComparer.Ordinal))
            {
                writer.WriteNumber(count.Key, count.Count());
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteNumber("vetoed", assessment.Decisions.Count(d => d.Grades.Any(g => g.Without is not null)));
    }

    /// <summary>Writes who moved; the result is how many.</summary>
    public static ImmutableArray<Move> Moves(Assessment before, Assessment after)
    {
        var earlier = before.Decisions.ToDictionary(d => (d.Type, d.Key));
        return [.. after.Decisions
            .Select(d => new Move(earlier.GetValueOrDefault((d.Type, d.Key)), d))
            .Where(m => m.Before is null || !Same(m.Before, m.After))];
    }

    public static void WriteMoves(string folder, IEnumerable<Move> moves)
    {
        using var lines = new NdjsonFile(folder, "what-if.ndjson");
        foreach (var move in moves)
        {
            Line(lines.Begin(), move);
            lines.End();
        }
    }

    public static void Line(Utf8JsonWriter writer, Move move)
    {
        writer.WriteString("type", move.After.Type);
        writer.WriteString("key", move.After.Key);
        Place(writer, "before", move.Before);
        Place(writer, "after", move.After);
    }

    private static void Place(Utf8JsonWriter writer, string name, Decision? decision)
    {
        if (decision is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        Number(writer, "total", Assessment.Score(decision)?.Total);
        writer.WriteString("grade", Assessment.Leading(decision)?.Grade);
        Number(writer, "rank", Assessment.Leading(decision)?.Rank);
        writer.WriteEndObject();
    }

    private static bool Same(Decision a, Decision b) =>
        (Assessment.Score(a)?.Total, Assessment.Leading(a)?.Grade, Assessment.Leading(a)?.Rank) == (Assessment.Score(b)?.Total, Assessment.Leading(b)?.Grade, Assessment.Leading(b)?.Rank);

    /// <summary>A key as a file's name: what a file system may not like becomes _.</summary>
    private static string FileName(string key) => string.Concat(key.Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' ? c : '_'));

    private static void Number(Utf8JsonWriter writer, string name, decimal? number)
    {
        writer.WritePropertyName(name);
        if (number is { } known)
        {
            writer.WriteRawValue(ValueText.Number(known));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>Someone whose total, grade or rank a change moves.</summary>
internal sealed record Move(Decision? Before, Decision After);
