using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>What only a 例 has: a limit's own member by its bare name, and values of a given type.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>到期日, 状态, … of the limit whose example it is.</summary>
    public BoundExpression OwnMember(BoundExpression subject, BoundLimit limit, NameSyntax name) =>
        LimitMember(new LimitReference(new DataType(TypeKind.Limit), Place(name), subject, limit), MemberWords.LimitMember(name.Name)!.Value, Place(name));

    /// <summary>A value for a place of a type.</summary>
    public BoundExpression BindConstant(ExpressionSyntax syntax, DataType type)
    {
        var want = type.Kind == TypeKind.List ? new Want(WantKind.Container, type) : Want.OperandLike(type.WithoutNone());
        return Folded(Bind(syntax, want), type);
    }
}
