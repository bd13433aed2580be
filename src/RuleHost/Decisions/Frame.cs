using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>What a formula is evaluated on.</summary>
/// <param name="Subject">本: the record judged; <see cref="Value.None"/> where the provision has no subject.</param>
/// <param name="Applicable">
/// The instant (UTC) whose text applies: parameters are read as of it (semantics S14). Null where the subject's own time is unknown;
/// a parameter is then known only where its versions do not differ.
/// </param>
internal readonly record struct Frame(Value Subject, DateTime? Applicable);
