using System.Text.Json;
using System.Text.RegularExpressions;

namespace Repository.Tests.Deployment;

public sealed partial class AzurePlatformTests
{
    private const string Project = "functions/CareFunctions/CareFunctions.csproj";

    // Asked for by one of the packages below, so missing with it where a registry has an older one only.
    private const string StorageCommon = "Azure.Storage.Common";

    [Fact]
    public async Task References_OnAzure_AreTheMicrosoftPackagesAndNothingEmbedded()
    {
        (string[] projects, string[] packages) = await ReferencesAsync("Azure");

        projects.ShouldBe(["../CareFunctions.Core/CareFunctions.Core.csproj"]);
        packages.ShouldContain("Microsoft.Azure.Functions.Worker");
        packages.ShouldContain("Microsoft.Azure.Functions.Worker.Sdk");
        packages.ShouldContain("Microsoft.Azure.Functions.Worker.Extensions.DurableTask");
        packages.ShouldContain("Azure.Data.Tables");
        packages.Where(package => !package.StartsWith("Microsoft.", StringComparison.Ordinal) && !package.StartsWith("Azure.", StringComparison.Ordinal))
            .ShouldBe(["GovukNotify", "JWT", "Newtonsoft.Json"], ignoreOrder: true);
    }

    [Fact]
    public async Task References_OnEmbedded_HoldNoFunctionsPackage()
    {
        (string[] projects, string[] packages) = await ReferencesAsync("Embedded");

        projects.ShouldContain("../../infra/embedded/Functions/Embedded.Functions.csproj");
        packages.Where(package => package.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal) || package == "Azure.Data.Tables").ShouldBeEmpty();
    }

    [Fact]
    public async Task Restore_OnAzure_FailsForMissingPackagesOnly()
    {
        (_, string[] packages) = await ReferencesAsync("Azure");

        DotnetCommand restore = await DotnetCommand.RunAsync("restore", Project, "-p:FunctionsPlatform=Azure", "-nologo");

        string[] errors = [.. Error().Matches(restore.Output).Select(match => match.Value.TrimEnd()).Distinct()];
        (restore.ExitCode == 0).ShouldBe(errors.Length == 0, restore.Output);
        foreach (string error in errors.Where(error => !FoundVersions().IsMatch(error) && !MissingVersion().IsMatch(error)))
        {
            Match missing = MissingPackage().Match(error);
            missing.Success.ShouldBeTrue($"the one fault allowed is a package that the registry has not: {error}");
            packages.Append(StorageCommon).ShouldContain(missing.Groups["id"].Value);
        }
    }

    private static async Task<(string[] Projects, string[] Packages)> ReferencesAsync(string platform)
    {
        DotnetCommand evaluation = await DotnetCommand.RunAsync(
            "msbuild", Project, $"-p:FunctionsPlatform={platform}", "-getItem:ProjectReference,PackageReference", "-nologo");
        evaluation.ExitCode.ShouldBe(0, evaluation.Output);
        using JsonDocument document = JsonDocument.Parse(evaluation.Output);
        JsonElement items = document.RootElement.GetProperty("Items");
        return (Identities(items, "ProjectReference"), Identities(items, "PackageReference"));
    }

    private static string[] Identities(JsonElement items, string kind) =>
        [.. items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))];

    [GeneratedRegex(@"error [A-Z]+\d+: .*")]
    private static partial Regex Error();

    [GeneratedRegex(@"^error NU1102:   - Found")]
    private static partial Regex FoundVersions();

    // A registry that has a package but not the version that it, or one that it brings, is asked for in.
    [GeneratedRegex(@"^error NU1603: .* depends on (?<id>[\w.]+) \(>= [\w.-]+\) but \k<id> [\w.-]+ was not found\. \k<id> [\w.-]+ was resolved instead\.")]
    private static partial Regex MissingVersion();

    [GeneratedRegex(@"^error NU110[12]: Unable to find package (?<id>[\w.]+?)(\. | with version)")]
    private static partial Regex MissingPackage();
}
