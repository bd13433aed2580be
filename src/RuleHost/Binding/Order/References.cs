using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>A place where a provision's outcome waits for another's.</summary>
internal readonly record struct Reference(BoundProvision Target, SourceLocation Place);

/// <summary>
/// Which outcomes a provision's own outcome waits for (semantics S17). What a measure or a modifier asks does not count: it is asked once
/// the outcome stands. Nor does what passes through 上年 or 连续, because the year falls, or through a recorded list.
/// </summary>
internal sealed class References
{
    private readonly Dictionary<BoundProvision, List<Reference>> _references = [];

    public References(IReadOnlyList<BoundProvision> provisions, BindingSession session)
    {
        var deeming = provisions.OfType<BoundLimit>()
            .SelectMany(l => l.Ons.Where(o => o.DeemedEvent is not null).Select(o => (Event: o.DeemedEvent!, Limit: l)))
            .ToLookup(p => p.Event, p => p.Limit);
        foreach (var provision in provisions)
        {
            var found = new List<Reference>();
            _references[provision] = found;
            AddOwn(provision, provision, session, deeming, found);
            if (provision is BoundJudgement judgement)
            {
                foreach (var general in judgement.Generals)
                {
                    AddOwn(general, judgement, session, deeming, found);
                }
            }
        }

        // Whoever waits for a provision waits for whichever of its texts stands.
        foreach (var text in provisions.Where(p => p.IsSuperseded))
        {
            _references[text.Versions[^1]].AddRange(_references[text]);
        }

        foreach (var judgement in provisions.OfType<BoundJudgement>())
        {
            AddEffects(judgement, provisions, session);
        }
    }

    public IReadOnlyList<Reference> Of(BoundProvision provision) => _references.TryGetValue(provision, out var found) ? found : [];

    private static void AddOwn(BoundProvision written, BoundProvision waiting, BindingSession session, ILookup<EventDefinition, BoundLimit> deeming, List<Reference> found)
    {
        foreach (var root in session.RootsOf(written))
        {
            var counts = waiting is BoundJudgement
                ? root.Clause is "对" or "当" or "不适用" or "事件"
                : root.Clause is not ("例" or "可调");
            if (counts)
            {
                Walk(root.Body, waiting, deeming, found);
            }
        }

        if (written is BoundGrade && written.Syntax.Clauses.OfType<RankByClause>().FirstOrDefault() is { Score: NameSyntax score } by
            && session.Vocabulary.ById.TryGetValue(session.Vocabulary.Resolve(score.Name), out var ranked))
        {
            found.Add(new Reference(ranked, new SourceLocation(written.Syntax.Source, by.Score.Span)));
        }
    }

    /// <summary>A score waits for what counts into it, a grade for what forbids it.</summary>
    private void AddEffects(BoundJudgement judgement, IReadOnlyList<BoundProvision> provisions, BindingSession session)
    {
        foreach (var points in judgement.Points)
        {
            if (points.Into is { } into && session.Vocabulary.ById.TryGetValue(session.Vocabulary.Resolve(into), out var score) && _references.TryGetValue(score, out var ofScore))
            {
                ofScore.Add(new Reference(judgement, new SourceLocation(judgement.Syntax.Source, points.Syntax.KeywordSpan)));
            }
        }

        foreach (var forbid in judgement.Forbids.Where(f => f.IsGrading))
        {
            foreach (var grade in provisions.OfType<BoundGrade>().Where(g => g.Subject is not null && g.Subject == judgement.Subject && g.Type.Enum is { } scale && forbid.Scales.Contains(scale.Name)))
            {
                _references[grade].Add(new Reference(judgement, new SourceLocation(judgement.Syntax.Source, forbid.Syntax.KeywordSpan)));
            }
        }
    }

    private static void Walk(BoundExpression root, BoundProvision waiting, ILookup<EventDefinition, BoundLimit> deeming, List<Reference> found)
    {
        var pending = new Stack<BoundExpression>([root]);
        while (pending.TryPop(out var expression))
        {
            switch (expression)
            {
                case ConsecutiveExpression or LimitReference:
                    continue;
                case DefinitionExpression x when !FromLastYear(x.Target):
                    found.Add(new Reference(x.Definition, x.Origin));
                    break;
                case EventsExpression x:
                    // What silence means counts as an event, for all but the clock that says so.
                    found.AddRange(deeming[x.Event].Where(l => l != waiting).Select(l => new Reference(l, x.Origin)));
                    break;
                case JudgementExpression x when !FromLastYear(x.Target):
                    found.Add(new Reference(x.Judgement, x.Origin));
                    break;
                case LimitMemberExpression x when !FromLastYear(x.Target):
                    found.Add(new Reference(x.Limit, x.Origin));
                    break;
                case OutcomeExpression { Provision: BoundGrade, Member: not null }:
                    // 名次 and 参评数 wait for the score alone, which 按 names.
                    continue;
                case OutcomeExpression x when !FromLastYear(x.Target):
                    found.Add(new Reference(x.Provision, x.Origin));
                    break;
                default:
                    break;
            }

            foreach (var child in BoundChildren.Of(expression))
            {
                pending.Push(child);
            }
        }
    }

    private static bool FromLastYear(BoundExpression target) => target switch
    {
        EarlierExpression => true,
        FieldExpression field => FromLastYear(field.Target),
        _ => false,
    };
}
