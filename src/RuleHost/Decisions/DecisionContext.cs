using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// What a decision keeps so that it can explain itself later: the interpreting evaluation that it rests on. An evaluation serves one
/// thread at a time, so explanations take turns.
/// </summary>
internal sealed class DecisionContext(Evaluation evaluation, RecordKey subject, Lock turn)
{
    public Evaluation Evaluation { get; } = evaluation;

    public RecordKey Subject { get; } = subject;

    /// <summary>An instant in the rulebook's zone.</summary>
    public DateTimeOffset At(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), Evaluation.Zone);

    public Explanation Explain(BoundProvision provision)
    {
        lock (turn)
        {
            return new ExplanationBuilder(Evaluation).Build(provision, Subject == Evaluation.Nobody ? Value.None : Value.OfRecord(Subject));
        }
    }
}
