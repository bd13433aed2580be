using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Testing;

/// <summary>Compares what a case expects of a 评分, 等次 or 票决 (semantics S26).</summary>
internal static class ScoringCheck
{
    /// <summary>Keys that can be expected of a score.</summary>
    public static readonly ImmutableArray<(string Chinese, string English)> ScoreKeys = [TestWords.Total, TestWords.Items, TestWords.Plus, TestWords.Minus, TestWords.State, TestWords.Missing];

    /// <summary>Keys that can be expected of a grade.</summary>
    public static readonly ImmutableArray<(string Chinese, string English)> GradeKeys = [TestWords.Grade, TestWords.Without, TestWords.Because, TestWords.Rank, TestWords.State, TestWords.Missing];

    /// <summary>Keys that can be expected of a vote.</summary>
    public static readonly ImmutableArray<(string Chinese, string English)> VoteKeys = [TestWords.State, TestWords.Minutes, TestWords.Missing];

    /// <summary>Compares one key of a score; false where the key is none of a score's.</summary>
    public static bool Score(string what, ScalarNode key, DocumentNode expected, ScoreFinding actual, Comparison comparison)
    {
        if (TestWords.Total.Is(key.Text))
        {
            Total(what, expected, actual, comparison);
        }
        else if (TestWords.Items.Is(key.Text) && expected is MappingNode items)
        {
            foreach (var (name, value) in items.Entries)
            {
                if (actual.Outcome.Lines.FirstOrDefault(l => l.Item.Name == name.Text) is { } line)
                {
                    comparison.Of($"{what}.{name.Text}", value, DataType.Points, line.Value.Value, actual);
                }
                else
                {
                    comparison.Unreadable(what, name, Comparison.Near(name.Text, [.. actual.Outcome.Lines.Select(l => l.Item.Name)]) ?? new("写评分里的项名。", "Write the name of an item of the score."));
                }
            }
        }
        else if (TestWords.Plus.Is(key.Text) || TestWords.Minus.Is(key.Text))
        {
            comparison.Of(what, expected, DataType.Points, actual.Outcome.Sum(TestWords.Plus.Is(key.Text)), actual);
        }
        else
        {
            return Common(what, key, expected, actual.Outcome.State, actual, comparison);
        }

        return true;
    }

    /// <summary>A total; 不适用 where the score does not apply.</summary>
    public static void Total(string what, DocumentNode expected, ScoreFinding actual, Comparison comparison) =>
        Whole(what, expected, DataType.Points, actual.Outcome.Total.Value, actual.Outcome.State, actual, comparison);

    /// <summary>Compares one key of a grade; false where the key is none of a grade's.</summary>
    public static bool Grade(string what, ScalarNode key, DocumentNode expected, GradeFinding actual, DataType scale, Comparison comparison)
    {
        if (TestWords.Grade.Is(key.Text))
        {
            Grade(what, expected, actual, scale, comparison);
        }
        else if (TestWords.Without.Is(key.Text))
        {
            comparison.Of(what, expected, scale.OrNone(), actual.Without is { } better ? Value.OfEnum(scale.Enum!, scale.Enum!.IndexOf(better)) : Value.None, actual);
        }
        else if (TestWords.Because.Is(key.Text))
        {
            comparison.Set(what, expected, actual.Because, actual);
        }
        else if (TestWords.Rank.Is(key.Text))
        {
            comparison.Of(what, expected, DataType.Integer, actual.Standing.Rank.Value, actual);
        }
        else
        {
            return Common(what, key, expected, actual.Outcome.State, actual, comparison);
        }

        return true;
    }

    /// <summary>A grade of the scale; 不适用 where the grade does not apply.</summary>
    public static void Grade(string what, DocumentNode expected, GradeFinding actual, DataType scale, Comparison comparison) =>
        Whole(what, expected, scale, actual.Outcome.Grade.Value, actual.Outcome.State, actual, comparison);

    /// <summary>Compares one key of a vote; false where the key is none of a vote's.</summary>
    public static bool Vote(string what, ScalarNode key, DocumentNode expected, VoteFinding actual, Comparison comparison)
    {
        if (TestWords.State.Is(key.Text))
        {
            Vote(what, expected, actual, comparison);
        }
        else if (TestWords.Minutes.Is(key.Text) && expected is MappingNode minutes)
        {
            foreach (var (name, value) in minutes.Entries)
            {
                if (actual.Minutes.FirstOrDefault(m => m.Name == name.Text) is { } entry)
                {
                    comparison.Set($"{what}.{name.Text}", value, entry.Values, actual);
                }
                else
                {
                    comparison.Unreadable(what, name, new("写票决“载明”的一项。", "Write what the vote's \"载明\" keeps."));
                }
            }
        }
        else if (TestWords.Missing.Is(key.Text))
        {
            comparison.Set(what, expected, actual.Missing, actual);
        }
        else
        {
            return false;
        }

        return true;
    }

    public static void Vote(string what, DocumentNode expected, VoteFinding actual, Comparison comparison)
    {
        if ((expected as ScalarNode)?.Text is not { } text || TestWords.Vote(text) is not { } wanted)
        {
            comparison.Unreadable(what, expected, new("写成 通过、未通过、无效、缓议、待查 或 不适用。", "Write passed, failed, invalid, postponed, unknown or notApplicable."));
        }
        else if (wanted != actual.Outcome.State)
        {
            comparison.Fail(what, text, TestWords.Word(actual.Outcome.State), actual);
        }
    }

    private static void Whole(string what, DocumentNode expected, DataType type, Value value, JudgementState state, Finding actual, Comparison comparison)
    {
        if (state == JudgementState.NotApplicable || IsNotApplicable(expected))
        {
            State(what, expected, state, actual, comparison);
        }
        else
        {
            comparison.Of(what, expected, type, value, actual);
        }
    }

    /// <summary>What can be expected of a score and of a grade alike; false where the key is neither.</summary>
    private static bool Common(string what, ScalarNode key, DocumentNode expected, JudgementState state, Finding actual, Comparison comparison)
    {
        if (TestWords.State.Is(key.Text))
        {
            State(what, expected, state, actual, comparison);
        }
        else if (TestWords.Missing.Is(key.Text))
        {
            comparison.Set(what, expected, actual.Missing, actual);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static bool IsNotApplicable(DocumentNode expected) => expected is ScalarNode { Text: var text } && TestWords.Judgement(text) == JudgementState.NotApplicable;

    private static void State(string what, DocumentNode expected, JudgementState actual, Finding finding, Comparison comparison)
    {
        if (expected is not ScalarNode scalar || TestWords.Judgement(scalar.Text) is not { } wanted)
        {
            comparison.Unreadable(what, expected, new("写成 成立、待查 或 不适用。", "Write holds, unknown or notApplicable."));
        }
        else if (wanted != actual)
        {
            comparison.Fail(what, scalar.Text, TestWords.Word(actual), finding);
        }
    }
}
