using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

/// <summary>A small random rulebook: definitions and judgements that refer to those before them, and formulas of every type.</summary>
internal sealed class RandomRulebook
{
    private readonly Random _random;
    private readonly Vocabulary _vocabulary;
    private readonly int _depth;
    private readonly List<(string Subject, Formula Formula)> _formulas = [];
    private readonly List<BoundProvision> _provisions = [];

    public RandomRulebook(int seed, int depth = 4)
    {
        _random = new Random(seed);
        _depth = depth;
        _vocabulary = new Vocabulary(_random);

        Add(Limit("时限一", SpanUnit.WorkingDay), "案件");
        Add(Limit("时限二", RandomValue.Pick(_random, SpanUnit.Day, SpanUnit.Hour)), "案件");
        foreach (var subject in new[] { "案件", "年度单位" })
        {
            Add(new BoundScore(Syntax(ProvisionKind.Score, subject + "评分")) { Type = DataType.Points, OutOf = Formula(subject, DataType.Points) }, subject);
            Add(new BoundGrade(Syntax(ProvisionKind.Grade, subject + "等次")) { Type = DataType.EnumOf(Vocabulary.Level) }, subject);
            foreach (var i in Enumerable.Range(1, 2))
            {
                var type = RandomValue.Pick(_random, Vocabulary.Scalars.AsSpan());
                Add(new BoundDefinition(Syntax(ProvisionKind.Define, $"{subject}定义{i}")) { Type = type, Body = Formula(subject, type) }, subject);
            }

            Add(Judgement(subject, "通则"), subject);
            var general = (BoundJudgement)_provisions[^1];
            foreach (var i in Enumerable.Range(1, 2))
            {
                var judgement = Judgement(subject, $"情形{i}");
                judgement.Generals = _random.Next(2) == 0 ? [general] : [];
                Add(judgement, subject);
            }
        }

        foreach (var type in Vocabulary.Scalars.Append(DataType.ListOf(DataType.Text)).Append(DataType.Window))
        {
            // One formula in six of the types; all of them over a few rulebooks.
            if (_random.Next(6) == 0)
            {
                Formula(_random.Next(2) == 0 ? "案件" : "年度单位", type);
            }
        }

        var times = _random.Next(3) == 0 ? ImmutableDictionary<string, Formula>.Empty.Add("案件", Time()) : ImmutableDictionary<string, Formula>.Empty;
        Model = new RulebookModel
        {
            Definition = _vocabulary.Definition,
            Provisions = [.. _provisions],
            Formulas = [.. _formulas.Select(f => f.Formula)],
            Times = times,
            Hash = "sha256:0",
            ById = _provisions.Where(p => p is not BoundDefinition).ToImmutableDictionary(p => p.Id),
        };
    }

    public RulebookModel Model { get; }

    public Vocabulary Vocabulary => _vocabulary;

    /// <summary>Every formula, with the fact type it is about.</summary>
    public IReadOnlyList<(string Subject, Formula Formula)> Formulas => _formulas;

    /// <summary>Every formula's text, for a report.</summary>
    public override string ToString() => string.Join('\n', Model.Formulas.Select(f => $"{f.Index}: {f.Body.Type} {f}"));

    private void Add(BoundProvision provision, string subject)
    {
        provision.Subject = _vocabulary.Facts[subject];
        _provisions.Add(provision);
    }

    private BoundJudgement Judgement(string subject, string name)
    {
        var judgement = new BoundJudgement(Syntax(ProvisionKind.Situation, subject + name))
        {
            Filter = _random.Next(4) switch { 0 => Formula(subject, DataType.Bool, 1), 1 => Discriminating(subject), _ => null },
            When = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => _random.Next(3) == 0 ? Discriminating(subject) : Formula(subject, DataType.Bool))],
            NotApplicable = _random.Next(3) == 0 ? [Formula(subject, DataType.Bool, 1)] : [],
            Modifiers = _random.Next(3) == 0 ? [new BoundModifier((ModifierKind)_random.Next(5), null, Formula(subject, DataType.Bool, 2), null!)] : [],
            Forbids = _random.Next(3) == 0 ? [new BoundForbid(true, ["优秀"], [Vocabulary.Level.Name], Formula(subject, DataType.Bool, 2), null!)] : [],
            Points = _random.Next(3) == 0 ? [new BoundPoints(false, Formula(subject, DataType.Points, 2), Formula(subject, DataType.Integer, 2), Formula(subject, DataType.Points, 1), null, Formula(subject, DataType.Bool, 1), null!)] : [],
            InForceFrom = _random.Next(6) == 0 ? new DateOnly(2010, 12, 1) : null,
        };
        if (_random.Next(2) == 0)
        {
            var list = _random.Next(2) == 0;
            judgement.Measures =
            [
                new BoundMeasure(new MeasureClause(default, default, true, null!, _random.Next(4) == 0, false, [], null))
                {
                    Addressee = Formula(subject, list ? DataType.ListOf(Vocabulary.Unit) : Vocabulary.Unit, 2),
                    Ladder = new LadderDefinition("单位", false, Vocabulary.Level),
                    Ranges = [new BoundRange(0, _random.Next(4), [], null)],
                    When = _random.Next(3) == 0 ? Formula(subject, DataType.Bool, 1) : null,
                },
            ];
        }

        return judgement;
    }

    /// <summary>A clock from 交办 to 反馈. What it reads refers to no provision and to no card: cards come from it.</summary>
    private BoundLimit Limit(string id, SpanUnit unit)
    {
        var generator = new FormulaGenerator(_random, _vocabulary, _vocabulary.Facts["案件"], [], withoutCards: true);
        var span = DataType.SpanOf(unit);
        return new BoundLimit(Syntax(ProvisionKind.Limit, id))
        {
            Unit = unit,
            Filter = _random.Next(3) == 0 ? Keep(generator.Formula(_formulas.Count, DataType.Bool, 1)) : null,
            Since = new BoundWhenEvent([Keep(generator.Events(_formulas.Count, "交办"))], []),
            Until = new BoundWhenEvent([Keep(generator.Events(_formulas.Count, "反馈"))], []),
            Budgets =
            [
                .. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => new BoundBudget(
                    Keep(generator.Formula(_formulas.Count, span, 1)),
                    null,
                    null,
                    _random.Next(2) == 0 ? Keep(generator.Formula(_formulas.Count, DataType.Bool, 1)) : null,
                    null!)),
            ],
            NotApplicable = _random.Next(4) == 0 ? [Keep(generator.Formula(_formulas.Count, DataType.Bool, 1))] : [],
            Unlimited = _random.Next(4) == 0 ? [Keep(generator.Formula(_formulas.Count, DataType.Bool, 1))] : [],
            Ons =
            [
                new BoundOn(ThresholdKind.Left, Keep(generator.Formula(_formulas.Count, span, 0)), EffectKind.Issue, "黄牌", Keep(generator.Formula(_formulas.Count, Vocabulary.Unit, 0)), null, null, null, null, null!),
                new BoundOn(ThresholdKind.Overdue, null, EffectKind.Issue, "红牌", Keep(generator.Formula(_formulas.Count, Vocabulary.Unit, 1)), null, null, null, Keep(generator.Formula(_formulas.Count, DataType.Bool, 1)), null!),
            ],
        };
    }

    private Formula Keep(Formula formula, string subject = "案件")
    {
        _formulas.Add((subject, formula));
        return formula;
    }

    private Formula Time() => Formula("案件", RandomValue.Pick(_random, DataType.Date, DataType.Instant, DataType.Year, DataType.Month), 0);

    private Formula Discriminating(string subject) => Keep(Generator(subject).Discriminating(_formulas.Count), subject);

    private FormulaGenerator Generator(string subject) => new(_random, _vocabulary, _vocabulary.Facts[subject], _provisions);

    private Formula Formula(string subject, DataType type, int? depth = null) =>
        Keep(Generator(subject).Formula(_formulas.Count, type, depth ?? _depth), subject);

    private static ProvisionSyntax Syntax(ProvisionKind kind, string id) =>
        new(new SourceText("随机.rule", id), default, default, Amendment.None, kind, new NameSyntax(default, id, false), null, "", []);
}
