namespace Repository.Tests.ApiSurface;

/// <summary>
/// A declaration of a version newer than the lists, with the reason why it is known to exist: one line of
/// <c>infra/embedded/api/ALLOWED.txt</c>, <c>key  declaration  # reason</c>.
/// </summary>
internal sealed record AllowedDeclaration(string Declaration, string Reason)
{
    public static IReadOnlyList<AllowedDeclaration> Read() =>
        [.. RepositoryFiles.Text("infra/embedded/api/ALLOWED.txt")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(Parse)];

    private static AllowedDeclaration Parse(string line)
    {
        int mark = line.IndexOf("  # ", StringComparison.Ordinal);
        return mark < 0 ? new(line, "") : new(line[..mark], line[(mark + "  # ".Length)..].Trim());
    }
}
