using RuleHost.Model;

namespace RuleHost.Decisions;

/// <summary>By which of its texts a judgement is judged on a record.</summary>
/// <param name="Text">The text.</param>
/// <param name="Frame">The record, and the time by which parameters and tables are read with it.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="IsMilder">Whether it is the present text, taken because it is milder than the one of the time.</param>
internal sealed record Governing(BoundJudgement Text, Frame Frame, Verdict Verdict, bool IsMilder = false);
