using System.Runtime.InteropServices;
using System.Text;
using RuleHost.Cli;
using RuleHost.Cli.Verbs;
using RuleHost.Scripting;

if (args is [WorkerCommand.Verb, .. var rest])
{
    return ScriptWorker.Run(rest, Console.In, Console.Out);
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    stop.Cancel();

    // Work ends at its next safe place; what waits for a pipe or a disk has none.
    _ = Task.Delay(TimeSpan.FromSeconds(2)).ContinueWith(_ => Environment.Exit(ExitCode.Interrupted), TaskScheduler.Default);
});

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
await using (output.ConfigureAwait(false))
{
    return await new CommandLine([new CheckVerb(), new TestVerb(), new DecideVerb(), new ExplainVerb(), new ReplayVerb(), new AssessVerb(), new NoticesVerb(), new DiffVerb(), new EffectiveVerb(), new FmtVerb(), new CalendarVerb(), new PluginVerb(), new NewVerb()])
        .RunAsync(args, output, Console.Error, stop.Token).ConfigureAwait(false);
}
