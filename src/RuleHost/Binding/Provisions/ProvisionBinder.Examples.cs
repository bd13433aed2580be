using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>例: paths of the provision's own subject, and constant values of their types.</summary>
internal sealed partial class ProvisionBinder
{
    private void Examples(BoundProvision provision, Scope scope)
    {
        var examples = ImmutableArray.CreateBuilder<BoundExample>();
        foreach (var clause in Clauses<ExampleClause>(provision))
        {
            _reporter.Clause = clause.Keyword;
            var given = ImmutableArray.CreateBuilder<ExampleBinding>(clause.Given.Length);
            foreach (var binding in clause.Given)
            {
                var path = ExamplePath(scope, binding.Path);
                if (Bound(scope, path, binding.Value) is { } bound)
                {
                    given.Add(bound);
                }
            }

            var expected = clause.Binding is null ? null : Expected(provision, scope, clause.Binding);
            if (clause.State is not null && provision is BoundDefinition { Type.Kind: not (TypeKind.Bool or TypeKind.Error) } definition)
            {
                _reporter.Report(BindingDiagnostics.ExampleOfValue, Place(provision, clause.Span), [definition.Id, TypeWords.Of(definition.Type)]);
            }

            examples.Add(new BoundExample(clause, given.ToImmutable(), expected));
        }

        provision.Examples = examples.ToImmutable();
    }

    private BoundExpression ExamplePath(Scope scope, ExpressionSyntax syntax)
    {
        var path = Checked(scope, syntax, Want.Any);
        if (path is FieldExpression or EventsExpression or ParameterExpression or DefinitionExpression or LimitMemberExpression or JudgementExpression or OutcomeExpression or ErrorExpression)
        {
            return path;
        }

        _reporter.Report(BindingDiagnostics.ExamplePath, path.Origin, [path.Text]);
        return new ErrorExpression(path.Origin);
    }

    /// <summary>What comes out: a member of the limit itself by its bare name, or anything else by its path.</summary>
    private ExampleBinding? Expected(BoundProvision provision, Scope scope, BindingSyntax binding)
    {
        if (provision is BoundLimit limit && binding.Path is NameSyntax name && MemberWords.LimitMember(name.Name) is not null && scope.Subject is { } subject)
        {
            var place = Place(provision, name.Span);
            var path = session.Expression(scope, provision.Syntax.Source, name.Span, binder => binder.OwnMember(new SubjectExpression(subject, place), limit, name)).Body;
            return Bound(scope, path, binding.Value);
        }

        return Bound(scope, ExamplePath(scope, binding.Path), binding.Value);
    }

    /// <summary>A value given to a path: constant, of the path's type. An event is given by when it happened.</summary>
    private ExampleBinding? Bound(Scope scope, BoundExpression path, ExpressionSyntax syntax)
    {
        if (path.Type.Kind == TypeKind.Error)
        {
            return null;
        }

        var isEvent = path is EventsExpression;
        var type = isEvent ? DataType.Instant : path.Type;
        var source = scope.Provision!.Syntax.Source;
        var value = session.Expression(scope with { InExample = true }, source, syntax.Span, binder => binder.BindConstant(syntax, type)).Body;
        if (value.Type.Kind == TypeKind.Error)
        {
            return null;
        }

        var fits = (isEvent && value.Type.Kind == TypeKind.Date) || TypeRules.Fits(value.Type, type);
        if (!fits)
        {
            _reporter.Report(BindingDiagnostics.WrongType, value.Origin, [value.Text, TypeWords.Of(value.Type), TypeWords.Of(type)]);
            return null;
        }

        if (Constant(value) is { } constant)
        {
            return new ExampleBinding(path, constant);
        }

        _reporter.Report(BindingDiagnostics.NotConstant, value.Origin, [value.Text]);
        return null;
    }

    private static Value? Constant(BoundExpression expression)
    {
        switch (expression)
        {
            case ConstantExpression constant:
                return constant.Value;
            case ListExpression list:
                var items = list.Items.Select(Constant).ToList();
                return items.Contains(null) ? null : Value.OfList(ListValue.Of([.. items.Select(i => i!.Value)]));
            default:
                return null;
        }
    }
}
