namespace RuleHost.Values;

/// <summary>How types are written in rulebook.yaml and in messages.</summary>
internal static class TypeText
{
    public static string Of(DataType type)
    {
        var text = type.Kind switch
        {
            TypeKind.Error => "?",
            TypeKind.Bool => "是否",
            TypeKind.Integer => "整数",
            TypeKind.Decimal => "小数",
            TypeKind.Percent => "百分比",
            TypeKind.Points => "分",
            TypeKind.Money => type.Currency is null ? "金额" : $"金额<{type.Currency}>",
            TypeKind.Text => "文本",
            TypeKind.Date => "日期",
            TypeKind.Instant => "时刻",
            TypeKind.TimeOfDay => "钟点",
            TypeKind.Month => "月份",
            TypeKind.Year => "年度",
            TypeKind.Span => type.Unit is null ? "时长" : $"时长<{(type.Unit == SpanUnit.Month ? "月" : type.Unit.Name)}>",
            TypeKind.Enum => type.Enum!.Name,
            TypeKind.Record or TypeKind.Group => type.Name!,
            TypeKind.Event => $"事件 {type.Event!.Name}",
            TypeKind.Row => $"表 {type.Name} 的一行",
            TypeKind.List => $"列表<{type.Element}>",
            TypeKind.Window => "时段",
            TypeKind.None => "无",
            TypeKind.Limit => "时限",
            TypeKind.Score => "评分",
            TypeKind.Vote => "票决",
            _ => type.Kind.ToString(),
        };
        return type.Optional ? text + " 或 无" : text;
    }
}
