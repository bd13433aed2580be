using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>Provisions that wait for each other (semantics S17): every loop is an error that prints it. Needs no deep stack.</summary>
internal static class Cycles
{
    public static void Report(IReadOnlyList<BoundProvision> provisions, References references, Reporter reporter)
    {
        var told = new HashSet<BoundProvision>();
        var done = new HashSet<BoundProvision>();
        foreach (var start in provisions)
        {
            if (done.Contains(start))
            {
                continue;
            }

            Search(start, references, done, told, reporter);
        }

        reporter.Provision = null;
    }

    /// <summary>Depth first, with the path so far as the stack; a reference back into the path closes a loop.</summary>
    private static void Search(BoundProvision start, References references, HashSet<BoundProvision> done, HashSet<BoundProvision> told, Reporter reporter)
    {
        var path = new List<(BoundProvision Provision, int Next)> { (start, 0) };
        var onPath = new Dictionary<BoundProvision, int> { [start] = 0 };
        while (path.Count > 0)
        {
            var (provision, next) = path[^1];
            var outgoing = references.Of(provision);
            if (next >= outgoing.Count)
            {
                path.RemoveAt(path.Count - 1);
                onPath.Remove(provision);
                done.Add(provision);
                continue;
            }

            path[^1] = (provision, next + 1);
            var reference = outgoing[next];
            if (onPath.TryGetValue(reference.Target, out var at))
            {
                Tell([.. path.Skip(at).Select(p => p.Provision)], references, told, reporter);
            }
            else if (!done.Contains(reference.Target))
            {
                onPath[reference.Target] = path.Count;
                path.Add((reference.Target, 0));
            }
        }
    }

    private static void Tell(List<BoundProvision> loop, References references, HashSet<BoundProvision> told, Reporter reporter)
    {
        if (loop.Exists(told.Contains))
        {
            return;
        }

        told.UnionWith(loop);
        foreach (var provision in loop)
        {
            provision.Broken = true;
        }

        // Told at the provision that comes first in the text, so that the same loop always reads the same.
        var first = loop.MinBy(p => (p.Syntax.Source.Path, p.Syntax.Span.Start));
        var at = loop.IndexOf(first!);
        loop = [.. loop.Skip(at), .. loop.Take(at)];
        reporter.Provision = first;
        reporter.Clause = null;
        var place = references.Of(first!).First(r => r.Target == loop[1 % loop.Count]).Place;
        reporter.Report(AnalysisDiagnostics.Cycle, place, [string.Join(" → ", loop.Append(first!).Select(Name))]);
    }

    private static string Name(BoundProvision provision) => provision is BoundDefinition ? $"{provision.Subject?.Name ?? provision.Group?.Name}.{provision.Id}" : provision.Id;
}
