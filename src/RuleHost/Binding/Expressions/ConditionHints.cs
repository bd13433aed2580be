using RuleHost.Model;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>How a value that is no condition becomes one: written out with the value's own name, to be copied.</summary>
internal static class ConditionHints
{
    /// <summary>What to write; null where only the general advice is known.</summary>
    public static Localized? For(BoundExpression bound, DataType type, Vocabulary vocabulary)
    {
        var text = bound.Text;
        if (type is { Kind: TypeKind.List, Element.Kind: TypeKind.Event })
        {
            return new(
                $"问它有没有发生，写 存在({text})；没有发生，写 非 存在({text})。",
                $"Whether it happened is “存在({text})”; that it did not is “非 存在({text})”.");
        }

        var example = type.Kind switch
        {
            TypeKind.List => $"存在({text})",
            TypeKind.Integer or TypeKind.Decimal => $"{text} 大于 0",
            TypeKind.Percent => $"{text} 大于 0%",
            TypeKind.Points => $"{text} 大于 0分",
            TypeKind.Money => $"{text} 大于 0{type.Currency ?? "元"}",
            TypeKind.Span => $"{text} 大于 0{type.Unit?.Name ?? "个工作日"}",
            TypeKind.Enum when type.Enum!.Values.Length > 0 => $"{text} = {type.Enum.Values[0]}",
            TypeKind.Text => $"{text} = \"…\"",
            TypeKind.Date or TypeKind.Instant => $"{text} 早于 2011-03-07",
            TypeKind.Record or TypeKind.Group => MemberOf(text, type, vocabulary),
            _ => null,
        };
        return example is null ? null : new($"加上比较，例如 {example}。", $"Add a comparison, such as “{example}”.");
    }

    private static string? MemberOf(string text, DataType type, Vocabulary vocabulary) =>
        vocabulary.MemberNames(type).FirstOrDefault() is { } member ? $"{text}.{member} = …" : null;
}
