using System.Collections.Immutable;

namespace RuleHost.Decisions;

/// <summary>Names of what is missing, gathered over a long list: each once, in the order in which they come, as <see cref="Missing.Union"/> joins two.</summary>
internal struct MissingNames(ImmutableArray<string> first)
{
    private ImmutableArray<string> _known = first.IsDefault ? [] : first;
    private List<string>? _names;
    private HashSet<string>? _seen;

    public void Add(ImmutableArray<string> more)
    {
        if (more.IsDefaultOrEmpty)
        {
            return;
        }

        if (_names is null && _known.IsEmpty)
        {
            _known = more;
            return;
        }

        _names ??= [.. _known];
        _seen ??= new HashSet<string>(_names, StringComparer.Ordinal);
        foreach (var name in more)
        {
            if (_seen.Add(name))
            {
                _names.Add(name);
            }
        }
    }

    public readonly ImmutableArray<string> All => _names is null ? _known : [.. _names];
}
