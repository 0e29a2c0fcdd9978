using System.Text.Json;
using System.Text.RegularExpressions;

namespace Repository.Tests.Deployment;

public sealed partial class BicepTests
{
    public static TheoryData<string> Files => [.. BicepFile.All.Select(file => file.Path)];

    private static BicepFile Main => BicepFile.Named("main.bicep");

    [Fact]
    public void Files_AreThere() => BicepFile.All.Count.ShouldBeGreaterThan(3);

    [Theory]
    [MemberData(nameof(Files))]
    public void Brackets_Always_AreBalanced(string path)
    {
        Stack<char> open = new();
        foreach (char letter in QuotedText().Replace(File(path).Code, "''"))
        {
            if (letter is '{' or '[' or '(')
            {
                open.Push(letter);
            }
            else if (letter is '}' or ']' or ')')
            {
                open.Count.ShouldBeGreaterThan(0, path);
                $"{open.Pop()}{letter}".ShouldBeOneOf("{}", "[]", "()");
            }
        }

        open.ShouldBeEmpty(path);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Declarations_Always_AreUsed(string path)
    {
        BicepFile file = File(path);

        file.Parameters.Concat(file.Variables).Where(name => file.UsesOf(name) < 2).ShouldBeEmpty("a parameter or variable nobody reads");
    }

    [Fact]
    public void Modules_Always_ExistAndAreGivenWhatTheyAsk()
    {
        Main.Modules.Count().ShouldBe(BicepFile.All.Count - 1, "every module file is used");
        foreach (BicepModule module in Main.Modules)
        {
            BicepFile file = File("infra/azure/" + module.Path);
            module.Given.Except(file.Parameters).ShouldBeEmpty($"{module.Path} has no such parameter");
            file.RequiredParameters.Except(module.Given).ShouldBeEmpty($"{module.Path} is not given a parameter it needs");
            foreach (Match use in Regex.Matches(Main.Code, $@"\b{module.Name}!?\.outputs\.(\w+)"))
            {
                file.Outputs.ShouldContain(use.Groups[1].Value);
            }
        }
    }

    [Fact]
    public void ParametersFile_Always_NamesParametersOfMain()
    {
        using JsonDocument file = JsonDocument.Parse(RepositoryFiles.Text("infra/azure/main.parameters.json"));
        string[] given = [.. file.RootElement.GetProperty("parameters").EnumerateObject().Select(property => property.Name)];

        given.Except(Main.Parameters).ShouldBeEmpty();
        Main.RequiredParameters.Except(given).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Secrets_Never_Appear(string path) =>
        Secret().Matches(File(path).Code).ShouldBeEmpty();

    [Fact]
    public void Storage_Always_RefusesAccountKeys()
    {
        string code = BicepFile.Named("storage.bicep").Code;

        code.ShouldContain("allowSharedKeyAccess: false");
        code.ShouldContain("allowBlobPublicAccess: false");
    }

    [Fact]
    public void Roles_Always_AreTheLeastThatTheAppNeeds()
    {
        string[] known = [
            "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner: the host's leases, keys and the package
            "974c5e8b-45b9-4653-ba55-5f855dd0fb88", // Storage Queue Data Contributor
            "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor
            "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
            "0ad04412-c4d5-4796-b79c-f76d14c8d402"]; // Durable Task Data Contributor

        BicepFile.All.SelectMany(file => RoleId().Matches(file.Code)).Select(match => match.Value).Distinct().ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public void AzureYaml_Always_PointsAtTheAppAndTheModule()
    {
        string yaml = RepositoryFiles.Text("infra/azure/azure.yaml");

        string project = ProjectPath().Match(yaml).Groups["path"].Value;
        Directory.Exists(Path.GetFullPath(project, RepositoryFiles.FullPath("infra/azure"))).ShouldBeTrue(project);
        yaml.ShouldContain("module: main");
        yaml.ShouldContain("  carefunctions:\n");
        BicepFile.Named("function-app.bicep").Code.ShouldContain("'azd-service-name': 'carefunctions'");
    }

    private static BicepFile File(string path) => BicepFile.All.Single(file => file.Path == path);

    [GeneratedRegex(@"'(\\'|[^'\n])*'")]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")]
    private static partial Regex RoleId();

    [GeneratedRegex(@"project: (?<path>\S+)")]
    private static partial Regex ProjectPath();

    [GeneratedRegex(@"(?i)AccountKey|SharedAccessKey|listKeys|password|clientSecret|connectionString\s*[:=]\s*'Default")]
    private static partial Regex Secret();
}
