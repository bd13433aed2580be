using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

internal sealed partial class FormulaGenerator
{
    /// <summary>Everything of a type that can be reached by name from the subject and the elements in view.</summary>
    private List<BoundExpression> Paths(DataType type)
    {
        var paths = new List<BoundExpression>();
        foreach (var target in Targets())
        {
            var fact = vocabulary.Facts[target.Type.Name!];
            for (var i = 0; i < fact.Fields.Length; i++)
            {
                if (fact.Fields[i].Type.WithoutNone() == type)
                {
                    paths.Add(Field(target, fact, i));
                }
            }

            foreach (var provision in provisions.Where(p => p.Subject == fact))
            {
                if (Member(target, provision, type) is { } member)
                {
                    paths.Add(member);
                }
            }
        }

        foreach (var local in _locals)
        {
            switch (local.Type.Kind)
            {
                case TypeKind.Event when type == DataType.Instant:
                    paths.Add(new EventMemberExpression(type, At(local.Text + ".时刻"), local, EventMember.At, -1));
                    break;
                case TypeKind.Event when type == DataType.Text:
                    paths.Add(new EventMemberExpression(type, At(local.Text + ".由"), local, EventMember.By, -1));
                    break;
                case TypeKind.Event:
                    var fields = local.Type.Event!.Fields;
                    paths.AddRange(fields.Where(f => f.Type == type).Select(f => new EventMemberExpression(type, At($"{local.Text}.{f.Name}"), local, EventMember.Field, fields.IndexOf(f))));
                    break;
                case TypeKind.Row:
                    paths.AddRange(Cells(local, type));
                    break;
                default:
                    break;
            }
        }

        if (type == DataType.Text || type == DataType.Integer || type.Enum == Vocabulary.Level)
        {
            var key = random.Next(2) == 0 ? Constant(DataType.Text, RandomValue.Of(DataType.Text, random)) : (BoundExpression)Field(Subject(), subject, 0);
            paths.AddRange(Cells(new RowExpression(DataType.RowOf("事项"), At($"事项[{key.Text}]"), vocabulary.Table, key), type));
        }

        return paths;
    }

    /// <summary>Records in view: the subject, elements, what they refer to, the year before.</summary>
    private List<BoundExpression> Targets()
    {
        var targets = new List<BoundExpression> { Subject() };
        targets.AddRange(_locals.Where(l => l.Type.Kind == TypeKind.Record));
        foreach (var target in targets.ToList())
        {
            var fact = vocabulary.Facts[target.Type.Name!];
            if (fact.Name == "年度单位" && random.Next(2) == 0)
            {
                targets.Add(new EarlierExpression(target.Type, At(target.Text + ".上年"), target, 12));
            }

            for (var i = 0; i < fact.Fields.Length; i++)
            {
                if (fact.Fields[i].Type.Kind == TypeKind.Record && random.Next(3) == 0)
                {
                    targets.Add(Field(target, fact, i));
                }
            }
        }

        return targets;
    }

    private SubjectExpression Subject() => new(DataType.RecordOf(subject.Name), At("本"));

    /// <summary>A field; now and then as a 通则 over a group sees it, where the slot is looked up.</summary>
    private FieldExpression Field(BoundExpression target, FactType fact, int slot)
    {
        var field = fact.Fields[slot];
        return new(field.Type, At($"{target.Text}.{field.Name}"), target, field, random.Next(8) == 0 ? -1 : slot);
    }

    private IEnumerable<BoundExpression> Cells(BoundExpression row, DataType type) =>
        vocabulary.Table.Columns.Select((column, i) => (column, i)).Where(c => c.column.Type.WithoutNone() == type)
            .Select(c => new CellExpression(c.column.Type, At($"{row.Text}.{c.column.Name}"), row, c.i));

    private BoundExpression? Member(BoundExpression target, BoundProvision provision, DataType type) => provision switch
    {
        BoundDefinition definition when definition.Type == type => new DefinitionExpression(type, At($"{target.Text}.{definition.Id}"), target, definition),
        BoundJudgement judgement when type == DataType.Bool => new JudgementExpression(At($"{target.Text}.{judgement.Id}"), target, judgement),
        BoundOutcome outcome when outcome.Type == type => new OutcomeExpression(type, At($"{target.Text}.{outcome.Id}"), target, outcome, outcome is BoundGrade || random.Next(2) == 0 ? null : "总分"),
        BoundLimit limit => LimitMember(target, limit, type),
        _ => null,
    };

    private LimitMemberExpression? LimitMember(BoundExpression target, BoundLimit limit, DataType type)
    {
        LimitMember? member = type.Kind switch
        {
            TypeKind.Date => RandomValue.Pick(random, Model.LimitMember.DueDate, Model.LimitMember.OriginalDue),
            TypeKind.Instant => Model.LimitMember.Due,
            TypeKind.Span when type.Unit == limit.Unit => RandomValue.Pick(random, Model.LimitMember.Overdue, Model.LimitMember.Remaining, Model.LimitMember.Used, Model.LimitMember.OverdueOriginal),
            TypeKind.Text => Model.LimitMember.Deemed,
            TypeKind.List when type.Element == Vocabulary.Card => Model.LimitMember.Cards,
            TypeKind.Enum when type.Enum == ClockStates.Enumeration => Model.LimitMember.State,
            _ => null,
        };
        return member is { } m ? new(type, At($"{target.Text}.{limit.Id}.{m}"), target, limit, m) : null;
    }
}
