using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>A function bound to the field that it supplies and to what it is given.</summary>
/// <param name="Declaration">The manifest's entry.</param>
/// <param name="Plugin">The plugin.</param>
/// <param name="Type">The fact type.</param>
/// <param name="Slot">The field's slot.</param>
/// <param name="Fields">Slots of the fields that it is given.</param>
/// <param name="Events">The events that it is given.</param>
internal sealed record FieldFunction(FunctionDeclaration Declaration, PluginFolder Plugin, FactType Type, int Slot, ImmutableArray<int> Fields, ImmutableArray<EventDefinition> Events)
{
    /// <summary>How outcomes name it: <c>plugin/function</c>.</summary>
    public string Name => $"{Plugin.Manifest.Id}/{Declaration.Function}";

    /// <summary>Binds the functions of plugins to a vocabulary. What does not fit is told and left out.</summary>
    public static ImmutableArray<FieldFunction> Bind(IEnumerable<PluginFolder> plugins, RulebookDefinition definition, DiagnosticBag diagnostics)
    {
        var all = plugins.SelectMany(p => p.Manifest.Functions.Select(f => (Plugin: p, Declaration: f))).ToList();
        var supplied = new Dictionary<string, PluginFolder>(StringComparer.Ordinal);
        var result = ImmutableArray.CreateBuilder<FieldFunction>();
        foreach (var (plugin, declaration) in all)
        {
            if (Bind(plugin, declaration, definition, diagnostics) is not { } function)
            {
                continue;
            }

            var field = $"{declaration.Type}.{declaration.Field}";
            var why = !supplied.TryAdd(field, plugin) ? new Localized($"插件“{supplied[field].Manifest.Id}”的函数已经在算它。", $"a function of the plugin \"{supplied[field].Manifest.Id}\" supplies it already.")
                : function.Type.Key.Contains(function.Slot) ? new Localized("它是主键。", "it is a key.")
                : declaration.From.Contains(declaration.Field) ? new Localized("算的时候要用它自己。", "it is made from itself.")
                : declaration.From.FirstOrDefault(f => all.Exists(o => o.Declaration.Type == declaration.Type && o.Declaration.Field == f)) is { } other
                    ? new Localized($"算的时候要用的“{other}”也是函数算出的。", $"\"{other}\", which it is made from, is supplied by a function, too.")
                : null;
            if (why is null)
            {
                result.Add(function);
            }
            else
            {
                diagnostics.Report(PluginDiagnostics.SuppliedByItself, declaration.Place, field, why);
            }
        }

        return result.ToImmutable();
    }

    private static FieldFunction? Bind(PluginFolder plugin, FunctionDeclaration declaration, RulebookDefinition definition, DiagnosticBag diagnostics)
    {
        if (!definition.Facts.TryGetValue(declaration.Type, out var type) || type.BuiltIn)
        {
            Unknown(declaration, new($"“{declaration.Type}”这种事实", $"fact type \"{declaration.Type}\""), declaration.Type, definition.Facts.Values.Where(f => !f.BuiltIn).Select(f => f.Name), diagnostics);
            return null;
        }

        var slot = type.SlotOf(declaration.Field);
        if (slot < 0)
        {
            Unknown(declaration, new($"“{declaration.Field}”这个字段", $"field \"{declaration.Field}\""), declaration.Field, type.Fields.Select(f => f.Name), diagnostics);
            return null;
        }

        var fields = ImmutableArray.CreateBuilder<int>();
        var events = ImmutableArray.CreateBuilder<EventDefinition>();
        foreach (var name in declaration.From)
        {
            if (type.SlotOf(name) is var input and >= 0)
            {
                fields.Add(input);
            }
            else if (type.FindEvent(name) is { } happening)
            {
                events.Add(happening);
            }
            else
            {
                diagnostics.Add(new Diagnostic(PluginDiagnostics.UnknownInput, declaration.Place, [name, type.Name])
                {
                    SpecialHint = DidYouMean.Hint(name, [.. type.Fields.Select(f => f.Name), .. type.Events.Select(e => e.Name)]),
                });
                return null;
            }
        }

        return new FieldFunction(declaration, plugin, type, slot, fields.ToImmutable(), events.ToImmutable());
    }

    private static void Unknown(FunctionDeclaration declaration, Localized what, string word, IEnumerable<string> candidates, DiagnosticBag diagnostics) =>
        diagnostics.Add(new Diagnostic(PluginDiagnostics.UnknownField, declaration.Place, [$"{declaration.Type}.{declaration.Field}", what]) { SpecialHint = DidYouMean.Hint(word, [.. candidates.Order(StringComparer.Ordinal)]) });
}
