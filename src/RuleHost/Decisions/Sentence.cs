using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>The sentence of an explanation's node, with the values that it names: put into words when it is first read, as most are not.</summary>
internal abstract class Sentence
{
    public abstract Localized Compose();

    public static Localized Prefix(Localized first, Localized second) => new($"{first.Chinese} {second.Chinese}", $"{first.English} {second.English}");

    /// <summary>Two pieces with the same words between them; what is the same in both languages, as numbers and names are, is put together once.</summary>
    protected static Localized Joined(Localized first, string between, Localized second)
    {
        var chinese = string.Concat(first.Chinese, between, second.Chinese);
        return ReferenceEquals(first.Chinese, first.English) && ReferenceEquals(second.Chinese, second.English)
            ? Localized.Same(chinese)
            : new(chinese, string.Concat(first.English, between, second.English));
    }

    protected static Localized Labelled(Localized? label, Localized text) => label is null ? text : Prefix(label, text);
}

/// <summary>A provision by kind, id and title, and the record that it is about.</summary>
internal sealed class HeadSentence(BoundProvision provision, RecordKey? subject) : Sentence
{
    public override Localized Compose()
    {
        var kind = ExplanationWords.Kind(provision.Kind);
        var title = provision.Title.Length == 0 ? provision.Id : $"{provision.Id} {provision.Title}";
        var about = subject is null ? "" : $" — {subject}";
        return new($"{kind.Chinese} {title}{about}", $"{kind.English} {title}{about}");
    }
}

/// <summary>A condition as written.</summary>
/// <param name="label">What introduces it: 当, 从重 当, the mark of an item; null: nothing.</param>
/// <param name="condition">The condition.</param>
internal class WrittenSentence(Localized? label, BoundExpression condition) : Sentence
{
    public sealed override Localized Compose()
    {
        var written = condition.Written;
        return Labelled(label, Met is { } met ? Joined(Localized.Same(written), " — ", met) : Localized.Same(written));
    }

    /// <summary>The condition with its values; null where it names none.</summary>
    protected virtual Localized? Met => null;
}

/// <summary>A condition as written, and behind it the value that it has.</summary>
internal sealed class ValueSentence(Localized? label, BoundExpression condition, Value value, DataType type, TimeZoneInfo zone) : WrittenSentence(label, condition)
{
    protected override Localized Met => ValueProse.Of(value, type, zone);
}

/// <summary>A comparison as written, and behind it with its values: <c>到会人数 不大于 应到人数 / 2 — 4 不大于 4.5</c>.</summary>
internal sealed class ComparisonSentence(Localized? label, BoundExpression condition, CompareExpression comparison, Value left, Value right, TimeZoneInfo zone) : WrittenSentence(label, condition)
{
    protected override Localized Met
    {
        get
        {
            var (first, second) = (Operand(comparison.Left, left, zone), Operand(comparison.Right, right, zone));
            return Joined(first, $" {comparison.Between} ", second);
        }
    }

    /// <summary>An operand by its value, unless the text already says it.</summary>
    public static Localized Operand(BoundExpression operand, Value value, TimeZoneInfo zone) => operand switch
    {
        ConstantExpression or ListExpression => Localized.Same(operand.Written),
        _ => ValueProse.Of(value, operand.Type, zone),
    };
}

/// <summary>介于 as written, and behind it with its values.</summary>
internal sealed class BetweenSentence(Localized? label, BoundExpression condition, BetweenExpression between, Value operand, Value low, Value high, TimeZoneInfo zone) : WrittenSentence(label, condition)
{
    protected override Localized Met
    {
        get
        {
            var (first, second, third) = (ComparisonSentence.Operand(between.Operand, operand, zone), ComparisonSentence.Operand(between.Low, low, zone), ComparisonSentence.Operand(between.High, high, zone));
            var (from, to) = (AuthorText.Between(between.Operand.Origin, between.Low.Origin), AuthorText.Between(between.Low.Origin, between.High.Origin));
            return Joined(Joined(first, $" {from} ", second), $" {to} ", third);
        }
    }
}
