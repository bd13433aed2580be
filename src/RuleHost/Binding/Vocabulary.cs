using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>Everything that a name may mean: what rulebook.yaml declares, and the provisions as members of what they judge (semantics S2, S4).</summary>
internal sealed class Vocabulary(RulebookDefinition definition)
{
    private readonly Dictionary<string, BoundProvision> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Subject, string Name), BoundProvision> _members = [];
    private readonly Dictionary<string, List<BoundProvision>> _bySubject = new(StringComparer.Ordinal);

    public RulebookDefinition Definition => definition;

    /// <summary>Provisions by id, definitions apart.</summary>
    public IReadOnlyDictionary<string, BoundProvision> ById => _byId;

    /// <summary>Enters a provision; the one that has its name already where there is one.</summary>
    public BoundProvision? Enter(BoundProvision provision)
    {
        var subject = provision.Subject?.Name ?? provision.Group?.Name;
        if (provision is BoundDefinition)
        {
            return subject is null ? null : EnterMember(provision, subject);
        }

        if (!_byId.TryAdd(provision.Id, provision))
        {
            return _byId[provision.Id];
        }

        return provision.Subject is null ? null : EnterMember(provision, provision.Subject.Name);
    }

    private BoundProvision? EnterMember(BoundProvision provision, string subject)
    {
        if (!_members.TryAdd((subject, provision.Id), provision))
        {
            return _members[(subject, provision.Id)];
        }

        if (!_bySubject.TryGetValue(subject, out var list))
        {
            _bySubject[subject] = list = [];
        }

        list.Add(provision);
        return null;
    }

    /// <summary>The name itself, or what <c>aliases:</c> lets it stand for.</summary>
    public string Resolve(string name) => definition.Aliases.GetValueOrDefault(name, name);

    public FactType? FactType(string name) => definition.Facts.GetValueOrDefault(name);

    public FieldGroup? Group(string name) => definition.Groups.GetValueOrDefault(name);

    /// <summary>The provision that a record of a type has under a name: its own, or a definition of a group it includes.</summary>
    public BoundProvision? Provision(FactType type, string name)
    {
        if (_members.TryGetValue((type.Name, name), out var own))
        {
            return own;
        }

        foreach (var group in type.Groups)
        {
            if (_members.TryGetValue((group, name), out var shared))
            {
                return shared;
            }
        }

        return null;
    }

    /// <summary>A definition of a field group.</summary>
    public BoundProvision? Provision(FieldGroup group, string name) => _members.GetValueOrDefault((group.Name, name));

    /// <summary>Provisions on a fact type or group itself, in order.</summary>
    public IReadOnlyList<BoundProvision> ProvisionsOf(string subject) => _bySubject.TryGetValue(subject, out var list) ? list : [];

    /// <summary>All limits of a fact type.</summary>
    public IEnumerable<BoundLimit> LimitsOf(FactType type) => ProvisionsOf(type.Name).OfType<BoundLimit>().Where(l => l.Kind == Syntax.ProvisionKind.Limit);

    /// <summary>Names of everything that values of a type have as members: for did-you-mean.</summary>
    public IEnumerable<string> MemberNames(DataType type)
    {
        switch (type.Kind)
        {
            case TypeKind.Record when FactType(type.Name!) is { } fact:
                return fact.Fields.Select(f => f.Name)
                    .Concat(fact.Events.Select(e => e.Name))
                    .Concat(ProvisionsOf(fact.Name).Select(p => p.Id))
                    .Concat(fact.Groups.SelectMany(ProvisionsOf).Select(p => p.Id));
            case TypeKind.Group when Group(type.Name!) is { } group:
                return group.Fields.Select(f => f.Name).Concat(ProvisionsOf(group.Name).Select(p => p.Id));
            case TypeKind.Row when definition.Tables.TryGetValue(type.Name!, out var table):
                return table.Columns.Select(c => c.Name);
            case TypeKind.Event:
                return type.Event!.Fields.Select(f => f.Name).Concat(MemberWords.Event);
            case TypeKind.Limit:
                return MemberWords.Limit;
            case TypeKind.Score:
                return MemberWords.Score;
            case TypeKind.Vote:
                return MemberWords.Vote;
            case TypeKind.Enum:
                return type.Enum!.Values;
            default:
                return [];
        }
    }

    /// <summary>Fields by which records of a type refer to records of another: references, and lists of them.</summary>
    public static ImmutableArray<int> Referring(FactType type, string target)
    {
        var slots = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < type.Fields.Length; i++)
        {
            var field = type.Fields[i].Type;
            var element = field.Kind == TypeKind.List ? field.Element! : field;
            if (element.Kind == TypeKind.Record && element.Name == target)
            {
                slots.Add(i);
            }
        }

        return slots.ToImmutable();
    }
}
