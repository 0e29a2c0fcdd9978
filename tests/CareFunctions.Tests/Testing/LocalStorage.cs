using Embedded.Azurite;

namespace CareFunctions.Tests.Testing;

/// <summary>One Azurite, in memory and on free ports, for the whole test run, with an account for each application that a test starts; it ends with the process.</summary>
internal static class LocalStorage
{
    private const int Accounts = 2_000;

    private static readonly Lazy<Task<AzuriteServer>> Azurite = new(() => AzuriteServer.StartAsync(new AzuriteOptions { FurtherAccounts = Accounts }));

    public static async Task<string> ConnectionStringOfAnAccountAsync() => (await Azurite.Value).FurtherAccount();
}
