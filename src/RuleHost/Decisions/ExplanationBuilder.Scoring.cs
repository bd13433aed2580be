using RuleHost.Model;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>评分, 等次, 票决: every point with its formula, every grade with what moved it.</summary>
internal sealed partial class ExplanationBuilder
{
    private Explanation Score(BoundScore score, Value subject)
    {
        var outcome = evaluation.Score(score, subject);
        var frame = evaluation.FrameOf(subject);
        var head = Head(score, subject);
        var children = new List<Explanation>();
        children.AddRange(Basis(score));
        children.AddRange(Scope(score, frame));
        foreach (var line in outcome.Lines)
        {
            children.Add(Line(line, frame));
        }

        if (score.Items.IsEmpty && outcome.State != JudgementState.NotApplicable && !outcome.OutOf.Missing.IsDefault)
        {
            children.Add(Detail(new("满分", "Full marks"), score.OutOf.Body, Walk(score.OutOf, frame)));
        }

        children.AddRange(outcome.Changes.Select(change => Change(change, frame)));
        children.AddRange(outcome.Counted.Select(veto => new Explanation(new($"{veto.Id}：同一件事别的否决已经扣过，不再扣", $"{veto.Id}: another veto took points for the same event; taken once"))));
        if (outcome.State == JudgementState.Holds && outcome.Raw is { } raw && outcome.Total.Value.Kind == ValueKind.Number && raw != outcome.Total.Value.Number)
        {
            children.Add(raw < 0
                ? new Explanation(new($"合计 {ValueText.Number(raw)}，低于 0 的按 0 分", $"{ValueText.Number(raw)} in all; below 0 counts as 0"))
                : new Explanation(new($"合计 {ValueText.Number(raw)}，保留{score.Places}位，四舍五入", $"{ValueText.Number(raw)} in all, rounded half up; decimals: {score.Places}")));
        }

        children.AddRange(Remarks(score));
        children.AddRange(Wanted(outcome.State == JudgementState.Unknown ? outcome.Total.Missing : []));
        var total = Prose(outcome.Total.Value, DataType.Points);
        return outcome.State == JudgementState.NotApplicable
            ? new Explanation(head, "notApplicable", [.. children], default, Place(score))
            : new Explanation(new($"{head.Chinese} = {total.Chinese}", $"{head.English} = {total.English}"), outcome.State == JudgementState.Unknown ? "unknown" : null, [.. children], outcome.Total.Missing, Place(score));
    }

    /// <summary>民主测评:81 × 50% = 40.5, and how the mark came about.</summary>
    private Explanation Line(ScoreLine line, in Frame frame)
    {
        var value = Prose(line.Value.Value, DataType.Points);
        var share = Prose(line.Share.Value, line.Item.IsWeight ? DataType.Percent : DataType.Points);
        var points = Prose(line.Points.Value, DataType.Points);
        var text = line.Item.IsWeight
            ? new Localized($"项 {line.Item.Name}：{value.Chinese} × {share.Chinese} = {points.Chinese}", $"Item {line.Item.Name}: {value.English} × {share.English} = {points.English}")
            : new Localized($"项 {line.Item.Name}（共 {share.Chinese}）：{points.Chinese}", $"Item {line.Item.Name} (out of {share.English}): {points.English}");
        return new Explanation(text, null, [Detail(null, line.Item.Value.Body, Walk(line.Item.Value, frame))], line.Points.Missing, new SourceLocation(line.Item.Value.Body.Origin.Source, line.Item.Syntax.Span));
    }

    private Explanation Change(ScoreChange change, in Frame frame)
    {
        var points = Prose(change.Amount.Points.Value, DataType.Points);
        var word = change.Clause.IsPlus ? new Localized("加", "Plus") : new Localized("扣", "Minus");
        var by = change.By is { } judgement ? new Localized($"（由 {judgement.Id}）", $" (by {judgement.Id})") : Localized.Same("");
        var written = AuthorText.Of(change.Clause.Amount.Body.Origin.Source, change.Clause.Syntax.Span);
        var children = new List<Explanation>();
        if (change.By is { } source)
        {
            children.Add(new Explanation(Head(source, Value.None), ExplanationWords.State(evaluation.Verdict(source, frame.Subject).State)));
        }

        if (change.Clause.Per is { } per)
        {
            children.Add(Detail(new("每", "per"), per.Body, Walk(per, frame)));
        }

        if (change.Clause.When is { } when)
        {
            children.Add(Labelled(new("当", "When"), when, frame));
        }

        return new Explanation(
            new($"{word.Chinese} {points.Chinese}{by.Chinese} — {written}", $"{word.English} {points.English}{by.English} — {written}"),
            null,
            [.. children],
            change.Amount.Points.Missing);
    }

    private Explanation Grade(BoundGrade grade, Value subject)
    {
        var outcome = evaluation.Grade(grade, subject);
        var frame = evaluation.FrameOf(subject);
        var head = Head(grade, subject);
        if (outcome.State == JudgementState.NotApplicable)
        {
            return new Explanation(head, "notApplicable", [.. Basis(grade), .. Scope(grade, frame)], default, Place(grade));
        }

        var children = new List<Explanation>();
        children.AddRange(Basis(grade));
        children.AddRange(Scope(grade, frame));
        if (grade.Score is { } score)
        {
            var total = Prose(evaluation.Score(score, subject).Total.Value, DataType.Points);
            var standing = evaluation.Standing(grade, subject);
            var (rank, entrants) = (Prose(standing.Rank.Value, DataType.Integer), Prose(standing.Entrants.Value, DataType.Integer));
            children.Add(new Explanation(new($"{score.Id} {total.Chinese}，名次 {rank.Chinese}，参评 {entrants.Chinese}", $"{score.Id} {total.English}, rank {rank.English} of {entrants.English}")));
        }

        foreach (var award in grade.Awards)
        {
            var label = new Localized($"评 {award.Syntax.Grade.Name}", $"Award {award.Syntax.Grade.Name}");
            children.Add(award.When is null
                ? new Explanation(new($"{label.Chinese}：其余", $"{label.English}: otherwise"))
                : Labelled(new($"{label.Chinese} 当", $"{label.English} when"), award.When, frame));
        }

        foreach (var veto in outcome.Vetoes)
        {
            var name = grade.Type.Enum!.Values[veto.Grade];
            children.Add(new Explanation(
                new($"{veto.By.Id} {veto.By.Title}：不得评为 {name} 或更好".Replace(" ：", "：", StringComparison.Ordinal), $"{veto.By.Id} {veto.By.Title}: must not be graded {name} or better".Replace(" :", ":", StringComparison.Ordinal)),
                ExplanationWords.State(veto.Holds.Truth),
                [.. Events(veto)],
                veto.Holds.Missing));
        }

        children.AddRange(outcome.Quotas.Select(Quota));
        foreach (var (shift, holds) in outcome.Shifts)
        {
            children.Add(Labelled(new($"{AuthorText.Of(shift.When.Body.Origin.Source, shift.Syntax.Span)} —", $"{AuthorText.Of(shift.When.Body.Origin.Source, shift.Syntax.Span)} —"), shift.When, frame));
        }

        if (outcome.Without is { } without)
        {
            var by = string.Join("、", outcome.Because);
            children.Add(new Explanation(new($"没有 {by} 则为 {without}：否决先于名额和升等，升等之后再核一次", $"Without {by} it would be {without}: vetoes go before quotas and promotions and are checked again after them")));
        }

        children.AddRange(Remarks(grade));
        children.AddRange(Wanted(outcome.State == JudgementState.Unknown ? outcome.Grade.Missing : []));
        var possible = string.Join("、", outcome.Possible);
        var reached = outcome.Grade.Value.Kind == ValueKind.Enum ? Localized.Same(outcome.Grade.Value.EnumName)
            : outcome.Possible.IsEmpty ? new Localized("未知", "unknown")
            : new Localized($"{possible} 之一", $"one of {possible}");
        return new Explanation(
            new($"{head.Chinese} = {reached.Chinese}", $"{head.English} = {reached.English}"),
            outcome.State == JudgementState.Unknown ? "unknown" : null,
            [.. children],
            outcome.Grade.Missing,
            Place(grade));
    }

    /// <summary>Which events a veto counts, and whether another counts them already.</summary>
    private static IEnumerable<Explanation> Events(GradeVeto veto)
    {
        if (!veto.Events.IsEmpty)
        {
            var events = string.Join("、", veto.Events);
            yield return new Explanation(new($"事件：{events}", $"Events: {events}"));
        }

        if (veto.SameAs is { } other)
        {
            yield return new Explanation(new($"同一件事已由 {other} 否决，两条算一条", $"{other} counts the same event: the two are one veto"));
        }
    }

    private static Explanation Quota(QuotaPlace place)
    {
        var written = AuthorText.Of(place.Quota.AtMost.Body.Origin.Source, place.Quota.Syntax.Span);
        var places = place.Places.Low == place.Places.High ? new Localized($"{place.Places.Low} 个", $"{place.Places.Low}") : new("未定", "not settled");
        var got = (place.Got, place.Tied) switch
        {
            (Truth.True, _) => new Localized("取得名额", "it has a place"),
            (Truth.False, true) => new("在名额边界上并列，按惯例均不入，由人决定", "it ties at the edge, where by convention all are out; a person decides"),
            (Truth.False, _) => new("未取得名额", "it has no place"),
            _ => new("能否取得名额待查", "whether it has a place is unknown"),
        };
        return new Explanation(new($"{written} — {places.Chinese}名额，{got.Chinese}", $"{written} — places: {places.English}; {got.English}"));
    }

    private Explanation Vote(BoundVote vote, Value subject)
    {
        var outcome = evaluation.Vote(vote, subject);
        var frame = evaluation.FrameOf(subject);
        var children = new List<Explanation>();
        children.AddRange(Basis(vote));
        children.AddRange(Scope(vote, frame));
        if (outcome.State != VoteState.NotApplicable)
        {
            if (vote.Valid is { } valid)
            {
                children.Add(Labelled(new("有效 当", "Valid when"), valid, frame));
            }

            if (vote.Postponed is { } postponed)
            {
                children.Add(Labelled(new("缓议 当", "Put off when"), postponed, frame));
            }

            children.Add(Labelled(new("通过 当", "Passed when"), vote.Passed, frame));
            children.AddRange(vote.Minutes.Select(what => Detail(new("载明", "Minuted"), what.Body, Walk(what, frame))));
        }

        children.AddRange(Remarks(vote));
        var missing = outcome.State == VoteState.Unknown ? outcome.Missing : [];
        children.AddRange(Wanted(missing));
        return new Explanation(Head(vote, subject), VoteFinding.Key(outcome.State), [.. children], missing, Place(vote));
    }
}
