using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>
/// What rulebook.yaml declares and no provision uses (RH0407 to RH0411), and what is worked out beside a score and not used in it or anywhere
/// (RH0439). Keys are never unused: they name the record. A field of a group is
/// used where any type's is. Nothing is said while there is an error anywhere, for what is left out because of it may use anything.
/// </summary>
internal sealed class UnusedCheck
{
    private readonly RulebookDefinition _definition;
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parameters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<BoundProvision> _definitions = [];

    private UnusedCheck(RulebookDefinition definition) => _definition = definition;

    public static void Check(RulebookDefinition definition, IReadOnlyList<BoundProvision> provisions, BindingSession session, Reporter reporter)
    {
        if (provisions.Count == 0 || reporter.AnyError || provisions.Any(p => p.Broken))
        {
            return;
        }

        var check = new UnusedCheck(definition);
        foreach (var provision in provisions)
        {
            check.Collect(provision);
            foreach (var root in session.RootsOf(provision).Where(r => r.Clause != "例"))
            {
                check.Collect(root.Body);
            }
        }

        foreach (var root in session.OtherRoots)
        {
            check.Collect(root.Body);
        }

        // Who may lift a card has a use, whatever the provisions say.
        check._names.UnionWith(definition.CardKinds.SelectMany(c => c.LiftedBy));

        // Functions of plugins read fields, too.
        check._fields.UnionWith(definition.ReadByFunctions);
        check.Tell(reporter);
        check.TellSignals(provisions, reporter);
    }

    /// <summary>
    /// In a rulebook with a score: a truth or a figure that nothing uses and that is no follow-up of an outcome, like a bonus by grade.
    /// </summary>
    private void TellSignals(IReadOnlyList<BoundProvision> provisions, Reporter reporter)
    {
        if (!provisions.Any(p => p is BoundScore))
        {
            return;
        }

        foreach (var signal in provisions.OfType<BoundDefinition>().Where(d => d is { Subject: not null, IsSuperseded: false, Type.Kind: TypeKind.Bool or TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points } && !_definitions.Contains(d) && !IsOutcome(d.Body.Body)))
        {
            reporter.Provision = signal;
            reporter.Clause = null;
            reporter.Report(AnalysisDiagnostics.SignalUnused, new SourceLocation(signal.Syntax.Source, signal.Syntax.HeadSpan), [$"{signal.Subject!.Name}.{signal.Id}"]);
        }

        reporter.Provision = null;
    }

    private static bool IsOutcome(BoundExpression expression) => expression is OutcomeExpression or JudgementExpression or LimitMemberExpression || BoundChildren.Of(expression).Any(IsOutcome);

    private void Collect(BoundProvision provision)
    {
        if (provision.Subject is { } subject)
        {
            _types.Add(subject.Name);
        }

        foreach (var clause in provision.Syntax.Clauses)
        {
            switch (clause)
            {
                case ConfirmClause confirm:
                    _names.Add(confirm.By.Name);
                    break;
                case ByClause by:
                    _names.Add(by.By.Name);
                    break;
                case OnClause { By: { } by }:
                    _names.Add(by.Name);
                    break;
                case StepClause { Records: { } records }:
                    _types.Add(records.Name);
                    break;
                default:
                    break;
            }
        }
    }

    private void Collect(BoundExpression root)
    {
        var pending = new Stack<BoundExpression>([root]);
        while (pending.TryPop(out var expression))
        {
            switch (expression)
            {
                case FieldExpression field:
                    _fields.Add($"{field.Target.Type.Name}.{field.Field.Name}");
                    AddGroup(field.Field);
                    AddType(field.Type);
                    break;
                case ReferrersExpression referrers:
                    _types.Add(referrers.FactType.Name);
                    _fields.Add($"{referrers.FactType.Name}.{referrers.FactType.Fields[referrers.Slot].Name}");
                    AddGroup(referrers.FactType.Fields[referrers.Slot]);
                    break;
                case DefinitionExpression definition:
                    _definitions.Add(definition.Definition);
                    AddType(definition.Type);
                    break;
                case RecordsExpression records:
                    _types.Add(records.FactType.Name);
                    break;
                case ParameterExpression parameter:
                    _parameters.Add(parameter.Parameter.Name);
                    break;
                case RowExpression row:
                    _tables.Add(row.Table.Name);
                    break;
                case RowsExpression rows:
                    _tables.Add(rows.Table.Name);
                    break;
                case ConstantExpression { Value: { Kind: ValueKind.Text } value }:
                    _names.Add(value.TextValue);
                    break;
                default:
                    AddType(expression.Type);
                    break;
            }

            foreach (var child in BoundChildren.Of(expression))
            {
                pending.Push(child);
            }
        }
    }

    private void AddGroup(FieldDefinition field)
    {
        if (field.Group is { } group)
        {
            _fields.Add($"{group}.{field.Name}");
        }
    }

    private void AddType(DataType type)
    {
        if ((type.Kind == TypeKind.List ? type.Element! : type) is { Kind: TypeKind.Record, Name: { } name })
        {
            _types.Add(name);
        }
    }

    private void Tell(Reporter reporter)
    {
        foreach (var type in _definition.Facts.Values.Where(t => !t.BuiltIn).OrderBy(Place))
        {
            if (!_types.Contains(type.Name) && !_definition.Ladders.ContainsKey(type.Name) && !IsReferredTo(type.Name))
            {
                Tell(reporter, AnalysisDiagnostics.UnusedFact, type.Name, type.Name);
                continue;
            }

            var unused = type.Fields.Where((f, slot) => f.Group is null && !type.Key.Contains(slot) && !_fields.Contains($"{type.Name}.{f.Name}")).Select(f => f.Name).ToList();
            TellFields(reporter, type.Name, unused);
        }

        foreach (var group in _definition.Groups.Values.OrderBy(g => Offset(g.Name)))
        {
            TellFields(reporter, group.Name, group.Fields.Where(f => !_fields.Contains($"{group.Name}.{f.Name}")).Select(f => f.Name).ToList());
        }

        TellEach(reporter, AnalysisDiagnostics.UnusedParameter, _definition.Parameters.Keys, _parameters);
        TellEach(reporter, AnalysisDiagnostics.UnusedTable, _definition.Tables.Keys, _tables);
        TellEach(reporter, AnalysisDiagnostics.UnusedRole, _definition.Roles, _names);
    }

    private bool IsReferredTo(string type) => _definition.Facts.Values.Any(other => other.Name != type && _types.Contains(other.Name) && !Vocabulary.Referring(other, type).IsEmpty && !other.BuiltIn);

    private void TellFields(Reporter reporter, string owner, List<string> unused)
    {
        if (!IsOwn(owner, out var place))
        {
            // What an overlay adds to a type of its base is told where it is added.
            unused = [.. unused.Where(field => IsOwn($"{owner}.{field}", out _))];
            place = unused.Count > 0 ? _definition.Places[$"{owner}.{unused[0]}"] : default;
        }

        if (unused.Count > 0)
        {
            reporter.Report(AnalysisDiagnostics.UnusedFields, place, [owner, Listing.Of(unused)]);
        }
    }

    /// <summary>Whether this rulebook declares it. What its base declares and does not use, the base's own check tells.</summary>
    private bool IsOwn(string name, out SourceLocation place) => _definition.Places.TryGetValue(name, out place) && place.Source == _definition.Source;

    private void TellEach(Reporter reporter, DiagnosticDescriptor descriptor, IEnumerable<string> declared, HashSet<string> used)
    {
        foreach (var name in declared.Where(n => !used.Contains(n)).OrderBy(Offset).ThenBy(n => n, StringComparer.Ordinal))
        {
            Tell(reporter, descriptor, name, name);
        }
    }

    private void Tell(Reporter reporter, DiagnosticDescriptor descriptor, string name, string placeName)
    {
        if (IsOwn(placeName, out var place))
        {
            reporter.Report(descriptor, place, [name]);
        }
    }

    private int Place(FactType type) => Offset(type.Name);

    private int Offset(string name) => _definition.Places.TryGetValue(name, out var place) ? place.Span.Start : int.MaxValue;
}
