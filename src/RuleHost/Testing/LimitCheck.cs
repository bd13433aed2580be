using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Cases;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Testing;

/// <summary>What a case expects of a limit: its state, its dates and spans, its cards in order, with or without their instants.</summary>
internal static class LimitCheck
{
    private static readonly Localized StateHint = new(
        $"写成 {string.Join("、", ClockStates.Enumeration.Values)}。", $"Write one of {string.Join(", ", Enum.GetValues<ClockState>().Select(s => s.Key()))}.");

    private static readonly Localized CardsHint = new("写成列表：[提醒, { 黄牌: 2011-03-15 00:00, 状态: 已摘牌 }]；没有就写 []。", "Write a list: [提醒, { 黄牌: 2011-03-15 00:00, 状态: 已摘牌 }]; write [] where there is none.");

    private static readonly ImmutableArray<(string Chinese, string English)> Known =
    [
        TestWords.State, TestWords.DueDate, TestWords.Due, TestWords.Overdue, TestWords.Remaining, TestWords.Elapsed, TestWords.Cards,
        TestWords.Provisional, TestWords.Round, TestWords.OriginalDue, TestWords.OverdueOriginal, TestWords.Suspended, TestWords.Missing, TestWords.Deemed, TestWords.Origin,
    ];

    public static void Run(string what, DocumentNode expected, LimitFinding actual, BoundLimit limit, Comparison comparison)
    {
        if (expected is ScalarNode state)
        {
            State(what, state, actual, comparison);
        }
        else if (expected is MappingNode mapping)
        {
            foreach (var (key, value) in mapping.Entries)
            {
                Part($"{what}.{key.Text}", key, value, actual, limit, comparison);
            }
        }
        else
        {
            comparison.Unreadable(what, expected, StateHint);
        }
    }

    private static void Part(string what, ScalarNode key, DocumentNode value, LimitFinding actual, BoundLimit limit, Comparison comparison)
    {
        var reading = actual.Present.Reading;
        if (TestWords.State.Is(key.Text) && value is ScalarNode state)
        {
            State(what, state, actual, comparison);
        }
        else if (TestWords.DueDate.Is(key.Text))
        {
            comparison.Of(what, value, DataType.Date, actual.DueDate is { } date ? Value.OfDate(date) : Value.None, actual);
        }
        else if (TestWords.Due.Is(key.Text))
        {
            comparison.Of(what, value, DataType.Instant, reading?.Due is { } due ? Value.OfInstant(due) : Value.None, actual);
        }
        else if (TestWords.Overdue.Is(key.Text))
        {
            comparison.Of(what, value, DataType.OpenSpan, reading is { Overdue.Kind: ValueKind.Span } ? reading.Overdue : Value.OfSpan(0, limit.Unit), actual);
        }
        else if (TestWords.Remaining.Is(key.Text))
        {
            comparison.Of(what, value, DataType.OpenSpan, reading is { Remaining.Kind: ValueKind.Span } ? reading.Remaining : Value.None, actual);
        }
        else if (TestWords.Elapsed.Is(key.Text))
        {
            comparison.Of(what, value, DataType.OpenSpan, reading is { Elapsed.Kind: ValueKind.Span } ? reading.Elapsed : Value.None, actual);
        }
        else if (TestWords.Cards.Is(key.Text))
        {
            Cards(what, value, actual, comparison);
        }
        else if (TestWords.Provisional.Is(key.Text))
        {
            comparison.Of(what, value, DataType.Bool, Value.Of(actual.Provisional), actual);
        }
        else if (TestWords.Round.Is(key.Text))
        {
            comparison.Of(what, value, DataType.Integer, Value.OfNumber(actual.Round), actual);
        }
        else if (TestWords.Missing.Is(key.Text))
        {
            comparison.Set(what, value, actual.Missing, actual);
        }
        else if (TestWords.Deemed.Is(key.Text))
        {
            comparison.Of(what, value, DataType.Text, actual.Deemed is { } deemed ? Value.OfText(deemed) : Value.None, actual);
        }
        else if (TestWords.OriginalDue.Is(key.Text))
        {
            comparison.Of(what, value, DataType.Date, actual.Original is { } original ? Value.OfDate(original) : Value.None, actual);
        }
        else if (TestWords.OverdueOriginal.Is(key.Text))
        {
            comparison.Of(what, value, DataType.OpenSpan, reading is { OverdueOriginal.Kind: ValueKind.Span } ? reading.OverdueOriginal : Value.OfSpan(0, limit.Unit), actual);
        }
        else if (TestWords.Suspended.Is(key.Text))
        {
            comparison.Of(what, value, DataType.OpenSpan, reading is { Suspended.Kind: ValueKind.Span } ? reading.Suspended : Value.None, actual);
        }
        else if (TestWords.Origin.Is(key.Text))
        {
            comparison.Set(what, value, comparison.OriginOf(limit), actual);
        }
        else
        {
            comparison.Diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownKey, key.Place, [key.Text, new Localized($"“{limit.Id}”的期望", $"an expectation of \"{limit.Id}\"")])
            {
                SpecialHint = DidYouMean.Hint(key.Text, [.. Known.SelectMany(k => new[] { k.Chinese, k.English })]),
            });
        }
    }

    private static void State(string what, ScalarNode expected, LimitFinding actual, Comparison comparison)
    {
        if (TestWords.Clock(expected.Text) is not { } state)
        {
            comparison.Unreadable(what, expected, Comparison.Near(expected.Text, [.. Enum.GetValues<ClockState>().SelectMany(s => new[] { s.Chinese(), s.Key() })]) ?? StateHint);
        }
        else if (state != actual.Clock)
        {
            var missing = actual.Missing.IsEmpty ? "" : $"({string.Join("、", actual.Missing)})";
            comparison.Fail(what, expected.Text, actual.Clock.Chinese() + missing, actual);
        }
    }

    private static void Cards(string what, DocumentNode expected, LimitFinding actual, Comparison comparison)
    {
        var items = expected switch
        {
            SequenceNode sequence => sequence.Items,
            MappingNode { Entries.IsEmpty: true } => [],
            ScalarNode scalar when TestWords.IsNone(scalar.Text) => [],
            ScalarNode scalar => [scalar],
            _ => default,
        };
        if (items.IsDefault)
        {
            comparison.Unreadable(what, expected, CardsHint);
            return;
        }

        var same = items.Length == actual.Cards.Length;
        for (var i = 0; i < items.Length; i++)
        {
            var card = i < actual.Cards.Length ? actual.Cards[i] : null;
            switch (items[i])
            {
                case ScalarNode kind:
                    same &= kind.Text == card?.Kind;
                    break;
                case MappingNode { Entries: [(var kind, ScalarNode at), .. var rest] } when comparison.Instant(at) is { } instant && StateIn(rest) is (true, var state):
                    same &= kind.Text == card?.Kind && instant == card.At.UtcDateTime && (state is null || state == card.State);
                    break;
                default:
                    comparison.Unreadable(what, items[i], CardsHint);
                    return;
            }
        }

        if (!same)
        {
            var withInstants = items.Any(i => i is MappingNode);
            comparison.Fail(what, Comparison.Shown(expected), Comparison.List(actual.Cards.Select(c => Shown(c, withInstants))), actual);
        }
    }

    /// <summary>状态 behind a card's instant, as the state's key; not readable where it is something else.</summary>
    private static (bool Readable, string? State) StateIn(ImmutableArray<(ScalarNode Key, DocumentNode Value)> rest)
    {
        if (rest is not [(var key, ScalarNode state)] || !TestWords.State.Is(key.Text))
        {
            return (rest.IsEmpty, null);
        }

        var index = BuiltInFacts.CardStates.IndexOf(state.Text);
        var known = index >= 0 ? CardLife.KeyOf((CardState)index) : CardLife.IndexOf(state.Text) >= 0 ? state.Text : null;
        return (known is not null, known);
    }

    private static string Shown(CardIssued card, bool withInstant) =>
        withInstant ? $"{{ {card.Kind}: {card.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}, 状态: {BuiltInFacts.CardStates.Values[CardLife.IndexOf(card.State)]} }}" : card.Kind;
}
