using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>What a formula is evaluated on.</summary>
/// <param name="Subject">本: the record judged; <see cref="Value.None"/> where the provision has no subject.</param>
/// <param name="Applicable">The instant (UTC) whose text applies: parameters and tables are read as of it (semantics S14).</param>
internal readonly record struct Frame(Value Subject, DateTime Applicable);
