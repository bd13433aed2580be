using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// Decides records of one set of facts at one as-of. Results that records share (definitions, cards) are reached once. Not thread-safe.
/// </summary>
internal sealed class DecisionSession
{
    private readonly Evaluation _evaluation;
    private readonly Lock _turn = new();
    private readonly RulebookModel _model;

    public DecisionSession(RulebookModel model, IFormulaRunner runner, FactStore facts, DateTime asOfUtc, Assumptions? assumptions = null)
    {
        _model = model;
        _evaluation = new Evaluation(model, model.Functions?.Fill(facts, asOfUtc) ?? facts, asOfUtc, runner, assumptions);
    }

    public Evaluation Evaluation => _evaluation;

    /// <summary>What explains provisions for a record without deciding the rest.</summary>
    public DecisionContext ContextOf(RecordKey record) => new(_evaluation, record, _turn);

    /// <summary>Everything the rulebook says about a record.</summary>
    public Decision Decide(RecordKey record)
    {
        var context = ContextOf(record);
        var subject = Value.OfRecord(record);
        var limits = ImmutableArray.CreateBuilder<LimitFinding>();
        var judgements = ImmutableArray.CreateBuilder<JudgementFinding>();
        var scores = ImmutableArray.CreateBuilder<ScoreFinding>();
        var grades = ImmutableArray.CreateBuilder<GradeFinding>();
        var votes = ImmutableArray.CreateBuilder<VoteFinding>();
        var notJudged = ImmutableArray.CreateBuilder<UnjudgedProvision>();
        foreach (var provision in _model.Provisions)
        {
            if (provision.Subject?.Name != record.Type || provision.Broken)
            {
                continue;
            }

            switch (provision)
            {
                case BoundLimit limit:
                    limits.Add(new LimitFinding(limit, _evaluation.Limit(limit, subject), context));
                    break;
                case BoundJudgement { Kind: not ProvisionKind.General } judgement:
                    judgements.Add(new JudgementFinding(judgement, _evaluation.Detail(judgement, subject), context));
                    break;
                case BoundScore score:
                    scores.Add(new ScoreFinding(score, _evaluation.Score(score, subject), context));
                    break;
                case BoundGrade grade:
                    grades.Add(new GradeFinding(grade, _evaluation.Grade(grade, subject), _evaluation.Standing(grade, subject), context));
                    break;
                case BoundVote vote:
                    votes.Add(new VoteFinding(vote, _evaluation.Vote(vote, subject), context));
                    break;
                case BoundUnjudged:
                    notJudged.Add(new UnjudgedProvision(provision, context));
                    break;
                default:
                    break;
            }
        }

        return new Decision
        {
            Type = record.Type,
            Key = record.Key,
            AsOf = context.At(_evaluation.AsOf),
            Rulebook = new RulebookIdentity(_model.Definition.Id, _model.Definition.Version, _model.Hash) { Layers = _model.Layers },
            Limits = limits.ToImmutable(),
            Judgements = judgements.ToImmutable(),
            Scores = scores.ToImmutable(),
            Grades = grades.ToImmutable(),
            Votes = votes.ToImmutable(),
            NotJudged = notJudged.ToImmutable(),
            Plugins = _model.Plugins,
            Repealed = _model.RepealedOf(record.Type, DateOnly.FromDateTime(context.At(_evaluation.AsOf).DateTime)),
            Computed = _evaluation.Facts.Computed.GetValueOrDefault(record, []),
        };
    }

    /// <summary>The duties that are about no record: 定期 without 对.</summary>
    public ImmutableArray<LimitFinding> Standing()
    {
        var context = new DecisionContext(_evaluation, Evaluation.Nobody, _turn);
        return [.. _model.Provisions.OfType<BoundLimit>().Where(l => l is { Subject: null, Broken: false }).Select(l => new LimitFinding(l, _evaluation.Limit(l, Value.None), context))];
    }

    /// <summary>Whether some provision judges records of a type.</summary>
    public bool Judges(string type) => _model.Provisions.Any(p => p.Subject?.Name == type && p is not BoundDefinition);
}
