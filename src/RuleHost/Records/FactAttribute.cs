namespace RuleHost;

/// <summary>
/// Names what a C# type or property stands for in a rulebook: on a class or record its fact type, on a property its field, on a member
/// of an enumeration the value. A property without it is not read; a type without it is not a fact.
/// </summary>
/// <param name="name">The name as <c>rulebook.yaml</c> declares it: <c>投诉</c>, <c>承办单位</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class FactAttribute(string name) : Attribute
{
    /// <summary>The name as <c>rulebook.yaml</c> declares it.</summary>
    public string Name { get; } = name;
}
