using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using RuleHost.Compilation.Fused;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;

namespace RuleHost.Decisions;

/// <summary>
/// The short way from a plain facts document to its decisions as JSON: only what is written is found. What a judgement that holds says is
/// kept where it is the same for every record; what is missing, and what follows from measures, the evaluation says. Thread-safe.
/// </summary>
internal sealed class JsonJudge(Rulebook rulebook)
{
    private readonly PlainFactsReader _reader = new(rulebook.Model.Definition, rulebook.Binder);
    private readonly ConcurrentDictionary<string, Way?> _ways = new(StringComparer.Ordinal);
    private Utf8JsonWriter? _spare;

    /// <summary>Writes a decision a record, each followed by a line end. False, and nothing written, where it must go the general way.</summary>
    public bool TryDecide(ReadOnlySpan<byte> facts, DateTimeOffset? asOf, IBufferWriter<byte> output)
    {
        if (_reader.Read(facts) is not { } read || _ways.GetOrAdd(read.Type.Name, _ => Way.Of(rulebook, read.Type)) is not { } way)
        {
            return false;
        }

        var at = asOf?.UtcDateTime ?? read.AsOf;
        if (way.Decide(read, at) is not { } decisions)
        {
            return false;
        }

        var writer = Interlocked.Exchange(ref _spare, null) ?? new Utf8JsonWriter(Stream.Null, DecisionJson.Options);
        foreach (var decision in decisions)
        {
            writer.Reset(output);
            DecisionJson.Write(writer, decision, all: false);
            writer.Flush();
            output.Write("\n"u8);
        }

        writer.Reset(Stream.Null);
        Volatile.Write(ref _spare, writer);
        return true;
    }

    /// <summary>How records of one type are decided.</summary>
    private sealed class Way
    {
        private readonly Rulebook _rulebook;
        private readonly FusedPlan _plan;
        private readonly bool _hasOwnTime;
        private readonly bool[] _same;
        private readonly JudgementFinding?[] _kept;

        private Way(Rulebook rulebook, FusedPlan plan)
        {
            (_rulebook, _plan) = (rulebook, plan);
            _hasOwnTime = plan.Slots.AsksApplicable && rulebook.Model.Times.ContainsKey(plan.Slots.Type.Name);
            _same = [.. plan.Judgements.Select(SaysTheSame)];
            _kept = new JudgementFinding?[_same.Length];
        }

        /// <summary>Null where more than judgements is said about records of the type.</summary>
        public static Way? Of(Rulebook rulebook, FactType type)
        {
            var model = rulebook.Model;
            if (model.Functions?.Supplies(type.Name) == true)
            {
                return null;
            }

            if (model.Provisions.Any(p => p.Subject?.Name == type.Name && !p.Broken && p is not (BoundDefinition or BoundJudgement)))
            {
                return null;
            }

            var plan = rulebook.PlanOf(type);
            return plan.Judgements.IsEmpty ? null : new Way(rulebook, plan);
        }

        /// <summary>What is to be written of each record; null where one has a value that the plan has no rank for.</summary>
        public List<Decision>? Decide(PlainFacts facts, DateTime asOf)
        {
            var ranks = new long[_plan.Slots.Count];
            var found = new Found();
            var decisions = new List<Decision>(facts.Records.Count);
            DecisionSession? session = null;
            if (!_hasOwnTime && !_plan.SetTimes(ranks, asOf, _plan.Slots.AsksApplicable ? _plan.DateOf(asOf) : null))
            {
                return null;
            }

            foreach (var record in facts.Records)
            {
                if (_hasOwnTime)
                {
                    session ??= Session(facts, asOf);
                    var applicable = session.Evaluation.FrameOf(Values.Value.OfRecord(record.Key)).Applicable;
                    if (!_plan.SetTimes(ranks, asOf, applicable is { } instant ? _plan.DateOf(instant) : null))
                    {
                        return null;
                    }
                }

                if (!_plan.SetFields(ranks, record))
                {
                    return null;
                }

                found.Clear();
                _plan.Run(ranks, found);
                foreach (var other in _plan.Others)
                {
                    found.Add(Found.Unknown(_plan.PlaceOf(other)));
                }

                found.Sort();
                var findings = ImmutableArray.CreateBuilder<JudgementFinding>(found.Count);
                foreach (var item in found.Items)
                {
                    var place = Found.PlaceOf(item);
                    var kept = !Found.IsUnknown(item) && _same[place] ? Volatile.Read(ref _kept[place]) : null;
                    findings.Add(kept ?? Find(item, record.Key, session ??= Session(facts, asOf)));
                }

                decisions.Add(Decision(record.Key, asOf, findings.DrainToImmutable()));
            }

            return decisions;
        }

        private JudgementFinding Find(int item, RecordKey key, DecisionSession session)
        {
            var place = Found.PlaceOf(item);
            var judgement = _plan.Judgements[place];
            var outcome = session.Evaluation.Detail(judgement, Values.Value.OfRecord(key));
            if (outcome.Verdict.State == JudgementState.Holds && _same[place])
            {
                // Of the record nothing is kept.
                var nobody = new DecisionSession(_rulebook.Model, _rulebook.Runner, new FactStoreBuilder().Build(), DateTime.UnixEpoch);
                Volatile.Write(ref _kept[place], new JudgementFinding(judgement, outcome, new DecisionContext(nobody.Evaluation, Evaluation.Nobody, new Lock())));
            }

            return new JudgementFinding(judgement, outcome, new DecisionContext(session.Evaluation, key, new Lock()));
        }

        private DecisionSession Session(PlainFacts facts, DateTime asOf)
        {
            var builder = new FactStoreBuilder();
            builder.MarkComplete(facts.Type.Name);
            facts.Records.ForEach(builder.Add);
            return new DecisionSession(_rulebook.Model, _rulebook.Runner, builder.Build(), asOf);
        }

        private Decision Decision(RecordKey key, DateTime asOf, ImmutableArray<JudgementFinding> judgements)
        {
            var at = TimeZoneInfo.ConvertTime(new DateTimeOffset(asOf, TimeSpan.Zero), _rulebook.Model.Definition.Zone);
            return new()
            {
                Type = key.Type,
                Key = key.Key,
                AsOf = at,
                Rulebook = _rulebook.Identity,
                Limits = [],
                Judgements = judgements,
                Plugins = _rulebook.Model.Plugins,
                Repealed = _rulebook.Model.RepealedOf(key.Type, DateOnly.FromDateTime(at.DateTime)),
                NotJudged = [],
            };
        }

        /// <summary>Whether a judgement that holds says the same of every record.</summary>
        private static bool SaysTheSame(BoundJudgement judgement) =>
            judgement is { Versions.IsEmpty: true, ConfirmBy: null, Generals.IsEmpty: true, Measures.IsEmpty: true, Points.IsEmpty: true }
            && judgement.Forbids.All(f => f.When is null)
            && !judgement.When.Any(Interpreter.HasItems);
    }
}
