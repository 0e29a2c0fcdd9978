using Azure.Data.Tables;

namespace Embedded.Tables.Tests.Access;

public sealed class ConnectionStringTests
{
    private const string Key = "a2V5";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("usedevelopmentstorage=TRUE;", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite", "http://azurite:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData($"AccountName=council;AccountKey={Key}", "https://council.table.core.windows.net/", "council")]
    [InlineData($"DefaultEndpointsProtocol=http;AccountName=council;AccountKey={Key};EndpointSuffix=core.example", "http://council.table.core.example/", "council")]
    [InlineData($"AccountName=council;AccountKey={Key};TableEndpoint=https://tables.example/", "https://tables.example/", "council")]
    [InlineData("TableEndpoint=https://council.table.core.windows.net;SharedAccessSignature=sv=1&sig=a%3D", "https://council.table.core.windows.net/", "council")]
    public void TableServiceClient_ConnectionString_NamesTheEndpointAndTheAccount(string connectionString, string endpoint, string account)
    {
        var client = new TableServiceClient(connectionString);

        client.Uri.ShouldBe(new Uri(endpoint));
        client.AccountName.ShouldBe(account);
        client.GetTableClient("things").Uri.ShouldBe(new Uri($"{endpoint.TrimEnd('/')}/things"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=council")]
    [InlineData($"AccountKey={Key}")]
    [InlineData($"AccountName=council;AccountName=other;AccountKey={Key}")]
    [InlineData($"AccountName=council;AccountKey={Key};TableEndpoint=tables")]
    public void TableServiceClient_WhatIsNoConnectionString_IsRefusedWithoutRepeatingIt(string connectionString)
    {
        var failure = Should.Throw<FormatException>(() => new TableServiceClient(connectionString));

        failure.Message.ShouldNotContain(Key);
    }
}
