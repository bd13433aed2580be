using System.Collections.Immutable;
using System.Text.Json;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>The JSON shapes of scores, grades and votes: those of <c>decide</c> and of <c>assess</c>.</summary>
internal static class ScoringJson
{
    public static void Scores(Utf8JsonWriter writer, IEnumerable<ScoreFinding> scores)
    {
        writer.WriteStartArray("scores");
        foreach (var score in scores)
        {
            Score(writer, score);
        }

        writer.WriteEndArray();
    }

    public static void Grades(Utf8JsonWriter writer, IEnumerable<GradeFinding> grades)
    {
        writer.WriteStartArray("grades");
        foreach (var grade in grades)
        {
            Grade(writer, grade);
        }

        writer.WriteEndArray();
    }

    public static void Votes(Utf8JsonWriter writer, IEnumerable<VoteFinding> votes)
    {
        writer.WriteStartArray("votes");
        foreach (var vote in votes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", vote.Id);
            writer.WriteString("state", vote.State);
            DecisionJson.Strings(writer, "missing", vote.Missing);
            if (!vote.Outcome.Minutes.IsEmpty)
            {
                Minutes(writer, vote);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Minutes(Utf8JsonWriter writer, VoteFinding vote)
    {
        writer.WriteStartArray("minutes");
        foreach (var entry in vote.Minutes)
        {
            writer.WriteStartObject();
            writer.WriteString("what", entry.Name);
            DecisionJson.Strings(writer, "values", entry.Values);
            DecisionJson.Strings(writer, "missing", entry.Missing);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Score(Utf8JsonWriter writer, ScoreFinding score)
    {
        writer.WriteStartObject();
        writer.WriteString("id", score.Id);
        writer.WriteString("state", score.State);
        Number(writer, "total", score.Total);
        writer.WriteStartArray("range");
        Number(writer, score.Low);
        Number(writer, score.High);
        writer.WriteEndArray();
        writer.WriteStartArray("items");
        foreach (var item in score.Items)
        {
            writer.WriteStartObject();
            writer.WriteString("id", item.Name);
            Number(writer, "value", item.Value);
            Number(writer, "weight", item.Weight);
            Number(writer, "points", item.Points);
            DecisionJson.Strings(writer, "because", item.Missing);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("changes");
        foreach (var change in score.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", change.Clause.IsPlus ? "plus" : "minus");
            Number(writer, "points", ScoreFinding.Number(change.Amount.Points.Value));
            writer.WriteString("by", change.By?.Id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        DecisionJson.Strings(writer, "missing", score.Missing);
        writer.WriteEndObject();
    }

    private static void Grade(Utf8JsonWriter writer, GradeFinding grade)
    {
        writer.WriteStartObject();
        writer.WriteString("id", grade.Id);
        writer.WriteString("state", grade.State);
        writer.WriteString("grade", grade.Grade);
        if (grade.Grade is null)
        {
            DecisionJson.Strings(writer, "possible", grade.Possible);
        }

        writer.WriteString("without", grade.Without);
        DecisionJson.Strings(writer, "because", grade.Because);
        if (!grade.Outcome.Vetoes.IsEmpty)
        {
            Vetoes(writer, grade);
        }

        Number(writer, "rank", grade.Rank);
        Number(writer, "of", grade.Entrants);
        writer.WriteStartArray("quotas");
        foreach (var place in grade.Outcome.Quotas)
        {
            writer.WriteStartObject();
            writer.WriteString("grade", place.Quota.Syntax.Grade.Name);
            Number(writer, "places", place.Places.Low == place.Places.High ? place.Places.Low : null);
            writer.WriteString("got", place.Got switch { Truth.True => "yes", Truth.False => place.Tied ? "tied" : "no", _ => "unknown" });
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        DecisionJson.Strings(writer, "missing", grade.Missing);
        writer.WriteEndObject();
    }

    private static void Vetoes(Utf8JsonWriter writer, GradeFinding grade)
    {
        writer.WriteStartArray("vetoes");
        foreach (var veto in grade.Outcome.Vetoes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", veto.By.Id);
            writer.WriteString("state", veto.Holds.Truth == Truth.True ? "holds" : "unknown");
            writer.WriteString("forbids", ((Model.BoundGrade)grade.Provision).Type.Enum!.Values[veto.Grade]);
            DecisionJson.Strings(writer, "events", veto.Events);
            writer.WriteString("sameAs", veto.SameAs);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter writer, string name, decimal? number)
    {
        writer.WritePropertyName(name);
        Number(writer, number);
    }

    /// <summary>Exact, without trailing zeros: the same number has the same bytes.</summary>
    private static void Number(Utf8JsonWriter writer, decimal? number)
    {
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
