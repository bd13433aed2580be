using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// 分情形 (semantics S8), shared by both evaluators: the first item that holds, if all others are 不成立; where some are unknown,
/// unknown, unless whatever they turn out to be gives the same value; where none holds and there is no 其余, unknown: a gap.
/// </summary>
internal struct CasesFold
{
    private bool _held;
    private bool _unknown;
    private bool _any;
    private bool _differ;
    private Value _value;

    /// <summary>Takes the next item; the result of one that is 不成立 need not be evaluated.</summary>
    public void Add(Truth condition, Value result)
    {
        if (condition == Truth.False || (condition == Truth.True && _held))
        {
            return;
        }

        _held |= condition == Truth.True;
        _unknown |= condition == Truth.Unknown;
        Candidate(result);
    }

    /// <summary>Whether 其余, or the gap, can still be what comes out: no item surely holds.</summary>
    public readonly bool Open => !_held;

    /// <summary>Whether none holds: without 其余 a gap.</summary>
    public readonly bool IsGap => !_held && !_unknown;

    /// <summary>What comes out.</summary>
    /// <param name="otherwise">其余; null where there is none.</param>
    public Value Result(Value? otherwise)
    {
        if (Open)
        {
            Candidate(otherwise ?? Value.Unknown);
        }

        return _unknown && _differ ? Value.Unknown : _value;
    }

    private void Candidate(Value value)
    {
        _differ |= _any && !ValueOperators.Same(_value, value);
        _value = _any ? _value : value;
        _any = true;
    }
}
