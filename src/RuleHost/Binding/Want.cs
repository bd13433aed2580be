using RuleHost.Values;

namespace RuleHost.Binding;

internal enum WantKind
{
    /// <summary>Any value.</summary>
    Any,

    /// <summary>A single value to compare or reckon with, of a type that meets <see cref="Want.Type"/> where that is known.</summary>
    Operand,

    /// <summary>A value of <see cref="Want.Type"/>.</summary>
    Typed,

    /// <summary>A list: here fact types, tables and events are names too (semantics S2).</summary>
    List,

    /// <summary>The right side of 属于: a list or a stretch of time.</summary>
    Container,

    /// <summary>A list, or a value with an order: the first argument of 最大 and 最小.</summary>
    ListOrOrdered,

    /// <summary>After 每: a list, or a number.</summary>
    ListOrNumber,

    /// <summary>A record, which others may refer to.</summary>
    Record,

    /// <summary>Whom a measure is for: a record or a list of records.</summary>
    Addressee,

    /// <summary>予, 报, 由 of a step: a record, a list of records, or a role.</summary>
    Recipient,

    /// <summary>The events of one name.</summary>
    Events,

    /// <summary>What stands before a dot, with a member of name <see cref="Want.Member"/>.</summary>
    Target,
}

/// <summary>What a place expects of the name or expression that stands there; of a name's candidates exactly one must fit it (semantics S2).</summary>
internal readonly record struct Want(WantKind Kind, DataType? Type = null, string? Member = null)
{
    public static readonly Want Any = new(WantKind.Any);
    public static readonly Want Operand = new(WantKind.Operand);
    public static readonly Want List = new(WantKind.List);
    public static readonly Want Record = new(WantKind.Record);
    public static readonly Want Events = new(WantKind.Events);
    public static readonly Want Addressee = new(WantKind.Addressee);
    public static readonly Want Recipient = new(WantKind.Recipient);
    public static readonly Want Condition = new(WantKind.Typed, DataType.Bool);

    public static Want OperandLike(DataType? type) => new(WantKind.Operand, type);

    public static Want Of(DataType type) => new(WantKind.Typed, type);

    public static Want MemberOf(string member) => new(WantKind.Target, null, member);

    /// <summary>Whether fact types and tables stand for all their records and rows here.</summary>
    public bool TakesCollections => Kind is WantKind.List or WantKind.ListOrOrdered or WantKind.ListOrNumber;

    public bool TakesRoles => Kind == WantKind.Recipient || Type is { Kind: TypeKind.Text };

    /// <summary>The enumeration whose values are names here.</summary>
    public EnumType? Enumeration => Type?.Enum;

    public bool Fits(DataType type)
    {
        if (type.Kind == TypeKind.Error)
        {
            return true;
        }

        var plain = type.Kind is not (TypeKind.List or TypeKind.Limit or TypeKind.Score or TypeKind.Vote);
        return Kind switch
        {
            WantKind.Any => type.Kind is not (TypeKind.Limit or TypeKind.Score or TypeKind.Vote),
            WantKind.Operand => plain && (Type is null || TypeRules.Compare(type, Type) is Mismatch.None or Mismatch.PercentAndCount),
            WantKind.Typed => TypeRules.Fits(type, Type!),
            WantKind.List => type.Kind == TypeKind.List,
            WantKind.Container => type.Kind is TypeKind.List or TypeKind.Window,
            WantKind.ListOrOrdered => type.Kind == TypeKind.List || TypeRules.IsOrdered(type),
            WantKind.ListOrNumber => type.Kind == TypeKind.List || type.IsNumeric,
            WantKind.Record => type.Kind is TypeKind.Record or TypeKind.Group,
            WantKind.Addressee => IsRecords(type),
            WantKind.Recipient => IsRecords(type) || type.Kind == TypeKind.Text,
            WantKind.Events => type.Kind == TypeKind.List && type.Element!.Kind == TypeKind.Event,
            _ => type.Kind is TypeKind.Record or TypeKind.Group or TypeKind.Event or TypeKind.Row or TypeKind.Limit or TypeKind.Score or TypeKind.Vote or TypeKind.Enum,
        };
    }

    private static bool IsRecords(DataType type) => type.Kind is TypeKind.Record or TypeKind.Group || (type.Kind == TypeKind.List && type.Element!.Kind is TypeKind.Record or TypeKind.Error);
}
