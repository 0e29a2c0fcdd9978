using Embedded.Azurite;

namespace CareFunctions.Tests.Testing;

/// <summary>One Azurite, in memory and on free ports, for the whole test run; it ends with the process. Tests use cases and events of their own.</summary>
internal static class LocalStorage
{
    private static readonly Lazy<Task<AzuriteServer>> Azurite = new(() => AzuriteServer.StartAsync());

    public static async Task<string> ConnectionStringAsync() => (await Azurite.Value).ConnectionString;
}
