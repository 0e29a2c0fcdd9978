using Microsoft.RepositorySample;

namespace Repository.Tests.ApiSurface;

public sealed class ApiSurfaceTests
{
    [Fact]
    public void Strangers_EmbeddedAssemblies_EveryDeclarationStandsInTheLists()
    {
        PublishedSurface published = PublishedSurface.Read();
        published.Count.ShouldBeGreaterThan(1500, "the lists are read");

        Type[] types = [.. PublishedSurface.EmbeddedAssemblies().SelectMany(assembly => assembly.GetTypes())];
        types.ShouldContain(type => type.Namespace == "Microsoft.DurableTask", "the embedded assemblies are read");

        published.Strangers(types).ShouldBeEmpty();
    }

    [Fact]
    public void Allowed_EveryLine_SaysWhyAndIsUsed()
    {
        HashSet<string> own = [.. PublishedSurface.EmbeddedAssemblies().SelectMany(assembly => assembly.GetTypes()).Where(TypeDeclarations.IsVisible).SelectMany(TypeDeclarations.Of)];

        foreach (AllowedDeclaration allowed in AllowedDeclaration.Read())
        {
            allowed.Reason.Length.ShouldBeGreaterThan(20, allowed.Declaration);
            own.ShouldContain(allowed.Declaration, "an allowance nobody uses hides the next mistake");
        }
    }

    [Fact]
    public void Strangers_TypeNotListed_NamesTypeAndMembers()
    {
        IReadOnlyList<string> strangers = new PublishedSurface([]).Strangers([typeof(SampleThermometer)]);

        strangers.ShouldContain("Microsoft.RepositorySample.SampleThermometer  public sealed class SampleThermometer : System.IDisposable");
        strangers.ShouldContain("Microsoft.RepositorySample.SampleThermometer.Read  public double Read(string? place, int decimals = 1)");
    }

    [Fact]
    public void Strangers_SameDeclarations_AreNone()
    {
        PublishedSurface published = new(TypeDeclarations.Of(typeof(SampleThermometer)));

        published.Strangers([typeof(SampleThermometer)]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("string? place", "string place")]
    [InlineData("int decimals = 1", "int decimals = 2")]
    [InlineData("int decimals = 1", "int decimals")]
    [InlineData("public double Read", "public virtual double Read")]
    [InlineData("double Read", "float Read")]
    [InlineData("{ get; }", "{ get; set; }")]
    [InlineData("sealed class", "class")]
    [InlineData(" : System.IDisposable", "")]
    [InlineData("[Obsolete(\"Use Read.\")]", "")]
    public void Strangers_SignatureDiffers_IsFound(string ours, string theirs)
    {
        string[] lines = [.. TypeDeclarations.Of(typeof(SampleThermometer)).Select(line => line.Replace(ours, theirs, StringComparison.Ordinal))];

        new PublishedSurface(lines).Strangers([typeof(SampleThermometer)]).Count.ShouldBe(1);
    }

    [Fact]
    public void Strangers_ListedTypeImplementsMore_IsNoStranger()
    {
        string[] lines = [.. TypeDeclarations.Of(typeof(SampleThermometer))
            .Select(line => line.Replace(" : System.IDisposable", " : System.IAsyncDisposable, System.IDisposable", StringComparison.Ordinal) + "  // [Description(\"not compared\")]")];

        new PublishedSurface(lines).Strangers([typeof(SampleThermometer)]).Count.ShouldBe(1, "only the deprecated member, whose attributes came twice");
    }

    [Fact]
    public void Strangers_OwnNamespace_IsNotTheirs() =>
        new PublishedSurface([]).Strangers([typeof(ApiSurfaceTests)]).ShouldBeEmpty();
}
