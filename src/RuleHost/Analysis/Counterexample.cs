using System.Collections.Immutable;
using RuleHost.Binding.Analysis;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Testing;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Analysis;

/// <summary>
/// From the values that a finding rests on to a case that shows it. A case is tried before it is shown, as the test verb would run it, in
/// both languages; one that does not come out is not shown.
/// </summary>
internal sealed class Counterexample(RulebookModel model)
{
    private const int MaxFilled = 30;

    /// <summary>So many cases are made for one rulebook: a text with more to show than that is to be mended first.</summary>
    private const int MaxTried = 24;

    private int _tried;

    /// <summary>A case about one record in which the values hold.</summary>
    /// <param name="type">The type of the record.</param>
    /// <param name="values">What the solver found.</param>
    /// <param name="name">What the case shows.</param>
    /// <param name="expected">What must come out, given what came out; null: this is no case of it.</param>
    /// <param name="provisions">The provisions that it is about.</param>
    public Localized? Show(
        FactType type,
        ImmutableDictionary<string, (Term Term, ValueSet Set)> values,
        Localized name,
        IReadOnlyList<BoundProvision> provisions,
        Func<CaseOutcomes, IReadOnlyList<DraftExpectation>?> expected)
    {
        if (++_tried > MaxTried || CaseDraft.About(model, type) is not { } draft)
        {
            return null;
        }

        if (!Place(draft, values))
        {
            return null;
        }

        foreach (var start in provisions.OfType<BoundLimit>().SelectMany(l => l.Since?.Events ?? []))
        {
            if (!draft.Happens(start.Body))
            {
                return null;
            }
        }

        for (var i = 0; i < MaxFilled; i++)
        {
            if (Run(draft, name, provisions) is not { } outcomes)
            {
                return null;
            }

            if (outcomes.Missing.Any(draft.Fill))
            {
                continue;
            }

            return expected(outcomes) is { } expectations ? Shown(draft, name, expectations) : null;
        }

        return null;
    }

    private Localized? Shown(CaseDraft draft, Localized name, IReadOnlyList<DraftExpectation> expectations)
    {
        var (chinese, english) = (draft.Write(Language.Chinese, name, expectations), draft.Write(Language.English, name, expectations));
        // A provision with an error is judged only once it is mended: there the outcome above is all that can be tried.
        var mended = expectations.Any(e => e.Provision.Broken);
        return chinese is not null && english is not null && (mended || (Passes(chinese) && Passes(english))) ? new Localized(chinese, english) : null;
    }

    /// <summary>Whether a case comes out as it expects.</summary>
    public bool Passes(string text)
    {
        var bag = new DiagnosticBag();
        var cases = new TestFileReader(model).Read(new SourceText("case", "cases:\n" + text + "\n"), bag);
        return !bag.HasErrors && cases is [var test] && new TestRunner(model, Interpreter.Instance).Run(test).Outcome == CaseOutcome.Passed;
    }

    private CaseOutcomes? Run(CaseDraft draft, Localized name, IReadOnlyList<BoundProvision> provisions) =>
        Read(draft, name, provisions[0]) is { } test
            ? new CaseOutcomes(new Evaluation(model, test.Facts!, test.AsOf!.Value, Interpreter.Instance, test.Assumptions), Value.OfRecord(draft.Subject), provisions)
            : null;

    /// <summary>What a provision comes to in a case; null where the case cannot be read, or it says nothing there.</summary>
    public Finding? FindingOf(CaseDraft draft, BoundProvision provision) =>
        Read(draft, Localized.Same("case"), provision) is { } test
            ? new DecisionSession(model, Interpreter.Instance, test.Facts!, test.AsOf!.Value, test.Assumptions).Decide(draft.Subject).All.FirstOrDefault(f => f.Id == provision.Id)
            : null;

    /// <summary>The case as the test verb would read it; null where it cannot be.</summary>
    private TestCase? Read(CaseDraft draft, Localized name, BoundProvision provision)
    {
        // What is expected does not matter yet: the text is read to be judged by the very facts that it will give.
        if (draft.Write(Language.Chinese, name, [new DraftExpectation(provision, "成立", "holds")]) is not { } text)
        {
            return null;
        }

        var bag = new DiagnosticBag();
        var cases = new TestFileReader(model).Read(new SourceText("case", "cases:\n" + text + "\n"), bag);
        return bag.HasErrors || cases is not [{ Facts: not null, AsOf: not null } test] || test.Diagnostics.Any(d => d.Severity == Severity.Error) ? null : test;
    }

    /// <summary>Gives a case the values that were found; false where no fact or assumption would.</summary>
    public static bool Place(CaseDraft draft, ImmutableDictionary<string, (Term Term, ValueSet Set)> values) =>
        values.Values.OrderBy(v => v.Term.Of is ArithmeticExpression).ThenBy(v => v.Term.Key, StringComparer.Ordinal).All(v => Place(draft, v.Term, v.Set));

    private static bool Place(CaseDraft draft, Term term, ValueSet set)
    {
        if (term.With is { } other)
        {
            return Relate(draft, term, other, set);
        }

        if (set is DiscreteSet { Items: var items, AllBut: var allBut } discrete)
        {
            if (allBut && items.IsEmpty)
            {
                return true;
            }

            var item = discrete is { AllBut: false, Items.IsEmpty: true } ? null
                : allBut ? (string[])["甲", "乙", "丙", "丁"] is var names && names.FirstOrDefault(n => !items.Contains(n)) is { } free ? free : null
                : ((DiscreteSet)term.Domain).Items.Order(StringComparer.Ordinal).Concat(items.Order(StringComparer.Ordinal)).First(items.Contains);
            return Named(term.Of.Type, item) is { } value && draft.Set(term.Of, value);
        }

        return Number(term, (IntervalSet)set) is { } number && draft.Set(term.Of, number);
    }

    private static Value? Named(DataType type, string? item)
    {
        if (item is null)
        {
            return Value.None;
        }

        return type.Kind switch
        {
            TypeKind.Bool => Value.Of(item == "是"),
            TypeKind.Enum => Value.OfEnum(type.Enum!, type.Enum!.IndexOf(item)),
            TypeKind.Text => Value.OfText(item),
            TypeKind.Record => Value.OfRecord(new Records.RecordKey(type.Name!, item)),
            _ => null,
        };
    }

    /// <summary>A number of the set, an end of it where one belongs to it: boundaries are what people get wrong.</summary>
    private static Value? Number(Term term, IntervalSet set)
    {
        if (set.Parts is not [var part, ..])
        {
            return Value.None;
        }

        var number = part switch
        {
            { Low: { } low, LowOpen: false } => low,
            { High: { } high, HighOpen: false } => high,
            { Low: { } low, High: { } high } => (low + high) / 2,
            { Low: { } low } => low + Step(term),
            { High: { } high } => high - Step(term),
            _ => 0,
        };
        return term.Of.Type.Kind == TypeKind.Date ? Value.OfDate(DateOnly.FromDayNumber((int)number)) : term.Make!(number);
    }

    /// <summary>One of the unit that the value is written in.</summary>
    private static decimal Step(Term term) => term.Make!(1) is { Kind: ValueKind.Span } span ? 1 / (span.Number == 0 ? 1 : span.Number) : 1;

    private static bool Relate(CaseDraft draft, Term term, BoundExpression other, ValueSet set)
    {
        var (left, right) = set is DiscreteSet { Items: var items } && items.Contains("=") ? (1, 1)
            : set is DiscreteSet { Items: var more } && more.Contains("<") ? (1, 2)
            : (2, 1);
        return Like(term.Of.Type, left) is { } a && Like(other.Type, right) is { } b && draft.Set(term.Of, a) && draft.Set(other, b);
    }

    private static Value? Like(DataType type, int number) => type.Kind switch
    {
        TypeKind.Integer or TypeKind.Decimal or TypeKind.Points => Value.OfNumber(number),
        TypeKind.Money when type.Currency is { } currency => Value.OfMoney(number, currency),
        TypeKind.Span when type.Unit is { } unit => Value.OfSpan(number, unit),
        TypeKind.Date => Value.OfDate(new DateOnly(2011, 5, 10 + number)),
        _ => null,
    };
}

/// <summary>What provisions came to in a made-up case.</summary>
internal sealed class CaseOutcomes
{
    private readonly Dictionary<BoundProvision, (string State, ImmutableArray<string> Missing)> _states = [];
    private readonly Evaluation _evaluation;
    private readonly Value _subject;

    public CaseOutcomes(Evaluation evaluation, Value subject, IReadOnlyList<BoundProvision> provisions)
    {
        (_evaluation, _subject) = (evaluation, subject);
        foreach (var provision in provisions)
        {
            _states[provision] = Outcome(provision);
        }
    }

    public IEnumerable<string> Missing => _states.Values.SelectMany(s => s.Missing);

    /// <summary>The state as the JSON contract words it: holds, unknown, conflict, …</summary>
    public string StateOf(BoundProvision provision) => _states[provision].State;

    public ImmutableArray<string> MissingOf(BoundProvision provision) => _states[provision].Missing;

    public JudgementOutcome Detail(BoundJudgement judgement) => _evaluation.Detail(judgement, _subject);

    /// <summary>Expects the state that came out.</summary>
    public DraftExpectation State(BoundProvision provision) => provision is BoundLimit
        ? new DraftExpectation(provision, Enum.GetValues<ClockState>().First(c => c.Key() == StateOf(provision)).Chinese(), StateOf(provision))
        : new DraftExpectation(provision, TestWords.Word(TestWords.Judgement(StateOf(provision))!.Value), StateOf(provision));

    /// <summary>Expects that it is unknown, and for want of what.</summary>
    public DraftExpectation Unknown(BoundProvision provision)
    {
        var missing = CaseText.List(MissingOf(provision).Select(CaseText.Scalar));
        return new DraftExpectation(provision, $"{{ 状态: 待查, 待查于: {missing} }}", $"{{ state: unknown, missing: {missing} }}");
    }

    /// <summary>Expects the value that came out; null where it is unknown or has no way to be written.</summary>
    public DraftExpectation? Value(BoundDefinition definition)
    {
        var value = _evaluation.Definition(definition, _subject).Value;
        return !value.IsUnknown && CaseText.Of(value, definition.Type, _evaluation.Zone) is { } text ? new DraftExpectation(definition, text, text) : null;
    }

    /// <summary>The grade that came out; null where it is not known.</summary>
    public int? GradeOf(BoundGrade grade) => _evaluation.Grade(grade, _subject).Grade.Value is { Kind: ValueKind.Enum } value ? (int)value.Number : null;

    /// <summary>Expects the grade that came out, or that there is none.</summary>
    public DraftExpectation Grade(BoundGrade grade) => GradeOf(grade) is { } given
        ? new DraftExpectation(grade, CaseText.Scalar(grade.Type.Enum!.Values[given]), CaseText.Scalar(grade.Type.Enum.Values[given]))
        : Unknown(grade);

    /// <summary>Expects that it holds, and by which items.</summary>
    public DraftExpectation Items(BoundJudgement judgement)
    {
        var detail = Detail(judgement);
        if (detail.Items.IsEmpty || !detail.ExemptedBy.IsEmpty)
        {
            return State(judgement);
        }

        var items = CaseText.List(detail.Items);
        return new DraftExpectation(judgement, $"{{ 状态: 成立, 因: {items} }}", $"{{ state: holds, because: {items} }}");
    }

    /// <summary>Expects that it holds, and what follows: points where it has any, else its measures.</summary>
    public DraftExpectation Consequences(BoundJudgement judgement)
    {
        var detail = Detail(judgement);
        if (!judgement.Points.IsEmpty)
        {
            var isPlus = judgement.Points[0].IsPlus;
            var points = detail.Points.Where(p => p.IsPlus == isPlus).ToList();
            var sum = points.Count == 0 ? "无" : ValueText.Number(points.Sum(p => p.Amount.Kind == ValueKind.Number ? p.Amount.Number : 0));
            return new DraftExpectation(judgement, $"{{ 状态: 成立, {(isPlus ? "加" : "扣")}: {sum} }}", $"{{ state: holds, {(isPlus ? "plus" : "minus")}: {sum} }}");
        }

        var measures = SanctionCheck.Shown(detail.Sanctions);
        return new DraftExpectation(judgement, $"{{ 状态: 成立, 处理: {measures} }}", $"{{ state: holds, sanctions: {measures} }}");
    }

    private (string State, ImmutableArray<string> Missing) Outcome(BoundProvision provision)
    {
        switch (provision)
        {
            case BoundJudgement judgement:
                var verdict = _evaluation.Verdict(judgement, _subject);
                var missing = verdict.State == JudgementState.Holds ? _evaluation.Detail(judgement, _subject).MeasuresMissing : verdict.Missing;
                return (DecisionJson.Key(verdict.State), missing);
            case BoundLimit limit:
                var round = _evaluation.Limit(limit, _subject).Present;
                return (round.State.Key(), round.Missing);
            case BoundDefinition definition:
                var value = _evaluation.Definition(definition, _subject);
                return (value.Value.IsUnknown ? "unknown" : value.Value.Truth == Truth.False ? "fails" : "holds", value.Missing);
            case BoundGrade grade:
                var given = _evaluation.Grade(grade, _subject).Grade;
                return (given.Value.IsUnknown ? "unknown" : "holds", given.Missing);
            default:
                return ("unknown", []);
        }
    }
}
