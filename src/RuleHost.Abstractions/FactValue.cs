using System.Globalization;

namespace RuleHost.Abstractions;

/// <summary>
/// A value that crosses between host and plugin. Immutable; compared by content. Values cross, objects of a plugin's own classes never do:
/// they would keep its assembly in memory.
/// </summary>
public sealed class FactValue : IEquatable<FactValue>
{
    private readonly object? _content;
    private readonly string _unit;

    private FactValue(FactKind kind, object? content, string unit = "") => (Kind, _content, _unit) = (kind, content, unit);

    /// <summary>待查: the function cannot tell.</summary>
    public static FactValue Unknown { get; } = new(FactKind.Unknown, null);

    /// <summary>无: known to be absent; for a field of a type with 或 无 alone.</summary>
    public static FactValue None { get; } = new(FactKind.None, null);

    /// <summary>What it is.</summary>
    public FactKind Kind { get; }

    /// <summary>是 or 否.</summary>
    /// <exception cref="InvalidOperationException">It is no truth.</exception>
    public bool Truth => (bool)Content(FactKind.Truth);

    /// <summary>The number, or the amount of money or of a span.</summary>
    /// <exception cref="InvalidOperationException">It is none of these.</exception>
    public decimal Number => Kind is FactKind.Number or FactKind.Money or FactKind.Span ? (decimal)_content! : throw Wrong(FactKind.Number);

    /// <summary>The currency of money (元, 美元, …) or the unit of a span (天, 工作日, …).</summary>
    /// <exception cref="InvalidOperationException">It is neither.</exception>
    public string Unit => Kind is FactKind.Money or FactKind.Span ? _unit : throw Wrong(FactKind.Money);

    /// <summary>The text, name or key.</summary>
    /// <exception cref="InvalidOperationException">It is no text.</exception>
    public string Text => (string)Content(FactKind.Text);

    /// <summary>The date.</summary>
    /// <exception cref="InvalidOperationException">It is no date.</exception>
    public DateOnly Date => (DateOnly)Content(FactKind.Date);

    /// <summary>The instant, with the rulebook's offset.</summary>
    /// <exception cref="InvalidOperationException">It is no instant.</exception>
    public DateTimeOffset Instant => (DateTimeOffset)Content(FactKind.Instant);

    /// <summary>The items.</summary>
    /// <exception cref="InvalidOperationException">It is no list.</exception>
    public IReadOnlyList<FactValue> Items => (IReadOnlyList<FactValue>)Content(FactKind.List);

    /// <summary>A truth.</summary>
    /// <param name="value">是 or 否.</param>
    public static FactValue Of(bool value) => new(FactKind.Truth, value);

    /// <summary>A number.</summary>
    /// <param name="value">The number; 30% is 0.3.</param>
    public static FactValue Of(decimal value) => new(FactKind.Number, value);

    /// <summary>A text, an enumeration's value by its name, or a record by its key.</summary>
    /// <param name="value">The text.</param>
    public static FactValue Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FactValue(FactKind.Text, value);
    }

    /// <summary>A date.</summary>
    /// <param name="value">The date.</param>
    public static FactValue Of(DateOnly value) => new(FactKind.Date, value);

    /// <summary>An instant.</summary>
    /// <param name="value">The instant.</param>
    public static FactValue Of(DateTimeOffset value) => new(FactKind.Instant, value);

    /// <summary>Money.</summary>
    /// <param name="amount">The amount, exact.</param>
    /// <param name="currency">元, 美元, 欧元, 港元 or 日元.</param>
    public static FactValue OfMoney(decimal amount, string currency)
    {
        ArgumentException.ThrowIfNullOrEmpty(currency);
        return new FactValue(FactKind.Money, amount, currency);
    }

    /// <summary>A span of time.</summary>
    /// <param name="amount">How many.</param>
    /// <param name="unit">分钟, 小时, 工作小时, 天, 工作日, 周, 个月 or 年.</param>
    public static FactValue OfSpan(decimal amount, string unit)
    {
        ArgumentException.ThrowIfNullOrEmpty(unit);
        return new FactValue(FactKind.Span, amount, unit);
    }

    /// <summary>A complete list.</summary>
    /// <param name="items">Its items.</param>
    public static FactValue OfList(IEnumerable<FactValue> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new FactValue(FactKind.List, Array.AsReadOnly([.. items]));
    }

    /// <inheritdoc/>
    public bool Equals(FactValue? other) => other is not null && Kind == other.Kind && _unit == other._unit
        && (_content is IReadOnlyList<FactValue> items ? items.SequenceEqual((IReadOnlyList<FactValue>)other._content!) : Equals(_content, other._content));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _content is IReadOnlyList<FactValue> items ? items.Count : _content, _unit);

    /// <summary>As a facts document writes it: <c>12.5元</c>, <c>3工作日</c>, <c>2011-03-07</c>, <c>是</c>.</summary>
    public override string ToString() => _content switch
    {
        null => Kind == FactKind.None ? "无" : "待查",
        bool truth => truth ? "是" : "否",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + _unit,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        IReadOnlyList<FactValue> items => $"[{string.Join(", ", items)}]",
        _ => _content.ToString()!,
    };

    private object Content(FactKind kind) => Kind == kind ? _content! : throw Wrong(kind);

    private InvalidOperationException Wrong(FactKind kind) => new($"The value is {Kind}, not {kind}.");
}
