using System.Runtime.ExceptionServices;

namespace RuleHost.Values;

/// <summary>Goes on with a deep recursion on a stack of its own, and waits for it.</summary>
internal static class FreshStack
{
    private const int Bytes = 16 * 1024 * 1024;

    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
