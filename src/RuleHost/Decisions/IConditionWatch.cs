using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>Sees what each part of a formula comes to while the interpreter walks it. It only watches: no value hangs on it.</summary>
internal interface IConditionWatch
{
    void Saw(BoundExpression expression, Value value);
}
