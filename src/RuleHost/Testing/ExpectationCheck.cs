using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Testing;

/// <summary>Compares what a case expects with what a session decides (semantics S26): only what is written is compared.</summary>
internal sealed class ExpectationCheck(RulebookModel model, DecisionSession session, TestCase test, Comparison comparison)
{
    private readonly RecordKeys _keys = new(model.Definition);
    private readonly Dictionary<RecordKey, Decision> _decisions = [];
    private readonly HashSet<(BoundProvision Provision, RecordKey Subject)> _tried = [];

    /// <summary>The outcomes of which something was expected.</summary>
    public IReadOnlyCollection<(BoundProvision Provision, RecordKey Subject)> Tried => _tried;

    public void Run()
    {
        foreach (var (key, value) in test.Expectations)
        {
            if (TestWords.Action.Is(key.Text))
            {
                Action(key, value);
            }
            else if (TestWords.Diagnostics.Is(key.Text))
            {
                // Check errors of an overlay, or the code with which a workflow refuses.
                comparison.Defer(key.Text);
            }
            else if (Provisions(key.Text) is { Length: > 0 } candidates)
            {
                Provision(key, candidates, value);
            }
            else
            {
                var known = model.Provisions.Select(p => p.Id).ToArray();
                comparison.Diagnostics.Add(new Diagnostic(TestingDiagnostics.UnknownProvision, key.Place, [key.Text]) { SpecialHint = DidYouMean.Hint(key.Text, known) });
            }
        }
    }

    /// <summary>The provision of an id or of another name of it (<c>aliases:</c>), or the definitions of that name (one a type).</summary>
    private BoundProvision[] Provisions(string name)
    {
        var id = model.Definition.Aliases.GetValueOrDefault(name, name);
        return model.ById.TryGetValue(id, out var provision) ? [provision] : [.. model.Provisions.Where(p => p is BoundDefinition && p.Id == id)];
    }

    private void Provision(ScalarNode key, BoundProvision[] candidates, DocumentNode expected)
    {
        if (NotJudged.Is(candidates[0]))
        {
            comparison.Defer(candidates[0].Id);
            return;
        }

        if (candidates[0].Kind == Syntax.ProvisionKind.General)
        {
            comparison.Unreadable(key.Text, expected, new("通则与它所及的条文一起判断，期望写在那些条文上。", "A 通则 is judged with the provisions that it covers; expect something of those."));
            return;
        }

        if (candidates is [BoundLimit { Subject: null } standing] && session.Standing().FirstOrDefault(l => l.Id == standing.Id) is { } duty)
        {
            _tried.Add((standing, Evaluation.Nobody));
            LimitCheck.Run(standing.Id, expected, duty, standing, comparison);
            return;
        }

        var subjects = candidates.SelectMany(c => Subjects(c).Select(s => (Provision: c, Subject: s))).ToArray();
        switch (subjects)
        {
            case []:
                comparison.Diagnostics.Report(TestingDiagnostics.NoSubject, key.Place, key.Text, string.Join("、", candidates.Select(c => c.Subject?.Name ?? "?")));
                break;
            case [var only]:
                One(only.Provision, only.Subject, expected, only.Provision.Id);
                break;
            default:
                ByRecord(key, subjects, expected);
                break;
        }
    }

    /// <summary>Results keyed by record, where several subjects are of the provision's type.</summary>
    private void ByRecord(ScalarNode key, (BoundProvision Provision, RecordKey Subject)[] subjects, DocumentNode expected)
    {
        if (expected is not MappingNode mapping)
        {
            comparison.Diagnostics.Report(TestingDiagnostics.KeyedByRecord, expected.Place, key.Text, subjects.Length);
            return;
        }

        foreach (var (record, value) in mapping.Entries)
        {
            var named = subjects.Where(s => _keys.Canonical(s.Provision.Subject!, record.Text) == s.Subject.Key).ToArray();
            if (named.Length == 0)
            {
                comparison.Diagnostics.Report(TestingDiagnostics.KeyedByRecord, record.Place, key.Text, subjects.Length);
                return;
            }

            foreach (var (provision, subject) in named)
            {
                One(provision, subject, value, $"{key.Text}[{subject.Key}]");
            }
        }
    }

    private IEnumerable<RecordKey> Subjects(BoundProvision provision)
    {
        if (provision.Subject is not { } type)
        {
            return [];
        }

        var named = test.Subjects.Where(s => s.Type == type.Name);
        return test.Subjects.IsEmpty ? test.Facts!.All(type.Name).Select(r => r.Key) : named;
    }

    private void One(BoundProvision provision, RecordKey subject, DocumentNode expected, string what)
    {
        _tried.Add((provision, subject));
        switch (provision)
        {
            case BoundDefinition definition:
                Definition(definition, subject, expected, what);
                break;
            case BoundLimit limit when DecisionOf(subject).Limits.FirstOrDefault(l => l.Id == limit.Id) is { } found:
                if (!Waits(found.Clock == ClockState.Unknown, found.Missing))
                {
                    LimitCheck.Run(what, expected, found, limit, comparison);
                }

                break;
            case BoundJudgement judgement when DecisionOf(subject).Judgements.FirstOrDefault(j => j.Id == judgement.Id) is { } found:
                Judgement(judgement, found, expected, what);
                break;
            case BoundScore score when DecisionOf(subject).Scores.FirstOrDefault(s => s.Id == score.Id) is { } found:
                if (!Waits(found.Outcome.State == JudgementState.Unknown, found.Missing))
                {
                    Keys(expected, what, ScoringCheck.ScoreKeys, node => ScoringCheck.Total(what, node, found, comparison), (key, part, node) => ScoringCheck.Score(part, key, node, found, comparison));
                }

                break;
            case BoundGrade grade when DecisionOf(subject).Grades.FirstOrDefault(g => g.Id == grade.Id) is { } found:
                if (!Waits(found.Outcome.State == JudgementState.Unknown, found.Missing))
                {
                    Keys(expected, what, ScoringCheck.GradeKeys, node => ScoringCheck.Grade(what, node, found, grade.Type, comparison), (key, part, node) => ScoringCheck.Grade(part, key, node, found, grade.Type, comparison));
                }

                break;
            case BoundVote vote when DecisionOf(subject).Votes.FirstOrDefault(v => v.Id == vote.Id) is { } found:
                if (!Waits(found.Outcome.State == VoteState.Unknown, found.Missing))
                {
                    Keys(expected, what, ScoringCheck.VoteKeys, node => ScoringCheck.Vote(what, node, found, comparison), (key, part, node) => ScoringCheck.Vote(part, key, node, found, comparison));
                }

                break;
            default:
                // A provision with an error in it is not judged.
                comparison.Unreadable(what, expected, new("先改正这条条文。", "Correct the provision first."));
                break;
        }
    }

    /// <summary>One value is the outcome itself; a mapping has a check a key.</summary>
    private void Keys(DocumentNode expected, string what, ImmutableArray<(string Chinese, string English)> known, Action<DocumentNode> whole, Func<ScalarNode, string, DocumentNode, bool> part)
    {
        if (expected is not MappingNode mapping)
        {
            whole(expected);
            return;
        }

        foreach (var (key, value) in mapping.Entries)
        {
            if (!part(key, $"{what}.{key.Text}", value))
            {
                Unknown(key, what, known.AsSpan());
            }
        }
    }

    private Decision DecisionOf(RecordKey subject)
    {
        if (!_decisions.TryGetValue(subject, out var decision))
        {
            _decisions[subject] = decision = session.Decide(subject);
        }

        return decision;
    }

    private void Definition(BoundDefinition definition, RecordKey subject, DocumentNode expected, string what)
    {
        var actual = session.Evaluation.Definition(definition, Value.OfRecord(subject));
        if (Waits(actual.Value.IsUnknown, actual.Missing))
        {
            return;
        }

        if (expected is not MappingNode mapping)
        {
            comparison.Of(what, expected, definition.Type, actual.Value, null);
            return;
        }

        foreach (var (key, value) in mapping.Entries)
        {
            if (TestWords.Missing.Is(key.Text))
            {
                comparison.Set($"{what}.{key.Text}", value, actual.Missing, null);
            }
            else if (TestWords.Value.Is(key.Text) || TestWords.State.Is(key.Text))
            {
                comparison.Of($"{what}.{key.Text}", value, definition.Type, actual.Value, null);
            }
            else
            {
                Unknown(key, what, [TestWords.Value, TestWords.Missing]);
            }
        }
    }

    private void Judgement(BoundJudgement judgement, JudgementFinding actual, DocumentNode expected, string what)
    {
        if (Waits(actual.Judgement == JudgementState.Unknown, actual.Missing))
        {
            return;
        }

        if (expected is ScalarNode state)
        {
            State(what, state, actual);
            return;
        }

        if (expected is not MappingNode mapping)
        {
            comparison.Unreadable(what, expected, StateHint);
            return;
        }

        foreach (var (key, value) in mapping.Entries)
        {
            JudgementPart(judgement, actual, key, value, what);
        }
    }

    private static readonly Localized StateHint = new("写成 成立、不成立、待查、不适用 或 冲突。", "Write holds, fails, unknown, notApplicable or conflict.");

    private void JudgementPart(BoundJudgement judgement, JudgementFinding actual, ScalarNode key, DocumentNode value, string owner)
    {
        var what = $"{owner}.{key.Text}";
        if (TestWords.State.Is(key.Text) && value is ScalarNode state)
        {
            State(owner, state, actual);
        }
        else if (TestWords.Because.Is(key.Text))
        {
            comparison.Set(what, value, actual.Items.Concat(actual.Generals.Select(g => $"通则 {g}")), actual);
        }
        else if (TestWords.Sanctions.Is(key.Text))
        {
            SanctionCheck.Run(what, value, actual, comparison);
        }
        else if (TestWords.Missing.Is(key.Text))
        {
            comparison.Set(what, value, actual.Missing, actual);
        }
        else if (TestWords.Forbids.Is(key.Text))
        {
            comparison.Set(what, value, actual.Forbids, actual);
        }
        else if (TestWords.Minus.Is(key.Text))
        {
            comparison.Of(what, value, DataType.Points, Points(actual, false), actual);
        }
        else if (TestWords.Plus.Is(key.Text))
        {
            comparison.Of(what, value, DataType.Points, Points(actual, true), actual);
        }
        else if (TestWords.Confirmed.Is(key.Text))
        {
            comparison.Of(what, value, DataType.Bool.OrNone(), actual.Confirmed is { } confirmed ? Value.Of(confirmed) : Value.None, actual);
        }
        else if (TestWords.Origin.Is(key.Text))
        {
            comparison.Set(what, value, comparison.OriginOf(actual.Provision), actual);
        }
        else
        {
            Unknown(key, judgement.Id, [TestWords.State, TestWords.Because, TestWords.Sanctions, TestWords.Missing, TestWords.Forbids, TestWords.Minus, TestWords.Plus, TestWords.Confirmed, TestWords.Origin]);
        }
    }

    private void State(string what, ScalarNode expected, JudgementFinding actual)
    {
        if (TestWords.Judgement(expected.Text) is not { } state)
        {
            comparison.Unreadable(what, expected, Comparison.Near(expected.Text, TestWords.JudgementWords) ?? StateHint);
        }
        else if (state != actual.Judgement)
        {
            var missing = actual.Missing.IsEmpty ? "" : $"({string.Join("、", actual.Missing)})";
            comparison.Fail(what, expected.Text, TestWords.Word(actual.Judgement) + missing, actual);
        }
    }

    /// <summary>扣 or 加 of a judgement in all; 无 where it takes or gives nothing.</summary>
    private static Value Points(JudgementFinding actual, bool plus)
    {
        var points = actual.Outcome.Points.Where(p => p.IsPlus == plus).ToArray();
        return points.Length == 0 ? Value.None
            : Array.Exists(points, p => p.Amount.Kind != ValueKind.Number) ? Value.Unknown
            : Value.OfNumber(points.Sum(p => p.Amount.Number));
    }

    private void Action(ScalarNode key, DocumentNode expected)
    {
        if (test.Action is not { } action || test.Subjects.IsEmpty)
        {
            comparison.Diagnostics.Report(TestingDiagnostics.NoAction, key.Place);
            return;
        }

        if (action.IsDecision)
        {
            comparison.Defer(key.Text);
            return;
        }

        var decision = DecisionOf(test.Subjects[0]);
        var forbidden = decision.IsForbidden(action.Name);
        var actual = forbidden switch
        {
            Truth.True => "拒绝",
            Truth.False => "允许",
            _ => "待查",
        };

        // What refuses an action is expected to; what allows it is every prohibition of it that does not apply.
        foreach (var judgement in decision.Judgements)
        {
            var prohibits = judgement.Outcome.Forbids.Where(f => !f.IsGrading && f.Name == action.Name).Select(f => f.Truth).DefaultIfEmpty(Truth.False).Max();
            if (prohibits == forbidden && ((BoundJudgement)judgement.Provision).Forbids.Any(f => !f.IsGrading && f.Names.Contains(action.Name)))
            {
                _tried.Add((judgement.Provision, test.Subjects[0]));
            }
        }

        var wanted = (expected as ScalarNode)?.Text switch
        {
            "refused" => "拒绝",
            "allowed" => "允许",
            "unknown" => "待查",
            var other => other,
        };
        if (wanted is not ("拒绝" or "允许" or "待查"))
        {
            comparison.Unreadable(key.Text, expected, new("写成 拒绝、允许 或 待查。", "Write refused, allowed or unknown."));
        }
        else if (wanted != actual)
        {
            comparison.Fail($"{key.Text} {action.Name}", wanted, actual, null);
        }
    }

    /// <summary>Whether an unknown outcome waits for something that is checked but not judged yet: then there is nothing to compare.</summary>
    private bool Waits(bool isUnknown, ImmutableArray<string> missing)
    {
        var waits = false;
        foreach (var name in isUnknown ? missing : [])
        {
            if (NotJudged.Named(model, name) is { } what)
            {
                comparison.Defer(what);
                waits = true;
            }
        }

        return waits;
    }

    private void Unknown(ScalarNode key, string owner, ReadOnlySpan<(string Chinese, string English)> known)
    {
        var words = new List<string>();
        foreach (var (chinese, english) in known)
        {
            words.Add(chinese);
            words.Add(english);
        }

        comparison.Diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownKey, key.Place, [key.Text, new Localized($"“{owner}”的期望", $"an expectation of \"{owner}\"")])
        {
            SpecialHint = DidYouMean.Hint(key.Text, words),
        });
    }
}
