namespace CareFunctions.Tests.Testing;

/// <summary>One application for a whole class of tests that change nothing another of them looks at.</summary>
public sealed class SharedCare : IAsyncLifetime
{
    internal CareApplication Application { get; private set; } = null!;

    public async Task InitializeAsync() => Application = await CareApplication.StartAsync();

    public async Task DisposeAsync() => await Application.DisposeAsync();
}
