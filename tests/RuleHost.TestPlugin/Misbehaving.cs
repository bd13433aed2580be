using System.Globalization;
using RuleHost.Abstractions;

namespace RuleHost.TestPlugin;

/// <summary>A plugin with a function for each thing that a plugin can do wrong, and some that do right.</summary>
public sealed class Misbehaving : IPlugin
{
    private static readonly List<Timer> Held = [];
    private int _calls;

    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        Add(registry, "length", FactKind.Number, (x, _) => FactValue.Of((decimal)x["内容"].Text.Length));
        Add(registry, "echo", FactKind.Money, (x, _) => x["金额"]);
        Add(registry, "first", FactKind.Text, (x, _) => FactValue.Of(x.Events("来电")[0].At.ToString("O", CultureInfo.InvariantCulture)));
        Add(registry, "version", FactKind.Text, (_, _) => FactValue.Of(File.ReadAllText(Path.Combine(Path.GetDirectoryName(typeof(Misbehaving).Assembly.Location)!, "marker.dll"))));
        Add(registry, "unknown", FactKind.Truth, (_, _) => FactValue.Unknown);
        Add(registry, "throws", FactKind.Truth, (_, _) => throw new OwnException());
        Add(registry, "slow", FactKind.Truth, (_, stop) => stop.WaitHandle.WaitOne() ? FactValue.Of(true) : FactValue.Unknown);
        Add(registry, "hangs", FactKind.Truth, (_, _) =>
        {
            Thread.Sleep(Timeout.Infinite);
            return FactValue.Unknown;
        });
        Add(registry, "lies", FactKind.Text, (_, _) => FactValue.Of((++_calls).ToString(CultureInfo.InvariantCulture)));
        Add(registry, "misfit", FactKind.Truth, (_, _) => FactValue.Of("甲"));
        Add(registry, "leaks", FactKind.Truth, (_, _) =>
        {
            Held.Add(new Timer(_ => Held.Count.ToString(CultureInfo.InvariantCulture), null, 0, 1000));
            return FactValue.Of(true);
        });
        registry.AddFunction(new PluginFunction("counts", FactKind.Text, Purity.Impure, Cost.Cheap, (_, _) => FactValue.Of((++_calls).ToString(CultureInfo.InvariantCulture))));
        registry.AddFunction(new PluginFunction("reads", FactKind.Text, Purity.Pure, Cost.Costly, (_, _) =>
        {
            using var reader = new StreamReader(registry.Files.OpenRead("资料/词.txt"));
            return FactValue.Of(reader.ReadToEnd().Trim());
        }));
        registry.AddFunction(new PluginFunction("reads elsewhere", FactKind.Text, Purity.Pure, Cost.Costly, (_, _) =>
        {
            using var file = registry.Files.OpenRead("../秘密.txt");
            return FactValue.Of("");
        }));
        registry.AddFunction(new PluginFunction("crashes", FactKind.Truth, Purity.Pure, Cost.Costly, (_, _) =>
        {
            Environment.FailFast("on purpose");
            return FactValue.Unknown;
        }));
        registry.AddCalendar(new LocalDays());
        registry.AddFactSource(new Lines());
        registry.AddImporter(new Lines());
        registry.AddNotifier(new Outbox());
    }

    private static void Add(IPluginRegistry registry, string name, FactKind result, Func<FunctionInput, CancellationToken, FactValue> body) =>
        registry.AddFunction(new PluginFunction(name, result, Purity.Pure, Cost.Cheap, body));

    private sealed class OwnException : Exception
    {
        public override string Message => "own words";
    }

    private sealed class LocalDays : ICalendarSource
    {
        public string Name => "本地";

        public IEnumerable<CalendarNotice> Notices(CancellationToken cancellation) => [new("泼水节放假", new DateOnly(2011, 3, 1), [new DateOnly(2011, 4, 13)], [])];
    }

    /// <summary>A record a line: key, content, when it came in.</summary>
    private sealed class Lines : IFactSource, IImporter
    {
        public string Name => "逐行";

        public IReadOnlyList<string> Complete => ["投诉"];

        public IEnumerable<SourceItem> Read(Stream input, CancellationToken cancellation)
        {
            foreach (var cells in Rows(input))
            {
                yield return new SourceRecord("投诉", new Dictionary<string, FactValue> { ["编号"] = FactValue.Of(cells[0]), ["内容"] = FactValue.Of(cells[1]), ["说明"] = FactValue.None });
                yield return new SourceEvent("投诉", cells[0], "来电", DateTimeOffset.Parse(cells[2], CultureInfo.InvariantCulture)) { Id = cells[0] };
            }
        }

        public IEnumerable<SourceEvent> Import(Stream input, CancellationToken cancellation) => Read(input, cancellation).OfType<SourceEvent>();

        private static IEnumerable<string[]> Rows(Stream input)
        {
            using var reader = new StreamReader(input);
            while (reader.ReadLine() is { } line)
            {
                yield return line.Split(',');
            }
        }
    }

    private sealed class Outbox : INotifier
    {
        public string Name => "发件箱";

        public void Notify(CardNotice card, CancellationToken cancellation) => throw new InvalidOperationException(card.Id);
    }
}
