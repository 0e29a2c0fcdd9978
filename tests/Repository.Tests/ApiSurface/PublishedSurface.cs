using System.Reflection;
using System.Text.RegularExpressions;

namespace Repository.Tests.ApiSurface;

/// <summary>
/// The public surface of the real packages, as <c>infra/embedded/api</c> lists it. A declaration stands in it when a line has the
/// same key and the same C#; of attributes, only deprecation and attribute usage count. A type may implement fewer interfaces
/// than the real one, because members may be left out; it may not implement another.
/// </summary>
internal sealed partial class PublishedSurface
{
    private readonly HashSet<string> declarations;
    private readonly ILookup<string, TypeHead> heads;

    public PublishedSurface(IEnumerable<string> lines)
    {
        declarations = [.. lines.Where(line => line.Length > 0 && line[0] is not ('[' or '#')).Select(Normalise)];
        heads = declarations.Select(TypeHead.Parse).OfType<TypeHead>().ToLookup(head => head.Head, StringComparer.Ordinal);
    }

    public int Count => declarations.Count;

    public static PublishedSurface Read()
    {
        string folder = RepositoryFiles.FullPath("infra/embedded/api");
        IEnumerable<string> lists = Directory.EnumerateFiles(folder, "*.txt").Where(file => Path.GetFileName(file) != "ALLOWED.txt").SelectMany(File.ReadLines);
        return new PublishedSurface(lists.Concat(AllowedDeclaration.Read().Select(allowed => allowed.Declaration)));
    }

    /// <summary>Every visible declaration of <paramref name="types"/> in a Microsoft or Azure namespace that stands in no list.</summary>
    public IReadOnlyList<string> Strangers(IEnumerable<Type> types) =>
        [.. types
            .Where(type => TypeDeclarations.IsVisible(type) && IsTheirs(type.Namespace))
            .SelectMany(TypeDeclarations.Of)
            .Distinct(StringComparer.Ordinal)
            .Where(line => !Contains(line))
            .Order(StringComparer.Ordinal)];

    public bool Contains(string line)
    {
        string declaration = Normalise(line);
        return declarations.Contains(declaration)
            || (TypeHead.Parse(declaration) is { } own && heads[own.Head].Any(published => own.Bases.IsSubsetOf(published.Bases)));
    }

    public static IEnumerable<Assembly> EmbeddedAssemblies() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "Embedded.*.dll").Select(Assembly.LoadFrom);

    private static bool IsTheirs(string? space) =>
        space is not null && (space is "Microsoft" or "Azure" || space.StartsWith("Microsoft.", StringComparison.Ordinal) || space.StartsWith("Azure.", StringComparison.Ordinal));

    // A trailing comment holds attributes. Text of a default value could hold "  // " as well; no listed declaration does.
    private static string Normalise(string line)
    {
        int comment = line.IndexOf("  // ", StringComparison.Ordinal);
        if (comment < 0)
        {
            return line;
        }

        string kept = string.Join(" ", NoticeableAttribute().Matches(line[comment..]).Select(match => match.Value));
        return kept.Length == 0 ? line[..comment] : $"{line[..comment]}  // {kept}";
    }

    [GeneratedRegex(@"\[(AttributeUsage|Obsolete)(\(.*?\))?\](?= \[|$)")]
    private static partial Regex NoticeableAttribute();

    /// <summary>A class, struct or interface declaration taken apart into what must be equal and what may be a subset.</summary>
    private sealed record TypeHead(string Head, IReadOnlySet<string> Bases)
    {
        public static TypeHead? Parse(string declaration)
        {
            Match match = Pattern().Match(declaration);
            return match.Success
                ? new TypeHead(match.Groups["before"].Value + match.Groups["after"].Value, TopLevelParts(match.Groups["bases"].Value).ToHashSet(StringComparer.Ordinal))
                : null;
        }

        private static IEnumerable<string> TopLevelParts(string bases)
        {
            int depth = 0, start = 0;
            for (int index = 0; index <= bases.Length; index++)
            {
                if (index == bases.Length || (bases[index] == ',' && depth == 0))
                {
                    if (index > start)
                    {
                        yield return bases[start..index].Trim();
                    }

                    start = index + 1;
                }
                else
                {
                    depth += bases[index] switch { '<' => 1, '>' => -1, _ => 0 };
                }
            }
        }

        private static Regex Pattern() => TypeHeadPattern();
    }

    [GeneratedRegex(@"^(?<before>\S+(, \S+)*  (public|protected|protected internal) ((static|abstract|sealed|readonly|ref|record) )*(class|struct|interface) [\w.]+(<[^>]*>)?)( : (?<bases>.*?))?(?<after>( where .*?)?(  // .*)?)$")]
    private static partial Regex TypeHeadPattern();
}
