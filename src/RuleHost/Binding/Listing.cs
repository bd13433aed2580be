using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>Several names in a message.</summary>
internal static class Listing
{
    public static Localized Of(IEnumerable<string> names)
    {
        var list = names.ToList();
        return new Localized(string.Join("、", list), string.Join(", ", list));
    }
}
