using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// 连续次数: the longest stretch of elements, in order of time, that all satisfy a condition. What is not known stretches it or breaks it:
/// both ends are kept.
/// </summary>
internal struct RunCount
{
    private (int Now, int Longest) _least;
    private (int Now, int Longest) _most;
    private int _anywhere;
    private bool _mayBreak;

    /// <summary>Takes the next element.</summary>
    /// <param name="sure">Whether it is surely in the list; a possible one may stand anywhere.</param>
    /// <param name="filter">Whether it passes 其中; not false.</param>
    /// <param name="holds">Whether it satisfies the condition.</param>
    public void Add(bool sure, Truth filter, Truth holds)
    {
        if (!sure)
        {
            _anywhere += holds == Truth.False ? 0 : 1;
            _mayBreak |= holds != Truth.True;
            return;
        }

        if (holds != Truth.True)
        {
            _least.Now = 0;
        }
        else if (filter == Truth.True)
        {
            _least = (_least.Now + 1, Math.Max(_least.Longest, _least.Now + 1));
        }

        if (holds != Truth.False)
        {
            _most = (_most.Now + 1, Math.Max(_most.Longest, _most.Now + 1));
        }
        else if (filter == Truth.True)
        {
            _most.Now = 0;
        }
    }

    /// <summary>How many; a stretch where that is not settled.</summary>
    public readonly Value Result(bool complete)
    {
        var least = _mayBreak || !complete ? Math.Min(1, _least.Longest) : _least.Longest;
        var most = _most.Longest + _anywhere;
        return complete && least == most
            ? Value.OfNumber(least)
            : Value.UnknownWithin(new ValueBounds(Value.OfNumber(least), complete ? Value.OfNumber(most) : Value.Unknown));
    }
}
