using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>What stands behind a dot, a bracket or 的: members, rows and records by key, the records that refer to one (semantics S3, S4, S6).</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Member(MemberSyntax syntax, Want want)
    {
        var name = syntax.Member.Name;
        BoundExpression target;
        if (syntax.Target is NameSyntax bare)
        {
            var qualified = Qualified(bare, syntax, want, out var result);
            if (qualified is null)
            {
                return result!;
            }

            target = qualified;
        }
        else
        {
            target = Bind(syntax.Target, Want.MemberOf(name));
        }

        return target.Type.Kind == TypeKind.Error ? new ErrorExpression(Place(syntax)) : Reach(target, syntax.Member, Place(syntax), want);
    }

    /// <summary>
    /// A bare name before a dot: of what it may mean, what has such a member; else a provision or an enumeration whose value the member is
    /// (类别.投诉, 个人等次.优秀). Null where the result is settled already.
    /// </summary>
    private BoundExpression? Qualified(NameSyntax bare, MemberSyntax syntax, Want want, out BoundExpression? result)
    {
        result = null;
        var targetWant = Want.MemberOf(syntax.Member.Name);
        var candidates = Candidates(bare, targetWant);
        var fitting = candidates.FindAll(c => targetWant.Fits(c.Bound.Type) && HasMember(c.Bound, syntax.Member.Name));
        if (fitting.Count == 1)
        {
            return fitting[0].Bound;
        }

        if (fitting.Count > 1)
        {
            result = Ambiguous(bare, fitting);
            return null;
        }

        if (EnumerationNamed(bare.Name) is { } enumeration && enumeration.IndexOf(syntax.Member.Name) is >= 0 and var ordinal)
        {
            result = new ConstantExpression(DataType.EnumOf(enumeration), Place(syntax), Value.OfEnum(enumeration, ordinal));
            return null;
        }

        if (candidates.Count > 0)
        {
            return candidates[0].Bound;
        }

        if (want.Enumeration is { } wanted && wanted.Name.Split('.')[^1] == bare.Name && wanted.IndexOf(syntax.Member.Name) is >= 0 and var index)
        {
            result = new ConstantExpression(DataType.EnumOf(wanted), Place(syntax), Value.OfEnum(wanted, index));
            return null;
        }

        if (!_reporter.LacksSubject && _vocabulary.ById.TryGetValue(_vocabulary.Resolve(bare.Name), out var provision) && provision.Subject is { } judged)
        {
            result = Report(BindingDiagnostics.OtherSubject, bare.Span, bare.Name, judged.Name, _scope.Subject?.Name ?? "");
            return null;
        }

        result = Unknown(bare, targetWant);
        return null;
    }

    private EnumType? EnumerationNamed(string name) =>
        session.Definition.Enumerations.TryGetValue(name, out var declared) ? declared
        : _vocabulary.ById.GetValueOrDefault(name) is BoundGrade grade ? session.TypeOf(grade).Enum
        : null;

    private bool HasMember(BoundExpression target, string name) =>
        target.Type.Kind == TypeKind.Enum ? target.Type.Enum!.IndexOf(name) >= 0 : Members(target, _vocabulary.Resolve(name), target.Origin).Any();

    private BoundExpression Reach(BoundExpression target, NameSyntax member, SourceLocation place, Want want)
    {
        var name = _vocabulary.Resolve(member.Name);
        if (target.Type.Kind == TypeKind.Enum && target.Type.Enum!.IndexOf(name) is >= 0 and var ordinal)
        {
            return new ConstantExpression(DataType.EnumOf(target.Type.Enum!), place, Value.OfEnum(target.Type.Enum!, ordinal));
        }

        var members = Members(target, name, place).ToList();
        if (members.Count > 1)
        {
            var fitting = members.FindAll(m => want.Kind == WantKind.Target ? want.Fits(m.Type) && HasMember(m, want.Member!) : want.Fits(m.Type));
            if (fitting.Count == 1)
            {
                return fitting[0];
            }

            return Report(BindingDiagnostics.MemberTwice, member.Span, member.Name, TypeWords.Of(target.Type.WithoutNone()));
        }

        if (members.Count == 1)
        {
            return members[0];
        }

        var known = _vocabulary.MemberNames(target.Type).ToList();
        if (known.Count == 0)
        {
            var ofOne = target.Type is { Kind: TypeKind.List, Element: { } element } && _vocabulary.MemberNames(element).Contains(member.Name)
                ? new Localized(
                    $"可以不止一个，要先取出一个：写 首({target.Text}).{member.Name} 或 末({target.Text}).{member.Name}。",
                    $"There may be several; take one first: “首({target.Text}).{member.Name}” or “末({target.Text}).{member.Name}”.")
                : null;
            _reporter.Report(BindingDiagnostics.NoMembers, Place(place.Span), [target.Text, TypeWords.Of(target.Type), member.Name], ofOne);
            return new ErrorExpression(place);
        }

        // 热线反馈.逾期大于3个工作日: the run begins with a member and goes on without spaces.
        if (_reporter.StandsAlone && UnspacedRepair.Diagnose(source, member.Span, word => known.Contains(word) || session.IsDeclared(word), session.IsFact, known.Contains) is { } unspaced)
        {
            _reporter.Report(unspaced);
            return new ErrorExpression(place);
        }

        _reporter.ReportUnknown(BindingDiagnostics.UnknownMember, Place(member), member.Name, known, TypeWords.Of(target.Type.WithoutNone()));
        return new ErrorExpression(place);
    }

    /// <summary>All members of one name. More than one only where a declaration lets two things share a name.</summary>
    private IEnumerable<BoundExpression> Members(BoundExpression target, string name, SourceLocation place) => target.Type.Kind switch
    {
        TypeKind.Record when _vocabulary.FactType(target.Type.Name!) is { } type => RecordMembers(target, type, name, place),
        TypeKind.Group when _vocabulary.Group(target.Type.Name!) is { } group => GroupMembers(target, group, name, place),
        TypeKind.Event => EventMembers(target, name, place),
        TypeKind.Row when session.Definition.Tables.TryGetValue(target.Type.Name!, out var table) && table.ColumnOf(name) is >= 0 and var column =>
            [new CellExpression(Lift(table.Columns[column].Type, target), place, target, column)],
        TypeKind.Limit when MemberWords.LimitMember(name) is { } member => [LimitMember(target, member, place)],
        TypeKind.Score when target is OutcomeExpression score && MemberWords.Score.Contains(name) =>
            [new OutcomeExpression(Lift(name == "总分" ? DataType.Points : DataType.ListOf(DataType.Points), target), place, score.Target, score.Provision, name)],
        TypeKind.Vote when target is OutcomeExpression vote && MemberWords.Vote.Contains(name) =>
            [new OutcomeExpression(Lift(name == "状态" ? DataType.EnumOf(VoteStates.Enumeration) : DataType.Bool, target), place, vote.Target, vote.Provision, name)],
        _ => [],
    };

    private IEnumerable<BoundExpression> RecordMembers(BoundExpression target, FactType type, string name, SourceLocation place)
    {
        if (type.SlotOf(name) is >= 0 and var slot)
        {
            yield return new FieldExpression(Lift(type.Fields[slot].Type, target), place, target, type.Fields[slot], slot);
        }

        if (type.FindEvent(name) is { } @event)
        {
            yield return new EventsExpression(DataType.ListOf(DataType.EventOf(@event)), place, target, @event);
        }

        if (_vocabulary.Provision(type, name) is { } provision && ProvisionValue(target, provision, place) is { } value)
        {
            yield return value;
        }
    }

    private IEnumerable<BoundExpression> GroupMembers(BoundExpression target, FieldGroup group, string name, SourceLocation place)
    {
        foreach (var field in group.Fields)
        {
            if (field.Name == name)
            {
                yield return new FieldExpression(Lift(field.Type, target), place, target, field, -1);
            }
        }

        if (_vocabulary.Provision(group, name) is { } provision && ProvisionValue(target, provision, place) is { } value)
        {
            yield return value;
        }
    }

    private static IEnumerable<BoundExpression> EventMembers(BoundExpression target, string name, SourceLocation place)
    {
        var definition = target.Type.Event!;
        for (var i = 0; i < definition.Fields.Length; i++)
        {
            if (definition.Fields[i].Name == name)
            {
                yield return new EventMemberExpression(Lift(definition.Fields[i].Type, target), place, target, EventMember.Field, i);
                yield break;
            }
        }

        if (MemberWords.EventMember(name) is { } member)
        {
            yield return new EventMemberExpression(Lift(member == EventMember.At ? DataType.Instant : DataType.Text, target), place, target, member, -1);
        }
    }

    /// <summary>A provision as a value of the record it is about (semantics S4). 通则 and 流程 are none.</summary>
    private BoundExpression? ProvisionValue(BoundExpression target, BoundProvision provision, SourceLocation place) => provision switch
    {
        BoundDefinition definition => new DefinitionExpression(Lift(session.TypeOf(definition), target), place, target, definition),
        BoundJudgement { Kind: not ProvisionKind.General } judgement => new JudgementExpression(place, target, judgement),
        BoundLimit limit => new LimitReference(Lift(new DataType(TypeKind.Limit), target), place, target, limit),
        BoundOutcome other => new OutcomeExpression(Lift(session.TypeOf(other), target), place, target, other, null),
        _ => null,
    };

    private BoundExpression LimitMember(BoundExpression target, LimitMember member, SourceLocation place)
    {
        var limit = ((LimitReference)target).Limit;
        var record = ((LimitReference)target).Target;
        var span = session.SpanOf(limit);
        var type = member switch
        {
            Model.LimitMember.State => DataType.EnumOf(ClockStates.Enumeration),
            Model.LimitMember.DueDate or Model.LimitMember.OriginalDue => DataType.Date.OrNone(),
            Model.LimitMember.Due => DataType.Instant.OrNone(),
            Model.LimitMember.Overdue or Model.LimitMember.Used or Model.LimitMember.OverdueOriginal => span,
            Model.LimitMember.Remaining => span.OrNone(),
            Model.LimitMember.Deemed => DataType.Text.OrNone(),
            _ => DataType.ListOf(DataType.RecordOf("牌")),
        };
        return new LimitMemberExpression(Lift(type, target), place, record, limit, member);
    }

    /// <summary>What is reached through something that may be 无 may be 无 itself; a list is empty then.</summary>
    private static DataType Lift(DataType type, BoundExpression target) =>
        target.Type.Optional && type.Kind is not (TypeKind.List or TypeKind.Error) ? type.OrNone() : type;

    private BoundExpression Index(IndexSyntax syntax)
    {
        if (syntax.Target is not NameSyntax name)
        {
            return Report(BindingDiagnostics.NotATable, syntax.Target.Span, Written(syntax.Target.Span));
        }

        if (session.Definition.Tables.TryGetValue(name.Name, out var table))
        {
            return Row(syntax, table);
        }

        if (_vocabulary.FactType(name.Name) is { } type)
        {
            return RecordByKey(syntax, type);
        }

        _reporter.ReportUnknown(BindingDiagnostics.NotATable, Place(name), name.Name, [.. session.Definition.Tables.Keys.Order(StringComparer.Ordinal), .. session.Definition.Facts.Keys.Order(StringComparer.Ordinal)]);
        return new ErrorExpression(Place(syntax));
    }

    private BoundExpression Row(IndexSyntax syntax, TableDefinition table)
    {
        if (syntax.Arguments.Length != 1)
        {
            return Report(BindingDiagnostics.KeyParts, syntax.Span, table.Name, 1, syntax.Arguments.Length);
        }

        // A table whose columns could not be read was reported where it is declared.
        if (table.Columns.IsEmpty)
        {
            return new ErrorExpression(Place(syntax));
        }

        var column = table.Columns[table.Key];
        var key = Folded(Bind(syntax.Arguments[0], Want.OperandLike(column.Type)), column.Type);
        if (key.Type.Kind != TypeKind.Error && !TypeRules.Fits(key.Type.WithoutNone(), column.Type))
        {
            return Report(BindingDiagnostics.KeyType, key, table.Name, TypeWords.Of(column.Type), TypeWords.Of(key.Type));
        }

        return new RowExpression(DataType.RowOf(table.Name), Place(syntax), table, key);
    }

    /// <summary>A record named by its key, written out: 单位["城管局"], 单位年度["城管局", 2010].</summary>
    private BoundExpression RecordByKey(IndexSyntax syntax, FactType type)
    {
        if (syntax.Arguments.Length != type.Key.Length)
        {
            return Report(BindingDiagnostics.KeyParts, syntax.Span, type.Name, type.Key.Length, syntax.Arguments.Length);
        }

        var parts = new string[syntax.Arguments.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = type.Fields[type.Key[i]].Type;
            var key = Folded(Bind(syntax.Arguments[i], Want.OperandLike(part)), part);
            if (key is ErrorExpression)
            {
                return new ErrorExpression(Place(syntax));
            }

            if (key is not ConstantExpression constant || !TypeRules.Fits(key.Type, part))
            {
                return Report(BindingDiagnostics.KeyType, key, type.Name, TypeWords.Of(part), key is ConstantExpression ? TypeWords.Of(key.Type) : new Localized("要算出来才知道的值", "a value that must be worked out first"));
            }

            parts[i] = ValueText.Canonical(constant.Value);
        }

        return new ConstantExpression(DataType.RecordOf(type.Name), Place(syntax), Value.OfRecord(new RecordKey(type.Name, string.Join('/', parts))));
    }

    private BoundExpression Of(OfSyntax syntax)
    {
        var target = Bind(syntax.Target, Want.Record);
        if (_vocabulary.FactType(syntax.FactType.Name) is not { } type)
        {
            if (target.Type.Kind != TypeKind.Error && _vocabulary.MemberNames(target.Type).Contains(syntax.FactType.Name))
            {
                var dotted = $"{Written(syntax.Target.Span)}.{syntax.FactType.Name}";
                _reporter.Report(
                    BindingDiagnostics.UnknownFactType,
                    Place(syntax),
                    [syntax.FactType.Name],
                    new($"它的一项用点连接：{dotted}。“的”后面写事实的名称，取指向它的全部记录。", $"What belongs to it is joined by a dot: {dotted}. Behind “的” stands a fact type, for all records that refer to it."),
                    dotted);
                return new ErrorExpression(Place(syntax));
            }

            _reporter.ReportUnknown(BindingDiagnostics.UnknownFactType, Place(syntax.FactType), syntax.FactType.Name, [.. session.Definition.Facts.Keys.Order(StringComparer.Ordinal)]);
            return new ErrorExpression(Place(syntax));
        }

        if (target.Type.Kind != TypeKind.Record)
        {
            return target.Type.Kind == TypeKind.Error ? new ErrorExpression(Place(syntax)) : Report(BindingDiagnostics.NothingRefers, syntax.Span, type.Name, target.Type.Name!);
        }

        var slots = Vocabulary.Referring(type, target.Type.Name!);
        if (syntax.Field is { } field)
        {
            var slot = type.SlotOf(field.Name);
            if (!slots.Contains(slot))
            {
                _reporter.ReportUnknown(BindingDiagnostics.FieldRefersNot, Place(field), field.Name, [.. slots.Select(s => type.Fields[s].Name)], type.Name, target.Type.Name!);
                return new ErrorExpression(Place(syntax));
            }

            slots = [slot];
        }

        return slots.Length switch
        {
            0 => Report(BindingDiagnostics.NothingRefers, syntax.Span, type.Name, target.Type.Name!),
            1 => new ReferrersExpression(DataType.ListOf(DataType.RecordOf(type.Name)), Place(syntax), target, type, slots[0]),
            _ => Report(
                BindingDiagnostics.SeveralRefer,
                syntax.Span,
                type.Name,
                target.Type.Name!,
                Listing.Of(slots.Select(s => type.Fields[s].Name)),
                $"{Written(syntax.Target.Span)} 的 {type.Name}({type.Fields[slots[0]].Name})"),
        };
    }
}
