using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Testing;

/// <summary>
/// The comparisons of one case: what failed, what was not judged, what could not be read. A check compares one key at a time; how each kind
/// of value is compared stands here.
/// </summary>
internal sealed class Comparison(TimeZoneInfo zone, string rulebook, DiagnosticBag diagnostics)
{
    private readonly List<CaseFailure> _failures = [];
    private readonly List<string> _notJudged = [];
    private readonly ScalarReader _scalars = new(zone);

    public ImmutableArray<CaseFailure> Failures => [.. _failures];

    public ImmutableArray<string> NotJudged => [.. _notJudged.Distinct(StringComparer.Ordinal)];

    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>Marks something that this version does not judge.</summary>
    public void Defer(string what) => _notJudged.Add(what);

    /// <summary>The rulebooks that a provision's clauses come from.</summary>
    public ImmutableArray<string> OriginOf(BoundProvision provision) => provision.Syntax.Layers.IsEmpty ? [rulebook] : provision.Syntax.Layers;

    public void Fail(string what, string expected, string actual, Finding? finding) => _failures.Add(new CaseFailure(what, expected, actual, finding));

    /// <summary>The expectation cannot be read at all.</summary>
    public void Unreadable(string what, DocumentNode node, Localized hint) => diagnostics.Report(TestingDiagnostics.BadExpectation, node.Place, Shown(node), what, hint);

    /// <summary>A list of names compared as a set; <c>[]</c>, <c>{}</c> and 无 are the empty one.</summary>
    public void Set(string what, DocumentNode expected, IEnumerable<string> actual, Finding? finding)
    {
        if (Names(expected) is not { } names)
        {
            Unreadable(what, expected, new("写成列表：[甲, 乙]；没有就写 []。", "Write a list: [a, b]; write [] where there is none."));
            return;
        }

        var wanted = names.Select(Mark).ToHashSet(StringComparer.Ordinal);
        var found = actual.Select(Mark).ToHashSet(StringComparer.Ordinal);
        if (!wanted.SetEquals(found))
        {
            Fail(what, List(names), List(found), finding);
        }
    }

    /// <summary>A value compared as the language compares; 无 and 待查 are themselves.</summary>
    public void Of(string what, DocumentNode expected, DataType type, Value actual, Finding? finding)
    {
        var shown = actual.IsUnknown ? "待查"
            : type.Kind == TypeKind.Percent && actual.Kind == ValueKind.Number ? ValueProse.Of(actual, type, zone).Chinese
            : ValueText.Canonical(actual);
        if (expected is not ScalarNode scalar)
        {
            if (type.Kind == TypeKind.List || expected is SequenceNode)
            {
                Set(what, expected, actual.Kind == ValueKind.List ? actual.List.Sure.Select(ValueText.Canonical) : [shown], finding);
                return;
            }

            Unreadable(what, expected, new("写成一个值。", "Write a single value."));
            return;
        }

        if (TestWords.IsUnknown(scalar.Text) || actual.IsUnknown)
        {
            if (!TestWords.IsUnknown(scalar.Text) || !actual.IsUnknown)
            {
                Fail(what, scalar.Text, shown, finding);
            }

            return;
        }

        if (TestWords.IsNone(scalar.Text) || actual.IsNone)
        {
            if (!TestWords.IsNone(scalar.Text) || !actual.IsNone)
            {
                Fail(what, scalar.Text, shown, finding);
            }

            return;
        }

        if (type.Kind == TypeKind.Bool && TestWords.Judgement(scalar.Text) is { } state)
        {
            scalar = new ScalarNode(scalar.Place, state == JudgementState.Holds ? "是" : "否", scalar.Style);
        }

        if (_scalars.Read(scalar.Text, type.WithoutNone(), out var problem) is not { } wanted)
        {
            Unreadable(what, scalar, problem!);
            return;
        }

        if (ValueOperators.Compare(Syntax.ComparisonOperator.Equal, actual, wanted) != Truth.True)
        {
            Fail(what, scalar.Text, shown, finding);
        }
    }

    /// <summary>A hint that offers the word that was probably meant; null where none is near.</summary>
    public static Localized? Near(string word, IReadOnlyCollection<string> known) => DidYouMean.Nearest(word, known) is null ? null : DidYouMean.Hint(word, known);

    /// <summary>An instant, UTC; null where the text is none.</summary>
    public DateTime? Instant(ScalarNode written) => _scalars.Read(written.Text, DataType.Instant, out _)?.InstantUtc;

    /// <summary>The names of a list, of one name, or of nothing; null where it is none of these.</summary>
    public static ImmutableArray<string>? Names(DocumentNode node) => node switch
    {
        ScalarNode scalar when TestWords.IsNone(scalar.Text) => [],
        ScalarNode scalar => [scalar.Text],
        SequenceNode sequence when sequence.Items.All(i => i is ScalarNode) => [.. sequence.Items.Select(i => ((ScalarNode)i).Text)],
        MappingNode { Entries.IsEmpty: true } => [],
        _ => null,
    };

    public static string List(IEnumerable<string> names) => "[" + string.Join(", ", names) + "]";

    public static string Shown(DocumentNode node) => node switch
    {
        ScalarNode scalar => scalar.Text,
        SequenceNode sequence => List(sequence.Items.Select(Shown)),
        MappingNode mapping => "{ " + string.Join(", ", mapping.Entries.Select(e => $"{e.Key.Text}: {Shown(e.Value)}")) + " }",
        _ => "",
    };

    /// <summary>A name in its one spelling: the English keyword of a 通则 reads as the Chinese one.</summary>
    private static string Mark(string name)
    {
        var folded = TestWords.Fold(name);
        return folded.StartsWith("general ", StringComparison.Ordinal) ? "通则 " + folded[8..].TrimStart() : folded;
    }
}
