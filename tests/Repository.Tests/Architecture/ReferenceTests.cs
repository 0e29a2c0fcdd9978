using System.Reflection;
using System.Text.RegularExpressions;
using Repository.Tests.ApiSurface;

namespace Repository.Tests.Architecture;

public sealed partial class ReferenceTests
{
    [Fact]
    public void Core_References_NoPlatform()
    {
        string[] references = [.. Assembly.Load("CareFunctions.Core").GetReferencedAssemblies().Select(name => name.Name!)];

        references.ShouldNotBeEmpty();
        references.Where(name =>
            name.StartsWith("Azure", StringComparison.Ordinal)
            || name.StartsWith("Embedded", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name == "CareFunctions").ShouldBeEmpty();
    }

    [Fact]
    public void Core_Source_HasNoClockAndNoRandomnessOfItsOwn()
    {
        string[] sources = [.. RepositoryFiles.Under("functions/CareFunctions.Core/", ".cs")];

        sources.ShouldNotBeEmpty();
        sources.Where(file => OwnClockOrEdge().IsMatch(RepositoryFiles.Text(file))).ShouldBeEmpty();
    }

    [Fact]
    public void Embedded_References_NothingOfCare()
    {
        Assembly[] embedded = [.. PublishedSurface.EmbeddedAssemblies()];
        embedded.Length.ShouldBeGreaterThan(4);

        foreach (Assembly assembly in embedded)
        {
            assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("CareFunctions", StringComparison.Ordinal)).ShouldBeEmpty(assembly.GetName().Name);
        }
    }

    [Fact]
    public void Embedded_Source_KnowsNoCare() =>
        RepositoryFiles.Under("infra/embedded/", ".cs").Where(file => WordsOfCare().IsMatch(RepositoryFiles.Text(file))).ShouldBeEmpty();

    [Fact]
    public void Functions_Source_IsTheSameOnBothPlatforms()
    {
        string[] sources = [.. RepositoryFiles.Under("functions/", ".cs")];

        sources.Where(file => ConditionalSource().IsMatch(RepositoryFiles.Text(file))).ShouldBeEmpty("no #if: one source");
        sources.Where(file => EmbeddedNamespace().IsMatch(RepositoryFiles.Text(file))).ShouldBeEmpty("the public programming model only");
    }

    [Fact]
    public void Projects_ReferenceEachOther_OneWay()
    {
        foreach (string project in RepositoryFiles.All.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            string folder = Path.GetDirectoryName(RepositoryFiles.FullPath(project))!;
            string[] references = [.. ProjectReference().Matches(RepositoryFiles.Text(project))
                .Select(match => Path.GetRelativePath(RepositoryFiles.Root, Path.GetFullPath(match.Groups["path"].Value, folder)).Replace('\\', '/'))];
            string[] allowed = project switch
            {
                "functions/CareFunctions.Core/CareFunctions.Core.csproj" => [],
                "functions/CareFunctions/CareFunctions.csproj" => ["functions/CareFunctions.Core/", "infra/embedded/"],
                _ when project.StartsWith("infra/embedded/", StringComparison.Ordinal) => ["infra/embedded/"],
                _ => ["functions/", "infra/embedded/", "tests/"],
            };

            references.Where(path => !File.Exists(RepositoryFiles.FullPath(path))).ShouldBeEmpty(project);
            references.Where(path => !allowed.Any(start => path.StartsWith(start, StringComparison.Ordinal))).ShouldBeEmpty(project);
        }
    }

    [GeneratedRegex(@"TimeProvider\.System|SystemClock|HttpClient|\bSocket\b|GetEnvironmentVariable|Guid\.NewGuid|Random\.Shared")]
    private static partial Regex OwnClockOrEdge();

    [GeneratedRegex(@"CareFunctions|(?i:somerset|croydon|medway|brokerage|social care|case note)")]
    private static partial Regex WordsOfCare();

    [GeneratedRegex(@"^\s*#(if|else|elif)\b", RegexOptions.Multiline)]
    private static partial Regex ConditionalSource();

    [GeneratedRegex(@"\bEmbedded\.(Runtime|Functions|DurableTask|Tables|Azurite|Testing)")]
    private static partial Regex EmbeddedNamespace();

    [GeneratedRegex(@"ProjectReference Include=""(?<path>[^""]+)""")]
    private static partial Regex ProjectReference();
}
