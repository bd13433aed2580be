using System.Collections.Immutable;
using RuleHost.Plugins;
using RuleHost.Rulebooks;
using RuleHost.Scripting;
using RuleHost.Text;

namespace RuleHost;

/// <summary>Assemblies: trusted, loaded, asked for what their manifest promises.</summary>
public sealed partial class PluginHost
{
    /// <summary>How many old versions of a plugin may be left before it is switched off.</summary>
    private const int MostLeftBehind = 3;

    /// <summary>One plugin's assembly while a rulebook is loaded.</summary>
    private sealed class AssemblyPart(PluginHost host, TrustFile trust, PluginFolder plugin, RulebookDefinition definition, DiagnosticBag diagnostics)
    {
        private readonly PluginManifest _manifest = plugin.Manifest;
        private readonly string _path = plugin.Manifest.Assembly!;
        private FunctionBody _body = new NoBody();
        private LoadedAssembly? _assembly;

        private SourceLocation Place => _manifest.PlaceOf($"assembly:{_path}");

        /// <summary>Loads it, or tells why not.</summary>
        public AssemblyPart Load(PluginSet set)
        {
            if (host._shelf.StillAlive(_manifest.Id) is >= MostLeftBehind and var left)
            {
                host._leftBehind = true;
                _body = new NoBody(PluginFault.LeftBehind);
                diagnostics.Report(PluginDiagnostics.LeftBehind, Place, _manifest.Id, left);
            }
            else if (_manifest.Rights.InWorker)
            {
                InWorker(set);
            }
            else
            {
                InProcess(set);
            }

            Calendars();
            return this;
        }

        /// <summary>What runs a function; where the code does not promise what the manifest does, the weaker promise counts.</summary>
        public FunctionBody Body(ref FieldFunction function)
        {
            var declaration = function.Declaration;
            if (_assembly?.Function(declaration.Function) is { } said)
            {
                function = function with { Declaration = declaration with { Pure = declaration.Pure && said.Pure, Costly = declaration.Costly || said.Costly } };
            }

            return _body;
        }

        private void InProcess(PluginSet set)
        {
            _assembly = host._shelf.Take(plugin, trust.Trusts, out var problem);
            if (_assembly is null)
            {
                Refused(problem);
                return;
            }

            set.Add(plugin, _assembly);
            set.Identify(plugin, "sha256:" + _assembly.Hash);
            _body = new AssemblyBody(_assembly, _manifest.Rights.Time, definition.Zone);
            Look("functions", _manifest.Functions.Where(f => f.Script is null).Select(f => f.Function), p => p.Functions.Keys, new("函数", "function"));
            Look("calendars", _manifest.Calendars, p => p.Calendars.Keys, new("日历", "calendar"));
            Look("fact-sources", _manifest.FactSources, p => p.FactSources.Keys, new("事实来源", "fact source"));
            Look("notifiers", _manifest.Notifiers, p => p.Notifiers.Keys, new("通知方式", "notifier"));
            Look("importers", _manifest.Importers, p => p.Importers.Keys, new("导入方式", "importer"));
        }

        private void InWorker(PluginSet set)
        {
            foreach (var (names, key, what) in new[]
            {
                (_manifest.Calendars, "calendars", new Localized("日历", "a calendar")),
                (_manifest.FactSources, "fact-sources", new Localized("事实来源", "a fact source")),
                (_manifest.Notifiers, "notifiers", new Localized("通知方式", "a notifier")),
                (_manifest.Importers, "importers", new Localized("导入方式", "an importer")),
            })
            {
                foreach (var name in names)
                {
                    diagnostics.Report(PluginDiagnostics.OnlyFunctionsInWorker, _manifest.PlaceOf($"{key}:{name}"), name, what);
                }
            }

            if (host._shelf.CopyOf(plugin, trust.Trusts) is not { } copy)
            {
                Refused(null);
                return;
            }

            var body = new AssemblyWorkerBody(host._workers, plugin, copy.Path, copy.Hash, definition.Zone);
            foreach (var function in _manifest.Functions.Where(f => f.Script is null))
            {
                if (body.Probe(function.Function) is { Fault: { } fault } answer)
                {
                    if (answer.Detail == ScriptBody.NoSuchFunction)
                    {
                        diagnostics.Report(PluginDiagnostics.NotBrought, function.Place, function.Function, new Localized("函数", "function"), _path);
                    }
                    else
                    {
                        Refused(PluginFaults.Sentence(fault));
                        return;
                    }
                }
            }

            set.Identify(plugin, "sha256:" + copy.Hash);
            _body = body;
        }

        /// <summary>The local notices, put beside those that the rulebook itself states.</summary>
        private void Calendars()
        {
            foreach (var name in _manifest.Rights.InWorker ? [] : _manifest.Calendars)
            {
                var place = _manifest.PlaceOf($"calendars:{name}");
                if (!definition.Calendars.Others.TryGetValue(name, out var declared))
                {
                    diagnostics.Report(PluginDiagnostics.NoCalendar, place, name, new Localized("规则集没有声明它。", "the rulebook does not declare it."));
                    continue;
                }

                if (_assembly is null)
                {
                    diagnostics.Report(PluginDiagnostics.NoCalendar, place, name, new Localized("装配件没有装入。", "the assembly was not loaded."));
                    continue;
                }

                var (notices, fault, detail) = _assembly.Call((parts, stop) => parts.Calendars.TryGetValue(name, out var calendar) ? Notices(calendar.Notices(stop)) : [], _manifest.Rights.Time);
                if (fault is { } what)
                {
                    diagnostics.Report(PluginDiagnostics.NoCalendar, place, name, new Localized($"{PluginFaults.Sentence(what).Chinese}。{detail}", $"{PluginFaults.Sentence(what).English}. {detail}"));
                    continue;
                }

                var all = declared with { Notices = [.. declared.Notices.AddRange(notices).OrderBy(n => n.Published)] };
                definition.Calendars = definition.Calendars with { Others = definition.Calendars.Others.SetItem(name, all) };
            }
        }

        private static ImmutableArray<LocalNotice> Notices(IEnumerable<Abstractions.CalendarNotice> notices) =>
            [.. notices.Where(n => n.Off.Count + n.Makeup.Count > 0).Select(n => new LocalNotice(n.Title, n.Published, null, [.. n.Off], [.. n.Makeup]))];

        private void Refused(Localized? problem)
        {
            if (problem is not null)
            {
                diagnostics.Report(PluginDiagnostics.DoesNotLoad, Place, _path, problem);
            }
            else
            {
                diagnostics.Report(PluginDiagnostics.NotTrusted, Place, _path);
            }
        }

        private void Look(string key, IEnumerable<string> names, Func<PluginParts, IEnumerable<string>> kind, Localized what)
        {
            var there = _assembly!.Names(kind);
            foreach (var name in names.Where(n => !there.Contains(n)))
            {
                var place = key == "functions" ? _manifest.Functions.First(f => f.Function == name).Place : _manifest.PlaceOf($"{key}:{name}");
                diagnostics.Add(new Diagnostic(PluginDiagnostics.NotBrought, place, [name, what, _path]) { SpecialHint = DidYouMean.Hint(name, there) });
            }
        }
    }
}
