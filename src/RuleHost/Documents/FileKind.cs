using System.Formats.Tar;

namespace RuleHost.Documents;

/// <summary>Tells files from what only stands among them: opening a named pipe waits until somebody writes to it, perhaps for ever.</summary>
internal static class FileKind
{
    /// <summary>
    /// Whether a path may be opened without waiting: a regular file, or a folder, which opening will tell. Pipes, sockets and devices have no length, so only what has none is asked for its kind. The platform tells it in one place, the archive entry it would make of a
    /// path, and makes that without opening anything but a regular file.
    /// </summary>
    /// <exception cref="IOException">It is not there, or cannot be looked at: a socket, a loop of links.</exception>
    public static bool IsRegular(string path)
    {
        var file = new FileInfo(path);
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (OperatingSystem.IsWindows() || !file.Exists || file.Length > 0)
        {
            return true;
        }

        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Gnu, leaveOpen: true))
        {
            writer.WriteEntry(file.FullName, "entry");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
    }
}
