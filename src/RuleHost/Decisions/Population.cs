using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// A function over all records of a type (the average of all units, who ranks before) seen as a function of the few values that its asker
/// brings in: the year, its own total. Askers who bring in the same share one answer, and of those who differ only in the figure that they are
/// compared by, each finds its place among the others, which were put in order once. The answers are those that walking the list gives.
/// </summary>
internal sealed class Population
{
    private static readonly AggregateFunction[] Functions =
    [
        AggregateFunction.Exists, AggregateFunction.Every, AggregateFunction.Count, AggregateFunction.Sum, AggregateFunction.Average, AggregateFunction.Max, AggregateFunction.Min,
    ];

    private Population(AggregateExpression aggregate, ImmutableArray<BoundExpression> inputs, ImmutableArray<BoundExpression> others, Comparison? rank) =>
        (Aggregate, Inputs, Others, Rank) = (aggregate, inputs, others, rank);

    public AggregateExpression Aggregate { get; }

    /// <summary>What the asker brings in, without <see cref="Rank"/>'s figure.</summary>
    public ImmutableArray<BoundExpression> Inputs { get; }

    /// <summary>The conditions of 其中 beside <see cref="Rank"/>.</summary>
    public ImmutableArray<BoundExpression> Others { get; }

    /// <summary>The condition that compares each element with a figure of the asker; null where none does.</summary>
    public Comparison? Rank { get; }

    /// <summary>Whether what an unknown answer waits for never names what the asker brings in: amounts and numbers may be named for being empty or of another unit.</summary>
    public bool NamesNoAsker => Inputs.All(i => i.Type is { Optional: false, Kind: TypeKind.Year or TypeKind.Month or TypeKind.Date or TypeKind.Enum or TypeKind.Text or TypeKind.Record or TypeKind.Bool or TypeKind.Window });

    /// <summary>How many locals it needs.</summary>
    public int Locals { get; private init; }

    /// <summary>Null where it is not one: the list is a record's own, or it reads the elements of lists around it.</summary>
    public static Population? Of(AggregateExpression aggregate)
    {
        if (!Functions.Contains(aggregate.Function) || aggregate.List is not RecordsExpression { FactType.BuiltIn: false })
        {
            return null;
        }

        var slots = new HashSet<int> { aggregate.Slot };
        BoundExpression[] parts = [.. aggregate.Filter is null ? [] : Parts(aggregate.Filter), .. aggregate.Selector is null ? (BoundExpression[])[] : [aggregate.Selector]];
        foreach (var inner in parts.SelectMany(All).OfType<AggregateExpression>())
        {
            slots.Add(inner.Slot);
        }

        if (parts.SelectMany(All).Any(e => (e is LocalExpression local && !slots.Contains(local.Slot)) || (e is ConsecutiveExpression && ReadsElement(e, slots))))
        {
            return null;
        }

        var rank = aggregate is { Function: AggregateFunction.Count or AggregateFunction.Exists, Selector: null, Filter: not null }
            ? parts.OfType<CompareExpression>().Select(c => Comparison.Of(c, slots)).OfType<Comparison>().OrderBy(c => c.Operator == ComparisonOperator.Equal).FirstOrDefault()
            : null;
        var others = parts.Where(p => p != rank?.Whole).ToImmutableArray();
        return new Population(aggregate, [.. others.SelectMany(o => InputsOf(o, slots))], rank is null ? [] : others, rank) { Locals = slots.Max() + 1 };
    }

    /// <summary>The largest parts of an expression that read no element and are no constants.</summary>
    private static IEnumerable<BoundExpression> InputsOf(BoundExpression expression, HashSet<int> slots) =>
        expression is ConstantExpression or RecordsExpression or RowsExpression ? []
        : !ReadsElement(expression, slots) ? [expression]
        : BoundChildren.Of(expression).SelectMany(e => InputsOf(e, slots));

    private static bool ReadsElement(BoundExpression expression, HashSet<int> slots) =>
        (expression is LocalExpression local && slots.Contains(local.Slot)) || BoundChildren.Of(expression).Any(e => ReadsElement(e, slots));

    private static IEnumerable<BoundExpression> Parts(BoundExpression condition) =>
        condition is LogicalExpression { IsAnd: true } and ? and.Operands.SelectMany(Parts) : [condition];

    private static IEnumerable<BoundExpression> All(BoundExpression expression) => BoundChildren.Of(expression).SelectMany(All).Prepend(expression);

    /// <summary>An element's figure compared with one of the asker, the element's on the left.</summary>
    internal sealed record Comparison(CompareExpression Whole, BoundExpression Element, ComparisonOperator Operator, BoundExpression Asker)
    {
        public static Comparison? Of(CompareExpression compare, HashSet<int> slots)
        {
            if (compare.Operator is not (ComparisonOperator.Less or ComparisonOperator.LessOrEqual or ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual or ComparisonOperator.Equal)
                || !IsNumber(compare.Left.Type) || !IsNumber(compare.Right.Type))
            {
                return null;
            }

            var (left, right) = (ReadsElement(compare.Left, slots), ReadsElement(compare.Right, slots));
            var (element, asker) = left ? (compare.Left, compare.Right) : (compare.Right, compare.Left);

            // A figure of the element's that is reckoned with the asker's differs from asker to asker.
            return left == right || asker is ConstantExpression || InputsOf(element, slots).Any() ? null
                : left ? new Comparison(compare, compare.Left, compare.Operator, compare.Right)
                : new Comparison(compare, compare.Right, Binding.Analysis.ConditionReader.Flipped(compare.Operator), compare.Left);
        }

        private static bool IsNumber(DataType type) => type.Kind is TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points;
    }
}

/// <summary>What one evaluation knows of a population so far: answers by what was brought in, and the elements in order.</summary>
internal sealed class PopulationAnswers
{
    /// <summary>So many answers may be in vain before each asker walks the list itself.</summary>
    private const int MostInVain = 64;

    private readonly Dictionary<Input, Traced> _answers = [];
    private readonly Dictionary<Input, Ordered> _ordered = [];
    private int _shared;
    private int _walked;

    public bool IsInVain => _walked > MostInVain && _shared < _walked;

    public bool TryAnswer(Input input, out Traced answer)
    {
        var found = _answers.TryGetValue(input, out answer);
        (_shared, _walked) = found ? (_shared + 1, _walked) : (_shared, _walked + 1);
        return found;
    }

    public void Answer(Input input, Traced answer) => _answers[input] = answer;

    public Ordered? OrderedBy(Input input) => _ordered.GetValueOrDefault(input);

    public void Order(Input input, Ordered ordered) => _ordered[input] = ordered;

    /// <summary>Values that are brought in; equal where each is.</summary>
    internal readonly struct Input(Value[] values) : IEquatable<Input>
    {
        private readonly Value[] _values = values;

        public bool Equals(Input other) => _values.AsSpan().SequenceEqual(other._values);

        public override bool Equals(object? obj) => obj is Input other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var value in _values)
            {
                // Equal stretches of time need not be the same object.
                hash.Add(value.Kind == ValueKind.Window ? value.Window.GetHashCode() : value.GetHashCode());
            }

            return hash.ToHashCode();
        }
    }

    /// <param name="Figures">Of the elements that surely meet the other conditions and have a known figure, in order.</param>
    /// <param name="Open">The other elements that may meet them.</param>
    internal sealed record Ordered(decimal[] Figures, ListValue Open)
    {
        /// <summary>How many figures stand so to a number.</summary>
        public int Count(ComparisonOperator @operator, decimal number) => @operator switch
        {
            ComparisonOperator.Less => Below(number, false),
            ComparisonOperator.LessOrEqual => Below(number, true),
            ComparisonOperator.Greater => Figures.Length - Below(number, true),
            ComparisonOperator.GreaterOrEqual => Figures.Length - Below(number, false),
            _ => Below(number, true) - Below(number, false),
        };

        private int Below(decimal number, bool orEqual)
        {
            var (low, high) = (0, Figures.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Figures[middle] < number || (orEqual && Figures[middle] == number) ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}
