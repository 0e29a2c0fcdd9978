using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Embedded.Tables.Tests.Access;

[Collection(StorageCollection.Name)]
public sealed class CredentialTests(StorageFixture storage)
{
    [Fact]
    public async Task TokenCredential_IsAskedForTheStorageScope_AndItsTokenIsSent()
    {
        var handler = new RecordingHandler(HttpStatusCode.NoContent);
        var credential = new FixedToken();
        var table = new TableClient(
            new Uri("https://account.table.core.windows.net"), "things", credential, Options(handler));

        await table.AddEntityAsync(new TableEntity("p", "r"));

        credential.Scopes.ShouldBe(["https://storage.azure.com/.default"]);
        handler.Requests.Single().Headers.Authorization!.ToString().ShouldBe("Bearer a-token");
        handler.Requests.Single().RequestUri.ShouldBe(new Uri("https://account.table.core.windows.net/things"));
    }

    [Fact]
    public async Task TokenCredential_OwnAudience_IsAskedFor()
    {
        var credential = new FixedToken();
        var options = Options(new RecordingHandler(HttpStatusCode.NoContent));
        options.Audience = new TableAudience("https://tables.example");

        await new TableServiceClient(new Uri("https://account.table.core.windows.net"), credential, options).DeleteTableAsync("things");

        credential.Scopes.ShouldBe(["https://tables.example/.default"]);
    }

    [Fact]
    public async Task TokenCredential_PlainHttp_IsRefused()
    {
        var table = new TableClient(storage.Server.TableEndpoint, "things", new FixedToken());

        (await Should.ThrowAsync<InvalidOperationException>(table.AddEntityAsync(new TableEntity("p", "r")))).Message.ShouldContain("TLS");
    }

    [Fact]
    public async Task SharedKey_Wrong_FailsWith403()
    {
        var table = new TableClient(
            storage.Server.TableEndpoint, "things", new TableSharedKeyCredential("devstoreaccount1", Convert.ToBase64String(new byte[64])));

        var failure = await Should.ThrowAsync<RequestFailedException>(table.AddEntityAsync(new TableEntity("p", "r")));

        failure.Status.ShouldBe(403);
        failure.ErrorCode.ShouldBe("AuthorizationFailure");
        Should.Throw<FormatException>(() => new TableSharedKeyCredential("account", "not base64"));
    }

    [Fact]
    public async Task SharedKey_Changed_SignsTheNextRequest()
    {
        var credential = new TableSharedKeyCredential("devstoreaccount1", Convert.ToBase64String(new byte[64]));
        var table = new TableClient(storage.Server.TableEndpoint, StorageFixture.NewTableName(), credential);
        await Should.ThrowAsync<RequestFailedException>(table.CreateAsync());

        credential.SetAccountKey(Embedded.Azurite.AzuriteServer.AccountKey);

        (await table.CreateAsync()).Value.Name.ShouldBe(table.Name);
    }

    [Fact]
    public async Task Send_ServerBusy_IsRetriedAndSignedAgain()
    {
        var handler = new RecordingHandler(HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.NoContent);
        var table = new TableClient("UseDevelopmentStorage=true", "things", Options(handler));

        (await table.AddEntityAsync(new TableEntity("p", "r"))).Status.ShouldBe(204);

        handler.Requests.Count.ShouldBe(3);
        handler.Requests.ShouldAllBe(request => request.Headers.Authorization!.Scheme == "SharedKeyLite");
    }

    [Fact]
    public async Task Options_ServiceVersion_IsSent()
    {
        var handler = new RecordingHandler(HttpStatusCode.NoContent);
        var options = new TableClientOptions(TableClientOptions.ServiceVersion.V2019_02_02) { Transport = new HttpClientTransport(handler) };

        await new TableClient("UseDevelopmentStorage=true", "things", options).DeleteEntityAsync("p", "r");

        handler.Requests.Single().Headers.GetValues("x-ms-version").ShouldBe(["2019-02-02"]);
        handler.Requests.Single().Headers.IfMatch.ToString().ShouldBe("*");
    }

    private static TableClientOptions Options(HttpMessageHandler handler) => new()
    {
        Transport = new HttpClientTransport(handler),
        Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
    };

    private sealed class FixedToken : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken("a-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
