using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

internal sealed partial class FormulaWalk
{
    /// <summary>
    /// How a place in the facts is named in 待查于: <c>项目[X1].注册资本</c>. What is no place is named as the author wrote it.
    /// </summary>
    public string NameOf(BoundExpression expression) => expression switch
    {
        FieldExpression field => Member(field.Target, field.Field.Name),
        EventMemberExpression member => Member(member.Target, member.Member switch
        {
            Model.EventMember.At => "时刻",
            Model.EventMember.By => "由",
            _ => Evaluate(member.Target).Value.EventRecord.Definition.Fields[member.Slot].Name,
        }),
        CellExpression cell => Evaluate(cell.Target).Value is { Kind: ValueKind.Row } row ? $"{row}.{row.Row.Table.Columns[cell.Column].Name}" : cell.Text,
        DefinitionExpression definition => Member(definition.Target, definition.Definition.Id),
        JudgementExpression judgement => Member(judgement.Target, judgement.Judgement.Id),
        LimitMemberExpression limit => Member(limit.Target, limit.Text),
        ParameterExpression parameter => parameter.Parameter.Name,
        DefaultExpression @default => NameOf(@default.Operand),
        LocalExpression local when _locals[local.Slot].Value is { Kind: ValueKind.Record } record => record.RecordKey.ToString(),
        _ => expression.Text,
    };

    /// <summary>The name of a known operand that gives no value, with why: <c>测评票[1].得分:空</c>.</summary>
    private string NameOf(BoundExpression expression, Fault fault) => $"{NameOf(expression)}:{FaultText.Of(fault)}";

    /// <summary>
    /// Two amounts in different currencies, or spans of different families: what is wanted is the open one in the other's unit
    /// (semantics S10): <c>项目[X1].注册资本(美元)</c>.
    /// </summary>
    private string WantedName(BoundExpression left, Value leftValue, BoundExpression right, Value rightValue, Fault fault)
    {
        var (open, known) = IsOpen(left) ? (left, rightValue) : (right, leftValue);
        return $"{NameOf(open)}({(fault == Fault.Currency ? known.Currency : known.Unit.Name)})";
    }

    private static bool IsOpen(BoundExpression expression) =>
        expression is DefaultExpression @default ? IsOpen(@default.Operand) : expression.Type is { Currency: null, Unit: null };

    private string Member(BoundExpression target, string name) => Evaluate(target).Value switch
    {
        { Kind: ValueKind.Record } record => $"{record.RecordKey}.{name}",
        { Kind: ValueKind.Event } item => $"{item.EventRecord}.{name}",
        _ => $"{target.Text}.{name}",
    };
}
