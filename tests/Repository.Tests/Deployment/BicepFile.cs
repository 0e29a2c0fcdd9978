using System.Text.RegularExpressions;

namespace Repository.Tests.Deployment;

/// <summary>
/// As much of a Bicep file as can be read without its compiler: parameters, modules, outputs, and the keys of the variables that
/// hold app settings. The compiler is not to be had in every build; the CI workflow runs it where it is.
/// </summary>
internal sealed partial record BicepFile(string Path, string Text)
{
    public static IReadOnlyList<BicepFile> All { get; } =
        [.. RepositoryFiles.Under("infra/azure/", ".bicep").Select(path => new BicepFile(path, RepositoryFiles.Text(path)))];

    public static BicepFile Named(string name) => All.Single(file => file.Path.EndsWith("/" + name, StringComparison.Ordinal));

    /// <summary>The text without comments and decorators, strings kept.</summary>
    public string Code { get; } = string.Join('\n', Text.Split('\n').Select(line => Comment().Replace(line, "")));

    public IEnumerable<string> Parameters => Parameter().Matches(Code).Select(match => match.Groups["name"].Value);

    /// <summary>Parameters without a default: who uses the file must give them.</summary>
    public IEnumerable<string> RequiredParameters =>
        Parameter().Matches(Code).Where(match => !match.Groups["default"].Success).Select(match => match.Groups["name"].Value);

    public IEnumerable<string> Variables => Variable().Matches(Code).Select(match => match.Groups["name"].Value);

    public IEnumerable<string> Outputs => Output().Matches(Code).Select(match => match.Groups["name"].Value);

    public IEnumerable<BicepModule> Modules =>
        Module().Matches(Code).Select(match => new BicepModule(match.Groups["name"].Value, match.Groups["path"].Value, Block(match.Index)));

    /// <summary>How often a name stands there, its declaration included, as the key of an object not.</summary>
    public int UsesOf(string name) =>
        Regex.Count(Code, $@"(?<![\w'.-]){name}(?![\w-])") - Regex.Count(Code, $@"^\s+{name}:", RegexOptions.Multiline);

    /// <summary>Keys of the object a variable holds.</summary>
    public IEnumerable<string> KeysOf(string variable)
    {
        Match start = Regex.Match(Code, $@"^var {variable} = \{{", RegexOptions.Multiline);
        start.Success.ShouldBeTrue($"{Path} has a variable {variable}");
        return Key().Matches(Block(start.Index)).Select(match => match.Groups["name"].Value);
    }

    private string Block(int start)
    {
        int depth = 0;
        for (int index = start; index < Code.Length; index++)
        {
            depth += Code[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0 && Code[index] == '}')
            {
                return Code[start..(index + 1)];
            }
        }

        throw new FormatException($"{Path}: a block is not closed.");
    }

    [GeneratedRegex(@"(?<!:)//.*$|^\s*@\w+\(.*\)\s*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^param (?<name>\w+) \w+(?<default> = )?", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^var (?<name>\w+) = ", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^output (?<name>\w+) \w+ = ", RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex(@"^module (?<name>\w+) '(?<path>[^']+)' = ", RegexOptions.Multiline)]
    private static partial Regex Module();

    [GeneratedRegex(@"^  (?<name>\w+): ", RegexOptions.Multiline)]
    private static partial Regex Key();
}
