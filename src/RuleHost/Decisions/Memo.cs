using System.Diagnostics.CodeAnalysis;

namespace RuleHost.Decisions;

/// <summary>
/// Results kept by what they are of. Its table is made with the first of them: an evaluation has a memo for every kind of result, and most
/// evaluations reach one or two kinds. A field of it must not be readonly.
/// </summary>
internal struct Memo<TKey, TResult>
    where TKey : notnull
{
    private Dictionary<TKey, TResult>? _results;

    public readonly bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TResult result)
    {
        if (_results is { } results)
        {
            return results.TryGetValue(key, out result);
        }

        result = default;
        return false;
    }

    public TResult this[TKey key]
    {
        set => (_results ??= [])[key] = value;
    }
}
