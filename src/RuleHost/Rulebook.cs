using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using RuleHost.Compilation;
using RuleHost.Compilation.Fused;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Notices;
using RuleHost.Plugins;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost;

/// <summary>
/// A rulebook, loaded, checked and compiled: immutable, thread-safe, without static state, so that one process hosts many. It judges
/// facts; it never changes them.
/// </summary>
public sealed class Rulebook : IAsyncDisposable
{
    private readonly DecidingRunner _runner;
    private readonly FactBinder _binder;
    private readonly Lazy<JsonJudge> _json;
    private RulebookLoader.Loaded? _loaded;

    private readonly ImmutableDictionary<string, NoticeTemplate> _templates;

    private Rulebook(RulebookModel model, ImmutableArray<Diagnostic> diagnostics, ImmutableDictionary<string, NoticeTemplate> templates)
    {
        _templates = templates;
        Model = model;
        Diagnostics = diagnostics;
        _runner = new DecidingRunner(model);
        _binder = new FactBinder(model.Definition, model.SubjectTypes);
        _json = new Lazy<JsonJudge>(() => new JsonJudge(this));
        Identity = new RulebookIdentity(model.Definition.Id, model.Definition.Version, model.Hash) { Layers = model.Layers };
    }

    internal RulebookModel Model { get; }

    /// <summary>The layers that it was composed of.</summary>
    internal Rulebooks.Overlays.Layers Composition => _loaded!.Composition!;

    internal IFormulaRunner Runner => _runner;

    internal FactBinder Binder => _binder;

    /// <summary>Which text it is: id, version, and the hash of every file that took part.</summary>
    public RulebookIdentity Identity { get; }

    /// <summary>Warnings and notes of the check; never an error.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Loads and checks a rulebook.</summary>
    /// <param name="path">Its folder, or the rulebook.yaml in it.</param>
    /// <param name="configure">Options.</param>
    /// <param name="cancellation">Stops the loading.</param>
    /// <exception cref="RulebookException">It has an error, or a registered class does not fit it; the exception carries every diagnostic.</exception>
    public static async Task<Rulebook> LoadAsync(string path, Action<RulebookOptions>? configure = null, CancellationToken cancellation = default)
    {
        var options = new RulebookOptions();
        configure?.Invoke(options);
        var loaded = await Task.Run(() => RulebookLoader.Load(path, cancellation, options.PluginHost, options.Plugins, options.Bases), cancellation).ConfigureAwait(false);
        if (loaded.Model is not { } model || loaded.Diagnostics.Any(d => d.Severity == Severity.Error))
        {
            await loaded.DisposeAsync().ConfigureAwait(false);
            throw new RulebookException(loaded.Diagnostics, options.Language) { IsInside = loaded.Folder is not null };
        }

        var rulebook = new Rulebook(model, loaded.Diagnostics, loaded.Templates) { _loaded = loaded };
        var misfits = new DiagnosticBag();
        options.FactClasses.ForEach(c => rulebook.Binder.Register(c, misfits));
        if (misfits.HasErrors)
        {
            await rulebook.DisposeAsync().ConfigureAwait(false);
            throw new RulebookException([.. misfits.Items], options.Language);
        }

        return rulebook;
    }

    /// <summary>Checks a rulebook. Never throws for a bad text: what is wrong with it is the result.</summary>
    /// <param name="path">Its folder, or the rulebook.yaml in it.</param>
    /// <param name="cancellation">Stops the check.</param>
    public static async Task<RulebookCheck> CheckAsync(string path, CancellationToken cancellation = default)
    {
        return await CheckAsync(path, null, [], [], cancellation).ConfigureAwait(false);
    }

    /// <summary>The same with plugins and a host for their functions.</summary>
    internal static async Task<RulebookCheck> CheckAsync(string path, PluginHost? host, IReadOnlyList<string> plugins, IReadOnlyList<string> bases, CancellationToken cancellation)
    {
        await using var loaded = await Task.Run(() => RulebookLoader.Check(path, cancellation, host, plugins, bases), cancellation).ConfigureAwait(false);
        return loaded.ToCheck();
    }

    /// <summary>
    /// Judges one record. It need not be given: one that the facts only refer to, or that only has events, is judged by what is known of it,
    /// and what is not known is 待查. Where the facts list its type in full, or hold other records of its type, and say nothing of this one,
    /// the subject is a slip and is refused.
    /// </summary>
    /// <param name="subject">Type and key, separated by a space: <c>投诉 T1</c>, <c>单位年度 城管局/2010</c>.</param>
    /// <param name="facts">What is known, with the events.</param>
    /// <param name="asOf">As of when: later events are invisible.</param>
    /// <param name="cancellation">Stops the judging.</param>
    /// <exception cref="RulebookException">
    /// The facts do not fit the rulebook; or the subject names no fact type, or a record that is not there (RH0534, RH0562).
    /// </exception>
    public Decision Decide(string subject, Facts facts, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var bound = _binder.Bind(facts);
        return new DecisionSession(Model, _runner, bound.Store, asOf.UtcDateTime).Decide(_binder.Subject(subject, bound.Store));
    }

    /// <summary>
    /// Judges the records that the facts document names as subjects; where it names none, every given record that some provision judges, in the
    /// order given.
    /// </summary>
    /// <param name="facts">What is known, with the events.</param>
    /// <param name="asOf">As of when; null: as the document says, else now.</param>
    /// <param name="cancellation">Stops between two records.</param>
    /// <exception cref="RulebookException">The facts do not fit the rulebook.</exception>
    public IEnumerable<Decision> DecideAll(Facts facts, DateTimeOffset? asOf = null, CancellationToken cancellation = default)
    {
        var bound = _binder.Bind(facts);
        var session = new DecisionSession(Model, _runner, bound.Store, (asOf ?? bound.AsOf ?? DateTimeOffset.UtcNow).UtcDateTime);
        var subjects = bound.Subjects.IsEmpty ? bound.Store.Order.Where(key => session.Judges(key.Type)) : bound.Subjects;
        foreach (var subject in subjects)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return session.Decide(subject);
        }
    }

    /// <summary>
    /// Judges as <see cref="DecideAll"/> does and writes each decision as <see cref="Decision.ToJson"/> does, in UTF-8, each on a line: the
    /// fastest way from a JSON document to JSON. A document of plain records of one type is read and decided without an intermediate form.
    /// </summary>
    /// <param name="facts">The facts document, as <see cref="Facts.Parse(ReadOnlySpan{byte}, string)"/> takes it.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="asOf">As of when; null: as the document says, else now.</param>
    /// <param name="cancellation">Stops between two records.</param>
    /// <exception cref="RulebookException">The document cannot be read or does not fit the rulebook; nothing is written.</exception>
    public void DecideJson(ReadOnlySpan<byte> facts, IBufferWriter<byte> output, DateTimeOffset? asOf = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        cancellation.ThrowIfCancellationRequested();
        if (_json.Value.TryDecide(facts, asOf, output))
        {
            return;
        }

        foreach (var decision in DecideAll(Facts.Parse(facts), asOf, cancellation))
        {
            Encoding.UTF8.GetBytes(decision.ToJson(), output);
            output.Write("\n"u8);
        }
    }

    /// <summary>What judges the records of a type fastest.</summary>
    internal FusedPlan PlanOf(FactType type) => _runner.FusedPlanOf(type);

    /// <summary>The template for a kind of paper.</summary>
    internal NoticeTemplate Template(string kind) => NoticeTemplate.For(_templates, kind);

    /// <summary>The papers that the decisions call for: see <see cref="NoticeComposer"/>.</summary>
    internal ImmutableArray<Notice> Notices(Facts facts, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var bound = _binder.Bind(facts);
        Decision Then(Decision decision, DateTime at)
        {
            cancellation.ThrowIfCancellationRequested();
            return new DecisionSession(Model, _runner, bound.Store, at).Decide(new RecordKey(decision.Type, decision.Key));
        }

        return NoticeComposer.Numbered(new NoticeComposer(Model.Definition, Then).Compose(DecideAll(facts, asOf, cancellation)));
    }

    /// <summary>What judges the objects of one C# class fastest; make it once and use it again.</summary>
    /// <typeparam name="T">A class or record with a <see cref="FactAttribute"/> that names a fact type of the rulebook.</typeparam>
    /// <exception cref="RulebookException">The class does not fit the rulebook.</exception>
    /// <exception cref="ArgumentException">The class has no <see cref="FactAttribute"/>.</exception>
    public RecordJudge<T> JudgeOf<T>()
        where T : class
    {
        if (!typeof(T).IsDefined(typeof(FactAttribute), inherit: true))
        {
            throw new ArgumentException($"{typeof(T).Name} has no [Fact(\"…\")] that names its fact type.");
        }

        var misfits = new DiagnosticBag();
        return _binder.Register(typeof(T), misfits) is { } map
            ? new RecordJudge<T>(this, map, _runner.FusedPlanOf(map.Type))
            : throw new RulebookException([.. misfits.Items]);
    }

    /// <summary>Reads facts through a fact source of a plugin (<c>brings: fact-sources</c>).</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="input">What it reads: an export of another system.</param>
    /// <exception cref="ArgumentException">No plugin brings a source of that name, or it was not loaded.</exception>
    /// <exception cref="PluginException">The plugin failed.</exception>
    public Facts ReadFacts(string source, Stream input) => PluginReading.Facts(_loaded?.Plugins, source, input);

    /// <summary>Reads events through an importer of a plugin (<c>brings: importers</c>).</summary>
    /// <param name="importer">The importer's name.</param>
    /// <param name="input">The log that it reads.</param>
    /// <exception cref="ArgumentException">No plugin brings an importer of that name, or it was not loaded.</exception>
    /// <exception cref="PluginException">The plugin failed.</exception>
    public Facts ImportEvents(string importer, Stream input) => PluginReading.Events(_loaded?.Plugins, importer, input);

    /// <summary>
    /// Hands the cards of a decision to every notifier of its plugins (<c>brings: notifiers</c>). The same card has the same id however often
    /// it is handed over: a notifier sends each once.
    /// </summary>
    /// <param name="decision">The decision.</param>
    /// <returns>What went wrong, one a card and notifier; empty: nothing.</returns>
    public IReadOnlyList<PluginException> Notify(Decision decision) => PluginReading.Notify(_loaded?.Plugins, decision);

    /// <summary>The names of the fact sources that can be read through.</summary>
    public IReadOnlyList<string> FactSources => [.. (_loaded?.Plugins?.Assemblies ?? []).SelectMany(a => a.Plugin.Manifest.FactSources)];

    /// <summary>Lets go of what was compiled, and of a plugin host of its own.</summary>
    public ValueTask DisposeAsync() => _loaded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
