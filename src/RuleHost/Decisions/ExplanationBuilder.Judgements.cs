using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>情形, 否决, 后果: whether they hold (semantics S18, S22) and what follows (S19, S20).</summary>
internal sealed partial class ExplanationBuilder
{
    private Explanation Judgement(BoundJudgement judgement, Value subject)
    {
        var outcome = evaluation.Detail(judgement, subject);
        var frame = evaluation.FrameOf(subject);
        var state = outcome.Verdict.State;
        var children = new List<Explanation>();
        if (outcome.Governing is { } governing)
        {
            (judgement, frame) = (governing.Text, governing.Frame);
            if (governing.IsMilder)
            {
                children.Add(new Explanation(new("行为时的条文较重，从旧兼从轻，按现行的条文", "The text of the time is heavier: the present one, being milder, applies")));
            }
        }

        if (!judgement.Basis.IsEmpty)
        {
            children.AddRange(Basis(judgement));
        }

        if (judgement is not { Filter: null, InForceFrom: null, InForceUntil: null })
        {
            children.AddRange(Scope(judgement, frame));
        }

        if (!children.Exists(c => c.State == ExplanationWords.Fails))
        {
            Conditions(judgement, frame, children);
            foreach (var general in judgement.Generals)
            {
                if (!IsOfAnotherTime(general, frame))
                {
                    children.AddRange(General(general, frame));
                }
            }

            foreach (var general in outcome.Verdict.ExcludedBy)
            {
                children.Add(new Explanation(new($"因 通则 {general} 不适用", $"Not applicable because of general provision {general}")));
            }

            if (judgement.ConfirmBy is not null)
            {
                children.AddRange(Confirmation(judgement, subject, state));
            }
        }

        if (state == JudgementState.Holds)
        {
            Measures(judgement, outcome, frame, children);
            Points(outcome, children);
            foreach (var points in judgement.Points)
            {
                AddConditional(points.Syntax.Span, points.When, frame, children);
            }
        }

        Forbids(outcome, children);
        if (state is JudgementState.Holds or JudgementState.Unknown)
        {
            foreach (var forbid in judgement.Forbids)
            {
                AddConditional(forbid.Syntax.Span, forbid.When, frame, children);
            }
        }

        if (!judgement.Notes.IsEmpty || !judgement.Unmodelled.IsEmpty)
        {
            children.AddRange(Remarks(judgement));
        }

        var missing = state == JudgementState.Holds ? outcome.MeasuresMissing : outcome.Verdict.Missing;
        if (!missing.IsDefaultOrEmpty)
        {
            children.AddRange(Wanted(missing));
        }

        return Explanation.Of(HeadOf(judgement, subject), ExplanationWords.State(state), [.. children], missing, Place(judgement));
    }

    private void Conditions(BoundJudgement judgement, Frame frame, List<Explanation> children)
    {
        foreach (var condition in judgement.NotApplicable)
        {
            children.Add(Labelled(ExplanationWords.NotApplicableWhen, condition, frame));
        }

        foreach (var condition in judgement.When)
        {
            children.Add(Labelled(ExplanationWords.When, condition, frame));
        }
    }

    /// <summary>Whether a 通则 has several texts and this is not the one that stands.</summary>
    private bool IsOfAnotherTime(BoundJudgement general, in Frame frame) => !general.Versions.IsEmpty && evaluation.InForce(general, frame) == Truth.False;

    /// <summary>施行 and 对's filter.</summary>
    private IEnumerable<Explanation> Scope(BoundProvision provision, Frame frame)
    {
        if (provision.InForceFrom is not null || provision.InForceUntil is not null)
        {
            var (from, until) = (provision.InForceFrom, provision.InForceUntil);
            var zh = "施行" + (from is { } f ? $" {ValueText.Date(f)} 起" : "") + (until is { } u ? $" 至 {ValueText.Date(u)}" : "");
            var en = "In force" + (from is { } a ? $" from {ValueText.Date(a)}" : "") + (until is { } b ? $" to {ValueText.Date(b)}" : "");
            var day = frame.Applicable is { } applicable ? ValueText.Date(evaluation.DateOf(applicable)) : null;
            yield return new Explanation(
                new($"{zh} — 适用 {day ?? "未知"} 的条文", $"{en} — the text of {day ?? "an unknown day"} applies"),
                ExplanationWords.State(evaluation.InForce(provision, frame)));
        }

        if (provision.Filter is not null)
        {
            var type = provision.Subject?.Name ?? provision.Group?.Name ?? "";
            yield return Labelled(new($"对 {type} 其中", $"For {type} where"), provision.Filter, frame);
        }
    }

    /// <summary>A 通则 that conditions or excludes the provision; what it does to measures stands with the measures.</summary>
    private IEnumerable<Explanation> General(BoundJudgement general, Frame frame)
    {
        if (general.When.IsEmpty && general.NotApplicable.IsEmpty)
        {
            yield break;
        }

        var children = new List<Explanation>();
        children.AddRange(Basis(general));
        children.AddRange(Scope(general, frame));
        Conditions(general, frame, children);
        yield return new Explanation(Head(general, Value.None), null, [.. children], default, Place(general));
    }

    private IEnumerable<Explanation> Confirmation(BoundJudgement judgement, Value subject, JudgementState state)
    {
        if (judgement.ConfirmBy is not { } role || state == JudgementState.NotApplicable)
        {
            yield break;
        }

        yield return evaluation.Confirmed(judgement, subject) switch
        {
            true => new Explanation(new($"确认 由 {role}：已确认", $"Confirmation by {role}: confirmed")),
            false => new Explanation(new($"确认 由 {role}：结论为否", $"Confirmation by {role}: denied")),
            null => new Explanation(new($"确认 由 {role}：还没有确认记录", $"Confirmation by {role}: there is no record yet")),
        };
    }

    private void Measures(BoundJudgement judgement, JudgementOutcome outcome, Frame frame, List<Explanation> children)
    {
        if (judgement is { Measures.IsEmpty: true, Modifiers.IsEmpty: true, Generals.IsEmpty: true })
        {
            return;
        }

        var clauses = new List<Explanation>();
        Clauses(judgement, null, frame, clauses);
        foreach (var general in judgement.Generals)
        {
            if (!IsOfAnotherTime(general, frame))
            {
                Clauses(general, general.Id, frame, clauses);
            }
        }

        if (clauses.Count == 0)
        {
            return;
        }

        var from = new Explanation(
            new("出自以下各款；同一对象有几款成立的，下限、上限各取其重", "From these clauses; where several hold for one addressee, the heaviest lower and upper bounds count"),
            null,
            [.. clauses]);
        var cleared = outcome.ExemptedBy.IsEmpty ? null : string.Join("、", outcome.ExemptedBy);
        children.Add(new Explanation(
            outcome.Sanctions.IsEmpty && cleared is not null ? new($"处理：无，因 通则 {cleared} 免予", $"Measures: none, cleared by general provision {cleared}") :
            outcome.Sanctions.IsEmpty ? new("处理：无", "Measures: none") : new("处理（建议，由人决定）", "Measures (recommended; a person decides)"),
            null,
            [.. outcome.Sanctions.Select(Sanction), from]));
    }

    /// <summary>The measure and modifier clauses of a provision. Of a 通则 those that do not hold are left out.</summary>
    private void Clauses(BoundJudgement provision, string? general, Frame frame, List<Explanation> clauses)
    {
        var of = general is null ? Localized.Same("") : new Localized($"（通则 {general}）", $" (general provision {general})");
        foreach (var measure in provision.Measures)
        {
            var written = ClauseWithoutCondition(measure.Addressee.Body.Origin.Source, measure.Syntax.Span, measure.When);
            var to = Prose(evaluation.Run(measure.Addressee, frame).Value, measure.Addressee.Body.Type);
            var text = new Localized($"{written} — {to.Chinese}{of.Chinese}", $"{written} — {to.English}{of.English}");
            if (measure.When is null)
            {
                clauses.Add(new Explanation(text));
            }
            else if (general is null || evaluation.Run(measure.When, frame).Truth != Truth.False)
            {
                clauses.Add(Labelled(new(text.Chinese + " 当", text.English + " when"), measure.When, frame));
            }
        }

        foreach (var modifier in provision.Modifiers)
        {
            if (general is not null && evaluation.Run(modifier.When, frame).Truth == Truth.False)
            {
                continue;
            }

            var word = ExplanationWords.Modifier(modifier.Kind);
            var whom = modifier.Addressee is null ? "" : " " + modifier.Addressee;
            clauses.Add(Labelled(new($"{word.Chinese}{of.Chinese}{whom} 当", $"{word.English}{of.English}{whom} when"), modifier.When, frame));
        }
    }

    private static Explanation Sanction(Sanction sanction)
    {
        var to = sanction.To.Length == 0 ? new Localized("（未知的人）", "(someone unknown)") : Localized.Same(sanction.To);
        if (sanction.IsUnknown)
        {
            return new Explanation(to, "unknown", default, sanction.Missing);
        }

        var steps = sanction.Alternatives.Insert(0, sanction.From!);
        var range = sanction.From == sanction.UpTo
            ? new Localized(string.Join(" 或 ", steps), string.Join(" or ", steps))
            : new Localized($"{sanction.From} 至 {sanction.UpTo}", $"{sanction.From} to {sanction.UpTo}");
        var notes = new List<Localized>();
        if (sanction.Mandatory)
        {
            notes.Add(new("一律：不因从重、从轻、免予而变", "always: no ground of mitigation, aggravation or exemption moves it"));
        }

        if (sanction.Interim)
        {
            notes.Add(new("先行：可在查清之前执行", "interim: may be executed before the inquiry ends"));
        }

        notes.AddRange(sanction.Reasons.Select(ExplanationWords.Move));
        if (!sanction.Missing.IsEmpty)
        {
            notes.Add(new("还可能变动，待查于 " + string.Join("、", sanction.Missing), "may still move; missing: " + string.Join(", ", sanction.Missing)));
        }

        var zh = notes.Count == 0 ? "" : $"（{string.Join("；", notes.Select(n => n.Chinese))}）";
        var en = notes.Count == 0 ? "" : $" ({string.Join("; ", notes.Select(n => n.English))})";
        return new Explanation(new($"{to.Chinese}：{range.Chinese}{zh}", $"{to.English}: {range.English}{en}"), null, default, sanction.Missing);
    }

    private static void Forbids(JudgementOutcome outcome, List<Explanation> children)
    {
        foreach (var forbid in outcome.Forbids)
        {
            var name = forbid.IsGrading ? new Localized($"不得 评为 {forbid.Name} 或更好", $"Must not be graded {forbid.Name} or better") : new($"不得 {forbid.Name}", $"Must not: {forbid.Name}");
            children.Add(forbid.Truth == Truth.True
                ? new Explanation(name)
                : new Explanation(new($"{name.Chinese}：待查，既不能办也不能拒", $"{name.English}: unknown, so it is neither done nor refused")));
        }
    }

    private static void Points(JudgementOutcome outcome, List<Explanation> children)
    {
        foreach (var change in outcome.Points)
        {
            var into = change.Into is null ? Localized.Same("") : new Localized($" 计入 {change.Into}", $" into {change.Into}");
            var amount = change.Amount.Kind == ValueKind.Number ? ValueText.Number(change.Amount.Number) : null;
            var word = change.IsPlus ? new Localized("加", "Plus") : new Localized("扣", "Minus");
            children.Add(new Explanation(
                new($"{word.Chinese} {amount ?? "待查"}分{into.Chinese}", $"{word.English} {amount ?? "an unknown number of"} points{into.English}"),
                null,
                default,
                change.Missing));
        }
    }

    /// <summary>A clause with the condition of its own that it depends on.</summary>
    private void AddConditional(TextSpan clause, Formula? when, in Frame frame, List<Explanation> children)
    {
        if (when is null)
        {
            return;
        }

        var written = ClauseWithoutCondition(when.Body.Origin.Source, clause, when);
        children.Add(Labelled(new(written + " 当", written + " when"), when, frame));
    }

    /// <summary>A clause as written up to its own 当, which is explained beside it.</summary>
    private static string ClauseWithoutCondition(SourceText source, TextSpan clause, Formula? when)
    {
        if (when is null)
        {
            return AuthorText.Of(source, clause);
        }

        var text = AuthorText.Of(source, TextSpan.FromBounds(clause.Start, Math.Max(clause.Start, when.Body.Origin.Span.Start)));
        foreach (var word in WhenWords)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return text[..^word.Length].TrimEnd();
            }
        }

        return text;
    }

    private static readonly string[] WhenWords = ["当", "當", "when"];
}
