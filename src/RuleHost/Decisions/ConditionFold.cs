using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>且, 或, 有下列情形之一, 同时具备, 至少 n项 over any number of conditions, which may come in any order (semantics S8).</summary>
internal struct ConditionFold
{
    private readonly bool _isAnd;
    private readonly int? _atLeast;
    private Truth _truth;
    private int _holding;
    private int _unknown;
    private ImmutableArray<string> _missing = [];

    private ConditionFold(bool isAnd, int? atLeast)
    {
        (_isAnd, _atLeast) = (isAnd, atLeast);
        _truth = isAnd ? Truth.True : Truth.False;
    }

    public static ConditionFold All => new(true, null);

    public static ConditionFold Of(LogicalExpression logical) => new(logical.IsAnd, null);

    public static ConditionFold Of(BlockExpression block) => new(block.Kind == BlockKind.All, block.Kind == BlockKind.AtLeast ? block.AtLeast : null);

    /// <summary>Takes a condition; true when nothing further matters.</summary>
    public bool Add(in Traced condition)
    {
        var truth = condition.Truth;
        if (truth == Truth.Unknown)
        {
            _missing = Missing.Union(_missing, condition.Missing);
        }

        if (_atLeast is not null)
        {
            _holding += truth == Truth.True ? 1 : 0;
            _unknown += truth == Truth.Unknown ? 1 : 0;
            return false;
        }

        _truth = _isAnd ? _truth.And(truth) : _truth.Or(truth);
        return _truth == (_isAnd ? Truth.False : Truth.True);
    }

    public readonly Traced Result
    {
        get
        {
            var truth = _atLeast is { } atLeast ? TruthOperators.AtLeast(atLeast, _holding, _unknown) : _truth;
            return truth == Truth.Unknown ? new Traced(Value.Unknown, _missing) : Value.Of(truth);
        }
    }
}
