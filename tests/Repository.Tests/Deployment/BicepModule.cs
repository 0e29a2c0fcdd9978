using System.Text.RegularExpressions;

namespace Repository.Tests.Deployment;

/// <summary>One use of a module: its symbolic name, the file it names, and the text of the declaration.</summary>
internal sealed partial record BicepModule(string Name, string Path, string Body)
{
    /// <summary>The names of the parameters given to it.</summary>
    public IEnumerable<string> Given =>
        Argument().Matches(Body[Body.IndexOf("params: {", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^    (?<name>\w+): ", RegexOptions.Multiline)]
    private static partial Regex Argument();
}
