namespace RuleHost;

/// <summary>The value of a field declared <c>T 或 无</c>: unknown, known to be absent, or a value. The default is unknown.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Maybe<T> : IMaybe
{
    private readonly byte _state;
    private readonly T? _value;

    private Maybe(byte state, T? value) => (_state, _value) = (state, value);

    /// <summary>Nobody has said: 待查.</summary>
    public static Maybe<T> Unknown => default;

    /// <summary>Known to be absent: 无.</summary>
    public static Maybe<T> None => new(1, default);

    /// <summary>Whether nobody has said.</summary>
    public bool IsUnknown => _state == 0;

    /// <summary>Whether it is known to be absent.</summary>
    public bool IsNone => _state == 1;

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => _state == 2;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => HasValue ? _value! : throw new InvalidOperationException("The value is unknown or absent.");

    object? IMaybe.Boxed => _value;

    /// <summary>A known value.</summary>
    public static implicit operator Maybe<T>(T value) => new(2, value);

    /// <summary>A known value.</summary>
    public static Maybe<T> Of(T value) => new(2, value);
}

/// <summary>A <see cref="Maybe{T}"/> whatever its type, for reading properties of C# records.</summary>
internal interface IMaybe
{
    bool IsUnknown { get; }

    bool IsNone { get; }

    object? Boxed { get; }
}
