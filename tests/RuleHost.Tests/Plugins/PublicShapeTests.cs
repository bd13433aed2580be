using System.Globalization;
using System.Reflection;
using System.Text;
using RuleHost.Abstractions;
using Xunit;

namespace RuleHost.Tests.Plugins;

/// <summary>Plugins of counties are compiled against RuleHost.Abstractions: what it shows to them changes only on purpose.</summary>
public sealed class PublicShapeTests
{
    private static readonly string File = TestPaths.InRepository("src", "RuleHost.Abstractions", "PublicShape.txt");

    [Fact]
    public void What_plugins_compile_against_is_what_was_published()
    {
        var published = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File) : "";
        var shape = Shape();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            System.IO.File.WriteAllText(File, shape);
            return;
        }

        Assert.True(published == shape, $"""
            The public shape of RuleHost.Abstractions is not the published one any more.
            Gone or changed:
            {Difference(published, shape)}
            New:
            {Difference(shape, published)}
            Where members were only added (none to an interface that plugins implement), raise the minor number of <Version> in
            RuleHost.Abstractions.csproj; where something went, changed, or was added to such an interface, raise its major number
            and <AssemblyVersion>, because plugins of counties stop loading. Then run this test with UPDATE_SNAPSHOTS=1.
            """);
    }

    [Fact]
    public void The_version_in_the_published_shape_is_that_of_the_project() =>
        Assert.StartsWith($"RuleHost.Abstractions {Version()}\n", System.IO.File.ReadAllText(File), StringComparison.Ordinal);

    [Fact]
    public void Nothing_but_the_framework_is_needed_to_compile_a_plugin() =>
        Assert.All(typeof(IPlugin).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    private static string Version() => typeof(IPlugin).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Difference(string some, string other) => string.Join('\n', some.Split('\n').Except(other.Split('\n')));

    private static string Shape()
    {
        var shape = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"RuleHost.Abstractions {Version()}\n"));
        foreach (var type in typeof(IPlugin).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            shape.Append(CultureInfo.InvariantCulture, $"\n{(type.IsInterface ? "interface" : type.IsEnum ? "enum" : "class")} {type.FullName}{(type.IsAbstract && !type.IsInterface ? " abstract" : "")}{(type.BaseType is { } b && b != typeof(object) ? " : " + Name(b) : "")}\n");
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(m => m is not MethodInfo { IsSpecialName: true } && !m.Name.Contains('<', StringComparison.Ordinal))
                .Select(Line)
                .OfType<string>()
                .Order(StringComparer.Ordinal);
            foreach (var member in members)
            {
                shape.Append("  ").Append(member).Append('\n');
            }
        }

        return shape.ToString();
    }

    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} = {Convert.ToInt64(f.GetRawConstantValue(), CultureInfo.InvariantCulture)}"),
        FieldInfo { IsSpecialName: true } => null,
        FieldInfo f => $"{Name(f.FieldType)} {f.Name}",
        PropertyInfo p => $"{(p.GetMethod ?? p.SetMethod)!.IsStaticWord()}{Name(p.PropertyType)} {p.Name}{(p.GetIndexParameters() is { Length: > 0 } i ? $"[{Parameters(i)}]" : "")} {{{(p.GetMethod is null ? "" : " get;")}{(p.SetMethod is null ? "" : " set;")} }}",
        ConstructorInfo c => $"new({Parameters(c.GetParameters())})",
        MethodInfo m => $"{m.IsStaticWord()}{Name(m.ReturnType)} {m.Name}({Parameters(m.GetParameters())})",
        _ => member.Name,
    };

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(p => $"{Name(p.ParameterType)} {p.Name}"));

    private static string Name(Type type) => !type.IsGenericType ? type.Name : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
}

file static class StaticWord
{
    public static string IsStaticWord(this MethodBase method) => method.IsStatic ? "static " : "";
}
