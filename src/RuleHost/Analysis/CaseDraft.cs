using System.Globalization;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Analysis;

/// <summary>What is expected of a provision by a made-up case.</summary>
/// <param name="Provision">The provision.</param>
/// <param name="Chinese">As a Chinese test file writes it: <c>成立</c>, <c>{ 扣: 3 }</c>.</param>
/// <param name="English">As an English one does.</param>
internal sealed record DraftExpectation(BoundProvision Provision, string Chinese, string English);

/// <summary>Facts of a made-up case under construction: one record that is judged, what it refers to, events, assumed outcomes.</summary>
internal sealed class CaseDraft
{
    private readonly RulebookModel _model;
    private readonly List<(RecordKey Key, Dictionary<string, Value> Fields)> _records = [];
    private readonly List<(string Event, DateTime At)> _events = [];
    private readonly Dictionary<string, List<(string Chinese, string English, string Value)>> _assumed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);

    private readonly List<string> _confirmations = [];
    private readonly DateTime _made;

    private CaseDraft(RulebookModel model, RecordKey subject, DateTime asOf) => (_model, Subject, AsOf, _made) = (model, subject, asOf, asOf);

    public RecordKey Subject { get; }

    /// <summary>In the rulebook's zone. What happened stays where it was.</summary>
    public DateTime AsOf { get; set; }

    /// <summary>A case about one record of a type, as of a day on which every parameter has its latest value; null where its key cannot be made up.</summary>
    public static CaseDraft? About(RulebookModel model, FactType type) => About(model, type, DayOfLatest(model));

    /// <summary>A case about one record of a type, as of nine o'clock of a day; null where its key cannot be made up.</summary>
    public static CaseDraft? About(RulebookModel model, FactType type, DateOnly day)
    {
        var draft = new CaseDraft(model, new RecordKey(type.Name, ""), day.ToDateTime(new TimeOnly(9, 0)));
        return draft.KeyOf(type, "A1", 0) is { } key ? draft.With(new RecordKey(type.Name, key)) : null;
    }

    /// <summary>A day on which every parameter has its latest value.</summary>
    public static DateOnly DayOfLatest(RulebookModel model)
    {
        var day = new DateOnly(2011, 6, 1);
        foreach (var version in model.Definition.Parameters.Values.SelectMany(p => p.Values))
        {
            day = version.From is { } from && from > day && from.Year < 2100 ? from : day;
        }

        return day;
    }

    private CaseDraft With(RecordKey subject)
    {
        var draft = new CaseDraft(_model, subject, AsOf);
        draft.Fields(subject);
        return draft;
    }

    /// <summary>
    /// Others that compete with the subject for its grade by a score: some that are ahead of it, each by a point more than the next, and some
    /// with nothing. False where their keys cannot be made up.
    /// </summary>
    public bool Compete(BoundScore score, decimal total, int ahead, int behind)
    {
        var type = _model.Definition.Facts[Subject.Type];
        var totals = new List<(string, string, string)> { (Subject.Key, Subject.Key, ValueText.Number(total)) };
        for (var i = 0; i < ahead + behind; i++)
        {
            if (KeyOf(type, $"A{i + 2}", 0) is not { } key || key == Subject.Key)
            {
                return false;
            }

            Fields(new RecordKey(type.Name, key));
            totals.Add((key, key, ValueText.Number(i < ahead ? total + ahead - i : 0)));
        }

        _assumed[score.Id] = totals;
        return true;
    }

    private string? KeyOf(FactType type, string name, int depth)
    {
        var parts = new List<string>();
        foreach (var slot in type.Key)
        {
            var field = type.Fields[slot].Type;
            var part = field.Kind switch
            {
                TypeKind.Text => name,
                TypeKind.Integer => "1",
                TypeKind.Year => AsOf.Year.ToString(CultureInfo.InvariantCulture),
                TypeKind.Month => AsOf.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                TypeKind.Date => AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                TypeKind.Enum => field.Enum!.Values[0],
                TypeKind.Record when depth < 3 => KeyOf(_model.Definition.Facts[field.Name!], "R" + name[1..], depth + 1),
                _ => null,
            };
            if (part is null || (type.Key.Length > 1 && part.Contains('/', StringComparison.Ordinal)))
            {
                return null;
            }

            parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>The fields of a record, made up where it is not there yet.</summary>
    private Dictionary<string, Value> Fields(RecordKey key)
    {
        foreach (var record in _records)
        {
            if (record.Key == key)
            {
                return record.Fields;
            }
        }

        _records.Add((key, new Dictionary<string, Value>(StringComparer.Ordinal)));
        return _records[^1].Fields;
    }

    /// <summary>The record that a path leads to, made up on the way.</summary>
    private RecordKey? Target(BoundExpression target)
    {
        switch (target)
        {
            case SubjectExpression:
                return Subject;
            case FieldExpression { Type: { Kind: TypeKind.Record, Name: { } name } } field when Target(field.Target) is { } owner:
                var fields = Fields(owner);
                if (fields.TryGetValue(field.Field.Name, out var known) && known.Kind == ValueKind.Record)
                {
                    Fields(known.RecordKey);
                    return known.RecordKey;
                }

                if (IsKey(owner, field.Field.Name) || KeyOf(_model.Definition.Facts[name], "R1", 0) is not { } key)
                {
                    return null;
                }

                var made = new RecordKey(name, key);
                fields[field.Field.Name] = Value.OfRecord(made);
                Fields(made);
                return made;
            default:
                return null;
        }
    }

    private bool IsKey(RecordKey record, string field)
    {
        var type = _model.Definition.Facts[record.Type];
        return type.Key.Any(slot => type.Fields[slot].Name == field);
    }

    /// <summary>Gives an expression a value; false where no fact or assumption would.</summary>
    public bool Set(BoundExpression expression, Value value)
    {
        switch (expression)
        {
            case FieldExpression field when Target(field.Target) is { } record && !IsKey(record, field.Field.Name):
                var fields = Fields(record);
                if (fields.TryGetValue(field.Field.Name, out var before) && !before.Equals(value))
                {
                    return false;
                }

                fields[field.Field.Name] = value;
                return true;
            case DefinitionExpression { Target: SubjectExpression } definition:
                return Assume(definition.Definition.Id, "", "", Text(value, definition.Type));
            case ParameterExpression parameter:
                return Assume(parameter.Parameter.Name, "", "", Text(value, parameter.Parameter.Type));
            case OutcomeExpression { Target: SubjectExpression, Provision: BoundScore score, Member: "总分" } when value.Kind == ValueKind.Number:
                return Assume(score.Id, "*", "*", ValueText.Number(value.Number));
            case JudgementExpression { Target: SubjectExpression } judgement when value.Kind == ValueKind.Bool:
                return Assume(judgement.Judgement.Id, "*", "*", value.Truth == Truth.True ? "成立" : "不成立");
            case LimitMemberExpression { Target: SubjectExpression } limit when NameOf(limit.Member) is { } member:
                return Assume(limit.Limit.Id, member.Chinese, member.English, Text(value, limit.Type));
            case OutcomeExpression { Target: SubjectExpression, Provision: BoundScore score, Member: "总分" }:
                return Assume(score.Id, "*", "*", Text(value, DataType.Points));
            case OutcomeExpression { Target: SubjectExpression, Provision: BoundGrade grade, Member: null }:
                return Assume(grade.Id, "*", "*", Text(value, grade.Type));
            case AggregateExpression { Filter: null, Function: AggregateFunction.Exists, List: EventsExpression { Target: SubjectExpression } events } when value.Kind == ValueKind.Bool:
                return Happen(events.Event.Name, value.Truth == Truth.True ? 1 : 0);
            case AggregateExpression { Filter: null, Function: AggregateFunction.Count, List: EventsExpression { Target: SubjectExpression } events } when value.Kind == ValueKind.Number:
                return value.Number is >= 0 and < 20 && Happen(events.Event.Name, (int)value.Number);
            case AggregateExpression { Function: AggregateFunction.Exists or AggregateFunction.Count, List: ReferrersExpression referrers }
                when value.Truth == Truth.False || value is { Kind: ValueKind.Number, Number: 0 }:
                _listed.Add(referrers.FactType.Name);
                return true;
            case ArithmeticExpression { Operators: [Syntax.ArithmeticOperator.Divide], Operands: [var part, ConstantExpression { Value: { Kind: ValueKind.Number } by }] } when value.Kind == ValueKind.Number:
                return Set(part, Value.OfNumber(value.Number * by.Number));
            case ArithmeticExpression { Operators: var operators } sum when operators.All(o => o == Syntax.ArithmeticOperator.Add):
                var rest = sum.Operands.Skip(1).ToList();
                return rest.TrueForAll(o => Set(o, Zero(value))) && Set(sum.Operands[0], value);
            default:
                return false;
        }
    }

    private static Value Zero(Value like) => like.Kind switch
    {
        ValueKind.Money => Value.OfMoney(0, like.Currency),
        ValueKind.Span => Value.OfSpan(0, like.Unit),
        _ => Value.OfNumber(0),
    };

    private string? Text(Value value, DataType type) => CaseText.Of(value, type, _model.Definition.Zone);

    private static (string Chinese, string English)? NameOf(LimitMember member) => member switch
    {
        LimitMember.State => Testing.TestWords.State,
        LimitMember.Overdue => Testing.TestWords.Overdue,
        LimitMember.Used => Testing.TestWords.Elapsed,
        LimitMember.Remaining => Testing.TestWords.Remaining,
        LimitMember.DueDate => Testing.TestWords.DueDate,
        _ => null,
    };

    private bool Assume(string id, string chinese, string english, string? value)
    {
        if (value is null)
        {
            return false;
        }

        if (!_assumed.TryGetValue(id, out var members))
        {
            _assumed[id] = members = [];
        }

        members.RemoveAll(m => m.Chinese == chinese);
        members.Add((chinese, english, value));
        return true;
    }

    private bool Happen(string name, int times)
    {
        _events.RemoveAll(e => e.Event == name);
        for (var i = 0; i < times; i++)
        {
            _events.Add((name, _made.AddDays(-1).AddHours(1 + _events.Count)));
        }

        return true;
    }

    /// <summary>Gives the subject a field.</summary>
    public void Give(string field, Value value) => Fields(Subject)[field] = value;

    /// <summary>Has a judgement on the subject confirmed by whom it asks for.</summary>
    public void Confirm(BoundJudgement judgement) => _confirmations.Add(CaseText.Map([("情形", CaseText.Scalar(judgement.Id)), ("案件", CaseText.Scalar(Subject.Key)), ("结论", "是"), ("由", CaseText.Scalar(judgement.ConfirmBy!))]));

    /// <summary>Takes it as settled that a judgement holds.</summary>
    public void Holds(BoundJudgement judgement) => Assume(judgement.Id, "*", "*", "成立");

    /// <summary>The total that a score is taken to have; null where none is.</summary>
    public decimal? TotalOf(BoundScore score) =>
        _assumed.TryGetValue(score.Id, out var known) && decimal.TryParse(known[0].Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var total) ? total : null;

    /// <summary>An event, where the case needs one for a clock to start.</summary>
    public bool Happens(BoundExpression events) => events is EventsExpression { Target: SubjectExpression } list && (_events.Exists(e => e.Event == list.Event.Name) || Happen(list.Event.Name, 1));

    /// <summary>
    /// Fills what an outcome misses with a plain value: a name like <c>事项[A1].查实</c>, or an empty list like <c>单位[R1]的事故</c>. False where
    /// it is neither.
    /// </summary>
    public bool Fill(string missing)
    {
        if (missing.LastIndexOf("]的", StringComparison.Ordinal) is > 0 and var list && _model.Definition.Facts.ContainsKey(missing[(list + 2)..]))
        {
            return _listed.Add(missing[(list + 2)..]);
        }

        foreach (var (key, fields) in _records)
        {
            var prefix = key + ".";
            if (!missing.StartsWith(prefix, StringComparison.Ordinal) || _model.Definition.Facts[key.Type] is not { } type || type.SlotOf(missing[prefix.Length..]) is not (>= 0 and var slot))
            {
                continue;
            }

            var field = type.Fields[slot];
            return Plain(field.Type) is { } value && fields.TryAdd(field.Name, value);
        }

        return false;
    }

    private Value? Plain(DataType type) => type.Kind switch
    {
        TypeKind.Bool => Value.False,
        TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points => Value.OfNumber(0),
        TypeKind.Money => Value.OfMoney(0, type.Currency ?? "元"),
        TypeKind.Date => Value.OfDate(DateOnly.FromDateTime(AsOf.AddDays(-1))),
        TypeKind.Text => Value.OfText("甲"),
        TypeKind.Enum => Value.OfEnum(type.Enum!, 0),
        TypeKind.List => Value.OfList(ListValue.Of([])),
        TypeKind.Record when KeyOf(_model.Definition.Facts[type.Name!], "R1", 0) is { } key => Value.OfRecord(new RecordKey(type.Name!, key)),
        TypeKind.Span when type.Unit is { } unit => Value.OfSpan(0, unit),
        _ => null,
    };

    /// <summary>The case as one item of 用例; null where something in it cannot be written.</summary>
    public string? Write(Language language, Localized name, IReadOnlyList<DraftExpectation> expected)
    {
        var chinese = language == Language.Chinese;
        string Key((string Chinese, string English) word) => chinese ? word.Chinese : word.English;
        var given = new List<(string, string)>();
        foreach (var group in _records.GroupBy(r => r.Key.Type))
        {
            var type = _model.Definition.Facts[group.Key];
            var records = new List<string>();
            foreach (var (key, fields) in group)
            {
                var parts = key.Key.Split('/');
                var entries = type.Key.Select((slot, i) => (type.Fields[slot].Name, (string?)CaseText.Scalar(type.Key.Length == 1 ? key.Key : parts[i])))
                    .Concat(type.Fields.Where(f => fields.ContainsKey(f.Name)).Select(f => (f.Name, Text(fields[f.Name], f.Type)))).ToList();
                if (entries.Exists(e => e.Item2 is null))
                {
                    return null;
                }

                records.Add(CaseText.Map(entries.Select(e => (e.Name, e.Item2!))));
            }

            given.Add((type.Name, CaseText.List(records)));
        }

        given.AddRange(_listed.Where(t => !_records.Exists(r => r.Key.Type == t)).Order(StringComparer.Ordinal).Select(t => (t, "[]")));
        if (_confirmations.Count > 0)
        {
            given.Add(("确认", CaseText.List(_confirmations)));
        }

        var lines = new List<string>
        {
            $"- {Key(Testing.TestWords.Name)}: {CaseText.Scalar(name.In(language))}",
            $"  {Key(FactsReader.AsOf)}: {AsOf.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}",
            $"  {Key(FactsReader.Given)}: {CaseText.Map(given)}",
        };
        if (_events.Count > 0)
        {
            var events = _events.Select(e => CaseText.List([CaseText.Scalar($"{Subject.Type} {Subject.Key}"), CaseText.Scalar(e.Event), e.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)]));
            lines.Add($"  {Key(FactsReader.Events)}: {CaseText.List(events)}");
        }

        if (_assumed.Count > 0)
        {
            var assumed = _assumed.Select(a => (a.Key, a.Value is [("", "", var value)] ? value : CaseText.Map(a.Value.Select(m => (chinese ? m.Chinese : m.English, m.Value)))));
            lines.Add($"  {Key(Testing.TestWords.Assume)}: {CaseText.Map(assumed)}");
        }

        lines.Add($"  {Key(FactsReader.Subject)}: {CaseText.Scalar($"{Subject.Type} {Subject.Key}")}");
        lines.Add($"  {Key(Testing.TestWords.Expect)}: {CaseText.Map(expected.Select(e => (e.Provision.Id, chinese ? e.Chinese : e.English)))}");
        return string.Join('\n', lines);
    }
}
