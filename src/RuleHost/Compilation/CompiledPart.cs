using RuleHost.Decisions;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>
/// A compiled expression, or a stretch of a long one. It keeps nothing between calls: what it needs comes with each call, so any
/// number of threads may run it, each with an evaluation of its own.
/// </summary>
/// <typeparam name="T"><see cref="Value"/>, or <see cref="Truth"/> for a stretch of a chain of conditions.</typeparam>
/// <param name="evaluation">The evaluation under way.</param>
/// <param name="frame">The subject and the applicable time.</param>
/// <param name="scope">The locals of the lists that the part stands in; empty for a whole formula.</param>
internal delegate T CompiledPart<out T>(Evaluation evaluation, in Frame frame, Value[] scope);
