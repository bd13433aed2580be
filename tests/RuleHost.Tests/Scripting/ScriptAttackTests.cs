using System.Diagnostics;
using RuleHost.Tests.Plugins;
using Xunit;

namespace RuleHost.Tests.Scripting;

/// <summary>
/// What a script may try against its host, each in a worker process that really runs: the host answers, the outcome is unknown and names the
/// script, and the next call of another function works.
/// </summary>
[Collection(Alone.Name)]
public sealed class ScriptAttackTests
{
    /// <summary>Name, body of the function, and what comes of it.</summary>
    public static TheoryData<string, string, PluginFault> Attacks() => new()
    {
        { "a getter that calls itself", "var o = {}; Object.defineProperty(o, 'a', { get: function () { return o.a; } }); return o.a;", PluginFault.Died },
        { "toString that calls itself", "var o = { toString: function () { return '' + o; } }; return '' + o;", PluginFault.Died },
        { "new that makes itself", "function N() { return new N(); } return new N();", PluginFault.Died },
        { "a function that calls itself", "function r() { return r(); } return r();", PluginFault.Threw },
        { "ten thousand brackets", "return eval(new Array(10001).join('(') + '1' + new Array(10001).join(')'));", PluginFault.Died },
        { "a join without end", "var a = []; a.length = 4294967295; return a.join('x').length > 0;", PluginFault.TimedOut },
        { "a regular expression that backtracks", "return /^(a+)+$/.test(new Array(40).join('a') + '!');", PluginFault.Threw },
        { "memory that doubles", "var s = 'x'; while (true) { s = s + s; } return s.length > 0;", PluginFault.Died },
        { "arrays that grow", "var a = []; while (true) { a.push(new Array(1000).join('y')); }", PluginFault.Died },
        { "a loop without end", "while (true) { }", PluginFault.TimedOut },
        { "reflection through the host's objects", "return x.constructor.constructor('return this')().System.IO.File.ReadAllText('/etc/hostname').length > 0;", PluginFault.Threw },
        { "a type of the host", "return importNamespace('System').Environment.MachineName.length > 0;", PluginFault.Threw },
        { "GetType", "return x.内容.GetType().Assembly.FullName.length > 0;", PluginFault.Threw },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_host_answers_and_the_next_call_works(string name, string body, PluginFault fault)
    {
        await using var county = PluginFixture.Script(
            $"function f(x) {{ {body} }}\nfunction g(x) {{ return x.内容.length; }}",
            "投诉.重复: { script: s.js, function: f, from: [内容] }\n投诉.字数: { script: s.js, function: g, from: [内容] }",
            "time: 3秒, memory: 64MB");
        await using var rulebook = await county.LoadAsync();
        var since = Stopwatch.GetTimestamp();

        var decision = PluginFixture.Decide(rulebook, "内容: 路灯坏了");

        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(40), name);
        var attack = decision.Computed.Single(c => c.Function == "f");

        // Whether memory or time is over first hangs on the machine.
        Assert.True(fault == attack.Fault || (fault is PluginFault.Died or PluginFault.TimedOut && attack.Fault is PluginFault.TimedOut or PluginFault.Died), $"{name}: {attack.Fault}");
        Assert.Equal("unknown", decision.Situations.Single(s => s.Id == "Q01").State);
        Assert.StartsWith("投诉[T1].重复:某县/f ", Assert.Single(decision.Situations.Single(s => s.Id == "Q01").Missing), StringComparison.Ordinal);
        Assert.Equal("4", decision.Computed.Single(c => c.Function == "g").Value);
        Assert.Equal("holds", decision.Situations.Single(s => s.Id == "Q02").State);
    }

    [Fact]
    public async Task A_script_of_ten_thousand_brackets_is_refused_when_it_is_loaded()
    {
        await using var county = PluginFixture.Script($"function f(x) {{ return {new string('(', 10_000)}1{new string(')', 10_000)}; }}");

        var refused = await Assert.ThrowsAsync<RulebookException>(county.LoadAsync);

        Assert.Contains(refused.Diagnostics, d => d.Code == "RH0753");
    }
}
