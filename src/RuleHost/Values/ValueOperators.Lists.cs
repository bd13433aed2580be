namespace RuleHost.Values;

internal static partial class ValueOperators
{
    /// <summary>属于: in a list as far as it is known (S7), or in a window (S13).</summary>
    /// <param name="item">What is looked for.</param>
    /// <param name="container">A list or a window.</param>
    /// <param name="zone">Where an instant's date is read.</param>
    public static Truth In(Value item, Value container, TimeZoneInfo zone)
    {
        if (item.IsUnknown && (item.Bounds is null || container.Kind != ValueKind.List))
        {
            return Truth.Unknown;
        }

        return container.Kind switch
        {
            ValueKind.List when item.IsUnknown => AmongList(item, container.List),
            ValueKind.List => InList(item, container.List),
            ValueKind.Window => InWindow(item, container.Window, zone),
            ValueKind.None => Truth.False,
            _ => Truth.Unknown,
        };
    }

    /// <summary>
    /// A list argument as a list: an unknown one is empty so far and open, 无 is empty, a single record is a list of one.
    /// </summary>
    public static ListValue AsList(Value value) => value.Kind switch
    {
        ValueKind.List => value.List,
        ValueKind.Unknown => OpenList,
        ValueKind.None => EmptyList,
        _ => ListValue.Of([value]),
    };

    private static readonly ListValue OpenList = ListValue.Open([]);
    private static readonly ListValue EmptyList = ListValue.Of([]);

    private static Truth InList(Value item, ListValue list)
    {
        var found = list.Complete ? Truth.False : Truth.Unknown;
        foreach (var element in list.Sure)
        {
            found = found.Or(Compare(Syntax.ComparisonOperator.Equal, item, element));
            if (found == Truth.True)
            {
                return found;
            }
        }

        foreach (var element in list.Possible)
        {
            found = found.Or(Compare(Syntax.ComparisonOperator.Equal, item, element).And(Truth.Unknown));
        }

        return found;
    }

    /// <summary>What is known to be one of some values is in a list that holds them all, and in none that holds none of them.</summary>
    private static Truth AmongList(Value item, ListValue list)
    {
        var bounds = item.Bounds!;
        if (bounds.Ordinals == 0)
        {
            return InList(item, list);
        }

        var all = (Any: Truth.False, Every: Truth.True);
        for (var ordinal = 0; ordinal < bounds.Low.EnumType.Values.Length && ordinal < 64; ordinal++)
        {
            if ((bounds.Ordinals & (1UL << ordinal)) != 0)
            {
                var found = InList(Value.OfEnum(bounds.Low.EnumType, ordinal), list);
                all = (all.Any.Or(found), all.Every.And(found));
            }
        }

        return all.Every == Truth.True ? Truth.True : all.Any == Truth.False ? Truth.False : Truth.Unknown;
    }

    /// <summary>
    /// By date, both ends included. A month or a year belongs where its first day does, so that the month under way is in
    /// 近 12个月 and the one that began a year ago is not.
    /// </summary>
    private static Truth InWindow(Value item, DateWindow window, TimeZoneInfo zone)
    {
        if (item.IsNone)
        {
            return Truth.False;
        }

        DateOnly? date = item.Kind switch
        {
            ValueKind.Date => item.DateValue,
            ValueKind.Instant => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(item.InstantUtc, zone)),
            ValueKind.Month => new DateOnly(item.MonthValue.Year, item.MonthValue.Month, 1),
            ValueKind.Year when item.Number is >= 1 and <= 9999 => new DateOnly((int)item.Number, 1, 1),
            _ => null,
        };
        return date is { } day ? TruthOperators.Of(window.First <= day && day <= window.Last) : Truth.Unknown;
    }
}
